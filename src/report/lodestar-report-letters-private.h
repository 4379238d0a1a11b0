/* lodestar-report-letters-private.h - what the files of the letters share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-pool-store.h"
#include "lodestar-relationship-store.h"
#include "lodestar-report-contents-private.h"

G_BEGIN_DECLS

/* What the reader is to the others. */
typedef enum
{
  LODESTAR_REPORT_LETTER_PAIR,   /* mentor or mentee of the partner */
  LODESTAR_REPORT_LETTER_MEMBER, /* of a group whose mentor is the partner */
  LODESTAR_REPORT_LETTER_LEADER, /* mentor of a group; there is no one partner */
  LODESTAR_REPORT_LETTER_PEER,   /* of the partner */
  LODESTAR_REPORT_LETTER_CIRCLE, /* one of several peers; there is no one partner */
} LodestarReportLetterKind;

/* One letter on its way: to @reader, about @partner. */
typedef struct
{
  LodestarReportLetterKind kind;
  gboolean                 is_to_mentee;

  LodestarReportMaking          *making;
  const LodestarRelationshipRow *row;
  const LodestarMember          *reader;
  const LodestarMember          *partner;  /* (nullable) */
  GHashTable                    *profiles; /* LodestarPoolMember by identity of participant */
  GPtrArray                     *events;
} LodestarReportLetter;

/* lodestar-report-reasons.c */
void lodestar_report_letter_add_reasons (LodestarReportLetter *letter);

G_END_DECLS
