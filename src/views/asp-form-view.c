/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-banner.h"
#include "asp-compat-widget.h"
#include "asp-form-page.h"
#include "asp-form-view-files.h"

#define NO_PAGE G_MAXUINT

typedef enum
{
  PENDING_NONE,
  PENDING_CHECK,
  PENDING_FINISH,
} AspFormViewPending;

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
  AspFormPage    *form_page;    /* (nullable): a child of the content */
  gboolean        is_begun;     /* its record is in the document, as far as was heard */
  gboolean        is_checked;   /* what is missing is told, too */
  AspFormViewPending pending;   /* waits for what is on its way to the disk */
};

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AspFormView, asp_form_view, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static GListModel *
get_pages (AspFormView *self)
{
  return asp_form_instance_get_pages (asp_form_session_get_instance (self->session));
}

/* Questions outside of any group are on a page without a name. */
static const char *
get_page_label (AspFormView *self,
                AspFormNode *page)
{
  const char *label = asp_form_node_get_label (page);

  return label != NULL && *label != '\0' ? label : asp_form_session_get_title (self->session);
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

/* Widgets that are taken away while something is typed in them do not store it by themselves. */
static void
store_typing (AspFormView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.store-field", NULL);
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
update_page_row (AspFormView   *self,
                 GtkListBoxRow *row,
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
  gtk_label_set_label (label, get_page_label (self, page));
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), words);
  name = g_strdup_printf ("%s, %s", get_page_label (self, page), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (GTK_WIDGET (row), asp_form_node_get_relevant (page));
}

/* @step: 1: behind this one; -1: before it. Returns: the nearest page that is asked, or NO_PAGE */
static guint
find_page (AspFormView *self,
           int          step)
{
  GListModel *pages = get_pages (self);

  for (guint i = self->page + (guint) step; i < g_list_model_get_n_items (pages);
       i += (guint) step)
    {
      g_autoptr (AspFormNode) page = g_list_model_get_item (pages, i);

      if (asp_form_node_get_relevant (page))
        return i;
    }

  return NO_PAGE;
}

static void
update_steps (AspFormView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "form.previous", find_page (self, -1) != NO_PAGE);
  gtk_widget_action_set_enabled (widget, "form.next", find_page (self, 1) != NO_PAGE);
}

/* @page: (nullable) */
static void
show_form_page (AspFormView *self,
                AspFormPage *page)
{
  if (self->form_page != NULL)
    gtk_box_remove (self->content, GTK_WIDGET (self->form_page));
  self->form_page = page;
  if (page == NULL)
    return;

  asp_form_page_set_show_missing (page, self->is_checked);
  gtk_box_append (self->content, GTK_WIDGET (page));
}

static void
show_page (AspFormView *self,
           guint        index)
{
  GListModel *pages = get_pages (self);
  g_autoptr (AspFormNode) page = g_list_model_get_item (pages, index);

  if (page == NULL)
    return;

  store_typing (self);
  self->page = index;
  gtk_label_set_label (self->page_title, get_page_label (self, page));
  show_form_page (self, asp_form_page_new (self->session, page));
  gtk_adjustment_set_value (self->adjustment, 0);
  gtk_list_box_select_row (self->page_list,
                           gtk_list_box_get_row_at_index (self->page_list, (int) index));
  update_steps (self);
}

/* A page that is not asked any more is left for the one before it, or else the next. */
static void
leave_page (AspFormView *self)
{
  g_autoptr (AspFormNode) page = g_list_model_get_item (get_pages (self), self->page);
  guint before = find_page (self, -1);
  guint other = before != NO_PAGE ? before : find_page (self, 1);

  if (self->form_page != NULL && !asp_form_node_get_relevant (page) && other != NO_PAGE)
    show_page (self, other);
  else
    update_steps (self);
}

static void
tell_problems (AspFormView *self,
               guint        n_missing,
               guint        n_wrong)
{
  g_autofree char *counts = describe_counts (n_missing, n_wrong);
  /* Translators: %s is like "3 missing answers, 1 wrong answer" */
  g_autofree char *text = g_strdup_printf (_("Before it can be finished: %s."), counts);

  asp_banner_set_title (self->banner, text);
}

static void
refresh_cb (AspFormView *self)
{
  GListModel *pages = get_pages (self);
  gboolean finished = asp_form_session_get_finished (self->session);
  gboolean was_begun = self->is_begun;
  g_autofree char *state = NULL;
  guint answered, missing, wrong;
  GtkListBoxRow *row;

  self->is_begun = asp_form_session_get_started (self->session);
  if (was_begun && !self->is_begun)
    {
      /* That it was begun has been undone: nothing typed here would be stored. */
      g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
      return;
    }

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->page_list, i)) != NULL; i++)
    {
      g_autoptr (AspFormNode) page = g_list_model_get_item (pages, (guint) i);

      update_page_row (self, row, page);
    }
  leave_page (self);

  asp_form_instance_count (asp_form_session_get_instance (self->session), &answered, &missing,
                           &wrong);
  state = finished ? g_strdup (_("Finished")) : describe_counts (missing, wrong);
  asp_compat_set_status (self->state, state);
  gtk_widget_set_visible (self->finish_button, !finished);
  gtk_widget_set_visible (self->check_button, !finished);
  gtk_widget_set_visible (self->reopen_button, finished);
  gtk_widget_action_set_enabled (
    GTK_WIDGET (self), "form.import-answers",
    asp_document_get_access (asp_form_session_get_document (self->session)) == ASP_ACCESS_FULL);
  if (missing > 0 || wrong > 0)
    tell_problems (self, missing, wrong);
  else
    asp_banner_set_revealed (self->banner, FALSE);
}

