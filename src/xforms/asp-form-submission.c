/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-submission.h"

#include <libxml/c14n.h>
#include <string.h>

#include "asp-form-instance-private.h"

/* Writes a record: what is asked now, as canonical XML, so that the same answers are the same
 * bytes; what holds for the record as a whole stands in the form's block "meta". */

#define JAVAROSA_URI "http://openrosa.org/javarosa"

/* The node of the block "meta" that has this name. Returns: (nullable): the form has none */
static AspNodeState *
find_meta (AspFormInstance *self,
           const char      *name)
{
  const AspFormPath *root = g_ptr_array_index (self->form->paths, 0);
  g_autofree char *path = g_strdup_printf ("%s/meta/%s", root->path, name);
  AspFormPath *at = _asp_form_find_path (self->form, path);

  if (at == NULL || at->children != NULL || self->states[at->index]->len == 0)
    return NULL;

  return g_ptr_array_index (self->states[at->index], 0);
}

static void
put_new_id (AspFormInstance *self,
            AspNodeState    *state)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("uuid:", uuid, NULL);

  _asp_form_put_value (self, state, id);
}

/* The record's identifier, "uuid:…". One that the form does not give by itself is made now, and
 * kept. */
char *
asp_form_instance_get_id (AspFormInstance *self)
{
  AspNodeState *state;
  g_autofree char *id = NULL;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), NULL);

  state = find_meta (self, "instanceID");
  if (state == NULL)
    return NULL;

  id = _asp_xpath_node_value (state->xml);
  if (*id != '\0')
    return g_steal_pointer (&id);

  put_new_id (self, state);
  _asp_form_instance_run (self);

  return _asp_xpath_node_value (state->xml);
}

/* A finished record is changed: it becomes another version, which says whose place it takes
 * (meta/deprecatedID). Returns: FALSE when the form has no place for identifiers */
gboolean
asp_form_instance_renew_id (AspFormInstance *self)
{
  AspNodeState *state, *deprecated;
  g_autofree char *old = NULL;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), FALSE);

  state = find_meta (self, "instanceID");
  if (state == NULL)
    return FALSE;

  old = asp_form_instance_get_id (self);
  put_new_id (self, state);
  deprecated = find_meta (self, "deprecatedID");
  if (deprecated != NULL)
    _asp_form_put_value (self, deprecated, old);
  else
    {
      g_free (self->deprecated_id);
      self->deprecated_id = g_steal_pointer (&old);
    }
  _asp_form_instance_run (self);

  return TRUE;
}

/* What is known only at the end: the time at which the record was finished. */
void
asp_form_instance_finish (AspFormInstance *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *start = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *zone = g_date_time_format (now, "%:z");
  g_autofree char *text = NULL;
  AspNodeState *time_end;

  g_return_if_fail (ASP_IS_FORM_INSTANCE (self));

  text = g_strdup_printf ("%s.%03d%s", start, g_date_time_get_microsecond (now) / 1000, zone);
  for (guint i = 0; i < self->form->binds->len; i++)
    {
      const AspFormBind *bind = g_ptr_array_index (self->form->binds, i);
      GPtrArray *states = self->states[bind->at->index];

      for (guint j = 0; bind->preload == ASP_PRELOAD_END && j < states->len; j++)
        _asp_form_put_value (self, g_ptr_array_index (states, j), text);
    }

  /* Its name says it where the form has no bind for it. */
  time_end = find_meta (self, "timeEnd");
  if (time_end != NULL && time_end->path->bind == NULL)
    _asp_form_put_value (self, time_end, text);
  _asp_form_instance_run (self);
}

/* XML cannot hold most control characters, not even as references. */
static void
clean_text (xmlNode *text)
{
  g_autoptr (GString) clean = NULL;

  if (text->content == NULL)
    return;

  for (const char *p = (const char *) text->content; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_allowed = (c >= 0x20 && c != 0xfffe && c != 0xffff) || c == '\t' || c == '\n' ||
                            c == '\r';

      if (is_allowed && clean == NULL)
        continue;
      if (clean == NULL)
        clean = g_string_new_len ((const char *) text->content,
                                  p - (const char *) text->content);
      g_string_append_unichar (clean, is_allowed ? c : 0xfffd);
    }

  if (clean != NULL)
    xmlNodeSetContent (text, (const xmlChar *) clean->str);
}

/* What the form says to its readers is no part of the answers. */
static void
drop_marks (xmlNode *xml)
{
  xmlAttr *next;

  for (xmlAttr *attribute = xml->properties; attribute != NULL; attribute = next)
    {
      next = attribute->next;
      if (attribute->ns != NULL && xmlStrEqual (attribute->ns->href, BAD_CAST JAVAROSA_URI) &&
          xmlStrEqual (attribute->name, BAD_CAST "template"))
        xmlRemoveProp (attribute);
    }
}

/* Takes what is not relevant (R10), and the marks of repeats, out of @copy, a copy of @from. */
static void
cut_irrelevant (xmlNode *from,
                xmlNode *copy)
{
  xmlNode *mirror = copy->children;

  drop_marks (copy);
  for (xmlNode *child = from->children; child != NULL && mirror != NULL; child = child->next)
    {
      xmlNode *next = mirror->next;
      AspNodeState *state = _asp_node_state (child);

      if (child->type == XML_COMMENT_NODE || (state != NULL && !state->visible))
        {
          xmlUnlinkNode (mirror);
          xmlFreeNode (mirror);
        }
      else if (child->type == XML_ELEMENT_NODE)
        {
          cut_irrelevant (child, mirror);
        }
      else
        {
          clean_text (mirror);
        }
      mirror = next;
    }
}

static xmlNode *
find_child (xmlNode    *parent,
            const char *name)
{
  return parent != NULL ? _asp_xml_find_child (parent, name) : NULL;
}

/* Forms have no place of their own for the identifier of the version that is replaced. */
static void
add_deprecated_id (AspFormInstance *self,
                   xmlNode         *root)
{
  xmlNode *id = find_child (find_child (root, "meta"), "instanceID");
  xmlNode *node;

  if (self->deprecated_id == NULL || id == NULL)
    return;

  node = xmlNewDocNode (root->doc, id->ns, BAD_CAST "deprecatedID", NULL);
  xmlNodeAddContent (node, BAD_CAST self->deprecated_id);
  xmlAddNextSibling (id, node);
}

/* The record as it is sent: canonical XML in UTF-8. What is not relevant is left out (R10).
 * Returns: (transfer full) */
char *
asp_form_instance_to_submission (AspFormInstance *self)
{
  g_autofree char *id = NULL;
  xmlDoc *doc;
  xmlNode *root;
  xmlChar *text = NULL;
  char *result;
  int length;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), NULL);

  /* Nothing leaves without its identifier. */
  id = asp_form_instance_get_id (self);
  doc = xmlNewDoc ((const xmlChar *) "1.0");
  root = xmlDocCopyNode (self->env.root, doc, 1);
  xmlDocSetRootElement (doc, root);
  cut_irrelevant (self->env.root, root);
  add_deprecated_id (self, root);

  length = xmlC14NDocDumpMemory (doc, NULL, XML_C14N_1_0, NULL, 0, &text);
  /* Names of namespaces that are no absolute addresses have no canonical form. */
  if (length < 0)
    xmlDocDumpMemoryEnc (doc, &text, &length, "UTF-8");
  result = g_strndup ((const char *) text, (gsize) length);
  xmlFree (text);
  xmlFreeDoc (doc);

  return result;
}
