/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-import-dialog.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "asp-document-setup.h"
#include "asp-format.h"

/* Codes are those of KSH's gazetteer of 2015. */

typedef struct
{
  char        *folder;          /* (owned) */
  char        *path;            /* (owned) */
  AspDocument *document;        /* (owned) */
  GtkWindow   *dialog;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  self->folder = g_dir_make_tmp ("csatlakozas-test-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "a.csatlakozas", NULL);
  file = g_file_new_for_path (self->path);
  asp_document_create (file, ASP_DOCUMENT_BLANK, &error);
  g_assert_no_error (error);
  self->document = asp_document_open (file, ASP_DOCUMENT_OPEN, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  if (self->dialog != NULL)
    gtk_window_destroy (self->dialog);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (asp_document_close (self->document, NULL));
  g_assert_finalize_object (self->document);
  g_remove (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static void
show (Fixture    *self,
      const char *text)
{
  g_autoptr (GBytes) contents = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  self->dialog = asp_import_dialog_new (self->document, contents, "tábla.csv", &error);
  g_assert_no_error (error);
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  gtk_window_present (self->dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->dialog));
}

static GtkWidget *
child (Fixture    *self,
       const char *name)
{
  GObject *object = gtk_widget_get_template_child (GTK_WIDGET (self->dialog),
                                                   ASP_TYPE_IMPORT_DIALOG, name);

  g_assert_nonnull (object);

  return GTK_WIDGET (object);
}

static const char *
summary (Fixture *self)
{
  return gtk_label_get_text (GTK_LABEL (child (self, "summary")));
}

static gboolean
can_import (Fixture *self)
{
  return gtk_widget_get_sensitive (child (self, "import_button"));
}

/* The drop-down above a column, from 0. */
static GtkDropDown *
drop_down (Fixture *self,
           int      column)
{
  return GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (child (self, "grid")), column + 1, 0));
}

static const char *
chosen (Fixture *self,
        int      column)
{
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (drop_down (self, column)));
}

static guint
count_municipalities (Fixture *self)
{
  return g_list_model_get_n_items (
    G_LIST_MODEL (asp_document_get_municipalities (self->document)));
}

static void
test_importing_stores_and_closes (Fixture       *self,
                                  gconstpointer  data)
{
  show (self, "Név;KSH-kód\nAba;17376\nGyöngyös;5236\n");
  g_assert_cmpstr (summary (self), ==, "2 sor: 2 új, 0 módosul, 0 változatlan, 0 hibás");
  g_assert_cmpstr (chosen (self, 0), ==, "Név");
  g_assert_cmpstr (chosen (self, 1), ==, "KSH-kód");
  g_assert_false (gtk_widget_get_visible (child (self, "skip_box")));
  g_assert_true (can_import (self));

  g_signal_emit_by_name (child (self, "import_button"), "clicked");
  while (self->dialog != NULL || asp_document_get_busy (self->document))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_municipalities (self), ==, 2);
  g_assert_cmpstr (asp_document_get_undo_label (self->document), ==,
                   "2 önkormányzat importálása");
}

static void
test_errors_stop_until_they_are_left_out (Fixture       *self,
                                          gconstpointer  data)
{
  GtkSwitch *skip;

  show (self, "Név;KSH-kód\nAba;17376\nMór;18486\n");
  skip = GTK_SWITCH (child (self, "skip_switch"));
  g_assert_true (gtk_widget_get_visible (child (self, "skip_box")));
  g_assert_true (gtk_widget_get_visible (child (self, "problems_group")));
  g_assert_false (can_import (self));

  gtk_switch_set_active (skip, TRUE);
  g_assert_true (can_import (self));
  gtk_switch_set_active (skip, FALSE);
  g_assert_false (can_import (self));
}

static void
test_columns_are_chosen (Fixture       *self,
                         gconstpointer  data)
{
  guint name, code;

  show (self, "Név;KSH-kód\nAba;17376\n");
  name = gtk_drop_down_get_selected (drop_down (self, 0));
  code = gtk_drop_down_get_selected (drop_down (self, 1));
  gtk_drop_down_set_selected (drop_down (self, 1), 0);
  g_assert_false (can_import (self));

  /* A field is given by one column only. */
  gtk_drop_down_set_selected (drop_down (self, 1), name);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down (self, 0)), ==, 0);

  gtk_drop_down_set_selected (drop_down (self, 1), code);
  gtk_drop_down_set_selected (drop_down (self, 0), name);
  g_assert_true (can_import (self));
}

static void
test_another_encoding_and_separator (Fixture       *self,
                                     gconstpointer  data)
{
  AdwComboRow *encoding, *separator;

  show (self, "Név;KSH-kód\nŐcsény;08961\n");
  encoding = ADW_COMBO_ROW (child (self, "encoding_row"));
  separator = ADW_COMBO_ROW (child (self, "separator_row"));
  g_assert_cmpuint (adw_combo_row_get_selected (encoding), ==, 0);
  g_assert_cmpuint (adw_combo_row_get_selected (separator), ==, 0);

  /* The second byte of Ő is no character of Windows-1250. */
  adw_combo_row_set_selected (encoding, 1);
  g_assert_false (can_import (self));
  g_assert_false (gtk_widget_get_visible (child (self, "columns_group")));

  adw_combo_row_set_selected (encoding, 0);
  g_assert_true (can_import (self));
  adw_combo_row_set_selected (separator, 1);
  g_assert_false (can_import (self));
  adw_combo_row_set_selected (separator, 0);
  g_assert_true (can_import (self));
}

static void
test_what_is_no_table_has_no_window (Fixture       *self,
                                     gconstpointer  data)
{
  g_autoptr (GBytes) contents = g_bytes_new_static ("\x89PNG\0", 5);
  g_autoptr (GError) error = NULL;

  g_assert_null (asp_import_dialog_new (self->document, contents, "kép.png", &error));
  g_assert_nonnull (error);
}

static void
add_test (const char *name,
          void      (*func) (Fixture       *self,
                             gconstpointer  data))
{
  g_autofree char *path = g_strconcat ("/views/import-dialog/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int    argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("CSATLAKOZAS_LOCALEDIR");

  gtk_test_init (&argc, &argv, NULL);
  g_assert_nonnull (setlocale (LC_ALL, "hu_HU.UTF-8"));
  g_assert_nonnull (bindtextdomain (GETTEXT_PACKAGE, locale_dir));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  asp_format_set_language (ASP_LANGUAGE_HU);
  adw_init ();

  add_test ("importing-stores-and-closes", test_importing_stores_and_closes);
  add_test ("errors-stop-until-they-are-left-out", test_errors_stop_until_they_are_left_out);
  add_test ("columns-are-chosen", test_columns_are_chosen);
  add_test ("another-encoding-and-separator", test_another_encoding_and_separator);
  add_test ("what-is-no-table-has-no-window", test_what_is_no_table_has_no_window);

  return g_test_run ();
}
