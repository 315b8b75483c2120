/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-painter.h"

G_BEGIN_DECLS

#define ASP_TYPE_TEXT_CACHE (asp_text_cache_get_type ())

G_DECLARE_FINAL_TYPE (AspTextCache, asp_text_cache, ASP, TEXT_CACHE, GObject)

AspTextCache *asp_text_cache_new        (GtkWidget    *widget);
PangoLayout  *asp_text_cache_get_layout (AspTextCache *self,
                                         const char   *text,
                                         AspTextStyle  style,
                                         int           width);

G_END_DECLS
