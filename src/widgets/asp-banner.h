/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASP_TYPE_BANNER (asp_banner_get_type ())
G_DECLARE_FINAL_TYPE (AspBanner, asp_banner, ASP, BANNER, GtkWidget)

GtkWidget  *asp_banner_new              (const char *title);
const char *asp_banner_get_title        (AspBanner  *self);
void        asp_banner_set_title        (AspBanner  *self,
                                         const char *title);
const char *asp_banner_get_button_label (AspBanner  *self);
void        asp_banner_set_button_label (AspBanner  *self,
                                         const char *label);
gboolean    asp_banner_get_revealed     (AspBanner  *self);
void        asp_banner_set_revealed     (AspBanner  *self,
                                         gboolean    revealed);

G_END_DECLS
