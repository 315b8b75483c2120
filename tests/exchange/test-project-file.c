/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-project-file.h"

#include <string.h>

/* Microsoft's own files and the cases are not part of the repository. */
static AspProjectFile *
load (const char *name)
{
  const char *folder = g_getenv ("CSATLAKOZAS_TEST_DATA");
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  AspProjectFile *project;

  if (folder == NULL)
    {
      g_test_skip ("CSATLAKOZAS_TEST_DATA is not set");
      return NULL;
    }

  path = g_build_filename (folder, name, NULL);
  file = g_file_new_for_path (path);
  project = asp_project_file_load (file, &error);
  g_assert_no_error (error);

  return project;
}

static AspProjectFile *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);

  return asp_project_file_read (stream, error);
}

static void
assert_day (AspDay      day,
            const char *iso)
{
  g_autofree char *text = day != ASP_DAY_NONE ? asp_day_to_iso (day) : g_strdup ("");

  g_assert_cmpstr (text, ==, iso);
}

static void
assert_task (AspProjectFile *file,
             guint           index,
             const char     *start,
             const char     *finish,
             int             days)
{
  const AspProjectTask *task = asp_project_file_peek_task (file, index);

  assert_day (task->start, start);
  assert_day (task->finish, finish);
  g_assert_cmpint (task->days, ==, days);
}

/* Case 12: what ends at midnight does not touch the day that begins then. */
static void
test_midnight_finish (void)
{
  g_autoptr (AspProjectFile) file = load ("cases/12-mspdi-midnight-finish/ejfel.xml");

  if (file == NULL)
    return;

  g_assert_cmpuint (asp_project_file_get_n_tasks (file), ==, 2);
  assert_task (file, 0, "2014-09-03", "2014-09-03", 1);
  assert_task (file, 1, "2014-09-04", "2014-09-05", 2);
}

/* Case 13: an exception is a range. */
static void
test_exception_range (void)
{
  g_autoptr (AspProjectFile) file = load ("cases/13-mspdi-exception-range/szabadsag.xml");
  AspCalendar *calendar;

  if (file == NULL)
    return;

  calendar = asp_project_file_peek_calendar (file, 0)->calendar;
  for (int day = 1; day <= 31; day++)
    {
      AspDay august = asp_day_new (2014, 8, day);
      gboolean working = asp_day_get_weekday (august) <= G_DATE_FRIDAY && (day < 11 || day > 15);

      g_assert_cmpint (asp_calendar_is_workday (calendar, august), ==, working);
    }
  assert_task (file, 0, "2014-08-08", "2014-08-18", 2);
}

#define HEAD "<Project xmlns=\"http://schemas.microsoft.com/project\">" \
  "<StartDate>2014-09-01</StartDate>"
#define CALENDAR_HEAD HEAD "<WeekStartDay>0</WeekStartDay><CalendarUID>1</CalendarUID><Calendars>" \
  "<Calendar><UID>1</UID><Name>A</Name>"
#define CALENDAR_TAIL "</Calendar></Calendars></Project>"
#define EXCEPTION(from, until, rest) \
  "<Exception><TimePeriod><FromDate>" from "T00:00:00</FromDate><ToDate>" until \
  "T23:59:00</ToDate></TimePeriod>" rest "</Exception>"

