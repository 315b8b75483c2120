/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xlsx-text.h"

#include <string.h>

/* "_x0041_" */
#define LENGTH      7
#define N_DIGITS    4

#define IS_HIGH(c)  ((c) >= 0xd800 && (c) < 0xdc00)
#define IS_LOW(c)   ((c) >= 0xdc00 && (c) < 0xe000)

/* Whether there is "_x" and four digits. */
static gboolean
begins_escape (const char *place)
{
  if (place[0] != '_' || place[1] != 'x')
    return FALSE;

  for (guint i = 0; i < N_DIGITS; i++)
    {
      if (!g_ascii_isxdigit (place[2 + i]))
        return FALSE;
    }

  return TRUE;
}

/* Whether a reader would take the text from here for an escape. A control character is written as
 * one, and its first underscore would be the last one of what stands before it. */
gboolean
asp_xlsx_is_escape (const char *place)
{
  guchar last;

  if (!begins_escape (place))
    return FALSE;

  last = (guchar) place[LENGTH - 1];

  return last == '_' || (last > 0 && last < 0x20 && last != '\t' && last != '\n');
}

/* For libxlsxwriter, which escapes control characters and leaves alone what only looks like an
 * escape. Returns: (transfer full) */
char *
asp_xlsx_escape (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p++)
    {
      if (asp_xlsx_is_escape (p))
        g_string_append (out, "_x005F");
      g_string_append_c (out, *p);
    }

  return g_string_free (out, FALSE);
}

/* @length: (out): of the escape in bytes
 *
 * Returns: the character that the escape at @place stands for; 0 when there is none, and for what
 * is no character */
static gunichar
read_escape (const char *place,
             gsize      *length)
{
  gunichar code, low;

  *length = LENGTH;
  if (!begins_escape (place) || place[LENGTH - 1] != '_')
    return 0;

  /* The underscore ends the number. */
  code = (gunichar) g_ascii_strtoull (place + 2, NULL, 16);
  if (!IS_HIGH (code))
    return IS_LOW (code) || code >= 0xfffe ? 0 : code;

  place += LENGTH;
  if (!begins_escape (place) || place[LENGTH - 1] != '_')
    return 0;

  low = (gunichar) g_ascii_strtoull (place + 2, NULL, 16);
  if (!IS_LOW (low))
    return 0;

  *length = 2 * LENGTH;

  return 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
}

/* What stands for no character, as "_x0000_", stays as it is. Returns: (transfer full) */
char *
asp_xlsx_unescape (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text));
  while (*text != '\0')
    {
      gsize length;
      gunichar c = read_escape (text, &length);

      if (c != 0)
        {
          g_string_append_unichar (out, c);
          text += length;
        }
      else
        {
          g_string_append_c (out, *text);
          text++;
        }
    }

  return g_string_free (out, FALSE);
}
