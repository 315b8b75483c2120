/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-row-list-keys.h"

#include "asp-row-list.h"

static guint
count (AspRowList *self)
{
  GtkSelectionModel *model = asp_row_list_get_model (self);

  return model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

/* @args: the kind of step, how many of it, whether what is there is selected, and how */
static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  AspRowList *self = ASP_ROW_LIST (widget);
  gint64 n = count (self), target;
  gboolean select, modify, extend;
  guint step;
  int steps;

  if (n == 0)
    return FALSE;

  g_variant_get (args, "(uibbb)", &step, &steps, &select, &modify, &extend);
  target = asp_row_list_get_cursor (self);
  if (step == GTK_MOVEMENT_BUFFER_ENDS)
    target = steps < 0 ? 0 : n - 1;
  else
    target += steps * (step == GTK_MOVEMENT_PAGES ? (int) asp_row_list_get_page (self) : 1);
  target = CLAMP (target, 0, n - 1);
  if (asp_row_list_go_to (self, (guint) target) && select)
    asp_row_list_select (self, (guint) target, modify, extend);

  return TRUE;
}

/* @args: how the row that has the keyboard is selected */
static gboolean
select_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  AspRowList *self = ASP_ROW_LIST (widget);
  gboolean modify, extend;

  if (gtk_widget_get_focus_child (widget) == NULL)
    return FALSE;

  g_variant_get (args, "(bb)", &modify, &extend);
  asp_row_list_select (self, asp_row_list_get_cursor (self), modify, extend);

  return TRUE;
}

static gboolean
select_all_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  GtkSelectionModel *model = asp_row_list_get_model (ASP_ROW_LIST (widget));

  if (model == NULL)
    return FALSE;

  if (g_variant_get_boolean (args))
    gtk_selection_model_select_all (model);
  else
    gtk_selection_model_unselect_all (model);

  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  AspRowList *self = ASP_ROW_LIST (widget);

  if (gtk_widget_get_focus_child (widget) == NULL)
    return FALSE;

  asp_row_list_activate (self, asp_row_list_get_cursor (self));

  return TRUE;
}

static void
add_moves (GtkWidgetClass  *widget_class,
           guint            key,
           guint            keypad_key,
           GtkMovementStep  step,
           int              steps)
{
  static const struct
  {
    GdkModifierType modifiers;
    gboolean        select;
    gboolean        modify;
    gboolean        extend;
  } ways[] = {
    { 0, TRUE, FALSE, FALSE },
    { GDK_CONTROL_MASK, FALSE, FALSE, FALSE },
    { GDK_SHIFT_MASK, TRUE, FALSE, TRUE },
    { GDK_CONTROL_MASK | GDK_SHIFT_MASK, TRUE, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      gtk_widget_class_add_binding (widget_class, key, ways[i].modifiers, move_cb, "(uibbb)", step,
                                    steps, ways[i].select, ways[i].modify, ways[i].extend);
      gtk_widget_class_add_binding (widget_class, keypad_key, ways[i].modifiers, move_cb, "(uibbb)",
                                    step, steps, ways[i].select, ways[i].modify, ways[i].extend);
    }
}

/* The keys of GTK's own lists. */
void
asp_row_list_keys_install (GtkWidgetClass *widget_class)
{
  static const guint activating[] = { GDK_KEY_Return, GDK_KEY_ISO_Enter, GDK_KEY_KP_Enter };
  static const guint selecting[] = { GDK_KEY_space, GDK_KEY_KP_Space };
  const GdkModifierType all = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  add_moves (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, GTK_MOVEMENT_DISPLAY_LINES, -1);
  add_moves (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, GTK_MOVEMENT_DISPLAY_LINES, 1);
  add_moves (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, GTK_MOVEMENT_PAGES, -1);
  add_moves (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, GTK_MOVEMENT_PAGES, 1);
  add_moves (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, GTK_MOVEMENT_BUFFER_ENDS, -1);
  add_moves (widget_class, GDK_KEY_End, GDK_KEY_KP_End, GTK_MOVEMENT_BUFFER_ENDS, 1);
  for (guint i = 0; i < G_N_ELEMENTS (activating); i++)
    gtk_widget_class_add_binding (widget_class, activating[i], 0, activate_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (selecting); i++)
    {
      gtk_widget_class_add_binding (widget_class, selecting[i], 0, select_cb, "(bb)", TRUE, FALSE);
      gtk_widget_class_add_binding (widget_class, selecting[i], GDK_CONTROL_MASK, select_cb, "(bb)",
                                    TRUE, FALSE);
      gtk_widget_class_add_binding (widget_class, selecting[i], GDK_SHIFT_MASK, select_cb, "(bb)",
                                    TRUE, TRUE);
      gtk_widget_class_add_binding (widget_class, selecting[i], all, select_cb, "(bb)", TRUE, TRUE);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, select_all_cb, "b",
                                TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_slash, GDK_CONTROL_MASK, select_all_cb, "b",
                                TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_A, all, select_all_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_backslash, GDK_CONTROL_MASK, select_all_cb,
                                "b", FALSE);
}
