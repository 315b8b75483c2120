/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme-rules.h"

/* The columns' limits are those of the document's schema. */
static void
test_fields (void)
{
  static const struct
  {
    const char *column;
    const char *text;
    const char *value;          /* NULL: nothing */
    gboolean    fits;
  } cases[] = {
    { "name", "  EKOP 3.1.6  ", "EKOP 3.1.6", TRUE },
    { "name", " ", NULL, FALSE },
    { "number", "1", "1", TRUE },
    { "number", "99", "99", TRUE },
    { "number", "0", NULL, FALSE },
    { "number", "100", NULL, FALSE },
    { "number", "", NULL, FALSE },
    { "number", "első", NULL, FALSE },
    { "day", "2015-06-30", "2015-06-30", TRUE },
    { "day", "2015. június 30.", "2015-06-30", TRUE },
    { "day", "2015-02-29", NULL, FALSE },
    { "status_date", "", NULL, TRUE },
    { "prepare_from", "jún. 12.", "2014-06-12", TRUE },
    { "join_from", "szept. 1.", "2014-09-01", TRUE },
    { "live_from", "holnapután talán", NULL, FALSE },
    { "note", " megjegyzés ", "megjegyzés", TRUE },
    { "code", "", NULL, TRUE },
  };
  AspDay reference = asp_day_new (2014, 6, 1);
  g_autofree char *long_name = g_strnfill (201, 'a');
  g_autofree char *wrong = asp_programme_field_check ("name", long_name, reference);

  g_assert_nonnull (wrong);
  long_name[200] = '\0';
  g_free (wrong);
  wrong = asp_programme_field_check ("name", long_name, reference);
  g_assert_null (wrong);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *error = asp_programme_field_check (cases[i].column, cases[i].text,
                                                          reference);
      g_autofree char *value = NULL;

      g_test_message ("%s: “%s”", cases[i].column, cases[i].text);
      g_assert_cmpint (error == NULL, ==, cases[i].fits);
      if (!cases[i].fits)
        continue;

      value = asp_programme_field_parse (cases[i].column, cases[i].text, reference);
      g_assert_cmpstr (value, ==, cases[i].value);
      if (value != NULL)
        {
          g_autofree char *shown = asp_programme_field_format (cases[i].column, value);
          g_autofree char *again = asp_programme_field_parse (cases[i].column, shown, reference);

          g_assert_cmpstr (again, ==, value);
        }
    }
}

static void
test_periods (void)
{
  const AspDay none = ASP_DAY_NONE;
  const AspDay first = asp_day_new (2014, 6, 12);
  const AspDay second = asp_day_new (2014, 9, 1);
  const AspDay third = asp_day_new (2015, 1, 5);
  const struct
  {
    AspDay      prepare;
    AspDay      join;
    AspDay      live;
    const char *wrong;          /* column, or NULL */
  } cases[] = {
    { first, second, third, NULL },
    { first, first, first, NULL },
    { none, none, none, NULL },
    { none, second, third, NULL },
    { first, none, third, NULL },
    { second, first, third, "join_from" },
    { first, third, second, "live_from" },
    { second, none, first, "live_from" },
    { none, second, first, "live_from" },
  };
  static const char *const columns[] = { "prepare_from", "join_from", "live_from" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
        {
          const char *wrong = asp_wave_check_period (columns[k], cases[i].prepare, cases[i].join,
                                                     cases[i].live);

          g_test_message ("case %u, %s", i, columns[k]);
          g_assert_cmpint (wrong != NULL, ==, g_strcmp0 (columns[k], cases[i].wrong) == 0);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/programme-rules/fields", test_fields);
  g_test_add_func ("/model/programme-rules/periods", test_periods);

  return g_test_run ();
}
