/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-text.h"

#include <locale.h>
#include <string.h>

/* In the order of the Hungarian alphabet, put down by its rules (ux.md 3.1). */
static const char *const ordered_places[] = {
  "Abádszalók", "Ács", "Acsa", "Adács", "Adony", "Ág", "Agárd", "Ajka", "Álmosd", "Apc",
  "Ásotthalom", "Aszód", "Baja", "Bakonycsernye", "Balatonfüred", "Bánk", "Bátaszék", "Bátya",
  "Békés", "Bódvaszilas", "Bogyiszló", "Bő", "Bük", "Cegléd", "Cered", "Csabdi", "Csepel",
  "Csongrád", "Dabas", "Dunaújváros", "Eger", "Érd", "Gárdony", "Göd", "Gönc", "Gyál", "Gyömrő",
  "Győr", "Gyula", "Hatvan", "Hódmezővásárhely", "Iborfia", "Jászfelsőszentgyörgy", "Kaposvár",
  "Kecskemét", "Kiskunhalas", "Kisszállás", "Kistarcsa", "Kisvárda", "Kiszsidány", "Kiszombor",
  "Lébény", "Lovas", "Lyukóbánya", "Mezőkövesd", "Miskolc", "Nagykanizsa", "Nemesszalók",
  "Nemesvid", "Nógrád", "Nyíregyháza", "Ócsa", "Ócsárd", "Orosháza", "Öcs", "Őcsény", "Őrbottyán",
  "Örkény", "Ősi", "Paks", "Pápa", "Pilis", "Pilisborosjenő", "Piliscsaba", "Pilisszántó",
  "Pilisszentiván", "Pilisvörösvár", "Sajószentpéter", "Sé", "Sopron", "Szeged",
  "Székesfehérvár", "Szentes", "Tata", "Tiszaújváros", "Tura", "Tyukod", "Újfehértó", "Uri",
  "Úri", "Üllő", "Üröm", "Vác", "Vasalja", "Vasszécseny", "Vasvár", "Vaszar", "Vecsés",
  "Zalaegerszeg", "Zebegény", "Zsámbék", "Zsira",
};

/* The textbook rows of doubled and false digraphs. */
static const char *const ordered_words[] = {
  "kas", "Kasmír", "Kassák", "kastély", "kasza", "kaszinó", "kassza", "kaszt",
  "nagy", "naggyá", "nagygyakorlat", "naggyal", "nagyít",
};

static const char *const ordered_numbers[] = {
  "1. melléklet", "2. melléklet", "10. melléklet", "G01", "G2", "G12",
};

static void
assert_ordered (const char *const *texts,
                gsize              n_texts)
{
  for (gsize i = 0; i < n_texts; i++)
    {
      g_autofree char *key = asp_text_collate_key (texts[i]);

      for (gsize j = 0; j < n_texts; j++)
        {
          g_autofree char *other = asp_text_collate_key (texts[j]);
          int expected = (i > j) - (i < j);
          int by_key = strcmp (key, other);

          g_test_message ("%s : %s", texts[i], texts[j]);
          g_assert_cmpint ((by_key > 0) - (by_key < 0), ==, expected);
          g_assert_cmpint (asp_text_compare (texts[i], texts[j]), ==, expected);
        }
    }
}

static void
test_places_are_in_hungarian_order (void)
{
  g_assert_cmpint (G_N_ELEMENTS (ordered_places), >=, 80);
  assert_ordered (ordered_places, G_N_ELEMENTS (ordered_places));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return asp_text_compare (*(const char *const *) a, *(const char *const *) b);
}

static char **
read_lines (const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, "cases", "55-hungarian-order", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return g_strsplit (g_strchomp (text), "\n", -1);
}

static void
assert_sorts_to (char **names,
                 char **expected)
{
  guint n = g_strv_length (names);

  qsort (names, n, sizeof (char *), compare_names);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (names[i], ==, expected[i]);
}

/* From a file of names and the same in the order of ICU's Hungarian collator: in every locale, from
 * whatever order they come. */
static void
test_names_of_a_file (void)
{
  static const char *const locales[] = { "C.UTF-8", "hu_HU.UTF-8", "C" };
  const char *folder = g_getenv ("CSATLAKOZAS_TEST_DATA");
  g_auto (GStrv) expected = NULL;

  if (folder == NULL)
    {
      g_test_skip ("CSATLAKOZAS_TEST_DATA is not set");
      return;
    }

  expected = read_lines (folder, "vart.txt");
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_auto (GStrv) names = read_lines (folder, "nevek.txt");
      guint n = g_strv_length (names);

      g_assert_nonnull (setlocale (LC_ALL, locales[i]));
      g_assert_cmpuint (n, ==, 33);
      g_assert_cmpuint (n, ==, g_strv_length (expected));
      assert_sorts_to (names, expected);
      for (guint j = 0; j < n / 2; j++)
        {
          char *first = names[j];

          names[j] = names[n - 1 - j];
          names[n - 1 - j] = first;
        }
      assert_sorts_to (names, expected);
    }
  setlocale (LC_ALL, "");
}

