/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-person-choice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-text.h"

/* A person in the list. */
typedef struct
{
  gint64  id;
  char   *label;                /* (owned) */
  char   *key;                  /* (owned): to sort by */
  gboolean own;                 /* has to do with the municipality */
} Item;

typedef struct
{
  AspDocument *document;
  gint64       municipality_id;
  GHashTable  *places;          /* (owned): person's key → municipality's, where there is a role */
  GArray      *items;           /* (owned) (element-type Item) */
} Collection;

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_free (item->label);
  g_free (item->key);
}

static void
take_place (gpointer data,
            gpointer user_data)
{
  static const char *const columns[] = { "person_id", "deputy_id" };
  Collection *all = user_data;
  AspRow *role = data;
  gint64 place = asp_row_get_integer (role, "municipality_id", 0);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gint64 person = asp_row_get_integer (role, columns[i], 0);

      if (person != 0 &&
          (place == all->municipality_id || !g_hash_table_contains (all->places, &person)))
        g_hash_table_insert (all->places, g_memdup2 (&person, sizeof person),
                             g_memdup2 (&place, sizeof place));
    }
}

static void
take_person (gpointer data,
             gpointer user_data)
{
  Collection *all = user_data;
  AspRow *person = data;
  const char *name = asp_row_get_text (person, "name");
  Item item = { asp_row_get_id (person), g_strdup (name), asp_text_collate_key (name), FALSE };
  gint64 *place = g_hash_table_lookup (all->places, &item.id);
  AspRow *municipality = NULL;

  item.own = place != NULL && *place == all->municipality_id;
  if (place != NULL && !item.own)
    municipality = asp_document_lookup (all->document, "municipality", *place);
  if (municipality != NULL)
    {
      g_free (item.label);
      /* Translators: a person and the municipality of a role held there */
      item.label = g_strdup_printf (_("%s (%s)"), name, asp_row_get_text (municipality, "name"));
    }
  g_array_append_val (all->items, item);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const Item *x = a;
  const Item *y = b;

  if (x->own != y->own)
    return x->own ? -1 : 1;

  return strcmp (x->key, y->key);
}

static GArray *
collect (AspDocument *document,
         gint64       municipality_id)
{
  Collection all = { document, municipality_id, NULL, NULL };

  all.places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  all.items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (all.items, clear_item);
  asp_document_foreach (document, "role", take_place, &all);
  asp_document_foreach (document, "person", take_person, &all);
  g_array_sort (all.items, compare_items);
  g_hash_table_unref (all.places);

  return all.items;
}

static void
append (GtkStringList *labels,
        GArray        *ids,
        const char    *label,
        gint64         id)
{
  gtk_string_list_append (labels, label);
  g_array_append_val (ids, id);
}

/* @municipality_id: whose people come first; @selected: the key of a person, or one of the two
 * above */
GtkWidget *
asp_person_choice_new (AspDocument *document,
                       gint64       municipality_id,
                       gboolean     with_nobody,
                       gint64       selected)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (labels), expression);
  g_autoptr (GArray) items = collect (document, municipality_id);

  if (with_nobody)
    append (labels, ids, _("Nobody"), ASP_PERSON_CHOICE_NOBODY);
  append (labels, ids, _("New person"), ASP_PERSON_CHOICE_NEW);
  for (guint i = 0; i < items->len; i++)
    append (labels, ids, g_array_index (items, Item, i).label, g_array_index (items, Item, i).id);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  g_object_set_data_full (G_OBJECT (choice), "ids", ids, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) == selected)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
    }

  return choice;
}

gint64
asp_person_choice_get_id (GtkDropDown *choice)
{
  GArray *ids = g_object_get_data (G_OBJECT (choice), "ids");
  guint selected = gtk_drop_down_get_selected (choice);

  g_return_val_if_fail (ids != NULL, ASP_PERSON_CHOICE_NOBODY);

  return selected < ids->len ? g_array_index (ids, gint64, selected) : ASP_PERSON_CHOICE_NOBODY;
}
