/* lodestar-report-reasons.c - what a letter says of why these people were brought together
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-letters-private.h"

#include <glib/gi18n-lib.h>

#include "lodestar-contributions.h"
#include "lodestar-text.h"

#define MOST_TIMES 3
#define N_TIMES 21

/* The reader and one of the others, and what is found between them. */
typedef struct
{
  LodestarReportLetter     *letter;
  const LodestarPoolMember *reader;
  const LodestarPoolMember *other;
  char                     *name;    /* (owned): of the other, as it stands in markup */
  GPtrArray                *reasons; /* (borrowed): markup */
} LodestarReportReasons;

static const LodestarPoolMember *
lodestar_report_reasons_find_profile (const LodestarReportLetter *letter,
                                      const LodestarMember       *member)
{
  return g_hash_table_lookup (letter->profiles, &member->participant_id);
}

static gboolean
lodestar_report_reasons_has_term (const GArray *terms, gint64 id)
{
  for (guint i = 0; i < terms->len; i++)
    if (g_array_index (terms, LodestarPoolTerm, i).id == id)
      return TRUE;

  return FALSE;
}

/* The terms in both lists, in the order of the first. They belong to it. */
static GArray *
lodestar_report_reasons_list_common (const GArray *wanted, const GArray *offered)
{
  GArray *common = g_array_new (FALSE, FALSE, sizeof (LodestarPoolTerm));

  for (guint i = 0; i < wanted->len; i++)
    {
      const LodestarPoolTerm *term = &g_array_index (wanted, LodestarPoolTerm, i);

      if (lodestar_report_reasons_has_term (offered, term->id))
        g_array_append_val (common, *term);
    }

  return common;
}

/* "strategic thinking and budgets", or "". */
static char *
lodestar_report_reasons_dup_terms (const GArray *terms)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    {
      g_autofree char *name =
        g_markup_printf_escaped ("<b>%s</b>", g_array_index (terms, LodestarPoolTerm, i).name);

      if (i > 0)
        /* Translators: the last two items of a list, then the others */
        g_string_append (words, i + 1 == terms->len ? _ (" and ") : _ (", "));

      g_string_append (words, name);
    }

  return g_string_free_and_steal (words);
}

/* What one of the two wants and the other one offers. */
static void
lodestar_report_reasons_add_terms (LodestarReportReasons *self,
                                   gboolean               is_to_mentee,
                                   LodestarPoolTermRole   wanted)
{
  const LodestarPoolMember *mentee = is_to_mentee ? self->reader : self->other;
  const LodestarPoolMember *mentor = is_to_mentee ? self->other : self->reader;
  g_autoptr (GArray) terms = lodestar_report_reasons_list_common (
    mentee->terms[wanted], mentor->terms[LODESTAR_POOL_TERM_OFFERED]);
  g_autofree char *common = lodestar_report_reasons_dup_terms (terms);

  if (terms->len == 0)
    return;

  if (wanted == LODESTAR_POOL_TERM_WANTED)
    g_ptr_array_add (
      self->reasons,
      is_to_mentee
        /* Translators: the first %s is a list of skills, the second a name */
        ? g_strdup_printf (_ ("You look for %s, which %s offers."), common, self->name)
        /* Translators: the first %s is a name, the second a list of skills */
        : g_strdup_printf (_ ("%s looks for %s, which you offer."), self->name, common));
  else
    g_ptr_array_add (
      self->reasons,
      is_to_mentee
        ? g_strdup_printf (_ ("You want to grow in %s, where %s is strong."), common, self->name)
        : g_strdup_printf (_ ("%s wants to grow in %s, where you are strong."), self->name,
                           common));
}

static gboolean
lodestar_report_reasons_scores (const LodestarReportReasons *self,
                                LodestarMatchingCriterion    criterion)
{
  g_autoptr (GArray) contributions =
    lodestar_contributions_parse (self->letter->row->contributions, NULL);

  for (guint i = 0; contributions != NULL && i < contributions->len; i++)
    {
      const LodestarContribution *one = &g_array_index (contributions, LodestarContribution, i);

      if (one->criterion == criterion)
        return one->score > 0;
    }

  return FALSE;
}

