/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-command-line-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form-files.h"

/* Prints @text, or @error. @text: (nullable) */
static int
finish (const char   *text,
        const GError *error,
        GFile        *file)
{
  if (text == NULL)
    {
      _asp_command_print_error (error, file);
      return ASP_EXIT_FAILED;
    }
  g_print ("%s", text);

  return EXIT_SUCCESS;
}

int
_asp_command_check_form (int    argc,
                         char **argv)
{
  gboolean explain = FALSE;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "explain", 'e', 0, G_OPTION_ARG_NONE, &explain,
      N_("Tell each question's conditions in words instead"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
      N_("text (the default), or tsv or json, for a machine"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (AspReport) report = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int status = ASP_EXIT_USAGE;

  if (!_asp_command_parse (_("Tells whether a questionnaire in the ODK XForms dialect can be used "
                             "here: fully, with losses, which are named, or not at all; and what "
                             "in it most likely is a mistake."),
                           "check-form FILE", entries, &argc, &argv, &status) ||
      !_asp_command_check_format (&format))
    return status;
  if (argc != 2)
    {
      g_printerr (_("Please name one file to read.\n"));
      return ASP_EXIT_USAGE;
    }

  file = g_file_new_for_commandline_arg (argv[1]);
  report = explain ? asp_form_explain_report_new () : asp_form_check_report_new ();
  text = explain ? asp_form_file_explain (file, report, &error)
                 : asp_form_file_check (file, report, &error);
  if (strcmp (format, "text") == 0)
    return finish (text, error, file);

  /* For a machine, that a form is refused is a finding, too. */
  g_free (text);
  text = _asp_command_format_report (report, format);
  if (error == NULL)
    return finish (text, NULL, file);

  if (asp_report_get_n_rows (report) > 0)
    g_print ("%s", text);

  return finish (NULL, error, file);
}

/* Takes the arguments of a command that prints one table, for machines: a questionnaire and, where
 * @missing asks for two, another file. @today: (out): the day that the command is to take it for
 * Returns: whether they are right */
static gboolean
take_files (const char   *summary,
            const char   *parameters,
            int           n_files,
            const char   *missing,
            int          *argc,
            char       ***argv,
            AspDay       *today,
            int          *status)
{
  g_autofree char *format = NULL;
  g_autofree char *day = NULL;
  const GOptionEntry entries[] = {
    { "day", 0, 0, G_OPTION_ARG_STRING, &day,
      N_("Take it to be this day, such as 2014-06-12 (default: today)"), N_("DAY") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("tsv"), N_("FORMAT") },
    { NULL },
  };

  if (!_asp_command_parse (summary, parameters, entries, argc, argv, status))
    return FALSE;

  *status = ASP_EXIT_USAGE;
  if (format != NULL && strcmp (format, "tsv") != 0)
    {
      g_printerr (_("The format is tsv, not “%s”.\n"), format);
      return FALSE;
    }
  if (*argc != n_files + 1)
    {
      g_printerr ("%s", missing);
      return FALSE;
    }

  return _asp_command_parse_day (day, today);
}

int
_asp_command_form_state (int    argc,
                         char **argv)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int status = ASP_EXIT_USAGE;
  AspDay today;

  if (!take_files (_("Prints the nodes, labels and choices of a questionnaire as they are "
                     "when it has just been opened."),
                   "form-state FILE", 1, _("Please name one file to read.\n"), &argc, &argv,
                   &today, &status))
    return status;

  file = g_file_new_for_commandline_arg (argv[1]);
  text = asp_form_file_state (file, today, &error);

  return finish (text, error, file);
}

int
_asp_command_form_run (int    argc,
                       char **argv)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) steps = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int status = ASP_EXIT_USAGE;
  AspDay today;

  if (!take_files (_("Carries out recorded steps on a questionnaire and prints what each "
                     "of them changes."),
                   "form-run FILE STEPS", 2,
                   _("Please name a questionnaire and a file of steps.\n"), &argc, &argv, &today,
                   &status))
    return status;

  file = g_file_new_for_commandline_arg (argv[1]);
  steps = g_file_new_for_commandline_arg (argv[2]);
  text = asp_form_file_run (file, steps, today, &error);

  return finish (text, error, file);
}
