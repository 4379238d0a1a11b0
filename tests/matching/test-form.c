/* test-form.c - rows by columns, with wide instructions and without, against their definition
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include "lodestar-matching-form.h"

#define TEST_FORM_COLUMNS 40
#define TEST_FORM_MOST_COUNTED 24
#define TEST_FORM_MOST_PATTERN 4

/* A form with everything that it borrows, at random */
typedef struct
{
  guint                n;
  guint                n_padded;
  LodestarMatchingForm form;
  guint8              *bits[TEST_FORM_COLUMNS]; /* (owned) */
  const guint8
    *lists[LODESTAR_MATCHING_MOST_COUNTS][LODESTAR_MATCHING_MOST_PARTS][TEST_FORM_MOST_COUNTED];
  const guint8 *pattern_lists[LODESTAR_MATCHING_MOST_RANKED][TEST_FORM_MOST_PATTERN];
  GPtrArray    *arrays; /* (owned) */
} TestForm;

static guint8 *
test_form_new_bytes (TestForm *test, GRand *rand, guint n, guint n_values)
{
  guint8 *bytes = g_aligned_alloc0 (n, 1, LODESTAR_MATCHING_ALIGNMENT);

  for (guint k = 0; k < n; k++)
    bytes[k] = (guint8) g_rand_int_range (rand, 0, (gint32) n_values);
  g_ptr_array_add (test->arrays, bytes);

  return bytes;
}

static guint8 *
test_form_new_tables (TestForm *test, GRand *rand, guint n_tables)
{
  guint8 *tables = test_form_new_bytes (test, rand, n_tables * LODESTAR_MATCHING_TABLE,
                                        test->form.is_small ? 8 : 256);

  if (test->form.is_small && g_rand_int_range (rand, 0, 4) == 0)
    tables[g_rand_int_range (rand, 0, LODESTAR_MATCHING_TABLE)] = LODESTAR_MATCHING_NEVER;

  return tables;
}

/* Different classes for tables */
static guint8 *
test_form_new_values (TestForm *test, GRand *rand, guint n_tables)
{
  guint8 *values = test_form_new_bytes (test, rand, n_tables, 5);

  for (guint t = 1; t < n_tables; t++)
    values[t] = (guint8) ((values[0] + t) % 5);

  return values;
}

static gboolean
test_form_has (const guint8 *column, guint place)
{
  return column[place / 256 * 32 + place % 32] >> place % 256 / 32 & 1;
}

/* Tables that give the same from the half on, as a count demands that can be more than it holds */
static void
test_form_flatten (guint8 *tables, guint n_tables, guint shift, guint n_planes)
{
  for (guint t = 0; t < n_tables; t++)
    for (guint k = 0; k < LODESTAR_MATCHING_TABLE; k++)
      {
        guint number = k >> shift & ((1u << n_planes) - 1);
        guint half = 1u << (n_planes - 1);

        if (n_planes > 2 && number > half)
          tables[t * LODESTAR_MATCHING_TABLE + k] =
            tables[t * LODESTAR_MATCHING_TABLE + k - ((number - half) << shift)];
      }
}

static void
test_form_add_count (TestForm *test, GRand *rand)
{
  guint                  at = test->form.n_counts++;
  LodestarMatchingCount *count = &test->form.counts[at];
  guint                  n_left = 4;
  guint8                *tables;
  guint8                *high_tables = NULL;

  count->n_tables = (guint) g_rand_int_range (rand, 1, 4);
  tables = test_form_new_tables (test, rand, count->n_tables);
  if (!test->form.is_small && g_rand_boolean (rand))
    high_tables = test_form_new_bytes (test, rand, count->n_tables * LODESTAR_MATCHING_TABLE, 4);
  count->classes = test_form_new_bytes (test, rand, test->n_padded, 5);
  count->table_values = test_form_new_values (test, rand, count->n_tables);
  while (count->n_parts < LODESTAR_MATCHING_MOST_PARTS && n_left > 0)
    {
      LodestarMatchingPart *part = &count->parts[count->n_parts];
      gboolean              is_counted = g_rand_boolean (rand);
      guint                 n = (guint) g_rand_int_range (rand, 1, (gint32) n_left + 1);

      part->columns = test->lists[at][count->n_parts];
      part->n_planes = is_counted ? n : 0;
      part->n_columns = is_counted ? (guint) g_rand_int_range (rand, 0, TEST_FORM_MOST_COUNTED) : n;
      part->n_fours = part->n_planes == 4 && g_rand_boolean (rand) ? part->n_columns / 3 : 0;
      for (guint k = 0; k < part->n_columns; k++)
        test->lists[at][count->n_parts][k] =
          test->bits[g_rand_int_range (rand, 0, TEST_FORM_COLUMNS)];
      if (is_counted && part->n_columns + 3 * part->n_fours >= 1u << n)
        {
          test_form_flatten (tables, count->n_tables, 4 - n_left, n);
          if (high_tables != NULL)
            test_form_flatten (high_tables, count->n_tables, 4 - n_left, n);
        }
      n_left -= n;
      count->n_parts++;
    }
  count->tables = tables;
  count->high_tables = high_tables;
}

