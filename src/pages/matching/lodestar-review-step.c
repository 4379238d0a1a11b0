/* lodestar-review-step.c - Matching → Review
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-review-step.h"

#include "lodestar-chart.h"
#include "lodestar-compare-dialog.h"
#include "lodestar-match-proof.h"
#include "lodestar-page.h"
#include "lodestar-pair-pane.h"
#include "lodestar-review-check.h"
#include "lodestar-review-list.h"
#include "lodestar-review-orders.h"
#include "lodestar-review-spread.h"
#include "lodestar-review-top.h"
#include "lodestar-review-words.h"
#include "lodestar-what-if-dialog.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/**
 * LodestarReviewStep:
 *
 * The fifth step of the matching wizard: the kept proposals, and of one of them the totals, the
 * pairs with the reasons for each, and who stayed unmatched and why.
 */
struct _LodestarReviewStep
{
  AdwBin                     parent_instance;
  LodestarMatchingModel     *model;     /* (owned) (nullable) */
  LodestarDb                *db;        /* (not owned) (nullable): that of the last load */
  GPtrArray                 *proposals; /* (owned) (nullable), of LodestarProposal */
  const LodestarProposal    *proposal;  /* (nullable), one of proposals */
  LodestarReviewSheet       *sheet;     /* (owned) (nullable): all of it, %NULL until it is shown */
  const LodestarRematchPlan *plan;      /* (nullable), that of sheet */
  LodestarMatchingResult    *result;    /* (owned) (nullable): the proposal in the pool of now */
  LodestarRematch           *rematch;   /* (owned) (nullable): while the program runs */
  gint64                     kept;      /* the mentee who is to be selected when it is shown */
  gboolean                   is_updating;
  gboolean                   is_narrow;

  /* Template children */
  AdwBottomSheet     *bottom_sheet;
  GtkWidget          *main_box;
  GtkWidget          *side_separator;
  GtkScrolledWindow  *side_window;
  GtkScrolledWindow  *sheet_window;
  GtkLabel           *bar_label;
  GtkLabel           *bar_score;
  AdwBanner          *stale_banner;
  GtkBox             *totals;
  GtkLabel           *matched_label;
  GtkLabel           *matched_caption;
  GtkLabel           *total_label;
  GtkLabel           *total_caption;
  GtkLabel           *worst_heading;
  GtkLabel           *first_heading;
  GtkLabel           *second_heading;
  GtkLabel           *worst_label;
  GtkLabel           *worst_caption;
  LodestarChart      *spread_chart;
  GtkWidget          *proof_box;
  GtkWidget          *proof_icon;
  GtkWidget          *proof_button;
  GtkLabel           *proof_label;
  GtkLabel           *proof_detail;
  GtkDropDown        *proposal_drop;
  GtkWidget          *compare_button;
  GtkWidget          *remove_button;
  AdwWrapBox         *filters;
  AdwToggleGroup     *view_group;
  AdwToggle          *pairs_toggle;
  AdwToggle          *flagged_toggle;
  AdwToggle          *unmatched_toggle;
  AdwToggle          *changes_toggle; /* (owned) */
  GtkWidget          *headings;
  GtkWidget          *finders;
  GtkEditable        *search_entry;
  GtkDropDown        *order_drop;
  GtkStack           *list_stack;
  GtkListView        *list_view;
  GtkSingleSelection *selection;
  AdwStatusPage      *none_page;
  LodestarPairPane   *pair_pane;
};

G_DEFINE_FINAL_TYPE (LodestarReviewStep, lodestar_review_step, ADW_TYPE_BIN)

