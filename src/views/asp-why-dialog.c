/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-why-dialog.h"

#include "asp-plan-words.h"
#include "asp-why-words.h"

struct _AspWhyDialog
{
  AdwWindow   parent_instance;

  /* Template widgets */
  GtkLabel   *title_label;
  GtkListBox *sentences;
  GtkWidget  *next_button;

  AspPlan    *plan;             /* (owned) */
  GArray     *path;             /* (owned) (element-type guint): the way here, the task last */
};

enum
{
  SIGNAL_GO_TO,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AspWhyDialog, asp_why_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static guint
get_node (AspWhyDialog *self)
{
  return g_array_index (self->path, guint, self->path->len - 1);
}

static void
add_sentence (AspWhyDialog *self,
              const char   *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  /* The row is what the keyboard reaches, so it says the sentence. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->sentences, row);
}

/* A screen reader reads what has the keyboard: the first sentence, then on with the arrows. */
static void
focus_first (AspWhyDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sentences, 0);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
update (AspWhyDialog *self)
{
  g_autofree char *title = asp_plan_get_task_title (self->plan, get_node (self));
  g_autoptr (GPtrArray) sentences = NULL;
  GtkListBoxRow *row;
  AspWhy why;

  while ((row = gtk_list_box_get_row_at_index (self->sentences, 0)) != NULL)
    gtk_list_box_remove (self->sentences, GTK_WIDGET (row));

  asp_plan_explain (self->plan, get_node (self), &why);
  sentences = asp_why_describe (self->plan, &why);
  gtk_label_set_label (self->title_label, title);
  for (guint i = 0; i < sentences->len; i++)
    add_sentence (self, g_ptr_array_index (sentences, i));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "why.next", why.from != G_MAXUINT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "why.back", self->path->len > 1);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_first (self);
}

static void
next_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspWhyDialog *self = ASP_WHY_DIALOG (widget);
  AspWhy why;

  asp_plan_explain (self->plan, get_node (self), &why);
  if (why.from == G_MAXUINT)
    return;

  g_array_append_val (self->path, why.from);
  update (self);
}

static void
back_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspWhyDialog *self = ASP_WHY_DIALOG (widget);

  if (self->path->len < 2)
    return;

  g_array_set_size (self->path, self->path->len - 1);
  update (self);
}

static void
show_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspWhyDialog *self = ASP_WHY_DIALOG (widget);
  g_autofree char *code = g_strdup (asp_network_get_task (asp_plan_get_network (self->plan),
                                                          get_node (self))->code);

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_GO_TO], 0, code);
  g_object_unref (self);
}

static void
asp_why_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (asp_why_dialog_parent_class)->map (widget);

  focus_first (ASP_WHY_DIALOG (widget));
}

static void
asp_why_dialog_finalize (GObject *object)
{
  AspWhyDialog *self = ASP_WHY_DIALOG (object);

  g_clear_pointer (&self->plan, asp_plan_unref);
  g_array_unref (self->path);

  G_OBJECT_CLASS (asp_why_dialog_parent_class)->finalize (object);
}

static void
asp_why_dialog_class_init (AspWhyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = asp_why_dialog_finalize;
  widget_class->map = asp_why_dialog_map;

  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "why.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "why.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "why.show", NULL, show_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "why.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "why.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-why-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AspWhyDialog, title_label);
  gtk_widget_class_bind_template_child (widget_class, AspWhyDialog, sentences);
  gtk_widget_class_bind_template_child (widget_class, AspWhyDialog, next_button);
}

static void
asp_why_dialog_init (AspWhyDialog *self)
{
  self->path = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
}

AspWhyDialog *
asp_why_dialog_new (AspPlan *plan,
                    guint    node)
{
  AspWhyDialog *self;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (node < asp_plan_get_n_tasks (plan), NULL);

  self = g_object_new (ASP_TYPE_WHY_DIALOG, NULL);
  self->plan = asp_plan_ref (plan);
  g_array_append_val (self->path, node);
  update (self);

  return self;
}
