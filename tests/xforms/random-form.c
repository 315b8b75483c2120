/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-form.h"

#include <string.h>

#include "asp-form-instance-private.h"
#include "asp-form-report.h"

/* More rows than these are only slow. */
#define MAX_ROWS 40

/* What the form computes, or does not show, is not for people. */
static gboolean
can_answer (AspFormNode *node)
{
  xmlNode *xml = _asp_form_node_get_xml (node);
  const AspFormBind *bind = xml != NULL ? _asp_node_state (xml)->path->bind : NULL;

  return asp_form_node_get_control (node) != ASP_FORM_CONTROL_NOTE && xml != NULL &&
         asp_form_node_get_relevant (node) && !asp_form_node_get_readonly (node) &&
         (bind == NULL || bind->exprs[ASP_BIND_CALCULATE] == NULL);
}

/* @questions, @repeats, @rows: (element-type AspFormNode) */
static void
collect (GListModel *nodes,
         GPtrArray  *questions,
         GPtrArray  *repeats,
         GPtrArray  *rows)
{
  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);
      AspFormNodeKind kind = asp_form_node_get_node_kind (node);

      collect (asp_form_node_get_children (node), questions, repeats, rows);
      if (kind == ASP_FORM_NODE_QUESTION && can_answer (node))
        g_ptr_array_add (questions, g_object_ref (node));
      else if (kind == ASP_FORM_NODE_REPEAT && !asp_form_node_get_has_fixed_rows (node))
        g_ptr_array_add (repeats, g_object_ref (node));
      else if (kind == ASP_FORM_NODE_ROW && !asp_form_node_get_has_fixed_rows (node))
        g_ptr_array_add (rows, g_object_ref (node));
    }
}

static const char *
make_value (GRand       *rand,
            AspFormNode *node)
{
  static const char *const texts[] = { "a", "b", "c", "1", "2", "0", "yes", "no", "", "-3", "7",
                                       " <szó> & \"jel\"\n" };
  static const char *const dates[] = { "2014-09-15", "2026-02-28", "" };
  GPtrArray *choices = asp_form_node_get_choices (node);

  if (choices != NULL)
    {
      gint32 choice = g_rand_int_range (rand, -1, (gint32) choices->len);

      return choice >= 0 ? ((AspFormChoice *) g_ptr_array_index (choices, choice))->value : "";
    }

  if (asp_form_node_get_control (node) == ASP_FORM_CONTROL_DATE)
    return dates[g_rand_int_range (rand, 0, G_N_ELEMENTS (dates))];

  return texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
}

static gpointer
pick (GRand     *rand,
      GPtrArray *nodes)
{
  return g_ptr_array_index (nodes, g_rand_int_range (rand, 0, (gint32) nodes->len));
}

/* Returns: what somebody might do next; RANDOM_NOTHING: the form asks nothing */
RandomStep
random_form_next (AspFormInstance *instance,
                  GRand           *rand)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) repeats = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gint32 what = g_rand_int_range (rand, 0, 10);
  RandomStep step = { RANDOM_NOTHING };

  collect (asp_form_instance_get_pages (instance), questions, repeats, rows);
  if (what == 0 && repeats->len > 0 && rows->len < MAX_ROWS)
    {
      step.action = RANDOM_ADD_ROW;
      step.node = pick (rand, repeats);
    }
  else if (what == 1 && rows->len > 0)
    {
      step.action = RANDOM_REMOVE_ROW;
      step.node = pick (rand, rows);
    }
  else if (questions->len > 0)
    {
      step.action = RANDOM_ANSWER;
      step.node = pick (rand, questions);
      if (g_rand_int_range (rand, 0, 6) == 0)
        step.kind = (AspAnswerKind) g_rand_int_range (rand, ASP_ANSWER_DONT_KNOW,
                                                      ASP_ANSWER_LATER + 1);
      step.value = g_strdup (step.kind == ASP_ANSWER_ANSWERED ? make_value (rand, step.node) : "");
    }
  if (step.node != NULL)
    g_object_ref (step.node);

  return step;
}

void
random_step_clear (RandomStep *self)
{
  g_clear_object (&self->node);
  g_clear_pointer (&self->value, g_free);
}

/* Does it. @next_id: (inout): of the next row */
void
random_form_step (AspFormInstance *instance,
                  GRand           *rand,
                  gint64          *next_id)
{
  g_auto (RandomStep) step = random_form_next (instance, rand);
  const char *path = step.node != NULL ? asp_form_node_get_path (step.node) : NULL;
  gint64 row_id = step.node != NULL ? asp_form_node_get_row_id (step.node) : 0;

  if (step.action == RANDOM_ADD_ROW)
    asp_form_instance_add_inner_row (instance, path, row_id, (*next_id)++,
                                     (guint) g_rand_int_range (rand, 0, 4));
  else if (step.action == RANDOM_REMOVE_ROW)
    asp_form_instance_remove_row (instance, row_id);
  else if (step.action == RANDOM_ANSWER)
    asp_form_instance_set_answer (instance, path, row_id, step.kind, step.value);
}

