/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-session-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form-prefill.h"
#include "asp-form-replay-private.h"
#include "asp-form-submission.h"

/* What a municipality does with its questionnaire: each is carried out ahead of the disk, and all
 * that it brings about is one edit. */

/* From here on what changes ahead is noted; a finished record becomes another with it. */
static void
begin_change (AspFormSession *self)
{
  asp_form_instance_begin_log (self->ahead);
  if (asp_form_session_get_finished (self))
    asp_form_instance_renew_id (self->ahead);
}

/* What the change did that nobody asked for, in words for a line at the window's edge. */
static void
tell_side_effects (AspFormSession *self)
{
  g_autoptr (GPtrArray) cleared = asp_form_session_get_cleared (self);
  guint n = self->answers.n_put_aside;
  g_autofree char *cut = asp_form_instance_describe_cut (self->ahead);
  g_autofree char *words = NULL;

  if (cleared->len == 1)
    /* Translators: %s is a question */
    words = g_strdup_printf (_("Cleared, for it cannot be chosen any more: “%s”"),
                             asp_form_node_get_label (g_ptr_array_index (cleared, 0)));
  else if (cleared->len > 1)
    words = g_strdup_printf (ngettext ("%u answer cleared, for it cannot be chosen any more",
                                       "%u answers cleared, for they cannot be chosen any more",
                                       cleared->len), cleared->len);
  else if (n > 0)
    words = g_strdup_printf (ngettext ("%u filled row put aside: it comes back when the form asks "
                                       "for more",
                                       "%u filled rows put aside: they come back when the form "
                                       "asks for more", n), n);
  else if (g_strcmp0 (cut, self->cut_told) != 0)
    words = g_strdup (cut);
  g_free (self->cut_told);
  self->cut_told = g_steal_pointer (&cut);
  if (words != NULL)
    g_signal_emit_by_name (self, "side-effect", words);
}

/* Nothing is written. */
static void
drop_change (AspFormSession *self)
{
  asp_form_instance_end_log (self->ahead, NULL, NULL);
}

/* Writes all that the change has brought about. @answered: (nullable): key of the answer that the
 * user gave */
static void
end_change (AspFormSession *self,
            AspEdit        *edit,
            const char     *answered)
{
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;

  _asp_form_replay_new_rows (self->ahead, self->answers.stored);
  asp_form_instance_end_log (self->ahead, &before, &after);
  _asp_form_answers_write (&self->answers, edit, before, after, answered, NULL,
                           asp_document_get_author (self->document));
  tell_side_effects (self);
}

/* Writes what a record has when it is begun.
 * @before: a snapshot of the form without answers
 * @prefilled: keys of what came from the municipality's record */
static void
write_first (AspFormSession *self,
             AspEdit        *edit,
             GHashTable     *before,
             GHashTable     *prefilled)
{
  g_autoptr (GHashTable) after = asp_form_instance_take_snapshot (self->ahead);

  _asp_form_answers_write (&self->answers, edit, before, after, NULL, prefilled,
                           asp_document_get_author (self->document));
  tell_side_effects (self);
}

/* Calls itself for each question below @nodes; puts what the record knows into @instance.
 * @prefilled: set of keys of what was put in */
static void
prefill (AspFormSession  *self,
         AspFormInstance *instance,
         GListModel      *nodes,
         GHashTable      *prefilled)
{
  AspRow *municipality = asp_document_lookup (self->document, "municipality",
                                              self->municipality_id);

  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);
      const char *source = asp_form_node_get_from (node);
      const char *path = asp_form_node_get_path (node);
      g_autofree char *value = NULL;

      prefill (self, instance, asp_form_node_get_children (node), prefilled);
      if (source == NULL || municipality == NULL)
        continue;

      value = asp_form_prefill (self->document, municipality, source);
      if (value == NULL)
        continue;

      if (asp_form_instance_give_answer (instance, path, 0, ASP_ANSWER_ANSWERED, value))
        g_hash_table_add (prefilled, asp_form_stored_key (path, 0));
    }
}

/* An instance as the form begins, with what the municipality's record knows. Its texts are in the
 * form's own language: it is not shown.
 * @prefilled: set of keys of what came from the record */
