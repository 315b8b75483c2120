/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-upload.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form-session-private.h"

/* Returns: (transfer full) (element-type AspAttachment): the files of the questionnaire; empty
 * while it has not been begun */
AspRecordList *
asp_form_session_list_uploads (AspFormSession *self)
{
  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);

  return asp_document_create_list (self->document, ASP_TYPE_ATTACHMENT, "owner_id",
                                   self->answers.instance_id);
}

/* Returns: (transfer full) (nullable) */
AspAttachment *
asp_form_upload_find_by_name (AspRecordList *uploads,
                              const char    *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (uploads)); i++)
    {
      g_autoptr (AspAttachment) file = g_list_model_get_item (G_LIST_MODEL (uploads), i);

      if (g_strcmp0 (asp_record_get_text (ASP_RECORD (file), "name"), name) == 0)
        return g_steal_pointer (&file);
    }

  return NULL;
}

/* Returns: (transfer full) (nullable): the file that answers @node; NULL: there is no answer, or
 * the document does not have the file, as a record from elsewhere names it only */
AspAttachment *
asp_form_upload_find (AspRecordList *uploads,
                      AspFormNode   *node)
{
  g_return_val_if_fail (uploads != NULL, NULL);
  g_return_val_if_fail (ASP_IS_FORM_NODE (node), NULL);

  return asp_form_upload_find_by_name (uploads, asp_form_node_get_value (node));
}

/* Calls itself for each question below @nodes. @names: set: gets the names of files there */
static void
collect_names (GListModel  *nodes,
               AspFormNode *but,
               GHashTable  *names)
{
  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);

      if (node != but && asp_form_node_get_control (node) == ASP_FORM_CONTROL_UPLOAD)
        g_hash_table_add (names, g_strdup (asp_form_node_get_value (node)));
      collect_names (asp_form_node_get_children (node), but, names);
    }
}

/* Returns: (transfer full): @name, which is the name of a file without a folder, as one that no
 * other file of the questionnaire has: "letter (2).pdf" */
static char *
make_unique (const char *name,
             GHashTable *names)
{
  g_autofree char *plain = g_strstrip (g_strdelimit (g_strdup (name), "/\t\r\n", '_'));
  const char *dot = strrchr (plain, '.');
  const char *end = dot != NULL && dot != plain ? dot : plain + strlen (plain);
  char *unique = g_strdup (plain);

  for (guint i = 2; g_hash_table_contains (names, unique); i++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%.*s (%u)%s", (int) (end - plain), plain, i, end);
    }

  return unique;
}

static void
delete_file (AspRecordList *uploads,
             const char    *name,
             AspEdit       *edit)
{
  g_autoptr (AspAttachment) file = asp_form_upload_find_by_name (uploads, name);

  if (file != NULL)
    asp_edit_delete (edit, "attachment", asp_record_get_id (ASP_RECORD (file)));
}

/* The names that a new file at @ahead must not have. Returns: (transfer full) */
static GHashTable *
list_names (AspFormSession *self,
            AspFormNode    *ahead,
            AspRecordList  *uploads)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* Files in rows that are put aside are no answers now, but keep their names. */
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (uploads)); i++)
    {
      g_autoptr (AspRecord) file = g_list_model_get_item (G_LIST_MODEL (uploads), i);

      g_hash_table_add (names, g_strdup (asp_record_get_text (file, "name")));
    }
  /* The one that is replaced gives its name up. */
  g_hash_table_remove (names, asp_form_node_get_value (ahead));
  collect_names (asp_form_instance_get_pages (self->ahead), ahead, names);

  return names;
}

/* Stores @file in the document and its name as the answer, in the place of the one before: one
 * step of undo. NULL also when the question is there no more. */
AspEdit *
asp_form_session_set_upload (AspFormSession    *self,
                             AspFormNode       *node,
                             AspAttachmentFile *file)
{
  g_autoptr (AspRecordList) uploads = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autofree char *name = NULL;
  g_autofree char *before = NULL;
  AspAttachmentFile stored;
  AspFormNode *ahead;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);
  g_return_val_if_fail (ASP_IS_FORM_NODE (node), NULL);
  g_return_val_if_fail (file != NULL, NULL);

  ahead = asp_form_instance_find (self->ahead, asp_form_node_get_path (node),
                                  asp_form_node_get_row_id (node));
  if (ahead == NULL || self->answers.instance_id == 0)
    return NULL;

  uploads = asp_form_session_list_uploads (self);
  names = list_names (self, ahead, uploads);
  name = make_unique (file->name, names);
  before = g_strdup (asp_form_node_get_value (ahead));
  edit = asp_form_session_set_answer (self, node, ASP_ANSWER_ANSWERED, name);
  if (edit == NULL)
    {
      g_autofree char *label = g_strdup_printf (_("Answer: %s"), asp_form_node_get_label (node));

      edit = asp_edit_new (label);
    }
  asp_edit_set_group (edit, NULL);
  delete_file (uploads, before, edit);
  stored = (AspAttachmentFile) { name, file->media_type, file->content };
  asp_attachment_edit_add (edit, "form_instance", self->answers.instance_id, &stored);

  return edit;
}

/* Takes the answer and its file away. */
AspEdit *
asp_form_session_clear_upload (AspFormSession *self,
                               AspFormNode    *node)
{
  g_autoptr (AspRecordList) uploads = NULL;
  g_autofree char *name = NULL;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);
  g_return_val_if_fail (ASP_IS_FORM_NODE (node), NULL);

  if (self->answers.instance_id == 0)
    return NULL;

  name = g_strdup (asp_form_node_get_value (node));
  edit = asp_form_session_set_answer (self, node, ASP_ANSWER_ANSWERED, "");
  if (edit == NULL)
    return NULL;

  asp_edit_set_group (edit, NULL);
  uploads = asp_form_session_list_uploads (self);
  delete_file (uploads, name, edit);

  return edit;
}

/* Returns: (transfer full): set of the names of the files that answer questions in @row */
GHashTable *
_asp_form_session_list_files (AspFormNode *row)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  collect_names (asp_form_node_get_children (row), NULL, names);

  return names;
}

/* Returns: (transfer full): set of the names of all files that answer questions */
GHashTable *
_asp_form_list_files (AspFormInstance *instance)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  collect_names (asp_form_instance_get_pages (instance), NULL, names);

  return names;
}

/* Adds to @edit that the files of these names go. */
void
_asp_form_session_delete_files (AspFormSession *self,
                                GHashTable     *names,
                                AspEdit        *edit)
{
  g_autoptr (AspRecordList) uploads = NULL;
  GHashTableIter iter;
  gpointer name;

  if (g_hash_table_size (names) == 0)
    return;

  uploads = asp_form_session_list_uploads (self);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    delete_file (uploads, name, edit);
}
