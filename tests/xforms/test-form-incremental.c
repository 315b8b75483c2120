/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "asp-form-instance-private.h"
#include "asp-form-report.h"

/* An answer computes again only what hangs on it. Whatever was answered and in whatever order, to
 * compute everything again changes nothing. */

#define FIRST_ROW_ID 1000

/* What is other each time. */
static const char *const restless[] = {
  "uuid", "random", "randomize", "now", "once", "pulldata", NULL
};

/* What the form computes is not for people. */
static gboolean
can_answer (AspFormNode *node)
{
  xmlNode *xml = _asp_form_node_get_xml (node);
  const AspFormBind *bind = xml != NULL ? _asp_node_state (xml)->path->bind : NULL;

  return asp_form_node_get_control (node) != ASP_FORM_CONTROL_NOTE && xml != NULL &&
         (bind == NULL || bind->exprs[ASP_BIND_CALCULATE] == NULL);
}

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
  static const char *const texts[] = { "a", "b", "c", "1", "2", "0", "yes", "no", "", "-3", "7" };
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

static void
do_something (AspFormInstance *instance,
              GRand           *rand,
              gint64          *next_id)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) repeats = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gint32 what = g_rand_int_range (rand, 0, 10);

  collect (asp_form_instance_get_pages (instance), questions, repeats, rows);
  if (what == 0 && repeats->len > 0 && rows->len < 40)
    {
      AspFormNode *repeat = pick (rand, repeats);

      asp_form_instance_add_inner_row (instance, asp_form_node_get_path (repeat),
                                       asp_form_node_get_row_id (repeat), (*next_id)++,
                                       (guint) g_rand_int_range (rand, 0, 4));
    }
  else if (what == 1 && rows->len > 0)
    {
      asp_form_instance_remove_row (instance, asp_form_node_get_row_id (pick (rand, rows)));
    }
  else if (questions->len > 0)
    {
      AspFormNode *question = pick (rand, questions);

      asp_form_instance_set_answer (instance, asp_form_node_get_path (question),
                                    asp_form_node_get_row_id (question), ASP_ANSWER_ANSWERED,
                                    make_value (rand, question));
    }
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

      g_string_append_printf (out, "%s %" G_GINT64_FORMAT " error %s warning %s relevant %d\n",
                              asp_form_node_get_path (node), asp_form_node_get_row_id (node),
                              error != NULL ? error : "-", warning != NULL ? warning : "-",
                              asp_form_node_get_relevant (node));
      append_messages (out, asp_form_node_get_children (node));
    }
}

/* Returns: (transfer full) */
static char *
describe (AspFormInstance *instance)
{
  g_autofree char *state = asp_form_report_state (instance, "form");
  GString *out = g_string_new (state);

  append_messages (out, asp_form_instance_get_pages (instance));

  return g_string_free (out, FALSE);
}

