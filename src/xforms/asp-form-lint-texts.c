/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The words of a form: texts that are named and not there, or not there in each language. */

/* More are told as one. */
#define MAX_EACH 3

static xmlNode *
get_itext (AspLint *self)
{
  xmlNode *root = xmlDocGetRootElement (self->form->doc);
  xmlNode *model = _asp_xml_find_child (_asp_xml_find_child (root, "head"), "model");

  return _asp_xml_find_child (model, "itext");
}

static void
check_translation (AspLint       *self,
                   const xmlNode *translation)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->form->text_entries->len; i++)
    {
      const AspTextEntry *entry = &g_array_index (self->form->text_entries, AspTextEntry, i);

      if (entry->translation != translation || entry->id == NULL)
        continue;
      g_hash_table_add (self->text_ids, g_strdup (entry->id));
      if (!g_hash_table_add (seen, (gpointer) entry->id))
        _asp_lint_add (self, ASP_FINDING_WARNING, "duplicate-id", entry->line, NULL,
                       _("two elements “%s” have the id “%s”; the later one counts"), "text",
                       entry->id);
    }
}

static gboolean
lacks (AspLint    *self,
       const char *id,
       guint       language)
{
  const AspFormText *text = g_hash_table_lookup (self->form->texts, id);

  if (text == NULL || _asp_form_text_says_something (text, language))
    return FALSE;

  for (guint i = 0; i < text->n_languages; i++)
    {
      if (_asp_form_text_says_something (text, i))
        return TRUE;
    }

  return FALSE;
}

/* The line of the text in the language itself, or else in another one. */
static int
find_text_line (AspLint       *self,
                const xmlNode *translation,
                const char    *id)
{
  int line = (int) xmlGetLineNo (translation);
  gboolean found = FALSE;

  for (guint i = 0; i < self->form->text_entries->len; i++)
    {
      const AspTextEntry *entry = &g_array_index (self->form->text_entries, AspTextEntry, i);

      if (g_strcmp0 (entry->id, id) != 0)
        continue;
      if (entry->translation == translation)
        return entry->line;
      if (!found)
        line = entry->line;
      found = TRUE;
    }

  return line;
}

static int
compare_ids (const void *a,
             const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
check_language (AspLint       *self,
                const xmlNode *translation,
                guint          language)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  const char *name = g_ptr_array_index (self->form->languages, language);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->form->texts);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (lacks (self, id, language))
        g_ptr_array_add (missing, id);
    }
  g_ptr_array_sort (missing, compare_ids);
  for (guint i = 0; i < missing->len && missing->len <= MAX_EACH; i++)
    _asp_lint_add (self, ASP_FINDING_WARNING, "missing-translation",
                   find_text_line (self, translation, g_ptr_array_index (missing, i)), NULL,
                   /* Translators: id of a text of a form, name of a language */
                   _("the text “%s” is not translated into “%s”"),
                   (const char *) g_ptr_array_index (missing, i), name);
  if (missing->len > MAX_EACH)
    _asp_lint_add (self, ASP_FINDING_WARNING, "missing-translation",
                   (int) xmlGetLineNo (translation), NULL,
                   /* Translators: how many texts, name of a language, ids of two of the texts */
                   ngettext ("%u text is not translated into “%s”, such as “%s” and “%s”",
                             "%u texts are not translated into “%s”, such as “%s” and “%s”",
                             missing->len),
                   missing->len, name, (const char *) g_ptr_array_index (missing, 0),
                   (const char *) g_ptr_array_index (missing, 1));
}

