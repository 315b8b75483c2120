/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form-migrate.h"
#include "asp-form-move-private.h"
#include "asp-form-session-private.h"
#include "asp-form-versions.h"
#include "asp-text.h"

struct _AspFormImport
{
  GObject      parent_instance;

  AspDocument *document;          /* (owned) */
  AspForm     *form;              /* (owned) */
  char        *content;           /* (owned): the form as one file */
  char        *code;              /* (owned): what the document calls it and its other versions */
  char        *label;             /* (owned): of the undo step */
  char        *group;             /* (owned): of its edits */
  gint64       form_id;           /* of its row, which may not be there yet */
  AspEdit     *adding;            /* (owned) (nullable): puts it into the document */
  AspEdit     *moving;            /* (owned) (nullable): takes the answers over */
  gboolean     is_needed;         /* there is something to be done, or was */
  GPtrArray   *older;             /* (owned) (element-type AspRow): of the table of forms */
  GPtrArray   *municipalities;    /* (owned) (element-type AspRow): by name */
  guint        n_looked_at;       /* of them */
  GPtrArray   *moves;             /* (owned) (element-type AspFormImportMove) */
};

G_DEFINE_FINAL_TYPE (AspFormImport, asp_form_import, G_TYPE_OBJECT)

static void
free_move (gpointer data)
{
  AspFormImportMove *move = data;

  g_free (move->name);
  g_ptr_array_unref (move->lost);
  g_ptr_array_unref (move->required);
  g_free (move);
}

static void
asp_form_import_finalize (GObject *object)
{
  AspFormImport *self = ASP_FORM_IMPORT (object);

  g_ptr_array_unref (self->moves);
  g_ptr_array_unref (self->municipalities);
  g_ptr_array_unref (self->older);
  g_clear_pointer (&self->adding, asp_edit_unref);
  g_clear_pointer (&self->moving, asp_edit_unref);
  g_free (self->group);
  g_free (self->label);
  g_free (self->code);
  g_free (self->content);
  g_clear_pointer (&self->form, asp_form_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (asp_form_import_parent_class)->finalize (object);
}

static void
asp_form_import_class_init (AspFormImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = asp_form_import_finalize;
}

static void
asp_form_import_init (AspFormImport *self)
{
  self->older = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);
  self->municipalities = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);
  self->moves = g_ptr_array_new_with_free_func (free_move);
}

static void
take_row (gpointer data,
          gpointer user_data)
{
  g_ptr_array_add (user_data, asp_row_ref (data));
}

/* What can be read without the document, in any thread. */
typedef struct
{
  GFile      *file;               /* (owned) */
  GPtrArray  *rows;               /* (owned) (element-type AspRow): the forms that were there */
  AspForm    *form;               /* (owned) (nullable): not read yet */
  char       *content;            /* (owned) (nullable): the form as one file */
  GHashTable *hashes;             /* (owned): AspRow of @rows → hash of that version; NULL: it is
                                   * another form, or one that cannot be read */
} Reading;

/* Main thread: what the document has is noted, so that it can be read elsewhere. */
static Reading *
create_reading (AspDocument *document,
                GFile       *file)
{
  g_autoptr (GPtrArray) rows = asp_form_list_forms (document);
  Reading *self = g_new0 (Reading, 1);

  self->file = g_object_ref (file);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);
  g_ptr_array_foreach (rows, take_row, self->rows);
  self->hashes = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  return self;
}

static void
free_reading (gpointer data)
{
  Reading *self = data;

  g_hash_table_unref (self->hashes);
  g_free (self->content);
  g_clear_pointer (&self->form, asp_form_unref);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, free_reading)

/* Returns: (transfer full) (nullable): the hash of a version of @form that the document has; NULL:
 * it is another form, or one that cannot be read */
static char *
read_hash (AspForm *form,
           AspRow  *row)
{
  g_autoptr (AspForm) known = asp_form_new (asp_row_get_text (row, "content"), -1,
                                            asp_row_get_text (row, "title"), NULL);

  if (known == NULL || g_strcmp0 (asp_form_get_id (known), asp_form_get_id (form)) != 0)
    return NULL;

  return g_strdup (asp_form_get_hash (known));
}

/* Any thread. */
static gboolean
read_file (Reading  *self,
           GError  **error)
{
  g_autoptr (AspForm) read = asp_form_new_from_file (self->file, error);
  g_autofree char *name = NULL;

  if (read == NULL)
    return FALSE;

  self->content = asp_form_write_whole (read);
  name = g_file_get_basename (self->file);
  self->form = asp_form_new (self->content, -1, name, error);
  if (self->form == NULL)
    return FALSE;

  asp_form_get_hash (self->form);
  for (guint i = 0; i < self->rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (self->rows, i);

      g_hash_table_insert (self->hashes, row, read_hash (self->form, row));
    }

  return TRUE;
}

