/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-page-private.h"

#include <glib/gi18n-lib.h>

#include "asp-compat-file.h"
#include "asp-dialog.h"
#include "asp-plan.h"
#include "asp-schedule-import-dialog.h"
#include "asp-schedule-import.h"

/* The schedule page's commands for schedules of other programs: reading one in, and letting go of
 * the dates that came with it. */

typedef struct
{
  GtkWidget *page;              /* (owned) */
  AspScope  *scope;             /* (owned) */
} Choice;

static void
choice_free (Choice *self)
{
  g_object_unref (self->page);
  g_object_unref (self->scope);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static gboolean
is_writable (AspScope *scope)
{
  return scope != NULL &&
         asp_document_get_access (asp_scope_get_document (scope)) == ASP_ACCESS_FULL;
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Choice) choice = user_data;
  g_autoptr (GFile) file = asp_compat_open_file_finish (result, NULL);
  AspStanding *standing = asp_scope_get_single (choice->scope);

  if (file == NULL || standing == NULL || gtk_widget_get_root (choice->page) == NULL)
    return;

  asp_dialog_present (asp_schedule_import_dialog_new (asp_scope_get_planner (choice->scope),
                                                      asp_standing_get_id (standing), file),
                      choice->page);
}

static void
import_cb (GtkWidget  *page,
           const char *action_name,
           GVariant   *parameter)
{
  static const char *const patterns[] = { "*.xml", "*.planner", "*.gan", "*.csv", NULL };
  const AspCompatFileQuery query = {
    .title = _("Choice of a Schedule"),
    .accept_label = _("_Open"),
    .filter_name = _("Schedules (MS Project XML, GNOME Planner, GanttProject, CSV)"),
    .patterns = patterns,
  };
  AspScope *scope = _asp_schedule_page_get_scope (ASP_SCHEDULE_PAGE (page));
  Choice *choice;

  if (scope == NULL || asp_scope_get_single (scope) == NULL)
    return;

  choice = g_new0 (Choice, 1);
  choice->page = g_object_ref (page);
  choice->scope = g_object_ref (scope);
  asp_compat_open_file_async (GTK_WINDOW (gtk_widget_get_root (page)), &query, NULL, chosen_cb,
                              choice);
}

/* @codes: (nullable): NULL for all */
static void
accept_days (GtkWidget         *page,
             AspScope          *scope,
             AspStanding       *standing,
             const char *const *codes)
{
  g_autoptr (AspEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_writable (scope))
    return;

  edit = asp_plan_command_accept_days (asp_scope_get_planner (scope),
                                       asp_standing_get_id (standing), codes, &error);
  if (error != NULL)
    gtk_widget_activate_action (page, "win.toast", "s", error->message);
  else if (edit != NULL)
    asp_document_submit (asp_scope_get_document (scope), edit);
}

static void
accept_date_cb (GtkWidget  *page,
                const char *action_name,
                GVariant   *parameter)
{
  AspStanding *standing;
  const char *code;
  AspScope *scope;

  if (_asp_schedule_page_get_selection (ASP_SCHEDULE_PAGE (page), &scope, &standing, &code) &&
      code != NULL)
    accept_days (page, scope, standing, (const char *const[]) { code, NULL });
}

static void
accept_all_cb (GtkWidget  *page,
               const char *action_name,
               GVariant   *parameter)
{
  AspScope *scope = _asp_schedule_page_get_scope (ASP_SCHEDULE_PAGE (page));
  AspStanding *standing = scope != NULL ? asp_scope_get_single (scope) : NULL;

  if (standing != NULL)
    accept_days (page, scope, standing, NULL);
}

static gboolean
is_imported (AspStanding *standing,
             const char  *code)
{
  AspPlan *plan = asp_standing_get_plan (standing);
  guint node;

  return plan != NULL && code != NULL &&
         asp_network_find (asp_plan_get_network (plan), code, &node) &&
         asp_plan_get_task (plan, node)->pinned;
}

static gboolean
has_imported (AspStanding *standing)
{
  AspPlan *plan = asp_standing_get_plan (standing);

  for (guint i = 0; plan != NULL && i < asp_plan_get_n_tasks (plan); i++)
    {
      if (asp_plan_get_task (plan, i)->pinned)
        return TRUE;
    }

  return FALSE;
}

/* What can be done with the selected task. */
void
_asp_schedule_page_update_accepting (AspSchedulePage *page)
{
  AspStanding *standing;
  const char *code;
  AspScope *scope;

  gtk_widget_action_set_enabled (GTK_WIDGET (page), "schedule.accept-date",
                                 _asp_schedule_page_get_selection (page, &scope, &standing,
                                                                   &code) &&
                                 is_writable (scope) && is_imported (standing, code));
}

/* What can be done with the schedule. */
void
_asp_schedule_page_update_importing (AspSchedulePage *page)
{
  AspScope *scope = _asp_schedule_page_get_scope (page);
  AspStanding *standing = scope != NULL ? asp_scope_get_single (scope) : NULL;
  gboolean writable = standing != NULL && is_writable (scope);

  gtk_widget_action_set_enabled (GTK_WIDGET (page), "schedule.import",
                                 writable && asp_standing_get_plan (standing) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "schedule.accept-all-dates",
                                 writable && has_imported (standing));
}

void
_asp_schedule_page_install_importing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "schedule.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "schedule.accept-date", NULL, accept_date_cb);
  gtk_widget_class_install_action (widget_class, "schedule.accept-all-dates", NULL,
                                   accept_all_cb);
}
