/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-planner-private.h"

#include "asp-plan-group.h"

#define NO_MEMBER G_MAXUINT

/* The plans of municipalities that depend on each other, computed at once. */
typedef struct
{
  AspPlanner   *planner;
  GArray       *ids;            /* keys of municipalities */
  AspEdit      *edit;           /* (nullable) */
  GHashTable   *problems;       /* (nullable) */
  GPtrArray    *sources;        /* (owned): by municipality */
  guint        *positions;      /* (owned): by municipality: its member, or NO_MEMBER */
  GPtrArray    *networks;       /* (owned): by member */
  GPtrArray    *calendars;      /* (owned): by member */
  AspPlanInput *inputs;         /* (owned): by member */
  GArray       *members;        /* (owned) (element-type AspGroupMember) */
  GArray       *links;          /* (owned) (element-type AspGroupLink) */
} Group;

static void
group_init (Group      *self,
            AspPlanner *planner,
            GArray     *ids,
            AspEdit    *edit,
            GHashTable *problems)
{
  *self = (Group) { .planner = planner, .ids = ids, .edit = edit, .problems = problems };
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_plan_source_free);
  self->positions = g_new (guint, ids->len);
  self->networks = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_network_unref);
  self->calendars = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_calendar_unref);
  self->inputs = g_new (AspPlanInput, ids->len);
  self->members = g_array_new (FALSE, FALSE, sizeof (AspGroupMember));
  self->links = g_array_new (FALSE, FALSE, sizeof (AspGroupLink));
}

static void
group_clear (Group *self)
{
  g_array_unref (self->links);
  g_array_unref (self->members);
  g_free (self->inputs);
  g_ptr_array_unref (self->calendars);
  g_ptr_array_unref (self->networks);
  g_free (self->positions);
  g_ptr_array_unref (self->sources);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Group, group_clear)

static void
add_problem (Group  *self,
             gint64  id,
             GError *error)
{
  if (self->problems != NULL)
    g_hash_table_replace (self->problems, g_memdup2 (&id, sizeof id), g_strdup (error->message));
}

/* Own dependencies that close a cycle are refused where an edit is tried out on them: in the first
 * municipality. Elsewhere they do not count, as in asp_planner_get_plan(). */
static AspNetwork *
create_network (Group          *self,
                guint           index,
                AspPlanSource  *source,
                GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  AspNetwork *network = _asp_planner_create_network (self->planner, source, &local_error);

  if (local_error == NULL)
    return network;

  if ((self->edit != NULL && index == 0) || source->own_links->len == 0 ||
      !g_error_matches (local_error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_CYCLE))
    {
      if (self->edit != NULL && index == 0)
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  add_problem (self, source->municipality_id, local_error);
  asp_plan_source_drop_links (source);

  return _asp_planner_create_network (self->planner, source, NULL);
}

static gboolean
add_municipality (Group   *self,
                  guint    index,
                  GError **error)
{
  gint64 id = g_array_index (self->ids, gint64, index);
  AspPlanSource *source = asp_plan_source_new (asp_planner_get_document (self->planner), id);
  g_autoptr (GError) local_error = NULL;
  AspNetwork *network;
  AspGroupMember member = { .id = id };

  g_ptr_array_add (self->sources, source);
  self->positions[index] = NO_MEMBER;
  if (self->edit != NULL)
    asp_plan_source_lay_over (source, self->edit);

  network = create_network (self, index, source, &local_error);
  if (network == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      return *error == NULL;
    }

  member.name = asp_row_get_text (source->municipality, "name");
  member.network = network;
  member.calendar = asp_plan_source_create_calendar (source);
  member.input = &self->inputs[self->members->len];
  asp_plan_source_get_input (source, network, &self->inputs[self->members->len]);
  g_ptr_array_add (self->networks, network);
  g_ptr_array_add (self->calendars, member.calendar);
  self->positions[index] = self->members->len;
  g_array_append_val (self->members, member);

  return TRUE;
}

static AspNetwork *
get_network (Group *self,
             guint  member)
{
  return g_ptr_array_index (self->networks, member);
}

/* Dependencies wait that have an end in a municipality without a plan, or in a task that does not
 * apply there. @by_id: key of a municipality → its member */
static void
add_links_of (Group      *self,
              guint       index,
              GHashTable *by_id)
{
  AspPlanSource *source = g_ptr_array_index (self->sources, index);

  for (guint i = 0; i < source->own_links->len; i++)
    {
      AspRow *row = g_ptr_array_index (source->own_links, i);
      gint64 from_id = asp_row_get_integer (row, "from_municipality_id", 0);
      gpointer found = g_hash_table_lookup (by_id, &from_id);
      AspGroupLink link = { .to_member = self->positions[index] };
      AspOwnLink own;

      asp_plan_source_read_link (row, &own);
      if (found == NULL || own.removed)
        continue;

      link.from_member = GPOINTER_TO_UINT (found) - 1;
      link.type = own.type;
      link.unit = own.unit;
      link.lag = own.lag;
      if (asp_network_find (get_network (self, link.from_member), own.from_code,
                            &link.from_node) &&
          asp_network_find (get_network (self, link.to_member), own.to_code, &link.to_node))
        g_array_append_val (self->links, link);
    }
}

static void
add_links (Group *self)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (self->positions[i] != NO_MEMBER)
        g_hash_table_insert (by_id, &g_array_index (self->ids, gint64, i),
                             GUINT_TO_POINTER (self->positions[i] + 1));
    }
  for (guint i = 0; i < self->ids->len; i++)
    {
      if (self->positions[i] != NO_MEMBER)
        add_links_of (self, i, by_id);
    }
}

