/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "view-fixture.h"

#include <string.h>

#include "asp-day-commands.h"
#include "asp-days-window.h"
#include "asp-record-commands.h"

/* The holidays and the days moved in 2015: domain.md 9. */

static gint64
get_id (DocumentFixture *self,
        const char      *name)
{
  return asp_standing_get_id (document_fixture_find (self, name));
}

static GtkWindow *
show (DocumentFixture *self,
      gint64           municipality_id,
      int              year)
{
  GtkWindow *window = asp_days_window_new (self->planner, municipality_id);
  GtkWidget *spin = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window),
                                                               ASP_TYPE_DAYS_WINDOW,
                                                               "year_button"));

  g_object_ref (window);
  gtk_window_present (window);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), year);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

  return window;
}

static int
get_year (GtkWindow *window)
{
  return gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (
    gtk_widget_get_template_child (GTK_WIDGET (window), ASP_TYPE_DAYS_WINDOW, "year_button")));
}

static GtkWidget *
get_list (GtkWindow  *window,
          const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window), ASP_TYPE_DAYS_WINDOW,
                                                    name));
}

static guint
count_rows (GtkWindow  *window,
            const char *name)
{
  GtkListBox *list = GTK_LIST_BOX (get_list (window, name));
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;

  return n;
}

static void
assert_row (GtkWindow  *window,
            const char *list,
            const char *day,
            const char *text)
{
  GtkWidget *row = view_fixture_find (get_list (window, list), view_fixture_is_row, day);

  g_test_message ("%s", day);
  g_assert_nonnull (row);
  g_assert_nonnull (view_fixture_find (row, view_fixture_is_label, text));
}

/* Types a day into the dialog that the button opens, and stores it. */
static GtkWindow *
enter (DocumentFixture *self,
       GtkWindow       *window,
       const char      *button,
       const char      *day,
       guint            kind,
       const char      *note)
{
  GtkWindow *dialog;

  view_fixture_press (GTK_WIDGET (window), button);
  dialog = g_object_ref (view_fixture_get_dialog (window));
  gtk_editable_set_text (view_fixture_get_entry (dialog, "Nap"), day);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (view_fixture_get_control (dialog, "Fajta")), kind);
  gtk_editable_set_text (view_fixture_get_entry (dialog, "Megjegyzés"), note);
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  view_fixture_settle (self->document);

  return dialog;
}

static void
enter_well (DocumentFixture *self,
            GtkWindow       *window,
            const char      *button,
            const char      *day,
            guint            kind,
            const char      *note)
{
  GtkWindow *dialog = enter (self, window, button, day, kind, note);

  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  g_assert_finalize_object (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
}

static void
test_national_days (DocumentFixture *self,
                    gconstpointer    data)
{
  GtkWindow *window;
  int year;

  document_fixture_run (self, asp_record_command_set_status_date (self->document,
                                                                  asp_day_new (2015, 3, 2)));
  window = show (self, 0, 2015);
  g_assert_cmpuint (count_rows (window, "national_list"), ==, 18);
  assert_row (window, "national_list", "2015. augusztus 20., csütörtök",
              "Munkaszüneti nap · Az államalapítás ünnepe");
  assert_row (window, "national_list", "2015. augusztus 8., szombat",
              "Munkanap · más nap helyett ledolgozott szombat");
  assert_row (window, "national_list", "2015. augusztus 21., péntek",
              "Pihenőnap · ledolgozott szombat helyett");
  g_assert_false (gtk_widget_get_visible (get_list (window, "closing_group")));
  view_fixture_end (window);

  window = asp_days_window_new (self->planner, 0);
  g_object_ref (window);
  year = get_year (window);
  g_assert_cmpint (year, ==, 2015);
  view_fixture_end (window);
}

/* The window shows what is on disk: also what is undone, done again and done elsewhere. */
static void
test_follows_the_document (DocumentFixture *self,
                           gconstpointer    data)
{
  GtkWindow *window = show (self, 0, 2027);
  g_autofree char *before = document_fixture_dump (self);
  g_autofree char *after = NULL;
  GtkWidget *row;

  g_assert_cmpuint (count_rows (window, "own_list"), ==, 0);
  enter_well (self, window, "Új _nap…", "dec. 24.", 0, "12/2026. rendelet");
  assert_row (window, "own_list", "2027. december 24., péntek", "Pihenőnap · 12/2026. rendelet");
  g_assert_false (asp_calendar_is_workday (asp_document_get_calendar (self->document),
                                           asp_day_new (2027, 12, 24)));

  row = view_fixture_find (get_list (window, "own_list"), view_fixture_is_row,
                           "2027. december 24., péntek");
  view_fixture_press (row, "Törlés");
  view_fixture_settle (self->document);
  g_assert_cmpuint (count_rows (window, "own_list"), ==, 0);
  after = document_fixture_dump (self);
  g_assert_cmpstr (after, ==, before);
  gtk_widget_activate_action (GTK_WIDGET (window), "days.undo", NULL);
  view_fixture_settle (self->document);
  g_assert_cmpuint (count_rows (window, "own_list"), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "days.redo", NULL);
  view_fixture_settle (self->document);
  g_assert_cmpuint (count_rows (window, "own_list"), ==, 0);

  /* What the toast says can be taken back in it. */
  view_fixture_press (GTK_WIDGET (window), "_Visszavonás");
  view_fixture_settle (self->document);
  g_assert_cmpuint (count_rows (window, "own_list"), ==, 1);

  document_fixture_run (self, asp_day_command_store (self->planner, 0, NULL,
                                                     asp_day_new (2027, 8, 20), TRUE, NULL, NULL));
  assert_row (window, "own_list", "2027. augusztus 20., péntek",
              "Munkanap · Az államalapítás ünnepe");
  assert_row (window, "national_list", "2027. augusztus 20., péntek",
              "Munkaszüneti nap · Az államalapítás ünnepe\nEbben a dokumentumban munkanap.");
  view_fixture_end (window);
}

/* A row is opened, changed and stored; the table goes to the year of what was stored. */
static void
test_change (DocumentFixture *self,
             gconstpointer    data)
{
  GtkWindow *window = show (self, 0, 2027);
  GtkWindow *dialog;
  GtkListBox *list = GTK_LIST_BOX (get_list (window, "own_list"));

  enter_well (self, window, "Új _nap…", "2027-12-24", 0, "tervezet");
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  dialog = g_object_ref (view_fixture_get_dialog (window));
  g_assert_cmpstr (gtk_editable_get_text (view_fixture_get_entry (dialog, "Megjegyzés")), ==,
                   "tervezet");
  gtk_editable_set_text (view_fixture_get_entry (dialog, "Nap"), "2028. 01. 08.");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (view_fixture_get_control (dialog, "Fajta")), 1);
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  view_fixture_settle (self->document);
  g_assert_finalize_object (dialog);
  g_assert_cmpint (get_year (window), ==, 2028);
  g_assert_cmpuint (count_rows (window, "own_list"), ==, 1);
  assert_row (window, "own_list", "2028. január 8., szombat", "Munkanap · tervezet");
  view_fixture_end (window);
}

