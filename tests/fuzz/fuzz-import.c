/* fuzz-import.c - any text as a list of people: recognized, corrected and staged twice
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lodestar-staging.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What the entries say, as people of a workspace that took them over. */
static LodestarKnownPerson *
fuzz_import_take_over (const LodestarStaging *staging)
{
  LodestarKnownPerson *known = g_new0 (LodestarKnownPerson, staging->n_entries + 1);

  for (guint i = 0; i < staging->n_entries; i++)
    {
      known[i].id = (gint64) i + 1;
      memcpy (known[i].values, staging->entries[i].values, sizeof known[i].values);

      if (staging->entries[i].manager == LODESTAR_STAGED_MANAGER_ENTRY)
        known[i].manager_id = (gint64) staging->entries[i].manager_entry + 1;
    }

  return known;
}

/* Nobody is above himself, counts add up, and each value is text. */
static void
fuzz_import_check (const LodestarStaging *staging)
{
  if (staging->n_new + staging->n_changed + staging->n_unchanged != staging->n_entries)
    abort ();

  for (guint i = 0; i < staging->n_entries; i++)
    {
      guint place = i, n = 0;

      for (; staging->entries[place].manager == LODESTAR_STAGED_MANAGER_ENTRY; n++)
        {
          if (n > staging->n_entries || staging->entries[place].manager_entry >= staging->n_entries)
            abort ();

          place = staging->entries[place].manager_entry;
        }

      if (staging->entries[i].values[LODESTAR_FIELD_NAME] == NULL ||
          staging->entries[i].values[LODESTAR_FIELD_NAME][0] == '\0')
        abort ();

      for (guint j = 0; j < LODESTAR_N_FIELDS; j++)
        if (staging->entries[i].values[j] != NULL &&
            !g_utf8_validate (staging->entries[i].values[j], -1, NULL))
          abort ();
    }
}

/* A second import of the same file brings nobody new. */
static void
fuzz_import_stage (const LodestarTable   *table,
                   const LodestarShape   *shape,
                   const LodestarMapping *mapping)
{
  LodestarStagingOptions options = { TRUE };
  g_autoptr (LodestarStaging) first = NULL;
  g_autoptr (LodestarStaging) second = NULL;
  g_autofree LodestarKnownPerson *known = NULL;

  first = lodestar_staging_new (table, shape, mapping, NULL, 0, NULL, NULL, NULL, NULL, NULL);

  if (first == NULL)
    return;

  fuzz_import_check (first);
  known = fuzz_import_take_over (first);
  second = lodestar_staging_new (table, shape, mapping, known, first->n_entries, &options, NULL,
                                 NULL, NULL, NULL);
  fuzz_import_check (second);

  if (second->n_new != 0 || second->n_left != 0)
    abort ();
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const LodestarTableOptions options = { .encoding = "UTF-8" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LodestarTable) table = NULL;
  g_autoptr (LodestarShape) shape = NULL;

  if (size > 4 &&
      (memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0 || memcmp (data, "PK\x03\x04", 4) == 0))
    return 0;

  if ((table = lodestar_table_read_bytes (bytes, &options, NULL, NULL, NULL, NULL)) == NULL)
    return 0;

  shape = lodestar_shape_new (table);

  for (int is_signup = 0; is_signup < 2; is_signup++)
    {
      g_autoptr (LodestarMapping) mapping = lodestar_mapping_recognize (table, shape, is_signup);
      g_autofree char *text = lodestar_mapping_to_text (mapping);
      g_autofree char *again = NULL;

      lodestar_mapping_apply_text (mapping, table, shape, text);
      again = lodestar_mapping_to_text (mapping);

      if (strcmp (text, again) != 0)
        abort ();

      fuzz_import_stage (table, shape, mapping);
    }

  return 0;
}
