/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

/* Half of the time that a large form takes goes into its XML, and a quarter into the expressions in
 * it: a thread parses them while the XML after them is read. */
struct _AspParseAhead
{
  GThread     *thread;          /* (owned) */
  GAsyncQueue *texts;           /* (owned) (element-type utf8): "" is the last one */
  GHashTable  *exprs;           /* (owned): text → AspExpr; the thread's until it has ended */
};

static gpointer
parse_cb (gpointer data)
{
  AspParseAhead *self = data;

  for (;;)
    {
      g_autofree char *text = g_async_queue_pop (self->texts);
      AspExpr *expr;

      if (*text == '\0')
        return NULL;
      if (g_hash_table_contains (self->exprs, text))
        continue;

      /* What is wrong is told when it is parsed at its place. */
      expr = _asp_expr_parse (text, NULL);
      if (expr != NULL)
        g_hash_table_insert (self->exprs, g_steal_pointer (&text), expr);
    }
}

/* Returns: (transfer full): for _asp_parse_ahead_finish() */
AspParseAhead *
_asp_parse_ahead_new (void)
{
  AspParseAhead *self = g_new0 (AspParseAhead, 1);

  self->texts = g_async_queue_new_full (g_free);
  self->exprs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) _asp_expr_unref);
  self->thread = g_thread_try_new ("expressions", parse_cb, self, NULL);

  return self;
}

/* @text: what will probably be asked for; not terminated */
void
_asp_parse_ahead_push (AspParseAhead *self,
                       const char    *text,
                       gsize          length)
{
  if (self->thread != NULL && length > 0)
    g_async_queue_push (self->texts, g_strndup (text, length));
}

/* Returns: (transfer full): text → AspExpr, of what could be parsed */
GHashTable *
_asp_parse_ahead_finish (AspParseAhead *self)
{
  GHashTable *exprs = self->exprs;

  if (self->thread != NULL)
    {
      g_async_queue_push (self->texts, g_strdup (""));
      g_thread_join (self->thread);
    }
  g_async_queue_unref (self->texts);
  g_free (self);

  return exprs;
}
