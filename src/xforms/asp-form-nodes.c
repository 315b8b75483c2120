/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-instance-private.h"

#include <string.h>

/* The tree of nodes that a view shows: pages, groups, repeats with their rows, questions. */

static void show_children (AspFormInstance *self,
                           AspFormNode     *parent,
                           GPtrArray       *elements,
                           xmlNode         *base,
                           AspFormPath     *base_path,
                           gint64           row_id);

static guint
hash_key (gconstpointer data)
{
  const AspFormNodeKey *key = data;

  return key->path->index * 2654435761u ^ (guint) key->row_id ^ (guint) (key->row_id >> 32);
}

static gboolean
is_same_key (gconstpointer a,
             gconstpointer b)
{
  const AspFormNodeKey *x = a;
  const AspFormNodeKey *y = b;

  return x->path == y->path && x->row_id == y->row_id;
}

GHashTable *
_asp_form_make_nodes (void)
{
  return g_hash_table_new (hash_key, is_same_key);
}

/* Returns: (transfer none) (nullable) */
AspFormNode *
_asp_form_instance_find_node (AspFormInstance *self,
                              AspFormPath     *path,
                              gint64           row_id)
{
  const AspFormNodeKey key = { path, row_id };

  return g_hash_table_lookup (self->nodes, &key);
}

static xmlNode *
find_child (xmlNode           *parent,
            const AspFormPath *path)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      AspNodeState *state = _asp_node_state (child);

      if (state != NULL && state->path == path)
        return child;
    }

  return NULL;
}

/* The node of @path in or at @base. Returns: (nullable) */
static xmlNode *
find_node (AspFormInstance   *self,
           xmlNode           *base,
           const AspFormPath *base_path,
           const AspFormPath *path)
{
  xmlNode *parent;

  if (path == base_path)
    return base;
  if (path == NULL || path->depth <= base_path->depth)
    return NULL;
  if (path->repeat == NULL && self->states[path->index]->len == 1)
    return ((AspNodeState *) g_ptr_array_index (self->states[path->index], 0))->xml;

  parent = find_node (self, base, base_path, path->parent);

  return parent != NULL ? find_child (parent, path) : NULL;
}

/* Whether nothing but the mark of the repeat comes behind. */
static gboolean
is_last_row (xmlNode *row,
             xmlNode *anchor)
{
  return row->next == anchor;
}

static void
add_shown (GHashTable           *shown,
           const AspFormElement *element,
           AspFormNode          *node)
{
  GPtrArray *nodes = g_hash_table_lookup (shown, element);

  if (nodes == NULL)
    {
      nodes = g_ptr_array_new ();
      g_hash_table_insert (shown, (gpointer) element, nodes);
    }
  g_ptr_array_add (nodes, node);
}

static void
remove_shown (GHashTable  *shown,
              AspFormNode *node)
{
  GPtrArray *nodes = g_hash_table_lookup (shown, _asp_form_node_get_element (node));

  if (nodes != NULL)
    g_ptr_array_remove_fast (nodes, node);
}

static void
register_node (AspFormInstance      *self,
               AspFormNode          *node,
               const AspFormElement *element,
               xmlNode              *xml)
{
  AspNodeState *state = xml != NULL ? _asp_node_state (xml) : NULL;

  /* The key is the node's own: a node that had the same one has to take it along. */
  if (element->at != NULL)
    g_hash_table_replace (self->nodes, (gpointer) _asp_form_node_get_key (node), node);
  _asp_form_node_set_instance (node, self);
  if (state != NULL)
    state->nodes = g_slist_prepend (state->nodes, node);
  add_shown (self->shown, element, node);
  if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_REPEAT)
    add_shown (self->lists, element, node);
  _asp_form_node_set_stale (node);
}

static AspFormNode *
make_row (AspFormInstance      *self,
          AspFormNode          *repeat,
          const AspFormElement *element,
          AspNodeState         *row,
          guint                 position)
{
  g_autoptr (AspFormNode) node = _asp_form_node_new (self->form, ASP_FORM_NODE_ROW, element,
                                                     repeat, row->row_id, row->xml);

  register_node (self, node, element, row->xml);
  show_children (self, node, element->children, row->xml, row->path, row->row_id);
  _asp_form_node_insert (repeat, position, node);

  return node;
}

/* Rows that stand there already. */
static void
make_rows (AspFormInstance      *self,
           AspFormNode          *repeat,
           const AspFormElement *element,
           xmlNode              *anchor)
{
  for (xmlNode *child = anchor != NULL ? anchor->parent->children : NULL; child != anchor;
       child = child->next)
    {
      AspNodeState *state = _asp_node_state (child);

      if (state != NULL && state->path == element->at)
        make_row (self, repeat, element, state, G_MAXUINT);
    }
}

/* Returns: (transfer full) */
static AspFormNode *
show_element (AspFormInstance      *self,
              AspFormNode          *parent,
              const AspFormElement *element,
              xmlNode              *base,
              AspFormPath          *base_path,
              gint64                row_id)
{
  gboolean is_repeat = element->kind == ASP_FORM_NODE_REPEAT;
  xmlNode *xml = NULL;
  g_autoptr (AspFormNode) node = NULL;

  if (is_repeat && element->at->parent != NULL)
    {
      xmlNode *holder = find_node (self, base, base_path, element->at->parent);

      xml = holder != NULL ? _asp_form_find_anchor (holder, element->at) : NULL;
    }
  else if (element->at != NULL)
    {
      xml = find_node (self, base, base_path, element->at);
    }

  node = _asp_form_node_new (self->form, element->kind, element, parent, row_id, xml);
  register_node (self, node, element, is_repeat ? NULL : xml);
  if (is_repeat)
    make_rows (self, node, element, xml);
  else
    show_children (self, node, element->children, base, base_path, row_id);

  return g_steal_pointer (&node);
}

