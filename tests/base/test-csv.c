/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-csv.h"

#include <locale.h>
#include <string.h>

static AspCsv *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  AspCsv *csv = asp_csv_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_nonnull (csv);

  return csv;
}

/* The table as text: cells joined by |, rows by /. */
static char *
join (AspCsv *csv)
{
  GString *joined = g_string_new (NULL);

  for (guint row = 0; row < asp_csv_get_n_rows (csv); row++)
    {
      if (row > 0)
        g_string_append_c (joined, '/');

      for (guint column = 0; column < asp_csv_get_n_cells (csv, row); column++)
        g_string_append_printf (joined, column > 0 ? "|%s" : "%s",
                                asp_csv_get_cell (csv, row, column));
    }

  return g_string_free (joined, FALSE);
}

static void
test_separators_are_found_out (void)
{
  static const char *const cases[][2] = {
    { "név;kód\nAba;17376\n", "név|kód/Aba|17376" },
    { "név\tkód\nAba\t17376\n", "név|kód/Aba|17376" },
    { "név,kód\nAba,17376\n", "név|kód/Aba|17376" },
    { "név;terület\nAba;88,01\nÁg;2,5\n", "név|terület/Aba|88,01/Ág|2,5" },
    { "név, cím;kód\nAba;17376\nÁg;1\n", "név, cím|kód/Aba|17376/Ág|1" },
    { "\"a;b\",c\n\"d;e\",f\n", "a;b|c/d;e|f" },
    { "sep=,\na,b;c\n", "a|b;c" },
    { "SEP=;\r\na,b;c\r\n", "a,b|c" },
    { "egy\nkettő\n", "egy/kettő" },
    { "a;b", "a|b" },
    { ";\n", "|" },
    { "", "" },
    { "\n\r\n\r", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AspCsv) csv = parse (cases[i][0]);
      g_autofree char *joined = join (csv);

      g_assert_cmpstr (joined, ==, cases[i][1]);
    }
}

static void
test_quoted_cells (void)
{
  g_autoptr (AspCsv) csv = parse ("a;b;c\r\n"
                                  "\"első\r\nmásodik\";\"azt mondta: \"\"igen\"\"\";\r\n"
                                  "\r\n"
                                  "6\" cső;\"\";\"x\" y\r\n");

  g_assert_cmpuint (asp_csv_get_n_rows (csv), ==, 3);
  g_assert_cmpstr (asp_csv_get_cell (csv, 1, 0), ==, "első\nmásodik");
  g_assert_cmpstr (asp_csv_get_cell (csv, 1, 1), ==, "azt mondta: \"igen\"");
  g_assert_cmpstr (asp_csv_get_cell (csv, 1, 2), ==, "");
  g_assert_cmpuint (asp_csv_get_n_cells (csv, 1), ==, 3);
  g_assert_cmpstr (asp_csv_get_cell (csv, 1, 3), ==, "");
  g_assert_cmpstr (asp_csv_get_cell (csv, 2, 0), ==, "6\" cső");
  g_assert_cmpstr (asp_csv_get_cell (csv, 2, 2), ==, "x y");
  g_assert_cmpuint (asp_csv_get_line (csv, 0), ==, 1);
  g_assert_cmpuint (asp_csv_get_line (csv, 1), ==, 2);
  g_assert_cmpuint (asp_csv_get_line (csv, 2), ==, 5);
}

/* The bytes were written down from the code tables of the standards. */
static void
test_encodings_are_found_out (void)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
    const char *first;
    const char *second;
  } cases[] = {
    { "\xEF\xBB\xBF\xC5\x90r;1", 8, "Őr", "1" },
    { "\xD5" "r;t\xFBz", 6, "Őr", "tűz" },
    { "\x84" "A\x94;\xF5", 5, "„A”", "ő" },
    { "\xA9 2014;a", 8, "© 2014", "a" },
    { "\xA9umava;\xB9um", 10, "Šumava", "šum" },
    { "\xFF\xFE\x50\x01r\0;\0001\0", 10, "Őr", "1" },
    { "\xFE\xFF\x01\x50\0r\0;\0001", 10, "Őr", "1" },
    { "\xC3\xB5rs\xC3\xA9g;T\xC3\x9BZ", 12, "őrség", "TŰZ" },
    { "Sim\xC3\xB5" "es;\xC5\x90r", 11, "Simões", "Őr" },
    { "M\xC3\xA1ri\xC2\xAD" "a;\xE2\x80\x8B" "1", 13, "Mária", "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AspCsv) csv = asp_csv_parse (cases[i].bytes, cases[i].length, &error);

      g_test_message ("%u", i);
      g_assert_no_error (error);
      g_assert_cmpstr (asp_csv_get_cell (csv, 0, 0), ==, cases[i].first);
      g_assert_cmpstr (asp_csv_get_cell (csv, 0, 1), ==, cases[i].second);
    }
}

