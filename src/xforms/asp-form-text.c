/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <string.h>

static void
free_part (gpointer data)
{
  AspTextPart *part = data;

  g_free (part->literal);
  _asp_expr_unref (part->output);
  g_free (part);
}

void
_asp_form_text_free (AspFormText *self)
{
  for (guint i = 0; i < self->n_languages; i++)
    g_clear_pointer (&self->versions[i].parts, g_ptr_array_unref);
  g_free (self);
}

static void
add_literal (GPtrArray  *parts,
             const char *text)
{
  AspTextPart *part = g_new0 (AspTextPart, 1);

  part->literal = g_strdup (text);
  g_ptr_array_add (parts, part);
}

/* Line breaks and blanks around the words are the file's, not the text's. */
static void
trim_ends (GPtrArray *parts)
{
  AspTextPart *first = parts->len > 0 ? g_ptr_array_index (parts, 0) : NULL;
  AspTextPart *last = parts->len > 0 ? g_ptr_array_index (parts, parts->len - 1) : NULL;

  if (first != NULL && first->literal != NULL)
    g_strchug (first->literal);
  if (last != NULL && last->literal != NULL)
    g_strchomp (last->literal);
}

/* The content of a label, hint or value: text and <output value="…"/>.
 * Returns: (transfer full) (nullable) (element-type AspTextPart) */
static GPtrArray *
read_parts (AspForm  *self,
            xmlNode  *element,
            GError  **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (free_part);

  for (xmlNode *child = element->children; child != NULL; child = child->next)
    {
      g_autofree char *value = NULL;
      AspTextPart *part;
      AspExpr *expr;

      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        {
          add_literal (parts, (const char *) child->content);
          continue;
        }
      if (child->type != XML_ELEMENT_NODE)
        continue;
      if (!_asp_xml_is (child, "output"))
        {
          xmlChar *content = xmlNodeGetContent (child);

          add_literal (parts, (const char *) content);
          xmlFree (content);
          continue;
        }

      value = _asp_xml_attribute (child, "value");
      if (value == NULL)
        value = _asp_xml_attribute (child, "ref");
      expr = _asp_form_parse (self, child, value != NULL ? value : "", error);
      if (expr == NULL)
        return NULL;
      part = g_new0 (AspTextPart, 1);
      part->output = expr;
      g_ptr_array_add (parts, part);
    }

  trim_ends (parts);

  return g_steal_pointer (&parts);
}

/* "hu", "hu-HU", "Magyar (hu)", "Hungarian" */
static gboolean
is_language (const char  *name,
             AspLanguage  language)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);

  if (language == ASP_LANGUAGE_HU)
    return g_str_has_prefix (lower, "hu") || g_str_has_prefix (lower, "magyar") ||
           strstr (lower, "(hu") != NULL;

  return g_str_has_prefix (lower, "en") || strstr (lower, "(en") != NULL;
}

/* The translation for a user's language; the form's default where it has none. */
guint
_asp_form_find_language (AspForm     *self,
                         AspLanguage  language)
{
  for (guint i = 0; i < self->languages->len; i++)
    {
      if (is_language (g_ptr_array_index (self->languages, i), language))
        return i;
    }

  return self->default_language;
}

/* A form may have some thousands: each is one piece of memory. */
static AspFormText *
create_text (guint n_languages)
{
  AspFormText *text = g_malloc0 (sizeof (AspFormText) + n_languages * sizeof (AspTextVersion));

  text->n_languages = n_languages;

  return text;
}

/* @form: (nullable): what a <value> is for. Returns: 0 for the plain one, which is taken where it
 *   stands, then come the long and the short one; others are pictures and sounds: G_MAXUINT */
guint
_asp_form_rank_value (const char *form)
{
  if (form == NULL)
    return 0;
  if (strcmp (form, "long") == 0)
    return 1;
  if (strcmp (form, "short") == 0)
    return 2;

  return G_MAXUINT;
}

