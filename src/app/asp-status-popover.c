/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-status-popover.h"

struct _AspStatusPopover
{
  GtkPopover   parent_instance;

  /* Template widgets */
  GtkCalendar *calendar;

  gboolean     is_told;         /* what the document says is being shown */
};

G_DEFINE_FINAL_TYPE (AspStatusPopover, asp_status_popover, GTK_TYPE_POPOVER)

static void
day_selected_cb (AspStatusPopover *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  int year, month, day;

  if (self->is_told)
    return;

  g_date_time_get_ymd (date, &year, &month, &day);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.status-date", "i",
                              (gint32) asp_day_new (year, month, day));
}

static void
asp_status_popover_class_init (AspStatusPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-status-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, AspStatusPopover, calendar);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
asp_status_popover_init (AspStatusPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
asp_status_popover_new (void)
{
  return g_object_new (ASP_TYPE_STATUS_POPOVER, NULL);
}

/* Shows the status date. @writable: whether another can be chosen, which "win.status-date" gets */
void
asp_status_popover_set_day (AspStatusPopover *self,
                            AspDay            day,
                            gboolean          writable)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, month_day;

  g_return_if_fail (ASP_IS_STATUS_POPOVER (self));

  asp_day_get_ymd (day, &year, &month, &month_day);
  date = g_date_time_new_local (year, month, month_day, 12, 0, 0);
  self->is_told = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->is_told = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->calendar), writable);
}
