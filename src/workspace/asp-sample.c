/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-document-setup-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form-session.h"
#include "asp-plan.h"
#include "asp-planner.h"

#define SAMPLE_FILE "/hu/onkormanyzat/Csatlakozas/demo/sample.ini"

/* The accounting year begins in January: go-live waits for it (domain.md 9). */
#define GO_LIVE_NOT_BEFORE "2015-01-05"

typedef struct
{
  AspDocument *document;
  GKeyFile    *file;            /* (owned) */
  GHashTable  *waves;           /* (owned): number as text → gint64 key */
  GHashTable  *municipalities;  /* (owned): group name → gint64 key */
  GHashTable  *persons;         /* (owned): "key name" → gint64 key */
} Sample;

/* Copies a key of the file into a column, where it is given. */
static void
copy_text (Sample     *sample,
           const char *group,
           const char *key,
           AspEdit    *edit,
           const char *column)
{
  g_autofree char *text = g_key_file_get_string (sample->file, group, key, NULL);

  if (text != NULL)
    asp_edit_set_text (edit, column, text);
}

static void
copy_integer (Sample     *sample,
              const char *group,
              const char *key,
              AspEdit    *edit,
              const char *column)
{
  if (g_key_file_has_key (sample->file, group, key, NULL))
    asp_edit_set_integer (edit, column, g_key_file_get_int64 (sample->file, group, key, NULL));
}

static gint64 *
copy_key (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
add_wave (Sample     *sample,
          const char *group,
          AspEdit    *edit)
{
  const char *number = strchr (group, ' ') + 1;
  gint64 id = asp_edit_insert (edit, "wave");

  copy_text (sample, group, "kind", edit, "kind");
  asp_edit_set_integer (edit, "number", g_ascii_strtoll (number, NULL, 10));
  copy_text (sample, group, "name", edit, "name");
  copy_text (sample, group, "prepare-from", edit, "prepare_from");
  copy_text (sample, group, "join-from", edit, "join_from");
  copy_text (sample, group, "live-from", edit, "live_from");
  asp_edit_set_integer (edit, "has_grant",
                        g_key_file_get_boolean (sample->file, group, "has-grant", NULL));
  g_hash_table_insert (sample->waves, g_strdup (number), copy_key (id));
}

/* What stands of a person: "KT Kiss Andrea|post|e-mail|telephone", where what comes after the name
 * may be missing. Returns: (transfer full): strings with the role's code cut off the first one */
static char **
split_person (const char *text)
{
  return g_strsplit (text + strlen ("KT "), "|", 4);
}

static void
insert_person (char    **cells,
               AspEdit  *edit)
{
  static const char *const columns[] = { "name", "post", "email", "phone" };

  for (guint i = 0; i < G_N_ELEMENTS (columns) && cells[i] != NULL; i++)
    {
      if (*cells[i] != '\0')
        asp_edit_set_text (edit, columns[i], cells[i]);
    }
}

/* A name that stands twice at a municipality is one person with two roles. */
static void
add_people (Sample     *sample,
            const char *group,
            gint64      municipality_id,
            AspEdit    *edit)
{
  g_auto (GStrv) people = g_key_file_get_string_list (sample->file, group, "people", NULL, NULL);
  g_autofree char *start = g_key_file_get_string (sample->file, group, "start-day", NULL);

  for (guint i = 0; people != NULL && people[i] != NULL; i++)
    {
      g_autofree char *kind = g_strndup (people[i], 2);
      g_auto (GStrv) cells = split_person (people[i]);
      g_autofree char *key = g_strdup_printf ("%s %s", group, cells[0]);
      gint64 *person = g_hash_table_lookup (sample->persons, key);

      if (person == NULL)
        {
          person = copy_key (asp_edit_insert (edit, "person"));
          insert_person (cells, edit);
          g_hash_table_insert (sample->persons, g_steal_pointer (&key), person);
        }

      asp_edit_insert (edit, "role");
      asp_edit_set_integer (edit, "municipality_id", municipality_id);
      asp_edit_set_integer (edit, "person_id", *person);
      asp_edit_set_text (edit, "kind", kind);
      asp_edit_set_text (edit, "from_day", start);
    }
}

/* group|name|quantity|unit|net unit price|VAT|funding|task */
static gboolean
add_cost (const char  *line,
          guint        position,
          gint64       municipality_id,
          AspEdit     *edit,
          GError     **error)
{
  g_auto (GStrv) cells = g_strsplit (line, "|", -1);

  if (g_strv_length (cells) != 8)
    {
      g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE,
                   "A cost line of the sample programme has not 8 cells: %s", line);
      return FALSE;
    }

  asp_edit_insert (edit, "cost_item");
  asp_edit_set_integer (edit, "municipality_id", municipality_id);
  asp_edit_set_text (edit, "cost_group", cells[0]);
  asp_edit_set_integer (edit, "position", position);
  asp_edit_set_text (edit, "title", cells[1]);
  asp_edit_set_integer (edit, "quantity", g_ascii_strtoll (cells[2], NULL, 10) * 1000);
  asp_edit_set_text (edit, "unit", cells[3]);
  asp_edit_set_integer (edit, "unit_price", g_ascii_strtoll (cells[4], NULL, 10));
  asp_edit_set_text (edit, "vat", cells[5]);
  asp_edit_set_text (edit, "funding", cells[6]);
  asp_edit_set_text (edit, "task_code", cells[7]);

  return TRUE;
}

