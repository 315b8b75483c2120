/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "asp-form-question.h"

/* Pixels left above and below a question that is scrolled to. */
#define SCROLL_MARGIN 24
/* Pixels by which a list in a row is set in. */
#define INNER_MARGIN 24

struct _AspFormPage
{
  GtkWidget       parent_instance;

  AspFormSession *session;       /* (owned) */
  AspFormNode    *node;          /* (owned) */
  GPtrArray      *questions;     /* (owned) (element-type AspFormQuestion): in no order */
  GPtrArray      *buttons;       /* (owned) (element-type GtkWidget): that change lists */
  gboolean        show_missing;
  gboolean        is_laid_out;   /* the questions have been given their places */
  guint           layout_tick;
};

static void build_nodes (AspFormPage         *self,
                         GtkWidget           *box,
                         AdwPreferencesGroup *group,
                         GListModel          *nodes);
static void rows_changed_cb (GListModel  *rows,
                             guint        position,
                             guint        n_removed,
                             guint        n_added,
                             GtkWidget   *list);

G_DEFINE_FINAL_TYPE (AspFormPage, asp_form_page, GTK_TYPE_WIDGET)

static gboolean
is_writable (AspFormPage *self)
{
  return asp_document_get_access (asp_form_session_get_document (self->session)) ==
           ASP_ACCESS_FULL &&
         !asp_form_session_get_finished (self->session);
}

/* What is being typed comes before the list changes: its widgets may be taken away. */
static void
change_list (AspFormPage *self,
             GtkWidget   *button,
             AspEdit     *(*create_edit) (AspFormSession *, AspFormNode *))
{
  AspEdit *edit;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.store-field", NULL);
  edit = create_edit (self->session, g_object_get_data (G_OBJECT (button), "node"));
  if (edit == NULL)
    return;

  asp_document_submit (asp_form_session_get_document (self->session), edit);
  asp_edit_unref (edit);
}

static void
add_row_cb (AspFormPage *self,
            GtkWidget   *button)
{
  change_list (self, button, asp_form_session_add_row);
}

static void
remove_row_cb (AspFormPage *self,
               GtkWidget   *button)
{
  change_list (self, button, asp_form_session_remove_row);
}

static void
session_changed_cb (AspFormPage *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_set_sensitive (g_ptr_array_index (self->buttons, i), is_writable (self));
}

static gboolean
is_in_row (AspFormNode *node)
{
  while (node != NULL && asp_form_node_get_node_kind (node) != ASP_FORM_NODE_ROW)
    node = asp_form_node_get_parent (node);

  return node != NULL;
}

static AdwPreferencesGroup *
add_group (GtkWidget  *box,
           const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  gtk_widget_set_parent (group, box);

  return ADW_PREFERENCES_GROUP (group);
}

static gboolean
escape_title (GBinding     *binding,
              const GValue *from,
              GValue       *to,
              gpointer      user_data)
{
  g_value_take_string (to, g_markup_escape_text (g_value_get_string (from), -1));

  return TRUE;
}

static gboolean
is_text (GBinding     *binding,
         const GValue *from,
         GValue       *to,
         gpointer      user_data)
{
  g_value_set_boolean (to, *g_value_get_string (from) != '\0');

  return TRUE;
}

static AdwPreferencesGroup *
add_titled_group (GtkWidget   *box,
                  AspFormNode *node)
{
  AdwPreferencesGroup *group = add_group (box, "");

  g_object_bind_property_full (node, "label", group, "title", G_BINDING_SYNC_CREATE, escape_title,
                               NULL, NULL, NULL);

  return group;
}

/* What is shown of @node with all that stands in it, while it is asked. */
static GtkWidget *
add_part (GtkWidget   *box,
          AspFormNode *node)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  AspFormNode *parent = asp_form_node_get_parent (node);

  /* A list in a row is told from the one that the row is of. */
  if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_REPEAT && is_in_row (parent))
    gtk_widget_set_margin_start (part, INNER_MARGIN);
  gtk_widget_set_parent (part, box);
  g_object_bind_property (node, "relevant", part, "visible", G_BINDING_SYNC_CREATE);

  return part;
}

