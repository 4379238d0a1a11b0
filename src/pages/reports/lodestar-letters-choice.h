/* lodestar-letters-choice.h - whom introduction letters go to
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lodestar-cohort.h"
#include "lodestar-report-contents.h"

G_BEGIN_DECLS

/**
 * LodestarLettersChoice:
 *
 * Whom introduction letters go to: all running relationships, those that began
 * last, some that were chosen elsewhere, or a single one.
 */
typedef struct _LodestarLettersChoice LodestarLettersChoice;

LodestarLettersChoice *lodestar_letters_choice_new (void);
void                   lodestar_letters_choice_free (LodestarLettersChoice *self);

GtkStringList *lodestar_letters_choice_fill (LodestarLettersChoice *self,
                                             const LodestarCohort  *cohort,
                                             guint                 *selected);
void           lodestar_letters_choice_select (LodestarLettersChoice *self, guint position);
void           lodestar_letters_choice_set_ids (LodestarLettersChoice *self, const char *ids);
void           lodestar_letters_choice_set_id (LodestarLettersChoice *self, gint64 id);
void           lodestar_letters_choice_apply (const LodestarLettersChoice *self,
                                              LodestarReportOptions       *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarLettersChoice, lodestar_letters_choice_free)

G_END_DECLS
