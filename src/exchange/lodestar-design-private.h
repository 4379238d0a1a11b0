/* lodestar-design-private.h - what the defaults and the reader of designs share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-design.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define LODESTAR_DESIGN_MAX_MONTHS 60

LodestarDesignEvent *lodestar_design_event_new (const char *name,
                                                gboolean    is_milestone,
                                                int         month,
                                                int         day);
LodestarDesignPhase *lodestar_design_phase_new (const char *name, const char *kind);
LodestarDesignGoal  *lodestar_design_goal_new (const char *specific);
const char          *lodestar_design_find_structure (const char *nick);
const char          *lodestar_design_find_objective (const char *nick);
const char          *lodestar_design_find_phase_kind (const char *nick);

/* An object of the file and where it stands: “phases[1]”, "" for the design itself. */
typedef struct
{
  JsonObject *object; /* (unowned) */
  const char *path;
} LodestarDesignNode;

gboolean lodestar_design_fail (const char *path,
                               const char *member,
                               GError    **error,
                               const char *format,
                               ...) G_GNUC_PRINTF (4, 5);
gboolean lodestar_design_check_members (const LodestarDesignNode *node,
                                        const char *const        *known,
                                        GError                  **error);
gboolean lodestar_design_read_text (const LodestarDesignNode *node,
                                    const char               *member,
                                    gboolean                  is_needed,
                                    char                    **out,
                                    GError                  **error);
gboolean lodestar_design_read_number (
  const LodestarDesignNode *node, const char *member, int min, int max, int *out, GError **error);
gboolean lodestar_design_read_flag (const LodestarDesignNode *node,
                                    const char               *member,
                                    gboolean                 *out,
                                    GError                  **error);
gboolean lodestar_design_read_units (const LodestarDesignNode *node,
                                     LodestarDesign           *design,
                                     GError                  **error);

G_END_DECLS
