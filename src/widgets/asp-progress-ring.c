/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-progress-ring.h"

#include "asp-compat-widget.h"
#include "asp-format.h"
#include "asp-widget-style.h"

#include <math.h>

/**
 * AspProgressRing:
 *
 * How much is done, as a ring with the percent in its middle. The title tells of what; it is
 * not drawn but read by a screen reader.
 */
struct _AspProgressRing
{
  GtkWidget  parent_instance;

  char      *title;               /* (owned) (nullable) */
  int        percent;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (AspProgressRing, asp_progress_ring, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_PERCENT,
  PROP_TITLE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

#define THICKNESS 8
#define GAP 6

static int
get_side (AspProgressRing *self)
{
  int width, height;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);

  return (int) ceil (hypot (width, height)) + 2 * (THICKNESS + GAP);
}

static void
asp_progress_ring_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = get_side (ASP_PROGRESS_RING (widget));
  *natural = MAX (*minimum, 72);
}

static void
asp_progress_ring_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  gtk_widget_size_allocate (ASP_PROGRESS_RING (widget)->label,
                            &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
draw_arc (cairo_t       *cr,
          const GdkRGBA *color,
          double         x,
          double         y,
          double         radius,
          double         part)
{
  gdk_cairo_set_source_rgba (cr, color);
  cairo_arc (cr, x, y, radius, -G_PI_2, -G_PI_2 + 2 * G_PI * part);
  cairo_stroke (cr);
}

static void
asp_progress_ring_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  AspProgressRing *self = ASP_PROGRESS_RING (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double radius = MIN (width, height) / 2.0 - THICKNESS / 2.0;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  GdkRGBA text, color;
  cairo_t *cr;

  asp_compat_get_color (widget, &text);
  color = text;
  asp_compat_lookup_color (widget, self->percent == 100 ? "success_color" : "accent_color",
                           &color);
  text.alpha *= 0.15f;

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_line_width (cr, THICKNESS);
  draw_arc (cr, &text, width / 2.0, height / 2.0, radius, 1);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (self->percent > 0)
    draw_arc (cr, &color, width / 2.0, height / 2.0, radius, self->percent / 100.0);
  cairo_destroy (cr);

  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
asp_progress_ring_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  AspProgressRing *self = ASP_PROGRESS_RING (object);

  switch (prop_id)
    {
    case PROP_PERCENT:
      g_value_set_int (value, self->percent);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_progress_ring_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  AspProgressRing *self = ASP_PROGRESS_RING (object);

  switch (prop_id)
    {
    case PROP_PERCENT:
      asp_progress_ring_set_percent (self, g_value_get_int (value));
      break;
    case PROP_TITLE:
      asp_progress_ring_set_title (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_progress_ring_dispose (GObject *object)
{
  AspProgressRing *self = ASP_PROGRESS_RING (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_progress_ring_parent_class)->dispose (object);
}

static void
asp_progress_ring_finalize (GObject *object)
{
  AspProgressRing *self = ASP_PROGRESS_RING (object);

  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (asp_progress_ring_parent_class)->finalize (object);
}

static void
asp_progress_ring_class_init (AspProgressRingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = asp_progress_ring_dispose;
  object_class->finalize = asp_progress_ring_finalize;
  object_class->get_property = asp_progress_ring_get_property;
  object_class->set_property = asp_progress_ring_set_property;
  widget_class->measure = asp_progress_ring_measure;
  widget_class->size_allocate = asp_progress_ring_size_allocate;
  widget_class->snapshot = asp_progress_ring_snapshot;

  properties[PROP_PERCENT] = g_param_spec_int ("percent", NULL, NULL, 0, 100, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  gtk_widget_class_set_css_name (widget_class, "progressring");
}

static void
update_percent (AspProgressRing *self)
{
  g_autofree char *text = asp_format_percent (self->percent);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->percent,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
asp_progress_ring_init (AspProgressRing *self)
{
  asp_widget_style_ensure (GTK_WIDGET (self));
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_add_css_class (self->label, "heading");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  -1);
  update_percent (self);
}

GtkWidget *
asp_progress_ring_new (void)
{
  return g_object_new (ASP_TYPE_PROGRESS_RING, NULL);
}

int
asp_progress_ring_get_percent (AspProgressRing *self)
{
  g_return_val_if_fail (ASP_IS_PROGRESS_RING (self), 0);

  return self->percent;
}

/**
 * asp_progress_ring_set_percent:
 * @percent: 0 to 100
 */
void
asp_progress_ring_set_percent (AspProgressRing *self,
                               int              percent)
{
  g_return_if_fail (ASP_IS_PROGRESS_RING (self));
  g_return_if_fail (percent >= 0 && percent <= 100);

  if (self->percent == percent)
    return;

  self->percent = percent;
  update_percent (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERCENT]);
}

const char *
asp_progress_ring_get_title (AspProgressRing *self)
{
  g_return_val_if_fail (ASP_IS_PROGRESS_RING (self), NULL);

  return self->title;
}

/**
 * asp_progress_ring_set_title:
 * @title: (nullable): of what so much is done
 */
void
asp_progress_ring_set_title (AspProgressRing *self,
                             const char      *title)
{
  g_return_if_fail (ASP_IS_PROGRESS_RING (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "",
                                  -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}
