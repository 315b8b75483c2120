/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-task-plan-dialog.h"

#include <glib/gi18n-lib.h>

#include "asp-format.h"
#include "asp-link-editor.h"
#include "asp-plan-commands.h"
#include "asp-plan-preview.h"
#include "asp-plan-rules.h"
#include "asp-plan-words.h"
#include "asp-task-choice.h"
#include "asp-task-plan.h"

struct _AspTaskPlanDialog
{
  AspRecordDialog      parent_instance;

  AspPlanner          *planner;         /* (owned) */
  gint64               municipality_id;
  char                *code;            /* (owned) */
  gboolean             own;

  GtkDropDown         *role;            /* (unowned) (nullable): of an own task */
  GtkDropDown         *constraint;      /* (unowned) */
  AdwPreferencesGroup *links_group;     /* (unowned) (nullable): a spanning task has none */
  GPtrArray           *link_rows;       /* (owned) (element-type AspFieldRow) (unowned elements) */
  AspFieldRow         *changed_link;    /* (unowned) (nullable): the one that was changed last */
  AspPlanPreview      *preview;         /* (unowned) */
};

G_DEFINE_FINAL_TYPE (AspTaskPlanDialog, asp_task_plan_dialog, ASP_TYPE_RECORD_DIALOG)

enum
{
  FIELD_TITLE,
  FIELD_DURATION,
  FIELD_CONSTRAINT_DAY,
  FIELD_DEADLINE,
  N_FIELDS,
};

static const AspRecordDialogField plan_fields[N_FIELDS] = {
  { "title", N_("Title"), NULL, TRUE },
  { "duration", N_("Duration in working days"), NULL, FALSE },
  { "constraint_day", N_("Day of the constraint"),
    N_("A day can be given as 2014-06-12 or jún. 12."), TRUE },
  { "deadline", N_("Deadline"), N_("It moves nothing, but missing it is told."), FALSE },
};

static AspFieldRow *
get_row (AspTaskPlanDialog *self,
         guint              field)
{
  return asp_record_dialog_get_row (ASP_RECORD_DIALOG (self), &plan_fields[field]);
}

static gboolean
is_shown (AspTaskPlanDialog *self,
          guint              field)
{
  AspFieldRow *row = get_row (self, field);

  return row != NULL && gtk_widget_get_visible (GTK_WIDGET (row));
}

/* Whether everything typed can be read. */
static gboolean
are_fields_right (AspTaskPlanDialog *self)
{
  AspDocument *document = asp_planner_get_document (self->planner);

  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *error = NULL;
      GtkWidget *control;

      if (!is_shown (self, i))
        continue;

      control = asp_field_row_get_control (get_row (self, i));
      error = asp_plan_field_check (plan_fields[i].column,
                                    gtk_editable_get_text (GTK_EDITABLE (control)),
                                    asp_document_get_status_date (document));
      if (error != NULL)
        return FALSE;
    }

  return TRUE;
}

static AspDay
get_day (GHashTable *values,
         guint       field)
{
  return asp_day_from_iso (g_hash_table_lookup (values, plan_fields[field].column));
}

static void
read_links (AspTaskPlanDialog *self,
            AspTaskPlan       *plan)
{
  g_ptr_array_set_size (plan->links, 0);
  for (guint i = 0; i < self->link_rows->len; i++)
    {
      AspLinkEditor *editor =
        ASP_LINK_EDITOR (asp_field_row_get_control (g_ptr_array_index (self->link_rows, i)));
      const char *code = asp_link_editor_get_code (editor);

      if (code != NULL)
        asp_task_plan_add_outside_link (plan, asp_link_editor_get_municipality_id (editor), code,
                                        asp_link_editor_get_link_type (editor),
                                        asp_link_editor_get_unit (editor),
                                        asp_link_editor_get_lag (editor));
    }
}

