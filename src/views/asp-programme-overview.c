/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme-overview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "asp-columns.h"
#include "asp-format.h"
#include "asp-plan.h"
#include "asp-status-text.h"
#include "asp-wave.h"
#include "asp-widget-style.h"

#define MAX_WORST 10
#define MAX_DUE 10
#define DUE_DAYS 14
#define N_STAGES 4

/* No text of a row becomes narrower. */
#define MIN_CHARS 16

struct _AspProgrammeOverview
{
  GtkWidget   parent_instance;

  /* Template widgets */
  GtkWidget  *child;
  GtkGrid    *matrix;
  GtkListBox *worst;
  GtkListBox *due;
  GtkListBox *milestones;
  GtkWidget  *milestones_box;

  AspScope   *scope;            /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (AspProgrammeOverview, asp_programme_overview, GTK_TYPE_WIDGET)

static void
clear_children (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    {
      if (GTK_IS_LIST_BOX (parent))
        gtk_list_box_remove (GTK_LIST_BOX (parent), child);
      else
        gtk_grid_remove (GTK_GRID (parent), child);
    }
}

static void
attach_label (AspProgrammeOverview *self,
              const char           *text,
              const char           *css_class,
              int                   column,
              int                   row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), column == 0 ? 14 : 6);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->matrix, label, column, row, 1, 1);
}

/* A count that narrows the scope to its wave with a click. */
static void
attach_count (AspProgrammeOverview *self,
              guint                 count,
              gint64                wave_id,
              const char           *wave,
              const char           *stage,
              int                   column,
              int                   row)
{
  g_autofree char *number = asp_format_integer (count);
  g_autofree char *scope = NULL;
  g_autofree char *words = NULL;
  GtkWidget *button;

  if (count == 0 || wave_id == 0)
    {
      attach_label (self, count == 0 ? "–" : number, "numeric", column, row);
      return;
    }

  button = gtk_button_new_with_label (number);
  scope = g_strdup_printf ("wave %" G_GINT64_FORMAT, wave_id);
  /* Translators: a number of municipalities, a wave, a stage */
  words = g_strdup_printf (ngettext ("%s municipality: %s, %s", "%s municipalities: %s, %s", count),
                           number, wave, stage);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sss)", scope, "municipalities", "");
  gtk_grid_attach (self->matrix, button, column, row, 1, 1);
}

static void
count_stages (GListModel *standings,
              gint64      wave_id,
              guint      *counts)
{
  for (guint i = 0; i < N_STAGES; i++)
    counts[i] = 0;

  for (guint i = 0; i < g_list_model_get_n_items (standings); i++)
    {
      g_autoptr (AspStanding) standing = g_list_model_get_item (standings, i);

      if (asp_standing_get_wave_id (standing) == wave_id)
        counts[asp_standing_get_stage (standing)]++;
    }
}

static gboolean
attach_wave (AspProgrammeOverview *self,
             gint64                wave_id,
             const char           *name,
             int                   row)
{
  guint counts[N_STAGES];
  guint total = 0;

  count_stages (asp_scope_get_standings (self->scope), wave_id, counts);
  for (guint i = 0; i < N_STAGES; i++)
    total += counts[i];
  if (total == 0)
    return FALSE;

  attach_label (self, name, "heading", 0, row);
  for (guint i = 0; i < N_STAGES; i++)
    attach_count (self, counts[i], wave_id, name, asp_standing_stage_get_label (i), (int) i + 1,
                  row);

  return TRUE;
}

static int
compare_waves (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  gint64 x = asp_record_get_integer ((AspRecord *) a, "number", 0);
  gint64 y = asp_record_get_integer ((AspRecord *) b, "number", 0);

  return (x > y) - (x < y);
}

static void
update_matrix (AspProgrammeOverview *self)
{
  GListModel *waves =
    G_LIST_MODEL (asp_document_get_waves (asp_scope_get_document (self->scope)));
  g_autoptr (GListStore) sorted = g_list_store_new (ASP_TYPE_WAVE);
  int row = 1;

  clear_children (GTK_WIDGET (self->matrix));
  for (guint i = 0; i < N_STAGES; i++)
    attach_label (self, asp_standing_stage_get_label (i), "dim-label", (int) i + 1, 0);

  for (guint i = 0; i < g_list_model_get_n_items (waves); i++)
    {
      g_autoptr (AspWave) wave = g_list_model_get_item (waves, i);

      g_list_store_insert_sorted (sorted, wave, compare_waves, NULL);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sorted)); i++)
    {
      g_autoptr (AspRecord) wave = g_list_model_get_item (G_LIST_MODEL (sorted), i);

      if (attach_wave (self, asp_record_get_id (wave), asp_record_get_text (wave, "name"), row))
        row++;
    }
  attach_wave (self, 0, _("Without a wave"), row);
}

static GtkWidget *
create_row (AspStanding *standing,
            const char  *title,
            const char  *subtitle,
            const char  *page,
            const char  *place)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);
  g_autofree char *scope = g_strdup_printf ("municipality %" G_GINT64_FORMAT,
                                            asp_standing_get_id (standing));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  asp_widget_limit_labels (row, MIN_CHARS);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", scope, page, place);

  return row;
}

/* More late tasks first; then blocked ones, then the less that is done. */
static int
compare_worst (gconstpointer a,
               gconstpointer b)
{
  AspStanding *x = *(AspStanding **) a;
  AspStanding *y = *(AspStanding **) b;
  int late = (int) asp_standing_get_n_late (y) - (int) asp_standing_get_n_late (x);

  if (late != 0)
    return late;

  return (int) asp_standing_get_n_blocked (y) - (int) asp_standing_get_n_blocked (x);
}

