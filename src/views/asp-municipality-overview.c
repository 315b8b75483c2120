/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipality-overview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "asp-columns.h"
#include "asp-agenda.h"
#include "asp-format.h"
#include "asp-plan-words.h"
#include "asp-plan.h"
#include "asp-progress-ring.h"
#include "asp-schedule-commands.h"
#include "asp-stage-strip.h"
#include "asp-status-text.h"

#define MAX_TASKS 8

struct _AspMunicipalityOverview
{
  GtkWidget        parent_instance;

  /* Template widgets */
  GtkWidget       *child;
  AspProgressRing *ring;
  GtkLabel        *stage_label;
  GtkLabel        *late_label;
  GtkLabel        *days_label;
  GtkLabel        *go_live_label;
  GtkLabel        *missing_label;
  GtkLabel        *missing_detail;
  GtkLabel        *money_label;
  GtkLabel        *money_detail;
  GtkListBox      *tasks;
  GtkListBox      *gaps;
  GtkWidget       *no_gaps;
  AspStageStrip   *strip;
  GtkWidget       *strip_box;

  AspScope        *scope;       /* (owned) (nullable) */
  AspStanding     *standing;    /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (AspMunicipalityOverview, asp_municipality_overview, GTK_TYPE_WIDGET)

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
update_stage (AspMunicipalityOverview *self)
{
  guint n_late = asp_standing_get_n_late (self->standing);
  g_autofree char *late = NULL;

  asp_progress_ring_set_percent (self->ring, asp_standing_get_percent (self->standing));
  gtk_label_set_label (self->stage_label,
                       asp_standing_stage_get_label (asp_standing_get_stage (self->standing)));
  if (n_late > 0)
    late = g_strdup_printf (ngettext ("%u late task", "%u late tasks", n_late), n_late);
  else if (asp_standing_get_plan (self->standing) != NULL)
    late = g_strdup (_("Nothing is late"));
  gtk_label_set_label (self->late_label, late != NULL ? late : "");
  if (n_late > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->late_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->late_label), "error");
}

/* Whether go-live waits for its own "not before" day rather than for the work. */
static gboolean
is_go_live_held (AspPlan *plan)
{
  for (guint i = 0; i < asp_plan_get_n_tasks (plan); i++)
    {
      const AspPlanTask *task = asp_plan_get_task (plan, i);

      if (g_strcmp0 (asp_network_get_task (asp_plan_get_network (plan), i)->mark, "M10") == 0)
        return task->held;
    }

  return FALSE;
}

/* "14 January 2015, 7 working days later than planned: 2.7 Delivery of hardware" */
static char *
describe_slip (AspPlan    *plan,
               const char *day)
{
  int slip = asp_plan_get_slip (plan);
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;
  guint node;

  if (!asp_plan_find_slip_cause (plan, &node))
    return g_strdup (day);

  words = g_strdup_printf (ngettext ("%d working day later than planned",
                                     "%d working days later than planned", (unsigned long) slip),
                           slip);
  title = asp_plan_get_task_title (plan, node);

  /* Translators: the day of go-live, by how much it slips, the task that is the reason */
  return g_strdup_printf (_("%s, %s: %s"), day, words, title);
}

static void
update_go_live (AspMunicipalityOverview *self)
{
  AspDay status = asp_document_get_status_date (asp_scope_get_document (self->scope));
  AspDay go_live = asp_standing_get_go_live (self->standing);
  g_autofree char *days = NULL;
  g_autofree char *day = NULL;
  g_autofree char *detail = NULL;

  if (go_live == ASP_DAY_NONE)
    {
      gtk_label_set_label (self->days_label, "–");
      gtk_label_set_label (self->go_live_label, _("Not scheduled yet"));
      return;
    }

  day = asp_format_day_long (go_live);
  if (go_live > status)
    days = g_strdup_printf (ngettext ("%d day", "%d days", (unsigned long) (go_live - status)),
                            go_live - status);
  else
    days = g_strdup (_("Live"));
  if (asp_plan_get_slip (asp_standing_get_plan (self->standing)) > 0)
    detail = describe_slip (asp_standing_get_plan (self->standing), day);
  else if (is_go_live_held (asp_standing_get_plan (self->standing)))
    /* Translators: %s is a day; go-live waits for the day that the user has set */
    detail = g_strdup_printf (_("%s, not earlier by decision"), day);
  else
    detail = g_strdup (day);
  gtk_label_set_label (self->days_label, days);
  gtk_label_set_label (self->go_live_label, detail);
}

