/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-splitter.h"

#include <glib/gi18n-lib.h>

/**
 * AspSplitter:
 *
 * The handle between two parts that are laid out by somebody else: dragged, or moved by the
 * arrow keys, Home and End. ::moved carries the position that is wanted.
 */
struct _AspSplitter
{
  GtkWidget parent_instance;

  int       position;             /* pixels from the left edge of the whole */
  int       minimum;
  int       maximum;
};

G_DEFINE_FINAL_TYPE (AspSplitter, asp_splitter, GTK_TYPE_WIDGET)

enum
{
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define KEY_STEP 16

static void
move_to (AspSplitter *self,
         int          position)
{
  position = CLAMP (position, self->minimum, MAX (self->minimum, self->maximum));
  if (position != self->position)
    g_signal_emit (self, signals[MOVED], 0, position);
}

/* The handle moves while it is dragged, so that the gesture's offset is from where the handle is
 * now. */
static void
drag_update_cb (AspSplitter    *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  double start_x, start_y;
  graphene_point_t there;

  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  if (parent != NULL
      && gtk_widget_compute_point (GTK_WIDGET (self), parent,
                                   &GRAPHENE_POINT_INIT (start_x + offset_x, 0), &there))
    move_to (self, (int) there.x);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  AspSplitter *self = ASP_SPLITTER (widget);
  int step;

  g_variant_get (args, "(i)", &step);
  if (step == G_MININT)
    move_to (self, self->minimum);
  else if (step == G_MAXINT)
    move_to (self, self->maximum);
  else
    move_to (self, self->position + step);

  return TRUE;
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int   step;
  } keys[] = {
    { GDK_KEY_Left, -KEY_STEP },
    { GDK_KEY_KP_Left, -KEY_STEP },
    { GDK_KEY_Right, KEY_STEP },
    { GDK_KEY_KP_Right, KEY_STEP },
    { GDK_KEY_Home, G_MININT },
    { GDK_KEY_KP_Home, G_MININT },
    { GDK_KEY_End, G_MAXINT },
    { GDK_KEY_KP_End, G_MAXINT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, move_cb, "(i)", keys[i].step);
}

static void
asp_splitter_class_init (AspSplitterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  add_keys (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEPARATOR);
  gtk_widget_class_set_css_name (widget_class, "splitter");
}

static void
asp_splitter_init (AspSplitter *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Width of the task list"),
                                  GTK_ACCESSIBLE_PROPERTY_ORIENTATION,
                                  GTK_ORIENTATION_VERTICAL,
                                  -1);
}

int
asp_splitter_get_position (AspSplitter *self)
{
  g_return_val_if_fail (ASP_IS_SPLITTER (self), 0);

  return self->position;
}

/**
 * asp_splitter_set_position:
 *
 * Tells where the handle stands now; ::moved is not emitted.
 */
void
asp_splitter_set_position (AspSplitter *self,
                           int          position)
{
  g_return_if_fail (ASP_IS_SPLITTER (self));

  if (self->position == position)
    return;

  self->position = position;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) position,
                                  -1);
}

void
asp_splitter_set_limits (AspSplitter *self,
                         int          minimum,
                         int          maximum)
{
  g_return_if_fail (ASP_IS_SPLITTER (self));

  if (self->minimum == minimum && self->maximum == maximum)
    return;

  self->minimum = minimum;
  self->maximum = maximum;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, (double) minimum,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) maximum,
                                  -1);
}
