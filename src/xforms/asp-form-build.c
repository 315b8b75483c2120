/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-instance-private.h"
#include "asp-form-snapshot.h"

#include <string.h>

/* The XML of a running instance: copied from the form's own, with a state for each element. Where
 * the rows of a repeat stand a comment marks their end; no expression sees it. */
#define ANCHOR "rows"

/* Returns: (nullable): NULL for what is not of the instance */
AspNodeState *
_asp_node_state (xmlNode *xml)
{
  return xml->type == XML_ELEMENT_NODE ? xml->_private : NULL;
}

static gboolean
is_anchor (xmlNode     *xml,
           AspFormPath *repeat)
{
  return xml->type == XML_COMMENT_NODE && xml->_private == repeat;
}

/* Returns: (nullable): the mark behind the rows of @repeat in @parent */
xmlNode *
_asp_form_find_anchor (xmlNode     *parent,
                       AspFormPath *repeat)
{
  /* From the end: there are more rows than anything else. */
  for (xmlNode *child = parent->last; child != NULL; child = child->prev)
    {
      if (is_anchor (child, repeat))
        return child;
    }

  return NULL;
}

static gboolean
is_row_of (xmlNode           *xml,
           const AspFormPath *repeat)
{
  return xml->type == XML_ELEMENT_NODE && strcmp ((const char *) xml->name, repeat->name) == 0;
}

static gboolean
is_template (xmlNode *xml)
{
  for (xmlAttr *attribute = xml->properties; attribute != NULL; attribute = attribute->next)
    {
      if (strcmp ((const char *) attribute->name, "template") == 0)
        return TRUE;
    }

  return FALSE;
}

static void
drop_template_mark (xmlNode *xml)
{
  xmlAttr *next;

  for (xmlAttr *attribute = xml->properties; attribute != NULL; attribute = next)
    {
      next = attribute->next;
      if (strcmp ((const char *) attribute->name, "template") == 0)
        xmlRemoveProp (attribute);
    }
}

/* Puts the mark behind the rows of @repeat that @parent has; takes templates away, and with
 * @with_rows FALSE all rows. */
static void
make_anchor (AspFormInstance *self,
             xmlNode         *parent,
             AspFormPath     *repeat,
             gboolean         with_rows)
{
  xmlNode *anchor;
  xmlNode *place = NULL;
  xmlNode *next;

  /* A row that was put aside has its marks. */
  if (_asp_form_find_anchor (parent, repeat) != NULL)
    return;

  anchor = xmlNewDocComment (self->doc, (const xmlChar *) ANCHOR);
  anchor->_private = repeat;
  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      if (is_row_of (child, repeat))
        place = child;
    }
  if (place != NULL)
    xmlAddNextSibling (place, anchor);
  else
    xmlAddChild (parent, anchor);

  for (xmlNode *child = parent->children; child != NULL; child = next)
    {
      next = child->next;
      if (is_row_of (child, repeat) && (!with_rows || is_template (child)))
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
    }
}

/* Blanks between elements are the file's lay-out, and a blank leaf is a blank answer. */
static void
drop_blanks (xmlNode *xml)
{
  xmlNode *next;

  for (xmlNode *child = xml->children; child != NULL; child = next)
    {
      next = child->next;
      if (child->type == XML_COMMENT_NODE && child->_private == NULL)
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
      else if (xmlIsBlankNode (child))
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
    }
}

/* Gives @xml and everything in it a state. */
static void
add_states (AspFormInstance *self,
            xmlNode         *xml,
            AspFormPath     *path,
            gboolean         with_rows)
{
  AspNodeState *state = g_new0 (AspNodeState, 1);
  GPtrArray *states = self->states[path->index];
  guint cursor = 0;

  for (guint i = 0; path->children != NULL && i < path->children->len; i++)
    {
      AspFormPath *child = g_ptr_array_index (path->children, i);

      if (child->repeat == child)
        make_anchor (self, xml, child, with_rows);
    }
  drop_blanks (xml);

  state->xml = xml;
  state->path = path;
  state->relevant = TRUE;
  state->visible = TRUE;
  state->is_row = path->repeat == path;
  state->slot = states->len;
  xml->_private = state;
  g_ptr_array_add (states, state);

  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    {
      AspFormPath *child_path = child->type == XML_ELEMENT_NODE
                                  ? _asp_form_path_find_child (path, (const char *) child->name,
                                                               &cursor)
                                  : NULL;

      if (child_path != NULL)
        add_states (self, child, child_path, with_rows);
    }
}

