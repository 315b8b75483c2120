/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-row.h"

G_BEGIN_DECLS

/* Municipalities whose plans depend on each other by own dependencies on another's task: the small
 * graph beside those of the tasks. */
typedef struct _AspMunicipalityGroups AspMunicipalityGroups;

AspMunicipalityGroups *asp_municipality_groups_new    (void);
void                   asp_municipality_groups_free   (AspMunicipalityGroups *self);
void                   asp_municipality_groups_put    (AspMunicipalityGroups *self,
                                                       AspRow                *link);
void                   asp_municipality_groups_remove (AspMunicipalityGroups *self,
                                                       gint64                 link_id);
GHashTable            *asp_municipality_groups_get    (AspMunicipalityGroups *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspMunicipalityGroups, asp_municipality_groups_free)

G_END_DECLS
