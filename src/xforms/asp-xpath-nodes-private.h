/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-xpath-private.h"

G_BEGIN_DECLS

/* Nodes while a path is walked; a few need no memory of their own. */
typedef struct
{
  xmlNode **items;              /* @few, or (owned) */
  guint     len;
  guint     size;
  xmlNode  *few[16];
} AspNodeList;

typedef struct
{
  const AspExpr         *path;
  const AspXPathContext *context;
  gboolean               is_for_all;    /* what is found is to be kept for other contexts */
  gboolean               met_row;       /* what is found hangs on the row of the context */
} AspXPathWalk;

void _asp_node_list_grow  (AspNodeList        *self);
void _asp_node_list_sort  (AspNodeList        *self);
void _asp_node_list_finish (AspNodeList       *self,
                            AspXPathValue     *result);
void _asp_xpath_walk_axis (AspXPathWalk       *walk,
                           const AspExprStep  *step,
                           xmlNode            *node,
                           AspNodeList        *list);

static inline void
_asp_node_list_init (AspNodeList *self)
{
  self->items = self->few;
  self->len = 0;
  self->size = G_N_ELEMENTS (self->few);
}

static inline void
_asp_node_list_add (AspNodeList *self,
                    xmlNode     *node)
{
  if (G_UNLIKELY (self->len == self->size))
    _asp_node_list_grow (self);
  self->items[self->len++] = node;
}

static inline void
_asp_node_list_clear (AspNodeList *self)
{
  if (self->items != self->few)
    g_free (self->items);
  _asp_node_list_init (self);
}

static inline gboolean
_asp_xpath_is_reverse (AspAxis axis)
{
  return axis == ASP_AXIS_ANCESTOR || axis == ASP_AXIS_ANCESTOR_OR_SELF ||
         axis == ASP_AXIS_PRECEDING || axis == ASP_AXIS_PRECEDING_SIBLING;
}

/* asp-xpath-eval.c */
void _asp_xpath_walk_steps (AspXPathWalk      *walk,
                            guint              first,
                            guint              end,
                            gboolean           with_last_predicates,
                            AspNodeList       *nodes);

/* asp-xpath-cache.c */
gboolean _asp_xpath_cache_find  (const AspExpr         *path,
                                 const AspXPathContext *context,
                                 AspXPathValue         *result);
GRegex  *_asp_xpath_cache_regex (AspXPathCache         *self,
                                 const char            *pattern);

G_END_DECLS
