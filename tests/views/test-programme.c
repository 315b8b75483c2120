/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "view-fixture.h"

#include <string.h>

#include "asp-programme-commands.h"
#include "asp-programme-window.h"
#include "asp-wave-change-dialog.h"
#include "asp-wave-dialog.h"
#include "asp-wave.h"

/* Waves, milestones and their days stand in data/demo/sample.ini. */

static AspRow *
get_wave (DocumentFixture *self,
          guint            index)
{
  g_autoptr (GPtrArray) waves = asp_document_list_waves (self->document);

  g_assert_cmpuint (index, <, waves->len);

  return asp_record_get_row (g_ptr_array_index (waves, index));
}

static guint
count_waves (DocumentFixture *self)
{
  g_autoptr (GPtrArray) waves = asp_document_list_waves (self->document);

  return waves->len;
}

static guint
count_milestones (DocumentFixture *self)
{
  g_autoptr (GPtrArray) milestones = asp_programme_list_milestones (self->document);

  return milestones->len;
}

static gint64
get_wave_of (DocumentFixture *self,
             const char      *name)
{
  AspStanding *standing = document_fixture_find (self, name);

  return asp_record_get_integer (ASP_RECORD (asp_standing_get_municipality (standing)), "wave_id",
                                 0);
}

/* Takes the window of @dialog over, for it to be seen when it goes. */
static GtkWindow *
show (GtkWindow *window)
{
  g_object_ref (window);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

  return window;
}

static gboolean
has_label (GtkWindow  *window,
           const char *text)
{
  return view_fixture_find (GTK_WIDGET (window), view_fixture_is_label, text) != NULL;
}

static void
test_window_follows_the_document (DocumentFixture *self,
                                  gconstpointer    data)
{
  GtkWindow *window = show (asp_programme_window_new (self->document));
  g_autofree char *before = document_fixture_dump (self);
  g_autofree char *after = NULL;
  GtkWidget *row = view_fixture_find (GTK_WIDGET (window), view_fixture_is_row,
                                      "EKOP-projekt zárása");

  g_assert_cmpuint (count_milestones (self), ==, 2);
  g_assert_true (has_label (window, "2015. június 30."));
  view_fixture_press (row, "Törlés");
  view_fixture_settle (self->document);
  g_assert_cmpuint (count_milestones (self), ==, 1);
  g_assert_false (has_label (window, "EKOP-projekt zárása"));

  gtk_widget_activate_action (GTK_WIDGET (window), "programme.undo", NULL);
  view_fixture_settle (self->document);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  after = document_fixture_dump (self);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (has_label (window, "EKOP-projekt zárása"));

  gtk_widget_activate_action (GTK_WIDGET (window), "programme.redo", NULL);
  view_fixture_settle (self->document);
  g_assert_cmpuint (count_milestones (self), ==, 1);
  view_fixture_end (window);
}

/* Its municipalities stay, without a wave, and come back into it with it. */
static void
test_deleting_a_wave (DocumentFixture *self,
                      gconstpointer    data)
{
  GtkWindow *window = show (asp_programme_window_new (self->document));
  GtkWidget *row = view_fixture_find (GTK_WIDGET (window), view_fixture_is_row, "1. ütem – pilot");
  gint64 wave_id = get_wave_of (self, "Nagymaros");

  g_assert_cmpint (wave_id, !=, 0);
  view_fixture_press (row, "Törlés: 11 önkormányzat ütem nélkül marad");
  view_fixture_settle (self->document);
  g_assert_cmpuint (count_waves (self), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->standings)), ==, 11);
  g_assert_cmpint (get_wave_of (self, "Nagymaros"), ==, 0);

  view_fixture_press (GTK_WIDGET (window), "_Visszavonás");
  view_fixture_settle (self->document);
  g_assert_cmpuint (count_waves (self), ==, 3);
  g_assert_cmpint (get_wave_of (self, "Nagymaros"), ==, wave_id);
  view_fixture_end (window);
}

