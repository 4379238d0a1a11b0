/* lodestar-review-list.c - the pairs and the unmatched people of a proposal, searched and sorted
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-review-list.h"

#include "lodestar-matching-rows.h"
#include "lodestar-matching-words.h"
#include "lodestar-review-words.h"
#include "lodestar-score-bar.h"
#include "lodestar-second-look.h"
#include "lodestar-text.h"
#include "lodestar-unit-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A row of the list: one entry, one person without a partner, or one relationship that ends; a pair
 * that begins may have one that ends with it. Borrows from the sheet, which
 * the step keeps as long as the list. */
struct _LodestarReviewItem
{
  GObject                          parent_instance;
  const LodestarReviewSheet       *sheet;
  const LodestarReviewEntry       *entry;
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
 * lodestar_review_item_get_entry:
 * @self: an item
 *
 * Returns: (nullable): the entry, %NULL for somebody unmatched
 */
const LodestarReviewEntry *
lodestar_review_item_get_entry (LodestarReviewItem *self)
{
  g_return_val_if_fail (LODESTAR_IS_REVIEW_ITEM (self), NULL);

  return self->entry;
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

static int
lodestar_review_compare_scores (gconstpointer a, gconstpointer b)
{
  const LodestarReviewEntry *x = *(LodestarReviewEntry *const *) a;
  const LodestarReviewEntry *y = *(LodestarReviewEntry *const *) b;

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
  const LodestarReviewEntry *x = *(LodestarReviewEntry *const *) a;
  const LodestarReviewEntry *y = *(LodestarReviewEntry *const *) b;
  g_autofree char           *x_key = lodestar_text_fold (x->pair->mentor_name);
  g_autofree char           *y_key = lodestar_text_fold (y->pair->mentor_name);

  return strcmp (x_key, y_key);
}

static int
lodestar_review_compare_units (gconstpointer a, gconstpointer b)
{
  const LodestarReviewUnit *x = *(LodestarReviewUnit *const *) a;
  const LodestarReviewUnit *y = *(LodestarReviewUnit *const *) b;

  return (int) x->score - (int) y->score;
}

static int
lodestar_review_compare_units_down (gconstpointer a, gconstpointer b)
{
  return lodestar_review_compare_units (b, a);
}

static int
lodestar_review_compare_leaders (gconstpointer a, gconstpointer b)
{
  const LodestarReviewUnit *x = *(LodestarReviewUnit *const *) a;
  const LodestarReviewUnit *y = *(LodestarReviewUnit *const *) b;
  g_autofree char          *x_key = lodestar_text_fold (x->mentor != NULL ? x->mentor->name : "");
  g_autofree char          *y_key = lodestar_text_fold (y->mentor != NULL ? y->mentor->name : "");

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

/* Whoever looks for a mentor or a circle wants to see all of it. */
static gboolean
lodestar_review_entry_is_found (const LodestarReviewEntry *entry, const char *needle)
{
  const LodestarProposalPair *pair = entry->pair;
  const char *const           texts[] = { pair->mentee_name, pair->mentor_name, pair->mentee_detail,
                                          pair->mentor_detail, NULL };
  const char *const           member_texts[] = { pair->mentee_name, pair->mentee_detail,
                                       entry->unit != NULL ? entry->unit->title : NULL, NULL };

  return lodestar_review_is_found (needle, entry->unit != NULL ? member_texts : texts);
}

/* Whether a rematch begins the pair of an entry. */
static gboolean
lodestar_review_entry_is_new (const LodestarReviewSheet *sheet, const LodestarReviewEntry *entry)
{
  return sheet->plan != NULL &&
         lodestar_rematch_plan_find_kept (sheet->plan, entry->pair->mentor_id,
                                          entry->pair->mentee_id) == NULL;
}

static gboolean
lodestar_review_is_shown (const LodestarReviewSheet *sheet,
                          const LodestarReviewEntry *entry,
                          LodestarReviewView         view)
{
  if (view == LODESTAR_REVIEW_CHANGES)
    return lodestar_review_entry_is_new (sheet, entry);

  return view != LODESTAR_REVIEW_FLAGGED || lodestar_review_entry_is_flagged (entry);
}

static void
lodestar_review_list_add (GListStore *store, const LodestarReviewSheet *sheet, GPtrArray *shown)
{
  for (guint i = 0; i < shown->len; i++)
    {
      g_autoptr (LodestarReviewItem) item = g_object_new (LODESTAR_TYPE_REVIEW_ITEM, NULL);

      item->sheet = sheet;
      item->entry = g_ptr_array_index (shown, i);

      if (lodestar_review_entry_is_new (sheet, item->entry))
        {
          item->is_new = TRUE;
          item->ended =
            lodestar_rematch_plan_find_ended (sheet->plan, item->entry->pair->mentee_id);
        }

      g_list_store_append (store, item);
    }
}

/* The entries of one group or circle, or of no such thing, that are to be seen. */
static GListStore *
lodestar_review_list_new_section (const LodestarReviewSheet *sheet,
                                  const LodestarReviewUnit  *unit,
                                  LodestarReviewView         view,
                                  LodestarReviewOrder        order,
                                  const char                *needle)
{
  GListStore *store = g_list_store_new (LODESTAR_TYPE_REVIEW_ITEM);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < sheet->entries->len; i++)
    {
      LodestarReviewEntry *entry = &g_array_index (sheet->entries, LodestarReviewEntry, i);

      if (entry->unit == unit && lodestar_review_is_shown (sheet, entry, view) &&
          lodestar_review_entry_is_found (entry, needle))
        g_ptr_array_add (shown, entry);
    }

  /* They are by the mentee's name; sorting keeps that among equals. */
  if (order == LODESTAR_REVIEW_BY_MENTOR && unit == NULL)
    g_ptr_array_sort (shown, lodestar_review_compare_mentors);
  else if (order == LODESTAR_REVIEW_LOWEST_FIRST)
    g_ptr_array_sort (shown, lodestar_review_compare_scores);
  else if (order == LODESTAR_REVIEW_HIGHEST_FIRST)
    g_ptr_array_sort (shown, lodestar_review_compare_scores_down);

  lodestar_review_list_add (store, sheet, shown);

  return store;
}

/* Returns: (transfer full): a section for each group or circle of whom somebody is to be seen */
static GListModel *
lodestar_review_list_new_sections (const LodestarReviewSheet *sheet,
                                   LodestarReviewView         view,
                                   LodestarReviewOrder        order,
                                   const char                *needle)
{
  GListStore *sections = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GPtrArray) units = g_ptr_array_copy (sheet->units, NULL, NULL);

  g_ptr_array_set_free_func (units, NULL);

  if (order == LODESTAR_REVIEW_BY_MENTOR)
    g_ptr_array_sort (units, lodestar_review_compare_leaders);
  else if (order == LODESTAR_REVIEW_LOWEST_FIRST)
    g_ptr_array_sort (units, lodestar_review_compare_units);
  else if (order == LODESTAR_REVIEW_HIGHEST_FIRST)
    g_ptr_array_sort (units, lodestar_review_compare_units_down);

  for (guint i = 0; i < units->len; i++)
    {
      g_autoptr (GListStore) section =
        lodestar_review_list_new_section (sheet, g_ptr_array_index (units, i), view, order, needle);

      if (g_list_model_get_n_items (G_LIST_MODEL (section)) > 0)
        g_list_store_append (sections, section);
    }

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (sections)));
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
 * @sheet: a proposal
 * @view: what to show
 * @order: in which order; people without a partner are always by name
 * @search: (nullable): part of a name, department or location
 *
 * Returns: (transfer full): a list of #LodestarReviewItem, with a section for each group or circle;
 *   the sheet must outlive it
 */
