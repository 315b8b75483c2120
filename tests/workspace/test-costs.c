/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <string.h>

#include "asp-cost-commands.h"

typedef struct
{
  DocumentFixture  document;
  AspCostSheet    *sheet;       /* (owned): of a municipality without lines */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  AspEdit *edit = asp_edit_new ("Municipality");
  gint64 id = asp_edit_insert (edit, "municipality");

  document_fixture_set_up (&fixture->document, NULL);
  asp_edit_set_text (edit, "name", "Ágfalva");
  document_fixture_run (&fixture->document, edit);
  fixture->sheet = asp_cost_sheet_new (fixture->document.document, id);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->sheet);
  document_fixture_tear_down (&fixture->document, data);
}

static AspCostItem *
get_line (Fixture *fixture,
          guint    place)
{
  GPtrArray *lines = asp_cost_sheet_get_lines (fixture->sheet, ASP_COST_GROUP_HARDWARE);

  g_assert_cmpuint (place, <, lines->len);

  return g_ptr_array_index (lines, place);
}

static void
add (Fixture *fixture)
{
  document_fixture_run (&fixture->document,
                        asp_cost_command_add (fixture->sheet, ASP_COST_GROUP_HARDWARE, NULL));
}

static void
set (Fixture       *fixture,
     guint          place,
     AspCostColumn  column,
     const char    *text)
{
  g_autoptr (GError) error = NULL;
  AspEdit *edit = asp_cost_command_set (get_line (fixture, place), column, text, &error);

  g_assert_no_error (error);
  document_fixture_run (&fixture->document, edit);
}

static void
assert_cell (Fixture       *fixture,
             guint          place,
             AspCostColumn  column,
             const char    *expected)
{
  g_autofree char *text = asp_cost_format (get_line (fixture, place), column);

  g_assert_cmpstr (text, ==, expected);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (asp_document_undo (fixture->document.document, &error));
  g_assert_no_error (error);
}

static guint
count (Fixture *fixture)
{
  return asp_cost_sheet_get_sums (fixture->sheet)->n_lines;
}

/* Reckoned with Python's decimal: 105 × 27 % = 28.35, 333 × 3 × 5 % = 49.95. The sums are those of
 * the rounded lines, so that every column adds up. */
static void
test_sums (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const prices[] = { "105", "105", "105", "0", "333" };
  static const gint64 vats[] = { 28, 28, 28, 0, 50 };
  static const gint64 grosses[] = { 133, 133, 133, 0, 1049 };
  const AspCostSums *sums;

  for (guint i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      gint64 net, vat, gross;

      add (fixture);
      set (fixture, i, ASP_COST_COLUMN_UNIT_PRICE, prices[i]);
      if (i == 4)
        {
          set (fixture, i, ASP_COST_COLUMN_QUANTITY, "3");
          set (fixture, i, ASP_COST_COLUMN_VAT, "5 %");
        }
      g_assert_true (asp_cost_item_get_amounts (get_line (fixture, i), &net, &vat, &gross));
      g_assert_cmpint (vat, ==, vats[i]);
      g_assert_cmpint (gross, ==, grosses[i]);
      g_assert_cmpint (net + vat, ==, gross);
    }

  sums = asp_cost_sheet_get_group_sums (fixture->sheet, ASP_COST_GROUP_HARDWARE);
  g_assert_cmpint (sums->net, ==, 1314);
  g_assert_cmpint (sums->vat, ==, 134);
  g_assert_cmpint (sums->gross, ==, 1448);
  g_assert_cmpint (sums->by_funding[ASP_FUNDING_GRANT], ==, 1448);
  g_assert_cmpint (asp_cost_sheet_get_sums (fixture->sheet)->gross, ==, 1448);

  set (fixture, 0, ASP_COST_COLUMN_FUNDING, "own");
  sums = asp_cost_sheet_get_sums (fixture->sheet);
  g_assert_cmpint (sums->by_funding[ASP_FUNDING_OWN], ==, 133);
  g_assert_cmpint (sums->by_funding[ASP_FUNDING_GRANT], ==, 1315);
  undo (fixture);
  g_assert_cmpint (asp_cost_sheet_get_sums (fixture->sheet)->by_funding[ASP_FUNDING_OWN], ==, 0);

  while (count (fixture) > 0)
    undo (fixture);
  g_assert_cmpint (asp_cost_sheet_get_sums (fixture->sheet)->gross, ==, 0);
}

