/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-document-private.h"

#include "asp-municipality.h"
#include "asp-person.h"
#include "asp-table-set.h"
#include "asp-wave.h"

/* Lists that are always kept; parents first. */
enum
{
  LIST_WAVES,
  LIST_PERSONS,
  LIST_MUNICIPALITIES,
  N_LISTS,
};

struct _AspDocument
{
  GObject        parent_instance;

  AspStore      *store;            /* (owned) (nullable): NULL once closed */
  AspTableSet   *tables;           /* (owned) */
  AspRecordList *lists[N_LISTS];   /* (owned) */
  GPtrArray     *followers;        /* (owned) (element-type GWeakRef): lists made for callers */
  AspProgramme  *programme;        /* (owned) (nullable): NULL while the document has none */
  AspCalendar   *calendar;         /* (owned) (nullable): made when asked for */
  guint          n_pending;        /* edits on their way */
};

enum
{
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_BUSY,
  PROP_STATUS_DATE,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REFRESHED,
  SIGNAL_MUNICIPALITIES_CHANGED,
  SIGNAL_COMMITTED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AspDocument, asp_document, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static AspRowTable *
find_table (AspDocument *self,
            const char  *name)
{
  return asp_table_set_get (self->tables, name);
}

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
asp_document_dispose (GObject *object)
{
  AspDocument *self = ASP_DOCUMENT (object);

  /* Closing may fail and must be seen to; whoever drops the last reference did that before. */
  g_assert (self->store == NULL);

  for (guint i = 0; i < N_LISTS; i++)
    g_clear_object (&self->lists[i]);
  g_clear_object (&self->programme);

  G_OBJECT_CLASS (asp_document_parent_class)->dispose (object);
}

static void
asp_document_finalize (GObject *object)
{
  AspDocument *self = ASP_DOCUMENT (object);

  g_clear_pointer (&self->calendar, asp_calendar_unref);
  g_ptr_array_unref (self->followers);
  asp_table_set_free (self->tables);

  G_OBJECT_CLASS (asp_document_parent_class)->finalize (object);
}

static void
asp_document_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AspDocument *self = ASP_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, asp_document_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, asp_document_get_redo_label (self));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, asp_document_get_busy (self));
      break;
    case PROP_STATUS_DATE:
      g_value_set_int (value, asp_document_get_status_date (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_signals (AspDocumentClass *klass)
{
  /* changes (element-type AspRowChange): after they were applied to tables and lists */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY | G_SIGNAL_TYPE_STATIC_SCOPE);

  /* Another process has written the document: what is not held in memory, such as answers, has to
   * be read again. "changed" came before for what is. */
  signals[SIGNAL_REFRESHED] =
    g_signal_new ("refreshed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /* keys (element-type gint64) of municipalities whose plan, answers, costs or people changed;
   * NULL: perhaps all of them */
  signals[SIGNAL_MUNICIPALITIES_CHANGED] =
    g_signal_new ("municipalities-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ARRAY | G_SIGNAL_TYPE_STATIC_SCOPE);

  /* edit that was submitted and is now on disk */
  signals[SIGNAL_COMMITTED] =
    g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, ASP_TYPE_EDIT);

  /* edit (nullable: undo or redo) that was submitted and could not be stored, and why */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, ASP_TYPE_EDIT, G_TYPE_ERROR);
}

static void
asp_document_class_init (AspDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = asp_document_dispose;
  object_class->finalize = asp_document_finalize;
  object_class->get_property = asp_document_get_property;

  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_STATUS_DATE] =
    g_param_spec_int ("status-date", NULL, NULL, G_MININT, G_MAXINT, ASP_DAY_NONE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals (klass);
}

static void
asp_document_init (AspDocument *self)
{
  self->tables = asp_table_set_new ();
  self->lists[LIST_WAVES] = asp_record_list_new (ASP_TYPE_WAVE, NULL, 0);
  self->lists[LIST_PERSONS] = asp_record_list_new (ASP_TYPE_PERSON, NULL, 0);
  self->lists[LIST_MUNICIPALITIES] = asp_record_list_new (ASP_TYPE_MUNICIPALITY, NULL, 0);
  self->followers = g_ptr_array_new_with_free_func (free_weak_ref);
}

static void
take_programme (gpointer data,
                gpointer user_data)
{
  AspDocument *self = user_data;

  if (self->programme == NULL)
    self->programme = g_object_new (ASP_TYPE_PROGRAMME, "row", data, NULL);
}

/* Returns: (transfer full): a document that shows @rows, all rows of @store */
AspDocument *
_asp_document_new (AspStore  *store,
                   GPtrArray *rows)
{
  AspDocument *self = g_object_new (ASP_TYPE_DOCUMENT, NULL);

  self->store = g_object_ref (store);
  asp_document_set_author (self, NULL);
  asp_table_set_load (self->tables, rows);
  for (guint i = 0; i < N_LISTS; i++)
    asp_record_list_load (self->lists[i], rows);
  asp_row_table_foreach (find_table (self, "programme"), take_programme, self);

  return self;
}

/* Waits for edits on their way and closes the file. To be called once, on the main thread. */
gboolean
asp_document_close (AspDocument  *self,
                    GError      **error)
{
  g_autoptr (AspStore) store = NULL;

  g_return_val_if_fail (ASP_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (self->store != NULL, FALSE);

  store = g_steal_pointer (&self->store);

  return asp_store_close (store, error);
}

GFile *
asp_document_get_file (AspDocument *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), NULL);

  return asp_store_get_file (self->store);
}

