/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-table.h"

#include <string.h>

#include "asp-row-list.h"
#include "asp-widget-style.h"

#define COLUMN_KEY "asp-table-column"

/**
 * AspTable:
 *
 * A table of thousands of rows with one widget for each, where a column view has one for each cell
 * of each of two hundred rows and needs a tenth of a second to make them.
 *
 * It has two parts. "head" is a column view: its titles are sorted by, moved and made wider as
 * those of any other. Its model has one item, whose row lies under the list and is never seen: the
 * cells that the columns make for it tell how wide each has to be. "list" is a row list: its rows
 * paint themselves where asp_table_get_spans() tells.
 */
struct _AspTable
{
  GtkWidget         parent_instance;

  GtkWidget        *head;               /* (owned) */
  GtkWidget        *list;               /* (owned) */
  GtkWidget        *measured;           /* (unowned): the list inside the head */
  GtkAdjustment    *hadjustment;        /* (owned) (nullable) */
  GtkAdjustment    *vadjustment;        /* (owned) (nullable) */
  GArray           *spans;              /* (owned) (element-type AspTableSpan) */
  AspTextCache     *texts;              /* (owned): of the rows */
  GdkFrameClock    *clock;              /* (owned) (nullable) */
  gulong            layout_handler;
};

enum
{
  PROP_0,
  PROP_HEAD,
  PROP_LIST,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static void scrollable_iface_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AspTable, asp_table, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_iface_init))

static GParamSpec *properties[N_PROPS];

static int
measure_height (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* Returns: (transfer none): the titles of the columns, in a row */
static GtkWidget *
get_titles (AspTable *self)
{
  return gtk_widget_get_first_child (self->head);
}

static gboolean
asp_table_get_border (GtkScrollable *scrollable,
                      GtkBorder     *border)
{
  *border = (GtkBorder) { 0 };
  border->top = (gint16) measure_height (get_titles (ASP_TABLE (scrollable)));

  return TRUE;
}

static void
scrollable_iface_init (GtkScrollableInterface *iface)
{
  iface->get_border = asp_table_get_border;
}

static void
asp_table_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  AspTable *self = ASP_TABLE (widget);
  int list_minimum, list_natural;

  gtk_widget_measure (self->head, orientation, -1, minimum, natural, NULL, NULL);
  /* Rows are as wide as their columns. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  gtk_widget_measure (self->list, orientation, -1, &list_minimum, &list_natural, NULL, NULL);

  *minimum = MAX (*minimum, measure_height (get_titles (self)) + list_minimum);
  *natural = MAX (*natural, measure_height (get_titles (self)) + list_natural);
}

/* The list is as wide as all columns together and moves with them. */
static void
asp_table_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  AspTable *self = ASP_TABLE (widget);
  GtkAllocation list = { 0 };
  int titles;

  gtk_widget_size_allocate (self->head,
                            &(GtkAllocation) { 0, 0, width,
                                               MIN (height, measure_height (self->head)) }, -1);
  titles = measure_height (get_titles (self));
  list = (GtkAllocation) { 0, titles, width, MAX (height - titles, 0) };
  if (self->hadjustment != NULL)
    {
      list.x = -(int) gtk_adjustment_get_value (self->hadjustment);
      list.width = MAX (width, (int) gtk_adjustment_get_upper (self->hadjustment));
    }
  gtk_widget_size_allocate (self->list, &list, -1);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const AspTableSpan *x = a;
  const AspTableSpan *y = b;

  return (x->x > y->x) - (x->x < y->x);
}

/* Where a column stands among the others is known by its place: GTK puts the cells of one that is
 * shown again behind all others. */
