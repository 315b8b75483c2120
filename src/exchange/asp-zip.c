/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-zip.h"

#include <string.h>

#define END_SIZE        22
#define END_MAGIC       0x06054b50u
#define ENTRY_SIZE      46
#define ENTRY_MAGIC     0x02014b50u
#define LOCAL_SIZE      30
#define LOCAL_MAGIC     0x04034b50u
#define METHOD_STORED   0
#define METHOD_DEFLATED 8
#define FLAG_ENCRYPTED  1

/* How long the comment after the directory may be. */
#define MAX_COMMENT     0xffffu

typedef struct
{
  char   *name;         /* (owned) */
  guint   method;
  gsize   packed;       /* bytes */
  gsize   size;         /* bytes */
  gsize   start;        /* of the packed bytes */
} Entry;

struct _AspZip
{
  GBytes *bytes;        /* (owned) */
  GArray *entries;      /* (owned) (element-type Entry) */
};

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->name);
}

/* Little endian; the caller has checked the bounds. */
static guint32
read_number (const guint8 *data,
             guint         n_bytes)
{
  guint32 number = 0;

  for (guint i = n_bytes; i > 0; i--)
    number = number << 8 | data[i - 1];

  return number;
}

/* Where the packed bytes begin, which the part's own header says. */
static gboolean
find_start (const guint8 *data,
            gsize         length,
            gsize         offset,
            Entry        *entry)
{
  if (offset > length || length - offset < LOCAL_SIZE ||
      read_number (data + offset, 4) != LOCAL_MAGIC)
    return FALSE;

  entry->start = offset + LOCAL_SIZE + read_number (data + offset + 26, 2) +
                 read_number (data + offset + 28, 2);

  return entry->start <= length && length - entry->start >= entry->packed &&
         (entry->method == METHOD_DEFLATED ||
          (entry->method == METHOD_STORED && entry->packed == entry->size));
}

/* @position: (inout): of the directory's entry, then of the next one */
static gboolean
read_entry (const guint8 *data,
            gsize         length,
            gsize        *position,
            Entry        *entry)
{
  const guint8 *p = data + *position;
  gsize name_length, entry_length;

  if (*position > length || length - *position < ENTRY_SIZE || read_number (p, 4) != ENTRY_MAGIC ||
      (read_number (p + 8, 2) & FLAG_ENCRYPTED) != 0)
    return FALSE;

  name_length = read_number (p + 28, 2);
  entry_length = ENTRY_SIZE + name_length + read_number (p + 30, 2) + read_number (p + 32, 2);
  if (length - *position < entry_length)
    return FALSE;

  *entry = (Entry) {
    .name = g_strndup ((const char *) p + ENTRY_SIZE, name_length),
    .method = read_number (p + 10, 2),
    .packed = read_number (p + 20, 4),
    .size = read_number (p + 24, 4),
  };
  *position += entry_length;

  return find_start (data, length, read_number (p + 42, 4), entry);
}

/* Returns: (nullable): the end of the directory, before a comment */
static const guint8 *
find_end (const guint8 *data,
          gsize         length)
{
  for (gsize n = END_SIZE; n <= length && n <= END_SIZE + MAX_COMMENT; n++)
    {
      const guint8 *p = data + length - n;

      if (read_number (p, 4) == END_MAGIC && read_number (p + 20, 2) == n - END_SIZE)
        return p;
    }

  return NULL;
}

/* Returns: (transfer full) (nullable): NULL when it is no such file, or a damaged one */
AspZip *
asp_zip_new (GBytes *bytes)
{
  g_autoptr (AspZip) self = NULL;
  const guint8 *data, *end;
  gsize length, position;
  guint n;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  end = find_end (data, length);
  if (end == NULL)
    return NULL;

  self = g_new0 (AspZip, 1);
  self->bytes = g_bytes_ref (bytes);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  n = read_number (end + 10, 2);
  position = read_number (end + 16, 4);
  for (guint i = 0; i < n; i++)
    {
      Entry entry = { NULL };
      gboolean is_sound = read_entry (data, length, &position, &entry);

      g_array_append_val (self->entries, entry);
      if (!is_sound)
        return NULL;
    }

  return g_steal_pointer (&self);
}

void
asp_zip_free (AspZip *self)
{
  g_array_unref (self->entries);
  g_bytes_unref (self->bytes);
  g_free (self);
}

guint
asp_zip_get_n (AspZip *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

/* @index: (out): of the part with that name; FALSE: there is none */
gboolean
asp_zip_find (AspZip     *self,
              const char *name,
              guint      *index)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL && index != NULL, FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      if (strcmp (g_array_index (self->entries, Entry, i).name, name) == 0)
        {
          *index = i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
asp_zip_get_name (AspZip *self,
                  guint   index)
{
  g_return_val_if_fail (self != NULL && index < self->entries->len, NULL);

  return g_array_index (self->entries, Entry, index).name;
}

/* How many bytes the part says that it has: what reads it has to check that. */
gsize
asp_zip_get_size (AspZip *self,
                  guint   index)
{
  g_return_val_if_fail (self != NULL && index < self->entries->len, 0);

  return g_array_index (self->entries, Entry, index).size;
}

/* Returns: (transfer full): the part, unpacked as it is read */
GInputStream *
asp_zip_open (AspZip *self,
              guint   index)
{
  g_autoptr (GInputStream) packed = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GZlibDecompressor) inflater = NULL;
  const Entry *entry;

  g_return_val_if_fail (self != NULL && index < self->entries->len, NULL);

  entry = &g_array_index (self->entries, Entry, index);
  bytes = g_bytes_new_from_bytes (self->bytes, entry->start, entry->packed);
  packed = g_memory_input_stream_new_from_bytes (bytes);
  if (entry->method == METHOD_STORED)
    return g_steal_pointer (&packed);

  inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);

  return g_converter_input_stream_new (packed, G_CONVERTER (inflater));
}
