/* lodestar-report-pdf.c - a report as a PDF file
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-pdf.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "lodestar-error.h"
#include "lodestar-output.h"
#include "lodestar-report-layout-private.h"
#include "lodestar-report-pdf-private.h"

static cairo_status_t
lodestar_report_pdf_collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static char *
lodestar_report_pdf_dup_title (LodestarReportDocument *document)
{
  return g_strdup_printf ("%s – %s", document->title, document->kind);
}

static void
lodestar_report_pdf_set_metadata (cairo_surface_t *surface, LodestarReportDocument *document)
{
  g_autofree char *title = lodestar_report_pdf_dup_title (document);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Lodestar");

  if (document->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);

  if (document->created != 0)
    {
      g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (document->created);
      g_autofree char *iso = g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, iso);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, iso);
    }
}

/* Headings become destinations and entries of the outline, the second level under the first. */
static void
lodestar_report_pdf_add_outline (
  cairo_surface_t *surface, cairo_t *cr, LodestarReportPage *page, guint *n_headings, int *parent)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      LodestarReportItem *item = &g_array_index (page->items, LodestarReportItem, i);
      g_autofree char    *attributes = NULL;
      g_autofree char    *target = NULL;
      int                 entry;

      if (item->kind != LODESTAR_REPORT_ITEM_HEADING)
        continue;

      ++*n_headings;
      attributes =
        g_strdup_printf ("name='heading-%u' x=%d y=%d", *n_headings, (int) item->x, (int) item->y);
      target = g_strdup_printf ("dest='heading-%u'", *n_headings);
      cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
      cairo_tag_end (cr, CAIRO_TAG_DEST);
      entry = cairo_pdf_surface_add_outline (
        surface, item->level > 1 && *parent > 0 ? *parent : CAIRO_PDF_OUTLINE_ROOT, item->words,
        target, CAIRO_PDF_OUTLINE_FLAG_OPEN);

      if (item->level <= 1)
        *parent = entry;
    }
}

/**
 * lodestar_report_pdf_create:
 * @layout: the pages
 * @error: return location for a #GError, or %NULL
 *
 * Makes a PDF file: tagged, with outline, title and language. The same layout
 * gives the same bytes.
 *
 * Returns: (transfer full): the file's contents, or %NULL with @error set
 */
GBytes *
lodestar_report_pdf_create (LodestarReportLayout *layout, GError **error)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GPtrArray) alternatives = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = NULL;
  cairo_surface_t *surface;
  cairo_t         *cr;
  cairo_status_t   status;
  guint            n_headings = 0;
  int              parent = 0;

  g_return_val_if_fail (layout != NULL, NULL);

  surface = cairo_pdf_surface_create_for_stream (lodestar_report_pdf_collect, file, layout->width,
                                                 layout->height);
  /* Later versions pack the objects into streams, which the last step would have to unpack. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  lodestar_report_pdf_set_metadata (surface, layout->document);
  cr = cairo_create (surface);
  cairo_tag_begin (cr, "Document", NULL);

  for (guint i = 0; i < layout->pages->len; i++)
    {
      LodestarReportPage *page = g_ptr_array_index (layout->pages, i);

      lodestar_report_pdf_add_outline (surface, cr, page, &n_headings, &parent);
      lodestar_report_page_draw (page, cr, TRUE, alternatives);

      if (i + 1 < layout->pages->len)
        cairo_show_page (cr);
    }

  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);

  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);

  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_FAILED,
                   _ ("The PDF file could not be made: %s"), cairo_status_to_string (status));
      return NULL;
    }

  title = lodestar_report_pdf_dup_title (layout->document);

  if (!lodestar_report_pdf_finish (file, title, layout->document->author,
                                   layout->document->language, layout->document->created,
                                   alternatives, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}

/**
 * lodestar_report_pdf_write:
 * @layout: the pages
 * @filename: where to
 * @error: return location for a #GError, or %NULL
 *
 * Writes a PDF file; an older one of that name is replaced only once the new one
 * is complete.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_report_pdf_write (LodestarReportLayout *layout, const char *filename, GError **error)
{
  g_autoptr (GBytes) bytes = lodestar_report_pdf_create (layout, error);
  gconstpointer data;
  gsize         length;

  g_return_val_if_fail (filename != NULL, FALSE);

  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &length);

  return lodestar_output_write (filename, data, length, error);
}
