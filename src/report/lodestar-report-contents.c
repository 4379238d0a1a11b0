/* lodestar-report-contents.c - the reports of a program, made from its rows
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-contents-private.h"

#include <glib/gi18n-lib.h>

#include "lodestar-figures.h"

static const LodestarReportPart charter_parts[] = {
  [LODESTAR_REPORT_CHARTER_PURPOSE] = { "purpose", N_ ("Purpose and structure"), FALSE },
  [LODESTAR_REPORT_CHARTER_GOALS] = { "goals", N_ ("Goals"), FALSE },
  [LODESTAR_REPORT_CHARTER_TIMELINE] = { "timeline", N_ ("Timeline"), FALSE },
  [LODESTAR_REPORT_CHARTER_MEETINGS] = { "meetings", N_ ("Meetings and places"), FALSE },
  [LODESTAR_REPORT_CHARTER_MATCHING] = { "matching", N_ ("How people are matched"), FALSE },
  [LODESTAR_REPORT_CHARTER_MEASUREMENT] = { "measurement", N_ ("How it is measured"), FALSE },
};

static const LodestarReportPart matching_parts[] = {
  [LODESTAR_REPORT_MATCHING_TOTALS] = { "totals", N_ ("Totals"), FALSE },
  [LODESTAR_REPORT_MATCHING_SPREAD] = { "spread", N_ ("Spread of the scores"), FALSE },
  [LODESTAR_REPORT_MATCHING_REASONS] = { "reasons", N_ ("Why people stayed without"), FALSE },
  [LODESTAR_REPORT_MATCHING_METHOD] = { "method", N_ ("How matching decides"), FALSE },
  [LODESTAR_REPORT_MATCHING_PAIRS] = { "pairs", N_ ("All pairs"), TRUE },
  [LODESTAR_REPORT_MATCHING_UNMATCHED] = { "unmatched", N_ ("Everybody without a partner"), TRUE },
};

static const LodestarReportPart progress_parts[] = {
  [LODESTAR_REPORT_PROGRESS_SUMMARY] = { "summary", N_ ("Summary"), FALSE },
  [LODESTAR_REPORT_PROGRESS_FIGURES] = { "figures", N_ ("Four figures"), FALSE },
  [LODESTAR_REPORT_PROGRESS_MONTHS] = { "months", N_ ("Meetings, month by month"), FALSE },
  [LODESTAR_REPORT_PROGRESS_REASONS] = { "reasons", N_ ("Why care is needed"), FALSE },
  [LODESTAR_REPORT_PROGRESS_RELATIONSHIPS] = { "relationships", N_ ("All relationships"), TRUE },
};

static const struct
{
  const char               *nick;
  const char               *label;
  const char               *description;
  const LodestarReportPart *parts;
  guint                     n_parts;
  gboolean (*make) (LodestarReportMaking *making, GError **error);
} kinds[LODESTAR_N_REPORT_KINDS] = {
  [LODESTAR_REPORT_CHARTER] = { "charter", N_ ("Program charter"),
                                N_ ("What the program sets out to do, and how"), charter_parts,
                                G_N_ELEMENTS (charter_parts), lodestar_report_charter_make },
  [LODESTAR_REPORT_MATCHING] = { "matching", N_ ("Matching report"),
                                 N_ ("Who with whom, why, and who stayed without"), matching_parts,
                                 G_N_ELEMENTS (matching_parts), lodestar_report_matching_make },
  [LODESTAR_REPORT_PROGRESS] = { "progress", N_ ("Progress report"),
                                 N_ ("How the relationships are doing"), progress_parts,
                                 G_N_ELEMENTS (progress_parts), lodestar_report_progress_make },
  [LODESTAR_REPORT_LETTERS] = { "letters", N_ ("Introduction letters"),
                                N_ ("A letter to each member of a relationship"), NULL, 0,
                                lodestar_report_letters_make },
};

/* ------------------------------------------------------------------ for the makers */

gboolean
lodestar_report_making_has (LodestarReportMaking *making, guint part)
{
  return (making->options->left_out & (1u << part)) == 0;
}

/* The last day of the program. */
LodestarDate
lodestar_report_making_get_end (LodestarReportMaking *making)
{
  return lodestar_date_add_months (making->program->start, making->program->duration_months) - 1;
}

