/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"
#include "asp-plan.h"

G_BEGIN_DECLS

/* The rows that a municipality's plan is computed from, as they are or as they would be after an
 * edit that nobody has run. Main thread; short-lived. */
typedef struct
{
  AspDocument *document;        /* (owned) */
  gint64       municipality_id;
  AspRow      *municipality;    /* (owned) (nullable) */
  AspRow      *wave;            /* (owned) (nullable) */
  GPtrArray   *task_states;     /* (owned) (element-type AspRow) */
  GPtrArray   *own_tasks;       /* (owned) (element-type AspRow) */
  GPtrArray   *own_links;       /* (owned) (element-type AspRow) */
  GPtrArray   *closing_days;    /* (owned) (element-type AspRow) */
  GArray      *overrides;       /* (owned) (nullable): what an input borrows */
} AspPlanSource;

AspPlanSource *asp_plan_source_new             (AspDocument    *document,
                                                gint64          municipality_id);
void           asp_plan_source_free            (AspPlanSource  *self);
void           asp_plan_source_lay_over        (AspPlanSource  *self,
                                                AspEdit        *edit);
void           asp_plan_source_drop_links      (AspPlanSource  *self);
void           asp_plan_source_read_link       (AspRow         *row,
                                                AspOwnLink     *link);
gboolean       asp_plan_source_get_kind        (AspPlanSource  *self,
                                                AspWaveKind    *kind);
AspDay         asp_plan_source_get_start_day   (AspPlanSource  *self);
AspCalendar   *asp_plan_source_create_calendar (AspPlanSource  *self);
AspNetwork    *asp_plan_source_create_network  (AspPlanSource  *self,
                                                AspNetwork     *base,
                                                GError        **error);
void           asp_plan_source_get_input       (AspPlanSource  *self,
                                                AspNetwork     *network,
                                                AspPlanInput   *input);
AspPlan       *asp_plan_source_create_plan     (AspPlanSource  *self,
                                                AspNetwork     *network);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspPlanSource, asp_plan_source_free)

G_END_DECLS
