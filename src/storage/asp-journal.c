/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-journal-private.h"

#include "asp-changes-private.h"
#include "asp-edit-runner-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)

/* A step is what one undo takes back: the changesets of one or, when they are grouped, of several
 * edits. The journal is a line: 'done' up to a point, 'undone' behind it; a new edit cuts off what
 * is undone ('dropped'), which stays in the history but can no longer be redone. */

typedef struct
{
  AspDocumentFile *document;
  AspEdit     *edit;
  const char  *author;
  GPtrArray   *changes;         /* (owned) (nullable): the result */
  gboolean     is_empty;        /* nothing changed, so nothing is to be committed */
} CommitRun;

typedef struct
{
  AspDocumentFile *document;
  gboolean     is_undo;
  gint64       step;
  GPtrArray   *changes;         /* (owned) (nullable): the result */
} ReplayRun;

typedef struct
{
  int   length;
  void *data;                   /* (owned): by SQLite */
} Changeset;

static void
clear_changeset (Changeset *changeset)
{
  sqlite3_free (changeset->data);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Changeset, clear_changeset)

static sqlite3_session *
start_session (sqlite3  *db,
               GError  **error)
{
  g_autoptr (sqlite3_session) session = NULL;
  int code = sqlite3session_create (db, "main", &session);

  for (guint i = 0; code == SQLITE_OK && asp_schema_recorded[i] != NULL; i++)
    code = sqlite3session_attach (session, asp_schema_recorded[i]);

  if (code != SQLITE_OK)
    {
      asp_db_set_error (NULL, code, error);
      return NULL;
    }

  return g_steal_pointer (&session);
}

/* The step of the next entry: the last one when both are of one group, else a new one. */
static gboolean
find_step (sqlite3     *db,
           const char  *group,
           gint64      *step,
           GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt =
    asp_db_prepare (db, "SELECT step, grouping FROM journal WHERE state = 'done'"
                        " ORDER BY step DESC, seq DESC LIMIT 1", error);
  AspStep result;

  if (stmt == NULL)
    return FALSE;

  result = asp_db_step (stmt, error);
  if (result == ASP_STEP_ERROR)
    return FALSE;

  if (result == ASP_STEP_ROW && group != NULL
      && g_strcmp0 ((const char *) sqlite3_column_text (stmt, 1), group) == 0)
    {
      *step = sqlite3_column_int64 (stmt, 0);
      return TRUE;
    }

  /* State by state, because that is how the index leads to the last one at once. */
  return asp_db_get_integer (db,
                             "SELECT 1 + max ("
                             "ifnull ((SELECT max (step) FROM journal WHERE state = 'done'), 0), "
                             "ifnull ((SELECT max (step) FROM journal WHERE state = 'undone'), 0), "
                             "ifnull ((SELECT max (step) FROM journal WHERE state = 'dropped'),"
                             " 0))",
                             step, error);
}

