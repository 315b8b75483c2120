/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include "asp-municipality-import.h"
#include "asp-record-commands.h"
#include "document-fixture.h"

/* Names, codes and numbers are those of KSH's gazetteer of 2015. Nagymaros and Abony are in the
 * sample programme. */

static AspMunicipalityImport *
read_text (DocumentFixture *fixture,
           const char      *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) contents = g_bytes_new (text, strlen (text));
  AspMunicipalityImport *import = asp_municipality_import_new (fixture->document, contents, NULL,
                                                               &error);

  g_assert_no_error (error);
  g_assert_nonnull (import);

  return import;
}

static void
assert_summary (AspMunicipalityImport *import,
                const char            *expected)
{
  g_autofree char *summary = asp_municipality_import_summarize (import);

  g_assert_cmpstr (summary, ==, expected);
}

static void
assert_problem (AspMunicipalityImport *import,
                guint                  index,
                const char            *expected)
{
  gboolean is_error = FALSE;
  g_autofree char *text = asp_municipality_import_get_problem (import, index, &is_error);

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (is_error);
}

static AspRecord *
find (DocumentFixture *fixture,
      const char      *name)
{
  AspStanding *standing = document_fixture_find (fixture, name);

  return standing != NULL ? ASP_RECORD (asp_standing_get_municipality (standing)) : NULL;
}

/* The sample's Abony is written as the file has it, Nagymaros is not. */
static void
test_one_step_brings_new_and_changed (DocumentFixture *fixture,
                                      gconstpointer    data)
{
  g_autofree char *before = document_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (fixture->standings));
  g_autoptr (AspMunicipalityImport) import =
    read_text (fixture, "Név;KSH-kód;Lakónépesség;Megjegyzés\nAba;17376;4 426;\n"
                        "Nagymaros;31732;5000;\nAbony;27872;;\nGyöngyös;5236;30 000;új\n");

  assert_summary (import, "4 rows: 2 new, 1 to change, 1 unchanged, 0 with errors");
  document_fixture_run (fixture, asp_municipality_import_create_edit (import, FALSE));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->standings)), ==, n_before + 2);
  g_assert_cmpint (asp_record_get_integer (find (fixture, "Aba"), "population", 0), ==, 4426);
  g_assert_cmpstr (asp_record_get_text (find (fixture, "Gyöngyös"), "ksh_code"), ==, "05236");
  g_assert_cmpint (asp_record_get_integer (find (fixture, "Nagymaros"), "population", 0), ==, 5000);
  g_assert_cmpstr (asp_document_get_undo_label (fixture->document), ==,
                   "Import of 3 municipalities");

  /* A second time nothing is left to do. */
  g_assert_null (asp_municipality_import_create_edit (import, FALSE));
  assert_summary (import, "4 rows: 0 new, 0 to change, 4 unchanged, 0 with errors");

  after = document_fixture_dump (fixture);
  g_assert_cmpstr (after, !=, before);
  g_assert_true (asp_document_undo (fixture->document, NULL));
  undone = document_fixture_dump (fixture);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_an_error_stops_all_unless_left_out (DocumentFixture *fixture,
                                         gconstpointer    data)
{
  g_autofree char *before = document_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (AspMunicipalityImport) import =
    read_text (fixture, "Név;KSH-kód;Lakónépesség\nAba;17376;4426\nMór;18485;nincs adat\n"
                        "Bő;05476;1\nBő;05476;2\nAbaliget;12549;640\n");

  assert_summary (import, "5 rows: 1 new, 0 to change, 0 unchanged, 4 with errors");
  assert_problem (import, 0, "Row 3, Population: Please give a whole number, such as 843, or leave "
                             "it empty.");
  assert_problem (import, 1, "Row 4, KSH code: The code 05476 stands in row 5, too.");
  g_assert_nonnull (asp_municipality_import_get_cell_error (import, 1, 2));
  g_assert_null (asp_municipality_import_get_cell_error (import, 1, 1));
  g_assert_null (asp_municipality_import_create_edit (import, FALSE));
  after = document_fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);

  document_fixture_run (fixture, asp_municipality_import_create_edit (import, TRUE));
  g_assert_nonnull (find (fixture, "Aba"));
  g_assert_null (find (fixture, "Mór"));
  g_assert_null (find (fixture, "Bő"));
  g_assert_null (find (fixture, "Abaliget"));
}

