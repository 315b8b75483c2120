/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-rank.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form-node.h"

struct _AspFormRank
{
  GtkWidget   parent_instance;

  GtkWidget  *box;              /* a child: the rows in their order, then the button */
  GtkWidget  *keep_button;      /* takes the order as it stands */
  GPtrArray  *rows;             /* (owned) (element-type GtkWidget): in the order of the form */
  gboolean    is_answered;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AspFormRank, asp_form_rank, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const char *
get_choice (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "value");
}

/* Places are numbered from 1; who stands first cannot go up, who stands last cannot go down. */
static void
update_rows (AspFormRank *self)
{
  guint place = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (self->box); row != self->keep_button;
       row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *number = self->is_answered ? g_strdup_printf ("%u.", ++place)
                                                  : g_strdup ("–");

      gtk_label_set_label (g_object_get_data (G_OBJECT (row), "place"), number);
      gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), "up"),
                                gtk_widget_get_prev_sibling (row) != NULL);
      gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), "down"),
                                gtk_widget_get_next_sibling (row) != self->keep_button);
    }
  gtk_widget_set_visible (self->keep_button, !self->is_answered);
}

static void
change_cb (AspFormRank *self)
{
  self->is_answered = TRUE;
  update_rows (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The button keeps the keyboard as long as there is a way on for it. */
static void
move (GtkWidget *button,
      gboolean   is_up)
{
  GtkWidget *row = gtk_widget_get_parent (button);
  AspFormRank *self = ASP_FORM_RANK (gtk_widget_get_ancestor (row, ASP_TYPE_FORM_RANK));
  GtkWidget *before = is_up ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row);

  if (before == NULL || before == self->keep_button)
    return;

  gtk_box_reorder_child_after (GTK_BOX (self->box), row,
                               is_up ? gtk_widget_get_prev_sibling (before) : before);
  change_cb (self);
  if (!gtk_widget_get_sensitive (button))
    gtk_widget_grab_focus (g_object_get_data (G_OBJECT (row), is_up ? "down" : "up"));
}

static void
up_cb (GtkWidget *button)
{
  move (button, TRUE);
}

static void
down_cb (GtkWidget *button)
{
  move (button, FALSE);
}

static void
add_button (GtkWidget  *row,
            const char *name,
            const char *icon,
            char       *words,
            GCallback   callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_signal_connect (button, "clicked", callback, NULL);
  gtk_box_append (GTK_BOX (row), button);
  g_object_set_data (G_OBJECT (row), name, button);
  g_free (words);
}

static void
add_row (AspFormRank         *self,
         const AspFormChoice *choice)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *place = gtk_label_new (NULL);
  GtkWidget *label = gtk_label_new (choice->label);

  gtk_label_set_width_chars (GTK_LABEL (place), 3);
  gtk_widget_add_css_class (place, "numeric");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), place);
  gtk_box_append (GTK_BOX (row), label);
  g_object_set_data (G_OBJECT (row), "place", place);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (choice->value), g_free);
  /* Translators: moves a choice of a ranking; %s is the choice */
  add_button (row, "up", "go-up-symbolic", g_strdup_printf (_("Up: %s"), choice->label),
              G_CALLBACK (up_cb));
  /* Translators: moves a choice of a ranking; %s is the choice */
  add_button (row, "down", "go-down-symbolic", g_strdup_printf (_("Down: %s"), choice->label),
              G_CALLBACK (down_cb));
  gtk_box_insert_child_after (GTK_BOX (self->box), row,
                              gtk_widget_get_prev_sibling (self->keep_button));
  g_ptr_array_add (self->rows, row);
}

static void
asp_form_rank_dispose (GObject *object)
{
  AspFormRank *self = ASP_FORM_RANK (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_form_rank_parent_class)->dispose (object);
}

static void
asp_form_rank_finalize (GObject *object)
{
  AspFormRank *self = ASP_FORM_RANK (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (asp_form_rank_parent_class)->finalize (object);
}

static void
asp_form_rank_class_init (AspFormRankClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_form_rank_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_form_rank_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
asp_form_rank_init (AspFormRank *self)
{
  self->rows = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->keep_button = gtk_button_new_with_mnemonic (_("_Keep This Order"));
  gtk_widget_set_halign (self->keep_button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->keep_button, 6);
  g_signal_connect_object (self->keep_button, "clicked", G_CALLBACK (change_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->keep_button);
}

/* @choices: (element-type AspFormChoice): in the order of the form */
GtkWidget *
asp_form_rank_new (GPtrArray *choices)
{
  AspFormRank *self;

  g_return_val_if_fail (choices != NULL, NULL);

  self = g_object_new (ASP_TYPE_FORM_RANK, NULL);
  for (guint i = 0; i < choices->len; i++)
    add_row (self, g_ptr_array_index (choices, i));
  update_rows (self);

  return GTK_WIDGET (self);
}

static GtkWidget *
find_row (AspFormRank *self,
          const char  *value)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->box); row != self->keep_button;
       row = gtk_widget_get_next_sibling (row))
    {
      if (strcmp (get_choice (row), value) == 0)
        return row;
    }

  return NULL;
}

/* @value: values separated by spaces, "" for no answer: then the order stays as it stands. Choices
 * that it does not name come last. */
void
asp_form_rank_set_value (AspFormRank *self,
                         const char  *value)
{
  g_auto (GStrv) values = NULL;
  GtkWidget *last = NULL;

  g_return_if_fail (ASP_IS_FORM_RANK (self));
  g_return_if_fail (value != NULL);

  values = g_strsplit (value, " ", -1);
  for (guint i = 0; values[i] != NULL; i++)
    {
      GtkWidget *row = find_row (self, values[i]);

      if (row == NULL)
        continue;

      gtk_box_reorder_child_after (GTK_BOX (self->box), row, last);
      last = row;
    }
  self->is_answered = last != NULL;

  /* What has no place stands behind, in the order of the form. */
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (g_strv_contains ((const char *const *) values, get_choice (row)))
        continue;

      gtk_box_reorder_child_after (GTK_BOX (self->box), row, last);
      last = row;
    }
  update_rows (self);
}

/* Returns: (transfer full): the values in their order, separated by spaces; "" as long as none was
 *   chosen */
char *
asp_form_rank_get_value (AspFormRank *self)
{
  GString *value = g_string_new (NULL);

  g_return_val_if_fail (ASP_IS_FORM_RANK (self), g_string_free (value, FALSE));

  for (GtkWidget *row = gtk_widget_get_first_child (self->box);
       self->is_answered && row != self->keep_button; row = gtk_widget_get_next_sibling (row))
    g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", get_choice (row));

  return g_string_free (value, FALSE);
}
