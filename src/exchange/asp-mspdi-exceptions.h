/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-project-builder.h"

G_BEGIN_DECLS

/* The element Exception. Weekdays are numbered here in two of the format's ways: the bits of
 * days_of_week begin with Sunday, month_item is 3 for a Sunday. */
typedef struct
{
  AspDay   from, until;
  int      type;
  int      period;
  int      occurrences;         /* 0: no limit */
  guint    days_of_week;
  int      month;               /* 0 is January */
  int      month_day;
  int      month_item;
  int      month_position;      /* 0 the first … 3 the fourth, 4 the last */
  gboolean working;
} AspMspdiException;

gboolean asp_mspdi_exception_expand (const AspMspdiException  *self,
                                     int                       week_start,
                                     AspProjectBuilder        *builder,
                                     AspCalendarDraft         *calendar,
                                     GError                  **error);

G_END_DECLS