/* Half a forint goes away from zero, also below it; the net is rounded before its VAT. */
static void
test_rounding (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct
  {
    const char *quantity, *price, *vat;
    gint64      net_amount, vat_amount;
  } cases[] = {
    { "1", "145 669", "27", 145669, 39331 },      /* 39 330.63 */
    { "0,5", "101", "0", 51, 0 },                 /* 50.5 */
    { "-0,5", "101", "AAM", -51, 0 },
    { "1", "50", "5", 50, 3 },                    /* 2.5 */
    { "-1", "50", "5", -50, -3 },
    { "1,5", "33", "18", 50, 9 },                 /* 49.5; 18 % of 50 */
    { "2", "1 000", "TAHK", 2000, 0 },
    { "2", "1 000", "FAD", 2000, 0 },
  };

  add (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 net, vat, gross;
      g_autoptr (GError) error = NULL;
      g_autofree char *block = g_strdup_printf ("%s\tdb\t%s\t%s", cases[i].quantity,
                                                cases[i].price, cases[i].vat);
      AspEdit *edit = asp_cost_command_paste (fixture->sheet, ASP_COST_GROUP_HARDWARE,
                                              get_line (fixture, 0), ASP_COST_COLUMN_QUANTITY,
                                              block, &error);

      g_assert_no_error (error);
      document_fixture_run (&fixture->document, edit);
      g_assert_true (asp_cost_item_get_amounts (get_line (fixture, 0), &net, &vat, &gross));
      g_assert_cmpint (net, ==, cases[i].net_amount);
      g_assert_cmpint (vat, ==, cases[i].vat_amount);
      g_assert_cmpint (gross, ==, cases[i].net_amount + cases[i].vat_amount);
    }
}

/* What cannot be taken is refused in words and changes nothing. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    AspCostColumn column;
    const char   *text;
    AspCostError  code;
  } cases[] = {
    { ASP_COST_COLUMN_QUANTITY, "sok", ASP_COST_ERROR_VALUE },
    { ASP_COST_COLUMN_QUANTITY, "1,2345", ASP_COST_ERROR_VALUE },
    { ASP_COST_COLUMN_UNIT_PRICE, "ezer", ASP_COST_ERROR_VALUE },
    { ASP_COST_COLUMN_UNIT_PRICE, "12,5", ASP_COST_ERROR_VALUE },
    { ASP_COST_COLUMN_UNIT_PRICE, "9007199254740993", ASP_COST_ERROR_VALUE },
    { ASP_COST_COLUMN_UNIT_PRICE, "9007199254740992", ASP_COST_ERROR_TOO_LARGE },
    { ASP_COST_COLUMN_UNIT_PRICE, "99999999999999999999", ASP_COST_ERROR_VALUE },
    { ASP_COST_COLUMN_VAT, "26", ASP_COST_ERROR_VALUE },
    { ASP_COST_COLUMN_FUNDING, "nagybácsi", ASP_COST_ERROR_VALUE },
  };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add (fixture);
  before = document_fixture_dump (&fixture->document);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_null (asp_cost_command_set (get_line (fixture, 0), cases[i].column, cases[i].text,
                                           &error));
      g_assert_error (error, ASP_COST_ERROR, (int) cases[i].code);
    }
  after = document_fixture_dump (&fixture->document);
  g_assert_cmpstr (after, ==, before);

  /* The same value again is no change. */
  g_assert_null (asp_cost_command_set (get_line (fixture, 0), ASP_COST_COLUMN_QUANTITY, "1",
                                       NULL));
}

/* A block as a spreadsheet puts it on the clipboard: a cell with a line break and quotes in it, a
 * quote that opens nothing, empty cells, a line end behind the last row. */
