/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-cost-writers.h"

#include <glib/gi18n-lib.h>

#include "asp-xlsx-file-private.h"
#include "asp-xlsx-text.h"

#define TITLE_ROW   0
#define NAME_ROW    1
#define HEADER_ROW  3
#define PAPER_A4    9

/* The amounts of a row, as formulas see them. */
#define COLUMN_QUANTITY   "C"
#define COLUMN_UNIT_PRICE "E"

typedef enum
{
  STYLE_TEXT,
  STYLE_QUANTITY,
  STYLE_AMOUNT,
  STYLE_GROUP,
  STYLE_GROUP_AMOUNT,
  STYLE_TOTAL,
  STYLE_TOTAL_AMOUNT,
  STYLE_HEADER,
  STYLE_TITLE,
  N_STYLES,
} Style;

typedef struct
{
  AspCostTable  *table;
  lxw_workbook  *book;
  lxw_worksheet *sheet;
  lxw_format    *styles[N_STYLES];
  guint          row;                              /* the next one to be written */
  guint          group_rows[ASP_N_COST_GROUPS];    /* 0: the group has no row */
  lxw_error      result;                           /* first failure */
} Writer;

static const double widths[ASP_N_COST_OUTS] = { 24, 44, 12, 12, 16, 16, 16, 16, 16, 18 };

static void
keep_first_error (Writer    *self,
                  lxw_error  result)
{
  if (self->result == LXW_NO_ERROR)
    self->result = result;
}

/* Always as a string: text of users never becomes a formula. */
static void
write_text (Writer     *self,
            guint       column,
            const char *text,
            Style       style)
{
  g_autofree char *escaped = asp_xlsx_escape (text != NULL ? text : "");

  keep_first_error (self, worksheet_write_string (self->sheet, self->row, (lxw_col_t) column,
                                                  escaped, self->styles[style]));
}

static void
write_number (Writer *self,
              guint   column,
              double  number,
              Style   style)
{
  keep_first_error (self, worksheet_write_number (self->sheet, self->row, (lxw_col_t) column,
                                                  number, self->styles[style]));
}

/* With the value that we have reckoned, for readers that do not reckon. Takes @formula. */
static void
write_formula (Writer *self,
               guint   column,
               char   *formula,
               gint64  value,
               Style   style)
{
  keep_first_error (self, worksheet_write_formula_num (self->sheet, self->row,
                                                       (lxw_col_t) column, formula,
                                                       self->styles[style], (double) value));
  g_free (formula);
}

static void
add_formats (Writer *self)
{
  static const char amount[] = "#,##0\\ \"Ft\"";

  for (guint i = 0; i < N_STYLES; i++)
    {
      lxw_format *format = workbook_add_format (self->book);

      self->styles[i] = format;
      format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
      if (i == STYLE_TITLE)
        continue;
      format_set_border (format, LXW_BORDER_THIN);
      format_set_border_color (format, 0xC0BFBC);
      if (i >= STYLE_GROUP)
        format_set_bold (format);
    }

  format_set_text_wrap (self->styles[STYLE_TEXT]);
  format_set_num_format (self->styles[STYLE_QUANTITY], "#,##0.###");
  format_set_num_format (self->styles[STYLE_AMOUNT], amount);
  format_set_num_format (self->styles[STYLE_GROUP_AMOUNT], amount);
  format_set_num_format (self->styles[STYLE_TOTAL_AMOUNT], amount);
  format_set_bg_color (self->styles[STYLE_GROUP], 0xEBF2FA);
  format_set_bg_color (self->styles[STYLE_GROUP_AMOUNT], 0xEBF2FA);
  format_set_bg_color (self->styles[STYLE_TOTAL], 0xCFE0F5);
  format_set_bg_color (self->styles[STYLE_TOTAL_AMOUNT], 0xCFE0F5);
  format_set_bg_color (self->styles[STYLE_HEADER], 0xCFE0F5);
  format_set_text_wrap (self->styles[STYLE_HEADER]);
  format_set_bold (self->styles[STYLE_TITLE]);
  format_set_font_size (self->styles[STYLE_TITLE], 14);
}

