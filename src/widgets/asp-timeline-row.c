/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-timeline-row.h"

#include "asp-format.h"
#include "asp-timeline-canvas.h"

#include <glib/gi18n-lib.h>

/**
 * AspTimelineRow:
 *
 * One row of the timeline: the tree's cells and the canvas with the bar. The row itself takes
 * the focus and is what a screen reader meets; its label tells all that the cells and the bar
 * show. Rows are made by the list view's factory and used again for other items.
 *
 * The actions timeline.expand, timeline.collapse come from the timeline.
 */
struct _AspTimelineRow
{
  GtkWidget          parent_instance;

  AspTimelineLayout *layout;      /* (owned) */
  GtkTreeListRow    *list_row;    /* (owned) (nullable) */
  AspTimelineItem   *item;        /* (owned) (nullable) */
  GSignalGroup      *source_signals;  /* (owned) */
  GSignalGroup      *row_signals;     /* (owned) */
  char              *words;       /* (owned) (nullable): the accessible label */

  GtkWidget         *expander;
  GtkWidget         *title;
  GtkWidget         *imported_icon;
  GtkWidget         *state_icon;
  GtkWidget         *state;
  GtkWidget         *person;
  GtkWidget         *start;
  GtkWidget         *finish;
  GtkWidget         *percent;
  GtkWidget         *canvas;
};

G_DEFINE_FINAL_TYPE (AspTimelineRow, asp_timeline_row, GTK_TYPE_WIDGET)

#define ICON_SIZE 16
#define ICON_GAP 6

static const char *
get_state_icon (const AspTimelineCells *cells)
{
  if (cells->late)
    return "dialog-warning-symbolic";

  switch (cells->state)
    {
    case ASP_TASK_STATE_IN_PROGRESS:
      return "media-playback-start-symbolic";
    case ASP_TASK_STATE_DONE:
      return "object-select-symbolic";
    case ASP_TASK_STATE_BLOCKED:
      return "action-unavailable-symbolic";
    case ASP_TASK_STATE_NOT_APPLICABLE:
      return "list-remove-symbolic";
    case ASP_TASK_STATE_NOT_STARTED:
    default:
      return "radio-symbolic";
    }
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
set_day (GtkWidget *label,
         AspDay     day)
{
  g_autofree char *text = day != ASP_DAY_NONE ? asp_format_day_short (day) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (label), text);
}

static void
update_classes (AspTimelineRow         *self,
                const AspTimelineCells *cells)
{
  AspTimelineItemKind kind = asp_timeline_item_get_kind (self->item);
  gboolean off = cells->state == ASP_TASK_STATE_NOT_APPLICABLE;
  GtkWidget *widget = GTK_WIDGET (self);

  /* A task has nothing to expand: its title begins under the group's. */
  gtk_tree_expander_set_indent_for_icon (GTK_TREE_EXPANDER (self->expander),
                                         kind != ASP_TIMELINE_TASK);
  set_class (widget, "outer", kind == ASP_TIMELINE_STAGE || kind == ASP_TIMELINE_MUNICIPALITY);
  set_class (widget, "group", kind == ASP_TIMELINE_GROUP);
  set_class (widget, "not-applicable", off);
  set_class (widget, "late", cells->late);
  set_class (widget, "done", cells->state == ASP_TASK_STATE_DONE && !cells->late);
  set_class (widget, "in-progress", cells->state == ASP_TASK_STATE_IN_PROGRESS && !cells->late);
  set_class (widget, "blocked", cells->state == ASP_TASK_STATE_BLOCKED && !cells->late);
}

/* GTK's own widget around the row is an accessible too, which has no name of its own on the
 * baseline. */
static void
update_words (AspTimelineRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  g_clear_pointer (&self->words, g_free);
  self->words = asp_timeline_item_describe (self->item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, self->words,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  (int) gtk_tree_list_row_get_depth (self->list_row) + 1,
                                  -1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, self->words,
                                    -1);
}

