/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-import-list.h"

#include <glib/gi18n-lib.h>

#include "asp-format.h"
#include "asp-widget-style.h"

/* No text is broken into shorter lines. */
#define MIN_CHARS 16

/* Lists of what an import does. They may have ten thousand rows; only those in sight are built. */

typedef struct
{
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *caption;
  GtkLabel *value;
} Row;

/* What a row says. */
typedef struct
{
  char *title;                  /* (owned) */
  char *subtitle;               /* (owned) (nullable) */
  char *caption;                /* (owned) (nullable): what @value is */
  char *value;                  /* (owned) (nullable) */
} Words;

static void
clear_words (Words *words)
{
  g_free (words->title);
  g_free (words->subtitle);
  g_free (words->caption);
  g_free (words->value);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, clear_words)

static void
describe_move (AspScheduleImport *import,
               guint              index,
               Words             *words)
{
  const AspScheduleImportMove *move = asp_schedule_import_peek_move (import, index);
  g_autofree char *imported = asp_format_day (move->imported);
  g_autofree char *ours = asp_format_day (move->ours);

  words->title = asp_schedule_import_get_name (import, move->task);
  words->subtitle = asp_schedule_import_explain_move (import, index);
  words->caption = g_strdup (move->is_finish ? _("Finish") : _("Start"));
  words->value = g_strdup_printf ("%s → %s", imported, ours);
}

static void
describe_task (AspScheduleImport *import,
               guint              index,
               Words             *words)
{
  AspDay start, finish;

  words->title = asp_schedule_import_get_name (import, index);
  words->subtitle = asp_schedule_import_describe_kind (import, index);
  if (asp_schedule_import_get_days (import, index, &start, &finish))
    {
      g_autofree char *first = asp_format_day (start);
      g_autofree char *last = asp_format_day (finish);

      words->value = start == finish ? g_steal_pointer (&first)
                                     : g_strdup_printf ("%s – %s", first, last);
    }
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *style,
           float       xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static GtkLabel *
add_text (GtkWidget  *box,
          const char *style)
{
  GtkLabel *label = add_label (box, style, 0);

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);

  return label;
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *days = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  Row *row = g_new0 (Row, 1);

  row->title = add_text (words, NULL);
  row->subtitle = add_text (words, "dim-label");
  row->caption = add_label (days, "dim-label", 1);
  row->value = add_label (days, "numeric", 1);
  gtk_widget_add_css_class (GTK_WIDGET (row->subtitle), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (row->caption), "caption");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (days, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), days);
  asp_widget_limit_labels (box, MIN_CHARS);
  g_object_set_data_full (G_OBJECT (box), "row", row, g_free);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
show (GtkLabel   *label,
      const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* GTK's own widget around the row has the keyboard, so it says the row. */
static void
name_row (GtkWidget   *box,
          const Words *words)
{
  GtkWidget *parent = gtk_widget_get_parent (box);
  const char *const parts[] = { words->title, words->caption, words->value, words->subtitle };
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] != NULL && *parts[i] != '\0')
        g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", parts[i]);
    }
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name->str, -1);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         GtkWidget          *list)
{
  AspScheduleImport *import = g_object_get_data (G_OBJECT (list), "import");
  guint index = gtk_list_item_get_position (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  Row *row = g_object_get_data (G_OBJECT (box), "row");
  g_auto (Words) words = { NULL };

  switch ((AspScheduleImportPart) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (list), "part")))
    {
    case ASP_SCHEDULE_IMPORT_MOVES:
      describe_move (import, index, &words);
      break;
    case ASP_SCHEDULE_IMPORT_TASKS:
      describe_task (import, index, &words);
      break;
    case ASP_SCHEDULE_IMPORT_LOSSES:
    default:
      words.title = g_strdup (g_ptr_array_index (asp_schedule_import_get_losses (import), index));
      break;
    }

  show (row->title, words.title);
  show (row->subtitle, words.subtitle);
  show (row->caption, words.caption);
  show (row->value, words.value);
  name_row (box, &words);
}

static guint
count (AspScheduleImport     *import,
       AspScheduleImportPart  part)
{
  switch (part)
    {
    case ASP_SCHEDULE_IMPORT_MOVES:
      return asp_schedule_import_get_n_moves (import);
    case ASP_SCHEDULE_IMPORT_TASKS:
      return asp_schedule_import_get_n_tasks (import);
    case ASP_SCHEDULE_IMPORT_LOSSES:
    default:
      return asp_schedule_import_get_losses (import)->len;
    }
}

/* The list shows a part of @import, which has to live as long as it does so. Returns: the number
 * of rows */
guint
asp_schedule_import_list_fill (GtkListView           *list,
                               AspScheduleImport     *import,
                               AspScheduleImportPart  part)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkStringList) places = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) model = NULL;
  guint n;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (list), 0);
  g_return_val_if_fail (import != NULL, 0);

  /* A row is known by its place; there is nothing else to hold. */
  n = count (import, part);
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (places, "");

  gtk_list_view_set_model (list, NULL);
  g_object_set_data (G_OBJECT (list), "import", import);
  g_object_set_data (G_OBJECT (list), "part", GINT_TO_POINTER (part));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), list, 0);
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&places)));
  gtk_list_view_set_factory (list, factory);
  gtk_list_view_set_model (list, GTK_SELECTION_MODEL (model));

  return n;
}