static void
show_children (AspFormInstance *self,
               AspFormNode     *parent,
               GPtrArray       *elements,
               xmlNode         *base,
               AspFormPath     *base_path,
               gint64           row_id)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_full (elements->len, g_object_unref);

  for (guint i = 0; i < elements->len; i++)
    g_ptr_array_add (nodes, show_element (self, parent, g_ptr_array_index (elements, i), base,
                                          base_path, row_id));
  if (nodes->len == 0)
    return;

  if (parent != NULL)
    _asp_form_node_set_children (parent, g_steal_pointer (&nodes));
  else
    g_list_store_splice (self->pages, 0, 0, nodes->pdata, nodes->len);
}

/* Makes the tree, of what is computed already: nobody has seen anything of it. */
void
_asp_form_instance_show (AspFormInstance *self)
{
  show_children (self, NULL, self->form->pages, self->env.root,
                 g_ptr_array_index (self->form->paths, 0), 0);
  self->is_shown = TRUE;
}

/* A row that has just been made is shown when all that is in it is computed: whoever is told of it
 * sees it as it is to stay. */
void
_asp_form_instance_show_row (AspFormInstance *self,
                             AspNodeState    *row)
{
  if (self->is_shown)
    g_ptr_array_add (self->new_rows, row);
}

/* How many rows are shown before @row. */
static guint
count_shown (AspNodeState *row)
{
  guint n = 0;

  for (xmlNode *node = row->xml->prev; node != NULL; node = node->prev)
    {
      AspNodeState *state = _asp_node_state (node);

      n += state != NULL && state->path == row->path && state->nodes != NULL ? 1 : 0;
    }

  return n;
}

/* Shows a row wherever its repeat is shown. */
static void
show_row (AspFormInstance *self,
          AspNodeState    *row)
{
  for (guint i = 0; row->path->elements != NULL && i < row->path->elements->len; i++)
    {
      const AspFormElement *element = g_ptr_array_index (row->path->elements, i);
      GPtrArray *lists = g_hash_table_lookup (self->lists, element);

      for (guint j = 0; lists != NULL && j < lists->len; j++)
        {
          AspFormNode *repeat = g_ptr_array_index (lists, j);
          xmlNode *anchor = _asp_form_node_get_xml (repeat);

          if (anchor == NULL || anchor->parent != row->xml->parent)
            continue;

          make_row (self, repeat, element, row,
                    is_last_row (row->xml, anchor) ? G_MAXUINT : count_shown (row));
          break;
        }
    }
}

/* What somebody does who is told of one may bring more. */
void
_asp_form_instance_show_new_rows (AspFormInstance *self)
{
  for (guint i = 0; i < self->new_rows->len; i++)
    {
      AspNodeState *row = g_ptr_array_index (self->new_rows, i);

      /* One that stands in another new row is shown with that. */
      if (row != NULL && row->nodes == NULL)
        show_row (self, row);
    }
  g_ptr_array_set_size (self->new_rows, 0);
}

/* It goes before it was shown. */
static void
forget_new_row (AspFormInstance *self,
                AspNodeState    *row)
{
  guint at;

  if (g_ptr_array_find (self->new_rows, row, &at))
    g_ptr_array_index (self->new_rows, at) = NULL;
}

static void
forget_node (AspFormInstance *self,
             AspFormNode     *node)
{
  GPtrArray *children = _asp_form_node_peek_children (node);
  const AspFormNodeKey *key = _asp_form_node_get_key (node);

  for (guint i = 0; children != NULL && i < children->len; i++)
    forget_node (self, g_ptr_array_index (children, i));
  if (key->path != NULL && g_hash_table_lookup (self->nodes, key) == node)
    g_hash_table_remove (self->nodes, key);
  remove_shown (self->shown, node);
  if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_REPEAT)
    remove_shown (self->lists, node);
  if (_asp_form_node_set_queued (node, FALSE))
    g_ptr_array_remove (self->stale, node);
  _asp_form_node_set_instance (node, NULL);
  _asp_form_node_set_xml (node, NULL);
}

static void
forget_rows (AspFormInstance *self,
             xmlNode         *xml)
{
  AspNodeState *state = _asp_node_state (xml);

  if (state != NULL && state->is_row)
    {
      g_hash_table_remove (self->rows, &state->row_id);
      forget_new_row (self, state);
    }
  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    forget_rows (self, child);
}

/* Takes the row, which is about to go, out of the tree. */
void
_asp_form_instance_forget_row (AspFormInstance *self,
                               AspNodeState    *row)
{
  g_autoptr (GSList) nodes = g_slist_copy (row->nodes);

  for (GSList *l = nodes; l != NULL; l = l->next)
    {
      AspFormNode *node = l->data;
      AspFormNode *repeat = asp_form_node_get_parent (node);

      if (asp_form_node_get_node_kind (node) != ASP_FORM_NODE_ROW)
        continue;
      forget_node (self, node);
      _asp_form_queue (self, repeat);
      _asp_form_node_remove (repeat, node);
    }
  forget_rows (self, row->xml);
}