/* The edit of what stands in the form, which has to be right. */
static AspEdit *
make_edit (AspTaskPlanDialog  *self,
           GError            **error)
{
  g_autoptr (AspTaskPlan) plan = asp_task_plan_new (self->planner, self->municipality_id,
                                                    self->code, error);
  g_autoptr (GHashTable) values =
    asp_record_dialog_get_values (ASP_RECORD_DIALOG (self), plan_fields, N_FIELDS);
  const char *title = g_hash_table_lookup (values, "title");
  const char *duration = g_hash_table_lookup (values, "duration");

  if (plan == NULL)
    return NULL;

  if (self->own && title != NULL)
    {
      g_free (plan->title);
      plan->title = g_strdup (title);
      g_free (plan->role);
      plan->role = g_strdup (asp_task_role_choice_get_code (self->role));
    }
  if (plan->has_duration)
    {
      plan->duration = duration != NULL ? (int) g_ascii_strtoll (duration, NULL, 10) : -1;
      if (plan->duration == plan->template_duration)
        plan->duration = -1;
    }
  plan->constraint = (AspConstraintType) gtk_drop_down_get_selected (self->constraint);
  plan->constraint_day = asp_constraint_type_has_day (plan->constraint)
                           ? get_day (values, FIELD_CONSTRAINT_DAY) : ASP_DAY_NONE;
  plan->deadline = get_day (values, FIELD_DEADLINE);
  if (plan->has_links)
    read_links (self, plan);

  return asp_task_plan_create_edit (plan, self->planner, self->municipality_id, error);
}

/* A cycle is told where it was made.
 * Returns: (nullable): a row of a dependency */
static AspFieldRow *
find_blamed (AspTaskPlanDialog *self)
{
  if (self->changed_link != NULL)
    return self->changed_link;

  return self->link_rows->len > 0 ? g_ptr_array_index (self->link_rows, 0) : NULL;
}

static void
set_links_error (AspTaskPlanDialog *self,
                 const char        *error)
{
  AspFieldRow *blamed = error != NULL ? find_blamed (self) : NULL;

  for (guint i = 0; i < self->link_rows->len; i++)
    {
      AspFieldRow *row = g_ptr_array_index (self->link_rows, i);

      asp_field_row_set_error (row, row == blamed ? error : NULL);
    }
}

