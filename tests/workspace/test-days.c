/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-day-commands.h"

#include <string.h>

#include "asp-format.h"
#include "asp-municipality.h"
#include "asp-plan-commands.h"
#include "asp-plan.h"
#include "asp-record-commands.h"
#include "document-fixture.h"

/* Expected days: cases/01-holiday-ripples/case.md and the calendar of domain.md 9. */

typedef struct
{
  DocumentFixture parent;
  gint64          id;
  char           *first;        /* (owned): code of "Adatlapok begyűjtése", 5 working days */
  char           *second;       /* (owned): code of "Adatlapok ellenőrzése", 3, after it */
} Fixture;

static char *
add_task (Fixture    *fixture,
          const char *title,
          int         working_days,
          const char *after_code)
{
  g_autoptr (GError) error = NULL;
  char *code = NULL;
  AspEdit *edit = asp_plan_command_add_task (fixture->parent.planner, fixture->id, title, "G02",
                                             ASP_STAGE_PREPARATION, "IT", working_days,
                                             after_code, &code, &error);

  g_assert_no_error (error);
  document_fixture_run (&fixture->parent, edit);

  return code;
}

/* A municipality that starts on 17 August 2015 with the two tasks of the case. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GHashTable) fields = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) waves = NULL;
  g_autofree char *wave = NULL;

  document_fixture_set_up (&fixture->parent, NULL);
  waves = asp_document_list_waves (fixture->parent.document);
  wave = g_strdup_printf ("%" G_GINT64_FORMAT, asp_record_get_id (waves->pdata[0]));
  g_hash_table_insert (fields, (gpointer) "name", (gpointer) "Próbafalva");
  g_hash_table_insert (fields, (gpointer) "wave_id", wave);
  g_hash_table_insert (fields, (gpointer) "office_code", (gpointer) "2");
  g_hash_table_insert (fields, (gpointer) "start_day", (gpointer) "2015-08-17");
  document_fixture_run (&fixture->parent,
                        asp_record_command_insert (ASP_TYPE_MUNICIPALITY, "add", fields,
                                                   &fixture->id));
  fixture->first = add_task (fixture, "Adatlapok begyűjtése", 5, NULL);
  fixture->second = add_task (fixture, "Adatlapok ellenőrzése", 3, fixture->first);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->first);
  g_free (fixture->second);
  document_fixture_tear_down (&fixture->parent, data);
}

static void
assert_days (Fixture    *fixture,
             const char *expected)
{
  AspPlan *plan = asp_planner_get_plan (fixture->parent.planner, fixture->id);
  const char *const codes[] = { fixture->first, fixture->second };
  g_autoptr (GString) days = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *start = NULL;
      g_autofree char *finish = NULL;
      guint node;

      g_assert_true (asp_network_find (asp_plan_get_network (plan), codes[i], &node));
      start = asp_day_to_iso (asp_plan_get_task (plan, node)->start);
      finish = asp_day_to_iso (asp_plan_get_task (plan, node)->finish);
      g_string_append_printf (days, "%s%s %s", i > 0 ? ", " : "", start, finish);
    }
  g_assert_cmpstr (days->str, ==, expected);
}

#define BEFORE "2015-08-17 2015-08-25, 2015-08-26 2015-08-28"
#define AFTER "2015-08-17 2015-08-26, 2015-08-27 2015-08-31"

static void
store (Fixture    *fixture,
       gint64      municipality_id,
       AspRow     *row,
       AspDay      day,
       gboolean    working,
       const char *note)
{
  g_autoptr (GError) error = NULL;
  AspEdit *edit = asp_day_command_store (fixture->parent.planner, municipality_id, row, day,
                                         working, note, &error);
  g_autofree char *text = asp_format_day (day);

  g_assert_no_error (error);
  g_assert_nonnull (edit);
  g_test_message ("%s", asp_edit_get_label (edit));
  g_assert_nonnull (strstr (asp_edit_get_label (edit), text));
  document_fixture_run (&fixture->parent, edit);
}

static AspRow *
get_only_row (Fixture *fixture,
              gint64   municipality_id,
              int      year)
{
  g_autoptr (GPtrArray) entries = asp_day_list_own (fixture->parent.document, municipality_id,
                                                    year);

  g_assert_cmpuint (entries->len, ==, 1);

  return asp_document_lookup (fixture->parent.document,
                              municipality_id != 0 ? "closing_day" : "day_exception",
                              asp_row_get_id (((AspDayEntry *) entries->pdata[0])->row));
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (asp_document_undo (fixture->parent.document, &error));
  g_assert_no_error (error);
}

/* The case: a day off inside a task moves what comes after it at once, the undo of it brings
 * exactly the first dates back, and opening the document again changes nothing.
 * @scope: whose day it is */
