/* lodestar-matching-warm.c - a best matching that is kept up while its problem changes
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-warm.h"

#include "lodestar-matching-private.h"
#include "lodestar-matching-ties.h"

#include <string.h>

/* A solved problem with its prices, and lists of who else would come into question, by mentee and
 * by mentor. A change is a few repairs of lodestar-matching-warm-paths.c, after each of which the
 * prices prove the matching again. All words that change are written down, so a question is a
 * change that is taken back.
 *
 * While somebody is being moved, the place that is left stays taken (by nobody), so that each
 * repair finds prices that prove everything but what it repairs. */

/* Prices that have fallen by more than this part of the highest score make new lists worth it */
#define LODESTAR_MATCHING_WARM_FALL 16

/* A question may read as many rows as are this part of all people, and some */
#define LODESTAR_MATCHING_WARM_READS 8
#define LODESTAR_MATCHING_WARM_FEW_READS 1000

/* So many places more or fewer are solved anew, which is quicker than one by one */
#define LODESTAR_MATCHING_WARM_PLACES 256

/* Below any score less any price */
#define LODESTAR_MATCHING_WARM_LOWEST (-1000000000)

void
lodestar_matching_warm_set (LodestarMatchingWarm *warm, gint32 *at, gint32 value)
{
  LodestarMatchingWarmWord word = { at, *at };

  g_array_append_val (warm->words, word);
  *at = value;
}

static void
lodestar_matching_warm_set_unsigned (LodestarMatchingWarm *warm, guint *at, guint value)
{
  lodestar_matching_warm_set (warm, (gint32 *) at, (gint32) value);
}

gboolean
lodestar_matching_warm_is_banned (const LodestarMatchingWarm *warm, guint mentee, guint mentor)
{
  for (guint k = 0; k < warm->bans->len; k++)
    {
      const LodestarMatchingWarmBan *ban = g_ptr_array_index (warm->bans, k);

      if (ban->is_on && ban->mentee == mentee && ban->mentor == mentor)
        return TRUE;
    }

  return FALSE;
}

static gpointer
lodestar_matching_warm_begin_source (gpointer data)
{
  const LodestarMatchingWarm *warm = data;

  return warm->source->begin != NULL ? warm->source->begin (warm->source->data) : NULL;
}

/* A row of the source without what is banned */
static void
lodestar_matching_warm_read_source (
  gpointer data, gpointer scratch, LodestarMatchingRole role, guint index, gint16 *row)
{
  const LodestarMatchingWarm *warm = data;

  warm->source->read (warm->source->data, scratch, role, index, row);
  for (guint k = 0; k < warm->bans->len; k++)
    {
      const LodestarMatchingWarmBan *ban = g_ptr_array_index (warm->bans, k);

      if (!ban->is_on)
        continue;
      if (role == LODESTAR_MATCHING_MENTEE && ban->mentee == index)
        row[ban->mentor] = LODESTAR_MATCHING_FORBIDDEN;
      else if (role == LODESTAR_MATCHING_MENTOR && ban->mentor == index)
        row[ban->mentee] = LODESTAR_MATCHING_FORBIDDEN;
    }
}

/* Places of a minimum load that are filled, locks included */
static gint64
lodestar_matching_warm_count_minimum (const LodestarMatchingWarm *warm, guint mentor)
{
  return MIN ((gint64) warm->load[mentor] + warm->locked[mentor], warm->minimum[mentor]);
}

static void
lodestar_matching_warm_set_load (LodestarMatchingWarm *warm, guint mentor, guint load)
{
  warm->sum.n_minimum -= lodestar_matching_warm_count_minimum (warm, mentor);
  lodestar_matching_warm_set_unsigned (warm, &warm->load[mentor], load);
  warm->sum.n_minimum += lodestar_matching_warm_count_minimum (warm, mentor);
}

static void
lodestar_matching_warm_link (LodestarMatchingWarm *warm, guint mentee, guint mentor)
{
  guint first = warm->first[mentor];

  lodestar_matching_warm_set_unsigned (warm, &warm->before[mentee], LODESTAR_MATCHING_NOBODY);
  lodestar_matching_warm_set_unsigned (warm, &warm->next[mentee], first);
  if (first != LODESTAR_MATCHING_NOBODY)
    lodestar_matching_warm_set_unsigned (warm, &warm->before[first], mentee);
  lodestar_matching_warm_set_unsigned (warm, &warm->first[mentor], mentee);
}

