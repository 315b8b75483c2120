/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"

G_BEGIN_DECLS

/* Commands on the programme, its milestones and its waves; each is one undo step. @row: (nullable):
 * NULL for a new record. @fields: column → text as asp-record-commands.h takes it. They return NULL
 * when nothing would change. */

AspEdit *asp_programme_command_store           (AspRow      *row,
                                                GHashTable  *fields);
AspEdit *asp_programme_command_store_milestone (AspDocument *document,
                                                AspRow      *row,
                                                GHashTable  *fields);
AspEdit *asp_programme_command_store_wave      (AspRow      *row,
                                                GHashTable  *fields);

/* A milestone or a wave; the wave's municipalities stay, without a wave. */
AspEdit *asp_programme_command_delete          (AspRow      *row);

/* A municipality that does not fit its wave. */
typedef struct
{
  AspRow     *municipality;     /* (owned) */
  const char *reason;           /* translated */
} AspWaveDoubt;

GPtrArray *asp_programme_list_milestones (AspDocument  *document);
guint      asp_programme_count_members   (AspDocument  *document,
                                          gint64        wave_id);
GPtrArray *asp_programme_list_doubts     (AspDocument  *document,
                                          AspRow       *wave);

G_END_DECLS