static void
append_messages (GString    *out,
                 GListModel *nodes)
{
  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);
      const char *error = asp_form_node_get_error (node);
      const char *warning = asp_form_node_get_warning (node);

      g_string_append_printf (out, "%s %" G_GINT64_FORMAT " %s error %s warning %s relevant %d\n",
                              asp_form_node_get_path (node), asp_form_node_get_row_id (node),
                              asp_answer_kind_get_code (asp_form_node_get_kind (node)),
                              error != NULL ? error : "-", warning != NULL ? warning : "-",
                              asp_form_node_get_relevant (node));
      append_messages (out, asp_form_node_get_children (node));
    }
}

/* Returns: (transfer full): all that can be seen of it */
char *
random_form_describe (AspFormInstance *instance)
{
  g_autofree char *state = asp_form_report_state (instance, "form");
  GString *out = g_string_new (state);

  append_messages (out, asp_form_instance_get_pages (instance));

  return g_string_free (out, FALSE);
}

void
random_form_show_difference (const char *before,
                             const char *after)
{
  g_auto (GStrv) a = g_strsplit (before, "\n", -1);
  g_auto (GStrv) b = g_strsplit (after, "\n", -1);
  guint n_shown = 0;

  for (guint i = 0; a[i] != NULL && b[i] != NULL && n_shown < 5; i++)
    {
      if (strcmp (a[i], b[i]) == 0)
        continue;
      g_test_message ("was: %s", a[i]);
      g_test_message ("is:  %s", b[i]);
      n_shown++;
    }
}

/* Whether the form says something else each time. */
gboolean
random_form_is_restless (GFile *file)
{
  static const char *const calls[] = {
    "uuid(", "random(", "randomize(", "now(", "once(", "pulldata("
  };
  g_autofree char *text = NULL;

  if (!g_file_load_contents (file, NULL, &text, NULL, NULL, NULL))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      if (strstr (text, calls[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
find_files (GFile     *folder,
            GPtrArray *files)
{
  g_autoptr (GFileEnumerator) children =
    g_file_enumerate_children (folder, "standard::*", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  GFileInfo *info;
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, &info, &child, NULL, NULL) &&
         child != NULL)
    {
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        find_files (child, files);
      else
        g_ptr_array_add (files, g_object_ref (child));
    }
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  return strcmp (g_file_peek_path (*(GFile **) a), g_file_peek_path (*(GFile **) b));
}

/* Returns: (transfer full) (element-type GFile): those in @folder and the folders in it, always in
 * the same order */
GPtrArray *
random_form_list_files (GFile *folder)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  find_files (folder, files);
  g_ptr_array_sort (files, compare_files);

  return files;
}

/* Returns: (transfer full) (nullable): the form in the file, when it can be played in a document:
 * it needs nothing beside it */
char *
random_form_read (GFile *file)
{
  g_autofree char *text = NULL;
  g_autoptr (AspForm) form = NULL;

  if (!g_file_load_contents (file, NULL, &text, NULL, NULL, NULL))
    return NULL;

  form = asp_form_new (text, -1, "form", NULL);
  if (form == NULL)
    return NULL;

  g_test_message ("%s", g_file_peek_path (file));

  return g_steal_pointer (&text);
}

/* Returns: (transfer full) (nullable): the folder with forms of others, which are not in this
 * repository; %NULL without CSATLAKOZAS_TEST_DATA */
GFile *
random_form_get_others (void)
{
  const char *data = g_getenv ("CSATLAKOZAS_TEST_DATA");

  return data != NULL ? g_file_new_build_filename (data, "xforms", "forms", NULL) : NULL;
}

/* Returns: (transfer full) (element-type GFile): our own, the difficult ones, and those of others
 * where they are there */
GPtrArray *
random_form_list_all (void)
{
  g_autoptr (GFile) own = g_file_new_for_path (FORMS_DATA);
  g_autoptr (GFile) difficult = g_file_new_for_path (RANDOM_DATA);
  g_autoptr (GFile) others = random_form_get_others ();
  GPtrArray *files = random_form_list_files (own);

  g_ptr_array_extend_and_steal (files, random_form_list_files (difficult));
  if (others != NULL)
    g_ptr_array_extend_and_steal (files, random_form_list_files (others));

  return files;
}