static void
test_paste (Fixture       *fixture,
            gconstpointer  data)
{
  static const char block[] = "Szerver\t2\t450000\r\n"
                              "\"Nyomtató,\nszínes \"\"A3\"\"\"\t3\t120000\r\n"
                              "27\" monitor\t5\t65000\r\n"
                              "Kábel\t\t\r\n";
  g_autoptr (GError) error = NULL;
  AspEdit *edit;

  edit = asp_cost_command_paste (fixture->sheet, ASP_COST_GROUP_HARDWARE, NULL,
                                 ASP_COST_COLUMN_TITLE, block, &error);
  g_assert_no_error (error);
  document_fixture_run (&fixture->document, edit);
  g_assert_cmpuint (count (fixture), ==, 4);
  assert_cell (fixture, 0, ASP_COST_COLUMN_TITLE, "Szerver");
  assert_cell (fixture, 1, ASP_COST_COLUMN_TITLE, "Nyomtató,\nszínes \"A3\"");
  assert_cell (fixture, 1, ASP_COST_COLUMN_QUANTITY, "3");
  g_assert_cmpint (asp_record_get_integer (ASP_RECORD (get_line (fixture, 1)), "unit_price", 0),
                   ==, 120000);
  assert_cell (fixture, 2, ASP_COST_COLUMN_TITLE, "27\" monitor");
  assert_cell (fixture, 3, ASP_COST_COLUMN_TITLE, "Kábel");
  assert_cell (fixture, 3, ASP_COST_COLUMN_QUANTITY, "");
  assert_cell (fixture, 3, ASP_COST_COLUMN_UNIT_PRICE, "");
  g_assert_cmpuint (asp_cost_sheet_get_sums (fixture->sheet)->n_unpriced, ==, 1);
  /* 2 × 450 000 + 3 × 120 000 + 5 × 65 000 */
  g_assert_cmpint (asp_cost_sheet_get_sums (fixture->sheet)->net, ==, 1585000);

  /* At the last row it goes on behind the sheet's end; in the middle it goes over what is there. */
  edit = asp_cost_command_paste (fixture->sheet, ASP_COST_GROUP_HARDWARE, get_line (fixture, 3),
                                 ASP_COST_COLUMN_TITLE, block, &error);
  g_assert_no_error (error);
  document_fixture_run (&fixture->document, edit);
  g_assert_cmpuint (count (fixture), ==, 7);
  assert_cell (fixture, 3, ASP_COST_COLUMN_TITLE, "Szerver");
  assert_cell (fixture, 6, ASP_COST_COLUMN_TITLE, "Kábel");
  undo (fixture);
  g_assert_cmpuint (count (fixture), ==, 4);
  assert_cell (fixture, 3, ASP_COST_COLUMN_TITLE, "Kábel");
  undo (fixture);
  g_assert_cmpuint (count (fixture), ==, 0);

  g_assert_null (asp_cost_command_paste (fixture->sheet, ASP_COST_GROUP_HARDWARE, NULL,
                                         ASP_COST_COLUMN_TITLE, "Egér\t2\tdb\t900\nGép\tsok\n",
                                         &error));
  g_assert_error (error, ASP_COST_ERROR, ASP_COST_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "2"));
  g_assert_cmpuint (count (fixture), ==, 0);
}

/* Lines keep the order in which they were added; one deleted comes back where it was. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const titles[] = { "egy", "kettő", "három" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      add (fixture);
      set (fixture, i, ASP_COST_COLUMN_TITLE, titles[i]);
    }
  document_fixture_run (&fixture->document, asp_cost_command_remove (get_line (fixture, 1)));
  assert_cell (fixture, 1, ASP_COST_COLUMN_TITLE, "három");
  undo (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    assert_cell (fixture, i, ASP_COST_COLUMN_TITLE, titles[i]);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/workspace/costs/columns-add-up", test_sums },
    { "/workspace/costs/rounding", test_rounding },
    { "/workspace/costs/refused-in-words", test_refused },
    { "/workspace/costs/pasted-block", test_paste },
    { "/workspace/costs/order", test_order },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
