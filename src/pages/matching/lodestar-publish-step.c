/* lodestar-publish-step.c - Matching → Publish
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-publish-step.h"

#include <glib/gi18n-lib.h>

/* How long after its start a relationship's first meeting is late, as the health rules have it. */
#define LODESTAR_PUBLISH_STEP_FIRST_MEETING_DAYS 14

/**
 * LodestarPublishStep:
 *
 * The last step of the matching wizard: what publishing a proposal will do, with its dates.
 */
struct _LodestarPublishStep
{
  AdwBin parent_instance;

  /* Template children */
  AdwStatusPage *page;
  GtkWidget     *kept_row;
  GtkLabel      *kept_label;
  GtkWidget     *ended_row;
  GtkLabel      *ended_label;
  AdwActionRow  *verdict_row;
  AdwActionRow  *unmatched_row;
  GtkLabel      *trial_label;
  GtkLabel      *first_label;
  GtkLabel      *verdict_label;
  GtkLabel      *unmatched_label;
  GtkLabel      *letters_label;
  GtkButton     *publish_button;
};

G_DEFINE_FINAL_TYPE (LodestarPublishStep, lodestar_publish_step, ADW_TYPE_BIN)

static void
lodestar_publish_step_dispose (GObject *object)
{
  /* The bin does not hear of it when the template takes its child away. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LODESTAR_TYPE_PUBLISH_STEP);

  G_OBJECT_CLASS (lodestar_publish_step_parent_class)->dispose (object);
}

static void
lodestar_publish_step_class_init (LodestarPublishStepClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_publish_step_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-publish-step.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarPublishStep, page);
  gtk_widget_class_bind_template_child (widget_class, LodestarPublishStep, kept_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarPublishStep, kept_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPublishStep, ended_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarPublishStep, ended_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPublishStep, verdict_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarPublishStep, unmatched_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarPublishStep, trial_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPublishStep, first_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPublishStep, verdict_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPublishStep, unmatched_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPublishStep, letters_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPublishStep, publish_button);
}

static void
lodestar_publish_step_init (LodestarPublishStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
lodestar_publish_step_show_plan (LodestarPublishStep *self, const LodestarRematchPlan *plan)
{
  g_autofree char *kept = g_strdup_printf ("%u", plan != NULL ? plan->n_kept : 0);
  g_autofree char *ended = g_strdup_printf ("%u", plan != NULL ? plan->n_ended : 0);

  gtk_label_set_label (self->kept_label, kept);
  gtk_label_set_label (self->ended_label, ended);
  gtk_widget_set_visible (self->kept_row, plan != NULL);
  gtk_widget_set_visible (self->ended_row, plan != NULL);
}

/* Returns: how many relationships begin: a group or circle is one. Everybody in it gets a letter.
 */
static guint
lodestar_publish_step_count (const LodestarReviewSheet *sheet, guint *n_letters)
{
  guint n = sheet->entries->len;

  if (lodestar_review_sheet_has_units (sheet))
    {
      *n_letters =
        n + (sheet->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS ? sheet->units->len : 0);

      return sheet->units->len;
    }

  if (sheet->plan != NULL)
    n -= MIN (sheet->plan->n_kept, n);

  *n_letters = 2 * n;

  return n;
}

static const char *
lodestar_publish_step_get_unmatched (LodestarMatchingStructure structure)
{
  switch (structure)
    {
    case LODESTAR_MATCHING_STRUCTURE_GROUPS:
      return _ ("Mentees without a group");

    case LODESTAR_MATCHING_STRUCTURE_PEERS:
      return _ ("Peers without a partner");

    case LODESTAR_MATCHING_STRUCTURE_CIRCLES:
      return _ ("Peers without a circle");

    case LODESTAR_MATCHING_STRUCTURE_PAIRS:
    case LODESTAR_N_MATCHING_STRUCTURES:
    default:
      return _ ("Mentees without a mentor");
    }
}

/* Returns: the first day of the relationships: of those that were published the day of that */
static LodestarDate
lodestar_publish_step_get_day (const LodestarProposal *proposal)
{
  g_autofree char *day = NULL;

  if (proposal->published_at == NULL)
    return lodestar_date_today ();

  day = g_strndup (proposal->published_at, 10);

  return lodestar_date_from_iso (day);
}

/**
 * lodestar_publish_step_set_proposal:
 * @self: the step
 * @proposal: (nullable): what would be published
 * @sheet: (nullable): the same, laid out
 * @program_start: the program's first day; nothing is due before it
 * @trial_days: how long a trial is in this program
 *
 * Says what publishing @proposal will do.
 */
void
lodestar_publish_step_set_proposal (LodestarPublishStep       *self,
                                    const LodestarProposal    *proposal,
                                    const LodestarReviewSheet *sheet,
                                    LodestarDate               program_start,
                                    int                        trial_days)
{
  gboolean         is_published = proposal != NULL && proposal->published_at != NULL;
  g_autofree char *title = NULL;
  g_autofree char *trial = NULL;
  g_autofree char *first = NULL;
  g_autofree char *verdict = NULL;
  g_autofree char *unmatched = NULL;
  g_autofree char *letters = NULL;
  g_autofree char *button = NULL;

  const LodestarRematchPlan *plan;
  guint                      n_new, n_letters, n_changes;
  LodestarDate               day;

  g_return_if_fail (LODESTAR_IS_PUBLISH_STEP (self));

  if (proposal == NULL || sheet == NULL)
    return;

  plan = sheet->plan;
  n_new = lodestar_publish_step_count (sheet, &n_letters);
  n_changes = n_new + (plan != NULL ? plan->n_ended : 0);

  title =
    g_strdup_printf (is_published ? _ ("“%s” Is Published") : _ ("Publish “%s”"), proposal->name);
  trial = g_strdup_printf ("%u", n_new);
  day = MAX (lodestar_publish_step_get_day (proposal), program_start);
  first = lodestar_date_format (day + LODESTAR_PUBLISH_STEP_FIRST_MEETING_DAYS);
  verdict = lodestar_date_format (day + trial_days);
  unmatched = g_strdup_printf ("%u", proposal->n_unmatched);
  letters = g_strdup_printf ("%u", n_letters);
  button = plan != NULL
             ? g_strdup_printf (ngettext ("_Publish %u Change", "_Publish %u Changes", n_changes),
                                n_changes)
             : g_strdup_printf (
                 ngettext ("_Publish %u Relationship", "_Publish %u Relationships", n_new), n_new);
  lodestar_publish_step_show_plan (self, plan);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->unmatched_row),
                                 lodestar_publish_step_get_unmatched (sheet->structure));
  adw_action_row_set_subtitle (self->verdict_row,
                               lodestar_review_sheet_has_units (sheet)
                                 ? _ ("Then everybody says whether it is a good fit")
                                 : _ ("Then both sides say whether it is a good fit"));

  adw_status_page_set_title (self->page, title);
  gtk_label_set_label (self->trial_label, trial);
  gtk_label_set_label (self->first_label, first);
  gtk_label_set_label (self->verdict_label, verdict);
  gtk_label_set_label (self->unmatched_label, unmatched);
  gtk_label_set_label (self->letters_label, letters);
  gtk_button_set_use_underline (self->publish_button, TRUE);
  gtk_button_set_label (self->publish_button, button);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->publish_button)), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (self->publish_button)),
                         GTK_JUSTIFY_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self->publish_button), !is_published);
  gtk_widget_set_sensitive (GTK_WIDGET (self->publish_button), plan == NULL || n_changes > 0);
}
