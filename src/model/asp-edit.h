/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "asp-row.h"

G_BEGIN_DECLS

#define ASP_TYPE_EDIT (asp_edit_get_type ())

/* What one command writes: row operations that the storage runs in one transaction, in order,
 * with the label that undo and history show. A plain value, filled by one thread, then handed
 * over. */
typedef struct _AspEdit AspEdit;

typedef enum
{
  ASP_EDIT_INSERT,
  ASP_EDIT_UPDATE,
  ASP_EDIT_DELETE,
} AspEditKind;

typedef struct
{
  AspEditKind  kind;
  const char  *table;           /* (interned) */
  gint64       id;
  GPtrArray   *columns;         /* (element-type utf8, interned) */
  GArray      *values;          /* (element-type AspValue) */
} AspEditOperation;

GType        asp_edit_get_type       (void) G_GNUC_CONST;
AspEdit     *asp_edit_new            (const char *label);
AspEdit     *asp_edit_ref            (AspEdit    *self);
void         asp_edit_unref          (AspEdit    *self);
const char  *asp_edit_get_label      (AspEdit    *self);
void         asp_edit_set_label      (AspEdit    *self,
                                      const char *label);

/* Successive edits of the same non-NULL group become one undo step. */
const char  *asp_edit_get_group      (AspEdit    *self);
void         asp_edit_set_group      (AspEdit    *self,
                                      const char *group);

/* What a document begins with is not taken back by undo. */
gboolean     asp_edit_get_permanent  (AspEdit    *self);
void         asp_edit_set_permanent  (AspEdit    *self,
                                      gboolean    permanent);

gint64       asp_edit_insert         (AspEdit    *self,
                                      const char *table);
void         asp_edit_update         (AspEdit    *self,
                                      const char *table,
                                      gint64      id);
void         asp_edit_delete         (AspEdit    *self,
                                      const char *table,
                                      gint64      id);

/* These set a column of the operation begun last. */
void         asp_edit_set_null       (AspEdit    *self,
                                      const char *column);
void         asp_edit_set_integer    (AspEdit    *self,
                                      const char *column,
                                      gint64      value);
void         asp_edit_set_text       (AspEdit    *self,
                                      const char *column,
                                      const char *value);
void         asp_edit_set_value      (AspEdit        *self,
                                      const char     *column,
                                      const AspValue *value);

/* Content of attachments, stored once by SHA-256, at most 30 MB; not part of the changeset. */
char        *asp_edit_add_content    (AspEdit    *self,
                                      GBytes     *content);

guint                   asp_edit_get_n_operations (AspEdit *self);
const AspEditOperation *asp_edit_get_operation    (AspEdit *self,
                                                   guint    index);
guint                   asp_edit_get_n_contents   (AspEdit *self);
GBytes                 *asp_edit_get_content      (AspEdit *self,
                                                   guint    index,
                                                   const char **sha256);

gint64       asp_id_new              (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspEdit, asp_edit_unref)

G_END_DECLS
