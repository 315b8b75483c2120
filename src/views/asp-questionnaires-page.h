/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-page.h"

G_BEGIN_DECLS

#define ASP_TYPE_QUESTIONNAIRES_PAGE (asp_questionnaires_page_get_type ())

/* The questionnaires of the scope and how far they are; for one municipality, the wizard. */
G_DECLARE_FINAL_TYPE (AspQuestionnairesPage, asp_questionnaires_page, ASP, QUESTIONNAIRES_PAGE,
                      GtkWidget)

G_END_DECLS
