/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-person.h"
#include "asp-role.h"

static AspValue
text_value (const char *text)
{
  AspValue value = { .type = text != NULL ? ASP_VALUE_TEXT : ASP_VALUE_NULL };

  value.text = g_strdup (text);

  return value;
}

static AspRow *
create_role (const char *kind,
             const char *from,
             const char *to)
{
  static const char *const columns[] = { "person_id", "kind", "from_day", "to_day" };
  AspValue values[] = {
    { .type = ASP_VALUE_INTEGER, .integer = 7 },
    text_value (kind),
    text_value (from),
    text_value (to),
  };

  return asp_row_new ("role", 5, G_N_ELEMENTS (columns), columns, values);
}

/* The order and the duty to name somebody, as in the briefing. */
static void
test_kinds (void)
{
  static const char *const codes[] = { "HK", "KT", "IT", "KF", "FH", "JE", "PM", "GV", "AK" };

  g_assert_cmpuint (G_N_ELEMENTS (codes), ==, ASP_N_ROLE_KINDS);
  for (guint i = 0; i < ASP_N_ROLE_KINDS; i++)
    {
      AspRoleKind kind = ASP_N_ROLE_KINDS;

      g_assert_cmpstr (asp_role_kind_to_code ((AspRoleKind) i), ==, codes[i]);
      g_assert_true (asp_role_kind_from_code (codes[i], &kind));
      g_assert_cmpuint (kind, ==, i);
      g_assert_cmpint (asp_role_kind_is_mandatory (kind), ==, i < 4);
    }
  g_assert_false (asp_role_kind_from_code ("XX", &(AspRoleKind) { 0 }));
  g_assert_false (asp_role_kind_from_code (NULL, &(AspRoleKind) { 0 }));
  g_assert_cmpstr (asp_role_get_label ("KT"), ==, "ASP contact person");
  g_assert_cmpstr (asp_role_get_label ("XX"), ==, "XX");
}

static void
test_in_force (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    gboolean    on_first, on_last, before, after;
  } cases[] = {
    { "2014-06-12", "2014-09-15", TRUE, TRUE, FALSE, FALSE },
    { NULL, "2014-09-15", TRUE, TRUE, TRUE, FALSE },
    { "2014-06-12", NULL, TRUE, TRUE, FALSE, TRUE },
    { NULL, NULL, TRUE, TRUE, TRUE, TRUE },
  };
  AspDay first = asp_day_new (2014, 6, 12), last = asp_day_new (2014, 9, 15);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AspRow) row = create_role ("IT", cases[i].from, cases[i].to);

      g_assert_cmpint (asp_role_row_is_in_force (row, first), ==, cases[i].on_first);
      g_assert_cmpint (asp_role_row_is_in_force (row, last), ==, cases[i].on_last);
      g_assert_cmpint (asp_role_row_is_in_force (row, first - 1), ==, cases[i].before);
      g_assert_cmpint (asp_role_row_is_in_force (row, last + 1), ==, cases[i].after);
      g_assert_true (asp_role_row_is_kind (row, ASP_ROLE_KIND_IT_OPERATOR));
      g_assert_false (asp_role_row_is_kind (row, ASP_ROLE_KIND_CONTACT));
    }
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A record shows its row by properties; a newer row changes only what differs. */
static void
test_properties (void)
{
  g_autoptr (AspRow) row = create_role ("KT", "2014-06-12", NULL);
  g_autoptr (AspRow) newer = create_role ("KT", "2014-06-12", "2014-09-15");
  g_autoptr (AspRecord) role = g_object_new (ASP_TYPE_ROLE, "row", row, NULL);
  g_autofree char *kind = NULL;
  guint n_kind = 0, n_to = 0;
  gint64 person = 0;
  int from = 0, to = 0;

  g_signal_connect_swapped (role, "notify::kind", G_CALLBACK (count_cb), &n_kind);
  g_signal_connect_swapped (role, "notify::to-day", G_CALLBACK (count_cb), &n_to);
  g_object_get (role, "kind", &kind, "person-id", &person, "from-day", &from, "to-day", &to, NULL);
  g_assert_cmpstr (kind, ==, "KT");
  g_assert_cmpint (person, ==, 7);
  g_assert_cmpint (from, ==, asp_day_new (2014, 6, 12));
  g_assert_cmpint (to, ==, ASP_DAY_NONE);

  asp_record_apply (role, newer);
  g_object_get (role, "to-day", &to, NULL);
  g_assert_cmpint (to, ==, asp_day_new (2014, 9, 15));
  g_assert_cmpuint (n_kind, ==, 0);
  g_assert_cmpuint (n_to, ==, 1);
}

static void
test_person (void)
{
  static const char *const columns[] = { "name", "post", "email" };
  AspValue values[] = {
    text_value ("Kiss Andrea"), text_value (NULL), text_value ("kiss@pelda.hu"),
  };
  g_autoptr (AspRow) row = asp_row_new ("person", 7, G_N_ELEMENTS (columns), columns, values);
  g_autoptr (AspRecord) person = g_object_new (ASP_TYPE_PERSON, "row", row, NULL);
  g_autofree char *name = NULL;
  g_autofree char *post = NULL;
  g_autofree char *email = NULL;

  g_object_get (person, "name", &name, "post", &post, "email", &email, NULL);
  g_assert_cmpstr (name, ==, "Kiss Andrea");
  g_assert_null (post);
  g_assert_cmpstr (email, ==, "kiss@pelda.hu");
  g_assert_cmpstr (asp_record_get_table (person), ==, "person");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/people/kinds", test_kinds);
  g_test_add_func ("/model/people/in-force", test_in_force);
  g_test_add_func ("/model/people/properties", test_properties);
  g_test_add_func ("/model/people/person", test_person);

  return g_test_run ();
}
