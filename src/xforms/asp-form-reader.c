/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

/* Bytes of a file that is worth a second thread. */
#define LARGE_SIZE (128 * 1024)

gboolean
_asp_xml_is (xmlNode    *node,
             const char *name)
{
  return node->type == XML_ELEMENT_NODE && _asp_is_name ((const char *) node->name, name);
}

/* Returns: (transfer full): all text in @node */
char *
_asp_xml_content (xmlNode *node)
{
  const xmlNode *text = node->children;
  xmlChar *content;
  char *copy;

  /* As most is: in one piece. */
  if (text != NULL && text->next == NULL && text->type == XML_TEXT_NODE)
    return g_strdup ((const char *) text->content);

  content = xmlNodeGetContent (node);
  copy = g_strdup (content != NULL ? (const char *) content : "");
  xmlFree (content);

  return copy;
}

/* An attribute by its local name: tools differ in their prefixes, never in two of one name.
 * Returns: (transfer full) (nullable) */
char *
_asp_xml_attribute (xmlNode    *node,
                    const char *name)
{
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      if (_asp_is_name ((const char *) attribute->name, name))
        return _asp_xml_content ((xmlNode *) attribute);
    }

  return NULL;
}

/* An attribute that ODK defines and that means nothing without its namespace. Returns: (transfer
 * full) (nullable) */
char *
_asp_xml_jr_attribute (xmlNode    *node,
                       const char *name)
{
  xmlChar *content = xmlGetNsProp (node, (const xmlChar *) name,
                                   (const xmlChar *) "http://openrosa.org/javarosa");
  char *value = g_strdup ((const char *) content);

  xmlFree (content);

  return value;
}

/* Sets an error that begins with the form's name and the node's line. */
void
_asp_form_set_error (AspForm     *self,
                     xmlNode     *node,
                     int          code,
                     GError     **error,
                     const char  *format,
                     ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error (error, ASP_FORM_ERROR, code,
               /* Translators: name of a file, number of a line, what is wrong there */
               _("%s, line %ld: %s"), self->source_name, node != NULL ? xmlGetLineNo (node) : 0,
               reason);
}

/* Functions that are known and give a blank here are losses. */
static void
note_lost_functions (AspForm       *self,
                     xmlNode       *node,
                     const AspExpr *expr)
{
  if (expr->kind == ASP_EXPR_CALL && (expr->function->flags & ASP_FUNCTION_IS_LOST) != 0)
    _asp_form_add_loss (self, node,
                        /* Translators: %s is the name of a function of a form */
                        _("the function “%s” gives nothing here"), expr->text);
  for (guint i = 0; i < expr->args->len; i++)
    note_lost_functions (self, node, g_ptr_array_index (expr->args, i));
}

/* Many questions are asked under the same condition. Returns: (transfer full) (nullable): as
 * _asp_form_parse() */
AspExpr *
_asp_form_parse_condition (AspForm     *self,
                           xmlNode     *node,
                           const char  *text,
                           GError     **error)
{
  AspExpr *expr = g_hash_table_lookup (self->conditions, text);

  if (expr != NULL)
    {
      note_lost_functions (self, node, expr);
      return _asp_expr_ref (expr);
    }

  expr = _asp_form_parse (self, node, text, error);
  if (expr != NULL)
    g_hash_table_insert (self->conditions, g_strdup (text), _asp_expr_ref (expr));

  return expr;
}

/* Returns: (transfer full) (nullable): the expression; the error names the place in the form too */
AspExpr *
_asp_form_parse (AspForm     *self,
                 xmlNode     *node,
                 const char  *text,
                 GError     **error)
{
  g_autoptr (GError) local = NULL;
  AspExpr *expr = _asp_expr_parse (text, &local);

  if (expr == NULL)
    _asp_form_set_error (self, node, ASP_FORM_ERROR_EXPRESSION, error, "%s", local->message);

  else
    note_lost_functions (self, node, expr);

  return expr;
}

/* "../b" within "/data/a" is "/data/b". Returns: (transfer full) */
char *
_asp_form_resolve (const char *context,
                   const char *path)
{
  const char *begin = path + strspn (path, " \t\r\n");
  gsize plain = strcspn (begin, " \t\r\n:.");
  g_autoptr (GString) resolved = NULL;
  g_auto (GStrv) steps = NULL;

  /* Most are resolved already. */
  if (*begin == '/' && plain > 1 && begin[plain] == '\0' && begin[plain - 1] != '/')
    return g_strdup (begin);

  resolved = g_string_new (*begin == '/' ? "" : context);
  steps = g_strsplit (begin, "/", -1);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      const char *step = g_strstrip (steps[i]);
      const char *colon = strchr (step, ':');

      if (*step == '\0' || strcmp (step, ".") == 0)
        continue;
      if (strcmp (step, "..") == 0)
        {
          char *slash = strrchr (resolved->str, '/');

          g_string_truncate (resolved, slash != NULL ? (gsize) (slash - resolved->str) : 0);
          continue;
        }
      g_string_append_printf (resolved, "/%s", colon != NULL ? colon + 1 : step);
    }

  return g_string_free (g_steal_pointer (&resolved), FALSE);
}

