/* lodestar-import-columns.c - what a file is, and what its columns mean
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-import-columns.h"

#include "lodestar-date-row.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#define LODESTAR_IMPORT_COLUMNS_PLACE "lodestar-column"
#define LODESTAR_IMPORT_COLUMNS_N_PREVIEW 4
#define LODESTAR_IMPORT_COLUMNS_MAX_CHARS 24

static const char *const lodestar_import_columns_encodings[] = {
  "UTF-8",        "UTF-16LE",     "UTF-16BE",     "WINDOWS-1252", "ISO-8859-15",
  "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1256",
  "SHIFT_JIS",    "GB18030",      "BIG5",         "EUC-KR",       "MACINTOSH",
};

static const struct
{
  char        delimiter;
  const char *label;
} lodestar_import_columns_delimiters[] = {
  { ',', N_ ("Comma") },
  { ';', N_ ("Semicolon") },
  { '\t', N_ ("Tab") },
  { '|', N_ ("Vertical bar") },
  { LODESTAR_TABLE_NO_DELIMITER, N_ ("None: one column") },
};

static const char *const lodestar_import_columns_roles[] = { NULL, "mentor", "mentee", "peer" };

/**
 * LodestarImportColumns:
 *
 * What was guessed about a file: sheet, encoding and delimiter, with the first
 * rows as they would be read, and what each column means, with samples and the
 * reason. All of it can be changed. Sensitive columns are left out and say why.
 */
struct _LodestarImportColumns
{
  AdwBin          parent_instance;
  LodestarImport *import; /* (owned) (nullable) */
  GPtrArray      *rows;   /* (owned), of GtkWidget */
  gboolean        is_filling;

  /* Template children */
  AdwComboRow         *delimiter_row;
  AdwComboRow         *encoding_row;
  AdwComboRow         *role_row;
  AdwComboRow         *sheet_row;
  AdwPreferencesGroup *columns_group;
  AdwPreferencesGroup *file_group;
  AdwPreferencesGroup *preview_group;
  AdwSwitchRow        *full_list_row;
  GtkGrid             *preview_grid;
  LodestarDateRow     *valid_from_row;
};

G_DEFINE_FINAL_TYPE (LodestarImportColumns, lodestar_import_columns, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_REREAD,
} LodestarImportColumnsSignal;

static guint signals[SIGNAL_REREAD + 1];

static void lodestar_import_columns_fill_columns (LodestarImportColumns *self);

/* Sheet, encoding or delimiter: the file has to be read again. */
static void
lodestar_import_columns_reread_cb (LodestarImportColumns *self)
{
  const LodestarTable *table;
  guint                sheet = adw_combo_row_get_selected (self->sheet_row);
  guint                encoding = adw_combo_row_get_selected (self->encoding_row);
  guint                delimiter = adw_combo_row_get_selected (self->delimiter_row);
  const char *const   *sheets;

  if (self->is_filling || self->import == NULL)
    return;

  table = lodestar_import_get_table (self->import);
  sheets = lodestar_table_get_sheets (table);

  if (lodestar_table_get_format (table) != LODESTAR_TABLE_CSV)
    {
      if (sheets != NULL && sheet < g_strv_length ((char **) sheets))
        lodestar_import_set_sheet (self->import, sheets[sheet]);
    }
  else
    {
      lodestar_import_set_encoding (
        self->import, gtk_string_list_get_string (
                        GTK_STRING_LIST (adw_combo_row_get_model (self->encoding_row)), encoding));

      if (delimiter < G_N_ELEMENTS (lodestar_import_columns_delimiters))
        lodestar_import_set_delimiter (self->import,
                                       lodestar_import_columns_delimiters[delimiter].delimiter);
    }

  g_signal_emit (self, signals[SIGNAL_REREAD], 0);
}

static void
lodestar_import_columns_full_list_cb (LodestarImportColumns *self)
{
  if (!self->is_filling && self->import != NULL)
    lodestar_import_set_full_list (self->import, adw_switch_row_get_active (self->full_list_row));
}

static void
lodestar_import_columns_valid_from_cb (LodestarImportColumns *self)
{
  LodestarDate date = lodestar_date_row_get_date (self->valid_from_row);

  if (!self->is_filling && self->import != NULL && date != LODESTAR_DATE_NONE)
    lodestar_import_set_valid_from (self->import, date);
}