static void
check_ripple (Fixture *fixture,
              gint64   scope)
{
  DocumentFixture *parent = &fixture->parent;
  g_autofree char *before = document_fixture_dump (parent);
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;
  AspEdit *edit;

  assert_days (fixture, BEFORE);
  store (fixture, scope, NULL, asp_day_new (2015, 8, 19), FALSE, "szabadság");
  assert_days (fixture, AFTER);
  document_fixture_close (parent);
  document_fixture_open (parent);
  assert_days (fixture, AFTER);
  undo (fixture);
  assert_days (fixture, BEFORE);
  undone = document_fixture_dump (parent);
  g_assert_cmpstr (undone, ==, before);

  g_assert_true (asp_document_redo (parent->document, &error));
  assert_days (fixture, AFTER);
  edit = asp_day_command_delete (parent->planner, get_only_row (fixture, scope, 2015), &error);
  g_assert_no_error (error);
  document_fixture_run (parent, edit);
  assert_days (fixture, BEFORE);
  undo (fixture);
  assert_days (fixture, AFTER);
}

static void
test_exception (Fixture       *fixture,
                gconstpointer  data)
{
  check_ripple (fixture, 0);
}

static void
test_closing_day (Fixture       *fixture,
                  gconstpointer  data)
{
  check_ripple (fixture, fixture->id);
}

/* One step changes the day, what it is and its note, and one undo takes all back. The Friday after
 * the state holiday is worked then, so the first task ends a working day earlier. */
static void
check_change (Fixture *fixture,
              gint64   scope)
{
  DocumentFixture *parent = &fixture->parent;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  AspRow *row;

  store (fixture, scope, NULL, asp_day_new (2015, 8, 19), FALSE, NULL);
  before = document_fixture_dump (parent);
  store (fixture, scope, get_only_row (fixture, scope, 2015), asp_day_new (2015, 8, 21), TRUE,
         "ügyelet");
  row = get_only_row (fixture, scope, 2015);
  g_assert_cmpint (asp_row_get_day (row, "day"), ==, asp_day_new (2015, 8, 21));
  g_assert_cmpint (asp_row_get_integer (row, "working", -1), ==, 1);
  g_assert_cmpstr (asp_row_get_text (row, "note"), ==, "ügyelet");
  assert_days (fixture, "2015-08-17 2015-08-24, 2015-08-25 2015-08-27");
  g_assert_null (asp_day_command_store (parent->planner, scope, row, asp_day_new (2015, 8, 21),
                                        TRUE, "ügyelet", NULL));
  undo (fixture);
  undone = document_fixture_dump (parent);
  g_assert_cmpstr (undone, ==, before);
  assert_days (fixture, AFTER);
}

static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  check_change (fixture, 0);
}

static void
test_change_closing_day (Fixture       *fixture,
                         gconstpointer  data)
{
  check_change (fixture, fixture->id);
}

