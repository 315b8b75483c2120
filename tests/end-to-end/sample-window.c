/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A window with one of each thing that the driver can do, for the driver's own test. */

#include <adwaita.h>
#include <locale.h>

static void
greet_cb (GtkButton *button,
          GtkLabel  *answer)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (button), "entry");
  g_autofree char *text = g_strdup_printf ("Jó napot, %s!", gtk_editable_get_text (entry));

  gtk_label_set_text (answer, text);
}

static void
clear_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       answer)
{
  gtk_label_set_text (answer, "Üres");
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
create_list (void)
{
  static const char * const names[] = { "Csongrád", "Nagymaros", "Őriszentpéter", NULL };
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GListModel *strings = G_LIST_MODEL (gtk_string_list_new (names));
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_single_selection_new (strings));
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  list = gtk_list_view_new (model, factory);
  gtk_widget_set_vexpand (list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, "Települések",
                                  -1);

  return list;
}

static void
activate_cb (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_label ("Köszönés");
  GtkWidget *answer = gtk_label_new ("Üres");
  g_autoptr(GSimpleAction) clear = g_simple_action_new ("clear", NULL);
  const char * const keys[] = { "<Control>l", NULL };

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, "Név",
                                  -1);
  g_object_set_data (G_OBJECT (button), "entry", entry);
  g_signal_connect (button, "clicked", G_CALLBACK (greet_cb), answer);
  g_signal_connect (clear, "activate", G_CALLBACK (clear_cb), answer);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (clear));
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.clear", keys);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), answer);
  gtk_box_append (GTK_BOX (box), create_list ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Próbaablak");
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 360);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(AdwApplication) application = NULL;

  if (setlocale (LC_ALL, "") == NULL)
    return 2;

  application = adw_application_new ("hu.onkormanyzat.Csatlakozas.Sample",
                                     G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