static char *
lodestar_review_step_dup_names (LodestarReviewStep *self, const LodestarReviewEntry *entry)
{
  return lodestar_review_words_dup_names (
    self->sheet, entry, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
}

static void
lodestar_review_step_update_totals (LodestarReviewStep *self)
{
  const LodestarProposal    *proposal = self->proposal;
  const LodestarReviewEntry *worst = NULL;
  g_autofree char           *matched = NULL;
  g_autofree char           *unmatched = lodestar_review_words_dup_matched (self->sheet, proposal);
  g_autofree char           *total = NULL;
  g_autofree char           *average = lodestar_review_words_dup_average (self->sheet, proposal);
  g_autofree char           *lowest = NULL;
  g_autofree char           *names = NULL;
  g_autoptr (LodestarChartData) spread = lodestar_review_spread_new (self->sheet);

  for (guint i = 0; i < self->sheet->entries->len; i++)
    {
      const LodestarReviewEntry *entry =
        &g_array_index (self->sheet->entries, LodestarReviewEntry, i);

      if (worst == NULL || entry->score < worst->score)
        worst = entry;
    }

  matched = g_strdup_printf (_ ("%u of %u"), proposal->n_matched,
                             proposal->n_matched + proposal->n_unmatched);
  total = g_strdup_printf ("%'" PRId64, proposal->total);
  lowest = worst != NULL ? g_strdup_printf ("%u", worst->score) : g_strdup ("–");
  names = lodestar_review_step_dup_names (self, worst);
  gtk_label_set_label (self->worst_heading, lodestar_review_words_get_worst (self->sheet));

  gtk_label_set_label (self->matched_label, matched);
  lodestar_review_words_set_figure (self->matched_label, proposal->n_matched);
  gtk_label_set_label (self->matched_caption, unmatched);
  gtk_label_set_label (self->total_label, total);
  gtk_label_set_label (self->total_caption, average);
  gtk_label_set_label (self->worst_label, lowest);
  gtk_label_set_label (self->worst_caption, names);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->worst_caption), names);
  lodestar_chart_set_data (self->spread_chart, spread);
}

/* A proposal that matches anew is of everybody, with or without a partner. */
static LodestarReviewCheck
lodestar_review_step_get_check (LodestarReviewStep *self)
{
  LodestarReviewCheck check = {
    .pool = lodestar_matching_model_get_pool (self->model),
    .problem = lodestar_matching_model_get_problem (self->model),
    .proposal = self->proposal,
    .pairs = self->sheet->pairs,
    .unmatched = self->sheet->unmatched,
    .units = self->sheet->units,
    .plan = self->sheet->plan,
  };

  if (check.plan != NULL && self->rematch != NULL)
    {
      check.pool = lodestar_rematch_get_pool (self->rematch);
      check.problem = lodestar_rematch_get_problem (self->rematch);
      check.n_running = lodestar_rematch_get_n_running (self->rematch);
    }

  return check;
}

/* What was proven of the proposal holds for the people and settings that it was made with. */
static void
lodestar_review_step_update_proof (LodestarReviewStep *self, gboolean is_stale)
{
  gboolean         is_whole = FALSE;
  g_autofree char *detail = NULL;
  g_autofree char *words =
    lodestar_review_words_dup_proof (self->sheet, self->proposal, is_stale, &detail, &is_whole);

  gtk_widget_set_visible (self->proof_box, words != NULL);
  gtk_widget_set_visible (self->proof_button, detail != NULL);

  if (words == NULL)
    return;

  gtk_label_set_label (self->proof_label, words);
  gtk_label_set_label (self->proof_detail, detail != NULL ? detail : "");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->proof_icon),
                                is_whole ? "security-high-symbolic" : "security-medium-symbolic");

  if (is_whole && !is_stale)
    gtk_widget_add_css_class (self->proof_icon, "success");
  else
    gtk_widget_remove_css_class (self->proof_icon, "success");
}

