/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-document-watch.h"

#include "asp-document-private.h"

#define INTERVAL_MS 1000
#define WAITING_INTERVAL_MS 250

/* Whoever writes stores what is being typed and then gives the right up: a matter of seconds. */
#define PATIENCE_US (20 * G_USEC_PER_SEC)

struct _AspDocumentWatch
{
  GObject       parent_instance;

  AspDocument  *document;       /* (owned) (nullable): NULL when stopped */
  GCancellable *cancellable;    /* (owned) */
  char         *holder;         /* (owned) (nullable) */
  gboolean      in_use;
  GError       *failure;        /* (owned) (nullable): why the last look saw nothing */
  gint64        waiting_until;  /* monotonic; 0: nobody is being asked */
  guint         source;
};

enum
{
  PROP_0,
  PROP_FAILURE,
  PROP_HOLDER,
  PROP_IN_USE,
  PROP_WAITING,
  N_PROPS,
};

enum
{
  SIGNAL_ASKED,
  SIGNAL_FREE,
  SIGNAL_UNANSWERED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AspDocumentWatch, asp_document_watch, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
asp_document_watch_dispose (GObject *object)
{
  asp_document_watch_stop (ASP_DOCUMENT_WATCH (object));

  G_OBJECT_CLASS (asp_document_watch_parent_class)->dispose (object);
}

static void
asp_document_watch_finalize (GObject *object)
{
  AspDocumentWatch *self = ASP_DOCUMENT_WATCH (object);

  g_object_unref (self->cancellable);
  g_clear_error (&self->failure);
  g_free (self->holder);

  G_OBJECT_CLASS (asp_document_watch_parent_class)->finalize (object);
}

static void
asp_document_watch_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  AspDocumentWatch *self = ASP_DOCUMENT_WATCH (object);

  switch (prop_id)
    {
    case PROP_FAILURE:
      g_value_set_boxed (value, self->failure);
      break;
    case PROP_HOLDER:
      g_value_set_string (value, self->holder);
      break;
    case PROP_IN_USE:
      g_value_set_boolean (value, self->in_use);
      break;
    case PROP_WAITING:
      g_value_set_boolean (value, asp_document_watch_get_waiting (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_document_watch_class_init (AspDocumentWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = asp_document_watch_dispose;
  object_class->finalize = asp_document_watch_finalize;
  object_class->get_property = asp_document_watch_get_property;

  properties[PROP_FAILURE] = g_param_spec_boxed ("failure", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_HOLDER] = g_param_spec_string ("holder", NULL, NULL, NULL, flags);
  properties[PROP_IN_USE] = g_param_spec_boolean ("in-use", NULL, NULL, FALSE, flags);
  properties[PROP_WAITING] = g_param_spec_boolean ("waiting", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_ASKED] = g_signal_new ("asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_FREE] = g_signal_new ("free", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  signals[SIGNAL_UNANSWERED] = g_signal_new ("unanswered", type, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
asp_document_watch_init (AspDocumentWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

static void plan_look (AspDocumentWatch *self);

static void
set_waiting (AspDocumentWatch *self,
             gint64            until)
{
  if (self->waiting_until == until)
    return;

  self->waiting_until = until;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING]);
}

static void
take_place (AspDocumentWatch *self,
            AspStoreNews     *news)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (self->holder, news->holder) != 0)
    {
      g_free (self->holder);
      self->holder = g_strdup (news->holder);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOLDER]);
    }
  if (self->in_use != news->in_use)
    {
      self->in_use = news->in_use;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_USE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
take_news (AspDocumentWatch *self,
           AspStoreNews     *news)
{
  if (self->failure != NULL)
    {
      g_clear_error (&self->failure);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILURE]);
    }
  take_place (self, news);
  if (news->rows != NULL)
    _asp_document_take_rows (self->document, news->rows);

  if (news->asked_by != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_ASKED], 0, news->asked_by);
    }
  else if (self->waiting_until != 0 && !news->in_use)
    {
      set_waiting (self, 0);
      g_signal_emit (self, signals[SIGNAL_FREE], 0);
    }
  else if (self->waiting_until != 0 && g_get_monotonic_time () > self->waiting_until)
    {
      asp_document_watch_give_up (self);
      g_signal_emit (self, signals[SIGNAL_UNANSWERED], 0);
    }
}

