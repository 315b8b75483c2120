/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipality-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-access-keys.h"
#include "asp-compat-widget.h"
#include "asp-error-words.h"
#include "asp-field-row.h"
#include "asp-municipality-rules.h"
#include "asp-record-commands.h"
#include "asp-wave-change.h"

typedef enum
{
  CONTROL_ENTRY,
  CONTROL_CHOICE,               /* a drop-down: code → words */
  CONTROL_WAVE,                 /* a drop-down of the document's waves */
} Control;

/* A value as the document holds it, and its words. */
typedef struct
{
  const char *value;
  const char *label;
} Choice;

static const Choice legal_statuses[] = {
  { "", N_("Not given") },
  { "község", NC_("legal status", "village") },
  { "nagyközség", NC_("legal status", "large village") },
  { "város", NC_("legal status", "town") },
  { "megyei jogú város", NC_("legal status", "town with county rank") },
  { "megyeszékhely megyei jogú város", NC_("legal status", "county seat with county rank") },
  { "fővárosi kerület", NC_("legal status", "district of the capital") },
  { "főváros", NC_("legal status", "capital") },
  { NULL, NULL },
};

/* The gazetteer's codes of offices (domain.md 7.2). */
static const Choice office_codes[] = {
  { "", N_("Not given") },
  { "1", NC_("office", "own office") },
  { "2", NC_("office", "seat of a joint office") },
  { "3", NC_("office", "own office that hosts other joint offices") },
  { "4", NC_("office", "seat of a joint office that hosts another one") },
  { "5", NC_("office", "member with a branch office") },
  { "6", NC_("office", "member without a branch office") },
  { NULL, NULL },
};

/* How a municipality without KMOP money came to the programme (domain.md 2). */
static const Choice interests[] = {
  { "", N_("Not given") },
  { "reserve", NC_("interest", "on the KMOP reserve list") },
  { "portal", NC_("interest", "on the Portal system already") },
  { "interested", NC_("interest", "interested (data request made)") },
  { NULL, NULL },
};

static const Choice joining_ways[] = {
  { "system", NC_("joining", "full joining") },
  { "interface", NC_("joining", "joining by interfaces") },
  { NULL, NULL },
};

static const Choice testing[] = {
  { "1", NC_("testing", "orders testing services") },
  { "0", NC_("testing", "tests on its own") },
  { NULL, NULL },
};

typedef enum
{
  GROUP_BASE,
  GROUP_JOINING,
  GROUP_IDENTIFIERS,
  GROUP_CONTACT,
  GROUP_GRANT,
  N_GROUPS,
} Group;

typedef struct
{
  const char   *column;
  const char   *title;
  const char   *hint;           /* (nullable) */
  Group         group;
  Control       control;
  const Choice *choices;        /* of a drop-down */
} Field;

