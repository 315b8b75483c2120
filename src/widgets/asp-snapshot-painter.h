/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-painter.h"

G_BEGIN_DECLS

/* The painter's back end on the screen. Lives on the stack during one snapshot. */
typedef struct
{
  AspPainter    parent;
  GtkSnapshot  *snapshot;         /* (not owned) */
  PangoContext *context;          /* (not owned) (nullable): when texts are painted */
  GHashTable   *layouts;          /* (not owned) (nullable): texts already laid out */
} AspSnapshotPainter;

void        asp_snapshot_painter_init    (AspSnapshotPainter *self,
                                          GtkSnapshot        *snapshot,
                                          PangoContext       *context,
                                          GHashTable         *layouts);
GHashTable *asp_snapshot_painter_new_layouts (void);

G_END_DECLS