static void
lodestar_review_step_update_banner (LodestarReviewStep *self)
{
  LodestarReviewCheck check = lodestar_review_step_get_check (self);
  gboolean            is_stale =
    self->proposal->published_at == NULL && lodestar_review_check_is_stale (&check, self->result);

  lodestar_review_step_update_proof (self, is_stale);

  if (self->proposal->published_at != NULL)
    {
      g_autofree char *day = g_strndup (self->proposal->published_at, 10);
      g_autofree char *date = lodestar_date_format (lodestar_date_from_iso (day));
      g_autofree char *title = g_strdup_printf (_ ("Published on %s"), date);

      adw_banner_set_title (self->stale_banner, title);
      adw_banner_set_button_label (self->stale_banner, NULL);
      adw_banner_set_revealed (self->stale_banner, TRUE);
      return;
    }

  adw_banner_set_title (self->stale_banner,
                        _ ("People or settings have changed since this proposal was made"));
  adw_banner_set_button_label (self->stale_banner,
                               self->plan != NULL ? _ ("Match Again…") : _ ("Match Again"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->stale_banner),
                                  self->plan != NULL ? "matching.rematch" : "matching.match");
  adw_banner_set_revealed (self->stale_banner, is_stale);
}

static const LodestarReviewEntry *
lodestar_review_step_get_entry (LodestarReviewStep *self)
{
  LodestarReviewItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? lodestar_review_item_get_entry (item) : NULL;
}

static void
lodestar_review_step_selected_cb (LodestarReviewStep *self)
{
  const LodestarReviewEntry       *entry = lodestar_review_step_get_entry (self);
  const LodestarProposalUnmatched *who;
  LodestarReviewItem              *item;
  g_autofree char                 *names = NULL;
  g_autofree char                 *score = NULL;
  LodestarReviewCheck              check;

  if (self->sheet == NULL || self->is_updating)
    return;

  check = lodestar_review_step_get_check (self);
  lodestar_pair_pane_set_entry (self->pair_pane, self->sheet, entry, check.pool, check.problem,
                                self->result, self->proposal->published_at == NULL);
  item = gtk_single_selection_get_selected_item (self->selection);
  who = item != NULL ? lodestar_review_item_get_unmatched (item) : NULL;
  lodestar_pair_pane_set_unmatched (self->pair_pane, who,
                                    self->proposal->published_at == NULL && !self->sheet->plan);
  names =
    entry != NULL
      ? lodestar_review_step_dup_names (self, entry)
      : g_strdup (who != NULL ? who->name : lodestar_review_words_get_unselected (self->sheet));
  score = entry != NULL ? g_strdup_printf ("%u", entry->score) : g_strdup ("");
  gtk_label_set_label (self->bar_label, names);
  gtk_label_set_label (self->bar_score, score);
  adw_bottom_sheet_set_can_open (self->bottom_sheet,
                                 self->is_narrow && (entry != NULL || who != NULL));
}

static void
lodestar_review_step_activate_cb (LodestarReviewStep *self)
{
  if (self->is_narrow)
    adw_bottom_sheet_set_open (self->bottom_sheet, TRUE);
}

/* Words over the columns, where the rows have columns. */
static void
lodestar_review_step_update_headings (LodestarReviewStep *self)
{
  gboolean has_pairs = adw_toggle_group_get_active (self->view_group) != LODESTAR_REVIEW_UNMATCHED;
  gboolean has_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;
  gboolean is_of_peers = self->sheet->structure == LODESTAR_MATCHING_STRUCTURE_PEERS;

  gtk_label_set_label (self->first_heading, is_of_peers ? _ ("Peer") : _ ("Mentee"));
  gtk_label_set_label (self->second_heading, is_of_peers ? _ ("Peer") : _ ("Mentor"));
  gtk_widget_set_visible (self->headings, !self->is_narrow && has_pairs && has_rows &&
                                            !lodestar_review_sheet_has_units (self->sheet));
}

