/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-row-pool.h"

/* One row widget. Those that show nothing are kept for what is seen next: to make a row takes ten
 * times as long as to give it another item. */
typedef struct
{
  GtkWidget *widget;            /* (unowned): a child of the list */
  guint      position;          /* GTK_INVALID_LIST_POSITION: of no item */
  gboolean   is_described;
} Slot;

struct _AspRowPool
{
  GObject    parent_instance;

  GtkWidget *list;              /* (unowned): the list keeps the pool */
  GType      row_type;
  GArray    *slots;             /* (owned) (element-type Slot): never empty before it is cleared */
};

G_DEFINE_FINAL_TYPE (AspRowPool, asp_row_pool, G_TYPE_OBJECT)

static Slot *
get_slot (AspRowPool *self,
          guint       i)
{
  return &g_array_index (self->slots, Slot, i);
}

static void
add_slot (AspRowPool *self)
{
  Slot slot = { g_object_new (self->row_type, NULL), GTK_INVALID_LIST_POSITION, FALSE };

  gtk_widget_set_focusable (slot.widget, TRUE);
  gtk_widget_add_css_class (slot.widget, "activatable");
  gtk_widget_set_child_visible (slot.widget, FALSE);
  gtk_widget_set_parent (slot.widget, self->list);
  gtk_accessible_update_state (GTK_ACCESSIBLE (slot.widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  g_array_append_val (self->slots, slot);
}

static void
empty_slot (Slot *slot)
{
  slot->position = GTK_INVALID_LIST_POSITION;
  asp_list_row_set_item (ASP_LIST_ROW (slot->widget), NULL);
}

static void
set_selected (Slot     *slot,
              gboolean  selected)
{
  if (selected)
    gtk_widget_set_state_flags (slot->widget, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (slot->widget, GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (slot->widget), GTK_ACCESSIBLE_STATE_SELECTED,
                               selected, -1);
}

static void
asp_row_pool_finalize (GObject *object)
{
  g_array_unref (ASP_ROW_POOL (object)->slots);

  G_OBJECT_CLASS (asp_row_pool_parent_class)->finalize (object);
}

static void
asp_row_pool_class_init (AspRowPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = asp_row_pool_finalize;
}

static void
asp_row_pool_init (AspRowPool *self)
{
  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
}

/* @list: becomes the rows' parent; not kept alive. @row_type: of widgets that are AspListRows */
AspRowPool *
asp_row_pool_new (GtkWidget *list,
                  GType      row_type)
{
  AspRowPool *self;

  g_return_val_if_fail (GTK_IS_WIDGET (list), NULL);
  g_return_val_if_fail (g_type_is_a (row_type, ASP_TYPE_LIST_ROW), NULL);

  self = g_object_new (ASP_TYPE_ROW_POOL, NULL);
  self->list = list;
  self->row_type = row_type;
  add_slot (self);

  return self;
}

/* Makes rows until there are @n. Not for a list that is being given its size: it would have to be
 * asked for it again. Returns: whether rows were made */
gboolean
asp_row_pool_reserve (AspRowPool *self,
                      guint       n)
{
  g_return_val_if_fail (ASP_IS_ROW_POOL (self), FALSE);

  if (self->slots->len >= n)
    return FALSE;

  while (self->slots->len < n)
    add_slot (self);

  return TRUE;
}

guint
asp_row_pool_get_size (AspRowPool *self)
{
  g_return_val_if_fail (ASP_IS_ROW_POOL (self), 0);

  return self->slots->len;
}

/* The list goes. */
void
asp_row_pool_clear (AspRowPool *self)
{
  g_return_if_fail (ASP_IS_ROW_POOL (self));

  for (guint i = 0; i < self->slots->len; i++)
    gtk_widget_unparent (get_slot (self, i)->widget);
  g_array_set_size (self->slots, 0);
}

/* Returns: (transfer none): a row, as high as all others */
GtkWidget *
asp_row_pool_get_measured (AspRowPool *self)
{
  g_return_val_if_fail (ASP_IS_ROW_POOL (self), NULL);
  g_return_val_if_fail (self->slots->len > 0, NULL);

  return get_slot (self, 0)->widget;
}

static Slot *
find_slot (AspRowPool *self,
           guint       position)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      if (get_slot (self, i)->position == position)
        return get_slot (self, i);
    }

  return NULL;
}

/* Returns: (transfer none) (nullable): the row that shows the item at @position */
GtkWidget *
asp_row_pool_find (AspRowPool *self,
                   guint       position)
{
  Slot *slot;

  g_return_val_if_fail (ASP_IS_ROW_POOL (self), NULL);

  slot = position != GTK_INVALID_LIST_POSITION ? find_slot (self, position) : NULL;

  return slot != NULL ? slot->widget : NULL;
}

/* Returns: which item @row shows, or GTK_INVALID_LIST_POSITION */
guint
asp_row_pool_get_position (AspRowPool *self,
                           GtkWidget  *row)
{
  g_return_val_if_fail (ASP_IS_ROW_POOL (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < self->slots->len; i++)
    {
      if (get_slot (self, i)->widget == row)
        return get_slot (self, i)->position;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* Calls @func for each row that shows an item, in their order. */
void
asp_row_pool_foreach (AspRowPool *self,
                      AspRowFunc  func,
                      gpointer    user_data)
{
  g_return_if_fail (ASP_IS_ROW_POOL (self));

  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = get_slot (self, i);

      if (slot->position != GTK_INVALID_LIST_POSITION)
        func (slot->widget, slot->position, user_data);
    }
}

/**
 * asp_row_pool_items_changed:
 * @focused: (nullable): the row that has the keyboard
 * @focused_position: where the keyboard is after the change
 *
 * Rows keep their items where these have gone elsewhere in the list, and let go of those that are
 * not in it any more. The keyboard's row stays the same widget: it would lose the keyboard else.
 */
void
asp_row_pool_items_changed (AspRowPool *self,
                            guint       position,
                            guint       removed,
                            guint       added,
                            GtkWidget  *focused,
                            guint       focused_position)
{
  g_return_if_fail (ASP_IS_ROW_POOL (self));

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = get_slot (self, i);

      /* How many items there are is told too. */
      slot->is_described = FALSE;
      if (slot->position == GTK_INVALID_LIST_POSITION || slot->position < position)
        continue;
      if (slot->position >= position + removed)
        slot->position += added - removed;
      else
        empty_slot (slot);
    }

  for (guint i = 0; focused != NULL && i < self->slots->len; i++)
    {
      Slot *slot = get_slot (self, i);

      if (slot->widget == focused)
        slot->position = focused_position;
      else if (slot->position == focused_position)
        empty_slot (slot);
    }
}

void
asp_row_pool_update_selection (AspRowPool        *self,
                               GtkSelectionModel *model)
{
  g_return_if_fail (ASP_IS_ROW_POOL (self));

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = get_slot (self, i);

      if (slot->position != GTK_INVALID_LIST_POSITION)
        set_selected (slot, gtk_selection_model_is_selected (model, slot->position));
    }
}

static gboolean
is_wanted (guint position,
           guint first,
           guint n,
           guint kept)
{
  return position != GTK_INVALID_LIST_POSITION &&
         (position == kept || (position >= first && position - first < n));
}

/* Gives the item at @position to a row that has none, if it is not shown yet and there is one. */
static void
fill_slot (AspRowPool *self,
           guint       position)
{
  Slot *slot = find_slot (self, position) == NULL ? find_slot (self, GTK_INVALID_LIST_POSITION)
                                                  : NULL;

  if (slot != NULL)
    slot->position = position;
}

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  const Slot *x = a;
  const Slot *y = b;

  return (x->position > y->position) - (x->position < y->position);
}

