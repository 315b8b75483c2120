/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-move-private.h"

#include <string.h>

#include "asp-form-session-private.h"
#include "asp-form-submission.h"

/* How the rows of the table of answers follow their questions into another version of the form.
 * Who gave an answer, when, and its note go with it. */

typedef struct
{
  AspFormAnswers   *answers;
  AspFormMigration *migration;
  AspEdit          *edit;
  GHashTable       *after;      /* (owned): snapshot of the new instance */
  GHashTable       *rows;       /* (owned): set of gint64: the rows of repeats in it */
  GHashTable       *done;       /* (owned): set of keys that a row of the table stands for */
  GPtrArray        *renamed;    /* (owned) (element-type AspRow): get another path */
  GPtrArray        *replaced;   /* (owned) (element-type AspRow): written anew at another path */
} Move;

static const char *
get_new_path (Move   *move,
              AspRow *row)
{
  return g_hash_table_lookup (move->migration->moved, asp_row_get_text (row, "path"));
}

static gint64
get_new_row_id (Move   *move,
                AspRow *row)
{
  return asp_form_migration_get_row_id (move->migration, asp_row_get_text (row, "path"),
                                        asp_row_get_integer (row, "row_id", 0));
}

/* An answer in a row that was put aside (R13): its question is there, its row is not. */
static gboolean
is_put_aside (Move   *move,
              gint64  row_id)
{
  return row_id != 0 && !g_hash_table_contains (move->rows, &row_id);
}

static gboolean
says_the_same (AspRow              *row,
               const AspFormStored *now)
{
  const char *value = asp_row_get_text (row, "value");

  return now->is_row ||
         (asp_answer_kind_from_code (asp_row_get_text (row, "kind")) == now->kind &&
          (now->kind != ASP_ANSWER_ANSWERED ||
           strcmp (value != NULL ? value : "", now->value) == 0));
}

/* Decides what becomes of a row of the table; what has no place any more is deleted at once, so
 * that its place is free for others. */
static void
sort_row (Move   *move,
          AspRow *row)
{
  const char *path = get_new_path (move, row);
  gint64 row_id = get_new_row_id (move, row);
  g_autofree char *key = path != NULL ? asp_form_stored_key (path, row_id) : NULL;
  const AspFormStored *now = key != NULL ? g_hash_table_lookup (move->after, key) : NULL;
  gboolean stays = now != NULL ? says_the_same (row, now)
                               : path != NULL && is_put_aside (move, row_id);

  if (!stays || !g_hash_table_add (move->done, g_strdup (key)))
    {
      asp_edit_delete (move->edit, "answer", asp_row_get_id (row));
      return;
    }
  if (strcmp (path, asp_row_get_text (row, "path")) == 0 &&
      row_id == asp_row_get_integer (row, "row_id", 0) &&
      (now == NULL || !now->is_row ||
       now->parent_row_id == asp_row_get_integer (row, "parent_row_id", 0)))
    return;

  if (_asp_form_answers_find (move->answers, path, row_id) == NULL)
    {
      g_ptr_array_add (move->renamed, row);
      return;
    }

  asp_edit_delete (move->edit, "answer", asp_row_get_id (row));
  g_ptr_array_add (move->replaced, row);
}

/* Sets the place of an answer, in the operation begun last. */
static void
set_place (Move   *move,
           AspRow *row)
{
  gint64 parent_row_id = asp_row_get_integer (row, "parent_row_id", 0);

  asp_edit_set_text (move->edit, "path", get_new_path (move, row));
  asp_edit_set_integer (move->edit, "row_id", get_new_row_id (move, row));
  asp_edit_set_integer (move->edit, "parent_row_id",
                        asp_form_migration_map_row (move->migration, parent_row_id));
}

static void
write_replaced (Move   *move,
                AspRow *row)
{
  asp_edit_insert (move->edit, "answer");
  for (guint i = 0; i < asp_row_get_n_columns (row); i++)
    {
      const char *column = asp_row_get_column (row, i);

      if (strcmp (column, "id") != 0)
        asp_edit_set_value (move->edit, column, asp_row_get_value (row, column));
    }
  set_place (move, row);
}

