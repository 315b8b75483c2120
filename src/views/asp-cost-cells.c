/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-cost-cells.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-format.h"

/* The last cell is a button. */
static const AspCostColumn columns[ASP_N_COST_CELLS - 1] = {
  ASP_COST_COLUMN_TITLE, ASP_COST_COLUMN_QUANTITY, ASP_COST_COLUMN_UNIT,
  ASP_COST_COLUMN_UNIT_PRICE, ASP_COST_COLUMN_VAT, ASP_COST_COLUMN_NET,
  ASP_COST_COLUMN_VAT_AMOUNT, ASP_COST_COLUMN_GROSS, ASP_COST_COLUMN_FUNDING,
};

static const int widths[ASP_N_COST_CELLS] = { 18, 5, 5, 9, 0, 10, 9, 10, 0, 0 };

struct _AspCostCells
{
  GObject       parent_instance;

  AspCostSheet *sheet;                            /* (owned) */
  AspCostItem  *item;                             /* (owned) */
  GtkWidget    *cells[ASP_N_COST_CELLS];          /* (owned) */
  char         *problems[ASP_N_COST_CELLS];       /* (owned) (nullable) */
  gboolean      updating;
};

enum
{
  SIGNAL_PROBLEM,
  SIGNAL_MOVE,
  SIGNAL_PASTE,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AspCostCells, asp_cost_cells, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
asp_cost_cells_dispose (GObject *object)
{
  AspCostCells *self = ASP_COST_CELLS (object);

  for (guint i = 0; i < ASP_N_COST_CELLS; i++)
    {
      if (self->cells[i] != NULL)
        g_object_set_data (G_OBJECT (self->cells[i]), "cells", NULL);
      g_clear_object (&self->cells[i]);
    }
  g_clear_object (&self->item);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (asp_cost_cells_parent_class)->dispose (object);
}

static void
asp_cost_cells_finalize (GObject *object)
{
  AspCostCells *self = ASP_COST_CELLS (object);

  for (guint i = 0; i < ASP_N_COST_CELLS; i++)
    g_free (self->problems[i]);

  G_OBJECT_CLASS (asp_cost_cells_parent_class)->finalize (object);
}

static void
asp_cost_cells_class_init (AspCostCellsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = asp_cost_cells_dispose;
  object_class->finalize = asp_cost_cells_finalize;

  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[SIGNAL_PASTE] = g_signal_new ("paste", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
asp_cost_cells_init (AspCostCells *self)
{
}

static gboolean
is_writable (AspCostCells *self)
{
  return asp_document_get_access (asp_cost_sheet_get_document (self->sheet)) == ASP_ACCESS_FULL;
}

static AspCostCell
find_cell (AspCostCells *self,
           GtkWidget    *widget)
{
  for (guint i = 0; i < ASP_N_COST_CELLS; i++)
    {
      if (self->cells[i] == widget)
        return (AspCostCell) i;
    }

  g_assert_not_reached ();
}

/* Takes @problem (nullable) over. */
static void
set_problem (AspCostCells *self,
             AspCostCell   cell,
             char         *problem)
{
  g_free (self->problems[cell]);
  self->problems[cell] = problem;
  if (problem != NULL)
    gtk_widget_add_css_class (self->cells[cell], "error");
  else
    gtk_widget_remove_css_class (self->cells[cell], "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->cells[cell]), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0);
}

static void
store (AspCostCells *self,
       AspCostCell   cell,
       const char   *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspEdit) edit = NULL;

  if (!is_writable (self))
    return;

  edit = asp_cost_command_set (self->item, columns[cell], text, &error);
  if (error != NULL)
    {
      set_problem (self, cell, g_strdup (error->message));
      return;
    }

  if (self->problems[cell] != NULL)
    set_problem (self, cell, NULL);
  if (edit != NULL)
    asp_document_submit (asp_cost_sheet_get_document (self->sheet), edit);
}

static gboolean
has_keyboard (GtkWidget *widget)
{
  return gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN;
}

/* What is being typed, or is wrong, stays as it is. */
static void
update_entry (AspCostCells *self,
              AspCostCell   cell)
{
  GtkEditable *entry = GTK_EDITABLE (self->cells[cell]);
  g_autofree char *text = asp_cost_format (self->item, columns[cell]);

  if (self->problems[cell] != NULL || has_keyboard (self->cells[cell]) ||
      strcmp (gtk_editable_get_text (entry), text) == 0)
    return;

  gtk_editable_set_text (entry, text);
}

static void
left_cb (GtkEventController *controller,
         gpointer            user_data)
{
  AspCostCells *self = user_data;
  GtkWidget *entry = gtk_event_controller_get_widget (controller);
  AspCostCell cell = find_cell (self, entry);
  g_autofree char *shown = asp_cost_format (self->item, columns[cell]);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (strcmp (text, shown) != 0)
    store (self, cell, text);
  else if (self->problems[cell] != NULL)
    set_problem (self, cell, NULL);
}

static void
activate_cb (AspCostCells *self,
             GtkWidget    *entry)
{
  g_signal_emit (self, signals[SIGNAL_MOVE], 0, find_cell (self, entry), 1);
}

static void
clipboard_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GtkWidget) entry = user_data;
  AspCostCells *self = g_object_get_data (G_OBJECT (entry), "cells");
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL)
    return;

