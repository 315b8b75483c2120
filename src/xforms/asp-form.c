/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The largest public forms have some megabytes. */
#define MAX_SIZE (16 * 1024 * 1024)

G_DEFINE_BOXED_TYPE (AspForm, asp_form, asp_form_ref, asp_form_unref)
G_DEFINE_QUARK (asp-form-error-quark, asp_form_error)

static void
free_readers (gpointer data)
{
  g_array_unref (data);
}

static AspForm *
create (const char *source_name)
{
  AspForm *self = g_new0 (AspForm, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->source_name = g_strdup (source_name);
  self->instances = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) _asp_form_text_free);
  self->loose_texts = g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_form_text_free);
  self->binds = g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_form_bind_free);
  self->bind_of = g_hash_table_new (g_str_hash, g_str_equal);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_form_element_free);
  self->order = g_array_new (FALSE, FALSE, sizeof (AspFormVertex));
  self->readers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_readers);

  return self;
}

/* Reads and compiles a form. @length: -1 when @data ends with a NUL. @source_name: what errors
 * call it. Errors: ASP_FORM_ERROR. Returns: (transfer full) (nullable) */
AspForm *
asp_form_new (const char  *data,
              gssize       length,
              const char  *source_name,
              GError     **error)
{
  g_autoptr (AspForm) self = NULL;
  gsize size;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (source_name != NULL, NULL);

  size = length < 0 ? strlen (data) : (gsize) length;
  if (size > MAX_SIZE)
    {
      g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_LIMIT,
                   /* Translators: %s is the name of a file */
                   _("%s is larger than a questionnaire may be."), source_name);
      return NULL;
    }

  self = create (source_name);
  if (!_asp_form_read (self, data, size, error) || !_asp_form_build_graph (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

AspForm *
asp_form_ref (AspForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
asp_form_unref (AspForm *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->readers);
  g_array_unref (self->order);
  g_ptr_array_unref (self->pages);
  g_hash_table_unref (self->bind_of);
  g_ptr_array_unref (self->binds);
  g_ptr_array_unref (self->loose_texts);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->instances);
  g_clear_pointer (&self->doc, xmlFreeDoc);
  g_free (self->title);
  g_free (self->version);
  g_free (self->id);
  g_free (self->source_name);
  g_free (self);
}

const char *
asp_form_get_id (AspForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/* Returns: (not nullable): "" when the form has none */
const char *
asp_form_get_version (AspForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->version;
}

/* The text with the id "form-title" where the form has one, as ODK's title is in one language.
 * Returns: (transfer full) */
char *
asp_form_get_title (AspForm     *self,
                    AspLanguage  language)
{
  AspFormText *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_hash_table_lookup (self->texts, "form-title");
  if (text != NULL && !_asp_form_text_varies (text))
    return _asp_form_text_format (text, language, NULL);

  return g_strdup (self->title);
}

guint
asp_form_get_n_pages (AspForm *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}
