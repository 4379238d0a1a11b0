/* lodestar-rules-step.c - Matching → Rules
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-rules-step.h"

#include "lodestar-constraint-dialog.h"
#include "lodestar-matching-rows.h"
#include "lodestar-matching-words.h"
#include "lodestar-text.h"
#include "lodestar-widgets.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* A bound that is being typed is written when it has come to rest. */
#define LODESTAR_RULES_STEP_REST_MS 500

/**
 * LodestarRulesStep:
 *
 * The third step of the matching wizard: each rule with the pairs that it forbids, the minimum
 * acceptable score, locks and bans, and the people whom the rules leave without a partner.
 */
struct _LodestarRulesStep
{
  AdwBin                 parent_instance;
  LodestarMatchingModel *model; /* (owned) (nullable) */
  gboolean               is_updating;
  guint                  rest_source;
  LodestarMatchingRule   resting; /* whose bound waits to be written */

  /* One for each rule, %NULL for those that cannot be switched */
  GtkWidget *rows[LODESTAR_N_MATCHING_RULES];
  GtkWidget *minimums[LODESTAR_N_MATCHING_RULES]; /* spin rows (nullable) */
  GtkWidget *maximums[LODESTAR_N_MATCHING_RULES]; /* spin rows (nullable) */

  GtkWidget *training_row; /* of groups only */

  /* Template children */
  GtkBox     *columns;
  GtkListBox *rules_list;
  GtkLabel   *pairs_label;
  GtkLabel   *stranded_badge;
  GtkListBox *stranded_list;
  GtkListBox *conflicts_list;
  GtkListBox *constraints_list;
};

G_DEFINE_FINAL_TYPE (LodestarRulesStep, lodestar_rules_step, ADW_TYPE_BIN)

static const LodestarMatchingRule lodestar_rules_step_order[] = {
  LODESTAR_MATCHING_RULE_REPORTING_LINE,
  LODESTAR_MATCHING_RULE_SAME_TEAM,
  LODESTAR_MATCHING_RULE_EARLIER_PAIRS,
  LODESTAR_MATCHING_RULE_LEVEL_GAP,
  LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE,
  LODESTAR_MATCHING_RULE_SAME_DEPARTMENT,
  LODESTAR_MATCHING_RULE_OTHER_DEPARTMENT,
  LODESTAR_MATCHING_RULE_SAME_LOCATION,
  LODESTAR_MATCHING_RULE_OTHER_LOCATION,
  LODESTAR_MATCHING_RULE_MINIMUM_SCORE,
  LODESTAR_MATCHING_RULE_NOT_WITH,
  LODESTAR_MATCHING_RULE_BAN,
  LODESTAR_MATCHING_RULE_SELF,
};

static gboolean
lodestar_rules_step_is_switched (LodestarMatchingRule rule)
{
  return !lodestar_matching_rule_is_always_on (rule);
}

/* Rules with bounds are expander rows, the others switch rows; both have a switch. */
static gboolean
lodestar_rules_step_get_switch (LodestarRulesStep *self, LodestarMatchingRule rule)
{
  return self->maximums[rule] != NULL
           ? adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (self->rows[rule]))
           : adw_switch_row_get_active (ADW_SWITCH_ROW (self->rows[rule]));
}

static void
lodestar_rules_step_set_switch (LodestarRulesStep *self, LodestarMatchingRule rule, gboolean is_on)
{
  if (self->maximums[rule] != NULL)
    adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self->rows[rule]), is_on);
  else
    adw_switch_row_set_active (ADW_SWITCH_ROW (self->rows[rule]), is_on);
}

/* Of peers nobody stands above: what is forbidden to one is to the other. */
static gboolean
lodestar_rules_step_is_of_peers (LodestarRulesStep *self)
{
  return strcmp (lodestar_pool_get_rows (lodestar_matching_model_get_pool (self->model))->structure,
                 "peer") == 0;
}

