/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "asp-compat-widget.h"
#include "asp-error-words.h"
#include "asp-format.h"
#include "asp-municipality-import.h"

/* What is shown of a file; the rest counts as well. */
#define MAX_COLUMNS 60
#define N_FIRST_ROWS 5
#define N_WRONG_ROWS 3
#define MAX_PROBLEMS 200
#define MAX_CHARS 22            /* of a cell; a longer text is cut */

/* Rows of the grid: what a column gives, its header in the file, then its cells. */
#define GRID_FIELD 0
#define GRID_HEADER 1
#define GRID_FIRST_ROW 2

typedef struct
{
  AspCsvEncoding  encoding;
  const char     *title;
} Encoding;

static const Encoding encodings[] = {
  { ASP_CSV_ENCODING_UTF_8, N_("UTF-8") },
  { ASP_CSV_ENCODING_WINDOWS_1250, N_("Central European (Windows-1250)") },
  { ASP_CSV_ENCODING_ISO_8859_2, N_("Central European (ISO 8859-2)") },
  { ASP_CSV_ENCODING_UTF_16, N_("UTF-16") },
};

typedef struct
{
  char        separator;
  const char *title;
} Separator;

static const Separator separators[] = {
  { ';', N_("Semicolon (;)") },
  { ',', N_("Comma (,)") },
  { '\t', N_("Tab") },
};

struct _AspImportDialog
{
  AdwWindow              parent_instance;

  /* Template widgets */
  AdwWindowTitle        *title;
  GtkWidget             *import_button;
  GtkWidget             *file_group;
  AdwComboRow           *encoding_row;
  AdwComboRow           *separator_row;
  GtkWidget             *columns_group;
  GtkGrid               *grid;
  GtkWidget             *problems_group;
  GtkListBox            *problems;
  GtkLabel              *summary;
  GtkWidget             *skip_box;
  GtkSwitch             *skip_switch;

  AspDocument           *document;      /* (owned) */
  GBytes                *contents;      /* (owned) */
  AspMunicipalityImport *import;        /* (owned) (nullable): NULL when it cannot be read so */
  GPtrArray             *drop_downs;    /* (owned) (element-type GtkDropDown): one a column */
  GPtrArray             *cells;         /* (owned) (element-type GtkWidget): below the header */
  gboolean               is_updating;   /* the program itself sets what the user may choose */
};

G_DEFINE_FINAL_TYPE (AspImportDialog, asp_import_dialog, ADW_TYPE_WINDOW)

static gboolean
skips_wrong (AspImportDialog *self)
{
  return gtk_switch_get_active (self->skip_switch);
}

/* What the button would do now. */
static void
update_button (AspImportDialog *self)
{
  AspImportCounts counts = { 0 };
  gboolean possible = FALSE;

  if (self->import != NULL)
    {
      counts = asp_municipality_import_get_counts (self->import);
      possible = counts.n_new + counts.n_changed > 0 &&
                 (counts.n_wrong == 0 || skips_wrong (self)) &&
                 asp_document_get_access (self->document) == ASP_ACCESS_FULL;
    }
  gtk_widget_set_sensitive (self->import_button, possible);
  gtk_widget_set_visible (self->skip_box, counts.n_wrong > 0);
}

static void
attach_cell (AspImportDialog *self,
             GtkWidget       *widget,
             int              column,
             int              row)
{
  gtk_grid_attach (self->grid, widget, column, row, 1, 1);
  if (row >= GRID_FIRST_ROW)
    g_ptr_array_add (self->cells, widget);
}

static GtkWidget *
create_label (const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (g_utf8_strlen (text, -1) > MAX_CHARS)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), MAX_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
    }
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/* A wrong cell has an icon besides its colour, and says what is wrong. */
static GtkWidget *
create_cell (const char *text,
             const char *error)
{
  GtkWidget *label = create_label (text, error != NULL ? "error" : NULL);
  GtkWidget *box;

  if (error == NULL)
    return label;

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-error-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (gtk_widget_get_first_child (box), "error");
  gtk_widget_set_tooltip_text (box, error);

  return box;
}

