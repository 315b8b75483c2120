/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"
#include "asp-form-snapshot.h"

G_BEGIN_DECLS

/* Marks answers that came from the municipality's record and that nobody has touched. */
#define ASP_FORM_PREFILL_AUTHOR "prefill"

/* The rows of the table of answers that belong to one instance, and how they are written. */
typedef struct
{
  gint64      instance_id;        /* 0: not begun */
  GHashTable *stored;             /* (owned): gint64 key → AspRow, what is on disk */
  GHashTable *by_place;           /* (owned): the same by asp_form_stored_key() */
  /* (owned): asp_form_stored_key() → ComingAnswer, on its way to the disk */
  GHashTable *coming;
  GHashTable *going;              /* (owned): set of gint64: rows of @stored that will be deleted */
  GPtrArray  *cleared;            /* (owned): AspFormStored keys: choices the last change took */
  guint       n_put_aside;        /* rows with answers that it took away (R13) */
} AspFormAnswers;

void    _asp_form_answers_init        (AspFormAnswers *self);
void    _asp_form_answers_clear       (AspFormAnswers *self);
void    _asp_form_answers_keep        (AspFormAnswers *self,
                                       AspRow         *row);
void    _asp_form_answers_forget      (AspFormAnswers *self,
                                       gint64          id);
void    _asp_form_answers_arrived     (AspFormAnswers *self);
AspRow *_asp_form_answers_find        (AspFormAnswers *self,
                                       const char     *path,
                                       gint64          row_id);
gint64  _asp_form_answers_insert      (AspFormAnswers      *self,
                                       AspEdit             *edit,
                                       const AspFormStored *stored,
                                       const char          *author);
void    _asp_form_answers_write       (AspFormAnswers *self,
                                       AspEdit        *edit,
                                       GHashTable     *before,
                                       GHashTable     *after,
                                       const char     *answered,
                                       GHashTable     *prefilled,
                                       const char     *author);
void    _asp_form_answers_delete_row  (AspFormAnswers *self,
                                       AspEdit        *edit,
                                       GHashTable     *before,
                                       gint64          row_id);
void    _asp_form_edit_set_time       (AspEdit        *edit,
                                       const char     *column);
void    _asp_form_edit_set_counts     (AspEdit         *edit,
                                       AspFormInstance *instance);
void    _asp_form_edit_reopen         (AspEdit        *edit);

G_END_DECLS
