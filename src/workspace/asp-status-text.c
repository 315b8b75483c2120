/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-status-text.h"

#include <glib/gi18n-lib.h>

#include "asp-format.h"
#include "asp-plan.h"

char *
asp_status_text_describe_distance (AspDay from,
                                   AspDay day)
{
  int days = day - from;

  g_return_val_if_fail (from != ASP_DAY_NONE && day != ASP_DAY_NONE, NULL);

  if (days == 0)
    return g_strdup (_("today"));
  if (days == 1)
    return g_strdup (_("tomorrow"));
  if (days == -1)
    return g_strdup (_("yesterday"));
  if (days > 0)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", (unsigned long) days), days);

  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (unsigned long) -days), -days);
}

static void
append_next (GString     *text,
             AspDocument *document,
             AspStanding *standing)
{
  AspPlan *plan = asp_standing_get_plan (standing);
  guint node = asp_standing_get_next_node (standing);
  AspDay day = asp_standing_get_next_day (standing);
  g_autofree char *day_text = NULL;
  g_autofree char *distance = NULL;

  if (plan == NULL || node == G_MAXUINT)
    return;

  day_text = asp_format_day_long (day);
  distance = asp_status_text_describe_distance (asp_document_get_status_date (document), day);
  /* Translators: code and title of a task, its deadline, how far that is */
  g_string_append_printf (text, _("Next deadline: %s %s, %s (%s)\n"),
                          asp_network_get_task (asp_plan_get_network (plan), node)->code,
                          asp_network_get_task (asp_plan_get_network (plan), node)
                            ->title[asp_format_get_language ()],
                          day_text, distance);
}

/* Where a municipality stands, in a few lines for the command line. Returns: (transfer full) */
char *
asp_status_text_new (AspDocument *document,
                     AspStanding *standing)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *status = NULL;
  g_autofree char *percent = NULL;
  const char *wave;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (ASP_IS_STANDING (standing), NULL);

  wave = asp_standing_get_wave_name (standing);
  g_string_append_printf (text, "%s", asp_standing_get_name (standing));
  if (wave != NULL)
    g_string_append_printf (text, " (%s)", wave);
  g_string_append_c (text, '\n');

  status = asp_format_day_long (asp_document_get_status_date (document));
  percent = asp_format_percent (asp_standing_get_percent (standing));
  /* Translators: %s is a day */
  g_string_append_printf (text, _("Status date: %s\n"), status);
  /* Translators: a stage of joining, then the progress in percent with its sign */
  g_string_append_printf (text, _("Stage: %s, %s done\n"),
                          asp_standing_stage_get_label (asp_standing_get_stage (standing)),
                          percent);
  append_next (text, document, standing);
  g_string_append_printf (text, _("Late tasks: %u\n"), asp_standing_get_n_late (standing));
  g_string_append_printf (text, _("Missing answers: %u\n"), asp_standing_get_n_missing (standing));
  if (asp_standing_get_go_live (standing) != ASP_DAY_NONE)
    {
      g_autofree char *go_live = asp_format_day_long (asp_standing_get_go_live (standing));

      /* Translators: %s is a day */
      g_string_append_printf (text, _("Go-live: %s\n"), go_live);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
