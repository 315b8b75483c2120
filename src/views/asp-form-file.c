/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-attachment-actions.h"
#include "asp-compat-file.h"
#include "asp-form-upload.h"

struct _AspFormFile
{
  GtkWidget       parent_instance;

  GtkWidget      *box;          /* a child */
  GtkWidget      *name_label;
  GtkWidget      *size_label;
  GtkWidget      *choose_button;
  GtkWidget      *open_button;
  GtkWidget      *save_button;
  GtkWidget      *remove_button;

  AspFormSession *session;      /* (owned) */
  AspFormNode    *node;         /* (owned) */
  AspRecordList  *uploads;      /* (owned): the files of the questionnaire */
  gint64          instance_id;  /* whose they are */
  gboolean        locked;
};

G_DEFINE_FINAL_TYPE (AspFormFile, asp_form_file, GTK_TYPE_WIDGET)

static AspDocument *
get_document (AspFormFile *self)
{
  return asp_form_session_get_document (self->session);
}

/* The same buttons stand at every such question. */
static void
describe_buttons (AspFormFile *self)
{
  GtkWidget *const buttons[] = {
    self->choose_button, self->open_button, self->save_button, self->remove_button,
  };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (buttons[i]),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    asp_form_node_get_label (self->node), -1);
}

static void
update (AspFormFile *self)
{
  g_autoptr (AspAttachment) file = asp_form_upload_find (self->uploads, self->node);
  const char *name = asp_form_node_get_value (self->node);
  gboolean is_answered = *name != '\0';
  gboolean writable = !self->locked && asp_form_session_get_started (self->session) &&
                      asp_document_get_access (get_document (self)) == ASP_ACCESS_FULL;
  g_autofree char *size = NULL;

  if (file != NULL)
    size = g_format_size ((guint64) asp_record_get_integer (ASP_RECORD (file), "size", 0));
  else if (is_answered)
    size = g_strdup (_("The file itself is not in the document."));

  gtk_label_set_label (GTK_LABEL (self->name_label), is_answered ? name : _("No file"));
  gtk_widget_set_tooltip_text (self->name_label, is_answered ? name : NULL);
  /* The shorter word leaves room for the name. */
  gtk_button_set_label (GTK_BUTTON (self->choose_button),
                        is_answered ? _("Replace…") : _("Choose a File…"));
  if (is_answered)
    gtk_widget_remove_css_class (self->name_label, "dim-label");
  else
    gtk_widget_add_css_class (self->name_label, "dim-label");
  gtk_label_set_label (GTK_LABEL (self->size_label), size != NULL ? size : "");
  gtk_widget_set_visible (self->size_label, size != NULL);
  gtk_widget_set_visible (self->open_button,
                          file != NULL && asp_attachment_is_safe_to_open (file));
  gtk_widget_set_visible (self->save_button, file != NULL);
  gtk_widget_set_visible (self->remove_button, is_answered);
  gtk_widget_set_sensitive (self->remove_button, writable);
  gtk_widget_set_sensitive (self->choose_button, writable);
  describe_buttons (self);
}

static void
uploads_changed_cb (AspFormFile *self)
{
  update (self);
}

/* A questionnaire that is begun anew is another one, with files of its own. */
static void
watch_uploads (AspFormFile *self)
{
  gint64 instance_id = asp_form_session_get_instance_id (self->session);

  if (self->uploads != NULL && instance_id == self->instance_id)
    return;

  self->instance_id = instance_id;
  if (self->uploads != NULL)
    g_signal_handlers_disconnect_by_data (self->uploads, self);
  g_clear_object (&self->uploads);
  self->uploads = asp_form_session_list_uploads (self->session);
  g_signal_connect_object (self->uploads, "items-changed", G_CALLBACK (uploads_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/* What is being read while the page may go: what is chosen is stored nevertheless. */
typedef struct
{
  AspFormSession *session;      /* (owned) */
  AspFormNode    *node;         /* (owned) */
  GtkWindow      *window;       /* (owned) (nullable) */
} Job;

static Job *
create_job (AspFormFile *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  Job *job = g_new0 (Job, 1);

  job->session = g_object_ref (self->session);
  job->node = g_object_ref (self->node);
  if (GTK_IS_WINDOW (root))
    job->window = g_object_ref (GTK_WINDOW (root));

  return job;
}

static void
free_job (Job *job)
{
  g_clear_object (&job->window);
  g_object_unref (job->node);
  g_object_unref (job->session);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, free_job)

static void
show_error (Job        *job,
            const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (job->window), "win.error", "(ss)",
                              _("Could Not Attach the File"), text);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AspAttachmentFile) file = asp_attachment_file_load_finish (result, &error);
  g_autoptr (AspEdit) edit = NULL;

  /* With its window the document has been closed. */
  if (job->window == NULL || !gtk_widget_get_visible (GTK_WIDGET (job->window)))
    return;

  if (file == NULL)
    {
      show_error (job, error->message);
      return;
    }

  /* The questionnaire may have been finished, or the row deleted, while a slow disk was read. */
  if (!asp_form_session_get_finished (job->session))
    edit = asp_form_session_set_upload (job->session, job->node, file);
  if (edit != NULL)
    asp_document_submit (asp_form_session_get_document (job->session), edit);
  else
    show_error (job, _("The question cannot be answered any more."));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GFile) file = asp_compat_open_file_finish (result, NULL);

  if (file != NULL)
    asp_attachment_file_load_async (file, NULL, loaded_cb, g_steal_pointer (&job));
}

/* "image/png", ".pdf" and the like, as the form has them. What means any file is left out.
 * @patterns, @media_types: (out) (transfer full) (nullable) */
