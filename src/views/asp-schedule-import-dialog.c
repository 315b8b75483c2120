/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "asp-compat-widget.h"
#include "asp-error-words.h"
#include "asp-format.h"
#include "asp-schedule-import-list.h"

/* Reading that takes longer is seen. */
#define PATIENCE_MS 300

#define N_PARTS (ASP_SCHEDULE_IMPORT_LOSSES + 1)

struct _AspScheduleImportDialog
{
  AdwWindow          parent_instance;

  /* Template widgets */
  AdwWindowTitle    *title;
  GtkWidget         *cancel_button;
  GtkWidget         *import_button;
  GtkStack          *stack;
  GtkSpinner        *spinner;
  GtkLabel          *reading;
  AdwStatusPage     *error_page;
  GtkLabel          *summary;
  GtkWidget         *dates;
  GtkCheckButton    *keep_button;
  GtkStack          *parts;
  GtkListView       *lists[N_PARTS];
  GtkLabel          *outcome;

  AspPlanner        *planner;           /* (owned) */
  gint64             municipality_id;
  GFile             *file;              /* (owned) */
  AspScheduleImport *import;            /* (owned) (nullable): NULL until it has been read */
  GCancellable      *cancellable;       /* (owned): of the reading */
  guint              patience_source;
  gboolean           has_changed;       /* what was shown held no longer */
};

G_DEFINE_FINAL_TYPE (AspScheduleImportDialog, asp_schedule_import_dialog, ADW_TYPE_WINDOW)

static gboolean
accepts_dates (AspScheduleImportDialog *self)
{
  return !gtk_check_button_get_active (self->keep_button);
}

/* Returns: (transfer full): what the button would do with the dates */
static char *
describe_outcome (AspScheduleImportDialog *self,
                  gboolean                 changes)
{
  guint n = asp_schedule_import_get_n_moves (self->import);
  g_autofree char *number = asp_format_integer (n);

  if (!changes)
    return g_strdup (_("The schedule has all of it already: nothing changes."));
  if (n == 0)
    return g_strdup (_("The rules of this program move no date."));
  if (accepts_dates (self))
    return g_strdup_printf (ngettext ("%s date is moved by the rules of this program.",
                                      "%s dates are moved by the rules of this program.", n),
                            number);

  return g_strdup_printf (ngettext ("%s date stays as in the file until you accept ours.",
                                    "%s dates stay as in the file until you accept ours.", n),
                          number);
}

static void
update_outcome (AspScheduleImportDialog *self)
{
  AspDocument *document = asp_planner_get_document (self->planner);
  g_autoptr (AspEdit) edit = asp_schedule_import_create_edit (self->import,
                                                              accepts_dates (self));
  g_autofree char *words = describe_outcome (self, edit != NULL);

  if (self->has_changed)
    {
      g_autofree char *outcome = g_steal_pointer (&words);

      words = g_strdup_printf ("%s %s", _("The schedule has changed meanwhile: please look at "
                                          "this once more."), outcome);
    }
  asp_compat_set_status (self->outcome, words);
  gtk_widget_set_sensitive (self->import_button,
                            edit != NULL &&
                            asp_document_get_access (document) == ASP_ACCESS_FULL);
}

static void
choice_changed_cb (AspScheduleImportDialog *self)
{
  if (self->import != NULL)
    update_outcome (self);
}

/* Headings stand in the list and are no tasks.
 *
 * Returns: (transfer full): "45 tasks in the file: 40 that the schedule has, 5 own tasks; and 3
 * headings" */
static char *
summarize (AspScheduleImport *import)
{
  AspScheduleImportCounts counts = asp_schedule_import_get_counts (import);
  g_autofree char *matched = g_strdup_printf (ngettext ("%u that the schedule has",
                                                        "%u that the schedule has",
                                                        counts.n_matched), counts.n_matched);
  g_autofree char *own = g_strdup_printf (ngettext ("%u own task", "%u own tasks", counts.n_own),
                                          counts.n_own);

  g_autofree char *tasks =
    g_strdup_printf (ngettext ("%u task in the file: %s, %s", "%u tasks in the file: %s, %s",
                               counts.n_tasks), counts.n_tasks, matched, own);

  if (counts.n_headings == 0)
    return g_steal_pointer (&tasks);

  /* Translators: %s is "45 tasks in the file: 40 that the schedule has, 5 own tasks" */
  return g_strdup_printf (ngettext ("%s; and %u heading", "%s; and %u headings",
                                    counts.n_headings), tasks, counts.n_headings);
}

