/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-wave-change.h"

#include <string.h>

#include "asp-municipality.h"
#include "asp-record-commands.h"
#include "asp-schedule-commands.h"
#include "document-fixture.h"

/* Expected values: the reference schedule's dates for each wave from 12 June 2014
 * (tests/data/schedule/expected-dates.tsv), and working days counted by domain.md 9. */

typedef struct
{
  gint64 wave[ASP_N_WAVE_KINDS];
} Waves;

static void
find_wave (gpointer data,
           gpointer user_data)
{
  Waves *waves = user_data;
  AspWaveKind kind;

  g_assert_true (asp_wave_kind_from_code (asp_row_get_text (data, "kind"), &kind));
  waves->wave[kind] = asp_row_get_id (data);
}

static Waves
find_waves (DocumentFixture *fixture)
{
  Waves waves = { { 0 } };

  asp_document_foreach (fixture->document, "wave", find_wave, &waves);

  return waves;
}

/* @column, @text…, NULL. Returns: (transfer full) */
static GHashTable *
create_fields (const char *column,
               ...)
{
  GHashTable *fields = g_hash_table_new (g_str_hash, g_str_equal);
  va_list arguments;

  va_start (arguments, column);
  for (; column != NULL; column = va_arg (arguments, const char *))
    g_hash_table_insert (fields, (gpointer) column, va_arg (arguments, char *));
  va_end (arguments);

  return fields;
}

/* In a joint office and with testing ordered: the conditions of the table of expected dates. */
static gint64
add_municipality (DocumentFixture *fixture,
                  const char      *name,
                  gint64           wave_id,
                  const char      *start_day)
{
  g_autofree char *wave = wave_id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, wave_id) : NULL;
  g_autoptr (GHashTable) fields = create_fields ("name", name, "wave_id", wave, "office_code", "2",
                                                 "buys_testing", "1", "start_day", start_day,
                                                 NULL);
  gint64 id = 0;

  document_fixture_run (fixture, asp_record_command_insert (ASP_TYPE_MUNICIPALITY, "add", fields,
                                                            &id));

  return id;
}

static void
set_wave (DocumentFixture *fixture,
          gint64           wave_id,
          const char      *column,
          const char      *value)
{
  AspRecord *wave = asp_record_list_lookup (asp_document_get_waves (fixture->document), wave_id);
  g_autoptr (GHashTable) fields = create_fields (column, value, NULL);

  document_fixture_run (fixture, asp_record_command_update (wave, "wave", fields));
}

static void
begin (DocumentFixture *fixture)
{
  document_fixture_run (fixture, asp_record_command_set_status_date (fixture->document,
                                                                     asp_day_new (2014, 6, 12)));
}

/* Wave and task → "start finish" */
static GHashTable *
read_expected (const char *wave)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASP_TEST_SOURCE_DIR"), "tests", "data",
                                            "schedule", "expected-dates.tsv", NULL);
  GHashTable *expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (cells) >= 8 && strcmp (cells[0], wave) == 0)
        g_hash_table_insert (expected, g_strdup (cells[1]),
                             g_strconcat (cells[6], " ", cells[7], NULL));
    }
  g_assert_cmpuint (g_hash_table_size (expected), >, 80);

  return expected;
}

static char *
join_days (AspDay start,
           AspDay finish)
{
  g_autofree char *first = asp_day_to_iso (start);
  g_autofree char *last = asp_day_to_iso (finish);

  return g_strconcat (first, " ", last, NULL);
}

