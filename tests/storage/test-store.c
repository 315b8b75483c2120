/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include <string.h>

typedef struct
{
  gint64 municipality;
  gint64 other;
  gint64 person;
  gint64 deputy;
  gint64 role;
  gint64 state;
  gint64 instance;
  gint64 answer;
  gint64 cost;
} Family;

/* Two municipalities; the first with one of everything that belongs to it. */
static Family
add_family (AspStore *store)
{
  AspEdit *edit = asp_edit_new ("family");
  Family family;
  gint64 form;

  family.person = store_add_person (edit, "Kiss Árpádné");
  family.deputy = store_add_person (edit, "Nagy Ödön");
  family.municipality = store_add_municipality (edit, "Tápiószőlős", 0);
  family.other = store_add_municipality (edit, "Márianosztra", 0);

  form = asp_edit_insert (edit, "form");
  asp_edit_set_text (edit, "code", "F1");
  asp_edit_set_text (edit, "version", "1");
  asp_edit_set_text (edit, "title", "F1");
  asp_edit_set_text (edit, "content", "<h:html/>");

  family.role = asp_edit_insert (edit, "role");
  asp_edit_set_integer (edit, "municipality_id", family.municipality);
  asp_edit_set_integer (edit, "person_id", family.person);
  asp_edit_set_text (edit, "kind", "HK");
  asp_edit_set_integer (edit, "deputy_id", family.deputy);

  family.state = asp_edit_insert (edit, "task_state");
  asp_edit_set_integer (edit, "municipality_id", family.municipality);
  asp_edit_set_text (edit, "task_code", "1.1");
  asp_edit_set_integer (edit, "person_id", family.deputy);

  family.instance = asp_edit_insert (edit, "form_instance");
  asp_edit_set_integer (edit, "municipality_id", family.municipality);
  asp_edit_set_integer (edit, "form_id", form);

  family.answer = asp_edit_insert (edit, "answer");
  asp_edit_set_integer (edit, "instance_id", family.instance);
  asp_edit_set_text (edit, "path", "/data/name");
  asp_edit_set_text (edit, "value", "árvíztűrő");

  family.cost = asp_edit_insert (edit, "cost_item");
  asp_edit_set_integer (edit, "municipality_id", family.municipality);
  asp_edit_set_text (edit, "cost_group", "A");
  asp_edit_set_integer (edit, "position", 1);

  g_ptr_array_unref (store_commit (store, edit));

  return family;
}

static AspEdit *
make_rename (gint64      id,
             const char *name)
{
  AspEdit *edit = asp_edit_new (name);

  asp_edit_update (edit, "municipality", id);
  asp_edit_set_text (edit, "name", name);

  return edit;
}

static void
rename_in_group (AspStore   *store,
                 gint64      id,
                 const char *name,
                 const char *group)
{
  AspEdit *edit = make_rename (id, name);

  asp_edit_set_group (edit, group);
  g_ptr_array_unref (store_commit (store, edit));
}

static gint64
add_one (AspStore   *store,
         const char *name)
{
  AspEdit *edit = asp_edit_new ("add");
  gint64 id = store_add_municipality (edit, name, 0);

  g_ptr_array_unref (store_commit (store, edit));

  return id;
}

static void
test_insert (StoreFixture  *fixture,
             gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  AspEdit *edit = asp_edit_new ("Önkormányzat hozzáadása");
  gint64 id = asp_edit_insert (edit, "municipality");
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *row = NULL;
  g_autofree char *entry = NULL;
  AspRowChange *change;

  asp_edit_set_text (edit, "name", "Tápiószőlős");
  asp_edit_set_integer (edit, "population", 2893);
  asp_edit_set_null (edit, "note");
  asp_store_set_author (store, "Kiss Árpádné");
  changes = store_commit (store, edit);

  g_assert_cmpuint (changes->len, ==, 1);
  change = store_find_change (changes, "municipality", id);
  g_assert_cmpint (change->kind, ==, ASP_CHANGE_INSERT);
  g_assert_cmpstr (asp_row_get_text (change->row, "name"), ==, "Tápiószőlős");
  g_assert_cmpint (asp_row_get_integer (change->row, "population", -1), ==, 2893);
  g_assert_true (asp_row_is_null (change->row, "note"));
  /* What the schema fills in is in the row too. */
  g_assert_cmpstr (asp_row_get_text (change->row, "joining_way"), ==, "system");
  g_assert_cmpint (asp_row_get_integer (change->row, "buys_testing", -1), ==, 1);

  row = raw_text (fixture->path, "SELECT name, population, note FROM municipality");
  g_assert_cmpstr (row, ==, "Tápiószőlős|2893|NULL");
  entry = raw_text (fixture->path,
                    "SELECT label, author, state, grouping, time LIKE '20__-__-__T__:__:__Z',"
                    " abs (julianday (time) - julianday ('now')) < 0.01 FROM journal");
  g_assert_cmpstr (entry, ==, "Önkormányzat hozzáadása|Kiss Árpádné|done|NULL|1|1");

  store_close (store);
}

