/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Who reads what, and in which order calculations, relevances and filtered lists can be computed.
 * Both are found for the nodes of the form, not for single rows: the running instance looks for
 * the rows that are concerned. */

/* What an expression is for. */
typedef struct
{
  AspForm        *form;
  AspFormPath    *path;           /* for which node it is evaluated */
  AspFormElement *element;        /* (nullable) */
  guint           kind;
  gboolean        is_local;       /* it looks at nothing outside of its own row */
  GArray         *reads;          /* (element-type Read): of the primary instance */
  gboolean        is_vague;       /* it reads more, nobody knows what */
} Reading;

typedef struct
{
  AspFormPath *path;
  gboolean     nodes_only;
} Read;

static gboolean is_local (const AspExpr *expr,
                          int            depth,
                          int            row_depth);

static gboolean
is_path_local (const AspExpr *path,
               int            depth,
               int            row_depth)
{
  gboolean is_own = TRUE;         /* FALSE: within a secondary instance */

  if (path->base != NULL)
    {
      if (path->base->kind != ASP_EXPR_CALL || strcmp (path->base->text, "current") != 0)
        is_own = FALSE;
      if (!is_local (path->base, depth, row_depth))
        return FALSE;
    }
  if (path->absolute && path->wants_all)
    return FALSE;

  for (guint i = 0; i < path->steps->len; i++)
    {
      const AspExprStep *step = g_ptr_array_index (path->steps, i);

      if (step->axis >= ASP_AXIS_ANCESTOR && step->axis <= ASP_AXIS_PRECEDING)
        return FALSE;
      if (path->absolute && (step->axis == ASP_AXIS_DESCENDANT ||
                             step->axis == ASP_AXIS_DESCENDANT_OR_SELF))
        return FALSE;
      if (is_own && !path->absolute && step->axis == ASP_AXIS_PARENT)
        depth--;
      if (is_own && (step->predicates->len > 0 || depth < row_depth))
        return FALSE;
      for (guint j = 0; j < step->predicates->len; j++)
        {
          /* Its relative paths begin in the list: they climb nowhere here. */
          if (!is_local (g_ptr_array_index (step->predicates, j), G_MAXINT / 2, row_depth))
            return FALSE;
        }
    }

  return TRUE;
}

/* Whether the expression reads nothing of other rows than the one that it stands in.
 * @depth: of the node that it is for; @row_depth: of that node's row */
static gboolean
is_local (const AspExpr *expr,
          int            depth,
          int            row_depth)
{
  if (expr->kind == ASP_EXPR_PATH)
    return is_path_local (expr, depth, row_depth);

  for (guint i = 0; i < expr->args->len; i++)
    {
      if (!is_local (g_ptr_array_index (expr->args, i), depth, row_depth))
        return FALSE;
    }

  return TRUE;
}

/* The innermost repeat in whose same row both stand; the root when there is none. */
static AspFormPath *
find_pivot (AspForm     *form,
            AspFormPath *a,
            AspFormPath *b)
{
  AspFormPath *x = a->repeat;

  while (x != NULL)
    {
      AspFormPath *y = b->repeat;

      while (y != NULL && y != x)
        y = y->parent != NULL ? y->parent->repeat : NULL;
      if (y == x)
        return x;
      x = x->parent != NULL ? x->parent->repeat : NULL;
    }

  return g_ptr_array_index (form->paths, 0);
}

static void
add_reader (const Reading *reading,
            AspFormPath   *read,
            gboolean       nodes_only)
{
  AspFormReader reader = { reading->path, reading->element, NULL, reading->kind, nodes_only };

  reader.pivot = reading->is_local ? find_pivot (reading->form, reading->path, read)
                                   : g_ptr_array_index (reading->form->paths, 0);
  if (read->readers == NULL)
    read->readers = g_array_new (FALSE, FALSE, sizeof (AspFormReader));
  for (guint i = 0; i < read->readers->len; i++)
    {
      const AspFormReader *known = &g_array_index (read->readers, AspFormReader, i);

      if (known->path == reader.path && known->element == reader.element &&
          known->kind == reader.kind && known->nodes_only == nodes_only)
        return;
    }
  g_array_append_val (read->readers, reader);
}

/* Who reads a group reads all that is in it. */
static void
add_reader_below (const Reading *reading,
                  AspFormPath   *read)
{
  add_reader (reading, read, FALSE);
  for (guint i = 0; read->children != NULL && i < read->children->len; i++)
    add_reader_below (reading, g_ptr_array_index (read->children, i));
}

