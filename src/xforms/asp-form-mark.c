/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-instance-private.h"

/* What has to be computed when something changes: only what reads it, and of that only what stands
 * in the same row where nothing else is read. */

/* Deeper no form is: the reader of the form refuses it. */
#define MAX_DEPTH 128

void
_asp_form_touch (AspFormInstance *self,
                 AspNodeState    *state)
{
  if (state->touched)
    return;

  state->touched = TRUE;
  g_ptr_array_add (self->touched, state);
}

void
_asp_form_mark (AspFormInstance *self,
                AspNodeState    *state,
                guint            kind)
{
  guint vertex = state->path->vertex[kind];

  if ((state->dirty & (1u << kind)) != 0)
    return;

  state->dirty |= 1u << kind;
  if (vertex == G_MAXUINT)
    {
      _asp_form_touch (self, state);
      return;
    }

  if (self->pending[vertex] == NULL)
    self->pending[vertex] = g_ptr_array_new ();
  g_ptr_array_add (self->pending[vertex], state);
  self->pending_bits[vertex / 64] |= G_GUINT64_CONSTANT (1) << (vertex % 64);
}

/* @node is going to be shown anew. */
void
_asp_form_queue (AspFormInstance *self,
                 AspFormNode     *node)
{
  if (_asp_form_node_set_queued (node, TRUE))
    g_ptr_array_add (self->stale, node);
}

static gboolean
stands_in (xmlNode *xml,
           xmlNode *pivot)
{
  for (xmlNode *node = xml; node != NULL; node = node->parent)
    {
      if (node == pivot)
        return TRUE;
    }

  return FALSE;
}

/* Shows the nodes of an element anew, of those that stand in @pivot. @pivot: (nullable): all */
static void
mark_shown (AspFormInstance      *self,
            const AspFormElement *element,
            xmlNode              *pivot)
{
  GPtrArray *nodes = g_hash_table_lookup (self->shown, element);

  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    {
      AspFormNode *node = g_ptr_array_index (nodes, i);
      AspFormNode *at = node;

      while (at != NULL && _asp_form_node_get_xml (at) == NULL)
        at = asp_form_node_get_parent (at);
      if (pivot == NULL || at == NULL || stands_in (_asp_form_node_get_xml (at), pivot))
        _asp_form_queue (self, node);
    }
}

/* A repeat is shown anew itself, not its rows. @parent: (nullable): all */
static void
mark_repeats (AspFormInstance   *self,
              const AspFormPath *repeat,
              xmlNode           *parent)
{
  for (guint i = 0; repeat->elements != NULL && i < repeat->elements->len; i++)
    {
      GPtrArray *lists = g_hash_table_lookup (self->lists,
                                              g_ptr_array_index (repeat->elements, i));

      for (guint j = 0; lists != NULL && j < lists->len; j++)
        {
          AspFormNode *node = g_ptr_array_index (lists, j);
          xmlNode *anchor = _asp_form_node_get_xml (node);

          if (parent == NULL || (anchor != NULL && anchor->parent == parent))
            _asp_form_queue (self, node);
        }
    }
}

static void
mark_below (AspFormInstance    *self,
            xmlNode            *xml,
            AspFormPath *const *chain,
            guint               length,
            guint               kind)
{
  if (length == 0)
    {
      AspNodeState *state = _asp_node_state (xml);

      if (state != NULL)
        _asp_form_mark (self, state, kind);
      return;
    }

  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    {
      AspNodeState *state = _asp_node_state (child);

      if (state != NULL && state->path == chain[length - 1])
        mark_below (self, child, chain, length - 1, kind);
    }
}

