/* lodestar-import-private.h - what the files that make up an import share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-import.h"

#include "lodestar-person-store.h"

G_BEGIN_DECLS

struct _LodestarImport
{
  GObject      parent_instance;
  char        *path;     /* (owned) (nullable) */
  char        *encoding; /* (owned) (nullable) */
  char        *sheet;    /* (owned) (nullable) */
  char        *role;     /* (owned) (nullable) */
  char         delimiter;
  gboolean     is_full_list;
  LodestarDate valid_from;
  gint64       program_id;
  int          progress; /* (atomic) */

  LodestarTable   *table;   /* (owned) (nullable) */
  LodestarShape   *shape;   /* (owned) (nullable) */
  LodestarMapping *mapping; /* (owned) (nullable) */

  GArray          *known;   /* (owned) (nullable), of LodestarKnownPerson */
  GStringChunk    *strings; /* (owned) (nullable), those of known */
  LodestarStaging *staging; /* (owned) (nullable) */

  gint64              *entry_ids;  /* (owned) (nullable), one an entry of the staging */
  GPtrArray           *rejections; /* (owned), of LodestarImportRejection */
  LodestarImportCounts counts;
};

/**
 * LodestarImportText:
 * @field: a field of a file
 * @text: the text of a person that it fills
 *
 * Which field fills which text.
 */
typedef struct
{
  LodestarField      field;
  LodestarPersonText text;
} LodestarImportText;

/**
 * LodestarImportTerm:
 * @field: a field of a file
 * @role: what its terms are to the person
 *
 * Which field holds which terms.
 */
typedef struct
{
  LodestarField          field;
  LodestarPersonTermRole role;
} LodestarImportTerm;

#define LODESTAR_N_IMPORT_TEXTS 12
#define LODESTAR_N_IMPORT_TERMS 4

extern const LodestarImportText lodestar_import_texts[LODESTAR_N_IMPORT_TEXTS];
extern const LodestarImportTerm lodestar_import_terms[LODESTAR_N_IMPORT_TERMS];

void lodestar_import_set_progress (double fraction, gpointer import);

G_END_DECLS
