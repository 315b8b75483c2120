/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-banner.h"
#include "asp-dialog.h"
#include "asp-plan-warnings.h"
#include "asp-task-pane.h"
#include "asp-timeline.h"
#include "asp-warning-words.h"
#include "asp-why-dialog.h"
#include "asp-widget-style.h"

/* Narrower than this, and the pane takes the whole page. */
#define PANE_WIDTH 360
#define MIN_WIDTH_FOR_BOTH 760

struct _AspSchedulePage
{
  GtkWidget     parent_instance;

  /* Template widgets */
  GtkWidget    *main;
  GtkWidget    *bar;
  AspBanner    *warning_banner;
  GtkWidget    *stack;
  GtkWidget    *pane_box;
  AspTimeline  *timeline;
  AspTaskPane  *pane;

  AspScope     *scope;          /* (owned) (nullable) */
  GListStore   *sources;        /* (owned) (element-type AspTimelineSource) */
  GHashTable   *standing_of;    /* (owned): AspTimelineSource (unowned) → AspStanding (owned) */
  gboolean      is_fitted;      /* the timeline has been opened fitted to this scope */
  guint         fit_source;
  gint64        awaited_id;     /* the municipality of the task that is selected when it is there */
  char         *awaited_code;   /* (owned) (nullable) */
  char         *warned_code;    /* (owned) (nullable): the task that the banner is about */
};

static void page_iface_init (AspPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AspSchedulePage, asp_schedule_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASP_TYPE_PAGE, page_iface_init))

/* Who is in charge of each task of the plan, where the document names somebody. */
static void
set_persons (AspSchedulePage   *self,
             AspTimelineSource *source,
             AspStanding       *standing,
             AspPlan           *plan)
{
  AspDocument *document = asp_scope_get_document (self->scope);
  GPtrArray *rows = asp_document_get_children (document, "task_state",
                                               asp_standing_get_id (standing));
  g_autofree const char **persons = g_new0 (const char *, asp_plan_get_n_tasks (plan) + 1);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);
      AspRow *person = asp_document_lookup (document, "person",
                                            asp_row_get_integer (row, "person_id", 0));
      guint node;

      if (person != NULL &&
          asp_network_find (asp_plan_get_network (plan), asp_row_get_text (row, "task_code"),
                            &node))
        persons[node] = asp_row_get_text (person, "name");
    }
  asp_timeline_source_set_persons (source, persons);
}

static void
update_source (AspSchedulePage   *self,
               AspTimelineSource *source,
               AspStanding       *standing)
{
  AspPlan *plan = asp_standing_get_plan (standing);

  asp_timeline_source_set_title (source, asp_standing_get_name (standing));
  asp_timeline_source_set_subtitle (source, asp_standing_get_wave_name (standing));
  if (plan != NULL)
    set_persons (self, source, standing, plan);
  asp_timeline_source_set_plan (source, plan);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (asp_standing_get_collate_key (*(AspStanding *const *) a),
                 asp_standing_get_collate_key (*(AspStanding *const *) b));
}

/* The municipalities that have a schedule, in Hungarian order.
 * Returns: (transfer full) (element-type AspStanding) */
static GPtrArray *
list_standings (AspSchedulePage *self)
{
  GPtrArray *standings = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *model = self->scope != NULL ? asp_scope_get_standings (self->scope) : NULL;

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AspStanding) standing = g_list_model_get_item (model, i);

      if (asp_standing_get_plan (standing) != NULL)
        g_ptr_array_add (standings, g_steal_pointer (&standing));
    }
  g_ptr_array_sort (standings, compare_names);

  return standings;
}

static AspStanding *
get_standing (AspSchedulePage *self,
              guint            position)
{
  g_autoptr (AspTimelineSource) source = g_list_model_get_item (G_LIST_MODEL (self->sources),
                                                                position);

  return source != NULL ? g_hash_table_lookup (self->standing_of, source) : NULL;
}

static gboolean
are_shown (AspSchedulePage *self,
           GPtrArray       *standings)
{
  if (standings->len != g_list_model_get_n_items (G_LIST_MODEL (self->sources)))
    return FALSE;

  for (guint i = 0; i < standings->len; i++)
    {
      if (get_standing (self, i) != g_ptr_array_index (standings, i))
        return FALSE;
    }

  return TRUE;
}

