/* lodestar-matching-page.c - who with whom?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-page.h"

#include "lodestar-criteria-step.h"
#include "lodestar-error.h"
#include "lodestar-match.h"
#include "lodestar-matching-actions.h"
#include "lodestar-matching-model.h"
#include "lodestar-matching-strip.h"
#include "lodestar-objective-step.h"
#include "lodestar-pool-step.h"
#include "lodestar-proposal-name.h"
#include "lodestar-publish-step.h"
#include "lodestar-rematch-dialog.h"
#include "lodestar-relationship-verbs.h"
#include "lodestar-review-step.h"
#include "lodestar-rules-step.h"
#include "lodestar-state-stack.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  LODESTAR_MATCHING_STEP_POOL,
  LODESTAR_MATCHING_STEP_CRITERIA,
  LODESTAR_MATCHING_STEP_RULES,
  LODESTAR_MATCHING_STEP_OBJECTIVE,
  LODESTAR_MATCHING_STEP_REVIEW,
  LODESTAR_MATCHING_STEP_PUBLISH,
} LodestarMatchingStep;

#define LODESTAR_N_MATCHING_STEPS 6

static const struct
{
  const char *name;
  const char *label;
} lodestar_matching_steps[LODESTAR_N_MATCHING_STEPS] = {
  { "pool", N_ ("Pool") },           { "criteria", N_ ("Criteria") }, { "rules", N_ ("Rules") },
  { "objective", N_ ("Objective") }, { "review", N_ ("Review") },     { "publish", N_ ("Publish") },
};

/**
 * LodestarMatchingPage:
 *
 * The matching wizard. It reads the pool on the reader's thread, matches in a thread of its own,
 * and writes every setting at once; its steps share one #LodestarMatchingModel.
 *
 * # Actions
 *
 * `matching.step` (s), `matching.match`, `matching.rematch`, `matching.publish`,
 * `matching.set-criterion` (sibs), `matching.set-rule` (sbs), `matching.set-minimum-score` (i),
 * `matching.constrain` (xxs), `matching.open-proposal` (x), `matching.rename-proposal`,
 * `matching.remove-proposal`, `matching.toast` (s), `matching.retry`.
 */
struct _LodestarMatchingPage
{
  LodestarPage           parent_instance;
  LodestarMatchingModel *model;   /* (owned) */
  LodestarRematch       *rematch; /* (owned) (nullable): while the program runs */
  LodestarMatchingStep   step;
  gint64                 shown_program; /* whose settings the steps show */
  GCancellable          *running;       /* (owned) (nullable): the matching that runs */
  gboolean               is_narrow;
  int                    trial_days;
  char *wanted_step; /* (owned) (nullable): asked for before the program was read */

  GtkWidget *step_buttons[LODESTAR_N_MATCHING_STEPS];

  /* Template children */
  AdwWindowTitle        *window_title;
  GtkButton             *next_button;
  GtkBox                *steps_box;
  GtkMenuButton         *step_menu;
  AdwBanner             *rematch_banner;
  LodestarStateStack    *states;
  GtkButton             *empty_button;
  GtkStack              *stack;
  LodestarPoolStep      *pool_step;
  LodestarCriteriaStep  *criteria_step;
  LodestarRulesStep     *rules_step;
  LodestarObjectiveStep *objective_step;
  LodestarReviewStep    *review_step;
  LodestarPublishStep   *publish_step;
  GtkProgressBar        *progress_bar;
};

G_DEFINE_FINAL_TYPE (LodestarMatchingPage, lodestar_matching_page, LODESTAR_TYPE_PAGE)

typedef enum
{
  PROP_IS_NARROW = 1,
} LodestarMatchingPageProperty;

static GParamSpec *props[PROP_IS_NARROW + 1];

/* What is read on the reader's thread. */
typedef struct
{
  LodestarMatchingPage *page; /* (owned) */
  gint64                program_id;
  LodestarDate          today;
  LodestarPool         *pool;    /* (owned) (nullable) */
  LodestarRematch      *rematch; /* (owned) (nullable) */
} LodestarMatchingLoad;

/* A matching that runs, and what is to be kept of it. */
typedef struct
{
  LodestarMatchingPage *page; /* (owned) */
  LodestarMatchKeep    *keep; /* (owned) */
} LodestarMatchingRun;

