/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Deeper nesting nobody could fill in. */
#define MAX_DEPTH 32

static gboolean read_children (AspForm     *self,
                               xmlNode     *parent,
                               const char  *context,
                               guint        depth,
                               GPtrArray   *elements,
                               GError     **error);

static void
free_item (gpointer data)
{
  AspFormItem *item = data;

  g_free (item->value);
  g_free (item);
}

void
_asp_form_element_free (AspFormElement *self)
{
  g_free (self->path);
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->items);
  if (self->itemset != NULL)
    {
      _asp_expr_free (self->itemset->nodes);
      g_free (self->itemset->value);
      g_free (self->itemset->label);
      g_free (self->itemset);
    }
  g_free (self);
}

static AspFormElement *
create_element (AspFormNodeKind kind)
{
  AspFormElement *self = g_new0 (AspFormElement, 1);

  self->kind = kind;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_form_element_free);
  self->items = g_ptr_array_new_with_free_func (free_item);

  return self;
}

/* Labels and hints; a guidance hint is for print. */
static gboolean
read_words (AspForm         *self,
            xmlNode         *node,
            AspFormElement  *element,
            GError         **error)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      AspFormText **text = NULL;

      if (_asp_xml_is (child, "label"))
        text = &element->label;
      else if (_asp_xml_is (child, "hint"))
        text = &element->hint;
      if (text == NULL || *text != NULL)
        continue;

      *text = _asp_form_read_text (self, child, error);
      if (*text == NULL)
        return FALSE;
    }

  return TRUE;
}

static xmlNode *
find_named (xmlNode    *parent,
            const char *name)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      if (_asp_xml_is (child, name))
        return child;
    }

  return NULL;
}

static gboolean
read_item (AspForm         *self,
           xmlNode         *node,
           AspFormElement  *element,
           GError         **error)
{
  xmlNode *value = find_named (node, "value");
  xmlNode *label = find_named (node, "label");
  xmlChar *content = value != NULL ? xmlNodeGetContent (value) : NULL;
  AspFormItem *item;

  if (content == NULL)
    {
      _asp_form_set_error (self, node, ASP_FORM_ERROR_STRUCTURE, error,
                           _("a choice has no value"));
      return FALSE;
    }

  item = g_new0 (AspFormItem, 1);
  item->value = g_strstrip (g_strdup ((const char *) content));
  xmlFree (content);
  g_ptr_array_add (element->items, item);
  if (label == NULL)
    return TRUE;

  item->label = _asp_form_read_text (self, label, error);

  return item->label != NULL;
}

static gboolean
read_itemset (AspForm         *self,
              xmlNode         *node,
              AspFormElement  *element,
              GError         **error)
{
  xmlNode *value = find_named (node, "value");
  xmlNode *label = find_named (node, "label");
  g_autofree char *nodes = _asp_xml_attribute (node, "nodeset");
  g_autofree char *value_ref = value != NULL ? _asp_xml_attribute (value, "ref") : NULL;
  g_autofree char *label_ref = label != NULL ? _asp_xml_attribute (label, "ref") : NULL;
  AspExpr *expr;

  if (nodes == NULL || value_ref == NULL || label_ref == NULL)
    {
      _asp_form_set_error (self, node, ASP_FORM_ERROR_STRUCTURE, error,
                           _("a list of choices lacks its nodes, values or labels"));
      return FALSE;
    }

  expr = _asp_form_parse (self, node, nodes, error);
  if (expr == NULL)
    return FALSE;

  expr->wants_all = TRUE;
  element->itemset = g_new0 (AspFormItemset, 1);
  element->itemset->nodes = expr;
  element->itemset->value = g_steal_pointer (&value_ref);
  element->itemset->label_is_id = g_str_has_prefix (label_ref, "jr:itext(");
  if (element->itemset->label_is_id)
    element->itemset->label = g_strndup (label_ref + strlen ("jr:itext("),
                                         strcspn (label_ref + strlen ("jr:itext("), ")"));
  else
    element->itemset->label = g_steal_pointer (&label_ref);

  return TRUE;
}

