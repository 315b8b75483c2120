/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-record.h"

#include <string.h>

typedef struct
{
  AspRow *row;                  /* (owned) (not nullable) after construction */
} AspRecordPrivate;

enum
{
  PROP_0,
  PROP_ROW,
  PROP_ID,
  N_PROPS,
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AspRecord, asp_record, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static AspRow *
get_row (AspRecord *self)
{
  AspRecordPrivate *priv = asp_record_get_instance_private (self);

  return priv->row;
}

static void
get_field (AspRecord      *self,
           const AspField *field,
           GValue         *value)
{
  AspRow *row = get_row (self);

  switch (field->type)
    {
    case ASP_FIELD_TEXT:
      g_value_set_string (value, asp_row_get_text (row, field->column));
      break;
    case ASP_FIELD_INTEGER:
      g_value_set_int64 (value, asp_row_get_integer (row, field->column, 0));
      break;
    case ASP_FIELD_DAY:
      g_value_set_int (value, asp_row_get_day (row, field->column));
      break;
    case ASP_FIELD_BOOLEAN:
      g_value_set_boolean (value, asp_row_get_integer (row, field->column, 0) != 0);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
asp_record_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  AspRecord *self = ASP_RECORD (object);
  AspRecordClass *klass = ASP_RECORD_GET_CLASS (self);

  if (pspec->owner_type != ASP_TYPE_RECORD)
    {
      g_assert (prop_id >= 1 && prop_id <= klass->n_fields);
      get_field (self, &klass->fields[prop_id - 1], value);
      return;
    }

  switch (prop_id)
    {
    case PROP_ROW:
      g_value_set_boxed (value, get_row (self));
      break;
    case PROP_ID:
      g_value_set_int64 (value, asp_record_get_id (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_record_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  AspRecordPrivate *priv = asp_record_get_instance_private (ASP_RECORD (object));

  switch (prop_id)
    {
    case PROP_ROW:
      priv->row = g_value_dup_boxed (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
asp_record_finalize (GObject *object)
{
  AspRecordPrivate *priv = asp_record_get_instance_private (ASP_RECORD (object));

  g_clear_pointer (&priv->row, asp_row_unref);

  G_OBJECT_CLASS (asp_record_parent_class)->finalize (object);
}

static void
asp_record_class_init (AspRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = asp_record_get_property;
  object_class->set_property = asp_record_set_property;
  object_class->finalize = asp_record_finalize;

  properties[PROP_ROW] =
    g_param_spec_boxed ("row", NULL, NULL, ASP_TYPE_ROW,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ID] =
    g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
asp_record_init (AspRecord *self)
{
}

static GParamSpec *
create_pspec (const AspField *field)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  switch (field->type)
    {
    case ASP_FIELD_TEXT:
      return g_param_spec_string (field->property, NULL, NULL, NULL, flags);
    case ASP_FIELD_INTEGER:
      return g_param_spec_int64 (field->property, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case ASP_FIELD_DAY:
      return g_param_spec_int (field->property, NULL, NULL, G_MININT, G_MAXINT, ASP_DAY_NONE,
                               flags);
    case ASP_FIELD_BOOLEAN:
      return g_param_spec_boolean (field->property, NULL, NULL, FALSE, flags);
    default:
      g_assert_not_reached ();
    }
}

/* To be called by a subclass' class_init: makes a read-only property of each field.
 * @fields must live as long as the program. */
void
asp_record_class_set_fields (AspRecordClass *klass,
                             const char     *table,
                             const AspField *fields,
                             guint           n_fields)
{
  g_return_if_fail (klass->fields == NULL);

  klass->table = g_intern_string (table);
  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->field_pspecs = g_new0 (GParamSpec *, n_fields);

  /* The subclass needs its own pointer to the getter: GObject calls that of the owner's class. */
  G_OBJECT_CLASS (klass)->get_property = asp_record_get_property;

  for (guint i = 0; i < n_fields; i++)
    {
      klass->field_pspecs[i] = create_pspec (&fields[i]);
      g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, klass->field_pspecs[i]);
    }
}

const char *
asp_record_get_table (AspRecord *self)
{
  g_return_val_if_fail (ASP_IS_RECORD (self), NULL);

  return ASP_RECORD_GET_CLASS (self)->table;
}

gint64
asp_record_get_id (AspRecord *self)
{
  g_return_val_if_fail (ASP_IS_RECORD (self), 0);

  return asp_row_get_id (get_row (self));
}

/* Returns: (transfer none): the row the record shows */
AspRow *
asp_record_get_row (AspRecord *self)
{
  g_return_val_if_fail (ASP_IS_RECORD (self), NULL);

  return get_row (self);
}

static gboolean
is_equal_in (AspRow     *a,
             AspRow     *b,
             const char *column)
{
  static const AspValue null_value = { .type = ASP_VALUE_NULL };
  const AspValue *x = asp_row_get_value (a, column);
  const AspValue *y = asp_row_get_value (b, column);

  return asp_value_equal (x != NULL ? x : &null_value, y != NULL ? y : &null_value);
}

/* Makes the record show a newer state of the same row; the same values again tell nobody. For the
 * lists that follow the document. */
void
asp_record_apply (AspRecord *self,
                  AspRow    *row)
{
  AspRecordPrivate *priv = asp_record_get_instance_private (self);
  AspRecordClass *klass;
  g_autoptr (AspRow) old = NULL;

  g_return_if_fail (ASP_IS_RECORD (self));
  g_return_if_fail (row != NULL);
  g_return_if_fail (asp_row_get_id (row) == asp_row_get_id (priv->row));

  if (row == priv->row || asp_row_equal (row, priv->row))
    return;

  klass = ASP_RECORD_GET_CLASS (self);
  old = g_steal_pointer (&priv->row);
  priv->row = asp_row_ref (row);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (!is_equal_in (old, row, klass->fields[i].column))
        g_object_notify_by_pspec (G_OBJECT (self), klass->field_pspecs[i]);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Returns: (nullable): owned by the record, until the next change */
const char *
asp_record_get_text (AspRecord  *self,
                     const char *column)
{
  g_return_val_if_fail (ASP_IS_RECORD (self), NULL);

  return asp_row_get_text (get_row (self), column);
}

gint64
asp_record_get_integer (AspRecord  *self,
                        const char *column,
                        gint64      fallback)
{
  g_return_val_if_fail (ASP_IS_RECORD (self), fallback);

  return asp_row_get_integer (get_row (self), column, fallback);
}

AspDay
asp_record_get_day (AspRecord  *self,
                    const char *column)
{
  g_return_val_if_fail (ASP_IS_RECORD (self), ASP_DAY_NONE);

  return asp_row_get_day (get_row (self), column);
}

AspDay
asp_row_get_day (AspRow     *row,
                 const char *column)
{
  const char *text = asp_row_get_text (row, column);

  return text != NULL ? asp_day_from_iso (text) : ASP_DAY_NONE;
}
