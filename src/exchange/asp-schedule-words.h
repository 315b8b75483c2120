/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-enums.h"
#include "asp-calendar.h"
#include "asp-format.h"

G_BEGIN_DECLS

/* The words of an exported schedule. The document's language is chosen for the document: it may
 * differ from the language of the screen, and must not depend on an installed catalogue. */
typedef enum
{
  ASP_WORD_SHEET_SCHEDULE,
  ASP_WORD_SHEET_DAYS,
  ASP_WORD_TEMPLATE,
  ASP_WORD_MUNICIPALITY,
  ASP_WORD_WAVE,
  ASP_WORD_START_DAY,
  ASP_WORD_EXAMPLE_START_DAY,
  ASP_WORD_STATUS_DATE,
  ASP_WORD_GO_LIVE,
  ASP_WORD_CODE,
  ASP_WORD_TASK,
  ASP_WORD_STAGE,
  ASP_WORD_GROUP,
  ASP_WORD_WORKING_DAYS,
  ASP_WORD_START,
  ASP_WORD_FINISH,
  ASP_WORD_PREDECESSORS,
  ASP_WORD_ROLE,
  ASP_WORD_PERSON,
  ASP_WORD_DOCUMENT,
  ASP_WORD_STATE,
  ASP_WORD_PERCENT,
  ASP_WORD_ACTUAL_START,
  ASP_WORD_ACTUAL_FINISH,
  ASP_WORD_SLACK,
  ASP_WORD_CRITICAL,
  ASP_WORD_MARK,
  ASP_WORD_NOTE,
  ASP_WORD_DAY,
  ASP_WORD_WEEKDAY,
  ASP_WORD_KIND,
  ASP_WORD_NAME,
  ASP_WORD_YES,
  ASP_WORD_HOLIDAY,
  ASP_WORD_REST_DAY,
  ASP_WORD_WORKED_DAY,
  ASP_WORD_LOCAL_REST_DAY,
  ASP_WORD_LOCAL_WORKED_DAY,
  ASP_WORD_CALENDAR,
  ASP_WORD_HAMMOCK,
  ASP_WORD_NOT_BEFORE,
  ASP_WORD_WAITS_FOR,
  ASP_N_WORDS,
} AspWord;

const char *asp_word                    (AspWord       word,
                                         AspLanguage   language);
const char *asp_word_for_stage          (AspStage      stage,
                                         AspLanguage   language);
const char *asp_word_for_stage_bounds   (AspStage      stage,
                                         AspLanguage   language);
const char *asp_word_for_state          (AspTaskState  state,
                                         AspLanguage   language);
const char *asp_word_for_wave           (AspWaveKind   wave,
                                         AspLanguage   language);
const char *asp_word_for_role           (const char   *role_code,
                                         AspLanguage   language);
const char *asp_word_for_weekday        (int           weekday,
                                         AspLanguage   language);
const char *asp_word_for_holiday        (AspDay        day,
                                         AspLanguage   language);
char       *asp_word_for_day            (AspDay        day,
                                         AspLanguage   language);

G_END_DECLS
