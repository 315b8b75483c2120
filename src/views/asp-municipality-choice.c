/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipality-choice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gint64      id;
  const char *name;             /* the row's */
  char       *key;              /* (owned): for sorting */
} Entry;

static void
clear_entry (gpointer entry)
{
  g_free (((Entry *) entry)->key);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const Entry *) a)->key, ((const Entry *) b)->key);
}

static void
collect_entry (gpointer data,
               gpointer user_data)
{
  const char *name = asp_row_get_text (data, "name");
  Entry entry = { .id = asp_row_get_id (data), .name = name };

  entry.key = g_utf8_collate_key (name, -1);
  g_array_append_val (user_data, entry);
}

static void
add (GtkStringList *labels,
     GArray        *ids,
     gint64         id,
     const char    *label)
{
  gtk_string_list_append (labels, label);
  g_array_append_val (ids, id);
}

/* @own_id: comes first and is what is chosen until something else is */
GtkWidget *
asp_municipality_choice_new (AspPlanner *planner,
                             gint64      own_id)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  GtkWidget *choice;

  g_array_set_clear_func (entries, clear_entry);
  asp_document_foreach (asp_planner_get_document (planner), "municipality", collect_entry,
                        entries);
  g_array_sort (entries, compare_entries);
  add (labels, ids, own_id, C_("municipality of a preceding task", "This municipality"));
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (entry->id != own_id && asp_planner_get_plan (planner, entry->id) != NULL)
        add (labels, ids, entry->id, entry->name);
    }

  choice = gtk_drop_down_new (G_LIST_MODEL (labels), expression);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  g_object_set_data_full (G_OBJECT (choice), "ids", ids, (GDestroyNotify) g_array_unref);

  return choice;
}

void
asp_municipality_choice_set_id (GtkDropDown *choice,
                                gint64       id)
{
  GArray *ids = g_object_get_data (G_OBJECT (choice), "ids");

  g_return_if_fail (ids != NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) == id)
        gtk_drop_down_set_selected (choice, i);
    }
}

gint64
asp_municipality_choice_get_id (GtkDropDown *choice)
{
  GArray *ids = g_object_get_data (G_OBJECT (choice), "ids");
  guint selected = gtk_drop_down_get_selected (choice);

  g_return_val_if_fail (ids != NULL, 0);

  return g_array_index (ids, gint64, selected < ids->len ? selected : 0);
}
