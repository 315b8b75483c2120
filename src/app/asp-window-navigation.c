/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-window-private.h"

#include <glib/gi18n-lib.h>

#include "asp-format.h"
#include "asp-page.h"
#include "asp-view-state.h"

#define MUNICIPALITIES_PAGE "municipalities"
#define MAX_HISTORY 100

static AspWindowPlace *
create_place (const char *scope,
              const char *page,
              const char *place)
{
  AspWindowPlace *self = g_new0 (AspWindowPlace, 1);

  self->scope = g_strdup (scope);
  self->page = g_strdup (page);
  self->place = g_strdup (place);

  return self;
}

static void
free_place (gpointer data)
{
  AspWindowPlace *self = data;

  g_free (self->scope);
  g_free (self->page);
  g_free (self->place);
  g_free (self);
}

static AspWindowPlace *
get_present_place (AspWindow *self)
{
  g_autofree char *scope = asp_scope_to_text (self->scope);
  g_autofree char *place =
    asp_page_get_place (ASP_PAGE (gtk_stack_get_visible_child (self->pages)));

  return create_place (scope, gtk_stack_get_visible_child_name (self->pages), place);
}

static gboolean
has_page (AspWindow  *self,
          const char *page)
{
  /* A list of one says nothing. */
  if (g_str_equal (page, MUNICIPALITIES_PAGE))
    return asp_scope_get_kind (self->scope) != ASP_SCOPE_MUNICIPALITY;

  return gtk_stack_get_child_by_name (self->pages, page) != NULL;
}

static void
select_page_row (AspWindow  *self,
                 const char *page)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->page_list, i)) != NULL; i++)
    {
      const char *name = g_object_get_data (G_OBJECT (row), "page");

      gtk_widget_set_visible (GTK_WIDGET (row), has_page (self, name));
      if (g_str_equal (name, page))
        gtk_list_box_select_row (self->page_list, row);
    }
}

static const char *
get_page_title (AspWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->pages);

  return gtk_stack_page_get_title (gtk_stack_get_page (self->pages, child));
}

static void
update_title (AspWindow *self)
{
  g_autofree char *scope = asp_scope_get_title (self->scope);
  g_autofree char *title = NULL;

  adw_window_title_set_title (self->title, scope);
  adw_window_title_set_subtitle (self->title, get_page_title (self));
  /* Translators: title of the window: about whom, then the page */
  title = g_strdup_printf (_("%s — %s"), scope, get_page_title (self));
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
scope_changed_cb (AspWindow *self)
{
  /* What the pages are about was deleted: everybody is left. */
  if (!asp_scope_exists (self->scope))
    _asp_window_go (self, "all 0", NULL, NULL);
  else
    _asp_window_refresh (self);
}

static void
set_scope (AspWindow *self,
           AspScope  *scope)
{
  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  g_set_object (&self->scope, scope);
  g_signal_connect_object (scope, "changed", G_CALLBACK (scope_changed_cb), self,
                           G_CONNECT_SWAPPED);
  asp_scope_button_set_scope (self->scope_button, scope, self->standings);
}

/* Shows a place: only the visible page is about the scope, others are told when they are shown. */
static void
show_place (AspWindow            *self,
            const AspWindowPlace *place)
{
  g_autoptr (AspScope) scope = asp_scope_new_from_text (self->standings, self->planner,
                                                        place->scope);
  const char *page = place->page;
  AspPage *child;

  if (!asp_scope_exists (scope))
    {
      g_object_unref (scope);
      scope = asp_scope_new (self->standings, self->planner, ASP_SCOPE_ALL, 0);
    }
  if (self->scope == NULL || !asp_scope_equal (self->scope, scope))
    set_scope (self, scope);
  if (!has_page (self, page))
    page = "overview";

  child = ASP_PAGE (gtk_stack_get_child_by_name (self->pages, page));
  asp_page_set_scope (child, self->scope);
  gtk_stack_set_visible_child_name (self->pages, page);
  if (place->place != NULL)
    asp_page_go_to (child, place->place);
  _asp_window_refresh (self);
}

/* After a scope has been chosen, or when what had the keyboard has gone or is a button of the
 * header, the page has it. */
static void
focus_page (AspWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && gtk_widget_get_mapped (focus) &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->side_pane)) &&
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->scope_button)))
    return;

  gtk_widget_child_focus (gtk_stack_get_visible_child (self->pages), GTK_DIR_TAB_FORWARD);
}