static void
lodestar_import_columns_role_cb (LodestarImportColumns *self)
{
  guint position = adw_combo_row_get_selected (self->role_row);

  if (!self->is_filling && self->import != NULL &&
      position < G_N_ELEMENTS (lodestar_import_columns_roles))
    lodestar_import_set_signup (self->import, lodestar_import_get_program_id (self->import),
                                lodestar_import_columns_roles[position]);
}

static guint
lodestar_import_columns_get_place (GObject *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (row, LODESTAR_IMPORT_COLUMNS_PLACE));
}

/* A field stands at most once, so that others can change, too. */
static gboolean
lodestar_import_columns_refill_cb (gpointer data)
{
  LodestarImportColumns *self = data;

  if (self->import != NULL)
    lodestar_import_columns_fill_columns (self);

  return G_SOURCE_REMOVE;
}

static void
lodestar_import_columns_field_cb (LodestarImportColumns *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  if (self->is_filling || self->import == NULL || selected >= LODESTAR_N_FIELDS)
    return;

  lodestar_mapping_set (
    lodestar_import_get_mapping (self->import), lodestar_import_get_table (self->import),
    lodestar_import_get_shape (self->import), lodestar_import_columns_get_place (G_OBJECT (row)),
    (LodestarField) selected);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, lodestar_import_columns_refill_cb, g_object_ref (self),
                   g_object_unref);
}

static void
lodestar_import_columns_field_selected_cb (AdwComboRow           *row,
                                           GParamSpec            *pspec,
                                           LodestarImportColumns *self)
{
  lodestar_import_columns_field_cb (self, pspec, row);
}

static void
lodestar_import_columns_date_cb (AdwComboRow *row, GParamSpec *pspec, LodestarImportColumns *self)
{
  static const LodestarDateOrder orders[] = { LODESTAR_DATE_ORDER_AMBIGUOUS,
                                              LODESTAR_DATE_ORDER_DMY, LODESTAR_DATE_ORDER_MDY };
  guint                          selected = adw_combo_row_get_selected (row);

  if (!self->is_filling && self->import != NULL && selected < G_N_ELEMENTS (orders))
    lodestar_import_set_date_order (
      self->import, lodestar_import_columns_get_place (G_OBJECT (row)), orders[selected]);
}

static char *
lodestar_import_columns_dup_subtitle (const LodestarColumn *column)
{
  g_autofree char *samples = g_strjoinv (" · ", (char **) column->samples);

  if (column->reason == NULL || *column->reason == '\0')
    return g_steal_pointer (&samples);

  return g_strdup_printf ("%s\n%s", *samples != '\0' ? samples : _ ("Nothing in it"),
                          column->reason);
}

static void
lodestar_import_columns_add_row (LodestarImportColumns *self, GtkWidget *row, guint place)
{
  g_object_set_data (G_OBJECT (row), LODESTAR_IMPORT_COLUMNS_PLACE, GUINT_TO_POINTER (place));
  adw_preferences_group_add (self->columns_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
lodestar_import_columns_add_column (LodestarImportColumns *self, guint place)
{
  const LodestarColumn *column = &lodestar_import_get_mapping (self->import)->columns[place];
  gboolean              is_signup = lodestar_import_get_program_id (self->import) != 0;
  g_autoptr (GtkStringList) fields = gtk_string_list_new (NULL);
  g_autofree char *subtitle = lodestar_import_columns_dup_subtitle (column);
  AdwComboRow     *row = ADW_COMBO_ROW (adw_combo_row_new ());
  guint            n_fields = is_signup ? LODESTAR_N_FIELDS : LODESTAR_N_PERSON_FIELDS;

  for (guint i = 0; i < n_fields; i++)
    gtk_string_list_append (fields, lodestar_field_get_label ((LodestarField) i));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), column->header);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  adw_combo_row_set_model (row, G_LIST_MODEL (fields));
  adw_combo_row_set_selected (row, column->field < n_fields ? column->field : LODESTAR_FIELD_NONE);

  if (column->sensitivity != LODESTAR_SENSITIVITY_NONE)
    {
      GtkWidget *lock = gtk_image_new_from_icon_name ("lodestar-lock-symbolic");

      gtk_widget_set_tooltip_text (lock, _ ("Sensitive; left out unless you choose a meaning"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (lock), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Sensitive"), -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), lock);
    }

  /* A secret is never imported, whatever is chosen. */
  gtk_widget_set_sensitive (GTK_WIDGET (row), column->sensitivity != LODESTAR_SENSITIVITY_SECRET);
  g_signal_connect_object (row, "notify::selected",
                           G_CALLBACK (lodestar_import_columns_field_selected_cb), self, 0);
  lodestar_import_columns_add_row (self, GTK_WIDGET (row), place);
}

static void
lodestar_import_columns_add_date_order (LodestarImportColumns *self, guint place)
{
  const LodestarColumn *column = &lodestar_import_get_mapping (self->import)->columns[place];
  const char *orders[] = { _ ("Please choose"), _ ("Day before month"), _ ("Month before day"),
                           NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (orders);
  g_autofree char *title = g_strdup_printf (_ ("Dates in “%s”"), column->header);
  AdwComboRow     *row = ADW_COMBO_ROW (adw_combo_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("Both orders fit every date; without a choice none is read"));
  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (lodestar_import_columns_date_cb),
                           self, 0);
  lodestar_import_columns_add_row (self, GTK_WIDGET (row), place);
}

static void
lodestar_import_columns_fill_columns (LodestarImportColumns *self)
{
  const LodestarMapping *mapping = lodestar_import_get_mapping (self->import);

  self->is_filling = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->columns_group, g_ptr_array_index (self->rows, i));

  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < mapping->n_columns; i++)
    {
      lodestar_import_columns_add_column (self, i);

      if (lodestar_field_is_date (mapping->columns[i].field) &&
          mapping->columns[i].date_order == LODESTAR_DATE_ORDER_AMBIGUOUS)
        lodestar_import_columns_add_date_order (self, i);
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->valid_from_row),
                                 lodestar_mapping_find (mapping, LODESTAR_FIELD_EFFECTIVE_DATE) >= 0
                                   ? _ ("Effective Date If None Is Given")
                                   : _ ("Changes Take Effect On"));
  self->is_filling = FALSE;
}

