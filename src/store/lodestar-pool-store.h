/* lodestar-pool-store.h - everybody of a program with all that matching looks at
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-unit-store.h"

G_BEGIN_DECLS

/**
 * LodestarPoolTermRole:
 * @LODESTAR_POOL_TERM_OFFERED: skills offered
 * @LODESTAR_POOL_TERM_WANTED: skills and topics wanted, the most important first
 * @LODESTAR_POOL_TERM_DEVELOPMENT: development areas
 * @LODESTAR_POOL_TERM_INTEREST: interests
 * @LODESTAR_POOL_TERM_LANGUAGE: languages
 *
 * What a list of terms of a participant is about.
 */
typedef enum
{
  LODESTAR_POOL_TERM_OFFERED,
  LODESTAR_POOL_TERM_WANTED,
  LODESTAR_POOL_TERM_DEVELOPMENT,
  LODESTAR_POOL_TERM_INTEREST,
  LODESTAR_POOL_TERM_LANGUAGE,
} LodestarPoolTermRole;

#define LODESTAR_N_POOL_TERM_ROLES 5

/**
 * LodestarPoolTerm:
 * @id: identity of the term
 * @name: as it is written
 * @key: what it is compared by
 *
 * A whole term.
 */
typedef struct
{
  guint32 id;
  char   *name; /* (owned) */
  char   *key;  /* (owned) */
} LodestarPoolTerm;

/**
 * LodestarPoolMember:
 * @participant_id: identity of the participant
 * @person_id: identity of the person
 * @name: the person's name
 * @reference: what the person is called in files: employee number, else e-mail, else the identity
 * @email: e-mail address, "" where not known
 * @title: job title, "" where not known
 * @department: department, "" where not known
 * @location: location, "" where not known
 * @time_zone: IANA name or offset, "" where not known
 * @level: name of the level, "" where not known
 * @level_rank: its rank, -1 where not known
 * @manager_id: identity of the manager, or 0
 * @is_mentor: mentor, else mentee or peer
 * @is_peer: peer, who is both
 * @has_left: whether the person left the organization
 * @state: the participant's state
 * @capacity_min: mentees that a mentor is to get
 * @capacity_max: mentees that a mentor can have
 * @n_running: relationships of this role in this program that are running now
 * @format: wish for the meeting format, "" where not known
 * @style: communication style, "" where not known
 * @times: parts of the week, see participant.times in the schema, or -1 where not known
 * @career_goal: (nullable): key of the career goal
 * @career_goal_name: (nullable): the career goal as it is written
 * @is_trained: whether the training is done
 * @terms: (array) (element-type LodestarPoolTerm): by role; the participant's own, else the
 * person's
 * @wishes: (element-type gint64): people wished for, the first wish first
 * @not_with: (element-type gint64): people not wanted
 *
 * One participant in one role.
 */
typedef struct
{
  gint64   participant_id;
  gint64   person_id;
  char    *name;       /* (owned) */
  char    *reference;  /* (owned) */
  char    *email;      /* (owned) */
  char    *title;      /* (owned) */
  char    *department; /* (owned) */
  char    *location;   /* (owned) */
  char    *time_zone;  /* (owned) */
  char    *level;      /* (owned) */
  int      level_rank;
  gint64   manager_id;
  gboolean is_mentor;
  gboolean is_peer;
  gboolean has_left;
  char    *state; /* (owned) */
  guint    capacity_min;
  guint    capacity_max;
  guint    n_running;
  char    *format; /* (owned) */
  char    *style;  /* (owned) */
  int      times;
  char    *career_goal;      /* (owned) (nullable) */
  char    *career_goal_name; /* (owned) (nullable) */
  gboolean is_trained;
  GArray  *terms[LODESTAR_N_POOL_TERM_ROLES]; /* (owned) */
  GArray  *wishes;                            /* (owned) */
  GArray  *not_with;                          /* (owned) */
} LodestarPoolMember;

/**
 * LodestarPoolPair:
 * @first: an identity
 * @second: an identity
 * @is_lock: of a constraint: lock, else ban
 *
 * Two identities that belong together: person and manager, two people who were partners, or mentor
 * and mentee (participants) of a constraint.
 */
typedef struct
{
  gint64   first;
  gint64   second;
  gboolean is_lock;
} LodestarPoolPair;

/**
 * LodestarPoolSetting:
 * @kind: nick of the criterion or rule
 * @weight: of a criterion
 * @is_enabled: whether it counts
 * @value: its parameter as text, "" for the default
 *
 * A criterion or a rule of the program.
 */
typedef struct
{
  char    *kind; /* (owned) */
  int      weight;
  gboolean is_enabled;
  char    *value; /* (owned) */
} LodestarPoolSetting;

/**
 * LodestarPoolRows:
 * @program_id: identity of the program
 * @program_name: its name
 * @structure: its structure
 * @minimum_score: the minimum acceptable score
 * @trial_days: how long a relationship is on trial
 * @program_start: the program's first day
 * @objective: what the matching is to be
 * @favoured: whom a stable one favours
 * @units: how large groups and circles are to be
 * @members: (element-type LodestarPoolMember): mentors and mentees, or peers, as the structure
 *   wants them, in the order of their numbers
 * @managers: (element-type LodestarPoolPair): person and manager, of the whole organization
 * @earlier: (element-type LodestarPoolPair): people who are or were partners, in any program
 * @constraints: (element-type LodestarPoolPair): locks and bans, mentor first
 * @criteria: (element-type LodestarPoolSetting): the criteria
 * @rules: (element-type LodestarPoolSetting): the rules
 *
 * What a program's matching is made from. Plain data that any thread may read.
 */
typedef struct
{
  gint64        program_id;
  char         *program_name; /* (owned) */
  char         *structure;    /* (owned) */
  guint         minimum_score;
  int           trial_days;
  LodestarDate  program_start;
  char         *objective; /* (owned) */
  char         *favoured;  /* (owned) */
  LodestarUnits units;
  GPtrArray    *members;     /* (owned) */
  GArray       *managers;    /* (owned) */
  GArray       *earlier;     /* (owned) */
  GArray       *constraints; /* (owned) */
  GArray       *criteria;    /* (owned) */
  GArray       *rules;       /* (owned) */
} LodestarPoolRows;

LodestarPoolRows *lodestar_pool_store_load (LodestarDb *db, gint64 program_id, GError **error);
void              lodestar_pool_rows_free (LodestarPoolRows *self);

gboolean lodestar_pool_store_set_criterion (LodestarDb *db,
                                            gint64      program_id,
                                            const char *kind,
                                            int         weight,
                                            gboolean    is_enabled,
                                            const char *value,
                                            GError    **error);
gboolean lodestar_pool_store_set_rule (LodestarDb *db,
                                       gint64      program_id,
                                       const char *kind,
                                       gboolean    is_enabled,
                                       const char *value,
                                       GError    **error);
gboolean lodestar_pool_store_set_objective (
  LodestarDb *db, gint64 program_id, const char *objective, const char *favoured, GError **error);
gboolean lodestar_pool_store_set_minimum_score (LodestarDb *db,
                                                gint64      program_id,
                                                int         score,
                                                GError    **error);
gboolean lodestar_pool_store_can_pair (
  LodestarDb *db, gint64 mentor_id, gint64 mentee_id, gboolean *is_possible, GError **error);
gboolean lodestar_pool_store_set_constraint (
  LodestarDb *db, gint64 mentor_id, gint64 mentee_id, const char *kind, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarPoolRows, lodestar_pool_rows_free)

G_END_DECLS
