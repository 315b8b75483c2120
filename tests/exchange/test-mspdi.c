/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libxml/relaxng.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "schedule-fixture.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlXPathContext, xmlXPathFreeContext)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlXPathObject, xmlXPathFreeObject)

static char *
write_file (ScheduleFixture   *fixture,
            AspScheduleFormat  format,
            gsize             *length)
{
  g_autofree char *folder = g_dir_make_tmp ("export-XXXXXX", NULL);
  g_autoptr (GFile) target = g_file_new_build_filename (folder, "schedule", NULL);
  g_autoptr (GFile) parent = g_file_get_parent (target);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  asp_schedule_export_write (&fixture->data, format, target, &error);
  g_assert_no_error (error);
  g_file_load_contents (target, NULL, &text, length, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_delete (target, NULL, NULL));
  g_assert_true (g_file_delete (parent, NULL, NULL));

  return text;
}

static xmlDoc *
write_document (ScheduleFixture *fixture)
{
  gsize length;
  g_autofree char *text = write_file (fixture, ASP_SCHEDULE_FORMAT_MSPDI, &length);
  xmlDoc *document = xmlReadMemory (text, (int) length, "schedule.xml", NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);

  return document;
}

/* The expression's value as text; "m:" is MS Project's namespace. */
static char *
evaluate (xmlDoc     *document,
          const char *expression)
{
  g_autoptr (xmlXPathContext) context = xmlXPathNewContext (document);
  g_autoptr (xmlXPathObject) result = NULL;
  xmlChar *text;
  char *copy;

  xmlXPathRegisterNs (context, BAD_CAST "m", BAD_CAST "http://schemas.microsoft.com/project");
  result = xmlXPathEvalExpression (BAD_CAST expression, context);
  g_assert_nonnull (result);
  text = xmlXPathCastToString (result);
  copy = g_strdup ((const char *) text);
  xmlFree (text);

  return copy;
}

static void
assert_value (xmlDoc     *document,
              const char *expression,
              const char *expected)
{
  g_autofree char *value = evaluate (document, expression);

  if (g_strcmp0 (value, expected) != 0)
    g_error ("%s is “%s”, expected “%s”", expression, value, expected);
}

static void
assert_task (xmlDoc     *document,
             const char *code,
             const char *element,
             const char *expected)
{
  g_autofree char *expression =
    g_strdup_printf ("string(//m:Task[m:WBS='%s']/m:%s)", code, element);

  assert_value (document, expression, expected);
}

static void
assert_valid (xmlDoc *document)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASP_TEST_SOURCE_DIR"), "tests", "data",
                                            "exchange", "csatlakozas-mspdi.rng", NULL);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt (path);
  xmlRelaxNG *grammar = xmlRelaxNGParse (parser);
  xmlRelaxNGValidCtxt *validator;

  g_assert_nonnull (grammar);
  validator = xmlRelaxNGNewValidCtxt (grammar);
  g_assert_cmpint (xmlRelaxNGValidateDoc (validator, document), ==, 0);
  xmlRelaxNGFreeValidCtxt (validator);
  xmlRelaxNGFree (grammar);
  xmlRelaxNGFreeParserCtxt (parser);
}

static void
test_valid (void)
{
  for (int wave = 0; wave < ASP_N_WAVE_KINDS; wave++)
    {
      for (int language = ASP_LANGUAGE_HU; language <= ASP_LANGUAGE_EN; language++)
        {
          g_autoptr (ScheduleFixture) own =
            schedule_fixture_new ((AspWaveKind) wave, (AspLanguage) language, NULL, 0);
          g_autoptr (ScheduleFixture) template =
            schedule_fixture_new_template ((AspWaveKind) wave, (AspLanguage) language);
          g_autoptr (xmlDoc) own_document = write_document (own);
          g_autoptr (xmlDoc) template_document = write_document (template);

          assert_valid (own_document);
          assert_valid (template_document);
        }
    }
}

static void
test_valid_running (void)
{
  g_autoptr (ScheduleFixture) fixture = schedule_fixture_new_running (ASP_LANGUAGE_HU);
  g_autoptr (xmlDoc) document = write_document (fixture);

  assert_valid (document);
}

/* The refusals are wanted: they need no words. */
static void
ignore_refusal_cb (void       *user_data,
                   const char *format,
                   ...)
{
}

