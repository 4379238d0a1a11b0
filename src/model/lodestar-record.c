/* lodestar-record.c - an object that is a row
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-record.h"

/**
 * LodestarRecord:
 *
 * An object that stands for a row of a table: the base of people, programs,
 * relationships and all others that lists show. It knows the row's identity
 * and nothing of where the row is kept.
 */
typedef struct
{
  gint64 id;
} LodestarRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LodestarRecord, lodestar_record, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
} LodestarRecordProperty;

static GParamSpec *props[PROP_ID + 1];

static void
lodestar_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarRecordPrivate *priv = lodestar_record_get_instance_private (LODESTAR_RECORD (object));

  switch ((LodestarRecordProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, priv->id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_record_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  LodestarRecordPrivate *priv = lodestar_record_get_instance_private (LODESTAR_RECORD (object));

  switch ((LodestarRecordProperty) prop_id)
    {
    case PROP_ID:
      priv->id = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_record_class_init (LodestarRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lodestar_record_get_property;
  object_class->set_property = lodestar_record_set_property;

  /**
   * LodestarRecord:id:
   *
   * The identity of the row in its table; 0 for a row that is not kept yet.
   */
  props[PROP_ID] =
    g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
lodestar_record_init (LodestarRecord *self)
{
}

/**
 * lodestar_record_get_id:
 * @self: a record
 *
 * Returns: the identity of its row; 0 for a row that is not kept yet
 */
gint64
lodestar_record_get_id (LodestarRecord *self)
{
  LodestarRecordPrivate *priv = lodestar_record_get_instance_private (self);

  g_return_val_if_fail (LODESTAR_IS_RECORD (self), 0);

  return priv->id;
}
