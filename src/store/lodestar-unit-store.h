/* lodestar-unit-store.h - groups and circles: what a program wants, and what a proposal makes
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"
#include "lodestar-units.h"

G_BEGIN_DECLS

#define LODESTAR_UNITS_MEMBER_POINTS 200 /* what a member counts at most */

/**
 * LodestarUnitMember:
 * @number: of the group or circle, from 1
 * @participant_id: identity of a participant
 * @is_mentor: whether it is the one who leads the group
 * @name: the person’s name
 * @reference: employee number, else e-mail, else the identity
 * @detail: department and location, for a second line
 * @score: what a member counts in the total, 0 to %LODESTAR_UNITS_MEMBER_POINTS; 0 for a mentor
 * @mate_score: of it, in a group, the fit with the other members; the rest is that with the mentor
 *
 * Somebody in a group or circle of a proposal.
 */
typedef struct
{
  guint    number;
  gint64   participant_id;
  gboolean is_mentor;
  char    *name;      /* (owned) */
  char    *reference; /* (owned) */
  char    *detail;    /* (owned) */
  guint    score;
  guint    mate_score;
} LodestarUnitMember;

void lodestar_unit_member_free (LodestarUnitMember *self);

gboolean lodestar_unit_store_load (LodestarDb    *db,
                                   gint64         program_id,
                                   LodestarUnits *units,
                                   GError       **error);
gboolean lodestar_unit_store_set_groups (
  LodestarDb *db, gint64 program_id, int smallest, int largest, gboolean training, GError **error);
gboolean lodestar_unit_store_set_circles (LodestarDb *db,
                                          gint64      program_id,
                                          gboolean    has_circles,
                                          int         smallest,
                                          int         largest,
                                          GError    **error);

GPtrArray *lodestar_unit_store_list_members (LodestarDb *db, gint64 proposal_id, GError **error);
gboolean   lodestar_unit_store_add_member (LodestarDb               *db,
                                           gint64                    proposal_id,
                                           const LodestarUnitMember *member,
                                           GError                  **error);

G_END_DECLS
