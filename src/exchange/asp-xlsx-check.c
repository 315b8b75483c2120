/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xlsx-check.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>

#include "asp-schedule-export.h"
#include "asp-zip.h"

#define CHUNK_SIZE (64 * 1024)

/* Hands the part to the parser piece by piece: a sheet may be larger than what one wants in memory.
 * Why it cannot be read does not matter: it is damaged. */
static gboolean
feed (AspZip           *zip,
      guint             part,
      xmlParserCtxtPtr  parser)
{
  g_autoptr (GInputStream) stream = asp_zip_open (zip, part);
  g_autofree char *chunk = g_malloc (CHUNK_SIZE);
  gsize all = 0;
  gssize n;

  while ((n = g_input_stream_read (stream, chunk, CHUNK_SIZE, NULL, NULL)) > 0)
    {
      all += (gsize) n;
      if (all > asp_zip_get_size (zip, part) || xmlParseChunk (parser, chunk, (int) n, 0) != 0)
        return FALSE;
    }

  return n == 0 && all == asp_zip_get_size (zip, part);
}

/* A part that was cut off is not well-formed any more. Nothing is built from it. */
static gboolean
check_part (AspZip *zip,
            guint   part)
{
  xmlSAXHandler nothing = { 0 };
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt (&nothing, NULL, NULL, 0, "part.xml");
  gboolean sound;

  xmlCtxtUseOptions (parser, XML_PARSE_NONET);
  sound = feed (zip, part, parser) && xmlParseChunk (parser, NULL, 0, 1) == 0 &&
          parser->wellFormed;
  xmlFreeParserCtxt (parser);

  return sound;
}

static gboolean
check_parts (GBytes *workbook)
{
  g_autoptr (AspZip) zip = asp_zip_new (workbook);
  guint n = zip != NULL ? asp_zip_get_n (zip) : 0;

  for (guint i = 0; i < n; i++)
    {
      if (!check_part (zip, i))
        return FALSE;
    }

  return n > 0;
}

/* Reads a workbook again: every part must be there and be well-formed to its end. The library that
 * wrote it ignores a full disk while it collects the parts, and packs what it has.
 *
 * Sets ASP_EXPORT_ERROR_WRITE. */
gboolean
asp_xlsx_check (GBytes  *workbook,
                GError **error)
{
  g_return_val_if_fail (workbook != NULL, FALSE);

  if (check_parts (workbook))
    return TRUE;

  g_set_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_WRITE,
               /* Translators: %s is the name of a folder */
               _("the spreadsheet could not be put together in “%s”, perhaps there is no room left "
                 "there"), g_get_tmp_dir ());

  return FALSE;
}