static char *
lodestar_rules_step_dup_value (LodestarRulesStep *self, LodestarMatchingRule rule)
{
  int maximum = 0;

  if (self->maximums[rule] == NULL)
    return g_strdup ("");

  maximum = (int) adw_spin_row_get_value (ADW_SPIN_ROW (self->maximums[rule]));

  if (rule == LODESTAR_MATCHING_RULE_LEVEL_GAP)
    {
      int minimum = (int) adw_spin_row_get_value (ADW_SPIN_ROW (self->minimums[rule]));

      if (lodestar_rules_step_is_of_peers (self))
        return g_strdup_printf ("%d..%d", -maximum, maximum);

      if (lodestar_pool_is_reverse (lodestar_matching_model_get_pool (self->model)))
        return g_strdup_printf ("%d..%d", -MAX (minimum, maximum), -minimum);

      return g_strdup_printf ("%d..%d", minimum, MAX (minimum, maximum));
    }

  return g_strdup_printf ("%d", maximum);
}

static void
lodestar_rules_step_write (LodestarRulesStep *self, LodestarMatchingRule rule)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);

  if (rule == LODESTAR_MATCHING_RULE_MINIMUM_SCORE)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "matching.set-minimum-score", "i",
                                  (int) adw_spin_row_get_value (ADW_SPIN_ROW (self->rows[rule])));
    }
  else
    {
      g_autofree char *value = lodestar_rules_step_dup_value (self, rule);

      gtk_widget_activate_action (GTK_WIDGET (self), "matching.set-rule", "(sbs)",
                                  lodestar_matching_rule_get_nick (rule),
                                  lodestar_rules_step_get_switch (self, rule), value);
    }
}

static gboolean
lodestar_rules_step_rest_cb (gpointer data)
{
  LodestarRulesStep *self = data;

  self->rest_source = 0;
  lodestar_rules_step_write (self, self->resting);

  return G_SOURCE_REMOVE;
}

static void
lodestar_rules_step_try (LodestarRulesStep *self, LodestarMatchingRule rule)
{
  /* What waits for another rule must not be lost. */
  if (self->rest_source != 0 && self->resting != rule)
    lodestar_rules_step_write (self, self->resting);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->resting = rule;
  self->rest_source =
    g_timeout_add (LODESTAR_RULES_STEP_REST_MS, lodestar_rules_step_rest_cb, self);

  if (rule == LODESTAR_MATCHING_RULE_MINIMUM_SCORE)
    {
      lodestar_matching_model_set_minimum_score (
        self->model, (guint) adw_spin_row_get_value (ADW_SPIN_ROW (self->rows[rule])));
    }
  else
    {
      g_autofree char *value = lodestar_rules_step_dup_value (self, rule);

      lodestar_matching_model_set_rule (self->model, rule,
                                        lodestar_rules_step_get_switch (self, rule), value);
    }
}

static void
lodestar_rules_step_row_cb (GtkWidget *row, GParamSpec *pspec, LodestarRulesStep *self)
{
  guint rule = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "rule"));

  if (!self->is_updating)
    lodestar_rules_step_try (self, (LodestarMatchingRule) rule);
}

static GtkWidget *
lodestar_rules_step_new_spin (
  LodestarRulesStep *self, LodestarMatchingRule rule, const char *title, double lower, double upper)
{
  GtkWidget *row =
    g_object_new (ADW_TYPE_SPIN_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "adjustment",
                  gtk_adjustment_new (lower, lower, upper, 1, 10, 0), NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data (G_OBJECT (row), "rule", GUINT_TO_POINTER (rule));
  g_signal_connect_object (row, "notify::value", G_CALLBACK (lodestar_rules_step_row_cb), self, 0);

  return row;
}

static GtkWidget *
lodestar_rules_step_new_bounded (LodestarRulesStep *self, LodestarMatchingRule rule)
{
  GtkWidget *row = adw_expander_row_new ();

  if (rule == LODESTAR_MATCHING_RULE_LEVEL_GAP)
    {
      self->minimums[rule] =
        lodestar_rules_step_new_spin (self, rule, _ ("At least this many levels above"), -9, 9);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), self->minimums[rule]);
      self->maximums[rule] =
        lodestar_rules_step_new_spin (self, rule, _ ("At most this many levels above"), -9, 9);
    }
  else
    {
      self->maximums[rule] =
        lodestar_rules_step_new_spin (self, rule, _ ("At most this many hours apart"), 0, 12);
    }

  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), self->maximums[rule]);
  adw_expander_row_set_show_enable_switch (ADW_EXPANDER_ROW (row), TRUE);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row),
                                 lodestar_matching_rule_get_explanation (rule));
  g_signal_connect_object (row, "notify::enable-expansion", G_CALLBACK (lodestar_rules_step_row_cb),
                           self, 0);

  return row;
}

