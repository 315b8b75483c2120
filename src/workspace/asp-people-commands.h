/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"
#include "asp-person.h"
#include "asp-role.h"

G_BEGIN_DECLS

/* Commands on people and their roles. Fields are given as in asp-record-commands.h; each command
 * is one step of undo, and NULL when it would change nothing. */

/* Somebody to whom a role is given: a person of the document, a new one, or nobody. */
typedef struct
{
  gint64      id;               /* 0: none of the document's */
  GHashTable *fields;           /* (nullable): of a new person, with a name at least */
} AspRolePerson;

AspEdit   *asp_people_command_add_role      (AspDocument         *document,
                                             gint64               municipality_id,
                                             AspRoleKind          kind,
                                             const AspRolePerson *holder,
                                             const AspRolePerson *deputy,
                                             GHashTable          *fields);
AspEdit   *asp_people_command_change_role   (AspDocument         *document,
                                             AspRow              *role,
                                             const AspRolePerson *holder,
                                             const AspRolePerson *deputy,
                                             GHashTable          *fields);
AspEdit   *asp_people_command_remove_role   (AspDocument         *document,
                                             AspRow              *role);
AspEdit   *asp_people_command_change_person (AspRow              *person,
                                             GHashTable          *fields);
AspEdit   *asp_people_command_delete_person (AspRow              *person);

GPtrArray *asp_people_list_roles            (AspDocument         *document,
                                             gint64               person_id);
char      *asp_people_describe_role         (AspDocument         *document,
                                             AspRow              *role);

G_END_DECLS
