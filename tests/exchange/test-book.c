/* test-book.c - what may stand in the markup of a workbook
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <string.h>

#include "lodestar-error.h"
#include "lodestar-workbook.h"

/* Workbooks are made here part by part, so that each test shows the markup it is about. */

static void
test_book_append_16 (GByteArray *out, guint value)
{
  const guint8 bytes[] = { value & 0xff, (value >> 8) & 0xff };

  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
test_book_append_32 (GByteArray *out, guint value)
{
  test_book_append_16 (out, value & 0xffff);
  test_book_append_16 (out, value >> 16);
}

static void
test_book_append_text (GByteArray *out, const char *text)
{
  g_byte_array_append (out, (const guint8 *) text, (guint) strlen (text));
}

/* An archive of parts that are not packed: name and content in turn, up to %NULL. */
static GBytes *
test_book_zip (const char *const *parts)
{
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  GByteArray *out = g_byte_array_new ();
  guint       n = 0, place;

  for (; parts[2 * n] != NULL; n++)
    {
      const char *name = parts[2 * n];
      guint       size = (guint) strlen (parts[2 * n + 1]);

      place = out->len;

      for (guint i = 0; i < 2; i++)
        {
          GByteArray *to = i == 0 ? out : directory;

          test_book_append_text (to, i == 0 ? "PK\x03\x04" : "PK\x01\x02");

          if (i == 1)
            test_book_append_16 (to, 20);

          test_book_append_16 (to, 20);
          test_book_append_32 (to, 0); /* flags, not packed */
          test_book_append_32 (to, 0); /* time */
          test_book_append_32 (to, 0); /* sum */
          test_book_append_32 (to, size);
          test_book_append_32 (to, size);
          test_book_append_16 (to, (guint) strlen (name));
          test_book_append_16 (to, 0);
        }

      test_book_append_16 (directory, 0);
      test_book_append_32 (directory, 0);
      test_book_append_32 (directory, 0);
      test_book_append_32 (directory, place);
      test_book_append_text (directory, name);
      test_book_append_text (out, name);
      test_book_append_text (out, parts[2 * n + 1]);
    }

  place = out->len;
  g_byte_array_append (out, directory->data, directory->len);
  test_book_append_text (out, "PK\x05\x06");
  test_book_append_32 (out, 0);
  test_book_append_16 (out, n);
  test_book_append_16 (out, n);
  test_book_append_32 (out, directory->len);
  test_book_append_32 (out, place);
  test_book_append_16 (out, 0);

  return g_byte_array_free_to_bytes (out);
}

static LodestarTable *
test_book_read (const char *const *parts, const char *sheet, GError **error)
{
  g_autoptr (GBytes) bytes = test_book_zip (parts);
  LodestarTableOptions options = { .sheet = sheet };

  return lodestar_table_read_bytes (bytes, &options, NULL, NULL, NULL, error);
}

static const char test_book_types[] =
  "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>";

#define TEST_BOOK_RELATION(id, type, target)                                                       \
  "<Relationship Id='" id "' Type='http://example.org/" type "' Target='" target "'/>"

static const char test_book_root[] = "<Relationships>" TEST_BOOK_RELATION (
  "rId1", "officeDocument", "xl/workbook.xml") "</Relationships>";

/* A workbook of one sheet with these rows, strings and formats of cells. */
static LodestarTable *
test_book_read_rows (const char *rows, const char *strings, const char *styles, GError **error)
{
  static const char relations[] =
    "<Relationships>" TEST_BOOK_RELATION ("rId1", "worksheet", "worksheets/sheet1.xml")
      TEST_BOOK_RELATION ("rId2", "sharedStrings", "strings.xml")
        TEST_BOOK_RELATION ("rId3", "styles", "/xl/styles.xml") "</Relationships>";
  static const char workbook[] =
    "<workbook xmlns:r='r'><sheets><sheet name='List' sheetId='1' r:id='rId1'/></sheets>"
    "</workbook>";
  g_autofree char *sheet =
    g_strdup_printf ("<?xml version='1.0'?><worksheet><sheetData>%s</sheetData></worksheet>", rows);
  g_autofree char *table = g_strdup_printf ("<sst>%s</sst>", strings);
  g_autofree char *formats = g_strdup_printf ("<styleSheet>%s</styleSheet>", styles);
  const char      *parts[] = { "[Content_Types].xml",
                               test_book_types,
                               "_rels/.rels",
                               test_book_root,
                               "xl/workbook.xml",
                               workbook,
                               "xl/_rels/workbook.xml.rels",
                               relations,
                               "xl/worksheets/sheet1.xml",
                               sheet,
                               "xl/strings.xml",
                               table,
                               "xl/styles.xml",
                               formats,
                               NULL };

  return test_book_read (parts, NULL, error);
}

/* The cells of a row with bars between them. */
static void
test_book_assert_row (LodestarTable *table, guint row, const char *expected)
{
  g_autoptr (GString) cells = g_string_new (NULL);

  for (guint i = 0; i < lodestar_table_get_row_length (table, row); i++)
    g_string_append_printf (cells, "%s%s", i > 0 ? "|" : "",
                            lodestar_table_get_cell (table, row, i));

  g_assert_cmpstr (cells->str, ==, expected);
}

static void
test_book_cells_of_all_types_are_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarTable) table =
    test_book_read_rows ("<row r='1'>"
                         "<c r='A1' t='s'><v>1</v></c>"
                         "<c r='B1' t='inlineStr'><is><t>in </t><r><t>line</t></r></is></c>"
                         "<c r='C1' t='str'><f>A1&amp;\"x\"</f><v>Ana &amp; Bo</v></c>"
                         "<c r='D1' t='b'><v>1</v></c><c r='E1' t='b'><v>0</v></c>"
                         "<c r='F1' t='e'><v>#REF!</v></c>"
                         "<c r='G1' t='d'><v>2019-03-15</v></c>"
                         "<c r='H1'><f>1+1</f><v>2.50</v></c>"
                         "<c r='I1' t='s'><v>99</v></c><c r='J1'><v>1e3</v></c></row>",
                         "<si><t>none</t></si><si><t>shared</t></si>", "", &error);

  g_assert_no_error (error);

  /* An error is no value, and a string that is not there is none. */
  test_book_assert_row (table, 0, "shared|in line|Ana & Bo|TRUE|FALSE||2019-03-15|2.5||1000");
  g_assert_cmpint (lodestar_table_get_kind (table, 0, 0), ==, LODESTAR_CELL_TEXT);
  g_assert_cmpint (lodestar_table_get_kind (table, 0, 6), ==, LODESTAR_CELL_DATE);
  g_assert_cmpint (lodestar_table_get_kind (table, 0, 7), ==, LODESTAR_CELL_NUMBER);
}

