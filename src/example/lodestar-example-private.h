/* lodestar-example-private.h - what the parts of the example share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-relationship-row.h"
#include "lodestar-workspace.h"

G_BEGIN_DECLS

#define LODESTAR_EXAMPLE_PATH "/io/github/lodestar_app/Lodestar/example/"

/* Ranks of the levels of the example, by their place in the list. */
enum
{
  LODESTAR_EXAMPLE_ASSOCIATE,
  LODESTAR_EXAMPLE_PROFESSIONAL,
  LODESTAR_EXAMPLE_SENIOR,
  LODESTAR_EXAMPLE_LEAD,
  LODESTAR_EXAMPLE_HEAD,
  LODESTAR_EXAMPLE_DIRECTOR,
  LODESTAR_EXAMPLE_CHIEF,
};

/* Somebody of the example. */
typedef struct
{
  gint64 id;
  guint  site;
  guint  department;
  guint  rank;
} LodestarExamplePerson;

/* The example while it is made, on the writer's thread. */
typedef struct
{
  LodestarDb   *db;
  GKeyFile     *words; /* (owned): company.ini */
  GCancellable *cancellable;
  LodestarDate  today;
  guint64       state;  /* of the random numbers */
  GArray       *people; /* (owned), of LodestarExamplePerson */
} LodestarExample;

/* Random numbers that are the same each time. */
guint    lodestar_example_pick (LodestarExample *self, guint n);
gboolean lodestar_example_chance (LodestarExample *self, guint percent);
int      lodestar_example_between (LodestarExample *self, int least, int most);
void     lodestar_example_shuffle (LodestarExample *self, gint64 *ids, guint n);

/* Words and verbs. */
GStrv       lodestar_example_list (LodestarExample *self, const char *group, const char *key);
char       *lodestar_example_read (const char *name, GError **error);
const char *lodestar_example_iso (LodestarDate date, char buffer[LODESTAR_DATE_ISO_SIZE]);
gboolean    lodestar_example_do (
     LodestarExample *self, const LodestarVerb *verb, GVariant *in, gint64 *id, GError **error);
gboolean   lodestar_example_set_terms (LodestarExample    *self,
                                       const LodestarVerb *verb,
                                       gint64              id,
                                       const char         *role,
                                       GPtrArray          *terms,
                                       GError            **error);
GPtrArray *lodestar_example_pick_some (LodestarExample *self, GStrv from, guint n);

/* The parts, in the order in which they are made. */
gboolean lodestar_example_add_people (LodestarExample *self, GError **error);
gboolean lodestar_example_add_running (LodestarExample *self, GError **error);
gboolean lodestar_example_add_matching (LodestarExample *self, GError **error);
gboolean lodestar_example_add_draft (LodestarExample *self, GError **error);
gboolean lodestar_example_add_groups (LodestarExample *self, GError **error);

/* What the programs share. */
gboolean lodestar_example_add_program (
  LodestarExample *self, const char *file, LodestarDate start, gint64 *id, GError **error);
gboolean lodestar_example_enroll (LodestarExample *self,
                                  gint64           program_id,
                                  const gint64    *people,
                                  guint            n_people,
                                  const char      *role,
                                  LodestarDate     day,
                                  GError         **error);
gboolean lodestar_example_match (
  LodestarExample *self, gint64 program_id, const char *name, gint64 *proposal_id, GError **error);
gboolean lodestar_example_live (LodestarExample *self, gint64 program_id, GError **error);

G_END_DECLS
