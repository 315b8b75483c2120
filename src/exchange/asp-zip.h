/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The parts of a ZIP file, as workbooks are: one file, without encryption and ZIP64. */
typedef struct _AspZip AspZip;

AspZip       *asp_zip_new      (GBytes      *bytes);
void          asp_zip_free     (AspZip      *self);
guint         asp_zip_get_n    (AspZip      *self);
gboolean      asp_zip_find     (AspZip      *self,
                                const char  *name,
                                guint       *index);
const char   *asp_zip_get_name (AspZip      *self,
                                guint        index);
gsize         asp_zip_get_size (AspZip      *self,
                                guint        index);
GInputStream *asp_zip_open     (AspZip      *self,
                                guint        index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspZip, asp_zip_free)

G_END_DECLS