static void
test_update (StoreFixture  *fixture,
             gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  gint64 id = add_one (store, "Zsámbok");
  g_autofree char *before = raw_dump (fixture->path);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GPtrArray) done_changes = store_commit (store, make_rename (id, "Újszilvás"));
  g_autoptr (GPtrArray) undo_changes = NULL;
  g_autoptr (GPtrArray) redo_changes = NULL;
  AspRowChange *change = store_find_change (done_changes, "municipality", id);

  g_assert_cmpint (change->kind, ==, ASP_CHANGE_UPDATE);
  g_assert_cmpstr (asp_row_get_text (change->row, "name"), ==, "Újszilvás");
  after = raw_dump (fixture->path);
  g_assert_cmpstr (asp_store_get_undo_label (store), ==, "Újszilvás");
  g_assert_null (asp_store_get_redo_label (store));

  undo_changes = store_undo (store);
  g_assert_cmpuint (undo_changes->len, ==, 1);
  change = store_find_change (undo_changes, "municipality", id);
  g_assert_cmpint (change->kind, ==, ASP_CHANGE_UPDATE);
  g_assert_cmpstr (asp_row_get_text (change->row, "name"), ==, "Zsámbok");
  g_assert_cmpstr (asp_store_get_undo_label (store), ==, "add");
  g_assert_cmpstr (asp_store_get_redo_label (store), ==, "Újszilvás");
  undone = raw_dump (fixture->path);
  g_assert_cmpstr (undone, ==, before);

  redo_changes = store_redo (store);
  change = store_find_change (redo_changes, "municipality", id);
  g_assert_cmpstr (asp_row_get_text (change->row, "name"), ==, "Újszilvás");
  redone = raw_dump (fixture->path);
  g_assert_cmpstr (redone, ==, after);
  g_assert_null (asp_store_get_redo_label (store));

  store_close (store);
}

static void
test_cascade (StoreFixture  *fixture,
              gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  Family family = add_family (store);
  AspEdit *edit = asp_edit_new ("delete");
  g_autofree char *before = raw_dump (fixture->path);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) back = NULL;
  const struct
  {
    const char *table;
    gint64      id;
  } rows[] = {
    { "municipality", family.municipality }, { "role", family.role },
    { "task_state", family.state },          { "form_instance", family.instance },
    { "answer", family.answer },             { "cost_item", family.cost },
  };

  asp_edit_delete (edit, "municipality", family.municipality);
  gone = store_commit (store, edit);
  after = raw_dump (fixture->path);
  back = store_undo (store);
  undone = raw_dump (fixture->path);
  g_ptr_array_unref (store_redo (store));
  redone = raw_dump (fixture->path);

  g_assert_cmpuint (gone->len, ==, G_N_ELEMENTS (rows));
  g_assert_cmpuint (back->len, ==, G_N_ELEMENTS (rows));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AspRowChange *change = store_find_change (gone, rows[i].table, rows[i].id);

      g_assert_cmpint (change->kind, ==, ASP_CHANGE_DELETE);
      change = store_find_change (back, rows[i].table, rows[i].id);
      g_assert_cmpint (change->kind, ==, ASP_CHANGE_INSERT);
    }

  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpstr (redone, ==, after);
  g_assert_cmpstr (before, !=, after);
  g_assert_null (strstr (after, "árvíztűrő"));
  g_assert_nonnull (strstr (after, "Márianosztra"));

  store_close (store);
}

typedef struct
{
  AspStore   *store;
  const char *path;
  char       *dumps[3];   /* (owned): with both, without the child, without the parent */
} Steps;