static void
update_cb (AspTimelineRow *self)
{
  g_auto(AspTimelineCells) cells = { 0 };
  g_autofree char *percent = NULL;
  AspBar bar;

  if (self->item == NULL)
    return;

  asp_timeline_item_get_cells (self->item, &cells);
  asp_timeline_item_get_bar (self->item, &bar);
  percent = cells.percent >= 0 ? asp_format_percent (cells.percent) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->title), cells.title != NULL ? cells.title : "");
  gtk_label_set_text (GTK_LABEL (self->person), cells.person != NULL ? cells.person : "");
  gtk_label_set_text (GTK_LABEL (self->state),
                      cells.state_words != NULL ? cells.state_words : "");
  gtk_label_set_text (GTK_LABEL (self->percent), percent);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->state_icon), get_state_icon (&cells));
  set_day (self->start, cells.start);
  set_day (self->finish, cells.finish);
  gtk_widget_set_visible (self->imported_icon, cells.imported);
  update_classes (self, &cells);
  asp_timeline_canvas_set_bar (ASP_TIMELINE_CANVAS (self->canvas), &bar);
  update_words (self);
}

static void
expanded_cb (AspTimelineRow *self)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  if (self->list_row == NULL)
    return;

  if (gtk_tree_list_row_is_expandable (self->list_row))
    gtk_accessible_update_state (accessible,
                                 GTK_ACCESSIBLE_STATE_EXPANDED,
                                 gtk_tree_list_row_get_expanded (self->list_row),
                                 -1);
  else
    gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_EXPANDED);
}

/* A title that is cut is told whole by its tooltip. */
static gboolean
query_tooltip_cb (GtkWidget  *label,
                  int         x,
                  int         y,
                  gboolean    keyboard_mode,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));

  return TRUE;
}

static void
asp_timeline_row_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  AspTimelineRow *self = ASP_TIMELINE_ROW (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = asp_timeline_layout_get_row_height (self->layout);
  else
    *minimum = *natural = asp_timeline_layout_get_min_tree_width (self->layout);
}

static void
place (GtkWidget *child,
       int        x,
       int        width,
       int        height)
{
  int minimum;

  if (width <= 0)
    {
      gtk_widget_set_child_visible (child, FALSE);
      return;
    }

  /* GTK complains when a widget is allocated less than its minimum, even if it is clipped. */
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_set_child_visible (child, TRUE);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, MAX (width, minimum), height }, -1);
}

static void
place_in_column (AspTimelineRow    *self,
                 GtkWidget         *child,
                 AspTimelineColumn  column,
                 int                height)
{
  int x = 0, width = 0;

  if (asp_timeline_layout_get_column (self->layout, column, &x, &width))
    place (child, x, width, height);
  else
    place (child, 0, 0, height);
}

static void
asp_timeline_row_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  AspTimelineRow *self = ASP_TIMELINE_ROW (widget);
  int tree = asp_timeline_layout_get_tree_width (self->layout);
  int x = 0, column = 0;

  place_in_column (self, self->expander, ASP_TIMELINE_COLUMN_TITLE, height);
  place_in_column (self, self->person, ASP_TIMELINE_COLUMN_PERSON, height);
  place_in_column (self, self->start, ASP_TIMELINE_COLUMN_START, height);
  place_in_column (self, self->finish, ASP_TIMELINE_COLUMN_FINISH, height);
  place_in_column (self, self->percent, ASP_TIMELINE_COLUMN_PERCENT, height);

  asp_timeline_layout_get_column (self->layout, ASP_TIMELINE_COLUMN_STATE, &x, &column);
  place (self->state_icon, x, ICON_SIZE, height);
  place (self->state, x + ICON_SIZE + ICON_GAP,
         asp_timeline_layout_has_state_words (self->layout) ? column - ICON_SIZE - ICON_GAP : 0,
         height);
  place (self->canvas, tree, width - tree, height);
}

static void
asp_timeline_row_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  AspTimelineRow *self = ASP_TIMELINE_ROW (widget);
  int tree = asp_timeline_layout_get_tree_width (self->layout);

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, 0, tree, gtk_widget_get_height (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && child != self->canvas;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
  gtk_snapshot_pop (snapshot);

  gtk_widget_snapshot_child (widget, self->canvas, snapshot);
}

static void
asp_timeline_row_dispose (GObject *object)
{
  AspTimelineRow *self = ASP_TIMELINE_ROW (object);

  g_clear_object (&self->source_signals);
  g_clear_object (&self->row_signals);
  g_clear_object (&self->item);
  g_clear_object (&self->list_row);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASP_TYPE_TIMELINE_ROW);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (asp_timeline_row_parent_class)->dispose (object);
}

