/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-report.h"

typedef struct
{
  char     *text;               /* (owned) (nullable) */
  gboolean  is_number;
} Cell;

struct _AspReport
{
  const char *const *columns;   /* static, ends with NULL */
  guint              n_columns;
  GArray            *cells;     /* (owned) (element-type Cell) */
};

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
}

/* @columns: ends with NULL and lives as long as the program. Returns: (transfer full) */
AspReport *
asp_report_new (const char *const *columns)
{
  AspReport *self = g_new0 (AspReport, 1);

  self->columns = columns;
  self->n_columns = g_strv_length ((char **) columns);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);

  return self;
}

void
asp_report_free (AspReport *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->cells);
  g_free (self);
}

static void
add_cell (AspReport *self,
          char      *text,
          gboolean   is_number)
{
  Cell cell = { text, is_number };

  g_array_append_val (self->cells, cell);
}

/* @text: (nullable) */
void
asp_report_add_text (AspReport  *self,
                     const char *text)
{
  g_return_if_fail (self != NULL);

  add_cell (self, g_strdup (text), FALSE);
}

void
asp_report_add_integer (AspReport *self,
                        gint64     value)
{
  g_return_if_fail (self != NULL);

  add_cell (self, g_strdup_printf ("%" G_GINT64_FORMAT, value), TRUE);
}

/* In ISO form; nothing for ASP_DAY_NONE. */
void
asp_report_add_day (AspReport *self,
                    AspDay     day)
{
  g_return_if_fail (self != NULL);

  add_cell (self, day != ASP_DAY_NONE ? asp_day_to_iso (day) : NULL, FALSE);
}

guint
asp_report_get_n_rows (AspReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->cells->len / self->n_columns;
}

static const Cell *
get_cell (AspReport *self,
          guint      row,
          guint      column)
{
  return &g_array_index (self->cells, Cell, row * self->n_columns + column);
}

/* The names of the columns first. A tab or a line break in a cell becomes a space.
 * Returns: (transfer full) */
char *
asp_report_to_tsv (AspReport *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "\t" : "", self->columns[i]);
  g_string_append_c (out, '\n');

  for (guint row = 0; row < asp_report_get_n_rows (self); row++)
    {
      for (guint i = 0; i < self->n_columns; i++)
        {
          g_autofree char *text = g_strdup (get_cell (self, row, i)->text);

          if (i > 0)
            g_string_append_c (out, '\t');
          if (text != NULL)
            g_string_append (out, g_strdelimit (text, "\t\r\n", ' '));
        }
      g_string_append_c (out, '\n');
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* RFC 8259: quotation mark, backslash and control characters are escaped, the rest is UTF-8. */
static void
append_string (GString    *out,
               const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (out, "\\%c", *p);
      else if ((guchar) *p < 0x20)
        g_string_append_printf (out, "\\u%04x", (guint) *p);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_cell (GString    *out,
             const Cell *cell)
{
  if (cell->text == NULL)
    g_string_append (out, "null");
  else if (cell->is_number)
    g_string_append (out, cell->text);
  else
    append_string (out, cell->text);
}

/* A list of objects. Returns: (transfer full) */
char *
asp_report_to_json (AspReport *self)
{
  g_autoptr (GString) out = g_string_new ("[");

  g_return_val_if_fail (self != NULL, NULL);

  for (guint row = 0; row < asp_report_get_n_rows (self); row++)
    {
      g_string_append (out, row > 0 ? ",\n " : "\n ");
      for (guint i = 0; i < self->n_columns; i++)
        {
          g_string_append (out, i > 0 ? ", " : "{");
          append_string (out, self->columns[i]);
          g_string_append (out, ": ");
          append_cell (out, get_cell (self, row, i));
        }
      g_string_append_c (out, '}');
    }
  g_string_append (out, asp_report_get_n_rows (self) > 0 ? "\n]\n" : "]\n");

  return g_string_free (g_steal_pointer (&out), FALSE);
}
