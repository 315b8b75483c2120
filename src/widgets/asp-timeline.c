/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-timeline-private.h"

#include "asp-splitter.h"
#include "asp-timeline-body.h"
#include "asp-timeline-children.h"
#include "asp-timeline-row.h"
#include "asp-timeline-ruler.h"
#include "asp-timeline-titles.h"
#include "asp-widget-style.h"

#include <glib/gi18n-lib.h>

/**
 * AspTimeline:
 *
 * Plans over time: a tree of stages, groups and tasks at the left, their bars at the right, in
 * one list of rows. With one source its stages are the outermost rows, with several each has one
 * row with a strip. The rows are virtual: what is not in sight costs nothing.
 *
 * Actions: timeline.expand, timeline.collapse (of the focused row), timeline.expand-all,
 * timeline.collapse-all, timeline.zoom-in, timeline.zoom-out, timeline.zoom-fit,
 * timeline.go-to-status-date, timeline.show-critical, timeline.show-not-applicable.
 */

G_DEFINE_FINAL_TYPE (AspTimeline, asp_timeline, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_ZOOM,
  PROP_SELECTED_CODE,
  PROP_SELECTED_SOURCE,
  PROP_SHOW_CRITICAL,
  PROP_SHOW_NOT_APPLICABLE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  ROW_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The canvas keeps at least this many pixels, whatever the splitter is asked for. */
#define MIN_CANVAS 160

static void
update_plan (AspTimeline *self)
{
  AspTimelineSource *source = self->selected_source;
  AspCalendar *calendar = NULL;
  AspDay status = ASP_DAY_NONE;
  AspPlan *plan;

  if (source == NULL && self->model != NULL)
    source = asp_timeline_model_get_first (self->model);

  plan = source != NULL ? asp_timeline_source_get_plan (source) : NULL;
  if (plan != NULL)
    {
      calendar = asp_plan_get_calendar (plan);
      status = asp_plan_get_status_date (plan);
    }

  asp_timeline_ruler_set_plan (ASP_TIMELINE_RULER (self->ruler), calendar, status);
  asp_timeline_body_set_plan (ASP_TIMELINE_BODY (self->body), calendar, status);
}

static void
set_selected (AspTimeline       *self,
              AspTimelineSource *source,
              const char        *code)
{
  if (g_set_object (&self->selected_source, source))
    {
      update_plan (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_SOURCE]);
    }

  if (g_strcmp0 (self->selected_code, code) != 0)
    {
      g_free (self->selected_code);
      self->selected_code = g_strdup (code);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_CODE]);
    }
}

static void
selection_changed_cb (AspTimeline *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr(AspTimelineItem) item = NULL;

  /* While rows go with their old plan, the list selects what it likes. */
  if (self->plans_changing)
    return;

  if (row == NULL)
    {
      set_selected (self, NULL, NULL);
      return;
    }

  item = gtk_tree_list_row_get_item (row);
  set_selected (self, asp_timeline_item_get_source (item), asp_timeline_item_get_code (item));
}

/* After plans have changed: the task that was selected is selected, if it still has a row. */
static void
restore_selection (AspTimeline *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr(AspTimelineItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  const char *code = item != NULL ? asp_timeline_item_get_code (item) : NULL;
  g_autofree char *wanted = g_strdup (self->selected_code);

  if (wanted == NULL || g_strcmp0 (code, wanted) == 0)
    {
      selection_changed_cb (self);
      return;
    }

  if (!asp_timeline_select (self, self->selected_source, wanted))
    {
      gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
      selection_changed_cb (self);
    }
}

/* Does now what a change of plans left to be done. */
void
asp_timeline_flush (AspTimeline *self)
{
  if (self->update_id == 0)
    return;

  g_clear_handle_id (&self->update_id, g_source_remove);
  self->plans_changing = FALSE;

  if (self->expand_wanted)
    asp_timeline_expand_default (self);

  restore_selection (self);
  update_plan (self);
  asp_timeline_update_range (self);
}

static gboolean
update_cb (gpointer user_data)
{
  asp_timeline_flush (user_data);

  return G_SOURCE_REMOVE;
}

/* Plans come by the hundred when a template changes: they are answered once, but before any
 * click or key that comes after them. */
static void
plans_changed_cb (AspTimeline *self)
{
  self->plans_changing = TRUE;
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_DEFAULT - 10, update_cb, self, NULL);
}

