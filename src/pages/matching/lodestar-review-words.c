/* lodestar-review-words.c - what the review says of pairs, groups, peers and circles
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-review-words.h"

#include "lodestar-match-proof.h"
#include "lodestar-second-look.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>

/* The marks of direction, for what begins with a name of the other one. */
#define LODESTAR_REVIEW_WORDS_RTL "\342\200\217"
#define LODESTAR_REVIEW_WORDS_LTR "\342\200\216"

static char *
lodestar_review_words_dup_unmatched (const LodestarReviewSheet *sheet, guint n)
{
  guint n_free = sheet->unmatched->len - MIN (n, sheet->unmatched->len);

  /* The list of the unmatched has mentors too, where every one of them was to be used. */
  if (n == 0 && n_free > 0)
    return g_strdup_printf (ngettext ("%u mentor is free", "%u mentors are free", n_free), n_free);

  if (n == 0)
    return g_strdup (sheet->entries->len > 0 ? _ ("everybody is matched") : _ ("nobody to match"));

  if (sheet->structure == LODESTAR_MATCHING_STRUCTURE_PEERS ||
      sheet->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    return g_strdup_printf (ngettext ("%u peer unmatched", "%u peers unmatched", n), n);

  return g_strdup_printf (ngettext ("%u mentee unmatched", "%u mentees unmatched", n), n);
}

/**
 * lodestar_review_words_dup_matched:
 * @sheet: a proposal
 * @proposal: the same
 *
 * Returns: (transfer full): in how many groups or circles people are, and how many in none
 */
char *
lodestar_review_words_dup_matched (const LodestarReviewSheet *sheet,
                                   const LodestarProposal    *proposal)
{
  g_autofree char *unmatched = lodestar_review_words_dup_unmatched (sheet, proposal->n_unmatched);
  g_autofree char *units = NULL;
  guint            n = sheet->units->len;

  if (!lodestar_review_sheet_has_units (sheet))
    return g_steal_pointer (&unmatched);

  units = sheet->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS
            ? g_strdup_printf (ngettext ("in %u group", "in %u groups", n), n)
            : g_strdup_printf (ngettext ("in %u circle", "in %u circles", n), n);

  /* Translators: “in 5 groups, 2 mentees unmatched” */
  return g_strdup_printf (_ ("%s, %s"), units, unmatched);
}

/**
 * lodestar_review_words_set_figure:
 * @label: says how many of how many
 * @n: how many
 *
 * Writes the rest of a figure smaller than the number it begins with, so that both have room in a
 * line.
 */
void
lodestar_review_words_set_figure (GtkLabel *label, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (g_str_has_prefix (gtk_label_get_text (label), number))
    {
      PangoAttribute *small = pango_attr_scale_new (0.65);

      small->start_index = (guint) strlen (number);
      pango_attr_list_insert (attributes, small);
    }

  gtk_label_set_attributes (label, attributes);
}

/**
 * lodestar_review_words_dup_average:
 * @sheet: a proposal
 * @proposal: the same
 *
 * Returns: (transfer full): what a pair or a member scores on average
 */
char *
lodestar_review_words_dup_average (const LodestarReviewSheet *sheet,
                                   const LodestarProposal    *proposal)
{
  /* In a group or circle a member counts up to twice a hundred. */
  guint            parts = proposal->n_matched * (lodestar_review_sheet_has_units (sheet) ? 2 : 1);
  double           average = parts > 0 ? (double) proposal->total / parts : 0;
  g_autofree char *words = NULL;

  if (parts == 0)
    return g_strdup (lodestar_review_words_get_nothing (sheet));

  words = lodestar_review_sheet_has_units (sheet)
            ? g_strdup_printf (_ ("up to 200 a member, average %.0f of 100"), average)
            : g_strdup_printf (_ ("average %.0f of 100"), average);

  /* Where little is known of everybody, that is why scores are low. */
  if (sheet->most_known >= LODESTAR_SECOND_LOOK_LITTLE)
    return g_steal_pointer (&words);

  /* Translators: %s says what is scored on average */
  return g_strdup_printf (_ ("%s; at most %u %% of the weight known"), words, sheet->most_known);
}

/**
 * lodestar_review_words_dup_names:
 * @sheet: a proposal
 * @entry: (nullable): one of its entries
 * @is_rtl: whether the language runs from right to left
 *
 * Returns: (transfer full): whom @entry is about, in the order of the language even where the first
 *   name is written from the other side
 */
char *
lodestar_review_words_dup_names (const LodestarReviewSheet *sheet,
                                 const LodestarReviewEntry *entry,
                                 gboolean                   is_rtl)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *names = NULL;

  if (entry == NULL)
    return g_strdup (lodestar_review_words_get_nothing (sheet));

  if (entry->unit != NULL)
    /* Translators: a person, and a group or circle: “Amira Haddad, Circle 3” */
    {
      first = lodestar_text_isolate (entry->member->name);
      names = g_strdup_printf (_ ("%s, %s"), first, entry->unit->title);
    }
  else
    {
      first = lodestar_text_isolate (entry->pair->mentee_name);
      second = lodestar_text_isolate (entry->pair->mentor_name);
      names = g_strdup_printf (_ ("%s and %s"), first, second);
    }

  return g_strconcat (is_rtl ? LODESTAR_REVIEW_WORDS_RTL : LODESTAR_REVIEW_WORDS_LTR, names, NULL);
}

/**
 * lodestar_review_words_dup_count:
 * @sheet: a proposal
 *
 * Returns: (transfer full): what it is made of, and how many of these
 */
