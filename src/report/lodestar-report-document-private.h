/* lodestar-report-document-private.h - the blocks of a report, for the layout
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-report-document.h"

G_BEGIN_DECLS

typedef enum
{
  LODESTAR_REPORT_BLOCK_HEADING,
  LODESTAR_REPORT_BLOCK_TEXT,
  LODESTAR_REPORT_BLOCK_CALLOUT,
  LODESTAR_REPORT_BLOCK_BULLET,
  LODESTAR_REPORT_BLOCK_TERM,
  LODESTAR_REPORT_BLOCK_COUNTED,
  LODESTAR_REPORT_BLOCK_FIGURES,
  LODESTAR_REPORT_BLOCK_CHART,
  LODESTAR_REPORT_BLOCK_TABLE,
  LODESTAR_REPORT_BLOCK_COLUMNS,
  LODESTAR_REPORT_BLOCK_PAGE_BREAK,
} LodestarReportBlockKind;

/* A block; @text, @label and @detail mean what the kind makes of them. */
typedef struct
{
  LodestarReportBlockKind kind;
  guint                   level;   /* of a heading */
  LodestarReportText      style;   /* of a text */
  char                   *text;    /* (owned) (nullable) */
  char                   *label;   /* (owned) (nullable) */
  char                   *detail;  /* (owned) (nullable) */
  GStrv                   figures; /* (owned) (nullable): six strings a figure */
  LodestarChartData      *chart;   /* (owned) (nullable) */
  double                  height;
  LodestarReportTable    *table;  /* (owned) (nullable) */
  guint                   n_left; /* grid columns of the left one */
  GPtrArray              *left;   /* (owned) (nullable), of LodestarReportBlock */
  GPtrArray              *right;  /* (owned) (nullable), of LodestarReportBlock */
} LodestarReportBlock;

typedef struct
{
  char      *title;  /* (owned) (nullable) */
  char      *counts; /* (owned) (nullable) */
  gboolean   is_named;
  gboolean   is_letter;
  char      *sender; /* (owned) (nullable), as all that follows */
  char      *office;
  char      *return_line;
  char      *address;
  char      *subject;
  GStrv      facts;
  GPtrArray *blocks; /* (owned), of LodestarReportBlock */
} LodestarReportSection;

struct _LodestarReportDocument
{
  char      *kind;         /* (owned) */
  char      *title;        /* (owned) */
  char      *organization; /* (owned) (nullable) */
  char      *subtitle;     /* (owned) (nullable) */
  char      *data_line;    /* (owned) (nullable) */
  char      *author;       /* (owned) (nullable) */
  char      *language;     /* (owned) */
  gint64     created;      /* 0: not said */
  GPtrArray *facts;        /* (owned), of strings: label and value in turn */
  GPtrArray *sections;     /* (owned), of LodestarReportSection */
  GPtrArray *target;       /* where blocks are added now */
  GPtrArray *outer;        /* where they go after the columns */
};

typedef enum
{
  LODESTAR_REPORT_CELL_TEXT,
  LODESTAR_REPORT_CELL_STRONG,
  LODESTAR_REPORT_CELL_DOTS,
  LODESTAR_REPORT_CELL_BAR,
} LodestarReportCellKind;

typedef struct
{
  LodestarReportCellKind kind;
  char                  *text;  /* (owned): words, dots, or what follows the bar */
  double                *parts; /* (owned) (nullable) */
  guint                  n_parts;
} LodestarReportCell;

struct _LodestarReportRow
{
  GArray              *cells;  /* (owned), of LodestarReportCell */
  char                *reason; /* (owned) (nullable) */
  gboolean             is_group;
  gboolean             is_total;
  LodestarReportSymbol symbol;
};

typedef struct
{
  char                *heading; /* (owned) */
  LodestarReportColumn kind;
  double               width; /* 0: what is left */
} LodestarReportTableColumn;

struct _LodestarReportTable
{
  char      *name;        /* (owned) */
  GArray    *columns;     /* (owned), of LodestarReportTableColumn */
  GPtrArray *rows;        /* (owned), of LodestarReportRow */
  GStrv      key_labels;  /* (owned) (nullable) */
  double    *key_weights; /* (owned) (nullable) */
  guint      n_key;
  char      *after; /* (owned) (nullable) */
};

LodestarReportTable *lodestar_report_table_new (const char *name);
void                 lodestar_report_table_free (LodestarReportTable *self);

G_END_DECLS
