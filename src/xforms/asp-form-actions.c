/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What happens at an event. Of ODK's actions setvalue is carried out; those that take a place or a
 * recording are losses. */

void
_asp_form_action_free (AspFormAction *self)
{
  _asp_expr_unref (self->value);
  g_free (self->literal);
  g_free (self);
}

/* Old names stand for the new ones (questionnaire.md 2.2). */
static guint
find_event (const char *name)
{
  static const struct
  {
    const char *name;
    guint       event;
  } events[] = {
    { "odk-instance-first-load", ASP_EVENT_FIRST_LOAD },
    { "xforms-ready", ASP_EVENT_FIRST_LOAD },
    { "odk-instance-load", ASP_EVENT_LOAD },
    { "xforms-value-changed", ASP_EVENT_VALUE_CHANGED },
    { "odk-new-repeat", ASP_EVENT_NEW_REPEAT },
    { "jr-insert", ASP_EVENT_NEW_REPEAT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      if (strcmp (events[i].name, name) == 0)
        return events[i].event;
    }

  return 0;
}

static gboolean
read_events (AspForm  *self,
             xmlNode  *node,
             guint    *events,
             GError  **error)
{
  g_autofree char *own = _asp_xml_attribute (node, "event");
  g_autofree char *text = own != NULL ? g_steal_pointer (&own)
                                      : _asp_xml_attribute (node->parent, "event");
  g_auto (GStrv) names = g_strsplit_set (text != NULL ? text : "", " \t\n\r", -1);

  *events = 0;
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint event = find_event (names[i]);

      if (*names[i] == '\0')
        continue;
      if (event == 0)
        {
          _asp_form_set_error (self, node, ASP_FORM_ERROR_UNSUPPORTED, error,
                               /* Translators: %s is the name of an event of a form */
                               _("the event “%s” is not known"), names[i]);
          return FALSE;
        }
      *events |= event;
    }

  return TRUE;
}

/* The node that the action writes: by its path, or by the bind that it names. */
static AspFormPath *
find_target (AspForm     *self,
             xmlNode     *node,
             AspFormPath *context)
{
  g_autofree char *ref = _asp_xml_attribute (node, "ref");
  g_autofree char *bind_id = _asp_xml_attribute (node, "bind");
  g_autofree char *path = NULL;

  for (guint i = 0; bind_id != NULL && i < self->binds->len; i++)
    {
      const AspFormBind *bind = g_ptr_array_index (self->binds, i);

      if (g_strcmp0 (bind->id, bind_id) == 0)
        return bind->at;
    }
  if (ref == NULL)
    return NULL;

  path = _asp_form_resolve (context != NULL ? context->path : "", ref);

  return _asp_form_find_path (self, path);
}

static gboolean
read_setvalue (AspForm      *self,
               xmlNode      *node,
               AspFormPath  *context,
               GError      **error)
{
  g_autofree char *value = _asp_xml_attribute (node, "value");
  AspFormAction *action = g_new0 (AspFormAction, 1);
  xmlChar *content;

  g_ptr_array_add (self->actions, action);
  action->line = (int) xmlGetLineNo (node);
  action->context = context;
  action->target = find_target (self, node, context);
  if (action->target == NULL)
    {
      _asp_form_set_error (self, node, ASP_FORM_ERROR_STRUCTURE, error,
                           _("an action names a node that is not there"));
      return FALSE;
    }
  if (!read_events (self, node, &action->events, error))
    return FALSE;

  if (value != NULL && *value != '\0')
    {
      action->value = _asp_form_parse (self, node, value, error);
      return action->value != NULL;
    }

  content = xmlNodeGetContent (node);
  action->literal = g_strdup ((const char *) content);
  xmlFree (content);

  return TRUE;
}

static gboolean
sets_attribute (xmlNode *node)
{
  g_autofree char *ref = _asp_xml_attribute (node, "ref");

  return ref != NULL && strchr (ref, '@') != NULL;
}

/* Reads the actions that are children of @parent, the model or a control.
 * @context: (nullable): the node of the control */
gboolean
_asp_form_read_actions (AspForm      *self,
                        xmlNode      *parent,
                        AspFormPath  *context,
                        GError      **error)
{
  static const char *const lost[] = { "setgeopoint", "recordaudio", NULL };

  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE)
        continue;
      if (g_strv_contains (lost, (const char *) child->name))
        _asp_form_add_loss (self, child,
                            /* Translators: %s is the name of an element of a form */
                            _("“%s” does nothing here"), (const char *) child->name);
      else if (_asp_xml_is (child, "action") &&
               !_asp_form_read_actions (self, child, context, error))
        return FALSE;
      else if (_asp_xml_is (child, "setvalue") && sets_attribute (child))
        _asp_form_add_loss (self, child, _("“%s” does nothing here"), "setvalue @");
      else if (_asp_xml_is (child, "setvalue") && !read_setvalue (self, child, context, error))
        return FALSE;
    }

  return TRUE;
}
