/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-group.h"

#include <string.h>

#include "brute-schedule.h"

/* Plans of municipalities that depend on each other, beside brute force over all of their tasks,
 * whose network is put together here a second time. */

#define N_SEEDS 40
#define N_DRAWN 50
#define MAX_MEMBERS 4
#define MAX_OWN 5
#define MAX_NODES (MAX_OWN + 1)
#define MAX_CROSS 10
#define START_DAY (BRUTE_FIRST_DAY + 6000)

typedef struct
{
  AspNetwork     *network;
  AspCalendar    *calendar;
  AspPlanInput    input;
  AspTaskOverride overrides[MAX_NODES];
} Member;

typedef struct
{
  AspNetwork    *base;
  guint          n_members;
  Member         members[MAX_MEMBERS];
  guint          n_links;
  AspGroupLink   links[MAX_CROSS];
  AspCalendar  **calendars;             /* by member */
  BruteCalendar *brute_calendars;       /* the same */
} Draw;

#define TITLES "<title xml:lang='hu'>Név</title><title xml:lang='en'>Name</title>"

static const char template_text[] =
  "<schedule-template format='1' code='x' version='1'>" TITLES "<group code='G01'>" TITLES
  "<task code='1' days='3' role='KT' waves='P' stage='S1' basis='O'>" TITLES "</task>"
  "</group></schedule-template>";

static gboolean
draw_chance (GRand *random,
             int    percent)
{
  return g_rand_int_range (random, 0, 100) < percent;
}

static AspCalendar *
draw_calendar (GRand         *random,
               BruteCalendar *brute)
{
  guint week = draw_chance (random, 60) ? ASP_WEEK_MONDAY_TO_FRIDAY
                                        : (guint) g_rand_int_range (random, 1, ASP_WEEK_ALL + 1);
  AspCalendar *calendar = asp_calendar_new_weekly (week);

  for (int day = 0; day < BRUTE_N_DAYS; day++)
    {
      gboolean works = (week >> (asp_day_get_weekday (BRUTE_FIRST_DAY + day) - 1)) & 1;

      if (day > 5990 && day < 6200 && draw_chance (random, 10))
        {
          works = !works;
          asp_calendar_set_exception (calendar, BRUTE_FIRST_DAY + day, works);
        }
      brute->works[day] = works;
    }

  return calendar;
}

static AspLinkType
draw_type (GRand *random)
{
  return draw_chance (random, 40) ? ASP_LINK_FINISH_START
                                  : (AspLinkType) g_rand_int_range (random, 0, ASP_N_LINK_TYPES);
}

/* Links go from a lower index to a higher one. */
static AspNetwork *
draw_network (GRand      *random,
              AspNetwork *base)
{
  static const char *const codes[] = { "1", "o1", "o2", "o3", "o4", "o5" };
  AspOwnTask tasks[MAX_OWN];
  AspOwnLink links[MAX_NODES * MAX_NODES];
  guint n_tasks = (guint) g_rand_int_range (random, 1, MAX_OWN + 1);
  guint n_links = 0;
  g_autoptr (GError) error = NULL;
  AspNetwork *network;

  for (guint i = 0; i < n_tasks; i++)
    tasks[i] = (AspOwnTask) {
      .code = codes[i + 1],
      .title = "own",
      .role = "KT",
      .stage = ASP_STAGE_PREPARATION,
      .duration = draw_chance (random, 20) ? 0 : g_rand_int_range (random, 1, 8),
    };
  for (guint to = 1; to <= n_tasks; to++)
    for (guint from = 0; from < to; from++)
      {
        if (draw_chance (random, 35))
          links[n_links++] = (AspOwnLink) {
            .from_code = codes[from],
            .to_code = codes[to],
            .type = draw_type (random),
            .unit = draw_chance (random, 75) ? ASP_LAG_WORKING : ASP_LAG_CALENDAR,
            .lag = g_rand_int_range (random, -4, 7),
          };
      }
  network = asp_network_extend (base, tasks, n_tasks, links, n_links, &error);
  g_assert_no_error (error);

  return network;
}

