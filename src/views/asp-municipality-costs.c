/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipality-costs.h"

#include <glib/gi18n-lib.h>

#include "asp-compat-widget.h"
#include "asp-cost-cells.h"
#include "asp-format.h"

typedef enum
{
  FIGURE_NET,
  FIGURE_VAT,
  FIGURE_GROSS,
  FIGURE_GRANT,
  FIGURE_OWN,
  FIGURE_OTHER,
  FIGURE_AWARDED,
  FIGURE_LEFT,
  N_FIGURES,
} Figure;

typedef struct
{
  GtkWidget *title;             /* (unowned) */
  GtkWidget *sums[3];           /* (unowned): net, VAT, gross */
  GtkWidget *add;               /* (unowned) */
  GPtrArray *lines;             /* (owned) (element-type AspCostCells): as they stand in the grid */
} Group;

struct _AspMunicipalityCosts
{
  GtkWidget     parent_instance;

  /* Template widgets */
  GtkWidget    *child;
  GtkGrid      *grid;
  GtkWidget    *problem;
  GtkFlowBox   *footer;

  GtkLabel     *figures[N_FIGURES];           /* (unowned) */
  Group         groups[ASP_N_COST_GROUPS];
  AspCostSheet *sheet;                        /* (owned) (nullable) */
  gint64        wanted;                       /* the line that gets the keyboard when it comes */
};

G_DEFINE_FINAL_TYPE (AspMunicipalityCosts, asp_municipality_costs, GTK_TYPE_WIDGET)

/* The row of a group's title in the grid. The header is row 0; after the lines comes the button
 * for a new one. */
static int
find_group_row (AspMunicipalityCosts *self,
                AspCostGroup          group)
{
  int row = 1;

  for (guint i = 0; i < group; i++)
    row += 2 + (int) self->groups[i].lines->len;

  return row;
}

static void
problem_cb (AspMunicipalityCosts *self)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < ASP_N_COST_GROUPS && text == NULL; i++)
    {
      for (guint j = 0; j < self->groups[i].lines->len && text == NULL; j++)
        text = asp_cost_cells_describe_problem (g_ptr_array_index (self->groups[i].lines, j));
    }

  gtk_widget_set_visible (self->problem, text != NULL);
  asp_compat_set_status (GTK_LABEL (self->problem), text != NULL ? text : "");
}

static AspCostGroup
find_group_of (AspMunicipalityCosts *self,
               AspCostCells         *cells,
               guint                *place)
{
  for (guint i = 0; i < ASP_N_COST_GROUPS; i++)
    {
      if (g_ptr_array_find (self->groups[i].lines, cells, place))
        return (AspCostGroup) i;
    }

  g_assert_not_reached ();
}

/* Down from the last line of a group is the button for a new one, then the next group. */
static void
move_cb (AspMunicipalityCosts *self,
         int                   cell,
         int                   rows,
         AspCostCells         *cells)
{
  guint place;
  AspCostGroup group = find_group_of (self, cells, &place);
  const GPtrArray *lines = self->groups[group].lines;

  if (rows > 0 && place + 1 < lines->len)
    asp_cost_cells_focus (g_ptr_array_index (lines, place + 1), (AspCostCell) cell);
  else if (rows > 0)
    gtk_widget_grab_focus (self->groups[group].add);
  else if (place > 0)
    asp_cost_cells_focus (g_ptr_array_index (lines, place - 1), (AspCostCell) cell);
  else if (group > 0)
    gtk_widget_grab_focus (self->groups[group - 1].add);
}

static void
paste_cb (AspMunicipalityCosts *self,
          int                   cell,
          const char           *text,
          AspCostCells         *cells)
{
  static const AspCostColumn columns[ASP_N_COST_CELLS] = {
    ASP_COST_COLUMN_TITLE, ASP_COST_COLUMN_QUANTITY, ASP_COST_COLUMN_UNIT,
    ASP_COST_COLUMN_UNIT_PRICE,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (AspEdit) edit = NULL;
  guint place;

  edit = asp_cost_command_paste (self->sheet, find_group_of (self, cells, &place),
                                 asp_cost_cells_get_item (cells), columns[cell], text, &error);
  if (edit != NULL)
    {
      /* The cell that has the keyboard shows what comes, not what stood in it. */
      gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
      self->wanted = asp_record_get_id (ASP_RECORD (asp_cost_cells_get_item (cells)));
      asp_document_submit (asp_cost_sheet_get_document (self->sheet), edit);
    }
  else if (error != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.error", "(ss)",
                                  _("Nothing Was Pasted"), error->message);
    }
}

