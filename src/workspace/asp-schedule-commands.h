/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-attachment-commands.h"
#include "asp-planner.h"

G_BEGIN_DECLS

/* Commands on a municipality's tasks. Each makes the edit of one undo step, to be run on the
 * document; NULL when nothing would change, or the task is not in the municipality's plan. */

AspEdit *asp_schedule_command_set_state      (AspPlanner   *planner,
                                              gint64        municipality_id,
                                              const char   *task_code,
                                              AspTaskState  state);
AspEdit *asp_schedule_command_set_percent    (AspPlanner   *planner,
                                              gint64        municipality_id,
                                              const char   *task_code,
                                              int           percent);
AspEdit *asp_schedule_command_set_actual     (AspPlanner   *planner,
                                              gint64        municipality_id,
                                              const char   *task_code,
                                              AspDay        start,
                                              AspDay        finish);
AspEdit *asp_schedule_command_set_not_before (AspPlanner   *planner,
                                              gint64        municipality_id,
                                              const char   *task_code,
                                              AspDay        day);
AspEdit *asp_schedule_command_set_duration   (AspPlanner   *planner,
                                              gint64        municipality_id,
                                              const char   *task_code,
                                              int           working_days);
AspEdit *asp_schedule_command_set_person     (AspPlanner   *planner,
                                              gint64        municipality_id,
                                              const char   *task_code,
                                              gint64        person_id);
AspEdit *asp_schedule_command_set_new_person (AspPlanner   *planner,
                                              gint64        municipality_id,
                                              const char   *task_code,
                                              const char   *name);
AspEdit *asp_schedule_command_set_note       (AspPlanner   *planner,
                                              gint64        municipality_id,
                                              const char   *task_code,
                                              const char   *note);

AspEdit *asp_schedule_command_attach (AspPlanner        *planner,
                                      gint64             municipality_id,
                                      const char        *task_code,
                                      AspAttachmentFile *file);

G_END_DECLS
