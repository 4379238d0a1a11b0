/* lodestar-list-bulk.h - doing something with many rows at once
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-list-page.h"

G_BEGIN_DECLS

void lodestar_list_bulk_install_actions (LodestarPageClass *klass);

GVariant *lodestar_list_bulk_pack (LodestarListPage *page, guint *n);
void      lodestar_list_bulk_do (LodestarListPage   *page,
                                 const LodestarVerb *verb,
                                 GVariant           *in,
                                 const char         *toast);

G_END_DECLS
