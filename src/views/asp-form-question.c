/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-question.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "asp-check.h"
#include "asp-form-file.h"
#include "asp-form-rank.h"
#include "asp-format.h"

#define PAUSE_SECONDS 2

/* More choices than this stand in a list that opens. */
#define MAX_OPEN_CHOICES 7

/* More numbers of a range than this are typed. */
#define MAX_STEPS 101

struct _AspFormQuestion
{
  GObject         parent_instance;

  AspFormSession *session;      /* (owned) */
  AspFormNode    *node;         /* (owned) */
  AspFieldRow    *row;          /* (owned) */
  GtkWidget      *control;      /* (unowned): in the row */
  GPtrArray      *choices;      /* (owned) (nullable): those that the control was made for */
  gboolean        updating;     /* what changes now is not the user's doing */
  gboolean        show_missing;
  guint           pause_source;
};

static GtkWidget *create_control (AspFormQuestion *self);

G_DEFINE_FINAL_TYPE (AspFormQuestion, asp_form_question, G_TYPE_OBJECT)

static gboolean
has_keyboard (AspFormQuestion *self)
{
  return (gtk_widget_get_state_flags (self->control) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
store (AspFormQuestion *self,
       const char      *value)
{
  g_autoptr (AspEdit) edit = NULL;

  if (self->updating || asp_form_session_get_finished (self->session) ||
      !asp_form_session_get_started (self->session) ||
      asp_document_get_access (asp_form_session_get_document (self->session)) != ASP_ACCESS_FULL)
    return;

  edit = asp_form_session_set_answer (self->session, self->node, ASP_ANSWER_ANSWERED, value);
  if (edit != NULL)
    asp_document_submit (asp_form_session_get_document (self->session), edit);
}

/* Identifiers with check digits, in their usual written form when they are right. */
static char *
normalize_identifier (const char *name,
                      const char *text)
{
  static const struct
  {
    const char    *name;
    AspIdentifier  identifier;
  } identifiers[] = {
    { "ksh", ASP_IDENTIFIER_KSH },          { "pir", ASP_IDENTIFIER_PIR },
    { "ado", ASP_IDENTIFIER_TAX_NUMBER },   { "stat", ASP_IDENTIFIER_STAT_CODE },
    { "bank", ASP_IDENTIFIER_BANK_ACCOUNT }, { "iban", ASP_IDENTIFIER_IBAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (identifiers); i++)
    {
      if (strcmp (identifiers[i].name, name) == 0 &&
          asp_check_identifier (identifiers[i].identifier, text) == ASP_CHECK_OK)
        return asp_identifier_normalize (identifiers[i].identifier, text);
    }

  return g_strdup (text);
}

/* What was typed as the form holds it; what cannot be read is kept as it is, and is wrong.
 * Returns: (transfer full) */
static char *
read_text (AspFormQuestion *self,
           const char      *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *identifier = asp_form_node_get_identifier (self->node);
  gint64 number;
  AspDay day;

  switch (asp_form_node_get_control (self->node))
    {
    case ASP_FORM_CONTROL_INTEGER:
      if (asp_parse_integer (stripped, &number))
        return g_strdup_printf ("%" G_GINT64_FORMAT, number);
      break;
    case ASP_FORM_CONTROL_DECIMAL:
    case ASP_FORM_CONTROL_RANGE:
      return g_strdelimit (g_steal_pointer (&stripped), ",", '.');
    case ASP_FORM_CONTROL_DATE:
      day = asp_parse_day (stripped, asp_document_get_status_date (
                                       asp_form_session_get_document (self->session)));
      if (day != ASP_DAY_NONE)
        return asp_day_to_iso (day);
      break;
    case ASP_FORM_CONTROL_TEXT:
    case ASP_FORM_CONTROL_LONG_TEXT:
    case ASP_FORM_CONTROL_SELECT_ONE:
    case ASP_FORM_CONTROL_SELECT_MANY:
    case ASP_FORM_CONTROL_TIME:
    case ASP_FORM_CONTROL_DATE_TIME:
    case ASP_FORM_CONTROL_RANK:
    case ASP_FORM_CONTROL_TRIGGER:
    case ASP_FORM_CONTROL_UPLOAD:
    case ASP_FORM_CONTROL_NOTE:
    default:
      if (identifier != NULL)
        return normalize_identifier (identifier, stripped);
      break;
    }

  return g_steal_pointer (&stripped);
}

/* A value as a field shows it. Returns: (transfer full) */
static char *
format_value (AspFormQuestion *self)
{
  const char *value = asp_form_node_get_value (self->node);
  gint64 number;
  AspDay day;

  switch (asp_form_node_get_control (self->node))
    {
    case ASP_FORM_CONTROL_INTEGER:
      if (*value != '\0' && asp_parse_integer (value, &number))
        return asp_format_integer (number);
      break;
    case ASP_FORM_CONTROL_DECIMAL:
    case ASP_FORM_CONTROL_RANGE:
      if (asp_format_get_language () == ASP_LANGUAGE_HU)
        return g_strdelimit (g_strdup (value), ".", ',');
      break;
    case ASP_FORM_CONTROL_DATE:
      day = asp_day_from_iso (value);
      if (day != ASP_DAY_NONE)
        return asp_format_day (day);
      break;
    case ASP_FORM_CONTROL_TEXT:
    case ASP_FORM_CONTROL_LONG_TEXT:
    case ASP_FORM_CONTROL_SELECT_ONE:
    case ASP_FORM_CONTROL_SELECT_MANY:
    case ASP_FORM_CONTROL_TIME:
    case ASP_FORM_CONTROL_DATE_TIME:
    case ASP_FORM_CONTROL_RANK:
    case ASP_FORM_CONTROL_TRIGGER:
    case ASP_FORM_CONTROL_UPLOAD:
    case ASP_FORM_CONTROL_NOTE:
    default:
      break;
    }

  return g_strdup (value);
}

static char *
get_text (AspFormQuestion *self)
{
  if (GTK_IS_TEXT_VIEW (self->control))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control));
      GtkTextIter begin, end;

      gtk_text_buffer_get_bounds (buffer, &begin, &end);

      return gtk_text_buffer_get_text (buffer, &begin, &end, FALSE);
    }

  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->control)));
}

