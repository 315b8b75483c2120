/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-standing.h"

#include <glib/gi18n-lib.h>

#include "asp-plan.h"
#include "asp-role.h"
#include "asp-text.h"

struct _AspStanding
{
  GObject           parent_instance;

  AspPlanner       *planner;        /* (owned) */
  AspMunicipality  *municipality;   /* (owned) */
  char             *collate_key;    /* (owned) (nullable): made when asked for */
  char             *wave_key;       /* (owned) (nullable): made when asked for */
  char             *search_text;    /* (owned) (nullable): made when asked for */

  gboolean          valid;          /* what follows is up to date */
  AspPlan          *plan;           /* (owned) (nullable) */
  AspStandingStage  stage;
  int               percent;
  guint             n_late;
  guint             n_blocked;
  guint             next_node;      /* G_MAXUINT: none */
  AspDay            next_day;
  AspDay            go_live;
  guint             n_missing;
  guint             n_wrong;
  guint             missing_roles;  /* a bit for each AspRoleKind */
};

enum
{
  PROP_0,
  PROP_MUNICIPALITY,
  PROP_NAME,
  PROP_WAVE_NAME,
  PROP_PLAN,
  PROP_STAGE,
  PROP_PERCENT,
  PROP_N_LATE,
  PROP_NEXT_DAY,
  PROP_GO_LIVE,
  PROP_N_MISSING,
  PROP_N_ROLES_MISSING,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (AspStanding, asp_standing, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
count_tasks (AspStanding *self)
{
  AspNetwork *network = asp_plan_get_network (self->plan);
  AspDay status = asp_plan_get_status_date (self->plan);

  for (guint i = 0; i < asp_plan_get_n_tasks (self->plan); i++)
    {
      const AspPlanTask *task = asp_plan_get_task (self->plan, i);

      if (!task->applies || task->state == ASP_TASK_STATE_DONE)
        continue;

      if (task->state == ASP_TASK_STATE_BLOCKED)
        self->n_blocked++;
      if (task->late)
        self->n_late++;
      /* A hammock is never what comes next: it ends with what it follows. */
      else if (asp_network_get_task (network, i)->kind != ASP_TASK_KIND_HAMMOCK &&
               task->plan_finish >= status &&
               (self->next_node == G_MAXUINT || task->plan_finish < self->next_day))
        {
          self->next_node = i;
          self->next_day = task->plan_finish;
        }
    }
}

/* Mandatory roles that nobody has on the status date. */
static guint
find_missing_roles (AspDocument *document,
                    gint64       municipality_id)
{
  GPtrArray *rows = asp_document_get_children (document, "role", municipality_id);
  AspDay day = asp_document_get_status_date (document);
  guint missing = 0;

  for (guint i = 0; i < ASP_N_ROLE_KINDS; i++)
    {
      if (asp_role_kind_is_mandatory ((AspRoleKind) i))
        missing |= 1u << i;
    }
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);
      AspRoleKind kind;

      if (asp_role_kind_from_code (asp_row_get_text (row, "kind"), &kind) &&
          asp_role_row_is_in_force (row, day))
        missing &= ~(1u << kind);
    }

  return missing;
}

static void
compute (AspStanding *self)
{
  AspDocument *document = asp_planner_get_document (self->planner);
  gint64 id = asp_record_get_id (ASP_RECORD (self->municipality));
  AspPlan *plan = asp_planner_get_plan (self->planner, id);
  GPtrArray *forms = asp_document_get_children (document, "form_instance", id);

  g_clear_pointer (&self->plan, asp_plan_unref);
  self->stage = ASP_STANDING_UNPLANNED;
  self->percent = 0;
  self->n_late = 0;
  self->n_blocked = 0;
  self->next_node = G_MAXUINT;
  self->next_day = ASP_DAY_NONE;
  self->go_live = ASP_DAY_NONE;
  self->n_missing = 0;
  self->n_wrong = 0;
  self->missing_roles = find_missing_roles (document, id);

  if (plan != NULL)
    {
      self->plan = asp_plan_ref (plan);
      self->stage = (AspStandingStage) asp_plan_get_current_stage (plan);
      self->percent = asp_plan_get_total (plan)->percent;
      self->go_live = asp_plan_get_go_live (plan);
      count_tasks (self);
    }

  for (guint i = 0; forms != NULL && i < forms->len; i++)
    {
      AspRow *row = g_ptr_array_index (forms, i);

      self->n_missing += (guint) asp_row_get_integer (row, "missing", 0);
      self->n_wrong += (guint) asp_row_get_integer (row, "wrong", 0);
    }

  self->valid = TRUE;
}

static void
ensure (AspStanding *self)
{
  if (!self->valid)
    compute (self);
}

