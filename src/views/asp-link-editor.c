/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-link-editor.h"

#include <glib/gi18n-lib.h>

#include "asp-municipality-choice.h"
#include "asp-plan.h"
#include "asp-task-choice.h"
#include "asp-task-plan.h"

struct _AspLinkEditor
{
  GtkBox         parent_instance;

  AspPlanner    *planner;       /* (owned) */
  gint64         own_id;        /* of the task's municipality */
  char          *to_code;       /* (owned) */

  GtkDropDown   *municipality;  /* (unowned): of the preceding task */
  GtkWidget     *task_line;     /* (unowned) */
  GtkDropDown   *task;          /* (unowned) */
  GtkDropDown   *type;          /* (unowned) */
  GtkSpinButton *lag;           /* (unowned) */
  GtkDropDown   *unit;          /* (unowned) */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AspLinkEditor, asp_link_editor, GTK_TYPE_BOX)

static guint signals[N_SIGNALS];

static void
changed_cb (AspLinkEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
removed_cb (AspLinkEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
asp_link_editor_finalize (GObject *object)
{
  AspLinkEditor *self = ASP_LINK_EDITOR (object);

  g_object_unref (self->planner);
  g_free (self->to_code);

  G_OBJECT_CLASS (asp_link_editor_parent_class)->finalize (object);
}

static void
asp_link_editor_class_init (AspLinkEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = asp_link_editor_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
asp_link_editor_init (AspLinkEditor *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

/* The tasks of the municipality that is chosen. */
static void
show_tasks (AspLinkEditor *self)
{
  gint64 id = asp_municipality_choice_get_id (self->municipality);
  AspPlan *plan = asp_planner_get_plan (self->planner, id);

  if (plan == NULL)
    return;

  if (self->task != NULL)
    gtk_box_remove (GTK_BOX (self->task_line), GTK_WIDGET (self->task));
  self->task = GTK_DROP_DOWN (asp_task_choice_new (plan, id == self->own_id ? self->to_code : NULL,
                                                   NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->task), TRUE);
  set_name (GTK_WIDGET (self->task), _("Preceding Task"));
  gtk_box_prepend (GTK_BOX (self->task_line), GTK_WIDGET (self->task));
  g_signal_connect_object (self->task, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
municipality_changed_cb (AspLinkEditor *self)
{
  show_tasks (self);
  changed_cb (self);
}

/* Not shown where there is nothing to choose from. */
static GtkWidget *
create_municipality (AspLinkEditor *self)
{
  GtkWidget *choice = asp_municipality_choice_new (self->planner, self->own_id);
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (choice));

  self->municipality = GTK_DROP_DOWN (choice);
  set_name (choice, _("Municipality of the Preceding Task"));
  gtk_widget_set_visible (choice, g_list_model_get_n_items (model) > 1);

  return choice;
}

static GtkWidget *
create_task_line (AspLinkEditor *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  self->task_line = line;
  gtk_widget_add_css_class (button, "flat");
  set_name (button, _("Remove the Predecessor"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), button);

  return line;
}

static GtkWidget *
create_kind_line (AspLinkEditor *self)
{
  const char *const types[ASP_N_LINK_TYPES + 1] = {
    [ASP_LINK_FINISH_START] = C_("dependency", "starts after its finish"),
    [ASP_LINK_START_START] = C_("dependency", "starts after its start"),
    [ASP_LINK_FINISH_FINISH] = C_("dependency", "finishes after its finish"),
    [ASP_LINK_START_FINISH] = C_("dependency", "finishes after its start"),
    NULL,
  };
  const char *const units[] = {
    [ASP_LAG_WORKING] = C_("unit", "working days"),
    [ASP_LAG_CALENDAR] = C_("unit", "calendar days"),
    NULL,
  };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->type = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (types));
  gtk_widget_set_hexpand (GTK_WIDGET (self->type), TRUE);
  set_name (GTK_WIDGET (self->type), _("How They Depend on Each Other"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->type));
  self->lag = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (-ASP_TASK_PLAN_MAX_LAG,
                                                               ASP_TASK_PLAN_MAX_LAG, 1));
  gtk_spin_button_set_numeric (self->lag, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->lag), 4);
  set_name (GTK_WIDGET (self->lag), _("Days Between Them; Negative: an Overlap"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->lag));
  self->unit = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (units));
  set_name (GTK_WIDGET (self->unit), _("Unit of the Days"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->unit));

  return line;
}

/* @municipality_id: it has to have a plan. @to_code: the task whose predecessor it is */
GtkWidget *
asp_link_editor_new (AspPlanner *planner,
                     gint64      municipality_id,
                     const char *to_code)
{
  AspLinkEditor *self;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  self = g_object_new (ASP_TYPE_LINK_EDITOR, NULL);
  self->planner = g_object_ref (planner);
  self->own_id = municipality_id;
  self->to_code = g_strdup (to_code);
  gtk_box_append (GTK_BOX (self), create_municipality (self));
  gtk_box_append (GTK_BOX (self), create_task_line (self));
  gtk_box_append (GTK_BOX (self), create_kind_line (self));
  show_tasks (self);
  g_signal_connect_object (self->municipality, "notify::selected",
                           G_CALLBACK (municipality_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->type, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unit, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lag, "value-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* @municipality_id: whose task it is; 0: the same municipality's */
void
asp_link_editor_set_link (AspLinkEditor *self,
                          gint64         municipality_id,
                          const char    *code,
                          AspLinkType    type,
                          AspLagUnit     unit,
                          int            lag)
{
  g_return_if_fail (ASP_IS_LINK_EDITOR (self));

  asp_municipality_choice_set_id (self->municipality, municipality_id != 0 ? municipality_id
                                                                           : self->own_id);
  asp_task_choice_set_code (self->task, code);
  gtk_drop_down_set_selected (self->type, type);
  gtk_drop_down_set_selected (self->unit, unit);
  gtk_spin_button_set_value (self->lag, lag);
}

/* 0: the same municipality's task */
gint64
asp_link_editor_get_municipality_id (AspLinkEditor *self)
{
  gint64 id;

  g_return_val_if_fail (ASP_IS_LINK_EDITOR (self), 0);

  id = asp_municipality_choice_get_id (self->municipality);

  return id != self->own_id ? id : 0;
}

/* Returns: (nullable) */
const char *
asp_link_editor_get_code (AspLinkEditor *self)
{
  g_return_val_if_fail (ASP_IS_LINK_EDITOR (self), NULL);

  return asp_task_choice_get_code (self->task);
}

AspLinkType
asp_link_editor_get_link_type (AspLinkEditor *self)
{
  g_return_val_if_fail (ASP_IS_LINK_EDITOR (self), ASP_LINK_FINISH_START);

  return (AspLinkType) gtk_drop_down_get_selected (self->type);
}

AspLagUnit
asp_link_editor_get_unit (AspLinkEditor *self)
{
  g_return_val_if_fail (ASP_IS_LINK_EDITOR (self), ASP_LAG_WORKING);

  return (AspLagUnit) gtk_drop_down_get_selected (self->unit);
}

/* Days; also what is still being typed */
int
asp_link_editor_get_lag (AspLinkEditor *self)
{
  g_return_val_if_fail (ASP_IS_LINK_EDITOR (self), 0);

  gtk_spin_button_update (self->lag);

  return gtk_spin_button_get_value_as_int (self->lag);
}