static void
store_text (AspFormQuestion *self)
{
  g_autofree char *text = get_text (self);
  g_autofree char *value = read_text (self, text);

  g_clear_handle_id (&self->pause_source, g_source_remove);
  store (self, value);
}

static gboolean
pause_cb (gpointer user_data)
{
  AspFormQuestion *self = user_data;

  self->pause_source = 0;
  store_text (self);

  return G_SOURCE_REMOVE;
}

static void
text_changed_cb (AspFormQuestion *self)
{
  if (self->updating)
    return;

  g_clear_handle_id (&self->pause_source, g_source_remove);
  self->pause_source = g_timeout_add_seconds (PAUSE_SECONDS, pause_cb, self);
}

/* What is wrong is said when the field is left, not while it is typed. */
static void
update_words (AspFormQuestion *self)
{
  const char *error = asp_form_node_get_error (self->node);
  const char *warning = asp_form_node_get_warning (self->node);

  if (error == NULL && self->show_missing && asp_form_node_get_missing (self->node))
    error = _("This answer is required.");
  if (error == NULL || !has_keyboard (self) ||
      asp_field_row_get_error (self->row) != NULL)
    asp_field_row_set_error (self->row, error);
  asp_field_row_set_warning (self->row, error == NULL ? warning : NULL);
}

static void
update_text (AspFormQuestion *self)
{
  g_autofree char *text = format_value (self);
  g_autofree char *shown = get_text (self);
  g_autofree char *read = read_text (self, shown);

  /* What is being typed, or says the same, stays as it is. */
  if (strcmp (text, shown) == 0 ||
      (has_keyboard (self) && (self->pause_source != 0 ||
                               strcmp (read, asp_form_node_get_value (self->node)) == 0)))
    return;

  if (GTK_IS_TEXT_VIEW (self->control))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->control), text);
}

static gboolean
is_chosen (AspFormQuestion     *self,
           const AspFormChoice *choice)
{
  g_auto (GStrv) values = g_strsplit (asp_form_node_get_value (self->node), " ", -1);

  return g_strv_contains ((const char *const *) values, choice->value);
}

/* How many numbers a range has; 0: it is none, or has more than one wants to choose from. */
static guint
count_steps (AspFormQuestion *self,
             double          *start,
             double          *step)
{
  double end, n;

  if (!asp_form_node_get_range (self->node, start, &end, step))
    return 0;

  n = floor ((end - *start) / *step + 1e-6) + 1;

  return n >= 1 && n <= MAX_STEPS ? (guint) n : 0;
}

/* Returns: (transfer full): the number of a range as the form holds it */
static char *
get_step (double start,
          double step,
          guint  index)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g",
                                    asp_form_range_get_number (start, step, index)));
}

