/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "view-fixture.h"

#include <string.h>

#include "asp-baselines.h"
#include "asp-outside-link-commands.h"
#include "asp-plan-commands.h"
#include "asp-schedule-import.h"
#include "asp-schedule-page.h"
#include "asp-scope.h"
#include "asp-timeline-item.h"
#include "asp-timeline-row.h"

static void
set_up (PageFixture   *self,
        gconstpointer  data)
{
  page_fixture_set_up (self, ASP_TYPE_SCHEDULE_PAGE, "Nagymaros");
}

static gboolean
tells_limit (GtkWidget  *widget,
             const char *text)
{
  const char *label = GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : "";

  return strstr (label, text) != NULL && strstr (label, "legkésőbbi befejezése") != NULL &&
         strstr (label, "2014. október 1.") != NULL;
}

static void
settle (PageFixture *self)
{
  view_fixture_settle (self->base.document);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

/* A limit that cannot be kept is told on the page itself, with the task, the day and what is
 * missing; the button leads to the task; undo takes it away. */
static void
test_conflict_is_told (PageFixture   *self,
                       gconstpointer  data)
{
  GtkWidget *banner;
  g_autofree char *place = NULL;

  g_assert_null (view_fixture_find (GTK_WIDGET (self->page), tells_limit, "9.3"));
  document_fixture_run (&self->base,
                        asp_plan_command_set_constraint (self->base.planner, self->id, "9.3",
                                                         ASP_CONSTRAINT_FINISH_NOT_LATER,
                                                         asp_day_new (2014, 10, 1), NULL));
  settle (self);
  banner = view_fixture_find (GTK_WIDGET (self->page), tells_limit, "9.3");
  g_assert_nonnull (banner);
  g_assert_true (gtk_widget_get_mapped (banner));

  view_fixture_press (GTK_WIDGET (self->page), "_Megnézem");
  place = asp_page_get_place (self->page);
  g_assert_cmpstr (place, ==, "9.3");

  g_assert_true (asp_document_undo (self->base.document, NULL));
  settle (self);
  banner = view_fixture_find (GTK_WIDGET (self->page), tells_limit, "9.3");
  g_assert_true (banner == NULL || !gtk_widget_get_mapped (banner));
}

/* Returns: (transfer full) (nullable): the code of the row that has the keyboard */
static char *
get_focused_code (PageFixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);
  GtkWidget *row = NULL;
  g_autoptr (AspTimelineItem) item = NULL;
  GtkTreeListRow *list_row;

  if (focus != NULL)
    row = gtk_widget_get_ancestor (focus, ASP_TYPE_TIMELINE_ROW);
  if (row == NULL)
    return NULL;

  list_row = asp_timeline_row_get_list_row (ASP_TIMELINE_ROW (row));
  item = gtk_tree_list_row_get_item (list_row);

  return g_strdup (asp_timeline_item_get_code (item));
}

static gboolean
is_row (GtkWidget  *widget,
        const char *text)
{
  return ASP_IS_TIMELINE_ROW (widget) && gtk_widget_get_mapped (widget);
}

/* The keyboard goes with the selection to a row that was far out of sight: the arrow keys go on
 * from there. The sample's Nagymaros is late with 9.1. */
static void
test_focus_follows (PageFixture   *self,
                    gconstpointer  data)
{
  GtkWidget *first = view_fixture_find (GTK_WIDGET (self->page), is_row, NULL);
  g_autofree char *code = NULL;

  g_assert_nonnull (first);
  g_assert_true (gtk_widget_grab_focus (first));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "schedule.next-late", NULL);
  for (guint i = 0; i < 20 && g_strcmp0 (code, "9.1") != 0; i++)
    {
      gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
      g_free (code);
      code = get_focused_code (self);
    }
  g_assert_cmpstr (code, ==, "9.1");
}

