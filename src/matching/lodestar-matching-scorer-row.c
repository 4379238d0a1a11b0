/* lodestar-matching-scorer-row.c - what one person scores with each of the other role
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-rare.h"
#include "lodestar-matching-scorer.h"

#include <string.h>

/* A row is compiled into a form: lookups by class, counts of terms in common, a ranking. What is
 * rare is patched into the row afterwards: wishes, reporting lines, teams, bans. Terms that few
 * have are columns of bits only as long as the row needs them, so that memory does not depend on
 * how many terms there are. Lists that are longer than planes of bits can count are counted one by
 * one. */

/* What a thread needs to compute rows */
typedef struct
{
  const LodestarMatchingScorer *scorer;
  LodestarMatchingForm          form;
  const guint8                **columns; /* (owned) */
  guint                         n_columns;
  guint8                       *none;  /* (owned): a column of bits with nobody in it */
  guint8                       *ranks; /* (owned) (nullable): a column for each rank */
  LodestarMatchingRare          rare;
  gboolean                      has_ranks; /* which have to be cleared */
  guint8                        languages[LODESTAR_MATCHING_TABLE];
  guint8                        departments[LODESTAR_MATCHING_TABLE];
  guint8                        locations[LODESTAR_MATCHING_TABLE];
  guint32                      *places;  /* (owned): room for a list */
  guint                        *touched; /* (owned): columns with a count */
  guint16                      *counts;  /* (owned): all 0 between uses */
  guint32                      *sums;    /* (owned): all 0 between uses */
} LodestarMatchingScratch;

/* A row that is being compiled */
typedef struct
{
  LodestarMatchingScratch            *scratch;
  const LodestarMatchingProblem      *problem;
  const LodestarMatchingScorerTables *tables;
  LodestarMatchingRole                role;
  guint                               place;
  const LodestarMatchingParticipant  *own;
  const LodestarMatchingFeatures     *mine;  /* all of the role of the row */
  const LodestarMatchingFeatures     *other; /* the columns */
  gint16                             *scores;
} LodestarMatchingRow;

gpointer
lodestar_matching_scorer_begin (gpointer data)
{
  const LodestarMatchingScorer   *scorer = data;
  const LodestarMatchingFeatures *roles = scorer->features->roles;
  LodestarMatchingScratch        *scratch = g_new0 (LodestarMatchingScratch, 1);
  guint                           n = MAX (roles[0].n, roles[1].n);

  scratch->scorer = scorer;
  scratch->columns =
    g_new (const guint8 *,
           MAX (roles[0].most_terms, roles[1].most_terms) * (LODESTAR_MATCHING_PATTERN_RANKS + 1) +
             LODESTAR_MATCHING_HOURS + 2 * LODESTAR_MATCHING_TABLE);
  scratch->none =
    g_aligned_alloc0 (lodestar_matching_bits_size (n) + 1, 1, LODESTAR_MATCHING_ALIGNMENT);
  scratch->places = g_new (guint32, n + 1);
  lodestar_matching_rare_init (&scratch->rare, n);

  return scratch;
}

void
lodestar_matching_scorer_end (gpointer data)
{
  LodestarMatchingScratch *scratch = data;

  lodestar_matching_rare_clear (&scratch->rare);
  g_free (scratch->columns);
  g_aligned_free (scratch->none);
  g_aligned_free (scratch->ranks);
  g_free (scratch->places);
  g_free (scratch->touched);
  g_free (scratch->counts);
  g_free (scratch->sums);
  g_free (scratch);
}

/* The column of a term: kept, or set until the row is done */
static const guint8 *
lodestar_matching_row_get_column (LodestarMatchingRow            *row,
                                  const LodestarMatchingPostings *postings,
                                  guint32                         term)
{
  if (term == LODESTAR_MATCHING_NOBODY)
    return row->scratch->none;
  if (postings->columns[term] != LODESTAR_MATCHING_NOBODY)
    return postings->bits + postings->columns[term] * postings->size;

  return lodestar_matching_rare_add (&row->scratch->rare, postings, term);
}

static const guint32 *
lodestar_matching_row_get_terms (const LodestarMatchingRow *row,
                                 LodestarMatchingField      field,
                                 guint                     *n)
{
  const LodestarMatchingTermLists *lists = row->mine->terms[field];

  *n = lists->offsets[row->place + 1] - lists->offsets[row->place];

  return lists->terms + lists->offsets[row->place];
}

