/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-instance-private.h"

#include <string.h>

/* The mark before which the rows of a repeat stand: a comment, which no expression sees. */
#define ANCHOR "rows"

static void build_children (AspFormInstance *self,
                            AspFormNode     *parent,
                            GPtrArray       *elements,
                            xmlNode         *base,
                            const char      *base_path,
                            gint64           row_id,
                            GHashTable      *anchors);

/* Returns: (nullable): NULL for what is not of the instance */
AspNodeState *
_asp_node_state (xmlNode *xml)
{
  return xml->type == XML_ELEMENT_NODE ? xml->_private : NULL;
}

/* Returns: (transfer full) */
char *
_asp_form_node_key (const char *path,
                    gint64      row_id)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, path, row_id);
}

static xmlNode *
find_child (xmlNode    *parent,
            const char *name)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      if (_asp_xml_is (child, name))
        return child;
    }

  return NULL;
}

/* The node of @path below @base, whose own path is @base_path. Returns: (nullable) */
static xmlNode *
find_node (xmlNode    *base,
           const char *base_path,
           const char *path)
{
  gsize length = strlen (base_path);
  g_auto (GStrv) steps = NULL;
  xmlNode *node = base;

  if (strncmp (path, base_path, length) != 0)
    return NULL;

  steps = g_strsplit (path + length, "/", -1);
  for (guint i = 0; steps[i] != NULL && node != NULL; i++)
    {
      if (*steps[i] != '\0')
        node = find_child (node, steps[i]);
    }

  return node;
}

/* Gives every element from @xml down its state. */
static void
add_states (AspFormInstance *self,
            xmlNode         *xml,
            const char      *path)
{
  AspNodeState *state = g_new0 (AspNodeState, 1);

  state->xml = xml;
  state->bind = g_hash_table_lookup (self->form->bind_of, path);
  state->relevant = TRUE;
  xml->_private = state;
  if (state->bind != NULL)
    g_ptr_array_add (self->states[state->bind->index], state);

  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    {
      g_autofree char *child_path = NULL;

      if (child->type != XML_ELEMENT_NODE)
        continue;
      child_path = g_strdup_printf ("%s/%s", path, (const char *) child->name);
      add_states (self, child, child_path);
    }
}

static void
drop_states (AspFormInstance *self,
             xmlNode         *xml)
{
  AspNodeState *state = _asp_node_state (xml);

  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    drop_states (self, child);
  if (state == NULL)
    return;

  if (state->bind != NULL)
    g_ptr_array_remove (self->states[state->bind->index], state);
  xml->_private = NULL;
  g_free (state->error);
  g_free (state->warning);
  g_free (state);
}

/* A new row is no template. */
static void
keep_template (AspFormInstance *self,
               const char      *path,
               xmlNode         *node)
{
  xmlAttr *next;

  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = next)
    {
      next = attribute->next;
      if (strcmp ((const char *) attribute->name, "template") == 0)
        xmlRemoveProp (attribute);
    }
  g_hash_table_insert (self->templates, g_strdup (path), node);
}

/* Takes the rows of the form's own instance away, the first as what a new row begins with.
 * Returns: (nullable): the mark where rows stand */
static xmlNode *
make_anchor (AspFormInstance *self,
             xmlNode         *base,
             const char      *base_path,
             const char      *path)
{
  xmlNode *first = find_node (base, base_path, path);
  g_autofree char *name = NULL;
  xmlNode *anchor;
  xmlNode *next;

  if (first == NULL)
    return NULL;

  anchor = xmlNewDocComment (self->doc, (const xmlChar *) ANCHOR);
  xmlAddPrevSibling (first, anchor);
  name = g_strdup ((const char *) first->name);
  for (xmlNode *node = first; node != NULL; node = next)
    {
      next = node->next;
      if (!_asp_xml_is (node, name))
        continue;

      xmlUnlinkNode (node);
      if (g_hash_table_contains (self->templates, path))
        xmlFreeNode (node);
      else
        keep_template (self, path, node);
    }

  return anchor;
}

/* The anchors have to stand before anything has its state: what is taken away needs none. */
static void
make_anchors (AspFormInstance *self,
              GPtrArray       *elements,
              xmlNode         *base,
              const char      *base_path,
              GHashTable      *anchors)
{
  for (guint i = 0; i < elements->len; i++)
    {
      const AspFormElement *element = g_ptr_array_index (elements, i);

      if (element->kind == ASP_FORM_NODE_REPEAT && element->path != NULL)
        g_hash_table_insert (anchors, (gpointer) element,
                             make_anchor (self, base, base_path, element->path));
      else
        make_anchors (self, element->children, base, base_path, anchors);
    }
}

static void
register_node (AspFormInstance *self,
               AspFormNode     *node,
               xmlNode         *xml)
{
  const char *path = asp_form_node_get_path (node);
  AspNodeState *state = xml != NULL ? _asp_node_state (xml) : NULL;

  if (*path != '\0')
    g_hash_table_insert (self->nodes, _asp_form_node_key (path, asp_form_node_get_row_id (node)),
                         node);
  if (state != NULL)
    state->node = node;
}

