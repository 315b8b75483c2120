/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-project-network.h"

/* The early, late and slack columns that MS Project wrote into real files, against the solver's for
 * the same tasks. Where they differ a rule says why, and the rule has to be true of the task; a
 * difference without a rule fails, and so does a rule without a difference. */

enum
{
  EARLY_START = 1 << 0,
  LATE_FINISH = 1 << 1,
  TOTAL_SLACK = 1 << 2,
  FREE_SLACK = 1 << 3,
};

static const char *const column_names[] = { "EarlyStart", "LateFinish", "TotalSlack", "FreeSlack" };

typedef enum
{
  /* A task that is placed by hand stands on its days for us, and nothing that comes before it may
   * move it. MS Project gives it late dates by its links, as if it could move to the end. */
  RULE_BY_HAND,
  /* It was placed by hand before the day on which the project starts. For us nothing ends before
   * that day, so that there is room up to it. */
  RULE_BEFORE_START,
  /* Its length counts hours as they pass, and so does MS Project's slack of it: in minutes, and up
   * to an hour within a day. Ours are whole working days. */
  RULE_ELAPSED,
  /* The file contradicts itself: another task that nothing waits for, of the same calendar, may
   * finish later. These columns are from before the project got its longest task. */
  RULE_OUT_OF_DATE,
} Rule;

static const struct
{
  const char *file;
  int         first, last;      /* UIDs */
  guint       columns;
  Rule        rule;
} differences[] =
{
  { "assignment-assignments-project2010-mspdi.xml", 1, 3, FREE_SLACK, RULE_BEFORE_START },
  { "assignment-assignments-project2019-mspdi.xml", 1, 3, FREE_SLACK, RULE_BEFORE_START },
  { "mspdiduration.xml", 1, 4, LATE_FINISH | TOTAL_SLACK | FREE_SLACK, RULE_OUT_OF_DATE },
  { "mspdiduration.xml", 6, 9, LATE_FINISH | TOTAL_SLACK | FREE_SLACK, RULE_ELAPSED },
  { "mspdiduration.xml", 10, 10, LATE_FINISH, RULE_ELAPSED },
  { "task-links-project2019-mspdi.xml", 1, 8, LATE_FINISH | TOTAL_SLACK, RULE_BY_HAND },
  { "task-links-project2019-mspdi.xml", 1, 1, FREE_SLACK, RULE_BY_HAND },
  { "task-links-project2019-mspdi.xml", 3, 3, FREE_SLACK, RULE_BY_HAND },
  { "task-links-project2019-mspdi.xml", 5, 5, FREE_SLACK, RULE_BY_HAND },
  { "task-links-project2019-mspdi.xml", 7, 7, FREE_SLACK, RULE_BY_HAND },
  { "task-links-project2019-mspdi.xml", 9, 9, LATE_FINISH | FREE_SLACK, RULE_BY_HAND },
  { "task-links-project2019-mspdi.xml", 11, 16, LATE_FINISH | TOTAL_SLACK, RULE_BY_HAND },
  { "task-links-project2019-mspdi.xml", 11, 11, FREE_SLACK, RULE_BY_HAND },
  { "task-links-project2019-mspdi.xml", 13, 13, FREE_SLACK, RULE_BY_HAND },
  { "task-links-project2019-mspdi.xml", 15, 15, FREE_SLACK, RULE_BY_HAND },
};

/* What is compared, and how often. */
typedef struct
{
  const char        *name;      /* of the file */
  AspProjectFile    *file;
  AspProjectNetwork *network;
  AspSolverDates    *dates;
  guint              n_compared;
} Comparison;