static void
lodestar_rules_step_add_row (LodestarRulesStep *self, LodestarMatchingRule rule)
{
  GtkWidget *row;

  if (rule == LODESTAR_MATCHING_RULE_LEVEL_GAP || rule == LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE)
    {
      row = lodestar_rules_step_new_bounded (self, rule);
    }
  else
    {
      if (rule == LODESTAR_MATCHING_RULE_MINIMUM_SCORE)
        row = lodestar_rules_step_new_spin (self, rule, "", 0, LODESTAR_MATCHING_POINTS);
      else
        row = lodestar_matching_rule_is_always_on (rule) ? adw_action_row_new ()
                                                         : adw_switch_row_new ();

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   lodestar_matching_rule_get_explanation (rule));

      if (ADW_IS_SWITCH_ROW (row))
        g_signal_connect_object (row, "notify::active", G_CALLBACK (lodestar_rules_step_row_cb),
                                 self, 0);
    }

  g_object_set_data (G_OBJECT (row), "rule", GUINT_TO_POINTER (rule));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 lodestar_matching_rule_get_label (rule));
  self->rows[rule] = row;
  gtk_list_box_append (self->rules_list, row);
}

static void
lodestar_rules_step_training_cb (LodestarRulesStep *self)
{
  const LodestarUnits *units;

  if (self->is_updating)
    return;

  units = &lodestar_pool_get_rows (lodestar_matching_model_get_pool (self->model))->units;
  gtk_widget_activate_action (GTK_WIDGET (self), "matching.set-groups", "(iib)",
                              (int) units->group_min, (int) units->group_max,
                              adw_switch_row_get_active (ADW_SWITCH_ROW (self->training_row)));
}

/* The one rule that is about a mentor, not about a pair. */
static void
lodestar_rules_step_add_training (LodestarRulesStep *self)
{
  self->training_row = adw_switch_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->training_row),
                                 _ ("Only trained mentors lead groups"));
  gtk_widget_set_visible (self->training_row, FALSE);
  g_signal_connect_object (self->training_row, "notify::active",
                           G_CALLBACK (lodestar_rules_step_training_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->rules_list, self->training_row);
}

/* Must be told how many it takes away before it is switched on. */
static void
lodestar_rules_step_update_training (LodestarRulesStep             *self,
                                     const LodestarMatchingProblem *problem)
{
  LodestarPool    *pool = lodestar_matching_model_get_pool (self->model);
  guint            n = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR);
  guint            n_untrained = 0;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->training_row, lodestar_matching_problem_get_structure (problem) ==
                                                LODESTAR_MATCHING_STRUCTURE_GROUPS);

  for (guint i = 0; i < n; i++)
    n_untrained += !lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, i)->is_trained;

  words = g_strdup_printf (ngettext ("%u of %u mentor has not done the training",
                                     "%u of %u mentors have not done the training", n),
                           n_untrained, n);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->training_row), words);
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->training_row),
                             lodestar_matching_problem_get_needs_training (problem));
}

static void
lodestar_rules_step_free_cb (GtkButton *button, LodestarRulesStep *self)
{
  const LodestarPoolPair *pair = g_object_get_data (G_OBJECT (button), "pair");

  gtk_widget_activate_action (GTK_WIDGET (self), "matching.constrain", "(xxs)", pair->first,
                              pair->second, "");
}