static guint
count_columns (AspImportDialog *self)
{
  return MIN (asp_municipality_import_get_n_columns (self->import), MAX_COLUMNS);
}

static gboolean
is_wrong_row (AspImportDialog *self,
              guint            row)
{
  for (guint i = 0; i < count_columns (self); i++)
    {
      if (asp_municipality_import_get_cell_error (self->import, row, i) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
show_row (AspImportDialog *self,
          guint            row,
          int              grid_row)
{
  g_autofree char *line =
    g_strdup_printf ("%u", asp_municipality_import_get_line (self->import, row));
  GtkWidget *number = create_label (line, "dim-label");

  gtk_widget_add_css_class (number, "numeric");
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  attach_cell (self, number, 0, grid_row);
  for (guint i = 0; i < count_columns (self); i++)
    attach_cell (self,
                 create_cell (asp_municipality_import_get_cell (self->import, row, i),
                              asp_municipality_import_get_cell_error (self->import, row, i)),
                 (int) i + 1, grid_row);
}

static void
show_rows (AspImportDialog *self)
{
  guint n_rows = asp_municipality_import_get_n_rows (self->import);
  AspImportCounts counts = asp_municipality_import_get_counts (self->import);
  guint n_wrong = counts.n_wrong > 0 ? N_WRONG_ROWS : 0;
  int grid_row = GRID_FIRST_ROW;

  for (guint row = 0; row < n_rows && (row < N_FIRST_ROWS || n_wrong > 0); row++)
    {
      if (row >= N_FIRST_ROWS)
        {
          if (!is_wrong_row (self, row))
            continue;
          n_wrong--;
        }
      show_row (self, row, grid_row++);
    }
}

static void
add_problem (AspImportDialog *self,
             const char      *text,
             const char      *icon_name,
             const char      *style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (icon, style);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->problems, row);
}

static void
show_problems (AspImportDialog *self)
{
  guint n = asp_municipality_import_get_n_problems (self->import);

  for (guint i = 0; i < MIN (n, MAX_PROBLEMS); i++)
    {
      gboolean is_error;
      g_autofree char *text = asp_municipality_import_get_problem (self->import, i, &is_error);

      add_problem (self, text, is_error ? "dialog-error-symbolic" : "emblem-ok-symbolic",
                   is_error ? "error" : "success");
    }

  if (n > MAX_PROBLEMS)
    {
      g_autofree char *number = asp_format_integer (n - MAX_PROBLEMS);
      /* Translators: %s is a number */
      g_autofree char *text = g_strdup_printf (_("And %s more."), number);

      add_problem (self, text, "view-more-symbolic", NULL);
    }
}

static void
clear_results (AspImportDialog *self)
{
  GtkWidget *row;

  for (guint i = 0; i < self->cells->len; i++)
    gtk_grid_remove (self->grid, g_ptr_array_index (self->cells, i));
  g_ptr_array_set_size (self->cells, 0);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->problems))) != NULL)
    gtk_list_box_remove (self->problems, row);
}

/* Everything that follows from how the file is understood. */
static void
show_results (AspImportDialog *self)
{
  g_autofree char *summary = asp_municipality_import_summarize (self->import);

  clear_results (self);
  self->is_updating = TRUE;
  for (guint i = 0; i < self->drop_downs->len; i++)
    gtk_drop_down_set_selected (g_ptr_array_index (self->drop_downs, i),
                                asp_municipality_import_get_field (self->import, i) + 1);
  self->is_updating = FALSE;

  show_rows (self);
  show_problems (self);
  gtk_widget_set_visible (self->problems_group,
                          asp_municipality_import_get_n_problems (self->import) > 0);
  asp_compat_set_status (self->summary, summary);
  update_button (self);
}

