/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-lint.h"

#include <string.h>

/* A good form without findings, and faults put into it one at a time (faults.tsv): rule, line, what
 * is written over, and with what. The rule "refused" is a form that cannot be opened. */

static char *
load (const char *name)
{
  g_autofree char *path = g_build_filename (TEST_DATA, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static char *
describe (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const AspFormFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (text, "%s %s %d %s %s; ", asp_form_finding_get_severity (finding),
                              finding->rule, finding->line, finding->path, finding->words);
    }

  return g_string_free (text, FALSE);
}

static void
test_good_form (void)
{
  g_autofree char *text = load ("good.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) form = asp_form_new (text, -1, "good.xml", &error);
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  findings = asp_form_lint (form);
  words = describe (findings);
  g_assert_cmpstr (words, ==, "");
}

static char *
replace_once (const char *text,
              const char *find,
              const char *with)
{
  const char *at = strstr (text, find);

  g_assert_nonnull (at);
  g_assert_null (strstr (at + 1, find));

  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, with, at + strlen (find));
}

static gboolean
is_refused_at (const GError *error,
               const char   *line)
{
  g_autofree char *place = g_strdup_printf ("lint.xml, line %s: ", line);

  return error != NULL && error->domain == ASP_FORM_ERROR &&
         g_str_has_prefix (error->message, place);
}

static gboolean
is_found (const char  *text,
          const char  *rule,
          const char  *line,
          char       **words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) form = asp_form_new (text, -1, "lint.xml", &error);
  g_autoptr (GPtrArray) findings = NULL;

  if (form == NULL)
    {
      *words = g_strdup (error->message);
      return strcmp (rule, "refused") == 0 && is_refused_at (error, line);
    }

  findings = asp_form_lint (form);
  *words = describe (findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const AspFormFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *found = g_strdup_printf ("%d", finding->line);

      if (strcmp (finding->rule, rule) == 0 && strcmp (found, line) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_seeded_faults (void)
{
  g_autofree char *text = load ("good.xml");
  g_autofree char *table = load ("faults.tsv");
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  guint n_faults = 0, n_found = 0;

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_autofree char *broken = NULL;
      g_autofree char *words = NULL;

      g_assert_cmpuint (g_strv_length (cells), ==, 4);
      broken = replace_once (text, cells[2], cells[3]);
      n_faults++;
      if (is_found (broken, cells[0], cells[1], &words))
        n_found++;
      else
        g_test_message ("%s, line %s: not found: %s", cells[0], cells[1], words);
    }
  g_test_message ("%u of %u faults found", n_found, n_faults);
  g_assert_cmpuint (n_faults, >=, 40);
  g_assert_cmpuint (n_found, ==, n_faults);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xforms/lint/good-form-has-no-findings", test_good_form);
  g_test_add_func ("/xforms/lint/seeded-faults-are-found", test_seeded_faults);

  return g_test_run ();
}
