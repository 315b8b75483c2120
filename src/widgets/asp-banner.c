/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-banner.h"

#include "asp-widget-style.h"

/**
 * AspBanner:
 *
 * A message over a page that stays until its cause is gone, with at most one button. The label
 * has the role of an alert, so that a screen reader says it when it appears. Pressing the button
 * emits ::button-clicked.
 */
struct _AspBanner
{
  GtkWidget  parent_instance;

  GtkWidget *revealer;
  GtkWidget *alert;
  GtkWidget *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (AspBanner, asp_banner, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_BUTTON_LABEL,
  PROP_REVEALED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  BUTTON_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
button_clicked_cb (AspBanner *self)
{
  g_signal_emit (self, signals[BUTTON_CLICKED], 0);
}

/* What is not revealed must not be read or reached by Tab. */
static void
child_revealed_cb (AspBanner *self)
{
  GtkRevealer *revealer = GTK_REVEALER (self->revealer);

  gtk_widget_set_visible (self->revealer,
                          gtk_revealer_get_reveal_child (revealer)
                          || gtk_revealer_get_child_revealed (revealer));
}

static void
asp_banner_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  AspBanner *self = ASP_BANNER (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, asp_banner_get_title (self));
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, asp_banner_get_button_label (self));
      break;
    case PROP_REVEALED:
      g_value_set_boolean (value, asp_banner_get_revealed (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_banner_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  AspBanner *self = ASP_BANNER (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      asp_banner_set_title (self, g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      asp_banner_set_button_label (self, g_value_get_string (value));
      break;
    case PROP_REVEALED:
      asp_banner_set_revealed (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_banner_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ASP_TYPE_BANNER);

  G_OBJECT_CLASS (asp_banner_parent_class)->dispose (object);
}

static void
asp_banner_class_init (AspBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = asp_banner_dispose;
  object_class->get_property = asp_banner_get_property;
  object_class->set_property = asp_banner_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[BUTTON_CLICKED] = g_signal_new ("button-clicked", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/hu/onkormanyzat/Csatlakozas/asp-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, AspBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, AspBanner, alert);
  gtk_widget_class_bind_template_child (widget_class, AspBanner, label);
  gtk_widget_class_bind_template_child (widget_class, AspBanner, button);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, child_revealed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "aspbanner");
}

static void
asp_banner_init (AspBanner *self)
{
  asp_widget_style_ensure (GTK_WIDGET (self));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
asp_banner_new (const char *title)
{
  return g_object_new (ASP_TYPE_BANNER, "title", title, NULL);
}

const char *
asp_banner_get_title (AspBanner *self)
{
  g_return_val_if_fail (ASP_IS_BANNER (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}

/**
 * asp_banner_set_title:
 * @title: (nullable): what happened, and what to do now
 */
void
asp_banner_set_title (AspBanner  *self,
                      const char *title)
{
  g_return_if_fail (ASP_IS_BANNER (self));

  if (title == NULL)
    title = "";
  if (g_str_equal (title, asp_banner_get_title (self)))
    return;

  gtk_label_set_text (GTK_LABEL (self->label), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->alert),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * asp_banner_get_button_label:
 *
 * Returns: (transfer none) (nullable): the button's text, %NULL when there is no button
 */
const char *
asp_banner_get_button_label (AspBanner *self)
{
  g_return_val_if_fail (ASP_IS_BANNER (self), NULL);

  return gtk_button_get_label (GTK_BUTTON (self->button));
}

void
asp_banner_set_button_label (AspBanner  *self,
                             const char *label)
{
  g_return_if_fail (ASP_IS_BANNER (self));

  if (g_strcmp0 (label, asp_banner_get_button_label (self)) == 0)
    return;

  g_object_set (self->button, "label", label, NULL);
  gtk_widget_set_visible (self->button, label != NULL && *label != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUTTON_LABEL]);
}

gboolean
asp_banner_get_revealed (AspBanner *self)
{
  g_return_val_if_fail (ASP_IS_BANNER (self), FALSE);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

void
asp_banner_set_revealed (AspBanner *self,
                         gboolean   revealed)
{
  g_return_if_fail (ASP_IS_BANNER (self));

  if (asp_banner_get_revealed (self) == !!revealed)
    return;

  if (revealed)
    gtk_widget_set_visible (self->revealer, TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), revealed);
  child_revealed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}
