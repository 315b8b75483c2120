/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipality-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-text.h"

typedef struct
{
  const char *column;           /* of the document */
  const char *title;
  gboolean    is_place;         /* holds a name of the gazetteer */
  const char *headers;          /* folded, without signs between the words, separated by | */
} Field;

/* The headers are those of KSH's gazetteer of 2015 and 2024 (domain.md 7.2), of this program's own
 * tables in both languages, the columns' names, and what municipalities write. A column of several
 * postcodes is left out: the document's postcode is that of the office. */
static const Field fields[] = {
  { "name", N_("Name"), TRUE,
    "nev|name|megnevezes|megnevezese|helyseg|helyseg megnevezese|helyseg neve|helysegnev|"
    "a helyseg megnevezese|a helyseg neve|helyseg nev|telepules|telepules neve|telepulesnev|"
    "telepules megnevezese|onkormanyzat|onkormanyzat neve|municipality|settlement" },
  { "ksh_code", N_("KSH code"), FALSE,
    "ksh kod|ksh kodja|kshkod|helyseg ksh kodja|a helyseg ksh kodja|helyseg ksh kod|"
    "telepules ksh kodja|telepules ksh kod|telepuleskod|telepulesazonosito|"
    "ksh telepulesazonosito|ksh code|settlement code" },
  { "official_name", N_("Official name"), FALSE,
    "hivatalos nev|hivatalos neve|official name" },
  { "legal_status", N_("Legal status"), FALSE,
    "jogallas|jogallasa|helyseg jogallasa|a helyseg jogallasa|telepules jogallasa|"
    "legal status|status" },
  { "county", N_("County"), TRUE,
    "megye|megye megnevezese|megye neve|a megye megnevezese|varmegye|varmegye megnevezese|"
    "varmegye neve|a varmegye megnevezese|county" },
  { "district", N_("District"), TRUE,
    "jaras|jaras neve|jaras megnevezese|a jaras neve|a jaras megnevezese|district|district name" },
  { "office_code", N_("Code of the office"), FALSE,
    "hivatal|hivatal kodja|hivatalkod|onkormanyzati hivatal kodja|onkormanyzati hivatal kod|"
    "kozos onkormanyzati hivatal kodja|office|office code" },
  { "office_seat", N_("Seat of the joint office"), TRUE,
    "hivatal szekhelye|kozos hivatal szekhelye|kozos onkormanyzati hivatal szekhelye|"
    "onkormanyzati hivatal szekhelye|a kozos onkormanyzati hivatal szekhelye|office seat|"
    "seat of the joint office" },
  { "population", N_("Population"), FALSE,
    "nepesseg|lakonepesseg|lako nepesseg|lakosok szama|lakossag|lakossagszam|nepesseg fo|"
    "lakonepesseg fo|"
    "population|resident population" },
  { "permanent_population", N_("Permanent population"), FALSE,
    "allando nepesseg|allando lakosok szama|allando lakossag|allando nepesseg fo|"
    "permanent population" },
  { "dwellings", N_("Dwellings"), FALSE,
    "lakas|lakasok|lakasok szama|lakasallomany|dwellings" },
  { "start_day", N_("First day of preparation"), FALSE,
    "indulas|indulas napja|kezdonap|kezdes|felkeszules elso napja|start|start day|start date|"
    "first day of preparation" },
  { "pir", N_("PIR registry number"), FALSE,
    "pir|pir torzsszam|pir torzskonyvi azonosito|pir torzskonyvi azonosito szam|"
    "torzskonyvi azonosito|torzskonyvi azonosito szam|pir azonosito|pir registry number" },
  { "tax_number", N_("Tax number"), FALSE, "adoszam|adoszama|tax number" },
  { "stat_code", N_("Statistical code"), FALSE,
    "statisztikai szamjel|statisztikai kod|statistical code|stat code" },
  { "bank_account", N_("Account number"), FALSE,
    "szamlaszam|bankszamlaszam|bankszamla|account number|bank account" },
  { "iban", N_("IBAN"), FALSE, "iban|iban szam" },
  { "postcode", N_("Postcode"), FALSE,
    "iranyitoszam|iranyitoszama|irsz|postai iranyitoszam|postcode|postal code|zip" },
  { "address", N_("Address"), FALSE, "cim|cime|hivatal cime|szekhely cime|address" },
  { "phone", N_("Telephone"), FALSE,
    "telefon|telefonszam|telefonszama|tel|phone|telephone" },
  { "email", N_("E-mail"), FALSE,
    "e mail|email|e mail cim|email cim|e mail cime|e mail address" },
  { "website", N_("Website"), FALSE, "honlap|honlapja|weboldal|webcim|website|web" },
  { "grant_number", N_("Number of the grant"), FALSE,
    "tamogatas szama|palyazat szama|palyazati azonosito|projektazonosito|grant number|"
    "number of the grant" },
  { "grant_amount", N_("Amount of the grant"), FALSE,
    "tamogatas osszege|tamogatas|tamogatas osszege ft|tamogatas ft|grant amount|"
    "amount of the grant" },
  { "note", N_("Note"), FALSE, "megjegyzes|note|notes|remark" },
};

