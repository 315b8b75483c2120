/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-zip-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zlib.h>

#include "asp-schedule-export.h"

#define LOCAL_MAGIC      0x04034b50u
#define DESCRIPTOR_MAGIC 0x08074b50u
#define ENTRY_MAGIC      0x02014b50u
#define END_MAGIC        0x06054b50u
#define VERSION          20u            /* of the format: deflate */
#define FLAGS            0x0808u        /* sizes after the part; the name is UTF-8 */
#define METHOD_DEFLATED  8u
#define DAY              0x0021u        /* 1 January 1980: the same content is the same file */

/* Level 6 takes three times as long, and the file is an eighth smaller. */
#define LEVEL            3

/* In the pool for each processor: one being packed, one waiting. */
#define N_WAITING        2

typedef struct
{
  GBytes *plain;        /* (owned) */
  guint8 *packed;       /* (owned) */
  gsize   n_packed;
  gulong  crc;
  gboolean done;        /* under the writer's lock */
} Chunk;

typedef struct
{
  char   *name;         /* (owned) */
  gulong  crc;
  guint64 n_packed;
  guint64 n_plain;
  guint64 offset;       /* of its header */
} Part;

/* Belongs to one thread; those of the pool see nothing but a chunk and what is said under the
 * lock. */
struct _AspZipWriter
{
  GOutputStream *stream;        /* (owned) */
  GThreadPool   *pool;          /* (owned) */
  GQueue         chunks;        /* (element-type Chunk): in flight, in the order of the part */
  GArray        *parts;         /* (owned) (element-type Part); the last one may be open */
  guint64        offset;        /* where the stream stands */
  guint64        max_bytes;     /* of the file, and of each part before it is packed */
  guint          max_chunks;
  GMutex         lock;
  GCond          chunk_done;
};

static void
chunk_free (Chunk *chunk)
{
  g_bytes_unref (chunk->plain);
  g_free (chunk->packed);
  g_free (chunk);
}

static void
clear_part (gpointer data)
{
  g_free (((Part *) data)->name);
}

/* On a thread of the pool. A chunk refers to nothing before it and ends on a whole byte, so that
 * chunks packed apart make one stream when they stand one after the other. */
static void
pack_chunk (gpointer data,
            gpointer user_data)
{
  Chunk *chunk = data;
  AspZipWriter *self = user_data;
  z_stream z = { 0 };
  gsize length, room;
  const void *plain = g_bytes_get_data (chunk->plain, &length);
  int result = deflateInit2 (&z, LEVEL, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);

  /* zlib allocates here only; as with g_malloc(), nothing goes on without memory. */
  g_assert (result == Z_OK);
  /* A flush may add an empty block to what deflateBound() knows. */
  room = deflateBound (&z, (uLong) length) + 16;
  chunk->packed = g_malloc (room);
  z.next_in = (Bytef *) plain;
  z.avail_in = (uInt) length;
  z.next_out = chunk->packed;
  z.avail_out = (uInt) room;
  result = deflate (&z, Z_SYNC_FLUSH);
  g_assert (result == Z_OK && z.avail_in == 0 && z.avail_out > 0);
  chunk->n_packed = room - z.avail_out;
  deflateEnd (&z);
  chunk->crc = crc32 (0, plain, (uInt) length);

  g_mutex_lock (&self->lock);
  chunk->done = TRUE;
  g_cond_signal (&self->chunk_done);
  g_mutex_unlock (&self->lock);
}

/**
 * asp_zip_writer_new:
 * @stream: is not closed
 *
 * Nothing but asp_zip_writer_free() may follow a failure of any function.
 */
AspZipWriter *
asp_zip_writer_new (GOutputStream *stream)
{
  AspZipWriter *self;
  guint n_threads = g_get_num_processors ();

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_new0 (AspZipWriter, 1);
  self->stream = g_object_ref (stream);
  g_mutex_init (&self->lock);
  g_cond_init (&self->chunk_done);
  g_queue_init (&self->chunks);
  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  g_array_set_clear_func (self->parts, clear_part);
  self->max_chunks = n_threads * N_WAITING;
  self->max_bytes = G_MAXUINT32;
  /* A pool that shares its threads cannot fail. */
  self->pool = g_thread_pool_new (pack_chunk, self, (int) n_threads, FALSE, NULL);

  return self;
}

/* @max_bytes: fewer than the 4 GiB that the format holds */
void
asp_zip_writer_set_limit (AspZipWriter *self,
                          guint64       max_bytes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (max_bytes > 0 && max_bytes <= G_MAXUINT32);

  self->max_bytes = max_bytes;
}

void
asp_zip_writer_free (AspZipWriter *self)
{
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_queue_clear_full (&self->chunks, (GDestroyNotify) chunk_free);
  g_array_unref (self->parts);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->chunk_done);
  g_object_unref (self->stream);
  g_free (self);
}

static Part *
get_open_part (AspZipWriter *self)
{
  g_assert (self->parts->len > 0);

  return &g_array_index (self->parts, Part, self->parts->len - 1);
}

static gboolean
refuse_size (AspZipWriter  *self,
             GError       **error)
{
  g_autofree char *size = g_format_size_full (self->max_bytes, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_FORMAT,
               /* Translators: %s is a size: "4.0 GiB" */
               _("The file would be larger than %s, more than this format holds."), size);

  return FALSE;
}

