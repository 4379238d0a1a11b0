/* lodestar-publish-store.h - what publishing reads of a proposal
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"

G_BEGIN_DECLS

/**
 * LodestarPublishPair:
 *
 * A pair of a proposal and what would forbid to publish it.
 */
typedef struct
{
  gint64   mentor_id;
  gint64   mentee_id;
  int      score;
  int      number;        /* of the group or circle, or 0 */
  int      member_score;  /* what the mentee counts in it, of 200 */
  char    *contributions; /* (owned) */
  char    *mentor_name;   /* (owned) */
  char    *mentee_name;   /* (owned) */
  gboolean mentor_takes_part;
  gboolean mentee_takes_part;
  gboolean is_one_person;
  gboolean has_met; /* the two are or were in one relationship of the program */
} LodestarPublishPair;

/**
 * LodestarPublish:
 *
 * A proposal on its way to be published.
 */
typedef struct
{
  gint64       proposal_id;
  gint64       program_id;
  char        *name;          /* (owned) */
  char        *structure;     /* (owned): what it is made of: pairs, groups, peers or circles */
  char        *program_state; /* (owned): nick */
  gboolean     is_structure;  /* whether the program still wants that */
  gboolean     is_published;
  int          trial_days;
  LodestarDate program_start;
  GPtrArray   *pairs; /* (owned), of LodestarPublishPair, by mentee */
} LodestarPublish;

/**
 * LodestarPublishOver:
 *
 * Somebody who would have more partners than places.
 */
typedef struct
{
  char *name; /* (owned) */
  int   n_partners;
  int   capacity;
} LodestarPublishOver;

LodestarPublish *lodestar_publish_store_load (LodestarDb *db, gint64 proposal_id, GError **error);
void             lodestar_publish_free (LodestarPublish *self);
gboolean         lodestar_publish_store_find_over (
          LodestarDb *db, gint64 program_id, LodestarPublishOver *over, gboolean *is_found, GError **error);
gboolean lodestar_publish_store_mark (LodestarDb            *db,
                                      const LodestarPublish *publish,
                                      GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarPublish, lodestar_publish_free)

G_END_DECLS
