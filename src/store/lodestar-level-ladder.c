/* lodestar-level-ladder.c - guessing which of two levels is the higher one
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-level-ladder.h"

#include "lodestar-text.h"

#include <string.h>

/* Heights run from 0 to 1000; levels with digits only count by them from 2000 up, for nobody mixes
 * them with words. */
#define LODESTAR_LEVEL_LADDER_DIGITS 2000.0

typedef struct
{
  const char *key;
  double      height;
} LodestarLevelStep;

/* Whole names. The British civil service counts its grades downwards and its senior pay bands
 * upwards. */
static const LodestarLevelStep lodestar_level_names[] = {
  { "aa", 100 },
  { "administrative assistant", 100 },
  { "ao", 150 },
  { "administrative officer", 150 },
  { "eo", 200 },
  { "executive officer", 200 },
  { "heo", 300 },
  { "higher executive officer", 300 },
  { "seo", 400 },
  { "senior executive officer", 400 },
  { "grade 7", 500 },
  { "g7", 500 },
  { "grade 6", 550 },
  { "g6", 550 },
  { "scs1", 700 },
  { "scs 1", 700 },
  { "scs pb1", 700 },
  { "deputy director", 700 },
  { "scs2", 760 },
  { "scs 2", 760 },
  { "scs pb2", 760 },
  { "scs3", 820 },
  { "scs 3", 820 },
  { "scs pb3", 820 },
  { "director general", 820 },
  { "scs4", 880 },
  { "scs 4", 880 },
  { "permanent secretary", 880 },
  { "ceo", 1000 },
  { "geschaftsfuhrer", 980 },
  { "vorstand", 990 },
};

/* Words that say how high a level is; the highest one in a name counts. */
static const LodestarLevelStep lodestar_level_words[] = {
  { "intern", 10 },
  { "trainee", 20 },
  { "apprentice", 20 },
  { "azubi", 20 },
  { "praktikant", 10 },
  { "stagiaire", 10 },
  { "graduate", 60 },
  { "entry", 80 },
  { "junior", 120 },
  { "assistant", 150 },
  { "associate", 200 },
  { "mid", 260 },
  { "intermediate", 260 },
  { "regular", 260 },
  { "professional", 260 },
  { "employee", 250 },
  { "mitarbeiter", 250 },
  { "staff", 300 },
  { "specialist", 320 },
  { "senior", 400 },
  { "expert", 440 },
  { "lead", 480 },
  { "teamleiter", 490 },
  { "supervisor", 490 },
  { "principal", 560 },
  { "manager", 600 },
  { "abteilungsleiter", 640 },
  { "head", 680 },
  { "bereichsleiter", 720 },
  { "director", 740 },
  { "direktor", 740 },
  { "directeur", 740 },
  { "vice", 800 },
  { "vp", 800 },
  { "svp", 850 },
  { "evp", 880 },
  { "partner", 860 },
  { "executive", 900 },
  { "chief", 960 },
  { "president", 980 },
};

/* What a word before the word that counts adds. */
static const LodestarLevelStep lodestar_level_prefixes[] = {
  { "junior", -25 }, { "associate", -30 }, { "assistant", -30 },
  { "deputy", -20 }, { "senior", 30 },     { "sr", 30 },
  { "group", 20 },   { "managing", 60 },   { "executive", 50 },
};

static gboolean
lodestar_level_ladder_find (const LodestarLevelStep *steps,
                            gsize                    n_steps,
                            const char              *key,
                            double                  *height)
{
  for (gsize i = 0; i < n_steps; i++)
    if (strcmp (steps[i].key, key) == 0)
      {
        *height = steps[i].height;
        return TRUE;
      }

  return FALSE;
}

static gboolean
lodestar_level_ladder_from_words (char *const *words, double *height)
{
  double best = -1;
  double sum = 0;
  guint  at = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      double here;

      if (lodestar_level_ladder_find (lodestar_level_words, G_N_ELEMENTS (lodestar_level_words),
                                      words[i], &here) &&
          here > best)
        {
          best = here;
          at = i;
        }
    }

  if (best < 0)
    return FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      double here;

      if (i != at &&
          lodestar_level_ladder_find (lodestar_level_prefixes,
                                      G_N_ELEMENTS (lodestar_level_prefixes), words[i], &here))
        sum += here;
    }

  /* “Vice President” is no president. */
  if (best >= 980 && g_strv_contains ((const char *const *) words, "vice"))
    best = 800;

  *height = best + sum;

  return TRUE;
}

/* The first run of digits: "L4", "Band 5", "IC3b". */
static gboolean
lodestar_level_ladder_from_digits (const char *key, double *height)
{
  const char *p = key + strcspn (key, "0123456789");

  if (*p == '\0')
    return FALSE;

  *height = g_ascii_strtod (p, NULL);

  return TRUE;
}

/**
 * lodestar_level_ladder_guess:
 * @name: the name of a level
 * @height: (out): how high it is, to be compared with other heights only
 *
 * Guesses the height of a level from well-known ladders (the grades of the
 * British civil service, the words of companies in English, German and French)
 * or from its digits. The user can put levels in another order; this is where
 * they start.
 *
 * Returns: whether the name says anything
 */
gboolean
lodestar_level_ladder_guess (const char *name, double *height)
{
  g_autofree char *key = NULL;
  g_auto (GStrv) words = NULL;
  double digits;

  g_return_val_if_fail (name != NULL && height != NULL, FALSE);

  key = lodestar_text_fold (name);

  if (lodestar_level_ladder_find (lodestar_level_names, G_N_ELEMENTS (lodestar_level_names), key,
                                  height))
    return TRUE;

  words = g_strsplit_set (key, " -/,.&", -1);

  if (lodestar_level_ladder_from_words (words, height))
    {
      /* “Manager 2” stands above “Manager 1”. */
      if (lodestar_level_ladder_from_digits (key, &digits))
        *height += MIN (digits, 20);

      return TRUE;
    }

  if (!lodestar_level_ladder_from_digits (key, &digits))
    return FALSE;

  *height = LODESTAR_LEVEL_LADDER_DIGITS + digits;

  return TRUE;
}