static void
assert_refused (const char *data,
                gsize       length,
                int         code,
                const char *part)
{
  g_autoptr (GError) error = NULL;
  AspCsv *csv = asp_csv_parse (data, length, &error);

  g_assert_null (csv);
  g_assert_error (error, ASP_CSV_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_bad_text_is_refused_with_its_line (void)
{
  assert_refused ("a;b\nc;\0d\n", 9, ASP_CSV_ERROR_ENCODING, "Line 2:");
  assert_refused ("a;b\r\n\r\n\xE9;\x81\n", 11, ASP_CSV_ERROR_ENCODING, "Line 3:");
  assert_refused ("\xFF\xFE" "a\0b", 5, ASP_CSV_ERROR_ENCODING, "UTF-16");
  assert_refused ("\xFF\xFE\x00\xD8" "a\0", 6, ASP_CSV_ERROR_ENCODING, "UTF-16");
  assert_refused ("\xFF\xFE" "a\0\0\0", 6, ASP_CSV_ERROR_ENCODING, "Character 2 ");
  assert_refused ("a;b\n1;\"x\ny;z\n", 13, ASP_CSV_ERROR_QUOTE, "Line 2:");
}

static void
test_limits (void)
{
  g_autofree char *wide = g_strnfill (1000, ';');
  g_autoptr (GString) tall = g_string_new (NULL);
  g_autoptr (AspCsv) fits = NULL;
  g_autofree char *big = NULL;
  gsize big_length = 64 * 1024 * 1024 + 1;

  assert_refused (wide, 1000, ASP_CSV_ERROR_LIMIT, "Line 1:");

  for (int i = 0; i < 200000; i++)
    g_string_append (tall, "a\n");

  g_string_append (tall, "\n");
  fits = parse (tall->str);
  g_assert_cmpuint (asp_csv_get_n_rows (fits), ==, 200000);

  g_string_append (tall, "a\n");
  assert_refused (tall->str, tall->len, ASP_CSV_ERROR_LIMIT, "Line 200002:");

  big = g_strnfill (big_length, 'a');
  assert_refused (big, big_length, ASP_CSV_ERROR_LIMIT, "bytes");
}

static char *
write_cell (const char *text)
{
  GString *out = g_string_new (NULL);

  asp_csv_append_cell (out, text);

  return g_string_free (out, FALSE);
}

static void
test_written_cells (void)
{
  static const char *const cases[][2] = {
    { "Aba", "Aba" },
    { "", "" },
    { "a;b", "\"a;b\"" },
    { "a,b", "\"a,b\"" },
    { "a\nb", "\"a\nb\"" },
    { " a", "\" a\"" },
    { "azt: \"igen\"", "\"azt: \"\"igen\"\"\"" },
    { "=1+1", "'=1+1" },
    { "+36 1 234 5678", "'+36 1 234 5678" },
    { "-5", "'-5" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\t=1", "\"'\t=1\"" },
    { "\r=1", "\"'\r=1\"" },
    { "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0" },
    { "=HYPERLINK(\"http://x\";\"y\")", "\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\"" },
    { "'=1", "''=1" },
    { "'90-es évek", "'90-es évek" },
    { "a=b", "a=b" },
    { "\xEF\xBC\x9D" "1", "'\xEF\xBC\x9D" "1" },
    { "a\xFF", "a\xEF\xBF\xBD" },
  };
  g_autoptr (GString) number = g_string_new (NULL);
  g_autofree char *nothing = write_cell (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *written = write_cell (cases[i][0]);

      g_assert_cmpstr (written, ==, cases[i][1]);
    }

  asp_csv_append_integer (number, -1320000);
  g_assert_cmpstr (number->str, ==, "-1320000");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_written_cells_are_read_back (void)
{
  static const char *const texts[] = {
    "Aba", "", "a;b", "a,b", "a\tb", "a\nb", " a ", "\"", "\"\"", "azt: \"igen\"", "=1+1",
    "+36 1 234 5678", "-5", "@x", "\t=1", "'=1", "''=1", "'", "''", "'90-es évek", "'a", "= '",
    "\n", "\n=1", "Őrség", "\xEF\xBC\x8B" "1", "sep=,", "6\" cső",
  };
  g_autoptr (GString) out = g_string_new ("fej");
  g_autoptr (AspCsv) csv = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_string_append_c (out, ';');
      asp_csv_append_cell (out, texts[i]);
    }

  csv = parse (out->str);
  g_assert_cmpuint (asp_csv_get_n_rows (csv), ==, 1);
  g_assert_cmpuint (asp_csv_get_n_cells (csv, 0), ==, G_N_ELEMENTS (texts) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (asp_csv_get_cell (csv, 0, i + 1), ==, texts[i]);
}

/* Any bytes give a table or an error, and a table's cells are always UTF-8. */
static void
test_random_bytes_are_survived (void)
{
  static const char alphabet[] = "a;,\t\"\n\r'=\xC5\x90\xE9\x81\xFF\xFE\xEF\xBB\xBF";

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AspCsv) csv = NULL;
      char data[24];
      gsize length = (gsize) g_test_rand_int_range (0, sizeof data);

      for (gsize j = 0; j < length; j++)
        data[j] = alphabet[g_test_rand_int_range (0, sizeof alphabet)];

      csv = asp_csv_parse (data, length, &error);
      g_assert_true ((csv == NULL) == (error != NULL));

      for (guint row = 0; csv != NULL && row < asp_csv_get_n_rows (csv); row++)
        {
          for (guint column = 0; column < asp_csv_get_n_cells (csv, row); column++)
            g_assert_true (g_utf8_validate (asp_csv_get_cell (csv, row, column), -1, NULL));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/csv/separators-are-found-out", test_separators_are_found_out);
  g_test_add_func ("/base/csv/quoted-cells", test_quoted_cells);
  g_test_add_func ("/base/csv/encodings-are-found-out", test_encodings_are_found_out);
  g_test_add_func ("/base/csv/bad-text-is-refused-with-its-line",
                   test_bad_text_is_refused_with_its_line);
  g_test_add_func ("/base/csv/limits", test_limits);
  g_test_add_func ("/base/csv/written-cells", test_written_cells);
  g_test_add_func ("/base/csv/written-cells-are-read-back", test_written_cells_are_read_back);
  g_test_add_func ("/base/csv/random-bytes-are-survived", test_random_bytes_are_survived);

  return g_test_run ();
}
