/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipality-contacts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-columns.h"
#include "asp-dialog.h"
#include "asp-format.h"
#include "asp-municipality-rules.h"
#include "asp-people-commands.h"
#include "asp-person-dialog.h"
#include "asp-role-dialog.h"
#include "asp-text.h"

struct _AspMunicipalityContacts
{
  GtkWidget    parent_instance;

  /* Template widgets */
  GtkWidget   *scroller;
  GtkListBox  *roles;
  GtkListBox  *people;

  AspScope    *scope;           /* (owned) (nullable) */
  AspStanding *standing;        /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (AspMunicipalityContacts, asp_municipality_contacts, GTK_TYPE_WIDGET)

static AspDocument *
get_document (AspMunicipalityContacts *self)
{
  return asp_scope_get_document (self->scope);
}

static gboolean
is_writable (AspMunicipalityContacts *self)
{
  return asp_document_get_access (get_document (self)) == ASP_ACCESS_FULL;
}

static AspRow *
get_person (AspMunicipalityContacts *self,
            AspRow                  *role,
            const char              *column)
{
  return asp_document_lookup (get_document (self), "person",
                              asp_row_get_integer (role, column, 0));
}

/* Where a row came from, told again when it is activated: the document may have changed. */
static void
set_source (GtkWidget   *row,
            const char  *table,
            gint64       id,
            AspRoleKind  kind)
{
  g_object_set_data (G_OBJECT (row), "table", (gpointer) table);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data (G_OBJECT (row), "kind", GUINT_TO_POINTER (kind));
}

static AspRow *
find_source (AspMunicipalityContacts *self,
             gpointer                 row)
{
  const gint64 *id = g_object_get_data (row, "id");
  const char *table = g_object_get_data (row, "table");

  return table != NULL ? asp_document_lookup (get_document (self), table, *id) : NULL;
}

static void
open_new (AspMunicipalityContacts *self,
          gpointer                 row)
{
  AspRoleKind kind = GPOINTER_TO_UINT (g_object_get_data (row, "kind"));

  asp_dialog_present (asp_role_dialog_new (get_document (self),
                                           asp_standing_get_id (self->standing), kind),
                      GTK_WIDGET (self));
}

static void
role_activated_cb (AspMunicipalityContacts *self,
                   GtkListBoxRow           *row)
{
  AspRow *role = find_source (self, row);

  if (role != NULL)
    asp_dialog_present (asp_role_dialog_new_edit (get_document (self), role), GTK_WIDGET (self));
  else
    open_new (self, row);
}

static void
person_activated_cb (AspMunicipalityContacts *self,
                     GtkListBoxRow           *row)
{
  AspRow *person = find_source (self, row);

  if (person != NULL)
    asp_dialog_present (asp_person_dialog_new (get_document (self), person), GTK_WIDGET (self));
}

static void
add_clicked_cb (AspMunicipalityContacts *self,
                GtkWidget               *button)
{
  open_new (self, button);
}

static void
remove_clicked_cb (AspMunicipalityContacts *self,
                   GtkWidget               *button)
{
  AspRow *role = find_source (self, button);
  g_autoptr (AspEdit) edit = NULL;

  if (role == NULL)
    return;

  edit = asp_people_command_remove_role (get_document (self), role);
  asp_document_submit (get_document (self), edit);
}

static void
add_button (AspMunicipalityContacts *self,
            GtkWidget               *row,
            const char              *icon,
            const char              *words,
            GCallback                callback,
            gint64                   id,
            AspRoleKind              kind)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  set_source (button, id != 0 ? "role" : NULL, id, kind);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_set_sensitive (button, is_writable (self));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
create_row (const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

/* Returns: (transfer full): when, and who stands in */
static char *
describe_terms (AspMunicipalityContacts *self,
                AspRow                  *role)
{
  AspDay from = asp_row_get_day (role, "from_day");
  AspDay to = asp_row_get_day (role, "to_day");
  AspRow *deputy = get_person (self, role, "deputy_id");
  const char *system = asp_row_get_text (role, "system");
  g_autofree char *from_text = from != ASP_DAY_NONE ? asp_format_day (from) : NULL;
  g_autofree char *to_text = to != ASP_DAY_NONE ? asp_format_day (to) : NULL;
  GString *words = g_string_new (NULL);

  if (system != NULL)
    g_string_append_printf (words, "%s · ", system);
  if (from_text != NULL && to_text != NULL)
    /* Translators: the first and the last day of a role */
    g_string_append_printf (words, _("from %s to %s"), from_text, to_text);
  else if (from_text != NULL)
    /* Translators: the first day of a role */
    g_string_append_printf (words, _("since %s"), from_text);
  else if (to_text != NULL)
    /* Translators: the last day of a role */
    g_string_append_printf (words, _("until %s"), to_text);
  if (deputy != NULL)
    {
      if (words->len > 0 && !g_str_has_suffix (words->str, " · "))
        g_string_append (words, " · ");
      /* Translators: %s is who stands in */
      g_string_append_printf (words, _("deputy: %s"), asp_row_get_text (deputy, "name"));
    }

  return g_string_free (words, FALSE);
}

static GtkWidget *
create_holder_row (AspMunicipalityContacts *self,
                   AspRow                  *role,
                   AspRoleKind              kind,
                   gboolean                 with_add)
{
  AspDay day = asp_document_get_status_date (get_document (self));
  AspRow *person = get_person (self, role, "person_id");
  const char *name = person != NULL ? asp_row_get_text (person, "name") : "";
  g_autofree char *terms = describe_terms (self, role);
  g_autofree char *subtitle = g_strdup_printf (*terms != '\0' ? "%s\n%s" : "%s%s", name, terms);
  /* Translators: a role, then the person who has it */
  g_autofree char *removal = g_strdup_printf (_("Take away: %s, %s"),
                                              asp_role_kind_get_label (kind), name);
  GtkWidget *row = create_row (asp_role_kind_get_label (kind), subtitle);
  GtkWidget *icon = gtk_image_new ();

  set_source (row, "role", asp_row_get_id (role), kind);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  if (asp_role_row_is_in_force (role, day))
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (icon), "object-select-symbolic");
      gtk_widget_add_css_class (icon, "success");
    }
  else
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (icon), "document-open-recent-symbolic");
      gtk_widget_add_css_class (row, "dim-label");
    }
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (with_add)
    {
      /* Translators: name of a button; %s is a role that more than one may have */
      g_autofree char *words = g_strdup_printf (_("Add another: %s"),
                                                asp_role_kind_get_label (kind));

      add_button (self, row, "list-add-symbolic", words, G_CALLBACK (add_clicked_cb), 0, kind);
    }
  add_button (self, row, "user-trash-symbolic", removal, G_CALLBACK (remove_clicked_cb),
              asp_row_get_id (role), kind);

  return row;
}

