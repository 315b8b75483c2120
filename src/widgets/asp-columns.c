/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-columns.h"

#include "asp-widget-style.h"

struct _AspColumns
{
  GtkWidget  parent_instance;

  int        column_width;      /* no column is narrower while there are several */
  int        max_columns;
  int        spacing;
};

enum
{
  PROP_0,
  PROP_COLUMN_WIDTH,
  PROP_MAX_COLUMNS,
  PROP_SPACING,
  N_PROPS,
};

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AspColumns, asp_columns, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable_iface;

static int
count_columns (AspColumns *self,
               int         width)
{
  int column_width = asp_widget_scale_length (GTK_WIDGET (self), self->column_width);
  int n = (width + self->spacing) / (column_width + self->spacing);

  return CLAMP (n, 1, self->max_columns);
}

static int
get_column_width (AspColumns *self,
                  int         width,
                  int         n_columns)
{
  return MAX (0, (width - (n_columns - 1) * self->spacing) / n_columns);
}

/* The height of the row that begins with @first; @next: (out): where the row after it begins. */
static int
measure_row (GtkWidget  *first,
             int         n_columns,
             int         column_width,
             gboolean    natural,
             GtkWidget **next)
{
  GtkWidget *child = first;
  int height = 0;

  for (int i = 0; child != NULL && i < n_columns; child = gtk_widget_get_next_sibling (child))
    {
      int minimum, wanted;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column_width, &minimum, &wanted, NULL,
                          NULL);
      height = MAX (height, natural ? wanted : minimum);
      i++;
    }
  *next = child;

  return height;
}

static int
measure_height (AspColumns *self,
                int         width,
                gboolean    natural)
{
  int n_columns = count_columns (self, width);
  int column_width = get_column_width (self, width, n_columns);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  int height = 0;

  while (child != NULL)
    {
      int row = measure_row (child, n_columns, column_width, natural, &child);

      if (row > 0)
        height += row + (height > 0 ? self->spacing : 0);
    }

  return height;
}

static void
measure_width (AspColumns *self,
               int        *minimum,
               int        *natural)
{
  *minimum = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
    }
  *natural = MAX (*minimum, self->max_columns * self->column_width +
                              (self->max_columns - 1) * self->spacing);
}

static void
asp_columns_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  AspColumns *self = ASP_COLUMNS (widget);
  int width, wanted;

  measure_width (self, &width, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = width;
      *natural = wanted;
      return;
    }

  width = for_size < 0 ? wanted : MAX (for_size, width);
  *minimum = measure_height (self, width, FALSE);
  *natural = measure_height (self, width, TRUE);
}

static void
asp_columns_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  AspColumns *self = ASP_COLUMNS (widget);
  int n_columns = count_columns (self, width);
  int column_width = get_column_width (self, width, n_columns);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *next;
      int row = measure_row (child, n_columns, column_width, TRUE, &next);

      for (int i = 0; child != next; child = gtk_widget_get_next_sibling (child))
        {
          int place = mirrored ? n_columns - 1 - i : i;
          GtkAllocation allocation = { place * (column_width + self->spacing), y, column_width,
                                       row };

          if (!gtk_widget_should_layout (child))
            continue;

          gtk_widget_size_allocate (child, &allocation, -1);
          i++;
        }
      y += row > 0 ? row + self->spacing : 0;
    }
}

static GtkSizeRequestMode
asp_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
asp_columns_add_child (GtkBuildable *buildable,
                       GtkBuilder   *builder,
                       GObject      *child,
                       const char   *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = asp_columns_add_child;
}

static int *
get_field (AspColumns *self,
           guint       prop_id)
{
  switch (prop_id)
    {
    case PROP_COLUMN_WIDTH:
      return &self->column_width;
    case PROP_MAX_COLUMNS:
      return &self->max_columns;
    case PROP_SPACING:
      return &self->spacing;
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
asp_columns_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  g_value_set_int (value, *get_field (ASP_COLUMNS (object), prop_id));
}

static void
asp_columns_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  int *field = get_field (ASP_COLUMNS (object), prop_id);

  if (*field == g_value_get_int (value))
    return;

  *field = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (object));
  g_object_notify_by_pspec (object, pspec);
}

static void
asp_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (asp_columns_parent_class)->dispose (object);
}

static void
asp_columns_class_init (AspColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = asp_columns_dispose;
  object_class->get_property = asp_columns_get_property;
  object_class->set_property = asp_columns_set_property;
  widget_class->measure = asp_columns_measure;
  widget_class->size_allocate = asp_columns_size_allocate;
  widget_class->get_request_mode = asp_columns_get_request_mode;

  properties[PROP_COLUMN_WIDTH] =
    g_param_spec_int ("column-width", NULL, NULL, 1, G_MAXINT16, 240, flags);
  properties[PROP_MAX_COLUMNS] = g_param_spec_int ("max-columns", NULL, NULL, 1, 100, 2, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
asp_columns_init (AspColumns *self)
{
  self->column_width = 240;
  self->max_columns = 2;
}

GtkWidget *
asp_columns_new (void)
{
  return g_object_new (ASP_TYPE_COLUMNS, NULL);
}