static void
asp_timeline_row_finalize (GObject *object)
{
  AspTimelineRow *self = ASP_TIMELINE_ROW (object);

  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (asp_timeline_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-timeline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AspTimelineRow, expander);
  gtk_widget_class_bind_template_child (widget_class, AspTimelineRow, title);
  gtk_widget_class_bind_template_child (widget_class, AspTimelineRow, imported_icon);
  gtk_widget_class_bind_template_child (widget_class, AspTimelineRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, AspTimelineRow, state);
  gtk_widget_class_bind_template_child (widget_class, AspTimelineRow, person);
  gtk_widget_class_bind_template_child (widget_class, AspTimelineRow, start);
  gtk_widget_class_bind_template_child (widget_class, AspTimelineRow, finish);
  gtk_widget_class_bind_template_child (widget_class, AspTimelineRow, percent);
  gtk_widget_class_bind_template_child (widget_class, AspTimelineRow, canvas);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
asp_timeline_row_class_init (AspTimelineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = asp_timeline_row_dispose;
  object_class->finalize = asp_timeline_row_finalize;
  widget_class->measure = asp_timeline_row_measure;
  widget_class->size_allocate = asp_timeline_row_size_allocate;
  widget_class->snapshot = asp_timeline_row_snapshot;

  g_type_ensure (ASP_TYPE_TIMELINE_CANVAS);
  bind_template (widget_class);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, 0, "timeline.expand", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Right, 0, "timeline.expand",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, 0, "timeline.collapse", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Left, 0, "timeline.collapse",
                                       NULL);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE_ITEM);
  gtk_widget_class_set_css_name (widget_class, "timelinerow");
}

static void
asp_timeline_row_init (AspTimelineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);

  self->source_signals = g_signal_group_new (ASP_TYPE_TIMELINE_SOURCE);
  g_signal_group_connect_swapped (self->source_signals, "notify", G_CALLBACK (update_cb), self);
  self->row_signals = g_signal_group_new (GTK_TYPE_TREE_LIST_ROW);
  g_signal_group_connect_swapped (self->row_signals, "notify", G_CALLBACK (expanded_cb), self);
}

GtkWidget *
asp_timeline_row_new (AspTimelineLayout *layout)
{
  AspTimelineRow *self = g_object_new (ASP_TYPE_TIMELINE_ROW, NULL);

  self->layout = g_object_ref (layout);
  asp_timeline_canvas_set_layout (ASP_TIMELINE_CANVAS (self->canvas), layout);
  g_signal_connect_object (layout, "changed", G_CALLBACK (gtk_widget_queue_resize), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * asp_timeline_row_set_list_row:
 * @list_row: (nullable): what to show; it holds an AspTimelineItem
 */
void
asp_timeline_row_set_list_row (AspTimelineRow *self,
                               GtkTreeListRow *list_row)
{
  g_return_if_fail (ASP_IS_TIMELINE_ROW (self));

  g_set_object (&self->list_row, list_row);
  g_clear_object (&self->item);
  if (list_row != NULL)
    self->item = gtk_tree_list_row_get_item (list_row);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (self->expander), list_row);
  g_signal_group_set_target (self->row_signals, list_row);
  g_signal_group_set_target (self->source_signals,
                             self->item != NULL ? asp_timeline_item_get_source (self->item)
                                                : NULL);
  update_cb (self);
  expanded_cb (self);
}

/**
 * asp_timeline_row_get_list_row:
 *
 * Returns: (transfer none) (nullable): what is shown now
 */
GtkTreeListRow *
asp_timeline_row_get_list_row (AspTimelineRow *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_ROW (self), NULL);

  return self->list_row;
}

void
asp_timeline_row_set_selected (AspTimelineRow *self,
                               gboolean        selected)
{
  g_return_if_fail (ASP_IS_TIMELINE_ROW (self));

  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_SELECTED, selected,
                               -1);
}

/**
 * asp_timeline_row_get_words:
 *
 * Returns: (transfer none) (nullable): the accessible label
 */
const char *
asp_timeline_row_get_words (AspTimelineRow *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_ROW (self), NULL);

  return self->words;
}
