/* lodestar-matching-pool.h - who is to be matched, and what is known about them
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-criterion.h"

G_BEGIN_DECLS

/**
 * LodestarMatchingRole:
 * @LODESTAR_MATCHING_MENTOR: has a capacity of mentees
 * @LODESTAR_MATCHING_MENTEE: gets at most one mentor
 *
 * The two index spaces of a pool. Functions that take a pair take the mentor first.
 */
typedef enum
{
  LODESTAR_MATCHING_MENTOR,
  LODESTAR_MATCHING_MENTEE,
} LodestarMatchingRole;

#define LODESTAR_N_MATCHING_ROLES 2

/**
 * LodestarMatchingStyle:
 *
 * How somebody likes to communicate, clockwise: neighbours get on, opposites less.
 */
typedef enum
{
  LODESTAR_MATCHING_STYLE_UNKNOWN,
  LODESTAR_MATCHING_STYLE_DIRECT,
  LODESTAR_MATCHING_STYLE_ANALYTICAL,
  LODESTAR_MATCHING_STYLE_SUPPORTIVE,
  LODESTAR_MATCHING_STYLE_EXPRESSIVE,
} LodestarMatchingStyle;

/**
 * LodestarMatchingFormat:
 *
 * How somebody wants to meet.
 */
typedef enum
{
  LODESTAR_MATCHING_FORMAT_UNKNOWN,
  LODESTAR_MATCHING_FORMAT_IN_PERSON,
  LODESTAR_MATCHING_FORMAT_REMOTE,
  LODESTAR_MATCHING_FORMAT_EITHER,
} LodestarMatchingFormat;

const char *lodestar_matching_style_get_nick (LodestarMatchingStyle style);
gboolean    lodestar_matching_style_from_nick (const char *nick, LodestarMatchingStyle *style);
const char *lodestar_matching_format_get_nick (LodestarMatchingFormat format);
gboolean    lodestar_matching_format_from_nick (const char *nick, LodestarMatchingFormat *format);

#define LODESTAR_MATCHING_TERMS_MAX 1000 /* more is a mistake in the data */

/**
 * LodestarMatchingTerms:
 * @ids: (array length=n): whole terms (skills, topics, languages, …) as numbers that the caller
 *   gives out; equal numbers match, nothing else does. Where the field is ranked the first is the
 *   most important; doubles are dropped.
 * @n: how many; 0 means not known; what goes beyond %LODESTAR_MATCHING_TERMS_MAX is dropped
 *
 * A list of terms.
 */
typedef struct
{
  const guint32 *ids;
  guint          n;
} LodestarMatchingTerms;

/**
 * LodestarMatchingPeople:
 * @keys: (array length=n): keys of people, who need not be in the pool; ranked where the field is
 * @n: how many; 0 means not known
 *
 * A list of people.
 */
typedef struct
{
  const gint64 *keys;
  guint         n;
} LodestarMatchingPeople;

#define LODESTAR_MATCHING_HOUR_WORDS 3 /* 168 hours of a week in words of 64 */

/**
 * LodestarMatchingParticipant:
 * @person: key of the person, > 0; the same in both roles, so that nobody meets himself
 * @order: the tie-break: among equal results lower numbers come first. Take the position of the
 *   person in the order that the user knows (by employee number); equal ones fall back on @person.
 * @capacity_min: mentors: mentees this mentor must get if at all possible
 * @capacity_max: mentors: mentees this mentor can have at most
 * @is_trained: mentors: whether trained to lead a group
 * @skills: what the participant can give
 * @wanted: (ranked) mentees: skills and topics to learn
 * @areas: mentees: development areas
 * @goals: mentees: career goals
 * @career: mentors: terms of the career so far (title, department, skills, earlier posts)
 * @has_level: whether @level is known
 * @level: rank of the level, higher is more senior
 * @department: 0 is not known
 * @location: 0 is not known
 * @has_utc_offset: whether @utc_offset is known
 * @utc_offset: minutes east of UTC
 * @languages: languages spoken
 * @interests: interests
 * @hours: free hours of the week in UTC, bit 0 the hour from Monday 0:00; all 0 is not known. See
 *   lodestar_matching_hours_from_slots().
 * @style: communication style
 * @format: meeting format
 * @wishes: (ranked) people wished for as partners
 * @not_with: people not wanted as partners
 * @earlier: people who were a partner in an earlier relationship; saying it on one side is enough
 *
 * One participant in one role: plain data, everything that is zero is not known.
 */
