/* lodestar-criteria-step.c - Matching → Criteria
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-criteria-step.h"

#include "lodestar-chart.h"
#include "lodestar-criterion-row.h"
#include "lodestar-matching-rows.h"
#include "lodestar-score-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LODESTAR_CRITERIA_STEP_N_BINS 10
#define LODESTAR_CRITERIA_STEP_N_TOP 5

/**
 * LodestarCriteriaStep:
 *
 * The second step of the matching wizard: the criteria with their weights, and beside them what
 * they do to everybody's best available score and to one person's best five partners.
 */
struct _LodestarCriteriaStep
{
  AdwBin                 parent_instance;
  LodestarMatchingModel *model;     /* (owned) (nullable) */
  gint64                 sample_id; /* participant, 0 until one was picked */

  /* Template children */
  GtkBox        *columns;
  GtkListBox    *criteria_list;
  AdwClamp      *side;
  GtkWidget     *outcome_spinner;
  GtkLabel      *outcome_title;
  GtkLabel      *chart_title;
  GtkLabel      *outcome_label;
  GtkLabel      *outcome_caption;
  LodestarChart *chart;
  GtkLabel      *chart_caption;
  GtkLabel      *finding_label;
  GtkWidget     *sample_card;
  GtkLabel      *sample_title;
  GtkLabel      *sample_caption;
  GtkListBox    *sample_list;
  GtkLabel      *total_label; /* in the last row of criteria_list */
};

G_DEFINE_FINAL_TYPE (LodestarCriteriaStep, lodestar_criteria_step, ADW_TYPE_BIN)

/* Peers are both mentor and mentee of each other. */
static gboolean
lodestar_criteria_step_is_of_peers (LodestarCriteriaStep *self)
{
  LodestarMatchingStructure structure =
    lodestar_matching_problem_get_structure (lodestar_matching_model_get_problem (self->model));

  return structure == LODESTAR_MATCHING_STRUCTURE_PEERS ||
         structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES;
}

static int
lodestar_criteria_step_compare_scores (gconstpointer a, gconstpointer b)
{
  return *(const gint16 *) a - *(const gint16 *) b;
}

/* The median of those who have a possible partner, -1 where nobody has one. */
static int
lodestar_criteria_step_median (const gint16 *scores, guint n, guint *n_stranded)
{
  g_autofree gint16 *sorted = g_memdup2 (scores, sizeof *scores * MAX (n, 1));
  guint              n_some;

  qsort (sorted, n, sizeof *sorted, lodestar_criteria_step_compare_scores);

  for (*n_stranded = 0; *n_stranded < n && sorted[*n_stranded] < 0;)
    ++*n_stranded;

  n_some = n - *n_stranded;

  return n_some > 0 ? sorted[*n_stranded + n_some / 2] : -1;
}

static void
lodestar_criteria_step_count (const gint16 *scores,
                              guint         n,
                              guint         bins[LODESTAR_CRITERIA_STEP_N_BINS])
{
  memset (bins, 0, sizeof *bins * LODESTAR_CRITERIA_STEP_N_BINS);

  for (guint i = 0; i < n; i++)
    if (scores[i] >= 0)
      bins[MIN (scores[i] * LODESTAR_CRITERIA_STEP_N_BINS / LODESTAR_MATCHING_POINTS,
                LODESTAR_CRITERIA_STEP_N_BINS - 1)]++;
}

