/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "view-fixture.h"

#include <string.h>

#include "asp-link-editor.h"
#include "asp-municipality.h"
#include "asp-new-task-dialog.h"
#include "asp-plan-commands.h"
#include "asp-record-commands.h"
#include "asp-task-plan-dialog.h"

/* Days: the pilot's from 12 June 2014 (domain.md 11), moved by hand on the calendar of domain.md 9:
 * 2.7 takes 18 working days from 1 September, right after 2.6. */

typedef struct
{
  DocumentFixture parent;
  gint64          id;
} Fixture;

static void
find_pilot (gpointer data,
            gpointer user_data)
{
  if (strcmp (asp_row_get_text (data, "kind"), "pilot") == 0)
    *(gint64 *) user_data = asp_row_get_id (data);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GHashTable) fields = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *wave = NULL;
  gint64 wave_id = 0;

  document_fixture_set_up (&fixture->parent, data);
  asp_document_foreach (fixture->parent.document, "wave", find_pilot, &wave_id);
  wave = g_strdup_printf ("%" G_GINT64_FORMAT, wave_id);
  g_hash_table_insert (fields, (gpointer) "name", (gpointer) "Próba");
  g_hash_table_insert (fields, (gpointer) "wave_id", wave);
  g_hash_table_insert (fields, (gpointer) "office_code", (gpointer) "2");
  g_hash_table_insert (fields, (gpointer) "start_day", (gpointer) "2014-06-12");
  document_fixture_run (&fixture->parent,
                        asp_record_command_set_status_date (fixture->parent.document,
                                                            asp_day_new (2014, 6, 12)));
  document_fixture_run (&fixture->parent,
                        asp_record_command_insert (ASP_TYPE_MUNICIPALITY, "add", fields,
                                                   &fixture->id));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  document_fixture_tear_down (&fixture->parent, data);
}

static GtkWindow *
open_dialog (Fixture    *fixture,
             const char *code)
{
  GtkWindow *dialog = asp_task_plan_dialog_new (fixture->parent.planner, fixture->id, code);

  g_assert_nonnull (dialog);
  g_object_ref (dialog);
  gtk_window_present (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));

  return dialog;
}

static char *
get_days (Fixture    *fixture,
          const char *code)
{
  AspPlan *plan = asp_planner_get_plan (fixture->parent.planner, fixture->id);
  g_autofree char *start = NULL;
  g_autofree char *finish = NULL;
  guint node;

  if (!asp_network_find (asp_plan_get_network (plan), code, &node))
    return NULL;

  start = asp_day_to_iso (asp_plan_get_task (plan, node)->start);
  finish = asp_day_to_iso (asp_plan_get_task (plan, node)->finish);

  return g_strconcat (start, " ", finish, NULL);
}

static void
assert_days (Fixture    *fixture,
             const char *code,
             const char *expected)
{
  g_autofree char *days = get_days (fixture, code);

  g_assert_cmpstr (days, ==, expected);
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

static void
assert_said (GtkWindow  *dialog,
             const char *text)
{
  g_test_message ("%s", text);
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (dialog), says, text));
}

static gboolean
is_editor (GtkWidget  *widget,
           const char *text)
{
  return ASP_IS_LINK_EDITOR (widget);
}

static AspLinkEditor *
find_editor (GtkWindow *dialog)
{
  return ASP_LINK_EDITOR (view_fixture_find (GTK_WIDGET (dialog), is_editor, NULL));
}

/* Closes what is still there, or has been closed by storing. */
static void
close_dialog (GtkWindow *dialog)
{
  gtk_window_destroy (dialog);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (dialog);
}

/* What would move is told while it is typed, and nothing is stored before "Store"; then all of it
 * is one step. */
static void
test_store (Fixture       *fixture,
            gconstpointer  data)
{
  AspDocument *document = fixture->parent.document;
  GtkWindow *dialog = open_dialog (fixture, "2.7");

  assert_said (dialog, "Egyetlen nap sem mozdul.");
  g_assert_cmpstr (gtk_editable_get_text (view_fixture_get_entry (dialog,
                                                                  "Időtartam munkanapban")),
                   ==, "18");
  asp_link_editor_set_link (find_editor (dialog), 0, "2.6", ASP_LINK_FINISH_START,
                            ASP_LAG_WORKING, 3);
  assert_said (dialog, "az éles indulás 3 munkanappal később");
  gtk_editable_set_text (view_fixture_get_entry (dialog, "Időtartam munkanapban"), "15");
  assert_said (dialog, "1 feladat más napra kerül");
  gtk_editable_set_text (view_fixture_get_entry (dialog, "Határidő"), "szept. 24.");
  assert_days (fixture, "2.7", "2014-09-01 2014-09-24");

  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  view_fixture_settle (document);
  assert_days (fixture, "2.7", "2014-09-04 2014-09-24");
  close_dialog (dialog);
  asp_document_submit_undo (document);
  view_fixture_settle (document);
  assert_days (fixture, "2.7", "2014-09-01 2014-09-24");
}

