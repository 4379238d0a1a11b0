/* lodestar-relationship-cells.c - how relationships look in lists
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-relationship-cells.h"

#include "lodestar-relationship-rows.h"
#include "lodestar-relationship.h"
#include "lodestar-widgets.h"

#include <glib/gi18n-lib.h>

/* What a factory knows. */
typedef struct
{
  LodestarRelationshipCell        cell;
  const LodestarRelationshipPace *pace; /* the page's */
} LodestarRelationshipCells;

#define LODESTAR_RELATIONSHIP_CELLS_KEY "lodestar-relationship-cells"
#define LODESTAR_RELATIONSHIP_CELLS_HANDLER "lodestar-relationship-cells-handler"

/* Inscriptions, for they are never measured. */
static GtkWidget *
lodestar_relationship_cells_new_inscription (gboolean is_caption)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 6);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (inscription), 16);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (inscription, TRUE);

  if (is_caption)
    {
      gtk_widget_add_css_class (inscription, "caption");
      gtk_widget_add_css_class (inscription, "dimmed");
      gtk_widget_add_css_class (inscription, "numeric");
    }

  return inscription;
}

static GtkWidget *
lodestar_relationship_cells_new_texts (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), lodestar_relationship_cells_new_inscription (FALSE));
  gtk_box_append (GTK_BOX (box), lodestar_relationship_cells_new_inscription (TRUE));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

static void
lodestar_relationship_cells_setup_cb (LodestarRelationshipCells *self, GtkListItem *item)
{
  GtkWidget *child, *box;

  switch (self->cell)
    {
    case LODESTAR_RELATIONSHIP_CELL_NAMES:
      child = lodestar_relationship_cells_new_texts ();
      gtk_widget_set_size_request (child, -1, 40);
      break;
    case LODESTAR_RELATIONSHIP_CELL_SUMMARY:
    case LODESTAR_RELATIONSHIP_CELL_HEALTH:
      child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      gtk_box_append (GTK_BOX (child), lodestar_sign_new (LODESTAR_SIGN_NONE));
      box = self->cell == LODESTAR_RELATIONSHIP_CELL_SUMMARY
              ? lodestar_relationship_cells_new_texts ()
              : lodestar_relationship_cells_new_inscription (FALSE);
      gtk_box_append (GTK_BOX (child), box);
      gtk_widget_set_size_request (child, -1, 40);
      break;
    case LODESTAR_RELATIONSHIP_CELL_STATE:
      child = gtk_label_new (NULL);
      gtk_widget_add_css_class (child, "tag");
      gtk_widget_set_halign (child, GTK_ALIGN_START);
      gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
      break;
    case LODESTAR_RELATIONSHIP_CELL_MEETINGS:
    case LODESTAR_RELATIONSHIP_CELL_LAST:
    case LODESTAR_RELATIONSHIP_CELL_GOALS:
    default:
      child = lodestar_relationship_cells_new_inscription (FALSE);
      gtk_widget_add_css_class (child, "numeric");
      break;
    }

  gtk_list_item_set_child (item, child);
}

static char *
lodestar_relationship_cells_dup_names (const LodestarRelationshipRow *row, gboolean is_mentee)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < row->members->len; i++)
    {
      const LodestarMember *member = &g_array_index (row->members, LodestarMember, i);

      if ((i == row->members->len - 1) == is_mentee)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", member->name);
    }

  return g_string_free_and_steal (g_steal_pointer (&names));
}

static LodestarSign
lodestar_relationship_cells_get_sign (LodestarHealthLevel level)
{
  return level == LODESTAR_HEALTH_RISK   ? LODESTAR_SIGN_RISK
         : level == LODESTAR_HEALTH_GOOD ? LODESTAR_SIGN_GOOD
                                         : LODESTAR_SIGN_NONE;
}

static void
lodestar_relationship_cells_show_texts (GtkWidget *texts, const char *title, const char *detail)
{
  g_autofree char *first = lodestar_widgets_dup_aligned (title);
  g_autofree char *second = lodestar_widgets_dup_aligned (detail);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_first_child (texts)), first);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (texts)), second);
}

/* The words of a row whose columns are folded into it. */
static char *
lodestar_relationship_cells_dup_summary (const LodestarRelationshipRow *row,
                                         const LodestarAssessment      *assessment)
{
  if (assessment->health.level == LODESTAR_HEALTH_RISK)
    return lodestar_health_dup_summary (&assessment->health, row);

  if (assessment->health.level == LODESTAR_HEALTH_NONE)
    return g_strdup (lodestar_relationship_state_get_label (row->state));

  return g_strdup_printf (_ ("%s · %d of %d meetings"),
                          lodestar_relationship_state_get_label (row->state), assessment->n_held,
                          assessment->n_expected);
}

static char *
lodestar_relationship_cells_dup_text (LodestarRelationshipCell  cell,
                                      const LodestarAssessment *assessment)
{
  switch (cell)
    {
    case LODESTAR_RELATIONSHIP_CELL_MEETINGS:
      return g_strdup_printf (_ ("%d of %d"), assessment->n_held, assessment->n_expected);
    case LODESTAR_RELATIONSHIP_CELL_GOALS:
      if (assessment->n_goals == 0)
        return g_strdup (_ ("none"));
      return g_strdup_printf (_ ("%d of %d"), assessment->n_goals_on_track, assessment->n_goals);
    case LODESTAR_RELATIONSHIP_CELL_LAST:
    default:
      if (assessment->last_held == LODESTAR_DATE_NONE)
        return g_strdup (_ ("never"));
      return lodestar_date_format_short (assessment->last_held);
    }
}

