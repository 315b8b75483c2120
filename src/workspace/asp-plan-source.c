/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-source.h"

#include <string.h>

#include "asp-record.h"

static GPtrArray *
collect_rows (AspPlanSource *self,
              const char    *table)
{
  GPtrArray *rows = asp_document_get_children (self->document, table, self->municipality_id);

  return rows != NULL ? g_ptr_array_ref (rows)
                      : g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);
}

static void
find_wave (AspPlanSource *self)
{
  AspRow *wave = NULL;

  if (self->municipality != NULL)
    wave = asp_document_lookup (self->document, "wave",
                                asp_row_get_integer (self->municipality, "wave_id", 0));
  g_clear_pointer (&self->wave, asp_row_unref);
  if (wave != NULL)
    self->wave = asp_row_ref (wave);
}

/* Returns: (transfer full): without a municipality when the document has none of that key */
AspPlanSource *
asp_plan_source_new (AspDocument *document,
                     gint64       municipality_id)
{
  AspPlanSource *self;
  AspRow *municipality;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);

  self = g_new0 (AspPlanSource, 1);
  self->document = g_object_ref (document);
  self->municipality_id = municipality_id;
  municipality = asp_document_lookup (document, "municipality", municipality_id);
  if (municipality != NULL)
    self->municipality = asp_row_ref (municipality);
  find_wave (self);
  self->task_states = collect_rows (self, "task_state");
  self->own_tasks = collect_rows (self, "own_task");
  self->own_links = collect_rows (self, "own_link");
  self->closing_days = collect_rows (self, "closing_day");

  return self;
}

void
asp_plan_source_free (AspPlanSource *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->municipality, asp_row_unref);
  g_clear_pointer (&self->wave, asp_row_unref);
  g_ptr_array_unref (self->task_states);
  g_ptr_array_unref (self->own_tasks);
  g_ptr_array_unref (self->own_links);
  g_ptr_array_unref (self->closing_days);
  g_clear_pointer (&self->overrides, g_array_unref);
  g_object_unref (self->document);
  g_free (self);
}

static gboolean
has_column (const AspEditOperation *operation,
            const char             *column)
{
  for (guint i = 0; i < operation->columns->len; i++)
    {
      if (strcmp (g_ptr_array_index (operation->columns, i), column) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What the row is after the operation. @old: (nullable). Returns: (transfer full) */
static AspRow *
create_row (AspRow                 *old,
            const AspEditOperation *operation)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GArray) values = g_array_new (FALSE, TRUE, sizeof (AspValue));

  for (guint i = 0; old != NULL && i < asp_row_get_n_columns (old); i++)
    {
      const char *column = asp_row_get_column (old, i);
      AspValue value;

      if (has_column (operation, column))
        continue;

      asp_value_copy (asp_row_get_value (old, column), &value);
      g_ptr_array_add (columns, (gpointer) column);
      g_array_append_val (values, value);
    }
  for (guint i = 0; i < operation->columns->len; i++)
    {
      AspValue value;

      asp_value_copy (&g_array_index (operation->values, AspValue, i), &value);
      g_ptr_array_add (columns, g_ptr_array_index (operation->columns, i));
      g_array_append_val (values, value);
    }

  return asp_row_new (operation->table, operation->id, columns->len,
                      (const char *const *) columns->pdata, (AspValue *) (gpointer) values->data);
}

static gpointer
copy_row (gconstpointer row,
          gpointer      user_data)
{
  return asp_row_ref ((AspRow *) row);
}

static GPtrArray *
copy_rows (GPtrArray *rows)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);

  g_ptr_array_extend (copy, rows, copy_row, NULL);

  return copy;
}

/* Large edits go through the rows in order: who looks where the last one was has it at once.
 * @place: (inout): of the last one. Returns: the length when it is not there */
static guint
find_row (GPtrArray *rows,
          gint64     id,
          guint     *place)
{
  for (guint i = 0; i < rows->len; i++)
    {
      guint index = (*place + i) % rows->len;

      if (asp_row_get_id (g_ptr_array_index (rows, index)) == id)
        return *place = index;
    }

  return rows->len;
}

