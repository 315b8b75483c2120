/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "asp-day.h"

G_BEGIN_DECLS

#define ASP_TYPE_CALENDAR (asp_calendar_get_type ())

/* The years that a schedule may lie in. */
#define ASP_CALENDAR_FIRST_YEAR 1990
#define ASP_CALENDAR_LAST_YEAR 2100

/* Every day of the week is a working day; a bit for each, Monday first. */
#define ASP_WEEK_ALL 0x7fu
#define ASP_WEEK_MONDAY_TO_FRIDAY 0x1fu

/* Working days: Hungarian public holidays, weekends, transferred days and local exceptions. */
typedef struct _AspCalendar AspCalendar;

GType        asp_calendar_get_type         (void) G_GNUC_CONST;
AspCalendar *asp_calendar_new_hungarian    (void);
AspCalendar *asp_calendar_new_weekly       (guint        weekdays);
AspCalendar *asp_calendar_copy             (AspCalendar *self);
AspCalendar *asp_calendar_ref              (AspCalendar *self);
void         asp_calendar_unref            (AspCalendar *self);
void         asp_calendar_set_exception    (AspCalendar *self,
                                            AspDay       day,
                                            gboolean     working);
gboolean     asp_calendar_is_workday       (AspCalendar *self,
                                            AspDay       day);
const char  *asp_calendar_get_holiday_name (AspCalendar *self,
                                            AspDay       day);
gboolean     asp_calendar_is_transferred   (AspCalendar *self,
                                            AspDay       day);
AspDay       asp_calendar_next_workday     (AspCalendar *self,
                                            AspDay       day);
AspDay       asp_calendar_previous_workday (AspCalendar *self,
                                            AspDay       day);
AspDay       asp_calendar_add              (AspCalendar *self,
                                            AspDay       day,
                                            int          workdays);
int          asp_calendar_count            (AspCalendar *self,
                                            AspDay       from,
                                            AspDay       until);

/* Working days by number, for schedules. */
int          asp_calendar_get_n_workdays   (AspCalendar *self);
int          asp_calendar_get_index        (AspCalendar *self,
                                            AspDay       day);
AspDay       asp_calendar_get_workday      (AspCalendar *self,
                                            int          index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspCalendar, asp_calendar_unref)

G_END_DECLS
