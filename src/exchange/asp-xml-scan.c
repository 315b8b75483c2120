/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xml-scan.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "asp-project-file.h"
#include "asp-xml-words.h"

/* Three times the plan of all municipalities. */
#define MAX_SIZE  (G_GINT64_CONSTANT (512) * 1024 * 1024)
#define MAX_DEPTH 64
#define MAX_TEXT  (1024 * 1024)

/* An open element; the strings are the parser's. */
typedef struct
{
  const char *name;
  const char *namespace;        /* (nullable) */
  int         line;             /* where it begins */
} OpenElement;

struct _AspXmlScan
{
  GInputStream         *stream;
  gint64                n_read;
  GError               *read_error;   /* (owned) (nullable) */
  xmlParserCtxt        *parser;       /* (owned) */
  OpenElement           path[MAX_DEPTH];  /* from the root down */
  guint                 depth;
  const xmlChar       **attributes;   /* (nullable): while an element starts */
  int                   n_attributes;
  GString              *text;         /* (owned): of the innermost element, up to now */
  GError               *error;        /* (owned) (nullable): what ends the scan */
  char                 *xml_message;  /* (owned) (nullable): the parser's first complaint */
  int                   xml_line;
  const AspXmlHandler  *handler;
  gpointer              user_data;
};

typedef xmlParserCtxt XmlParser;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XmlParser, xmlFreeParserCtxt)

#if LIBXML_VERSION >= 21200
typedef const xmlError XmlError;
#else
typedef xmlError XmlError;
#endif

static int
read_cb (void *user_data,
         char *buffer,
         int   length)
{
  AspXmlScan *scan = user_data;
  gssize n = g_input_stream_read (scan->stream, buffer, (gsize) length, NULL,
                                  scan->read_error == NULL ? &scan->read_error : NULL);

  scan->n_read += MAX (n, 0);
  if (scan->n_read > MAX_SIZE && scan->read_error == NULL)
    g_set_error_literal (&scan->read_error, ASP_PROJECT_FILE_ERROR, ASP_PROJECT_FILE_ERROR_LIMIT,
                         _("the file is larger than a schedule may be"));

  return scan->read_error != NULL ? -1 : (int) n;
}

static void
keep_first_error_cb (void     *user_data,
                     XmlError *error)
{
  AspXmlScan *scan = user_data;

  if (scan->xml_message != NULL || error->message == NULL || error->level <= XML_ERR_WARNING)
    return;

  scan->xml_message = asp_xml_describe_problem (error->code, error->str1, error->str2,
                                                error->message);
  scan->xml_line = error->line;
}

static void
fail_at_line (AspXmlScan *scan,
              const char *message)
{
  asp_xml_scan_fail (scan, g_error_new (ASP_PROJECT_FILE_ERROR, ASP_PROJECT_FILE_ERROR_LIMIT,
                                        /* Translators: the number of a line of a file, then what
                                         * is wrong there */
                                        _("line %d: %s"), asp_xml_scan_get_line (scan), message));
}

/* Not before the handler is done: stopping frees what its attributes stand in. */
static void
stop_when_failed (AspXmlScan *scan)
{
  if (scan->error != NULL)
    xmlStopParser (scan->parser);
}

static void
start_element_cb (void           *user_data,
                  const xmlChar  *name,
                  const xmlChar  *prefix G_GNUC_UNUSED,
                  const xmlChar  *namespace,
                  int             n_namespaces G_GNUC_UNUSED,
                  const xmlChar **namespaces G_GNUC_UNUSED,
                  int             n_attributes,
                  int             n_defaulted G_GNUC_UNUSED,
                  const xmlChar **attributes)
{
  AspXmlScan *scan = user_data;

  if (scan->error != NULL)
    return;

  if (scan->depth == MAX_DEPTH)
    {
      fail_at_line (scan, _("elements are nested too deeply"));
      stop_when_failed (scan);
      return;
    }

  scan->path[scan->depth++] = (OpenElement) {
    (const char *) name, (const char *) namespace, xmlSAX2GetLineNumber (scan->parser),
  };
  scan->attributes = attributes;
  scan->n_attributes = n_attributes;
  g_string_truncate (scan->text, 0);
  if (scan->handler->start != NULL)
    scan->handler->start (scan, (const char *) name, scan->user_data);
  scan->attributes = NULL;
  stop_when_failed (scan);
}

/* Nothing but the space between elements, or a text. */
static const char *
get_text (AspXmlScan *scan)
{
  const char *p = scan->text->str;

  while (g_ascii_isspace (*p))
    p++;

  return *p == '\0' ? "" : scan->text->str;
}

static void
end_element_cb (void          *user_data,
                const xmlChar *name,
                const xmlChar *prefix G_GNUC_UNUSED,
                const xmlChar *namespace G_GNUC_UNUSED)
{
  AspXmlScan *scan = user_data;

  if (scan->error != NULL)
    return;

  if (scan->handler->end != NULL)
    scan->handler->end (scan, (const char *) name, get_text (scan), scan->user_data);
  g_string_truncate (scan->text, 0);
  scan->depth--;
  stop_when_failed (scan);
}

static void
add_text_cb (void          *user_data,
             const xmlChar *text,
             int            length)
{
  AspXmlScan *scan = user_data;

  if (scan->error != NULL)
    return;

  if (scan->text->len + (gsize) length > MAX_TEXT)
    fail_at_line (scan, _("a text is too long"));
  else
    g_string_append_len (scan->text, (const char *) text, length);
  stop_when_failed (scan);
}

