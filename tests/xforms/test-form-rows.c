/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "asp-form-instance.h"
#include "asp-form-snapshot.h"

/* What a view is told of rows, and what it sees when it is told. */

#define FORM(model, body) \
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' " \
  "xmlns:jr='http://openrosa.org/javarosa'><h:head><h:title>Próba</h:title><model>" model \
  "</model></h:head><h:body>" body "</h:body></h:html>"

static const char houses[] =
  FORM ("<instance><d><n/><more>no</more>"
        "<house jr:template=''><name/><wing/><kind>a</kind><nth/><flats>2</flats>"
        "<flat jr:template=''><door/></flat></house></d></instance>"
        "<bind nodeset='/d/n' calculate='count(/d/house)'/>"
        "<bind nodeset='/d/house/name' required='true()'/>"
        "<bind nodeset='/d/house/wing' relevant=\"/d/more = 'yes'\"/>"
        "<bind nodeset='/d/house/nth' calculate='position(..)'/>"
        "<bind nodeset='/d/house/flat/door' calculate='position(..)'/>",
        "<group ref='/d/house'><label>Házak</label><repeat nodeset='/d/house'>"
        "<input ref='/d/house/name'><label>Név</label></input>"
        "<input ref='/d/house/wing'><label>Szárny</label></input>"
        "<select1 ref='/d/house/kind'><label>Fajta</label>"
        "<item><label>Egyik</label><value>a</value></item>"
        "<item><label>Másik</label><value>b</value></item></select1>"
        "<input ref='/d/house/nth'><label>Hányadik</label></input>"
        "<group ref='/d/house/flat'><label>Lakások</label>"
        "<repeat nodeset='/d/house/flat' jr:count='../flats'>"
        "<input ref='/d/house/flat/door'><label>Ajtó</label></input></repeat></group>"
        "</repeat></group>");

typedef struct
{
  AspFormInstance *instance;    /* (owned) */
  GListModel      *rows;        /* (owned): of the houses */
  GString         *told;        /* (owned): each change, with all that is there then */
} Fixture;

static AspFormNode *
get_node (Fixture    *self,
          const char *path,
          gint64      row_id)
{
  AspFormNode *node = asp_form_instance_find (self->instance, path, row_id);

  g_assert_nonnull (node);

  return node;
}

/* Name, whether it is missing, whether its wing is asked, its choices, its place, its flats. */
static void
describe_row (Fixture     *self,
              AspFormNode *row)
{
  gint64 id = asp_form_node_get_row_id (row);
  AspFormNode *name = get_node (self, "/d/house/name", id);
  GPtrArray *choices = asp_form_node_get_choices (get_node (self, "/d/house/kind", id));
  GListModel *flats = asp_form_node_get_children (get_node (self, "/d/house/flat", id));

  g_string_append_printf (self->told, " %s%s", asp_form_node_get_value (name),
                          asp_form_node_get_missing (name) ? "!" : "");
  if (asp_form_node_get_relevant (get_node (self, "/d/house/wing", id)))
    g_string_append (self->told, "+wing");
  g_string_append_printf (self->told, "/%u/%s/%u", choices != NULL ? choices->len : 0,
                          asp_form_node_get_value (get_node (self, "/d/house/nth", id)),
                          g_list_model_get_n_items (flats));
}

static void
rows_changed_cb (GListModel *rows,
                 guint       position,
                 guint       n_removed,
                 guint       n_added,
                 Fixture    *self)
{
  g_string_append_printf (self->told, "%u-%u+%u:", position, n_removed, n_added);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (AspFormNode) row = g_list_model_get_item (rows, i);

      describe_row (self, row);
    }
  g_string_append_c (self->told, '\n');
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) form = asp_form_new (houses, -1, "proba.xml", &error);

  g_assert_no_error (error);
  self->instance = asp_form_instance_new (form, asp_day_new (2014, 9, 15), ASP_LANGUAGE_HU);
  self->rows = g_object_ref (asp_form_node_get_children (get_node (self, "/d/house", 0)));
  self->told = g_string_new (NULL);
  g_signal_connect (self->rows, "items-changed", G_CALLBACK (rows_changed_cb), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_unref (self->rows);
  g_object_unref (self->instance);
  g_string_free (self->told, TRUE);
}

