/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-compat-alert.h"
#include "asp-dialog.h"

#include <adwaita.h>
#include <locale.h>

static const AspCompatResponse responses[] = {
  { "keep", "_Mégse", ASP_COMPAT_RESPONSE_NORMAL },
  { "delete", "_Törlés", ASP_COMPAT_RESPONSE_DESTRUCTIVE },
};

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  g_assert_null (*kept);
  *kept = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWindow *
get_dialog (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != parent && gtk_window_get_transient_for (window) == parent)
        return window;
    }

  g_assert_not_reached ();
}

static GtkWindow *
create_parent (void)
{
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());

  gtk_window_present (parent);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (parent));

  return parent;
}

static void
ask (GtkWindow     *parent,
     GCancellable  *cancellable,
     GAsyncResult **result)
{
  asp_compat_confirm_async (parent, "Törli?", "Nem vonható vissza.", responses,
                            G_N_ELEMENTS (responses), cancellable, done_cb, result);
}

static void
test_answer (void)
{
  GtkWindow *parent = create_parent ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = NULL;

  ask (parent, NULL, &result);
  g_signal_emit_by_name (find_button (GTK_WIDGET (get_dialog (parent)), "_Törlés"), "clicked");
  wait_for (&result);
  answer = asp_compat_confirm_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answer, ==, "delete");

  gtk_window_destroy (parent);
}

static void
test_closing (void)
{
  GtkWindow *parent = create_parent ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *answer = NULL;

  ask (parent, NULL, &result);
  gtk_window_close (get_dialog (parent));
  wait_for (&result);
  answer = asp_compat_confirm_finish (result, NULL);
  g_assert_cmpstr (answer, ==, "keep");

  gtk_window_destroy (parent);
}

static void
test_cancelling (void)
{
  GtkWindow *parent = create_parent ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *answer = NULL;

  ask (parent, cancellable, &result);
  g_cancellable_cancel (cancellable);
  wait_for (&result);
  answer = asp_compat_confirm_finish (result, NULL);
  g_assert_cmpstr (answer, ==, "keep");

  gtk_window_destroy (parent);
}

/* The rest of a dialog can be scrolled to, but not its buttons. */
static void
test_no_larger_than_its_parent (void)
{
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());
  GtkWindow *large = GTK_WINDOW (gtk_window_new ());
  GtkWindow *small = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (parent, 640, 480);
  gtk_window_set_default_size (large, 560, 680);
  gtk_window_set_default_size (small, 300, 200);
  gtk_window_present (parent);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (parent));

  asp_dialog_present (large, GTK_WIDGET (parent));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (large));
  g_assert_true (gtk_window_get_transient_for (large) == parent);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (large)), ==, 560);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (large)), ==, 480);

  asp_dialog_present (small, GTK_WIDGET (parent));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (small));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (small)), ==, 300);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (small)), ==, 200);

  gtk_window_destroy (small);
  gtk_window_destroy (large);
  gtk_window_destroy (parent);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_assert_nonnull (setlocale (LC_ALL, "hu_HU.UTF-8"));
  adw_init ();

  g_test_add_func ("/compat/confirm/button-answers", test_answer);
  g_test_add_func ("/compat/confirm/closing-changes-nothing", test_closing);
  g_test_add_func ("/compat/confirm/cancelling-changes-nothing", test_cancelling);

  g_test_add_func ("/widgets/dialog/no-larger-than-its-parent", test_no_larger_than_its_parent);

  return g_test_run ();
}
