/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-form-session.h"

G_BEGIN_DECLS

#define ASP_TYPE_FORM_VIEW (asp_form_view_get_type ())

/* The wizard: a municipality's questionnaire, page by page. The signal "closed" asks to go back to
 * the list of questionnaires. */
G_DECLARE_FINAL_TYPE (AspFormView, asp_form_view, ASP, FORM_VIEW, GtkWidget)

void            asp_form_view_set_session (AspFormView    *self,
                                           AspFormSession *session);
AspFormSession *asp_form_view_get_session (AspFormView    *self);
void            asp_form_view_go_to_page  (AspFormView    *self,
                                           const char     *path);
const char     *asp_form_view_get_page    (AspFormView    *self);

G_END_DECLS
