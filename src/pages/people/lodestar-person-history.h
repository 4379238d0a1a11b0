/* lodestar-person-history.h - the history of a person in words
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-person-store.h"

G_BEGIN_DECLS

char *lodestar_person_history_dup_text (const LodestarPersonVersion *before,
                                        const LodestarPersonVersion *after);
char *lodestar_person_history_dup_origin (const LodestarPersonVersion *version);

G_END_DECLS
