/* lodestar-person-page.h - one person
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_PERSON_PAGE (lodestar_person_page_get_type ())
G_DECLARE_FINAL_TYPE (LodestarPersonPage, lodestar_person_page, LODESTAR, PERSON_PAGE, LodestarPage)

GtkWidget *lodestar_person_page_new (gint64 person_id);

G_END_DECLS
