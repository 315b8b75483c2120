/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-nodes-private.h"

#include <string.h>

void
_asp_node_list_grow (AspNodeList *self)
{
  self->size *= 2;
  if (self->items == self->few)
    {
      self->items = g_new (xmlNode *, self->size);
      memcpy (self->items, self->few, sizeof self->few);
    }
  else
    {
      self->items = g_renew (xmlNode *, self->items, self->size);
    }
}

/* Moves the nodes to a value. */
void
_asp_node_list_finish (AspNodeList   *self,
                       AspXPathValue *result)
{
  if (self->len <= 1)
    {
      _asp_xpath_set_node (result, self->len == 1 ? self->items[0] : NULL);
      _asp_node_list_clear (self);
    }
  else if (self->items == self->few)
    {
      _asp_xpath_take_nodes (result, g_memdup2 (self->few, self->len * sizeof (xmlNode *)),
                             self->len);
    }
  else
    {
      _asp_xpath_take_nodes (result, self->items, self->len);
    }
  _asp_node_list_init (self);
}

/* What the names of forms without a prefix are in, if they are in any. */
#define XFORMS_NAMESPACE "http://www.w3.org/2002/xforms"

/* Where namespaces are known, a name without a prefix has none, or that of forms. */
static gboolean
has_namespace (const AspXPathContext *context,
               const AspExprStep     *step,
               xmlNode               *node)
{
  const AspXPathEnv *env = context->env;
  const char *uri;

  if (step->prefix == NULL)
    return step->name == NULL || node->type == XML_NAMESPACE_DECL || node->ns == NULL ||
           xmlStrEqual (node->ns->href, (const xmlChar *) XFORMS_NAMESPACE);

  uri = env->get_namespace != NULL ? env->get_namespace (step->prefix, env->data) : NULL;

  return uri == NULL || (node->ns != NULL && node->ns->href != NULL &&
                         strcmp ((const char *) node->ns->href, uri) == 0);
}

static gboolean
has_type (const AspExprStep *step,
          xmlNode           *node)
{
  switch (step->test)
    {
    case ASP_NODE_TEST_NAME:
      if (step->axis == ASP_AXIS_ATTRIBUTE)
        return node->type == XML_ATTRIBUTE_NODE;
      if (step->axis == ASP_AXIS_NAMESPACE)
        return node->type == XML_NAMESPACE_DECL;
      return node->type == XML_ELEMENT_NODE;
    case ASP_NODE_TEST_NODE:
      return node->type != XML_DTD_NODE && node->type != XML_ENTITY_REF_NODE;
    case ASP_NODE_TEST_TEXT:
      return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    case ASP_NODE_TEST_COMMENT:
      return node->type == XML_COMMENT_NODE;
    case ASP_NODE_TEST_INSTRUCTION:
      return node->type == XML_PI_NODE;
    default:
      g_assert_not_reached ();
    }
}

static const char *
get_name (xmlNode *node)
{
  const xmlChar *name = node->type == XML_NAMESPACE_DECL ? ((xmlNs *) node)->prefix : node->name;

  return name != NULL ? (const char *) name : "";
}

static inline gboolean
is_wanted (const AspXPathContext *context,
           const AspExprStep     *step,
           xmlNode               *node)
{
  return has_type (step, node) &&
         (step->name == NULL || _asp_is_name (get_name (node), step->name)) &&
         ((step->prefix == NULL && context->env->get_namespace == NULL) ||
          step->test != ASP_NODE_TEST_NAME || has_namespace (context, step, node));
}

/* What is not relevant is not there (R10). */
static inline gboolean
is_there (const AspXPathContext *context,
          xmlNode               *node)
{
  const AspXPathEnv *env = context->env;

  return env->is_relevant == NULL || node->type != XML_ELEMENT_NODE ||
         env->is_relevant (node, env->data);
}

static gboolean
is_row (const AspXPathContext *context,
        xmlNode               *node)
{
  const AspXPathEnv *env = context->env;

  return env->is_row != NULL && node->type == XML_ELEMENT_NODE && env->is_row (node, env->data);
}

/* An absolute path from within a row means that row where one value is wanted (R14). Where all
 * are wanted they are all of the innermost repeat, within the own rows of those around it. */
static gboolean
means_own_row (const AspXPathWalk *walk,
               const AspExprStep  *step)
{
  return walk->path->absolute && step->predicates->len == 0 &&
         (!walk->path->wants_all || step->is_outer_row);
}

/* Returns: (nullable): the row in which the context stands, among the children of @parent */
static xmlNode *
find_own_row (const AspXPathWalk *walk,
              const AspExprStep  *step,
              xmlNode            *parent)
{
  for (xmlNode *node = walk->context->current; node != NULL; node = node->parent)
    {
      if (node->parent == parent)
        return is_wanted (walk->context, step, node) && is_row (walk->context, node) ? node : NULL;
    }

  return NULL;
}