char *
lodestar_review_words_dup_count (const LodestarReviewSheet *sheet)
{
  if (sheet->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
    return g_strdup_printf (_ ("Groups %u"), sheet->units->len);

  if (sheet->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    return g_strdup_printf (_ ("Circles %u"), sheet->units->len);

  return g_strdup_printf (_ ("Pairs %u"), sheet->entries->len);
}

/* What matching anew changes, and what is proven of it */
static char *
lodestar_review_words_dup_plan (const LodestarReviewSheet *sheet, gboolean *is_whole)
{
  const LodestarRematchPlan *plan = sheet->plan;
  guint                      n_new = sheet->pairs->len - MIN (plan->n_kept, sheet->pairs->len);
  g_autofree char *changes = lodestar_rematch_dup_words (plan->n_kept, plan->n_ended, n_new);
  g_autofree char *proof = lodestar_rematch_plan_dup_proof (plan);

  *is_whole = proof != NULL;

  return g_strjoin (" ", changes, proof, NULL);
}

/**
 * lodestar_review_words_dup_proof:
 * @sheet: a proposal
 * @proposal: the same
 * @is_stale: whether people or settings have changed since
 * @detail: (out) (nullable): return location for how it is proven, %NULL where that is not told
 * @is_whole: (out): whether all is proven that was asked for
 *
 * Returns: (transfer full) (nullable): in a sentence what is proven, %NULL where nothing is
 */
char *
lodestar_review_words_dup_proof (const LodestarReviewSheet *sheet,
                                 const LodestarProposal    *proposal,
                                 gboolean                   is_stale,
                                 char                     **detail,
                                 gboolean                  *is_whole)
{
  g_autofree char   *words = NULL;
  LodestarMatchProof proof;

  *detail = NULL;
  *is_whole = FALSE;

  if (sheet->plan != NULL)
    return lodestar_review_words_dup_plan (sheet, is_whole);

  if (!lodestar_match_proof_parse (proposal->proof, &proof))
    return NULL;

  words = lodestar_match_proof_dup_words (&proof);
  *detail = lodestar_match_proof_dup_detail (&proof);
  *is_whole = lodestar_match_proof_is_whole (&proof);

  /* Translators: %s is a sentence that says what is proven of a proposal */
  return is_stale ? g_strdup_printf (_ ("When the proposal was made: %s"), words)
                  : g_steal_pointer (&words);
}

/**
 * lodestar_review_words_get_role:
 * @sheet: a proposal
 * @who: somebody unmatched in it
 *
 * Returns: in which role
 */
const char *
lodestar_review_words_get_role (const LodestarReviewSheet       *sheet,
                                const LodestarProposalUnmatched *who)
{
  if (sheet->structure == LODESTAR_MATCHING_STRUCTURE_PEERS ||
      sheet->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    return _ ("Peer");

  return who->is_mentor ? _ ("Mentor") : _ ("Mentee");
}

/**
 * lodestar_review_words_get_worst:
 * @sheet: a proposal
 *
 * Returns: the heading over the lowest score
 */
const char *
lodestar_review_words_get_worst (const LodestarReviewSheet *sheet)
{
  return lodestar_review_sheet_has_units (sheet) ? _ ("Weakest member") : _ ("Weakest pair");
}

/**
 * lodestar_review_words_get_why:
 * @structure: what a proposal is made of
 *
 * Returns: the heading over the reasons
 */
const char *
lodestar_review_words_get_why (LodestarMatchingStructure structure)
{
  return structure == LODESTAR_MATCHING_STRUCTURE_GROUPS    ? _ ("Why This Mentor")
         : structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES ? _ ("Why These Two")
                                                            : _ ("Why This Pair");
}

/**
 * lodestar_review_words_get_nothing:
 * @sheet: a proposal
 *
 * Returns: that it is empty, for the middle of a line
 */
const char *
lodestar_review_words_get_nothing (const LodestarReviewSheet *sheet)
{
  return sheet->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS    ? _ ("no groups")
         : sheet->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES ? _ ("no circles")
                                                                   : _ ("no pairs");
}

/**
 * lodestar_review_words_get_unflagged:
 * @sheet: a proposal
 *
 * Returns: the title where nothing wants a second look
 */
const char *
lodestar_review_words_get_unflagged (const LodestarReviewSheet *sheet)
{
  return lodestar_review_sheet_has_units (sheet) ? _ ("Nobody Wants a Second Look")
                                                 : _ ("No Pair Wants a Second Look");
}

/**
 * lodestar_review_words_get_unselected:
 * @sheet: a proposal
 *
 * Returns: that nothing is selected
 */
const char *
lodestar_review_words_get_unselected (const LodestarReviewSheet *sheet)
{
  return lodestar_review_sheet_has_units (sheet) ? _ ("Nobody is selected")
                                                 : _ ("No pair is selected");
}

/**
 * lodestar_review_words_list_proposals:
 * @proposals: (element-type LodestarProposal): proposals
 *
 * Returns: (transfer full): what each is called, with the day on which it was made
 */
GtkStringList *
lodestar_review_words_list_proposals (GPtrArray *proposals)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < proposals->len; i++)
    {
      const LodestarProposal *proposal = g_ptr_array_index (proposals, i);
      g_autofree char        *day = g_strndup (proposal->created_at, 10);
      g_autofree char        *date = lodestar_date_format_short (lodestar_date_from_iso (day));
      g_autofree char        *name = g_strdup_printf ("%s · %s", proposal->name, date);

      gtk_string_list_append (names, name);
    }

  return names;
}
