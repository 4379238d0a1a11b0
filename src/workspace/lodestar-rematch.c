/* lodestar-rematch.c - matching a program anew while it runs
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-rematch.h"

#include "lodestar-error.h"
#include "lodestar-matching-rematch.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* What is to become of a running relationship */
typedef enum
{
  LODESTAR_REMATCH_KEPT,      /* both say that it is good, or the coordinator has locked it */
  LODESTAR_REMATCH_USUAL,     /* may end at the full cost */
  LODESTAR_REMATCH_UNDECIDED, /* may end at a small cost */
  LODESTAR_REMATCH_POOR,      /* ends: somebody said so at the end of the trial */
  LODESTAR_REMATCH_BANNED,    /* ends: so the coordinator wants it */
  LODESTAR_REMATCH_ELSEWHERE, /* ends: the coordinator locked the mentee to another mentor */
  LODESTAR_REMATCH_GONE,      /* ends: the mentor does not take part any more */
} LodestarRematchStanding;

typedef struct
{
  gint64                  relationship_id;
  gint64                  mentor_id;
  guint                   mentor; /* in the pool, or LODESTAR_MATCHING_NOBODY */
  guint                   mentee;
  LodestarRematchStanding standing;
} LodestarRematchRunning;

struct _LodestarRematch
{
  gatomicrefcount          refs;
  LodestarPool            *pool;    /* (owned) */
  LodestarMatchingProblem *problem; /* (owned) */
  GArray                  *running; /* (owned), of LodestarRematchRunning */
};

/**
 * lodestar_rematch_wish_parse:
 * @text: a number of points from 0 to 1000, `any`, or `keep`
 * @wish: (out): how much may change
 *
 * Returns: whether @text says so
 */
gboolean
lodestar_rematch_wish_parse (const char *text, LodestarRematchWish *wish)
{
  guint64 cost;

  g_return_val_if_fail (text != NULL && wish != NULL, FALSE);

  *wish = (LodestarRematchWish) { .keeps_all = strcmp (text, "keep") == 0,
                                  .cost = LODESTAR_MATCHING_ANY_COST };

  if (wish->keeps_all || strcmp (text, "any") == 0)
    return TRUE;

  if (!g_ascii_string_to_unsigned (text, 10, 0, LODESTAR_REMATCH_MOST_COST, &cost, NULL))
    return FALSE;

  wish->cost = (guint) cost;

  return TRUE;
}

static gboolean
lodestar_rematch_takes_part (const LodestarPoolMember *who)
{
  return who != NULL && !who->has_left && strcmp (who->state, "accepted") == 0;
}

static gboolean
lodestar_rematch_is_poor (const LodestarRematchPair *pair)
{
  return pair->is_in_trial && (pair->mentor_verdict == LODESTAR_VERDICT_POOR ||
                               pair->mentee_verdict == LODESTAR_VERDICT_POOR);
}

/* Two people who are a pair now are no earlier pair, unless theirs ends: then they never come
 * back. */
static void
lodestar_rematch_forget_earlier (LodestarPoolRows *rows, gint64 first, gint64 second)
{
  for (guint i = rows->earlier->len; i > 0; i--)
    {
      const LodestarPoolPair *pair = &g_array_index (rows->earlier, LodestarPoolPair, i - 1);

      if ((pair->first == first && pair->second == second) ||
          (pair->first == second && pair->second == first))
        g_array_remove_index_fast (rows->earlier, i - 1);
    }
}

/* Takes running relationships out of the rows, so that both have their places back. Who has two
 * mentors, or does not take part, goes on as before, out of the matching.
 * Returns: (transfer container): those that were taken out */