/* A day that is none is told at its field, and so is one that is missing. */
static void
test_bad_days (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWindow *dialog = open_dialog (fixture, "2.7");
  g_autofree char *before = document_fixture_dump (&fixture->parent);
  g_autofree char *after = NULL;
  GtkEditable *deadline = view_fixture_get_entry (dialog, "Határidő");

  gtk_editable_set_text (deadline, "holnapután kiskedden");
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  assert_said (dialog, "Adjon meg dátumot");
  gtk_editable_set_text (deadline, "2201.01.01.");
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  assert_said (dialog, "2100");
  gtk_editable_set_text (deadline, "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (view_fixture_get_control (dialog, "Mikor")),
                              ASP_CONSTRAINT_MUST_START_ON);
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  assert_said (dialog, "adja meg a napot");
  view_fixture_settle (fixture->parent.document);
  after = document_fixture_dump (&fixture->parent);
  g_assert_cmpstr (after, ==, before);
  close_dialog (dialog);
}

/* 1.1 cannot wait for 11.4, which waits for it: it is told at once, and nothing is stored. */
static void
test_cycle (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWindow *dialog = open_dialog (fixture, "1.1");
  g_autofree char *before = document_fixture_dump (&fixture->parent);
  g_autofree char *after = NULL;

  g_assert_null (find_editor (dialog));
  view_fixture_press (GTK_WIDGET (dialog), "Előd _hozzáadása");
  asp_link_editor_set_link (find_editor (dialog), 0, "11.4", ASP_LINK_FINISH_START,
                            ASP_LAG_WORKING, 0);
  assert_said (dialog, "11.4");
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  assert_said (dialog, "1 mező");
  view_fixture_settle (fixture->parent.document);
  after = document_fixture_dump (&fixture->parent);
  g_assert_cmpstr (after, ==, before);

  view_fixture_press (GTK_WIDGET (dialog), "Előd eltávolítása");
  g_assert_null (find_editor (dialog));
  assert_said (dialog, "Egyetlen nap sem mozdul.");
  close_dialog (dialog);
}

static void
test_own_task (Fixture       *fixture,
               gconstpointer  data)
{
  AspDocument *document = fixture->parent.document;
  g_autofree char *code = NULL;
  AspPlan *plan;
  GtkWindow *dialog;
  guint node;

  document_fixture_run (&fixture->parent,
                        asp_plan_command_add_task (fixture->parent.planner, fixture->id,
                                                   "Szerverszoba", "G02", ASP_STAGE_JOINING, "IT",
                                                   5, "2.6", &code, NULL));
  dialog = open_dialog (fixture, code);
  gtk_editable_set_text (view_fixture_get_entry (dialog, "Megnevezés"), "Szerverterem");
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  view_fixture_settle (document);
  close_dialog (dialog);
  plan = asp_planner_get_plan (fixture->parent.planner, fixture->id);
  g_assert_true (asp_network_find (asp_plan_get_network (plan), code, &node));
  g_assert_cmpstr (asp_network_get_task (asp_plan_get_network (plan), node)->title[0], ==,
                   "Szerverterem");

  dialog = open_dialog (fixture, code);
  view_fixture_press (GTK_WIDGET (dialog), "Feladat _törlése");
  view_fixture_settle (document);
  close_dialog (dialog);
  g_assert_null (get_days (fixture, code));
}

static void
added_cb (GtkWindow  *dialog,
          const char *code,
          gpointer    user_data)
{
  g_assert_null (*(char **) user_data);
  *(char **) user_data = g_strdup (code);
}

