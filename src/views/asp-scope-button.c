/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-scope-button.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-text.h"

/* More rows than this nobody reads: one types a letter more. */
#define MAX_ROWS 60
#define MAX_RECENT 5

typedef enum
{
  SECTION_RECENT,
  SECTION_OFFICES,
  SECTION_WAVES,
  SECTION_MUNICIPALITIES,
} Section;

struct _AspScopeButton
{
  GtkWidget        parent_instance;

  /* Template widgets */
  GtkWidget       *button;
  GtkLabel        *title;
  GtkLabel        *subtitle;
  GtkSearchEntry  *search;
  GtkListBox      *list;
  GtkWidget       *more;

  AspScope        *scope;         /* (owned) (nullable) */
  AspStandingList *standings;     /* (owned) (nullable) */
  GPtrArray       *recent;        /* (owned) (element-type utf8): scopes as text, newest first */
};

G_DEFINE_FINAL_TYPE (AspScopeButton, asp_scope_button, GTK_TYPE_WIDGET)

static const char *
get_section_title (Section section)
{
  switch (section)
    {
    case SECTION_RECENT:
      return C_("scopes", "Recent");
    case SECTION_OFFICES:
      return C_("scopes", "Joint offices");
    case SECTION_WAVES:
      return C_("scopes", "Waves");
    case SECTION_MUNICIPALITIES:
    default:
      return C_("scopes", "Municipalities");
    }
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  guint section = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "section"));
  GtkWidget *label;

  if (before != NULL &&
      section == GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (before), "section")))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (get_section_title (section));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, 8);
  gtk_widget_set_margin_bottom (label, 2);
  gtk_list_box_row_set_header (row, label);
}

static void
append_row (AspScopeButton *self,
            AspScope       *scope,
            Section         section)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *title_text = asp_scope_get_title (scope);
  g_autofree char *subtitle_text = asp_scope_get_subtitle (scope);
  GtkWidget *title = gtk_label_new (title_text);
  GtkWidget *subtitle = gtk_label_new (subtitle_text);
  g_autofree char *name = g_strdup_printf ("%s, %s", title_text, subtitle_text);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "scope", asp_scope_to_text (scope), g_free);
  g_object_set_data (G_OBJECT (row), "section", GUINT_TO_POINTER (section));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

static void
append_scope (AspScopeButton *self,
              AspScopeKind    kind,
              gint64          key,
              Section         section,
              const char     *folded)
{
  g_autoptr (AspScope) scope = asp_scope_new (self->standings, asp_scope_get_planner (self->scope),
                                              kind, key);
  g_autofree char *title = asp_scope_get_title (scope);
  g_autofree char *folded_title = asp_text_fold (title);

  if (asp_text_matches (folded_title, folded))
    append_row (self, scope, section);
}

/* Recent ones are for who does not search. */
static void
append_recent (AspScopeButton *self)
{
  for (guint i = 0; i < self->recent->len; i++)
    {
      g_autoptr (AspScope) scope =
        asp_scope_new_from_text (self->standings, asp_scope_get_planner (self->scope),
                                 g_ptr_array_index (self->recent, i));

      if (asp_scope_exists (scope) && !asp_scope_equal (scope, self->scope))
        append_row (self, scope, SECTION_RECENT);
    }
}

/* One entry for each joint office: the first municipality of its seat stands for it. */
static void
append_offices (AspScopeButton *self,
                const char     *folded)
{
  GListModel *model = G_LIST_MODEL (self->standings);
  g_autoptr (GHashTable) seats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AspStanding) standing = g_list_model_get_item (model, i);
      const char *seat =
        asp_record_get_text (ASP_RECORD (asp_standing_get_municipality (standing)), "office_seat");

      if (seat != NULL && g_hash_table_add (seats, g_strdup (seat)))
        append_scope (self, ASP_SCOPE_OFFICE, asp_standing_get_id (standing), SECTION_OFFICES,
                      folded);
    }
}

static void
append_waves (AspScopeButton *self,
              const char     *folded)
{
  g_autoptr (GPtrArray) waves = asp_document_list_waves (asp_scope_get_document (self->scope));

  for (guint i = 0; i < waves->len; i++)
    {
      AspRecord *wave = g_ptr_array_index (waves, i);

      append_scope (self, ASP_SCOPE_WAVE, asp_record_get_id (wave), SECTION_WAVES, folded);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (asp_standing_get_collate_key (*(AspStanding *const *) a),
                 asp_standing_get_collate_key (*(AspStanding *const *) b));
}

/* Returns: whether there are more than are shown */
static gboolean
append_municipalities (AspScopeButton *self,
                       const char     *folded)
{
  GListModel *model = G_LIST_MODEL (self->standings);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AspStanding) standing = g_list_model_get_item (model, i);

      if (asp_text_matches (asp_standing_get_search_text (standing), folded))
        g_ptr_array_add (found, g_steal_pointer (&standing));
    }

  g_ptr_array_sort (found, compare_names);
  for (guint i = 0; i < MIN (found->len, MAX_ROWS); i++)
    {
      AspStanding *standing = g_ptr_array_index (found, i);
      g_autoptr (AspScope) scope =
        asp_scope_new (self->standings, asp_scope_get_planner (self->scope),
                       ASP_SCOPE_MUNICIPALITY, asp_standing_get_id (standing));

      append_row (self, scope, SECTION_MUNICIPALITIES);
    }

  return found->len > MAX_ROWS;
}

