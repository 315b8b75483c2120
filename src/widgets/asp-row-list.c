/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-row-list.h"

#include "asp-row-list-keys.h"
#include "asp-row-pool.h"

/**
 * AspRowList:
 *
 * A list of thousands of rows of one height with widgets for those alone that are seen. A
 * #GtkListView keeps two hundred, whatever its height, and makes them when a search comes to fit
 * so many: ten milliseconds of a key. It looks, selects and is walked through as that one.
 *
 * "row-type" is a widget that is an #AspListRow.
 */
struct _AspRowList
{
  GtkWidget          parent_instance;

  GType              row_type;
  GtkSelectionModel *model;             /* (owned) (nullable) */
  AspRowPool        *pool;              /* (owned) */
  GtkAdjustment     *hadjustment;       /* (owned) (nullable): unused, rows have the list's width */
  GtkAdjustment     *vadjustment;       /* (owned): pixels */
  int                row_height;        /* 0: not known yet */
  guint              cursor;            /* where the keyboard is or was */
  GObject           *cursor_item;       /* (owned) (nullable) */
  guint              anchor;            /* from where a range is selected */
  guint              pressed;           /* the row that the pointer went down on */
  gboolean           is_configuring;    /* the adjustment is being told what the list has */
  GdkFrameClock     *clock;             /* (owned) (nullable) */
  gulong             paint_handler;
  guint              idle;
  guint              tick;              /* rows are to be made */
};

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_ROW_TYPE,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  ACTIVATE,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (AspRowList, asp_row_list, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static guint
get_n_items (AspRowList *self)
{
  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

/* Returns: (transfer none) (nullable): the row that has the keyboard */
static GtkWidget *
get_focused (AspRowList *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self));
}

static void
set_cursor (AspRowList *self,
            guint       position)
{
  self->cursor = position;
  g_clear_object (&self->cursor_item);
  if (position != GTK_INVALID_LIST_POSITION)
    self->cursor_item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
}

/* Tells the adjustment how high all rows are. @value: in pixels; brought into what there is */
static void
configure (AspRowList *self,
           double      value)
{
  double page = gtk_widget_get_height (GTK_WIDGET (self));
  double upper = MAX ((double) get_n_items (self) * self->row_height, page);

  self->is_configuring = TRUE;
  gtk_adjustment_configure (self->vadjustment, CLAMP (value, 0, upper - page), 0, upper,
                            self->row_height, MAX (page - self->row_height, self->row_height),
                            page);
  self->is_configuring = FALSE;
}

/* Scrolls as little as it takes. */
static void
bring_into_view (AspRowList *self,
                 guint       position)
{
  double top = (double) position * self->row_height;
  double value = gtk_adjustment_get_value (self->vadjustment);
  double page = gtk_adjustment_get_page_size (self->vadjustment);

  /* Of a list that is lower than a row its beginning. */
  configure (self, CLAMP (value, top + MIN (self->row_height - page, 0), top));
}

/* Gives all that is seen a row. @kept: what has one too, or GTK_INVALID_LIST_POSITION */
static void
show_rows (AspRowList *self,
           guint       kept)
{
  double top = gtk_adjustment_get_value (self->vadjustment);
  double bottom = top + gtk_widget_get_height (GTK_WIDGET (self));
  guint n = get_n_items (self), first = 0, end = 0;

  if (self->row_height > 0)
    {
      first = MIN ((guint) (top / self->row_height), n);
      end = MIN ((guint) ((bottom + self->row_height - 1) / self->row_height), n);
    }
  asp_row_pool_show (self->pool, self->model, first, end - first, kept);
}

/* A row that has the keyboard is there, seen or not. */
static void
show_seen (AspRowList *self)
{
  show_rows (self, get_focused (self) != NULL ? self->cursor : GTK_INVALID_LIST_POSITION);
}

static void
asp_row_list_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  /* It scrolls: one row is enough. */
  gtk_widget_measure (asp_row_pool_get_measured (ASP_ROW_LIST (widget)->pool), orientation, -1,
                      minimum, natural, NULL, NULL);
}

