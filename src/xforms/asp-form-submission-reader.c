/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-submission.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

#include "asp-form-instance-private.h"
#include "asp-form-snapshot.h"

/* Reads a record that another program has written. It may come from anybody: it is held to limits
 * while it is parsed, and what the form does not know is told, not taken. */

#define MAX_SIZE (16 * 1024 * 1024)
#define MAX_DEPTH 100
#define MAX_NODES 500000

typedef xmlParserCtxt XmlParser;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XmlParser, xmlFreeParserCtxt)

typedef struct
{
  AspXmlProblem problem;
  guint         depth;
  guint         n_nodes;
  gboolean      has_dtd;
  gboolean      is_too_large;
} Limits;

typedef struct
{
  AspFormInstance *instance;
  const char      *source_name;
  GPtrArray       *losses;        /* (element-type utf8) */
  GHashTable      *used;          /* (owned): set of xmlNode that have got their answer */
  GHashTable      *kept;          /* (owned): AspNodeState → value that is not computed anew */
} Reading;

static void
internal_subset_cb (void          *data,
                    const xmlChar *name,
                    const xmlChar *external_id,
                    const xmlChar *system_id)
{
  xmlParserCtxt *parser = data;
  Limits *limits = parser->_private;

  limits->has_dtd = TRUE;
  xmlStopParser (parser);
}

static void
start_element_cb (void           *data,
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
  Limits *limits = parser->_private;

  if (++limits->depth > MAX_DEPTH || ++limits->n_nodes > MAX_NODES)
    {
      limits->is_too_large = TRUE;
      xmlStopParser (parser);
      return;
    }

  xmlSAX2StartElementNs (data, name, prefix, uri, n_namespaces, namespaces, n_attributes,
                         n_defaulted, attributes);
}

static void
end_element_cb (void          *data,
                const xmlChar *name,
                const xmlChar *prefix,
                const xmlChar *uri)
{
  xmlParserCtxt *parser = data;
  Limits *limits = parser->_private;

  limits->depth--;
  xmlSAX2EndElementNs (data, name, prefix, uri);
}

static gboolean
set_parse_error (const Limits  *limits,
                 gboolean       is_read,
                 const char    *source_name,
                 GError       **error)
{
  if (limits->has_dtd)
    g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_XML,
                 /* Translators: %s is the name of a file */
                 _("%s has a document type declaration (DOCTYPE), which is not allowed."),
                 source_name);
  else if (limits->is_too_large)
    g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_LIMIT,
                 /* Translators: %s is the name of a file */
                 _("%s is larger or deeper than the answers to a questionnaire may be."),
                 source_name);
  else if (!is_read)
    _asp_xml_set_problem (&limits->problem, source_name, error);
  else
    return FALSE;

  return TRUE;
}

/* Returns: (transfer full) (nullable) */
static xmlDoc *
parse (const char  *xml,
       gsize        length,
       const char  *source_name,
       GError     **error)
{
  g_autoptr (XmlParser) parser = xmlNewParserCtxt ();
  Limits limits = { 0 };
  xmlDoc *doc;

  limits.is_too_large = length > MAX_SIZE;
  if (limits.is_too_large)
    {
      set_parse_error (&limits, FALSE, source_name, error);
      return NULL;
    }

  _asp_xml_watch (parser, &limits.problem);
  parser->sax->internalSubset = internal_subset_cb;
  parser->sax->startElementNs = start_element_cb;
  parser->sax->endElementNs = end_element_cb;
  /* No network, and entities are not replaced. */
  doc = xmlCtxtReadMemory (parser, xml, (int) length, NULL, NULL,
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                           XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
  if (set_parse_error (&limits, doc != NULL, source_name, error))
    g_clear_pointer (&doc, xmlFreeDoc);
  g_free (limits.problem.words);

  return doc;
}

static void add_loss (Reading    *self,
                      xmlNode    *node,
                      const char *format,
                      ...) G_GNUC_PRINTF (3, 4);

static void
add_loss (Reading    *self,
          xmlNode    *node,
          const char *format,
          ...)
{
  g_autofree char *words = NULL;
  va_list args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);

  g_ptr_array_add (self->losses,
                   /* Translators: name of a file, number of a line, what is wrong there */
                   g_strdup_printf (_("%s, line %ld: %s"), self->source_name,
                                    xmlGetLineNo (node), words));
}

