/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipalities-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-format.h"
#include "asp-list-sorting.h"
#include "asp-municipalities-cell.h"
#include "asp-table.h"
#include "asp-plan.h"
#include "asp-settings.h"
#include "asp-table.h"

#define HIDDEN_KEY "hidden-columns"

/* What the settings call the columns. */
static const char *const names[ASP_N_MUNICIPALITIES_COLUMNS] = {
  "name", "wave", "stage", "progress", "late", "next", "go-live", "missing", "roles", "population",
  "ksh-code",
};

static const char *
get_title (AspMunicipalitiesColumn column)
{
  switch (column)
    {
    case ASP_MUNICIPALITIES_NAME:
      return C_("column", "Municipality");
    case ASP_MUNICIPALITIES_KSH_CODE:
      return C_("column", "KSH code");
    case ASP_MUNICIPALITIES_WAVE:
      return C_("column", "Wave");
    case ASP_MUNICIPALITIES_STAGE:
      return C_("column", "Stage");
    case ASP_MUNICIPALITIES_PROGRESS:
      return C_("column", "Progress");
    case ASP_MUNICIPALITIES_LATE:
      return C_("column", "Late tasks");
    case ASP_MUNICIPALITIES_NEXT:
      return C_("column", "Next deadline");
    case ASP_MUNICIPALITIES_MISSING:
      return C_("column", "Missing answers");
    case ASP_MUNICIPALITIES_ROLES:
      return C_("column", "Empty roles");
    case ASP_MUNICIPALITIES_GO_LIVE:
      return C_("column", "Go-live");
    case ASP_MUNICIPALITIES_POPULATION:
      return C_("column", "Population");
    default:
      g_return_val_if_reached (NULL);
    }
}

static gint64
get_population (AspStanding *standing)
{
  return asp_record_get_integer (ASP_RECORD (asp_standing_get_municipality (standing)),
                                 "population", -1);
}

static const char *
get_ksh_code (AspStanding *standing)
{
  const char *code = asp_record_get_text (ASP_RECORD (asp_standing_get_municipality (standing)),
                                          "ksh_code");

  return code != NULL ? code : "";
}

static char *
format_next (AspStanding *standing)
{
  AspPlan *plan = asp_standing_get_plan (standing);
  guint node = asp_standing_get_next_node (standing);
  const AspTemplateTask *task;
  g_autofree char *day = NULL;

  if (plan == NULL || node == G_MAXUINT)
    return g_strdup ("");

  task = asp_network_get_task (asp_plan_get_network (plan), node);
  day = asp_format_day_short (asp_standing_get_next_day (standing));

  return g_strdup_printf ("%s  %s", day, task->title[asp_format_get_language ()]);
}

static char *
format_count (guint count)
{
  return count > 0 ? asp_format_integer_in_column (count) : g_strdup ("–");
}