static void
test_a_new_wave (DocumentFixture *self,
                 gconstpointer    data)
{
  GtkWindow *window = show (asp_programme_window_new (self->document));
  GtkWindow *dialog;
  AspRow *wave;

  view_fixture_press (GTK_WIDGET (window), "Új ü_tem…");
  dialog = g_object_ref (view_fixture_get_dialog (window));
  g_assert_cmpstr (gtk_editable_get_text (view_fixture_get_entry (dialog, "Sorszám")), ==, "4");
  gtk_editable_set_text (view_fixture_get_entry (dialog, "Csatlakozás kezdete"), "2016. 03. 01.");
  gtk_editable_set_text (view_fixture_get_entry (dialog, "Felkészülés kezdete"), "2016. 06. 01.");
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  view_fixture_settle (self->document);
  g_assert_cmpuint (count_waves (self), ==, 3);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (dialog)));

  gtk_editable_set_text (view_fixture_get_entry (dialog, "Név"), "4. ütem");
  gtk_editable_set_text (view_fixture_get_entry (dialog, "Felkészülés kezdete"), "2016. 01. 04.");
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  view_fixture_settle (self->document);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  g_assert_finalize_object (dialog);

  g_assert_cmpuint (count_waves (self), ==, 4);
  wave = get_wave (self, 3);
  g_assert_cmpstr (asp_row_get_text (wave, "name"), ==, "4. ütem");
  g_assert_cmpstr (asp_row_get_text (wave, "kind"), ==, "further");
  g_assert_cmpint (asp_row_get_day (wave, "prepare_from"), ==, asp_day_new (2016, 1, 4));
  g_assert_cmpint (asp_row_get_day (wave, "join_from"), ==, asp_day_new (2016, 3, 1));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_true (has_label (window, "4. ütem"));
  view_fixture_end (window);
}

/* Nothing is written before it is asked for; what is written is what was shown. */
static void
test_moving_to_another_wave (DocumentFixture *self,
                             gconstpointer    data)
{
  AspStanding *standing = document_fixture_find (self, "Zsámbok");
  gint64 id = asp_standing_get_id (standing);
  g_autofree char *before = document_fixture_dump (self);
  g_autofree char *shown = NULL;
  g_autofree char *undone = NULL;
  GtkWindow *dialog = show (asp_wave_change_dialog_new (self->planner, &id, 1));

  g_assert_true (has_label (dialog, "Zsámbok"));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (
    gtk_widget_get_template_child (GTK_WIDGET (dialog), ASP_TYPE_WAVE_CHANGE_DIALOG, "summary"))),
    "1 önkormányzat kerül át."));
  shown = document_fixture_dump (self);
  g_assert_cmpstr (shown, ==, before);

  view_fixture_press (GTK_WIDGET (dialog), "Á_thelyezés");
  view_fixture_settle (self->document);
  g_assert_finalize_object (dialog);
  g_assert_cmpint (get_wave_of (self, "Zsámbok"), ==, asp_row_get_id (get_wave (self, 1)));
  g_assert_cmpint (get_wave_of (self, "Nagymaros"), ==, asp_row_get_id (get_wave (self, 0)));

  g_assert_true (asp_document_undo (self->document, NULL));
  undone = document_fixture_dump (self);
  g_assert_cmpstr (undone, ==, before);
}

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, DocumentFixture, NULL, document_fixture_set_up, func, \
                                    document_fixture_tear_down)
  ADD ("/views/programme/the-window-follows-the-document", test_window_follows_the_document);
  ADD ("/views/programme/deleting-a-wave-keeps-its-members", test_deleting_a_wave);
  ADD ("/views/programme/a-new-wave-is-checked", test_a_new_wave);
  ADD ("/views/programme/moving-to-another-wave", test_moving_to_another_wave);
#undef ADD

  return g_test_run ();
}
