/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-format.h"
#include "asp-role-kind.h"
#include "asp-timeline-item.h"
#include "asp-timeline-row.h"
#include "asp-timeline.h"

#include <adwaita.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

/* The pilot plan of domain.md 11 from day 0, Thursday 12 June 2014, with a joint office, bought
 * testing and a grant: 88 tasks apply. */
#define N_PILOT_TASKS 88

typedef struct
{
  AspNetwork        *network;
  AspCalendar       *calendar;
  GListStore        *sources;
  AspTimelineSource *source;      /* (not owned): the first one */
  GtkWidget         *window;
  AspTimeline       *timeline;
} Fixture;

static AspPlan *
create_plan (Fixture      *fixture,
             const char   *code,
             AspTaskState  state,
             int           percent)
{
  AspTaskOverride override = {
    .state = state,
    .percent = percent,
    .duration = -1,
    .actual_start = ASP_DAY_NONE,
    .actual_finish = ASP_DAY_NONE,
    .constraint_day = ASP_DAY_NONE,
    .deadline = ASP_DAY_NONE,
  };
  AspPlanInput input = {
    .start_day = asp_day_new (2014, 6, 12),
    .status_date = asp_day_new (2014, 6, 12),
    .joint_office = TRUE,
    .buys_testing = TRUE,
    .has_grant = TRUE,
    .n_overrides = 1,
    .overrides = &override,
  };

  g_assert_true (asp_network_find (fixture->network, code, &override.node));

  return asp_plan_new (fixture->network, fixture->calendar, &input);
}

static void
wait_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Sources all share one plan, as municipalities of one wave that have done nothing yet. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GBytes) file = asp_template_get_reference_file ();
  g_autoptr(AspTemplate) template = NULL;
  g_autoptr(AspPlan) plan = NULL;
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;

  template = asp_template_new (g_bytes_get_data (file, NULL), g_bytes_get_size (file),
                               "reference", &error);
  g_assert_no_error (error);
  fixture->network = asp_network_new (template, ASP_WAVE_KIND_PILOT, &error);
  g_assert_no_error (error);
  fixture->calendar = asp_calendar_new_hungarian ();
  plan = create_plan (fixture, "1.8", ASP_TASK_STATE_NOT_STARTED, 0);

  for (int i = 0; i < GPOINTER_TO_INT (data); i++)
    {
      AspTimelineSource *source = asp_timeline_source_new ("Nagymaros", NULL);

      asp_timeline_source_set_plan (source, plan);
      g_ptr_array_add (sources, source);
    }

  fixture->sources = g_list_store_new (ASP_TYPE_TIMELINE_SOURCE);
  g_list_store_splice (fixture->sources, 0, 0, sources->pdata, sources->len);
  fixture->source = g_ptr_array_index (sources, 0);

  fixture->timeline = ASP_TIMELINE (asp_timeline_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->timeline));
  asp_timeline_set_model (fixture->timeline, G_LIST_MODEL (fixture->sources));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->timeline));
  wait_idle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GObject *timeline = g_object_ref (G_OBJECT (fixture->timeline));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_idle ();
  g_assert_finalize_object (timeline);
  g_assert_finalize_object (fixture->sources);
  asp_network_unref (fixture->network);
  asp_calendar_unref (fixture->calendar);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
get_list (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->timeline), GTK_TYPE_LIST_VIEW);
}

static GListModel *
get_rows (Fixture *fixture)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_list (fixture))));
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (get_rows (fixture));
}

static guint
count_rows_of_kind (Fixture             *fixture,
                    AspTimelineItemKind  kind)
{
  guint n = 0;

  for (guint i = 0; i < count_rows (fixture); i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (get_rows (fixture), i);
      g_autoptr(AspTimelineItem) item = gtk_tree_list_row_get_item (row);

      n += asp_timeline_item_get_kind (item) == kind;
    }

  return n;
}

/* The widget which shows a task now. */
static AspTimelineRow *
get_row (Fixture    *fixture,
         const char *code)
{
  for (GtkWidget *child = gtk_widget_get_first_child (get_list (fixture));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AspTimelineRow *row = ASP_TIMELINE_ROW (gtk_widget_get_first_child (child));
      GtkTreeListRow *list_row = asp_timeline_row_get_list_row (row);
      g_autoptr(AspTimelineItem) item = NULL;

      if (list_row == NULL)
        continue;

      item = gtk_tree_list_row_get_item (list_row);
      if (g_strcmp0 (asp_timeline_item_get_code (item), code) == 0)
        return row;
    }

  g_assert_not_reached ();
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  (*count)++;
}

