/* lodestar-chart-data.c - what a chart is to show: numbers, words and states
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-chart-data.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _LodestarChartData
{
  LodestarChartKind kind;
  char             *finding;       /* (owned) */
  GPtrArray        *items;         /* (owned), of LodestarChartItem */
  char             *item_heading;  /* (owned) (nullable) */
  char             *value_heading; /* (owned) (nullable) */
  char             *ghost_heading; /* (owned) (nullable) */
  char             *unit;          /* (owned) (nullable) */
  double            maximum;       /* NAN: the largest value shown */
  double            target;        /* NAN: none */
  char             *target_label;  /* (owned) (nullable) */
  LodestarDate      today;
  GPtrArray        *lanes; /* (owned), of strings */
};

G_DEFINE_BOXED_TYPE (LodestarChartData,
                     lodestar_chart_data,
                     lodestar_chart_data_ref,
                     lodestar_chart_data_unref)

static void
lodestar_chart_item_free (LodestarChartItem *item)
{
  g_free (item->label);
  g_free (item->short_label);
  g_free (item->value_text);
  g_free (item->note);
  g_free (item->below);
  g_free (item);
}

static void
lodestar_chart_data_clear (LodestarChartData *self)
{
  g_free (self->finding);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->lanes);
  g_free (self->item_heading);
  g_free (self->value_heading);
  g_free (self->ghost_heading);
  g_free (self->unit);
  g_free (self->target_label);
}

static LodestarChartItem *
lodestar_chart_data_add_item (LodestarChartData *self, char *label, double value)
{
  LodestarChartItem *item = g_new0 (LodestarChartItem, 1);

  item->label = label;
  item->value = value;
  item->ghost = NAN;
  item->possible = NAN;
  item->lower = NAN;
  item->upper = NAN;
  g_ptr_array_add (self->items, item);

  return item;
}

/**
 * lodestar_chart_data_new:
 * @kind: the form
 * @finding: the sentence that the chart proves; it is the chart's accessible name
 *
 * Returns: (transfer full): an empty chart
 */
LodestarChartData *
lodestar_chart_data_new (LodestarChartKind kind, const char *finding)
{
  LodestarChartData *self;

  g_return_val_if_fail (finding != NULL, NULL);

  self = g_atomic_rc_box_new0 (LodestarChartData);
  self->kind = kind;
  self->finding = g_strdup (finding);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_chart_item_free);
  self->lanes = g_ptr_array_new_with_free_func (g_free);
  self->maximum = NAN;
  self->target = NAN;

  return self;
}

/**
 * lodestar_chart_data_ref:
 * @self: a chart's data
 *
 * Returns: (transfer full): @self
 */
LodestarChartData *
lodestar_chart_data_ref (LodestarChartData *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * lodestar_chart_data_unref:
 * @self: (transfer full): a chart's data
 *
 * Gives up a reference.
 */
void
lodestar_chart_data_unref (LodestarChartData *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) lodestar_chart_data_clear);
}

/**
 * lodestar_chart_data_add:
 * @self: the data of columns or bars
 * @label: what the value belongs to
 * @value: the value; finite, and not below zero
 *
 * Appends an item. The members of the result may be set until @self is shown.
 *
 * Returns: (transfer none): the item
 */
LodestarChartItem *
lodestar_chart_data_add (LodestarChartData *self, const char *label, double value)
{
  g_return_val_if_fail (self != NULL && label != NULL, NULL);
  g_return_val_if_fail (value >= 0 && isfinite (value), NULL);

  return lodestar_chart_data_add_item (self, g_strdup (label), value);
}

/**
 * lodestar_chart_data_add_bin:
 * @self: the data of a histogram
 * @lower: the lower edge, the upper one of the bin before
 * @upper: the upper edge
 * @count: how many fell into it
 *
 * Appends a bin; bins are added in their order.
 *
 * Returns: (transfer none): the item
 */
LodestarChartItem *
lodestar_chart_data_add_bin (LodestarChartData *self, double lower, double upper, double count)
{
  LodestarChartItem *item;

  g_return_val_if_fail (self != NULL && self->kind == LODESTAR_CHART_HISTOGRAM, NULL);
  g_return_val_if_fail (upper > lower && count >= 0 && isfinite (count), NULL);

  /* Translators: a span of scores, as "60 to 65" */
  item =
    lodestar_chart_data_add_item (self, g_strdup_printf (_ ("%.4g to %.4g"), lower, upper), count);
  item->lower = lower;
  item->upper = upper;

  return item;
}