static void
lodestar_import_columns_add_cell (LodestarImportColumns *self,
                                  const char            *text,
                                  guint                  column,
                                  guint                  row)
{
  GtkWidget       *label;
  g_autofree char *line = g_strdup (text != NULL ? text : "");

  g_strdelimit (line, "\r\n", ' ');
  label = gtk_label_new (line);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (
    GTK_LABEL (label), (int) MIN (g_utf8_strlen (line, -1), LODESTAR_IMPORT_COLUMNS_MAX_CHARS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), LODESTAR_IMPORT_COLUMNS_MAX_CHARS);
  gtk_widget_add_css_class (label, row == 0 ? "caption-heading" : "caption");
  gtk_grid_attach (self->preview_grid, label, (int) column, (int) row, 1, 1);
}

static void
lodestar_import_columns_fill_preview (LodestarImportColumns *self)
{
  const LodestarTable *table = lodestar_import_get_table (self->import);
  const LodestarShape *shape = lodestar_import_get_shape (self->import);
  GtkWidget           *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->preview_grid))))
    gtk_grid_remove (self->preview_grid, child);

  for (guint column = 0; column < shape->n_columns; column++)
    {
      lodestar_import_columns_add_cell (self, shape->headers[column], column, 0);

      for (guint i = 0; i < MIN (shape->n_rows, LODESTAR_IMPORT_COLUMNS_N_PREVIEW); i++)
        lodestar_import_columns_add_cell (
          self, lodestar_table_get_cell (table, shape->rows[i], column), column, i + 1);
    }
}

static void
lodestar_import_columns_fill_encodings (LodestarImportColumns *self, const LodestarTable *table)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *encoding = lodestar_table_get_encoding (table);
  guint       selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_import_columns_encodings); i++)
    {
      gtk_string_list_append (names, lodestar_import_columns_encodings[i]);

      if (encoding != NULL &&
          g_ascii_strcasecmp (encoding, lodestar_import_columns_encodings[i]) == 0)
        selected = i;
    }

  if (selected == GTK_INVALID_LIST_POSITION && encoding != NULL)
    {
      selected = g_list_model_get_n_items (G_LIST_MODEL (names));
      gtk_string_list_append (names, encoding);
    }

  adw_combo_row_set_model (self->encoding_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->encoding_row, selected);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->encoding_row),
                               lodestar_table_is_encoding_certain (table)
                                 ? _ ("Certain")
                                 : _ ("A guess; look whether names are spelled right"));
}

static void
lodestar_import_columns_fill_delimiters (LodestarImportColumns *self, const LodestarTable *table)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_import_columns_delimiters); i++)
    {
      gtk_string_list_append (names, _ (lodestar_import_columns_delimiters[i].label));

      if (lodestar_import_columns_delimiters[i].delimiter == lodestar_table_get_delimiter (table))
        selected = i;
    }

  adw_combo_row_set_model (self->delimiter_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->delimiter_row, selected);
}