/* What would move by what is typed now. */
static void
update_preview (AspTaskPlanDialog *self)
{
  g_autoptr (AspEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  AspPlanChange *change = NULL;

  if (self->preview == NULL)
    return;

  if (!are_fields_right (self))
    {
      set_links_error (self, NULL);
      asp_plan_preview_set_problem (self->preview,
                                    _("It is told when every field above can be read."));
      return;
    }

  edit = make_edit (self, &error);
  if (edit != NULL)
    change = asp_plan_change_preview (self->planner, self->municipality_id, edit, &error);
  set_links_error (self, error != NULL ? error->message : NULL);
  if (error != NULL)
    asp_plan_preview_set_problem (self->preview, error->message);
  else
    asp_plan_preview_set_change (self->preview, change);
}

static void
asp_task_plan_dialog_check (AspRecordDialog *dialog)
{
  update_preview (ASP_TASK_PLAN_DIALOG (dialog));
}

static AspEdit *
asp_task_plan_dialog_create_edit (AspRecordDialog *dialog)
{
  return make_edit (ASP_TASK_PLAN_DIALOG (dialog), NULL);
}

static void
changed_cb (AspTaskPlanDialog *self)
{
  update_preview (self);
}

static void
constraint_changed_cb (AspTaskPlanDialog *self)
{
  AspConstraintType type = (AspConstraintType) gtk_drop_down_get_selected (self->constraint);

  gtk_widget_set_visible (GTK_WIDGET (get_row (self, FIELD_CONSTRAINT_DAY)),
                          asp_constraint_type_has_day (type));
  update_preview (self);
}

static AspFieldRow *
find_link_row (AspTaskPlanDialog *self,
               AspLinkEditor     *editor)
{
  for (guint i = 0; i < self->link_rows->len; i++)
    {
      AspFieldRow *row = g_ptr_array_index (self->link_rows, i);

      if (asp_field_row_get_control (row) == GTK_WIDGET (editor))
        return row;
    }

  return NULL;
}

static void
link_changed_cb (AspTaskPlanDialog *self,
                 AspLinkEditor     *editor)
{
  self->changed_link = find_link_row (self, editor);
  update_preview (self);
}

static void
link_removed_cb (AspTaskPlanDialog *self,
                 AspLinkEditor     *editor)
{
  AspFieldRow *row = find_link_row (self, editor);

  /* What is emitting must not go while it does. */
  g_object_ref (editor);
  if (self->changed_link == row)
    self->changed_link = NULL;
  g_ptr_array_remove (self->link_rows, row);
  asp_record_dialog_remove_control (ASP_RECORD_DIALOG (self), self->links_group, row);
  gtk_widget_grab_focus (adw_preferences_group_get_header_suffix (self->links_group));
  g_object_unref (editor);
  update_preview (self);
}

/* @link: (nullable): NULL for a new one */
static GtkWidget *
add_link (AspTaskPlanDialog *self,
          const AspTaskLink *link)
{
  GtkWidget *editor = asp_link_editor_new (self->planner, self->municipality_id, self->code);
  AspFieldRow *row;

  if (link != NULL)
    asp_link_editor_set_link (ASP_LINK_EDITOR (editor), link->municipality_id, link->code,
                              link->type, link->unit, link->lag);
  row = asp_record_dialog_add_control (ASP_RECORD_DIALOG (self), self->links_group,
                                       _("Predecessor"), editor);
  g_ptr_array_add (self->link_rows, row);
  g_signal_connect_object (editor, "changed", G_CALLBACK (link_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "removed", G_CALLBACK (link_removed_cb), self,
                           G_CONNECT_SWAPPED);

  return editor;
}

static void
add_link_cb (AspTaskPlanDialog *self)
{
  GtkWidget *editor;

  if (asp_planner_get_plan (self->planner, self->municipality_id) == NULL)
    return;

  editor = add_link (self, NULL);
  self->changed_link = find_link_row (self, ASP_LINK_EDITOR (editor));
  gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD);
  update_preview (self);
}

static void
delete_cb (AspTaskPlanDialog *self)
{
  g_autoptr (AspEdit) edit = asp_plan_command_delete_task (self->planner, self->municipality_id,
                                                           self->code, NULL);

  if (edit != NULL)
    asp_document_submit (asp_planner_get_document (self->planner), edit);
  gtk_window_close (GTK_WINDOW (self));
}

static void
asp_task_plan_dialog_dispose (GObject *object)
{
  AspTaskPlanDialog *self = ASP_TASK_PLAN_DIALOG (object);

  self->preview = NULL;
  g_clear_object (&self->planner);

  G_OBJECT_CLASS (asp_task_plan_dialog_parent_class)->dispose (object);
}

static void
asp_task_plan_dialog_finalize (GObject *object)
{
  AspTaskPlanDialog *self = ASP_TASK_PLAN_DIALOG (object);

  g_free (self->code);
  g_ptr_array_unref (self->link_rows);

  G_OBJECT_CLASS (asp_task_plan_dialog_parent_class)->finalize (object);
}

static void
asp_task_plan_dialog_class_init (AspTaskPlanDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AspRecordDialogClass *dialog_class = ASP_RECORD_DIALOG_CLASS (klass);

  object_class->dispose = asp_task_plan_dialog_dispose;
  object_class->finalize = asp_task_plan_dialog_finalize;
  dialog_class->check_field = asp_plan_field_check;
  dialog_class->parse_field = asp_plan_field_parse;
  dialog_class->format_field = asp_plan_field_format;
  dialog_class->check = asp_task_plan_dialog_check;
  dialog_class->create_edit = asp_task_plan_dialog_create_edit;
}

static void
asp_task_plan_dialog_init (AspTaskPlanDialog *self)
{
  self->link_rows = g_ptr_array_new ();
}

static void
add_field (AspTaskPlanDialog   *self,
           AdwPreferencesGroup *group,
           guint                field,
           const char          *value)
{
  AspRecordDialog *dialog = ASP_RECORD_DIALOG (self);

  asp_record_dialog_add_fields (dialog, group, &plan_fields[field], 1, NULL);
  asp_record_dialog_set_text (dialog, &plan_fields[field], value);
  g_signal_connect_object (asp_field_row_get_control (get_row (self, field)), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_day_field (AspTaskPlanDialog   *self,
               AdwPreferencesGroup *group,
               guint                field,
               AspDay               day)
{
  g_autofree char *text = day != ASP_DAY_NONE ? asp_day_to_iso (day) : NULL;

  add_field (self, group, field, text);
}

static void
add_own (AspTaskPlanDialog *self,
         AspTaskPlan       *plan)
{
  AspRecordDialog *dialog = ASP_RECORD_DIALOG (self);
  AdwPreferencesGroup *group = asp_record_dialog_add_group (dialog, _("Task"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Delete the Task"));

  gtk_widget_set_sensitive (button, asp_document_get_access (
                                      asp_record_dialog_get_document (dialog)) == ASP_ACCESS_FULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (group, button);
  add_field (self, group, FIELD_TITLE, plan->title);
  self->role = GTK_DROP_DOWN (asp_task_role_choice_new (plan->role));
  asp_record_dialog_add_control (dialog, group, _("Role"), GTK_WIDGET (self->role));
}

static void
add_duration (AspTaskPlanDialog   *self,
              AdwPreferencesGroup *group,
              AspTaskPlan         *plan)
{
  g_autofree char *text = plan->duration >= 0 ? g_strdup_printf ("%d", plan->duration)
                                              : g_strdup_printf ("%d", plan->template_duration);
  g_autofree char *hint = NULL;

  if (self->own)
    hint = g_strdup_printf (ngettext ("Empty: %d working day, as it was made",
                                      "Empty: %d working days, as it was made",
                                      (unsigned long) plan->template_duration),
                            plan->template_duration);
  else
    hint = g_strdup_printf (ngettext ("Empty: the template’s %d working day",
                                      "Empty: the template’s %d working days",
                                      (unsigned long) plan->template_duration),
                            plan->template_duration);
  add_field (self, group, FIELD_DURATION, text);
  asp_field_row_set_hint (get_row (self, FIELD_DURATION), hint);
}

static void
add_constraint (AspTaskPlanDialog   *self,
                AdwPreferencesGroup *group,
                AspTaskPlan         *plan)
{
  const char *const types[ASP_N_CONSTRAINT_TYPES + 1] = {
    [ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE] = C_("constraint", "As soon as possible"),
    [ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE] = C_("constraint", "As late as possible"),
    [ASP_CONSTRAINT_MUST_START_ON] = C_("constraint", "Starts exactly on a day"),
    [ASP_CONSTRAINT_MUST_FINISH_ON] = C_("constraint", "Finishes exactly on a day"),
    [ASP_CONSTRAINT_START_NOT_EARLIER] = C_("constraint", "Does not start before a day"),
    [ASP_CONSTRAINT_START_NOT_LATER] = C_("constraint", "Starts on a day at the latest"),
    [ASP_CONSTRAINT_FINISH_NOT_EARLIER] = C_("constraint", "Does not finish before a day"),
    [ASP_CONSTRAINT_FINISH_NOT_LATER] = C_("constraint", "Finishes on a day at the latest"),
    NULL,
  };

  self->constraint = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (types));
  gtk_drop_down_set_selected (self->constraint, plan->constraint);
  asp_record_dialog_add_control (ASP_RECORD_DIALOG (self), group, _("When"),
                                 GTK_WIDGET (self->constraint));
  add_day_field (self, group, FIELD_CONSTRAINT_DAY, plan->constraint_day);
  g_signal_connect_object (self->constraint, "notify::selected",
                           G_CALLBACK (constraint_changed_cb), self, G_CONNECT_SWAPPED);
  constraint_changed_cb (self);
}

static void
add_links (AspTaskPlanDialog *self,
           AspTaskPlan       *plan)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Add Predecessor"));

  self->links_group = asp_record_dialog_add_group (ASP_RECORD_DIALOG (self), _("Comes After"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_link_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (self->links_group, button);
  for (guint i = 0; i < plan->links->len; i++)
    add_link (self, g_ptr_array_index (plan->links, i));
}

/* @task_code: of a task in the municipality's plan. Returns: NULL when it has none such */
GtkWindow *
asp_task_plan_dialog_new (AspPlanner *planner,
                          gint64      municipality_id,
                          const char *task_code)
{
  g_autoptr (AspTaskPlan) plan = NULL;
  g_autofree char *title = NULL;
  AdwPreferencesGroup *group;
  AspTaskPlanDialog *self;
  AspRecordDialog *dialog;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  plan = asp_task_plan_new (planner, municipality_id, task_code, NULL);
  if (plan == NULL)
    return NULL;

  self = g_object_new (ASP_TYPE_TASK_PLAN_DIALOG, NULL);
  dialog = ASP_RECORD_DIALOG (self);
  self->planner = g_object_ref (planner);
  self->municipality_id = municipality_id;
  self->code = g_strdup (plan->code);
  self->own = plan->own;
  asp_record_dialog_set_document (dialog, asp_planner_get_document (planner));
  if (plan->own)
    add_own (self, plan);
  group = asp_record_dialog_add_group (dialog, _("Scheduling"));
  if (plan->has_duration)
    add_duration (self, group, plan);
  add_constraint (self, group, plan);
  add_day_field (self, group, FIELD_DEADLINE, plan->deadline);
  if (plan->has_links)
    add_links (self, plan);
  self->preview = ASP_PLAN_PREVIEW (asp_plan_preview_new ());
  asp_record_dialog_append_group (dialog, ADW_PREFERENCES_GROUP (self->preview));
  asp_record_dialog_set_footer (dialog, asp_plan_preview_get_summary (self->preview));
  asp_record_dialog_set_first (dialog, get_row (self, plan->own            ? FIELD_TITLE
                                                      : plan->has_duration ? FIELD_DURATION
                                                                           : FIELD_DEADLINE));
  title = g_strdup_printf ("%s %s", plan->code, plan->title);
  gtk_window_set_title (GTK_WINDOW (self), title);

  return GTK_WINDOW (self);
}
