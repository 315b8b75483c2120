/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-session.h"
#include "document-fixture.h"

G_BEGIN_DECLS

/* A municipality's questionnaire, as a person fills it in. */

gint64          form_fixture_add_form   (DocumentFixture *fixture,
                                         const char      *code,
                                         const char      *text);
AspFormSession *form_fixture_open       (DocumentFixture *fixture,
                                         gint64           municipality_id,
                                         gint64           form_id);
AspFormSession *form_fixture_begin      (DocumentFixture *fixture,
                                         const char      *municipality,
                                         const char      *text);
AspFormNode    *form_fixture_find       (AspFormSession  *session,
                                         const char      *path,
                                         gint64           row_id);
void            form_fixture_answer     (DocumentFixture *fixture,
                                         AspFormSession  *session,
                                         const char      *path,
                                         gint64           row_id,
                                         AspAnswerKind    kind,
                                         const char      *value);
void            form_fixture_attach     (DocumentFixture *fixture,
                                         AspFormSession  *session,
                                         const char      *path,
                                         gint64           row_id,
                                         const char      *name,
                                         GBytes          *content);
gint64          form_fixture_get_row_id (AspFormSession  *session,
                                         const char      *path,
                                         gint64           parent_id,
                                         guint            position);
void            form_fixture_append_answers (AspDocument *document,
                                             AspRow      *instance,
                                             GPtrArray   *lines);

G_END_DECLS