/* Groups and circles have headers over their members. */
static void
lodestar_review_step_update_headers (LodestarReviewStep *self)
{
  g_autoptr (GtkListItemFactory) headers = NULL;

  if (lodestar_review_sheet_has_units (self->sheet) &&
      adw_toggle_group_get_active (self->view_group) != LODESTAR_REVIEW_UNMATCHED)
    headers = lodestar_review_list_new_header_factory (self->is_narrow);

  gtk_list_view_set_header_factory (self->list_view, headers);
}

static void
lodestar_review_step_fill (LodestarReviewStep *self, gint64 keep_mentee)
{
  LodestarReviewView view = (LodestarReviewView) adw_toggle_group_get_active (self->view_group);
  g_autoptr (GListModel) items = NULL;
  guint n;

  if (self->proposal == NULL)
    return;

  items = lodestar_review_list_new (self->sheet, view,
                                    lodestar_review_orders_get (self->order_drop, self->sheet),
                                    gtk_editable_get_text (self->search_entry));
  n = g_list_model_get_n_items (items);

  self->is_updating = TRUE;
  gtk_single_selection_set_model (self->selection, NULL);
  lodestar_review_step_update_headers (self);
  gtk_single_selection_set_model (self->selection, items);
  self->is_updating = FALSE;

  if (n > 0)
    {
      guint at = lodestar_review_list_find (items, keep_mentee);

      gtk_single_selection_set_selected (self->selection, at);

      if (at == 0)
        lodestar_review_top_show (self->list_view);
    }

  gtk_stack_set_visible_child_name (self->list_stack, n > 0 ? "list" : "none");
  lodestar_review_step_update_headings (self);
  adw_status_page_set_title (
    self->none_page, gtk_editable_get_text (self->search_entry)[0] != '\0' ? _ ("Nothing Found")
                     : view == LODESTAR_REVIEW_FLAGGED
                       ? lodestar_review_words_get_unflagged (self->sheet)
                     : view == LODESTAR_REVIEW_UNMATCHED ? _ ("Everybody Is Matched")
                     : view == LODESTAR_REVIEW_CHANGES   ? _ ("Nothing Changes")
                                                         : _ ("Nobody Is Matched"));
  lodestar_review_step_selected_cb (self);
}

static gint64
lodestar_review_step_get_selected_mentee (LodestarReviewStep *self)
{
  const LodestarReviewEntry *entry = lodestar_review_step_get_entry (self);

  return entry != NULL ? entry->pair->mentee_id : 0;
}

static void
lodestar_review_step_filter_cb (LodestarReviewStep *self)
{
  if (!self->is_updating)
    lodestar_review_step_fill (self, lodestar_review_step_get_selected_mentee (self));
}

/* Only what matches anew has changes to show. */
static void
lodestar_review_step_update_changes (LodestarReviewStep *self)
{
  gboolean         is_there = adw_toggle_get_index (self->changes_toggle) != G_MAXUINT;
  g_autofree char *label = NULL;

  if (self->plan != NULL)
    {
      label =
        g_strdup_printf (_ ("Changes %u"), self->plan->n_ended + self->sheet->pairs->len -
                                             MIN (self->plan->n_kept, self->sheet->pairs->len));
      adw_toggle_set_label (self->changes_toggle, label);
    }

  self->is_updating = TRUE;

  if (self->plan != NULL && !is_there)
    {
      adw_toggle_group_add (self->view_group, g_object_ref (self->changes_toggle));
    }
  else if (self->plan == NULL && is_there)
    {
      if (adw_toggle_group_get_active (self->view_group) == LODESTAR_REVIEW_CHANGES)
        adw_toggle_group_set_active (self->view_group, LODESTAR_REVIEW_PAIRS);

      adw_toggle_group_remove (self->view_group, self->changes_toggle);
    }

  self->is_updating = FALSE;
}

