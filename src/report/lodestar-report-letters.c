/* lodestar-report-letters.c - P5: a letter to each member of a relationship about the other
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-letters-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "lodestar-error.h"
#include "lodestar-health.h"
#include "lodestar-pool-store.h"
#include "lodestar-relationship-store.h"
#include "lodestar-text.h"

#define MOST_EVENTS 2

/* A title that names the department already says it for both. */
static const char *
lodestar_report_letters_get_department (const LodestarMember *member)
{
  return strstr (member->title, member->department) != NULL ? "" : member->department;
}

/* The partner's name as it stands in a sentence. */
static char *
lodestar_report_letter_dup_partner (const LodestarReportLetter *letter)
{
  return lodestar_text_isolate (letter->partner != NULL ? letter->partner->name : "");
}

/* ------------------------------------------------------------------ the others */

/* Who else is in the group or circle, but for the partner, whom the letter is about. */
static guint
lodestar_report_letter_count_others (const LodestarReportLetter *letter)
{
  return letter->row->members->len - 1 - (letter->partner != NULL ? 1 : 0);
}

static void
lodestar_report_letter_add_others (LodestarReportLetter *letter)
{
  const GArray *members = letter->row->members;

  if (lodestar_report_letter_count_others (letter) == 0)
    return;

  lodestar_report_document_add_heading (
    letter->making->document, 2,
    letter->kind == LODESTAR_REPORT_LETTER_LEADER   ? _ ("The members of your group")
    : letter->kind == LODESTAR_REPORT_LETTER_MEMBER ? _ ("The other members of your group")
                                                    : _ ("The others of your circle"));

  for (guint i = 0; i < members->len; i++)
    {
      const LodestarMember *other = &g_array_index (members, LodestarMember, i);
      const char *parts[] = { other->title, lodestar_report_letters_get_department (other),
                              other->location };
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *name = lodestar_text_isolate (other->name);
      g_autofree char *strong = g_markup_printf_escaped ("<b>%s</b>", name);

      if (other == letter->reader || other == letter->partner)
        continue;

      g_string_append (words, strong);

      for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
        if (*parts[k] != '\0')
          {
            g_autofree char *escaped = g_markup_escape_text (parts[k], -1);

            g_string_append_printf (words, ", %s", escaped);
          }

      lodestar_report_document_add_bullet (letter->making->document, words->str);
    }
}

/* ------------------------------------------------------------------ dates */

static void
lodestar_report_letter_add_date (LodestarReportLetter *letter,
                                 LodestarDate          date,
                                 gboolean              is_limit,
                                 const char           *words)
{
  g_autofree char *day = lodestar_date_format (date);
  g_autofree char *label = is_limit
                             /* Translators: %s is a date */
                             ? g_strdup_printf (_ ("by %s"), day)
                             : g_strdup (day);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  lodestar_report_document_add_term (letter->making->document, label, escaped);
}

static void
lodestar_report_letter_add_first_meeting (LodestarReportLetter *letter)
{
  g_autofree char *partner = lodestar_report_letter_dup_partner (letter);
  g_autofree char *words = NULL;
  LodestarDate     limit =
    lodestar_relationship_row_get_first_day (letter->row) + LODESTAR_HEALTH_FIRST_MEETING_DAYS;

  if (letter->kind == LODESTAR_REPORT_LETTER_MEMBER)
    words = g_strdup_printf (_ ("Your first meeting; %s proposes the date"), partner);
  else if (letter->kind == LODESTAR_REPORT_LETTER_LEADER)
    words = g_strdup (_ ("Your first meeting; you propose the date"));
  else if (letter->kind != LODESTAR_REPORT_LETTER_PAIR)
    words = g_strdup (_ ("Your first meeting; agree on the date with each other"));
  else if (!letter->is_to_mentee)
    words = g_strdup_printf (_ ("Your first meeting; %s proposes the date"), partner);
  else if (*letter->partner->email != '\0')
    /* Translators: %s is an e-mail address */
    words = g_strdup_printf (_ ("Your first meeting; you propose the date to %s"),
                             letter->partner->email);
  else
    words = g_strdup (_ ("Your first meeting; you propose the date"));

  lodestar_report_letter_add_date (letter, limit, TRUE, words);
}

