/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-planner.h"

G_BEGIN_DECLS

/* The working-day table: what differs from an ordinary week. */
typedef enum
{
  ASP_DAY_KIND_HOLIDAY,
  ASP_DAY_KIND_OFF,
  ASP_DAY_KIND_WORKED,
} AspDayKind;

/* A line of the table. */
typedef struct
{
  AspDay      day;
  AspDayKind  kind;
  const char *name;     /* (nullable): translated: what public holiday it is */
  AspRow     *row;      /* (owned) (nullable): of day_exception or closing_day; NULL: national */
} AspDayEntry;

const char *asp_day_kind_get_label       (AspDayKind    kind);
GPtrArray  *asp_day_list_national        (int           year);
GPtrArray  *asp_day_list_own             (AspDocument  *document,
                                          gint64        municipality_id,
                                          int           year);
gboolean    asp_day_has_decree           (int           year);

#define ASP_DAY_COMMAND_ERROR (asp_day_command_error_quark ())

typedef enum
{
  ASP_DAY_COMMAND_ERROR_MISSING,        /* no day */
  ASP_DAY_COMMAND_ERROR_OUTSIDE,        /* a day outside the years of the calendar */
  ASP_DAY_COMMAND_ERROR_TAKEN,          /* the table has that day already */
} AspDayCommandError;

GQuark      asp_day_command_error_quark  (void);

/* Each is one undo step whose label names the day. @municipality_id: 0 for the days of the whole
 * document, otherwise the municipality whose closing days they are. */
AspEdit    *asp_day_command_store        (AspPlanner   *planner,
                                          gint64        municipality_id,
                                          AspRow       *row,
                                          AspDay        day,
                                          gboolean      working,
                                          const char   *note,
                                          GError      **error);
AspEdit    *asp_day_command_delete       (AspPlanner   *planner,
                                          AspRow       *row,
                                          GError      **error);

G_END_DECLS
