/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-document-setup-private.h"

#include <glib/gi18n-lib.h>

#include "asp-document-setup.h"
#include "asp-enums.h"
#include "asp-form.h"
#include "asp-template.h"

/* Questionnaires that come with the program, by their code. */
static const struct
{
  const char *code;
  const char *resource;
} forms[] = {
  { "F1", "/hu/onkormanyzat/Csatlakozas/forms/f1.xml" },
};

static gboolean
add_template (AspEdit  *edit,
              GError  **error)
{
  g_autoptr (GBytes) file = asp_template_get_reference_file ();
  g_autoptr (AspTemplate) template = NULL;
  g_autofree char *text = NULL;
  gsize length;
  const char *data = g_bytes_get_data (file, &length);

  template = asp_template_new (data, (gssize) length, "reference-schedule.xml", error);
  if (template == NULL)
    return FALSE;

  text = g_strndup (data, length);
  asp_edit_insert (edit, "schedule_template");
  asp_edit_set_text (edit, "code", asp_template_get_code (template));
  asp_edit_set_integer (edit, "version", asp_template_get_version (template));
  asp_edit_set_text (edit, "title", asp_template_get_title (template, ASP_LANGUAGE_HU));
  asp_edit_set_text (edit, "content", text);

  return TRUE;
}

static gboolean
add_form (AspEdit     *edit,
          const char  *code,
          const char  *resource,
          GError     **error)
{
  g_autoptr (GBytes) file = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (AspForm) form = NULL;
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;
  const char *data;
  gsize length;

  if (file == NULL)
    return FALSE;

  data = g_bytes_get_data (file, &length);
  form = asp_form_new (data, (gssize) length, resource, error);
  if (form == NULL)
    return FALSE;

  text = g_strndup (data, length);
  title = asp_form_get_title (form, ASP_LANGUAGE_HU);
  asp_edit_insert (edit, "form");
  asp_edit_set_text (edit, "code", code);
  asp_edit_set_text (edit, "version", asp_form_get_version (form));
  asp_edit_set_text (edit, "title", title);
  asp_edit_set_text (edit, "content", text);

  return TRUE;
}

/* Adds the reference schedule and the questionnaires. They come with the program, so an error
 * (ASP_TEMPLATE_ERROR, ASP_FORM_ERROR) means a damaged installation. */
gboolean
_asp_document_setup_add_data (AspEdit  *edit,
                              GError  **error)
{
  if (!add_template (edit, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (!add_form (edit, forms[i].code, forms[i].resource, error))
        return FALSE;
    }

  return TRUE;
}

static void
add_wave (AspEdit     *edit,
          AspWaveKind  kind,
          int          number,
          const char  *name)
{
  asp_edit_insert (edit, "wave");
  asp_edit_set_text (edit, "kind", asp_wave_kind_to_code (kind));
  asp_edit_set_integer (edit, "number", number);
  asp_edit_set_text (edit, "name", name);
  /* Waves 1 and 2 are grantees of KMOP-4.7.1-13 (domain.md 2). */
  asp_edit_set_integer (edit, "has_grant", kind != ASP_WAVE_KIND_FURTHER);
}

static gboolean
fill_blank (AspDocument  *document,
            GError      **error)
{
  g_autoptr (AspEdit) edit = asp_edit_new (_("New document"));

  asp_edit_set_permanent (edit, TRUE);
  asp_edit_insert (edit, "programme");
  asp_edit_set_text (edit, "name", _("Joining the municipal ASP centre"));
  add_wave (edit, ASP_WAVE_KIND_PILOT, 1, _("Wave 1 – pilot municipalities"));
  add_wave (edit, ASP_WAVE_KIND_KMOP, 2, _("Wave 2 – KMOP grantees"));
  add_wave (edit, ASP_WAVE_KIND_FURTHER, 3, _("Wave 3 – further municipalities"));

  return _asp_document_setup_add_data (edit, error) && asp_document_run (document, edit, error);
}

/* Makes a document file, whole or not at all. Blocks. Errors: ASP_STORE_ERROR, and
 * ASP_TEMPLATE_ERROR or ASP_FORM_ERROR from a damaged installation. */
gboolean
asp_document_create (GFile               *file,
                     AspDocumentContent   content,
                     GError             **error)
{
  g_autoptr (AspDocument) document = NULL;
  gboolean filled;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  document = asp_document_open (file, ASP_DOCUMENT_CREATE, error);
  if (document == NULL)
    return FALSE;

  if (content == ASP_DOCUMENT_SAMPLE)
    filled = _asp_sample_fill (document, error);
  else
    filled = fill_blank (document, error);

  if (!asp_document_close (document, filled ? error : NULL))
    filled = FALSE;
  if (!filled)
    g_file_delete (file, NULL, NULL);

  return filled;
}

static void
create_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GFile *file = g_object_get_data (G_OBJECT (task), "file");
  GError *error = NULL;

  if (asp_document_create (file, (AspDocumentContent) GPOINTER_TO_UINT (task_data), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
asp_document_create_async (GFile               *file,
                           AspDocumentContent   content,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, asp_document_create_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (content), NULL);
  g_object_set_data_full (G_OBJECT (task), "file", g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, create_in_thread);
}

gboolean
asp_document_create_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Where new documents are put unless the user says otherwise: $XDG_DATA_HOME/csatlakozas. The
 * folder need not exist yet. Returns: (transfer full) */
GFile *
asp_document_get_default_folder (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "csatlakozas", NULL);

  return g_file_new_for_path (path);
}
