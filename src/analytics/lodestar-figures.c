/* lodestar-figures.c - the figures of a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-figures.h"

#include "lodestar-overdue.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* What is needed while the rows are gone through. */
typedef struct
{
  const LodestarCohort *cohort;
  LodestarFigures      *figures;
  GHashTable           *seekers; /* (owned): participant's id to its position + 1 */
  guint                 n_seekers;
  guint8               *has_partner; /* (owned): by position: has a partner today */
  guint8               *by_month;    /* (owned): month × position: had a partner */
  GHashTable           *mentors;     /* (owned): ids of mentors with a partner */
} LodestarFiguresPass;

static gboolean
lodestar_figures_takes_part (const LodestarCohortParticipant *participant)
{
  return g_str_equal (participant->state, "accepted") ||
         g_str_equal (participant->state, "completed");
}

static gboolean
lodestar_figures_is_seeking (const char *role)
{
  return g_str_equal (role, "mentee") || g_str_equal (role, "peer");
}

static void
lodestar_figures_add_id (LodestarFigure *figure, gint64 id, gboolean is_counted)
{
  g_array_append_val (is_counted ? figure->ids : figure->other_ids, id);
}

/**
 * lodestar_meeting_get_nth_due:
 * @row: a relationship
 * @cadence: how often its program wants it to meet
 * @n: 1 or more
 *
 * The day by which @n meetings should have been held: the end of the @n-th span
 * of the cadence since the start, moved by the days in which the relationship
 * rested before it.
 *
 * Returns: the day, or %LODESTAR_DATE_NONE where the relationship rests now and
 *   the day lies behind
 */
LodestarDate
lodestar_meeting_get_nth_due (const LodestarRelationshipRow *row, LodestarCadence cadence, int n)
{
  LodestarDate due =
    lodestar_cadence_nth (cadence, lodestar_relationship_row_get_first_day (row), n);

  for (guint i = 0; i < row->pauses->len; i++)
    {
      const LodestarPause *pause = &g_array_index (row->pauses, LodestarPause, i);

      if (pause->paused_on >= due)
        break;

      if (pause->resumed_on == LODESTAR_DATE_NONE)
        return LODESTAR_DATE_NONE;

      due += pause->resumed_on - pause->paused_on;
    }

  return due;
}

/**
 * lodestar_goal_is_on_track:
 * @goal: a goal
 * @program_end: the first day after the program
 * @day: the day to judge it
 *
 * A goal is on track when its progress is at or above the plan: a straight line
 * from 0 % on the day it was set to 100 % on the day it is due, compared
 * exactly. A goal without a day is due on the program's last day. From the due
 * day on only 100 % is on track.
 *
 * Returns: whether it is on track
 */
gboolean
lodestar_goal_is_on_track (const LodestarGoal *goal, LodestarDate program_end, LodestarDate day)
{
  LodestarDate due = goal->due_date != LODESTAR_DATE_NONE ? goal->due_date : program_end - 1;
  gint64       span = due - goal->created_on, elapsed = day - goal->created_on;

  if (goal->progress >= 100)
    return TRUE;

  if (day >= due)
    return FALSE;

  return elapsed <= 0 || goal->progress * span >= 100 * elapsed;
}

static void
lodestar_assessment_count_meetings (const LodestarRelationshipRow *row,
                                    LodestarDate                   today,
                                    LodestarAssessment            *assessment)
{
  for (guint i = 0; i < row->meetings->len; i++)
    {
      const LodestarMeeting *meeting = &g_array_index (row->meetings, LodestarMeeting, i);

      switch (meeting->state)
        {
        case LODESTAR_MEETING_HELD:
          if (meeting->date > today)
            break;
          assessment->n_held++;
          assessment->n_timed += meeting->minutes > 0;
          assessment->minutes += meeting->minutes;
          assessment->last_held = MAX (assessment->last_held, meeting->date);
          break;
        case LODESTAR_MEETING_MISSED:
          assessment->n_missed += meeting->date <= today;
          break;
        case LODESTAR_MEETING_PLANNED:
          if (meeting->date < today)
            break;
          assessment->n_planned++;
          if (assessment->next_planned == LODESTAR_DATE_NONE ||
              meeting->date < assessment->next_planned)
            assessment->next_planned = meeting->date;
          break;
        case LODESTAR_MEETING_CANCELLED:
        default:
          break;
        }
    }
}

