/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-template-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

#include "asp-xml-words.h"

#define SCHEMA_FILE "/hu/onkormanyzat/Csatlakozas/templates/schedule-template.rng"

/* The reference schedule has 60 kB; nobody writes a hundredfold of it by hand. */
#define MAX_SIZE (4 * 1024 * 1024)
#define MAX_TASKS 2000

typedef xmlDoc XmlDoc;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XmlDoc, xmlFreeDoc)
typedef xmlParserCtxt XmlParser;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XmlParser, xmlFreeParserCtxt)

/* The first error is what the user has to put right; those after it often follow from it. */
typedef struct
{
  int   line;
  char *message;                /* (owned) (nullable) */
} FirstError;

#if LIBXML_VERSION >= 21200
typedef const xmlError *XmlError;
#else
typedef xmlError *XmlError;
#endif

static void
keep_first_error_cb (void     *user_data,
                     XmlError  error)
{
  FirstError *first = user_data;

  if (first->message != NULL || error == NULL || error->message == NULL)
    return;

  first->line = error->line;
  first->message = g_strstrip (g_strdup (error->message));
}

static XmlDoc *
parse (const char  *data,
       gsize        length,
       const char  *source_name,
       GError     **error)
{
  g_autoptr (XmlParser) parser = xmlNewParserCtxt ();
  g_autoptr (XmlDoc) doc = NULL;

  if (length > MAX_SIZE)
    {
      g_set_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_LIMIT,
                   /* Translators: %s is the name of a file */
                   _("%s is larger than a schedule template may be."), source_name);
      return NULL;
    }

  doc = xmlCtxtReadMemory (parser, data, (int) length, NULL, NULL,
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                           XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
  if (doc == NULL)
    {
      XmlError xml_error = xmlCtxtGetLastError (parser);
      g_autofree char *message = NULL;

      if (xml_error != NULL)
        message = asp_xml_describe_problem (xml_error->code, xml_error->str1, xml_error->str2,
                                            xml_error->message);
      g_set_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_XML,
                   /* Translators: name of a file, number of a line, the parser's words */
                   _("%s, line %d: not well-formed XML (%s)"), source_name,
                   xml_error != NULL ? xml_error->line : 0, message != NULL ? message : "");
      return NULL;
    }

  /* Templates come from others: no entities that grow, no files that are fetched. */
  if (xmlGetIntSubset (doc) != NULL)
    {
      g_set_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_XML,
                   /* Translators: %s is the name of a file */
                   _("%s has a document type declaration (DOCTYPE), which is not allowed."),
                   source_name);
      return NULL;
    }

  return g_steal_pointer (&doc);
}

static gboolean
validate (XmlDoc      *doc,
          const char  *source_name,
          GError     **error)
{
  g_autoptr (GBytes) schema_file = NULL;
  xmlRelaxNGParserCtxtPtr schema_parser;
  xmlRelaxNGPtr schema;
  xmlRelaxNGValidCtxtPtr validator;
  FirstError first = { 0, NULL };
  g_autofree char *message = NULL;
  int result;

  schema_file = g_resources_lookup_data (SCHEMA_FILE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (schema_file == NULL)
    return FALSE;

  schema_parser = xmlRelaxNGNewMemParserCtxt (g_bytes_get_data (schema_file, NULL),
                                              (int) g_bytes_get_size (schema_file));
  schema = xmlRelaxNGParse (schema_parser);
  xmlRelaxNGFreeParserCtxt (schema_parser);
  g_assert (schema != NULL);

  validator = xmlRelaxNGNewValidCtxt (schema);
  xmlRelaxNGSetValidStructuredErrors (validator, keep_first_error_cb, &first);
  result = xmlRelaxNGValidateDoc (validator, doc);
  xmlRelaxNGFreeValidCtxt (validator);
  xmlRelaxNGFree (schema);
  message = first.message;
  if (result == 0)
    return TRUE;

  g_set_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_SCHEMA,
               /* Translators: name of a file, number of a line, the validator's words */
               _("%s, line %d: not a schedule template (%s)"), source_name, first.line,
               message != NULL ? message : "");

  return FALSE;
}

