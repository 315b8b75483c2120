/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-form-session.h"

G_BEGIN_DECLS

/* The answers of one questionnaire as a file, for other programs of the ODK family. What goes wrong
 * is told in a dialog over @view. */
void asp_form_view_export_answers (GtkWidget      *view,
                                   AspFormSession *session);
void asp_form_view_import_answers (GtkWidget      *view,
                                   AspFormSession *session);

G_END_DECLS