static gboolean
write_entry (CommitRun  *run,
             Changeset  *changeset,
             GError    **error)
{
  sqlite3 *db = run->document->db;
  const char *group = asp_edit_get_group (run->edit);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  gint64 step;

  if (!find_step (db, group, &step, error)
      || !asp_db_exec (db, "UPDATE journal SET state = 'dropped' WHERE state = 'undone'", error))
    return FALSE;

  stmt = asp_db_prepare (db, "INSERT INTO journal"
                             " (step, label, author, time, grouping, changeset, state)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?)", error);
  if (stmt == NULL)
    return FALSE;

  sqlite3_bind_int64 (stmt, 1, step);
  sqlite3_bind_text (stmt, 2, asp_edit_get_label (run->edit), -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (stmt, 3, run->author, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (stmt, 4, time, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (stmt, 5, group, -1, SQLITE_TRANSIENT);
  sqlite3_bind_blob (stmt, 6, changeset->data, changeset->length, SQLITE_STATIC);
  /* What is never taken back stands in the history, but undo passes it by. */
  sqlite3_bind_text (stmt, 7, asp_edit_get_permanent (run->edit) ? "dropped" : "done", -1,
                     SQLITE_STATIC);

  return asp_db_run (stmt, error);
}

/* An AspDbFunc: the whole of a commit. */
static gboolean
run_commit (sqlite3   *db,
            gpointer   data,
            GError   **error)
{
  CommitRun *run = data;
  g_autoptr (sqlite3_session) session = start_session (db, error);
  g_autoptr (AspChanges) changes = asp_changes_new ();
  g_auto (Changeset) changeset = { 0 };
  int code;

  if (session == NULL || !asp_edit_runner_run (run->document, run->edit, error))
    return FALSE;

  code = sqlite3session_changeset (session, &changeset.length, &changeset.data);
  if (code != SQLITE_OK)
    {
      asp_db_set_error (NULL, code, error);
      return FALSE;
    }

  if (changeset.length == 0)
    {
      run->is_empty = TRUE;
      return FALSE;
    }

  if (!asp_edit_runner_store_contents (run->document, run->edit, error)
      || !write_entry (run, &changeset, error)
      || !asp_changes_add (changes, changeset.length, changeset.data, error))
    return FALSE;

  run->changes = asp_changes_read (changes, run->document, error);
  return run->changes != NULL;
}

static AspCommit *
make_commit (const char *label,
             GPtrArray  *changes)
{
  AspCommit *commit = g_new0 (AspCommit, 1);

  commit->label = g_strdup (label);
  commit->changes = changes != NULL
                      ? g_ptr_array_ref (changes)
                      : g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_change_free);

  return commit;
}

/* Writes an edit and its undo in one transaction.
 * Returns: (nullable): what it changed; empty when it changed nothing, and then nothing was
 *   written */
AspCommit *
asp_journal_commit (AspDocumentFile  *document,
                    AspEdit          *edit,
                    const char       *author,
                    GError          **error)
{
  CommitRun run = { document, edit, author };
  g_autoptr (GPtrArray) changes = NULL;
  gboolean is_committed;

  g_assert (document->thread == g_thread_self ());

  is_committed = asp_db_transaction (document->db, run_commit, &run, error);
  changes = g_steal_pointer (&run.changes);
  if (!is_committed && !run.is_empty)
    return NULL;

  return make_commit (asp_edit_get_label (edit), changes);
}

/* The changesets of a step in the order in which they are to be applied, inverted for undo. */
static GArray *
read_changesets (sqlite3   *db,
                 ReplayRun *run,
                 GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt =
    asp_db_prepare (db, run->is_undo
                          ? "SELECT changeset FROM journal WHERE state = 'done' AND step = ?"
                            " ORDER BY seq DESC"
                          : "SELECT changeset FROM journal WHERE state = 'undone' AND step = ?"
                            " ORDER BY seq", error);
  g_autoptr (GArray) changesets = g_array_new (FALSE, TRUE, sizeof (Changeset));
  AspStep step;

  g_array_set_clear_func (changesets, (GDestroyNotify) clear_changeset);
  if (stmt == NULL)
    return NULL;

  sqlite3_bind_int64 (stmt, 1, run->step);
  while ((step = asp_db_step (stmt, error)) == ASP_STEP_ROW)
    {
      const void *data = sqlite3_column_blob (stmt, 0);
      Changeset changeset = { .length = sqlite3_column_bytes (stmt, 0) };
      int code = SQLITE_OK;

      if (run->is_undo)
        {
          code = sqlite3changeset_invert (changeset.length, data, &changeset.length,
                                          &changeset.data);
        }
      else
        {
          changeset.data = sqlite3_malloc64 (MAX (changeset.length, 1));
          if (changeset.length > 0)
            memcpy (changeset.data, data, changeset.length);
        }

      if (code != SQLITE_OK)
        {
          asp_db_set_error (NULL, code, error);
          return NULL;
        }
      g_array_append_val (changesets, changeset);
    }

  return step == ASP_STEP_DONE ? g_steal_pointer (&changesets) : NULL;
}

/* Every row must be exactly what it was when the change was recorded. */
static int
conflict_cb (void                   *user_data,
             int                     kind,
             sqlite3_changeset_iter *iter)
{
  const char **table = user_data;
  const char *name;
  int n_columns, op, indirect;

  if (kind != SQLITE_CHANGESET_FOREIGN_KEY
      && sqlite3changeset_op (iter, &name, &n_columns, &op, &indirect) == SQLITE_OK)
    *table = g_intern_string (name);

  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply_changeset (sqlite3    *db,
                 Changeset  *changeset,
                 GError    **error)
{
  const char *table = NULL;
  int code = sqlite3changeset_apply (db, changeset->length, changeset->data, NULL, conflict_cb,
                                     &table);

  if (code == SQLITE_OK)
    return TRUE;

  if (code == SQLITE_ABORT)
    g_set_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CONFLICT,
                 /* Translators: %s is the name of a table of the database */
                 _("a row of “%s” has been changed since"), table != NULL ? table : "?");
  else
    asp_db_set_error (db, code, error);

  return FALSE;
}

static gboolean
mark_step (sqlite3    *db,
           ReplayRun  *run,
           GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt =
    asp_db_prepare (db, run->is_undo
                          ? "UPDATE journal SET state = 'undone' WHERE state = 'done' AND step = ?"
                          : "UPDATE journal SET state = 'done' WHERE state = 'undone' AND step = ?",
                    error);

  if (stmt == NULL)
    return FALSE;

  sqlite3_bind_int64 (stmt, 1, run->step);
  return asp_db_run (stmt, error);
}

/* An AspDbFunc: the whole of an undo or redo. */
static gboolean
run_replay (sqlite3   *db,
            gpointer   data,
            GError   **error)
{
  ReplayRun *run = data;
  g_autoptr (GArray) changesets = read_changesets (db, run, error);
  g_autoptr (AspChanges) changes = asp_changes_new ();

  if (changesets == NULL)
    return FALSE;

  for (guint i = 0; i < changesets->len; i++)
    {
      Changeset *changeset = &g_array_index (changesets, Changeset, i);

      /* First, because it refuses what the session must not touch. */
      if (!asp_changes_add (changes, changeset->length, changeset->data, error)
          || !apply_changeset (db, changeset, error))
        return FALSE;
    }

  if (!asp_changes_check_references (changes, run->document, error)
      || !mark_step (db, run, error))
    return FALSE;

  run->changes = asp_changes_read (changes, run->document, error);
  return run->changes != NULL;
}

static void
enable_foreign_keys (sqlite3  *db,
                     gboolean  is_enabled)
{
  int now = -1;

  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_FKEY, is_enabled, &now);
  g_assert (now == is_enabled);
}

/* Finds the step to be replayed and its label, that of its last edit. */
static gboolean
find_replay (sqlite3   *db,
             gboolean   is_undo,
             gint64    *step,
             char     **label,
             GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt =
    asp_db_prepare (db, is_undo ? "SELECT step, label FROM journal WHERE state = 'done'"
                                  " ORDER BY step DESC, seq DESC LIMIT 1"
                                : "SELECT step, label FROM journal WHERE state = 'undone'"
                                  " ORDER BY step, seq DESC LIMIT 1", error);
  AspStep result;

  *label = NULL;
  if (stmt == NULL)
    return FALSE;

  result = asp_db_step (stmt, error);
  if (result == ASP_STEP_ROW)
    {
      AspValue value = { 0 };

      asp_db_read (stmt, 1, &value);
      *step = sqlite3_column_int64 (stmt, 0);
      *label = value.type == ASP_VALUE_TEXT ? value.text : g_strdup ("");
    }

  return result != ASP_STEP_ERROR;
}

static AspCommit *
replay (AspDocumentFile  *document,
        gboolean          is_undo,
        GError          **error)
{
  ReplayRun run = { document, is_undo };
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *label = NULL;
  gboolean is_committed;

  g_assert (document->thread == g_thread_self ());

  if (!find_replay (document->db, is_undo, &run.step, &label, error))
    return NULL;

  if (label == NULL)
    {
      g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CONFLICT,
                           is_undo ? _("there is nothing to undo") : _("there is nothing to redo"));
      return NULL;
    }

  /* The changeset holds what the foreign keys did as changes of its own. With them on, taking back
   * a new wave would clear the wave of its municipalities before their own changes are taken back,
   * which would then no longer fit. They are checked before the commit instead. The switch has no
   * effect inside a transaction. */
  enable_foreign_keys (document->db, FALSE);
  is_committed = asp_db_transaction (document->db, run_replay, &run, error);
  enable_foreign_keys (document->db, TRUE);

  changes = g_steal_pointer (&run.changes);

  return is_committed ? make_commit (label, changes) : NULL;
}

/* Takes back the last step. */
AspCommit *
asp_journal_undo (AspDocumentFile  *document,
                  GError          **error)
{
  return replay (document, TRUE, error);
}

/* Does the step again that was taken back last. */
AspCommit *
asp_journal_redo (AspDocumentFile  *document,
                  GError          **error)
{
  return replay (document, FALSE, error);
}

/* Reads the labels of the steps that undo and redo would take; NULL for none. */
gboolean
asp_journal_read_labels (AspDocumentFile  *document,
                         char            **undo_label,
                         char            **redo_label,
                         GError          **error)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  gint64 step;

  g_assert (document->thread == g_thread_self ());

  if (!find_replay (document->db, TRUE, &step, &undo, error)
      || !find_replay (document->db, FALSE, &step, &redo, error))
    return FALSE;

  *undo_label = g_steal_pointer (&undo);
  *redo_label = g_steal_pointer (&redo);
  return TRUE;
}
