/* fuzz-design.c - any text as the design of a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdint.h>
#include <stdlib.h>

#include "lodestar-design.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What is accepted is within its bounds. */
static void
fuzz_design_check (const LodestarDesign *design)
{
  if (design->name[0] == '\0' || design->duration_months < 1 || design->duration_months > 60)
    abort ();

  for (guint i = 0; i < design->phases->len; i++)
    {
      const LodestarDesignPhase *phase = g_ptr_array_index (design->phases, i);

      if (phase->first_month < 1 || phase->last_month < phase->first_month ||
          phase->last_month > design->duration_months)
        abort ();

      for (guint j = 0; j < phase->events->len; j++)
        {
          const LodestarDesignEvent *event = g_ptr_array_index (phase->events, j);

          if (event->month < phase->first_month || event->month > phase->last_month)
            abort ();
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarDesign) design = NULL;

  design = lodestar_design_read_data ((const char *) data, (gssize) size,
                                      lodestar_date_new (2026, 11, 22), &error);

  if ((design == NULL) != (error != NULL))
    abort ();

  if (design != NULL)
    fuzz_design_check (design);

  return 0;
}
