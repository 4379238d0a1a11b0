/* lodestar-relationship-rows.c - the rows of the lists that show relationships
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-relationship-rows.h"

#include "lodestar-matching-words.h"
#include "lodestar-side-bar.h"
#include "lodestar-widgets.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/**
 * lodestar_sign_set:
 * @image: an image
 * @sign: what it is to say
 *
 * Shows a status as an icon.
 */
void
lodestar_sign_set (GtkImage *image, LodestarSign sign)
{
  static const struct
  {
    const char *icon;
    const char *css_class;
  } signs[] = {
    { "object-select-symbolic", "success" }, { "radio-symbolic", "dimmed" },
    { "alarm-symbolic", "warning" },         { "dialog-warning-symbolic", "warning" },
    { "dialog-error-symbolic", "error" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (image), signs[i].css_class);

  gtk_image_set_from_icon_name (image, signs[sign].icon);
  gtk_widget_add_css_class (GTK_WIDGET (image), signs[sign].css_class);
}

/**
 * lodestar_sign_new:
 * @sign: what it is to say
 *
 * Returns: (transfer floating): an icon; the words stand beside it
 */
GtkWidget *
lodestar_sign_new (LodestarSign sign)
{
  GtkWidget *image =
    g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign",
                  GTK_ALIGN_CENTER, NULL);

  lodestar_sign_set (GTK_IMAGE (image), sign);

  return image;
}

static GtkWidget *
lodestar_text_row_new_label (const char *text, gboolean is_caption)
{
  g_autofree char *aligned = lodestar_widgets_dup_aligned (text);
  GtkWidget       *label = gtk_label_new (aligned);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);

  if (is_caption)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "numeric");
    }

  return label;
}

/**
 * lodestar_text_row_new:
 * @prefix: (nullable) (transfer floating): what stands before the words
 * @title: plain text
 * @detail: (nullable): plain text in a second line
 * @suffix: (nullable) (transfer floating): what stands behind the words
 *
 * Returns: (transfer floating): a row that wraps its words and cannot be activated
 */
GtkWidget *
lodestar_text_row_new (GtkWidget *prefix, const char *title, const char *detail, GtkWidget *suffix)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  if (prefix != NULL)
    gtk_box_append (GTK_BOX (box), prefix);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), lodestar_text_row_new_label (title, FALSE));

  if (detail != NULL && detail[0] != '\0')
    gtk_box_append (GTK_BOX (texts), lodestar_text_row_new_label (detail, TRUE));

  gtk_box_append (GTK_BOX (box), texts);

  if (suffix != NULL)
    {
      gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), suffix);
    }

  gtk_widget_add_css_class (box, "row-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  if (detail != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    detail, -1);

  return row;
}

/**
 * lodestar_health_row_new:
 * @reason: a reason
 * @row: its relationship
 * @cadence: how often its program wants it to meet
 *
 * Returns: (transfer floating): a row that says the reason; a risk has a button to do something
 */
GtkWidget *
lodestar_health_row_new (const LodestarHealthReason    *reason,
                         const LodestarRelationshipRow *row,
                         LodestarCadence                cadence)
{
  static const struct
  {
    const char *label;
    const char *action;
  } buttons[LODESTAR_N_HEALTH_RULES] = {
    { N_ ("Verdicts…"), "relationship.verdicts" },
    { N_ ("Plan…"), "relationship.plan" },
    { N_ ("Plan…"), "relationship.plan" },
    { N_ ("Update…"), "relationship.update-goal" },
  };
  g_autofree char *title = lodestar_health_reason_dup_title (reason, row);
  g_autofree char *detail = lodestar_health_reason_dup_detail (reason, row, cadence);
  GtkWidget       *button = NULL;

  if (reason->is_risk)
    {
      button = gtk_button_new_with_label (_ (buttons[reason->rule].label));
      gtk_widget_add_css_class (button, "flat");

      if (reason->rule == LODESTAR_HEALTH_GOALS)
        gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", reason->subject_id);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[reason->rule].action);
    }

  return lodestar_text_row_new (
    lodestar_sign_new (reason->is_risk ? LODESTAR_SIGN_RISK : LODESTAR_SIGN_GOOD), title, detail,
    button);
}

/**
 * lodestar_goal_row_new:
 * @goal: a goal
 * @program_end: the first day after the program
 * @today: today
 *
 * Returns: (transfer floating): a row with the goal and its progress that can be activated
 */
