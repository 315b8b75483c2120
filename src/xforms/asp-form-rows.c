/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-instance-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Rows whose number the form itself gives (jr:count). */

/* More rows than anybody fills in: a number like this is a mistake of the form. */
#define MAX_ROWS 10000

/* A list that was to have more rows than anybody fills in has only so many; what is too much work
 * is not computed.
 * Returns: (transfer full) (nullable): that, in words; NULL: there is none */
char *
asp_form_instance_describe_cut (AspFormInstance *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), NULL);

  if (!asp_form_instance_check_work (self, &error))
    return g_strdup (error->message);

  if (self->cut == NULL)
    return NULL;

  if (self->cut->label != NULL)
    label = _asp_form_instance_format (self, self->cut->label, self->env.root);

  /* Translators: heading of a list in a questionnaire, two numbers of rows */
  return g_strdup_printf (_("“%s” is to have %.0f rows; there are no more than %d"),
                          label != NULL ? label : self->cut->path, self->cut_wanted, MAX_ROWS);
}

static AspFormElement *
find_counted (AspFormPath *repeat)
{
  for (guint i = 0; repeat->elements != NULL && i < repeat->elements->len; i++)
    {
      AspFormElement *element = g_ptr_array_index (repeat->elements, i);

      if (element->count != NULL)
        return element;
    }

  return NULL;
}

/* How many rows there have to be; -1: that is too much work to know. A blank or what is no number
 * asks for none: what is seen hangs on the answers alone, not on what they were before. */
static int
evaluate_count (AspFormInstance      *self,
                const AspFormElement *element,
                xmlNode              *parent)
{
  AspXPathContext context = _asp_form_context (self, parent);
  double number = _asp_expr_to_number (element->count, &context);

  if (!_asp_form_instance_is_sound (self))
    return -1;

  if (isnan (number))
    number = 0;
  if (number > MAX_ROWS)
    {
      self->cut = element;
      self->cut_wanted = number;
    }
  else if (self->cut == element)
    {
      self->cut = NULL;
    }

  return (int) CLAMP (trunc (number), 0, MAX_ROWS);
}

static void
add_counted_row (AspFormInstance *self,
                 xmlNode         *anchor,
                 guint            position)
{
  AspFormPath *repeat = anchor->_private;
  gint64 row_id = _asp_form_make_row_id (repeat, anchor->parent, position);
  AspNodeState *row;

  while (g_hash_table_contains (self->rows, &row_id))
    row_id++;
  if (!g_hash_table_contains (self->aside, &row_id))
    g_hash_table_add (self->grown, anchor);
  row = _asp_form_instance_build_row (self, anchor, row_id, anchor);
  _asp_form_instance_show_row (self, row);
  _asp_form_mark_new (self, row->xml);
  _asp_form_instance_preload (self, row->xml);
  _asp_form_instance_fire (self, ASP_EVENT_NEW_REPEAT, row);
}

/* Whether anything in a row is other than a new row has it. */
static gboolean
is_begun (xmlNode *xml)
{
  AspNodeState *state = _asp_node_state (xml);

  if (state == NULL)
    return FALSE;

  if (state->path->children == NULL)
    {
      const AspFormBind *bind = state->path->bind;
      g_autofree char *value = _asp_xpath_node_value (xml);
      g_autofree char *initial = _asp_form_get_initial (state->path);

      return (bind == NULL || bind->exprs[ASP_BIND_CALCULATE] == NULL) &&
             strcmp (value, initial) != 0;
    }

  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    {
      if (is_begun (child))
        return TRUE;
    }

  return FALSE;
}

/* "As long as the last one does not say that it is the last" calls for rows without end: such a
 * list gets its next row when somebody has begun the last one, and one at a time.
 * Returns: how many rows it may get now */
static int
limit_growth (AspFormInstance *self,
              xmlNode         *anchor,
              int              n_rows)
{
  /* What the form itself puts into a new row does not begin it. */
  if (g_hash_table_contains (self->grown, anchor))
    return 0;

  return n_rows == 0 || is_begun (_asp_form_find_last_row (anchor)->xml) ? 1 : 0;
}

/* Makes the rows in @parent as many as the form says (R13). Returns: whether any came or went */
static gboolean
count_rows (AspFormInstance      *self,
            const AspFormElement *element,
            xmlNode              *parent,
            int                   at_most)
{
  xmlNode *anchor = _asp_form_find_anchor (parent, element->at);
  int wanted = evaluate_count (self, element, parent);
  int n = anchor != NULL ? (int) _asp_form_count_rows (self, anchor) : 0;
  gboolean changed = FALSE;

  if (anchor == NULL || wanted < 0 || wanted == n)
    return FALSE;

  if (element->counts_itself && at_most > 1 && wanted > n)
    at_most = limit_growth (self, anchor, n);

  for (; n < wanted && at_most > 0; n++, at_most--, changed = TRUE)
    add_counted_row (self, anchor, (guint) n);
  for (; n > wanted; n--, changed = TRUE)
    _asp_form_instance_drop_row (self, _asp_form_find_last_row (anchor), TRUE);
  if (changed)
    _asp_form_mark_rows (self, element->at, parent, NULL);

  return changed;
}

/* Returns: whether rows came or went, so that there is more to compute */
gboolean
_asp_form_instance_apply_counts (AspFormInstance *self)
{
  gboolean changed = FALSE;
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (self->counts) == 0)
    return FALSE;
  if (self->counts_wait)
    {
      g_hash_table_remove_all (self->counts);
      return FALSE;
    }

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (elements, key);
  g_hash_table_remove_all (self->counts);
  for (guint i = 0; i < elements->len; i++)
    {
      const AspFormElement *element = g_ptr_array_index (elements, i);
      g_autoptr (GPtrArray) parents = g_ptr_array_new ();
      GPtrArray *states = self->states[element->at->parent->index];

      if (element->counts_itself && self->keeps_rows)
        continue;
      for (guint j = 0; j < states->len; j++)
        g_ptr_array_add (parents, ((AspNodeState *) g_ptr_array_index (states, j))->xml);
      for (guint j = 0; j < parents->len; j++)
        changed |= count_rows (self, element, g_ptr_array_index (parents, j), MAX_ROWS);
    }

  return changed;
}

/* Adds the next row that the form calls for. Returns: FALSE when it calls for none */
gboolean
_asp_form_instance_count_one (AspFormInstance *self,
                              AspFormPath     *repeat,
                              xmlNode         *parent)
{
  const AspFormElement *element = find_counted (repeat);

  return element != NULL && count_rows (self, element, parent, 1);
}
