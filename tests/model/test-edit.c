/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The plain values that carry a change: rows of every kind of value, and edits. */

#include <math.h>
#include <string.h>

#include "asp-edit.h"

static const char *const columns[] = { "nothing", "count", "share", "title", "content" };

static AspRow *
create_row (gint64      count,
            double      share,
            const char *title)
{
  AspValue values[] = {
    { .type = ASP_VALUE_NULL },
    { .type = ASP_VALUE_INTEGER, .integer = count },
    { .type = ASP_VALUE_REAL, .real = share },
    { .type = ASP_VALUE_TEXT, .text = g_strdup (title) },
    { .type = ASP_VALUE_BLOB, .blob = g_bytes_new ("\0\xff", 2) },
  };
  AspRow *row = asp_row_new ("task", 1, G_N_ELEMENTS (columns), columns, values);

  /* The row took what they owned. */
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpint (values[i].type, ==, ASP_VALUE_NULL);

  return row;
}

static void
test_row (void)
{
  g_autoptr (AspRow) row = create_row (G_MININT64, -0.0, "Őr");
  const AspValue *value;

  g_assert_cmpstr (asp_row_get_table (row), ==, "task");
  g_assert_cmpint (asp_row_get_id (row), ==, 1);
  g_assert_cmpuint (asp_row_get_n_columns (row), ==, G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_assert_cmpstr (asp_row_get_column (row, i), ==, columns[i]);

  g_assert_true (asp_row_is_null (row, "nothing"));
  g_assert_true (asp_row_is_null (row, "no-such-column"));
  g_assert_null (asp_row_get_value (row, "no-such-column"));
  g_assert_cmpint (asp_row_get_integer (row, "count", 5), ==, G_MININT64);
  g_assert_cmpint (asp_row_get_integer (row, "nothing", 5), ==, 5);
  g_assert_cmpint (asp_row_get_integer (row, "title", 5), ==, 5);
  g_assert_cmpstr (asp_row_get_text (row, "title"), ==, "Őr");
  g_assert_null (asp_row_get_text (row, "count"));
  value = asp_row_get_value (row, "share");
  g_assert_true (value->type == ASP_VALUE_REAL && signbit (value->real));
  value = asp_row_get_value (row, "content");
  g_assert_cmpmem (g_bytes_get_data (value->blob, NULL), g_bytes_get_size (value->blob),
                   "\0\xff", 2);
}

static void
test_equality (void)
{
  static const char *const other_columns[] = { "anything", "count", "share", "title", "content" };
  g_autoptr (AspRow) row = create_row (1, 0.5, "a");
  g_autoptr (AspRow) same = create_row (1, 0.5, "a");
  g_autoptr (AspRow) other_count = create_row (2, 0.5, "a");
  g_autoptr (AspRow) other_share = create_row (1, 0.25, "a");
  g_autoptr (AspRow) other_title = create_row (1, 0.5, "á");
  g_autoptr (AspRow) empty = asp_row_new ("task", 1, 0, NULL, NULL);
  AspValue nulls[G_N_ELEMENTS (columns)] = { 0 };
  g_autoptr (AspRow) nothing = asp_row_new ("task", 1, G_N_ELEMENTS (columns), columns, nulls);
  g_autoptr (AspRow) named_otherwise =
    asp_row_new ("task", 1, G_N_ELEMENTS (columns), other_columns, nulls);
  g_autoptr (AspRow) elsewhere = asp_row_new ("role", 1, 0, NULL, NULL);
  g_autoptr (AspRow) another = asp_row_new ("task", 2, 0, NULL, NULL);

  g_assert_true (asp_row_equal (row, same));
  g_assert_false (asp_row_equal (row, other_count));
  g_assert_false (asp_row_equal (row, other_share));
  g_assert_false (asp_row_equal (row, other_title));
  g_assert_false (asp_row_equal (row, empty));
  g_assert_false (asp_row_equal (nothing, named_otherwise));
  g_assert_false (asp_row_equal (empty, elsewhere));
  g_assert_false (asp_row_equal (empty, another));
}

static void
test_values (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  AspValue values[] = {
    { .type = ASP_VALUE_NULL },
    { .type = ASP_VALUE_INTEGER, .integer = 1 },
    { .type = ASP_VALUE_REAL, .real = 1.0 },
    { .type = ASP_VALUE_TEXT, .text = (char *) "1" },
    { .type = ASP_VALUE_BLOB, .blob = bytes },
  };

  /* A value equals its copy and no value of another kind: SQLite's 1, 1.0 and '1' are three. */
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      AspValue copy;

      asp_value_copy (&values[i], &copy);
      for (guint j = 0; j < G_N_ELEMENTS (values); j++)
        g_assert_cmpint (asp_value_equal (&copy, &values[j]), ==, i == j);
      asp_value_clear (&copy);
      g_assert_cmpint (copy.type, ==, ASP_VALUE_NULL);
    }
}