static void
write_head (Writer *self)
{
  self->row = TITLE_ROW;
  write_text (self, 0, _("Cost sheet"), STYLE_TITLE);
  self->row = NAME_ROW;
  write_text (self, 0, self->table->municipality, STYLE_TITLE);

  self->row = HEADER_ROW;
  for (guint i = 0; i < ASP_N_COST_OUTS; i++)
    {
      keep_first_error (self, worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                                                    widths[i], NULL));
      write_text (self, i, _asp_cost_out_get_title ((AspCostOut) i), STYLE_HEADER);
    }
  self->row++;
}

/* The net in whole forints: the quantity is made whole first, for thousandths have no exact form
 * as a spreadsheet holds numbers. ROUND() there goes away from zero at a half, as we do. */
static void
write_amounts (Writer      *self,
               AspCostLine *line)
{
  guint row = self->row + 1;

  write_number (self, ASP_COST_OUT_QUANTITY, (double) line->quantity / 1000, STYLE_QUANTITY);
  write_number (self, ASP_COST_OUT_UNIT_PRICE, (double) line->unit_price, STYLE_AMOUNT);
  write_formula (self, ASP_COST_OUT_NET,
                 g_strdup_printf ("=ROUND(ROUND(" COLUMN_QUANTITY "%u*1000,0)*" COLUMN_UNIT_PRICE
                                  "%u/1000,0)", row, row),
                 line->net, STYLE_AMOUNT);
  write_formula (self, ASP_COST_OUT_VAT,
                 g_strdup_printf ("=ROUND(G%u*%d/100,0)", row, asp_vat_get_percent (line->vat)),
                 line->vat_amount, STYLE_AMOUNT);
  write_formula (self, ASP_COST_OUT_GROSS, g_strdup_printf ("=G%u+H%u", row, row), line->gross,
                 STYLE_AMOUNT);
}

static void
write_line (Writer      *self,
            AspCostLine *line)
{
  for (guint i = 0; i < ASP_N_COST_OUTS; i++)
    write_text (self, i, "", STYLE_TEXT);
  write_text (self, ASP_COST_OUT_GROUP, asp_cost_group_get_label (line->group), STYLE_TEXT);
  write_text (self, ASP_COST_OUT_TITLE, line->title, STYLE_TEXT);
  write_text (self, ASP_COST_OUT_UNIT, line->unit, STYLE_TEXT);
  write_text (self, ASP_COST_OUT_VAT_RATE, asp_vat_get_label (line->vat), STYLE_TEXT);
  write_text (self, ASP_COST_OUT_FUNDING, asp_funding_get_label (line->funding), STYLE_TEXT);
  if (line->is_priced)
    write_amounts (self, line);
  self->row++;
}

static gint64
get_amount (AspCostLine *line,
            guint        column)
{
  if (!line->is_priced)
    return 0;

  return column == ASP_COST_OUT_NET ? line->net
         : column == ASP_COST_OUT_VAT ? line->vat_amount : line->gross;
}

/* A group: its lines, and below them their sums. */
static void
write_group (Writer       *self,
             AspCostGroup  group)
{
  guint first = self->row + 1;
  gint64 sums[ASP_N_COST_OUTS] = { 0 };
  guint n = 0;

  for (guint i = 0; i < self->table->lines->len; i++)
    {
      AspCostLine *line = g_ptr_array_index (self->table->lines, i);

      if (line->group != group)
        continue;

      write_line (self, line);
      for (guint column = ASP_COST_OUT_NET; column <= ASP_COST_OUT_GROSS; column++)
        sums[column] += get_amount (line, column);
      n++;
    }
  if (n == 0)
    return;

  self->group_rows[group] = self->row + 1;
  for (guint i = 0; i < ASP_N_COST_OUTS; i++)
    write_text (self, i, i == 0 ? asp_cost_group_get_label (group) : "", STYLE_GROUP);
  for (guint column = ASP_COST_OUT_NET; column <= ASP_COST_OUT_GROSS; column++)
    write_formula (self, column,
                   g_strdup_printf ("=SUM(%c%u:%c%u)", 'A' + (int) column, first,
                                    'A' + (int) column, self->row),
                   sums[column], STYLE_GROUP_AMOUNT);
  self->row++;
}