  if (strpbrk (text, "\t\n") != NULL)
    {
      if (self != NULL)
        g_signal_emit (self, signals[SIGNAL_PASTE], 0, find_cell (self, entry), text);
    }
  else
    {
      int place;

      gtk_editable_delete_selection (GTK_EDITABLE (entry));
      place = gtk_editable_get_position (GTK_EDITABLE (entry));
      gtk_editable_insert_text (GTK_EDITABLE (entry), text, -1, &place);
      gtk_editable_set_position (GTK_EDITABLE (entry), place);
    }
}

static void
revert (AspCostCells *self,
        GtkWidget    *entry)
{
  AspCostCell cell = find_cell (self, entry);
  g_autofree char *text = asp_cost_format (self->item, columns[cell]);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
  set_problem (self, cell, NULL);
}

/* Keys of a spreadsheet that an entry does not have. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  AspCostCells *self = user_data;
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gboolean control = (state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK;

  if (control && (keyval == GDK_KEY_v || keyval == GDK_KEY_V))
    {
      gdk_clipboard_read_text_async (gtk_widget_get_clipboard (entry), NULL, clipboard_read_cb,
                                     g_object_ref (entry));
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    {
      g_signal_emit (self, signals[SIGNAL_MOVE], 0, find_cell (self, entry),
                     keyval == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Escape)
    {
      revert (self, entry);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static GtkWidget *
create_entry (AspCostCells *self,
              AspCostCell   cell)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), widths[cell]);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), widths[cell]);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), cell == ASP_COST_CELL_QUANTITY ||
                                                    cell == ASP_COST_CELL_UNIT_PRICE ? 1 : 0);
  gtk_widget_set_hexpand (entry, cell == ASP_COST_CELL_TITLE);
  gtk_widget_add_css_class (entry, "cell");
  if (cell != ASP_COST_CELL_TITLE && cell != ASP_COST_CELL_UNIT)
    gtk_widget_add_css_class (entry, "numeric");
  g_object_set_data (G_OBJECT (entry), "cells", self);

  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, 0);
  gtk_widget_add_controller (entry, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  return entry;
}

static void
selected_cb (AspCostCells *self,
             GParamSpec   *pspec,
             GtkWidget    *drop_down)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));
  AspCostCell cell = find_cell (self, drop_down);

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;

  store (self, cell, cell == ASP_COST_CELL_FUNDING ? asp_funding_to_code ((AspFunding) selected)
                                                   : asp_vat_to_code ((AspVat) selected));
}

static GtkWidget *
create_choice (AspCostCells *self,
               AspCostCell   cell)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  if (cell == ASP_COST_CELL_FUNDING)
    {
      for (guint i = 0; i < ASP_N_FUNDINGS; i++)
        gtk_string_list_append (list, asp_funding_get_label ((AspFunding) i));
    }
  else
    {
      for (guint i = 0; i < ASP_N_VATS; i++)
        gtk_string_list_append (list, asp_vat_get_label ((AspVat) i));
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);

  return drop_down;
}

static void
remove_clicked_cb (AspCostCells *self)
{
  g_autoptr (AspEdit) edit = asp_cost_command_remove (self->item);

  asp_document_submit (asp_cost_sheet_get_document (self->sheet), edit);
}

static GtkWidget *
create_remove (AspCostCells *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Delete the line"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
create_amount (AspCostCell cell)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), widths[cell]);
  gtk_widget_add_css_class (label, "numeric");

  return label;
}

static GtkWidget *
create_cell (AspCostCells *self,
             AspCostCell   cell)
{
  switch (cell)
    {
    case ASP_COST_CELL_VAT_RATE:
    case ASP_COST_CELL_FUNDING:
      return create_choice (self, cell);
    case ASP_COST_CELL_NET:
    case ASP_COST_CELL_VAT:
    case ASP_COST_CELL_GROSS:
      return create_amount (cell);
    case ASP_COST_CELL_REMOVE:
      return create_remove (self);
    case ASP_COST_CELL_TITLE:
    case ASP_COST_CELL_QUANTITY:
    case ASP_COST_CELL_UNIT:
    case ASP_COST_CELL_UNIT_PRICE:
    default:
      return create_entry (self, cell);
    }
}

AspCostCells *
asp_cost_cells_new (AspCostSheet *sheet,
                    AspCostItem  *item)
{
  AspCostCells *self;

  g_return_val_if_fail (ASP_IS_COST_SHEET (sheet), NULL);
  g_return_val_if_fail (ASP_IS_COST_ITEM (item), NULL);

  self = g_object_new (ASP_TYPE_COST_CELLS, NULL);
  self->sheet = g_object_ref (sheet);
  self->item = g_object_ref (item);
  for (guint i = 0; i < ASP_N_COST_CELLS; i++)
    self->cells[i] = g_object_ref_sink (create_cell (self, (AspCostCell) i));
  asp_cost_cells_refresh (self);

  return self;
}

/* What stands over the cell's column; the button has nothing over it. */
const char *
asp_cost_cell_get_title (AspCostCell cell)
{
  g_return_val_if_fail ((guint) cell < G_N_ELEMENTS (columns), NULL);

  return asp_cost_column_get_label (columns[cell]);
}