static void
asp_standing_dispose (GObject *object)
{
  AspStanding *self = ASP_STANDING (object);

  g_clear_object (&self->planner);
  g_clear_object (&self->municipality);

  G_OBJECT_CLASS (asp_standing_parent_class)->dispose (object);
}

static void
asp_standing_finalize (GObject *object)
{
  AspStanding *self = ASP_STANDING (object);

  g_clear_pointer (&self->plan, asp_plan_unref);
  g_free (self->collate_key);
  g_free (self->wave_key);
  g_free (self->search_text);

  G_OBJECT_CLASS (asp_standing_parent_class)->finalize (object);
}

static void
asp_standing_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AspStanding *self = ASP_STANDING (object);

  switch (prop_id)
    {
    case PROP_MUNICIPALITY:
      g_value_set_object (value, self->municipality);
      break;
    case PROP_NAME:
      g_value_set_string (value, asp_standing_get_name (self));
      break;
    case PROP_WAVE_NAME:
      g_value_set_string (value, asp_standing_get_wave_name (self));
      break;
    case PROP_PLAN:
      g_value_set_boxed (value, asp_standing_get_plan (self));
      break;
    case PROP_STAGE:
      g_value_set_int (value, asp_standing_get_stage (self));
      break;
    case PROP_PERCENT:
      g_value_set_int (value, asp_standing_get_percent (self));
      break;
    case PROP_N_LATE:
      g_value_set_uint (value, asp_standing_get_n_late (self));
      break;
    case PROP_NEXT_DAY:
      g_value_set_int (value, asp_standing_get_next_day (self));
      break;
    case PROP_GO_LIVE:
      g_value_set_int (value, asp_standing_get_go_live (self));
      break;
    case PROP_N_MISSING:
      g_value_set_uint (value, asp_standing_get_n_missing (self));
      break;
    case PROP_N_ROLES_MISSING:
      g_value_set_uint (value, asp_standing_get_n_roles_missing (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_standing_class_init (AspStandingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = asp_standing_dispose;
  object_class->finalize = asp_standing_finalize;
  object_class->get_property = asp_standing_get_property;

  properties[PROP_MUNICIPALITY] =
    g_param_spec_object ("municipality", NULL, NULL, ASP_TYPE_MUNICIPALITY, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_WAVE_NAME] = g_param_spec_string ("wave-name", NULL, NULL, NULL, flags);
  properties[PROP_PLAN] = g_param_spec_boxed ("plan", NULL, NULL, ASP_TYPE_PLAN, flags);
  properties[PROP_STAGE] = g_param_spec_int ("stage", NULL, NULL, 0, 3, 0, flags);
  properties[PROP_PERCENT] = g_param_spec_int ("percent", NULL, NULL, 0, 100, 0, flags);
  properties[PROP_N_LATE] = g_param_spec_uint ("n-late", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_NEXT_DAY] =
    g_param_spec_int ("next-day", NULL, NULL, G_MININT, G_MAXINT, ASP_DAY_NONE, flags);
  properties[PROP_GO_LIVE] =
    g_param_spec_int ("go-live", NULL, NULL, G_MININT, G_MAXINT, ASP_DAY_NONE, flags);
  properties[PROP_N_MISSING] =
    g_param_spec_uint ("n-missing", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_ROLES_MISSING] =
    g_param_spec_uint ("n-roles-missing", NULL, NULL, 0, ASP_N_ROLE_KINDS, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
asp_standing_init (AspStanding *self)
{
}

AspStanding *
asp_standing_new (AspPlanner      *planner,
                  AspMunicipality *municipality)
{
  AspStanding *self;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (ASP_IS_MUNICIPALITY (municipality), NULL);

  self = g_object_new (ASP_TYPE_STANDING, NULL);
  self->planner = g_object_ref (planner);
  self->municipality = g_object_ref (municipality);

  return self;
}

/* Something that the standing depends on has changed. For the list that keeps standings. */
void
asp_standing_invalidate (AspStanding *self)
{
  g_return_if_fail (ASP_IS_STANDING (self));

  self->valid = FALSE;
  g_clear_pointer (&self->collate_key, g_free);
  g_clear_pointer (&self->wave_key, g_free);
  g_clear_pointer (&self->search_text, g_free);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_NAME; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

AspMunicipality *
asp_standing_get_municipality (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), NULL);

  return self->municipality;
}

gint64
asp_standing_get_id (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), 0);

  return asp_record_get_id (ASP_RECORD (self->municipality));
}

const char *
asp_standing_get_name (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), NULL);

  return asp_record_get_text (ASP_RECORD (self->municipality), "name");
}

/* For sorting by name in Hungarian order with strcmp(). */
const char *
asp_standing_get_collate_key (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), NULL);

  if (self->collate_key == NULL)
    self->collate_key = asp_text_collate_key (asp_standing_get_name (self));

  return self->collate_key;
}