/* Takes a mentee from its mentor, whose load stays */
static void
lodestar_matching_warm_unlink (LodestarMatchingWarm *warm, guint mentee)
{
  guint before = warm->before[mentee];
  guint next = warm->next[mentee];

  if (before != LODESTAR_MATCHING_NOBODY)
    lodestar_matching_warm_set_unsigned (warm, &warm->next[before], next);
  else
    lodestar_matching_warm_set_unsigned (warm, &warm->first[warm->mentor_of[mentee]], next);
  if (next != LODESTAR_MATCHING_NOBODY)
    lodestar_matching_warm_set_unsigned (warm, &warm->before[next], before);
  lodestar_matching_warm_set_unsigned (warm, &warm->mentor_of[mentee], LODESTAR_MATCHING_NOBODY);
  warm->sum.n_matched--;
  warm->sum.total -= warm->score_of[mentee];
}

/* Moves a mentee to a mentor, or to nobody */
void
lodestar_matching_warm_move (LodestarMatchingWarm *warm, guint mentee, guint to, gint32 score)
{
  guint from = warm->mentor_of[mentee];

  if (from != LODESTAR_MATCHING_NOBODY)
    {
      lodestar_matching_warm_unlink (warm, mentee);
      lodestar_matching_warm_set_load (warm, from, warm->load[from] - 1);
    }
  if (to == LODESTAR_MATCHING_NOBODY)
    return;

  lodestar_matching_warm_link (warm, mentee, to);
  lodestar_matching_warm_set_load (warm, to, warm->load[to] + 1);
  lodestar_matching_warm_set_unsigned (warm, &warm->mentor_of[mentee], to);
  lodestar_matching_warm_set (warm, &warm->score_of[mentee], score);
  warm->sum.n_matched++;
  warm->sum.total += score;
}

static void
lodestar_matching_warm_alloc (LodestarMatchingWarm *warm)
{
  guint n = warm->n_mentors + 1;
  guint n_mentees = warm->n_mentees + 1;

  warm->minimum = g_new0 (guint, n);
  warm->lock_of = g_new (guint, n_mentees);
  warm->mentor_of = g_new (guint, n_mentees);
  warm->score_of = g_new0 (gint32, n_mentees);
  warm->load = g_new0 (guint, n);
  warm->first = g_new (guint, n);
  warm->next = g_new (guint, n_mentees);
  warm->before = g_new (guint, n_mentees);
  warm->prices = g_new0 (gint32, n);
  warm->n_bans = g_new0 (gint32, n_mentees);
  warm->bans = g_ptr_array_new_with_free_func (g_free);
  warm->words = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingWarmWord));
  warm->distances = g_new (gint32, n);
  warm->previous = g_new (guint, n);
  warm->targets = g_new (guint, n);
  warm->previous_scores = g_new (gint32, n);
  warm->marks = g_new0 (guint, n);
  warm->touched = g_new (guint, n);
  warm->starts = g_new (gint32, n_mentees);
  warm->hole = LODESTAR_MATCHING_NOBODY;
  warm->loose = LODESTAR_MATCHING_NOBODY;
  warm->loose_row = g_new (gint16, n);
  for (guint j = 0; j < warm->n_mentors; j++)
    {
      warm->first[j] = LODESTAR_MATCHING_NOBODY;
      warm->distances[j] = G_MAXINT32;
    }
  for (guint i = 0; i < warm->n_mentees; i++)
    warm->lock_of[i] = warm->mentor_of[i] = LODESTAR_MATCHING_NOBODY;
}

void
lodestar_matching_warm_clear (LodestarMatchingWarm *warm)
{
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES && warm->minimum != NULL; role++)
    lodestar_matching_core_clear (&warm->lists[role]);
  g_free (warm->minimum);
  g_free (warm->capacity_min);
  g_free (warm->capacity_max);
  g_free (warm->locked);
  g_free (warm->is_fixed);
  g_free (warm->lock_of);
  g_free (warm->mentor_of);
  g_free (warm->score_of);
  g_free (warm->load);
  g_free (warm->first);
  g_free (warm->next);
  g_free (warm->before);
  g_free (warm->prices);
  g_free (warm->n_bans);
  g_clear_pointer (&warm->bans, g_ptr_array_unref);
  g_clear_pointer (&warm->words, g_array_unref);
  lodestar_matching_heap_clear (&warm->heap);
  g_free (warm->distances);
  g_free (warm->previous);
  g_free (warm->targets);
  g_free (warm->previous_scores);
  g_free (warm->marks);
  g_free (warm->touched);
  g_free (warm->starts);
  g_free (warm->loose_row);
  memset (warm, 0, sizeof *warm);
}

