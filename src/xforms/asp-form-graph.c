/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Who reads what, and in which order calculations and relevances can be computed. */

typedef struct
{
  AspForm     *form;
  AspFormBind *bind;
  AspBindKind  kind;
} Reading;

static void
add_reader (const char *path,
            gpointer    user_data)
{
  const Reading *reading = user_data;
  AspFormReader reader = { reading->bind, reading->kind };
  GArray *readers = g_hash_table_lookup (reading->form->readers, path);

  if (readers == NULL)
    {
      readers = g_array_new (FALSE, FALSE, sizeof (AspFormReader));
      g_hash_table_insert (reading->form->readers, g_strdup (path), readers);
    }
  g_array_append_val (readers, reader);
}

static void
collect_readers (AspForm *self)
{
  for (guint i = 0; i < self->binds->len; i++)
    {
      AspFormBind *bind = g_ptr_array_index (self->binds, i);

      for (guint kind = 0; kind < ASP_N_BIND_KINDS; kind++)
        {
          Reading reading = { self, bind, (AspBindKind) kind };

          if (bind->exprs[kind] != NULL)
            _asp_expr_foreach_read (bind->exprs[kind], bind->path, add_reader, &reading);
        }
    }
}

static gboolean
is_below (const char *path,
          const char *ancestor)
{
  gsize length = strlen (ancestor);

  return strncmp (path, ancestor, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

typedef struct
{
  AspForm *form;
  guint8  *marks;               /* by vertex: 0 not seen, 1 open, 2 done */
  GArray  *path;                /* (element-type guint): vertices that are open */
  GArray  *vertices;            /* (element-type AspFormVertex): in the form's order */
  guint    cycle_from;
} Walk;

typedef struct
{
  Walk    *walk;
  guint    vertex;
  gboolean found_cycle;
} VertexReading;

static gboolean walk_vertex (Walk  *walk,
                             guint  index);

/* A path is ready when the calculations in and below it and the relevances of it and what holds it
 * are. */
static void
walk_read (const char *path,
           gpointer    user_data)
{
  VertexReading *reading = user_data;
  Walk *walk = reading->walk;

  for (guint i = 0; i < walk->vertices->len && !reading->found_cycle; i++)
    {
      const AspFormVertex *vertex = &g_array_index (walk->vertices, AspFormVertex, i);
      const char *written = vertex->bind->path;
      gboolean is_needed = is_below (written, path) ||
                           (vertex->kind == ASP_BIND_RELEVANT && is_below (path, written));

      if (is_needed && !walk_vertex (walk, i))
        reading->found_cycle = TRUE;
    }
}

static gboolean
walk_vertex (Walk  *walk,
             guint  index)
{
  const AspFormVertex *vertex = &g_array_index (walk->vertices, AspFormVertex, index);
  VertexReading reading = { walk, index, FALSE };

  if (walk->marks[index] == 2)
    return TRUE;
  if (walk->marks[index] == 1)
    {
      walk->cycle_from = index;
      return FALSE;
    }

  walk->marks[index] = 1;
  g_array_append_val (walk->path, index);
  _asp_expr_foreach_read (vertex->bind->exprs[vertex->kind], vertex->bind->path, walk_read,
                          &reading);
  if (reading.found_cycle)
    return FALSE;

  g_array_set_size (walk->path, walk->path->len - 1);
  walk->marks[index] = 2;
  g_array_append_val (walk->form->order, *vertex);

  return TRUE;
}

static void
set_cycle_error (Walk    *walk,
                 GError **error)
{
  g_autoptr (GString) cycle = g_string_new (NULL);
  gboolean inside = FALSE;

  for (guint i = 0; i < walk->path->len; i++)
    {
      guint index = g_array_index (walk->path, guint, i);

      inside = inside || index == walk->cycle_from;
      if (inside)
        g_string_append_printf (cycle, "%s → ",
                                g_array_index (walk->vertices, AspFormVertex, index).bind->path);
    }
  g_string_append (cycle,
                   g_array_index (walk->vertices, AspFormVertex, walk->cycle_from).bind->path);

  g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_CYCLE,
               /* Translators: name of a file, then nodes that need each other: a → b → a */
               _("%s: calculations need each other: %s"), walk->form->source_name, cycle->str);
}

static gboolean
sort_vertices (AspForm  *self,
               GError  **error)
{
  g_autoptr (GArray) vertices = g_array_new (FALSE, FALSE, sizeof (AspFormVertex));
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *marks = NULL;
  Walk walk = { self, NULL, path, vertices, 0 };

  for (guint i = 0; i < self->binds->len; i++)
    {
      AspFormBind *bind = g_ptr_array_index (self->binds, i);

      for (guint kind = ASP_BIND_CALCULATE; kind <= ASP_BIND_RELEVANT; kind++)
        {
          AspFormVertex vertex = { bind, (AspBindKind) kind };

          if (bind->exprs[kind] != NULL)
            g_array_append_val (vertices, vertex);
        }
    }

  marks = g_new0 (guint8, vertices->len + 1);
  walk.marks = marks;
  for (guint i = 0; i < vertices->len; i++)
    {
      if (!walk_vertex (&walk, i))
        {
          set_cycle_error (&walk, error);
          return FALSE;
        }
    }

  return TRUE;
}

/* Errors: ASP_FORM_ERROR_CYCLE */
gboolean
_asp_form_build_graph (AspForm  *self,
                       GError  **error)
{
  collect_readers (self);

  return sort_vertices (self, error);
}
