/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ASP_TYPE_APPLICATION (asp_application_get_type ())

G_DECLARE_FINAL_TYPE (AspApplication, asp_application, ASP, APPLICATION, AdwApplication)

AspApplication *asp_application_new (void);

G_END_DECLS