/* Puts the prices of the moment under the lists of a role, and forgets what they hold */
static void
lodestar_matching_warm_renew_lists (LodestarMatchingWarm *warm, LodestarMatchingRole role)
{
  LodestarMatchingCore *core = &warm->lists[role];

  core->has_negative = FALSE;
  for (guint k = 0; k < core->n_columns; k++)
    {
      gint32 price = LODESTAR_MATCHING_FAR;

      if (role == LODESTAR_MATCHING_MENTEE)
        price = warm->prices[k];
      else if (!warm->is_fixed[k])
        price = lodestar_matching_warm_get_value (warm, k);
      lodestar_matching_core_set_price (core, k, price);
    }
  for (guint k = 0; k <= core->n_kinds; k++)
    {
      core->lists[k].n = 0;
      core->lists[k].bound = G_MAXINT32;
    }
  warm->fallen[role] = 0;
  if (role == LODESTAR_MATCHING_MENTOR)
    warm->loose = LODESTAR_MATCHING_NOBODY;
}

static void
lodestar_matching_warm_init_lists (LodestarMatchingWarm *warm, LodestarMatchingRole role)
{
  LodestarMatchingCore *core = &warm->lists[role];

  lodestar_matching_core_init (core, warm->source, role, 0);
  lodestar_matching_reader_init (&core->reader, warm->source, role);
  core->small_prices = g_aligned_alloc0 (lodestar_matching_row_length (core->n_columns) + 1,
                                         sizeof (gint16), LODESTAR_MATCHING_ALIGNMENT);
  core->lists = g_new0 (LodestarMatchingList, core->n_kinds + 1);
  core->lowest = LODESTAR_MATCHING_WARM_LOWEST;
  lodestar_matching_warm_renew_lists (warm, role);
}

/* Takes over a task that has been run, with its proof; @task is without its arrays then. @minimum
 * is by mentor the minimum load, locks included. Returns FALSE if cancelled. */