static void
update_answers (AspMunicipalityOverview *self)
{
  guint n_missing = asp_standing_get_n_missing (self->standing);
  guint n_wrong = asp_standing_get_n_wrong (self->standing);
  GPtrArray *forms =
    asp_document_get_children (asp_scope_get_document (self->scope), "form_instance",
                               asp_standing_get_id (self->standing));
  g_autofree char *number = asp_format_integer (n_missing);
  g_autofree char *detail = NULL;

  if (forms == NULL)
    {
      gtk_label_set_label (self->missing_label, "–");
      gtk_label_set_label (self->missing_detail, _("Not begun yet"));
      return;
    }

  if (n_wrong > 0)
    detail = g_strdup_printf (ngettext ("missing, and %u wrong answer",
                                        "missing, and %u wrong answers", n_wrong), n_wrong);
  else
    detail = g_strdup (n_missing > 0 ? _("answers are missing") : _("nothing is missing"));
  gtk_label_set_label (self->missing_label, number);
  gtk_label_set_label (self->missing_detail, detail);
}

static void
update_money (AspMunicipalityOverview *self)
{
  AspRecord *record = ASP_RECORD (asp_standing_get_municipality (self->standing));
  gint64 grant = asp_record_get_integer (record, "grant_amount", -1);
  AspCostSums sums;
  g_autofree char *money = NULL;
  g_autofree char *planned = NULL;
  g_autofree char *detail = NULL;

  if (!asp_standing_get_cost_sums (self->standing, &sums))
    {
      gtk_label_set_label (self->money_label, "–");
      gtk_label_set_label (self->money_detail, _("The sums are too large"));
      return;
    }

  planned = asp_format_forint (sums.gross);
  if (grant >= 0)
    {
      money = asp_format_forint (grant - sums.by_funding[ASP_FUNDING_GRANT]);
      /* Translators: %s is the gross sum of the cost sheet */
      detail = g_strdup_printf (_("left of the grant; planned: %s"), planned);
    }
  else
    {
      money = g_strdup (planned);
      detail = g_strdup (_("planned costs, no grant recorded"));
    }
  gtk_label_set_label (self->money_label, money);
  gtk_label_set_label (self->money_detail, detail);
}

static void
task_done_cb (AspMunicipalityOverview *self,
              GtkCheckButton          *button)
{
  const char *code = g_object_get_data (G_OBJECT (button), "code");
  g_autoptr (AspEdit) edit = NULL;

  edit = asp_schedule_command_set_state (asp_scope_get_planner (self->scope),
                                         asp_standing_get_id (self->standing), code,
                                         ASP_TASK_STATE_DONE);
  if (edit != NULL)
    asp_document_submit (asp_scope_get_document (self->scope), edit);
}

static char *
describe_task (AspMunicipalityOverview *self,
               const AspAgendaTask     *task)
{
  AspDay status = asp_document_get_status_date (asp_scope_get_document (self->scope));
  g_autofree char *day = asp_format_day_short (task->day);
  g_autofree char *distance = asp_status_text_describe_distance (status, task->day);
  const char *who = task->person != NULL ? task->person : task->role;

  if (task->state == ASP_TASK_STATE_BLOCKED)
    /* Translators: a blocked task's deadline and who is in charge */
    return g_strdup_printf (_("Blocked · %s · %s"), day, who);
  if (task->late)
    /* Translators: a late task's deadline, how long ago that was, who is in charge */
    return g_strdup_printf (_("Late · %s (%s) · %s"), day, distance, who);

  /* Translators: a task's deadline, how far that is, who is in charge */
  return g_strdup_printf (_("%s (%s) · %s"), day, distance, who);
}