/* A part that counts the terms of a field in common */
static LodestarMatchingPart
lodestar_matching_row_count_terms (LodestarMatchingRow  *row,
                                   LodestarMatchingField field,
                                   guint                 n_planes)
{
  LodestarMatchingPart part = { row->scratch->columns + row->scratch->n_columns, 0, 0, n_planes };
  const guint32       *terms = lodestar_matching_row_get_terms (row, field, &part.n_columns);

  for (guint k = 0; k < part.n_columns; k++)
    row->scratch->columns[row->scratch->n_columns++] =
      lodestar_matching_row_get_column (row, row->other->postings[field], terms[k]);

  return part;
}

static LodestarMatchingCount *
lodestar_matching_row_add_count (LodestarMatchingRow *row,
                                 LodestarMatchingPart part,
                                 const guint8        *tables)
{
  LodestarMatchingForm  *form = &row->scratch->form;
  LodestarMatchingCount *count = &form->counts[form->n_counts++];

  memset (count, 0, sizeof *count);
  count->n_parts = 1;
  count->parts[0] = part;
  count->n_tables = 1;
  count->tables = tables;

  return count;
}

/* A count of at most three, and above it how many the column has, as two bits */
static void
lodestar_matching_row_add_few (LodestarMatchingRow  *row,
                               LodestarMatchingField field,
                               guint8 *const        *number_bits,
                               const guint8         *table)
{
  LodestarMatchingScratch *scratch = row->scratch;
  LodestarMatchingCount   *count =
    lodestar_matching_row_add_count (row, lodestar_matching_row_count_terms (row, field, 2), table);

  count->parts[count->n_parts++] =
    (LodestarMatchingPart) { scratch->columns + scratch->n_columns, 2, 0, 0 };
  for (guint k = 0; k < 2; k++)
    scratch->columns[scratch->n_columns++] = number_bits[k];
}

static void
lodestar_matching_row_add_count_by_class (LodestarMatchingRow               *row,
                                          LodestarMatchingPart               part,
                                          const LodestarMatchingClassTables *tables,
                                          const guint8                      *classes)
{
  LodestarMatchingCount *count = lodestar_matching_row_add_count (row, part, tables->tables[0]);

  count->n_tables = tables->n_tables;
  count->table_values = tables->values;
  count->classes = classes;
}

static void
lodestar_matching_row_add_lookup (LodestarMatchingRow *row,
                                  const guint8        *classes,
                                  guint                n_tables,
                                  const guint8        *tables)
{
  LodestarMatchingForm *form = &row->scratch->form;

  form->lookups[form->n_lookups++] = (LodestarMatchingLookup) { classes, n_tables, tables };
}

/* Wanted skills of a mentee, as far as they fit into planes */
static void
lodestar_matching_row_add_skills (LodestarMatchingRow *row)
{
  const LodestarMatchingScorerTables *tables = row->tables;
  LodestarMatchingRanking            *ranking = &row->scratch->form.ranking;
  guint                               n = row->own->wanted.n;
  LodestarMatchingPart                part;

  if (row->role != LODESTAR_MATCHING_MENTEE || n == 0 || n > LODESTAR_MATCHING_MOST_RANKED ||
      row->problem->points[LODESTAR_MATCHING_CRITERION_SKILLS] == 0)
    return;

  part = lodestar_matching_row_count_terms (row, LODESTAR_MATCHING_FIELD_SKILLS, 0);
  if (n <= LODESTAR_MATCHING_MOST_RANKED_PLANES)
    {
      lodestar_matching_row_add_count_by_class (row, part, &tables->skills[n],
                                                row->other->n_skills);
      return;
    }

  for (guint k = 0; k < LODESTAR_MATCHING_MOST_RANKED; k++)
    ranking->columns[k] = k < n ? part.columns[k] : row->scratch->none;
  ranking->wholes = tables->ranks[n].wholes;
  ranking->rests = tables->ranks[n].rests;
  ranking->high_wholes = tables->ranks[n].high_wholes;
  ranking->high_gaps = tables->ranks[n].high_gaps;
  ranking->tables = tables->skills[n].tables[0];
  ranking->n_tables = tables->skills[n].n_tables;
  ranking->table_values = tables->skills[n].values;
  ranking->classes = row->other->n_skills;
  row->scratch->form.has_ranking = TRUE;
}