/* Returns: (transfer full): what the cell shows */
char *
asp_municipalities_column_format (AspMunicipalitiesColumn  column,
                                  AspStanding             *standing)
{
  const char *text;

  switch (column)
    {
    case ASP_MUNICIPALITIES_NAME:
      return g_strdup (asp_standing_get_name (standing));
    case ASP_MUNICIPALITIES_KSH_CODE:
      return g_strdup (get_ksh_code (standing));
    case ASP_MUNICIPALITIES_WAVE:
      text = asp_standing_get_wave_name (standing);
      return g_strdup (text != NULL ? text : "–");
    case ASP_MUNICIPALITIES_STAGE:
      return g_strdup (asp_standing_stage_get_short_label (asp_standing_get_stage (standing)));
    case ASP_MUNICIPALITIES_PROGRESS:
      if (asp_standing_get_plan (standing) == NULL)
        return g_strdup ("–");
      return asp_format_percent (asp_standing_get_percent (standing));
    case ASP_MUNICIPALITIES_LATE:
      return format_count (asp_standing_get_n_late (standing));
    case ASP_MUNICIPALITIES_NEXT:
      return format_next (standing);
    case ASP_MUNICIPALITIES_MISSING:
      return format_count (asp_standing_get_n_missing (standing));
    case ASP_MUNICIPALITIES_ROLES:
      return format_count (asp_standing_get_n_roles_missing (standing));
    case ASP_MUNICIPALITIES_GO_LIVE:
      if (asp_standing_get_go_live (standing) == ASP_DAY_NONE)
        return g_strdup ("–");
      return asp_format_day (asp_standing_get_go_live (standing));
    case ASP_MUNICIPALITIES_POPULATION:
      if (get_population (standing) < 0)
        return g_strdup ("–");
      return asp_format_integer_in_column (get_population (standing));
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Returns: (nullable): a sign beside the words, so that colour is never alone */
const char *
asp_municipalities_column_get_icon (AspMunicipalitiesColumn  column,
                                    AspStanding             *standing)
{
  static const char *const stages[] = {
    "appointment-missed-symbolic",
    "document-edit-symbolic",
    "network-transmit-receive-symbolic",
    "emblem-ok-symbolic",
  };

  if (column == ASP_MUNICIPALITIES_STAGE)
    return stages[asp_standing_get_stage (standing)];
  if (column == ASP_MUNICIPALITIES_LATE && asp_standing_get_n_late (standing) > 0)
    return "dialog-warning-symbolic";

  return NULL;
}

/* How what the cell shows is coloured: what needs attention, what is well. */
AspMunicipalitiesTone
asp_municipalities_column_get_tone (AspMunicipalitiesColumn  column,
                                    AspStanding             *standing)
{
  if (column == ASP_MUNICIPALITIES_STAGE && asp_standing_get_stage (standing) == ASP_STANDING_LIVE)
    return ASP_MUNICIPALITIES_TONE_WELL;
  if (column == ASP_MUNICIPALITIES_STAGE &&
      asp_standing_get_stage (standing) == ASP_STANDING_UNPLANNED)
    return ASP_MUNICIPALITIES_TONE_DIM;
  if (column == ASP_MUNICIPALITIES_LATE && asp_standing_get_n_late (standing) > 0)
    return ASP_MUNICIPALITIES_TONE_WRONG;

  return ASP_MUNICIPALITIES_TONE_PLAIN;
}

gboolean
asp_municipalities_column_is_numeric (AspMunicipalitiesColumn column)
{
  return column == ASP_MUNICIPALITIES_PROGRESS || column == ASP_MUNICIPALITIES_LATE ||
         column == ASP_MUNICIPALITIES_MISSING || column == ASP_MUNICIPALITIES_ROLES ||
         column == ASP_MUNICIPALITIES_GO_LIVE ||
         column == ASP_MUNICIPALITIES_POPULATION;
}

AspTextStyle
asp_municipalities_column_get_style (AspMunicipalitiesColumn column)
{
  return asp_municipalities_column_is_numeric (column) || column == ASP_MUNICIPALITIES_KSH_CODE
         ? ASP_TEXT_TABULAR : ASP_TEXT_NORMAL;
}

/* Returns: (transfer full): the whole row in words, for screen readers */
char *
asp_municipalities_describe (AspStanding *standing)
{
  GString *words = g_string_new (asp_standing_get_name (standing));
  const char *wave = asp_standing_get_wave_name (standing);
  guint n_late = asp_standing_get_n_late (standing);
  guint n_missing = asp_standing_get_n_missing (standing);
  guint n_roles = asp_standing_get_n_roles_missing (standing);

  if (wave != NULL)
    g_string_append_printf (words, ", %s", wave);
  g_string_append_printf (words, ", %s",
                          asp_standing_stage_get_label (asp_standing_get_stage (standing)));
  if (asp_standing_get_plan (standing) != NULL)
    {
      g_autofree char *percent = asp_format_percent (asp_standing_get_percent (standing));
      g_autofree char *next = format_next (standing);

      g_string_append_printf (words, ", %s", percent);
      if (*next != '\0')
        {
          g_string_append (words, ", ");
          /* Translators: part of a row's description; %s is a day and a task */
          g_string_append_printf (words, _("next: %s"), next);
        }
    }
  if (n_late > 0)
    {
      g_string_append (words, ", ");
      g_string_append_printf (words, ngettext ("%u late task", "%u late tasks", n_late), n_late);
    }
  if (n_missing > 0)
    {
      g_string_append (words, ", ");
      g_string_append_printf (words, ngettext ("%u missing answer", "%u missing answers",
                                               n_missing),
                              n_missing);
    }
  if (n_roles > 0)
    {
      g_string_append (words, ", ");
      g_string_append_printf (words, ngettext ("%u empty role", "%u empty roles", n_roles),
                              n_roles);
    }

  return g_string_free (words, FALSE);
}

/* What is not set stands last in ascending order. */
static int
compare_days (AspDay a,
              AspDay b)
{
  if (a == b)
    return 0;
  if (a == ASP_DAY_NONE)
    return 1;
  if (b == ASP_DAY_NONE)
    return -1;

  return a < b ? -1 : 1;
}

static int
compare_integers (gint64 a,
                  gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_texts (const char *a,
               const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);

  return strcmp (a, b);
}

static int
compare_standings (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  AspMunicipalitiesColumn column = GPOINTER_TO_UINT (user_data);
  AspStanding *x = (AspStanding *) a;
  AspStanding *y = (AspStanding *) b;

  switch (column)
    {
    case ASP_MUNICIPALITIES_NAME:
      return strcmp (asp_standing_get_collate_key (x), asp_standing_get_collate_key (y));
    case ASP_MUNICIPALITIES_KSH_CODE:
      return strcmp (get_ksh_code (x), get_ksh_code (y));
    case ASP_MUNICIPALITIES_WAVE:
      return asp_standing_get_wave_id (x) == asp_standing_get_wave_id (y) ? 0 :
             compare_texts (asp_standing_get_wave_collate_key (x),
                            asp_standing_get_wave_collate_key (y));
    case ASP_MUNICIPALITIES_STAGE:
      return compare_integers (asp_standing_get_stage (x), asp_standing_get_stage (y));
    case ASP_MUNICIPALITIES_PROGRESS:
      return compare_integers (asp_standing_get_percent (x), asp_standing_get_percent (y));
    case ASP_MUNICIPALITIES_LATE:
      return compare_integers (asp_standing_get_n_late (x), asp_standing_get_n_late (y));
    case ASP_MUNICIPALITIES_NEXT:
      return compare_days (asp_standing_get_next_day (x), asp_standing_get_next_day (y));
    case ASP_MUNICIPALITIES_MISSING:
      return compare_integers (asp_standing_get_n_missing (x), asp_standing_get_n_missing (y));
    case ASP_MUNICIPALITIES_ROLES:
      return compare_integers (asp_standing_get_n_roles_missing (x),
                               asp_standing_get_n_roles_missing (y));
    case ASP_MUNICIPALITIES_GO_LIVE:
      return compare_days (asp_standing_get_go_live (x), asp_standing_get_go_live (y));
    case ASP_MUNICIPALITIES_POPULATION:
      return compare_integers (get_population (x), get_population (y));
    default:
      g_return_val_if_reached (0);
    }
}

static void
set_up_cell_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  user_data)
{
  GtkWidget *cell = asp_municipalities_cell_new (GPOINTER_TO_UINT (user_data));

  asp_table_set_column (cell, GPOINTER_TO_UINT (user_data));
  gtk_list_item_set_child (item, cell);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  asp_municipalities_cell_set_text (ASP_MUNICIPALITIES_CELL (gtk_list_item_get_child (item)),
                                    gtk_string_object_get_string (text));
}

static void
visible_changed_cb (GtkColumnViewColumn *column,
                    GParamSpec          *pspec,
                    gpointer             user_data)
{
  GSettings *settings = asp_settings_get ();
  const char *name = names[GPOINTER_TO_UINT (user_data)];
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) old = g_settings_get_strv (settings, HIDDEN_KEY);
  g_auto (GStrv) hidden = NULL;

  for (guint i = 0; old[i] != NULL; i++)
    {
      if (strcmp (old[i], name) != 0)
        g_strv_builder_add (builder, old[i]);
    }
  if (!gtk_column_view_column_get_visible (column))
    g_strv_builder_add (builder, name);
  hidden = g_strv_builder_end (builder);
  g_settings_set_strv (settings, HIDDEN_KEY, (const char *const *) hidden);
}

