/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-day-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-format.h"
#include "asp-holidays.h"
#include "asp-plan-commands-private.h"
#include "asp-record.h"

G_DEFINE_QUARK (asp-day-command-error-quark, asp_day_command_error)

/* The rows of the table are looked through for one day, or for those of a year. */
typedef struct
{
  AspDay     from;
  AspDay     until;
  GPtrArray *entries;   /* (element-type AspDayEntry) */
} Search;

/* Returns: translated; to stand alone */
const char *
asp_day_kind_get_label (AspDayKind kind)
{
  switch (kind)
    {
    case ASP_DAY_KIND_HOLIDAY:
      return _("Public holiday");
    case ASP_DAY_KIND_OFF:
      return _("Day off");
    case ASP_DAY_KIND_WORKED:
      return _("Working day");
    default:
      g_return_val_if_reached ("");
    }
}

static void
free_entry (gpointer data)
{
  AspDayEntry *entry = data;

  g_clear_pointer (&entry->row, asp_row_unref);
  g_free (entry);
}

static void
add_entry (GPtrArray  *entries,
           AspDay      day,
           AspDayKind  kind,
           AspRow     *row)
{
  AspDayEntry *entry = g_new0 (AspDayEntry, 1);

  entry->day = day;
  entry->kind = kind;
  entry->name = asp_holidays_get_name (day);
  entry->row = row != NULL ? asp_row_ref (row) : NULL;
  g_ptr_array_add (entries, entry);
}

/* Public holidays, and the days that the year's decree has moved.
 * Returns: (transfer full) (element-type AspDayEntry): by day */
GPtrArray *
asp_day_list_national (int year)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (free_entry);
  AspDay until = asp_day_new (year, 12, 31);

  for (AspDay day = asp_day_new (year, 1, 1); day <= until; day++)
    {
      AspTransfer transfer = asp_holidays_get_transfer (day);

      if (asp_holidays_get_name (day) != NULL)
        add_entry (entries, day, ASP_DAY_KIND_HOLIDAY, NULL);
      else if (transfer != ASP_TRANSFER_NONE)
        add_entry (entries, day, transfer == ASP_TRANSFER_WORKED ? ASP_DAY_KIND_WORKED
                                                                 : ASP_DAY_KIND_OFF, NULL);
    }

  return entries;
}

static void
collect (gpointer data,
         gpointer user_data)
{
  Search *search = user_data;
  AspDay day = asp_row_get_day (data, "day");

  if (day != ASP_DAY_NONE && day >= search->from && day <= search->until)
    add_entry (search->entries, day,
               asp_row_get_integer (data, "working", 0) != 0 ? ASP_DAY_KIND_WORKED
                                                             : ASP_DAY_KIND_OFF, data);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const AspDayEntry *entry_a = *(AspDayEntry *const *) a, *entry_b = *(AspDayEntry *const *) b;

  return (entry_a->day > entry_b->day) - (entry_a->day < entry_b->day);
}

static GPtrArray *
list_between (AspDocument *document,
              gint64       municipality_id,
              AspDay       from,
              AspDay       until)
{
  Search search = { from, until, g_ptr_array_new_with_free_func (free_entry) };
  GPtrArray *rows;

  if (municipality_id == 0)
    {
      asp_document_foreach (document, "day_exception", collect, &search);
    }
  else
    {
      rows = asp_document_get_children (document, "closing_day", municipality_id);
      if (rows != NULL)
        g_ptr_array_foreach (rows, collect, &search);
    }
  g_ptr_array_sort (search.entries, compare_entries);

  return search.entries;
}

/* The days that were entered. @municipality_id: 0 for those of the whole document.
 * Returns: (transfer full) (element-type AspDayEntry): by day */
GPtrArray *
asp_day_list_own (AspDocument *document,
                  gint64       municipality_id,
                  int          year)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);

  return list_between (document, municipality_id, asp_day_new (year, 1, 1),
                       asp_day_new (year, 12, 31));
}

/* Whether the program knows what the decree of @year moves, even when that is nothing. */
gboolean
asp_day_has_decree (int year)
{
  static int last_year;

  if (last_year == 0)
    {
      AspDay day = asp_day_new (ASP_CALENDAR_LAST_YEAR, 12, 31);

      while (asp_holidays_get_transfer (day) == ASP_TRANSFER_NONE)
        day--;
      asp_day_get_ymd (day, &last_year, NULL, NULL);
    }

  return year <= last_year;
}

/* Whether @day can stand in the table. @row: (nullable): the row that is to have it, NULL for a
 * new one. Errors are words for a field: ASP_DAY_COMMAND_ERROR. */