/* A form may have come into the document meanwhile. Returns: (transfer full) (nullable) */
static char *
find_hash (Reading *reading,
           AspRow  *row)
{
  gpointer hash;

  if (g_hash_table_lookup_extended (reading->hashes, row, NULL, &hash))
    return g_strdup (hash);

  return read_hash (reading->form, row);
}

static void
set_version_error (const char  *version,
                   gboolean     is_newer,
                   GError     **error)
{
  if (is_newer)
    g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE,
                 /* Translators: number of a version */
                 _("The document has a newer version of this questionnaire: %s."), version);
  else
    g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE,
                 /* Translators: number of a version */
                 _("The document has another questionnaire of this version: %s. Please give the "
                   "changed one a new version."), version);
}

/* Finds the form itself and its older versions among those that the document has, the newest one
 * first. FALSE: another form of this version, or a newer one, is there. */
static gboolean
find_versions (AspFormImport  *self,
               Reading        *reading,
               GError        **error)
{
  const char *version = asp_form_get_version (self->form);
  g_autoptr (GPtrArray) rows = asp_form_list_forms (self->document);

  for (guint i = 0; i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);
      g_autofree char *hash = find_hash (reading, row);
      const char *has = asp_row_get_text (row, "version");
      int order = asp_form_version_compare (has, version);

      if (hash == NULL)
        continue;
      if (order > 0 || (order == 0 && strcmp (hash, asp_form_get_hash (self->form)) != 0))
        {
          set_version_error (has, order > 0, error);
          return FALSE;
        }

      g_free (self->code);
      self->code = g_strdup (asp_row_get_text (row, "code"));
      if (order == 0)
        self->form_id = asp_row_get_id (row);
      else
        g_ptr_array_add (self->older, asp_row_ref (row));
    }
  if (self->code == NULL)
    self->code = g_strdup (asp_form_get_id (self->form));

  return TRUE;
}

/* What becomes of the answers of @session, of which only the outcome is kept: there may be
 * thousands. */
static void
take_session (AspFormImport  *self,
              const char     *name,
              AspFormSession *session)
{
  g_autoptr (AspFormMigration) migration =
    asp_form_migrate (session->instance, self->form, asp_document_get_status_date (self->document),
                      asp_format_get_language ());
  AspFormImportMove *move = g_new0 (AspFormImportMove, 1);

  if (self->moving == NULL)
    {
      self->moving = asp_edit_new (self->label);
      asp_edit_set_group (self->moving, self->group);
    }
  _asp_form_move (session, migration, self->form_id, self->moving);
  move->name = g_strdup (name);
  move->n_carried = migration->n_carried;
  move->lost = g_ptr_array_ref (migration->lost);
  move->required = g_ptr_array_ref (migration->required);
  g_ptr_array_add (self->moves, move);
  self->is_needed = TRUE;
}

/* Looks at what becomes of the answers that a municipality gave to the newest older version. */
static gboolean
take_municipality (AspFormImport  *self,
                   AspRow         *municipality,
                   GError        **error)
{
  gint64 id = asp_row_get_id (municipality);

  if (asp_form_find_instance (self->document, id, self->form_id) != NULL)
    return TRUE;

  for (guint i = 0; i < self->older->len; i++)
    {
      gint64 old_id = asp_row_get_id (g_ptr_array_index (self->older, i));
      g_autoptr (AspFormSession) session = NULL;

      if (asp_form_find_instance (self->document, id, old_id) == NULL)
        continue;

      session = asp_form_session_new (self->document, id, old_id, error);
      if (session == NULL)
        return FALSE;

      take_session (self, asp_row_get_text (municipality, "name"), session);

      return TRUE;
    }

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *x = asp_text_collate_key (asp_row_get_text (*(AspRow *const *) a, "name"));
  g_autofree char *y = asp_text_collate_key (asp_row_get_text (*(AspRow *const *) b, "name"));

  return strcmp (x, y);
}


static void
set_label (AspFormImport *self)
{
  g_autofree char *title = asp_form_get_title (self->form, asp_format_get_language ());
  const char *version = asp_form_get_version (self->form);

  if (*version == '\0')
    /* Translators: of a questionnaire, instead of its number */
    version = _("without a version");
  if (self->older->len > 0)
    /* Translators: undo step; title and version of a questionnaire */
    self->label = g_strdup_printf (_("New version of a questionnaire: %s, %s"), title, version);
  else
    /* Translators: undo step; title and version of a questionnaire */
    self->label = g_strdup_printf (_("New questionnaire: %s, %s"), title, version);
}