/* Empty leaves, "–" takes away, a column that is not mapped is not touched. */
static void
test_what_is_not_given_stays (DocumentFixture *fixture,
                              gconstpointer    data)
{
  AspRecord *record = find (fixture, "Letkés");
  g_autofree char *county = g_strdup (asp_record_get_text (record, "county"));
  gint64 wave_id = asp_record_get_integer (record, "wave_id", 0);
  g_autofree char *code = g_strdup (asp_record_get_text (record, "ksh_code"));
  g_autofree char *text = g_strdup_printf ("KSH-kód;Megye;Hivatal székhelye;Megjegyzés\n"
                                           "%s;;–;itt\n", code);
  g_autoptr (AspMunicipalityImport) import = read_text (fixture, text);

  g_assert_nonnull (county);
  g_assert_cmpint (wave_id, !=, 0);
  document_fixture_run (fixture, asp_municipality_import_create_edit (import, FALSE));
  record = find (fixture, "Letkés");
  g_assert_cmpstr (asp_record_get_text (record, "county"), ==, county);
  g_assert_null (asp_record_get_text (record, "office_seat"));
  g_assert_cmpstr (asp_record_get_text (record, "note"), ==, "itt");
  g_assert_cmpint (asp_record_get_integer (record, "wave_id", 0), ==, wave_id);
}

static gint64
add_municipality (DocumentFixture *fixture,
                  const char      *name,
                  const char      *code)
{
  g_autoptr (AspEdit) edit = asp_edit_new ("By hand");
  gint64 id = asp_edit_insert (edit, "municipality");

  asp_edit_set_text (edit, "name", name);
  asp_edit_set_text (edit, "ksh_code", code);
  document_fixture_run (fixture, g_steal_pointer (&edit));

  return id;
}

static void
test_one_without_a_code_is_recognised_by_name (DocumentFixture *fixture,
                                               gconstpointer    data)
{
  gint64 id = add_municipality (fixture, "Mór", NULL);
  g_autoptr (AspMunicipalityImport) import = read_text (fixture, "Név;KSH-kód\nMór;18485\n");
  AspRow *row;

  assert_summary (import, "1 row: 0 new, 1 to change, 0 unchanged, 0 with errors");
  document_fixture_run (fixture, asp_municipality_import_create_edit (import, FALSE));
  row = asp_document_lookup (fixture->document, "municipality", id);
  g_assert_cmpstr (asp_row_get_text (row, "ksh_code"), ==, "18485");
}

static void
test_what_cannot_be_recognised_is_said (DocumentFixture *fixture,
                                        gconstpointer    data)
{
  g_autoptr (AspMunicipalityImport) doubled = NULL;
  g_autoptr (AspMunicipalityImport) nameless = NULL;

  add_municipality (fixture, "Mór", "18485");
  add_municipality (fixture, "Mór", "18485");
  add_municipality (fixture, "Bő", NULL);
  add_municipality (fixture, "Bő", NULL);
  doubled = read_text (fixture, "Név;KSH-kód\nMór;18485\nBő;05476\n");
  assert_summary (doubled, "2 rows: 0 new, 0 to change, 0 unchanged, 2 with errors");
  assert_problem (doubled, 0, "Row 2, KSH code: Several municipalities of the document have this "
                              "code. Please correct or delete one of them first.");
  assert_problem (doubled, 1, "Row 3, Name: Several municipalities of the document have this name "
                              "and no KSH code. Please give them their codes first.");

  nameless = read_text (fixture, "KSH-kód;Lakónépesség\n17376;4426\n");
  assert_problem (nameless, 0, "Row 2, Name: This municipality is not in the document yet, and the "
                               "file does not give its name.");
}

static void
test_limits (DocumentFixture *fixture,
             gconstpointer    data)
{
  g_autoptr (GString) tall = g_string_new ("KSH-kód\n");
  g_autofree char *big = g_strnfill (8 * 1024 * 1024 + 1, 'a');
  g_autoptr (GBytes) big_bytes = g_bytes_new (big, strlen (big));
  g_autoptr (GBytes) tall_bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (asp_municipality_import_new (fixture->document, big_bytes, NULL, &error));
  g_assert_error (error, ASP_CSV_ERROR, ASP_CSV_ERROR_LIMIT);
  g_clear_error (&error);

  for (guint i = 0; i < 20001; i++)
    g_string_append (tall, "17376\n");
  tall_bytes = g_bytes_new (tall->str, tall->len);
  g_assert_null (asp_municipality_import_new (fixture->document, tall_bytes, NULL, &error));
  g_assert_error (error, ASP_CSV_ERROR, ASP_CSV_ERROR_LIMIT);
}

static void
add_test (const char *name,
          void      (*func) (DocumentFixture *fixture,
                             gconstpointer    data))
{
  g_autofree char *path = g_strconcat ("/workspace/municipality-import/", name, NULL);

  g_test_add (path, DocumentFixture, NULL, document_fixture_set_up, func,
              document_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  add_test ("one-step-brings-new-and-changed", test_one_step_brings_new_and_changed);
  add_test ("an-error-stops-all-unless-left-out", test_an_error_stops_all_unless_left_out);
  add_test ("what-is-not-given-stays", test_what_is_not_given_stays);
  add_test ("one-without-a-code-is-recognised-by-name",
            test_one_without_a_code_is_recognised_by_name);
  add_test ("what-cannot-be-recognised-is-said", test_what_cannot_be_recognised_is_said);
  add_test ("limits", test_limits);

  return g_test_run ();
}