static void
list_item_selected_cb (GtkListItem *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  if (row != NULL)
    asp_timeline_row_set_selected (ASP_TIMELINE_ROW (row), gtk_list_item_get_selected (list_item));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              AspTimeline              *self)
{
  gtk_list_item_set_child (list_item, asp_timeline_row_new (self->layout));
  g_signal_connect (list_item, "notify::selected", G_CALLBACK (list_item_selected_cb), NULL);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             AspTimeline              *self)
{
  AspTimelineRow *row = ASP_TIMELINE_ROW (gtk_list_item_get_child (list_item));

  asp_timeline_row_set_list_row (row, gtk_list_item_get_item (list_item));
  asp_timeline_row_set_selected (row, gtk_list_item_get_selected (list_item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               AspTimeline              *self)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  if (row != NULL)
    asp_timeline_row_set_list_row (ASP_TIMELINE_ROW (row), NULL);
}

static void
row_activate_cb (AspTimeline *self,
                 guint        position)
{
  g_autoptr(GtkTreeListRow) row = NULL;
  g_autoptr(AspTimelineItem) item = NULL;
  AspTimelineItemKind kind;

  row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  if (row == NULL)
    return;

  item = gtk_tree_list_row_get_item (row);
  kind = asp_timeline_item_get_kind (item);

  if (kind == ASP_TIMELINE_STAGE || kind == ASP_TIMELINE_GROUP)
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    g_signal_emit (self, signals[ROW_ACTIVATED], 0, asp_timeline_item_get_source (item),
                   asp_timeline_item_get_code (item));
}

static void
splitter_moved_cb (AspTimeline *self,
                   int          position)
{
  self->wanted_tree_width = position;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static int
get_header_height (AspTimeline *self)
{
  int ruler, titles;

  gtk_widget_measure (self->ruler, GTK_ORIENTATION_VERTICAL, -1, NULL, &ruler, NULL, NULL);
  gtk_widget_measure (self->titles, GTK_ORIENTATION_VERTICAL, -1, NULL, &titles, NULL, NULL);

  return MAX (ruler, titles);
}

static void
asp_timeline_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  AspTimeline *self = ASP_TIMELINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = asp_timeline_layout_get_min_tree_width (self->layout) + MIN_CANVAS;
      *natural = MAX (*minimum, 900);
    }
  else
    {
      int row_height = asp_timeline_layout_get_row_height (self->layout);

      *minimum = get_header_height (self) + 3 * row_height;
      *natural = get_header_height (self) + 12 * row_height;
    }
}

static int
choose_tree_width (AspTimeline *self,
                   int          width)
{
  int wanted = self->wanted_tree_width;
  int minimum = asp_timeline_layout_get_min_tree_width (self->layout);

  if (wanted < 0 && width < ASP_TIMELINE_NARROW)
    wanted = width * 45 / 100;
  else if (wanted < 0)
    wanted = MIN (asp_timeline_layout_get_full_tree_width (self->layout), width * 55 / 100);

  return CLAMP (wanted, minimum, MAX (minimum, width - MIN_CANVAS));
}

static void
place (GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height)
{
  gtk_widget_size_allocate (child,
                            &(GtkAllocation) { x, y, MAX (width, 0), MAX (height, 0) }, -1);
}

static void
asp_timeline_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  AspTimeline *self = ASP_TIMELINE (widget);
  int tree = choose_tree_width (self, width);
  int minimum = asp_timeline_layout_get_min_tree_width (self->layout);
  int header = get_header_height (self);
  int bar, handle, bar_min;

  gtk_widget_measure (self->scrollbar, GTK_ORIENTATION_VERTICAL, -1, NULL, &bar, NULL, NULL);
  gtk_widget_measure (self->scrollbar, GTK_ORIENTATION_HORIZONTAL, -1, &bar_min, NULL, NULL,
                      NULL);
  gtk_widget_measure (self->splitter, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &handle, NULL, NULL);

  /* First the shared numbers, then the parts that read them. */
  asp_timeline_layout_set_geometry (self->layout, tree, width < ASP_TIMELINE_NARROW);
  asp_timeline_update_adjustment (self, width - tree);
  asp_splitter_set_limits (ASP_SPLITTER (self->splitter), minimum, width - MIN_CANVAS);
  asp_splitter_set_position (ASP_SPLITTER (self->splitter), tree);

  place (self->titles, 0, 0, tree, header);
  place (self->ruler, tree, 0, width - tree, header);
  place (self->body, 0, header, width, height - header - bar);
  place (self->scrollbar, tree, height - bar, MAX (width - tree, bar_min), bar);
  place (self->splitter, tree - handle / 2, 0, handle, height - bar);
}

