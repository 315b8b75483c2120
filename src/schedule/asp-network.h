/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "asp-link.h"
#include "asp-template.h"

G_BEGIN_DECLS

#define ASP_TYPE_NETWORK (asp_network_get_type ())

/* A task that a municipality has beside its template. */
typedef struct
{
  const char *code;             /* none of the template's */
  const char *title;
  const char *role;             /* (nullable): code of domain.md 3.3 */
  AspStage    stage;
  guint       group;            /* index of the template's group */
  int         duration;         /* working days; 0: a milestone */
} AspOwnTask;

/* A dependency that a municipality has beside its template, or a template's that it has not. */
typedef struct
{
  const char *from_code;
  const char *to_code;
  AspLinkType type;
  AspLagUnit  unit;
  int         lag;              /* days */
  gboolean    removed;
} AspOwnLink;

/* The tasks of a template that apply to one kind of wave, with their links, in topological
 * order. Compiled once, shared by all municipalities of that kind. Immutable. */
typedef struct _AspNetwork AspNetwork;

GType                  asp_network_get_type     (void) G_GNUC_CONST;
AspNetwork            *asp_network_new          (AspTemplate  *template,
                                                 AspWaveKind   wave,
                                                 GError      **error);
AspNetwork            *asp_network_extend       (AspNetwork        *base,
                                                 const AspOwnTask  *own_tasks,
                                                 guint              n_own_tasks,
                                                 const AspOwnLink  *own_links,
                                                 guint              n_own_links,
                                                 GError           **error);
AspNetwork            *asp_network_ref          (AspNetwork   *self);
void                   asp_network_unref        (AspNetwork   *self);
AspTemplate           *asp_network_get_template (AspNetwork   *self);
AspWaveKind            asp_network_get_wave     (AspNetwork   *self);

/* Nodes stand in the template's order (the order of the printed schedule). */
guint                  asp_network_get_n_nodes  (AspNetwork   *self);
const AspTemplateTask *asp_network_get_task     (AspNetwork   *self,
                                                 guint         node);
gboolean               asp_network_find         (AspNetwork   *self,
                                                 const char   *code,
                                                 guint        *node);
guint                  asp_network_get_n_links  (AspNetwork   *self);
const AspNetworkLink  *asp_network_get_links    (AspNetwork   *self);
const AspNetworkLink  *asp_network_get_links_to (AspNetwork   *self,
                                                 guint         node,
                                                 guint        *n_links);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspNetwork, asp_network_unref)

G_END_DECLS
