/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-wave-dialog.h"

#include <glib/gi18n-lib.h>

#include "asp-programme-commands.h"
#include "asp-programme-rules.h"

/* More would not be read. */
#define MAX_DOUBTS 30

struct _AspWaveDialog
{
  AspRecordDialog  parent_instance;

  AspRow          *wave;        /* (owned) (nullable): NULL for a new one */
  guint            n_members;
  GtkDropDown     *kind;        /* (unowned) */
  GtkDropDown     *grant;       /* (unowned) */
  AspFieldRow     *kind_row;    /* (unowned) */
};

G_DEFINE_FINAL_TYPE (AspWaveDialog, asp_wave_dialog, ASP_TYPE_RECORD_DIALOG)

enum
{
  FIELD_NUMBER,
  FIELD_NAME,
  N_BASE_FIELDS,
};

enum
{
  FIELD_PREPARE,
  FIELD_JOIN,
  FIELD_LIVE,
  N_PERIOD_FIELDS,
};

static const AspRecordDialogField base_fields[N_BASE_FIELDS] = {
  { "number", N_("Number"), N_("The waves stand in the order of their numbers."), TRUE },
  { "name", N_("Name"), N_("Such as: Wave 1 – pilot municipalities"), TRUE },
};

static const AspRecordDialogField period_fields[N_PERIOD_FIELDS] = {
  { "prepare_from", N_("Preparation from"),
    N_("Day 0 of the schedules, where a municipality has none of its own. A day can be given as "
       "2014-06-12 or jún. 12."), FALSE },
  { "join_from", N_("Joining from"), NULL, FALSE },
  { "live_from", N_("Live from"), NULL, FALSE },
};

static const AspRecordDialogField note_field = { "note", N_("Note"), NULL, FALSE };

static AspWaveKind
get_kind (AspWaveDialog *self)
{
  return (AspWaveKind) gtk_drop_down_get_selected (self->kind);
}

static AspDay
get_day (GHashTable *values,
         guint       field)
{
  const char *iso = g_hash_table_lookup (values, period_fields[field].column);

  return iso != NULL ? asp_day_from_iso (iso) : ASP_DAY_NONE;
}

/* The periods against each other; a day that is no day has been told already. */
static void
asp_wave_dialog_check (AspRecordDialog *dialog)
{
  g_autoptr (GHashTable) values = asp_record_dialog_get_values (dialog, period_fields,
                                                                N_PERIOD_FIELDS);

  for (guint i = 0; i < N_PERIOD_FIELDS; i++)
    {
      AspFieldRow *row = asp_record_dialog_get_row (dialog, &period_fields[i]);

      if (asp_field_row_get_error (row) == NULL)
        asp_field_row_set_error (row, asp_wave_check_period (period_fields[i].column,
                                                             get_day (values, FIELD_PREPARE),
                                                             get_day (values, FIELD_JOIN),
                                                             get_day (values, FIELD_LIVE)));
    }
}

static AspEdit *
asp_wave_dialog_create_edit (AspRecordDialog *dialog)
{
  AspWaveDialog *self = ASP_WAVE_DIALOG (dialog);
  g_autoptr (GHashTable) values = asp_record_dialog_get_values (dialog, base_fields,
                                                                N_BASE_FIELDS);
  g_autoptr (GHashTable) periods = asp_record_dialog_get_values (dialog, period_fields,
                                                                 N_PERIOD_FIELDS);
  g_autoptr (GHashTable) note = asp_record_dialog_get_values (dialog, &note_field, 1);
  gboolean has_grant = gtk_drop_down_get_selected (self->grant) == 0;

  for (guint i = 0; i < N_PERIOD_FIELDS; i++)
    g_hash_table_insert (values, (gpointer) period_fields[i].column,
                         g_strdup (g_hash_table_lookup (periods, period_fields[i].column)));
  g_hash_table_insert (values, (gpointer) "note", g_strdup (g_hash_table_lookup (note, "note")));
  g_hash_table_insert (values, (gpointer) "kind",
                       g_strdup (asp_wave_kind_to_code (get_kind (self))));
  g_hash_table_insert (values, (gpointer) "has_grant", g_strdup (has_grant ? "1" : "0"));

  return asp_programme_command_store_wave (self->wave, values);
}

/* Who belongs to the wave, and what another kind would do to those that are in it. */
static void
kind_changed_cb (AspWaveDialog *self)
{
  g_autofree char *warning = NULL;
  AspWaveKind stored;

  asp_field_row_set_hint (self->kind_row, asp_wave_kind_get_members (get_kind (self)));
  if (self->wave != NULL && self->n_members > 0 &&
      asp_wave_kind_from_code (asp_row_get_text (self->wave, "kind"), &stored) &&
      stored != get_kind (self))
    warning = g_strdup_printf (ngettext ("The schedule of %u municipality of this wave changes.",
                                         "The schedules of %u municipalities of this wave change.",
                                         self->n_members), self->n_members);
  asp_field_row_set_warning (self->kind_row, warning);
}

static GtkDropDown *
create_choice (const char *const *words,
               guint              selected)
{
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (words);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);

  return GTK_DROP_DOWN (drop_down);
}

