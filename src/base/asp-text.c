/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE             /* memmem() */

#include "asp-text.h"

#include <string.h>

#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* U+034F, the combining grapheme joiner: sorts as nothing, but keeps the letters around it from
 * being read as one Hungarian letter. */
#define GRAPHEME_JOINER "\xCD\x8F"

/* First parts of place names that end in s. Before a part with sz, "ssz" would be read as a doubled
 * sz although it is s + sz (Pilis|szántó, Vas|szécseny, Kis|szállás); before one with zs, "szs"
 * would be read as sz + s (Kis|zsidány). All such names of the gazetteer are covered. */
static const char *const parts_in_s[] = {
  "agyagos", "békés", "gombos", "kapos", "kemenes", "kis", "körös", "mikos", "nemes", "pilis",
  "szamos", "szilvás", "vámos", "vas", "vértes",
};

static char *
make_valid (const char *text)
{
  return text == NULL ? g_strdup ("") : g_utf8_make_valid (text, -1);
}

/* The composed form (NFC), by ICU: g_utf8_normalize() takes time by the square of the length, and
 * whole files come here. @valid is UTF-8. */
static char *
compose (const char *valid)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance (&status);
  gsize length = strlen (valid);
  g_autofree UChar *utf16 = NULL;
  g_autofree UChar *composed = NULL;
  int32_t utf16_length = 0;
  int32_t composed_length;
  int32_t capacity;

  g_return_val_if_fail (length < G_MAXINT32 / 4, g_strdup (valid));

  /* UTF-16 has at most as many units as UTF-8 bytes; NFC at most triples them (Unicode UAX #15). */
  utf16 = g_new (UChar, length + 1);
  u_strFromUTF8 (utf16, (int32_t) length + 1, &utf16_length, valid, (int32_t) length, &status);
  capacity = utf16_length * 3 + 1;
  composed = g_new (UChar, capacity);
  composed_length = unorm2_normalize (nfc, utf16, utf16_length, composed, capacity, &status);
  g_return_val_if_fail (U_SUCCESS (status), g_strdup (valid));

  return g_utf16_to_utf8 (composed, composed_length, NULL, NULL, NULL);
}

static gboolean
is_dash (gunichar c)
{
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* Signs that are not seen: soft hyphen, zero-width space and joiners, word joiner, BOM. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

/**
 * asp_text_fold:
 * @text: (nullable): text, as typed or stored
 *
 * The form in which texts are searched: without accents, case and invisible signs, every run of
 * spaces one space, none at the ends, every dash a hyphen. The old-encoding slips õ and û
 * become o and u like ő and ű. Text that is no UTF-8 is repaired.
 *
 * Returns: (transfer full): the folded text, possibly empty
 */
char *
asp_text_fold (const char *text)
{
  g_autofree char *valid = make_valid (text);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *caseless = g_utf8_casefold (decomposed, -1);
  GString *folded = g_string_sized_new (strlen (caseless));
  gboolean space = FALSE;

  for (const char *p = caseless; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c) || is_invisible (c))
        continue;

      if (g_unichar_isspace (c))
        {
          space = folded->len > 0;
          continue;
        }

      if (space)
        g_string_append_c (folded, ' ');

      space = FALSE;
      g_string_append_unichar (folded, is_dash (c) ? '-' : c);
    }

  return g_string_free (folded, FALSE);
}

/**
 * asp_text_matches:
 * @folded_text: text from asp_text_fold()
 * @folded_words: what is searched, from asp_text_fold()
 *
 * Returns: whether every word of @folded_words is somewhere in @folded_text, in any order, also
 *   inside a word; %TRUE when there is no word
 */
gboolean
asp_text_matches (const char *folded_text,
                  const char *folded_words)
{
  gsize text_length;

  g_return_val_if_fail (folded_text != NULL, FALSE);
  g_return_val_if_fail (folded_words != NULL, FALSE);

  text_length = strlen (folded_text);

  for (const char *word = folded_words; *word != '\0';)
    {
      gsize length = strcspn (word, " ");

      if (length > 0 && memmem (folded_text, text_length, word, length) == NULL)
        return FALSE;

      word += length;
      word += strspn (word, " ");
    }

  return TRUE;
}

/* The Hungarian order; made once and never freed. A collator that is not changed any more may be
 * used by several threads. */
static const UCollator *
get_collator (void)
{
  static gsize initialized = 0;
  static UCollator *collator = NULL;

  if (g_once_init_enter (&initialized))
    {
      UErrorCode status = U_ZERO_ERROR;

      collator = ucol_open ("hu", &status);
      ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
      if (U_FAILURE (status))
        g_error ("ICU has no collation data: %s", u_errorName (status));

      g_once_init_leave (&initialized, 1);
    }

  return collator;
}