AspDocumentAccess
asp_document_get_access (AspDocument *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), ASP_ACCESS_FULL);

  if (self->store == NULL)
    return ASP_ACCESS_CLOSED;

  switch (asp_store_get_read_only_reason (self->store))
    {
    case ASP_READ_ONLY_NO:
      return ASP_ACCESS_FULL;
    case ASP_READ_ONLY_ASKED:
      return ASP_ACCESS_READ_ONLY_ASKED;
    case ASP_READ_ONLY_PERMISSION:
      return ASP_ACCESS_READ_ONLY_PERMISSION;
    case ASP_READ_ONLY_NEWER:
      return ASP_ACCESS_READ_ONLY_NEWER;
    case ASP_READ_ONLY_IN_USE:
      return ASP_ACCESS_READ_ONLY_IN_USE;
    default:
      g_assert_not_reached ();
    }
}

/* Returns: (nullable): who writes the document that is open read-only, as "user@host" */
const char *
asp_document_get_holder (AspDocument *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), NULL);

  return asp_store_get_holder (self->store);
}

/* Returns: (nullable) */
const char *
asp_document_get_undo_label (AspDocument *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), NULL);

  return self->store != NULL ? asp_store_get_undo_label (self->store) : NULL;
}

/* Returns: (nullable) */
const char *
asp_document_get_redo_label (AspDocument *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), NULL);

  return self->store != NULL ? asp_store_get_redo_label (self->store) : NULL;
}

gboolean
asp_document_get_busy (AspDocument *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), FALSE);

  return self->n_pending > 0;
}

/* Returns: (nullable) (transfer none) */
AspProgramme *
asp_document_get_programme (AspDocument *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), NULL);

  return self->programme;
}

/* "Állapot napja": the day against which lateness and countdowns are reckoned; the real day when
 * the document does not set one. */
AspDay
asp_document_get_status_date (AspDocument *self)
{
  AspDay day = ASP_DAY_NONE;

  g_return_val_if_fail (ASP_IS_DOCUMENT (self), ASP_DAY_NONE);

  if (self->programme != NULL)
    day = asp_record_get_day (ASP_RECORD (self->programme), "status_date");

  return day != ASP_DAY_NONE ? day : asp_day_today ();
}

static void
add_exception (gpointer data,
               gpointer user_data)
{
  AspCalendar *calendar = user_data;
  AspDay day = asp_row_get_day (data, "day");

  if (day != ASP_DAY_NONE)
    asp_calendar_set_exception (calendar, day, asp_row_get_integer (data, "working", 0) != 0);
}

/* Returns: (transfer none): the national calendar with the document's own days */
AspCalendar *
asp_document_get_calendar (AspDocument *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), NULL);

  if (self->calendar == NULL)
    {
      self->calendar = asp_calendar_new_hungarian ();
      asp_row_table_foreach (find_table (self, "day_exception"), add_exception, self->calendar);
    }

  return self->calendar;
}

/* Returns: (transfer none) (nullable): valid until the row changes */
AspRow *
asp_document_lookup (AspDocument *self,
                     const char  *table,
                     gint64       id)
{
  AspRowTable *rows;

  g_return_val_if_fail (ASP_IS_DOCUMENT (self), NULL);

  rows = find_table (self, table);
  g_return_val_if_fail (rows != NULL, NULL);

  return asp_row_table_lookup (rows, id);
}

