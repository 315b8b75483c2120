/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "asp-link.h"
#include "asp-template.h"

G_BEGIN_DECLS

#define ASP_TYPE_NETWORK (asp_network_get_type ())

/* The tasks of a template that apply to one kind of wave, with their links, in topological
 * order. Compiled once, shared by all municipalities of that kind. Immutable. */
typedef struct _AspNetwork AspNetwork;

GType                  asp_network_get_type     (void) G_GNUC_CONST;
AspNetwork            *asp_network_new          (AspTemplate  *template,
                                                 AspWaveKind   wave,
                                                 GError      **error);
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspNetwork, asp_network_unref)

G_END_DECLS
