/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-planner.h"

#include <string.h>

#include "asp-plan-many.h"
#include "asp-planner-private.h"
#include "asp-record.h"

struct _AspPlanner
{
  GObject      parent_instance;

  AspDocument *document;        /* (owned) */
  GHashTable  *templates;       /* (owned): gint64 key of a schedule_template row → AspTemplate */
  GHashTable  *networks;        /* (owned): gint64 key → AspNetwork[ASP_N_WAVE_KINDS] */
  GHashTable  *plans;           /* (owned): gint64 key of a municipality → AspPlan */
  GHashTable  *problems;        /* (owned): gint64 key of a municipality → what is wrong */
};

G_DEFINE_FINAL_TYPE (AspPlanner, asp_planner, G_TYPE_OBJECT)

static void
free_networks (gpointer data)
{
  AspNetwork **networks = data;

  for (guint i = 0; i < ASP_N_WAVE_KINDS; i++)
    g_clear_pointer (&networks[i], asp_network_unref);
  g_free (networks);
}

static void
asp_planner_dispose (GObject *object)
{
  AspPlanner *self = ASP_PLANNER (object);

  g_clear_object (&self->document);

  G_OBJECT_CLASS (asp_planner_parent_class)->dispose (object);
}

static void
asp_planner_finalize (GObject *object)
{
  AspPlanner *self = ASP_PLANNER (object);

  g_hash_table_unref (self->problems);
  g_hash_table_unref (self->plans);
  g_hash_table_unref (self->networks);
  g_hash_table_unref (self->templates);

  G_OBJECT_CLASS (asp_planner_parent_class)->finalize (object);
}

static void
asp_planner_class_init (AspPlannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = asp_planner_dispose;
  object_class->finalize = asp_planner_finalize;
}

static void
asp_planner_init (AspPlanner *self)
{
  self->templates = g_hash_table_new_full (g_int64_hash, g_int64_equal,
                                           g_free, (GDestroyNotify) asp_template_unref);
  self->networks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_networks);
  self->plans = g_hash_table_new_full (g_int64_hash, g_int64_equal,
                                       g_free, (GDestroyNotify) asp_plan_unref);
  self->problems = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
municipalities_changed_cb (AspPlanner *self,
                           GArray     *ids)
{
  if (ids == NULL)
    {
      g_hash_table_remove_all (self->plans);
      g_hash_table_remove_all (self->problems);
      return;
    }

  for (guint i = 0; i < ids->len; i++)
    {
      g_hash_table_remove (self->plans, &g_array_index (ids, gint64, i));
      g_hash_table_remove (self->problems, &g_array_index (ids, gint64, i));
    }
}