static void
asp_timeline_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (asp_timeline_parent_class)->css_changed (widget, change);

  asp_timeline_layout_take_style (ASP_TIMELINE (widget)->layout, widget);
}

static void
asp_timeline_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AspTimeline *self = ASP_TIMELINE (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->sources);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, asp_timeline_get_zoom (self));
      break;
    case PROP_SELECTED_CODE:
      g_value_set_string (value, self->selected_code);
      break;
    case PROP_SELECTED_SOURCE:
      g_value_set_object (value, self->selected_source);
      break;
    case PROP_SHOW_CRITICAL:
      g_value_set_boolean (value, asp_timeline_get_show_critical (self));
      break;
    case PROP_SHOW_NOT_APPLICABLE:
      g_value_set_boolean (value, asp_timeline_get_show_not_applicable (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_timeline_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  AspTimeline *self = ASP_TIMELINE (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      asp_timeline_set_model (self, g_value_get_object (value));
      break;
    case PROP_ZOOM:
      asp_timeline_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_SHOW_CRITICAL:
      asp_timeline_set_show_critical (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_NOT_APPLICABLE:
      asp_timeline_set_show_not_applicable (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
drop_model (AspTimeline *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->tree);
  g_clear_object (&self->model);
  g_clear_object (&self->sources);
}

static void
asp_timeline_dispose (GObject *object)
{
  AspTimeline *self = ASP_TIMELINE (object);

  drop_model (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASP_TYPE_TIMELINE);
  g_clear_object (&self->selection);
  g_clear_object (&self->selected_source);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (asp_timeline_parent_class)->dispose (object);
}

static void
asp_timeline_finalize (GObject *object)
{
  AspTimeline *self = ASP_TIMELINE (object);

  g_clear_pointer (&self->selected_code, g_free);
  g_string_free (self->typed, TRUE);

  G_OBJECT_CLASS (asp_timeline_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ASP_TYPE_SPLITTER);
  g_type_ensure (ASP_TYPE_TIMELINE_BODY);
  g_type_ensure (ASP_TYPE_TIMELINE_RULER);
  g_type_ensure (ASP_TYPE_TIMELINE_TITLES);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/hu/onkormanyzat/Csatlakozas/asp-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, AspTimeline, titles);
  gtk_widget_class_bind_template_child (widget_class, AspTimeline, ruler);
  gtk_widget_class_bind_template_child (widget_class, AspTimeline, body);
  gtk_widget_class_bind_template_child (widget_class, AspTimeline, list);
  gtk_widget_class_bind_template_child (widget_class, AspTimeline, splitter);
  gtk_widget_class_bind_template_child (widget_class, AspTimeline, scrollbar);
  gtk_widget_class_bind_template_callback (widget_class, row_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, splitter_moved_cb);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags read_flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, ASP_ZOOM_MIN, ASP_ZOOM_MAX, 6, flags);
  properties[PROP_SELECTED_CODE] =
    g_param_spec_string ("selected-code", NULL, NULL, NULL, read_flags);
  properties[PROP_SELECTED_SOURCE] =
    g_param_spec_object ("selected-source", NULL, NULL, ASP_TYPE_TIMELINE_SOURCE, read_flags);
  properties[PROP_SHOW_CRITICAL] =
    g_param_spec_boolean ("show-critical", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_NOT_APPLICABLE] =
    g_param_spec_boolean ("show-not-applicable", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
asp_timeline_class_init (AspTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = asp_timeline_dispose;
  object_class->finalize = asp_timeline_finalize;
  object_class->get_property = asp_timeline_get_property;
  object_class->set_property = asp_timeline_set_property;

  widget_class->measure = asp_timeline_measure;
  widget_class->size_allocate = asp_timeline_size_allocate;
  widget_class->css_changed = asp_timeline_css_changed;

  install_properties (object_class);
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         2, ASP_TYPE_TIMELINE_SOURCE, G_TYPE_STRING);

  bind_template (widget_class);
  asp_timeline_install_tree_actions (widget_class);
  asp_timeline_install_view_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "timeline.show-critical",
                                            "show-critical");
  gtk_widget_class_install_property_action (widget_class, "timeline.show-not-applicable",
                                            "show-not-applicable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "timeline");
}

static void
asp_timeline_init (AspTimeline *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->layout = asp_timeline_layout_new ();
  self->typed = g_string_new (NULL);
  self->wanted_tree_width = -1;
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);

  asp_widget_style_ensure (GTK_WIDGET (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  asp_timeline_titles_set_layout (ASP_TIMELINE_TITLES (self->titles), self->layout);
  asp_timeline_ruler_set_layout (ASP_TIMELINE_RULER (self->ruler), self->layout);
  asp_timeline_body_set_layout (ASP_TIMELINE_BODY (self->body), self->layout);
  gtk_scrollbar_set_adjustment (GTK_SCROLLBAR (self->scrollbar),
                                asp_timeline_layout_get_adjustment (self->layout));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->layout, "changed", G_CALLBACK (gtk_widget_queue_resize), self,
                           G_CONNECT_SWAPPED);
  asp_timeline_add_scrolling (self);
  asp_timeline_add_type_ahead (self);
}

GtkWidget *
asp_timeline_new (void)
{
  return g_object_new (ASP_TYPE_TIMELINE, NULL);
}

static GListModel *
create_children_cb (gpointer item,
                    gpointer user_data)
{
  return (GListModel *) asp_timeline_children_new_for_item (ASP_TIMELINE_ITEM (item), user_data);
}

/**
 * asp_timeline_set_model:
 * @sources: (nullable): a list of AspTimelineSource
 *
 * What is shown. A list that changes is followed.
 */
void
asp_timeline_set_model (AspTimeline *self,
                        GListModel  *sources)
{
  g_return_if_fail (ASP_IS_TIMELINE (self));
  g_return_if_fail (sources == NULL || G_IS_LIST_MODEL (sources));

  if (self->sources == sources)
    return;

  drop_model (self);
  self->plans_changing = FALSE;
  set_selected (self, NULL, NULL);

  if (sources != NULL)
    {
      self->sources = g_object_ref (sources);
      self->model = asp_timeline_model_new (sources, self->layout);
      self->tree = gtk_tree_list_model_new (G_LIST_MODEL (g_object_ref (self->model)), FALSE,
                                            FALSE, create_children_cb,
                                            g_object_ref (self->layout), g_object_unref);
      g_signal_connect_swapped (self->model, "plans-changed", G_CALLBACK (plans_changed_cb),
                                self);
      gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->tree));
      self->expand_wanted = TRUE;
      self->view_wanted = TRUE;
      asp_timeline_expand_default (self);
      asp_timeline_update_range (self);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }

  update_plan (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

/**
 * asp_timeline_get_model:
 *
 * Returns: (transfer none) (nullable): the sources
 */
GListModel *
asp_timeline_get_model (AspTimeline *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE (self), NULL);

  return self->sources;
}

/**
 * asp_timeline_get_selected_code:
 *
 * Returns: (transfer none) (nullable): the code of the selected task; %NULL when no task is
 */
const char *
asp_timeline_get_selected_code (AspTimeline *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE (self), NULL);

  return self->selected_code;
}

/**
 * asp_timeline_get_selected_source:
 *
 * Returns: (transfer none) (nullable): whose row is selected
 */
AspTimelineSource *
asp_timeline_get_selected_source (AspTimeline *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE (self), NULL);

  return self->selected_source;
}

