/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "asp-day.h"
#include "asp-report.h"

G_BEGIN_DECLS

/* Forms that lie in files, without a document. */

AspReport *asp_form_check_report_new   (void);
char      *asp_form_file_check         (GFile       *file,
                                        AspReport   *report,
                                        GError     **error);
AspReport *asp_form_explain_report_new (void);
char      *asp_form_file_explain       (GFile       *file,
                                        AspReport   *report,
                                        GError     **error);
char      *asp_form_file_state         (GFile       *file,
                                        AspDay       today,
                                        GError     **error);
char      *asp_form_file_run           (GFile       *file,
                                        GFile       *steps,
                                        AspDay       today,
                                        GError     **error);

G_END_DECLS
