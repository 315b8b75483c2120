/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-instance.h"
#include "asp-form-node-private.h"
#include "asp-form-snapshot.h"

G_BEGIN_DECLS

typedef struct _AspFormLog AspFormLog;

/* What is known of an element of the instance; its _private points here. */
typedef struct
{
  xmlNode       *xml;
  AspFormPath   *path;
  GSList        *nodes;           /* (owned) (element-type AspFormNode) (unowned): what shows it */
  char          *error;           /* (owned) (nullable) */
  char          *warning;         /* (owned) (nullable) */
  gint64         row_id;          /* of a row */
  guint          number;          /* of a row, from 1; while @stamp is the instance's */
  guint          stamp;
  AspAnswerKind  kind;
  guint          order;           /* of a row: what is smaller stands before it */
  guint          slot;            /* place among the states of its path */
  guint          dirty;           /* bits 1 << kind: what has to be computed */
  guint          is_row : 1;
  guint          relevant : 1;    /* by its own bind */
  guint          visible : 1;     /* and all it stands in is, too */
  guint          required : 1;
  guint          readonly : 1;    /* by its own bind */
  guint          violated : 1;    /* its constraint does not hold */
  guint          touched : 1;     /* it is in the list of what has to be checked and shown */
} AspNodeState;

struct _AspFormInstance
{
  GObject      parent_instance;

  AspForm     *form;              /* (owned) */
  guint        language;          /* of the form's translations */
  AspXPathEnv  env;
  xmlDoc      *doc;               /* (owned) */
  GHashTable  *nodes;             /* (owned): set of AspFormNode (unowned), by path and row */
  GHashTable  *rows;              /* (owned): gint64 key → AspNodeState (unowned) of the row */
  GHashTable  *shown;             /* (owned): AspFormElement → GPtrArray of AspFormNode */
  GHashTable  *lists;             /* (owned): likewise, of repeats alone, without their rows */
  /* (owned): AspNodeState (unowned) (nullable): rows that wait to be shown; NULL: it has gone */
  GPtrArray   *new_rows;
  /* (owned): gint64 key → xmlNode (owned): rows that the form's number does not ask for now */
  GHashTable  *aside;
  GHashTable  *values;            /* (owned): AspFormElement → set of what can be chosen always */
  guint        stamp;             /* other than it was when the numbers of rows have changed */
  GPtrArray  **states;            /* (owned): by path: (element-type AspNodeState) (unowned) */
  GListStore  *pages;             /* (owned) (element-type AspFormNode) */
  AspFormRecordFunc record_func;  /* (nullable) */
  gpointer     record_data;
  const AspFormElement *cut;      /* (nullable): a list that was to have more rows than there are */
  double       cut_wanted;        /* how many */
  gint64       work;              /* what may still be done in this run, as in AspXPathEnv */
  gboolean     is_running;
  gboolean     is_shown;          /* the tree is made: somebody may look at it */
  const AspFormPath *last_path;   /* (nullable): whose expression is evaluated */
  const AspFormPath *too_much;    /* (nullable): whose expression was more work than there may be */
  char        *deprecated_id;     /* (owned) (nullable): of the record that this one replaces */
  AspFormLog  *log;               /* (owned) (nullable): what has changed since it was begun */
  gboolean     counts_wait;       /* rows by jr:count come only when they are asked for */
  gboolean     keeps_rows;        /* self-counting lists have their rows from the store */
  GHashTable  *grown;             /* (owned): marks of lists that got a new row in this run */

  /* What the next run has to compute. */
  guint64     *pending_bits;      /* (owned): a bit for each vertex of the form's order */
  GPtrArray  **pending;           /* (owned): by vertex: (nullable) (element-type AspNodeState) */
  guint        n_vertices;
  GPtrArray   *touched;           /* (owned) (element-type AspNodeState) (unowned) */
  /* (owned) (element-type AspFormNode) (unowned): what has to be shown anew */
  GPtrArray   *stale;
  GHashTable  *counts;            /* (owned): set of AspFormElement: repeats to be counted */
  guint        event_depth;
};

AspNodeState *_asp_node_state           (xmlNode         *xml);

/* asp-form-instance.c */
AspFormInstance *_asp_form_instance_create  (AspForm         *form,
                                             AspDay           today,
                                             AspLanguage      language);
void          _asp_form_instance_count_all  (AspFormInstance *self);
gboolean      _asp_form_instance_answer     (AspFormInstance *self,
                                             xmlNode         *xml,
                                             const char      *value);
AspNodeState *_asp_form_instance_insert     (AspFormInstance *self,
                                             xmlNode         *anchor,
                                             gint64           row_id,
                                             xmlNode         *place);
AspNodeState *_asp_form_instance_new_row    (AspFormInstance *self,
                                             xmlNode         *anchor);
void          _asp_form_instance_take_row   (AspFormInstance *self,
                                             AspNodeState    *row);

/* asp-form-build.c */
void          _asp_form_instance_build      (AspFormInstance *self,
                                             gboolean         with_rows);
xmlNode      *_asp_form_find_place          (AspFormInstance *self,
                                             xmlNode         *anchor,
                                             guint            position);
AspNodeState *_asp_form_instance_build_row  (AspFormInstance *self,
                                             xmlNode         *anchor,
                                             gint64           row_id,
                                             xmlNode         *place);
void          _asp_form_instance_drop_row   (AspFormInstance *self,
                                             AspNodeState    *row,
                                             gboolean         put_aside);