/**
 * asp_timeline_set_show_critical:
 *
 * Whether critical work has an outline and hatching.
 */
void
asp_timeline_set_show_critical (AspTimeline *self,
                                gboolean     show)
{
  g_return_if_fail (ASP_IS_TIMELINE (self));

  if (asp_timeline_layout_get_show_critical (self->layout) == !!show)
    return;

  asp_timeline_layout_set_show_critical (self->layout, show);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_CRITICAL]);
}

gboolean
asp_timeline_get_show_critical (AspTimeline *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE (self), FALSE);

  return asp_timeline_layout_get_show_critical (self->layout);
}

/**
 * asp_timeline_set_show_not_applicable:
 *
 * Whether tasks that do not apply have rows.
 */
void
asp_timeline_set_show_not_applicable (AspTimeline *self,
                                      gboolean     show)
{
  g_return_if_fail (ASP_IS_TIMELINE (self));

  if (asp_timeline_layout_get_show_not_applicable (self->layout) == !!show)
    return;

  asp_timeline_layout_set_show_not_applicable (self->layout, show);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_NOT_APPLICABLE]);
}

gboolean
asp_timeline_get_show_not_applicable (AspTimeline *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE (self), FALSE);

  return asp_timeline_layout_get_show_not_applicable (self->layout);
}
