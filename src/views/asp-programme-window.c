/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-dialog.h"
#include "asp-format.h"
#include "asp-programme-commands.h"
#include "asp-programme-dialog.h"
#include "asp-programme-rules.h"
#include "asp-wave-dialog.h"
#include "asp-wave.h"

struct _AspProgrammeWindow
{
  AdwWindow        parent_instance;

  /* Template widgets */
  AdwToastOverlay *toasts;
  GtkListBox      *programme_list;
  GtkListBox      *milestone_list;
  GtkListBox      *wave_list;
  GtkWidget       *add_milestone_button;
  GtkWidget       *add_wave_button;

  AspDocument     *document;    /* (owned) (nullable) */
  char            *deleted;     /* (owned) (nullable): the undo step that the toast takes back */
};

G_DEFINE_FINAL_TYPE (AspProgrammeWindow, asp_programme_window, ADW_TYPE_WINDOW)

static gboolean
is_writable (AspProgrammeWindow *self)
{
  return asp_document_get_access (self->document) == ASP_ACCESS_FULL;
}

/* Which record a row or a button is about. Returns: (nullable): NULL when it is gone */
static AspRow *
find_row (AspProgrammeWindow *self,
          GtkWidget          *widget)
{
  const char *table = g_object_get_data (G_OBJECT (widget), "table");
  gint64 *id = g_object_get_data (G_OBJECT (widget), "id");

  return table != NULL && id != NULL ? asp_document_lookup (self->document, table, *id) : NULL;
}

static void
set_row (GtkWidget *widget,
         AspRow    *row)
{
  gint64 id = asp_row_get_id (row);

  g_object_set_data (G_OBJECT (widget), "table", (gpointer) asp_row_get_table (row));
  g_object_set_data_full (G_OBJECT (widget), "id", g_memdup2 (&id, sizeof id), g_free);
}

static void
row_activated_cb (AspProgrammeWindow *self,
                  GtkListBoxRow      *widget)
{
  AspRow *row = find_row (self, GTK_WIDGET (widget));
  const char *table = g_object_get_data (G_OBJECT (widget), "table");

  if (table == NULL || strcmp (table, "programme") == 0)
    asp_dialog_present (asp_programme_dialog_new (self->document), GTK_WIDGET (self));
  else if (row != NULL && strcmp (table, "wave") == 0)
    asp_dialog_present (asp_wave_dialog_new (self->document, row), GTK_WIDGET (self));
  else if (row != NULL)
    asp_dialog_present (asp_programme_dialog_new_milestone (self->document, row),
                        GTK_WIDGET (self));
}

static void
add_milestone_cb (AspProgrammeWindow *self)
{
  asp_dialog_present (asp_programme_dialog_new_milestone (self->document, NULL), GTK_WIDGET (self));
}

static void
add_wave_cb (AspProgrammeWindow *self)
{
  asp_dialog_present (asp_wave_dialog_new (self->document, NULL), GTK_WIDGET (self));
}

/* Only what the toast is about: by now the last step may be another one. */
static void
toast_undo_cb (AspProgrammeWindow *self)
{
  if (self->document != NULL && self->deleted != NULL &&
      g_strcmp0 (asp_document_get_undo_label (self->document), self->deleted) == 0)
    asp_document_submit_undo (self->document);
}

/* Returns: (transfer full): what happens to the wave's municipalities; NULL when it has none */
static char *
describe_members_left (AspProgrammeWindow *self,
                       AspRow             *row)
{
  guint n;

  if (strcmp (asp_row_get_table (row), "wave") != 0)
    return NULL;

  n = asp_programme_count_members (self->document, asp_row_get_id (row));
  if (n == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%u municipality stays without a wave",
                                    "%u municipalities stay without a wave", n), n);
}

static void
delete_cb (AspProgrammeWindow *self,
           GtkWidget          *button)
{
  AspRow *row = find_row (self, button);
  g_autoptr (AspEdit) edit = NULL;
  g_autofree char *members = NULL;
  g_autoptr (GString) text = NULL;
  AdwToast *toast;

  if (row == NULL || !is_writable (self))
    return;

  edit = asp_programme_command_delete (row);
  members = describe_members_left (self, row);
  text = g_string_new (asp_edit_get_label (edit));
  if (members != NULL)
    g_string_append_printf (text, " (%s)", members);
  g_free (self->deleted);
  self->deleted = g_strdup (asp_edit_get_label (edit));
  asp_document_submit (self->document, edit);

  toast = adw_toast_new (text->str);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (toast_undo_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
add_label (GtkBox     *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  if (g_strcmp0 (css_class, "dim-label") == 0)
    gtk_widget_add_css_class (label, "caption");
  gtk_box_append (box, label);
}

static void
add_warning (GtkBox     *box,
             const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (line, "warning");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), icon);
  add_label (GTK_BOX (line), text, "caption");
  gtk_box_append (box, line);
}

