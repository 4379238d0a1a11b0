/* lodestar-report-contents-private.h - what the makers of the single reports share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-program-store.h"
#include "lodestar-report-contents.h"

G_BEGIN_DECLS

/* A narrow space that does not break: before %, as in "84 %". */
#define LODESTAR_REPORT_NARROW "\u202f"

typedef enum
{
  LODESTAR_REPORT_CHARTER_PURPOSE,
  LODESTAR_REPORT_CHARTER_GOALS,
  LODESTAR_REPORT_CHARTER_TIMELINE,
  LODESTAR_REPORT_CHARTER_MEETINGS,
  LODESTAR_REPORT_CHARTER_MATCHING,
  LODESTAR_REPORT_CHARTER_MEASUREMENT,
} LodestarReportCharterPart;

typedef enum
{
  LODESTAR_REPORT_MATCHING_TOTALS,
  LODESTAR_REPORT_MATCHING_SPREAD,
  LODESTAR_REPORT_MATCHING_REASONS,
  LODESTAR_REPORT_MATCHING_METHOD,
  LODESTAR_REPORT_MATCHING_PAIRS,
  LODESTAR_REPORT_MATCHING_UNMATCHED,
} LodestarReportMatchingPart;

typedef enum
{
  LODESTAR_REPORT_PROGRESS_SUMMARY,
  LODESTAR_REPORT_PROGRESS_FIGURES,
  LODESTAR_REPORT_PROGRESS_MONTHS,
  LODESTAR_REPORT_PROGRESS_REASONS,
  LODESTAR_REPORT_PROGRESS_RELATIONSHIPS,
} LodestarReportProgressPart;

/* What a maker works with. */
typedef struct
{
  LodestarDb                  *db;
  gint64                       program_id;
  LodestarProgramData         *program;
  const LodestarReportOptions *options;
  LodestarReportDocument      *document;
} LodestarReportMaking;

gboolean lodestar_report_charter_make (LodestarReportMaking *making, GError **error);
gboolean lodestar_report_matching_make (LodestarReportMaking *making, GError **error);
gboolean lodestar_report_progress_make (LodestarReportMaking *making, GError **error);
gboolean lodestar_report_letters_make (LodestarReportMaking *making, GError **error);

gboolean     lodestar_report_making_has (LodestarReportMaking *making, guint part);
LodestarDate lodestar_report_making_get_end (LodestarReportMaking *making);
char        *lodestar_report_dup_share (gint64 n, gint64 of);
char        *lodestar_report_dup_percent (gint64 n, gint64 of);
char        *lodestar_report_dup_number (gint64 number);
char        *lodestar_report_dup_span (LodestarDate first, LodestarDate last);
char        *lodestar_report_dup_short_span (LodestarDate first, LodestarDate last);
void         lodestar_report_add_markup (LodestarReportDocument *document,
                                         LodestarReportText      style,
                                         const char             *format,
                                         ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
