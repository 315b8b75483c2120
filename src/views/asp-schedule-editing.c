/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-page-private.h"

#include <glib/gi18n-lib.h>

#include "asp-dialog.h"
#include "asp-new-task-dialog.h"
#include "asp-plan-commands.h"
#include "asp-task-plan-dialog.h"

/* What the schedule page's commands change: of the selected task, or beside it. */

static void
show_toast (GtkWidget  *page,
            const char *text)
{
  gtk_widget_activate_action (page, "win.toast", "s", text);
}

/* FALSE: nothing can be changed, and it has been said why. */
static gboolean
find_task (GtkWidget    *page,
           AspScope    **scope,
           AspStanding **standing,
           const char  **code)
{
  if (!_asp_schedule_page_get_selection (ASP_SCHEDULE_PAGE (page), scope, standing, code) ||
      *code == NULL)
    {
      show_toast (page, _("Select a task first"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_writable (GtkWidget *page,
                AspScope  *scope)
{
  if (asp_document_get_access (asp_scope_get_document (scope)) == ASP_ACCESS_FULL)
    return TRUE;

  show_toast (page, _("The document can only be read now"));

  return FALSE;
}

static void
edit_plan_cb (GtkWidget  *page,
              const char *action_name,
              GVariant   *parameter)
{
  AspStanding *standing;
  const char *code;
  AspScope *scope;
  GtkWindow *dialog;

  if (!find_task (page, &scope, &standing, &code))
    return;

  dialog = asp_task_plan_dialog_new (asp_scope_get_planner (scope), asp_standing_get_id (standing),
                                     code);
  if (dialog != NULL)
    asp_dialog_present (dialog, page);
}

static void
added_cb (AspSchedulePage *page,
          const char      *code,
          GtkWindow       *dialog)
{
  _asp_schedule_page_select_later (page, g_object_get_data (G_OBJECT (dialog), "standing"), code);
}

static void
new_task_cb (GtkWidget  *page,
             const char *action_name,
             GVariant   *parameter)
{
  AspStanding *standing;
  const char *code;
  AspScope *scope;
  GtkWindow *dialog;

  if (!_asp_schedule_page_get_selection (ASP_SCHEDULE_PAGE (page), &scope, &standing, &code))
    {
      show_toast (page, _("Select the municipality first that the task is for"));
      return;
    }
  if (!check_writable (page, scope))
    return;

  dialog = asp_new_task_dialog_new (asp_scope_get_planner (scope), asp_standing_get_id (standing),
                                    code);
  if (dialog == NULL)
    return;

  g_object_set_data_full (G_OBJECT (dialog), "standing", g_object_ref (standing), g_object_unref);
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), page, G_CONNECT_SWAPPED);
  asp_dialog_present (dialog, page);
}

/* The toast of what was stored comes from the window: it names what follows. */
static void
shift_cb (GtkWidget  *page,
          const char *action_name,
          GVariant   *parameter)
{
  gboolean move = g_str_equal (action_name, "schedule.move");
  int days = g_variant_get_int32 (parameter);
  g_autoptr (AspEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  AspStanding *standing;
  const char *code;
  AspScope *scope;

  if (!find_task (page, &scope, &standing, &code) || !check_writable (page, scope))
    return;

  if (move)
    edit = asp_plan_command_move (asp_scope_get_planner (scope), asp_standing_get_id (standing),
                                  code, days, &error);
  else
    edit = asp_plan_command_change_duration (asp_scope_get_planner (scope),
                                             asp_standing_get_id (standing), code, days, &error);
  if (error != NULL)
    show_toast (page, error->message);
  else if (edit != NULL)
    asp_document_submit (asp_scope_get_document (scope), edit);
}

void
_asp_schedule_page_install_editing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "schedule.edit-plan", NULL, edit_plan_cb);
  gtk_widget_class_install_action (widget_class, "schedule.new-task", NULL, new_task_cb);
  gtk_widget_class_install_action (widget_class, "schedule.move", "i", shift_cb);
  gtk_widget_class_install_action (widget_class, "schedule.change-duration", "i", shift_cb);
}

static void
add_key (GtkEventController *controller,
         guint               key,
         GdkModifierType     modifiers,
         const char         *action,
         int                 days)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                            gtk_named_action_new (action));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (days));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/* The list moves its cursor by these keys, too: they are taken before it sees them. */
void
_asp_schedule_page_add_edit_keys (GtkWidget *timeline)
{
  const guint left[] = { GDK_KEY_Left, GDK_KEY_KP_Left };
  const guint right[] = { GDK_KEY_Right, GDK_KEY_KP_Right };
  const GdkModifierType control_shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    {
      add_key (controller, left[i], GDK_CONTROL_MASK, "schedule.move", -1);
      add_key (controller, right[i], GDK_CONTROL_MASK, "schedule.move", 1);
      add_key (controller, left[i], control_shift, "schedule.change-duration", -1);
      add_key (controller, right[i], control_shift, "schedule.change-duration", 1);
    }
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (
                                          gtk_keyval_trigger_new (GDK_KEY_Insert, 0),
                                          gtk_named_action_new ("schedule.new-task")));
  gtk_widget_add_controller (timeline, controller);
}
