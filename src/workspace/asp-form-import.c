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

/* What becomes of one municipality's questionnaire. */
typedef struct
{
  char             *name;         /* (owned): of the municipality */
  AspFormSession   *session;      /* (owned): of the old version */
  AspFormMigration *migration;    /* (owned) */
} Taken;

struct _AspFormImport
{
  GObject      parent_instance;

  AspDocument *document;          /* (owned) */
  AspForm     *form;              /* (owned) */
  char        *content;           /* (owned): the form as one file */
  char        *code;              /* (owned): what the document calls it and its other versions */
  char        *label;             /* (owned): of the undo step */
  char        *group;             /* (owned): of its edits */
  gint64       form_id;           /* 0: not in the document yet */
  gboolean     is_new;            /* it was not, before asp_form_import_run() */
  GPtrArray   *older;             /* (owned) (element-type AspRow): of the table of forms */
  GPtrArray   *taken;             /* (owned) (element-type Taken) */
};

G_DEFINE_FINAL_TYPE (AspFormImport, asp_form_import, G_TYPE_OBJECT)

static void
free_taken (gpointer data)
{
  Taken *taken = data;

  asp_form_migration_free (taken->migration);
  g_object_unref (taken->session);
  g_free (taken->name);
  g_free (taken);
}

static void
asp_form_import_finalize (GObject *object)
{
  AspFormImport *self = ASP_FORM_IMPORT (object);

  g_ptr_array_unref (self->taken);
  g_ptr_array_unref (self->older);
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
  self->taken = g_ptr_array_new_with_free_func (free_taken);
}

static void
take_row (gpointer data,
          gpointer user_data)
{
  g_ptr_array_add (user_data, asp_row_ref (data));
}

/* A version of the form that the document has. Returns: (transfer full) (nullable): NULL: it is
 * another form, or one that cannot be read */
