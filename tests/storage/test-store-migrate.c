/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include "asp-schema-private.h"

#include <string.h>

/* The program's migrations, with two of a later version behind them. */
static const char *later[12];

static const char add_column[] = "ALTER TABLE municipality ADD COLUMN twin TEXT;"
                                 "UPDATE municipality SET twin = upper (name);";
static const char add_table[] = "CREATE TABLE tomorrow (id INTEGER PRIMARY KEY) STRICT;";

/* Rebuilds a parent table, which foreign keys would answer by deleting its children. */
static const char rebuild[] =
  "CREATE TABLE copy (id INTEGER PRIMARY KEY CHECK (id > 0), name TEXT NOT NULL, post TEXT,"
  " employer TEXT, email TEXT, phone TEXT, note TEXT) STRICT;"
  "INSERT INTO copy SELECT * FROM person; DROP TABLE person; ALTER TABLE copy RENAME TO person;";

/* The version that the program itself makes. */
static guint
get_version (void)
{
  return g_strv_length ((char **) asp_schema_get_migrations ());
}

/* Where the copy before an upgrade is; @number: (nullable): of a second copy */
static char *
build_aside (StoreFixture *fixture,
             const char   *number)
{
  g_autofree char *name = g_strdup_printf ("plan.v%u%s.csatlakozas", get_version (),
                                           number != NULL ? number : "");

  return store_fixture_build (fixture, name);
}

static void
assert_version (const char *path,
                guint       expected)
{
  g_autofree char *version = raw_text (path, "PRAGMA user_version");

  g_assert_cmpuint (g_ascii_strtoull (version, NULL, 10), ==, expected);
}

static AspStoreOptions
make_options (const char *second,
              const char *third)
{
  const char *const *now = asp_schema_get_migrations ();
  guint n = get_version ();

  g_assert_cmpuint (n, <=, G_N_ELEMENTS (later) - 3);
  for (guint i = 0; i < n; i++)
    later[i] = now[i];
  later[n] = second;
  later[n + 1] = third;
  later[n + 2] = NULL;

  return (AspStoreOptions) { .migrations = later };
}

static void
make_document (StoreFixture *fixture)
{
  AspStore *store = store_create (fixture);
  AspEdit *edit = asp_edit_new ("add");
  gint64 municipality = store_add_municipality (edit, "Kartal", 0);
  gint64 person = store_add_person (edit, "Nagy Ödön");

  asp_edit_insert (edit, "role");
  asp_edit_set_integer (edit, "municipality_id", municipality);
  asp_edit_set_integer (edit, "person_id", person);
  asp_edit_set_text (edit, "kind", "HK");
  g_ptr_array_unref (store_commit (store, edit));
  store_close (store);
}

static void
test_upgrade (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *aside = build_aside (fixture, NULL);
  g_autofree char *before = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *upgraded = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  AspStore *store;

  make_document (fixture);
  before = raw_dump (fixture->path);
  store = store_open_with (fixture, make_options (add_column, add_table));
  g_assert_cmpint (asp_store_get_read_only_reason (store), ==, ASP_READ_ONLY_NO);

  upgraded = raw_text (fixture->path, "SELECT name, twin FROM municipality");
  g_assert_cmpstr (upgraded, ==, "Kartal|KARTAL");
  assert_version (fixture->path, get_version () + 2);
  copied = raw_dump (aside);
  g_assert_cmpstr (copied, ==, before);
  assert_version (aside, get_version ());

  /* Changesets of the old tables no longer fit; the history stays. */
  g_assert_null (asp_store_get_undo_label (store));
  rows = asp_store_find (store, "municipality", "wave_id", 0, NULL);
  g_assert_nonnull (rows);
  store_close (store);

  /* Nothing is left to do the next time. */
  store = store_open_with (fixture, make_options (add_column, add_table));
  store_close (store);
  g_assert_cmpuint (store_fixture_count (fixture), ==, 2);
}

/* A document of the first version comes over with its cost lines, and its answers: rows of lists
 * stood in no other rows then. */
static void
test_first_version (StoreFixture  *fixture,
                    gconstpointer  data)
{
  const char *first[] = { asp_schema_get_migrations ()[0], NULL };
  AspStoreOptions options = { .migrations = first };
  g_autoptr (GError) error = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *answers = NULL;
  g_autofree char *task = NULL;
  AspStore *store = asp_store_open_with (fixture->file, ASP_STORE_CREATE, &options, &error);

  g_assert_no_error (error);
  store_close (store);
  raw_exec (fixture->path,
            "INSERT INTO municipality (id, name) VALUES (1, 'Kartal');"
            "INSERT INTO cost_item (id, municipality_id, cost_group, position, title, quantity,"
            " unit_price, vat) VALUES (2, 1, 'A', 1, 'Nyomtató', 2500, 80000, '18'),"
            " (3, 1, 'B', 2, '', 1000, 0, 'AAM');"
            "INSERT INTO form (id, code, version, title, content) VALUES (4, 'F', '1', 'F', '');"
            "INSERT INTO form_instance (id, municipality_id, form_id) VALUES (5, 1, 4);"
            "INSERT INTO answer (id, instance_id, path, row_id, position, value, author)"
            " VALUES (6, 5, '/d/sor', 77, 1, NULL, 'Kiss'),"
            " (7, 5, '/d/sor/x', 77, 0, 'igen', 'Nagy');"
            "INSERT INTO task_state (id, municipality_id, task_code, duration)"
            " VALUES (8, 1, '1.2', 9)");

  store = store_open (fixture);
  g_assert_cmpint (asp_store_get_read_only_reason (store), ==, ASP_READ_ONLY_NO);
  store_close (store);
  assert_version (fixture->path, get_version ());
  lines = raw_text (fixture->path,
                    "SELECT group_concat (id || ' ' || coalesce (title, '-') || ' ' || quantity"
                    " || ' ' || unit_price || ' ' || vat || ' ' || funding, '; ')"
                    " FROM (SELECT * FROM cost_item ORDER BY id)");
  g_assert_cmpstr (lines, ==, "2 Nyomtató 2500 80000 18 grant; 3 - 1000 0 AAM grant");
  answers = raw_text (fixture->path,
                      "SELECT group_concat (path || ' ' || row_id || ' ' || parent_row_id || ' ' ||"
                      " coalesce (value, '-') || ' ' || author, '; ')"
                      " FROM (SELECT * FROM answer ORDER BY id)");
  g_assert_cmpstr (answers, ==, "/d/sor 77 0 - Kiss; /d/sor/x 77 0 igen Nagy");
  task = raw_text (fixture->path, "SELECT task_code || ' ' || duration || ' ' ||"
                   " (imported_start IS NULL) || (imported_finish IS NULL) FROM task_state");
  g_assert_cmpstr (task, ==, "1.2 9 11");
}