static void
add_clicked_cb (AspMunicipalityCosts *self,
                GtkWidget            *button)
{
  g_autoptr (AspEdit) edit = NULL;

  for (guint i = 0; i < ASP_N_COST_GROUPS; i++)
    {
      if (self->groups[i].add == button)
        edit = asp_cost_command_add (self->sheet, (AspCostGroup) i, &self->wanted);
    }
  if (edit != NULL)
    asp_document_submit (asp_cost_sheet_get_document (self->sheet), edit);
}

static void
insert_line (AspMunicipalityCosts *self,
             AspCostGroup          group,
             guint                 place,
             AspCostItem          *item)
{
  AspCostCells *cells = asp_cost_cells_new (self->sheet, item);
  int row = find_group_row (self, group) + 1 + (int) place;

  gtk_grid_insert_row (self->grid, row);
  for (guint i = 0; i < ASP_N_COST_CELLS; i++)
    gtk_grid_attach (self->grid, asp_cost_cells_get_cell (cells, (AspCostCell) i), (int) i, row, 1,
                     1);
  g_signal_connect_object (cells, "problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cells, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cells, "paste", G_CALLBACK (paste_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_insert (self->groups[group].lines, (int) place, cells);
}

static void
remove_line (AspMunicipalityCosts *self,
             AspCostGroup          group,
             guint                 place)
{
  AspCostCells *cells = g_ptr_array_index (self->groups[group].lines, place);

  g_signal_handlers_disconnect_by_data (cells, self);
  gtk_grid_remove_row (self->grid, find_group_row (self, group) + 1 + (int) place);
  g_ptr_array_remove_index (self->groups[group].lines, place);
}

/* Lines that stay keep their cells, and with them the keyboard and what is being typed. */
static void
update_lines (AspMunicipalityCosts *self,
              AspCostGroup          group)
{
  GPtrArray *shown = self->groups[group].lines;
  GPtrArray *items = asp_cost_sheet_get_lines (self->sheet, group);

  for (guint i = shown->len; i > 0; i--)
    {
      AspCostCells *cells = g_ptr_array_index (shown, i - 1);

      if (!g_ptr_array_find (items, asp_cost_cells_get_item (cells), NULL))
        remove_line (self, group, i - 1);
    }

  for (guint i = 0; i < items->len; i++)
    {
      AspCostItem *item = g_ptr_array_index (items, i);

      if (i < shown->len && asp_cost_cells_get_item (g_ptr_array_index (shown, i)) == item)
        {
          asp_cost_cells_refresh (g_ptr_array_index (shown, i));
          continue;
        }

      for (guint j = i + 1; j < shown->len; j++)
        {
          if (asp_cost_cells_get_item (g_ptr_array_index (shown, j)) == item)
            {
              remove_line (self, group, j);
              break;
            }
        }
      insert_line (self, group, i, item);
    }
}

static void
set_amount (GtkWidget *label,
            gboolean   fits,
            gint64     amount)
{
  g_autofree char *text = fits ? asp_format_integer_in_column (amount) : g_strdup ("–");

  gtk_label_set_label (GTK_LABEL (label), text);
}

static void
update_group (AspMunicipalityCosts *self,
              AspCostGroup          group)
{
  const AspCostSums *sums = asp_cost_sheet_get_group_sums (self->sheet, group);
  gboolean fits = asp_cost_sheet_get_fits (self->sheet);
  const gint64 amounts[] = { sums->net, sums->vat, sums->gross };

  update_lines (self, group);
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    set_amount (self->groups[group].sums[i], fits, amounts[i]);
  gtk_widget_set_sensitive (self->groups[group].add,
                            asp_document_get_access (asp_cost_sheet_get_document (self->sheet)) ==
                              ASP_ACCESS_FULL);
}

static void
set_figure (AspMunicipalityCosts *self,
            Figure                figure,
            gboolean              known,
            gint64                amount)
{
  g_autofree char *text = known ? asp_format_forint (amount) : g_strdup ("–");

  gtk_label_set_label (self->figures[figure], text);
}

static void
update_footer (AspMunicipalityCosts *self)
{
  const AspCostSums *sums = asp_cost_sheet_get_sums (self->sheet);
  gboolean fits = asp_cost_sheet_get_fits (self->sheet);
  gint64 grant = 0;
  gboolean has_grant = asp_cost_sheet_get_grant (self->sheet, &grant);
  gint64 left = grant - sums->by_funding[ASP_FUNDING_GRANT];

  set_figure (self, FIGURE_NET, fits, sums->net);
  set_figure (self, FIGURE_VAT, fits, sums->vat);
  set_figure (self, FIGURE_GROSS, fits, sums->gross);
  set_figure (self, FIGURE_GRANT, fits, sums->by_funding[ASP_FUNDING_GRANT]);
  set_figure (self, FIGURE_OWN, fits, sums->by_funding[ASP_FUNDING_OWN]);
  set_figure (self, FIGURE_OTHER, fits, sums->by_funding[ASP_FUNDING_OTHER]);
  set_figure (self, FIGURE_AWARDED, has_grant, grant);
  set_figure (self, FIGURE_LEFT, has_grant && fits, left);
  if (has_grant && fits && left < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->figures[FIGURE_LEFT]), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->figures[FIGURE_LEFT]), "error");
}

