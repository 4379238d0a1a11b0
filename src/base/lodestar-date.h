/* lodestar-date.h - calendar days without time or zone
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodestarDate:
 *
 * A day of the proleptic Gregorian calendar as its GLib Julian number (1 is
 * 1 January of year 1); 0 stands for "no date". Days are compared and
 * subtracted as integers; in files and tables they are ISO 8601 text.
 */
typedef gint32 LodestarDate;

#define LODESTAR_DATE_NONE ((LodestarDate) 0)
#define LODESTAR_DATE_ISO_SIZE 11

LodestarDate lodestar_date_new (int year, int month, int day);
LodestarDate lodestar_date_today (void);
LodestarDate lodestar_date_from_iso (const char *iso);
const char  *lodestar_date_to_iso (LodestarDate date, char buffer[LODESTAR_DATE_ISO_SIZE]);
gboolean     lodestar_date_is_near (LodestarDate date);
void         lodestar_date_get_ymd (LodestarDate date, int *year, int *month, int *day);
LodestarDate lodestar_date_add_months (LodestarDate date, int n_months);
int          lodestar_date_months_between (LodestarDate from, LodestarDate to);
char        *lodestar_date_format (LodestarDate date);
char        *lodestar_date_format_medium (LodestarDate date);
char        *lodestar_date_format_short (LodestarDate date);
char        *lodestar_date_format_month (LodestarDate date);

G_END_DECLS
