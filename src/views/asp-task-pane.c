/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-task-pane.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-access-keys.h"
#include "asp-attachment-list.h"
#include "asp-baselines.h"
#include "asp-field-row.h"
#include "asp-format.h"
#include "asp-plan-words.h"
#include "asp-plan.h"
#include "asp-role-kind.h"
#include "asp-schedule-commands.h"

typedef enum
{
  FIELD_START,
  FIELD_FINISH,
  FIELD_NOT_BEFORE,
  FIELD_NOTE,
  N_FIELDS,
} Field;

struct _AspTaskPane
{
  GtkWidget            parent_instance;

  /* Template widgets */
  GtkWidget           *child;
  GtkLabel            *title;
  GtkLabel            *subtitle;
  GtkWidget           *imported_box;
  GtkLabel            *plan_label;
  GtkLabel            *forecast_label;
  GtkLabel            *baseline_title;
  GtkLabel            *baseline_label;
  GtkLabel            *slack_label;
  GtkLabel            *document_label;
  GtkBox              *predecessors;
  GtkBox              *states;
  AdwPreferencesGroup *fields;
  AspAttachmentList   *attachments;

  GtkCheckButton      *state_buttons[ASP_N_TASK_STATES];  /* (unowned) */
  AspFieldRow         *percent_row;                       /* (unowned) */
  AspFieldRow         *rows[N_FIELDS];                    /* (unowned) */

  AspScope            *scope;           /* (owned) (nullable) */
  AspStanding         *standing;        /* (owned) (nullable) */
  char                *code;            /* (owned) (nullable) */
  gboolean             updating;        /* what changes now is not the user's doing */
};

enum
{
  SIGNAL_CLOSED,
  SIGNAL_GO_TO,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AspTaskPane, asp_task_pane, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* The task as it is now. FALSE when it has gone. */
static gboolean
find_task (AspTaskPane  *self,
           AspPlan     **plan,
           guint        *node)
{
  *plan = self->standing != NULL ? asp_standing_get_plan (self->standing) : NULL;

  return *plan != NULL && self->code != NULL &&
         asp_network_find (asp_plan_get_network (*plan), self->code, node);
}

static gint64
get_id (AspTaskPane *self)
{
  return asp_standing_get_id (self->standing);
}

static void
submit (AspTaskPane *self,
        AspEdit     *edit)
{
  if (edit == NULL)
    return;

  asp_document_submit (asp_scope_get_document (self->scope), edit);
  asp_edit_unref (edit);
}

static void
state_toggled_cb (AspTaskPane    *self,
                  GtkCheckButton *button)
{
  if (self->updating || !gtk_check_button_get_active (button))
    return;

  for (guint i = 0; i < ASP_N_TASK_STATES; i++)
    {
      if (self->state_buttons[i] == button)
        submit (self, asp_schedule_command_set_state (asp_scope_get_planner (self->scope),
                                                      get_id (self), self->code,
                                                      (AspTaskState) i));
    }
}

static void
percent_changed_cb (AspTaskPane   *self,
                    GtkSpinButton *button)
{
  if (self->updating || self->standing == NULL)
    return;

  submit (self, asp_schedule_command_set_percent (asp_scope_get_planner (self->scope),
                                                  get_id (self), self->code,
                                                  gtk_spin_button_get_value_as_int (button)));
}

static const char *
get_text (AspTaskPane *self,
          Field        field)
{
  return gtk_editable_get_text (GTK_EDITABLE (asp_field_row_get_control (self->rows[field])));
}

/* FALSE: what stands there is no day; it is kept and told. */
static gboolean
read_day (AspTaskPane *self,
          Field        field,
          AspDay      *day)
{
  const char *text = get_text (self, field);
  AspDay reference = asp_document_get_status_date (asp_scope_get_document (self->scope));

  *day = ASP_DAY_NONE;
  if (*text == '\0')
    return TRUE;

  *day = asp_parse_day (text, reference);

  return *day != ASP_DAY_NONE;
}

static void
store_actual (AspTaskPane *self)
{
  AspDay start, finish;
  gboolean has_start = read_day (self, FIELD_START, &start);
  gboolean has_finish = read_day (self, FIELD_FINISH, &finish);
  const char *no_day = _("Please give a date, such as 2014-06-12, or leave it empty.");
  const char *finish_error = has_finish ? NULL : no_day;

  if (has_start && has_finish && start != ASP_DAY_NONE && finish != ASP_DAY_NONE && start > finish)
    finish_error = _("The finish is before the start.");
  asp_field_row_set_error (self->rows[FIELD_START], has_start ? NULL : no_day);
  asp_field_row_set_error (self->rows[FIELD_FINISH], finish_error);
  if (!has_start || finish_error != NULL)
    return;

  submit (self, asp_schedule_command_set_actual (asp_scope_get_planner (self->scope),
                                                 get_id (self), self->code, start, finish));
}

static void
store_not_before (AspTaskPane *self)
{
  AspDay day;
  gboolean is_day = read_day (self, FIELD_NOT_BEFORE, &day);

  asp_field_row_set_error (self->rows[FIELD_NOT_BEFORE], is_day ? NULL :
                           _("Please give a date, such as 2014-06-12, or leave it empty."));
  if (is_day)
    submit (self, asp_schedule_command_set_not_before (asp_scope_get_planner (self->scope),
                                                       get_id (self), self->code, day));
}

static void
store_field (AspTaskPane *self,
             Field        field)
{
  if (self->updating || self->standing == NULL)
    return;

  switch (field)
    {
    case FIELD_START:
    case FIELD_FINISH:
      store_actual (self);
      break;
    case FIELD_NOT_BEFORE:
      store_not_before (self);
      break;
    case FIELD_NOTE:
      submit (self, asp_schedule_command_set_note (asp_scope_get_planner (self->scope),
                                                   get_id (self), self->code,
                                                   get_text (self, field)));
      break;
    case N_FIELDS:
    default:
      g_assert_not_reached ();
    }
}

static void
store_control (AspTaskPane *self,
               GtkWidget   *control)
{
  for (guint i = 0; i < N_FIELDS; i++)
    {
      if (asp_field_row_get_control (self->rows[i]) == control)
        store_field (self, (Field) i);
    }
}

static void
left_cb (GtkEventController *controller,
         gpointer            user_data)
{
  store_control (user_data, gtk_event_controller_get_widget (controller));
}

static void
activate_cb (AspTaskPane *self,
             GtkWidget   *control)
{
  store_control (self, control);
}

static void
set_day_text (AspTaskPane *self,
              Field        field,
              AspDay       day)
{
  g_autofree char *text = day != ASP_DAY_NONE ? asp_format_day (day) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (asp_field_row_get_control (self->rows[field])), text);
  asp_field_row_set_error (self->rows[field], NULL);
}

