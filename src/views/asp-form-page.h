/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-form-session.h"

G_BEGIN_DECLS

#define ASP_TYPE_FORM_PAGE (asp_form_page_get_type ())

/* The questions of one page of a questionnaire, and the rows of its lists, which come and go. */
G_DECLARE_FINAL_TYPE (AspFormPage, asp_form_page, ASP, FORM_PAGE, GtkWidget)

AspFormPage *asp_form_page_new              (AspFormSession *session,
                                             AspFormNode    *node);
AspFormNode *asp_form_page_get_node         (AspFormPage    *self);
void         asp_form_page_set_show_missing (AspFormPage    *self,
                                             gboolean        show);
void         asp_form_page_focus_first      (AspFormPage    *self);
void         asp_form_page_focus_problem    (AspFormPage    *self);

G_END_DECLS
