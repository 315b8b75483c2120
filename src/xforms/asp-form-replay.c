/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-report.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "asp-form-report-private.h"

/* Recorded steps carried out on a form, and after each what has changed. Steps: INIT, ANSWER path
 * value, REPEAT_ADD path, REPEAT_BY_COUNT path, REPEAT_DEL path, CHOICES path, LANG name, VALIDATE,
 * FINALIZE. Lines that begin with = or - are what an earlier run saw; they are passed over. */

typedef struct
{
  AspForm         *form;
  AspDay           today;
  AspFormInstance *instance;      /* (owned) */
  GHashTable      *seen;          /* (owned): place → what was written of it last */
  GString         *out;
} Run;

typedef struct
{
  Run        *run;
  GHashTable *now;                /* (owned): set of places */
} Look;

static void
append_state (GString      *out,
              AspNodeState *state)
{
  gboolean is_leaf = state->path->children == NULL;
  g_autofree char *value = is_leaf ? _asp_xpath_node_value (state->xml) : g_strdup ("");

  g_string_append_printf (out, "%d\t%d\t%d\t%c\t", state->visible, state->required,
                          _asp_node_is_locked (state->xml), is_leaf ? 'L' : 'G');
  _asp_report_append (out, value);
}

static void
look_at (Look    *look,
         xmlNode *xml)
{
  AspNodeState *state = _asp_node_state (xml);
  g_autoptr (GString) place = NULL;
  g_autoptr (GString) words = NULL;

  if (state == NULL)
    return;

  place = g_string_new (NULL);
  words = g_string_new (NULL);
  _asp_report_append_place (look->run->instance, place, state, TRUE);
  append_state (words, state);
  g_hash_table_add (look->now, g_strdup (place->str));
  if (g_strcmp0 (g_hash_table_lookup (look->run->seen, place->str), words->str) != 0)
    {
      g_string_append_printf (look->run->out, "=\t%s\t%s\n", place->str, words->str);
      g_hash_table_insert (look->run->seen, g_strdup (place->str), g_strdup (words->str));
    }
  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    look_at (look, child);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

/* Writes what is other than it was. */
static void
tell_changes (Run *run)
{
  g_autoptr (GHashTable) now = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  Look look = { run, now };
  GHashTableIter iter;
  gpointer place;

  look_at (&look, run->instance->env.root);
  g_hash_table_iter_init (&iter, run->seen);
  while (g_hash_table_iter_next (&iter, &place, NULL))
    {
      if (!g_hash_table_contains (now, place))
        g_ptr_array_add (gone, g_strdup (place));
    }
  g_ptr_array_sort (gone, compare_places);
  for (guint i = 0; i < gone->len; i++)
    {
      g_string_append_printf (run->out, "-\t%s\n", (char *) g_ptr_array_index (gone, i));
      g_hash_table_remove (run->seen, g_ptr_array_index (gone, i));
    }
}

/* The node of the @number-th child of that name. */
static xmlNode *
find_child (xmlNode    *parent,
            const char *name,
            guint       number)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      AspNodeState *state = _asp_node_state (child);

      if (state != NULL && strcmp (state->path->name, name) == 0 && --number == 0)
        return child;
    }

  return NULL;
}

/* "rep[2]" → "rep", 2 */
static guint
split_step (char *step)
{
  char *bracket = strchr (step, '[');
  char *colon = strchr (step, ':');
  guint number = 1;

  if (bracket != NULL)
    {
      number = (guint) strtoul (bracket + 1, NULL, 10);
      *bracket = '\0';
    }
  if (colon != NULL)
    memmove (step, colon + 1, strlen (colon));

  return number;
}

/* @parent: (out) (optional): what would hold the node, when only the last step is not there.
 * Returns: (nullable) */
