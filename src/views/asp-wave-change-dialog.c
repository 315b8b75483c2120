/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-wave-change-dialog.h"

#include <glib/gi18n-lib.h>

#include "asp-compat-widget.h"
#include "asp-format.h"
#include "asp-wave-change.h"

/* More would not be read; the summary counts all of them. */
#define MAX_ROWS 50

struct _AspWaveChangeDialog
{
  AdwWindow       parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  AdwComboRow    *wave_row;
  AdwActionRow   *start_row;
  GtkSwitch      *start_switch;
  GtkLabel       *summary;
  GtkListBox     *list;
  GtkWidget      *move_button;

  AspPlanner     *planner;      /* (owned) (nullable) */
  GArray         *ids;          /* (owned) (element-type gint64): municipalities */
  GArray         *wave_ids;     /* (owned) (element-type gint64): of the combo row's entries */
  AspWaveChange  *change;       /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (AspWaveChangeDialog, asp_wave_change_dialog, ADW_TYPE_WINDOW)

static AspDocument *
get_document (AspWaveChangeDialog *self)
{
  return asp_planner_get_document (self->planner);
}

static char *
describe_days (AspDay start,
               AspDay finish)
{
  g_autofree char *first = asp_format_day (start);
  g_autofree char *last = asp_format_day (finish);

  return start == finish ? g_steal_pointer (&first) : g_strdup_printf ("%s – %s", first, last);
}

/* Returns: (transfer full): what happens to the task, and when */
static char *
describe_task (const AspWaveTask *task)
{
  g_autofree char *old_days = NULL;
  g_autofree char *new_days = NULL;
  GString *text = g_string_new (NULL);

  if (task->change != ASP_WAVE_TASK_COME)
    old_days = describe_days (task->old_start, task->old_finish);
  if (task->change != ASP_WAVE_TASK_GONE)
    new_days = describe_days (task->new_start, task->new_finish);

  switch (task->change)
    {
    case ASP_WAVE_TASK_GONE:
      /* Translators: a task that is no longer to be done; %s are its days */
      g_string_append_printf (text, _("Falls away: %s"), old_days);
      if (task->has_state)
        g_string_append_printf (text, " · %s", _("what was entered about it is kept"));
      break;
    case ASP_WAVE_TASK_COME:
      /* Translators: a task; %s are its days */
      g_string_append_printf (text, _("New: %s"), new_days);
      break;
    case ASP_WAVE_TASK_MOVED:
    default:
      g_string_append_printf (text, "%s → %s", old_days, new_days);
      break;
    }

  return g_string_free (text, FALSE);
}

static void
add_task (AdwExpanderRow    *expander,
          const AspWaveMove *move,
          const AspWaveTask *task)
{
  static const char *const icons[] = {
    [ASP_WAVE_TASK_GONE] = "list-remove-symbolic",
    [ASP_WAVE_TASK_COME] = "list-add-symbolic",
    [ASP_WAVE_TASK_MOVED] = "go-next-symbolic",
  };
  const AspTemplateTask *words = asp_wave_move_get_task (move, task);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s %s", words->code,
                                            words->title[asp_format_get_language ()]);
  g_autofree char *subtitle = describe_task (task);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (icons[task->change]));
  adw_expander_row_add_row (expander, row);
}

/* The rows of the tasks are made when they are first looked at: those that fall away or come are
 * what is asked about, so they stand first. */
static void
expanded_cb (AspWaveChangeDialog *self,
             GParamSpec          *pspec,
             AdwExpanderRow      *expander)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (expander), "index"));
  const AspWaveMove *move;

  if (!adw_expander_row_get_expanded (expander) || self->change == NULL ||
      g_object_get_data (G_OBJECT (expander), "filled") != NULL)
    return;

  g_object_set_data (G_OBJECT (expander), "filled", expander);
  move = asp_wave_change_get_move (self->change, index);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < move->tasks->len; i++)
        {
          const AspWaveTask *task = &g_array_index (move->tasks, AspWaveTask, i);

          if ((task->change == ASP_WAVE_TASK_MOVED) == (pass == 1))
            add_task (expander, move, task);
        }
    }
}

static void
add_move (AspWaveChangeDialog *self,
          guint                index)
{
  const AspWaveMove *move = asp_wave_change_get_move (self->change, index);
  g_autofree char *summary = asp_wave_move_summarize (move);
  g_autoptr (GString) subtitle = g_string_new (summary);
  GtkWidget *row = adw_expander_row_new ();

  if (move->doubt != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      g_string_append_printf (subtitle, "\n%s", move->doubt);
      gtk_widget_add_css_class (icon, "warning");
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), move->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle->str);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), move->tasks->len > 0);
  g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row),
                                 move->tasks->len > 0 && self->ids->len == 1);
}

static void
show_summary (AspWaveChangeDialog *self)
{
  guint n = asp_wave_change_get_n_moves (self->change);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_doubtful = 0;

  if (n == 0)
    {
      asp_compat_set_status (self->summary,
                             _("Nothing changes: this is where they are already."));
      return;
    }

  for (guint i = 0; i < n; i++)
    n_doubtful += asp_wave_change_get_move (self->change, i)->doubt != NULL;
  g_string_append_printf (text, ngettext ("%u municipality moves.", "%u municipalities move.", n),
                          n);
  if (n_doubtful > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%u of them does not fit into this wave.",
                                              "%u of them do not fit into this wave.",
                                              n_doubtful), n_doubtful);
    }
  if (n > MAX_ROWS)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("The first %u are listed."), MAX_ROWS);
    }
  asp_compat_set_status (self->summary, text->str);
}

