/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "view-fixture.h"

#include <libintl.h>
#include <locale.h>

#include "asp-field-row.h"
#include "asp-format.h"
#include "asp-scope.h"

/* In Hungarian, as the users see it. */
void
view_fixture_init (int    *argc,
                   char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  g_assert_nonnull (setlocale (LC_ALL, "hu_HU.UTF-8"));
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("CSATLAKOZAS_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  asp_format_set_language (ASP_LANGUAGE_HU);
  adw_init ();
}

/* Returns: (transfer none) (nullable): the first one from the top */
GtkWidget *
view_fixture_find (GtkWidget     *root,
                   ViewPredicate  predicate,
                   const char    *text)
{
  if (predicate (root, text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = view_fixture_find (child, predicate, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* As it is read, without the mark of its access key. */
gboolean
view_fixture_is_label (GtkWidget  *widget,
                       const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

/* Whether @widget is a button that @text explains. */
gboolean
view_fixture_has_tooltip (GtkWidget  *widget,
                          const char *text)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

/* By its label, with the access key, or by its tooltip. */
gboolean
view_fixture_is_button (GtkWidget  *widget,
                        const char *text)
{
  return GTK_IS_BUTTON (widget) &&
         (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0 ||
          g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0);
}

/* A row that holds a label with this text, or has it as its title. */
gboolean
view_fixture_is_row (GtkWidget  *widget,
                     const char *text)
{
  return GTK_IS_LIST_BOX_ROW (widget) &&
         view_fixture_find (widget, view_fixture_is_label, text) != NULL;
}

static gboolean
is_field (GtkWidget  *widget,
          const char *text)
{
  return ASP_IS_FIELD_ROW (widget) &&
         view_fixture_find (widget, view_fixture_is_label, text) != NULL;
}

void
view_fixture_press (GtkWidget  *root,
                    const char *text)
{
  GtkWidget *button = view_fixture_find (root, view_fixture_is_button, text);

  g_test_message ("%s", text);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

GtkWidget *
view_fixture_get_control (GtkWindow  *dialog,
                          const char *title)
{
  GtkWidget *row = view_fixture_find (GTK_WIDGET (dialog), is_field, title);

  g_test_message ("%s", title);
  g_assert_nonnull (row);

  return asp_field_row_get_control (ASP_FIELD_ROW (row));
}

GtkEditable *
view_fixture_get_entry (GtkWindow  *dialog,
                        const char *title)
{
  return GTK_EDITABLE (view_fixture_get_control (dialog, title));
}

/* The window in front of @parent. */
GtkWindow *
view_fixture_get_dialog (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == parent)
        {
          gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
          return window;
        }
    }

  g_assert_not_reached ();
}

/* Until everything that was asked for is stored, and shown. */
void
view_fixture_settle (AspDocument *document)
{
  while (asp_document_get_busy (document) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

/* Nothing may hold the window when it is gone; the last frames may. Takes @window over. */
void
view_fixture_end (GtkWindow *window)
{
  gtk_window_destroy (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (window);
}

void
page_fixture_set_up (PageFixture *self,
                     GType        page_type,
                     const char  *municipality)
{
  g_autoptr (AspScope) scope = NULL;

  document_fixture_set_up (&self->base, NULL);
  self->id = asp_standing_get_id (document_fixture_find (&self->base, municipality));
  self->page = g_object_new (page_type, NULL);
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_ref_sink (self->window);
  gtk_window_set_default_size (self->window, 1200, 700);
  gtk_window_set_child (self->window, GTK_WIDGET (self->page));
  gtk_window_present (self->window);
  scope = asp_scope_new (self->base.standings, self->base.planner, ASP_SCOPE_MUNICIPALITY,
                         self->id);
  asp_page_set_scope (self->page, scope);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

void
page_fixture_tear_down (PageFixture   *self,
                        gconstpointer  data)
{
  asp_page_set_scope (self->page, NULL);
  gtk_window_destroy (self->window);
  g_object_unref (self->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  document_fixture_tear_down (&self->base, NULL);
}