static gboolean
has_successors (Comparison *self,
                guint       task)
{
  for (guint i = 0; i < self->network->links->len; i++)
    {
      if (g_array_index (self->network->links, AspNetworkLink, i).from == task)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_out_of_date (Comparison *self,
                guint       index)
{
  const AspProjectTask *task = asp_project_file_peek_task (self->file, index);

  for (guint i = 0; !has_successors (self, index) && i < self->network->problem.n_tasks; i++)
    {
      const AspProjectTask *other = asp_project_file_peek_task (self->file, i);

      if (!other->summary && !other->elapsed && !has_successors (self, i) &&
          other->calendar == task->calendar && other->late_finish > task->late_finish)
        return TRUE;
    }

  return FALSE;
}

/* Whether what the rule says is so. */
static gboolean
is_true (Comparison *self,
         guint       index,
         Rule        rule)
{
  const AspProjectTask *task = asp_project_file_peek_task (self->file, index);

  switch (rule)
    {
    case RULE_BY_HAND:
      return task->manual;
    case RULE_BEFORE_START:
      return task->manual && task->finish < asp_project_file_get_start_day (self->file);
    case RULE_ELAPSED:
      return task->elapsed;
    case RULE_OUT_OF_DATE:
    default:
      return !task->elapsed && is_out_of_date (self, index);
    }
}

static gboolean
is_explained (Comparison *self,
              guint       index,
              guint       column)
{
  int uid = atoi (asp_project_file_peek_task (self->file, index)->uid);

  for (gsize i = 0; i < G_N_ELEMENTS (differences); i++)
    {
      if (g_str_equal (differences[i].file, self->name) && uid >= differences[i].first &&
          uid <= differences[i].last && (differences[i].columns & column) != 0)
        return is_true (self, index, differences[i].rule);
    }

  return FALSE;
}

static void
compare (Comparison *self,
         guint       index,
         guint       column,
         int         theirs,
         int         ours)
{
  const AspProjectTask *task = asp_project_file_peek_task (self->file, index);

  self->n_compared++;
  if ((theirs != ours) == is_explained (self, index, column))
    return;

  g_test_message ("%s, task %s “%s”, %s: %d in the file, ours is %d", self->name, task->uid,
                  task->name, column_names[g_bit_nth_lsf (column, -1)], theirs, ours);
  g_test_fail ();
}

static void
compare_task (Comparison *self,
              guint       index)
{
  const AspProjectTask *task = asp_project_file_peek_task (self->file, index);
  const AspSolverDates *dates = &self->dates[index];
  guint calendar = self->network->tasks[index].calendar;
  AspCalendar *days = self->network->calendars[calendar];
  int minutes = asp_project_file_peek_calendar (self->file, calendar)->minutes;
  gboolean at_start = dates->ef == dates->es && dates->at_start;
  AspDay start, finish;

  asp_solver_get_days (&self->network->problem, self->dates, index, &start, &finish);
  if (task->early_start != ASP_DAY_NONE)
    compare (self, index, EARLY_START, task->early_start, start);
  if (task->late_finish != ASP_DAY_NONE)
    compare (self, index, LATE_FINISH, task->late_finish,
             asp_calendar_get_workday (days, at_start ? dates->lf : dates->lf - 1));
  if (task->has_slack)
    compare (self, index, TOTAL_SLACK, task->slack, (dates->ls - dates->es) * minutes);
  if (task->has_free_slack)
    compare (self, index, FREE_SLACK, task->free_slack, dates->free_slack * minutes);
}

/* Returns: how many columns of how many tasks were compared */
static guint
compare_file (const char *folder,
              const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) location = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (AspProjectFile) file = asp_project_file_load (location, &error);
  g_autoptr (AspProjectNetwork) network = NULL;
  g_autofree AspSolverDates *dates = NULL;
  Comparison self = { .name = name, .file = file };

  g_assert_no_error (error);
  network = asp_project_network_new (file, &error);
  g_assert_no_error (error);
  dates = g_new0 (AspSolverDates, network->problem.n_tasks + 1);
  g_assert_true (asp_solver_solve (&network->problem, dates));
  self.network = network;
  self.dates = dates;
  for (guint i = 0; i < network->problem.n_tasks; i++)
    {
      if (!asp_project_file_peek_task (file, i)->summary)
        compare_task (&self, i);
    }

  return self.n_compared;
}

static void
test_columns (void)
{
  const char *data = g_getenv ("CSATLAKOZAS_TEST_DATA");
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  guint n_compared = 0;
  const char *name;

  if (data == NULL)
    {
      g_test_skip ("no test data");
      return;
    }

  folder = g_build_filename (data, "mspdi", NULL);
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".xml"))
        n_compared += compare_file (folder, name);
    }

  /* Or a reader that drops the columns would find no difference. */
  g_test_message ("%u columns compared", n_compared);
  g_assert_cmpuint (n_compared, >, 1500);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slack/columns", test_columns);

  return g_test_run ();
}
