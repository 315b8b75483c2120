/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-report.h"

#include <string.h>

#include "asp-form-report-private.h"

void
_asp_report_append (GString    *out,
                    const char *field)
{
  for (const char *p = field; *p != '\0'; p++)
    {
      switch (*p)
        {
        case '\t':
          g_string_append (out, "\\t");
          break;
        case '\n':
          g_string_append (out, "\\n");
          break;
        case '\r':
          g_string_append (out, "\\r");
          break;
        case '\\':
          g_string_append (out, "\\\\");
          break;
        default:
          g_string_append_c (out, *p);
        }
    }
}

/* Appends where the node stands, with the numbers of the rows. @with_first: also of first ones */
void
_asp_report_append_place (AspFormInstance *instance,
                          GString         *out,
                          AspNodeState    *state,
                          gboolean         with_first)
{
  AspNodeState *parent = _asp_node_state (state->xml->parent);

  if (parent != NULL)
    _asp_report_append_place (instance, out, parent, with_first);
  g_string_append_printf (out, "/%s", state->path->name);
  if (state->is_row)
    {
      guint number = _asp_form_get_row_number (instance, state);

      if (with_first || number > 1)
        g_string_append_printf (out, "[%u]", number);
    }
}

static void
append_node (AspFormInstance *instance,
             GString         *out,
             const char      *form_name,
             AspNodeState    *state)
{
  g_autofree char *value = state->path->children == NULL ? _asp_xpath_node_value (state->xml)
                                                         : NULL;

  _asp_report_append (out, form_name);
  g_string_append (out, "\tnode\t");
  _asp_report_append_place (instance, out, state, FALSE);
  g_string_append_printf (out, "\t%d\t%d\t%d\t", state->visible, state->required,
                          _asp_node_is_locked (state->xml));
  _asp_report_append (out, value != NULL ? value : "");
  g_string_append_c (out, '\n');
}

static void
append_nodes (AspFormInstance *instance,
              GString         *out,
              const char      *form_name,
              xmlNode         *xml)
{
  AspNodeState *state = _asp_node_state (xml);

  if (state == NULL)
    return;

  append_node (instance, out, form_name, state);
  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    append_nodes (instance, out, form_name, child);
}

static void
append_words (AspFormInstance *instance,
              GString         *out,
              const char      *form_name,
              const char      *what,
              AspNodeState    *state,
              const char      *words)
{
  _asp_report_append (out, form_name);
  g_string_append_printf (out, "\t%s\t", what);
  _asp_report_append_place (instance, out, state, FALSE);
  g_string_append (out, "\t\t\t\t");
  _asp_report_append (out, words);
  g_string_append_c (out, '\n');
}

static void
append_question (AspFormInstance *instance,
                 GString         *out,
                 const char      *form_name,
                 AspFormNode     *node)
{
  xmlNode *xml = _asp_form_node_get_xml (node);
  AspNodeState *state = xml != NULL ? _asp_node_state (xml) : NULL;
  GPtrArray *choices = asp_form_node_get_choices (node);
  g_autoptr (GString) values = g_string_new (NULL);

  if (state == NULL)
    return;

  append_words (instance, out, form_name, "label", state, asp_form_node_get_label (node));
  if (choices == NULL)
    return;

  for (guint i = 0; i < choices->len; i++)
    g_string_append_printf (values, "%s%s", i > 0 ? " " : "",
                            ((AspFormChoice *) g_ptr_array_index (choices, i))->value);
  append_words (instance, out, form_name, "choices", state, values->str);
}

static void
append_questions (AspFormInstance *instance,
                  GString         *out,
                  const char      *form_name,
                  GListModel      *nodes)
{
  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);

      if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_QUESTION)
        append_question (instance, out, form_name, node);
      append_questions (instance, out, form_name, asp_form_node_get_children (node));
    }
}

/* Returns: (transfer full): a table of all nodes with their state and value, of the questions'
 * labels and of what can be chosen: form, kind of row (node, label, choices), path, relevant,
 * required, readonly, value */
char *
asp_form_report_state (AspFormInstance *instance,
                       const char      *form_name)
{
  GString *out = g_string_new ("form\twhat\tpath\trelevant\trequired\treadonly\tvalue\n");

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (instance), NULL);

  append_nodes (instance, out, form_name, instance->env.root);
  append_questions (instance, out, form_name, asp_form_instance_get_pages (instance));

  return g_string_free (out, FALSE);
}