static void
test_one_source_shows_stages (Fixture       *fixture,
                              gconstpointer  data)
{
  asp_timeline_collapse_all (fixture->timeline);
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  g_assert_cmpuint (count_rows_of_kind (fixture, ASP_TIMELINE_STAGE), ==, 3);
}

static void
test_first_look (Fixture       *fixture,
                 gconstpointer  data)
{
  /* G01 to G05, G07, G10 and G12 have tasks in the first stage, which is the present one. */
  g_assert_cmpuint (count_rows_of_kind (fixture, ASP_TIMELINE_STAGE), ==, 3);
  g_assert_cmpuint (count_rows_of_kind (fixture, ASP_TIMELINE_GROUP), >, 8);
  g_assert_nonnull (get_row (fixture, "1.8"));
}

static void
test_expand_all (Fixture       *fixture,
                 gconstpointer  data)
{
  asp_timeline_expand_all (fixture->timeline);
  g_assert_cmpuint (count_rows_of_kind (fixture, ASP_TIMELINE_TASK), ==, N_PILOT_TASKS);
}

static void
test_select (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_notified = 0;

  asp_timeline_collapse_all (fixture->timeline);
  g_signal_connect (fixture->timeline, "notify::selected-code", G_CALLBACK (count_cb),
                    &n_notified);

  g_assert_true (asp_timeline_select (fixture->timeline, NULL, "9.2"));
  g_assert_cmpstr (asp_timeline_get_selected_code (fixture->timeline), ==, "9.2");
  g_assert_true (asp_timeline_get_selected_source (fixture->timeline) == fixture->source);
  g_assert_cmpuint (n_notified, ==, 1);

  g_assert_true (asp_timeline_select (fixture->timeline, NULL, "9.2"));
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_false (asp_timeline_select (fixture->timeline, NULL, "99.9"));
  g_assert_cmpstr (asp_timeline_get_selected_code (fixture->timeline), ==, "9.2");
}

/* The actions that Left and Right are bound to. */
static void
test_keys_walk_the_tree (Fixture       *fixture,
                         gconstpointer  data)
{
  GtkWidget *timeline = GTK_WIDGET (fixture->timeline);
  guint n_rows = count_rows (fixture);

  g_assert_true (asp_timeline_select (fixture->timeline, NULL, "1.2"));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (get_row (fixture, "1.2"))));

  /* Left goes to the group, then closes it; Right opens it and goes to its first task. */
  g_assert_true (gtk_widget_activate_action (timeline, "timeline.collapse", NULL));
  g_assert_null (asp_timeline_get_selected_code (fixture->timeline));
  g_assert_true (gtk_widget_activate_action (timeline, "timeline.collapse", NULL));
  g_assert_cmpuint (count_rows (fixture), ==, n_rows - 13);
  g_assert_true (gtk_widget_activate_action (timeline, "timeline.expand", NULL));
  g_assert_cmpuint (count_rows (fixture), ==, n_rows);
  g_assert_true (gtk_widget_activate_action (timeline, "timeline.expand", NULL));
  g_assert_cmpstr (asp_timeline_get_selected_code (fixture->timeline), ==, "1.1");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window))
                 == GTK_WIDGET (get_row (fixture, "1.1")));
}

static void
test_row_tells_its_bar (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkAccessible *row = GTK_ACCESSIBLE (get_row (fixture, "1.8"));
  g_autofree char *state = NULL;
  g_autofree char *words = NULL;

  state = g_utf8_strdown (asp_task_state_get_label (ASP_TASK_STATE_NOT_STARTED), -1);
  words = g_strdup_printf ("1.8 Csatlakozási kérdőívek kitöltése, 15 munkanap, "
                           "kezdete: 2014. június 25., vége: 2014. július 15., %s, "
                           "0 százalék, kritikus, %s, elődje: 1.7",
                           state, asp_role_get_label ("KF"));

  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_TREE_ITEM);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LEVEL, 3);
}

static void
test_person_is_told (Fixture       *fixture,
                     gconstpointer  data)
{
  g_auto(GStrv) persons = g_new0 (char *, asp_network_get_n_nodes (fixture->network) + 1);
  guint node;

  g_assert_true (asp_network_find (fixture->network, "1.8", &node));
  for (guint i = 0; i < asp_network_get_n_nodes (fixture->network); i++)
    persons[i] = g_strdup (i == node ? "Kiss Anna" : "");

  asp_timeline_source_set_persons (fixture->source, (const char * const *) persons);
  g_assert_nonnull (strstr (asp_timeline_row_get_words (get_row (fixture, "1.8")),
                            ", Kiss Anna, "));
  g_assert_null (strstr (asp_timeline_row_get_words (get_row (fixture, "1.9")), "Kiss Anna"));
}