/* What is being typed is not taken away by a change from elsewhere. */
static gboolean
is_being_typed (AspTaskPane *self,
                Field        field)
{
  GtkWidget *control = asp_field_row_get_control (self->rows[field]);

  return (gtk_widget_get_state_flags (control) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0 &&
         asp_field_row_get_error (self->rows[field]) != NULL;
}

static char *
format_span (AspDay start,
             AspDay finish)
{
  g_autofree char *first = asp_format_day (start);
  g_autofree char *last = asp_format_day (finish);

  if (start == finish)
    return g_steal_pointer (&first);

  return g_strdup_printf ("%s – %s", first, last);
}

static char *
describe_forecast (AspPlan *plan,
                   guint    node)
{
  const AspPlanTask *task = asp_plan_get_task (plan, node);
  g_autofree char *span = format_span (task->start, task->finish);
  g_autofree char *late = NULL;

  if (task->overdue)
    late = asp_plan_get_lateness_words (asp_plan_get_days_late (plan, node));
  else if (task->late_start)
    late = g_strdup (C_("task state", "Should have begun"));
  else
    return g_steal_pointer (&span);

  return g_strdup_printf ("%s\n%s", span, late);
}

static char *
describe_slack (const AspPlanTask *task)
{
  if (task->critical)
    return g_strdup (_("None: the task is critical"));

  return g_strdup_printf (ngettext ("%d working day", "%d working days",
                                    (unsigned long) task->slack), task->slack);
}

static void
predecessor_clicked_cb (AspTaskPane *self,
                        GtkButton   *button)
{
  g_autofree char *code = g_strdup (g_object_get_data (G_OBJECT (button), "code"));

  g_signal_emit (self, signals[SIGNAL_GO_TO], 0, code);
}

/* Returns: (transfer none): a button that names a task */
static GtkWidget *
append_predecessor (AspTaskPane *self,
                    const char  *title)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_widget_set_tooltip_text (button, title);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (self->predecessors, button);

  return button;
}