static void
draw_override (GRand           *random,
               AspTaskOverride *override)
{
  override->duration = -1;
  override->actual_start = override->actual_finish = ASP_DAY_NONE;
  override->constraint_day = override->deadline = ASP_DAY_NONE;
  if (draw_chance (random, 5))
    override->state = ASP_TASK_STATE_NOT_APPLICABLE;
  if (draw_chance (random, 30))
    {
      override->constraint = (AspConstraintType) g_rand_int_range (random, 0,
                                                                   ASP_N_CONSTRAINT_TYPES);
      override->constraint_day = START_DAY + g_rand_int_range (random, -5, 40);
    }
  if (draw_chance (random, 10))
    override->deadline = START_DAY + g_rand_int_range (random, 0, 40);
  if (override->state != ASP_TASK_STATE_NOT_STARTED || draw_chance (random, 70))
    return;

  override->state = draw_chance (random, 50) ? ASP_TASK_STATE_IN_PROGRESS : ASP_TASK_STATE_DONE;
  override->actual_start = START_DAY + g_rand_int_range (random, -10, 40);
  if (override->state == ASP_TASK_STATE_DONE && draw_chance (random, 70))
    override->actual_finish = START_DAY + g_rand_int_range (random, -10, 50);
  else
    override->percent = g_rand_int_range (random, 0, 100);
}

static void
draw_member (Draw  *self,
             GRand *random,
             guint  index)
{
  Member *member = &self->members[index];
  guint n_nodes;

  *member = (Member) { .network = draw_network (random, self->base) };
  member->calendar = asp_calendar_ref (self->calendars[index]);
  n_nodes = asp_network_get_n_nodes (member->network);
  for (guint i = 0; i < n_nodes; i++)
    {
      member->overrides[i].node = i;
      draw_override (random, &member->overrides[i]);
    }
  member->input = (AspPlanInput) {
    .start_day = START_DAY + g_rand_int_range (random, 0, 30),
    .n_overrides = n_nodes,
    .overrides = member->overrides,
  };
}

/* Links between municipalities are drawn so that tasks cannot wait for each other, while their
 * municipalities may: towards a higher index of the task, or one as high in a later member. */
static void
draw_cross_links (Draw  *self,
                  GRand *random)
{
  guint n = (guint) g_rand_int_range (random, 1, MAX_CROSS + 1);

  self->n_links = 0;
  for (guint i = 0; i < n; i++)
    {
      AspGroupLink link = {
        .from_member = (guint) g_rand_int_range (random, 0, (int) self->n_members),
        .to_member = (guint) g_rand_int_range (random, 0, (int) self->n_members),
        .type = draw_type (random),
        .unit = draw_chance (random, 60) ? ASP_LAG_WORKING : ASP_LAG_CALENDAR,
        .lag = g_rand_int_range (random, -4, 7),
      };

      link.from_node = (guint) g_rand_int_range (
        random, 0, (int) asp_network_get_n_nodes (self->members[link.from_member].network));
      link.to_node = (guint) g_rand_int_range (
        random, 0, (int) asp_network_get_n_nodes (self->members[link.to_member].network));
      if (link.from_member == link.to_member || link.from_node > link.to_node ||
          (link.from_node == link.to_node && link.from_member > link.to_member))
        continue;

      self->links[self->n_links++] = link;
    }
}

static void
draw_all (Draw  *self,
          GRand *random)
{
  AspDay status_date = START_DAY + g_rand_int_range (random, -10, 50);

  self->n_members = (guint) g_rand_int_range (random, 2, MAX_MEMBERS + 1);
  for (guint i = 0; i < self->n_members; i++)
    {
      draw_member (self, random, i);
      self->members[i].input.status_date = status_date;
    }
  draw_cross_links (self, random);
}

static void
draw_clear (Draw *self)
{
  for (guint i = 0; i < self->n_members; i++)
    {
      asp_network_unref (self->members[i].network);
      asp_calendar_unref (self->members[i].calendar);
    }
}