static void
test_words_are_in_hungarian_order (void)
{
  assert_ordered (ordered_words, G_N_ELEMENTS (ordered_words));
}

static void
test_numbers_are_in_order_of_value (void)
{
  assert_ordered (ordered_numbers, G_N_ELEMENTS (ordered_numbers));
}

static void
test_compounds_are_joined (void)
{
  g_autofree char *joined = asp_text_join_compounds ("Pilisszántó, VASSZÉCSENY");
  g_autofree char *untouched = asp_text_join_compounds ("kassza, Piliscsaba, pirosszoknya");
  g_autofree char *nothing = asp_text_join_compounds (NULL);
  g_autofree char *broken = asp_text_join_compounds ("Kissz\xFF");

  g_assert_cmpstr (joined, ==, "Pilis\xCD\x8Fszántó, VAS\xCD\x8FSZÉCSENY");
  g_assert_cmpstr (untouched, ==, "kassza, Piliscsaba, pirosszoknya");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_true (g_utf8_validate (broken, -1, NULL));
  g_assert_cmpint (asp_text_compare ("Pilisszántó", "Pilis\xCD\x8Fszántó"), ==, 0);
}

static void
test_odd_texts_have_keys (void)
{
  static const char *const texts[] = {
    "", "\xFF\xFE", "\xED\xA0\x80", "İstanbul", "\xF0\x9F\x8F\x9B",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *key = asp_text_collate_key (texts[i]);

      g_assert_nonnull (key);
      g_assert_cmpint (asp_text_compare (texts[i], texts[i]), ==, 0);
    }

  g_assert_cmpint (asp_text_compare (NULL, ""), ==, 0);
  g_assert_cmpint (asp_text_compare (NULL, "a"), <, 0);
}

static void
test_folding (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "Gödöllő", "godollo" },
    { "ÁRVÍZTŰRŐ TÜKÖRFÚRÓGÉP", "arvizturo tukorfurogep" },
    { "õrség", "orseg" },
    { "TÛZOLTÓ", "tuzolto" },
    { "O\xCC\x8Bri", "ori" },
    { "Pilis\xCD\x8Fszántó", "pilisszanto" },
    { "Máriano\xC2\xADsztra", "marianosztra" },
    { "\xEF\xBB\xBF" "Aba\xE2\x80\x8B", "aba" },
    { "  két\xC2\xA0\t szó \n", "ket szo" },
    { "Csongrád\xE2\x80\x93" "Csanád", "csongrad-csanad" },
    { "Straße", "strasse" },
    { "a\xFF" "b", "a\xEF\xBF\xBD" "b" },
    { "", "" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = asp_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_every_word_must_match (void)
{
  g_autofree char *text = asp_text_fold ("Jászfelsőszentgyörgy, Jász-Nagykun-Szolnok");

  g_assert_true (asp_text_matches (text, ""));
  g_assert_true (asp_text_matches (text, "jasz"));
  g_assert_true (asp_text_matches (text, "gyorgy"));
  g_assert_true (asp_text_matches (text, "szolnok felso"));
  g_assert_true (asp_text_matches (text, " nagykun  jasz "));
  g_assert_false (asp_text_matches (text, "jasz pest"));
  g_assert_false (asp_text_matches (text, "jász"));
  g_assert_false (asp_text_matches ("", "a"));
  g_assert_true (asp_text_matches ("", ""));
}

static void
test_cleaning (void)
{
  g_autofree char *clean = asp_text_clean ("\xEF\xBB\xBFO\xCC\x8Bri\xC2\xADszent"
                                           "\xE2\x80\x8Bpéter õ ");
  g_autofree char *nothing = asp_text_clean (NULL);

  g_assert_cmpstr (clean, ==, "Őriszentpéter õ ");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/text/places-are-in-hungarian-order", test_places_are_in_hungarian_order);
  g_test_add_func ("/base/text/names-of-a-file-are-in-order", test_names_of_a_file);
  g_test_add_func ("/base/text/words-are-in-hungarian-order", test_words_are_in_hungarian_order);
  g_test_add_func ("/base/text/numbers-are-in-order-of-value", test_numbers_are_in_order_of_value);
  g_test_add_func ("/base/text/compounds-are-joined", test_compounds_are_joined);
  g_test_add_func ("/base/text/odd-texts-have-keys", test_odd_texts_have_keys);
  g_test_add_func ("/base/text/folding", test_folding);
  g_test_add_func ("/base/text/every-word-must-match", test_every_word_must_match);
  g_test_add_func ("/base/text/cleaning", test_cleaning);

  return g_test_run ();
}
