/* lodestar-pool.c - the people of a program, ready to be matched
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-pool.h"

#include "lodestar-error.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

struct _LodestarPool
{
  gatomicrefcount          refs;
  LodestarPoolRows        *rows;                               /* (owned) */
  GPtrArray               *members[LODESTAR_N_MATCHING_ROLES]; /* (owned), of rows->members */
  GArray                  *absent;                             /* (owned), of LodestarPoolAbsent */
  GHashTable              *indices; /* (owned), participant id -> index + 1 */
  LodestarMatchingProblem *problem; /* (owned), with the program's settings */
};

/* What is needed only while a pool is being made. */
typedef struct
{
  LodestarMatchingPool     *pool;
  GHashTable               *words; /* (owned), text key -> number, over all vocabularies of words */
  GHashTable               *earlier; /* (owned), person -> GArray of people */
  LodestarDate              today;
  LodestarMatchingStructure structure;
  const LodestarUnits      *units;      /* (not owned) */
  GArray                   *scratch[5]; /* (owned), of guint32 */
} LodestarPoolMaker;

static guint32
lodestar_pool_maker_number (LodestarPoolMaker *maker, const char *text)
{
  g_autofree char *key = lodestar_text_key (text);
  gpointer         number;

  if (key[0] == '\0')
    return 0;

  if (g_hash_table_lookup_extended (maker->words, key, NULL, &number))
    return GPOINTER_TO_UINT (number);

  number = GUINT_TO_POINTER (g_hash_table_size (maker->words) + 1);
  g_hash_table_insert (maker->words, g_steal_pointer (&key), number);

  return GPOINTER_TO_UINT (number);
}

static LodestarMatchingTerms
lodestar_pool_maker_terms (GArray *scratch, const GArray *terms)
{
  g_array_set_size (scratch, 0);

  for (guint i = 0; i < terms->len; i++)
    g_array_append_val (scratch, g_array_index (terms, LodestarPoolTerm, i).id);

  return (LodestarMatchingTerms) { (const guint32 *) (gpointer) scratch->data, scratch->len };
}

static LodestarMatchingPeople
lodestar_pool_people (const GArray *people)
{
  if (people == NULL)
    return (LodestarMatchingPeople) { NULL, 0 };

  return (LodestarMatchingPeople) { (const gint64 *) (gconstpointer) people->data, people->len };
}

/* Where a mentor has been: the title, the department and each skill, as whole words. */
static LodestarMatchingTerms
lodestar_pool_maker_career (LodestarPoolMaker        *maker,
                            GArray                   *scratch,
                            const LodestarPoolMember *who)
{
  const GArray *offered = who->terms[LODESTAR_POOL_TERM_OFFERED];
  guint32       number;

  g_array_set_size (scratch, 0);

  if ((number = lodestar_pool_maker_number (maker, who->title)) != 0)
    g_array_append_val (scratch, number);

  if ((number = lodestar_pool_maker_number (maker, who->department)) != 0)
    g_array_append_val (scratch, number);

  for (guint i = 0; i < offered->len; i++)
    {
      number =
        lodestar_pool_maker_number (maker, g_array_index (offered, LodestarPoolTerm, i).name);
      g_array_append_val (scratch, number);
    }

  return (LodestarMatchingTerms) { (const guint32 *) (gpointer) scratch->data, scratch->len };
}

