/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-questionnaires-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-error-words.h"
#include "asp-form-title.h"
#include "asp-form-versions.h"
#include "asp-form-view.h"

/* Of many municipalities only so many are listed; the list of municipalities filters and sorts. */
#define MAX_ROWS 500

struct _AspQuestionnairesPage
{
  GtkWidget    parent_instance;

  /* Template widgets */
  GtkStack    *stack;
  GtkListBox  *list;
  AspFormView *form;

  AspScope    *scope;           /* (owned) (nullable) */
};

static void page_iface_init (AspPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AspQuestionnairesPage, asp_questionnaires_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASP_TYPE_PAGE, page_iface_init))

/* The state of a form at a municipality: an icon and words. */
typedef struct
{
  const char *icon;
  char       *words;            /* (owned) */
} FormStanding;

static FormStanding
describe_instance (AspRow *instance)
{
  guint missing, wrong;

  if (instance == NULL)
    return (FormStanding) { "content-loading-symbolic", g_strdup (_("Not begun yet")) };
  if (g_strcmp0 (asp_row_get_text (instance, "state"), "finished") == 0)
    return (FormStanding) { "object-select-symbolic", g_strdup (_("Finished")) };

  missing = (guint) asp_row_get_integer (instance, "missing", 0);
  wrong = (guint) asp_row_get_integer (instance, "wrong", 0);
  if (wrong > 0)
    return (FormStanding) {
      "dialog-warning-symbolic",
      g_strdup_printf (ngettext ("%u wrong answer", "%u wrong answers", wrong), wrong),
    };
  if (missing > 0)
    return (FormStanding) {
      "document-edit-symbolic",
      g_strdup_printf (ngettext ("%u missing answer", "%u missing answers", missing), missing),
    };

  return (FormStanding) { "object-select-symbolic", g_strdup (_("Complete, not finished yet")) };
}

/* The share of questions that are answered, of those that have to be. */
static double
get_progress (AspRow *instance)
{
  double answered, open;

  if (instance == NULL)
    return 0;

  answered = (double) asp_row_get_integer (instance, "answered", 0);
  open = (double) (asp_row_get_integer (instance, "missing", 0) +
                   asp_row_get_integer (instance, "wrong", 0));

  return answered + open > 0 ? answered / (answered + open) : 0;
}

static void
append_row (AspQuestionnairesPage *self,
            const char            *title,
            AspRow                *instance,
            AspStanding           *standing,
            AspRow                *form)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *bar = gtk_progress_bar_new ();
  FormStanding state = describe_instance (instance);
  g_autofree char *words = state.words;
  g_autofree char *markup = g_markup_escape_text (title, -1);
  g_autofree char *scope = g_strdup_printf ("municipality %" G_GINT64_FORMAT,
                                            asp_standing_get_id (standing));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (state.icon));
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), get_progress (instance));
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "in-cell");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", scope, "questionnaires",
                                    asp_row_get_text (form, "code"));
  gtk_list_box_append (self->list, row);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (asp_standing_get_collate_key (*(AspStanding *const *) a),
                 asp_standing_get_collate_key (*(AspStanding *const *) b));
}

/* A municipality has one version of a form. */
static void
append_form (AspQuestionnairesPage *self,
             AspStanding           *standing,
             const char            *code)
{
  AspDocument *document = asp_scope_get_document (self->scope);
  AspRow *form = asp_form_find_form (document, asp_standing_get_id (standing), code);
  AspRow *instance = asp_form_find_instance (document, asp_standing_get_id (standing),
                                             asp_row_get_id (form));
  const char *form_title = asp_form_title (document, asp_row_get_id (form));
  g_autofree char *title = NULL;

  if (asp_scope_get_single (self->scope) != NULL)
    title = g_strdup (form_title);
  else
    title = g_strdup_printf ("%s — %s", asp_standing_get_name (standing), form_title);
  append_row (self, title, instance, standing, form);
}

static void
fill (AspQuestionnairesPage *self)
{
  AspDocument *document = asp_scope_get_document (self->scope);
  GListModel *model = asp_scope_get_standings (self->scope);
  g_autoptr (GPtrArray) forms = asp_form_list_forms (document);
  g_autoptr (GPtrArray) standings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (standings, g_list_model_get_item (model, i));
  g_ptr_array_sort (standings, compare_names);
  for (guint i = 0; i < MIN (standings->len, MAX_ROWS); i++)
    {
      AspStanding *standing = g_ptr_array_index (standings, i);

      for (guint j = 0; j < forms->len; j++)
        {
          const char *code = asp_row_get_text (g_ptr_array_index (forms, j), "code");

          if (j == 0 || g_strcmp0 (asp_row_get_text (g_ptr_array_index (forms, j - 1), "code"),
                                   code) != 0)
            append_form (self, standing, code);
        }
    }
}

