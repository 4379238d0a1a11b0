/* lodestar-report-print.c - a report on a printer
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-print.h"

/* What an operation needs until it is done. */
typedef struct
{
  LodestarReportDocument *document; /* (owned) */
  LodestarReportLayout   *layout;   /* (owned) (nullable): for the paper chosen in the dialog */
} LodestarReportPrint;

static void
lodestar_report_print_free (LodestarReportPrint *self)
{
  lodestar_report_document_unref (self->document);
  g_clear_pointer (&self->layout, lodestar_report_layout_unref);
  g_free (self);
}

static void
lodestar_report_print_begin (GtkPrintOperation   *operation,
                             GtkPrintContext     *context,
                             LodestarReportPrint *self)
{
  double              width = gtk_print_context_get_width (context);
  double              height = gtk_print_context_get_height (context);
  LodestarReportPaper paper =
    height / width < 1.36 ? LODESTAR_REPORT_PAPER_LETTER : LODESTAR_REPORT_PAPER_A4;

  g_clear_pointer (&self->layout, lodestar_report_layout_unref);
  self->layout = lodestar_report_layout_new (self->document, paper);
  gtk_print_operation_set_n_pages (operation,
                                   (int) lodestar_report_layout_get_n_pages (self->layout));
}

/* Paper of another size takes the page scaled to fit, in its middle. */
static void
lodestar_report_print_draw_page (GtkPrintOperation   *operation,
                                 GtkPrintContext     *context,
                                 int                  page,
                                 LodestarReportPrint *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double   width = gtk_print_context_get_width (context);
  double   height = gtk_print_context_get_height (context);
  double   page_width, page_height, scale;

  lodestar_report_paper_get_size (lodestar_report_layout_get_paper (self->layout), &page_width,
                                  &page_height);
  scale = MIN (width / page_width, height / page_height);

  cairo_save (cr);

  /* A difference of half a point is a matter of how the size is written. */
  if (ABS (scale - 1) > 0.002)
    {
      cairo_translate (cr, (width - page_width * scale) / 2, (height - page_height * scale) / 2);
      cairo_scale (cr, scale, scale);
    }

  lodestar_report_layout_draw_page (self->layout, (guint) page, cr);
  cairo_restore (cr);
}

/**
 * lodestar_report_print_new:
 * @document: a report
 * @paper: the paper to begin with; the dialog may choose another
 *
 * Prepares printing. The pages are those of a [struct@ReportLayout], as in the
 * preview.
 *
 * Returns: (transfer full): an operation to be run
 */
GtkPrintOperation *
lodestar_report_print_new (LodestarReportDocument *document, LodestarReportPaper paper)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize        *size;
  LodestarReportPrint *self = g_new0 (LodestarReportPrint, 1);
  g_autofree char     *name = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  self->document = lodestar_report_document_ref (document);
  size = gtk_paper_size_new (paper == LODESTAR_REPORT_PAPER_LETTER ? GTK_PAPER_NAME_LETTER
                                                                   : GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_paper_size_free (size);
  name = g_strdup_printf ("%s – %s", lodestar_report_document_get_title (document),
                          lodestar_report_document_get_kind (document));

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, name);
  g_signal_connect (operation, "begin-print", G_CALLBACK (lodestar_report_print_begin), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (lodestar_report_print_draw_page), self);
  g_object_set_data_full (G_OBJECT (operation), "lodestar-report-print", self,
                          (GDestroyNotify) lodestar_report_print_free);

  return operation;
}
