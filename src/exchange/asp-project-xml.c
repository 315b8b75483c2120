/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-project-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AspProjectBuilder         *builder;   /* (owned) */
  const AspProjectXmlFormat *format;    /* (nullable): until the root tells it */
  gpointer                   reader;    /* (owned) (nullable) */
} Reading;

/* The root element tells the format. */
static const AspProjectXmlFormat *
find_format (AspXmlScan *scan,
             const char *root)
{
  g_autofree char *planner = asp_xml_scan_get_attribute (scan, "mrproject-version");
  g_autofree char *version = asp_xml_scan_get_attribute (scan, "version");

  if (strcmp (root, "Project") == 0)
    return &asp_project_mspdi;
  if (strcmp (root, "project") == 0 && planner != NULL)
    return &asp_project_planner;
  if (strcmp (root, "project") == 0 && version != NULL)
    return &asp_project_gan;

  return NULL;
}

static void
start_cb (AspXmlScan *scan,
          const char *name,
          gpointer    user_data)
{
  Reading *self = user_data;

  if (self->format == NULL)
    {
      self->format = find_format (scan, name);
      if (self->format == NULL)
        {
          asp_xml_scan_fail (scan, g_error_new_literal (
            ASP_PROJECT_FILE_ERROR, ASP_PROJECT_FILE_ERROR_FORMAT,
            _("the file is no schedule in a format that is read")));
          return;
        }
      self->builder = asp_project_builder_new (self->format->name);
      self->reader = self->format->create (self->builder);
    }
  self->format->handler.start (scan, name, self->reader);
}

static void
end_cb (AspXmlScan *scan,
        const char *name,
        const char *text,
        gpointer    user_data)
{
  Reading *self = user_data;

  if (!asp_xml_scan_has_failed (scan))
    self->format->handler.end (scan, name, text, self->reader);
}

/* Reads a schedule in XML. Errors: those of the stream, ASP_PROJECT_FILE_ERROR. */
AspProjectFile *
asp_project_read_xml (GInputStream  *stream,
                      GError       **error)
{
  static const AspXmlHandler handler = { start_cb, end_cb };
  Reading self = { NULL };
  AspProjectFile *file = NULL;

  if (asp_xml_scan_run (stream, &handler, &self, error) &&
      (self.format->finish == NULL || self.format->finish (self.reader, error)))
    file = asp_project_builder_finish (self.builder, error);

  if (self.reader != NULL)
    self.format->free (self.reader);
  g_clear_pointer (&self.builder, asp_project_builder_free);

  return file;
}