static void
test_form_add_ranking (TestForm *test, GRand *rand)
{
  LodestarMatchingRanking *ranking = &test->form.ranking;
  guint8                  *gaps = test_form_new_bytes (test, rand, LODESTAR_MATCHING_TABLE, 99);

  for (guint k = 0; k < LODESTAR_MATCHING_TABLE; k++)
    gaps[k]++;
  for (guint k = 0; k < LODESTAR_MATCHING_MOST_RANKED; k++)
    ranking->columns[k] = test->bits[g_rand_int_range (rand, 0, TEST_FORM_COLUMNS)];
  ranking->wholes = test_form_new_bytes (test, rand, LODESTAR_MATCHING_TABLE, 7);
  ranking->rests = test_form_new_bytes (test, rand, LODESTAR_MATCHING_TABLE, 100);
  ranking->high_wholes = test_form_new_bytes (test, rand, LODESTAR_MATCHING_TABLE, 7);
  ranking->high_gaps = gaps;
  ranking->n_tables = 3;
  ranking->tables = test_form_new_bytes (test, rand, 3 * LODESTAR_MATCHING_TABLE, 14);
  ranking->classes = test_form_new_bytes (test, rand, test->n_padded, 5);
  ranking->table_values = test_form_new_values (test, rand, 3);
  test->form.has_ranking = TRUE;
}

static void
test_form_add_pattern (TestForm *test, GRand *rand)
{
  LodestarMatchingPattern *pattern = &test->form.pattern;

  pattern->n_parts = (guint) g_rand_int_range (rand, 1, LODESTAR_MATCHING_MOST_RANKED + 1);
  pattern->table = test_form_new_tables (test, rand, (G_MAXUINT8 + 1) / LODESTAR_MATCHING_TABLE);
  for (guint p = 0; p < pattern->n_parts; p++)
    {
      LodestarMatchingPart *part = &pattern->parts[p];

      part->columns = test->pattern_lists[p];
      part->n_planes = 1;
      part->n_columns = (guint) g_rand_int_range (rand, 0, TEST_FORM_MOST_PATTERN);
      for (guint k = 0; k < part->n_columns; k++)
        test->pattern_lists[p][k] = test->bits[g_rand_int_range (rand, 0, TEST_FORM_COLUMNS)];
    }
}

