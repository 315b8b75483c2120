/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-node-private.h"

#include <math.h>
#include <string.h>

struct _AspFormNode
{
  GObject               parent_instance;

  AspForm              *form;         /* (owned): holds the element */
  const AspFormElement *element;
  AspFormNodeKind       node_kind;
  AspFormNode          *parent;       /* (unowned) (nullable) */
  GPtrArray            *children;     /* (owned) (nullable) (element-type AspFormNode) */
  AspFormNodeKey        key;
  xmlNode              *xml;          /* (nullable): the instance's */
  AspFormInstance      *instance;     /* (unowned) (nullable): NULL: it is gone */
  gboolean              queued;       /* the instance is going to look at it */
  gboolean              stale;        /* the state is not the instance's any more */
  AspFormNodeState      state;        /* (owned) */
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_HINT,
  PROP_VALUE,
  PROP_KIND,
  PROP_RELEVANT,
  PROP_REQUIRED,
  PROP_READONLY,
  PROP_ERROR,
  PROP_WARNING,
  PROP_MISSING,
  PROP_CHOICES,
  N_PROPS,
};

/* It is the list of what stands in it itself: a list of its own would cost as much as the node. */
static void asp_form_node_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AspFormNode, asp_form_node, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      asp_form_node_list_model_init))

static const char *const answer_kind_codes[] = { "answered", "dontknow", "na", "later" };

/* As documents keep it. */
const char *
asp_answer_kind_get_code (AspAnswerKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (answer_kind_codes), NULL);

  return answer_kind_codes[kind];
}

/* @code: (nullable): an unknown one is that of a plain answer */
AspAnswerKind
asp_answer_kind_from_code (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (answer_kind_codes); i++)
    {
      if (strcmp (code, answer_kind_codes[i]) == 0)
        return (AspAnswerKind) i;
    }

  return ASP_ANSWER_ANSWERED;
}

static GParamSpec *properties[N_PROPS];

static const char *
get_text (const char *text)
{
  return text != NULL ? text : "";
}

static void
clear_state (AspFormNodeState *state)
{
  g_free (state->value);
  g_free (state->label);
  g_free (state->hint);
  g_free (state->error);
  g_free (state->warning);
  g_clear_pointer (&state->choices, g_ptr_array_unref);
}

/* What nobody looks at is computed when somebody does. */
static void
freshen (AspFormNode *self)
{
  if (!self->stale || self->instance == NULL)
    return;

  self->stale = FALSE;
  _asp_form_instance_refresh_node (self->instance, self);
}

static void
asp_form_node_finalize (GObject *object)
{
  AspFormNode *self = ASP_FORM_NODE (object);

  g_clear_pointer (&self->children, g_ptr_array_unref);
  clear_state (&self->state);
  asp_form_unref (self->form);

  G_OBJECT_CLASS (asp_form_node_parent_class)->finalize (object);
}