static xmlNode *
find_place (AspFormInstance *instance,
            const char      *place,
            xmlNode        **parent)
{
  g_auto (GStrv) steps = g_strsplit (place, "/", -1);
  xmlNode *node = instance->env.root;
  guint n = g_strv_length (steps);

  if (parent != NULL)
    *parent = NULL;
  for (guint i = 2; i < n && node != NULL; i++)
    {
      guint number = split_step (steps[i]);

      if (parent != NULL && i == n - 1)
        *parent = node;
      node = find_child (node, steps[i], number);
    }

  return node;
}

static AspFormPath *
find_repeat (AspFormInstance *instance,
             const char      *place)
{
  g_auto (GStrv) steps = g_strsplit (place, "/", -1);
  g_autoptr (GString) path = g_string_new (NULL);
  AspFormPath *at;

  for (guint i = 1; steps[i] != NULL; i++)
    {
      split_step (steps[i]);
      g_string_append_printf (path, "/%s", steps[i]);
    }
  at = _asp_form_find_path (instance->form, path->str);

  return at != NULL && at->repeat == at ? at : NULL;
}

/* An answer that breaks its constraint is not taken. Returns: what to call the outcome */
static const char *
answer (Run        *run,
        const char *place,
        const char *value)
{
  xmlNode *xml = find_place (run->instance, place, NULL);
  AspNodeState *state = xml != NULL ? _asp_node_state (xml) : NULL;
  g_autofree char *old = NULL;

  if (state == NULL)
    return "NO_SUCH_NODE";

  old = _asp_xpath_node_value (xml);
  if (!_asp_form_instance_answer (run->instance, xml, value))
    return "NO_ANSWER";
  if (!state->violated)
    return "OK";

  _asp_form_instance_answer (run->instance, xml, old);

  return "CONSTRAINT_VIOLATED";
}

static void
add_row (Run        *run,
         const char *place,
         gboolean    by_count)
{
  AspFormPath *repeat = find_repeat (run->instance, place);
  xmlNode *parent;
  xmlNode *anchor;

  find_place (run->instance, place, &parent);
  anchor = repeat != NULL && parent != NULL ? _asp_form_find_anchor (parent, repeat) : NULL;
  if (anchor == NULL)
    return;

  if (by_count)
    {
      _asp_form_instance_count_one (run->instance, repeat, parent);
      _asp_form_instance_run (run->instance);
    }
  else
    {
      _asp_form_instance_new_row (run->instance, anchor);
    }
}

static void
remove_row (Run        *run,
            const char *place)
{
  xmlNode *xml = find_place (run->instance, place, NULL);
  AspNodeState *row = xml != NULL ? _asp_node_state (xml) : NULL;

  if (row != NULL && row->is_row)
    _asp_form_instance_take_row (run->instance, row);
}

static void
append_choices (Run        *run,
                const char *place)
{
  xmlNode *xml = find_place (run->instance, place, NULL);
  AspNodeState *state = xml != NULL ? _asp_node_state (xml) : NULL;

  for (guint i = 0; state != NULL && state->path->elements != NULL &&
                    i < state->path->elements->len; i++)
    {
      g_autoptr (GPtrArray) choices =
        _asp_form_instance_list_choices (run->instance,
                                         g_ptr_array_index (state->path->elements, i), xml);

      for (guint j = 0; choices != NULL && j < choices->len; j++)
        {
          g_string_append_c (run->out, '\t');
          _asp_report_append (run->out,
                              ((AspFormChoice *) g_ptr_array_index (choices, j))->value);
        }
    }
}

/* Appends where a node stands with the number of every step. */
static void
append_full_place (AspFormInstance *instance,
                   GString         *out,
                   AspNodeState    *state)
{
  AspNodeState *parent = _asp_node_state (state->xml->parent);

  if (parent == NULL)
    {
      g_string_append_printf (out, "/%s", state->path->name);
      return;
    }

  append_full_place (instance, out, parent);
  if (state->is_row)
    {
      g_autoptr (GString) place = g_string_new (NULL);

      _asp_report_append_place (instance, place, state, TRUE);
      g_string_append (out, strrchr (place->str, '/'));
      return;
    }
  g_string_append_printf (out, "/%s[1]", state->path->name);
}