static const Field fields[] = {
  { "name", N_("Name"), NULL, GROUP_BASE, CONTROL_ENTRY, NULL },
  { "official_name", N_("Official name"), N_("Such as: Nagymaros Város Önkormányzata"), GROUP_BASE,
    CONTROL_ENTRY, NULL },
  { "ksh_code", N_("KSH code"), N_("Five digits of the gazetteer"), GROUP_BASE, CONTROL_ENTRY,
    NULL },
  { "legal_status", N_("Legal status"), NULL, GROUP_BASE, CONTROL_CHOICE, legal_statuses },
  { "county", N_("County"), NULL, GROUP_BASE, CONTROL_ENTRY, NULL },
  { "district", N_("District"), NULL, GROUP_BASE, CONTROL_ENTRY, NULL },
  { "office_code", N_("Office"), NULL, GROUP_BASE, CONTROL_CHOICE, office_codes },
  { "office_seat", N_("Seat of the joint office"), NULL, GROUP_BASE, CONTROL_ENTRY, NULL },
  { "population", N_("Population"), NULL, GROUP_BASE, CONTROL_ENTRY, NULL },
  { "dwellings", N_("Dwellings"), NULL, GROUP_BASE, CONTROL_ENTRY, NULL },
  { "wave_id", N_("Wave"), NULL, GROUP_JOINING, CONTROL_WAVE, NULL },
  { "interest", N_("How it came to the programme"),
    N_("Only of further municipalities, which have no KMOP grant"), GROUP_JOINING, CONTROL_CHOICE,
    interests },
  { "start_day", N_("First day of preparation"),
    N_("Empty: when the wave begins. A day can be given as 2014-06-12 or jún. 12."), GROUP_JOINING,
    CONTROL_ENTRY, NULL },
  { "joining_way", N_("Way of joining"), NULL, GROUP_JOINING, CONTROL_CHOICE, joining_ways },
  { "buys_testing", N_("Testing"), NULL, GROUP_JOINING, CONTROL_CHOICE, testing },
  { "pir", N_("PIR registry number"), NULL, GROUP_IDENTIFIERS, CONTROL_ENTRY, NULL },
  { "tax_number", N_("Tax number"), NULL, GROUP_IDENTIFIERS, CONTROL_ENTRY, NULL },
  { "stat_code", N_("Statistical code"), NULL, GROUP_IDENTIFIERS, CONTROL_ENTRY, NULL },
  { "bank_account", N_("Account number"), NULL, GROUP_IDENTIFIERS, CONTROL_ENTRY, NULL },
  { "iban", N_("IBAN"), NULL, GROUP_IDENTIFIERS, CONTROL_ENTRY, NULL },
  { "postcode", N_("Postcode"), NULL, GROUP_CONTACT, CONTROL_ENTRY, NULL },
  { "address", N_("Address"), NULL, GROUP_CONTACT, CONTROL_ENTRY, NULL },
  { "phone", N_("Telephone"), NULL, GROUP_CONTACT, CONTROL_ENTRY, NULL },
  { "email", N_("E-mail"), NULL, GROUP_CONTACT, CONTROL_ENTRY, NULL },
  { "website", N_("Website"), NULL, GROUP_CONTACT, CONTROL_ENTRY, NULL },
  { "grant_number", N_("Number of the grant"), NULL, GROUP_GRANT, CONTROL_ENTRY, NULL },
  { "grant_amount", N_("Amount of the grant"), N_("Whole forints"), GROUP_GRANT, CONTROL_ENTRY,
    NULL },
  { "note", N_("Note"), NULL, GROUP_GRANT, CONTROL_ENTRY, NULL },
};

#define N_FIELDS G_N_ELEMENTS (fields)

static const char *const group_titles[N_GROUPS] = {
  N_("Municipality"),
  N_("Joining"),
  N_("Identifiers"),
  N_("Contact"),
  N_("Grant"),
};

struct _AspMunicipalityDialog
{
  AdwWindow             parent_instance;

  /* Template widgets */
  GtkWidget            *page;
  GtkWidget            *store_button;
  GtkLabel             *problem;

  AspDocument          *document;       /* (owned) */
  AspMunicipality      *municipality;   /* (owned) (nullable): NULL for a new one */
  AdwPreferencesGroup  *groups[N_GROUPS];
  AspFieldRow          *rows[N_FIELDS]; /* (unowned) */
  GArray               *wave_ids;       /* (owned) (element-type gint64) */
  AspPlanner           *planner;        /* (owned) (nullable): made when it is first needed */
};

G_DEFINE_FINAL_TYPE (AspMunicipalityDialog, asp_municipality_dialog, ADW_TYPE_WINDOW)