/* Goes to a place and remembers where the user was. @scope, @page, @place: (nullable): NULL for
 * the present scope, the present page, and no place of it. */
void
_asp_window_go (AspWindow  *self,
                const char *scope,
                const char *page,
                const char *place)
{
  AspWindowPlace *here;
  AspWindowPlace *there;

  if (self->document == NULL || self->scope == NULL)
    return;

  here = get_present_place (self);
  there = create_place (scope != NULL ? scope : here->scope, page != NULL ? page : here->page,
                        place);
  if (g_strcmp0 (here->scope, there->scope) != 0 || g_strcmp0 (here->page, there->page) != 0)
    {
      if (self->back->len == MAX_HISTORY)
        g_ptr_array_remove_index (self->back, 0);
      g_ptr_array_add (self->back, here);
      g_ptr_array_set_size (self->forward, 0);
    }
  else
    {
      free_place (here);
    }

  show_place (self, there);
  free_place (there);

  /* The sidebar that lies over the page has done its work; what had the keyboard goes with it. */
  if (asp_side_pane_get_collapsed (self->side_pane))
    asp_side_pane_set_show_sidebar (self->side_pane, FALSE);

  focus_page (self);
}

static void
walk_history (AspWindow *self,
              GPtrArray *from,
              GPtrArray *to)
{
  AspWindowPlace *place;

  if (self->document == NULL || from->len == 0)
    return;

  g_ptr_array_add (to, get_present_place (self));
  place = g_ptr_array_steal_index (from, from->len - 1);
  show_place (self, place);
  free_place (place);
}

static void
back_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);

  walk_history (self, self->back, self->forward);
}

static void
forward_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);

  walk_history (self, self->forward, self->back);
}

static const char *
null_if_empty (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static void
go_cb (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  const char *scope, *page, *place;

  g_variant_get (parameter, "(&s&s&s)", &scope, &page, &place);
  _asp_window_go (ASP_WINDOW (widget), null_if_empty (scope), null_if_empty (page),
                  null_if_empty (place));
}

/* Ctrl+1…: the n-th page of the list as it is shown. */
static void
page_number_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);
  int wanted = g_variant_get_int32 (parameter);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->page_list, i)) != NULL; i++)
    {
      if (gtk_widget_get_visible (GTK_WIDGET (row)) && --wanted == 0)
        _asp_window_go (self, NULL, g_object_get_data (G_OBJECT (row), "page"), NULL);
    }
}

static void
sidebar_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  AspSidePane *pane = ASP_WINDOW (widget)->side_pane;

  asp_side_pane_set_show_sidebar (pane, !asp_side_pane_get_show_sidebar (pane));
}

static void
scope_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);

  if (self->document == NULL)
    return;

  asp_side_pane_set_show_sidebar (self->side_pane, TRUE);
  asp_scope_button_popup (self->scope_button);
}

static void
search_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);

  if (self->document == NULL)
    return;

  /* Where the page has nothing to search, the scope is what one looks for. */
  if (!asp_page_focus_search (ASP_PAGE (gtk_stack_get_visible_child (self->pages))))
    gtk_widget_activate_action (widget, "win.scope", NULL);
}

/* F6: the sidebar, then the page, and round. */
static void
next_pane_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *list = GTK_WIDGET (self->page_list);
  gboolean in_pages;

  if (self->document == NULL)
    return;

  in_pages = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pages));
  if (in_pages && asp_side_pane_get_show_sidebar (self->side_pane))
    gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->pages), GTK_DIR_TAB_FORWARD);
}

void
_asp_window_install_navigation (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.go", "(sss)", go_cb);
  gtk_widget_class_install_action (klass, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (klass, "win.forward", NULL, forward_cb);
  gtk_widget_class_install_action (klass, "win.page-number", "i", page_number_cb);
  gtk_widget_class_install_action (klass, "win.sidebar", NULL, sidebar_cb);
  gtk_widget_class_install_action (klass, "win.scope", NULL, scope_cb);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (klass, "win.next-pane", NULL, next_pane_cb);

  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Right, GDK_ALT_MASK, "win.forward", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F9, 0, "win.sidebar", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F6, 0, "win.next-pane", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_l, GDK_CONTROL_MASK, "win.scope", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, GDK_CONTROL_MASK, "win.search", NULL);
  for (int i = 1; i <= 9; i++)
    gtk_widget_class_add_binding_action (klass, GDK_KEY_0 + (guint) i, GDK_CONTROL_MASK,
                                         "win.page-number", "i", i);
}

