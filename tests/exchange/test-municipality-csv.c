/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "asp-format.h"
#include "asp-municipality-csv.h"

/* Names, codes and numbers are those of KSH's gazetteer of 2015. */

typedef struct
{
  AspMunicipalityCsv *csv;      /* (owned) */
  GPtrArray          *rows;     /* (owned) */
  GPtrArray          *problems; /* (owned) */
} Result;

static void
result_clear (Result *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->csv, asp_municipality_csv_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)

static void
free_problem (gpointer data)
{
  asp_import_problem_free (data);
}

static Result
read_bytes (const char *data,
            gsize       length)
{
  g_autoptr (GError) error = NULL;
  Result result = { NULL };

  result.csv = asp_municipality_csv_new (data, length, NULL, &error);
  g_assert_no_error (error);
  result.problems = g_ptr_array_new_with_free_func (free_problem);
  result.rows = asp_municipality_csv_read (result.csv, result.problems);

  return result;
}

static Result
read_text (const char *text)
{
  return read_bytes (text, strlen (text));
}

static const char *
value (Result     *result,
       guint       row,
       const char *column)
{
  AspMunicipalityCsvRow *found = g_ptr_array_index (result->rows, row);

  return found->values[asp_municipality_field_find (column)];
}

/* All problems, one a line. */
static char *
describe (Result *result)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < result->problems->len; i++)
    {
      AspImportProblem *problem = g_ptr_array_index (result->problems, i);
      g_autofree char *line = asp_import_problem_describe (problem);

      g_string_append_printf (text, "%s%s\n", problem->repaired ? "~" : "", line);
    }

  return g_string_free (text, FALSE);
}