/* The words of a choice; the same table holds those with and without a context. */
static const char *
get_choice_label (const Field  *field,
                  const Choice *choice)
{
  static const struct
  {
    const Choice *choices;
    const char   *context;
  } contexts[] = {
    { legal_statuses, "legal status" },
    { office_codes, "office" },
    { interests, "interest" },
    { joining_ways, "joining" },
    { testing, "testing" },
  };

  if (*choice->value == '\0')
    return _(choice->label);

  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
    {
      if (contexts[i].choices == field->choices)
        return g_dpgettext2 (GETTEXT_PACKAGE, contexts[i].context, choice->label);
    }

  return _(choice->label);
}

/* Returns: (transfer full): as the document holds it; "" for nothing */
static char *
get_stored (AspMunicipalityDialog *self,
            const char            *column)
{
  AspRow *row;
  const AspValue *value;

  if (self->municipality == NULL)
    return g_strdup ("");

  row = asp_record_get_row (ASP_RECORD (self->municipality));
  value = asp_row_get_value (row, column);
  if (value != NULL && value->type == ASP_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  if (value != NULL && value->type == ASP_VALUE_TEXT)
    return g_strdup (value->text);

  return g_strdup ("");
}

static GtkWidget *
create_choice (const Field *field,
               const char  *stored)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = 0;
  GtkWidget *drop_down;

  for (guint i = 0; field->choices[i].value != NULL; i++)
    {
      gtk_string_list_append (words, get_choice_label (field, &field->choices[i]));
      if (strcmp (field->choices[i].value, stored) == 0)
        selected = i;
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);

  return drop_down;
}

static GtkWidget *
create_wave_choice (AspMunicipalityDialog *self,
                    const char            *stored)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) waves = asp_document_list_waves (self->document);
  gint64 stored_id = g_ascii_strtoll (stored, NULL, 10), none = 0;
  guint selected = 0;
  GtkWidget *drop_down;

  g_array_append_val (self->wave_ids, none);
  gtk_string_list_append (words, _("No wave yet"));
  for (guint i = 0; i < waves->len; i++)
    {
      AspRecord *wave = g_ptr_array_index (waves, i);
      gint64 id = asp_record_get_id (wave);

      if (id == stored_id)
        selected = self->wave_ids->len;
      g_array_append_val (self->wave_ids, id);
      gtk_string_list_append (words, asp_record_get_text (wave, "name"));
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);

  return drop_down;
}

static guint
find_field (const char *column)
{
  guint i = 0;

  while (strcmp (fields[i].column, column) != 0)
    i++;

  return i;
}

/* What another wave would change, before it does. */
static void
show_wave_change (AspMunicipalityDialog *self)
{
  AspFieldRow *wave_row = self->rows[find_field ("wave_id")];
  AspFieldRow *start_row = self->rows[find_field ("start_day")];
  g_autoptr (AspWaveMove) move = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;
  AspRow *row;
  gint64 wave_id;

  if (self->municipality == NULL || start_row == NULL)
    return;

  row = asp_record_get_row (ASP_RECORD (self->municipality));
  wave_id = g_array_index (self->wave_ids, gint64, gtk_drop_down_get_selected (
                             GTK_DROP_DOWN (asp_field_row_get_control (wave_row))));
  if (wave_id == asp_row_get_integer (row, "wave_id", 0))
    {
      asp_field_row_set_warning (wave_row, NULL);
      return;
    }

  if (self->planner == NULL)
    self->planner = asp_planner_new (self->document);
  text = asp_municipality_field_parse (
    "start_day", gtk_editable_get_text (GTK_EDITABLE (asp_field_row_get_control (start_row))),
    asp_document_get_status_date (self->document));
  move = asp_wave_move_new (self->planner, row, wave_id,
                            text != NULL ? asp_day_from_iso (text) : ASP_DAY_NONE);
  summary = asp_wave_move_summarize (move);
  /* Translators: %s is a list of what changes when a municipality moves to another wave */
  sentence = g_strdup_printf (_("What changes: %s."), summary);
  asp_field_row_set_warning (wave_row, sentence);
}