static void
test_book_places_may_be_left_out_or_jump (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarTable) table =
    test_book_read_rows ("<row><c><v>1</v></c><c><v>2</v></c></row>"
                         "<row r='5'><c r='C5'><v>3</v></c><c r='AB5'><v>4</v></c></row>"
                         "<row/><row r='9'><c r='B9'/></row>"
                         /* Back again, or beyond the edge: not believed. */
                         "<row r='10'><c r='B10'><v>5</v></c><c r='A10'><v>6</v></c>"
                         "<c r='XFE10'><v>7</v></c></row>",
                         "", "", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lodestar_table_get_n_rows (table), ==, 3);
  test_book_assert_row (table, 0, "1|2");
  g_assert_cmpuint (lodestar_table_get_line (table, 0), ==, 1);
  g_assert_cmpuint (lodestar_table_get_line (table, 1), ==, 5);
  g_assert_cmpstr (lodestar_table_get_cell (table, 1, 2), ==, "3");
  g_assert_cmpstr (lodestar_table_get_cell (table, 1, 27), ==, "4");
  g_assert_cmpuint (lodestar_table_get_line (table, 2), ==, 10);
  test_book_assert_row (table, 2, "|5");
}

static void
test_book_strings_are_what_is_seen (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarTable) table = test_book_read_rows (
    "<row r='1'><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c>"
    "<c t='s'><v>3</v></c><c t='s'><v>4</v></c></row>",
    /* Pieces, what is read aloud, spaces, characters that XML has not, and a guard. */
    "<si><r><rPr><b/></rPr><t>Zo</t></r><r><t>ë</t></r></si>"
    "<si><t>山田</t><rPh sb='0' eb='2'><t>ヤマダ</t></rPh></si>"
    "<si><t xml:space='preserve'>a  b</t></si>"
    "<si><t>x_x0009_y_x005F_x0009_z_xD800__x00_</t></si>"
    "<si><t>'=1+1</t></si>",
    "", &error);

  g_assert_no_error (error);
  test_book_assert_row (table, 0, "Zoë|山田|a  b|x\ty_x0009_z_xD800__x00_|=1+1");
}