/* Two tasks that the municipality has not, both on a Saturday. */
static void
import_schedule (PageFixture *self)
{
  static const char text[] =
    "<Project xmlns=\"http://schemas.microsoft.com/project\"><Tasks>"
    "<Task><UID>1</UID><Name>Falugyűlés</Name><OutlineLevel>1</OutlineLevel>"
    "<Start>2014-09-13T08:00:00</Start><Finish>2014-09-13T17:00:00</Finish>"
    "<Duration>PT8H0M0S</Duration></Task>"
    "<Task><UID>2</UID><Name>Fórum</Name><OutlineLevel>1</OutlineLevel>"
    "<Start>2014-09-20T08:00:00</Start><Finish>2014-09-20T17:00:00</Finish>"
    "<Duration>PT8H0M0S</Duration></Task></Tasks></Project>";
  g_autofree char *path = g_build_filename (self->base.folder, "ütemterv.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (AspScheduleImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  import = asp_schedule_import_load (self->base.planner, self->id, file, &error);
  g_assert_no_error (error);
  document_fixture_run (&self->base, asp_schedule_import_create_edit (import, FALSE));
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static guint
count_imported (PageFixture *self)
{
  AspPlan *plan = asp_planner_get_plan (self->base.planner, self->id);
  guint n = 0;

  for (guint i = 0; i < asp_plan_get_n_tasks (plan); i++)
    n += asp_plan_get_task (plan, i)->pinned;

  return n;
}

static const char *
find_code (PageFixture *self,
           const char  *title)
{
  AspPlan *plan = asp_planner_get_plan (self->base.planner, self->id);

  for (guint i = 0; i < asp_plan_get_n_tasks (plan); i++)
    {
      const AspTemplateTask *info = asp_network_get_task (asp_plan_get_network (plan), i);

      if (g_strcmp0 (info->title[ASP_LANGUAGE_HU], title) == 0)
        return info->code;
    }

  return NULL;
}

static gboolean
is_imported_row (GtkWidget  *widget,
                 const char *text)
{
  const char *words = ASP_IS_TIMELINE_ROW (widget)
                      ? asp_timeline_row_get_words (ASP_TIMELINE_ROW (widget)) : NULL;

  return words != NULL && strstr (words, text) != NULL &&
         strstr (words, "a beolvasott ütemterv dátumai") != NULL;
}

static gboolean
is_mark (GtkWidget  *widget,
         const char *text)
{
  return GTK_IS_IMAGE (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

static gboolean
is_menu_button (GtkWidget  *widget,
                const char *text)
{
  return GTK_IS_MENU_BUTTON (widget) &&
         g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

/* Whether the page's menu has the item, and it can be chosen. */
static gboolean
is_offered (PageFixture *self,
            const char  *text)
{
  GtkWidget *button = view_fixture_find (GTK_WIDGET (self->page), is_menu_button,
                                         "Az ütemterv további műveletei");
  GtkWidget *item;
  gboolean offered;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle (self);
  item = view_fixture_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))),
                            view_fixture_is_label, text);
  g_assert_nonnull (item);
  offered = gtk_widget_is_sensitive (item);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  settle (self);

  return offered;
}

/* Tasks with the dates of an import are marked; one is accepted by itself, then the rest; each is
 * one step of undo. */
static void
test_dates_are_accepted (PageFixture   *self,
                         gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (self->page), *row;

  g_assert_true (is_offered (self, "Ütemterv beolvasása…"));
  g_assert_false (is_offered (self, "Összes dátum elfogadása"));
  import_schedule (self);
  settle (self);
  g_assert_cmpuint (count_imported (self), ==, 2);
  asp_page_go_to (self->page, find_code (self, "Fórum"));
  settle (self);
  row = view_fixture_find (page, is_imported_row, "Fórum");
  g_assert_nonnull (row);
  g_assert_nonnull (view_fixture_find (row, is_mark, "Dátumai a beolvasott ütemtervéi"));

  view_fixture_press (page, "Dátum _elfogadása");
  settle (self);
  g_assert_cmpuint (count_imported (self), ==, 1);
  g_assert_null (view_fixture_find (page, is_imported_row, "Fórum"));
  g_assert_false (is_offered (self, "Dátum elfogadása"));
  g_assert_true (asp_document_undo (self->base.document, NULL));
  settle (self);
  g_assert_cmpuint (count_imported (self), ==, 2);

  g_assert_true (is_offered (self, "Dátum elfogadása"));
  g_assert_true (is_offered (self, "Összes dátum elfogadása"));
  gtk_widget_activate_action (page, "schedule.accept-all-dates", NULL);
  settle (self);
  g_assert_cmpuint (count_imported (self), ==, 0);
  g_assert_false (is_offered (self, "Összes dátum elfogadása"));
  g_assert_true (asp_document_undo (self->base.document, NULL));
  settle (self);
  g_assert_cmpuint (count_imported (self), ==, 2);
}

static void
go_cb (GSimpleAction  *action,
       GVariant       *parameter,
       char          **gone)
{
  g_free (*gone);
  *gone = g_variant_print (parameter, FALSE);
}

static gboolean
is_leading_button (GtkWidget  *widget,
                   const char *text)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

/* What a task waits for in another municipality stands among its predecessors, and leads there;
 * how far it is from the newest baseline is told. */
static void
test_outside_predecessor (PageFixture   *self,
                          gconstpointer  data)
{
  gint64 other = asp_standing_get_id (document_fixture_find (&self->base, "Abony"));
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) go = g_simple_action_new ("go", G_VARIANT_TYPE ("(sss)"));
  g_autofree char *gone = NULL;
  g_autofree char *expected = NULL;
  GtkWidget *button;

  g_signal_connect (go, "activate", G_CALLBACK (go_cb), &gone);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (go));
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "win", G_ACTION_GROUP (group));
  document_fixture_run (&self->base, asp_baseline_command_freeze (self->base.planner, "Alap",
                                                                  &self->id, 1));
  document_fixture_run (&self->base,
                        asp_outside_link_command_set (self->base.planner, self->id, "9.1", other,
                                                      "8.2", ASP_LINK_FINISH_START,
                                                      ASP_LAG_WORKING, 0, NULL));
  settle (self);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "schedule.next-late", NULL);
  settle (self);
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (self->page), view_fixture_is_label,
                                       "Bázisterv"));
  button = view_fixture_find (GTK_WIDGET (self->page), is_leading_button,
                              "Abony: 8.2 Felhasználók rögzítése, szerepkörök kiosztása");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  expected = g_strdup_printf ("('municipality %" G_GINT64_FORMAT "', 'schedule', '8.2')", other);
  g_assert_cmpstr (gone, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

  g_test_add ("/views/schedule-page/conflict-is-told", PageFixture, NULL, set_up,
              test_conflict_is_told, page_fixture_tear_down);

  g_test_add ("/views/schedule-page/focus-follows", PageFixture, NULL, set_up, test_focus_follows,
              page_fixture_tear_down);

  g_test_add ("/views/schedule-page/outside-predecessor", PageFixture, NULL, set_up,
              test_outside_predecessor, page_fixture_tear_down);
  g_test_add ("/views/schedule-page/dates-are-accepted", PageFixture, NULL, set_up,
              test_dates_are_accepted, page_fixture_tear_down);

  return g_test_run ();
}