static void
field_chosen_cb (AspImportDialog *self,
                 GParamSpec      *pspec,
                 GtkDropDown     *drop_down)
{
  guint column;

  if (self->is_updating || !g_ptr_array_find (self->drop_downs, drop_down, &column))
    return;

  asp_municipality_import_set_field (self->import, column,
                                     (int) gtk_drop_down_get_selected (drop_down) - 1);
  show_results (self);
}

static GtkStringList *
create_field_words (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _("Left out"));
  for (guint i = 0; i < asp_municipality_import_get_n_fields (); i++)
    gtk_string_list_append (words, asp_municipality_import_get_field_title ((int) i));

  return words;
}

static void
add_column (AspImportDialog *self,
            GtkStringList   *words,
            guint            column)
{
  g_autofree char *header = asp_municipality_import_get_header (self->import, column);
  /* Translators: %s is the header of a column in a file; read by screen readers */
  g_autofree char *name = g_strdup_printf (_("What the column “%s” gives"), header);
  GtkWidget *drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (words)), NULL);
  GtkWidget *label = create_label (header, "caption-heading");

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_tooltip_text (label, header);
  g_ptr_array_add (self->drop_downs, drop_down);
  attach_cell (self, drop_down, (int) column + 1, GRID_FIELD);
  attach_cell (self, label, (int) column + 1, GRID_HEADER);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (field_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The columns are others when the file is cut otherwise. */
static void
show_columns (AspImportDialog *self)
{
  g_autoptr (GtkStringList) words = create_field_words ();
  GtkWidget *child;

  clear_results (self);
  g_ptr_array_set_size (self->drop_downs, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);

  self->is_updating = TRUE;
  attach_cell (self, create_label (_("Row"), "caption-heading"), 0, GRID_HEADER);
  for (guint i = 0; i < count_columns (self); i++)
    add_column (self, words, i);
  self->is_updating = FALSE;
}

static void
show_dialect (AspImportDialog *self)
{
  AspCsvDialect dialect = asp_municipality_import_get_dialect (self->import);

  self->is_updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      if (encodings[i].encoding == dialect.encoding)
        adw_combo_row_set_selected (self->encoding_row, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      if (separators[i].separator == dialect.separator)
        adw_combo_row_set_selected (self->separator_row, i);
    }
  self->is_updating = FALSE;
}

/* The user may choose what does not fit the file; she sees why, and chooses again. */
static void
dialect_chosen_cb (AspImportDialog *self)
{
  g_autoptr (GError) error = NULL;
  AspCsvDialect dialect;

  if (self->is_updating || self->contents == NULL)
    return;

  dialect.encoding = encodings[adw_combo_row_get_selected (self->encoding_row)].encoding;
  dialect.separator = separators[adw_combo_row_get_selected (self->separator_row)].separator;
  g_clear_pointer (&self->import, asp_municipality_import_free);
  self->import = asp_municipality_import_new (self->document, self->contents, &dialect, &error);
  gtk_widget_set_visible (self->columns_group, self->import != NULL);
  if (self->import != NULL)
    {
      show_columns (self);
      show_results (self);
      return;
    }

  clear_results (self);
  add_problem (self, error->message, "dialog-error-symbolic", "error");
  gtk_widget_set_visible (self->problems_group, TRUE);
  asp_compat_set_status (self->summary, _("The file cannot be read in this way."));
  update_button (self);
}

static void
skip_changed_cb (AspImportDialog *self)
{
  update_button (self);
}

static void
import_cb (AspImportDialog *self)
{
  g_autoptr (AspEdit) edit = asp_municipality_import_create_edit (self->import,
                                                                  skips_wrong (self));

  if (edit == NULL)
    {
      /* The document was changed from elsewhere in the meantime. */
      show_results (self);
      return;
    }

  asp_document_submit (self->document, edit);
  gtk_window_close (GTK_WINDOW (self));
}

static void
asp_import_dialog_dispose (GObject *object)
{
  AspImportDialog *self = ASP_IMPORT_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->contents, g_bytes_unref);
  g_clear_pointer (&self->import, asp_municipality_import_free);

  G_OBJECT_CLASS (asp_import_dialog_parent_class)->dispose (object);
}