static AspFormInstance *
create_first (AspFormSession *self,
              GHashTable     *prefilled)
{
  AspFormInstance *instance =
    asp_form_instance_new_first (self->form, asp_document_get_status_date (self->document), FALSE);

  _asp_form_session_set_record (self, instance);
  prefill (self, instance, asp_form_instance_get_pages (instance), prefilled);

  return instance;
}

/* Begins the questionnaire: the form's own rows, what it does at its first load, and what the
 * municipality's record knows become its first answers. */
AspEdit *
asp_form_session_start (AspFormSession *self)
{
  g_autofree char *label = NULL;
  g_autoptr (GHashTable) prefilled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            NULL);
  g_autoptr (GHashTable) before = NULL;
  AspEdit *edit;
  gint64 id;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);

  if (self->answers.instance_id != 0)
    return NULL;

  /* Translators: undo step; %s is the title of a questionnaire */
  label = g_strdup_printf (_("Questionnaire begun: %s"), self->title);
  edit = asp_edit_new (label);
  id = asp_edit_insert (edit, "form_instance");
  asp_edit_set_integer (edit, "municipality_id", self->municipality_id);
  asp_edit_set_integer (edit, "form_id", self->form_id);

  before = asp_form_instance_take_snapshot (self->ahead);
  _asp_form_session_drop_instance (&self->ahead);
  self->ahead = create_first (self, prefilled);
  /* The record has no identifier but in the form's own block. */
  g_free (asp_form_instance_get_id (self->ahead));
  self->answers.instance_id = id;
  write_first (self, edit, before, prefilled);
  self->answers.instance_id = 0;
  asp_edit_update (edit, "form_instance", id);
  _asp_form_edit_set_counts (edit, self->ahead);

  return edit;
}

/* Adds what every change of an answer does to the instance's row: counts, and not finished. */
static void
touch_instance (AspFormSession *self,
                AspEdit        *edit)
{
  asp_edit_update (edit, "form_instance", self->answers.instance_id);
  _asp_form_edit_set_counts (edit, self->ahead);
  if (asp_form_session_get_finished (self))
    _asp_form_edit_reopen (edit);
}

/* Stores an answer as it stands, right or wrong. Successive edits of one answer are one step. */
AspEdit *
asp_form_session_set_answer (AspFormSession *self,
                             AspFormNode    *node,
                             AspAnswerKind   kind,
                             const char     *value)
{
  const char *path = asp_form_node_get_path (node);
  gint64 row_id = asp_form_node_get_row_id (node);
  AspFormNode *ahead;
  g_autofree char *key = NULL;
  g_autofree char *label = NULL;
  g_autofree char *group = NULL;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);
  g_return_val_if_fail (self->answers.instance_id != 0, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  ahead = asp_form_instance_find (self->ahead, path, row_id);
  g_return_val_if_fail (ahead != NULL, NULL);
  if (asp_form_node_get_kind (ahead) == kind &&
      strcmp (asp_form_node_get_value (ahead), value) == 0)
    return NULL;

  begin_change (self);
  asp_form_instance_give_answer (self->ahead, path, row_id, kind, value);

  /* Translators: undo step; %s is a question */
  label = g_strdup_printf (_("Answer: %s"), asp_form_node_get_label (node));
  group = g_strdup_printf ("answer %" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT,
                           self->answers.instance_id, path, row_id);
  edit = asp_edit_new (label);
  asp_edit_set_group (edit, group);

  key = asp_form_stored_key (path, row_id);
  end_change (self, edit, key);
  touch_instance (self, edit);

  return edit;
}

/* Adds a row at the end of a repeat. */
AspEdit *
asp_form_session_add_row (AspFormSession *self,
                          AspFormNode    *repeat)
{
  const char *path = asp_form_node_get_path (repeat);
  g_autofree char *label = NULL;
  gint64 parent_id = asp_form_node_get_row_id (repeat);
  gint64 row_id = asp_id_new ();
  AspFormNode *ahead;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);
  g_return_val_if_fail (self->answers.instance_id != 0, NULL);

  ahead = asp_form_instance_find (self->ahead, path, parent_id);
  g_return_val_if_fail (ahead != NULL, NULL);

  begin_change (self);
  if (!asp_form_instance_give_row (self->ahead, path, parent_id, row_id))
    {
      drop_change (self);
      return NULL;
    }

  /* Translators: undo step; %s is the heading of a list in a questionnaire */
  label = g_strdup_printf (_("New row: %s"), asp_form_node_get_label (repeat));
  edit = asp_edit_new (label);
  end_change (self, edit, NULL);
  touch_instance (self, edit);

  return edit;
}