/* Returns: (transfer none) (nullable) (element-type AspRow): NULL when there are none; valid until
 * the next change */
GPtrArray *
asp_document_get_children (AspDocument *self,
                           const char  *table,
                           gint64       parent_id)
{
  AspRowTable *rows;

  g_return_val_if_fail (ASP_IS_DOCUMENT (self), NULL);

  rows = find_table (self, table);
  g_return_val_if_fail (rows != NULL, NULL);

  return asp_row_table_get_children (rows, parent_id);
}

/* Returns: (transfer none) (nullable) (element-type gint64): the keys of the municipalities whose
 * plans depend on each other, the given one among them; NULL when it depends on no other; valid
 * until the next change */
GArray *
asp_document_get_group (AspDocument *self,
                        gint64       municipality_id)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), NULL);

  return asp_table_set_get_group (self->tables, municipality_id);
}

/* Calls @func with each AspRow of a table, in no order. */
void
asp_document_foreach (AspDocument *self,
                      const char  *table,
                      GFunc        func,
                      gpointer     user_data)
{
  AspRowTable *rows;

  g_return_if_fail (ASP_IS_DOCUMENT (self));

  rows = find_table (self, table);
  g_return_if_fail (rows != NULL);

  asp_row_table_foreach (rows, func, user_data);
}

/* Rows that are not held in memory, such as answers. Blocks for as long as a small query takes.
 * Returns: (transfer container) (element-type AspRow) */
GPtrArray *
asp_document_find_rows (AspDocument  *self,
                        const char   *table,
                        const char   *column,
                        gint64        value,
                        GError      **error)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), NULL);

  return asp_store_find (self->store, table, column, value, error);
}

AspRecordList *
asp_document_get_municipalities (AspDocument *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), NULL);

  return self->lists[LIST_MUNICIPALITIES];
}

AspRecordList *
asp_document_get_waves (AspDocument *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), NULL);

  return self->lists[LIST_WAVES];
}

static int
compare_waves (gconstpointer a,
               gconstpointer b)
{
  gint64 x = asp_record_get_integer (*(AspRecord *const *) a, "number", 0);
  gint64 y = asp_record_get_integer (*(AspRecord *const *) b, "number", 0);

  return (x > y) - (x < y);
}

/* The waves by their numbers. Returns: (transfer full) (element-type AspWave) */
GPtrArray *
asp_document_list_waves (AspDocument *self)
{
  GPtrArray *waves = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *model;

  g_return_val_if_fail (ASP_IS_DOCUMENT (self), waves);

  model = G_LIST_MODEL (asp_document_get_waves (self));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (waves, g_list_model_get_item (model, i));
  g_ptr_array_sort (waves, compare_waves);

  return waves;
}

AspRecordList *
asp_document_get_persons (AspDocument *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), NULL);

  return self->lists[LIST_PERSONS];
}

static void
collect_row (gpointer data,
             gpointer user_data)
{
  g_ptr_array_add (user_data, data);
}

/* A list of one table's records (of one parent's when @parent_column is given) that follows the
 * document for as long as the caller keeps it. Returns: (transfer full) */
AspRecordList *
asp_document_create_list (AspDocument *self,
                          GType        record_type,
                          const char  *parent_column,
                          gint64       parent_id)
{
  AspRecordClass *klass;
  AspRowTable *table;
  AspRecordList *list;
  GWeakRef *follower;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_return_val_if_fail (ASP_IS_DOCUMENT (self), NULL);

  list = asp_record_list_new (record_type, parent_column, parent_id);
  klass = g_type_class_ref (record_type);
  table = find_table (self, klass->table);
  g_type_class_unref (klass);
  g_return_val_if_fail (table != NULL, list);

  asp_row_table_foreach (table, collect_row, rows);
  asp_record_list_load (list, rows);

  follower = g_new0 (GWeakRef, 1);
  g_weak_ref_init (follower, list);
  g_ptr_array_add (self->followers, follower);

  return list;
}

static void
apply_to_programme (AspDocument  *self,
                    AspRowChange *change)
{
  if (change->row == NULL)
    {
      if (self->programme != NULL && asp_record_get_id (ASP_RECORD (self->programme)) == change->id)
        g_clear_object (&self->programme);
    }
  else if (self->programme == NULL)
    {
      self->programme = g_object_new (ASP_TYPE_PROGRAMME, "row", change->row, NULL);
    }
  else if (asp_record_get_id (ASP_RECORD (self->programme)) == change->id)
    {
      asp_record_apply (ASP_RECORD (self->programme), change->row);
    }
}

