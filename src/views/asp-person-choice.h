/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-document.h"

G_BEGIN_DECLS

/* What stands in the list besides people of the document. */
#define ASP_PERSON_CHOICE_NOBODY ((gint64) 0)
#define ASP_PERSON_CHOICE_NEW ((gint64) -1)

/* A drop-down with search over the people of the document, those of one municipality first. */
GtkWidget *asp_person_choice_new    (AspDocument *document,
                                     gint64       municipality_id,
                                     gboolean     with_nobody,
                                     gint64       selected);
gint64     asp_person_choice_get_id (GtkDropDown *choice);

G_END_DECLS
