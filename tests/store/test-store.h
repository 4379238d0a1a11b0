/* test-store.h - the tests of store/
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

void test_backup_add_tests (void);
void test_check_add_tests (void);
void test_db_add_tests (void);
void test_file_add_tests (void);
void test_history_add_tests (void);
void test_id_list_add_tests (void);
void test_identity_map_add_tests (void);
void test_migration_add_tests (void);
void test_undo_add_tests (void);
void test_worker_add_tests (void);