static char *
lodestar_criteria_step_dup_finding (
  const gint16 *now, guint n_now, const gint16 *before, guint n_before, gboolean is_of_peers)
{
  GString *words = g_string_new (NULL);
  guint    n_stranded, n_were = 0;
  int      median = lodestar_criteria_step_median (now, n_now, &n_stranded);
  int was = before != NULL ? lodestar_criteria_step_median (before, n_before, &n_were) : median;

  if (median < 0)
    g_string_append (words, _ ("Nobody has a possible partner."));
  else if (median > was && was >= 0)
    g_string_append_printf (words, _ ("The median rose from %d to %d."), was, median);
  else if (median < was)
    g_string_append_printf (words, _ ("The median fell from %d to %d."), was, median);
  else
    g_string_append_printf (words, _ ("The median is %d of 100."), median);

  if (n_stranded > 0 && median >= 0)
    g_string_append_printf (words,
                            is_of_peers
                              ? ngettext (" %u peer has no possible partner.",
                                          " %u peers have no possible partner.", n_stranded)
                              : ngettext (" %u mentee has no possible partner.",
                                          " %u mentees have no possible partner.", n_stranded),
                            n_stranded);

  return g_string_free (words, FALSE);
}

static void
lodestar_criteria_step_update_chart (LodestarCriteriaStep *self)
{
  guint n_now, n_before, bins[LODESTAR_CRITERIA_STEP_N_BINS], ghosts[LODESTAR_CRITERIA_STEP_N_BINS];
  const gint16 *now = lodestar_matching_model_get_best_scores (self->model, &n_now);
  const gint16 *before = lodestar_matching_model_get_scores_before (self->model, &n_before);
  g_autoptr (LodestarChartData) data = NULL;
  gboolean         is_of_peers = lodestar_criteria_step_is_of_peers (self);
  g_autofree char *finding = NULL;
  g_autofree char *count = NULL;
  g_autofree char *caption = NULL;

  if (now == NULL)
    return;

  finding = lodestar_criteria_step_dup_finding (now, n_now, before, n_before, is_of_peers);
  data = lodestar_chart_data_new (LODESTAR_CHART_HISTOGRAM, finding);
  lodestar_chart_data_set_headings (data, _ ("Best score"),
                                    is_of_peers ? _ ("Peers") : _ ("Mentees"),
                                    before != NULL ? _ ("Before") : NULL);
  lodestar_criteria_step_count (now, n_now, bins);

  if (before != NULL)
    lodestar_criteria_step_count (before, n_before, ghosts);

  for (guint i = 0; i < LODESTAR_CRITERIA_STEP_N_BINS; i++)
    {
      const int          width = LODESTAR_MATCHING_POINTS / LODESTAR_CRITERIA_STEP_N_BINS;
      LodestarChartItem *item =
        lodestar_chart_data_add_bin (data, i * width, (i + 1) * width, bins[i]);

      if (before != NULL)
        item->ghost = ghosts[i];
    }

  count = is_of_peers ? g_strdup_printf (ngettext ("%u peer", "%u peers", n_now), n_now)
                      : g_strdup_printf (ngettext ("%u mentee", "%u mentees", n_now), n_now);
  /* Translators: %s is “64 mentees”; grey bars stand behind those of now */
  caption = before != NULL ? g_strdup_printf (_ ("%s; grey: before the last change"), count)
                           : g_steal_pointer (&count);
  gtk_label_set_label (self->chart_caption, caption);
  gtk_label_set_label (self->finding_label, finding);
  lodestar_chart_set_data (self->chart, data);
}

static char *
lodestar_criteria_step_dup_rank (guint now, guint before, gboolean has_before)
{
  if (!has_before || now == before)
    return g_strdup (_ ("same place as before"));

  if (before == LODESTAR_MATCHING_NOBODY)
    return g_strdup (_ ("new"));

  return g_strdup_printf (_ ("was number %u"), before + 1);
}

static GtkWidget *
lodestar_criteria_step_new_sample_row (const LodestarPoolMember *mentor,
                                       const char               *rank,
                                       guint                     score)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *bar = lodestar_score_bar_new ();
  GtkWidget *row = gtk_list_box_row_new ();

  lodestar_matching_rows_add_line (texts, mentor->name, FALSE);

  if (rank != NULL)
    lodestar_matching_rows_add_line (texts, rank, TRUE);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  lodestar_score_bar_set_score (LODESTAR_SCORE_BAR (bar), (int) score);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

