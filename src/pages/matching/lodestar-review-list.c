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

/* A row of the list: one pair, one person without a partner, or one relationship that ends; a pair
 * that begins may have one that ends with it. Borrows from the arrays that it was made from, which
 * the step keeps as long as the list. */
struct _LodestarReviewItem
{
  GObject                          parent_instance;
  const LodestarProposalPair      *pair;
  const LodestarProposalUnmatched *unmatched;
  const LodestarRematchPair       *ended;
  gboolean                         is_new;
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
  GtkWidget *new_image;
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
 * lodestar_review_item_get_ended:
 * @self: an item
 *
 * Returns: (nullable): the relationship that ends, %NULL for none
 */
const LodestarRematchPair *
lodestar_review_item_get_ended (LodestarReviewItem *self)
{
  g_return_val_if_fail (LODESTAR_IS_REVIEW_ITEM (self), NULL);

  return self->ended;
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

static gboolean
lodestar_review_is_shown (const LodestarProposalPair *pair,
                          const LodestarRematchPlan  *plan,
                          LodestarReviewView          view)
{
  if (view == LODESTAR_REVIEW_CHANGES)
    return plan != NULL &&
           lodestar_rematch_plan_find_kept (plan, pair->mentor_id, pair->mentee_id) == NULL;

  return view != LODESTAR_REVIEW_FLAGGED || lodestar_review_pair_is_flagged (pair);
}

static void
lodestar_review_list_add_pairs (GListStore                *store,
                                GPtrArray                 *pairs,
                                const LodestarRematchPlan *plan,
                                LodestarReviewView         view,
                                LodestarReviewOrder        order,
                                const char                *needle)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < pairs->len; i++)
    {
      LodestarProposalPair *pair = g_ptr_array_index (pairs, i);
      const char *const     texts[] = { pair->mentee_name, pair->mentor_name, pair->mentee_detail,
                                        pair->mentor_detail, NULL };

      if (lodestar_review_is_shown (pair, plan, view) && lodestar_review_is_found (needle, texts))
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

      if (plan != NULL && lodestar_rematch_plan_find_kept (plan, item->pair->mentor_id,
                                                           item->pair->mentee_id) == NULL)
        {
          item->is_new = TRUE;
          item->ended = lodestar_rematch_plan_find_ended (plan, item->pair->mentee_id);
        }

      g_list_store_append (store, item);
    }
}

/* What ends is listed after what begins, each with its reason. */
static void
lodestar_review_list_add_ended (GListStore                *store,
                                const LodestarRematchPlan *plan,
                                const char                *needle)
{
  for (guint i = 0; plan != NULL && i < plan->pairs->len; i++)
    {
      const LodestarRematchPair *pair = g_ptr_array_index (plan->pairs, i);
      const char *const          texts[] = { pair->mentee_name, pair->mentor_name, NULL };
      g_autoptr (LodestarReviewItem) item = NULL;

      if (!lodestar_rematch_plan_is_ended (pair) || !lodestar_review_is_found (needle, texts))
        continue;

      item = g_object_new (LODESTAR_TYPE_REVIEW_ITEM, NULL);
      item->ended = pair;
      g_list_store_append (store, item);
    }
}

/**
 * lodestar_review_list_new:
 * @pairs: (element-type LodestarProposalPair): the pairs of a proposal
 * @unmatched: (element-type LodestarProposalUnmatched): who is unmatched
 * @plan: (nullable): what the proposal does with what runs, where it matches anew
 * @view: what to show
 * @order: in which order; people without a partner are always by name
 * @search: (nullable): part of a name, department or location
 *
 * Returns: (transfer full): a list of #LodestarReviewItem; the arrays must outlive it
 */
