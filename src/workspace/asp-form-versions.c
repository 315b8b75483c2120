/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-versions.h"

#include <string.h>

/* Parts of digits count as numbers: version 10 is newer than version 9, 1.10 than 1.9.
 * Returns: < 0, 0 or > 0 as @a is older than, the same as or newer than @b */
int
asp_form_version_compare (const char *a,
                          const char *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  while (*a != '\0' && *b != '\0')
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          gsize n_a, n_b;
          int order;

          a += strspn (a, "0");
          b += strspn (b, "0");
          n_a = strspn (a, "0123456789");
          n_b = strspn (b, "0123456789");
          order = n_a != n_b ? (n_a > n_b) - (n_a < n_b) : strncmp (a, b, n_a);
          if (order != 0)
            return order;
          a += n_a;
          b += n_b;
        }
      else if (*a != *b)
        {
          return (guchar) *a - (guchar) *b;
        }
      else
        {
          a++;
          b++;
        }
    }

  return (*a != '\0') - (*b != '\0');
}

static void
take_row (gpointer data,
          gpointer user_data)
{
  g_ptr_array_add (user_data, data);
}

static int
compare_forms (gconstpointer a,
               gconstpointer b)
{
  AspRow *x = *(AspRow *const *) a;
  AspRow *y = *(AspRow *const *) b;
  int order = g_strcmp0 (asp_row_get_text (x, "code"), asp_row_get_text (y, "code"));

  return order != 0 ? order : asp_form_version_compare (asp_row_get_text (y, "version"),
                                                        asp_row_get_text (x, "version"));
}

/* Returns: (transfer container) (element-type AspRow): all versions of all forms, by their codes,
 * the newest one first */
GPtrArray *
asp_form_list_forms (AspDocument *document)
{
  GPtrArray *forms = g_ptr_array_new ();

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), forms);

  asp_document_foreach (document, "form", take_row, forms);
  g_ptr_array_sort (forms, compare_forms);

  return forms;
}

/* The version that a municipality has: the newest one that it has begun, else the newest one.
 * Returns: (transfer none) (nullable): NULL: there is no such form */
AspRow *
asp_form_find_form (AspDocument *document,
                    gint64       municipality_id,
                    const char  *code)
{
  g_autoptr (GPtrArray) forms = asp_form_list_forms (document);
  AspRow *newest = NULL;

  for (guint i = 0; i < forms->len; i++)
    {
      AspRow *form = g_ptr_array_index (forms, i);

      if (g_strcmp0 (asp_row_get_text (form, "code"), code) != 0)
        continue;
      if (asp_form_find_instance (document, municipality_id, asp_row_get_id (form)) != NULL)
        return form;
      if (newest == NULL)
        newest = form;
    }

  return newest;
}

/* Returns: (transfer none) (nullable): NULL: not begun */
AspRow *
asp_form_find_instance (AspDocument *document,
                        gint64       municipality_id,
                        gint64       form_id)
{
  GPtrArray *rows;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);

  rows = asp_document_get_children (document, "form_instance", municipality_id);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      if (asp_row_get_integer (g_ptr_array_index (rows, i), "form_id", 0) == form_id)
        return g_ptr_array_index (rows, i);
    }

  return NULL;
}