/* Each change that is told stands in the tables, with its dates, and none that does not. */
static void
check_move (const AspWaveMove *move,
            const char        *old_wave,
            const char        *new_wave)
{
  g_autoptr (GHashTable) old_dates = read_expected (old_wave);
  g_autoptr (GHashTable) new_dates = read_expected (new_wave);
  guint n_gone = 0, n_come = 0;
  GHashTableIter iter;
  gpointer code;

  g_hash_table_iter_init (&iter, old_dates);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    n_gone += !g_hash_table_contains (new_dates, code);
  g_hash_table_iter_init (&iter, new_dates);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    n_come += !g_hash_table_contains (old_dates, code);
  g_assert_cmpuint (move->n_gone, ==, n_gone);
  g_assert_cmpuint (move->n_come, ==, n_come);
  g_assert_cmpuint (move->n_moved, ==, 0);
  g_assert_cmpuint (move->tasks->len, ==, n_gone + n_come);

  for (guint i = 0; i < move->tasks->len; i++)
    {
      const AspWaveTask *task = &g_array_index (move->tasks, AspWaveTask, i);
      const AspTemplateTask *words = asp_wave_move_get_task (move, task);
      gboolean gone = task->change == ASP_WAVE_TASK_GONE;
      g_autofree char *days = gone ? join_days (task->old_start, task->old_finish)
                                   : join_days (task->new_start, task->new_finish);

      g_test_message ("%s %s", gone ? "-" : "+", words->code);
      g_assert_cmpstr (days, ==, g_hash_table_lookup (gone ? old_dates : new_dates, words->code));
      g_assert_false (g_hash_table_contains (gone ? new_dates : old_dates, words->code));
    }
}

static void
test_other_wave (DocumentFixture *fixture,
                 gconstpointer    data)
{
  static const char *const names[] = { "pilot", "kmop", "further" };
  static const char *const contracts[] = { "5.4/B", "5.4/A", "5.4/A" };
  Waves waves = find_waves (fixture);

  begin (fixture);
  for (guint i = 0; i < ASP_N_WAVE_KINDS; i++)
    {
      gint64 id = add_municipality (fixture, "Próba", waves.wave[i], "2014-06-12");

      for (guint k = 0; k < ASP_N_WAVE_KINDS; k++)
        {
          g_autoptr (AspWaveChange) change = NULL;
          const AspWaveMove *move;

          change = asp_wave_change_new (fixture->planner, &id, 1, waves.wave[k], FALSE);
          g_assert_cmpuint (asp_wave_change_get_n_own_starts (change), ==, 1);
          g_assert_cmpuint (asp_wave_change_get_n_moves (change), ==, i != k);
          if (i == k)
            {
              g_assert_null (asp_wave_change_create_edit (change));
              continue;
            }

          move = asp_wave_change_get_move (change, 0);
          check_move (move, names[i], names[k]);
          g_assert_cmpint (move->old_go_live, ==, asp_day_new (2014, 11, 28));
          g_assert_cmpint (move->new_go_live, ==, asp_day_new (2014, 11, 28));
          g_assert_cmpstr (asp_wave_move_get_contract (move, FALSE)->code, ==, contracts[i]);
          g_assert_cmpstr (asp_wave_move_get_contract (move, TRUE)->code, ==, contracts[k]);
        }
    }
}

/* The 120th working day from 1 July 2015 is 16 December; the 28th and 29th are 7 August, a
 * Friday, and 8 August, a worked Saturday. */
static void
test_start_of_wave (DocumentFixture *fixture,
                    gconstpointer    data)
{
  Waves waves = find_waves (fixture);
  g_autoptr (AspWaveChange) change = NULL;
  const AspWaveMove *move;
  g_autofree char *words = NULL;
  gboolean found = FALSE;
  gint64 id;

  begin (fixture);
  set_wave (fixture, waves.wave[ASP_WAVE_KIND_KMOP], "prepare_from", "2015-07-01");
  id = add_municipality (fixture, "Próba", waves.wave[ASP_WAVE_KIND_PILOT], "2014-06-12");

  change = asp_wave_change_new (fixture->planner, &id, 1, waves.wave[ASP_WAVE_KIND_KMOP], TRUE);
  move = asp_wave_change_get_move (change, 0);
  g_assert_cmpuint (move->n_gone, ==, 3);
  g_assert_cmpuint (move->n_come, ==, 1);
  /* All that both have: 88 less the three. */
  g_assert_cmpuint (move->n_moved, ==, 85);
  g_assert_cmpint (move->old_go_live, ==, asp_day_new (2014, 11, 28));
  g_assert_cmpint (move->new_go_live, ==, asp_day_new (2015, 12, 16));
  words = asp_wave_move_summarize (move);
  g_assert_cmpstr (words, ==, "3 tasks fall away; 1 new task; 85 tasks move; "
                              "go-live: 28 Nov 2014 → 16 Dec 2015; "
                              "contract: Joining and Pilot Testing Contract (5.4/B) → "
                              "Joining Contract (5.4/A)");
  for (guint i = 0; i < move->tasks->len; i++)
    {
      const AspWaveTask *task = &g_array_index (move->tasks, AspWaveTask, i);

      if (strcmp (asp_wave_move_get_task (move, task)->code, "5.4/A") != 0)
        continue;

      found = TRUE;
      g_assert_cmpint (task->change, ==, ASP_WAVE_TASK_COME);
      g_assert_cmpint (task->new_start, ==, asp_day_new (2015, 8, 7));
      g_assert_cmpint (task->new_finish, ==, asp_day_new (2015, 8, 8));
    }
  g_assert_true (found);
}

