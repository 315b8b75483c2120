/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-command-line-private.h"

#include <glib/gi18n-lib.h>

#include "asp-cost-file.h"

typedef struct
{
  char *document;
  char *municipality;
  char *format;
  char *output;
} CostOptions;

static void
clear_options (CostOptions *options)
{
  g_free (options->document);
  g_free (options->municipality);
  g_free (options->format);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CostOptions, clear_options)

/* Returns: (nullable): NULL when it was told what is wrong */
static const char *
find_format (const CostOptions *options)
{
  static const AspCommandFormat formats[] = {
    { "xlsx", ".xlsx" },
    { "csv", ".csv" },
    { NULL },
  };
  const char *found = _asp_command_find_format (formats, options->format, options->output);

  if (found == NULL && options->format != NULL)
    g_printerr (_("The format is xlsx or csv, not “%s”.\n"), options->format);
  else if (found == NULL)
    g_printerr (_("The name of the file tells no format: it ends in .xlsx or .csv, or --format is "
                  "given.\n"));

  return found;
}

static int
write_costs (AspCommandSession *session,
             const CostOptions *options,
             const char        *format)
{
  AspStanding *standing = _asp_command_find_standing (session, options->municipality);
  g_autoptr (AspCostSheet) sheet = NULL;
  g_autoptr (GFile) target = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (standing == NULL)
    return ASP_EXIT_FAILED;

  sheet = asp_cost_sheet_new (session->document, asp_standing_get_id (standing));
  name = asp_cost_file_get_name (sheet, format);
  target = g_file_new_for_commandline_arg (options->output != NULL ? options->output : name);
  if (!asp_cost_file_write (sheet, format, target, &error))
    {
      _asp_command_print_error (error, target);
      return ASP_EXIT_FAILED;
    }

  path = g_file_get_parse_name (target);
  g_print ("%s\n", path);

  return EXIT_SUCCESS;
}

static gboolean
check_options (const CostOptions *options,
               int                argc)
{
  if (argc != 1)
    g_printerr (_("Please give everything by options; see --help.\n"));
  else if (options->document == NULL)
    g_printerr (_("Please name the document with --document.\n"));
  else if (options->municipality == NULL)
    g_printerr (_("Please name the municipality with --municipality.\n"));
  else
    return TRUE;

  return FALSE;
}

int
_asp_command_export_costs (int    argc,
                           char **argv)
{
  g_auto (CostOptions) options = { NULL };
  AspCommandSession session = { NULL };
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &options.document,
      N_("The document to read"), N_("FILE") },
    { "municipality", 'm', 0, G_OPTION_ARG_STRING, &options.municipality,
      N_("Whose costs: a name or a KSH code"), N_("NAME") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format,
      N_("xlsx or csv; without it the file’s ending decides"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("The file to write; an existing one is replaced"), N_("FILE") },
    { NULL },
  };
  int status = ASP_EXIT_USAGE;
  const char *format;

  if (!_asp_command_parse (_("Writes the cost sheet of a municipality."), NULL, entries, &argc,
                           &argv, &status) ||
      !check_options (&options, argc) || (format = find_format (&options)) == NULL)
    return status;

  if (!_asp_command_open (options.document, &session))
    return ASP_EXIT_FAILED;

  status = write_costs (&session, &options, format);
  _asp_command_close (&session);

  return status;
}
