/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-template.h"

#include <string.h>

/* What a template that comes from others may have wrong, and what is said of it. */

#define TITLES "<title xml:lang='hu'>Név</title><title xml:lang='en'>Name</title>"
#define REST " role='KT' waves='P K T' stage='S1' basis='O'>" TITLES

static char *
build (const char *tasks)
{
  return g_strconcat ("<schedule-template format='1' code='x' version='1'>\n" TITLES "\n"
                      "<group code='G01'>" TITLES "\n", tasks, "</group></schedule-template>\n",
                      NULL);
}

static AspTemplate *
load (const char  *text,
      GError     **error)
{
  return asp_template_new (text, (gssize) strlen (text), "minta.xml", error);
}

static void
check_refused (const char       *text,
               AspTemplateError  code,
               const char       *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspTemplate) template = load (text, &error);

  g_assert_null (template);
  g_assert_error (error, ASP_TEMPLATE_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "minta.xml"));
  g_assert_nonnull (strstr (error->message, words));
}

static void
check_tasks_refused (const char       *tasks,
                     AspTemplateError  code,
                     const char       *words)
{
  g_autofree char *text = build (tasks);

  check_refused (text, code, words);
}

static void
test_links (void)
{
  g_autofree char *text = build ("<task code='1' days='2'" REST "</task>\n"
                                 "<task code='2' days='1' after='1'" REST "</task>\n"
                                 "<task code='3' days='1' after='1+5 2-3'" REST "</task>\n"
                                 "<task code='4' days='1' after='1:SS+2d 2:FF-3 3:SF'" REST
                                 "</task>\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AspTemplate) template = load (text, &error);
  const AspTemplateTask *task;
  guint index;

  g_assert_no_error (error);
  g_assert_cmpuint (asp_template_get_n_tasks (template), ==, 4);
  g_assert_true (asp_template_find_task (template, "3", &index));
  task = asp_template_get_task (template, index);
  g_assert_cmpuint (task->n_predecessors, ==, 2);
  g_assert_cmpstr (task->predecessors[0].code, ==, "1");
  g_assert_cmpint (task->predecessors[0].lag, ==, 5);
  g_assert_cmpstr (task->predecessors[1].code, ==, "2");
  g_assert_cmpint (task->predecessors[1].lag, ==, -3);

  g_assert_true (asp_template_find_task (template, "4", &index));
  task = asp_template_get_task (template, index);
  g_assert_cmpuint (task->n_predecessors, ==, 3);
  g_assert_cmpstr (task->predecessors[0].code, ==, "1");
  g_assert_cmpint (task->predecessors[0].type, ==, ASP_LINK_START_START);
  g_assert_cmpint (task->predecessors[0].unit, ==, ASP_LAG_CALENDAR);
  g_assert_cmpint (task->predecessors[0].lag, ==, 2);
  g_assert_cmpint (task->predecessors[1].type, ==, ASP_LINK_FINISH_FINISH);
  g_assert_cmpint (task->predecessors[1].unit, ==, ASP_LAG_WORKING);
  g_assert_cmpint (task->predecessors[1].lag, ==, -3);
  g_assert_cmpstr (task->predecessors[2].code, ==, "3");
  g_assert_cmpint (task->predecessors[2].type, ==, ASP_LINK_START_FINISH);
}

static void
test_reference_schedule (void)
{
  g_autoptr (GBytes) file = asp_template_get_reference_file ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AspTemplate) template = NULL;
  const AspTemplateTask *task;
  guint index, n_marks = 0;

  template = asp_template_new (g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file),
                               "reference-schedule.xml", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (asp_template_get_n_groups (template), ==, 12);
  g_assert_cmpuint (asp_template_get_n_tasks (template), ==, 89);
  for (guint i = 0; i < 89; i++)
    {
      task = asp_template_get_task (template, i);
      n_marks += task->mark != NULL;
      g_assert_nonnull (task->title[ASP_LANGUAGE_HU]);
      g_assert_nonnull (task->title[ASP_LANGUAGE_EN]);
      g_assert_nonnull (task->document[ASP_LANGUAGE_HU]);
      g_assert_nonnull (task->document[ASP_LANGUAGE_EN]);
    }
  /* M1 to M12; M3 stands on both variants of 5.4. */
  g_assert_cmpuint (n_marks, ==, 13);
  g_assert_true (asp_template_find_task (template, "2.12", &index));
  task = asp_template_get_task (template, index);
  g_assert_cmpint (task->condition, ==, ASP_CONDITION_GRANT);
  g_assert_cmpstr (task->mark, ==, "M12");
}