static void
read_spans (AspTable *self,
            GArray   *spans)
{
  GtkWidget *row = gtk_widget_get_first_child (self->measured);

  for (GtkWidget *cell = row != NULL ? gtk_widget_get_first_child (row) : NULL;
       cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      GtkWidget *child = gtk_widget_get_first_child (cell);
      graphene_rect_t bounds;

      if (child != NULL && gtk_widget_get_visible (cell) &&
          gtk_widget_compute_bounds (child, self->list, &bounds))
        {
          gpointer column = g_object_get_data (G_OBJECT (child), COLUMN_KEY);
          AspTableSpan span = { GPOINTER_TO_UINT (column), (int) bounds.origin.x,
                                (int) bounds.size.width };

          g_array_append_val (spans, span);
        }
    }
  g_array_sort (spans, compare_spans);
}

static void
queue_draw_rows (AspTable *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list);
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_queue_draw (row);
}

/* A column that is moved or made wider lays the head out anew, and nothing around it. */
static void
layout_cb (AspTable *self)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AspTableSpan));

  read_spans (self, spans);
  if (spans->len == self->spans->len &&
      (spans->len == 0 ||
       memcmp (spans->data, self->spans->data, spans->len * sizeof (AspTableSpan)) == 0))
    return;

  g_array_set_size (self->spans, 0);
  g_array_append_vals (self->spans, spans->data, spans->len);
  queue_draw_rows (self);
}

/* After the window's own handler, which is older. */
static void
asp_table_realize (GtkWidget *widget)
{
  AspTable *self = ASP_TABLE (widget);

  GTK_WIDGET_CLASS (asp_table_parent_class)->realize (widget);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  self->layout_handler = g_signal_connect_data (self->clock, "layout", G_CALLBACK (layout_cb), self,
                                                NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
asp_table_unrealize (GtkWidget *widget)
{
  AspTable *self = ASP_TABLE (widget);

  g_clear_signal_handler (&self->layout_handler, self->clock);
  g_clear_object (&self->clock);
  GTK_WIDGET_CLASS (asp_table_parent_class)->unrealize (widget);
}

static gboolean
asp_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ASP_TABLE (widget)->list);
}

static void
set_hadjustment (AspTable      *self,
                 GtkAdjustment *adjustment)
{
  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->hadjustment, self);
  g_set_object (&self->hadjustment, adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_allocate),
                              self);
  if (self->head != NULL)
    gtk_scrollable_set_hadjustment (GTK_SCROLLABLE (self->head), adjustment);
}

static void
set_vadjustment (AspTable      *self,
                 GtkAdjustment *adjustment)
{
  g_set_object (&self->vadjustment, adjustment);
  if (self->list != NULL)
    gtk_scrollable_set_vadjustment (GTK_SCROLLABLE (self->list), adjustment);
}

/* Nobody sees the row that measures or goes to it. */
static void
find_measured (AspTable *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->head);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_VIEW (child))
        self->measured = child;
    }
  g_return_if_fail (self->measured != NULL);

  gtk_widget_set_can_focus (self->measured, FALSE);
  gtk_widget_set_can_target (self->measured, FALSE);
}