/* Returns: (transfer none) (nullable): the best of the values that are nodes, if it is better than
 *   @rank */
static xmlNode *
find_value_node (xmlNode *text,
                 guint    rank)
{
  xmlNode *best = NULL;

  for (xmlNode *child = text != NULL ? text->children : NULL; child != NULL; child = child->next)
    {
      g_autofree char *form = NULL;
      guint own;

      if (!_asp_xml_is (child, "value"))
        continue;
      form = _asp_xml_attribute (child, "form");
      own = _asp_form_rank_value (form);
      if (own < rank)
        {
          rank = own;
          best = child;
        }
    }

  return best;
}

static AspFormText *
get_text (AspForm    *self,
          const char *id)
{
  AspFormText *text = g_hash_table_lookup (self->texts, id);

  if (text == NULL)
    {
      text = create_text (self->languages->len);
      g_hash_table_insert (self->texts, (gpointer) id, text);
    }

  return text;
}

/* Returns: FALSE with an error that names the place */
static gboolean
read_entry (AspForm             *self,
            const AspTextEntry  *entry,
            guint                language,
            GError             **error)
{
  xmlNode *value = find_value_node (entry->node, entry->rank);
  AspTextVersion *version;

  if (entry->id == NULL || (value == NULL && entry->words == NULL))
    return TRUE;

  version = &get_text (self, entry->id)->versions[language];
  g_clear_pointer (&version->parts, g_ptr_array_unref);
  version->words = value == NULL ? entry->words : NULL;
  if (value != NULL)
    version->parts = read_parts (self, value, error);

  return value == NULL || version->parts != NULL;
}

static void
add_language (AspForm *self,
              xmlNode *translation)
{
  g_autofree char *name = _asp_xml_attribute (translation, "lang");
  g_autofree char *is_default = _asp_xml_attribute (translation, "default");

  if (is_default != NULL && strcmp (is_default, "false()") != 0)
    self->default_language = self->languages->len;
  g_ptr_array_add (self->languages, name != NULL ? g_steal_pointer (&name) : g_strdup (""));
}

/* Reads the texts of @translation. @cursor: (inout): where its entries begin, or those of others
 * before it */
static gboolean
read_translation (AspForm        *self,
                  const xmlNode  *translation,
                  guint           language,
                  guint          *cursor,
                  GError        **error)
{
  const AspTextEntry *entries = (const AspTextEntry *) (gpointer) self->text_entries->data;
  guint n = self->text_entries->len;
  guint i = *cursor;

  while (i < n && entries[i].translation != translation)
    i++;
  /* A translation without texts has no entries. */
  if (i == n)
    return TRUE;

  for (; i < n && entries[i].translation == translation; i++)
    {
      if (i >= self->n_texts_read && !read_entry (self, &entries[i], language, error))
        return FALSE;
    }
  *cursor = i;

  return TRUE;
}

static void
read_languages (AspForm *self,
                xmlNode *itext)
{
  for (xmlNode *node = itext->children; node != NULL; node = node->next)
    {
      if (_asp_xml_is (node, "translation"))
        add_language (self, node);
    }
}

/* Reads the texts of @itext up to the first one that is more than words: nothing can be wrong with
 * them, and nothing else of the form is touched. A thread may do it before the rest is there. */
void
_asp_form_read_plain_texts (AspForm *self,
                            xmlNode *itext)
{
  const AspTextEntry *entries = (const AspTextEntry *) (gpointer) self->text_entries->data;
  guint n = self->text_entries->len;
  guint language = 0;
  guint i = 0;

  read_languages (self, itext);
  for (xmlNode *node = itext->children; node != NULL; node = node->next)
    {
      if (!_asp_xml_is (node, "translation"))
        continue;
      for (; i < n && entries[i].translation == node && entries[i].node == NULL; i++)
        read_entry (self, &entries[i], language, NULL);
      language++;
    }
  self->n_texts_read = i;
}