/* The ids within "jr:itext('id')". */
static void
check_reference (AspLint    *self,
                 xmlNode    *node,
                 const char *reference)
{
  const char *at = reference;

  while ((at = strstr (at, "jr:itext(")) != NULL)
    {
      const char *begin = at + strlen ("jr:itext(");
      const char *end = *begin == '\'' || *begin == '"' ? strchr (begin + 1, *begin) : NULL;
      g_autofree char *id = end != NULL ? g_strndup (begin + 1, (gsize) (end - begin - 1)) : NULL;
      g_autofree char *path = NULL;

      at = begin;
      /* A text in several pieces is put together when it is shown. */
      if (id == NULL || end[1] != ')' || g_hash_table_contains (self->text_ids, id))
        continue;
      path = _asp_xml_attribute (node, "nodeset");
      if (path == NULL && node->parent != NULL && node->parent->type == XML_ELEMENT_NODE)
        path = _asp_xml_attribute (node->parent, "ref");
      _asp_lint_add (self, ASP_FINDING_WARNING, "missing-text", (int) xmlGetLineNo (node), path,
                     _("there is no text “%s”"), id);
    }
}

static void
check_references (AspLint *self,
                  xmlNode *node)
{
  if (_asp_xml_is (node, "instance"))
    return;

  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      xmlChar *content = xmlNodeGetContent ((xmlNode *) attribute);

      check_reference (self, node, (const char *) content);
      xmlFree (content);
    }
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE)
        check_references (self, child);
    }
}

/* A text that says nothing in any language, and shows nothing either. */
static gboolean
is_blank (const AspFormText *text)
{
  if (text->is_reference)
    return FALSE;

  for (guint i = 0; i < text->n_languages; i++)
    {
      if (_asp_form_text_says_something (text, i))
        return FALSE;
    }

  return TRUE;
}

static gboolean
lacks_words (const AspFormElement *element)
{
  /* The headings of a table of questions have none of their own. */
  gboolean is_table = element->appearance != NULL &&
                      (strstr (element->appearance, "label") != NULL);

  return element->kind == ASP_FORM_NODE_QUESTION && element->path != NULL && !is_table &&
         (element->label == NULL || is_blank (element->label)) &&
         (element->hint == NULL || is_blank (element->hint));
}

/* @unlabelled: gets the questions that do not even have an empty label */
static void
check_label (AspLint        *self,
             AspFormElement *element,
             GPtrArray      *unlabelled)
{
  if (lacks_words (element) && element->label == NULL)
    g_ptr_array_add (unlabelled, element);
  else if (lacks_words (element))
    _asp_lint_add (self, ASP_FINDING_WARNING, "missing-label", element->line, element->path, "%s",
                   _("the question has no words"));

  for (guint i = 0; i < element->items->len; i++)
    {
      const AspFormItem *item = g_ptr_array_index (element->items, i);

      if (item->label == NULL || is_blank (item->label))
        {
          _asp_lint_add (self, item->label == NULL ? ASP_FINDING_HINT : ASP_FINDING_WARNING,
                         "missing-label", item->line, element->path,
                         /* Translators: %s is the value of a choice */
                         _("the choice “%s” has no words"), item->value);
          break;
        }
    }
  for (guint i = 0; i < element->children->len; i++)
    check_label (self, g_ptr_array_index (element->children, i), unlabelled);
}

static void
check_labels (AspLint *self)
{
  g_autoptr (GPtrArray) unlabelled = g_ptr_array_new ();
  const AspFormElement *first;

  for (guint i = 0; i < self->form->pages->len; i++)
    check_label (self, g_ptr_array_index (self->form->pages, i), unlabelled);
  if (unlabelled->len == 0)
    return;

  first = g_ptr_array_index (unlabelled, 0);
  _asp_lint_add (self, ASP_FINDING_HINT, "missing-label", first->line, first->path,
                 ngettext ("%u question has no words",
                           "%u questions have no words, this one among them", unlabelled->len),
                 unlabelled->len);
}

void
_asp_lint_texts (AspLint *self)
{
  xmlNode *itext = get_itext (self);
  guint language = 0;

  for (xmlNode *at = itext != NULL ? itext->children : NULL; at != NULL; at = at->next)
    {
      if (_asp_xml_is (at, "translation"))
        check_translation (self, at);
    }
  for (xmlNode *at = itext != NULL ? itext->children : NULL; at != NULL; at = at->next)
    {
      if (_asp_xml_is (at, "translation"))
        check_language (self, at, language++);
    }
  check_references (self, xmlDocGetRootElement (self->form->doc));
  check_labels (self);
}