GListStore *
lodestar_review_list_new (GPtrArray                 *pairs,
                          GPtrArray                 *unmatched,
                          const LodestarRematchPlan *plan,
                          LodestarReviewView         view,
                          LodestarReviewOrder        order,
                          const char                *search)
{
  GListStore      *store = g_list_store_new (LODESTAR_TYPE_REVIEW_ITEM);
  g_autofree char *needle = lodestar_text_fold (search);

  if (view != LODESTAR_REVIEW_UNMATCHED)
    {
      lodestar_review_list_add_pairs (store, pairs, plan, view, order, needle);

      if (view == LODESTAR_REVIEW_CHANGES)
        lodestar_review_list_add_ended (store, plan, needle);

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
      item->ended =
        plan != NULL ? lodestar_rematch_plan_find_ended (plan, who->participant_id) : NULL;
      g_list_store_append (store, item);
    }

  return store;
}

/**
 * lodestar_review_list_find:
 * @items: what lodestar_review_list_new() made
 * @mentee_id: a participant
 *
 * Returns: where the mentee's pair stands, 0 where there is none
 */
guint
lodestar_review_list_find (GListModel *items, gint64 mentee_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (LodestarReviewItem) item = g_list_model_get_item (items, i);

      if (item->pair != NULL && item->pair->mentee_id == mentee_id)
        return i;
    }

  return 0;
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
  row->new_image =
    lodestar_review_row_new_image (flags, "list-add-symbolic", _ ("Begins"), "success");
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
  gtk_widget_set_size_request (flags, row->is_narrow ? -1 : 62, -1);
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

/* Reasons are as long as they are; names are not. */
static void
lodestar_review_row_wrap (LodestarReviewRow *row, gboolean has_reason)
{
  PangoEllipsizeMode none = PANGO_ELLIPSIZE_NONE, end = PANGO_ELLIPSIZE_END;

  gtk_label_set_wrap (GTK_LABEL (row->first_caption), row->is_narrow && has_reason);
  gtk_label_set_ellipsize (GTK_LABEL (row->first_caption),
                           row->is_narrow && has_reason ? none : end);
  gtk_label_set_wrap (GTK_LABEL (row->second), has_reason);
  gtk_label_set_ellipsize (GTK_LABEL (row->second), has_reason ? none : end);
  gtk_widget_set_visible (row->second_caption, !has_reason);
  gtk_widget_set_visible (row->second_box, !row->is_narrow);
}

static void
lodestar_review_row_show_flags (LodestarReviewRow          *row,
                                const LodestarProposalPair *pair,
                                gboolean                    has_columns)
{
  gtk_widget_set_visible (row->lock_image, pair != NULL && pair->is_locked);
  gtk_widget_set_visible (row->warning_image,
                          pair != NULL && pair->score < LODESTAR_REVIEW_LOW_SCORE);
  gtk_widget_set_visible (row->unknown_image,
                          pair != NULL && pair->known < LODESTAR_REVIEW_LITTLE_KNOWN);
  gtk_widget_set_visible (row->bar, pair != NULL || has_columns);
  gtk_widget_set_opacity (row->bar, pair != NULL ? 1 : 0);

  if (pair != NULL)
    lodestar_score_bar_set_score (LODESTAR_SCORE_BAR (row->bar), (int) pair->score);
}

/* Returns: (transfer full): what a screen reader says of a pair */
static char *
lodestar_review_row_dup_words (const char *pairing, LodestarReviewItem *shown, const char *instead)
{
  if (!shown->is_new)
    return g_strdup (pairing);

  return instead != NULL ? g_strdup_printf (_ ("%s, begins %s"), pairing, instead)
                         : g_strdup_printf (_ ("%s, begins"), pairing);
}

static void
lodestar_review_row_bind_pair (LodestarReviewRow *row, GtkListItem *item, LodestarReviewItem *shown)
{
  const LodestarProposalPair *pair = shown->pair;
  g_autofree char            *instead = shown->is_new && shown->ended != NULL
                                          ? g_strdup_printf (_ ("instead of %s"), shown->ended->mentor_name)
                                          : NULL;
  g_autofree char            *with = g_strdup_printf (_ ("with %s"), pair->mentor_name);
  g_autofree char *pairing = g_strdup_printf (_ ("%s with %s, %u of 100"), pair->mentee_name,
                                              pair->mentor_name, pair->score);
  g_autofree char *words = lodestar_review_row_dup_words (pairing, shown, instead);

  gtk_label_set_label (GTK_LABEL (row->first), pair->mentee_name);
  gtk_label_set_label (GTK_LABEL (row->first_caption), row->is_narrow ? with : pair->mentee_detail);
  gtk_label_set_label (GTK_LABEL (row->second), pair->mentor_name);
  gtk_label_set_label (GTK_LABEL (row->second_caption),
                       instead != NULL ? instead : pair->mentor_detail);
  lodestar_review_row_show_flags (row, pair, TRUE);
  gtk_list_item_set_accessible_label (item, words);
}