static void
rebuild (AspSchedulePage *self,
         GPtrArray       *standings)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);

  g_hash_table_remove_all (self->standing_of);
  for (guint i = 0; i < standings->len; i++)
    {
      AspStanding *standing = g_ptr_array_index (standings, i);
      AspTimelineSource *source = asp_timeline_source_new (asp_standing_get_name (standing), NULL);

      update_source (self, source, standing);
      g_hash_table_insert (self->standing_of, source, g_object_ref (standing));
      g_ptr_array_add (sources, source);
    }
  g_list_store_splice (self->sources, 0, g_list_model_get_n_items (G_LIST_MODEL (self->sources)),
                       sources->pdata, sources->len);
}

static gboolean
has_focus_inside (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
show_pane (AspSchedulePage *self,
           gboolean         show)
{
  if (gtk_widget_get_visible (self->pane_box) == show)
    return;

  gtk_widget_set_visible (self->pane_box, show);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (!show)
    {
      gtk_widget_set_child_visible (self->main, TRUE);
      if (!has_focus_inside (GTK_WIDGET (self->timeline)) &&
          !asp_timeline_focus_selected (self->timeline))
        gtk_widget_child_focus (GTK_WIDGET (self->timeline), GTK_DIR_TAB_FORWARD);
    }
  else if (gtk_widget_get_width (GTK_WIDGET (self)) < MIN_WIDTH_FOR_BOTH)
    {
      /* The timeline goes from the screen, and the keyboard with it. */
      gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
    }
}

/* The pane follows the selection; a group or a stage has nothing to mark. */
static void
update_pane (AspSchedulePage *self)
{
  AspTimelineSource *source = asp_timeline_get_selected_source (self->timeline);
  const char *code = asp_timeline_get_selected_code (self->timeline);
  AspStanding *standing = source != NULL ? g_hash_table_lookup (self->standing_of, source) : NULL;

  _asp_schedule_page_update_accepting (self);
  if (self->scope == NULL || standing == NULL || code == NULL)
    {
      asp_task_pane_set_task (self->pane, NULL, NULL, NULL);
      show_pane (self, FALSE);
      return;
    }

  asp_task_pane_set_task (self->pane, self->scope, standing, code);
}

static void
selection_changed_cb (AspSchedulePage *self)
{
  update_pane (self);
}

static void
row_activated_cb (AspSchedulePage   *self,
                  AspTimelineSource *source,
                  const char        *code)
{
  AspStanding *standing = g_hash_table_lookup (self->standing_of, source);

  if (code != NULL)
    {
      update_pane (self);
      show_pane (self, TRUE);
      gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
    }
  else if (standing != NULL)
    {
      g_autofree char *scope = g_strdup_printf ("municipality %" G_GINT64_FORMAT,
                                                asp_standing_get_id (standing));

      gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "(sss)", scope, "schedule", "");
    }
}

static void
pane_closed_cb (AspSchedulePage *self)
{
  show_pane (self, FALSE);
}

static void
pane_go_to_cb (AspSchedulePage *self,
               const char      *code)
{
  asp_timeline_select (self->timeline, asp_timeline_get_selected_source (self->timeline), code);
}

static void
close_pane_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  show_pane (ASP_SCHEDULE_PAGE (widget), FALSE);
}

/* The first late task after the selected one, round the end of the plan. */
static void
next_late_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  AspSchedulePage *self = ASP_SCHEDULE_PAGE (widget);
  gboolean critical = g_str_equal (action_name, "schedule.next-critical");
  AspTimelineSource *source = asp_timeline_get_selected_source (self->timeline);
  g_autoptr (AspTimelineSource) first = g_list_model_get_item (G_LIST_MODEL (self->sources), 0);
  const char *code = asp_timeline_get_selected_code (self->timeline);
  guint n, node = 0;
  AspPlan *plan;

  source = source != NULL ? source : first;
  plan = source != NULL ? asp_timeline_source_get_plan (source) : NULL;
  if (plan == NULL)
    return;

  n = asp_plan_get_n_tasks (plan);
  if (code == NULL || !asp_network_find (asp_plan_get_network (plan), code, &node))
    node = n - 1;
  for (guint i = 1; i <= n; i++)
    {
      guint candidate = (node + i) % n;
      const AspPlanTask *task = asp_plan_get_task (plan, candidate);

      if (critical ? task->critical && task->state != ASP_TASK_STATE_DONE : task->late)
        {
          asp_timeline_select (self->timeline, source,
                               asp_network_get_task (asp_plan_get_network (plan),
                                                     candidate)->code);
          update_pane (self);
          /* Where both have no room, the keyboard goes to the pane. */
          if (gtk_widget_get_child_visible (self->main))
            asp_timeline_focus_selected (self->timeline);
          show_pane (self, TRUE);
          return;
        }
    }
  gtk_widget_activate_action (widget, "win.toast", "s",
                              critical ? _("Nothing critical is left") : _("Nothing is late"));
}

