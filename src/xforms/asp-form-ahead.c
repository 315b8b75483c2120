/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

/* Half of the time that a large form takes goes into its XML, and a quarter into the expressions in
 * it: a thread reads the form's texts and parses the expressions while the XML around them is read.
 * Who reads the XML helps with the expressions when it has nothing else to do. */

typedef struct
{
  char    *text;                /* (owned) */
  AspExpr *expr;                /* (owned) (nullable): of who has taken it until all are done */
} Item;

struct _AspParseAhead
{
  GThread     *thread;          /* (owned) (nullable): there was none to have */
  AspAheadFunc first;           /* (nullable): what it does before all expressions */
  gpointer     first_data;
  GHashTable  *known;           /* (owned) (element-type Item): text → item; of who pushes */

  GMutex       mutex;           /* for all that follows */
  GCond        changed;
  gboolean     first_is_taken;
  gboolean     first_is_done;
  gboolean     is_complete;     /* no more texts come */
  gboolean     is_waiting;      /* the thread waits for more of them */
  GPtrArray   *items;           /* (owned) (element-type Item) (unowned) */
  guint        n_taken;
};

static void
free_item (gpointer data)
{
  Item *item = data;

  g_free (item->text);
  _asp_expr_unref (item->expr);
  g_free (item);
}

/* Returns: (transfer none) (nullable): what nobody else parses */
static Item *
take_item (AspParseAhead *self,
           gboolean       may_wait)
{
  Item *item = NULL;

  g_mutex_lock (&self->mutex);
  while (may_wait && self->n_taken == self->items->len && !self->is_complete)
    {
      self->is_waiting = TRUE;
      g_cond_wait (&self->changed, &self->mutex);
      self->is_waiting = FALSE;
    }
  if (self->n_taken < self->items->len)
    item = g_ptr_array_index (self->items, self->n_taken++);
  g_mutex_unlock (&self->mutex);

  return item;
}

static void
parse_items (AspParseAhead *self,
             gboolean       may_wait)
{
  Item *item;

  /* What is wrong is told when it is parsed at its place. */
  while ((item = take_item (self, may_wait)) != NULL)
    item->expr = _asp_expr_parse (item->text, NULL);
}

/* Whoever comes first does it: on a busy machine the thread may begin late. */
static void
do_first (AspParseAhead *self)
{
  gboolean is_taken;

  g_mutex_lock (&self->mutex);
  is_taken = self->first_is_taken;
  self->first_is_taken = TRUE;
  g_mutex_unlock (&self->mutex);
  if (is_taken)
    return;

  if (self->first != NULL)
    self->first (self->first_data);

  g_mutex_lock (&self->mutex);
  self->first_is_done = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

static gpointer
thread_cb (gpointer data)
{
  do_first (data);
  parse_items (data, TRUE);

  return NULL;
}

/* @first: (nullable): what the thread is to do before it parses anything
 * Returns: (transfer full): for _asp_parse_ahead_finish() */
AspParseAhead *
_asp_parse_ahead_new (AspAheadFunc first,
                      gpointer     data)
{
  AspParseAhead *self = g_new0 (AspParseAhead, 1);

  self->first = first;
  self->first_data = data;
  self->known = g_hash_table_new_full (_asp_text_hash, g_str_equal, NULL, free_item);
  self->items = g_ptr_array_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->thread = g_thread_try_new ("form", thread_cb, self, NULL);

  return self;
}

/* Waits until what is to be done first is done. */
void
_asp_parse_ahead_wait (AspParseAhead *self)
{
  do_first (self);

  g_mutex_lock (&self->mutex);
  while (!self->first_is_done)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/* @text: what will probably be asked for; not terminated */
void
_asp_parse_ahead_push (AspParseAhead *self,
                       const char    *text,
                       gsize          length)
{
  g_autofree char *copy = length > 0 ? g_strndup (text, length) : NULL;
  Item *item;

  if (copy == NULL || g_hash_table_contains (self->known, copy))
    return;

  item = g_new0 (Item, 1);
  item->text = g_steal_pointer (&copy);
  g_hash_table_insert (self->known, item->text, item);
  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->items, item);
  if (self->is_waiting)
    g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/* Returns: (transfer full): text → AspExpr, of what could be parsed */
GHashTable *
_asp_parse_ahead_finish (AspParseAhead *self)
{
  GHashTable *exprs = g_hash_table_new_full (_asp_text_hash, g_str_equal, g_free,
                                             (GDestroyNotify) _asp_expr_unref);

  g_mutex_lock (&self->mutex);
  self->is_complete = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
  parse_items (self, FALSE);
  if (self->thread != NULL)
    g_thread_join (self->thread);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item->expr != NULL)
        g_hash_table_insert (exprs, g_strdup (item->text), g_steal_pointer (&item->expr));
    }
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->items);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->mutex);
  g_free (self);

  return exprs;
}
