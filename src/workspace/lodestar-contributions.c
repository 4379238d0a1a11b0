/* lodestar-contributions.c - what each criterion added to a pair's score, as a file keeps it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-contributions.h"

#include "lodestar-error.h"

#include <json-glib/json-glib.h>

#include <glib/gi18n-lib.h>

static int
lodestar_contributions_compare (gconstpointer a, gconstpointer b)
{
  const LodestarContribution *x = a;
  const LodestarContribution *y = b;

  if (x->points != y->points)
    return x->points < y->points ? 1 : -1;

  return (int) x->criterion - (int) y->criterion;
}

/**
 * lodestar_contributions_new:
 * @pair: an explained pair
 *
 * Returns: (transfer full) (element-type LodestarContribution): the criteria that have points, the
 *   heaviest first
 */
GArray *
lodestar_contributions_new (const LodestarMatchingPair *pair)
{
  GArray *contributions = g_array_new (FALSE, TRUE, sizeof (LodestarContribution));

  g_return_val_if_fail (pair != NULL, contributions);

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    {
      const LodestarMatchingContribution *from = &pair->contributions[i];
      const LodestarContribution          one = {
                 .criterion = (LodestarMatchingCriterion) i,
                 .points = from->points,
                 .score = from->points_given,
                 .mentee = from->mentee_side,
                 .mentor = from->mentor_side,
                 .is_known_to_mentee = from->is_known_to_mentee,
                 .is_known_to_mentor = from->is_known_to_mentor,
      };

      if (from->points > 0)
        g_array_append_val (contributions, one);
    }

  g_array_sort (contributions, lodestar_contributions_compare);

  return contributions;
}

static gboolean
lodestar_contributions_read (JsonObject *object, LodestarContribution *one)
{
  static const char *const numbers[] = { "points", "score", "mentee", "mentor" };
  guint *const             targets[] = { &one->points, &one->score, &one->mentee, &one->mentor };

  if (!lodestar_matching_criterion_from_nick (
        json_object_get_string_member_with_default (object, "kind", ""), &one->criterion))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      gint64 value = json_object_get_int_member_with_default (object, numbers[i], -1);

      if (value < 0 || value > LODESTAR_MATCHING_POINTS)
        return FALSE;

      *targets[i] = (guint) value;
    }

  one->is_known_to_mentee =
    json_object_get_boolean_member_with_default (object, "mentee-known", FALSE);
  one->is_known_to_mentor =
    json_object_get_boolean_member_with_default (object, "mentor-known", FALSE);

  return TRUE;
}

/**
 * lodestar_contributions_parse:
 * @json: what lodestar_contributions_to_json() wrote
 * @error: return location for a #GError, or %NULL
 *
 * Reads what a proposal or a relationship keeps. Fails with %LODESTAR_ERROR_INVALID.
 *
 * Returns: (transfer full) (element-type LodestarContribution): the contributions, or %NULL with
 *   @error set
 */
GArray *
lodestar_contributions_parse (const char *json, GError **error)
{
  g_autoptr (GArray) contributions = g_array_new (FALSE, TRUE, sizeof (LodestarContribution));
  g_autoptr (JsonNode) root = NULL;
  JsonArray *array;

  g_return_val_if_fail (json != NULL, NULL);

  root = json_from_string (json, NULL);

  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    goto invalid;

  array = json_node_get_array (root);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode            *node = json_array_get_element (array, i);
      LodestarContribution one = { 0 };

      if (!JSON_NODE_HOLDS_OBJECT (node) ||
          !lodestar_contributions_read (json_node_get_object (node), &one))
        goto invalid;

      g_array_append_val (contributions, one);
    }

  return g_steal_pointer (&contributions);

invalid:
  g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                       _ ("The reasons kept for this pair cannot be read."));

  return NULL;
}

/**
 * lodestar_contributions_to_json:
 * @contributions: (element-type LodestarContribution): contributions
 *
 * Returns: (transfer full): a JSON array of objects with `kind`, `points`, `score`, `mentee`,
 *   `mentor`, `mentee-known` and `mentor-known`
 */
