/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Deeper nesting nobody could fill in. */
#define MAX_DEPTH 32

static gboolean read_children (AspForm     *self,
                               xmlNode     *parent,
                               const char  *context,
                               guint        depth,
                               GPtrArray   *elements,
                               GError     **error);

void
_asp_form_element_free (AspFormElement *self)
{
  g_free (self->path);
  g_free (self->appearance);
  g_free (self->media_type);
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->itemset, _asp_form_itemset_free);
  _asp_expr_unref (self->count);
  g_free (self);
}

static AspFormElement *
create_element (AspFormNodeKind kind)
{
  AspFormElement *self = g_new0 (AspFormElement, 1);

  self->kind = kind;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_form_element_free);
  self->items = g_ptr_array_new_with_free_func (_asp_form_item_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->range); i++)
    self->range[i] = NAN;

  return self;
}

/* Joins the element with the node that it shows. @path: (nullable) */
static void
set_path (AspForm        *self,
          AspFormElement *element,
          const char     *path)
{
  AspFormPath *at = path != NULL ? _asp_form_find_path (self, path) : NULL;

  element->path = g_strdup (path);
  element->at = at;
  if (at == NULL)
    return;

  element->bind = at->bind;
  element->context = at;
  if (at->elements == NULL)
    at->elements = g_ptr_array_new ();
  g_ptr_array_add (at->elements, element);
}

/* Labels and hints; a guidance hint is for print. */
static gboolean
read_words (AspForm         *self,
            xmlNode         *node,
            AspFormElement  *element,
            GError         **error)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      AspFormText **text = NULL;
      g_autofree char *form = NULL;

      if (_asp_xml_is (child, "label"))
        text = &element->label;
      else if (_asp_xml_is (child, "hint"))
        {
          form = _asp_xml_attribute (child, "form");
          text = g_strcmp0 (form, "guidance") == 0 ? &element->guidance : &element->hint;
        }
      if (text == NULL || *text != NULL)
        continue;

      *text = _asp_form_read_text (self, child, error);
      if (*text == NULL)
        return FALSE;
    }

  return TRUE;
}

static AspFormControl
choose_input (const AspFormBind *bind,
              const char        *appearance)
{
  if (appearance != NULL && strstr (appearance, "multiline") != NULL)
    return ASP_FORM_CONTROL_LONG_TEXT;

  switch (bind != NULL ? bind->type : ASP_FORM_TYPE_STRING)
    {
    case ASP_FORM_TYPE_INTEGER:
      return ASP_FORM_CONTROL_INTEGER;
    case ASP_FORM_TYPE_DECIMAL:
      return ASP_FORM_CONTROL_DECIMAL;
    case ASP_FORM_TYPE_DATE:
      return ASP_FORM_CONTROL_DATE;
    case ASP_FORM_TYPE_TIME:
      return ASP_FORM_CONTROL_TIME;
    case ASP_FORM_TYPE_DATE_TIME:
      return ASP_FORM_CONTROL_DATE_TIME;
    case ASP_FORM_TYPE_STRING:
    case ASP_FORM_TYPE_BOOLEAN:
    default:
      return ASP_FORM_CONTROL_TEXT;
    }
}

/* A question that shows and asks nothing: without a node of its own, or only computed. */
static gboolean
is_note (const AspFormElement *element)
{
  const AspFormBind *bind = element->bind;

  return bind != NULL && bind->exprs[ASP_BIND_CALCULATE] == NULL &&
         bind->exprs[ASP_BIND_READONLY] != NULL &&
         bind->exprs[ASP_BIND_READONLY]->kind == ASP_EXPR_CALL &&
         strcmp (bind->exprs[ASP_BIND_READONLY]->text, "true") == 0;
}

