/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-format.h"
#include "asp-text.h"

#define MAX_NAME 200
#define MAX_NUMBER 99

typedef enum
{
  KIND_TEXT,
  KIND_NAME,
  KIND_NUMBER,
  KIND_DAY,
} FieldKind;

/* A column that is not here is free text. */
static FieldKind
find_kind (const char *column)
{
  static const char *const days[] = {
    "status_date", "day", "prepare_from", "join_from", "live_from", NULL,
  };

  if (strcmp (column, "name") == 0)
    return KIND_NAME;
  if (strcmp (column, "number") == 0)
    return KIND_NUMBER;

  return g_strv_contains (days, column) ? KIND_DAY : KIND_TEXT;
}

static char *
clean (const char *text)
{
  return g_strstrip (asp_text_clean (text));
}

static gboolean
parse_number (const char *text,
              gint64     *number)
{
  return asp_parse_integer (text, number) && *number >= 1 && *number <= MAX_NUMBER;
}

/**
 * asp_programme_field_check:
 * @column: a column of the programme's, a milestone's or a wave's record
 * @text: (nullable): as typed
 * @reference: the day from which an incomplete date is completed, or %ASP_DAY_NONE
 *
 * A name must be given, and the number of a wave; everything else may be empty, but not wrong.
 *
 * Returns: (transfer full) (nullable): what is wrong, as a sentence for the user, or %NULL
 */
char *
asp_programme_field_check (const char *column,
                           const char *text,
                           AspDay      reference)
{
  g_autofree char *cleaned = NULL;
  gint64 number;

  g_return_val_if_fail (column != NULL, NULL);

  cleaned = clean (text);
  switch (find_kind (column))
    {
    case KIND_NAME:
      if (*cleaned == '\0')
        return g_strdup (_("The name is missing."));
      if (g_utf8_strlen (cleaned, -1) > MAX_NAME)
        return g_strdup (_("The name is too long."));
      return NULL;
    case KIND_NUMBER:
      return parse_number (cleaned, &number)
               ? NULL : g_strdup (_("The number of the wave is a whole number from 1 to 99."));
    case KIND_DAY:
      return *cleaned == '\0' || asp_parse_day (cleaned, reference) != ASP_DAY_NONE
               ? NULL
               : g_strdup (_("Please give a date, such as 2014-06-12, or leave it empty."));
    case KIND_TEXT:
    default:
      return NULL;
    }
}

/**
 * asp_programme_field_parse:
 * @column: as in asp_programme_field_check()
 * @text: (nullable): as typed; asp_programme_field_check() finds nothing wrong with it
 * @reference: as there
 *
 * Returns: (transfer full) (nullable): the value as the document holds it; %NULL for nothing
 */
char *
asp_programme_field_parse (const char *column,
                           const char *text,
                           AspDay      reference)
{
  g_autofree char *cleaned = NULL;
  gint64 number;

  g_return_val_if_fail (column != NULL, NULL);

  cleaned = clean (text);
  if (*cleaned == '\0')
    return NULL;

  switch (find_kind (column))
    {
    case KIND_NUMBER:
      return parse_number (cleaned, &number)
               ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
    case KIND_DAY:
      return asp_day_to_iso (asp_parse_day (cleaned, reference));
    case KIND_NAME:
    case KIND_TEXT:
    default:
      return g_steal_pointer (&cleaned);
    }
}

/**
 * asp_programme_field_format:
 * @column: as in asp_programme_field_check()
 * @value: (nullable): as the document holds it
 *
 * Returns: (transfer full): the text that a field shows; asp_programme_field_parse() gives the
 *   same value for it
 */
char *
asp_programme_field_format (const char *column,
                            const char *value)
{
  g_return_val_if_fail (column != NULL, NULL);

  if (value == NULL || *value == '\0')
    return g_strdup ("");

  return find_kind (column) == KIND_DAY ? asp_format_day (asp_day_from_iso (value))
                                        : g_strdup (value);
}

/* A wave prepares, then joins, then uses the services (domain.md 2); two periods may begin on one
 * day, and what has no day yet follows in any order.
 * Returns: (nullable): what is wrong with @column's day, against those of the periods before it */
const char *
asp_wave_check_period (const char *column,
                       AspDay      prepare_from,
                       AspDay      join_from,
                       AspDay      live_from)
{
  g_return_val_if_fail (column != NULL, NULL);

  if (strcmp (column, "join_from") == 0)
    {
      if (join_from != ASP_DAY_NONE && prepare_from != ASP_DAY_NONE && join_from < prepare_from)
        return _("The joining begins before the preparation. Please give a later day, or make the "
                 "preparation earlier.");
    }
  else if (strcmp (column, "live_from") == 0 && live_from != ASP_DAY_NONE)
    {
      if (join_from != ASP_DAY_NONE && live_from < join_from)
        return _("The services are live before the joining. Please give a later day, or make the "
                 "joining earlier.");
      if (prepare_from != ASP_DAY_NONE && live_from < prepare_from)
        return _("The services are live before the preparation. Please give a later day, or make "
                 "the preparation earlier.");
    }

  return NULL;
}

/* Who belongs to a wave of @kind (domain.md 2), as a sentence. */
const char *
asp_wave_kind_get_members (AspWaveKind kind)
{
  switch (kind)
    {
    case ASP_WAVE_KIND_PILOT:
      return _("Pilots, chosen out of the KMOP grantees: they join while the centre is being set "
               "up, test it and sign the Joining and Pilot Testing Contract.");
    case ASP_WAVE_KIND_KMOP:
      return _("The other KMOP grantees: they join the live services and report on their grant.");
    case ASP_WAVE_KIND_FURTHER:
    default:
      return _("Others, without KMOP money: on the KMOP reserve list, on the Portal system "
               "already, or only interested.");
    }
}

static gboolean
has_grant (AspRow *municipality)
{
  return !asp_row_is_null (municipality, "grant_number") ||
         asp_row_get_integer (municipality, "grant_amount", 0) > 0;
}

/* Whether @municipality's row fits a wave of @kind (domain.md 2). It may be put there all the same:
 * its data may be late. Returns: (nullable): what does not fit, as a sentence */
const char *
asp_wave_kind_check_member (AspWaveKind  kind,
                            AspRow      *municipality)
{
  gboolean grant;

  g_return_val_if_fail (municipality != NULL, NULL);

  grant = has_grant (municipality);
  if (kind != ASP_WAVE_KIND_FURTHER && !asp_row_is_null (municipality, "interest"))
    return _("It is entered as a further municipality (reserve list, Portal or interest), but this "
             "wave is for KMOP grantees.");
  if (kind != ASP_WAVE_KIND_FURTHER && !grant)
    return _("This wave is for KMOP grantees, but no grant is entered for it.");
  if (kind == ASP_WAVE_KIND_FURTHER && grant)
    return _("It has a KMOP grant, but this wave is for those without.");
  if (kind == ASP_WAVE_KIND_FURTHER && asp_row_is_null (municipality, "interest"))
    return _("It is not entered how it came to the programme: reserve list, Portal or interest.");

  return NULL;
}