static const char *
keep (AspTemplate *self,
      xmlChar     *text)
{
  const char *kept = NULL;

  if (text != NULL)
    {
      g_autofree char *stripped = g_strstrip (g_strdup ((const char *) text));

      kept = g_string_chunk_insert_const (self->strings, stripped);
      xmlFree (text);
    }

  return kept;
}

static const char *
get_attribute (AspTemplate *self,
               xmlNode     *node,
               const char  *name)
{
  return keep (self, xmlGetNoNsProp (node, (const xmlChar *) name));
}

static gboolean
is_element (xmlNode    *node,
            const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/* Texts of the element's children of that name, by AspLanguage. */
static void
read_texts (AspTemplate  *self,
            xmlNode      *parent,
            const char   *name,
            const char  **texts)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      const char *language;

      if (!is_element (node, name))
        continue;

      language = keep (self, xmlNodeGetLang (node));
      texts[g_strcmp0 (language, "hu") == 0 ? ASP_LANGUAGE_HU : ASP_LANGUAGE_EN] =
        keep (self, xmlNodeGetContent (node));
    }
}

/* "2.5 5.4:SS+3": predecessors, each with the kind of link when it is not finish to start, and its
 * lag (or lead, "-2"). The schema has checked the form. */
static void
read_links (AspTemplate     *self,
            xmlNode         *element,
            AspTemplateTask *task)
{
  const char *after = get_attribute (self, element, "after");
  g_auto (GStrv) words = NULL;
  AspTemplateLink *links;

  if (after == NULL)
    return;

  words = g_strsplit_set (after, " \t\r\n", -1);
  links = g_new0 (AspTemplateLink, g_strv_length (words) + 1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      AspTemplateLink *link = &links[task->n_predecessors];
      char *rest = words[i] + strcspn (words[i], ":+-");

      if (*words[i] == '\0')
        continue;
      if (*rest == ':')
        {
          asp_link_type_from_code (rest + 1, &link->type);
          *rest = '\0';
          rest += 3;
        }
      if (*rest != '\0')
        {
          link->lag = (int) g_ascii_strtoll (rest, NULL, 10);
          link->unit = g_str_has_suffix (rest, "d") ? ASP_LAG_CALENDAR : ASP_LAG_WORKING;
          *rest = '\0';
        }
      link->code = g_string_chunk_insert_const (self->strings, words[i]);
      task->n_predecessors++;
    }
  task->predecessors = links;
  g_ptr_array_add (self->arrays, links);
}

static void
read_children (AspTemplate     *self,
               xmlNode         *element,
               AspTemplateTask *task)
{
  read_texts (self, element, "title", task->title);
  read_texts (self, element, "document", task->document);
  read_links (self, element, task);

  for (xmlNode *node = element->children; node != NULL; node = node->next)
    {
      if (!is_element (node, "mark"))
        continue;

      task->mark = get_attribute (self, node, "code");
      read_texts (self, node, "title", task->mark_title);
    }
}

static AspCondition
read_condition (const char *text)
{
  if (text == NULL)
    return ASP_CONDITION_ALWAYS;
  if (strcmp (text, "joint-office") == 0)
    return ASP_CONDITION_JOINT_OFFICE;
  if (strcmp (text, "testing-ordered") == 0)
    return ASP_CONDITION_BUYS_TESTING;

  return ASP_CONDITION_GRANT;
}

static guint
read_waves (const char *text)
{
  guint waves = 0;

  if (strchr (text, 'P') != NULL)
    waves |= 1u << ASP_WAVE_KIND_PILOT;
  if (strchr (text, 'K') != NULL)
    waves |= 1u << ASP_WAVE_KIND_KMOP;
  if (strchr (text, 'T') != NULL)
    waves |= 1u << ASP_WAVE_KIND_FURTHER;

  return waves;
}

/* "S2" is 2. */
static guint
read_stage (const char *text)
{
  return text != NULL ? (guint) (text[1] - '0') : 0;
}

/* What the briefing says of the task beside the plan. */
static void
read_marks (AspTemplate     *self,
            xmlNode         *element,
            AspTemplateTask *task)
{
  const char *due = get_attribute (self, element, "due");
  const char *due_waves = get_attribute (self, element, "due-waves");
  const char *next_period = get_attribute (self, element, "next-period");

  task->due = due != NULL ? asp_day_from_iso (due) : ASP_DAY_NONE;
  task->due_waves = due_waves != NULL ? read_waves (due_waves) : 0;
  task->next_period = next_period != NULL ? (guint) g_ascii_digit_value (*next_period) : 0;
}

