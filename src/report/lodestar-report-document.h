/* lodestar-report-document.h - what a report says, as blocks
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "lodestar-chart-data.h"
#include "lodestar-report-table.h"

G_BEGIN_DECLS

/**
 * LodestarReportText:
 * @LODESTAR_REPORT_TEXT_LEDE: the summary, larger than the rest
 * @LODESTAR_REPORT_TEXT_BODY: running text
 * @LODESTAR_REPORT_TEXT_NOTE: small print
 * @LODESTAR_REPORT_TEXT_LETTER: the text of a letter
 *
 * The rank of a paragraph.
 */
typedef enum
{
  LODESTAR_REPORT_TEXT_LEDE,
  LODESTAR_REPORT_TEXT_BODY,
  LODESTAR_REPORT_TEXT_NOTE,
  LODESTAR_REPORT_TEXT_LETTER,
} LodestarReportText;

/**
 * LodestarReportFigure:
 * @label: what is counted
 * @value: the number
 * @unit: (nullable): its unit ("%", "of 5")
 * @detail: (nullable): n of how many
 * @kind: (nullable): whether it is an estimate or a complete count
 * @change: (nullable): the change, with its date
 *
 * One of up to four key figures of a row.
 */
typedef struct
{
  const char *label;
  const char *value;
  const char *unit;
  const char *detail;
  const char *kind;
  const char *change;
} LodestarReportFigure;

/**
 * LodestarReportLetterhead:
 * @sender: who writes: the organization
 * @office: (nullable): the part of it
 * @return_line: (nullable): the small line above the address
 * @address: lines of the address, divided by line breaks
 * @facts: label and value in turn, ended by %NULL: contact, phone, program, date
 * @subject: what the letter is about
 * @foot: the small print at the foot
 *
 * What stands on a letter besides its text. Facts with an empty value are left out with their
 * label.
 */
typedef struct
{
  const char        *sender;
  const char        *office;
  const char        *return_line;
  const char        *address;
  const char *const *facts;
  const char        *subject;
  const char        *foot;
} LodestarReportLetterhead;

/**
 * LodestarReportDocument:
 *
 * A report as a series of blocks: it knows nothing of pages. It is filled once,
 * then laid out any number of times and not changed any more.
 *
 * Text given as markup knows `<b>` and `<i>` and nothing else; use
 * g_markup_printf_escaped() for what comes from the workspace.
 */
typedef struct _LodestarReportDocument LodestarReportDocument;

#define LODESTAR_TYPE_REPORT_DOCUMENT (lodestar_report_document_get_type ())

GType lodestar_report_document_get_type (void) G_GNUC_CONST;

LodestarReportDocument *lodestar_report_document_new (const char *kind, const char *title);
LodestarReportDocument *lodestar_report_document_ref (LodestarReportDocument *self);
void                    lodestar_report_document_unref (LodestarReportDocument *self);

void lodestar_report_document_set_organization (LodestarReportDocument *self, const char *name);
void lodestar_report_document_set_subtitle (LodestarReportDocument *self, const char *subtitle);
void lodestar_report_document_set_data_line (LodestarReportDocument *self, const char *line);
void lodestar_report_document_set_author (LodestarReportDocument *self, const char *author);
void lodestar_report_document_set_language (LodestarReportDocument *self, const char *language);
void lodestar_report_document_set_created (LodestarReportDocument *self, gint64 unix_time);
void lodestar_report_document_add_fact (LodestarReportDocument *self,
                                        const char             *label,
                                        const char             *value);

void lodestar_report_document_begin_section (LodestarReportDocument *self,
                                             const char             *title,
                                             gboolean                is_named,
                                             const char             *counts);
void lodestar_report_document_begin_letter (LodestarReportDocument         *self,
                                            const LodestarReportLetterhead *head);

void lodestar_report_document_add_heading (LodestarReportDocument *self,
                                           guint                   level,
                                           const char             *text);
void lodestar_report_document_add_text (LodestarReportDocument *self,
                                        LodestarReportText      style,
                                        const char             *markup);
void lodestar_report_document_add_callout (LodestarReportDocument *self, const char *markup);
void lodestar_report_document_add_bullet (LodestarReportDocument *self, const char *markup);
void lodestar_report_document_add_term (LodestarReportDocument *self,
                                        const char             *label,
                                        const char             *markup);
void lodestar_report_document_add_counted (LodestarReportDocument *self,
                                           const char             *count,
                                           const char             *heading,
                                           const char             *detail);
void lodestar_report_document_add_figures (LodestarReportDocument     *self,
                                           const LodestarReportFigure *figures,
                                           guint                       n_figures);
void lodestar_report_document_add_chart (LodestarReportDocument *self,
                                         LodestarChartData      *data,
                                         double                  height,
                                         const char             *caption);
LodestarReportTable *lodestar_report_document_add_table (LodestarReportDocument *self,
                                                         const char             *name);
void lodestar_report_document_begin_columns (LodestarReportDocument *self, guint n_left);
void lodestar_report_document_next_column (LodestarReportDocument *self);
void lodestar_report_document_end_columns (LodestarReportDocument *self);
void lodestar_report_document_add_page_break (LodestarReportDocument *self);

const char *lodestar_report_document_get_title (LodestarReportDocument *self);
const char *lodestar_report_document_get_kind (LodestarReportDocument *self);
guint       lodestar_report_document_get_n_letters (LodestarReportDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarReportDocument, lodestar_report_document_unref)

G_END_DECLS
