/* lodestar-what-if-dialog.c - what a change of a matching costs, before it is made
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-what-if-dialog.h"

#include "lodestar-error.h"
#include "lodestar-match-change.h"
#include "lodestar-matching-rows.h"
#include "lodestar-page.h"
#include "lodestar-text.h"
#include "lodestar-unit-words.h"
#include "lodestar-what-if-words.h"

#include <glib/gi18n-lib.h>

#define LODESTAR_WHAT_IF_DIALOG_N_MENTORS 200 /* the best ones to choose from */

/**
 * LodestarWhatIfDialog:
 *
 * Tries a change of a proposal, and says what it costs and who else moves. Where pairs are to be
 * the best this is asked of a warm matching, which tells the cost at once; else the matching is
 * made anew with the change. Both in a thread. Only *Apply* writes: the change, and the matching
 * that came of it as a new proposal, in one step.
 */
struct _LodestarWhatIfDialog
{
  AdwDialog                parent_instance;
  LodestarPool            *pool;    /* (owned) (nullable) */
  LodestarMatchingProblem *problem; /* (owned) (nullable) */
  LodestarAdvisor         *advisor; /* (owned) (nullable): where it can answer */
  GtkWidget               *target;  /* (owned) (nullable): within the page */
  guint                   *before;  /* (owned): by mentee the mentor */
  gint64                   n_before;
  gint64                   total_before;
  guint                    mentor;
  guint                    mentee;
  GArray                  *changes;     /* (owned), of LodestarWhatIf: those of change_row */
  GArray                  *mentors;     /* (owned), of guint: those of mentor_row */
  GArray                  *mentees;     /* (owned), of guint: those of pair_row */
  GCancellable            *cancellable; /* (owned) (nullable): of the matching that runs */
  LodestarMatchChangeKeep *answer;      /* (owned) (nullable): the matching that Apply keeps */
  gboolean                 is_filling;

  /* Template children */
  GtkWidget           *apply_button;
  AdwPreferencesGroup *pair_group;
  AdwComboRow         *change_row;
  AdwComboRow         *mentor_row;
  AdwComboRow         *pair_row;
  AdwSpinRow          *places_row;
  GtkWidget           *spinner;
  AdwPreferencesGroup *cost_group;
  AdwActionRow        *cost_row;
  GtkWidget           *moves_group;
  GtkListBox          *moves_list;
};

G_DEFINE_FINAL_TYPE (LodestarWhatIfDialog, lodestar_what_if_dialog, ADW_TYPE_DIALOG)

/* A matching on its way. */
typedef struct
{
  LodestarWhatIfDialog    *dialog; /* (owned) */
  LodestarMatchChangeKeep *answer; /* (owned) */
  gboolean                 is_whole;
} LodestarWhatIfRun;

static void
lodestar_what_if_answer_free (LodestarMatchChangeKeep *answer)
{
  lodestar_match_keep_free (answer->keep);
  g_free (answer);
}

static const char *
lodestar_what_if_dialog_get_name (LodestarWhatIfDialog *self,
                                  LodestarMatchingRole  role,
                                  guint                 index)
{
  return lodestar_pool_get_member (self->pool, role, index)->name;
}

static void
lodestar_what_if_dialog_show_message (LodestarWhatIfDialog *self, const char *message)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->cost_row), message);
  adw_action_row_set_subtitle (self->cost_row, NULL);
  gtk_widget_set_visible (self->moves_group, FALSE);
}

static LodestarMatchingStructure
lodestar_what_if_dialog_get_structure (LodestarWhatIfDialog *self)
{
  return lodestar_matching_problem_get_structure (self->problem);
}

static LodestarWhatIf
lodestar_what_if_dialog_get_change (LodestarWhatIfDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->change_row);

  return selected < self->changes->len ? g_array_index (self->changes, LodestarWhatIf, selected)
                                       : LODESTAR_WHAT_IF_LOCK;
}

