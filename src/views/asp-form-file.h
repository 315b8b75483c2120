/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-form-session.h"

G_BEGIN_DECLS

#define ASP_TYPE_FORM_FILE (asp_form_file_get_type ())

/* The answer to a question for a file: its name and size, and buttons to choose, open, save and
 * remove it. Each change is one step of undo. */
G_DECLARE_FINAL_TYPE (AspFormFile, asp_form_file, ASP, FORM_FILE, GtkWidget)

GtkWidget *asp_form_file_new    (AspFormSession *session,
                                 AspFormNode    *node);
void       asp_form_file_update (AspFormFile    *self,
                                 gboolean        locked);
void       asp_form_file_take   (AspFormFile    *self,
                                 GFile          *file);

G_END_DECLS