static GPtrArray *
lodestar_rematch_take_running (LodestarPoolRows *rows, GPtrArray *running)
{
  g_autoptr (GHashTable) members = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *taken = g_ptr_array_new ();

  for (guint i = 0; i < rows->members->len; i++)
    {
      LodestarPoolMember *who = g_ptr_array_index (rows->members, i);

      g_hash_table_insert (members, &who->participant_id, who);
    }

  for (guint i = 0; i < running->len; i++)
    {
      LodestarRematchPair *pair = g_ptr_array_index (running, i);
      LodestarPoolMember  *mentor = g_hash_table_lookup (members, &pair->mentor_id);
      LodestarPoolMember  *mentee = g_hash_table_lookup (members, &pair->mentee_id);

      if (mentor == NULL || !lodestar_rematch_takes_part (mentee) || mentee->n_running != 1)
        continue;

      mentor->n_running--;
      mentee->n_running--;
      g_ptr_array_add (taken, pair);

      if (!lodestar_rematch_is_poor (pair))
        lodestar_rematch_forget_earlier (rows, mentor->person_id, mentee->person_id);
    }

  return taken;
}

static gboolean
lodestar_rematch_is_locked_elsewhere (const LodestarMatchingProblem *problem, guint mentee)
{
  for (guint j = 0; j < lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR); j++)
    if (lodestar_matching_problem_is_locked (problem, j, mentee))
      return TRUE;

  return FALSE;
}

static LodestarRematchStanding
lodestar_rematch_find_standing (const LodestarMatchingProblem *problem,
                                const LodestarRematchPair     *pair,
                                guint                          mentor,
                                guint                          mentee)
{
  if (mentor == LODESTAR_MATCHING_NOBODY)
    return LODESTAR_REMATCH_GONE;

  if (lodestar_matching_problem_is_locked (problem, mentor, mentee))
    return LODESTAR_REMATCH_KEPT;

  if (lodestar_matching_problem_is_banned (problem, mentor, mentee))
    return LODESTAR_REMATCH_BANNED;

  if (lodestar_rematch_is_locked_elsewhere (problem, mentee))
    return LODESTAR_REMATCH_ELSEWHERE;

  if (lodestar_rematch_is_poor (pair))
    return LODESTAR_REMATCH_POOR;

  if (pair->mentor_verdict == LODESTAR_VERDICT_GOOD &&
      pair->mentee_verdict == LODESTAR_VERDICT_GOOD)
    return LODESTAR_REMATCH_KEPT;

  return pair->is_in_trial && (pair->mentor_verdict == LODESTAR_VERDICT_UNDECIDED ||
                               pair->mentee_verdict == LODESTAR_VERDICT_UNDECIDED)
           ? LODESTAR_REMATCH_UNDECIDED
           : LODESTAR_REMATCH_USUAL;
}

/* Nobody is to meet the same partner the other way round. */
static void
lodestar_rematch_ban_mirror (LodestarRematch *self, guint mentor, guint mentee)
{
  const LodestarMatchingPool *pool = lodestar_matching_problem_get_pool (self->problem);
  gint64 first = lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTOR, mentor)->person;
  gint64 second = lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTEE, mentee)->person;
  guint  other_mentor, other_mentee;

  if (lodestar_matching_pool_find (pool, LODESTAR_MATCHING_MENTOR, second, &other_mentor) &&
      lodestar_matching_pool_find (pool, LODESTAR_MATCHING_MENTEE, first, &other_mentee) &&
      !lodestar_matching_problem_is_locked (self->problem, other_mentor, other_mentee))
    lodestar_matching_problem_add_ban (self->problem, other_mentor, other_mentee);
}

static void
lodestar_rematch_add_running (LodestarRematch *self, GPtrArray *taken)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const LodestarRematchPair *pair = g_ptr_array_index (taken, i);
      LodestarRematchRunning     one = { .relationship_id = pair->relationship_id,
                                         .mentor_id = pair->mentor_id };
      LodestarMatchingRole       role;

      if (!lodestar_pool_find (self->pool, pair->mentee_id, &role, &one.mentee))
        continue;

      if (!lodestar_pool_find (self->pool, pair->mentor_id, &role, &one.mentor))
        one.mentor = LODESTAR_MATCHING_NOBODY;

      one.standing = lodestar_rematch_find_standing (self->problem, pair, one.mentor, one.mentee);
      g_array_append_val (self->running, one);
    }

  for (guint i = 0; i < self->running->len; i++)
    {
      const LodestarRematchRunning *one = &g_array_index (self->running, LodestarRematchRunning, i);

      if (one->mentor != LODESTAR_MATCHING_NOBODY)
        lodestar_rematch_ban_mirror (self, one->mentor, one->mentee);
    }
}