/* The last day on which a meeting can have become due. */
static LodestarDate
lodestar_assessment_get_end (const LodestarRelationshipRow *row,
                             LodestarDate                   program_end,
                             LodestarDate                   today)
{
  LodestarDate end = MIN (today, program_end);

  return row->ended_on != LODESTAR_DATE_NONE ? MIN (end, row->ended_on) : end;
}

/**
 * lodestar_assessment_compute:
 * @row: a relationship
 * @cadence: how often its program wants it to meet
 * @program_end: the first day after the program
 * @today: the day to look at it
 * @assessment: (out caller-allocates): how it is doing
 *
 * Looks at one relationship. One meeting is expected for each span of the
 * cadence that has ended since its start, until today, its own end or the
 * program's, whichever comes first; spans in which it rested are left out.
 */
void
lodestar_assessment_compute (const LodestarRelationshipRow *row,
                             LodestarCadence                cadence,
                             LodestarDate                   program_end,
                             LodestarDate                   today,
                             LodestarAssessment            *assessment)
{
  LodestarDate end = lodestar_assessment_get_end (row, program_end, today), due;
  LodestarDate day = row->ended_on != LODESTAR_DATE_NONE ? MIN (today, row->ended_on) : today;

  *assessment = (LodestarAssessment) { .relationship_id = row->id, .state = row->state };
  lodestar_health_compute (row, cadence, today, &assessment->health);
  lodestar_assessment_count_meetings (row, today, assessment);

  while ((due = lodestar_meeting_get_nth_due (row, cadence, assessment->n_expected + 1)) !=
           LODESTAR_DATE_NONE &&
         due <= end)
    assessment->n_expected++;

  assessment->n_goals = (int) row->goals->len;

  for (guint i = 0; i < row->goals->len; i++)
    assessment->n_goals_on_track +=
      lodestar_goal_is_on_track (&g_array_index (row->goals, LodestarGoal, i), program_end, day);
}

/**
 * lodestar_assessment_is_behind:
 * @assessment: how a relationship is doing
 *
 * Returns: whether it held fewer meetings than expected
 */
gboolean
lodestar_assessment_is_behind (const LodestarAssessment *assessment)
{
  return assessment->n_held < assessment->n_expected;
}

static void
lodestar_figures_prepare_months (LodestarFigures *self, const LodestarCohort *cohort)
{
  LodestarDate last = MIN (self->today, cohort->end_date - 1);
  int          year, month, day;

  if (cohort->start_date == LODESTAR_DATE_NONE || last < cohort->start_date)
    return;

  lodestar_date_get_ymd (cohort->start_date, &year, &month, &day);

  for (LodestarDate first = lodestar_date_new (year, month, 1); first <= last;
       first = lodestar_date_add_months (first, 1))
    {
      LodestarMonth item = { .first = first };

      lodestar_date_get_ymd (first, &item.year, &item.month, &day);
      item.last = MIN (last, lodestar_date_add_months (first, 1) - 1);
      g_array_append_val (self->months, item);
    }
}

static LodestarMonth *
lodestar_figures_find_month (LodestarFigures *self, LodestarDate date)
{
  const LodestarMonth *first;
  int                  year, month, day, nth;

  if (self->months->len == 0 || date == LODESTAR_DATE_NONE)
    return NULL;

  first = &g_array_index (self->months, LodestarMonth, 0);
  lodestar_date_get_ymd (date, &year, &month, &day);
  nth = (year - first->year) * 12 + month - first->month;

  if (nth < 0 || nth >= (int) self->months->len)
    return NULL;

  return date <= g_array_index (self->months, LodestarMonth, nth).last
           ? &g_array_index (self->months, LodestarMonth, nth)
           : NULL;
}

static void
lodestar_figures_add_participants (LodestarFiguresPass *pass)
{
  for (guint i = 0; i < pass->cohort->participants->len; i++)
    {
      const LodestarCohortParticipant *participant =
        &g_array_index (pass->cohort->participants, LodestarCohortParticipant, i);

      if (!lodestar_figures_takes_part (participant))
        continue;

      if (g_str_equal (participant->role, "mentor"))
        pass->figures->n_mentors++;

      if (!lodestar_figures_is_seeking (participant->role))
        continue;

      pass->figures->is_peer = g_str_equal (participant->role, "peer");
      g_hash_table_insert (pass->seekers, (gpointer) &participant->id,
                           GUINT_TO_POINTER (++pass->n_seekers));

      for (guint m = 0; m < pass->figures->months->len; m++)
        {
          LodestarMonth *month = &g_array_index (pass->figures->months, LodestarMonth, m);

          month->n_seeking += participant->enrolled_on <= month->last;
        }
    }

  pass->has_partner = g_new0 (guint8, pass->n_seekers + 1);
  pass->by_month = g_new0 (guint8, (gsize) pass->n_seekers * pass->figures->months->len + 1);
}

