/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-command-line-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-programme-file.h"
#include "asp-schedule-file.h"

static gboolean
parse_wave (const char  *text,
            AspWaveKind *wave)
{
  if (text != NULL && asp_wave_kind_from_code (text, wave))
    return TRUE;

  if (text == NULL)
    g_printerr (_("Please name the wave with --wave: pilot, kmop or further.\n"));
  else
    g_printerr (_("The wave is pilot, kmop or further, not “%s”.\n"), text);

  return FALSE;
}

static int
print_schedule (const char *wave_text,
                const char *start_text,
                const char *format)
{
  g_autoptr (AspScheduleFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  AspWaveKind wave;
  AspDay start;

  if (!parse_wave (wave_text, &wave) || !_asp_command_parse_day (start_text, &start))
    return ASP_EXIT_USAGE;

  if (format != NULL && strcmp (format, "table") != 0 && strcmp (format, "tsv") != 0)
    {
      g_printerr (_("The format is table or tsv, not “%s”.\n"), format);
      return ASP_EXIT_USAGE;
    }

  file = asp_schedule_file_new_reference (wave, start, &error);
  if (file == NULL)
    {
      _asp_command_print_error (error, NULL);
      return ASP_EXIT_FAILED;
    }

  text = asp_schedule_file_to_text (file, g_strcmp0 (format, "tsv") == 0);
  g_print ("%s", text);

  return EXIT_SUCCESS;
}

int
_asp_command_schedule (int    argc,
                       char **argv)
{
  g_autofree char *wave = NULL;
  g_autofree char *start = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "wave", 'w', 0, G_OPTION_ARG_STRING, &wave, N_("pilot, kmop or further"), N_("WAVE") },
    { "start", 's', 0, G_OPTION_ARG_STRING, &start,
      N_("The first day, such as 2014-06-12 (default: today)"), N_("DAY") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
      N_("table (the default) or tsv, for a machine"), N_("FORMAT") },
    { NULL },
  };
  int status = ASP_EXIT_USAGE;

  if (!_asp_command_parse (_("Prints the dates of the reference schedule for a kind of wave."),
                           NULL, entries, &argc, &argv, &status))
    return status;

  if (argc != 1)
    {
      g_printerr (_("Please give everything by options; see --help.\n"));
      return ASP_EXIT_USAGE;
    }

  return print_schedule (wave, start, format);
}

typedef struct
{
  char     *document;
  char     *municipality;
  char     *wave;
  char     *start;
  char     *format;
  char     *output;
  gboolean  template;
  gboolean  all;
} ExportOptions;

static void
clear_options (ExportOptions *options)
{
  g_free (options->document);
  g_free (options->municipality);
  g_free (options->wave);
  g_free (options->start);
  g_free (options->format);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportOptions, clear_options)

/* Returns: (nullable): NULL when it was told what is wrong */
static const char *
find_format (const ExportOptions *options)
{
  static const AspCommandFormat formats[] = {
    { "xlsx", ".xlsx" },
    { "mspdi", ".xml" },
    { "csv", ".csv" },
    { "planner", ".planner" },
    { "ics", ".ics" },
    { NULL },
  };
  const char *found = _asp_command_find_format (formats, options->format, options->output);

  if (found == NULL && options->format != NULL)
    g_printerr (_("The format is xlsx, mspdi, csv, planner or ics, not “%s”.\n"),
                options->format);
  else if (found == NULL)
    g_printerr (_("The name of the file tells no format: it ends in .xlsx, .xml, .csv, .planner "
                  "or .ics, or --format is given.\n"));

  return found;
}

/* One file, by what was asked for: from the document when there is one, else what comes with the
 * program. */
static AspScheduleFile *
create_file (AspCommandSession    *session,
             const ExportOptions  *options,
             int                  *status,
             GError              **error)
{
  AspStanding *standing;
  AspWaveKind wave;
  AspDay start = ASP_DAY_NONE;

  if (!options->template)
    {
      *status = ASP_EXIT_FAILED;
      standing = _asp_command_find_standing (session, options->municipality);
      return standing == NULL
             ? NULL
             : asp_schedule_file_new_municipality (session->planner,
                                                   asp_standing_get_id (standing), error);
    }

  *status = ASP_EXIT_USAGE;
  if (!parse_wave (options->wave, &wave) ||
      ((options->start != NULL || session->document == NULL) &&
       !_asp_command_parse_day (options->start, &start)))
    return NULL;

  *status = ASP_EXIT_FAILED;
  if (session->document != NULL)
    return asp_schedule_file_new_template (session->planner, wave, start, error);

  return asp_schedule_file_new_reference (wave, start, error);
}

