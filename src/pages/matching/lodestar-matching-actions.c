/* lodestar-matching-actions.c - the actions of the matching wizard that write a setting
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-actions.h"

#include "lodestar-match.h"
#include "lodestar-page.h"
#include "lodestar-unit-verbs.h"

#include <glib/gi18n-lib.h>

static void
lodestar_matching_actions_set_criterion (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *kind, *value;
  gboolean    is_enabled;
  int         weight;

  g_variant_get (parameter, "(&sib&s)", &kind, &weight, &is_enabled, &value);
  lodestar_page_do (LODESTAR_PAGE (widget), &lodestar_verb_criterion_set,
                    g_variant_new ("(xsibs)", lodestar_page_get_program_id (LODESTAR_PAGE (widget)),
                                   kind, weight, is_enabled, value),
                    NULL);
}

static void
lodestar_matching_actions_set_rule (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *kind, *value;
  gboolean    is_enabled;

  g_variant_get (parameter, "(&sb&s)", &kind, &is_enabled, &value);
  lodestar_page_do (LODESTAR_PAGE (widget), &lodestar_verb_rule_set,
                    g_variant_new ("(xsbs)", lodestar_page_get_program_id (LODESTAR_PAGE (widget)),
                                   kind, is_enabled, value),
                    NULL);
}

static void
lodestar_matching_actions_set_minimum_score (GtkWidget  *widget,
                                             const char *name,
                                             GVariant   *parameter)
{
  lodestar_page_do (LODESTAR_PAGE (widget), &lodestar_verb_minimum_score_set,
                    g_variant_new ("(xi)", lodestar_page_get_program_id (LODESTAR_PAGE (widget)),
                                   g_variant_get_int32 (parameter)),
                    NULL);
}

static void
lodestar_matching_actions_set_groups (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean needs_training;
  int      smallest, largest;

  g_variant_get (parameter, "(iib)", &smallest, &largest, &needs_training);
  lodestar_page_do (LODESTAR_PAGE (widget), &lodestar_verb_groups_set,
                    g_variant_new ("(xiib)", lodestar_page_get_program_id (LODESTAR_PAGE (widget)),
                                   smallest, largest, needs_training),
                    NULL);
}

static void
lodestar_matching_actions_constrain (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64      mentor, mentee;
  const char *kind;

  g_variant_get (parameter, "(xx&s)", &mentor, &mentee, &kind);
  lodestar_page_do (LODESTAR_PAGE (widget), &lodestar_verb_pair_constrain, parameter,
                    g_str_equal (kind, "lock")  ? _ ("Pair locked")
                    : g_str_equal (kind, "ban") ? _ ("Pair banned")
                                                : _ ("Lock or ban taken off"));
}

/**
 * lodestar_matching_actions_install:
 * @widget_class: the class of a #LodestarPage
 *
 * Installs `matching.set-criterion` (sibs), `matching.set-rule` (sbs), `matching.set-minimum-score`
 * (i), `matching.set-groups` (iib) and `matching.constrain` (xxs).
 */
void
lodestar_matching_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "matching.set-criterion", "(sibs)",
                                   lodestar_matching_actions_set_criterion);
  gtk_widget_class_install_action (widget_class, "matching.set-rule", "(sbs)",
                                   lodestar_matching_actions_set_rule);
  gtk_widget_class_install_action (widget_class, "matching.set-minimum-score", "i",
                                   lodestar_matching_actions_set_minimum_score);
  gtk_widget_class_install_action (widget_class, "matching.set-groups", "(iib)",
                                   lodestar_matching_actions_set_groups);
  gtk_widget_class_install_action (widget_class, "matching.constrain", "(xxs)",
                                   lodestar_matching_actions_constrain);
}