GtkWidget *
lodestar_goal_row_new (const LodestarGoal *goal, LodestarDate program_end, LodestarDate today)
{
  gboolean         is_on_track = lodestar_goal_is_on_track (goal, program_end, today);
  LodestarDate     due = goal->due_date != LODESTAR_DATE_NONE ? goal->due_date : program_end - 1;
  g_autofree char *percent = g_strdup_printf (_ ("%d %%"), goal->progress);
  g_autofree char *date = lodestar_date_format (due);
  g_autofree char *detail = NULL, *words = NULL;
  GtkWidget       *row = gtk_list_box_row_new (), *head, *box, *bar, *number, *caption, *line;

  if (goal->progress >= 100)
    detail = g_strdup (_ ("reached"));
  else if (is_on_track)
    detail = g_strdup_printf (_ ("on track · due %s"), date);
  else if (due < today)
    detail = g_strdup_printf (_ ("overdue · was due %s"), date);
  else
    detail = g_strdup_printf (_ ("behind · due %s"), date);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  number = gtk_label_new (percent);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), lodestar_text_row_new_label (goal->text, FALSE));
  gtk_widget_set_hexpand (gtk_widget_get_first_child (head), TRUE);
  gtk_box_append (GTK_BOX (head), number);
  bar = gtk_progress_bar_new ();
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), goal->progress / 100.0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, goal->text,
                                  -1);
  caption = lodestar_text_row_new_label (detail, TRUE);
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (!is_on_track)
    gtk_box_append (GTK_BOX (line),
                    lodestar_sign_new (due < today ? LODESTAR_SIGN_LATE : LODESTAR_SIGN_SOON));

  gtk_box_append (GTK_BOX (line), caption);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_add_css_class (box, "row-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  words = g_strdup_printf ("%s, %s, %s", goal->text, percent, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return row;
}

static GtkWidget *
lodestar_contribution_row_new_number (guint number, float xalign)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget       *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_widget_add_css_class (label, "numeric");

  return label;
}

/**
 * lodestar_contribution_row_new:
 * @contribution: what a criterion added to the score
 * @most: the points of the criterion with the most
 *
 * Returns: (transfer floating): a row that shows both sides
 */
GtkWidget *
lodestar_contribution_row_new (const LodestarContribution *contribution, guint most)
{
  const char      *name = lodestar_matching_criterion_get_label (contribution->criterion);
  gboolean         is_known = contribution->is_known_to_mentee && contribution->is_known_to_mentor;
  g_autofree char *of = g_strdup_printf (is_known ? _ ("%u of %u") : _ ("not known, %u of %u"),
                                         contribution->score, contribution->points);
  g_autofree char *words = g_strdup_printf (_ ("%s: %s; mentee’s side %u, mentor’s side %u"), name,
                                            of, contribution->mentee, contribution->mentor);
  GtkWidget       *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *title = gtk_label_new (name), *limit = gtk_label_new (of);
  GtkWidget       *bar =
    lodestar_side_bar_new (contribution->points, most, contribution->mentee, contribution->mentor,
                           contribution->is_known_to_mentee, contribution->is_known_to_mentor);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (limit, "caption");
  gtk_widget_add_css_class (limit, "dimmed");
  gtk_widget_add_css_class (limit, "numeric");
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), limit);
  gtk_box_append (GTK_BOX (line), lodestar_contribution_row_new_number (contribution->mentee, 1));
  gtk_box_append (GTK_BOX (line), bar);
  gtk_box_append (GTK_BOX (line), lodestar_contribution_row_new_number (contribution->mentor, 0));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_add_css_class (box, "row-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return row;
}

/**
 * lodestar_state_label_set:
 * @label: a label of the class “tag”
 * @state: a state
 *
 * Shows the state of a relationship as a pill.
 */
void
lodestar_state_label_set (GtkLabel *label, LodestarRelationshipState state)
{
  static const char *const classes[LODESTAR_N_RELATIONSHIP_STATES] = { "accent", "success",
                                                                       "dimmed", "dimmed",
                                                                       "dimmed" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (label), classes[i]);

  gtk_label_set_label (label, lodestar_relationship_state_get_label (state));
  gtk_widget_add_css_class (GTK_WIDGET (label), classes[state]);
}

/**
 * lodestar_verdict_get_sign:
 * @verdict: what a member says of the relationship
 *
 * Returns: the sign that goes with it
 */
LodestarSign
lodestar_verdict_get_sign (LodestarVerdict verdict)
{
  switch (verdict)
    {
    case LODESTAR_VERDICT_GOOD:
      return LODESTAR_SIGN_GOOD;
    case LODESTAR_VERDICT_UNDECIDED:
      return LODESTAR_SIGN_SOON;
    case LODESTAR_VERDICT_POOR:
      return LODESTAR_SIGN_RISK;
    case LODESTAR_VERDICT_NONE:
    default:
      return LODESTAR_SIGN_NONE;
    }
}

static const char *
lodestar_member_get_role_label (const LodestarMember *member)
{
  static const struct
  {
    const char *nick;
    const char *label;
  } roles[] = {
    { "mentor", N_ ("Mentor") },           { "mentee", N_ ("Mentee") }, { "peer", N_ ("Peer") },
    { "facilitator", N_ ("Facilitator") }, { "expert", N_ ("Expert") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (roles[i].nick, member->role) == 0)
      return _ (roles[i].label);

  return "";
}

/**
 * lodestar_member_dup_detail:
 * @member: a member of a relationship
 *
 * Returns: (transfer full): role, title, department and location in one line
 */
char *
lodestar_member_dup_detail (const LodestarMember *member)
{
  const char *parts[] = { member->title, member->department, member->location };
  g_autoptr (GString) detail = g_string_new (lodestar_member_get_role_label (member));
  gboolean is_first = TRUE;

  /* “Head of Operations” says the department already. */
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && parts[i][0] != '\0' &&
        (i != 1 || parts[0] == NULL || strstr (parts[0], parts[1]) == NULL))
      {
        g_string_append_printf (detail, "%s%s", is_first ? " · " : ", ", parts[i]);
        is_first = FALSE;
      }

  return g_string_free_and_steal (g_steal_pointer (&detail));
}