/* It may read anything that is in @read: there is no order for that, only the wish to be computed
 * again. Itself is left out, or it would be computed without end. */
static void
add_vague_reader (Reading     *reading,
                  AspFormPath *read)
{
  reading->is_vague = TRUE;
  if (read != reading->path)
    add_reader (reading, read, FALSE);
  for (guint i = 0; read->children != NULL && i < read->children->len; i++)
    add_vague_reader (reading, g_ptr_array_index (read->children, i));
}

static void
add_read (Reading     *reading,
          AspFormPath *path,
          gboolean     nodes_only)
{
  Read read = { path, nodes_only };

  g_array_append_val (reading->reads, read);
  if (nodes_only)
    add_reader (reading, path, TRUE);
  else
    add_reader_below (reading, path);
}

static void
name_paths (AspForm *self)
{
  self->named = g_hash_table_new_full (_asp_text_hash, g_str_equal, NULL,
                                       (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->paths->len; i++)
    {
      AspFormPath *path = g_ptr_array_index (self->paths, i);
      GPtrArray *same = g_hash_table_lookup (self->named, path->name);

      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_hash_table_insert (self->named, (gpointer) path->name, same);
        }
      g_ptr_array_add (same, path);
    }
}

/* Returns: (transfer none) (nullable): the nodes that can match @pattern, by its last name */
static GPtrArray *
find_candidates (const Reading *reading,
                 const char    *pattern)
{
  AspForm *form = reading->form;
  const char *name = strrchr (pattern, '/') + 1;

  if (strcmp (name, "*") == 0)
    return form->paths;

  if (form->named == NULL)
    name_paths (form);

  return g_hash_table_lookup (form->named, name);
}

static void
read_pattern (Reading    *reading,
              const char *pattern,
              gboolean    nodes_only)
{
  GPtrArray *candidates = find_candidates (reading, pattern);

  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    {
      AspFormPath *read = g_ptr_array_index (candidates, i);

      if (_asp_form_path_matches (read, pattern))
        add_read (reading, read, nodes_only);
    }
}

static void
read_vaguely (Reading    *reading,
              const char *path)
{
  g_autofree char *known = g_strndup (path, strlen (path) - strlen (ASP_EXPR_ANYTHING_BELOW));
  GPtrArray *candidates;

  if (*known == '\0')
    {
      add_vague_reader (reading, g_ptr_array_index (reading->form->paths, 0));
      return;
    }

  candidates = find_candidates (reading, known);
  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    {
      AspFormPath *read = g_ptr_array_index (candidates, i);

      if (_asp_form_path_matches (read, known))
        add_vague_reader (reading, read);
    }
}

static void
read_cb (const char *path,
         gboolean    nodes_only,
         gpointer    user_data)
{
  Reading *reading = user_data;
  AspFormPath *read = _asp_form_find_path (reading->form, path);

  if (read != NULL)
    add_read (reading, read, nodes_only);
  else if (g_str_has_suffix (path, ASP_EXPR_ANYTHING_BELOW))
    read_vaguely (reading, path);
  else if (_asp_form_path_is_pattern (path))
    read_pattern (reading, path, nodes_only);
}

static void mark_outer_rows (AspForm *form,
                             AspExpr *expr);

/* Which of the steps of an absolute path are rows of a repeat in which it enters another repeat. */
static void
mark_path (AspForm *form,
           AspExpr *path)
{
  g_autoptr (GString) at = g_string_new (NULL);
  AspExprStep *last = NULL;

  for (guint i = 0; i < path->steps->len; i++)
    {
      AspExprStep *step = g_ptr_array_index (path->steps, i);
      AspFormPath *known;

      for (guint j = 0; j < step->predicates->len; j++)
        mark_outer_rows (form, g_ptr_array_index (step->predicates, j));
      if (!path->absolute || step->axis != ASP_AXIS_CHILD || step->name == NULL)
        continue;

      g_string_append_printf (at, "/%s", step->name);
      known = _asp_form_find_path (form, at->str);
      if (known == NULL || known->repeat != known)
        continue;
      if (last != NULL)
        last->is_outer_row = TRUE;
      last = step;
    }
}

static void
mark_outer_rows (AspForm *form,
                 AspExpr *expr)
{
  if (expr->kind == ASP_EXPR_PATH)
    mark_path (form, expr);
  if (expr->base != NULL)
    mark_outer_rows (form, expr->base);
  for (guint i = 0; i < expr->args->len; i++)
    mark_outer_rows (form, g_ptr_array_index (expr->args, i));
}

