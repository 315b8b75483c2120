/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form-explain.h"
#include "asp-form-lint.h"
#include "asp-form-report.h"

/* Returns: (transfer full): an empty table for asp_form_file_check() */
AspReport *
asp_form_check_report_new (void)
{
  static const char *const columns[] = {
    "severity", "rule", "file", "line", "path", "text", NULL,
  };

  return asp_report_new (columns);
}

/* What has no line of its own but in its words. */
static void
report_form (AspReport  *report,
             const char *severity,
             const char *rule,
             const char *file,
             const char *words)
{
  asp_report_add_text (report, severity);
  asp_report_add_text (report, rule);
  asp_report_add_text (report, file);
  asp_report_add_text (report, NULL);
  asp_report_add_text (report, NULL);
  asp_report_add_text (report, words);
}

static const char *
get_severity_words (AspFindingSeverity severity)
{
  switch (severity)
    {
    case ASP_FINDING_ERROR:
      return _("error");
    case ASP_FINDING_WARNING:
      return _("warning");
    case ASP_FINDING_HINT:
    default:
      /* Translators: of what a form might do better */
      return _("hint");
    }
}

static void
add_finding (GString              *text,
             AspReport            *report,
             const AspFormFinding *finding)
{
  g_autofree char *words = *finding->path != '\0'
                             ? g_strdup_printf ("%s: %s", finding->path, finding->words)
                             : g_strdup (finding->words);

  /* Translators: name of a file, number of a line, "warning" or the like, what is found there, the
   * fixed English name of the rule */
  g_string_append_printf (text, _("%s, line %d: %s: %s [%s]"), finding->file, finding->line,
                          get_severity_words (finding->severity), words, finding->rule);
  g_string_append_c (text, '\n');

  asp_report_add_text (report, asp_form_finding_get_severity (finding));
  asp_report_add_text (report, finding->rule);
  asp_report_add_text (report, finding->file);
  asp_report_add_integer (report, finding->line);
  asp_report_add_text (report, finding->path);
  asp_report_add_text (report, finding->words);
}

/* Returns: FALSE: the form has more to compute when it is opened than there may be */
static gboolean
can_be_opened (AspForm  *form,
               GError  **error)
{
  g_autoptr (AspFormInstance) instance =
    asp_form_instance_new_first (form, asp_day_today (), FALSE);

  return asp_form_instance_check_work (instance, error);
}

/* What of the form is not supported here, and what its author most likely did not mean.
 * @report: of asp_form_check_report_new(), gets the same as a table, and also why the form is
 * refused.
 * Returns: (transfer full) (nullable): a line each, in words. Errors: the form cannot be used at
 * all: ASP_FORM_ERROR, G_IO_ERROR */
char *
asp_form_file_check (GFile      *file,
                     AspReport  *report,
                     GError    **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (AspForm) form = asp_form_new_from_file (file, &why);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *name = g_file_get_basename (file);
  GPtrArray *losses;

  if (form == NULL || !can_be_opened (form, &why))
    {
      if (why->domain == ASP_FORM_ERROR)
        report_form (report, "refused", "refused", name, why->message);
      g_propagate_error (error, g_steal_pointer (&why));
      return NULL;
    }

  text = g_string_new (NULL);
  losses = asp_form_get_losses (form);
  if (losses->len == 0)
    {
      /* Translators: %s is the name of a file */
      g_string_append_printf (text, _("%s: fully supported"), name);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < losses->len; i++)
    {
      const char *words = g_ptr_array_index (losses, i);

      g_string_append_printf (text, "%s\n", words);
      report_form (report, "loss", "unsupported", name, words);
    }

  findings = asp_form_lint (form);
  for (guint i = 0; i < findings->len; i++)
    add_finding (text, report, g_ptr_array_index (findings, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full): an empty table for asp_form_file_explain() */
AspReport *
asp_form_explain_report_new (void)
{
  static const char *const columns[] = {
    "path", "label", "line", "kind", "expression", "text", NULL,
  };

  return asp_report_new (columns);
}

/* When each question is asked, which answers are accepted, how values are calculated.
 * @report: of asp_form_explain_report_new(), gets the same as a table.
 * Returns: (transfer full) (nullable): in words. Errors: ASP_FORM_ERROR, G_IO_ERROR */
char *
asp_form_file_explain (GFile      *file,
                       AspReport  *report,
                       GError    **error)
{
  g_autoptr (AspForm) form = asp_form_new_from_file (file, error);
  g_autoptr (GPtrArray) explanations = NULL;
  g_autoptr (GString) text = NULL;
  const char *last = "";

  if (form == NULL)
    return NULL;

  text = g_string_new (NULL);
  explanations = asp_form_explain (form, asp_format_get_language ());
  for (guint i = 0; i < explanations->len; i++)
    {
      const AspFormExplanation *at = g_ptr_array_index (explanations, i);

      if (strcmp (last, at->path) != 0)
        g_string_append_printf (text, *at->label != '\0' ? "%s  %s\n" : "%s\n", at->path,
                                at->label);
      last = at->path;
      g_string_append_printf (text, "  %s\n", at->words);

      asp_report_add_text (report, at->path);
      asp_report_add_text (report, at->label);
      asp_report_add_integer (report, at->line);
      asp_report_add_text (report, at->kind);
      asp_report_add_text (report, at->source);
      asp_report_add_text (report, at->words);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* @today: the day on which it is opened
 * Returns: (transfer full) (nullable): the form as it stands when it has just been opened, as a
 * table (asp_form_report_state()). Errors: ASP_FORM_ERROR, G_IO_ERROR */
char *
asp_form_file_state (GFile   *file,
                     AspDay   today,
                     GError **error)
{
  g_autoptr (AspForm) form = asp_form_new_from_file (file, error);
  g_autoptr (AspFormInstance) instance = NULL;
  g_autofree char *name = NULL;

  if (form == NULL)
    return NULL;

  name = g_file_get_basename (file);
  instance = asp_form_instance_new_first (form, today, FALSE);
  if (!asp_form_instance_check_work (instance, error))
    return NULL;

  return asp_form_report_state (instance, name);
}

/* @today: the day of all steps
 * Returns: (transfer full) (nullable): what the steps in the file @steps bring about
 * (asp_form_report_run()). Errors: ASP_FORM_ERROR, G_IO_ERROR */
char *
asp_form_file_run (GFile   *file,
                   GFile   *steps,
                   AspDay   today,
                   GError **error)
{
  g_autoptr (AspForm) form = asp_form_new_from_file (file, error);
  g_autofree char *text = NULL;

  if (form == NULL || !g_file_load_contents (steps, NULL, &text, NULL, NULL, error))
    return NULL;
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: %s is the name of a file */
                   _("%s is not a text in UTF-8."), g_file_peek_path (steps));
      return NULL;
    }

  return asp_form_report_run (form, today, text, error);
}
