/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-files.h"

#include <glib/gi18n-lib.h>

#include "asp-form-report.h"

/* Returns: (transfer full) (nullable): whether the form is fully supported here or what of it is
 * lost, a line each, in words. Errors: it cannot be used at all: ASP_FORM_ERROR, G_IO_ERROR */
char *
asp_form_file_check (GFile   *file,
                     GError **error)
{
  g_autoptr (AspForm) form = asp_form_new_from_file (file, error);
  g_autoptr (GString) text = NULL;
  GPtrArray *losses;

  if (form == NULL)
    return NULL;

  text = g_string_new (NULL);
  losses = asp_form_get_losses (form);
  if (losses->len == 0)
    {
      g_autofree char *name = g_file_get_basename (file);

      /* Translators: %s is the name of a file */
      g_string_append_printf (text, _("%s: fully supported"), name);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < losses->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (losses, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full) (nullable): the form as it stands when it has just been opened, as a
 * table (asp_form_report_state()). Errors: ASP_FORM_ERROR, G_IO_ERROR */
char *
asp_form_file_state (GFile   *file,
                     GError **error)
{
  g_autoptr (AspForm) form = asp_form_new_from_file (file, error);
  g_autoptr (AspFormInstance) instance = NULL;
  g_autofree char *name = NULL;

  if (form == NULL)
    return NULL;

  name = g_file_get_basename (file);
  instance = asp_form_instance_new_first (form, asp_day_today (), FALSE);

  return asp_form_report_state (instance, name);
}

/* Returns: (transfer full) (nullable): what the steps in the file @steps bring about
 * (asp_form_report_run()). Errors: ASP_FORM_ERROR, G_IO_ERROR */
char *
asp_form_file_run (GFile   *file,
                   GFile   *steps,
                   GError **error)
{
  g_autoptr (AspForm) form = asp_form_new_from_file (file, error);
  g_autofree char *text = NULL;

  if (form == NULL || !g_file_load_contents (steps, NULL, &text, NULL, NULL, error))
    return NULL;
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: %s is the name of a file */
                   _("%s is not a text in UTF-8."), g_file_peek_path (steps));
      return NULL;
    }

  return asp_form_report_run (form, asp_day_today (), text, error);
}