AspPlanner *
asp_planner_new (AspDocument *document)
{
  AspPlanner *self;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);

  self = g_object_new (ASP_TYPE_PLANNER, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (document, "municipalities-changed",
                           G_CALLBACK (municipalities_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

AspDocument *
asp_planner_get_document (AspPlanner *self)
{
  g_return_val_if_fail (ASP_IS_PLANNER (self), NULL);

  return self->document;
}

static AspTemplate *
get_template (AspPlanner  *self,
              gint64       id,
              GError     **error)
{
  AspTemplate *template = g_hash_table_lookup (self->templates, &id);
  AspRow *row;

  if (template != NULL)
    return template;

  row = asp_document_lookup (self->document, "schedule_template", id);
  if (row == NULL)
    {
      g_set_error_literal (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_REFERENCE,
                           "The document has no such schedule template");
      return NULL;
    }

  template = asp_template_new (asp_row_get_text (row, "content"), -1,
                               asp_row_get_text (row, "title"), error);
  if (template != NULL)
    g_hash_table_insert (self->templates, g_memdup2 (&id, sizeof id), template);

  return template;
}

/* The compiled tasks of a template for one kind of wave. A version of a template never changes,
 * so what was compiled is kept. Errors: ASP_TEMPLATE_ERROR.
 * Returns: (transfer none) (nullable) */
AspNetwork *
asp_planner_get_network (AspPlanner   *self,
                         gint64        template_id,
                         AspWaveKind   wave,
                         GError      **error)
{
  AspNetwork **networks;
  AspTemplate *template;

  g_return_val_if_fail (ASP_IS_PLANNER (self), NULL);
  g_return_val_if_fail ((guint) wave < ASP_N_WAVE_KINDS, NULL);

  networks = g_hash_table_lookup (self->networks, &template_id);
  if (networks != NULL && networks[wave] != NULL)
    return networks[wave];

  template = get_template (self, template_id, error);
  if (template == NULL)
    return NULL;

  if (networks == NULL)
    {
      networks = g_new0 (AspNetwork *, ASP_N_WAVE_KINDS);
      g_hash_table_insert (self->networks, g_memdup2 (&template_id, sizeof template_id), networks);
    }
  networks[wave] = asp_network_new (template, wave, error);

  return networks[wave];
}

typedef struct
{
  gint64 id;
  gint64 version;
} Newest;

static void
find_newest (gpointer data,
             gpointer user_data)
{
  Newest *newest = user_data;
  gint64 version = asp_row_get_integer (data, "version", 0);

  if (version > newest->version)
    *newest = (Newest) { .id = asp_row_get_id (data), .version = version };
}

/* The newest version of the document's template, for municipalities that name none; 0: none. */
gint64
asp_planner_get_default_template_id (AspPlanner *self)
{
  Newest newest = { 0, 0 };

  g_return_val_if_fail (ASP_IS_PLANNER (self), 0);

  asp_document_foreach (self->document, "schedule_template", find_newest, &newest);

  return newest.id;
}

/* The tasks that the municipality has, with its own. Errors: ASP_TEMPLATE_ERROR_CYCLE when own
 * dependencies close a cycle; without an error NULL means that there is no wave or no day to begin
 * on. Returns: (transfer full) (nullable) */
AspNetwork *
_asp_planner_create_network (AspPlanner     *self,
                             AspPlanSource  *source,
                             GError        **error)
{
  gint64 template_id = 0;
  AspNetwork *base;
  AspWaveKind kind;

  if (!asp_plan_source_get_kind (source, &kind) ||
      asp_plan_source_get_start_day (source) == ASP_DAY_NONE)
    return NULL;

  template_id = asp_row_get_integer (source->municipality, "template_id", 0);
  if (template_id == 0)
    template_id = asp_planner_get_default_template_id (self);
  base = asp_planner_get_network (self, template_id, kind, error);
  if (base == NULL)
    return NULL;

  return asp_plan_source_create_network (source, base, error);
}

/* As above */
static AspPlan *
compute_plan (AspPlanner     *self,
              AspPlanSource  *source,
              GError        **error)
{
  g_autoptr (AspNetwork) network = _asp_planner_create_network (self, source, error);

  return network != NULL ? asp_plan_source_create_plan (source, network) : NULL;
}

/* Own dependencies that came from elsewhere may close a cycle: the plan is then computed without
 * any of them, which is better than none. */
static AspPlan *
compute_current_plan (AspPlanner *self,
                      gint64      municipality_id)
{
  g_autoptr (AspPlanSource) source = asp_plan_source_new (self->document, municipality_id);
  g_autoptr (GError) error = NULL;
  AspPlan *plan = compute_plan (self, source, &error);

  if (!g_error_matches (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_CYCLE) ||
      source->own_links->len == 0)
    return plan;

  g_hash_table_insert (self->problems, g_memdup2 (&municipality_id, sizeof municipality_id),
                       g_strdup (error->message));
  asp_plan_source_drop_links (source);

  return compute_plan (self, source, NULL);
}

static gboolean
can_have_plan (AspPlanner *self,
               gint64      municipality_id)
{
  g_autoptr (AspPlanSource) source = asp_plan_source_new (self->document, municipality_id);
  AspWaveKind kind;

  return asp_plan_source_get_kind (source, &kind) &&
         asp_plan_source_get_start_day (source) != ASP_DAY_NONE;
}

/* All of those that depend on each other at once. */
static void
keep_group (AspPlanner *self,
            gint64      municipality_id)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  if (!can_have_plan (self, municipality_id))
    return;

  ids = _asp_planner_collect_group (self, municipality_id, NULL);
  plans = _asp_planner_compute_group (self, ids, NULL, self->problems, NULL);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      if (g_ptr_array_index (plans, i) != NULL)
        g_hash_table_replace (self->plans,
                              g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)),
                              asp_plan_ref (g_ptr_array_index (plans, i)));
    }
}

/* Returns: (transfer none) (nullable): NULL as long as the municipality has no wave or neither it
 * nor its wave has a start day; valid until the next change */
