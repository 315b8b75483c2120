/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "asp-day.h"
#include "asp-report.h"
#include "asp-standing-list.h"

G_BEGIN_DECLS

/* Exit codes: 1 something went wrong, 2 the command was not understood. */
#define ASP_EXIT_FAILED 1
#define ASP_EXIT_USAGE 2

/* An open document of a command, opened read-only when it only reads. */
typedef struct
{
  AspDocument     *document;    /* (owned) */
  AspPlanner      *planner;     /* (owned) */
  AspStandingList *standings;   /* (owned) */
} AspCommandSession;

/* A format that files can be written in, and the ending that such a file has. */
typedef struct
{
  const char *name;
  const char *ending;
} AspCommandFormat;

gboolean     _asp_command_parse         (const char          *summary,
                                         const char          *parameters,
                                         const GOptionEntry  *entries,
                                         int                 *argc,
                                         char              ***argv,
                                         int                 *status);
void         _asp_command_print_error   (const GError        *error,
                                         GFile               *file);
gboolean     _asp_command_open          (const char          *path,
                                         AspCommandSession   *session);
gboolean     _asp_command_open_for_changes (const char       *path,
                                            AspCommandSession *session);
gboolean     _asp_command_check_access  (AspDocument         *document);
void         _asp_command_close         (AspCommandSession   *session);
int          _asp_command_finish        (AspCommandSession   *session,
                                         gboolean             done);
AspStanding *_asp_command_find_standing (AspCommandSession   *session,
                                         const char          *text);

const char  *_asp_command_find_format   (const AspCommandFormat *formats,
                                         const char             *format,
                                         const char             *output);
gboolean     _asp_command_parse_day     (const char          *text,
                                         AspDay              *day);
gboolean     _asp_command_check_format  (char               **format);
char        *_asp_command_format_report (AspReport           *report,
                                         const char          *format);

/* asp-command-line-plans.c */
int          _asp_command_validate      (int    argc,
                                         char **argv);
int          _asp_command_diff          (int    argc,
                                         char **argv);

/* asp-command-line-forms.c */
int          _asp_command_check_form    (int    argc,
                                         char **argv);
int          _asp_command_form_state    (int    argc,
                                         char **argv);
int          _asp_command_form_run      (int    argc,
                                         char **argv);

/* asp-command-line-answers.c */
int          _asp_command_export_answers (int    argc,
                                          char **argv);
int          _asp_command_import_answers (int    argc,
                                          char **argv);

/* asp-command-line-form-import.c */
int          _asp_command_import_form   (int    argc,
                                         char **argv);

/* asp-command-line-why.c */
int          _asp_command_why           (int    argc,
                                         char **argv);

/* asp-command-line-costs.c */
int          _asp_command_export_costs  (int    argc,
                                         char **argv);

/* asp-command-line-import.c */
int          _asp_command_import_municipalities (int    argc,
                                                 char **argv);

/* asp-command-line-project.c */
int          _asp_command_import_schedule (int    argc,
                                           char **argv);

/* asp-command-line-schedule.c */
int          _asp_command_schedule        (int    argc,
                                           char **argv);
int          _asp_command_export_schedule (int    argc,
                                           char **argv);

G_END_DECLS