static void
lodestar_relationship_cells_show (LodestarRelationshipCells *self, GtkListItem *item)
{
  LodestarRelationship          *relationship = gtk_list_item_get_item (item);
  const LodestarRelationshipRow *row = lodestar_relationship_get_row (relationship);
  GtkWidget                     *child = gtk_list_item_get_child (item);
  g_autofree char               *first = NULL, *second = NULL;
  LodestarAssessment             assessment;
  LodestarSign                   sign;

  lodestar_assessment_compute (row, self->pace->cadence, self->pace->program_end, self->pace->today,
                               &assessment);
  sign = lodestar_relationship_cells_get_sign (assessment.health.level);

  switch (self->cell)
    {
    case LODESTAR_RELATIONSHIP_CELL_NAMES:
      first = lodestar_relationship_cells_dup_names (row, TRUE);
      second = lodestar_relationship_cells_dup_names (row, FALSE);
      lodestar_relationship_cells_show_texts (child, first, second);
      gtk_list_item_set_accessible_label (item, lodestar_relationship_get_name (relationship));
      break;
    case LODESTAR_RELATIONSHIP_CELL_SUMMARY:
      second = lodestar_relationship_cells_dup_summary (row, &assessment);
      lodestar_sign_set (GTK_IMAGE (gtk_widget_get_first_child (child)), sign);
      lodestar_relationship_cells_show_texts (
        gtk_widget_get_last_child (child), lodestar_relationship_get_name (relationship), second);
      gtk_list_item_set_accessible_label (item, lodestar_relationship_get_name (relationship));
      gtk_list_item_set_accessible_description (item, second);
      break;
    case LODESTAR_RELATIONSHIP_CELL_HEALTH:
      first = lodestar_health_dup_summary (&assessment.health, row);
      lodestar_sign_set (GTK_IMAGE (gtk_widget_get_first_child (child)), sign);
      gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (child)), first);
      gtk_widget_set_tooltip_text (child, first);
      break;
    case LODESTAR_RELATIONSHIP_CELL_STATE:
      lodestar_state_label_set (GTK_LABEL (child), row->state);
      break;
    case LODESTAR_RELATIONSHIP_CELL_MEETINGS:
    case LODESTAR_RELATIONSHIP_CELL_LAST:
    case LODESTAR_RELATIONSHIP_CELL_GOALS:
    default:
      first = lodestar_relationship_cells_dup_text (self->cell, &assessment);
      gtk_inscription_set_text (GTK_INSCRIPTION (child), first);
      break;
    }
}

static void
lodestar_relationship_cells_changed_cb (LodestarRelationship *relationship,
                                        GParamSpec           *pspec,
                                        GtkListItem          *item)
{
  LodestarRelationshipCells *self =
    g_object_get_data (G_OBJECT (item), LODESTAR_RELATIONSHIP_CELLS_KEY);

  lodestar_relationship_cells_show (self, item);
}

static void
lodestar_relationship_cells_bind_cb (LodestarRelationshipCells *self, GtkListItem *item)
{
  gulong handler;

  g_object_set_data (G_OBJECT (item), LODESTAR_RELATIONSHIP_CELLS_KEY, self);
  handler = g_signal_connect (gtk_list_item_get_item (item), "notify::row",
                              G_CALLBACK (lodestar_relationship_cells_changed_cb), item);
  g_object_set_data (G_OBJECT (item), LODESTAR_RELATIONSHIP_CELLS_HANDLER,
                     GSIZE_TO_POINTER (handler));
  lodestar_relationship_cells_show (self, item);
}

static void
lodestar_relationship_cells_unbind_cb (LodestarRelationshipCells *self, GtkListItem *item)
{
  gulong handler =
    GPOINTER_TO_SIZE (g_object_steal_data (G_OBJECT (item), LODESTAR_RELATIONSHIP_CELLS_HANDLER));

  if (handler != 0)
    g_signal_handler_disconnect (gtk_list_item_get_item (item), handler);
}

/**
 * lodestar_relationship_cells_new:
 * @cell: what the cells show
 * @pace: (transfer none): what they know of the program; it must outlive the factory
 *
 * Returns: (transfer full): a factory of cells for a list of #LodestarRelationship
 */
GtkListItemFactory *
lodestar_relationship_cells_new (LodestarRelationshipCell        cell,
                                 const LodestarRelationshipPace *pace)
{
  GtkListItemFactory        *factory = gtk_signal_list_item_factory_new ();
  LodestarRelationshipCells *self = g_new0 (LodestarRelationshipCells, 1);

  self->cell = cell;
  self->pace = pace;
  g_object_set_data_full (G_OBJECT (factory), LODESTAR_RELATIONSHIP_CELLS_KEY, self, g_free);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (lodestar_relationship_cells_setup_cb),
                            self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (lodestar_relationship_cells_bind_cb),
                            self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (lodestar_relationship_cells_unbind_cb),
                            self);

  return factory;
}