static void
lodestar_review_row_bind_unmatched (LodestarReviewRow               *row,
                                    GtkListItem                     *item,
                                    const LodestarProposalUnmatched *who,
                                    const LodestarRematchPair       *ended)
{
  LodestarMatchingUnmatched unmatched;
  g_autofree char          *reason = NULL;
  g_autofree char          *role = NULL;
  g_autofree char          *words = NULL;

  if (lodestar_matching_unmatched_parse (who->reason, who->detail, who->is_mentor, &unmatched))
    reason = lodestar_matching_unmatched_dup_words (&unmatched);
  else
    reason = g_strdup (_ ("The reason kept for this person cannot be read."));

  if (ended != NULL)
    {
      g_autofree char *now = g_steal_pointer (&reason);

      /* Translators: a mentor, why a relationship with them ends, and why nobody else was found */
      reason = g_strdup_printf (_ ("Ends with %s: %s. %s"), ended->mentor_name,
                                lodestar_rematch_reason_get_label (ended->reason), now);
    }

  role = g_strdup_printf ("%s%s%s", who->is_mentor ? _ ("Mentor") : _ ("Mentee"),
                          who->person_detail[0] != '\0' ? " · " : "", who->person_detail);
  words = g_strdup_printf ("%s, %s. %s", who->name, role, reason);
  gtk_label_set_label (GTK_LABEL (row->first), who->name);
  gtk_label_set_label (GTK_LABEL (row->first_caption), row->is_narrow ? reason : role);
  gtk_label_set_label (GTK_LABEL (row->second), reason);
  gtk_label_set_label (GTK_LABEL (row->second_caption), "");
  lodestar_review_row_show_flags (row, NULL, FALSE);
  gtk_list_item_set_accessible_label (item, words);
}

static void
lodestar_review_row_bind_ended (LodestarReviewRow         *row,
                                GtkListItem               *item,
                                const LodestarRematchPair *pair)
{
  const char      *reason = lodestar_rematch_reason_get_label (pair->reason);
  g_autofree char *words =
    /* Translators: a mentee, a mentor, and why their relationship ends */
    g_strdup_printf (_ ("%s with %s ends: %s"), pair->mentee_name, pair->mentor_name, reason);
  g_autofree char *with = g_strdup_printf (_ ("ends with %s: %s"), pair->mentor_name, reason);

  gtk_label_set_label (GTK_LABEL (row->first), pair->mentee_name);
  gtk_label_set_label (GTK_LABEL (row->first_caption), row->is_narrow ? with : _ ("ends"));
  gtk_label_set_label (GTK_LABEL (row->second), pair->mentor_name);
  gtk_label_set_label (GTK_LABEL (row->second_caption), reason);
  lodestar_review_row_show_flags (row, NULL, !row->is_narrow);
  gtk_list_item_set_accessible_label (item, words);
}

static void
lodestar_review_list_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  LodestarReviewItem *shown = LODESTAR_REVIEW_ITEM (gtk_list_item_get_item (item));
  LodestarReviewRow  *row = g_object_get_data (G_OBJECT (item), "row");

  lodestar_review_row_wrap (row, shown->unmatched != NULL);
  gtk_widget_set_visible (row->new_image, shown->is_new);

  if (shown->pair != NULL)
    lodestar_review_row_bind_pair (row, item, shown);
  else if (shown->unmatched != NULL)
    lodestar_review_row_bind_unmatched (row, item, shown->unmatched, shown->ended);
  else
    lodestar_review_row_bind_ended (row, item, shown->ended);
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
