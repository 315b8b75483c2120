/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-command-line-private.h"

#include <glib/gi18n-lib.h>

#include "asp-municipality-import.h"

typedef struct
{
  gboolean dry_run;
  gboolean skip_wrong;
} ImportOptions;

/* Errors go where errors go; what was only completed is printed like any other outcome. */
static void
print_problems (AspMunicipalityImport *import)
{
  for (guint i = 0; i < asp_municipality_import_get_n_problems (import); i++)
    {
      gboolean is_error;
      g_autofree char *text = asp_municipality_import_get_problem (import, i, &is_error);

      if (is_error)
        g_printerr ("%s\n", text);
      else
        g_print ("%s\n", text);
    }
}

static gboolean
store (AspDocument           *document,
       AspMunicipalityImport *import,
       const ImportOptions   *options)
{
  g_autoptr (AspEdit) edit = asp_municipality_import_create_edit (import, options->skip_wrong);
  g_autoptr (GError) error = NULL;
  AspImportCounts counts = asp_municipality_import_get_counts (import);
  g_autofree char *summary = asp_municipality_import_summarize (import);

  print_problems (import);
  g_print ("%s\n", summary);
  if (counts.n_rows == 0)
    return FALSE;
  if (counts.n_wrong > 0 && !options->skip_wrong)
    {
      if (!options->dry_run)
        g_printerr (_("Nothing was stored. Please correct the rows, or leave them out with "
                      "--skip-wrong.\n"));
      return FALSE;
    }
  if (options->dry_run || edit == NULL)
    return TRUE;

  if (!asp_document_run (document, edit, &error))
    {
      _asp_command_print_error (error, asp_document_get_file (document));
      return FALSE;
    }

  return TRUE;
}

/* Why nothing can be stored. */
static const char *
describe_access (AspDocumentAccess access)
{
  switch (access)
    {
    case ASP_ACCESS_READ_ONLY_NEWER:
      return _("Read-only: this document was made by a newer version of the program.");
    case ASP_ACCESS_READ_ONLY_PERMISSION:
      return _("Read-only: you do not have the right to change this file or its folder.");
    case ASP_ACCESS_READ_ONLY_IN_USE:
      return _("The document cannot be changed now: another program has it open.");
    case ASP_ACCESS_READ_ONLY_ASKED:
    case ASP_ACCESS_FULL:
    case ASP_ACCESS_CLOSED:
    default:
      g_assert_not_reached ();
    }
}

/* FALSE when it was told why the document cannot be changed. */
gboolean
_asp_command_check_access (AspDocument *document)
{
  g_autofree char *name = NULL;

  if (asp_document_get_access (document) == ASP_ACCESS_FULL)
    return TRUE;

  name = g_file_get_parse_name (asp_document_get_file (document));
  g_printerr ("%s\n\n%s\n", describe_access (asp_document_get_access (document)), name);

  return FALSE;
}

static gboolean
import_into (AspDocument         *document,
             GFile               *table,
             const ImportOptions *options)
{
  g_autoptr (AspMunicipalityImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) contents = NULL;

  if (!options->dry_run && !_asp_command_check_access (document))
    return FALSE;

  contents = asp_municipality_import_load (table, &error);
  if (contents != NULL)
    import = asp_municipality_import_new (document, contents, NULL, &error);
  if (import == NULL)
    {
      _asp_command_print_error (error, table);
      return FALSE;
    }

  return store (document, import, options);
}

static int
import_municipalities (const char          *document_path,
                       const char          *table_path,
                       const ImportOptions *options)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (document_path);
  g_autoptr (GFile) table = g_file_new_for_commandline_arg (table_path);
  g_autoptr (AspDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  document = asp_document_open (file, options->dry_run ? ASP_DOCUMENT_OPEN_READ_ONLY
                                                       : ASP_DOCUMENT_OPEN, &error);
  if (document == NULL)
    {
      _asp_command_print_error (error, file);
      return ASP_EXIT_FAILED;
    }

  done = import_into (document, table, options);
  if (!asp_document_close (document, &error))
    {
      _asp_command_print_error (error, file);
      done = FALSE;
    }

  return done ? EXIT_SUCCESS : ASP_EXIT_FAILED;
}

int
_asp_command_import_municipalities (int    argc,
                                    char **argv)
{
  ImportOptions options = { FALSE, FALSE };
  g_autofree char *document = NULL;
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &document,
      N_("The document that gets the municipalities"), N_("FILE") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_("Only say what would be stored"), NULL },
    { "skip-wrong", 0, 0, G_OPTION_ARG_NONE, &options.skip_wrong,
      N_("Leave out rows with errors instead of storing nothing"), NULL },
    { NULL },
  };
  int status = ASP_EXIT_USAGE;

  if (!_asp_command_parse (_("Stores the municipalities of a table (CSV, or the first sheet of a "
                             "workbook), such as KSH’s gazetteer, in a document. Those that it has "
                             "are recognised by their KSH codes and updated. A row with an error "
                             "stops the import."),
                           "import-municipalities FILE", entries, &argc, &argv, &status))
    return status;

  if (document == NULL || argc != 2)
    {
      g_printerr (_("Please name the document with --document, and one table to read.\n"));
      return ASP_EXIT_USAGE;
    }

  return import_municipalities (document, argv[1], &options);
}