/* Why the selected task is on its days. */
static void
why_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  AspSchedulePage *self = ASP_SCHEDULE_PAGE (widget);
  AspTimelineSource *source = asp_timeline_get_selected_source (self->timeline);
  const char *code = asp_timeline_get_selected_code (self->timeline);
  AspPlan *plan = source != NULL ? asp_timeline_source_get_plan (source) : NULL;
  AspWhyDialog *dialog;
  guint node;

  if (plan == NULL || code == NULL ||
      !asp_network_find (asp_plan_get_network (plan), code, &node))
    {
      gtk_widget_activate_action (widget, "win.toast", "s", _("Select a task first"));
      return;
    }

  dialog = asp_why_dialog_new (plan, node);
  g_signal_connect_object (dialog, "go-to", G_CALLBACK (pane_go_to_cb), self, G_CONNECT_SWAPPED);
  asp_dialog_present (GTK_WINDOW (dialog), widget);
}

/* Returns: (transfer none) (nullable) */
AspScope *
_asp_schedule_page_get_scope (AspSchedulePage *self)
{
  return self->scope;
}

/* What the commands of the page are about. @code: (out) (nullable): the selected task. FALSE: no
 * municipality is selected, and there are several or none. */
gboolean
_asp_schedule_page_get_selection (AspSchedulePage  *self,
                                  AspScope        **scope,
                                  AspStanding     **standing,
                                  const char      **code)
{
  AspTimelineSource *source = asp_timeline_get_selected_source (self->timeline);

  if (source != NULL)
    *standing = g_hash_table_lookup (self->standing_of, source);
  else
    *standing = g_list_model_get_n_items (G_LIST_MODEL (self->sources)) == 1
                  ? get_standing (self, 0) : NULL;
  *scope = self->scope;
  *code = source != NULL ? asp_timeline_get_selected_code (self->timeline) : NULL;

  return *scope != NULL && *standing != NULL;
}

/* Selects a task as soon as it has been stored. */
void
_asp_schedule_page_select_later (AspSchedulePage *self,
                                 AspStanding     *standing,
                                 const char      *code)
{
  g_free (self->awaited_code);
  self->awaited_code = g_strdup (code);
  self->awaited_id = asp_standing_get_id (standing);
}

static void
select_awaited (AspSchedulePage *self)
{
  for (guint i = 0; self->awaited_code != NULL &&
                    i < g_list_model_get_n_items (G_LIST_MODEL (self->sources)); i++)
    {
      g_autoptr (AspTimelineSource) source = g_list_model_get_item (G_LIST_MODEL (self->sources),
                                                                    i);

      if (asp_standing_get_id (get_standing (self, i)) == self->awaited_id &&
          asp_timeline_select (self->timeline, source, self->awaited_code))
        g_clear_pointer (&self->awaited_code, g_free);
    }
}

static void
zoom_in_cb (AspSchedulePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->timeline), "timeline.zoom-in", NULL);
}

static void
zoom_out_cb (AspSchedulePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->timeline), "timeline.zoom-out", NULL);
}

static void
zoom_fit_cb (AspSchedulePage *self)
{
  asp_timeline_zoom_to_fit (self->timeline);
}

static void
status_date_cb (AspSchedulePage *self)
{
  asp_timeline_scroll_to_status_date (self->timeline);
}

static void
expand_toggled_cb (AspSchedulePage *self,
                   GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    asp_timeline_expand_all (self->timeline);
  else
    asp_timeline_collapse_all (self->timeline);
}

static gboolean
fit_cb (gpointer user_data)
{
  AspSchedulePage *self = user_data;

  self->fit_source = 0;
  asp_timeline_zoom_to_fit (self->timeline);

  return G_SOURCE_REMOVE;
}

/* The timeline opens fitted to the plan: once it knows how wide it is. */
static void
fit_once (AspSchedulePage *self)
{
  if (self->is_fitted || self->fit_source != 0 ||
      g_list_model_get_n_items (G_LIST_MODEL (self->sources)) == 0 ||
      gtk_widget_get_width (GTK_WIDGET (self->timeline)) == 0)
    return;

  self->is_fitted = TRUE;
  self->fit_source = g_idle_add (fit_cb, self);
}