static TestForm *
test_form_new (GRand *rand, guint n, gboolean is_small)
{
  TestForm *test = g_new0 (TestForm, 1);

  test->n = n;
  test->n_padded = lodestar_matching_row_length (n);
  test->arrays = g_ptr_array_new_with_free_func (g_aligned_free);
  test->form.is_small = is_small;
  for (guint k = 0; k < TEST_FORM_COLUMNS; k++)
    test->bits[k] = test_form_new_bytes (test, rand, test->n_padded / 8, 256);

  for (gint32 k = g_rand_int_range (rand, 0, 7); k > 0; k--)
    {
      LodestarMatchingLookup *lookup = &test->form.lookups[test->form.n_lookups++];

      lookup->n_tables = g_rand_int_range (rand, 0, 3) > 0 ? 1 : 3;
      lookup->tables = test_form_new_tables (test, rand, lookup->n_tables);
      lookup->classes = test_form_new_bytes (test, rand, test->n_padded,
                                             lookup->n_tables * LODESTAR_MATCHING_TABLE);
    }
  for (gint32 k = g_rand_int_range (rand, 0, LODESTAR_MATCHING_MOST_EQUALITIES + 1); k > 0; k--)
    {
      LodestarMatchingEquality *equality = &test->form.equalities[test->form.n_equalities++];

      for (gint32 b = g_rand_int_range (rand, 1, LODESTAR_MATCHING_CLASS_BYTES + 1); b-- > 0;)
        equality->classes[b] = test_form_new_bytes (test, rand, test->n_padded, 2);
      equality->own = equality->classes[1] != NULL && g_rand_boolean (rand) ? 257 : 1;
      equality->if_same = (guint8) g_rand_int_range (rand, 0, 9);
      equality->if_other = (guint8) g_rand_int_range (rand, 0, 9);
      equality->if_unknown =
        is_small && g_rand_boolean (rand) ? LODESTAR_MATCHING_NEVER : (guint8) 7;
    }
  for (gint32 k = g_rand_int_range (rand, 0, LODESTAR_MATCHING_MOST_COUNTS + 1); k > 0; k--)
    test_form_add_count (test, rand);
  if (is_small && g_rand_boolean (rand))
    test_form_add_ranking (test, rand);
  if (g_rand_boolean (rand))
    test_form_add_pattern (test, rand);
  if (!is_small && g_rand_boolean (rand))
    {
      guint16 *values =
        g_aligned_alloc0 (test->n_padded, sizeof (guint16), LODESTAR_MATCHING_ALIGNMENT);

      for (guint c = 0; c < test->n_padded; c++)
        values[c] = (guint16) g_rand_int_range (rand, 999, 1003);
      g_ptr_array_add (test->arrays, values);
      test->form.values = values;
      test->form.value = 1000;
    }

  return test;
}

static void
test_form_free (TestForm *test)
{
  g_ptr_array_unref (test->arrays);
  g_free (test);
}

static guint
test_form_get_table (guint n_tables, const guint8 *values, const guint8 *classes, guint place)
{
  for (guint t = 1; t < n_tables; t++)
    if (values[t] == classes[place])
      return t;

  return 0;
}

/* What one count gives in one place, by counting */
static guint
test_form_get_count (const LodestarMatchingCount *count, guint place, gboolean *is_never)
{
  guint number = 0;
  guint shift = 0;
  guint at;

  for (guint p = 0; p < count->n_parts; p++)
    {
      const LodestarMatchingPart *part = &count->parts[p];
      guint                       n = 0;

      for (guint k = 0; k < part->n_columns; k++)
        if (test_form_has (part->columns[k], place))
          n += part->n_planes == 0 ? 1u << k : k < part->n_columns - part->n_fours ? 1u : 4u;
      if (part->n_planes > 0)
        n = MIN (n, (1u << part->n_planes) - 1);
      number |= n << shift;
      shift += part->n_planes > 0 ? part->n_planes : part->n_columns;
    }
  at = LODESTAR_MATCHING_TABLE *
         test_form_get_table (count->n_tables, count->table_values, count->classes, place) +
       number;
  *is_never |= count->tables[at] == LODESTAR_MATCHING_NEVER;

  return count->tables[at] + (count->high_tables != NULL ? 256u * count->high_tables[at] : 0);
}

static guint
test_form_get_ranking (const LodestarMatchingRanking *ranking, guint place)
{
  guint low = 0;
  guint high = 0;
  guint n = 0;
  guint by_rank;

  for (guint k = 0; k < 4; k++)
    {
      low |= test_form_has (ranking->columns[k], place) ? 1u << k : 0;
      high |= test_form_has (ranking->columns[k + 4], place) ? 1u << k : 0;
    }
  n = (guint) (__builtin_popcount (low) + __builtin_popcount (high));
  by_rank = ranking->wholes[low] + ranking->high_wholes[high] +
            (ranking->rests[low] >= ranking->high_gaps[high] ? 1u : 0u);
  n = ranking->tables[LODESTAR_MATCHING_TABLE * test_form_get_table (ranking->n_tables,
                                                                     ranking->table_values,
                                                                     ranking->classes, place) +
                      n];

  return (by_rank + n + 1) / 2;
}

static guint
test_form_get_pattern (const LodestarMatchingPattern *pattern, guint place)
{
  guint at = 0;

  for (guint p = 0; p < pattern->n_parts; p++)
    for (guint k = 0; k < pattern->parts[p].n_columns; k++)
      if (test_form_has (pattern->parts[p].columns[k], place))
        at |= 1u << p;

  return pattern->table[at];
}

