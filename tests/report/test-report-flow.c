/* test-report-flow.c - what stands on a page: nothing lost, nothing over another, nothing outside
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-layout-private.h"
#include "lodestar-report-pdf.h"

#include <glib/gstdio.h>
#include <math.h>

#include "sample-charts.h"
#include "sample-reports.h"
#include "test-report.h"

static LodestarReportDocument *
test_report_flow_new (void)
{
  LodestarReportDocument *report = lodestar_report_document_new ("Report", "Title");

  lodestar_report_document_begin_section (report, "Part", FALSE, "What is counted, and how.");

  return report;
}

static LodestarReportPage *
test_report_flow_get_page (LodestarReportLayout *layout, guint page)
{
  return g_ptr_array_index (layout->pages, page);
}

static const LodestarReportItem *
test_report_flow_get_item (LodestarReportPage *page, guint position)
{
  return &g_array_index (page->items, LodestarReportItem, position);
}

/* The ink of words: narrower than a line, so that neighbours may stand close. */
static gboolean
test_report_flow_get_box (const LodestarReportItem *item, graphene_rect_t *box)
{
  double         width = 0, x;
  PangoRectangle logical;

  if (item->kind != LODESTAR_REPORT_ITEM_TEXT || item->n_lines == 0)
    return FALSE;

  for (guint i = 0; i < item->n_lines; i++)
    {
      PangoLayoutLine *line =
        pango_layout_get_line_readonly (item->layout, (int) (item->first_line + i));

      pango_layout_line_get_extents (line, NULL, &logical);
      width = fmax (width, logical.width / (double) PANGO_SCALE);
    }

  if (width <= 0)
    return FALSE;

  x = item->x;

  if (item->align == LODESTAR_REPORT_ALIGN_RIGHT)
    x += item->width - width;
  else if (item->align == LODESTAR_REPORT_ALIGN_CENTER)
    x += (item->width - width) / 2;

  graphene_rect_init (box, (float) x, (float) item->y - 4.5f, (float) width,
                      (float) (item->leading * (item->n_lines - 1) + 4.5));

  return TRUE;
}

/* No words over others; all between the margins, and over the lower end of the text block. */
static void
test_report_flow_check_page (LodestarReportLayout *layout, guint number)
{
  LodestarReportPage *page = test_report_flow_get_page (layout, number);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  for (guint i = 0; i < page->items->len; i++)
    {
      graphene_rect_t box, both;

      if (!test_report_flow_get_box (test_report_flow_get_item (page, i), &box))
        continue;

      for (guint j = 0; j < boxes->len; j++)
        if (graphene_rect_intersection (&g_array_index (boxes, graphene_rect_t, j), &box, &both) &&
            both.size.width > 0.5 && both.size.height > 0.5)
          g_error ("Page %u: “%s” stands over other words", number + 1,
                   pango_layout_get_text (test_report_flow_get_item (page, i)->layout));

      g_array_append_val (boxes, box);

      if (page->is_letter)
        continue;

      g_assert_cmpfloat (box.origin.x, >=, layout->left - 2);
      g_assert_cmpfloat (box.origin.x + box.size.width, <=,
                         layout->left + LODESTAR_REPORT_WIDTH + 2);
      g_assert_cmpfloat (box.origin.y, >=, layout->top - 8);
      g_assert_cmpfloat (box.origin.y + box.size.height, <=,
                         layout->top + LODESTAR_REPORT_HEIGHT + 2);
    }
}

/* What is tagged is closed in the order in which it was opened, on the same page. */
static void
test_report_flow_check_tags (LodestarReportLayout *layout, guint number)
{
  LodestarReportPage *page = test_report_flow_get_page (layout, number);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint i = 0; i < page->items->len; i++)
    {
      const LodestarReportItem *item = test_report_flow_get_item (page, i);

      if (item->kind == LODESTAR_REPORT_ITEM_BEGIN_TAG)
        g_ptr_array_add (open, (gpointer) item->tag);
      else if (item->kind == LODESTAR_REPORT_ITEM_END_TAG)
        {
          g_assert_cmpuint (open->len, >, 0);
          g_assert_cmpstr (g_ptr_array_index (open, open->len - 1), ==, item->tag);
          g_ptr_array_set_size (open, (int) open->len - 1);
        }
    }

  g_assert_cmpuint (open->len, ==, 0);
}

