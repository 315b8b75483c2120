/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-record-dialog.h"

G_BEGIN_DECLS

#define ASP_TYPE_WAVE_DIALOG (asp_wave_dialog_get_type ())

/* A wave: its kind, its place in the order, its periods, and who of it does not fit in. */
G_DECLARE_FINAL_TYPE (AspWaveDialog, asp_wave_dialog, ASP, WAVE_DIALOG, AspRecordDialog)

GtkWindow *asp_wave_dialog_new (AspDocument *document,
                                AspRow      *wave);

G_END_DECLS