static void
lay_over_rows (AspPlanSource           *self,
               GPtrArray              **rows,
               guint                   *place,
               const AspEditOperation  *operation)
{
  g_autoptr (AspRow) row = NULL;
  GPtrArray *copy;
  guint index;

  /* The document's own are not touched; a copy is made once. */
  if (*rows == asp_document_get_children (self->document, operation->table,
                                          self->municipality_id))
    {
      g_autoptr (GPtrArray) old = *rows;

      *rows = copy_rows (old);
    }
  copy = *rows;
  /* What is inserted is not there yet. */
  index = operation->kind == ASP_EDIT_INSERT ? copy->len : find_row (copy, operation->id, place);

  if (operation->kind == ASP_EDIT_DELETE)
    {
      if (index < copy->len)
        g_ptr_array_remove_index (copy, index);
      return;
    }

  row = create_row (index < copy->len ? g_ptr_array_index (copy, index) : NULL, operation);
  if (index < copy->len)
    {
      asp_row_unref (g_ptr_array_index (copy, index));
      g_ptr_array_index (copy, index) = g_steal_pointer (&row);
    }
  else if (operation->kind == ASP_EDIT_INSERT &&
           asp_row_get_integer (row, "municipality_id", 0) == self->municipality_id)
    {
      g_ptr_array_add (copy, g_steal_pointer (&row));
    }
}

static void
lay_over_municipality (AspPlanSource          *self,
                       const AspEditOperation *operation)
{
  AspRow *row;

  if (operation->id != self->municipality_id || operation->kind != ASP_EDIT_UPDATE ||
      self->municipality == NULL)
    return;

  row = create_row (self->municipality, operation);
  asp_row_unref (self->municipality);
  self->municipality = row;
  find_wave (self);
}

/* What the rows would be after @edit. */
void
asp_plan_source_lay_over (AspPlanSource *self,
                          AspEdit       *edit)
{
  guint places[4] = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (edit != NULL);

  for (guint i = 0; i < asp_edit_get_n_operations (edit); i++)
    {
      const AspEditOperation *operation = asp_edit_get_operation (edit, i);

      if (g_str_equal (operation->table, "task_state"))
        lay_over_rows (self, &self->task_states, &places[0], operation);
      else if (g_str_equal (operation->table, "own_task"))
        lay_over_rows (self, &self->own_tasks, &places[1], operation);
      else if (g_str_equal (operation->table, "own_link"))
        lay_over_rows (self, &self->own_links, &places[2], operation);
      else if (g_str_equal (operation->table, "closing_day"))
        lay_over_rows (self, &self->closing_days, &places[3], operation);
      else if (g_str_equal (operation->table, "municipality"))
        lay_over_municipality (self, operation);
    }
}

/* As if there were no own dependencies. */
void
asp_plan_source_drop_links (AspPlanSource *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->own_links);
  self->own_links = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);
}

/* FALSE: the municipality is in no wave. */
gboolean
asp_plan_source_get_kind (AspPlanSource *self,
                          AspWaveKind   *kind)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->wave != NULL &&
         asp_wave_kind_from_code (asp_row_get_text (self->wave, "kind"), kind);
}

/* Day 0: the municipality's own, or that of its wave; ASP_DAY_NONE when neither has one. */
AspDay
asp_plan_source_get_start_day (AspPlanSource *self)
{
  AspDay day;

  g_return_val_if_fail (self != NULL, ASP_DAY_NONE);

  if (self->municipality == NULL || self->wave == NULL)
    return ASP_DAY_NONE;

  day = asp_row_get_day (self->municipality, "start_day");

  return day != ASP_DAY_NONE ? day : asp_row_get_day (self->wave, "prepare_from");
}

/* The document's working days with the closing days of the office. Returns: (transfer full) */
AspCalendar *
asp_plan_source_create_calendar (AspPlanSource *self)
{
  AspCalendar *calendar;

  g_return_val_if_fail (self != NULL, NULL);

  calendar = asp_document_get_calendar (self->document);
  if (self->closing_days->len == 0)
    return asp_calendar_ref (calendar);

  calendar = asp_calendar_copy (calendar);
  for (guint i = 0; i < self->closing_days->len; i++)
    {
      AspRow *row = g_ptr_array_index (self->closing_days, i);

      asp_calendar_set_exception (calendar, asp_row_get_day (row, "day"),
                                  asp_row_get_integer (row, "working", 0) != 0);
    }

  return calendar;
}