/* Each page says which it is, of how many. */
static void
test_report_flow_check_number (LodestarReportLayout *layout, guint number)
{
  g_autofree char *text = lodestar_report_layout_dup_page_text (layout, number);
  g_autofree char *words =
    g_strdup_printf ("Page %u of %u\n", number + 1, lodestar_report_layout_get_n_pages (layout));

  if (!test_report_flow_get_page (layout, number)->is_letter)
    g_assert_nonnull (strstr (text, words));
}

static LodestarReportLayout *
test_report_flow_lay_out (LodestarReportDocument *report)
{
  g_autoptr (LodestarReportLayout) letter =
    lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_LETTER);
  LodestarReportLayout *a4 = lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_A4);

  g_assert_cmpuint (lodestar_report_layout_get_n_pages (a4), ==,
                    lodestar_report_layout_get_n_pages (letter));

  for (guint page = 0; page < lodestar_report_layout_get_n_pages (a4); page++)
    {
      g_autofree char *left = lodestar_report_layout_dup_page_text (a4, page);
      g_autofree char *right = lodestar_report_layout_dup_page_text (letter, page);

      g_assert_cmpstr (left, ==, right);
      test_report_flow_check_page (a4, page);
      test_report_flow_check_page (letter, page);
      test_report_flow_check_tags (a4, page);
      test_report_flow_check_number (a4, page);
    }

  return a4;
}

static char *
test_report_flow_dup_text (LodestarReportLayout *layout)
{
  GString *text = g_string_new (NULL);

  for (guint page = 0; page < lodestar_report_layout_get_n_pages (layout); page++)
    {
      g_autofree char *words = lodestar_report_layout_dup_page_text (layout, page);

      g_string_append (text, words);
    }

  return g_string_free_and_steal (text);
}

/* ------------------------------------------------------------------ random reports */

static LodestarReportTable *
test_report_flow_add_table (LodestarReportDocument *report, guint n_rows, guint *token)
{
  LodestarReportTable *table = lodestar_report_document_add_table (report, "Table");

  lodestar_report_table_add_column (table, "No.", LODESTAR_REPORT_COLUMN_NUMBER, 24);
  lodestar_report_table_add_column (table, "Name", LODESTAR_REPORT_COLUMN_TEXT, 0);
  lodestar_report_table_add_column (table, "Where", LODESTAR_REPORT_COLUMN_TEXT, 0);
  lodestar_report_table_add_column (table, "Score", LODESTAR_REPORT_COLUMN_NUMBER, 40);

  for (guint i = 0; i < n_rows; i++)
    {
      LodestarReportRow *row = lodestar_report_table_add_row (table);
      g_autofree char   *name = g_strdup_printf ("R%04u", ++*token);

      lodestar_report_row_add_number (row, i + 1);
      lodestar_report_row_add_cell (row, name);
      lodestar_report_row_add_cell (row, i % 5 == 2 ? "People & Culture, headquarters" : "Sales");
      lodestar_report_row_add_number (row, -(gint64) i * 7);

      if (i % 7 == 3)
        lodestar_report_row_set_reason (row, "Silent for 79 days. Last met on 4 September 2026.");
    }

  return table;
}

/* A block of any kind, with one token in it or one for each row. */
static void
test_report_flow_add_any (LodestarReportDocument *report, GRand *random, guint *token)
{
  g_autofree char *word = NULL;
  g_autofree char *many = NULL;
  guint            kind = (guint) g_rand_int_range (random, 0, 9);

  if (kind == 0)
    {
      test_report_flow_add_table (report, (guint) g_rand_int_range (random, 0, 60), token);
      return;
    }

  if (kind == 1)
    {
      g_autoptr (LodestarChartData) chart = sample_charts_create_columns ();

      lodestar_report_document_add_chart (report, chart, 120, NULL);
      return;
    }

  word = g_strdup_printf ("R%04u", ++*token);
  many = g_strdup_printf ("%s %s", word,
                          "One of many words that make a paragraph of a few lines, so that it has "
                          "to be divided where it meets the lower end of the page, and goes on at "
                          "the top of the next one; no line of it may be lost on the way there.");

  switch (kind)
    {
    case 2:
      lodestar_report_document_add_heading (report, 1, word);
      lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY, "Under it.");
      break;
    case 3:
      lodestar_report_document_add_heading (report, 2, word);
      lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_NOTE, "A note.");
      break;
    case 4:
      lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_LEDE, many);
      break;
    case 5:
      lodestar_report_document_add_callout (report, many);
      break;
    case 6:
      lodestar_report_document_add_bullet (report, many);
      break;
    case 7:
      lodestar_report_document_add_term (report, "Label", many);
      break;
    default:
      lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY, many);
      break;
    }
}

