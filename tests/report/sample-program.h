/* sample-program.h - a program in its tenth month, for tests of reports
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-workspace.h"

#define SAMPLE_PROGRAM_TODAY "2026-10-31"

void   sample_program_fill_design (LodestarWorkspace *workspace);
gint64 sample_program_fill_relationships (LodestarWorkspace *workspace);