static void
show_part (AspScheduleImportDialog *self,
           AspScheduleImportPart    part)
{
  const char *const titles[] = {
    [ASP_SCHEDULE_IMPORT_MOVES] = _("Moved _Dates"),
    [ASP_SCHEDULE_IMPORT_TASKS] = _("_Tasks"),
    [ASP_SCHEDULE_IMPORT_LOSSES] = _("Not _Stored"),
  };
  GtkWidget *page = gtk_widget_get_parent (GTK_WIDGET (self->lists[part]));
  guint n = asp_schedule_import_list_fill (self->lists[part], self->import, part);
  /* Of the same things as the summary above. */
  guint n_named = part == ASP_SCHEDULE_IMPORT_TASKS
                  ? asp_schedule_import_get_counts (self->import).n_tasks : n;
  g_autofree char *number = asp_format_integer (n_named);
  g_autofree char *title = g_strdup_printf ("%s (%s)", titles[part], number);
  g_auto (GStrv) pieces = g_strsplit (titles[part], "_", -1);
  g_autofree char *words = g_strjoinv ("", pieces);
  GtkStackPage *stack_page = gtk_stack_get_page (self->parts, page);

  gtk_stack_page_set_title (stack_page, title);
  gtk_stack_page_set_use_underline (stack_page, TRUE);
  gtk_stack_page_set_visible (stack_page, n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lists[part]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Focus that is set before the window is there leaves it without a role for assistive technology
 * in GTK 4.8. */
static void
focus_button (AspScheduleImportDialog *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  gtk_widget_grab_focus (gtk_widget_is_sensitive (self->import_button)
                           ? self->import_button : self->cancel_button);
}

static void
show_page (AspScheduleImportDialog *self,
           const char              *name)
{
  g_clear_handle_id (&self->patience_source, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, name);
  focus_button (self);
}

static void
show_import (AspScheduleImportDialog *self)
{
  g_autofree char *summary = summarize (self->import);
  guint n_moves = asp_schedule_import_get_n_moves (self->import);

  gtk_label_set_text (self->summary, summary);
  for (guint i = 0; i < N_PARTS; i++)
    show_part (self, (AspScheduleImportPart) i);
  gtk_widget_set_visible (self->dates, n_moves > 0);
  gtk_stack_set_visible_child_name (self->parts, n_moves > 0 ? "moves" : "tasks");
  update_outcome (self);
  show_page (self, "preview");
}

static void
show_error (AspScheduleImportDialog *self,
            const GError            *error)
{
  g_autofree char *heading = asp_error_get_heading (error, self->file);
  g_autofree char *text = asp_error_describe (error, self->file);
  g_autofree char *title = g_markup_escape_text (heading, -1);
  g_autofree char *description = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->error_page, title);
  adw_status_page_set_description (self->error_page, description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cancel_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_set_visible (self->import_button, FALSE);
  show_page (self, "error");
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AspScheduleImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  AspScheduleImport *import = asp_schedule_import_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (import == NULL)
    {
      show_error (self, error);
      return;
    }

  self->import = import;
  show_import (self);
}

static gboolean
patience_cb (gpointer user_data)
{
  AspScheduleImportDialog *self = user_data;

  self->patience_source = 0;
  gtk_spinner_start (self->spinner);
  asp_compat_set_status (self->reading, _("Reading the file…"));

  return G_SOURCE_REMOVE;
}

static void
load (AspScheduleImportDialog *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    gtk_list_view_set_model (self->lists[i], NULL);
  g_clear_pointer (&self->import, asp_schedule_import_free);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  self->patience_source = g_timeout_add (PATIENCE_MS, patience_cb, self);
  asp_schedule_import_load_async (self->planner, self->municipality_id, self->file,
                                  self->cancellable, loaded_cb, g_object_ref (self));
}

static void
import_cb (AspScheduleImportDialog *self)
{
  g_autoptr (AspEdit) edit = NULL;

  if (!asp_schedule_import_is_current (self->import))
    {
      self->has_changed = TRUE;
      load (self);
      return;
    }

  edit = asp_schedule_import_create_edit (self->import, accepts_dates (self));
  if (edit != NULL)
    asp_document_submit (asp_planner_get_document (self->planner), edit);
  gtk_window_close (GTK_WINDOW (self));
}

static void
asp_schedule_import_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (asp_schedule_import_dialog_parent_class)->map (widget);

  focus_button (ASP_SCHEDULE_IMPORT_DIALOG (widget));
}

/* Who closes the window waits no longer. */
static gboolean
asp_schedule_import_dialog_close_request (GtkWindow *window)
{
  AspScheduleImportDialog *self = ASP_SCHEDULE_IMPORT_DIALOG (window);

  g_cancellable_cancel (self->cancellable);

  return GTK_WINDOW_CLASS (asp_schedule_import_dialog_parent_class)->close_request (window);
}

static void
asp_schedule_import_dialog_dispose (GObject *object)
{
  AspScheduleImportDialog *self = ASP_SCHEDULE_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  for (guint i = 0; i < N_PARTS; i++)
    {
      if (self->lists[i] != NULL)
        gtk_list_view_set_model (self->lists[i], NULL);
    }
  g_clear_pointer (&self->import, asp_schedule_import_free);
  g_clear_object (&self->planner);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (asp_schedule_import_dialog_parent_class)->dispose (object);
}

static void
asp_schedule_import_dialog_finalize (GObject *object)
{
  g_object_unref (ASP_SCHEDULE_IMPORT_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (asp_schedule_import_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char *const lists[] = { "moves_list", "tasks_list", "losses_list" };

  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-schedule-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AspScheduleImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AspScheduleImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, AspScheduleImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, AspScheduleImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AspScheduleImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, AspScheduleImportDialog, reading);
  gtk_widget_class_bind_template_child (widget_class, AspScheduleImportDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, AspScheduleImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, AspScheduleImportDialog, dates);
  gtk_widget_class_bind_template_child (widget_class, AspScheduleImportDialog, keep_button);
  gtk_widget_class_bind_template_child (widget_class, AspScheduleImportDialog, parts);
  gtk_widget_class_bind_template_child (widget_class, AspScheduleImportDialog, outcome);
  for (guint i = 0; i < N_PARTS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, lists[i], FALSE,
                                               G_STRUCT_OFFSET (AspScheduleImportDialog, lists) +
                                               (gssize) (i * sizeof (GtkListView *)));
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
asp_schedule_import_dialog_class_init (AspScheduleImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_schedule_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_schedule_import_dialog_finalize;
  widget_class->map = asp_schedule_import_dialog_map;
  GTK_WINDOW_CLASS (klass)->close_request = asp_schedule_import_dialog_close_request;

  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
asp_schedule_import_dialog_init (AspScheduleImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * asp_schedule_import_dialog_new:
 * @municipality_id: whose schedule it becomes
 * @file: read by the window, which tells what is wrong with it
 *
 * Returns: (transfer floating)
 */
GtkWindow *
asp_schedule_import_dialog_new (AspPlanner *planner,
                                gint64      municipality_id,
                                GFile      *file)
{
  g_autofree char *name = NULL;
  AspScheduleImportDialog *self;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_basename (file);
  self = g_object_new (ASP_TYPE_SCHEDULE_IMPORT_DIALOG, NULL);
  self->planner = g_object_ref (planner);
  self->municipality_id = municipality_id;
  self->file = g_object_ref (file);
  adw_window_title_set_subtitle (self->title, name);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->import_button);
  load (self);

  return GTK_WINDOW (self);
}
