/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"
#include "asp-form-instance.h"

G_BEGIN_DECLS

#define ASP_TYPE_FORM_SESSION (asp_form_session_get_type ())

/* A municipality's questionnaire while it is open: the running instance, which shows what is on
 * disk, and the commands that store answers. Signal "changed": counts or state are other than
 * they were; "side-effect" (words): what the last command does besides. Main thread. */
G_DECLARE_FINAL_TYPE (AspFormSession, asp_form_session, ASP, FORM_SESSION, GObject)

AspFormSession  *asp_form_session_new             (AspDocument      *document,
                                                   gint64            municipality_id,
                                                   gint64            form_id,
                                                   GError          **error);
AspFormInstance *asp_form_session_get_instance    (AspFormSession   *self);
AspDocument     *asp_form_session_get_document    (AspFormSession   *self);
gint64           asp_form_session_get_municipality_id (AspFormSession *self);
gint64           asp_form_session_get_form_id     (AspFormSession   *self);
const char      *asp_form_session_get_title       (AspFormSession   *self);
gint64           asp_form_session_get_instance_id (AspFormSession   *self);
gboolean         asp_form_session_get_started     (AspFormSession   *self);
gboolean         asp_form_session_get_finished    (AspFormSession   *self);
gboolean         asp_form_session_is_prefilled    (AspFormSession   *self,
                                                   AspFormNode      *node);

/* Commands: each returns the edit to run, NULL when nothing would change. */
AspEdit         *asp_form_session_start           (AspFormSession   *self);
AspEdit         *asp_form_session_set_answer      (AspFormSession   *self,
                                                   AspFormNode      *node,
                                                   AspAnswerKind     kind,
                                                   const char       *value);
AspEdit         *asp_form_session_add_row         (AspFormSession   *self,
                                                   AspFormNode      *repeat);
AspEdit         *asp_form_session_remove_row      (AspFormSession   *self,
                                                   AspFormNode      *row);
AspEdit         *asp_form_session_finish          (AspFormSession   *self);
AspEdit         *asp_form_session_reopen          (AspFormSession   *self);

/* What the last command did besides, to be told. */
GPtrArray       *asp_form_session_get_cleared     (AspFormSession   *self);
guint            asp_form_session_get_n_put_aside (AspFormSession   *self);

/* What a form not yet begun would ask of the municipality at least: its required questions that
 * the municipality's record does not answer. */
guint            asp_form_session_count_open      (AspFormSession   *self);

G_END_DECLS
