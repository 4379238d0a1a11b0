/* lodestar-store-error.c - what can go wrong with a workspace's file
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-store-error.h"

/* clang-format off */
G_DEFINE_QUARK (lodestar-store-error-quark, lodestar_store_error)
/* clang-format on */
