/* test-cover.c - the groups that together lose least
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-matching.h"

#include "lodestar-matching-cover-check.h"
#include "lodestar-matching-cover.h"

#define TEST_COVER_MOST 100000

/* What is lost at least, by trying all: people from @person on are open */
static gint64
test_cover_try (
  const LodestarMatchingCover *cover, guint person, guint n_in, guint8 *is_in, guint8 *has_group)
{
  gint64 least = TEST_COVER_MOST;

  while (person < cover->n_people && is_in[person])
    person++;
  if (person == cover->n_people)
    {
      gint64 loss = n_in == cover->n_counted ? 0 : TEST_COVER_MOST;

      for (guint j = 0; j < cover->n_owners; j++)
        loss += has_group[j] ? 0 : cover->owner_losses[j];
      return loss;
    }

  is_in[person] = TRUE;
  least = MIN (least, cover->person_losses[person] +
                        test_cover_try (cover, person + 1, n_in, is_in, has_group));
  is_in[person] = FALSE;
  for (guint k = 0; k < cover->groups->len; k++)
    {
      const LodestarMatchingCoverGroup *group =
        &g_array_index (cover->groups, LodestarMatchingCoverGroup, k);
      gboolean is_free = cover->n_owners == 0 || !has_group[group->owner];
      gboolean is_its = FALSE;

      for (guint l = 0; l < group->n; l++)
        {
          is_free &= !is_in[group->members[l]];
          is_its |= group->members[l] == person;
        }
      if (!is_free || !is_its)
        continue;
      for (guint l = 0; l < group->n; l++)
        is_in[group->members[l]] = TRUE;
      has_group[group->owner] = cover->n_owners > 0;
      least = MIN (least, group->loss +
                            test_cover_try (cover, person + 1, n_in + group->n, is_in, has_group));
      has_group[group->owner] = FALSE;
      for (guint l = 0; l < group->n; l++)
        is_in[group->members[l]] = FALSE;
    }

  return least;
}

/* The search, the checker and trying all agree on what can be lost at least */
static void
test_cover_loses_least (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  guint n_found = 0;

  for (guint round = 0; round < 1500; round++)
    {
      guint                 n_people = (guint) g_rand_int_range (rand, 1, 9);
      guint                 n_owners = (guint) g_rand_int_range (rand, 0, 5);
      guint                 n_counted = n_people - MIN (n_people, round % 3);
      gint64                person_losses[9], owner_losses[6] = { 0 };
      guint8                is_in[9] = { 0 }, has_group[6] = { 0 };
      LodestarMatchingCover cover;
      g_autoptr (GArray) groups =
        g_array_new (FALSE, FALSE, sizeof (LodestarMatchingCoverCheckGroup));
      LodestarMatchingCoverCheck check = { n_people,      n_owners,     n_counted,
                                           person_losses, owner_losses, groups };
      gint64                     least, limit;

      for (guint i = 0; i < n_people; i++)
        person_losses[i] = g_rand_int_range (rand, 0, 30);
      for (guint j = 0; j < n_owners; j++)
        owner_losses[j] = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 30) : 0;
      lodestar_matching_cover_init (&cover, n_people, n_owners, n_counted, person_losses,
                                    owner_losses);
      for (guint k = 0; k < 20; k++)
        {
          LodestarMatchingCoverCheckGroup group = { g_rand_int_range (rand, 0, 40), 0, 0, { 0 } };

          group.owner = n_owners > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) n_owners) : 0;
          for (guint i = 0; i < n_people; i++)
            if (g_rand_int_range (rand, 0, 3) == 0)
              group.members[group.n++] = i;
          if (group.n == 0)
            continue;
          g_array_append_val (groups, group);
          lodestar_matching_cover_add (&cover, group.owner, group.members, group.n, group.loss);
        }

      least = test_cover_try (&cover, 0, 0, is_in, has_group);
      limit = g_rand_int_range (rand, 20, 120);
      g_assert_true (lodestar_matching_cover_search (&cover, limit, 1, G_MAXINT64 / 2));
      if (least <= limit)
        g_assert_cmpint (cover.loss, ==, least);
      else
        g_assert_cmpint (cover.loss, >, limit);
      g_assert_true (lodestar_matching_cover_check_is_none (&check, limit) == (least > limit));
      if (least < TEST_COVER_MOST)
        {
          g_assert_false (lodestar_matching_cover_check_is_none (&check, least));
          g_assert_true (lodestar_matching_cover_check_is_none (&check, least - 1));
          n_found++;
        }
      lodestar_matching_cover_clear (&cover);
    }
  g_assert_cmpuint (n_found, >=, 300);
}

void
test_cover_add_tests (void)
{
  g_test_add_func ("/matching/cover/loses-least", test_cover_loses_least);
}
