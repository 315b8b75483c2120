/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "asp-attachment-commands.h"

static AspAttachmentFile *
load (GFile   *file,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  asp_attachment_file_load_async (file, NULL, document_fixture_take_result, &result);

  return asp_attachment_file_load_finish (document_fixture_wait_for (&result), error);
}

static GFile *
write_file (DocumentFixture *fixture,
            const char      *name,
            const char      *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static gint64
get_municipality (DocumentFixture *fixture)
{
  return asp_standing_get_id (document_fixture_find (fixture, "Nagymaros"));
}

static AspRecordList *
attach (DocumentFixture *fixture,
        const char      *table,
        gint64           owner,
        GFile           *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspAttachmentFile) read = load (file, &error);

  g_assert_no_error (error);
  document_fixture_run (fixture, asp_attachment_command_add (table, owner, read));

  return asp_document_create_list (fixture->document, ASP_TYPE_ATTACHMENT, "owner_id", owner);
}

static guint
count (AspRecordList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
test_round_trip (DocumentFixture *fixture,
                 gconstpointer    data)
{
  g_autoptr (GFile) file = write_file (fixture, "átadási jegyzőkönyv.txt", "Átadva.\n");
  g_autoptr (GFile) target = write_file (fixture, "vissza.txt", "");
  g_autoptr (AspRecordList) list = attach (fixture, "municipality", get_municipality (fixture),
                                           file);
  g_autoptr (AspAttachment) attachment = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = NULL;

  g_assert_cmpuint (count (list), ==, 1);
  g_assert_cmpstr (asp_record_get_text (ASP_RECORD (attachment), "name"), ==,
                   "átadási jegyzőkönyv.txt");
  g_assert_cmpstr (asp_record_get_text (ASP_RECORD (attachment), "media_type"), ==, "text/plain");
  g_assert_cmpint (asp_record_get_integer (ASP_RECORD (attachment), "size", 0), ==,
                   strlen ("Átadva.\n"));

  asp_attachment_save_async (fixture->document, attachment, target,
                             document_fixture_take_result, &result);
  document_fixture_wait_for (&result);
  g_assert_true (asp_attachment_save_finish (fixture->document, result, &error));
  g_assert_no_error (error);
  content = g_file_load_bytes (target, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content),
                   "Átadva.\n", strlen ("Átadva.\n"));

  document_fixture_run (fixture, asp_attachment_command_remove (attachment));
  g_assert_cmpuint (count (list), ==, 0);
  g_assert_true (asp_document_undo (fixture->document, &error));
  g_assert_cmpuint (count (list), ==, 1);
  g_assert_true (asp_document_undo (fixture->document, &error));
  g_assert_cmpuint (count (list), ==, 0);
}

/* One byte too many, and a folder: each is refused with its name. */
static void
test_refused (DocumentFixture *fixture,
              gconstpointer    data)
{
  g_autoptr (GFile) file = write_file (fixture, "nagy.bin", "");
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autofree char *folder_name = g_file_get_basename (folder);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (AspAttachmentFile) largest = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (truncate (path, ASP_ATTACHMENT_MAX_BYTES), ==, 0);
  largest = load (file, &error);
  g_assert_no_error (error);
  document_fixture_run (fixture, asp_attachment_command_add ("municipality",
                                                             get_municipality (fixture), largest));

  g_assert_cmpint (truncate (path, ASP_ATTACHMENT_MAX_BYTES + 1), ==, 0);
  g_assert_null (load (file, &error));
  g_assert_error (error, ASP_ATTACHMENT_ERROR, ASP_ATTACHMENT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "nagy.bin"));
  g_clear_error (&error);

  g_assert_null (load (folder, &error));
  g_assert_error (error, ASP_ATTACHMENT_ERROR, ASP_ATTACHMENT_ERROR_NO_FILE);
  g_assert_nonnull (strstr (error->message, folder_name));
  g_clear_error (&error);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_null (load (file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
get_any_state (gpointer data,
               gpointer user_data)
{
  gint64 *ids = user_data;

  if (asp_row_get_integer (data, "municipality_id", 0) == ids[0])
    ids[1] = asp_row_get_id (data);
}

/* What belongs to a municipality and to its tasks goes with it, and comes back with it. */
static void
test_owner_goes (DocumentFixture *fixture,
                 gconstpointer    data)
{
  g_autoptr (GFile) file = write_file (fixture, "a.txt", "a");
  gint64 ids[2] = { get_municipality (fixture), 0 };
  g_autoptr (AspRecordList) own = attach (fixture, "municipality", ids[0], file);
  g_autoptr (AspRecordList) of_task = NULL;
  g_autoptr (AspRecordList) of_other = NULL;
  g_autoptr (GError) error = NULL;
  AspEdit *edit = asp_edit_new ("Delete");

  asp_document_foreach (fixture->document, "task_state", get_any_state, ids);
  g_assert_cmpint (ids[1], !=, 0);
  of_task = attach (fixture, "task_state", ids[1], file);
  of_other = attach (fixture, "municipality",
                     asp_standing_get_id (document_fixture_find (fixture, "Zsámbok")), file);

  asp_edit_delete (edit, "municipality", ids[0]);
  document_fixture_run (fixture, edit);
  g_assert_cmpuint (count (own), ==, 0);
  g_assert_cmpuint (count (of_task), ==, 0);
  g_assert_cmpuint (count (of_other), ==, 1);

  g_assert_true (asp_document_undo (fixture->document, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (own), ==, 1);
  g_assert_cmpuint (count (of_task), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (DocumentFixture *, gconstpointer);
  } tests[] = {
    { "/workspace/attachments/round-trip", test_round_trip },
    { "/workspace/attachments/refused-by-name", test_refused },
    { "/workspace/attachments/go-with-their-owner", test_owner_goes },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, DocumentFixture, NULL, document_fixture_set_up, tests[i].func,
                document_fixture_tear_down);

  return g_test_run ();
}
