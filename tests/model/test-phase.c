/* test-phase.c - phases and dated things of a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-phase.h"
#include "lodestar-structure.h"

static GPtrArray *
test_phase_new_three (int duration)
{
  GPtrArray *phases = g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_phase_free);

  g_ptr_array_add (phases, lodestar_phase_new (1, LODESTAR_PHASE_LAUNCH, "Launch", 1, 1));
  g_ptr_array_add (
    phases, lodestar_phase_new (2, LODESTAR_PHASE_DEVELOPMENT, "Development", 2, duration - 1));
  g_ptr_array_add (
    phases, lodestar_phase_new (3, LODESTAR_PHASE_COMPLETION, "Completion", duration, duration));

  return phases;
}

static void
test_phase_assert_span (GPtrArray *phases, guint nth, int first, int last)
{
  const LodestarPhase *phase = g_ptr_array_index (phases, nth);

  g_assert_cmpint (phase->first_month, ==, first);
  g_assert_cmpint (phase->last_month, ==, last);
}

static void
test_phase_development_takes_up_the_difference (void)
{
  g_autoptr (GPtrArray) phases = test_phase_new_three (12);

  for (int months = 3; months <= 60; months++)
    {
      g_autoptr (GPtrArray) scaled = lodestar_phases_scale (phases, 12, months);

      g_assert_cmpuint (scaled->len, ==, 3);
      test_phase_assert_span (scaled, 0, 1, 1);
      test_phase_assert_span (scaled, 1, 2, months - 1);
      test_phase_assert_span (scaled, 2, months, months);
      g_assert_cmpint (((LodestarPhase *) g_ptr_array_index (scaled, 1))->id, ==, 2);
    }
}

static void
test_phase_every_duration_holds_every_phase (void)
{
  g_autoptr (GPtrArray) phases = test_phase_new_three (12);

  g_ptr_array_insert (phases, 2, lodestar_phase_new (4, LODESTAR_PHASE_OTHER, "Pause", 6, 8));
  g_ptr_array_insert (phases, 3, lodestar_phase_new (5, LODESTAR_PHASE_OTHER, "Again", 9, 11));
  ((LodestarPhase *) g_ptr_array_index (phases, 1))->last_month = 5;

  for (int months = 5; months <= 60; months++)
    {
      g_autoptr (GPtrArray) scaled = lodestar_phases_scale (phases, 12, months);
      int previous = 0;

      for (guint i = 0; i < scaled->len; i++)
        {
          const LodestarPhase *phase = g_ptr_array_index (scaled, i);

          g_assert_cmpint (phase->first_month, ==, previous + 1);
          g_assert_cmpint (phase->last_month, >=, phase->first_month);
          previous = phase->last_month;
        }

      g_assert_cmpint (previous, ==, months);
    }
}

static void
test_phase_same_duration_changes_nothing (void)
{
  g_autoptr (GPtrArray) phases =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_phase_free);
  g_autoptr (GPtrArray) scaled = NULL;

  g_ptr_array_add (phases, lodestar_phase_new (1, LODESTAR_PHASE_OTHER, "A", 2, 4));
  g_ptr_array_add (phases, lodestar_phase_new (2, LODESTAR_PHASE_OTHER, "B", 6, 9));
  scaled = lodestar_phases_scale (phases, 10, 10);
  test_phase_assert_span (scaled, 0, 2, 4);
  test_phase_assert_span (scaled, 1, 6, 9);
}

static LodestarDate
test_phase_move (const char *date, const char *new_start, int new_months)
{
  g_autoptr (GPtrArray) phases = test_phase_new_three (12);
  g_autoptr (GPtrArray) scaled = lodestar_phases_scale (phases, 12, new_months);

  return lodestar_phases_move_date (phases, scaled, lodestar_date_from_iso ("2026-01-12"),
                                    lodestar_date_from_iso (new_start), 12, new_months,
                                    lodestar_date_from_iso (date));
}

static void
test_phase_assert_move (const char *date, const char *start, int months, const char *expected)
{
  char buffer[LODESTAR_DATE_ISO_SIZE];

  g_assert_cmpstr (lodestar_date_to_iso (test_phase_move (date, start, months), buffer), ==,
                   expected);
}

static void
test_phase_events_move_with_the_start (void)
{
  test_phase_assert_move ("2026-01-12", "2026-03-01", 12, "2026-03-01");
  test_phase_assert_move ("2026-01-26", "2026-03-01", 12, "2026-03-15");
  test_phase_assert_move ("2026-06-30", "2026-03-01", 12, "2026-08-19");
  test_phase_assert_move ("2026-12-15", "2026-03-01", 12, "2027-02-04");
  test_phase_assert_move ("2026-01-05", "2026-03-01", 12, "2026-02-22");
}

static void
test_phase_events_keep_their_phase (void)
{
  test_phase_assert_move ("2026-01-12", "2026-01-12", 18, "2026-01-12");
  test_phase_assert_move ("2026-02-20", "2026-01-12", 18, "2026-02-20");
  test_phase_assert_move ("2026-11-20", "2026-01-12", 18, "2027-05-20");
  test_phase_assert_move ("2026-12-20", "2026-01-12", 18, "2027-06-20");
  test_phase_assert_move ("2026-12-20", "2026-01-12", 6, "2026-06-20");
  test_phase_assert_move ("2027-01-20", "2026-01-12", 6, "2026-07-20");
}

static void
test_phase_unmoved_program_moves_nothing (void)
{
  for (LodestarDate date = lodestar_date_from_iso ("2025-12-01");
       date < lodestar_date_from_iso ("2027-03-01"); date++)
    {
      char iso[LODESTAR_DATE_ISO_SIZE];

      lodestar_date_to_iso (date, iso);
      g_assert_cmpint (test_phase_move (iso, "2026-01-12", 12), ==, date);
    }
}

static void
test_phase_kinds_and_structures_have_names (void)
{
  for (guint i = 0; i < LODESTAR_N_PHASE_KINDS; i++)
    {
      LodestarPhaseKind kind;

      g_assert_true (lodestar_phase_kind_from_nick (
        lodestar_phase_kind_get_nick ((LodestarPhaseKind) i), &kind));
      g_assert_cmpuint (kind, ==, i);
    }

  for (guint i = 0; i < LODESTAR_N_STRUCTURES; i++)
    {
      LodestarStructure structure;

      g_assert_true (lodestar_structure_from_nick (
        lodestar_structure_get_nick ((LodestarStructure) i), &structure));
      g_assert_cmpuint (structure, ==, i);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/phase/development-takes-up-the-difference",
                   test_phase_development_takes_up_the_difference);
  g_test_add_func ("/model/phase/every-duration-holds-every-phase",
                   test_phase_every_duration_holds_every_phase);
  g_test_add_func ("/model/phase/same-duration-changes-nothing",
                   test_phase_same_duration_changes_nothing);
  g_test_add_func ("/model/phase/events-move-with-the-start",
                   test_phase_events_move_with_the_start);
  g_test_add_func ("/model/phase/events-keep-their-phase", test_phase_events_keep_their_phase);
  g_test_add_func ("/model/phase/unmoved-program-moves-nothing",
                   test_phase_unmoved_program_moves_nothing);
  g_test_add_func ("/model/phase/kinds-and-structures-have-names",
                   test_phase_kinds_and_structures_have_names);

  return g_test_run ();
}