/* A role that nobody has: what is pressed to name somebody. */
static GtkWidget *
create_invitation_row (AspMunicipalityContacts *self,
                       AspRoleKind              kind)
{
  gboolean mandatory = asp_role_kind_is_mandatory (kind);
  g_autofree char *subtitle = NULL;
  GtkWidget *row, *icon;

  if (mandatory)
    subtitle = g_strdup_printf ("%s\n%s", _("Required, nobody has it"),
                                asp_role_kind_get_duty (kind));
  else
    subtitle = g_strdup (asp_role_kind_get_duty (kind));
  row = create_row (asp_role_kind_get_invitation (kind), subtitle);
  set_source (row, NULL, 0, kind);
  icon = gtk_image_new_from_icon_name (mandatory ? "dialog-warning-symbolic"
                                                 : "list-add-symbolic");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_add_css_class (icon, mandatory ? "warning" : "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_set_sensitive (row, is_writable (self));

  return row;
}

static int
compare_roles (gconstpointer a,
               gconstpointer b)
{
  AspRow *x = *(AspRow *const *) a;
  AspRow *y = *(AspRow *const *) b;
  int by_from = g_strcmp0 (asp_row_get_text (y, "from_day"), asp_row_get_text (x, "from_day"));

  /* The newest first. */
  if (by_from != 0)
    return by_from;

  return asp_row_get_id (x) < asp_row_get_id (y) ? -1 : 1;
}

/* @in_force: those who have the role, or those who had it or are going to
 * Returns: (transfer container) (element-type AspRow) */
static GPtrArray *
list_roles (AspMunicipalityContacts *self,
            AspRoleKind              kind,
            gboolean                 in_force)
{
  GPtrArray *all = asp_document_get_children (get_document (self), "role",
                                              asp_standing_get_id (self->standing));
  AspDay day = asp_document_get_status_date (get_document (self));
  GPtrArray *roles = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      AspRow *role = g_ptr_array_index (all, i);

      if (asp_role_row_is_kind (role, kind) && asp_role_row_is_in_force (role, day) == in_force)
        g_ptr_array_add (roles, role);
    }
  g_ptr_array_sort (roles, compare_roles);

  return roles;
}

static void
append_kind (AspMunicipalityContacts *self,
             AspRoleKind              kind)
{
  g_autoptr (GPtrArray) present_roles = list_roles (self, kind, TRUE);
  g_autoptr (GPtrArray) other_roles = list_roles (self, kind, FALSE);

  if (present_roles->len == 0)
    gtk_list_box_append (self->roles, create_invitation_row (self, kind));
  for (guint i = 0; i < present_roles->len; i++)
    {
      gboolean with_add = i + 1 == present_roles->len && kind != ASP_ROLE_KIND_REPRESENTATIVE;

      gtk_list_box_append (self->roles,
                           create_holder_row (self, g_ptr_array_index (present_roles, i), kind,
                                              with_add));
    }
  for (guint i = 0; i < other_roles->len; i++)
    gtk_list_box_append (self->roles,
                         create_holder_row (self, g_ptr_array_index (other_roles, i), kind,
                                            FALSE));
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  g_autofree char *x = asp_text_collate_key (asp_row_get_text (*(AspRow *const *) a, "name"));
  g_autofree char *y = asp_text_collate_key (asp_row_get_text (*(AspRow *const *) b, "name"));

  return strcmp (x, y);
}