static void
assert_step (Steps *self,
             guint  expected)
{
  g_autofree char *dump = raw_dump (self->path);
  g_autofree char *orphans = raw_text (self->path, "PRAGMA foreign_key_check");

  g_assert_cmpstr (dump, ==, self->dumps[expected]);
  g_assert_cmpstr (orphans, ==, "");
}

static void
delete_and_assert (Steps      *self,
                   const char *table,
                   gint64      id,
                   guint       step)
{
  AspEdit *edit = asp_edit_new (table);

  asp_edit_delete (edit, table, id);
  g_ptr_array_unref (store_commit (self->store, edit));
  self->dumps[step] = raw_dump (self->path);
  assert_step (self, step);
  g_assert_cmpstr (self->dumps[step], !=, self->dumps[step - 1]);
}

/* A child is deleted, then its parent with what it still has; both come back in order and go again,
 * also after the document was closed in between. */
static void
test_child_then_parent (StoreFixture  *fixture,
                        gconstpointer  data)
{
  Steps steps = { .store = store_create (fixture), .path = fixture->path };
  Family family = add_family (steps.store);

  steps.dumps[0] = raw_dump (fixture->path);
  delete_and_assert (&steps, "cost_item", family.cost, 1);
  g_assert_nonnull (strstr (steps.dumps[1], "Tápiószőlős"));
  delete_and_assert (&steps, "municipality", family.municipality, 2);
  g_assert_null (strstr (steps.dumps[2], "Tápiószőlős"));

  for (int round = 0; round < 2; round++)
    {
      g_ptr_array_unref (store_undo (steps.store));
      assert_step (&steps, 1);
      g_assert_cmpstr (asp_store_get_undo_label (steps.store), ==, "cost_item");
      g_assert_cmpstr (asp_store_get_redo_label (steps.store), ==, "municipality");
      g_ptr_array_unref (store_undo (steps.store));
      assert_step (&steps, 0);
      g_assert_cmpstr (asp_store_get_redo_label (steps.store), ==, "cost_item");
      if (round == 1)
        break;

      g_ptr_array_unref (store_redo (steps.store));
      assert_step (&steps, 1);
      g_ptr_array_unref (store_redo (steps.store));
      assert_step (&steps, 2);
      g_assert_null (asp_store_get_redo_label (steps.store));

      store_close (steps.store);
      steps.store = store_open (fixture);
      assert_step (&steps, 2);
    }

  store_close (steps.store);
  for (gsize i = 0; i < G_N_ELEMENTS (steps.dumps); i++)
    g_free (steps.dumps[i]);
}

static void
test_set_null (StoreFixture  *fixture,
               gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  Family family = add_family (store);
  AspEdit *edit = asp_edit_new ("delete");
  g_autofree char *before = raw_dump (fixture->path);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  AspRowChange *change;

  asp_edit_delete (edit, "person", family.deputy);
  changes = store_commit (store, edit);
  after = raw_dump (fixture->path);

  g_assert_cmpuint (changes->len, ==, 3);
  change = store_find_change (changes, "person", family.deputy);
  g_assert_cmpint (change->kind, ==, ASP_CHANGE_DELETE);
  change = store_find_change (changes, "role", family.role);
  g_assert_cmpint (change->kind, ==, ASP_CHANGE_UPDATE);
  g_assert_true (asp_row_is_null (change->row, "deputy_id"));
  change = store_find_change (changes, "task_state", family.state);
  g_assert_cmpint (change->kind, ==, ASP_CHANGE_UPDATE);
  g_assert_true (asp_row_is_null (change->row, "person_id"));

  g_ptr_array_unref (store_undo (store));
  undone = raw_dump (fixture->path);
  g_assert_cmpstr (undone, ==, before);
  g_ptr_array_unref (store_redo (store));
  redone = raw_dump (fixture->path);
  g_assert_cmpstr (redone, ==, after);

  store_close (store);
}