static gboolean
is_field (int field)
{
  return field >= 0 && field < (int) G_N_ELEMENTS (fields);
}

guint
asp_municipality_fields_get_n (void)
{
  return G_N_ELEMENTS (fields);
}

/* Returns: (transfer none): the column of the document's record */
const char *
asp_municipality_field_get_column (int field)
{
  g_return_val_if_fail (is_field (field), NULL);

  return fields[field].column;
}

/* Returns: (transfer none): in the interface's language */
const char *
asp_municipality_field_get_title (int field)
{
  g_return_val_if_fail (is_field (field), NULL);

  return _(fields[field].title);
}

/* Whether only names of the gazetteer stand in it, which have Hungarian letters only. */
gboolean
asp_municipality_field_is_place (int field)
{
  g_return_val_if_fail (is_field (field), FALSE);

  return fields[field].is_place;
}

/* Returns: the field of the document's @column, or ASP_MUNICIPALITY_FIELD_NONE */
int
asp_municipality_field_find (const char *column)
{
  g_return_val_if_fail (column != NULL, ASP_MUNICIPALITY_FIELD_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (strcmp (fields[i].column, column) == 0)
        return (int) i;
    }

  return ASP_MUNICIPALITY_FIELD_NONE;
}

/* Folded, and every run of other signs one space: "Terület (hektár)" → "terulet hektar". */
static char *
simplify_header (const char *header)
{
  g_autofree char *folded = asp_text_fold (header);
  GString *simple = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = folded; *p != '\0'; p++)
    {
      /* Bytes of other letters are kept, so that they match nothing. */
      if (!g_ascii_isalnum (*p) && (guchar) *p < 0x80)
        {
          space = simple->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (simple, ' ');
      space = FALSE;
      g_string_append_c (simple, *p);
    }

  return g_string_free (simple, FALSE);
}

static gboolean
has_header (const char *headers,
            const char *simple)
{
  gsize length = strlen (simple);

  for (const char *p = headers; p != NULL; p = strchr (p, '|'))
    {
      if (*p == '|')
        p++;
      if (strncmp (p, simple, length) == 0 && (p[length] == '|' || p[length] == '\0'))
        return TRUE;
    }

  return FALSE;
}

/**
 * asp_municipality_field_guess:
 * @header: (nullable): the header of a column, in Hungarian or English
 *
 * Returns: the field that it names, or %ASP_MUNICIPALITY_FIELD_NONE
 */
int
asp_municipality_field_guess (const char *header)
{
  g_autofree char *simple = simplify_header (header);

  if (*simple == '\0')
    return ASP_MUNICIPALITY_FIELD_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (has_header (fields[i].headers, simple))
        return (int) i;
    }

  return ASP_MUNICIPALITY_FIELD_NONE;
}