static GtkWidget *
create_page_row (GtkStackPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (gtk_stack_page_get_title (page));
  GtkWidget *counter = gtk_label_new (NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_box_append (GTK_BOX (box),
                  gtk_image_new_from_icon_name (gtk_stack_page_get_icon_name (page)));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_visible (icon, FALSE);
  gtk_widget_add_css_class (icon, "warning");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_widget_add_css_class (counter, "numeric");
  gtk_widget_add_css_class (counter, "dim-label");
  gtk_box_append (GTK_BOX (box), counter);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "page", g_strdup (gtk_stack_page_get_name (page)),
                          g_free);
  g_object_set_data (G_OBJECT (row), "counter", counter);
  g_object_set_data (G_OBJECT (row), "icon", icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_stack_page_get_title (page), -1);

  return row;
}

static void
update_status_date_cb (gpointer user_data)
{
  g_autoptr (AspWindow) self = user_data;

  if (self->document != NULL)
    _asp_window_update_status_date (self);
}

/* In a narrow window the sidebar is only there for a moment. */
static void
show_sidebar_cb (AspWindow *self)
{
  if (self->settings != NULL && !asp_side_pane_get_collapsed (self->side_pane))
    g_settings_set_boolean (self->settings, "sidebar-visible",
                            asp_side_pane_get_show_sidebar (self->side_pane));
}

/* The pane collapses while the window is given its size, when nothing may ask for another. */
static void
collapsed_cb (AspWindow *self)
{
  g_idle_add_once (update_status_date_cb, g_object_ref (self));
}

void
_asp_window_init_navigation (AspWindow *self)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->pages);

  self->back = g_ptr_array_new_with_free_func (free_place);
  self->forward = g_ptr_array_new_with_free_func (free_place);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      gtk_list_box_append (self->page_list, create_page_row (GTK_STACK_PAGE (page)));
    }
  g_signal_connect_object (self->side_pane, "notify::collapsed", G_CALLBACK (collapsed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->side_pane, "notify::show-sidebar", G_CALLBACK (show_sidebar_cb),
                           self, G_CONNECT_SWAPPED);
}

/* What the sidebar says beside a page: how many, with a word for who cannot see the place of it. */
static void
set_counter (GtkListBoxRow *row,
             guint          n,
             const char    *title,
             const char    *words)
{
  GtkLabel *counter = g_object_get_data (G_OBJECT (row), "counter");
  g_autofree char *number = n > 0 ? asp_format_integer (n) : NULL;
  g_autofree char *label = n > 0 ? g_strdup_printf ("%s, %s", title, words) : g_strdup (title);

  gtk_label_set_label (counter, number != NULL ? number : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), n > 0 ? words : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_counters (AspWindow *self)
{
  GListModel *standings = asp_scope_get_standings (self->scope);
  guint n = g_list_model_get_n_items (standings);
  guint n_late = 0, n_missing = 0, n_roles = 0;
  GtkListBoxRow *row;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AspStanding) standing = g_list_model_get_item (standings, i);

      n_late += asp_standing_get_n_late (standing);
      n_missing += asp_standing_get_n_missing (standing);
      n_roles += asp_standing_get_n_roles_missing (standing);
    }

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->page_list, i)) != NULL; i++)
    {
      const char *page = g_object_get_data (G_OBJECT (row), "page");
      GtkWidget *child = gtk_stack_get_child_by_name (self->pages, page);
      const char *title = gtk_stack_page_get_title (gtk_stack_get_page (self->pages, child));
      g_autofree char *words = NULL;

      if (g_str_equal (page, MUNICIPALITIES_PAGE))
        {
          words = g_strdup_printf (ngettext ("%u municipality", "%u municipalities", n), n);
          set_counter (row, n, title, words);
        }
      else if (g_str_equal (page, "schedule"))
        {
          /* Translators: how many tasks should be finished and are not */
          words = g_strdup_printf (ngettext ("%u late task", "%u late tasks", n_late), n_late);
          set_counter (row, n_late, title, words);
          gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "icon"), n_late > 0);
        }
      else if (g_str_equal (page, "questionnaires"))
        {
          /* Translators: how many required answers are missing */
          words = g_strdup_printf (ngettext ("%u missing answer", "%u missing answers", n_missing),
                                   n_missing);
          set_counter (row, n_missing, title, words);
        }
      else if (g_str_equal (page, "contacts"))
        {
          /* Translators: how many mandatory roles have nobody */
          words = g_strdup_printf (ngettext ("%u empty role", "%u empty roles", n_roles), n_roles);
          set_counter (row, n_roles, title, words);
          gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "icon"), n_roles > 0);
        }
    }
}