/* Told once for each reason. Takes @error. */
static void
take_failure (AspDocumentWatch *self,
              GError           *error)
{
  gboolean is_known = self->failure != NULL &&
                      g_error_matches (error, self->failure->domain, self->failure->code);

  g_clear_error (&self->failure);
  self->failure = error;
  if (!is_known)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILURE]);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AspDocumentWatch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AspStoreNews) news = asp_store_look_finish (ASP_STORE (source), result, &error);

  if (self->document == NULL || _asp_document_get_store (self->document) == NULL)
    return;

  if (news != NULL)
    take_news (self, news);
  else
    take_failure (self, g_steal_pointer (&error));

  /* A handler may have stopped the watch. */
  if (self->document != NULL)
    plan_look (self);
}

static gboolean
look_cb (gpointer user_data)
{
  AspDocumentWatch *self = user_data;
  AspStore *store = _asp_document_get_store (self->document);

  self->source = 0;
  if (store != NULL)
    asp_store_look_async (store, self->cancellable, looked_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
plan_look (AspDocumentWatch *self)
{
  self->source = g_timeout_add (self->waiting_until != 0 ? WAITING_INTERVAL_MS : INTERVAL_MS,
                                look_cb, self);
}

/* Looks from now on, until it is stopped or dropped. */
AspDocumentWatch *
asp_document_watch_new (AspDocument *document)
{
  AspDocumentWatch *self;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);

  self = g_object_new (ASP_TYPE_DOCUMENT_WATCH, NULL);
  self->document = g_object_ref (document);
  self->in_use = asp_document_get_access (document) == ASP_ACCESS_READ_ONLY_IN_USE;
  self->holder = g_strdup (asp_document_get_holder (document));
  plan_look (self);

  return self;
}

/* To be called before the document is closed. */
void
asp_document_watch_stop (AspDocumentWatch *self)
{
  g_return_if_fail (ASP_IS_DOCUMENT_WATCH (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->document);
}

/* TRUE while another process may write the document. */
gboolean
asp_document_watch_get_in_use (AspDocumentWatch *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT_WATCH (self), FALSE);

  return self->in_use;
}

/* Returns: (nullable): who may write it, as user@host */
const char *
asp_document_watch_get_holder (AspDocumentWatch *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT_WATCH (self), NULL);

  return self->holder;
}

/* Returns: (nullable): why nothing that changes elsewhere can be read at present */
const GError *
asp_document_watch_get_failure (AspDocumentWatch *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT_WATCH (self), NULL);

  return self->failure;
}

/* TRUE while another is being asked for the right to write. */
gboolean
asp_document_watch_get_waiting (AspDocumentWatch *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT_WATCH (self), FALSE);

  return self->waiting_until != 0;
}

/* Asks whoever writes the document for the right to. "free" or "unanswered" follows. */
gboolean
asp_document_watch_ask (AspDocumentWatch  *self,
                        GError           **error)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT_WATCH (self), FALSE);
  g_return_val_if_fail (self->document != NULL, FALSE);

  if (!asp_store_ask (_asp_document_get_store (self->document), TRUE, error))
    return FALSE;

  set_waiting (self, g_get_monotonic_time () + PATIENCE_US);
  if (self->source != 0)
    {
      g_source_remove (self->source);
      plan_look (self);
    }

  return TRUE;
}

/* Asks no longer. */
void
asp_document_watch_give_up (AspDocumentWatch *self)
{
  g_return_if_fail (ASP_IS_DOCUMENT_WATCH (self));

  if (self->waiting_until == 0)
    return;

  set_waiting (self, 0);
  /* Whoever was asked may have gone by now; then there is nothing to take back. */
  asp_store_ask (_asp_document_get_store (self->document), FALSE, NULL);
}
