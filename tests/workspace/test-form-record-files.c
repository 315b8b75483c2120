/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "asp-form-record.h"
#include "asp-form-upload.h"
#include "asp-form-versions.h"
#include "asp-schedule-export.h"

/* Files that answer questions go out beside the record, and come in from there. */

#define FORM \
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' " \
  "xmlns:jr='http://openrosa.org/javarosa' xmlns:orx='http://openrosa.org/xforms'>" \
  "<h:head><h:title>Próba</h:title><model><instance><d id='proba'><a/><b/><c/>" \
  "<sor jr:template=''><x/></sor><orx:meta><orx:instanceID/></orx:meta></d></instance>" \
  "<bind nodeset='/d/a' type='binary'/>" \
  "<bind nodeset='/d/b' type='binary' relevant=\"/d/c != 'nem'\"/>" \
  "<bind nodeset='/d/sor/x' type='binary'/></model></h:head>" \
  "<h:body><upload ref='/d/a' mediatype='application/*'/><upload ref='/d/b'/>" \
  "<input ref='/d/c'/><repeat nodeset='/d/sor'><upload ref='/d/sor/x'/></repeat></h:body></h:html>"

/* No text, and with bytes that texts do not have. */
static const char content[] = "\x89PNG\r\n\x1a\n\0\0\377\n";

typedef struct
{
  DocumentFixture  document;
  DocumentFixture  other;
  gint64           id;          /* of a municipality */
  gint64           form_id;
  char            *folder;      /* (owned): where the record goes */
  GFile           *record;      /* (owned) */
} Fixture;

static gint64
get_id (DocumentFixture *document)
{
  return asp_standing_get_id (document_fixture_find (document, "Zsámbok"));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  document_fixture_set_up (&self->document, NULL);
  document_fixture_set_up (&self->other, NULL);
  self->id = get_id (&self->document);
  self->form_id = form_fixture_add_form (&self->document, "proba", FORM);
  self->folder = g_build_filename (self->document.folder, "ki", NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  path = g_build_filename (self->folder, "valasz.xml", NULL);
  self->record = g_file_new_for_path (path);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  GDir *folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_dir_close (folder);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_object_unref (self->record);
  g_free (self->folder);
  document_fixture_tear_down (&self->other, data);
  document_fixture_tear_down (&self->document, data);
}

static AspFormSession *
begin (Fixture *self)
{
  AspFormSession *session = form_fixture_open (&self->document, self->id, self->form_id);

  if (!asp_form_session_get_started (session))
    document_fixture_run (&self->document, asp_form_session_start (session));

  return session;
}

static void
attach (Fixture        *self,
        AspFormSession *session,
        const char     *path,
        gint64          row_id,
        const char     *name,
        const char     *bytes,
        gsize           length)
{
  g_autoptr (GBytes) file = g_bytes_new (bytes, length);

  form_fixture_attach (&self->document, session, path, row_id, name, file);
}

/* A file at a question, one in a row, one that is not asked for any more. */
static void
fill (Fixture *self)
{
  g_autoptr (AspFormSession) session = begin (self);

  attach (self, session, "/d/a", 0, "kép.png", content, sizeof content);
  attach (self, session, "/d/b", 0, "titok.txt", "t", 1);
  form_fixture_answer (&self->document, session, "/d/c", 0, ASP_ANSWER_ANSWERED, "nem");
  document_fixture_run (&self->document,
                        asp_form_session_add_row (session,
                                                  form_fixture_find (session, "/d/sor", 0)));
  attach (self, session, "/d/sor/x", form_fixture_get_row_id (session, "/d/sor", 0, 0), "kép.png",
          "másik", strlen ("másik"));
}

static gboolean
write_record (Fixture  *self,
              gboolean  replace,
              GError  **error)
{
  return asp_form_record_export (self->document.document, self->id, "proba", self->record, replace,
                                 error);
}

static GFile *
beside (Fixture    *self,
        const char *name)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->record);

  return g_file_get_child (folder, name);
}

static void
put (Fixture    *self,
     const char *name,
     const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
assert_holds (Fixture    *self,
              const char *name,
              const char *bytes,
              gsize       length)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *read = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &read, &n, NULL));
  g_assert_cmpmem (read, n, bytes, length);
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

/* What the document has of the files of questionnaires: "név SHA-256", sorted. */
static void
append_attachment (gpointer data,
                   gpointer user_data)
{
  if (g_strcmp0 (asp_row_get_text (data, "owner_table"), "form_instance") == 0)
    g_ptr_array_add (user_data, g_strdup_printf ("%s %s", asp_row_get_text (data, "name"),
                                                 asp_row_get_text (data, "sha256")));
}

static char *
list_stored (DocumentFixture *document)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  asp_document_foreach (document->document, "attachment", append_attachment, lines);

  return document_fixture_join (lines);
}