/* Those who want a term of the row that has no column for their rank, in columns for now */
static void
lodestar_matching_row_set_rare_ranks (LodestarMatchingRow *row, gboolean is_set)
{
  const LodestarMatchingRanks *ranks = row->other->ranks;
  guint8                      *columns = row->scratch->ranks;
  guint                        n;
  const guint32 *terms = lodestar_matching_row_get_terms (row, LODESTAR_MATCHING_FIELD_SKILLS, &n);

  for (guint t = 0; t < n; t++)
    {
      const guint32 *rare = ranks->rare + ranks->rare_offsets[terms[t]];
      const guint32 *end = ranks->rare + ranks->rare_offsets[terms[t] + 1];

      for (; rare < end; rare++)
        if (is_set)
          columns[*rare / 8] |= (guint8) (1 << *rare % 8);
        else
          columns[*rare / 8] = 0;
    }
}

static void
lodestar_matching_row_clear_rare (LodestarMatchingRow *row)
{
  lodestar_matching_rare_empty (&row->scratch->rare);
  if (row->scratch->has_ranks)
    lodestar_matching_row_set_rare_ranks (row, FALSE);
  row->scratch->has_ranks = FALSE;
}

/* What mentees want of a mentor: a plane for each rank, in which is also who wants just so many */
static void
lodestar_matching_row_add_pattern (LodestarMatchingRow *row)
{
  LodestarMatchingScratch     *scratch = row->scratch;
  LodestarMatchingPattern     *pattern = &scratch->form.pattern;
  const LodestarMatchingRanks *ranks = row->other->ranks;
  guint                        n;
  const guint32               *terms;

  if (row->role != LODESTAR_MATCHING_MENTOR || ranks->most == 0 ||
      row->problem->points[LODESTAR_MATCHING_CRITERION_SKILLS] == 0)
    return;

  terms = lodestar_matching_row_get_terms (row, LODESTAR_MATCHING_FIELD_SKILLS, &n);
  if (n == 0)
    return;

  if (scratch->ranks == NULL)
    scratch->ranks = g_aligned_alloc0 (LODESTAR_MATCHING_PATTERN_RANKS * ranks->size + 1, 1,
                                       LODESTAR_MATCHING_ALIGNMENT);
  lodestar_matching_row_set_rare_ranks (row, TRUE);
  scratch->has_ranks = TRUE;
  pattern->n_parts = ranks->most + 1;
  pattern->table = row->tables->patterns[MIN (row->own->skills.n, LODESTAR_MATCHING_PATTERN_RANKS)];
  for (guint r = 0; r < pattern->n_parts; r++)
    {
      LodestarMatchingPart *part = &pattern->parts[r];

      *part = (LodestarMatchingPart) { scratch->columns + scratch->n_columns, 0, 0, 1 };
      if (r > 0)
        scratch->columns[scratch->n_columns++] = ranks->marks + r * ranks->size;
      if (r < ranks->most)
        scratch->columns[scratch->n_columns++] = scratch->ranks + r * ranks->size;
      for (guint t = 0; t < n && r < ranks->most; t++)
        {
          guint32 column = ranks->columns[(gsize) terms[t] * LODESTAR_MATCHING_PATTERN_RANKS + r];

          if (column != LODESTAR_MATCHING_NOBODY)
            scratch->columns[scratch->n_columns++] = ranks->bits + column * ranks->size;
        }
      part->n_columns = (guint) (scratch->columns + scratch->n_columns - part->columns);
    }
}

/* Whether development areas, or goals, are too many for planes of bits */
static gboolean
lodestar_matching_row_has_long_areas (const LodestarMatchingRow *row)
{
  return (row->role == LODESTAR_MATCHING_MENTEE ? row->own->areas.n : row->tables->most_areas) >
         LODESTAR_MATCHING_MOST_COUNTED;
}

static gboolean
lodestar_matching_row_has_long_goals (const LodestarMatchingRow *row)
{
  return (row->role == LODESTAR_MATCHING_MENTEE ? row->own->goals.n : row->tables->most_goals) >
         LODESTAR_MATCHING_MOST_COUNTED;
}