static void
refuse_document_type (AspXmlScan *scan)
{
  if (scan->error == NULL)
    fail_at_line (scan, _("a document type and entities are not accepted"));
  stop_when_failed (scan);
}

static void
document_type_cb (void          *user_data,
                  const xmlChar *name G_GNUC_UNUSED,
                  const xmlChar *public_id G_GNUC_UNUSED,
                  const xmlChar *system_id G_GNUC_UNUSED)
{
  refuse_document_type (user_data);
}

static void
reference_cb (void          *user_data,
              const xmlChar *name G_GNUC_UNUSED)
{
  refuse_document_type (user_data);
}

static void
report (AspXmlScan  *scan,
        GError     **error)
{
  if (scan->read_error != NULL)
    g_propagate_error (error, g_steal_pointer (&scan->read_error));
  else if (scan->error != NULL)
    g_propagate_error (error, g_steal_pointer (&scan->error));
  else
    g_set_error (error, ASP_PROJECT_FILE_ERROR, ASP_PROJECT_FILE_ERROR_XML,
                 /* Translators: the number of a line of a file, then the parser's words */
                 _("line %d: not well-formed XML (%s)"), scan->xml_line,
                 scan->xml_message != NULL ? scan->xml_message : "");
}

/* Events and no nodes: a file of all municipalities has six million elements. */
static xmlParserCtxt *
create_parser (AspXmlScan *scan)
{
  xmlSAXHandler events = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = document_type_cb,
    .reference = reference_cb,
    .characters = add_text_cb,
    .cdataBlock = add_text_cb,
    .ignorableWhitespace = add_text_cb,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .serror = keep_first_error_cb,
  };
  xmlParserCtxt *parser = xmlCreateIOParserCtxt (&events, scan, read_cb, NULL, scan,
                                                 XML_CHAR_ENCODING_NONE);

  /* NOENT, or an ampersand in an attribute would stay escaped. Without a document type there are
   * no other entities than the five of XML. */
  if (parser != NULL)
    xmlCtxtUseOptions (parser, XML_PARSE_NONET | XML_PARSE_NOENT);

  return parser;
}

/* Reads @stream to its end. Errors: those of reading it, ASP_PROJECT_FILE_ERROR with the line, and
 * whatever the handler reports. */
gboolean
asp_xml_scan_run (GInputStream         *stream,
                  const AspXmlHandler  *handler,
                  gpointer              user_data,
                  GError              **error)
{
  AspXmlScan scan = { .stream = stream, .handler = handler, .user_data = user_data };
  g_autoptr (XmlParser) parser = NULL;
  gboolean is_read = FALSE;

  scan.text = g_string_new (NULL);
  scan.parser = parser = create_parser (&scan);
  if (parser != NULL)
    is_read = xmlParseDocument (parser) == 0;
  if (scan.error != NULL || scan.read_error != NULL)
    is_read = FALSE;
  if (!is_read)
    report (&scan, error);

  g_string_free (scan.text, TRUE);
  g_free (scan.xml_message);
  g_clear_error (&scan.error);
  g_clear_error (&scan.read_error);

  return is_read;
}

guint
asp_xml_scan_get_depth (AspXmlScan *scan)
{
  return scan->depth;
}

/* The local name of the open element at @depth, 1 to the depth; "" for any other. */
const char *
asp_xml_scan_get_name (AspXmlScan *scan,
                       guint       depth)
{
  return depth > 0 && depth <= scan->depth ? scan->path[depth - 1].name : "";
}

/* Whether the innermost element stands in one called @name. */
gboolean
asp_xml_scan_is_below (AspXmlScan *scan,
                       const char *name)
{
  for (guint depth = 1; depth < scan->depth; depth++)
    {
      if (strcmp (asp_xml_scan_get_name (scan, depth), name) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The line where the element at hand begins. */
int
asp_xml_scan_get_line (AspXmlScan *scan)
{
  return scan->depth > 0 ? scan->path[scan->depth - 1].line : xmlSAX2GetLineNumber (scan->parser);
}

static char *
find_attribute (AspXmlScan *scan,
                const char *name,
                gboolean    has_prefix)
{
  for (int i = 0; scan->attributes != NULL && i < scan->n_attributes; i++)
    {
      /* Name, prefix, namespace, the value's beginning and its end. */
      const char **attribute = (const char **) scan->attributes + (gsize) i * 5;

      if ((attribute[1] != NULL) == has_prefix && strcmp (attribute[0], name) == 0)
        return g_strndup (attribute[3], (gsize) (attribute[4] - attribute[3]));
    }

  return NULL;
}

/* Returns: (transfer full) (nullable). Only while an element starts. */
char *
asp_xml_scan_get_attribute (AspXmlScan *scan,
                            const char *name)
{
  return find_attribute (scan, name, FALSE);
}

/* The attribute of that local name in any namespace: "r:id". Returns: as above */
char *
asp_xml_scan_get_prefixed_attribute (AspXmlScan *scan,
                                     const char *name)
{
  return find_attribute (scan, name, TRUE);
}

/* (nullable): of the element at hand */
const char *
asp_xml_scan_get_namespace (AspXmlScan *scan)
{
  return scan->depth > 0 ? scan->path[scan->depth - 1].namespace : NULL;
}

/* Ends the scan with @error, which it takes over; the first one counts. */
void
asp_xml_scan_fail (AspXmlScan *scan,
                   GError     *error)
{
  if (scan->error == NULL)
    scan->error = error;
  else
    g_error_free (error);
}

gboolean
asp_xml_scan_has_failed (AspXmlScan *scan)
{
  return scan->error != NULL;
}