/* The line that was asked for has come: the keyboard goes to its name. */
static void
focus_wanted (AspMunicipalityCosts *self)
{
  for (guint i = 0; i < ASP_N_COST_GROUPS && self->wanted != 0; i++)
    {
      for (guint j = 0; j < self->groups[i].lines->len; j++)
        {
          AspCostCells *cells = g_ptr_array_index (self->groups[i].lines, j);

          if (asp_record_get_id (ASP_RECORD (asp_cost_cells_get_item (cells))) == self->wanted)
            {
              self->wanted = 0;
              asp_cost_cells_focus (cells, ASP_COST_CELL_TITLE);
              return;
            }
        }
    }
}

static void
refresh_cb (AspMunicipalityCosts *self)
{
  for (guint i = 0; i < ASP_N_COST_GROUPS; i++)
    update_group (self, (AspCostGroup) i);
  update_footer (self);
  problem_cb (self);
  focus_wanted (self);
}

static void
asp_municipality_costs_dispose (GObject *object)
{
  AspMunicipalityCosts *self = ASP_MUNICIPALITY_COSTS (object);

  asp_municipality_costs_set_sheet (self, NULL);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_municipality_costs_parent_class)->dispose (object);
}

static void
asp_municipality_costs_finalize (GObject *object)
{
  AspMunicipalityCosts *self = ASP_MUNICIPALITY_COSTS (object);

  for (guint i = 0; i < ASP_N_COST_GROUPS; i++)
    g_ptr_array_unref (self->groups[i].lines);

  G_OBJECT_CLASS (asp_municipality_costs_parent_class)->finalize (object);
}

static void
asp_municipality_costs_class_init (AspMunicipalityCostsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_municipality_costs_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_municipality_costs_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-municipality-costs.ui");
  gtk_widget_class_bind_template_child (widget_class, AspMunicipalityCosts, child);
  gtk_widget_class_bind_template_child (widget_class, AspMunicipalityCosts, grid);
  gtk_widget_class_bind_template_child (widget_class, AspMunicipalityCosts, problem);
  gtk_widget_class_bind_template_child (widget_class, AspMunicipalityCosts, footer);
}

