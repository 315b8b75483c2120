/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-prefill.h"

#include <string.h>

/* Choices have values without spaces, the record has words. */
static char *
make_choice_value (const char *text)
{
  char *value = g_strdup (text);

  return g_strdelimit (value, " ", '-');
}

static char *
get_wave_kind (AspDocument *document,
               AspRow      *municipality)
{
  AspRow *wave = asp_document_lookup (document, "wave",
                                      asp_row_get_integer (municipality, "wave_id", 0));

  return wave != NULL ? g_strdup (asp_row_get_text (wave, "kind")) : NULL;
}

/* The gazetteer's codes of offices as the form's choices (domain.md 7.2). */
static char *
get_office_kind (AspRow *municipality)
{
  static const char *const kinds[] = { NULL, "own", "seat", "own", "seat", "branch", "member" };
  gint64 code = asp_row_get_integer (municipality, "office_code", 0);

  return code > 0 && code < (gint64) G_N_ELEMENTS (kinds) ? g_strdup (kinds[code]) : NULL;
}

/* "Nagymaros Város Önkormányzata": what a municipality is called where nobody has said otherwise.
 * */
static char *
guess_official_name (AspRow *municipality)
{
  static const struct
  {
    const char *status;
    const char *word;
  } words[] = {
    { "község", "Község " },
    { "nagyközség", "Nagyközség " },
    { "város", "Város " },
    { "megyei jogú város", "Megyei Jogú Város " },
    { "megyeszékhely megyei jogú város", "Megyei Jogú Város " },
  };
  const char *name = asp_row_get_text (municipality, "name");
  const char *status = asp_row_get_text (municipality, "legal_status");
  const char *word = "";

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_strcmp0 (status, words[i].status) == 0)
        word = words[i].word;
    }

  return g_strdup_printf ("%s %sÖnkormányzata", name, word);
}

typedef struct
{
  const char *name;
  const char *code;             /* of the municipality with that name */
} SeatSearch;

static void
find_seat (gpointer data,
           gpointer user_data)
{
  SeatSearch *search = user_data;

  if (g_strcmp0 (asp_row_get_text (data, "name"), search->name) == 0)
    search->code = asp_row_get_text (data, "ksh_code");
}

/* The record holds the name of the joint office's seat; the form asks for its KSH code. */
static char *
get_seat_code (AspDocument *document,
               AspRow      *municipality)
{
  SeatSearch search = { asp_row_get_text (municipality, "office_seat"), NULL };

  if (search.name != NULL)
    asp_document_foreach (document, "municipality", find_seat, &search);

  return g_strdup (search.code);
}

char *
asp_form_prefill (AspDocument *document,
                  AspRow      *municipality,
                  const char  *source)
{
  const AspValue *value;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (municipality != NULL, NULL);
  g_return_val_if_fail (source != NULL, NULL);

  if (strcmp (source, "wave_kind") == 0)
    return get_wave_kind (document, municipality);
  if (strcmp (source, "office_seat_ksh") == 0)
    return get_seat_code (document, municipality);

  if (strcmp (source, "office_kind") == 0)
    return get_office_kind (municipality);
  if (strcmp (source, "official_name") == 0 && asp_row_is_null (municipality, source))
    return guess_official_name (municipality);

  value = asp_row_get_value (municipality, source);
  if (value == NULL)
    return NULL;
  if (value->type == ASP_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  if (value->type != ASP_VALUE_TEXT || value->text[0] == '\0')
    return NULL;
  if (strcmp (source, "legal_status") == 0)
    return make_choice_value (value->text);

  return g_strdup (value->text);
}
