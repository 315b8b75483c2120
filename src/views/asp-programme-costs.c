/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme-costs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-format.h"
#include "asp-list-sorting.h"

typedef enum
{
  COLUMN_NAME,
  COLUMN_LINES,
  COLUMN_NET,
  COLUMN_GROSS,
  COLUMN_GRANT,
  COLUMN_OWN,
  COLUMN_OTHER,
  N_COLUMNS,
} Column;

struct _AspProgrammeCosts
{
  GtkWidget         parent_instance;

  /* Template widgets */
  GtkWidget        *box;
  GtkColumnView    *list;
  GtkSortListModel *sorted;
  GtkLabel         *total;

  AspScope         *scope;      /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (AspProgrammeCosts, asp_programme_costs, GTK_TYPE_WIDGET)

static gint64
get_amount (const AspCostSums *sums,
            Column             column)
{
  switch (column)
    {
    case COLUMN_LINES:
      return sums->n_lines;
    case COLUMN_NET:
      return sums->net;
    case COLUMN_GROSS:
      return sums->gross;
    case COLUMN_GRANT:
      return sums->by_funding[ASP_FUNDING_GRANT];
    case COLUMN_OWN:
      return sums->by_funding[ASP_FUNDING_OWN];
    case COLUMN_OTHER:
      return sums->by_funding[ASP_FUNDING_OTHER];
    case COLUMN_NAME:
    case N_COLUMNS:
    default:
      g_return_val_if_reached (0);
    }
}

static char *
format_cell (AspStanding *standing,
             Column       column)
{
  AspCostSums sums;

  if (column == COLUMN_NAME)
    return g_strdup (asp_standing_get_name (standing));
  if (!asp_standing_get_cost_sums (standing, &sums))
    return g_strdup (_("too large"));
  if (sums.n_lines == 0)
    return g_strdup ("–");

  return asp_format_integer_in_column (get_amount (&sums, column));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_INT (user_data) == COLUMN_NAME ? 0 : 1);
  if (GPOINTER_TO_INT (user_data) == COLUMN_NAME)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  else
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  g_autofree char *text = format_cell (gtk_list_item_get_item (item),
                                       (Column) GPOINTER_TO_INT (user_data));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  AspStanding *x = (AspStanding *) a;
  AspStanding *y = (AspStanding *) b;
  Column column = (Column) GPOINTER_TO_INT (user_data);
  AspCostSums x_sums, y_sums;
  gint64 x_amount, y_amount;

  if (column == COLUMN_NAME)
    return strcmp (asp_standing_get_collate_key (x), asp_standing_get_collate_key (y));

  asp_standing_get_cost_sums (x, &x_sums);
  asp_standing_get_cost_sums (y, &y_sums);
  x_amount = get_amount (&x_sums, column);
  y_amount = get_amount (&y_sums, column);

  return (x_amount > y_amount) - (x_amount < y_amount);
}

static void
append_column (AspProgrammeCosts *self,
               Column             number,
               const char        *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (number));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (number));
  asp_list_sorting_set_compare (column, compare_cb, GINT_TO_POINTER (number));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, number == COLUMN_NAME);
  gtk_column_view_append_column (self->list, column);
  if (number == COLUMN_NAME)
    gtk_column_view_sort_by_column (self->list, column, GTK_SORT_ASCENDING);
}

static void
update_total (AspProgrammeCosts *self)
{
  GListModel *standings = asp_scope_get_standings (self->scope);
  AspCostSums total = { 0 };
  gboolean fits = TRUE;
  g_autofree char *net = NULL;
  g_autofree char *gross = NULL;
  g_autofree char *grant = NULL;
  g_autofree char *own = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (standings); i++)
    {
      g_autoptr (AspStanding) standing = g_list_model_get_item (standings, i);

      fits = asp_standing_add_cost_sums (standing, &total) && fits;
    }
  if (!fits)
    {
      gtk_label_set_label (self->total, _("The sums are too large to be reckoned with."));
      return;
    }

  net = asp_format_forint (total.net);
  gross = asp_format_forint (total.gross);
  grant = asp_format_forint (total.by_funding[ASP_FUNDING_GRANT]);
  own = asp_format_forint (total.by_funding[ASP_FUNDING_OWN]);
  /* Translators: sums of all municipalities shown, each with its unit */
  text = g_strdup_printf (_("Together: net %s, gross %s; from the grant %s, own contribution %s"),
                          net, gross, grant, own);
  gtk_label_set_label (self->total, text);
}

/* Amounts stand in no property of a standing: the rows are made again. */
static void
changed_cb (AspProgrammeCosts *self)
{
  update_total (self);
  gtk_sort_list_model_set_model (self->sorted, NULL);
  gtk_sort_list_model_set_model (self->sorted, asp_scope_get_standings (self->scope));
}

static void
activate_cb (AspProgrammeCosts *self,
             guint              position)
{
  g_autoptr (AspStanding) standing = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);
  g_autofree char *scope = NULL;

  if (standing == NULL)
    return;

  scope = g_strdup_printf ("municipality %" G_GINT64_FORMAT, asp_standing_get_id (standing));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "(sss)", scope, "costs", "");
}

static void
asp_programme_costs_dispose (GObject *object)
{
  AspProgrammeCosts *self = ASP_PROGRAMME_COSTS (object);

  g_clear_object (&self->scope);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_programme_costs_parent_class)->dispose (object);
}

static void
asp_programme_costs_class_init (AspProgrammeCostsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_programme_costs_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-programme-costs.ui");
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeCosts, box);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeCosts, list);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeCosts, sorted);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeCosts, total);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
asp_programme_costs_init (AspProgrammeCosts *self)
{
  const char *const titles[N_COLUMNS] = {
    _("Municipality"), C_("cost figure", "Lines"), C_("cost figure", "Net"),
    C_("cost figure", "Gross"), C_("cost figure", "From the grant"),
    C_("cost figure", "Own contribution"), C_("cost figure", "Other source"),
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_COLUMNS; i++)
    append_column (self, (Column) i, titles[i]);
}

/* @scope: (nullable): NULL while the view is not shown */
void
asp_programme_costs_set_scope (AspProgrammeCosts *self,
                               AspScope          *scope)
{
  g_return_if_fail (ASP_IS_PROGRAMME_COSTS (self));

  if (self->scope == scope)
    return;

  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  g_set_object (&self->scope, scope);
  if (scope == NULL)
    {
      gtk_sort_list_model_set_model (self->sorted, NULL);
      return;
    }

  g_signal_connect_object (scope, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

/* Returns: (transfer full) (nullable): by what the list is sorted */
char *
asp_programme_costs_get_view (AspProgrammeCosts *self)
{
  g_return_val_if_fail (ASP_IS_PROGRAMME_COSTS (self), NULL);

  return asp_list_sorting_describe (self->list);
}

/* @view: (nullable): NULL to sort by name */
void
asp_programme_costs_set_view (AspProgrammeCosts *self,
                              const char        *view)
{
  g_return_if_fail (ASP_IS_PROGRAMME_COSTS (self));

  asp_list_sorting_apply (self->list, view != NULL ? view : "0 ascending");
}
