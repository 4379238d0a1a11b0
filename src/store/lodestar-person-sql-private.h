/* lodestar-person-sql-private.h - what queries of several tables say of a person
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* In a query in which the table "person" is called @p, a literal: what a person is called in files,
 * and department and location, with a comma where both are known. */
#define LODESTAR_PERSON_REFERENCE(p) "coalesce (" p ".number, " p ".email, '#' || " p ".id)"
#define LODESTAR_PERSON_PLACE(p)                                                                   \
  p ".department || iif (" p ".department <> '' AND " p ".location <> '', ', ', '') || " p         \
    ".location"