static void
assert_problems (Result     *result,
                 const char *expected)
{
  g_autofree char *text = describe (result);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_names (Result            *result,
              const char *const *names)
{
  g_assert_cmpuint (result->rows->len, ==, g_strv_length ((char **) names));
  for (guint i = 0; i < result->rows->len; i++)
    g_assert_cmpstr (value (result, i, "name"), ==, names[i]);
}

/* The bytes were written down from the code table of Windows-1250: ő F5, ű FB, Ő D5, é E9, ö F6,
 * á E1, ó F3. */
static void
test_encodings_give_the_same_names (void)
{
  static const char windows[] = "N\xE9v;KSH-k\xF3" "d\r\n\xD5riszentp\xE9ter;10630\r\n"
                                "Nagyk\xF5r\xF6s;19716\r\nF\xFBzv\xF6lgy;16531\r\n";
  static const char utf_8[] = "Név;KSH-kód\nŐriszentpéter;10630\nNagykőrös;19716\nFűzvölgy;16531\n";
  static const char *const names[] = { "Őriszentpéter", "Nagykőrös", "Fűzvölgy", NULL };
  g_autofree char *with_mark = g_strconcat ("\xEF\xBB\xBF", utf_8, NULL);
  g_autofree char *slipped = g_strdup (utf_8);
  const char *const texts[] = { windows, utf_8, with_mark };
  static const AspCsvEncoding encodings[] = {
    ASP_CSV_ENCODING_WINDOWS_1250, ASP_CSV_ENCODING_UTF_8, ASP_CSV_ENCODING_UTF_8,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (Result) result = read_text (texts[i]);

      g_assert_cmpint (asp_municipality_csv_get_dialect (result.csv).encoding, ==, encodings[i]);
      g_assert_cmpint (asp_municipality_csv_get_dialect (result.csv).separator, ==, ';');
      assert_names (&result, names);
      assert_problems (&result, "");
    }
}

/* Latin-1 programs write õ for ő; UTF-8 that is taken for Windows-1250 gives Ĺ‘. */
static void
test_a_wrong_encoding_is_never_stored (void)
{
  AspCsvDialect dialect = { ASP_CSV_ENCODING_WINDOWS_1250, '\0' };
  static const char text[] = "name;ksh_code\nNagykőrös;19716\n";
  g_autoptr (AspMunicipalityCsv) csv =
    asp_municipality_csv_new (text, strlen (text), &dialect, NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (free_problem);
  g_autoptr (GPtrArray) rows = asp_municipality_csv_read (csv, problems);
  g_auto (Result) slipped = read_text ("name;ksh_code\nNagykõrös;19716\n");
  AspMunicipalityCsvRow *row = g_ptr_array_index (rows, 0);

  g_assert_true (row->wrong);
  g_assert_null (row->values[asp_municipality_field_find ("name")]);
  g_assert_cmpstr (value (&slipped, 0, "name"), ==, "Nagykőrös");
  assert_problems (&slipped, "");
}

static void
test_separators_and_headers (void)
{
  static const char *const texts[] = {
    "name;ksh_code;population\nAba;17376;4426\n",
    "name,ksh_code,population\nAba,17376,4426\n",
    "Population\tKSH code\tName\n4426\t17376\tAba\n",
    "Megnevezése;KSH kódja;Lakónépesség (fő)\nAba;17376;4 426\n",
    "\"Helység\nmegnevezése\";\"Helység\nKSH "
    "kódja\";\"Lakó-\nnépesség\"\nAba;17376;4\xC2\xA0""426\n",
    "Magyarország helységnévtára;;\n;;\nA helység;;Lakónépesség\nmegnevezése;KSH kódja;\n"
    "Aba;17376;4\xE2\x80\xAF""426\n",
    "sep=,\nTelepülés,Településazonosító,Lakosok száma\nAba,17376,4426\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (Result) result = read_text (texts[i]);

      g_test_message ("%u", i);
      assert_problems (&result, "");
      g_assert_cmpuint (result.rows->len, ==, 1);
      g_assert_cmpstr (value (&result, 0, "name"), ==, "Aba");
      g_assert_cmpstr (value (&result, 0, "ksh_code"), ==, "17376");
      g_assert_cmpstr (value (&result, 0, "population"), ==, "4426");
      g_assert_null (value (&result, 0, "county"));
    }
}

static void
test_columns_can_be_chosen (void)
{
  static const char text[] = "A;B;C;Megye\nAba;17376;4426;Fejér\n";
  g_auto (Result) result = read_text (text);

  g_assert_cmpuint (result.rows->len, ==, 0);
  g_assert_cmpuint (result.problems->len, ==, 1);

  asp_municipality_csv_set_field (result.csv, 0, asp_municipality_field_find ("note"));
  asp_municipality_csv_set_field (result.csv, 0, asp_municipality_field_find ("name"));
  asp_municipality_csv_set_field (result.csv, 1, asp_municipality_field_find ("ksh_code"));
  asp_municipality_csv_set_field (result.csv, 2, asp_municipality_field_find ("county"));
  g_assert_cmpint (asp_municipality_csv_get_field (result.csv, 3), ==,
                   ASP_MUNICIPALITY_FIELD_NONE);
  asp_municipality_csv_set_field (result.csv, 2, asp_municipality_field_find ("population"));

  g_ptr_array_set_size (result.problems, 0);
  g_ptr_array_unref (result.rows);
  result.rows = asp_municipality_csv_read (result.csv, result.problems);
  assert_problems (&result, "");
  g_assert_cmpstr (value (&result, 0, "name"), ==, "Aba");
  g_assert_cmpstr (value (&result, 0, "ksh_code"), ==, "17376");
  g_assert_cmpstr (value (&result, 0, "population"), ==, "4426");
  g_assert_null (value (&result, 0, "county"));
  g_assert_null (value (&result, 0, "note"));
}

/* The zero of 05236 and 08961 was eaten; 0457 is 04570 with its last digit missing. */
static void
test_a_code_is_completed_only_with_proof (void)
{
  g_auto (Result) result = read_text ("Név;KSH-kód\nBő;05476\nGyöngyös;5236\nŐcsény;8961.0\n"
                                      "Mór;18485\nMárianosztra;0457\nAbony;27873\nAba;\n"
                                      "Ág;2581x\n");

  g_assert_cmpstr (value (&result, 0, "ksh_code"), ==, "05476");
  g_assert_cmpstr (value (&result, 1, "ksh_code"), ==, "05236");
  g_assert_cmpstr (value (&result, 2, "ksh_code"), ==, "08961");
  g_assert_cmpstr (value (&result, 3, "ksh_code"), ==, "18485");
  for (guint i = 4; i < 8; i++)
    {
      g_assert_null (value (&result, i, "ksh_code"));
      g_assert_true (((AspMunicipalityCsvRow *) g_ptr_array_index (result.rows, i))->wrong);
    }
  assert_problems (&result,
                   "~Row 3, KSH code: “5236” was completed to 05236, which its check digit "
                   "proves.\n"
                   "~Row 4, KSH code: “8961.0” was completed to 08961, which its check digit "
                   "proves.\n"
                   "Row 6, KSH code: A KSH code has five digits, with a zero at its beginning "
                   "where "
                   "there is one.\n"
                   "Row 7, KSH code: The check digit of the KSH code does not fit: please look "
                   "for a "
                   "mistyped digit.\n"
                   "Row 8, KSH code: The KSH code is missing.\n"
                   "Row 9, KSH code: A KSH code has only digits.\n");
}

static void
test_a_doubled_code_names_both_rows (void)
{
  g_auto (Result) result = read_text ("Név;KSH-kód\nAba;17376\n\nMór;18485\nAba megint;17376\n"
                                      "Bő;5476\nBő;05476\n");

  assert_problems (&result,
                   "Row 2, KSH code: The code 17376 stands in row 5, too.\n"
                   "Row 5, KSH code: The code 17376 stands in row 2, too.\n"
                   "Row 6, KSH code: The code 05476 stands in row 7, too.\n"
                   "~Row 6, KSH code: “5476” was completed to 05476, which its check digit "
                   "proves.\n"
                   "Row 7, KSH code: The code 05476 stands in row 6, too.\n");
}

/* The days exist or not by the Gregorian calendar; 10/06 may be October or June. */
static void
test_a_bad_date_is_not_today (void)
{
  g_auto (Result) result = read_text ("Név;KSH-kód;Indulás\nBodajk;18254;2014-10-06\n"
                                      "Gyúró;15918;2014. október 6.\nAbasár;24554;2014.10.06.\n"
                                      "Hőgyész;26055;2014.09.31.\nŐcsény;08961;10/06/2014\n"
                                      "Mór;18485;2014. 2. 29.\nBő;05476;\nAba;17376;ma\n"
                                      "Ág;25812;okt. 6.\n");

  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (value (&result, i, "start_day"), ==, "2014-10-06");
  for (guint i = 3; i < result.rows->len; i++)
    g_assert_null (value (&result, i, "start_day"));
  assert_problems (&result,
                   "Row 5, First day of preparation: Please give a date, such as 2014-06-12, or "
                   "leave it empty.\n"
                   "Row 6, First day of preparation: Please give a date, such as 2014-06-12, or "
                   "leave it empty.\n"
                   "Row 7, First day of preparation: Please give a date, such as 2014-06-12, or "
                   "leave it empty.\n"
                   "Row 9, First day of preparation: Please give a date, such as 2014-06-12, or "
                   "leave it empty.\n"
                   "Row 10, First day of preparation: Please give a date, such as 2014-06-12, or "
                   "leave it empty.\n");
}

static void
test_numbers_are_whole_and_bounded (void)
{
  g_auto (Result) result = read_text ("Név;KSH-kód;Lakónépesség;Támogatás összege;Hivatal kódja\n"
                                      "Aba;17376;1 757 618;9007199254740992;6\n"
                                      "Mór;18485;nincs adat;9007199254740993;7\n"
                                      "Bő;05476;-5;99999999999999999999;1.5\n"
                                      "Abony;27872;1,5;9 100 000 Ft;\n");

  g_assert_cmpstr (value (&result, 0, "population"), ==, "1757618");
  g_assert_cmpstr (value (&result, 0, "grant_amount"), ==, "9007199254740992");
  g_assert_cmpstr (value (&result, 0, "office_code"), ==, "6");
  g_assert_cmpstr (value (&result, 3, "grant_amount"), ==, "9100000");
  assert_problems (&result,
                   "Row 3, Code of the office: The code of the office is a digit from 1 to 6.\n"
                   "Row 3, Population: Please give a whole number, such as 843, or leave it "
                   "empty.\n"
                   "Row 3, Amount of the grant: This number is too large.\n"
                   "Row 4, Code of the office: The code of the office is a digit from 1 to 6.\n"
                   "Row 4, Population: Please give a whole number, such as 843, or leave it "
                   "empty.\n"
                   "Row 4, Amount of the grant: Please give whole forints, such as 9 100 000, or "
                   "leave it empty.\n"
                   "Row 5, Population: Please give a whole number, such as 843, or leave it "
                   "empty.\n");
}

static void
test_the_gazetteer_signs (void)
{
  g_auto (Result) result = read_text (
    "Név;KSH-kód;Jogállása;Megye;Hivatal kódja;Hivatal székhelye\n"
    "Budapest;13578.0;főváros;Pest;1;–\n"
    "Debrecen;15130;megyeszékhely, megyei jogú város;Hajdú-Bihar;1;\n"
    "Pécs;19415;vármegyeszékhely vármegyei jogú város;Baranya;2;[Helyben]\n"
    "Budapest 01. kerület;09566;fővárosi kerület;főváros ;1;\n"
    "Abaliget;12548;falu;Baranya;6;\n");

  g_assert_cmpstr (value (&result, 0, "ksh_code"), ==, "13578");
  g_assert_cmpstr (value (&result, 0, "county"), ==, "főváros");
  g_assert_cmpstr (value (&result, 0, "office_seat"), ==, "");
  g_assert_cmpstr (value (&result, 1, "legal_status"), ==, "megyeszékhely megyei jogú város");
  g_assert_cmpstr (value (&result, 1, "office_seat"), ==, "");
  g_assert_cmpstr (value (&result, 2, "legal_status"), ==, "megyeszékhely megyei jogú város");
  g_assert_cmpstr (value (&result, 2, "office_seat"), ==, "Pécs");
  g_assert_cmpstr (value (&result, 3, "county"), ==, "főváros");
  g_assert_null (value (&result, 4, "office_seat"));
  assert_problems (&result,
                   "~Row 2, KSH code: “13578.0” was completed to 13578, which its check digit "
                   "proves.\n"
                   "~Row 2, County: Budapest belongs to no county: “főváros” is stored instead of "
                   "“Pest”.\n"
                   "Row 6, Legal status: This is none of the gazetteer’s legal statuses, such as "
                   "község or város.\n");
}

static void
test_rows_of_another_length (void)
{
  g_auto (Result) result = read_text ("Név;KSH-kód;a;b;c;d;e;f;g;h;i;Megye\nAba;17376\n"
                                      "Mór;18485;;;;;;;;;;Fejér;;\nBő;05476;;;;;;;;;;Vas;x\n"
                                      ";;;\nAbony;27872;;;;;;;;;;\n");

  g_assert_cmpuint (result.rows->len, ==, 4);
  assert_problems (&result,
                   "Row 2: The row has 2 cells, but the header has 12.\n"
                   "Row 4: The row has 13 cells, but the header has 12.\n");
}

static void
test_texts_that_are_no_texts (void)
{
  g_autofree char *long_note = g_strnfill (2001, 'x');
  g_autofree char *text = g_strconcat ("Név;KSH-kód;Megjegyzés\n"
                                       "\"Aba\nfalu\";17376;\"egy\nkettő\"\n"
                                       "Mór;18485;\x01\nBő;05476;", long_note, "\n", NULL);
  g_auto (Result) result = read_text (text);

  assert_problems (&result,
                   "Row 2, Name: The text has a line break or a sign that cannot be seen.\n"
                   "Row 5, Note: The text has a line break or a sign that cannot be seen.\n"
                   "Row 6, Note: The text is too long.\n");
  g_assert_cmpstr (value (&result, 0, "note"), ==, "egy\nkettő");
}

static void
assert_refused (const char *data,
                gsize       length,
                int         code)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  AspMunicipalityCsv *csv = asp_municipality_csv_new (data, length, NULL, &error);

  g_assert_null (csv);
  g_assert_error (error, ASP_CSV_ERROR, code);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

static void
test_files_that_are_no_tables (void)
{
  g_autofree char *wide = g_strnfill (1000000, ';');

  assert_refused ("", 0, ASP_CSV_ERROR_EMPTY);
  assert_refused (NULL, 0, ASP_CSV_ERROR_EMPTY);
  assert_refused ("\xEF\xBB\xBF\r\n\r\n", 7, ASP_CSV_ERROR_EMPTY);
  assert_refused ("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16, ASP_CSV_ERROR_ENCODING);
  /* CP852, the encoding of DOS: ü is 0x81. */
  assert_refused ("N\x82v;k\xA2" "d\nT\x81rje;1\n", 16, ASP_CSV_ERROR_ENCODING);
  assert_refused (wide, 1000000, ASP_CSV_ERROR_LIMIT);
}

static void
test_a_header_alone_is_said (void)
{
  g_auto (Result) result = read_text ("Név;KSH-kód\n");

  assert_problems (&result, "The file has no municipality below its header.\n");
}

/* The counts are those that the gazetteer itself gives; Pest county has 187 settlements. */
static void
test_the_country (void)
{
  const char *folder = g_getenv ("CSATLAKOZAS_TEST_DATA");
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  guint pest = 0, villages = 0, zeros = 0;
  gsize length;

  if (folder == NULL)
    {
      g_test_skip ("CSATLAKOZAS_TEST_DATA is not set");
      return;
    }

  path = g_build_filename (folder, "helysegnevtar-2015.csv", NULL);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  {
    g_auto (Result) result = read_bytes (data, length);

    g_assert_cmpuint (result.rows->len, ==, 3178);
    assert_problems (&result,
                     "~Row 395, County: Budapest belongs to no county: “főváros” is stored instead "
                     "of “Pest”.\n");
    for (guint i = 0; i < result.rows->len; i++)
      {
        pest += strcmp (value (&result, i, "county"), "Pest") == 0;
        villages += strcmp (value (&result, i, "legal_status"), "község") == 0;
        zeros += value (&result, i, "ksh_code")[0] == '0';
      }
    g_assert_cmpuint (pest, ==, 187);
    g_assert_cmpuint (villages, ==, 2688);
    g_assert_cmpuint (zeros, ==, 782);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  asp_format_set_language (ASP_LANGUAGE_HU);

  g_test_add_func ("/exchange/municipality-csv/encodings-give-the-same-names",
                   test_encodings_give_the_same_names);
  g_test_add_func ("/exchange/municipality-csv/a-wrong-encoding-is-never-stored",
                   test_a_wrong_encoding_is_never_stored);
  g_test_add_func ("/exchange/municipality-csv/separators-and-headers",
                   test_separators_and_headers);
  g_test_add_func ("/exchange/municipality-csv/columns-can-be-chosen",
                   test_columns_can_be_chosen);
  g_test_add_func ("/exchange/municipality-csv/a-code-is-completed-only-with-proof",
                   test_a_code_is_completed_only_with_proof);
  g_test_add_func ("/exchange/municipality-csv/a-doubled-code-names-both-rows",
                   test_a_doubled_code_names_both_rows);
  g_test_add_func ("/exchange/municipality-csv/a-bad-date-is-not-today",
                   test_a_bad_date_is_not_today);
  g_test_add_func ("/exchange/municipality-csv/numbers-are-whole-and-bounded",
                   test_numbers_are_whole_and_bounded);
  g_test_add_func ("/exchange/municipality-csv/the-gazetteer-signs", test_the_gazetteer_signs);
  g_test_add_func ("/exchange/municipality-csv/rows-of-another-length",
                   test_rows_of_another_length);
  g_test_add_func ("/exchange/municipality-csv/texts-that-are-no-texts",
                   test_texts_that_are_no_texts);
  g_test_add_func ("/exchange/municipality-csv/files-that-are-no-tables",
                   test_files_that_are_no_tables);
  g_test_add_func ("/exchange/municipality-csv/a-header-alone-is-said",
                   test_a_header_alone_is_said);
  g_test_add_func ("/exchange/municipality-csv/the-country", test_the_country);

  return g_test_run ();
}
