/* bench-report.c - how long the progress report of a thousand relationships takes
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-pdf.h"

#include <gtk/gtk.h>

#include "sample-reports.h"

#define N_RELATIONSHIPS 1000
#define TARGET_SECONDS 2.0

/* From blocks to the bytes of the file; the first run pays for loading the fonts and counts. */
int
main (int argc, char *argv[])
{
  double worst = 0;

  gtk_init_check ();

  for (guint run = 0; run < 3; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (LodestarReportDocument) report = sample_reports_create_progress (N_RELATIONSHIPS);
      g_autoptr (LodestarReportLayout) layout =
        lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_A4);
      g_autoptr (GBytes) bytes = lodestar_report_pdf_create (layout, NULL);
      double seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

      g_assert_nonnull (bytes);
      g_print ("report of %d relationships: %u pages, %" G_GSIZE_FORMAT " bytes, %.2f s\n",
               N_RELATIONSHIPS, lodestar_report_layout_get_n_pages (layout),
               g_bytes_get_size (bytes), seconds);
      worst = MAX (worst, seconds);
    }

  g_print ("report: worst %.2f s, target %.1f s, ratio %.2f, %s\n", worst, TARGET_SECONDS,
           worst / TARGET_SECONDS, worst <= TARGET_SECONDS ? "met" : "MISSED");

  return 0;
}