AspEdit *
asp_form_session_remove_row (AspFormSession *self,
                             AspFormNode    *row)
{
  gint64 row_id = asp_form_node_get_row_id (row);
  g_autoptr (GHashTable) files = NULL;
  g_autofree char *label = NULL;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);

  files = _asp_form_session_list_files (row);
  begin_change (self);
  if (!asp_form_instance_remove_row (self->ahead, row_id))
    {
      drop_change (self);
      return NULL;
    }

  /* Translators: undo step; %s is the heading of a list in a questionnaire */
  label = g_strdup_printf (_("Row deleted: %s"),
                           asp_form_node_get_label (asp_form_node_get_parent (row)));
  edit = asp_edit_new (label);
  _asp_form_answers_delete_row (&self->answers, edit,
                                asp_form_instance_peek_log (self->ahead), row_id);
  _asp_form_session_delete_files (self, files, edit);
  end_change (self, edit, NULL);
  touch_instance (self, edit);

  return edit;
}

/* Finishing alone is refused while something is missing or wrong: then NULL. What is computed with
 * the day is computed with this one (R17). */
AspEdit *
asp_form_session_finish (AspFormSession *self)
{
  guint answered, missing, wrong;
  AspDay today;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);

  today = asp_document_get_status_date (self->document);
  asp_form_instance_set_today (self->instance, today);
  asp_form_instance_set_today (self->ahead, today);
  asp_form_instance_count (self->ahead, &answered, &missing, &wrong);
  if (self->answers.instance_id == 0 || missing > 0 || wrong > 0 ||
      asp_form_session_get_finished (self))
    return NULL;

  edit = asp_edit_new (_("Questionnaire finished"));
  begin_change (self);
  asp_form_instance_finish (self->ahead);
  end_change (self, edit, NULL);
  asp_edit_update (edit, "form_instance", self->answers.instance_id);
  asp_edit_set_text (edit, "state", "finished");
  _asp_form_edit_set_time (edit, "finished_at");

  return edit;
}

AspEdit *
asp_form_session_reopen (AspFormSession *self)
{
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);

  if (!asp_form_session_get_finished (self))
    return NULL;

  edit = asp_edit_new (_("Questionnaire opened again"));
  begin_change (self);
  end_change (self, edit, NULL);
  asp_edit_update (edit, "form_instance", self->answers.instance_id);
  _asp_form_edit_reopen (edit);

  return edit;
}

/* What a questionnaire not yet begun would ask of the municipality at least: the required
 * questions that its record does not answer. */
guint
asp_form_session_count_open (AspFormSession *self)
{
  g_autoptr (GHashTable) prefilled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            NULL);
  g_autoptr (AspFormInstance) instance = NULL;
  guint answered, missing, wrong;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), 0);

  if (self->answers.instance_id == 0)
    instance = create_first (self, prefilled);
  else
    instance = _asp_form_session_create_instance (self);
  _asp_form_replay (instance, self->answers.stored);
  asp_form_instance_count (instance, &answered, &missing, &wrong);

  return missing;
}

/* What the last change took away elsewhere: a choice that is not in its list any more (R12).
 * Returns: (transfer container) (element-type AspFormNode): the questions */
GPtrArray *
asp_form_session_get_cleared (AspFormSession *self)
{
  GPtrArray *nodes = g_ptr_array_new ();

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), nodes);

  for (guint i = 0; i < self->answers.cleared->len; i++)
    {
      const char *key = g_ptr_array_index (self->answers.cleared, i);
      AspFormNode *node = asp_form_instance_find (self->instance, strchr (key, ' ') + 1,
                                                  g_ascii_strtoll (key, NULL, 10));

      if (node != NULL)
        g_ptr_array_add (nodes, node);
    }

  return nodes;
}

/* How many rows with answers the last change put aside: they come back when the number of rows
 * that the form asks for grows again (R13). */
guint
asp_form_session_get_n_put_aside (AspFormSession *self)
{
  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), 0);

  return self->answers.n_put_aside;
}
