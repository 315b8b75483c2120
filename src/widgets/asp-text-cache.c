/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-text-cache.h"

/* A few screens of a table with ten columns. */
#define MAX_LAYOUTS 2000

/**
 * AspTextCache:
 *
 * Texts that a widget paints, laid out once. Most texts of a table stand in it many times or come
 * back when it is scrolled, and to lay one out takes ten times as long as to paint it.
 */
struct _AspTextCache
{
  GObject     parent_instance;

  GtkWidget  *widget;           /* (unowned) (nullable): whose font the texts have */
  guint       serial;           /* of the font that @layouts have */
  GHashTable *layouts;          /* (owned) (element-type Key PangoLayout) */
};

typedef struct
{
  char         *text;
  AspTextStyle  style;
  int           width;
} Key;

G_DEFINE_FINAL_TYPE (AspTextCache, asp_text_cache, G_TYPE_OBJECT)

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) * 31 + (guint) key->width * 4 + key->style;
}

static gboolean
are_equal_keys (gconstpointer a,
                gconstpointer b)
{
  const Key *x = a;
  const Key *y = b;

  return x->width == y->width && x->style == y->style && g_str_equal (x->text, y->text);
}

static void
free_key (gpointer data)
{
  g_free (((Key *) data)->text);
  g_free (data);
}

static PangoLayout *
create_layout (AspTextCache *self,
               const char   *text,
               AspTextStyle  style,
               int           width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->widget, text);
  int all_width;

  if (style != ASP_TEXT_NORMAL)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, style == ASP_TEXT_BOLD
                                          ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                                          /* As the style class "numeric" of a label */
                                          : pango_attr_font_features_new ("tnum"));
      pango_layout_set_attributes (layout, attributes);
    }
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_get_pixel_size (layout, &all_width, NULL);
  if (width >= 0 && all_width > width)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, width * PANGO_SCALE);
    }

  return layout;
}

static void
asp_text_cache_dispose (GObject *object)
{
  g_clear_weak_pointer (&ASP_TEXT_CACHE (object)->widget);

  G_OBJECT_CLASS (asp_text_cache_parent_class)->dispose (object);
}

static void
asp_text_cache_finalize (GObject *object)
{
  g_hash_table_unref (ASP_TEXT_CACHE (object)->layouts);

  G_OBJECT_CLASS (asp_text_cache_parent_class)->finalize (object);
}

static void
asp_text_cache_class_init (AspTextCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = asp_text_cache_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_text_cache_finalize;
}

static void
asp_text_cache_init (AspTextCache *self)
{
  self->layouts = g_hash_table_new_full (hash_key, are_equal_keys, free_key, g_object_unref);
}

/* @widget: whose font the texts have; not kept alive */
AspTextCache *
asp_text_cache_new (GtkWidget *widget)
{
  AspTextCache *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (ASP_TYPE_TEXT_CACHE, NULL);
  g_set_weak_pointer (&self->widget, widget);

  return self;
}

/**
 * asp_text_cache_get_layout:
 * @width: pixels beyond which the text is cut with an ellipsis; -1: none
 *
 * Returns: (transfer none) (nullable): @text on one line, good until the next call; not to be
 *   changed. NULL when the widget has gone
 */
PangoLayout *
asp_text_cache_get_layout (AspTextCache *self,
                           const char   *text,
                           AspTextStyle  style,
                           int           width)
{
  Key key = { (char *) text, style, MAX (width, -1) };
  PangoLayout *layout;
  guint serial;

  g_return_val_if_fail (ASP_IS_TEXT_CACHE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (self->widget == NULL)
    return NULL;

  serial = pango_context_get_serial (gtk_widget_get_pango_context (self->widget));
  if (serial != self->serial || g_hash_table_size (self->layouts) >= MAX_LAYOUTS)
    g_hash_table_remove_all (self->layouts);
  self->serial = serial;

  layout = g_hash_table_lookup (self->layouts, &key);
  if (layout == NULL)
    {
      layout = create_layout (self, text, style, key.width);
      key.text = g_strdup (text);
      g_hash_table_insert (self->layouts, g_memdup2 (&key, sizeof key), layout);
    }

  return layout;
}
