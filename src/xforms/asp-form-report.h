/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-instance.h"

G_BEGIN_DECLS

/* What a form looks like while it is filled in, as tables for other programs. Fields are separated
 * by tabs; a tab, line break or backslash in a field is \t, \n, \r or \\. */

char *asp_form_report_state (AspFormInstance *instance,
                             const char      *form_name);
char *asp_form_report_run   (AspForm         *form,
                             AspDay           today,
                             const char      *steps,
                             GError         **error);

G_END_DECLS
