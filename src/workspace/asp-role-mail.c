/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-role-mail.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-role.h"

static void
take_holder (AspRoleMail *self,
             GHashTable  *seen,
             AspRow      *person,
             const char  *place)
{
  const char *email = asp_row_get_text (person, "email");

  if (email == NULL)
    {
      /* Translators: a person and the municipality of a role held there */
      g_ptr_array_add (self->without, g_strdup_printf (_("%s (%s)"),
                                                       asp_row_get_text (person, "name"), place));
    }
  else if (g_hash_table_add (seen, g_ascii_strdown (email, -1)))
    {
      g_ptr_array_add (self->addresses, g_strdup (email));
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (asp_standing_get_collate_key (*(AspStanding *const *) a),
                 asp_standing_get_collate_key (*(AspStanding *const *) b));
}

/* The holders of @kind at the municipalities of @scope, in the order of the municipalities' names.
 * An address that several share gets one mail. Returns: (transfer full) */
AspRoleMail *
asp_role_mail_new (AspScope    *scope,
                   AspRoleKind  kind)
{
  AspRoleMail *self = g_new0 (AspRoleMail, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) standings = g_ptr_array_new_with_free_func (g_object_unref);
  AspDocument *document;
  AspDay day;

  self->addresses = g_ptr_array_new_with_free_func (g_free);
  self->without = g_ptr_array_new_with_free_func (g_free);
  g_return_val_if_fail (ASP_IS_SCOPE (scope), self);

  document = asp_scope_get_document (scope);
  day = asp_document_get_status_date (document);
  for (guint i = 0; i < g_list_model_get_n_items (asp_scope_get_standings (scope)); i++)
    g_ptr_array_add (standings, g_list_model_get_item (asp_scope_get_standings (scope), i));
  g_ptr_array_sort (standings, compare_names);

  for (guint i = 0; i < standings->len; i++)
    {
      AspStanding *standing = g_ptr_array_index (standings, i);
      GPtrArray *roles = asp_document_get_children (document, "role",
                                                    asp_standing_get_id (standing));

      for (guint j = 0; roles != NULL && j < roles->len; j++)
        {
          AspRow *role = g_ptr_array_index (roles, j);
          AspRow *person = asp_document_lookup (document, "person",
                                                asp_row_get_integer (role, "person_id", 0));

          if (person != NULL && asp_role_row_is_kind (role, kind) &&
              asp_role_row_is_in_force (role, day))
            take_holder (self, seen, person, asp_standing_get_name (standing));
        }
    }

  return self;
}

void
asp_role_mail_free (AspRoleMail *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->addresses);
  g_ptr_array_unref (self->without);
  g_free (self);
}

/* Blind copies, so that nobody sees the others. Returns: (transfer full): RFC 6068 */
char *
asp_role_mail_to_uri (AspRoleMail *self)
{
  GString *uri = g_string_new ("mailto:?bcc=");

  g_return_val_if_fail (self != NULL, g_string_free (uri, FALSE));

  for (guint i = 0; i < self->addresses->len; i++)
    {
      if (i > 0)
        g_string_append_c (uri, ',');
      g_string_append_uri_escaped (uri, g_ptr_array_index (self->addresses, i), "@", FALSE);
    }

  return g_string_free (uri, FALSE);
}

/* Returns: (transfer full): as address fields of mail programs take it */
char *
asp_role_mail_to_text (AspRoleMail *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, g_string_free (text, FALSE));

  for (guint i = 0; i < self->addresses->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (self->addresses, i));

  return g_string_free (text, FALSE);
}
