/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-days-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-day-commands.h"
#include "asp-day-dialog.h"
#include "asp-dialog.h"
#include "asp-format.h"

struct _AspDaysWindow
{
  AdwWindow            parent_instance;

  /* Template widgets */
  AdwToastOverlay     *toasts;
  GtkSpinButton       *year_button;
  AdwPreferencesGroup *own_group;
  AdwPreferencesGroup *closing_group;
  GtkListBox          *own_list;
  GtkListBox          *closing_list;
  GtkListBox          *national_list;
  GtkWidget           *add_day_button;
  GtkWidget           *add_closing_button;

  AspPlanner          *planner;         /* (owned) (nullable) */
  AspCalendar         *national;        /* (owned): without what was entered */
  gint64               municipality_id; /* 0: the scope is not one municipality */
  char                *deleted;         /* (owned) (nullable): the step that the toast undoes */
};

G_DEFINE_FINAL_TYPE (AspDaysWindow, asp_days_window, ADW_TYPE_WINDOW)

static AspDocument *
get_document (AspDaysWindow *self)
{
  return asp_planner_get_document (self->planner);
}

static gboolean
is_writable (AspDaysWindow *self)
{
  return asp_document_get_access (get_document (self)) == ASP_ACCESS_FULL;
}

static int
get_year (AspDaysWindow *self)
{
  return gtk_spin_button_get_value_as_int (self->year_button);
}

/* Which day a row or a button is about. Returns: (nullable): NULL when it is gone */
static AspRow *
find_row (AspDaysWindow *self,
          GtkWidget     *widget)
{
  const char *table = g_object_get_data (G_OBJECT (widget), "table");
  gint64 *id = g_object_get_data (G_OBJECT (widget), "id");

  return table != NULL && id != NULL ? asp_document_lookup (get_document (self), table, *id) : NULL;
}

static void
set_row (GtkWidget *widget,
         AspRow    *row)
{
  gint64 id = asp_row_get_id (row);

  g_object_set_data (G_OBJECT (widget), "table", (gpointer) asp_row_get_table (row));
  g_object_set_data_full (G_OBJECT (widget), "id", g_memdup2 (&id, sizeof id), g_free);
}

/* A day of another year than the one shown would be stored out of sight. */
static void
stored_cb (AspDaysWindow *self,
           int            day)
{
  int year;

  asp_day_get_ymd (day, &year, NULL, NULL);
  gtk_spin_button_set_value (self->year_button, year);
}

static void
show_dialog (AspDaysWindow *self,
             gint64         municipality_id,
             AspRow        *row)
{
  GtkWindow *dialog = asp_day_dialog_new (self->planner, municipality_id, row, get_year (self));

  g_signal_connect_object (dialog, "stored", G_CALLBACK (stored_cb), self, G_CONNECT_SWAPPED);
  asp_dialog_present (dialog, GTK_WIDGET (self));
}

static void
row_activated_cb (AspDaysWindow *self,
                  GtkListBoxRow *widget)
{
  AspRow *row = find_row (self, GTK_WIDGET (widget));

  if (row != NULL)
    show_dialog (self, asp_row_get_integer (row, "municipality_id", 0), row);
}

static void
add_day_cb (AspDaysWindow *self)
{
  show_dialog (self, 0, NULL);
}

static void
add_closing_cb (AspDaysWindow *self)
{
  show_dialog (self, self->municipality_id, NULL);
}

/* Only what the toast is about: by now the last step may be another one. */
static void
toast_undo_cb (AspDaysWindow *self)
{
  if (self->planner != NULL && self->deleted != NULL &&
      g_strcmp0 (asp_document_get_undo_label (get_document (self)), self->deleted) == 0)
    asp_document_submit_undo (get_document (self));
}

