/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-instance.h"

G_BEGIN_DECLS

/* A question, with what was answered to it. */
typedef struct
{
  char *path;                     /* (owned): "/data/base/ksh": in the old form of what is lost */
  char *label;                    /* (owned): in the instance's language; "" */
  char *value;                    /* (owned): "" for what is newly asked for */
  gboolean is_file;               /* it is the name of a file, which is lost as well */
} AspFormChange;

/* What became of the answers when they were taken over into another version of their form. */
typedef struct
{
  AspFormInstance *instance;      /* (owned): of the new version, with all that could be carried */
  /* (owned) (element-type utf8 utf8): path in the old form → path in the new one */
  GHashTable      *moved;
  /* (owned) (element-type gint64 gint64): rows whose number the form gives and that are others in
   * the new one, for their list has another name */
  GHashTable      *rows;
  AspFormInstance *old;           /* (owned) */
  guint            n_carried;     /* answers */
  GPtrArray       *lost;          /* (owned) (element-type AspFormChange): in the old order */
  GPtrArray       *required;      /* (owned) (element-type AspFormChange): newly, and blank */
} AspFormMigration;

AspFormMigration *asp_form_migrate        (AspFormInstance  *old,
                                           AspForm          *form,
                                           AspDay            today,
                                           AspLanguage       language);
gint64            asp_form_migration_map_row    (AspFormMigration *self,
                                                 gint64            row_id);
gint64            asp_form_migration_get_row_id (AspFormMigration *self,
                                                 const char       *path,
                                                 gint64            row_id);
void              asp_form_migration_lose_file  (AspFormMigration *self,
                                                 const char       *path,
                                                 gint64            row_id,
                                                 const char       *name);
void              asp_form_migration_free (AspFormMigration *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspFormMigration, asp_form_migration_free)

G_END_DECLS
