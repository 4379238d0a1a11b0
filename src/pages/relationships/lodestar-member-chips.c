/* lodestar-member-chips.c - everybody of a group or circle, side by side
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-member-chips.h"

#include "lodestar-relationship-rows.h"

#define LODESTAR_MEMBER_CHIPS_WIDTH 28 /* characters; longer names are cut */

static GtkWidget *
lodestar_member_chips_new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LODESTAR_MEMBER_CHIPS_WIDTH);

  return label;
}

static GtkWidget *
lodestar_member_chips_new (const LodestarMember *member)
{
  g_autofree char *words = lodestar_member_dup_detail (member);
  GtkWidget       *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *avatar = adw_avatar_new (32, member->name, TRUE);
  GtkWidget       *name = lodestar_member_chips_new_label (member->name);
  GtkWidget       *detail = lodestar_member_chips_new_label (words);

  gtk_widget_add_css_class (name, g_strcmp0 (member->role, "mentor") == 0 ? "heading" : "body");
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dimmed");
  gtk_widget_set_tooltip_text (detail, words);
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_box_append (GTK_BOX (chip), avatar);
  gtk_box_append (GTK_BOX (chip), texts);

  return chip;
}

/**
 * lodestar_member_chips_fill:
 * @box: a box
 * @row: a relationship
 *
 * Shows its members, a mentor first, and nobody else.
 */
void
lodestar_member_chips_fill (AdwWrapBox *box, const LodestarRelationshipRow *row)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    adw_wrap_box_remove (box, old);

  for (guint i = 0; i < row->members->len; i++)
    adw_wrap_box_append (
      box, lodestar_member_chips_new (&g_array_index (row->members, LodestarMember, i)));
}