/* What is wrong is said when the field is left, not while it is typed. */
static void
check_field (AspMunicipalityDialog *self,
             guint                  index)
{
  GtkWidget *control = asp_field_row_get_control (self->rows[index]);
  g_autofree char *error = NULL;

  if (fields[index].control == CONTROL_ENTRY)
    error = asp_municipality_field_check (fields[index].column,
                                          gtk_editable_get_text (GTK_EDITABLE (control)),
                                          asp_document_get_status_date (self->document));
  asp_field_row_set_error (self->rows[index], error);
}

static void
wave_chosen_cb (AspMunicipalityDialog *self)
{
  show_wave_change (self);
}

static void
left_cb (GtkEventController *controller,
         gpointer            user_data)
{
  AspMunicipalityDialog *self = user_data;
  GtkWidget *control = gtk_event_controller_get_widget (controller);

  /* The window that closes takes the keyboard away, too. */
  if (self->document == NULL)
    return;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      if (asp_field_row_get_control (self->rows[i]) == control)
        check_field (self, i);
    }
  if (control == asp_field_row_get_control (self->rows[find_field ("start_day")]))
    show_wave_change (self);
}

static void
add_field (AspMunicipalityDialog *self,
           guint                  index)
{
  const Field *field = &fields[index];
  g_autofree char *stored = get_stored (self, field->column);
  g_autofree char *text = NULL;
  GtkEventController *focus;
  GtkWidget *control;

  switch (field->control)
    {
    case CONTROL_CHOICE:
      control = create_choice (field, stored);
      break;
    case CONTROL_WAVE:
      control = create_wave_choice (self, stored);
      g_signal_connect_object (control, "notify::selected", G_CALLBACK (wave_chosen_cb), self,
                               G_CONNECT_SWAPPED);
      break;
    case CONTROL_ENTRY:
    default:
      text = asp_municipality_field_format (field->column, stored);
      control = gtk_entry_new ();
      gtk_editable_set_text (GTK_EDITABLE (control), text);
      gtk_entry_set_activates_default (GTK_ENTRY (control), TRUE);
      focus = gtk_event_controller_focus_new ();
      g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, 0);
      gtk_widget_add_controller (control, focus);
      break;
    }

  self->rows[index] = ASP_FIELD_ROW (asp_field_row_new (_(field->title), control));
  if (strcmp (field->column, "name") == 0)
    asp_field_row_set_title (self->rows[index], _(field->title), TRUE);
  if (field->hint != NULL)
    asp_field_row_set_hint (self->rows[index], _(field->hint));
  adw_preferences_group_add (self->groups[field->group], GTK_WIDGET (self->rows[index]));
}

/* Returns: (transfer full) (nullable): as the document holds it */
static char *
get_value (AspMunicipalityDialog *self,
           guint                  index)
{
  const Field *field = &fields[index];
  GtkWidget *control = asp_field_row_get_control (self->rows[index]);
  guint selected;
  gint64 wave;

  switch (field->control)
    {
    case CONTROL_CHOICE:
      selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (control));
      return g_strdup (field->choices[selected].value);
    case CONTROL_WAVE:
      selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (control));
      wave = g_array_index (self->wave_ids, gint64, selected);
      return wave != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, wave) : NULL;
    case CONTROL_ENTRY:
    default:
      return asp_municipality_field_parse (field->column,
                                           gtk_editable_get_text (GTK_EDITABLE (control)),
                                           asp_document_get_status_date (self->document));
    }
}

/* Returns: (transfer full) (nullable): what to run; NULL when nothing was changed */
static AspEdit *
create_edit (AspMunicipalityDialog *self)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autofree char *label = NULL;
  const char *name;

  for (guint i = 0; i < N_FIELDS; i++)
    g_hash_table_insert (values, (gpointer) fields[i].column, get_value (self, i));

  name = g_hash_table_lookup (values, "name");
  if (self->municipality == NULL)
    {
      /* Translators: undo step; %s is a municipality */
      label = g_strdup_printf (_("Municipality added: %s"), name);
      return asp_record_command_insert (ASP_TYPE_MUNICIPALITY, label, values, NULL);
    }

  /* Translators: undo step; %s is a municipality */
  label = g_strdup_printf (_("Municipality changed: %s"), name);

  return asp_record_command_update (ASP_RECORD (self->municipality), label, values);
}

