/* lodestar-xlsx.c - the reader of Office Open XML workbooks
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "lodestar-error.h"
#include "lodestar-workbook.h"
#include "lodestar-zip.h"

/* FreeXL is not used for this format: it drops the text that a formula gives and cuts long shared
 * strings where its buffer ends. */

typedef struct
{
  gboolean is_date;
  guint8   n_zeros; /* digits that a format of zeros alone shows, else 0 */
} LodestarXlsxStyle;

typedef struct
{
  LodestarZip *zip;       /* (owned) */
  GPtrArray   *names;     /* (owned), of char *, NULL-terminated */
  GArray      *is_hidden; /* (owned), of gboolean */
  GPtrArray   *parts;     /* (owned), of char *: the part of each sheet */
  GHashTable  *targets;   /* (owned), relation id -> part, while the workbook is read */
  char        *folder;    /* (owned) "xl/" */
  GPtrArray   *strings;   /* (owned), of char *: the shared strings */
  GArray      *styles;    /* (owned), of LodestarXlsxStyle */
  GHashTable  *formats;   /* (owned), number format id -> code */
  gboolean     is_1904;

  LodestarExchangeProgress progress;
  gpointer                 user_data;
  GCancellable            *cancellable; /* (unowned) (nullable) */

  /* The parser's state */
  GString            *buffer; /* (owned) text of the string or cell being read */
  gboolean            is_taking_text;
  int                 n_phonetic; /* depth inside of rPh, whose text is no part of the string */
  gboolean            is_in_cell_formats;
  LodestarSheetReader reader;
  guint               row;
  guint               column;
  guint               style;
  char                type; /* s, S: str, i: inline, b, e, d, n */
} LodestarXlsx;