static void
asp_form_node_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  AspFormNode *self = ASP_FORM_NODE (object);

  freshen (self);
  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, get_text (self->state.label));
      break;
    case PROP_HINT:
      g_value_set_string (value, get_text (self->state.hint));
      break;
    case PROP_VALUE:
      g_value_set_string (value, get_text (self->state.value));
      break;
    case PROP_KIND:
      g_value_set_int (value, self->state.kind);
      break;
    case PROP_RELEVANT:
      g_value_set_boolean (value, self->state.relevant);
      break;
    case PROP_REQUIRED:
      g_value_set_boolean (value, self->state.required);
      break;
    case PROP_READONLY:
      g_value_set_boolean (value, self->state.readonly);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->state.error);
      break;
    case PROP_WARNING:
      g_value_set_string (value, self->state.warning);
      break;
    case PROP_MISSING:
      g_value_set_boolean (value, self->state.missing);
      break;
    case PROP_CHOICES:
      g_value_set_boxed (value, self->state.choices);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_form_node_class_init (AspFormNodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = asp_form_node_finalize;
  object_class->get_property = asp_form_node_get_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, 0, ASP_ANSWER_LATER, 0, flags);
  properties[PROP_RELEVANT] = g_param_spec_boolean ("relevant", NULL, NULL, FALSE, flags);
  properties[PROP_REQUIRED] = g_param_spec_boolean ("required", NULL, NULL, FALSE, flags);
  properties[PROP_READONLY] = g_param_spec_boolean ("readonly", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  properties[PROP_WARNING] = g_param_spec_string ("warning", NULL, NULL, NULL, flags);
  properties[PROP_MISSING] = g_param_spec_boolean ("missing", NULL, NULL, FALSE, flags);
  properties[PROP_CHOICES] =
    g_param_spec_boxed ("choices", NULL, NULL, G_TYPE_PTR_ARRAY, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
asp_form_node_init (AspFormNode *self)
{
}

static GType
asp_form_node_get_item_type (GListModel *list)
{
  return ASP_TYPE_FORM_NODE;
}

static guint
asp_form_node_get_n_items (GListModel *list)
{
  AspFormNode *self = ASP_FORM_NODE (list);

  return self->children != NULL ? self->children->len : 0;
}

static gpointer
asp_form_node_get_item (GListModel *list,
                        guint       position)
{
  AspFormNode *self = ASP_FORM_NODE (list);

  return self->children != NULL && position < self->children->len
         ? g_object_ref (g_ptr_array_index (self->children, position)) : NULL;
}

static void
asp_form_node_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = asp_form_node_get_item_type;
  iface->get_n_items = asp_form_node_get_n_items;
  iface->get_item = asp_form_node_get_item;
}

AspFormNode *
_asp_form_node_new (AspForm              *form,
                    AspFormNodeKind       kind,
                    const AspFormElement *element,
                    AspFormNode          *parent,
                    gint64                row_id,
                    xmlNode              *xml)
{
  AspFormNode *self = g_object_new (ASP_TYPE_FORM_NODE, NULL);

  self->form = asp_form_ref (form);
  self->node_kind = kind;
  self->element = element;
  self->parent = parent;
  self->key = (AspFormNodeKey) { element->at, row_id };
  self->xml = xml;

  return self;
}

static gboolean
are_choices_equal (GPtrArray *a,
                   GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;

  for (guint i = 0; i < a->len; i++)
    {
      const AspFormChoice *x = g_ptr_array_index (a, i);
      const AspFormChoice *y = g_ptr_array_index (b, i);

      if (strcmp (x->value, y->value) != 0 || strcmp (x->label, y->label) != 0)
        return FALSE;
    }

  return TRUE;
}

/* Takes over what @state owns. */
void
_asp_form_node_take_state (AspFormNode      *self,
                           AspFormNodeState *state)
{
  AspFormNodeState old = self->state;
  GObject *object = G_OBJECT (self);

  /* Choices that are the same stay the same objects: views point to them. */
  if (are_choices_equal (old.choices, state->choices))
    {
      GPtrArray *same = old.choices;

      old.choices = state->choices;
      state->choices = same;
    }
  self->state = *state;
  g_object_freeze_notify (object);
#define TELL_IF(condition, property) \
  if (condition) g_object_notify_by_pspec (object, properties[property])
  TELL_IF (strcmp (get_text (old.label), get_text (state->label)) != 0, PROP_LABEL);
  TELL_IF (strcmp (get_text (old.hint), get_text (state->hint)) != 0, PROP_HINT);
  TELL_IF (strcmp (get_text (old.value), get_text (state->value)) != 0, PROP_VALUE);
  TELL_IF (old.kind != state->kind, PROP_KIND);
  TELL_IF (old.relevant != state->relevant, PROP_RELEVANT);
  TELL_IF (old.required != state->required, PROP_REQUIRED);
  TELL_IF (old.readonly != state->readonly, PROP_READONLY);
  TELL_IF (g_strcmp0 (old.error, state->error) != 0, PROP_ERROR);
  TELL_IF (g_strcmp0 (old.warning, state->warning) != 0, PROP_WARNING);
  TELL_IF (old.missing != state->missing, PROP_MISSING);
  TELL_IF (!are_choices_equal (old.choices, state->choices), PROP_CHOICES);
#undef TELL_IF
  g_object_thaw_notify (object);
  clear_state (&old);
  *state = (AspFormNodeState) { 0 };
}

void
_asp_form_node_insert (AspFormNode *self,
                       guint        position,
                       AspFormNode *child)
{
  position = MIN (position, asp_form_node_get_n_items (G_LIST_MODEL (self)));
  if (self->children == NULL)
    self->children = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_insert (self->children, (int) position, g_object_ref (child));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

/* Gives a node that has just been made all of @children (transfer full). */
void
_asp_form_node_set_children (AspFormNode *self,
                             GPtrArray   *children)
{
  g_assert (self->children == NULL);

  self->children = children;
}

void
_asp_form_node_remove (AspFormNode *self,
                       AspFormNode *child)
{
  /* From the end: rows that a lowered number leaves out are the last ones. */
  for (guint i = self->children != NULL ? self->children->len : 0; i > 0; i--)
    {
      if (g_ptr_array_index (self->children, i - 1) != child)
        continue;

      g_ptr_array_remove_index (self->children, i - 1);
      g_list_model_items_changed (G_LIST_MODEL (self), i - 1, 1, 0);
      return;
    }
}

GPtrArray *
_asp_form_node_peek_children (AspFormNode *self)
{
  return self->children;
}

const AspFormNodeKey *
_asp_form_node_get_key (AspFormNode *self)
{
  return &self->key;
}

const AspFormElement *
_asp_form_node_get_element (AspFormNode *self)
{
  return self->element;
}

xmlNode *
_asp_form_node_get_xml (AspFormNode *self)
{
  return self->xml;
}

void
_asp_form_node_set_xml (AspFormNode *self,
                        xmlNode     *xml)
{
  self->xml = xml;
}

/* @instance: (nullable): NULL: it is gone, the node stays as it is */
void
_asp_form_node_set_instance (AspFormNode     *self,
                             AspFormInstance *instance)
{
  self->instance = instance;
}

/* Returns: FALSE when it was marked already */
gboolean
_asp_form_node_set_queued (AspFormNode *self,
                           gboolean     queued)
{
  if (self->queued == queued)
    return FALSE;

  self->queued = queued;

  return TRUE;
}

/* The state is to be computed when it is asked for: nobody waits for it yet. */
void
_asp_form_node_set_stale (AspFormNode *self)
{
  self->stale = TRUE;
}

/* The state may be another one. It is computed now when somebody waits for that, else when it is
 * asked for. Who has asked since it was stale has been told then. */
void
_asp_form_node_change (AspFormNode *self)
{
  static guint notify_id;

  if (notify_id == 0)
    notify_id = g_signal_lookup ("notify", G_TYPE_OBJECT);

  if (!self->stale)
    return;
  if (g_signal_handler_find (self, G_SIGNAL_MATCH_ID, notify_id, 0, NULL, NULL, NULL) != 0)
    freshen (self);
}

AspFormNodeKind
asp_form_node_get_node_kind (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), ASP_FORM_NODE_GROUP);

  return self->node_kind;
}