/* What stands in @node itself, without what stands in its elements. Returns: (transfer full) */
static char *
get_own_text (xmlNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        g_string_append (text, (const char *) child->content);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/* The value would be another one at each computation: the record's is the one to keep. */
static const char *const volatile_functions[] = {
  "uuid", "random", "now", "today", "randomize", NULL,
};

static void
fill_leaf (Reading      *self,
           AspNodeState *state,
           xmlNode      *from)
{
  const AspExpr *calculate = state->path->bind != NULL
                               ? state->path->bind->exprs[ASP_BIND_CALCULATE]
                               : NULL;
  g_autofree char *text = get_own_text (from);

  _asp_form_put_value (self->instance, state, text);
  if (calculate != NULL && _asp_expr_calls (calculate, volatile_functions))
    g_hash_table_insert (self->kept, state, g_steal_pointer (&text));
}

/* Attributes that the form has there may have another value in a record; the root's are the form's
 * identity. */
static void
fill_attributes (Reading *self,
                 xmlNode *to,
                 xmlNode *from)
{
  for (xmlAttr *attribute = from->properties; attribute != NULL; attribute = attribute->next)
    {
      const xmlChar *uri = attribute->ns != NULL ? attribute->ns->href : NULL;
      xmlAttr *known = xmlHasNsProp (to, attribute->name, uri);
      xmlChar *value = xmlNodeGetContent ((xmlNode *) attribute);

      if (known == NULL)
        add_loss (self, from,
                  /* Translators: name of an attribute, its value */
                  _("the questionnaire has no “%s” here (“%s”)"), (const char *) attribute->name,
                  (const char *) value);
      else if (to != self->instance->env.root)
        xmlSetNsProp (to, known->ns, attribute->name, value);
      xmlFree (value);
    }
}

static void fill (Reading      *self,
                  AspNodeState *state,
                  xmlNode      *from);

/* The next row of the repeat, in the order of the record. */
static AspNodeState *
add_row (Reading      *self,
         AspNodeState *parent,
         AspFormPath  *repeat)
{
  xmlNode *anchor = _asp_form_find_anchor (parent->xml, repeat);
  gint64 row_id;

  if (anchor == NULL)
    return NULL;

  row_id = _asp_form_make_row_id (repeat, parent->xml,
                                  _asp_form_count_rows (self->instance, anchor));
  while (g_hash_table_contains (self->instance->rows, &row_id))
    row_id++;

  return _asp_form_instance_build_row (self->instance, anchor, row_id, anchor);
}

/* Where the answer @from goes to: of several places for it outside of a repeat, to one that was
 * asked, for a record has no others. Returns: (nullable): the form has no place for it */
static AspNodeState *
find_place (Reading      *self,
            AspNodeState *parent,
            xmlNode      *from)
{
  AspNodeState *best = NULL;

  for (guint i = 0; i < parent->path->children->len; i++)
    {
      AspFormPath *path = g_ptr_array_index (parent->path->children, i);

      if (strcmp (path->name, (const char *) from->name) == 0 && path->repeat == path)
        return add_row (self, parent, path);
    }
  for (xmlNode *child = parent->xml->children; child != NULL; child = child->next)
    {
      AspNodeState *state = _asp_node_state (child);

      if (state == NULL || !xmlStrEqual (child->name, from->name) ||
          g_hash_table_contains (self->used, child))
        continue;
      if (best == NULL || (state->visible && !best->visible))
        best = state;
    }
  if (best != NULL)
    g_hash_table_add (self->used, best->xml);

  return best;
}

/* The form has no place for it, the record has. Returns: whether it is that */
static gboolean
take_deprecated_id (Reading      *self,
                    AspNodeState *parent,
                    xmlNode      *from)
{
  if (!_asp_xml_is (from, "deprecatedID") || strcmp (parent->path->name, "meta") != 0 ||
      parent->path->depth != 1)
    return FALSE;

  g_free (self->instance->deprecated_id);
  self->instance->deprecated_id = get_own_text (from);

  return TRUE;
}

/* Rows that the form begins with: the record has its own. */
static void
drop_rows (Reading      *self,
           AspNodeState *state)
{
  xmlNode *next;

  for (xmlNode *child = state->xml->children; child != NULL; child = next)
    {
      AspNodeState *row = _asp_node_state (child);

      next = child->next;
      if (row != NULL && row->is_row)
        _asp_form_instance_drop_row (self->instance, row, FALSE);
    }
}

static void
fill_group (Reading      *self,
            AspNodeState *state,
            xmlNode      *from)
{
  g_autofree char *text = get_own_text (from);

  if (!is_blank (text))
    add_loss (self, from,
              /* Translators: path of a node of a questionnaire, a text */
              _("%s takes no answer (“%s”)"), state->path->path, g_strstrip (text));
  drop_rows (self, state);
  for (xmlNode *child = from->children; child != NULL; child = child->next)
    {
      AspNodeState *place;

      if (child->type != XML_ELEMENT_NODE)
        continue;

      place = find_place (self, state, child);
      if (place != NULL)
        fill (self, place, child);
      else if (!take_deprecated_id (self, state, child))
        {
          xmlChar *content = xmlNodeGetContent (child);

          add_loss (self, child,
                    /* Translators: path and name of a node that a questionnaire has not, its
                     * value */
                    _("the questionnaire has no %s/%s (“%s”)"), state->path->path,
                    (const char *) child->name, g_strstrip ((char *) content));
          xmlFree (content);
        }
    }
}

/* Calls itself for what stands in the node; the parser has limited the depth. */
static void
fill (Reading      *self,
      AspNodeState *state,
      xmlNode      *from)
{
  fill_attributes (self, state->xml, from);
  if (state->path->children != NULL)
    {
      fill_group (self, state, from);
      return;
    }

  fill_leaf (self, state, from);
  for (xmlNode *child = from->children; child != NULL; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE)
        add_loss (self, child, _("the questionnaire has no %s/%s (“%s”)"), state->path->path,
                  (const char *) child->name, "…");
    }
}

