/* lodestar-error.h - the error domain shared by all modules
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodestarError:
 * @LODESTAR_ERROR_INVALID: a value given by the user or a file cannot be used; the message says
 * which
 * @LODESTAR_ERROR_NOT_FOUND: the thing named does not exist
 * @LODESTAR_ERROR_EXISTS: the thing exists already
 * @LODESTAR_ERROR_CONFLICT: the state of the workspace does not allow it
 * @LODESTAR_ERROR_FAILED: anything else
 *
 * What went wrong, for modules that need no domain of their own. Messages are
 * translated and fit to be shown to the user.
 */
typedef enum
{
  LODESTAR_ERROR_INVALID,
  LODESTAR_ERROR_NOT_FOUND,
  LODESTAR_ERROR_EXISTS,
  LODESTAR_ERROR_CONFLICT,
  LODESTAR_ERROR_FAILED,
} LodestarError;

#define LODESTAR_ERROR (lodestar_error_quark ())

GQuark lodestar_error_quark (void);

G_END_DECLS