/* Returns: (transfer container) (element-type AspRow): who has, had or stands in for a role */
static GPtrArray *
list_people (AspMunicipalityContacts *self)
{
  static const char *const columns[] = { "person_id", "deputy_id" };
  GPtrArray *roles = asp_document_get_children (get_document (self), "role",
                                                asp_standing_get_id (self->standing));
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; roles != NULL && i < roles->len; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        {
          AspRow *person = get_person (self, g_ptr_array_index (roles, i), columns[j]);

          if (person != NULL && !g_ptr_array_find (people, person, NULL))
            g_ptr_array_add (people, person);
        }
    }
  g_ptr_array_sort (people, compare_people);

  return people;
}

static GtkWidget *
create_person_row (AspRow *person)
{
  static const char *const columns[] = { "post", "employer", "email", "phone" };
  g_autoptr (GString) subtitle = g_string_new (NULL);
  gboolean reachable = FALSE;
  GtkWidget *row;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *value = asp_row_get_text (person, columns[i]);
      g_autofree char *text = NULL;

      if (value == NULL)
        continue;

      text = asp_municipality_field_format (columns[i], value);
      reachable = reachable || i >= 2;
      if (subtitle->len > 0)
        g_string_append (subtitle, i == 2 ? "\n" : " · ");
      g_string_append (subtitle, text);
    }
  if (!reachable)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? "\n" : "",
                            _("No e-mail address and no telephone number"));

  row = create_row (asp_row_get_text (person, "name"), subtitle->str);
  set_source (row, "person", asp_row_get_id (person), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             adw_avatar_new (32, asp_row_get_text (person, "name"), TRUE));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (reachable ? "go-next-symbolic"
                                                                     : "dialog-warning-symbolic"));

  return row;
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* The row that has the keyboard, or -1. */
static int
find_focused_row (GtkListBox *list)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_window_get_focus (GTK_WINDOW (root)) : NULL;
  GtkListBoxRow *row;

  for (int i = 0; focus != NULL && (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      if (focus == GTK_WIDGET (row) || gtk_widget_is_ancestor (focus, GTK_WIDGET (row)))
        return i;
    }

  return -1;
}

static void
restore_focus (GtkListBox *list,
               int         index)
{
  GtkListBoxRow *row = NULL;

  for (int i = index; i >= 0 && row == NULL; i--)
    row = gtk_list_box_get_row_at_index (list, i);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
refresh (AspMunicipalityContacts *self)
{
  int role = find_focused_row (self->roles);
  int person = find_focused_row (self->people);
  g_autoptr (GPtrArray) people = NULL;

  clear_list (self->roles);
  clear_list (self->people);
  if (self->standing == NULL)
    return;

  for (guint i = 0; i < ASP_N_ROLE_KINDS; i++)
    append_kind (self, (AspRoleKind) i);
  people = list_people (self);
  for (guint i = 0; i < people->len; i++)
    gtk_list_box_append (self->people, create_person_row (g_ptr_array_index (people, i)));
  restore_focus (self->roles, role);
  restore_focus (self->people, person);
}

static void
asp_municipality_contacts_dispose (GObject *object)
{
  AspMunicipalityContacts *self = ASP_MUNICIPALITY_CONTACTS (object);

  g_clear_object (&self->scope);
  g_clear_object (&self->standing);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_municipality_contacts_parent_class)->dispose (object);
}

static void
asp_municipality_contacts_class_init (AspMunicipalityContactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_municipality_contacts_dispose;

  g_type_ensure (ASP_TYPE_COLUMNS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-municipality-contacts.ui");
  gtk_widget_class_bind_template_child (widget_class, AspMunicipalityContacts, scroller);
  gtk_widget_class_bind_template_child (widget_class, AspMunicipalityContacts, roles);
  gtk_widget_class_bind_template_child (widget_class, AspMunicipalityContacts, people);
  gtk_widget_class_bind_template_callback (widget_class, role_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_activated_cb);
}

static void
asp_municipality_contacts_init (AspMunicipalityContacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* To be called again when the document has changed. @standing: (nullable) */
void
asp_municipality_contacts_set_standing (AspMunicipalityContacts *self,
                                        AspScope                *scope,
                                        AspStanding             *standing)
{
  g_return_if_fail (ASP_IS_MUNICIPALITY_CONTACTS (self));
  g_return_if_fail (standing == NULL || ASP_IS_STANDING (standing));

  g_set_object (&self->scope, scope);
  g_set_object (&self->standing, standing);
  refresh (self);
}

/* Puts the keyboard on the first row of a role. */
void
asp_municipality_contacts_go_to (AspMunicipalityContacts *self,
                                 AspRoleKind              kind)
{
  GtkListBoxRow *row;

  g_return_if_fail (ASP_IS_MUNICIPALITY_CONTACTS (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->roles, i)) != NULL; i++)
    {
      if (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kind")) == kind)
        {
          gtk_widget_grab_focus (GTK_WIDGET (row));
          return;
        }
    }
}