static GtkWidget *
lodestar_rules_step_new_constraint (LodestarRulesStep        *self,
                                    const LodestarPoolPair   *pair,
                                    const LodestarPoolMember *mentor,
                                    const LodestarPoolMember *mentee)
{
  g_autofree char *first = lodestar_text_isolate (mentee->name);
  g_autofree char *second = lodestar_text_isolate (mentor->name);
  g_autofree char *title = g_strdup_printf (_ ("%s and %s"), first, second);
  GtkWidget       *row = lodestar_matching_rows_new (
    title, pair->is_lock ? _ ("Locked: always together") : _ ("Banned: never together"), NULL);
  GtkWidget       *image = lodestar_widgets_new_ornament (pair->is_lock ? "lodestar-lock-symbolic"
                                                                        : "lodestar-ban-symbolic");
  GtkWidget       *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  g_autofree char *tooltip = g_strdup_printf (pair->is_lock ? _ ("Take the lock off %s and %s")
                                                            : _ ("Lift the ban on %s and %s"),
                                              first, second);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "pair", g_memdup2 (pair, sizeof *pair), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (lodestar_rules_step_free_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
lodestar_rules_step_update_constraints (LodestarRulesStep *self)
{
  LodestarPool *pool = lodestar_matching_model_get_pool (self->model);
  const GArray *constraints = lodestar_pool_get_rows (pool)->constraints;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < constraints->len; i++)
    {
      const LodestarPoolPair   *pair = &g_array_index (constraints, LodestarPoolPair, i);
      const LodestarPoolMember *mentor = lodestar_pool_find_participant (pool, pair->first);
      const LodestarPoolMember *mentee = lodestar_pool_find_participant (pool, pair->second);

      if (mentor != NULL && mentee != NULL)
        g_ptr_array_add (rows, lodestar_rules_step_new_constraint (self, pair, mentor, mentee));
    }

  lodestar_matching_rows_fill (self->constraints_list, rows, _ ("No pair is locked or banned"));
}

/* What would keep the matching from being made, before it is asked for */
static void
lodestar_rules_step_update_conflicts (LodestarRulesStep *self)
{
  LodestarPool *pool = lodestar_matching_model_get_pool (self->model);
  g_autoptr (GArray) conflicts =
    lodestar_matching_find_conflicts (lodestar_matching_model_get_problem (self->model));

  gtk_list_box_remove_all (self->conflicts_list);

  for (guint i = 0; i < conflicts->len; i++)
    {
      g_autofree char *words = lodestar_matching_conflict_dup_words (
        pool, &g_array_index (conflicts, LodestarMatchingConflict, i));
      GtkWidget *row = lodestar_matching_rows_new (_ ("Cannot Be Kept"), words, NULL);
      GtkWidget *image = lodestar_widgets_new_ornament ("dialog-warning-symbolic");

      gtk_widget_add_css_class (image, "warning");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
      gtk_list_box_append (self->conflicts_list, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->conflicts_list), conflicts->len > 0);
}

/* In reverse mentoring the rule cannot be taken away, and counts the levels downwards. */
static void
lodestar_rules_step_update_levels (LodestarRulesStep *self, int minimum, int maximum)
{
  const LodestarMatchingRule rule = LODESTAR_MATCHING_RULE_LEVEL_GAP;
  gboolean is_reverse = lodestar_pool_is_reverse (lodestar_matching_model_get_pool (self->model));
  gboolean is_of_peers = lodestar_rules_step_is_of_peers (self);
  AdwSpinRow *least = ADW_SPIN_ROW (self->minimums[rule]);
  AdwSpinRow *most = ADW_SPIN_ROW (self->maximums[rule]);

  adw_expander_row_set_show_enable_switch (ADW_EXPANDER_ROW (self->rows[rule]), !is_reverse);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[rule]),
                                 is_of_peers  ? _ ("Levels between peers")
                                 : is_reverse ? _ ("The mentor stands below the mentee")
                                              : lodestar_matching_rule_get_label (rule));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (least),
                                 is_reverse ? _ ("At least this many levels below")
                                            : _ ("At least this many levels above"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (most),
                                 is_of_peers  ? _ ("At most this many levels apart")
                                 : is_reverse ? _ ("At most this many levels below")
                                              : _ ("At most this many levels above"));
  gtk_widget_set_visible (GTK_WIDGET (least), !is_of_peers);
  adw_spin_row_set_range (least, is_reverse ? 1 : -9, is_reverse ? LODESTAR_POOL_MOST_LEVELS : 9);
  adw_spin_row_set_range (most,
                          is_of_peers  ? 0
                          : is_reverse ? 1
                                       : -9,
                          is_reverse ? LODESTAR_POOL_MOST_LEVELS : 9);
  adw_spin_row_set_value (least, is_reverse ? -maximum : minimum);
  adw_spin_row_set_value (most, is_reverse ? -minimum : maximum);
}

