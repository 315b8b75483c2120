/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-mspdi-exceptions.h"

G_BEGIN_DECLS

/* What the parts of the MS Project reader share. */

/* The days that a WeekDay or an Exception is about. */
typedef struct
{
  AspDay   from, until;
  gboolean has_range;
} AspMspdiRange;

typedef struct
{
  AspProjectBuilder *builder;
  gboolean           in_calendars;
  gboolean           in_tasks;
  GHashTable        *fields;        /* (owned): name as the scan has it → place in a table + 1 */

  /* The task at hand. */
  AspTaskDraft      *task;
  AspProjectLink    *link;
  gint64             link_lag;
  int                lag_format;
  gboolean           link_is_foreign;
  gboolean           is_blank;
  int                duration_format;
  gboolean           has_level;

  /* The calendar at hand. */
  AspCalendarDraft  *calendar;
  GArray            *old_ranges;    /* (owned) (element-type AspMspdiException): DayType 0 */
  gboolean           has_exceptions;
  AspMspdiException  exception;
  int                day_type;
  gboolean           day_working;
  int                day_minutes;
  int                day_end;
  int                from_time;
  AspMspdiRange      range;
  AspMspdiRange      week_range;
  guint              week_stated, week_working;
  int                week_start;    /* 0 is Sunday */
} AspMspdiReader;

/* asp-mspdi-reader.c */
gboolean asp_mspdi_read_integer (AspMspdiReader *self,
                                 AspXmlScan     *scan,
                                 const char     *name,
                                 const char     *text,
                                 gint64          min,
                                 gint64          max,
                                 gint64         *value);
void     asp_mspdi_refuse       (AspMspdiReader *self,
                                 AspXmlScan     *scan,
                                 const char     *name,
                                 const char     *text);

/* asp-mspdi-calendars.c */
void     asp_mspdi_start_in_calendar (AspMspdiReader *self,
                                      AspXmlScan     *scan,
                                      const char     *name);
void     asp_mspdi_end_in_calendar   (AspMspdiReader *self,
                                      AspXmlScan     *scan,
                                      const char     *name,
                                      const char     *text);

G_END_DECLS
