/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-record-list.h"

#include "asp-wave.h"

#define N 12

static AspRow *
create_row (gint64 id)
{
  const char *const columns[] = { "number" };
  AspValue value = { .type = ASP_VALUE_INTEGER, .integer = id };

  return asp_row_new ("wave", id, 1, columns, &value);
}

/* What is told of the list must always be what it holds. */
typedef struct
{
  AspRecordList *list;
  GArray        *ids;           /* (owned) (element-type gint64): by the signals alone */
  guint          n_signals;
} Follower;

static void
items_changed_cb (Follower   *follower,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  GListModel *model)
{
  follower->n_signals++;
  if (n_removed > 0)
    g_array_remove_range (follower->ids, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (AspRecord) record = g_list_model_get_item (model, position + i);
      gint64 id = asp_record_get_id (record);

      g_array_insert_val (follower->ids, position + i, id);
    }

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, follower->ids->len);
  for (guint i = 0; i < follower->ids->len; i++)
    {
      g_autoptr (AspRecord) record = g_list_model_get_item (model, i);
      gint64 id = g_array_index (follower->ids, gint64, i);

      g_assert_cmpint (asp_record_get_id (record), ==, id);
      g_assert_true (asp_record_list_lookup (follower->list, id) == record);
    }
}

/* @removed: a letter for each record, "x" for those that go. In what order the changes come makes
 * no difference. */
static void
check (const char *removed,
       gboolean    backwards,
       guint       n_signals)
{
  g_autoptr (AspRecordList) list = asp_record_list_new (ASP_TYPE_WAVE, NULL, 0);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_change_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Follower follower = { list, ids, 0 };
  guint n_left = 0;

  for (gint64 id = 1; id <= N; id++)
    g_ptr_array_add (rows, create_row (id));
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), &follower);
  asp_record_list_load (list, rows);
  follower.n_signals = 0;

  for (guint i = 0; i < N; i++)
    {
      guint index = backwards ? N - 1 - i : i;

      if (removed[index] == 'x')
        g_ptr_array_add (changes, asp_row_change_new (ASP_CHANGE_DELETE,
                                                      g_intern_static_string ("wave"),
                                                      (gint64) index + 1, NULL));
      else
        n_left++;
    }
  asp_record_list_apply (list, changes);

  g_assert_cmpuint (follower.n_signals, ==, n_signals);
  g_assert_cmpuint (ids->len, ==, n_left);
  for (guint i = 0; i < N; i++)
    g_assert_cmpint (asp_record_list_lookup (list, (gint64) i + 1) == NULL, ==,
                     removed[i] == 'x');
}

static void
test_removal (void)
{
  static const struct
  {
    const char *removed;
    guint       n_signals;
  } cases[] = {
    { "............", 0 },
    { "xxxxxxxxxxxx", 1 },
    { ".xxxxxxxxxxx", 1 },
    { "xxxxxxxxxxx.", 1 },
    { "...xxxx.....", 1 },
    { "x..xxx.....x", 3 },
    { "x.x.x.x.x.x.", 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      check (cases[i].removed, FALSE, cases[i].n_signals);
      check (cases[i].removed, TRUE, cases[i].n_signals);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/record-list/removed-together-told-together", test_removal);

  return g_test_run ();
}