static void
test_errors (DocumentFixture *self,
             gconstpointer    data)
{
  static const struct
  {
    const char *day;
    const char *error;
  } wrong[] = {
    { "", "Írjon be egy napot, például így: 2014-06-12 vagy jún. 12." },
    { "valamikor", "Írjon be egy napot, például így: 2014-06-12 vagy jún. 12." },
    { "2027. 02. 29.", "Írjon be egy napot, például így: 2014-06-12 vagy jún. 12." },
    { "1989. 12. 31.", "A munkanap-táblázat évei: 1990–2100. Ezen belüli napot adjon meg." },
    { "2101. 01. 01.", "A munkanap-táblázat évei: 1990–2100. Ezen belüli napot adjon meg." },
    { "dec. 24.", "Ez a nap már szerepel a táblázatban: 2027. december 24. Ott módosítsa." },
  };
  static const char *const buttons[] = { "Új _nap…", "Új _zárvatartási nap…" };
  GtkWindow *window = show (self, get_id (self, "Nagymaros"), 2027);

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      g_autofree char *before = NULL;

      enter_well (self, window, buttons[i], "2027-12-24", 0, "");
      before = document_fixture_dump (self);
      for (guint j = 0; j < G_N_ELEMENTS (wrong); j++)
        {
          GtkWindow *dialog = enter (self, window, buttons[i], wrong[j].day, 0, "");
          g_autofree char *after = document_fixture_dump (self);

          g_test_message ("%s", wrong[j].day);
          g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
          g_assert_nonnull (view_fixture_find (GTK_WIDGET (dialog), view_fixture_is_label,
                                               wrong[j].error));
          g_assert_cmpstr (after, ==, before);
          view_fixture_end (dialog);
        }
    }
  view_fixture_end (window);
}

/* They are one municipality's: the others, and the document's calendar, keep theirs. */
static void
test_closing_days (DocumentFixture *self,
                   gconstpointer    data)
{
  gint64 id = get_id (self, "Nagymaros");
  GtkWindow *window = show (self, id, 2015);
  GtkWindow *other = NULL;
  GtkWidget *row;

  g_assert_true (gtk_widget_get_visible (get_list (window, "closing_group")));
  g_assert_cmpuint (count_rows (window, "closing_list"), ==, 0);
  enter_well (self, window, "Új _zárvatartási nap…", "aug. 19.", 0, "szabadság");
  assert_row (window, "closing_list", "2015. augusztus 19., szerda", "Pihenőnap · szabadság");
  g_assert_cmpuint (count_rows (window, "own_list"), ==, 0);
  g_assert_true (asp_calendar_is_workday (asp_document_get_calendar (self->document),
                                          asp_day_new (2015, 8, 19)));
  other = show (self, get_id (self, "Zsámbok"), 2015);
  g_assert_cmpuint (count_rows (other, "closing_list"), ==, 0);
  view_fixture_end (other);

  row = view_fixture_find (get_list (window, "closing_list"), view_fixture_is_row,
                           "2015. augusztus 19., szerda");
  view_fixture_press (row, "Törlés");
  view_fixture_settle (self->document);
  g_assert_cmpuint (count_rows (window, "closing_list"), ==, 0);
  view_fixture_end (window);
}

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, DocumentFixture, NULL, document_fixture_set_up, func, \
                                    document_fixture_tear_down)
  ADD ("/views/days/national-days", test_national_days);
  ADD ("/views/days/the-window-follows-the-document", test_follows_the_document);
  ADD ("/views/days/a-day-is-changed", test_change);
  ADD ("/views/days/errors", test_errors);
  ADD ("/views/days/closing-days", test_closing_days);
#undef ADD

  return g_test_run ();
}