static gboolean
lodestar_figures_ran_on (const LodestarRelationshipRow *row, LodestarDate day)
{
  return row->started_on <= day && (row->ended_on == LODESTAR_DATE_NONE || row->ended_on > day);
}

/* A completed relationship counts as a partner found, one that ended does not. */
static void
lodestar_figures_add_members (LodestarFiguresPass *pass, const LodestarRelationshipRow *row)
{
  gboolean is_ended = row->state == LODESTAR_RELATIONSHIP_ENDED;

  for (guint i = 0; i < row->members->len; i++)
    {
      const LodestarMember *member = &g_array_index (row->members, LodestarMember, i);
      guint                 position =
        GPOINTER_TO_UINT (g_hash_table_lookup (pass->seekers, &member->participant_id));

      if (!is_ended && g_strcmp0 (member->role, "mentor") == 0)
        g_hash_table_add (pass->mentors, (gpointer) &member->participant_id);

      if (position == 0)
        continue;

      if (!is_ended)
        pass->has_partner[position - 1] = TRUE;

      for (guint m = 0; m < pass->figures->months->len; m++)
        {
          LodestarDate day = g_array_index (pass->figures->months, LodestarMonth, m).last;

          if (is_ended ? lodestar_figures_ran_on (row, day) : row->started_on <= day)
            pass->by_month[(gsize) m * pass->n_seekers + position - 1] = TRUE;
        }
    }
}

static void
lodestar_figures_add_months (LodestarFiguresPass           *pass,
                             const LodestarRelationshipRow *row,
                             const LodestarAssessment      *assessment)
{
  LodestarFigures *figures = pass->figures;
  LodestarMonth   *month, *met = NULL;

  for (int n = 1; n <= assessment->n_expected; n++)
    if ((month = lodestar_figures_find_month (
           figures, lodestar_meeting_get_nth_due (row, figures->cadence, n))) != NULL)
      month->n_expected++;

  for (guint i = 0; i < row->meetings->len; i++)
    {
      const LodestarMeeting *meeting = &g_array_index (row->meetings, LodestarMeeting, i);

      if ((month = lodestar_figures_find_month (figures, meeting->date)) == NULL)
        continue;

      if (meeting->state == LODESTAR_MEETING_HELD)
        {
          month->n_held++;
          month->n_met += month != met;
          met = month;
        }
      else if (meeting->state == LODESTAR_MEETING_MISSED)
        {
          month->n_missed++;
        }
    }

  for (guint m = 0; m < figures->months->len; m++)
    {
      month = &g_array_index (figures->months, LodestarMonth, m);
      month->n_running += lodestar_figures_ran_on (row, month->last);
    }
}

static void
lodestar_figures_add_relationship (LodestarFiguresPass *pass, const LodestarRelationshipRow *row)
{
  LodestarFigures   *figures = pass->figures;
  LodestarFigure    *figure;
  LodestarAssessment assessment;
  LodestarDate       day =
    row->ended_on != LODESTAR_DATE_NONE ? MIN (figures->today, row->ended_on) : figures->today;

  lodestar_assessment_compute (row, figures->cadence, pass->cohort->end_date, figures->today,
                               &assessment);
  g_array_append_val (figures->assessments, assessment);
  figures->n_states[row->state]++;

  figure = &figures->figures[LODESTAR_FIGURE_MEETINGS];
  figure->numerator += assessment.n_held;
  figure->denominator += assessment.n_expected;
  lodestar_figures_add_id (figure, row->id, !lodestar_assessment_is_behind (&assessment));

  if (row->state != LODESTAR_RELATIONSHIP_ENDED)
    for (guint i = 0; i < row->goals->len; i++)
      {
        const LodestarGoal *goal = &g_array_index (row->goals, LodestarGoal, i);
        gboolean is_on_track = lodestar_goal_is_on_track (goal, pass->cohort->end_date, day);

        figure = &figures->figures[LODESTAR_FIGURE_GOALS];
        figure->numerator += is_on_track;
        figure->denominator++;
        lodestar_figures_add_id (figure, goal->id, is_on_track);
      }

  if (assessment.health.level != LODESTAR_HEALTH_NONE)
    {
      gboolean is_risk = assessment.health.level == LODESTAR_HEALTH_RISK;

      figure = &figures->figures[LODESTAR_FIGURE_AT_RISK];
      figure->numerator += is_risk;
      figure->denominator++;
      lodestar_figures_add_id (figure, row->id, is_risk);
    }

  lodestar_figures_add_members (pass, row);
  lodestar_figures_add_months (pass, row, &assessment);
  lodestar_overdue_collect (row, &assessment.health, pass->cohort->end_date, figures->today,
                            figures->overdue);
}