/* Peers and members are counted, not pairs. */
static gint64
lodestar_what_if_dialog_count (const LodestarMatchingResult *result)
{
  gint64 n = 0;

  for (guint i = 0; i < result->n_mentees; i++)
    n += result->mentor_of[i] != LODESTAR_MATCHING_NOBODY;

  return n;
}

/* @worst: below 0 where it is not known; @gap: in percent, 0 where it is the best */
static void
lodestar_what_if_dialog_show_cost (
  LodestarWhatIfDialog *self, gint64 n_matched, gint64 total, int worst, double gap)
{
  g_autofree char *title =
    lodestar_what_if_dup_cost (n_matched - self->n_before, total - self->total_before);
  g_autofree char *subtitle = lodestar_what_if_dup_totals (total, self->total_before, worst, gap);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->cost_row), title);
  adw_action_row_set_subtitle (self->cost_row, subtitle);
}

static void
lodestar_what_if_dialog_show_result (LodestarWhatIfDialog         *self,
                                     const LodestarMatchingResult *result)
{
  gboolean has_pairs = result->structure == LODESTAR_MATCHING_STRUCTURE_PAIRS;

  lodestar_what_if_dialog_show_cost (self, lodestar_what_if_dialog_count (result),
                                     (gint64) result->total, has_pairs ? result->worst : -1,
                                     has_pairs ? 0 : result->gap);
}

/* A mentor or a partner by name, a circle by its number. */
static char *
lodestar_what_if_dialog_dup_place (LodestarWhatIfDialog *self, guint place)
{
  if (place == LODESTAR_MATCHING_NOBODY)
    return NULL;

  return lodestar_what_if_dialog_get_structure (self) == LODESTAR_MATCHING_STRUCTURE_CIRCLES
           ? lodestar_unit_dup_title (LODESTAR_MATCHING_STRUCTURE_CIRCLES, place + 1, NULL)
           : g_strdup (lodestar_what_if_dialog_get_name (self, LODESTAR_MATCHING_MENTOR, place));
}

static char *
lodestar_what_if_dialog_dup_move (LodestarWhatIfDialog *self, const LodestarMatchingMove *move)
{
  gboolean has_circles =
    lodestar_what_if_dialog_get_structure (self) == LODESTAR_MATCHING_STRUCTURE_CIRCLES;
  g_autofree char *from = lodestar_what_if_dialog_dup_place (self, move->from);
  g_autofree char *to = lodestar_what_if_dialog_dup_place (self, move->to);

  /* Translators: “in Circle 2, unmatched before” */
  if (from == NULL)
    return g_strdup_printf (
      has_circles ? _ ("in %s, unmatched before") : _ ("with %s, unmatched before"), to);

  /* Translators: “unmatched, in Circle 2 before” */
  if (to == NULL)
    return g_strdup_printf (
      has_circles ? _ ("unmatched, in %s before") : _ ("unmatched, with %s before"), from);

  return g_strdup_printf (_ ("from %s to %s"), from, to);
}

static void
lodestar_what_if_dialog_show_moves (LodestarWhatIfDialog *self, const guint *mentor_of)
{
  g_autoptr (GArray) moves = lodestar_matching_list_moves (self->problem, self->before, mentor_of);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < moves->len; i++)
    {
      const LodestarMatchingMove *move = &g_array_index (moves, LodestarMatchingMove, i);
      g_autofree char            *words = lodestar_what_if_dialog_dup_move (self, move);

      g_ptr_array_add (
        rows, lodestar_matching_rows_new (
                lodestar_what_if_dialog_get_name (self, LODESTAR_MATCHING_MENTEE, move->mentee),
                words, NULL));
    }

  lodestar_matching_rows_fill (self->moves_list, rows, _ ("Nobody moves"));
  gtk_widget_set_visible (self->moves_group, TRUE);
}

static void
lodestar_what_if_run_free (LodestarWhatIfRun *run)
{
  g_clear_pointer (&run->answer, lodestar_what_if_answer_free);
  g_object_unref (run->dialog);
  g_free (run);
}