static void
test_no_schedule (DocumentFixture *fixture,
                  gconstpointer    data)
{
  Waves waves = find_waves (fixture);
  gint64 id, new_id;
  g_autoptr (AspWaveChange) leaving = NULL;
  g_autoptr (AspWaveChange) entering = NULL;
  const AspWaveMove *move;

  begin (fixture);
  id = add_municipality (fixture, "Próba", waves.wave[ASP_WAVE_KIND_PILOT], "2014-06-12");
  new_id = add_municipality (fixture, "Új", 0, "2014-06-12");

  leaving = asp_wave_change_new (fixture->planner, &id, 1, 0, FALSE);
  move = asp_wave_change_get_move (leaving, 0);
  g_assert_cmpuint (move->n_gone, ==, 88);
  g_assert_cmpuint (move->n_come, ==, 0);
  g_assert_cmpint (move->new_go_live, ==, ASP_DAY_NONE);
  g_assert_null (asp_wave_move_get_contract (move, TRUE));

  entering = asp_wave_change_new (fixture->planner, &new_id, 1, waves.wave[ASP_WAVE_KIND_FURTHER],
                                  FALSE);
  move = asp_wave_change_get_move (entering, 0);
  g_assert_cmpuint (move->n_gone, ==, 0);
  g_assert_cmpuint (move->n_come, ==, 83);
  g_assert_cmpint (move->old_go_live, ==, ASP_DAY_NONE);
  g_assert_cmpint (move->new_go_live, ==, asp_day_new (2014, 11, 28));
}

/* What was entered about a task that falls away is told, and is there again after the way back. */
static void
test_entered_work (DocumentFixture *fixture,
                   gconstpointer    data)
{
  Waves waves = find_waves (fixture);
  g_autoptr (AspWaveChange) change = NULL;
  const AspWaveMove *move;
  guint n_with_state = 0;
  gint64 id;

  begin (fixture);
  id = add_municipality (fixture, "Próba", waves.wave[ASP_WAVE_KIND_PILOT], "2014-06-12");
  document_fixture_run (fixture, asp_schedule_command_set_note (fixture->planner, id, "9.6",
                                                                "forgatókönyv"));
  change = asp_wave_change_new (fixture->planner, &id, 1, waves.wave[ASP_WAVE_KIND_KMOP], FALSE);
  move = asp_wave_change_get_move (change, 0);
  for (guint i = 0; i < move->tasks->len; i++)
    {
      const AspWaveTask *task = &g_array_index (move->tasks, AspWaveTask, i);

      n_with_state += task->has_state;
      g_assert_cmpint (task->has_state, ==,
                       strcmp (asp_wave_move_get_task (move, task)->code, "9.6") == 0);
    }
  g_assert_cmpuint (n_with_state, ==, 1);

  document_fixture_run (fixture, asp_wave_change_create_edit (change));
  g_assert_nonnull (asp_planner_get_task_row (fixture->planner, id, "9.6"));
}

static const char *
get_doubt (DocumentFixture *fixture,
           gint64           id,
           gint64           wave_id)
{
  g_autoptr (AspWaveChange) change = asp_wave_change_new (fixture->planner, &id, 1, wave_id, FALSE);

  return asp_wave_change_get_move (change, 0)->doubt;
}

/* Domain.md 2: pilots and KMOP grantees have the grant, further municipalities have not, and came
 * by the reserve list, the Portal system or their interest. */
