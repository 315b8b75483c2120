/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <string.h>

#include "asp-agenda.h"
#include "asp-people-commands.h"
#include "asp-record-commands.h"

/* Counted by hand in data/demo/sample.ini: of HK, KT, IT and KF, those that nobody has. */
static const struct
{
  const char *name;
  const char *missing;
} gaps[] = {
  { "Márianosztra", "" },
  { "Ipolydamásd", "HK IT KF " },
  { "Zebegény", "IT KF " },
  { "Letkés", "IT " },
  { "Ipolytölgyes", "HK IT KF " },
  { "Csobánka", "" },
  { "Nagymaros", "" },
  { "Pilisszántó", "KF " },
  { "Zsámbok", "IT KF " },
  { "Jászkarajenő", "KT IT KF " },
  { "Abony", "" },
};

static const AspRolePerson nobody = { 0, NULL };

static char *
list_missing (AspStanding *standing)
{
  GString *codes = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < ASP_N_ROLE_KINDS; i++)
    {
      if (asp_standing_lacks_role (standing, (AspRoleKind) i))
        {
          g_string_append_printf (codes, "%s ", asp_role_kind_to_code ((AspRoleKind) i));
          n++;
        }
    }
  g_assert_cmpuint (asp_standing_get_n_roles_missing (standing), ==, n);

  return g_string_free (codes, FALSE);
}

static AspRow *
find_role (DocumentFixture *fixture,
           AspStanding     *standing,
           AspRoleKind      kind)
{
  GPtrArray *rows = asp_document_get_children (fixture->document, "role",
                                               asp_standing_get_id (standing));

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      if (asp_role_row_is_kind (g_ptr_array_index (rows, i), kind))
        return g_ptr_array_index (rows, i);
    }

  return NULL;
}

static AspRow *
get_person (DocumentFixture *fixture,
            AspRow          *role)
{
  return asp_document_lookup (fixture->document, "person",
                              asp_row_get_integer (role, "person_id", 0));
}

/* @column, @text…, NULL. Returns: (transfer full) */
static GHashTable *
create_fields (const char *column,
               ...)
{
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  va_list args;

  va_start (args, column);
  for (; column != NULL; column = va_arg (args, const char *))
    g_hash_table_insert (fields, (gpointer) column, g_strdup (va_arg (args, const char *)));
  va_end (args);

  return fields;
}

static void
assert_missing (AspStanding *standing,
                const char  *expected)
{
  g_autofree char *missing = list_missing (standing);

  g_assert_cmpstr (missing, ==, expected);
}

static void
test_gaps_of_the_sample (DocumentFixture *fixture,
                         gconstpointer    data)
{
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      g_test_message ("%s", gaps[i].name);
      assert_missing (document_fixture_find (fixture, gaps[i].name), gaps[i].missing);
    }
}

/* A role is empty on the day after its last one and before its first one. */
static void
test_dates_of_a_role (DocumentFixture *fixture,
                      gconstpointer    data)
{
  AspStanding *standing = document_fixture_find (fixture, "Nagymaros");
  AspRow *role = find_role (fixture, standing, ASP_ROLE_KIND_CONTACT);
  AspRolePerson holder = { asp_row_get_integer (role, "person_id", 0), NULL };
  g_autoptr (GHashTable) last = create_fields ("to_day", "2014-09-15", NULL);
  g_autoptr (GHashTable) past = create_fields ("to_day", "2014-09-14", NULL);
  g_autoptr (GHashTable) later = create_fields ("from_day", "2014-09-16", "to_day", NULL, NULL);

  document_fixture_run (fixture, asp_people_command_change_role (fixture->document, role, &holder,
                                                                 &nobody, last));
  assert_missing (standing, "");

  role = find_role (fixture, standing, ASP_ROLE_KIND_CONTACT);
  document_fixture_run (fixture, asp_people_command_change_role (fixture->document, role, &holder,
                                                                 &nobody, past));
  assert_missing (standing, "KT ");
  role = find_role (fixture, standing, ASP_ROLE_KIND_CONTACT);
  g_assert_null (asp_people_command_change_role (fixture->document, role, &holder, &nobody, past));

  document_fixture_run (fixture, asp_record_command_set_status_date (fixture->document,
                                                                     asp_day_new (2014, 9, 14)));
  assert_missing (standing, "");

  document_fixture_run (fixture, asp_people_command_change_role (fixture->document, role, &holder,
                                                                 &nobody, later));
  assert_missing (standing, "KT ");
  document_fixture_run (fixture, asp_record_command_set_status_date (fixture->document,
                                                                     asp_day_new (2014, 9, 16)));
  assert_missing (standing, "");
}

static void
undo (DocumentFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (asp_document_undo (fixture->document, &error));
  g_assert_no_error (error);
}

static void
redo (DocumentFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (asp_document_redo (fixture->document, &error));
  g_assert_no_error (error);
}