static void
lodestar_matching_load_free (gpointer data)
{
  LodestarMatchingLoad *load = data;

  g_clear_pointer (&load->pool, lodestar_pool_unref);
  g_clear_pointer (&load->rematch, lodestar_rematch_unref);
  g_object_unref (load->page);
  g_free (load);
}

static void
lodestar_matching_run_free (gpointer data)
{
  LodestarMatchingRun *run = data;

  lodestar_match_keep_free (run->keep);
  g_object_unref (run->page);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarMatchingLoad, lodestar_matching_load_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarMatchingRun, lodestar_matching_run_free)

static gboolean
lodestar_matching_load_work (LodestarDb   *db,
                             gpointer      data,
                             GCancellable *cancellable,
                             GError      **error)
{
  g_autoptr (GPtrArray) running = NULL;
  LodestarMatchingLoad *load = data;

  load->pool = lodestar_pool_load (db, load->program_id, load->today, error);

  if (load->pool == NULL)
    return FALSE;

  /* Groups and peers are not matched again while they run. */
  running = lodestar_rematch_store_list_running (db, load->program_id, NULL);

  if (running != NULL && running->len > 0)
    load->rematch = lodestar_rematch_load (db, load->program_id, load->today, NULL);

  if (load->rematch != NULL && lodestar_rematch_get_n_running (load->rematch) == 0)
    g_clear_pointer (&load->rematch, lodestar_rematch_unref);

  return TRUE;
}

static gboolean
lodestar_matching_page_can_show (LodestarMatchingPage *self, LodestarMatchingStep step)
{
  if (step == LODESTAR_MATCHING_STEP_REVIEW || step == LODESTAR_MATCHING_STEP_PUBLISH)
    return lodestar_review_step_get_proposal (self->review_step) != NULL;

  return TRUE;
}

static void
lodestar_matching_page_update_next (LodestarMatchingPage *self)
{
  const LodestarProposal *proposal = lodestar_review_step_get_proposal (self->review_step);
  gboolean                has_content =
    lodestar_state_stack_get_state (self->states) == LODESTAR_VIEW_STATE_CONTENT;
  gboolean is_visible = has_content && self->running == NULL;

  if (self->step == LODESTAR_MATCHING_STEP_OBJECTIVE)
    gtk_button_set_label (self->next_button, _ ("Match"));
  else if (self->step == LODESTAR_MATCHING_STEP_REVIEW)
    gtk_button_set_label (self->next_button, self->is_narrow ? _ ("Next") : _ ("Go to Publish"));
  else
    gtk_button_set_label (self->next_button, _ ("Next"));

  if (self->step == LODESTAR_MATCHING_STEP_PUBLISH ||
      (self->step == LODESTAR_MATCHING_STEP_REVIEW &&
       (proposal == NULL || proposal->published_at != NULL)))
    is_visible = FALSE;

  gtk_widget_set_visible (GTK_WIDGET (self->next_button), is_visible);
}

/* What is done: a proposal says so of the steps that led to it, who goes to publish it of the
 * review, and its publication of all. */
static gboolean
lodestar_matching_page_is_done (LodestarMatchingPage *self, LodestarMatchingStep step)
{
  const LodestarProposal *proposal = lodestar_review_step_get_proposal (self->review_step);

  if (step == self->step || proposal == NULL)
    return FALSE;

  return step < MAX (LODESTAR_MATCHING_STEP_REVIEW, self->step) || proposal->published_at != NULL;
}

/* Who matches a running program only thinks of those who are free; the rest is offered, too. */
static void
lodestar_matching_page_update_rematch (LodestarMatchingPage *self)
{
  guint            n = self->rematch != NULL ? lodestar_rematch_get_n_running (self->rematch) : 0;
  g_autofree char *title =
    g_strdup_printf (ngettext ("%u relationship is running", "%u relationships are running", n), n);

  adw_banner_set_title (self->rematch_banner, title);
  adw_banner_set_revealed (self->rematch_banner, n > 0 && self->running == NULL &&
                                                   self->step < LODESTAR_MATCHING_STEP_REVIEW);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matching.rematch",
                                 n > 0 && self->running == NULL);
}