static void
check_error (Fixture *fixture,
             gint64   scope,
             AspRow  *row,
             AspDay   day,
             int      code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (asp_day_command_store (fixture->parent.planner, scope, row, day, FALSE, NULL,
                                        &error));
  g_assert_error (error, ASP_DAY_COMMAND_ERROR, code);
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  data)
{
  const gint64 scopes[] = { 0, fixture->id };
  AspDay day = asp_day_new (2015, 8, 19), other = asp_day_new (2015, 9, 1);

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      check_error (fixture, scopes[i], NULL, ASP_DAY_NONE, ASP_DAY_COMMAND_ERROR_MISSING);
      check_error (fixture, scopes[i], NULL, asp_day_new (1989, 12, 31),
                   ASP_DAY_COMMAND_ERROR_OUTSIDE);
      check_error (fixture, scopes[i], NULL, asp_day_new (2101, 1, 1),
                   ASP_DAY_COMMAND_ERROR_OUTSIDE);
      /* The document's day does not keep an office from having its own. */
      store (fixture, scopes[i], NULL, day, FALSE, NULL);
      check_error (fixture, scopes[i], NULL, day, ASP_DAY_COMMAND_ERROR_TAKEN);
      store (fixture, scopes[i], NULL, asp_day_new (1990, 1, 1), TRUE, NULL);
      check_error (fixture, scopes[i], get_only_row (fixture, scopes[i], 1990), day,
                   ASP_DAY_COMMAND_ERROR_TAKEN);
      store (fixture, scopes[i], get_only_row (fixture, scopes[i], 1990), other, TRUE, NULL);
      store (fixture, scopes[i], NULL, asp_day_new (2100, 12, 31), TRUE, NULL);
    }
}

/* By day, and only those of the year. */
static void
test_own_list (Fixture       *fixture,
               gconstpointer  data)
{
  static const int days[][3] = {
    { 2015, 12, 31 }, { 2016, 1, 1 }, { 2015, 1, 1 }, { 2014, 12, 31 }, { 2015, 6, 30 },
  };
  const gint64 scopes[] = { 0, fixture->id };

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autoptr (GPtrArray) entries = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (days); j++)
        store (fixture, scopes[i], NULL, asp_day_new (days[j][0], days[j][1], days[j][2]), FALSE,
               NULL);
      entries = asp_day_list_own (fixture->parent.document, scopes[i], 2015);
      g_assert_cmpuint (entries->len, ==, 3);
      g_assert_cmpint (((AspDayEntry *) entries->pdata[0])->day, ==, asp_day_new (2015, 1, 1));
      g_assert_cmpint (((AspDayEntry *) entries->pdata[1])->day, ==, asp_day_new (2015, 6, 30));
      g_assert_cmpint (((AspDayEntry *) entries->pdata[2])->day, ==, asp_day_new (2015, 12, 31));
    }
}

/* A year without its decree has only the public holidays. */
static void
test_national_list (void)
{
  static const struct
  {
    int         year;
    const char *text;
  } years[] = {
    { 2015, "1.1 holiday 1.2 off 1.10 worked 3.15 holiday 4.5 holiday 4.6 holiday 5.1 holiday "
            "5.24 holiday 5.25 holiday 8.8 worked 8.20 holiday 8.21 off 10.23 holiday "
            "11.1 holiday 12.12 worked 12.24 off 12.25 holiday 12.26 holiday " },
    { 2027, "1.1 holiday 3.15 holiday 3.26 holiday 3.28 holiday 3.29 holiday 5.1 holiday "
            "5.16 holiday 5.17 holiday 8.20 holiday 10.23 holiday 11.1 holiday 12.25 holiday "
            "12.26 holiday " },
  };
  static const char *const kinds[] = { "holiday", "off", "worked" };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr (GPtrArray) entries = asp_day_list_national (years[i].year);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < entries->len; j++)
        {
          AspDayEntry *entry = g_ptr_array_index (entries, j);
          int month, mday;

          asp_day_get_ymd (entry->day, NULL, &month, &mday);
          g_string_append_printf (text, "%d.%d %s ", month, mday, kinds[entry->kind]);
          g_assert_true ((entry->kind == ASP_DAY_KIND_HOLIDAY) == (entry->name != NULL));
        }
      g_assert_cmpstr (text->str, ==, years[i].text);
    }
  g_assert_true (asp_day_has_decree (2026));
  g_assert_true (asp_day_has_decree (2023));
  g_assert_false (asp_day_has_decree (2027));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/workspace/days/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a-day-off-moves-the-plan", test_exception);
  ADD ("a-closing-day-moves-the-plan", test_closing_day);
  ADD ("change", test_change);
  ADD ("change-of-a-closing-day", test_change_closing_day);
  ADD ("errors", test_errors);
  ADD ("own-list", test_own_list);
#undef ADD
  g_test_add_func ("/workspace/days/national-list", test_national_list);

  return g_test_run ();
}