static void
update_steps (AspFormQuestion *self)
{
  const char *value = asp_form_node_get_value (self->node);
  double start, step;
  guint n = count_steps (self, &start, &step), selected = 0;

  for (guint i = 0; *value != '\0' && i < n; i++)
    {
      if (fabs (g_ascii_strtod (value, NULL) - (start + step * i)) < fabs (step) / 1000)
        selected = i + 1;
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), selected);
}

/* What has no text to be typed and no choices. */
static gboolean
update_other (AspFormQuestion *self)
{
  const char *value = asp_form_node_get_value (self->node);

  if (asp_form_node_get_control (self->node) == ASP_FORM_CONTROL_RANGE)
    {
      update_steps (self);
      return TRUE;
    }
  if (ASP_IS_FORM_FILE (self->control))
    asp_form_file_update (ASP_FORM_FILE (self->control),
                          asp_form_session_get_finished (self->session) ||
                            asp_form_node_get_readonly (self->node));
  else if (ASP_IS_FORM_RANK (self->control))
    asp_form_rank_set_value (ASP_FORM_RANK (self->control), value);
  else if (GTK_IS_CHECK_BUTTON (self->control))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->control), *value != '\0');
  else if (GTK_IS_LABEL (self->control))
    gtk_label_set_label (GTK_LABEL (self->control), value);
  else
    return FALSE;

  return TRUE;
}

static void
update_choices (AspFormQuestion *self)
{
  GPtrArray *choices = asp_form_node_get_choices (self->node);

  if (GTK_IS_DROP_DOWN (self->control))
    {
      guint selected = 0;

      for (guint i = 0; i < choices->len; i++)
        {
          if (is_chosen (self, g_ptr_array_index (choices, i)))
            selected = i + 1;
        }
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), selected);
      return;
    }

  for (GtkWidget *button = gtk_widget_get_first_child (self->control); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      const AspFormChoice *choice = g_object_get_data (G_OBJECT (button), "choice");

      if (choice == NULL)
        continue;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), is_chosen (self, choice));
    }
}

/* A list whose choices are others is made anew; the node keeps them while they are the same. */
static void
update_control (AspFormQuestion *self)
{
  gboolean had_keyboard;

  if (asp_form_node_get_choices (self->node) == self->choices)
    return;

  had_keyboard = has_keyboard (self);
  self->control = create_control (self);
  asp_field_row_set_control (self->row, self->control);
  if (had_keyboard)
    asp_form_question_grab_focus (self);
}

static void
refresh_cb (AspFormQuestion *self)
{
  const char *source = NULL;
  gboolean is_note = asp_form_node_get_control (self->node) == ASP_FORM_CONTROL_NOTE;
  gboolean locked = asp_form_session_get_finished (self->session) ||
                    asp_form_node_get_readonly (self->node);

  if (self->updating)
    return;

  self->updating = TRUE;
  update_control (self);
  gtk_widget_set_visible (GTK_WIDGET (self->row), asp_form_node_get_relevant (self->node));
  /* What is only to be read, and files that can be opened, stay as they are. */
  gtk_widget_set_sensitive (self->control, !locked || is_note || ASP_IS_FORM_FILE (self->control));
  asp_field_row_set_title (self->row, asp_form_node_get_label (self->node),
                           asp_form_node_get_required (self->node));
  asp_field_row_set_hint (self->row, asp_form_node_get_hint (self->node));
  if (asp_form_session_is_prefilled (self->session, self->node))
    source = _("From the municipality’s record");
  else if (asp_form_node_get_readonly (self->node) && !is_note)
    source = _("Computed from other answers");
  asp_field_row_set_source (self->row, source);
  if (GTK_IS_EDITABLE (self->control) || GTK_IS_TEXT_VIEW (self->control))
    update_text (self);
  else if (!update_other (self))
    update_choices (self);
  update_words (self);
  self->updating = FALSE;
}

static void
left_cb (GtkEventController *controller,
         gpointer            user_data)
{
  AspFormQuestion *self = user_data;

  store_text (self);
  self->updating = FALSE;
  /* Until it is stored, what was typed stands: the old answer must not come back into the field. */
  if (!asp_document_get_busy (asp_form_session_get_document (self->session)))
    refresh_cb (self);
}

static void
activate_cb (AspFormQuestion *self)
{
  store_text (self);
  /* Enter goes on to the next field. */
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (self->control)),
                          GTK_DIR_TAB_FORWARD);
}