static void
build_element (AspFormInstance      *self,
               AspFormNode          *parent,
               const AspFormElement *element,
               xmlNode              *base,
               const char           *base_path,
               gint64                row_id,
               GHashTable           *anchors)
{
  xmlNode *xml = NULL;
  g_autoptr (AspFormNode) node = NULL;

  if (element->kind == ASP_FORM_NODE_REPEAT)
    xml = g_hash_table_lookup (anchors, element);
  else if (element->path != NULL)
    xml = find_node (base, base_path, element->path);

  node = _asp_form_node_new (self->form, element->kind, element, parent, row_id, xml);
  register_node (self, node, element->kind == ASP_FORM_NODE_REPEAT ? NULL : xml);
  if (parent != NULL)
    _asp_form_node_insert (parent, G_MAXUINT, node);
  else
    g_list_store_append (self->pages, node);

  if (element->kind != ASP_FORM_NODE_REPEAT)
    build_children (self, node, element->children, base, base_path, row_id, anchors);
}

static void
build_children (AspFormInstance *self,
                AspFormNode     *parent,
                GPtrArray       *elements,
                xmlNode         *base,
                const char      *base_path,
                gint64           row_id,
                GHashTable      *anchors)
{
  for (guint i = 0; i < elements->len; i++)
    build_element (self, parent, g_ptr_array_index (elements, i), base, base_path, row_id,
                   anchors);
}

/* Elements of the instance's own namespace have none here: its declaration stays on the root, so
 * that what is written out is in it again, and rows can be copied without declaring it anew. */
static void
strip_namespace (xmlNode     *xml,
                 const xmlNs *own)
{
  if (xml->type != XML_ELEMENT_NODE)
    return;

  if (own != NULL && xml->ns != NULL && xml->ns->prefix == NULL &&
      xmlStrEqual (xml->ns->href, own->href))
    xml->ns = NULL;
  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    strip_namespace (child, own);
}

/* Makes the instance of the form's own, with its states and the tree of nodes. */
void
_asp_form_instance_build (AspFormInstance *self)
{
  g_autoptr (GHashTable) anchors = g_hash_table_new (NULL, NULL);
  g_autofree char *path = g_strdup_printf ("/%s", (const char *) self->form->primary->name);
  const xmlNs *own;
  xmlNode *root;

  self->doc = xmlNewDoc ((const xmlChar *) "1.0");
  root = xmlDocCopyNode (self->form->primary, self->doc, 1);
  xmlDocSetRootElement (self->doc, root);
  self->env.root = root;
  own = root->ns;
  strip_namespace (root, own);

  make_anchors (self, self->form->pages, root, path, anchors);
  add_states (self, root, path);
  build_children (self, NULL, self->form->pages, root, path, 0, anchors);
}

/* The mark of a repeat, and the rows before it: the next row comes before the one at @position. */
static xmlNode *
find_place (AspFormNode *repeat,
            guint        position)
{
  GListModel *rows = asp_form_node_get_children (repeat);
  g_autoptr (AspFormNode) next = g_list_model_get_item (rows, position);

  return next != NULL ? _asp_form_node_get_xml (next) : _asp_form_node_get_xml (repeat);
}

/* Returns: (transfer none) (nullable): NULL when the form has no node for rows of this repeat */
AspFormNode *
_asp_form_instance_build_row (AspFormInstance *self,
                              AspFormNode     *repeat,
                              gint64           row_id,
                              guint            position)
{
  const AspFormElement *element = _asp_form_node_get_element (repeat);
  xmlNode *template = g_hash_table_lookup (self->templates, element->path);
  g_autoptr (GHashTable) anchors = g_hash_table_new (NULL, NULL);
  g_autoptr (AspFormNode) row = NULL;
  xmlNode *xml;

  if (template == NULL || _asp_form_node_get_xml (repeat) == NULL)
    return NULL;

  xml = xmlDocCopyNode (template, self->doc, 1);
  xmlAddPrevSibling (find_place (repeat, position), xml);
  make_anchors (self, element->children, xml, element->path, anchors);
  add_states (self, xml, element->path);
  _asp_node_state (xml)->is_row = TRUE;

  row = _asp_form_node_new (self->form, ASP_FORM_NODE_ROW, element, repeat, row_id, xml);
  _asp_node_state (xml)->node = row;
  g_hash_table_insert (self->rows, g_memdup2 (&row_id, sizeof row_id), row);
  g_hash_table_insert (self->nodes, _asp_form_node_key (element->path, row_id), row);
  build_children (self, row, element->children, xml, element->path, row_id, anchors);
  _asp_form_node_insert (repeat, position, row);

  return row;
}

static void
forget_node (AspFormInstance *self,
             AspFormNode     *node)
{
  GListModel *children = asp_form_node_get_children (node);
  gint64 row_id = asp_form_node_get_row_id (node);
  g_autofree char *key = _asp_form_node_key (asp_form_node_get_path (node), row_id);

  for (guint i = 0; children != NULL && i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (AspFormNode) child = g_list_model_get_item (children, i);

      forget_node (self, child);
    }
  g_hash_table_remove (self->nodes, key);
  if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_ROW)
    g_hash_table_remove (self->rows, &row_id);
  _asp_form_node_set_xml (node, NULL);
}

void
_asp_form_instance_drop_row (AspFormInstance *self,
                             AspFormNode     *row)
{
  AspFormNode *repeat = asp_form_node_get_parent (row);
  xmlNode *xml = _asp_form_node_get_xml (row);

  drop_states (self, xml);
  xmlUnlinkNode (xml);
  xmlFreeNode (xml);
  forget_node (self, row);
  _asp_form_node_remove (repeat, row);
}
