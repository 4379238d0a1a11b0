/* lodestar-page-table.c - the pages of the window
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-page-table.h"

#include "lodestar-design-page.h"
#include "lodestar-follow-up.h"
#include "lodestar-matching-page.h"
#include "lodestar-overview-page.h"
#include "lodestar-participants-page.h"
#include "lodestar-people-page.h"
#include "lodestar-relationships-page.h"
#include "lodestar-reports-page.h"

#include <glib/gi18n-lib.h>

/* In the order of the sidebar: first the pages of a program, then those of the organization. A page
 * stands here when it works. */
static const LodestarPageEntry lodestar_page_table[] = {
  { "overview", N_ ("Overview"), "lodestar-overview-symbolic", lodestar_overview_page_get_type,
    TRUE, lodestar_follow_up_count_overdue },
  { "design", N_ ("Design"), "lodestar-design-symbolic", lodestar_design_page_get_type, TRUE,
    NULL },
  { "participants", N_ ("Participants"), "lodestar-participants-symbolic",
    lodestar_participants_page_get_type, TRUE, NULL },
  { "matching", N_ ("Matching"), "lodestar-matching-symbolic", lodestar_matching_page_get_type,
    TRUE, NULL },
  { "relationships", N_ ("Relationships"), "lodestar-relationships-symbolic",
    lodestar_relationships_page_get_type, TRUE, lodestar_follow_up_count_at_risk },
  { "reports", N_ ("Reports"), "lodestar-reports-symbolic", lodestar_reports_page_get_type, TRUE,
    NULL },
  { "people", N_ ("People"), "lodestar-people-symbolic", lodestar_people_page_get_type, FALSE,
    NULL },
};

/**
 * lodestar_page_table_get:
 * @n_entries: (out): how many pages there are
 *
 * Returns: (transfer none): the pages in the order of the sidebar
 */
const LodestarPageEntry *
lodestar_page_table_get (guint *n_entries)
{
  *n_entries = G_N_ELEMENTS (lodestar_page_table);

  return lodestar_page_table;
}

/**
 * lodestar_page_table_find:
 * @id: the name of a page
 *
 * Returns: (nullable): the page
 */
const LodestarPageEntry *
lodestar_page_table_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (lodestar_page_table); i++)
    if (g_strcmp0 (lodestar_page_table[i].id, id) == 0)
      return &lodestar_page_table[i];

  return NULL;
}