/* The first question, in the order of the form, that would keep it from being finished. */
static AspNodeState *
find_fault (GListModel  *nodes,
            const char **fault)
{
  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);
      xmlNode *xml = _asp_form_node_get_xml (node);
      AspNodeState *inner;

      *fault = NULL;
      if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_QUESTION &&
          asp_form_node_get_relevant (node))
        *fault = asp_form_node_get_missing (node) ? "REQUIRED_BUT_EMPTY"
                 : asp_form_node_get_error (node) != NULL ? "CONSTRAINT_VIOLATED" : NULL;
      if (*fault != NULL && xml != NULL)
        return _asp_node_state (xml);

      inner = find_fault (asp_form_node_get_children (node), fault);
      if (inner != NULL)
        return inner;
    }

  return NULL;
}

static void
validate (Run *run)
{
  const char *fault = NULL;
  AspNodeState *state = find_fault (asp_form_instance_get_pages (run->instance), &fault);

  if (state == NULL)
    {
      g_string_append (run->out, "VALIDATE\tOK\n");
      return;
    }

  g_string_append_printf (run->out, "VALIDATE\t%s\t", fault);
  append_full_place (run->instance, run->out, state);
  g_string_append_c (run->out, '\n');
}

static void
begin (Run *run)
{
  g_clear_object (&run->instance);
  run->instance = asp_form_instance_new_first (run->form, run->today, TRUE);
}

static gboolean
carry_out (Run   *run,
           GStrv  fields)
{
  const char *step = fields[0];
  const char *first = fields[1] != NULL ? fields[1] : "";
  g_autofree char *value = fields[1] != NULL && fields[2] != NULL ? g_strcompress (fields[2])
                                                                  : g_strdup ("");

  if (strcmp (step, "VALIDATE") == 0)
    {
      validate (run);
      return TRUE;
    }

  g_string_append (run->out, step);
  if (fields[1] != NULL)
    g_string_append_printf (run->out, "\t%s", first);
  if (strcmp (step, "INIT") == 0)
    begin (run);
  else if (strcmp (step, "ANSWER") == 0)
    {
      const char *outcome = answer (run, first, value);

      g_string_append_printf (run->out, "\t%s\t%s", fields[2] != NULL ? fields[2] : "", outcome);
    }
  else if (strcmp (step, "REPEAT_ADD") == 0 || strcmp (step, "REPEAT_BY_COUNT") == 0)
    add_row (run, first, strcmp (step, "REPEAT_BY_COUNT") == 0);
  else if (strcmp (step, "REPEAT_DEL") == 0)
    remove_row (run, first);
  else if (strcmp (step, "CHOICES") == 0)
    append_choices (run, first);
  else if (strcmp (step, "LANG") == 0)
    asp_form_instance_set_language (run->instance, first);
  else if (strcmp (step, "FINALIZE") != 0)
    return FALSE;

  g_string_append_c (run->out, '\n');
  tell_changes (run);

  return TRUE;
}

/* Carries out the steps of a recorded run on a new instance of @form. Returns: (transfer full)
 * (nullable): the steps, each with its outcome and what changed with it, in the same table.
 * Errors: ASP_FORM_ERROR_STRUCTURE: a step that is not known, by its line */
char *
asp_form_report_run (AspForm      *form,
                     AspDay        today,
                     const char   *steps,
                     GError      **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (steps, "\n", -1);
  Run run = { form, today, NULL, seen, out };
  gboolean done = TRUE;

  begin (&run);
  for (guint i = 0; done && lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = NULL;

      g_strchomp (lines[i]);
      if (*lines[i] == '\0' || *lines[i] == '=' || *lines[i] == '-')
        continue;

      fields = g_strsplit (lines[i], "\t", -1);
      done = carry_out (&run, fields);
      if (!done)
        g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE,
                     /* Translators: number of a line, name of a step */
                     _("line %u: there is no step “%s”"), i + 1, fields[0]);
    }
  g_object_unref (run.instance);

  return done ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}