/* Whom to show: the one picked, or whoever is hardest to place. */
static gboolean
lodestar_criteria_step_find_sample (LodestarCriteriaStep *self, guint *mentee, gboolean *is_hardest)
{
  guint                n, hardest = 0;
  const gint16        *best = lodestar_matching_model_get_best_scores (self->model, &n);
  LodestarPool        *pool = lodestar_matching_model_get_pool (self->model);
  LodestarMatchingRole role;

  if (best == NULL || n == 0 ||
      n != lodestar_matching_problem_get_n (lodestar_matching_model_get_problem (self->model),
                                            LODESTAR_MATCHING_MENTEE))
    return FALSE;

  for (guint i = 1; i < n; i++)
    if (best[i] < best[hardest])
      hardest = i;

  if (self->sample_id == 0 || !lodestar_pool_find (pool, self->sample_id, &role, mentee) ||
      role != LODESTAR_MATCHING_MENTEE)
    *mentee = hardest;

  *is_hardest = *mentee == hardest;

  return TRUE;
}

static void
lodestar_criteria_step_update_sample (LodestarCriteriaStep *self)
{
  const LodestarMatchingProblem *problem = lodestar_matching_model_get_problem (self->model);
  const LodestarMatchingProblem *before = lodestar_matching_model_get_problem_before (self->model);
  LodestarPool                  *pool = lodestar_matching_model_get_pool (self->model);
  LodestarMatchingCandidate now[LODESTAR_CRITERIA_STEP_N_TOP], then[LODESTAR_CRITERIA_STEP_N_TOP];
  g_autofree char          *title = NULL;
  g_autofree char          *caption = NULL;
  const LodestarPoolMember *who;
  gboolean                  is_hardest = FALSE;
  guint                     mentee = 0, n_now, n_then = 0;

  gtk_list_box_remove_all (self->sample_list);
  gtk_widget_set_visible (self->sample_card,
                          lodestar_criteria_step_find_sample (self, &mentee, &is_hardest));

  if (!gtk_widget_get_visible (self->sample_card))
    return;

  who = lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, mentee);
  n_now = lodestar_matching_partners (problem, NULL, LODESTAR_MATCHING_MENTEE, mentee,
                                      LODESTAR_CRITERIA_STEP_N_TOP, now);

  if (before != NULL && lodestar_matching_problem_get_n (before, LODESTAR_MATCHING_MENTEE) > mentee)
    n_then = lodestar_matching_partners (before, NULL, LODESTAR_MATCHING_MENTEE, mentee,
                                         LODESTAR_CRITERIA_STEP_N_TOP, then);

  for (guint i = 0; i < n_now; i++)
    {
      guint            was = LODESTAR_MATCHING_NOBODY;
      g_autofree char *rank = NULL;

      for (guint k = 0; k < n_then; k++)
        if (then[k].index == now[i].index)
          was = k;

      if (before != NULL)
        rank = lodestar_criteria_step_dup_rank (i, was, TRUE);

      gtk_list_box_append (self->sample_list, lodestar_criteria_step_new_sample_row (
                                                lodestar_pool_get_member (
                                                  pool, LODESTAR_MATCHING_MENTOR, now[i].index),
                                                rank, now[i].score));
    }

  /* With fewer than five there are no more than these. */
  title = n_now == 0 || n_now == LODESTAR_CRITERIA_STEP_N_TOP
            ? g_strdup_printf (_ ("Top Five for %s"), who->name)
            : g_strdup_printf (_ ("All Possible Partners for %s"), who->name);
  caption = g_strdup_printf ("%s%s%s", who->department,
                             who->department[0] != '\0' && who->location[0] != '\0' ? ", " : "",
                             who->location);

  if (n_now == 0)
    g_set_str (&caption, lodestar_criteria_step_is_of_peers (self)
                           ? _ ("The rules leave no possible partner.")
                           : _ ("The rules leave no possible mentor."));
  else if (is_hardest)
    {
      g_autofree char *plain = g_steal_pointer (&caption);

      caption =
        g_strdup_printf ("%s%s%s", plain, plain[0] != '\0' ? " · " : "", _ ("hardest to place"));
    }

  gtk_label_set_label (self->sample_title, title);
  gtk_label_set_label (self->sample_caption, caption);
}