/* @varies: (out) (optional): whether its value may be another one
 * Returns: (transfer full) (element-type Read): what of the instance the expression reads */
static GArray *
collect_reads (AspForm        *self,
               AspExpr        *expr,
               AspFormPath    *path,
               AspFormElement *element,
               guint           kind,
               gboolean       *varies)
{
  Reading reading = { self, path, element, kind, TRUE, NULL, FALSE };

  reading.reads = g_array_new (FALSE, FALSE, sizeof (Read));
  if (self->has_nested_repeats)
    mark_outer_rows (self, expr);
  reading.is_local = path->repeat == NULL ||
                     is_local (expr, (int) path->depth, (int) path->repeat->depth);
  _asp_expr_foreach_read (expr, path->path, read_cb, &reading);
  if (varies != NULL)
    *varies = reading.reads->len > 0 || reading.is_vague;

  return reading.reads;
}

typedef struct
{
  AspForm        *form;
  AspFormElement *element;
} TextReading;

static gboolean
collect_output_cb (AspExpr  *output,
                   gpointer  user_data)
{
  TextReading *reading = user_data;

  g_array_unref (collect_reads (reading->form, output, reading->element->context, reading->element,
                                ASP_READ_TEXT, NULL));

  return TRUE;
}

static void
collect_text (AspForm           *self,
              const AspFormText *text,
              AspFormElement    *element)
{
  TextReading reading = { self, element };

  if (text != NULL)
    _asp_form_text_foreach_output (text, collect_output_cb, &reading);
}

static void
collect_element (AspForm        *self,
                 AspFormElement *element,
                 GHashTable     *all)
{
  AspFormItemset *itemset = element->itemset;

  collect_text (self, element->label, element);
  collect_text (self, element->hint, element);
  collect_text (self, element->guidance, element);
  for (guint i = 0; i < element->items->len; i++)
    collect_text (self, ((AspFormItem *) g_ptr_array_index (element->items, i))->label, element);
  if (itemset != NULL && element->at != NULL)
    {
      GArray *reads = collect_reads (self, itemset->nodes, element->at, element,
                                     ASP_READ_CHOICES, &itemset->varies);

      g_hash_table_insert (all, itemset->nodes, reads);
    }
  if (element->count != NULL && element->at->parent != NULL)
    g_array_unref (collect_reads (self, element->count, element->at->parent, element,
                                  ASP_READ_COUNT, NULL));
  for (guint i = 0; i < element->children->len; i++)
    collect_element (self, g_ptr_array_index (element->children, i), all);
}

/* @all: (element-type AspExpr GArray): takes what each of them reads */
static void
collect_readers (AspForm    *self,
                 GHashTable *all)
{
  for (guint i = 0; i < self->binds->len; i++)
    {
      AspFormBind *bind = g_ptr_array_index (self->binds, i);

      for (guint kind = 0; kind < ASP_N_BIND_KINDS; kind++)
        {
          if (bind->exprs[kind] != NULL)
            g_hash_table_insert (all, bind->exprs[kind],
                                 collect_reads (self, bind->exprs[kind], bind->at, NULL, kind,
                                                NULL));
        }
    }
  for (guint i = 0; i < self->pages->len; i++)
    collect_element (self, g_ptr_array_index (self->pages, i), all);
}

/* ---- the order ---- */

typedef struct
{
  AspForm   *form;
  GArray    *vertices;          /* (element-type AspFormVertex) */
  GPtrArray *followers;         /* by vertex: (nullable) (element-type guint) GArray */
  guint     *n_waits;           /* by vertex: how many have to come before */
  guint      from;
} Order;

static const AspExpr *
get_expr (const AspFormVertex *vertex)
{
  if (vertex->kind == ASP_READ_CHOICES)
    return vertex->element->itemset != NULL ? vertex->element->itemset->nodes : NULL;

  return vertex->path->bind->exprs[vertex->kind];
}

static void
add_wait (Order *order,
          guint  before)
{
  GArray **followers = (GArray **) &order->followers->pdata[before];

  if (*followers == NULL)
    *followers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (*followers, order->from);
  order->n_waits[order->from]++;
}

/* A node is there when its own relevance and those of what holds it are known. */
static void
wait_for_relevance (Order       *order,
                    AspFormPath *path)
{
  for (AspFormPath *at = path; at != NULL; at = at->parent)
    {
      if (at->vertex[ASP_BIND_RELEVANT] != G_MAXUINT)
        add_wait (order, at->vertex[ASP_BIND_RELEVANT]);
    }
}