/* Whether the record is one of this form. */
static gboolean
check_root (Reading  *self,
            AspForm  *form,
            xmlNode  *root,
            GError  **error)
{
  g_autofree char *id = _asp_xml_attribute (root, "id");
  g_autofree char *own_id = _asp_xml_attribute (form->primary, "id");
  g_autofree char *version = _asp_xml_attribute (root, "version");

  if (!xmlStrEqual (root->name, form->primary->name))
    {
      g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE,
                   /* Translators: name of a file, of the element it begins with, of the one that
                    * it should begin with */
                   _("%s begins with “%s”; the answers to this questionnaire begin with “%s”."),
                   self->source_name, (const char *) root->name,
                   (const char *) form->primary->name);
      return FALSE;
    }
  if (g_strcmp0 (id, own_id) != 0 && (own_id != NULL || g_strcmp0 (id, form->id) != 0))
    {
      g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE,
                   /* Translators: name of a file, identifiers of two questionnaires */
                   _("%s has the answers to the questionnaire “%s”, not to “%s”."),
                   self->source_name, id != NULL ? id : "", form->id);
      return FALSE;
    }

  if (version != NULL && strcmp (version, form->version) != 0)
    add_loss (self, root,
              /* Translators: two versions of a questionnaire */
              _("the answers were given to version “%s”; the questionnaire here is “%s”"), version,
              form->version);

  return TRUE;
}

