/* lodestar-pool-step.c - Matching → Pool
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-pool-step.h"

#include "lodestar-chart.h"
#include "lodestar-matching-rows.h"
#include "lodestar-matching-words.h"
#include "lodestar-pool-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many rows a list unfolds to; where there are more they are on the page of the participants.
 */
#define LODESTAR_POOL_STEP_MAX_ROWS 200

/**
 * LodestarPoolStep:
 *
 * The first step of the matching wizard: how many mentees there are for how many places, where it
 * is short, of whom something is not known, and who does not take part and why.
 */
struct _LodestarPoolStep
{
  AdwBin                 parent_instance;
  LodestarMatchingModel *model;     /* (owned) (nullable) */
  gboolean               is_stale;  /* the pool has changed while it was not seen */
  char                  *addresses; /* (owned) (nullable): of everybody in the list of gaps */

  /* Template children */
  GtkBox         *head;
  GtkLabel       *balance_label;
  GtkLabel       *balance_caption;
  AdwToggleGroup *cut_group;
  LodestarChart  *chart;
  GtkBox         *columns;
  GtkLabel       *gaps_badge;
  GtkWidget      *copy_button;
  GtkListBox     *gaps_list;
  GtkLabel       *absent_badge;
  GtkListBox     *absent_list;
};

G_DEFINE_FINAL_TYPE (LodestarPoolStep, lodestar_pool_step, ADW_TYPE_BIN)

static LodestarMatchingStructure
lodestar_pool_step_get_structure (LodestarPoolStep *self)
{
  return lodestar_pool_get_structure (lodestar_matching_model_get_pool (self->model));
}

static gboolean
lodestar_pool_step_is_of_peers (LodestarPoolStep *self)
{
  LodestarMatchingStructure structure = lodestar_pool_step_get_structure (self);

  return structure == LODESTAR_MATCHING_STRUCTURE_PEERS ||
         structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES;
}

/* Peers are demand and places in one. */
static void
lodestar_pool_step_update_peers (LodestarPoolStep *self, const LodestarPoolReport *report)
{
  const LodestarUnits *units =
    &lodestar_pool_get_rows (lodestar_matching_model_get_pool (self->model))->units;
  guint            n = report->n_mentees;
  g_autofree char *balance = g_strdup_printf (ngettext ("%u peer", "%u peers", n), n);
  g_autofree char *caption = NULL;

  if (units->has_circles)
    caption = n > 0 && n < units->circle_min
                ? g_strdup_printf (_ ("A circle has %u members at least: there are too few. Enroll "
                                      "peers, or allow smaller circles."),
                                   units->circle_min)
                : g_strdup_printf (_ ("They meet in circles of %u to %u."), units->circle_min,
                                   units->circle_max);
  else
    caption = g_strdup (n % 2 == 1 ? _ ("They meet in pairs. The number is odd: one is left over.")
                                   : _ ("They meet in pairs."));

  gtk_label_set_label (self->balance_label, balance);
  gtk_label_set_label (self->balance_caption, caption);
}

static char *
lodestar_pool_step_dup_group_caption (LodestarPoolStep *self, const LodestarPoolReport *report)
{
  const LodestarMatchingProblem *problem = lodestar_matching_model_get_problem (self->model);
  guint                          n_leaders = 0;
  const LodestarUnits           *units =
    &lodestar_pool_get_rows (lodestar_matching_model_get_pool (self->model))->units;

  if (report->n_mentees > 0 && report->n_mentees < units->group_min)
    return g_strdup_printf (_ ("A group has %u members at least: there are too few mentees. Enroll "
                               "mentees, or allow smaller groups."),
                            units->group_min);

  for (guint i = 0; i < report->n_mentors; i++)
    n_leaders += lodestar_matching_problem_get_capacity_max (problem, i) > 0 &&
                 (!units->needs_training ||
                  lodestar_pool_get_member (lodestar_matching_model_get_pool (self->model),
                                            LODESTAR_MATCHING_MENTOR, i)
                    ->is_trained);

  return g_strdup_printf (
    ngettext ("%u mentor can lead a group of %u to %u members; not every one needs to.",
              "%u mentors can lead a group of %u to %u members each; not every one needs to.",
              n_leaders),
    n_leaders, units->group_min, units->group_max);
}