/**
 * lodestar_chart_data_add_phase:
 * @self: the data of a phase strip or a timeline
 * @label: the phase's name
 * @start: its first day
 * @end: its last day
 *
 * Appends a phase; phases are added in their order.
 *
 * Returns: (transfer none): the item
 */
LodestarChartItem *
lodestar_chart_data_add_phase (LodestarChartData *self,
                               const char        *label,
                               LodestarDate       start,
                               LodestarDate       end)
{
  LodestarChartItem *item;
  g_autofree char   *first = NULL;
  g_autofree char   *last = NULL;

  g_return_val_if_fail (self != NULL && self->kind >= LODESTAR_CHART_PHASES, NULL);
  g_return_val_if_fail (start != LODESTAR_DATE_NONE && end >= start, NULL);

  item = lodestar_chart_data_add_item (self, g_strdup (label), end - start + 1);
  item->start = start;
  item->end = end;
  first = lodestar_date_format (start);
  last = lodestar_date_format (end);
  item->value_text = g_strdup_printf ("%s – %s", first, last);

  return item;
}

/**
 * lodestar_chart_data_add_lane:
 * @self: the data of a timeline
 * @label: whom or what its dates are for
 *
 * Appends a lane under the phases.
 *
 * Returns: the lane, from 1 on
 */
guint
lodestar_chart_data_add_lane (LodestarChartData *self, const char *label)
{
  g_return_val_if_fail (self != NULL && self->kind == LODESTAR_CHART_TIMELINE, 0);

  g_ptr_array_add (self->lanes, g_strdup (label));

  return self->lanes->len;
}

/**
 * lodestar_chart_data_add_date:
 * @self: the data of a timeline that has a phase
 * @lane: its lane; each has a shape of its own
 * @label: what happens
 * @date: the day
 *
 * Appends a dated thing; they are added in the order of their days.
 *
 * Returns: (transfer none): the item
 */
LodestarChartItem *
lodestar_chart_data_add_date (LodestarChartData *self,
                              guint              lane,
                              const char        *label,
                              LodestarDate       date)
{
  LodestarChartItem *item;

  g_return_val_if_fail (self != NULL && lane > 0 && lane <= self->lanes->len, NULL);
  g_return_val_if_fail (date != LODESTAR_DATE_NONE, NULL);

  item = lodestar_chart_data_add_item (self, g_strdup (label), 1);
  item->lane = lane;
  item->start = date;
  item->end = date;
  item->value_text = lodestar_date_format (date);

  return item;
}

/**
 * lodestar_chart_item_set_value_text:
 * @item: an item
 * @text: (nullable): the number as written at the mark, or %NULL for the plain number
 *
 * Replaces the words for the value.
 */
void
lodestar_chart_item_set_value_text (LodestarChartItem *item, const char *text)
{
  g_set_str (&item->value_text, text);
}

/**
 * lodestar_chart_item_set_short_label:
 * @item: an item
 * @label: (nullable): what to write where the label does not fit
 *
 * Sets the short form of the label.
 */
void
lodestar_chart_item_set_short_label (LodestarChartItem *item, const char *label)
{
  g_set_str (&item->short_label, label);
}

/**
 * lodestar_chart_item_set_note:
 * @item: an item
 * @note: (nullable): further words
 *
 * Sets the words that follow the value in tooltip, table and for the screen reader.
 */
void
lodestar_chart_item_set_note (LodestarChartItem *item, const char *note)
{
  g_set_str (&item->note, note);
}

/**
 * lodestar_chart_item_set_below:
 * @item: an item of columns
 * @below: (nullable): up to two lines
 *
 * Sets the small lines under a column's label, such as the counts behind a share.
 */
void
lodestar_chart_item_set_below (LodestarChartItem *item, const char *below)
{
  g_set_str (&item->below, below);
}