static GtkWidget *
create_delete_button (AspProgrammeWindow *self,
                      AspRow             *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *members = describe_members_left (self, row);
  g_autofree char *tooltip = NULL;
  g_autofree char *name = NULL;

  tooltip = members != NULL ? g_strdup_printf ("%s: %s", _("Delete"), members)
                            : g_strdup (_("Delete"));
  name = g_strdup_printf ("%s: %s", _("Delete"), asp_row_get_text (row, "name"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_sensitive (button, is_writable (self));
  set_row (button, row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);

  return button;
}

/* A row with a title, and a box below it for what else there is to say.
 * @row: (nullable): the record it is about. @texts: (out): where to add it */
static GtkWidget *
append_row (AspProgrammeWindow *self,
            GtkListBox         *list,
            const char         *title,
            AspRow             *row,
            GtkBox            **texts)
{
  GtkWidget *widget = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (line, 10);
  gtk_widget_set_margin_bottom (line, 10);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 6);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), box);
  add_label (GTK_BOX (box), title, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  if (row != NULL)
    {
      set_row (widget, row);
      if (strcmp (asp_row_get_table (row), "programme") != 0)
        gtk_box_append (GTK_BOX (line), create_delete_button (self, row));
    }
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), line);
  gtk_list_box_append (list, widget);
  *texts = GTK_BOX (box);

  return widget;
}

static void
describe (GtkWidget  *widget,
          const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

static void
show_programme (AspProgrammeWindow *self)
{
  AspProgramme *programme = asp_document_get_programme (self->document);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *widget;
  const char *code;
  GtkBox *texts;
  AspDay day;

  if (programme == NULL)
    {
      widget = append_row (self, self->programme_list, _("This document has no programme yet"),
                           NULL, &texts);
      add_label (texts, _("Enter it here: its name, its code and the status date."), "dim-label");
      gtk_widget_set_sensitive (widget, is_writable (self));
      return;
    }

  widget = append_row (self, self->programme_list,
                       asp_record_get_text (ASP_RECORD (programme), "name"),
                       asp_record_get_row (ASP_RECORD (programme)), &texts);
  code = asp_record_get_text (ASP_RECORD (programme), "code");
  if (code != NULL)
    g_string_append_printf (text, "%s\n", code);
  day = asp_record_get_day (ASP_RECORD (programme), "status_date");
  if (day != ASP_DAY_NONE)
    {
      g_autofree char *words = asp_format_day_long (day);

      /* Translators: %s is a day */
      g_string_append_printf (text, _("Status date: %s"), words);
    }
  else
    {
      g_string_append (text, _("Status date: always today"));
    }
  add_label (texts, text->str, "dim-label");
  describe (widget, text->str);
}

static void
show_milestones (AspProgrammeWindow *self)
{
  g_autoptr (GPtrArray) milestones = asp_programme_list_milestones (self->document);

  for (guint i = 0; i < milestones->len; i++)
    {
      AspRow *row = g_ptr_array_index (milestones, i);
      AspDay day = asp_row_get_day (row, "day");
      g_autofree char *text = day != ASP_DAY_NONE ? asp_format_day_long (day)
                                                  : g_strdup (_("No day yet"));
      GtkBox *texts;
      GtkWidget *widget = append_row (self, self->milestone_list, asp_row_get_text (row, "name"),
                                      row, &texts);

      add_label (texts, text, "dim-label");
      describe (widget, text);
    }
}

/* Returns: (transfer full): the periods with their first days; what has no day is left out */
static char *
describe_periods (AspRow *wave)
{
  static const struct
  {
    const char *column;
    AspStage    stage;
  } periods[] = {
    { "prepare_from", ASP_STAGE_PREPARATION },
    { "join_from", ASP_STAGE_JOINING },
    { "live_from", ASP_STAGE_LIVE },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      AspDay day = asp_row_get_day (wave, periods[i].column);
      g_autofree char *words = NULL;

      if (day == ASP_DAY_NONE)
        continue;

      words = asp_format_day (day);
      if (text->len > 0)
        g_string_append (text, " → ");
      g_string_append_printf (text, "%s: %s", asp_stage_get_short_label (periods[i].stage), words);
    }
  if (text->len == 0)
    g_string_append (text, _("No periods yet: its municipalities have no schedule unless they "
                             "have a first day of their own."));

  return g_string_free (text, FALSE);
}

/* What does not add up in a wave, in words. */
static void
show_wave_doubts (AspProgrammeWindow *self,
                  AspRow             *wave,
                  GtkBox             *texts)
{
  static const char *const columns[] = { "join_from", "live_from" };
  g_autoptr (GPtrArray) doubts = asp_programme_list_doubts (self->document, wave);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *wrong = asp_wave_check_period (columns[i],
                                                 asp_row_get_day (wave, "prepare_from"),
                                                 asp_row_get_day (wave, "join_from"),
                                                 asp_row_get_day (wave, "live_from"));

      if (wrong != NULL)
        add_warning (texts, wrong);
    }
  if (doubts->len > 0)
    {
      g_autofree char *text =
        g_strdup_printf (ngettext ("%u municipality does not fit in: open the wave to see why",
                                   "%u municipalities do not fit in: open the wave to see why",
                                   doubts->len), doubts->len);

      add_warning (texts, text);
    }
}