/* Columns are as the user has left them; the one with the name is always there. */
static void
restore_visible (GtkColumnViewColumn *column,
                 guint                number)
{
  GSettings *settings = asp_settings_get ();
  g_auto (GStrv) hidden = NULL;

  if (settings == NULL)
    {
      gtk_column_view_column_set_visible (column, number != ASP_MUNICIPALITIES_KSH_CODE &&
                                                  number != ASP_MUNICIPALITIES_POPULATION);
      return;
    }

  hidden = g_settings_get_strv (settings, HIDDEN_KEY);
  gtk_column_view_column_set_visible (column, number == ASP_MUNICIPALITIES_NAME ||
                                              !g_strv_contains ((const char *const *) hidden,
                                                                names[number]));
  g_signal_connect (column, "notify::visible", G_CALLBACK (visible_changed_cb),
                    GUINT_TO_POINTER (number));
}

/* Adds all columns to the head of a table and sorts by name. */
void
asp_municipalities_columns_append (GtkColumnView *head)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (head));

  selection = gtk_no_selection_new (G_LIST_MODEL (gtk_string_list_new (NULL)));
  gtk_column_view_set_model (head, GTK_SELECTION_MODEL (selection));
  asp_municipalities_columns_set_waves (head, NULL);
  for (guint i = 0; i < ASP_N_MUNICIPALITIES_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (get_title (i), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (set_up_cell_cb), GUINT_TO_POINTER (i));
      if (i == ASP_MUNICIPALITIES_WAVE)
        g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), NULL);
      asp_list_sorting_set_compare (column, compare_standings, GUINT_TO_POINTER (i));
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, i == ASP_MUNICIPALITIES_NAME ||
                                                   i == ASP_MUNICIPALITIES_NEXT);
      restore_visible (column, i);
      gtk_column_view_append_column (head, column);
      if (i == ASP_MUNICIPALITIES_NAME)
        gtk_column_view_sort_by_column (head, column, GTK_SORT_ASCENDING);
    }
}

