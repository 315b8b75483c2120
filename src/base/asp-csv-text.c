/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-csv-private.h"

#include "asp-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The upper halves of the two tables. They are the program's own, because which tables the C
 * library can load depends on the packages of the computer. 0: no character. */
static const guint16 windows_1250[] = {
  0x20AC, 0x0000, 0x201A, 0x0000, 0x201E, 0x2026, 0x2020, 0x2021,
  0x0000, 0x2030, 0x0160, 0x2039, 0x015A, 0x0164, 0x017D, 0x0179,
  0x0000, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x0000, 0x2122, 0x0161, 0x203A, 0x015B, 0x0165, 0x017E, 0x017A,
  0x00A0, 0x02C7, 0x02D8, 0x0141, 0x00A4, 0x0104, 0x00A6, 0x00A7,
  0x00A8, 0x00A9, 0x015E, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x017B,
  0x00B0, 0x00B1, 0x02DB, 0x0142, 0x00B4, 0x00B5, 0x00B6, 0x00B7,
  0x00B8, 0x0105, 0x015F, 0x00BB, 0x013D, 0x02DD, 0x013E, 0x017C,
  0x0154, 0x00C1, 0x00C2, 0x0102, 0x00C4, 0x0139, 0x0106, 0x00C7,
  0x010C, 0x00C9, 0x0118, 0x00CB, 0x011A, 0x00CD, 0x00CE, 0x010E,
  0x0110, 0x0143, 0x0147, 0x00D3, 0x00D4, 0x0150, 0x00D6, 0x00D7,
  0x0158, 0x016E, 0x00DA, 0x0170, 0x00DC, 0x00DD, 0x0162, 0x00DF,
  0x0155, 0x00E1, 0x00E2, 0x0103, 0x00E4, 0x013A, 0x0107, 0x00E7,
  0x010D, 0x00E9, 0x0119, 0x00EB, 0x011B, 0x00ED, 0x00EE, 0x010F,
  0x0111, 0x0144, 0x0148, 0x00F3, 0x00F4, 0x0151, 0x00F6, 0x00F7,
  0x0159, 0x016F, 0x00FA, 0x0171, 0x00FC, 0x00FD, 0x0163, 0x02D9,
};

static const guint16 iso_8859_2[] = {
  0x00A0, 0x0104, 0x02D8, 0x0141, 0x00A4, 0x013D, 0x015A, 0x00A7,
  0x00A8, 0x0160, 0x015E, 0x0164, 0x0179, 0x00AD, 0x017D, 0x017B,
  0x00B0, 0x0105, 0x02DB, 0x0142, 0x00B4, 0x013E, 0x015B, 0x02C7,
  0x00B8, 0x0161, 0x015F, 0x0165, 0x017A, 0x02DD, 0x017E, 0x017C,
  0x0154, 0x00C1, 0x00C2, 0x0102, 0x00C4, 0x0139, 0x0106, 0x00C7,
  0x010C, 0x00C9, 0x0118, 0x00CB, 0x011A, 0x00CD, 0x00CE, 0x010E,
  0x0110, 0x0143, 0x0147, 0x00D3, 0x00D4, 0x0150, 0x00D6, 0x00D7,
  0x0158, 0x016E, 0x00DA, 0x0170, 0x00DC, 0x00DD, 0x0162, 0x00DF,
  0x0155, 0x00E1, 0x00E2, 0x0103, 0x00E4, 0x013A, 0x0107, 0x00E7,
  0x010D, 0x00E9, 0x0119, 0x00EB, 0x011B, 0x00ED, 0x00EE, 0x010F,
  0x0111, 0x0144, 0x0148, 0x00F3, 0x00F4, 0x0151, 0x00F6, 0x00F7,
  0x0159, 0x016F, 0x00FA, 0x0171, 0x00FC, 0x00FD, 0x0163, 0x02D9,
};

