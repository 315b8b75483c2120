/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every interface file in the program's resources is built, shown and taken apart, while warnings
 * are fatal: a template is in the test as soon as it is in the resources. */

#include <adwaita.h>
#include <locale.h>
#include <string.h>

#include "asp-application.h"
#include "asp-preferences-window.h"
#include "asp-settings.h"
#include "asp-timeline-row.h"

#define FOLDER "/hu/onkormanyzat/Csatlakozas"

/* How to make a widget that cannot be made by g_object_new () alone; ownership as there. */
typedef GtkWidget *(*CreateFunc) (void);

static GtkWidget *
create_preferences (void)
{
  return GTK_WIDGET (asp_preferences_window_new (asp_settings_get ()));
}

static GtkWidget *
create_timeline_row (void)
{
  g_autoptr (AspTimelineLayout) layout = asp_timeline_layout_new ();

  return asp_timeline_row_new (layout);
}

static const struct
{
  const char *type;
  CreateFunc  create;
} special[] = {
  { "AspPreferencesWindow", create_preferences },
  { "AspTimelineRow", create_timeline_row },
};

static GtkWidget *
create_widget (GType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    {
      if (g_str_equal (special[i].type, g_type_name (type)))
        return special[i].create ();
    }

  return g_object_new (type, NULL);
}

static void
tick_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* What the widget left for later, an animation or an idle call, may still hold it. */
static void
wait_for_end (gpointer *object)
{
  gboolean over = FALSE;
  guint source = g_timeout_add_once (3000, tick_cb, &over);

  while (*object != NULL && !over)
    g_main_context_iteration (NULL, TRUE);
  if (!over)
    g_source_remove (source);
}

/* Of a whole interface file without a template: its windows are closed. */
static void
check_objects (const char *path)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;
  GSList *objects;
  guint n_windows = 0;

  /* The file names its translation domain; GTK 4.8 frees one that was set before, and reads it. */
  g_assert_true (gtk_builder_add_from_resource (builder, path, &error));
  g_assert_no_error (error);

  objects = gtk_builder_get_objects (builder);
  for (GSList *l = objects; l != NULL; l = l->next)
    {
      if (!GTK_IS_WINDOW (l->data))
        continue;
      n_windows++;
      gtk_window_present (l->data);
      gtk_test_widget_wait_for_draw (l->data);
      gtk_window_destroy (l->data);
    }
  g_slist_free (objects);
  g_assert_cmpuint (n_windows, >, 0);
}

/* Returns: (transfer none): a window with the widget, or the widget that is one */
static GtkWindow *
put_into_window (GtkWidget *widget)
{
  GtkWidget *window;

  if (GTK_IS_WINDOW (widget))
    return GTK_WINDOW (widget);

  window = gtk_window_new ();
  if (GTK_IS_LIST_BOX_ROW (widget))
    {
      GtkWidget *list = gtk_list_box_new ();

      gtk_list_box_append (GTK_LIST_BOX (list), widget);
      widget = list;
    }
  gtk_window_set_child (GTK_WINDOW (window), widget);

  return GTK_WINDOW (window);
}

static void
check_template (const char *class_name)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  GType type = gtk_builder_get_type_from_name (builder, class_name);
  gpointer left;
  GtkWidget *widget;
  GtkWindow *window;

  if (type == G_TYPE_INVALID)
    g_error ("No code of the program makes a %s, which has a template", class_name);

  widget = g_object_ref_sink (create_widget (type));
  window = put_into_window (widget);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_window_destroy (window);

  /* A widget that is still held by somebody may be disposed of twice; weak pointers are cleared by
   * it, so it comes first. */
  g_object_run_dispose (G_OBJECT (widget));
  left = widget;
  g_object_add_weak_pointer (G_OBJECT (widget), &left);
  g_object_unref (widget);
  wait_for_end (&left);
  if (left != NULL)
    g_error ("Somebody holds the %s still, %u times", class_name, G_OBJECT (left)->ref_count);
}

static void
test_interface_file (gconstpointer data)
{
  g_autofree char *path = g_build_path ("/", FOLDER, data, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr (GRegex) regex = g_regex_new ("<template [^>]*\\bclass=\"(\\w+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;
  g_autofree char *class_name = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (!g_regex_match (regex, text, 0, &match))
    {
      check_objects (path);
      return;
    }

  class_name = g_match_info_fetch (match, 1);
  check_template (class_name);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AspApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;
  guint n = 0;

  gtk_test_init (&argc, &argv, NULL);
  g_assert_nonnull (setlocale (LC_ALL, "hu_HU.UTF-8"));
  application = asp_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/templates/", names[i], NULL);

      if (!g_str_has_suffix (names[i], ".ui"))
        continue;
      g_test_add_data_func (path, names[i], test_interface_file);
      n++;
    }
  g_assert_cmpuint (n, >=, 20);

  return g_test_run ();
}