char *
lodestar_contributions_to_json (const GArray *contributions)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < contributions->len; i++)
    {
      const LodestarContribution *one = &g_array_index (contributions, LodestarContribution, i);

      g_string_append_printf (
        json,
        "%s{\"kind\":\"%s\",\"points\":%u,\"score\":%u,\"mentee\":%u,"
        "\"mentor\":%u,\"mentee-known\":%s,\"mentor-known\":%s}",
        i > 0 ? "," : "", lodestar_matching_criterion_get_nick (one->criterion), one->points,
        one->score, one->mentee, one->mentor, one->is_known_to_mentee ? "true" : "false",
        one->is_known_to_mentor ? "true" : "false");
    }

  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

/* The sums of one criterion over several pairs, to be divided. */
typedef struct
{
  LodestarContribution sum;
  guint                remainder; /* of the sum of scores, divided by the number of pairs */
} LodestarContributionSum;

static int
lodestar_contributions_compare_remainders (gconstpointer a, gconstpointer b)
{
  const LodestarContributionSum *x = *(LodestarContributionSum *const *) a;
  const LodestarContributionSum *y = *(LodestarContributionSum *const *) b;

  if (x->remainder != y->remainder)
    return x->remainder < y->remainder ? 1 : -1;

  return (int) x->sum.criterion - (int) y->sum.criterion;
}

static void
lodestar_contributions_add_up (LodestarContributionSum *sums, const GArray *contributions)
{
  for (guint k = 0; k < contributions->len; k++)
    {
      const LodestarContribution *one = &g_array_index (contributions, LodestarContribution, k);
      LodestarContribution       *sum = &sums[one->criterion].sum;

      if (sum->points == 0)
        sum->is_known_to_mentee = sum->is_known_to_mentor = TRUE;

      sum->criterion = one->criterion;
      sum->points = one->points;
      sum->score += one->score;
      sum->mentee += one->mentee;
      sum->mentor += one->mentor;
      sum->is_known_to_mentee &= one->is_known_to_mentee;
      sum->is_known_to_mentor &= one->is_known_to_mentor;
    }
}

/**
 * lodestar_contributions_new_mean:
 * @all: (element-type GArray): contributions of several pairs that were matched by the same
 * criteria
 * @score: what the mean is to add up to: the mean of the scores, rounded either way
 *
 * What each criterion gave on the average. Rounded down at first; the points that are then missing
 * go to those who lost most. What is not known of one pair is not known.
 *
 * Returns: (transfer full) (element-type LodestarContribution): the mean, the heaviest first
 */
GArray *
lodestar_contributions_new_mean (GPtrArray *all, guint score)
{
  LodestarContributionSum sums[LODESTAR_N_MATCHING_CRITERIA] = { 0 };
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  GArray *mean = g_array_new (FALSE, TRUE, sizeof (LodestarContribution));
  guint   n = MAX (all->len, 1), given = 0;

  for (guint i = 0; i < all->len; i++)
    lodestar_contributions_add_up (sums, g_ptr_array_index (all, i));

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    {
      LodestarContribution *sum = &sums[i].sum;

      if (sum->points == 0)
        continue;

      sums[i].remainder = sum->score % n;
      sum->score /= n;
      sum->mentee = (2 * sum->mentee + n) / (2 * n);
      sum->mentor = (2 * sum->mentor + n) / (2 * n);
      given += sum->score;
      g_ptr_array_add (order, &sums[i]);
    }

  g_ptr_array_sort (order, lodestar_contributions_compare_remainders);

  for (guint i = 0; i < order->len && given < score; i++, given++)
    ((LodestarContributionSum *) g_ptr_array_index (order, i))->sum.score++;

  for (guint i = 0; i < order->len; i++)
    g_array_append_val (mean, ((LodestarContributionSum *) g_ptr_array_index (order, i))->sum);

  g_array_sort (mean, lodestar_contributions_compare);

  return mean;
}

/**
 * lodestar_contributions_get_mentee_total:
 * @contributions: (element-type LodestarContribution): contributions
 *
 * Returns: the score as the mentee sees it
 */
guint
lodestar_contributions_get_mentee_total (const GArray *contributions)
{
  guint total = 0;

  for (guint i = 0; i < contributions->len; i++)
    total += g_array_index (contributions, LodestarContribution, i).mentee;

  return total;
}

/**
 * lodestar_contributions_get_mentor_total:
 * @contributions: (element-type LodestarContribution): contributions
 *
 * Returns: the score as the mentor sees it
 */
guint
lodestar_contributions_get_mentor_total (const GArray *contributions)
{
  guint total = 0;

  for (guint i = 0; i < contributions->len; i++)
    total += g_array_index (contributions, LodestarContribution, i).mentor;

  return total;
}
