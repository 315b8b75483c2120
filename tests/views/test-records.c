/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "view-fixture.h"

#include <glib/gstdio.h>

#include "asp-attachment-commands.h"
#include "asp-attachment-list.h"
#include "asp-municipality-dialog.h"

static void
attach (DocumentFixture *self,
        gint64           owner_id,
        const char      *name)
{
  AspAttachmentFile file = { (char *) name, NULL, g_bytes_new_static ("abc", 3) };

  document_fixture_run (self, asp_attachment_command_add ("municipality", owner_id, &file));
  g_bytes_unref (file.content);
}

/* A program or a script that came by mail must not run by a click; a letter opens. */
static void
test_attachments (DocumentFixture *self,
                  gconstpointer    data)
{
  static const struct
  {
    const char *name;
    gboolean    opens;
  } files[] = {
    { "levél.txt", TRUE }, { "szerződés.pdf", TRUE }, { "tábla.xlsx", TRUE },
    { "kép.png", TRUE }, { "határozat.odt", TRUE }, { "oldal.html", TRUE },
    { "rendezés.sh", FALSE }, { "indító.desktop", FALSE }, { "telepítő.exe", FALSE },
    { "csomag.jar", FALSE }, { "parancs.bat", FALSE }, { "telepítő.msi", FALSE },
    { "számla.pdf.exe", FALSE }, { "program.py", FALSE }, { "névtelen", FALSE },
  };
  gint64 owner_id = asp_standing_get_id (document_fixture_find (self, "Nagymaros"));
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  AspAttachmentList *list = g_object_new (ASP_TYPE_ATTACHMENT_LIST, NULL);
  g_autoptr (AspRecordList) records = asp_document_create_list (self->document,
                                                                ASP_TYPE_ATTACHMENT, "owner_id",
                                                                owner_id);

  g_object_ref (window);
  gtk_window_set_child (window, GTK_WIDGET (list));
  asp_attachment_list_set_owner (list, self->document, owner_id);
  gtk_window_present (window);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    attach (self, owner_id, files[i].name);
  view_fixture_settle (self->document);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      GtkWidget *row = view_fixture_find (GTK_WIDGET (window), view_fixture_is_row, files[i].name);

      g_test_message ("%s", files[i].name);
      g_assert_nonnull (row);
      g_assert_cmpint (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)), ==,
                       files[i].opens);
    }

  view_fixture_press (view_fixture_find (GTK_WIDGET (window), view_fixture_is_row, "rendezés.sh"),
                      "A fájl eltávolítása");
  view_fixture_settle (self->document);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (records)), ==,
                    G_N_ELEMENTS (files) - 1);
  g_assert_null (view_fixture_find (GTK_WIDGET (window), view_fixture_is_row, "rendezés.sh"));
  g_clear_object (&records);
  view_fixture_end (window);
}

/* A document whose folder is gone for a while, as a network share is: what was typed stays in the
 * form, with the reason, until it can be stored. */
static void
test_municipality_is_not_lost (DocumentFixture *self,
                               gconstpointer    data)
{
  g_autofree char *elsewhere = g_strconcat (self->folder, "-elsewhere", NULL);
  GtkWindow *dialog = asp_municipality_dialog_new (self->document, NULL);
  GtkEditable *name;
  GtkLabel *problem;

  g_object_ref (dialog);
  gtk_window_present (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  name = view_fixture_get_entry (dialog, "Név");
  problem = GTK_LABEL (gtk_widget_get_template_child (GTK_WIDGET (dialog),
                                                      ASP_TYPE_MUNICIPALITY_DIALOG, "problem"));
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  g_assert_cmpstr (gtk_label_get_text (problem), ==, "1 mező javításra szorul.");

  gtk_editable_set_text (name, "Ágfalva");
  g_assert_cmpint (g_rename (self->folder, elsewhere), ==, 0);
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  view_fixture_settle (self->document);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "Ágfalva");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (problem), "Nincs ilyen fájl vagy mappa."));
  g_assert_null (document_fixture_find (self, "Ágfalva"));

  g_assert_cmpint (g_rename (elsewhere, self->folder), ==, 0);
  view_fixture_press (GTK_WIDGET (dialog), "_Tárolás");
  view_fixture_settle (self->document);
  g_assert_finalize_object (dialog);
  g_assert_nonnull (document_fixture_find (self, "Ágfalva"));
}

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, DocumentFixture, NULL, document_fixture_set_up, func, \
                                    document_fixture_tear_down)
  ADD ("/views/attachments/what-could-run-is-not-opened", test_attachments);
  ADD ("/views/municipality/what-is-not-stored-stays-typed", test_municipality_is_not_lost);
#undef ADD

  return g_test_run ();
}