/* Whatever the blocks: each stands once, in its order, in its place. */
static void
test_report_flow_loses_nothing (void)
{
  for (guint32 seed = 1; seed <= 25; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (LodestarReportDocument) report = test_report_flow_new ();
      g_autoptr (LodestarReportLayout) layout = NULL;
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_autofree char *rows = NULL;
      guint            token = 0;

      for (guint i = 0; i < 14; i++)
        test_report_flow_add_any (report, random, &token);

      layout = test_report_flow_lay_out (report);
      g_assert_cmpuint (lodestar_report_layout_get_n_warnings (layout), ==, 0);
      text = test_report_flow_dup_text (layout);
      rows = test_report_dup_rows (text);

      for (guint i = 1; i <= token; i++)
        g_string_append_printf (expected, "R%04u ", i);

      g_assert_cmpstr (rows, ==, expected->str);
    }
}

/* The reports of the samples keep the same rules. */
static void
test_report_flow_samples_keep_the_rules (void)
{
  for (guint n = 0; n < 60; n += 13)
    {
      g_autoptr (LodestarReportDocument) progress = sample_reports_create_progress (n);
      g_autoptr (LodestarReportDocument) matching = sample_reports_create_matching (n);
      g_autoptr (LodestarReportLayout) one = test_report_flow_lay_out (progress);
      g_autoptr (LodestarReportLayout) two = test_report_flow_lay_out (matching);

      g_assert_cmpuint (lodestar_report_layout_get_n_pages (one), >=, 2);
      g_assert_cmpuint (lodestar_report_layout_get_n_pages (two), >=, 1);
    }
}

/* ------------------------------------------------------------------ tables */

static guint
test_report_flow_count_rows (LodestarReportLayout *layout, guint page)
{
  g_autofree char *text = lodestar_report_layout_dup_page_text (layout, page);
  g_autofree char *rows = test_report_dup_rows (text);

  return (guint) strlen (rows) / 6;
}

/* Wherever a table begins: its head stands on each of its pages, three rows at least under it, and
 * a short one is not divided without need. */
static void
test_report_flow_tables_break_well (void)
{
  for (guint n_lines = 0; n_lines < 50; n_lines += 5)
    for (guint n_rows = 1; n_rows < 60; n_rows += 7)
      {
        g_autoptr (LodestarReportDocument) report = test_report_flow_new ();
        g_autoptr (LodestarReportLayout) layout = NULL;
        guint token = 0, n_pages, n_seen = 0;

        for (guint i = 0; i < n_lines; i++)
          lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY, "A line.");

        lodestar_report_document_add_heading (report, 1, "The table");
        test_report_flow_add_table (report, n_rows, &token);
        layout = lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_A4);
        n_pages = lodestar_report_layout_get_n_pages (layout);

        for (guint page = 0; page < n_pages; page++)
          {
            g_autofree char *text = lodestar_report_layout_dup_page_text (layout, page);
            guint            n = test_report_flow_count_rows (layout, page);

            if (n == 0)
              continue;

            g_assert_nonnull (strstr (text, "\nName\n"));
            g_assert_cmpint (strstr (text, "\nThe table\n") != NULL, ==, n_seen == 0);
            g_assert_cmpint (strstr (text, "Table (continued from page ") != NULL, ==, n_seen > 0);
            n_seen += n;
            g_assert_cmpint (strstr (text, "continues on page ") != NULL, ==, n_seen < n_rows);

            if (n < n_rows)
              g_assert_cmpuint (n, >=, n_seen < n_rows ? 2 : 3);
          }

        g_assert_cmpuint (n_seen, ==, n_rows);

        if (n_rows <= 6)
          g_assert_cmpuint (test_report_flow_count_rows (layout, n_pages - 1), ==, n_rows);
      }
}