/* Taking back the wave must not clear the column of the municipality that moved to it. */
static void
test_new_parent (StoreFixture  *fixture,
                 gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  AspEdit *edit = asp_edit_new ("old");
  gint64 old_wave = store_add_wave (edit, 1);
  gint64 id = store_add_municipality (edit, "Kartal", old_wave);
  gint64 new_wave;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_ptr_array_unref (store_commit (store, edit));
  before = raw_dump (fixture->path);

  edit = asp_edit_new ("replace");
  new_wave = store_add_wave (edit, 2);
  asp_edit_update (edit, "municipality", id);
  asp_edit_set_integer (edit, "wave_id", new_wave);
  asp_edit_delete (edit, "wave", old_wave);
  g_ptr_array_unref (store_commit (store, edit));
  after = raw_dump (fixture->path);

  g_ptr_array_unref (store_undo (store));
  undone = raw_dump (fixture->path);
  g_assert_cmpstr (undone, ==, before);
  g_ptr_array_unref (store_redo (store));
  redone = raw_dump (fixture->path);
  g_assert_cmpstr (redone, ==, after);

  store_close (store);
}

static void
test_reopen (StoreFixture  *fixture,
             gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  g_autofree char *empty = raw_dump (fixture->path);
  g_autofree char *full = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  add_family (store);
  full = raw_dump (fixture->path);
  store_close (store);

  store = store_open (fixture);
  g_assert_cmpstr (asp_store_get_undo_label (store), ==, "family");
  g_ptr_array_unref (store_undo (store));
  undone = raw_dump (fixture->path);
  g_assert_cmpstr (undone, ==, empty);
  store_close (store);

  store = store_open (fixture);
  g_assert_null (asp_store_get_undo_label (store));
  g_assert_cmpstr (asp_store_get_redo_label (store), ==, "family");
  g_ptr_array_unref (store_redo (store));
  redone = raw_dump (fixture->path);
  g_assert_cmpstr (redone, ==, full);
  store_close (store);
}

static void
test_group (StoreFixture  *fixture,
            gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  gint64 id = add_one (store, "A");
  g_autofree char *steps = NULL;
  g_autofree char *name = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  rename_in_group (store, id, "B", "name");
  rename_in_group (store, id, "C", "name");
  rename_in_group (store, id, "D", "name");
  rename_in_group (store, id, "E", "another");
  rename_in_group (store, id, "F", NULL);
  rename_in_group (store, id, "G", NULL);
  steps = raw_text (fixture->path, "SELECT group_concat (step) FROM (SELECT step FROM journal"
                                   " ORDER BY seq)");
  g_assert_cmpstr (steps, ==, "1,2,2,2,3,4,5");

  g_ptr_array_unref (store_undo (store));
  g_ptr_array_unref (store_undo (store));
  g_ptr_array_unref (store_undo (store));
  g_assert_cmpstr (asp_store_get_undo_label (store), ==, "D");

  /* Three edits of one row come back as one change. */
  changes = store_undo (store);
  g_assert_cmpuint (changes->len, ==, 1);
  name = raw_text (fixture->path, "SELECT name FROM municipality");
  g_assert_cmpstr (name, ==, "A");
  g_assert_cmpstr (asp_store_get_redo_label (store), ==, "D");

  g_ptr_array_unref (store_redo (store));
  redone = raw_text (fixture->path, "SELECT name FROM municipality");
  g_assert_cmpstr (redone, ==, "D");

  store_close (store);
}

static void
test_group_coalesces (StoreFixture  *fixture,
                      gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  AspEdit *edit = asp_edit_new ("add");
  gint64 kept = store_add_municipality (edit, "Kartal", 0);
  gint64 dropped = store_add_municipality (edit, "Verseg", 0);
  g_autoptr (GPtrArray) undo_changes = NULL;
  g_autoptr (GPtrArray) redo_changes = NULL;
  AspRowChange *change;

  asp_edit_set_group (edit, "import");
  g_ptr_array_unref (store_commit (store, edit));
  edit = make_rename (kept, "Kartal nagyközség");
  asp_edit_delete (edit, "municipality", dropped);
  asp_edit_set_group (edit, "import");
  g_ptr_array_unref (store_commit (store, edit));

  undo_changes = store_undo (store);
  g_assert_cmpuint (undo_changes->len, ==, 1);
  change = store_find_change (undo_changes, "municipality", kept);
  g_assert_cmpint (change->kind, ==, ASP_CHANGE_DELETE);

  redo_changes = store_redo (store);
  g_assert_cmpuint (redo_changes->len, ==, 1);
  change = store_find_change (redo_changes, "municipality", kept);
  g_assert_cmpint (change->kind, ==, ASP_CHANGE_INSERT);
  g_assert_cmpstr (asp_row_get_text (change->row, "name"), ==, "Kartal nagyközség");

  store_close (store);
}

