/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipalities-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "asp-compat-widget.h"
#include "asp-list-sorting.h"
#include "asp-municipalities-columns.h"
#include "asp-municipalities-row.h"
#include "asp-municipality-dialog.h"
#include "asp-record-commands.h"
#include "asp-table.h"
#include "asp-text.h"
#include "asp-wave-change-dialog.h"

/* As the list is at first: all municipalities by name. */
#define SORTED_BY_NAME "0 ascending;0;0"

/* The entries of the filter by state, in the order of the template. */
typedef enum
{
  STATE_ALL,
  STATE_UNPLANNED,
  STATE_PREPARATION,
  STATE_JOINING,
  STATE_LIVE,
  STATE_LATE,
  STATE_MISSING,
} StateFilter;

struct _AspMunicipalitiesPage
{
  GtkWidget           parent_instance;

  /* Template widgets */
  GtkWidget          *stack;
  AdwToastOverlay    *toasts;
  GtkWidget          *list_stack;
  GtkEditable        *search;
  GtkDropDown        *wave_filter;
  GtkDropDown        *state_filter;
  GtkLabel           *count;
  GtkMenuButton      *columns_button;
  GtkColumnView      *head;
  AspRowList         *list;
  GtkActionBar       *selection_bar;
  GtkLabel           *selection_label;
  GtkSortListModel   *sorted;
  GtkFilterListModel *filtered;
  GtkSelectionModel  *selection;

  AspScope           *scope;        /* (owned) (nullable) */
  GtkCustomFilter    *filter;       /* (owned) */
  char               *folded;       /* (owned): what is searched, folded */
  GArray             *wave_ids;     /* (owned) (element-type gint64): of the filter's entries */
  gint64              wave_id;      /* 0: all */
};

static void page_iface_init (AspPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AspMunicipalitiesPage, asp_municipalities_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASP_TYPE_PAGE, page_iface_init))

static gboolean
matches_state (AspStanding *standing,
               StateFilter  state)
{
  switch (state)
    {
    case STATE_UNPLANNED:
    case STATE_PREPARATION:
    case STATE_JOINING:
    case STATE_LIVE:
      return (guint) asp_standing_get_stage (standing) == (guint) state - STATE_UNPLANNED;
    case STATE_LATE:
      return asp_standing_get_n_late (standing) > 0;
    case STATE_MISSING:
      return asp_standing_get_n_missing (standing) > 0;
    case STATE_ALL:
    default:
      return TRUE;
    }
}

static gboolean
filter_cb (gpointer item,
           gpointer user_data)
{
  AspMunicipalitiesPage *self = user_data;
  AspStanding *standing = item;

  return (self->wave_id == 0 || asp_standing_get_wave_id (standing) == self->wave_id) &&
         matches_state (standing, gtk_drop_down_get_selected (self->state_filter)) &&
         asp_text_matches (asp_standing_get_search_text (standing), self->folded);
}

static gboolean
is_writable (AspMunicipalitiesPage *self)
{
  return self->scope != NULL &&
         asp_document_get_access (asp_scope_get_document (self->scope)) == ASP_ACCESS_FULL;
}

/* Returns: (transfer full) (element-type AspStanding) */
static GPtrArray *
get_selected (AspMunicipalitiesPage *self)
{
  GPtrArray *standings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (self->selection);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (standings, g_list_model_get_item (G_LIST_MODEL (self->selection), position));

  return standings;
}

static void
update_selection (AspMunicipalitiesPage *self)
{
  g_autoptr (GPtrArray) selected = get_selected (self);
  g_autofree char *text = NULL;
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = is_writable (self);

  if (selected->len == 1)
    text = g_strdup (asp_standing_get_name (g_ptr_array_index (selected, 0)));
  else
    text = g_strdup_printf (ngettext ("%u selected", "%u selected", selected->len), selected->len);
  gtk_label_set_label (self->selection_label, text);
  gtk_action_bar_set_revealed (self->selection_bar, selected->len > 0);
  gtk_widget_action_set_enabled (widget, "municipalities.add", writable);
  gtk_widget_action_set_enabled (widget, "municipalities.edit", writable && selected->len == 1);
  gtk_widget_action_set_enabled (widget, "municipalities.change-wave",
                                 writable && selected->len > 0);
  gtk_widget_action_set_enabled (widget, "municipalities.delete", writable && selected->len > 0);
  gtk_widget_action_set_enabled (widget, "municipalities.open", selected->len == 1);
}