static int
write_all (AspCommandSession   *session,
           const ExportOptions *options,
           const char          *format)
{
  g_autoptr (GFile) target = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  target = g_file_new_for_commandline_arg (options->output);
  if (!asp_programme_file_write (session->planner, format, target, &error))
    {
      _asp_command_print_error (error, target);
      return ASP_EXIT_FAILED;
    }

  path = g_file_get_parse_name (target);
  g_print ("%s\n", path);

  return EXIT_SUCCESS;
}

static int
write_schedule (AspCommandSession   *session,
                const ExportOptions *options)
{
  g_autoptr (AspScheduleFile) file = NULL;
  g_autoptr (GFile) target = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  const char *format = find_format (options);
  int status = ASP_EXIT_USAGE;

  if (format == NULL)
    return ASP_EXIT_USAGE;
  if (options->all)
    return write_all (session, options, format);

  file = create_file (session, options, &status, &error);
  if (file == NULL)
    {
      if (error != NULL)
        g_printerr ("%s\n", error->message);
      return status;
    }

  name = asp_schedule_file_get_name (file, format);
  target = g_file_new_for_commandline_arg (options->output != NULL ? options->output : name);
  if (!asp_schedule_file_write (file, format, target, &error))
    {
      _asp_command_print_error (error, target);
      return ASP_EXIT_FAILED;
    }

  path = g_file_get_parse_name (target);
  g_print ("%s\n", path);

  return EXIT_SUCCESS;
}

static gboolean
check_options (const ExportOptions *options,
               int                  argc)
{
  if (argc != 1)
    g_printerr (_("Please give everything by options; see --help.\n"));
  else if ((options->municipality != NULL) + options->template + options->all != 1)
    g_printerr (_("Please give one of --municipality, --all and --template.\n"));
  else if (options->all && options->output == NULL)
    g_printerr (_("Please name the file with --output.\n"));
  else if (!options->template && options->document == NULL)
    g_printerr (_("Please name the document with --document.\n"));
  else if (!options->template && (options->wave != NULL || options->start != NULL))
    g_printerr (_("--wave and --start belong to --template.\n"));
  else
    return TRUE;

  return FALSE;
}

int
_asp_command_export_schedule (int    argc,
                              char **argv)
{
  g_auto (ExportOptions) options = { NULL };
  AspCommandSession session = { NULL };
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &options.document,
      N_("The document to read"), N_("FILE") },
    { "municipality", 'm', 0, G_OPTION_ARG_STRING, &options.municipality,
      N_("Whose schedule: a name or a KSH code"), N_("NAME") },
    { "all", 'a', 0, G_OPTION_ARG_NONE, &options.all,
      N_("The schedules of all municipalities in one file"), NULL },
    { "template", 't', 0, G_OPTION_ARG_NONE, &options.template,
      N_("The schedule template instead: the document’s, or the reference schedule"), NULL },
    { "wave", 'w', 0, G_OPTION_ARG_STRING, &options.wave,
      N_("With --template: pilot, kmop or further"), N_("WAVE") },
    { "start", 's', 0, G_OPTION_ARG_STRING, &options.start,
      N_("With --template: the first day, such as 2014-06-12"), N_("DAY") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format,
      N_("xlsx, mspdi (MS Project XML), csv, planner or ics; without it the file’s ending "
         "decides"),
      N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("The file to write; an existing one is replaced"), N_("FILE") },
    { NULL },
  };
  int status = ASP_EXIT_USAGE;

  if (!_asp_command_parse (_("Writes the schedule of a municipality, or the schedule template."),
                           NULL, entries, &argc, &argv, &status) ||
      !check_options (&options, argc))
    return status;

  if (options.document != NULL && !_asp_command_open (options.document, &session))
    return ASP_EXIT_FAILED;

  status = write_schedule (&session, &options);
  if (session.document != NULL)
    _asp_command_close (&session);

  return status;
}