static int
test_form_get (const TestForm *test, guint place)
{
  const LodestarMatchingForm *form = &test->form;
  gboolean                    is_never = FALSE;
  guint                       sum = 0;

  for (guint k = 0; k < form->n_lookups; k++)
    {
      guint points = form->lookups[k].tables[form->lookups[k].classes[place]];

      is_never |= points == LODESTAR_MATCHING_NEVER;
      sum += points;
    }
  for (guint k = 0; k < form->n_equalities; k++)
    {
      const LodestarMatchingEquality *equality = &form->equalities[k];
      guint class = 0;
      guint points;

      for (guint b = 0; b < LODESTAR_MATCHING_CLASS_BYTES && equality->classes[b] != NULL; b++)
        class |= (guint) equality->classes[b][place] << (8 * b);
      points = class == equality->own ? equality->if_same : equality->if_other;
      if (class == 0)
        points = equality->if_unknown;
      is_never |= points == LODESTAR_MATCHING_NEVER;
      sum += points;
    }
  for (guint k = 0; k < form->n_counts; k++)
    sum += test_form_get_count (&form->counts[k], place, &is_never);
  if (form->has_ranking)
    sum += test_form_get_ranking (&form->ranking, place);
  if (form->pattern.n_parts > 0)
    {
      guint points = test_form_get_pattern (&form->pattern, place);

      is_never |= points == LODESTAR_MATCHING_NEVER;
      sum += points;
    }
  if (!form->is_small)
    is_never = form->values != NULL && form->values[place] == form->value;

  return is_never ? LODESTAR_MATCHING_FORBIDDEN : (int) sum;
}

/* Both ways to run a form, on 1 to 700 columns, and on so many that they are counted in several
 * strips; what is beyond is forbidden */
static void
test_form_equals_its_definition (gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);

  for (guint round = 0; round < 400; round++)
    {
      gint32             most = round % 10 == 0 ? 700 : 300;
      guint              n = (guint) (round % 50 == 7 ? g_rand_int_range (rand, 1900, 6500)
                                                      : g_rand_int_range (rand, 1, most));
      TestForm          *test = test_form_new (rand, n, GPOINTER_TO_INT (data));
      g_autofree gint16 *plain = g_new (gint16, test->n_padded);
      g_autofree gint16 *scores = g_new (gint16, test->n_padded);

      lodestar_matching_form_run_plain (&test->form, n, plain);
      lodestar_matching_form_run (&test->form, n, scores);
      for (guint c = 0; c < n; c++)
        {
          int expected = test_form_get (test, c);

          g_assert_cmpint (plain[c], ==, expected);
          g_assert_cmpint (scores[c], ==, expected);
        }
      for (guint c = n; c < test->n_padded; c++)
        {
          g_assert_cmpint (plain[c], ==, LODESTAR_MATCHING_FORBIDDEN);
          g_assert_cmpint (scores[c], ==, LODESTAR_MATCHING_FORBIDDEN);
        }
      test_form_free (test);
    }
}

static void
test_form_bits_are_set_and_cleared (void)
{
  guint8 column[96] = { 0 };

  for (guint place = 0; place < 768; place++)
    {
      guint n = 0;

      lodestar_matching_bits_set (column, place);
      for (guint k = 0; k < 96; k++)
        n += (guint) __builtin_popcount (column[k]);
      g_assert_cmpuint (n, ==, 1);
      g_assert_true (test_form_has (column, place));
      lodestar_matching_bits_clear (column, place);
      g_assert_false (test_form_has (column, place));
    }
  g_assert_cmpuint (lodestar_matching_bits_size (1), ==, 32);
  g_assert_cmpuint (lodestar_matching_bits_size (257), ==, 64);
}

void
test_form_add_tests (void)
{
  g_test_add_func ("/matching/form/bits-are-set-and-cleared", test_form_bits_are_set_and_cleared);
  g_test_add_data_func ("/matching/form/equals-its-definition/small", GINT_TO_POINTER (TRUE),
                        test_form_equals_its_definition);
  g_test_add_data_func ("/matching/form/equals-its-definition/wide", GINT_TO_POINTER (FALSE),
                        test_form_equals_its_definition);
}
