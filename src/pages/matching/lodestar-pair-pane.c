/* lodestar-pair-pane.c - why this pair
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-pair-pane.h"

#include "lodestar-alternate-costs.h"
#include "lodestar-contributions.h"
#include "lodestar-firmness-dialog.h"
#include "lodestar-matching-rows.h"
#include "lodestar-matching-words.h"
#include "lodestar-review-words.h"
#include "lodestar-side-bar.h"
#include "lodestar-unit-fit.h"
#include "lodestar-unit-words.h"
#include "lodestar-unmatched-pane.h"

#include <glib/gi18n-lib.h>

#define LODESTAR_PAIR_PANE_N_ALTERNATES 3

/**
 * LodestarPairPane:
 *
 * Why a pair of a proposal was made: what each criterion gave, from both sides, and the best
 * alternates of each. The same pane stands beside a list and in a bottom sheet.
 */
struct _LodestarPairPane
{
  AdwBin   parent_instance;
  gint64   mentor_id; /* participant, 0 for no pair */
  gint64   mentee_id;
  gboolean is_updating;

  /* What is shown; borrowed until the next one is */
  GPtrArray                     *choices; /* (owned) (nullable), of LodestarProposalPair */
  const LodestarProposalPair    *pair;    /* (nullable): the one that is explained */
  LodestarMatchingStructure      structure;
  const LodestarPool            *pool;
  const LodestarMatchingProblem *problem;
  const LodestarMatchingResult  *result;
  gboolean                       is_editable;
  gboolean                       can_ask;
  LodestarAdvisor               *advisor;     /* (owned) (nullable): until the settings change */
  GCancellable                  *cancellable; /* (owned) (nullable): of what is asked of it */

  /* Template children */
  LodestarUnmatchedPane *unmatched_pane;
  GtkDropDown           *choice_drop;
  GtkWidget             *mates_box;
  GtkLabel              *mates_label;
  GtkLabel              *mates_score;
  GtkListBox            *mates_list;
  GtkLabel              *why_label;
  GtkStack              *stack;
  AdwAvatar             *mentee_avatar;
  GtkLabel              *mentee_name;
  GtkLabel              *mentee_caption;
  GtkLabel              *mentee_total;
  AdwAvatar             *mentor_avatar;
  GtkLabel              *mentor_name;
  GtkLabel              *mentor_caption;
  GtkLabel              *mentor_total;
  GtkToggleButton       *lock_button;
  GtkToggleButton       *ban_button;
  GtkWidget             *what_if_button;
  GtkWidget             *firm_button;
  AdwButtonContent      *lock_content;
  AdwButtonContent      *ban_content;
  GtkLabel              *known_label;
  GtkListBox            *contributions_list;
  GtkLabel              *mentee_alternates_label;
  GtkListBox            *mentee_alternates;
  GtkLabel              *mentor_alternates_label;
  GtkListBox            *mentor_alternates;
};

G_DEFINE_FINAL_TYPE (LodestarPairPane, lodestar_pair_pane, ADW_TYPE_BIN)

static GtkWidget *
lodestar_pair_pane_new_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
lodestar_pair_pane_new_number (guint number, float xalign)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget       *label = lodestar_pair_pane_new_label (text, xalign, "numeric");

  gtk_label_set_width_chars (GTK_LABEL (label), 2);

  return label;
}

static GtkWidget *
lodestar_pair_pane_new_row (GtkWidget *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

static GtkWidget *
lodestar_pair_pane_new_contribution (const LodestarContribution *one, guint most)
{
  const char      *name = lodestar_matching_criterion_get_label (one->criterion);
  gboolean         is_known = one->is_known_to_mentee && one->is_known_to_mentor;
  g_autofree char *of = is_known
                          ? g_strdup_printf (_ ("%u of %u"), one->score, one->points)
                          : g_strdup_printf (_ ("not known, %u of %u"), one->score, one->points);
  g_autofree char *words = g_strdup_printf (_ ("%s: %s; mentee’s side %u, mentor’s side %u"), name,
                                            of, one->mentee, one->mentor);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *title = lodestar_pair_pane_new_label (name, 0, NULL);
  GtkWidget       *limit = lodestar_pair_pane_new_label (of, 1, "caption");
  GtkWidget       *bar = lodestar_side_bar_new (one->points, most, one->mentee, one->mentor,
                                                one->is_known_to_mentee, one->is_known_to_mentor);
  GtkWidget       *row;

  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (limit), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (limit, "dimmed");
  gtk_widget_add_css_class (limit, "numeric");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), limit);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_box_append (GTK_BOX (line), lodestar_pair_pane_new_number (one->mentee, 1));
  gtk_box_append (GTK_BOX (line), bar);
  gtk_box_append (GTK_BOX (line), lodestar_pair_pane_new_number (one->mentor, 0));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), line);
  row = lodestar_pair_pane_new_row (box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return row;
}

