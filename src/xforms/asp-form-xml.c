/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

#include "asp-xml-words.h"

/* XML of others: no network, no entities that grow, and what is wrong with it in words. */

typedef xmlParserCtxt XmlParser;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XmlParser, xmlFreeParserCtxt)

#if LIBXML_VERSION >= 21200
typedef const xmlError *XmlError;
#else
typedef xmlError *XmlError;
#endif

/* What comes after the first one follows from it. */
static void
keep_first_error_cb (void     *data,
                     XmlError  error)
{
  AspXmlProblem *problem = ((xmlParserCtxt *) data)->_private;

  if (problem->words != NULL || error->level < XML_ERR_FATAL)
    return;

  problem->words = asp_xml_describe_problem (error->code, error->str1, error->str2,
                                             error->message);
  problem->line = error->line;
}

/* Keeps what the parser finds wrong in @problem, which has to be what its _private begins with. */
void
_asp_xml_watch (struct _xmlParserCtxt *parser,
                AspXmlProblem         *problem)
{
  parser->_private = problem;
  parser->sax->serror = keep_first_error_cb;
}

void
_asp_xml_set_problem (const AspXmlProblem  *problem,
                      const char           *source_name,
                      GError              **error)
{
  g_autofree char *nothing = asp_xml_describe_problem (XML_ERR_DOCUMENT_EMPTY, NULL, NULL, NULL);

  /* Of a file without a byte the parser says nothing. */
  g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_XML,
               /* Translators: name of a file, number of a line, what is wrong there */
               _("%s, line %d: not well-formed XML (%s)"), source_name, problem->line,
               problem->words != NULL ? problem->words : nothing);
}

/* Elements of a form that have elements in them and no text. */
static const char *const holders[] = {
  "text", "translation", "item", "select1", "input", "group", "model", "select", "repeat",
};

typedef enum
{
  OPEN_NONE,
  OPEN_TEXT,                    /* the last of the texts that were found */
  OPEN_VALUE,                   /* and in it a value, which has nothing but words so far */
} Open;

/* What is known while a form is read. */
typedef struct
{
  AspXmlProblem   problem;
  AspFormHarvest *harvest;      /* (unowned) */
  const xmlChar  *instance;     /* the parser's own copies of names, */
  const xmlChar  *translation;  /* which can be compared by their places */
  const xmlChar  *text;
  const xmlChar  *value;
  const xmlChar  *bind;
  const xmlChar  *holders[G_N_ELEMENTS (holders)];

  const xmlChar  *itext;
  const xmlChar  *model;

  Open            open;         /* what is open and has no node */
  GString        *words;        /* (owned): of the value */
  const char     *form;         /* (unowned) (nullable): the value's attribute */
  const xmlChar  *prefix;       /* of texts and values */
  const xmlChar  *uri;
  const xmlNode  *last_parent;  /* (nullable): the translation that was found last */
  gboolean        is_odd;       /* a part that has to be read together with the rest */
} FormReading;

static const xmlChar *
look_up (xmlDict    *names,
         const char *name)
{
  return xmlDictLookup (names, (const xmlChar *) name, -1);
}

static void
begin_reading (FormReading    *self,
               AspFormHarvest *harvest,
               xmlDict        *names)
{
  self->harvest = harvest;
  self->words = g_string_new (NULL);
  self->instance = look_up (names, "instance");
  self->translation = look_up (names, "translation");
  self->text = look_up (names, "text");
  self->value = look_up (names, "value");
  self->bind = look_up (names, "bind");
  self->itext = look_up (names, "itext");
  self->model = look_up (names, "model");
  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    self->holders[i] = look_up (names, holders[i]);
}

static void
end_reading (FormReading *self)
{
  g_free (self->problem.words);
  if (self->words != NULL)
    g_string_free (self->words, TRUE);
}

/* @name: the parser's own copy. The nodes of a part have copies of their names. */
static gboolean
is_named (const FormReading *self,
          const xmlNode     *node,
          const xmlChar     *name)
{
  return node->name == name ||
         (self->harvest->first_line > 0 && xmlStrEqual (node->name, name));
}

/* Whether @parent is a place where blanks mean nothing: an element that holds others, and is not
 * part of an instance, where a blank is part of what is there. */