static gboolean
find_group (AspTemplate *template,
            const char  *code,
            guint       *group)
{
  for (guint i = 0; i < asp_template_get_n_groups (template); i++)
    {
      if (g_strcmp0 (asp_template_get_group (template, i)->code, code) == 0)
        {
          *group = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* "S1" to "S3"; the table checks it. */
static AspStage
read_stage (const char *code)
{
  return code != NULL && *code == 'S' ? (AspStage) g_ascii_digit_value (code[1])
                                      : ASP_STAGE_PREPARATION;
}

static GArray *
collect_own_tasks (AspPlanSource *self,
                   AspTemplate   *template)
{
  GArray *tasks = g_array_new (FALSE, TRUE, sizeof (AspOwnTask));

  for (guint i = 0; i < self->own_tasks->len; i++)
    {
      AspRow *row = g_ptr_array_index (self->own_tasks, i);
      AspOwnTask task = {
        .code = asp_row_get_text (row, "code"),
        .title = asp_row_get_text (row, "title"),
        .role = asp_row_get_text (row, "role"),
        .stage = read_stage (asp_row_get_text (row, "stage")),
        .duration = (int) asp_row_get_integer (row, "duration", 1),
      };

      /* A group of another template: at the end. */
      if (!find_group (template, asp_row_get_text (row, "group_code"), &task.group))
        task.group = asp_template_get_n_groups (template) - 1;
      g_array_append_val (tasks, task);
    }

  return tasks;
}

/* @row: of own_link. @link: (out caller-allocates): its texts are the row's */
void
asp_plan_source_read_link (AspRow     *row,
                           AspOwnLink *link)
{
  g_return_if_fail (row != NULL);
  g_return_if_fail (link != NULL);

  *link = (AspOwnLink) {
    .from_code = asp_row_get_text (row, "from_code"),
    .to_code = asp_row_get_text (row, "to_code"),
    .unit = g_strcmp0 (asp_row_get_text (row, "unit"), "calendar") == 0 ? ASP_LAG_CALENDAR
                                                                        : ASP_LAG_WORKING,
    .lag = (int) asp_row_get_integer (row, "lag", 0),
    .removed = asp_row_get_integer (row, "removed", 0) != 0,
  };
  asp_link_type_from_code (asp_row_get_text (row, "type"), &link->type);
}

static GArray *
collect_own_links (AspPlanSource *self)
{
  GArray *links = g_array_new (FALSE, TRUE, sizeof (AspOwnLink));

  for (guint i = 0; i < self->own_links->len; i++)
    {
      AspRow *row = g_ptr_array_index (self->own_links, i);
      AspOwnLink link;

      /* Those on other municipalities' tasks are no part of the network. */
      if (!asp_row_is_null (row, "from_municipality_id"))
        continue;

      asp_plan_source_read_link (row, &link);
      g_array_append_val (links, link);
    }

  return links;
}

/**
 * asp_plan_source_create_network:
 * @base: what the municipality shares with the others of its wave
 *
 * Errors: ASP_TEMPLATE_ERROR_CYCLE when its own dependencies make tasks wait for each other.
 *
 * Returns: (transfer full) (nullable): @base itself when the municipality has nothing of its own
 */
AspNetwork *
asp_plan_source_create_network (AspPlanSource  *self,
                                AspNetwork     *base,
                                GError        **error)
{
  g_autoptr (GArray) tasks = NULL;
  g_autoptr (GArray) links = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (base != NULL, NULL);

  if (self->own_tasks->len == 0 && self->own_links->len == 0)
    return asp_network_ref (base);

  tasks = collect_own_tasks (self, asp_network_get_template (base));
  links = collect_own_links (self);

  return asp_network_extend (base, (const AspOwnTask *) (gpointer) tasks->data, tasks->len,
                             (const AspOwnLink *) (gpointer) links->data, links->len, error);
}

/* One constraint a task: "not before" has a column of its own. */
static void
read_constraint (AspRow          *row,
                 AspTaskOverride *override)
{
  override->constraint_day = asp_row_get_day (row, "constraint_day");
  override->deadline = asp_row_get_day (row, "deadline");
  if (asp_constraint_type_from_code (asp_row_get_text (row, "constraint_type"),
                                     &override->constraint) &&
      (override->constraint_day != ASP_DAY_NONE ||
       !asp_constraint_type_has_day (override->constraint)))
    return;

  override->constraint_day = asp_row_get_day (row, "not_before");
  override->constraint = override->constraint_day == ASP_DAY_NONE
                           ? ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE
                           : ASP_CONSTRAINT_START_NOT_EARLIER;
}

/* The table's checks know no second column: a finish before the start is none. */
static void
read_imported_days (AspRow          *row,
                    AspTaskOverride *override)
{
  override->pinned_start = asp_row_get_day (row, "imported_start");
  override->pinned_finish = asp_row_get_day (row, "imported_finish");
  override->pinned = override->pinned_start != ASP_DAY_NONE &&
                     override->pinned_finish >= override->pinned_start;
}

static GArray *
collect_overrides (AspPlanSource *self,
                   AspNetwork    *network)
{
  GArray *overrides = g_array_new (FALSE, TRUE, sizeof (AspTaskOverride));

  for (guint i = 0; i < self->task_states->len; i++)
    {
      AspRow *row = g_ptr_array_index (self->task_states, i);
      AspTaskOverride override = { 0 };

      /* A row of a task that does not apply to this wave waits until it does. */
      if (!asp_network_find (network, asp_row_get_text (row, "task_code"), &override.node))
        continue;

      asp_task_state_from_code (asp_row_get_text (row, "state"), &override.state);
      override.percent = (int) asp_row_get_integer (row, "percent", 0);
      override.duration = (int) asp_row_get_integer (row, "duration", -1);
      override.actual_start = asp_row_get_day (row, "actual_start");
      override.actual_finish = asp_row_get_day (row, "actual_finish");
      read_constraint (row, &override);
      read_imported_days (row, &override);
      g_array_append_val (overrides, override);
    }

  return overrides;
}

/**
 * asp_plan_source_get_input:
 * @network: as asp_plan_source_create_network() made it
 * @input: (out caller-allocates): borrows from the source, until it is asked again or freed; the
 *   municipality has to have a wave
 */
void
asp_plan_source_get_input (AspPlanSource *self,
                           AspNetwork    *network,
                           AspPlanInput  *input)
{
  g_return_if_fail (self != NULL && self->municipality != NULL && self->wave != NULL);
  g_return_if_fail (network != NULL);
  g_return_if_fail (input != NULL);

  g_clear_pointer (&self->overrides, g_array_unref);
  self->overrides = collect_overrides (self, network);
  *input = (AspPlanInput) {
    .start_day = asp_plan_source_get_start_day (self),
    .status_date = asp_document_get_status_date (self->document),
    .joint_office = asp_row_get_integer (self->municipality, "office_code", 1) != 1,
    .buys_testing = asp_row_get_integer (self->municipality, "buys_testing", 1) != 0,
    .has_grant = asp_row_get_integer (self->wave, "has_grant", 0) != 0,
    .n_overrides = self->overrides->len,
    .overrides = (const AspTaskOverride *) (gpointer) self->overrides->data,
  };
}

/* @network: as asp_plan_source_create_network() made it. Returns: (transfer full) (nullable):
 * NULL when there is no day to begin on */
AspPlan *
asp_plan_source_create_plan (AspPlanSource *self,
                             AspNetwork    *network)
{
  g_autoptr (AspCalendar) calendar = NULL;
  AspPlanInput input;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (network != NULL, NULL);

  if (asp_plan_source_get_start_day (self) == ASP_DAY_NONE)
    return NULL;

  asp_plan_source_get_input (self, network, &input);
  calendar = asp_plan_source_create_calendar (self);

  return asp_plan_new (network, calendar, &input);
}
