/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-rows.h"

#include "asp-schedule-words.h"

static AspScheduleCell
make_text (const char *text)
{
  AspScheduleCell cell = { .kind = ASP_SCHEDULE_CELL_EMPTY };

  if (text != NULL && *text != '\0')
    {
      cell.kind = ASP_SCHEDULE_CELL_TEXT;
      cell.text = text;
    }

  return cell;
}

static AspScheduleCell
make_number (AspScheduleCellKind kind,
             int                 number)
{
  return (AspScheduleCell) { .kind = kind, .number = number };
}

static AspScheduleCell
make_day (AspDay day)
{
  return day == ASP_DAY_NONE ? make_text (NULL) : make_number (ASP_SCHEDULE_CELL_DAY, day);
}

/* Filtering by stage and group needs their words in every row below them. */
static const char *
get_group_title (AspScheduleRows      *self,
                 const AspScheduleRow *row)
{
  const AspScheduleExport *data = asp_schedule_rows_get_data (self);
  AspTemplate *template = asp_network_get_template (asp_plan_get_network (data->plan));

  if (row->group == G_MAXUINT)
    return NULL;

  return asp_template_get_group (template, row->group)->title[data->language];
}

static AspScheduleCell
make_task_cell (AspScheduleRows      *self,
                const AspScheduleRow *row,
                AspScheduleColumn     column)
{
  AspLanguage language = asp_schedule_rows_get_data (self)->language;

  if (row->kind != ASP_SCHEDULE_ROW_TASK)
    return make_text (NULL);

  if (column == ASP_SCHEDULE_COLUMN_STATE)
    return make_text (asp_word_for_state (row->state, language));

  return make_number (ASP_SCHEDULE_CELL_NUMBER, row->slack);
}

/* What stands in a cell: the same for every writer. */
AspScheduleCell
asp_schedule_rows_get_cell (AspScheduleRows   *self,
                            guint              index,
                            AspScheduleColumn  column)
{
  const AspScheduleRow *row = asp_schedule_rows_get (self, index);
  AspLanguage language = asp_schedule_rows_get_data (self)->language;

  g_return_val_if_fail (row != NULL, make_text (NULL));

  switch (column)
    {
    case ASP_SCHEDULE_COLUMN_CODE:
      return make_text (row->code);
    case ASP_SCHEDULE_COLUMN_TITLE:
      return make_text (row->title);
    case ASP_SCHEDULE_COLUMN_STAGE:
      return make_text (asp_word_for_stage (row->stage, language));
    case ASP_SCHEDULE_COLUMN_GROUP:
      return make_text (get_group_title (self, row));
    case ASP_SCHEDULE_COLUMN_DAYS:
      return make_number (ASP_SCHEDULE_CELL_NUMBER, row->days);
    case ASP_SCHEDULE_COLUMN_START:
      return make_day (row->start);
    case ASP_SCHEDULE_COLUMN_FINISH:
      return make_day (row->finish);
    case ASP_SCHEDULE_COLUMN_PREDECESSORS:
      return make_text (row->predecessors);
    case ASP_SCHEDULE_COLUMN_ROLE:
      return make_text (row->role);
    case ASP_SCHEDULE_COLUMN_PERSON:
      return make_text (row->person);
    case ASP_SCHEDULE_COLUMN_DOCUMENT:
      return make_text (row->document);
    case ASP_SCHEDULE_COLUMN_PERCENT:
      return make_number (ASP_SCHEDULE_CELL_PERCENT, row->percent);
    case ASP_SCHEDULE_COLUMN_ACTUAL_START:
      return make_day (row->actual_start);
    case ASP_SCHEDULE_COLUMN_ACTUAL_FINISH:
      return make_day (row->actual_finish);
    case ASP_SCHEDULE_COLUMN_CRITICAL:
      return make_text (row->critical ? asp_word (ASP_WORD_YES, language) : NULL);
    case ASP_SCHEDULE_COLUMN_MARK:
      return make_text (row->mark);
    case ASP_SCHEDULE_COLUMN_NOTE:
      return make_text (row->note);
    case ASP_SCHEDULE_COLUMN_STATE:
    case ASP_SCHEDULE_COLUMN_SLACK:
      return make_task_cell (self, row, column);
    case ASP_N_SCHEDULE_COLUMNS:
    default:
      g_return_val_if_reached (make_text (NULL));
    }
}

/* What kind of day it is, in the document's language. */
const char *
asp_schedule_day_get_kind_word (const AspScheduleDay *day,
                                AspLanguage           language)
{
  static const AspWord kinds[] =
  {
    [ASP_SCHEDULE_DAY_HOLIDAY] = ASP_WORD_HOLIDAY,
    [ASP_SCHEDULE_DAY_REST] = ASP_WORD_REST_DAY,
    [ASP_SCHEDULE_DAY_WORKED] = ASP_WORD_WORKED_DAY,
    [ASP_SCHEDULE_DAY_LOCAL_REST] = ASP_WORD_LOCAL_REST_DAY,
    [ASP_SCHEDULE_DAY_LOCAL_WORKED] = ASP_WORD_LOCAL_WORKED_DAY,
  };

  g_return_val_if_fail (day != NULL, "");

  return asp_word (kinds[day->kind], language);
}