/* Five days after 2.6, which ends on Friday 29 August; then a milestone, which takes none. */
static void
test_new_task (Fixture       *fixture,
               gconstpointer  data)
{
  AspDocument *document = fixture->parent.document;
  g_autofree char *before = document_fixture_dump (&fixture->parent);
  g_autofree char *code = NULL;
  g_autofree char *milestone = NULL;
  GtkWindow *dialog;
  AspPlan *plan;
  guint node;

  dialog = asp_new_task_dialog_new (fixture->parent.planner, fixture->id, "2.6");
  g_object_ref (dialog);
  g_signal_connect (dialog, "added", G_CALLBACK (added_cb), &code);
  gtk_window_present (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  assert_said (dialog, "írja le, mi a teendő");
  gtk_editable_set_text (view_fixture_get_entry (dialog, "Megnevezés"), "Szerverszoba");
  gtk_editable_set_text (view_fixture_get_entry (dialog, "Időtartam munkanapban"), "0");
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  assert_said (dialog, "1 mező");
  g_assert_null (code);
  gtk_editable_set_text (view_fixture_get_entry (dialog, "Időtartam munkanapban"), "5");
  assert_said (dialog, "1 feladat más napra kerül, az éles indulás napja marad");
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  view_fixture_settle (document);
  close_dialog (dialog);
  assert_days (fixture, code, "2014-09-01 2014-09-05");

  dialog = asp_new_task_dialog_new (fixture->parent.planner, fixture->id, code);
  g_object_ref (dialog);
  g_signal_connect (dialog, "added", G_CALLBACK (added_cb), &milestone);
  gtk_window_present (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  gtk_editable_set_text (view_fixture_get_entry (dialog, "Megnevezés"), "Kész a terem");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (view_fixture_get_control (dialog, "Fajta")), 1);
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  view_fixture_settle (document);
  close_dialog (dialog);
  assert_days (fixture, milestone, "2014-09-05 2014-09-05");
  plan = asp_planner_get_plan (fixture->parent.planner, fixture->id);
  g_assert_true (asp_network_find (asp_plan_get_network (plan), milestone, &node));
  g_assert_cmpint (asp_network_get_task (asp_plan_get_network (plan), node)->kind, ==,
                   ASP_TASK_KIND_MILESTONE);

  for (guint i = 0; i < 2; i++)
    {
      asp_document_submit_undo (document);
      view_fixture_settle (document);
    }
  {
    g_autofree char *after = document_fixture_dump (&fixture->parent);

    g_assert_cmpstr (after, ==, before);
  }
}

/* A municipality beside the one that is shown, whose schedule has the task. */
static gint64
find_other (Fixture    *fixture,
            const char *code)
{
  GListModel *model = G_LIST_MODEL (fixture->parent.standings);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AspStanding) standing = g_list_model_get_item (model, i);
      AspPlan *plan = asp_planner_get_plan (fixture->parent.planner,
                                            asp_standing_get_id (standing));
      guint node;

      if (asp_standing_get_id (standing) != fixture->id && plan != NULL &&
          asp_network_find (asp_plan_get_network (plan), code, &node) &&
          asp_plan_get_task (plan, node)->applies)
        return asp_standing_get_id (standing);
    }

  return 0;
}

/* The predecessor can be another municipality's task; it is shown as such again. */
static void
test_other_municipality (Fixture       *fixture,
                         gconstpointer  data)
{
  GtkWindow *dialog = open_dialog (fixture, "1.1");
  gint64 other = find_other (fixture, "1.2");
  GPtrArray *rows;

  g_assert_cmpint (other, !=, 0);
  view_fixture_press (GTK_WIDGET (dialog), "Előd _hozzáadása");
  g_assert_cmpint (asp_link_editor_get_municipality_id (find_editor (dialog)), ==, 0);
  asp_link_editor_set_link (find_editor (dialog), other, "1.2", ASP_LINK_START_START,
                            ASP_LAG_CALENDAR, 4);
  g_assert_cmpint (asp_link_editor_get_municipality_id (find_editor (dialog)), ==, other);
  g_assert_cmpstr (asp_link_editor_get_code (find_editor (dialog)), ==, "1.2");
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  view_fixture_settle (fixture->parent.document);
  close_dialog (dialog);

  rows = asp_document_get_children (fixture->parent.document, "own_link", fixture->id);
  g_assert_nonnull (rows);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (asp_row_get_integer (g_ptr_array_index (rows, 0), "from_municipality_id", 0),
                   ==, other);

  dialog = open_dialog (fixture, "1.1");
  g_assert_cmpint (asp_link_editor_get_municipality_id (find_editor (dialog)), ==, other);
  g_assert_cmpint (asp_link_editor_get_lag (find_editor (dialog)), ==, 4);
  close_dialog (dialog);
}

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/views/task-plan/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("store", test_store);
  ADD ("other-municipality", test_other_municipality);
  ADD ("bad-days", test_bad_days);
  ADD ("cycle", test_cycle);
  ADD ("own-task", test_own_task);
  ADD ("new-task", test_new_task);
#undef ADD

  return g_test_run ();
}
