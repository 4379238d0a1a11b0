/* lodestar-review-list.c - the pairs and the unmatched people of a proposal, searched and sorted
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-review-list.h"

#include "lodestar-matching-words.h"
#include "lodestar-score-bar.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A pair wants a second look where it fits badly, or where little of it is known. */
#define LODESTAR_REVIEW_LOW_SCORE 50
#define LODESTAR_REVIEW_LITTLE_KNOWN 60

/* A row of the list: one pair, or one person without a partner. Borrows from the arrays that it was
 * made from, which the step keeps as long as the list. */
struct _LodestarReviewItem
{
  GObject                          parent_instance;
  const LodestarProposalPair      *pair;
  const LodestarProposalUnmatched *unmatched;
};

G_DEFINE_FINAL_TYPE (LodestarReviewItem, lodestar_review_item, G_TYPE_OBJECT)

/* The labels of a row, so that binding finds them without looking. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *first_caption;
  GtkWidget *second;
  GtkWidget *second_caption;
  GtkWidget *second_box;
  GtkWidget *lock_image;
  GtkWidget *warning_image;
  GtkWidget *unknown_image;
  GtkWidget *bar;
  gboolean   is_narrow;
} LodestarReviewRow;

static void
lodestar_review_item_class_init (LodestarReviewItemClass *klass)
{
}

static void
lodestar_review_item_init (LodestarReviewItem *self)
{
}

/**
 * lodestar_review_item_get_pair:
 * @self: an item
 *
 * Returns: (nullable): the pair, %NULL for somebody unmatched
 */
const LodestarProposalPair *
lodestar_review_item_get_pair (LodestarReviewItem *self)
{
  g_return_val_if_fail (LODESTAR_IS_REVIEW_ITEM (self), NULL);

  return self->pair;
}

/**
 * lodestar_review_item_get_unmatched:
 * @self: an item
 *
 * Returns: (nullable): who is unmatched, %NULL for a pair
 */
const LodestarProposalUnmatched *
lodestar_review_item_get_unmatched (LodestarReviewItem *self)
{
  g_return_val_if_fail (LODESTAR_IS_REVIEW_ITEM (self), NULL);

  return self->unmatched;
}

/**
 * lodestar_review_pair_is_flagged:
 * @pair: a pair
 *
 * Returns: whether it wants a second look: a score below 50, or less than 60 percent known
 */
gboolean
lodestar_review_pair_is_flagged (const LodestarProposalPair *pair)
{
  return pair->score < LODESTAR_REVIEW_LOW_SCORE || pair->known < LODESTAR_REVIEW_LITTLE_KNOWN;
}

static int
lodestar_review_compare_scores (gconstpointer a, gconstpointer b)
{
  const LodestarProposalPair *x = *(LodestarProposalPair *const *) a;
  const LodestarProposalPair *y = *(LodestarProposalPair *const *) b;

  return (int) x->score - (int) y->score;
}

static int
lodestar_review_compare_scores_down (gconstpointer a, gconstpointer b)
{
  return lodestar_review_compare_scores (b, a);
}

static int
lodestar_review_compare_mentors (gconstpointer a, gconstpointer b)
{
  const LodestarProposalPair *x = *(LodestarProposalPair *const *) a;
  const LodestarProposalPair *y = *(LodestarProposalPair *const *) b;
  g_autofree char            *x_key = lodestar_text_fold (x->mentor_name);
  g_autofree char            *y_key = lodestar_text_fold (y->mentor_name);

  return strcmp (x_key, y_key);
}

