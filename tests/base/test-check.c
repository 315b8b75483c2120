/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-check.h"

typedef struct
{
  AspIdentifier  kind;
  const char    *text;
  AspCheck       expected;
} Case;

/* The worked examples of domain.md 7.1, and what is one step away from them. */
static const Case cases[] = {
  { ASP_IDENTIFIER_KSH, "04570", ASP_CHECK_OK },
  { ASP_IDENTIFIER_KSH, "13578", ASP_CHECK_OK },
  { ASP_IDENTIFIER_KSH, "27872", ASP_CHECK_OK },
  { ASP_IDENTIFIER_KSH, " 27872 ", ASP_CHECK_OK },
  { ASP_IDENTIFIER_KSH, "27873", ASP_CHECK_DIGIT },
  { ASP_IDENTIFIER_KSH, "28772", ASP_CHECK_DIGIT },
  { ASP_IDENTIFIER_KSH, "4570", ASP_CHECK_LENGTH },
  { ASP_IDENTIFIER_KSH, "045700", ASP_CHECK_LENGTH },
  { ASP_IDENTIFIER_KSH, "0457O", ASP_CHECK_CHARACTERS },
  { ASP_IDENTIFIER_KSH, "13578.0", ASP_CHECK_CHARACTERS },
  { ASP_IDENTIFIER_KSH, "00000", ASP_CHECK_BLOCK },
  { ASP_IDENTIFIER_KSH, "", ASP_CHECK_EMPTY },
  { ASP_IDENTIFIER_KSH, " - ", ASP_CHECK_EMPTY },
  { ASP_IDENTIFIER_KSH, NULL, ASP_CHECK_EMPTY },
  { ASP_IDENTIFIER_PIR, "839824", ASP_CHECK_OK },
  { ASP_IDENTIFIER_PIR, "839835", ASP_CHECK_OK },
  { ASP_IDENTIFIER_PIR, "840000", ASP_CHECK_OK },
  { ASP_IDENTIFIER_PIR, "401320", ASP_CHECK_OK },
  { ASP_IDENTIFIER_PIR, "401321", ASP_CHECK_DIGIT },
  { ASP_IDENTIFIER_PIR, "40132", ASP_CHECK_LENGTH },
  { ASP_IDENTIFIER_TAX_NUMBER, "27432426-2-42", ASP_CHECK_OK },
  { ASP_IDENTIFIER_TAX_NUMBER, "27432426242", ASP_CHECK_OK },
  { ASP_IDENTIFIER_TAX_NUMBER, "12855687-2-08", ASP_CHECK_OK },
  { ASP_IDENTIFIER_TAX_NUMBER, "12345676-2-13", ASP_CHECK_OK },
  { ASP_IDENTIFIER_TAX_NUMBER, "12345675-2-13", ASP_CHECK_DIGIT },
  { ASP_IDENTIFIER_TAX_NUMBER, "12345676-0-13", ASP_CHECK_BLOCK },
  { ASP_IDENTIFIER_TAX_NUMBER, "12345676-6-13", ASP_CHECK_BLOCK },
  { ASP_IDENTIFIER_TAX_NUMBER, "12345676-2-01", ASP_CHECK_BLOCK },
  { ASP_IDENTIFIER_TAX_NUMBER, "12345676-2-21", ASP_CHECK_BLOCK },
  { ASP_IDENTIFIER_TAX_NUMBER, "12345676-2-45", ASP_CHECK_BLOCK },
  { ASP_IDENTIFIER_TAX_NUMBER, "12345676-2-51", ASP_CHECK_OK },
  { ASP_IDENTIFIER_TAX_NUMBER, "12345676", ASP_CHECK_LENGTH },
  { ASP_IDENTIFIER_TAX_NUMBER, "00000000-1-02", ASP_CHECK_DIGIT },
  { ASP_IDENTIFIER_STAT_CODE, "27432426-7490-113-01", ASP_CHECK_OK },
  { ASP_IDENTIFIER_STAT_CODE, "15839826-8411-321-13", ASP_CHECK_OK },
  { ASP_IDENTIFIER_STAT_CODE, "15839827-8411-321-13", ASP_CHECK_DIGIT },
  { ASP_IDENTIFIER_STAT_CODE, "15839826-8411-321-21", ASP_CHECK_BLOCK },
  { ASP_IDENTIFIER_STAT_CODE, "15839826-8411-321-00", ASP_CHECK_BLOCK },
  { ASP_IDENTIFIER_STAT_CODE, "15839826-8411-000-13", ASP_CHECK_BLOCK },
  { ASP_IDENTIFIER_STAT_CODE, "15839826-8411-321", ASP_CHECK_LENGTH },
  { ASP_IDENTIFIER_BANK_ACCOUNT, "10032000-01720361-00000000", ASP_CHECK_OK },
  { ASP_IDENTIFIER_BANK_ACCOUNT, "10032000-01720361", ASP_CHECK_OK },
  { ASP_IDENTIFIER_BANK_ACCOUNT, "11773016\xE2\x80\x93" "11111018-00000000", ASP_CHECK_OK },
  { ASP_IDENTIFIER_BANK_ACCOUNT, "11773017-11111018", ASP_CHECK_DIGIT },
  { ASP_IDENTIFIER_BANK_ACCOUNT, "10032000-01720362", ASP_CHECK_DIGIT },
  { ASP_IDENTIFIER_BANK_ACCOUNT, "10032000-01720361-00000001", ASP_CHECK_DIGIT },
  /* The middle block is not right by itself, the two together are: 9 + 9 + 1 × 2. */
  { ASP_IDENTIFIER_BANK_ACCOUNT, "10032000-10000000-10000002", ASP_CHECK_OK },
  { ASP_IDENTIFIER_BANK_ACCOUNT, "00000000-10000001", ASP_CHECK_BLOCK },
  { ASP_IDENTIFIER_BANK_ACCOUNT, "10032000-0172036", ASP_CHECK_LENGTH },
  { ASP_IDENTIFIER_BANK_ACCOUNT, "10032000/01720361", ASP_CHECK_CHARACTERS },
  { ASP_IDENTIFIER_IBAN, "HU42 1003 2000 0172 0361 0000 0000", ASP_CHECK_OK },
  { ASP_IDENTIFIER_IBAN, "hu42117730161111101800000000", ASP_CHECK_OK },
  { ASP_IDENTIFIER_IBAN, "HU43 1003 2000 0172 0361 0000 0000", ASP_CHECK_DIGIT },
  { ASP_IDENTIFIER_IBAN, "HU42 1003 2000 0172 0631 0000 0000", ASP_CHECK_DIGIT },
  { ASP_IDENTIFIER_IBAN, "HU42 1003 2000 0172 0361", ASP_CHECK_LENGTH },
  { ASP_IDENTIFIER_IBAN, "DE89 3704 0044 0532 0130 00", ASP_CHECK_BLOCK },
  { ASP_IDENTIFIER_IBAN, "4210 0320 0001 7203 6100 0000 00", ASP_CHECK_CHARACTERS },
  { ASP_IDENTIFIER_IBAN, "H", ASP_CHECK_CHARACTERS },
};

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (asp_check_identifier (cases[i].kind, cases[i].text), ==, cases[i].expected);
    }
}

