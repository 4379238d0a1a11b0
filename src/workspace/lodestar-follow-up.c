/* lodestar-follow-up.c - a program's relationships with their figures, read off the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-follow-up.h"

#include <stdlib.h>
#include <glib/gi18n-lib.h>

/* What is asked of the reader's thread. */
typedef struct
{
  gint64            program_id;
  LodestarDate      today;
  LodestarFollowUp *result; /* (owned) (nullable) */
} LodestarFollowUpRequest;

static void
lodestar_follow_up_request_free (gpointer data)
{
  LodestarFollowUpRequest *request = data;

  g_clear_pointer (&request->result, lodestar_follow_up_free);
  g_free (request);
}

static gboolean
lodestar_follow_up_work (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LodestarFollowUpRequest *request = g_task_get_task_data (data);

  request->result = lodestar_follow_up_load (db, request->program_id, request->today, error);

  return request->result != NULL;
}

static void
lodestar_follow_up_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LodestarFollowUpRequest *request = g_task_get_task_data (task);
  GError                  *error = NULL;

  if (lodestar_workspace_read_finish (LODESTAR_WORKSPACE (object), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&request->result),
                           (GDestroyNotify) lodestar_follow_up_free);
  else
    g_task_return_error (task, error);
}

/**
 * lodestar_follow_up_load:
 * @db: a database
 * @program_id: identity of a program
 * @today: the day to look at it
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the program's relationships and figures, or %NULL with @error set
 */
LodestarFollowUp *
lodestar_follow_up_load (LodestarDb *db, gint64 program_id, LodestarDate today, GError **error)
{
  LodestarCohort   *cohort = lodestar_relationship_store_load_cohort (db, program_id, error);
  LodestarFollowUp *self;

  if (cohort == NULL)
    return NULL;

  self = g_new0 (LodestarFollowUp, 1);
  self->cohort = cohort;
  self->figures = lodestar_figures_compute (cohort, today);

  return self;
}

/**
 * lodestar_follow_up_load_async:
 * @workspace: an open workspace
 * @program_id: identity of a program
 * @today: the day to look at it
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is read or has failed
 * @user_data: data for @callback
 *
 * Reads and computes on the reader's thread.
 */
void
lodestar_follow_up_load_async (LodestarWorkspace  *workspace,
                               gint64              program_id,
                               LodestarDate        today,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask                   *task = g_task_new (workspace, cancellable, callback, user_data);
  LodestarFollowUpRequest *request = g_new0 (LodestarFollowUpRequest, 1);

  request->program_id = program_id;
  request->today = today;
  g_task_set_source_tag (task, lodestar_follow_up_load_async);
  g_task_set_task_data (task, request, lodestar_follow_up_request_free);
  lodestar_workspace_read_async (workspace, lodestar_follow_up_work, task, NULL, cancellable,
                                 lodestar_follow_up_read_cb, task);
}

/**
 * lodestar_follow_up_load_finish:
 * @result: what the callback was given
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the program's relationships and figures, or %NULL with @error set
 */
LodestarFollowUp *
lodestar_follow_up_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lodestar_follow_up_free:
 * @self: (transfer full): relationships and figures
 */
void
lodestar_follow_up_free (LodestarFollowUp *self)
{
  lodestar_cohort_free (self->cohort);
  lodestar_figures_free (self->figures);
  g_free (self);
}

/**
 * lodestar_follow_up_count_overdue:
 * @db: a database
 * @program_id: identity of a program, or 0 for none
 * @error: return location for a #GError, or %NULL
 *
 * Returns: how many things are overdue today, -1 with @error set
 */
int
lodestar_follow_up_count_overdue (LodestarDb *db, gint64 program_id, GError **error)
{
  g_autoptr (LodestarFollowUp) self = NULL;

  if (program_id == 0)
    return 0;

  self = lodestar_follow_up_load (db, program_id, lodestar_date_today (), error);

  return self != NULL ? (int) self->figures->overdue->len : -1;
}

/**
 * lodestar_follow_up_count_at_risk:
 * @db: a database
 * @program_id: identity of a program, or 0 for none
 * @error: return location for a #GError, or %NULL
 *
 * Returns: how many relationships are at risk today, -1 with @error set
 */
int
lodestar_follow_up_count_at_risk (LodestarDb *db, gint64 program_id, GError **error)
{
  g_autoptr (LodestarFollowUp) self = NULL;

  if (program_id == 0)
    return 0;

  self = lodestar_follow_up_load (db, program_id, lodestar_date_today (), error);

  return self != NULL ? self->figures->figures[LODESTAR_FIGURE_AT_RISK].numerator : -1;
}

/**
 * lodestar_relationship_list_new:
 * @program_id: identity of a program
 * @today: the day to look at it
 *
 * Returns: (transfer full): a list of all relationships of the program, by the names of mentees
 */
LodestarRelationshipList *
lodestar_relationship_list_new (gint64 program_id, LodestarDate today)
{
  LodestarRelationshipList *self = g_new0 (LodestarRelationshipList, 1);

  self->query.program_id = program_id;
  self->today = today;

  return self;
}

/**
 * lodestar_relationship_list_copy:
 * @self: a list
 *
 * Returns: (transfer full): a copy, for another thread
 */
