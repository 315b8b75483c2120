/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "asp-form-migrate.h"
#include "asp-form-snapshot.h"
#include "asp-form-submission.h"
#include "random-form.h"

#define FORM(version, model, body) \
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' " \
  "xmlns:jr='http://openrosa.org/javarosa' " \
  "xmlns:asp='http://onkormanyzat.hu/csatlakozas/xforms'>" \
  "<h:head><h:title>F</h:title><model>" model "</model></h:head>" \
  "<h:body>" body "</h:body></h:html>"

#define INPUT(path, label) "<input ref='" path "'><label>" label "</label></input>"
#define SELECT(path, values) "<select1 ref='" path "'><label>Választás</label>" values "</select1>"
#define ITEM(value) "<item><label>" value "</label><value>" value "</value></item>"

static const char old_form[] =
  FORM ("1",
        "<instance><d id='f' version='1'><nev/><regi/><a/><b/><v/><s/><sor><x/></sor></d>"
        "</instance>"
        "<bind nodeset='/d/s' calculate='count(/d/sor)'/>",
        INPUT ("/d/nev", "Név") INPUT ("/d/regi", "Régi kérdés") INPUT ("/d/a", "A")
        INPUT ("/d/b", "B") SELECT ("/d/v", ITEM ("1") ITEM ("2"))
        "<repeat nodeset='/d/sor'>" INPUT ("/d/sor/x", "X") "</repeat>");

/* The name stands in a group now, a and b have changed their names, the old question is gone, the
 * list has other choices, the rows have another name, and there is a question more. */
static const char new_form[] =
  FORM ("2",
        "<instance><d id='f' version='2'><g><nev/></g><a/><b/><v/><s/><tetel><x/></tetel><uj/></d>"
        "</instance><instance id='l'><root><item><n>2</n></item><item><n>3</n></item></root>"
        "</instance>"
        "<bind nodeset='/d/g/nev' asp:was='/d/nev' required='true()'/>"
        "<bind nodeset='/d/a' asp:was='/d/b'/><bind nodeset='/d/b' asp:was='/d/a'/>"
        "<bind nodeset='/d/s' calculate='count(/d/tetel)'/>"
        "<bind nodeset='/d/tetel' asp:was='/d/sor'/>"
        "<bind nodeset='/d/tetel/x' asp:was='/d/sor/x'/>"
        "<bind nodeset='/d/uj' required='true()'/>",
        "<group ref='/d/g'>" INPUT ("/d/g/nev", "Név") "</group>" INPUT ("/d/a", "A")
        INPUT ("/d/b", "B")
        "<select1 ref='/d/v'><label>Választás</label><itemset "
        "nodeset=\"instance('l')/*/item[n != /d/a]\"><value ref='n'/><label ref='n'/></itemset>"
        "</select1><repeat nodeset='/d/tetel'>" INPUT ("/d/tetel/x", "X") "</repeat>"
        INPUT ("/d/uj", "Új kérdés"));

static AspForm *
load (const char *text)
{
  g_autoptr (GError) error = NULL;
  AspForm *form = asp_form_new (text, -1, "f.xml", &error);

  g_assert_no_error (error);

  return form;
}

static AspFormInstance *
fill_old (void)
{
  g_autoptr (AspForm) form = load (old_form);
  AspFormInstance *old = asp_form_instance_new (form, asp_day_new (2014, 9, 15), ASP_LANGUAGE_HU);

  asp_form_instance_set_answer (old, "/d/nev", 0, ASP_ANSWER_ANSWERED, "Zsámbok");
  asp_form_instance_set_answer (old, "/d/regi", 0, ASP_ANSWER_ANSWERED, "volt");
  asp_form_instance_set_answer (old, "/d/a", 0, ASP_ANSWER_DONT_KNOW, "");
  asp_form_instance_set_answer (old, "/d/b", 0, ASP_ANSWER_ANSWERED, "béta");
  asp_form_instance_set_answer (old, "/d/v", 0, ASP_ANSWER_ANSWERED, "1");
  asp_form_instance_add_row (old, "/d/sor", 11, 0);
  asp_form_instance_add_row (old, "/d/sor", 12, 1);
  asp_form_instance_set_answer (old, "/d/sor/x", 11, ASP_ANSWER_ANSWERED, "első");
  asp_form_instance_set_answer (old, "/d/sor/x", 12, ASP_ANSWER_ANSWERED, "második");

  return old;
}

static const char *
get_value (AspFormInstance *instance,
           const char      *path,
           gint64           row_id)
{
  AspFormNode *node = asp_form_instance_find (instance, path, row_id);

  g_assert_nonnull (node);

  return asp_form_node_get_value (node);
}

static void
check_change (GPtrArray  *changes,
              guint       index,
              const char *path,
              const char *label,
              const char *value)
{
  const AspFormChange *change = g_ptr_array_index (changes, index);

  g_assert_cmpstr (change->path, ==, path);
  g_assert_cmpstr (change->label, ==, label);
  g_assert_cmpstr (change->value, ==, value);
}

