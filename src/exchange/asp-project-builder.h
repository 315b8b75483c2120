/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-project-file.h"
#include "asp-xml-scan.h"

G_BEGIN_DECLS

/* What the readers of the formats fill in. */

/* The first and the last moment of a task as the file has them: a day and minutes from its
 * midnight. */
typedef struct
{
  AspDay day;
  int    minute;
} AspProjectInstant;

#define ASP_PROJECT_INSTANT_NONE ((AspProjectInstant) { ASP_DAY_NONE, 0 })

/* Days with a rule of their own. */
typedef struct
{
  AspDay   day;
  gboolean working;
} AspProjectException;

/* A calendar before it is worked out. Weekdays have bits as in ASP_WEEK_ALL. */
typedef struct
{
  char   *uid;                  /* (owned) */
  char   *name;                 /* (owned) */
  char   *base;                 /* (owned) (nullable): uid */
  guint   stated;               /* weekdays that it rules itself; the others are its base's */
  guint   working;              /* those of them that are worked */
  int     minutes[7];           /* working time of each weekday, Monday first */
  int     day_end;
  GArray *exceptions;           /* (owned) (element-type AspProjectException): the last counts */
  int     line;
  guint   is_hungarian : 1;     /* the Hungarian working days instead of a week */
} AspCalendarDraft;

/* A task before its references are known. */
typedef struct
{
  AspProjectTask    *task;
  char              *calendar;  /* (owned) (nullable): uid */
  AspProjectInstant  start, finish;
  gint64             minutes;   /* working time, elapsed time, or -1 when @days counts */
  guint              is_done : 1;
} AspTaskDraft;

typedef struct
{
  const char *format;           /* static */
  char      *title;             /* (owned) (nullable) */
  AspDay     start_day;
  AspDay     status_date;
  gboolean   from_finish;
  char      *calendar;          /* (owned) (nullable): uid of the project's */
  int        minutes_per_day;
  GPtrArray *calendars;         /* (owned) (element-type AspCalendarDraft) */
  GPtrArray *tasks;             /* (owned) (element-type AspTaskDraft) */
  guint      n_links;
  guint      n_exceptions;
  guint      n_blank;
  guint      n_foreign;
} AspProjectBuilder;

#define ASP_PROJECT_MAX_CALENDARS 1000

AspProjectBuilder *asp_project_builder_new           (const char         *format);
void               asp_project_builder_free          (AspProjectBuilder  *self);
AspCalendarDraft  *asp_project_builder_add_calendar  (AspProjectBuilder  *self,
                                                      int                 line,
                                                      GError            **error);
AspTaskDraft      *asp_project_builder_add_task      (AspProjectBuilder  *self,
                                                      int                 line,
                                                      GError            **error);
void               asp_project_builder_drop_task     (AspProjectBuilder  *self);
AspProjectLink    *asp_project_builder_add_link      (AspProjectBuilder  *self,
                                                      AspTaskDraft       *task,
                                                      GError            **error);
gboolean           asp_project_builder_add_exception (AspProjectBuilder  *self,
                                                      AspCalendarDraft   *calendar,
                                                      AspDay              day,
                                                      gboolean            working,
                                                      GError            **error);
AspProjectFile    *asp_project_builder_finish        (AspProjectBuilder  *self,
                                                      GError            **error);

/* asp-project-calendars.c */
gboolean           asp_project_builder_work_out_calendars (AspProjectBuilder  *self,
                                                           GArray             *calendars,
                                                           GError            **error);

/* asp-project-values.c */
GError            *asp_project_error_new             (AspProjectFileError code,
                                                      int                 line,
                                                      AspProjectTask     *task,
                                                      char               *message);
gboolean           asp_project_parse_integer         (const char         *text,
                                                      gint64              min,
                                                      gint64              max,
                                                      gint64             *value);
gboolean           asp_project_parse_instant         (const char         *text,
                                                      AspProjectInstant  *instant);
gboolean           asp_project_parse_duration        (const char         *text,
                                                      gint64             *minutes);
gboolean           asp_project_parse_clock           (const char         *text,
                                                      int                *minutes);
gboolean           asp_project_is_day_in_range       (AspDay              day);
int                asp_project_divide_up             (gint64              value,
                                                      gint64              by);

/* A format in XML. The reader gets what is in the file from the first element on, and fills the
 * builder, which it does not own. */
typedef struct
{
  const char    *name;
  AspXmlHandler  handler;
  gpointer     (*create) (AspProjectBuilder *builder);
  gboolean     (*finish) (gpointer   reader,
                          GError   **error);      /* (nullable) */
  void         (*free)   (gpointer reader);
} AspProjectXmlFormat;

extern const AspProjectXmlFormat asp_project_mspdi;
extern const AspProjectXmlFormat asp_project_planner;
extern const AspProjectXmlFormat asp_project_gan;

/* Each reads all of its stream. */
AspProjectFile    *asp_project_read_xml              (GInputStream       *stream,
                                                      GError            **error);
AspProjectFile    *asp_project_read_plan_csv         (GInputStream       *stream,
                                                      GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspProjectBuilder, asp_project_builder_free)

G_END_DECLS