static void
lodestar_report_reasons_add_career (LodestarReportReasons *self)
{
  gboolean                  is_to_mentee = self->letter->is_to_mentee;
  const LodestarPoolMember *mentee = is_to_mentee ? self->reader : self->other;
  g_autofree char          *goal = NULL;

  if (mentee->career_goal_name == NULL ||
      !lodestar_report_reasons_scores (self, LODESTAR_MATCHING_CRITERION_CAREER_GOAL))
    return;

  goal = g_markup_printf_escaped ("<b>%s</b>", mentee->career_goal_name);
  g_ptr_array_add (
    self->reasons,
    is_to_mentee
      /* Translators: the first %s is a career goal, the second a name */
      ? g_strdup_printf (_ ("Your aim is %s; %s has been there."), goal, self->name)
      : g_strdup_printf (_ ("%s has the aim %s; you have been there."), self->name, goal));
}

/* Bit 3 × day + part of the day, Monday morning is 0. */
static const char *
lodestar_report_reasons_get_time (guint bit)
{
  static const char *const times[N_TIMES] = {
    N_ ("Monday morning"),    N_ ("Monday afternoon"),    N_ ("Monday evening"),
    N_ ("Tuesday morning"),   N_ ("Tuesday afternoon"),   N_ ("Tuesday evening"),
    N_ ("Wednesday morning"), N_ ("Wednesday afternoon"), N_ ("Wednesday evening"),
    N_ ("Thursday morning"),  N_ ("Thursday afternoon"),  N_ ("Thursday evening"),
    N_ ("Friday morning"),    N_ ("Friday afternoon"),    N_ ("Friday evening"),
    N_ ("Saturday morning"),  N_ ("Saturday afternoon"),  N_ ("Saturday evening"),
    N_ ("Sunday morning"),    N_ ("Sunday afternoon"),    N_ ("Sunday evening"),
  };

  return _ (times[bit]);
}

/* The first of the times of the week whose bits are set. */
static char *
lodestar_report_reasons_dup_times (int times)
{
  GString *words = g_string_new (NULL);
  guint    n = 0;

  for (guint bit = 0; bit < N_TIMES && n < MOST_TIMES; bit++)
    if (times & (1 << bit))
      g_string_append_printf (words, "%s%s", n++ > 0 ? _ (", ") : "",
                              lodestar_report_reasons_get_time (bit));

  return g_string_free_and_steal (words);
}

/* What all in the relationship have in common, the reader among them. */
static void
lodestar_report_reasons_add_shared (LodestarReportReasons *self)
{
  const LodestarReportLetter *letter = self->letter;
  const GArray               *members = letter->row->members;
  gboolean                    is_pair = letter->partner != NULL;
  g_autoptr (GArray) languages = g_array_ref (self->reader->terms[LODESTAR_POOL_TERM_LANGUAGE]);
  g_autofree char *spoken = NULL;
  g_autofree char *suiting = NULL;
  int              times = MAX (self->reader->times, 0);

  for (guint i = 0; i < members->len; i++)
    {
      const LodestarMember     *member = &g_array_index (members, LodestarMember, i);
      const LodestarPoolMember *profile;
      GArray                   *common;

      if (member == letter->reader || (is_pair && member != letter->partner))
        continue;

      profile = lodestar_report_reasons_find_profile (letter, member);
      if (profile == NULL)
        return;

      common = lodestar_report_reasons_list_common (languages,
                                                    profile->terms[LODESTAR_POOL_TERM_LANGUAGE]);
      g_array_unref (languages);
      languages = common;
      times &= MAX (profile->times, 0);
    }

  spoken = lodestar_report_reasons_dup_terms (languages);
  suiting = lodestar_report_reasons_dup_times (times);

  if (*spoken != '\0')
    g_ptr_array_add (
      self->reasons,
      g_strdup_printf (is_pair ? _ ("You both speak %s.") : _ ("All of you speak %s."), spoken));
  if (*suiting != '\0')
    g_ptr_array_add (self->reasons,
                     /* Translators: %s is a list of parts of the week */
                     g_strdup_printf (is_pair ? _ ("Times that suit you both: %s.")
                                              : _ ("Times that suit all of you: %s."),
                                      suiting));
}

