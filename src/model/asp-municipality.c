/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipality.h"

struct _AspMunicipality
{
  AspRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (AspMunicipality, asp_municipality, ASP_TYPE_RECORD)

/* Column of the document, property, type. */
static const AspField fields[] = {
  { "name", "name", ASP_FIELD_TEXT },
  { "official_name", "official-name", ASP_FIELD_TEXT },
  { "ksh_code", "ksh-code", ASP_FIELD_TEXT },
  { "legal_status", "legal-status", ASP_FIELD_TEXT },
  { "county", "county", ASP_FIELD_TEXT },
  { "district", "district", ASP_FIELD_TEXT },
  { "office_code", "office-code", ASP_FIELD_INTEGER },
  { "office_seat", "office-seat", ASP_FIELD_TEXT },
  { "population", "population", ASP_FIELD_INTEGER },
  { "permanent_population", "permanent-population", ASP_FIELD_INTEGER },
  { "dwellings", "dwellings", ASP_FIELD_INTEGER },
  { "wave_id", "wave-id", ASP_FIELD_INTEGER },
  { "interest", "interest", ASP_FIELD_TEXT },
  { "joining_way", "joining-way", ASP_FIELD_TEXT },
  { "template_id", "template-id", ASP_FIELD_INTEGER },
  { "start_day", "start-day", ASP_FIELD_DAY },
  { "buys_testing", "buys-testing", ASP_FIELD_BOOLEAN },
  { "pir", "pir", ASP_FIELD_TEXT },
  { "tax_number", "tax-number", ASP_FIELD_TEXT },
  { "stat_code", "stat-code", ASP_FIELD_TEXT },
  { "bank_account", "bank-account", ASP_FIELD_TEXT },
  { "iban", "iban", ASP_FIELD_TEXT },
  { "postcode", "postcode", ASP_FIELD_TEXT },
  { "address", "address", ASP_FIELD_TEXT },
  { "phone", "phone", ASP_FIELD_TEXT },
  { "email", "email", ASP_FIELD_TEXT },
  { "website", "website", ASP_FIELD_TEXT },
  { "grant_number", "grant-number", ASP_FIELD_TEXT },
  { "grant_amount", "grant-amount", ASP_FIELD_INTEGER },
  { "note", "note", ASP_FIELD_TEXT },
};

static void
asp_municipality_class_init (AspMunicipalityClass *klass)
{
  asp_record_class_set_fields (ASP_RECORD_CLASS (klass), "municipality", fields,
                               G_N_ELEMENTS (fields));
}

static void
asp_municipality_init (AspMunicipality *self)
{
}
