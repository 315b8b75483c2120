/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-project-builder.h"

#include <glib/gi18n-lib.h>

/* A calendar that is scheduled by takes half a megabyte. */
#define MAX_USED 256
#define MAX_BASES 16

typedef struct
{
  AspProjectBuilder *builder;
  GHashTable        *index;     /* (owned): uid → index + 1 */
  gboolean          *used;      /* (owned) */
} Context;

static AspCalendarDraft *
find_draft (Context    *context,
            const char *uid)
{
  guint index = uid != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (context->index, uid)) : 0;

  return index > 0 ? g_ptr_array_index (context->builder->calendars, index - 1) : NULL;
}

static gboolean
find_used (Context  *context,
           GError  **error)
{
  GPtrArray *tasks = context->builder->tasks;
  guint n_used = 0;

  for (guint i = 0; i < tasks->len; i++)
    {
      AspTaskDraft *draft = g_ptr_array_index (tasks, i);
      guint index;

      if (draft->calendar == NULL)
        continue;

      index = GPOINTER_TO_UINT (g_hash_table_lookup (context->index, draft->calendar));
      if (index == 0)
        {
          g_propagate_error (error, asp_project_error_new (
            ASP_PROJECT_FILE_ERROR_REFERENCE, draft->task->line, draft->task,
            /* Translators: %s is the number of a calendar */
            g_strdup_printf (_("there is no calendar %s"), draft->calendar)));
          return FALSE;
        }
      n_used += context->used[index - 1] ? 0 : 1;
      context->used[index - 1] = TRUE;
      draft->task->calendar = (int) index - 1;
    }

  if (n_used > MAX_USED)
    {
      g_set_error_literal (error, ASP_PROJECT_FILE_ERROR, ASP_PROJECT_FILE_ERROR_LIMIT,
                           _("tasks go by too many calendars"));
      return FALSE;
    }

  return TRUE;
}

/* From the root of the bases down to the calendar itself.
 * Returns: (transfer container) (element-type AspCalendarDraft): NULL on error */
static GPtrArray *
collect_bases (Context           *context,
               AspCalendarDraft  *draft,
               GError           **error)
{
  GPtrArray *chain = g_ptr_array_new ();
  int line = draft->line;

  for (AspCalendarDraft *d = draft; d != NULL; d = find_draft (context, d->base))
    {
      if (chain->len == MAX_BASES)
        {
          g_propagate_error (error, asp_project_error_new (
            ASP_PROJECT_FILE_ERROR_REFERENCE, line, NULL,
            g_strdup (_("calendars are based on each other"))));
          g_ptr_array_unref (chain);
          return NULL;
        }
      g_ptr_array_insert (chain, 0, d);
    }

  return chain;
}

/* The length of a usual day: that of most working days of the week, the longer of two. */
static int
find_usual_minutes (const int *minutes,
                    guint      working,
                    int        otherwise)
{
  int best = otherwise;
  int best_count = 0;

  for (int i = 0; i < 7; i++)
    {
      int count = 0;

      if (((working >> i) & 1) == 0 || minutes[i] == 0)
        continue;

      for (int j = 0; j < 7; j++)
        count += ((working >> j) & 1) != 0 && minutes[j] == minutes[i] ? 1 : 0;
      if (count > best_count || (count == best_count && minutes[i] > best))
        {
          best = minutes[i];
          best_count = count;
        }
    }

  return best;
}

static void
add_exceptions (AspCalendar *calendar,
                GPtrArray   *chain)
{
  for (guint i = 0; i < chain->len; i++)
    {
      AspCalendarDraft *draft = g_ptr_array_index (chain, i);

      for (guint j = 0; j < draft->exceptions->len; j++)
        {
          AspProjectException *exception = &g_array_index (draft->exceptions,
                                                           AspProjectException, j);

          /* Asking first saves the calendar most of its work. */
          if (asp_calendar_is_workday (calendar, exception->day) != exception->working)
            asp_calendar_set_exception (calendar, exception->day, exception->working);
        }
    }
}

