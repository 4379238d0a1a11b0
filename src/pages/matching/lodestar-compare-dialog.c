/* lodestar-compare-dialog.c - two proposals side by side
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-compare-dialog.h"

#include "lodestar-matching-rows.h"
#include "lodestar-matching-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define LODESTAR_COMPARE_DIALOG_N_TOTALS 5
#define LODESTAR_COMPARE_DIALOG_MOST 500 /* rows; whoever has more exports them */

/**
 * LodestarCompareDialog:
 *
 * Holds one proposal of a program against another that can be chosen: the totals of both, and each
 * person who has another mentor, partner, group or circle.
 */
struct _LodestarCompareDialog
{
  AdwDialog   parent_instance;
  LodestarDb *db; /* (not owned): of the workspace, which outlives its dialogs */
  gint64      first_id;
  GArray     *ids; /* (owned), of gint64: those of second_drop */
  GtkLabel   *cells[LODESTAR_COMPARE_DIALOG_N_TOTALS][2];
  GtkWidget  *titles[LODESTAR_COMPARE_DIALOG_N_TOTALS];

  /* Template children */
  GtkGrid     *totals_grid;
  GtkLabel    *first_label;
  GtkLabel    *second_label;
  GtkDropDown *second_drop;
  GtkLabel    *words_label;
  GtkListBox  *differences_list;
};

G_DEFINE_FINAL_TYPE (LodestarCompareDialog, lodestar_compare_dialog, ADW_TYPE_DIALOG)

static void
lodestar_compare_dialog_show_totals (LodestarCompareDialog         *self,
                                     const LodestarMatchComparison *comparison)
{
  gboolean has_members = comparison->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS ||
                         comparison->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES;

  /* Only mentors and mentees can be matched for several objectives. */
  gtk_widget_set_visible (self->titles[0],
                          comparison->structure == LODESTAR_MATCHING_STRUCTURE_PAIRS);
  gtk_label_set_label (GTK_LABEL (self->titles[LODESTAR_COMPARE_DIALOG_N_TOTALS - 1]),
                       has_members ? _ ("Weakest member") : _ ("Weakest pair"));

  for (guint i = 0; i < 2; i++)
    {
      const LodestarProposal *proposal = comparison->proposals[i];
      g_autofree char        *matched = g_strdup_printf (_ ("%u of %u"), proposal->n_matched,
                                                         proposal->n_matched + proposal->n_unmatched);
      g_autofree char        *total = g_strdup_printf ("%'" PRId64, proposal->total);
      g_autofree char        *average = comparison->averages[i] >= 0
                                          ? g_strdup_printf ("%.1f", comparison->averages[i])
                                          : g_strdup ("–");
      g_autofree char        *worst =
        comparison->worst[i] >= 0 ? g_strdup_printf ("%d", comparison->worst[i]) : g_strdup ("–");
      LodestarMatchingObjective objective = LODESTAR_MATCHING_OBJECTIVE_BEST;

      lodestar_matching_objective_from_nick (proposal->objective, &objective);

      gtk_widget_set_visible (GTK_WIDGET (self->cells[0][i]),
                              gtk_widget_get_visible (self->titles[0]));
      gtk_label_set_label (self->cells[0][i], lodestar_matching_objective_get_label (objective));
      gtk_label_set_label (self->cells[1][i], matched);
      gtk_label_set_label (self->cells[2][i], total);
      gtk_label_set_label (self->cells[3][i], average);
      gtk_label_set_label (self->cells[4][i], worst);
    }
}

static GtkWidget *
lodestar_compare_dialog_new_cell (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (label), xalign > 0 ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

/* Three columns as wide as those of the totals above. */
static GtkWidget *
lodestar_compare_dialog_new_row (GtkWidget *first, GtkWidget *second, GtkWidget *third)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_box_append (GTK_BOX (box), third);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

static GtkWidget *
lodestar_compare_dialog_new_side (const LodestarMatchSide *side)
{
  GtkWidget       *box;
  g_autofree char *score = NULL;

  if (side->partners == NULL)
    {
      g_autofree char *words = lodestar_match_side_dup_words (side);

      return lodestar_compare_dialog_new_cell (words, 1, "dimmed");
    }

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  score = g_strdup_printf (_ ("%u of 100"), (guint) side->score);
  gtk_box_append (GTK_BOX (box), lodestar_compare_dialog_new_cell (side->name, 1, "numeric"));
  gtk_box_append (GTK_BOX (box), lodestar_compare_dialog_new_cell (score, 1, "caption"));

  return box;
}

static GtkWidget *
lodestar_compare_dialog_new_difference (const LodestarMatchDifference *one)
{
  g_autofree char *words = lodestar_match_difference_dup_words (one);
  /* Translators: a person, and whom that person has in two proposals */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), one->name, words);
  GtkWidget       *row =
    lodestar_compare_dialog_new_row (lodestar_compare_dialog_new_cell (one->name, 0, "body"),
                                     lodestar_compare_dialog_new_side (&one->sides[0]),
                                     lodestar_compare_dialog_new_side (&one->sides[1]));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}

