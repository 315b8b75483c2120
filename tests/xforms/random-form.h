/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-instance.h"

G_BEGIN_DECLS

/* Somebody who fills in a form without any sense. */

typedef enum
{
  RANDOM_NOTHING,
  RANDOM_ANSWER,
  RANDOM_ADD_ROW,
  RANDOM_REMOVE_ROW,
} RandomAction;

typedef struct
{
  RandomAction  action;
  AspFormNode  *node;           /* (owned) (nullable): the question, the list or the row */
  AspAnswerKind kind;           /* of an answer */
  char         *value;          /* (owned) (nullable): likewise */
} RandomStep;

RandomStep  random_form_next            (AspFormInstance *instance,
                                         GRand           *rand);
void        random_form_step            (AspFormInstance *instance,
                                         GRand           *rand,
                                         gint64          *next_id);
void        random_step_clear           (RandomStep      *self);
char       *random_form_describe        (AspFormInstance *instance);
void        random_form_show_difference (const char      *before,
                                         const char      *after);
gboolean    random_form_is_restless     (GFile           *file);
char       *random_form_read            (GFile           *file);
GPtrArray  *random_form_list_files      (GFile           *folder);
GFile      *random_form_get_others      (void);
GPtrArray  *random_form_list_all        (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RandomStep, random_step_clear)

G_END_DECLS