static void
test_members (DocumentFixture *fixture,
              gconstpointer    data)
{
  Waves waves = find_waves (fixture);
  gint64 id = add_municipality (fixture, "Próba", 0, NULL);
  AspRecord *record = asp_record_list_lookup (asp_document_get_municipalities (fixture->document),
                                              id);
  g_autoptr (GHashTable) grant = create_fields ("grant_number", "KMOP-4.7.1-13-2013-0001", NULL);
  g_autoptr (GHashTable) interest = create_fields ("grant_number", NULL, "interest", "portal",
                                                   NULL);

  g_assert_nonnull (get_doubt (fixture, id, waves.wave[ASP_WAVE_KIND_PILOT]));
  g_assert_nonnull (get_doubt (fixture, id, waves.wave[ASP_WAVE_KIND_KMOP]));
  g_assert_nonnull (get_doubt (fixture, id, waves.wave[ASP_WAVE_KIND_FURTHER]));

  document_fixture_run (fixture, asp_record_command_update (record, "grant", grant));
  g_assert_null (get_doubt (fixture, id, waves.wave[ASP_WAVE_KIND_PILOT]));
  g_assert_null (get_doubt (fixture, id, waves.wave[ASP_WAVE_KIND_KMOP]));
  g_assert_nonnull (get_doubt (fixture, id, waves.wave[ASP_WAVE_KIND_FURTHER]));

  document_fixture_run (fixture, asp_record_command_update (record, "interest", interest));
  g_assert_nonnull (get_doubt (fixture, id, waves.wave[ASP_WAVE_KIND_PILOT]));
  g_assert_nonnull (get_doubt (fixture, id, waves.wave[ASP_WAVE_KIND_KMOP]));
  g_assert_null (get_doubt (fixture, id, waves.wave[ASP_WAVE_KIND_FURTHER]));
}

/* One undo step for all; the preview says what the document then shows. */
static void
test_many_in_one_step (DocumentFixture *fixture,
                       gconstpointer    data)
{
  Waves waves = find_waves (fixture);
  g_autoptr (AspWaveChange) change = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after_undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GListModel *model = G_LIST_MODEL (asp_document_get_municipalities (fixture->document));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AspRecord) record = g_list_model_get_item (model, i);
      gint64 id = asp_record_get_id (record);

      g_array_append_val (ids, id);
    }
  g_assert_cmpuint (ids->len, ==, 11);

  before = document_fixture_dump (fixture);
  change = asp_wave_change_new (fixture->planner, (const gint64 *) (gpointer) ids->data, ids->len,
                                waves.wave[ASP_WAVE_KIND_KMOP], TRUE);
  g_assert_cmpuint (asp_wave_change_get_n_moves (change), ==, 11);
  document_fixture_run (fixture, asp_wave_change_create_edit (change));
  for (guint i = 0; i < 11; i++)
    {
      const AspWaveMove *move = asp_wave_change_get_move (change, i);
      AspPlan *plan = asp_planner_get_plan (fixture->planner, move->municipality_id);
      AspRow *row = asp_document_lookup (fixture->document, "municipality", move->municipality_id);

      g_assert_cmpint (asp_row_get_integer (row, "wave_id", 0), ==,
                       waves.wave[ASP_WAVE_KIND_KMOP]);
      g_assert_true (asp_row_is_null (row, "start_day"));
      g_assert_nonnull (plan);
      g_assert_cmpint (asp_plan_get_go_live (plan), ==, move->new_go_live);
    }

  g_assert_true (asp_document_undo (fixture->document, &error));
  g_assert_no_error (error);
  after_undo = document_fixture_dump (fixture);
  g_assert_cmpstr (after_undo, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, func) \
  g_test_add ("/workspace/wave-change/" path, DocumentFixture, data, document_fixture_set_up, \
              func, document_fixture_tear_down)

  ADD ("other-wave", "blank", test_other_wave);
  ADD ("start-of-wave", "blank", test_start_of_wave);
  ADD ("no-schedule", "blank", test_no_schedule);
  ADD ("entered-work-is-kept", "blank", test_entered_work);
  ADD ("members", "blank", test_members);
  ADD ("many-in-one-step", NULL, test_many_in_one_step);

#undef ADD

  return g_test_run ();
}
