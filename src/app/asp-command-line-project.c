/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-command-line-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-project-text.h"

static int
print_project (const char *path,
               const char *format)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = asp_project_text_new (file, g_strcmp0 (format, "tsv") == 0, &error);

  if (text == NULL)
    {
      _asp_command_print_error (error, file);
      return ASP_EXIT_FAILED;
    }
  g_print ("%s", text);

  return EXIT_SUCCESS;
}

int
_asp_command_import_schedule (int    argc,
                              char **argv)
{
  gboolean dry_run = FALSE;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run,
      N_("Only say what the file holds and which dates would be moved"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
      N_("text (the default) or tsv, for a machine"), N_("FORMAT") },
    { NULL },
  };
  int status = ASP_EXIT_USAGE;

  if (!_asp_command_parse (_("Reads a schedule of another program and prints its tasks, then every "
                             "date that would be another one by the rules of this program, with "
                             "the reason."),
                           "import-schedule FILE", entries, &argc, &argv, &status))
    return status;

  if (format != NULL && strcmp (format, "text") != 0 && strcmp (format, "tsv") != 0)
    {
      g_printerr (_("The format is text or tsv, not “%s”.\n"), format);
      return ASP_EXIT_USAGE;
    }
  if (!dry_run)
    {
      g_printerr (_("Schedules can only be looked at so far: please add --dry-run.\n"));
      return ASP_EXIT_USAGE;
    }
  if (argc != 2)
    {
      g_printerr (_("Please name one file to read.\n"));
      return ASP_EXIT_USAGE;
    }

  return print_project (argv[1], format);
}