static gboolean
check_day (AspDocument  *document,
           gint64        municipality_id,
           AspRow       *row,
           AspDay        day,
           GError      **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (day == ASP_DAY_NONE)
    {
      g_set_error_literal (error, ASP_DAY_COMMAND_ERROR, ASP_DAY_COMMAND_ERROR_MISSING,
                           _("Enter a day, such as 2014-06-12 or jún. 12."));
      return FALSE;
    }
  if (day < asp_day_new (ASP_CALENDAR_FIRST_YEAR, 1, 1) ||
      day > asp_day_new (ASP_CALENDAR_LAST_YEAR, 12, 31))
    {
      g_set_error (error, ASP_DAY_COMMAND_ERROR, ASP_DAY_COMMAND_ERROR_OUTSIDE,
                   /* Translators: two years */
                   _("The working-day table reaches from %d to %d: enter a day between them."),
                   ASP_CALENDAR_FIRST_YEAR, ASP_CALENDAR_LAST_YEAR);
      return FALSE;
    }

  entries = list_between (document, municipality_id, day, day);
  for (guint i = 0; i < entries->len; i++)
    {
      AspDayEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *text = NULL;

      if (row != NULL && asp_row_get_id (entry->row) == asp_row_get_id (row))
        continue;

      text = asp_format_day_long (day);
      g_set_error (error, ASP_DAY_COMMAND_ERROR, ASP_DAY_COMMAND_ERROR_TAKEN,
                   /* Translators: %s is a day */
                   _("%s is in the table already: change it there."), text);
      return FALSE;
    }

  return TRUE;
}

static gboolean
is_stored (AspRow     *row,
           AspDay      day,
           gboolean    working,
           const char *note)
{
  return row != NULL && asp_row_get_day (row, "day") == day &&
         (asp_row_get_integer (row, "working", 0) != 0) == working &&
         g_strcmp0 (asp_row_get_text (row, "note"), note) == 0;
}

static AspEdit *
store_exception (AspRow     *row,
                 AspDay      day,
                 gboolean    working,
                 const char *note)
{
  g_autofree char *text = asp_format_day (day);
  g_autofree char *label = NULL;
  AspEdit *edit;

  /* Translators: undo step; %s is a day */
  label = g_strdup_printf (working ? _("Made a working day: %s") : _("Made a day off: %s"), text);
  edit = asp_edit_new (label);
  if (row != NULL)
    asp_edit_update (edit, "day_exception", asp_row_get_id (row));
  else
    asp_edit_insert (edit, "day_exception");
  _asp_plan_edit_set_day (edit, "day", day);
  asp_edit_set_integer (edit, "working", working);
  asp_edit_set_text (edit, "note", note);

  return edit;
}

/* A closing day that moves to another day, as one step. */
static AspEdit *
move_closing_day (AspPlanner  *planner,
                  gint64       municipality_id,
                  AspRow      *row,
                  AspDay       day,
                  gboolean     working,
                  const char  *note,
                  GError     **error)
{
  g_autofree char *text = asp_format_day (day);
  g_autofree char *label = NULL;
  AspEdit *edit;

  label = g_strdup_printf (working ? _("The office works on %s") : _("The office is closed on %s"),
                           text);
  edit = asp_edit_new (label);
  asp_edit_update (edit, "closing_day", asp_row_get_id (row));
  _asp_plan_edit_set_day (edit, "day", day);
  asp_edit_set_integer (edit, "working", working);
  asp_edit_set_text (edit, "note", note);

  return _asp_plan_finish_edit (planner, municipality_id, edit, error);
}

/**
 * asp_day_command_store:
 * @row: (nullable): what is changed; %NULL for a new day
 * @note: (nullable)
 *
 * Errors: ASP_DAY_COMMAND_ERROR, and those of the plan's commands.
 *
 * Returns: (transfer full) (nullable): %NULL without an error when nothing would change
 */
AspEdit *
asp_day_command_store (AspPlanner  *planner,
                       gint64       municipality_id,
                       AspRow      *row,
                       AspDay       day,
                       gboolean     working,
                       const char  *note,
                       GError     **error)
{
  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  if (note != NULL && *note == '\0')
    note = NULL;
  if (!check_day (asp_planner_get_document (planner), municipality_id, row, day, error) ||
      is_stored (row, day, working, note))
    return NULL;

  if (municipality_id == 0)
    return store_exception (row, day, working, note);
  if (row != NULL && asp_row_get_day (row, "day") != day)
    return move_closing_day (planner, municipality_id, row, day, working, note, error);

  return asp_plan_command_set_closing_day (planner, municipality_id, day, working, note, error);
}

/* @row: of day_exception or closing_day. Returns: (transfer full) (nullable) */
AspEdit *
asp_day_command_delete (AspPlanner  *planner,
                        AspRow      *row,
                        GError     **error)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  AspEdit *edit;
  AspDay day;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (row != NULL, NULL);

  day = asp_row_get_day (row, "day");
  if (strcmp (asp_row_get_table (row), "closing_day") == 0)
    return asp_plan_command_remove_closing_day (
      planner, asp_row_get_integer (row, "municipality_id", 0), day, error);

  text = asp_format_day (day);
  /* Translators: undo step; %s is a day */
  label = g_strdup_printf (_("Day as in the national calendar: %s"), text);
  edit = asp_edit_new (label);
  asp_edit_delete (edit, "day_exception", asp_row_get_id (row));

  return edit;
}
