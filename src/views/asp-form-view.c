/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-banner.h"
#include "asp-form-question.h"

/* Pixels left above and below a question that is scrolled to. */
#define SCROLL_MARGIN 24

struct _AspFormView
{
  GtkWidget       parent_instance;

  /* Template widgets */
  GtkWidget      *main;
  GtkListBox     *page_list;
  GtkLabel       *title;
  GtkLabel       *state;
  GtkWidget      *finish_button;
  GtkWidget      *reopen_button;
  GtkWidget      *check_button;
  AspBanner      *banner;
  GtkBox         *content;
  GtkLabel       *page_title;
  GtkAdjustment  *adjustment;

  AspFormSession *session;      /* (owned) (nullable) */
  guint           page;         /* which one is shown */
  gboolean        is_checked;   /* what is missing is told, too */
  gboolean        is_laid_out;  /* the shown page has been given its size */
  guint           layout_tick;
  GPtrArray      *questions;    /* (owned) (element-type AspFormQuestion): of the shown page */
};

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AspFormView, asp_form_view, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void build_nodes (AspFormView *self,
                         GtkBox      *box,
                         GListModel  *nodes);

static GListModel *
get_pages (AspFormView *self)
{
  return asp_form_instance_get_pages (asp_form_session_get_instance (self->session));
}

static void
submit (AspFormView *self,
        AspEdit     *edit)
{
  if (edit == NULL)
    return;

  asp_document_submit (asp_form_session_get_document (self->session), edit);
  asp_edit_unref (edit);
}

static gboolean
is_writable (AspFormView *self)
{
  return asp_document_get_access (asp_form_session_get_document (self->session)) ==
           ASP_ACCESS_FULL &&
         !asp_form_session_get_finished (self->session);
}

static AdwPreferencesGroup *
add_group (GtkBox     *box,
           const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  gtk_box_append (box, group);

  return ADW_PREFERENCES_GROUP (group);
}

static void
bind_relevance (AspFormNode *node,
                GtkWidget   *widget)
{
  g_object_bind_property (node, "relevant", widget, "visible", G_BINDING_SYNC_CREATE);
}

static void
add_row_cb (AspFormView *self,
            GtkButton   *button)
{
  submit (self, asp_form_session_add_row (self->session,
                                          g_object_get_data (G_OBJECT (button), "node")));
}

static void
remove_row_cb (AspFormView *self,
               GtkButton   *button)
{
  submit (self, asp_form_session_remove_row (self->session,
                                             g_object_get_data (G_OBJECT (button), "node")));
}

static GtkWidget *
create_button (AspFormView *self,
               AspFormNode *node,
               const char  *label,
               GCallback    callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data_full (G_OBJECT (button), "node", g_object_ref (node), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (button, is_writable (self));

  return button;
}

/* A row of a list: its questions in a box with its number, and a button that takes it away. */
static void
build_row (AspFormView *self,
           GtkBox      *box,
           AspFormNode *row,
           guint        number)
{
  g_autofree char *title = g_strdup_printf (_("%s, row %u"), asp_form_node_get_label (row),
                                            number);
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  AdwPreferencesGroup *group = add_group (GTK_BOX (frame), title);
  GtkWidget *remove = create_button (self, row, _("Remove"), G_CALLBACK (remove_row_cb));
  GListModel *nodes = asp_form_node_get_children (row);

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (group, remove);
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);
      AspFormQuestion *question;

      if (asp_form_node_get_node_kind (node) != ASP_FORM_NODE_QUESTION)
        continue;

      question = asp_form_question_new (self->session, node);
      asp_form_question_set_show_missing (question, self->is_checked);
      adw_preferences_group_add (group, asp_form_question_get_row (question));
      g_ptr_array_add (self->questions, question);
    }
  gtk_box_append (box, frame);
}

static void
rows_changed_cb (AspFormView *self)
{
  asp_form_view_go_to_page (self, asp_form_view_get_page (self));
}

