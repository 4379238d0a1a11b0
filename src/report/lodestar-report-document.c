/* lodestar-report-document.c - what a report says, as blocks
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-document-private.h"

G_DEFINE_BOXED_TYPE (LodestarReportDocument,
                     lodestar_report_document,
                     lodestar_report_document_ref,
                     lodestar_report_document_unref)

static void
lodestar_report_block_free (LodestarReportBlock *block)
{
  g_free (block->text);
  g_free (block->label);
  g_free (block->detail);
  g_strfreev (block->figures);
  g_clear_pointer (&block->chart, lodestar_chart_data_unref);
  g_clear_pointer (&block->table, lodestar_report_table_free);
  g_clear_pointer (&block->left, g_ptr_array_unref);
  g_clear_pointer (&block->right, g_ptr_array_unref);
  g_free (block);
}

static void
lodestar_report_section_free (LodestarReportSection *section)
{
  g_free (section->title);
  g_free (section->counts);
  g_free (section->sender);
  g_free (section->office);
  g_free (section->return_line);
  g_free (section->address);
  g_free (section->subject);
  g_strfreev (section->facts);
  g_ptr_array_unref (section->blocks);
  g_free (section);
}

static void
lodestar_report_document_clear (LodestarReportDocument *self)
{
  g_free (self->kind);
  g_free (self->title);
  g_free (self->organization);
  g_free (self->subtitle);
  g_free (self->data_line);
  g_free (self->author);
  g_free (self->language);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->sections);
}

static GPtrArray *
lodestar_report_document_create_blocks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_report_block_free);
}

static LodestarReportSection *
lodestar_report_document_append_section (LodestarReportDocument *self, const char *title)
{
  LodestarReportSection *section = g_new0 (LodestarReportSection, 1);

  section->title = g_strdup (title);
  section->blocks = lodestar_report_document_create_blocks ();
  g_ptr_array_add (self->sections, section);
  self->target = section->blocks;
  self->outer = NULL;

  return section;
}

static LodestarReportBlock *
lodestar_report_document_append (LodestarReportDocument *self,
                                 LodestarReportBlockKind kind,
                                 const char             *text)
{
  LodestarReportBlock *block = g_new0 (LodestarReportBlock, 1);

  if (self->target == NULL)
    lodestar_report_document_append_section (self, NULL);

  block->kind = kind;
  block->text = g_strdup (text);
  g_ptr_array_add (self->target, block);

  return block;
}

/**
 * lodestar_report_document_new:
 * @kind: what kind of report it is ("Progress report")
 * @title: its title: the program's name
 *
 * Returns: (transfer full): an empty report
 */
LodestarReportDocument *
lodestar_report_document_new (const char *kind, const char *title)
{
  LodestarReportDocument *self;

  g_return_val_if_fail (kind != NULL && title != NULL, NULL);

  self = g_atomic_rc_box_new0 (LodestarReportDocument);
  self->kind = g_strdup (kind);
  self->title = g_strdup (title);
  self->language = g_strdup ("en");
  self->facts = g_ptr_array_new_with_free_func (g_free);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_report_section_free);

  return self;
}

/**
 * lodestar_report_document_ref:
 * @self: a report
 *
 * Returns: (transfer full): @self
 */
LodestarReportDocument *
lodestar_report_document_ref (LodestarReportDocument *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * lodestar_report_document_unref:
 * @self: (transfer full): a report
 *
 * Gives up a reference.
 */
void
lodestar_report_document_unref (LodestarReportDocument *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) lodestar_report_document_clear);
}

/**
 * lodestar_report_document_set_organization:
 * @self: a report
 * @name: (nullable): whose report it is
 *
 * Sets whose report it is.
 */
void
lodestar_report_document_set_organization (LodestarReportDocument *self, const char *name)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->organization, name);
}

/**
 * lodestar_report_document_set_subtitle:
 * @self: a report
 * @subtitle: (nullable): the line under the title
 *
 * Sets the line under the title.
 */