static void
lodestar_compare_dialog_show_differences (LodestarCompareDialog         *self,
                                          const LodestarMatchComparison *comparison)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < MIN (comparison->differences->len, LODESTAR_COMPARE_DIALOG_MOST); i++)
    {
      const LodestarMatchDifference *one = g_ptr_array_index (comparison->differences, i);

      g_ptr_array_add (rows, lodestar_compare_dialog_new_difference (one));
    }

  if (comparison->differences->len > LODESTAR_COMPARE_DIALOG_MOST)
    {
      guint            n = comparison->differences->len - LODESTAR_COMPARE_DIALOG_MOST;
      g_autofree char *more = lodestar_match_comparison_dup_more (comparison, n);

      g_ptr_array_add (rows, lodestar_matching_rows_new (more, NULL, NULL));
    }

  lodestar_matching_rows_fill (self->differences_list, rows,
                               lodestar_match_comparison_get_nobody (comparison));
}

static void
lodestar_compare_dialog_second_cb (LodestarCompareDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->second_drop);
  g_autoptr (LodestarMatchComparison) comparison = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (self->db == NULL || selected >= self->ids->len)
    return;

  comparison = lodestar_match_compare (self->db, self->first_id,
                                       g_array_index (self->ids, gint64, selected), &error);

  if (comparison == NULL)
    {
      gtk_label_set_label (self->words_label, error->message);
      return;
    }

  words = lodestar_match_comparison_dup_words (comparison);
  gtk_label_set_label (self->first_label, comparison->proposals[0]->name);
  gtk_label_set_label (self->second_label, comparison->proposals[1]->name);
  gtk_label_set_label (self->words_label, words);
  lodestar_compare_dialog_show_totals (self, comparison);
  lodestar_compare_dialog_show_differences (self, comparison);
}

static void
lodestar_compare_dialog_dispose (GObject *object)
{
  LodestarCompareDialog *self = LODESTAR_COMPARE_DIALOG (object);

  self->db = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_COMPARE_DIALOG);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (lodestar_compare_dialog_parent_class)->dispose (object);
}

static void
lodestar_compare_dialog_class_init (LodestarCompareDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_compare_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-compare-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarCompareDialog, totals_grid);
  gtk_widget_class_bind_template_child (widget_class, LodestarCompareDialog, first_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarCompareDialog, second_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarCompareDialog, second_drop);
  gtk_widget_class_bind_template_child (widget_class, LodestarCompareDialog, words_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarCompareDialog, differences_list);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_compare_dialog_second_cb);
}

static void
lodestar_compare_dialog_init (LodestarCompareDialog *self)
{
  const char *const titles[LODESTAR_COMPARE_DIALOG_N_TOTALS] = {
    _ ("Objective"), _ ("Matched"), _ ("Total score"), _ ("Average of 100"), _ ("Weakest pair"),
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = 0; i < LODESTAR_COMPARE_DIALOG_N_TOTALS; i++)
    {
      GtkWidget *title = lodestar_compare_dialog_new_cell (titles[i], 0, "dimmed");

      gtk_grid_attach (self->totals_grid, title, 0, i + 1, 1, 1);
      self->titles[i] = title;

      for (int k = 0; k < 2; k++)
        {
          GtkWidget *cell = lodestar_compare_dialog_new_cell ("", 1, "numeric");

          self->cells[i][k] = GTK_LABEL (cell);
          gtk_grid_attach (self->totals_grid, cell, k + 1, i + 1, 1, 1);
        }
    }
}

/**
 * lodestar_compare_dialog_new:
 * @db: the reading connection
 * @proposals: (element-type LodestarProposal): those of the program, at least two
 * @first_id: the one that others are held against
 *
 * Returns: (transfer floating): a dialog
 */
GtkWidget *
lodestar_compare_dialog_new (LodestarDb *db, GPtrArray *proposals, gint64 first_id)
{
  LodestarCompareDialog *self = g_object_new (LODESTAR_TYPE_COMPARE_DIALOG, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->first_id = first_id;

  for (guint i = 0; i < proposals->len; i++)
    {
      const LodestarProposal *proposal = g_ptr_array_index (proposals, i);

      if (proposal->id == first_id)
        continue;

      gtk_string_list_append (names, proposal->name);
      g_array_append_val (self->ids, proposal->id);
    }

  gtk_drop_down_set_model (self->second_drop, G_LIST_MODEL (names));
  self->db = db;
  lodestar_compare_dialog_second_cb (self);

  return GTK_WIDGET (self);
}
