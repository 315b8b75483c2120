/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-painter.h"
#include "asp-text-cache.h"

G_BEGIN_DECLS

/* The painter's back end on the screen. Lives on the stack during one snapshot. */
typedef struct
{
  AspPainter    parent;
  GtkSnapshot  *snapshot;         /* (not owned) */
  AspTextCache *texts;            /* (not owned) (nullable): when texts are painted */
} AspSnapshotPainter;

void asp_snapshot_painter_init (AspSnapshotPainter *self,
                                GtkSnapshot        *snapshot,
                                AspTextCache       *texts);

G_END_DECLS
