/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-document.h"
#include "asp-municipality.h"

G_BEGIN_DECLS

#define ASP_TYPE_MUNICIPALITY_DIALOG (asp_municipality_dialog_get_type ())

/* The whole record of a municipality in a window of its own, stored as one undo step. */
G_DECLARE_FINAL_TYPE (AspMunicipalityDialog, asp_municipality_dialog, ASP, MUNICIPALITY_DIALOG,
                      AdwWindow)

GtkWindow *asp_municipality_dialog_new (AspDocument     *document,
                                        AspMunicipality *municipality);

G_END_DECLS
