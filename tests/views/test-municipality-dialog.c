/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <adwaita.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "asp-field-row.h"
#include "asp-format.h"
#include "asp-municipality-dialog.h"

typedef gboolean (*Predicate) (GtkWidget  *widget,
                               const char *text);

static GtkWidget *
find (GtkWidget  *widget,
      Predicate   predicate,
      const char *text)
{
  if (predicate (widget, text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, predicate, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_label (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_LABEL (widget) && strcmp (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

static gboolean
is_field (GtkWidget  *widget,
          const char *text)
{
  return ASP_IS_FIELD_ROW (widget) && find (widget, is_label, text) != NULL;
}

static gboolean
is_button (GtkWidget  *widget,
           const char *text)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
}

static void
fill (GtkWindow  *dialog,
      const char *title,
      const char *text)
{
  GtkWidget *row = find (GTK_WIDGET (dialog), is_field, title);

  g_test_message ("%s", title);
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (asp_field_row_get_control (ASP_FIELD_ROW (row))), text);
}

static void
press (GtkWindow  *dialog,
       const char *label)
{
  GtkWidget *button = find (GTK_WIDGET (dialog), is_button, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
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
  press (dialog, "_Tárolás");
  g_assert_nonnull (find (GTK_WIDGET (dialog), is_label,
                          "A KSH-kód ellenőrző számjegye nem stimmel: nézze meg, nincs-e benne "
                          "elütés."));
  g_assert_nonnull (find (GTK_WIDGET (dialog), is_label, "1 mező javításra szorul."));
  assert_dump (self, before);
  g_assert_null (asp_document_get_undo_label (self->document));

  fill (dialog, "KSH-kód", "31732");
  press (dialog, "_Tárolás");
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
  press (dialog, "_Tárolás");
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
