/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-explain-private.h"

#include <string.h>

#include "asp-form-lint-private.h"

/* What questions and choices are called in sentences. */

/* A label may be a paragraph; its beginning tells which one it is. In characters. */
#define MAX_LABEL 80

/* Takes @text. One line of it, without marks of emphasis. */
static char *
tidy (char *text)
{
  g_autofree char *owned = text;
  g_auto (GStrv) words = g_strsplit_set (owned, " \t\r\n", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        g_string_append_printf (line, line->len > 0 ? " %s" : "%s", words[i]);
    }
  g_string_replace (line, "**", "", 0);
  if (g_utf8_strlen (line->str, -1) > MAX_LABEL)
    {
      g_string_truncate (line, (gsize) (g_utf8_offset_to_pointer (line->str, MAX_LABEL - 1) -
                                        line->str));
      g_string_append (line, "…");
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* The words of what shows the node; its name where there are none. */
char *
_asp_explain_label (const AspExplain *self,
                    AspFormPath      *path)
{
  for (guint i = 0; path->elements != NULL && i < path->elements->len; i++)
    {
      const AspFormElement *element = g_ptr_array_index (path->elements, i);
      g_autofree char *text = NULL;

      if (element->label != NULL)
        text = tidy (_asp_form_text_format (element->label, self->language, NULL));
      if (text != NULL && *text != '\0')
        return g_steal_pointer (&text);
    }

  return g_strdup (path->name);
}

static char *
find_static_label (const AspExplain     *self,
                   const AspFormElement *element,
                   const char           *value)
{
  for (guint i = 0; i < element->items->len; i++)
    {
      const AspFormItem *item = g_ptr_array_index (element->items, i);

      if (strcmp (item->value, value) == 0 && item->label != NULL)
        return tidy (_asp_form_text_format (item->label, self->language, NULL));
    }

  return NULL;
}

static char *
find_listed_label (const AspExplain     *self,
                   const AspFormElement *element,
                   const char           *value)
{
  const AspFormItemset *itemset = element->itemset;
  const AspXPathEnv env = { .root = self->form->primary };
  g_autoptr (GPtrArray) items = NULL;

  if (itemset == NULL || itemset->label == NULL)
    return NULL;

  items = _asp_lint_find_items (self->form, itemset->nodes);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      xmlNode *item = g_ptr_array_index (items, i);
      const AspXPathContext context = { &env, item, item, 1, 1 };
      g_autofree char *own = _asp_expr_to_string (itemset->value, &context);
      g_autofree char *label = NULL;
      const AspFormText *text;

      if (strcmp (own, value) != 0)
        continue;
      label = _asp_expr_to_string (itemset->label, &context);
      if (!itemset->label_is_id)
        return tidy (g_steal_pointer (&label));
      text = g_hash_table_lookup (self->form->texts, label);
      return text != NULL ? tidy (_asp_form_text_format (text, self->language, NULL)) : NULL;
    }

  return NULL;
}

/* The words of a choice of the question at @path; the value itself where there are none. */
char *
_asp_explain_choice (const AspExplain *self,
                     AspFormPath      *path,
                     const char       *value)
{
  for (guint i = 0; path->elements != NULL && i < path->elements->len; i++)
    {
      const AspFormElement *element = g_ptr_array_index (path->elements, i);
      g_autofree char *label = find_static_label (self, element, value);

      if (label == NULL)
        label = find_listed_label (self, element, value);
      if (label != NULL && *label != '\0')
        return g_steal_pointer (&label);
    }

  return g_strdup (value);
}

/* Whether a Hungarian word begins with a vowel as it is spoken: 1 is "egy", 5 is "öt"; 1000 is
 * "ezer" and 100 is "száz". */
static gboolean
begins_with_vowel (const char *text)
{
  gunichar first;
  gsize digits;

  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  first = g_unichar_tolower (g_utf8_get_char (text));
  digits = strspn (text, "0123456789");
  if (digits > 0)
    return *text == '5' || (*text == '1' && digits % 3 == 1);

  return first != 0 && g_utf8_strchr ("aáeéiíoóöőuúüű", -1, first) != NULL;
}

/* Puts the Hungarian article right that stands before what was filled in: "a(z)" is "az" before a
 * vowel. Other languages have no such word. */
char *
_asp_explain_articles (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "a(z) ", -1);
  GString *result = g_string_new (parts[0]);

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    g_string_append_printf (result, begins_with_vowel (parts[i]) ? "az %s" : "a %s", parts[i]);

  return g_string_free (result, FALSE);
}