static AspFormControl
choose_control (xmlNode              *node,
                const AspFormElement *element)
{
  static const struct
  {
    const char     *name;
    AspFormControl  control;
  } controls[] = {
    { "select1", ASP_FORM_CONTROL_SELECT_ONE },
    { "select", ASP_FORM_CONTROL_SELECT_MANY },
    { "trigger", ASP_FORM_CONTROL_TRIGGER },
    { "upload", ASP_FORM_CONTROL_UPLOAD },
    { "range", ASP_FORM_CONTROL_RANGE },
    { "rank", ASP_FORM_CONTROL_RANK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    {
      if (_asp_xml_is (node, controls[i].name))
        return controls[i].control;
    }

  return is_note (element) ? ASP_FORM_CONTROL_NOTE
                           : choose_input (element->bind, element->appearance);
}

/* What only a telephone has: the question stays, answered as a text or with a file. */
static void
note_losses (AspForm              *self,
             xmlNode              *node,
             const AspFormElement *element)
{
  static const char *const strange[] = {
    "maps", "placement-map", "image-map", "signature", "draw", "annotate", "selfie", "printer",
    "bearing", "ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian", "buddhist",
    "rating", "counter", "picker",
  };
  const char *type = element->bind != NULL ? element->bind->type_name : NULL;
  const char *appearance = element->appearance != NULL ? element->appearance : "";

  for (guint i = 0; i < G_N_ELEMENTS (strange) && *appearance != '\0'; i++)
    {
      if (strstr (appearance, strange[i]) != NULL)
        _asp_form_add_loss (self, node,
                            /* Translators: node of a form, name of an appearance */
                            _("%s: the appearance “%s” has no effect here"), element->path,
                            strange[i]);
    }
  if (g_str_has_prefix (appearance, "ex:") || strstr (appearance, "search(") != NULL)
    _asp_form_add_loss (self, node, _("%s: the appearance “%s” has no effect here"),
                        element->path, appearance);
  if (type != NULL && (strstr (type, "geo") != NULL))
    _asp_form_add_loss (self, node,
                        /* Translators: node of a form, name of a type */
                        _("%s: a place of the type “%s” is typed in as text"), element->path,
                        type);
}

static gboolean
read_range (AspForm         *self,
            xmlNode         *node,
            AspFormElement  *element,
            GError         **error)
{
  static const char *const names[] = { "start", "end", "step" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = _asp_xml_attribute (node, names[i]);

      element->range[i] = text != NULL ? _asp_xpath_parse_number (text, NULL) : NAN;
      if (!isnan (element->range[i]))
        continue;

      _asp_form_set_error (self, node, ASP_FORM_ERROR_STRUCTURE, error,
                           /* Translators: node of a form, name of an attribute */
                           _("the range %s lacks the number “%s”"), element->path, names[i]);
      return FALSE;
    }
  /* Forms have either sign for a range that goes down. */
  element->range[2] = element->range[1] < element->range[0] ? -fabs (element->range[2])
                                                            : fabs (element->range[2]);

  return TRUE;
}

static gboolean
read_control (AspForm         *self,
              xmlNode         *node,
              AspFormElement  *element,
              GError         **error)
{
  element->appearance = _asp_xml_attribute (node, "appearance");
  if (element->path == NULL)
    {
      /* Words without a node are for reading only. */
      element->control = ASP_FORM_CONTROL_NOTE;
      return TRUE;
    }
  if (element->at == NULL)
    {
      _asp_form_set_error (self, node, ASP_FORM_ERROR_STRUCTURE, error,
                           /* Translators: %s is the path of a node of a form */
                           _("a question names a node that is not there: %s"), element->path);
      return FALSE;
    }

  element->control = choose_control (node, element);
  if (element->control == ASP_FORM_CONTROL_UPLOAD)
    element->media_type = _asp_xml_attribute (node, "mediatype");
  note_losses (self, node, element);
  if (element->control == ASP_FORM_CONTROL_RANGE && !read_range (self, node, element, error))
    return FALSE;

  return _asp_form_read_choices (self, node, element, error) &&
         _asp_form_read_actions (self, node, element->at, error);
}

/* A repeat in a group that has its label is one thing. */
static xmlNode *
find_only_repeat (xmlNode *group)
{
  xmlNode *repeat = NULL;

  for (xmlNode *child = group->children; child != NULL; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE || _asp_xml_is (child, "label") ||
          _asp_xml_is (child, "hint"))
        continue;
      if (repeat != NULL || !_asp_xml_is (child, "repeat"))
        return NULL;
      repeat = child;
    }

  return repeat;
}

/* The node that an element of the body is about: by its path, or by the bind that it names.
 * Returns: (transfer full) (nullable) */
static char *
get_ref (AspForm    *self,
         xmlNode    *node,
         const char *context)
{
  g_autofree char *bind_id = _asp_xml_attribute (node, "bind");
  g_autofree char *ref = _asp_xml_attribute (node, _asp_xml_is (node, "repeat") ? "nodeset"
                                                                                : "ref");

  for (guint i = 0; bind_id != NULL && i < self->binds->len; i++)
    {
      const AspFormBind *bind = g_ptr_array_index (self->binds, i);

      if (g_strcmp0 (bind->id, bind_id) == 0)
        return g_strdup (bind->path);
    }
  if (ref == NULL)
    ref = _asp_xml_attribute (node, _asp_xml_is (node, "repeat") ? "ref" : "nodeset");

  return ref != NULL ? _asp_form_resolve (context, ref) : NULL;
}

/* jr:count: a number, or a path that begins at what holds the repeat. */
static gboolean
read_count (AspForm         *self,
            xmlNode         *repeat,
            const char      *context,
            AspFormElement  *element,
            GError         **error)
{
  g_autofree char *count = _asp_xml_jr_attribute (repeat, "count");
  g_autofree char *fixed = _asp_xml_jr_attribute (repeat, "noAddRemove");

  element->fixed_rows = count != NULL ||
                        (fixed != NULL && (strcmp (fixed, "true()") == 0 ||
                                           strcmp (fixed, "true") == 0));
  if (count == NULL)
    return TRUE;

  g_strstrip (count);
  if (*count != '\0' && !g_ascii_isdigit (*count) && strpbrk (count, "()[]+*='\" ") == NULL)
    {
      g_autofree char *path = _asp_form_resolve (context, count);

      element->count = _asp_form_parse (self, repeat, path, error);
    }
  else
    {
      element->count = _asp_form_parse (self, repeat, count, error);
    }

  return element->count != NULL;
}

static gboolean
read_repeat (AspForm         *self,
             xmlNode         *repeat,
             const char      *context,
             AspFormElement  *element,
             GError         **error)
{
  if (element->at == NULL || element->at->parent == NULL)
    {
      _asp_form_set_error (self, repeat, ASP_FORM_ERROR_STRUCTURE, error,
                           /* Translators: %s is the path of a node of a form */
                           _("a repeat names a node that is not there: %s"),
                           element->path != NULL ? element->path : "");
      return FALSE;
    }

  g_ptr_array_add (self->repeats, element);
  element->at->repeat = element->at;
  if (element->at->parent != NULL)
    element->at->parent->has_repeats = TRUE;

  return read_count (self, repeat, context, element, error) &&
         _asp_form_read_actions (self, repeat, element->at, error);
}

static AspFormElement *
read_group (AspForm      *self,
            xmlNode      *node,
            const char   *context,
            guint         depth,
            GError      **error)
{
  xmlNode *repeat = _asp_xml_is (node, "repeat") ? node : find_only_repeat (node);
  g_autofree char *group_path = repeat != node ? get_ref (self, node, context) : NULL;
  g_autofree char *path = repeat != NULL ? get_ref (self, repeat, context) : NULL;
  const char *outer = group_path != NULL ? group_path : context;
  AspFormElement *element = create_element (repeat != NULL ? ASP_FORM_NODE_REPEAT
                                                           : ASP_FORM_NODE_GROUP);

  set_path (self, element, repeat != NULL ? path : group_path);
  element->line = (int) xmlGetLineNo (node);
  element->appearance = _asp_xml_attribute (node, "appearance");
  if (element->context == NULL)
    element->context = _asp_form_find_path (self, context);
  if ((repeat != NULL && !read_repeat (self, repeat, outer, element, error)) ||
      !read_words (self, node, element, error) ||
      (repeat == NULL && !_asp_form_read_actions (self, node, element->at, error)) ||
      !read_children (self, repeat != NULL ? repeat : node,
                      element->path != NULL ? element->path : context, depth + 1,
                      element->children, error))
    {
      _asp_form_element_free (element);
      return NULL;
    }
  for (guint i = 0; i < element->children->len; i++)
    ((AspFormElement *) g_ptr_array_index (element->children, i))->parent = element;

  return element;
}

static AspFormElement *
read_question (AspForm     *self,
               xmlNode     *node,
               const char  *context,
               GError     **error)
{
  g_autofree char *path = get_ref (self, node, context);
  AspFormElement *element = create_element (ASP_FORM_NODE_QUESTION);

  set_path (self, element, path);
  element->line = (int) xmlGetLineNo (node);
  if (element->context == NULL)
    element->context = _asp_form_find_path (self, context);
  if (!read_words (self, node, element, error) || !read_control (self, node, element, error))
    {
      _asp_form_element_free (element);
      return NULL;
    }

  return element;
}

static gboolean
is_one_of (xmlNode           *node,
           const char *const *names)
{
  guint i = 0;

  while (names[i] != NULL && !_asp_xml_is (node, names[i]))
    i++;

  return names[i] != NULL;
}

static gboolean
read_children (AspForm     *self,
               xmlNode     *parent,
               const char  *context,
               guint        depth,
               GPtrArray   *elements,
               GError     **error)
{
  static const char *const groups[] = { "group", "repeat", NULL };
  static const char *const questions[] = { "input", "select1", "select", "trigger", "upload",
                                           "range", "rank", NULL };
  static const char *const words[] = { "label", "hint", "help", "setvalue", "setgeopoint",
                                       "recordaudio", "action", NULL };

  if (depth > MAX_DEPTH)
    {
      _asp_form_set_error (self, parent, ASP_FORM_ERROR_LIMIT, error,
                           _("groups are nested too deeply"));
      return FALSE;
    }

  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      AspFormElement *element;

      if (child->type != XML_ELEMENT_NODE || is_one_of (child, words))
        continue;

      if (is_one_of (child, groups))
        element = read_group (self, child, context, depth, error);
      else if (is_one_of (child, questions))
        element = read_question (self, child, context, error);
      else
        {
          _asp_form_add_loss (self, child,
                              /* Translators: %s is the name of an element of a form */
                              _("the element “%s” is not supported"), (const char *) child->name);
          continue;
        }
      if (element == NULL)
        return FALSE;

      g_ptr_array_add (elements, element);
    }

  return TRUE;
}

