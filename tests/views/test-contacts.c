/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "view-fixture.h"

#include <adwaita.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "asp-contacts-page.h"
#include "asp-field-row.h"
#include "asp-format.h"
#include "asp-scope.h"

typedef struct
{
  DocumentFixture  base;
  GtkWindow       *window;      /* (owned) */
  AspPage         *page;        /* (unowned) */
  char            *gone;        /* (owned) (nullable): where the page wanted to go */
} Fixture;

static void
go_cb (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  Fixture *self = user_data;

  g_free (self->gone);
  self->gone = g_variant_print (parameter, FALSE);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) go = g_simple_action_new ("go", G_VARIANT_TYPE ("(sss)"));

  document_fixture_set_up (&self->base, NULL);
  self->page = g_object_new (ASP_TYPE_CONTACTS_PAGE, NULL);
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_ref_sink (self->window);
  g_signal_connect (go, "activate", G_CALLBACK (go_cb), self);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (go));
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (self->window, 1000, 700);
  gtk_window_set_child (self->window, GTK_WIDGET (self->page));
  gtk_window_present (self->window);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  asp_page_set_scope (self->page, NULL);
  gtk_window_destroy (self->window);
  g_object_unref (self->window);
  g_free (self->gone);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  document_fixture_tear_down (&self->base, NULL);
}

static void
show_scope (Fixture    *self,
            const char *name)
{
  AspStanding *standing = name != NULL ? document_fixture_find (&self->base, name) : NULL;
  g_autoptr (AspScope) scope =
    asp_scope_new (self->base.standings, self->base.planner,
                   standing != NULL ? ASP_SCOPE_MUNICIPALITY : ASP_SCOPE_ALL,
                   standing != NULL ? asp_standing_get_id (standing) : 0);

  asp_page_set_scope (self->page, scope);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

static gboolean
is_row (GtkWidget  *widget,
        const char *text)
{
  return ADW_IS_ACTION_ROW (widget) &&
         strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), text) == 0;
}

static gboolean
is_field (GtkWidget  *widget,
          const char *text)
{
  return ASP_IS_FIELD_ROW (widget) && gtk_widget_get_visible (widget) &&
         view_fixture_find (widget, view_fixture_is_label, text) != NULL;
}

static GtkWidget *
get_row (Fixture    *self,
         const char *title)
{
  GtkWidget *row = view_fixture_find (GTK_WIDGET (self->page), is_row, title);

  g_test_message ("%s", title);
  g_assert_nonnull (row);

  return row;
}

static GtkWindow *
get_dialog (Fixture *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == self->window)
        {
          gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
          return window;
        }
    }

  g_assert_not_reached ();
}

static GtkEditable *
get_entry (GtkWindow  *dialog,
           const char *title)
{
  GtkWidget *row = view_fixture_find (GTK_WIDGET (dialog), is_field, title);

  g_test_message ("%s", title);
  g_assert_nonnull (row);

  return GTK_EDITABLE (asp_field_row_get_control (ASP_FIELD_ROW (row)));
}

static void
wait_for_missing (AspStanding *standing,
                  guint        n)
{
  while (asp_standing_get_n_roles_missing (standing) != n)
    g_main_context_iteration (NULL, TRUE);
}

/* Zsámbok lacks IT operator and key user (counted in data/demo/sample.ini). */
static void
test_naming_somebody (Fixture       *self,
                      gconstpointer  data)
{
  AspStanding *standing = document_fixture_find (&self->base, "Zsámbok");
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;
  GtkEditable *email;

  show_scope (self, "Zsámbok");
  get_row (self, "Jelöljön ki kulcsfelhasználót");
  g_assert_nonnull (view_fixture_find (get_row (self, "ASP kapcsolattartó"), view_fixture_is_label,
                          "Rimóczi Anna\nkezdete: 2014. júl. 14."));
  asp_page_go_to (self->page, "IT");
  g_assert_true (gtk_window_get_focus (self->window) ==
                 get_row (self, "Jelölje ki a lokális informatikai üzemeltetőt"));
  gtk_widget_activate (gtk_window_get_focus (self->window));

  dialog = get_dialog (self);
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (dialog),
                                       view_fixture_is_label, "Hiányzik a név."));
  gtk_editable_set_text (get_entry (dialog, "Név"), "Őze Éva");
  email = get_entry (dialog, "E-mail-cím");
  gtk_editable_set_text (email, "oze.eva");
  gtk_editable_set_text (get_entry (dialog, "Vége"), "2014-09-14");
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  g_assert_null (view_fixture_find (GTK_WIDGET (dialog), view_fixture_is_label, "Hiányzik a név."));
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (dialog), view_fixture_is_label,
                          "Az e-mail-cím ilyen alakú: nev@pelda.hu."));
  /* It begins on the status date by itself, and cannot end the day before. */
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (dialog), view_fixture_is_label,
                          "Az utolsó nap nem lehet az első előtt."));
  gtk_editable_set_text (email, "oze.eva@pelda.hu");
  gtk_editable_set_text (get_entry (dialog, "Vége"), "");
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  wait_for_missing (standing, 1);
  g_assert_nonnull (view_fixture_find (get_row (self, "Lokális informatikai üzemeltető"),
                                       view_fixture_is_label,
                          "Őze Éva\nkezdete: 2014. szept. 15."));
  g_assert_nonnull (view_fixture_find (get_row (self, "Őze Éva"),
                                       view_fixture_is_label, "oze.eva@pelda.hu"));

  g_assert_true (asp_document_undo (self->base.document, &error));
  g_assert_no_error (error);
  get_row (self, "Jelölje ki a lokális informatikai üzemeltetőt");
  g_assert_null (view_fixture_find (GTK_WIDGET (self->page), is_row, "Őze Éva"));
}