static AspFormControl
choose_input (const AspFormBind *bind,
              const char        *appearance)
{
  if (appearance != NULL && strstr (appearance, "multiline") != NULL)
    return ASP_FORM_CONTROL_LONG_TEXT;

  switch (bind != NULL ? bind->type : ASP_FORM_TYPE_STRING)
    {
    case ASP_FORM_TYPE_INTEGER:
      return ASP_FORM_CONTROL_INTEGER;
    case ASP_FORM_TYPE_DECIMAL:
      return ASP_FORM_CONTROL_DECIMAL;
    case ASP_FORM_TYPE_DATE:
      return ASP_FORM_CONTROL_DATE;
    case ASP_FORM_TYPE_STRING:
    case ASP_FORM_TYPE_BOOLEAN:
    default:
      return ASP_FORM_CONTROL_TEXT;
    }
}

static gboolean
read_choices (AspForm         *self,
              xmlNode         *node,
              AspFormElement  *element,
              GError         **error)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (_asp_xml_is (child, "item") && !read_item (self, child, element, error))
        return FALSE;
      if (_asp_xml_is (child, "itemset") && !read_itemset (self, child, element, error))
        return FALSE;
    }

  return TRUE;
}

/* A question that shows and asks nothing: without a node of its own, or only computed. */
static gboolean
is_note (const AspFormElement *element)
{
  const AspFormBind *bind = element->bind;

  return bind != NULL && bind->exprs[ASP_BIND_CALCULATE] == NULL &&
         bind->exprs[ASP_BIND_READONLY] != NULL &&
         bind->exprs[ASP_BIND_READONLY]->kind == ASP_EXPR_CALL &&
         strcmp (bind->exprs[ASP_BIND_READONLY]->text, "true") == 0;
}

static gboolean
read_control (AspForm         *self,
              xmlNode         *node,
              const char      *path,
              AspFormElement  *element,
              GError         **error)
{
  g_autofree char *appearance = _asp_xml_attribute (node, "appearance");

  if (path == NULL)
    {
      _asp_form_set_error (self, node, ASP_FORM_ERROR_STRUCTURE, error,
                           /* Translators: %s is the name of an element of a form */
                           _("the element “%s” names no node"), (const char *) node->name);
      return FALSE;
    }

  if (_asp_xml_is (node, "select1"))
    element->control = ASP_FORM_CONTROL_SELECT_ONE;
  else if (_asp_xml_is (node, "select"))
    element->control = ASP_FORM_CONTROL_SELECT_MANY;
  else
    element->control = choose_input (element->bind, appearance);
  if (element->control != ASP_FORM_CONTROL_SELECT_ONE &&
      element->control != ASP_FORM_CONTROL_SELECT_MANY && is_note (element))
    element->control = ASP_FORM_CONTROL_NOTE;

  return read_choices (self, node, element, error);
}

/* A repeat in a group that has its label is one thing. */
static xmlNode *
find_only_repeat (xmlNode *group)
{
  xmlNode *repeat = NULL;

  for (xmlNode *child = group->children; child != NULL; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE || _asp_xml_is (child, "label") ||
          _asp_xml_is (child, "hint"))
        continue;
      if (repeat != NULL || !_asp_xml_is (child, "repeat"))
        return NULL;
      repeat = child;
    }

  return repeat;
}