static void
lodestar_matching_page_update_steps (LodestarMatchingPage *self)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < LODESTAR_N_MATCHING_STEPS; i++)
    {
      lodestar_matching_strip_set (self->step_buttons[i], (int) i + 1,
                                   _ (lodestar_matching_steps[i].label), i == (guint) self->step,
                                   lodestar_matching_page_is_done (self, (LodestarMatchingStep) i));
      gtk_widget_set_sensitive (self->step_buttons[i],
                                self->running == NULL &&
                                  lodestar_matching_page_can_show (self, (LodestarMatchingStep) i));
    }

  /* TRANSLATORS: “Step 2 of 5 · Criteria” */
  text = g_strdup_printf (_ ("Step %d of %d · %s"), self->step + 1, LODESTAR_N_MATCHING_STEPS,
                          _ (lodestar_matching_steps[self->step].label));
  gtk_menu_button_set_label (self->step_menu, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matching.match", self->running == NULL);
  lodestar_matching_page_update_rematch (self);
  lodestar_matching_page_update_next (self);
}

static void
lodestar_matching_page_show_step (LodestarMatchingPage *self, LodestarMatchingStep step)
{
  if (!lodestar_matching_page_can_show (self, step))
    return;

  self->step = step;
  gtk_stack_set_visible_child_name (self->stack, lodestar_matching_steps[step].name);

  if (step == LODESTAR_MATCHING_STEP_PUBLISH)
    lodestar_publish_step_set_proposal (
      self->publish_step, lodestar_review_step_get_proposal (self->review_step),
      lodestar_review_step_get_sheet (self->review_step),
      lodestar_pool_get_rows (lodestar_matching_model_get_pool (self->model))->program_start,
      self->trial_days);

  lodestar_matching_page_update_steps (self);
}

static void
lodestar_matching_page_show_nobody (LodestarMatchingPage *self,
                                    const char           *title,
                                    const char           *description,
                                    gboolean              can_enroll)
{
  g_object_set (self->states, "empty-title", title, "empty-description", description, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), can_enroll);
  lodestar_state_stack_set_state (self->states, LODESTAR_VIEW_STATE_EMPTY);
}

static void
lodestar_matching_page_show_empty (LodestarMatchingPage *self)
{
  const LodestarMatchingProblem *problem = lodestar_matching_model_get_problem (self->model);
  LodestarPool                  *pool = lodestar_matching_model_get_pool (self->model);
  gboolean is_of_peers = g_str_equal (lodestar_pool_get_rows (pool)->structure, "peer");
  guint    n_absent;

  lodestar_pool_get_absent (pool, &n_absent);

  /* People who are left out, and proposals made before, are worth looking at. */
  if (lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE) +
          lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR) + n_absent >
        0 ||
      lodestar_review_step_get_proposal (self->review_step) != NULL)
    lodestar_state_stack_set_state (self->states, LODESTAR_VIEW_STATE_CONTENT);
  else
    lodestar_matching_page_show_nobody (
      self, _ ("Nobody to Match Yet"),
      is_of_peers ? _ ("Enroll peers first.") : _ ("Enroll mentors and mentees first."), TRUE);
}

static void
lodestar_matching_page_take_pool (LodestarMatchingPage *self, LodestarMatchingLoad *load)
{
  LodestarPool *pool = load->pool;
  LodestarDb   *db = lodestar_workspace_get_db (lodestar_page_get_workspace (LODESTAR_PAGE (self)));
  const LodestarPoolRows *rows = lodestar_pool_get_rows (pool);
  gboolean                is_other = self->shown_program != rows->program_id;
  g_autoptr (GError) error = NULL;

  self->shown_program = rows->program_id;
  self->trial_days = rows->trial_days;
  adw_window_title_set_subtitle (self->window_title, rows->program_name);
  g_clear_pointer (&self->rematch, lodestar_rematch_unref);
  self->rematch = g_steal_pointer (&load->rematch);
  lodestar_review_step_set_rematch (self->review_step, self->rematch);
  lodestar_matching_model_set_pool (self->model, pool);

  if (!lodestar_review_step_load (self->review_step, db, rows->program_id, 0, &error))
    {
      lodestar_state_stack_set_error (self->states, error);
      return;
    }

  lodestar_matching_page_show_empty (self);

  if (is_other)
    {
      g_autofree char *wanted = g_steal_pointer (&self->wanted_step);

      lodestar_matching_page_show_step (
        self, lodestar_review_step_get_proposal (self->review_step) != NULL
                ? LODESTAR_MATCHING_STEP_REVIEW
                : LODESTAR_MATCHING_STEP_POOL);

      if (wanted != NULL)
        gtk_widget_activate_action (GTK_WIDGET (self), "matching.step", "s", wanted);
    }
  else if (self->running == NULL)
    lodestar_matching_page_show_step (self, lodestar_matching_page_can_show (self, self->step)
                                              ? self->step
                                              : LODESTAR_MATCHING_STEP_OBJECTIVE);
}