/* Returns: the heading over the matching that follows the weights */
static const char *
lodestar_criteria_step_get_outcome_title (const LodestarMatchingProblem *problem)
{
  LodestarMatchingStructure structure = lodestar_matching_problem_get_structure (problem);

  if (structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
    return _ ("Groups With These Weights");

  if (structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    return _ ("Circles With These Weights");

  switch (lodestar_matching_problem_get_objective (problem))
    {
    case LODESTAR_MATCHING_OBJECTIVE_FAIR:
      return _ ("Fair Matching With These Weights");

    case LODESTAR_MATCHING_OBJECTIVE_STABLE:
      return _ ("Stable Matching With These Weights");

    case LODESTAR_MATCHING_OBJECTIVE_BEST:
    default:
      return _ ("Best Matching With These Weights");
    }
}

static void
lodestar_criteria_step_outcome_cb (LodestarCriteriaStep *self)
{
  const LodestarMatchingOutcome *now = lodestar_matching_model_get_outcome (self->model);
  g_autofree char               *words = NULL;
  g_autofree char               *change = NULL;

  gtk_widget_set_visible (self->outcome_spinner, lodestar_matching_model_is_solving (self->model));

  if (now == NULL)
    {
      gtk_label_set_label (self->outcome_label, _ ("Matching…"));
      gtk_label_set_label (self->outcome_caption, "");
      return;
    }

  words = lodestar_matching_outcome_dup_words (now);
  change = lodestar_matching_outcome_dup_change (
    now, lodestar_matching_model_get_outcome_before (self->model));
  gtk_label_set_label (self->outcome_label, words);
  gtk_label_set_label (self->outcome_caption, change);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome_caption), change[0] != '\0');
}

static void
lodestar_criteria_step_live_cb (LodestarCriteriaStep *self)
{
  lodestar_criteria_step_update_chart (self);
  lodestar_criteria_step_update_sample (self);
}

static void
lodestar_criteria_step_update_rows (LodestarCriteriaStep *self)
{
  const LodestarMatchingProblem *problem = lodestar_matching_model_get_problem (self->model);
  g_autofree char               *text = NULL;
  GtkListBoxRow                 *row;
  guint                          total = 0;

  if (problem == NULL)
    return;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->criteria_list, i)) != NULL; i++)
    if (LODESTAR_IS_CRITERION_ROW (row))
      lodestar_criterion_row_update (LODESTAR_CRITERION_ROW (row));

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    total += lodestar_matching_problem_get_points (problem, (LodestarMatchingCriterion) i);

  text = g_strdup_printf ("%u", total);
  gtk_label_set_label (self->total_label, text);
  gtk_label_set_label (self->outcome_title, lodestar_criteria_step_get_outcome_title (problem));
  gtk_label_set_label (self->chart_title, lodestar_criteria_step_is_of_peers (self)
                                            ? _ ("Best Score Each Can Reach as a Mentee")
                                            : _ ("Best Score Each Mentee Can Reach"));
}

static void
lodestar_criteria_step_another_cb (LodestarCriteriaStep *self)
{
  LodestarPool *pool = lodestar_matching_model_get_pool (self->model);
  gboolean      is_hardest;
  guint         mentee, n;

  if (!lodestar_criteria_step_find_sample (self, &mentee, &is_hardest))
    return;

  n = lodestar_matching_problem_get_n (lodestar_matching_model_get_problem (self->model),
                                       LODESTAR_MATCHING_MENTEE);
  self->sample_id =
    lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, (mentee + 1) % n)->participant_id;
  lodestar_criteria_step_update_sample (self);
}

