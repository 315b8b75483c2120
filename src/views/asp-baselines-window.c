/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-baselines-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-baselines.h"
#include "asp-format.h"

struct _AspBaselinesWindow
{
  AdwWindow            parent_instance;

  /* Template widgets */
  AdwPreferencesGroup *freeze_group;
  AdwEntryRow         *name_row;
  GtkWidget           *freeze_button;
  GtkListBox          *list;

  AspScope            *scope;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (AspBaselinesWindow, asp_baselines_window, ADW_TYPE_WINDOW)

static gboolean
is_writable (AspBaselinesWindow *self)
{
  return self->scope != NULL &&
         asp_document_get_access (asp_scope_get_document (self->scope)) == ASP_ACCESS_FULL;
}

/* Returns: (transfer full) (element-type gint64) */
static GArray *
list_municipalities (AspBaselinesWindow *self)
{
  GListModel *standings = asp_scope_get_standings (self->scope);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (standings); i++)
    {
      g_autoptr (AspStanding) standing = g_list_model_get_item (standings, i);
      gint64 id = asp_standing_get_id (standing);

      g_array_append_val (ids, id);
    }

  return ids;
}

static void
name_changed_cb (AspBaselinesWindow *self)
{
  gtk_widget_set_sensitive (self->freeze_button,
                            is_writable (self) &&
                            *gtk_editable_get_text (GTK_EDITABLE (self->name_row)) != '\0');
}

static void
freeze_cb (AspBaselinesWindow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (
    GTK_EDITABLE (self->name_row))));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (AspEdit) edit = NULL;

  if (*name == '\0' || !is_writable (self))
    return;

  ids = list_municipalities (self);
  edit = asp_baseline_command_freeze (asp_scope_get_planner (self->scope), name,
                                      (const gint64 *) (gpointer) ids->data, ids->len);
  if (edit == NULL)
    return;

  asp_document_submit (asp_scope_get_document (self->scope), edit);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), "");
}

static void
delete_cb (AspBaselinesWindow *self,
           GtkWidget          *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (AspEdit) edit = NULL;

  if (!is_writable (self))
    return;

  edit = asp_baseline_command_delete (asp_scope_get_document (self->scope), *id);
  if (edit != NULL)
    asp_document_submit (asp_scope_get_document (self->scope), edit);
}

/* How far go-live, or the last task that both have, has slipped. Returns: (transfer full)
 * (nullable) */
static char *
describe_slip (AspBaselinesWindow *self,
               gint64              baseline_id)
{
  AspStanding *standing = asp_scope_get_single (self->scope);
  g_autoptr (GPtrArray) slips = NULL;
  guint n_late = 0, n_early = 0;
  int worst = 0;

  if (standing == NULL)
    return NULL;

  slips = asp_baseline_compare (asp_scope_get_planner (self->scope),
                                asp_standing_get_id (standing), baseline_id);
  for (guint i = 0; slips != NULL && i < slips->len; i++)
    {
      const AspSlip *slip = g_ptr_array_index (slips, i);

      n_late += slip->days > 0;
      n_early += slip->days < 0;
      worst = MAX (worst, slip->days);
    }

  if (n_late > 0)
    /* Translators: number of tasks, then the most working days that one has slipped */
    return g_strdup_printf (ngettext ("%u task later, by %d working days at most",
                                      "%u tasks later, by %d working days at most", n_late),
                            n_late, worst);
  if (n_early > 0)
    return g_strdup_printf (ngettext ("%u task earlier, none later", "%u tasks earlier, none later",
                                      n_early), n_early);

  return g_strdup (_("Everything is as planned."));
}

static void
add_row (AspBaselinesWindow *self,
         AspRow             *baseline)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *slip = describe_slip (self, asp_row_get_id (baseline));
  g_autofree char *day = g_strndup (asp_row_get_text (baseline, "made_at"), 10);
  g_autofree char *made = asp_format_day_long (asp_day_from_iso (day));
  g_autofree char *subtitle = slip != NULL ? g_strdup_printf ("%s\n%s", made, slip)
                                           : g_strdup (made);
  g_autofree char *name = g_markup_escape_text (asp_row_get_text (baseline, "name"), -1);
  g_autofree char *words = g_strdup_printf ("%s: %s", _("Delete"),
                                            asp_row_get_text (baseline, "name"));
  gint64 id = asp_row_get_id (baseline);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Delete"));
  gtk_widget_set_sensitive (button, is_writable (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->list, row);
}

static int
compare_made (gconstpointer a,
              gconstpointer b)
{
  return strcmp (asp_row_get_text (*(AspRow *const *) b, "made_at"),
                 asp_row_get_text (*(AspRow *const *) a, "made_at"));
}

/* The baselines of all in the scope, each once, the newest first. */
static GPtrArray *
list_baselines (AspBaselinesWindow *self)
{
  g_autoptr (GArray) ids = list_municipalities (self);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) some = asp_baseline_list (asp_scope_get_document (self->scope),
                                                      g_array_index (ids, gint64, i));

      for (guint j = 0; j < some->len; j++)
        {
          if (g_hash_table_add (seen, g_ptr_array_index (some, j)))
            g_ptr_array_add (all, g_ptr_array_index (some, j));
        }
    }
  g_ptr_array_sort (all, compare_made);

  return all;
}

static void
refresh_cb (AspBaselinesWindow *self)
{
  g_autoptr (GPtrArray) baselines = list_baselines (self);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < baselines->len; i++)
    add_row (self, g_ptr_array_index (baselines, i));
  gtk_widget_set_sensitive (GTK_WIDGET (self->freeze_group), is_writable (self));
  name_changed_cb (self);
}

/* Focus that is set before the window is there leaves it without a role for assistive technology
 * in GTK 4.8. */
static void
asp_baselines_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (asp_baselines_window_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (ASP_BASELINES_WINDOW (widget)->name_row));
}

static void
asp_baselines_window_dispose (GObject *object)
{
  g_clear_object (&ASP_BASELINES_WINDOW (object)->scope);

  G_OBJECT_CLASS (asp_baselines_window_parent_class)->dispose (object);
}

static void
asp_baselines_window_class_init (AspBaselinesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_baselines_window_dispose;
  widget_class->map = asp_baselines_window_map;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-baselines-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AspBaselinesWindow, freeze_group);
  gtk_widget_class_bind_template_child (widget_class, AspBaselinesWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, AspBaselinesWindow, freeze_button);
  gtk_widget_class_bind_template_child (widget_class, AspBaselinesWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, freeze_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
}

static void
asp_baselines_window_init (AspBaselinesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
asp_baselines_window_new (AspScope *scope)
{
  AspBaselinesWindow *self;

  g_return_val_if_fail (ASP_IS_SCOPE (scope), NULL);

  self = g_object_new (ASP_TYPE_BASELINES_WINDOW, NULL);
  self->scope = g_object_ref (scope);
  g_signal_connect_object (scope, "changed", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  refresh_cb (self);

  return GTK_WINDOW (self);
}