static void
choice_toggled_cb (AspFormQuestion *self,
                   GtkCheckButton  *button)
{
  const AspFormChoice *choice = g_object_get_data (G_OBJECT (button), "choice");
  g_autoptr (GString) value = g_string_new (NULL);

  if (self->updating)
    return;

  if (asp_form_node_get_control (self->node) == ASP_FORM_CONTROL_SELECT_ONE)
    {
      if (gtk_check_button_get_active (button))
        store (self, choice->value);
      return;
    }

  for (GtkWidget *other = gtk_widget_get_first_child (self->control); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    {
      /* There is a button, so all are. */
      choice = g_object_get_data (G_OBJECT (other), "choice");
      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (other)))
        g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", choice->value);
    }
  store (self, value->str);
}

static void
selected_cb (AspFormQuestion *self)
{
  GPtrArray *choices = asp_form_node_get_choices (self->node);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));
  const AspFormChoice *choice = NULL;

  if (self->updating)
    return;

  if (selected > 0 && selected <= choices->len)
    choice = g_ptr_array_index (choices, selected - 1);
  store (self, choice != NULL ? choice->value : "");
}

static GtkWidget *
create_drop_down (AspFormQuestion *self,
                  GPtrArray       *choices)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  gtk_string_list_append (words, _("Not answered"));
  for (guint i = 0; i < choices->len; i++)
    gtk_string_list_append (words, ((AspFormChoice *) g_ptr_array_index (choices, i))->label);
  drop_down = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);

  return drop_down;
}

/* Mostly another question has to be answered first. */
static GtkWidget *
create_nothing (void)
{
  GtkWidget *label = gtk_label_new (_("There is nothing to choose from at the moment"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

static GtkWidget *
create_buttons (AspFormQuestion *self,
                GPtrArray       *choices)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = NULL;

  if (choices->len == 0)
    gtk_box_append (GTK_BOX (box), create_nothing ());
  for (guint i = 0; i < choices->len; i++)
    {
      AspFormChoice *choice = g_ptr_array_index (choices, i);
      GtkWidget *button = gtk_check_button_new_with_label (choice->label);

      if (asp_form_node_get_control (self->node) == ASP_FORM_CONTROL_SELECT_ONE && first != NULL)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (first));
      first = first != NULL ? first : button;
      g_object_set_data (G_OBJECT (button), "choice", choice);
      g_signal_connect_object (button, "toggled", G_CALLBACK (choice_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

static void
rank_changed_cb (AspFormQuestion *self)
{
  g_autofree char *value = asp_form_rank_get_value (ASP_FORM_RANK (self->control));

  store (self, value);
}

static GtkWidget *
create_rank (AspFormQuestion *self,
             GPtrArray       *choices)
{
  GtkWidget *rank = asp_form_rank_new (choices);

  g_signal_connect_object (rank, "changed", G_CALLBACK (rank_changed_cb), self, G_CONNECT_SWAPPED);

  return rank;
}

static void
trigger_toggled_cb (AspFormQuestion *self,
                    GtkCheckButton  *button)
{
  store (self, gtk_check_button_get_active (button) ? "OK" : "");
}

static GtkWidget *
create_trigger (AspFormQuestion *self)
{
  /* Translators: what somebody ticks who has read a text of a questionnaire */
  GtkWidget *button = gtk_check_button_new_with_label (_("Noted"));

  g_signal_connect_object (button, "toggled", G_CALLBACK (trigger_toggled_cb), self,
                           G_CONNECT_SWAPPED);

  return button;
}

/* What is only to be read. */
static GtkWidget *
create_note (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);

  return label;
}

static void
watch_text (AspFormQuestion *self,
            GtkWidget       *control)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, 0);
  gtk_widget_add_controller (control, focus);
}

static GtkWidget *
create_text_view (AspFormQuestion *self)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  /* Tab goes on, as in every other field. */
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 8);
  gtk_widget_set_size_request (view, -1, 90);
  gtk_widget_add_css_class (view, "card");
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  watch_text (self, view);

  return view;
}

static GtkWidget *
create_entry (AspFormQuestion *self)
{
  GtkWidget *entry = gtk_entry_new ();

  g_signal_connect_object (entry, "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  watch_text (self, entry);

  return entry;
}

static void
step_selected_cb (AspFormQuestion *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));
  g_autofree char *value = NULL;
  double start, step;

  if (self->updating || count_steps (self, &start, &step) == 0)
    return;

  value = selected > 0 ? get_step (start, step, selected - 1) : g_strdup ("");
  store (self, value);
}

