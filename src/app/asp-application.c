/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-application-private.h"

#include <glib/gi18n-lib.h>

#include "asp-settings.h"
#include "asp-window.h"

#define APPLICATION_ID "hu.onkormanyzat.Csatlakozas"

struct _AspApplication
{
  AdwApplication  parent_instance;

  GFile          *first_file;   /* (owned) (nullable): what the program was started with */
  AspOpening     *opening;      /* (owned) (nullable): the first document, on its way */
  gboolean        is_plain;     /* started without arguments */
};

G_DEFINE_FINAL_TYPE (AspApplication, asp_application, ADW_TYPE_APPLICATION)

/* Returns: (transfer none) (nullable): a window without a document */
static AspWindow *
find_empty_window (AspApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (ASP_IS_WINDOW (l->data) && asp_window_is_empty (l->data))
        return l->data;
    }

  return NULL;
}

/* Returns: (transfer none): a window without a document, presented by the caller */
static AspWindow *
find_free_window (AspApplication *self)
{
  AspWindow *window = find_empty_window (self);

  return window != NULL ? window : asp_window_new (ADW_APPLICATION (self));
}

/* A window that is already there shows at once what it does; a new one shows itself in time. */
static void
open_file (AspApplication *self,
           GFile          *file)
{
  AspWindow *window = find_empty_window (self);

  if (window != NULL)
    {
      asp_window_open (window, file);
      gtk_window_present (GTK_WINDOW (window));
    }
  else
    {
      AspOpening *opening = NULL;

      if (self->opening != NULL && g_file_equal (asp_opening_get_file (self->opening), file))
        opening = g_steal_pointer (&self->opening);
      if (opening == NULL)
        opening = asp_opening_new (file);
      asp_window_new_for_opening (ADW_APPLICATION (self), opening);
    }
}

/* Returns: (transfer none) (nullable): the window that shows a file */
static AspWindow *
find_window_of (AspApplication *self,
                GFile          *file)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      AspDocument *document = ASP_IS_WINDOW (l->data) ? asp_window_get_document (l->data) : NULL;

      if (document != NULL && g_file_equal (asp_document_get_file (document), file))
        return l->data;
    }

  return NULL;
}

/* Returns: (transfer full) (nullable): the document to start with: the last one, if the user wants
 * it and it is still there */
static GFile *
find_last_document (void)
{
  GSettings *settings = asp_settings_get ();
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;

  if (settings == NULL || !g_settings_get_boolean (settings, "reopen-document"))
    return NULL;

  uri = g_settings_get_string (settings, "last-document");
  if (*uri == '\0')
    return NULL;

  file = g_file_new_for_uri (uri);

  return g_file_query_exists (file, NULL) ? g_steal_pointer (&file) : NULL;
}

static void
asp_application_activate (GApplication *application)
{
  AspApplication *self = ASP_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    {
      g_autoptr (GFile) file = find_last_document ();

      if (file != NULL)
        {
          open_file (self, file);
          return;
        }
      window = GTK_WINDOW (find_free_window (self));
    }
  gtk_window_present (window);
}

static void
asp_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  AspApplication *self = ASP_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      AspWindow *window = find_window_of (self, files[i]);

      if (window != NULL)
        gtk_window_present (GTK_WINDOW (window));
      else
        open_file (self, files[i]);
    }
}

/* Notes what will be opened, in case this becomes the running program. */
static gboolean
asp_application_local_command_line (GApplication   *application,
                                    char         ***arguments,
                                    int            *status)
{
  AspApplication *self = ASP_APPLICATION (application);
  const char *first = (*arguments)[0] != NULL ? (*arguments)[1] : NULL;

  self->is_plain = first == NULL;
  if (first != NULL && *first != '-')
    self->first_file = g_file_new_for_commandline_arg (first);

  return G_APPLICATION_CLASS (asp_application_parent_class)->local_command_line (
    application, arguments, status);
}

static int
asp_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("csatlakozas %s\n", PACKAGE_VERSION);
      return 0;
    }

  if (!g_variant_dict_contains (options, "sample"))
    return -1;

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), "sample", NULL);

  /* The running program shows the sample; a second one has nothing more to do. */
  return g_application_get_is_remote (application) ? 0 : -1;
}

static void
sample_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  AspWindow *window = find_free_window (user_data);

  asp_window_open_sample (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));
  g_autoptr (GList) copy = g_list_copy (windows);

  /* Each window closes its document, or says why it cannot. */
  for (GList *l = copy; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
asp_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "sample", .activate = sample_cb },
    { .name = "quit", .activate = quit_cb },
  };
  static const char *const quit_keys[] = { "<Control>q", NULL };
  AspApplication *self = ASP_APPLICATION (application);

  if (self->is_plain)
    self->first_file = find_last_document ();
  /* The document is read while GTK starts. */
  if (self->first_file != NULL)
    self->opening = asp_opening_new (self->first_file);

  G_APPLICATION_CLASS (asp_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  _asp_application_add_dialogs (GTK_APPLICATION (application));
}

static void
asp_application_finalize (GObject *object)
{
  g_clear_object (&ASP_APPLICATION (object)->first_file);

  G_OBJECT_CLASS (asp_application_parent_class)->finalize (object);
}

static void
asp_application_class_init (AspApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = asp_application_finalize;
  application_class->local_command_line = asp_application_local_command_line;
  application_class->startup = asp_application_startup;
  application_class->activate = asp_application_activate;
  application_class->open = asp_application_open;
  application_class->handle_local_options = asp_application_handle_local_options;
}

static void
asp_application_init (AspApplication *self)
{
  static const GOptionEntry options[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_("Open a fresh copy of the sample programme"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
  g_application_set_option_context_summary (
    G_APPLICATION (self),
    _("Joining the municipal ASP centre.\n"
      "\n"
      "Commands that need no display (each has its own --help):\n"
      "  check-form        tell whether a questionnaire can be used here\n"
      "  create-sample     make a document with the sample programme\n"
      "  diff              compare forecasts with a baseline, or with the plan\n"
      "  export-answers    write a municipality’s answers to a questionnaire\n"
      "  export-costs      write a cost sheet as a workbook or as a table\n"
      "  export-schedule   write a schedule as a workbook, for MS Project or as a table\n"
      "  form-run          carry out recorded steps on a questionnaire\n"
      "  form-state        print a questionnaire as it is when it is opened\n"
      "  import-answers    read answers to a questionnaire\n"
      "  import-form       put a questionnaire into a document, or a new version of one\n"
      "  import-municipalities\n"
      "                    store the municipalities of a table in a document\n"
      "  import-schedule   read a schedule of another program, or look at what it would do\n"
      "  schedule          print the dates of the reference schedule\n"
      "  status            print where a municipality stands\n"
      "  validate          tell what does not fit in schedules\n"
      "  why               tell why a task is on its days"));
}

AspApplication *
asp_application_new (void)
{
  return g_object_new (ASP_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/hu/onkormanyzat/Csatlakozas",
                       NULL);
}
