/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "view-fixture.h"

#include <string.h>

#include "asp-baselines-window.h"
#include "asp-baselines.h"
#include "asp-schedule-commands.h"

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static void
settle (DocumentFixture *self,
        GtkWindow       *window)
{
  view_fixture_settle (self->document);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
}

static gboolean
is_name (GtkWidget  *widget,
         const char *text)
{
  return ADW_IS_ENTRY_ROW (widget);
}

/* The plan is frozen, a task gets longer, and the window tells it; deleting can be undone. */
static void
test_freeze (DocumentFixture *self,
             gconstpointer    data)
{
  gint64 id = asp_standing_get_id (document_fixture_find (self, "Zsámbok"));
  g_autoptr (AspScope) scope = asp_scope_new (self->standings, self->planner,
                                              ASP_SCOPE_MUNICIPALITY, id);
  GtkWindow *window = asp_baselines_window_new (scope);
  GtkWidget *entry;

  g_object_ref (window);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (window), says, "Még nincs rögzített terv"));

  entry = view_fixture_find (GTK_WIDGET (window), is_name, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  Testületi & terv ");
  view_fixture_press (GTK_WIDGET (window), "_Rögzítés");
  settle (self, window);
  g_assert_cmpint (asp_baseline_find (self->document, id, "Testületi & terv"), !=, 0);
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (window), says, "Testületi & terv"));

  /* 11.6 takes three working days by the template; it is the end but for 2.12. */
  document_fixture_run (self, asp_schedule_command_set_duration (self->planner, id, "11.6", 10));
  settle (self, window);
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (window), says, "legfeljebb 7 munkanappal"));

  view_fixture_press (GTK_WIDGET (window), "Törlés");
  settle (self, window);
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (window), says, "Még nincs rögzített terv"));
  g_assert_true (asp_document_undo (self->document, NULL));
  settle (self, window);
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (window), says, "Testületi & terv"));

  view_fixture_end (window);
}

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

  g_test_add ("/views/baselines/freeze", DocumentFixture, NULL, document_fixture_set_up,
              test_freeze, document_fixture_tear_down);

  return g_test_run ();
}
