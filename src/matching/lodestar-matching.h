/* lodestar-matching.h - all of matching/: from a problem to a proven, explained solution
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-check.h"
#include "lodestar-matching-group.h"
#include "lodestar-matching-circle.h"
#include "lodestar-matching-conflict.h"
#include "lodestar-matching-criterion.h"
#include "lodestar-matching-peer.h"
#include "lodestar-matching-place.h"
#include "lodestar-matching-pool.h"
#include "lodestar-matching-problem.h"
#include "lodestar-matching-rematch.h"
#include "lodestar-matching-result.h"
#include "lodestar-matching-score.h"
#include "lodestar-matching-sensitivity.h"
#include "lodestar-matching-session.h"
#include "lodestar-matching-solve.h"
#include "lodestar-matching-stable.h"
