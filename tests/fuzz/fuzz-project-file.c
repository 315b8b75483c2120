/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-project-drift.h"

#include "fuzz.h"

/* Any bytes as a schedule of another program: it is refused, or read and scheduled by our rules.
 * The format is told by what the bytes are, so one target serves all of them. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AspProjectFile) file = asp_project_file_read (stream, &error);
  g_autoptr (AspProjectDrift) drift = NULL;

  if (file == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }

  drift = asp_project_drift_new (file, &error);
  g_assert_true ((drift == NULL) == (error != NULL));

  return 0;
}