static gboolean
compute (Draw     *self,
         AspPlan **plans,
         GError  **error)
{
  static const char *const names[] = { "Aba", "Bak", "Cák", "Dég" };
  AspGroupMember members[MAX_MEMBERS];

  for (guint i = 0; i < self->n_members; i++)
    members[i] = (AspGroupMember) {
      .id = 100 + i,
      .name = names[i],
      .network = self->members[i].network,
      .calendar = self->members[i].calendar,
      .input = &self->members[i].input,
    };

  return asp_plan_group_compute (members, self->n_members, self->links, self->n_links, plans,
                                 error);
}

/* All tasks and all links, member after member; brute force needs neither order nor runs. */
typedef struct
{
  guint          first[MAX_MEMBERS + 1];
  AspSolverTask  tasks[MAX_MEMBERS * MAX_NODES];
  guint          parts[MAX_MEMBERS * MAX_NODES];
  AspDay         starts[MAX_MEMBERS];
  AspNetworkLink links[MAX_MEMBERS * MAX_NODES * MAX_NODES + MAX_CROSS];
  guint          n_links;
  BruteDates     dates[MAX_MEMBERS * MAX_NODES];
} Whole;

static void
add_member (Whole  *whole,
            Member *member,
            guint   index)
{
  guint first = whole->first[index];
  guint n_nodes = asp_network_get_n_nodes (member->network);

  whole->first[index + 1] = first + n_nodes;
  whole->starts[index] = asp_calendar_next_workday (member->calendar, member->input.start_day);
  for (guint i = 0; i < n_nodes; i++)
    {
      const AspTaskOverride *override = &member->overrides[i];

      whole->parts[first + i] = index;
      whole->tasks[first + i] = (AspSolverTask) {
        .duration = asp_network_get_task (member->network, i)->duration,
        .calendar = index,
        .constraint = override->constraint,
        .constraint_day = override->constraint_day,
        .deadline = override->deadline,
        .actual_start = override->actual_start,
        .actual_finish = override->actual_finish,
        .percent = override->state == ASP_TASK_STATE_DONE ? 100 : override->percent,
        .applies = override->state != ASP_TASK_STATE_NOT_APPLICABLE,
        .begun = override->state == ASP_TASK_STATE_IN_PROGRESS ||
                 override->actual_start != ASP_DAY_NONE,
        .done = override->state == ASP_TASK_STATE_DONE,
      };
    }
  for (guint i = 0; i < asp_network_get_n_links (member->network); i++)
    {
      AspNetworkLink link = asp_network_get_links (member->network)[i];

      link.from += first;
      link.to += first;
      whole->links[whole->n_links++] = link;
    }
}

static void
solve_whole (Draw     *self,
             gboolean  forecast,
             Whole    *whole)
{
  AspSolverProblem problem = {
    .tasks = whole->tasks,
    .links = whole->links,
    .n_parts = self->n_members,
    .parts = whole->parts,
    .part_starts = whole->starts,
    .start_day = START_DAY,
    .status_date = self->members[0].input.status_date,
    .forecast = forecast,
  };

  *whole = (Whole) { 0 };
  for (guint i = 0; i < self->n_members; i++)
    add_member (whole, &self->members[i], i);
  for (guint i = 0; i < self->n_links; i++)
    whole->links[whole->n_links++] = (AspNetworkLink) {
      .from = whole->first[self->links[i].from_member] + self->links[i].from_node,
      .to = whole->first[self->links[i].to_member] + self->links[i].to_node,
      .type = self->links[i].type,
      .unit = self->links[i].unit,
      .lag = self->links[i].lag,
    };
  problem.n_tasks = whole->first[self->n_members];
  brute_solve (&problem, self->brute_calendars, whole->n_links, whole->dates);
}

static int
to_index (AspCalendar *calendar,
          int          day)
{
  return asp_calendar_get_index (calendar, BRUTE_FIRST_DAY + day);
}

