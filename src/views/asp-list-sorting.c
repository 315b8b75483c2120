/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-list-sorting.h"

#include <stdlib.h>
#include <string.h>

/* A column view tells by which column it is sorted only since GTK 4.10. Before, the sorter is asked
 * to compare two things that are no rows: the column that decides is the first that is asked, and
 * what comes back for its answer tells the direction. */
typedef struct
{
  GCompareDataFunc     compare;
  gpointer             user_data;
  GtkColumnViewColumn *column;          /* (unowned): has this */
} Key;

typedef struct
{
  GtkColumnViewColumn *asked;           /* (unowned) (nullable) */
} Probe;

static const char *const directions[] = {
  [GTK_SORT_ASCENDING] = "ascending",
  [GTK_SORT_DESCENDING] = "descending",
};

static Probe probe[2];

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  const Key *key = user_data;

  if (G_UNLIKELY (a == &probe[0] || a == &probe[1]))
    {
      probe[0].asked = key->column;
      return a == &probe[0] ? 1 : -1;
    }

  return key->compare (a, b, key->user_data);
}

/* Sorts the rows of a column view when its column's title is clicked. @user_data: kept as it is */
void
asp_list_sorting_set_compare (GtkColumnViewColumn *column,
                              GCompareDataFunc     compare,
                              gpointer             user_data)
{
  g_autoptr (GtkCustomSorter) sorter = NULL;
  Key *key;

  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));
  g_return_if_fail (compare != NULL);

  key = g_new0 (Key, 1);
  *key = (Key) { compare, user_data, column };
  sorter = gtk_custom_sorter_new (compare_cb, key, g_free);
  gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
}

/* What the rows are sorted by may have changed. */
void
asp_list_sorting_changed (GtkColumnView *view)
{
  GListModel *columns;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_sorter_changed (gtk_column_view_column_get_sorter (column), GTK_SORTER_CHANGE_DIFFERENT);
    }
}

/* Returns: (transfer full) (nullable): by which column the list is sorted, for
 *   asp_list_sorting_apply(); NULL: by none */
char *
asp_list_sorting_describe (GtkColumnView *view)
{
  GListModel *columns;
  GtkOrdering ordering;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  probe[0].asked = NULL;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), &probe[0], &probe[1]);
  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (column == probe[0].asked)
        return g_strdup_printf ("%u %s", i, directions[ordering == GTK_ORDERING_LARGER
                                                       ? GTK_SORT_ASCENDING
                                                       : GTK_SORT_DESCENDING]);
    }

  return NULL;
}

/* Sorts as asp_list_sorting_describe() told; what it did not tell is passed over. */
void
asp_list_sorting_apply (GtkColumnView *view,
                        const char    *text)
{
  g_autoptr (GtkColumnViewColumn) column = NULL;
  char *end;
  guint64 number;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (text != NULL);

  number = g_ascii_strtoull (text, &end, 10);
  if (end == text || *end != ' ' || number > G_MAXUINT)
    return;

  column = g_list_model_get_item (gtk_column_view_get_columns (view), (guint) number);
  for (guint i = 0; column != NULL && i < G_N_ELEMENTS (directions); i++)
    {
      if (strcmp (end + 1, directions[i]) == 0)
        {
          gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
          gtk_column_view_sort_by_column (view, column, (GtkSortType) i);
        }
    }
}