static void
lodestar_pool_step_update_words (LodestarPoolStep *self, const LodestarPoolReport *report)
{
  g_autofree char *mentees = NULL;
  g_autofree char *places = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *legend = NULL;
  g_autofree char *balance = NULL;

  mentees =
    g_strdup_printf (ngettext ("%u mentee", "%u mentees", report->n_mentees), report->n_mentees);
  places = g_strdup_printf (ngettext ("%u place", "%u places", report->n_places), report->n_places);
  /* TRANSLATORS: “64 mentees, 70 places” */
  balance = g_strdup_printf (_ ("%s, %s"), mentees, places);
  gtk_label_set_label (self->balance_label, balance);

  if (report->n_mentees > report->n_places)
    caption = g_strdup_printf (ngettext ("%u place is missing: not everybody can be matched. "
                                         "Enroll mentors or raise capacities.",
                                         "%u places are missing: not everybody can be matched. "
                                         "Enroll mentors or raise capacities.",
                                         report->n_mentees - report->n_places),
                               report->n_mentees - report->n_places);
  else if (lodestar_pool_step_get_structure (self) == LODESTAR_MATCHING_STRUCTURE_GROUPS)
    caption = lodestar_pool_step_dup_group_caption (self, report);
  else
    caption = g_strdup_printf (
      ngettext ("%u mentor offers them.", "%u mentors offer them.", report->n_mentors),
      report->n_mentors);

  legend = g_strdup_printf (
    "%s %s", caption, _ ("Bars count mentees, the tracks behind them the places of mentors."));
  gtk_label_set_label (self->balance_caption, legend);
}

static void
lodestar_pool_step_update_chart (LodestarPoolStep *self, const LodestarPoolReport *report)
{
  gboolean is_level = g_strcmp0 (adw_toggle_group_get_active_name (self->cut_group), "level") == 0;
  gboolean is_of_peers = lodestar_pool_step_is_of_peers (self);
  const GArray *balances = is_level ? report->levels : report->departments;
  g_autoptr (LodestarChartData) data =
    lodestar_chart_data_new (LODESTAR_CHART_BARS, gtk_label_get_label (self->balance_label));

  lodestar_chart_data_set_headings (data, is_level ? _ ("Level") : _ ("Department"),
                                    is_of_peers ? _ ("Peers") : _ ("Mentees"), NULL);

  for (guint i = 0; i < balances->len; i++)
    {
      const LodestarPoolBalance *balance = &g_array_index (balances, LodestarPoolBalance, i);
      g_autofree char           *text =
        is_of_peers ? g_strdup_printf ("%u", balance->n_mentees)
                    /* TRANSLATORS: beside a bar, “7 mentees for 4 places” in figures only */
                              : g_strdup_printf (_ ("%u for %u"), balance->n_mentees, balance->n_places);
      g_autofree char *note =
        g_strdup_printf (is_of_peers ? ngettext ("%u peer", "%u peers", balance->n_mentees)
                                     : ngettext ("%u mentee", "%u mentees", balance->n_mentees),
                         balance->n_mentees);
      g_autofree char *places =
        g_strdup_printf (ngettext ("%u place", "%u places", balance->n_places), balance->n_places);
      g_autofree char   *words = is_of_peers ? g_strdup (note)
                                           /* TRANSLATORS: “4 mentees, 10 places” */
                                             : g_strdup_printf (_ ("%s, %s"), note, places);
      LodestarChartItem *item = lodestar_chart_data_add (
        data, balance->name[0] != '\0' ? balance->name : _ ("Not known"), balance->n_mentees);

      if (!is_of_peers)
        {
          item->possible = balance->n_places;
          item->state =
            balance->n_mentees > balance->n_places ? LODESTAR_CHART_LOW : LODESTAR_CHART_NORMAL;
        }

      lodestar_chart_item_set_value_text (item, text);
      lodestar_chart_item_set_note (item, words);
    }

  lodestar_chart_set_data (self->chart, data);
}

