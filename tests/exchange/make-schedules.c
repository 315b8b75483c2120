/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "schedule-fixture.h"

/* Writes every kind of export into a folder, for the readers that are not ours. */

static void
write_all (ScheduleFixture *fixture,
           const char      *folder,
           const char      *name)
{
  for (int format = ASP_SCHEDULE_FORMAT_XLSX; format <= ASP_SCHEDULE_FORMAT_ICS; format++)
    {
      g_autoptr (GError) error = NULL;
      const char *extension = asp_schedule_format_get_extension ((AspScheduleFormat) format);
      g_autofree char *file_name = g_strconcat (name, ".", extension, NULL);
      g_autoptr (GFile) target = g_file_new_build_filename (folder, file_name, NULL);

      asp_schedule_export_write (&fixture->data, (AspScheduleFormat) format, target, &error);
      g_assert_no_error (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const char *const names[ASP_N_WAVE_KINDS] = { "pilot", "kmop", "further" };

  if (argc != 2)
    {
      g_printerr ("Usage: make-schedules FOLDER\n");
      return 2;
    }

  for (int wave = 0; wave < ASP_N_WAVE_KINDS; wave++)
    {
      g_autoptr (ScheduleFixture) own =
        schedule_fixture_new ((AspWaveKind) wave, ASP_LANGUAGE_HU, NULL, 0);
      g_autoptr (ScheduleFixture) template =
        schedule_fixture_new_template ((AspWaveKind) wave, ASP_LANGUAGE_EN);
      g_autofree char *template_name = g_strconcat ("template-", names[wave], NULL);

      write_all (own, argv[1], names[wave]);
      write_all (template, argv[1], template_name);
    }

  {
    g_autoptr (ScheduleFixture) running = schedule_fixture_new_running (ASP_LANGUAGE_HU);

    write_all (running, argv[1], "running");
  }

  {
    g_autoptr (ScheduleFixture) constrained = schedule_fixture_new_constrained ();

    write_all (constrained, argv[1], "constrained");
  }

  return 0;
}
