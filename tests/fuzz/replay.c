/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib.h>

#include "fuzz.h"

/* usage: replay FOLDER…
 * Hands every file of the folders to the target, whole, without its last third, and with each of
 * its bytes changed in turn (of a long file: of some). What crashes or is found by a sanitizer ends
 * the run. Prints TAP, a line a file. */

#define MAX_CHANGES 60

static void
try_bytes (const char *data,
           gsize       length)
{
  /* At its exact size, so that reading behind the end is noticed. */
  g_autofree char *copy = g_memdup2 (data, length);

  LLVMFuzzerTestOneInput ((const uint8_t *) copy, length);
}

static void
try_file (const char *path)
{
  g_autofree char *data = NULL;
  gsize length;
  gsize step;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  try_bytes (data, length);
  try_bytes (data, length - length / 3);

  step = length / MAX_CHANGES + 1;
  for (gsize i = 0; i < length; i += step)
    {
      char old = data[i];

      data[i] = (char) (old ^ (1 << i % 8));
      try_bytes (data, length);
      data[i] = old;
    }
}

int
main (int    argc,
      char **argv)
{
  guint n_files = 0;

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GDir) folder = g_dir_open (argv[i], 0, NULL);
      const char *name;

      g_assert_nonnull (folder);
      while ((name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *path = g_build_filename (argv[i], name, NULL);

          try_file (path);
          g_print ("ok %u %s\n", ++n_files, name);
        }
    }
  g_print ("1..%u\n", n_files);

  return 0;
}
