/* lodestar-matching-columns.c - mentors' features by column, and which mentors have a term
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-private.h"

static int
lodestar_matching_compare_ints (gconstpointer a, gconstpointer b)
{
  int x = *(const int *) a;
  int y = *(const int *) b;

  return (x > y) - (x < y);
}

/* Sorts, drops doubles, and gives each value its class */
static guint
lodestar_matching_columns_classify (
  int *sorted, guint n_sorted, const int *values, const gboolean *known, guint n, guint16 *classes)
{
  guint n_classes = 0;

  if (n_sorted > 0)
    qsort (sorted, n_sorted, sizeof (int), lodestar_matching_compare_ints);
  for (guint i = 0; i < n_sorted; i++)
    if (n_classes == 0 || sorted[n_classes - 1] != sorted[i])
      sorted[n_classes++] = sorted[i];

  for (guint i = 0; i < n; i++)
    {
      const int *found = NULL;

      if (known[i])
        found =
          bsearch (&values[i], sorted, n_classes, sizeof (int), lodestar_matching_compare_ints);
      classes[i] = (guint16) (found != NULL ? (guint) (found - sorted) : n_classes);
    }

  return n_classes;
}

static void
lodestar_matching_columns_add_classes (LodestarMatchingColumns    *columns,
                                       const LodestarMatchingPool *pool,
                                       gboolean                    is_level)
{
  guint                n = pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  g_autofree int      *values = g_new (int, n);
  g_autofree gboolean *known = g_new (gboolean, n);
  int                 *sorted = g_new (int, n);
  guint16             *classes = g_new (guint16, n);
  guint                n_sorted = 0;

  for (guint j = 0; j < n; j++)
    {
      const LodestarMatchingParticipant *mentor =
        lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTOR, j);

      values[j] = is_level ? mentor->level : mentor->utc_offset;
      known[j] = is_level ? mentor->has_level : mentor->has_utc_offset;
      if (known[j])
        sorted[n_sorted++] = values[j];
    }

  n_sorted = lodestar_matching_columns_classify (sorted, n_sorted, values, known, n, classes);

  if (is_level)
    {
      columns->levels = sorted;
      columns->n_levels = n_sorted;
      columns->level_class = classes;
    }
  else
    {
      columns->offsets = sorted;
      columns->n_offsets = n_sorted;
      columns->offset_class = classes;
    }
}

void
lodestar_matching_columns_init (LodestarMatchingColumns *columns, const LodestarMatchingPool *pool)
{
  guint n = pool->participants[LODESTAR_MATCHING_MENTOR]->len;

  columns->department = g_new (guint32, n);
  columns->location = g_new (guint32, n);
  columns->style = g_new (guint8, n);
  columns->format = g_new (guint8, n);
  columns->hours = g_new (guint64, LODESTAR_MATCHING_HOUR_WORDS * (gsize) n);
  columns->has_hours = g_new (guint8, n);
  columns->n_skills = g_new (guint16, n);
  columns->n_interests = g_new (guint16, n);
  columns->lines = g_new (LodestarMatchingLine, n);

  for (guint j = 0; j < n; j++)
    {
      const LodestarMatchingParticipant *mentor =
        lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTOR, j);
      int node =
        GPOINTER_TO_INT (g_hash_table_lookup (pool->organization.node_of, &mentor->person)) - 1;

      columns->department[j] = mentor->department;
      columns->location[j] = mentor->location;
      columns->style[j] = (guint8) mentor->style;
      columns->format[j] = (guint8) mentor->format;
      for (guint k = 0; k < LODESTAR_MATCHING_HOUR_WORDS; k++)
        columns->hours[LODESTAR_MATCHING_HOUR_WORDS * (gsize) j + k] = mentor->hours[k];
      columns->has_hours[j] = (mentor->hours[0] | mentor->hours[1] | mentor->hours[2]) != 0;
      columns->n_skills[j] = (guint16) MIN (mentor->skills.n, G_MAXUINT16);
      columns->n_interests[j] = (guint16) MIN (mentor->interests.n, G_MAXUINT16);
      columns->lines[j] = g_array_index (pool->organization.lines, LodestarMatchingLine, node);
    }

  lodestar_matching_columns_add_classes (columns, pool, TRUE);
  lodestar_matching_columns_add_classes (columns, pool, FALSE);
}

void
lodestar_matching_columns_clear (LodestarMatchingColumns *columns)
{
  g_free (columns->levels);
  g_free (columns->offsets);
  g_free (columns->level_class);
  g_free (columns->offset_class);
  g_free (columns->department);
  g_free (columns->location);
  g_free (columns->style);
  g_free (columns->format);
  g_free (columns->hours);
  g_free (columns->has_hours);
  g_free (columns->n_skills);
  g_free (columns->n_interests);
  g_free (columns->lines);
}

static const LodestarMatchingTerms *
lodestar_matching_index_get_terms (const LodestarMatchingParticipant *mentor,
                                   LodestarMatchingIndexKind          kind)
{
  switch (kind)
    {
    case LODESTAR_MATCHING_INDEX_SKILLS:
      return &mentor->skills;
    case LODESTAR_MATCHING_INDEX_CAREER:
      return &mentor->career;
    case LODESTAR_MATCHING_INDEX_LANGUAGES:
      return &mentor->languages;
    case LODESTAR_MATCHING_INDEX_INTERESTS:
      return &mentor->interests;
    default:
      g_assert_not_reached ();
    }
}

static int
lodestar_matching_compare_postings (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

void
lodestar_matching_index_init (LodestarMatchingIndex      *index,
                              const LodestarMatchingPool *pool,
                              LodestarMatchingIndexKind   kind)
{
  g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint n = 0;

  for (guint j = 0; j < pool->participants[LODESTAR_MATCHING_MENTOR]->len; j++)
    {
      const LodestarMatchingTerms *terms = lodestar_matching_index_get_terms (
        lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTOR, j), kind);

      for (guint k = 0; k < terms->n; k++)
        {
          guint64 posting = (guint64) terms->ids[k] << 32 | j;

          g_array_append_val (postings, posting);
        }
    }

  if (postings->len > 0)
    qsort (postings->data, postings->len, sizeof (guint64), lodestar_matching_compare_postings);

  index->terms = g_new (guint32, postings->len);
  index->offsets = g_new (guint, postings->len + 1);
  index->mentors = g_new (guint, postings->len);
  for (guint i = 0; i < postings->len; i++)
    {
      guint64 posting = g_array_index (postings, guint64, i);
      guint32 term = (guint32) (posting >> 32);

      if (n == 0 || index->terms[n - 1] != term)
        {
          index->terms[n] = term;
          index->offsets[n] = i;
          n++;
        }
      index->mentors[i] = (guint) (posting & G_MAXUINT32);
    }
  index->offsets[n] = postings->len;
  index->n_terms = n;
}

void
lodestar_matching_index_clear (LodestarMatchingIndex *index)
{
  g_free (index->terms);
  g_free (index->offsets);
  g_free (index->mentors);
}