/* A former holder stands below the invitation. */
static void
test_ending_and_taking_away (Fixture       *self,
                             gconstpointer  data)
{
  AspStanding *standing = document_fixture_find (&self->base, "Nagymaros");
  GtkWindow *dialog;

  show_scope (self, "Nagymaros");
  gtk_widget_activate (get_row (self, "ASP kapcsolattartó"));
  dialog = get_dialog (self);
  gtk_editable_set_text (get_entry (dialog, "Vége"), "2014-08-31");
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  wait_for_missing (standing, 1);
  get_row (self, "Jelölje ki az ASP kapcsolattartót");
  g_assert_nonnull (view_fixture_find (get_row (self, "ASP kapcsolattartó"), view_fixture_is_label,
                          "Kiss Andrea\n2014. jún. 12. – 2014. aug. 31."));

  view_fixture_press (GTK_WIDGET (self->page),
                      "Megszüntetés: Lokális informatikai üzemeltető, Major Dániel");
  wait_for_missing (standing, 2);
  get_row (self, "Jelölje ki a lokális informatikai üzemeltetőt");
  g_assert_null (view_fixture_find (GTK_WIDGET (self->page), is_row, "Major Dániel"));
}

static void
test_who_is_missing (Fixture       *self,
                     gconstpointer  data)
{
  GtkWidget *list, *toggle;
  GListModel *model;

  show_scope (self, NULL);
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (self->page), view_fixture_is_label,
                          "15 kötelező szerepkör üres; érintett önkormányzat: 7 / 11"));
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (self->page),
                                       view_fixture_is_label, "Vadkerti Ilona"));

  list = gtk_widget_get_ancestor (view_fixture_find (GTK_WIDGET (self->page),
                                                     view_fixture_is_label, "Vadkerti Ilona"),
                                  GTK_TYPE_COLUMN_VIEW);
  model = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (list)));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 11);
  toggle = gtk_widget_get_ancestor (view_fixture_find (GTK_WIDGET (self->page),
                                                       view_fixture_is_label,
                                          "Csak ahol hiányzik"), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (toggle), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 7);

  for (guint i = 0; i < 7; i++)
    {
      g_autoptr (AspStanding) standing = g_list_model_get_item (model, i);
      g_autofree char *expected = g_strdup_printf ("('municipality %" G_GINT64_FORMAT
                                                   "', 'contacts', '')",
                                                   asp_standing_get_id (standing));

      g_assert_cmpuint (asp_standing_get_n_roles_missing (standing), >, 0);
      g_signal_emit_by_name (list, "activate", i);
      g_assert_cmpstr (self->gone, ==, expected);
    }
}

/* Ten contact persons, of whom Vadkerti Ilona has no address (data/demo/sample.ini). */
static void
test_mail_to_a_role (Fixture       *self,
                     gconstpointer  data)
{
  GtkWindow *dialog;

  show_scope (self, NULL);
  view_fixture_press (GTK_WIDGET (self->page), "_Levél a szerepkörnek…");
  dialog = get_dialog (self);
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (dialog), view_fixture_is_label, "9 cím"));
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (dialog),
                                       view_fixture_is_label, "Vadkerti Ilona (Ipolydamásd)"));
  view_fixture_press (GTK_WIDGET (dialog), "Címek _másolása");
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (dialog), view_fixture_is_label,
                          "9 cím a vágólapon. Illessze be őket titkos másolatként."));
  gtk_window_close (dialog);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_assert_nonnull (setlocale (LC_ALL, "hu_HU.UTF-8"));
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("CSATLAKOZAS_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  asp_format_set_language (ASP_LANGUAGE_HU);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/views/contacts/naming-somebody", test_naming_somebody);
  ADD ("/views/contacts/ending-and-taking-away", test_ending_and_taking_away);
  ADD ("/views/contacts/who-is-missing", test_who_is_missing);
  ADD ("/views/contacts/mail-to-a-role", test_mail_to_a_role);
#undef ADD

  return g_test_run ();
}
