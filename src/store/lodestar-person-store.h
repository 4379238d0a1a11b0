/* lodestar-person-store.h - reading people
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-identity-map.h"
#include "lodestar-person.h"

G_BEGIN_DECLS

/**
 * LodestarPersonTermRole:
 * @LODESTAR_PERSON_TERM_SKILL: skills to offer
 * @LODESTAR_PERSON_TERM_DEVELOPMENT: areas to develop
 * @LODESTAR_PERSON_TERM_INTEREST: interests
 * @LODESTAR_PERSON_TERM_LANGUAGE: languages spoken
 *
 * What a term is to a person.
 */
typedef enum
{
  LODESTAR_PERSON_TERM_SKILL,
  LODESTAR_PERSON_TERM_DEVELOPMENT,
  LODESTAR_PERSON_TERM_INTEREST,
  LODESTAR_PERSON_TERM_LANGUAGE,
} LodestarPersonTermRole;

#define LODESTAR_N_PERSON_TERM_ROLES 4

const char *lodestar_person_term_role_get_nick (LodestarPersonTermRole role);
const char *lodestar_person_term_role_get_label (LodestarPersonTermRole role);

/**
 * LodestarPersonVersion:
 * @id: the identity of the version
 * @valid_from: from which day on this was true
 * @is_imported: whether a file said so; else it was changed by hand
 * @title: (owned): the job title
 * @department: (owned): the department
 * @location: (owned): the place of work
 * @level: (owned): the name of the level, or ""
 * @manager: (owned): the name of the manager, or ""
 * @state: whether the person was there
 *
 * What was true of a person's work from a day on.
 */
typedef struct
{
  gint64              id;
  LodestarDate        valid_from;
  gboolean            is_imported;
  char               *title;
  char               *department;
  char               *location;
  char               *level;
  char               *manager;
  LodestarPersonState state;
} LodestarPersonVersion;

void lodestar_person_version_free (LodestarPersonVersion *self);

/**
 * LodestarPersonPart:
 * @participant_id: the identity of the participant
 * @program_id: the identity of the program
 * @program: (owned): the name of the program
 * @role: (owned): the role, as the table says it
 * @state: (owned): the state of the participant, as the table says it
 *
 * A part that a person takes in a program.
 */
typedef struct
{
  gint64 participant_id;
  gint64 program_id;
  char  *program;
  char  *role;
  char  *state;
} LodestarPersonPart;

void lodestar_person_part_free (LodestarPersonPart *self);

/**
 * LodestarPersonRow:
 * @id: the identity
 * @texts: the texts, "" where not known
 * @level_id: the level, or 0
 * @manager_id: the manager, or 0
 * @hire_date: the day on which the person began as ISO 8601, or ""
 * @state: whether the person is there
 * @terms: the terms of each #LodestarPersonTermRole, one a line, or ""
 *
 * A person as the tables have it, for work on many people away from the main thread. The strings
 * are borrowed.
 */
typedef struct
{
  gint64              id;
  const char         *texts[LODESTAR_N_PERSON_TEXTS];
  gint64              level_id;
  gint64              manager_id;
  const char         *hire_date;
  LodestarPersonState state;
  const char         *terms[LODESTAR_N_PERSON_TERM_ROLES];
} LodestarPersonRow;

/**
 * LodestarPersonVisitor:
 * @row: a person; its strings last until the visitor returns
 * @user_data: data of the caller
 *
 * Looks at one person. Returning %FALSE ends the walk.
 */
typedef gboolean (*LodestarPersonVisitor) (const LodestarPersonRow *row, gpointer user_data);

LodestarPerson *lodestar_person_store_load (LodestarDb          *db,
                                            LodestarIdentityMap *map,
                                            gint64               id,
                                            GError             **error);
gboolean        lodestar_person_store_load_page (LodestarDb          *db,
                                                 LodestarIdentityMap *map,
                                                 const gint64        *ids,
                                                 guint                n,
                                                 GPtrArray           *objects,
                                                 GError             **error);
gboolean        lodestar_person_store_visit (LodestarDb           *db,
                                             LodestarPersonVisitor visitor,
                                             gpointer              user_data,
                                             GError              **error);
sqlite3_stmt   *lodestar_person_store_prepare_row (LodestarDb *db, GError **error);
gboolean        lodestar_person_store_read_row (
         LodestarDb *db, sqlite3_stmt *stmt, gint64 id, LodestarPersonRow *row, GError **error);
gboolean lodestar_person_store_find (LodestarDb *db, const char *key, gint64 *id, GError **error);
gboolean lodestar_person_store_count (LodestarDb *db, gint64 *n_people, GError **error);
GStrv   lodestar_person_store_list_values (LodestarDb *db, LodestarPersonText text, GError **error);
GStrv   lodestar_person_store_list_terms (LodestarDb            *db,
                                          gint64                 id,
                                          LodestarPersonTermRole role,
                                          GError               **error);
GArray *lodestar_person_store_list_line (LodestarDb *db, gint64 id, GError **error);
GArray *lodestar_person_store_list_reports (LodestarDb *db, gint64 id, GError **error);
GPtrArray *lodestar_person_store_list_versions (LodestarDb *db, gint64 id, GError **error);
GPtrArray *lodestar_person_store_list_parts (LodestarDb *db, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarPersonVersion, lodestar_person_version_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarPersonPart, lodestar_person_part_free)

G_END_DECLS