/* Words that tell what cannot be kept, the worst first; FALSE when everything can. */
static gboolean
describe_warnings (AspPlan  *plan,
                   char    **text,
                   guint    *node)
{
  g_autoptr (GArray) warnings = asp_plan_list_warnings (plan);
  g_autofree char *first = NULL;
  guint n = 0;

  for (guint i = 0; i < warnings->len; i++)
    {
      const AspPlanWarning *warning = &g_array_index (warnings, AspPlanWarning, i);

      if (!asp_warning_is_conflict (warning->kind) && warning->kind != ASP_WARNING_DEADLINE)
        continue;

      if (n++ == 0)
        {
          first = asp_warning_describe (plan, warning);
          *node = warning->node;
        }
    }

  if (n == 0)
    return FALSE;

  *text = n == 1 ? g_steal_pointer (&first)
                 /* Translators: a sentence, then how many more there are */
                 : g_strdup_printf (ngettext ("%s (and %u more)", "%s (and %u more)", n - 1),
                                    first, n - 1);

  return TRUE;
}

/* What cannot be kept is seen without opening anything. */
static void
update_banner (AspSchedulePage *self)
{
  AspStanding *standing = self->scope != NULL ? asp_scope_get_single (self->scope) : NULL;
  AspPlan *plan = standing != NULL ? asp_standing_get_plan (standing) : NULL;
  g_autofree char *text = NULL;
  guint node = 0;

  g_clear_pointer (&self->warned_code, g_free);
  if (plan == NULL || !describe_warnings (plan, &text, &node))
    {
      asp_banner_set_revealed (self->warning_banner, FALSE);
      return;
    }

  self->warned_code = g_strdup (asp_network_get_task (asp_plan_get_network (plan), node)->code);
  asp_banner_set_title (self->warning_banner, text);
  asp_banner_set_revealed (self->warning_banner, TRUE);
}

static void
look_cb (AspSchedulePage *self)
{
  if (self->warned_code != NULL)
    asp_page_go_to (ASP_PAGE (self), self->warned_code);
}

static void
refresh_cb (AspSchedulePage *self)
{
  g_autoptr (GPtrArray) standings = list_standings (self);

  if (are_shown (self, standings))
    {
      for (guint i = 0; i < standings->len; i++)
        {
          g_autoptr (AspTimelineSource) source =
            g_list_model_get_item (G_LIST_MODEL (self->sources), i);

          update_source (self, source, g_ptr_array_index (standings, i));
        }
    }
  else
    {
      rebuild (self, standings);
    }

  gtk_widget_set_sensitive (self->bar, standings->len > 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    standings->len > 0 ? "timeline" : "empty");
  update_banner (self);
  _asp_schedule_page_update_importing (self);
  select_awaited (self);
  update_pane (self);
}

static void
asp_schedule_page_set_scope (AspPage  *page,
                             AspScope *scope)
{
  AspSchedulePage *self = ASP_SCHEDULE_PAGE (page);

  if (self->scope == scope)
    return;

  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  show_pane (self, FALSE);
  g_set_object (&self->scope, scope);
  self->is_fitted = FALSE;
  if (scope != NULL)
    g_signal_connect_object (scope, "changed", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);

  refresh_cb (self);
  /* One plan is seen whole; of many, how far each has come. */
  if (scope != NULL && asp_scope_get_single (scope) != NULL)
    asp_timeline_expand_all (self->timeline);
  fit_once (self);
}

/* @place: the code of a task */
static void
asp_schedule_page_go_to (AspPage    *page,
                         const char *place)
{
  AspSchedulePage *self = ASP_SCHEDULE_PAGE (page);
  g_autoptr (AspTimelineSource) source = g_list_model_get_item (G_LIST_MODEL (self->sources), 0);

  if (source == NULL || !asp_timeline_select (self->timeline, source, place))
    return;

  update_pane (self);
  show_pane (self, TRUE);
}

static char *
asp_schedule_page_get_place (AspPage *page)
{
  AspSchedulePage *self = ASP_SCHEDULE_PAGE (page);

  if (!gtk_widget_get_visible (self->pane_box))
    return NULL;

  return g_strdup (asp_timeline_get_selected_code (self->timeline));
}

static void
page_iface_init (AspPageInterface *iface)
{
  iface->set_scope = asp_schedule_page_set_scope;
  iface->go_to = asp_schedule_page_go_to;
  iface->get_place = asp_schedule_page_get_place;
}