static void
refresh_cb (AspQuestionnairesPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (self->scope != NULL)
    fill (self);
}

static void
close_form (AspQuestionnairesPage *self)
{
  asp_form_view_set_session (self->form, NULL);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
closed_cb (AspQuestionnairesPage *self)
{
  close_form (self);
  refresh_cb (self);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* Opens a form; the first time this begins it, with what the record knows. */
static void
open_form (AspQuestionnairesPage *self,
           AspStanding           *standing,
           AspRow                *form)
{
  AspDocument *document = asp_scope_get_document (self->scope);
  g_autoptr (GError) error = NULL;
  g_autoptr (AspFormSession) session = NULL;
  g_autoptr (AspEdit) edit = NULL;

  session = asp_form_session_new (document, asp_standing_get_id (standing),
                                  asp_row_get_id (form), &error);
  if (session == NULL)
    {
      g_autofree char *text = asp_error_describe (error, asp_document_get_file (document));

      gtk_widget_activate_action (GTK_WIDGET (self), "win.error", "(ss)",
                                  _("The Questionnaire Could Not Be Opened"), text);
      return;
    }

  if (!asp_form_session_get_started (session) &&
      asp_document_get_access (document) == ASP_ACCESS_FULL)
    {
      edit = asp_form_session_start (session);
      asp_document_submit (document, edit);
    }
  asp_form_view_set_session (self->form, session);
  gtk_stack_set_visible_child_name (self->stack, "form");
}

static void
asp_questionnaires_page_set_scope (AspPage  *page,
                                   AspScope *scope)
{
  AspQuestionnairesPage *self = ASP_QUESTIONNAIRES_PAGE (page);

  if (self->scope == scope)
    return;

  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  close_form (self);
  g_set_object (&self->scope, scope);
  if (scope != NULL)
    g_signal_connect_object (scope, "changed", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  refresh_cb (self);
}

/* @place: the code of a form, and of a page of it after a blank: "F1 /f1/ids" */
static void
asp_questionnaires_page_go_to (AspPage    *page,
                               const char *place)
{
  AspQuestionnairesPage *self = ASP_QUESTIONNAIRES_PAGE (page);
  AspStanding *single = self->scope != NULL ? asp_scope_get_single (self->scope) : NULL;
  g_auto (GStrv) parts = g_strsplit (place, " ", 2);
  AspRow *form;

  if (single == NULL || parts[0] == NULL)
    return;

  form = asp_form_find_form (asp_scope_get_document (self->scope), asp_standing_get_id (single),
                             parts[0]);
  if (form == NULL)
    return;

  if (asp_form_view_get_session (self->form) == NULL ||
      asp_form_session_get_form_id (asp_form_view_get_session (self->form)) !=
        asp_row_get_id (form))
    open_form (self, single, form);
  asp_form_view_go_to_page (self->form, parts[1]);
}

static char *
asp_questionnaires_page_get_place (AspPage *page)
{
  AspQuestionnairesPage *self = ASP_QUESTIONNAIRES_PAGE (page);
  AspFormSession *session = asp_form_view_get_session (self->form);
  AspRow *form;

  if (session == NULL || self->scope == NULL)
    return NULL;

  form = asp_document_lookup (asp_scope_get_document (self->scope), "form",
                              asp_form_session_get_form_id (session));

  return form != NULL ? g_strdup_printf ("%s %s", asp_row_get_text (form, "code"),
                                         asp_form_view_get_page (self->form)) : NULL;
}

static void
page_iface_init (AspPageInterface *iface)
{
  iface->set_scope = asp_questionnaires_page_set_scope;
  iface->go_to = asp_questionnaires_page_go_to;
  iface->get_place = asp_questionnaires_page_get_place;
}

static void
asp_questionnaires_page_dispose (GObject *object)
{
  AspQuestionnairesPage *self = ASP_QUESTIONNAIRES_PAGE (object);

  g_clear_object (&self->scope);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;

  G_OBJECT_CLASS (asp_questionnaires_page_parent_class)->dispose (object);
}

static void
asp_questionnaires_page_class_init (AspQuestionnairesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_questionnaires_page_dispose;

  g_type_ensure (ASP_TYPE_FORM_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-questionnaires-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AspQuestionnairesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AspQuestionnairesPage, list);
  gtk_widget_class_bind_template_child (widget_class, AspQuestionnairesPage, form);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
asp_questionnaires_page_init (AspQuestionnairesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
