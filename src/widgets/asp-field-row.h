/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ASP_TYPE_FIELD_ROW (asp_field_row_get_type ())

/* A row of a form: what is asked, how it is answered, and below it, in words, what is wrong. The
 * control is the caller's; its name and description for assistive technology are kept here. */
G_DECLARE_FINAL_TYPE (AspFieldRow, asp_field_row, ASP, FIELD_ROW, AdwPreferencesRow)

GtkWidget  *asp_field_row_new          (const char  *title,
                                        GtkWidget   *control);
GtkWidget  *asp_field_row_get_control  (AspFieldRow *self);
void        asp_field_row_set_control  (AspFieldRow *self,
                                        GtkWidget   *control);
void        asp_field_row_set_title    (AspFieldRow *self,
                                        const char  *title,
                                        gboolean     required);
void        asp_field_row_set_hint     (AspFieldRow *self,
                                        const char  *hint);
void        asp_field_row_set_source   (AspFieldRow *self,
                                        const char  *source);
void        asp_field_row_set_error    (AspFieldRow *self,
                                        const char  *error);
const char *asp_field_row_get_error    (AspFieldRow *self);
void        asp_field_row_set_warning  (AspFieldRow *self,
                                        const char  *warning);

G_END_DECLS
