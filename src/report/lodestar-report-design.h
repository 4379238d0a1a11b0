/* lodestar-report-design.h - criteria and rules in words, for charter and matching report
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-match-design.h"
#include "lodestar-report-document.h"

G_BEGIN_DECLS

guint       lodestar_report_design_sort (const LodestarMatchDesign *design,
                                         guint                      order[LODESTAR_N_MATCHING_CRITERIA]);
void        lodestar_report_design_add_criteria (LodestarReportDocument    *document,
                                                 const LodestarMatchDesign *design);
void        lodestar_report_design_add_rules (LodestarReportDocument    *document,
                                              const LodestarMatchDesign *design,
                                              gboolean                   is_of_peers,
                                              gboolean                   is_list);
const char *lodestar_report_design_get_short_label (LodestarMatchingCriterion criterion);
char       *lodestar_report_design_dup_criteria (guint32 criteria);

G_END_DECLS