static GtkWidget *
create_page_row (AspFormView *self,
                 AspFormNode *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = gtk_label_new (get_page_label (self, page));

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
page_activated_cb (AspFormView   *self,
                   GtkListBoxRow *row)
{
  show_page (self, (guint) gtk_list_box_row_get_index (row));
}

static void
step_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspFormView *self = ASP_FORM_VIEW (widget);
  guint index;

  if (self->session == NULL)
    return;

  index = find_page (self, g_str_equal (action_name, "form.next") ? 1 : -1);
  if (index == NO_PAGE)
    return;

  show_page (self, index);
  asp_form_page_focus_first (self->form_page);
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

      if (i != self->page)
        show_page (self, i);
      asp_form_page_focus_problem (self->form_page);
      return;
    }
}

/* TRUE when nothing is missing and nothing wrong; otherwise that is told, and shown. */
static gboolean
check (AspFormView *self)
{
  guint answered, missing, wrong;

  self->is_checked = TRUE;
  asp_form_instance_count (asp_form_session_get_instance (self->session), &answered, &missing,
                           &wrong);
  if (missing + wrong == 0)
    return TRUE;

  asp_form_page_set_show_missing (self->form_page, TRUE);
  tell_problems (self, missing, wrong);
  asp_banner_set_revealed (self->banner, TRUE);
  go_to_problem (self);

  return FALSE;
}

/* Does what waited for the answers to be stored. */
static void
run_pending_cb (AspFormView *self)
{
  AspFormViewPending pending = self->pending;

  if (pending == PENDING_NONE ||
      asp_document_get_busy (asp_form_session_get_document (self->session)))
    return;

  self->pending = PENDING_NONE;
  if (!check (self))
    return;

  if (pending == PENDING_FINISH)
    submit (self, asp_form_session_finish (self->session));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                _("Nothing is missing and nothing is wrong"));
}

/* What an answer took away elsewhere. */
static void
side_effect_cb (AspFormView *self,
                const char  *words)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", words);
}

static void
document_failed_cb (AspFormView *self)
{
  self->pending = PENDING_NONE;
}

/* What is being typed is stored first, and looked at with the rest. */
static void
check_or_finish_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  AspFormView *self = ASP_FORM_VIEW (widget);

  if (self->session == NULL)
    return;

  store_typing (self);
  self->pending = g_str_equal (action_name, "form.finish") ? PENDING_FINISH : PENDING_CHECK;
  run_pending_cb (self);
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
answers_file_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  AspFormView *self = ASP_FORM_VIEW (widget);

  if (self->session == NULL)
    return;

  store_typing (self);
  if (strcmp (action_name, "form.export-answers") == 0)
    asp_form_view_export_answers (widget, self->session);
  else
    asp_form_view_import_answers (widget, self->session);
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
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "form.previous", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "form.next", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "form.check", NULL, check_or_finish_cb);
  gtk_widget_class_install_action (widget_class, "form.finish", NULL, check_or_finish_cb);
  gtk_widget_class_install_action (widget_class, "form.reopen", NULL, reopen_cb);
  gtk_widget_class_install_action (widget_class, "form.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "form.export-answers", NULL, answers_file_cb);
  gtk_widget_class_install_action (widget_class, "form.import-answers", NULL, answers_file_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "form.check", NULL);
}

static void
asp_form_view_class_init (AspFormViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_form_view_dispose;

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
add_shortcut (GtkEventController *controller,
              guint               key,
              const char         *action_name)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_CONTROL_MASK),
                                            gtk_named_action_new (action_name));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/* Before the scrolled window sees these keys: it would scroll sideways with them. */
static void
add_page_keys (AspFormView *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_shortcut (controller, GDK_KEY_Page_Up, "form.previous");
  add_shortcut (controller, GDK_KEY_Page_Down, "form.next");
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
asp_form_view_init (AspFormView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_page_keys (self);
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

      gtk_list_box_append (self->page_list, create_page_row (self, page));
    }
}

/* @session: (nullable): begun; NULL to let go of the one that is shown */
void
asp_form_view_set_session (AspFormView    *self,
                           AspFormSession *session)
{
  AspDocument *document;

  g_return_if_fail (ASP_IS_FORM_VIEW (self));

  if (self->session == session)
    return;

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (asp_form_session_get_document (self->session), self);
    }
  show_form_page (self, NULL);
  g_set_object (&self->session, session);
  self->is_begun = FALSE;
  self->is_checked = FALSE;
  self->pending = PENDING_NONE;
  self->page = 0;
  asp_banner_set_revealed (self->banner, FALSE);
  build_page_list (self);
  if (session == NULL)
    return;

  document = asp_form_session_get_document (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "side-effect", G_CALLBACK (side_effect_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "changed", G_CALLBACK (run_pending_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "failed", G_CALLBACK (document_failed_cb), self,
                           G_CONNECT_SWAPPED);
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

/* @path: of a page; one that is unknown or not asked leaves the view where it is */
void
asp_form_view_go_to_page (AspFormView *self,
                          const char  *path)
{
  g_return_if_fail (ASP_IS_FORM_VIEW (self));

  for (guint i = 0; self->session != NULL && path != NULL &&
                    i < g_list_model_get_n_items (get_pages (self)); i++)
    {
      g_autoptr (AspFormNode) page = g_list_model_get_item (get_pages (self), i);

      if (strcmp (asp_form_node_get_path (page), path) == 0 && asp_form_node_get_relevant (page))
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