static void
show_start_row (AspWaveChangeDialog *self)
{
  guint n = asp_wave_change_get_n_own_starts (self->change);
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u municipality has a first day of its own, which is given up",
                               "%u municipalities have first days of their own, which are given "
                               "up", n), n);

  gtk_widget_set_visible (GTK_WIDGET (self->start_row), n > 0);
  adw_action_row_set_subtitle (self->start_row, text);
}

static void
update (AspWaveChangeDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->wave_row);
  GtkListBoxRow *row;
  guint n;

  if (self->planner == NULL || selected >= self->wave_ids->len)
    return;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_object (&self->change);
  self->change = asp_wave_change_new (self->planner,
                                      (const gint64 *) (gpointer) self->ids->data, self->ids->len,
                                      g_array_index (self->wave_ids, gint64, selected),
                                      gtk_switch_get_active (self->start_switch));

  n = asp_wave_change_get_n_moves (self->change);
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    add_move (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  show_summary (self);
  show_start_row (self);
  gtk_widget_set_sensitive (self->move_button,
                            n > 0 &&
                            asp_document_get_access (get_document (self)) == ASP_ACCESS_FULL);
}

static void
chosen_cb (AspWaveChangeDialog *self)
{
  update (self);
}

/* What is run is what is shown: the document may have changed meanwhile. */
static void
document_changed_cb (AspWaveChangeDialog *self)
{
  update (self);
}

static void
move_cb (AspWaveChangeDialog *self)
{
  g_autoptr (AspEdit) edit = asp_wave_change_create_edit (self->change);

  if (edit != NULL)
    asp_document_submit (get_document (self), edit);
  gtk_window_close (GTK_WINDOW (self));
}

/* Focus that is set before the window is there leaves it without a role for assistive technology
 * in GTK 4.8. */
static void
asp_wave_change_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (asp_wave_change_dialog_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (ASP_WAVE_CHANGE_DIALOG (widget)->wave_row));
}

static void
asp_wave_change_dialog_dispose (GObject *object)
{
  AspWaveChangeDialog *self = ASP_WAVE_CHANGE_DIALOG (object);

  if (self->planner != NULL)
    g_signal_handlers_disconnect_by_data (get_document (self), self);
  g_clear_object (&self->change);
  g_clear_object (&self->planner);

  G_OBJECT_CLASS (asp_wave_change_dialog_parent_class)->dispose (object);
}

static void
asp_wave_change_dialog_finalize (GObject *object)
{
  AspWaveChangeDialog *self = ASP_WAVE_CHANGE_DIALOG (object);

  g_array_unref (self->ids);
  g_array_unref (self->wave_ids);

  G_OBJECT_CLASS (asp_wave_change_dialog_parent_class)->finalize (object);
}

static void
asp_wave_change_dialog_class_init (AspWaveChangeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_wave_change_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_wave_change_dialog_finalize;
  widget_class->map = asp_wave_change_dialog_map;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-wave-change-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AspWaveChangeDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AspWaveChangeDialog, wave_row);
  gtk_widget_class_bind_template_child (widget_class, AspWaveChangeDialog, start_row);
  gtk_widget_class_bind_template_child (widget_class, AspWaveChangeDialog, start_switch);
  gtk_widget_class_bind_template_child (widget_class, AspWaveChangeDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, AspWaveChangeDialog, list);
  gtk_widget_class_bind_template_child (widget_class, AspWaveChangeDialog, move_button);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
asp_wave_change_dialog_init (AspWaveChangeDialog *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wave_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->move_button);
}

/* Offers the waves, and first the one after the municipality's own: waves are moved on more often
 * than back. */
static void
fill_waves (AspWaveChangeDialog *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) waves = asp_document_list_waves (get_document (self));
  AspRow *first = asp_document_lookup (get_document (self), "municipality",
                                       g_array_index (self->ids, gint64, 0));
  gint64 own = first != NULL ? asp_row_get_integer (first, "wave_id", 0) : 0, none = 0;
  guint selected = 0;

  for (guint i = 0; i < waves->len; i++)
    {
      AspRecord *wave = g_ptr_array_index (waves, i);
      gint64 id = asp_record_get_id (wave);

      g_array_append_val (self->wave_ids, id);
      gtk_string_list_append (words, asp_record_get_text (wave, "name"));
      if (id == own && i + 1 < waves->len)
        selected = i + 1;
    }
  g_array_append_val (self->wave_ids, none);
  gtk_string_list_append (words, _("No wave yet"));
  adw_combo_row_set_model (self->wave_row, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->wave_row, selected);
}

static void
set_subtitle (AspWaveChangeDialog *self)
{
  AspRow *row = asp_document_lookup (get_document (self), "municipality",
                                     g_array_index (self->ids, gint64, 0));
  g_autofree char *many = NULL;

  if (self->ids->len == 1 && row != NULL)
    {
      adw_window_title_set_subtitle (self->title, asp_row_get_text (row, "name"));
      return;
    }

  many = g_strdup_printf (ngettext ("%u municipality", "%u municipalities", self->ids->len),
                          self->ids->len);
  adw_window_title_set_subtitle (self->title, many);
}

/* Nothing changes before "Move". */
GtkWindow *
asp_wave_change_dialog_new (AspPlanner   *planner,
                            const gint64 *municipality_ids,
                            guint         n_municipalities)
{
  AspWaveChangeDialog *self;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (municipality_ids != NULL && n_municipalities > 0, NULL);

  self = g_object_new (ASP_TYPE_WAVE_CHANGE_DIALOG, NULL);
  g_array_append_vals (self->ids, municipality_ids, n_municipalities);
  self->planner = g_object_ref (planner);
  fill_waves (self);
  set_subtitle (self);
  update (self);
  g_signal_connect_object (get_document (self), "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WINDOW (self);
}