static void
wait_for_content (Order       *order,
                  AspFormPath *path,
                  gboolean     is_below)
{
  if (path->vertex[ASP_BIND_CALCULATE] != G_MAXUINT)
    add_wait (order, path->vertex[ASP_BIND_CALCULATE]);
  if (path->vertex[ASP_READ_CHOICES] != G_MAXUINT)
    add_wait (order, path->vertex[ASP_READ_CHOICES]);
  if (is_below && path->vertex[ASP_BIND_RELEVANT] != G_MAXUINT)
    add_wait (order, path->vertex[ASP_BIND_RELEVANT]);
  for (guint i = 0; path->children != NULL && i < path->children->len; i++)
    wait_for_content (order, g_ptr_array_index (path->children, i), TRUE);
}

static void
wait_for (Order      *order,
          const Read *read)
{
  wait_for_relevance (order, read->path);
  if (!read->nodes_only)
    wait_for_content (order, read->path, FALSE);
}

static void
add_vertex (Order          *order,
            AspFormPath    *path,
            AspFormElement *element,
            guint           kind)
{
  AspFormVertex vertex = { path, element, kind };

  path->vertex[kind] = order->vertices->len;
  g_array_append_val (order->vertices, vertex);
}

static void
add_vertices (Order *order)
{
  for (guint i = 0; i < order->form->paths->len; i++)
    {
      AspFormPath *path = g_ptr_array_index (order->form->paths, i);

      for (guint kind = ASP_BIND_CALCULATE; kind <= ASP_BIND_RELEVANT; kind++)
        {
          if (path->bind != NULL && path->bind->exprs[kind] != NULL)
            add_vertex (order, path, NULL, kind);
        }
      for (guint j = 0; path->elements != NULL && j < path->elements->len; j++)
        {
          AspFormElement *element = g_ptr_array_index (path->elements, j);

          if ((element->itemset != NULL || element->items->len > 0) &&
              path->vertex[ASP_READ_CHOICES] == G_MAXUINT)
            add_vertex (order, path, element, ASP_READ_CHOICES);
        }
    }
}

static void
take_vertex (Order  *order,
             guint   index,
             GArray *ready)
{
  GArray *followers = g_ptr_array_index (order->followers, index);
  AspFormVertex *vertex = &g_array_index (order->vertices, AspFormVertex, index);

  vertex->path->vertex[vertex->kind] = order->form->order->len;
  g_array_append_val (order->form->order, *vertex);
  order->n_waits[index] = G_MAXUINT;
  for (guint i = 0; followers != NULL && i < followers->len; i++)
    {
      guint follower = g_array_index (followers, guint, i);

      if (order->n_waits[follower] != G_MAXUINT && --order->n_waits[follower] == 0)
        g_array_append_val (ready, follower);
    }
}

/* A list that is filtered by its own question can always be computed: it only clears what is no
 * longer in it. Returns: whether there was one that waits */
static gboolean
release_list (Order  *order,
              GArray *ready)
{
  for (guint i = 0; i < order->vertices->len; i++)
    {
      if (g_array_index (order->vertices, AspFormVertex, i).kind == ASP_READ_CHOICES &&
          order->n_waits[i] != G_MAXUINT && order->n_waits[i] > 0)
        {
          order->n_waits[i] = 0;
          g_array_append_val (ready, i);
          return TRUE;
        }
    }

  return FALSE;
}

/* Somebody whom @index waits for and who has not been computed. */
static guint
find_before (const Order *order,
             guint        index)
{
  for (guint i = 0; i < order->vertices->len; i++)
    {
      GArray *followers = g_ptr_array_index (order->followers, i);

      if (order->n_waits[i] == G_MAXUINT)
        continue;
      for (guint j = 0; followers != NULL && j < followers->len; j++)
        {
          if (g_array_index (followers, guint, j) == index)
            return i;
        }
    }

  return G_MAXUINT;
}

static int
get_line (const AspFormVertex *vertex)
{
  if (vertex->element != NULL)
    return vertex->element->line;

  return vertex->path->bind != NULL ? vertex->path->bind->line : 0;
}