static void
lodestar_matching_page_load_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarMatchingLoad) load = data;
  g_autoptr (GError) error = NULL;
  LodestarMatchingPage *self = load->page;

  if (!lodestar_workspace_read_finish (LODESTAR_WORKSPACE (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        lodestar_state_stack_set_error (self->states, error);

      lodestar_matching_page_update_next (self);

      return;
    }

  if (load->program_id == lodestar_page_get_program_id (LODESTAR_PAGE (self)))
    lodestar_matching_page_take_pool (self, load);
}

static void
lodestar_matching_page_refresh (LodestarPage *page)
{
  LodestarMatchingPage *self = LODESTAR_MATCHING_PAGE (page);
  LodestarMatchingLoad *load;

  if (lodestar_page_get_program_id (page) == 0)
    {
      lodestar_matching_page_show_nobody (self, _ ("No Program Yet"),
                                          _ ("Matching belongs to a program."), FALSE);
      return;
    }

  if (self->shown_program != lodestar_page_get_program_id (page))
    lodestar_state_stack_set_state (self->states, LODESTAR_VIEW_STATE_LOADING);

  load = g_new0 (LodestarMatchingLoad, 1);
  load->page = g_object_ref (self);
  load->program_id = lodestar_page_get_program_id (page);
  load->today = lodestar_date_today ();
  lodestar_workspace_read_async (lodestar_page_get_workspace (page), lodestar_matching_load_work,
                                 load, NULL, lodestar_page_get_cancellable (page),
                                 lodestar_matching_page_load_cb, load);
}

static void
lodestar_matching_page_end_run (LodestarMatchingPage *self, LodestarMatchingStep step)
{
  g_clear_object (&self->running);
  lodestar_matching_page_show_step (self, step);
}

static void
lodestar_matching_page_kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarMatchingRun) run = data;
  g_autoptr (GError) error = NULL;
  g_autofree char      *toast = NULL;
  LodestarMatchingPage *self = run->page;

  if (!lodestar_workspace_run_finish (LODESTAR_WORKSPACE (source), result, &error) ||
      !lodestar_review_step_load (self->review_step,
                                  lodestar_workspace_get_db (LODESTAR_WORKSPACE (source)),
                                  self->shown_program, run->keep->proposal_id, &error))
    {
      lodestar_matching_page_end_run (self, LODESTAR_MATCHING_STEP_OBJECTIVE);
      lodestar_page_show_error (LODESTAR_PAGE (self), _ ("Could Not Keep the Proposal"), error);
      return;
    }

  lodestar_matching_page_end_run (self, LODESTAR_MATCHING_STEP_REVIEW);
  toast =
    g_strdup_printf (_ ("“%s” made"), lodestar_review_step_get_proposal (self->review_step)->name);
  lodestar_page_toast_undo (LODESTAR_PAGE (self), toast);
}

static void
lodestar_matching_page_solved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarMatchingRun) run = data;
  g_autoptr (GError) error = NULL;
  LodestarMatchingPage *self = run->page;
  LodestarMatchKeep    *keep = run->keep;

  keep->result = lodestar_match_solve_finish (result, &error);

  if (keep->result == NULL)
    {
      /* Locks that cannot be kept are named and taken off beside the rules. */
      lodestar_matching_page_end_run (
        self, g_error_matches (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT)
                ? LODESTAR_MATCHING_STEP_RULES
                : LODESTAR_MATCHING_STEP_OBJECTIVE);

      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        lodestar_page_show_error (LODESTAR_PAGE (self), _ ("Could Not Match"), error);

      return;
    }

  lodestar_workspace_run_async (lodestar_page_get_workspace (LODESTAR_PAGE (self)), "proposal-add",
                                _ ("Match"), lodestar_match_keep, keep, NULL, NULL,
                                lodestar_matching_page_kept_cb, g_steal_pointer (&run));
}

