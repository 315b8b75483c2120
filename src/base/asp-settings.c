/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-settings.h"

#define SCHEMA_ID "hu.onkormanyzat.Csatlakozas"

static GSettings *
create_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE);

  return schema != NULL ? g_settings_new (SCHEMA_ID) : NULL;
}

/* Returns: (transfer none) (nullable): the program's settings; NULL when its schema is not
 * installed, with which GSettings would end the program */
GSettings *
asp_settings_get (void)
{
  static GSettings *settings;
  static gsize created;

  if (g_once_init_enter (&created))
    {
      settings = create_settings ();
      g_once_init_leave (&created, 1);
    }

  return settings;
}
