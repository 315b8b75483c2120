/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const expression_names[ASP_N_BIND_KINDS] = {
  [ASP_BIND_CALCULATE] = "calculate",
  [ASP_BIND_RELEVANT] = "relevant",
  [ASP_BIND_REQUIRED] = "required",
  [ASP_BIND_READONLY] = "readonly",
  [ASP_BIND_CONSTRAINT] = "constraint",
  [ASP_BIND_WARNING] = "warning",
};

void
_asp_form_bind_free (AspFormBind *self)
{
  for (guint i = 0; i < ASP_N_BIND_KINDS; i++)
    {
      _asp_expr_unref (self->exprs[i]);
      g_free (self->sources[i]);
    }
  g_free (self->path);
  g_free (self->type_name);
  g_free (self->id);
  g_free (self->was);
  g_free (self->identifier);
  g_free (self->from);
  g_free (self->code);
  g_free (self);
}

/* Types that only say how a value was taken are texts. */
static AspFormType
find_type (const char *name)
{
  static const struct
  {
    const char  *name;
    AspFormType  type;
  } types[] = {
    { "int", ASP_FORM_TYPE_INTEGER },
    { "integer", ASP_FORM_TYPE_INTEGER },
    { "decimal", ASP_FORM_TYPE_DECIMAL },
    { "date", ASP_FORM_TYPE_DATE },
    { "time", ASP_FORM_TYPE_TIME },
    { "dateTime", ASP_FORM_TYPE_DATE_TIME },
    { "boolean", ASP_FORM_TYPE_BOOLEAN },
  };
  const char *colon = name != NULL ? strchr (name, ':') : NULL;
  const char *local = colon != NULL ? colon + 1 : name;

  for (guint i = 0; local != NULL && i < G_N_ELEMENTS (types); i++)
    {
      if (strcmp (types[i].name, local) == 0)
        return types[i].type;
    }

  return ASP_FORM_TYPE_STRING;
}

static gboolean
read_exprs (AspForm      *self,
            xmlNode      *element,
            AspFormBind  *bind,
            GError      **error)
{
  for (guint i = 0; i < ASP_N_BIND_KINDS; i++)
    {
      g_autofree char *text = _asp_xml_attribute (element, expression_names[i]);

      if (text == NULL || *text == '\0')
        continue;

      /* A later bind of the same node adds to an earlier one (R19). */
      _asp_expr_unref (bind->exprs[i]);
      g_free (bind->sources[i]);
      bind->sources[i] = g_steal_pointer (&text);
      bind->exprs[i] = _asp_form_parse_condition (self, element, bind->sources[i], error);
      if (bind->exprs[i] == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
take_attribute (xmlNode     *element,
                const char  *name,
                char       **field)
{
  char *value = _asp_xml_attribute (element, name);

  if (value == NULL)
    return;

  g_free (*field);
  *field = value;
}

static void
read_messages (AspForm     *self,
               xmlNode     *element,
               AspFormBind *bind)
{
  g_autofree char *constraint = _asp_xml_attribute (element, "constraintMsg");
  g_autofree char *required = _asp_xml_attribute (element, "requiredMsg");
  g_autofree char *warning = _asp_xml_attribute (element, "warningMsg");

  if (constraint != NULL)
    bind->constraint_text = _asp_form_message (self, constraint);
  if (required != NULL)
    bind->required_text = _asp_form_message (self, required);
  if (warning != NULL)
    bind->warning_text = _asp_form_message (self, warning);
  take_attribute (element, "id", &bind->id);
  take_attribute (element, "was", &bind->was);
  take_attribute (element, "type", &bind->type_name);
  take_attribute (element, "identifier", &bind->identifier);
  take_attribute (element, "from", &bind->from);
  take_attribute (element, "code", &bind->code);
}

/* jr:preload and its parameter. */
static AspPreload
find_preload (const char *name,
              const char *params)
{
  static const struct
  {
    const char *name;
    const char *params;
    AspPreload  preload;
  } preloads[] = {
    { "uid", NULL, ASP_PRELOAD_UID },
    { "date", "today", ASP_PRELOAD_TODAY },
    { "timestamp", "start", ASP_PRELOAD_START },
    { "timestamp", "end", ASP_PRELOAD_END },
  };

  for (guint i = 0; i < G_N_ELEMENTS (preloads); i++)
    {
      if (strcmp (preloads[i].name, name) == 0 &&
          (preloads[i].params == NULL || g_strcmp0 (preloads[i].params, params) == 0))
        return preloads[i].preload;
    }

  return ASP_PRELOAD_EMPTY;
}

static AspFormBind *
get_bind (AspForm     *self,
          AspFormPath *at)
{
  AspFormBind *bind = at->bind;

  if (bind != NULL)
    return bind;

  bind = g_new0 (AspFormBind, 1);
  bind->path = g_strdup (at->path);
  bind->at = at;
  bind->index = self->binds->len;
  at->bind = bind;
  g_ptr_array_add (self->binds, bind);
  g_hash_table_insert (self->bind_of, bind->path, bind);

  return bind;
}

static gboolean
read_bind (AspForm  *self,
           xmlNode  *element,
           GError  **error)
{
  g_autofree char *nodeset = _asp_xml_attribute (element, "nodeset");
  g_autofree char *preload = _asp_xml_jr_attribute (element, "preload");
  g_autofree char *params = _asp_xml_jr_attribute (element, "preloadParams");
  g_autofree char *path = NULL;
  AspFormPath *at;
  AspFormBind *bind;

  if (nodeset == NULL)
    nodeset = _asp_xml_attribute (element, "ref");
  if (nodeset == NULL)
    {
      _asp_form_set_error (self, element, ASP_FORM_ERROR_STRUCTURE, error,
                           _("a bind names no node"));
      return FALSE;
    }

  if (strchr (nodeset, '@') != NULL)
    {
      _asp_form_add_loss (self, element,
                          /* Translators: %s is the path of an attribute in a form */
                          _("%s: attributes are not computed"), nodeset);
      return TRUE;
    }

  path = _asp_form_resolve (((AspFormPath *) self->paths->pdata[0])->path, nodeset);
  at = _asp_form_find_path (self, path);
  if (at == NULL)
    {
      _asp_form_add_loss (self, element,
                          /* Translators: %s is the path of a node of a form */
                          _("a bind names a node that is not there: %s"), nodeset);
      return TRUE;
    }

  bind = get_bind (self, at);
  bind->line = (int) xmlGetLineNo (element);
  read_messages (self, element, bind);
  bind->type = find_type (bind->type_name);
  if (preload != NULL)
    bind->preload = find_preload (preload, params);

  return read_exprs (self, element, bind, error);
}

gboolean
_asp_form_read_binds (AspForm  *self,
                      xmlNode  *model,
                      GError  **error)
{
  gboolean done = TRUE;

  for (xmlNode *child = model->children; child != NULL && done; child = child->next)
    {
      if (_asp_xml_is (child, "bind"))
        done = read_bind (self, child, error);
    }

  return done;
}

/* Whether a bind's attribute of this local name is an expression. */
gboolean
_asp_form_is_bind_expression (const char *name)
{
  for (guint i = 0; i < ASP_N_BIND_KINDS; i++)
    {
      if (strcmp (name, expression_names[i]) == 0)
        return TRUE;
    }

  return FALSE;
}
