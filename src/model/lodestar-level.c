/* lodestar-level.c - a level of the organization
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-level.h"

/**
 * LodestarLevel:
 *
 * A level of the organization: what people of about the same seniority share. The rank orders
 * levels from the lowest up. A snapshot: levels are read anew after a change.
 */
struct _LodestarLevel
{
  LodestarRecord parent_instance;
  char          *name; /* (owned) (not nullable) */
  int            rank;
  guint          n_people;
};

G_DEFINE_FINAL_TYPE (LodestarLevel, lodestar_level, LODESTAR_TYPE_RECORD)

typedef enum
{
  PROP_NAME = 1,
  PROP_RANK,
  PROP_N_PEOPLE,
} LodestarLevelProperty;

static GParamSpec *props[PROP_N_PEOPLE + 1];

static void
lodestar_level_finalize (GObject *object)
{
  g_free (LODESTAR_LEVEL (object)->name);

  G_OBJECT_CLASS (lodestar_level_parent_class)->finalize (object);
}

static void
lodestar_level_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LodestarLevel *self = LODESTAR_LEVEL (object);

  switch ((LodestarLevelProperty) prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_RANK:
      g_value_set_int (value, self->rank);
      break;

    case PROP_N_PEOPLE:
      g_value_set_uint (value, self->n_people);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_level_class_init (LodestarLevelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lodestar_level_finalize;
  object_class->get_property = lodestar_level_get_property;

  /**
   * LodestarLevel:name: (not nullable)
   */
  props[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarLevel:rank:
   *
   * The place among the levels; higher is more senior.
   */
  props[PROP_RANK] = g_param_spec_int ("rank", NULL, NULL, 0, G_MAXINT, 0,
                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * LodestarLevel:n-people:
   *
   * How many people of the workspace have the level.
   */
  props[PROP_N_PEOPLE] = g_param_spec_uint ("n-people", NULL, NULL, 0, G_MAXUINT, 0,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
lodestar_level_init (LodestarLevel *self)
{
  self->name = g_strdup ("");
}

/**
 * lodestar_level_new:
 * @id: the identity
 * @name: the name
 * @rank: the place among the levels
 * @n_people: how many people have it
 *
 * Returns: (transfer full): a level
 */
LodestarLevel *
lodestar_level_new (gint64 id, const char *name, int rank, guint n_people)
{
  LodestarLevel *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (LODESTAR_TYPE_LEVEL, "id", id, NULL);
  g_set_str (&self->name, name);
  self->rank = rank;
  self->n_people = n_people;

  return self;
}

/**
 * lodestar_level_get_name:
 * @self: a level
 *
 * Returns: (not nullable): the name
 */
const char *
lodestar_level_get_name (LodestarLevel *self)
{
  g_return_val_if_fail (LODESTAR_IS_LEVEL (self), "");

  return self->name;
}

/**
 * lodestar_level_get_rank:
 * @self: a level
 *
 * Returns: the place among the levels; higher is more senior
 */
int
lodestar_level_get_rank (LodestarLevel *self)
{
  g_return_val_if_fail (LODESTAR_IS_LEVEL (self), 0);

  return self->rank;
}

/**
 * lodestar_level_get_n_people:
 * @self: a level
 *
 * Returns: how many people have the level
 */
guint
lodestar_level_get_n_people (LodestarLevel *self)
{
  g_return_val_if_fail (LODESTAR_IS_LEVEL (self), 0);

  return self->n_people;
}