/* The file as it comes is taken for valid. With a byte more it is read as any other. */
static void
test_reference_is_valid (void)
{
  g_autoptr (GBytes) file = asp_template_get_reference_file ();
  g_autofree char *text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_autofree char *longer = g_strconcat (text, "\n", NULL);
  g_autoptr (GString) wrong = g_string_new (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (AspTemplate) template = asp_template_new (longer, -1, "reference", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (asp_template_get_n_tasks (template), ==, 89);

  g_assert_cmpuint (g_string_replace (wrong, "<group ", "<gruppe ", 1), ==, 1);
  g_assert_null (asp_template_new (wrong->str, -1, "reference", &error));
  g_assert_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_XML);
}

static void
test_not_well_formed (void)
{
  check_refused ("<schedule-template>\n<group>\n</schedule-template>", ASP_TEMPLATE_ERROR_XML,
                 "line 3");
  check_refused ("", ASP_TEMPLATE_ERROR_XML, "line");
}

static void
test_other_document (void)
{
  check_refused ("<html>\n</html>", ASP_TEMPLATE_ERROR_SCHEMA, "line 1");
}

static void
test_document_type (void)
{
  check_refused ("<!DOCTYPE schedule-template [<!ENTITY a 'b'>]>\n<schedule-template/>",
                 ASP_TEMPLATE_ERROR_XML, "DOCTYPE");
}

static void
test_too_large (void)
{
  g_autofree char *text = g_strnfill (5 * 1024 * 1024, ' ');

  check_refused (text, ASP_TEMPLATE_ERROR_LIMIT, "larger");
}

static void
test_attribute_out_of_range (void)
{
  check_tasks_refused ("<task code='1' days='0'" REST "</task>\n", ASP_TEMPLATE_ERROR_SCHEMA,
                       "line 4");
  check_tasks_refused ("<task code='1' days='1'" REST "</task>\n"
                       "<task code='2' days='1' condition='x'" REST "</task>\n",
                       ASP_TEMPLATE_ERROR_SCHEMA, "line 5");
}

static void
test_code_twice (void)
{
  check_tasks_refused ("<task code='1' days='1'" REST "</task>\n"
                       "<task code='1' days='1'" REST "</task>\n",
                       ASP_TEMPLATE_ERROR_REFERENCE, "line 5");
}

static void
test_unknown_predecessor (void)
{
  check_tasks_refused ("<task code='1' days='1' after='9.9'" REST "</task>\n",
                       ASP_TEMPLATE_ERROR_REFERENCE, "9.9");
  check_tasks_refused ("<task code='1' days='1'" REST "</task>\n"
                       "<hammock code='2' from='1' to='8.8'" REST "</hammock>\n",
                       ASP_TEMPLATE_ERROR_REFERENCE, "8.8");
}

static void
test_cycle (void)
{
  check_tasks_refused ("<task code='1' days='1' after='3'" REST "</task>\n"
                       "<task code='2' days='1' after='1'" REST "</task>\n"
                       "<task code='3' days='1' after='2'" REST "</task>\n"
                       "<task code='4' days='1' after='3'" REST "</task>\n",
                       ASP_TEMPLATE_ERROR_CYCLE, "1 → 3 → 2 → 1");
  check_tasks_refused ("<task code='1' days='1' after='1'" REST "</task>\n",
                       ASP_TEMPLATE_ERROR_CYCLE, "1 → 1");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schedule/template/links-with-lag-and-lead", test_links);
  g_test_add_func ("/schedule/template/reference-schedule-is-whole", test_reference_schedule);
  g_test_add_func ("/schedule/template/reference-is-valid", test_reference_is_valid);
  g_test_add_func ("/schedule/template/not-well-formed", test_not_well_formed);
  g_test_add_func ("/schedule/template/other-document", test_other_document);
  g_test_add_func ("/schedule/template/document-type-is-refused", test_document_type);
  g_test_add_func ("/schedule/template/too-large", test_too_large);
  g_test_add_func ("/schedule/template/attribute-out-of-range", test_attribute_out_of_range);
  g_test_add_func ("/schedule/template/code-used-twice", test_code_twice);
  g_test_add_func ("/schedule/template/unknown-predecessor", test_unknown_predecessor);
  g_test_add_func ("/schedule/template/cycle-is-named", test_cycle);

  return g_test_run ();
}