static void
lodestar_matching_row_add_areas (LodestarMatchingRow *row)
{
  gboolean is_mentee = row->role == LODESTAR_MATCHING_MENTEE;
  guint    n =
    MIN (is_mentee ? row->own->areas.n : row->own->skills.n, LODESTAR_MATCHING_MOST_COUNTED);
  guint most = is_mentee ? n : row->tables->most_areas;

  if (n == 0 || most == 0 || lodestar_matching_row_has_long_areas (row) ||
      row->problem->points[LODESTAR_MATCHING_CRITERION_DEVELOPMENT] == 0)
    return;

  if (!is_mentee && most <= 3)
    {
      lodestar_matching_row_add_few (row, LODESTAR_MATCHING_FIELD_AREAS, row->other->area_bits,
                                     row->tables->few_areas[n]);
      return;
    }

  lodestar_matching_row_add_count_by_class (
    row,
    lodestar_matching_row_count_terms (row, LODESTAR_MATCHING_FIELD_AREAS,
                                       lodestar_matching_count_planes (most)),
    &row->tables->areas[row->role][n], is_mentee ? row->other->n_skills : row->other->n_areas);
}

/* Goals, and languages in the same count if there is a plane left */
static void
lodestar_matching_row_add_goals (LodestarMatchingRow *row)
{
  const LodestarMatchingScorerTables *tables = row->tables;
  LodestarMatchingForm               *form = &row->scratch->form;
  gboolean                            is_mentee = row->role == LODESTAR_MATCHING_MENTEE;
  guint                               n = is_mentee ? row->own->goals.n : row->own->career.n;
  guint    n_planes = lodestar_matching_count_planes (is_mentee ? n : MAX (tables->most_goals, 1));
  gboolean has_goals = n > 0 && tables->most_goals > 0 &&
                       !lodestar_matching_row_has_long_goals (row) &&
                       row->problem->points[LODESTAR_MATCHING_CRITERION_CAREER_GOAL] > 0;
  LodestarMatchingPart languages;

  if (has_goals && !is_mentee && tables->most_goals <= 3)
    {
      lodestar_matching_row_add_few (row, LODESTAR_MATCHING_FIELD_GOALS, row->other->goal_bits,
                                     tables->few_goals);
      n_planes = 4;
    }
  else if (has_goals)
    {
      LodestarMatchingPart goals =
        lodestar_matching_row_count_terms (row, LODESTAR_MATCHING_FIELD_GOALS, n_planes);

      if (is_mentee)
        lodestar_matching_row_add_count (row, goals, tables->goals[n]);
      else
        lodestar_matching_row_add_count_by_class (row, goals, &tables->goals_by_class,
                                                  row->other->n_goals);
    }

  if (row->own->languages.n == 0 ||
      row->problem->points[LODESTAR_MATCHING_CRITERION_LANGUAGES] == 0)
    return;
  languages = lodestar_matching_row_count_terms (row, LODESTAR_MATCHING_FIELD_LANGUAGES, 1);
  if (has_goals && n_planes < 4)
    {
      LodestarMatchingCount *count = &form->counts[form->n_counts - 1];

      count->parts[count->n_parts++] = languages;
    }
  else
    {
      lodestar_matching_row_add_count (row, languages, tables->languages);
    }
}

static void
lodestar_matching_row_add_interests (LodestarMatchingRow *row)
{
  guint n = MIN (row->own->interests.n, 3);

  if (n == 0 || row->problem->points[LODESTAR_MATCHING_CRITERION_INTERESTS] == 0)
    return;

  lodestar_matching_row_add_few (row, LODESTAR_MATCHING_FIELD_INTERESTS, row->other->interest_bits,
                                 row->tables->interests[n]);
}

