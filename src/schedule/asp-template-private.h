/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-template.h"

G_BEGIN_DECLS

struct _AspTemplate
{
  gatomicrefcount  ref_count;

  GStringChunk    *strings;     /* (owned): all texts below */
  const char      *code;
  int              version;
  const char      *title[2];
  GArray          *groups;      /* (owned) (element-type AspTemplateGroup) */
  GArray          *tasks;       /* (owned) (element-type AspTemplateTask) */
  GPtrArray       *arrays;      /* (owned): predecessor arrays of the tasks */
  GHashTable      *by_code;     /* (owned): code → index + 1 */
};

/* asp-template-reader.c */
gboolean _asp_template_read  (AspTemplate  *self,
                              const char   *data,
                              gsize         length,
                              const char   *source_name,
                              GError      **error);

/* asp-template-check.c */
gboolean _asp_template_check (AspTemplate  *self,
                              const char   *source_name,
                              GError      **error);

G_END_DECLS
