/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-field-row.h"
#include "asp-form-session.h"

G_BEGIN_DECLS

#define ASP_TYPE_FORM_QUESTION (asp_form_question_get_type ())

/* A question of a questionnaire and the row in which it is answered. Each answer is stored when its
 * field is left, and after two seconds of pause; a wrong one too, and what is wrong is said below
 * it. */
G_DECLARE_FINAL_TYPE (AspFormQuestion, asp_form_question, ASP, FORM_QUESTION, GObject)

AspFormQuestion *asp_form_question_new              (AspFormSession  *session,
                                                     AspFormNode     *node);
GtkWidget       *asp_form_question_get_row          (AspFormQuestion *self);
AspFormNode     *asp_form_question_get_node         (AspFormQuestion *self);
void             asp_form_question_set_show_missing (AspFormQuestion *self,
                                                     gboolean         show);
gboolean         asp_form_question_grab_focus       (AspFormQuestion *self);

G_END_DECLS