static void
update_count (AspMunicipalitiesPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint n_all = self->scope != NULL
                ? g_list_model_get_n_items (asp_scope_get_standings (self->scope)) : 0;
  g_autofree char *text = NULL;

  if (n == n_all)
    text = g_strdup_printf (ngettext ("%u municipality", "%u municipalities", n), n);
  else
    /* Translators: how many of all municipalities are shown */
    text = g_strdup_printf (_("%1$u of %2$u"), n, n_all);
  asp_compat_set_status (self->count, text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n_all > 0 ? "content" : "empty");
  gtk_stack_set_visible_child_name (GTK_STACK (self->list_stack), n > 0 ? "list" : "no-match");
}

static void
items_changed_cb (AspMunicipalitiesPage *self)
{
  update_count (self);
  update_selection (self);
}

static void
selection_changed_cb (AspMunicipalitiesPage *self)
{
  update_selection (self);
}

static void
filter_changed_cb (AspMunicipalitiesPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->wave_filter);

  g_free (self->folded);
  self->folded = asp_text_fold (gtk_editable_get_text (self->search));
  self->wave_id = selected < self->wave_ids->len ? g_array_index (self->wave_ids, gint64, selected)
                                                 : 0;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
stop_search_cb (AspMunicipalitiesPage *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* The waves may have been renamed, added or deleted. */
static void
update_wave_filter (AspMunicipalitiesPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 wanted = self->wave_id, none = 0;
  guint selected = 0;

  g_array_set_size (self->wave_ids, 0);
  g_array_append_val (self->wave_ids, none);
  gtk_string_list_append (names, _("All waves"));
  if (self->scope != NULL)
    {
      g_autoptr (GPtrArray) waves =
        asp_document_list_waves (asp_scope_get_document (self->scope));

      for (guint i = 0; i < waves->len; i++)
        {
          AspRecord *wave = g_ptr_array_index (waves, i);
          gint64 id = asp_record_get_id (wave);

          if (id == wanted)
            selected = self->wave_ids->len;
          g_array_append_val (self->wave_ids, id);
          gtk_string_list_append (names, asp_record_get_text (wave, "name"));
        }
    }

  asp_municipalities_columns_set_waves (self->head, names);
  g_signal_handlers_block_matched (self->wave_filter, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  gtk_drop_down_set_model (self->wave_filter, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->wave_filter, selected);
  g_signal_handlers_unblock_matched (self->wave_filter, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL,
                                     self);
  filter_changed_cb (self);
}

/* Returns: where the one row stands that is selected; G_MAXUINT: none or several are */
static guint
find_selected (AspMunicipalitiesPage *self)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (self->selection);

  return gtk_bitset_get_size (bits) == 1 ? gtk_bitset_get_minimum (bits) : G_MAXUINT;
}

/* A row that moves for what was changed about it stays in view. */
static void
scope_changed_cb (AspMunicipalitiesPage *self)
{
  guint before = find_selected (self), after;

  update_wave_filter (self);
  asp_list_sorting_changed (self->head);
  items_changed_cb (self);

  after = find_selected (self);
  if (after != before && after != G_MAXUINT)
    asp_row_list_scroll_to (self->list, after);
}

static void
open_standing (AspMunicipalitiesPage *self,
               AspStanding           *standing)
{
  g_autofree char *scope = g_strdup_printf ("municipality %" G_GINT64_FORMAT,
                                            asp_standing_get_id (standing));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "(sss)", scope, "overview", "");
}

static void
activate_cb (AspMunicipalitiesPage *self,
             guint                  position)
{
  g_autoptr (AspStanding) standing = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                            position);

  if (standing != NULL)
    open_standing (self, standing);
}

