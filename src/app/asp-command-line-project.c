/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-command-line-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-project-text.h"
#include "asp-schedule-import.h"

typedef struct
{
  char     *document;
  char     *municipality;
  char     *format;
  gboolean  dry_run;
  gboolean  accept_dates;
} ImportOptions;

static void
clear_options (ImportOptions *options)
{
  g_free (options->document);
  g_free (options->municipality);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportOptions, clear_options)

static gboolean
is_for_machine (const ImportOptions *options)
{
  return g_strcmp0 (options->format, "tsv") == 0;
}

static int
print_project (const char          *path,
               const ImportOptions *options)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = asp_project_text_new (file, is_for_machine (options), &error);

  if (text == NULL)
    {
      _asp_command_print_error (error, file);
      return ASP_EXIT_FAILED;
    }
  g_print ("%s", text);

  return EXIT_SUCCESS;
}

/* What is done is told after it is done. */
static gboolean
store (AspDocument         *document,
       AspScheduleImport   *import,
       const ImportOptions *options)
{
  g_autoptr (AspEdit) edit = asp_schedule_import_create_edit (import, options->accept_dates);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = asp_schedule_import_to_text (import, options->accept_dates,
                                                       is_for_machine (options));

  if (!options->dry_run && edit != NULL && !asp_document_run (document, edit, &error))
    {
      _asp_command_print_error (error, asp_document_get_file (document));
      return FALSE;
    }

  g_print ("%s", text);
  if (is_for_machine (options))
    return TRUE;
  if (edit == NULL)
    g_print ("\n%s\n", _("The schedule has all of it already: nothing changes."));
  else if (options->dry_run)
    g_print ("\n%s\n", _("Nothing was stored."));
  else
    g_print ("\n%s\n", asp_edit_get_label (edit));

  return TRUE;
}

static gboolean
import_into (AspCommandSession   *session,
             GFile               *file,
             const ImportOptions *options)
{
  AspStanding *standing = _asp_command_find_standing (session, options->municipality);
  g_autoptr (AspScheduleImport) import = NULL;
  g_autoptr (GError) error = NULL;

  if (standing == NULL)
    return FALSE;

  import = asp_schedule_import_load (session->planner, asp_standing_get_id (standing), file,
                                     &error);
  if (import == NULL)
    {
      _asp_command_print_error (error, file);
      return FALSE;
    }

  return store (session->document, import, options);
}

static int
import_schedule (const char          *path,
                 const ImportOptions *options)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  AspCommandSession session = { NULL };

  if (!(options->dry_run ? _asp_command_open (options->document, &session)
                         : _asp_command_open_for_changes (options->document, &session)))
    return ASP_EXIT_FAILED;

  return _asp_command_finish (&session, import_into (&session, file, options));
}

static gboolean
check_options (const ImportOptions *options,
               int                  argc)
{
  if (options->format != NULL && strcmp (options->format, "text") != 0 &&
      strcmp (options->format, "tsv") != 0)
    g_printerr (_("The format is text or tsv, not “%s”.\n"), options->format);
  else if (options->document == NULL && !options->dry_run)
    g_printerr (_("Please name the document with --document, or only look at the file with "
                  "--dry-run.\n"));
  else if ((options->document == NULL) != (options->municipality == NULL))
    g_printerr (_("--document and --municipality belong together.\n"));
  else if (options->document == NULL && options->accept_dates)
    g_printerr (_("--accept-dates belongs to --document.\n"));
  else if (argc != 2)
    g_printerr (_("Please name one file to read.\n"));
  else
    return TRUE;

  return FALSE;
}

int
_asp_command_import_schedule (int    argc,
                              char **argv)
{
  g_auto (ImportOptions) options = { NULL };
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &options.document,
      N_("The document that gets the schedule"), N_("FILE") },
    { "municipality", 'm', 0, G_OPTION_ARG_STRING, &options.municipality,
      N_("Whose schedule: a name or a KSH code"), N_("NAME") },
    { "accept-dates", 'a', 0, G_OPTION_ARG_NONE, &options.accept_dates,
      N_("Let the rules of this program move dates, instead of keeping the file’s"), NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_("Only say what the file holds and which dates would be moved"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format,
      N_("text (the default) or tsv, for a machine"), N_("FORMAT") },
    { NULL },
  };
  int status = ASP_EXIT_USAGE;

  if (!_asp_command_parse (_("Reads a schedule of another program into that of a municipality and "
                             "prints what became of its tasks, every date that is another one by "
                             "the rules of this program, with the reason, and what cannot be "
                             "stored. The file’s dates stay until they are accepted."),
                           "import-schedule FILE", entries, &argc, &argv, &status) ||
      !check_options (&options, argc))
    return status;

  return options.document != NULL ? import_schedule (argv[1], &options)
                                  : print_project (argv[1], &options);
}