AspFormControl
asp_form_node_get_control (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), ASP_FORM_CONTROL_NOTE);

  return self->element->control;
}

const char *
asp_form_node_get_path (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), NULL);

  return self->element->path != NULL ? self->element->path : "";
}

gint64
asp_form_node_get_row_id (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), 0);

  return self->key.row_id;
}

const char *
asp_form_node_get_identifier (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), NULL);

  return self->element->bind != NULL ? self->element->bind->identifier : NULL;
}

const char *
asp_form_node_get_code (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), NULL);

  return self->element->bind != NULL ? self->element->bind->code : NULL;
}

const char *
asp_form_node_get_from (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), NULL);

  return self->element->bind != NULL ? self->element->bind->from : NULL;
}

gboolean
asp_form_node_get_has_fixed_rows (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), FALSE);

  return self->element->fixed_rows;
}

AspFormNode *
asp_form_node_get_parent (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), NULL);

  return self->parent;
}

GListModel *
asp_form_node_get_children (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), NULL);

  return self->node_kind != ASP_FORM_NODE_QUESTION ? G_LIST_MODEL (self) : NULL;
}

const char *
asp_form_node_get_label (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), NULL);

  freshen (self);

  return get_text (self->state.label);
}

const char *
asp_form_node_get_hint (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), NULL);

  freshen (self);

  return get_text (self->state.hint);
}

