/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme-contacts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-dialog.h"
#include "asp-format.h"
#include "asp-list-sorting.h"
#include "asp-mail-dialog.h"
#include "asp-role.h"

/* Besides the kinds of roles, which come between them. */
#define COLUMN_NAME (-1)
#define COLUMN_COUNT ASP_N_ROLE_KINDS

struct _AspProgrammeContacts
{
  GtkWidget           parent_instance;

  /* Template widgets */
  GtkWidget          *box;
  GtkLabel           *summary;
  GtkCheckButton     *only_missing;
  GtkColumnView      *list;
  GtkFilterListModel *filtered;

  AspScope           *scope;    /* (owned) (nullable) */
  GtkFilter          *filter;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (AspProgrammeContacts, asp_programme_contacts, GTK_TYPE_WIDGET)

static gboolean
matches_cb (gpointer item,
            gpointer user_data)
{
  AspProgrammeContacts *self = user_data;

  return !gtk_check_button_get_active (self->only_missing) ||
         asp_standing_get_n_roles_missing (item) > 0;
}

/* Returns: (transfer full): the names of those who have the role on the status date */
static char *
list_holders (AspDocument *document,
              AspStanding *standing,
              AspRoleKind  kind)
{
  GPtrArray *roles = asp_document_get_children (document, "role", asp_standing_get_id (standing));
  AspDay day = asp_document_get_status_date (document);
  GString *names = g_string_new (NULL);

  for (guint i = 0; roles != NULL && i < roles->len; i++)
    {
      AspRow *role = g_ptr_array_index (roles, i);
      AspRow *person = asp_document_lookup (document, "person",
                                            asp_row_get_integer (role, "person_id", 0));

      if (person != NULL && asp_role_row_is_kind (role, kind) &&
          asp_role_row_is_in_force (role, day))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                asp_row_get_text (person, "name"));
    }

  return g_string_free (names, FALSE);
}

static char *
format_cell (AspDocument *document,
             AspStanding *standing,
             int          column)
{
  guint n_missing = asp_standing_get_n_roles_missing (standing);

  if (column == COLUMN_NAME)
    return g_strdup (asp_standing_get_name (standing));
  if (column == COLUMN_COUNT)
    return n_missing > 0 ? asp_format_integer_in_column (n_missing) : g_strdup ("–");
  if (asp_standing_lacks_role (standing, (AspRoleKind) column))
    return g_strdup (_("Missing"));

  return list_holders (document, standing, (AspRoleKind) column);
}

static void
update_cell_cb (GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  GtkWidget *icon = gtk_widget_get_first_child (cell);
  GtkWidget *label = gtk_widget_get_last_child (cell);
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), "column"));
  AspProgrammeContacts *self = g_object_get_data (G_OBJECT (cell), "view");
  AspStanding *standing = gtk_list_item_get_item (item);
  gboolean lacking = FALSE;
  g_autofree char *text = NULL;

  if (self->scope == NULL || standing == NULL)
    return;

  text = format_cell (asp_scope_get_document (self->scope), standing, column);
  if (column >= 0 && column < ASP_N_ROLE_KINDS)
    lacking = asp_standing_lacks_role (standing, (AspRoleKind) column);
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (cell, text);
  gtk_widget_set_visible (icon, lacking);
  if (lacking)
    gtk_widget_add_css_class (cell, "warning");
  else
    gtk_widget_remove_css_class (cell, "warning");
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  int column = GPOINTER_TO_INT (user_data);
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (cell), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (cell), label);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_COUNT ? 1 : 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (column == COLUMN_COUNT)
    gtk_widget_add_css_class (label, "numeric");
  g_object_set_data (G_OBJECT (cell), "column", user_data);
  g_object_set_data (G_OBJECT (cell), "view", g_object_get_data (G_OBJECT (factory), "view"));
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  g_signal_connect_object (gtk_list_item_get_item (item), "notify::n-roles-missing",
                           G_CALLBACK (update_cell_cb), item, G_CONNECT_SWAPPED);
  update_cell_cb (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), update_cell_cb, item);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  AspStanding *x = (AspStanding *) a;
  AspStanding *y = (AspStanding *) b;
  int column = GPOINTER_TO_INT (user_data);
  int n_x = 0, n_y = 0;

  if (column == COLUMN_NAME)
    return strcmp (asp_standing_get_collate_key (x), asp_standing_get_collate_key (y));

  if (column == COLUMN_COUNT)
    {
      n_x = (int) asp_standing_get_n_roles_missing (x);
      n_y = (int) asp_standing_get_n_roles_missing (y);
    }
  else
    {
      /* Those who lack somebody come first. */
      n_x = !asp_standing_lacks_role (x, (AspRoleKind) column);
      n_y = !asp_standing_lacks_role (y, (AspRoleKind) column);
    }

  return (n_x > n_y) - (n_x < n_y);
}

