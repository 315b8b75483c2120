/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-command-line-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form-record.h"
#include "asp-form-versions.h"

/* What both commands are told. */
typedef struct
{
  char     *document;           /* (owned) */
  char     *municipality;       /* (owned) */
  char     *form;               /* (owned) (nullable) */
  char     *output;             /* (owned) (nullable) */
  gboolean  replace;
  gboolean  dry_run;
} AnswerOptions;

static void
clear_options (AnswerOptions *options)
{
  g_free (options->document);
  g_free (options->municipality);
  g_free (options->form);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnswerOptions, clear_options)

/* The form that was named, or the only one. Returns: (nullable): NULL when it was told what there
 * is */
static const char *
find_code (AspDocument *document,
           const char  *code)
{
  g_autoptr (GPtrArray) forms = asp_form_list_forms (document);
  g_autoptr (GString) codes = g_string_new (NULL);
  const char *last = NULL;
  guint n = 0;

  for (guint i = 0; i < forms->len; i++)
    {
      const char *known = asp_row_get_text (g_ptr_array_index (forms, i), "code");

      if (g_strcmp0 (known, code) == 0)
        return known;
      if (g_strcmp0 (known, last) == 0)
        continue;

      g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", known);
      last = known;
      n++;
    }
  if (code == NULL && n == 1)
    return last;

  /* Translators: %s is a list of the codes of questionnaires */
  g_printerr (_("Please name a questionnaire with --form: %s\n"), codes->str);

  return NULL;
}

static gboolean
export_answers (AspCommandSession   *session,
                const AnswerOptions *options)
{
  AspStanding *standing = _asp_command_find_standing (session, options->municipality);
  const char *code = standing != NULL ? find_code (session->document, options->form) : NULL;
  g_autoptr (GFile) target = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  if (code == NULL)
    return FALSE;

  name = g_strdup_printf ("%s %s.xml", code, asp_standing_get_name (standing));
  g_strdelimit (name, "/", '-');
  target = g_file_new_for_commandline_arg (options->output != NULL ? options->output : name);
  if (!asp_form_record_export (session->document, asp_standing_get_id (standing), code, target,
                               options->replace, &error))
    {
      _asp_command_print_error (error, target);
      return FALSE;
    }

  return TRUE;
}

int
_asp_command_export_answers (int    argc,
                             char **argv)
{
  g_auto (AnswerOptions) options = { NULL };
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &options.document, N_("The document to read"),
      N_("FILE") },
    { "municipality", 'm', 0, G_OPTION_ARG_STRING, &options.municipality,
      N_("A name or a KSH code"), N_("NAME") },
    { "form", 'q', 0, G_OPTION_ARG_STRING, &options.form,
      N_("Which questionnaire, when there are several"), N_("CODE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("The file to write"),
      N_("FILE") },
    { "replace", 'r', 0, G_OPTION_ARG_NONE, &options.replace,
      N_("Also replace other files that have the names of attached files"), NULL },
    { NULL },
  };
  AspCommandSession session = { NULL };
  int status = ASP_EXIT_USAGE;

  if (!_asp_command_parse (_("Writes a municipality’s answers to a questionnaire as a record that "
                             "programs of the ODK family read, with the attached files beside "
                             "it."),
                           "export-answers", entries, &argc, &argv, &status))
    return status;
  if (options.document == NULL || options.municipality == NULL || argc != 1)
    {
      g_printerr (_("Please name the document with --document and the municipality with "
                    "--municipality.\n"));
      return ASP_EXIT_USAGE;
    }
  if (!_asp_command_open (options.document, &session))
    return ASP_EXIT_FAILED;

  return _asp_command_finish (&session, export_answers (&session, &options));
}

/* What was done, or would be. */
static void
print_outcome (GPtrArray *losses,
               AspEdit   *edit,
               gboolean   dry_run)
{
  for (guint i = 0; losses != NULL && i < losses->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (losses, i));
  if (edit == NULL)
    g_print ("%s\n", _("The document has these answers already: nothing changes."));
  else if (dry_run)
    g_print ("%s\n", _("Nothing was stored."));
  else
    g_print ("%s\n", asp_edit_get_label (edit));
}

static gboolean
import_answers (AspCommandSession   *session,
                GFile               *file,
                const AnswerOptions *options)
{
  AspStanding *standing = _asp_command_find_standing (session, options->municipality);
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (AspEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (standing == NULL)
    return FALSE;

  edit = asp_form_record_import (session->document, asp_standing_get_id (standing), file, &losses,
                                 &error);
  if (error == NULL && edit != NULL && !options->dry_run)
    asp_document_run (session->document, edit, &error);
  if (error != NULL)
    {
      _asp_command_print_error (error, file);
      return FALSE;
    }

  print_outcome (losses, edit, options->dry_run);

  return TRUE;
}

int
_asp_command_import_answers (int    argc,
                             char **argv)
{
  g_auto (AnswerOptions) options = { NULL };
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &options.document,
      N_("The document that gets the answers"), N_("FILE") },
    { "municipality", 'm', 0, G_OPTION_ARG_STRING, &options.municipality,
      N_("Whose answers: a name or a KSH code"), N_("NAME") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_("Only say what has no place in the questionnaire"), NULL },
    { NULL },
  };
  AspCommandSession session = { NULL };
  g_autoptr (GFile) file = NULL;
  int status = ASP_EXIT_USAGE;

  if (!_asp_command_parse (_("Reads a record of a program of the ODK family into a municipality’s "
                             "questionnaire, with the files that it names and that lie beside it. "
                             "Its answers take the place of those that are there; what the "
                             "questionnaire has no place for is printed."),
                           "import-answers FILE", entries, &argc, &argv, &status))
    return status;
  if (options.document == NULL || options.municipality == NULL || argc != 2)
    {
      g_printerr (_("Please name the document with --document, the municipality with "
                    "--municipality, and one file to read.\n"));
      return ASP_EXIT_USAGE;
    }
  if (!(options.dry_run ? _asp_command_open (options.document, &session)
                        : _asp_command_open_for_changes (options.document, &session)))
    return ASP_EXIT_FAILED;

  file = g_file_new_for_commandline_arg (argv[1]);

  return _asp_command_finish (&session, import_answers (&session, file, &options));
}