GListModel *
lodestar_review_list_new (const LodestarReviewSheet *sheet,
                          LodestarReviewView         view,
                          LodestarReviewOrder        order,
                          const char                *search)
{
  GListStore      *store;
  g_autofree char *needle = lodestar_text_fold (search);

  if (view != LODESTAR_REVIEW_UNMATCHED && lodestar_review_sheet_has_units (sheet))
    return lodestar_review_list_new_sections (sheet, view, order, needle);

  if (view != LODESTAR_REVIEW_UNMATCHED)
    {
      store = lodestar_review_list_new_section (sheet, NULL, view, order, needle);

      if (view == LODESTAR_REVIEW_CHANGES)
        lodestar_review_list_add_ended (store, sheet->plan, needle);

      return G_LIST_MODEL (store);
    }

  store = g_list_store_new (LODESTAR_TYPE_REVIEW_ITEM);

  for (guint i = 0; i < sheet->unmatched->len; i++)
    {
      const LodestarProposalUnmatched *who = g_ptr_array_index (sheet->unmatched, i);
      const char *const                texts[] = { who->name, who->person_detail, NULL };
      g_autoptr (LodestarReviewItem) item = NULL;

      if (!lodestar_review_is_found (needle, texts))
        continue;

      item = g_object_new (LODESTAR_TYPE_REVIEW_ITEM, NULL);
      item->sheet = sheet;
      item->unmatched = who;
      item->ended = sheet->plan != NULL
                      ? lodestar_rematch_plan_find_ended (sheet->plan, who->participant_id)
                      : NULL;
      g_list_store_append (store, item);
    }

  return G_LIST_MODEL (store);
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

      if (item->entry != NULL && item->entry->pair->mentee_id == mentee_id)
        return i;
    }

  return 0;
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
  row->first = lodestar_matching_rows_add_line (first, NULL, FALSE);
  row->first_caption = lodestar_matching_rows_add_line (first, NULL, TRUE);
  row->second = lodestar_matching_rows_add_line (row->second_box, NULL, FALSE);
  row->second_caption = lodestar_matching_rows_add_line (row->second_box, NULL, TRUE);
  row->new_image =
    lodestar_review_row_new_image (flags, "list-add-symbolic", _ ("Begins"), "success");
  row->lock_image =
    lodestar_review_row_new_image (flags, "lodestar-lock-symbolic", _ ("Locked"), NULL);
  row->warning_image = lodestar_review_row_new_image (
    flags, "dialog-warning-symbolic", lodestar_second_look_get_low_words (), "warning");
  row->unknown_image = lodestar_review_row_new_image (flags, "lodestar-not-known-symbolic",
                                                      _ ("Much is not known"), "dimmed");
  row->bar = lodestar_score_bar_new ();

  gtk_box_set_homogeneous (GTK_BOX (names), TRUE);
  gtk_box_append (GTK_BOX (names), first);
  gtk_box_append (GTK_BOX (names), row->second_box);
  gtk_widget_set_visible (row->second_box, !row->is_narrow);
  gtk_widget_set_hexpand (names, TRUE);
  gtk_widget_set_valign (first, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (row->second_box, GTK_ALIGN_CENTER);
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

static void
lodestar_review_row_wrap_label (GtkWidget *label, gboolean is_wrapped)
{
  gtk_label_set_wrap (GTK_LABEL (label), is_wrapped);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           is_wrapped ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
}

/* Reasons, and how somebody fits with others, are as long as they are; names are not. */
static void
lodestar_review_row_wrap (LodestarReviewRow *row, gboolean has_reason, gboolean has_fit)
{
  lodestar_review_row_wrap_label (row->first_caption, row->is_narrow && (has_reason || has_fit));
  lodestar_review_row_wrap_label (row->second, has_reason);
  lodestar_review_row_wrap_label (row->second_caption, has_fit);
  gtk_widget_set_visible (row->second_caption, !has_reason);
  gtk_widget_set_visible (row->second_box, !row->is_narrow);
}

static void
lodestar_review_row_show_flags (LodestarReviewRow         *row,
                                const LodestarReviewEntry *entry,
                                gboolean                   has_columns)
{
  gtk_widget_set_visible (row->lock_image,
                          entry != NULL && lodestar_review_entry_is_locked (entry));
  gtk_widget_set_visible (row->warning_image, entry != NULL && entry->is_low);
  gtk_widget_set_visible (row->unknown_image, entry != NULL && entry->is_unknown);
  gtk_widget_set_visible (row->bar, entry != NULL || has_columns);
  gtk_widget_set_opacity (row->bar, entry != NULL ? 1 : 0);

  if (entry != NULL)
    {
      lodestar_score_bar_set_score (LODESTAR_SCORE_BAR (row->bar), (int) entry->score);
      lodestar_score_bar_set_is_low (LODESTAR_SCORE_BAR (row->bar), entry->is_low);
    }
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
  const LodestarProposalPair *pair = shown->entry->pair;
  g_autofree char            *instead = shown->is_new && shown->ended != NULL
                                          ? g_strdup_printf (_ ("instead of %s"), shown->ended->mentor_name)
                                          : NULL;
  g_autofree char            *with = g_strdup_printf (_ ("with %s"), pair->mentor_name);
  g_autofree char *pairing = g_strdup_printf (_ ("%s with %s, %u of 100"), pair->mentee_name,
                                              pair->mentor_name, shown->entry->score);
  g_autofree char *words = lodestar_review_row_dup_words (pairing, shown, instead);

  gtk_label_set_label (GTK_LABEL (row->first), pair->mentee_name);
  gtk_label_set_label (GTK_LABEL (row->first_caption), row->is_narrow ? with : pair->mentee_detail);
  gtk_label_set_label (GTK_LABEL (row->second), pair->mentor_name);
  gtk_label_set_label (GTK_LABEL (row->second_caption),
                       instead != NULL ? instead : pair->mentor_detail);
  lodestar_review_row_show_flags (row, shown->entry, TRUE);
  gtk_list_item_set_accessible_label (item, words);
}

static void
lodestar_review_row_bind_member (LodestarReviewRow         *row,
                                 GtkListItem               *item,
                                 const LodestarReviewEntry *entry)
{
  const LodestarUnitMember *member = entry->member;
  g_autofree char          *fit = NULL;
  g_autofree char          *whole = NULL;
  g_autofree char          *words = NULL;

  if (entry->unit->mentor != NULL)
    {
      guint with_mentor = member->score - member->mate_score;

      /* Translators: how somebody in a group fits with the mentor and with the other members, from
       * 0 to 100 each, in few letters */
      fit = g_strdup_printf (_ ("%u mentor · %u others"), with_mentor, member->mate_score);
      /* Translators: how somebody in a group fits, from 0 to 100 each */
      whole = g_strdup_printf (_ ("%u with the mentor, %u with the others"), with_mentor,
                               member->mate_score);
    }
  else
    {
      fit = g_strdup_printf (_ ("best with %s"), entry->pair->mentor_name);
    }

  /* Translators: a person, a group or circle, a score, and how that comes */
  words = g_strdup_printf (_ ("%s in %s, %u of 100, %s"), member->name, entry->unit->title,
                           entry->score, whole != NULL ? whole : fit);
  gtk_widget_set_tooltip_text (row->is_narrow ? row->first_caption : row->second_caption, whole);
  gtk_label_set_label (GTK_LABEL (row->first), member->name);
  gtk_label_set_label (GTK_LABEL (row->first_caption), row->is_narrow ? fit : member->detail);
  gtk_label_set_label (GTK_LABEL (row->second), "");
  gtk_label_set_label (GTK_LABEL (row->second_caption), fit);
  gtk_widget_set_visible (row->second, FALSE);
  lodestar_review_row_show_flags (row, entry, TRUE);
  gtk_list_item_set_accessible_label (item, words);
}

static void
lodestar_review_row_bind_unmatched (LodestarReviewRow  *row,
                                    GtkListItem        *item,
                                    LodestarReviewItem *shown)
{
  const LodestarProposalUnmatched *who = shown->unmatched;
  const LodestarRematchPair       *ended = shown->ended;
  LodestarMatchingUnmatched        unmatched;
  g_autofree char                 *reason = NULL;
  g_autofree char                 *role = NULL;
  g_autofree char                 *words = NULL;

  if (lodestar_matching_unmatched_parse (who->reason, who->detail, who->is_mentor, &unmatched))
    reason = lodestar_unit_unmatched_dup_words (&unmatched, shown->sheet->structure);
  else
    reason = g_strdup (_ ("The reason kept for this person cannot be read."));

  if (ended != NULL)
    {
      g_autofree char *now = g_steal_pointer (&reason);

      /* Translators: a mentor, why a relationship with them ends, and why nobody else was found */
      reason = g_strdup_printf (_ ("Ends with %s: %s. %s"), ended->mentor_name,
                                lodestar_rematch_reason_get_label (ended->reason), now);
    }

  role = g_strdup_printf ("%s%s%s", lodestar_review_words_get_role (shown->sheet, who),
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

  lodestar_review_row_wrap (row, shown->unmatched != NULL,
                            shown->entry != NULL && shown->entry->unit != NULL);
  gtk_widget_set_tooltip_text (row->first_caption, NULL);
  gtk_widget_set_tooltip_text (row->second_caption, NULL);
  gtk_widget_set_visible (row->new_image, shown->is_new);

  gtk_widget_set_visible (row->second, TRUE);

  if (shown->entry != NULL && shown->entry->unit != NULL)
    lodestar_review_row_bind_member (row, item, shown->entry);
  else if (shown->entry != NULL)
    lodestar_review_row_bind_pair (row, item, shown);
  else if (shown->unmatched != NULL)
    lodestar_review_row_bind_unmatched (row, item, shown);
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

/* The labels over a group or circle. */
typedef struct
{
  GtkWidget *title;
  GtkWidget *caption;
  GtkWidget *bar;
} LodestarReviewHeader;

static void
lodestar_review_header_setup_cb (GtkSignalListItemFactory *factory,
                                 GtkListHeader            *item,
                                 gpointer                  data)
{
  gboolean              is_narrow = GPOINTER_TO_INT (data);
  LodestarReviewHeader *header = g_new0 (LodestarReviewHeader, 1);
  GtkWidget            *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget            *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  header->title = lodestar_matching_rows_add_line (texts, NULL, FALSE);
  header->caption = lodestar_matching_rows_add_line (texts, NULL, TRUE);
  header->bar = lodestar_score_bar_new ();
  gtk_widget_add_css_class (header->title, "heading");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (header->bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (header->bar, is_narrow ? 88 : 128, -1);
  gtk_widget_set_margin_start (box, is_narrow ? 10 : 12);
  gtk_widget_set_margin_end (box, is_narrow ? 10 : 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), header->bar);
  g_object_set_data_full (G_OBJECT (item), "header", header, g_free);
  gtk_list_header_set_child (item, box);
}

static void
lodestar_review_header_bind_cb (GtkSignalListItemFactory *factory,
                                GtkListHeader            *item,
                                gpointer                  data)
{
  LodestarReviewItem       *shown = LODESTAR_REVIEW_ITEM (gtk_list_header_get_item (item));
  LodestarReviewHeader     *header = g_object_get_data (G_OBJECT (item), "header");
  const LodestarReviewUnit *unit = shown->entry != NULL ? shown->entry->unit : NULL;
  g_autofree char          *members = NULL;
  g_autofree char          *caption = NULL;

  if (unit == NULL)
    return;

  members =
    g_strdup_printf (ngettext ("%u member", "%u members", unit->n_members), unit->n_members);
  caption = g_strdup_printf ("%s%s%s", members, unit->detail[0] != '\0' ? " · " : "", unit->detail);
  gtk_label_set_label (GTK_LABEL (header->title), unit->title);
  gtk_label_set_label (GTK_LABEL (header->caption), caption);
  lodestar_score_bar_set_score (LODESTAR_SCORE_BAR (header->bar), (int) unit->score);
}

/**
 * lodestar_review_list_new_header_factory:
 * @is_narrow: whether there is little room
 *
 * Returns: (transfer full): what makes the headers over groups and circles
 */
GtkListItemFactory *
lodestar_review_list_new_header_factory (gboolean is_narrow)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (lodestar_review_header_setup_cb),
                    GINT_TO_POINTER (is_narrow));
  g_signal_connect (factory, "bind", G_CALLBACK (lodestar_review_header_bind_cb), NULL);

  return factory;
}
