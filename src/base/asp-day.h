/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A civil day: days since 1 January 1970 in the proleptic Gregorian calendar. No time, no zone. */
typedef gint32 AspDay;

#define ASP_DAY_NONE G_MININT32

AspDay      asp_day_new               (int         year,
                                       int         month,
                                       int         day);
void        asp_day_get_ymd           (AspDay      day,
                                       int        *year,
                                       int        *month,
                                       int        *mday);
int         asp_day_get_weekday       (AspDay      day);
AspDay      asp_day_today             (void);
AspDay      asp_day_from_iso          (const char *text);
char       *asp_day_to_iso            (AspDay      day);
AspDay      asp_day_add_months        (AspDay      day,
                                       int         months);
AspDay      asp_day_get_easter_sunday (int         year);

G_END_DECLS