/* Forgets what was read of <itext>. */
void
_asp_form_forget_texts (AspForm *self)
{
  g_hash_table_remove_all (self->texts);
  g_ptr_array_set_size (self->languages, 0);
  g_array_set_size (self->text_entries, 0);
  g_string_chunk_clear (self->strings);
  self->default_language = 0;
  self->n_texts_read = 0;
}

/* Reads <itext>. The languages first: a text has a place for each. */
gboolean
_asp_form_read_texts (AspForm  *self,
                      xmlNode  *model,
                      GError  **error)
{
  xmlNode *itext = _asp_xml_find_child (model, "itext");
  guint language = 0, cursor = 0;

  if (itext != NULL && self->languages->len == 0)
    read_languages (self, itext);
  if (self->languages->len == 0)
    g_ptr_array_add (self->languages, g_strdup (""));

  for (xmlNode *node = itext != NULL ? itext->children : NULL; node != NULL; node = node->next)
    {
      if (_asp_xml_is (node, "translation") &&
          !read_translation (self, node, language++, &cursor, error))
        return FALSE;
    }

  return TRUE;
}

/* "jr:itext('id')". @length: (out): of the id
 * Returns: (transfer none) (nullable): where the id begins, or NULL for anything else */
static const char *
find_text_id (const char *reference,
              gsize      *length)
{
  const char *begin = strstr (reference, "jr:itext(");
  const char *end;

  if (begin == NULL)
    return NULL;

  begin += strlen ("jr:itext(");
  if (*begin != '\'' && *begin != '"')
    return NULL;
  end = strchr (begin + 1, *begin);
  if (end == NULL)
    return NULL;

  *length = (gsize) (end - begin - 1);

  return begin + 1;
}

/* @reference: "jr:itext('id')". Returns: (transfer none) (nullable) */
AspFormText *
_asp_form_find_text (AspForm    *self,
                     const char *reference)
{
  g_autofree char *copy = NULL;
  char plain[128];
  gsize length;
  const char *id = find_text_id (reference, &length);

  if (id == NULL)
    return NULL;

  /* A label of each question is looked for: most ids are short. */
  if (length >= sizeof plain)
    {
      copy = g_strndup (id, length);
      return g_hash_table_lookup (self->texts, copy);
    }
  memcpy (plain, id, length);
  plain[length] = '\0';

  return g_hash_table_lookup (self->texts, plain);
}

static gboolean
refers_to_text (const char *reference)
{
  gsize length;

  return find_text_id (reference, &length) != NULL;
}

static AspFormText *
keep_loose (AspForm        *self,
            AspTextVersion  version)
{
  AspFormText *text = create_text (1);

  text->versions[0] = version;
  g_ptr_array_add (self->loose_texts, text);

  return text;
}

/* Words that stand in a node, or whose id does. */
static AspFormText *
read_computed (AspForm     *self,
               xmlNode     *element,
               const char  *reference,
               GError     **error)
{
  AspExpr *expr = _asp_form_parse (self, element, reference, error);
  GPtrArray *parts;
  AspTextPart *part;

  if (expr == NULL)
    return NULL;

  parts = g_ptr_array_new_with_free_func (free_part);
  part = g_new0 (AspTextPart, 1);
  part->output = expr;
  g_ptr_array_add (parts, part);

  return keep_loose (self, (AspTextVersion) { .parts = parts });
}

/* The text of a label or hint: by its reference, or what stands in it.
 * Returns: (transfer none) (nullable): NULL with an error */