void
lodestar_report_document_set_subtitle (LodestarReportDocument *self, const char *subtitle)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->subtitle, subtitle);
}

/**
 * lodestar_report_document_set_data_line:
 * @self: a report
 * @line: (nullable): up to when the data go, written at the foot of each page
 *
 * Sets up to when the data go, written at the foot of each page.
 */
void
lodestar_report_document_set_data_line (LodestarReportDocument *self, const char *line)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->data_line, line);
}

/**
 * lodestar_report_document_set_author:
 * @self: a report
 * @author: (nullable): who made it, for the properties of the file
 *
 * Sets who made it, for the properties of the file.
 */
void
lodestar_report_document_set_author (LodestarReportDocument *self, const char *author)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->author, author);
}

/**
 * lodestar_report_document_set_language:
 * @self: a report
 * @language: the language of the text, as in "en" or "de-AT"
 *
 * Sets the language of the text, as in "en" or "de-AT".
 */
void
lodestar_report_document_set_language (LodestarReportDocument *self, const char *language)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->language, language);
}

/**
 * lodestar_report_document_set_created:
 * @self: a report
 * @unix_time: the moment, in seconds since 1970; 0 to leave it out
 *
 * Sets when it was made. It comes in from outside, so that the same data give the
 * same file.
 */
void
lodestar_report_document_set_created (LodestarReportDocument *self, gint64 unix_time)
{
  g_return_if_fail (self != NULL);

  self->created = unix_time;
}

/**
 * lodestar_report_document_add_fact:
 * @self: a report
 * @label: what it is ("Period")
 * @value: (nullable): what it says; nothing is added where it is empty
 *
 * Adds a line at the right of the title.
 */
void
lodestar_report_document_add_fact (LodestarReportDocument *self,
                                   const char             *label,
                                   const char             *value)
{
  g_return_if_fail (self != NULL && label != NULL);

  if (value == NULL || *value == '\0')
    return;

  g_ptr_array_add (self->facts, g_strdup (label));
  g_ptr_array_add (self->facts, g_strdup (value));
}

/**
 * lodestar_report_document_begin_section:
 * @self: a report
 * @title: (nullable): its name, for the outline
 * @is_named: whether it holds names, which its pages then say at the top
 * @counts: (nullable): what the figures of the section count
 *
 * Begins a section, on a page of its own.
 */
void
lodestar_report_document_begin_section (LodestarReportDocument *self,
                                        const char             *title,
                                        gboolean                is_named,
                                        const char             *counts)
{
  LodestarReportSection *section;

  g_return_if_fail (self != NULL);

  section = lodestar_report_document_append_section (self, title);
  section->is_named = is_named;
  section->counts = g_strdup (counts);
}

/**
 * lodestar_report_document_begin_letter:
 * @self: a report of letters
 * @head: what stands on it besides its text
 *
 * Begins a letter. It must fit on its page; where it does not, the layout warns.
 */
void
lodestar_report_document_begin_letter (LodestarReportDocument         *self,
                                       const LodestarReportLetterhead *head)
{
  LodestarReportSection *section;
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();

  g_return_if_fail (self != NULL && head != NULL);

  section = lodestar_report_document_append_section (self, head->subject);
  section->is_letter = TRUE;
  section->sender = g_strdup (head->sender);
  section->office = g_strdup (head->office);
  section->return_line = g_strdup (head->return_line);
  section->address = g_strdup (head->address);
  section->subject = g_strdup (head->subject);
  section->counts = g_strdup (head->foot);

  for (guint i = 0; head->facts != NULL && head->facts[i] != NULL; i += 2)
    if (head->facts[i + 1] != NULL && *head->facts[i + 1] != '\0')
      g_strv_builder_add_many (facts, head->facts[i], head->facts[i + 1], NULL);

  section->facts = g_strv_builder_end (facts);
}