/**
 * lodestar_rematch_load:
 * @db: a database
 * @program_id: the identity of a program
 * @today: see lodestar_pool_new()
 * @error: return location for a #GError, or %NULL
 *
 * Reads a program with what runs in it, in any thread. Fails with %LODESTAR_ERROR_CONFLICT where it
 * is of mentors with one mentee or several on their own.
 *
 * Returns: (transfer full): what is to be matched anew, or %NULL with @error set
 */
LodestarRematch *
lodestar_rematch_load (LodestarDb *db, gint64 program_id, LodestarDate today, GError **error)
{
  g_autoptr (LodestarPoolRows) rows = lodestar_pool_store_load (db, program_id, error);
  g_autoptr (LodestarRematch) self = NULL;
  g_autoptr (GPtrArray) running = NULL;
  g_autoptr (GPtrArray) taken = NULL;

  if (rows == NULL)
    return NULL;

  if (strcmp (rows->structure, "one-to-one") != 0 && strcmp (rows->structure, "reverse") != 0)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                   _ ("“%s” is a group or a peer program. Only one-to-one and reverse programs can "
                      "be matched again while they run."),
                   rows->program_name);
      return NULL;
    }

  if ((running = lodestar_rematch_store_list_running (db, program_id, error)) == NULL)
    return NULL;

  taken = lodestar_rematch_take_running (rows, running);
  self = g_new0 (LodestarRematch, 1);
  g_atomic_ref_count_init (&self->refs);
  self->running = g_array_new (FALSE, FALSE, sizeof (LodestarRematchRunning));
  self->pool = lodestar_pool_new (g_steal_pointer (&rows), today, error);

  if (self->pool == NULL)
    return NULL;

  self->problem = lodestar_pool_dup_problem (self->pool);
  lodestar_matching_problem_set_objective (self->problem, LODESTAR_MATCHING_OBJECTIVE_BEST);
  lodestar_matching_problem_set_rule (self->problem, LODESTAR_MATCHING_RULE_EARLIER_PAIRS, TRUE);
  lodestar_rematch_add_running (self, taken);

  return g_steal_pointer (&self);
}

/**
 * lodestar_rematch_ref:
 * @self: what is to be matched anew
 *
 * Returns: (transfer full): @self
 */
LodestarRematch *
lodestar_rematch_ref (LodestarRematch *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * lodestar_rematch_unref:
 * @self: (transfer full): what is to be matched anew
 *
 * Lets go of it.
 */
void
lodestar_rematch_unref (LodestarRematch *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->problem, lodestar_matching_problem_free);
  g_clear_pointer (&self->pool, lodestar_pool_unref);
  g_clear_pointer (&self->running, g_array_unref);
  g_free (self);
}

/**
 * lodestar_rematch_get_pool:
 * @self: what is to be matched anew
 *
 * Returns: (transfer none): all who take part, also those with a running relationship
 */
LodestarPool *
lodestar_rematch_get_pool (const LodestarRematch *self)
{
  return self->pool;
}

/**
 * lodestar_rematch_get_problem:
 * @self: what is to be matched anew
 *
 * Returns: (transfer none): the program's problem with the rules of a rematch: the objective is the
 *   best, and earlier pairs do not come back
 */
const LodestarMatchingProblem *
lodestar_rematch_get_problem (const LodestarRematch *self)
{
  return self->problem;
}

/**
 * lodestar_rematch_get_n_running:
 * @self: what is to be matched anew
 *
 * Returns: how many relationships run
 */
guint
lodestar_rematch_get_n_running (const LodestarRematch *self)
{
  return self->running->len;
}

