/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-list.h"

struct _TestRow
{
  GtkWidget        parent_instance;

  GtkStringObject *text;        /* (owned) (nullable) */
};

static void list_row_iface_init (AspListRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestRow, test_row, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASP_TYPE_LIST_ROW, list_row_iface_init))

static void
test_row_set_item (AspListRow *row,
                   GObject    *item)
{
  TestRow *self = TEST_ROW (row);
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self));

  if (G_OBJECT (self->text) == item)
    return;

  g_set_object (&self->text, (GtkStringObject *) item);
  if (item != NULL)
    asp_row_list_describe (ASP_ROW_LIST (list), GTK_WIDGET (self));
}

static char *
test_row_describe (AspListRow *row)
{
  return g_strdup (gtk_string_object_get_string (TEST_ROW (row)->text));
}

static void
list_row_iface_init (AspListRowInterface *iface)
{
  iface->set_item = test_row_set_item;
  iface->describe = test_row_describe;
}

static void
test_row_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  *minimum = *natural = TEST_ROW_HEIGHT;
}

static void
test_row_dispose (GObject *object)
{
  g_clear_object (&TEST_ROW (object)->text);

  G_OBJECT_CLASS (test_row_parent_class)->dispose (object);
}

static void
test_row_class_init (TestRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = test_row_dispose;
  widget_class->measure = test_row_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
test_row_init (TestRow *self)
{
}

/* @model: (transfer full). Returns: (transfer floating) */
AspRowList *
test_list_new (GtkSelectionModel *model)
{
  g_autoptr (GtkSelectionModel) owned = model;

  return g_object_new (ASP_TYPE_ROW_LIST, "row-type", TEST_TYPE_ROW, "model", model, NULL);
}

/* Returns: (transfer none) (nullable): what the row shows */
const char *
test_row_get_text (GtkWidget *row)
{
  TestRow *self = TEST_ROW (row);

  return self->text != NULL ? gtk_string_object_get_string (self->text) : NULL;
}
