/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-people-commands.h"

#include <glib/gi18n-lib.h>

#include "asp-record-commands.h"

static const char *
get_name (AspDocument *document,
          const char  *table,
          gint64       id)
{
  AspRow *row = asp_document_lookup (document, table, id);

  return row != NULL ? asp_row_get_text (row, "name") : "";
}

static const char *
get_holder_name (AspDocument         *document,
                 const AspRolePerson *holder)
{
  if (holder->fields != NULL)
    return g_hash_table_lookup (holder->fields, "name");

  return get_name (document, "person", holder->id);
}

/* Adds a new person to @edit. Returns: (transfer full) (nullable): the key as digits; NULL for
 * nobody */
static char *
take_person (AspEdit             *edit,
             const AspRolePerson *person)
{
  gint64 id = person->id;

  if (person->fields != NULL)
    id = asp_record_edit_insert (edit, ASP_TYPE_PERSON, person->fields);

  return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;
}

/* @fields with the keys of holder and deputy, who are inserted before the role. */
static GHashTable *
complete_fields (AspEdit             *edit,
                 const AspRolePerson *holder,
                 const AspRolePerson *deputy,
                 GHashTable          *fields)
{
  static const char *const columns[] = { "from_day", "to_day", "system", "note" };
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gpointer text;

      if (g_hash_table_lookup_extended (fields, columns[i], NULL, &text))
        g_hash_table_insert (all, (gpointer) columns[i], g_strdup (text));
    }
  g_hash_table_insert (all, (gpointer) "person_id", take_person (edit, holder));
  g_hash_table_insert (all, (gpointer) "deputy_id", take_person (edit, deputy));

  return all;
}

/* @fields: from_day, to_day, system and note, as far as they are given
 * Returns: (transfer full) */
AspEdit *
asp_people_command_add_role (AspDocument         *document,
                             gint64               municipality_id,
                             AspRoleKind          kind,
                             const AspRolePerson *holder,
                             const AspRolePerson *deputy,
                             GHashTable          *fields)
{
  g_autoptr (GHashTable) all = NULL;
  g_autofree char *label = NULL;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (municipality_id != 0, NULL);
  g_return_val_if_fail (holder->id != 0 || holder->fields != NULL, NULL);

  /* Translators: undo step; municipality, role, person */
  label = g_strdup_printf (_("%s, %s: %s"), get_name (document, "municipality", municipality_id),
                           asp_role_kind_get_label (kind), get_holder_name (document, holder));
  edit = asp_edit_new (label);
  all = complete_fields (edit, holder, deputy, fields);
  g_hash_table_insert (all, (gpointer) "municipality_id",
                       g_strdup_printf ("%" G_GINT64_FORMAT, municipality_id));
  g_hash_table_insert (all, (gpointer) "kind", g_strdup (asp_role_kind_to_code (kind)));
  asp_record_edit_insert (edit, ASP_TYPE_ROLE, all);

  return edit;
}

/* Returns: (transfer full) (nullable) */
AspEdit *
asp_people_command_change_role (AspDocument         *document,
                                AspRow              *role,
                                const AspRolePerson *holder,
                                const AspRolePerson *deputy,
                                GHashTable          *fields)
{
  g_autoptr (AspEdit) edit = NULL;
  g_autoptr (GHashTable) all = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (role != NULL, NULL);
  g_return_val_if_fail (holder->id != 0 || holder->fields != NULL, NULL);

  /* Translators: undo step; municipality, role, person */
  label = g_strdup_printf (_("%s, %s: %s"),
                           get_name (document, "municipality",
                                     asp_row_get_integer (role, "municipality_id", 0)),
                           asp_role_get_label (asp_row_get_text (role, "kind")),
                           get_holder_name (document, holder));
  edit = asp_edit_new (label);
  all = complete_fields (edit, holder, deputy, fields);
  if (!asp_record_edit_update (edit, ASP_TYPE_ROLE, role, all))
    return NULL;

  return g_steal_pointer (&edit);
}

/* The person stays. Returns: (transfer full) */
AspEdit *
asp_people_command_remove_role (AspDocument *document,
                                AspRow      *role)
{
  g_autofree char *label = NULL;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (role != NULL, NULL);

  /* Translators: undo step; role, person */
  label = g_strdup_printf (_("Role taken away: %s, %s"),
                           asp_role_get_label (asp_row_get_text (role, "kind")),
                           get_name (document, "person",
                                     asp_row_get_integer (role, "person_id", 0)));
  edit = asp_edit_new (label);
  asp_edit_delete (edit, "role", asp_row_get_id (role));

  return edit;
}

/* Returns: (transfer full) (nullable) */
AspEdit *
asp_people_command_change_person (AspRow     *person,
                                  GHashTable *fields)
{
  g_autoptr (AspEdit) edit = NULL;
  g_autofree char *label = NULL;
  const char *name;

  g_return_val_if_fail (person != NULL, NULL);
  g_return_val_if_fail (fields != NULL, NULL);

  name = g_hash_table_lookup (fields, "name");
  /* Translators: undo step; %s is a person */
  label = g_strdup_printf (_("Person changed: %s"),
                           name != NULL ? name : asp_row_get_text (person, "name"));
  edit = asp_edit_new (label);
  if (!asp_record_edit_update (edit, ASP_TYPE_PERSON, person, fields))
    return NULL;

  return g_steal_pointer (&edit);
}

/* With the person's roles; tasks and roles of others forget the person. Returns: (transfer full) */
AspEdit *
asp_people_command_delete_person (AspRow *person)
{
  g_autofree char *label = NULL;
  AspEdit *edit;

  g_return_val_if_fail (person != NULL, NULL);

  /* Translators: undo step; %s is a person */
  label = g_strdup_printf (_("Person deleted: %s"), asp_row_get_text (person, "name"));
  edit = asp_edit_new (label);
  asp_edit_delete (edit, "person", asp_row_get_id (person));

  return edit;
}

typedef struct
{
  GPtrArray *roles;
  gint64     person_id;
} RoleSearch;

static void
take_role (gpointer data,
           gpointer user_data)
{
  RoleSearch *search = user_data;
  AspRow *role = data;

  if (asp_row_get_integer (role, "person_id", 0) == search->person_id)
    g_ptr_array_add (search->roles, asp_row_ref (role));
}

/* The roles that a person has or had, at whichever municipality.
 * Returns: (transfer full) (element-type AspRow): in no order */
GPtrArray *
asp_people_list_roles (AspDocument *document,
                       gint64       person_id)
{
  RoleSearch search = { g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref),
                        person_id };

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), search.roles);

  asp_document_foreach (document, "role", take_role, &search);

  return search.roles;
}

/* Returns: (transfer full): "ASP contact person, Nagymaros" */
char *
asp_people_describe_role (AspDocument *document,
                          AspRow      *role)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (role != NULL, NULL);

  /* Translators: a role, then the municipality where it is held */
  return g_strdup_printf (_("%s, %s"), asp_role_get_label (asp_row_get_text (role, "kind")),
                          get_name (document, "municipality",
                                    asp_row_get_integer (role, "municipality_id", 0)));
}
