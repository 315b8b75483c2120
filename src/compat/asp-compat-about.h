/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the window about the program says. The texts are markup where GTK's own window takes it. */
typedef struct
{
  const char *name;
  const char *icon_name;
  const char *version;
  const char *comments;
  const char *developer;
  const char *translators;
  const char *copyright;
  const char *versions;             /* of the libraries, for who is asked for help */
  const char *data_title;           /* whose data the program carries … */
  const char *data_copyright;
  const char *data_licence;         /* … and on which terms: markup */
} AspCompatAbout;

void asp_compat_show_about (GtkWindow            *parent,
                            const AspCompatAbout *about);

G_END_DECLS