/* "84 %": whole per cent. */
/* Rounded as figures are: what is not all of it is never 100 %, nor what is there 0 %. */
char *
lodestar_report_dup_percent (gint64 n, gint64 of)
{
  const LodestarFigure figure = { .numerator = (int) n, .denominator = (int) of };

  return g_strdup_printf ("%d" LODESTAR_REPORT_NARROW "%%",
                          MAX (0, lodestar_figure_get_percent (&figure)));
}

/* Counts beside shares; of fewer than fifty the counts alone, since a share would promise more. */
char *
lodestar_report_dup_share (gint64 n, gint64 of)
{
  g_autofree char *percent = lodestar_report_dup_percent (n, of);
  g_autofree char *first = lodestar_report_dup_number (n);
  g_autofree char *second = lodestar_report_dup_number (of);

  if (of < 50)
    /* Translators: a count of how many, as "35 of 38" */
    return g_strdup_printf (_ ("%s of %s"), first, second);

  /* Translators: a share and its counts, as "84 %, 354 of 419" */
  return g_strdup_printf (_ ("%s, %s of %s"), percent, first, second);
}

/* "3,528": in groups of three, as the language does it. */
char *
lodestar_report_dup_number (gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (number));
  /* Translators: what divides the thousands of a number, as in 3,528 */
  const char *mark = C_ ("thousands", ",");
  GString    *text = g_string_new (number < 0 ? "−" : NULL);
  gsize       length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, mark);

      g_string_append_c (text, digits[i]);
    }

  return g_string_free_and_steal (text);
}

char *
lodestar_report_dup_span (LodestarDate first, LodestarDate last)
{
  g_autofree char *from = lodestar_date_format (first);
  g_autofree char *to = lodestar_date_format (last);

  return g_strdup_printf ("%s – %s", from, to);
}

/* "5 Jan – 31 Oct 2026", for the facts beside the title. */
char *
lodestar_report_dup_short_span (LodestarDate first, LodestarDate last)
{
  g_autofree char *from = lodestar_date_format_short (first);
  g_autofree char *to = lodestar_date_format_short (last);
  int              first_year, last_year, month, day;

  lodestar_date_get_ymd (first, &first_year, &month, &day);
  lodestar_date_get_ymd (last, &last_year, &month, &day);

  if (first_year == last_year)
    return g_strdup_printf ("%s – %s %d", from, to, last_year);

  return g_strdup_printf ("%s %d – %s %d", from, first_year, to, last_year);
}

/* As lodestar_report_document_add_text(), with what comes from the workspace escaped. */
void
lodestar_report_add_markup (LodestarReportDocument *document,
                            LodestarReportText      style,
                            const char             *format,
                            ...)
{
  g_autofree char *markup = NULL;
  va_list          args;

  va_start (args, format);
  markup = g_markup_vprintf_escaped (format, args);
  va_end (args);
  lodestar_report_document_add_text (document, style, markup);
}

/* ------------------------------------------------------------------ public */

/**
 * lodestar_report_options_new:
 * @today: the day on which the figures are computed
 * @now: the moment, in seconds since 1970
 *
 * Returns: (transfer full): options that leave nothing out
 */
LodestarReportOptions *
lodestar_report_options_new (LodestarDate today, gint64 now)
{
  LodestarReportOptions *self = g_new0 (LodestarReportOptions, 1);

  self->today = today;
  self->now = now;

  return self;
}

/**
 * lodestar_report_options_copy:
 * @self: options
 *
 * Returns: (transfer full): a copy, for another thread
 */
LodestarReportOptions *
lodestar_report_options_copy (const LodestarReportOptions *self)
{
  LodestarReportOptions *copy = g_memdup2 (self, sizeof *self);

  copy->organization = g_strdup (self->organization);
  copy->audience = g_strdup (self->audience);
  copy->relationship_ids =
    self->relationship_ids != NULL ? g_array_copy (self->relationship_ids) : NULL;

  return copy;
}

/**
 * lodestar_report_options_free:
 * @self: (transfer full): options
 *
 * Frees @self.
 */