static guint
lodestar_rematch_get_cost (const LodestarRematch     *self,
                           const LodestarRematchWish *wish,
                           gboolean                   is_undecided)
{
  guint cost = lodestar_matching_rematch_get_cost (self->problem, wish->cost);

  return is_undecided ? MIN (cost, LODESTAR_REMATCH_UNDECIDED_COST) : cost;
}

static gboolean
lodestar_rematch_is_loose (const LodestarRematchRunning *one, const LodestarRematchWish *wish)
{
  return !wish->keeps_all &&
         (one->standing == LODESTAR_REMATCH_USUAL || one->standing == LODESTAR_REMATCH_UNDECIDED);
}

static LodestarMatchingRunning *
lodestar_rematch_list (const LodestarRematch *self, const LodestarRematchWish *wish)
{
  guint n = lodestar_matching_problem_get_n (self->problem, LODESTAR_MATCHING_MENTEE);
  LodestarMatchingRunning *running = g_new0 (LodestarMatchingRunning, n + 1);

  for (guint i = 0; i < n; i++)
    running[i].mentor = LODESTAR_MATCHING_NOBODY;

  for (guint i = 0; i < self->running->len; i++)
    {
      const LodestarRematchRunning *one = &g_array_index (self->running, LodestarRematchRunning, i);

      if (one->standing > LODESTAR_REMATCH_UNDECIDED)
        continue;

      running[one->mentee].mentor = one->mentor;
      running[one->mentee].cost =
        lodestar_rematch_get_cost (self, wish, one->standing == LODESTAR_REMATCH_UNDECIDED);
      running[one->mentee].is_kept = !lodestar_rematch_is_loose (one, wish);
    }

  return running;
}

/* Whether everything that is promised is kept: places, rules, and what is not to end */
static gboolean
lodestar_rematch_check (const LodestarRematch         *self,
                        const LodestarMatchingRunning *running,
                        const LodestarMatchingResult  *result)
{
  g_autofree guint *n_kept = g_new0 (guint, result->n_mentors + 1);

  for (guint i = 0; i < result->n_mentees; i++)
    {
      gboolean is_kept = running[i].is_kept && running[i].mentor != LODESTAR_MATCHING_NOBODY;

      if (is_kept && result->mentor_of[i] != running[i].mentor)
        return FALSE;

      if (is_kept)
        n_kept[running[i].mentor]++;
    }

  for (guint j = 0; j < result->n_mentors; j++)
    if (result->load_of[j] >
        MAX (lodestar_matching_problem_get_capacity_max (self->problem, j), n_kept[j]))
      return FALSE;

  for (guint i = 0; i < result->n_pairs; i++)
    if (result->pairs[i].broken != 0 && !result->pairs[i].is_locked &&
        running[result->pairs[i].mentee].mentor != result->pairs[i].mentor)
      return FALSE;

  return TRUE;
}

static gboolean
lodestar_rematch_is_cancelled_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

/**
 * lodestar_rematch_solve:
 * @self: what is to be matched anew
 * @wish: how much may change
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Matches anew in the calling thread, and checks the result. Fails with %LODESTAR_ERROR_CONFLICT
 * where locks cannot be kept, and says which.
 *
 * Returns: (transfer full): what came of it, or %NULL with @error set
 */
LodestarRematchKeep *
lodestar_rematch_solve (LodestarRematch           *self,
                        const LodestarRematchWish *wish,
                        GCancellable              *cancellable,
                        GError                   **error)
{
  const LodestarMatchingMonitor       monitor = { .is_cancelled = lodestar_rematch_is_cancelled_cb,
                                                  .data = cancellable };
  g_autofree LodestarMatchingRunning *running = NULL;
  g_autoptr (LodestarRematchKeep) keep = NULL;

  g_return_val_if_fail (self != NULL && wish != NULL, NULL);

  if (!lodestar_match_check_locks (self->pool, self->problem, error))
    return NULL;

  running = lodestar_rematch_list (self, wish);
  keep = g_new0 (LodestarRematchKeep, 1);
  keep->rematch = lodestar_rematch_ref (self);
  keep->wish = *wish;
  keep->result = lodestar_matching_rematch (self->problem, running, &monitor, &keep->is_proven);

  if (keep->result == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Matching was cancelled."));
      return NULL;
    }

  if (!lodestar_rematch_check (self, running, keep->result))
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_FAILED,
                           _ ("The result did not pass its own check. Nothing was kept; please "
                              "report this as an error of Lodestar."));
      return NULL;
    }

  return g_steal_pointer (&keep);
}

