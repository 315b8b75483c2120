/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xlsx-check.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>

#include "asp-schedule-export.h"

/* A ZIP file as the spreadsheet library writes it: no comment, no encryption, no ZIP64. */
#define END_SIZE        22
#define END_MAGIC       0x06054b50u
#define ENTRY_SIZE      46
#define ENTRY_MAGIC     0x02014b50u
#define LOCAL_SIZE      30
#define LOCAL_MAGIC     0x04034b50u
#define METHOD_STORED   0
#define METHOD_DEFLATED 8
#define CHUNK_SIZE      (64 * 1024)

typedef struct
{
  guint  method;
  gsize  packed;        /* bytes */
  gsize  size;          /* bytes */
  gsize  offset;        /* of the local header */
  gsize  length;        /* of the directory's entry */
} Entry;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

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

static gboolean
read_entry (const guint8 *data,
            gsize         length,
            gsize         position,
            Entry        *entry)
{
  const guint8 *p = data + position;

  if (position > length || length - position < ENTRY_SIZE || read_number (p, 4) != ENTRY_MAGIC)
    return FALSE;

  entry->method = read_number (p + 10, 2);
  entry->packed = read_number (p + 20, 4);
  entry->size = read_number (p + 24, 4);
  entry->length = (gsize) ENTRY_SIZE + read_number (p + 28, 2) + read_number (p + 30, 2) +
                  read_number (p + 32, 2);
  entry->offset = read_number (p + 42, 4);

  return TRUE;
}

/* Inflates the part piece by piece and hands it to the parser: a sheet may be larger than what one
 * wants in memory. */
static gboolean
inflate_part (const guint8     *packed,
              const Entry      *entry,
              xmlParserCtxtPtr  parser)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autofree char *chunk = g_malloc (CHUNK_SIZE);
  gsize done_in = 0;
  gsize done_out = 0;

  while (done_out < entry->size)
    {
      gsize n_in, n_out;
      GConverterResult result;

      /* Why a part cannot be read does not matter: it is damaged. */
      result = g_converter_convert (G_CONVERTER (inflater), packed + done_in,
                                    entry->packed - done_in, chunk, CHUNK_SIZE,
                                    G_CONVERTER_INPUT_AT_END, &n_in, &n_out, NULL);
      if (result == G_CONVERTER_ERROR || n_out > entry->size - done_out ||
          xmlParseChunk (parser, chunk, (int) n_out, 0) != 0)
        return FALSE;
      done_in += n_in;
      done_out += n_out;
      if (result == G_CONVERTER_FINISHED)
        break;
    }

  return done_out == entry->size;
}

static gboolean
feed_stored (const guint8     *data,
             const Entry      *entry,
             xmlParserCtxtPtr  parser)
{
  for (gsize done = 0; done < entry->size; done += CHUNK_SIZE)
    {
      gsize n = MIN (entry->size - done, CHUNK_SIZE);

      if (xmlParseChunk (parser, (const char *) data + done, (int) n, 0) != 0)
        return FALSE;
    }

  return TRUE;
}

/* A part that was cut off is not well-formed any more. Nothing is built from it. */
static gboolean
check_part (const guint8 *data,
            gsize         length,
            const Entry  *entry)
{
  xmlSAXHandler nothing = { 0 };
  xmlParserCtxtPtr parser;
  gboolean sound;
  gsize start;

  if (entry->offset > length || length - entry->offset < LOCAL_SIZE ||
      read_number (data + entry->offset, 4) != LOCAL_MAGIC)
    return FALSE;

  start = entry->offset + LOCAL_SIZE + read_number (data + entry->offset + 26, 2) +
          read_number (data + entry->offset + 28, 2);
  if (start > length || length - start < entry->packed)
    return FALSE;

  parser = xmlCreatePushParserCtxt (&nothing, NULL, NULL, 0, "part.xml");
  xmlCtxtUseOptions (parser, XML_PARSE_NONET);
  if (entry->method == METHOD_STORED)
    sound = entry->packed == entry->size && feed_stored (data + start, entry, parser);
  else
    sound = entry->method == METHOD_DEFLATED && inflate_part (data + start, entry, parser);
  sound = sound && xmlParseChunk (parser, NULL, 0, 1) == 0 && parser->wellFormed;
  xmlFreeParserCtxt (parser);

  return sound;
}

static gboolean
check_parts (const guint8 *data,
             gsize         length)
{
  const guint8 *end;
  gsize position;
  guint n_entries;

  if (length < END_SIZE)
    return FALSE;

  end = data + length - END_SIZE;
  if (read_number (end, 4) != END_MAGIC)
    return FALSE;

  n_entries = read_number (end + 10, 2);
  position = read_number (end + 16, 4);
  for (guint i = 0; i < n_entries; i++)
    {
      Entry entry = { 0 };

      if (!read_entry (data, length, position, &entry) || !check_part (data, length, &entry))
        return FALSE;
      position += entry.length;
    }

  return n_entries > 0;
}

/* Reads a workbook again: every part must be there and be well-formed to its end. The library that
 * wrote it ignores a full disk while it collects the parts, and packs what it has.
 *
 * Sets ASP_EXPORT_ERROR_WRITE. */
gboolean
asp_xlsx_check (GBytes  *workbook,
                GError **error)
{
  gsize length;
  const guint8 *data;

  g_return_val_if_fail (workbook != NULL, FALSE);

  data = g_bytes_get_data (workbook, &length);
  if (check_parts (data, length))
    return TRUE;

  g_set_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_WRITE,
               /* Translators: %s is the name of a folder */
               _("the spreadsheet could not be put together in “%s”, perhaps there is no room left "
                 "there"), g_get_tmp_dir ());

  return FALSE;
}
