/* lodestar-store-error.h - what can go wrong with a workspace's file
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodestarStoreError:
 * @LODESTAR_STORE_ERROR_NOT_FOUND: the file, or the row asked for, is not there
 * @LODESTAR_STORE_ERROR_OPEN_ELSEWHERE: another process has the workspace open
 * @LODESTAR_STORE_ERROR_READ_ONLY: the file or its folder cannot be written
 * @LODESTAR_STORE_ERROR_NO_ACCESS: the file or its folder cannot be read
 * @LODESTAR_STORE_ERROR_DISK_FULL: there is no room left
 * @LODESTAR_STORE_ERROR_DAMAGED: the file is truncated or damaged
 * @LODESTAR_STORE_ERROR_FOREIGN: the file belongs to another application, or is no database
 * @LODESTAR_STORE_ERROR_FUTURE: the file was made by a newer version
 * @LODESTAR_STORE_ERROR_EXISTS: a new file was asked for and there is one already
 * @LODESTAR_STORE_ERROR_CONSTRAINT: the data do not allow it
 * @LODESTAR_STORE_ERROR_FAILED: anything else
 *
 * What can go wrong with a workspace's file. Messages are translated, name the
 * file and say what to do.
 */
typedef enum
{
  LODESTAR_STORE_ERROR_NOT_FOUND,
  LODESTAR_STORE_ERROR_OPEN_ELSEWHERE,
  LODESTAR_STORE_ERROR_READ_ONLY,
  LODESTAR_STORE_ERROR_NO_ACCESS,
  LODESTAR_STORE_ERROR_DISK_FULL,
  LODESTAR_STORE_ERROR_DAMAGED,
  LODESTAR_STORE_ERROR_FOREIGN,
  LODESTAR_STORE_ERROR_FUTURE,
  LODESTAR_STORE_ERROR_EXISTS,
  LODESTAR_STORE_ERROR_CONSTRAINT,
  LODESTAR_STORE_ERROR_FAILED,
} LodestarStoreError;

#define LODESTAR_STORE_ERROR (lodestar_store_error_quark ())

GQuark lodestar_store_error_quark (void);

G_END_DECLS
