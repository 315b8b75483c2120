/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-answers-private.h"
#include "asp-form-session.h"

G_BEGIN_DECLS

/* What the session and its commands share. */

struct _AspFormSession
{
  GObject          parent_instance;

  AspDocument     *document;         /* (owned) */
  gint64           municipality_id;
  gint64           form_id;
  AspForm         *form;             /* (owned) */
  char            *title;            /* (owned): in the user's language */
  AspFormInstance *instance;         /* (owned): what is on disk */
  AspFormInstance *ahead;            /* (owned): what will be on disk when all edits are stored */
  gboolean         ahead_is_stale;   /* a change came while others were on their way */
  AspFormAnswers   answers;
  char            *cut_told;         /* (owned) (nullable): of a list with too many rows */
};

void             _asp_form_session_drop_instance   (AspFormInstance **instance);
AspFormInstance *_asp_form_session_create_instance (AspFormSession   *self);
void             _asp_form_session_set_record      (AspFormSession   *self,
                                                    AspFormInstance  *instance);

/* asp-form-upload.c */
GHashTable      *_asp_form_session_list_files      (AspFormNode      *row);
GHashTable      *_asp_form_list_files              (AspFormInstance  *instance);
void             _asp_form_session_delete_files    (AspFormSession   *self,
                                                    GHashTable       *names,
                                                    AspEdit          *edit);

G_END_DECLS