/* The answer is whole, or there is none. */
static void
lodestar_what_if_dialog_end (LodestarWhatIfRun *run, const char *message)
{
  LodestarWhatIfDialog *self = run->dialog;

  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->spinner, FALSE);

  if (message != NULL)
    lodestar_what_if_dialog_show_message (self, message);
  else
    self->answer = g_steal_pointer (&run->answer);

  gtk_widget_set_sensitive (self->apply_button, message == NULL);
  lodestar_what_if_run_free (run);
}

/* Takes what was matched anew; FALSE where there is nothing, and the run is over. */
static gboolean
lodestar_what_if_dialog_take_result (LodestarWhatIfRun *run, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  run->answer->keep->result = lodestar_match_solve_finish (result, &error);

  if (error == NULL)
    return TRUE;

  /* The demands that cannot be kept are told as if they were made already. */
  if (g_error_matches (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT))
    g_prefix_error (&error, "%s\n", _ ("That is not possible. With this change:"));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lodestar_what_if_run_free (run);
  else
    lodestar_what_if_dialog_end (run, error->message);

  return FALSE;
}

static void
lodestar_what_if_dialog_answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarWhatIfRun *run = data;

  if (!lodestar_what_if_dialog_take_result (run, result))
    return;

  lodestar_what_if_dialog_show_result (run->dialog, run->answer->keep->result);
  lodestar_what_if_dialog_show_moves (run->dialog, run->answer->keep->result->mentor_of);
  lodestar_what_if_dialog_end (run, NULL);
}

/* Where there is nothing warm, the matching is made anew. */
static void
lodestar_what_if_dialog_solve (LodestarWhatIfRun *run)
{
  LodestarMatchKeep *keep = run->answer->keep;

  lodestar_match_solve_async (keep->pool, keep->problem, NULL, NULL, run->dialog->cancellable,
                              lodestar_what_if_dialog_answer_cb, run);
}

/* First what it costs, then who moves. */
static void
lodestar_what_if_dialog_advice_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarWhatIfRun    *run = data;
  LodestarWhatIfDialog *self = run->dialog;
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarAdviceAnswer) answer = lodestar_advisor_ask_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      lodestar_what_if_run_free (run);
      return;
    }

  if (answer == NULL || !answer->is_known)
    {
      lodestar_what_if_dialog_solve (run); /* which says what is wrong, too */
      return;
    }

  lodestar_what_if_dialog_show_cost (self, answer->n_matched, answer->total, answer->worst, 0);

  if (!run->is_whole)
    {
      run->is_whole = TRUE;
      lodestar_advisor_ask_async (self->advisor, &run->answer->change, TRUE, self->cancellable,
                                  lodestar_what_if_dialog_advice_cb, run);
      return;
    }

  lodestar_what_if_dialog_show_moves (self, answer->mentor_of);
  lodestar_what_if_dialog_end (run, NULL);
}

static gboolean
lodestar_what_if_dialog_read (LodestarWhatIfDialog *self, LodestarMatchChange *change)
{
  guint mentor = adw_combo_row_get_selected (self->mentor_row);
  guint pair = adw_combo_row_get_selected (self->pair_row);
  guint other;

  *change = (LodestarMatchChange) { .kind = LODESTAR_MATCH_CHANGE_LOCK };
  change->mentor_id =
    lodestar_pool_get_member (self->pool, LODESTAR_MATCHING_MENTOR, self->mentor)->participant_id;
  change->mentee_id =
    lodestar_pool_get_member (self->pool, LODESTAR_MATCHING_MENTEE, self->mentee)->participant_id;

  switch (lodestar_what_if_dialog_get_change (self))
    {
    case LODESTAR_WHAT_IF_MENTOR:
      if (mentor >= self->mentors->len)
        return FALSE;

      change->mentor_id = lodestar_pool_get_member (self->pool, LODESTAR_MATCHING_MENTOR,
                                                    g_array_index (self->mentors, guint, mentor))
                            ->participant_id;
      return TRUE;

    case LODESTAR_WHAT_IF_SWAP:
      if (pair >= self->mentees->len)
        return FALSE;

      other = g_array_index (self->mentees, guint, pair);
      change->kind = LODESTAR_MATCH_CHANGE_SWAP;
      change->other_mentee_id =
        lodestar_pool_get_member (self->pool, LODESTAR_MATCHING_MENTEE, other)->participant_id;
      change->other_mentor_id =
        lodestar_pool_get_member (self->pool, LODESTAR_MATCHING_MENTOR, self->before[other])
          ->participant_id;
      return TRUE;

    case LODESTAR_WHAT_IF_BAN:
      change->kind = LODESTAR_MATCH_CHANGE_BAN;
      return TRUE;

    case LODESTAR_WHAT_IF_CAPACITY:
      change->kind = LODESTAR_MATCH_CHANGE_CAPACITY;
      change->capacity = (int) adw_spin_row_get_value (self->places_row);
      return TRUE;

    case LODESTAR_WHAT_IF_NO_GROUP:
      change->kind = LODESTAR_MATCH_CHANGE_CAPACITY;
      return TRUE;

    case LODESTAR_WHAT_IF_LOCK:
    case LODESTAR_N_WHAT_IFS:
    default:
      return TRUE;
    }
}

