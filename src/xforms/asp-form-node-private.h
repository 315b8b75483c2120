/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-instance.h"
#include "asp-form-private.h"

G_BEGIN_DECLS

/* What a recalculation found; the node takes it over and tells what is other than it was. */
typedef struct
{
  char          *value;           /* (owned) (nullable): NULL in a node nobody looked at yet: "" */
  char          *label;           /* (owned) (nullable): likewise */
  char          *hint;            /* (owned) (nullable): likewise */
  char          *error;           /* (owned) (nullable) */
  char          *warning;         /* (owned) (nullable) */
  GPtrArray     *choices;         /* (owned) (nullable) (element-type AspFormChoice) */
  AspAnswerKind  kind;
  gboolean       relevant;
  gboolean       required;
  gboolean       readonly;
  gboolean       missing;
} AspFormNodeState;

/* What finds a node: where it stands, without its rows, and the innermost row. */
typedef struct
{
  const AspFormPath *path;        /* (nullable) */
  gint64             row_id;      /* 0 outside of rows */
} AspFormNodeKey;

AspFormNode          *_asp_form_node_new         (AspForm              *form,
                                                  AspFormNodeKind       kind,
                                                  const AspFormElement *element,
                                                  AspFormNode          *parent,
                                                  gint64                row_id,
                                                  xmlNode              *xml);
void                  _asp_form_node_take_state  (AspFormNode          *self,
                                                  AspFormNodeState     *state);
void                  _asp_form_node_set_instance (AspFormNode        *self,
                                                  AspFormInstance      *instance);
gboolean              _asp_form_node_set_queued  (AspFormNode          *self,
                                                  gboolean              queued);
void                  _asp_form_node_set_stale   (AspFormNode          *self);
void                  _asp_form_node_change      (AspFormNode          *self);
void                  _asp_form_node_insert      (AspFormNode          *self,
                                                  guint                 position,
                                                  AspFormNode          *child);
void                  _asp_form_node_set_children (AspFormNode         *self,
                                                  GPtrArray            *children);
void                  _asp_form_node_remove      (AspFormNode          *self,
                                                  AspFormNode          *child);
/* Nothing is put into it but by these. */
GPtrArray            *_asp_form_node_peek_children (AspFormNode        *self);
const AspFormNodeKey *_asp_form_node_get_key     (AspFormNode          *self);
const AspFormElement *_asp_form_node_get_element (AspFormNode          *self);
/* The node of the instance; of a repeat, the mark before which its rows stand. */
xmlNode              *_asp_form_node_get_xml     (AspFormNode          *self);
void                  _asp_form_node_set_xml     (AspFormNode          *self,
                                                  xmlNode              *xml);

/* asp-form-refresh.c */
void                  _asp_form_instance_refresh_node (AspFormInstance *self,
                                                  AspFormNode          *node);

G_END_DECLS