static void
show_difference (const char *before,
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

/* Returns: whether computing everything changes nothing */
static gboolean
is_settled (AspFormInstance *instance)
{
  g_autofree char *before = describe (instance);
  g_autofree char *after = NULL;

  _asp_xpath_cache_structure_changed (instance->env.cache);
  g_hash_table_remove_all (instance->values);
  _asp_form_mark_all (instance);
  _asp_form_instance_run (instance);
  after = describe (instance);
  if (strcmp (before, after) != 0)
    show_difference (before, after);

  return strcmp (before, after) == 0;
}

/* Returns: whether it stayed settled */
static gboolean
play (AspForm    *form,
      const char *name,
      guint32     seed,
      guint       n_steps)
{
  g_autoptr (AspFormInstance) instance =
    asp_form_instance_new_first (form, asp_day_new (2014, 9, 15), FALSE);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gint64 next_id = FIRST_ROW_ID;

  for (guint i = 0; i < n_steps; i++)
    {
      do_something (instance, rand, &next_id);
      if (!is_settled (instance))
        {
          g_test_message ("%s, seed %u, step %u", name, seed, i);
          return FALSE;
        }
    }

  return TRUE;
}

#define HEAD \
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' " \
  "xmlns:jr='http://openrosa.org/javarosa'><h:head><h:title>t</h:title><model>"

/* Keys that change, come and go; a key that is a group; paths by any name and at any depth; rows in
 * rows; sums of what is not always there. */
static const char tricky[] =
  HEAD
  "<instance><data id='t'><want>a</want><show>yes</show>"
  "<r jr:template=''><k/><v/><g><x/><y/></g><in jr:template=''><k/><w/><own/></in><of/><d/></r>"
  "<r><k>a</k><v>1</v><g><x/><y/></g><in><k>a</k><w>2</w><own/></in><of/><d/></r>"
  "<r><k>b</k><v>2</v><g><x/><y/></g><in><k>b</k><w>3</w><own/></in><of/><d/></r>"
  "<n/><sum/><sum_a/><wanted/><blank/><grouped/><any/><deep/><stars/><upper/><before/>"
  "<inner/><first/><most/><all/><kids/>"
  "<far><k/><v/></far>"
  "</data></instance>"
  "<instance id='towns'><list><item><k>a</k><label>A</label></item><item><k>b</k><label>B</label>"
  "</item><item><k>b</k><label>C</label></item></list></instance>"
  "<bind nodeset='/data/r' relevant=\"/data/show != 'no' or position(..) = 1\"/>"
  "<bind nodeset='/data/r/k' relevant=\"../v != '7'\"/>"
  "<bind nodeset='/data/r/v' type='int' constraint='. &lt; 5'/>"
  "<bind nodeset='/data/r/g' relevant=\"../v != '0'\"/>"
  "<bind nodeset='/data/r/g/y' relevant=\"../x != 'no'\"/>"
  "<bind nodeset='/data/r/in/w' relevant=\"../k != 'c'\" type='int'/>"
  "<bind nodeset='/data/r/in/own' calculate='sum(../../in/w)'/>"
  "<bind nodeset='/data/r/of' calculate='count(/data/r[k = current()/../k])'/>"
  "<bind nodeset='/data/r/d' calculate=\"join('-', ../in[k = 'a']/w)\"/>"
  "<bind nodeset='/data/n' calculate=\"count(/data/r[k = 'a'])\"/>"
  "<bind nodeset='/data/sum' calculate='sum(/data/r/v)'/>"
  "<bind nodeset='/data/sum_a' calculate=\"sum(/data/r[k = 'a']/v)\"/>"
  "<bind nodeset='/data/wanted' calculate=\"join(',', /data/r[k = /data/want]/v)\"/>"
  "<bind nodeset='/data/blank' calculate=\"count(/data/r[k = ''])\"/>"
  "<bind nodeset='/data/grouped' calculate=\"count(/data/r[g = /data/want])\"/>"
  "<bind nodeset='/data/any' calculate='sum(/data/r/*)'/>"
  "<bind nodeset='/data/deep' calculate='count(//k)'/>"
  "<bind nodeset='/data/stars' calculate='count(/data/r/g/*)'/>"
  "<bind nodeset='/data/upper' calculate='count(/data//in/ancestor::r) + "
  "count(//g//y)'/>"
  "<bind nodeset='/data/before' calculate=\"count(preceding::v[. &gt; 1])\"/>"
  "<bind nodeset='/data/inner' calculate=\"count(/data/r/in[k = 'b'])\"/>"
  "<bind nodeset='/data/first' calculate=\"/data/r[k = /data/want][1]/v\"/>"
  "<bind nodeset='/data/most' calculate='max(/data/r/in/w)'/>"
  "<bind nodeset='/data/all' calculate=\"join('', /data/r/g/y)\"/>"
  "<bind nodeset='/data/kids' calculate='count(/data/r/in/../in)'/>"
  "<bind nodeset='/data/far' relevant=\"/data/r[k = 'c']/v != ''\"/>"
  "<bind nodeset='/data/far/v' relevant=\"count(/data/r[k = 'b']) &gt; 1\"/>"
  "</model></h:head><h:body>"
  "<select1 ref='/data/want'><label>w</label><itemset nodeset=\"instance('towns')/list/item"
  "[k = /data/far/k or k = 'a']\"><value ref='k'/><label ref='label'/></itemset></select1>"
  "<input ref='/data/show'><label>s</label></input>"
  "<group ref='/data/r'><label>r</label><repeat nodeset='/data/r'>"
  "<input ref='/data/r/k'><label>k</label></input><input ref='/data/r/v'><label>v</label></input>"
  "<group ref='/data/r/g'><label>g</label><input ref='/data/r/g/x'><label>x</label></input>"
  "<input ref='/data/r/g/y'><label>y</label></input></group>"
  "<group ref='/data/r/in'><label>in</label><repeat nodeset='/data/r/in'>"
  "<input ref='/data/r/in/k'><label>k</label></input>"
  "<input ref='/data/r/in/w'><label>w</label></input></repeat></group>"
  "</repeat></group>"
  "<group ref='/data/far'><label>far</label><input ref='/data/far/k'><label>k</label></input>"
  "<input ref='/data/far/v'><label>v</label></input></group>"
  "</h:body></h:html>";

static void
test_tricky (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (tricky, strlen (tricky));
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) form = asp_form_new_from_bytes (bytes, "tricky", &error);

  g_assert_no_error (error);
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      if (!play (form, "tricky", seed, 100))
        g_test_fail ();
    }
}