/* Takes the states of @xml and everything in it away. */
void
_asp_form_instance_free_states (AspFormInstance *self,
                                xmlNode         *xml)
{
  AspNodeState *state = _asp_node_state (xml);
  GPtrArray *states;

  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    _asp_form_instance_free_states (self, child);
  if (state == NULL)
    return;

  states = self->states[state->path->index];
  ((AspNodeState *) g_ptr_array_index (states, states->len - 1))->slot = state->slot;
  g_ptr_array_remove_index_fast (states, state->slot);
  if (state->touched)
    g_ptr_array_remove_fast (self->touched, state);
  for (guint kind = 0; kind < ASP_N_READ_KINDS; kind++)
    {
      guint vertex = state->path->vertex[kind];

      if ((state->dirty & (1u << kind)) != 0 && vertex != G_MAXUINT)
        g_ptr_array_remove_fast (self->pending[vertex], state);
    }

  xml->_private = NULL;
  g_slist_free (state->nodes);
  g_free (state->error);
  g_free (state->warning);
  g_free (state);
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

/* A number that is the same whenever the form is opened, so that what is stored of a row that the
 * form made finds it again. @outer: the row that it stands in; 0: none. @position: from 0 */
gint64
asp_form_make_row_id (const char *path,
                      gint64      outer,
                      guint       position)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);
  g_autofree char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT " %u", path, outer, position);

  for (const char *p = key; *p != '\0'; p++)
    hash = (hash ^ (guchar) *p) * G_GUINT64_CONSTANT (1099511628211);

  return (gint64) (hash & G_MAXINT64) | 1;
}

gint64
_asp_form_make_row_id (AspFormPath *repeat,
                       xmlNode     *parent,
                       guint        position)
{
  gint64 outer = 0;

  for (xmlNode *node = parent; node != NULL && outer == 0; node = node->parent)
    {
      AspNodeState *state = _asp_node_state (node);

      if (state != NULL && state->is_row)
        outer = state->row_id;
    }

  return asp_form_make_row_id (repeat->path, outer, position);
}

static void
register_row (AspFormInstance *self,
              AspNodeState    *row,
              gint64           row_id)
{
  row->row_id = row_id;
  g_hash_table_insert (self->rows, g_memdup2 (&row_id, sizeof row_id), row);
}

/* Returns: from 1 */
guint
_asp_form_get_row_number (AspFormInstance *self,
                          AspNodeState    *row)
{
  guint number = 0;

  if (row->stamp == self->stamp)
    return row->number;

  for (xmlNode *node = row->xml->parent->children; node != NULL; node = node->next)
    {
      AspNodeState *state = _asp_node_state (node);

      if (state == NULL || state->path != row->path)
        continue;
      state->number = ++number;
      state->stamp = self->stamp;
    }

  return row->number;
}

/* Rows that stand in the XML already get their numbers; outer ones first. */
static void
register_rows (AspFormInstance *self,
               xmlNode         *xml)
{
  AspNodeState *state = _asp_node_state (xml);

  if (state != NULL && state->is_row && state->row_id == 0)
    {
      guint position = _asp_form_get_row_number (self, state) - 1;

      register_row (self, state, _asp_form_make_row_id (state->path, xml->parent, position));
    }
  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    register_rows (self, child);
}

/* Makes the instance of the form's own. @with_rows: with the rows that the form has in it */
void
_asp_form_instance_build (AspFormInstance *self,
                          gboolean         with_rows)
{
  const xmlNs *own;
  xmlNode *root;

  self->stamp = 1;
  self->doc = xmlNewDoc ((const xmlChar *) "1.0");
  root = xmlDocCopyNode (self->form->primary, self->doc, 1);
  xmlDocSetRootElement (self->doc, root);
  self->env.root = root;
  own = root->ns;
  strip_namespace (root, own);

  add_states (self, root, g_ptr_array_index (self->form->paths, 0), with_rows);
  register_rows (self, root);
}