/* Folded text in which a search looks: name, KSH code, county, district. */
const char *
asp_standing_get_search_text (AspStanding *self)
{
  static const char *const columns[] = { "name", "ksh_code", "county", "district" };

  g_return_val_if_fail (ASP_IS_STANDING (self), NULL);

  if (self->search_text == NULL)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        {
          const char *part = asp_record_get_text (ASP_RECORD (self->municipality), columns[i]);

          if (part != NULL)
            g_string_append_printf (text, "%s ", part);
        }
      self->search_text = asp_text_fold (text->str);
    }

  return self->search_text;
}

gint64
asp_standing_get_wave_id (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), 0);

  return asp_record_get_integer (ASP_RECORD (self->municipality), "wave_id", 0);
}

/* Returns: (nullable): owned by the document, until the next change */
const char *
asp_standing_get_wave_name (AspStanding *self)
{
  AspRow *wave;

  g_return_val_if_fail (ASP_IS_STANDING (self), NULL);

  wave = asp_document_lookup (asp_planner_get_document (self->planner), "wave",
                              asp_standing_get_wave_id (self));

  return wave != NULL ? asp_row_get_text (wave, "name") : NULL;
}

/* For sorting by wave in Hungarian order with strcmp(). Returns: (nullable): without a wave */
const char *
asp_standing_get_wave_collate_key (AspStanding *self)
{
  const char *name = asp_standing_get_wave_name (self);

  if (self->wave_key == NULL && name != NULL)
    self->wave_key = asp_text_collate_key (name);

  return self->wave_key;
}

/* Returns: (transfer none) (nullable) */
AspPlan *
asp_standing_get_plan (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), NULL);

  ensure (self);

  return self->plan;
}

AspStandingStage
asp_standing_get_stage (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), ASP_STANDING_UNPLANNED);

  ensure (self);

  return self->stage;
}

/* Progress of the whole plan, weighted by duration. */
int
asp_standing_get_percent (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), 0);

  ensure (self);

  return self->percent;
}

/* Tasks that should have begun or been finished before the status date and are not. */
guint
asp_standing_get_n_late (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), 0);

  ensure (self);

  return self->n_late;
}

guint
asp_standing_get_n_blocked (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), 0);

  ensure (self);

  return self->n_blocked;
}

/* Node of the task whose deadline comes next on or after the status date, or G_MAXUINT. */
guint
asp_standing_get_next_node (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), G_MAXUINT);

  ensure (self);

  return self->next_node;
}

AspDay
asp_standing_get_next_day (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), ASP_DAY_NONE);

  ensure (self);

  return self->next_day;
}

AspDay
asp_standing_get_go_live (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), ASP_DAY_NONE);

  ensure (self);

  return self->go_live;
}

/* Required answers that are missing in the questionnaires begun. */
guint
asp_standing_get_n_missing (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), 0);

  ensure (self);

  return self->n_missing;
}

guint
asp_standing_get_n_wrong (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), 0);

  ensure (self);

  return self->n_wrong;
}

/* Whether @kind is mandatory and nobody has it on the status date. */
gboolean
asp_standing_lacks_role (AspStanding *self,
                         AspRoleKind  kind)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), FALSE);
  g_return_val_if_fail ((guint) kind < ASP_N_ROLE_KINDS, FALSE);

  ensure (self);

  return (self->missing_roles & (1u << kind)) != 0;
}

guint
asp_standing_get_n_roles_missing (AspStanding *self)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), 0);

  ensure (self);

  return (guint) __builtin_popcount (self->missing_roles);
}

/* Adds the sums of the cost sheet to others. FALSE when one does not fit into 64 bits. */
gboolean
asp_standing_add_cost_sums (AspStanding *self,
                            AspCostSums *sums)
{
  g_return_val_if_fail (ASP_IS_STANDING (self), FALSE);
  g_return_val_if_fail (sums != NULL, FALSE);

  return asp_cost_sums_add (sums, asp_document_get_children (
                                    asp_planner_get_document (self->planner), "cost_item",
                                    asp_standing_get_id (self)));
}

/* @sums: (out): of the cost sheet. FALSE when one does not fit into 64 bits. */
gboolean
asp_standing_get_cost_sums (AspStanding *self,
                            AspCostSums *sums)
{
  *sums = (AspCostSums) { 0 };

  return asp_standing_add_cost_sums (self, sums);
}

const char *
asp_standing_stage_get_label (AspStandingStage stage)
{
  if (stage == ASP_STANDING_UNPLANNED)
    return C_("stage", "Not scheduled");

  return asp_stage_get_label ((AspStage) stage);
}

const char *
asp_standing_stage_get_short_label (AspStandingStage stage)
{
  if (stage == ASP_STANDING_UNPLANNED)
    return C_("stage", "Not scheduled");

  return asp_stage_get_short_label ((AspStage) stage);
}