/* A page is a group of the outermost level; what stands there alone makes a page together with its
 * neighbours. */
static void
make_pages (AspForm   *self,
            GPtrArray *elements)
{
  AspFormElement *loose = NULL;

  while (elements->len > 0)
    {
      AspFormElement *element = g_ptr_array_steal_index (elements, 0);

      if (element->kind == ASP_FORM_NODE_GROUP)
        {
          element->kind = ASP_FORM_NODE_PAGE;
          g_ptr_array_add (self->pages, element);
          loose = NULL;
          continue;
        }
      if (loose == NULL)
        {
          loose = create_element (ASP_FORM_NODE_PAGE);
          loose->context = g_ptr_array_index (self->paths, 0);
          g_ptr_array_add (self->pages, loose);
        }
      g_ptr_array_add (loose->children, element);
    }
}

/* Which repeat each node stands in. Paths stand behind their parents. */
static void
find_rows (AspForm *self)
{
  for (guint i = 0; i < self->paths->len; i++)
    {
      AspFormPath *path = g_ptr_array_index (self->paths, i);

      if (path->repeat == path && path->parent != NULL && path->parent->repeat != NULL)
        self->has_nested_repeats = TRUE;
      if (path->repeat == NULL && path->parent != NULL)
        path->repeat = path->parent->repeat;
    }
}

gboolean
_asp_form_read_body (AspForm  *self,
                     xmlNode  *body,
                     GError  **error)
{
  g_autoptr (GPtrArray) elements =
    g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_form_element_free);
  g_autofree char *root = g_strdup_printf ("/%s", (const char *) self->primary->name);

  if (!_asp_form_read_actions (self, body, NULL, error) ||
      !read_children (self, body, root, 0, elements, error))
    return FALSE;

  find_rows (self);
  make_pages (self, elements);

  return TRUE;
}