/* Any row of the same repeat but the own one is left out. */
static gboolean
is_other_row (AspXPathWalk      *walk,
              const AspExprStep *step,
              xmlNode           *node)
{
  xmlNode *own;

  if (!means_own_row (walk, step) || !is_row (walk->context, node))
    return FALSE;

  walk->met_row = TRUE;
  own = find_own_row (walk, step, node->parent);

  return own != NULL && own != node && xmlStrEqual (own->name, node->name);
}

/* Returns: (nullable): the child of that name when it is known to be the only one, and no row */
static xmlNode *
find_only_child (const AspXPathWalk *walk,
                 const AspExprStep  *step,
                 xmlNode            *parent)
{
  const AspXPathEnv *env = walk->context->env;
  xmlNode *child = NULL;

  return step->name != NULL && step->test == ASP_NODE_TEST_NAME && env->find_child != NULL &&
         env->find_child (parent, step->name, &child, env->data) ? child : NULL;
}

static void
add_children (AspXPathWalk      *walk,
              const AspExprStep *step,
              xmlNode           *parent,
              AspNodeList       *list)
{
  xmlNode *only;
  xmlNode *own = NULL;
  gsize n = 0;

  if (parent->type == XML_ATTRIBUTE_NODE || parent->type == XML_NAMESPACE_DECL)
    return;

  only = find_only_child (walk, step, parent);
  if (only != NULL)
    {
      if (is_wanted (walk->context, step, only) && is_there (walk->context, only))
        _asp_node_list_add (list, only);
      return;
    }

  /* Not asking each of a thousand rows. */
  if (!walk->is_for_all && step->name != NULL && means_own_row (walk, step))
    own = find_own_row (walk, step, parent);
  if (own != NULL)
    {
      if (is_there (walk->context, own))
        _asp_node_list_add (list, own);
      return;
    }

  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      n++;
      if (is_wanted (walk->context, step, child) && is_there (walk->context, child) &&
          !is_other_row (walk, step, child))
        _asp_node_list_add (list, child);
    }
  _asp_xpath_spend (walk->context->env, n);
}