static void
lodestar_what_if_dialog_stop (LodestarWhatIfDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->answer, lodestar_what_if_answer_free);
}

static void
lodestar_what_if_dialog_ask_cb (LodestarWhatIfDialog *self)
{
  LodestarMatchChange change;
  LodestarMatchKeep  *keep;
  LodestarWhatIfRun  *run;
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (GError) error = NULL;

  if (self->pool == NULL || self->is_filling)
    return;

  lodestar_what_if_dialog_stop (self);
  gtk_widget_set_sensitive (self->apply_button, FALSE);

  if (!lodestar_what_if_dialog_read (self, &change))
    {
      lodestar_what_if_dialog_show_message (self, _ ("There is nobody to choose."));
      return;
    }

  problem = lodestar_matching_problem_copy (self->problem);

  if (!lodestar_match_change_apply (&change, self->pool, problem, &error))
    {
      lodestar_what_if_dialog_show_message (self, error->message);
      return;
    }

  keep = g_new0 (LodestarMatchKeep, 1);
  keep->pool = lodestar_pool_ref (self->pool);
  keep->problem = g_steal_pointer (&problem);
  run = g_new0 (LodestarWhatIfRun, 1);
  run->dialog = g_object_ref (self);
  run->answer = g_new0 (LodestarMatchChangeKeep, 1);
  run->answer->change = change;
  run->answer->keep = keep;
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (self->spinner, TRUE);

  if (self->advisor != NULL)
    lodestar_advisor_ask_async (self->advisor, &change, FALSE, self->cancellable,
                                lodestar_what_if_dialog_advice_cb, run);
  else
    lodestar_what_if_dialog_solve (run);
}

static void
lodestar_what_if_dialog_change_cb (LodestarWhatIfDialog *self)
{
  LodestarWhatIf change = lodestar_what_if_dialog_get_change (self);

  gtk_widget_set_visible (GTK_WIDGET (self->mentor_row), change == LODESTAR_WHAT_IF_MENTOR);
  gtk_widget_set_visible (GTK_WIDGET (self->pair_row), change == LODESTAR_WHAT_IF_SWAP);
  gtk_widget_set_visible (GTK_WIDGET (self->places_row), change == LODESTAR_WHAT_IF_CAPACITY);
  lodestar_what_if_dialog_ask_cb (self);
}

static void
lodestar_what_if_dialog_cancel_cb (LodestarWhatIfDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
lodestar_what_if_dialog_kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarWhatIfRun *run = data;
  GtkWidget         *target = run->dialog->target;
  LodestarPage      *page = LODESTAR_PAGE (gtk_widget_get_ancestor (target, LODESTAR_TYPE_PAGE));
  g_autoptr (GError) error = NULL;

  if (lodestar_workspace_run_finish (LODESTAR_WORKSPACE (source), result, &error))
    {
      gtk_widget_activate_action (target, "matching.open-proposal", "x",
                                  run->answer->keep->proposal_id);

      if (page != NULL)
        lodestar_page_toast_undo (page, _ ("Change made, and matched anew"));
    }
  else if (page != NULL)
    {
      lodestar_page_show_error (page, _ ("Could Not Keep the Proposal"), error);
    }

  adw_dialog_close (ADW_DIALOG (run->dialog));
  lodestar_what_if_run_free (run);
}

