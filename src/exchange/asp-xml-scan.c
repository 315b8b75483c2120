/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xml-scan.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "asp-project-file.h"

/* Three times the plan of all municipalities. */
#define MAX_SIZE  (G_GINT64_CONSTANT (512) * 1024 * 1024)
#define MAX_DEPTH 64
#define MAX_TEXT  (1024 * 1024)

struct _AspXmlScan
{
  GInputStream     *stream;
  gint64            n_read;
  GError           *read_error;   /* (owned) (nullable) */
  xmlTextReader    *reader;       /* (owned) */
  GPtrArray        *path;         /* (owned) (element-type utf8): names from the root down */
  GString          *text;         /* (owned): of the innermost element, up to now */
  GError           *error;        /* (owned) (nullable): what ends the scan */
  char             *xml_message;  /* (owned) (nullable): the parser's first complaint */
  int               xml_line;
};

typedef xmlTextReader XmlReader;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XmlReader, xmlFreeTextReader)

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
keep_first_error_cb (void                   *user_data,
                     const char             *message,
                     xmlParserSeverities     severity,
                     xmlTextReaderLocatorPtr locator)
{
  AspXmlScan *scan = user_data;

  if (scan->xml_message != NULL || message == NULL ||
      severity == XML_PARSER_SEVERITY_WARNING || severity == XML_PARSER_SEVERITY_VALIDITY_WARNING)
    return;

  scan->xml_message = g_strstrip (g_strdup (message));
  scan->xml_line = xmlTextReaderLocatorLineNumber (locator);
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

static void
end_element (AspXmlScan          *scan,
             const AspXmlHandler *handler,
             gpointer             user_data)
{
  const char *name = g_ptr_array_index (scan->path, scan->path->len - 1);

  handler->end (scan, name, scan->text->str, user_data);
  g_string_truncate (scan->text, 0);
  g_ptr_array_set_size (scan->path, (int) scan->path->len - 1);
}

static void
start_element (AspXmlScan          *scan,
               const AspXmlHandler *handler,
               gpointer             user_data)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (scan->reader);

  if (scan->path->len == MAX_DEPTH)
    {
      fail_at_line (scan, _("elements are nested too deeply"));
      return;
    }

  g_ptr_array_add (scan->path, g_strdup (name));
  g_string_truncate (scan->text, 0);
  handler->start (scan, name, user_data);
  if (scan->error == NULL && xmlTextReaderIsEmptyElement (scan->reader) == 1)
    end_element (scan, handler, user_data);
}

static void
add_text (AspXmlScan *scan)
{
  const char *value = (const char *) xmlTextReaderConstValue (scan->reader);

  if (value == NULL)
    return;

  if (scan->text->len + strlen (value) > MAX_TEXT)
    fail_at_line (scan, _("a text is too long"));
  else
    g_string_append (scan->text, value);
}

static void
take_node (AspXmlScan          *scan,
           const AspXmlHandler *handler,
           gpointer             user_data)
{
  switch (xmlTextReaderNodeType (scan->reader))
    {
    case XML_READER_TYPE_ELEMENT:
      start_element (scan, handler, user_data);
      break;
    case XML_READER_TYPE_END_ELEMENT:
      end_element (scan, handler, user_data);
      break;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      add_text (scan);
      break;
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
      fail_at_line (scan, _("a document type and entities are not accepted"));
      break;
    default:
      break;
    }
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

/* Reads @stream to its end. Errors: those of reading it, ASP_PROJECT_FILE_ERROR with the line, and
 * whatever the handler reports. */
gboolean
asp_xml_scan_run (GInputStream         *stream,
                  const AspXmlHandler  *handler,
                  gpointer              user_data,
                  GError              **error)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new_with_free_func (g_free);
  AspXmlScan scan = { .stream = stream, .path = path };
  g_autoptr (XmlReader) reader = NULL;
  int result = -1;

  reader = xmlReaderForIO (read_cb, NULL, &scan, NULL, NULL,
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                           XML_PARSE_BIG_LINES);
  scan.reader = reader;
  scan.text = g_string_new (NULL);
  if (reader != NULL)
    {
      xmlTextReaderSetErrorHandler (reader, keep_first_error_cb, &scan);
      do
        {
          result = xmlTextReaderRead (reader);
          if (result == 1)
            take_node (&scan, handler, user_data);
        }
      while (result == 1 && scan.error == NULL);
    }
  if (result != 0 || scan.error != NULL || scan.read_error != NULL)
    {
      result = -1;
      report (&scan, error);
    }

  g_string_free (scan.text, TRUE);
  g_free (scan.xml_message);
  g_clear_error (&scan.error);
  g_clear_error (&scan.read_error);

  return result == 0;
}

guint
asp_xml_scan_get_depth (AspXmlScan *scan)
{
  return scan->path->len;
}

/* The local name of the open element at @depth, 1 to the depth; "" for any other. */
const char *
asp_xml_scan_get_name (AspXmlScan *scan,
                       guint       depth)
{
  return depth > 0 && depth <= scan->path->len ? g_ptr_array_index (scan->path, depth - 1) : "";
}

/* Whether the innermost element stands in one called @name. */
gboolean
asp_xml_scan_is_below (AspXmlScan *scan,
                       const char *name)
{
  for (guint depth = 1; depth < scan->path->len; depth++)
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
  xmlNode *node = xmlTextReaderCurrentNode (scan->reader);
  long line = node != NULL ? xmlGetLineNo (node) : -1;

  return line > 0 ? (int) line : xmlTextReaderGetParserLineNumber (scan->reader);
}

/* Returns: (transfer full) (nullable). Only while an element starts. */
char *
asp_xml_scan_get_attribute (AspXmlScan *scan,
                            const char *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (scan->reader, BAD_CAST name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);

  return copy;
}

/* (nullable): of the element at hand */
const char *
asp_xml_scan_get_namespace (AspXmlScan *scan)
{
  return (const char *) xmlTextReaderConstNamespaceUri (scan->reader);
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