/* No page but the last stays empty by more than a third because of a table. */
static void
test_report_flow_pages_are_filled (void)
{
  for (guint n_lines = 2; n_lines < 34; n_lines += 2)
    {
      g_autoptr (LodestarReportDocument) report = test_report_flow_new ();
      g_autoptr (LodestarReportLayout) layout = NULL;
      LodestarReportPage *page;
      double              lowest = 0;
      guint               token = 0;

      for (guint i = 0; i < n_lines; i++)
        lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY, "A line.");

      test_report_flow_add_table (report, 15, &token);
      lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY, "The end.");
      layout = lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_A4);

      if (lodestar_report_layout_get_n_pages (layout) < 2)
        continue;

      page = test_report_flow_get_page (layout, 0);

      for (guint i = 0; i < page->items->len; i++)
        {
          const LodestarReportItem *item = test_report_flow_get_item (page, i);

          /* Not the foot. */
          if (item->kind == LODESTAR_REPORT_ITEM_TEXT &&
              item->y < layout->top + LODESTAR_REPORT_HEIGHT - 60)
            lowest = fmax (lowest, item->y);
        }

      g_assert_cmpfloat (lowest - layout->top, >, LODESTAR_REPORT_HEIGHT * 0.6);
    }
}

/* What introduces a table stands on its page. */
static void
test_report_flow_table_goes_with_its_words (void)
{
  for (guint n_lines = 0; n_lines < 60; n_lines++)
    {
      g_autoptr (LodestarReportDocument) report = test_report_flow_new ();
      g_autoptr (LodestarReportLayout) layout = NULL;
      guint token = 0;

      for (guint i = 0; i < n_lines; i++)
        lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY, "A line.");

      lodestar_report_document_add_heading (report, 1, "The table");
      lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY, "Its introduction.");
      test_report_flow_add_table (report, 12, &token);
      layout = lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_A4);
      g_assert_cmpuint (lodestar_report_layout_get_n_warnings (layout), ==, 0);

      for (guint page = 0; page < lodestar_report_layout_get_n_pages (layout); page++)
        {
          g_autofree char *text = lodestar_report_layout_dup_page_text (layout, page);
          gboolean         has_words = strstr (text, "Its introduction.") != NULL;

          g_assert_cmpint (strstr (text, "\nThe table\n") != NULL, ==, has_words);
          g_assert_cmpint (strstr (text, "R0001") != NULL, ==, has_words);
        }
    }
}

/* Where two cells of a row begin. */
static double
test_report_flow_get_gap (LodestarReportLayout *layout, const char *first, const char *second)
{
  LodestarReportPage *page = test_report_flow_get_page (layout, 0);
  double              left = NAN, right = NAN;

  for (guint i = 0; i < page->items->len; i++)
    {
      const LodestarReportItem *item = test_report_flow_get_item (page, i);

      if (item->kind != LODESTAR_REPORT_ITEM_TEXT)
        continue;

      if (g_str_equal (pango_layout_get_text (item->layout), first))
        left = item->x;
      else if (g_str_equal (pango_layout_get_text (item->layout), second))
        right = item->x;
    }

  return right - left;
}

/* Columns without a width of their own share by what they hold: long names get more. */
static void
test_report_flow_columns_share_by_content (void)
{
  static const char *const departments[] = { "IT", "Department of Everlasting Virtue" };
  double                   gaps[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (LodestarReportDocument) report = test_report_flow_new ();
      g_autoptr (LodestarReportLayout) layout = NULL;
      LodestarReportTable *table = lodestar_report_document_add_table (report, "Table");
      LodestarReportRow   *row;

      lodestar_report_table_add_column (table, "Name", LODESTAR_REPORT_COLUMN_TEXT, 0);
      lodestar_report_table_add_column (table, "Department", LODESTAR_REPORT_COLUMN_TEXT, 0);
      lodestar_report_table_add_column (table, "Rest", LODESTAR_REPORT_COLUMN_TEXT, 240);
      row = lodestar_report_table_add_row (table);
      lodestar_report_row_add_cell (row, "mentee 01");
      lodestar_report_row_add_cell (row, departments[i]);
      lodestar_report_row_add_cell (row, "rest");
      layout = test_report_flow_lay_out (report);
      g_assert_cmpuint (lodestar_report_layout_get_n_warnings (layout), ==, 0);
      gaps[i] = test_report_flow_get_gap (layout, "Department", "rest");
    }

  g_assert_cmpfloat (gaps[1], >, gaps[0] + 20);
}