static void
list_kinds (const char   *kinds,
            char       ***patterns,
            char       ***media_types)
{
  g_auto (GStrv) parts = g_strsplit (kinds != NULL ? kinds : "", ",", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) types = g_strv_builder_new ();
  gboolean takes_all = *parts == NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      g_autofree char *pattern = g_strconcat ("*", part, NULL);

      if (*part == '.')
        g_strv_builder_add (names, pattern);
      else if (strchr (part, '/') == NULL || strcmp (part, "*/*") == 0 ||
               strcmp (part, "application/*") == 0)
        takes_all = TRUE;
      else
        g_strv_builder_add (types, part);
    }

  *patterns = takes_all ? NULL : g_strv_builder_end (names);
  *media_types = takes_all ? NULL : g_strv_builder_end (types);
}

static const char *
get_kind_words (const char *kinds)
{
  if (g_str_has_prefix (kinds, "image/"))
    return _("Pictures");
  if (g_str_has_prefix (kinds, "audio/"))
    return _("Sound recordings");
  if (g_str_has_prefix (kinds, "video/"))
    return _("Videos");

  return kinds;
}

static void
choose_cb (AspFormFile *self)
{
  const char *kinds = asp_form_node_get_media_type (self->node);
  g_auto (GStrv) patterns = NULL;
  g_auto (GStrv) media_types = NULL;
  AspCompatFileQuery query = {
    .title = _("Attach a File"),
    .accept_label = _("_Attach"),
  };
  Job *job = create_job (self);

  list_kinds (kinds, &patterns, &media_types);
  query.patterns = (const char *const *) patterns;
  query.media_types = (const char *const *) media_types;
  query.filter_name = kinds != NULL ? get_kind_words (kinds) : NULL;
  asp_compat_open_file_async (job->window, &query, NULL, chosen_cb, job);
}

static void
open_cb (AspFormFile *self)
{
  g_autoptr (AspAttachment) file = asp_form_upload_find (self->uploads, self->node);

  if (file != NULL)
    asp_attachment_open_copy (GTK_WIDGET (self), get_document (self), file);
}

static void
save_cb (AspFormFile *self)
{
  g_autoptr (AspAttachment) file = asp_form_upload_find (self->uploads, self->node);

  if (file != NULL)
    asp_attachment_save_as (GTK_WIDGET (self), get_document (self), file);
}

static void
remove_cb (AspFormFile *self)
{
  g_autoptr (AspEdit) edit = asp_form_session_clear_upload (self->session, self->node);

  if (edit == NULL)
    return;

  /* The button goes with the file. */
  gtk_widget_grab_focus (self->choose_button);
  asp_document_submit (get_document (self), edit);
}

static void
asp_form_file_dispose (GObject *object)
{
  AspFormFile *self = ASP_FORM_FILE (object);

  if (self->uploads != NULL)
    g_signal_handlers_disconnect_by_data (self->uploads, self);
  g_clear_object (&self->uploads);
  g_clear_object (&self->node);
  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_form_file_parent_class)->dispose (object);
}

static void
asp_form_file_class_init (AspFormFileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_form_file_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static GtkWidget *
add_button (AspFormFile *self,
            GtkWidget   *button,
            GCallback    callback)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);

  return button;
}

static GtkWidget *
add_icon_button (AspFormFile *self,
                 const char  *icon,
                 const char  *words,
                 GCallback    callback)
{
  GtkWidget *button = add_button (self, gtk_button_new_from_icon_name (icon), callback);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);

  return button;
}

static void
asp_form_file_init (AspFormFile *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), words);
  self->name_label = add_label (words);
  self->size_label = add_label (words);
  /* A name that is broken into lines gets a hyphen that it does not have. */
  gtk_label_set_wrap (GTK_LABEL (self->name_label), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (self->name_label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (self->size_label, "dim-label");
  gtk_widget_add_css_class (self->size_label, "caption");

  self->open_button = add_icon_button (self, "document-open-symbolic", _("Open the file"),
                                       G_CALLBACK (open_cb));
  self->save_button = add_icon_button (self, "document-save-symbolic", _("Save as a file"),
                                       G_CALLBACK (save_cb));
  self->remove_button = add_icon_button (self, "user-trash-symbolic", _("Remove the file"),
                                         G_CALLBACK (remove_cb));
  self->choose_button = add_button (self, gtk_button_new (), G_CALLBACK (choose_cb));
}

/* @node: a question for a file */
GtkWidget *
asp_form_file_new (AspFormSession *session,
                   AspFormNode    *node)
{
  AspFormFile *self;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (session), NULL);
  g_return_val_if_fail (ASP_IS_FORM_NODE (node), NULL);

  self = g_object_new (ASP_TYPE_FORM_FILE, NULL);
  self->session = g_object_ref (session);
  self->node = g_object_ref (node);
  watch_uploads (self);
  update (self);

  return GTK_WIDGET (self);
}

/* @locked: it cannot be answered now; a file that is there can be opened and saved nevertheless */
void
asp_form_file_update (AspFormFile *self,
                      gboolean     locked)
{
  g_return_if_fail (ASP_IS_FORM_FILE (self));

  self->locked = locked;
  watch_uploads (self);
  update (self);
}

/* Reads @file and makes it the answer; that it cannot be is told. */
void
asp_form_file_take (AspFormFile *self,
                    GFile       *file)
{
  g_return_if_fail (ASP_IS_FORM_FILE (self));
  g_return_if_fail (G_IS_FILE (file));

  asp_attachment_file_load_async (file, NULL, loaded_cb, create_job (self));
}
