/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-command-line-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form-import.h"

static void
print_outcome (AspFormImport *import,
               const char    *format,
               gboolean       dry_run)
{
  g_autofree char *text = NULL;

  if (strcmp (format, "text") != 0)
    {
      g_autoptr (AspReport) report = asp_form_import_report (import);

      text = _asp_command_format_report (report, format);
      g_print ("%s", text);
      return;
    }

  text = asp_form_import_to_text (import);
  g_print ("%s", text);
  if (!asp_form_import_is_needed (import))
    g_print ("%s\n", _("The document has this questionnaire already: nothing changes."));
  else if (dry_run)
    g_print ("%s\n", _("Nothing was stored."));
  else
    g_print ("%s\n", asp_form_import_get_label (import));
}

static gboolean
import_into (AspDocument *document,
             GFile       *file,
             const char  *format,
             gboolean     dry_run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspFormImport) import = asp_form_import_new (document, file, &error);

  if (import == NULL)
    {
      _asp_command_print_error (error, file);
      return FALSE;
    }

  if (!dry_run && !asp_form_import_run (import, &error))
    {
      _asp_command_print_error (error, asp_document_get_file (document));
      return FALSE;
    }

  print_outcome (import, format, dry_run);

  return TRUE;
}

int
_asp_command_import_form (int    argc,
                          char **argv)
{
  g_autofree char *path = NULL;
  g_autofree char *format = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &path,
      N_("The document that gets the questionnaire"), N_("FILE") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run,
      N_("Only say what would become of the answers"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
      N_("text (the default), or tsv or json, for a machine"), N_("FORMAT") },
    { NULL },
  };
  AspCommandSession session = { NULL };
  g_autoptr (GFile) file = NULL;
  int status = ASP_EXIT_USAGE;

  if (!_asp_command_parse (_("Puts a questionnaire in the ODK XForms dialect into a document. A "
                             "new version of one that it has takes the answers over; what has no "
                             "place in it any more and what is newly to be answered is printed."),
                           "import-form FILE", entries, &argc, &argv, &status) ||
      !_asp_command_check_format (&format))
    return status;
  if (path == NULL || argc != 2)
    {
      g_printerr (_("Please name the document with --document, and one file to read.\n"));
      return ASP_EXIT_USAGE;
    }

  if (!(dry_run ? _asp_command_open (path, &session)
                : _asp_command_open_for_changes (path, &session)))
    return ASP_EXIT_FAILED;

  file = g_file_new_for_commandline_arg (argv[1]);

  return _asp_command_finish (&session, import_into (session.document, file, format, dry_run));
}