static AspFormElement *
read_group (AspForm      *self,
            xmlNode      *node,
            const char   *context,
            guint         depth,
            GError      **error)
{
  xmlNode *repeat = _asp_xml_is (node, "repeat") ? node : find_only_repeat (node);
  g_autofree char *ref = _asp_xml_attribute (repeat != NULL ? repeat : node,
                                             repeat != NULL ? "nodeset" : "ref");
  g_autofree char *count = repeat != NULL ? _asp_xml_attribute (repeat, "count") : NULL;
  g_autofree char *path = ref != NULL ? _asp_form_resolve (context, ref) : NULL;
  AspFormElement *element = create_element (repeat != NULL ? ASP_FORM_NODE_REPEAT
                                                           : ASP_FORM_NODE_GROUP);

  element->path = g_strdup (path);
  element->bind = path != NULL ? g_hash_table_lookup (self->bind_of, path) : NULL;
  if (count != NULL)
    {
      _asp_form_set_error (self, repeat, ASP_FORM_ERROR_UNSUPPORTED, error,
                           /* Translators: %s is the name of an element of a form */
                           _("the element “%s” is not supported"), "jr:count");
      _asp_form_element_free (element);
      return NULL;
    }
  if (!read_words (self, node, element, error) ||
      !read_children (self, repeat != NULL ? repeat : node, path != NULL ? path : context,
                      depth + 1, element->children, error))
    {
      _asp_form_element_free (element);
      return NULL;
    }

  return element;
}

static AspFormElement *
read_question (AspForm     *self,
               xmlNode     *node,
               const char  *context,
               GError     **error)
{
  g_autofree char *ref = _asp_xml_attribute (node, "ref");
  AspFormElement *element = create_element (ASP_FORM_NODE_QUESTION);

  element->path = ref != NULL ? _asp_form_resolve (context, ref) : NULL;
  if (element->path != NULL)
    element->bind = g_hash_table_lookup (self->bind_of, element->path);
  if (!read_words (self, node, element, error) ||
      !read_control (self, node, element->path, element, error))
    {
      _asp_form_element_free (element);
      return NULL;
    }

  return element;
}

static gboolean
is_one_of (xmlNode           *node,
           const char *const *names)
{
  return g_strv_contains (names, (const char *) node->name);
}

static gboolean
read_children (AspForm     *self,
               xmlNode     *parent,
               const char  *context,
               guint        depth,
               GPtrArray   *elements,
               GError     **error)
{
  static const char *const groups[] = { "group", "repeat", NULL };
  static const char *const questions[] = { "input", "select1", "select", NULL };
  static const char *const words[] = { "label", "hint", "help", NULL };

  if (depth > MAX_DEPTH)
    {
      _asp_form_set_error (self, parent, ASP_FORM_ERROR_LIMIT, error,
                           _("groups are nested too deeply"));
      return FALSE;
    }

  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      AspFormElement *element = NULL;

      if (child->type != XML_ELEMENT_NODE || is_one_of (child, words))
        continue;

      if (is_one_of (child, groups))
        element = read_group (self, child, context, depth, error);
      else if (is_one_of (child, questions))
        element = read_question (self, child, context, error);
      else
        _asp_form_set_error (self, child, ASP_FORM_ERROR_UNSUPPORTED, error,
                             /* Translators: %s is the name of an element of a form */
                             _("the element “%s” is not supported"), (const char *) child->name);
      if (element == NULL)
        return FALSE;

      g_ptr_array_add (elements, element);
    }

  return TRUE;
}

/* A page is a group of the outermost level; what stands there alone makes a page together with its
 * neighbours. */
static void
make_pages (AspForm   *self,
            GPtrArray *elements)
{
  AspFormElement *loose = NULL;

  while (elements->len > 0)
    {
      AspFormElement *element = g_ptr_array_steal_index (elements, 0);

      if (element->kind == ASP_FORM_NODE_GROUP)
        {
          element->kind = ASP_FORM_NODE_PAGE;
          g_ptr_array_add (self->pages, element);
          loose = NULL;
          continue;
        }
      if (loose == NULL)
        {
          loose = create_element (ASP_FORM_NODE_PAGE);
          g_ptr_array_add (self->pages, loose);
        }
      g_ptr_array_add (loose->children, element);
    }
}

gboolean
_asp_form_read_body (AspForm  *self,
                     xmlNode  *body,
                     GError  **error)
{
  g_autoptr (GPtrArray) elements =
    g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_form_element_free);
  g_autofree char *root = g_strdup_printf ("/%s", (const char *) self->primary->name);

  if (!read_children (self, body, root, 0, elements, error))
    return FALSE;

  make_pages (self, elements);

  return TRUE;
}