/* Screen readers go from row to row as they follow each other under their parent. */
static void
put_in_order (AspRowPool *self)
{
  GtkWidget *before = NULL;

  for (guint i = 0; i < self->slots->len; i++)
    {
      GtkWidget *widget = get_slot (self, i)->widget;

      if (gtk_widget_get_prev_sibling (widget) != before)
        gtk_widget_insert_after (widget, self->list, before);
      before = widget;
    }
}

/**
 * asp_row_pool_show:
 * @first: the first item that is seen
 * @n: how many are; all are in @model
 * @kept: an item whose row is needed though it is not seen, or GTK_INVALID_LIST_POSITION
 *
 * Gives rows to all that is to be shown, and only to that; as far as there are rows.
 */
void
asp_row_pool_show (AspRowPool        *self,
                   GtkSelectionModel *model,
                   guint              first,
                   guint              n,
                   guint              kept)
{
  g_return_if_fail (ASP_IS_ROW_POOL (self));

  for (guint i = 0; i < self->slots->len; i++)
    {
      if (!is_wanted (get_slot (self, i)->position, first, n, kept))
        empty_slot (get_slot (self, i));
    }
  if (kept != GTK_INVALID_LIST_POSITION)
    fill_slot (self, kept);
  for (guint i = 0; i < n; i++)
    fill_slot (self, first + i);
  g_array_sort (self->slots, compare_slots);

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = get_slot (self, i);
      gboolean shown = slot->position != GTK_INVALID_LIST_POSITION;
      g_autoptr (GObject) item = shown ? g_list_model_get_item (G_LIST_MODEL (model),
                                                                slot->position) : NULL;

      asp_list_row_set_item (ASP_LIST_ROW (slot->widget), item);
      if (shown)
        set_selected (slot, gtk_selection_model_is_selected (model, slot->position));
      if (shown != gtk_widget_get_child_visible (slot->widget))
        {
          gtk_widget_set_child_visible (slot->widget, shown);
          gtk_accessible_update_state (GTK_ACCESSIBLE (slot->widget), GTK_ACCESSIBLE_STATE_HIDDEN,
                                       !shown, -1);
        }
    }
}

/* What @row shows has changed, or it shows something else. */
void
asp_row_pool_describe_later (AspRowPool *self,
                             GtkWidget  *row)
{
  g_return_if_fail (ASP_IS_ROW_POOL (self));

  for (guint i = 0; i < self->slots->len; i++)
    {
      if (get_slot (self, i)->widget == row)
        get_slot (self, i)->is_described = FALSE;
    }
}

/* Tells the screen reader of the rows that show something else than when it was told, and in which
 * order they stand. Not for a list that is being given its size, as asp_row_pool_reserve(). */
void
asp_row_pool_describe (AspRowPool        *self,
                       GtkSelectionModel *model)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (model));

  g_return_if_fail (ASP_IS_ROW_POOL (self));

  put_in_order (self);
  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = get_slot (self, i);
      g_autofree char *words = NULL;

      if (slot->is_described || slot->position == GTK_INVALID_LIST_POSITION)
        continue;

      words = asp_list_row_describe (ASP_LIST_ROW (slot->widget));
      gtk_accessible_update_property (GTK_ACCESSIBLE (slot->widget),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (slot->widget),
                                      GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) slot->position + 1,
                                      GTK_ACCESSIBLE_RELATION_SET_SIZE, n, -1);
      slot->is_described = TRUE;
    }
}