static void
add_choices (AspWaveDialog       *self,
             AdwPreferencesGroup *group)
{
  const char *const kinds[] = {
    asp_wave_kind_get_label (ASP_WAVE_KIND_PILOT),
    asp_wave_kind_get_label (ASP_WAVE_KIND_KMOP),
    asp_wave_kind_get_label (ASP_WAVE_KIND_FURTHER),
    NULL,
  };
  const char *const grants[] = {
    C_("grant", "with KMOP grant"), C_("grant", "without grant"), NULL,
  };
  AspRecordDialog *dialog = ASP_RECORD_DIALOG (self);
  AspWaveKind kind = ASP_WAVE_KIND_FURTHER;
  gboolean has_grant = FALSE;

  if (self->wave != NULL)
    {
      asp_wave_kind_from_code (asp_row_get_text (self->wave, "kind"), &kind);
      has_grant = asp_row_get_integer (self->wave, "has_grant", 0) != 0;
    }
  self->kind = create_choice (kinds, kind);
  self->kind_row = asp_record_dialog_add_control (dialog, group, _("Kind"),
                                                  GTK_WIDGET (self->kind));
  self->grant = create_choice (grants, has_grant ? 0 : 1);
  asp_record_dialog_add_control (dialog, group, _("Grant"), GTK_WIDGET (self->grant));
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (kind_changed_cb), self,
                           G_CONNECT_SWAPPED);
  kind_changed_cb (self);
}

static void
add_doubts (AspWaveDialog *self)
{
  AspRecordDialog *dialog = ASP_RECORD_DIALOG (self);
  g_autoptr (GPtrArray) doubts =
    asp_programme_list_doubts (asp_record_dialog_get_document (dialog), self->wave);
  AdwPreferencesGroup *group;

  if (doubts->len == 0)
    return;

  group = asp_record_dialog_add_group (dialog, _("Who Does Not Fit In"));
  for (guint i = 0; i < MIN (doubts->len, MAX_DOUBTS); i++)
    {
      AspWaveDoubt *doubt = g_ptr_array_index (doubts, i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     asp_row_get_text (doubt->municipality, "name"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), doubt->reason);
      adw_preferences_group_add (group, row);
    }
  if (doubts->len > MAX_DOUBTS)
    {
      guint n_more = doubts->len - MAX_DOUBTS;
      g_autofree char *more = g_strdup_printf (ngettext ("And %u more.", "And %u more.", n_more),
                                               n_more);

      adw_preferences_group_set_description (group, more);
    }
}

static void
asp_wave_dialog_finalize (GObject *object)
{
  g_clear_pointer (&ASP_WAVE_DIALOG (object)->wave, asp_row_unref);

  G_OBJECT_CLASS (asp_wave_dialog_parent_class)->finalize (object);
}

static void
asp_wave_dialog_class_init (AspWaveDialogClass *klass)
{
  AspRecordDialogClass *dialog_class = ASP_RECORD_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = asp_wave_dialog_finalize;
  dialog_class->check_field = asp_programme_field_check;
  dialog_class->parse_field = asp_programme_field_parse;
  dialog_class->format_field = asp_programme_field_format;
  dialog_class->check = asp_wave_dialog_check;
  dialog_class->create_edit = asp_wave_dialog_create_edit;
}

static void
asp_wave_dialog_init (AspWaveDialog *self)
{
}

/* A new wave comes after those that are there. */
static char *
get_number (AspDocument *document,
            AspRow      *wave)
{
  g_autoptr (GPtrArray) waves = asp_document_list_waves (document);
  gint64 last = 0;

  if (wave != NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, asp_row_get_integer (wave, "number", 0));
  if (waves->len > 0)
    last = asp_record_get_integer (g_ptr_array_index (waves, waves->len - 1), "number", 0);

  return g_strdup_printf ("%" G_GINT64_FORMAT, last + 1);
}

/* @wave: (nullable): NULL for a new one. The row is read once, now. */
GtkWindow *
asp_wave_dialog_new (AspDocument *document,
                     AspRow      *wave)
{
  AspWaveDialog *self;
  AspRecordDialog *dialog;
  AdwPreferencesGroup *group;
  g_autofree char *number = NULL;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);

  self = g_object_new (ASP_TYPE_WAVE_DIALOG, NULL);
  dialog = ASP_RECORD_DIALOG (self);
  asp_record_dialog_set_document (dialog, document);
  if (wave != NULL)
    {
      self->wave = asp_row_ref (wave);
      self->n_members = asp_programme_count_members (document, asp_row_get_id (wave));
    }

  group = asp_record_dialog_add_group (dialog, _("Wave"));
  add_choices (self, group);
  asp_record_dialog_add_fields (dialog, group, base_fields, N_BASE_FIELDS, wave);
  number = get_number (document, wave);
  asp_record_dialog_set_text (dialog, &base_fields[FIELD_NUMBER], number);
  group = asp_record_dialog_add_group (dialog, _("Periods"));
  asp_record_dialog_add_fields (dialog, group, period_fields, N_PERIOD_FIELDS, wave);
  group = asp_record_dialog_add_group (dialog, "");
  asp_record_dialog_add_fields (dialog, group, &note_field, 1, wave);
  if (wave != NULL)
    add_doubts (self);
  asp_record_dialog_set_first (dialog,
                               asp_record_dialog_get_row (dialog, &base_fields[FIELD_NAME]));
  gtk_window_set_title (GTK_WINDOW (self), wave != NULL ? asp_row_get_text (wave, "name")
                                                        : _("New Wave"));

  return GTK_WINDOW (self);
}
