/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-replay-private.h"

/* Rows that call for rows that call for rows: nobody means a longer chain. */
#define MAX_PASSES 16

/* A row of a repeat is an answer without a value whose path is that of the repeat. */
static gboolean
is_repeat_row (AspFormInstance *instance,
               AspRow          *row)
{
  return asp_form_instance_is_repeat (instance, asp_row_get_text (row, "path"));
}

/* Puts one stored answer into the instance. Returns: FALSE when its row is not there */
static gboolean
put_answer (AspFormInstance *instance,
            AspRow          *row)
{
  const char *path = asp_row_get_text (row, "path");
  const char *value = asp_row_get_text (row, "value");
  gint64 row_id = asp_row_get_integer (row, "row_id", 0);

  if (is_repeat_row (instance, row))
    return asp_form_instance_restore_row (instance, path,
                                          asp_row_get_integer (row, "parent_row_id", 0), row_id,
                                          (guint) asp_row_get_integer (row, "position", 0));

  return asp_form_instance_restore (instance, path, row_id,
                                    asp_answer_kind_from_code (asp_row_get_text (row, "kind")),
                                    value != NULL ? value : "");
}

/* The answer is no longer stored; asp_form_instance_settle() has to follow. */
void
_asp_form_take_back_answer (AspFormInstance *instance,
                            AspRow          *row)
{
  const char *path = asp_row_get_text (row, "path");
  gint64 row_id = asp_row_get_integer (row, "row_id", 0);

  if (is_repeat_row (instance, row))
    asp_form_instance_drop_row (instance, row_id);
  else
    asp_form_instance_restore (instance, path, row_id, ASP_ANSWER_ANSWERED, NULL);
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  gint64 x = asp_row_get_integer (*(AspRow **) a, "position", 0);
  gint64 y = asp_row_get_integer (*(AspRow **) b, "position", 0);

  return (x > y) - (x < y);
}

/* Returns: (transfer container): rows of repeats first, for the others stand in them */
static GPtrArray *
put_in_order (AspFormInstance *instance,
              GPtrArray       *rows)
{
  GPtrArray *ordered = g_ptr_array_sized_new (rows->len);
  g_autoptr (GPtrArray) others = g_ptr_array_sized_new (rows->len);

  for (guint i = 0; i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);

      g_ptr_array_add (is_repeat_row (instance, row) ? ordered : others, row);
    }
  g_ptr_array_sort (ordered, compare_positions);
  g_ptr_array_extend (ordered, others, NULL, NULL);

  return ordered;
}

/* Puts what has its place in and takes it from @pending. Returns: whether there was any */
static gboolean
put_some (AspFormInstance *instance,
          GPtrArray       *pending)
{
  guint n_left = 0;
  guint n = pending->len;

  for (guint i = 0; i < n; i++)
    {
      if (!put_answer (instance, g_ptr_array_index (pending, i)))
        pending->pdata[n_left++] = pending->pdata[i];
    }
  g_ptr_array_set_size (pending, (int) n_left);

  return n_left < n;
}

/* Puts stored answers in. What depends on them is computed when all are there, so that no choice
 * is found impossible because the answer that it depends on comes later; rows whose number the
 * form gives come with that, and then their answers. Those of rows that are put aside stay out.
 * @rows: (element-type AspRow) */
void
_asp_form_put_answers (AspFormInstance *instance,
                       GPtrArray       *rows)
{
  g_autoptr (GPtrArray) pending = put_in_order (instance, rows);
  guint passes = 0;

  while (pending->len > 0 && put_some (instance, pending) && passes < MAX_PASSES)
    {
      while (pending->len > 0 && put_some (instance, pending))
        continue;
      asp_form_instance_settle (instance);
      passes++;
    }

  /* What was computed while some were missing may have taken others away. */
  for (guint i = 0; passes > 1 && i < rows->len; i++)
    {
      if (!is_repeat_row (instance, g_ptr_array_index (rows, i)))
        put_answer (instance, g_ptr_array_index (rows, i));
    }
  asp_form_instance_settle (instance);
}

/* Puts all stored answers in. @answers: (element-type gint64 AspRow) */
void
_asp_form_replay (AspFormInstance *instance,
                  GHashTable      *answers)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, answers);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (rows, row);
  _asp_form_put_answers (instance, rows);
}

/* Rows that were put aside have come again: with their answers (R13). asp_form_instance_begin_log()
 * has been called before they came. */
void
_asp_form_replay_new_rows (AspFormInstance *instance,
                           GHashTable      *answers)
{
  GHashTable *new_rows = asp_form_instance_peek_new_rows (instance);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer row;

  if (g_hash_table_size (new_rows) == 0)
    return;

  g_hash_table_iter_init (&iter, answers);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      gint64 of = asp_row_get_integer (row, is_repeat_row (instance, row) ? "parent_row_id"
                                                                        : "row_id", 0);

      /* Of rows that are not there, too: they may come with these. */
      if (of != 0 &&
          (!asp_form_instance_has_row (instance, of) || g_hash_table_contains (new_rows, &of)))
        g_ptr_array_add (rows, row);
    }
  _asp_form_put_answers (instance, rows);
}
