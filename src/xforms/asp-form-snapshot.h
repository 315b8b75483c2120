/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-instance.h"

G_BEGIN_DECLS

/* What of an instance has to be kept elsewhere for it to be built again: the rows that somebody
 * added and the answers; what the form computes is not. */

typedef struct
{
  char          *path;            /* (owned) */
  char          *value;           /* (owned) (not nullable): "" for a row */
  char          *initial;         /* (owned) (not nullable): what the form has there */
  gint64         row_id;          /* of a row itself, or of the row that an answer stands in */
  gint64         parent_row_id;   /* of a row: the one that it stands in; 0: none */
  guint          position;        /* of a row: smaller ones stand before it; with gaps */
  AspAnswerKind  kind;
  gboolean       is_row;
  gboolean       is_counted;      /* a row whose number the form gives: it comes by itself */
  gboolean       counts_itself;   /* likewise, but it hangs on what was before: it is stored */
  gboolean       is_choice;
  gboolean       is_relevant;     /* with all that it stands in */
} AspFormStored;

/* (transfer full) (element-type utf8 AspFormStored): by asp_form_stored_key() */
GHashTable *asp_form_instance_take_snapshot (AspFormInstance *self);
char       *asp_form_stored_key             (const char      *path,
                                             gint64           row_id);
/* (transfer full) */
GHashTable    *asp_form_stored_table_new    (void);
AspFormStored *asp_form_stored_copy         (const AspFormStored *self);
void           asp_form_stored_free         (AspFormStored       *self);
/* (transfer full): set of gint64: the rows that are there */
GHashTable *asp_form_instance_list_rows     (AspFormInstance *self);
gboolean    asp_form_instance_has_row       (AspFormInstance *self,
                                             gint64           row_id);
/* What a command changes: snapshots that have in them only that. */
void        asp_form_instance_begin_log     (AspFormInstance *self);
void        asp_form_instance_end_log       (AspFormInstance  *self,
                                             GHashTable      **before,
                                             GHashTable      **after);
GHashTable *asp_form_instance_peek_log      (AspFormInstance *self);
GHashTable *asp_form_instance_peek_new_rows (AspFormInstance *self);
/* of a row that the form makes by itself */
gint64      asp_form_make_row_id            (const char      *path,
                                             gint64           outer,
                                             guint            position);
gboolean    asp_form_instance_is_repeat     (AspFormInstance *self,
                                             const char      *path);

/* Put back what was kept, without anything that the form does at a change. Nothing is computed
 * before asp_form_instance_settle(). FALSE: there is no such place, or not yet. */
gboolean    asp_form_instance_restore       (AspFormInstance *self,
                                             const char      *path,
                                             gint64           row_id,
                                             AspAnswerKind    kind,
                                             const char      *value);
gboolean    asp_form_instance_restore_row   (AspFormInstance *self,
                                             const char      *path,
                                             gint64           parent_row_id,
                                             gint64           row_id,
                                             guint            position);
gboolean    asp_form_instance_drop_row      (AspFormInstance *self,
                                             gint64           row_id);
void        asp_form_instance_settle        (AspFormInstance *self);

/* What a user does, with all that the form wants to happen then. A new row is the last one. */
gboolean    asp_form_instance_give_answer   (AspFormInstance *self,
                                             const char      *path,
                                             gint64           row_id,
                                             AspAnswerKind    kind,
                                             const char      *value);
gboolean    asp_form_instance_give_row      (AspFormInstance *self,
                                             const char      *path,
                                             gint64           parent_row_id,
                                             gint64           row_id);

G_END_DECLS