static void
add_header (AspMunicipalityCosts *self)
{
  for (guint i = 0; i < ASP_COST_CELL_REMOVE; i++)
    {
      GtkWidget *label = gtk_label_new (asp_cost_cell_get_title ((AspCostCell) i));
      gboolean is_amount = i == ASP_COST_CELL_QUANTITY || i == ASP_COST_CELL_UNIT_PRICE ||
                           (i >= ASP_COST_CELL_NET && i <= ASP_COST_CELL_GROSS);

      gtk_label_set_xalign (GTK_LABEL (label), is_amount ? 1 : 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_set_hexpand (label, i == ASP_COST_CELL_TITLE);
      gtk_widget_set_valign (label, GTK_ALIGN_END);
      gtk_widget_set_margin_bottom (label, 6);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_grid_attach (self->grid, label, (int) i, 0, 1, 1);
    }
}

static void
add_group (AspMunicipalityCosts *self,
           AspCostGroup          group)
{
  Group *parts = &self->groups[group];
  int row = find_group_row (self, group);
  g_autofree char *name = g_strdup_printf ("%s %s", asp_cost_group_to_code (group),
                                           asp_cost_group_get_label (group));
  g_autofree char *add = g_strdup_printf ("%s: %s", _("New line"),
                                          asp_cost_group_get_label (group));

  parts->title = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (parts->title), 0);
  gtk_widget_add_css_class (parts->title, "heading");
  gtk_grid_attach (self->grid, parts->title, 0, row, ASP_COST_CELL_NET, 1);
  for (guint i = 0; i < G_N_ELEMENTS (parts->sums); i++)
    {
      parts->sums[i] = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (parts->sums[i]), 1);
      gtk_widget_add_css_class (parts->sums[i], "numeric");
      gtk_widget_add_css_class (parts->sums[i], "heading");
      gtk_grid_attach (self->grid, parts->sums[i], ASP_COST_CELL_NET + (int) i, row, 1, 1);
    }

  parts->add = gtk_button_new_with_label (_("New line"));
  gtk_widget_set_halign (parts->add, GTK_ALIGN_START);
  gtk_widget_set_margin_bottom (parts->add, 12);
  gtk_widget_add_css_class (parts->add, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (parts->add), GTK_ACCESSIBLE_PROPERTY_LABEL, add,
                                  -1);
  g_signal_connect_object (parts->add, "clicked", G_CALLBACK (add_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, parts->add, 0, row + 1, ASP_COST_CELL_NET, 1);
}

static void
add_figures (AspMunicipalityCosts *self)
{
  const char *const titles[N_FIGURES] = {
    C_("cost figure", "Net"), C_("cost figure", "VAT"), C_("cost figure", "Gross"),
    C_("cost figure", "From the grant"), C_("cost figure", "Own contribution"),
    C_("cost figure", "Other source"), C_("cost figure", "Grant awarded"),
    C_("cost figure", "Left of the grant"),
  };

  for (guint i = 0; i < N_FIGURES; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *title = gtk_label_new (titles[i]);
      GtkWidget *item = gtk_flow_box_child_new ();

      self->figures[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_xalign (self->figures[i], 0);
      gtk_widget_add_css_class (title, "caption");
      gtk_widget_add_css_class (title, "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self->figures[i]), "heading");
      gtk_widget_add_css_class (GTK_WIDGET (self->figures[i]), "numeric");
      gtk_box_append (GTK_BOX (box), title);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->figures[i]));
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (item), box);
      gtk_widget_set_focusable (item, FALSE);
      gtk_flow_box_insert (self->footer, item, -1);
    }
}

static void
asp_municipality_costs_init (AspMunicipalityCosts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < ASP_N_COST_GROUPS; i++)
    self->groups[i].lines = g_ptr_array_new_with_free_func (g_object_unref);
  add_header (self);
  for (guint i = 0; i < ASP_N_COST_GROUPS; i++)
    add_group (self, (AspCostGroup) i);
  add_figures (self);
}

/* @sheet: (nullable) */
void
asp_municipality_costs_set_sheet (AspMunicipalityCosts *self,
                                  AspCostSheet         *sheet)
{
  g_return_if_fail (ASP_IS_MUNICIPALITY_COSTS (self));

  if (self->sheet == sheet)
    return;

  for (guint i = 0; i < ASP_N_COST_GROUPS; i++)
    {
      while (self->groups[i].lines->len > 0)
        remove_line (self, (AspCostGroup) i, self->groups[i].lines->len - 1);
    }
  if (self->sheet != NULL)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_set_object (&self->sheet, sheet);
  self->wanted = 0;
  if (sheet == NULL)
    return;

  g_signal_connect_object (sheet, "changed", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  refresh_cb (self);
}