/* Whether the form has nodes of one name beside each other that are no rows. */
static gboolean
has_twins (AspFormInstance *self)
{
  for (guint i = 0; i < self->form->paths->len; i++)
    {
      const AspFormPath *path = g_ptr_array_index (self->form->paths, i);

      if (path->repeat == NULL && self->states[i]->len > 1)
        return TRUE;
    }

  return FALSE;
}

static void
prepare (AspFormInstance *self)
{
  _asp_form_instance_build (self, FALSE);
  if (!has_twins (self))
    return;

  /* Which of them are asked has to be known before they get their answers. */
  self->counts_wait = TRUE;
  _asp_form_mark_all (self);
  _asp_form_instance_run (self);
}

static void
compute (Reading *self)
{
  AspFormInstance *instance = self->instance;
  GHashTableIter iter;
  gpointer state, value;

  /* No row comes or goes before the values that are kept are there again. */
  instance->counts_wait = TRUE;
  _asp_form_mark_all (instance);
  _asp_form_instance_run (instance);
  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, &state, &value))
    _asp_form_put_value (instance, state, value);

  instance->counts_wait = FALSE;
  _asp_form_instance_count_all (instance);
  asp_form_instance_settle (instance);
  _asp_form_instance_show (instance);
}

/* @instance: (transfer full): empty. Returns: (transfer full) (nullable): the same, filled */
static AspFormInstance *
load (AspFormInstance  *instance,
      const char       *xml,
      gssize            length,
      const char       *source_name,
      GPtrArray       **losses,
      GError          **error)
{
  g_autoptr (AspFormInstance) self = instance;
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Reading reading = { instance, source_name, lost, used, kept };
  gboolean is_ours;
  xmlDoc *doc = parse (xml, length < 0 ? strlen (xml) : (gsize) length, source_name, error);

  if (doc == NULL)
    return NULL;

  is_ours = check_root (&reading, instance->form, xmlDocGetRootElement (doc), error);
  if (is_ours)
    {
      prepare (instance);
      fill (&reading, _asp_node_state (instance->env.root), xmlDocGetRootElement (doc));
      compute (&reading);
    }
  xmlFreeDoc (doc);
  if (!is_ours)
    return NULL;

  if (losses != NULL)
    *losses = g_steal_pointer (&lost);

  return g_steal_pointer (&self);
}

/* Makes an instance of @form of the record @xml; what a form does when it is first filled in is
 * not done. @length: -1 when @xml ends with a NUL. @source_name: what errors call it.
 * @losses: (out) (optional) (transfer full) (element-type utf8): what the form has no place for,
 * each with its line. Errors: ASP_FORM_ERROR: no XML, with a DTD, too large, of another form */
AspFormInstance *
asp_form_instance_load_submission (AspForm      *form,
                                   AspDay        today,
                                   AspLanguage   language,
                                   const char   *xml,
                                   gssize        length,
                                   const char   *source_name,
                                   GPtrArray   **losses,
                                   GError      **error)
{
  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (xml != NULL, NULL);
  g_return_val_if_fail (source_name != NULL, NULL);

  return load (_asp_form_instance_create (form, today, language), xml, length, source_name, losses,
               error);
}

/* Another instance, of the record @xml, that has the form, the day, the language and what
 * asp:record() asks from @self. Otherwise like asp_form_instance_load_submission(). */
AspFormInstance *
asp_form_instance_load_other (AspFormInstance  *self,
                              const char       *xml,
                              gssize            length,
                              const char       *source_name,
                              GPtrArray       **losses,
                              GError          **error)
{
  AspFormInstance *other;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), NULL);
  g_return_val_if_fail (xml != NULL, NULL);
  g_return_val_if_fail (source_name != NULL, NULL);

  other = _asp_form_instance_create (self->form, self->env.today, self->env.language);
  other->record_func = self->record_func;
  other->record_data = self->record_data;

  return load (other, xml, length, source_name, losses, error);
}