/* Brings what stands around the pages up to date. */
void
_asp_window_refresh (AspWindow *self)
{
  if (self->document == NULL || self->scope == NULL)
    return;

  select_page_row (self, gtk_stack_get_visible_child_name (self->pages));
  update_title (self);
  update_counters (self);
  _asp_window_update_status_date (self);
  _asp_window_update_actions (self);
}

static gint64
get_document_key (AspWindow *self)
{
  AspProgramme *programme = asp_document_get_programme (self->document);

  return programme != NULL ? asp_record_get_id (ASP_RECORD (programme)) : 0;
}

typedef void (*PageFunc) (AspPage    *page,
                          gint64      document_key,
                          const char *name);

/* Calls @func for each page, with the name of what is saved of how it shows its lists. */
static void
foreach_page (AspWindow *self,
              PageFunc   func)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->pages);
  gint64 key = get_document_key (self);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (G_LIST_MODEL (pages), i);
      GtkStackPage *page = GTK_STACK_PAGE (object);
      g_autofree char *name = g_strconcat ("view-", gtk_stack_page_get_name (page), NULL);

      func (ASP_PAGE (gtk_stack_page_get_child (page)), key, name);
    }
}

static void
restore_view (AspPage    *page,
              gint64      document_key,
              const char *name)
{
  g_autofree char *view = asp_view_state_load (document_key, name);

  asp_page_set_view (page, view);
}

static void
save_view (AspPage    *page,
           gint64      document_key,
           const char *name)
{
  g_autofree char *view = asp_page_get_view (page);

  if (view != NULL)
    asp_view_state_save (document_key, name, view);
}

/* Where the user was when the document was closed; a document of one municipality begins with it.
 * */
void
_asp_window_restore_place (AspWindow *self)
{
  GListModel *standings = G_LIST_MODEL (self->standings);
  gint64 key = get_document_key (self);
  g_autofree char *scope = asp_view_state_load (key, "scope");
  g_autofree char *page = asp_view_state_load (key, "page");
  g_autofree char *where = NULL;
  AspWindowPlace place;

  if (self->kept_place != NULL && self->kept_key == key)
    {
      show_place (self, self->kept_place);
      _asp_window_forget_place (self);
      return;
    }
  _asp_window_forget_place (self);
  foreach_page (self, restore_view);

  if (scope == NULL && g_list_model_get_n_items (standings) == 1)
    {
      g_autoptr (AspStanding) only = g_list_model_get_item (standings, 0);

      scope = g_strdup_printf ("municipality %" G_GINT64_FORMAT, asp_standing_get_id (only));
    }
  if (scope == NULL)
    scope = g_strdup ("all 0");
  if (page == NULL)
    page = g_strdup (g_list_model_get_n_items (standings) == 0 ? MUNICIPALITIES_PAGE : "overview");

  where = asp_view_state_load (key, "place");
  place = (AspWindowPlace) { scope, page, where != NULL && *where != '\0' ? where : NULL };
  show_place (self, &place);
}

/* For a document that is opened anew at once. What is saved would not do: another window on the
 * same document saves where it is itself. */
void
_asp_window_keep_place (AspWindow *self)
{
  if (self->document == NULL || self->scope == NULL)
    return;

  _asp_window_forget_place (self);
  self->kept_key = get_document_key (self);
  self->kept_place = get_present_place (self);
}

void
_asp_window_forget_place (AspWindow *self)
{
  g_clear_pointer (&self->kept_place, free_place);
}

void
_asp_window_save_place (AspWindow *self)
{
  AspWindowPlace *place;
  gint64 key;

  if (self->document == NULL || self->scope == NULL || self->is_sample)
    return;

  key = get_document_key (self);
  place = get_present_place (self);
  asp_view_state_save (key, "scope", place->scope);
  asp_view_state_save (key, "page", place->page);
  asp_view_state_save (key, "place", place->place != NULL ? place->place : "");
  free_place (place);
  foreach_page (self, save_view);
}

void
_asp_window_clear_history (AspWindow *self)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->pages);

  g_ptr_array_set_size (self->back, 0);
  g_ptr_array_set_size (self->forward, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      asp_page_set_scope (ASP_PAGE (gtk_stack_page_get_child (GTK_STACK_PAGE (page))), NULL);
    }
  asp_scope_button_set_scope (self->scope_button, NULL, NULL);
}
