/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-schedule-export.h"

G_BEGIN_DECLS

typedef enum
{
  ASP_SCHEDULE_ROW_STAGE,
  ASP_SCHEDULE_ROW_GROUP,
  ASP_SCHEDULE_ROW_TASK,
} AspScheduleRowKind;

/* One line of the exported schedule. Text is free of what XML cannot hold. */
typedef struct
{
  AspScheduleRowKind  kind;
  int                 level;          /* 1 stage, 2 group, 3 task */
  char               *outline;        /* "1.2.3": place among its siblings */
  char               *code;           /* "S1", "G01", "1.7" */
  char               *title;
  AspStage            stage;
  guint               group;          /* index in the template; stage row: G_MAXUINT */
  guint               node;           /* of the network; summary row: G_MAXUINT */
  AspDay              start;          /* stage row: by its gates (domain.md 10) */
  AspDay              finish;
  AspDay              first;          /* summary row: earliest start below it */
  AspDay              last;           /* summary row: latest finish below it */
  int                 days;           /* working days from start to finish; milestone: 0 */
  int                 slack;          /* working days; summary row: 0 */
  int                 percent;
  AspDay              actual_start;   /* or ASP_DAY_NONE */
  AspDay              actual_finish;  /* or ASP_DAY_NONE */
  AspTaskState        state;          /* of a task */
  char               *predecessors;   /* (nullable) "1.9, 7.1"; a hammock's "1.4 → 11.4" */
  char               *person;         /* (nullable) */
  char               *document;       /* (nullable) */
  char               *mark;           /* (nullable) "M4 Supplier contract" */
  char               *note;           /* (nullable) */
  const char         *role;           /* (nullable) words */
  guint               critical : 1;
} AspScheduleRow;

typedef enum
{
  ASP_SCHEDULE_DAY_HOLIDAY,
  ASP_SCHEDULE_DAY_REST,          /* given for a worked Saturday */
  ASP_SCHEDULE_DAY_WORKED,        /* a transferred Saturday */
  ASP_SCHEDULE_DAY_LOCAL_REST,
  ASP_SCHEDULE_DAY_LOCAL_WORKED,
} AspScheduleDayKind;

/* A day that differs from the ordinary week. */
typedef struct
{
  AspDay              day;
  AspScheduleDayKind  kind;
  const char         *name;       /* (nullable) of the holiday */
} AspScheduleDay;

typedef enum
{
  ASP_SCHEDULE_COLUMN_CODE,
  ASP_SCHEDULE_COLUMN_TITLE,
  ASP_SCHEDULE_COLUMN_STAGE,
  ASP_SCHEDULE_COLUMN_GROUP,
  ASP_SCHEDULE_COLUMN_DAYS,
  ASP_SCHEDULE_COLUMN_START,
  ASP_SCHEDULE_COLUMN_FINISH,
  ASP_SCHEDULE_COLUMN_PREDECESSORS,
  ASP_SCHEDULE_COLUMN_ROLE,
  ASP_SCHEDULE_COLUMN_PERSON,
  ASP_SCHEDULE_COLUMN_DOCUMENT,
  ASP_SCHEDULE_COLUMN_STATE,
  ASP_SCHEDULE_COLUMN_PERCENT,
  ASP_SCHEDULE_COLUMN_ACTUAL_START,
  ASP_SCHEDULE_COLUMN_ACTUAL_FINISH,
  ASP_SCHEDULE_COLUMN_SLACK,
  ASP_SCHEDULE_COLUMN_CRITICAL,
  ASP_SCHEDULE_COLUMN_MARK,
  ASP_SCHEDULE_COLUMN_NOTE,
  ASP_N_SCHEDULE_COLUMNS,
} AspScheduleColumn;

typedef enum
{
  ASP_SCHEDULE_CELL_EMPTY,
  ASP_SCHEDULE_CELL_TEXT,
  ASP_SCHEDULE_CELL_NUMBER,       /* a whole number */
  ASP_SCHEDULE_CELL_PERCENT,      /* 0…100 */
  ASP_SCHEDULE_CELL_DAY,          /* an AspDay */
} AspScheduleCellKind;

typedef struct
{
  AspScheduleCellKind  kind;
  const char          *text;      /* lives as long as the rows */
  int                  number;
} AspScheduleCell;

/* The schedule as lines, which all writers share. Immutable once made. */
typedef struct _AspScheduleRows AspScheduleRows;

AspScheduleRows         *asp_schedule_rows_new        (const AspScheduleExport *data);
void                     asp_schedule_rows_free       (AspScheduleRows         *self);
const AspScheduleExport *asp_schedule_rows_get_data   (AspScheduleRows         *self);
const char              *asp_schedule_rows_get_title  (AspScheduleRows         *self);
const char              *asp_schedule_rows_get_municipality (AspScheduleRows   *self);
const char              *asp_schedule_rows_get_author (AspScheduleRows         *self);
guint                    asp_schedule_rows_get_n_rows (AspScheduleRows         *self);
const AspScheduleRow    *asp_schedule_rows_get        (AspScheduleRows         *self,
                                                       guint                    index);
const AspScheduleRow    *asp_schedule_rows_find_node  (AspScheduleRows         *self,
                                                       guint                    node,
                                                       guint                   *index);
guint                    asp_schedule_rows_get_n_days (AspScheduleRows         *self);
const AspScheduleDay    *asp_schedule_rows_get_day    (AspScheduleRows         *self,
                                                       guint                    index);
guint                    asp_schedule_rows_get_n_columns (AspScheduleRows      *self);
AspScheduleColumn        asp_schedule_rows_get_column (AspScheduleRows         *self,
                                                       guint                    index);
const char              *asp_schedule_rows_get_column_title (AspScheduleRows   *self,
                                                       AspScheduleColumn        column);
AspScheduleCell          asp_schedule_rows_get_cell   (AspScheduleRows         *self,
                                                       guint                    row,
                                                       AspScheduleColumn        column);

const char              *asp_schedule_day_get_kind_word (const AspScheduleDay *day,
                                                       AspLanguage              language);
char                    *asp_schedule_clean_text      (const char              *text);

char *asp_schedule_describe_conditions (AspPlan     *plan,
                                        guint        node,
                                        AspLanguage  language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspScheduleRows, asp_schedule_rows_free)

G_END_DECLS