static gboolean
add_municipality (Sample      *sample,
                  const char  *group,
                  AspEdit     *edit,
                  GError     **error)
{
  g_autofree char *wave = g_key_file_get_string (sample->file, group, "wave", NULL);
  gint64 *wave_id = g_hash_table_lookup (sample->waves, wave != NULL ? wave : "");
  gint64 id = asp_edit_insert (edit, "municipality");

  copy_text (sample, group, "name", edit, "name");
  asp_edit_set_text (edit, "ksh_code", strchr (group, ' ') + 1);
  copy_text (sample, group, "legal-status", edit, "legal_status");
  copy_text (sample, group, "county", edit, "county");
  copy_text (sample, group, "district", edit, "district");
  copy_integer (sample, group, "office-code", edit, "office_code");
  copy_text (sample, group, "office-seat", edit, "office_seat");
  copy_integer (sample, group, "population", edit, "population");
  copy_integer (sample, group, "dwellings", edit, "dwellings");
  copy_text (sample, group, "postcode", edit, "postcode");
  copy_text (sample, group, "start-day", edit, "start_day");
  copy_text (sample, group, "grant-number", edit, "grant_number");
  copy_integer (sample, group, "grant-amount", edit, "grant_amount");
  if (wave_id != NULL)
    asp_edit_set_integer (edit, "wave_id", *wave_id);
  g_hash_table_insert (sample->municipalities, g_strdup (group), copy_key (id));

  add_people (sample, group, id, edit);
  for (guint i = 1; ; i++)
    {
      g_autofree char *key = g_strdup_printf ("cost-%u", i);
      g_autofree char *line = g_key_file_get_string (sample->file, group, key, NULL);

      if (line == NULL)
        return TRUE;
      if (!add_cost (line, i, id, edit, error))
        return FALSE;
    }
}

