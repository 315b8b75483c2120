/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stdio.h>

#include "asp-schedule-rows.h"

G_BEGIN_DECLS

/* What the parts of the MS Project writer share. Durations are working days of eight hours,
 * 08:00–12:00 and 13:00–17:00. */

#define ASP_MSPDI_MINUTES_PER_DAY 480
#define ASP_MSPDI_SLACK_PER_DAY   4800      /* tenths of a minute */
#define ASP_MSPDI_BASE_CALENDAR   1
#define ASP_MSPDI_MAX_TEXT        255       /* characters of a name or of a text field */

typedef enum
{
  ASP_MSPDI_MORNING = 8,
  ASP_MSPDI_EVENING = 17,
} AspMspdiHour;

/* A resource: the person in charge, or the role where nobody is named. */
typedef struct
{
  char       *name;           /* unique */
  const char *role;           /* (nullable) words */
  guint       peak;           /* most tasks at the same time */
  guint       is_person : 1;
} AspMspdiResource;

typedef struct
{
  GString         *out;           /* what is not in the file yet, or the whole document */
  FILE            *file;          /* (nullable): where it goes */
  GPtrArray       *open;          /* (element-type utf8): names of open elements; static strings */
  AspScheduleRows *rows;
  GPtrArray       *resources;     /* AspMspdiResource */
  guint           *resource_of_row;   /* (nullable): index, or G_MAXUINT */
  /* Where one municipality's rows stand among those of others. */
  guint            uid_base;      /* added to the numbers of rows */
  guint            place;         /* 1…: number of the municipality; 0: it is alone */
  int              calendar_uid;  /* its calendar when it is not the project's; or 0 */
  /* (nullable): asp_mspdi_get_key() → number of a task that others wait for */
  GHashTable      *numbers;
  gboolean         failed;
} AspMspdiWriter;

/* How a task stands in MS Project: its dates as they happened or are planned. */
typedef struct
{
  AspDay        start;
  AspDay        finish;
  AspMspdiHour  start_hour;
  AspMspdiHour  finish_hour;
  int           minutes;        /* working time from start to finish */
  int           done_minutes;
  int           percent;
  gboolean      started;
  gboolean      finished;
} AspMspdiTimes;

void asp_mspdi_open              (AspMspdiWriter       *self,
                                  const char           *name);
void asp_mspdi_close             (AspMspdiWriter       *self);
void asp_mspdi_text              (AspMspdiWriter       *self,
                                  const char           *name,
                                  const char           *text);
void asp_mspdi_name              (AspMspdiWriter       *self,
                                  const char           *name,
                                  const char           *text);
void asp_mspdi_integer           (AspMspdiWriter       *self,
                                  const char           *name,
                                  int                   value);
void asp_mspdi_instant           (AspMspdiWriter       *self,
                                  const char           *name,
                                  AspDay                day,
                                  AspMspdiHour          hour);
void asp_mspdi_duration          (AspMspdiWriter       *self,
                                  const char           *name,
                                  int                   minutes);
void asp_mspdi_get_times         (AspMspdiWriter       *self,
                                  const AspScheduleRow *row,
                                  AspMspdiTimes        *times);

char *asp_mspdi_get_key          (gint64                municipality_id,
                                  const char           *code);
void asp_mspdi_get_range         (AspScheduleRows      *rows,
                                  AspDay               *first,
                                  AspDay               *last);
void asp_mspdi_write_field_definitions (AspMspdiWriter *self);
void asp_mspdi_write_tasks       (AspMspdiWriter       *self);
void asp_mspdi_write_summary     (AspMspdiWriter       *self,
                                  guint                 uid,
                                  const char           *name,
                                  const char           *outline,
                                  int                   level,
                                  AspDay                first,
                                  AspDay                last);
void asp_mspdi_write_rows        (AspMspdiWriter       *self);
void asp_mspdi_write_project_settings (AspMspdiWriter  *self,
                                  AspDay                first,
                                  AspDay                last);
void asp_mspdi_write_head        (AspMspdiWriter       *self);
void asp_mspdi_write_calendar    (AspMspdiWriter       *self,
                                  int                   uid,
                                  const char           *name);
void asp_mspdi_init              (AspMspdiWriter       *self,
                                  AspScheduleRows      *rows,
                                  FILE                 *file);
void asp_mspdi_clear             (AspMspdiWriter       *self);
void asp_mspdi_begin             (AspMspdiWriter       *self);
void asp_mspdi_end               (AspMspdiWriter       *self);
void asp_mspdi_collect_resources (AspMspdiWriter       *self);
void asp_mspdi_write_resources   (AspMspdiWriter       *self);
void asp_mspdi_write_assignments (AspMspdiWriter       *self);

G_END_DECLS