static gboolean
find_holder (const FormReading *self,
             const xmlNode     *parent)
{
  gboolean is_holder = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (holders) && !is_holder; i++)
    is_holder = is_named (self, parent, self->holders[i]);
  for (; is_holder && parent != NULL; parent = parent->parent)
    is_holder = !is_named (self, parent, self->instance);

  return is_holder;
}

/* An element has as many blanks as children: what is found once is kept in a field that libxml2
 * leaves to schemas. */
static gboolean
is_holder (const FormReading *self,
           xmlNode           *parent)
{
  static char yes, no;

  if (parent == NULL)
    return FALSE;
  if (parent->psvi == NULL)
    parent->psvi = find_holder (self, parent) ? &yes : &no;

  return parent->psvi == &yes;
}

/* Most are line breaks with some twenty spaces behind them. */
static gboolean
is_blank (const xmlChar *text,
          int            length)
{
  static const char spaces[] = "        ";
  const int n = sizeof spaces - 1;
  int i = 0;

  while (i < length && text[i] <= ' ')
    i += length - i >= n && memcmp (text + i, spaces, sizeof spaces - 1) == 0 ? n : 1;

  return i == length;
}

/* Half of a large form's nodes would be blanks between its lines. */
static void
add_text_cb (void          *data,
             const xmlChar *text,
             int            length)
{
  const xmlParserCtxt *parser = data;
  FormReading *self = parser->_private;

  if (self->open == OPEN_VALUE)
    g_string_append_len (self->words, (const char *) text, length);
  else if (self->open == OPEN_NONE && (!is_holder (self, parser->node) || !is_blank (text, length)))
    xmlSAX2Characters (data, text, length);
}

static AspTextEntry *
get_last_text (const FormReading *self)
{
  return &g_array_index (self->harvest->texts, AspTextEntry, self->harvest->texts->len - 1);
}

/* @value: (nullable): of an attribute that stands alone on the element */
static void
make_node (const FormReading *self,
           xmlParserCtxt     *parser,
           const xmlChar     *name,
           const char        *attribute,
           const char        *value)
{
  const xmlChar *attributes[] = { look_up (parser->dict, attribute), NULL, NULL,
                                  (const xmlChar *) value,
                                  (const xmlChar *) (value != NULL ? value + strlen (value)
                                                                   : NULL) };

  xmlSAX2StartElementNs (parser, name, self->prefix, self->uri, 0, NULL, value != NULL ? 1 : 0, 0,
                         attributes);
}

/* What is open has something else in it: it becomes a node like all others. */
static void
make_open_nodes (FormReading   *self,
                 xmlParserCtxt *parser)
{
  AspTextEntry *text = get_last_text (self);
  Open open = self->open;

  self->open = OPEN_NONE;
  make_node (self, parser, self->text, "id", text->id);
  text->node = parser->node;
  if (open == OPEN_TEXT)
    return;

  make_node (self, parser, self->value, "form", self->form);
  xmlSAX2Characters (parser, (const xmlChar *) self->words->str, (int) self->words->len);
}

/* Of each attribute come its name, prefix and namespace, then where its value begins and ends. */
static void
push_expressions (const FormReading  *self,
                  const xmlChar     **attributes,
                  int                 n_attributes)
{
  for (const xmlChar **at = attributes; at < attributes + 5 * n_attributes; at += 5)
    {
      if (_asp_form_is_bind_expression ((const char *) at[0]))
        _asp_parse_ahead_push (self->harvest->ahead, (const char *) at[3],
                               (gsize) (at[4] - at[3]));
    }
}

/* Whether texts in @node are texts of the form. */
static gboolean
is_translation (FormReading   *self,
                const xmlNode *node)
{
  const xmlChar *const names[] = { self->translation, self->itext, self->model };
  const guint n = self->harvest->first_line > 0 ? 2 : G_N_ELEMENTS (names);
  const xmlNode *at = node;
  guint i = 0;

  if (node == NULL || node == self->last_parent)
    return node != NULL;

  for (; i < n && at != NULL && is_named (self, at, names[i]); i++)
    at = at->parent;
  if (i < n)
    return FALSE;

  self->last_parent = node;

  return TRUE;
}