/* Everything that speaks for the one whom the letter is about. */
static void
lodestar_report_reasons_add_partner (LodestarReportReasons *self)
{
  gboolean is_to_mentee = self->letter->is_to_mentee;

  lodestar_report_reasons_add_terms (self, is_to_mentee, LODESTAR_POOL_TERM_WANTED);
  lodestar_report_reasons_add_terms (self, is_to_mentee, LODESTAR_POOL_TERM_DEVELOPMENT);
  lodestar_report_reasons_add_career (self);

  if (self->letter->kind != LODESTAR_REPORT_LETTER_PEER)
    return;

  /* Peers are both to each other. */
  lodestar_report_reasons_add_terms (self, FALSE, LODESTAR_POOL_TERM_WANTED);
  lodestar_report_reasons_add_terms (self, FALSE, LODESTAR_POOL_TERM_DEVELOPMENT);
}

/* One thing that the reader gets from one of several others or, if there is none, gives. */
static void
lodestar_report_reasons_add_one (LodestarReportReasons *self)
{
  guint n = self->reasons->len;

  for (int is_to_mentee = self->letter->is_to_mentee; is_to_mentee >= 0 && self->reasons->len == n;
       is_to_mentee--)
    {
      lodestar_report_reasons_add_terms (self, is_to_mentee, LODESTAR_POOL_TERM_WANTED);
      if (self->reasons->len == n)
        lodestar_report_reasons_add_terms (self, is_to_mentee, LODESTAR_POOL_TERM_DEVELOPMENT);
    }
}

/* Adds what there is between the reader and the partner or, where there is none, each other one. */
static void
lodestar_report_reasons_add_all (LodestarReportLetter *letter, GPtrArray *reasons)
{
  const GArray         *members = letter->row->members;
  LodestarReportReasons self = {
    .letter = letter,
    .reader = lodestar_report_reasons_find_profile (letter, letter->reader),
    .reasons = reasons,
  };

  if (self.reader == NULL)
    return;

  for (guint i = 0; i < members->len; i++)
    {
      const LodestarMember *member = &g_array_index (members, LodestarMember, i);
      g_autofree char      *name = NULL;

      if (member == letter->reader || (letter->partner != NULL && member != letter->partner))
        continue;

      self.other = lodestar_report_reasons_find_profile (letter, member);
      if (self.other == NULL)
        continue;

      name = lodestar_text_isolate (member->name);
      self.name = g_markup_escape_text (name, -1);
      if (letter->partner != NULL)
        lodestar_report_reasons_add_partner (&self);
      else
        lodestar_report_reasons_add_one (&self);
      g_free (self.name);
    }

  lodestar_report_reasons_add_shared (&self);
}

static const char *
lodestar_report_reasons_get_heading (LodestarReportLetterKind kind)
{
  switch (kind)
    {
    case LODESTAR_REPORT_LETTER_MEMBER:
      return _ ("Why this mentor");
    case LODESTAR_REPORT_LETTER_LEADER:
      return _ ("Why this group");
    case LODESTAR_REPORT_LETTER_CIRCLE:
      return _ ("Why this circle");
    case LODESTAR_REPORT_LETTER_PAIR:
    case LODESTAR_REPORT_LETTER_PEER:
    default:
      return _ ("Why the two of you");
    }
}

/* Adds why these people: nothing but what they themselves gave for matching. Where no reason is
 * known the heading goes with them. */
void
lodestar_report_letter_add_reasons (LodestarReportLetter *letter)
{
  LodestarReportDocument *document = letter->making->document;
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);

  lodestar_report_reasons_add_all (letter, reasons);
  if (reasons->len == 0)
    return;

  lodestar_report_document_add_heading (document, 2,
                                        lodestar_report_reasons_get_heading (letter->kind));
  for (guint i = 0; i < reasons->len; i++)
    lodestar_report_document_add_bullet (document, g_ptr_array_index (reasons, i));
}
