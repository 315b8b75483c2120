/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-new-task-dialog.h"

#include <glib/gi18n-lib.h>

#include "asp-plan-commands.h"
#include "asp-plan-preview.h"
#include "asp-plan-rules.h"
#include "asp-plan-words.h"
#include "asp-task-choice.h"
#include "asp-task-plan.h"

#define DEFAULT_DURATION "5"

struct _AspNewTaskDialog
{
  AspRecordDialog  parent_instance;

  AspPlanner      *planner;             /* (owned) */
  gint64           municipality_id;
  GPtrArray       *group_codes;         /* (owned) (element-type utf8) */

  GtkDropDown     *group;               /* (unowned) */
  GtkDropDown     *stage;               /* (unowned) */
  GtkDropDown     *role;                /* (unowned) */
  GtkDropDown     *kind;                /* (unowned) */
  GtkDropDown     *after;               /* (unowned) */
  AspFieldRow     *after_row;           /* (unowned) */
  AspPlanPreview  *preview;             /* (unowned) (nullable): there from the end on */
};

enum
{
  SIGNAL_ADDED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AspNewTaskDialog, asp_new_task_dialog, ASP_TYPE_RECORD_DIALOG)

static guint signals[N_SIGNALS];

enum
{
  FIELD_TITLE,
  FIELD_DURATION,
  N_FIELDS,
};

enum
{
  KIND_TASK,
  KIND_MILESTONE,
};

static const AspRecordDialogField task_fields[N_FIELDS] = {
  { "title", N_("Title"), NULL, TRUE },
  { "new_duration", N_("Duration in working days"), NULL, TRUE },
};

static AspFieldRow *
get_row (AspNewTaskDialog *self,
         guint             field)
{
  return asp_record_dialog_get_row (ASP_RECORD_DIALOG (self), &task_fields[field]);
}

/* Returns: (transfer full) (nullable): the edit of what stands in the form; NULL while that is not
 *   enough, with an error when it cannot be stored
 * @code: (out): the code that the task gets */
static AspEdit *
make_edit (AspNewTaskDialog  *self,
           char             **code,
           GError           **error)
{
  g_autoptr (GHashTable) values =
    asp_record_dialog_get_values (ASP_RECORD_DIALOG (self), task_fields, N_FIELDS);
  const char *title = g_hash_table_lookup (values, "title");
  const char *duration = g_hash_table_lookup (values, "new_duration");
  gboolean milestone = gtk_drop_down_get_selected (self->kind) == KIND_MILESTONE;
  guint group = gtk_drop_down_get_selected (self->group);
  int days = milestone || duration == NULL ? 0 : (int) g_ascii_strtoll (duration, NULL, 10);

  if (title == NULL || group >= self->group_codes->len ||
      (!milestone && (days < 1 || days > ASP_TASK_PLAN_MAX_DURATION)))
    return NULL;

  return asp_plan_command_add_task (self->planner, self->municipality_id, title,
                                    g_ptr_array_index (self->group_codes, group),
                                    (AspStage) (ASP_STAGE_PREPARATION +
                                                gtk_drop_down_get_selected (self->stage)),
                                    asp_task_role_choice_get_code (self->role), days,
                                    asp_task_choice_get_code (self->after), code, error);
}

static void
update_preview (AspNewTaskDialog *self)
{
  g_autoptr (AspEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  AspPlanChange *change = NULL;

  if (self->preview == NULL)
    return;

  edit = make_edit (self, &code, &error);
  if (edit != NULL)
    change = asp_plan_change_preview (self->planner, self->municipality_id, edit, &error);
  asp_field_row_set_error (self->after_row, error != NULL ? error->message : NULL);
  if (change != NULL)
    asp_plan_preview_set_change (self->preview, change);
  else
    asp_plan_preview_set_problem (self->preview, error != NULL ? error->message :
                                  _("It is told when every field above can be read."));
}

static void
changed_cb (AspNewTaskDialog *self)
{
  update_preview (self);
}

/* A milestone has no duration. */
static void
kind_changed_cb (AspNewTaskDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (get_row (self, FIELD_DURATION)),
                          gtk_drop_down_get_selected (self->kind) == KIND_TASK);
  update_preview (self);
}

static void
asp_new_task_dialog_check (AspRecordDialog *dialog)
{
  update_preview (ASP_NEW_TASK_DIALOG (dialog));
}

static AspEdit *
asp_new_task_dialog_create_edit (AspRecordDialog *dialog)
{
  g_autofree char *code = NULL;
  AspEdit *edit = make_edit (ASP_NEW_TASK_DIALOG (dialog), &code, NULL);

  if (edit != NULL)
    g_signal_emit (dialog, signals[SIGNAL_ADDED], 0, code);

  return edit;
}

static void
asp_new_task_dialog_dispose (GObject *object)
{
  AspNewTaskDialog *self = ASP_NEW_TASK_DIALOG (object);

  self->preview = NULL;
  g_clear_object (&self->planner);

  G_OBJECT_CLASS (asp_new_task_dialog_parent_class)->dispose (object);
}

static void
asp_new_task_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (ASP_NEW_TASK_DIALOG (object)->group_codes);

  G_OBJECT_CLASS (asp_new_task_dialog_parent_class)->finalize (object);
}