static void
lodestar_pool_maker_set_capacity (LodestarPoolMaker           *maker,
                                  const LodestarPoolMember    *who,
                                  LodestarMatchingParticipant *one)
{
  /* Whoever may lead a group leads one of any size; peers have one pair or circle each. */
  if (who->is_peer)
    {
      one->capacity_max = 1;
    }
  else if (maker->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
    {
      one->capacity_max = who->capacity_max > 0 ? maker->units->group_max : 0;
    }
  else
    {
      one->capacity_min =
        who->capacity_min > who->n_running ? who->capacity_min - who->n_running : 0;
      one->capacity_max = who->capacity_max - who->n_running;
    }
}

static void
lodestar_pool_maker_add (LodestarPoolMaker        *maker,
                         const LodestarPoolMember *who,
                         LodestarMatchingRole      role,
                         gint64                    order)
{
  LodestarMatchingParticipant one = { 0 };
  guint32                     goal =
    who->career_goal != NULL ? lodestar_pool_maker_number (maker, who->career_goal) : 0;

  one.person = who->person_id;
  one.order = order;
  one.is_trained = who->is_trained;
  lodestar_pool_maker_set_capacity (maker, who, &one);
  one.wanted = lodestar_pool_maker_terms (maker->scratch[0], who->terms[LODESTAR_POOL_TERM_WANTED]);
  one.areas =
    lodestar_pool_maker_terms (maker->scratch[1], who->terms[LODESTAR_POOL_TERM_DEVELOPMENT]);
  one.interests =
    lodestar_pool_maker_terms (maker->scratch[2], who->terms[LODESTAR_POOL_TERM_INTEREST]);
  one.languages =
    lodestar_pool_maker_terms (maker->scratch[3], who->terms[LODESTAR_POOL_TERM_LANGUAGE]);
  one.goals = (LodestarMatchingTerms) { &goal, goal != 0 };

  if (role == LODESTAR_MATCHING_MENTOR)
    {
      one.career = lodestar_pool_maker_career (maker, maker->scratch[4], who);
      one.skills =
        lodestar_pool_maker_terms (maker->scratch[0], who->terms[LODESTAR_POOL_TERM_OFFERED]);
      one.wanted = (LodestarMatchingTerms) { NULL, 0 };
    }

  one.has_level = who->level_rank >= 0;
  one.level = who->level_rank;
  one.department = lodestar_pool_maker_number (maker, who->department);
  one.location = lodestar_pool_maker_number (maker, who->location);
  one.has_utc_offset =
    lodestar_pool_time_zone_to_offset (who->time_zone, maker->today, &one.utc_offset);
  lodestar_matching_style_from_nick (who->style, &one.style);
  lodestar_matching_format_from_nick (who->format, &one.format);

  /* Parts of a day mean nothing across the world where the clock is not known. */
  if (who->times > 0)
    lodestar_matching_hours_from_slots ((guint32) who->times,
                                        one.has_utc_offset ? one.utc_offset : 0, one.hours);

  one.wishes = lodestar_pool_people (who->wishes);
  one.not_with = lodestar_pool_people (who->not_with);
  one.earlier = lodestar_pool_people (g_hash_table_lookup (maker->earlier, &who->person_id));

  lodestar_matching_pool_add (maker->pool, role, &one);
}

static gboolean
lodestar_pool_is_absent (const LodestarPool       *self,
                         const LodestarPoolMember *who,
                         LodestarPoolAbsence      *absence)
{
  static const struct
  {
    const char         *state;
    LodestarPoolAbsence absence;
  } states[] = {
    { "invited", LODESTAR_POOL_ABSENCE_INVITED },
    { "declined", LODESTAR_POOL_ABSENCE_DECLINED },
    { "withdrawn", LODESTAR_POOL_ABSENCE_WITHDRAWN },
    { "completed", LODESTAR_POOL_ABSENCE_COMPLETED },
  };

  *absence = LODESTAR_POOL_ABSENCE_LEFT;

  if (who->has_left)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (strcmp (who->state, states[i].state) == 0)
      {
        *absence = states[i].absence;
        return TRUE;
      }

  if (who->is_peer ||
      (who->is_mentor && lodestar_pool_get_structure (self) == LODESTAR_MATCHING_STRUCTURE_GROUPS))
    {
      *absence =
        who->is_peer ? LODESTAR_POOL_ABSENCE_HAS_PARTNERS : LODESTAR_POOL_ABSENCE_HAS_GROUP;
      return who->n_running > 0;
    }

  *absence = who->is_mentor ? LODESTAR_POOL_ABSENCE_IS_FULL : LODESTAR_POOL_ABSENCE_HAS_MENTOR;

  /* A mentor with no place at all was given none on purpose and is told so by the matching. */
  return who->is_mentor ? who->n_running > 0 && who->n_running >= who->capacity_max
                        : who->n_running > 0;
}

static GArray *
lodestar_pool_maker_ensure_earlier (LodestarPoolMaker *maker, gint64 person)
{
  GArray *people = g_hash_table_lookup (maker->earlier, &person);

  if (people == NULL)
    {
      people = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (maker->earlier, g_memdup2 (&person, sizeof person), people);
    }

  return people;
}

static gboolean
lodestar_pool_apply_settings (LodestarPool *self, GError **error)
{
  const GArray *criteria = self->rows->criteria;
  const GArray *rules = self->rows->rules;

  /* A program either has its own criteria or the usual ones; their scales need not be the same. */
  for (guint i = 0; criteria->len > 0 && i < LODESTAR_N_MATCHING_CRITERIA; i++)
    lodestar_matching_problem_set_weight (self->problem, (LodestarMatchingCriterion) i, 0);

  for (guint i = 0; i < criteria->len; i++)
    {
      const LodestarPoolSetting *setting = &g_array_index (criteria, LodestarPoolSetting, i);
      LodestarMatchingCriterion  criterion;

      if (lodestar_matching_criterion_from_nick (setting->kind, &criterion) &&
          !lodestar_pool_apply_criterion (self->problem, criterion, setting->weight,
                                          setting->is_enabled, setting->value, error))
        return FALSE;
    }

  for (guint i = 0; i < rules->len; i++)
    {
      const LodestarPoolSetting *setting = &g_array_index (rules, LodestarPoolSetting, i);
      LodestarMatchingRule       rule;

      if (lodestar_matching_rule_from_nick (setting->kind, &rule) &&
          !lodestar_pool_apply_rule (self->problem, rule, setting->is_enabled, setting->value,
                                     error))
        return FALSE;
    }

  lodestar_matching_problem_set_minimum_score (self->problem, self->rows->minimum_score);

  if (self->rows->objective != NULL &&
      !lodestar_pool_apply_objective (self->problem, self->rows->objective, self->rows->favoured,
                                      error))
    return FALSE;

  lodestar_pool_apply_structure (self, self->problem);

  return TRUE;
}

/* Locks and bans of people who are not in the pool any more rest until they are back. */
static void
lodestar_pool_apply_constraints (LodestarPool *self)
{
  for (guint i = 0; i < self->rows->constraints->len; i++)
    {
      const LodestarPoolPair *pair = &g_array_index (self->rows->constraints, LodestarPoolPair, i);
      LodestarMatchingRole    role;
      guint                   mentor, mentee;

      if (!lodestar_pool_find (self, pair->first, &role, &mentor) ||
          !lodestar_pool_find (self, pair->second, &role, &mentee))
        continue;

      if (pair->is_lock)
        lodestar_matching_problem_add_lock (self->problem, mentor, mentee);
      else
        lodestar_matching_problem_add_ban (self->problem, mentor, mentee);
    }
}

static void
lodestar_pool_fill (LodestarPool *self, LodestarPoolMaker *maker)
{
  const LodestarPoolRows *rows = self->rows;

  for (guint i = 0; i < rows->managers->len; i++)
    {
      const LodestarPoolPair *pair = &g_array_index (rows->managers, LodestarPoolPair, i);

      lodestar_matching_pool_set_manager (maker->pool, pair->first, pair->second);
    }

  for (guint i = 0; i < rows->earlier->len; i++)
    {
      const LodestarPoolPair *pair = &g_array_index (rows->earlier, LodestarPoolPair, i);

      g_array_append_val (lodestar_pool_maker_ensure_earlier (maker, pair->first), pair->second);
    }

  for (guint i = 0; i < rows->members->len; i++)
    {
      LodestarPoolMember *who = g_ptr_array_index (rows->members, i);
      LodestarPoolAbsent  absent = { .member = who };

      if (lodestar_pool_is_absent (self, who, &absent.absence))
        {
          g_array_append_val (self->absent, absent);
          continue;
        }

      for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
        {
          GPtrArray *members = self->members[role];

          if (!who->is_peer && who->is_mentor != (role == LODESTAR_MATCHING_MENTOR))
            continue;

          lodestar_pool_maker_add (maker, who, (LodestarMatchingRole) role, i);
          g_ptr_array_add (members, who);
          g_hash_table_insert (self->indices, &who->participant_id,
                               GUINT_TO_POINTER (members->len));
        }
    }
}

/**
 * lodestar_pool_new:
 * @rows: (transfer full): the rows of a program
 * @today: the day for which differences between time zones are taken
 * @error: return location for a #GError, or %NULL
 *
 * Makes a pool. Its order is that of the rows, so that the same people give the same result. Fails
 * with %LODESTAR_ERROR_INVALID where a setting of the program cannot be used.
 *
 * Returns: (transfer full): the pool, or %NULL with @error set
 */
LodestarPool *
lodestar_pool_new (LodestarPoolRows *rows, LodestarDate today, GError **error)
{
  g_autoptr (LodestarPool) self = g_new0 (LodestarPool, 1);
  LodestarPoolMaker maker = { .today = today };

  g_return_val_if_fail (rows != NULL, NULL);

  g_atomic_ref_count_init (&self->refs);
  self->rows = rows;
  self->absent = g_array_new (FALSE, FALSE, sizeof (LodestarPoolAbsent));
  self->indices = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < LODESTAR_N_MATCHING_ROLES; i++)
    self->members[i] = g_ptr_array_new ();

  maker.structure = lodestar_pool_get_structure (self);
  maker.units = &rows->units;
  maker.pool = lodestar_matching_pool_new ();
  maker.words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  maker.earlier =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < G_N_ELEMENTS (maker.scratch); i++)
    maker.scratch[i] = g_array_new (FALSE, FALSE, sizeof (guint32));

  lodestar_pool_fill (self, &maker);
  self->problem = lodestar_matching_problem_new (maker.pool);

  for (guint i = 0; i < G_N_ELEMENTS (maker.scratch); i++)
    g_array_unref (maker.scratch[i]);

  g_hash_table_unref (maker.earlier);
  g_hash_table_unref (maker.words);
  lodestar_matching_pool_unref (maker.pool);

  lodestar_pool_apply_constraints (self);

  if (!lodestar_pool_apply_settings (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * lodestar_pool_load:
 * @db: a database
 * @program_id: the identity of a program
 * @today: see lodestar_pool_new()
 * @error: return location for a #GError, or %NULL
 *
 * Reads the rows of a program and makes a pool of them, in any thread.
 *
 * Returns: (transfer full): the pool, or %NULL with @error set
 */
LodestarPool *
lodestar_pool_load (LodestarDb *db, gint64 program_id, LodestarDate today, GError **error)
{
  LodestarPoolRows *rows = lodestar_pool_store_load (db, program_id, error);

  return rows != NULL ? lodestar_pool_new (rows, today, error) : NULL;
}

/**
 * lodestar_pool_ref:
 * @self: a pool
 *
 * Returns: (transfer full): @self
 */
LodestarPool *
lodestar_pool_ref (LodestarPool *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * lodestar_pool_unref:
 * @self: (transfer full): a pool
 *
 * Lets go of it.
 */
void
lodestar_pool_unref (LodestarPool *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->problem, lodestar_matching_problem_free);
  g_clear_pointer (&self->absent, g_array_unref);
  g_clear_pointer (&self->indices, g_hash_table_unref);

  for (guint i = 0; i < LODESTAR_N_MATCHING_ROLES; i++)
    g_clear_pointer (&self->members[i], g_ptr_array_unref);

  g_clear_pointer (&self->rows, lodestar_pool_rows_free);
  g_free (self);
}

/**
 * lodestar_pool_get_rows:
 * @self: a pool
 *
 * Returns: what it was made from
 */
const LodestarPoolRows *
lodestar_pool_get_rows (const LodestarPool *self)
{
  return self->rows;
}

/**
 * lodestar_pool_dup_problem:
 * @self: a pool
 *
 * Returns: (transfer full): the problem with the program's criteria, rules, capacities, locks and
 *   bans, to be solved or changed
 */
LodestarMatchingProblem *
lodestar_pool_dup_problem (const LodestarPool *self)
{
  return lodestar_matching_problem_copy (self->problem);
}

/**
 * lodestar_pool_get_member:
 * @self: a pool
 * @role: a role
 * @index: an index of matching in that role
 *
 * Returns: (transfer none): who that is
 */
const LodestarPoolMember *
lodestar_pool_get_member (const LodestarPool *self, LodestarMatchingRole role, guint index)
{
  g_return_val_if_fail (index < self->members[role]->len, NULL);

  return g_ptr_array_index (self->members[role], index);
}

/**
 * lodestar_pool_find:
 * @self: a pool
 * @participant_id: the identity of a participant
 * @role: (out): the role; of a peer, who has both, that of a mentee
 * @index: (out): the index of matching in that role
 *
 * Returns: whether the participant is in the pool
 */
gboolean
lodestar_pool_find (const LodestarPool   *self,
                    gint64                participant_id,
                    LodestarMatchingRole *role,
                    guint                *index)
{
  gpointer         found = g_hash_table_lookup (self->indices, &participant_id);
  const GPtrArray *mentors = self->members[LODESTAR_MATCHING_MENTOR];

  if (found == NULL)
    return FALSE;

  *index = GPOINTER_TO_UINT (found) - 1;
  *role = LODESTAR_MATCHING_MENTEE;

  if (*index < mentors->len && strcmp (self->rows->structure, "peer") != 0 &&
      ((LodestarPoolMember *) g_ptr_array_index (mentors, *index))->participant_id ==
        participant_id)
    *role = LODESTAR_MATCHING_MENTOR;

  return TRUE;
}

/**
 * lodestar_pool_find_participant:
 * @self: a pool
 * @participant_id: the identity of a participant
 *
 * Looks among all participants, also those who are left out.
 *
 * Returns: (transfer none) (nullable): who that is
 */
const LodestarPoolMember *
lodestar_pool_find_participant (const LodestarPool *self, gint64 participant_id)
{
  for (guint i = 0; i < self->rows->members->len; i++)
    {
      const LodestarPoolMember *who = g_ptr_array_index (self->rows->members, i);

      if (who->participant_id == participant_id)
        return who;
    }

  return NULL;
}

/**
 * lodestar_pool_find_reference:
 * @self: a pool
 * @reference: an employee number, an e-mail address, or the whole name
 * @is_mentor: in which role
 *
 * Looks among all participants, also those who are left out. A name counts only where nobody else
 * in that role has it. Peers have both roles.
 *
 * Returns: (transfer none) (nullable): who that is
 */
const LodestarPoolMember *
lodestar_pool_find_reference (const LodestarPool *self, const char *reference, gboolean is_mentor)
{
  g_autofree char          *key = lodestar_text_key (reference);
  const LodestarPoolMember *by_name = NULL;
  guint                     n_names = 0;

  for (guint i = 0; i < self->rows->members->len; i++)
    {
      const LodestarPoolMember *who = g_ptr_array_index (self->rows->members, i);
      g_autofree char          *number = NULL;
      g_autofree char          *email = NULL;
      g_autofree char          *name = NULL;

      if (!who->is_peer && who->is_mentor != is_mentor)
        continue;

      number = lodestar_text_key (who->reference);
      email = lodestar_text_key (who->email);
      name = lodestar_text_key (who->name);

      if (strcmp (number, key) == 0 || (email[0] != '\0' && strcmp (email, key) == 0))
        return who;

      if (strcmp (name, key) == 0)
        {
          by_name = who;
          n_names++;
        }
    }

  return n_names == 1 ? by_name : NULL;
}

/**
 * lodestar_pool_get_absent:
 * @self: a pool
 * @n: (out): how many
 *
 * Returns: (array length=n): the participants who are left out, and why
 */
const LodestarPoolAbsent *
lodestar_pool_get_absent (const LodestarPool *self, guint *n)
{
  *n = self->absent->len;

  return (const LodestarPoolAbsent *) (gconstpointer) self->absent->data;
}

/**
 * lodestar_pool_get_criterion:
 * @self: a pool
 * @criterion: which criterion
 *
 * Returns: (nullable): how the program has set it, %NULL where it has only the defaults
 */
const LodestarPoolSetting *
lodestar_pool_get_criterion (const LodestarPool *self, LodestarMatchingCriterion criterion)
{
  const char *nick = lodestar_matching_criterion_get_nick (criterion);

  for (guint i = 0; i < self->rows->criteria->len; i++)
    {
      const LodestarPoolSetting *setting =
        &g_array_index (self->rows->criteria, LodestarPoolSetting, i);

      if (strcmp (setting->kind, nick) == 0)
        return setting;
    }

  return NULL;
}

/* The time zone of that name, or %NULL. */
static GTimeZone *
lodestar_pool_find_time_zone (const char *zone)
{
  if (zone == NULL || zone[0] == '\0')
    return NULL;

  if (g_str_has_prefix (zone, "UTC") || g_str_has_prefix (zone, "GMT"))
    zone += strlen ("UTC");

  return zone[0] != '\0' ? g_time_zone_new_identifier (zone) : g_time_zone_new_utc ();
}

/**
 * lodestar_pool_is_time_zone:
 * @zone: (nullable): an IANA name (`Europe/Oslo`) or an offset (`+02:00`, `UTC-5`)
 *
 * Returns: whether @zone is known
 */
gboolean
lodestar_pool_is_time_zone (const char *zone)
{
  g_autoptr (GTimeZone) found = lodestar_pool_find_time_zone (zone);

  return found != NULL;
}

/**
 * lodestar_pool_time_zone_to_offset:
 * @zone: an IANA name (`Europe/Oslo`) or an offset (`+02:00`, `UTC-5`)
 * @day: the day for which it is asked
 * @minutes: (out): minutes east of UTC at noon of that day
 *
 * Returns: whether @zone is known
 */
gboolean
lodestar_pool_time_zone_to_offset (const char *zone, LodestarDate day, int *minutes)
{
  g_autoptr (GTimeZone) found = lodestar_pool_find_time_zone (zone);
  g_autoptr (GDateTime) noon = NULL;
  int year, month, dom;

  *minutes = 0;

  if (found == NULL)
    return FALSE;

  lodestar_date_get_ymd (day, &year, &month, &dom);
  noon = g_date_time_new (found, year, month, dom, 12, 0, 0);
  *minutes = (int) (g_date_time_get_utc_offset (noon) / G_TIME_SPAN_MINUTE);

  return TRUE;
}
