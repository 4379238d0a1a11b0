/* lodestar-person-key.h - the keys by which people are sorted and searched
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lodestar_person_key_sort (const char *family_name, const char *given_name, const char *name);
char *lodestar_person_key_search (const char *name,
                                  const char *number,
                                  const char *email,
                                  const char *title,
                                  const char *department,
                                  const char *location);

G_END_DECLS
