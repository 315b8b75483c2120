/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-edit.h"
#include "asp-plan.h"
#include "asp-planner.h"

G_BEGIN_DECLS

#define ASP_TYPE_WAVE_CHANGE (asp_wave_change_get_type ())

/* What a task of the schedule is to a municipality that moves. */
typedef enum
{
  ASP_WAVE_TASK_GONE,           /* falls away */
  ASP_WAVE_TASK_COME,           /* is new */
  ASP_WAVE_TASK_MOVED,          /* on other days */
} AspWaveTaskChange;

/* One task that changes. Days are of the forecast, ASP_DAY_NONE where it is not in the plan. */
typedef struct
{
  AspWaveTaskChange change;
  guint             node;         /* of the plan that has it; of the new one when both have it */
  gboolean          has_state;    /* something was entered about it, which the document keeps */
  AspDay            old_start;
  AspDay            old_finish;
  AspDay            new_start;
  AspDay            new_finish;
} AspWaveTask;

/* What changes for one municipality. */
typedef struct
{
  gint64       municipality_id;
  const char  *name;            /* (owned) */
  AspPlan     *old_plan;        /* (owned) (nullable): NULL as long as there is no schedule */
  AspPlan     *new_plan;        /* (owned) (nullable) */
  GArray      *tasks;           /* (owned) (element-type AspWaveTask): in the schedule's order */
  guint        n_gone;
  guint        n_come;
  guint        n_moved;
  AspDay       old_go_live;     /* or ASP_DAY_NONE */
  AspDay       new_go_live;     /* or ASP_DAY_NONE */
  const char  *doubt;           /* (nullable): why it does not fit the wave, translated */
} AspWaveMove;

/* Municipalities that are to move to another wave, and what that changes, computed beforehand:
 * nothing is written until the edit is run. A picture of the moment. Main thread. */
G_DECLARE_FINAL_TYPE (AspWaveChange, asp_wave_change, ASP, WAVE_CHANGE, GObject)

AspWaveChange     *asp_wave_change_new           (AspPlanner    *planner,
                                                  const gint64  *municipality_ids,
                                                  guint          n_municipalities,
                                                  gint64         wave_id,
                                                  gboolean       takes_start);
guint              asp_wave_change_get_n_moves   (AspWaveChange *self);
const AspWaveMove *asp_wave_change_get_move      (AspWaveChange *self,
                                                  guint          index);
guint              asp_wave_change_get_n_own_starts (AspWaveChange *self);
AspEdit           *asp_wave_change_create_edit   (AspWaveChange *self);

AspWaveMove       *asp_wave_move_new             (AspPlanner    *planner,
                                                  AspRow        *row,
                                                  gint64         wave_id,
                                                  AspDay         own_start);
void               asp_wave_move_free            (AspWaveMove   *move);
const AspTemplateTask *
                   asp_wave_move_get_task        (const AspWaveMove *move,
                                                  const AspWaveTask *task);
const AspTemplateTask *
                   asp_wave_move_get_contract    (const AspWaveMove *move,
                                                  gboolean       new_plan);
char              *asp_wave_move_summarize       (const AspWaveMove *move);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspWaveMove, asp_wave_move_free)

G_END_DECLS