typedef struct
{
  LodestarRematch    *rematch; /* (owned) */
  LodestarRematchWish wish;
} LodestarRematchTask;

static void
lodestar_rematch_task_free (gpointer data)
{
  LodestarRematchTask *task = data;

  lodestar_rematch_unref (task->rematch);
  g_free (task);
}

static void
lodestar_rematch_thread (GTask        *task,
                         gpointer      source,
                         gpointer      task_data,
                         GCancellable *cancellable)
{
  LodestarRematchTask *data = task_data;
  GError              *error = NULL;
  LodestarRematchKeep *keep =
    lodestar_rematch_solve (data->rematch, &data->wish, cancellable, &error);

  if (keep != NULL)
    g_task_return_pointer (task, keep, lodestar_rematch_keep_free);
  else
    g_task_return_error (task, error);
}

/**
 * lodestar_rematch_solve_async:
 * @self: what is to be matched anew
 * @wish: how much may change
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Matches anew in a thread of its own; see lodestar_rematch_solve().
 */
void
lodestar_rematch_solve_async (LodestarRematch           *self,
                              const LodestarRematchWish *wish,
                              GCancellable              *cancellable,
                              GAsyncReadyCallback        callback,
                              gpointer                   user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  LodestarRematchTask *data = g_new0 (LodestarRematchTask, 1);

  g_task_set_source_tag (task, lodestar_rematch_solve_async);
  data->rematch = lodestar_rematch_ref (self);
  data->wish = *wish;
  g_task_set_task_data (task, data, lodestar_rematch_task_free);
  g_task_run_in_thread (task, lodestar_rematch_thread);
}

/**
 * lodestar_rematch_solve_finish:
 * @result: as the callback got it
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): what came of it, or %NULL with @error set
 */
LodestarRematchKeep *
lodestar_rematch_solve_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Returns: (nullable): why a relationship ends, %NULL where it is kept */
static const char *
lodestar_rematch_find_reason (const LodestarRematchKeep *keep, const LodestarRematchRunning *one)
{
  const LodestarMatchingProblem *problem = keep->rematch->problem;
  LodestarMatchingPair           pair;

  if (one->mentor != LODESTAR_MATCHING_NOBODY &&
      keep->result->mentor_of[one->mentee] == one->mentor)
    return NULL;

  switch (one->standing)
    {
    case LODESTAR_REMATCH_POOR:
      return "poor";

    case LODESTAR_REMATCH_BANNED:
      return "banned";

    case LODESTAR_REMATCH_ELSEWHERE:
      return "elsewhere";

    case LODESTAR_REMATCH_GONE:
      return "gone";

    case LODESTAR_REMATCH_KEPT:
    case LODESTAR_REMATCH_USUAL:
    case LODESTAR_REMATCH_UNDECIDED:
    default:
      lodestar_matching_explain (problem, one->mentor, one->mentee, &pair);

      if ((pair.broken & ~LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_MINIMUM_SCORE)) != 0)
        return "rule";

      return keep->result->mentor_of[one->mentee] != LODESTAR_MATCHING_NOBODY ? "replaced"
                                                                              : "gave-way";
    }
}

/**
 * lodestar_rematch_keep_list_changes:
 * @self: what came of matching anew
 * @n_kept: (out): how many relationships go on
 * @n_ended: (out): how many end
 * @n_new: (out): how many begin
 *
 * Returns: (transfer full) (element-type LodestarRematchChange): for whom something changes, in the
 *   order of the pool
 */