static void
append_column (AspProgrammeContacts *self,
               int                   number,
               const char           *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_object_set_data (G_OBJECT (factory), "view", self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (number));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  asp_list_sorting_set_compare (column, compare_cb, GINT_TO_POINTER (number));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, number != COLUMN_COUNT);
  gtk_column_view_append_column (self->list, column);
  if (number == COLUMN_NAME)
    gtk_column_view_sort_by_column (self->list, column, GTK_SORT_ASCENDING);
}

static void
update_summary (AspProgrammeContacts *self)
{
  GListModel *standings = asp_scope_get_standings (self->scope);
  guint n = g_list_model_get_n_items (standings), n_lacking = 0, n_roles = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AspStanding) standing = g_list_model_get_item (standings, i);

      n_lacking += asp_standing_get_n_roles_missing (standing) > 0;
      n_roles += asp_standing_get_n_roles_missing (standing);
    }

  if (n_roles == 0)
    text = g_strdup (_("Every mandatory role has somebody."));
  else
    /* Translators: how many roles nobody has, at how many of how many municipalities */
    text = g_strdup_printf (ngettext ("%u mandatory role is empty, at %u of %u municipalities",
                                      "%u mandatory roles are empty, at %u of %u municipalities",
                                      n_roles),
                            n_roles, n_lacking, n);
  gtk_label_set_label (self->summary, text);
}

static void
filter_changed_cb (AspProgrammeContacts *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
changed_cb (AspProgrammeContacts *self)
{
  update_summary (self);
  filter_changed_cb (self);
  asp_list_sorting_changed (self->list);
}

static void
activate_cb (AspProgrammeContacts *self,
             guint                 position)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (self->list));
  g_autoptr (AspStanding) standing = g_list_model_get_item (model, position);
  g_autofree char *scope = NULL;

  if (standing == NULL)
    return;

  scope = g_strdup_printf ("municipality %" G_GINT64_FORMAT, asp_standing_get_id (standing));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "(sss)", scope, "contacts", "");
}

static void
mail_cb (AspProgrammeContacts *self)
{
  GtkWindow *dialog = asp_mail_dialog_new (self->scope);

  asp_dialog_present (dialog, GTK_WIDGET (self));
}

static void
asp_programme_contacts_dispose (GObject *object)
{
  AspProgrammeContacts *self = ASP_PROGRAMME_CONTACTS (object);

  g_clear_object (&self->scope);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_programme_contacts_parent_class)->dispose (object);
}

static void
asp_programme_contacts_class_init (AspProgrammeContactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_programme_contacts_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-programme-contacts.ui");
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeContacts, box);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeContacts, summary);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeContacts, only_missing);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeContacts, list);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeContacts, filtered);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, mail_cb);
}

static void
asp_programme_contacts_init (AspProgrammeContacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  gtk_filter_list_model_set_filter (self->filtered, self->filter);
  append_column (self, COLUMN_NAME, C_("column", "Municipality"));
  for (int i = 0; i < ASP_N_ROLE_KINDS; i++)
    {
      if (asp_role_kind_is_mandatory ((AspRoleKind) i))
        append_column (self, i, asp_role_kind_get_label ((AspRoleKind) i));
    }
  append_column (self, COLUMN_COUNT, C_("column", "Missing"));
}

/* @scope: (nullable) */
void
asp_programme_contacts_set_scope (AspProgrammeContacts *self,
                                  AspScope             *scope)
{
  g_return_if_fail (ASP_IS_PROGRAMME_CONTACTS (self));
  g_return_if_fail (scope == NULL || ASP_IS_SCOPE (scope));

  if (self->scope != scope)
    {
      if (self->scope != NULL)
        g_signal_handlers_disconnect_by_data (self->scope, self);
      gtk_filter_list_model_set_model (self->filtered, NULL);
      g_set_object (&self->scope, scope);
      if (scope != NULL)
        {
          gtk_filter_list_model_set_model (self->filtered, asp_scope_get_standings (scope));
          g_signal_connect_object (scope, "changed", G_CALLBACK (changed_cb), self,
                                   G_CONNECT_SWAPPED);
        }
    }
  if (scope != NULL)
    update_summary (self);
}

/* Returns: (transfer full): by what the list is sorted and whether it shows only who lacks somebody
 */
char *
asp_programme_contacts_get_view (AspProgrammeContacts *self)
{
  g_autofree char *sorting = NULL;

  g_return_val_if_fail (ASP_IS_PROGRAMME_CONTACTS (self), NULL);

  sorting = asp_list_sorting_describe (self->list);

  return g_strdup_printf ("%s;%d", sorting != NULL ? sorting : "",
                          gtk_check_button_get_active (self->only_missing));
}

/* @view: (nullable): NULL for all by name */
void
asp_programme_contacts_set_view (AspProgrammeContacts *self,
                                 const char           *view)
{
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (ASP_IS_PROGRAMME_CONTACTS (self));

  parts = g_strsplit (view != NULL ? view : "0 ascending;0", ";", -1);
  if (g_strv_length (parts) != 2)
    return;

  asp_list_sorting_apply (self->list, parts[0]);
  gtk_check_button_set_active (self->only_missing, strcmp (parts[1], "1") == 0);
}
