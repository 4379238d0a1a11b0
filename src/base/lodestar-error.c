/* lodestar-error.c - the error domain shared by all modules
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-error.h"

G_DEFINE_QUARK (lodestar - error - quark, lodestar_error)