static GPtrArray *
list_standings (AspProgrammeOverview *self)
{
  GListModel *standings = asp_scope_get_standings (self->scope);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (standings); i++)
    g_ptr_array_add (list, g_list_model_get_item (standings, i));

  return list;
}

static void
update_worst (AspProgrammeOverview *self)
{
  g_autoptr (GPtrArray) list = list_standings (self);

  clear_children (GTK_WIDGET (self->worst));
  g_ptr_array_sort (list, compare_worst);
  for (guint i = 0; i < MIN (list->len, MAX_WORST); i++)
    {
      AspStanding *standing = g_ptr_array_index (list, i);
      guint n_late = asp_standing_get_n_late (standing);
      guint n_blocked = asp_standing_get_n_blocked (standing);
      g_autofree char *late = NULL;
      g_autofree char *blocked = NULL;
      g_autofree char *text = NULL;

      if (n_late == 0 && n_blocked == 0)
        break;

      late = g_strdup_printf (ngettext ("%u late task", "%u late tasks", n_late), n_late);
      blocked = g_strdup_printf (ngettext ("%u blocked", "%u blocked", n_blocked), n_blocked);
      if (n_blocked == 0)
        text = g_strdup (late);
      else if (n_late == 0)
        text = g_strdup (blocked);
      else
        text = g_strdup_printf ("%s, %s", late, blocked);
      gtk_list_box_append (self->worst, create_row (standing, asp_standing_get_name (standing),
                                                    text, "schedule", ""));
    }
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  AspDay x = asp_standing_get_next_day (*(AspStanding **) a);
  AspDay y = asp_standing_get_next_day (*(AspStanding **) b);

  return (x > y) - (x < y);
}

static void
update_due (AspProgrammeOverview *self)
{
  AspDay status = asp_document_get_status_date (asp_scope_get_document (self->scope));
  g_autoptr (GPtrArray) list = list_standings (self);
  guint n_shown = 0;

  clear_children (GTK_WIDGET (self->due));
  g_ptr_array_sort (list, compare_due);
  for (guint i = 0; i < list->len && n_shown < MAX_DUE; i++)
    {
      AspStanding *standing = g_ptr_array_index (list, i);
      AspDay day = asp_standing_get_next_day (standing);
      const AspTemplateTask *task;
      g_autofree char *when = NULL;
      g_autofree char *distance = NULL;
      g_autofree char *text = NULL;

      if (day == ASP_DAY_NONE || day > status + DUE_DAYS)
        continue;

      task = asp_network_get_task (asp_plan_get_network (asp_standing_get_plan (standing)),
                                   asp_standing_get_next_node (standing));
      when = asp_format_day_short (day);
      distance = asp_status_text_describe_distance (status, day);
      /* Translators: a day, how far it is, code and title of the task that is due */
      text = g_strdup_printf (_("%s (%s): %s %s"), when, distance, task->code,
                              task->title[asp_format_get_language ()]);
      gtk_list_box_append (self->due, create_row (standing, asp_standing_get_name (standing), text,
                                                  "schedule", task->code));
      n_shown++;
    }
}

static void
update_milestones (AspProgrammeOverview *self)
{
  AspDocument *document = asp_scope_get_document (self->scope);
  AspProgramme *programme = asp_document_get_programme (document);
  AspDay status = asp_document_get_status_date (document);
  GPtrArray *rows = NULL;

  clear_children (GTK_WIDGET (self->milestones));
  if (programme != NULL)
    rows = asp_document_get_children (document, "programme_milestone",
                                      asp_record_get_id (ASP_RECORD (programme)));
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AspRow *milestone = g_ptr_array_index (rows, i);
      AspDay day = asp_row_get_day (milestone, "day");
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = g_markup_escape_text (asp_row_get_text (milestone, "name"), -1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      if (day != ASP_DAY_NONE)
        {
          g_autofree char *when = asp_format_day_long (day);
          g_autofree char *distance = asp_status_text_describe_distance (status, day);
          g_autofree char *text = g_strdup_printf ("%s (%s)", when, distance);

          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
        }
      asp_widget_limit_labels (row, MIN_CHARS);
      gtk_list_box_append (self->milestones, row);
    }
  gtk_widget_set_visible (self->milestones_box, rows != NULL);
}

static void
asp_programme_overview_dispose (GObject *object)
{
  AspProgrammeOverview *self = ASP_PROGRAMME_OVERVIEW (object);

  g_clear_object (&self->scope);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_programme_overview_parent_class)->dispose (object);
}

static void
asp_programme_overview_class_init (AspProgrammeOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_programme_overview_dispose;

  g_type_ensure (ASP_TYPE_COLUMNS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-programme-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeOverview, child);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeOverview, matrix);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeOverview, worst);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeOverview, due);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeOverview, milestones);
  gtk_widget_class_bind_template_child (widget_class, AspProgrammeOverview, milestones_box);
}

static void
asp_programme_overview_init (AspProgrammeOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows several municipalities as they are now; to be called again when they have changed.
 * @scope: (nullable) */
void
asp_programme_overview_set_scope (AspProgrammeOverview *self,
                                  AspScope             *scope)
{
  g_return_if_fail (ASP_IS_PROGRAMME_OVERVIEW (self));

  g_set_object (&self->scope, scope);
  if (scope == NULL)
    return;

  update_matrix (self);
  update_worst (self);
  update_due (self);
  update_milestones (self);
}