static GtkWidget *
create_button (AspFormPage *self,
               AspFormNode *node,
               const char  *label,
               GCallback    callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data_full (G_OBJECT (button), "node", g_object_ref (node), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (button, is_writable (self));
  g_ptr_array_add (self->buttons, button);

  return button;
}

static void
build_question (AspFormPage         *self,
                AdwPreferencesGroup *group,
                AspFormNode         *node)
{
  AspFormQuestion *question = asp_form_question_new (self->session, node);

  asp_form_question_set_show_missing (question, self->show_missing);
  g_object_set_data (G_OBJECT (asp_form_question_get_row (question)), "question", question);
  adw_preferences_group_add (group, asp_form_question_get_row (question));
  g_ptr_array_add (self->questions, question);
}

/* Gives the row its title anew. */
static void
title_row_cb (AspFormNode *row,
              GParamSpec  *pspec,
              GtkWidget   *group)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (group), "number"));
  g_autofree char *title = g_strdup_printf (_("%s, row %u"), asp_form_node_get_label (row),
                                            number);
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
}

/* A row of a list: its number, which number_rows() gives it, its questions, and a button that takes
 * it away. Returns: (transfer none): its part of @list */
static GtkWidget *
build_row (AspFormPage *self,
           GtkWidget   *list,
           AspFormNode *row)
{
  GtkWidget *part = add_part (list, row);
  AdwPreferencesGroup *group = add_group (part, "");

  g_object_set_data (G_OBJECT (part), "group", group);
  g_signal_connect_object (row, "notify::label", G_CALLBACK (title_row_cb), group, 0);
  if (!asp_form_node_get_has_fixed_rows (row))
    {
      GtkWidget *remove = create_button (self, row, _("Remove"), G_CALLBACK (remove_row_cb));

      gtk_widget_add_css_class (remove, "flat");
      gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
      adw_preferences_group_set_header_suffix (group, remove);
    }
  build_nodes (self, part, group, asp_form_node_get_children (row));

  return part;
}

/* Returns: (transfer full): with a mnemonic; a list in a row is named, for below it stands the
 * button of the list that the row is of */
static char *
label_new_row (AspFormNode *repeat)
{
  g_auto (GStrv) parts = g_strsplit (asp_form_node_get_label (repeat), "_", -1);
  g_autofree char *name = g_strjoinv ("__", parts);

  if (*name == '\0' || !is_in_row (asp_form_node_get_parent (repeat)))
    return g_strdup (_("_New Row"));

  /* Translators: %s is the name of a list */
  return g_strdup_printf (_("_New Row: %s"), name);
}

/* The part of the first row stands behind the title of the list, which is shown without rows. */
static GtkWidget *
get_row_part (GtkWidget *list,
              guint      position)
{
  GtkWidget *part = gtk_widget_get_first_child (list);

  for (guint i = 0; i <= position; i++)
    part = gtk_widget_get_next_sibling (part);

  return part;
}

static void
number_rows (GtkWidget  *list,
             GListModel *rows)
{
  GtkWidget *part = get_row_part (list, 0);
  guint n = g_list_model_get_n_items (rows);

  gtk_widget_set_visible (gtk_widget_get_first_child (list), n == 0);
  for (guint i = 0; i < n; i++, part = gtk_widget_get_next_sibling (part))
    {
      g_autoptr (AspFormNode) row = g_list_model_get_item (rows, i);
      GtkWidget *group = g_object_get_data (G_OBJECT (part), "group");

      g_object_set_data (G_OBJECT (group), "number", GUINT_TO_POINTER (i + 1));
      title_row_cb (row, NULL, group);
    }
}

static void
build_repeat (AspFormPage *self,
              GtkWidget   *box,
              AspFormNode *repeat)
{
  GListModel *rows = asp_form_node_get_children (repeat);
  GtkWidget *list = add_part (box, repeat);

  add_titled_group (list, repeat);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (AspFormNode) row = g_list_model_get_item (rows, i);

      build_row (self, list, row);
    }
  number_rows (list, rows);
  if (!asp_form_node_get_has_fixed_rows (repeat))
    {
      g_autofree char *label = label_new_row (repeat);
      GtkWidget *add = create_button (self, repeat, label, G_CALLBACK (add_row_cb));

      gtk_widget_set_halign (add, GTK_ALIGN_START);
      gtk_widget_set_parent (add, list);
    }
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (rows_changed_cb), list,
                           G_CONNECT_AFTER);
}

