/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-timeline-private.h"

#include "asp-compat-widget.h"
#include "asp-text.h"
#include "asp-timeline-row.h"

#include <string.h>

/* The rows of the timeline: expansion, moving between rows, selecting by code, type-ahead. */

/* A pause after which typing begins a new search. */
#define TYPING_PAUSE (1200 * G_TIME_SPAN_MILLISECOND)

static AspTimelineRow *
get_focused_row (AspTimeline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;

  return ASP_TIMELINE_ROW (gtk_widget_get_ancestor (focus, ASP_TYPE_TIMELINE_ROW));
}

static GtkWidget *
find_row_widget (AspTimeline *self,
                 guint        position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->list);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);
      GtkTreeListRow *list_row;

      if (row == NULL || !ASP_IS_TIMELINE_ROW (row))
        continue;

      list_row = asp_timeline_row_get_list_row (ASP_TIMELINE_ROW (row));
      if (list_row != NULL && gtk_tree_list_row_get_position (list_row) == position)
        return row;
    }

  return NULL;
}

/* Selects the row at @position and shows it; the focus goes with it when the rows have it. */
static void
go_to_position (AspTimeline *self,
                guint        position)
{
  GtkWidget *row;

  gtk_single_selection_set_selected (self->selection, position);
  asp_compat_list_view_scroll_to (self->list, position);

  row = get_focused_row (self) != NULL ? find_row_widget (self, position) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
expand_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  AspTimeline *self = ASP_TIMELINE (widget);
  AspTimelineRow *focused = get_focused_row (self);
  GtkTreeListRow *row = focused != NULL ? asp_timeline_row_get_list_row (focused) : NULL;

  if (row == NULL || !gtk_tree_list_row_is_expandable (row))
    return;

  if (gtk_tree_list_row_get_expanded (row))
    go_to_position (self, gtk_tree_list_row_get_position (row) + 1);
  else
    gtk_tree_list_row_set_expanded (row, TRUE);
}

static void
collapse_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  AspTimeline *self = ASP_TIMELINE (widget);
  AspTimelineRow *focused = get_focused_row (self);
  GtkTreeListRow *row = focused != NULL ? asp_timeline_row_get_list_row (focused) : NULL;
  g_autoptr(GtkTreeListRow) parent = NULL;

  if (row == NULL)
    return;

  if (gtk_tree_list_row_get_expanded (row))
    {
      gtk_tree_list_row_set_expanded (row, FALSE);
      return;
    }

  parent = gtk_tree_list_row_get_parent (row);
  if (parent != NULL)
    go_to_position (self, gtk_tree_list_row_get_position (parent));
}

static void
expand_all_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  asp_timeline_expand_all (ASP_TIMELINE (widget));
}

static void
collapse_all_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  asp_timeline_collapse_all (ASP_TIMELINE (widget));
}

void
asp_timeline_install_tree_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timeline.expand", NULL, expand_action);
  gtk_widget_class_install_action (widget_class, "timeline.collapse", NULL, collapse_action);
  gtk_widget_class_install_action (widget_class, "timeline.expand-all", NULL,
                                   expand_all_action);
  gtk_widget_class_install_action (widget_class, "timeline.collapse-all", NULL,
                                   collapse_all_action);
}

/* The row below @parent, or an outermost one, that stands for the stage, group or task. */
static GtkTreeListRow *
find_child (AspTimeline         *self,
            GtkTreeListRow      *parent,
            AspTimelineItemKind  kind,
            AspStage             stage,
            guint                index)
{
  for (guint i = 0;; i++)
    {
      g_autoptr(GtkTreeListRow) row = NULL;
      g_autoptr(AspTimelineItem) item = NULL;

      row = parent != NULL ? gtk_tree_list_row_get_child_row (parent, i)
                           : gtk_tree_list_model_get_child_row (self->tree, i);
      if (row == NULL)
        return NULL;

      item = gtk_tree_list_row_get_item (row);
      if (asp_timeline_item_get_kind (item) == kind
          && (kind == ASP_TIMELINE_TASK || asp_timeline_item_get_stage (item) == stage)
          && (kind == ASP_TIMELINE_STAGE || asp_timeline_item_get_index (item) == index))
        return g_steal_pointer (&row);
    }
}

