/* lodestar-filter-choice.c - one of the values that a filter offers
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-filter-choice.h"

/**
 * LodestarFilterChoice:
 *
 * A value that a [class@FilterChip] offers, and its words. It does not change.
 */
struct _LodestarFilterChoice
{
  GObject   parent_instance;
  char     *label; /* (owned) (not nullable) */
  GVariant *value; /* (owned) (nullable): nothing is left out */
};

G_DEFINE_FINAL_TYPE (LodestarFilterChoice, lodestar_filter_choice, G_TYPE_OBJECT)

typedef enum
{
  PROP_LABEL = 1,
} LodestarFilterChoiceProperty;

static GParamSpec *props[PROP_LABEL + 1];

static void
lodestar_filter_choice_finalize (GObject *object)
{
  LodestarFilterChoice *self = LODESTAR_FILTER_CHOICE (object);

  g_free (self->label);
  g_clear_pointer (&self->value, g_variant_unref);

  G_OBJECT_CLASS (lodestar_filter_choice_parent_class)->finalize (object);
}

static void
lodestar_filter_choice_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  LodestarFilterChoice *self = LODESTAR_FILTER_CHOICE (object);

  switch ((LodestarFilterChoiceProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_filter_choice_class_init (LodestarFilterChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lodestar_filter_choice_finalize;
  object_class->get_property = lodestar_filter_choice_get_property;

  /**
   * LodestarFilterChoice:label: (not nullable)
   *
   * The words, by which a long list of choices is searched.
   */
  props[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
lodestar_filter_choice_init (LodestarFilterChoice *self)
{
}

/**
 * lodestar_filter_choice_new:
 * @label: the words
 * @value: (nullable): the value; a floating reference is taken
 *
 * Returns: (transfer full): a new choice
 */
LodestarFilterChoice *
lodestar_filter_choice_new (const char *label, GVariant *value)
{
  LodestarFilterChoice *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_object_new (LODESTAR_TYPE_FILTER_CHOICE, NULL);
  self->label = g_strdup (label);
  self->value = value != NULL ? g_variant_ref_sink (value) : NULL;

  return self;
}

/**
 * lodestar_filter_choice_get_label:
 * @self: a choice
 *
 * Returns: (transfer none): the words
 */
const char *
lodestar_filter_choice_get_label (LodestarFilterChoice *self)
{
  g_return_val_if_fail (LODESTAR_IS_FILTER_CHOICE (self), NULL);

  return self->label;
}

/**
 * lodestar_filter_choice_get_value:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): the value; %NULL leaves nothing out
 */
GVariant *
lodestar_filter_choice_get_value (LodestarFilterChoice *self)
{
  g_return_val_if_fail (LODESTAR_IS_FILTER_CHOICE (self), NULL);

  return self->value;
}
