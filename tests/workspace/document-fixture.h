/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document-setup.h"
#include "asp-planner.h"
#include "asp-standing-list.h"

G_BEGIN_DECLS

/* A document in a folder of its own. */
typedef struct
{
  char            *folder;      /* (owned) */
  GFile           *file;        /* (owned) */
  AspDocument     *document;    /* (owned) (nullable) */
  AspPlanner      *planner;     /* (owned) (nullable) */
  AspStandingList *standings;   /* (owned) (nullable) */
} DocumentFixture;

void         document_fixture_set_up    (DocumentFixture *self,
                                         gconstpointer    data);
void         document_fixture_tear_down (DocumentFixture *self,
                                         gconstpointer    data);
void         document_fixture_open      (DocumentFixture *self);
void         document_fixture_close     (DocumentFixture *self);
void         document_fixture_run       (DocumentFixture *self,
                                         AspEdit         *edit);
AspStanding *document_fixture_find      (DocumentFixture *self,
                                         const char      *name);
char        *document_fixture_dump      (DocumentFixture *self);
void         document_fixture_append_row (gpointer        data,
                                          gpointer        user_data);
char        *document_fixture_join      (GPtrArray       *lines);
void         document_fixture_take_result (GObject       *source,
                                           GAsyncResult  *result,
                                           gpointer       user_data);
GAsyncResult *document_fixture_wait_for   (GAsyncResult **result);

G_END_DECLS
