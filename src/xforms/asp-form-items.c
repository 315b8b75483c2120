/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The choices of a question: given one by one, or taken from a list. */

void
_asp_form_item_free (gpointer data)
{
  AspFormItem *item = data;

  g_free (item->value);
  g_free (item);
}

void
_asp_form_itemset_free (AspFormItemset *self)
{
  _asp_expr_unref (self->nodes);
  _asp_expr_unref (self->value);
  _asp_expr_unref (self->label);
  g_free (self->source);
  g_free (self);
}

static gboolean
read_item (AspForm         *self,
           xmlNode         *node,
           AspFormElement  *element,
           GError         **error)
{
  xmlNode *value = _asp_xml_find_child (node, "value");
  xmlNode *label = _asp_xml_find_child (node, "label");
  AspFormItem *item;

  if (value == NULL)
    {
      _asp_form_set_error (self, node, ASP_FORM_ERROR_STRUCTURE, error,
                           _("a choice has no value"));
      return FALSE;
    }

  item = g_new0 (AspFormItem, 1);
  item->value = g_strstrip (_asp_xml_content (value));
  item->line = (int) xmlGetLineNo (node);
  g_ptr_array_add (element->items, item);
  if (label == NULL)
    return TRUE;

  item->label = _asp_form_read_text (self, label, error);

  return item->label != NULL;
}

/* "randomize(nodes)" or "randomize(nodes, seed)" is left to the expression. "jr:itext(id)" as the
 * label names the child that holds the text's id. */
static AspExpr *
read_label (AspForm     *self,
            xmlNode     *node,
            const char  *ref,
            gboolean    *is_id,
            GError     **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (ref));
  gsize length = strlen (trimmed);
  g_autofree char *inner = NULL;

  *is_id = g_str_has_prefix (trimmed, "jr:itext(") && trimmed[length - 1] == ')';
  if (*is_id)
    inner = g_strndup (trimmed + strlen ("jr:itext("), length - strlen ("jr:itext(") - 1);

  return _asp_form_parse (self, node, *is_id ? inner : trimmed, error);
}

static gboolean
read_itemset (AspForm         *self,
              xmlNode         *node,
              AspFormElement  *element,
              GError         **error)
{
  xmlNode *value = _asp_xml_find_child (node, "value");
  xmlNode *label = _asp_xml_find_child (node, "label");
  g_autofree char *nodes = _asp_xml_attribute (node, "nodeset");
  g_autofree char *value_ref = value != NULL ? _asp_xml_attribute (value, "ref") : NULL;
  g_autofree char *label_ref = label != NULL ? _asp_xml_attribute (label, "ref") : NULL;
  AspFormItemset *itemset;

  if (nodes == NULL || value_ref == NULL)
    {
      _asp_form_set_error (self, node, ASP_FORM_ERROR_STRUCTURE, error,
                           _("a list of choices lacks its nodes, values or labels"));
      return FALSE;
    }

  itemset = g_new0 (AspFormItemset, 1);
  element->itemset = itemset;
  itemset->line = (int) xmlGetLineNo (node);
  itemset->source = g_steal_pointer (&nodes);
  itemset->nodes = _asp_form_parse (self, node, itemset->source, error);
  if (itemset->nodes == NULL)
    return FALSE;

  itemset->nodes->wants_all = TRUE;
  itemset->randomized = strstr (itemset->source, "randomize(") != NULL;
  itemset->value = _asp_form_parse (self, value, value_ref, error);
  if (itemset->value == NULL)
    return FALSE;
  if (label_ref == NULL)
    return TRUE;

  itemset->label = read_label (self, label, label_ref, &itemset->label_is_id, error);

  return itemset->label != NULL;
}

gboolean
_asp_form_read_choices (AspForm         *self,
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