static void
open_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspMunicipalitiesPage *self = ASP_MUNICIPALITIES_PAGE (widget);
  g_autoptr (GPtrArray) selected = get_selected (self);

  if (selected->len == 1)
    open_standing (self, g_ptr_array_index (selected, 0));
}

static void
add_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.edit-municipality", "x", (gint64) 0);
}

static void
edit_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_autoptr (GPtrArray) selected = get_selected (ASP_MUNICIPALITIES_PAGE (widget));

  if (selected->len == 1)
    gtk_widget_activate_action (widget, "win.edit-municipality", "x",
                                asp_standing_get_id (g_ptr_array_index (selected, 0)));
}

static void
change_wave_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  AspMunicipalitiesPage *self = ASP_MUNICIPALITIES_PAGE (widget);
  g_autoptr (GPtrArray) selected = get_selected (self);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  GtkWindow *dialog;
  int width, height;

  if (selected->len == 0)
    return;

  for (guint i = 0; i < selected->len; i++)
    {
      gint64 id = asp_standing_get_id (g_ptr_array_index (selected, i));

      g_array_append_val (ids, id);
    }
  dialog = asp_wave_change_dialog_new (asp_scope_get_planner (self->scope),
                                       (const gint64 *) (gpointer) ids->data, ids->len);
  gtk_window_get_default_size (dialog, &width, &height);
  gtk_window_set_default_size (dialog, MIN (width, gtk_widget_get_width (root)),
                               MIN (height, gtk_widget_get_height (root)));
  gtk_window_set_transient_for (dialog, GTK_WINDOW (root));
  gtk_window_present (dialog);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  AspMunicipalitiesPage *self = ASP_MUNICIPALITIES_PAGE (widget);
  g_autoptr (GPtrArray) selected = get_selected (self);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (AspEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (selected->len == 0)
    return;

  for (guint i = 0; i < selected->len; i++)
    g_ptr_array_add (records, asp_standing_get_municipality (g_ptr_array_index (selected, i)));
  if (selected->len == 1)
    /* Translators: undo step; %s is a municipality */
    label = g_strdup_printf (_("Municipality deleted: %s"),
                             asp_standing_get_name (g_ptr_array_index (selected, 0)));
  else
    label = g_strdup_printf (ngettext ("%u municipality deleted", "%u municipalities deleted",
                                       selected->len), selected->len);
  edit = asp_record_command_delete (records, label);
  asp_document_submit (asp_scope_get_document (self->scope), edit);
}

static void
clear_filters_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  AspMunicipalitiesPage *self = ASP_MUNICIPALITIES_PAGE (widget);

  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->wave_filter, 0);
  gtk_drop_down_set_selected (self->state_filter, STATE_ALL);
  filter_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
asp_municipalities_page_set_scope (AspPage  *page,
                                   AspScope *scope)
{
  AspMunicipalitiesPage *self = ASP_MUNICIPALITIES_PAGE (page);

  if (self->scope == scope)
    return;

  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  g_set_object (&self->scope, scope);
  if (scope != NULL)
    g_signal_connect_object (scope, "changed", G_CALLBACK (scope_changed_cb), self,
                             G_CONNECT_SWAPPED);

  gtk_sort_list_model_set_model (self->sorted,
                                 scope != NULL ? asp_scope_get_standings (scope) : NULL);
  update_wave_filter (self);
  items_changed_cb (self);
}

static gboolean
asp_municipalities_page_focus_search (AspPage *page)
{
  AspMunicipalitiesPage *self = ASP_MUNICIPALITIES_PAGE (page);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));

  return TRUE;
}

/* Over the list: below it stands what can be done with the selected rows. Without municipalities
 * there is no list. */
static AdwToastOverlay *
asp_municipalities_page_get_toasts (AspPage *page)
{
  AspMunicipalitiesPage *self = ASP_MUNICIPALITIES_PAGE (page);

  return gtk_widget_get_mapped (GTK_WIDGET (self->toasts)) ? self->toasts : NULL;
}