/* Another municipality's task: the button goes to her schedule. */
static void
append_outside_predecessor (AspTaskPane          *self,
                            const AspOutsideLink *link)
{
  g_autofree char *scope = g_strdup_printf ("municipality %" G_GINT64_FORMAT,
                                             link->municipality_id);
  /* Translators: name of a municipality, code and title of a task of hers */
  g_autofree char *title = g_strdup_printf (_("%s: %s %s"), link->municipality, link->task->code,
                                            link->task->title[asp_format_get_language ()]);
  GtkWidget *button = append_predecessor (self, title);

  /* The target first: an action of a button in a window has to suit it at once. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sss)", scope, "schedule",
                                    link->task->code);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go");
}

static void
update_predecessors (AspTaskPane *self,
                     AspPlan     *plan,
                     guint        node)
{
  AspNetwork *network = asp_plan_get_network (plan);
  guint n_links;
  const AspNetworkLink *links = asp_network_get_links_to (network, node, &n_links);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->predecessors))) != NULL)
    gtk_box_remove (self->predecessors, child);

  for (guint i = 0; i < n_links; i++)
    {
      g_autofree char *title = NULL;
      GtkWidget *button;

      if (!asp_plan_get_task (plan, links[i].from)->applies)
        continue;

      title = asp_plan_get_task_title (plan, links[i].from);
      button = append_predecessor (self, title);
      g_object_set_data_full (G_OBJECT (button), "code",
                              g_strdup (asp_network_get_task (network, links[i].from)->code),
                              g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (predecessor_clicked_cb), self,
                               G_CONNECT_SWAPPED);
    }
  for (guint i = 0; i < asp_plan_get_n_outside_links (plan); i++)
    {
      const AspOutsideLink *link = asp_plan_get_outside_link (plan, i);

      if (link->node == node && link->is_predecessor && link->applies)
        append_outside_predecessor (self, link);
    }

  if (gtk_widget_get_first_child (GTK_WIDGET (self->predecessors)) == NULL)
    gtk_box_append (self->predecessors, gtk_label_new (_("none")));
}

/* The newest plan that was frozen, and how far the task is from it. */
static void
update_baseline (AspTaskPane *self)
{
  const char *name = NULL;
  g_autoptr (AspSlip) slip = asp_baseline_compare_task (asp_scope_get_planner (self->scope),
                                                        get_id (self), self->code, &name);
  g_autofree char *words = slip != NULL ? asp_slip_describe (slip) : NULL;
  g_autofree char *span = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->baseline_title), slip != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->baseline_label), slip != NULL);
  if (slip == NULL)
    return;

  if (slip->base_finish != ASP_DAY_NONE)
    span = format_span (slip->base_start, slip->base_finish);
  if (words == NULL)
    words = g_strdup (C_("task against baseline", "as it was planned"));
  text = span != NULL ? g_strdup_printf ("%s\n%s", span, words) : g_strdup (words);
  gtk_label_set_label (self->baseline_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->baseline_label), name);
  if (slip->days > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->baseline_label), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->baseline_label), "warning");
}

static void
update_words (AspTaskPane *self,
              AspPlan     *plan,
              guint        node)
{
  const AspTemplateTask *info = asp_network_get_task (asp_plan_get_network (plan), node);
  const AspPlanTask *task = asp_plan_get_task (plan, node);
  g_autofree char *title = asp_plan_get_task_title (plan, node);
  g_autofree char *group = asp_plan_get_group_title (plan, info->group);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", group, asp_role_get_label (info->role));
  g_autofree char *planned = format_span (task->plan_start, task->plan_finish);
  g_autofree char *forecast = describe_forecast (plan, node);
  g_autofree char *slack = describe_slack (task);
  const char *document = info->document[asp_format_get_language ()];

  gtk_widget_set_visible (self->imported_box, task->pinned);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_label_set_label (self->plan_label, planned);
  gtk_label_set_label (self->forecast_label, forecast);
  gtk_label_set_label (self->slack_label, slack);
  gtk_label_set_label (self->document_label, document != NULL ? document : "–");
  if (task->late)
    gtk_widget_add_css_class (GTK_WIDGET (self->forecast_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->forecast_label), "error");
  update_baseline (self);
}

static void
update_fields (AspTaskPane *self,
               AspPlan     *plan,
               guint        node)
{
  const AspPlanTask *task = asp_plan_get_task (plan, node);
  const AspDay days[] = { task->actual_start, task->actual_finish,
                          asp_plan_task_get_not_before (task) };
  AspRow *row = asp_planner_get_task_row (asp_scope_get_planner (self->scope), get_id (self),
                                          self->code);
  const char *note = row != NULL ? asp_row_get_text (row, "note") : NULL;

  asp_attachment_list_set_owner (self->attachments, asp_scope_get_document (self->scope),
                                 row != NULL ? asp_row_get_id (row) : 0);
  gtk_check_button_set_active (self->state_buttons[task->state], TRUE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (asp_field_row_get_control (self->percent_row)),
                             task->percent);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (!is_being_typed (self, (Field) i))
        set_day_text (self, (Field) i, days[i]);
    }
  if (!is_being_typed (self, FIELD_NOTE))
    gtk_editable_set_text (GTK_EDITABLE (asp_field_row_get_control (self->rows[FIELD_NOTE])),
                           note != NULL ? note : "");
}

