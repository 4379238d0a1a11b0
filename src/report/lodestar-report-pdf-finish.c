/* lodestar-report-pdf-finish.c - what cairo leaves out of a tagged file
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-pdf-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "lodestar-error.h"

/*
 * Adds the language, the wish to show the title in the window, the metadata packet
 * and the words that stand for each figure. The file is not rewritten: changed
 * objects are appended, as PDF provides for ("incremental update"), so nothing that
 * cairo wrote has to be understood but the table of offsets and the few objects
 * that are changed. The file must be of PDF 1.4, whose objects lie open.
 */

typedef struct
{
  GByteArray *file;
  GArray     *offsets; /* (owned), of gsize: where each object begins, 0 for free ones */
  gsize       old_xref;
  char       *root;    /* (owned) (nullable): "12 0 R" */
  char       *info;    /* (owned) (nullable) */
  GArray     *changed; /* (owned), of LodestarPdfChange */
} LodestarPdfUpdate;

typedef struct
{
  guint number;
  gsize offset;
} LodestarPdfChange;

static void
lodestar_pdf_update_clear (LodestarPdfUpdate *self)
{
  g_clear_pointer (&self->offsets, g_array_unref);
  g_clear_pointer (&self->changed, g_array_unref);
  g_clear_pointer (&self->root, g_free);
  g_clear_pointer (&self->info, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodestarPdfUpdate, lodestar_pdf_update_clear)

static const char *
lodestar_pdf_update_find (LodestarPdfUpdate *self, gsize start, const char *needle)
{
  if (start >= self->file->len)
    return NULL;

  return memmem (self->file->data + start, self->file->len - start, needle, strlen (needle));
}

static char *
lodestar_pdf_update_dup_reference (LodestarPdfUpdate *self, const char *trailer, const char *key)
{
  const char *found =
    lodestar_pdf_update_find (self, (gsize) ((const guint8 *) trailer - self->file->data), key);
  guint number;

  if (found == NULL || sscanf (found + strlen (key), " %u 0 R", &number) != 1)
    return NULL;

  return g_strdup_printf ("%u 0 R", number);
}

/* The last table of offsets: "xref", "0 N", and a line of twenty characters for each object. */
static gboolean
lodestar_pdf_update_read (LodestarPdfUpdate *self)
{
  const gsize  tail = self->file->len > 64 ? self->file->len - 64 : 0;
  const char  *found = lodestar_pdf_update_find (self, tail, "startxref\n");
  const char  *line;
  unsigned int n;
  int          n_read;

  if (found == NULL)
    return FALSE;

  self->old_xref = (gsize) g_ascii_strtoull (found + strlen ("startxref\n"), NULL, 10);

  if (self->old_xref + 24 >= self->file->len)
    return FALSE;

  line = (const char *) self->file->data + self->old_xref;

  if (sscanf (line, "xref 0 %u%n", &n, &n_read) != 1)
    return FALSE;

  line = strchr (line + n_read, '\n');

  if (line == NULL ||
      (gsize) (line + 1 - (const char *) self->file->data) + 20 * (gsize) n > self->file->len)
    return FALSE;

  line++;

  for (guint i = 0; i < n; i++, line += 20)
    {
      gsize offset = line[17] == 'n' ? (gsize) g_ascii_strtoull (line, NULL, 10) : 0;

      g_array_append_val (self->offsets, offset);
    }

  self->root = lodestar_pdf_update_dup_reference (self, line, "/Root");
  self->info = lodestar_pdf_update_dup_reference (self, line, "/Info");

  return self->root != NULL && self->info != NULL;
}

/* The dictionary of an object without its last ">>", or NULL where it is a stream. */
static char *
lodestar_pdf_update_dup_open_dictionary (LodestarPdfUpdate *self, guint number)
{
  gsize offset = number < self->offsets->len ? g_array_index (self->offsets, gsize, number) : 0;
  const char *start, *end;

  if (offset == 0 || (start = lodestar_pdf_update_find (self, offset, "<<")) == NULL ||
      (end = lodestar_pdf_update_find (self, offset, "endobj")) == NULL || end < start)
    return NULL;

  while (end > start && !g_str_has_prefix (end, ">>"))
    end--;

  return end > start ? g_strndup (start, (gsize) (end - start)) : NULL;
}

static void
lodestar_pdf_update_append (LodestarPdfUpdate *self, const char *text)
{
  g_byte_array_append (self->file, (const guint8 *) text, (guint) strlen (text));
}

static void
lodestar_pdf_update_append_object (LodestarPdfUpdate *self, guint number, const char *body)
{
  LodestarPdfChange change = { .number = number, .offset = self->file->len };
  g_autofree char  *head = g_strdup_printf ("%u 0 obj\n", number);

  lodestar_pdf_update_append (self, head);
  lodestar_pdf_update_append (self, body);
  lodestar_pdf_update_append (self, "\nendobj\n");
  g_array_append_val (self->changed, change);
}

/* A text string in hexadecimal UTF-16. */
static char *
lodestar_pdf_dup_string (const char *text)
{
  glong                 n_units = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n_units, NULL);
  GString              *string = g_string_new ("<FEFF");

  for (glong i = 0; units != NULL && i < n_units; i++)
    g_string_append_printf (string, "%04X", units[i]);

  g_string_append_c (string, '>');

  return g_string_free_and_steal (string);
}