gboolean
lodestar_matching_warm_init (LodestarMatchingWarm          *warm,
                             LodestarMatchingTask          *task,
                             const guint                   *minimum,
                             const LodestarMatchingMonitor *monitor)
{
  const LodestarMatchingProof *proof = task->proof;

  memset (warm, 0, sizeof *warm);
  warm->source = task->source;
  warm->patched = *task->source;
  warm->patched.begin = lodestar_matching_warm_begin_source;
  warm->patched.read = lodestar_matching_warm_read_source;
  warm->patched.data = warm;
  warm->n_mentees = task->n_mentees;
  warm->n_mentors = task->n_mentors;
  warm->matched_weight = (gint32) proof->matched_weight;
  warm->minimum_weight = (gint32) proof->minimum_weight;
  lodestar_matching_warm_alloc (warm);
  warm->capacity_min = g_steal_pointer (&task->capacity_min);
  warm->capacity_max = g_steal_pointer (&task->capacity_max);
  warm->locked = g_steal_pointer (&task->locked);
  warm->is_fixed = g_steal_pointer (&task->is_fixed);

  for (guint j = 0; j < warm->n_mentors; j++)
    {
      warm->prices[j] = (gint32) proof->mentor_prices[j];
      warm->minimum[j] = minimum[j];
      warm->sum.n_minimum += lodestar_matching_warm_count_minimum (warm, j);
      warm->sum.n_matched += warm->locked[j];
    }
  for (guint i = warm->n_mentees; i-- > 0;)
    if (!warm->is_fixed[i] && task->mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      lodestar_matching_warm_move (warm, i, task->mentor_of[i],
                                   (gint32) (proof->mentee_prices[i] - proof->matched_weight +
                                             proof->mentor_prices[task->mentor_of[i]]));
  g_array_set_size (warm->words, 0);

  lodestar_matching_warm_init_lists (warm, LODESTAR_MATCHING_MENTEE);
  lodestar_matching_warm_init_lists (warm, LODESTAR_MATCHING_MENTOR);

  return lodestar_matching_core_read_all (&warm->lists[LODESTAR_MATCHING_MENTEE], monitor, 0.95, 1);
}

/* Makes lists forget what they have grown by, if that is much; they are read again when wanted */
static void
lodestar_matching_warm_shorten_lists (LodestarMatchingWarm *warm)
{
  if (warm->n_listed <= LODESTAR_MATCHING_WARM_LISTED)
    return;

  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    for (guint k = 0; k < warm->lists[role].n_kinds; k++)
      {
        LodestarMatchingList *list = &warm->lists[role].lists[k];

        if (list->n <= 2 * LODESTAR_MATCHING_LIST)
          continue;
        g_clear_pointer (&list->options, g_free);
        list->n = list->n_allocated = 0;
        list->bound = G_MAXINT32;
      }
  warm->n_listed = 0;
}

/* Changes from here on can be taken back */
void
lodestar_matching_warm_begin (LodestarMatchingWarm *warm, LodestarMatchingWarmMark *mark)
{
  g_array_set_size (warm->words, 0);
  warm->n_reads = LODESTAR_MATCHING_WARM_FEW_READS +
                  (warm->n_mentees + warm->n_mentors) / LODESTAR_MATCHING_WARM_READS;
  warm->is_lost = FALSE;
  mark->sum = warm->sum;
  memcpy (mark->fallen, warm->fallen, sizeof mark->fallen);
}

void
lodestar_matching_warm_roll_back (LodestarMatchingWarm *warm, const LodestarMatchingWarmMark *mark)
{
  for (guint k = warm->words->len; k-- > 0;)
    {
      const LodestarMatchingWarmWord *word =
        &g_array_index (warm->words, LodestarMatchingWarmWord, k);

      *word->at = word->old;
    }
  g_array_set_size (warm->words, 0);
  warm->sum = mark->sum;
  memcpy (warm->fallen, mark->fallen, sizeof mark->fallen);
  warm->loose = LODESTAR_MATCHING_NOBODY;
  lodestar_matching_warm_shorten_lists (warm);
  for (guint k = warm->bans->len; k-- > 0;)
    if (!((LodestarMatchingWarmBan *) g_ptr_array_index (warm->bans, k))->is_on)
      g_ptr_array_remove_index_fast (warm->bans, k);
}

/* What has changed stays */
void
lodestar_matching_warm_keep (LodestarMatchingWarm *warm)
{
  gint32 most = MAX (warm->source->highest / LODESTAR_MATCHING_WARM_FALL, 1);

  g_array_set_size (warm->words, 0);
  lodestar_matching_warm_shorten_lists (warm);
  if (warm->fallen[LODESTAR_MATCHING_MENTEE] > most)
    {
      lodestar_matching_warm_renew_lists (warm, LODESTAR_MATCHING_MENTEE);
      lodestar_matching_core_read_all (&warm->lists[LODESTAR_MATCHING_MENTEE], NULL, 0, 1);
    }
  if (warm->fallen[LODESTAR_MATCHING_MENTOR] > most || warm->loose != LODESTAR_MATCHING_NOBODY)
    lodestar_matching_warm_renew_lists (warm, LODESTAR_MATCHING_MENTOR);
}

/* Locks a pair for the score of @score; @mentee is not locked yet, and @mentor not full of locks */
void
lodestar_matching_warm_lock (LodestarMatchingWarm *warm, guint mentor, guint mentee, int score)
{
  guint from = warm->mentor_of[mentee];

  if (from != LODESTAR_MATCHING_NOBODY)
    lodestar_matching_warm_unlink (warm, mentee);
  if (from == mentor)
    lodestar_matching_warm_set_load (warm, mentor, warm->load[mentor] - 1);

  warm->sum.n_matched++;
  warm->sum.total += score;
  warm->sum.n_minimum -= lodestar_matching_warm_count_minimum (warm, mentor);
  lodestar_matching_warm_set_unsigned (warm, &warm->locked[mentor], warm->locked[mentor] + 1);
  warm->sum.n_minimum += lodestar_matching_warm_count_minimum (warm, mentor);
  lodestar_matching_warm_set_unsigned (warm, &warm->capacity_max[mentor],
                                       warm->capacity_max[mentor] - 1);
  if (warm->capacity_min[mentor] > 0)
    lodestar_matching_warm_set_unsigned (warm, &warm->capacity_min[mentor],
                                         warm->capacity_min[mentor] - 1);
  lodestar_matching_warm_set_unsigned (warm, &warm->lock_of[mentee], mentor);
  lodestar_matching_warm_set (warm, &warm->is_fixed[mentee], TRUE);

  if (from == mentor)
    return;
  lodestar_matching_warm_relieve (warm, mentor, from);
  if (from == LODESTAR_MATCHING_NOBODY)
    return;
  lodestar_matching_warm_set_load (warm, from, warm->load[from] - 1);
  lodestar_matching_warm_refill (warm, from);
}

void
lodestar_matching_warm_ban (LodestarMatchingWarm *warm, guint mentor, guint mentee)
{
  LodestarMatchingWarmBan *ban = g_new0 (LodestarMatchingWarmBan, 1);

  ban->mentee = mentee;
  ban->mentor = mentor;
  g_ptr_array_add (warm->bans, ban);
  lodestar_matching_warm_set (warm, &ban->is_on, TRUE);
  lodestar_matching_warm_set (warm, &warm->n_bans[mentee], warm->n_bans[mentee] + 1);
  if (warm->mentor_of[mentee] != mentor)
    return;

  lodestar_matching_warm_unlink (warm, mentee);
  lodestar_matching_warm_place (warm, mentee, mentor);
  lodestar_matching_warm_set_load (warm, mentor, warm->load[mentor] - 1);
  lodestar_matching_warm_refill (warm, mentor);
}

/* Both with locks, of which there are at most @maximum */
void
lodestar_matching_warm_set_capacity (LodestarMatchingWarm *warm,
                                     guint                 mentor,
                                     guint                 minimum,
                                     guint                 maximum)
{
  guint  locked = warm->locked[mentor];
  gint64 more = (gint64) MIN (maximum, warm->n_mentees) - locked - warm->capacity_max[mentor];

  if (ABS (more) > LODESTAR_MATCHING_WARM_PLACES)
    warm->is_lost = TRUE;
  warm->sum.n_minimum -= lodestar_matching_warm_count_minimum (warm, mentor);
  lodestar_matching_warm_set_unsigned (warm, &warm->minimum[mentor], minimum);
  warm->sum.n_minimum += lodestar_matching_warm_count_minimum (warm, mentor);
  lodestar_matching_warm_set_unsigned (warm, &warm->capacity_max[mentor], maximum - locked);
  lodestar_matching_warm_set_unsigned (warm, &warm->capacity_min[mentor],
                                       minimum > locked ? minimum - locked : 0);
  lodestar_matching_warm_relieve (warm, mentor, LODESTAR_MATCHING_NOBODY);
  lodestar_matching_warm_refill (warm, mentor);
}

/* Forgets who is with whom, locks apart */
static void
lodestar_matching_warm_empty (LodestarMatchingWarm *warm)
{
  for (guint i = 0; i < warm->n_mentees; i++)
    if (warm->mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      lodestar_matching_warm_unlink (warm, i);
  for (guint j = 0; j < warm->n_mentors; j++)
    lodestar_matching_warm_set_load (warm, j, 0); /* what was left taken, too */
}

/* Takes over what a task has found */
static void
lodestar_matching_warm_take (LodestarMatchingWarm *warm, const LodestarMatchingTask *task)
{
  const LodestarMatchingProof *proof = task->proof;

  lodestar_matching_warm_empty (warm);
  lodestar_matching_warm_set (warm, &warm->matched_weight, (gint32) proof->matched_weight);
  lodestar_matching_warm_set (warm, &warm->minimum_weight, (gint32) proof->minimum_weight);
  for (guint j = 0; j < warm->n_mentors; j++)
    lodestar_matching_warm_set (warm, &warm->prices[j], (gint32) proof->mentor_prices[j]);
  for (guint i = 0; i < warm->n_mentees; i++)
    if (!warm->is_fixed[i] && task->mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      lodestar_matching_warm_move (warm, i, task->mentor_of[i],
                                   (gint32) (proof->mentee_prices[i] - proof->matched_weight +
                                             proof->mentor_prices[task->mentor_of[i]]));
  warm->fallen[LODESTAR_MATCHING_MENTEE] = G_MAXINT32; /* lists know nothing of these prices */
  warm->fallen[LODESTAR_MATCHING_MENTOR] = G_MAXINT32;
  warm->is_lost = FALSE;
}

/* Finds the best from nothing, where repairs were lost. Gives the canonical one in @mentor_of,
 * locks included, and its proof in @proof. Returns FALSE if cancelled; then both are undefined. */
gboolean
lodestar_matching_warm_solve (LodestarMatchingWarm          *warm,
                              const LodestarMatchingMonitor *monitor,
                              guint                         *mentor_of,
                              LodestarMatchingProof         *proof)
{
  LodestarMatchingTask task;
  gboolean             is_done;

  lodestar_matching_task_init (&task, &warm->patched);
  lodestar_matching_task_start (&task, proof);
  memcpy (task.capacity_min, warm->capacity_min, warm->n_mentors * sizeof (guint));
  memcpy (task.capacity_max, warm->capacity_max, warm->n_mentors * sizeof (guint));
  memcpy (task.locked, warm->locked, warm->n_mentors * sizeof (guint));
  memcpy (task.is_fixed, warm->is_fixed, warm->n_mentees * sizeof (gboolean));

  is_done = lodestar_matching_task_run (&task, monitor);
  if (is_done)
    lodestar_matching_warm_take (warm, &task);
  else
    lodestar_matching_proof_clear (proof);
  for (guint i = 0; i < warm->n_mentees; i++)
    mentor_of[i] = warm->is_fixed[i] ? warm->lock_of[i] : task.mentor_of[i];
  lodestar_matching_task_clear (&task);

  return is_done;
}

/* The mentors with whom each mentee is tight, where the lists have all of them */
static void
lodestar_matching_warm_find_tight (const LodestarMatchingWarm *warm, LodestarMatchingTight *tight)
{
  const LodestarMatchingList *lists = warm->lists[LODESTAR_MATCHING_MENTEE].lists;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < warm->n_mentees; i++)
    {
      gint32 value = lodestar_matching_warm_get_value (warm, i);

      if (warm->is_fixed[i] || lists[i].bound + warm->fallen[LODESTAR_MATCHING_MENTEE] >= value)
        continue;
      for (guint k = 0; k < lists[i].n; k++)
        {
          guint mentor = lists[i].options[k].column;

          if (lists[i].options[k].score - warm->prices[mentor] == value &&
              (warm->n_bans[i] == 0 || !lodestar_matching_warm_is_banned (warm, i, mentor)))
            g_array_append_val (found, mentor);
        }
      lodestar_matching_tight_add (tight, i, found, value + warm->matched_weight == 0);
    }
}

/* Makes the matching the canonical one among the best. Gives it in @mentor_of, locks included, and
 * its proof in @proof. Returns FALSE if cancelled; then both are undefined. */
gboolean
lodestar_matching_warm_settle (LodestarMatchingWarm          *warm,
                               const LodestarMatchingMonitor *monitor,
                               guint                         *mentor_of,
                               LodestarMatchingProof         *proof)
{
  g_autofree gint32    *values = g_new (gint32, warm->n_mentees + 1);
  LodestarMatchingTight tight;
  LodestarMatchingTies  ties = { 0 };
  gboolean              is_done;

  memset (proof, 0, sizeof *proof);
  proof->matched_weight = warm->matched_weight;
  proof->minimum_weight = warm->minimum_weight;
  proof->mentee_prices = g_new0 (gint64, warm->n_mentees + 1);
  proof->mentor_prices = g_new0 (gint64, warm->n_mentors + 1);
  proof->mentor_levels = g_new0 (gint32, warm->n_mentors + 1);
  for (guint j = 0; j < warm->n_mentors; j++)
    proof->mentor_prices[j] = warm->prices[j];
  for (guint i = 0; i < warm->n_mentees; i++)
    {
      mentor_of[i] = warm->mentor_of[i];
      values[i] = lodestar_matching_warm_get_value (warm, i);
      if (!warm->is_fixed[i])
        proof->mentee_prices[i] = (gint64) values[i] + warm->matched_weight;
    }

  ties.source = &warm->patched;
  ties.n_mentees = warm->n_mentees;
  ties.n_mentors = warm->n_mentors;
  ties.capacity_min = warm->capacity_min;
  ties.capacity_max = warm->capacity_max;
  ties.locked = warm->locked;
  ties.is_fixed = warm->is_fixed;
  ties.mentor_of = mentor_of;
  ties.proof = proof;
  ties.tight = &tight;
  lodestar_matching_tight_init (&tight, warm->n_mentees, warm->n_mentors);
  lodestar_matching_warm_find_tight (warm, &tight);
  is_done = lodestar_matching_ties_run (&ties, monitor, 0, 1);
  lodestar_matching_tight_clear (&tight);
  if (!is_done)
    {
      lodestar_matching_proof_clear (proof);
      return FALSE;
    }

  for (guint i = 0; i < warm->n_mentees; i++)
    if (warm->is_fixed[i])
      mentor_of[i] = warm->lock_of[i];
    else if (mentor_of[i] != warm->mentor_of[i])
      lodestar_matching_warm_move (
        warm, i, mentor_of[i],
        mentor_of[i] != LODESTAR_MATCHING_NOBODY ? values[i] + warm->prices[mentor_of[i]] : 0);

  return TRUE;
}