static void
test_dropped_tail (StoreFixture  *fixture,
                   gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  gint64 id = add_one (store, "A");
  g_autoptr (GError) error = NULL;
  g_autofree char *states = NULL;

  rename_in_group (store, id, "B", NULL);
  g_ptr_array_unref (store_undo (store));
  rename_in_group (store, id, "C", NULL);

  g_assert_null (asp_store_get_redo_label (store));
  g_assert_null (asp_store_redo (store, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CONFLICT);
  states = raw_text (fixture->path, "SELECT label, state FROM journal ORDER BY seq");
  g_assert_cmpstr (states, ==, "add|done\nB|dropped\nC|done");

  g_ptr_array_unref (store_undo (store));
  g_ptr_array_unref (store_undo (store));
  g_clear_error (&error);
  g_assert_null (asp_store_undo (store, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CONFLICT);

  store_close (store);
}

static void
test_empty_edit (StoreFixture  *fixture,
                 gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  gint64 id = add_one (store, "A");
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autofree char *labels = NULL;
  AspEdit *edit;

  rename_in_group (store, id, "B", NULL);
  g_ptr_array_unref (store_undo (store));
  nothing = store_commit (store, asp_edit_new ("nothing"));
  g_assert_cmpuint (nothing->len, ==, 0);

  edit = make_rename (id, "A");
  asp_edit_delete (edit, "person", 42);
  same = store_commit (store, edit);
  g_assert_cmpuint (same->len, ==, 0);

  /* What changes nothing leaves the redo alone, too. */
  g_assert_cmpstr (asp_store_get_undo_label (store), ==, "add");
  g_assert_cmpstr (asp_store_get_redo_label (store), ==, "B");
  labels = raw_text (fixture->path, "SELECT label FROM journal ORDER BY seq");
  g_assert_cmpstr (labels, ==, "add\nB");

  store_close (store);
}

static void
test_constraints (StoreFixture  *fixture,
                  gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  gint64 id = add_one (store, "A");
  g_autofree char *before = raw_dump (fixture->path);
  g_autofree char *after = NULL;
  g_autofree char *entries = NULL;
  AspEdit *edit = make_rename (id, "first part");

  /* The first operation is good, the second breaks a CHECK. */
  asp_edit_insert (edit, "wave");
  asp_edit_set_text (edit, "kind", "no such kind");
  asp_edit_set_integer (edit, "number", 1);
  asp_edit_set_text (edit, "name", "x");
  store_fail_commit (store, edit, ASP_STORE_ERROR_CONSTRAINT);

  edit = asp_edit_new ("missing parent");
  store_add_municipality (edit, "B", 42);
  store_fail_commit (store, edit, ASP_STORE_ERROR_CONSTRAINT);

  edit = asp_edit_new ("bad day");
  asp_edit_update (edit, "municipality", id);
  asp_edit_set_text (edit, "start_day", "2014-02-30");
  store_fail_commit (store, edit, ASP_STORE_ERROR_CONSTRAINT);

  edit = asp_edit_new ("wrong type");
  asp_edit_update (edit, "municipality", id);
  asp_edit_set_text (edit, "population", "many");
  store_fail_commit (store, edit, ASP_STORE_ERROR_CONSTRAINT);

  edit = asp_edit_new ("not text");
  asp_edit_update (edit, "municipality", id);
  asp_edit_set_text (edit, "note", "\xff\xfe");
  store_fail_commit (store, edit, ASP_STORE_ERROR_CONSTRAINT);

  store_fail_commit (store, make_rename (42, "no such row"), ASP_STORE_ERROR_CONSTRAINT);

  after = raw_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
  entries = raw_text (fixture->path, "SELECT count (*) FROM journal");
  g_assert_cmpstr (entries, ==, "1");
  g_assert_cmpstr (asp_store_get_undo_label (store), ==, "add");

  store_close (store);
}

static void
test_names (StoreFixture  *fixture,
            gconstpointer  data)
{
  static const char *const tables[] = {
    "journal", "content", "setting", "sqlite_schema", "wave\"; DROP TABLE wave; --", "",
  };
  static const char *const columns[] = { "id", "rowid", "nmae", "name\" = 'x', \"name", "" };
  AspStore *store = store_create (fixture);
  gint64 id = add_one (store, "A");
  g_autofree char *before = raw_dump (fixture->path);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      AspEdit *edit = asp_edit_new ("table");
      g_autoptr (GError) error = NULL;

      asp_edit_delete (edit, tables[i], 1);
      store_fail_commit (store, edit, ASP_STORE_ERROR_CONSTRAINT);
      g_assert_null (asp_store_find (store, tables[i], "id", 1, &error));
      g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_FAILED);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      AspEdit *edit = asp_edit_new ("column");

      asp_edit_update (edit, "municipality", id);
      asp_edit_set_text (edit, columns[i], "x");
      store_fail_commit (store, edit, ASP_STORE_ERROR_CONSTRAINT);
    }

  after = raw_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);

  store_close (store);
}