static void
lodestar_report_letter_add_dates (LodestarReportLetter *letter)
{
  LodestarReportMaking *making = letter->making;
  gboolean              has_first = FALSE;
  guint                 n_events = 0;
  LodestarDate          first =
    lodestar_relationship_row_get_first_day (letter->row) + LODESTAR_HEALTH_FIRST_MEETING_DAYS;

  lodestar_report_document_add_heading (making->document, 2, _ ("What comes next"));

  /* Events of the time after the beginning, in their order with the first meeting. */
  for (guint i = 0; i < letter->events->len && n_events < MOST_EVENTS; i++)
    {
      const LodestarEvent *event = g_ptr_array_index (letter->events, i);

      if (event->date < letter->row->started_on || event->date > letter->row->trial_ends_on)
        continue;

      if (!has_first && event->date > first)
        {
          lodestar_report_letter_add_first_meeting (letter);
          has_first = TRUE;
        }

      lodestar_report_letter_add_date (letter, event->date, FALSE, event->name);
      n_events++;
    }

  if (!has_first)
    lodestar_report_letter_add_first_meeting (letter);

  if (letter->row->trial_ends_on > letter->row->started_on)
    lodestar_report_letter_add_date (
      letter, letter->row->trial_ends_on, FALSE,
      _ ("End of the trial: each of you tells us, alone, whether the fit is good"));

  lodestar_report_letter_add_date (letter, lodestar_report_making_get_end (making), FALSE,
                                   _ ("The program ends"));
}

/* ------------------------------------------------------------------ the letter */

/* What the reader is asked for: a program, a date, and who the partner or how many the others are.
 */
static char *
lodestar_report_letter_dup_request (const LodestarReportLetter *letter, const char *start)
{
  g_autofree char *partner = lodestar_report_letter_dup_partner (letter);
  g_autofree char *program = lodestar_text_isolate (letter->making->program->name);
  guint            n = letter->row->members->len;

  switch (letter->kind)
    {
    case LODESTAR_REPORT_LETTER_MEMBER:
      /* Translators: a program, a date, a name */
      return g_strdup_printf (_ ("In the program “%s”, which begins for you on %s, we suggest the "
                                 "group of %s to you."),
                              program, start, partner);

    case LODESTAR_REPORT_LETTER_LEADER:
      /* Translators: a program, a date, a number */
      return g_strdup_printf (ngettext ("In the program “%s”, which begins for you on %s, we ask "
                                        "you to be the mentor of a group of %u.",
                                        "In the program “%s”, which begins for you on %s, we ask "
                                        "you to be the mentor of a group of %u.",
                                        n - 1),
                              program, start, n - 1);

    case LODESTAR_REPORT_LETTER_PEER:
      /* Translators: a program, a date, a name */
      return g_strdup_printf (
        _ ("In the program “%s”, which begins for you on %s, we suggest %s as "
           "your partner. Each of you learns from the other."),
        program, start, partner);

    case LODESTAR_REPORT_LETTER_CIRCLE:
      /* Translators: a program, a date, a number */
      return g_strdup_printf (
        ngettext ("In the program “%s”, which begins for you on %s, we "
                  "suggest a circle of %u colleagues to you. All of you learn "
                  "from each other.",
                  "In the program “%s”, which begins for you on %s, we "
                  "suggest a circle of %u colleagues to you. All of you learn "
                  "from each other.",
                  n),
        program, start, n);

    case LODESTAR_REPORT_LETTER_PAIR:
    default:
      return g_strdup_printf (letter->is_to_mentee
                                /* Translators: a program, a date, a name */
                                ? _ ("In the program “%s”, which begins for you on %s, we suggest "
                                     "%s as your mentor.")
                                : _ ("In the program “%s”, which begins for you on %s, we ask you "
                                     "to be the mentor of %s."),
                              program, start, partner);
    }
}

static char *
lodestar_report_letter_dup_introduction (const LodestarReportLetter *letter)
{
  g_autofree char *start =
    lodestar_date_format (lodestar_relationship_row_get_first_day (letter->row));
  g_autofree char *partner = lodestar_report_letter_dup_partner (letter);
  g_autofree char *request = lodestar_report_letter_dup_request (letter, start);
  GString         *words = g_string_new (request);

  if (letter->partner != NULL)
    {
      const char *parts[] = { letter->partner->title,
                              lodestar_report_letters_get_department (letter->partner),
                              letter->partner->location };
      gboolean    is_first = TRUE;

      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        if (*parts[i] != '\0')
          {
            if (is_first)
              g_string_append_printf (words, " %s: %s", partner, parts[i]);
            else
              g_string_append_printf (words, ", %s", parts[i]);

            is_first = FALSE;
          }

      if (!is_first)
        g_string_append_c (words, '.');
    }

  return g_string_free_and_steal (words);
}