static void
lodestar_what_if_dialog_keep (LodestarWhatIfRun *run)
{
  GtkWidget *page = gtk_widget_get_ancestor (run->dialog->target, LODESTAR_TYPE_PAGE);

  if (page != NULL)
    lodestar_workspace_run_async (lodestar_page_get_workspace (LODESTAR_PAGE (page)),
                                  "proposal-add", _ ("Match"), lodestar_match_change_keep,
                                  run->answer, NULL, NULL, lodestar_what_if_dialog_kept_cb, run);
  else
    lodestar_what_if_run_free (run);
}

static void
lodestar_what_if_dialog_solved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarWhatIfRun *run = data;

  if (!lodestar_what_if_dialog_take_result (run, result))
    return;

  g_clear_object (&run->dialog->cancellable);
  lodestar_what_if_dialog_keep (run);
}

/* What is kept has its proof, which only matching anew gives. */
static void
lodestar_what_if_dialog_apply_cb (LodestarWhatIfDialog *self)
{
  LodestarWhatIfRun *run;

  if (self->answer == NULL)
    return;

  run = g_new0 (LodestarWhatIfRun, 1);
  run->dialog = g_object_ref (self);
  run->answer = g_steal_pointer (&self->answer);
  gtk_widget_set_sensitive (self->apply_button, FALSE);

  if (run->answer->keep->result != NULL)
    {
      lodestar_what_if_dialog_keep (run);
      return;
    }

  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (self->spinner, TRUE);
  lodestar_match_solve_async (self->pool, run->answer->keep->problem, NULL, NULL, self->cancellable,
                              lodestar_what_if_dialog_solved_cb, run);
}

static void
lodestar_what_if_dialog_dispose (GObject *object)
{
  LodestarWhatIfDialog *self = LODESTAR_WHAT_IF_DIALOG (object);

  self->is_filling = TRUE;
  lodestar_what_if_dialog_stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_WHAT_IF_DIALOG);
  g_clear_pointer (&self->advisor, lodestar_advisor_unref);
  g_clear_pointer (&self->problem, lodestar_matching_problem_free);
  g_clear_pointer (&self->pool, lodestar_pool_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->mentors, g_array_unref);
  g_clear_pointer (&self->mentees, g_array_unref);
  g_clear_pointer (&self->before, g_free);
  g_clear_object (&self->target);

  G_OBJECT_CLASS (lodestar_what_if_dialog_parent_class)->dispose (object);
}

#define LODESTAR_WHAT_IF_DIALOG_BIND(child)                                                        \
  gtk_widget_class_bind_template_child (widget_class, LodestarWhatIfDialog, child)

static void
lodestar_what_if_dialog_closed (AdwDialog *dialog)
{
  lodestar_what_if_dialog_stop (LODESTAR_WHAT_IF_DIALOG (dialog));
}

static void
lodestar_what_if_dialog_class_init (LodestarWhatIfDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AdwDialogClass *dialog_class = ADW_DIALOG_CLASS (klass);

  object_class->dispose = lodestar_what_if_dialog_dispose;
  dialog_class->closed = lodestar_what_if_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-what-if-dialog.ui");
  LODESTAR_WHAT_IF_DIALOG_BIND (apply_button);
  LODESTAR_WHAT_IF_DIALOG_BIND (pair_group);
  LODESTAR_WHAT_IF_DIALOG_BIND (change_row);
  LODESTAR_WHAT_IF_DIALOG_BIND (mentor_row);
  LODESTAR_WHAT_IF_DIALOG_BIND (pair_row);
  LODESTAR_WHAT_IF_DIALOG_BIND (places_row);
  LODESTAR_WHAT_IF_DIALOG_BIND (spinner);
  LODESTAR_WHAT_IF_DIALOG_BIND (cost_group);
  LODESTAR_WHAT_IF_DIALOG_BIND (cost_row);
  LODESTAR_WHAT_IF_DIALOG_BIND (moves_group);
  LODESTAR_WHAT_IF_DIALOG_BIND (moves_list);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_what_if_dialog_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_what_if_dialog_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_what_if_dialog_change_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_what_if_dialog_ask_cb);
}