static void
build_repeat (AspFormView *self,
              GtkBox      *box,
              AspFormNode *repeat)
{
  GListModel *rows = asp_form_node_get_children (repeat);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *add = create_button (self, repeat, _("_New Row"), G_CALLBACK (add_row_cb));

  if (g_list_model_get_n_items (rows) == 0)
    add_group (GTK_BOX (list), asp_form_node_get_label (repeat));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (AspFormNode) row = g_list_model_get_item (rows, i);

      build_row (self, GTK_BOX (list), row, i + 1);
    }
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (list), add);
  gtk_box_append (box, list);
  bind_relevance (repeat, list);
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
build_question (AspFormView          *self,
                AdwPreferencesGroup  *group,
                AspFormNode          *node)
{
  AspFormQuestion *question = asp_form_question_new (self->session, node);

  asp_form_question_set_show_missing (question, self->is_checked);
  adw_preferences_group_add (group, asp_form_question_get_row (question));
  g_ptr_array_add (self->questions, question);
}

/* Questions that follow each other share a list. */
static void
build_nodes (AspFormView *self,
             GtkBox      *box,
             GListModel  *nodes)
{
  AdwPreferencesGroup *group = NULL;

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
          add_group (box, asp_form_node_get_label (node));
          build_nodes (self, box, asp_form_node_get_children (node));
          break;
        case ASP_FORM_NODE_PAGE:
        case ASP_FORM_NODE_ROW:
        default:
          break;
        }
    }
}

static void
clear_content (AspFormView *self)
{
  GtkWidget *child;

  /* The rows that were watched belong to the page that goes. */
  if (self->session != NULL)
    {
      GListModel *pages = get_pages (self);
      g_autoptr (AspFormNode) page = g_list_model_get_item (pages, self->page);
      GListModel *nodes = page != NULL ? asp_form_node_get_children (page) : NULL;

      for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
        {
          g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);

          if (asp_form_node_get_children (node) != NULL)
            g_signal_handlers_disconnect_by_func (asp_form_node_get_children (node),
                                                  rows_changed_cb, self);
        }
    }
  g_ptr_array_set_size (self->questions, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
}

static const char *
get_page_icon (guint n_missing,
               guint n_wrong)
{
  if (n_wrong > 0)
    return "dialog-warning-symbolic";

  return n_missing > 0 ? "content-loading-symbolic" : "object-select-symbolic";
}

static char *
describe_counts (guint n_missing,
                 guint n_wrong)
{
  g_autofree char *missing =
    g_strdup_printf (ngettext ("%u missing answer", "%u missing answers", n_missing), n_missing);
  g_autofree char *wrong =
    g_strdup_printf (ngettext ("%u wrong answer", "%u wrong answers", n_wrong), n_wrong);

  if (n_missing > 0 && n_wrong > 0)
    return g_strdup_printf ("%s, %s", missing, wrong);
  if (n_wrong > 0)
    return g_steal_pointer (&wrong);
  if (n_missing > 0)
    return g_steal_pointer (&missing);

  return g_strdup (_("Complete"));
}

static void
update_page_row (GtkListBoxRow *row,
                 AspFormNode   *page)
{
  GtkImage *icon = g_object_get_data (G_OBJECT (row), "icon");
  GtkLabel *label = g_object_get_data (G_OBJECT (row), "label");
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  guint answered, missing, wrong;

  asp_form_node_count (page, &answered, &missing, &wrong);
  words = describe_counts (missing, wrong);
  gtk_image_set_from_icon_name (icon, get_page_icon (missing, wrong));
  gtk_label_set_label (label, asp_form_node_get_label (page));
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), words);
  name = g_strdup_printf ("%s, %s", asp_form_node_get_label (page), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (GTK_WIDGET (row), asp_form_node_get_relevant (page));
}

static void
refresh_cb (AspFormView *self)
{
  GListModel *pages = get_pages (self);
  gboolean finished = asp_form_session_get_finished (self->session);
  g_autofree char *state = NULL;
  guint answered, missing, wrong;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->page_list, i)) != NULL; i++)
    {
      g_autoptr (AspFormNode) page = g_list_model_get_item (pages, (guint) i);

      update_page_row (row, page);
    }

  asp_form_instance_count (asp_form_session_get_instance (self->session), &answered, &missing,
                           &wrong);
  state = finished ? g_strdup (_("Finished")) : describe_counts (missing, wrong);
  gtk_label_set_label (self->state, state);
  gtk_widget_set_visible (self->finish_button, !finished);
  gtk_widget_set_visible (self->check_button, !finished);
  gtk_widget_set_visible (self->reopen_button, finished);
  if (missing == 0 && wrong == 0)
    asp_banner_set_revealed (self->banner, FALSE);
}

static GtkWidget *
create_page_row (AspFormNode *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = gtk_label_new (asp_form_node_get_label (page));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "icon", icon);
  g_object_set_data (G_OBJECT (row), "label", label);

  return row;
}

