/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "asp-calendar.h"
#include "asp-link.h"

G_BEGIN_DECLS

/* A schedule as another program wrote it, with the dates of that program: nothing is recomputed.
 * What is returned never changes and may be read from any thread. */
typedef struct _AspProjectFile AspProjectFile;

#define ASP_PROJECT_FILE_ERROR (asp_project_file_error_quark ())

typedef enum
{
  ASP_PROJECT_FILE_ERROR_FORMAT,      /* no format that is read */
  ASP_PROJECT_FILE_ERROR_XML,         /* not well-formed */
  ASP_PROJECT_FILE_ERROR_VALUE,       /* a number or a date that cannot be */
  ASP_PROJECT_FILE_ERROR_REFERENCE,   /* a task or calendar that does not exist */
  ASP_PROJECT_FILE_ERROR_CYCLE,
  ASP_PROJECT_FILE_ERROR_LIMIT,       /* larger or deeper than is accepted */
} AspProjectFileError;

/* In file order; later ones may be the base of earlier ones. */
typedef struct
{
  char        *uid;             /* (owned) */
  char        *name;            /* (owned) */
  AspCalendar *calendar;        /* (owned) (nullable): NULL when nothing is scheduled by it */
  int          minutes;         /* working time of a usual working day */
  int          day_end;         /* minutes from midnight: when the last working time ends */
} AspProjectCalendar;

typedef struct
{
  char        *uid;             /* (owned): the predecessor's */
  guint        from;            /* its index */
  AspLinkType  type;
  AspLagUnit   unit;
  int          lag;             /* days, rounded up */
  int          lag_minutes;     /* as the file has it, working time or elapsed by the unit */
  int          percent;         /* of the predecessor's length, when is_percent */
  gboolean     is_percent;
} AspProjectLink;

/* Days are civil days, the finish is the last day that is touched. Whatever the file does not have
 * is ASP_DAY_NONE, or NULL. */
typedef struct
{
  char              *uid;       /* (owned) */
  char              *name;      /* (owned) */
  char              *wbs;       /* (owned) (nullable) */
  char              *notes;     /* (owned) (nullable) */
  int                line;      /* of the file, where it begins */
  int                level;     /* 1 and up */
  int                parent;    /* index, -1 for none */
  AspDay             start, finish;
  int                days;      /* working days, rounded up; 0 for a milestone */
  int                minutes;   /* the same as the file has it, working time */
  int                percent;
  AspConstraintType  constraint;
  AspDay             constraint_day;
  AspDay             deadline;
  AspDay             actual_start, actual_finish;
  AspDay             early_start, early_finish, late_start, late_finish;
  int                slack;     /* minutes of working time, when has_slack */
  int                free_slack;    /* the same, when has_free_slack */
  int                calendar;  /* index, -1 for the project's */
  GArray            *links;     /* (owned) (element-type AspProjectLink): its predecessors */
  guint              n_baselines;
  guint              summary : 1;      /* has tasks below it */
  guint              milestone : 1;
  guint              manual : 1;       /* its dates are kept as they are */
  guint              inactive : 1;
  guint              elapsed : 1;      /* the length counts days as they pass */
  guint              split : 1;        /* work was interrupted */
  guint              has_slack : 1;
  guint              has_free_slack : 1;
  guint              inside_day : 1;   /* starts or ends within a working day */
} AspProjectTask;

GQuark                    asp_project_file_error_quark      (void);
AspProjectFile           *asp_project_file_load             (GFile           *file,
                                                             GError         **error);
AspProjectFile           *asp_project_file_read             (GInputStream    *stream,
                                                             GError         **error);
AspProjectFile           *asp_project_file_ref              (AspProjectFile  *self);
void                      asp_project_file_unref            (AspProjectFile  *self);

const char               *asp_project_file_get_format       (AspProjectFile  *self);
const char               *asp_project_file_get_title        (AspProjectFile  *self);
AspDay                    asp_project_file_get_start_day    (AspProjectFile  *self);
AspDay                    asp_project_file_get_status_date  (AspProjectFile  *self);
gboolean                  asp_project_file_is_from_finish   (AspProjectFile  *self);
guint                     asp_project_file_get_calendar     (AspProjectFile  *self);
guint                     asp_project_file_get_n_calendars  (AspProjectFile  *self);
const AspProjectCalendar *asp_project_file_peek_calendar    (AspProjectFile  *self,
                                                             guint            index);
guint                     asp_project_file_get_n_tasks      (AspProjectFile  *self);
const AspProjectTask     *asp_project_file_peek_task        (AspProjectFile  *self,
                                                             guint            index);
guint                     asp_project_file_get_n_blank      (AspProjectFile  *self);
guint                     asp_project_file_get_n_foreign    (AspProjectFile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspProjectFile, asp_project_file_unref)

G_END_DECLS
