/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-compat-file.h"

#include <adwaita.h>
#include <locale.h>

static const char *const patterns[] = { "*.csv", NULL };

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
test_file_dialog (gconstpointer data)
{
  gboolean save = GPOINTER_TO_INT (data);
  GtkWindow *parent = create_parent ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) folder = g_file_new_for_path (g_get_tmp_dir ());
  g_autoptr(GFile) file = NULL;
  AspCompatFileQuery query = {
    .title = "Lista",
    .accept_label = save ? "_Mentés" : "_Megnyitás",
    .filter_name = "CSV",
    .patterns = patterns,
    .suggested_name = save ? "lista.csv" : NULL,
    .folder = folder,
  };

  if (save)
    asp_compat_save_file_async (parent, &query, cancellable, done_cb, &result);
  else
    asp_compat_open_file_async (parent, &query, cancellable, done_cb, &result);

  g_assert_nonnull (find_button (GTK_WIDGET (get_dialog (parent)), query.accept_label));
  g_cancellable_cancel (cancellable);
  wait_for (&result);

  file = save ? asp_compat_save_file_finish (result, &error)
              : asp_compat_open_file_finish (result, &error);
  g_assert_null (file);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  gtk_window_destroy (parent);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_assert_nonnull (setlocale (LC_ALL, "hu_HU.UTF-8"));
  adw_init ();

  g_test_add_data_func ("/compat/file/open-can-be-cancelled", GINT_TO_POINTER (FALSE),
                        test_file_dialog);
  g_test_add_data_func ("/compat/file/save-can-be-cancelled", GINT_TO_POINTER (TRUE),
                        test_file_dialog);

  return g_test_run ();
}