static void
lodestar_rules_step_update (LodestarRulesStep *self)
{
  const LodestarMatchingProblem *problem = lodestar_matching_model_get_problem (self->model);

  if (problem == NULL)
    return;

  lodestar_rules_step_update_constraints (self);
  lodestar_rules_step_update_conflicts (self);

  if (self->rest_source != 0)
    return;

  self->is_updating = TRUE;
  lodestar_rules_step_update_training (self, problem);

  for (guint i = 0; i < LODESTAR_N_MATCHING_RULES; i++)
    {
      LodestarMatchingRule rule = (LodestarMatchingRule) i;
      int                  minimum, maximum;

      lodestar_matching_problem_get_rule_bounds (problem, rule, &minimum, &maximum);

      if (lodestar_rules_step_is_switched (rule))
        lodestar_rules_step_set_switch (self, rule,
                                        lodestar_matching_problem_get_rule (problem, rule));

      if (self->minimums[i] != NULL)
        lodestar_rules_step_update_levels (self, minimum, maximum);
      else if (self->maximums[i] != NULL)
        adw_spin_row_set_value (ADW_SPIN_ROW (self->maximums[i]), maximum);
    }

  adw_spin_row_set_value (ADW_SPIN_ROW (self->rows[LODESTAR_MATCHING_RULE_MINIMUM_SCORE]),
                          lodestar_matching_problem_get_minimum_score (problem));
  self->is_updating = FALSE;
}

static void
lodestar_rules_step_update_counts (LodestarRulesStep                *self,
                                   const LodestarMatchingRuleReport *report)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < LODESTAR_N_MATCHING_RULES; i++)
    {
      const LodestarMatchingRuleCount *count = &report->counts[i];
      g_autofree char                 *pairs = NULL;
      g_autofree char                 *tooltip = NULL;

      const char *explanation = lodestar_matching_rule_get_explanation ((LodestarMatchingRule) i);

      if (count->n_pairs > 0)
        pairs = g_strdup_printf (
          ngettext ("%s · %" PRIu64 " pair", "%s · %" PRIu64 " pairs", (gulong) count->n_pairs),
          explanation, count->n_pairs);

      if (ADW_IS_EXPANDER_ROW (self->rows[i]))
        adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->rows[i]),
                                       pairs != NULL ? pairs : explanation);
      else
        adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[i]),
                                     pairs != NULL ? pairs : explanation);

      tooltip =
        g_strdup_printf (_ ("Forbids %" PRIu64 " pairs, %" PRIu64 " of them alone and %" PRIu64
                            " because something is not known"),
                         count->n_pairs, count->n_only, count->n_unknown);

      gtk_widget_set_tooltip_text (self->rows[i], count->n_pairs > 0 ? tooltip : NULL);
    }

  text = g_strdup_printf (_ ("%" PRIu64 " of %" PRIu64
                             " pairs are allowed. A pair that two rules forbid counts for both."),
                          report->n_allowed, report->n_pairs);
  gtk_label_set_label (self->pairs_label, text);
}

