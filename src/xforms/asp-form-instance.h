/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "asp-day.h"
#include "asp-form-node.h"

G_BEGIN_DECLS

#define ASP_TYPE_FORM_INSTANCE (asp_form_instance_get_type ())

/* The answers of one form: an XML instance (the truth), its binds' state and the tree of nodes
 * that a view shows. Used by one thread. */
G_DECLARE_FINAL_TYPE (AspFormInstance, asp_form_instance, ASP, FORM_INSTANCE, GObject)

/* What the record that the form is about holds in @field. Returns: (transfer full) (nullable) */
typedef char *(*AspFormRecordFunc) (const char *field,
                                    gpointer    data);

AspFormInstance *asp_form_instance_new          (AspForm          *form,
                                                 AspDay            today,
                                                 AspLanguage       language);
AspFormInstance *asp_form_instance_new_first    (AspForm          *form,
                                                 AspDay            today,
                                                 gboolean          counts_wait);
void             asp_form_instance_set_language  (AspFormInstance *self,
                                                 const char       *name);
AspForm         *asp_form_instance_get_form     (AspFormInstance  *self);
void             asp_form_instance_set_today    (AspFormInstance  *self,
                                                 AspDay            today);
char            *asp_form_instance_describe_cut (AspFormInstance  *self);
gboolean         asp_form_instance_check_work   (AspFormInstance  *self,
                                                 GError          **error);
void             asp_form_instance_set_record   (AspFormInstance  *self,
                                                 AspFormRecordFunc func,
                                                 gpointer          data);

/* (element-type AspFormNode): the pages, in the form's order. */
GListModel      *asp_form_instance_get_pages    (AspFormInstance  *self);
AspFormNode     *asp_form_instance_find         (AspFormInstance  *self,
                                                 const char       *path,
                                                 gint64            row_id);

/* Puts an answer in and re-evaluates what depends on it. A value that breaks its constraint or
 * type is kept; the node's error says so. Unknown path or row: FALSE. */
gboolean         asp_form_instance_set_answer   (AspFormInstance  *self,
                                                 const char       *path,
                                                 gint64            row_id,
                                                 AspAnswerKind     kind,
                                                 const char       *value);

/* Rows of a repeat; the parent row is 0 outside of repeats. Position counts from 0. */
gboolean         asp_form_instance_add_row      (AspFormInstance  *self,
                                                 const char       *repeat_path,
                                                 gint64            row_id,
                                                 guint             position);
gboolean         asp_form_instance_add_inner_row (AspFormInstance *self,
                                                 const char       *repeat_path,
                                                 gint64            parent_id,
                                                 gint64            row_id,
                                                 guint             position);
gboolean         asp_form_instance_remove_row   (AspFormInstance  *self,
                                                 gint64            row_id);

void             asp_form_instance_count        (AspFormInstance  *self,
                                                 guint            *n_answered,
                                                 guint            *n_missing,
                                                 guint            *n_wrong);

void             asp_form_instance_check_all    (AspFormInstance  *self);

G_END_DECLS