/* The value of the attribute with this local name, copied to where the form's strings are kept.
 * Returns: (transfer none) (nullable) */
static const char *
keep_attribute (FormReading    *self,
                const char     *name,
                const xmlChar **attributes,
                int             n_attributes)
{
  for (const xmlChar **at = attributes; at < attributes + 5 * n_attributes; at += 5)
    {
      if (strcmp ((const char *) at[0], name) == 0)
        return g_string_chunk_insert_len (self->harvest->strings, (const char *) at[3],
                                          at[4] - at[3]);
    }

  return NULL;
}

static void
add_text_entry (FormReading          *self,
                const xmlParserCtxt  *parser,
                const xmlChar       **attributes,
                int                   n_attributes)
{
  AspTextEntry text = { .translation = parser->node, .line = parser->input->line,
                        .id = keep_attribute (self, "id", attributes, n_attributes),
                        .rank = G_MAXUINT };

  g_array_append_val (self->harvest->texts, text);
}

/* Two thirds of a large form are texts that are nothing but words: they need no nodes. Returns:
 * whether the element has been taken care of */
static gboolean
begin_text (FormReading    *self,
            const xmlChar  *name,
            const xmlChar **attributes,
            int             n_attributes,
            gboolean        is_text)
{
  if (is_text)
    {
      self->open = OPEN_TEXT;
      return TRUE;
    }
  if (self->open == OPEN_TEXT && name == self->value)
    {
      self->form = keep_attribute (self, "form", attributes, n_attributes);
      g_string_truncate (self->words, 0);
      self->open = OPEN_VALUE;
      return TRUE;
    }

  return FALSE;
}

/* The texts are not where they were thought to be: all has to be read in one piece. */
static void
give_up (FormReading  *self,
         xmlParserCtxt *parser)
{
  self->is_odd = TRUE;
  xmlStopParser (parser);
}

/* Whether the <itext> that begins now is the one whose content is read elsewhere, and stands where
 * a form has its texts. */
static gboolean
is_at_hole (const FormReading *self,
            xmlParserCtxt     *parser)
{
  long at = xmlByteConsumed (parser);
  long begin = (long) self->harvest->hole;

  return at > begin && at <= begin + (long) strlen ("<itext>") && parser->node != NULL &&
         parser->node->name == self->model;
}

static void
begin_element_cb (void           *data,
                  const xmlChar  *name,
                  const xmlChar  *prefix,
                  const xmlChar  *uri,
                  int             n_namespaces,
                  const xmlChar **namespaces,
                  int             n_attributes,
                  int             n_defaulted,
                  const xmlChar **attributes)
{
  xmlParserCtxt *parser = data;
  FormReading *self = parser->_private;
  gboolean is_text = self->open == OPEN_NONE && name == self->text &&
                     is_translation (self, parser->node);
  gboolean is_hole = FALSE;

  if (is_text && self->harvest->hole > 0)
    {
      give_up (self, parser);
      return;
    }
  if (is_text)
    add_text_entry (self, parser, attributes, n_attributes);
  if (n_namespaces == 0 && n_attributes <= 1 &&
      begin_text (self, name, attributes, n_attributes, is_text))
    {
      self->prefix = prefix;
      self->uri = uri;
      return;
    }

  if (self->open != OPEN_NONE)
    make_open_nodes (self, parser);
  if (name == self->bind && self->harvest->ahead != NULL)
    push_expressions (self, attributes, n_attributes);
  if (name == self->itext && self->harvest->hole > 0)
    is_hole = is_at_hole (self, parser);
  xmlSAX2StartElementNs (data, name, prefix, uri, n_namespaces, namespaces, n_attributes,
                         n_defaulted, attributes);
  if (is_hole)
    self->harvest->itext = parser->node;
  if (is_text)
    get_last_text (self)->node = parser->node;
}

static void
end_value (FormReading *self)
{
  AspTextEntry *text = get_last_text (self);
  guint rank = _asp_form_rank_value (self->form);

  if (rank >= text->rank)
    return;

  text->rank = rank;
  text->words = g_string_chunk_insert (self->harvest->strings, g_strstrip (self->words->str));
}