/* Until it is stored, what was typed stays where it was typed. */
static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AspMunicipalityDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;

  if (asp_document_submit_finish (ASP_DOCUMENT (source), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  reason = asp_error_describe (error, asp_document_get_file (self->document));
  asp_compat_set_status (self->problem, reason);
  gtk_widget_set_sensitive (self->store_button, TRUE);
}

static void
store_cb (AspMunicipalityDialog *self)
{
  g_autoptr (AspEdit) edit = NULL;
  AspFieldRow *first = NULL;
  guint n_wrong = 0;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      check_field (self, i);
      if (asp_field_row_get_error (self->rows[i]) == NULL)
        continue;

      n_wrong++;
      if (first == NULL)
        first = self->rows[i];
    }

  if (n_wrong > 0)
    {
      g_autofree char *text =
        g_strdup_printf (ngettext ("%u field needs attention.", "%u fields need attention.",
                                   n_wrong), n_wrong);

      asp_compat_set_status (self->problem, text);
      gtk_widget_grab_focus (asp_field_row_get_control (first));
      return;
    }

  edit = create_edit (self);
  if (edit == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  gtk_widget_set_sensitive (self->store_button, FALSE);
  asp_document_submit_async (self->document, edit, stored_cb, g_object_ref (self));
}

static void
asp_municipality_dialog_dispose (GObject *object)
{
  AspMunicipalityDialog *self = ASP_MUNICIPALITY_DIALOG (object);

  g_clear_object (&self->planner);
  g_clear_object (&self->document);
  g_clear_object (&self->municipality);

  G_OBJECT_CLASS (asp_municipality_dialog_parent_class)->dispose (object);
}

static void
asp_municipality_dialog_finalize (GObject *object)
{
  g_array_unref (ASP_MUNICIPALITY_DIALOG (object)->wave_ids);

  G_OBJECT_CLASS (asp_municipality_dialog_parent_class)->finalize (object);
}

static void
asp_municipality_dialog_class_init (AspMunicipalityDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_municipality_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_municipality_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-municipality-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AspMunicipalityDialog, page);
  gtk_widget_class_bind_template_child (widget_class, AspMunicipalityDialog, store_button);
  gtk_widget_class_bind_template_child (widget_class, AspMunicipalityDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, store_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
asp_municipality_dialog_init (AspMunicipalityDialog *self)
{
  self->wave_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_GROUPS; i++)
    {
      self->groups[i] = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (self->groups[i], _(group_titles[i]));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), self->groups[i]);
    }
}

/* @municipality: (nullable): NULL to add a new one. The record is read once, now. */
GtkWindow *
asp_municipality_dialog_new (AspDocument     *document,
                             AspMunicipality *municipality)
{
  AspMunicipalityDialog *self;
  gboolean writable;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (municipality == NULL || ASP_IS_MUNICIPALITY (municipality), NULL);

  self = g_object_new (ASP_TYPE_MUNICIPALITY_DIALOG, NULL);
  self->document = g_object_ref (document);
  g_set_object (&self->municipality, municipality);
  for (guint i = 0; i < N_FIELDS; i++)
    add_field (self, i);
  asp_access_keys_assign (GTK_WIDGET (self));

  writable = asp_document_get_access (document) == ASP_ACCESS_FULL;
  gtk_widget_set_sensitive (self->store_button, writable);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->store_button);
  gtk_window_set_title (GTK_WINDOW (self), municipality != NULL
                        ? asp_record_get_text (ASP_RECORD (municipality), "name")
                        : _("New Municipality"));

  return GTK_WINDOW (self);
}