static void
show_page (AspFormView *self,
           guint        index)
{
  GListModel *pages = get_pages (self);
  g_autoptr (AspFormNode) page = g_list_model_get_item (pages, index);

  if (page == NULL)
    return;

  clear_content (self);
  self->page = index;
  gtk_label_set_label (self->page_title, asp_form_node_get_label (page));
  build_nodes (self, self->content, asp_form_node_get_children (page));
  gtk_adjustment_set_value (self->adjustment, 0);
  gtk_list_box_select_row (self->page_list,
                           gtk_list_box_get_row_at_index (self->page_list, (int) index));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.previous", index > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.next",
                                 index + 1 < g_list_model_get_n_items (pages));
}

static void
page_activated_cb (AspFormView   *self,
                   GtkListBoxRow *row)
{
  show_page (self, (guint) gtk_list_box_row_get_index (row));
}

static void
scroll_to_focus (AspFormView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row;
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->content)))
    return;

  row = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  if (row != NULL &&
      gtk_widget_compute_bounds (row, gtk_widget_get_parent (GTK_WIDGET (self->content)), &bounds))
    gtk_adjustment_clamp_page (self->adjustment, bounds.origin.y - SCROLL_MARGIN,
                               bounds.origin.y + bounds.size.height + SCROLL_MARGIN);
}

/* The first frame after a page was built lays it out; from the second one its places are true. */
static gboolean
page_laid_out_cb (GtkWidget     *widget,
                  GdkFrameClock *frame_clock,
                  gpointer       user_data)
{
  AspFormView *self = ASP_FORM_VIEW (widget);

  if (!self->is_laid_out)
    {
      self->is_laid_out = TRUE;
      return G_SOURCE_CONTINUE;
    }

  self->layout_tick = 0;
  scroll_to_focus (self);

  return G_SOURCE_REMOVE;
}

/* Also where the page has just been built, and a viewport does not know yet where to scroll. */
static void
focus_question (AspFormView     *self,
                AspFormQuestion *question)
{
  asp_form_question_grab_focus (question);
  self->is_laid_out = FALSE;
  if (self->layout_tick == 0)
    self->layout_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), page_laid_out_cb,
                                                      NULL, NULL);
}

static void
focus_first (AspFormView *self)
{
  if (self->questions->len > 0)
    focus_question (self, g_ptr_array_index (self->questions, 0));
}

static void
step_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspFormView *self = ASP_FORM_VIEW (widget);
  gboolean forward = g_str_equal (action_name, "form.next");

  if (self->session == NULL || (!forward && self->page == 0))
    return;

  show_page (self, forward ? self->page + 1 : self->page - 1);
  focus_first (self);
}

/* The first page with something missing or wrong, and on it the first such question. */
static void
go_to_problem (AspFormView *self)
{
  GListModel *pages = get_pages (self);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (AspFormNode) page = g_list_model_get_item (pages, i);
      guint answered, missing, wrong;

      asp_form_node_count (page, &answered, &missing, &wrong);
      if (missing + wrong == 0)
        continue;

      show_page (self, i);
      for (guint j = 0; j < self->questions->len; j++)
        {
          AspFormQuestion *question = g_ptr_array_index (self->questions, j);
          AspFormNode *node = asp_form_question_get_node (question);

          if (asp_form_node_get_relevant (node) &&
              (asp_form_node_get_missing (node) || asp_form_node_get_error (node) != NULL))
            {
              focus_question (self, question);
              return;
            }
        }
      return;
    }
}

/* TRUE when nothing is missing and nothing wrong; otherwise that is told, and shown. */
static gboolean
check (AspFormView *self)
{
  guint answered, missing, wrong;
  g_autofree char *counts = NULL;
  g_autofree char *text = NULL;

  self->is_checked = TRUE;
  asp_form_instance_count (asp_form_session_get_instance (self->session), &answered, &missing,
                           &wrong);
  if (missing + wrong == 0)
    return TRUE;

  counts = describe_counts (missing, wrong);
  /* Translators: %s is like "3 missing answers, 1 wrong answer" */
  text = g_strdup_printf (_("Before it can be finished: %s."), counts);
  asp_banner_set_title (self->banner, text);
  asp_banner_set_revealed (self->banner, TRUE);
  go_to_problem (self);

  return FALSE;
}