/* Returns: (nullable): the row before @place, the mark of its repeat or one of its other rows */
AspNodeState *
_asp_form_find_last_row (xmlNode *place)
{
  const AspNodeState *other = _asp_node_state (place);
  const AspFormPath *repeat = other != NULL ? other->path : place->_private;

  for (xmlNode *node = place->prev; node != NULL; node = node->prev)
    {
      if (is_row_of (node, repeat))
        return _asp_node_state (node);
    }

  return NULL;
}

guint
_asp_form_count_rows (AspFormInstance *self,
                      xmlNode         *anchor)
{
  AspNodeState *last = _asp_form_find_last_row (anchor);

  return last != NULL ? _asp_form_get_row_number (self, last) : 0;
}

/* Returns: (nullable): the row behind @row */
xmlNode *
_asp_form_get_next_row (xmlNode *row)
{
  AspNodeState *state = _asp_node_state (row);

  for (xmlNode *node = row->next; node != NULL; node = node->next)
    {
      AspNodeState *other = _asp_node_state (node);

      if (other != NULL && other->path == state->path)
        return node;
    }

  return NULL;
}

/* Before what a row has to stand that is to be at @position: the one that is there now, or the
 * mark. */
xmlNode *
_asp_form_find_place (AspFormInstance *self,
                      xmlNode         *anchor,
                      guint            position)
{
  const AspFormPath *repeat = anchor->_private;

  if (position >= _asp_form_count_rows (self, anchor))
    return anchor;

  for (xmlNode *node = anchor->parent->children; node != anchor; node = node->next)
    {
      if (is_row_of (node, repeat) && position-- == 0)
        return node;
    }

  return anchor;
}

/* What a new row begins with: what the form has for it, or the row that was put aside. */
static xmlNode *
make_row (AspFormInstance *self,
          AspFormPath     *repeat,
          gint64           row_id)
{
  gpointer key;
  gpointer aside;
  xmlNode *xml;

  if (g_hash_table_steal_extended (self->aside, &row_id, &key, &aside))
    {
      g_free (key);
      return aside;
    }

  xml = xmlDocCopyNode (repeat->row, self->doc, 1);
  drop_template_mark (xml);
  strip_namespace (xml, self->form->primary->ns);

  return xml;
}

/* Puts a new row, as the form's template has it, before @place: another one, or the mark, @anchor,
 * where it is the last. The order of the rows never falls. */
AspNodeState *
_asp_form_instance_build_row (AspFormInstance *self,
                              xmlNode         *anchor,
                              gint64           row_id,
                              xmlNode         *place)
{
  AspFormPath *repeat = anchor->_private;
  xmlNode *xml = make_row (self, repeat, row_id);
  AspNodeState *last = _asp_form_find_last_row (place);
  guint n_rows = place == anchor ? _asp_form_count_rows (self, anchor) : 0;
  AspNodeState *row;

  xmlAddPrevSibling (place, xml);
  add_states (self, xml, repeat, repeat->row_is_template);
  row = _asp_node_state (xml);
  _asp_xpath_cache_structure_changed (self->env.cache);
  /* The numbers of the others stay when it is the last one. */
  if (place != anchor)
    self->stamp++;
  row->number = n_rows + 1;
  row->stamp = place == anchor ? self->stamp : 0;
  if (last != NULL)
    row->order = place == anchor ? last->order + 1 : last->order;
  row->visible = _asp_node_state (anchor->parent)->visible;
  register_row (self, row, row_id);
  register_rows (self, xml);
  _asp_form_log_new_row (self, xml);

  return row;
}

/* @put_aside: it comes back when a row with its number is made again */
void
_asp_form_instance_drop_row (AspFormInstance *self,
                             AspNodeState    *row,
                             gboolean         put_aside)
{
  xmlNode *xml = row->xml;
  gint64 row_id = row->row_id;

  _asp_form_log_lost_row (self, xml);
  _asp_form_instance_forget_row (self, row);
  _asp_form_instance_free_states (self, xml);
  xmlUnlinkNode (xml);
  if (put_aside)
    g_hash_table_insert (self->aside, g_memdup2 (&row_id, sizeof row_id), xml);
  else
    xmlFreeNode (xml);
  _asp_xpath_cache_structure_changed (self->env.cache);
  self->stamp++;
}