static void
lodestar_review_step_update_toggles (LodestarReviewStep *self)
{
  g_autofree char *pairs = lodestar_review_words_dup_count (self->sheet);
  g_autofree char *flagged = NULL;
  g_autofree char *unmatched = g_strdup_printf (_ ("Unmatched %u"), self->sheet->unmatched->len);
  guint            n_flagged = 0;

  for (guint i = 0; i < self->sheet->entries->len; i++)
    n_flagged += lodestar_review_entry_is_flagged (
      &g_array_index (self->sheet->entries, LodestarReviewEntry, i));

  flagged = g_strdup_printf (_ ("Flagged %u"), n_flagged);
  adw_toggle_set_label (self->pairs_toggle, pairs);
  adw_toggle_set_label (self->flagged_toggle, flagged);
  adw_toggle_set_label (self->unmatched_toggle, unmatched);
  lodestar_review_step_update_changes (self);
}

/* Lets go of the sheet until it is shown. */
static void
lodestar_review_step_put_off (LodestarReviewStep *self)
{
  if (self->sheet != NULL)
    self->kept = lodestar_review_step_get_selected_mentee (self);

  self->is_updating = TRUE;
  gtk_single_selection_set_model (self->selection, NULL);
  self->is_updating = FALSE;
  self->plan = NULL;
  lodestar_pair_pane_forget (self->pair_pane);
  lodestar_pair_pane_set_entry (self->pair_pane, NULL, NULL, NULL, NULL, NULL, FALSE);
  g_clear_pointer (&self->sheet, lodestar_review_sheet_free);
}

static void
lodestar_review_step_update (LodestarReviewStep *self, gint64 keep_mentee)
{
  LodestarReviewCheck check;

  if (self->sheet == NULL || lodestar_matching_model_get_pool (self->model) == NULL)
    return;

  g_clear_pointer (&self->result, lodestar_matching_result_free);
  check = lodestar_review_step_get_check (self);
  self->result = lodestar_review_check_evaluate (&check);
  lodestar_pair_pane_forget (self->pair_pane);
  lodestar_review_step_update_totals (self);
  lodestar_review_step_update_toggles (self);
  lodestar_review_step_update_banner (self);
  lodestar_review_step_fill (self, keep_mentee);
}

/* Who changes settings is not looking at the proposal, and everything of a large one takes long. */
static void
lodestar_review_step_changed_cb (LodestarReviewStep *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    lodestar_review_step_update (self, lodestar_review_step_get_selected_mentee (self));
  else
    lodestar_review_step_put_off (self);
}

/* Reads what was put off. Returns: FALSE with @error set where it could not be read */
static gboolean
lodestar_review_step_catch_up (LodestarReviewStep *self, GError **error)
{
  if (self->sheet != NULL || self->proposal == NULL)
    return TRUE;

  if ((self->sheet = lodestar_review_sheet_load (self->db, self->proposal, error)) == NULL)
    return FALSE;

  self->plan = self->sheet->plan;
  self->is_updating = TRUE;
  lodestar_review_orders_fill (self->order_drop, self->sheet);
  self->is_updating = FALSE;
  lodestar_review_step_update (self, self->kept);

  return TRUE;
}

static void
lodestar_review_step_map (GtkWidget *widget)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, LODESTAR_TYPE_PAGE);
  g_autoptr (GError) error = NULL;

  if (!lodestar_review_step_catch_up (LODESTAR_REVIEW_STEP (widget), &error) && page != NULL)
    lodestar_page_show_error (LODESTAR_PAGE (page), _ ("Could Not Read the Proposal"), error);

  GTK_WIDGET_CLASS (lodestar_review_step_parent_class)->map (widget);
}

static void
lodestar_review_step_proposal_cb (LodestarReviewStep *self)
{
  guint position = gtk_drop_down_get_selected (self->proposal_drop);

  if (self->is_updating || self->proposals == NULL || position >= self->proposals->len)
    return;

  gtk_widget_activate_action (
    GTK_WIDGET (self), "matching.open-proposal", "x",
    ((LodestarProposal *) g_ptr_array_index (self->proposals, position))->id);
}

