/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-cost-sheet.h"

struct _AspCostSheet
{
  GObject        parent_instance;

  AspDocument   *document;                    /* (owned) */
  gint64         municipality_id;
  AspRecordList *items;                       /* (owned) (element-type AspCostItem) */
  GPtrArray     *lines[ASP_N_COST_GROUPS];    /* (owned) (element-type AspCostItem), in order */
  AspCostSums    sums[ASP_N_COST_GROUPS];
  AspCostSums    total;
  gboolean       fits;                        /* no sum is too large */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AspCostSheet, asp_cost_sheet, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
asp_cost_sheet_dispose (GObject *object)
{
  AspCostSheet *self = ASP_COST_SHEET (object);

  g_clear_object (&self->items);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (asp_cost_sheet_parent_class)->dispose (object);
}

static void
asp_cost_sheet_finalize (GObject *object)
{
  AspCostSheet *self = ASP_COST_SHEET (object);

  for (guint i = 0; i < ASP_N_COST_GROUPS; i++)
    g_ptr_array_unref (self->lines[i]);

  G_OBJECT_CLASS (asp_cost_sheet_parent_class)->finalize (object);
}

static void
asp_cost_sheet_class_init (AspCostSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = asp_cost_sheet_dispose;
  object_class->finalize = asp_cost_sheet_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
asp_cost_sheet_init (AspCostSheet *self)
{
  for (guint i = 0; i < ASP_N_COST_GROUPS; i++)
    self->lines[i] = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
add_row (AspCostSums *sums,
         AspRow      *row)
{
  AspVat vat = ASP_VAT_27;
  AspFunding funding = ASP_FUNDING_OWN;
  gint64 net, tax, gross;

  sums->n_lines++;
  if (asp_row_is_null (row, "quantity") || asp_row_is_null (row, "unit_price"))
    {
      sums->n_unpriced++;
      return TRUE;
    }

  asp_vat_from_code (asp_row_get_text (row, "vat"), &vat);
  asp_funding_from_code (asp_row_get_text (row, "funding"), &funding);

  return asp_money_line (asp_row_get_integer (row, "quantity", 0),
                         asp_row_get_integer (row, "unit_price", 0), vat, &net, &tax, &gross) &&
         !__builtin_add_overflow (sums->net, net, &sums->net) &&
         !__builtin_add_overflow (sums->vat, tax, &sums->vat) &&
         !__builtin_add_overflow (sums->gross, gross, &sums->gross) &&
         !__builtin_add_overflow (sums->by_funding[funding], gross, &sums->by_funding[funding]);
}

/* Adds rows of the cost sheet (nullable) (element-type AspRow) to sums. FALSE when a sum does not
 * fit into 64 bits. */
gboolean
asp_cost_sums_add (AspCostSums *self,
                   GPtrArray   *rows)
{
  gboolean fits = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    fits = add_row (self, g_ptr_array_index (rows, i)) && fits;

  return fits;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  AspRecord *x = *(AspRecord *const *) a;
  AspRecord *y = *(AspRecord *const *) b;
  gint64 x_place = asp_record_get_integer (x, "position", 0);
  gint64 y_place = asp_record_get_integer (y, "position", 0);

  if (x_place != y_place)
    return x_place < y_place ? -1 : 1;

  return (asp_record_get_id (x) > asp_record_get_id (y)) -
         (asp_record_get_id (x) < asp_record_get_id (y));
}

static void
reload (AspCostSheet *self)
{
  GListModel *model = G_LIST_MODEL (self->items);

  self->fits = TRUE;
  self->total = (AspCostSums) { 0 };
  for (guint i = 0; i < ASP_N_COST_GROUPS; i++)
    {
      g_ptr_array_set_size (self->lines[i], 0);
      self->sums[i] = (AspCostSums) { 0 };
    }

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      AspRecord *item = g_list_model_get_item (model, i);
      AspCostGroup group = ASP_COST_GROUP_OTHER;

      asp_cost_group_from_code (asp_record_get_text (item, "cost_group"), &group);
      g_ptr_array_add (self->lines[group], item);
      self->fits = add_row (&self->sums[group], asp_record_get_row (item)) && self->fits;
      self->fits = add_row (&self->total, asp_record_get_row (item)) && self->fits;
    }

  for (guint i = 0; i < ASP_N_COST_GROUPS; i++)
    g_ptr_array_sort (self->lines[i], compare_lines);
}

static void
document_changed_cb (AspCostSheet *self,
                     GPtrArray    *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const AspRowChange *change = g_ptr_array_index (changes, i);

      if (g_str_equal (change->table, "cost_item") || change->id == self->municipality_id)
        {
          reload (self);
          g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
          return;
        }
    }
}

AspCostSheet *
asp_cost_sheet_new (AspDocument *document,
                    gint64       municipality_id)
{
  AspCostSheet *self;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);

  self = g_object_new (ASP_TYPE_COST_SHEET, NULL);
  self->document = g_object_ref (document);
  self->municipality_id = municipality_id;
  self->items = asp_document_create_list (document, ASP_TYPE_COST_ITEM, "municipality_id",
                                          municipality_id);
  reload (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

AspDocument *
asp_cost_sheet_get_document (AspCostSheet *self)
{
  g_return_val_if_fail (ASP_IS_COST_SHEET (self), NULL);

  return self->document;
}

gint64
asp_cost_sheet_get_municipality_id (AspCostSheet *self)
{
  g_return_val_if_fail (ASP_IS_COST_SHEET (self), 0);

  return self->municipality_id;
}

/* Returns: (transfer none) (element-type AspCostItem): valid until the next "changed" */
GPtrArray *
asp_cost_sheet_get_lines (AspCostSheet *self,
                          AspCostGroup  group)
{
  g_return_val_if_fail (ASP_IS_COST_SHEET (self), NULL);

  return self->lines[group];
}

const AspCostSums *
asp_cost_sheet_get_group_sums (AspCostSheet *self,
                               AspCostGroup  group)
{
  g_return_val_if_fail (ASP_IS_COST_SHEET (self), NULL);

  return &self->sums[group];
}

const AspCostSums *
asp_cost_sheet_get_sums (AspCostSheet *self)
{
  g_return_val_if_fail (ASP_IS_COST_SHEET (self), NULL);

  return &self->total;
}

/* FALSE when some sum is too large to be reckoned with; then the sums mean nothing. */
gboolean
asp_cost_sheet_get_fits (AspCostSheet *self)
{
  g_return_val_if_fail (ASP_IS_COST_SHEET (self), FALSE);

  return self->fits;
}

/* The grant of the municipality's record in whole forints. FALSE when it names none. */
gboolean
asp_cost_sheet_get_grant (AspCostSheet *self,
                          gint64       *grant)
{
  AspRow *row;

  g_return_val_if_fail (ASP_IS_COST_SHEET (self), FALSE);

  row = asp_document_lookup (self->document, "municipality", self->municipality_id);
  if (row == NULL || asp_row_is_null (row, "grant_amount"))
    return FALSE;

  *grant = asp_row_get_integer (row, "grant_amount", 0);

  return TRUE;
}
