/* lodestar-term-store.h - the whole terms of a workspace: skills, interests, languages, goals
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"

G_BEGIN_DECLS

/**
 * LodestarTermKind:
 * @LODESTAR_TERM_SKILL: what somebody can do, or wants to
 * @LODESTAR_TERM_INTEREST: what somebody likes
 * @LODESTAR_TERM_LANGUAGE: a language
 * @LODESTAR_TERM_CAREER: where somebody wants to get
 *
 * What a term names.
 */
typedef enum
{
  LODESTAR_TERM_SKILL,
  LODESTAR_TERM_INTEREST,
  LODESTAR_TERM_LANGUAGE,
  LODESTAR_TERM_CAREER,
} LodestarTermKind;

#define LODESTAR_N_TERM_KINDS 4

/**
 * LodestarTermCache:
 *
 * Finds terms by name and adds missing ones; remembers what it has seen, so that an import asks
 * the database once for each. It belongs to one connection and one transaction.
 */
typedef struct _LodestarTermCache LodestarTermCache;

LodestarTermCache *lodestar_term_cache_new (LodestarDb *db);
void               lodestar_term_cache_free (LodestarTermCache *self);
gboolean           lodestar_term_cache_ensure (
            LodestarTermCache *self, LodestarTermKind kind, const char *name, gint64 *id, GError **error);

GStrv lodestar_term_store_list (LodestarDb *db, LodestarTermKind kind, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarTermCache, lodestar_term_cache_free)

G_END_DECLS
