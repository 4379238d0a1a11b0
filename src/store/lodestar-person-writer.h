/* lodestar-person-writer.h - writing people
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-person-store.h"
#include "lodestar-term-store.h"

G_BEGIN_DECLS

/**
 * LodestarPersonWriter:
 *
 * Writes people with their terms and their effective-dated history. It keeps its statements, so
 * that a hundred thousand people cost little more than the bare inserts. It belongs to the writing
 * connection and one step.
 */
typedef struct _LodestarPersonWriter LodestarPersonWriter;

#define LODESTAR_PERSON_ROW_KEEP (-1)

void lodestar_person_row_init_keep (LodestarPersonRow *row);
void lodestar_person_row_init_empty (LodestarPersonRow *row);

LodestarPersonWriter *lodestar_person_writer_new (LodestarDb  *db,
                                                  LodestarDate valid_from,
                                                  gint64       import_id,
                                                  GError     **error);
void                  lodestar_person_writer_free (LodestarPersonWriter *self);
LodestarTermCache    *lodestar_person_writer_get_terms (LodestarPersonWriter *self);
gboolean              lodestar_person_writer_set_valid_from (LodestarPersonWriter *self,
                                                             LodestarDate          valid_from,
                                                             GError              **error);
gboolean              lodestar_person_writer_add (LodestarPersonWriter    *self,
                                                  const LodestarPersonRow *row,
                                                  gint64                  *id,
                                                  GError                 **error);
gboolean              lodestar_person_writer_begin_bulk (LodestarPersonWriter *self,
                                                         guint                 n_people,
                                                         GError              **error);
gboolean              lodestar_person_writer_end_bulk (LodestarPersonWriter *self, GError **error);
gboolean              lodestar_person_writer_set (LodestarPersonWriter    *self,
                                                  gint64                   id,
                                                  const LodestarPersonRow *changes,
                                                  GError                 **error);
gboolean              lodestar_person_writer_set_terms (LodestarPersonWriter  *self,
                                                        gint64                 id,
                                                        LodestarPersonTermRole role,
                                                        const char            *lines,
                                                        GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarPersonWriter, lodestar_person_writer_free)

G_END_DECLS