/* No row, one row, three thousand rows: the head stands, and nothing is lost. */
static void
test_report_flow_tables_of_any_length (void)
{
  static const guint lengths[] = { 0, 1, 3000 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (LodestarReportDocument) report = test_report_flow_new ();
      g_autoptr (LodestarReportLayout) layout = NULL;
      guint token = 0, n = 0;

      test_report_flow_add_table (report, lengths[i], &token);
      lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY, "After it.");
      layout = lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_A4);
      g_assert_cmpuint (lodestar_report_layout_get_n_warnings (layout), ==, 0);

      for (guint page = 0; page < lodestar_report_layout_get_n_pages (layout); page++)
        {
          test_report_flow_check_tags (layout, page);
          n += test_report_flow_count_rows (layout, page);
        }

      g_assert_cmpuint (n, ==, lengths[i]);
    }
}

/* ------------------------------------------------------------------ odd words */

static void
test_report_flow_words_of_any_kind (void)
{
  static const char *const words[] = {
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "قسم البحث والتطوير",
    "研究開発本部先端技術研究所人工知能基盤研究グループ企画推進室研究開発本部先端技術研究所",
    "\u202eabc\u202c",
    "👩‍💼 e\u0301 \u200b zero",
    "−1,234,567,890,123",
    "Tom & Jerry <b>not bold</b>",
    "Mid-program check-in",
    "",
    " ",
  };
  g_autoptr (LodestarReportDocument) report = test_report_flow_new ();
  g_autoptr (LodestarReportLayout) layout = NULL;
  LodestarReportTable *table = lodestar_report_document_add_table (report, "Table");
  g_autofree char     *text = NULL;

  lodestar_report_table_add_column (table, "Word", LODESTAR_REPORT_COLUMN_TEXT, 0);
  lodestar_report_table_add_column (table, "Again", LODESTAR_REPORT_COLUMN_TEXT, 90);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      LodestarReportRow *row = lodestar_report_table_add_row (table);
      g_autofree char   *escaped = g_markup_escape_text (words[i], -1);

      lodestar_report_row_add_cell (row, words[i]);
      lodestar_report_row_add_strong (row, words[i]);
      lodestar_report_row_set_reason (row, words[i]);
      lodestar_report_document_add_heading (report, 2, *words[i] != '\0' ? words[i] : "x");
      lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY, escaped);
      lodestar_report_document_add_bullet (report, escaped);
      lodestar_report_document_add_term (report, words[i], escaped);
    }

  layout = test_report_flow_lay_out (report);
  text = test_report_flow_dup_text (layout);
  g_assert_nonnull (strstr (text, "Tom & Jerry <b>not bold</b>"));
  g_assert_nonnull (strstr (text, "قسم البحث والتطوير"));
  g_assert_nonnull (strstr (text, "−1,234,567,890,123"));
}

/* With tabular digits the hyphen would be as wide as a digit. */
static void
test_report_flow_hyphens_are_narrow (void)
{
  PangoContext *context = lodestar_report_style_create_context ("en", FALSE);
  g_autoptr (PangoLayout) plain =
    lodestar_report_style_create_layout (context, LODESTAR_REPORT_STYLE_BODY, "x-x", FALSE, 0);
  g_autoptr (PangoLayout) cell =
    lodestar_report_style_create_layout (context, LODESTAR_REPORT_STYLE_CELL, "x-x", FALSE, 0);
  g_autoptr (PangoLayout) ones =
    lodestar_report_style_create_layout (context, LODESTAR_REPORT_STYLE_CELL, "111", FALSE, 0);
  g_autoptr (PangoLayout) eights =
    lodestar_report_style_create_layout (context, LODESTAR_REPORT_STYLE_CELL, "888", FALSE, 0);

  g_assert_cmpfloat (lodestar_report_style_get_width (cell), <,
                     lodestar_report_style_get_width (plain));
  g_assert_cmpfloat_with_epsilon (lodestar_report_style_get_width (ones),
                                  lodestar_report_style_get_width (eights), 0.02);
  g_object_unref (context);
}

/* ------------------------------------------------------------------ widows, outline, papers */

