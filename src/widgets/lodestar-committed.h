/* lodestar-committed.h - numbers that are saved when the user is done with them
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LodestarCommittedFunc:
 * @row: the row
 * @value: its value
 * @owner: what was given with the function
 *
 * Saves a value.
 */
typedef void (*LodestarCommittedFunc) (AdwSpinRow *row, int value, gpointer owner);

void lodestar_committed_connect (AdwSpinRow *row, LodestarCommittedFunc func, gpointer owner);
void lodestar_committed_set_value (AdwSpinRow *row, int value);

G_END_DECLS
