/* lodestar-report-contents.h - the reports of a program, made from its rows
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-date.h"
#include "lodestar-db.h"
#include "lodestar-report-document.h"

G_BEGIN_DECLS

/**
 * LodestarReportKind:
 * @LODESTAR_REPORT_CHARTER: the design of a program
 * @LODESTAR_REPORT_MATCHING: a proposal: who with whom, why, and who stayed without
 * @LODESTAR_REPORT_PROGRESS: how the relationships are doing
 * @LODESTAR_REPORT_LETTERS: a letter to each member of a relationship
 *
 * The reports that can be made.
 */
typedef enum
{
  LODESTAR_REPORT_CHARTER,
  LODESTAR_REPORT_MATCHING,
  LODESTAR_REPORT_PROGRESS,
  LODESTAR_REPORT_LETTERS,
} LodestarReportKind;

#define LODESTAR_N_REPORT_KINDS 4

/**
 * LodestarReportPart:
 * @nick: its name in files
 * @label: its name for the user
 * @is_named: whether it holds names
 *
 * A part of a report that may be left out.
 */
typedef struct
{
  const char *nick;
  const char *label;
  gboolean    is_named;
} LodestarReportPart;

/**
 * LodestarReportOptions:
 * @today: the day on which the figures are computed
 * @now: the moment of making, in seconds since 1970, for the properties of the file
 * @organization: (owned) (nullable): whose report it is
 * @audience: (owned) (nullable): whom it is for
 * @left_out: a bit for each part of the report that is left out, by its position
 * @proposal_id: of the matching report the proposal, or 0 for the published or else the newest one
 * @relationship_ids: (owned) (nullable) (element-type gint64): of the letters the relationships, or
 *   %NULL for all that run
 * @since: of the letters without @relationship_ids: the day on which a relationship began at the
 *   earliest, or %LODESTAR_DATE_NONE
 *
 * What comes from outside of the workspace.
 */
typedef struct
{
  LodestarDate today;
  gint64       now;
  char        *organization;
  char        *audience;
  guint32      left_out;
  gint64       proposal_id;
  GArray      *relationship_ids;
  LodestarDate since;
} LodestarReportOptions;

LodestarReportOptions *lodestar_report_options_new (LodestarDate today, gint64 now);
LodestarReportOptions *lodestar_report_options_copy (const LodestarReportOptions *self);
void                   lodestar_report_options_free (LodestarReportOptions *self);

const char *lodestar_report_kind_get_nick (LodestarReportKind kind);
gboolean    lodestar_report_kind_from_nick (const char *nick, LodestarReportKind *kind);
const char *lodestar_report_kind_get_label (LodestarReportKind kind);
const char *lodestar_report_kind_get_description (LodestarReportKind kind);
const LodestarReportPart *lodestar_report_kind_get_parts (LodestarReportKind kind, guint *n_parts);

gint64                  lodestar_report_pick_proposal (GPtrArray *proposals);
LodestarReportDocument *lodestar_report_create (LodestarDb                  *db,
                                                LodestarReportKind           kind,
                                                gint64                       program_id,
                                                const LodestarReportOptions *options,
                                                GError                     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarReportOptions, lodestar_report_options_free)

G_END_DECLS