/* A cycle that came from elsewhere: the plans are then computed without those dependencies. */
static gboolean
solve (Group    *self,
       AspPlan **plans,
       GError  **error)
{
  const AspGroupMember *members = (const AspGroupMember *) (gpointer) self->members->data;
  g_autoptr (GError) local_error = NULL;

  if (asp_plan_group_compute (members, self->members->len,
                              (const AspGroupLink *) (gpointer) self->links->data,
                              self->links->len, plans, &local_error))
    return TRUE;

  if (self->edit != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  for (guint i = 0; i < self->members->len; i++)
    add_problem (self, members[i].id, local_error);

  return asp_plan_group_compute (members, self->members->len, NULL, 0, plans, error);
}

static void
free_plan (gpointer plan)
{
  if (plan != NULL)
    asp_plan_unref (plan);
}

/**
 * _asp_planner_compute_group:
 * @ids: keys (gint64) of municipalities that depend on each other
 * @edit: (nullable): an edit of the first that nobody has run
 * @problems: (nullable): is told, by municipality, why dependencies do not count
 *
 * Errors: ASP_TEMPLATE_ERROR_CYCLE when tasks would wait for each other; only with @edit.
 *
 * Returns: (transfer full) (nullable) (element-type AspPlan): as @ids; NULL for those without
 */
GPtrArray *
_asp_planner_compute_group (AspPlanner  *self,
                            GArray      *ids,
                            AspEdit     *edit,
                            GHashTable  *problems,
                            GError     **error)
{
  g_auto (Group) group;
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (free_plan);
  g_autofree AspPlan **by_member = g_new0 (AspPlan *, ids->len);
  g_autoptr (GError) local_error = NULL;

  group_init (&group, self, ids, edit, problems);
  for (guint i = 0; i < ids->len; i++)
    {
      if (!add_municipality (&group, i, &local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
  add_links (&group);
  if (group.members->len > 0 && !solve (&group, by_member, error))
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (plans, group.positions[i] != NO_MEMBER ? by_member[group.positions[i]]
                                                            : NULL);

  return g_steal_pointer (&plans);
}

static gboolean
add_id (GArray     *ids,
        GHashTable *seen,
        gint64      id)
{
  if (id == 0 || !g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
    return FALSE;

  g_array_append_val (ids, id);

  return TRUE;
}

static gint64
get_integer (const AspEditOperation *operation,
             const char             *column)
{
  for (guint i = 0; i < operation->columns->len; i++)
    {
      const AspValue *value = &g_array_index (operation->values, AspValue, i);

      if (g_str_equal (g_ptr_array_index (operation->columns, i), column) &&
          value->type == ASP_VALUE_INTEGER)
        return value->integer;
    }

  return 0;
}

/* Those that new dependencies of the edit join to what is there. Returns: whether there are any */
static gboolean
add_joined (GArray     *ids,
            GHashTable *seen,
            AspEdit    *edit)
{
  gboolean grown = FALSE;

  for (guint i = 0; i < asp_edit_get_n_operations (edit); i++)
    {
      const AspEditOperation *operation = asp_edit_get_operation (edit, i);
      gint64 from, to;

      if (operation->kind != ASP_EDIT_INSERT || !g_str_equal (operation->table, "own_link"))
        continue;

      from = get_integer (operation, "from_municipality_id");
      to = get_integer (operation, "municipality_id");
      if (from == 0)
        continue;
      if (g_hash_table_contains (seen, &from))
        grown |= add_id (ids, seen, to);
      else if (g_hash_table_contains (seen, &to))
        grown |= add_id (ids, seen, from);
    }

  return grown;
}

/* @edit: (nullable). Returns: (transfer full) (element-type gint64): the keys of the municipalities
 * whose plans depend on each other before or after the edit, the given one first */
GArray *
_asp_planner_collect_group (AspPlanner *self,
                            gint64      municipality_id,
                            AspEdit    *edit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint done = 0;

  add_id (ids, seen, municipality_id);
  do
    {
      for (; done < ids->len; done++)
        {
          GArray *group = asp_document_get_group (asp_planner_get_document (self),
                                                  g_array_index (ids, gint64, done));

          for (guint i = 0; group != NULL && i < group->len; i++)
            add_id (ids, seen, g_array_index (group, gint64, i));
        }
    }
  while (edit != NULL && add_joined (ids, seen, edit));

  return ids;
}