/* Expands the way to a task. */
static GtkTreeListRow *
find_task_row (AspTimeline    *self,
               GtkTreeListRow *source_row,
               AspNetwork     *network,
               guint           node)
{
  const AspTemplateTask *task = asp_network_get_task (network, node);
  g_autoptr(GtkTreeListRow) stage = NULL;
  g_autoptr(GtkTreeListRow) group = NULL;

  if (source_row != NULL)
    gtk_tree_list_row_set_expanded (source_row, TRUE);

  stage = find_child (self, source_row, ASP_TIMELINE_STAGE, task->stage, 0);
  if (stage == NULL)
    return NULL;
  gtk_tree_list_row_set_expanded (stage, TRUE);

  group = find_child (self, stage, ASP_TIMELINE_GROUP, task->stage, task->group);
  if (group == NULL)
    return NULL;
  gtk_tree_list_row_set_expanded (group, TRUE);

  return find_child (self, group, ASP_TIMELINE_TASK, task->stage, node);
}

/**
 * asp_timeline_select:
 * @source: (nullable): whose row; the first one when %NULL
 * @code: (nullable): the code of a task; %NULL for the row of the municipality
 *
 * Selects a row, expands the way to it and brings it into view.
 *
 * Returns: whether there is such a row now
 */
gboolean
asp_timeline_select (AspTimeline       *self,
                     AspTimelineSource *source,
                     const char        *code)
{
  g_autoptr(GtkTreeListRow) source_row = NULL;
  g_autoptr(GtkTreeListRow) row = NULL;
  AspPlan *plan;
  guint index, node;

  g_return_val_if_fail (ASP_IS_TIMELINE (self), FALSE);

  asp_timeline_flush (self);
  if (self->model == NULL)
    return FALSE;
  if (source == NULL)
    source = asp_timeline_model_get_first (self->model);
  if (source == NULL || !asp_timeline_model_find (self->model, source, &index))
    return FALSE;

  if (!asp_timeline_model_is_single (self->model))
    source_row = gtk_tree_list_model_get_child_row (self->tree, index);

  plan = asp_timeline_source_get_plan (source);
  if (code == NULL)
    g_set_object (&row, source_row);
  else if (plan != NULL && asp_network_find (asp_plan_get_network (plan), code, &node))
    row = find_task_row (self, source_row, asp_plan_get_network (plan), node);

  if (row == NULL)
    return FALSE;

  go_to_position (self, gtk_tree_list_row_get_position (row));
  asp_timeline_show_bar (self, row);

  return TRUE;
}

/**
 * asp_timeline_focus_selected:
 *
 * Gives the keyboard to the selected row: its keys are at hand, and a screen reader tells it.
 *
 * Returns: whether there is one in sight
 */
gboolean
asp_timeline_focus_selected (AspTimeline *self)
{
  guint position;
  GtkWidget *row;

  g_return_val_if_fail (ASP_IS_TIMELINE (self), FALSE);

  position = gtk_single_selection_get_selected (self->selection);
  row = position != GTK_INVALID_LIST_POSITION ? find_row_widget (self, position) : NULL;

  return row != NULL && gtk_widget_grab_focus (row);
}

static void
expand_below (AspTimeline    *self,
              GtkTreeListRow *parent)
{
  for (guint i = 0;; i++)
    {
      g_autoptr(GtkTreeListRow) row = NULL;

      row = parent != NULL ? gtk_tree_list_row_get_child_row (parent, i)
                           : gtk_tree_list_model_get_child_row (self->tree, i);
      if (row == NULL)
        return;

      gtk_tree_list_row_set_expanded (row, TRUE);
      expand_below (self, row);
    }
}

