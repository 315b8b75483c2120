/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "asp-day.h"
#include "asp-enums.h"
#include "asp-format.h"
#include "asp-link.h"

G_BEGIN_DECLS

#define ASP_TYPE_TEMPLATE (asp_template_get_type ())
#define ASP_TEMPLATE_ERROR (asp_template_error_quark ())

typedef enum
{
  ASP_TEMPLATE_ERROR_XML,         /* not well-formed, or it has a DTD or entities */
  ASP_TEMPLATE_ERROR_SCHEMA,      /* well-formed, but not a schedule template; the line is named */
  ASP_TEMPLATE_ERROR_REFERENCE,   /* a task names a predecessor, group or task that is not there */
  ASP_TEMPLATE_ERROR_CYCLE,       /* tasks wait for each other; the cycle is named */
  ASP_TEMPLATE_ERROR_LIMIT,       /* larger than the reader accepts */
} AspTemplateError;

GQuark asp_template_error_quark (void);

typedef enum
{
  ASP_TASK_KIND_TASK,
  ASP_TASK_KIND_MILESTONE,        /* no duration */
  ASP_TASK_KIND_HAMMOCK,          /* from one task's start to another's finish */
} AspTaskKind;

/* When a task applies besides its waves. */
typedef enum
{
  ASP_CONDITION_ALWAYS,
  ASP_CONDITION_JOINT_OFFICE,     /* office code is not 1 */
  ASP_CONDITION_BUYS_TESTING,
  ASP_CONDITION_GRANT,
} AspCondition;

typedef struct
{
  const char  *code;              /* of the predecessor; a common code stands for all variants */
  AspLinkType  type;
  AspLagUnit   unit;
  int          lag;               /* days */
} AspTemplateLink;

typedef struct
{
  const char  *code;              /* "2.3", "5.4/A" */
  const char  *title[2];          /* by AspLanguage */
  const char  *document[2];       /* by AspLanguage; what the task leaves behind */
  const char  *role;              /* code of domain.md 3.3 */
  const char  *mark;              /* (nullable): "M4" */
  const char  *mark_title[2];     /* (nullable): "Supplier contract" */
  const char  *variant_of;        /* (nullable): "5.4" for 5.4/A and 5.4/B */
  AspTaskKind  kind;
  AspCondition condition;
  AspStage     stage;
  guint        group;             /* index of the group */
  guint        waves;             /* bits: 1 << AspWaveKind */
  int          duration;          /* working days */
  char         basis;             /* 'S' briefing, 'P' public source, 'O' own proposal */
  guint        n_predecessors;
  const AspTemplateLink *predecessors;
  const char  *hammock_from;      /* (nullable) */
  const char  *hammock_to;        /* (nullable) */
  AspDay       due;               /* a day from outside; a later finish is warned of */
  guint        due_waves;         /* for which it counts: bits as of waves */
  guint        next_period;       /* 1…6: place among the briefing's next-period tasks; 0: none */
  gboolean     own;               /* not the template's, but a municipality's own */
  guint        gate;              /* 1 or 2: the task ends that stage; 0: it is no gate */
} AspTemplateTask;

typedef struct
{
  const char *code;               /* "G01" */
  const char *title[2];           /* by AspLanguage */
} AspTemplateGroup;

/* A schedule template as read from its file: immutable, may be read by any thread. */
typedef struct _AspTemplate AspTemplate;

GType                   asp_template_get_type     (void) G_GNUC_CONST;
AspTemplate            *asp_template_new          (const char   *data,
                                                   gssize        length,
                                                   const char   *source_name,
                                                   GError      **error);
GBytes                 *asp_template_get_reference_file (void);
AspTemplate            *asp_template_ref          (AspTemplate  *self);
void                    asp_template_unref        (AspTemplate  *self);
const char             *asp_template_get_code     (AspTemplate  *self);
int                     asp_template_get_version  (AspTemplate  *self);
const char             *asp_template_get_title    (AspTemplate  *self,
                                                   AspLanguage   language);
guint                   asp_template_get_n_groups (AspTemplate  *self);
const AspTemplateGroup *asp_template_get_group    (AspTemplate  *self,
                                                   guint         index);
guint                   asp_template_get_n_tasks  (AspTemplate  *self);
const AspTemplateTask  *asp_template_get_task     (AspTemplate  *self,
                                                   guint         index);
gboolean                asp_template_find_task    (AspTemplate  *self,
                                                   const char   *code,
                                                   guint        *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspTemplate, asp_template_unref)

G_END_DECLS
