/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <string.h>

/* The nodes of the primary instance, each once: rows and templates of a repeat are one node. */

void
_asp_form_path_free (AspFormPath *self)
{
  g_free (self->path);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  g_clear_pointer (&self->readers, g_array_unref);
  g_free (self);
}

static AspFormPath *
get_path (AspForm     *self,
          AspFormPath *parent,
          const char  *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", parent != NULL ? parent->path : "", name);
  AspFormPath *known = _asp_form_find_path (self, path);

  if (known != NULL)
    return known;

  known = g_new0 (AspFormPath, 1);
  known->path = g_steal_pointer (&path);
  known->name = strrchr (known->path, '/') + 1;
  known->parent = parent;
  known->index = self->paths->len;
  known->depth = parent != NULL ? parent->depth + 1 : 0;
  for (guint i = 0; i < ASP_N_READ_KINDS; i++)
    known->vertex[i] = G_MAXUINT;
  g_ptr_array_add (self->paths, known);
  g_hash_table_insert (self->path_of, known->path, known);
  if (parent != NULL && parent->children == NULL)
    parent->children = g_ptr_array_new ();
  if (parent != NULL)
    g_ptr_array_add (parent->children, known);

  return known;
}

static void
add_paths (AspForm     *self,
           AspFormPath *parent,
           xmlNode     *xml)
{
  AspFormPath *path = get_path (self, parent, (const char *) xml->name);
  g_autofree char *is_template = _asp_xml_jr_attribute (xml, "template");

  /* Should it be a repeat, new rows begin as its template, or else as its first row. */
  if (path->row == NULL || (is_template != NULL && !path->row_is_template))
    {
      path->row = xml;
      path->row_is_template = is_template != NULL;
    }
  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE)
        add_paths (self, path, child);
    }
}

void
_asp_form_read_paths (AspForm *self)
{
  add_paths (self, NULL, self->primary);
}
