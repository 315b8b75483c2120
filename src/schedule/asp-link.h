/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which end of the predecessor holds which end of the successor. */
typedef enum
{
  ASP_LINK_FINISH_START,
  ASP_LINK_START_START,
  ASP_LINK_FINISH_FINISH,
  ASP_LINK_START_FINISH,
} AspLinkType;

#define ASP_N_LINK_TYPES 4

typedef enum
{
  ASP_LAG_WORKING,              /* working days of the successor's calendar */
  ASP_LAG_CALENDAR,             /* days as they pass, worked or not */
} AspLagUnit;

/* A link between two tasks that are named by their index. */
typedef struct
{
  guint       from;             /* the predecessor */
  guint       to;
  AspLinkType type;
  AspLagUnit  unit;
  int         lag;              /* days; a lead when negative */
} AspNetworkLink;

/* MS Project's eight. "Not later" never moves a task: what breaks it is a conflict. */
typedef enum
{
  ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE,
  ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE,
  ASP_CONSTRAINT_MUST_START_ON,
  ASP_CONSTRAINT_MUST_FINISH_ON,
  ASP_CONSTRAINT_START_NOT_EARLIER,
  ASP_CONSTRAINT_START_NOT_LATER,
  ASP_CONSTRAINT_FINISH_NOT_EARLIER,
  ASP_CONSTRAINT_FINISH_NOT_LATER,
} AspConstraintType;

#define ASP_N_CONSTRAINT_TYPES 8

const char *asp_link_type_to_code         (AspLinkType        type);
gboolean    asp_link_type_from_code       (const char        *code,
                                           AspLinkType       *type);
const char *asp_constraint_type_to_code   (AspConstraintType  type);
gboolean    asp_constraint_type_from_code (const char        *code,
                                           AspConstraintType *type);
gboolean    asp_constraint_type_has_day   (AspConstraintType  type);
char       *asp_link_format               (const char        *code,
                                           AspLinkType        type,
                                           AspLagUnit         unit,
                                           int                lag);

G_END_DECLS
