/* test-store-sample.h - a small workspace with something of everything
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"

G_BEGIN_DECLS

/* The day on which the sample is true. */
#define TEST_STORE_SAMPLE_TODAY "2026-06-09"

extern const char *test_store_sample_script;

LodestarDb *test_store_sample_new (char **folder);
void        test_store_sample_free (LodestarDb *db, const char *folder);

G_END_DECLS