/* By what the list is sorted, the wave and the state that are shown; a search is for the moment. */
static char *
asp_municipalities_page_get_view (AspPage *page)
{
  AspMunicipalitiesPage *self = ASP_MUNICIPALITIES_PAGE (page);
  g_autofree char *sorting = asp_list_sorting_describe (self->head);

  return g_strdup_printf ("%s;%" G_GINT64_FORMAT ";%u", sorting != NULL ? sorting : "",
                          self->wave_id, gtk_drop_down_get_selected (self->state_filter));
}

static void
asp_municipalities_page_set_view (AspPage    *page,
                                  const char *view)
{
  AspMunicipalitiesPage *self = ASP_MUNICIPALITIES_PAGE (page);
  g_auto (GStrv) parts = g_strsplit (view != NULL ? view : SORTED_BY_NAME, ";", -1);
  guint64 state;

  if (g_strv_length (parts) != 3)
    return;

  state = g_ascii_strtoull (parts[2], NULL, 10);
  gtk_editable_set_text (self->search, "");
  asp_list_sorting_apply (self->head, parts[0]);
  self->wave_id = g_ascii_strtoll (parts[1], NULL, 10);
  gtk_drop_down_set_selected (self->state_filter,
                              state <= STATE_MISSING ? (guint) state : STATE_ALL);
  update_wave_filter (self);
}

static void
page_iface_init (AspPageInterface *iface)
{
  iface->set_scope = asp_municipalities_page_set_scope;
  iface->focus_search = asp_municipalities_page_focus_search;
  iface->get_toasts = asp_municipalities_page_get_toasts;
  iface->get_view = asp_municipalities_page_get_view;
  iface->set_view = asp_municipalities_page_set_view;
}

static void
asp_municipalities_page_dispose (GObject *object)
{
  AspMunicipalitiesPage *self = ASP_MUNICIPALITIES_PAGE (object);

  asp_municipalities_page_set_scope (ASP_PAGE (self), NULL);
  g_clear_pointer (&self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_municipalities_page_parent_class)->dispose (object);
}

static void
asp_municipalities_page_finalize (GObject *object)
{
  AspMunicipalitiesPage *self = ASP_MUNICIPALITIES_PAGE (object);

  g_clear_object (&self->filter);
  g_array_unref (self->wave_ids);
  g_free (self->folded);

  G_OBJECT_CLASS (asp_municipalities_page_parent_class)->finalize (object);
}

static void
asp_municipalities_page_class_init (AspMunicipalitiesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_municipalities_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_municipalities_page_finalize;

  gtk_widget_class_install_action (widget_class, "municipalities.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "municipalities.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "municipalities.change-wave", NULL,
                                   change_wave_cb);
  gtk_widget_class_install_action (widget_class, "municipalities.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "municipalities.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "municipalities.clear-filters", NULL,
                                   clear_filters_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-municipalities-page.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, AspMunicipalitiesPage, name)
  BIND (stack);
  BIND (toasts);
  BIND (list_stack);
  BIND (search);
  BIND (wave_filter);
  BIND (state_filter);
  BIND (count);
  BIND (columns_button);
  BIND (head);
  BIND (list);
  BIND (selection_bar);
  BIND (selection_label);
  BIND (sorted);
  BIND (filtered);
  BIND (selection);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, items_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
asp_municipalities_page_init (AspMunicipalitiesPage *self)
{
  g_type_ensure (ASP_TYPE_TABLE);
  g_type_ensure (ASP_TYPE_ROW_LIST);
  g_type_ensure (ASP_TYPE_MUNICIPALITIES_ROW);
  self->folded = g_strdup ("");
  self->wave_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->filter = gtk_custom_filter_new (filter_cb, self, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Typing anywhere on the page searches. */
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
  gtk_filter_list_model_set_filter (self->filtered, GTK_FILTER (self->filter));
  asp_municipalities_columns_append (self->head);
  {
    g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
    g_autoptr (GMenuModel) menu =
      asp_municipalities_columns_create_menu (self->head, G_ACTION_MAP (actions));

    gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (actions));
    gtk_menu_button_set_menu_model (self->columns_button, menu);
  }
  update_wave_filter (self);
  items_changed_cb (self);
}
