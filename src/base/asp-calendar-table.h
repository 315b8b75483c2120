/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-calendar.h"

G_BEGIN_DECLS

/* A calendar's working days as they lie in memory, for whoever asks some million times and cannot
 * afford a call each time. Every calendar begins with it. */
typedef struct
{
  AspDay  first;                /* 1 January of ASP_CALENDAR_FIRST_YEAR */
  int     n_days;
  int    *n_before;             /* (owned): n_days + 1 elements: working days before a day */
  AspDay *workdays;             /* (owned): n_before[n_days] elements, rising */
  int     n_workdays;
} AspCalendarTable;

/* Returns: (transfer none): valid as long as the calendar, and until it gets another exception */
static inline const AspCalendarTable *
asp_calendar_get_table (AspCalendar *self)
{
  return (const AspCalendarTable *) (gconstpointer) self;
}

/* See asp_calendar_get_index(). */
static inline int
asp_calendar_table_get_index (const AspCalendarTable *self,
                              AspDay                  day)
{
  if (day <= self->first)
    return 0;

  return self->n_before[MIN (day - self->first, self->n_days)];
}

/* See asp_calendar_get_workday(). */
static inline AspDay
asp_calendar_table_get_workday (const AspCalendarTable *self,
                                int                     index)
{
  if (index < 0)
    return self->first - 1;
  if (index >= self->n_workdays)
    return self->first + self->n_days;

  return self->workdays[index];
}

G_END_DECLS