static void
lodestar_rules_step_live_cb (LodestarRulesStep *self)
{
  const LodestarMatchingRuleReport *report = lodestar_matching_model_get_report (self->model);
  LodestarPool                     *pool = lodestar_matching_model_get_pool (self->model);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  if (report == NULL || pool == NULL)
    return;

  lodestar_rules_step_update_counts (self, report);
  lodestar_rules_step_update_conflicts (self);

  for (guint i = 0; i < report->n_stranded; i++)
    {
      const LodestarMatchingStranded *one = &report->stranded[i];
      g_autofree char                *rules =
        lodestar_matching_rules_dup_words (one->decisive != 0 ? one->decisive : one->rules);
      g_autofree char *words = NULL;

      /* Whoever has no partner as a mentee is named once. */
      if (lodestar_rules_step_is_of_peers (self) && one->role == LODESTAR_MATCHING_MENTOR)
        continue;

      if (one->index >= lodestar_matching_problem_get_n (
                          lodestar_matching_model_get_problem (self->model), one->role))
        continue;

      words = g_strdup_printf (one->decisive != 0 ? _ ("Would have one without: %s")
                                                  : _ ("Several rules together: %s"),
                               rules);
      g_ptr_array_add (rows, lodestar_matching_rows_new (
                               lodestar_pool_get_member (pool, one->role, one->index)->name, words,
                               lodestar_rules_step_is_of_peers (self)  ? _ ("Peer")
                               : one->role == LODESTAR_MATCHING_MENTOR ? _ ("Mentor")
                                                                       : _ ("Mentee")));
    }

  lodestar_matching_rows_fill (self->stranded_list, rows,
                               _ ("Everybody has at least one possible partner"));
  lodestar_matching_rows_set_badge (self->stranded_badge, rows->len);
}

static void
lodestar_rules_step_add_cb (LodestarRulesStep *self)
{
  LodestarPool *pool = lodestar_matching_model_get_pool (self->model);

  if (pool != NULL)
    adw_dialog_present (ADW_DIALOG (lodestar_constraint_dialog_new (pool, GTK_WIDGET (self))),
                        GTK_WIDGET (self));
}

static void
lodestar_rules_step_dispose (GObject *object)
{
  LodestarRulesStep *self = LODESTAR_RULES_STEP (object);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_RULES_STEP);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (lodestar_rules_step_parent_class)->dispose (object);
}

static void
lodestar_rules_step_class_init (LodestarRulesStepClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_rules_step_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-rules-step.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarRulesStep, columns);
  gtk_widget_class_bind_template_child (widget_class, LodestarRulesStep, rules_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarRulesStep, pairs_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarRulesStep, stranded_badge);
  gtk_widget_class_bind_template_child (widget_class, LodestarRulesStep, stranded_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarRulesStep, conflicts_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarRulesStep, constraints_list);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_rules_step_add_cb);
}

static void
lodestar_rules_step_init (LodestarRulesStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lodestar_rules_step_add_training (self);

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_rules_step_order); i++)
    lodestar_rules_step_add_row (self, lodestar_rules_step_order[i]);
}

/**
 * lodestar_rules_step_set_model:
 * @self: the step
 * @model: what to show
 *
 * Shows a model and follows it.
 */
void
lodestar_rules_step_set_model (LodestarRulesStep *self, LodestarMatchingModel *model)
{
  g_return_if_fail (LODESTAR_IS_RULES_STEP (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (lodestar_rules_step_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "live-changed", G_CALLBACK (lodestar_rules_step_live_cb), self,
                           G_CONNECT_SWAPPED);
  lodestar_rules_step_update (self);
}

/**
 * lodestar_rules_step_set_narrow:
 * @self: the step
 * @is_narrow: whether the page is too narrow for two columns
 *
 * Stacks or unstacks the columns.
 */
void
lodestar_rules_step_set_narrow (LodestarRulesStep *self, gboolean is_narrow)
{
  g_return_if_fail (LODESTAR_IS_RULES_STEP (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), is_narrow
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->columns, !is_narrow);
}