static void
check_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  AspFormView *self = ASP_FORM_VIEW (widget);

  if (self->session != NULL && check (self))
    gtk_widget_activate_action (widget, "win.toast", "s",
                                _("Nothing is missing and nothing is wrong"));
}

/* What is being typed is stored first. */
static void
finish_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  AspFormView *self = ASP_FORM_VIEW (widget);

  if (self->session == NULL)
    return;

  gtk_widget_activate_action (widget, "win.store-field", NULL);
  if (check (self))
    submit (self, asp_form_session_finish (self->session));
}

static void
reopen_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  AspFormView *self = ASP_FORM_VIEW (widget);

  if (self->session != NULL)
    submit (self, asp_form_session_reopen (self->session));
}

static void
close_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSED], 0);
}

static void
asp_form_view_dispose (GObject *object)
{
  AspFormView *self = ASP_FORM_VIEW (object);

  asp_form_view_set_session (self, NULL);
  g_clear_pointer (&self->main, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_form_view_parent_class)->dispose (object);
}

static void
asp_form_view_finalize (GObject *object)
{
  g_ptr_array_unref (ASP_FORM_VIEW (object)->questions);

  G_OBJECT_CLASS (asp_form_view_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "form.previous", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "form.next", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "form.check", NULL, check_cb);
  gtk_widget_class_install_action (widget_class, "form.finish", NULL, finish_cb);
  gtk_widget_class_install_action (widget_class, "form.reopen", NULL, reopen_cb);
  gtk_widget_class_install_action (widget_class, "form.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "form.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "form.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "form.check", NULL);
}

static void
asp_form_view_class_init (AspFormViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_form_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_form_view_finalize;

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ASP_TYPE_BANNER);
  install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/hu/onkormanyzat/Csatlakozas/asp-form-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, AspFormView, name)
  BIND (main);
  BIND (page_list);
  BIND (title);
  BIND (state);
  BIND (finish_button);
  BIND (reopen_button);
  BIND (check_button);
  BIND (banner);
  BIND (content);
  BIND (page_title);
  BIND (adjustment);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
}

static void
asp_form_view_init (AspFormView *self)
{
  self->questions = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
build_page_list (AspFormView *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->page_list))) != NULL)
    gtk_list_box_remove (self->page_list, row);
  for (guint i = 0; self->session != NULL && i < g_list_model_get_n_items (get_pages (self)); i++)
    {
      g_autoptr (AspFormNode) page = g_list_model_get_item (get_pages (self), i);

      gtk_list_box_append (self->page_list, create_page_row (page));
    }
}

/* @session: (nullable): begun; NULL to let go of the one that is shown */
void
asp_form_view_set_session (AspFormView    *self,
                           AspFormSession *session)
{
  g_return_if_fail (ASP_IS_FORM_VIEW (self));

  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  clear_content (self);
  g_set_object (&self->session, session);
  self->is_checked = FALSE;
  self->page = 0;
  asp_banner_set_revealed (self->banner, FALSE);
  build_page_list (self);
  if (session == NULL)
    return;

  g_signal_connect_object (session, "changed", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  gtk_label_set_label (self->title, asp_form_session_get_title (session));
  show_page (self, 0);
  refresh_cb (self);
}

/* Returns: (transfer none) (nullable) */
AspFormSession *
asp_form_view_get_session (AspFormView *self)
{
  g_return_val_if_fail (ASP_IS_FORM_VIEW (self), NULL);

  return self->session;
}

/* @path: of a page; an unknown one leaves the view where it is */
void
asp_form_view_go_to_page (AspFormView *self,
                          const char  *path)
{
  g_return_if_fail (ASP_IS_FORM_VIEW (self));

  for (guint i = 0; self->session != NULL && path != NULL &&
                    i < g_list_model_get_n_items (get_pages (self)); i++)
    {
      g_autoptr (AspFormNode) page = g_list_model_get_item (get_pages (self), i);

      if (strcmp (asp_form_node_get_path (page), path) == 0)
        {
          show_page (self, i);
          return;
        }
    }
}

/* Returns: (transfer none) (nullable): path of the page that is shown */
const char *
asp_form_view_get_page (AspFormView *self)
{
  g_autoptr (AspFormNode) page = NULL;

  g_return_val_if_fail (ASP_IS_FORM_VIEW (self), NULL);

  if (self->session == NULL)
    return NULL;

  page = g_list_model_get_item (get_pages (self), self->page);

  return page != NULL ? asp_form_node_get_path (page) : NULL;
}
