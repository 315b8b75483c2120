/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-rows.h"

#include "asp-schedule-words.h"

struct _AspScheduleRows
{
  AspScheduleExport  data;          /* plan and created are owned; its texts are not kept */
  char              *title;
  char              *municipality;  /* (nullable) */
  char              *author;        /* (nullable) */
  GArray            *rows;          /* AspScheduleRow */
  GArray            *days;          /* AspScheduleDay */
  guint             *row_of_node;   /* G_MAXUINT: the task does not apply */
  guint              n_columns;
  AspScheduleColumn  columns[ASP_N_SCHEDULE_COLUMNS];
};

static const AspWord column_words[ASP_N_SCHEDULE_COLUMNS] =
{
  [ASP_SCHEDULE_COLUMN_CODE] = ASP_WORD_CODE,
  [ASP_SCHEDULE_COLUMN_TITLE] = ASP_WORD_TASK,
  [ASP_SCHEDULE_COLUMN_STAGE] = ASP_WORD_STAGE,
  [ASP_SCHEDULE_COLUMN_GROUP] = ASP_WORD_GROUP,
  [ASP_SCHEDULE_COLUMN_DAYS] = ASP_WORD_WORKING_DAYS,
  [ASP_SCHEDULE_COLUMN_START] = ASP_WORD_START,
  [ASP_SCHEDULE_COLUMN_FINISH] = ASP_WORD_FINISH,
  [ASP_SCHEDULE_COLUMN_PREDECESSORS] = ASP_WORD_PREDECESSORS,
  [ASP_SCHEDULE_COLUMN_ROLE] = ASP_WORD_ROLE,
  [ASP_SCHEDULE_COLUMN_PERSON] = ASP_WORD_PERSON,
  [ASP_SCHEDULE_COLUMN_DOCUMENT] = ASP_WORD_DOCUMENT,
  [ASP_SCHEDULE_COLUMN_STATE] = ASP_WORD_STATE,
  [ASP_SCHEDULE_COLUMN_PERCENT] = ASP_WORD_PERCENT,
  [ASP_SCHEDULE_COLUMN_ACTUAL_START] = ASP_WORD_ACTUAL_START,
  [ASP_SCHEDULE_COLUMN_ACTUAL_FINISH] = ASP_WORD_ACTUAL_FINISH,
  [ASP_SCHEDULE_COLUMN_SLACK] = ASP_WORD_SLACK,
  [ASP_SCHEDULE_COLUMN_CRITICAL] = ASP_WORD_CRITICAL,
  [ASP_SCHEDULE_COLUMN_MARK] = ASP_WORD_MARK,
  [ASP_SCHEDULE_COLUMN_NOTE] = ASP_WORD_NOTE,
};

static void
clear_row (gpointer data)
{
  AspScheduleRow *row = data;

  g_free (row->outline);
  g_free (row->code);
  g_free (row->title);
  g_free (row->predecessors);
  g_free (row->person);
  g_free (row->document);
  g_free (row->mark);
  g_free (row->note);
}

/* XML 1.0, 2.2 */
static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) ||
         (c >= 0x10000 && c <= 0x10ffff);
}

/* Whether @text can stay as it is. Nearly all can, and all municipalities have millions. */
static gboolean
is_clean (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      if (*p < 0x20 && *p != '\t' && *p != '\n')
        return FALSE;
      /* U+FFFE and U+FFFF are characters, but none of XML. */
      if (*p == 0xef && p[1] == 0xbf && p[2] >= 0xbe)
        return FALSE;
    }

  return g_utf8_validate (text, -1, NULL);
}

/* @text as every writer can hold it: valid UTF-8, only characters that XML allows (others become
 * U+FFFD, so that nothing disappears silently), lines ended by LF. */
char *
asp_schedule_clean_text (const char *text)
{
  g_autofree char *valid = NULL;
  GString *clean;

  g_return_val_if_fail (text != NULL, NULL);

  if (is_clean (text))
    return g_strdup (text);

  valid = g_utf8_make_valid (text, -1);
  clean = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (clean, '\n');
        }
      else
        g_string_append_unichar (clean, is_xml_char (c) ? c : 0xfffd);
    }

  return g_string_free (clean, FALSE);
}

static char *
clean_nullable (const char *text)
{
  return text == NULL || *text == '\0' ? NULL : asp_schedule_clean_text (text);
}

static AspNetwork *
get_network (AspScheduleRows *self)
{
  return asp_plan_get_network (self->data.plan);
}

