/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-unstored-edits.h"

#include <glib/gi18n-lib.h>

/* More names than this do not fit into a banner. */
#define MAX_NAMES 3

struct _AspUnstoredEdits
{
  GPtrArray *edits;             /* (owned) (element-type AspEdit) */
};

AspUnstoredEdits *
asp_unstored_edits_new (void)
{
  AspUnstoredEdits *self = g_new0 (AspUnstoredEdits, 1);

  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_edit_unref);

  return self;
}

void
asp_unstored_edits_free (AspUnstoredEdits *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->edits);
  g_free (self);
}

static const AspValue *
find_value (const AspEditOperation *operation,
            const char             *column)
{
  for (guint i = 0; i < operation->columns->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (operation->columns, i), column))
        return &g_array_index (operation->values, AspValue, i);
    }

  return NULL;
}

/* Rows that are new in both have keys of their own, but answer the same question, or say how the
 * same task stands. */
static gboolean
are_twins (const AspEditOperation *a,
           const AspEditOperation *b)
{
  static const struct
  {
    const char *table;
    const char *columns[3];
  } keys[] = {
    { "answer", { "instance_id", "path", "row_id" } },
    { "task_state", { "municipality_id", "task_code" } },
    { "form_instance", { "municipality_id", "form_id" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gboolean equal = TRUE;

      if (!g_str_equal (a->table, keys[i].table))
        continue;

      for (guint j = 0; j < G_N_ELEMENTS (keys[i].columns) && keys[i].columns[j] != NULL; j++)
        {
          const AspValue *x = find_value (a, keys[i].columns[j]);
          const AspValue *y = find_value (b, keys[i].columns[j]);

          equal = equal && (x == NULL ? y == NULL : y != NULL && asp_value_equal (x, y));
        }

      return equal;
    }

  return FALSE;
}

static gboolean
overlap (AspEdit *a,
         AspEdit *b)
{
  for (guint i = 0; i < asp_edit_get_n_operations (a); i++)
    {
      const AspEditOperation *x = asp_edit_get_operation (a, i);

      for (guint j = 0; j < asp_edit_get_n_operations (b); j++)
        {
          const AspEditOperation *y = asp_edit_get_operation (b, j);

          if (x->table == y->table &&
              (x->id == y->id ||
               (x->kind == ASP_EDIT_INSERT && y->kind == ASP_EDIT_INSERT && are_twins (x, y))))
            return TRUE;
        }
    }

  return FALSE;
}

/* Keeps an edit that could not be stored, instead of older ones about the same thing. */
void
asp_unstored_edits_add (AspUnstoredEdits *self,
                        AspEdit          *edit)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (edit != NULL);

  asp_unstored_edits_settle (self, edit);
  g_ptr_array_add (self->edits, asp_edit_ref (edit));
}

/* Forgets what a newer edit, now stored, has written too: trying again would bring it back. */
void
asp_unstored_edits_settle (AspUnstoredEdits *self,
                           AspEdit          *stored)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (stored != NULL);

  for (guint i = self->edits->len; i > 0; i--)
    {
      if (overlap (g_ptr_array_index (self->edits, i - 1), stored))
        g_ptr_array_remove_index (self->edits, i - 1);
    }
}

guint
asp_unstored_edits_get_n (AspUnstoredEdits *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->edits->len;
}

/* The names of what waits. Returns: (transfer full) */
char *
asp_unstored_edits_describe (AspUnstoredEdits *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_more;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < MIN (self->edits->len, MAX_NAMES); i++)
    {
      if (i > 0)
        g_string_append (text, "; ");
      g_string_append (text, asp_edit_get_label (g_ptr_array_index (self->edits, i)));
    }

  n_more = self->edits->len - MIN (self->edits->len, MAX_NAMES);
  if (n_more > 0)
    {
      g_string_append (text, "; ");
      /* Translators: after the names of some changes */
      g_string_append_printf (text, ngettext ("%u more", "%u more", n_more), n_more);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Gives all away, to be tried again. Returns: (transfer full) (element-type AspEdit) */
GPtrArray *
asp_unstored_edits_take (AspUnstoredEdits *self)
{
  GPtrArray *edits;

  g_return_val_if_fail (self != NULL, NULL);

  edits = self->edits;
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_edit_unref);

  return edits;
}