/* Days of the year by what the calendar, which is otherwise Monday to Friday, says of them. */
static void
assert_changed_days (const char *text,
                     int         year,
                     const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspProjectFile) file = read_text (text, &error);
  g_autoptr (GString) found = g_string_new (NULL);
  AspCalendar *calendar;

  g_assert_no_error (error);
  calendar = asp_project_file_peek_calendar (file, 0)->calendar;
  for (AspDay day = asp_day_new (year, 1, 1); day <= asp_day_new (year, 12, 31); day++)
    {
      gboolean weekday = asp_day_get_weekday (day) <= G_DATE_FRIDAY;
      int month, mday;

      if (asp_calendar_is_workday (calendar, day) == weekday)
        continue;

      asp_day_get_ymd (day, &year, &month, &mday);
      g_string_append_printf (found, "%s%d.%d", found->len > 0 ? " " : "", month, mday);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* The kinds of recurrence, with days from a printed calendar of 2014 (1 January was a
 * Wednesday). */
static void
test_recurring_exceptions (void)
{
  static const struct { const char *exception; const char *days; } cases[] = {
    { EXCEPTION ("2014-03-03", "2014-03-05", "<Type>1</Type><DayWorking>0</DayWorking>"),
      "3.3 3.4 3.5" },
    { EXCEPTION ("2014-03-03", "2014-12-31", "<Occurrences>3</Occurrences><Type>7</Type>"
                 "<Period>7</Period><DayWorking>0</DayWorking>"), "3.3 3.10 3.17" },
    /* Monday and Wednesday of every second week; bits from Sunday. */
    { EXCEPTION ("2014-03-03", "2014-03-31", "<Type>6</Type><Period>2</Period>"
                 "<DaysOfWeek>10</DaysOfWeek><DayWorking>0</DayWorking>"),
      "3.3 3.5 3.17 3.19 3.31" },
    { EXCEPTION ("2014-01-01", "2014-06-30", "<Type>4</Type><Period>2</Period>"
                 "<MonthDay>31</MonthDay><DayWorking>0</DayWorking>"), "1.31 3.31" },
    /* The last Friday of each month. */
    { EXCEPTION ("2014-02-01", "2014-04-30", "<Type>5</Type><Period>1</Period>"
                 "<MonthItem>8</MonthItem><MonthPosition>4</MonthPosition>"
                 "<DayWorking>0</DayWorking>"), "2.28 3.28 4.25" },
    /* The first Saturday is worked. */
    { EXCEPTION ("2014-05-01", "2014-06-30", "<Type>5</Type><Period>1</Period>"
                 "<MonthItem>9</MonthItem><MonthPosition>0</MonthPosition>"
                 "<DayWorking>1</DayWorking>"), "5.3 6.7" },
    { EXCEPTION ("2012-01-01", "2016-12-31", "<Type>2</Type><Month>7</Month>"
                 "<MonthDay>20</MonthDay><DayWorking>0</DayWorking>"), "8.20" },
    { EXCEPTION ("2012-01-01", "2016-12-31", "<Type>3</Type><Month>4</Month>"
                 "<MonthItem>4</MonthItem><MonthPosition>1</MonthPosition>"
                 "<DayWorking>0</DayWorking>"), "5.12" },
    /* Longer than the years of schedules. */
    { EXCEPTION ("1950-01-01", "1999-12-31", "<Type>1</Type><DayWorking>0</DayWorking>"), "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (CALENDAR_HEAD "<Exceptions>", cases[i].exception,
                                           "</Exceptions>" CALENDAR_TAIL, NULL);

      assert_changed_days (text, 2014, cases[i].days);
    }
}

#define OLD_RANGE "<WeekDays><WeekDay><DayType>0</DayType><DayWorking>0</DayWorking>" \
  "<TimePeriod><FromDate>2014-05-02T00:00:00</FromDate><ToDate>2014-05-05T23:59:00</ToDate>" \
  "</TimePeriod></WeekDay></WeekDays>"

/* A file may say an exception twice; who reads both counts days that are worked again as free. */
static void
test_exceptions_once (void)
{
  assert_changed_days (CALENDAR_HEAD
                       OLD_RANGE CALENDAR_TAIL, 2014, "5.2 5.5");
  assert_changed_days (CALENDAR_HEAD
                       OLD_RANGE "<Exceptions>"
                       EXCEPTION ("2014-05-02", "2014-05-02", "<DayWorking>0</DayWorking>")
                       "</Exceptions>" CALENDAR_TAIL, 2014, "5.2");
}

/* Both forms of the 27 exceptions that Project itself wrote mean the same days. */
static void
test_exceptions_of_project (void)
{
  g_autoptr (AspProjectFile) file =
    load ("mspdi/calendar-recurring-exceptions-project2010-mspdi.xml");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (AspProjectFile) old = NULL;
  AspCalendar *calendar, *old_calendar;
  char *begin, *end;
  int n_changed = 0;

  if (file == NULL)
    return;

  path = g_build_filename (g_getenv ("CSATLAKOZAS_TEST_DATA"),
                           "mspdi/calendar-recurring-exceptions-project2010-mspdi.xml", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  begin = strstr (text, "<Exceptions>");
  end = strstr (text, "</Exceptions>");
  g_assert_true (begin != NULL && end != NULL);
  memset (begin, ' ', (gsize) (end - begin) + strlen ("</Exceptions>"));
  old = read_text (text, NULL);
  g_assert_nonnull (old);
  calendar = asp_project_file_peek_calendar (file, 0)->calendar;
  old_calendar = asp_project_file_peek_calendar (old, 0)->calendar;
  for (AspDay day = asp_day_new (1999, 1, 1); day <= asp_day_new (2012, 12, 31); day++)
    {
      gboolean working = asp_calendar_is_workday (calendar, day);

      n_changed += working != (asp_day_get_weekday (day) <= G_DATE_FRIDAY) ? 1 : 0;
      g_assert_cmpint (working, ==, asp_calendar_is_workday (old_calendar, day));
    }
  g_assert_cmpint (n_changed, >, 50);
}

#define TASK(uid, rest) "<Task><UID>" uid "</UID><Name>N" uid "</Name><OutlineLevel>1" \
  "</OutlineLevel><Start>2014-09-01T08:00:00</Start><Finish>2014-09-01T17:00:00</Finish>" \
  "<Duration>PT8H0M0S</Duration>" rest "</Task>"
#define LINK(uid, type, lag, format) "<PredecessorLink><PredecessorUID>" uid "</PredecessorUID>" \
  "<Type>" type "</Type><LinkLag>" lag "</LinkLag><LagFormat>" format "</LagFormat>" \
  "</PredecessorLink>"

static void
test_links (void)
{
  static const struct
  {
    const char *link;
    AspLinkType type;
    AspLagUnit  unit;
    int         lag;
  } cases[] = {
    { LINK ("1", "0", "0", "7"), ASP_LINK_FINISH_FINISH, ASP_LAG_WORKING, 0 },
    { LINK ("1", "1", "4800", "7"), ASP_LINK_FINISH_START, ASP_LAG_WORKING, 1 },
    { LINK ("1", "2", "-9600", "7"), ASP_LINK_START_FINISH, ASP_LAG_WORKING, -2 },
    { LINK ("1", "3", "48000", "9"), ASP_LINK_START_START, ASP_LAG_WORKING, 10 },
    { LINK ("1", "1", "2400", "5"), ASP_LINK_FINISH_START, ASP_LAG_WORKING, 1 },
    { LINK ("1", "1", "28800", "8"), ASP_LINK_FINISH_START, ASP_LAG_CALENDAR, 2 },
    { LINK ("1", "1", "28800", "40"), ASP_LINK_FINISH_START, ASP_LAG_CALENDAR, 2 },
    { LINK ("1", "1", "300", "19"), ASP_LINK_FINISH_START, ASP_LAG_WORKING, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (HEAD "<Tasks>" TASK ("1", "") "<Task><UID>2</UID>",
                                           cases[i].link, "</Task></Tasks></Project>", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AspProjectFile) file = read_text (text, &error);
      const AspProjectLink *link;

      g_assert_no_error (error);
      link = &g_array_index (asp_project_file_peek_task (file, 1)->links, AspProjectLink, 0);
      g_assert_cmpuint (link->from, ==, 0);
      g_assert_cmpint (link->type, ==, cases[i].type);
      g_assert_cmpint (link->unit, ==, cases[i].unit);
      g_assert_cmpint (link->lag, ==, cases[i].lag);
    }
}

/* The project row and empty rows are no tasks; parents come from levels. */
static void
test_rows (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspProjectFile) file = read_text (
    HEAD "<Tasks><Task><UID>0</UID><Name>All</Name><OutlineLevel>0</OutlineLevel></Task>"
    "<Task><UID>5</UID><IsNull>1</IsNull></Task>"
    "<Task><UID>1</UID><Name>Sum</Name><OutlineLevel>1</OutlineLevel></Task>"
    "<Task><UID>2</UID><Name>Part</Name><OutlineLevel>2</OutlineLevel>"
    "<Duration>PT4H30M0S</Duration><Baseline><Number>0</Number><Start>bad</Start></Baseline>"
    "<Unknown><Duration>bad</Duration></Unknown><Baseline/></Task>"
    TASK ("3", "<PredecessorLink><PredecessorUID>77</PredecessorUID><CrossProject>1"
          "</CrossProject></PredecessorLink>") "</Tasks></Project>", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (asp_project_file_get_n_tasks (file), ==, 3);
  g_assert_cmpuint (asp_project_file_get_n_blank (file), ==, 1);
  g_assert_cmpuint (asp_project_file_get_n_foreign (file), ==, 1);
  g_assert_cmpstr (asp_project_file_get_title (file), ==, "All");
  g_assert_true (asp_project_file_peek_task (file, 0)->summary);
  g_assert_cmpint (asp_project_file_peek_task (file, 1)->parent, ==, 0);
  g_assert_cmpint (asp_project_file_peek_task (file, 2)->parent, ==, -1);
  g_assert_cmpint (asp_project_file_peek_task (file, 1)->minutes, ==, 270);
  g_assert_cmpint (asp_project_file_peek_task (file, 1)->days, ==, 1);
  g_assert_cmpuint (asp_project_file_peek_task (file, 1)->n_baselines, ==, 2);
}

static void
assert_refused (const char *text,
                int         code,
                const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspProjectFile) file = read_text (text, &error);

  g_assert_null (file);
  g_assert_error (error, ASP_PROJECT_FILE_ERROR, code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

static void
test_bad_values (void)
{
  static const struct { const char *task; int code; const char *part; } cases[] = {
    { TASK ("7", "\n<PercentComplete>101</PercentComplete>"), ASP_PROJECT_FILE_ERROR_VALUE,
      "line 3, task 7 “N7”: PercentComplete" },
    { TASK ("7", "<ConstraintType>8</ConstraintType>"), ASP_PROJECT_FILE_ERROR_VALUE, "task 7" },
    { TASK ("7", "<Deadline>1989-12-31T17:00:00</Deadline>"), ASP_PROJECT_FILE_ERROR_VALUE,
      "1989-12-31" },
    { TASK ("7", "<Deadline>2101-01-01T17:00:00</Deadline>"), ASP_PROJECT_FILE_ERROR_VALUE,
      "2101-01-01" },
    { TASK ("7", "<Deadline>2014-02-29T17:00:00</Deadline>"), ASP_PROJECT_FILE_ERROR_VALUE,
      "2014-02-29" },
    { TASK ("7", "<Deadline>tomorrow</Deadline>"), ASP_PROJECT_FILE_ERROR_VALUE, "tomorrow" },
    { TASK ("7", "<Deadline>2014-02-28T99:00:00</Deadline>"), ASP_PROJECT_FILE_ERROR_VALUE,
      "T99" },
    { TASK ("7", "<Duration>PT999999999999H</Duration>"), ASP_PROJECT_FILE_ERROR_VALUE,
      "Duration" },
    { TASK ("7", "<Duration>8 hours</Duration>"), ASP_PROJECT_FILE_ERROR_VALUE, "8 hours" },
    { TASK ("7", LINK ("9", "1", "0", "7")), ASP_PROJECT_FILE_ERROR_REFERENCE, "predecessor 9" },
    { TASK ("7", LINK ("7", "4", "0", "7")), ASP_PROJECT_FILE_ERROR_VALUE, "Type" },
    { TASK ("7", LINK ("7", "1", "99999999999", "7")), ASP_PROJECT_FILE_ERROR_VALUE, "LinkLag" },
    { TASK ("7", "<CalendarUID>4</CalendarUID>"), ASP_PROJECT_FILE_ERROR_REFERENCE,
      "calendar 4" },
    { TASK ("7", "") TASK ("7", ""), ASP_PROJECT_FILE_ERROR_REFERENCE, "number of its own" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("<?xml version=\"1.0\"?>\n" HEAD "<Tasks>",
                                           cases[i].task, "</Tasks></Project>", NULL);

      assert_refused (text, cases[i].code, cases[i].part);
    }
}

static void
test_hostile (void)
{
  g_autoptr (GString) deep = g_string_new (HEAD);
  g_autoptr (GString) length = g_string_new (HEAD "<Tasks><Task><UID>1</UID><Notes>");

  assert_refused ("<!DOCTYPE Project [<!ENTITY a \"b\">]>" HEAD "</Project>",
                  ASP_PROJECT_FILE_ERROR_LIMIT, "document type");
  assert_refused ("<!DOCTYPE Project SYSTEM \"file:///etc/passwd\">" HEAD "</Project>",
                  ASP_PROJECT_FILE_ERROR_LIMIT, "document type");
  assert_refused ("<!DOCTYPE Project [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
                  "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;\">]>"
                  "<Project x=\"&d;&d;&d;&d;&d;&d;&d;\"/>", ASP_PROJECT_FILE_ERROR_LIMIT,
                  "document type");
  assert_refused (HEAD "&#38;unknown;&unknown;</Project>", ASP_PROJECT_FILE_ERROR_XML, "unknown");
  assert_refused (HEAD "<Tasks>" TASK ("1", ""), ASP_PROJECT_FILE_ERROR_XML, "line 1");
  assert_refused (HEAD "&unknown;</Project>", ASP_PROJECT_FILE_ERROR_XML, "line 1");
  assert_refused ("<html><body/></html>", ASP_PROJECT_FILE_ERROR_FORMAT, "format");
  assert_refused ("plain text", ASP_PROJECT_FILE_ERROR_FORMAT, "format");
  assert_refused ("", ASP_PROJECT_FILE_ERROR_FORMAT, "format");

  for (int i = 0; i < 100; i++)
    g_string_append (deep, "<a>");
  assert_refused (deep->str, ASP_PROJECT_FILE_ERROR_LIMIT, "nested");

  for (int i = 0; i < 2 * 1024 * 1024; i++)
    g_string_append_c (length, 'x');
  g_string_append (length, "</Notes></Task></Tasks></Project>");
  assert_refused (length->str, ASP_PROJECT_FILE_ERROR_LIMIT, "too long");
}

static void
test_bad_calendars (void)
{
  assert_refused (HEAD "<Calendars><Calendar><UID>1</UID><BaseCalendarUID>2</BaseCalendarUID>"
                  "</Calendar><Calendar><UID>2</UID><BaseCalendarUID>1</BaseCalendarUID>"
                  "</Calendar></Calendars></Project>",
                  ASP_PROJECT_FILE_ERROR_REFERENCE, "based on each other");
  assert_refused (CALENDAR_HEAD "<Exceptions>"
                  EXCEPTION ("1990-01-01", "2100-12-31", "<DayWorking>0</DayWorking>")
                  "</Exceptions>" CALENDAR_TAIL, ASP_PROJECT_FILE_ERROR_VALUE, "no working day");
  assert_refused (CALENDAR_HEAD "<Exceptions>"
                  EXCEPTION ("1990-01-01", "2100-12-31", "<DayWorking>0</DayWorking>")
                  EXCEPTION ("1990-01-01", "2100-12-31", "<DayWorking>1</DayWorking>")
                  "</Exceptions>" CALENDAR_TAIL, ASP_PROJECT_FILE_ERROR_LIMIT, "more");
  assert_refused (CALENDAR_HEAD "<Exceptions>"
                  EXCEPTION ("2014-01-01", "2014-01-02", "<Period>0</Period>")
                  "</Exceptions>" CALENDAR_TAIL, ASP_PROJECT_FILE_ERROR_VALUE, "Period");
}

#define PLANNER "<project name=\"P\" mrproject-version=\"2\" project-start=\"20140901T080000Z\">"
#define PLANNER_TASK "<tasks><task id=\"1\" name=\"A\" start=\"20140901T080000Z\" " \
  "end=\"20140901T170000Z\">"
#define GAN "<project name=\"G\" version=\"3.3\">"

static void
test_bad_planner (void)
{
  static const struct { const char *text; int code; const char *part; } cases[] = {
    { "<project mrproject-version=\"2\" project-start=\"tomorrow\"/>",
      ASP_PROJECT_FILE_ERROR_VALUE, "project-start" },
    { PLANNER "<tasks><task id=\"1\" name=\"A\" start=\"20140231T080000Z\" end=\"\"/>"
      "</tasks></project>",
      ASP_PROJECT_FILE_ERROR_VALUE, "20140231" },
    { PLANNER "<tasks><task id=\"1\" name=\"A\" start=\"19891231T080000Z\" end=\"\"/>"
      "</tasks></project>",
      ASP_PROJECT_FILE_ERROR_VALUE, "19891231" },
    { PLANNER PLANNER_TASK "<constraint type=\"never\" time=\"\"/></task></tasks></project>",
      ASP_PROJECT_FILE_ERROR_VALUE, "line 1, task 1 “A”: constraint" },
    { PLANNER PLANNER_TASK "<predecessors><predecessor predecessor-id=\"8\"/></predecessors>"
      "</task></tasks></project>", ASP_PROJECT_FILE_ERROR_REFERENCE, "predecessor 8" },
    { PLANNER PLANNER_TASK "<predecessors><predecessor predecessor-id=\"1\" type=\"XX\"/>"
      "</predecessors></task></tasks></project>", ASP_PROJECT_FILE_ERROR_VALUE, "XX" },
    { PLANNER PLANNER_TASK "<predecessors><predecessor predecessor-id=\"1\" "
      "lag=\"99999999999\"/></predecessors></task></tasks></project>",
      ASP_PROJECT_FILE_ERROR_VALUE, "lag" },
    { PLANNER "<calendars><calendar id=\"1\"><default-week mon=\"x\"/></calendar></calendars>"
      "</project>", ASP_PROJECT_FILE_ERROR_VALUE, "mon" },
    { PLANNER PLANNER_TASK, ASP_PROJECT_FILE_ERROR_XML, "line 1" },
    { "<!DOCTYPE project>" PLANNER "</project>", ASP_PROJECT_FILE_ERROR_LIMIT, "document type" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, cases[i].code, cases[i].part);
}

static void
test_bad_gan (void)
{
  static const struct { const char *text; int code; const char *part; } cases[] = {
    { GAN "<tasks><task id=\"1\" name=\"A\" start=\"2101-01-01\" duration=\"1\"/>"
      "</tasks></project>",
      ASP_PROJECT_FILE_ERROR_VALUE, "task 1 “A”: start" },
    { GAN "<tasks><task id=\"1\" name=\"A\" start=\"2014-09-01\" duration=\"-1\"/>"
      "</tasks></project>",
      ASP_PROJECT_FILE_ERROR_VALUE, "duration" },
    { GAN "<tasks><task id=\"1\" name=\"A\" start=\"2014-09-01\" duration=\"1\">"
      "<depend id=\"7\" type=\"2\"/></task></tasks></project>",
      ASP_PROJECT_FILE_ERROR_REFERENCE, "7, which follows 1" },
    { GAN "<tasks><task id=\"1\" name=\"A\" start=\"2014-09-01\" duration=\"1\">"
      "<depend id=\"1\" type=\"5\"/></task></tasks></project>", ASP_PROJECT_FILE_ERROR_VALUE,
      "type" },
    { GAN "<tasks><task name=\"A\" start=\"2014-09-01\" duration=\"1\"/></tasks></project>",
      ASP_PROJECT_FILE_ERROR_REFERENCE, "number of its own" },
    { GAN "<calendars><date year=\"\" month=\"13\" date=\"1\"/></calendars></project>",
      ASP_PROJECT_FILE_ERROR_VALUE, "month" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, cases[i].code, cases[i].part);
}

/* Days without a year are meant every year; a custom type of day works when it has hours. */
static void
test_other_calendars (void)
{
  g_autoptr (AspProjectFile) gan = read_text (
    GAN "<calendars><date year=\"\" month=\"3\" date=\"15\" type=\"HOLIDAY\"/>"
    "<date year=\"2014\" month=\"5\" date=\"10\" type=\"WORKING_DAY\"/></calendars></project>",
    NULL);
  g_autoptr (AspProjectFile) planner = read_text (
    PLANNER "<calendars><day-types><day-type id=\"5\"><interval start=\"0900\" end=\"1200\"/>"
    "</day-type><day-type id=\"6\"/></day-types><calendar id=\"1\"><default-week mon=\"0\" "
    "tue=\"0\" wed=\"0\" thu=\"0\" fri=\"6\" sat=\"5\" sun=\"1\"/><days><day "
    "date=\"20140901\" type=\"day-type\" id=\"1\"/></days></calendar></calendars></project>", NULL);
  static const struct { int year, month, day; gboolean gan, planner; } days[] = {
    { 2013, 3, 15, FALSE, FALSE },      /* a Friday */
    { 2024, 3, 15, FALSE, FALSE },
    { 2014, 5, 10, TRUE, TRUE },        /* a Saturday */
    { 2014, 5, 17, FALSE, TRUE },
    { 2014, 9, 1, TRUE, FALSE },        /* a Monday */
    { 2014, 9, 2, TRUE, TRUE },
    { 2014, 9, 7, FALSE, FALSE },
  };

  g_assert_true (gan != NULL && planner != NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      AspDay day = asp_day_new (days[i].year, days[i].month, days[i].day);

      g_assert_cmpint (asp_calendar_is_workday (asp_project_file_peek_calendar (gan, 0)->calendar,
                                                day), ==, days[i].gan);
      g_assert_cmpint (asp_calendar_is_workday (asp_project_file_peek_calendar (planner, 0)
                                                  ->calendar, day), ==, days[i].planner);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/project-file/midnight-finish", test_midnight_finish);
  g_test_add_func ("/project-file/exception-range", test_exception_range);
  g_test_add_func ("/project-file/recurring-exceptions", test_recurring_exceptions);
  g_test_add_func ("/project-file/exceptions-once", test_exceptions_once);
  g_test_add_func ("/project-file/exceptions-of-project", test_exceptions_of_project);
  g_test_add_func ("/project-file/links", test_links);
  g_test_add_func ("/project-file/rows", test_rows);
  g_test_add_func ("/project-file/bad-values", test_bad_values);
  g_test_add_func ("/project-file/hostile", test_hostile);
  g_test_add_func ("/project-file/bad-calendars", test_bad_calendars);

  g_test_add_func ("/project-file/bad-planner", test_bad_planner);
  g_test_add_func ("/project-file/bad-gan", test_bad_gan);
  g_test_add_func ("/project-file/other-calendars", test_other_calendars);

  return g_test_run ();
}
