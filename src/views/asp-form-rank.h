/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASP_TYPE_FORM_RANK (asp_form_rank_get_type ())

/* Choices that are put into an order with buttons: the answer to a question of rank. It is empty
 * until an order is chosen, be it the one that stands there. Emits "changed" when the user does. */
G_DECLARE_FINAL_TYPE (AspFormRank, asp_form_rank, ASP, FORM_RANK, GtkWidget)

GtkWidget *asp_form_rank_new       (GPtrArray   *choices);
void       asp_form_rank_set_value (AspFormRank *self,
                                    const char  *value);
char      *asp_form_rank_get_value (AspFormRank *self);

G_END_DECLS
