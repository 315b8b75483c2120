/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-xpath-private.h"

G_BEGIN_DECLS

/* Nodes by the text of a child, for one path of the cache. */
typedef struct _AspXPathIndex AspXPathIndex;

AspXPathIndex  *_asp_xpath_index_new    (xmlNode           **nodes,
                                         guint               n_nodes,
                                         const char         *key_name,
                                         const AspXPathEnv  *env);
void            _asp_xpath_index_free   (AspXPathIndex      *self);
void            _asp_xpath_index_change (AspXPathIndex      *self,
                                         xmlNode            *row);
xmlNode       **_asp_xpath_index_find   (AspXPathIndex      *self,
                                         const AspXPathEnv  *env,
                                         const char         *text,
                                         guint              *n_nodes);

G_END_DECLS