/* The first look at one municipality: its stages, with the tasks of the present one. */
void
asp_timeline_expand_default (AspTimeline *self)
{
  AspTimelineSource *source = self->model != NULL ? asp_timeline_model_get_first (self->model)
                                                  : NULL;
  AspPlan *plan = source != NULL ? asp_timeline_source_get_plan (source) : NULL;

  if (plan == NULL)
    return;

  self->expand_wanted = FALSE;
  if (!asp_timeline_model_is_single (self->model))
    return;

  for (guint i = 0;; i++)
    {
      g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->tree, i);
      g_autoptr(AspTimelineItem) item = NULL;

      if (row == NULL)
        return;

      item = gtk_tree_list_row_get_item (row);
      gtk_tree_list_row_set_expanded (row, TRUE);
      if (asp_timeline_item_get_stage (item) == asp_plan_get_current_stage (plan))
        expand_below (self, row);
    }
}

/**
 * asp_timeline_expand_all:
 *
 * Expands everything of the only source; with several sources, everything of the selected one.
 */
void
asp_timeline_expand_all (AspTimeline *self)
{
  g_autoptr(GtkTreeListRow) row = NULL;
  guint index;

  g_return_if_fail (ASP_IS_TIMELINE (self));

  if (self->model == NULL)
    return;

  if (asp_timeline_model_is_single (self->model))
    {
      expand_below (self, NULL);
      return;
    }

  if (self->selected_source == NULL
      || !asp_timeline_model_find (self->model, self->selected_source, &index))
    return;

  row = gtk_tree_list_model_get_child_row (self->tree, index);
  gtk_tree_list_row_set_expanded (row, TRUE);
  expand_below (self, row);
}

/**
 * asp_timeline_collapse_all:
 *
 * Only the outermost rows stay.
 */
void
asp_timeline_collapse_all (AspTimeline *self)
{
  g_return_if_fail (ASP_IS_TIMELINE (self));

  for (guint i = 0; self->tree != NULL; i++)
    {
      g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->tree, i);

      if (row == NULL)
        return;

      gtk_tree_list_row_set_expanded (row, FALSE);
    }
}

/* A row is found by its code or by its title after the code. */
static gboolean
matches_typed (AspTimeline *self,
               guint        position,
               const char  *wanted)
{
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);
  g_autoptr(AspTimelineItem) item = gtk_tree_list_row_get_item (row);
  g_autofree char *title = asp_timeline_item_get_title (item);
  g_autofree char *folded = title != NULL ? asp_text_fold (title) : g_strdup ("");
  const char *rest = strchr (folded, ' ');

  return g_str_has_prefix (folded, wanted)
         || (rest != NULL && g_str_has_prefix (rest + 1, wanted));
}

static void
search_typed (AspTimeline *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->tree));
  guint from = gtk_single_selection_get_selected (self->selection);
  g_autofree char *wanted = asp_text_fold (self->typed->str);

  if (from == GTK_INVALID_LIST_POSITION)
    from = 0;
  else if (g_utf8_strlen (self->typed->str, -1) == 1)
    from++;

  for (guint i = 0; i < n_rows; i++)
    {
      guint position = (from + i) % n_rows;

      if (matches_typed (self, position, wanted))
        {
          go_to_position (self, position);
          return;
        }
    }

  gtk_widget_error_bell (GTK_WIDGET (self));
}

static gboolean
key_pressed_cb (AspTimeline     *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  gint64 now = g_get_monotonic_time ();

  if (self->tree == NULL || state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;

  if (now - self->typed_at > TYPING_PAUSE)
    g_string_truncate (self->typed, 0);

  /* A space only goes on with a search; otherwise it selects, as in every list. */
  if (letter == 0 || !(g_unichar_isgraph (letter) || (letter == ' ' && self->typed->len > 0)))
    return GDK_EVENT_PROPAGATE;

  g_string_append_unichar (self->typed, letter);
  self->typed_at = now;
  search_typed (self);

  return GDK_EVENT_STOP;
}

void
asp_timeline_add_type_ahead (AspTimeline *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->body, keys);
}