/* What puts the form into the document. */
static void
prepare_adding (AspFormImport *self)
{
  g_autofree char *title = asp_form_get_title (self->form, ASP_LANGUAGE_HU);

  self->adding = asp_edit_new (self->label);
  asp_edit_set_group (self->adding, self->group);
  self->form_id = asp_edit_insert (self->adding, "form");
  asp_edit_set_text (self->adding, "code", self->code);
  asp_edit_set_text (self->adding, "version", asp_form_get_version (self->form));
  asp_edit_set_text (self->adding, "title", title);
  asp_edit_set_text (self->adding, "content", self->content);
  self->is_needed = TRUE;
}

/* What the form that was read would do. Errors: ASP_FORM_ERROR when it is not newer than the
 * document's own */
static AspFormImport *
create_import (AspDocument  *document,
               Reading      *reading,
               GError      **error)
{
  g_autoptr (AspFormImport) self = g_object_new (ASP_TYPE_FORM_IMPORT, NULL);

  self->document = g_object_ref (document);
  self->content = g_steal_pointer (&reading->content);
  self->form = asp_form_ref (reading->form);
  if (!find_versions (self, reading, error))
    return NULL;

  set_label (self);
  self->group = g_strdup_printf ("form %" G_GINT64_FORMAT, asp_id_new ());
  if (self->form_id == 0)
    prepare_adding (self);
  if (self->older->len > 0)
    asp_document_foreach (document, "municipality", take_row, self->municipalities);
  g_ptr_array_sort (self->municipalities, compare_names);

  return g_steal_pointer (&self);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (read_file (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Reads a form and the lists beside it, which a slow disk may hold, in a thread. Nothing is
 * written; what becomes of the answers is looked at by asp_form_import_look_on(). */
void
asp_form_import_start_async (AspDocument         *document,
                             GFile               *file,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ASP_IS_DOCUMENT (document));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (document, cancellable, callback, user_data);
  g_task_set_source_tag (task, asp_form_import_start_async);
  g_task_set_task_data (task, create_reading (document, file), free_reading);
  g_task_run_in_thread (task, read_in_thread);
}

/* Errors: ASP_FORM_ERROR when the form cannot be used, or is not newer than the document's own;
 * G_IO_ERROR. Returns: (transfer full) (nullable) */
AspFormImport *
asp_form_import_start_finish (AspDocument   *document,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return create_import (document, g_task_get_task_data (G_TASK (result)), error);
}

/* Looks at the answers of one more municipality. @done: (out): how much of all has been looked at,
 * 0 to 1; 1: nothing is left to do. Errors: ASP_FORM_ERROR, ASP_STORE_ERROR. */
gboolean
asp_form_import_look_on (AspFormImport  *self,
                         double         *done,
                         GError        **error)
{
  guint n;

  g_return_val_if_fail (ASP_IS_FORM_IMPORT (self), FALSE);
  g_return_val_if_fail (done != NULL, FALSE);

  n = self->municipalities->len;
  if (self->n_looked_at < n &&
      !take_municipality (self, g_ptr_array_index (self->municipalities, self->n_looked_at++),
                          error))
    return FALSE;

  *done = self->n_looked_at < n ? (double) self->n_looked_at / n : 1;

  return TRUE;
}

/* Reads a form and looks at what it would do, to the end. Blocks. Errors: as above, and those of
 * asp_form_import_look_on() */
AspFormImport *
asp_form_import_new (AspDocument  *document,
                     GFile        *file,
                     GError      **error)
{
  g_autoptr (Reading) reading = NULL;
  g_autoptr (AspFormImport) self = NULL;
  double done = 0;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  reading = create_reading (document, file);
  if (!read_file (reading, error))
    return NULL;

  self = create_import (document, reading, error);
  while (self != NULL && done < 1)
    {
      if (!asp_form_import_look_on (self, &done, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/* FALSE: the document had it all already. */
gboolean
asp_form_import_is_needed (AspFormImport *self)
{
  g_return_val_if_fail (ASP_IS_FORM_IMPORT (self), FALSE);

  return self->is_needed;
}

/* Returns: (transfer none) (element-type utf8): what of the form is not supported */
GPtrArray *
asp_form_import_get_losses (AspFormImport *self)
{
  g_return_val_if_fail (ASP_IS_FORM_IMPORT (self), NULL);

  return asp_form_get_losses (self->form);
}

guint
asp_form_import_get_n_moves (AspFormImport *self)
{
  g_return_val_if_fail (ASP_IS_FORM_IMPORT (self), 0);

  return self->moves->len;
}

/* Returns: (transfer none): municipalities by name */
const AspFormImportMove *
asp_form_import_peek_move (AspFormImport *self,
                           guint          index)
{
  g_return_val_if_fail (ASP_IS_FORM_IMPORT (self), NULL);
  g_return_val_if_fail (index < self->moves->len, NULL);

  return g_ptr_array_index (self->moves, index);
}

/* Returns: (transfer none): of the undo step */
const char *
asp_form_import_get_label (AspFormImport *self)
{
  g_return_val_if_fail (ASP_IS_FORM_IMPORT (self), NULL);

  return self->label;
}

static void
append_changes (GString    *text,
                const char *words,
                GPtrArray  *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const AspFormChange *change = g_ptr_array_index (changes, i);

      g_string_append_printf (text, "  %s: %s", words,
                              *change->label != '\0' ? change->label : change->path);
      if (*change->value != '\0')
        g_string_append_printf (text, " = %s", change->value);
      if (change->is_file)
        /* Translators: after the name of a file that was the answer to a question */
        g_string_append (text, _(", with its file"));
      g_string_append_c (text, '\n');
    }
}

/* Returns: (transfer full): what is not supported of the form, then what becomes of the answers of
 * each municipality, a line each */
char *
asp_form_import_to_text (AspFormImport *self)
{
  GString *text = g_string_new (NULL);
  GPtrArray *losses;

  g_return_val_if_fail (ASP_IS_FORM_IMPORT (self), NULL);

  losses = asp_form_get_losses (self->form);
  for (guint i = 0; i < losses->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (losses, i));
  for (guint i = 0; i < self->moves->len; i++)
    {
      const AspFormImportMove *move = g_ptr_array_index (self->moves, i);
      guint n = move->n_carried;
      g_autofree char *carried =
        g_strdup_printf (ngettext ("%u answer taken over", "%u answers taken over", n), n);

      g_string_append_printf (text, "%s: %s\n", move->name, carried);
      /* Translators: an answer that the new version of a questionnaire has no place for */
      append_changes (text, _("lost"), move->lost);
      /* Translators: a question of the new version of a questionnaire */
      append_changes (text, _("newly to be answered"), move->required);
    }

  return g_string_free (text, FALSE);
}

static void
report_changes (AspReport  *report,
                const char *municipality,
                const char *kind,
                GPtrArray  *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const AspFormChange *change = g_ptr_array_index (changes, i);

      asp_report_add_text (report, municipality);
      asp_report_add_text (report, kind);
      asp_report_add_text (report, change->path);
      asp_report_add_text (report, change->label);
      asp_report_add_text (report, change->value);
    }
}

/* Returns: (transfer full): the same as a table: a row for each municipality with the number of
 * answers taken over, then its lost answers and newly required questions */
AspReport *
asp_form_import_report (AspFormImport *self)
{
  static const char *const columns[] = { "municipality", "kind", "path", "label", "value", NULL };
  AspReport *report = asp_report_new (columns);

  g_return_val_if_fail (ASP_IS_FORM_IMPORT (self), report);

  for (guint i = 0; i < self->moves->len; i++)
    {
      const AspFormImportMove *move = g_ptr_array_index (self->moves, i);

      asp_report_add_text (report, move->name);
      asp_report_add_text (report, "carried");
      asp_report_add_text (report, NULL);
      asp_report_add_text (report, NULL);
      asp_report_add_integer (report, move->n_carried);
      report_changes (report, move->name, "lost", move->lost);
      report_changes (report, move->name, "required", move->required);
    }

  return report;
}

/* Stores the form and takes the answers over: one undo step. Two edits, for undoing has to take
 * the answers back before their form. Blocks. Errors: ASP_STORE_ERROR. */
gboolean
asp_form_import_run (AspFormImport  *self,
                     GError        **error)
{
  g_autoptr (AspEdit) adding = NULL;
  g_autoptr (AspEdit) moving = NULL;

  g_return_val_if_fail (ASP_IS_FORM_IMPORT (self), FALSE);

  adding = g_steal_pointer (&self->adding);
  moving = g_steal_pointer (&self->moving);

  return (adding == NULL || asp_document_run (self->document, adding, error)) &&
         (moving == NULL || asp_document_run (self->document, moving, error));
}

/* As asp_form_import_run(), without blocking: what cannot be stored is told by the document. */
void
asp_form_import_submit (AspFormImport *self)
{
  g_autoptr (AspEdit) adding = NULL;
  g_autoptr (AspEdit) moving = NULL;

  g_return_if_fail (ASP_IS_FORM_IMPORT (self));

  adding = g_steal_pointer (&self->adding);
  moving = g_steal_pointer (&self->moving);
  if (adding != NULL)
    asp_document_submit (self->document, adding);
  if (moving != NULL)
    asp_document_submit (self->document, moving);
}