/* Hours that are free for the same people are counted four at a time */
static void
lodestar_matching_row_add_times (LodestarMatchingRow *row)
{
  LodestarMatchingScratch        *scratch = row->scratch;
  const LodestarMatchingFeatures *other = row->other;
  LodestarMatchingPart            part = { scratch->columns + scratch->n_columns, 0, 0, 4 };
  guint8                          counts[LODESTAR_MATCHING_HOURS] = { 0 };
  guint8                          kinds[LODESTAR_MATCHING_HOURS];
  guint                           n_kinds = 0;

  if (row->problem->points[LODESTAR_MATCHING_CRITERION_TIMES] == 0)
    return;

  for (guint word = 0; word < LODESTAR_MATCHING_HOUR_WORDS; word++)
    for (guint64 hours = row->own->hours[word]; hours != 0; hours &= hours - 1)
      {
        guint hour = word * 64 + (guint) __builtin_ctzll (hours);

        if (hour < LODESTAR_MATCHING_HOURS && other->is_free[hour] &&
            counts[other->hour_of[hour]]++ == 0)
          kinds[n_kinds++] = other->hour_of[hour];
      }
  for (guint h = 0; h < n_kinds; h++)
    for (guint k = 0; k < counts[kinds[h]] % 4u; k++, part.n_columns++)
      scratch->columns[scratch->n_columns++] =
        lodestar_matching_features_get_hour (other, kinds[h]);
  for (guint h = 0; h < n_kinds; h++)
    for (guint k = 0; k < MIN (counts[kinds[h]] / 4u, 2); k++, part.n_columns++, part.n_fours++)
      scratch->columns[scratch->n_columns++] =
        lodestar_matching_features_get_hour (other, kinds[h]);
  if (part.n_columns == 0)
    return;

  lodestar_matching_row_add_count (row, part, row->tables->times);
}

/* Whether a value is the same */
static void
lodestar_matching_row_add_equality (LodestarMatchingRow *row,
                                    guint8 *const       *mine,
                                    guint8 *const       *others,
                                    guint                n_classes,
                                    guint8               if_same,
                                    guint8               if_other,
                                    LodestarMatchingRule same,
                                    LodestarMatchingRule other,
                                    guint8              *table)
{
  LodestarMatchingForm    *form = &row->scratch->form;
  const gboolean          *rules = row->problem->rules;
  LodestarMatchingEquality equality = { .own = 0 };

  for (guint k = 0; k < LODESTAR_MATCHING_CLASS_BYTES && mine[k] != NULL; k++)
    {
      equality.classes[k] = others[k];
      equality.own |= (guint32) mine[k][row->place] << (8 * k);
    }
  equality.if_unknown = rules[other] ? LODESTAR_MATCHING_NEVER : 0;
  equality.if_same = rules[same] ? LODESTAR_MATCHING_NEVER : if_same;
  equality.if_other = rules[other] ? LODESTAR_MATCHING_NEVER : if_other;
  if (equality.own == 0)
    equality.if_same = equality.if_other = equality.if_unknown;
  if ((equality.if_same | equality.if_other | equality.if_unknown) == 0)
    return;

  if (n_classes > LODESTAR_MATCHING_TABLE)
    {
      form->equalities[form->n_equalities++] = equality;
      return;
    }
  memset (table, equality.if_other, LODESTAR_MATCHING_TABLE);
  table[equality.own] = equality.if_same;
  table[0] = equality.if_unknown;
  lodestar_matching_row_add_lookup (row, others[0], 1, table);
}

/* Levels and clocks, as far as bytes hold their classes */
static void
lodestar_matching_row_add_scale (LodestarMatchingRow *row,
                                 const guint8        *tables,
                                 guint                n_tables,
                                 const guint8        *mine,
                                 const guint8        *others,
                                 gboolean             has_rule)
{
  if (tables == NULL || (mine[row->place] == 0 && !has_rule))
    return;

  lodestar_matching_row_add_lookup (
    row, others, n_tables, tables + mine[row->place] * (gsize) n_tables * LODESTAR_MATCHING_TABLE);
}

