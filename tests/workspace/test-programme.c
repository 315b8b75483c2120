/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme-commands.h"

#include "document-fixture.h"

/* Expected values: data/demo/sample.ini. */

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

static AspRow *
get_wave (DocumentFixture *fixture,
          guint            index)
{
  g_autoptr (GPtrArray) waves = asp_document_list_waves (fixture->document);

  return asp_record_get_row (g_ptr_array_index (waves, index));
}

static void
undo (DocumentFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (asp_document_undo (fixture->document, &error));
  g_assert_no_error (error);
}

/* Runs, checks the undo step's words, undoes, and finds what was before. */
static void
run_and_undo (DocumentFixture *fixture,
              AspEdit         *edit,
              const char      *label)
{
  g_autofree char *before = document_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  g_assert_nonnull (edit);
  document_fixture_run (fixture, edit);
  g_assert_cmpstr (asp_document_get_undo_label (fixture->document), ==, label);
  after = document_fixture_dump (fixture);
  g_assert_cmpstr (after, !=, before);
  undo (fixture);
  undone = document_fixture_dump (fixture);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_programme (DocumentFixture *fixture,
                gconstpointer    data)
{
  AspProgramme *programme = asp_document_get_programme (fixture->document);
  g_autoptr (GHashTable) same = create_fields ("code", "EKOP 3.1.6", NULL);
  g_autoptr (GHashTable) other = create_fields ("name", "Próba", "status_date", "2014-10-01", NULL);

  g_assert_null (asp_programme_command_store (asp_record_get_row (ASP_RECORD (programme)), same));
  run_and_undo (fixture,
                asp_programme_command_store (asp_record_get_row (ASP_RECORD (programme)), other),
                "Programme changed: Próba");
  document_fixture_run (fixture,
                        asp_programme_command_store (asp_record_get_row (ASP_RECORD (programme)),
                                                     other));
  g_assert_cmpint (asp_document_get_status_date (fixture->document), ==,
                   asp_day_new (2014, 10, 1));
}

static void
test_no_programme (DocumentFixture *fixture,
                   gconstpointer    data)
{
  AspProgramme *programme = asp_document_get_programme (fixture->document);
  g_autoptr (AspEdit) edit = asp_edit_new ("none");
  g_autoptr (GHashTable) fields = create_fields ("name", "ASP", NULL);

  asp_edit_delete (edit, "programme", asp_record_get_id (ASP_RECORD (programme)));
  document_fixture_run (fixture, asp_edit_ref (edit));
  g_assert_null (asp_document_get_programme (fixture->document));

  document_fixture_run (fixture, asp_programme_command_store (NULL, fields));
  programme = asp_document_get_programme (fixture->document);
  g_assert_nonnull (programme);
  g_assert_cmpstr (asp_record_get_text (ASP_RECORD (programme), "name"), ==, "ASP");
}

static void
test_milestones (DocumentFixture *fixture,
                 gconstpointer    data)
{
  static const char *const names[] = {
    "Első", "EKOP-projekt zárása", "Önkormányzati KMOP-projektek zárása", "Nap nélkül",
  };
  g_autoptr (GHashTable) first = create_fields ("name", "Első", "day", "2014-07-01", NULL);
  g_autoptr (GHashTable) last = create_fields ("name", "Nap nélkül", NULL);
  g_autoptr (GPtrArray) rows = NULL;

  run_and_undo (fixture,
                asp_programme_command_store_milestone (fixture->document, NULL, first),
                "Milestone added: Első");
  document_fixture_run (fixture,
                        asp_programme_command_store_milestone (fixture->document, NULL, last));
  document_fixture_run (fixture,
                        asp_programme_command_store_milestone (fixture->document, NULL, first));
  rows = asp_programme_list_milestones (fixture->document);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (asp_row_get_text (g_ptr_array_index (rows, i), "name"), ==, names[i]);

  run_and_undo (fixture, asp_programme_command_delete (g_ptr_array_index (rows, 1)),
                "Milestone deleted: EKOP-projekt zárása");
}

static void
test_waves (DocumentFixture *fixture,
            gconstpointer    data)
{
  g_autoptr (GHashTable) fields = create_fields ("kind", "further", "number", "4", "name",
                                                 "4. ütem", "has_grant", "0", NULL);
  g_autoptr (GHashTable) earlier = create_fields ("number", "1", "name", "Nulladik", NULL);
  gint64 pilot = asp_row_get_id (get_wave (fixture, 0));
  guint n_without = 0;
  GListModel *municipalities;

  run_and_undo (fixture, asp_programme_command_store_wave (NULL, fields), "Wave added: 4. ütem");
  run_and_undo (fixture, asp_programme_command_store_wave (get_wave (fixture, 2), earlier),
                "Wave changed: Nulladik");

  g_assert_cmpuint (asp_programme_count_members (fixture->document, pilot), ==, 11);
  run_and_undo (fixture, asp_programme_command_delete (get_wave (fixture, 0)),
                "Wave deleted: 1. ütem – pilot");
  g_assert_cmpuint (asp_programme_count_members (fixture->document, pilot), ==, 11);

  document_fixture_run (fixture, asp_programme_command_delete (get_wave (fixture, 0)));
  municipalities = G_LIST_MODEL (asp_document_get_municipalities (fixture->document));
  for (guint i = 0; i < g_list_model_get_n_items (municipalities); i++)
    {
      g_autoptr (AspRecord) record = g_list_model_get_item (municipalities, i);

      n_without += asp_record_get_integer (record, "wave_id", 0) == 0;
    }
  g_assert_cmpuint (n_without, ==, 11);
}

/* Four of the eleven pilots have a grant in the sample. */
static void
test_doubts (DocumentFixture *fixture,
             gconstpointer    data)
{
  static const char *const names[] = {
    "Ipolydamásd", "Ipolytölgyes", "Jászkarajenő", "Letkés", "Pilisszántó", "Zebegény", "Zsámbok",
  };
  g_autoptr (GPtrArray) doubts = asp_programme_list_doubts (fixture->document,
                                                            get_wave (fixture, 0));

  g_assert_cmpuint (doubts->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < doubts->len; i++)
    {
      AspWaveDoubt *doubt = g_ptr_array_index (doubts, i);

      g_assert_cmpstr (asp_row_get_text (doubt->municipality, "name"), ==, names[i]);
      g_assert_nonnull (doubt->reason);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/workspace/programme/" path, DocumentFixture, NULL, document_fixture_set_up, \
              func, document_fixture_tear_down)

  ADD ("programme", test_programme);
  ADD ("document-without", test_no_programme);
  ADD ("milestones", test_milestones);
  ADD ("waves", test_waves);
  ADD ("doubts", test_doubts);

#undef ADD

  return g_test_run ();
}