static gboolean
is_restless (GFile *file)
{
  g_autofree char *text = NULL;

  if (!g_file_load_contents (file, NULL, &text, NULL, NULL, NULL))
    return TRUE;

  for (guint i = 0; restless[i] != NULL; i++)
    {
      g_autofree char *call = g_strconcat (restless[i], "(", NULL);

      if (strstr (text, call) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
find_forms (GFile     *folder,
            GPtrArray *forms)
{
  g_autoptr (GFileEnumerator) children =
    g_file_enumerate_children (folder, "standard::*", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  GFileInfo *info;
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, &info, &child, NULL, NULL) &&
         child != NULL)
    {
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        find_forms (child, forms);
      else
        g_ptr_array_add (forms, g_object_ref (child));
    }
}

/* @n_steps: so few that all of them take some seconds */
static void
check_folder (GFile *folder,
              guint  n_steps)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_played = 0;

  find_forms (folder, files);
  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      g_autoptr (AspForm) form = is_restless (file) ? NULL : asp_form_new_from_file (file, NULL);

      if (form == NULL)
        continue;
      n_played++;
      if (!play (form, g_file_peek_path (file), i, n_steps))
        g_test_fail ();
    }
  g_test_message ("%u of %u files are forms, and stayed settled", n_played, files->len);
  g_assert_cmpuint (n_played, >=, 1);
}

static void
test_own_forms (void)
{
  g_autoptr (GFile) own = g_file_new_for_path (FORMS_DATA);

  check_folder (own, 40);
}

static void
test_corpus (void)
{
  const char *data = g_getenv ("CSATLAKOZAS_TEST_DATA");
  g_autoptr (GFile) folder = NULL;

  if (data == NULL)
    {
      g_test_skip ("CSATLAKOZAS_TEST_DATA is not set");
      return;
    }

  folder = g_file_new_build_filename (data, "xforms", "forms", NULL);
  check_folder (folder, 15);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xforms/incremental/keys-and-rows", test_tricky);
  g_test_add_func ("/xforms/incremental/own-forms", test_own_forms);
  g_test_add_func ("/xforms/incremental/forms-of-others", test_corpus);

  return g_test_run ();
}
