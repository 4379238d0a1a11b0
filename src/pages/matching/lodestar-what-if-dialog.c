/* lodestar-what-if-dialog.c - what a change of a matching costs, before it is made
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-what-if-dialog.h"

#include "lodestar-match-change.h"
#include "lodestar-matching-rows.h"
#include "lodestar-page.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define LODESTAR_WHAT_IF_DIALOG_N_MENTORS 200 /* the best ones to choose from */

/* In the order of the combo row; another mentor is a lock, too. */
typedef enum
{
  LODESTAR_WHAT_IF_MENTOR,
  LODESTAR_WHAT_IF_SWAP,
  LODESTAR_WHAT_IF_BAN,
  LODESTAR_WHAT_IF_LOCK,
  LODESTAR_WHAT_IF_CAPACITY,
} LodestarWhatIf;

/**
 * LodestarWhatIfDialog:
 *
 * Tries a change of a proposal: matches anew with it in a thread, and says what that costs and who
 * else moves. Only *Apply* writes: the change, and the matching that came of it as a new proposal,
 * in one step.
 */
struct _LodestarWhatIfDialog
{
  AdwDialog                parent_instance;
  LodestarPool            *pool;    /* (owned) (nullable) */
  LodestarMatchingProblem *problem; /* (owned) (nullable) */
  GtkWidget               *target;  /* (owned) (nullable): within the page */
  guint                   *before;  /* (owned): by mentee the mentor */
  guint                    n_before;
  gint64                   total_before;
  guint                    mentor;
  guint                    mentee;
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

static void
lodestar_what_if_dialog_show_cost (LodestarWhatIfDialog *self, const LodestarMatchingResult *result)
{
  gint64           n = (gint64) result->n_pairs - self->n_before;
  gint64           total = (gint64) result->total - self->total_before;
  g_autofree char *matched = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (n == 0)
    matched = g_strdup (_ ("as many matched"));
  else if (n > 0)
    matched = g_strdup_printf (
      ngettext ("%" PRId64 " more matched", "%" PRId64 " more matched", (gulong) n), n);
  else
    matched = g_strdup_printf (
      ngettext ("%" PRId64 " fewer matched", "%" PRId64 " fewer matched", (gulong) -n), -n);

  if (total == 0)
    title = g_strdup_printf (_ ("Same total score, %s"), matched);
  else
    /* Translators: the first %s is a number with its sign, the second “as many matched” */
    title = g_strdup_printf (_ ("Total score %s%" PRId64 ", %s"), total > 0 ? "+" : "−",
                             ABS (total), matched);

  subtitle = g_strdup_printf (_ ("%" PRId64 " instead of %" PRId64 ", weakest pair %d"),
                              (gint64) result->total, self->total_before, result->worst);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->cost_row), title);
  adw_action_row_set_subtitle (self->cost_row, subtitle);
}

static char *
lodestar_what_if_dialog_dup_move (LodestarWhatIfDialog *self, const LodestarMatchMove *move)
{
  const char *from =
    move->from != LODESTAR_MATCHING_NOBODY
      ? lodestar_what_if_dialog_get_name (self, LODESTAR_MATCHING_MENTOR, move->from)
      : NULL;
  const char *to = move->to != LODESTAR_MATCHING_NOBODY
                     ? lodestar_what_if_dialog_get_name (self, LODESTAR_MATCHING_MENTOR, move->to)
                     : NULL;

  if (from == NULL)
    return g_strdup_printf (_ ("with %s, unmatched before"), to);

  if (to == NULL)
    return g_strdup_printf (_ ("unmatched, with %s before"), from);

  return g_strdup_printf (_ ("from %s to %s"), from, to);
}

static void
lodestar_what_if_dialog_show_moves (LodestarWhatIfDialog         *self,
                                    const LodestarMatchingResult *result)
{
  g_autoptr (GArray) moves = lodestar_match_change_list_moves (self->before, result);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < moves->len; i++)
    {
      const LodestarMatchMove *move = &g_array_index (moves, LodestarMatchMove, i);
      g_autofree char         *words = lodestar_what_if_dialog_dup_move (self, move);

      g_ptr_array_add (
        rows, lodestar_matching_rows_new (
                lodestar_what_if_dialog_get_name (self, LODESTAR_MATCHING_MENTEE, move->mentee),
                words, NULL));
    }

  lodestar_matching_rows_fill (self->moves_list, rows, _ ("Nobody moves"));
  gtk_widget_set_visible (self->moves_group, TRUE);
}

static void
lodestar_what_if_dialog_answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarWhatIfRun    *run = data;
  LodestarWhatIfDialog *self = run->dialog;
  g_autoptr (GError) error = NULL;

  run->answer->keep->result = lodestar_match_solve_finish (result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_object (&self->cancellable);
      gtk_widget_set_visible (self->spinner, FALSE);

      if (error != NULL)
        {
          lodestar_what_if_dialog_show_message (self, error->message);
        }
      else
        {
          lodestar_what_if_dialog_show_cost (self, run->answer->keep->result);
          lodestar_what_if_dialog_show_moves (self, run->answer->keep->result);
          self->answer = g_steal_pointer (&run->answer);
          gtk_widget_set_sensitive (self->apply_button, TRUE);
        }
    }

  g_clear_pointer (&run->answer, lodestar_what_if_answer_free);
  g_object_unref (self);
  g_free (run);
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

  switch ((LodestarWhatIf) adw_combo_row_get_selected (self->change_row))
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

    case LODESTAR_WHAT_IF_LOCK:
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
  lodestar_match_solve_async (self->pool, keep->problem, NULL, NULL, self->cancellable,
                              lodestar_what_if_dialog_answer_cb, run);
}