/* The weights 9, 7, 3, 1 are no multiple of 2 or 5: no single mistyped digit passes. */
static void
test_one_wrong_digit_is_found (void)
{
  static const Case right[] = {
    { ASP_IDENTIFIER_KSH, "04570", ASP_CHECK_OK },
    { ASP_IDENTIFIER_PIR, "839824", ASP_CHECK_OK },
    { ASP_IDENTIFIER_BANK_ACCOUNT, "117730161111101800000000", ASP_CHECK_OK },
    { ASP_IDENTIFIER_IBAN, "HU42100320000172036100000000", ASP_CHECK_OK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autofree char *text = g_strdup (right[i].text);

      for (char *p = text; *p != '\0'; p++)
        {
          char kept = *p;

          for (char digit = '0'; digit <= '9'; digit++)
            {
              *p = digit;
              g_assert_true ((asp_check_identifier (right[i].kind, text) == ASP_CHECK_OK)
                             == (digit == kept));
            }

          *p = kept;
        }
    }
}

static void
test_check_digits (void)
{
  g_assert_cmpint (asp_check_digit ("0457", 4), ==, 0);
  g_assert_cmpint (asp_check_digit ("1357", 4), ==, 8);
  g_assert_cmpint (asp_check_digit ("83982xyz", 5), ==, 4);
  g_assert_cmpint (asp_check_digit ("2743242", 7), ==, 6);
  g_assert_cmpint (asp_check_digit ("1285568", 7), ==, 7);
  g_assert_cmpint (asp_check_digit ("12a4", 4), ==, -1);
  g_assert_cmpint (asp_check_digit ("", 0), ==, 0);
}

static void
test_written_forms (void)
{
  static const struct
  {
    AspIdentifier  kind;
    const char    *text;
    const char    *written;
  } forms[] = {
    { ASP_IDENTIFIER_KSH, " 04570\n", "04570" },
    { ASP_IDENTIFIER_PIR, "839 824", "839824" },
    { ASP_IDENTIFIER_TAX_NUMBER, "27432426 2 42", "27432426-2-42" },
    { ASP_IDENTIFIER_STAT_CODE, "27432426749011301", "27432426-7490-113-01" },
    { ASP_IDENTIFIER_BANK_ACCOUNT, "1003200001720361", "10032000-01720361" },
    { ASP_IDENTIFIER_BANK_ACCOUNT, "10032000 01720361 00000000", "10032000-01720361-00000000" },
    { ASP_IDENTIFIER_IBAN, "hu42-100320000172036100000000", "HU42 1003 2000 0172 0361 0000 0000" },
    { ASP_IDENTIFIER_KSH, " 27873 ", "27873" },
    { ASP_IDENTIFIER_TAX_NUMBER, "ismeretlen ", "ismeretlen" },
    { ASP_IDENTIFIER_KSH, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *written = asp_identifier_normalize (forms[i].kind, forms[i].text);

      g_assert_cmpstr (written, ==, forms[i].written);
    }
}

static void
test_numbers_that_follow_from_others (void)
{
  static const char *const pairs[][2] = {
    { "839824", "15839826" }, { "839835", "15839833" }, { "840000", "15840008" },
  };
  g_autofree char *treasury = asp_identifier_iban_from_account ("10032000-01720361");
  g_autofree char *sample = asp_identifier_iban_from_account ("11773016-11111018-00000000");

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *core = asp_identifier_tax_core_from_pir (pairs[i][0]);

      g_assert_cmpstr (core, ==, pairs[i][1]);
    }

  g_assert_null (asp_identifier_tax_core_from_pir ("839825"));
  g_assert_cmpstr (treasury, ==, "HU42 1003 2000 0172 0361 0000 0000");
  g_assert_cmpstr (sample, ==, "HU42 1177 3016 1111 1018 0000 0000");
  g_assert_null (asp_identifier_iban_from_account ("11773016-11111019"));
}

static void
test_every_mistake_has_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int kind = ASP_IDENTIFIER_KSH; kind <= ASP_IDENTIFIER_IBAN; kind++)
    {
      g_assert_null (asp_check_describe ((AspIdentifier) kind, ASP_CHECK_OK));

      for (int check = ASP_CHECK_EMPTY; check <= ASP_CHECK_BLOCK; check++)
        {
          char *words = asp_check_describe ((AspIdentifier) kind, (AspCheck) check);

          g_assert_nonnull (words);
          g_assert_true (g_str_has_suffix (words, "."));
          g_assert_true (g_hash_table_add (seen, words));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/check/examples", test_examples);
  g_test_add_func ("/base/check/one-wrong-digit-is-found", test_one_wrong_digit_is_found);
  g_test_add_func ("/base/check/check-digits", test_check_digits);
  g_test_add_func ("/base/check/written-forms", test_written_forms);
  g_test_add_func ("/base/check/numbers-that-follow-from-others",
                   test_numbers_that_follow_from_others);
  g_test_add_func ("/base/check/every-mistake-has-words", test_every_mistake_has_words);

  return g_test_run ();
}
