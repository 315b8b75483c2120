/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <libxml/parser.h>
#include <string.h>

/* More than half of a large form are its texts, which need nothing of the rest: a thread reads
 * <itext> as a document of its own, while the rest is read with an empty one in its place. When
 * anything is not as usual, both are dropped and the form is read in one piece. */

/* Bytes of texts that are worth a second thread. */
#define LARGE_SIZE (64 * 1024)

#define BEGIN_TAG "<itext>"
#define END_TAG "</itext>"

typedef struct
{
  AspForm       *form;          /* (unowned): nothing of it is touched but its texts */
  const char    *data;          /* (unowned): the <itext> with its tags */
  gsize          length;
  AspFormHarvest harvest;
  xmlDoc        *doc;           /* (owned) (nullable): what was read */
} Texts;

static void
read_texts_cb (gpointer data)
{
  Texts *self = data;

  self->doc = _asp_xml_parse_part (self->data, self->length, &self->harvest);
  if (self->doc != NULL)
    _asp_form_read_plain_texts (self->form, xmlDocGetRootElement (self->doc));
}

static guint
count_lines (const char *data,
             gsize       length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += data[i] == '\n';

  return n;
}

/* The file without the content of <itext>, but with its lines, so that others keep their numbers.
 * Returns: (transfer full) */
static char *
make_rest (const char  *data,
           gsize        length,
           const Texts *texts,
           gsize       *rest_length)
{
  gsize before = (gsize) (texts->data - data) + strlen (BEGIN_TAG);
  gsize after = (gsize) (texts->data - data) + texts->length - strlen (END_TAG);
  guint n_lines = count_lines (data + before, after - before);
  char *rest = g_malloc (before + n_lines + length - after + 1);

  memcpy (rest, data, before);
  memset (rest + before, '\n', n_lines);
  memcpy (rest + before + n_lines, data + after, length - after);
  *rest_length = before + n_lines + length - after;

  return rest;
}

/* Elements without a prefix are in the namespace that the form has declared outside of the part. */
static void
set_namespace (xmlNode *xml,
               xmlNs   *ns)
{
  for (const xmlNs *own = xml->nsDef; own != NULL; own = own->next)
    {
      if (own->prefix == NULL)
        return;
    }

  if (xml->ns == NULL)
    xml->ns = ns;
  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE)
        set_namespace (child, ns);
    }
}

static void
put_texts (Texts   *self,
           xmlNode *place)
{
  xmlNode *itext = xmlDocGetRootElement (self->doc);

  xmlUnlinkNode (itext);
  set_namespace (itext, place->ns);
  xmlReplaceNode (place, itext);
  xmlFreeNode (place);
}

/* Looks for the letter of the tag that is rarest in a form: the thread begins only then.
 * Returns: (nullable): where the first end of <itext> behind @begin begins */
static const char *
find_end (const char *begin,
          const char *end)
{
  const gsize length = strlen (END_TAG);
  const gsize before_x = strlen ("</ite");

  for (const char *at = begin + length; at < end; at++)
    {
      const char *tag;

      at = memchr (at, 'x', (gsize) (end - at));
      tag = at != NULL ? at - before_x : NULL;
      if (tag == NULL || tag + length > end)
        return NULL;
      if (memcmp (tag, END_TAG, length) == 0)
        return tag;
    }

  return NULL;
}

/* Finds the texts where tools put them: without attributes, in front of the rest. */
static gboolean
find_texts (const char *data,
            gsize       length,
            Texts      *texts)
{
  const char *begin = g_strstr_len (data, (gssize) MIN (length, LARGE_SIZE), BEGIN_TAG);
  const char *end = begin != NULL ? find_end (begin, data + length) : NULL;

  if (end == NULL || begin == data || end - begin < LARGE_SIZE)
    return FALSE;

  texts->data = begin;
  texts->length = (gsize) (end - begin) + strlen (END_TAG);
  texts->harvest.first_line = 1 + (int) count_lines (data, (gsize) (begin - data));

  return TRUE;
}

/* @ahead: (out) (nullable): what the thread goes on with, if there is one
 * Returns: (transfer full) (nullable): NULL: the form has to be read in one piece */
xmlDoc *
_asp_form_read_in_parts (AspForm        *self,
                         const char     *data,
                         gsize           length,
                         AspParseAhead **ahead)
{
  Texts texts = { .form = self, .harvest = { self->strings, self->text_entries } };
  AspFormHarvest harvest = { NULL };
  g_autofree char *rest = NULL;
  gsize rest_length;
  xmlDoc *doc;

  *ahead = NULL;
  if (!find_texts (data, length, &texts))
    return NULL;

  xmlInitParser ();
  harvest.hole = (gsize) (texts.data - data);
  harvest.ahead = *ahead = _asp_parse_ahead_new (read_texts_cb, &texts);
  rest = make_rest (data, length, &texts, &rest_length);
  doc = _asp_xml_parse_part (rest, rest_length, &harvest);
  _asp_parse_ahead_wait (*ahead);
  if (doc != NULL && texts.doc != NULL)
    {
      put_texts (&texts, harvest.itext);
      xmlFreeDoc (texts.doc);
      return doc;
    }

  g_clear_pointer (&doc, xmlFreeDoc);
  g_clear_pointer (&texts.doc, xmlFreeDoc);
  _asp_form_forget_texts (self);

  return NULL;
}
