/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-problem.h"

/* Holds the solver against brute force on many more networks than the test has time for: those of
 * the seeds from the first argument to before the second, a thousand networks each. A piece of a
 * long run is a range of seeds; a network that differs is printed with its seed. */

#define N_NETWORKS 1000
#define N_EACH_CALENDARS 50

/* Returns: how many networks differ */
static guint
compare_seed (guint32 seed)
{
  RandomProblem problem = { 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_differ = 0;

  for (guint i = 0; i < N_NETWORKS; i++)
    {
      if (i % N_EACH_CALENDARS == 0)
        {
          random_problem_clear (&problem);
          random_problem_init_calendars (&problem, random);
        }
      random_problem_draw (&problem, random);
      if (!random_problem_agrees (&problem))
        {
          g_autofree char *text = random_problem_describe (&problem);

          g_print ("network %u of seed %u differs: %s\n", i, seed, text);
          n_differ++;
        }
    }
  random_problem_clear (&problem);

  return n_differ;
}

int
main (int    argc,
      char **argv)
{
  guint64 first = 0, last = 0;
  guint64 n_differ = 0;
  gint64 begin = g_get_monotonic_time ();

  if (argc != 3 ||
      !g_ascii_string_to_unsigned (argv[1], 10, 0, G_MAXUINT32, &first, NULL) ||
      !g_ascii_string_to_unsigned (argv[2], 10, first, G_MAXUINT32, &last, NULL))
    {
      g_printerr ("bench-brute FIRST-SEED END-SEED\n");
      return 2;
    }

  for (guint64 seed = first; seed < last; seed++)
    n_differ += compare_seed ((guint32) seed);
  g_print ("%" G_GUINT64_FORMAT " networks, %" G_GUINT64_FORMAT " different, %.1f s\n",
           (last - first) * N_NETWORKS, n_differ,
           (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);

  return n_differ == 0 ? 0 : 1;
}
