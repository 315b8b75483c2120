/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-nodes-private.h"

#include <string.h>

/* Document order: attributes come after their element and before its content. */

/* Up to as many nodes are compared in pairs; of more, the whole tree is gone through once. */
#define MAX_PAIRS 12

static guint
get_depth (const xmlNode *node)
{
  guint depth = 0;

  for (; node->parent != NULL; node = node->parent)
    depth++;

  return depth;
}

static gboolean
comes_after (const xmlNode *a,
             const xmlNode *b)
{
  guint a_depth = get_depth (a);
  guint b_depth = get_depth (b);
  const xmlNode *deep = a_depth >= b_depth ? a : b;
  const xmlNode *flat = a_depth >= b_depth ? b : a;
  gboolean deep_is_after;

  for (guint i = MAX (a_depth, b_depth); i > MIN (a_depth, b_depth); i--)
    deep = deep->parent;
  if (deep == flat)
    return a_depth > b_depth;

  while (deep->parent != flat->parent)
    {
      deep = deep->parent;
      flat = flat->parent;
    }
  /* Trees of their own stay as they are. */
  if (deep->parent == NULL)
    return FALSE;

  if ((deep->type == XML_ATTRIBUTE_NODE) != (flat->type == XML_ATTRIBUTE_NODE))
    {
      deep_is_after = flat->type == XML_ATTRIBUTE_NODE;
    }
  else
    {
      const xmlNode *next = flat->next;

      while (next != NULL && next != deep)
        next = next->next;
      deep_is_after = next == deep;
    }

  return deep_is_after == (a_depth >= b_depth);
}

static void
sort_pairs (AspNodeList *self)
{
  guint n = 0;

  for (guint i = 0; i < self->len; i++)
    {
      xmlNode *node = self->items[i];
      guint place = n;
      gboolean is_new = TRUE;

      for (guint j = 0; j < n && is_new; j++)
        is_new = self->items[j] != node;
      if (!is_new)
        continue;

      while (place > 0 && comes_after (self->items[place - 1], node))
        {
          self->items[place] = self->items[place - 1];
          place--;
        }
      self->items[place] = node;
      n++;
    }
  self->len = n;
}

static void
collect_marked (xmlNode     *node,
                GHashTable  *marked,
                AspNodeList *list)
{
  if (g_hash_table_remove (marked, node))
    _asp_node_list_add (list, node);
  for (xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
       attribute != NULL && g_hash_table_size (marked) > 0; attribute = attribute->next)
    {
      if (g_hash_table_remove (marked, attribute))
        _asp_node_list_add (list, (xmlNode *) attribute);
    }
}

static void
collect_tree (xmlNode     *top,
              GHashTable  *marked,
              AspNodeList *list)
{
  xmlNode *node = top;

  while (g_hash_table_size (marked) > 0)
    {
      collect_marked (node, marked, list);
      if (node->children != NULL && node->type != XML_ENTITY_REF_NODE &&
          node->type != XML_DTD_NODE)
        {
          node = node->children;
          continue;
        }
      while (node != top && node->next == NULL)
        node = node->parent;
      if (node == top)
        break;
      node = node->next;
    }
}

static gboolean
has_namespaces (const AspNodeList *self)
{
  for (guint i = 0; i < self->len; i++)
    {
      if (self->items[i]->type == XML_NAMESPACE_DECL)
        return TRUE;
    }

  return FALSE;
}

/* Nodes of namespaces do not know where they stand: only what is double goes. */
static void
drop_doubles (AspNodeList *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < self->len; i++)
    {
      if (g_hash_table_add (seen, self->items[i]))
        self->items[n++] = self->items[i];
    }
  self->len = n;
}

/* Each node once, in document order. */
void
_asp_node_list_sort (AspNodeList *self)
{
  g_autoptr (GHashTable) marked = NULL;
  AspNodeList sorted;

  if (has_namespaces (self))
    {
      drop_doubles (self);
      return;
    }
  if (self->len <= MAX_PAIRS)
    {
      sort_pairs (self);
      return;
    }

  marked = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->len; i++)
    g_hash_table_add (marked, self->items[i]);
  _asp_node_list_init (&sorted);
  for (guint i = 0; i < self->len && g_hash_table_size (marked) > 0; i++)
    {
      xmlNode *top = self->items[i];

      if (!g_hash_table_contains (marked, top))
        continue;
      while (top->parent != NULL)
        top = top->parent;
      collect_tree (top, marked, &sorted);
    }

  self->len = 0;
  for (guint i = 0; i < sorted.len; i++)
    _asp_node_list_add (self, sorted.items[i]);
  _asp_node_list_clear (&sorted);
}
