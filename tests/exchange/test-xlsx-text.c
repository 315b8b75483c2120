/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "asp-xlsx-text.h"

static void
test_escape (void)
{
  /* { a text, what libxlsxwriter is given } */
  static const char * const cases[][2] =
  {
    { "", "" }, { "Ács", "Ács" }, { "_", "_" }, { "_x0041", "_x0041" }, { "_x004_", "_x004_" },
    { "_X0041_", "_X0041_" }, { "_xZZZZ_", "_xZZZZ_" }, { "_x0041", "_x0041" },
    { "_x0041_", "_x005F_x0041_" }, { "a_x00e1_b", "a_x005F_x00e1_b" },
    { "_x005F_x0041_", "_x005F_x005F_x005F_x0041_" },
    /* The last underscore of one is the first of the next. */
    { "_x0041_x0042_", "_x005F_x0041_x005F_x0042_" },
    { "__x0041__", "__x005F_x0041__" },
    { "_x0041\001", "_x005F_x0041\001" }, { "_x0041\r", "_x005F_x0041\r" },
    { "_x0041\t", "_x0041\t" }, { "\001", "\001" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *escaped = asp_xlsx_escape (cases[i][0]);
      g_autofree char *back = asp_xlsx_unescape (escaped);

      g_assert_cmpstr (escaped, ==, cases[i][1]);
      g_assert_cmpstr (back, ==, cases[i][0]);
    }
}

static void
test_unescape (void)
{
  /* { a text as it stands in a workbook, what it says } */
  static const char * const cases[][2] =
  {
    { "_x0041_", "A" }, { "_x00e1__x00E1_", "áá" }, { "_x0041_x0042_", "Ax0042_" },
    { "egy_x000D__x000A_két", "egy\r\nkét" }, { "_x005F_x0041_", "_x0041_" },
    { "_xD834__xDD1E_", "𝄞" },
    /* No characters. */
    { "_x0000_", "_x0000_" }, { "_xD834_", "_xD834_" }, { "_xDD1E__xD834_", "_xDD1E__xD834_" },
    { "_xD834__x0041_", "_xD834_A" }, { "_xFFFF_", "_xFFFF_" }, { "_x0041", "_x0041" },
    { "_", "_" }, { "_x", "_x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = asp_xlsx_unescape (cases[i][0]);

      g_assert_cmpstr (text, ==, cases[i][1]);
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

/* What the writers of workbooks do, one character after the other. */
static char *
write_controls (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if ((guchar) *p < 0x20)
        g_string_append_printf (out, "_x%04X_", (guint) *p);
      else
        g_string_append_c (out, *p);
    }

  return g_string_free (out, FALSE);
}

/* Texts of the characters that matter, drawn by lot. */
static void
test_both_ways (void)
{
  static const char letters[] = "__xx0004159FfgZ\001\r";

  for (guint i = 0; i < 20000; i++)
    {
      char text[24] = "";
      g_autofree char *escaped = NULL;
      g_autofree char *written = NULL;
      g_autofree char *back = NULL;

      for (guint at = 0; at + 1 < sizeof text; at++)
        text[at] = letters[g_test_rand_int_range (0, (gint32) strlen (letters))];
      /* One that lots do not draw often. */
      memcpy (text + i % 8, "_x0041", 6);
      escaped = asp_xlsx_escape (text);
      written = write_controls (escaped);
      back = asp_xlsx_unescape (written);
      g_assert_cmpstr (back, ==, text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/xlsx-text/escape", test_escape);
  g_test_add_func ("/exchange/xlsx-text/unescape", test_unescape);
  g_test_add_func ("/exchange/xlsx-text/both-ways", test_both_ways);

  return g_test_run ();
}
