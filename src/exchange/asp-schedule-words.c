/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-words.h"

/* Each pair stands in the order of AspLanguage: Hungarian, English. */
typedef const char *Pair[2];

static const Pair words[ASP_N_WORDS] =
{
  [ASP_WORD_SHEET_SCHEDULE] = { "Ütemterv", "Schedule" },
  [ASP_WORD_SHEET_DAYS] = { "Munkarend", "Working Days" },
  [ASP_WORD_TEMPLATE] = { "Ütemterv minta", "Schedule template" },
  [ASP_WORD_MUNICIPALITY] = { "Önkormányzat", "Municipality" },
  [ASP_WORD_WAVE] = { "Ütem", "Wave" },
  [ASP_WORD_START_DAY] = { "Kezdőnap", "Start day" },
  [ASP_WORD_EXAMPLE_START_DAY] = { "Minta kezdőnap", "Example start" },
  [ASP_WORD_STATUS_DATE] = { "Állapot napja", "Status date" },
  [ASP_WORD_GO_LIVE] = { "Éles indulás", "Go-live" },
  [ASP_WORD_CODE] = { "Kód", "Code" },
  [ASP_WORD_TASK] = { "Feladat", "Task" },
  [ASP_WORD_STAGE] = { "Szakasz", "Stage" },
  [ASP_WORD_GROUP] = { "Feladatcsoport", "Task group" },
  [ASP_WORD_WORKING_DAYS] = { "Munkanap", "Working days" },
  [ASP_WORD_START] = { "Kezdet", "Start" },
  [ASP_WORD_FINISH] = { "Vége", "Finish" },
  [ASP_WORD_PREDECESSORS] = { "Elődök", "Predecessors" },
  [ASP_WORD_ROLE] = { "Felelős szerepkör", "Responsible role" },
  [ASP_WORD_PERSON] = { "Felelős személy", "Person in charge" },
  [ASP_WORD_DOCUMENT] = { "Dokumentum", "Document" },
  [ASP_WORD_STATE] = { "Állapot", "State" },
  [ASP_WORD_PERCENT] = { "Készültség", "Complete" },
  [ASP_WORD_ACTUAL_START] = { "Tényleges kezdet", "Actual start" },
  [ASP_WORD_ACTUAL_FINISH] = { "Tényleges vége", "Actual finish" },
  [ASP_WORD_SLACK] = { "Tartalékidő (munkanap)", "Slack (working days)" },
  [ASP_WORD_CRITICAL] = { "Kritikus", "Critical" },
  [ASP_WORD_MARK] = { "Mérföldkő", "Milestone" },
  [ASP_WORD_NOTE] = { "Megjegyzés", "Note" },
  [ASP_WORD_DAY] = { "Nap", "Day" },
  [ASP_WORD_WEEKDAY] = { "A hét napja", "Weekday" },
  [ASP_WORD_KIND] = { "Munkarend", "Kind" },
  [ASP_WORD_NAME] = { "Megnevezés", "Name" },
  [ASP_WORD_YES] = { "igen", "yes" },
  [ASP_WORD_HOLIDAY] = { "munkaszüneti nap", "public holiday" },
  [ASP_WORD_REST_DAY] = { "áthelyezett pihenőnap", "transferred rest day" },
  [ASP_WORD_WORKED_DAY] = { "áthelyezett munkanap", "transferred working day" },
  [ASP_WORD_LOCAL_REST_DAY] = { "helyi pihenőnap", "local rest day" },
  [ASP_WORD_LOCAL_WORKED_DAY] = { "helyi munkanap", "local working day" },
  [ASP_WORD_CALENDAR] = { "Magyar munkarend", "Hungarian working days" },
  [ASP_WORD_HAMMOCK] =
    {
      "Folyamatos feladat: két feladat között tart (%s), az időtartama rögzített érték.",
      "Continuous task: it spans two tasks (%s), its duration is a fixed value.",
    },
  [ASP_WORD_NOT_BEFORE] = { "Nem korábban mint: %s", "Not before: %s" },
  [ASP_WORD_WAITS_FOR] = { "Erre vár: %s", "Waits for: %s" },
};

static const Pair stages[] =
{
  [ASP_STAGE_PREPARATION] = { "Csatlakozás-előkészítési szakasz", "Preparation stage" },
  [ASP_STAGE_JOINING] = { "Csatlakozási szakasz", "Joining stage" },
  [ASP_STAGE_LIVE] = { "Éles szolgáltatás", "Live service" },
};

/* The gates of domain.md 10: tasks of a later stage may begin before its gate. */
static const Pair stage_bounds[] =
{
  [ASP_STAGE_PREPARATION] =
    {
      "A kezdőnaptól a szállítói szerződés és a szabályzatok hatálybalépése közül a későbbiig",
      "From the start day until the later of the supplier contract and the rules in force",
    },
  [ASP_STAGE_JOINING] =
    {
      "Az előkészítés végétől az éles indulásig; egyes feladatai korábban kezdődhetnek",
      "From the end of the preparation until go-live; some of its tasks may start earlier",
    },
  [ASP_STAGE_LIVE] =
    {
      "Az éles indulástól; egyes feladatai korábban kezdődhetnek",
      "From go-live; some of its tasks may start earlier",
    },
};