static void
lodestar_criteria_step_add_total (LodestarCriteriaStep *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Together"));
  self->total_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->total_label), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->total_label), "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->total_label));
  gtk_list_box_append (self->criteria_list, row);
}

static void
lodestar_criteria_step_map (GtkWidget *widget)
{
  LodestarCriteriaStep *self = LODESTAR_CRITERIA_STEP (widget);

  GTK_WIDGET_CLASS (lodestar_criteria_step_parent_class)->map (widget);

  if (self->model != NULL)
    lodestar_matching_model_set_watched (self->model, TRUE);
}

static void
lodestar_criteria_step_unmap (GtkWidget *widget)
{
  LodestarCriteriaStep *self = LODESTAR_CRITERIA_STEP (widget);

  if (self->model != NULL)
    lodestar_matching_model_set_watched (self->model, FALSE);

  GTK_WIDGET_CLASS (lodestar_criteria_step_parent_class)->unmap (widget);
}

static void
lodestar_criteria_step_dispose (GObject *object)
{
  LodestarCriteriaStep *self = LODESTAR_CRITERIA_STEP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_CRITERIA_STEP);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (lodestar_criteria_step_parent_class)->dispose (object);
}

static void
lodestar_criteria_step_class_init (LodestarCriteriaStepClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_criteria_step_dispose;
  widget_class->map = lodestar_criteria_step_map;
  widget_class->unmap = lodestar_criteria_step_unmap;

  g_type_ensure (LODESTAR_TYPE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-criteria-step.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarCriteriaStep, columns);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriteriaStep, criteria_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriteriaStep, side);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriteriaStep, outcome_title);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriteriaStep, chart_title);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriteriaStep, outcome_spinner);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriteriaStep, outcome_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriteriaStep, outcome_caption);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriteriaStep, chart);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriteriaStep, chart_caption);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriteriaStep, finding_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriteriaStep, sample_card);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriteriaStep, sample_title);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriteriaStep, sample_caption);
  gtk_widget_class_bind_template_child (widget_class, LodestarCriteriaStep, sample_list);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_criteria_step_another_cb);
}

static void
lodestar_criteria_step_init (LodestarCriteriaStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_criteria_step_set_model:
 * @self: the step
 * @model: what to show
 *
 * Shows a model and follows it.
 */
void
lodestar_criteria_step_set_model (LodestarCriteriaStep *self, LodestarMatchingModel *model)
{
  g_return_if_fail (LODESTAR_IS_CRITERIA_STEP (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    gtk_list_box_append (self->criteria_list,
                         lodestar_criterion_row_new (model, (LodestarMatchingCriterion) i));

  lodestar_criteria_step_add_total (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (lodestar_criteria_step_update_rows), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "live-changed", G_CALLBACK (lodestar_criteria_step_live_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "outcome-changed", G_CALLBACK (lodestar_criteria_step_outcome_cb),
                           self, G_CONNECT_SWAPPED);
  lodestar_criteria_step_update_rows (self);
}

/**
 * lodestar_criteria_step_set_narrow:
 * @self: the step
 * @is_narrow: whether the page is too narrow for two columns
 *
 * Stacks or unstacks the columns.
 */
void
lodestar_criteria_step_set_narrow (LodestarCriteriaStep *self, gboolean is_narrow)
{
  GtkListBoxRow *row;

  g_return_if_fail (LODESTAR_IS_CRITERIA_STEP (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), is_narrow
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (GTK_WIDGET (self->side), is_narrow ? -1 : 356, -1);
  adw_clamp_set_maximum_size (self->side, is_narrow ? 1200 : 356);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->criteria_list, i)) != NULL; i++)
    if (LODESTAR_IS_CRITERION_ROW (row))
      lodestar_criterion_row_set_narrow (LODESTAR_CRITERION_ROW (row), is_narrow);
}
