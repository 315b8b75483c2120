/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-error-words.h"

#include <glib/gi18n-lib.h>

#include "asp-csv.h"
#include "asp-form.h"
#include "asp-schedule-export.h"
#include "asp-store.h"
#include "asp-template.h"

static char *
get_display_name (GFile *file)
{
  if (file == NULL)
    return g_strdup (_("the document"));

  return g_file_get_parse_name (file);
}

static const char *
describe_store_error (int code)
{
  switch (code)
    {
    case ASP_STORE_ERROR_NOT_FOUND:
      return _("There is no such file or folder. It may have been moved or renamed, or the drive "
               "it is on is not connected.");
    case ASP_STORE_ERROR_NOT_OURS:
      return _("This file is not a document of this program. Please choose a file whose name ends "
               "in “.csatlakozas”.");
    case ASP_STORE_ERROR_NEWER:
      return _("This document was made by a newer version of the program, which this one cannot "
               "read. Please update the program. The document was not changed.");
    case ASP_STORE_ERROR_DAMAGED:
      return _("The file is damaged and was not opened, so that nothing more is lost. Please open "
               "a backup copy of it.");
    case ASP_STORE_ERROR_EXISTS:
      return _("There is a file of that name already. It was not changed; please choose another "
               "name.");
    case ASP_STORE_ERROR_READ_ONLY:
      return _("The document is open for reading only, so the change was not stored.");
    case ASP_STORE_ERROR_PERMISSION:
      return _("You do not have the right to read or write this file or its folder. Please choose "
               "another place, or ask your IT operator for the right.");
    case ASP_STORE_ERROR_BUSY:
      return _("Another program is using the file at the moment. Please try again shortly.");
    case ASP_STORE_ERROR_FULL:
      return _("There is no space left on the drive. Please free some space, then try again.");
    case ASP_STORE_ERROR_CONSTRAINT:
      return _("The change contradicts what is in the document, so it was not stored.");
    case ASP_STORE_ERROR_CONFLICT:
      return _("This step can no longer be undone or redone: what it concerned has changed since.");
    case ASP_STORE_ERROR_CLOSED:
      return _("The document was closed before the change could be stored.");
    case ASP_STORE_ERROR_UNREACHABLE:
      return _("The disk or the network folder of the file does not answer. What was stored before "
               "is unchanged. Please check the connection, then try again.");
    case ASP_STORE_ERROR_UNFINISHED:
      return _("The program was stopped in the middle of a change, which must be taken back before "
               "the document can be read. Please open the document in the program where you may "
               "write into its folder. If you copy it there, copy the file beside it whose name "
               "ends in “-journal”, too.");
    case ASP_STORE_ERROR_FAILED:
    default:
      return _("The document could not be read or written.");
    }
}

static const char *
describe_csv_error (int code)
{
  switch (code)
    {
    case ASP_CSV_ERROR_ENCODING:
      return _("The file is no text in an encoding that is known, so nothing was read. Please save "
               "the table as CSV with the encoding UTF-8.");
    case ASP_CSV_ERROR_EMPTY:
      return _("There is nothing to read in the file.");
    case ASP_CSV_ERROR_QUOTE:
    case ASP_CSV_ERROR_LIMIT:
    default:
      return _("The file is no table that can be read.");
    }
}

/* What the user is told; the technical message follows where it names the place. */
static const char *
describe_known (const GError *error,
                gboolean     *has_place)
{
  *has_place = FALSE;
  if (error->domain == ASP_STORE_ERROR)
    return describe_store_error (error->code);

  *has_place = TRUE;
  if (error->domain == ASP_CSV_ERROR)
    return describe_csv_error (error->code);
  if (error->domain == ASP_EXPORT_ERROR)
    return _("The file could not be written; what was there before is unchanged. Please choose "
             "another place or name.");
  if (error->domain == ASP_TEMPLATE_ERROR)
    return _("The schedule template has an error.");
  if (error->domain == ASP_FORM_ERROR)
    return _("The questionnaire’s file has an error.");

  return NULL;
}

char *
asp_error_describe (const GError *error,
                    GFile        *file)
{
  g_autofree char *name = NULL;
  const char *words;
  gboolean has_place;

  g_return_val_if_fail (error != NULL, NULL);

  name = get_display_name (file);
  words = describe_known (error, &has_place);
  if (words == NULL)
    return g_strdup_printf ("%s\n\n%s", error->message, name);
  if (has_place)
    return g_strdup_printf ("%s\n\n%s\n%s", words, error->message, name);

  return g_strdup_printf ("%s\n\n%s", words, name);
}

char *
asp_error_get_heading (const GError *error,
                       GFile        *file)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  name = file != NULL ? g_file_get_basename (file) : g_strdup (_("the document"));
  if (error->domain == ASP_EXPORT_ERROR)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_("Could Not Export “%s”"), name);
  if (error->domain == ASP_STORE_ERROR && error->code == ASP_STORE_ERROR_EXISTS)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_("“%s” Exists Already"), name);

  /* Translators: %s is the name of a file */
  return g_strdup_printf (_("Could Not Open “%s”"), name);
}

/* TRUE when a newer version of the program has made of the document what this one cannot read. */
gboolean
asp_error_is_newer (const GError *error)
{
  g_return_val_if_fail (error != NULL, FALSE);

  return g_error_matches (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NEWER);
}

/* TRUE when an export would have replaced files that are others', which the message names. */
gboolean
asp_error_is_taken (const GError *error)
{
  g_return_val_if_fail (error != NULL, FALSE);

  return g_error_matches (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_EXISTS);
}