static void
allocate_row (GtkWidget *row,
              guint      position,
              gpointer   user_data)
{
  AspRowList *self = user_data;
  int top = (int) gtk_adjustment_get_value (self->vadjustment);
  GtkAllocation area = { 0, (int) position * self->row_height - top,
                         gtk_widget_get_width (GTK_WIDGET (self)), self->row_height };
  int minimum;

  /* GTK wants to be asked before; it knows the answer. */
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  area.width = MAX (area.width, minimum);
  gtk_widget_size_allocate (row, &area, -1);
}

/* Returns: whether some of a row was seen in what the list's size was */
static gboolean
is_seen (AspRowList *self,
         guint       position)
{
  double top = gtk_adjustment_get_value (self->vadjustment);
  double bottom = top + gtk_adjustment_get_page_size (self->vadjustment);
  double y = (double) position * self->row_height;

  return position != GTK_INVALID_LIST_POSITION && y < bottom && y + self->row_height > top;
}

/* Returns: rows that a list of @height can have at once, the keyboard's among them */
static guint
count_rows (AspRowList *self,
            int         height)
{
  return self->row_height > 0 ? (guint) (height / self->row_height) + 3 : 0;
}

static gboolean
reserve_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  AspRowList *self = ASP_ROW_LIST (widget);
  guint n = count_rows (self, gtk_widget_get_height (widget));

  self->tick = 0;
  /* Some more: who makes a window larger step by step sees no row that comes late. */
  if (asp_row_pool_reserve (self->pool, n + n / 4))
    gtk_widget_queue_allocate (widget);

  return G_SOURCE_REMOVE;
}

/* A list in a window that has its size has its rows in its first frame. */
static void
asp_row_list_root (GtkWidget *widget)
{
  AspRowList *self = ASP_ROW_LIST (widget);
  GtkRoot *root;
  int width, height;

  GTK_WIDGET_CLASS (asp_row_list_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  height = gtk_widget_get_height (GTK_WIDGET (root));
  if (height == 0 && GTK_IS_WINDOW (root))
    gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
  gtk_widget_measure (asp_row_pool_get_measured (self->pool), GTK_ORIENTATION_VERTICAL, -1,
                      &self->row_height, NULL, NULL, NULL);
  asp_row_pool_reserve (self->pool, count_rows (self, MAX (height, 0)));
}

static void
asp_row_list_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  AspRowList *self = ASP_ROW_LIST (widget);
  gboolean is_followed = is_seen (self, self->cursor);

  gtk_widget_measure (asp_row_pool_get_measured (self->pool), GTK_ORIENTATION_VERTICAL, -1,
                      &self->row_height, NULL, NULL, NULL);
  if (asp_row_pool_get_size (self->pool) < count_rows (self, height) && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, reserve_cb, NULL, NULL);
  configure (self, gtk_adjustment_get_value (self->vadjustment));
  /* What opens below the list for the row that was gone to does not cover it. */
  if (is_followed)
    bring_into_view (self, self->cursor);
  show_seen (self);
  asp_row_pool_foreach (self->pool, allocate_row, self);
}