/* How many bytes of the word at @word, which is in lower case, are the first part of a compound
 * after which a joiner belongs; 0 when none. */
static gsize
get_joint (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts_in_s); i++)
    {
      gsize length = strlen (parts_in_s[i]);

      if (strncmp (word, parts_in_s[i], length) != 0)
        continue;

      if (strncmp (word + length, "sz", 2) == 0 || strncmp (word + length, "zs", 2) == 0)
        return length;
    }

  return 0;
}

/**
 * asp_text_join_compounds:
 * @text: (nullable): text
 *
 * Puts U+034F at the boundary of known compounds whose letters would otherwise be read as one
 * Hungarian letter when names are ordered (Pilisszántó). The sign is invisible; this form is for
 * ordering only.
 *
 * Returns: (transfer full): the text with the signs
 */
char *
asp_text_join_compounds (const char *text)
{
  g_autofree char *valid = make_valid (text);
  g_autofree char *composed = compose (valid);
  g_autofree char *lower = g_utf8_strdown (composed, -1);
  GString *joined;
  gboolean at_start = TRUE;

  /* Positions in the two must agree; letters whose size changes with their case are not
   * Hungarian, and such a text needs no help. */
  if (strlen (lower) != strlen (composed))
    return g_steal_pointer (&composed);

  joined = g_string_sized_new (strlen (composed) + 4);
  for (const char *p = composed; *p != '\0';)
    {
      gsize length = at_start ? get_joint (lower + (p - composed)) : 0;

      if (length > 0)
        {
          g_string_append_len (joined, p, length);
          g_string_append (joined, GRAPHEME_JOINER);
          p += length;
          at_start = FALSE;
          continue;
        }

      at_start = !g_unichar_isalpha (g_utf8_get_char (p));
      length = g_utf8_next_char (p) - p;
      g_string_append_len (joined, p, length);
      p += length;
    }

  return g_string_free (joined, FALSE);
}

/**
 * asp_text_collate_key:
 * @text: (nullable): text
 *
 * Returns: (transfer full): bytes, not text, without a NUL inside; strcmp() of two keys gives the
 *   Hungarian order of their texts, numbers by value. The same on every computer, whatever
 *   its locale, but possibly not with another version of ICU: keys are not to be stored.
 */
char *
asp_text_collate_key (const char *text)
{
  g_autofree char *joined = asp_text_join_compounds (text);
  g_autofree UChar *utf16 = NULL;
  const UCollator *collator = get_collator ();
  UErrorCode status = U_ZERO_ERROR;
  gsize capacity = strlen (joined) + 1;
  int32_t utf16_length;
  int32_t key_length;
  char *key;

  /* UTF-16 never needs more units than UTF-8 needs bytes. */
  utf16 = g_new (UChar, capacity);
  u_strFromUTF8 (utf16, (int32_t) capacity, &utf16_length, joined, -1, &status);
  g_return_val_if_fail (U_SUCCESS (status), g_strdup (""));

  key_length = ucol_getSortKey (collator, utf16, utf16_length, NULL, 0);
  key = g_malloc0 ((gsize) key_length + 1);
  ucol_getSortKey (collator, utf16, utf16_length, (uint8_t *) key, key_length);

  return key;
}

/**
 * asp_text_compare:
 * @a: (nullable): text
 * @b: (nullable): text
 *
 * Compares two texts in Hungarian order: cs, dz, dzs, gy, ly, ny, sz, ty and zs are letters,
 * short and long vowels count as equal unless all else is equal, o and ö, u and ü are different,
 * and numbers are compared by value. For sorting many texts, asp_text_collate_key() is quicker.
 *
 * Returns: negative when @a comes first, positive when @b does, 0 when neither
 */
int
asp_text_compare (const char *a,
                  const char *b)
{
  g_autofree char *joined_a = asp_text_join_compounds (a);
  g_autofree char *joined_b = asp_text_join_compounds (b);
  UErrorCode status = U_ZERO_ERROR;

  return (int) ucol_strcollUTF8 (get_collator (), joined_a, -1, joined_b, -1, &status);
}

/**
 * asp_text_clean:
 * @text: (nullable): text from another program
 *
 * Takes out the signs that cannot be seen (soft hyphen, zero-width space, byte order mark), with
 * which a name would not be equal to its look-alike.
 *
 * Returns: (transfer full): valid UTF-8 in composed form
 */
char *
asp_text_clean (const char *text)
{
  g_autofree char *valid = make_valid (text);
  g_autofree char *composed = compose (valid);
  GString *clean = g_string_sized_new (strlen (composed));

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_invisible (c))
        g_string_append_unichar (clean, c);
    }

  return g_string_free (clean, FALSE);
}