static void
lodestar_what_if_dialog_change_cb (LodestarWhatIfDialog *self)
{
  guint change = adw_combo_row_get_selected (self->change_row);

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
  g_object_unref (run->dialog);
  lodestar_what_if_answer_free (run->answer);
  g_free (run);
}

static void
lodestar_what_if_dialog_apply_cb (LodestarWhatIfDialog *self)
{
  GtkWidget         *page = gtk_widget_get_ancestor (self->target, LODESTAR_TYPE_PAGE);
  LodestarWhatIfRun *run;

  if (self->answer == NULL || page == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  run = g_new0 (LodestarWhatIfRun, 1);
  run->dialog = g_object_ref (self);
  run->answer = g_steal_pointer (&self->answer);
  lodestar_workspace_run_async (lodestar_page_get_workspace (LODESTAR_PAGE (page)), "proposal-add",
                                _ ("Match"), lodestar_match_change_keep, run->answer, NULL, NULL,
                                lodestar_what_if_dialog_kept_cb, run);
}

static void
lodestar_what_if_dialog_dispose (GObject *object)
{
  LodestarWhatIfDialog *self = LODESTAR_WHAT_IF_DIALOG (object);

  self->is_filling = TRUE;
  lodestar_what_if_dialog_stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_WHAT_IF_DIALOG);
  g_clear_pointer (&self->problem, lodestar_matching_problem_free);
  g_clear_pointer (&self->pool, lodestar_pool_unref);
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
  const char *const changes[] = {
    _ ("Another mentor"), _ ("Swap with another pair"), _ ("Ban this pair"),
    _ ("Lock this pair"), _ ("Number of places"),       NULL,
  };
  g_autoptr (GtkStringList) strings = gtk_string_list_new (changes);
  g_autofree char *mentee = lodestar_text_isolate (pair->mentee_name);
  g_autofree char *mentor = lodestar_text_isolate (pair->mentor_name);
  g_autofree char *names = g_strdup_printf (_ ("%s and %s"), mentee, mentor);
  g_autofree char *escaped = g_markup_escape_text (names, -1);
  g_autofree char *places = g_strdup_printf (_ ("Places of %s"), pair->mentor_name);

  adw_preferences_group_set_title (self->pair_group, escaped);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->places_row), places);
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

      if (candidates[i].index == self->mentor)
        continue;

      gtk_string_list_append (names, text);
      g_array_append_val (self->mentors, candidates[i].index);
    }

  lodestar_what_if_dialog_set_strings (self->mentor_row, names);
}

static void
lodestar_what_if_dialog_fill_pairs (LodestarWhatIfDialog *self, GPtrArray *pairs)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);
      LodestarMatchingRole        role;
      guint                       mentee;
      g_autofree char            *mentee_name = lodestar_text_isolate (pair->mentee_name);
      g_autofree char            *mentor_name = lodestar_text_isolate (pair->mentor_name);
      g_autofree char *text = g_strdup_printf (_ ("%s and %s"), mentee_name, mentor_name);

      if (!lodestar_pool_find (self->pool, pair->mentee_id, &role, &mentee) ||
          self->before[mentee] == self->mentor || self->before[mentee] == LODESTAR_MATCHING_NOBODY)
        continue;

      gtk_string_list_append (names, text);
      g_array_append_val (self->mentees, mentee);
    }

  lodestar_what_if_dialog_set_strings (self->pair_row, names);
}

/* Who asks what a change costs must know what the answer is: the matching that the program asks
 * for, made anew with the change. */
static const char *
lodestar_what_if_dialog_get_description (LodestarMatchingObjective objective)
{
  switch (objective)
    {
    case LODESTAR_MATCHING_OBJECTIVE_FAIR:
      return _ ("Held against a fair matching made anew with this change: the worst-off come "
                "first, so the total can go up as well as down.");

    case LODESTAR_MATCHING_OBJECTIVE_STABLE:
      return _ ("Held against a stable matching made anew with this change: its total can go up as "
                "well as down.");

    case LODESTAR_MATCHING_OBJECTIVE_BEST:
    default:
      return _ ("Held against the best matching there is with this change.");
    }
}

/**
 * lodestar_what_if_dialog_new:
 * @model: the pool as it is now
 * @result: a proposal as a matching of that pool
 * @pairs: (element-type LodestarProposalPair): its pairs
 * @pair: the one that is looked at
 * @target: a widget within the page; a dialog stands outside of it
 *
 * Returns: (transfer floating) (nullable): a dialog, %NULL where the pair is not in the pool
 */
GtkWidget *
lodestar_what_if_dialog_new (LodestarMatchingModel        *model,
                             const LodestarMatchingResult *result,
                             GPtrArray                    *pairs,
                             const LodestarProposalPair   *pair,
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
  self->target = g_object_ref (target);
  self->before = g_memdup2 (result->mentor_of, sizeof *self->before * MAX (result->n_mentees, 1));
  self->n_before = result->n_pairs;
  self->total_before = (gint64) result->total;
  self->mentor = mentor;
  self->mentee = mentee;
  who = lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, mentor);
  adw_preferences_group_set_description (
    self->cost_group, lodestar_what_if_dialog_get_description (
                        lodestar_matching_problem_get_objective (self->problem)));
  lodestar_what_if_dialog_fill_changes (self, pair);
  lodestar_what_if_dialog_fill_mentors (self, result);
  lodestar_what_if_dialog_fill_pairs (self, pairs);
  adw_spin_row_set_range (self->places_row, who->n_running, 99);
  adw_spin_row_set_value (self->places_row, who->capacity_max + 1);
  self->is_filling = FALSE;
  lodestar_what_if_dialog_change_cb (self);

  return GTK_WIDGET (self);
}
