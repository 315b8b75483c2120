/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-side-pane.h"

#include "asp-widget-style.h"

/* Narrower than this, the sidebar lies over the content (ui.md). */
#define COLLAPSE_WIDTH 720
#define SIDEBAR_WIDTH 240

struct _AspSidePane
{
  GtkWidget  parent_instance;

  GtkWidget *sidebar;           /* (owned) (nullable): a child */
  GtkWidget *content;           /* (owned) (nullable): a child */
  GtkWidget *shade;             /* (owned): a child; what a click outside of the sidebar hits */
  gboolean   collapsed;
  gboolean   show_sidebar;      /* beside the content */
  gboolean   show_over;         /* over the content, while collapsed */
};

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_COLLAPSED,
  PROP_SHOW_SIDEBAR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AspSidePane, asp_side_pane, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

static void
add_child (GtkBuildable *buildable,
           GtkBuilder   *builder,
           GObject      *child,
           const char   *type)
{
  AspSidePane *self = ASP_SIDE_PANE (buildable);

  if (g_strcmp0 (type, "sidebar") == 0)
    asp_side_pane_set_sidebar (self, GTK_WIDGET (child));
  else
    asp_side_pane_set_content (self, GTK_WIDGET (child));
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  iface->add_child = add_child;
}

static gboolean
is_sidebar_shown (AspSidePane *self)
{
  return self->collapsed ? self->show_over : self->show_sidebar;
}

static void
asp_side_pane_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  AspSidePane *self = ASP_SIDE_PANE (widget);
  int content_min = 0, content_nat = 0, side_min = 0, side_nat = 0;

  if (self->sidebar != NULL)
    gtk_widget_measure (self->sidebar, orientation, -1, &side_min, &side_nat, NULL, NULL);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      /* The content scrolls. Its height is not asked for: no width is known here, and to break all
       * its texts for one that it will not have takes as long as to draw them. */
      *minimum = side_min;
      *natural = side_nat;
      return;
    }

  if (self->content != NULL)
    gtk_widget_measure (self->content, orientation, -1, &content_min, &content_nat, NULL, NULL);
  /* The sidebar needs no room of its own: it can always lie over the content. */
  *minimum = MAX (content_min, side_min);
  *natural = content_nat +
             MAX (side_min, asp_widget_scale_length (GTK_WIDGET (self), SIDEBAR_WIDTH));
}

static void
set_collapsed (AspSidePane *self,
               gboolean     collapsed)
{
  if (self->collapsed == collapsed)
    return;

  self->collapsed = collapsed;
  self->show_over = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR]);
}

static void
allocate_child (GtkWidget *child,
                int        x,
                int        width,
                int        height)
{
  GtkAllocation allocation = { x, 0, width, height };

  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
asp_side_pane_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  AspSidePane *self = ASP_SIDE_PANE (widget);
  gboolean shown;
  int side_min = 0;
  int side_width;

  set_collapsed (self, width < asp_widget_scale_length (widget, COLLAPSE_WIDTH));
  shown = is_sidebar_shown (self) && self->sidebar != NULL;
  if (self->sidebar != NULL)
    gtk_widget_measure (self->sidebar, GTK_ORIENTATION_HORIZONTAL, -1, &side_min, NULL, NULL,
                        NULL);
  side_width = MAX (side_min, asp_widget_scale_length (widget, SIDEBAR_WIDTH));

  if (self->content != NULL)
    {
      int x = shown && !self->collapsed ? side_width : 0;

      allocate_child (self->content, x, width - x, height);
    }

  gtk_widget_set_child_visible (self->shade, shown && self->collapsed);
  if (shown && self->collapsed)
    allocate_child (self->shade, 0, width, height);

  if (self->sidebar != NULL)
    {
      gtk_widget_set_child_visible (self->sidebar, shown);
      if (shown)
        allocate_child (self->sidebar, 0, side_width, height);
    }
}

static void
shade_pressed_cb (AspSidePane *self)
{
  asp_side_pane_set_show_sidebar (self, FALSE);
}

static void
asp_side_pane_dispose (GObject *object)
{
  AspSidePane *self = ASP_SIDE_PANE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->shade, gtk_widget_unparent);
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_side_pane_parent_class)->dispose (object);
}

static void
asp_side_pane_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  AspSidePane *self = ASP_SIDE_PANE (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, is_sidebar_shown (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_side_pane_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  AspSidePane *self = ASP_SIDE_PANE (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR:
      asp_side_pane_set_sidebar (self, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      asp_side_pane_set_content (self, g_value_get_object (value));
      break;
    case PROP_SHOW_SIDEBAR:
      asp_side_pane_set_show_sidebar (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_side_pane_class_init (AspSidePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = asp_side_pane_dispose;
  object_class->get_property = asp_side_pane_get_property;
  object_class->set_property = asp_side_pane_set_property;
  widget_class->measure = asp_side_pane_measure;
  widget_class->size_allocate = asp_side_pane_size_allocate;

  properties[PROP_SIDEBAR] =
    g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | flags);
  properties[PROP_CONTENT] =
    g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | flags);
  properties[PROP_COLLAPSED] =
    g_param_spec_boolean ("collapsed", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  properties[PROP_SHOW_SIDEBAR] =
    g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, G_PARAM_READWRITE | flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "sidepane");
}

static void
asp_side_pane_init (AspSidePane *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->show_sidebar = TRUE;
  self->shade = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->shade, "shade");
  gtk_widget_set_parent (self->shade, GTK_WIDGET (self));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (shade_pressed_cb), self);
  gtk_widget_add_controller (self->shade, GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
asp_side_pane_new (void)
{
  return g_object_new (ASP_TYPE_SIDE_PANE, NULL);
}

/* @sidebar: (nullable) */
void
asp_side_pane_set_sidebar (AspSidePane *self,
                           GtkWidget   *sidebar)
{
  g_return_if_fail (ASP_IS_SIDE_PANE (self));
  g_return_if_fail (sidebar == NULL || GTK_IS_WIDGET (sidebar));

  if (self->sidebar == sidebar)
    return;

  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  self->sidebar = sidebar;
  /* Last in order: painted over the content, and Tab comes to it where it is seen. */
  if (sidebar != NULL)
    gtk_widget_set_parent (sidebar, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR]);
}

/* @content: (nullable) */
void
asp_side_pane_set_content (AspSidePane *self,
                           GtkWidget   *content)
{
  g_return_if_fail (ASP_IS_SIDE_PANE (self));
  g_return_if_fail (content == NULL || GTK_IS_WIDGET (content));

  if (self->content == content)
    return;

  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->content = content;
  if (content != NULL)
    gtk_widget_insert_after (content, GTK_WIDGET (self), NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

/* Whether the pane is too narrow for both. */
gboolean
asp_side_pane_get_collapsed (AspSidePane *self)
{
  g_return_val_if_fail (ASP_IS_SIDE_PANE (self), FALSE);

  return self->collapsed;
}

gboolean
asp_side_pane_get_show_sidebar (AspSidePane *self)
{
  g_return_val_if_fail (ASP_IS_SIDE_PANE (self), FALSE);

  return is_sidebar_shown (self);
}

/* Shows or hides the sidebar in the present way of lying, beside or over. */
void
asp_side_pane_set_show_sidebar (AspSidePane *self,
                                gboolean     show_sidebar)
{
  g_return_if_fail (ASP_IS_SIDE_PANE (self));

  if (is_sidebar_shown (self) == show_sidebar)
    return;

  if (self->collapsed)
    self->show_over = show_sidebar;
  else
    self->show_sidebar = show_sidebar;

  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR]);
}