/**
 * lodestar_chart_data_set_headings:
 * @self: a chart's data
 * @item_heading: (nullable): what the items are ("Month")
 * @value_heading: (nullable): what the values are ("Meetings held")
 * @ghost_heading: (nullable): what the ghosts are ("Before")
 *
 * Sets the heads of the table that the chart can be shown as.
 */
void
lodestar_chart_data_set_headings (LodestarChartData *self,
                                  const char        *item_heading,
                                  const char        *value_heading,
                                  const char        *ghost_heading)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->item_heading, item_heading);
  g_set_str (&self->value_heading, value_heading);
  g_set_str (&self->ghost_heading, ghost_heading);
}

/**
 * lodestar_chart_data_set_unit:
 * @self: a chart's data
 * @unit: (nullable): written after each number that has no words of its own
 *
 * Sets the unit, with the space that belongs before it (" %").
 */
void
lodestar_chart_data_set_unit (LodestarChartData *self, const char *unit)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->unit, unit);
}

/**
 * lodestar_chart_data_set_maximum:
 * @self: a chart's data
 * @maximum: the end of the scale (100 for scores), or %NAN for the largest value
 *
 * Sets the end of the scale, whose beginning is always zero.
 */
void
lodestar_chart_data_set_maximum (LodestarChartData *self, double maximum)
{
  g_return_if_fail (self != NULL);

  self->maximum = maximum;
}

/**
 * lodestar_chart_data_set_target:
 * @self: the data of columns or bars
 * @target: the value asked for, or %NAN
 * @label: (nullable): its words ("Target 80 %")
 *
 * Sets the target, drawn as a broken line across the bars.
 */
void
lodestar_chart_data_set_target (LodestarChartData *self, double target, const char *label)
{
  g_return_if_fail (self != NULL);

  self->target = target;
  g_set_str (&self->target_label, label);
}

/**
 * lodestar_chart_data_set_today:
 * @self: the data of a phase strip
 * @today: the day to mark, or 0
 *
 * Sets the day that is marked once; what lies before it is filled.
 */
void
lodestar_chart_data_set_today (LodestarChartData *self, LodestarDate today)
{
  g_return_if_fail (self != NULL);

  self->today = today;
}

/**
 * lodestar_chart_data_get_kind:
 * @self: a chart's data
 *
 * Returns: the form
 */
LodestarChartKind
lodestar_chart_data_get_kind (LodestarChartData *self)
{
  return self->kind;
}

/**
 * lodestar_chart_data_get_finding:
 * @self: a chart's data
 *
 * Returns: the sentence that the chart proves
 */
const char *
lodestar_chart_data_get_finding (LodestarChartData *self)
{
  return self->finding;
}

/**
 * lodestar_chart_data_get_n_items:
 * @self: a chart's data
 *
 * Returns: how many items there are
 */
guint
lodestar_chart_data_get_n_items (LodestarChartData *self)
{
  return self->items->len;
}

/**
 * lodestar_chart_data_get_item:
 * @self: a chart's data
 * @position: less than lodestar_chart_data_get_n_items()
 *
 * Returns: (transfer none): the item
 */
const LodestarChartItem *
lodestar_chart_data_get_item (LodestarChartData *self, guint position)
{
  g_return_val_if_fail (position < self->items->len, NULL);

  return g_ptr_array_index (self->items, position);
}

/**
 * lodestar_chart_data_get_item_heading:
 * @self: a chart's data
 *
 * Returns: (nullable): what the items are
 */
const char *
lodestar_chart_data_get_item_heading (LodestarChartData *self)
{
  return self->item_heading;
}

/**
 * lodestar_chart_data_get_value_heading:
 * @self: a chart's data
 *
 * Returns: (nullable): what the values are
 */
const char *
lodestar_chart_data_get_value_heading (LodestarChartData *self)
{
  return self->value_heading;
}

/**
 * lodestar_chart_data_get_ghost_heading:
 * @self: a chart's data
 *
 * Returns: (nullable): what the ghosts are
 */
const char *
lodestar_chart_data_get_ghost_heading (LodestarChartData *self)
{
  return self->ghost_heading;
}

/**
 * lodestar_chart_data_get_maximum:
 * @self: a chart's data
 *
 * Returns: the end of the scale; above zero even if all values are zero
 */
