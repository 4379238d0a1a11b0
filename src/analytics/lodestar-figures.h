/* lodestar-figures.h - the figures of a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-cohort.h"
#include "lodestar-health.h"

G_BEGIN_DECLS

/**
 * LodestarFigureKind:
 * @LODESTAR_FIGURE_MATCHED: mentees (in peer programs: peers) who have a partner
 * @LODESTAR_FIGURE_MEETINGS: meetings held, of those expected
 * @LODESTAR_FIGURE_GOALS: goals on track
 * @LODESTAR_FIGURE_AT_RISK: relationships at risk
 *
 * The four figures of a program. lodestar_figure_kind_get_description() says in
 * words what each counts.
 */
typedef enum
{
  LODESTAR_FIGURE_MATCHED,
  LODESTAR_FIGURE_MEETINGS,
  LODESTAR_FIGURE_GOALS,
  LODESTAR_FIGURE_AT_RISK,
} LodestarFigureKind;

#define LODESTAR_N_FIGURES 4

/**
 * LodestarFigure:
 *
 * A share: @numerator of @denominator. The identities behind it are those of
 * participants (matched), relationships (meetings, at risk) or goals, in
 * ascending order: @ids make up the good side of the figure (have a partner,
 * meet as often as expected, on track) or, for relationships at risk, are those
 * at risk; @other_ids are the rest of what was looked at.
 *
 * For meetings the numbers are meetings, the identities relationships: in @ids
 * those that held at least as many as expected, in @other_ids those behind.
 */
typedef struct
{
  int     numerator;
  int     denominator;
  GArray *ids;       /* (owned), of gint64 */
  GArray *other_ids; /* (owned), of gint64 */
} LodestarFigure;

/**
 * LodestarAssessment:
 *
 * How one relationship is doing: what the figures add up.
 */
typedef struct
{
  gint64                    relationship_id;
  LodestarRelationshipState state;
  LodestarHealth            health;
  int                       n_expected;
  int                       n_held;
  int                       n_missed;
  int                       n_planned; /* from today on */
  int                       minutes;   /* of the meetings held whose length is known */
  int                       n_timed;   /* how many those are */
  LodestarDate              last_held;
  LodestarDate              next_planned; /* the earliest from today on */
  int                       n_goals;
  int                       n_goals_on_track;
} LodestarAssessment;

/**
 * LodestarMonth:
 *
 * What happened in one calendar month of the program, up to today.
 */
typedef struct
{
  int          year;
  int          month;
  LodestarDate first;
  LodestarDate last; /* the last day that counts: the month's, or today */
  int          n_expected;
  int          n_held;
  int          n_missed;
  int          n_met;     /* relationships that met at least once */
  int          n_running; /* relationships that had begun and not ended on @last */
  int          n_matched; /* mentees (peers) with a partner on @last */
  int          n_seeking; /* mentees (peers) enrolled by @last */
} LodestarMonth;

/**
 * LodestarFigures:
 *
 * Everything that is computed of a program on one day, for Overview, lists,
 * reports and the command line alike.
 */
typedef struct
{
  gint64          program_id;
  LodestarDate    today;
  LodestarCadence cadence;
  LodestarFigure  figures[LODESTAR_N_FIGURES];
  int             n_states[LODESTAR_N_RELATIONSHIP_STATES];
  gboolean        is_peer;           /* those who seek a partner are peers, not mentees */
  int             n_mentors;         /* who take part */
  int             n_mentors_matched; /* of them, with a partner */
  GArray         *assessments;       /* (owned), of LodestarAssessment, by identity */
  GArray         *months;            /* (owned), of LodestarMonth, from the program's first on */
  GArray         *overdue;           /* (owned), of LodestarOverdue, the most urgent first */
} LodestarFigures;

LodestarFigures *lodestar_figures_compute (const LodestarCohort *cohort, LodestarDate today);
void             lodestar_figures_free (LodestarFigures *self);
const LodestarAssessment *lodestar_figures_lookup (const LodestarFigures *self,
                                                   gint64                 relationship_id);
void                      lodestar_assessment_compute (const LodestarRelationshipRow *row,
                                                       LodestarCadence                cadence,
                                                       LodestarDate                   program_end,
                                                       LodestarDate                   today,
                                                       LodestarAssessment            *assessment);
gboolean                  lodestar_assessment_is_behind (const LodestarAssessment *assessment);
gboolean                  lodestar_goal_is_on_track (const LodestarGoal *goal,
                                                     LodestarDate        program_end,
                                                     LodestarDate        day);
LodestarDate              lodestar_meeting_get_nth_due (const LodestarRelationshipRow *row,
                                                        LodestarCadence                cadence,
                                                        int                            n);

int         lodestar_figure_get_percent (const LodestarFigure *figure);
const char *lodestar_figure_kind_get_nick (LodestarFigureKind kind);
const char *lodestar_figure_kind_get_label (LodestarFigureKind kind);
const char *lodestar_figure_kind_get_description (LodestarFigureKind kind);
char       *lodestar_figures_dup_detail (const LodestarFigures *self, LodestarFigureKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarFigures, lodestar_figures_free)

G_END_DECLS