/* Whether plan and forecast of one task are those of brute force. */
static gboolean
task_agrees (AspPlan          *plan,
             guint             node,
             const BruteDates *planned,
             const BruteDates *dates)
{
  AspCalendar *calendar = asp_plan_get_calendar (plan);
  const AspPlanTask *task = asp_plan_get_task (plan, node);
  int zero = asp_calendar_get_index (calendar, asp_plan_get_start_day (plan));
  int start = to_index (calendar, dates->start) - zero;
  int late = to_index (calendar, dates->late_start) - zero;
  int planned_start = to_index (calendar, planned->start) - zero;

  if (task->es == start && task->ef - task->es == dates->length && task->ls == late &&
      task->slack == dates->slack && task->free_slack == dates->free_slack &&
      task->plan_es == planned_start && task->plan_ef - task->plan_es == planned->length)
    return TRUE;

  g_test_message ("node %u: es %d (brute force %d), ls %d (%d), slack %d (%d), free %d (%d), "
                  "planned %d (%d)", node, task->es, start, task->ls, late, task->slack,
                  dates->slack, task->free_slack, dates->free_slack, task->plan_es,
                  planned_start);

  return FALSE;
}

/* A cause in another municipality is one that the plan knows, and whose day is the other's. */
static gboolean
causes_agree (Draw     *self,
              AspPlan **plans,
              guint     member)
{
  for (guint i = 0; i < asp_plan_get_n_tasks (plans[member]); i++)
    {
      const AspPlanTask *task = asp_plan_get_task (plans[member], i);
      const AspOutsideLink *link;
      AspPlan *other;
      guint node;

      if (task->binding_outside == G_MAXUINT)
        continue;

      link = asp_plan_get_outside_link (plans[member], task->binding_outside);
      other = plans[link->municipality_id - 100];
      if (!link->is_predecessor || link->node != i || task->binding != G_MAXUINT ||
          link->municipality_id - 100 == member ||
          !asp_network_find (asp_plan_get_network (other), link->task->code, &node) ||
          asp_plan_get_task (other, node)->finish != link->finish ||
          asp_plan_get_task (other, node)->start != link->start)
        return FALSE;
    }

  return TRUE;
}

static gboolean
agrees (Draw *self)
{
  AspPlan *plans[MAX_MEMBERS] = { NULL };
  g_autoptr (GError) error = NULL;
  Whole planned, forecast;
  gboolean same = TRUE;

  g_assert_true (compute (self, plans, &error));
  g_assert_no_error (error);
  solve_whole (self, FALSE, &planned);
  solve_whole (self, TRUE, &forecast);
  for (guint i = 0; i < self->n_members; i++)
    {
      for (guint j = 0; j < asp_plan_get_n_tasks (plans[i]); j++)
        {
          guint index = forecast.first[i] + j;

          if (!task_agrees (plans[i], j, &planned.dates[index], &forecast.dates[index]))
            same = FALSE;
        }
      same = same && causes_agree (self, plans, i);
    }
  for (guint i = 0; i < self->n_members; i++)
    asp_plan_unref (plans[i]);

  return same;
}

static AspNetwork *
create_base (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspTemplate) template = NULL;
  AspNetwork *base;

  template = asp_template_new (template_text, -1, "minta.xml", &error);
  g_assert_no_error (error);
  base = asp_network_new (template, ASP_WAVE_KIND_PILOT, &error);
  g_assert_no_error (error);

  return base;
}

static void
test_brute_force (void)
{
  g_autoptr (AspNetwork) base = create_base ();
  g_autofree BruteCalendar *brute = g_new (BruteCalendar, MAX_MEMBERS);

  for (guint32 seed = 1; seed <= N_SEEDS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      AspCalendar *calendars[MAX_MEMBERS];

      for (guint i = 0; i < MAX_MEMBERS; i++)
        calendars[i] = draw_calendar (random, &brute[i]);
      for (guint i = 0; i < N_DRAWN; i++)
        {
          Draw draw = { .base = base, .calendars = calendars, .brute_calendars = brute };

          draw_all (&draw, random);
          if (!agrees (&draw))
            {
              g_test_message ("group %u of seed %u", i, seed);
              g_test_fail ();
            }
          draw_clear (&draw);
        }
      for (guint i = 0; i < MAX_MEMBERS; i++)
        asp_calendar_unref (calendars[i]);
    }
}

