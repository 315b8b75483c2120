/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-preview.h"

#include <glib/gi18n-lib.h>

#include "asp-compat-widget.h"
#include "asp-format.h"

struct _AspPlanPreview
{
  AdwPreferencesGroup  parent_instance;

  GtkLabel            *summary;         /* (owned) */
  AdwExpanderRow      *expander;        /* (unowned) */
  GPtrArray           *rows;            /* (owned) (element-type GtkWidget) (unowned elements) */
  AspPlanChange       *change;          /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (AspPlanPreview, asp_plan_preview, ADW_TYPE_PREFERENCES_GROUP)

static char *
format_span (AspDay start,
             AspDay finish)
{
  g_autofree char *first = asp_format_day (start);
  g_autofree char *last = asp_format_day (finish);

  if (start == finish)
    return g_steal_pointer (&first);

  return g_strdup_printf ("%s – %s", first, last);
}

static char *
describe_move (const AspPlanMove *move)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (move->new_start == ASP_DAY_NONE)
    {
      before = format_span (move->old_start, move->old_finish);
      /* Translators: the days of a task that goes away */
      return g_strdup_printf (_("%s until now; it goes away"), before);
    }

  after = format_span (move->new_start, move->new_finish);
  if (move->old_start == ASP_DAY_NONE)
    /* Translators: the days of a task that is new */
    return g_strdup_printf (_("new: %s"), after);

  before = format_span (move->old_start, move->old_finish);

  /* Translators: the days of a task, then its new days */
  return g_strdup_printf (_("%s until now, then %s"), before, after);
}

/* Only what is looked at is built. */
static void
fill (AspPlanPreview *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->expander, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (self->change == NULL || !adw_expander_row_get_expanded (self->expander))
    return;

  for (guint i = 0; i < self->change->moves->len; i++)
    {
      const AspPlanMove *move = g_ptr_array_index (self->change->moves, i);
      g_autofree char *days = describe_move (move);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), move->title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), days);
      adw_expander_row_add_row (self->expander, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
expanded_cb (AspPlanPreview *self)
{
  fill (self);
}

static void
asp_plan_preview_finalize (GObject *object)
{
  AspPlanPreview *self = ASP_PLAN_PREVIEW (object);

  g_clear_pointer (&self->change, asp_plan_change_free);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->summary);

  G_OBJECT_CLASS (asp_plan_preview_parent_class)->finalize (object);
}

static void
asp_plan_preview_class_init (AspPlanPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = asp_plan_preview_finalize;
}

static void
asp_plan_preview_init (AspPlanPreview *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->rows = g_ptr_array_new ();
  self->summary = GTK_LABEL (g_object_ref_sink (label));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_margin_start (label, 18);
  gtk_widget_set_margin_end (label, 18);

  self->expander = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander),
                                 _("Each task with its old and new days"));
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("What Moves"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->expander));
  asp_plan_preview_set_change (self, NULL);
}

GtkWidget *
asp_plan_preview_new (void)
{
  return g_object_new (ASP_TYPE_PLAN_PREVIEW, NULL);
}

/* Returns: (transfer full) (nullable): NULL when no day moves */
static char *
describe_change (const AspPlanChange *change)
{
  g_autofree char *moves = NULL;
  g_autofree char *go_live = NULL;
  unsigned long days;

  if (change == NULL || change->moves->len == 0)
    return NULL;

  days = (unsigned long) ABS (change->go_live_days);
  moves = g_strdup_printf (ngettext ("%u task moves", "%u tasks move",
                                     (unsigned long) change->moves->len), change->moves->len);
  if (change->go_live_days > 0)
    go_live = g_strdup_printf (ngettext ("the go-live is %lu working day later",
                                         "the go-live is %lu working days later", days), days);
  else if (change->go_live_days < 0)
    go_live = g_strdup_printf (ngettext ("the go-live is %lu working day earlier",
                                         "the go-live is %lu working days earlier", days), days);
  else
    go_live = g_strdup (_("the go-live stays"));

  /* Translators: "14 tasks move", then "the go-live is 3 working days later" */
  return g_strdup_printf (_("%s, %s."), moves, go_live);
}

/* @change: (transfer full) (nullable) */
static void
take_change (AspPlanPreview *self,
             AspPlanChange  *change,
             const char     *summary)
{
  g_clear_pointer (&self->change, asp_plan_change_free);
  self->change = change;
  if (g_strcmp0 (gtk_label_get_label (self->summary), summary) != 0)
    asp_compat_set_status (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self), change != NULL && change->moves->len > 0);
  fill (self);
}

/* The sentence, for where it is always in sight. Returns: (transfer none) */
GtkWidget *
asp_plan_preview_get_summary (AspPlanPreview *self)
{
  g_return_val_if_fail (ASP_IS_PLAN_PREVIEW (self), NULL);

  return GTK_WIDGET (self->summary);
}

/* @change: (transfer full) (nullable): NULL when nothing is changed */
void
asp_plan_preview_set_change (AspPlanPreview *self,
                             AspPlanChange  *change)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ASP_IS_PLAN_PREVIEW (self));

  text = describe_change (change);
  take_change (self, change, text != NULL ? text : _("No day moves."));
}

/* Why there is nothing to tell. */
void
asp_plan_preview_set_problem (AspPlanPreview *self,
                              const char     *problem)
{
  g_return_if_fail (ASP_IS_PLAN_PREVIEW (self));

  take_change (self, NULL, problem);
}