GArray *
lodestar_rematch_keep_list_changes (const LodestarRematchKeep *self,
                                    guint                     *n_kept,
                                    guint                     *n_ended,
                                    guint                     *n_new)
{
  const LodestarMatchingResult             *result = self->result;
  const GArray                             *running = self->rematch->running;
  g_autofree const LodestarRematchRunning **of =
    g_new0 (const LodestarRematchRunning *, result->n_mentees + 1);
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (LodestarRematchChange));

  *n_kept = *n_ended = *n_new = 0;

  for (guint i = 0; i < running->len; i++)
    {
      const LodestarRematchRunning *one = &g_array_index (running, LodestarRematchRunning, i);

      of[one->mentee] = one;
    }

  for (guint i = 0; i < result->n_mentees; i++)
    {
      LodestarRematchChange change = { .mentee = i, .to = result->mentor_of[i] };

      if (of[i] != NULL)
        {
          change.from_id = of[i]->mentor_id;
          change.reason = lodestar_rematch_find_reason (self, of[i]);
          *n_kept += change.reason == NULL;
          *n_ended += change.reason != NULL;
        }

      if ((of[i] != NULL && change.reason == NULL) ||
          (of[i] == NULL && change.to == LODESTAR_MATCHING_NOBODY))
        continue;

      *n_new += change.to != LODESTAR_MATCHING_NOBODY;
      g_array_append_val (changes, change);
    }

  return changes;
}

static char *
lodestar_rematch_dup_json (const LodestarRematchKeep *keep)
{
  const LodestarRematch *self = keep->rematch;
  g_autoptr (GString) pairs = g_string_new (NULL);
  gint64 value = (gint64) keep->result->total;

  for (guint i = 0; i < self->running->len; i++)
    {
      const LodestarRematchRunning *one = &g_array_index (self->running, LodestarRematchRunning, i);
      const char                   *reason = lodestar_rematch_find_reason (keep, one);

      if (reason != NULL && lodestar_rematch_is_loose (one, &keep->wish))
        value -= lodestar_rematch_get_cost (self, &keep->wish,
                                            one->standing == LODESTAR_REMATCH_UNDECIDED);

      g_string_append_printf (pairs, "%s{\"relationship\":%" PRId64 ",\"reason\":\"%s\"}",
                              i > 0 ? "," : "", one->relationship_id, reason != NULL ? reason : "");
    }

  return g_strdup_printf (
    "{\"keeps-all\":%s,\"any\":%s,\"cost\":%u,\"undecided-cost\":%u,\"value\":%" PRId64
    ",\"proven\":%s,\"pairs\":[%s]}",
    keep->wish.keeps_all ? "true" : "false",
    keep->wish.cost == LODESTAR_MATCHING_ANY_COST ? "true" : "false",
    lodestar_rematch_get_cost (self, &keep->wish, FALSE),
    lodestar_rematch_get_cost (self, &keep->wish, TRUE), value, keep->is_proven ? "true" : "false",
    pairs->str);
}

/**
 * lodestar_rematch_keep:
 * @db: the writing connection
 * @data: a #LodestarRematchKeep
 * @cancellable: (nullable): not looked at
 * @error: return location for a #GError, or %NULL
 *
 * Keeps what came of matching anew as a proposal: all pairs that there will be, and what is to
 * become of all that run. Work for lodestar_workspace_run_async().
 *
 * Returns: whether it was kept
 */
gboolean
lodestar_rematch_keep (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LodestarRematchKeep *keep = data;
  g_autofree char     *json = lodestar_rematch_dup_json (keep);

  keep->proposal_id = lodestar_match_save (db, keep->rematch->pool, keep->rematch->problem,
                                           keep->result, keep->name, error);

  return keep->proposal_id != 0 && lodestar_rematch_store_set (db, keep->proposal_id, json, error);
}

/**
 * lodestar_rematch_keep_free:
 * @data: (transfer full): a #LodestarRematchKeep
 *
 * Frees it.
 */
void
lodestar_rematch_keep_free (gpointer data)
{
  LodestarRematchKeep *keep = data;

  g_clear_pointer (&keep->rematch, lodestar_rematch_unref);
  g_clear_pointer (&keep->result, lodestar_matching_result_free);
  g_free (keep->name);
  g_free (keep);
}