/* The sum of the groups' sums. */
static void
write_total (Writer *self)
{
  for (guint i = 0; i < ASP_N_COST_OUTS; i++)
    write_text (self, i, i == 0 ? _("Total") : "", STYLE_TOTAL);

  for (guint column = ASP_COST_OUT_NET; column <= ASP_COST_OUT_GROSS; column++)
    {
      g_autoptr (GString) formula = g_string_new ("=0");
      gint64 sum = 0;

      for (guint i = 0; i < self->table->lines->len; i++)
        sum += get_amount (g_ptr_array_index (self->table->lines, i), column);
      for (guint i = 0; i < ASP_N_COST_GROUPS; i++)
        {
          if (self->group_rows[i] != 0)
            g_string_append_printf (formula, "+%c%u", 'A' + (int) column, self->group_rows[i]);
        }
      write_formula (self, column, g_string_free (g_steal_pointer (&formula), FALSE), sum,
                     STYLE_TOTAL_AMOUNT);
    }
  self->row++;
}

/* What each source pays, and what is left of the grant. */
static void
write_funding (Writer *self,
               guint   last)
{
  gint64 sums[ASP_N_FUNDINGS] = { 0 };
  guint grant_row = 0;

  for (guint i = 0; i < self->table->lines->len; i++)
    {
      AspCostLine *line = g_ptr_array_index (self->table->lines, i);

      sums[line->funding] += get_amount (line, ASP_COST_OUT_GROSS);
    }

  self->row++;
  for (guint i = 0; i < ASP_N_FUNDINGS; i++)
    {
      const char *label = asp_funding_get_label ((AspFunding) i);

      if (i == ASP_FUNDING_GRANT)
        grant_row = self->row + 1;
      write_text (self, 0, label, STYLE_GROUP);
      write_formula (self, 1,
                     g_strdup_printf ("=SUMIF(J%d:J%u,A%u,I%d:I%u)", HEADER_ROW + 2, last,
                                      self->row + 1, HEADER_ROW + 2, last),
                     sums[i], STYLE_AMOUNT);
      self->row++;
    }
  if (!self->table->has_grant)
    return;

  write_text (self, 0, _("Grant awarded"), STYLE_GROUP);
  write_number (self, 1, (double) self->table->grant, STYLE_AMOUNT);
  self->row++;
  write_text (self, 0, _("Left of the grant"), STYLE_GROUP);
  write_formula (self, 1, g_strdup_printf ("=B%u-B%u", self->row, grant_row),
                 self->table->grant - sums[ASP_FUNDING_GRANT], STYLE_AMOUNT);
  self->row++;
}

static lxw_error
fill_book (lxw_workbook *book,
           gpointer      data)
{
  Writer self = { .table = data, .book = book };
  lxw_doc_properties properties = { 0 };

  self.sheet = workbook_add_worksheet (book, _("Cost sheet"));
  if (self.sheet == NULL)
    return LXW_ERROR_MEMORY_MALLOC_FAILED;

  add_formats (&self);
  write_head (&self);
  for (guint i = 0; i < ASP_N_COST_GROUPS; i++)
    write_group (&self, (AspCostGroup) i);
  write_total (&self);
  write_funding (&self, self.row - 1);

  worksheet_freeze_panes (self.sheet, HEADER_ROW + 1, 2);
  worksheet_set_landscape (self.sheet);
  worksheet_set_paper (self.sheet, PAPER_A4);
  worksheet_fit_to_pages (self.sheet, 1, 0);
  keep_first_error (&self, worksheet_repeat_rows (self.sheet, HEADER_ROW, HEADER_ROW));

  properties.title = _("Cost sheet");
  properties.author = self.table->author;
  properties.company = self.table->municipality;
  properties.created = (time_t) g_date_time_to_unix (self.table->created);
  keep_first_error (&self, workbook_set_properties (book, &properties));

  return self.result;
}

GBytes *
_asp_cost_write_xlsx (AspCostTable  *table,
                      GError       **error)
{
  return asp_xlsx_make (fill_book, table, FALSE, error);
}