static void
build_group (AspFormPage *self,
             GtkWidget   *box,
             AspFormNode *node)
{
  GListModel *nodes = asp_form_node_get_children (node);
  GtkWidget *inner = add_part (box, node);
  AdwPreferencesGroup *group = add_titled_group (inner, node);
  g_autoptr (AspFormNode) first = g_list_model_get_item (nodes, 0);

  /* Without a question it is nothing but its title, which answers may make or take away. */
  if (first == NULL || asp_form_node_get_node_kind (first) != ASP_FORM_NODE_QUESTION)
    g_object_bind_property_full (node, "label", group, "visible", G_BINDING_SYNC_CREATE, is_text,
                                 NULL, NULL, NULL);
  build_nodes (self, inner, group, nodes);
}

/* Questions that follow each other share a group. @group: (nullable): the first ones stand in it */
static void
build_nodes (AspFormPage         *self,
             GtkWidget           *box,
             AdwPreferencesGroup *group,
             GListModel          *nodes)
{
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);

      switch (asp_form_node_get_node_kind (node))
        {
        case ASP_FORM_NODE_QUESTION:
          if (group == NULL)
            group = add_group (box, "");
          build_question (self, group, node);
          break;
        case ASP_FORM_NODE_REPEAT:
          group = NULL;
          build_repeat (self, box, node);
          break;
        case ASP_FORM_NODE_GROUP:
          group = NULL;
          build_group (self, box, node);
          break;
        case ASP_FORM_NODE_PAGE:
        case ASP_FORM_NODE_ROW:
        default:
          break;
        }
    }
}

/* Forgets what is in @part, which is about to go. */
static void
forget_part (AspFormPage *self,
             GtkWidget   *part)
{
  for (guint i = self->questions->len; i > 0; i--)
    {
      AspFormQuestion *question = g_ptr_array_index (self->questions, i - 1);

      if (gtk_widget_is_ancestor (asp_form_question_get_row (question), part))
        g_ptr_array_remove_index_fast (self->questions, i - 1);
    }
  for (guint i = self->buttons->len; i > 0; i--)
    {
      if (gtk_widget_is_ancestor (g_ptr_array_index (self->buttons, i - 1), part))
        g_ptr_array_remove_index_fast (self->buttons, i - 1);
    }
}

static void
scroll_to_focus (AspFormPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double top;

  if (viewport == NULL || row == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (self)) ||
      !gtk_widget_compute_bounds (row, viewport, &bounds))
    return;

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top - SCROLL_MARGIN,
                             top + bounds.size.height + SCROLL_MARGIN);
}

/* The first frame after a page was built lays it out; from the second one its places are true. */
static gboolean
laid_out_cb (GtkWidget     *widget,
             GdkFrameClock *frame_clock,
             gpointer       user_data)
{
  AspFormPage *self = ASP_FORM_PAGE (widget);

  if (!self->is_laid_out)
    {
      self->is_laid_out = TRUE;
      return G_SOURCE_CONTINUE;
    }

  self->layout_tick = 0;
  scroll_to_focus (self);

  return G_SOURCE_REMOVE;
}

/* Also where the page has just been built, and a viewport does not know yet where to scroll.
 * Returns: FALSE: there is nothing to be answered in it */
static gboolean
focus_question (AspFormPage     *self,
                AspFormQuestion *question)
{
  if (!asp_form_question_grab_focus (question))
    return FALSE;

  self->is_laid_out = FALSE;
  if (self->layout_tick == 0)
    self->layout_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), laid_out_cb, NULL, NULL);

  return TRUE;
}

/* @is_wanted: (nullable). Returns: whether there was a wanted question in @widget to be answered,
 * the first of which has the keyboard now */
static gboolean
focus_first (AspFormPage *self,
             GtkWidget   *widget,
             gboolean     (*is_wanted) (AspFormNode *))
{
  AspFormQuestion *question = g_object_get_data (G_OBJECT (widget), "question");

  if (question != NULL)
    return (is_wanted == NULL || is_wanted (asp_form_question_get_node (question))) &&
           focus_question (self, question);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (focus_first (self, child, is_wanted))
        return TRUE;
    }

  return FALSE;
}

/* Takes a row out. The keyboard goes to the next one, or what stands behind the last. */
static void
remove_part (AspFormPage *self,
             GtkWidget   *list,
             guint        position)
{
  GtkWidget *part = get_row_part (list, position);
  GtkWidget *next = gtk_widget_get_next_sibling (part);
  gboolean had_keyboard =
    (gtk_widget_get_state_flags (part) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  forget_part (self, part);
  gtk_box_remove (GTK_BOX (list), part);
  if (had_keyboard && next != NULL && !focus_first (self, next, NULL))
    gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD);
}