static void
show_wave (AspProgrammeWindow *self,
           AspRow             *wave)
{
  AspWaveKind kind = ASP_WAVE_KIND_FURTHER;
  guint n = asp_programme_count_members (self->document, asp_row_get_id (wave));
  g_autofree char *members = g_strdup_printf (ngettext ("%u municipality", "%u municipalities", n),
                                              n);
  g_autofree char *periods = describe_periods (wave);
  g_autofree char *facts = NULL;
  g_autofree char *text = NULL;
  GtkWidget *widget;
  GtkBox *texts;

  asp_wave_kind_from_code (asp_row_get_text (wave, "kind"), &kind);
  facts = g_strjoin (" · ", asp_wave_kind_get_label (kind),
                     asp_row_get_integer (wave, "has_grant", 0) != 0
                       ? C_("grant", "with KMOP grant") : C_("grant", "without grant"),
                     members, NULL);
  text = g_strjoin ("\n", facts, periods, NULL);
  widget = append_row (self, self->wave_list, asp_row_get_text (wave, "name"), wave, &texts);
  add_label (texts, text, "dim-label");
  describe (widget, text);
  show_wave_doubts (self, wave, texts);
}

static void
show_waves (AspProgrammeWindow *self)
{
  g_autoptr (GPtrArray) waves = asp_document_list_waves (self->document);

  for (guint i = 0; i < waves->len; i++)
    show_wave (self, asp_record_get_row (g_ptr_array_index (waves, i)));
}

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* The keyboard goes back to the row that it was on, or, where that is gone, to the one that stands
 * in its place. */
static void
restore_focus (GtkListBox *list,
               int         index)
{
  GtkListBoxRow *row = NULL;

  for (; index >= 0 && row == NULL; index--)
    row = gtk_list_box_get_row_at_index (list, index);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (list));
}

static void
show_all (AspProgrammeWindow *self)
{
  GtkListBox *const lists[] = { self->programme_list, self->milestone_list, self->wave_list };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  GtkWidget *focus_list = row != NULL ? gtk_widget_get_parent (row) : NULL;
  int index = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    clear (lists[i]);

  show_programme (self);
  show_milestones (self);
  show_waves (self);
  gtk_widget_set_sensitive (self->add_milestone_button,
                            is_writable (self) &&
                            asp_document_get_programme (self->document) != NULL);
  gtk_widget_set_sensitive (self->add_wave_button, is_writable (self));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (focus_list == GTK_WIDGET (lists[i]))
        restore_focus (lists[i], index);
    }
}

static void
changed_cb (AspProgrammeWindow *self)
{
  show_all (self);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspProgrammeWindow *self = ASP_PROGRAMME_WINDOW (widget);

  if (is_writable (self) && asp_document_get_undo_label (self->document) != NULL)
    asp_document_submit_undo (self->document);
}

static void
redo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspProgrammeWindow *self = ASP_PROGRAMME_WINDOW (widget);

  if (is_writable (self) && asp_document_get_redo_label (self->document) != NULL)
    asp_document_submit_redo (self->document);
}

static void
asp_programme_window_dispose (GObject *object)
{
  AspProgrammeWindow *self = ASP_PROGRAMME_WINDOW (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->deleted, g_free);

  G_OBJECT_CLASS (asp_programme_window_parent_class)->dispose (object);
}

static void
asp_programme_window_class_init (AspProgrammeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_programme_window_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-programme-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeWindow, programme_list);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeWindow, milestone_list);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeWindow, wave_list);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeWindow, add_milestone_button);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeWindow, add_wave_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_milestone_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_wave_cb);
  gtk_widget_class_install_action (widget_class, "programme.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "programme.redo", NULL, redo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "programme.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "programme.redo", NULL);
}

static void
asp_programme_window_init (AspProgrammeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
asp_programme_window_new (AspDocument *document)
{
  AspProgrammeWindow *self;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);

  self = g_object_new (ASP_TYPE_PROGRAMME_WINDOW, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_all (self);

  return GTK_WINDOW (self);
}