static GtkWidget *
create_task_row (AspMunicipalityOverview *self,
                 const AspAgendaTask     *task)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = g_strdup_printf ("%s %s", task->code, task->title);
  g_autofree char *markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle = describe_task (self, task);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);
  /* Translators: name of a box to tick; %s is a task */
  g_autofree char *name = g_strdup_printf (_("Done: %s"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  g_object_set_data_full (G_OBJECT (check), "code", g_strdup (task->code), g_free);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, _("Mark as done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (task_done_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  if (task->late || task->state == ASP_TASK_STATE_BLOCKED)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, task->late ? "error" : "warning");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", "", "schedule", task->code);

  return row;
}

/* The row that has the keyboard, or -1. */
static int
find_focused_row (GtkListBox *list)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkListBoxRow *row;

  for (int i = 0; focus != NULL && (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      if (focus == GTK_WIDGET (row) || gtk_widget_is_ancestor (focus, GTK_WIDGET (row)))
        return i;
    }

  return -1;
}

/* Who ticks one task after the other with the keyboard stays where she was. */
static void
focus_row (GtkListBox *list,
           int         index)
{
  GtkListBoxRow *row = NULL;

  for (int i = index; i >= 0 && row == NULL; i--)
    row = gtk_list_box_get_row_at_index (list, i);
  if (row != NULL)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
update_tasks (AspMunicipalityOverview *self)
{
  int focused = find_focused_row (self->tasks);
  AspDocument *document = asp_scope_get_document (self->scope);
  gboolean writable = asp_document_get_access (document) == ASP_ACCESS_FULL;
  g_autoptr (GPtrArray) tasks = asp_agenda_list_tasks (asp_scope_get_planner (self->scope),
                                                       self->standing, MAX_TASKS);

  clear_list (self->tasks);
  for (guint i = 0; i < tasks->len; i++)
    {
      GtkWidget *row = create_task_row (self, g_ptr_array_index (tasks, i));

      gtk_list_box_append (self->tasks, row);
      if (!writable)
        gtk_widget_set_sensitive (gtk_widget_get_first_child (row), FALSE);
    }
  if (focused >= 0)
    focus_row (self->tasks, focused);
}

static GtkWidget *
create_gap_row (AspMunicipalityOverview *self,
                const AspAgendaGap      *gap)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (gap->text, -1);
  g_autofree char *detail = gap->detail != NULL ? g_markup_escape_text (gap->detail, -1) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (detail != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (gap->icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (gap->page != NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", "", gap->page,
                                        gap->place != NULL ? gap->place : "");
    }
  else
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.edit-municipality");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x",
                                        asp_standing_get_id (self->standing));
    }

  return row;
}

static void
update_gaps (AspMunicipalityOverview *self)
{
  g_autoptr (GPtrArray) gaps = asp_agenda_list_gaps (asp_scope_get_planner (self->scope),
                                                     self->standing);

  clear_list (self->gaps);
  for (guint i = 0; i < gaps->len; i++)
    gtk_list_box_append (self->gaps, create_gap_row (self, g_ptr_array_index (gaps, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->gaps), gaps->len > 0);
  gtk_widget_set_visible (self->no_gaps, gaps->len == 0);
}

static void
refresh (AspMunicipalityOverview *self)
{
  AspPlan *plan = asp_standing_get_plan (self->standing);

  update_stage (self);
  update_go_live (self);
  update_answers (self);
  update_money (self);
  update_tasks (self);
  update_gaps (self);
  asp_stage_strip_set_plan (self->strip, plan);
  gtk_widget_set_visible (self->strip_box, plan != NULL);
}

static void
asp_municipality_overview_dispose (GObject *object)
{
  AspMunicipalityOverview *self = ASP_MUNICIPALITY_OVERVIEW (object);

  g_clear_object (&self->scope);
  g_clear_object (&self->standing);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_municipality_overview_parent_class)->dispose (object);
}

static void
asp_municipality_overview_class_init (AspMunicipalityOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_municipality_overview_dispose;

  g_type_ensure (ASP_TYPE_COLUMNS);
  g_type_ensure (ASP_TYPE_PROGRESS_RING);
  g_type_ensure (ASP_TYPE_STAGE_STRIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-municipality-overview.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, AspMunicipalityOverview, name)
  BIND (child);
  BIND (ring);
  BIND (stage_label);
  BIND (late_label);
  BIND (days_label);
  BIND (go_live_label);
  BIND (missing_label);
  BIND (missing_detail);
  BIND (money_label);
  BIND (money_detail);
  BIND (tasks);
  BIND (gaps);
  BIND (no_gaps);
  BIND (strip);
  BIND (strip_box);
#undef BIND
}

/* GTK 4.8 does not read what a button holds: the card is called by its title, figure and detail. */
static void
name_card (GtkLabel *figure)
{
  GtkWidget *label = GTK_WIDGET (figure);
  GtkWidget *card = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  gtk_widget_get_prev_sibling (label), label,
                                  gtk_widget_get_next_sibling (label), NULL, -1);
}

static void
asp_municipality_overview_init (AspMunicipalityOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  name_card (self->stage_label);
  name_card (self->days_label);
  name_card (self->missing_label);
  name_card (self->money_label);
}

/* Shows a municipality as it is now; to be called again when it has changed.
 * @scope, @standing: (nullable) */
void
asp_municipality_overview_set_standing (AspMunicipalityOverview *self,
                                        AspScope                *scope,
                                        AspStanding             *standing)
{
  g_return_if_fail (ASP_IS_MUNICIPALITY_OVERVIEW (self));

  if (standing == NULL)
    scope = NULL;
  g_set_object (&self->scope, scope);
  g_set_object (&self->standing, standing);
  if (standing != NULL)
    refresh (self);
  else
    asp_stage_strip_set_plan (self->strip, NULL);
}