static char *
lodestar_pool_step_dup_missing (const LodestarPoolGap *gap)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    if (gap->missing & (1u << i))
      g_string_append_printf (
        words, "%s%s", words->len > 0 ? ", " : "",
        lodestar_matching_criterion_get_label ((LodestarMatchingCriterion) i));

  return g_string_free (words, FALSE);
}

/* Nobody reads thousands of rows here, and making them takes minutes. */
static guint
lodestar_pool_step_cut (guint n)
{
  return n <= LODESTAR_POOL_STEP_MAX_ROWS ? n : LODESTAR_MATCHING_ROWS_SHOWN;
}

static void
lodestar_pool_step_add_rest (GPtrArray *rows, guint n, const char *view)
{
  g_autofree char *text = NULL;
  GtkWidget       *row, *button;

  if (n <= rows->len)
    return;

  /* TRANSLATORS: the last row of a list that was cut: how many more people there are */
  text = g_strdup_printf (ngettext ("%u more", "%u more", n - rows->len), n - rows->len);
  row = lodestar_matching_rows_new (text, "", NULL);
  button = gtk_button_new_with_label (_ ("Show All"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ssx)", "participants", view,
                                    G_GINT64_CONSTANT (0));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_ptr_array_add (rows, row);
}

static void
lodestar_pool_step_update_gaps (LodestarPoolStep *self, const LodestarPoolReport *report)
{
  g_autoptr (GString) addresses = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < report->gaps->len; i++)
    {
      const LodestarPoolGap *gap = &g_array_index (report->gaps, LodestarPoolGap, i);

      if (i < lodestar_pool_step_cut (report->gaps->len))
        {
          g_autofree char *missing = lodestar_pool_step_dup_missing (gap);
          /* TRANSLATORS: share of the weight that is known of a person */
          g_autofree char *known = g_strdup_printf (_ ("%u %% known"), gap->known);

          g_ptr_array_add (rows, lodestar_matching_rows_new (gap->member->name, missing, known));
        }

      if (gap->member->email[0] != '\0')
        g_string_append_printf (addresses, "%s%s", addresses->len > 0 ? "; " : "",
                                gap->member->email);
    }

  lodestar_pool_step_add_rest (rows, report->gaps->len, "incomplete");
  lodestar_matching_rows_fill (self->gaps_list, rows, _ ("Everything that counts is known"));
  lodestar_matching_rows_set_badge (self->gaps_badge, report->gaps->len);
  g_set_str (&self->addresses, addresses->str);
  gtk_widget_set_visible (self->copy_button, addresses->len > 0);
}

static const char *
lodestar_pool_step_get_role (const LodestarPoolMember *who)
{
  if (who->is_peer)
    return _ ("Peer");

  return who->is_mentor ? _ ("Mentor") : _ ("Mentee");
}

static void
lodestar_pool_step_update_absent (LodestarPoolStep *self, LodestarPool *pool)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  const LodestarPoolAbsent *absent;
  guint                     n;

  absent = lodestar_pool_get_absent (pool, &n);

  for (guint i = 0; i < lodestar_pool_step_cut (n); i++)
    g_ptr_array_add (
      rows, lodestar_matching_rows_new (absent[i].member->name,
                                        lodestar_pool_absence_get_label (absent[i].absence),
                                        lodestar_pool_step_get_role (absent[i].member)));

  lodestar_pool_step_add_rest (rows, n, "");
  lodestar_matching_rows_fill (self->absent_list, rows, _ ("Every participant is in the pool"));
  lodestar_matching_rows_set_badge (self->absent_badge, n);
}

