/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "asp-form-instance-private.h"
#include "random-form.h"

/* An answer computes again only what hangs on it, and only that is noted. Whatever was answered and
 * in whatever order, to compute everything again changes nothing. */

#define FIRST_ROW_ID 1000

/* Returns: whether computing everything changes nothing */
static gboolean
is_settled (AspFormInstance *instance)
{
  g_autofree char *before = random_form_describe (instance);
  g_autofree char *after = NULL;

  _asp_xpath_cache_structure_changed (instance->env.cache);
  g_hash_table_remove_all (instance->values);
  _asp_form_mark_all (instance);
  _asp_form_instance_run (instance);
  after = random_form_describe (instance);
  if (strcmp (before, after) != 0)
    random_form_show_difference (before, after);

  return strcmp (before, after) == 0;
}

static gboolean
is_same (const AspFormStored *a,
         const AspFormStored *b)
{
  return a == b || (a != NULL && b != NULL && a->kind == b->kind &&
                    strcmp (a->value, b->value) == 0);
}

/* Returns: whether @part says of each key of @keys what @whole says */
static gboolean
agree (GHashTable *keys,
       GHashTable *part,
       GHashTable *whole)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (is_same (g_hash_table_lookup (part, key), g_hash_table_lookup (whole, key)))
        continue;
      g_test_message ("noted: %s", (const char *) key);
      return FALSE;
    }

  return TRUE;
}

/* Whether nothing has changed but what was noted.
 * @whole_before, @whole_after: all there is; @before, @after: what was noted */
static gboolean
is_all_noted (GHashTable *whole_before,
              GHashTable *whole_after,
              GHashTable *before,
              GHashTable *after)
{
  GHashTableIter iter;
  gpointer key, value;

  if (!agree (before, before, whole_before) || !agree (before, after, whole_after) ||
      !agree (after, before, whole_before) || !agree (after, after, whole_after))
    return FALSE;

  for (guint i = 0; i < 2; i++)
    {
      GHashTable *other = i == 0 ? whole_after : whole_before;

      g_hash_table_iter_init (&iter, i == 0 ? whole_before : whole_after);
      while (g_hash_table_iter_next (&iter, &key, &value))
        {
          if (is_same (value, g_hash_table_lookup (other, key)) ||
              g_hash_table_contains (before, key) || g_hash_table_contains (after, key))
            continue;
          g_test_message ("not noted: %s", (const char *) key);
          return FALSE;
        }
    }

  return TRUE;
}

/* Does something and looks whether what it changed is noted. */
static gboolean
do_noted (AspFormInstance *instance,
          GRand           *rand,
          gint64          *next_id)
{
  g_autoptr (GHashTable) whole_before = asp_form_instance_take_snapshot (instance);
  g_autoptr (GHashTable) whole_after = NULL;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;

  asp_form_instance_begin_log (instance);
  random_form_step (instance, rand, next_id);
  asp_form_instance_end_log (instance, &before, &after);
  whole_after = asp_form_instance_take_snapshot (instance);

  return is_all_noted (whole_before, whole_after, before, after);
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
      if (!do_noted (instance, rand, &next_id) || !is_settled (instance))
        {
          g_test_message ("%s, seed %u, step %u", name, seed, i);
          return FALSE;
        }
    }

  return TRUE;
}

/* @n_times: how often each form is filled in */
static void
check_folder (GFile *folder,
              guint  n_times,
              guint  n_steps)
{
  g_autoptr (GPtrArray) files = random_form_list_files (folder);
  guint n_played = 0;

  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      g_autoptr (AspForm) form = random_form_is_restless (file) ? NULL
                                                                : asp_form_new_from_file (file,
                                                                                          NULL);

      if (form == NULL)
        continue;
      n_played++;
      for (guint j = 0; j < n_times; j++)
        {
          if (!play (form, g_file_peek_path (file), i + j, n_steps))
            g_test_fail ();
        }
    }
  g_test_message ("%u of %u files are forms, and stayed settled", n_played, files->len);
  g_assert_cmpuint (n_played, >=, 1);
}

/* Forms that are only made to be difficult. */
static void
test_difficult_forms (void)
{
  g_autoptr (GFile) folder = g_file_new_for_path (RANDOM_DATA);

  check_folder (folder, 6, 80);
}

static void
test_own_forms (void)
{
  g_autoptr (GFile) own = g_file_new_for_path (FORMS_DATA);

  check_folder (own, 1, 40);
}

static void
test_corpus (void)
{
  g_autoptr (GFile) folder = random_form_get_others ();

  if (folder == NULL)
    {
      g_test_skip ("CSATLAKOZAS_TEST_DATA is not set");
      return;
    }

  check_folder (folder, 1, 6);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xforms/incremental/difficult-forms", test_difficult_forms);
  g_test_add_func ("/xforms/incremental/own-forms", test_own_forms);
  g_test_add_func ("/xforms/incremental/forms-of-others", test_corpus);

  return g_test_run ();
}
