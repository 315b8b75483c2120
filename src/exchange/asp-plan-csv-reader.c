/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-project-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-csv.h"

/* A plan as a table, on the Hungarian working days:
 *
 *   # projekt kezdete: 2014-09-01; …
 *   id;név;munkanap;elődök;nem_korábban;nem_később
 *   T2;Szabályzatok átírása;6;T1FS-3;;
 *
 * It has no dates of its own but those that hold tasks. */

#define MAX_SIZE (16 * 1024 * 1024)
#define MAX_DAYS 41000
#define START_KEY "projekt kezdete:"

enum
{
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_DAYS,
  COLUMN_PREDECESSORS,
  COLUMN_NOT_BEFORE,
  COLUMN_NOT_AFTER,
  N_COLUMNS,
};

static const char *const columns[N_COLUMNS] = {
  "id", "név", "munkanap", "elődök", "nem_korábban", "nem_később",
};

typedef struct
{
  AspProjectBuilder *builder;
  AspCsv            *csv;
  GHashTable        *ids;       /* (owned) (element-type utf8): of all tasks */
} Reader;

static gboolean
refuse (AspTaskDraft  *draft,
        const char    *column,
        const char    *text,
        GError       **error)
{
  g_propagate_error (error, asp_project_error_new (
    ASP_PROJECT_FILE_ERROR_VALUE, draft->task->line, draft->task,
    g_strdup_printf (_("%s cannot be “%s”"), column, text)));

  return FALSE;
}

static GBytes *
read_all (GInputStream  *stream,
          GError       **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 buffer[16384];
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, error)) > 0)
    {
      g_byte_array_append (data, buffer, (guint) n);
      if (data->len > MAX_SIZE)
        {
          g_set_error_literal (error, ASP_PROJECT_FILE_ERROR, ASP_PROJECT_FILE_ERROR_LIMIT,
                               _("the file is larger than a schedule may be"));
          return NULL;
        }
    }
  if (n < 0)
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static gboolean
read_day (AspTaskDraft  *draft,
          const char    *column,
          const char    *text,
          AspDay        *day,
          GError       **error)
{
  AspProjectInstant instant;

  *day = ASP_DAY_NONE;
  if (*text == '\0')
    return TRUE;

  if (!asp_project_parse_instant (text, &instant))
    return refuse (draft, column, text, error);

  *day = instant.day;

  return TRUE;
}

/* Like "T1", "T1FS", "T1SS+2": a number, a type, a lag in working days. A task may have a name that
 * ends like a type. */
static gboolean
read_predecessor (Reader        *self,
                  AspTaskDraft  *draft,
                  const char    *text,
                  GError       **error)
{
  static const char *const types[ASP_N_LINK_TYPES] = { "FS", "SS", "FF", "SF" };
  AspProjectLink *link = asp_project_builder_add_link (self->builder, draft, error);
  g_autofree char *id = g_strdup (text);
  gsize length = strlen (id);
  gsize digits = 0;
  gint64 lag = 0;

  if (link == NULL)
    return FALSE;

  if (g_hash_table_contains (self->ids, id))
    {
      link->uid = g_steal_pointer (&id);
      return TRUE;
    }

  while (digits < length && g_ascii_isdigit (id[length - 1 - digits]))
    digits++;
  if (digits > 0 && digits < length && strchr ("+-", id[length - 1 - digits]) != NULL)
    {
      const char *number = id + length - 1 - digits;

      if (!asp_project_parse_integer (*number == '+' ? number + 1 : number, -MAX_DAYS, MAX_DAYS,
                                      &lag))
        return refuse (draft, columns[COLUMN_PREDECESSORS], text, error);
      length -= digits + 1;
      id[length] = '\0';
    }
  for (int i = 0; i < ASP_N_LINK_TYPES && length > 2; i++)
    {
      if (g_hash_table_contains (self->ids, id) || strcmp (id + length - 2, types[i]) != 0)
        continue;

      link->type = (AspLinkType) i;
      id[length - 2] = '\0';
      break;
    }

  link->uid = g_steal_pointer (&id);
  link->lag_minutes = (int) lag * self->builder->minutes_per_day;

  return TRUE;
}