static void
check_told (Fixture    *self,
            const char *expected)
{
  g_assert_cmpstr (self->told->str, ==, expected);
  g_string_truncate (self->told, 0);
}

static void
put_row (Fixture    *self,
         gint64      row_id,
         guint       position,
         const char *name)
{
  g_assert_true (asp_form_instance_restore_row (self->instance, "/d/house", 0, row_id, position));
  g_assert_true (asp_form_instance_restore (self->instance, "/d/house/name", row_id,
                                            ASP_ANSWER_ANSWERED, name));
}

/* Whoever is told of a row finds it as it is to stay. */
static void
test_whole (Fixture       *self,
            gconstpointer  data)
{
  g_assert_true (asp_form_instance_add_row (self->instance, "/d/house", 7, 0));
  check_told (self, "0-0+1: !/2/1/2\n");

  g_assert_true (asp_form_instance_restore (self->instance, "/d/more", 0, ASP_ANSWER_ANSWERED,
                                            "yes"));
  g_assert_true (asp_form_instance_add_row (self->instance, "/d/house", 8, 0));
  check_told (self, "0-0+1: !+wing/2/1/2 !+wing/2/2/2\n");
}

/* Several at once, in any order: each is told when all are there. */
static void
test_several (Fixture       *self,
              gconstpointer  data)
{
  put_row (self, 1, 10, "A");
  put_row (self, 4, 40, "D");
  asp_form_instance_settle (self->instance);
  check_told (self, "0-0+1: A/2/1/2\n"
                    "1-0+1: A/2/1/2 D/2/2/2\n");

  put_row (self, 3, 30, "C");
  put_row (self, 2, 20, "B");
  put_row (self, 5, 50, "E");
  check_told (self, "");
  asp_form_instance_settle (self->instance);
  check_told (self, "1-0+1: A/2/1/2 C/2/3/2 D/2/4/2\n"
                    "1-0+1: A/2/1/2 B/2/2/2 C/2/3/2 D/2/4/2\n"
                    "4-0+1: A/2/1/2 B/2/2/2 C/2/3/2 D/2/4/2 E/2/5/2\n");
}

/* What comes and goes before anything is computed was never there. */
static void
test_passing (Fixture       *self,
              gconstpointer  data)
{
  put_row (self, 1, 10, "A");
  put_row (self, 2, 20, "B");
  g_assert_true (asp_form_instance_drop_row (self->instance, 1));
  asp_form_instance_settle (self->instance);
  check_told (self, "0-0+1: B/2/1/2\n");

  g_assert_true (asp_form_instance_drop_row (self->instance, 2));
  asp_form_instance_settle (self->instance);
  check_told (self, "0-1+0:\n");
}

/* A row within one that comes at the same time is there once. */
static void
test_inner (Fixture       *self,
            gconstpointer  data)
{
  put_row (self, 1, 0, "A");
  g_assert_true (asp_form_instance_restore (self->instance, "/d/house/flats", 1,
                                            ASP_ANSWER_ANSWERED, "1"));
  g_assert_true (asp_form_instance_restore_row (self->instance, "/d/house/flat", 1, 9, 0));
  asp_form_instance_settle (self->instance);
  check_told (self, "0-0+1: A/2/1/1\n");
  g_assert_cmpstr (asp_form_node_get_value (get_node (self, "/d/house/flat/door", 9)), ==, "1");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/xforms/rows/whole-when-told", test_whole);
  ADD ("/xforms/rows/several-at-once", test_several);
  ADD ("/xforms/rows/come-and-gone", test_passing);
  ADD ("/xforms/rows/rows-in-rows", test_inner);
#undef ADD

  return g_test_run ();
}