static gboolean
write_bytes (AspZipWriter  *self,
             const void    *data,
             gsize          length,
             GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!g_output_stream_write_all (self->stream, data, length, NULL, NULL, &local_error))
    {
      g_set_error_literal (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_WRITE, local_error->message);
      return FALSE;
    }

  self->offset += length;

  return self->offset <= self->max_bytes || refuse_size (self, error);
}

/* Little endian. */
static void
append_number (GByteArray *out,
               guint       n_bytes,
               guint64     number)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = (guint8) (number >> (8 * i));

      g_byte_array_append (out, &byte, 1);
    }
}

/* What the header of a part and its entry in the directory have in common. */
static void
append_description (GByteArray *out,
                    const Part *part)
{
  append_number (out, 2, VERSION);
  append_number (out, 2, FLAGS);
  append_number (out, 2, METHOD_DEFLATED);
  append_number (out, 2, 0);
  append_number (out, 2, DAY);
  append_number (out, 4, part->crc);
  append_number (out, 4, part->n_packed);
  append_number (out, 4, part->n_plain);
  append_number (out, 2, strlen (part->name));
  append_number (out, 2, 0);
}

static void
append_text (GByteArray *out,
             const char *text)
{
  g_byte_array_append (out, (const guint8 *) text, (guint) strlen (text));
}

/* Opens a part. Sets ASP_EXPORT_ERROR_WRITE or ASP_EXPORT_ERROR_FORMAT, as all functions here. */
gboolean
asp_zip_writer_begin (AspZipWriter  *self,
                      const char    *name,
                      GError       **error)
{
  g_autoptr (GByteArray) header = g_byte_array_new ();
  Part part = { 0 };

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  part.name = g_strdup (name);
  part.offset = self->offset;
  g_array_append_val (self->parts, part);
  append_number (header, 4, LOCAL_MAGIC);
  append_description (header, &part);
  append_text (header, name);

  return write_bytes (self, header->data, header->len, error);
}

/* Writes the first chunk in flight, when it is packed. */
static gboolean
write_chunk (AspZipWriter  *self,
             GError       **error)
{
  Chunk *chunk = g_queue_pop_head (&self->chunks);
  Part *part = get_open_part (self);
  gsize length = g_bytes_get_size (chunk->plain);
  gboolean written;

  g_mutex_lock (&self->lock);
  while (!chunk->done)
    g_cond_wait (&self->chunk_done, &self->lock);
  g_mutex_unlock (&self->lock);

  part->crc = crc32_combine (part->crc, chunk->crc, (z_off_t) length);
  part->n_packed += chunk->n_packed;
  part->n_plain += length;
  written = write_bytes (self, chunk->packed, chunk->n_packed, error);
  chunk_free (chunk);

  return written;
}

/* Hands over what follows in the open part; waits when too much is in flight. */
gboolean
asp_zip_writer_push (AspZipWriter  *self,
                     GBytes        *chunk,
                     GError       **error)
{
  Chunk *next;

  g_return_val_if_fail (self != NULL && self->parts->len > 0, FALSE);
  g_return_val_if_fail (chunk != NULL && g_bytes_get_size (chunk) < G_MAXINT32, FALSE);

  if (g_bytes_get_size (chunk) == 0)
    return TRUE;
  if (self->chunks.length >= self->max_chunks && !write_chunk (self, error))
    return FALSE;

  next = g_new0 (Chunk, 1);
  next->plain = g_bytes_ref (chunk);
  g_queue_push_tail (&self->chunks, next);
  g_thread_pool_push (self->pool, next, NULL);

  return TRUE;
}

/* Closes the open part. */
gboolean
asp_zip_writer_end (AspZipWriter  *self,
                    GError       **error)
{
  static const guint8 last_block[] = { 0x03, 0x00 };    /* an empty one */
  g_autoptr (GByteArray) descriptor = g_byte_array_new ();
  Part *part;

  g_return_val_if_fail (self != NULL && self->parts->len > 0, FALSE);

  while (self->chunks.length > 0)
    {
      if (!write_chunk (self, error))
        return FALSE;
    }

  part = get_open_part (self);
  part->n_packed += sizeof last_block;
  if (part->n_plain > self->max_bytes)
    return refuse_size (self, error);

  append_number (descriptor, 4, DESCRIPTOR_MAGIC);
  append_number (descriptor, 4, part->crc);
  append_number (descriptor, 4, part->n_packed);
  append_number (descriptor, 4, part->n_plain);

  return write_bytes (self, last_block, sizeof last_block, error) &&
         write_bytes (self, descriptor->data, descriptor->len, error);
}

/* Writes the directory; no part is open. */
gboolean
asp_zip_writer_finish (AspZipWriter  *self,
                       GError       **error)
{
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint length;

  g_return_val_if_fail (self != NULL && self->chunks.length == 0, FALSE);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      append_number (directory, 4, ENTRY_MAGIC);
      append_number (directory, 2, VERSION);
      append_description (directory, part);
      append_number (directory, 2, 0);          /* no comment */
      append_number (directory, 2, 0);          /* first disk */
      append_number (directory, 2, 0);
      append_number (directory, 4, 0);          /* no attributes */
      append_number (directory, 4, part->offset);
      append_text (directory, part->name);
    }
  length = directory->len;
  append_number (directory, 4, END_MAGIC);
  append_number (directory, 4, 0);              /* the only disk */
  append_number (directory, 2, self->parts->len);
  append_number (directory, 2, self->parts->len);
  append_number (directory, 4, length);
  append_number (directory, 4, self->offset);
  append_number (directory, 2, 0);

  return write_bytes (self, directory->data, directory->len, error);
}