AspPlan *
asp_planner_get_plan (AspPlanner *self,
                      gint64      municipality_id)
{
  AspPlan *plan;

  g_return_val_if_fail (ASP_IS_PLANNER (self), NULL);

  plan = g_hash_table_lookup (self->plans, &municipality_id);
  if (plan != NULL)
    return plan;

  if (asp_document_get_group (self->document, municipality_id) != NULL)
    {
      keep_group (self, municipality_id);
      return g_hash_table_lookup (self->plans, &municipality_id);
    }

  plan = compute_current_plan (self, municipality_id);
  if (plan != NULL)
    g_hash_table_insert (self->plans, g_memdup2 (&municipality_id, sizeof municipality_id), plan);

  return plan;
}

/* What the plans of many municipalities are computed from, one after the other. */
typedef struct
{
  AspPlanner *planner;
  GPtrArray  *sources;          /* (owned) (element-type AspPlanSource) */
  GPtrArray  *networks;         /* (owned) (element-type AspNetwork) */
  GPtrArray  *calendars;        /* (owned) (element-type AspCalendar) */
  GArray     *inputs;           /* (owned) (element-type AspPlanInput) */
} Missing;

/* Plans that depend on others, and those that cannot be computed as they are, are left to
 * asp_planner_get_plan(). */
static void
collect_missing (gpointer data,
                 gpointer user_data)
{
  Missing *missing = user_data;
  AspPlanner *self = missing->planner;
  gint64 id = asp_row_get_id (data);
  g_autoptr (AspPlanSource) source = NULL;
  AspNetwork *network;
  AspPlanInput input;

  if (g_hash_table_contains (self->plans, &id) ||
      asp_document_get_group (self->document, id) != NULL)
    return;

  source = asp_plan_source_new (self->document, id);
  network = _asp_planner_create_network (self, source, NULL);
  if (network == NULL)
    return;

  asp_plan_source_get_input (source, network, &input);
  g_array_append_val (missing->inputs, input);
  g_ptr_array_add (missing->networks, network);
  g_ptr_array_add (missing->calendars, asp_plan_source_create_calendar (source));
  g_ptr_array_add (missing->sources, g_steal_pointer (&source));
}

static void
compute_missing (Missing *missing)
{
  guint n = missing->sources->len;
  g_autofree AspPlanJob *jobs = g_new (AspPlanJob, n);
  g_autofree AspPlan **plans = g_new (AspPlan *, n);

  for (guint i = 0; i < n; i++)
    jobs[i] = (AspPlanJob) {
      .network = g_ptr_array_index (missing->networks, i),
      .calendar = g_ptr_array_index (missing->calendars, i),
      .input = &g_array_index (missing->inputs, AspPlanInput, i),
    };
  asp_plan_create_many (jobs, n, plans);
  for (guint i = 0; i < n; i++)
    {
      AspPlanSource *source = g_ptr_array_index (missing->sources, i);

      g_hash_table_insert (missing->planner->plans,
                           g_memdup2 (&source->municipality_id, sizeof (gint64)), plans[i]);
    }
}

/**
 * asp_planner_compute_all:
 *
 * For who is about to ask for the plans of many: computes those that are not there yet together,
 * with all processors.
 */
void
asp_planner_compute_all (AspPlanner *self)
{
  Missing missing = { .planner = self };

  g_return_if_fail (ASP_IS_PLANNER (self));

  missing.sources = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_plan_source_free);
  missing.networks = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_network_unref);
  missing.calendars = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_calendar_unref);
  missing.inputs = g_array_new (FALSE, FALSE, sizeof (AspPlanInput));
  asp_document_foreach (self->document, "municipality", collect_missing, &missing);
  compute_missing (&missing);

  g_array_unref (missing.inputs);
  g_ptr_array_unref (missing.calendars);
  g_ptr_array_unref (missing.networks);
  g_ptr_array_unref (missing.sources);
}

/* Returns: (transfer full) (element-type gint64): the keys of the municipalities whose plans depend
 * on each other, the given one first, and often alone */
GArray *
asp_planner_get_group_of (AspPlanner *self,
                          gint64      municipality_id)
{
  g_return_val_if_fail (ASP_IS_PLANNER (self), NULL);

  return _asp_planner_collect_group (self, municipality_id, NULL);
}

/* Why the municipality's own dependencies do not count; NULL when they do. Returns: (nullable) */
const char *
asp_planner_get_problem (AspPlanner *self,
                         gint64      municipality_id)
{
  g_return_val_if_fail (ASP_IS_PLANNER (self), NULL);

  asp_planner_get_plan (self, municipality_id);

  return g_hash_table_lookup (self->problems, &municipality_id);
}

