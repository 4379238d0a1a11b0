/* lodestar-record.h - an object that is a row
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_RECORD (lodestar_record_get_type ())

G_DECLARE_DERIVABLE_TYPE (LodestarRecord, lodestar_record, LODESTAR, RECORD, GObject)

/**
 * LodestarRecordClass:
 * @parent_class: the parent's class
 *
 * Subclasses are plain data: properties that notify when they change.
 */
struct _LodestarRecordClass
{
  GObjectClass parent_class;
};

gint64 lodestar_record_get_id (LodestarRecord *self);

G_END_DECLS
