/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every property of every kind of record: what a row holds is what the property gives, a change
 * is told once, and what did not change is not told. A kind without a line in the table fails. */

#include <stdlib.h>

#include "asp-attachment.h"
#include "asp-cost-item.h"
#include "asp-form-state.h"
#include "asp-milestone.h"
#include "asp-municipality.h"
#include "asp-person.h"
#include "asp-programme.h"
#include "asp-record-list.h"
#include "asp-role.h"
#include "asp-wave.h"

typedef GType (*TypeFunc) (void);

static const TypeFunc record_types[] = {
  asp_attachment_get_type,
  asp_cost_item_get_type,
  asp_form_state_get_type,
  asp_milestone_get_type,
  asp_municipality_get_type,
  asp_person_get_type,
  asp_programme_get_type,
  asp_role_get_type,
  asp_wave_get_type,
};

#define ID G_GINT64_CONSTANT (0x7fffffffffffffff)

/* Each kind of value with its edges, as the document holds it and as the property gives it. */
typedef struct
{
  AspFieldType  type;
  AspValueType  stored;
  gint64        integer;
  const char   *text;
} Sample;

static const Sample samples[] = {
  { ASP_FIELD_TEXT, ASP_VALUE_TEXT, 0, "" },
  { ASP_FIELD_TEXT, ASP_VALUE_TEXT, 0, "Árvíztűrő tükörfúrógép – „Őr”" },
  { ASP_FIELD_INTEGER, ASP_VALUE_INTEGER, G_MININT64, NULL },
  { ASP_FIELD_INTEGER, ASP_VALUE_INTEGER, -1, NULL },
  { ASP_FIELD_INTEGER, ASP_VALUE_INTEGER, G_MAXINT64, NULL },
  { ASP_FIELD_DAY, ASP_VALUE_TEXT, 0, "0001-01-01" },
  { ASP_FIELD_DAY, ASP_VALUE_TEXT, 0, "2016-02-29" },
  { ASP_FIELD_DAY, ASP_VALUE_TEXT, 0, "9999-12-31" },
  { ASP_FIELD_BOOLEAN, ASP_VALUE_INTEGER, 1, NULL },
};

static AspRow *
create_row (AspRecordClass *klass,
            gint64          id,
            const char     *column,
            const Sample   *sample)
{
  g_autofree const char **columns = g_new0 (const char *, klass->n_fields);
  g_autofree AspValue *values = g_new0 (AspValue, klass->n_fields);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      columns[i] = klass->fields[i].column;
      if (sample == NULL || !g_str_equal (columns[i], column))
        continue;
      values[i].type = sample->stored;
      if (sample->stored == ASP_VALUE_TEXT)
        values[i].text = g_strdup (sample->text);
      else
        values[i].integer = sample->integer;
    }

  return asp_row_new (klass->table, id, klass->n_fields, columns, values);
}

