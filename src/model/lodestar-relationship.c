/* lodestar-relationship.c - a published pair or group
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-relationship.h"

/**
 * LodestarRelationship:
 *
 * A published pair or group with its members, meetings, goals and notes: an
 * object around a #LodestarRelationshipRow, for lists and pages. Plain data;
 * the row is replaced as a whole when the workspace has changed.
 */
struct _LodestarRelationship
{
  LodestarRecord           parent_instance;
  LodestarRelationshipRow *row;  /* (owned) (not nullable) */
  char                    *name; /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (LodestarRelationship, lodestar_relationship, LODESTAR_TYPE_RECORD)

typedef enum
{
  PROP_ROW = 1,
  PROP_NAME,
} LodestarRelationshipProperty;

static GParamSpec *props[PROP_NAME + 1];

static void
lodestar_relationship_finalize (GObject *object)
{
  LodestarRelationship *self = LODESTAR_RELATIONSHIP (object);

  g_clear_pointer (&self->row, lodestar_relationship_row_unref);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (lodestar_relationship_parent_class)->finalize (object);
}

static void
lodestar_relationship_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  LodestarRelationship *self = LODESTAR_RELATIONSHIP (object);

  switch ((LodestarRelationshipProperty) prop_id)
    {
    case PROP_ROW:
      g_value_set_boxed (value, self->row);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_relationship_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  LodestarRelationship *self = LODESTAR_RELATIONSHIP (object);

  switch ((LodestarRelationshipProperty) prop_id)
    {
    case PROP_ROW:
      lodestar_relationship_set_row (self, g_value_get_boxed (value));
      break;
    case PROP_NAME:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_relationship_class_init (LodestarRelationshipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lodestar_relationship_finalize;
  object_class->get_property = lodestar_relationship_get_property;
  object_class->set_property = lodestar_relationship_set_property;

  /**
   * LodestarRelationship:row: (not nullable)
   *
   * What is stored of it. Notifies each time it is read again.
   */
  props[PROP_ROW] =
    g_param_spec_boxed ("row", NULL, NULL, LODESTAR_TYPE_RELATIONSHIP_ROW,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarRelationship:name: (not nullable)
   *
   * Its members' names, as one text.
   */
  props[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
lodestar_relationship_init (LodestarRelationship *self)
{
  self->row = lodestar_relationship_row_new ();
  self->name = g_strdup ("");
}

/**
 * lodestar_relationship_get_row:
 * @self: a relationship
 *
 * Returns: (transfer none): what is stored of it, until it is read again
 */
const LodestarRelationshipRow *
lodestar_relationship_get_row (LodestarRelationship *self)
{
  g_return_val_if_fail (LODESTAR_IS_RELATIONSHIP (self), NULL);

  return self->row;
}

/**
 * lodestar_relationship_set_row:
 * @self: a relationship
 * @row: (transfer none): what is stored of it now
 */
void
lodestar_relationship_set_row (LodestarRelationship *self, LodestarRelationshipRow *row)
{
  LodestarRelationshipRow *old;
  g_autofree char         *name = NULL;

  g_return_if_fail (LODESTAR_IS_RELATIONSHIP (self));
  g_return_if_fail (row != NULL);

  if (row == self->row)
    return;

  name = lodestar_relationship_row_dup_name (row);
  old = self->row;
  self->row = lodestar_relationship_row_ref (row);
  lodestar_relationship_row_unref (old);
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ROW]);

  if (g_set_str (&self->name, name))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NAME]);

  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * lodestar_relationship_get_name:
 * @self: a relationship
 *
 * Returns: (transfer none): its members' names, as one text
 */
const char *
lodestar_relationship_get_name (LodestarRelationship *self)
{
  g_return_val_if_fail (LODESTAR_IS_RELATIONSHIP (self), NULL);

  return self->name;
}
