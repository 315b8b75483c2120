/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-schedule-rows.h"

G_BEGIN_DECLS

/* The writers: rows in, the bytes of a whole file out. Nothing is on the disk yet. */
GBytes *asp_schedule_write_csv   (AspScheduleRows  *rows);
GBytes *asp_schedule_write_csv_part (AspScheduleRows *rows,
                                  gboolean          is_first);
GBytes *asp_schedule_write_ics   (AspScheduleRows  *rows);
GBytes *asp_schedule_write_planner (AspScheduleRows *rows,
                                  GError          **error);
GBytes *asp_schedule_write_mspdi (AspScheduleRows  *rows);
GBytes *asp_schedule_write_xlsx  (AspScheduleRows  *rows,
                                  GError          **error);

G_END_DECLS