static gboolean
lodestar_review_is_found (const char *needle, const char *const *texts)
{
  if (needle[0] == '\0')
    return TRUE;

  for (; *texts != NULL; texts++)
    {
      g_autofree char *folded = lodestar_text_fold (*texts);

      if (strstr (folded, needle) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
lodestar_review_list_add_pairs (GListStore         *store,
                                GPtrArray          *pairs,
                                gboolean            is_flagged,
                                LodestarReviewOrder order,
                                const char         *needle)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < pairs->len; i++)
    {
      LodestarProposalPair *pair = g_ptr_array_index (pairs, i);
      const char *const     texts[] = { pair->mentee_name, pair->mentor_name, pair->mentee_detail,
                                        pair->mentor_detail, NULL };

      if ((!is_flagged || lodestar_review_pair_is_flagged (pair)) &&
          lodestar_review_is_found (needle, texts))
        g_ptr_array_add (shown, pair);
    }

  /* The store reads them by the mentee's name; sorting keeps that among equals. */
  if (order == LODESTAR_REVIEW_BY_MENTOR)
    g_ptr_array_sort (shown, lodestar_review_compare_mentors);
  else if (order == LODESTAR_REVIEW_LOWEST_FIRST)
    g_ptr_array_sort (shown, lodestar_review_compare_scores);
  else if (order == LODESTAR_REVIEW_HIGHEST_FIRST)
    g_ptr_array_sort (shown, lodestar_review_compare_scores_down);

  for (guint i = 0; i < shown->len; i++)
    {
      g_autoptr (LodestarReviewItem) item = g_object_new (LODESTAR_TYPE_REVIEW_ITEM, NULL);

      item->pair = g_ptr_array_index (shown, i);
      g_list_store_append (store, item);
    }
}

/**
 * lodestar_review_list_new:
 * @pairs: (element-type LodestarProposalPair): the pairs of a proposal
 * @unmatched: (element-type LodestarProposalUnmatched): who is unmatched
 * @view: what to show
 * @order: in which order; people without a partner are always by name
 * @search: (nullable): part of a name, department or location
 *
 * Returns: (transfer full): a list of #LodestarReviewItem; the arrays must outlive it
 */
GListStore *
lodestar_review_list_new (GPtrArray          *pairs,
                          GPtrArray          *unmatched,
                          LodestarReviewView  view,
                          LodestarReviewOrder order,
                          const char         *search)
{
  GListStore      *store = g_list_store_new (LODESTAR_TYPE_REVIEW_ITEM);
  g_autofree char *needle = lodestar_text_fold (search);

  if (view != LODESTAR_REVIEW_UNMATCHED)
    {
      lodestar_review_list_add_pairs (store, pairs, view == LODESTAR_REVIEW_FLAGGED, order, needle);
      return store;
    }

  for (guint i = 0; i < unmatched->len; i++)
    {
      const LodestarProposalUnmatched *who = g_ptr_array_index (unmatched, i);
      const char *const                texts[] = { who->name, who->person_detail, NULL };
      g_autoptr (LodestarReviewItem) item = NULL;

      if (!lodestar_review_is_found (needle, texts))
        continue;

      item = g_object_new (LODESTAR_TYPE_REVIEW_ITEM, NULL);
      item->unmatched = who;
      g_list_store_append (store, item);
    }

  return store;
}

static GtkWidget *
lodestar_review_row_new_label (GtkWidget *box, gboolean is_caption)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);

  if (is_caption)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
    }

  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static GtkWidget *
lodestar_review_row_new_image (GtkWidget *box, const char *icon, const char *text, const char *css)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (image, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  if (css != NULL)
    gtk_widget_add_css_class (image, css);

  gtk_box_append (GTK_BOX (box), image);

  return image;
}