static void
test_second_copy (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *first = build_aside (fixture, NULL);
  g_autofree char *second = build_aside (fixture, "-2");
  g_autofree char *kept = NULL;

  make_document (fixture);
  g_assert_true (g_file_set_contents (first, "mine", -1, NULL));
  store_close (store_open_with (fixture, make_options (add_column, NULL)));
  g_assert_true (g_file_get_contents (first, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "mine");
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_REGULAR));
}

static void
test_rebuild (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *roles = NULL;

  make_document (fixture);
  store_close (store_open_with (fixture, make_options (rebuild, NULL)));
  roles = raw_text (fixture->path, "SELECT p.name FROM role JOIN person AS p ON p.id = person_id");
  g_assert_cmpstr (roles, ==, "Nagy Ödön");
}

static void
refuse_upgrade (StoreFixture  *fixture,
                const char    *migration,
                AspStoreError  code)
{
  AspStoreOptions options = make_options (add_column, migration);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length, after_length;

  g_assert_true (g_file_get_contents (fixture->path, &before, &before_length, NULL));
  g_assert_null (asp_store_open_with (fixture->file, ASP_STORE_OPEN, &options, &error));
  g_assert_error (error, ASP_STORE_ERROR, (int) code);
  g_assert_true (g_file_get_contents (fixture->path, &after, &after_length, NULL));
  g_assert_cmpmem (after, after_length, before, before_length);
  assert_version (fixture->path, get_version ());
}

static void
test_failed (StoreFixture  *fixture,
             gconstpointer  data)
{
  AspStore *store;

  make_document (fixture);
  refuse_upgrade (fixture, "UPDATE municipality SET name = '';", ASP_STORE_ERROR_CONSTRAINT);
  refuse_upgrade (fixture, "DROP TABLE no_such_table;", ASP_STORE_ERROR_FAILED);
  /* Rows that belong to nothing afterwards. */
  refuse_upgrade (fixture, "DELETE FROM person;", ASP_STORE_ERROR_DAMAGED);

  store = store_open (fixture);
  g_assert_cmpstr (asp_store_get_undo_label (store), ==, "add");
  store_close (store);
}

static void
test_read_only (StoreFixture  *fixture,
                gconstpointer  data)
{
  AspStoreOptions options = make_options (add_column, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length, after_length;
  AspStore *store;

  make_document (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &before, &before_length, NULL));

  store = asp_store_open_with (fixture->file, ASP_STORE_OPEN_READ_ONLY, &options, &error);
  g_assert_no_error (error);
  rows = asp_store_load (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (asp_row_get_text (g_ptr_array_index (rows, 0), "twin"), ==, "KARTAL");
  store_close (store);

  g_assert_true (g_file_get_contents (fixture->path, &after, &after_length, NULL));
  g_assert_cmpmem (after, after_length, before, before_length);
  g_assert_cmpuint (store_fixture_count (fixture), ==, 1);
}

/* Every table that is recorded exists, and the session can record it: its key is "id". */
static void
test_recorded (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspSchema) schema = asp_schema_new (asp_schema_get_migrations (), &error);

  g_assert_no_error (error);
  for (guint i = 0; asp_schema_recorded[i] != NULL; i++)
    {
      const AspSchemaTable *table = asp_schema_find_table (schema, asp_schema_recorded[i]);

      g_assert_nonnull (table);
      g_assert_true (table->is_recorded);
      g_assert_false (asp_schema_has_column (table, "id"));
    }

  /* All others are known not to be recorded. */
  for (guint i = 0; i < schema->tables->len; i++)
    {
      static const char *const others[] = { "content", "journal", "setting", NULL };
      const AspSchemaTable *table = g_ptr_array_index (schema->tables, i);

      g_assert_true (table->is_recorded != g_strv_contains (others, table->name));
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*func) (StoreFixture  *fixture,
                       gconstpointer  data);
  } tests[] = {
    { "/storage/migrate/older-version-is-copied-and-upgraded", test_upgrade },
    { "/storage/migrate/first-version-comes-over", test_first_version },
    { "/storage/migrate/copy-overwrites-nothing", test_second_copy },
    { "/storage/migrate/rebuilt-parent-keeps-its-children", test_rebuild },
    { "/storage/migrate/failed-upgrade-changes-nothing", test_failed },
    { "/storage/migrate/older-version-is-read-without-writing", test_read_only },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, StoreFixture, NULL, store_fixture_set_up, tests[i].func,
                store_fixture_tear_down);
  g_test_add_func ("/storage/migrate/recorded-tables-are-in-the-schema", test_recorded);

  return g_test_run ();
}