static gboolean
read_predecessors (Reader        *self,
                   AspTaskDraft  *draft,
                   const char    *text,
                   GError       **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0' && !read_predecessor (self, draft, parts[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_row (Reader  *self,
          guint    row,
          GError **error)
{
  AspTaskDraft *draft = asp_project_builder_add_task (self->builder,
                                                      (int) asp_csv_get_line (self->csv, row),
                                                      error);
  const char *days = asp_csv_get_cell (self->csv, row, COLUMN_DAYS);
  AspDay not_after;
  gint64 value;

  if (draft == NULL)
    return FALSE;

  draft->task->uid = g_strdup (asp_csv_get_cell (self->csv, row, COLUMN_ID));
  draft->task->name = g_strdup (asp_csv_get_cell (self->csv, row, COLUMN_NAME));
  if (!asp_project_parse_integer (days, 0, MAX_DAYS, &value))
    return refuse (draft, columns[COLUMN_DAYS], days, error);

  draft->task->days = (int) value;
  draft->task->milestone = value == 0;
  if (!read_predecessors (self, draft, asp_csv_get_cell (self->csv, row, COLUMN_PREDECESSORS),
                          error) ||
      !read_day (draft, columns[COLUMN_NOT_BEFORE],
                 asp_csv_get_cell (self->csv, row, COLUMN_NOT_BEFORE),
                 &draft->task->constraint_day, error) ||
      !read_day (draft, columns[COLUMN_NOT_AFTER],
                 asp_csv_get_cell (self->csv, row, COLUMN_NOT_AFTER), &not_after, error))
    return FALSE;

  /* There is room for one constraint: an upper limit beside a lower one is a deadline. */
  if (draft->task->constraint_day != ASP_DAY_NONE)
    {
      draft->task->constraint = ASP_CONSTRAINT_START_NOT_EARLIER;
      draft->task->deadline = not_after;
    }
  else if (not_after != ASP_DAY_NONE)
    {
      draft->task->constraint = ASP_CONSTRAINT_FINISH_NOT_LATER;
      draft->task->constraint_day = not_after;
    }

  return TRUE;
}

/* The line before the head says when the project begins. */
static void
read_note (Reader     *self,
           const char *cell)
{
  const char *key = strstr (cell, START_KEY);
  g_autofree char *text = NULL;
  AspProjectInstant instant;

  if (key == NULL)
    return;

  text = g_strstrip (g_strdup (key + strlen (START_KEY)));
  if (asp_project_parse_instant (text, &instant))
    self->builder->start_day = instant.day;
}

static gboolean
is_head (AspCsv *csv,
         guint   row)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if (strcmp (asp_csv_get_cell (csv, row, i), columns[i]) != 0)
        return FALSE;
    }

  return TRUE;
}

/* Notes before the head. @first: (out): the row after it */
static gboolean
read_head (Reader  *self,
           guint   *first,
           GError **error)
{
  guint n_rows = asp_csv_get_n_rows (self->csv);
  guint row = 0;

  while (row < n_rows && *asp_csv_get_cell (self->csv, row, 0) == '#')
    read_note (self, asp_csv_get_cell (self->csv, row++, 0));
  if (row == n_rows || !is_head (self->csv, row))
    {
      g_set_error_literal (error, ASP_PROJECT_FILE_ERROR, ASP_PROJECT_FILE_ERROR_FORMAT,
                           _("the file is no schedule in a format that is read"));
      return FALSE;
    }
  if (self->builder->start_day == ASP_DAY_NONE)
    {
      g_set_error (error, ASP_PROJECT_FILE_ERROR, ASP_PROJECT_FILE_ERROR_VALUE,
                   /* Translators: %s is the beginning of a line that the file must have */
                   _("the file does not say when the project begins (“%s”)"),
                   "# " START_KEY " 2014-09-01");
      return FALSE;
    }

  *first = row + 1;

  return TRUE;
}

static gboolean
read_rows (Reader  *self,
           GError **error)
{
  guint n_rows = asp_csv_get_n_rows (self->csv);
  AspCalendarDraft *calendar;
  guint first;

  if (!read_head (self, &first, error))
    return FALSE;

  calendar = asp_project_builder_add_calendar (self->builder, 0, error);
  if (calendar == NULL)
    return FALSE;

  calendar->uid = g_strdup ("hu");
  calendar->name = g_strdup (_("Hungarian working days"));
  calendar->is_hungarian = TRUE;
  for (guint row = first; row < n_rows; row++)
    g_hash_table_add (self->ids, (char *) asp_csv_get_cell (self->csv, row, COLUMN_ID));
  for (guint row = first; row < n_rows; row++)
    {
      if (!read_row (self, row, error))
        return FALSE;
    }

  return TRUE;
}

/* Errors: those of the stream, ASP_CSV_ERROR, ASP_PROJECT_FILE_ERROR. */
AspProjectFile *
asp_project_read_plan_csv (GInputStream  *stream,
                           GError       **error)
{
  g_autoptr (AspProjectBuilder) builder = asp_project_builder_new ("csv");
  g_autoptr (GBytes) bytes = read_all (stream, error);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AspCsv) csv = NULL;
  Reader self = { builder, NULL, ids };

  if (bytes == NULL)
    return NULL;

  csv = asp_csv_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
  if (csv == NULL)
    return NULL;

  self.csv = csv;
  if (!read_rows (&self, error))
    return NULL;

  return asp_project_builder_finish (builder, error);
}