static char *
lodestar_report_letter_dup_subject (const LodestarReportLetter *letter)
{
  switch (letter->kind)
    {
    case LODESTAR_REPORT_LETTER_MEMBER:
      return g_strdup_printf (_ ("Your group and its mentor: %s"), letter->partner->name);
    case LODESTAR_REPORT_LETTER_LEADER:
      return g_strdup (_ ("Your group"));
    case LODESTAR_REPORT_LETTER_PEER:
      return g_strdup_printf (_ ("Your partner: %s"), letter->partner->name);
    case LODESTAR_REPORT_LETTER_CIRCLE:
      return g_strdup (_ ("Your circle"));
    case LODESTAR_REPORT_LETTER_PAIR:
    default:
      return letter->is_to_mentee ? g_strdup_printf (_ ("Your mentor: %s"), letter->partner->name)
                                  : g_strdup_printf (_ ("Your mentee: %s"), letter->partner->name);
    }
}

static char *
lodestar_report_letter_dup_foot (const LodestarReportLetter *letter)
{
  g_autofree char *partner = lodestar_report_letter_dup_partner (letter);

  if (letter->row->members->len == 2)
    return g_strdup_printf (
      /* Translators: %s is a name */
      _ ("%s receives the same letter about you. Both use only what you each gave for matching: "
         "what you look for and offer, career aim, languages and times. Your wishes stay with the "
         "program owner. Ask at any time to see what is stored about you."),
      partner);

  return g_strdup (
    _ ("All others receive a letter that names you. The letters use only what each of you gave for "
       "matching: what you look for and offer, career aim, languages and times. Your wishes stay "
       "with the program owner. Ask at any time to see what is stored about you."));
}

static void
lodestar_report_letter_begin (LodestarReportLetter *letter)
{
  LodestarReportMaking        *making = letter->making;
  const LodestarReportOptions *options = making->options;
  g_autofree char             *today = lodestar_date_format (options->today);
  g_autofree char             *address = g_strdup_printf (
    "%s\n%s\n%s\n%s", letter->reader->name, letter->reader->title,
    lodestar_report_letters_get_department (letter->reader), letter->reader->location);
  g_autofree char         *subject = lodestar_report_letter_dup_subject (letter);
  g_autofree char         *foot = lodestar_report_letter_dup_foot (letter);
  const char *const        facts[] = { _ ("Your contact"),
                                       making->program->contact,
                                       _ ("Program"),
                                       making->program->name,
                                       _ ("Date"),
                                       today,
                                       NULL };
  LodestarReportLetterhead head = {
    .sender = options->organization != NULL ? options->organization : making->program->name,
    .office = options->organization != NULL ? making->program->name : NULL,
    .address = address,
    .facts = facts,
    .subject = subject,
    .foot = foot,
  };

  lodestar_report_document_begin_letter (making->document, &head);
}

static void
lodestar_report_letter_add (LodestarReportLetter *letter)
{
  LodestarReportMaking   *making = letter->making;
  LodestarReportDocument *document = making->document;
  g_autofree char        *introduction = lodestar_report_letter_dup_introduction (letter);

  lodestar_report_letter_begin (letter);
  /* Translators: the salutation of a letter */
  lodestar_report_add_markup (document, LODESTAR_REPORT_TEXT_LETTER, _ ("Dear %s,"),
                              letter->reader->name);
  lodestar_report_add_markup (document, LODESTAR_REPORT_TEXT_LETTER, "%s", introduction);
  lodestar_report_letter_add_reasons (letter);
  lodestar_report_letter_add_others (letter);
  lodestar_report_letter_add_dates (letter);

  if (*making->program->contact != '\0')
    lodestar_report_add_markup (
      document, LODESTAR_REPORT_TEXT_LETTER,
      _ (
        "Should something not feel right, at any time, call %s: a change is no failure of anyone."),
      making->program->contact);
  else
    lodestar_report_document_add_text (document, LODESTAR_REPORT_TEXT_LETTER,
                                       _ ("Should something not feel right, at any time, tell us: "
                                          "a change is no failure of anyone."));

  lodestar_report_document_add_text (document, LODESTAR_REPORT_TEXT_LETTER,
                                     _ ("With good wishes for the start"));

  if (*making->program->contact != '\0')
    {
      lodestar_report_document_add_text (document, LODESTAR_REPORT_TEXT_LETTER, "");
      lodestar_report_add_markup (document, LODESTAR_REPORT_TEXT_LETTER, "%s",
                                  making->program->contact);
    }
}

/* ------------------------------------------------------------------ the report */

static gboolean
lodestar_report_letters_is_wanted (LodestarReportMaking *making, const LodestarRelationshipRow *row)
{
  const GArray *ids = making->options->relationship_ids;

  if (ids == NULL)
    return lodestar_relationship_row_is_running (row) && row->started_on >= making->options->since;

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == row->id)
      return TRUE;

  return FALSE;
}