G_STATIC_ASSERT (G_N_ELEMENTS (windows_1250) == 128);
G_STATIC_ASSERT (G_N_ELEMENTS (iso_8859_2) == 96);

static guint
count_lines_before (const char *data,
                    gsize       offset)
{
  guint line = 1;

  for (gsize i = 0; i < offset; i++)
    {
      if (data[i] == '\n' || (data[i] == '\r' && (i + 1 >= offset || data[i + 1] != '\n')))
        line++;
    }

  return line;
}

/* The two tables have the Hungarian letters in the same places. They differ in the range 0x80 to
 * 0x9F, which only Windows uses, and in the four places of Š, Ž, š and ž, where Windows has signs
 * that do not stand before a letter (© ®) or letters of other languages. */
static gboolean
looks_like_iso_8859_2 (const guchar *bytes,
                       gsize         length)
{
  gboolean found = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] >= 0x80 && bytes[i] < 0xA0)
        return FALSE;

      if (bytes[i] == 0xA9 || bytes[i] == 0xAE || bytes[i] == 0xB9 || bytes[i] == 0xBE)
        found = found || (i + 1 < length && g_ascii_isalpha (bytes[i + 1]));
    }

  return found;
}

/* @iso: ISO 8859-2, otherwise Windows-1250 */
static char *
decode_single_bytes (const char  *data,
                     gsize        length,
                     gboolean     iso,
                     GError     **error)
{
  const guchar *bytes = (const guchar *) data;
  g_autoptr (GString) text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      gunichar c = bytes[i];

      /* ISO 8859-2 has only control signs from 0x80 to 0x9F. */
      if (c >= 0x80 && c < 0xA0 && iso)
        c = 0;
      else if (c >= 0x80)
        c = iso ? iso_8859_2[c - 0xA0] : windows_1250[c - 0x80];

      if (c == 0)
        {
          g_set_error (error, ASP_CSV_ERROR, ASP_CSV_ERROR_ENCODING,
                       /* Translators: %u is a line of a file, 0x%02X a byte of it */
                       _("Line %u: the byte 0x%02X is no character of UTF-8, Windows-1250 or "
                         "ISO-8859-2"), count_lines_before (data, i), bytes[i]);
          return NULL;
        }

      g_string_append_unichar (text, c);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_utf_16_mark (const char *data,
                 gsize       length)
{
  return length >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || memcmp (data, "\xFE\xFF", 2) == 0);
}

/* What spreadsheets call "Unicode text"; with a byte order mark unless the user said that it is
 * UTF-16. */
static char *
decode_utf16 (const char  *data,
              gsize        length,
              GError     **error)
{
  const guchar *bytes = (const guchar *) data;
  gboolean little_endian = length < 2 || memcmp (bytes, "\xFE\xFF", 2) != 0;
  gsize skipped = has_utf_16_mark (data, length) ? 1 : 0;
  gsize n_units = length / 2 - skipped;
  g_autofree gunichar2 *units = g_new (gunichar2, n_units + 1);
  g_autofree char *text = NULL;
  glong n_read = 0;

  for (gsize i = 0; i < n_units; i++)
    {
      const guchar *pair = bytes + 2 * (i + skipped);

      units[i] = little_endian ? pair[0] | pair[1] << 8 : pair[1] | pair[0] << 8;
      if (units[i] == 0)
        {
          g_set_error (error, ASP_CSV_ERROR, ASP_CSV_ERROR_ENCODING,
                       /* Translators: %u is the number of a character in a file */
                       _("Character %u of the UTF-16 text is a NUL"), (guint) i + 1);
          return NULL;
        }
    }

  if (length % 2 == 0)
    text = g_utf16_to_utf8 (units, (glong) n_units, &n_read, NULL, NULL);

  if (text == NULL || n_read != (glong) n_units)
    {
      g_set_error (error, ASP_CSV_ERROR, ASP_CSV_ERROR_ENCODING,
                   _("The UTF-16 text is damaged"));
      return NULL;
    }

  return g_steal_pointer (&text);
}

