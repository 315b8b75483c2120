/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-command-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-command-line-private.h"
#include "asp-document-setup.h"
#include "asp-error-words.h"
#include "asp-format.h"
#include "asp-status-text.h"
#include "asp-text.h"

void
_asp_command_print_error (const GError *error,
                          GFile        *file)
{
  g_autofree char *text = asp_error_describe (error, file);

  g_printerr ("%s\n", text);
}

gboolean
_asp_command_parse (const char          *summary,
                    const char          *parameters,
                    const GOptionEntry  *entries,
                    int                 *argc,
                    char              ***argv,
                    int                 *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autofree char *name = g_strdup_printf ("csatlakozas %s", (*argv)[0]);
  g_autoptr (GError) error = NULL;

  /* What --help says how to call */
  g_set_prgname (name);

  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;

  g_printerr ("%s\n", error->message);
  *status = ASP_EXIT_USAGE;

  return FALSE;
}

static int
create_sample (int    argc,
               char **argv)
{
  static const GOptionEntry entries[] = { { NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  int status;

  if (!_asp_command_parse (_("Makes a document with the sample programme: the pilot municipalities "
                             "on 15 September 2014. An existing file is not overwritten."),
                           "FILE.csatlakozas", entries, &argc, &argv, &status))
    return status;

  if (argc != 2)
    {
      g_printerr (_("Please name one file to make.\n"));
      return ASP_EXIT_USAGE;
    }

  file = g_file_new_for_commandline_arg (argv[1]);
  if (!asp_document_create (file, ASP_DOCUMENT_SAMPLE, &error))
    {
      _asp_command_print_error (error, file);
      return ASP_EXIT_FAILED;
    }

  return EXIT_SUCCESS;
}

/* The municipality that is meant: by KSH code, by its name, or by words that only it has. */
AspStanding *
_asp_command_find_standing (AspCommandSession *session,
                            const char        *text)
{
  g_autofree char *folded = asp_text_fold (text);
  AspStandingList *standings = session->standings;
  GListModel *model = G_LIST_MODEL (standings);
  AspStanding *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AspStanding) standing = g_list_model_get_item (model, i);
      AspRecord *record = ASP_RECORD (asp_standing_get_municipality (standing));
      g_autofree char *name = asp_text_fold (asp_standing_get_name (standing));

      if (g_strcmp0 (asp_record_get_text (record, "ksh_code"), text) == 0 ||
          strcmp (name, folded) == 0)
        return asp_standing_list_lookup (standings, asp_standing_get_id (standing));

      if (asp_text_matches (name, folded))
        {
          found = asp_standing_list_lookup (standings, asp_standing_get_id (standing));
          n_found++;
        }
    }

  if (n_found == 1)
    return found;

  if (n_found == 0)
    /* Translators: %s is what the user typed for a municipality */
    g_printerr (_("The document has no municipality “%s”.\n"), text);
  else
    /* Translators: %s is what the user typed for a municipality */
    g_printerr (_("Several municipalities match “%s”; please give the whole name or the KSH "
                  "code.\n"), text);

  return NULL;
}

static gboolean
open_session (const char          *path,
              AspDocumentMode      mode,
              AspCommandSession   *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  if (path == NULL)
    {
      g_printerr (_("Please name the document with --document.\n"));
      return FALSE;
    }

  file = g_file_new_for_commandline_arg (path);
  session->document = asp_document_open (file, mode, &error);
  if (session->document == NULL)
    {
      _asp_command_print_error (error, file);
      return FALSE;
    }
  session->planner = asp_planner_new (session->document);
  session->standings = asp_standing_list_new (session->planner);

  return TRUE;
}

gboolean
_asp_command_open (const char        *path,
                   AspCommandSession *session)
{
  return open_session (path, ASP_DOCUMENT_OPEN_READ_ONLY, session);
}

/* FALSE when it was told why it cannot be changed. */
gboolean
_asp_command_open_for_changes (const char        *path,
                               AspCommandSession *session)
{
  if (!open_session (path, ASP_DOCUMENT_OPEN, session))
    return FALSE;
  if (_asp_command_check_access (session->document))
    return TRUE;

  _asp_command_close (session);

  return FALSE;
}

void
_asp_command_close (AspCommandSession *session)
{
  g_clear_object (&session->standings);
  g_clear_object (&session->planner);
  asp_document_close (session->document, NULL);
  g_clear_object (&session->document);
}

/* Closes a document that was changed. @done: whether all went well until now. Returns: the exit
 * code, after an error was printed */