double
lodestar_chart_data_get_maximum (LodestarChartData *self)
{
  double maximum = isnan (self->maximum) ? 0 : self->maximum;

  for (guint i = 0; i < self->items->len; i++)
    {
      const LodestarChartItem *item = g_ptr_array_index (self->items, i);

      maximum = fmax (fmax (maximum, item->value), fmax (item->ghost, item->possible));
    }

  if (!isnan (self->target))
    maximum = fmax (maximum, self->target);

  return maximum > 0 ? maximum : 1;
}

/**
 * lodestar_chart_data_get_target:
 * @self: a chart's data
 * @target: (out) (optional): return location for the target
 *
 * Returns: whether there is one
 */
gboolean
lodestar_chart_data_get_target (LodestarChartData *self, double *target)
{
  if (target != NULL)
    *target = self->target;

  return !isnan (self->target);
}

/**
 * lodestar_chart_data_get_target_label:
 * @self: a chart's data
 *
 * Returns: (nullable): the target's words
 */
const char *
lodestar_chart_data_get_target_label (LodestarChartData *self)
{
  return self->target_label;
}

/**
 * lodestar_chart_data_get_today:
 * @self: a chart's data
 *
 * Returns: the day marked, or 0
 */
LodestarDate
lodestar_chart_data_get_today (LodestarChartData *self)
{
  return self->today;
}

/**
 * lodestar_chart_data_get_n_lanes:
 * @self: a chart's data
 *
 * Returns: how many lanes there are under the phases
 */
guint
lodestar_chart_data_get_n_lanes (LodestarChartData *self)
{
  return self->lanes->len;
}

/**
 * lodestar_chart_data_get_lane:
 * @self: a chart's data
 * @lane: a lane, from 1 on
 *
 * Returns: its label
 */
const char *
lodestar_chart_data_get_lane (LodestarChartData *self, guint lane)
{
  g_return_val_if_fail (lane > 0 && lane <= self->lanes->len, NULL);

  return g_ptr_array_index (self->lanes, lane - 1);
}

/**
 * lodestar_chart_data_has_ghosts:
 * @self: a chart's data
 *
 * Returns: whether some item has a value before
 */
gboolean
lodestar_chart_data_has_ghosts (LodestarChartData *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (!isnan (((LodestarChartItem *) g_ptr_array_index (self->items, i))->ghost))
      return TRUE;

  return FALSE;
}

/**
 * lodestar_chart_data_dup_value_text:
 * @self: a chart's data
 * @value: a number
 *
 * Returns: (transfer full): the number as it is written in this chart
 */
char *
lodestar_chart_data_dup_value_text (LodestarChartData *self, double value)
{
  int n_decimals = fabs (value - round (value)) < 0.05 ? 0 : 1;

  return g_strdup_printf ("%.*f%s", n_decimals, value, self->unit != NULL ? self->unit : "");
}

/**
 * lodestar_chart_data_dup_item_words:
 * @self: a chart's data
 * @position: less than lodestar_chart_data_get_n_items()
 *
 * What a screen reader says, and the tooltip shows, after the item's label: the
 * value, the state in words, the value before and the note.
 *
 * Returns: (transfer full): the words
 */
char *
lodestar_chart_data_dup_item_words (LodestarChartData *self, guint position)
{
  const LodestarChartItem *item = lodestar_chart_data_get_item (self, position);
  GString                 *words = g_string_new (NULL);

  if (item->state == LODESTAR_CHART_UNKNOWN)
    g_string_append (words, _ ("not known"));
  else if (item->state == LODESTAR_CHART_NOT_DUE)
    g_string_append (words, _ ("not yet due"));
  else if (item->value_text != NULL)
    g_string_append (words, item->value_text);
  else
    {
      g_autofree char *value = lodestar_chart_data_dup_value_text (self, item->value);

      g_string_append (words, value);
    }

  if (item->state == LODESTAR_CHART_LOW)
    g_string_append_printf (words, ", %s", _ ("low"));

  if (!isnan (item->ghost))
    {
      g_autofree char *before = lodestar_chart_data_dup_value_text (self, item->ghost);

      g_string_append (words, ", ");
      g_string_append_printf (words, _ ("before: %s"), before);
    }

  if (item->note != NULL)
    g_string_append_printf (words, ", %s", item->note);

  return g_string_free_and_steal (words);
}