static gboolean
add_records (Sample   *sample,
             AspEdit  *edit,
             GError  **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (sample->file, NULL);
  gint64 programme = asp_edit_insert (edit, "programme");

  copy_text (sample, "programme", "name", edit, "name");
  copy_text (sample, "programme", "code", edit, "code");
  copy_text (sample, "programme", "status-date", edit, "status_date");

  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (g_str_has_prefix (groups[i], "wave "))
        {
          add_wave (sample, groups[i], edit);
        }
      else if (g_str_has_prefix (groups[i], "milestone "))
        {
          asp_edit_insert (edit, "programme_milestone");
          asp_edit_set_integer (edit, "programme_id", programme);
          copy_text (sample, groups[i], "name", edit, "name");
          copy_text (sample, groups[i], "day", edit, "day");
        }
      else if (g_str_has_prefix (groups[i], "municipality ") &&
               !add_municipality (sample, groups[i], edit, error))
        {
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
is_listed (Sample     *sample,
           const char *group,
           const char *key,
           const char *code)
{
  g_auto (GStrv) codes = g_key_file_get_string_list (sample->file, group, key, NULL, NULL);

  return codes != NULL && g_strv_contains ((const char *const *) codes, code);
}

static void
add_days (AspEdit *edit,
          AspDay   start,
          AspDay   finish)
{
  g_autofree char *start_text = asp_day_to_iso (start);
  g_autofree char *finish_text = finish != ASP_DAY_NONE ? asp_day_to_iso (finish) : NULL;

  asp_edit_set_text (edit, "actual_start", start_text);
  asp_edit_set_text (edit, "actual_finish", finish_text);
}

static gint64
find_person (Sample     *sample,
             const char *group,
             const char *role)
{
  g_auto (GStrv) people = g_key_file_get_string_list (sample->file, group, "people", NULL, NULL);

  for (guint i = 0; people != NULL && people[i] != NULL; i++)
    {
      if (strncmp (people[i], role, 2) == 0)
        {
          g_auto (GStrv) cells = split_person (people[i]);
          g_autofree char *key = g_strdup_printf ("%s %s", group, cells[0]);
          gint64 *id = g_hash_table_lookup (sample->persons, key);

          return id != NULL ? *id : 0;
        }
    }

  return 0;
}

typedef enum
{
  PROGRESS_NONE,
  PROGRESS_PART,
  PROGRESS_BLOCKED,
  PROGRESS_DONE,
} Progress;

static Progress
find_progress (Sample            *sample,
               const char        *group,
               const char        *code,
               const AspPlanTask *task,
               AspDay             until)
{
  if (is_listed (sample, group, "blocked", code))
    return PROGRESS_BLOCKED;
  if (is_listed (sample, group, "early", code))
    return PROGRESS_PART;
  if (until == ASP_DAY_NONE || task->plan_start > until)
    return PROGRESS_NONE;
  if (task->plan_finish <= until && !is_listed (sample, group, "late", code))
    return PROGRESS_DONE;

  return PROGRESS_PART;
}

static void
add_task_state (Sample                *sample,
                const char            *group,
                const AspTemplateTask *template_task,
                const AspPlanTask     *task,
                AspDay                 until,
                AspEdit               *edit)
{
  gint64 *municipality = g_hash_table_lookup (sample->municipalities, group);
  gint64 person = find_person (sample, group, template_task->role);
  gboolean is_go_live = g_strcmp0 (template_task->mark, "M10") == 0;
  Progress progress = find_progress (sample, group, template_task->code, task, until);
  int span = MAX (task->plan_finish - task->plan_start + 1, 1);

  if (progress == PROGRESS_NONE && person == 0 && !is_go_live)
    return;

  asp_edit_insert (edit, "task_state");
  asp_edit_set_integer (edit, "municipality_id", *municipality);
  asp_edit_set_text (edit, "task_code", template_task->code);
  if (person != 0)
    asp_edit_set_integer (edit, "person_id", person);
  if (is_go_live)
    asp_edit_set_text (edit, "not_before", GO_LIVE_NOT_BEFORE);

  switch (progress)
    {
    case PROGRESS_DONE:
      asp_edit_set_text (edit, "state", asp_task_state_to_code (ASP_TASK_STATE_DONE));
      asp_edit_set_integer (edit, "percent", 100);
      add_days (edit, task->plan_start, task->plan_finish);
      break;
    case PROGRESS_PART:
      asp_edit_set_text (edit, "state", asp_task_state_to_code (ASP_TASK_STATE_IN_PROGRESS));
      asp_edit_set_integer (edit, "percent", CLAMP ((until - task->plan_start) * 100 / span, 5,
                            80));
      add_days (edit, MIN (task->plan_start, until), ASP_DAY_NONE);
      break;
    case PROGRESS_BLOCKED:
      asp_edit_set_text (edit, "state", asp_task_state_to_code (ASP_TASK_STATE_BLOCKED));
      asp_edit_set_integer (edit, "percent", 20);
      add_days (edit, task->plan_start, ASP_DAY_NONE);
      copy_text (sample, group, "blocked-note", edit, "note");
      break;
    case PROGRESS_NONE:
    default:
      break;
    }
}

/* The progress of each municipality, from its plan as it was before anything was done. */
static gboolean
add_progress (Sample   *sample,
              GError  **error)
{
  g_autoptr (AspPlanner) planner = asp_planner_new (sample->document);
  g_autoptr (AspEdit) edit = asp_edit_new (_("Sample programme"));
  GHashTableIter iter;
  gpointer group, id;

  asp_edit_set_permanent (edit, TRUE);
  g_hash_table_iter_init (&iter, sample->municipalities);
  while (g_hash_table_iter_next (&iter, &group, &id))
    {
      AspPlan *plan = asp_planner_get_plan (planner, *(gint64 *) id);
      g_autofree char *text = g_key_file_get_string (sample->file, group, "done-until", NULL);
      AspDay until = text != NULL ? asp_day_from_iso (text) : ASP_DAY_NONE;

      for (guint i = 0; plan != NULL && i < asp_plan_get_n_tasks (plan); i++)
        {
          const AspPlanTask *task = asp_plan_get_task (plan, i);

          if (task->applies)
            add_task_state (sample, group,
                            asp_network_get_task (asp_plan_get_network (plan), i), task, until,
                            edit);
        }
    }

  return asp_document_run (sample->document, edit, error);
}

static void
take_form (gpointer data,
           gpointer user_data)
{
  *(gint64 *) user_data = asp_row_get_id (data);
}

static gboolean
begin_questionnaires (Sample   *sample,
                      GError  **error)
{
  GHashTableIter iter;
  gpointer group, id;
  gint64 form_id = 0;

  asp_document_foreach (sample->document, "form", take_form, &form_id);
  g_hash_table_iter_init (&iter, sample->municipalities);
  while (g_hash_table_iter_next (&iter, &group, &id))
    {
      g_autoptr (AspFormSession) session = NULL;
      g_autoptr (AspEdit) edit = NULL;

      if (!g_key_file_has_key (sample->file, group, "questionnaire", NULL))
        continue;

      session = asp_form_session_new (sample->document, *(gint64 *) id, form_id, error);
      if (session == NULL)
        return FALSE;

      edit = asp_form_session_start (session);
      asp_edit_set_permanent (edit, TRUE);
      if (!asp_document_run (sample->document, edit, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill (Sample   *sample,
      GError  **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AspEdit) edit = NULL;

  bytes = g_resources_lookup_data (SAMPLE_FILE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL || !g_key_file_load_from_bytes (sample->file, bytes, G_KEY_FILE_NONE, error))
    return FALSE;

  edit = asp_edit_new (_("Sample programme"));
  asp_edit_set_permanent (edit, TRUE);

  return add_records (sample, edit, error) &&
         _asp_document_setup_add_data (edit, error) &&
         asp_document_run (sample->document, edit, error) &&
         add_progress (sample, error) &&
         begin_questionnaires (sample, error);
}

/* Fills a new document with the sample programme. */
gboolean
_asp_sample_fill (AspDocument  *document,
                  GError      **error)
{
  Sample sample = { .document = document };
  gboolean filled;

  sample.file = g_key_file_new ();
  sample.waves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sample.municipalities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sample.persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  filled = fill (&sample, error);

  g_hash_table_unref (sample.persons);
  g_hash_table_unref (sample.municipalities);
  g_hash_table_unref (sample.waves);
  g_key_file_unref (sample.file);

  return filled;
}
