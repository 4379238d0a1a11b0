/* sample-reports.h - reports that several tests and the benchmark make
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-report-document.h"

LodestarReportDocument *sample_reports_create_progress (guint n_relationships);
LodestarReportDocument *sample_reports_create_matching (guint n_pairs);
LodestarReportDocument *sample_reports_create_letters (guint n_letters);