static AspTemplate *
get_template (AspScheduleRows *self)
{
  return asp_network_get_template (get_network (self));
}

static int
count_workdays (AspScheduleRows *self,
                AspDay           start,
                AspDay           finish)
{
  return MAX (0, asp_calendar_count (asp_plan_get_calendar (self->data.plan), start, finish + 1));
}

static void
append_link (GString    *text,
             const char *link)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", link);
}

/* Like "Abony: 11.4FS+2".
 * Returns: (transfer full) (nullable): NULL when @node does not wait for it */
static char *
format_outside_link (const AspOutsideLink *link,
                     guint                 node)
{
  g_autofree char *words = NULL;

  if (link->node != node || !link->is_predecessor || !link->applies)
    return NULL;

  words = asp_link_format (link->task->code, link->type, link->unit, link->lag);

  return g_strdup_printf ("%s: %s", link->municipality, words);
}

/* The links as they count, so without predecessors that do not apply: "1.9, 2.7FS+2". */
static char *
describe_predecessors (AspScheduleRows       *self,
                       guint                  node,
                       const AspTemplateTask *task)
{
  AspPlan *plan = self->data.plan;
  AspNetwork *network = get_network (self);
  guint n_links;
  const AspNetworkLink *links = asp_network_get_links_to (network, node, &n_links);
  g_autoptr (GString) text = g_string_new (NULL);

  if (task->kind == ASP_TASK_KIND_HAMMOCK)
    return g_strdup_printf ("%s → %s", task->hammock_from, task->hammock_to);

  for (guint i = 0; i < n_links; i++)
    {
      g_autofree char *link = NULL;

      if (!asp_plan_get_task (plan, links[i].from)->applies)
        continue;

      link = asp_link_format (asp_network_get_task (network, links[i].from)->code, links[i].type,
                              links[i].unit, links[i].lag);
      append_link (text, link);
    }
  for (guint i = 0; i < asp_plan_get_n_outside_links (plan); i++)
    {
      g_autofree char *link = format_outside_link (asp_plan_get_outside_link (plan, i), node);

      if (link != NULL)
        append_link (text, link);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
append_condition (GString     *text,
                  AspWord      word,
                  AspLanguage  language,
                  const char  *what)
{
  g_auto (GStrv) parts = g_strsplit (asp_word (word, language), "%s", 2);

  g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", parts[0], what, parts[1]);
}

/* What holds a task and would not be seen otherwise, for its note: its own constraint, and tasks of
 * other municipalities. Returns: (transfer full): lines; "" */
char *
asp_schedule_describe_conditions (AspPlan     *plan,
                                  guint        node,
                                  AspLanguage  language)
{
  GString *text = g_string_new (NULL);
  AspDay not_before = asp_plan_task_get_not_before (asp_plan_get_task (plan, node));

  if (not_before != ASP_DAY_NONE)
    {
      g_autofree char *day = asp_word_for_day (not_before, language);

      append_condition (text, ASP_WORD_NOT_BEFORE, language, day);
    }
  for (guint i = 0; i < asp_plan_get_n_outside_links (plan); i++)
    {
      const AspOutsideLink *link = asp_plan_get_outside_link (plan, i);
      g_autofree char *words = format_outside_link (link, node);
      g_autofree char *what = NULL;

      if (words == NULL)
        continue;

      what = g_strdup_printf ("%s %s", words, link->task->title[language]);
      append_condition (text, ASP_WORD_WAITS_FOR, language, what);
    }

  return g_string_free (text, FALSE);
}

/* The user's note, after what holds the task. */
static char *
describe_note (AspScheduleRows *self,
               const char      *note,
               guint            node)
{
  g_autofree char *conditions =
    asp_schedule_describe_conditions (self->data.plan, node, self->data.language);
  g_autofree char *clean = clean_nullable (note);
  g_autofree char *whole = NULL;

  whole = g_strconcat (conditions, *conditions != '\0' && clean != NULL ? "\n" : "", clean, NULL);

  return clean_nullable (whole);
}

static AspScheduleRow *
append_row (AspScheduleRows    *self,
            AspScheduleRowKind  kind,
            const char         *title,
            AspStage            stage)
{
  AspScheduleRow row = { .kind = kind, .level = (int) kind + 1, .stage = stage };

  row.title = asp_schedule_clean_text (title);
  row.group = G_MAXUINT;
  row.node = G_MAXUINT;
  row.start = row.finish = row.first = row.last = ASP_DAY_NONE;
  row.actual_start = row.actual_finish = ASP_DAY_NONE;
  g_array_append_val (self->rows, row);

  return &g_array_index (self->rows, AspScheduleRow, self->rows->len - 1);
}

static void
append_task (AspScheduleRows   *self,
             const char        *outline,
             guint              node,
             const char *const *persons,
             const char *const *notes)
{
  AspLanguage language = self->data.language;
  const AspTemplateTask *task = asp_network_get_task (get_network (self), node);
  const AspPlanTask *planned = asp_plan_get_task (self->data.plan, node);
  AspScheduleRow *row;

  self->row_of_node[node] = self->rows->len;
  row = append_row (self, ASP_SCHEDULE_ROW_TASK, task->title[language], task->stage);
  row->outline = g_strdup (outline);
  row->code = asp_schedule_clean_text (task->code);
  row->group = task->group;
  row->node = node;
  row->start = row->first = planned->start;
  row->finish = row->last = planned->finish;
  row->days = planned->duration == 0
              ? 0
              : count_workdays (self, planned->start, planned->finish);
  row->slack = planned->slack;
  row->critical = planned->critical;
  row->state = planned->state;
  row->percent = planned->state == ASP_TASK_STATE_DONE ? 100 : planned->percent;
  row->actual_start = planned->actual_start;
  row->actual_finish = planned->actual_finish;
  row->predecessors = describe_predecessors (self, node, task);
  row->role = task->role != NULL ? asp_word_for_role (task->role, language) : NULL;
  row->person = clean_nullable (persons != NULL ? persons[node] : NULL);
  row->document = clean_nullable (task->document[language]);
  row->note = describe_note (self, notes != NULL ? notes[node] : NULL, node);
  if (task->mark != NULL)
    {
      const char *title = task->mark_title[language];

      row->mark = g_strdup_printf ("%s%s%s", task->mark, title != NULL ? " " : "",
                                   title != NULL ? title : "");
    }
}

static void
widen_row (AspScheduleRow *row,
           AspDay          first,
           AspDay          last)
{
  row->first = row->first == ASP_DAY_NONE ? first : MIN (row->first, first);
  row->last = row->last == ASP_DAY_NONE ? last : MAX (row->last, last);
}

static gboolean
belongs (AspScheduleRows *self,
         guint            node,
         AspStage         stage,
         guint            group)
{
  const AspTemplateTask *task = asp_network_get_task (get_network (self), node);

  return task->stage == stage && task->group == group &&
         asp_plan_get_task (self->data.plan, node)->applies;
}

/* Appends the group's part of the stage; a group without tasks that apply has no row.
 * Returns: whether it has one. */
static gboolean
append_group (AspScheduleRows   *self,
              AspStage           stage,
              guint              group,
              const char        *outline,
              const char *const *persons,
              const char *const *notes)
{
  const AspTemplateGroup *source = asp_template_get_group (get_template (self), group);
  const AspPlanSpan *span = asp_plan_get_group (self->data.plan, stage, group);
  guint index = self->rows->len;
  guint n_tasks = 0;

  for (guint node = 0; node < asp_network_get_n_nodes (get_network (self)); node++)
    {
      g_autofree char *task_outline = NULL;

      if (!belongs (self, node, stage, group))
        continue;

      if (n_tasks++ == 0)
        {
          AspScheduleRow *row = append_row (self, ASP_SCHEDULE_ROW_GROUP,
                                            source->title[self->data.language], stage);

          row->outline = g_strdup (outline);
          row->code = asp_schedule_clean_text (source->code);
          row->group = group;
        }
      task_outline = g_strdup_printf ("%s.%u", outline, n_tasks);
      append_task (self, task_outline, node, persons, notes);
    }

  if (n_tasks > 0)
    {
      AspScheduleRow *row = &g_array_index (self->rows, AspScheduleRow, index);

      for (guint i = index + 1; i < self->rows->len; i++)
        {
          const AspScheduleRow *task = &g_array_index (self->rows, AspScheduleRow, i);

          widen_row (row, task->start, task->finish);
        }
      row->start = row->first;
      row->finish = row->last;
      row->days = count_workdays (self, row->start, row->finish);
      row->percent = span->percent;
      row->critical = span->critical;
    }

  return n_tasks > 0;
}

static void
append_stage (AspScheduleRows   *self,
              AspStage           stage,
              guint              place,
              const char *const *persons,
              const char *const *notes)
{
  AspLanguage language = self->data.language;
  const AspPlanSpan *span = asp_plan_get_stage (self->data.plan, stage);
  AspScheduleRow *row = append_row (self, ASP_SCHEDULE_ROW_STAGE,
                                    asp_word_for_stage (stage, language), stage);
  guint index = self->rows->len - 1;
  guint n_groups = 0;

  row->outline = g_strdup_printf ("%u", place);
  row->code = g_strdup_printf ("S%d", (int) stage);
  row->note = g_strdup (asp_word_for_stage_bounds (stage, language));
  for (guint group = 0; group < asp_template_get_n_groups (get_template (self)); group++)
    {
      g_autofree char *outline = g_strdup_printf ("%u.%u", place, n_groups + 1);

      if (append_group (self, stage, group, outline, persons, notes))
        n_groups++;
    }

  if (n_groups == 0)
    {
      g_array_set_size (self->rows, index);
      return;
    }

  row = &g_array_index (self->rows, AspScheduleRow, index);
  for (guint i = index + 1; i < self->rows->len; i++)
    {
      const AspScheduleRow *below = &g_array_index (self->rows, AspScheduleRow, i);

      widen_row (row, below->start, below->finish);
    }
  row->start = span->start != ASP_DAY_NONE ? span->start : row->first;
  row->finish = span->finish != ASP_DAY_NONE ? span->finish : row->last;
  row->days = count_workdays (self, row->start, row->finish);
  row->percent = span->percent;
  row->critical = span->critical;
}

static void
append_day (AspScheduleRows *self,
            AspDay           day)
{
  AspCalendar *calendar = asp_plan_get_calendar (self->data.plan);
  gboolean ordinary = asp_day_get_weekday (day) <= 5;
  gboolean working = asp_calendar_is_workday (calendar, day);
  gboolean transferred = asp_calendar_is_transferred (calendar, day);
  const char *name = asp_calendar_get_holiday_name (calendar, day);
  AspScheduleDay entry = { .day = day };

  if (working == ordinary)
    return;

  if (working)
    entry.kind = transferred ? ASP_SCHEDULE_DAY_WORKED : ASP_SCHEDULE_DAY_LOCAL_WORKED;
  else if (name != NULL)
    {
      const char *translated = asp_word_for_holiday (day, self->data.language);

      entry.kind = ASP_SCHEDULE_DAY_HOLIDAY;
      entry.name = translated != NULL ? translated : name;
    }
  else
    entry.kind = transferred ? ASP_SCHEDULE_DAY_REST : ASP_SCHEDULE_DAY_LOCAL_REST;

  g_array_append_val (self->days, entry);
}

/* Whole years, and one more than the schedule reaches: a delay must find its holidays. */
static void
collect_days (AspScheduleRows *self)
{
  AspDay first = asp_plan_get_start_day (self->data.plan);
  AspDay last = first;
  int first_year, last_year, month, mday;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const AspScheduleRow *row = &g_array_index (self->rows, AspScheduleRow, i);

      first = MIN (first, row->first);
      last = MAX (last, row->last);
    }

  asp_day_get_ymd (first, &first_year, &month, &mday);
  asp_day_get_ymd (last, &last_year, &month, &mday);
  for (AspDay day = asp_day_new (first_year, 1, 1); day < asp_day_new (last_year + 2, 1, 1); day++)
    append_day (self, day);
}

/* A template has no states and persons, so it has no columns for them either. */
static void
choose_columns (AspScheduleRows *self)
{
  for (int i = 0; i < ASP_N_SCHEDULE_COLUMNS; i++)
    {
      gboolean own = i == ASP_SCHEDULE_COLUMN_PERSON || i == ASP_SCHEDULE_COLUMN_STATE ||
                     i == ASP_SCHEDULE_COLUMN_PERCENT || i == ASP_SCHEDULE_COLUMN_ACTUAL_START ||
                     i == ASP_SCHEDULE_COLUMN_ACTUAL_FINISH;

      if (!own || self->municipality != NULL)
        self->columns[self->n_columns++] = (AspScheduleColumn) i;
    }
}

/**
 * asp_schedule_rows_new:
 *
 * Copies what it needs of @data; only the plan and the date are shared.
 *
 * Returns: (transfer full):
 */
AspScheduleRows *
asp_schedule_rows_new (const AspScheduleExport *data)
{
  AspScheduleRows *self;
  guint n_nodes;
  guint n_stages = 0;

  g_return_val_if_fail (data != NULL && data->plan != NULL, NULL);

  self = g_new0 (AspScheduleRows, 1);
  self->data.plan = asp_plan_ref (data->plan);
  self->data.language = data->language;
  self->data.municipality_id = data->municipality_id;
  self->data.created = data->created != NULL ? g_date_time_ref (data->created) : NULL;
  self->municipality = clean_nullable (data->municipality);
  self->title = clean_nullable (data->title);
  if (self->title == NULL)
    self->title = g_strdup (asp_word (self->municipality != NULL ? ASP_WORD_SHEET_SCHEDULE
                                                                 : ASP_WORD_TEMPLATE,
                                      data->language));
  self->author = clean_nullable (data->author);
  self->rows = g_array_new (FALSE, FALSE, sizeof (AspScheduleRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->days = g_array_new (FALSE, FALSE, sizeof (AspScheduleDay));
  n_nodes = asp_network_get_n_nodes (get_network (self));
  self->row_of_node = g_new (guint, MAX (n_nodes, 1));
  for (guint i = 0; i < n_nodes; i++)
    self->row_of_node[i] = G_MAXUINT;

  choose_columns (self);
  for (AspStage stage = ASP_STAGE_PREPARATION; stage <= ASP_STAGE_LIVE; stage++)
    {
      guint before = self->rows->len;

      append_stage (self, stage, n_stages + 1, data->persons, data->notes);
      if (self->rows->len > before)
        n_stages++;
    }
  collect_days (self);

  return self;
}

void
asp_schedule_rows_free (AspScheduleRows *self)
{
  if (self == NULL)
    return;

  asp_plan_unref (self->data.plan);
  g_clear_pointer (&self->data.created, g_date_time_unref);
  g_free (self->title);
  g_free (self->municipality);
  g_free (self->author);
  g_array_unref (self->rows);
  g_array_unref (self->days);
  g_free (self->row_of_node);
  g_free (self);
}

/* Plan, language and date; its texts are NULL, see the functions below. */
const AspScheduleExport *
asp_schedule_rows_get_data (AspScheduleRows *self)
{
  return &self->data;
}

const char *
asp_schedule_rows_get_title (AspScheduleRows *self)
{
  return self->title;
}

/* Returns: (nullable): NULL for a schedule template */
const char *
asp_schedule_rows_get_municipality (AspScheduleRows *self)
{
  return self->municipality;
}

/* Returns: (nullable): */
const char *
asp_schedule_rows_get_author (AspScheduleRows *self)
{
  return self->author;
}

guint
asp_schedule_rows_get_n_rows (AspScheduleRows *self)
{
  return self->rows->len;
}

const AspScheduleRow *
asp_schedule_rows_get (AspScheduleRows *self,
                       guint            index)
{
  g_return_val_if_fail (index < self->rows->len, NULL);

  return &g_array_index (self->rows, AspScheduleRow, index);
}

/* The row of a node of the network, or NULL when the task does not apply.
 * @index: (out) (optional): its place */
const AspScheduleRow *
asp_schedule_rows_find_node (AspScheduleRows *self,
                             guint            node,
                             guint           *index)
{
  g_return_val_if_fail (node < asp_network_get_n_nodes (get_network (self)), NULL);

  if (self->row_of_node[node] == G_MAXUINT)
    return NULL;

  if (index != NULL)
    *index = self->row_of_node[node];

  return asp_schedule_rows_get (self, self->row_of_node[node]);
}

guint
asp_schedule_rows_get_n_days (AspScheduleRows *self)
{
  return self->days->len;
}

const AspScheduleDay *
asp_schedule_rows_get_day (AspScheduleRows *self,
                           guint            index)
{
  g_return_val_if_fail (index < self->days->len, NULL);

  return &g_array_index (self->days, AspScheduleDay, index);
}

guint
asp_schedule_rows_get_n_columns (AspScheduleRows *self)
{
  return self->n_columns;
}

AspScheduleColumn
asp_schedule_rows_get_column (AspScheduleRows *self,
                              guint            index)
{
  g_return_val_if_fail (index < self->n_columns, ASP_SCHEDULE_COLUMN_CODE);

  return self->columns[index];
}

const char *
asp_schedule_rows_get_column_title (AspScheduleRows   *self,
                                    AspScheduleColumn  column)
{
  g_return_val_if_fail (column < ASP_N_SCHEDULE_COLUMNS, NULL);

  return asp_word (column_words[column], self->data.language);
}