/* Returns: (transfer none) (nullable): the first element child of this local name */
xmlNode *
_asp_xml_find_child (xmlNode    *parent,
                     const char *name)
{
  for (xmlNode *child = parent != NULL ? parent->children : NULL; child != NULL;
       child = child->next)
    {
      if (_asp_xml_is (child, name))
        return child;
    }

  return NULL;
}

static xmlNode *
find_first_element (xmlNode *parent)
{
  xmlNode *child = parent->children;

  while (child != NULL && child->type != XML_ELEMENT_NODE)
    child = child->next;

  return child;
}

static void
read_instance (AspForm *self,
               xmlNode *instance)
{
  g_autofree char *src = _asp_xml_attribute (instance, "src");
  g_autofree char *id = _asp_xml_attribute (instance, "id");

  if (id == NULL)
    return;

  /* An empty list until it is read: what asks for it finds nothing. */
  g_hash_table_insert (self->instances, g_strdup (id), instance);
  if (src != NULL && find_first_element (instance) == NULL)
    _asp_form_read_external (self, instance, id, src);
}

/* The first instance is what is answered, the others are lists to choose from. */
static gboolean
read_instances (AspForm  *self,
                xmlNode  *model,
                GError  **error)
{
  for (xmlNode *child = model->children; child != NULL; child = child->next)
    {
      if (!_asp_xml_is (child, "instance"))
        continue;

      if (self->primary == NULL)
        {
          g_autofree char *id = _asp_xml_attribute (child, "id");

          self->primary = find_first_element (child);
          self->primary_id = g_steal_pointer (&id);
          if (self->primary == NULL)
            break;
        }
      else
        {
          read_instance (self, child);
        }
    }

  if (self->primary != NULL)
    return TRUE;

  _asp_form_set_error (self, model, ASP_FORM_ERROR_STRUCTURE, error,
                       _("the form has no instance with nodes to be answered"));

  return FALSE;
}

static void
read_head (AspForm *self,
           xmlNode *head)
{
  xmlNode *title = _asp_xml_find_child (head, "title");

  self->title = title != NULL ? _asp_xml_content (title) : g_strdup ("");
  self->id = _asp_xml_attribute (self->primary, "id");
  self->version = _asp_xml_attribute (self->primary, "version");
  if (self->id == NULL)
    self->id = g_strdup ((const char *) self->primary->name);
  if (self->version == NULL)
    self->version = g_strdup ("");
}

/* The file's XML; takes texts out of it. @ahead: (out) (nullable): parses its conditions */
static gboolean
parse_xml (AspForm        *self,
           const char     *data,
           gsize           length,
           AspParseAhead **ahead,
           GError        **error)
{
  AspFormHarvest harvest = { self->strings, self->text_entries };

  self->doc = _asp_form_read_in_parts (self, data, length, ahead);
  if (self->doc != NULL)
    return TRUE;

  if (*ahead == NULL && length >= LARGE_SIZE)
    *ahead = _asp_parse_ahead_new (NULL, NULL);
  harvest.ahead = *ahead;
  self->doc = _asp_xml_parse (data, length, &harvest, self->source_name, error);

  return self->doc != NULL;
}

/* @ahead: (inout) (nullable): it has ended then */
static void
take_conditions (AspForm        *self,
                 AspParseAhead **ahead)
{
  g_clear_pointer (&self->conditions, g_hash_table_unref);
  if (*ahead != NULL)
    self->conditions = _asp_parse_ahead_finish (g_steal_pointer (ahead));
  else
    self->conditions = g_hash_table_new_full (_asp_text_hash, g_str_equal, g_free,
                                              (GDestroyNotify) _asp_expr_unref);
}

static gboolean
read_parts (AspForm        *self,
            AspParseAhead **ahead,
            GError        **error)
{
  xmlNode *root, *head, *model, *body;

  root = xmlDocGetRootElement (self->doc);
  head = _asp_xml_find_child (root, "head");
  model = _asp_xml_find_child (head, "model");
  body = _asp_xml_find_child (root, "body");
  if (!_asp_xml_is (root, "html") || model == NULL || body == NULL)
    {
      _asp_form_set_error (self, root, ASP_FORM_ERROR_STRUCTURE, error,
                           _("this is not an XForms questionnaire"));
      return FALSE;
    }

  if (!read_instances (self, model, error))
    return FALSE;

  read_head (self, head);
  _asp_form_read_paths (self);

  if (!_asp_form_read_texts (self, model, error))
    return FALSE;

  take_conditions (self, ahead);

  return _asp_form_read_binds (self, model, error) &&
         _asp_form_read_actions (self, model, NULL, error) &&
         _asp_form_read_body (self, body, error);
}

/* Reads the file into @self, which is empty. Errors: ASP_FORM_ERROR. */
gboolean
_asp_form_read (AspForm     *self,
                const char  *data,
                gsize        length,
                GError     **error)
{
  AspParseAhead *ahead;
  gboolean done = parse_xml (self, data, length, &ahead, error) &&
                  read_parts (self, &ahead, error);

  if (ahead != NULL)
    take_conditions (self, &ahead);
  g_clear_pointer (&self->conditions, g_hash_table_unref);

  return done;
}