/* Programs that took Latin-1 for Latin-2 wrote õ for ő and û for ű. A text with any real ő or ű was
 * not made by one of them, so its õ is meant (Simões). */
static char *
repair_double_accents (char *text)
{
  static const char *const slips[] = { "õ", "ő", "û", "ű", "Õ", "Ő", "Û", "Ű" };
  GString *repaired;

  for (guint i = 1; i < G_N_ELEMENTS (slips); i += 2)
    {
      if (strstr (text, slips[i]) != NULL)
        return text;
    }

  repaired = g_string_new (text);
  g_free (text);
  for (guint i = 0; i < G_N_ELEMENTS (slips); i += 2)
    g_string_replace (repaired, slips[i], slips[i + 1], 0);

  return g_string_free (repaired, FALSE);
}

/* Which encoding the bytes are in, when nobody says it. */
static AspCsvEncoding
guess_encoding (const char *data,
                gsize       length)
{
  if (has_utf_16_mark (data, length))
    return ASP_CSV_ENCODING_UTF_16;
  if (g_utf8_validate_len (data, length, NULL))
    return ASP_CSV_ENCODING_UTF_8;
  if (looks_like_iso_8859_2 ((const guchar *) data, length))
    return ASP_CSV_ENCODING_ISO_8859_2;

  return ASP_CSV_ENCODING_WINDOWS_1250;
}

static char *
decode_as (const char      *data,
           gsize            length,
           AspCsvEncoding   encoding,
           GError         **error)
{
  const char *end = data;

  if (encoding == ASP_CSV_ENCODING_UTF_16)
    return decode_utf16 (data, length, error);

  if (encoding != ASP_CSV_ENCODING_UTF_8)
    return decode_single_bytes (data, length, encoding == ASP_CSV_ENCODING_ISO_8859_2, error);

  if (length == 0 || g_utf8_validate_len (data, length, &end))
    return g_strndup (data, length);

  g_set_error (error, ASP_CSV_ERROR, ASP_CSV_ERROR_ENCODING,
               /* Translators: %u is a line of a file */
               _("Line %u: the text is not UTF-8"),
               count_lines_before (data, (gsize) (end - data)));

  return NULL;
}

/*
 * asp_csv_decode:
 * @data: the bytes of a file
 * @length: their number
 * @encoding: (inout): what the user chose, or %ASP_CSV_ENCODING_UNKNOWN to find it out: UTF-16
 *   with its mark, UTF-8 with or without, otherwise Windows-1250 or ISO-8859-2
 *
 * Returns: (transfer full) (nullable): UTF-8 without invisible signs, or %NULL with
 *   %ASP_CSV_ERROR_ENCODING
 */
char *
asp_csv_decode (const char      *data,
                gsize            length,
                AspCsvEncoding  *encoding,
                GError         **error)
{
  AspCsvEncoding asked = *encoding;
  g_autofree char *text = NULL;
  const char *nul = length > 0 ? memchr (data, '\0', length) : NULL;

  if (asked == ASP_CSV_ENCODING_UNKNOWN)
    asked = guess_encoding (data, length);

  if (nul != NULL && asked != ASP_CSV_ENCODING_UTF_16 && !has_utf_16_mark (data, length))
    {
      g_set_error (error, ASP_CSV_ERROR, ASP_CSV_ERROR_ENCODING,
                   /* Translators: %u is a line of a file; a NUL is a byte of value 0 */
                   _("Line %u: the text has a NUL byte"),
                   count_lines_before (data, (gsize) (nul - data)));
      return NULL;
    }

  text = decode_as (data, length, asked, error);
  if (text == NULL)
    return NULL;

  *encoding = asked;

  return repair_double_accents (asp_text_clean (text));
}
