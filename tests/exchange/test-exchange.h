/* test-exchange.h - the parts of the tests of exchange/
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-table.h"

G_BEGIN_DECLS

void test_encoding_add_tests (void);
void test_book_add_tests (void);
void test_csv_add_tests (void);
void test_design_add_tests (void);
void test_forms_add_tests (void);
void test_layouts_add_tests (void);
void test_mapping_add_tests (void);
void test_messages_add_tests (void);
void test_odd_add_tests (void);
void test_round_trip_add_tests (void);
void test_shape_add_tests (void);
void test_sheet_add_tests (void);
void test_staging_add_tests (void);
void test_value_add_tests (void);
void test_words_add_tests (void);
void test_workbook_add_tests (void);
void test_wrong_designs_add_tests (void);

/* Reads a table from text, or from a file of the test data. */
LodestarTable *test_exchange_parse (const char *text);
LodestarTable *test_exchange_parse_bytes (const void *bytes, gsize length);
LodestarTable *test_exchange_load (const char *folder, const char *file, const char *sheet);

G_END_DECLS