static void
lodestar_import_columns_fill_sheets (LodestarImportColumns *self, const LodestarTable *table)
{
  const char *const *sheets = lodestar_table_get_sheets (table);
  g_autoptr (GtkStringList) names = gtk_string_list_new (sheets);
  guint selected = 0;

  for (guint i = 0; sheets != NULL && sheets[i] != NULL; i++)
    if (g_strcmp0 (sheets[i], lodestar_table_get_sheet (table)) == 0)
      selected = i;

  adw_combo_row_set_model (self->sheet_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->sheet_row, selected);
}

static void
lodestar_import_columns_fill_file (LodestarImportColumns *self)
{
  const LodestarTable *table = lodestar_import_get_table (self->import);
  gboolean             is_csv = lodestar_table_get_format (table) == LODESTAR_TABLE_CSV;
  gboolean             is_signup = lodestar_import_get_program_id (self->import) != 0;

  self->is_filling = TRUE;
  lodestar_import_columns_fill_sheets (self, table);
  lodestar_import_columns_fill_encodings (self, table);
  lodestar_import_columns_fill_delimiters (self, table);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_row), !is_csv);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding_row), is_csv);
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter_row), is_csv);
  gtk_widget_set_visible (GTK_WIDGET (self->full_list_row), !is_signup);
  gtk_widget_set_visible (GTK_WIDGET (self->role_row), is_signup);
  adw_switch_row_set_active (self->full_list_row, lodestar_import_is_full_list (self->import));
  lodestar_date_row_set_date (self->valid_from_row, lodestar_import_get_valid_from (self->import));

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_import_columns_roles); i++)
    if (g_strcmp0 (lodestar_import_columns_roles[i], lodestar_import_get_role (self->import)) == 0)
      adw_combo_row_set_selected (self->role_row, i);

  self->is_filling = FALSE;
}

static void
lodestar_import_columns_dispose (GObject *object)
{
  LodestarImportColumns *self = LODESTAR_IMPORT_COLUMNS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_IMPORT_COLUMNS);
  g_clear_object (&self->import);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lodestar_import_columns_parent_class)->dispose (object);
}

static void
lodestar_import_columns_class_init (LodestarImportColumnsClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_import_columns_dispose;
  g_type_ensure (LODESTAR_TYPE_DATE_ROW);

  /**
   * LodestarImportColumns::reread:
   * @self: the widget
   *
   * The user chose another sheet, encoding or delimiter; the file has to be read again.
   */
  signals[SIGNAL_REREAD] = g_signal_new ("reread", LODESTAR_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarImportColumns, columns_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportColumns, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportColumns, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportColumns, file_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportColumns, full_list_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportColumns, preview_grid);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportColumns, preview_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportColumns, role_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportColumns, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarImportColumns, valid_from_row);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_import_columns_full_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_import_columns_reread_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_import_columns_role_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_import_columns_valid_from_cb);
}

static void
lodestar_import_columns_init (LodestarImportColumns *self)
{
  const char *roles[] = { _ ("As the file says"), _ ("Mentor"), _ ("Mentee"), _ ("Peer"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (roles);

  self->rows = g_ptr_array_new ();
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->role_row, G_LIST_MODEL (model));
  self->is_filling = FALSE;
}

/**
 * lodestar_import_columns_set_import:
 * @self: the widget
 * @import: an import that was read
 *
 * Shows what was found out about a file.
 */
void
lodestar_import_columns_set_import (LodestarImportColumns *self, LodestarImport *import)
{
  g_return_if_fail (LODESTAR_IS_IMPORT_COLUMNS (self));
  g_return_if_fail (LODESTAR_IS_IMPORT (import) && lodestar_import_get_table (import) != NULL);

  g_set_object (&self->import, import);
  lodestar_import_columns_fill_file (self);
  lodestar_import_columns_fill_preview (self);
  lodestar_import_columns_fill_columns (self);
}

/**
 * lodestar_import_columns_is_complete:
 * @self: the widget
 *
 * Takes the user to what has to be mended first, if there is anything.
 *
 * Returns: whether the file can be compared with the workspace
 */
gboolean
lodestar_import_columns_is_complete (LodestarImportColumns *self)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT_COLUMNS (self), FALSE);

  if (lodestar_date_row_is_valid (self->valid_from_row))
    return TRUE;

  gtk_widget_grab_focus (GTK_WIDGET (self->valid_from_row));

  return FALSE;
}