static void
init_pair (Draw       *self,
           AspNetwork *base)
{
  static const AspOwnTask tasks[] = {
    { "a", "a", "KT", ASP_STAGE_PREPARATION, 0, 5 },
    { "b", "b", "KT", ASP_STAGE_PREPARATION, 0, 2 },
  };
  static const AspOwnLink links[] = { { .from_code = "a", .to_code = "b" } };

  *self = (Draw) { .base = base, .n_members = 2 };
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      self->members[i] = (Member) { .calendar = asp_calendar_new_hungarian () };
      self->members[i].network = asp_network_extend (base, tasks, 2, links, 1, &error);
      g_assert_no_error (error);
      self->members[i].input.start_day = asp_day_new (2014, 9, 1);
      self->members[i].input.status_date = asp_day_new (2014, 9, 1);
    }
}

/* Bak's "a" waits for Aba's "a", and Aba's "b" for Bak's "a": the municipalities wait for each
 * other, their tasks do not. 1 September 2014 is a Monday. */
static void
test_municipalities_in_turn (void)
{
  g_autoptr (AspNetwork) base = create_base ();
  g_autoptr (GError) error = NULL;
  AspPlan *plans[MAX_MEMBERS] = { NULL };
  const AspOutsideLink *cause;
  const AspPlanTask *task;
  Draw draw;

  init_pair (&draw, base);
  draw.n_links = 2;
  draw.links[0] = (AspGroupLink) { .from_member = 0, .from_node = 1, .to_member = 1, .to_node = 1 };
  draw.links[1] = (AspGroupLink) { .from_member = 1, .from_node = 1, .to_member = 0, .to_node = 2 };
  g_assert_true (compute (&draw, plans, &error));

  task = asp_plan_get_task (plans[1], 1);
  g_assert_cmpint (task->start, ==, asp_day_new (2014, 9, 8));
  g_assert_cmpint (task->finish, ==, asp_day_new (2014, 9, 12));
  cause = asp_plan_get_outside_link (plans[1], task->binding_outside);
  g_assert_cmpstr (cause->municipality, ==, "Aba");
  g_assert_cmpstr (cause->task->code, ==, "a");
  g_assert_cmpint (cause->finish, ==, asp_day_new (2014, 9, 5));

  task = asp_plan_get_task (plans[0], 2);
  g_assert_cmpint (task->start, ==, asp_day_new (2014, 9, 15));
  g_assert_cmpint (task->finish, ==, asp_day_new (2014, 9, 16));
  /* Nothing has room: both ends lie on 16 September. */
  g_assert_cmpint (asp_plan_get_task (plans[0], 1)->slack, ==, 0);
  g_assert_cmpuint (asp_plan_get_n_outside_links (plans[0]), ==, 2);

  asp_plan_unref (plans[0]);
  asp_plan_unref (plans[1]);
  draw_clear (&draw);
}

static void
test_cycle_names_municipalities (void)
{
  g_autoptr (AspNetwork) base = create_base ();
  g_autoptr (GError) error = NULL;
  AspPlan *plans[MAX_MEMBERS] = { NULL };
  Draw draw;

  init_pair (&draw, base);
  draw.n_links = 2;
  draw.links[0] = (AspGroupLink) { .from_member = 0, .from_node = 2, .to_member = 1, .to_node = 1 };
  draw.links[1] = (AspGroupLink) { .from_member = 1, .from_node = 2, .to_member = 0, .to_node = 1 };
  g_assert_false (compute (&draw, plans, &error));
  g_assert_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_CYCLE);
  for (guint i = 0; i < 2; i++)
    g_assert_null (plans[i]);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "Aba: a → Bak: b → Bak: a → Aba: b → Aba: a"));

  draw_clear (&draw);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schedule/plan-group/brute-force", test_brute_force);
  g_test_add_func ("/schedule/plan-group/municipalities-in-turn", test_municipalities_in_turn);
  g_test_add_func ("/schedule/plan-group/cycle-names-municipalities",
                   test_cycle_names_municipalities);

  return g_test_run ();
}