static AspForm *
read_version (AspFormImport *self,
              AspRow        *row)
{
  g_autoptr (AspForm) form = asp_form_new (asp_row_get_text (row, "content"), -1,
                                           asp_row_get_text (row, "title"), NULL);

  if (form == NULL || g_strcmp0 (asp_form_get_id (form), asp_form_get_id (self->form)) != 0)
    return NULL;

  return g_steal_pointer (&form);
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
               GError        **error)
{
  const char *version = asp_form_get_version (self->form);
  g_autoptr (GPtrArray) rows = asp_form_list_forms (self->document);

  for (guint i = 0; i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);
      g_autoptr (AspForm) known = read_version (self, row);
      const char *has = asp_row_get_text (row, "version");
      int order = asp_form_version_compare (has, version);

      if (known == NULL)
        continue;
      if (order > 0 || (order == 0 && strcmp (asp_form_get_hash (known),
                                              asp_form_get_hash (self->form)) != 0))
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

/* Looks at what becomes of the answers that a municipality gave to the newest older version. */
static gboolean
take_municipality (AspFormImport  *self,
                   AspRow         *municipality,
                   GError        **error)
{
  gint64 id = asp_row_get_id (municipality);
  Taken *taken;

  if (self->form_id != 0 && asp_form_find_instance (self->document, id, self->form_id) != NULL)
    return TRUE;

  for (guint i = 0; i < self->older->len; i++)
    {
      gint64 old_id = asp_row_get_id (g_ptr_array_index (self->older, i));
      AspFormSession *session;

      if (asp_form_find_instance (self->document, id, old_id) == NULL)
        continue;

      session = asp_form_session_new (self->document, id, old_id, error);
      if (session == NULL)
        return FALSE;

      taken = g_new0 (Taken, 1);
      taken->name = g_strdup (asp_row_get_text (municipality, "name"));
      taken->session = session;
      taken->migration = asp_form_migrate (session->instance, self->form,
                                           asp_document_get_status_date (self->document),
                                           asp_format_get_language ());
      g_ptr_array_add (self->taken, taken);

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

static gboolean
take_all (AspFormImport  *self,
          GError        **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);

  asp_document_foreach (self->document, "municipality", take_row, rows);
  g_ptr_array_sort (rows, compare_names);
  for (guint i = 0; i < rows->len; i++)
    {
      if (!take_municipality (self, g_ptr_array_index (rows, i), error))
        return FALSE;
    }

  return TRUE;
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

/* Reads a form and the lists beside it, and looks at what it would do. Nothing is written.
 * Errors: ASP_FORM_ERROR when the form cannot be used, or is not newer than the document's own;
 * G_IO_ERROR, ASP_STORE_ERROR. */
AspFormImport *
asp_form_import_new (AspDocument  *document,
                     GFile        *file,
                     GError      **error)
{
  g_autoptr (AspFormImport) self = NULL;
  g_autoptr (AspForm) read = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  read = asp_form_new_from_file (file, error);
  if (read == NULL)
    return NULL;

  self = g_object_new (ASP_TYPE_FORM_IMPORT, NULL);
  self->document = g_object_ref (document);
  self->content = asp_form_write_whole (read);
  name = g_file_get_basename (file);
  self->form = asp_form_new (self->content, -1, name, error);
  if (self->form == NULL || !find_versions (self, error) || !take_all (self, error))
    return NULL;

  self->is_new = self->form_id == 0;
  set_label (self);
  self->group = g_strdup_printf ("form %" G_GINT64_FORMAT, asp_id_new ());

  return g_steal_pointer (&self);
}

/* FALSE: the document had it all already. */
gboolean
asp_form_import_is_needed (AspFormImport *self)
{
  g_return_val_if_fail (ASP_IS_FORM_IMPORT (self), FALSE);

  return self->is_new || self->taken->len > 0;
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
  for (guint i = 0; i < self->taken->len; i++)
    {
      const Taken *taken = g_ptr_array_index (self->taken, i);
      guint n = taken->migration->n_carried;
      g_autofree char *carried =
        g_strdup_printf (ngettext ("%u answer taken over", "%u answers taken over", n), n);

      g_string_append_printf (text, "%s: %s\n", taken->name, carried);
      /* Translators: an answer that the new version of a questionnaire has no place for */
      append_changes (text, _("lost"), taken->migration->lost);
      /* Translators: a question of the new version of a questionnaire */
      append_changes (text, _("newly to be answered"), taken->migration->required);
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

  for (guint i = 0; i < self->taken->len; i++)
    {
      const Taken *taken = g_ptr_array_index (self->taken, i);

      asp_report_add_text (report, taken->name);
      asp_report_add_text (report, "carried");
      asp_report_add_text (report, NULL);
      asp_report_add_text (report, NULL);
      asp_report_add_integer (report, taken->migration->n_carried);
      report_changes (report, taken->name, "lost", taken->migration->lost);
      report_changes (report, taken->name, "required", taken->migration->required);
    }

  return report;
}

static gboolean
add_form (AspFormImport  *self,
          GError        **error)
{
  g_autoptr (AspEdit) edit = asp_edit_new (self->label);
  g_autofree char *title = asp_form_get_title (self->form, ASP_LANGUAGE_HU);
  gint64 id;

  asp_edit_set_group (edit, self->group);
  id = asp_edit_insert (edit, "form");
  asp_edit_set_text (edit, "code", self->code);
  asp_edit_set_text (edit, "version", asp_form_get_version (self->form));
  asp_edit_set_text (edit, "title", title);
  asp_edit_set_text (edit, "content", self->content);
  if (!asp_document_run (self->document, edit, error))
    return FALSE;

  self->form_id = id;

  return TRUE;
}

/* Stores the form and takes the answers over: one undo step. Two edits, for undoing has to take
 * the answers back before their form. Blocks. Errors: ASP_STORE_ERROR. */
gboolean
asp_form_import_run (AspFormImport  *self,
                     GError        **error)
{
  g_autoptr (AspEdit) edit = NULL;

  g_return_val_if_fail (ASP_IS_FORM_IMPORT (self), FALSE);

  if (self->form_id == 0 && !add_form (self, error))
    return FALSE;
  if (self->taken->len == 0)
    return TRUE;

  edit = asp_edit_new (self->label);
  asp_edit_set_group (edit, self->group);
  for (guint i = 0; i < self->taken->len; i++)
    {
      const Taken *taken = g_ptr_array_index (self->taken, i);

      _asp_form_move (taken->session, taken->migration, self->form_id, edit);
    }

  return asp_document_run (self->document, edit, error);
}
