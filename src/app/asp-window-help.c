/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-window-private.h"

#include <glib/gi18n-lib.h>

/* The reader of help and the browser are programs of the desktop: either may be missing. */

typedef struct
{
  AspWindow *window;            /* (owned) */
  char      *page;              /* (owned) */
  char      *html;              /* (owned) (nullable): its address, when it was found */
} HelpJob;

static void
free_help_job (HelpJob *job)
{
  g_object_unref (job->window);
  g_free (job->page);
  g_free (job->html);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HelpJob, free_help_job)

/* Set by the tests, for the program that is not installed. */
static const char *
get_help_folder (void)
{
  const char *folder = g_getenv ("CSATLAKOZAS_HELPDIR");

  return folder != NULL ? folder : HELPDIR;
}

/* Returns: (transfer full) (nullable): the address of a page in the first language of the user's
 * that the help is written in; English is the last of all, as "C" */
static char *
find_html (const char *page)
{
  const char *const *languages = g_get_language_names ();
  g_autofree char *name = g_strconcat (page, ".html", NULL);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (get_help_folder (), languages[i], name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_filename_to_uri (path, NULL, NULL);
    }

  return NULL;
}

static void
tell_failure (AspWindow *self)
{
  g_autofree char *text = NULL;

  /* Translators: %s is a folder */
  text = g_strdup_printf (_("There is no program on this computer that shows the help. Please "
                            "install a web browser, or the help reader of the desktop (Yelp). "
                            "The pages of the help lie here: %s"), get_help_folder ());
  asp_window_show_error (self, _("The Help Cannot Be Shown"), text);
}

static void
browser_opened_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (HelpJob) job = user_data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;

  g_info ("The help was not shown: %s", error->message);
  tell_failure (job->window);
}

static GAppLaunchContext *
create_context (AspWindow *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));

  return G_APP_LAUNCH_CONTEXT (gdk_display_get_app_launch_context (display));
}

static void
open_in_browser (HelpJob *job)
{
  g_autoptr (GAppLaunchContext) context = create_context (job->window);

  job->html = find_html (job->page);
  if (job->html == NULL)
    {
      tell_failure (job->window);
      free_help_job (job);
      return;
    }

  g_app_info_launch_default_for_uri_async (job->html, context, job->window->cancellable,
                                           browser_opened_cb, job);
}

static void
reader_opened_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    {
      free_help_job (user_data);
      return;
    }

  g_info ("The reader of help did not start: %s", error->message);
  open_in_browser (user_data);
}

/* F1: the help of the page that is shown. Every page of the window has one of its own name. */
static void
help_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);
  g_autoptr (GAppInfo) reader = g_app_info_get_default_for_uri_scheme ("help");
  g_autoptr (GAppLaunchContext) context = create_context (self);
  g_autofree char *uri = NULL;
  HelpJob *job = g_new0 (HelpJob, 1);

  job->window = g_object_ref (self);
  job->page = g_strdup (self->document != NULL ? gtk_stack_get_visible_child_name (self->pages)
                                               : "first-steps");
  if (reader == NULL)
    {
      open_in_browser (job);
      return;
    }

  uri = g_strdup_printf ("help:csatlakozas/%s", job->page);
  g_app_info_launch_default_for_uri_async (uri, context, self->cancellable, reader_opened_cb, job);
}

void
_asp_window_install_help (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.help", NULL, help_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F1, 0, "win.help", NULL);
}
