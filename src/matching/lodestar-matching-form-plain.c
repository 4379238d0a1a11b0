/* lodestar-matching-form-plain.c - the scores of one with all of the other role, by any processor
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-form.h"

#include <string.h>

#define LODESTAR_MATCHING_WORD_COLUMNS 32 /* that are done at a time */

typedef struct
{
  guint  start;
  guint  word;
  guint8 numbers[LODESTAR_MATCHING_WORD_COLUMNS];
  gint16 points[LODESTAR_MATCHING_WORD_COLUMNS];
  guint8 is_never[LODESTAR_MATCHING_WORD_COLUMNS];
} LodestarMatchingWord;

static inline void
lodestar_matching_word_add (LodestarMatchingWord *word, guint l, guint8 points)
{
  word->points[l] += points;
  word->is_never[l] |= points == LODESTAR_MATCHING_NEVER;
}

static void
lodestar_matching_word_count (LodestarMatchingWord *word, const LodestarMatchingCount *count)
{
  const guint  start = word->start / 8;
  const guint8 mask = (guint8) (1 << word->word);
  guint        shift = 0;

  memset (word->numbers, 0, sizeof word->numbers);
  for (guint p = 0; p < count->n_parts; p++)
    {
      const LodestarMatchingPart *part = &count->parts[p];
      guint8                      counts[LODESTAR_MATCHING_WORD_COLUMNS] = { 0 };
      guint8 most = (guint8) ((1u << lodestar_matching_part_get_n_planes (part)) - 1);

      for (guint k = 0; k < part->n_columns; k++)
        {
          const guint8 *column = part->columns[k] + start;
          guint8        weight = (guint8) (part->n_planes == 0                   ? 1 << k
                                           : k < part->n_columns - part->n_fours ? 1
                                                                                 : 4);

          for (guint l = 0; l < LODESTAR_MATCHING_WORD_COLUMNS; l++)
            {
              guint8 sum = (guint8) (counts[l] + ((column[l] & mask) != 0 ? weight : 0));

              counts[l] = sum < most ? sum : most;
            }
        }
      for (guint l = 0; l < LODESTAR_MATCHING_WORD_COLUMNS; l++)
        word->numbers[l] |= (guint8) (counts[l] << shift);
      shift += lodestar_matching_part_get_n_planes (part);
    }
}

/* The table of a class */
static const guint8 *
lodestar_matching_find_table (const guint8 *tables,
                              guint         n_tables,
                              const guint8 *table_values,
                              const guint8 *classes,
                              guint         column)
{
  for (guint t = 1; t < n_tables; t++)
    if (classes[column] == table_values[t])
      return tables + t * LODESTAR_MATCHING_TABLE;

  return tables;
}

static void
lodestar_matching_word_rank (LodestarMatchingWord          *word,
                             guint                          column,
                             const LodestarMatchingRanking *ranking)
{
  for (guint l = 0; l < LODESTAR_MATCHING_WORD_COLUMNS; l++)
    {
      guint low = 0;
      guint high = 0;
      guint number = 0;
      guint by_rank;

      for (guint k = 0; k < LODESTAR_MATCHING_MOST_RANKED; k++)
        {
          guint bit = ranking->columns[k][word->start / 8 + l] >> word->word & 1;

          number += bit;
          low |= k < 4 ? bit << k : 0;
          high |= k < 4 ? 0 : bit << (k - 4);
        }
      by_rank = ranking->wholes[low] + ranking->high_wholes[high] +
                (ranking->rests[low] >= ranking->high_gaps[high] ? 1u : 0u);
      number =
        lodestar_matching_find_table (ranking->tables, ranking->n_tables, ranking->table_values,
                                      ranking->classes, column + l)[number];
      lodestar_matching_word_add (word, l, (guint8) ((by_rank + number + 1) / 2));
    }
}

static void
lodestar_matching_word_look_up (LodestarMatchingWord       *word,
                                guint                       column,
                                const LodestarMatchingForm *form)
{
  for (guint k = 0; k < form->n_lookups; k++)
    for (guint l = 0; l < LODESTAR_MATCHING_WORD_COLUMNS; l++)
      {
        guint class = form->lookups[k].classes[column + l];

        if (class < form->lookups[k].n_tables * LODESTAR_MATCHING_TABLE)
          lodestar_matching_word_add (word, l, form->lookups[k].tables[class]);
      }
  for (guint k = 0; k < form->n_equalities; k++)
    for (guint l = 0; l < LODESTAR_MATCHING_WORD_COLUMNS; l++)
      {
        const LodestarMatchingEquality *equality = &form->equalities[k];
        guint32 class = 0;

        for (guint b = 0; b < LODESTAR_MATCHING_CLASS_BYTES && equality->classes[b] != NULL; b++)
          class |= (guint32) equality->classes[b][column + l] << (8 * b);
        lodestar_matching_word_add (word, l,
                                    class == 0               ? equality->if_unknown
                                    : class == equality->own ? equality->if_same
                                                             : equality->if_other);
      }
}

/* Writes the scores of all columns without wide instructions, whether there are any or not */
void
lodestar_matching_form_run_plain (const LodestarMatchingForm *form, guint n_columns, gint16 *scores)
{
  guint                n = lodestar_matching_row_length (n_columns);
  LodestarMatchingWord word;

  for (guint column = 0; column < n; column += LODESTAR_MATCHING_WORD_COLUMNS)
    {
      memset (&word, 0, sizeof word);
      word.start = column / LODESTAR_MATCHING_ROW_BLOCK * LODESTAR_MATCHING_ROW_BLOCK;
      word.word = (column - word.start) / LODESTAR_MATCHING_WORD_COLUMNS;
      lodestar_matching_word_look_up (&word, column, form);
      for (guint k = 0; k < form->n_counts; k++)
        {
          const LodestarMatchingCount *count = &form->counts[k];

          lodestar_matching_word_count (&word, count);
          for (guint l = 0; l < LODESTAR_MATCHING_WORD_COLUMNS; l++)
            {
              const guint8 *table = lodestar_matching_find_table (
                count->tables, count->n_tables, count->table_values, count->classes, column + l);

              lodestar_matching_word_add (&word, l, table[word.numbers[l]]);
              if (count->high_tables != NULL)
                word.points[l] +=
                  (gint16) (count->high_tables[table - count->tables + word.numbers[l]] << 8);
            }
        }
      if (form->has_ranking)
        lodestar_matching_word_rank (&word, column, &form->ranking);
      for (guint l = 0; l < LODESTAR_MATCHING_WORD_COLUMNS; l++)
        {
          gboolean is_never = form->is_small
                                ? word.is_never[l]
                                : form->values != NULL && form->values[column + l] == form->value;

          scores[column + l] = is_never ? LODESTAR_MATCHING_FORBIDDEN : word.points[l];
        }
    }
  for (guint j = n_columns; j < n; j++)
    scores[j] = LODESTAR_MATCHING_FORBIDDEN;
}
