/* lodestar-unmatched-pane.c - why somebody has no mentor, and what would help
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-unmatched-pane.h"

#include "lodestar-match-change.h"
#include "lodestar-matching-rows.h"
#include "lodestar-matching-words.h"
#include "lodestar-page.h"

#include <glib/gi18n-lib.h>

#define LODESTAR_UNMATCHED_PANE_N_PLACES 5

/**
 * LodestarUnmatchedPane:
 *
 * Why somebody has no partner; for a mentee also where the places of the mentors went that would
 * fit best, what one more would bring, and what each rule takes. *Give One More Place* writes the
 * capacity and the matching that comes of it, in one step.
 */
struct _LodestarUnmatchedPane
{
  AdwBin           parent_instance;
  LodestarAdvisor *advisor;     /* (owned) (nullable) */
  GCancellable    *cancellable; /* (owned) (nullable): of the question that runs */

  /* Template children */
  GtkLabel   *name_label;
  GtkLabel   *reason_label;
  GtkWidget  *places_box;
  GtkListBox *places_list;
  GtkWidget  *rules_box;
  GtkListBox *rules_list;
  GtkWidget  *spinner;
};

G_DEFINE_FINAL_TYPE (LodestarUnmatchedPane, lodestar_unmatched_pane, ADW_TYPE_BIN)

/* One more place on its way. */
typedef struct
{
  LodestarUnmatchedPane  *pane; /* (owned) */
  LodestarMatchChangeKeep work;
} LodestarUnmatchedGive;

static void
lodestar_unmatched_give_free (LodestarUnmatchedGive *give)
{
  lodestar_match_keep_free (give->work.keep);
  g_object_unref (give->pane);
  g_free (give);
}

static LodestarPage *
lodestar_unmatched_pane_get_page (LodestarUnmatchedPane *self)
{
  return LODESTAR_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), LODESTAR_TYPE_PAGE));
}

static void
lodestar_unmatched_pane_end (LodestarUnmatchedPane *self, const GError *error)
{
  LodestarPage *page = lodestar_unmatched_pane_get_page (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (self->spinner, FALSE);

  if (error != NULL && page != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lodestar_page_show_error (page, _ ("Could Not Match"), error);
}

static void
lodestar_unmatched_pane_kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarUnmatchedGive *give = data;
  LodestarUnmatchedPane *self = give->pane;
  g_autoptr (GError) error = NULL;
  LodestarPage *page = lodestar_unmatched_pane_get_page (self);

  if (lodestar_workspace_run_finish (LODESTAR_WORKSPACE (source), result, &error) && page != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "matching.open-proposal", "x",
                                  give->work.keep->proposal_id);
      lodestar_page_toast_undo (page, _ ("One more place given, and matched anew"));
    }

  lodestar_unmatched_pane_end (self, error);
  lodestar_unmatched_give_free (give);
}

static void
lodestar_unmatched_pane_solved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarUnmatchedGive *give = data;
  LodestarPage          *page = lodestar_unmatched_pane_get_page (give->pane);
  g_autoptr (GError) error = NULL;

  give->work.keep->result = lodestar_match_solve_finish (result, &error);

  if (give->work.keep->result == NULL || page == NULL)
    {
      lodestar_unmatched_pane_end (give->pane, error);
      lodestar_unmatched_give_free (give);
      return;
    }

  lodestar_workspace_run_async (lodestar_page_get_workspace (page), "proposal-add", _ ("Match"),
                                lodestar_match_change_keep, &give->work, NULL, NULL,
                                lodestar_unmatched_pane_kept_cb, give);
}

static void
lodestar_unmatched_pane_give_cb (GtkWidget *button, gpointer data)
{
  LodestarUnmatchedPane *self = data;
  LodestarPool          *pool = lodestar_advisor_get_pool (self->advisor);
  guint mentor = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "mentor"));
  const LodestarPoolMember *who = lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, mentor);
  g_autoptr (LodestarMatchingProblem) problem =
    lodestar_matching_problem_copy (lodestar_advisor_get_problem (self->advisor));
  g_autoptr (GError) error = NULL;
  LodestarUnmatchedGive *give;
  LodestarMatchChange    change = { .kind = LODESTAR_MATCH_CHANGE_CAPACITY };

  change.mentor_id = who->participant_id;
  change.capacity = (int) who->capacity_max + 1;

  if (!lodestar_match_change_apply (&change, pool, problem, &error))
    {
      lodestar_unmatched_pane_end (self, error);
      return;
    }

  give = g_new0 (LodestarUnmatchedGive, 1);
  give->pane = g_object_ref (self);
  give->work.change = change;
  give->work.keep = g_new0 (LodestarMatchKeep, 1);
  give->work.keep->pool = lodestar_pool_ref (pool);
  give->work.keep->problem = g_steal_pointer (&problem);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (self->spinner, TRUE);
  lodestar_match_solve_async (pool, give->work.keep->problem, NULL, NULL, NULL,
                              lodestar_unmatched_pane_solved_cb, give);
}

static GtkWidget *
lodestar_unmatched_pane_new_label (GtkWidget *box, const char *text, gboolean is_caption)
{
  GtkWidget *label = lodestar_matching_rows_add_line (box, text, is_caption);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);

  return label;
}

