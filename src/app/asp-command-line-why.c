/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-command-line-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-why-report.h"

static int
print_chain (AspCommandSession *session,
             const char        *municipality,
             const char        *task,
             const char        *format)
{
  AspStanding *standing = _asp_command_find_standing (session, municipality);
  g_autoptr (AspReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (standing == NULL)
    return ASP_EXIT_FAILED;

  if (g_strcmp0 (format, "text") == 0)
    {
      text = asp_why_report_to_text (session->planner, asp_standing_get_id (standing), task,
                                     &error);
    }
  else
    {
      report = asp_why_report_new (session->planner, asp_standing_get_id (standing), task, &error);
      if (report != NULL)
        text = _asp_command_format_report (report, format);
    }
  if (text == NULL)
    {
      g_printerr ("%s\n", error->message);
      return ASP_EXIT_FAILED;
    }

  g_print ("%s", text);

  return EXIT_SUCCESS;
}

int
_asp_command_why (int    argc,
                  char **argv)
{
  g_autofree char *document = NULL;
  g_autofree char *municipality = NULL;
  g_autofree char *task = NULL;
  g_autofree char *format = NULL;
  AspCommandSession session = { NULL };
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &document,
      N_("The document to read"), N_("FILE") },
    { "municipality", 'm', 0, G_OPTION_ARG_STRING, &municipality,
      N_("Whose schedule: a name or a KSH code"), N_("NAME") },
    { "task", 't', 0, G_OPTION_ARG_STRING, &task, N_("The code of the task, such as 2.7"),
      N_("CODE") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
      N_("text (the default), or tsv or json, for a machine"), N_("FORMAT") },
    { NULL },
  };
  int status = ASP_EXIT_USAGE;

  if (!_asp_command_parse (_("Tells why a task is on its days, back to the first cause."),
                           NULL, entries, &argc, &argv, &status))
    return status;

  if (argc != 1 || document == NULL || municipality == NULL || task == NULL)
    {
      g_printerr (_("Please give --document, --municipality and --task.\n"));
      return ASP_EXIT_USAGE;
    }
  if (!_asp_command_check_format (&format))
    return ASP_EXIT_USAGE;
  if (!_asp_command_open (document, &session))
    return ASP_EXIT_FAILED;

  status = print_chain (&session, municipality, task, format);
  _asp_command_close (&session);

  return status;
}
