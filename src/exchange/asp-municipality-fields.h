/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The fields of a municipality that a table of another program may give. A field is named by its
 * number here, from 0; ASP_MUNICIPALITY_FIELD_NONE is a column that is left out. */
#define ASP_MUNICIPALITY_FIELD_NONE (-1)

guint       asp_municipality_fields_get_n      (void);
const char *asp_municipality_field_get_column  (int         field);
const char *asp_municipality_field_get_title   (int         field);
gboolean    asp_municipality_field_is_place    (int         field);
int         asp_municipality_field_find        (const char *column);
int         asp_municipality_field_guess       (const char *header);

G_END_DECLS
