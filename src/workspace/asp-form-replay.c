/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-replay-private.h"

/* A row of a repeat is an answer without a value whose path is that of the repeat. */
gboolean
_asp_form_is_repeat_row (AspFormInstance *instance,
                         AspRow          *row)
{
  AspFormNode *node = asp_form_instance_find (instance, asp_row_get_text (row, "path"), 0);

  return node != NULL && asp_form_node_get_node_kind (node) == ASP_FORM_NODE_REPEAT;
}

/* Puts one stored answer into the instance. */
void
_asp_form_apply_answer (AspFormInstance *instance,
                        AspRow          *row)
{
  const char *path = asp_row_get_text (row, "path");
  gint64 row_id = asp_row_get_integer (row, "row_id", 0);

  if (_asp_form_is_repeat_row (instance, row))
    {
      if (asp_form_instance_find (instance, path, row_id) == NULL)
        asp_form_instance_add_row (instance, path, row_id,
                                   (guint) asp_row_get_integer (row, "position", 0));
    }
  else
    {
      AspAnswerKind kind = asp_answer_kind_from_code (asp_row_get_text (row, "kind"));

      asp_form_instance_set_answer (instance, path, row_id, kind, asp_row_get_text (row, "value"));
    }
}

void
_asp_form_take_back_answer (AspFormInstance *instance,
                            AspRow          *row)
{
  const char *path = asp_row_get_text (row, "path");
  gint64 row_id = asp_row_get_integer (row, "row_id", 0);

  if (_asp_form_is_repeat_row (instance, row))
    asp_form_instance_remove_row (instance, row_id);
  else
    asp_form_instance_set_answer (instance, path, row_id, ASP_ANSWER_ANSWERED, "");
}

static int
compare_by_position (gconstpointer a,
                     gconstpointer b)
{
  gint64 x = asp_row_get_integer (*(AspRow **) a, "position", 0);
  gint64 y = asp_row_get_integer (*(AspRow **) b, "position", 0);

  return (x > y) - (x < y);
}

/* Puts all stored answers in: rows of repeats first, for the others stand in them.
 * @answers: (element-type gint64 AspRow) */
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
  g_ptr_array_sort (rows, compare_by_position);

  for (guint i = 0; i < rows->len; i++)
    {
      if (_asp_form_is_repeat_row (instance, g_ptr_array_index (rows, i)))
        _asp_form_apply_answer (instance, g_ptr_array_index (rows, i));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      if (!_asp_form_is_repeat_row (instance, g_ptr_array_index (rows, i)))
        _asp_form_apply_answer (instance, g_ptr_array_index (rows, i));
    }
}