static void
delete_cb (AspDaysWindow *self,
           GtkWidget     *button)
{
  AspRow *row = find_row (self, button);
  g_autoptr (AspEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (row == NULL || !is_writable (self))
    return;

  edit = asp_day_command_delete (self->planner, row, &error);
  if (edit == NULL)
    {
      if (error != NULL)
        adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
      return;
    }

  g_free (self->deleted);
  self->deleted = g_strdup (asp_edit_get_label (edit));
  asp_document_submit (get_document (self), edit);

  toast = adw_toast_new (self->deleted);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (toast_undo_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static GtkWidget *
create_label (const char *text,
              gboolean    is_title)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (!is_title)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }

  return label;
}

static GtkWidget *
create_delete_button (AspDaysWindow *self,
                      AspRow        *row,
                      const char    *day)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf ("%s: %s", _("Delete"), day);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_sensitive (button, is_writable (self));
  set_row (button, row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static const char *
get_icon (AspDayKind kind)
{
  static const char *const icons[] = {
    [ASP_DAY_KIND_HOLIDAY] = "starred-symbolic",
    [ASP_DAY_KIND_OFF] = "weather-clear-symbolic",
    [ASP_DAY_KIND_WORKED] = "emblem-system-symbolic",
  };

  return icons[kind];
}

static const AspDayEntry *
find_entry (GPtrArray *entries,
            AspDay     day)
{
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      if (((AspDayEntry *) entries->pdata[i])->day == day)
        return entries->pdata[i];
    }

  return NULL;
}

/* @own: (nullable): the document's days, for a day of the country that they replace.
 * Returns: (transfer full): what kind of day it is, and what else there is to say */
static char *
describe_entry (AspDaysWindow     *self,
                const AspDayEntry *entry,
                GPtrArray         *own)
{
  const AspDayEntry *replaced_by = entry->row == NULL ? find_entry (own, entry->day) : NULL;
  const char *note = entry->row != NULL ? asp_row_get_text (entry->row, "note") : NULL;
  GString *text = g_string_new (asp_day_kind_get_label (entry->kind));
  AspCalendar *before = self->national;

  if (entry->name != NULL)
    g_string_append_printf (text, " · %s", entry->name);
  else if (entry->row == NULL)
    g_string_append_printf (text, " · %s", entry->kind == ASP_DAY_KIND_WORKED
                                             ? _("a Saturday worked for another day")
                                             : _("in exchange for a worked Saturday"));
  if (note != NULL)
    g_string_append_printf (text, " · %s", note);
  if (replaced_by != NULL)
    g_string_append_printf (text, "\n%s", replaced_by->kind == ASP_DAY_KIND_WORKED
                                            ? _("In this document it is a working day.")
                                            : _("In this document it is a day off."));
  if (entry->row != NULL)
    {
      if (strcmp (asp_row_get_table (entry->row), "closing_day") == 0)
        before = asp_document_get_calendar (get_document (self));
      if (asp_calendar_is_workday (before, entry->day) == (entry->kind == ASP_DAY_KIND_WORKED))
        g_string_append_printf (text, "\n%s", _("It would be so without this entry, too."));
    }

  return g_string_free (text, FALSE);
}

static void
append_entry (AspDaysWindow     *self,
              GtkListBox        *list,
              const AspDayEntry *entry,
              GPtrArray         *own)
{
  GtkWidget *widget = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *day = asp_format_day_with_weekday (entry->day);
  g_autofree char *text = describe_entry (self, entry, own);

  gtk_widget_set_margin_top (line, 8);
  gtk_widget_set_margin_bottom (line, 8);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 6);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), create_label (day, TRUE));
  gtk_box_append (GTK_BOX (texts), create_label (text, FALSE));
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name (get_icon (entry->kind)));
  gtk_box_append (GTK_BOX (line), texts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, day,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), entry->row != NULL);
  if (entry->row != NULL)
    {
      set_row (widget, entry->row);
      gtk_box_append (GTK_BOX (line), create_delete_button (self, entry->row, day));
      gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), line);
  gtk_list_box_append (list, widget);
}

static void
fill (AspDaysWindow *self,
      GtkListBox    *list,
      GPtrArray     *entries,
      GPtrArray     *own)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < entries->len; i++)
    append_entry (self, list, entries->pdata[i], own);
}

/* The scope's municipality may go while the window is open. */
static void
show_closing_days (AspDaysWindow *self)
{
  AspRow *municipality = asp_document_lookup (get_document (self), "municipality",
                                              self->municipality_id);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *title = NULL;
  g_autofree char *escaped = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->closing_group), municipality != NULL);
  if (municipality == NULL)
    return;

  /* Translators: %s is a municipality */
  title = g_strdup_printf (_("Closing Days: %s"), asp_row_get_text (municipality, "name"));
  escaped = g_markup_escape_text (title, -1);
  adw_preferences_group_set_title (self->closing_group, escaped);
  entries = asp_day_list_own (get_document (self), self->municipality_id, get_year (self));
  fill (self, self->closing_list, entries, NULL);
}

static void
show_year (AspDaysWindow *self)
{
  int year = get_year (self);
  g_autoptr (GPtrArray) own = asp_day_list_own (get_document (self), 0, year);
  g_autoptr (GPtrArray) national = asp_day_list_national (year);

  fill (self, self->own_list, own, NULL);
  fill (self, self->national_list, national, own);
  show_closing_days (self);
  adw_preferences_group_set_description (
    self->own_group,
    asp_day_has_decree (year) ? _("These hold for every municipality of the document.")
                              : _("These hold for every municipality of the document. The decree "
                                  "of this year is not known to the program: enter here what it "
                                  "moves."));
  gtk_widget_set_sensitive (self->add_day_button, is_writable (self));
  gtk_widget_set_sensitive (self->add_closing_button, is_writable (self));
}

