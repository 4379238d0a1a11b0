/* lodestar-relationship-row.h - what is stored of a relationship, as plain structs
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "lodestar-date.h"

G_BEGIN_DECLS

/**
 * LodestarRelationshipState:
 * @LODESTAR_RELATIONSHIP_TRIAL: published; both sides still find out whether it fits
 * @LODESTAR_RELATIONSHIP_ACTIVE: both sides want it
 * @LODESTAR_RELATIONSHIP_PAUSED: it rests; nothing is expected of it
 * @LODESTAR_RELATIONSHIP_COMPLETED: it came to its planned end
 * @LODESTAR_RELATIONSHIP_ENDED: it was given up, with a reason
 *
 * Where a relationship stands.
 */
typedef enum
{
  LODESTAR_RELATIONSHIP_TRIAL,
  LODESTAR_RELATIONSHIP_ACTIVE,
  LODESTAR_RELATIONSHIP_PAUSED,
  LODESTAR_RELATIONSHIP_COMPLETED,
  LODESTAR_RELATIONSHIP_ENDED,
} LodestarRelationshipState;

#define LODESTAR_N_RELATIONSHIP_STATES 5

/**
 * LodestarMeetingState:
 * @LODESTAR_MEETING_PLANNED: it has a date
 * @LODESTAR_MEETING_HELD: it took place
 * @LODESTAR_MEETING_MISSED: it did not take place
 * @LODESTAR_MEETING_CANCELLED: it was called off, as when the relationship ended before
 *
 * What became of a meeting.
 */
typedef enum
{
  LODESTAR_MEETING_PLANNED,
  LODESTAR_MEETING_HELD,
  LODESTAR_MEETING_MISSED,
  LODESTAR_MEETING_CANCELLED,
} LodestarMeetingState;

#define LODESTAR_N_MEETING_STATES 4

/**
 * LodestarVerdict:
 * @LODESTAR_VERDICT_NONE: nothing was said yet
 * @LODESTAR_VERDICT_GOOD: a good fit
 * @LODESTAR_VERDICT_UNDECIDED: still deciding
 * @LODESTAR_VERDICT_POOR: not a good fit
 *
 * What a member says of the relationship at the end of the trial.
 */
typedef enum
{
  LODESTAR_VERDICT_NONE,
  LODESTAR_VERDICT_GOOD,
  LODESTAR_VERDICT_UNDECIDED,
  LODESTAR_VERDICT_POOR,
} LodestarVerdict;

#define LODESTAR_N_VERDICTS 4

/**
 * LodestarMember:
 *
 * A participant in a relationship, with what the person table says now.
 */
typedef struct
{
  gint64          participant_id;
  gint64          person_id;
  const char     *role;       /* (static): nick of the role, as the table participant has it */
  char           *name;       /* (owned) */
  char           *title;      /* (owned): "" where not known */
  char           *department; /* (owned): likewise */
  char           *location;   /* (owned): likewise */
  char           *number;     /* (owned): likewise */
  char           *email;      /* (owned): likewise */
  LodestarVerdict verdict;
  LodestarDate    verdict_on;
} LodestarMember;

/**
 * LodestarMeeting:
 *
 * A meeting of a relationship.
 */
typedef struct
{
  gint64               id;
  LodestarDate         date;
  LodestarMeetingState state;
  int                  minutes; /* 0: not known */
  int                  rating;  /* 1 to 5; 0: not known */
  char                *note;    /* (owned) */
} LodestarMeeting;

/**
 * LodestarGoal:
 *
 * A development goal of a relationship.
 */
typedef struct
{
  gint64       id;
  char        *text;     /* (owned) */
  int          progress; /* percent */
  LodestarDate due_date; /* NONE: due when the program ends */
  LodestarDate created_on;
  LodestarDate touched_on; /* the day of the newest change */
} LodestarGoal;

/**
 * LodestarNote:
 *
 * A note of the coordinator on a relationship.
 */