static void
lodestar_pair_pane_update_contributions (LodestarPairPane *self, const LodestarProposalPair *pair)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) contributions = lodestar_contributions_parse (pair->contributions, &error);
  g_autofree char *mentee = NULL;
  g_autofree char *mentor = NULL;
  g_autofree char *known = NULL;
  guint            most = 1;

  gtk_list_box_remove_all (self->contributions_list);

  if (contributions == NULL)
    {
      gtk_label_set_label (self->known_label, error->message);
      return;
    }

  for (guint i = 0; i < contributions->len; i++)
    most = MAX (most, g_array_index (contributions, LodestarContribution, i).points);

  for (guint i = 0; i < contributions->len; i++)
    gtk_list_box_append (self->contributions_list,
                         lodestar_pair_pane_new_contribution (
                           &g_array_index (contributions, LodestarContribution, i), most));

  mentee = g_strdup_printf ("%u", lodestar_contributions_get_mentee_total (contributions));
  mentor = g_strdup_printf ("%u", lodestar_contributions_get_mentor_total (contributions));
  known = g_strdup_printf (_ ("%u %% of the weight known"), pair->known);
  gtk_label_set_label (self->mentee_total, mentee);
  gtk_label_set_label (self->mentor_total, mentor);
  gtk_label_set_label (self->known_label, known);
}

static GtkWidget *
lodestar_pair_pane_new_alternate (const char *name, const char *caption, guint score)
{
  GtkLabel  *detail;
  GtkWidget *row = lodestar_matching_rows_new_score (name, caption, score, &detail);

  lodestar_alternate_costs_prepare (row, detail, name, score);

  return row;
}

/* With whom somebody who takes part in something already does so. */
static char *
lodestar_pair_pane_dup_company (const LodestarPool           *pool,
                                const LodestarMatchingResult *result,
                                guint                         mentee)
{
  guint mentor = result->mentor_of[mentee];

  if (mentor == LODESTAR_MATCHING_NOBODY)
    return g_strdup (_ ("unmatched"));

  if (result->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    return lodestar_unit_dup_title (result->structure, result->unit_of[mentee] + 1, NULL);

  return g_strdup_printf (_ ("with %s"),
                          lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, mentor)->name);
}

static char *
lodestar_pair_pane_dup_place (LodestarMatchingRole             other,
                              const LodestarMatchingCandidate *candidate,
                              const LodestarPool              *pool,
                              const LodestarMatchingResult    *result)
{
  /* Peers have the same index in both roles. */
  if (other == LODESTAR_MATCHING_MENTEE || result->structure == LODESTAR_MATCHING_STRUCTURE_PEERS ||
      result->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    return lodestar_pair_pane_dup_company (pool, result, candidate->index);

  if (result->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS &&
      result->load_of[candidate->index] == 0)
    return g_strdup (_ ("leads no group"));

  return candidate->free_places > 0
           ? g_strdup_printf (ngettext ("%u free place", "%u free places", candidate->free_places),
                              candidate->free_places)
           : g_strdup (_ ("no free place"));
}

/**
 * lodestar_pair_pane_get_pair:
 * @self: the pane
 *
 * Returns: (nullable): the pair that is explained
 */
const LodestarProposalPair *
lodestar_pair_pane_get_pair (LodestarPairPane *self)
{
  g_return_val_if_fail (LODESTAR_IS_PAIR_PANE (self), NULL);

  return self->pair;
}

/**
 * lodestar_pair_pane_ensure_advisor:
 * @self: the pane
 *
 * Returns: (transfer none) (nullable): who knows the people and settings of now; they are matched
 *   when that is first asked for, and warm from then on
 */
LodestarAdvisor *
lodestar_pair_pane_ensure_advisor (LodestarPairPane *self)
{
  if (self->advisor == NULL && self->pool != NULL && self->problem != NULL)
    self->advisor = lodestar_advisor_new ((LodestarPool *) self->pool, self->problem);

  return self->advisor;
}

static void
lodestar_pair_pane_stop_asking (LodestarPairPane *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

  g_clear_object (&self->cancellable);
}

static void
lodestar_pair_pane_update_alternates (LodestarPairPane    *self,
                                      GtkListBox          *list,
                                      GtkWidget           *heading,
                                      LodestarMatchingRole role,
                                      guint                index)
{
  const LodestarPool            *pool = self->pool;
  const LodestarMatchingProblem *problem = self->problem;
  const LodestarMatchingResult  *result = self->result;
  LodestarMatchingRole           other =
    role == LODESTAR_MATCHING_MENTOR ? LODESTAR_MATCHING_MENTEE : LODESTAR_MATCHING_MENTOR;
  LodestarMatchingCandidate candidates[LODESTAR_PAIR_PANE_N_ALTERNATES];
  guint                     n = lodestar_matching_partners (problem, result, role, index,
                                                            LODESTAR_PAIR_PANE_N_ALTERNATES, candidates);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *caption = lodestar_pair_pane_dup_place (other, &candidates[i], pool, result);

      gtk_list_box_append (list,
                           lodestar_pair_pane_new_alternate (
                             lodestar_pool_get_member (pool, other, candidates[i].index)->name,
                             caption, candidates[i].score));
    }

  gtk_widget_set_visible (heading, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (list), n > 0);

  if (n > 0 && self->can_ask &&
      lodestar_advisor_can_answer (lodestar_pair_pane_ensure_advisor (self)))
    lodestar_alternate_costs_ask (list, self->advisor, result, role, index, candidates, n,
                                  self->cancellable);
}