/* Two new people and the role come and go in one step. */
static void
test_new_person (DocumentFixture *fixture,
                 gconstpointer    data)
{
  AspStanding *standing = document_fixture_find (fixture, "Jászkarajenő");
  g_autoptr (GHashTable) person = create_fields ("name", "Őze Éva", "email", "oze@pelda.hu", NULL);
  g_autoptr (GHashTable) second = create_fields ("name", "Ács Ottó", NULL);
  g_autoptr (GHashTable) fields = create_fields ("from_day", "2014-09-01", "note", "", NULL);
  AspRolePerson holder = { 0, person }, deputy = { 0, second };
  g_autofree char *before = document_fixture_dump (fixture);
  g_autofree char *undone = NULL;
  AspRow *role, *row;

  document_fixture_run (fixture,
                        asp_people_command_add_role (fixture->document,
                                                     asp_standing_get_id (standing),
                                                     ASP_ROLE_KIND_CONTACT, &holder, &deputy,
                                                     fields));
  assert_missing (standing, "IT KF ");
  g_assert_cmpstr (asp_document_get_undo_label (fixture->document), ==,
                   "Jászkarajenő, ASP contact person: Őze Éva");

  undo (fixture);
  undone = document_fixture_dump (fixture);
  g_assert_cmpstr (undone, ==, before);
  assert_missing (standing, "KT IT KF ");

  redo (fixture);
  assert_missing (standing, "IT KF ");
  role = find_role (fixture, standing, ASP_ROLE_KIND_CONTACT);
  g_assert_cmpstr (asp_row_get_text (role, "from_day"), ==, "2014-09-01");
  g_assert_null (asp_row_get_text (role, "note"));
  g_assert_cmpstr (asp_row_get_text (get_person (fixture, role), "email"), ==, "oze@pelda.hu");
  row = asp_document_lookup (fixture->document, "person",
                             asp_row_get_integer (role, "deputy_id", 0));
  g_assert_cmpstr (asp_row_get_text (row, "name"), ==, "Ács Ottó");
}

/* Bartos Eszter is contact and key user of Márianosztra; once she helps out at Letkés, too, her
 * deletion takes three roles. */
static void
test_person_of_several (DocumentFixture *fixture,
                        gconstpointer    data)
{
  AspStanding *standing = document_fixture_find (fixture, "Márianosztra");
  AspStanding *other = document_fixture_find (fixture, "Letkés");
  AspRow *role = find_role (fixture, standing, ASP_ROLE_KIND_CONTACT);
  AspRolePerson holder = { asp_row_get_integer (role, "person_id", 0), NULL };
  g_autoptr (GHashTable) none = create_fields (NULL);
  g_autoptr (GPtrArray) roles = NULL;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;

  document_fixture_run (fixture,
                        asp_people_command_add_role (fixture->document,
                                                     asp_standing_get_id (other),
                                                     ASP_ROLE_KIND_IT_OPERATOR, &holder, &nobody,
                                                     none));
  assert_missing (other, "");
  roles = asp_people_list_roles (fixture->document, holder.id);
  g_assert_cmpuint (roles->len, ==, 3);

  before = document_fixture_dump (fixture);
  document_fixture_run (fixture,
                        asp_people_command_delete_person (get_person (fixture, role)));
  assert_missing (standing, "KT KF ");
  assert_missing (other, "IT ");
  g_assert_cmpstr (asp_document_get_undo_label (fixture->document), ==,
                   "Person deleted: Bartos Eszter");
  undo (fixture);
  undone = document_fixture_dump (fixture);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_removal_and_change (DocumentFixture *fixture,
                         gconstpointer    data)
{
  AspStanding *standing = document_fixture_find (fixture, "Pilisszántó");
  AspRow *role = find_role (fixture, standing, ASP_ROLE_KIND_IT_OPERATOR);
  AspRow *person = asp_row_ref (get_person (fixture, role));
  g_autoptr (GHashTable) fields = create_fields ("phone", "+3626555555", "post", "", NULL);
  g_autofree char *words = asp_people_describe_role (fixture->document, role);

  g_assert_cmpstr (words, ==, "Local IT operator, Pilisszántó");
  document_fixture_run (fixture, asp_people_command_change_person (person, fields));
  asp_row_unref (person);
  person = get_person (fixture, role);
  g_assert_cmpstr (asp_row_get_text (person, "phone"), ==, "+3626555555");
  g_assert_true (asp_row_is_null (person, "post"));
  g_assert_cmpstr (asp_row_get_text (person, "email"), ==, "komjathy.attila@pilisszanto.example");
  g_assert_null (asp_people_command_change_person (person, fields));

  document_fixture_run (fixture, asp_people_command_remove_role (fixture->document, role));
  assert_missing (standing, "IT KF ");
  g_assert_nonnull (asp_document_lookup (fixture->document, "person", asp_row_get_id (person)));
  undo (fixture);
  assert_missing (standing, "KF ");
}

/* What the overview lists as missing leads to the page of contacts. */
static void
test_agenda (DocumentFixture *fixture,
             gconstpointer    data)
{
  AspStanding *standing = document_fixture_find (fixture, "Zsámbok");
  g_autoptr (GPtrArray) list = asp_agenda_list_gaps (fixture->planner, standing);
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      AspAgendaGap *gap = g_ptr_array_index (list, i);

      if (g_strcmp0 (gap->page, "contacts") == 0)
        g_string_append_printf (places, "%s: %s\n", gap->place, gap->text);
    }
  g_assert_cmpstr (places->str, ==, "IT: Name the local IT operator\nKF: Name a key user\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, DocumentFixture, NULL, document_fixture_set_up, func, \
              document_fixture_tear_down)
  ADD ("/workspace/people/gaps-of-the-sample", test_gaps_of_the_sample);
  ADD ("/workspace/people/dates-of-a-role", test_dates_of_a_role);
  ADD ("/workspace/people/new-person", test_new_person);
  ADD ("/workspace/people/person-of-several", test_person_of_several);
  ADD ("/workspace/people/removal-and-change", test_removal_and_change);
  ADD ("/workspace/people/agenda", test_agenda);
#undef ADD

  return g_test_run ();
}