/* The property gives what the row was made with; NULL: of an empty column. */
static void
assert_value (AspRecord      *record,
              const AspField *field,
              const Sample   *sample)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (record), field->property, &value);
  switch (field->type)
    {
    case ASP_FIELD_TEXT:
      g_assert_cmpstr (g_value_get_string (&value), ==, sample != NULL ? sample->text : NULL);
      break;
    case ASP_FIELD_INTEGER:
      g_assert_cmpint (g_value_get_int64 (&value), ==, sample != NULL ? sample->integer : 0);
      break;
    case ASP_FIELD_DAY:
      if (sample != NULL)
        {
          int year, month, day;

          asp_day_get_ymd (g_value_get_int (&value), &year, &month, &day);
          g_assert_cmpint (year, ==, atoi (sample->text));
          g_assert_cmpint (month, ==, atoi (sample->text + 5));
          g_assert_cmpint (day, ==, atoi (sample->text + 8));
        }
      else
        g_assert_cmpint (g_value_get_int (&value), ==, ASP_DAY_NONE);
      break;
    case ASP_FIELD_BOOLEAN:
      g_assert_cmpint (g_value_get_boolean (&value), ==, sample != NULL);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
collect_notify_cb (GPtrArray  *told,
                   GParamSpec *pspec)
{
  g_ptr_array_add (told, (gpointer) pspec->name);
}

/* The property and the row, each once, and nothing else. */
static void
assert_told_once (GPtrArray  *told,
                  const char *property)
{
  g_assert_cmpuint (told->len, ==, 2);
  g_assert_true (g_ptr_array_find_with_equal_func (told, property, g_str_equal, NULL));
  g_assert_true (g_ptr_array_find_with_equal_func (told, "row", g_str_equal, NULL));
  g_ptr_array_set_size (told, 0);
}

static void
check_field (AspRecordClass *klass,
             const AspField *field,
             const Sample   *sample)
{
  g_autoptr (AspRow) empty = create_row (klass, ID, NULL, NULL);
  g_autoptr (AspRow) full = create_row (klass, ID, field->column, sample);
  g_autoptr (AspRow) same = create_row (klass, ID, field->column, sample);
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  AspRecord *record = g_object_new (G_TYPE_FROM_CLASS (klass), "row", empty, NULL);

  g_signal_connect_swapped (record, "notify", G_CALLBACK (collect_notify_cb), told);
  assert_value (record, field, NULL);

  asp_record_apply (record, full);
  assert_told_once (told, field->property);
  for (guint i = 0; i < klass->n_fields; i++)
    assert_value (record, &klass->fields[i], &klass->fields[i] == field ? sample : NULL);

  asp_record_apply (record, full);
  asp_record_apply (record, same);
  g_assert_cmpuint (told->len, ==, 0);

  asp_record_apply (record, empty);
  assert_told_once (told, field->property);
  assert_value (record, field, NULL);

  g_assert_finalize_object (record);
}

static void
check_own_properties (AspRecordClass *klass)
{
  g_autoptr (AspRow) row = create_row (klass, ID, NULL, NULL);
  g_autoptr (AspRow) shown = NULL;
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  AspRecord *record = g_object_new (G_TYPE_FROM_CLASS (klass), "row", row, NULL);
  g_autofree GParamSpec **pspecs = NULL;
  gint64 id;
  guint n;

  g_signal_connect_swapped (record, "notify", G_CALLBACK (collect_notify_cb), told);
  g_object_get (record, "row", &shown, "id", &id, NULL);
  g_assert_true (shown == row);
  g_assert_true (asp_record_get_row (record) == row);
  g_assert_cmpint (id, ==, ID);
  g_assert_cmpstr (asp_record_get_table (record), ==, klass->table);

  /* The fields, the row and its key; whatever else can be read and written changes nothing. */
  pspecs = g_object_class_list_properties (G_OBJECT_CLASS (klass), &n);
  g_assert_cmpuint (n, ==, klass->n_fields + 2);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (record), pspecs[i]->name, &value);
      if ((pspecs[i]->flags & G_PARAM_WRITABLE) == 0)
        continue;
      g_assert_true (pspecs[i]->flags & G_PARAM_CONSTRUCT_ONLY);
      g_assert_true (g_value_get_boxed (&value) == row);
    }
  g_assert_cmpuint (told->len, ==, 0);

  g_assert_finalize_object (record);
}

static void
test_fields (gconstpointer data)
{
  AspRecordClass *klass = g_type_class_ref (GPOINTER_TO_SIZE (data));

  g_assert_cmpuint (klass->n_fields, >, 0);
  check_own_properties (klass);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const AspField *field = &klass->fields[i];
      g_autofree char *property = g_strdelimit (g_strdup (field->column), "_", '-');
      guint n = 0;

      g_assert_cmpstr (field->property, ==, property);
      for (guint j = 0; j < G_N_ELEMENTS (samples); j++)
        {
          if (samples[j].type != field->type)
            continue;
          check_field (klass, field, &samples[j]);
          n++;
        }
      g_assert_cmpuint (n, >, 0);
    }

  g_type_class_unref (klass);
}

typedef struct
{
  guint n_signals;
  guint position, removed, added;
} Changes;

static void
items_changed_cb (Changes *changes,
                  guint    position,
                  guint    removed,
                  guint    added)
{
  changes->n_signals++;
  changes->position = position;
  changes->removed = removed;
  changes->added = added;
}

static void
assert_changed (Changes *changes,
                guint    position,
                guint    removed,
                guint    added)
{
  g_assert_cmpuint (changes->n_signals, ==, 1);
  g_assert_cmpuint (changes->position, ==, position);
  g_assert_cmpuint (changes->removed, ==, removed);
  g_assert_cmpuint (changes->added, ==, added);
  *changes = (Changes) { 0 };
}

/* Takes the row. */
static void
apply (AspRecordList *list,
       AspChangeKind  kind,
       const char    *table,
       gint64         id,
       AspRow        *row)
{
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_change_free);

  g_ptr_array_add (changes, asp_row_change_new (kind, table, id, row));
  asp_record_list_apply (list, changes);
}