/* Makes the column of the waves as wide as the longest name needs. @waves: (nullable) */
void
asp_municipalities_columns_set_waves (GtkColumnView *head,
                                      GtkStringList *waves)
{
  GtkNoSelection *selection;
  GtkStringList *items;
  const char *longest = "";

  g_return_if_fail (GTK_IS_COLUMN_VIEW (head));

  for (guint i = 0; waves != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (waves)); i++)
    {
      const char *name = gtk_string_list_get_string (waves, i);

      if (g_utf8_strlen (name, -1) > g_utf8_strlen (longest, -1))
        longest = name;
    }

  selection = GTK_NO_SELECTION (gtk_column_view_get_model (head));
  items = GTK_STRING_LIST (gtk_no_selection_get_model (selection));
  if (g_strcmp0 (gtk_string_list_get_string (items, 0), longest) != 0)
    gtk_string_list_splice (items, 0, g_list_model_get_n_items (G_LIST_MODEL (items)),
                            (const char *[]) { longest, NULL });
}

/* Actions that show and hide the columns, and a menu of them. Returns: (transfer full) */
GMenuModel *
asp_municipalities_columns_create_menu (GtkColumnView *head,
                                        GActionMap    *actions)
{
  GMenu *menu = g_menu_new ();

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (head), G_MENU_MODEL (menu));

  /* Without a name a row would tell nothing. */
  for (guint i = ASP_MUNICIPALITIES_NAME + 1; i < ASP_N_MUNICIPALITIES_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
        g_list_model_get_item (gtk_column_view_get_columns (head), i);
      g_autofree char *name = g_strdup_printf ("show-%u", i);
      g_autofree char *full_name = g_strdup_printf ("columns.%s", name);
      g_autoptr (GPropertyAction) action = g_property_action_new (name, column, "visible");

      g_action_map_add_action (actions, G_ACTION (action));
      g_menu_append (menu, get_title (i), full_name);
    }

  return G_MENU_MODEL (menu);
}