static const Pair states[ASP_N_TASK_STATES] =
{
  [ASP_TASK_STATE_NOT_STARTED] = { "nem kezdődött", "not started" },
  [ASP_TASK_STATE_IN_PROGRESS] = { "folyamatban", "in progress" },
  [ASP_TASK_STATE_DONE] = { "kész", "done" },
  [ASP_TASK_STATE_BLOCKED] = { "akadályozott", "blocked" },
  [ASP_TASK_STATE_NOT_APPLICABLE] = { "nem releváns", "not applicable" },
};

static const Pair waves[ASP_N_WAVE_KINDS] =
{
  [ASP_WAVE_KIND_PILOT] = { "Pilot", "Pilot" },
  [ASP_WAVE_KIND_KMOP] = { "KMOP kedvezményezett", "KMOP grantee" },
  [ASP_WAVE_KIND_FURTHER] = { "További csatlakozó", "Further" },
};

/* domain.md 3.3 */
static const struct
{
  const char *code;
  Pair        title;
} roles[] =
{
  { "HK", { "hivatalos képviselő", "official representative" } },
  { "KT", { "ASP kapcsolattartó", "ASP contact person" } },
  { "IT", { "lokális informatikai üzemeltető", "local IT operator" } },
  { "KF", { "kulcsfelhasználó", "key user" } },
  { "FH", { "felhasználó", "user" } },
  { "JE", { "jegyző", "notary (chief clerk)" } },
  { "PM", { "projektmenedzser", "project manager" } },
  { "GV", { "gazdasági vezető / pénzügyes", "finance officer" } },
  { "AK", { "ASP Központ", "ASP Centre" } },
};

static const Pair weekdays[7] =
{
  { "hétfő", "Monday" },
  { "kedd", "Tuesday" },
  { "szerda", "Wednesday" },
  { "csütörtök", "Thursday" },
  { "péntek", "Friday" },
  { "szombat", "Saturday" },
  { "vasárnap", "Sunday" },
};

static const struct
{
  int  month;
  int  mday;
  Pair title;
} fixed_holidays[] =
{
  { 1, 1, { "Újév", "New Year’s Day" } },
  { 3, 15, { "Az 1848-as forradalom ünnepe", "Revolution Day of 1848" } },
  { 5, 1, { "A munka ünnepe", "Labour Day" } },
  { 8, 20, { "Államalapítás ünnepe", "State Foundation Day" } },
  { 10, 23, { "Az 1956-os forradalom ünnepe", "Revolution Day of 1956" } },
  { 11, 1, { "Mindenszentek", "All Saints’ Day" } },
  { 12, 25, { "Karácsony", "Christmas Day" } },
  { 12, 26, { "Karácsony másnapja", "Second Day of Christmas" } },
};

static const struct
{
  int  offset;                  /* days from Easter Sunday */
  Pair title;
} easter_holidays[] =
{
  { -2, { "Nagypéntek", "Good Friday" } },
  { 0, { "Húsvétvasárnap", "Easter Sunday" } },
  { 1, { "Húsvéthétfő", "Easter Monday" } },
  { 49, { "Pünkösdvasárnap", "Whit Sunday" } },
  { 50, { "Pünkösdhétfő", "Whit Monday" } },
};

const char *
asp_word (AspWord     word,
          AspLanguage language)
{
  g_return_val_if_fail (word < ASP_N_WORDS, "");

  return words[word][language];
}

const char *
asp_word_for_stage (AspStage    stage,
                    AspLanguage language)
{
  return stages[stage][language];
}

/* Between which gates the stage's bar stands. */
const char *
asp_word_for_stage_bounds (AspStage    stage,
                           AspLanguage language)
{
  return stage_bounds[stage][language];
}

const char *
asp_word_for_state (AspTaskState state,
                    AspLanguage  language)
{
  return states[state][language];
}

const char *
asp_word_for_wave (AspWaveKind wave,
                   AspLanguage language)
{
  return waves[wave][language];
}

/* A role that the field does not know is shown by its code: a template may bring its own. */
const char *
asp_word_for_role (const char  *role_code,
                   AspLanguage  language)
{
  g_return_val_if_fail (role_code != NULL, "");

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      if (strcmp (roles[i].code, role_code) == 0)
        return roles[i].title[language];
    }

  return role_code;
}

/* @weekday: 1 Monday … 7 Sunday */
const char *
asp_word_for_weekday (int         weekday,
                      AspLanguage language)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return weekdays[weekday - 1][language];
}

/* The name of the holiday that falls on the day by the rules of domain.md 9, or NULL. Whether the
 * day is one in its year is for AspCalendar to say (Good Friday is from 2017). */
const char *
asp_word_for_holiday (AspDay      day,
                      AspLanguage language)
{
  int year, month, mday;
  AspDay easter;

  asp_day_get_ymd (day, &year, &month, &mday);
  for (gsize i = 0; i < G_N_ELEMENTS (fixed_holidays); i++)
    {
      if (fixed_holidays[i].month == month && fixed_holidays[i].mday == mday)
        return fixed_holidays[i].title[language];
    }

  easter = asp_day_get_easter_sunday (year);
  for (gsize i = 0; i < G_N_ELEMENTS (easter_holidays); i++)
    {
      if (easter + easter_holidays[i].offset == day)
        return easter_holidays[i].title[language];
    }

  return NULL;
}

/* The day as the language writes it in figures: "2014. 06. 12." or "2014-06-12". */
char *
asp_word_for_day (AspDay      day,
                  AspLanguage language)
{
  int year, month, mday;

  asp_day_get_ymd (day, &year, &month, &mday);

  return g_strdup_printf (language == ASP_LANGUAGE_HU ? "%04d. %02d. %02d." : "%04d-%02d-%02d",
                          year, month, mday);
}