static void
lodestar_pair_pane_update_constraint (LodestarPairPane              *self,
                                      const LodestarMatchingProblem *problem,
                                      gboolean                       is_in_pool,
                                      guint                          mentor,
                                      guint                          mentee,
                                      gboolean                       is_editable)
{
  gboolean is_mutual = self->structure == LODESTAR_MATCHING_STRUCTURE_PEERS ||
                       self->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES;
  gboolean is_locked =
    is_in_pool && (lodestar_matching_problem_is_locked (problem, mentor, mentee) ||
                   (is_mutual && lodestar_matching_problem_is_locked (problem, mentee, mentor)));
  gboolean is_banned =
    is_in_pool && (lodestar_matching_problem_is_banned (problem, mentor, mentee) ||
                   (is_mutual && lodestar_matching_problem_is_banned (problem, mentee, mentor)));

  self->is_updating = TRUE;
  gtk_toggle_button_set_active (self->lock_button, is_locked);
  gtk_toggle_button_set_active (self->ban_button, is_banned);
  adw_button_content_set_label (self->lock_content, is_locked ? _ ("Locked") : _ ("Lock"));
  adw_button_content_set_label (self->ban_content, is_banned ? _ ("Banned") : _ ("Ban"));
  self->is_updating = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->lock_button), is_in_pool && is_editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->ban_button), is_in_pool && is_editable);
}

static void
lodestar_pair_pane_constrain (LodestarPairPane *self, const char *kind)
{
  if (!self->is_updating && self->mentor_id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "matching.constrain", "(xxs)", self->mentor_id,
                                self->mentee_id, kind);
}

static void
lodestar_pair_pane_lock_cb (LodestarPairPane *self)
{
  lodestar_pair_pane_constrain (self,
                                gtk_toggle_button_get_active (self->lock_button) ? "lock" : "");
}

static void
lodestar_pair_pane_ban_cb (LodestarPairPane *self)
{
  lodestar_pair_pane_constrain (self, gtk_toggle_button_get_active (self->ban_button) ? "ban" : "");
}

static void
lodestar_pair_pane_update_people (LodestarPairPane *self, const LodestarProposalPair *pair)
{
  gboolean is_mutual = self->structure == LODESTAR_MATCHING_STRUCTURE_PEERS ||
                       self->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES;
  g_autofree char *mentee =
    g_strdup_printf ("%s%s%s", is_mutual ? _ ("As mentee") : _ ("Mentee"),
                     pair->mentee_detail[0] != '\0' ? " · " : "", pair->mentee_detail);
  g_autofree char *mentor =
    g_strdup_printf ("%s%s%s", is_mutual ? _ ("As mentor") : _ ("Mentor"),
                     pair->mentor_detail[0] != '\0' ? " · " : "", pair->mentor_detail);
  g_autofree char *for_mentee = g_strdup_printf (_ ("Alternates for %s"), pair->mentee_name);
  g_autofree char *for_mentor = g_strdup_printf (_ ("Alternates for %s"), pair->mentor_name);

  adw_avatar_set_text (self->mentee_avatar, pair->mentee_name);
  gtk_label_set_label (self->mentee_name, pair->mentee_name);
  gtk_label_set_label (self->mentee_caption, mentee);
  adw_avatar_set_text (self->mentor_avatar, pair->mentor_name);
  gtk_label_set_label (self->mentor_name, pair->mentor_name);
  gtk_label_set_label (self->mentor_caption, mentor);
  gtk_label_set_label (self->mentee_alternates_label, for_mentee);
  gtk_label_set_label (self->mentor_alternates_label, for_mentor);
}