void          _asp_form_instance_free_states (AspFormInstance *self,
                                             xmlNode         *xml);

/* asp-form-snapshot.c */
char         *_asp_form_get_initial         (const AspFormPath *path);
AspFormStored *_asp_form_store              (AspNodeState    *state);
void          _asp_form_store_deprecated    (AspFormInstance *self,
                                             const char      *id,
                                             GHashTable      *snapshot);
void          _asp_form_number_rows         (AspNodeState    *parent);
AspNodeState *_asp_form_find_state          (AspFormInstance *self,
                                             const char      *path,
                                             gint64           row_id);

/* asp-form-log.c */
void          _asp_form_log_free            (AspFormLog      *self);
void          _asp_form_log_touch           (AspFormInstance *self,
                                             AspNodeState    *state);
void          _asp_form_log_new_row         (AspFormInstance *self,
                                             xmlNode         *xml);
void          _asp_form_log_lost_row        (AspFormInstance *self,
                                             xmlNode         *xml);
xmlNode      *_asp_form_find_anchor         (xmlNode         *parent,
                                             AspFormPath     *repeat);
guint         _asp_form_get_row_number      (AspFormInstance *self,
                                             AspNodeState    *row);
xmlNode      *_asp_form_get_next_row        (xmlNode         *row);
AspNodeState *_asp_form_find_last_row       (xmlNode         *place);
guint         _asp_form_count_rows          (AspFormInstance *self,
                                             xmlNode         *anchor);
gint64        _asp_form_make_row_id         (AspFormPath     *repeat,
                                             xmlNode         *parent,
                                             guint            position);

/* asp-form-nodes.c: what a view shows */
AspFormNode  *_asp_form_instance_find_node  (AspFormInstance *self,
                                             AspFormPath     *path,
                                             gint64           row_id);
GHashTable   *_asp_form_make_nodes          (void);
void          _asp_form_instance_show       (AspFormInstance *self);
void          _asp_form_instance_show_new_rows (AspFormInstance *self);
void          _asp_form_instance_show_row   (AspFormInstance *self,
                                             AspNodeState    *row);
void          _asp_form_instance_forget_row (AspFormInstance *self,
                                             AspNodeState    *row);

/* asp-form-refresh.c */
gboolean      _asp_node_is_locked           (xmlNode         *xml);
void          _asp_form_instance_refresh    (AspFormInstance *self);
typedef gboolean (*AspFormValueFunc)        (const char      *value,
                                             gpointer         data);
gboolean      _asp_form_instance_find_value (AspFormInstance *self,
                                             const AspFormElement *element,
                                             xmlNode         *xml,
                                             AspFormValueFunc func,
                                             gpointer         data);
GPtrArray    *_asp_form_instance_list_choices (AspFormInstance      *self,
                                             const AspFormElement *element,
                                             xmlNode              *xml);
char         *_asp_form_instance_find_label (AspFormInstance      *self,
                                             const AspFormElement *element,
                                             xmlNode              *xml,
                                             const char           *value);
char         *_asp_form_instance_format     (AspFormInstance      *self,
                                             const AspFormText    *text,
                                             xmlNode              *xml);

/* asp-form-mark.c: what has to be computed when something changes */
void          _asp_form_mark                (AspFormInstance *self,
                                             AspNodeState    *state,
                                             guint            kind);
void          _asp_form_mark_value          (AspFormInstance *self,
                                             AspNodeState    *state);
void          _asp_form_mark_presence       (AspFormInstance *self,
                                             AspNodeState    *state);
void          _asp_form_mark_rows           (AspFormInstance *self,
                                             AspFormPath     *repeat,
                                             xmlNode         *parent,
                                             xmlNode         *moved);
void          _asp_form_mark_new            (AspFormInstance *self,
                                             xmlNode         *xml);
void          _asp_form_mark_checks         (AspFormInstance *self);
void          _asp_form_mark_all            (AspFormInstance *self);
void          _asp_form_mark_again          (AspFormInstance *self,
                                             const char *const *names);
void          _asp_form_mark_shown          (AspFormInstance *self);
void          _asp_form_queue               (AspFormInstance *self,
                                             AspFormNode     *node);
void          _asp_form_touch               (AspFormInstance *self,
                                             AspNodeState    *state);

/* asp-form-run.c */
void          _asp_form_instance_run        (AspFormInstance *self);
gboolean      _asp_form_instance_is_sound   (AspFormInstance *self);
AspXPathContext _asp_form_context           (AspFormInstance *self,
                                             xmlNode         *xml);
gboolean      _asp_form_put_value           (AspFormInstance *self,
                                             AspNodeState    *state,
                                             const char      *value);
char         *_asp_form_format_value        (const AspFormBind *bind,
                                             const AspXPathValue *value,
                                             const AspXPathEnv *env);

/* asp-form-rows.c */
gboolean      _asp_form_instance_apply_counts (AspFormInstance *self);
gboolean      _asp_form_instance_count_one  (AspFormInstance *self,
                                             AspFormPath     *repeat,
                                             xmlNode         *parent);

/* asp-form-events.c */
void          _asp_form_instance_preload    (AspFormInstance *self,
                                             xmlNode         *xml);
void          _asp_form_instance_fire       (AspFormInstance *self,
                                             AspFormEvent     event,
                                             AspNodeState    *at);

G_END_DECLS