static void
lodestar_matching_row_add_lookups (LodestarMatchingRow *row)
{
  const LodestarMatchingScorerTables *tables = row->tables;
  const LodestarMatchingFeatureSet   *set = row->scratch->scorer->features;
  const guint8                       *points = row->problem->points;
  guint8                              department = points[LODESTAR_MATCHING_CRITERION_DEPARTMENT];
  gboolean wants_same = row->problem->parameters[LODESTAR_MATCHING_CRITERION_DEPARTMENT] != 0;

  lodestar_matching_row_add_equality (
    row, row->mine->departments, row->other->departments, set->n_departments,
    wants_same ? department : 0, wants_same ? 0 : department,
    LODESTAR_MATCHING_RULE_SAME_DEPARTMENT, LODESTAR_MATCHING_RULE_OTHER_DEPARTMENT,
    row->scratch->departments);
  lodestar_matching_row_add_equality (
    row, row->mine->locations, row->other->locations, set->n_locations,
    points[LODESTAR_MATCHING_CRITERION_LOCATION], 0, LODESTAR_MATCHING_RULE_SAME_LOCATION,
    LODESTAR_MATCHING_RULE_OTHER_LOCATION, row->scratch->locations);
  lodestar_matching_row_add_scale (row, tables->levels[row->role], tables->n_level_tables,
                                   row->mine->level_bytes, row->other->level_bytes,
                                   row->problem->rules[LODESTAR_MATCHING_RULE_LEVEL_GAP]);
  lodestar_matching_row_add_scale (row, tables->offsets[row->role], tables->n_offset_tables,
                                   row->mine->offset_bytes, row->other->offset_bytes,
                                   row->problem->rules[LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE]);
  if (row->own->style != LODESTAR_MATCHING_STYLE_UNKNOWN &&
      points[LODESTAR_MATCHING_CRITERION_STYLE] > 0)
    lodestar_matching_row_add_lookup (row, row->other->styles, 1, tables->styles[row->own->style]);
  if (row->own->format != LODESTAR_MATCHING_FORMAT_UNKNOWN &&
      points[LODESTAR_MATCHING_CRITERION_FORMAT] > 0)
    lodestar_matching_row_add_lookup (row, row->other->formats, 1,
                                      tables->formats[row->own->format]);
}

static inline void
lodestar_matching_row_add_points (LodestarMatchingRow *row, guint column, guint points)
{
  if (row->scores[column] >= 0)
    row->scores[column] += (gint16) points;
}

static inline void
lodestar_matching_row_forbid (LodestarMatchingRow *row, guint column)
{
  row->scores[column] = LODESTAR_MATCHING_FORBIDDEN;
}

static const LodestarMatchingParticipant *
lodestar_matching_row_peek (const LodestarMatchingRow *row, guint column)
{
  LodestarMatchingRole        role = 1 - row->role;
  const LodestarMatchingPool *pool = row->problem->pool;

  return lodestar_matching_pool_peek (pool, role, pool->canonical[role][column]);
}

/* What a list gives that was counted one by one */
static guint
lodestar_matching_row_get_points (const LodestarMatchingRow *row,
                                  LodestarMatchingField      field,
                                  guint                      column)
{
  const LodestarMatchingScratch     *scratch = row->scratch;
  const LodestarMatchingParticipant *other = lodestar_matching_row_peek (row, column);
  gboolean                           is_mentee = row->role == LODESTAR_MATCHING_MENTEE;
  const LodestarMatchingParticipant *mentee = is_mentee ? row->own : other;
  const LodestarMatchingParticipant *mentor = is_mentee ? other : row->own;
  const guint8                      *points = row->problem->points;
  guint                              n = scratch->counts[column];

  if (field == LODESTAR_MATCHING_FIELD_GOALS)
    return lodestar_matching_round (points[LODESTAR_MATCHING_CRITERION_CAREER_GOAL], n,
                                    mentee->goals.n);
  if (field == LODESTAR_MATCHING_FIELD_AREAS)
    return lodestar_matching_mean (
      lodestar_matching_round (points[LODESTAR_MATCHING_CRITERION_DEVELOPMENT], n, mentee->areas.n),
      lodestar_matching_round (points[LODESTAR_MATCHING_CRITERION_DEVELOPMENT], n,
                               MIN (mentee->areas.n, mentor->skills.n)));

  return lodestar_matching_scorer_get_skill_points (points[LODESTAR_MATCHING_CRITERION_SKILLS],
                                                    scratch->sums[column], n, mentee->wanted.n,
                                                    mentor->skills.n);
}

/* Counts the terms of a field one by one, with the weights of what is wanted; for a mentor only of
 * those who want more than a pattern holds */