static void
clear_rows (AspScopeButton *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
fill (AspScopeButton *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *folded = asp_text_fold (text);
  gboolean has_more = FALSE;

  clear_rows (self);
  if (self->scope == NULL)
    return;

  /* Who types looks for somebody; who does not, for the large groups. */
  if (*folded == '\0')
    append_recent (self);
  else
    has_more = append_municipalities (self, folded);
  append_scope (self, ASP_SCOPE_ALL, 0, SECTION_WAVES, folded);
  append_waves (self, folded);
  append_offices (self, folded);
  if (*folded == '\0')
    has_more = append_municipalities (self, folded);
  gtk_widget_set_visible (self->more, has_more);
}

static void
remember (AspScopeButton *self,
          const char     *scope)
{
  for (guint i = 0; i < self->recent->len; i++)
    {
      if (strcmp (g_ptr_array_index (self->recent, i), scope) == 0)
        {
          g_ptr_array_remove_index (self->recent, i);
          break;
        }
    }
  g_ptr_array_insert (self->recent, 0, g_strdup (scope));
  if (self->recent->len > MAX_RECENT + 1)
    g_ptr_array_set_size (self->recent, MAX_RECENT + 1);
}

static void
row_activated_cb (AspScopeButton *self,
                  GtkListBoxRow  *row)
{
  g_autofree char *scope = g_strdup (g_object_get_data (G_OBJECT (row), "scope"));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "(sss)", scope, "", "");
}

/* Enter in the search takes the first that matches. */
static void
search_activate_cb (AspScopeButton *self)
{
  GtkListBoxRow *first;

  /* The entry tells of a change a moment after it: who types fast is not to get somebody else. */
  fill (self);
  first = gtk_list_box_get_row_at_index (self->list, 0);
  if (first != NULL)
    row_activated_cb (self, first);
}

static gboolean
search_key_cb (AspScopeButton  *self,
               guint            key,
               guint            code,
               GdkModifierType  state)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || first == NULL)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (GTK_WIDGET (first));

  return GDK_EVENT_STOP;
}

static void
shown_cb (AspScopeButton *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
search_changed_cb (AspScopeButton *self)
{
  fill (self);
}

static void
stop_search_cb (AspScopeButton *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
refresh_cb (AspScopeButton *self)
{
  g_autofree char *title = self->scope != NULL ? asp_scope_get_title (self->scope) : NULL;
  g_autofree char *subtitle = self->scope != NULL ? asp_scope_get_subtitle (self->scope) : NULL;
  g_autofree char *name = NULL;

  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
  /* Translators: name of a button; about whom the pages are, then the wave or how many */
  name = g_strdup_printf (_("Shown: %s, %s"), title != NULL ? title : "",
                          subtitle != NULL ? subtitle : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
asp_scope_button_dispose (GObject *object)
{
  AspScopeButton *self = ASP_SCOPE_BUTTON (object);

  g_clear_object (&self->scope);
  g_clear_object (&self->standings);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_scope_button_parent_class)->dispose (object);
}

static void
asp_scope_button_finalize (GObject *object)
{
  g_ptr_array_unref (ASP_SCOPE_BUTTON (object)->recent);

  G_OBJECT_CLASS (asp_scope_button_parent_class)->finalize (object);
}

static void
asp_scope_button_class_init (AspScopeButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_scope_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_scope_button_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-scope-button.ui");
  gtk_widget_class_bind_template_child (widget_class, AspScopeButton, button);
  gtk_widget_class_bind_template_child (widget_class, AspScopeButton, title);
  gtk_widget_class_bind_template_child (widget_class, AspScopeButton, subtitle);
  gtk_widget_class_bind_template_child (widget_class, AspScopeButton, search);
  gtk_widget_class_bind_template_child (widget_class, AspScopeButton, list);
  gtk_widget_class_bind_template_child (widget_class, AspScopeButton, more);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
asp_scope_button_init (AspScopeButton *self)
{
  self->recent = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  refresh_cb (self);
}

/* @scope, @standings: (nullable): NULL when the document is closed */
void
asp_scope_button_set_scope (AspScopeButton  *self,
                            AspScope        *scope,
                            AspStandingList *standings)
{
  g_return_if_fail (ASP_IS_SCOPE_BUTTON (self));

  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  g_set_object (&self->scope, scope);
  g_set_object (&self->standings, standings);
  if (scope != NULL)
    {
      g_autofree char *text = asp_scope_to_text (scope);

      remember (self, text);
      g_signal_connect_object (scope, "changed", G_CALLBACK (refresh_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    {
      g_ptr_array_set_size (self->recent, 0);
      clear_rows (self);
    }
  refresh_cb (self);
}

void
asp_scope_button_popup (AspScopeButton *self)
{
  g_return_if_fail (ASP_IS_SCOPE_BUTTON (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