int
_asp_command_finish (AspCommandSession *session,
                     gboolean           done)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&session->standings);
  g_clear_object (&session->planner);
  if (!asp_document_close (session->document, &error))
    {
      _asp_command_print_error (error, asp_document_get_file (session->document));
      done = FALSE;
    }
  g_clear_object (&session->document);

  return done ? EXIT_SUCCESS : ASP_EXIT_FAILED;
}

static int
print_status (const char *document,
              const char *municipality)
{
  AspCommandSession session = { NULL };
  AspStanding *standing;
  int status = ASP_EXIT_FAILED;

  if (!_asp_command_open (document, &session))
    return ASP_EXIT_FAILED;

  standing = _asp_command_find_standing (&session, municipality);
  if (standing != NULL)
    {
      g_autofree char *text = asp_status_text_new (session.document, standing);

      g_print ("%s", text);
      status = EXIT_SUCCESS;
    }
  _asp_command_close (&session);

  return status;
}

static int
show_status (int    argc,
             char **argv)
{
  g_autofree char *document = NULL;
  g_autofree char *municipality = NULL;
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &document,
      N_("The document to read"), N_("FILE") },
    { "municipality", 'm', 0, G_OPTION_ARG_STRING, &municipality,
      N_("A name or a KSH code"), N_("NAME") },
    { NULL },
  };
  int status = ASP_EXIT_USAGE;

  if (!_asp_command_parse (_("Prints where a municipality stands on the document’s status date."),
                           NULL, entries, &argc, &argv, &status))
    return status;

  if (argc != 1 || municipality == NULL)
    {
      g_printerr (_("Please name the municipality with --municipality.\n"));
      return ASP_EXIT_USAGE;
    }

  return print_status (document, municipality);
}

/* The format that was asked for, or the one that the file's name ends in; the first one when there
 * is neither.
 * @formats: the last one has no name; @format: (nullable); @output: (nullable)
 * Returns: (nullable) (transfer none): NULL when it is none of them */
const char *
_asp_command_find_format (const AspCommandFormat *formats,
                          const char             *format,
                          const char             *output)
{
  g_autofree char *name = output != NULL ? g_ascii_strdown (output, -1) : NULL;

  if (format == NULL && output == NULL)
    return formats[0].name;

  for (guint i = 0; formats[i].name != NULL; i++)
    {
      if (format != NULL ? strcmp (format, formats[i].name) == 0
                         : g_str_has_suffix (name, formats[i].ending))
        return formats[i].name;
    }

  return NULL;
}

/* @text: (nullable): today. Says what is wrong. */
gboolean
_asp_command_parse_day (const char *text,
                        AspDay     *day)
{
  *day = text != NULL ? asp_day_from_iso (text) : asp_day_today ();
  if (*day != ASP_DAY_NONE)
    return TRUE;

  g_printerr (_("The day is written like 2014-06-12, not “%s”.\n"), text);

  return FALSE;
}

/* The format of a command that prints text, or a table for a machine: "text" when none is named.
 * Says what is wrong. */
gboolean
_asp_command_check_format (char **format)
{
  if (*format == NULL)
    *format = g_strdup ("text");
  if (strcmp (*format, "text") == 0 || strcmp (*format, "tsv") == 0 ||
      strcmp (*format, "json") == 0)
    return TRUE;

  g_printerr (_("The format is text, tsv or json, not “%s”.\n"), *format);

  return FALSE;
}

/* Returns: (transfer full) */
char *
_asp_command_format_report (AspReport  *report,
                            const char *format)
{
  return strcmp (format, "json") == 0 ? asp_report_to_json (report) : asp_report_to_tsv (report);
}

/* Runs a command that needs no display. FALSE when the arguments name none. */
gboolean
asp_command_line_run (int    argc,
                      char **argv,
                      int   *status)
{
  static const struct
  {
    const char *name;
    int       (*run) (int    argc,
                      char **argv);
  } commands[] = {
    { "check-form", _asp_command_check_form },
    { "create-sample", create_sample },
    { "diff", _asp_command_diff },
    { "export-answers", _asp_command_export_answers },
    { "export-costs", _asp_command_export_costs },
    { "export-schedule", _asp_command_export_schedule },
    { "form-run", _asp_command_form_run },
    { "form-state", _asp_command_form_state },
    { "import-municipalities", _asp_command_import_municipalities },
    { "import-answers", _asp_command_import_answers },
    { "import-form", _asp_command_import_form },
    { "import-schedule", _asp_command_import_schedule },
    { "schedule", _asp_command_schedule },
    { "status", show_status },
    { "validate", _asp_command_validate },
    { "why", _asp_command_why },
  };

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    {
      if (strcmp (argv[1], commands[i].name) == 0)
        {
          /* The command's name takes the program's place. */
          *status = commands[i].run (argc - 1, argv + 1);
          return TRUE;
        }
    }

  return FALSE;
}