/* Returns: (transfer full) (nullable). @losses: (out) (transfer full) */
static AspEdit *
read_record (DocumentFixture  *document,
             GFile            *record,
             GPtrArray       **losses)
{
  g_autoptr (GError) error = NULL;
  AspEdit *edit = asp_form_record_import (document->document, get_id (document), record, losses,
                                          &error);

  g_assert_no_error (error);
  for (guint i = 0; i < (*losses)->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (*losses, i));

  return edit;
}

static void
test_round_trip (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (AspEdit) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = list_stored (&self->other);
  g_autofree char *theirs = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *first = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) content,
                                                        sizeof content);
  g_autofree char *second = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "másik", -1);

  fill (self);
  g_assert_true (write_record (self, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (self), ==, 3);
  assert_holds (self, "kép.png", content, sizeof content);
  assert_holds (self, "kép (2).png", "másik", strlen ("másik"));

  form_fixture_add_form (&self->other, "proba", FORM);
  document_fixture_run (&self->other, read_record (&self->other, self->record, &losses));
  g_assert_cmpuint (losses->len, ==, 0);
  theirs = list_stored (&self->other);
  expected = g_strdup_printf ("kép (2).png %s\nkép.png %s", second, first);
  g_assert_cmpstr (theirs, ==, expected);

  /* The same once more is nothing; and it was one step. */
  none = read_record (&self->other, self->record, &again);
  g_assert_null (none);
  g_assert_true (asp_document_undo (self->other.document, &error));
  undone = list_stored (&self->other);
  g_assert_cmpstr (undone, ==, before);
}

/* The rest is read in; a file that the document has of that name is the one. */
static void
test_missing (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GFile) gone = beside (self, "kép.png");
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (GPtrArray) here = NULL;
  g_autoptr (AspEdit) none = NULL;
  g_autofree char *theirs = NULL;

  fill (self);
  g_assert_true (write_record (self, FALSE, NULL));
  g_assert_true (g_file_delete (gone, NULL, NULL));
  form_fixture_add_form (&self->other, "proba", FORM);
  document_fixture_run (&self->other, read_record (&self->other, self->record, &losses));
  g_assert_cmpuint (losses->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (losses, 0), "“kép.png” does not lie beside"));
  theirs = list_stored (&self->other);
  g_assert_null (strstr (theirs, "kép.png"));
  g_assert_nonnull (strstr (theirs, "kép (2).png"));

  none = read_record (&self->document, self->record, &here);
  g_assert_null (none);
  g_assert_cmpuint (here->len, ==, 0);
}

/* Nothing is read from outside of the folder, by name or by link, nor what is no file or too large:
 * each is named, and the answers are read in. */
static void
test_hostile_names (Fixture       *self,
                    gconstpointer  data)
{
  static const char *const names[] = { "../titok", "/etc/passwd", "..", "link", "mappa", "nagy" };
  g_autofree char *outside = g_build_filename (self->document.folder, "titok", NULL);
  g_autofree char *link = g_build_filename (self->folder, "link", NULL);
  g_autofree char *folder = g_build_filename (self->folder, "mappa", NULL);
  g_autofree char *large = g_build_filename (self->folder, "nagy", NULL);

  g_assert_true (g_file_set_contents (outside, "kint", -1, NULL));
  g_assert_cmpint (symlink (outside, link), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  put (self, "nagy", "");
  g_assert_cmpint (truncate (large, ASP_ATTACHMENT_MAX_BYTES + 1), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf ("<d id='proba'><a>%s</a><c>%u</c></d>", names[i], i);
      g_autoptr (GPtrArray) losses = NULL;
      g_autoptr (AspFormSession) session = NULL;
      g_autofree char *stored = NULL;
      AspEdit *edit;

      put (self, "valasz.xml", text);
      edit = read_record (&self->document, self->record, &losses);
      g_assert_nonnull (edit);
      document_fixture_run (&self->document, edit);
      g_assert_cmpuint (losses->len, ==, 1);
      g_assert_nonnull (strstr (g_ptr_array_index (losses, 0), names[i]));
      stored = list_stored (&self->document);
      g_assert_cmpstr (stored, ==, "");
      session = begin (self);
      g_assert_cmpstr (asp_form_node_get_value (form_fixture_find (session, "/d/a", 0)), ==,
                       names[i]);
      /* Without a file there is nothing to write beside it. */
      g_assert_true (write_record (self, FALSE, NULL));
    }
  g_assert_cmpuint (count_files (self), ==, 4);
}

/* A document that somebody else has made may have any name. */
static void
test_hostile_document (Fixture       *self,
                       gconstpointer  data)
{
  static const char *const names[] = { "../ki.txt", "valasz.xml", "a\nb" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AspFormSession) session = begin (self);
      AspAttachmentFile file = { (char *) names[i], NULL, g_bytes_new_static ("x", 1) };
      AspRow *instance = asp_form_find_instance (self->document.document, self->id,
                                                 self->form_id);
      AspEdit *edit = asp_attachment_command_add ("form_instance", asp_row_get_id (instance),
                                                  &file);

      g_bytes_unref (file.content);
      document_fixture_run (&self->document, edit);
      form_fixture_answer (&self->document, session, "/d/a", 0, ASP_ANSWER_ANSWERED, names[i]);
      g_assert_false (write_record (self, TRUE, &error));
      g_assert_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_WRITE);
      g_assert_nonnull (strstr (error->message, names[i]));
      g_clear_error (&error);
      g_assert_cmpuint (count_files (self), ==, 0);
    }
}