/* Nor does anybody hear of it. From GTK 4.10 on a widget that is shown is not hidden any more. */
static void
asp_table_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (asp_table_parent_class)->map (widget);
  gtk_accessible_update_state (GTK_ACCESSIBLE (ASP_TABLE (widget)->measured),
                               GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

static void
asp_table_constructed (GObject *object)
{
  AspTable *self = ASP_TABLE (object);

  G_OBJECT_CLASS (asp_table_parent_class)->constructed (object);
  g_return_if_fail (GTK_IS_COLUMN_VIEW (self->head));
  g_return_if_fail (ASP_IS_ROW_LIST (self->list));

  asp_widget_style_ensure (GTK_WIDGET (self));
  find_measured (self);
  self->texts = asp_text_cache_new (self->list);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

static void
asp_table_dispose (GObject *object)
{
  AspTable *self = ASP_TABLE (object);

  set_hadjustment (self, NULL);
  set_vadjustment (self, NULL);
  if (self->head != NULL)
    gtk_widget_unparent (self->head);
  if (self->list != NULL)
    gtk_widget_unparent (self->list);
  g_clear_object (&self->head);
  g_clear_object (&self->list);
  g_clear_object (&self->texts);

  G_OBJECT_CLASS (asp_table_parent_class)->dispose (object);
}

static void
asp_table_finalize (GObject *object)
{
  g_array_unref (ASP_TABLE (object)->spans);

  G_OBJECT_CLASS (asp_table_parent_class)->finalize (object);
}

static void
asp_table_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  AspTable *self = ASP_TABLE (object);

  switch (prop_id)
    {
    case PROP_HEAD:
      g_value_set_object (value, self->head);
      break;
    case PROP_LIST:
      g_value_set_object (value, self->list);
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
asp_table_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  AspTable *self = ASP_TABLE (object);

  switch (prop_id)
    {
    case PROP_HEAD:
      self->head = g_value_dup_object (value);
      break;
    case PROP_LIST:
      self->list = g_value_dup_object (value);
      break;
    case PROP_HADJUSTMENT:
      set_hadjustment (self, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_vadjustment (self, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      /* Columns are never narrower than they have to be, nor rows lower. */
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_table_class_init (AspTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = asp_table_constructed;
  object_class->dispose = asp_table_dispose;
  object_class->finalize = asp_table_finalize;
  object_class->get_property = asp_table_get_property;
  object_class->set_property = asp_table_set_property;
  widget_class->measure = asp_table_measure;
  widget_class->size_allocate = asp_table_size_allocate;
  widget_class->map = asp_table_map;
  widget_class->realize = asp_table_realize;
  widget_class->unrealize = asp_table_unrealize;
  widget_class->grab_focus = asp_table_grab_focus;

  properties[PROP_HEAD] = g_param_spec_object ("head", NULL, NULL, GTK_TYPE_COLUMN_VIEW, flags);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, ASP_TYPE_ROW_LIST, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  gtk_widget_class_set_css_name (widget_class, "asptable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* A list's own keys only go up and down. @args: in which direction */
static gboolean
scroll_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  AspTable *self = ASP_TABLE (widget);
  double before;

  if (self->hadjustment == NULL)
    return FALSE;

  before = gtk_adjustment_get_value (self->hadjustment);
  gtk_adjustment_set_value (self->hadjustment,
                            before + g_variant_get_int32 (args) *
                            gtk_adjustment_get_page_size (self->hadjustment) / 4);

  return TRUE;
}

/* Columns that do not fit are reached with the arrow keys too; before the list takes them. */
static void
add_keys (AspTable *self)
{
  static const struct
  {
    guint key;
    guint keypad_key;
    int   direction;
  } keys[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1 }, { GDK_KEY_Right, GDK_KEY_KP_Right, 1 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcutTrigger *trigger =
        gtk_alternative_trigger_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                     gtk_keyval_trigger_new (keys[i].keypad_key, 0));
      GtkShortcut *shortcut =
        gtk_shortcut_new (trigger, gtk_callback_action_new (scroll_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].direction));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
asp_table_init (AspTable *self)
{
  add_keys (self);
  self->spans = g_array_new (FALSE, FALSE, sizeof (AspTableSpan));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * asp_table_set_column:
 * @cell: what a column's factory made for the head
 * @column: a number of the caller's own
 *
 * Tells which column the cell measures.
 */
void
asp_table_set_column (GtkWidget *cell,
                      guint      column)
{
  g_return_if_fail (GTK_IS_WIDGET (cell));

  g_object_set_data (G_OBJECT (cell), COLUMN_KEY, GUINT_TO_POINTER (column));
}

/**
 * asp_table_get_spans:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n) (nullable): the columns that are shown, as they follow
 *   each other; good until the next layout
 */
const AspTableSpan *
asp_table_get_spans (AspTable *self,
                     guint    *n)
{
  g_return_val_if_fail (ASP_IS_TABLE (self), NULL);
  g_return_val_if_fail (n != NULL, NULL);

  *n = self->spans->len;

  return (const AspTableSpan *) (gpointer) self->spans->data;
}

/* Returns: (transfer none): for what the rows paint */
AspTextCache *
asp_table_get_texts (AspTable *self)
{
  g_return_val_if_fail (ASP_IS_TABLE (self), NULL);

  return self->texts;
}