static void
lodestar_matching_page_progress_cb (double share, gpointer data)
{
  gtk_progress_bar_set_fraction (LODESTAR_MATCHING_PAGE (data)->progress_bar, share);
}

static void
lodestar_matching_page_match_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarMatchingPage *self = LODESTAR_MATCHING_PAGE (widget);
  LodestarPool         *pool = lodestar_matching_model_get_pool (self->model);
  LodestarMatchKeep    *keep;
  LodestarMatchingRun  *run;

  if (pool == NULL || self->running != NULL)
    return;

  keep = g_new0 (LodestarMatchKeep, 1);
  keep->pool = lodestar_pool_ref (pool);
  keep->problem =
    lodestar_matching_problem_copy (lodestar_matching_model_get_problem (self->model));
  run = g_new0 (LodestarMatchingRun, 1);
  run->page = g_object_ref (self);
  run->keep = keep;

  self->running = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "running");
  lodestar_matching_page_update_steps (self);
  lodestar_match_solve_async (pool, keep->problem, lodestar_matching_page_progress_cb, self,
                              self->running, lodestar_matching_page_solved_cb, run);
}

static void
lodestar_matching_page_rematch_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarMatchingPage *self = LODESTAR_MATCHING_PAGE (widget);

  if (self->rematch != NULL && self->running == NULL)
    adw_dialog_present (
      ADW_DIALOG (lodestar_rematch_dialog_new (self->rematch, GTK_WIDGET (self->review_step))),
      widget);
}

static void
lodestar_matching_page_cancel_cb (LodestarMatchingPage *self)
{
  g_cancellable_cancel (self->running);
}

static void
lodestar_matching_page_next_cb (LodestarMatchingPage *self)
{
  if (self->step == LODESTAR_MATCHING_STEP_OBJECTIVE)
    gtk_widget_activate_action (GTK_WIDGET (self), "matching.match", NULL);
  else if (self->step < LODESTAR_MATCHING_STEP_PUBLISH)
    lodestar_matching_page_show_step (self, (LodestarMatchingStep) (self->step + 1));
}

static void
lodestar_matching_page_participants_cb (LodestarMatchingPage *self)
{
  lodestar_page_go (LODESTAR_PAGE (self), "participants", NULL, 0);
}

static void
lodestar_matching_page_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < LODESTAR_N_MATCHING_STEPS; i++)
    if (g_str_equal (lodestar_matching_steps[i].name, g_variant_get_string (parameter, NULL)))
      lodestar_matching_page_show_step (LODESTAR_MATCHING_PAGE (widget), (LodestarMatchingStep) i);
}

static void
lodestar_matching_page_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarMatchingPage *self = LODESTAR_MATCHING_PAGE (widget);
  LodestarDb *db = lodestar_workspace_get_db (lodestar_page_get_workspace (LODESTAR_PAGE (self)));
  g_autoptr (GError) error = NULL;

  if (!lodestar_review_step_load (self->review_step, db, self->shown_program,
                                  g_variant_get_int64 (parameter), &error))
    lodestar_page_show_error (LODESTAR_PAGE (self), _ ("Could Not Open the Proposal"), error);

  lodestar_matching_page_update_steps (self);
}

static void
lodestar_matching_page_rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarMatchingPage   *self = LODESTAR_MATCHING_PAGE (widget);
  const LodestarProposal *proposal = lodestar_review_step_get_proposal (self->review_step);

  if (proposal != NULL)
    lodestar_proposal_name_ask (LODESTAR_PAGE (self), proposal);
}

static void
lodestar_matching_page_remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarMatchingPage   *self = LODESTAR_MATCHING_PAGE (widget);
  const LodestarProposal *proposal = lodestar_review_step_get_proposal (self->review_step);

  if (proposal != NULL)
    lodestar_page_do (LODESTAR_PAGE (self), &lodestar_verb_proposal_remove,
                      g_variant_new ("(x)", proposal->id), _ ("Proposal deleted"));
}

