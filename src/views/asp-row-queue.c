/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-row-queue.h"

/* How long one turn of describing may take, in microseconds. */
#define TURN 2000

struct _AspRowQueue
{
  GObject        parent_instance;

  GtkWidget     *list;          /* (unowned) (nullable): the widget that scrolls */
  AspRowFunc     describe;
  GHashTable    *unpainted;     /* (owned) (element-type GtkWidget): rows, unowned */
  GHashTable    *undescribed;   /* (owned) (element-type GtkWidget): rows, unowned */
  guint          idle;
  GdkFrameClock *clock;         /* (owned) (nullable) */
  gulong         layout_handler;
  gulong         paint_handler;
  gboolean       is_changed;    /* there may be more to describe since the last frame */
};

G_DEFINE_FINAL_TYPE (AspRowQueue, asp_row_queue, G_TYPE_OBJECT)

/* Returns: how far the row is from what is seen, in heights of the list; 0: some of it is seen */
static float
get_distance (AspRowQueue *self,
              GtkWidget   *row)
{
  graphene_rect_t bounds;
  float height, below, above;

  if (self->list == NULL || !gtk_widget_compute_bounds (row, self->list, &bounds))
    return 0;

  height = (float) MAX (gtk_widget_get_height (self->list), 1);
  below = bounds.origin.y - height;
  above = -(bounds.origin.y + bounds.size.height);

  return MAX (MAX (below, above), 0) / height;
}

/* The keyboard comes to a row that is not seen only by going up or down by at most a page. */
static gboolean
describe_cb (gpointer data)
{
  AspRowQueue *self = data;
  gint64 end = g_get_monotonic_time () + TURN;
  GHashTableIter iter;
  GtkWidget *row;

  g_hash_table_iter_init (&iter, self->undescribed);
  while (g_hash_table_iter_next (&iter, (gpointer *) &row, NULL))
    {
      if (get_distance (self, row) > 1)
        continue;
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;

      g_hash_table_iter_remove (&iter);
      self->describe (row);
    }
  self->idle = 0;

  return G_SOURCE_REMOVE;
}

static void
describe_later (AspRowQueue *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, describe_cb, self, NULL);
}

/* Nothing moves on the screen without a layout. */
static void
layout_cb (AspRowQueue *self)
{
  GHashTableIter iter;
  GtkWidget *row;

  g_hash_table_iter_init (&iter, self->unpainted);
  while (g_hash_table_iter_next (&iter, (gpointer *) &row, NULL))
    {
      if (get_distance (self, row) > 0)
        continue;

      g_hash_table_iter_remove (&iter);
      gtk_widget_queue_draw (row);
      /* Those behind it have come near. */
      self->is_changed = TRUE;
    }
}

/* What is seen goes before what is said of it: a frame that has to wait for its time would find the
 * program busy. */
static void
painted_cb (AspRowQueue *self)
{
  if (self->is_changed && g_hash_table_size (self->undescribed) > 0)
    describe_later (self);
  self->is_changed = FALSE;
}

static void
unrealize_cb (AspRowQueue *self)
{
  if (self->clock != NULL)
    {
      g_clear_signal_handler (&self->layout_handler, self->clock);
      g_clear_signal_handler (&self->paint_handler, self->clock);
    }
  g_clear_object (&self->clock);
}

/* After the window's own handler, which is older. */
static void
realize_cb (AspRowQueue *self)
{
  unrealize_cb (self);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (self->list));
  self->layout_handler = g_signal_connect_data (self->clock, "layout", G_CALLBACK (layout_cb), self,
                                                NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->paint_handler = g_signal_connect_swapped (self->clock, "after-paint",
                                                  G_CALLBACK (painted_cb), self);
}

static void
list_gone_cb (gpointer  data,
              GObject  *list)
{
  AspRowQueue *self = data;

  unrealize_cb (self);
  self->list = NULL;
}

static void
asp_row_queue_dispose (GObject *object)
{
  AspRowQueue *self = ASP_ROW_QUEUE (object);

  unrealize_cb (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      g_object_weak_unref (G_OBJECT (self->list), list_gone_cb, self);
    }
  self->list = NULL;

  G_OBJECT_CLASS (asp_row_queue_parent_class)->dispose (object);
}

static void
asp_row_queue_finalize (GObject *object)
{
  AspRowQueue *self = ASP_ROW_QUEUE (object);

  g_hash_table_unref (self->unpainted);
  g_hash_table_unref (self->undescribed);

  G_OBJECT_CLASS (asp_row_queue_parent_class)->finalize (object);
}

static void
asp_row_queue_class_init (AspRowQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = asp_row_queue_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_row_queue_finalize;
}

static void
asp_row_queue_init (AspRowQueue *self)
{
  self->unpainted = g_hash_table_new (NULL, NULL);
  self->undescribed = g_hash_table_new (NULL, NULL);
}

/* @list: the widget that scrolls, not kept alive. @describe: tells the screen reader of a row. */
AspRowQueue *
asp_row_queue_new (GtkWidget  *list,
                   AspRowFunc  describe)
{
  AspRowQueue *self;

  g_return_val_if_fail (GTK_IS_WIDGET (list), NULL);
  g_return_val_if_fail (describe != NULL, NULL);

  self = g_object_new (ASP_TYPE_ROW_QUEUE, NULL);
  self->list = list;
  self->describe = describe;
  g_object_weak_ref (G_OBJECT (list), list_gone_cb, self);
  g_signal_connect_swapped (list, "realize", G_CALLBACK (realize_cb), self);
  g_signal_connect_swapped (list, "unrealize", G_CALLBACK (unrealize_cb), self);

  return self;
}

/* For a row that is about to paint itself. TRUE: it need not, it is not seen; it will be asked to
 * when it is. */
gboolean
asp_row_queue_put_off (AspRowQueue *self,
                       GtkWidget   *row)
{
  g_return_val_if_fail (ASP_IS_ROW_QUEUE (self), FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (row), FALSE);

  if (get_distance (self, row) <= 0)
    {
      g_hash_table_remove (self->unpainted, row);
      return FALSE;
    }
  g_hash_table_add (self->unpainted, row);

  return TRUE;
}

/* The row shows something else, and will be painted: after that it is described, as soon as there
 * is time and it is near what is seen. */
void
asp_row_queue_describe (AspRowQueue *self,
                        GtkWidget   *row)
{
  g_return_if_fail (ASP_IS_ROW_QUEUE (self));
  g_return_if_fail (GTK_IS_WIDGET (row));

  g_hash_table_add (self->undescribed, row);
  self->is_changed = TRUE;
}

/* The row shows nothing any more, or goes. */
void
asp_row_queue_remove (AspRowQueue *self,
                      GtkWidget   *row)
{
  g_return_if_fail (ASP_IS_ROW_QUEUE (self));

  g_hash_table_remove (self->unpainted, row);
  g_hash_table_remove (self->undescribed, row);
}