static void
move_rows (Move *move)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, move->answers->stored);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    sort_row (move, row);
  for (guint i = 0; i < move->renamed->len; i++)
    {
      row = g_ptr_array_index (move->renamed, i);
      asp_edit_update (move->edit, "answer", asp_row_get_id (row));
      set_place (move, row);
    }
  for (guint i = 0; i < move->replaced->len; i++)
    write_replaced (move, g_ptr_array_index (move->replaced, i));
}

/* What the new form has put in by itself. */
static void
write_rest (Move       *move,
            const char *author)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, move->after);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const AspFormStored *now = value;
      gboolean is_kept = now->is_row ? !now->is_counted
                                     : strcmp (now->value, now->initial) != 0 ||
                                         now->kind != ASP_ANSWER_ANSWERED;

      if (is_kept && !g_hash_table_contains (move->done, key))
        _asp_form_answers_insert (move->answers, move->edit, now, author);
    }
}

/* Returns: (transfer full): set of the names of the files that the new form still has */
static GHashTable *
list_kept_files (Move *move)
{
  GHashTable *names = _asp_form_list_files (move->migration->instance);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, move->answers->stored);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      const char *value = asp_row_get_text (row, "value");

      if (value != NULL && get_new_path (move, row) != NULL &&
          is_put_aside (move, get_new_row_id (move, row)))
        g_hash_table_add (names, g_strdup (value));
    }

  return names;
}

/* Returns: (nullable): the answer that is this file, rather than a text that says the same */
static AspRow *
find_answer (Move       *move,
             const char *name)
{
  AspRow *found = NULL;
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, move->answers->stored);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      AspFormNode *node;

      if (g_strcmp0 (asp_row_get_text (row, "value"), name) != 0)
        continue;

      found = row;
      node = asp_form_instance_find (move->migration->old, asp_row_get_text (row, "path"),
                                     asp_row_get_integer (row, "row_id", 0));
      if (node != NULL && asp_form_node_get_control (node) == ASP_FORM_CONTROL_UPLOAD)
        break;
    }

  return found;
}

/* Files whose questions the new form does not have would stay in the document unseen. */
static void
drop_files (Move           *move,
            AspFormSession *session)
{
  g_autoptr (GPtrArray) files = asp_document_find_rows (session->document, "attachment",
                                                        "owner_id", move->answers->instance_id,
                                                        NULL);
  guint n = files != NULL ? files->len : 0;
  g_autoptr (GHashTable) kept = n > 0 ? list_kept_files (move) : NULL;

  for (guint i = 0; i < n; i++)
    {
      AspRow *file = g_ptr_array_index (files, i);
      const char *name = asp_row_get_text (file, "name");
      AspRow *answer = g_hash_table_contains (kept, name) ? NULL : find_answer (move, name);

      if (answer == NULL)
        continue;

      asp_edit_delete (move->edit, "attachment", asp_row_get_id (file));
      asp_form_migration_lose_file (move->migration, asp_row_get_text (answer, "path"),
                                    asp_row_get_integer (answer, "row_id", 0), name);
    }
}

/* Adds to @edit what turns the session's record into one of the form @form_id, by @migration. A
 * finished one is open again when something was lost or is newly asked for. */
void
_asp_form_move (AspFormSession   *session,
                AspFormMigration *migration,
                gint64            form_id,
                AspEdit          *edit)
{
  gboolean was_finished = asp_form_session_get_finished (session);
  gboolean is_finished;
  Move move = { &session->answers, migration, edit };

  move.rows = asp_form_instance_list_rows (migration->instance);
  drop_files (&move, session);
  is_finished = was_finished && migration->lost->len + migration->required->len == 0;
  if (was_finished && !is_finished)
    asp_form_instance_renew_id (migration->instance);
  move.after = asp_form_instance_take_snapshot (migration->instance);
  move.done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  move.renamed = g_ptr_array_new ();
  move.replaced = g_ptr_array_new ();

  move_rows (&move);
  write_rest (&move, asp_document_get_author (asp_form_session_get_document (session)));
  asp_edit_update (edit, "form_instance", session->answers.instance_id);
  asp_edit_set_integer (edit, "form_id", form_id);
  _asp_form_edit_set_counts (edit, migration->instance);
  if (!is_finished)
    _asp_form_edit_reopen (edit);

  g_ptr_array_unref (move.replaced);
  g_ptr_array_unref (move.renamed);
  g_hash_table_unref (move.done);
  g_hash_table_unref (move.rows);
  g_hash_table_unref (move.after);
}