AspFormText *
_asp_form_read_text (AspForm  *self,
                     xmlNode  *element,
                     GError  **error)
{
  g_autofree char *reference = _asp_xml_attribute (element, "ref");
  gboolean is_reference = reference != NULL && *reference != '\0';
  AspFormText *text = reference != NULL ? _asp_form_find_text (self, reference) : NULL;
  GPtrArray *parts;

  if (text != NULL)
    return text;
  if (is_reference && !refers_to_text (reference))
    return read_computed (self, element, reference, error);

  parts = read_parts (self, element, error);
  if (parts == NULL)
    return NULL;

  text = keep_loose (self, (AspTextVersion) { .parts = parts });
  text->is_reference = is_reference;

  return text;
}

/* A message on a bind: a reference, or the words themselves. Returns: (transfer none) (nullable) */
AspFormText *
_asp_form_message (AspForm    *self,
                   const char *message)
{
  AspFormText *text;

  if (message == NULL || *message == '\0')
    return NULL;

  text = _asp_form_find_text (self, message);
  if (text != NULL)
    return text;

  return keep_loose (self, (AspTextVersion) {
    .words = g_string_chunk_insert (self->strings, message) });
}

static gboolean
is_there (const AspTextVersion *version)
{
  return version->words != NULL || version->parts != NULL;
}

/* A text without that language has another one: better strange words than none. Returns: (transfer
 * none) (nullable) */
static const AspTextVersion *
choose_version (const AspFormText *self,
                guint              language)
{
  if (language < self->n_languages && is_there (&self->versions[language]))
    return &self->versions[language];

  for (guint i = 0; i < self->n_languages; i++)
    {
      if (is_there (&self->versions[i]))
        return &self->versions[i];
    }

  return NULL;
}

/* Calls @func with each computed part, in every language; until it returns FALSE. */
void
_asp_form_text_foreach_output (const AspFormText *self,
                               AspTextOutputFunc  func,
                               gpointer           user_data)
{
  for (guint i = 0; i < self->n_languages; i++)
    {
      const GPtrArray *parts = self->versions[i].parts;

      for (guint j = 0; parts != NULL && j < parts->len; j++)
        {
          const AspTextPart *part = g_ptr_array_index (parts, j);

          if (part->output != NULL && !func (part->output, user_data))
            return;
        }
    }
}

static gboolean
note_output_cb (AspExpr  *output,
                gpointer  user_data)
{
  *(gboolean *) user_data = TRUE;

  return FALSE;
}

/* Whether the text has computed parts, in any language. */
gboolean
_asp_form_text_varies (const AspFormText *self)
{
  gboolean varies = FALSE;

  _asp_form_text_foreach_output (self, note_output_cb, &varies);

  return varies;
}

/* Whether it has anything to say in @language: words, or something that is computed. A hyphen is
 * what a form's writer puts where nobody has translated. */
gboolean
_asp_form_text_says_something (const AspFormText *self,
                               guint              language)
{
  const AspTextVersion *version = &self->versions[language];
  g_autofree char *words = NULL;

  if (version->parts != NULL && version->parts->len != 1)
    return version->parts->len > 0;
  words = g_strdup (version->parts != NULL
                    ? ((AspTextPart *) g_ptr_array_index (version->parts, 0))->literal
                    : version->words);
  if (words == NULL)
    return version->parts != NULL;

  return *g_strstrip (words) != '\0' && strcmp (words, "-") != 0;
}

/* @context: (nullable): for the computed parts. Returns: (transfer full) */
char *
_asp_form_text_format (const AspFormText     *self,
                       guint                  language,
                       const AspXPathContext *context)
{
  const AspTextVersion *version = choose_version (self, language);
  const GPtrArray *parts = version != NULL ? version->parts : NULL;
  g_autoptr (GString) text = NULL;

  if (version != NULL && version->words != NULL)
    return g_strdup (version->words);

  text = g_string_new (NULL);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const AspTextPart *part = g_ptr_array_index (parts, i);

      if (part->literal != NULL)
        {
          g_string_append (text, part->literal);
        }
      else if (context != NULL)
        {
          g_autofree char *value = _asp_expr_to_string (part->output, context);

          g_string_append (text, value);
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