static void
test_list (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  AspRecordClass *klass = g_type_class_ref (type);
  AspRecordList *list = asp_record_list_new (type, NULL, 0);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);
  const AspField *field = &klass->fields[0];
  const Sample *sample = samples;
  Changes changes = { 0 };
  AspRecord *first;

  while (sample->type != field->type)
    sample++;

  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), &changes);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == type);
  asp_record_list_load (list, rows);
  g_assert_cmpuint (changes.n_signals, ==, 0);

  g_ptr_array_add (rows, create_row (klass, 1, NULL, NULL));
  g_ptr_array_add (rows, asp_row_new ("journal", 9, 0, NULL, NULL));
  g_ptr_array_add (rows, create_row (klass, 2, NULL, NULL));
  asp_record_list_load (list, rows);
  assert_changed (&changes, 0, 0, 2);
  first = asp_record_list_lookup (list, 1);
  g_assert_nonnull (first);
  g_assert_null (asp_record_list_lookup (list, 9));

  apply (list, ASP_CHANGE_UPDATE, klass->table, 1, create_row (klass, 1, field->column, sample));
  g_assert_cmpuint (changes.n_signals, ==, 0);
  g_assert_true (asp_record_list_lookup (list, 1) == first);
  assert_value (first, field, sample);

  apply (list, ASP_CHANGE_INSERT, klass->table, 3, create_row (klass, 3, NULL, NULL));
  assert_changed (&changes, 2, 0, 1);
  apply (list, ASP_CHANGE_DELETE, "journal", 1, NULL);
  g_assert_cmpuint (changes.n_signals, ==, 0);
  apply (list, ASP_CHANGE_DELETE, klass->table, 2, NULL);
  assert_changed (&changes, 1, 1, 0);
  g_assert_null (asp_record_list_lookup (list, 2));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);

  g_assert_finalize_object (list);
  g_type_class_unref (klass);
}

/* The list of one parent loses a row that moves to another, and takes one that comes. */
static void
test_list_of_parent (void)
{
  AspRecordClass *klass = g_type_class_ref (ASP_TYPE_ROLE);
  AspRecordList *list = asp_record_list_new (ASP_TYPE_ROLE, "municipality_id", 7);
  const Sample here = { ASP_FIELD_INTEGER, ASP_VALUE_INTEGER, 7, NULL };
  const Sample there = { ASP_FIELD_INTEGER, ASP_VALUE_INTEGER, 8, NULL };
  Changes changes = { 0 };

  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), &changes);
  apply (list, ASP_CHANGE_INSERT, "role", 1, create_row (klass, 1, "municipality_id", &there));
  g_assert_cmpuint (changes.n_signals, ==, 0);
  apply (list, ASP_CHANGE_UPDATE, "role", 1, create_row (klass, 1, "municipality_id", &here));
  assert_changed (&changes, 0, 0, 1);
  apply (list, ASP_CHANGE_UPDATE, "role", 1, create_row (klass, 1, "municipality_id", &there));
  assert_changed (&changes, 0, 1, 0);

  g_assert_finalize_object (list);
  g_type_class_unref (klass);
}

/* Whether the header declares a record; fails when it declares a type that no case above takes. */
static gboolean
declares_record (const char *path)
{
  g_autoptr (GRegex) declaration =
    g_regex_new ("^G_DECLARE_FINAL_TYPE \\((\\w+),[^)]*, (\\w+)\\)", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;
  g_autofree char *type = NULL;
  g_autofree char *parent = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  if (!g_regex_match (declaration, text, 0, &match))
    return FALSE;

  type = g_match_info_fetch (match, 1);
  parent = g_match_info_fetch (match, 2);
  if (g_type_from_name (type) == 0)
    g_error ("%s is tested by nothing: add it to the table of %s", type, __FILE__);

  return g_str_equal (parent, "AspRecord");
}

static void
test_none_is_left_out (void)
{
  g_autofree char *folder =
    g_build_filename (g_getenv ("ASP_TEST_SOURCE_DIR"), "src", "model", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".h") && declares_record (path))
        n++;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (record_types));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_type_ensure (ASP_TYPE_RECORD_LIST);

  for (guint i = 0; i < G_N_ELEMENTS (record_types); i++)
    {
      GType type = record_types[i] ();
      g_autofree char *fields = g_strdup_printf ("/model/properties/%s", g_type_name (type));
      g_autofree char *list = g_strdup_printf ("/model/lists/%s", g_type_name (type));

      g_test_add_data_func (fields, GSIZE_TO_POINTER (type), test_fields);
      g_test_add_data_func (list, GSIZE_TO_POINTER (type), test_list);
    }
  g_test_add_func ("/model/lists/of-a-parent", test_list_of_parent);
  g_test_add_func ("/model/properties/none-is-left-out", test_none_is_left_out);

  return g_test_run ();
}