static gboolean
read_task (AspTemplate  *self,
           xmlNode      *element,
           AspTaskKind   kind,
           const char   *source_name,
           GError      **error)
{
  const char *days = get_attribute (self, element, "days");
  AspTemplateTask task = { 0 };

  task.code = get_attribute (self, element, "code");
  if (g_hash_table_contains (self->by_code, task.code))
    {
      g_set_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_REFERENCE,
                   /* Translators: name of a file, number of a line, code of a task */
                   _("%s, line %ld: the code %s is used twice."),
                   source_name, xmlGetLineNo (element), task.code);
      return FALSE;
    }
  if (self->tasks->len == MAX_TASKS)
    {
      g_set_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_LIMIT,
                   /* Translators: name of a file, number of a line */
                   _("%s, line %ld: there are more tasks than a template may have."),
                   source_name, xmlGetLineNo (element));
      return FALSE;
    }

  task.kind = kind;
  task.group = self->groups->len - 1;
  task.duration = days != NULL ? (int) g_ascii_strtoll (days, NULL, 10) : 0;
  task.stage = (AspStage) read_stage (get_attribute (self, element, "stage"));
  task.gate = read_stage (get_attribute (self, element, "gate"));
  task.role = get_attribute (self, element, "role");
  task.waves = read_waves (get_attribute (self, element, "waves"));
  task.basis = get_attribute (self, element, "basis")[0];
  task.variant_of = get_attribute (self, element, "variant-of");
  task.condition = read_condition (get_attribute (self, element, "condition"));
  read_marks (self, element, &task);
  task.hammock_from = get_attribute (self, element, "from");
  task.hammock_to = get_attribute (self, element, "to");
  read_children (self, element, &task);
  g_array_append_val (self->tasks, task);
  g_hash_table_insert (self->by_code, (gpointer) task.code, GUINT_TO_POINTER (self->tasks->len));

  return TRUE;
}

static gboolean
read_group (AspTemplate  *self,
            xmlNode      *element,
            const char   *source_name,
            GError      **error)
{
  static const struct
  {
    const char  *name;
    AspTaskKind  kind;
  } kinds[] = {
    { "task", ASP_TASK_KIND_TASK },
    { "milestone", ASP_TASK_KIND_MILESTONE },
    { "hammock", ASP_TASK_KIND_HAMMOCK },
  };
  AspTemplateGroup group = { 0 };

  group.code = get_attribute (self, element, "code");
  read_texts (self, element, "title", group.title);
  g_array_append_val (self->groups, group);

  for (xmlNode *node = element->children; node != NULL; node = node->next)
    {
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        {
          if (is_element (node, kinds[i].name) &&
              !read_task (self, node, kinds[i].kind, source_name, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* The reference schedule lies in nearly every document, and is valid: a test sees to that. To make
 * sure of it again takes longer than all else when a document is opened. */
static gboolean
is_reference_file (const char *data,
                   gsize       length)
{
  g_autoptr (GBytes) file = asp_template_get_reference_file ();

  return g_bytes_get_size (file) == length &&
         memcmp (g_bytes_get_data (file, NULL), data, length) == 0;
}

/* Reads the file into @self, which is empty. What it says of other tasks is checked later. */
gboolean
_asp_template_read (AspTemplate  *self,
                    const char   *data,
                    gsize         length,
                    const char   *source_name,
                    GError      **error)
{
  g_autoptr (XmlDoc) doc = parse (data, length, source_name, error);
  xmlNode *root;

  if (doc == NULL ||
      (!is_reference_file (data, length) && !validate (doc, source_name, error)))
    return FALSE;

  root = xmlDocGetRootElement (doc);
  self->code = get_attribute (self, root, "code");
  self->version = (int) g_ascii_strtoll (get_attribute (self, root, "version"), NULL, 10);
  read_texts (self, root, "title", self->title);
  for (xmlNode *node = root->children; node != NULL; node = node->next)
    {
      if (is_element (node, "group") && !read_group (self, node, source_name, error))
        return FALSE;
    }

  return TRUE;
}