static void
set_cycle_error (const Order  *order,
                 GError      **error)
{
  g_autoptr (GString) cycle = g_string_new (NULL);
  g_autofree guint *seen_at = g_new0 (guint, order->vertices->len + 1);
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (guint));
  guint at = 0;

  while (order->n_waits[at] == G_MAXUINT)
    at++;
  while (seen_at[at] == 0)
    {
      g_array_append_val (way, at);
      seen_at[at] = way->len;
      at = find_before (order, at);
    }

  /* Each needs the one behind it. */
  for (guint i = seen_at[at] - 1; i < way->len; i++)
    {
      guint index = g_array_index (way, guint, i);

      g_string_append_printf (cycle, "%s → ",
                              g_array_index (order->vertices, AspFormVertex, index).path->path);
    }
  g_string_append (cycle, g_array_index (order->vertices, AspFormVertex, at).path->path);

  g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_CYCLE,
               /* Translators: name of a file, number of a line, then nodes that need each other:
                * a → b → a */
               _("%s, line %d: calculations need each other: %s"), order->form->source_name,
               get_line (&g_array_index (order->vertices, AspFormVertex, at)), cycle->str);
}

static void
free_followers (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

static gboolean
sort_vertices (AspForm     *self,
               GHashTable  *all,
               GError     **error)
{
  g_autoptr (GArray) vertices = g_array_new (FALSE, FALSE, sizeof (AspFormVertex));
  g_autoptr (GArray) ready = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) followers = g_ptr_array_new_with_free_func (free_followers);
  g_autofree guint *n_waits = NULL;
  Order order = { self, vertices, followers, NULL, 0 };
  guint next = 0;

  add_vertices (&order);
  n_waits = g_new0 (guint, vertices->len + 1);
  order.n_waits = n_waits;
  g_ptr_array_set_size (followers, (int) vertices->len);

  for (guint i = 0; i < vertices->len; i++)
    {
      const AspFormVertex *vertex = &g_array_index (vertices, AspFormVertex, i);

      GArray *reads = get_expr (vertex) != NULL ? g_hash_table_lookup (all, get_expr (vertex))
                                                : NULL;

      order.from = i;
      for (guint j = 0; reads != NULL && j < reads->len; j++)
        wait_for (&order, &g_array_index (reads, Read, j));
    }
  for (guint i = 0; i < vertices->len; i++)
    {
      if (n_waits[i] == 0)
        g_array_append_val (ready, i);
    }

  do
    {
      while (next < ready->len)
        take_vertex (&order, g_array_index (ready, guint, next++), ready);
    }
  while (self->order->len < vertices->len && release_list (&order, ready));

  if (self->order->len == vertices->len)
    return TRUE;

  set_cycle_error (&order, error);

  return FALSE;
}

static void
add_once (GPtrArray   *paths,
          GHashTable  *seen,
          AspFormPath *path)
{
  if (path != NULL && g_hash_table_add (seen, path))
    g_ptr_array_add (paths, path);
}

static gboolean
is_in (const AspFormPath *path,
       const AspFormPath *outer)
{
  while (path != NULL && path != outer)
    path = path->parent;

  return path != NULL;
}

/* Whether the number of rows hangs, also through calculations, on the rows themselves. */
static gboolean
counts_itself (AspFormElement *element)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  add_once (paths, seen, element->at);
  for (guint i = 0; i < paths->len; i++)
    {
      const AspFormPath *path = g_ptr_array_index (paths, i);

      for (guint j = 0; path->children != NULL && j < path->children->len; j++)
        add_once (paths, seen, g_ptr_array_index (path->children, j));
      for (guint j = 0; path->readers != NULL && j < path->readers->len; j++)
        {
          const AspFormReader *reader = &g_array_index (path->readers, AspFormReader, j);

          if (reader->kind == ASP_READ_COUNT && reader->element == element)
            return TRUE;
          /* Also through another list whose rows it counts, but not because it stands in that. */
          if (reader->kind == ASP_READ_COUNT && !is_in (element->at, reader->element->at))
            add_once (paths, seen, reader->element->at);
          else if (reader->kind == ASP_BIND_CALCULATE || reader->kind == ASP_BIND_RELEVANT ||
                   reader->kind == ASP_READ_CHOICES)
            add_once (paths, seen, reader->path);
        }
    }

  return FALSE;
}

/* Errors: ASP_FORM_ERROR_CYCLE */
gboolean
_asp_form_build_graph (AspForm  *self,
                       GError  **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (NULL, NULL, NULL,
                                                      (GDestroyNotify) g_array_unref);

  collect_readers (self, all);
  g_clear_pointer (&self->named, g_hash_table_unref);
  for (guint i = 0; i < self->repeats->len; i++)
    {
      AspFormElement *repeat = g_ptr_array_index (self->repeats, i);

      repeat->counts_itself = repeat->count != NULL && counts_itself (repeat);
    }

  return sort_vertices (self, all, error);
}