/**
 * lodestar_report_document_add_heading:
 * @self: a report
 * @level: 1 or 2
 * @text: the words; none of it is markup
 *
 * Adds a heading. It is never the last thing on a page.
 */
void
lodestar_report_document_add_heading (LodestarReportDocument *self, guint level, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  lodestar_report_document_append (self, LODESTAR_REPORT_BLOCK_HEADING, text)->level =
    CLAMP (level, 1, 2);
}

/**
 * lodestar_report_document_add_text:
 * @self: a report
 * @style: its rank
 * @markup: the words
 *
 * Adds a paragraph.
 */
void
lodestar_report_document_add_text (LodestarReportDocument *self,
                                   LodestarReportText      style,
                                   const char             *markup)
{
  g_return_if_fail (self != NULL && markup != NULL);

  lodestar_report_document_append (self, LODESTAR_REPORT_BLOCK_TEXT, markup)->style = style;
}

/**
 * lodestar_report_document_add_callout:
 * @self: a report
 * @markup: the words
 *
 * Adds a paragraph with a bar at its side: the sentence that must not be missed.
 */
void
lodestar_report_document_add_callout (LodestarReportDocument *self, const char *markup)
{
  g_return_if_fail (self != NULL && markup != NULL);

  lodestar_report_document_append (self, LODESTAR_REPORT_BLOCK_CALLOUT, markup);
}

/**
 * lodestar_report_document_add_bullet:
 * @self: a report
 * @markup: the words
 *
 * Adds an item to a list.
 */
void
lodestar_report_document_add_bullet (LodestarReportDocument *self, const char *markup)
{
  g_return_if_fail (self != NULL && markup != NULL);

  lodestar_report_document_append (self, LODESTAR_REPORT_BLOCK_BULLET, markup);
}

/**
 * lodestar_report_document_add_term:
 * @self: a report
 * @label: what is said something about
 * @markup: (nullable): what is said; where it is empty the line is left out
 *
 * Adds a line with its label at the left.
 */
void
lodestar_report_document_add_term (LodestarReportDocument *self,
                                   const char             *label,
                                   const char             *markup)
{
  g_return_if_fail (self != NULL && label != NULL);

  if (markup != NULL && *markup != '\0')
    lodestar_report_document_append (self, LODESTAR_REPORT_BLOCK_TERM, markup)->label =
      g_strdup (label);
}

/**
 * lodestar_report_document_add_counted:
 * @self: a report
 * @count: how many
 * @heading: of what; none of it is markup
 * @detail: (nullable): small print; none of it is markup
 *
 * Adds a reason with its count.
 */
void
lodestar_report_document_add_counted (LodestarReportDocument *self,
                                      const char             *count,
                                      const char             *heading,
                                      const char             *detail)
{
  LodestarReportBlock *block;

  g_return_if_fail (self != NULL && count != NULL && heading != NULL);

  block = lodestar_report_document_append (self, LODESTAR_REPORT_BLOCK_COUNTED, heading);
  block->label = g_strdup (count);
  block->detail = g_strdup (detail);
}

/**
 * lodestar_report_document_add_figures:
 * @self: a report
 * @figures: the figures
 * @n_figures: up to four
 *
 * Adds a row of key figures.
 */
void
lodestar_report_document_add_figures (LodestarReportDocument     *self,
                                      const LodestarReportFigure *figures,
                                      guint                       n_figures)
{
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();

  g_return_if_fail (self != NULL && n_figures > 0 && n_figures <= 4);

  for (guint i = 0; i < n_figures; i++)
    {
      const char *words[] = { figures[i].label,  figures[i].value, figures[i].unit,
                              figures[i].detail, figures[i].kind,  figures[i].change };

      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        g_strv_builder_add (strings, words[j] != NULL ? words[j] : "");
    }

  lodestar_report_document_append (self, LODESTAR_REPORT_BLOCK_FIGURES, NULL)->figures =
    g_strv_builder_end (strings);
}

