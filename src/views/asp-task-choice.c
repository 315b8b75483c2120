/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-task-choice.h"

#include <string.h>

#include "asp-plan-words.h"
#include "asp-role-kind.h"

/* Those that the document takes for a task of one's own. */
static const char *const role_codes[] = { "KT", "HK", "IT", "KF", "FH", "JE", "PM", "GV", "AK" };

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), text);
}

/* The titles are long: they are cut in the button, never the form widened for them. */
static GtkListItemFactory *
create_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);

  return factory;
}

/* @except_code: (nullable): a task does not wait for itself. @none: (nullable): the words of the
 * choice of no task; NULL: there has to be one */
GtkWidget *
asp_task_choice_new (AspPlan    *plan,
                     const char *except_code,
                     const char *none)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (labels), expression);
  g_autoptr (GtkListItemFactory) factory = create_factory ();

  if (none != NULL)
    {
      gtk_string_list_append (labels, none);
      g_ptr_array_add (codes, NULL);
    }
  for (guint i = 0; i < asp_plan_get_n_tasks (plan); i++)
    {
      const AspTemplateTask *info = asp_network_get_task (asp_plan_get_network (plan), i);
      g_autofree char *title = NULL;

      if (!asp_plan_get_task (plan, i)->applies || info->kind == ASP_TASK_KIND_HAMMOCK ||
          g_strcmp0 (info->code, except_code) == 0)
        continue;

      title = asp_plan_get_task_title (plan, i);
      gtk_string_list_append (labels, title);
      g_ptr_array_add (codes, g_strdup (info->code));
    }
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), factory);
  g_object_set_data_full (G_OBJECT (choice), "codes", codes, (GDestroyNotify) g_ptr_array_unref);

  return choice;
}

/* @code: (nullable) */
void
asp_task_choice_set_code (GtkDropDown *choice,
                          const char  *code)
{
  GPtrArray *codes = g_object_get_data (G_OBJECT (choice), "codes");

  g_return_if_fail (codes != NULL);

  for (guint i = 0; i < codes->len; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (codes, i), code) == 0)
        gtk_drop_down_set_selected (choice, i);
    }
}

/* Returns: (nullable): NULL when no task is chosen */
const char *
asp_task_choice_get_code (GtkDropDown *choice)
{
  GPtrArray *codes = g_object_get_data (G_OBJECT (choice), "codes");
  guint selected = gtk_drop_down_get_selected (choice);

  g_return_val_if_fail (codes != NULL, NULL);

  return selected < codes->len ? g_ptr_array_index (codes, selected) : NULL;
}

/* @code: of a role */
GtkWidget *
asp_task_role_choice_new (const char *code)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;
  GtkWidget *choice;

  for (guint i = 0; i < G_N_ELEMENTS (role_codes); i++)
    {
      gtk_string_list_append (labels, asp_role_get_label (role_codes[i]));
      if (g_strcmp0 (role_codes[i], code) == 0)
        selected = i;
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);

  return choice;
}

const char *
asp_task_role_choice_get_code (GtkDropDown *choice)
{
  guint selected = gtk_drop_down_get_selected (choice);

  return role_codes[MIN (selected, G_N_ELEMENTS (role_codes) - 1)];
}
