/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "view-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "asp-format.h"
#include "asp-plan.h"
#include "asp-schedule-commands.h"
#include "asp-schedule-import-dialog.h"

/* Schedules are those of MS Project's form; their dates are civil days, 2014-09-13 a Saturday. */

typedef struct
{
  DocumentFixture  base;
  gint64           id;
  GtkWindow       *dialog;      /* (owned) */
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  document_fixture_set_up (&self->base, NULL);
  self->id = asp_standing_get_id (document_fixture_find (&self->base, "Nagymaros"));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  view_fixture_end (self->dialog);
  document_fixture_tear_down (&self->base, NULL);
}

#define HEAD "<Project xmlns=\"http://schemas.microsoft.com/project\">" \
  "<StartDate>2014-09-01T08:00:00</StartDate><Tasks>"
#define TASK(uid, name, start, finish, hours) \
  "<Task><UID>" uid "</UID><Name>" name "</Name><OutlineLevel>1</OutlineLevel>" \
  "<Start>" start "T08:00:00</Start><Finish>" finish "T17:00:00</Finish>" \
  "<Duration>PT" hours "H0M0S</Duration></Task>"
#define TAIL "</Tasks></Project>"

/* One stands on a Saturday. */
#define SCHEDULE HEAD "\n" TASK ("1", "Falugyűlés", "2014-09-13", "2014-09-13", "8") \
                      TASK ("2", "Lakossági fórum", "2014-09-01", "2014-09-02", "16") TAIL

static void
show (Fixture    *self,
      const char *text)
{
  g_autofree char *path = g_build_filename (self->base.folder, "ütemterv.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  self->dialog = g_object_ref (asp_schedule_import_dialog_new (self->base.planner, self->id,
                                                               file));
  gtk_window_present (self->dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->dialog));
}

/* What a task stands below: no task. */
#define HEADED HEAD "\n" \
  "<Task><UID>1</UID><Name>Rendezvények</Name><OutlineLevel>1</OutlineLevel>" \
  "<Summary>1</Summary><Start>2014-09-01T08:00:00</Start><Finish>2014-09-02T17:00:00</Finish>" \
  "</Task><Task><UID>2</UID><Name>Falugyűlés</Name><OutlineLevel>2</OutlineLevel>" \
  "<Start>2014-09-01T08:00:00</Start><Finish>2014-09-02T17:00:00</Finish>" \
  "<Duration>PT16H0M0S</Duration></Task>" TAIL

static GtkWidget *
child (Fixture    *self,
       const char *name)
{
  GObject *object = gtk_widget_get_template_child (GTK_WIDGET (self->dialog),
                                                   ASP_TYPE_SCHEDULE_IMPORT_DIALOG, name);

  g_assert_nonnull (object);

  return GTK_WIDGET (object);
}

static void
wait_for (Fixture    *self,
          const char *page)
{
  GtkStack *stack = GTK_STACK (child (self, "stack"));

  while (strcmp (gtk_stack_get_visible_child_name (stack), page) != 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->dialog));
}

static const char *
text_of (Fixture    *self,
         const char *name)
{
  return gtk_label_get_text (GTK_LABEL (child (self, name)));
}

static guint
count_rows (Fixture    *self,
            const char *name)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (child (self, name)));

  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
is_choice (GtkWidget  *widget,
           const char *text)
{
  return GTK_IS_CHECK_BUTTON (widget) &&
         g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), text) == 0;
}

/* Returns: (transfer full) (nullable): the first day of a task by its title, "2014-09-13" */
static char *
get_start (Fixture    *self,
           const char *title)
{
  AspPlan *plan = asp_planner_get_plan (self->base.planner, self->id);

  for (guint i = 0; i < asp_plan_get_n_tasks (plan); i++)
    {
      if (strcmp (asp_network_get_task (asp_plan_get_network (plan), i)->title[ASP_LANGUAGE_HU],
                  title) == 0)
        return asp_day_to_iso (asp_plan_get_task (plan, i)->start);
    }

  return NULL;
}

static void
press_import (Fixture *self)
{
  view_fixture_press (GTK_WIDGET (self->dialog), "_Beolvasás");
  view_fixture_settle (self->base.document);
}

/* What the file holds is seen before anything is stored; its dates stay unless our rules are
 * chosen; one undo step takes it back. */
static void
test_preview_and_import (Fixture       *self,
                         gconstpointer  data)
{
  gboolean rules = GPOINTER_TO_INT (data);
  g_autofree char *before = document_fixture_dump (&self->base);
  g_autofree char *looked = NULL;
  g_autofree char *start = NULL;
  g_autofree char *undone = NULL;

  show (self, SCHEDULE);
  wait_for (self, "preview");
  g_assert_nonnull (strstr (text_of (self, "summary"), "2 feladat a fájlban"));
  g_assert_nonnull (strstr (text_of (self, "summary"), "2 saját feladat"));
  g_assert_cmpuint (count_rows (self, "tasks_list"), ==, 2);
  g_assert_cmpuint (count_rows (self, "moves_list"), >, 0);
  g_assert_nonnull (view_fixture_find (child (self, "moves_list"), says, "Falugyűlés"));
  g_assert_nonnull (view_fixture_find (child (self, "moves_list"), says, "2014. szept. 13."));
  g_assert_nonnull (strstr (text_of (self, "outcome"), "a fájl szerint marad"));
  looked = document_fixture_dump (&self->base);
  g_assert_cmpstr (looked, ==, before);

  if (rules)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (view_fixture_find (
      GTK_WIDGET (self->dialog), is_choice, "A program _szabályai szerint")), TRUE);
  g_assert_true ((strstr (text_of (self, "outcome"), "mozdítanak el") != NULL) == rules);
  press_import (self);
  start = get_start (self, "Falugyűlés");
  if (rules)
    g_assert_cmpstr (start, !=, "2014-09-13");
  else
    g_assert_cmpstr (start, ==, "2014-09-13");

  g_assert_true (asp_document_undo (self->base.document, NULL));
  undone = get_start (self, "Falugyűlés");
  g_assert_null (undone);
}