typedef struct
{
  gint64 person;
  gint64 order;
  guint  capacity_min;
  guint  capacity_max;

  gboolean is_trained;

  LodestarMatchingTerms skills;
  LodestarMatchingTerms wanted;
  LodestarMatchingTerms areas;
  LodestarMatchingTerms goals;
  LodestarMatchingTerms career;
  LodestarMatchingTerms languages;
  LodestarMatchingTerms interests;

  gboolean has_level;
  int      level;
  guint32  department;
  guint32  location;
  gboolean has_utc_offset;
  int      utc_offset;
  guint64  hours[LODESTAR_MATCHING_HOUR_WORDS];

  LodestarMatchingStyle  style;
  LodestarMatchingFormat format;

  LodestarMatchingPeople wishes;
  LodestarMatchingPeople not_with;
  LodestarMatchingPeople earlier;
} LodestarMatchingParticipant;

/**
 * LodestarMatchingFit:
 * @numerator: from 0 to @denominator
 * @denominator: > 0
 * @is_known: whether everything that the formula needs is known; else the fit is 0 ⁄ 1
 *
 * How well one criterion is met, from one side.
 */
typedef struct
{
  guint    numerator;
  guint    denominator;
  gboolean is_known;
} LodestarMatchingFit;

/**
 * LodestarMatchingPool:
 *
 * Everybody who is to be matched, with features, and the lines of reporting. Filled in one
 * thread; from the first lodestar_matching_problem_new() on it never changes and can be read in
 * any number of threads.
 */
typedef struct _LodestarMatchingPool LodestarMatchingPool;

LodestarMatchingPool *lodestar_matching_pool_new (void);
LodestarMatchingPool *lodestar_matching_pool_ref (LodestarMatchingPool *pool);
void                  lodestar_matching_pool_unref (LodestarMatchingPool *pool);

void lodestar_matching_pool_set_manager (LodestarMatchingPool *pool, gint64 person, gint64 manager);
guint lodestar_matching_pool_add (LodestarMatchingPool              *pool,
                                  LodestarMatchingRole               role,
                                  const LodestarMatchingParticipant *participant);

guint lodestar_matching_pool_get_n (const LodestarMatchingPool *pool, LodestarMatchingRole role);
const LodestarMatchingParticipant *lodestar_matching_pool_get (const LodestarMatchingPool *pool,
                                                               LodestarMatchingRole        role,
                                                               guint                       index);
gboolean                           lodestar_matching_pool_find (const LodestarMatchingPool *pool,
                                                                LodestarMatchingRole        role,
                                                                gint64                      person,
                                                                guint                      *index);
gboolean lodestar_matching_pool_is_in_line (const LodestarMatchingPool *pool,
                                            gint64                      person,
                                            gint64                      other);
void     lodestar_matching_pool_measure (const LodestarMatchingPool *pool,
                                         LodestarMatchingCriterion   criterion,
                                         int                         parameter,
                                         guint                       mentor,
                                         guint                       mentee,
                                         LodestarMatchingFit        *mentor_side,
                                         LodestarMatchingFit        *mentee_side);

void lodestar_matching_hours_from_slots (guint32 slots,
                                         int     utc_offset,
                                         guint64 hours[LODESTAR_MATCHING_HOUR_WORDS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarMatchingPool, lodestar_matching_pool_unref)

G_END_DECLS
