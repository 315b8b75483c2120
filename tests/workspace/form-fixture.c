/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-fixture.h"

#include "asp-form-upload.h"

/* Returns: the identifier of a form of version 1 */
gint64
form_fixture_add_form (DocumentFixture *fixture,
                       const char      *code,
                       const char      *text)
{
  AspEdit *edit = asp_edit_new ("Űrlap");
  gint64 id = asp_edit_insert (edit, "form");

  asp_edit_set_text (edit, "code", code);
  asp_edit_set_text (edit, "version", "1");
  asp_edit_set_text (edit, "title", "Próba");
  asp_edit_set_text (edit, "content", text);
  document_fixture_run (fixture, edit);

  return id;
}

/* Returns: (transfer full) */
AspFormSession *
form_fixture_open (DocumentFixture *fixture,
                   gint64           municipality_id,
                   gint64           form_id)
{
  g_autoptr (GError) error = NULL;
  AspFormSession *session = asp_form_session_new (fixture->document, municipality_id, form_id,
                                                  &error);

  g_assert_no_error (error);

  return session;
}

/* The municipality begins to fill in a form of the document's own. Returns: (transfer full) */
AspFormSession *
form_fixture_begin (DocumentFixture *fixture,
                    const char      *municipality,
                    const char      *text)
{
  gint64 form_id = form_fixture_add_form (fixture, "proba", text);
  gint64 id = asp_standing_get_id (document_fixture_find (fixture, municipality));
  AspFormSession *session = form_fixture_open (fixture, id, form_id);

  document_fixture_run (fixture, asp_form_session_start (session));

  return session;
}

/* Returns: (transfer none) */
AspFormNode *
form_fixture_find (AspFormSession *session,
                   const char     *path,
                   gint64          row_id)
{
  AspFormNode *node = asp_form_instance_find (asp_form_session_get_instance (session), path,
                                              row_id);

  g_test_message ("%s", path);
  g_assert_nonnull (node);

  return node;
}

void
form_fixture_answer (DocumentFixture *fixture,
                     AspFormSession  *session,
                     const char      *path,
                     gint64           row_id,
                     AspAnswerKind    kind,
                     const char      *value)
{
  document_fixture_run (fixture,
                        asp_form_session_set_answer (session,
                                                     form_fixture_find (session, path, row_id),
                                                     kind, value));
}

/* Answers a question for a file. */
void
form_fixture_attach (DocumentFixture *fixture,
                     AspFormSession  *session,
                     const char      *path,
                     gint64           row_id,
                     const char      *name,
                     GBytes          *content)
{
  AspAttachmentFile file = { (char *) name, NULL, content };

  document_fixture_run (fixture,
                        asp_form_session_set_upload (session,
                                                     form_fixture_find (session, path, row_id),
                                                     &file));
}

gint64
form_fixture_get_row_id (AspFormSession *session,
                         const char     *path,
                         gint64          parent_id,
                         guint           position)
{
  GListModel *rows = asp_form_node_get_children (form_fixture_find (session, path, parent_id));
  g_autoptr (AspFormNode) row = g_list_model_get_item (rows, position);

  g_assert_nonnull (row);

  return asp_form_node_get_row_id (row);
}

/* A line for an instance and for each of its answers. @lines: (element-type utf8) */
void
form_fixture_append_answers (AspDocument *document,
                             AspRow      *instance,
                             GPtrArray   *lines)
{
  g_autoptr (GPtrArray) rows = asp_document_find_rows (document, "answer", "instance_id",
                                                       asp_row_get_id (instance), NULL);

  document_fixture_append_row (instance, lines);
  g_ptr_array_foreach (rows, document_fixture_append_row, lines);
}
