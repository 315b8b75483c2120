/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-access-keys.h"

/* Adds the keys that labels in the widget have, and those labels that are to have one.
 * @labels: (nullable) */
static void
collect (GtkWidget  *widget,
         GHashTable *keys,
         GPtrArray  *labels)
{
  if (GTK_IS_LABEL (widget))
    {
      GtkLabel *label = GTK_LABEL (widget);
      guint key = gtk_label_get_mnemonic_keyval (label);

      /* GTK 4.8 says 0 of a label that may have a key and has none. */
      if (key != GDK_KEY_VoidSymbol && key != 0)
        g_hash_table_add (keys, GUINT_TO_POINTER (gdk_keyval_to_lower (key)));
      else if (labels != NULL && gtk_label_get_mnemonic_widget (label) != NULL &&
               !gtk_label_get_use_markup (label) && !gtk_label_get_use_underline (label))
        g_ptr_array_add (labels, label);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, keys, labels);
}

/* Returns: (nullable): the letter of @text to be its key, at best the first of a word; NULL when
 *   all are taken */
static const char *
find_letter (const char *text,
             GHashTable *keys,
             guint      *key)
{
  const char *found = NULL;
  gboolean is_inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_unichar_tolower (g_utf8_get_char (p));
      guint keyval = gdk_unicode_to_keyval (letter);

      if (g_unichar_isalpha (letter) && !g_hash_table_contains (keys, GUINT_TO_POINTER (keyval)) &&
          (found == NULL || !is_inside))
        {
          found = p;
          *key = keyval;
          if (!is_inside)
            return found;
        }
      is_inside = g_unichar_isalnum (letter);
    }

  return found;
}

static void
give_key (GtkLabel   *label,
          GHashTable *keys)
{
  const char *text = gtk_label_get_label (label);
  g_autoptr (GString) marked = g_string_new (NULL);
  const char *letter;
  guint key;

  letter = find_letter (text, keys, &key);
  if (letter == NULL)
    return;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (p == letter || *p == '_')
        g_string_append_c (marked, '_');
      g_string_append_c (marked, *p);
    }
  gtk_label_set_label (label, marked->str);
  gtk_label_set_use_underline (label, TRUE);
  g_hash_table_add (keys, GUINT_TO_POINTER (key));
}

/* Gives each label of a control in the widget an access key that no other has in its window, from
 * the top down, as long as a letter of the label is free. A form has more fields than anybody keeps
 * apart who writes their titles, in any language; so they are given when it is shown. Keys that
 * labels have already stay: this may be called again when something was added. */
void
asp_access_keys_assign (GtkWidget *widget)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = gtk_widget_get_root (widget);
  if (root != NULL)
    collect (GTK_WIDGET (root), keys, NULL);
  collect (widget, keys, labels);
  for (guint i = 0; i < labels->len; i++)
    give_key (g_ptr_array_index (labels, i), keys);
}