static void
lodestar_matching_row_count_sparse (LodestarMatchingRow *row, LodestarMatchingField field)
{
  LodestarMatchingScratch        *scratch = row->scratch;
  const LodestarMatchingPostings *postings =
    row->role == LODESTAR_MATCHING_MENTOR && field == LODESTAR_MATCHING_FIELD_SKILLS
      ? &row->other->ranks->longer
      : row->other->postings[field];
  guint          n_all = MAX (row->mine->n, row->other->n);
  guint          n_touched = 0;
  guint          n;
  const guint32 *terms = lodestar_matching_row_get_terms (row, field, &n);

  if (scratch->touched == NULL)
    {
      scratch->touched = g_new (guint, n_all + 1);
      scratch->counts = g_new0 (guint16, n_all + 1);
      scratch->sums = g_new0 (guint32, n_all + 1);
    }

  for (guint r = 0; r < n; r++)
    for (guint k = terms[r] != LODESTAR_MATCHING_NOBODY ? postings->offsets[terms[r]] : 1;
         k < (terms[r] != LODESTAR_MATCHING_NOBODY ? postings->offsets[terms[r] + 1] : 1); k++)
      {
        guint column = postings->people[k];

        if (scratch->counts[column]++ == 0)
          scratch->touched[n_touched++] = column;
        scratch->sums[column] += postings->weights != NULL ? postings->weights[k] : 2 * n - r;
      }

  for (guint t = 0; t < n_touched; t++)
    {
      guint column = scratch->touched[t];

      if (row->scores[column] >= 0)
        lodestar_matching_row_add_points (row, column,
                                          lodestar_matching_row_get_points (row, field, column));
      scratch->counts[column] = 0;
      scratch->sums[column] = 0;
    }
}

/* Lists that planes of bits do not hold, and scales whose classes bytes do not hold */
static void
lodestar_matching_row_add_sparse (LodestarMatchingRow *row)
{
  const LodestarMatchingFeatureSet *set = row->scratch->scorer->features;
  const guint8                     *points = row->problem->points;

  if (points[LODESTAR_MATCHING_CRITERION_SKILLS] > 0 &&
      (row->role == LODESTAR_MATCHING_MENTOR || row->own->wanted.n > LODESTAR_MATCHING_MOST_RANKED))
    lodestar_matching_row_count_sparse (row, LODESTAR_MATCHING_FIELD_SKILLS);
  if (points[LODESTAR_MATCHING_CRITERION_DEVELOPMENT] > 0 &&
      lodestar_matching_row_has_long_areas (row))
    lodestar_matching_row_count_sparse (row, LODESTAR_MATCHING_FIELD_AREAS);
  if (points[LODESTAR_MATCHING_CRITERION_CAREER_GOAL] > 0 &&
      lodestar_matching_row_has_long_goals (row))
    lodestar_matching_row_count_sparse (row, LODESTAR_MATCHING_FIELD_GOALS);

  for (guint c = 0;
       c < row->other->n && (set->levels.n > G_MAXUINT8 || set->offsets.n > G_MAXUINT8); c++)
    {
      guint8 level = 0;
      guint8 offset = 0;

      if (set->levels.n > G_MAXUINT8)
        level = lodestar_matching_scorer_get_level_points (
          row->problem, row->role, row->mine->levels[row->place], row->other->levels[c]);
      if (set->offsets.n > G_MAXUINT8)
        offset = lodestar_matching_scorer_get_offset_points (
          row->problem, row->role, row->mine->offsets[row->place], row->other->offsets[c]);
      if (level == LODESTAR_MATCHING_NEVER || offset == LODESTAR_MATCHING_NEVER)
        lodestar_matching_row_forbid (row, c);
      else
        lodestar_matching_row_add_points (row, c, (guint) level + offset);
    }
}

static void
lodestar_matching_row_patch_relations (LodestarMatchingRow *row)
{
  const LodestarMatchingPool *pool = row->problem->pool;
  guint                       points = row->problem->points[LODESTAR_MATCHING_CRITERION_WISHES];
  guint8 forbidding = LODESTAR_MATCHING_RELATION_SELF | LODESTAR_MATCHING_RELATION_NOT_WITH;
  guint  end;

  if (row->problem->rules[LODESTAR_MATCHING_RULE_EARLIER_PAIRS])
    forbidding |= LODESTAR_MATCHING_RELATION_EARLIER;
  if (row->scratch->scorer->bare != NULL)
    forbidding = 0;

  for (guint k = lodestar_matching_features_get_relations (pool, row->role, row->place, &end);
       k < end; k++)
    {
      guint                           column;
      const LodestarMatchingRelation *relation =
        lodestar_matching_features_get_relation (pool, row->role, k, &column);

      if ((relation->flags & forbidding) != 0)
        lodestar_matching_row_forbid (row, column);
      else
        lodestar_matching_row_add_points (
          row, column,
          lodestar_matching_mean (lodestar_matching_round (points, relation->mentor_quarters, 4),
                                  lodestar_matching_round (points, relation->mentee_quarters, 4)));
    }
}

