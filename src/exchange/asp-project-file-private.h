/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-project-file.h"

G_BEGIN_DECLS

struct _AspProjectFile
{
  gatomicrefcount  ref_count;

  const char      *format;      /* static */
  char            *title;       /* (owned) */
  AspDay           start_day;
  AspDay           status_date;
  gboolean         from_finish;
  guint            calendar;    /* index of the project's own */
  GArray          *calendars;   /* (owned) (element-type AspProjectCalendar) */
  GPtrArray       *tasks;       /* (owned) (element-type AspProjectTask) */
  guint            n_blank;
  guint            n_foreign;
};

AspProjectFile *_asp_project_file_new  (void);
AspProjectTask *_asp_project_task_new  (int             line);
void            _asp_project_task_free (AspProjectTask *task);

G_END_DECLS