/* @pivot: (nullable): all rows */
static void
mark_reader (AspFormInstance     *self,
             const AspFormReader *reader,
             AspNodeState        *pivot)
{
  AspFormPath *chain[MAX_DEPTH];
  guint length = 0;

  if (reader->kind == ASP_READ_TEXT || reader->kind == ASP_READ_CHOICES)
    mark_shown (self, reader->element, pivot != NULL ? pivot->xml : NULL);
  if (reader->kind == ASP_READ_COUNT)
    g_hash_table_add (self->counts, reader->element);
  if (reader->kind == ASP_READ_TEXT || reader->kind == ASP_READ_COUNT)
    return;

  /* A repeat without rows is shown, too, or not. */
  if (reader->path->repeat == reader->path)
    mark_repeats (self, reader->path, NULL);
  if (pivot == NULL)
    {
      GPtrArray *states = self->states[reader->path->index];

      for (guint i = 0; i < states->len; i++)
        _asp_form_mark (self, g_ptr_array_index (states, i), reader->kind);
      return;
    }

  for (AspFormPath *at = reader->path; at != pivot->path; at = at->parent)
    {
      if (at == NULL || length == MAX_DEPTH)
        return;
      chain[length++] = at;
    }
  mark_below (self, pivot->xml, chain, length, reader->kind);
}

/* The node of @path that @xml is or stands in. Returns: (nullable): the root: everything */
static AspNodeState *
find_pivot (xmlNode           *xml,
            const AspFormPath *path)
{
  if (path->parent == NULL)
    return NULL;

  for (xmlNode *node = xml; node != NULL; node = node->parent)
    {
      AspNodeState *state = _asp_node_state (node);

      if (state != NULL && state->path == path)
        return state;
    }

  return NULL;
}

/* The value of a node is another one. */
void
_asp_form_mark_value (AspFormInstance *self,
                      AspNodeState    *state)
{
  GArray *readers = state->path->readers;

  _asp_form_touch (self, state);
  for (guint i = 0; readers != NULL && i < readers->len; i++)
    {
      const AspFormReader *reader = &g_array_index (readers, AspFormReader, i);

      if (!reader->nodes_only)
        mark_reader (self, reader, find_pivot (state->xml, reader->pivot));
    }
}

/* A node is there that was not, or the other way round. */
void
_asp_form_mark_presence (AspFormInstance *self,
                         AspNodeState    *state)
{
  GArray *readers = state->path->readers;

  for (guint i = 0; readers != NULL && i < readers->len; i++)
    {
      const AspFormReader *reader = &g_array_index (readers, AspFormReader, i);

      mark_reader (self, reader, find_pivot (state->xml, reader->pivot));
    }
  /* Rows are numbered by those that are there. */
  if (state->is_row)
    _asp_form_mark_rows (self, state->path, state->xml->parent, NULL);
}

static void
mark_path_below (AspFormInstance *self,
                 AspFormPath     *path,
                 xmlNode         *parent,
                 xmlNode         *moved)
{
  GArray *readers = path->readers;

  for (guint i = 0; readers != NULL && i < readers->len; i++)
    {
      const AspFormReader *reader = &g_array_index (readers, AspFormReader, i);
      AspNodeState *state = _asp_node_state (parent);
      AspNodeState *pivot;

      /* What looks into one row only does not care for the others; what asks for the row's place
       * does when that is another one. */
      if (reader->pivot->depth > state->path->depth)
        {
          for (xmlNode *row = reader->nodes_only ? moved : NULL; row != NULL;
               row = _asp_form_get_next_row (row))
            mark_reader (self, reader, _asp_node_state (row));
          continue;
        }
      pivot = find_pivot (parent, reader->pivot);
      if (pivot != NULL && pivot->path->parent == NULL)
        pivot = NULL;
      mark_reader (self, reader, pivot);
    }
  for (guint i = 0; path->children != NULL && i < path->children->len; i++)
    mark_path_below (self, g_ptr_array_index (path->children, i), parent, moved);
}

/* Rows of @repeat in @parent have come or gone. @moved: (nullable): the first of those that have
 * another number now */