/**
 * lodestar_report_document_add_chart:
 * @self: a report
 * @data: what it shows
 * @height: its height in points, or 0 for what is good to read
 * @caption: (nullable): the small print under it; none of it is markup
 *
 * Adds a chart. A reader of the file hears all its values.
 */
void
lodestar_report_document_add_chart (LodestarReportDocument *self,
                                    LodestarChartData      *data,
                                    double                  height,
                                    const char             *caption)
{
  LodestarReportBlock *block;

  g_return_if_fail (self != NULL && data != NULL);

  block = lodestar_report_document_append (self, LODESTAR_REPORT_BLOCK_CHART, caption);
  block->chart = lodestar_chart_data_ref (data);
  block->height = height;
}

/**
 * lodestar_report_document_add_table:
 * @self: a report
 * @name: what its further pages call it ("All running relationships")
 *
 * Adds a table, which may break over pages between its rows.
 *
 * Returns: (transfer none): the table
 */
LodestarReportTable *
lodestar_report_document_add_table (LodestarReportDocument *self, const char *name)
{
  LodestarReportBlock *block;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  block = lodestar_report_document_append (self, LODESTAR_REPORT_BLOCK_TABLE, NULL);
  block->table = lodestar_report_table_new (name);

  return block->table;
}

/**
 * lodestar_report_document_begin_columns:
 * @self: a report
 * @n_left: how many of the twelve columns the left side takes
 *
 * What is added from now on stands at the left, until
 * lodestar_report_document_next_column(). Both sides together stay on one page.
 */
void
lodestar_report_document_begin_columns (LodestarReportDocument *self, guint n_left)
{
  LodestarReportBlock *block;

  g_return_if_fail (self != NULL && self->outer == NULL);
  g_return_if_fail (n_left > 0 && n_left < 12);

  block = lodestar_report_document_append (self, LODESTAR_REPORT_BLOCK_COLUMNS, NULL);
  block->n_left = n_left;
  block->left = lodestar_report_document_create_blocks ();
  block->right = lodestar_report_document_create_blocks ();
  self->outer = self->target;
  self->target = block->left;
}

/**
 * lodestar_report_document_next_column:
 * @self: a report
 *
 * Goes on at the right side.
 */
void
lodestar_report_document_next_column (LodestarReportDocument *self)
{
  LodestarReportBlock *block;

  g_return_if_fail (self != NULL && self->outer != NULL);

  block = g_ptr_array_index (self->outer, self->outer->len - 1);
  self->target = block->right;
}

/**
 * lodestar_report_document_end_columns:
 * @self: a report
 *
 * Goes on over the whole width.
 */
void
lodestar_report_document_end_columns (LodestarReportDocument *self)
{
  g_return_if_fail (self != NULL && self->outer != NULL);

  self->target = g_steal_pointer (&self->outer);
}

/**
 * lodestar_report_document_add_page_break:
 * @self: a report
 *
 * Goes on on a new page.
 */
void
lodestar_report_document_add_page_break (LodestarReportDocument *self)
{
  g_return_if_fail (self != NULL);

  lodestar_report_document_append (self, LODESTAR_REPORT_BLOCK_PAGE_BREAK, NULL);
}

/**
 * lodestar_report_document_get_title:
 * @self: a report
 *
 * Returns: its title
 */
const char *
lodestar_report_document_get_title (LodestarReportDocument *self)
{
  return self->title;
}

/**
 * lodestar_report_document_get_kind:
 * @self: a report
 *
 * Returns: what kind of report it is
 */
const char *
lodestar_report_document_get_kind (LodestarReportDocument *self)
{
  return self->kind;
}

/**
 * lodestar_report_document_get_n_letters:
 * @self: a report
 *
 * Returns: how many letters it holds
 */
guint
lodestar_report_document_get_n_letters (LodestarReportDocument *self)
{
  guint n = 0;

  for (guint i = 0; i < self->sections->len; i++)
    if (((LodestarReportSection *) g_ptr_array_index (self->sections, i))->is_letter)
      n++;

  return n;
}
