/* lodestar-report-units.h - groups, circles and pairs of peers in the matching report
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-proposal-units.h"
#include "lodestar-report-document.h"

G_BEGIN_DECLS

/**
 * LodestarReportUnitWord:
 *
 * What is called otherwise where groups, peers or circles are matched.
 */
typedef enum
{
  LODESTAR_REPORT_UNIT_MATCHED, /* head of the figure of those who are matched */
  LODESTAR_REPORT_UNIT_MEDIAN,  /* head of the median score */
  LODESTAR_REPORT_UNIT_WEAKEST, /* head of the lowest score */
  LODESTAR_REPORT_UNIT_SCORES,  /* what the bars of the histogram count */
  LODESTAR_REPORT_UNIT_NOBODY,  /* nobody stayed without */
  LODESTAR_REPORT_UNIT_WITHOUT, /* head of the table of those who stayed without */
  LODESTAR_REPORT_UNIT_COUNTED, /* what a score is, and of whom */
  LODESTAR_REPORT_UNIT_NAMED,   /* the same over the names */
  LODESTAR_REPORT_UNIT_PERSON,  /* head of their column */
  LODESTAR_REPORT_UNIT_METHOD,  /* how matching decides */
  LODESTAR_N_REPORT_UNIT_WORDS,
} LodestarReportUnitWord;

const char *lodestar_report_units_get_word (LodestarMatchingStructure structure,
                                            LodestarReportUnitWord    word);
const char *lodestar_report_units_get_reason_words (LodestarMatchingStructure structure,
                                                    LodestarMatchingReason    reason);
char       *lodestar_report_units_dup_fit (LodestarMatchingStructure structure, guint n);
char       *lodestar_report_units_dup_without (LodestarMatchingStructure structure, guint n);
char       *lodestar_report_units_dup_sum (LodestarMatchingStructure structure, guint n);
char       *lodestar_report_units_dup_used (const LodestarProposalUnits *units, guint n_idle);
GArray *lodestar_report_units_list_scores (const LodestarProposalUnits *units, GPtrArray *pairs);
void    lodestar_report_units_add (LodestarReportDocument      *document,
                                   const LodestarProposalUnits *units);

G_END_DECLS
