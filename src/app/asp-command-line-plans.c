/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-command-line-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-baselines.h"
#include "asp-plan-report.h"

/* Commands about the schedules of one municipality or all. */

typedef struct
{
  char              *document;
  char              *municipality;
  char              *baseline;
  char              *format;
  AspCommandSession  session;
  AspReport         *report;    /* (owned) */
  GString           *text;      /* (owned) */
} PlanOptions;

static void
clear_options (PlanOptions *options)
{
  g_free (options->document);
  g_free (options->municipality);
  g_free (options->baseline);
  g_free (options->format);
  g_clear_pointer (&options->report, asp_report_free);
  if (options->text != NULL)
    g_string_free (options->text, TRUE);
  if (options->session.document != NULL)
    _asp_command_close (&options->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlanOptions, clear_options)

typedef gboolean (*AddFunc) (PlanOptions *options,
                             AspStanding *standing);

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (asp_standing_get_collate_key (*(AspStanding *const *) a),
                 asp_standing_get_collate_key (*(AspStanding *const *) b));
}

/* The one that is named, or all in Hungarian order. FALSE when one could not be added. */
static gboolean
add_all (PlanOptions *options,
         AddFunc      add)
{
  GListModel *model = G_LIST_MODEL (options->session.standings);
  g_autoptr (GPtrArray) standings = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean done = TRUE;

  if (options->municipality != NULL)
    {
      AspStanding *standing = _asp_command_find_standing (&options->session,
                                                          options->municipality);

      return standing != NULL && add (options, standing);
    }

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (standings, g_list_model_get_item (model, i));
  g_ptr_array_sort (standings, compare_names);
  for (guint i = 0; i < standings->len; i++)
    {
      AspStanding *standing = g_ptr_array_index (standings, i);

      /* Who has no schedule yet is no error among many. */
      if (asp_standing_get_plan (standing) != NULL)
        done = add (options, standing) && done;
    }

  return done;
}

static gboolean
begin (PlanOptions *options,
       int          argc,
       int         *status)
{
  *status = ASP_EXIT_USAGE;
  if (argc != 1 || options->document == NULL)
    {
      g_printerr (_("Please name the document with --document.\n"));
      return FALSE;
    }
  if (!_asp_command_check_format (&options->format))
    return FALSE;

  *status = ASP_EXIT_FAILED;
  options->text = g_string_new (NULL);

  return _asp_command_open (options->document, &options->session);
}

static void
print_report (PlanOptions *options)
{
  g_autofree char *out = NULL;

  if (strcmp (options->format, "text") != 0)
    out = _asp_command_format_report (options->report, options->format);

  g_print ("%s", out != NULL ? out : options->text->str);
}

static gboolean
add_validation (PlanOptions *options,
                AspStanding *standing)
{
  asp_validate_report_add (options->report, options->text, options->session.planner,
                           asp_standing_get_id (standing), asp_standing_get_name (standing));

  return TRUE;
}

int
_asp_command_validate (int    argc,
                       char **argv)
{
  g_auto (PlanOptions) options = { NULL };
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &options.document,
      N_("The document to read"), N_("FILE") },
    { "municipality", 'm', 0, G_OPTION_ARG_STRING, &options.municipality,
      N_("Whose schedule: a name or a KSH code (default: all)"), N_("NAME") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format,
      N_("text (the default), or tsv or json, for a machine"), N_("FORMAT") },
    { NULL },
  };
  int status = ASP_EXIT_USAGE;

  if (!_asp_command_parse (_("Tells what does not fit in the schedules: limits that cannot be "
                             "kept, missed deadlines, stages that are too short or too long."),
                           NULL, entries, &argc, &argv, &status) ||
      !begin (&options, argc, &status))
    return status;

  options.report = asp_validate_report_new ();
  if (!add_all (&options, add_validation))
    return ASP_EXIT_FAILED;
  if (asp_report_get_n_rows (options.report) == 0)
    g_string_append_printf (options.text, "%s\n", _("Everything fits."));
  print_report (&options);

  return EXIT_SUCCESS;
}

static gboolean
add_difference (PlanOptions *options,
                AspStanding *standing)
{
  gint64 id = asp_standing_get_id (standing);
  gint64 baseline = asp_baseline_find (options->session.document, id, options->baseline);

  if (options->baseline != NULL && baseline == 0)
    {
      /* Translators: name of a municipality, then of a baseline */
      g_printerr (_("%s has no baseline “%s”.\n"), asp_standing_get_name (standing),
                  options->baseline);
      return FALSE;
    }
  if (asp_diff_report_add (options->report, options->text, options->session.planner, id,
                           asp_standing_get_name (standing), baseline))
    return TRUE;

  /* Translators: %s is the name of a municipality */
  g_printerr (_("%s has no schedule yet.\n"), asp_standing_get_name (standing));

  return FALSE;
}

int
_asp_command_diff (int    argc,
                   char **argv)
{
  g_auto (PlanOptions) options = { NULL };
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &options.document,
      N_("The document to read"), N_("FILE") },
    { "municipality", 'm', 0, G_OPTION_ARG_STRING, &options.municipality,
      N_("Whose schedule: a name or a KSH code (default: all)"), N_("NAME") },
    { "baseline", 'b', 0, G_OPTION_ARG_STRING, &options.baseline,
      N_("The baseline to compare with (default: the newest, or else the plan)"), N_("NAME") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format,
      N_("text (the default), or tsv or json, for a machine"), N_("FORMAT") },
    { NULL },
  };
  int status = ASP_EXIT_USAGE;

  if (!_asp_command_parse (_("Compares the forecast with a baseline, or with the plan."),
                           NULL, entries, &argc, &argv, &status) ||
      !begin (&options, argc, &status))
    return status;

  options.report = asp_diff_report_new ();
  if (!add_all (&options, add_difference))
    return ASP_EXIT_FAILED;
  print_report (&options);

  return EXIT_SUCCESS;
}
