/* lodestar-proposal-store.h - proposals of a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"

G_BEGIN_DECLS

/**
 * LodestarProposal:
 * @id: its identity
 * @program_id: the program
 * @name: its name
 * @created_at: when it was made, UTC, as `YYYY-MM-DDThh:mm:ssZ`
 * @structure: what it is made of: `pairs`, `groups`, `peers` or `circles`; %NULL to write `pairs`
 * @objective: the objective it was matched for
 * @minimum_score: the minimum acceptable score it was matched with
 * @n_matched: mentees who have a mentor in it; of peers and circles everybody who has a partner
 * @n_unmatched: those who have none
 * @total: sum of the scores of its pairs; of groups and circles, of what the members count
 * @worst: the lowest score, or -1 without pairs
 * @published_at: (nullable): when it was published, %NULL for never
 * @design: the criteria with their points and the rules as they were, a JSON object
 * @proof: (nullable): what is proven of it, a JSON object, empty where nothing is; %NULL to write
 *   an empty one
 *
 * A kept result of matching.
 */
typedef struct
{
  gint64 id;
  gint64 program_id;
  char  *name;       /* (owned) */
  char  *created_at; /* (owned) */
  char  *structure;  /* (owned) (nullable) */
  char  *objective;  /* (owned) */
  guint  minimum_score;
  guint  n_matched;
  guint  n_unmatched;
  gint64 total;
  int    worst;
  char  *published_at; /* (owned) (nullable) */
  char  *design;       /* (owned) */
  char  *proof;        /* (owned) (nullable) */
} LodestarProposal;

/**
 * LodestarProposalPair:
 * @mentor_id: identity of a participant
 * @mentee_id: identity of a participant
 * @mentor_name: the mentor's name
 * @mentee_name: the mentee's name
 * @mentor_reference: employee number, else e-mail, else the identity
 * @mentee_reference: likewise
 * @mentor_detail: department and location, for a second line
 * @mentee_detail: likewise
 * @score: 0 to 100
 * @known: percent of the points that rest on known data
 * @is_locked: whether the coordinator locked it
 * @contributions: see lodestar_contributions_parse()
 *
 * A pair of a proposal. In groups each member is a mentee of the mentor; peers, alone or in a
 * circle, are a pair both ways.
 */
typedef struct
{
  gint64   mentor_id;
  gint64   mentee_id;
  char    *mentor_name;      /* (owned) */
  char    *mentee_name;      /* (owned) */
  char    *mentor_reference; /* (owned) */
  char    *mentee_reference; /* (owned) */
  char    *mentor_detail;    /* (owned) */
  char    *mentee_detail;    /* (owned) */
  guint    score;
  guint    known;
  gboolean is_locked;
  char    *contributions; /* (owned) */
} LodestarProposalPair;

/**
 * LodestarProposalUnmatched:
 * @participant_id: identity of a participant
 * @is_mentor: a mentor without a mentee, else a mentee without a mentor or a peer without a partner
 * @name: the person's name
 * @reference: employee number, else e-mail, else the identity
 * @person_detail: department and location, for a second line
 * @reason: nick of a #LodestarMatchingReason
 * @detail: the counts behind it, a JSON object
 *
 * Somebody who stayed unmatched in a proposal.
 */
typedef struct
{
  gint64   participant_id;
  gboolean is_mentor;
  char    *name;          /* (owned) */
  char    *reference;     /* (owned) */
  char    *person_detail; /* (owned) */
  char    *reason;        /* (owned) */
  char    *detail;        /* (owned) */
} LodestarProposalUnmatched;

void lodestar_proposal_free (LodestarProposal *self);
void lodestar_proposal_pair_free (LodestarProposalPair *self);
void lodestar_proposal_unmatched_free (LodestarProposalUnmatched *self);

GPtrArray        *lodestar_proposal_store_list (LodestarDb *db, gint64 program_id, GError **error);
LodestarProposal *lodestar_proposal_store_load (LodestarDb *db, gint64 id, GError **error);
gint64            lodestar_proposal_store_find (LodestarDb *db,
                                                gint64      program_id,
                                                const char *name_or_id,
                                                GError    **error);
char *lodestar_proposal_store_dup_free_name (LodestarDb *db, gint64 program_id, GError **error);
GPtrArray *lodestar_proposal_store_list_pairs (LodestarDb *db, gint64 id, GError **error);
GPtrArray *lodestar_proposal_store_list_unmatched (LodestarDb *db, gint64 id, GError **error);
gint64     lodestar_proposal_store_add (LodestarDb             *db,
                                        const LodestarProposal *proposal,
                                        GError                **error);
gboolean   lodestar_proposal_store_add_pair (LodestarDb                 *db,
                                             gint64                      id,
                                             const LodestarProposalPair *pair,
                                             GError                    **error);
gboolean   lodestar_proposal_store_add_unmatched (LodestarDb                      *db,
                                                  gint64                           id,
                                                  const LodestarProposalUnmatched *unmatched,
                                                  GError                         **error);
gboolean   lodestar_proposal_store_rename (LodestarDb *db,
                                           gint64      id,
                                           const char *name,
                                           GError    **error);
gboolean   lodestar_proposal_store_remove (LodestarDb *db, gint64 id, GError **error);

gboolean lodestar_proposal_store_forget (LodestarDb *db,
                                         gint64      participant_id,
                                         gint64      person_id,
                                         GError    **error);
gboolean lodestar_proposal_store_start_matching (LodestarDb *db, gint64 program_id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarProposal, lodestar_proposal_free)

G_END_DECLS