void
_asp_form_mark_rows (AspFormInstance *self,
                     AspFormPath     *repeat,
                     xmlNode         *parent,
                     xmlNode         *moved)
{
  mark_path_below (self, repeat, parent, moved);
  mark_repeats (self, repeat, parent);
}

/* @names: (nullable): functions: a value that is computed without them stays */
static void
mark_own (AspFormInstance   *self,
          AspNodeState      *state,
          const char *const *names)
{
  const AspFormBind *bind = state->path->bind;

  _asp_form_touch (self, state);
  /* A range has something to be checked without a bind, too. */
  if (bind == NULL && state->path->elements != NULL)
    _asp_form_mark (self, state, ASP_BIND_CONSTRAINT);
  for (guint kind = 0; bind != NULL && kind < ASP_N_BIND_KINDS; kind++)
    {
      const AspExpr *expr = bind->exprs[kind];

      if (kind == ASP_BIND_CALCULATE && expr != NULL && names != NULL &&
          !_asp_expr_calls (expr, names))
        continue;
      if (expr != NULL || kind == ASP_BIND_CONSTRAINT)
        _asp_form_mark (self, state, kind);
    }
  if (state->path->vertex[ASP_READ_CHOICES] != G_MAXUINT)
    _asp_form_mark (self, state, ASP_READ_CHOICES);
  for (guint i = 0; state->path->children != NULL && i < state->path->children->len; i++)
    {
      AspFormPath *child = g_ptr_array_index (state->path->children, i);

      for (guint j = 0; child->repeat == child && j < child->elements->len; j++)
        {
          AspFormElement *element = g_ptr_array_index (child->elements, j);

          if (element->count != NULL)
            g_hash_table_add (self->counts, element);
        }
    }
}

/* Everything in @xml is new. */
void
_asp_form_mark_new (AspFormInstance *self,
                    xmlNode         *xml)
{
  AspNodeState *state = _asp_node_state (xml);
  AspNodeState *parent = xml->parent != NULL ? _asp_node_state (xml->parent) : NULL;

  if (state == NULL)
    return;

  if (state->visible != (state->relevant && (parent == NULL || parent->visible)))
    {
      state->visible = !state->visible;
      _asp_xpath_cache_structure_changed (self->env.cache);
    }
  mark_own (self, state, NULL);
  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    _asp_form_mark_new (self, child);
}

/* What can be wrong or missing. */
void
_asp_form_mark_checks (AspFormInstance *self)
{
  for (guint i = 0; i < self->form->paths->len; i++)
    {
      const AspFormPath *path = g_ptr_array_index (self->form->paths, i);

      for (guint j = 0; (path->bind != NULL || path->elements != NULL) && j < self->states[i]->len;
           j++)
        {
          _asp_form_mark (self, g_ptr_array_index (self->states[i], j), ASP_BIND_CONSTRAINT);
          _asp_form_mark (self, g_ptr_array_index (self->states[i], j), ASP_BIND_REQUIRED);
        }
    }
}

void
_asp_form_mark_all (AspFormInstance *self)
{
  _asp_form_mark_again (self, NULL);
}

/* What these functions give is other than it was. A value that is computed without them stays: an
 * identifier that uuid() has given would be another one.
 * @names: (nullable): ends with NULL; NULL: everything */
void
_asp_form_mark_again (AspFormInstance   *self,
                      const char *const *names)
{
  for (guint i = 0; i < self->form->paths->len; i++)
    {
      for (guint j = 0; j < self->states[i]->len; j++)
        mark_own (self, g_ptr_array_index (self->states[i], j), names);
    }
}

/* Everything is shown anew. */
void
_asp_form_mark_shown (AspFormInstance *self)
{
  GHashTableIter iter;
  gpointer nodes;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &nodes))
    {
      for (guint i = 0; i < ((GPtrArray *) nodes)->len; i++)
        _asp_form_queue (self, g_ptr_array_index ((GPtrArray *) nodes, i));
    }
}