/* A relationship that was asked for and is not there is a mistake, not a letter less. */
static gboolean
lodestar_report_letters_check_ids (LodestarReportMaking *making,
                                   const LodestarCohort *cohort,
                                   GError              **error)
{
  const GArray *ids = making->options->relationship_ids;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (lodestar_cohort_find (cohort, g_array_index (ids, gint64, i)) == NULL)
      {
        g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                     _ ("“%s” has no relationship %" PRId64), making->program->name,
                     g_array_index (ids, gint64, i));
        return FALSE;
      }

  return TRUE;
}

/* Fails where nobody gets a letter. */
static gboolean
lodestar_report_letters_check_number (LodestarReportMaking *making, GError **error)
{
  g_autofree char *since = NULL;

  if (lodestar_report_document_get_n_letters (making->document) > 0)
    return TRUE;

  if (making->options->since == LODESTAR_DATE_NONE || making->options->relationship_ids != NULL)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                   _ ("“%s” has no running relationship to write letters for"),
                   making->program->name);
      return FALSE;
    }

  since = lodestar_date_format (making->options->since);
  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
               /* Translators: the name of a program, and a date */
               _ ("“%s” has no running relationship that began on %s or later"),
               making->program->name, since);

  return FALSE;
}

static const LodestarMember *
lodestar_report_letters_find_mentor (const LodestarRelationshipRow *row)
{
  for (guint i = 0; i < row->members->len; i++)
    {
      const LodestarMember *member = &g_array_index (row->members, LodestarMember, i);

      if (g_str_equal (member->role, "mentor"))
        return member;
    }

  return NULL;
}

/* To whom a letter is about: the one partner, the mentor of the group, or nobody in particular. */
static void
lodestar_report_letter_choose_partner (LodestarReportLetter *letter)
{
  const GArray         *members = letter->row->members;
  const LodestarMember *mentor = lodestar_report_letters_find_mentor (letter->row);
  const LodestarMember *first = &g_array_index (members, LodestarMember, 0);

  letter->is_to_mentee = letter->reader != mentor;

  if (members->len == 2)
    {
      letter->kind = mentor != NULL ? LODESTAR_REPORT_LETTER_PAIR : LODESTAR_REPORT_LETTER_PEER;
      letter->partner =
        letter->reader == first ? &g_array_index (members, LodestarMember, 1) : first;
    }
  else if (mentor == NULL)
    letter->kind = LODESTAR_REPORT_LETTER_CIRCLE;
  else if (letter->reader == mentor)
    letter->kind = LODESTAR_REPORT_LETTER_LEADER;
  else
    {
      letter->kind = LODESTAR_REPORT_LETTER_MEMBER;
      letter->partner = mentor;
    }
}

/* A letter to each member about the partner, or about the others. */
static void
lodestar_report_letters_add_row (LodestarReportMaking          *making,
                                 const LodestarRelationshipRow *row,
                                 GHashTable                    *profiles,
                                 GPtrArray                     *events)
{
  for (guint i = 0; row->members->len > 1 && i < row->members->len; i++)
    {
      LodestarReportLetter letter = {
        .making = making,
        .row = row,
        .reader = &g_array_index (row->members, LodestarMember, i),
        .profiles = profiles,
        .events = events,
      };

      lodestar_report_letter_choose_partner (&letter);
      lodestar_report_letter_add (&letter);
    }
}

gboolean
lodestar_report_letters_make (LodestarReportMaking *making, GError **error)
{
  g_autoptr (LodestarCohort) cohort = NULL;
  g_autoptr (LodestarPoolRows) pool = NULL;
  g_autoptr (GHashTable) profiles = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) events = NULL;

  if ((cohort = lodestar_relationship_store_load_cohort (making->db, making->program_id, error)) ==
        NULL ||
      (pool = lodestar_pool_store_load (making->db, making->program_id, error)) == NULL ||
      (events = lodestar_program_store_list_events (making->db, making->program_id, error)) == NULL)
    return FALSE;

  if (!lodestar_report_letters_check_ids (making, cohort, error))
    return FALSE;

  for (guint i = 0; i < pool->members->len; i++)
    {
      LodestarPoolMember *member = g_ptr_array_index (pool->members, i);

      g_hash_table_insert (profiles, &member->participant_id, member);
    }

  for (guint i = 0; i < cohort->relationships->len; i++)
    {
      const LodestarRelationshipRow *row = g_ptr_array_index (cohort->relationships, i);

      if (lodestar_report_letters_is_wanted (making, row))
        lodestar_report_letters_add_row (making, row, profiles, events);
    }

  return lodestar_report_letters_check_number (making, error);
}