static GtkWidget *
lodestar_unmatched_pane_add_row (GtkListBox *list, const char *title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  lodestar_unmatched_pane_new_label (box, title, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (list, row);

  return box;
}

static void
lodestar_unmatched_pane_add_place (LodestarUnmatchedPane *self, const LodestarMatchingPlace *place)
{
  const LodestarPool       *pool = lodestar_advisor_get_pool (self->advisor);
  const LodestarPoolMember *mentor =
    lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, place->mentor);
  g_autofree char *title = g_strdup_printf ("%s · %u", mentor->name, place->score);
  g_autofree char *taken = lodestar_advice_dup_place_words (pool, place);
  g_autofree char *more = lodestar_advice_dup_more_words (place);
  g_autofree char *words = g_strdup_printf (_ ("Give %s one more place"), mentor->name);
  GtkWidget       *box = lodestar_unmatched_pane_add_row (self->places_list, title);
  GtkWidget       *button;

  lodestar_unmatched_pane_new_label (box, taken, TRUE);
  lodestar_unmatched_pane_new_label (box, more, TRUE);

  if (place->more_matched <= 0 && place->more_total <= 0)
    return;

  button = gtk_button_new_with_label (_ ("Give One More Place"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 3);
  gtk_widget_set_margin_bottom (button, 6);
  gtk_widget_set_tooltip_text (button, words);
  g_object_set_data (G_OBJECT (button), "mentor", GUINT_TO_POINTER (place->mentor));
  g_signal_connect_object (button, "clicked", G_CALLBACK (lodestar_unmatched_pane_give_cb), self,
                           0);
  gtk_box_append (GTK_BOX (box), button);
}

static void
lodestar_unmatched_pane_show_advice (LodestarUnmatchedPane *self, const LodestarAdvice *advice)
{
  for (guint i = 0; i < advice->places->len; i++)
    lodestar_unmatched_pane_add_place (self,
                                       &g_array_index (advice->places, LodestarMatchingPlace, i));

  for (guint i = 0; i < advice->rules->len; i++)
    {
      const LodestarAdviceRule *rule = &g_array_index (advice->rules, LodestarAdviceRule, i);
      g_autofree char          *words = lodestar_advice_dup_rule_words (rule);
      GtkWidget                *box = lodestar_unmatched_pane_add_row (
        self->rules_list, lodestar_matching_rule_get_label (rule->rule));

      lodestar_unmatched_pane_new_label (box, words, TRUE);
    }

  gtk_widget_set_visible (self->places_box, advice->places->len > 0);
  gtk_widget_set_visible (self->rules_box, advice->rules->len > 0);
}

static void
lodestar_unmatched_pane_advice_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarUnmatchedPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarAdvice) advice = lodestar_advisor_find_places_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_widget_set_visible (self->spinner, FALSE);

  if (advice != NULL && advice->is_unmatched)
    lodestar_unmatched_pane_show_advice (self, advice);
}

static void
lodestar_unmatched_pane_stop (LodestarUnmatchedPane *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->advisor, lodestar_advisor_unref);
}

static void
lodestar_unmatched_pane_dispose (GObject *object)
{
  LodestarUnmatchedPane *self = LODESTAR_UNMATCHED_PANE (object);

  lodestar_unmatched_pane_stop (self);

  /* The bin does not hear of it when the template takes its child away. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LODESTAR_TYPE_UNMATCHED_PANE);

  G_OBJECT_CLASS (lodestar_unmatched_pane_parent_class)->dispose (object);
}

static void
lodestar_unmatched_pane_class_init (LodestarUnmatchedPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lodestar_unmatched_pane_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-unmatched-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarUnmatchedPane, name_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarUnmatchedPane, reason_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarUnmatchedPane, places_box);
  gtk_widget_class_bind_template_child (widget_class, LodestarUnmatchedPane, places_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarUnmatchedPane, rules_box);
  gtk_widget_class_bind_template_child (widget_class, LodestarUnmatchedPane, rules_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarUnmatchedPane, spinner);
}

static void
lodestar_unmatched_pane_init (LodestarUnmatchedPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_unmatched_pane_set:
 * @self: the pane
 * @who: somebody who stayed unmatched in a proposal
 * @advisor: (nullable): the people and settings of now, %NULL where nothing more is to be told
 *
 * Explains why @who has no partner, and looks for what would help.
 */
void
lodestar_unmatched_pane_set (LodestarUnmatchedPane           *self,
                             const LodestarProposalUnmatched *who,
                             LodestarAdvisor                 *advisor)
{
  LodestarMatchingUnmatched parsed;
  LodestarMatchingRole      role;
  g_autofree char          *reason = NULL;
  guint                     index;

  g_return_if_fail (LODESTAR_IS_UNMATCHED_PANE (self));

  lodestar_unmatched_pane_stop (self);
  gtk_list_box_remove_all (self->places_list);
  gtk_list_box_remove_all (self->rules_list);
  gtk_widget_set_visible (self->places_box, FALSE);
  gtk_widget_set_visible (self->rules_box, FALSE);
  gtk_widget_set_visible (self->spinner, FALSE);

  if (lodestar_matching_unmatched_parse (who->reason, who->detail, who->is_mentor, &parsed))
    reason = lodestar_matching_unmatched_dup_words (&parsed);

  gtk_label_set_label (self->name_label, who->name);
  gtk_label_set_label (self->reason_label, reason != NULL ? reason : "");

  if (advisor == NULL || !lodestar_advisor_can_find_places (advisor) ||
      !lodestar_pool_find (lodestar_advisor_get_pool (advisor), who->participant_id, &role,
                           &index) ||
      role != LODESTAR_MATCHING_MENTEE)
    return;

  self->advisor = lodestar_advisor_ref (advisor);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (self->spinner, TRUE);
  lodestar_advisor_find_places_async (advisor, index, LODESTAR_UNMATCHED_PANE_N_PLACES,
                                      self->cancellable, lodestar_unmatched_pane_advice_cb,
                                      g_object_ref (self));
}