typedef struct
{
  gint64 id;
  char  *written_at; /* (owned): a moment in UTC, ISO 8601 */
  char  *text;       /* (owned) */
} LodestarNote;

/**
 * LodestarPause:
 *
 * A span in which a relationship rests.
 */
typedef struct
{
  LodestarDate paused_on;
  LodestarDate resumed_on; /* NONE: it still rests */
} LodestarPause;

/**
 * LodestarRelationshipRow:
 *
 * A relationship with everything that hangs on it. Arrays are never %NULL and
 * ordered: members mentor first, meetings by date, goals and notes by age,
 * pauses by date.
 */
typedef struct
{
  gint64                    id;
  gint64                    program_id;
  gint64                    proposal_id; /* 0: none */
  LodestarRelationshipState state;
  LodestarDate              program_start;
  LodestarDate              started_on;
  LodestarDate              trial_ends_on;
  LodestarDate              ended_on;
  char                     *end_reason;    /* (owned) */
  int                       score;         /* 0 to 100; -1: not known */
  char                     *contributions; /* (owned): JSON array, as of the day of matching */
  GArray                   *members;       /* (owned), of LodestarMember */
  GArray                   *meetings;      /* (owned), of LodestarMeeting */
  GArray                   *goals;         /* (owned), of LodestarGoal */
  GArray                   *notes;         /* (owned), of LodestarNote */
  GArray                   *pauses;        /* (owned), of LodestarPause */
} LodestarRelationshipRow;

#define LODESTAR_TYPE_RELATIONSHIP_ROW (lodestar_relationship_row_get_type ())

GType                    lodestar_relationship_row_get_type (void) G_GNUC_CONST;
LodestarRelationshipRow *lodestar_relationship_row_new (void);
LodestarRelationshipRow *lodestar_relationship_row_ref (LodestarRelationshipRow *self);
void                     lodestar_relationship_row_unref (LodestarRelationshipRow *self);
gboolean               lodestar_relationship_row_is_followed (const LodestarRelationshipRow *self);
gboolean               lodestar_relationship_row_is_running (const LodestarRelationshipRow *self);
const LodestarMember  *lodestar_relationship_row_find_member (const LodestarRelationshipRow *self,
                                                              gint64 participant_id);
const LodestarMeeting *lodestar_relationship_row_find_meeting (const LodestarRelationshipRow *self,
                                                               gint64                         id);
const LodestarGoal    *lodestar_relationship_row_find_goal (const LodestarRelationshipRow *self,
                                                            gint64                         id);
gboolean               lodestar_relationship_row_is_group (const LodestarRelationshipRow *self);
char                  *lodestar_relationship_row_dup_name (const LodestarRelationshipRow *self);
char                  *lodestar_relationship_row_dup_others (const LodestarRelationshipRow *self);
LodestarDate lodestar_relationship_row_get_first_day (const LodestarRelationshipRow *self);
int          lodestar_relationship_row_get_paused_days (const LodestarRelationshipRow *self,
                                                        LodestarDate                   from,
                                                        LodestarDate                   to);

const char *lodestar_relationship_state_get_nick (LodestarRelationshipState state);
const char *lodestar_relationship_state_get_label (LodestarRelationshipState state);
gboolean lodestar_relationship_state_from_nick (const char *nick, LodestarRelationshipState *state);
const char *lodestar_meeting_state_get_nick (LodestarMeetingState state);
const char *lodestar_meeting_state_get_label (LodestarMeetingState state);
gboolean    lodestar_meeting_state_from_nick (const char *nick, LodestarMeetingState *state);
const char *lodestar_verdict_get_nick (LodestarVerdict verdict);
const char *lodestar_verdict_get_label (LodestarVerdict verdict);
gboolean    lodestar_verdict_from_nick (const char *nick, LodestarVerdict *verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarRelationshipRow, lodestar_relationship_row_unref)

G_END_DECLS
