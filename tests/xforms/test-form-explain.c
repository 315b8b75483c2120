/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-explain.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* Sentences written by hand (sentences.tsv): node, kind of bind, expression, and what a reader of
 * each language is to be told. The language is the process's; the build runs this in both. */

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

/* The form with one bind more, its last one. */
static AspForm *
create_form (const char *node,
             const char *kind,
             const char *expression)
{
  g_autofree char *text = load ("explain.xml");
  g_autofree char *attribute = g_markup_printf_escaped ("<bind nodeset=\"%s\" %s=\"%s\"/>", node,
                                                        kind, expression);
  char *end = strstr (text, "</model>");
  g_autofree char *whole = g_strdup_printf ("%.*s%s%s", (int) (end - text), text, attribute, end);
  g_autoptr (GError) error = NULL;
  AspForm *form = asp_form_new (whole, -1, "explain.xml", &error);

  g_assert_no_error (error);

  return form;
}

static void
test_sentences (void)
{
  g_autofree char *table = load ("sentences.tsv");
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  guint column = asp_format_get_language () == ASP_LANGUAGE_HU ? 4 : 3;
  guint n_sentences = 0;

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_autoptr (AspForm) form = NULL;
      g_autoptr (GPtrArray) explanations = NULL;
      const AspFormExplanation *found;

      g_assert_cmpuint (g_strv_length (cells), ==, 5);
      form = create_form (cells[0], cells[1], cells[2]);
      explanations = asp_form_explain (form, asp_format_get_language ());
      g_assert_cmpuint (explanations->len, ==, 1);
      found = g_ptr_array_index (explanations, 0);
      g_assert_cmpstr (found->path, ==, cells[0]);
      g_assert_cmpstr (found->kind, ==, cells[1]);
      g_assert_cmpstr (found->source, ==, cells[2]);
      if (strcmp (found->words, cells[column]) != 0)
        g_test_message ("%s: %s ≠ %s", cells[2], found->words, cells[column]);
      else
        n_sentences++;
    }
  g_assert_cmpuint (n_sentences, ==, g_strv_length (lines) - 2);
  g_assert_cmpuint (n_sentences, >=, 30);
}

static void
test_labels_and_lines (void)
{
  g_autoptr (AspForm) form = create_form ("/f/nev", "required", "true()");
  g_autoptr (GPtrArray) explanations = asp_form_explain (form, ASP_LANGUAGE_EN);
  const AspFormExplanation *found = g_ptr_array_index (explanations, 0);

  g_assert_cmpstr (found->label, ==, "Name of the municipality");
  g_assert_cmpint (found->line, >, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("CSATLAKOZAS_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  asp_format_set_language (g_strcmp0 (g_getenv ("LANGUAGE"), "hu") == 0 ? ASP_LANGUAGE_HU
                                                                        : ASP_LANGUAGE_EN);

  g_test_add_func ("/xforms/explain/sentences", test_sentences);
  g_test_add_func ("/xforms/explain/labels-and-lines", test_labels_and_lines);

  return g_test_run ();
}
