/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "asp-day.h"

G_BEGIN_DECLS

/* The steps of a time ruler. Weeks begin on Monday. */
typedef enum
{
  ASP_TICK_DAY,
  ASP_TICK_WEEK,
  ASP_TICK_MONTH,
  ASP_TICK_QUARTER,
  ASP_TICK_YEAR,
} AspTickUnit;

/* How much of a step's name is written. */
typedef enum
{
  ASP_TICK_FULL,                  /* "2014. június", understood alone */
  ASP_TICK_MEDIUM,                /* "jún.", under a line that tells the year */
  ASP_TICK_SHORT,                 /* "6", where space is scarce */
} AspTickForm;

#define ASP_N_TICK_FORMS 3

AspDay  asp_tick_floor    (AspTickUnit  unit,
                           AspDay       day);
AspDay  asp_tick_next     (AspTickUnit  unit,
                           AspDay       day);
int     asp_tick_get_week (AspDay       day);
char   *asp_tick_format   (AspTickUnit  unit,
                           AspDay       day,
                           AspTickForm  form);

G_END_DECLS
