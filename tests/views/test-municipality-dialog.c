/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "view-fixture.h"

#include <adwaita.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "asp-field-row.h"
#include "asp-format.h"
#include "asp-municipality-dialog.h"

static gboolean
is_field (GtkWidget  *widget,
          const char *text)
{
  return ASP_IS_FIELD_ROW (widget) && view_fixture_find (widget,
                                                         view_fixture_is_label, text) != NULL;
}

static void
fill (GtkWindow  *dialog,
      const char *title,
      const char *text)
{
  GtkWidget *row = view_fixture_find (GTK_WIDGET (dialog), is_field, title);

  g_test_message ("%s", title);
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (asp_field_row_get_control (ASP_FIELD_ROW (row))), text);
}

/* The pointer is cleared when the window is gone. */
static void
open_dialog (DocumentFixture  *self,
             GtkWindow       **dialog)
{
  AspStanding *standing = document_fixture_find (self, "Nagymaros");

  *dialog = asp_municipality_dialog_new (self->document, asp_standing_get_municipality (standing));
  g_object_add_weak_pointer (G_OBJECT (*dialog), (gpointer *) dialog);
  gtk_window_present (*dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (*dialog));
}

static void
wait_for_end (GtkWindow **dialog)
{
  while (*dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_dump (DocumentFixture *self,
             const char      *expected)
{
  g_autofree char *dump = document_fixture_dump (self);

  g_assert_cmpstr (dump, ==, expected);
}

/* 31732 is Nagymaros (KSH); with another last digit the check digit cannot be right. */
static void
test_one_step (DocumentFixture *self,
               gconstpointer    data)
{
  g_autofree char *before = document_fixture_dump (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;
  AspRecord *record;

  open_dialog (self, &dialog);
  fill (dialog, "KSH-kód", "31733");
  fill (dialog, "Lakónépesség", "4 800");
  fill (dialog, "Lakások száma", "2101");
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (dialog), view_fixture_is_label,
                          "A KSH-kód ellenőrző számjegye nem stimmel: nézze meg, nincs-e benne "
                          "elütés."));
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (dialog),
                                       view_fixture_is_label, "1 mező javításra szorul."));
  assert_dump (self, before);
  g_assert_null (asp_document_get_undo_label (self->document));

  fill (dialog, "KSH-kód", "31732");
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  wait_for_end (&dialog);
  record = ASP_RECORD (asp_standing_get_municipality (document_fixture_find (self, "Nagymaros")));
  g_assert_cmpint (asp_record_get_integer (record, "population", 0), ==, 4800);
  g_assert_cmpint (asp_record_get_integer (record, "dwellings", 0), ==, 2101);
  after = document_fixture_dump (self);

  /* One step back is what was, and the only one. */
  g_assert_true (asp_document_undo (self->document, &error));
  g_assert_no_error (error);
  assert_dump (self, before);
  g_assert_null (asp_document_get_undo_label (self->document));
  g_assert_true (asp_document_redo (self->document, &error));
  g_assert_no_error (error);
  assert_dump (self, after);
  g_assert_null (asp_document_get_redo_label (self->document));
}

static void
test_cancelled (DocumentFixture *self,
                gconstpointer    data)
{
  g_autofree char *before = document_fixture_dump (self);
  GtkWindow *dialog;

  open_dialog (self, &dialog);
  fill (dialog, "Lakónépesség", "4 800");
  gtk_window_close (dialog);
  wait_for_end (&dialog);
  assert_dump (self, before);
  g_assert_null (asp_document_get_undo_label (self->document));

  /* Nothing changed is no step either. */
  open_dialog (self, &dialog);
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  wait_for_end (&dialog);
  assert_dump (self, before);
  g_assert_null (asp_document_get_undo_label (self->document));
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

#define ADD(path, func) \
  g_test_add (path, DocumentFixture, NULL, document_fixture_set_up, func, \
              document_fixture_tear_down)
  ADD ("/views/municipality-dialog/is-one-step-of-undo", test_one_step);
  ADD ("/views/municipality-dialog/leaves-no-step-when-cancelled", test_cancelled);
#undef ADD

  return g_test_run ();
}
