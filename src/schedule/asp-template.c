/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-template-private.h"

#include <gio/gio.h>
#include <string.h>

#define REFERENCE_FILE "/hu/onkormanyzat/Csatlakozas/templates/reference-schedule.xml"

G_DEFINE_QUARK (asp-template-error-quark, asp_template_error)
G_DEFINE_BOXED_TYPE (AspTemplate, asp_template, asp_template_ref, asp_template_unref)

/* Reads a schedule template. @length: -1 for a text that ends with NUL. @source_name: what errors
 * call the file. Errors: ASP_TEMPLATE_ERROR, naming the line or the tasks.
 * Returns: (transfer full) (nullable) */
AspTemplate *
asp_template_new (const char  *data,
                  gssize       length,
                  const char  *source_name,
                  GError     **error)
{
  g_autoptr (AspTemplate) self = NULL;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (source_name != NULL, NULL);

  self = g_new0 (AspTemplate, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (4096);
  self->groups = g_array_new (FALSE, TRUE, sizeof (AspTemplateGroup));
  self->tasks = g_array_new (FALSE, TRUE, sizeof (AspTemplateTask));
  self->arrays = g_ptr_array_new_with_free_func (g_free);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);

  if (!_asp_template_read (self, data, length < 0 ? strlen (data) : (gsize) length, source_name,
                           error) ||
      !_asp_template_check (self, source_name, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* The reference schedule that comes with the program. Returns: (transfer full) */
GBytes *
asp_template_get_reference_file (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resources_lookup_data (REFERENCE_FILE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  /* It is part of the program file. */
  if (bytes == NULL)
    g_error ("%s", error->message);

  return bytes;
}

AspTemplate *
asp_template_ref (AspTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
asp_template_unref (AspTemplate *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->by_code);
  g_ptr_array_unref (self->arrays);
  g_array_unref (self->tasks);
  g_array_unref (self->groups);
  g_string_chunk_free (self->strings);
  g_free (self);
}

const char *
asp_template_get_code (AspTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

int
asp_template_get_version (AspTemplate *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->version;
}

const char *
asp_template_get_title (AspTemplate *self,
                        AspLanguage  language)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title[language];
}

guint
asp_template_get_n_groups (AspTemplate *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->groups->len;
}

const AspTemplateGroup *
asp_template_get_group (AspTemplate *self,
                        guint        index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->groups->len, NULL);

  return &g_array_index (self->groups, AspTemplateGroup, index);
}

guint
asp_template_get_n_tasks (AspTemplate *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->tasks->len;
}

/* Tasks stand in the order of the file. */
const AspTemplateTask *
asp_template_get_task (AspTemplate *self,
                       guint        index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->tasks->len, NULL);

  return &g_array_index (self->tasks, AspTemplateTask, index);
}

gboolean
asp_template_find_task (AspTemplate *self,
                        const char  *code,
                        guint       *index)
{
  guint found;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_code, code));
  if (found == 0)
    return FALSE;

  *index = found - 1;

  return TRUE;
}