/* Whether the user stands on the button of the list, and waits for what comes of it. */
static gboolean
has_button_keyboard (GtkWidget *list)
{
  GtkWidget *last = gtk_widget_get_last_child (list);

  return GTK_IS_BUTTON (last) && gtk_widget_is_focus (last);
}

/* Only what changes is made anew: somebody may be typing in the rest. A row that the user has added
 * has the keyboard. */
static void
rows_changed_cb (GListModel *rows,
                 guint       position,
                 guint       n_removed,
                 guint       n_added,
                 GtkWidget  *list)
{
  AspFormPage *self = ASP_FORM_PAGE (gtk_widget_get_ancestor (list, ASP_TYPE_FORM_PAGE));
  GtkWidget *part = NULL;

  if (self == NULL)
    return;

  for (guint i = 0; i < n_removed; i++)
    remove_part (self, list, position);
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (AspFormNode) row = g_list_model_get_item (rows, position + i);
      GtkWidget *before = position + i > 0 ? get_row_part (list, position + i - 1)
                                           : gtk_widget_get_first_child (list);

      part = build_row (self, list, row);
      gtk_box_reorder_child_after (GTK_BOX (list), part, before);
    }
  number_rows (list, rows);
  if (part != NULL && has_button_keyboard (list))
    focus_first (self, part, NULL);
}

static void
asp_form_page_dispose (GObject *object)
{
  AspFormPage *self = ASP_FORM_PAGE (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->questions, 0);
  g_ptr_array_set_size (self->buttons, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->node);

  G_OBJECT_CLASS (asp_form_page_parent_class)->dispose (object);
}

static void
asp_form_page_finalize (GObject *object)
{
  AspFormPage *self = ASP_FORM_PAGE (object);

  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->buttons);

  G_OBJECT_CLASS (asp_form_page_parent_class)->finalize (object);
}

static void
asp_form_page_class_init (AspFormPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = asp_form_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_form_page_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
asp_form_page_init (AspFormPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
  self->questions = g_ptr_array_new_with_free_func (g_object_unref);
  self->buttons = g_ptr_array_new ();
}

/* @node: a page of the session's instance */
AspFormPage *
asp_form_page_new (AspFormSession *session,
                   AspFormNode    *node)
{
  AspFormPage *self;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (session), NULL);
  g_return_val_if_fail (ASP_IS_FORM_NODE (node), NULL);

  self = g_object_new (ASP_TYPE_FORM_PAGE, NULL);
  self->session = g_object_ref (session);
  self->node = g_object_ref (node);
  build_nodes (self, GTK_WIDGET (self), NULL, asp_form_node_get_children (node));
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

AspFormNode *
asp_form_page_get_node (AspFormPage *self)
{
  g_return_val_if_fail (ASP_IS_FORM_PAGE (self), NULL);

  return self->node;
}

/* Missing answers are told under their questions, too, not only wrong ones. */
void
asp_form_page_set_show_missing (AspFormPage *self,
                                gboolean     show)
{
  g_return_if_fail (ASP_IS_FORM_PAGE (self));

  self->show_missing = show;
  for (guint i = 0; i < self->questions->len; i++)
    asp_form_question_set_show_missing (g_ptr_array_index (self->questions, i), show);
}

void
asp_form_page_focus_first (AspFormPage *self)
{
  g_return_if_fail (ASP_IS_FORM_PAGE (self));

  focus_first (self, GTK_WIDGET (self), NULL);
}

static gboolean
is_problem (AspFormNode *node)
{
  return asp_form_node_get_relevant (node) &&
         (asp_form_node_get_missing (node) || asp_form_node_get_error (node) != NULL);
}

/* The first question whose answer is missing or wrong has the keyboard; a list that lacks a row
 * gets it by its button. */
void
asp_form_page_focus_problem (AspFormPage *self)
{
  g_return_if_fail (ASP_IS_FORM_PAGE (self));

  if (focus_first (self, GTK_WIDGET (self), is_problem))
    return;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);

      if (asp_form_node_get_missing (g_object_get_data (G_OBJECT (button), "node")))
        {
          gtk_widget_grab_focus (button);
          return;
        }
    }
}