/* The test would prove nothing if the grammar took anything. */
static void
test_grammar_refuses (void)
{
  g_autoptr (ScheduleFixture) fixture =
    schedule_fixture_new (ASP_WAVE_KIND_PILOT, ASP_LANGUAGE_HU, NULL, 0);
  gsize length;
  g_autofree char *text = write_file (fixture, ASP_SCHEDULE_FORMAT_MSPDI, &length);
  static const char *const replacements[][2] = {
    { "<CurrencyCode>HUF</CurrencyCode>", "" },
    { "<DayWorking>1</DayWorking>", "<DayWorking>2</DayWorking>" },
    { "<Type>1</Type>", "<Type>3</Type>" },
    { "T17:00:00", "T16:00:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (replacements); i++)
    {
      g_autoptr (GString) changed = g_string_new (text);
      g_autoptr (xmlDoc) document = NULL;
      g_autofree char *path = g_build_filename (g_getenv ("ASP_TEST_SOURCE_DIR"), "tests", "data",
                                                "exchange", "csatlakozas-mspdi.rng", NULL);
      xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt (path);
      xmlRelaxNG *grammar = xmlRelaxNGParse (parser);
      xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt (grammar);

      xmlRelaxNGSetValidErrors (validator, ignore_refusal_cb, ignore_refusal_cb, NULL);
      g_assert_cmpuint (g_string_replace (changed, replacements[i][0], replacements[i][1], 1),
                        ==, 1);
      document = xmlReadMemory (changed->str, (int) changed->len, NULL, NULL, XML_PARSE_NONET);
      g_assert_cmpint (xmlRelaxNGValidateDoc (validator, document), >, 0);
      xmlRelaxNGFreeValidCtxt (validator);
      xmlRelaxNGFree (grammar);
      xmlRelaxNGFreeParserCtxt (parser);
    }
}

/* domain.md 11: 88, 86 and 83 rows; the hammock is one of them. */
static void
test_counts (void)
{
  static const char *const counts[ASP_N_WAVE_KINDS] = { "88", "86", "83" };

  for (int wave = 0; wave < ASP_N_WAVE_KINDS; wave++)
    {
      g_autoptr (ScheduleFixture) fixture =
        schedule_fixture_new ((AspWaveKind) wave, ASP_LANGUAGE_HU, NULL, 0);
      g_autoptr (xmlDoc) document = write_document (fixture);

      assert_value (document, "count(//m:Task[m:Summary=0])", counts[wave]);
      assert_value (document, "count(//m:Task[m:OutlineLevel=1])", "3");
      assert_value (document, "count(//m:Task[m:OutlineLevel=0])", "1");
      assert_value (document, "count(//m:Task[m:Milestone=1])", "1");
      assert_value (document, "count(//m:Assignment)", counts[wave]);
      assert_value (document, "count(//m:Task) - count(//m:Task[m:UID=m:ID])", "0");
      /* Every link leads to a task that is there. */
      assert_value (document,
                    "count(//m:PredecessorUID[not(. = //m:Task[m:Summary=0]/m:UID)])", "0");
    }
}

/* The test vector of domain.md 11. */
static void
test_dates (void)
{
  static const char *const vector[][3] = {
    { "1.7", "2014-06-23", "2014-06-24" },
    { "1.9", "2014-07-16", "2014-07-18" },
    { "5.4/B", "2014-07-21", "2014-07-22" },
    { "4.9", "2014-08-11", "2014-08-13" },
    { "2.6", "2014-08-27", "2014-08-29" },
    { "8.3", "2014-07-31", "2014-08-11" },
    { "10.5", "2014-09-10", "2014-09-16" },
    { "8.4", "2014-10-10", "2014-10-13" },
    { "6.4", "2014-10-14", "2014-10-28" },
    { "9.3", "2014-10-29", "2014-11-11" },
    { "5.5", "2014-11-12", "2014-11-25" },
    { "9.5", "2014-11-19", "2014-11-19" },
    { "11.2", "2014-11-20", "2014-11-20" },
    { "10.8", "2014-11-26", "2014-11-28" },
    { "11.6", "2014-12-31", "2015-01-06" },
    { "2.12", "2015-01-07", "2015-01-19" },
  };
  g_autoptr (ScheduleFixture) fixture =
    schedule_fixture_new (ASP_WAVE_KIND_PILOT, ASP_LANGUAGE_HU, NULL, 0);
  g_autoptr (xmlDoc) document = write_document (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (vector); i++)
    {
      g_autofree char *start = g_strconcat (vector[i][1], "T08:00:00", NULL);
      g_autofree char *finish = g_strconcat (vector[i][2], "T17:00:00", NULL);

      assert_task (document, vector[i][0], "Start", start);
      assert_task (document, vector[i][0], "Finish", finish);
    }

  assert_value (document, "string(/m:Project/m:StartDate)", "2014-06-12T08:00:00");
  assert_value (document, "string(/m:Project/m:FinishDate)", "2015-01-19T17:00:00");
  /* 10 working days, with 10 January worked. */
  assert_task (document, "2.12", "Duration", "PT80H0M0S");
  /* 68 and 3 working days of slack. */
  assert_task (document, "4.9", "TotalSlack", "326400");
  assert_task (document, "5.5", "TotalSlack", "14400");
  assert_task (document, "9.3", "Critical", "1");
}

static void
test_milestone (void)
{
  g_autoptr (ScheduleFixture) fixture =
    schedule_fixture_new (ASP_WAVE_KIND_PILOT, ASP_LANGUAGE_HU, NULL, 0);
  g_autoptr (xmlDoc) document = write_document (fixture);

  assert_task (document, "11.4", "Start", "2014-11-28T17:00:00");
  assert_task (document, "11.4", "Finish", "2014-11-28T17:00:00");
  assert_task (document, "11.4", "Duration", "PT0H0M0S");
  assert_task (document, "11.4", "Milestone", "1");
  assert_task (document, "11.4", "ConstraintType", "0");
  assert_task (document, "11.5", "Start", "2014-12-01T08:00:00");
}

/* 1 January is a holiday and 2 January off: domain.md 11 gives 5 January 2015. */
static void
test_milestone_held (void)
{
  g_autoptr (ScheduleFixture) fixture = schedule_fixture_new_running (ASP_LANGUAGE_HU);
  g_autoptr (xmlDoc) document = write_document (fixture);

  assert_task (document, "11.4", "Start", "2015-01-05T08:00:00");
  assert_task (document, "11.4", "Finish", "2015-01-05T08:00:00");
  assert_task (document, "11.4", "ConstraintType", "4");
  assert_task (document, "11.4", "ConstraintDate", "2015-01-05T08:00:00");
  assert_task (document, "11.4", "Notes", "Nem korábban mint: 2015. 01. 01.");
  assert_task (document, "11.5", "Start", "2015-01-05T08:00:00");
}

static void
test_progress (void)
{
  g_autoptr (ScheduleFixture) fixture = schedule_fixture_new_running (ASP_LANGUAGE_HU);
  g_autoptr (xmlDoc) document = write_document (fixture);

  assert_task (document, "1.1", "PercentComplete", "100");
  assert_task (document, "1.1", "ActualStart", "2014-06-12T08:00:00");
  assert_task (document, "1.1", "ActualFinish", "2014-06-13T17:00:00");
  assert_task (document, "1.1", "RemainingDuration", "PT0H0M0S");
  assert_task (document, "1.2", "PercentComplete", "40");
  assert_task (document, "1.2", "ActualStart", "2014-06-16T08:00:00");
  assert_task (document, "1.2", "ActualFinish", "");
  /* 15 days of 8 hours: 48 of 120. */
  assert_task (document, "1.2", "ActualDuration", "PT48H0M0S");
  assert_task (document, "1.2", "RemainingDuration", "PT72H0M0S");
  assert_task (document, "1.3", "ActualStart", "");
  assert_value (document, "string(/m:Project/m:StatusDate)", "2014-06-16T17:00:00");
  /* What was marked as not applicable is not there. */
  assert_value (document, "count(//m:Task[m:WBS='8.5'])", "0");
}

static void
test_calendar (void)
{
  static const char *const exceptions[][3] = {
    { "2014-05-02", "0", "áthelyezett pihenőnap (2014. 05. 02.)" },
    { "2014-06-09", "0", "Pünkösdhétfő (2014)" },
    { "2014-08-20", "0", "Államalapítás ünnepe (2014)" },
    { "2014-10-18", "1", "áthelyezett munkanap (2014. 10. 18.)" },
    { "2014-10-24", "0", "áthelyezett pihenőnap (2014. 10. 24.)" },
    { "2014-12-25", "0", "Karácsony (2014)" },
    { "2015-01-10", "1", "áthelyezett munkanap (2015. 01. 10.)" },
    { "2015-04-06", "0", "Húsvéthétfő (2015)" },
  };
  g_autoptr (ScheduleFixture) fixture =
    schedule_fixture_new (ASP_WAVE_KIND_PILOT, ASP_LANGUAGE_HU, NULL, 0);
  g_autoptr (xmlDoc) document = write_document (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (exceptions); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("//m:Exception[m:TimePeriod/m:FromDate='%sT00:00:00']", exceptions[i][0]);
      g_autofree char *working = g_strdup_printf ("string(%s/m:DayWorking)", path);
      g_autofree char *name = g_strdup_printf ("string(%s/m:Name)", path);
      g_autofree char *times = g_strdup_printf ("count(%s//m:WorkingTime)", path);

      assert_value (document, working, exceptions[i][1]);
      assert_value (document, name, exceptions[i][2]);
      assert_value (document, times, strcmp (exceptions[i][1], "1") == 0 ? "2" : "0");
    }

  /* 253 working days in 2014 (domain.md 9), of 261 Mondays to Fridays. */
  assert_value (document,
                "261 + count(//m:Exception[starts-with(.//m:FromDate, '2014') and m:DayWorking=1])"
                " - count(//m:Exception[starts-with(.//m:FromDate, '2014') and m:DayWorking=0])",
                "253");
  assert_value (document, "count(//m:Exception[m:Name = preceding::m:Exception/m:Name])", "0");
}

static void
test_links (void)
{
  g_autoptr (ScheduleFixture) fixture =
    schedule_fixture_new (ASP_WAVE_KIND_PILOT, ASP_LANGUAGE_HU, NULL, 0);
  g_autoptr (xmlDoc) document = write_document (fixture);
  static const char *const predecessors[] = { "1.4", "1.5", "1.6" };

  assert_value (document, "count(//m:Task[m:WBS='1.7']/m:PredecessorLink)", "3");
  for (gsize i = 0; i < G_N_ELEMENTS (predecessors); i++)
    {
      g_autofree char *expression =
        g_strdup_printf ("count(//m:Task[m:WBS='1.7']/m:PredecessorLink"
                         "[m:PredecessorUID = //m:Task[m:WBS='%s']/m:UID])", predecessors[i]);

      assert_value (document, expression, "1");
    }
  /* The common code 5.4 stands for the pilots' variant. */
  assert_value (document, "count(//m:Task[m:WBS='2.6']/m:PredecessorLink"
                          "[m:PredecessorUID = //m:Task[m:WBS='5.4/B']/m:UID])", "1");
  /* The hammock follows 1.4, with a length of its own. */
  assert_value (document, "count(//m:Task[m:WBS='12.3']/m:PredecessorLink"
                          "[m:PredecessorUID = //m:Task[m:WBS='1.4']/m:UID])", "1");
  assert_value (document, "count(//m:Task[m:WBS='12.3']/m:PredecessorLink)", "1");
  assert_value (document, "contains(//m:Task[m:WBS='12.3']/m:Notes, '1.4 → 11.4')", "true");
}

static void
test_texts (void)
{
  g_autoptr (ScheduleFixture) fixture = schedule_fixture_new_running (ASP_LANGUAGE_HU);
  g_autoptr (xmlDoc) document = write_document (fixture);

  assert_task (document, "1.7", "Notes", FIXTURE_FORMULA);
  assert_task (document, "1.8", "Notes", "]]> <b>&amp; %s%n \xef\xbf\xbd \xef\xbf\xbd vége");
  assert_task (document, "1.9", "Notes", "első sor\nmásodik; sor \"idézettel\"");
  assert_value (document, "string(/m:Project/m:Company)", "Márianosztra & Társai");
  assert_value (document, "count(//m:Resource[m:Name='Kovács/ Anna (dr.)'])", "1");
  assert_value (document, "string(//m:Resource[m:Name='kulcsfelhasználó']/m:IsGeneric)", "1");
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/mspdi/every-wave-and-language-is-valid", test_valid);
  g_test_add_func ("/exchange/mspdi/a-running-schedule-is-valid", test_valid_running);
  g_test_add_func ("/exchange/mspdi/the-grammar-refuses-what-we-do-not-write",
                   test_grammar_refuses);
  g_test_add_func ("/exchange/mspdi/every-wave-has-its-tasks", test_counts);
  g_test_add_func ("/exchange/mspdi/dates-are-those-of-the-reference-schedule", test_dates);
  g_test_add_func ("/exchange/mspdi/a-milestone-stands-at-its-predecessors-finish",
                   test_milestone);
  g_test_add_func ("/exchange/mspdi/a-held-milestone-stands-on-the-morning", test_milestone_held);
  g_test_add_func ("/exchange/mspdi/progress-has-its-dates", test_progress);
  g_test_add_func ("/exchange/mspdi/holidays-and-worked-saturdays-are-exceptions", test_calendar);
  g_test_add_func ("/exchange/mspdi/links-lead-to-the-predecessors", test_links);
  g_test_add_func ("/exchange/mspdi/texts-come-back-as-they-were", test_texts);
  result = g_test_run ();
  xmlCleanupParser ();

  return result;
}