/**
 * asp_planner_create_previews:
 * @edit: an edit that nobody has run
 * @ids: (out) (transfer full): whose they are; the given one first, then those that depend on it
 *
 * The plans that the municipality, and those whose plans depend on its own, would have after @edit:
 * nothing is stored. What is seen are changes of municipalities, of their tasks, dependencies and
 * closing days.
 *
 * Errors: ASP_TEMPLATE_ERROR_CYCLE when tasks would wait for each other.
 *
 * Returns: (transfer full) (nullable) (element-type AspPlan): NULL for those that would have none
 */
GPtrArray *
asp_planner_create_previews (AspPlanner  *self,
                             gint64       municipality_id,
                             AspEdit     *edit,
                             GArray     **ids,
                             GError     **error)
{
  g_autoptr (GArray) found = NULL;
  GPtrArray *plans;

  g_return_val_if_fail (ASP_IS_PLANNER (self), NULL);
  g_return_val_if_fail (edit != NULL, NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  found = _asp_planner_collect_group (self, municipality_id, edit);
  plans = _asp_planner_compute_group (self, found, edit, NULL, error);
  *ids = plans != NULL ? g_steal_pointer (&found) : NULL;

  return plans;
}

/* As asp_planner_create_previews(), of the municipality alone. Returns: (transfer full) (nullable):
 * without an error NULL means that there would be no plan */
AspPlan *
asp_planner_create_preview (AspPlanner  *self,
                            gint64       municipality_id,
                            AspEdit     *edit,
                            GError     **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  AspPlan *plan;

  plans = asp_planner_create_previews (self, municipality_id, edit, &ids, error);
  plan = plans != NULL ? g_ptr_array_index (plans, 0) : NULL;

  return plan != NULL ? asp_plan_ref (plan) : NULL;
}

/* The plan that the municipality would have in another wave: nothing is changed or kept.
 * @wave_id: 0 for no wave. @own_start: the municipality's own first day; ASP_DAY_NONE: the wave's.
 * Returns: (transfer full) (nullable): NULL as asp_planner_get_plan() */
AspPlan *
asp_planner_create_variant (AspPlanner *self,
                            gint64      municipality_id,
                            gint64      wave_id,
                            AspDay      own_start)
{
  g_autoptr (AspEdit) edit = asp_edit_new ("");
  g_autofree char *start = own_start != ASP_DAY_NONE ? asp_day_to_iso (own_start) : NULL;

  g_return_val_if_fail (ASP_IS_PLANNER (self), NULL);

  asp_edit_update (edit, "municipality", municipality_id);
  asp_edit_set_integer (edit, "wave_id", wave_id);
  asp_edit_set_text (edit, "start_day", start);

  return asp_planner_create_preview (self, municipality_id, edit, NULL);
}

/* The plan of a template as it stands, for an example start day: what the schedule template
 * ("Ütemterv minta") shows. Errors: ASP_TEMPLATE_ERROR. Returns: (transfer full) (nullable) */
AspPlan *
asp_planner_create_example (AspPlanner   *self,
                            AspWaveKind   wave,
                            AspDay        start_day,
                            GError      **error)
{
  AspPlanInput input = { 0 };
  AspNetwork *network;

  g_return_val_if_fail (ASP_IS_PLANNER (self), NULL);
  g_return_val_if_fail (start_day != ASP_DAY_NONE, NULL);

  network = asp_planner_get_network (self, asp_planner_get_default_template_id (self), wave, error);
  if (network == NULL)
    return NULL;

  input.start_day = start_day;
  input.status_date = start_day;
  input.joint_office = TRUE;
  input.buys_testing = TRUE;
  input.has_grant = wave != ASP_WAVE_KIND_FURTHER;

  return asp_plan_new (network, asp_document_get_calendar (self->document), &input);
}

/* Returns: (transfer none) (nullable): the row of what the municipality does differently in a
 * task; NULL when it follows the template */
AspRow *
asp_planner_get_task_row (AspPlanner *self,
                          gint64      municipality_id,
                          const char *task_code)
{
  GPtrArray *rows;

  g_return_val_if_fail (ASP_IS_PLANNER (self), NULL);
  g_return_val_if_fail (task_code != NULL, NULL);

  rows = asp_document_get_children (self->document, "task_state", municipality_id);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);

      if (strcmp (asp_row_get_text (row, "task_code"), task_code) == 0)
        return row;
    }

  return NULL;
}
