/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "view-fixture.h"

#include <string.h>

#include "asp-plan-words.h"
#include "asp-why-dialog.h"

/* The chain from 6.4 back (domain.md 11): 8.4, 7.4, 7.3. */

static gboolean
is_title (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title-4") &&
         g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static gboolean
names (GtkWidget  *widget,
       const char *text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

static void
assert_shown (GtkWidget  *dialog,
              const char *code)
{
  g_assert_nonnull (view_fixture_find (dialog, is_title, code));
}

static void
go_to_cb (GtkWidget  *dialog,
          const char *code,
          gpointer    user_data)
{
  g_assert_null (*(char **) user_data);
  *(char **) user_data = g_strdup (code);
}

static AspPlan *
create_plan (void)
{
  g_autoptr (GBytes) file = asp_template_get_reference_file ();
  g_autoptr (AspTemplate) template = NULL;
  g_autoptr (AspNetwork) network = NULL;
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();
  AspPlanInput input = {
    .start_day = asp_day_new (2014, 6, 12),
    .status_date = asp_day_new (2014, 6, 12),
    .joint_office = TRUE,
    .buys_testing = TRUE,
    .has_grant = TRUE,
  };

  template = asp_template_new (g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file),
                               "reference-schedule.xml", NULL);
  network = asp_network_new (template, ASP_WAVE_KIND_PILOT, NULL);

  return asp_plan_new (network, calendar, &input);
}

static void
test_chain (void)
{
  g_autoptr (AspPlan) plan = create_plan ();
  g_autofree char *shown = NULL;
  GtkWidget *dialog;
  guint node;

  g_assert_true (asp_network_find (asp_plan_get_network (plan), "6.4", &node));
  dialog = GTK_WIDGET (asp_why_dialog_new (plan, node));
  g_signal_connect (dialog, "go-to", G_CALLBACK (go_to_cb), &shown);
  g_object_ref (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_test_widget_wait_for_draw (dialog);

  assert_shown (dialog, "6.4 ");
  g_assert_nonnull (view_fixture_find (dialog, names, "8.4 "));
  /* The first sentence has the keyboard, for a screen reader to read it. */
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (dialog))));

  g_assert_true (gtk_widget_activate_action (dialog, "why.next", NULL));
  assert_shown (dialog, "8.4 ");
  g_assert_true (gtk_widget_activate_action (dialog, "why.next", NULL));
  assert_shown (dialog, "7.4 ");
  g_assert_true (gtk_widget_activate_action (dialog, "why.back", NULL));
  assert_shown (dialog, "8.4 ");
  g_assert_true (gtk_widget_activate_action (dialog, "why.show", NULL));
  g_assert_cmpstr (shown, ==, "8.4");

  g_assert_finalize_object (dialog);
}

/* At the first cause there is no way on, and at the beginning none back. */
static void
test_ends (void)
{
  g_autoptr (AspPlan) plan = create_plan ();
  GtkWidget *dialog, *button;
  guint node;

  g_assert_true (asp_network_find (asp_plan_get_network (plan), "1.1", &node));
  dialog = GTK_WIDGET (asp_why_dialog_new (plan, node));
  g_object_ref (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_test_widget_wait_for_draw (dialog);

  button = view_fixture_find (dialog, view_fixture_is_button, "_Következő ok");
  g_assert_nonnull (button);
  g_assert_false (gtk_widget_is_sensitive (button));
  button = view_fixture_find (dialog, view_fixture_is_button, "_Vissza");
  g_assert_nonnull (button);
  g_assert_false (gtk_widget_is_sensitive (button));

  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_finalize_object (dialog);
}

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

  g_test_add_func ("/views/why/chain", test_chain);
  g_test_add_func ("/views/why/ends", test_ends);

  return g_test_run ();
}