static gboolean
work_out (Context             *context,
          AspCalendarDraft    *draft,
          gboolean             used,
          AspProjectCalendar  *calendar,
          GError             **error)
{
  g_autoptr (GPtrArray) chain = collect_bases (context, draft, error);
  guint working = ASP_WEEK_MONDAY_TO_FRIDAY;
  int minutes[7] = { 0 };

  if (chain == NULL)
    return FALSE;

  for (guint i = 0; i < chain->len; i++)
    {
      AspCalendarDraft *each = g_ptr_array_index (chain, i);

      working = (working & ~each->stated) | (each->working & each->stated);
      for (int day = 0; day < 7; day++)
        {
          if (((each->stated >> day) & 1) != 0)
            minutes[day] = each->minutes[day];
        }
      if (each->day_end > 0)
        calendar->day_end = each->day_end;
    }

  calendar->minutes = find_usual_minutes (minutes, working, context->builder->minutes_per_day);
  if (calendar->day_end == 0)
    calendar->day_end = 1440;
  if (!used)
    return TRUE;

  calendar->calendar = draft->is_hungarian ? asp_calendar_new_hungarian ()
                                           : asp_calendar_new_weekly (working & ASP_WEEK_ALL);
  add_exceptions (calendar->calendar, chain);
  if (asp_calendar_get_n_workdays (calendar->calendar) > 0)
    return TRUE;

  g_propagate_error (error, asp_project_error_new (
    ASP_PROJECT_FILE_ERROR_VALUE, draft->line, NULL,
    /* Translators: %s is the name of a calendar */
    g_strdup_printf (_("the calendar “%s” has no working day"), draft->name)));

  return FALSE;
}

static gboolean
index_calendars (Context  *context,
                 GError  **error)
{
  GPtrArray *drafts = context->builder->calendars;

  for (guint i = 0; i < drafts->len; i++)
    {
      AspCalendarDraft *draft = g_ptr_array_index (drafts, i);

      if (draft->uid == NULL || g_hash_table_contains (context->index, draft->uid))
        {
          g_propagate_error (error, asp_project_error_new (
            ASP_PROJECT_FILE_ERROR_REFERENCE, draft->line, NULL,
            g_strdup (_("a calendar has no number of its own"))));
          return FALSE;
        }
      if (draft->name == NULL)
        draft->name = g_strdup (draft->uid);
      g_hash_table_insert (context->index, draft->uid, GUINT_TO_POINTER (i + 1));
    }

  return TRUE;
}

/* A file without calendars gets weeks from Monday to Friday. */
static gboolean
ensure_calendar (AspProjectBuilder  *builder,
                 GError            **error)
{
  AspCalendarDraft *draft;

  if (builder->calendars->len > 0)
    return TRUE;

  draft = asp_project_builder_add_calendar (builder, 0, error);
  if (draft == NULL)
    return FALSE;

  draft->uid = g_strdup (builder->calendar != NULL ? builder->calendar : "1");
  draft->name = g_strdup ("Standard");

  return TRUE;
}

/* Fills @calendars (element-type AspProjectCalendar), one for each draft, and gives the tasks their
 * calendars' numbers. Errors: ASP_PROJECT_FILE_ERROR. */
gboolean
asp_project_builder_work_out_calendars (AspProjectBuilder  *self,
                                        GArray             *calendars,
                                        GError            **error)
{
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gboolean *used = NULL;
  Context context = { self, index, NULL };
  guint own;

  if (!ensure_calendar (self, error) || !index_calendars (&context, error))
    return FALSE;

  /* The stated one, else the first. */
  if (find_draft (&context, self->calendar) == NULL)
    {
      AspCalendarDraft *first = g_ptr_array_index (self->calendars, 0);

      g_free (self->calendar);
      self->calendar = g_strdup (first->uid);
    }
  used = g_new0 (gboolean, self->calendars->len);
  context.used = used;
  own = GPOINTER_TO_UINT (g_hash_table_lookup (index, self->calendar)) - 1;
  used[own] = TRUE;
  if (!find_used (&context, error))
    return FALSE;

  for (guint i = 0; i < self->calendars->len; i++)
    {
      AspCalendarDraft *draft = g_ptr_array_index (self->calendars, i);
      AspProjectCalendar calendar = { NULL };
      gboolean done = work_out (&context, draft, used[i], &calendar, error);

      calendar.uid = g_strdup (draft->uid);
      calendar.name = g_strdup (draft->name);
      g_array_append_val (calendars, calendar);
      if (!done)
        return FALSE;
    }

  return TRUE;
}