/* Everybody above and below, and the members of the same team */
static void
lodestar_matching_row_patch_lines (LodestarMatchingRow *row)
{
  const LodestarMatchingPool *pool = row->problem->pool;
  guint32                    *places = row->scratch->places;
  guint                       n = 0;

  if (row->problem->rules[LODESTAR_MATCHING_RULE_SAME_TEAM])
    n = lodestar_matching_features_list_team (pool, row->role, row->place, places);
  for (guint k = 0; k < n; k++)
    lodestar_matching_row_forbid (row, places[k]);

  n = 0;
  if (row->problem->rules[LODESTAR_MATCHING_RULE_REPORTING_LINE])
    n = lodestar_matching_features_list_line (pool, row->role, row->place, places);
  for (guint k = 0; k < n; k++)
    lodestar_matching_row_forbid (row, places[k]);
}

static void
lodestar_matching_row_patch_forbidden (LodestarMatchingRow *row)
{
  const LodestarMatchingScorer *scorer = row->scratch->scorer;
  const GArray                 *forbidden = scorer->forbidden[row->role];
  guint64                       key = (guint64) row->place << 32;

  for (guint at = lodestar_matching_problem_find_pair (forbidden, key);
       at < forbidden->len && g_array_index (forbidden, guint64, at) >> 32 == row->place; at++)
    lodestar_matching_row_forbid (row, g_array_index (forbidden, guint64, at) & G_MAXUINT32);

  for (guint k = 0; k < scorer->fixed->len; k++)
    {
      guint mentee = g_array_index (scorer->fixed, guint, k);

      if (row->role == LODESTAR_MATCHING_MENTOR)
        lodestar_matching_row_forbid (row, mentee);
      else if (mentee == row->place)
        for (guint c = 0; c < row->other->n; c++)
          lodestar_matching_row_forbid (row, c);
    }
}

void
lodestar_matching_scorer_read (
  gpointer data, gpointer scratch, LodestarMatchingRole role, guint index, gint16 *scores)
{
  const LodestarMatchingScorer *scorer = data;
  const LodestarMatchingPool   *pool = scorer->problem->pool;
  LodestarMatchingForm         *form = &((LodestarMatchingScratch *) scratch)->form;
  LodestarMatchingRow           row = { .scratch = scratch,
                                        .problem = scorer->problem,
                                        .tables = scorer->tables,
                                        .role = role,
                                        .place = index,
                                        .own = lodestar_matching_pool_peek (pool, role,
                                                                            pool->canonical[role][index]),
                                        .mine = &scorer->features->roles[role],
                                        .other = &scorer->features->roles[1 - role],
                                        .scores = scores };

  form->is_small = TRUE;
  form->n_lookups = form->n_equalities = form->n_counts = 0;
  form->has_ranking = FALSE;
  form->pattern.n_parts = 0;
  row.scratch->n_columns = 0;
  lodestar_matching_row_add_lookups (&row);
  lodestar_matching_row_add_skills (&row);
  lodestar_matching_row_add_pattern (&row);
  lodestar_matching_row_add_areas (&row);
  lodestar_matching_row_add_goals (&row);
  lodestar_matching_row_add_interests (&row);
  lodestar_matching_row_add_times (&row);
  lodestar_matching_form_run (form, row.other->n, scores);
  lodestar_matching_row_clear_rare (&row);

  lodestar_matching_row_add_sparse (&row);
  lodestar_matching_row_patch_relations (&row);
  lodestar_matching_row_patch_lines (&row);
  lodestar_matching_row_patch_forbidden (&row);
  if (scorer->problem->minimum_score > 0)
    lodestar_matching_row_cut (scores, row.other->n, (gint16) scorer->problem->minimum_score);
}