static void
assert_column (const AspEditOperation *operation,
               guint                   index,
               const char             *column,
               const AspValue         *value)
{
  g_assert_cmpuint (index, <, operation->columns->len);
  g_assert_cmpuint (operation->columns->len, ==, operation->values->len);
  g_assert_cmpstr (g_ptr_array_index (operation->columns, index), ==, column);
  g_assert_true (asp_value_equal (&g_array_index (operation->values, AspValue, index), value));
}

static void
test_edit (void)
{
  g_autoptr (AspEdit) edit = asp_edit_new ("Felvétel");
  const AspValue null_value = { .type = ASP_VALUE_NULL };
  const AspValue number = { .type = ASP_VALUE_INTEGER, .integer = G_MAXINT64 };
  const AspValue text = { .type = ASP_VALUE_TEXT, .text = (char *) "Őr" };
  const AspValue real = { .type = ASP_VALUE_REAL, .real = 0.5 };
  const AspEditOperation *operation;
  gint64 id;

  g_assert_cmpstr (asp_edit_get_label (edit), ==, "Felvétel");
  asp_edit_set_label (edit, "Módosítás");
  g_assert_cmpstr (asp_edit_get_label (edit), ==, "Módosítás");
  g_assert_null (asp_edit_get_group (edit));
  asp_edit_set_group (edit, "csoport");
  g_assert_cmpstr (asp_edit_get_group (edit), ==, "csoport");
  asp_edit_set_group (edit, NULL);
  g_assert_null (asp_edit_get_group (edit));
  g_assert_false (asp_edit_get_permanent (edit));
  asp_edit_set_permanent (edit, TRUE);
  g_assert_true (asp_edit_get_permanent (edit));

  id = asp_edit_insert (edit, "wave");
  g_assert_cmpint (id, >, 0);
  asp_edit_set_text (edit, "name", "más");
  asp_edit_set_integer (edit, "number", G_MAXINT64);
  asp_edit_set_text (edit, "note", NULL);
  asp_edit_set_text (edit, "name", "Őr");
  asp_edit_update (edit, "wave", 5);
  asp_edit_set_value (edit, "share", &real);
  asp_edit_set_null (edit, "share");
  asp_edit_delete (edit, "role", 6);

  g_assert_cmpuint (asp_edit_get_n_operations (edit), ==, 3);
  operation = asp_edit_get_operation (edit, 0);
  g_assert_cmpint (operation->kind, ==, ASP_EDIT_INSERT);
  g_assert_cmpint (operation->id, ==, id);
  assert_column (operation, 0, "name", &text);
  assert_column (operation, 1, "number", &number);
  assert_column (operation, 2, "note", &null_value);
  operation = asp_edit_get_operation (edit, 1);
  g_assert_cmpint (operation->kind, ==, ASP_EDIT_UPDATE);
  g_assert_cmpint (operation->id, ==, 5);
  g_assert_cmpuint (operation->columns->len, ==, 1);
  assert_column (operation, 0, "share", &null_value);
  operation = asp_edit_get_operation (edit, 2);
  g_assert_cmpint (operation->kind, ==, ASP_EDIT_DELETE);
  g_assert_cmpstr (operation->table, ==, "role");
  g_assert_cmpuint (operation->columns->len, ==, 0);
}

/* FIPS 180-2, appendix B.1 */
static void
test_content (void)
{
  g_autoptr (AspEdit) edit = asp_edit_new ("Csatolás");
  g_autoptr (GBytes) content = g_bytes_new_static ("abc", 3);
  g_autofree char *sha256 = asp_edit_add_content (edit, content);
  const char *stored = NULL;

  g_assert_cmpstr (sha256, ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpuint (asp_edit_get_n_contents (edit), ==, 1);
  g_assert_true (asp_edit_get_content (edit, 0, &stored) == content);
  g_assert_cmpstr (stored, ==, sha256);
}

static void
test_ids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 all = 0;

  for (guint i = 0; i < 10000; i++)
    {
      gint64 id = asp_id_new ();

      g_assert_cmpint (id, >, 0);
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
      all |= id;
    }

  /* Each of the 63 bits is drawn. */
  g_assert_cmpint (all, ==, G_MAXINT64);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/row/values", test_row);
  g_test_add_func ("/model/row/equality", test_equality);
  g_test_add_func ("/model/value/copies-equal", test_values);
  g_test_add_func ("/model/edit/operations", test_edit);
  g_test_add_func ("/model/edit/content", test_content);
  g_test_add_func ("/model/id/all-bits", test_ids);

  return g_test_run ();
}
