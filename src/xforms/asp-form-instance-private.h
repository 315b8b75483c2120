/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-instance.h"
#include "asp-form-node-private.h"

G_BEGIN_DECLS

/* What is known of an element of the instance; its _private points here. */
typedef struct
{
  xmlNode       *xml;
  AspFormBind   *bind;            /* (nullable) */
  AspFormNode   *node;            /* (unowned) (nullable): what a view shows of it */
  AspAnswerKind  kind;
  gboolean       is_row;
  gboolean       relevant;        /* by its own bind; its ancestors have their own */
  gboolean       required;
  gboolean       readonly;
  char          *error;           /* (owned) (nullable) */
  char          *warning;         /* (owned) (nullable) */
} AspNodeState;

struct _AspFormInstance
{
  GObject      parent_instance;

  AspForm     *form;              /* (owned) */
  AspLanguage  language;
  AspXPathEnv  env;
  xmlDoc      *doc;               /* (owned) */
  /* (owned): path of a repeat → xmlNode (owned): a row as it begins */
  GHashTable  *templates;
  GHashTable  *nodes;             /* (owned): "path row" → AspFormNode (unowned) */
  GHashTable  *rows;              /* (owned): gint64 key → AspFormNode (unowned) of the row */
  GPtrArray  **states;            /* (owned): by bind: (element-type AspNodeState) (unowned) */
  GListStore  *pages;             /* (owned) (element-type AspFormNode) */
  AspCalendar *calendar;          /* (owned) */
  AspFormRecordFunc record_func;  /* (nullable) */
  gpointer     record_data;

  /* What the next run has to compute. */
  guint8      *dirty;             /* (owned): by bind: bits 1 << AspBindKind */
  gboolean     relevance_changed;
};

#define ASP_ALL_DIRTY ((1u << ASP_N_BIND_KINDS) - 1)

AspNodeState *_asp_node_state           (xmlNode         *xml);

/* asp-form-build.c */
void          _asp_form_instance_build      (AspFormInstance *self);
AspFormNode  *_asp_form_instance_build_row  (AspFormInstance *self,
                                             AspFormNode     *repeat,
                                             gint64           row_id,
                                             guint            position);
void          _asp_form_instance_drop_row   (AspFormInstance *self,
                                             AspFormNode     *row);
char         *_asp_form_node_key            (const char      *path,
                                             gint64           row_id);

/* asp-form-run.c */
void          _asp_form_instance_mark       (AspFormInstance *self,
                                             const char      *path,
                                             gboolean         is_structure);
void          _asp_form_instance_run        (AspFormInstance *self);
gboolean      _asp_form_instance_is_relevant (xmlNode        *xml,
                                             gpointer         data);

G_END_DECLS