static void
test_new_plan_keeps_the_place (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr(AspPlan) plan = create_plan (fixture, "1.8", ASP_TASK_STATE_IN_PROGRESS, 40);
  guint n_rows, n_notified = 0;

  asp_timeline_expand_all (fixture->timeline);
  g_assert_true (asp_timeline_select (fixture->timeline, NULL, "1.8"));
  n_rows = count_rows (fixture);
  g_signal_connect (fixture->timeline, "notify::selected-code", G_CALLBACK (count_cb),
                    &n_notified);

  asp_timeline_source_set_plan (fixture->source, plan);
  wait_idle ();

  g_assert_cmpuint (count_rows (fixture), ==, n_rows);
  g_assert_cmpstr (asp_timeline_get_selected_code (fixture->timeline), ==, "1.8");
  g_assert_cmpuint (n_notified, ==, 0);
  g_assert_nonnull (strstr (asp_timeline_row_get_words (get_row (fixture, "1.8")),
                            ", 40 százalék, "));
}

static void
test_not_applicable_task_goes (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr(AspPlan) plan = create_plan (fixture, "1.8", ASP_TASK_STATE_NOT_APPLICABLE, 0);

  asp_timeline_expand_all (fixture->timeline);
  g_assert_true (asp_timeline_select (fixture->timeline, NULL, "1.9"));
  asp_timeline_source_set_plan (fixture->source, plan);
  wait_idle ();

  g_assert_cmpuint (count_rows_of_kind (fixture, ASP_TIMELINE_TASK), ==, N_PILOT_TASKS - 1);
  g_assert_cmpstr (asp_timeline_get_selected_code (fixture->timeline), ==, "1.9");
  g_assert_false (asp_timeline_select (fixture->timeline, NULL, "1.8"));

  asp_timeline_set_show_not_applicable (fixture->timeline, TRUE);
  g_assert_cmpuint (count_rows_of_kind (fixture, ASP_TIMELINE_TASK), ==, N_PILOT_TASKS);
  g_assert_true (asp_timeline_select (fixture->timeline, NULL, "1.8"));

  asp_timeline_set_show_not_applicable (fixture->timeline, FALSE);
  g_assert_null (asp_timeline_get_selected_code (fixture->timeline));
}

/* A plan of another wave has other nodes; the task is found again by its code. */
static void
test_other_network_keeps_selection (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr(AspNetwork) network = NULL;
  g_autoptr(AspPlan) plan = NULL;
  AspPlanInput input = { .start_day = asp_day_new (2014, 6, 12),
                         .status_date = asp_day_new (2014, 6, 12) };

  network = asp_network_new (asp_network_get_template (fixture->network),
                             ASP_WAVE_KIND_FURTHER, NULL);
  plan = asp_plan_new (network, fixture->calendar, &input);
  g_assert_true (asp_timeline_select (fixture->timeline, NULL, "9.2"));

  asp_timeline_source_set_plan (fixture->source, plan);
  wait_idle ();
  g_assert_cmpstr (asp_timeline_get_selected_code (fixture->timeline), ==, "9.2");
}

static void
test_no_plan (Fixture       *fixture,
              gconstpointer  data)
{
  asp_timeline_select (fixture->timeline, NULL, "1.8");
  asp_timeline_source_set_plan (fixture->source, NULL);
  wait_idle ();
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_null (asp_timeline_get_selected_code (fixture->timeline));
}

static void
test_zoom (Fixture       *fixture,
           gconstpointer  data)
{
  guint n_notified = 0;

  g_signal_connect (fixture->timeline, "notify::zoom", G_CALLBACK (count_cb), &n_notified);
  asp_timeline_set_zoom (fixture->timeline, 20);
  g_assert_cmpfloat (asp_timeline_get_zoom (fixture->timeline), ==, 20);
  g_assert_cmpuint (n_notified, ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->timeline), "timeline.zoom-in", NULL);
  g_assert_cmpfloat (asp_timeline_get_zoom (fixture->timeline), ==, 25);
  gtk_widget_activate_action (GTK_WIDGET (fixture->timeline), "timeline.zoom-out", NULL);
  g_assert_cmpfloat (asp_timeline_get_zoom (fixture->timeline), ==, 20);
  asp_timeline_zoom_to_fit (fixture->timeline);
  g_assert_cmpfloat (asp_timeline_get_zoom (fixture->timeline), <, 5);
}

static void
row_activated_cb (AspTimeline        *timeline,
                  AspTimelineSource  *source,
                  const char         *code,
                  char              **result)
{
  g_assert_null (*result);
  *result = g_strdup (code != NULL ? code : "municipality");
}