static void
test_book_numbers_are_shown_by_their_format (void)
{
  static const char styles[] =
    "<numFmts><numFmt numFmtId='164' formatCode='00000'/>"
    "<numFmt numFmtId='165' formatCode='dd/mm/yyyy'/>"
    "<numFmt numFmtId='166' formatCode='#,##0.00 \"days\"'/></numFmts>"
    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
    "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/>"
    "<xf numFmtId='166'/><xf numFmtId='22'/></cellXfs>";
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarTable) table =
    test_book_read_rows ("<row r='1'><c s='0'><v>43539</v></c><c s='1'><v>43539</v></c>"
                         "<c s='2'><v>42</v></c><c s='3'><v>43539.75</v></c>"
                         "<c s='4'><v>43539</v></c><c s='5'><v>0.25</v></c>"
                         "<c s='77'><v>7</v></c><c s='2'><v>1234567</v></c>"
                         "<c s='1'><v>-3</v></c></row>",
                         "", styles, &error);

  g_assert_no_error (error);

  /* Leading zeros that only the format has are a part of a number of somebody. What the calendar
   * does not have stays a number. */
  test_book_assert_row (table, 0,
                        "43539|2019-03-15|00042|2019-03-15 18:00|43539|06:00|7|1234567|-3");
  g_assert_cmpint (lodestar_table_get_kind (table, 0, 0), ==, LODESTAR_CELL_NUMBER);
  g_assert_cmpint (lodestar_table_get_kind (table, 0, 1), ==, LODESTAR_CELL_DATE);
  g_assert_cmpint (lodestar_table_get_kind (table, 0, 2), ==, LODESTAR_CELL_TEXT);
}