static void
lodestar_review_step_what_if_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarReviewStep         *self = LODESTAR_REVIEW_STEP (widget);
  const LodestarProposalPair *pair = lodestar_pair_pane_get_pair (self->pair_pane);
  GtkWidget                  *dialog;

  if (pair == NULL || self->result == NULL)
    return;

  dialog =
    lodestar_what_if_dialog_new (self->model, self->result, self->sheet->pairs, pair,
                                 lodestar_pair_pane_ensure_advisor (self->pair_pane), widget);

  if (dialog != NULL)
    adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
lodestar_review_step_compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarReviewStep *self = LODESTAR_REVIEW_STEP (widget);

  if (self->proposal != NULL && self->proposals->len > 1)
    adw_dialog_present (
      ADW_DIALOG (lodestar_compare_dialog_new (self->db, self->proposals, self->proposal->id)),
      widget);
}

static void
lodestar_review_step_dispose (GObject *object)
{
  LodestarReviewStep *self = LODESTAR_REVIEW_STEP (object);

  self->is_updating = TRUE;

  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);

  /* The bin does not hear of it when the template takes its child away. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_REVIEW_STEP);
  g_clear_object (&self->model);
  g_clear_object (&self->changes_toggle);
  g_clear_pointer (&self->rematch, lodestar_rematch_unref);
  g_clear_pointer (&self->result, lodestar_matching_result_free);
  self->plan = NULL;
  g_clear_pointer (&self->sheet, lodestar_review_sheet_free);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);

  G_OBJECT_CLASS (lodestar_review_step_parent_class)->dispose (object);
}

#define LODESTAR_REVIEW_STEP_BIND(child)                                                           \
  gtk_widget_class_bind_template_child (widget_class, LodestarReviewStep, child)

static void
lodestar_review_step_class_init (LodestarReviewStepClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_review_step_dispose;
  widget_class->map = lodestar_review_step_map;

  g_type_ensure (LODESTAR_TYPE_CHART);
  g_type_ensure (LODESTAR_TYPE_PAIR_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-review-step.ui");
  LODESTAR_REVIEW_STEP_BIND (main_box);
  LODESTAR_REVIEW_STEP_BIND (side_separator);
  LODESTAR_REVIEW_STEP_BIND (side_window);
  LODESTAR_REVIEW_STEP_BIND (sheet_window);
  LODESTAR_REVIEW_STEP_BIND (bottom_sheet);
  LODESTAR_REVIEW_STEP_BIND (bar_label);
  LODESTAR_REVIEW_STEP_BIND (bar_score);
  LODESTAR_REVIEW_STEP_BIND (stale_banner);
  LODESTAR_REVIEW_STEP_BIND (totals);
  LODESTAR_REVIEW_STEP_BIND (matched_label);
  LODESTAR_REVIEW_STEP_BIND (matched_caption);
  LODESTAR_REVIEW_STEP_BIND (total_label);
  LODESTAR_REVIEW_STEP_BIND (total_caption);
  LODESTAR_REVIEW_STEP_BIND (worst_heading);
  LODESTAR_REVIEW_STEP_BIND (first_heading);
  LODESTAR_REVIEW_STEP_BIND (second_heading);
  LODESTAR_REVIEW_STEP_BIND (worst_label);
  LODESTAR_REVIEW_STEP_BIND (worst_caption);
  LODESTAR_REVIEW_STEP_BIND (spread_chart);
  LODESTAR_REVIEW_STEP_BIND (proof_box);
  LODESTAR_REVIEW_STEP_BIND (proof_icon);
  LODESTAR_REVIEW_STEP_BIND (proof_button);
  LODESTAR_REVIEW_STEP_BIND (proof_label);
  LODESTAR_REVIEW_STEP_BIND (proof_detail);
  LODESTAR_REVIEW_STEP_BIND (proposal_drop);
  LODESTAR_REVIEW_STEP_BIND (compare_button);
  LODESTAR_REVIEW_STEP_BIND (remove_button);
  LODESTAR_REVIEW_STEP_BIND (filters);
  LODESTAR_REVIEW_STEP_BIND (view_group);
  LODESTAR_REVIEW_STEP_BIND (pairs_toggle);
  LODESTAR_REVIEW_STEP_BIND (flagged_toggle);
  LODESTAR_REVIEW_STEP_BIND (unmatched_toggle);
  LODESTAR_REVIEW_STEP_BIND (headings);
  LODESTAR_REVIEW_STEP_BIND (finders);
  LODESTAR_REVIEW_STEP_BIND (search_entry);
  LODESTAR_REVIEW_STEP_BIND (order_drop);
  LODESTAR_REVIEW_STEP_BIND (list_stack);
  LODESTAR_REVIEW_STEP_BIND (list_view);
  LODESTAR_REVIEW_STEP_BIND (selection);
  LODESTAR_REVIEW_STEP_BIND (none_page);
  LODESTAR_REVIEW_STEP_BIND (pair_pane);
  gtk_widget_class_install_action (widget_class, "review.compare", NULL,
                                   lodestar_review_step_compare_action);
  gtk_widget_class_install_action (widget_class, "review.what-if", NULL,
                                   lodestar_review_step_what_if_action);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_review_step_proposal_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_review_step_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_review_step_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_review_step_activate_cb);
}

static void
lodestar_review_step_init (LodestarReviewStep *self)
{
  g_autoptr (GtkListItemFactory) factory = lodestar_review_list_new_factory (FALSE);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->changes_toggle = adw_toggle_new ();
  adw_toggle_set_tooltip (self->changes_toggle, _ ("What ends and what begins"));
  gtk_list_view_set_factory (self->list_view, factory);
}

/**
 * lodestar_review_step_set_model:
 * @self: the step
 * @model: the pool
 *
 * Follows a model.
 */
