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
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  g_clear_pointer (&self->readers, g_array_unref);
  g_free (self);
}

/* Nodes mostly come in the order in which they came before: that at @cursor, which is moved on, is
 * looked at first. Returns: (nullable) */
AspFormPath *
_asp_form_path_find_child (AspFormPath *self,
                           const char  *name,
                           guint       *cursor)
{
  guint n = self->children != NULL ? self->children->len : 0;

  for (guint i = 0; i < n && i < 2; i++)
    {
      guint at = (*cursor + i) % n;
      AspFormPath *child = g_ptr_array_index (self->children, at);

      if (strcmp (child->name, name) == 0)
        {
          *cursor = (at + 1) % n;
          return child;
        }
    }
  if (self->by_name == NULL)
    return NULL;

  return g_hash_table_lookup (self->by_name, name);
}

static AspFormPath *
get_path (AspForm     *self,
          AspFormPath *parent,
          const char  *name,
          guint       *cursor)
{
  AspFormPath *known = parent != NULL ? _asp_form_path_find_child (parent, name, cursor)
                                      : NULL;
  g_autofree char *path = NULL;

  if (known != NULL)
    return known;

  path = g_strdup_printf ("%s/%s", parent != NULL ? parent->path : "", name);
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
    {
      g_ptr_array_add (parent->children, known);
      if (parent->by_name == NULL)
        parent->by_name = g_hash_table_new (_asp_text_hash, g_str_equal);
      g_hash_table_insert (parent->by_name, (gpointer) known->name, known);
    }

  return known;
}

static void
add_paths (AspForm     *self,
           AspFormPath *parent,
           xmlNode     *xml,
           guint       *cursor)
{
  AspFormPath *path = get_path (self, parent, (const char *) xml->name, cursor);
  guint inner = 0;
  gboolean is_template = xml->properties != NULL &&
                         xmlHasNsProp (xml, (const xmlChar *) "template",
                                       (const xmlChar *) "http://openrosa.org/javarosa") != NULL;

  /* Should it be a repeat, new rows begin as its template, or else as its first row. */
  if (path->row == NULL || (is_template && !path->row_is_template))
    {
      path->row = xml;
      path->row_is_template = is_template;
    }
  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE)
        add_paths (self, path, child, &inner);
    }
}

void
_asp_form_read_paths (AspForm *self)
{
  guint cursor = 0;

  add_paths (self, NULL, self->primary, &cursor);
}

gboolean
_asp_form_path_is_pattern (const char *text)
{
  return strchr (text, '*') != NULL || strstr (text, "//") != NULL;
}

/* As names of files are matched, by whole steps: only the last "//" has to be tried again.
 * @pattern: as _asp_expr_foreach_read() gives it */
gboolean
_asp_form_path_matches (const AspFormPath *self,
                        const char        *pattern)
{
  g_auto (GStrv) names = g_strsplit (self->path, "/", -1);
  g_auto (GStrv) steps = g_strsplit (pattern, "/", -1);
  guint name = 1;
  guint step = 1;
  guint gap = 0;                  /* the last one: its step, 0: none yet */
  guint gap_end = 0;              /* the name behind it */

  while (names[name] != NULL)
    {
      if (steps[step] != NULL && *steps[step] == '\0')
        {
          gap = step++;
          gap_end = name;
        }
      else if (steps[step] != NULL &&
               (strcmp (steps[step], "*") == 0 || strcmp (steps[step], names[name]) == 0))
        {
          step++;
          name++;
        }
      else if (gap > 0)
        {
          name = ++gap_end;
          step = gap + 1;
        }
      else
        {
          return FALSE;
        }
    }

  return steps[step] == NULL;
}