static void
apply_to_singles (AspDocument *self,
                  GPtrArray   *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      AspRowChange *change = g_ptr_array_index (changes, i);

      if (g_str_equal (change->table, "programme"))
        apply_to_programme (self, change);
      else if (g_str_equal (change->table, "day_exception"))
        g_clear_pointer (&self->calendar, asp_calendar_unref);
    }
}

static void
apply_to_lists (AspDocument *self,
                GPtrArray   *changes)
{
  for (guint i = 0; i < N_LISTS; i++)
    asp_record_list_apply (self->lists[i], changes);

  for (guint i = self->followers->len; i > 0; i--)
    {
      g_autoptr (AspRecordList) list = g_weak_ref_get (g_ptr_array_index (self->followers, i - 1));

      if (list != NULL)
        asp_record_list_apply (list, changes);
      else
        g_ptr_array_remove_index_fast (self->followers, i - 1);
    }
}

/* Tables first, then lists, then signals: whoever is told sees a whole new state. */
static void
apply_changes (AspDocument *self,
               GPtrArray   *changes)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  AspDay old_status_date = asp_document_get_status_date (self);
  gboolean all;

  all = !asp_table_set_apply (self->tables, changes, keys);
  apply_to_singles (self, changes);
  apply_to_lists (self, changes);

  if (all || keys->len > 0)
    g_signal_emit (self, signals[SIGNAL_MUNICIPALITIES_CHANGED], 0, all ? NULL : keys);
  if (asp_document_get_status_date (self) != old_status_date)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS_DATE]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

/* Takes @commit (nullable) over. Returns FALSE when there is none. */
gboolean
_asp_document_take_commit (AspDocument *self,
                           AspCommit   *commit)
{
  if (commit == NULL)
    return FALSE;

  apply_changes (self, commit->changes);
  asp_commit_free (commit);

  return TRUE;
}

/* Runs an edit and applies what it changed. Blocks: for the command line and for tests, and only
 * while no other edit is on its way. Errors: ASP_STORE_ERROR; then nothing has changed. */
gboolean
asp_document_run (AspDocument  *self,
                  AspEdit      *edit,
                  GError      **error)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail (self->n_pending == 0, FALSE);

  return _asp_document_take_commit (self, asp_store_commit (self->store, edit, error));
}

gboolean
asp_document_undo (AspDocument  *self,
                   GError      **error)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (self->n_pending == 0, FALSE);

  return _asp_document_take_commit (self, asp_store_undo (self->store, error));
}

gboolean
asp_document_redo (AspDocument  *self,
                   GError      **error)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (self->n_pending == 0, FALSE);

  return _asp_document_take_commit (self, asp_store_redo (self->store, error));
}

void
_asp_document_change_pending (AspDocument *self,
                              int          by)
{
  gboolean was_busy = self->n_pending > 0;

  self->n_pending += by;
  if (was_busy != (self->n_pending > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
run_committed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  AspDocument *self = g_task_get_source_object (task);
  GError *error = NULL;
  AspCommit *commit = asp_store_commit_finish (ASP_STORE (source), result, &error);

  _asp_document_change_pending (self, -1);
  if (_asp_document_take_commit (self, commit))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* As asp_document_run(), without blocking. Edits are committed in the order in which they were
 * begun, and applied in that order. */
void
asp_document_run_async (AspDocument         *self,
                        AspEdit             *edit,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ASP_IS_DOCUMENT (self));
  g_return_if_fail (edit != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, asp_document_run_async);
  /* What is committed is committed: a late cancellation must not hide it. */
  g_task_set_check_cancellable (task, FALSE);
  _asp_document_change_pending (self, +1);
  asp_store_commit_async (self->store, edit, cancellable, run_committed_cb, g_object_ref (task));
}

gboolean
asp_document_run_finish (AspDocument   *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Returns: (transfer none) (nullable): NULL once closed */
AspStore *
_asp_document_get_store (AspDocument *self)
{
  return self->store;
}

/* Shows @rows, which another process has left. */
void
_asp_document_take_rows (AspDocument *self,
                         GPtrArray   *rows)
{
  g_autoptr (GPtrArray) changes = asp_table_set_compare (self->tables, rows);

  if (changes->len > 0)
    apply_changes (self, changes);
  g_signal_emit (self, signals[SIGNAL_REFRESHED], 0);
}