static void
lodestar_pair_pane_show_pair (LodestarPairPane *self, const LodestarProposalPair *pair)
{
  LodestarMatchingRole role;
  guint                mentor = 0, mentee = 0;
  gboolean             is_in_pool;

  self->pair = pair;
  self->mentor_id = pair->mentor_id;
  self->mentee_id = pair->mentee_id;
  is_in_pool = self->problem != NULL &&
               lodestar_pool_find (self->pool, pair->mentor_id, &role, &mentor) &&
               lodestar_pool_find (self->pool, pair->mentee_id, &role, &mentee);

  lodestar_pair_pane_update_people (self, pair);
  lodestar_pair_pane_update_contributions (self, pair);
  lodestar_pair_pane_update_constraint (self, self->problem, is_in_pool, mentor, mentee,
                                        self->is_editable);
  gtk_widget_set_visible (self->what_if_button,
                          is_in_pool && self->is_editable && self->can_ask && self->result != NULL);
  gtk_widget_set_tooltip_text (
    self->what_if_button, self->structure == LODESTAR_MATCHING_STRUCTURE_PAIRS
                            ? _ ("See what another mentor, a swap, a ban or more places would cost")
                            : _ ("See what other company, a lock or a ban would cost"));
  gtk_widget_set_visible (self->firm_button, self->structure == LODESTAR_MATCHING_STRUCTURE_PAIRS);
  lodestar_pair_pane_stop_asking (self);
  gtk_list_box_remove_all (self->mentee_alternates);
  gtk_list_box_remove_all (self->mentor_alternates);
  gtk_widget_set_visible (GTK_WIDGET (self->mentee_alternates_label), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->mentor_alternates_label), FALSE);

  if (!is_in_pool || self->result == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  lodestar_pair_pane_update_alternates (self, self->mentee_alternates,
                                        GTK_WIDGET (self->mentee_alternates_label),
                                        LODESTAR_MATCHING_MENTEE, mentee);
  lodestar_pair_pane_update_alternates (self, self->mentor_alternates,
                                        GTK_WIDGET (self->mentor_alternates_label),
                                        LODESTAR_MATCHING_MENTOR, mentor);
}

static void
lodestar_pair_pane_choice_cb (LodestarPairPane *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice_drop);

  if (!self->is_updating && self->choices != NULL && selected < self->choices->len)
    lodestar_pair_pane_show_pair (self, g_ptr_array_index (self->choices, selected));
}

static void
lodestar_pair_pane_firm_cb (LodestarPairPane *self)
{
  LodestarAdvisor     *advisor = lodestar_pair_pane_ensure_advisor (self);
  LodestarMatchingRole role;
  guint                mentor, mentee;

  if (advisor != NULL && lodestar_pool_find (self->pool, self->mentor_id, &role, &mentor) &&
      lodestar_pool_find (self->pool, self->mentee_id, &role, &mentee))
    adw_dialog_present (ADW_DIALOG (lodestar_firmness_dialog_new (advisor, mentor, mentee)),
                        GTK_WIDGET (self));
}

static void
lodestar_pair_pane_dispose (GObject *object)
{
  lodestar_pair_pane_forget (LODESTAR_PAIR_PANE (object));
  g_clear_pointer (&LODESTAR_PAIR_PANE (object)->choices, g_ptr_array_unref);

  /* The bin does not hear of it when the template takes its child away. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LODESTAR_TYPE_PAIR_PANE);

  G_OBJECT_CLASS (lodestar_pair_pane_parent_class)->dispose (object);
}

static void
lodestar_pair_pane_class_init (LodestarPairPaneClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_pair_pane_dispose;

  g_type_ensure (LODESTAR_TYPE_UNMATCHED_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-pair-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, unmatched_pane);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_pair_pane_firm_cb);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, stack);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mentee_avatar);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mentee_name);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mentee_caption);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mentee_total);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mentor_avatar);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mentor_name);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mentor_caption);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mentor_total);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, lock_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, ban_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, what_if_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, firm_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, lock_content);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, ban_content);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, known_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, contributions_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mentee_alternates_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mentee_alternates);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mentor_alternates_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mentor_alternates);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_pair_pane_lock_cb);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, choice_drop);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mates_box);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mates_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mates_score);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, mates_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarPairPane, why_label);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_pair_pane_ban_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_pair_pane_choice_cb);
}

static void
lodestar_pair_pane_init (LodestarPairPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Of peers either direction can be asked why, of somebody in a circle each other member. */
static void
lodestar_pair_pane_fill_choices (LodestarPairPane *self, const LodestarReviewEntry *entry)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->choices->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (self->choices, i);
      g_autofree char            *name =
        self->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES
                     ? g_strdup_printf (_ ("with %s"), pair->mentor_name)
          /* Translators: two peers, each of whom learns from the other */
                     : g_strdup_printf (_ ("%s learns from %s"), pair->mentee_name, pair->mentor_name);

      gtk_string_list_append (names, name);

      if (pair == entry->pair)
        selected = i;
    }

  self->is_updating = TRUE;
  gtk_drop_down_set_model (self->choice_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->choice_drop, selected);
  self->is_updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->choice_drop), self->choices->len > 1);
}