static void
lodestar_what_if_dialog_init (LodestarWhatIfDialog *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->changes = g_array_new (FALSE, FALSE, sizeof (LodestarWhatIf));
  self->mentors = g_array_new (FALSE, FALSE, sizeof (guint));
  self->mentees = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
lodestar_what_if_dialog_set_strings (AdwComboRow *row, GtkStringList *strings)
{
  g_autoptr (GtkExpression) expression =
    gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  adw_combo_row_set_expression (row, expression);
  adw_combo_row_set_search_match_mode (row, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_model (row, G_LIST_MODEL (strings));
}

static void
lodestar_what_if_dialog_fill_changes (LodestarWhatIfDialog *self, const LodestarProposalPair *pair)
{
  LodestarMatchingStructure structure = lodestar_what_if_dialog_get_structure (self);
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  g_autofree char *mentee = lodestar_text_isolate (pair->mentee_name);
  g_autofree char *mentor = lodestar_text_isolate (pair->mentor_name);
  g_autofree char *names = g_strdup_printf (_ ("%s and %s"), mentee, mentor);
  g_autofree char *escaped = g_markup_escape_text (names, -1);
  g_autofree char *places = g_strdup_printf (_ ("Places of %s"), pair->mentor_name);

  for (guint i = 0; i < LODESTAR_N_WHAT_IFS; i++)
    {
      LodestarWhatIf change = (LodestarWhatIf) i;
      const char    *label = lodestar_what_if_get_label (structure, change);

      if (label == NULL)
        continue;

      gtk_string_list_append (strings, label);
      g_array_append_val (self->changes, change);
    }

  adw_preferences_group_set_title (self->pair_group, escaped);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->places_row), places);

  if (structure == LODESTAR_MATCHING_STRUCTURE_PEERS)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->mentor_row), _ ("Partner"));
  else if (structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->mentor_row), _ ("Together With"));
  else if (structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->pair_row), _ ("Other Member"));

  lodestar_what_if_dialog_set_strings (self->change_row, strings);
}

static void
lodestar_what_if_dialog_fill_mentors (LodestarWhatIfDialog         *self,
                                      const LodestarMatchingResult *result)
{
  g_autofree LodestarMatchingCandidate *candidates =
    g_new (LodestarMatchingCandidate, LODESTAR_WHAT_IF_DIALOG_N_MENTORS);
  guint n =
    lodestar_matching_partners (self->problem, result, LODESTAR_MATCHING_MENTEE, self->mentee,
                                LODESTAR_WHAT_IF_DIALOG_N_MENTORS, candidates);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf (
        "%s · %u",
        lodestar_what_if_dialog_get_name (self, LODESTAR_MATCHING_MENTOR, candidates[i].index),
        candidates[i].score);

      if (candidates[i].index == self->mentor ||
          (result->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES &&
           result->unit_of[self->mentee] == result->unit_of[candidates[i].index]))
        continue;

      gtk_string_list_append (names, text);
      g_array_append_val (self->mentors, candidates[i].index);
    }

  lodestar_what_if_dialog_set_strings (self->mentor_row, names);
}