static void
test_conflict (StoreFixture  *fixture,
               gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  gint64 id = add_one (store, "A");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  AspEdit *edit = make_rename (id, "B");

  store_add_municipality (edit, "C", 0);
  g_ptr_array_unref (store_commit (store, edit));
  raw_exec (fixture->path, "UPDATE municipality SET name = 'X' WHERE name = 'B'");
  before = raw_dump (fixture->path);

  g_assert_null (asp_store_undo (store, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CONFLICT);
  after = raw_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (asp_store_get_undo_label (store), ==, "B");

  /* The rules of foreign keys hold again for what follows. */
  edit = asp_edit_new ("missing parent");
  store_add_municipality (edit, "D", 42);
  store_fail_commit (store, edit, ASP_STORE_ERROR_CONSTRAINT);

  store_close (store);
}

/* A child that came behind the journal's back must not lose its parent by an undo. */
static void
test_orphan (StoreFixture  *fixture,
             gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_one (store, "A");
  raw_exec (fixture->path, "INSERT INTO task_state (id, municipality_id, task_code)"
                           " SELECT 1, id, '1.1' FROM municipality");
  before = raw_dump (fixture->path);

  g_assert_null (asp_store_undo (store, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CONFLICT);
  after = raw_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);

  store_close (store);
}

static void
test_load (StoreFixture  *fixture,
           gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  Family family = add_family (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = asp_store_load (store, &error);
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GPtrArray) none = NULL;
  guint n_people = 0;

  g_assert_no_error (error);
  /* Two people, two municipalities, form, role, state, instance, cost line; not the answer. */
  g_assert_cmpuint (rows->len, ==, 9);
  for (guint i = 0; i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpstr (asp_row_get_table (row), !=, "answer");
      if (strcmp (asp_row_get_table (row), "person") == 0)
        n_people++;
    }
  g_assert_cmpuint (n_people, ==, 2);

  answers = asp_store_find (store, "answer", "instance_id", family.instance, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answers->len, ==, 1);
  g_assert_cmpint (asp_row_get_id (g_ptr_array_index (answers, 0)), ==, family.answer);
  g_assert_cmpstr (asp_row_get_text (g_ptr_array_index (answers, 0), "value"), ==, "árvíztűrő");

  none = asp_store_find (store, "answer", "instance_id", 42, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  store_close (store);
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
    { "/storage/store/insert-is-in-the-file-and-the-journal", test_insert },
    { "/storage/store/update-is-undone-and-redone", test_update },
    { "/storage/store/cascade-is-reported-and-undone", test_cascade },
    { "/storage/store/child-then-parent-come-back-in-order", test_child_then_parent },
    { "/storage/store/set-null-is-reported-and-undone", test_set_null },
    { "/storage/store/undo-of-a-new-parent-keeps-its-children", test_new_parent },
    { "/storage/store/undo-and-redo-survive-closing", test_reopen },
    { "/storage/store/edits-of-a-group-are-one-step", test_group },
    { "/storage/store/changes-of-a-step-are-net", test_group_coalesces },
    { "/storage/store/new-edit-drops-what-was-undone", test_dropped_tail },
    { "/storage/store/edit-without-change-leaves-no-trace", test_empty_edit },
    { "/storage/store/broken-rule-rolls-back-all", test_constraints },
    { "/storage/store/unknown-names-are-refused", test_names },
    { "/storage/store/undo-of-a-changed-row-is-a-conflict", test_conflict },
    { "/storage/store/undo-leaves-no-orphan", test_orphan },
    { "/storage/store/load-reads-all-but-answers", test_load },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, StoreFixture, NULL, store_fixture_set_up, tests[i].func,
                store_fixture_tear_down);

  return g_test_run ();
}