void
lodestar_review_step_set_model (LodestarReviewStep *self, LodestarMatchingModel *model)
{
  g_return_if_fail (LODESTAR_IS_REVIEW_STEP (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (lodestar_review_step_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The reasons stand beside the list, or in the sheet below it. */
static void
lodestar_review_step_move_pane (LodestarReviewStep *self)
{
  g_autoptr (GtkWidget) pane = g_object_ref (GTK_WIDGET (self->pair_pane));

  gtk_scrolled_window_set_child (self->is_narrow ? self->side_window : self->sheet_window, NULL);
  gtk_scrolled_window_set_child (self->is_narrow ? self->sheet_window : self->side_window, pane);
  gtk_widget_set_visible (GTK_WIDGET (self->side_window), !self->is_narrow);
  gtk_widget_set_visible (self->side_separator, !self->is_narrow);
  gtk_widget_set_margin_bottom (self->main_box, self->is_narrow ? 56 : 0);
  adw_bottom_sheet_set_open (self->bottom_sheet, FALSE);
  adw_bottom_sheet_set_reveal_bottom_bar (self->bottom_sheet, self->is_narrow);
}

/**
 * lodestar_review_step_set_narrow:
 * @self: the step
 * @is_narrow: whether the reasons go to a bottom sheet
 *
 * Folds or unfolds the step.
 */
void
lodestar_review_step_set_narrow (LodestarReviewStep *self, gboolean is_narrow)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (LODESTAR_IS_REVIEW_STEP (self));

  if (self->is_narrow == is_narrow)
    return;

  self->is_narrow = is_narrow;
  factory = lodestar_review_list_new_factory (is_narrow);
  lodestar_review_step_move_pane (self);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->totals), is_narrow
                                                                   ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->totals, !is_narrow);
  adw_wrap_box_set_justify (self->filters, is_narrow ? ADW_JUSTIFY_FILL : ADW_JUSTIFY_SPREAD);

  if (self->sheet != NULL)
    {
      lodestar_review_step_update_headers (self);
      lodestar_review_step_update_headings (self);
    }

  lodestar_review_step_selected_cb (self);
  gtk_widget_set_halign (self->finders, is_narrow ? GTK_ALIGN_FILL : GTK_ALIGN_END);
}

static void
lodestar_review_step_fill_proposals (LodestarReviewStep *self, guint position)
{
  g_autoptr (GtkStringList) names = lodestar_review_words_list_proposals (self->proposals);

  self->is_updating = TRUE;
  gtk_drop_down_set_model (self->proposal_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->proposal_drop, position);
  self->is_updating = FALSE;
}

/**
 * lodestar_review_step_load:
 * @self: the step
 * @db: the reading connection
 * @program_id: the program
 * @wanted: the proposal to show, 0 for the one shown now, else the newest
 * @error: return location for a #GError, or %NULL
 *
 * Reads the proposals of the program; the one that is shown whole as soon as the step is seen.
 *
 * Returns: whether it could be read, also where there are none
 */
gboolean
lodestar_review_step_load (
  LodestarReviewStep *self, LodestarDb *db, gint64 program_id, gint64 wanted, GError **error)
{
  g_autoptr (GPtrArray) proposals = lodestar_proposal_store_list (db, program_id, error);
  guint position = 0;

  g_return_val_if_fail (LODESTAR_IS_REVIEW_STEP (self), FALSE);

  if (proposals == NULL)
    return FALSE;

  if (wanted == 0 && self->proposal != NULL)
    wanted = self->proposal->id;

  for (guint i = 0; i < proposals->len; i++)
    if (((LodestarProposal *) g_ptr_array_index (proposals, i))->id == wanted)
      position = i;

  self->db = db;
  gtk_widget_set_visible (self->compare_button, proposals->len > 1);

  /* Who locks a pair goes on with it. */
  lodestar_review_step_put_off (self);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  self->proposals = g_steal_pointer (&proposals);
  self->proposal = self->proposals->len > 0 ? g_ptr_array_index (self->proposals, position) : NULL;
  lodestar_review_step_fill_proposals (self, position);

  return !gtk_widget_get_mapped (GTK_WIDGET (self)) || lodestar_review_step_catch_up (self, error);
}

/**
 * lodestar_review_step_get_proposal:
 * @self: the step
 *
 * Returns: (transfer none) (nullable): the proposal that it shows
 */
const LodestarProposal *
lodestar_review_step_get_proposal (LodestarReviewStep *self)
{
  g_return_val_if_fail (LODESTAR_IS_REVIEW_STEP (self), NULL);

  return self->proposal;
}

/**
 * lodestar_review_step_set_rematch:
 * @self: the step
 * @rematch: (nullable): the running program as it is now
 *
 * Proposals that match anew are held against it from the next change on.
 */
void
lodestar_review_step_set_rematch (LodestarReviewStep *self, LodestarRematch *rematch)
{
  g_return_if_fail (LODESTAR_IS_REVIEW_STEP (self));

  if (rematch != NULL)
    lodestar_rematch_ref (rematch);

  g_clear_pointer (&self->result, lodestar_matching_result_free);
  g_clear_pointer (&self->rematch, lodestar_rematch_unref);
  self->rematch = rematch;
}

/**
 * lodestar_review_step_get_sheet:
 * @self: the step
 *
 * Returns: (transfer none) (nullable): the proposal that it shows, laid out, if it can be read
 */
const LodestarReviewSheet *
lodestar_review_step_get_sheet (LodestarReviewStep *self)
{
  g_return_val_if_fail (LODESTAR_IS_REVIEW_STEP (self), NULL);

  lodestar_review_step_catch_up (self, NULL);

  return self->sheet;
}