const char *
asp_form_node_get_value (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), NULL);

  freshen (self);

  return get_text (self->state.value);
}

AspAnswerKind
asp_form_node_get_kind (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), ASP_ANSWER_ANSWERED);

  freshen (self);

  return self->state.kind;
}

gboolean
asp_form_node_get_relevant (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), FALSE);

  freshen (self);

  return self->state.relevant;
}

gboolean
asp_form_node_get_required (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), FALSE);

  freshen (self);

  return self->state.required;
}

gboolean
asp_form_node_get_readonly (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), FALSE);

  freshen (self);

  return self->state.readonly;
}

gboolean
asp_form_node_get_missing (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), FALSE);

  freshen (self);

  return self->state.missing;
}

const char *
asp_form_node_get_error (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), NULL);

  freshen (self);

  return self->state.error;
}

const char *
asp_form_node_get_warning (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), NULL);

  freshen (self);

  return self->state.warning;
}

GPtrArray *
asp_form_node_get_choices (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), NULL);

  freshen (self);

  return self->state.choices;
}

/* Which numbers answer a question of a range: from @start to @end in steps of @step, which is less
 * than 0 when they go down; 0: all between the two. FALSE: the node is another question. */
gboolean
asp_form_node_get_range (AspFormNode *self,
                         double      *start,
                         double      *end,
                         double      *step)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), FALSE);
  g_return_val_if_fail (start != NULL && end != NULL && step != NULL, FALSE);

  if (self->element->control != ASP_FORM_CONTROL_RANGE)
    return FALSE;

  *start = self->element->range[0];
  *end = self->element->range[1];
  *step = self->element->range[2];

  return TRUE;
}

/* Returns: the number of a range that is @index steps from its @start */
double
asp_form_range_get_number (double start,
                           double step,
                           double index)
{
  double number = start + step * index;

  /* Three times 0.1 less 0.3 is not quite nothing. */
  return fabs (number) < fabs (step) / 1000 ? 0 : number;
}

const char *
asp_form_node_get_media_type (AspFormNode *self)
{
  g_return_val_if_fail (ASP_IS_FORM_NODE (self), NULL);

  return self->element->media_type;
}

/* Adds up the questions in and below the node that are asked now. */
static void
count (AspFormNode *self,
       guint       *n_answered,
       guint       *n_missing,
       guint       *n_wrong)
{
  freshen (self);
  if (!self->state.relevant)
    return;

  /* A repeat that has to have rows is asked as a whole. */
  if (self->state.missing)
    ++*n_missing;
  if (self->node_kind == ASP_FORM_NODE_QUESTION &&
      self->element->control != ASP_FORM_CONTROL_NOTE)
    {
      if (self->state.error != NULL)
        ++*n_wrong;
      else if (!self->state.missing &&
               (*get_text (self->state.value) != '\0' || self->state.kind != ASP_ANSWER_ANSWERED))
        ++*n_answered;
    }

  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    count (g_ptr_array_index (self->children, i), n_answered, n_missing, n_wrong);
}

/* @n_answered, @n_missing, @n_wrong: (out): of the questions in and below the node */
void
asp_form_node_count (AspFormNode *self,
                     guint       *n_answered,
                     guint       *n_missing,
                     guint       *n_wrong)
{
  g_return_if_fail (ASP_IS_FORM_NODE (self));

  *n_answered = 0;
  *n_missing = 0;
  *n_wrong = 0;
  count (self, n_answered, n_missing, n_wrong);
}