void
lodestar_report_options_free (LodestarReportOptions *self)
{
  g_free (self->organization);
  g_free (self->audience);
  g_clear_pointer (&self->relationship_ids, g_array_unref);
  g_free (self);
}

/**
 * lodestar_report_kind_get_nick:
 * @kind: a kind
 *
 * Returns: its name on the command line
 */
const char *
lodestar_report_kind_get_nick (LodestarReportKind kind)
{
  g_return_val_if_fail (kind < LODESTAR_N_REPORT_KINDS, NULL);

  return kinds[kind].nick;
}

/**
 * lodestar_report_kind_from_nick:
 * @nick: a name
 * @kind: (out): return location for the kind
 *
 * Returns: whether there is such a kind
 */
gboolean
lodestar_report_kind_from_nick (const char *nick, LodestarReportKind *kind)
{
  for (guint i = 0; i < LODESTAR_N_REPORT_KINDS; i++)
    if (g_str_equal (kinds[i].nick, nick))
      {
        *kind = (LodestarReportKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * lodestar_report_kind_get_label:
 * @kind: a kind
 *
 * Returns: its name
 */
const char *
lodestar_report_kind_get_label (LodestarReportKind kind)
{
  g_return_val_if_fail (kind < LODESTAR_N_REPORT_KINDS, NULL);

  return _ (kinds[kind].label);
}

/**
 * lodestar_report_kind_get_description:
 * @kind: a kind
 *
 * Returns: what it tells
 */
const char *
lodestar_report_kind_get_description (LodestarReportKind kind)
{
  g_return_val_if_fail (kind < LODESTAR_N_REPORT_KINDS, NULL);

  return _ (kinds[kind].description);
}

/**
 * lodestar_report_kind_get_parts:
 * @kind: a kind
 * @n_parts: (out): how many parts there are
 *
 * Returns: (array length=n_parts): its parts; their labels are to be translated
 */
const LodestarReportPart *
lodestar_report_kind_get_parts (LodestarReportKind kind, guint *n_parts)
{
  g_return_val_if_fail (kind < LODESTAR_N_REPORT_KINDS, NULL);

  *n_parts = kinds[kind].n_parts;

  return kinds[kind].parts;
}

/**
 * lodestar_report_create:
 * @db: a connection, in any thread
 * @kind: the report
 * @program_id: identity of the program
 * @options: what comes from outside
 * @error: return location for a #GError, or %NULL
 *
 * Makes a report. No figure in it is typed: all are computed from the rows. Fails
 * with %LODESTAR_ERROR_CONFLICT where there is nothing to report yet.
 *
 * Returns: (transfer full): the report, or %NULL with @error set
 */
LodestarReportDocument *
lodestar_report_create (LodestarDb                  *db,
                        LodestarReportKind           kind,
                        gint64                       program_id,
                        const LodestarReportOptions *options,
                        GError                     **error)
{
  g_autoptr (LodestarProgramData) program = NULL;
  g_autoptr (LodestarReportDocument) document = NULL;
  g_autofree char     *today = NULL;
  g_autofree char     *data_line = NULL;
  LodestarReportMaking making;

  g_return_val_if_fail (db != NULL && options != NULL, NULL);
  g_return_val_if_fail (kind < LODESTAR_N_REPORT_KINDS, NULL);

  if ((program = lodestar_program_store_get (db, program_id, error)) == NULL)
    return NULL;

  today = lodestar_date_format (options->today);
  document = lodestar_report_document_new (_ (kinds[kind].label), program->name);
  lodestar_report_document_set_organization (document, options->organization);
  lodestar_report_document_set_author (document, options->organization);
  lodestar_report_document_set_created (document, options->now);
  /* Translators: the language that this translation is in, as in "en" or "de" */
  lodestar_report_document_set_language (document, C_ ("language code", "en"));
  /* Translators: the first %s is the kind of a report, the second a date */
  data_line = g_strdup_printf (_ ("%s, data to %s"), _ (kinds[kind].label), today);
  lodestar_report_document_set_data_line (document, data_line);

  making = (LodestarReportMaking) {
    .db = db,
    .program_id = program_id,
    .program = program,
    .options = options,
    .document = document,
  };

  if (!kinds[kind].make (&making, error))
    return NULL;

  return g_steal_pointer (&document);
}
