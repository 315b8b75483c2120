/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-timeline-source.h"

/**
 * AspTimelineSource:
 *
 * One plan that a timeline shows, with the name of the municipality it belongs to. A new plan may
 * be set at any time; the timeline then updates its rows in place.
 */
struct _AspTimelineSource
{
  GObject   parent_instance;

  char     *title;                /* (owned) (nullable) */
  char     *subtitle;             /* (owned) (nullable) */
  AspPlan  *plan;                 /* (owned) (nullable) */
  char    **persons;              /* (owned) (nullable): by node; "" where nobody is in charge */
  guint     n_persons;
};

G_DEFINE_FINAL_TYPE (AspTimelineSource, asp_timeline_source, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_PLAN,
  PROP_PERSONS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
asp_timeline_source_finalize (GObject *object)
{
  AspTimelineSource *self = ASP_TIMELINE_SOURCE (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->plan, asp_plan_unref);
  g_clear_pointer (&self->persons, g_strfreev);

  G_OBJECT_CLASS (asp_timeline_source_parent_class)->finalize (object);
}

static void
asp_timeline_source_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  AspTimelineSource *self = ASP_TIMELINE_SOURCE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_PLAN:
      g_value_set_boxed (value, self->plan);
      break;
    case PROP_PERSONS:
      g_value_set_boxed (value, self->persons);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_timeline_source_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  AspTimelineSource *self = ASP_TIMELINE_SOURCE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      asp_timeline_source_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      asp_timeline_source_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_PLAN:
      asp_timeline_source_set_plan (self, g_value_get_boxed (value));
      break;
    case PROP_PERSONS:
      asp_timeline_source_set_persons (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_timeline_source_class_init (AspTimelineSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = asp_timeline_source_finalize;
  object_class->get_property = asp_timeline_source_get_property;
  object_class->set_property = asp_timeline_source_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_PLAN] = g_param_spec_boxed ("plan", NULL, NULL, ASP_TYPE_PLAN, flags);
  properties[PROP_PERSONS] = g_param_spec_boxed ("persons", NULL, NULL, G_TYPE_STRV, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
asp_timeline_source_init (AspTimelineSource *self)
{
}

/**
 * asp_timeline_source_new:
 * @title: (nullable): the municipality's name
 * @subtitle: (nullable): the wave
 */
AspTimelineSource *
asp_timeline_source_new (const char *title,
                         const char *subtitle)
{
  return g_object_new (ASP_TYPE_TIMELINE_SOURCE, "title", title, "subtitle", subtitle, NULL);
}

const char *
asp_timeline_source_get_title (AspTimelineSource *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_SOURCE (self), NULL);

  return self->title;
}

void
asp_timeline_source_set_title (AspTimelineSource *self,
                               const char        *title)
{
  g_return_if_fail (ASP_IS_TIMELINE_SOURCE (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

const char *
asp_timeline_source_get_subtitle (AspTimelineSource *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_SOURCE (self), NULL);

  return self->subtitle;
}

void
asp_timeline_source_set_subtitle (AspTimelineSource *self,
                                  const char        *subtitle)
{
  g_return_if_fail (ASP_IS_TIMELINE_SOURCE (self));

  if (g_strcmp0 (self->subtitle, subtitle) == 0)
    return;

  g_free (self->subtitle);
  self->subtitle = g_strdup (subtitle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

/**
 * asp_timeline_source_get_plan:
 *
 * Returns: (transfer none) (nullable): the plan
 */
AspPlan *
asp_timeline_source_get_plan (AspTimelineSource *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_SOURCE (self), NULL);

  return self->plan;
}

/**
 * asp_timeline_source_set_plan:
 * @plan: (nullable): the plan; a plan never changes, so a recomputed one is set anew
 */
void
asp_timeline_source_set_plan (AspTimelineSource *self,
                              AspPlan           *plan)
{
  g_return_if_fail (ASP_IS_TIMELINE_SOURCE (self));

  if (self->plan == plan)
    return;

  g_clear_pointer (&self->plan, asp_plan_unref);
  if (plan != NULL)
    self->plan = asp_plan_ref (plan);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN]);
}

/**
 * asp_timeline_source_set_persons:
 * @persons: (nullable): names by node of the plan's network, "" where nobody is in charge
 */
void
asp_timeline_source_set_persons (AspTimelineSource  *self,
                                 const char * const *persons)
{
  g_return_if_fail (ASP_IS_TIMELINE_SOURCE (self));

  if (self->persons == NULL && persons == NULL)
    return;
  if (self->persons != NULL && persons != NULL
      && g_strv_equal ((const char * const *) self->persons, persons))
    return;

  g_strfreev (self->persons);
  self->persons = g_strdupv ((char **) persons);
  self->n_persons = persons != NULL ? g_strv_length ((char **) persons) : 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSONS]);
}

/**
 * asp_timeline_source_get_person:
 *
 * Returns: (transfer none) (nullable): who is in charge of a task, %NULL for nobody
 */
const char *
asp_timeline_source_get_person (AspTimelineSource *self,
                                guint              node)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_SOURCE (self), NULL);

  if (node >= self->n_persons || *self->persons[node] == '\0')
    return NULL;

  return self->persons[node];
}