static char *
lodestar_pdf_dup_packet (const char *title,
                         const char *author,
                         const char *language,
                         gint64      created)
{
  GString         *packet = g_string_new (NULL);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  g_string_append (packet,
                   "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                   "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                   "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                   "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                   "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n");
  g_string_append_printf (packet,
                          "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt>"
                          "</dc:title>\n<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag>"
                          "</dc:language>\n<xmp:CreatorTool>Lodestar</xmp:CreatorTool>\n",
                          escaped, language);

  if (author != NULL)
    {
      g_autofree char *name = g_markup_escape_text (author, -1);

      g_string_append_printf (
        packet, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", name);
    }

  if (created != 0)
    {
      g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (created);
      g_autofree char *iso = g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");

      g_string_append_printf (packet, "<xmp:CreateDate>%s</xmp:CreateDate>\n", iso);
    }

  g_string_append (packet, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");

  return g_string_free_and_steal (packet);
}

static gboolean
lodestar_pdf_update_change_catalog (LodestarPdfUpdate *self, const char *language, guint metadata)
{
  guint            number = (guint) g_ascii_strtoull (self->root, NULL, 10);
  g_autofree char *old = lodestar_pdf_update_dup_open_dictionary (self, number);
  g_autofree char *body = NULL;

  if (old == NULL || strstr (old, "/Catalog") == NULL)
    return FALSE;

  body = g_strdup_printf ("%s /Lang (%s)\n /ViewerPreferences << /DisplayDocTitle true >>\n"
                          " /Metadata %u 0 R\n>>",
                          old, language, metadata);
  lodestar_pdf_update_append_object (self, number, body);

  return TRUE;
}

/* cairo numbers the elements in the order in which they were begun. */
static gboolean
lodestar_pdf_update_change_figures (LodestarPdfUpdate *self, GPtrArray *alternatives)
{
  guint n_figures = 0;

  for (guint i = 1; alternatives->len > 0 && i < self->offsets->len; i++)
    {
      g_autofree char *old = lodestar_pdf_update_dup_open_dictionary (self, i);
      g_autofree char *words = NULL;
      g_autofree char *body = NULL;

      if (old == NULL || strstr (old, "/StructElem") == NULL || strstr (old, "/S /Figure") == NULL)
        continue;

      if (n_figures == alternatives->len)
        return FALSE;

      words = lodestar_pdf_dup_string (g_ptr_array_index (alternatives, n_figures));
      body = g_strdup_printf ("%s /Alt %s\n>>", old, words);
      lodestar_pdf_update_append_object (self, i, body);
      n_figures++;
    }

  return n_figures == alternatives->len;
}

static int
lodestar_pdf_change_compare (gconstpointer a, gconstpointer b)
{
  const LodestarPdfChange *left = a;
  const LodestarPdfChange *right = b;

  return left->number < right->number ? -1 : left->number > right->number;
}

static void
lodestar_pdf_update_append_table (LodestarPdfUpdate *self)
{
  gsize            xref = self->file->len;
  g_autofree char *trailer = NULL;

  g_array_sort (self->changed, lodestar_pdf_change_compare);
  lodestar_pdf_update_append (self, "xref\n");

  for (guint i = 0; i < self->changed->len; i++)
    {
      LodestarPdfChange *change = &g_array_index (self->changed, LodestarPdfChange, i);
      g_autofree char   *line =
        g_strdup_printf ("%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n", change->number, change->offset);

      lodestar_pdf_update_append (self, line);
    }

  trailer = g_strdup_printf ("trailer\n<< /Size %u\n   /Root %s\n   /Info %s\n   /Prev "
                             "%" G_GSIZE_FORMAT "\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                             self->offsets->len + 1, self->root, self->info, self->old_xref, xref);
  lodestar_pdf_update_append (self, trailer);
}

/*
 * Completes @file in place. @alternatives are the words of the figures in their
 * order. Fails where the file is not of the form that cairo writes.
 */
gboolean
lodestar_report_pdf_finish (GByteArray *file,
                            const char *title,
                            const char *author,
                            const char *language,
                            gint64      created,
                            GPtrArray  *alternatives,
                            GError    **error)
{
  g_autofree char *packet = NULL;
  g_autofree char *body = NULL;
  guint            metadata;
  g_auto (LodestarPdfUpdate) update = {
    .file = file,
    .offsets = g_array_new (FALSE, FALSE, sizeof (gsize)),
    .changed = g_array_new (FALSE, FALSE, sizeof (LodestarPdfChange)),
  };

  if (!lodestar_pdf_update_read (&update))
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_FAILED,
                   _ ("The PDF file could not be completed"));
      return FALSE;
    }

  metadata = update.offsets->len;

  if (!lodestar_pdf_update_change_catalog (&update, language, metadata) ||
      !lodestar_pdf_update_change_figures (&update, alternatives))
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_FAILED,
                   _ ("The PDF file could not be completed"));
      return FALSE;
    }

  packet = lodestar_pdf_dup_packet (title, author, language, created);
  body = g_strdup_printf ("<< /Type /Metadata /Subtype /XML /Length %" G_GSIZE_FORMAT
                          " >>\nstream\n%s\nendstream",
                          strlen (packet), packet);
  lodestar_pdf_update_append_object (&update, metadata, body);
  lodestar_pdf_update_append_table (&update);

  return TRUE;
}