static void
end_element_cb (void          *data,
                const xmlChar *name,
                const xmlChar *prefix,
                const xmlChar *uri)
{
  FormReading *self = ((const xmlParserCtxt *) data)->_private;

  switch (self->open)
    {
    case OPEN_VALUE:
      end_value (self);
      self->open = OPEN_TEXT;
      break;
    case OPEN_TEXT:
      self->open = OPEN_NONE;
      break;
    case OPEN_NONE:
    default:
      xmlSAX2EndElementNs (data, name, prefix, uri);
    }
}

/* A part counts its lines from where it stands in the file. */
static void
begin_document_cb (void *data)
{
  xmlParserCtxt *parser = data;
  const FormReading *self = parser->_private;

  parser->input->line = self->harvest->first_line;
  xmlSAX2StartDocument (data);
}

/* Of a part nothing is told: what is wrong is found again in the whole file. */
static void
note_problem_cb (void     *data,
                 XmlError  error)
{
  ((FormReading *) ((xmlParserCtxt *) data)->_private)->is_odd = TRUE;
}

static xmlDoc *
run_parser (xmlParserCtxt        *parser,
            const char           *data,
            gsize                 length,
            const AspFormHarvest *harvest)
{
  int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA |
                XML_PARSE_BIG_LINES;

  if (harvest != NULL)
    {
      options |= XML_PARSE_COMPACT;
      parser->sax->startElementNs = begin_element_cb;
      parser->sax->endElementNs = end_element_cb;
      parser->sax->characters = add_text_cb;
      parser->sax->ignorableWhitespace = add_text_cb;
      /* Its nodes go into another document, which does not know the names of this one. */
      if (harvest->first_line > 0)
        {
          options |= XML_PARSE_NODICT;
          parser->sax->startDocument = begin_document_cb;
        }
    }

  return xmlCtxtReadMemory (parser, data, (int) length, NULL, NULL, options);
}

/* @harvest: (inout) (nullable): for a form itself, whose texts come here instead of becoming
 *   nodes, and of which blanks between the elements are left out.
 * Returns: (transfer full) (nullable). Errors: ASP_FORM_ERROR_XML */
xmlDoc *
_asp_xml_parse (const char      *data,
                gsize            length,
                AspFormHarvest  *harvest,
                const char      *source_name,
                GError         **error)
{
  g_autoptr (XmlParser) parser = xmlNewParserCtxt ();
  FormReading reading = { { NULL } };
  AspXmlProblem *problem = &reading.problem;
  xmlDoc *doc;

  _asp_xml_watch (parser, problem);
  if (harvest != NULL)
    begin_reading (&reading, harvest, parser->dict);
  doc = run_parser (parser, data, length, harvest);
  if (doc == NULL)
    {
      _asp_xml_set_problem (problem, source_name, error);
    }
  else if (xmlGetIntSubset (doc) != NULL)
    {
      g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_XML,
                   /* Translators: %s is the name of a file */
                   _("%s has a document type declaration (DOCTYPE), which is not allowed."),
                   source_name);
      g_clear_pointer (&doc, xmlFreeDoc);
    }
  end_reading (&reading);

  return doc;
}

static gboolean
is_utf8 (const xmlDoc *doc)
{
  return doc->encoding == NULL ||
         xmlStrcasecmp (doc->encoding, (const xmlChar *) "UTF-8") == 0;
}

/* Reads what is left of a form when the content of its <itext> is taken out, or that <itext> alone.
 * Returns: (transfer full) (nullable): NULL when anything in it is unusual: the form is to be read
 * as a whole, which also tells what is wrong */
xmlDoc *
_asp_xml_parse_part (const char     *data,
                     gsize           length,
                     AspFormHarvest *harvest)
{
  g_autoptr (XmlParser) parser = xmlNewParserCtxt ();
  FormReading reading = { { NULL } };
  xmlDoc *doc;

  parser->_private = &reading;
  parser->sax->serror = note_problem_cb;
  begin_reading (&reading, harvest, parser->dict);
  doc = run_parser (parser, data, length, harvest);
  if (doc != NULL &&
      (reading.is_odd || !is_utf8 (doc) || xmlGetIntSubset (doc) != NULL ||
       (harvest->hole > 0 && harvest->itext == NULL)))
    g_clear_pointer (&doc, xmlFreeDoc);
  end_reading (&reading);

  return doc;
}