LodestarRelationshipList *
lodestar_relationship_list_copy (const LodestarRelationshipList *self)
{
  LodestarRelationshipList *copy = g_memdup2 (self, sizeof *self);

  copy->query.search = g_strdup (self->query.search);

  return copy;
}

/**
 * lodestar_relationship_list_free:
 * @self: (transfer full): a list
 */
void
lodestar_relationship_list_free (LodestarRelationshipList *self)
{
  g_free (self->query.search);
  g_free (self);
}

/**
 * lodestar_relationship_list_is_narrowed:
 * @self: a list
 *
 * Returns: whether a search or a filter hides relationships of the program
 */
gboolean
lodestar_relationship_list_is_narrowed (const LodestarRelationshipList *self)
{
  return self->query.states != 0 || self->query.person_id != 0 ||
         (self->query.search != NULL && self->query.search[0] != '\0') ||
         self->filter != LODESTAR_RELATIONSHIP_FILTER_ALL;
}

static gboolean
lodestar_relationship_list_wants (const LodestarRelationshipList *self,
                                  const LodestarFigures          *figures,
                                  GHashTable                     *overdue,
                                  gint64                          id)
{
  const LodestarAssessment *assessment = lodestar_figures_lookup (figures, id);

  if (assessment == NULL)
    return FALSE;

  switch (self->filter)
    {
    case LODESTAR_RELATIONSHIP_FILTER_AT_RISK:
      return assessment->health.level == LODESTAR_HEALTH_RISK;
    case LODESTAR_RELATIONSHIP_FILTER_BEHIND:
      return lodestar_assessment_is_behind (assessment);
    case LODESTAR_RELATIONSHIP_FILTER_GOALS_BEHIND:
      return assessment->state != LODESTAR_RELATIONSHIP_ENDED &&
             assessment->n_goals_on_track < assessment->n_goals;
    case LODESTAR_RELATIONSHIP_FILTER_OVERDUE:
      return g_hash_table_contains (overdue, &id);
    case LODESTAR_RELATIONSHIP_FILTER_ALL:
    default:
      return TRUE;
    }
}

static int
lodestar_relationship_list_compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const LodestarFigures    *figures = data;
  const LodestarAssessment *left = lodestar_figures_lookup (figures, *(const gint64 *) a);
  const LodestarAssessment *right = lodestar_figures_lookup (figures, *(const gint64 *) b);
  int                       one = left != NULL ? lodestar_health_get_severity (&left->health) : -1;
  int other = right != NULL ? lodestar_health_get_severity (&right->health) : -1;

  return one > other ? -1 : one < other ? 1 : 0;
}

static void
lodestar_relationship_list_reverse (GArray *ids)
{
  for (guint i = 0; i < ids->len / 2; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      g_array_index (ids, gint64, i) = g_array_index (ids, gint64, ids->len - 1 - i);
      g_array_index (ids, gint64, ids->len - 1 - i) = id;
    }
}

/**
 * lodestar_relationship_list_run:
 * @db: the reader's connection
 * @ids: (element-type gint64): where to add the identities, in order
 * @list: a #LodestarRelationshipList
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * A #LodestarIdQuery. Where how the relationships are doing matters, the
 * program's figures are computed; the rules of health stand in one place only.
 *
 * Returns: whether they were found
 */
gboolean
lodestar_relationship_list_run (
  LodestarDb *db, GArray *ids, gpointer list, GCancellable *cancellable, GError **error)
{
  const LodestarRelationshipList *self = list;
  g_autoptr (LodestarFollowUp) follow_up = NULL;
  g_autoptr (GHashTable) overdue = NULL;
  guint n = 0;

  if (!lodestar_relationship_store_list (db, &self->query, ids, error))
    return FALSE;

  if (ids->len == 0 || (self->filter == LODESTAR_RELATIONSHIP_FILTER_ALL && !self->is_by_health))
    return TRUE;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      (follow_up = lodestar_follow_up_load (db, self->query.program_id, self->today, error)) ==
        NULL)
    return FALSE;

  overdue = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < follow_up->figures->overdue->len; i++)
    g_hash_table_add (
      overdue, &g_array_index (follow_up->figures->overdue, LodestarOverdue, i).relationship_id);

  for (guint i = 0; i < ids->len; i++)
    if (lodestar_relationship_list_wants (self, follow_up->figures, overdue,
                                          g_array_index (ids, gint64, i)))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);

  g_array_set_size (ids, n);

  if (self->is_by_health)
    {
      g_array_sort_with_data (ids, lodestar_relationship_list_compare, follow_up->figures);

      if (self->query.is_descending)
        lodestar_relationship_list_reverse (ids);
    }

  return TRUE;
}

/**
 * lodestar_relationship_filter_get_label:
 * @filter: a filter
 *
 * Returns: its name in the user's language
 */
const char *
lodestar_relationship_filter_get_label (LodestarRelationshipFilter filter)
{
  static const char *const labels[LODESTAR_N_RELATIONSHIP_FILTERS] = {
    N_ ("However They Do"), N_ ("At Risk"), N_ ("Behind on Meetings"), N_ ("Behind on Goals"),
    N_ ("Something Overdue")
  };

  g_return_val_if_fail (filter < LODESTAR_N_RELATIONSHIP_FILTERS, NULL);

  return _ (labels[filter]);
}
