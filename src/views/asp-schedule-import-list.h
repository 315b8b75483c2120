/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-schedule-import.h"

G_BEGIN_DECLS

typedef enum
{
  ASP_SCHEDULE_IMPORT_MOVES,    /* dates that our rules would move */
  ASP_SCHEDULE_IMPORT_TASKS,    /* what becomes of each task */
  ASP_SCHEDULE_IMPORT_LOSSES,   /* what is not stored */
} AspScheduleImportPart;

guint asp_schedule_import_list_fill (GtkListView           *list,
                                     AspScheduleImport     *import,
                                     AspScheduleImportPart  part);

G_END_DECLS