static void
value_changed_cb (AspRowList *self)
{
  if (self->is_configuring)
    return;

  show_seen (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Returns: where the keyboard's item has gone, GTK_INVALID_LIST_POSITION: nowhere */
static guint
find_cursor_item (AspRowList *self,
                  guint       position,
                  guint       added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (item == self->cursor_item)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* The keyboard stays with its item; with the next one where that is gone. */
static void
move_cursor (AspRowList *self,
             guint       position,
             guint       removed,
             guint       added)
{
  guint n = get_n_items (self), cursor = self->cursor;

  if (cursor == GTK_INVALID_LIST_POSITION || cursor < position)
    return;

  if (cursor >= position + removed)
    cursor += added - removed;
  else
    cursor = find_cursor_item (self, position, added);
  if (cursor == GTK_INVALID_LIST_POSITION && n > 0)
    cursor = MIN (self->cursor, n - 1);
  set_cursor (self, cursor);
}

static void
selection_changed_cb (AspRowList *self)
{
  asp_row_pool_update_selection (self->pool, self->model);
}

static gboolean
describe_cb (gpointer data)
{
  AspRowList *self = data;

  self->idle = 0;
  if (self->model != NULL)
    asp_row_pool_describe (self->pool, self->model);

  return G_SOURCE_REMOVE;
}

/* What is seen goes before what is said of it: a frame that has to wait for its time would find the
 * program busy. */
static void
painted_cb (AspRowList *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, describe_cb, self, NULL);
  g_clear_signal_handler (&self->paint_handler, self->clock);
}

static void
describe_later (AspRowList *self)
{
  if (self->clock != NULL && self->paint_handler == 0)
    self->paint_handler = g_signal_connect_swapped (self->clock, "after-paint",
                                                    G_CALLBACK (painted_cb), self);
}

static void
items_changed_cb (AspRowList *self,
                  guint       position,
                  guint       removed,
                  guint       added)
{
  double value = gtk_adjustment_get_value (self->vadjustment);

  move_cursor (self, position, removed, added);
  if (self->anchor != GTK_INVALID_LIST_POSITION && self->anchor >= position)
    self->anchor = self->anchor >= position + removed ? self->anchor + added - removed
                                                      : GTK_INVALID_LIST_POSITION;
  asp_row_pool_items_changed (self->pool, position, removed, added, get_focused (self),
                              self->cursor);
  /* What is seen does not move for what comes and goes above it. */
  if ((double) (position + removed) * self->row_height <= value)
    value += ((double) added - (double) removed) * self->row_height;
  configure (self, value);
  /* A page may show something else instead of an empty list, which then gets no size. */
  if (get_n_items (self) == 0)
    show_seen (self);
  describe_later (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
asp_row_list_realize (GtkWidget *widget)
{
  AspRowList *self = ASP_ROW_LIST (widget);

  GTK_WIDGET_CLASS (asp_row_list_parent_class)->realize (widget);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  describe_later (self);
}

static void
asp_row_list_unrealize (GtkWidget *widget)
{
  AspRowList *self = ASP_ROW_LIST (widget);

  g_clear_signal_handler (&self->paint_handler, self->clock);
  g_clear_object (&self->clock);
  GTK_WIDGET_CLASS (asp_row_list_parent_class)->unrealize (widget);
}

static gboolean
take_keyboard (AspRowList *self,
               guint       position)
{
  GtkWidget *row;

  set_cursor (self, position);
  /* A list that has no height yet can be gone to. */
  asp_row_pool_reserve (self->pool, count_rows (self, gtk_widget_get_height (GTK_WIDGET (self))));
  show_rows (self, position);
  row = asp_row_pool_find (self->pool, position);
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  return gtk_widget_grab_focus (row);
}

static gboolean
asp_row_list_grab_focus (GtkWidget *widget)
{
  AspRowList *self = ASP_ROW_LIST (widget);

  return get_n_items (self) > 0 && asp_row_list_go_to (self, asp_row_list_get_cursor (self));
}

/* Who helps to see or to point goes to a row by itself. */
static void
asp_row_list_set_focus_child (GtkWidget *widget,
                              GtkWidget *child)
{
  AspRowList *self = ASP_ROW_LIST (widget);
  guint position = self->pool != NULL && child != NULL
                   ? asp_row_pool_get_position (self->pool, child) : GTK_INVALID_LIST_POSITION;

  GTK_WIDGET_CLASS (asp_row_list_parent_class)->set_focus_child (widget, child);
  if (position != GTK_INVALID_LIST_POSITION && position != self->cursor)
    set_cursor (self, position);
}

/* Tab goes into the list and out of it; in it go the list's own keys. */
static gboolean
asp_row_list_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  return get_focused (ASP_ROW_LIST (widget)) == NULL && asp_row_list_grab_focus (widget);
}

static void
drop_model (AspRowList *self)
{
  if (self->model == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->model, self);
  asp_row_pool_items_changed (self->pool, 0, get_n_items (self), 0, NULL,
                              GTK_INVALID_LIST_POSITION);
  set_cursor (self, GTK_INVALID_LIST_POSITION);
  self->anchor = GTK_INVALID_LIST_POSITION;
  g_clear_object (&self->model);
}

static void
set_adjustment (AspRowList     *self,
                GtkAdjustment **kept,
                GtkAdjustment  *adjustment)
{
  if (*kept != NULL)
    g_signal_handlers_disconnect_by_data (*kept, self);
  g_set_object (kept, adjustment);
}

static void
set_vadjustment (AspRowList    *self,
                 GtkAdjustment *adjustment)
{
  g_autoptr (GtkAdjustment) own = NULL;

  if (adjustment == NULL)
    adjustment = own = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  set_adjustment (self, &self->vadjustment, adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
asp_row_list_constructed (GObject *object)
{
  AspRowList *self = ASP_ROW_LIST (object);

  G_OBJECT_CLASS (asp_row_list_parent_class)->constructed (object);
  self->pool = asp_row_pool_new (GTK_WIDGET (self), self->row_type);
}

static void
asp_row_list_dispose (GObject *object)
{
  AspRowList *self = ASP_ROW_LIST (object);

  drop_model (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  if (self->pool != NULL)
    asp_row_pool_clear (self->pool);
  g_clear_object (&self->pool);

  G_OBJECT_CLASS (asp_row_list_parent_class)->dispose (object);
}

static void
asp_row_list_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AspRowList *self = ASP_ROW_LIST (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_ROW_TYPE:
      g_value_set_gtype (value, self->row_type);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_MINIMUM);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_row_list_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  AspRowList *self = ASP_ROW_LIST (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      asp_row_list_set_model (self, g_value_get_object (value));
      break;
    case PROP_ROW_TYPE:
      self->row_type = g_value_get_gtype (value);
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_vadjustment (self, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      /* Rows are as high as they have to be. */
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_row_list_class_init (AspRowListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = asp_row_list_constructed;
  object_class->dispose = asp_row_list_dispose;
  object_class->get_property = asp_row_list_get_property;
  object_class->set_property = asp_row_list_set_property;
  widget_class->measure = asp_row_list_measure;
  widget_class->size_allocate = asp_row_list_size_allocate;
  widget_class->root = asp_row_list_root;
  widget_class->realize = asp_row_list_realize;
  widget_class->unrealize = asp_row_list_unrealize;
  widget_class->grab_focus = asp_row_list_grab_focus;
  widget_class->focus = asp_row_list_focus;
  widget_class->set_focus_child = asp_row_list_set_focus_child;

  properties[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, GTK_TYPE_SELECTION_MODEL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROW_TYPE] =
    g_param_spec_gtype ("row-type", NULL, NULL, ASP_TYPE_LIST_ROW,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /* A row was opened, by a double click or the Enter key. */
  signals[ACTIVATE] = g_signal_new ("activate", ASP_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  asp_row_list_keys_install (widget_class);
  /* The theme's rules for lists hold. */
  gtk_widget_class_set_css_name (widget_class, "listview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

/* Returns: which row is at @y, in pixels from the top of the list */
static guint
find_row (AspRowList *self,
          double      y)
{
  double position = (gtk_adjustment_get_value (self->vadjustment) + y) / MAX (self->row_height, 1);

  return position >= 0 && position < get_n_items (self) ? (guint) position
                                                        : GTK_INVALID_LIST_POSITION;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            AspRowList      *self)
{
  self->pressed = find_row (self, y);
  if (self->pressed == GTK_INVALID_LIST_POSITION)
    return;

  /* Without scrolling: nothing moves under the pointer between two clicks. */
  take_keyboard (self, self->pressed);
  if (n_press == 2)
    asp_row_list_activate (self, self->pressed);
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             AspRowList      *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (self->pressed == GTK_INVALID_LIST_POSITION || self->pressed >= get_n_items (self))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  asp_row_list_select (self, self->pressed, (state & GDK_CONTROL_MASK) != 0,
                       (state & GDK_SHIFT_MASK) != 0);
}

static void
asp_row_list_init (AspRowList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->cursor = self->anchor = self->pressed = GTK_INVALID_LIST_POSITION;
  set_vadjustment (self, NULL);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* Returns: (transfer none) (nullable) */
GtkSelectionModel *
asp_row_list_get_model (AspRowList *self)
{
  g_return_val_if_fail (ASP_IS_ROW_LIST (self), NULL);

  return self->model;
}

/* @model: (nullable) */
void
asp_row_list_set_model (AspRowList        *self,
                        GtkSelectionModel *model)
{
  g_return_if_fail (ASP_IS_ROW_LIST (self));
  g_return_if_fail (model == NULL || GTK_IS_SELECTION_MODEL (model));

  if (self->model == model)
    return;

  drop_model (self);
  if (model != NULL)
    {
      self->model = g_object_ref (model);
      g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
      g_signal_connect_swapped (model, "selection-changed", G_CALLBACK (selection_changed_cb),
                                self);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE,
                                  GTK_IS_MULTI_SELECTION (model), -1);
  show_seen (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

/* Brings the item at @position into view, with the least movement. */
void
asp_row_list_scroll_to (AspRowList *self,
                        guint       position)
{
  g_return_if_fail (ASP_IS_ROW_LIST (self));
  g_return_if_fail (position < get_n_items (self));

  configure (self, gtk_adjustment_get_value (self->vadjustment));
  bring_into_view (self, position);
  value_changed_cb (self);
}

/* Gives the keyboard to the row at @position, which is then in view. Returns: whether it took it */
gboolean
asp_row_list_go_to (AspRowList *self,
                    guint       position)
{
  g_return_val_if_fail (ASP_IS_ROW_LIST (self), FALSE);

  asp_row_list_scroll_to (self, position);

  return take_keyboard (self, position);
}

/* Returns: the row that has the keyboard, or to which it comes when the list is gone to; the list
 *   is not empty */
guint
asp_row_list_get_cursor (AspRowList *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  g_return_val_if_fail (ASP_IS_ROW_LIST (self), 0);
  g_return_val_if_fail (self->model != NULL, 0);

  if (self->cursor != GTK_INVALID_LIST_POSITION)
    return self->cursor;

  selected = gtk_selection_model_get_selection (self->model);

  return !gtk_bitset_is_empty (selected) ? gtk_bitset_get_minimum (selected) : 0;
}

/**
 * asp_row_list_select:
 * @modify: adds to what is selected, or takes away
 * @extend: from the row that was selected before
 *
 * Selects as GTK's own lists do.
 */
void
asp_row_list_select (AspRowList *self,
                     guint       position,
                     gboolean    modify,
                     gboolean    extend)
{
  g_return_if_fail (ASP_IS_ROW_LIST (self));
  g_return_if_fail (position < get_n_items (self));

  if (extend && self->anchor != GTK_INVALID_LIST_POSITION)
    {
      guint first = MIN (self->anchor, position);

      gtk_selection_model_select_range (self->model, first,
                                        MAX (self->anchor, position) - first + 1, !modify);
      return;
    }

  self->anchor = position;
  if (modify && gtk_selection_model_is_selected (self->model, position))
    gtk_selection_model_unselect_item (self->model, position);
  else
    gtk_selection_model_select_item (self->model, position, !modify);
}

/* Opens a row. */
void
asp_row_list_activate (AspRowList *self,
                       guint       position)
{
  g_return_if_fail (ASP_IS_ROW_LIST (self));
  g_return_if_fail (position < get_n_items (self));

  g_signal_emit (self, signals[ACTIVATE], 0, position);
}

/* Returns: how many rows are seen at once, at least one */
guint
asp_row_list_get_page (AspRowList *self)
{
  g_return_val_if_fail (ASP_IS_ROW_LIST (self), 1);

  return (guint) MAX (gtk_widget_get_height (GTK_WIDGET (self)) / MAX (self->row_height, 1), 1);
}

/* For a row: what it shows has changed, and is told again to who does not see it. */
void
asp_row_list_describe (AspRowList *self,
                       GtkWidget  *row)
{
  g_return_if_fail (ASP_IS_ROW_LIST (self));

  /* A list makes its first row before it has any. */
  if (self->pool == NULL)
    return;

  asp_row_pool_describe_later (self->pool, row);
  describe_later (self);
}