static void
lodestar_matching_page_published_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarMatchingPage *self = LODESTAR_MATCHING_PAGE (source);
  g_autoptr (GError) error = NULL;

  if (lodestar_page_do_finish (LODESTAR_PAGE (self), result, NULL, &error))
    lodestar_page_go (LODESTAR_PAGE (self), "relationships", NULL, 0);
}

static void
lodestar_matching_page_publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarMatchingPage   *self = LODESTAR_MATCHING_PAGE (widget);
  const LodestarProposal *proposal = lodestar_review_step_get_proposal (self->review_step);
  char                    today[LODESTAR_DATE_ISO_SIZE];

  if (proposal == NULL)
    return;

  lodestar_page_do_async (
    LODESTAR_PAGE (self), &lodestar_verb_proposal_publish,
    g_variant_new ("(xs)", proposal->id, lodestar_date_to_iso (lodestar_date_today (), today)),
    _ ("Proposal published"), lodestar_matching_page_published_cb, NULL);
}

static void
lodestar_matching_page_toast_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_page_toast (LODESTAR_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
lodestar_matching_page_retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_page_queue_refresh (LODESTAR_PAGE (widget));
}

static void
lodestar_matching_page_show_item (LodestarPage *page, const char *view, gint64 id)
{
  LodestarMatchingPage *self = LODESTAR_MATCHING_PAGE (page);

  if (view == NULL || view[0] == '\0')
    return;

  if (self->shown_program != lodestar_page_get_program_id (page))
    g_set_str (&self->wanted_step, view);
  else
    gtk_widget_activate_action (GTK_WIDGET (page), "matching.step", "s", view);
}

static void
lodestar_matching_page_set_narrow (LodestarMatchingPage *self, gboolean is_narrow)
{
  self->is_narrow = is_narrow;
  lodestar_pool_step_set_narrow (self->pool_step, is_narrow);
  lodestar_criteria_step_set_narrow (self->criteria_step, is_narrow);
  lodestar_rules_step_set_narrow (self->rules_step, is_narrow);
  lodestar_review_step_set_narrow (self->review_step, is_narrow);
  lodestar_matching_page_update_next (self);
}

static void
lodestar_matching_page_dispose (GObject *object)
{
  LodestarMatchingPage *self = LODESTAR_MATCHING_PAGE (object);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);

  g_clear_object (&self->running);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_MATCHING_PAGE);
  g_clear_object (&self->model);
  g_clear_pointer (&self->rematch, lodestar_rematch_unref);
  g_clear_pointer (&self->wanted_step, g_free);

  G_OBJECT_CLASS (lodestar_matching_page_parent_class)->dispose (object);
}

