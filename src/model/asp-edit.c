/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-edit.h"

typedef struct
{
  GBytes *data;                 /* (owned) */
  char   *sha256;               /* (owned) */
} Content;

struct _AspEdit
{
  gatomicrefcount  ref_count;

  char            *label;       /* (owned) (not nullable) */
  char            *group;       /* (owned) (nullable) */
  gboolean         permanent;
  GPtrArray       *operations;  /* (owned) (element-type AspEditOperation) */
  GPtrArray       *contents;    /* (owned) (element-type Content) */
};

G_DEFINE_BOXED_TYPE (AspEdit, asp_edit, asp_edit_ref, asp_edit_unref)

static void
free_operation (gpointer data)
{
  AspEditOperation *operation = data;

  g_ptr_array_unref (operation->columns);
  g_array_unref (operation->values);
  g_free (operation);
}

static void
free_content (gpointer data)
{
  Content *content = data;

  g_bytes_unref (content->data);
  g_free (content->sha256);
  g_free (content);
}

static void
clear_value (gpointer data)
{
  asp_value_clear (data);
}

static AspEditOperation *
begin_operation (AspEdit     *self,
                 AspEditKind  kind,
                 const char  *table,
                 gint64       id)
{
  AspEditOperation *operation = g_new0 (AspEditOperation, 1);

  operation->kind = kind;
  operation->table = g_intern_string (table);
  operation->id = id;
  operation->columns = g_ptr_array_new ();
  operation->values = g_array_new (FALSE, TRUE, sizeof (AspValue));
  g_array_set_clear_func (operation->values, clear_value);
  g_ptr_array_add (self->operations, operation);

  return operation;
}

/* Takes what @value owns. A column set twice keeps the later value. */
static void
set_column (AspEdit    *self,
            const char *column,
            AspValue    value)
{
  AspEditOperation *operation;
  const char *name = g_intern_string (column);
  guint index;

  g_assert (self->operations->len > 0);

  operation = g_ptr_array_index (self->operations, self->operations->len - 1);
  g_assert (operation->kind != ASP_EDIT_DELETE);

  if (g_ptr_array_find (operation->columns, name, &index))
    {
      AspValue *old = &g_array_index (operation->values, AspValue, index);

      asp_value_clear (old);
      *old = value;
      return;
    }

  g_ptr_array_add (operation->columns, (gpointer) name);
  g_array_append_val (operation->values, value);
}

/* @label: what undo and history show, in the user's language */
AspEdit *
asp_edit_new (const char *label)
{
  AspEdit *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_new0 (AspEdit, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->label = g_strdup (label);
  self->operations = g_ptr_array_new_with_free_func (free_operation);
  self->contents = g_ptr_array_new_with_free_func (free_content);

  return self;
}

AspEdit *
asp_edit_ref (AspEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
asp_edit_unref (AspEdit *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->label);
  g_free (self->group);
  g_ptr_array_unref (self->operations);
  g_ptr_array_unref (self->contents);
  g_free (self);
}

const char *
asp_edit_get_label (AspEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->label;
}

void
asp_edit_set_label (AspEdit    *self,
                    const char *label)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (label != NULL);

  g_free (self->label);
  self->label = g_strdup (label);
}

const char *
asp_edit_get_group (AspEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->group;
}

void
asp_edit_set_group (AspEdit    *self,
                    const char *group)
{
  g_return_if_fail (self != NULL);

  g_free (self->group);
  self->group = g_strdup (group);
}

gboolean
asp_edit_get_permanent (AspEdit *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->permanent;
}

void
asp_edit_set_permanent (AspEdit  *self,
                        gboolean  permanent)
{
  g_return_if_fail (self != NULL);

  self->permanent = permanent;
}

/* Begins the insertion of a row. Returns the key drawn for it. */
gint64
asp_edit_insert (AspEdit    *self,
                 const char *table)
{
  gint64 id = asp_id_new ();

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (table != NULL, 0);

  begin_operation (self, ASP_EDIT_INSERT, table, id);

  return id;
}

void
asp_edit_update (AspEdit    *self,
                 const char *table,
                 gint64      id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (table != NULL);
  g_return_if_fail (id > 0);

  begin_operation (self, ASP_EDIT_UPDATE, table, id);
}

void
asp_edit_delete (AspEdit    *self,
                 const char *table,
                 gint64      id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (table != NULL);
  g_return_if_fail (id > 0);

  begin_operation (self, ASP_EDIT_DELETE, table, id);
}

void
asp_edit_set_null (AspEdit    *self,
                   const char *column)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (column != NULL);

  set_column (self, column, (AspValue) { .type = ASP_VALUE_NULL });
}

void
asp_edit_set_integer (AspEdit    *self,
                      const char *column,
                      gint64      value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (column != NULL);

  set_column (self, column, (AspValue) { .type = ASP_VALUE_INTEGER, .integer = value });
}

/* @value: (nullable): NULL makes the column NULL */
void
asp_edit_set_text (AspEdit    *self,
                   const char *column,
                   const char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (column != NULL);

  if (value == NULL)
    set_column (self, column, (AspValue) { .type = ASP_VALUE_NULL });
  else
    set_column (self, column, (AspValue) { .type = ASP_VALUE_TEXT, .text = g_strdup (value) });
}

void
asp_edit_set_value (AspEdit        *self,
                    const char     *column,
                    const AspValue *value)
{
  AspValue copy;

  g_return_if_fail (self != NULL);
  g_return_if_fail (column != NULL);
  g_return_if_fail (value != NULL);

  asp_value_copy (value, &copy);
  set_column (self, column, copy);
}

/* Adds the content of an attachment, stored once whatever number of rows name it.
 * Returns: (transfer full): its SHA-256 in hexadecimal, for the attachment's row */
char *
asp_edit_add_content (AspEdit *self,
                      GBytes  *content)
{
  Content *item;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (content != NULL, NULL);

  item = g_new0 (Content, 1);
  item->data = g_bytes_ref (content);
  item->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_ptr_array_add (self->contents, item);

  return g_strdup (item->sha256);
}

guint
asp_edit_get_n_operations (AspEdit *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->operations->len;
}

const AspEditOperation *
asp_edit_get_operation (AspEdit *self,
                        guint    index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->operations->len, NULL);

  return g_ptr_array_index (self->operations, index);
}

guint
asp_edit_get_n_contents (AspEdit *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->contents->len;
}

/* Returns: (transfer none): the data; @sha256 is owned by the edit */
GBytes *
asp_edit_get_content (AspEdit     *self,
                      guint        index,
                      const char **sha256)
{
  Content *item;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->contents->len, NULL);

  item = g_ptr_array_index (self->contents, index);
  if (sha256 != NULL)
    *sha256 = item->sha256;

  return item->data;
}

/* A key for a new row: random in 1…2⁶³−1, so that rows made on different machines never collide. */
gint64
asp_id_new (void)
{
  gint64 id;

  do
    id = ((gint64) (g_random_int () & 0x7fffffff) << 32) | g_random_int ();
  while (id <= 0);

  return id;
}