static void
activate (Fixture *fixture,
          guint    position)
{
  gtk_widget_activate_action (get_list (fixture), "list.activate-item", "u", position);
}

static void
test_activate (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *code = NULL;

  g_signal_connect (fixture->timeline, "row-activated", G_CALLBACK (row_activated_cb), &code);
  asp_timeline_collapse_all (fixture->timeline);

  /* A stage opens; its first group too; the group's first task is reported. */
  activate (fixture, 0);
  g_assert_cmpuint (count_rows (fixture), >, 3);
  g_assert_null (code);
  if (count_rows_of_kind (fixture, ASP_TIMELINE_TASK) == 0)
    activate (fixture, 1);
  activate (fixture, 2);
  g_assert_cmpstr (code, ==, "1.1");
}

static void
test_several_sources (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(AspTimelineSource) other = g_list_model_get_item (G_LIST_MODEL (fixture->sources), 2);
  g_autofree char *code = NULL;

  g_assert_cmpuint (count_rows (fixture), ==, GPOINTER_TO_INT (data));
  g_assert_true (asp_timeline_select (fixture->timeline, other, "1.8"));
  g_assert_true (asp_timeline_get_selected_source (fixture->timeline) == other);
  g_assert_cmpstr (asp_timeline_get_selected_code (fixture->timeline), ==, "1.8");

  g_assert_true (asp_timeline_select (fixture->timeline, other, NULL));
  g_assert_null (asp_timeline_get_selected_code (fixture->timeline));
  g_signal_connect (fixture->timeline, "row-activated", G_CALLBACK (row_activated_cb), &code);
  activate (fixture, 2);
  g_assert_cmpstr (code, ==, "municipality");
}

static void
test_sources_come_and_go (Fixture       *fixture,
                          gconstpointer  data)
{
  /* With one left, its stages are the outermost rows. */
  g_list_store_splice (fixture->sources, 1, GPOINTER_TO_INT (data) - 1, NULL, 0);
  wait_idle ();
  asp_timeline_collapse_all (fixture->timeline);
  g_assert_cmpuint (count_rows_of_kind (fixture, ASP_TIMELINE_STAGE), ==, 3);

  g_list_store_remove_all (fixture->sources);
  wait_idle ();
  g_assert_cmpuint (count_rows (fixture), ==, 0);
}

/* The whole country: rows are made for what is in sight only. */
static void
test_country (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_widgets = 0;

  g_assert_cmpuint (count_rows (fixture), ==, 3200);
  for (GtkWidget *child = gtk_widget_get_first_child (get_list (fixture));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_widgets++;
  g_assert_cmpuint (n_widgets, <, 400);
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->timeline), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 400);
}

int
main (int    argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("CSATLAKOZAS_LOCALEDIR");

  /* gtk_test_init() sets the C locale: the language is chosen after it. */
  gtk_test_init (&argc, &argv, NULL);
  g_assert_nonnull (setlocale (LC_ALL, "hu_HU.UTF-8"));
  g_assert_nonnull (bindtextdomain (GETTEXT_PACKAGE, locale_dir));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  asp_format_set_language (ASP_LANGUAGE_HU);
  adw_init ();

#define ADD(path, n, func) \
  g_test_add ("/widgets/timeline/" path, Fixture, GINT_TO_POINTER (n), set_up, func, tear_down)
  ADD ("one-source-shows-its-stages", 1, test_one_source_shows_stages);
  ADD ("first-look-is-the-present-stage", 1, test_first_look);
  ADD ("expand-all-shows-every-task", 1, test_expand_all);
  ADD ("select-expands-the-way", 1, test_select);
  ADD ("keys-walk-the-tree", 1, test_keys_walk_the_tree);
  ADD ("row-tells-its-bar-in-words", 1, test_row_tells_its_bar);
  ADD ("person-in-charge-is-told", 1, test_person_is_told);
  ADD ("new-plan-keeps-the-place", 1, test_new_plan_keeps_the_place);
  ADD ("task-that-does-not-apply-goes", 1, test_not_applicable_task_goes);
  ADD ("other-network-keeps-the-selection", 1, test_other_network_keeps_selection);
  ADD ("no-plan-has-no-rows", 1, test_no_plan);
  ADD ("zoom-has-steps-and-fits", 1, test_zoom);
  ADD ("activation-opens-or-reports", 1, test_activate);
  ADD ("several-sources-have-a-row-each", 11, test_several_sources);
  ADD ("sources-come-and-go", 11, test_sources_come_and_go);
  ADD ("the-country-costs-what-is-in-sight", 3200, test_country);
  ADD ("fits-into-half-a-small-screen", 1, test_narrow);
#undef ADD

  return g_test_run ();
}