static void
lodestar_matching_page_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  switch ((LodestarMatchingPageProperty) prop_id)
    {
    case PROP_IS_NARROW:
      g_value_set_boolean (value, LODESTAR_MATCHING_PAGE (object)->is_narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_matching_page_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  LodestarMatchingPage *self = LODESTAR_MATCHING_PAGE (object);

  switch ((LodestarMatchingPageProperty) prop_id)
    {
    case PROP_IS_NARROW:
      if (self->is_narrow != g_value_get_boolean (value))
        {
          lodestar_matching_page_set_narrow (self, g_value_get_boolean (value));
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lodestar_matching_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "matching.step", "s",
                                   lodestar_matching_page_step_action);
  gtk_widget_class_install_action (widget_class, "matching.match", NULL,
                                   lodestar_matching_page_match_action);
  gtk_widget_class_install_action (widget_class, "matching.rematch", NULL,
                                   lodestar_matching_page_rematch_action);
  gtk_widget_class_install_action (widget_class, "matching.publish", NULL,
                                   lodestar_matching_page_publish_action);
  gtk_widget_class_install_action (widget_class, "matching.open-proposal", "x",
                                   lodestar_matching_page_open_action);
  gtk_widget_class_install_action (widget_class, "matching.rename-proposal", NULL,
                                   lodestar_matching_page_rename_action);
  gtk_widget_class_install_action (widget_class, "matching.remove-proposal", NULL,
                                   lodestar_matching_page_remove_action);
  gtk_widget_class_install_action (widget_class, "matching.toast", "s",
                                   lodestar_matching_page_toast_action);
  gtk_widget_class_install_action (widget_class, "matching.retry", NULL,
                                   lodestar_matching_page_retry_action);
}

static void
lodestar_matching_page_class_init (LodestarMatchingPageClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass    *widget_class = GTK_WIDGET_CLASS (klass);
  LodestarPageClass *page_class = LODESTAR_PAGE_CLASS (klass);

  object_class->dispose = lodestar_matching_page_dispose;
  object_class->get_property = lodestar_matching_page_get_property;
  object_class->set_property = lodestar_matching_page_set_property;

  page_class->tables = LODESTAR_TABLE_PERSON | LODESTAR_TABLE_LEVEL | LODESTAR_TABLE_PROGRAM |
                       LODESTAR_TABLE_CRITERION | LODESTAR_TABLE_PARTICIPANT |
                       LODESTAR_TABLE_CONSTRAINT | LODESTAR_TABLE_PROPOSAL |
                       LODESTAR_TABLE_RELATIONSHIP;
  page_class->refresh = lodestar_matching_page_refresh;
  page_class->show_item = lodestar_matching_page_show_item;

  /**
   * LodestarMatchingPage:is-narrow:
   *
   * Whether the page is too narrow for two columns.
   */
  props[PROP_IS_NARROW] =
    g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (LODESTAR_TYPE_POOL_STEP);
  g_type_ensure (LODESTAR_TYPE_CRITERIA_STEP);
  g_type_ensure (LODESTAR_TYPE_RULES_STEP);
  g_type_ensure (LODESTAR_TYPE_OBJECTIVE_STEP);
  g_type_ensure (LODESTAR_TYPE_REVIEW_STEP);
  g_type_ensure (LODESTAR_TYPE_PUBLISH_STEP);
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-matching-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarMatchingPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, LodestarMatchingPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarMatchingPage, steps_box);
  gtk_widget_class_bind_template_child (widget_class, LodestarMatchingPage, step_menu);
  gtk_widget_class_bind_template_child (widget_class, LodestarMatchingPage, rematch_banner);
  gtk_widget_class_bind_template_child (widget_class, LodestarMatchingPage, states);
  gtk_widget_class_bind_template_child (widget_class, LodestarMatchingPage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarMatchingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LodestarMatchingPage, pool_step);
  gtk_widget_class_bind_template_child (widget_class, LodestarMatchingPage, criteria_step);
  gtk_widget_class_bind_template_child (widget_class, LodestarMatchingPage, rules_step);
  gtk_widget_class_bind_template_child (widget_class, LodestarMatchingPage, objective_step);
  gtk_widget_class_bind_template_child (widget_class, LodestarMatchingPage, review_step);
  gtk_widget_class_bind_template_child (widget_class, LodestarMatchingPage, publish_step);
  gtk_widget_class_bind_template_child (widget_class, LodestarMatchingPage, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_matching_page_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_matching_page_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_matching_page_participants_cb);
  lodestar_matching_page_install_actions (widget_class);
  lodestar_matching_actions_install (widget_class);
}

static void
lodestar_matching_page_add_step (LodestarMatchingPage *self, GMenu *menu, LodestarMatchingStep step)
{
  const char      *label = _ (lodestar_matching_steps[step].label);
  g_autofree char *text = g_strdup_printf ("%d  %s", step + 1, label);
  g_autofree char *action =
    g_strdup_printf ("matching.step::%s", lodestar_matching_steps[step].name);

  g_menu_append (menu, text, action);
  self->step_buttons[step] = lodestar_matching_strip_add (self->steps_box, action);
}

static void
lodestar_matching_page_init (LodestarMatchingPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->model = lodestar_matching_model_new ();
  lodestar_pool_step_set_model (self->pool_step, self->model);
  lodestar_criteria_step_set_model (self->criteria_step, self->model);
  lodestar_rules_step_set_model (self->rules_step, self->model);
  lodestar_objective_step_set_model (self->objective_step, self->model);
  lodestar_review_step_set_model (self->review_step, self->model);

  for (guint i = 0; i < LODESTAR_N_MATCHING_STEPS; i++)
    lodestar_matching_page_add_step (self, menu, (LodestarMatchingStep) i);

  gtk_menu_button_set_menu_model (self->step_menu, G_MENU_MODEL (menu));
  lodestar_matching_page_show_step (self, LODESTAR_MATCHING_STEP_POOL);
}