static void
lodestar_pool_step_update (LodestarPoolStep *self)
{
  LodestarPool *pool = lodestar_matching_model_get_pool (self->model);
  g_autoptr (LodestarPoolReport) report = NULL;

  if (pool == NULL)
    return;

  report = lodestar_pool_report_new (pool, lodestar_matching_model_get_problem (self->model));

  if (lodestar_pool_step_is_of_peers (self))
    lodestar_pool_step_update_peers (self, report);
  else
    lodestar_pool_step_update_words (self, report);

  lodestar_pool_step_update_chart (self, report);
  lodestar_pool_step_update_gaps (self, report);
  lodestar_pool_step_update_absent (self, pool);
}

/* Who changes settings is not looking at the pool, and everything of a large one takes long. */
static void
lodestar_pool_step_changed_cb (LodestarPoolStep *self)
{
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));

  if (!self->is_stale)
    lodestar_pool_step_update (self);
}

static void
lodestar_pool_step_map (GtkWidget *widget)
{
  LodestarPoolStep *self = LODESTAR_POOL_STEP (widget);

  if (self->is_stale)
    lodestar_pool_step_update (self);

  self->is_stale = FALSE;

  GTK_WIDGET_CLASS (lodestar_pool_step_parent_class)->map (widget);
}

static void
lodestar_pool_step_cut_cb (LodestarPoolStep *self)
{
  if (self->model != NULL)
    lodestar_pool_step_update (self);
}

static void
lodestar_pool_step_copy_cb (LodestarPoolStep *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->addresses);
  gtk_widget_activate_action (GTK_WIDGET (self), "matching.toast", "s", _ ("Addresses copied"));
}

static void
lodestar_pool_step_dispose (GObject *object)
{
  LodestarPoolStep *self = LODESTAR_POOL_STEP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_POOL_STEP);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (lodestar_pool_step_parent_class)->dispose (object);
}

static void
lodestar_pool_step_finalize (GObject *object)
{
  g_free (LODESTAR_POOL_STEP (object)->addresses);

  G_OBJECT_CLASS (lodestar_pool_step_parent_class)->finalize (object);
}

static void
lodestar_pool_step_class_init (LodestarPoolStepClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_pool_step_dispose;
  object_class->finalize = lodestar_pool_step_finalize;
  widget_class->map = lodestar_pool_step_map;

  g_type_ensure (LODESTAR_TYPE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-pool-step.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarPoolStep, head);
  gtk_widget_class_bind_template_child (widget_class, LodestarPoolStep, balance_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPoolStep, balance_caption);
  gtk_widget_class_bind_template_child (widget_class, LodestarPoolStep, cut_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarPoolStep, chart);
  gtk_widget_class_bind_template_child (widget_class, LodestarPoolStep, columns);
  gtk_widget_class_bind_template_child (widget_class, LodestarPoolStep, gaps_badge);
  gtk_widget_class_bind_template_child (widget_class, LodestarPoolStep, copy_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarPoolStep, gaps_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarPoolStep, absent_badge);
  gtk_widget_class_bind_template_child (widget_class, LodestarPoolStep, absent_list);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_pool_step_cut_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_pool_step_copy_cb);
}

static void
lodestar_pool_step_init (LodestarPoolStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_pool_step_set_model:
 * @self: the step
 * @model: what to show
 *
 * Shows a model and follows it.
 */
void
lodestar_pool_step_set_model (LodestarPoolStep *self, LodestarMatchingModel *model)
{
  g_return_if_fail (LODESTAR_IS_POOL_STEP (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (lodestar_pool_step_changed_cb), self,
                           G_CONNECT_SWAPPED);
  lodestar_pool_step_changed_cb (self);
}

/**
 * lodestar_pool_step_set_narrow:
 * @self: the step
 * @is_narrow: whether the page is too narrow for two columns
 *
 * Stacks or unstacks the columns.
 */
void
lodestar_pool_step_set_narrow (LodestarPoolStep *self, gboolean is_narrow)
{
  g_return_if_fail (LODESTAR_IS_POOL_STEP (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), is_narrow
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->columns, !is_narrow);
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (self->head), is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
