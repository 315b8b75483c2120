/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gtk/gtk.h>
#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#include "asp-application.h"
#include "asp-command-line.h"
#include "asp-format.h"

/* The written forms of days and numbers follow the messages, not the C library's locale. */
static void
choose_language (void)
{
  /* Translators: the code of the language you translate into, for days and numbers: "hu" */
  const char *language = dgettext (GETTEXT_PACKAGE, "en");

  asp_format_set_language (strcmp (language, "hu") == 0 ? ASP_LANGUAGE_HU : ASP_LANGUAGE_EN);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AspApplication) application = NULL;
  /* Set by the tests, for the program that is not installed. */
  const char *locale_dir = g_getenv ("CSATLAKOZAS_LOCALEDIR");
  int status;

  /* A file that may not grow any more is an error like a full disk, not the end. */
  signal (SIGXFSZ, SIG_IGN);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  choose_language ();

  if (asp_command_line_run (argc, argv, &status))
    return status;

  /* It is chosen, and must not change under the feet of the thread that reads a document. */
  gtk_disable_setlocale ();
  application = asp_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