static void
asp_import_dialog_finalize (GObject *object)
{
  AspImportDialog *self = ASP_IMPORT_DIALOG (object);

  g_ptr_array_unref (self->drop_downs);
  g_ptr_array_unref (self->cells);

  G_OBJECT_CLASS (asp_import_dialog_parent_class)->finalize (object);
}

/* Focus that is set before the window is there leaves it without a role for assistive technology
 * in GTK 4.8. */
static void
asp_import_dialog_map (GtkWidget *widget)
{
  AspImportDialog *self = ASP_IMPORT_DIALOG (widget);

  GTK_WIDGET_CLASS (asp_import_dialog_parent_class)->map (widget);

  /* Where Enter does what the window is for; otherwise where something is to be chosen. */
  if (gtk_widget_get_sensitive (self->import_button))
    gtk_widget_grab_focus (self->import_button);
  else if (gtk_widget_get_visible (self->file_group))
    gtk_widget_grab_focus (GTK_WIDGET (self->encoding_row));
  else
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
asp_import_dialog_class_init (AspImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_import_dialog_finalize;
  widget_class->map = asp_import_dialog_map;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AspImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AspImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, AspImportDialog, file_group);
  gtk_widget_class_bind_template_child (widget_class, AspImportDialog, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, AspImportDialog, separator_row);
  gtk_widget_class_bind_template_child (widget_class, AspImportDialog, columns_group);
  gtk_widget_class_bind_template_child (widget_class, AspImportDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, AspImportDialog, problems_group);
  gtk_widget_class_bind_template_child (widget_class, AspImportDialog, problems);
  gtk_widget_class_bind_template_child (widget_class, AspImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, AspImportDialog, skip_box);
  gtk_widget_class_bind_template_child (widget_class, AspImportDialog, skip_switch);
  gtk_widget_class_bind_template_callback (widget_class, dialect_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
asp_import_dialog_init (AspImportDialog *self)
{
  g_autoptr (GtkStringList) encoding_words = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) separator_words = gtk_string_list_new (NULL);

  self->drop_downs = g_ptr_array_new ();
  self->cells = g_ptr_array_new ();
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (encoding_words, _(encodings[i].title));
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    gtk_string_list_append (separator_words, _(separators[i].title));
  adw_combo_row_set_model (self->encoding_row, G_LIST_MODEL (encoding_words));
  adw_combo_row_set_model (self->separator_row, G_LIST_MODEL (separator_words));
  self->is_updating = FALSE;
}

static gboolean
has_ending (const char *name,
            const char *ending)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_str_has_suffix (folded, ending);
}

/**
 * asp_import_dialog_new:
 * @document: where the municipalities go
 * @contents: the file's bytes, or the table in a workbook (asp_municipality_import_load())
 * @name: the file's name, to be shown
 *
 * Returns: (transfer floating) (nullable): the window, or %NULL when the file is no table, with an
 *   error of #AspCsvError
 */
GtkWindow *
asp_import_dialog_new (AspDocument  *document,
                       GBytes       *contents,
                       const char   *name,
                       GError      **error)
{
  AspMunicipalityImport *import;
  AspImportDialog *self;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (contents != NULL, NULL);

  import = asp_municipality_import_new (document, contents, NULL, error);
  if (import == NULL)
    return NULL;

  self = g_object_new (ASP_TYPE_IMPORT_DIALOG, NULL);
  self->document = g_object_ref (document);
  self->contents = g_bytes_ref (contents);
  self->import = import;
  adw_window_title_set_subtitle (self->title, name);
  /* How a workbook writes its texts is known. */
  gtk_widget_set_visible (self->file_group, !has_ending (name, ".xlsx"));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->import_button);
  show_dialect (self);
  show_columns (self);
  show_results (self);

  return GTK_WINDOW (self);
}
