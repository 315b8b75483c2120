/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The largest public forms have some megabytes. */
#define MAX_SIZE (16 * 1024 * 1024)

/* Bytes of texts that are kept in one piece. */
#define STRINGS_SIZE (16 * 1024)

G_DEFINE_BOXED_TYPE (AspForm, asp_form, asp_form_ref, asp_form_unref)
G_DEFINE_QUARK (asp-form-error-quark, asp_form_error)

static void
free_document (gpointer data)
{
  xmlFreeDoc (data);
}

static AspForm *
create (const char *source_name)
{
  AspForm *self = g_new0 (AspForm, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->source_name = g_strdup (source_name);
  self->instances = g_hash_table_new_full (_asp_text_hash, g_str_equal, g_free, NULL);
  self->strings = g_string_chunk_new (STRINGS_SIZE);
  self->text_entries = g_array_new (FALSE, FALSE, sizeof (AspTextEntry));
  self->texts = g_hash_table_new_full (_asp_text_hash, g_str_equal, NULL,
                                       (GDestroyNotify) _asp_form_text_free);
  self->loose_texts = g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_form_text_free);
  self->binds = g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_form_bind_free);
  self->bind_of = g_hash_table_new (_asp_text_hash, g_str_equal);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_form_element_free);
  self->order = g_array_new (FALSE, FALSE, sizeof (AspFormVertex));
  self->documents = g_ptr_array_new_with_free_func (free_document);
  self->languages = g_ptr_array_new_with_free_func (g_free);
  self->paths = g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_form_path_free);
  self->path_of = g_hash_table_new (_asp_text_hash, g_str_equal);
  self->repeats = g_ptr_array_new ();
  self->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_form_action_free);
  self->losses = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/* Notes something that the form has and that does nothing here: the form works without it. */
void
_asp_form_add_loss (AspForm    *self,
                    xmlNode    *node,
                    const char *format,
                    ...)
{
  g_autofree char *words = NULL;
  va_list args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);

  g_ptr_array_add (self->losses,
                   /* Translators: name of a file, number of a line, what is wrong there */
                   g_strdup_printf (_("%s, line %ld: %s"), self->source_name,
                                    node != NULL ? xmlGetLineNo (node) : 0, words));
}

static AspForm *
read_form (GBytes      *bytes,
           const char  *source_name,
           const char  *folder,
           GError     **error)
{
  g_autoptr (AspForm) self = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  /* Of an empty file the parser has to say what is wrong with it. */
  if (data == NULL)
    data = "";
  if (length > MAX_SIZE)
    {
      g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_LIMIT,
                   /* Translators: %s is the name of a file */
                   _("%s is larger than a questionnaire may be."), source_name);
      return NULL;
    }

  self = create (source_name);
  self->folder = g_strdup (folder);
  self->data = g_bytes_ref (bytes);
  if (!_asp_form_read (self, data, length, error) || !_asp_form_build_graph (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Reads and compiles a form. @length: -1 when @data ends with a NUL. @source_name: what errors
 * call it. Lists in other files stay empty. Errors: ASP_FORM_ERROR. */
AspForm *
asp_form_new (const char  *data,
              gssize       length,
              const char  *source_name,
              GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (data != NULL, NULL);

  bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize) length);

  return asp_form_new_from_bytes (bytes, source_name, error);
}

/* As asp_form_new(), without a copy of a form that may have some megabytes. */
AspForm *
asp_form_new_from_bytes (GBytes      *bytes,
                         const char  *source_name,
                         GError     **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (source_name != NULL, NULL);

  return read_form (bytes, source_name, NULL, error);
}

/* Reads a form and the lists that lie beside it. Errors: ASP_FORM_ERROR, G_IO_ERROR. */
AspForm *
asp_form_new_from_file (GFile   *file,
                        GError **error)
{
  g_autoptr (GFile) parent = NULL;
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = g_file_load_bytes (file, NULL, NULL, error);
  if (bytes == NULL)
    return NULL;

  parent = g_file_get_parent (file);
  folder = parent != NULL ? g_file_get_path (parent) : NULL;
  name = g_file_get_basename (file);

  return read_form (bytes, name, folder, error);
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

  g_array_unref (self->order);
  g_ptr_array_unref (self->losses);
  g_ptr_array_unref (self->actions);
  g_ptr_array_unref (self->repeats);
  g_ptr_array_unref (self->pages);
  g_hash_table_unref (self->bind_of);
  g_ptr_array_unref (self->binds);
  g_ptr_array_unref (self->loose_texts);
  g_hash_table_unref (self->texts);
  g_array_unref (self->text_entries);
  g_string_chunk_free (self->strings);
  g_hash_table_unref (self->instances);
  g_hash_table_unref (self->path_of);
  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->languages);
  g_ptr_array_unref (self->documents);
  g_clear_pointer (&self->doc, xmlFreeDoc);
  g_free (self->hash);
  g_clear_pointer (&self->data, g_bytes_unref);
  g_free (self->primary_id);
  g_free (self->title);
  g_free (self->version);
  g_free (self->id);
  g_free (self->folder);
  g_free (self->source_name);
  g_free (self);
}

/* Returns: (transfer none) (nullable): the node at @path, which is absolute and without rows */
AspFormPath *
_asp_form_find_path (AspForm    *self,
                     const char *path)
{
  return g_hash_table_lookup (self->path_of, path);
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
    return _asp_form_text_format (text, _asp_form_find_language (self, language), NULL);

  return g_strdup (self->title);
}

guint
asp_form_get_n_pages (AspForm *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

/* Returns: (transfer none) (element-type utf8): what the form has and does nothing here, each with
 * file and line; empty: the form is fully supported */
GPtrArray *
asp_form_get_losses (AspForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->losses;
}

/* Returns: SHA-256 of the file, in hexadecimal digits */
const char *
asp_form_get_hash (AspForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  /* It takes as long as reading the form, and only who keeps answers asks for it. */
  if (g_once_init_enter (&self->hash))
    {
      char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->data);

      g_once_init_leave (&self->hash, hash);
    }

  return self->hash;
}