static void
lodestar_xlsx_free (LodestarXlsx *self)
{
  g_clear_pointer (&self->zip, lodestar_zip_free);
  g_ptr_array_unref (self->names);
  g_array_unref (self->is_hidden);
  g_ptr_array_unref (self->parts);
  g_hash_table_unref (self->targets);
  g_ptr_array_unref (self->strings);
  g_array_unref (self->styles);
  g_hash_table_unref (self->formats);
  g_string_free (self->buffer, TRUE);
  g_free (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarXlsx, lodestar_xlsx_free)

static LodestarXlsx *
lodestar_xlsx_new (void)
{
  LodestarXlsx *self = g_new0 (LodestarXlsx, 1);

  self->names = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  self->is_hidden = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->parts = g_ptr_array_new_with_free_func (g_free);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->styles = g_array_new (FALSE, TRUE, sizeof (LodestarXlsxStyle));
  self->formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->buffer = g_string_new (NULL);

  return self;
}

static void
lodestar_xlsx_take_text (
  GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  LodestarXlsx *self = user_data;

  if (self->is_taking_text && self->n_phonetic == 0)
    g_string_append_len (self->buffer, text, (gssize) length);
}

/* The part that a relation of the workbook leads to. */
static void
lodestar_xlsx_start_relation (GMarkupParseContext *context,
                              const char          *element,
                              const char         **names,
                              const char         **values,
                              gpointer             user_data,
                              GError             **error)
{
  LodestarXlsx *self = user_data;
  const char   *id = lodestar_workbook_attribute (names, values, "Id");
  const char   *target = lodestar_workbook_attribute (names, values, "Target");
  const char   *type = lodestar_workbook_attribute (names, values, "Type");

  if (strcmp (lodestar_workbook_local_name (element), "Relationship") != 0 || id == NULL ||
      target == NULL)
    return;

  g_hash_table_replace (self->targets, g_strdup (id),
                        target[0] == '/' ? g_strdup (target + 1)
                                         : g_strconcat (self->folder, target, NULL));

  /* Found by what they are too, for their names are not fixed. */
  if (type != NULL && strrchr (type, '/') != NULL)
    g_hash_table_replace (self->targets, g_strdup (strrchr (type, '/')),
                          target[0] == '/' ? g_strdup (target + 1)
                                           : g_strconcat (self->folder, target, NULL));
}

static void
lodestar_xlsx_start_workbook (GMarkupParseContext *context,
                              const char          *element,
                              const char         **names,
                              const char         **values,
                              gpointer             user_data,
                              GError             **error)
{
  LodestarXlsx *self = user_data;
  const char   *local = lodestar_workbook_local_name (element);

  if (strcmp (local, "workbookPr") == 0)
    {
      const char *is_1904 = lodestar_workbook_attribute (names, values, "date1904");

      self->is_1904 =
        is_1904 != NULL && (strcmp (is_1904, "1") == 0 || strcmp (is_1904, "true") == 0);
    }
  else if (strcmp (local, "sheet") == 0)
    {
      const char *name = lodestar_workbook_attribute (names, values, "name");
      const char *id = lodestar_workbook_attribute (names, values, "id");
      const char *state = lodestar_workbook_attribute (names, values, "state");
      const char *part = id != NULL ? g_hash_table_lookup (self->targets, id) : NULL;
      gboolean    is_hidden = state != NULL && g_str_has_suffix (state, "idden");

      /* Chart sheets have no part that is a worksheet. */
      if (name == NULL || part == NULL || strstr (part, "chartsheets/") != NULL)
        return;

      g_ptr_array_add (self->names, g_strdup (name));
      g_ptr_array_add (self->parts, g_strdup (part));
      g_array_append_val (self->is_hidden, is_hidden);
    }
}

static void
lodestar_xlsx_start_string (GMarkupParseContext *context,
                            const char          *element,
                            const char         **names,
                            const char         **values,
                            gpointer             user_data,
                            GError             **error)
{
  LodestarXlsx *self = user_data;
  const char   *local = lodestar_workbook_local_name (element);

  if (strcmp (local, "si") == 0)
    g_string_truncate (self->buffer, 0);
  else if (strcmp (local, "rPh") == 0)
    self->n_phonetic++;
  else if (strcmp (local, "t") == 0)
    self->is_taking_text = TRUE;
}

/* Characters that XML does not allow are written as “_x000D_”, and an underscore that only looks
 * like the start of that as “_x005F_”. */
static void
lodestar_xlsx_unescape (GString *text)
{
  char *to = text->str;

  if (strstr (text->str, "_x") == NULL)
    return;

  for (const char *from = text->str; *from != '\0';)
    {
      gunichar c = 0;
      int      i = 2;

      if (from[0] == '_' && from[1] == 'x')
        for (; i < 6 && g_ascii_isxdigit (from[i]); i++)
          c = c * 16 + (gunichar) g_ascii_xdigit_value (from[i]);

      /* Surrogates and NUL are no characters; three bytes fit into the seven there. */
      if (i == 6 && from[6] == '_' && c != 0 && (c < 0xd800 || c > 0xdfff))
        {
          to += g_unichar_to_utf8 (c, to);
          from += 7;
        }
      else
        *to++ = *from++;
    }

  g_string_truncate (text, (gsize) (to - text->str));
}

static void
lodestar_xlsx_end_string (GMarkupParseContext *context,
                          const char          *element,
                          gpointer             user_data,
                          GError             **error)
{
  LodestarXlsx *self = user_data;
  const char   *local = lodestar_workbook_local_name (element);

  if (strcmp (local, "si") == 0)
    {
      lodestar_xlsx_unescape (self->buffer);
      g_ptr_array_add (self->strings, g_strndup (self->buffer->str, self->buffer->len));
    }
  else if (strcmp (local, "rPh") == 0)
    self->n_phonetic--;
  else if (strcmp (local, "t") == 0)
    self->is_taking_text = FALSE;
}

static gboolean
lodestar_xlsx_is_builtin_date (guint format)
{
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) ||
         (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
}

static void
lodestar_xlsx_start_style (GMarkupParseContext *context,
                           const char          *element,
                           const char         **names,
                           const char         **values,
                           gpointer             user_data,
                           GError             **error)
{
  LodestarXlsx *self = user_data;
  const char   *local = lodestar_workbook_local_name (element);
  const char   *id = lodestar_workbook_attribute (names, values, "numFmtId");
  guint         format = id != NULL ? (guint) strtoul (id, NULL, 10) : 0;

  if (strcmp (local, "cellXfs") == 0)
    self->is_in_cell_formats = TRUE;
  else if (strcmp (local, "numFmt") == 0)
    g_hash_table_replace (self->formats, GUINT_TO_POINTER (format),
                          g_strdup (lodestar_workbook_attribute (names, values, "formatCode")));
  else if (strcmp (local, "xf") == 0 && self->is_in_cell_formats)
    {
      const char       *code = g_hash_table_lookup (self->formats, GUINT_TO_POINTER (format));
      LodestarXlsxStyle style = { 0 };

      if (code != NULL)
        {
          gsize n_zeros = strspn (code, "0");

          style.is_date = lodestar_workbook_is_date_format (code);
          style.n_zeros = code[n_zeros] == '\0' && n_zeros <= 32 ? (guint8) n_zeros : 0;
        }
      else
        style.is_date = lodestar_xlsx_is_builtin_date (format);

      g_array_append_val (self->styles, style);
    }
}

static void
lodestar_xlsx_end_style (GMarkupParseContext *context,
                         const char          *element,
                         gpointer             user_data,
                         GError             **error)
{
  LodestarXlsx *self = user_data;

  if (strcmp (lodestar_workbook_local_name (element), "cellXfs") == 0)
    self->is_in_cell_formats = FALSE;
}

/* The column and row of a reference like “AB12”. */
static void
lodestar_xlsx_parse_reference (const char *reference, guint *column)
{
  guint n = 0;

  for (; g_ascii_isalpha (*reference) && n < LODESTAR_WORKBOOK_MAX_COLUMNS; reference++)
    n = n * 26 + (guint) (g_ascii_toupper (*reference) - 'A') + 1;

  if (n > 0)
    *column = n - 1;
}

static char
lodestar_xlsx_parse_type (const char *type)
{
  if (type == NULL)
    return 'n';

  if (strcmp (type, "str") == 0)
    return 'S';

  return type[0];
}

static void
lodestar_xlsx_start_cell (GMarkupParseContext *context,
                          const char          *element,
                          const char         **names,
                          const char         **values,
                          gpointer             user_data,
                          GError             **error)
{
  LodestarXlsx *self = user_data;
  const char   *local = lodestar_workbook_local_name (element);

  if (strcmp (local, "c") == 0)
    {
      const char *reference = lodestar_workbook_attribute (names, values, "r");
      const char *style = lodestar_workbook_attribute (names, values, "s");

      if (reference != NULL)
        lodestar_xlsx_parse_reference (reference, &self->column);

      self->style = style != NULL ? (guint) strtoul (style, NULL, 10) : 0;
      self->type = lodestar_xlsx_parse_type (lodestar_workbook_attribute (names, values, "t"));
      g_string_truncate (self->buffer, 0);
    }
  else if (strcmp (local, "row") == 0)
    {
      const char *number = lodestar_workbook_attribute (names, values, "r");

      if (lodestar_sheet_reader_is_full (&self->reader))
        {
          lodestar_workbook_stop (error);
          return;
        }

      self->row = number != NULL ? (guint) strtoul (number, NULL, 10) : self->row + 1;
      self->column = 0;
      lodestar_sheet_reader_begin_row (&self->reader, self->row);
    }
  else if (strcmp (local, "rPh") == 0)
    self->n_phonetic++;
  else if (strcmp (local, "v") == 0 || strcmp (local, "t") == 0)
    self->is_taking_text = TRUE;
}

static gboolean
lodestar_xlsx_add_number (LodestarXlsx *self)
{
  static const LodestarXlsxStyle plain = { 0 };
  const LodestarXlsxStyle       *style = self->style < self->styles->len
                                           ? &g_array_index (self->styles, LodestarXlsxStyle, self->style)
                                           : &plain;
  g_autofree char               *text = NULL;
  LodestarCellKind               kind = LODESTAR_CELL_NUMBER;

  if (style->is_date)
    {
      text =
        lodestar_workbook_format_serial (g_ascii_strtod (self->buffer->str, NULL), self->is_1904);
      kind = text != NULL ? LODESTAR_CELL_DATE : kind;
    }

  if (text == NULL)
    text = lodestar_workbook_format_number (self->buffer->str);

  if (style->n_zeros > strlen (text) && text[strspn (text, "0123456789")] == '\0')
    {
      char *padded =
        g_strdup_printf ("%0*" G_GUINT64_FORMAT, style->n_zeros, g_ascii_strtoull (text, NULL, 10));

      g_free (text);
      text = padded;
      kind = LODESTAR_CELL_TEXT;
    }

  return lodestar_sheet_reader_add_cell (&self->reader, self->column, text, strlen (text), kind);
}

static gboolean
lodestar_xlsx_add_cell (LodestarXlsx *self)
{
  const char *text = self->buffer->str;

  if (self->buffer->len == 0 || self->type == 'e')
    return TRUE;

  if (self->type == 'n')
    return lodestar_xlsx_add_number (self);

  if (self->type == 's')
    {
      guint64 place = g_ascii_strtoull (text, NULL, 10);

      text = place < self->strings->len ? self->strings->pdata[place] : "";
    }
  else if (self->type == 'b')
    text = text[0] == '1' ? "TRUE" : "FALSE";
  else
    lodestar_xlsx_unescape (self->buffer);

  return lodestar_sheet_reader_add_cell (&self->reader, self->column, text, strlen (text),
                                         self->type == 'd' ? LODESTAR_CELL_DATE
                                                           : LODESTAR_CELL_TEXT);
}

static void
lodestar_xlsx_end_cell (GMarkupParseContext *context,
                        const char          *element,
                        gpointer             user_data,
                        GError             **error)
{
  LodestarXlsx *self = user_data;
  const char   *local = lodestar_workbook_local_name (element);

  if (strcmp (local, "c") == 0)
    {
      if (!lodestar_xlsx_add_cell (self))
        lodestar_workbook_stop (error);

      self->column++;
    }
  else if (strcmp (local, "rPh") == 0)
    self->n_phonetic--;
  else if (strcmp (local, "v") == 0 || strcmp (local, "t") == 0)
    self->is_taking_text = FALSE;
}

static gboolean
lodestar_xlsx_parse_part (LodestarXlsx        *self,
                          const char          *part,
                          const GMarkupParser *parser,
                          gboolean             with_progress,
                          GError             **error)
{
  g_autoptr (GBytes) xml = lodestar_zip_read (self->zip, part, error);

  if (xml == NULL)
    return FALSE;

  self->is_taking_text = FALSE;
  self->n_phonetic = 0;

  return lodestar_workbook_read_part (xml, part, parser, self,
                                      with_progress ? self->progress : NULL, self->user_data,
                                      self->cancellable, error);
}

static gboolean
lodestar_xlsx_read_sheet (
  gpointer workbook, guint sheet, LodestarTable *table, guint max_rows, GError **error)
{
  static const GMarkupParser parser = { lodestar_xlsx_start_cell, lodestar_xlsx_end_cell,
                                        lodestar_xlsx_take_text, NULL, NULL };
  LodestarXlsx              *self = workbook;

  self->reader = (LodestarSheetReader) { .table = table, .max_rows = max_rows };
  self->row = 0;

  return lodestar_xlsx_parse_part (self, self->parts->pdata[sheet], &parser, max_rows == 0,
                                   error) &&
         lodestar_sheet_reader_check (&self->reader, self->names->pdata[sheet], error);
}

static gboolean
lodestar_xlsx_open (LodestarXlsx *self, GError **error)
{
  static const GMarkupParser relations = { lodestar_xlsx_start_relation, NULL, NULL, NULL, NULL };
  static const GMarkupParser workbook = { lodestar_xlsx_start_workbook, NULL, NULL, NULL, NULL };
  static const GMarkupParser strings = { lodestar_xlsx_start_string, lodestar_xlsx_end_string,
                                         lodestar_xlsx_take_text, NULL, NULL };
  static const GMarkupParser styles = { lodestar_xlsx_start_style, lodestar_xlsx_end_style, NULL,
                                        NULL, NULL };
  g_autofree char           *main_part = NULL;
  g_autofree char           *main_relations = NULL;
  g_autofree char           *file = NULL;
  const char                *part;

  self->folder = g_strdup ("");

  if (!lodestar_xlsx_parse_part (self, "_rels/.rels", &relations, FALSE, error))
    return FALSE;

  if ((part = g_hash_table_lookup (self->targets, "/officeDocument")) == NULL ||
      g_str_has_suffix (part, ".bin"))
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("The file is an archive, but no workbook of the form XLSX or ODS. Save it in "
                      "one of these, or as CSV."));
      return FALSE;
    }

  main_part = g_strdup (part);
  file = g_path_get_basename (main_part);
  g_free (self->folder);
  self->folder = g_strndup (main_part, strlen (main_part) - strlen (file));
  main_relations = g_strdup_printf ("%s_rels/%s.rels", self->folder, file);
  g_hash_table_remove_all (self->targets);

  if (!lodestar_xlsx_parse_part (self, main_relations, &relations, FALSE, error) ||
      !lodestar_xlsx_parse_part (self, main_part, &workbook, FALSE, error))
    return FALSE;

  if ((part = g_hash_table_lookup (self->targets, "/sharedStrings")) != NULL &&
      lodestar_zip_has (self->zip, part) &&
      !lodestar_xlsx_parse_part (self, part, &strings, FALSE, error))
    return FALSE;

  if ((part = g_hash_table_lookup (self->targets, "/styles")) != NULL &&
      lodestar_zip_has (self->zip, part) &&
      !lodestar_xlsx_parse_part (self, part, &styles, FALSE, error))
    return FALSE;

  return TRUE;
}

/* Reads a sheet of an Office Open XML workbook: the values that formulas gave when it was saved,
 * dates by their number format, no hidden sheet unless it is asked for by name. */
LodestarTable *
lodestar_xlsx_read (GBytes                     *bytes,
                    const LodestarTableOptions *options,
                    LodestarExchangeProgress    progress,
                    gpointer                    user_data,
                    GCancellable               *cancellable,
                    GError                    **error)
{
  g_autoptr (LodestarXlsx) self = lodestar_xlsx_new ();

  self->progress = progress;
  self->user_data = user_data;
  self->cancellable = cancellable;

  if ((self->zip = lodestar_zip_new (bytes, error)) == NULL || !lodestar_xlsx_open (self, error))
    return NULL;

  return lodestar_workbook_read (
    LODESTAR_TABLE_XLSX, self, (const char *const *) self->names->pdata,
    (const gboolean *) (gpointer) self->is_hidden->data, lodestar_xlsx_read_sheet, options, error);
}
