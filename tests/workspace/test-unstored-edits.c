/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-unstored-edits.h"

static AspEdit *
make_answer (const char *label,
             gint64      instance,
             const char *path)
{
  AspEdit *edit = asp_edit_new (label);

  asp_edit_insert (edit, "answer");
  asp_edit_set_integer (edit, "instance_id", instance);
  asp_edit_set_text (edit, "path", path);
  asp_edit_set_text (edit, "value", label);

  return edit;
}

static AspEdit *
make_update (const char *label,
             const char *table,
             gint64      id)
{
  AspEdit *edit = asp_edit_new (label);

  asp_edit_update (edit, table, id);
  asp_edit_set_text (edit, "note", label);

  return edit;
}

static void
add (AspUnstoredEdits *edits,
     AspEdit          *edit)
{
  asp_unstored_edits_add (edits, edit);
  asp_edit_unref (edit);
}

static void
settle (AspUnstoredEdits *edits,
        AspEdit          *edit)
{
  asp_unstored_edits_settle (edits, edit);
  asp_edit_unref (edit);
}

static void
assert_waits (AspUnstoredEdits *edits,
              const char       *expected)
{
  g_autofree char *text = asp_unstored_edits_describe (edits);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_order (void)
{
  g_autoptr (AspUnstoredEdits) edits = asp_unstored_edits_new ();
  g_autoptr (GPtrArray) taken = NULL;

  assert_waits (edits, "");
  add (edits, make_update ("a", "municipality", 1));
  add (edits, make_update ("b", "municipality", 2));
  add (edits, make_update ("c", "person", 1));
  assert_waits (edits, "a; b; c");
  add (edits, make_update ("d", "person", 2));
  add (edits, make_update ("e", "person", 3));
  assert_waits (edits, "a; b; c; 2 more");

  taken = asp_unstored_edits_take (edits);
  g_assert_cmpuint (taken->len, ==, 5);
  g_assert_cmpstr (asp_edit_get_label (g_ptr_array_index (taken, 4)), ==, "e");
  g_assert_cmpuint (asp_unstored_edits_get_n (edits), ==, 0);
}

static void
test_later_holds (void)
{
  g_autoptr (AspUnstoredEdits) edits = asp_unstored_edits_new ();

  add (edits, make_update ("old", "municipality", 1));
  add (edits, make_answer ("typed", 7, "/f1/base/name"));
  add (edits, make_answer ("other question", 7, "/f1/base/ksh"));
  add (edits, make_answer ("other instance", 8, "/f1/base/name"));
  add (edits, make_update ("new", "municipality", 1));
  assert_waits (edits, "typed; other question; other instance; 1 more");

  add (edits, make_answer ("typed again", 7, "/f1/base/name"));
  assert_waits (edits, "other question; other instance; new; 1 more");
  settle (edits, make_answer ("stored", 7, "/f1/base/name"));
  settle (edits, make_update ("stored", "municipality", 1));
  assert_waits (edits, "other question; other instance");

  /* Another table's row of the same key is another thing. */
  settle (edits, make_update ("stored", "person", 1));
  assert_waits (edits, "other question; other instance");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/unstored-edits/keep-their-order", test_order);
  g_test_add_func ("/workspace/unstored-edits/what-is-later-holds", test_later_holds);

  return g_test_run ();
}