/* The numbers to choose from, or a field where they are too many. */
static GtkWidget *
create_range (AspFormQuestion *self)
{
  double start, step;
  guint n = count_steps (self, &start, &step);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  if (n == 0)
    return create_entry (self);

  gtk_string_list_append (words, _("Not answered"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = get_step (start, step, i);

      if (asp_format_get_language () == ASP_LANGUAGE_HU)
        g_strdelimit (number, ".", ',');
      gtk_string_list_append (words, number);
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (step_selected_cb), self,
                           G_CONNECT_SWAPPED);

  return drop_down;
}

static GtkWidget *
create_control (AspFormQuestion *self)
{
  GPtrArray *choices = asp_form_node_get_choices (self->node);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = choices != NULL ? g_ptr_array_ref (choices) : NULL;
  switch (asp_form_node_get_control (self->node))
    {
    case ASP_FORM_CONTROL_SELECT_ONE:
      return choices->len > MAX_OPEN_CHOICES ? create_drop_down (self, choices)
                                             : create_buttons (self, choices);
    case ASP_FORM_CONTROL_SELECT_MANY:
      return create_buttons (self, choices);
    case ASP_FORM_CONTROL_LONG_TEXT:
      return create_text_view (self);
    case ASP_FORM_CONTROL_RANGE:
      return create_range (self);
    case ASP_FORM_CONTROL_RANK:
      return create_rank (self, choices);
    case ASP_FORM_CONTROL_TRIGGER:
      return create_trigger (self);
    case ASP_FORM_CONTROL_NOTE:
      return create_note ();
    case ASP_FORM_CONTROL_UPLOAD:
      return asp_form_file_new (self->session, self->node);
    case ASP_FORM_CONTROL_TEXT:
    case ASP_FORM_CONTROL_INTEGER:
    case ASP_FORM_CONTROL_DECIMAL:
    case ASP_FORM_CONTROL_DATE:
    case ASP_FORM_CONTROL_TIME:
    case ASP_FORM_CONTROL_DATE_TIME:
    default:
      return create_entry (self);
    }
}

static void
asp_form_question_dispose (GObject *object)
{
  AspFormQuestion *self = ASP_FORM_QUESTION (object);

  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_clear_object (&self->row);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_object (&self->node);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (asp_form_question_parent_class)->dispose (object);
}

static void
asp_form_question_class_init (AspFormQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = asp_form_question_dispose;
}

static void
asp_form_question_init (AspFormQuestion *self)
{
}

/* @node: a question */
AspFormQuestion *
asp_form_question_new (AspFormSession *session,
                       AspFormNode    *node)
{
  AspFormQuestion *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (session), NULL);
  g_return_val_if_fail (ASP_IS_FORM_NODE (node), NULL);

  self = g_object_new (ASP_TYPE_FORM_QUESTION, NULL);
  self->session = g_object_ref (session);
  self->node = g_object_ref (node);
  self->updating = TRUE;
  self->control = create_control (self);
  self->row = ASP_FIELD_ROW (asp_field_row_new (asp_form_node_get_label (node), self->control));
  g_object_ref_sink (self->row);
  self->updating = FALSE;
  g_signal_connect_object (node, "notify", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  refresh_cb (self);

  return self;
}

/* Returns: (transfer none) */
GtkWidget *
asp_form_question_get_row (AspFormQuestion *self)
{
  g_return_val_if_fail (ASP_IS_FORM_QUESTION (self), NULL);

  return GTK_WIDGET (self->row);
}

/* Returns: (transfer none) */
AspFormNode *
asp_form_question_get_node (AspFormQuestion *self)
{
  g_return_val_if_fail (ASP_IS_FORM_QUESTION (self), NULL);

  return self->node;
}

/* After the check also what is missing is said. */
void
asp_form_question_set_show_missing (AspFormQuestion *self,
                                    gboolean         show)
{
  g_return_if_fail (ASP_IS_FORM_QUESTION (self));

  self->show_missing = show;
  update_words (self);
}

/* Returns: FALSE: there is nothing to be answered in it */
gboolean
asp_form_question_grab_focus (AspFormQuestion *self)
{
  g_return_val_if_fail (ASP_IS_FORM_QUESTION (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->row)) && !GTK_IS_LABEL (self->control) &&
         gtk_widget_child_focus (self->control, GTK_DIR_TAB_FORWARD);
}