/* Of peers it matters who goes to whom: they are two by two. */
static char *
lodestar_what_if_dialog_dup_pair (LodestarWhatIfDialog *self, const LodestarProposalPair *pair)
{
  g_autofree char *mentee = lodestar_text_isolate (pair->mentee_name);
  g_autofree char *mentor = lodestar_text_isolate (pair->mentor_name);
  g_autofree char *own = NULL;

  if (lodestar_what_if_dialog_get_structure (self) != LODESTAR_MATCHING_STRUCTURE_PEERS)
    return g_strdup_printf (_ ("%s and %s"), mentee, mentor);

  own = lodestar_text_isolate (
    lodestar_what_if_dialog_get_name (self, LODESTAR_MATCHING_MENTOR, self->mentor));

  /* Translators: three peers: the partner somebody would have, and who would have the partner that
   * somebody has now */
  return g_strdup_printf (_ ("with %s, and %s with %s"), mentor, mentee, own);
}

static void
lodestar_what_if_dialog_fill_pairs (LodestarWhatIfDialog *self, GPtrArray *pairs)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean is_of_peers =
    lodestar_what_if_dialog_get_structure (self) == LODESTAR_MATCHING_STRUCTURE_PEERS;

  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);
      LodestarMatchingRole        role;
      guint                       mentee;
      g_autofree char            *text = lodestar_what_if_dialog_dup_pair (self, pair);

      if (!lodestar_pool_find (self->pool, pair->mentee_id, &role, &mentee) ||
          self->before[mentee] == self->mentor ||
          self->before[mentee] == LODESTAR_MATCHING_NOBODY ||
          (is_of_peers && mentee == self->mentor))
        continue;

      gtk_string_list_append (names, text);
      g_array_append_val (self->mentees, mentee);
    }

  lodestar_what_if_dialog_set_strings (self->pair_row, names);
}

/**
 * lodestar_what_if_dialog_new:
 * @model: the pool as it is now
 * @result: a proposal as a matching of that pool
 * @pairs: (element-type LodestarProposalPair): its pairs
 * @pair: the one that is looked at
 * @advisor: (nullable): who knows pool and settings
 * @target: a widget within the page; a dialog stands outside of it
 *
 * Returns: (transfer floating) (nullable): a dialog, %NULL where the pair is not in the pool
 */
GtkWidget *
lodestar_what_if_dialog_new (LodestarMatchingModel        *model,
                             const LodestarMatchingResult *result,
                             GPtrArray                    *pairs,
                             const LodestarProposalPair   *pair,
                             LodestarAdvisor              *advisor,
                             GtkWidget                    *target)
{
  LodestarWhatIfDialog     *self;
  LodestarPool             *pool = lodestar_matching_model_get_pool (model);
  const LodestarPoolMember *who;
  LodestarMatchingRole      role;
  guint                     mentor, mentee;

  g_return_val_if_fail (result != NULL && pairs != NULL && pair != NULL, NULL);

  if (!lodestar_pool_find (pool, pair->mentor_id, &role, &mentor) ||
      !lodestar_pool_find (pool, pair->mentee_id, &role, &mentee))
    return NULL;

  self = g_object_new (LODESTAR_TYPE_WHAT_IF_DIALOG, NULL);
  self->pool = lodestar_pool_ref (pool);
  self->problem = lodestar_matching_problem_copy (lodestar_matching_model_get_problem (model));
  self->advisor = advisor != NULL && lodestar_advisor_can_answer (advisor)
                    ? lodestar_advisor_ref (advisor)
                    : NULL;
  self->target = g_object_ref (target);
  self->before = g_memdup2 (result->mentor_of, sizeof *self->before * MAX (result->n_mentees, 1));
  self->n_before = lodestar_what_if_dialog_count (result);
  self->total_before = (gint64) result->total;
  self->mentor = mentor;
  self->mentee = mentee;
  who = lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, mentor);
  adw_preferences_group_set_description (self->cost_group,
                                         lodestar_what_if_get_description (self->problem));
  lodestar_what_if_dialog_fill_changes (self, pair);
  lodestar_what_if_dialog_fill_mentors (self, result);
  lodestar_what_if_dialog_fill_pairs (self, pairs);
  adw_spin_row_set_range (self->places_row, who->n_running, 99);
  adw_spin_row_set_value (self->places_row, who->capacity_max + 1);
  self->is_filling = FALSE;
  lodestar_what_if_dialog_change_cb (self);

  return GTK_WIDGET (self);
}