static void
asp_new_task_dialog_class_init (AspNewTaskDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AspRecordDialogClass *dialog_class = ASP_RECORD_DIALOG_CLASS (klass);

  object_class->dispose = asp_new_task_dialog_dispose;
  object_class->finalize = asp_new_task_dialog_finalize;
  dialog_class->check_field = asp_plan_field_check;
  dialog_class->parse_field = asp_plan_field_parse;
  dialog_class->format_field = asp_plan_field_format;
  dialog_class->check = asp_new_task_dialog_check;
  dialog_class->create_edit = asp_new_task_dialog_create_edit;

  signals[SIGNAL_ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
asp_new_task_dialog_init (AspNewTaskDialog *self)
{
  self->group_codes = g_ptr_array_new_with_free_func (g_free);
}

static GtkDropDown *
add_choice (AspNewTaskDialog    *self,
            AdwPreferencesGroup *group,
            const char          *title,
            GtkWidget           *choice)
{
  asp_record_dialog_add_control (ASP_RECORD_DIALOG (self), group, title, choice);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_DROP_DOWN (choice);
}

static GtkWidget *
create_groups (AspNewTaskDialog *self,
               AspPlan          *plan)
{
  AspTemplate *template = asp_network_get_template (asp_plan_get_network (plan));
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < asp_template_get_n_groups (template); i++)
    {
      g_autofree char *title = asp_plan_get_group_title (plan, i);

      gtk_string_list_append (titles, title);
      g_ptr_array_add (self->group_codes, g_strdup (asp_template_get_group (template, i)->code));
    }

  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
}

static GtkWidget *
create_stages (void)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint stage = ASP_STAGE_PREPARATION; stage <= ASP_STAGE_LIVE; stage++)
    {
      g_autofree char *title = asp_plan_get_stage_title ((AspStage) stage);

      gtk_string_list_append (titles, title);
    }

  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
}

static void
add_field (AspNewTaskDialog    *self,
           AdwPreferencesGroup *group,
           guint                field,
           const char          *value)
{
  AspRecordDialog *dialog = ASP_RECORD_DIALOG (self);

  asp_record_dialog_add_fields (dialog, group, &task_fields[field], 1, NULL);
  asp_record_dialog_set_text (dialog, &task_fields[field], value);
  g_signal_connect_object (asp_field_row_get_control (get_row (self, field)), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_what (AspNewTaskDialog *self,
          AspPlan          *plan)
{
  AspRecordDialog *dialog = ASP_RECORD_DIALOG (self);
  AdwPreferencesGroup *group = asp_record_dialog_add_group (dialog, _("Task"));

  add_field (self, group, FIELD_TITLE, NULL);
  self->group = add_choice (self, group, _("Group"), create_groups (self, plan));
  self->stage = add_choice (self, group, _("Stage"), create_stages ());
  self->role = add_choice (self, group, _("Role"), asp_task_role_choice_new (NULL));
}

static void
add_when (AspNewTaskDialog *self,
          AspPlan          *plan)
{
  const char *const kinds[] = {
    [KIND_TASK] = C_("kind of task", "A task that takes time"),
    [KIND_MILESTONE] = C_("kind of task", "A milestone"),
    NULL,
  };
  AspRecordDialog *dialog = ASP_RECORD_DIALOG (self);
  AdwPreferencesGroup *group = asp_record_dialog_add_group (dialog, _("Scheduling"));

  self->kind = add_choice (self, group, _("Kind"), gtk_drop_down_new_from_strings (kinds));
  add_field (self, group, FIELD_DURATION, DEFAULT_DURATION);
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (kind_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->after = GTK_DROP_DOWN (asp_task_choice_new (plan, NULL,
                                                    _("no task: it can begin at once")));
  self->after_row = asp_record_dialog_add_control (dialog, group, _("Comes After"),
                                                   GTK_WIDGET (self->after));
  g_signal_connect_object (self->after, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* It begins as a neighbour of the task that it comes after. */
static void
preset (AspNewTaskDialog *self,
        AspPlan          *plan,
        const char       *after_code)
{
  const AspTemplateTask *info;
  guint node;

  if (after_code == NULL || !asp_network_find (asp_plan_get_network (plan), after_code, &node))
    return;

  info = asp_network_get_task (asp_plan_get_network (plan), node);
  gtk_drop_down_set_selected (self->group, info->group);
  gtk_drop_down_set_selected (self->stage, info->stage - ASP_STAGE_PREPARATION);
  asp_task_choice_set_code (self->after, after_code);
}

/* @after_code: (nullable): the task that it comes after at first. Returns: NULL when the
 * municipality has no plan */
GtkWindow *
asp_new_task_dialog_new (AspPlanner *planner,
                         gint64      municipality_id,
                         const char *after_code)
{
  AspNewTaskDialog *self;
  AspRecordDialog *dialog;
  AspPlan *plan;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  plan = asp_planner_get_plan (planner, municipality_id);
  if (plan == NULL)
    return NULL;

  self = g_object_new (ASP_TYPE_NEW_TASK_DIALOG, NULL);
  dialog = ASP_RECORD_DIALOG (self);
  self->planner = g_object_ref (planner);
  self->municipality_id = municipality_id;
  asp_record_dialog_set_document (dialog, asp_planner_get_document (planner));
  add_what (self, plan);
  add_when (self, plan);
  preset (self, plan, after_code);
  self->preview = ASP_PLAN_PREVIEW (asp_plan_preview_new ());
  asp_record_dialog_append_group (dialog, ADW_PREFERENCES_GROUP (self->preview));
  asp_record_dialog_set_footer (dialog, asp_plan_preview_get_summary (self->preview));
  update_preview (self);
  asp_record_dialog_set_first (dialog, get_row (self, FIELD_TITLE));
  gtk_window_set_title (GTK_WINDOW (self), _("New Task"));

  return GTK_WINDOW (self);
}
