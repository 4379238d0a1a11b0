/* lodestar-staging-private.h - what the steps of the staging share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-staging.h"

G_BEGIN_DECLS

#define LODESTAR_STAGER_NOBODY ((guint) - 1)

/* A row on its way into the report. */
typedef struct
{
  guint       line;
  const char *values[LODESTAR_N_FIELDS];
  const char *manager;    /* the cell, "" where empty, NULL where there is no column */
  const char *number_key; /* (nullable) */
  const char *email_key;  /* (nullable) */
  const char *name_key;
  guint       known;       /* the place in the known people, or NOBODY */
  guint       entry;       /* the place among the entries, or NOBODY */
  gboolean    is_rejected; /* or a row that stands twice */
} LodestarStagedRow;

typedef struct
{
  const LodestarTable          *table;
  const LodestarShape          *shape;
  const LodestarMapping        *mapping;
  const LodestarKnownPerson    *known;
  guint                         n_known;
  const LodestarStagingOptions *options;
  LodestarExchangeProgress      progress;
  gpointer                      user_data;
  GCancellable                 *cancellable; /* (nullable) */

  LodestarStaging *staging;                    /* (unowned) what is made */
  int              columns[LODESTAR_N_FIELDS]; /* the column of each field, or -1 */
  GArray          *rows;                       /* (owned), of LodestarStagedRow */
  GArray          *rejections;                 /* (owned), of LodestarRejection */
  GArray          *warnings;                   /* (owned), of LodestarStagingWarning */
  GHashTable      *employment; /* (owned), raw text -> LodestarEmployment, parsed once */

  /* Places are stored as pointers, one up: 0 stands for “not there”. */
  GHashTable *row_numbers;   /* (owned), number key -> row */
  GHashTable *row_emails;    /* (owned), e-mail key -> row */
  GHashTable *known_numbers; /* (owned), number key -> known person */
  GHashTable *known_emails;  /* (owned), e-mail key -> known person */
  GHashTable *known_ids;     /* (owned), identity -> known person */
  guint      *known_rows;    /* (owned), of each known person the row, or NOBODY */
  gboolean   *is_seen; /* (owned), of each known person whether a row, even a bad one, names it */
  gboolean    has_bare_emails;
} LodestarStager;

const char *lodestar_stager_keep (LodestarStager *self, const char *text);
const char *lodestar_stager_take (LodestarStager *self, char *text);
gboolean    lodestar_stager_is_clean (const char *text);
const char *lodestar_stager_keep_key (LodestarStager *self, const char *text);
guint       lodestar_stager_look_up (GHashTable *places, const char *key);
void        lodestar_stager_store (GHashTable *places, const char *key, guint place);
void        lodestar_stager_reject (LodestarStager *self, LodestarStagedRow *row, char *reason);
void        lodestar_stager_warn (LodestarStager            *self,
                                  LodestarStagingWarningKind kind,
                                  guint                      line,
                                  char                      *text);
LodestarStagedRow *lodestar_stager_get_row (LodestarStager *self, guint place);

gboolean lodestar_stager_read_rows (LodestarStager *self, GError **error);
void     lodestar_stager_find_known (LodestarStager *self);
void     lodestar_stager_make_entries (LodestarStager *self);
void     lodestar_stager_find_managers (LodestarStager *self);
void     lodestar_stager_break_cycles (LodestarStager *self);
void     lodestar_stager_find_changes (LodestarStager *self);

G_END_DECLS