static void
lodestar_review_list_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  LodestarReviewRow *row = g_new0 (LodestarReviewRow, 1);
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget         *names = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget         *first = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget         *flags = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->is_narrow = GPOINTER_TO_INT (data);
  row->second_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  row->first = lodestar_review_row_new_label (first, FALSE);
  row->first_caption = lodestar_review_row_new_label (first, TRUE);
  row->second = lodestar_review_row_new_label (row->second_box, FALSE);
  row->second_caption = lodestar_review_row_new_label (row->second_box, TRUE);
  row->lock_image =
    lodestar_review_row_new_image (flags, "lodestar-lock-symbolic", _ ("Locked"), NULL);
  row->warning_image =
    lodestar_review_row_new_image (flags, "dialog-warning-symbolic", _ ("Low score"), "warning");
  row->unknown_image = lodestar_review_row_new_image (flags, "lodestar-not-known-symbolic",
                                                      _ ("Much is not known"), "dimmed");
  row->bar = lodestar_score_bar_new ();

  gtk_box_set_homogeneous (GTK_BOX (names), TRUE);
  gtk_box_append (GTK_BOX (names), first);
  gtk_box_append (GTK_BOX (names), row->second_box);
  gtk_widget_set_visible (row->second_box, !row->is_narrow);
  gtk_widget_set_hexpand (names, TRUE);
  gtk_widget_set_valign (first, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (flags, GTK_ALIGN_END);
  gtk_widget_set_valign (flags, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (flags, row->is_narrow ? -1 : 40, -1);
  gtk_widget_set_valign (row->bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (row->bar, row->is_narrow ? 88 : 128, -1);
  gtk_widget_set_margin_start (box, row->is_narrow ? 10 : 12);
  gtk_widget_set_margin_end (box, row->is_narrow ? 10 : 12);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_box_append (GTK_BOX (box), names);
  gtk_box_append (GTK_BOX (box), flags);
  gtk_box_append (GTK_BOX (box), row->bar);
  g_object_set_data_full (G_OBJECT (item), "row", row, g_free);
  gtk_list_item_set_child (item, box);
}

static void
lodestar_review_row_bind_pair (LodestarReviewRow          *row,
                               GtkListItem                *item,
                               const LodestarProposalPair *pair)
{
  g_autofree char *with = g_strdup_printf (_ ("with %s"), pair->mentor_name);
  g_autofree char *words = g_strdup_printf (_ ("%s with %s, %u of 100"), pair->mentee_name,
                                            pair->mentor_name, pair->score);

  gtk_label_set_label (GTK_LABEL (row->first), pair->mentee_name);
  gtk_label_set_label (GTK_LABEL (row->first_caption), row->is_narrow ? with : pair->mentee_detail);
  gtk_label_set_label (GTK_LABEL (row->second), pair->mentor_name);
  gtk_label_set_label (GTK_LABEL (row->second_caption), pair->mentor_detail);
  gtk_widget_set_visible (row->second_box, !row->is_narrow);
  gtk_widget_set_visible (row->lock_image, pair->is_locked);
  gtk_widget_set_visible (row->warning_image, pair->score < LODESTAR_REVIEW_LOW_SCORE);
  gtk_widget_set_visible (row->unknown_image, pair->known < LODESTAR_REVIEW_LITTLE_KNOWN);
  gtk_widget_set_visible (row->bar, TRUE);
  lodestar_score_bar_set_score (LODESTAR_SCORE_BAR (row->bar), (int) pair->score);
  gtk_list_item_set_accessible_label (item, words);
}

static void
lodestar_review_row_bind_unmatched (LodestarReviewRow               *row,
                                    GtkListItem                     *item,
                                    const LodestarProposalUnmatched *who)
{
  LodestarMatchingUnmatched unmatched;
  g_autofree char          *reason = NULL;
  g_autofree char          *role = NULL;
  g_autofree char          *words = NULL;

  if (lodestar_matching_unmatched_parse (who->reason, who->detail, who->is_mentor, &unmatched))
    reason = lodestar_matching_unmatched_dup_words (&unmatched);
  else
    reason = g_strdup (_ ("The reason kept for this person cannot be read."));

  role = g_strdup_printf ("%s%s%s", who->is_mentor ? _ ("Mentor") : _ ("Mentee"),
                          who->person_detail[0] != '\0' ? " · " : "", who->person_detail);
  words = g_strdup_printf ("%s, %s. %s", who->name, role, reason);
  gtk_label_set_label (GTK_LABEL (row->first), who->name);
  gtk_label_set_label (GTK_LABEL (row->first_caption), row->is_narrow ? reason : role);
  gtk_label_set_label (GTK_LABEL (row->second), reason);
  gtk_label_set_label (GTK_LABEL (row->second_caption), "");
  gtk_label_set_wrap (GTK_LABEL (row->first_caption), row->is_narrow);
  gtk_label_set_ellipsize (GTK_LABEL (row->first_caption),
                           row->is_narrow ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (row->second), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (row->second), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_visible (row->second_caption, FALSE);
  gtk_widget_set_visible (row->lock_image, FALSE);
  gtk_widget_set_visible (row->warning_image, FALSE);
  gtk_widget_set_visible (row->unknown_image, FALSE);
  gtk_widget_set_visible (row->bar, FALSE);
  gtk_list_item_set_accessible_label (item, words);
}

static void
lodestar_review_list_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  LodestarReviewItem *shown = LODESTAR_REVIEW_ITEM (gtk_list_item_get_item (item));
  LodestarReviewRow  *row = g_object_get_data (G_OBJECT (item), "row");

  if (shown->pair != NULL)
    lodestar_review_row_bind_pair (row, item, shown->pair);
  else
    lodestar_review_row_bind_unmatched (row, item, shown->unmatched);
}

/**
 * lodestar_review_list_new_factory:
 * @is_narrow: whether there is room for one column of names only
 *
 * Returns: (transfer full): what makes rows of #LodestarReviewItem
 */
GtkListItemFactory *
lodestar_review_list_new_factory (gboolean is_narrow)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (lodestar_review_list_setup_cb),
                    GINT_TO_POINTER (is_narrow));
  g_signal_connect (factory, "bind", G_CALLBACK (lodestar_review_list_bind_cb), NULL);

  return factory;
}