/* Without recursion: a document may be deeper than the stack. */
static void
add_descendants (AspXPathWalk      *walk,
                 const AspExprStep *step,
                 xmlNode           *top,
                 AspNodeList       *list)
{
  xmlNode *node = top->children;
  gsize n = 0;

  if (top->type == XML_ATTRIBUTE_NODE || top->type == XML_NAMESPACE_DECL)
    return;

  while (node != NULL)
    {
      gboolean there = is_there (walk->context, node);

      n++;
      if (there && is_wanted (walk->context, step, node))
        _asp_node_list_add (list, node);
      if (there && node->type == XML_ELEMENT_NODE && node->children != NULL)
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
  _asp_xpath_spend (walk->context->env, n);
}

static void
add_if_wanted (AspXPathWalk      *walk,
               const AspExprStep *step,
               xmlNode           *node,
               AspNodeList       *list)
{
  if (is_wanted (walk->context, step, node))
    _asp_node_list_add (list, node);
}

static void
add_tree (AspXPathWalk      *walk,
          const AspExprStep *step,
          xmlNode           *node,
          AspNodeList       *list)
{
  if (!_asp_xpath_spend (walk->context->env, 1) || !is_there (walk->context, node))
    return;

  add_if_wanted (walk, step, node, list);
  if (node->type == XML_ELEMENT_NODE)
    add_descendants (walk, step, node, list);
}

/* Attributes have no siblings of their own: theirs would be attributes again. */
static xmlNode *
get_sibling (xmlNode  *node,
             gboolean  is_forward)
{
  if (node->type == XML_ATTRIBUTE_NODE || node->type == XML_NAMESPACE_DECL ||
      node->type == XML_DOCUMENT_NODE || node->type == XML_HTML_DOCUMENT_NODE)
    return NULL;

  return is_forward ? node->next : node->prev;
}

static void
add_siblings (AspXPathWalk      *walk,
              const AspExprStep *step,
              xmlNode           *node,
              gboolean           is_forward,
              AspNodeList       *list)
{
  gsize n = 0;

  for (xmlNode *sibling = get_sibling (node, is_forward); sibling != NULL;
       sibling = is_forward ? sibling->next : sibling->prev)
    {
      n++;
      if (is_there (walk->context, sibling))
        add_if_wanted (walk, step, sibling, list);
    }
  _asp_xpath_spend (walk->context->env, n);
}

static xmlNode *
get_parent (xmlNode *node)
{
  return node->type == XML_NAMESPACE_DECL ? NULL : node->parent;
}

static void
add_ancestors (AspXPathWalk      *walk,
               const AspExprStep *step,
               xmlNode           *node,
               AspNodeList       *list)
{
  for (node = get_parent (node); node != NULL; node = node->parent)
    add_if_wanted (walk, step, node, list);
}

static void
add_following (AspXPathWalk      *walk,
               const AspExprStep *step,
               xmlNode           *node,
               AspNodeList       *list)
{
  /* What stands in an element follows its attributes. */
  if (node->type == XML_ATTRIBUTE_NODE)
    {
      node = node->parent;
      add_descendants (walk, step, node, list);
    }
  for (; node != NULL; node = get_parent (node))
    {
      for (xmlNode *after = get_sibling (node, TRUE); after != NULL; after = after->next)
        add_tree (walk, step, after, list);
    }
}

static void
reverse (xmlNode **items,
         guint     n)
{
  for (guint i = 0; i < n / 2; i++)
    {
      xmlNode *item = items[i];

      items[i] = items[n - 1 - i];
      items[n - 1 - i] = item;
    }
}

static void
add_preceding (AspXPathWalk      *walk,
               const AspExprStep *step,
               xmlNode           *node,
               AspNodeList       *list)
{
  if (node->type == XML_ATTRIBUTE_NODE)
    node = node->parent;
  for (; node != NULL; node = get_parent (node))
    {
      for (xmlNode *before = get_sibling (node, FALSE); before != NULL; before = before->prev)
        {
          guint begin = list->len;

          add_tree (walk, step, before, list);
          reverse (list->items + begin, list->len - begin);
        }
    }
}

static void
add_attributes (AspXPathWalk      *walk,
                const AspExprStep *step,
                xmlNode           *node,
                AspNodeList       *list)
{
  if (node->type != XML_ELEMENT_NODE)
    return;

  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    add_if_wanted (walk, step, (xmlNode *) attribute, list);
}

/* All that are in force at the element, also that of "xml". */
static void
add_namespaces (AspXPathWalk      *walk,
                const AspExprStep *step,
                xmlNode           *element,
                AspNodeList       *list)
{
  guint begin = list->len;
  xmlNs *xml;

  if (element->type != XML_ELEMENT_NODE)
    return;

  for (xmlNode *node = element; node != NULL && node->type == XML_ELEMENT_NODE;
       node = node->parent)
    {
      for (xmlNs *ns = node->nsDef; ns != NULL; ns = ns->next)
        {
          gboolean is_hidden = FALSE;

          for (guint i = begin; i < list->len && !is_hidden; i++)
            is_hidden = xmlStrEqual (((xmlNs *) list->items[i])->prefix, ns->prefix);
          if (!is_hidden)
            add_if_wanted (walk, step, (xmlNode *) ns, list);
        }
    }
  xml = xmlSearchNs (element->doc, element, (const xmlChar *) "xml");
  if (xml != NULL)
    add_if_wanted (walk, step, (xmlNode *) xml, list);
}

/* What one node gives on the step's axis, in the axis' order: backwards on the ways back. */
void
_asp_xpath_walk_axis (AspXPathWalk      *walk,
                      const AspExprStep *step,
                      xmlNode           *node,
                      AspNodeList       *list)
{
  switch (step->axis)
    {
    case ASP_AXIS_CHILD:
      add_children (walk, step, node, list);
      break;
    case ASP_AXIS_PARENT:
      if (get_parent (node) != NULL)
        add_if_wanted (walk, step, node->parent, list);
      break;
    case ASP_AXIS_DESCENDANT_OR_SELF:
      add_if_wanted (walk, step, node, list);
      add_descendants (walk, step, node, list);
      break;
    case ASP_AXIS_SELF:
      add_if_wanted (walk, step, node, list);
      break;
    case ASP_AXIS_DESCENDANT:
      add_descendants (walk, step, node, list);
      break;
    case ASP_AXIS_ANCESTOR_OR_SELF:
      add_if_wanted (walk, step, node, list);
      add_ancestors (walk, step, node, list);
      break;
    case ASP_AXIS_ANCESTOR:
      add_ancestors (walk, step, node, list);
      break;
    case ASP_AXIS_FOLLOWING_SIBLING:
    case ASP_AXIS_PRECEDING_SIBLING:
      add_siblings (walk, step, node, step->axis == ASP_AXIS_FOLLOWING_SIBLING, list);
      break;
    case ASP_AXIS_FOLLOWING:
      add_following (walk, step, node, list);
      break;
    case ASP_AXIS_PRECEDING:
      add_preceding (walk, step, node, list);
      break;
    case ASP_AXIS_ATTRIBUTE:
      add_attributes (walk, step, node, list);
      break;
    case ASP_AXIS_NAMESPACE:
      add_namespaces (walk, step, node, list);
      break;
    default:
      g_assert_not_reached ();
    }
}
