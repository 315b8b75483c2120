/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-instance-private.h"

#include <string.h>

/* What happens by itself: values that a new instance begins with, and actions at events. */

/* An action that sets off another, and so on: nobody means a longer chain. */
#define MAX_CHAIN 16

static char *
format_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%S.000%:z");
}

/* Returns: (transfer full) (nullable): NULL: the node stays as it is */
static char *
make_preload (AspFormInstance *self,
              AspPreload       preload)
{
  switch (preload)
    {
    case ASP_PRELOAD_UID:
      {
        g_autofree char *uuid = g_uuid_string_random ();

        return g_strconcat ("uuid:", uuid, NULL);
      }
    case ASP_PRELOAD_TODAY:
      return asp_day_to_iso (self->env.today);
    case ASP_PRELOAD_START:
      return format_now ();
    case ASP_PRELOAD_NONE:
    case ASP_PRELOAD_END:
    /* Nobody is told who fills in a form on which machine. */
    case ASP_PRELOAD_EMPTY:
    default:
      return NULL;
    }
}

/* Fills in what @xml and what is in it begins with (jr:preload). */
void
_asp_form_instance_preload (AspFormInstance *self,
                            xmlNode         *xml)
{
  AspNodeState *state = _asp_node_state (xml);
  const AspFormBind *bind = state != NULL ? state->path->bind : NULL;
  g_autofree char *value = bind != NULL ? make_preload (self, bind->preload) : NULL;

  if (value != NULL)
    _asp_form_put_value (self, state, value);
  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    _asp_form_instance_preload (self, child);
}

static void
carry_out (AspFormInstance     *self,
           const AspFormAction *action,
           AspNodeState        *target)
{
  AspXPathContext context = _asp_form_context (self, target->xml);
  g_autofree char *value = NULL;

  if (action->value != NULL)
    {
      g_auto (AspXPathValue) result = { 0 };

      _asp_expr_evaluate (action->value, &context, &result);
      value = _asp_form_format_value (target->path->bind, &result, &self->env);
    }
  else
    {
      value = g_strdup (action->literal);
    }

  if (!_asp_form_put_value (self, target, value))
    return;

  if (target->path->vertex[ASP_READ_CHOICES] != G_MAXUINT)
    _asp_form_mark (self, target, ASP_READ_CHOICES);

  _asp_form_instance_run (self);
  _asp_form_instance_fire (self, ASP_EVENT_VALUE_CHANGED, target);
}

/* What of @path is in @xml or is it. */
static void
find_targets (xmlNode           *xml,
              const AspFormPath *path,
              GPtrArray         *targets)
{
  AspNodeState *state = _asp_node_state (xml);

  if (state == NULL)
    return;
  if (state->path == path)
    g_ptr_array_add (targets, state);
  for (xmlNode *child = xml->children; child != NULL && state->path->depth < path->depth;
       child = child->next)
    find_targets (child, path, targets);
}

/* The row of both, when the target stands in one; the whole instance otherwise. */
static xmlNode *
find_scope (AspFormInstance     *self,
            const AspFormAction *action,
            AspNodeState        *at)
{
  for (xmlNode *node = at != NULL ? at->xml : NULL; node != NULL; node = node->parent)
    {
      AspNodeState *state = _asp_node_state (node);

      for (AspFormPath *repeat = action->target->repeat; state != NULL && repeat != NULL;
           repeat = repeat->parent != NULL ? repeat->parent->repeat : NULL)
        {
          if (state->path == repeat)
            return node;
        }
    }

  return self->env.root;
}

static void
fire_action (AspFormInstance     *self,
             const AspFormAction *action,
             AspNodeState        *at)
{
  xmlNode *scope = find_scope (self, action, at);
  GPtrArray *states = self->states[action->target->index];
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();

  if (scope == self->env.root)
    g_ptr_array_extend (targets, states, NULL, NULL);
  else
    find_targets (scope, action->target, targets);
  for (guint i = 0; i < targets->len; i++)
    {
      AspNodeState *target = g_ptr_array_index (targets, i);

      /* What the first ones brought about may have taken a row away. */
      if (g_ptr_array_find (states, target, NULL))
        carry_out (self, action, target);
    }
}

/* Carries out what the form wants at @event. @at: (nullable): the node whose event it is: of the
 * control whose value changed, or the new row */
void
_asp_form_instance_fire (AspFormInstance *self,
                         AspFormEvent     event,
                         AspNodeState    *at)
{
  if (self->event_depth >= MAX_CHAIN)
    return;

  self->event_depth++;
  for (guint i = 0; i < self->form->actions->len; i++)
    {
      const AspFormAction *action = g_ptr_array_index (self->form->actions, i);

      if ((action->events & event) == 0 || (at != NULL && action->context != at->path))
        continue;
      fire_action (self, action, at);
    }
  self->event_depth--;
}
