/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-scope.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AspScope
{
  GObject          parent_instance;

  AspStandingList *all;         /* (owned) */
  AspPlanner      *planner;     /* (owned) */
  AspScopeKind     kind;
  gint64           key;
  GPtrArray       *members;     /* (owned) (element-type AspStanding) */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

/* A list of its own: GListStore keeps its items in a tree, and whoever goes through all of them in
 * another order, as a sorted list is searched, looks for each from the root. */
static GType
asp_scope_get_item_type (GListModel *model)
{
  return ASP_TYPE_STANDING;
}

static guint
asp_scope_get_n_items (GListModel *model)
{
  return ASP_SCOPE (model)->members->len;
}

static gpointer
asp_scope_get_item (GListModel *model,
                    guint       position)
{
  AspScope *self = ASP_SCOPE (model);

  if (position >= self->members->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->members, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = asp_scope_get_item_type;
  iface->get_n_items = asp_scope_get_n_items;
  iface->get_item = asp_scope_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AspScope, asp_scope, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static guint signals[N_SIGNALS];

static const char *const kind_names[] = { "all", "wave", "office", "municipality" };

static void
asp_scope_dispose (GObject *object)
{
  AspScope *self = ASP_SCOPE (object);

  g_clear_object (&self->all);
  g_clear_object (&self->planner);

  G_OBJECT_CLASS (asp_scope_parent_class)->dispose (object);
}

static void
asp_scope_finalize (GObject *object)
{
  g_ptr_array_unref (ASP_SCOPE (object)->members);

  G_OBJECT_CLASS (asp_scope_parent_class)->finalize (object);
}

static void
asp_scope_class_init (AspScopeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = asp_scope_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_scope_finalize;

  /* The members, or something about one of them, are other than they were. */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
asp_scope_init (AspScope *self)
{
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
}

static const char *
get_office_seat (AspStanding *standing)
{
  AspRecord *record = ASP_RECORD (asp_standing_get_municipality (standing));
  const char *seat = asp_record_get_text (record, "office_seat");

  return seat != NULL && *seat != '\0' ? seat : NULL;
}

static gboolean
is_member (AspScope    *self,
           AspStanding *standing,
           const char  *office_seat)
{
  switch (self->kind)
    {
    case ASP_SCOPE_ALL:
      return TRUE;
    case ASP_SCOPE_WAVE:
      return asp_standing_get_wave_id (standing) == self->key;
    case ASP_SCOPE_OFFICE:
      return asp_standing_get_id (standing) == self->key ||
             (office_seat != NULL && g_strcmp0 (get_office_seat (standing), office_seat) == 0);
    case ASP_SCOPE_MUNICIPALITY:
      return asp_standing_get_id (standing) == self->key;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
are_same (GPtrArray *a,
          GPtrArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->pdata, b->pdata, a->len * sizeof *a->pdata) == 0);
}

static void
refresh_cb (AspScope *self)
{
  GListModel *all = G_LIST_MODEL (self->all);
  guint n = g_list_model_get_n_items (all);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_object_unref);
  AspStanding *office = NULL;
  const char *seat = NULL;

  if (self->kind == ASP_SCOPE_OFFICE)
    office = asp_standing_list_lookup (self->all, self->key);
  if (office != NULL)
    seat = get_office_seat (office);

  /* Whoever looks at everybody asks for all plans. */
  if (self->kind == ASP_SCOPE_ALL)
    asp_planner_compute_all (self->planner);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AspStanding) standing = g_list_model_get_item (all, i);

      if (is_member (self, standing, seat))
        g_ptr_array_add (members, g_steal_pointer (&standing));
    }

  if (!are_same (self->members, members))
    {
      guint n_before = self->members->len;

      g_ptr_array_unref (self->members);
      self->members = g_steal_pointer (&members);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->members->len);
    }

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* @key: see AspScopeKind; 0 for everybody */
AspScope *
asp_scope_new (AspStandingList *standings,
               AspPlanner      *planner,
               AspScopeKind     kind,
               gint64           key)
{
  AspScope *self;

  g_return_val_if_fail (ASP_IS_STANDING_LIST (standings), NULL);
  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  self = g_object_new (ASP_TYPE_SCOPE, NULL);
  self->all = g_object_ref (standings);
  self->planner = g_object_ref (planner);
  self->kind = kind;
  self->key = key;
  refresh_cb (self);

  g_signal_connect_object (standings, "standings-changed", G_CALLBACK (refresh_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (standings, "items-changed", G_CALLBACK (refresh_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/* The scope that asp_scope_to_text() wrote. A text that is not understood gives everybody. */
AspScope *
asp_scope_new_from_text (AspStandingList *standings,
                         AspPlanner      *planner,
                         const char      *text)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  parts = g_strsplit (text, " ", 2);
  for (guint i = ASP_SCOPE_WAVE; parts[0] != NULL && i < G_N_ELEMENTS (kind_names); i++)
    {
      gint64 key;

      if (strcmp (parts[0], kind_names[i]) == 0 && parts[1] != NULL &&
          g_ascii_string_to_signed (parts[1], 10, 1, G_MAXINT64, &key, NULL))
        return asp_scope_new (standings, planner, (AspScopeKind) i, key);
    }

  return asp_scope_new (standings, planner, ASP_SCOPE_ALL, 0);
}

/* Returns: (transfer full): for remembering, never for showing */
char *
asp_scope_to_text (AspScope *self)
{
  g_return_val_if_fail (ASP_IS_SCOPE (self), NULL);

  return g_strdup_printf ("%s %" G_GINT64_FORMAT, kind_names[self->kind], self->key);
}

gboolean
asp_scope_equal (AspScope *self,
                 AspScope *other)
{
  g_return_val_if_fail (ASP_IS_SCOPE (self), FALSE);
  g_return_val_if_fail (ASP_IS_SCOPE (other), FALSE);

  return self->kind == other->kind && self->key == other->key;
}

/* FALSE when what the scope names has been deleted. */
gboolean
asp_scope_exists (AspScope *self)
{
  AspDocument *document;

  g_return_val_if_fail (ASP_IS_SCOPE (self), FALSE);

  document = asp_planner_get_document (self->planner);
  switch (self->kind)
    {
    case ASP_SCOPE_ALL:
      return TRUE;
    case ASP_SCOPE_WAVE:
      return asp_document_lookup (document, "wave", self->key) != NULL;
    case ASP_SCOPE_OFFICE:
    case ASP_SCOPE_MUNICIPALITY:
      return asp_document_lookup (document, "municipality", self->key) != NULL;
    default:
      g_assert_not_reached ();
    }
}

AspDocument *
asp_scope_get_document (AspScope *self)
{
  g_return_val_if_fail (ASP_IS_SCOPE (self), NULL);

  return asp_planner_get_document (self->planner);
}

AspPlanner *
asp_scope_get_planner (AspScope *self)
{
  g_return_val_if_fail (ASP_IS_SCOPE (self), NULL);

  return self->planner;
}

AspScopeKind
asp_scope_get_kind (AspScope *self)
{
  g_return_val_if_fail (ASP_IS_SCOPE (self), ASP_SCOPE_ALL);

  return self->kind;
}

gint64
asp_scope_get_key (AspScope *self)
{
  g_return_val_if_fail (ASP_IS_SCOPE (self), 0);

  return self->key;
}

/* Returns: (transfer full): about whom the pages are, for the window's title */
char *
asp_scope_get_title (AspScope *self)
{
  AspStanding *standing;
  AspRow *wave;

  g_return_val_if_fail (ASP_IS_SCOPE (self), NULL);

  switch (self->kind)
    {
    case ASP_SCOPE_ALL:
      return g_strdup (_("All municipalities"));
    case ASP_SCOPE_WAVE:
      wave = asp_document_lookup (asp_scope_get_document (self), "wave", self->key);
      return g_strdup (wave != NULL ? asp_row_get_text (wave, "name") : _("Deleted wave"));
    case ASP_SCOPE_OFFICE:
      standing = asp_standing_list_lookup (self->all, self->key);
      if (standing == NULL || get_office_seat (standing) == NULL)
        return g_strdup (_("Deleted office"));
      /* Translators: %s is the municipality where the joint office has its seat */
      return g_strdup_printf (_("Joint office, seat: %s"), get_office_seat (standing));
    case ASP_SCOPE_MUNICIPALITY:
      standing = asp_standing_list_lookup (self->all, self->key);
      return g_strdup (standing != NULL ? asp_standing_get_name (standing)
                                        : _("Deleted municipality"));
    default:
      g_assert_not_reached ();
    }
}

/* Returns: (transfer full): the wave of a municipality, the number of several */
char *
asp_scope_get_subtitle (AspScope *self)
{
  guint n;

  g_return_val_if_fail (ASP_IS_SCOPE (self), NULL);

  if (self->kind == ASP_SCOPE_MUNICIPALITY)
    {
      AspStanding *standing = asp_standing_list_lookup (self->all, self->key);
      const char *wave = standing != NULL ? asp_standing_get_wave_name (standing) : NULL;

      return g_strdup (wave != NULL ? wave : _("No wave yet"));
    }

  n = self->members->len;

  /* Translators: %u is how many municipalities the pages are about */
  return g_strdup_printf (ngettext ("%u municipality", "%u municipalities", n), n);
}

/* Returns: (transfer none) (element-type AspStanding) */
GListModel *
asp_scope_get_standings (AspScope *self)
{
  g_return_val_if_fail (ASP_IS_SCOPE (self), NULL);

  return G_LIST_MODEL (self);
}

/* Returns: (transfer none) (nullable): the municipality that the scope is, if it is one */
AspStanding *
asp_scope_get_single (AspScope *self)
{
  g_return_val_if_fail (ASP_IS_SCOPE (self), NULL);

  if (self->kind != ASP_SCOPE_MUNICIPALITY)
    return NULL;

  return asp_standing_list_lookup (self->all, self->key);
}
