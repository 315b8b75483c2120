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

/* What is known while a form is read. */
typedef struct
{
  AspXmlProblem  problem;
  const xmlChar *instance;      /* the parser's own copies of names, */
  const xmlChar *holders[G_N_ELEMENTS (holders)];       /* which can be compared by their places */
} FormReading;

static void
look_up_names (FormReading *self,
               xmlDict     *names)
{
  self->instance = xmlDictLookup (names, (const xmlChar *) "instance", -1);
  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    self->holders[i] = xmlDictLookup (names, (const xmlChar *) holders[i], -1);
}

/* Nothing but the form's look hangs on the blank; in an instance it is part of what is there. */
static gboolean
is_indent (const FormReading *self,
           const xmlNode     *parent,
           const xmlChar     *text,
           int                length)
{
  gboolean is_holder = FALSE;

  for (int i = 0; i < length; i++)
    {
      if (text[i] > ' ')
        return FALSE;
    }
  for (guint i = 0; parent != NULL && i < G_N_ELEMENTS (holders) && !is_holder; i++)
    is_holder = parent->name == self->holders[i];
  for (; is_holder && parent != NULL; parent = parent->parent)
    is_holder = parent->name != self->instance;

  return is_holder;
}

/* Half of a large form's nodes would be blanks between its lines. */
static void
add_text_cb (void          *data,
             const xmlChar *text,
             int            length)
{
  const xmlParserCtxt *parser = data;

  if (!is_indent (parser->_private, parser->node, text, length))
    xmlSAX2Characters (data, text, length);
}

/* @is_form: whether it is a form itself: then blanks between its elements are left out.
 * Returns: (transfer full) (nullable). Errors: ASP_FORM_ERROR_XML */
xmlDoc *
_asp_xml_parse (const char  *data,
                gsize        length,
                gboolean     is_form,
                const char  *source_name,
                GError     **error)
{
  g_autoptr (XmlParser) parser = xmlNewParserCtxt ();
  FormReading reading = { { NULL } };
  AspXmlProblem *problem = &reading.problem;
  xmlDoc *doc;

  _asp_xml_watch (parser, problem);
  if (is_form)
    {
      look_up_names (&reading, parser->dict);
      parser->sax->characters = add_text_cb;
      parser->sax->ignorableWhitespace = add_text_cb;
    }
  doc = xmlCtxtReadMemory (parser, data, (int) length, NULL, NULL,
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                           XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES |
                           (is_form ? XML_PARSE_COMPACT : 0));
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
  g_free (problem->words);

  return doc;
}