static void
lodestar_pair_pane_fill_mates (LodestarPairPane          *self,
                               const LodestarReviewSheet *sheet,
                               const LodestarReviewEntry *entry)
{
  gboolean         is_group = self->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS;
  g_autofree char *score = NULL;

  if (!lodestar_unit_fit_fill (self->mates_list, sheet, entry, self->pool, self->problem))
    {
      gtk_widget_set_visible (self->mates_box, FALSE);
      return;
    }

  score = g_strdup_printf (_ ("%u of 100"), is_group ? entry->member->mate_score : entry->score);
  gtk_label_set_label (self->mates_label,
                       is_group ? _ ("With the Other Members") : _ ("With Each of the Circle"));
  gtk_label_set_label (self->mates_score, score);
  gtk_widget_set_visible (self->mates_box, TRUE);
}

/**
 * lodestar_pair_pane_set_entry:
 * @self: the pane
 * @sheet: (nullable): a proposal
 * @entry: (nullable): one of its entries
 * @pool: (nullable): the people as they are now
 * @problem: (nullable): the settings as they are now
 * @result: (nullable): the whole proposal as a matching of that pool, for the alternates
 * @is_editable: whether pairs can be locked and banned
 *
 * Explains @entry, or asks for one. What is given has to stay until something else is.
 */
void
lodestar_pair_pane_set_entry (LodestarPairPane              *self,
                              const LodestarReviewSheet     *sheet,
                              const LodestarReviewEntry     *entry,
                              const LodestarPool            *pool,
                              const LodestarMatchingProblem *problem,
                              const LodestarMatchingResult  *result,
                              gboolean                       is_editable)
{
  g_return_if_fail (LODESTAR_IS_PAIR_PANE (self));
  g_return_if_fail (entry == NULL || sheet != NULL);

  gtk_stack_set_visible_child_name (self->stack, entry != NULL ? "pair" : "none");
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->mentor_id = self->mentee_id = 0;
  self->pair = NULL;
  self->pool = pool;
  self->problem = problem;
  self->result = result;
  self->is_editable = is_editable;

  if (entry == NULL)
    return;

  self->structure = sheet->structure;
  self->can_ask = sheet->plan == NULL;
  self->choices = lodestar_review_sheet_list_pairs (sheet, entry);
  gtk_label_set_label (self->why_label, lodestar_review_words_get_why (sheet->structure));
  lodestar_pair_pane_fill_choices (self, entry);
  lodestar_pair_pane_fill_mates (self, sheet, entry);
  lodestar_pair_pane_show_pair (self, entry->pair);
}

/**
 * lodestar_pair_pane_set_unmatched:
 * @self: the pane, which was given the people and settings of now
 * @who: (nullable): somebody who stayed unmatched
 * @can_ask: whether more places can be given
 *
 * Explains why somebody has no partner, and what would help.
 */
void
lodestar_pair_pane_set_unmatched (LodestarPairPane                *self,
                                  const LodestarProposalUnmatched *who,
                                  gboolean                         can_ask)
{
  g_return_if_fail (LODESTAR_IS_PAIR_PANE (self));

  if (who == NULL)
    return;

  gtk_stack_set_visible_child_name (self->stack, "unmatched");
  lodestar_unmatched_pane_set (self->unmatched_pane, who,
                               can_ask ? lodestar_pair_pane_ensure_advisor (self) : NULL);
}

/**
 * lodestar_pair_pane_forget:
 * @self: the pane
 *
 * People or settings have changed: what was found out about them is let go of.
 */
void
lodestar_pair_pane_forget (LodestarPairPane *self)
{
  g_return_if_fail (LODESTAR_IS_PAIR_PANE (self));

  lodestar_pair_pane_stop_asking (self);
  g_clear_pointer (&self->advisor, lodestar_advisor_unref);
}