/* Another's file is not touched without being asked for; the same file is no other. */
static void
test_other_files (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fill (self);
  put (self, "kép (2).png", "más valakié");
  g_assert_false (write_record (self, FALSE, &error));
  g_assert_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "kép (2).png"));
  g_assert_null (strstr (error->message, "kép.png"));
  g_clear_error (&error);
  g_assert_cmpuint (count_files (self), ==, 1);
  assert_holds (self, "kép (2).png", "más valakié", strlen ("más valakié"));

  g_assert_true (write_record (self, TRUE, &error));
  g_assert_no_error (error);
  assert_holds (self, "kép (2).png", "másik", strlen ("másik"));
  g_assert_true (write_record (self, FALSE, &error));
  g_assert_no_error (error);
}

/* What cannot be written whole leaves nothing, and what lay there as it was. */
static void
test_failure_leaves_nothing (Fixture       *self,
                             gconstpointer  data)
{
  g_autofree char *folder = g_file_get_path (self->record);
  g_autoptr (GError) error = NULL;

  fill (self);
  put (self, "kép (2).png", "más valakié");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_false (write_record (self, TRUE, &error));
  g_assert_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "valasz.xml"));
  g_assert_cmpuint (count_files (self), ==, 2);
  assert_holds (self, "kép (2).png", "más valakié", strlen ("más valakié"));
}

/* A file of the record takes the place of the one that answered before, which goes. */
static void
test_replaced (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "új", -1);

  fill (self);
  before = list_stored (&self->document);
  put (self, "új.png", "új");
  put (self, "kép (2).png", "új");
  put (self, "valasz.xml", "<d id='proba'><a>új.png</a><c>nem</c>"
                           "<sor><x>kép (2).png</x></sor></d>");
  document_fixture_run (&self->document, read_record (&self->document, self->record, &losses));
  g_assert_cmpuint (losses->len, ==, 0);
  after = list_stored (&self->document);
  g_assert_null (strstr (after, "kép.png"));
  g_assert_nonnull (strstr (after, "titok.txt"));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s %s", i == 0 ? "új.png" : "kép (2).png", hash);

      g_assert_nonnull (strstr (after, line));
    }
  g_assert_true (asp_document_undo (self->document.document, &error));
  undone = list_stored (&self->document);
  g_assert_cmpstr (undone, ==, before);
}

/* The same without waiting. */
static void
test_in_threads (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) none = NULL;
  g_autoptr (GFile) nowhere = beside (self, "nincs.xml");
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  AspEdit *edit;

  fill (self);
  asp_form_record_export_async (self->document.document, self->id, "proba", self->record, FALSE,
                                document_fixture_take_result, &written);
  g_assert_true (asp_form_record_export_finish (document_fixture_wait_for (&written), &error));
  g_assert_no_error (error);
  assert_holds (self, "kép.png", content, sizeof content);

  form_fixture_add_form (&self->other, "proba", FORM);
  asp_form_record_import_async (self->other.document, get_id (&self->other), self->record,
                                document_fixture_take_result, &read);
  edit = asp_form_record_import_finish (document_fixture_wait_for (&read), &losses, &error);
  document_fixture_run (&self->other, edit);
  g_assert_no_error (error);
  g_assert_cmpuint (losses->len, ==, 0);
  theirs = list_stored (&self->other);
  g_assert_nonnull (strstr (theirs, "kép.png"));

  asp_form_record_import_async (self->other.document, get_id (&self->other), nowhere,
                                document_fixture_take_result, &none);
  edit = asp_form_record_import_finish (document_fixture_wait_for (&none), &losses, &error);
  g_assert_null (edit);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) \
  g_test_add ("/workspace/form-record-files/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("missing", test_missing);
  ADD ("hostile-names", test_hostile_names);
  ADD ("hostile-document", test_hostile_document);
  ADD ("other-files", test_other_files);
  ADD ("failure-leaves-nothing", test_failure_leaves_nothing);
  ADD ("replaced", test_replaced);
  ADD ("in-threads", test_in_threads);
#undef ADD

  return g_test_run ();
}