/* Of a divided paragraph two lines at least stand on either side. */
static void
test_report_flow_paragraphs_leave_no_widows (void)
{
  const char *words = "A paragraph that is long enough for four or five lines on a page of this "
                      "width, and not a word longer than that, so that it can be divided between "
                      "its lines in the middle, but neither after the first of them nor before "
                      "the last, because a line that stands alone looks lost and is easily "
                      "overlooked by whoever turns the page without thinking of it.";

  for (guint n_lines = 30; n_lines < 50; n_lines++)
    {
      g_autoptr (LodestarReportDocument) report = test_report_flow_new ();
      g_autoptr (LodestarReportLayout) layout = NULL;
      guint n_parts = 0;

      for (guint i = 0; i < n_lines; i++)
        lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY, "A line.");

      lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY, words);
      layout = lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_A4);

      for (guint number = 0; number < lodestar_report_layout_get_n_pages (layout); number++)
        {
          LodestarReportPage *page = test_report_flow_get_page (layout, number);

          for (guint i = 0; i < page->items->len; i++)
            {
              const LodestarReportItem *item = test_report_flow_get_item (page, i);

              if (item->kind == LODESTAR_REPORT_ITEM_TEXT &&
                  g_str_equal (pango_layout_get_text (item->layout), words))
                {
                  g_assert_cmpuint (item->n_lines, >=, 2);
                  n_parts++;
                }
            }
        }

      g_assert_cmpuint (n_parts, >=, 1);
      g_assert_cmpuint (n_parts, <=, 2);
    }
}

/* The words of a program, or NULL where there is none. */
static char *
test_report_flow_run (const char *path, const char *program, const char *option)
{
  const char *const argv[] = { program, option, path, NULL };

  return test_report_run (argv);
}

/* The file has tags for what there is, and the pages that were laid out, with the same words. */
static void
test_report_flow_file_has_pages_and_tags (gconstpointer data)
{
  g_autoptr (LodestarReportDocument) report = sample_reports_create_matching (60);
  g_autoptr (LodestarReportLayout) layout =
    lodestar_report_layout_new (report, GPOINTER_TO_UINT (data));
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "flow.pdf", NULL);
  g_autofree char *tags = NULL;
  g_autofree char *info = NULL;
  g_autofree char *pages =
    g_strdup_printf ("Pages: +%u\n", lodestar_report_layout_get_n_pages (layout));
  g_autoptr (GError) error = NULL;
  double                   width, height;
  static const char *const names[] = { "Document", "H1", "H2", "P",     "Table",
                                       "TR",       "TH", "TD", "Figure" };

  lodestar_report_pdf_write (layout, path, &error);
  g_assert_no_error (error);
  tags = test_report_flow_run (path, "pdfinfo", "-struct");
  info = test_report_flow_run (path, "pdfinfo", "-box");

  if (tags == NULL || info == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *pattern = g_strdup_printf ("(^|\n) *%s\\b", names[i]);

      if (!g_regex_match_simple (pattern, tags, 0, 0))
        g_error ("There is no %s in: %.600s", names[i], tags);
    }

  g_assert_true (g_regex_match_simple (pages, info, 0, 0));
  lodestar_report_paper_get_size (GPOINTER_TO_UINT (data), &width, &height);
  g_assert_nonnull (strstr (
    info, GPOINTER_TO_UINT (data) == LODESTAR_REPORT_PAPER_A4 ? "(A4)" : "612 x 792 pts (letter)"));
  g_unlink (path);
}

void
test_report_flow_add_tests (void)
{
  g_test_add_func ("/report/flow/loses-nothing", test_report_flow_loses_nothing);
  g_test_add_func ("/report/flow/samples-keep-the-rules", test_report_flow_samples_keep_the_rules);
  g_test_add_func ("/report/flow/tables-break-well", test_report_flow_tables_break_well);
  g_test_add_func ("/report/flow/pages-are-filled", test_report_flow_pages_are_filled);
  g_test_add_func ("/report/flow/table-goes-with-its-words",
                   test_report_flow_table_goes_with_its_words);
  g_test_add_func ("/report/flow/columns-share-by-content",
                   test_report_flow_columns_share_by_content);
  g_test_add_func ("/report/flow/tables-of-any-length", test_report_flow_tables_of_any_length);
  g_test_add_func ("/report/flow/words-of-any-kind", test_report_flow_words_of_any_kind);
  g_test_add_func ("/report/flow/hyphens-are-narrow", test_report_flow_hyphens_are_narrow);
  g_test_add_func ("/report/flow/paragraphs-leave-no-widows",
                   test_report_flow_paragraphs_leave_no_widows);
  g_test_add_data_func ("/report/flow/file-has-pages-and-tags-on-a4",
                        GUINT_TO_POINTER (LODESTAR_REPORT_PAPER_A4),
                        test_report_flow_file_has_pages_and_tags);
  g_test_add_data_func ("/report/flow/file-has-pages-and-tags-on-letter",
                        GUINT_TO_POINTER (LODESTAR_REPORT_PAPER_LETTER),
                        test_report_flow_file_has_pages_and_tags);
}