static void
test_new_version (void)
{
  g_autoptr (AspFormInstance) old = fill_old ();
  g_autoptr (AspForm) form = load (new_form);
  g_autoptr (AspFormMigration) migration =
    asp_form_migrate (old, form, asp_day_new (2014, 9, 15), ASP_LANGUAGE_HU);
  AspFormInstance *instance = migration->instance;

  g_assert_cmpstr (get_value (instance, "/d/g/nev", 0), ==, "Zsámbok");
  g_assert_cmpstr (get_value (instance, "/d/a", 0), ==, "béta");
  g_assert_cmpint (asp_form_node_get_kind (asp_form_instance_find (instance, "/d/b", 0)), ==,
                   ASP_ANSWER_DONT_KNOW);
  g_assert_cmpstr (get_value (instance, "/d/tetel/x", 11), ==, "első");
  g_assert_cmpstr (get_value (instance, "/d/tetel/x", 12), ==, "második");
  g_assert_cmpuint (migration->n_carried, ==, 5);

  g_assert_cmpuint (migration->lost->len, ==, 2);
  check_change (migration->lost, 0, "/d/regi", "Régi kérdés", "volt");
  check_change (migration->lost, 1, "/d/v", "Választás", "1");

  g_assert_cmpuint (migration->required->len, ==, 1);
  check_change (migration->required, 0, "/d/uj", "Új kérdés", "");

  /* The old one is as it was. */
  g_assert_cmpstr (get_value (old, "/d/nev", 0), ==, "Zsámbok");
  g_assert_cmpstr (get_value (old, "/d/sor/x", 12), ==, "második");
}

/* Nothing is lost and nothing is new between a form and itself. */
static void
test_same_version (void)
{
  g_autoptr (AspFormInstance) old = fill_old ();
  g_autoptr (AspFormMigration) migration =
    asp_form_migrate (old, asp_form_instance_get_form (old), asp_day_new (2014, 9, 15),
                      ASP_LANGUAGE_HU);

  g_assert_cmpuint (migration->n_carried, ==, 7);
  g_assert_cmpuint (migration->lost->len, ==, 0);
  g_assert_cmpuint (migration->required->len, ==, 0);
  g_assert_cmpstr (get_value (migration->instance, "/d/v", 0), ==, "1");
  g_assert_cmpstr (get_value (migration->instance, "/d/sor/x", 12), ==, "második");
}

/* Nodes that no question shows have answers, too: the record's identifier above all. A list that
 * has to have rows and has none is not newly asked for. */
static void
test_hidden_nodes (void)
{
  g_autoptr (AspForm) form =
    load (FORM ("1", "<instance><d id='f'><rejtett/><sor jr:template=''><x/></sor>"
                "<orx:meta xmlns:orx='http://openrosa.org/xforms'><orx:instanceID/></orx:meta></d>"
                "</instance><bind nodeset='/d/sor' required='true()'/>"
                "<bind nodeset='/d/meta/instanceID' calculate='uuid()'/>",
                "<repeat nodeset='/d/sor'>" INPUT ("/d/sor/x", "X") "</repeat>"));
  g_autoptr (AspFormInstance) old =
    asp_form_instance_new_first (form, asp_day_new (2014, 9, 15), FALSE);
  g_autoptr (AspFormMigration) migration = NULL;
  g_autofree char *id = NULL;
  g_autofree char *new_id = NULL;

  g_assert_true (asp_form_instance_restore (old, "/d/rejtett", 0, ASP_ANSWER_ANSWERED, "kincs"));
  asp_form_instance_renew_id (old);
  asp_form_instance_renew_id (old);
  migration = asp_form_migrate (old, form, asp_day_new (2014, 9, 15), ASP_LANGUAGE_HU);
  g_assert_cmpuint (migration->lost->len, ==, 0);
  g_assert_cmpuint (migration->required->len, ==, 0);
  /* What is hidden, the identifier, and that of the record that this one takes the place of. */
  g_assert_cmpuint (migration->n_carried, ==, 3);
  id = asp_form_instance_get_id (old);
  g_assert_nonnull (id);
  new_id = asp_form_instance_get_id (migration->instance);
  g_assert_cmpstr (new_id, ==, id);
}

/* @seed: of what is answered. Returns: FALSE: it is no form, or says something else each time */
static gboolean
check_same_form (GFile   *file,
                 guint32  seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (AspForm) form = random_form_is_restless (file) ? NULL
                                                            : asp_form_new_from_file (file, NULL);
  g_autoptr (AspFormInstance) instance = NULL;
  gint64 next_id = 1000;

  if (form == NULL)
    return FALSE;

  instance = asp_form_instance_new_first (form, asp_day_new (2014, 9, 15), FALSE);
  /* It gets its identifier when it is first asked for. */
  g_free (asp_form_instance_get_id (instance));
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (AspForm) same = NULL;
      g_autoptr (AspFormMigration) migration = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      random_form_step (instance, rand, &next_id);
      if (i % 6 != 5)
        continue;

      same = asp_form_new_from_file (file, NULL);
      migration = asp_form_migrate (instance, same, asp_day_new (2014, 9, 15), ASP_LANGUAGE_HU);
      before = asp_form_instance_to_submission (instance);
      after = asp_form_instance_to_submission (migration->instance);
      if (migration->lost->len == 0 && strcmp (before, after) == 0)
        continue;

      g_test_message ("%s, %u: %u lost\n%s\n%s", g_file_peek_path (file), i,
                      migration->lost->len, before, after);
      g_test_fail ();
      break;
    }

  return TRUE;
}

/* Whatever was answered: a form that is the same has all of it. */
static void
test_same_form (void)
{
  g_autoptr (GPtrArray) files = random_form_list_all ();
  guint n_moved = 0;

  for (guint i = 0; i < files->len; i++)
    n_moved += check_same_form (g_ptr_array_index (files, i), i) ? 1 : 0;
  g_assert_cmpuint (n_moved, >=, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xforms/migrate/new-version", test_new_version);
  g_test_add_func ("/xforms/migrate/same-version", test_same_version);
  g_test_add_func ("/xforms/migrate/hidden-nodes", test_hidden_nodes);
  g_test_add_func ("/xforms/migrate/same-form", test_same_form);

  return g_test_run ();
}