static void
refresh (AspTaskPane *self)
{
  gboolean writable;
  AspPlan *plan;
  guint node;

  if (!find_task (self, &plan, &node))
    return;

  writable = asp_document_get_access (asp_scope_get_document (self->scope)) == ASP_ACCESS_FULL;
  self->updating = TRUE;
  update_words (self, plan, node);
  update_predecessors (self, plan, node);
  update_fields (self, plan, node);
  gtk_widget_set_sensitive (GTK_WIDGET (self->states), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->fields), writable);
  self->updating = FALSE;
}

static void
attach_cb (AspTaskPane       *self,
           AspAttachmentFile *file)
{
  if (self->standing != NULL)
    submit (self, asp_schedule_command_attach (asp_scope_get_planner (self->scope),
                                               get_id (self), self->code, file));
}

static void
close_clicked_cb (AspTaskPane *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
asp_task_pane_dispose (GObject *object)
{
  AspTaskPane *self = ASP_TASK_PANE (object);

  g_clear_object (&self->scope);
  g_clear_object (&self->standing);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_task_pane_parent_class)->dispose (object);
}

static void
asp_task_pane_finalize (GObject *object)
{
  g_free (ASP_TASK_PANE (object)->code);

  G_OBJECT_CLASS (asp_task_pane_parent_class)->finalize (object);
}

static void
asp_task_pane_map (GtkWidget *widget)
{
  asp_access_keys_assign (widget);

  GTK_WIDGET_CLASS (asp_task_pane_parent_class)->map (widget);
}

static void
asp_task_pane_class_init (AspTaskPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_task_pane_dispose;
  widget_class->map = asp_task_pane_map;
  G_OBJECT_CLASS (klass)->finalize = asp_task_pane_finalize;

  g_type_ensure (ASP_TYPE_ATTACHMENT_LIST);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/hu/onkormanyzat/Csatlakozas/asp-task-pane.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, AspTaskPane, name)
  BIND (child);
  BIND (title);
  BIND (subtitle);
  BIND (imported_box);
  BIND (plan_label);
  BIND (forecast_label);
  BIND (baseline_title);
  BIND (baseline_label);
  BIND (slack_label);
  BIND (document_label);
  BIND (predecessors);
  BIND (states);
  BIND (fields);
  BIND (attachments);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, attach_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
}

static void
add_states (AspTaskPane *self)
{
  for (guint i = 0; i < ASP_N_TASK_STATES; i++)
    {
      GtkWidget *button = gtk_check_button_new_with_label (
        asp_task_state_get_label ((AspTaskState) i));

      self->state_buttons[i] = GTK_CHECK_BUTTON (button);
      if (i > 0)
        gtk_check_button_set_group (self->state_buttons[i], self->state_buttons[0]);
      g_signal_connect_object (button, "toggled", G_CALLBACK (state_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->states, button);
    }
}

static void
add_fields (AspTaskPane *self)
{
  static const char *const titles[N_FIELDS] = {
    N_("Actual start"), N_("Actual finish"), N_("Not before"), N_("Note"),
  };
  GtkWidget *percent = gtk_spin_button_new_with_range (0, 100, 5);

  g_signal_connect_object (percent, "value-changed", G_CALLBACK (percent_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->percent_row = ASP_FIELD_ROW (asp_field_row_new (_("Progress in percent"), percent));
  adw_preferences_group_add (self->fields, GTK_WIDGET (self->percent_row));

  for (guint i = 0; i < N_FIELDS; i++)
    {
      GtkWidget *entry = gtk_entry_new ();
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, 0);
      gtk_widget_add_controller (entry, focus);
      g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self,
                               G_CONNECT_SWAPPED);
      self->rows[i] = ASP_FIELD_ROW (asp_field_row_new (_(titles[i]), entry));
      adw_preferences_group_add (self->fields, GTK_WIDGET (self->rows[i]));
    }
  asp_field_row_set_hint (self->rows[FIELD_NOT_BEFORE],
                          _("The task does not begin earlier, whatever comes before it."));
}

static void
asp_task_pane_init (AspTaskPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = TRUE;
  add_states (self);
  add_fields (self);
  self->updating = FALSE;
}

/* Shows a task as it is now; to be called again when it has changed.
 * @scope, @standing, @code: (nullable): NULL for no task */
void
asp_task_pane_set_task (AspTaskPane *self,
                        AspScope    *scope,
                        AspStanding *standing,
                        const char  *code)
{
  g_return_if_fail (ASP_IS_TASK_PANE (self));

  if (standing != self->standing || g_strcmp0 (code, self->code) != 0)
    {
      char *new_code = g_strdup (code);

      for (guint i = 0; i < N_FIELDS; i++)
        asp_field_row_set_error (self->rows[i], NULL);
      g_free (self->code);
      self->code = new_code;
      g_set_object (&self->standing, standing);
    }
  g_set_object (&self->scope, scope);
  refresh (self);
}