AspCostItem *
asp_cost_cells_get_item (AspCostCells *self)
{
  g_return_val_if_fail (ASP_IS_COST_CELLS (self), NULL);

  return self->item;
}

/* Returns: (transfer none) */
GtkWidget *
asp_cost_cells_get_cell (AspCostCells *self,
                         AspCostCell   cell)
{
  g_return_val_if_fail (ASP_IS_COST_CELLS (self), NULL);

  return self->cells[cell];
}

/* "Quantity: Printer", so that a screen reader says where the keyboard is. */
static void
update_names (AspCostCells *self)
{
  const char *title = asp_record_get_text (ASP_RECORD (self->item), "title");

  if (title == NULL)
    title = _("unnamed item");
  for (guint i = 0; i < ASP_N_COST_CELLS; i++)
    {
      const char *column = i == ASP_COST_CELL_REMOVE ? _("Delete the line")
                                                     : asp_cost_cell_get_title ((AspCostCell) i);
      g_autofree char *name = g_strdup_printf ("%s: %s", column, title);

      /* An amount is read as it is written. */
      if (GTK_IS_LABEL (self->cells[i]))
        continue;
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->cells[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
update_amounts (AspCostCells *self)
{
  AspRow *row = asp_record_get_row (ASP_RECORD (self->item));
  gint64 amounts[3];
  gboolean is_priced = !asp_row_is_null (row, "quantity") && !asp_row_is_null (row, "unit_price");
  gboolean fits = asp_cost_item_get_amounts (self->item, &amounts[0], &amounts[1], &amounts[2]);

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *text = fits && is_priced ? asp_format_integer_in_column (amounts[i])
                                                : g_strdup ("–");

      gtk_label_set_label (GTK_LABEL (self->cells[ASP_COST_CELL_NET + i]), text);
    }
}

/* Shows the line as it is now. */
void
asp_cost_cells_refresh (AspCostCells *self)
{
  AspVat vat = ASP_VAT_27;
  AspFunding funding = ASP_FUNDING_OWN;
  gboolean writable;

  g_return_if_fail (ASP_IS_COST_CELLS (self));

  writable = is_writable (self);
  self->updating = TRUE;
  asp_vat_from_code (asp_record_get_text (ASP_RECORD (self->item), "vat"), &vat);
  asp_funding_from_code (asp_record_get_text (ASP_RECORD (self->item), "funding"), &funding);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->cells[ASP_COST_CELL_VAT_RATE]), vat);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->cells[ASP_COST_CELL_FUNDING]), funding);
  for (guint i = 0; i < ASP_N_COST_CELLS; i++)
    {
      if (GTK_IS_ENTRY (self->cells[i]))
        {
          update_entry (self, (AspCostCell) i);
          gtk_editable_set_editable (GTK_EDITABLE (self->cells[i]), writable);
        }
      else if (!GTK_IS_LABEL (self->cells[i]))
        {
          gtk_widget_set_sensitive (self->cells[i], writable);
        }
    }
  update_amounts (self);
  update_names (self);
  self->updating = FALSE;
}

/* Puts the keyboard into a cell, with what it holds selected. */
void
asp_cost_cells_focus (AspCostCells *self,
                      AspCostCell   cell)
{
  g_return_if_fail (ASP_IS_COST_CELLS (self));

  gtk_widget_grab_focus (self->cells[cell]);
}

/* Returns: (transfer full) (nullable): what is wrong with the line, with its name */
char *
asp_cost_cells_describe_problem (AspCostCells *self)
{
  const char *title;

  g_return_val_if_fail (ASP_IS_COST_CELLS (self), NULL);

  title = asp_record_get_text (ASP_RECORD (self->item), "title");
  for (guint i = 0; i < ASP_N_COST_CELLS; i++)
    {
      if (self->problems[i] != NULL)
        return title != NULL ? g_strdup_printf ("%s – %s", title, self->problems[i])
                             : g_strdup (self->problems[i]);
    }

  return NULL;
}