/* The place in the file is named in the window, and there is nothing to press. */
static void
test_errors_are_told (Fixture       *self,
                      gconstpointer  data)
{
  g_autofree char *before = document_fixture_dump (&self->base);
  g_autofree char *after = NULL;

  show (self, HEAD "\n" TASK ("5", "Hátra &lt;&amp;&gt;", "2014-09-13", "2014-09-12", "8") TAIL);
  wait_for (self, "error");
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (self->dialog), says, "2. sor"));
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (self->dialog), says, "ütemterv.xml"));
  g_assert_false (gtk_widget_get_mapped (child (self, "import_button")));
  after = document_fixture_dump (&self->base);
  g_assert_cmpstr (after, ==, before);
}

static const char *
get_tab_title (Fixture    *self,
               const char *list)
{
  GtkStack *parts = GTK_STACK (child (self, "parts"));

  return gtk_stack_page_get_title (gtk_stack_get_page (
    parts, gtk_widget_get_parent (child (self, list))));
}

/* The summary and the title of the list say the same of what stands in the list. */
static void
test_headings_are_counted_apart (Fixture       *self,
                                 gconstpointer  data)
{
  show (self, HEADED);
  wait_for (self, "preview");
  g_assert_cmpuint (count_rows (self, "tasks_list"), ==, 2);
  g_assert_cmpstr (text_of (self, "summary"), ==,
                   "1 feladat a fájlban: 0 az ütemtervben is megvan, 1 saját feladat; "
                   "továbbá 1 címsor");
  g_assert_cmpstr (get_tab_title (self, "tasks_list"), ==, "Fel_adatok (1)");
  view_fixture_end (self->dialog);

  show (self, SCHEDULE);
  wait_for (self, "preview");
  g_assert_null (strstr (text_of (self, "summary"), "címsor"));
  g_assert_cmpstr (get_tab_title (self, "tasks_list"), ==, "Fel_adatok (2)");
}

/* Who changes the schedule meanwhile sees what would happen now before it does. */
static void
test_changed_meanwhile (Fixture       *self,
                        gconstpointer  data)
{
  g_autofree char *start = NULL;

  show (self, SCHEDULE);
  wait_for (self, "preview");
  document_fixture_run (&self->base, asp_schedule_command_set_duration (self->base.planner,
                                                                        self->id, "11.6", 10));
  press_import (self);
  wait_for (self, "preview");
  g_assert_null (get_start (self, "Falugyűlés"));
  g_assert_nonnull (strstr (text_of (self, "outcome"), "közben megváltozott"));
  press_import (self);
  start = get_start (self, "Falugyűlés");
  g_assert_cmpstr (start, ==, "2014-09-13");
}

/* What the schedule has already cannot be imported again. */
static void
test_nothing_changes (Fixture       *self,
                      gconstpointer  data)
{
  show (self, SCHEDULE);
  wait_for (self, "preview");
  press_import (self);
  view_fixture_end (self->dialog);

  show (self, SCHEDULE);
  wait_for (self, "preview");
  g_assert_false (gtk_widget_get_sensitive (child (self, "import_button")));
  g_assert_nonnull (strstr (text_of (self, "outcome"), "semmi sem változik"));
}

static gboolean
tick_cb (gpointer user_data)
{
  gint64 *ticks = user_data;
  gint64 now = g_get_monotonic_time ();

  ticks[1] = MAX (ticks[1], ticks[0] > 0 ? now - ticks[0] : 0);
  ticks[0] = now;

  return G_SOURCE_CONTINUE;
}

/* The window lives on while it looks at as many tasks as a schedule may have, and closing it ends
 * that. The longest pause is told, not judged: the machine may be busy. */
static void
test_large_file (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  gint64 ticks[2] = { 0 };
  guint source, n = 0;

  for (guint i = 1; i <= 9900; i++)
    g_string_append_printf (text, TASK ("%u", "Feladat %u", "2014-09-13", "2014-09-13", "8"), i, i);
  g_string_append (text, TAIL);

  show (self, text->str);
  source = g_timeout_add (5, tick_cb, ticks);
  for (; gtk_stack_get_visible_child (GTK_STACK (child (self, "stack"))) != NULL &&
         strcmp (gtk_stack_get_visible_child_name (GTK_STACK (child (self, "stack"))),
                 "preview") != 0; n++)
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->dialog));
  g_source_remove (source);
  g_test_message ("the longest pause: %" G_GINT64_FORMAT " ms", ticks[1] / 1000);
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (count_rows (self, "tasks_list"), ==, 9900);
}

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

#define ADD(name, data, test) \
  g_test_add ("/views/schedule-import-dialog/" name, Fixture, data, set_up, test, tear_down)
  ADD ("keeping-dates", GINT_TO_POINTER (FALSE), test_preview_and_import);
  ADD ("by-the-rules", GINT_TO_POINTER (TRUE), test_preview_and_import);
  ADD ("headings-are-counted-apart", NULL, test_headings_are_counted_apart);
  ADD ("errors-are-told", NULL, test_errors_are_told);
  ADD ("changed-meanwhile", NULL, test_changed_meanwhile);
  ADD ("nothing-changes", NULL, test_nothing_changes);
  ADD ("large-file", NULL, test_large_file);
#undef ADD

  return g_test_run ();
}