/* Parts are found by what they are, whatever their names and the prefix of their elements. */
static void
test_book_parts_are_found_by_their_relations (void)
{
  const char *parts[] = {
    "_rels/.rels",
    "<Relationships>" TEST_BOOK_RELATION ("a", "officeDocument",
                                          "/odd/book.xml") "</Relationships>",
    "odd/book.xml",
    "<x:workbook xmlns:x='x' xmlns:r='r'><x:workbookPr date1904='true'/><x:sheets>"
    "<x:sheet name='Chart' r:id='c'/><x:sheet name='Old' state='veryHidden' r:id='o'/>"
    "<x:sheet name='Gone' r:id='g'/><x:sheet name='People' r:id='p'/></x:sheets></x:workbook>",
    "odd/_rels/book.xml.rels",
    "<Relationships>" TEST_BOOK_RELATION ("c", "chartsheet", "chartsheets/one.xml")
      TEST_BOOK_RELATION ("o", "worksheet", "old.xml")
        TEST_BOOK_RELATION ("p", "worksheet", "/odd/list.xml")
          TEST_BOOK_RELATION ("s", "styles", "looks.xml") "</Relationships>",
    "odd/old.xml",
    "<worksheet><row><c t='inlineStr'><is><t>old</t></is></c></row></worksheet>",
    "odd/list.xml",
    "<x:worksheet xmlns:x='x'><x:row><x:c s='0'><x:v>42077</x:v></x:c></x:row></x:worksheet>",
    "odd/looks.xml",
    "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>",
    NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarTable) table = test_book_read (parts, NULL, &error);
  g_autoptr (LodestarTable) old = test_book_read (parts, "Old", NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (lodestar_table_get_sheet (table), ==, "People");
  g_assert_cmpuint (g_strv_length ((char **) lodestar_table_get_sheets (table)), ==, 1);
  g_assert_cmpstr (lodestar_table_get_hidden_sheets (table)[0], ==, "Old");
  test_book_assert_row (table, 0, "2019-03-15");
  test_book_assert_row (old, 0, "old");
}

static void
test_book_damage_names_the_part (void)
{
  g_autoptr (GError) markup = NULL;
  g_autoptr (GError) hidden = NULL;
  g_autoptr (GError) binary = NULL;
  g_autoptr (GError) missing = NULL;
  const char *all_hidden[] = {
    "_rels/.rels",
    test_book_root,
    "xl/workbook.xml",
    "<workbook><sheet name='A' state='hidden' id='a'/></workbook>",
    "xl/_rels/workbook.xml.rels",
    "<Relationships>" TEST_BOOK_RELATION ("a", "worksheet", "a.xml") "</Relationships>",
    NULL,
  };
  const char *in_binary[] = {
    "_rels/.rels",
    "<Relationships>" TEST_BOOK_RELATION ("a", "officeDocument",
                                          "xl/workbook.bin") "</Relationships>",
    NULL,
  };
  const char *nothing[] = { "_rels/.rels", test_book_root, NULL };

  g_assert_null (test_book_read_rows ("<row><c></row>", "", "", &markup));
  g_assert_error (markup, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
  g_assert_nonnull (strstr (markup->message, "xl/worksheets/sheet1.xml"));
  g_assert_null (test_book_read (all_hidden, NULL, &hidden));
  g_assert_error (hidden, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
  g_assert_nonnull (strstr (hidden->message, "no sheet that can be seen"));
  g_assert_null (test_book_read (in_binary, NULL, &binary));
  g_assert_error (binary, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
  g_assert_nonnull (strstr (binary->message, "as CSV"));
  g_assert_null (test_book_read (nothing, NULL, &missing));
  g_assert_error (missing, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
}

#define TEST_BOOK_ODS_TYPE "application/vnd.oasis.opendocument.spreadsheet"

static LodestarTable *
test_book_read_ods (const char *tables, const char *sheet, GError **error)
{
  g_autofree char *content = g_strdup_printf (
    "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x' xmlns:style='s'>"
    "<office:automatic-styles><style:style style:name='ta1' style:family='table'>"
    "<style:table-properties table:display='false'/></style:style>"
    "<style:style style:name='ta2'><style:table-properties table:display='true'/></style:style>"
    "</office:automatic-styles><office:spreadsheet>%s</office:spreadsheet>"
    "</office:document-content>",
    tables);
  const char *parts[] = { "mimetype", TEST_BOOK_ODS_TYPE, "content.xml", content, NULL };

  return test_book_read (parts, sheet, error);
}

#define TEST_BOOK_TEXT(text)                                                                       \
  "<table:table-cell office:value-type='string'><text:p>" text "</text:p></table:table-cell>"

static void
test_book_ods_repeats_are_unrolled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarTable) table = test_book_read_ods (
    "<table:table table:name='A' table:style-name='ta2'>"
    "<table:table-row table:number-rows-repeated='3'><table:table-cell/></table:table-row>"
    "<table:table-row table:number-rows-repeated='2'>"
    "<table:table-cell table:number-columns-repeated='2' office:value-type='string'>"
    "<text:p>x</text:p></table:table-cell><table:covered-table-cell/>" TEST_BOOK_TEXT ("y")
    /* As sheets are filled up to their edges. */
    "<table:table-cell table:number-columns-repeated='16380'/></table:table-row>"
    "<table:table-row table:number-rows-repeated='1048570'><table:table-cell/></table:table-row>"
    "<table:table-row>" TEST_BOOK_TEXT ("last") "</table:table-row></table:table>",
    NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lodestar_table_get_n_rows (table), ==, 3);
  test_book_assert_row (table, 0, "x|x||y");
  test_book_assert_row (table, 1, "x|x||y");
  g_assert_cmpuint (lodestar_table_get_line (table, 0), ==, 4);
  g_assert_cmpuint (lodestar_table_get_line (table, 1), ==, 5);
  g_assert_cmpuint (lodestar_table_get_line (table, 2), ==, 1048576);
}

static void
test_book_ods_values_are_read_by_their_type (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarTable) table = test_book_read_ods (
    "<table:table table:name='A'><table:table-row>"
    "<table:table-cell office:value-type='float' office:value='1234.50'><text:p>1.234,5</text:p>"
    "</table:table-cell>"
    "<table:table-cell office:value-type='float' office:value='42'><text:p>00042</text:p>"
    "</table:table-cell>"
    "<table:table-cell office:value-type='date' office:date-value='2019-03-15'>"
    "<text:p>15.03.19</text:p></table:table-cell>"
    "<table:table-cell office:value-type='date' office:date-value='2019-03-15T18:30:12'/>"
    "<table:table-cell office:value-type='date' office:date-value='2019-03-15T00:00:00'/>"
    "<table:table-cell office:value-type='boolean' office:boolean-value='true'><text:p>WAHR"
    "</text:p></table:table-cell>"
    "<table:table-cell office:value-type='percentage' office:value='0.5'><text:p>50 %</text:p>"
    "</table:table-cell></table:table-row></table:table>",
    NULL, &error);

  g_assert_no_error (error);
  test_book_assert_row (table, 0, "1234.5|00042|2019-03-15|2019-03-15 18:30|2019-03-15|TRUE|50 %");
  g_assert_cmpint (lodestar_table_get_kind (table, 0, 0), ==, LODESTAR_CELL_NUMBER);
  g_assert_cmpint (lodestar_table_get_kind (table, 0, 1), ==, LODESTAR_CELL_TEXT);
  g_assert_cmpint (lodestar_table_get_kind (table, 0, 3), ==, LODESTAR_CELL_DATE);
}

static void
test_book_ods_text_is_what_is_seen (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarTable) table = test_book_read_ods (
    "<table:table table:name='A'><table:table-row>"
    /* Spaces, tabs, breaks, pieces; notes and drawings beside the text; a formula's text. */
    "<table:table-cell office:value-type='string'><text:p>a<text:s text:c='3'/>b<text:tab/>c"
    "<text:line-break/>d <text:span>e<text:a>f</text:a></text:span></text:p><text:p>g</text:p>"
    "</table:table-cell>"
    "<table:table-cell office:value-type='string'><office:annotation><text:p>a note</text:p>"
    "</office:annotation><text:p>seen</text:p><draw:frame xmlns:draw='d'><table:table>"
    "<table:table-row>" TEST_BOOK_TEXT (
      "inner") "</table:table-row></table:table></draw:frame>"
               "</table:table-cell>"
               "<table:table-cell table:formula='of:=1' "
               "office:value-type='string'><text:p>&lt;R&amp;D&gt;"
               "</text:p></table:table-cell>" TEST_BOOK_TEXT (
                 "'=1") "</table:table-row></table:table>",
    NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lodestar_table_get_n_rows (table), ==, 1);
  test_book_assert_row (table, 0, "a   b\tc\nd ef\ng|seen|<R&D>|=1");
}

static void
test_book_ods_list_is_found_among_sheets (void)
{
  static const char tables[] =
    "<table:table table:name='Hidden' table:style-name='ta1'><table:table-row>" TEST_BOOK_TEXT (
      "Name")
      TEST_BOOK_TEXT ("Department") "</table:table-row><table:table-row>" TEST_BOOK_TEXT ("Old")
        TEST_BOOK_TEXT (
          "Sales") "</table:table-row></table:table>"
                   "<table:table table:name='Read me'><table:table-row>" TEST_BOOK_TEXT (
                     "How to use this") "</table:table-row></table:table>"
                                        "<table:table "
                                        "table:name='Staff'><table:table-row>" TEST_BOOK_TEXT (
                                          "Employee ID") TEST_BOOK_TEXT ("Name")
                                          TEST_BOOK_TEXT (
                                            "Department") "</"
                                                          "table:table-row><table:table-"
                                                          "row>" TEST_BOOK_TEXT ("1")
                                                            TEST_BOOK_TEXT ("Ana") TEST_BOOK_TEXT (
                                                              "Sales") "</table:table-row></"
                                                                       "table:table>";
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) damage = NULL;
  g_autoptr (GError) nothing = NULL;
  g_autoptr (LodestarTable) table = test_book_read_ods (tables, NULL, &error);
  g_autoptr (LodestarTable) hidden = test_book_read_ods (tables, "hidden", NULL);
  const char *empty[] = { "mimetype", TEST_BOOK_ODS_TYPE, NULL };

  g_assert_no_error (error);
  g_assert_cmpstr (lodestar_table_get_sheet (table), ==, "Staff");
  test_book_assert_row (table, 1, "1|Ana|Sales");
  test_book_assert_row (hidden, 1, "Old|Sales");
  g_assert_null (test_book_read_ods ("<table:table>", NULL, &damage));
  g_assert_error (damage, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
  g_assert_nonnull (strstr (damage->message, "content.xml"));
  g_assert_null (test_book_read (empty, NULL, &nothing));
  g_assert_error (nothing, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
}

/* A sheet that is filled far beyond what anybody writes is refused in words, not cut. */
static void
test_book_too_many_cells_are_refused (void)
{
  LodestarSheetReader reader = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (lodestar_sheet_reader_check (&reader, "Big", &error));
  g_assert_no_error (error);
  reader.is_too_large = TRUE;
  g_assert_false (lodestar_sheet_reader_check (&reader, "Big", &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“Big” has too many cells"));
}

void
test_book_add_tests (void)
{
  g_test_add_func ("/exchange/book/cells-of-all-types-are-read",
                   test_book_cells_of_all_types_are_read);
  g_test_add_func ("/exchange/book/places-may-be-left-out-or-jump",
                   test_book_places_may_be_left_out_or_jump);
  g_test_add_func ("/exchange/book/strings-are-what-is-seen", test_book_strings_are_what_is_seen);
  g_test_add_func ("/exchange/book/numbers-are-shown-by-their-format",
                   test_book_numbers_are_shown_by_their_format);
  g_test_add_func ("/exchange/book/parts-are-found-by-their-relations",
                   test_book_parts_are_found_by_their_relations);
  g_test_add_func ("/exchange/book/damage-names-the-part", test_book_damage_names_the_part);
  g_test_add_func ("/exchange/book/ods-repeats-are-unrolled", test_book_ods_repeats_are_unrolled);
  g_test_add_func ("/exchange/book/ods-values-are-read-by-their-type",
                   test_book_ods_values_are_read_by_their_type);
  g_test_add_func ("/exchange/book/ods-text-is-what-is-seen", test_book_ods_text_is_what_is_seen);
  g_test_add_func ("/exchange/book/ods-list-is-found-among-sheets",
                   test_book_ods_list_is_found_among_sheets);
  g_test_add_func ("/exchange/book/too-many-cells-are-refused",
                   test_book_too_many_cells_are_refused);
}