static void
asp_schedule_page_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  AspSchedulePage *self = ASP_SCHEDULE_PAGE (widget);
  int pane_minimum = 0;

  gtk_widget_measure (self->main, orientation, -1, minimum, natural, NULL, NULL);
  if (gtk_widget_get_visible (self->pane_box))
    gtk_widget_measure (self->pane_box, orientation, -1, &pane_minimum, NULL, NULL, NULL);
  *minimum = MAX (*minimum, pane_minimum);
  *natural = MAX (*natural, *minimum);
}

static void
asp_schedule_page_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  AspSchedulePage *self = ASP_SCHEDULE_PAGE (widget);
  gboolean shown = gtk_widget_get_visible (self->pane_box);
  int wanted = asp_widget_scale_length (widget, PANE_WIDTH);
  gboolean both = !shown || width >= MIN_WIDTH_FOR_BOTH + wanted - PANE_WIDTH;
  int pane_width = both ? wanted : width;
  int main_width = shown && both ? width - pane_width : width;
  GtkAllocation main_place = { 0, 0, main_width, height };
  GtkAllocation pane_place = { both ? main_width : 0, 0, pane_width, height };

  gtk_widget_set_child_visible (self->main, both);
  if (both)
    gtk_widget_size_allocate (self->main, &main_place, -1);
  if (shown)
    gtk_widget_size_allocate (self->pane_box, &pane_place, -1);
  fit_once (self);
}

static void
asp_schedule_page_dispose (GObject *object)
{
  AspSchedulePage *self = ASP_SCHEDULE_PAGE (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_object (&self->scope);
  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->pane_box, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_schedule_page_parent_class)->dispose (object);
}

static void
asp_schedule_page_finalize (GObject *object)
{
  AspSchedulePage *self = ASP_SCHEDULE_PAGE (object);

  g_free (self->warned_code);
  g_free (self->awaited_code);
  g_hash_table_unref (self->standing_of);
  g_object_unref (self->sources);

  G_OBJECT_CLASS (asp_schedule_page_parent_class)->finalize (object);
}

static void
asp_schedule_page_class_init (AspSchedulePageClass *klass)
{
  /* A full stop with Shift is another character: a colon on Hungarian keyboards. */
  const guint shifted_periods[] = { GDK_KEY_colon, GDK_KEY_greater, GDK_KEY_period };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_schedule_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_schedule_page_finalize;
  widget_class->measure = asp_schedule_page_measure;
  widget_class->size_allocate = asp_schedule_page_size_allocate;

  g_type_ensure (ASP_TYPE_BANNER);
  g_type_ensure (ASP_TYPE_TIMELINE);
  g_type_ensure (ASP_TYPE_TASK_PANE);
  gtk_widget_class_install_action (widget_class, "schedule.close-pane", NULL, close_pane_cb);
  gtk_widget_class_install_action (widget_class, "schedule.next-late", NULL, next_late_cb);
  gtk_widget_class_install_action (widget_class, "schedule.next-critical", NULL, next_late_cb);
  gtk_widget_class_install_action (widget_class, "schedule.why", NULL, why_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "schedule.why",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "schedule.close-pane",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_period, GDK_CONTROL_MASK,
                                       "schedule.next-late", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (shifted_periods); i++)
    gtk_widget_class_add_binding_action (widget_class, shifted_periods[i],
                                         GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                         "schedule.next-critical", NULL);
  _asp_schedule_page_install_editing (widget_class);
  _asp_schedule_page_install_importing (widget_class);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-schedule-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AspSchedulePage, main);
  gtk_widget_class_bind_template_child (widget_class, AspSchedulePage, bar);
  gtk_widget_class_bind_template_child (widget_class, AspSchedulePage, warning_banner);
  gtk_widget_class_bind_template_child (widget_class, AspSchedulePage, stack);
  gtk_widget_class_bind_template_child (widget_class, AspSchedulePage, pane_box);
  gtk_widget_class_bind_template_child (widget_class, AspSchedulePage, timeline);
  gtk_widget_class_bind_template_child (widget_class, AspSchedulePage, pane);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_fit_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_date_cb);
  gtk_widget_class_bind_template_callback (widget_class, expand_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_go_to_cb);
}

static void
asp_schedule_page_init (AspSchedulePage *self)
{
  self->sources = g_list_store_new (ASP_TYPE_TIMELINE_SOURCE);
  self->standing_of = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  asp_timeline_set_model (self->timeline, G_LIST_MODEL (self->sources));
  _asp_schedule_page_add_edit_keys (GTK_WIDGET (self->timeline));
}