/* The keyboard goes back to the row that it was on, or, where that is gone, to the one that stands
 * in its place. */
static void
show_all (AspDaysWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  GtkWidget *list = row != NULL ? gtk_widget_get_parent (row) : NULL;
  int index = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
  GtkListBoxRow *next = NULL;

  if (list != GTK_WIDGET (self->own_list) && list != GTK_WIDGET (self->closing_list) &&
      list != GTK_WIDGET (self->national_list))
    list = NULL;
  show_year (self);
  if (list == NULL)
    return;

  for (; index >= 0 && next == NULL; index--)
    next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index);
  gtk_widget_grab_focus (next != NULL ? GTK_WIDGET (next) : GTK_WIDGET (self->year_button));
}

static void
changed_cb (AspDaysWindow *self)
{
  show_all (self);
}

static void
year_changed_cb (AspDaysWindow *self)
{
  if (self->planner != NULL)
    show_all (self);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspDaysWindow *self = ASP_DAYS_WINDOW (widget);

  if (is_writable (self) && asp_document_get_undo_label (get_document (self)) != NULL)
    asp_document_submit_undo (get_document (self));
}

static void
redo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspDaysWindow *self = ASP_DAYS_WINDOW (widget);

  if (is_writable (self) && asp_document_get_redo_label (get_document (self)) != NULL)
    asp_document_submit_redo (get_document (self));
}

/* Focus that is set before the window is there leaves it without a role for assistive technology
 * in GTK 4.8. */
static void
asp_days_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (asp_days_window_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (ASP_DAYS_WINDOW (widget)->year_button));
}

static void
asp_days_window_dispose (GObject *object)
{
  AspDaysWindow *self = ASP_DAYS_WINDOW (object);

  if (self->planner != NULL)
    g_signal_handlers_disconnect_by_data (get_document (self), self);
  g_clear_object (&self->planner);
  g_clear_pointer (&self->national, asp_calendar_unref);
  g_clear_pointer (&self->deleted, g_free);

  G_OBJECT_CLASS (asp_days_window_parent_class)->dispose (object);
}

static void
asp_days_window_class_init (AspDaysWindowClass *klass)
{
  const GdkModifierType control_shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_days_window_dispose;
  widget_class->map = asp_days_window_map;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-days-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AspDaysWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AspDaysWindow, year_button);
  gtk_widget_class_bind_template_child (widget_class, AspDaysWindow, own_group);
  gtk_widget_class_bind_template_child (widget_class, AspDaysWindow, closing_group);
  gtk_widget_class_bind_template_child (widget_class, AspDaysWindow, own_list);
  gtk_widget_class_bind_template_child (widget_class, AspDaysWindow, closing_list);
  gtk_widget_class_bind_template_child (widget_class, AspDaysWindow, national_list);
  gtk_widget_class_bind_template_child (widget_class, AspDaysWindow, add_day_button);
  gtk_widget_class_bind_template_child (widget_class, AspDaysWindow, add_closing_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_day_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_closing_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_changed_cb);
  gtk_widget_class_install_action (widget_class, "days.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "days.redo", NULL, redo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "days.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control_shift, "days.redo", NULL);
}

/* The year is no text to be undone, but its field would take these keys for itself. */
static void
add_undo_keys (GtkWidget *field)
{
  const GdkModifierType control_shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (controller);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    keys, gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                            gtk_named_action_new ("days.undo")));
  gtk_shortcut_controller_add_shortcut (
    keys, gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, control_shift),
                            gtk_named_action_new ("days.redo")));
  gtk_widget_add_controller (field, controller);
}

static void
asp_days_window_init (AspDaysWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_undo_keys (GTK_WIDGET (self->year_button));
  gtk_spin_button_set_range (self->year_button, ASP_CALENDAR_FIRST_YEAR, ASP_CALENDAR_LAST_YEAR);
  gtk_spin_button_set_increments (self->year_button, 1, 10);
}

/* @municipality_id: whose closing days are shown, too; 0 for nobody's */
GtkWindow *
asp_days_window_new (AspPlanner *planner,
                     gint64      municipality_id)
{
  AspDaysWindow *self;
  int year;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  self = g_object_new (ASP_TYPE_DAYS_WINDOW, NULL);
  asp_day_get_ymd (asp_document_get_status_date (asp_planner_get_document (planner)), &year, NULL,
                   NULL);
  gtk_spin_button_set_value (self->year_button, year);
  self->planner = g_object_ref (planner);
  self->national = asp_calendar_new_hungarian ();
  self->municipality_id = municipality_id;
  g_signal_connect_object (get_document (self), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  show_all (self);

  return GTK_WINDOW (self);
}