static void
lodestar_figures_add_matched (LodestarFiguresPass *pass)
{
  LodestarFigure *figure = &pass->figures->figures[LODESTAR_FIGURE_MATCHED];

  for (guint i = 0; i < pass->cohort->participants->len; i++)
    {
      const LodestarCohortParticipant *participant =
        &g_array_index (pass->cohort->participants, LodestarCohortParticipant, i);
      guint position = GPOINTER_TO_UINT (g_hash_table_lookup (pass->seekers, &participant->id));

      if (position == 0)
        {
          pass->figures->n_mentors_matched +=
            g_str_equal (participant->role, "mentor") &&
            lodestar_figures_takes_part (participant) &&
            g_hash_table_contains (pass->mentors, &participant->id);
          continue;
        }

      figure->denominator++;
      figure->numerator += pass->has_partner[position - 1];
      lodestar_figures_add_id (figure, participant->id, pass->has_partner[position - 1]);
    }

  for (guint m = 0; m < pass->figures->months->len; m++)
    for (guint i = 0; i < pass->n_seekers; i++)
      g_array_index (pass->figures->months, LodestarMonth, m).n_matched +=
        pass->by_month[(gsize) m * pass->n_seekers + i];
}

static int
lodestar_figures_compare_ids (const void *a, const void *b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * lodestar_figures_compute:
 * @cohort: the rows of a program
 * @today: the day to look at it
 *
 * Computes all that is shown of a program's relationships in one pass over the
 * rows: O(rows × months). What each figure counts is said by
 * lodestar_figure_kind_get_description().
 *
 * Returns: (transfer full): the figures; they do not refer to @cohort
 */
LodestarFigures *
lodestar_figures_compute (const LodestarCohort *cohort, LodestarDate today)
{
  LodestarFigures    *self = g_new0 (LodestarFigures, 1);
  LodestarFiguresPass pass = { .cohort = cohort, .figures = self };

  g_return_val_if_fail (cohort != NULL && today > 0, NULL);

  self->program_id = cohort->program_id;
  self->today = today;
  self->cadence = cohort->cadence;
  self->assessments = g_array_new (FALSE, TRUE, sizeof (LodestarAssessment));
  self->months = g_array_new (FALSE, TRUE, sizeof (LodestarMonth));
  self->overdue = g_array_new (FALSE, TRUE, sizeof (LodestarOverdue));

  for (guint i = 0; i < LODESTAR_N_FIGURES; i++)
    {
      self->figures[i].ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      self->figures[i].other_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    }

  pass.seekers = g_hash_table_new (g_int64_hash, g_int64_equal);
  pass.mentors = g_hash_table_new (g_int64_hash, g_int64_equal);
  lodestar_figures_prepare_months (self, cohort);
  lodestar_figures_add_participants (&pass);

  for (guint i = 0; i < cohort->relationships->len; i++)
    lodestar_figures_add_relationship (&pass, g_ptr_array_index (cohort->relationships, i));

  lodestar_figures_add_matched (&pass);
  lodestar_overdue_sort (self->overdue);
  g_array_sort (self->figures[LODESTAR_FIGURE_GOALS].ids, lodestar_figures_compare_ids);
  g_array_sort (self->figures[LODESTAR_FIGURE_GOALS].other_ids, lodestar_figures_compare_ids);
  g_hash_table_unref (pass.seekers);
  g_hash_table_unref (pass.mentors);
  g_free (pass.has_partner);
  g_free (pass.by_month);

  return self;
}

/**
 * lodestar_figures_free:
 * @self: (transfer full): figures
 */
void
lodestar_figures_free (LodestarFigures *self)
{
  for (guint i = 0; i < LODESTAR_N_FIGURES; i++)
    {
      g_array_unref (self->figures[i].ids);
      g_array_unref (self->figures[i].other_ids);
    }

  g_array_unref (self->assessments);
  g_array_unref (self->months);
  g_array_unref (self->overdue);
  g_free (self);
}

/**
 * lodestar_figures_lookup:
 * @self: figures
 * @relationship_id: identity of a relationship
 *
 * Returns: (nullable): how that relationship is doing
 */
const LodestarAssessment *
lodestar_figures_lookup (const LodestarFigures *self, gint64 relationship_id)
{
  guint low = 0, high = self->assessments->len;

  while (low < high)
    {
      guint                     middle = (low + high) / 2;
      const LodestarAssessment *assessment =
        &g_array_index (self->assessments, LodestarAssessment, middle);

      if (assessment->relationship_id == relationship_id)
        return assessment;

      if (assessment->relationship_id < relationship_id)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/**
 * lodestar_figure_get_percent:
 * @figure: a figure
 *
 * Returns: the share as a whole number, rounded half up; -1 where nothing was
 *   there to count. Never 100 unless all of it, never 0 unless nothing.
 */
int
lodestar_figure_get_percent (const LodestarFigure *figure)
{
  int percent;

  if (figure->denominator == 0)
    return -1;

  percent = (int) (((gint64) figure->numerator * 200 + figure->denominator) /
                   ((gint64) figure->denominator * 2));

  if (percent == 100 && figure->numerator < figure->denominator)
    return 99;

  return percent == 0 && figure->numerator > 0 ? 1 : percent;
}

/**
 * lodestar_figure_kind_get_nick:
 * @kind: a kind
 *
 * Returns: its name in JSON
 */
const char *
lodestar_figure_kind_get_nick (LodestarFigureKind kind)
{
  static const char *const nicks[LODESTAR_N_FIGURES] = { "matched", "meetings", "goals",
                                                         "at-risk" };

  g_return_val_if_fail (kind < LODESTAR_N_FIGURES, NULL);

  return nicks[kind];
}

/**
 * lodestar_figure_kind_get_label:
 * @kind: a kind
 *
 * Returns: its name in the user's language
 */
const char *
lodestar_figure_kind_get_label (LodestarFigureKind kind)
{
  static const char *const labels[LODESTAR_N_FIGURES] = { N_ ("Matched"), N_ ("Meetings held"),
                                                          N_ ("Goals on track"),
                                                          N_ ("Relationships at risk") };

  g_return_val_if_fail (kind < LODESTAR_N_FIGURES, NULL);

  return _ (labels[kind]);
}

/**
 * lodestar_figure_kind_get_description:
 * @kind: a kind
 *
 * Returns: what the figure counts and of how many, in the user's language
 */
const char *
lodestar_figure_kind_get_description (LodestarFigureKind kind)
{
  static const char *const texts[LODESTAR_N_FIGURES] = {
    N_ ("Mentees (in peer programs: peers) who take part and have a partner in a relationship that "
        "was not given up, of all mentees who take part."),
    N_ ("Meetings held up to today, of those expected: one for each span of the agreed cadence "
        "since each relationship and the program began, until today, its end or the program’s. "
        "Time in which a "
        "relationship rested is left out; ended relationships count for the time they ran."),
    /* xgettext:no-c-format */
    N_ ("Goals whose progress is at or above a straight line from 0 % on the day they were set to "
        "100 % on the day they are due (without one: the program’s last day), of all goals of "
        "relationships that were not given up."),
    N_ ("Relationships in trial or active that break a rule of health (no first meeting for more "
        "than 14 days, no meeting for more than 1.5 × the cadence, a goal untouched for 45 days, "
        "a trial over without an answer), of all in trial or active."),
  };

  g_return_val_if_fail (kind < LODESTAR_N_FIGURES, NULL);

  return _ (texts[kind]);
}

/**
 * lodestar_figures_dup_detail:
 * @self: figures
 * @kind: a kind
 *
 * Returns: (transfer full): the figure's numbers in words: “93 of 145 goals”
 */
char *
lodestar_figures_dup_detail (const LodestarFigures *self, LodestarFigureKind kind)
{
  const LodestarFigure *figure = &self->figures[kind];

  g_return_val_if_fail (kind < LODESTAR_N_FIGURES, NULL);

  switch (kind)
    {
    case LODESTAR_FIGURE_MATCHED:
      if (self->is_peer)
        return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%d of %d peer", "%d of %d peers", figure->denominator),
          figure->numerator, figure->denominator);
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d of %d mentee", "%d of %d mentees", figure->denominator),
        figure->numerator, figure->denominator);
    case LODESTAR_FIGURE_MEETINGS:
      return g_strdup_printf (_ ("%d held, %d expected"), figure->numerator, figure->denominator);
    case LODESTAR_FIGURE_GOALS:
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d of %d goal", "%d of %d goals", figure->denominator),
        figure->numerator, figure->denominator);
    case LODESTAR_FIGURE_AT_RISK:
    default:
      return g_strdup_printf (_ ("of %d in trial or active"), figure->denominator);
    }
}
