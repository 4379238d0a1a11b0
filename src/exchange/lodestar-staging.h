/* lodestar-staging.h - what a list would change, before anything is written
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-mapping.h"

G_BEGIN_DECLS

/**
 * LodestarKnownPerson:
 * @id: the identity in the workspace
 * @manager_id: the identity of the manager, or 0
 * @values: the fields of the person as text (see #LodestarStagedEntry), %NULL or "" where empty
 *
 * Somebody who is in the workspace already. The strings are borrowed from whoever made it and
 * must live as long as the staging.
 */
typedef struct
{
  gint64      id;
  gint64      manager_id;
  const char *values[LODESTAR_N_PERSON_FIELDS];
} LodestarKnownPerson;

/**
 * LodestarStagedState:
 * @LODESTAR_STAGED_NEW: not in the workspace yet
 * @LODESTAR_STAGED_CHANGED: there, and something differs
 * @LODESTAR_STAGED_UNCHANGED: there, and nothing differs
 *
 * What importing an entry would do.
 */
typedef enum
{
  LODESTAR_STAGED_NEW,
  LODESTAR_STAGED_CHANGED,
  LODESTAR_STAGED_UNCHANGED,
} LodestarStagedState;

/**
 * LodestarStagedManager:
 * @LODESTAR_STAGED_MANAGER_NOT_STATED: the file does not say; what is known stays
 * @LODESTAR_STAGED_MANAGER_NOBODY: has no manager
 * @LODESTAR_STAGED_MANAGER_KNOWN: somebody of the workspace, manager_id says who
 * @LODESTAR_STAGED_MANAGER_ENTRY: somebody new of this file, manager_entry says who
 *
 * What the file says about the manager.
 */
typedef enum
{
  LODESTAR_STAGED_MANAGER_NOT_STATED,
  LODESTAR_STAGED_MANAGER_NOBODY,
  LODESTAR_STAGED_MANAGER_KNOWN,
  LODESTAR_STAGED_MANAGER_ENTRY,
} LodestarStagedManager;

/**
 * LodestarStagedChange:
 * @field: the field
 * @old_value: (not nullable): what it is now, "" where empty
 * @new_value: (not nullable): what it would be, "" where it would be emptied
 *
 * A field that an import would change. For %LODESTAR_FIELD_MANAGER the values are names.
 */
typedef struct
{
  LodestarField field;
  const char   *old_value;
  const char   *new_value;
} LodestarStagedChange;

/**
 * LodestarStagedEntry:
 * @state: what importing it would do
 * @line: the line of the file on which it begins
 * @id: the identity in the workspace, 0 for somebody new
 * @values: what the file says, field by field; %NULL where it says nothing, so what is known stays;
 *   "" where it says that there is nothing
 * @manager: what the file says about the manager
 * @manager_id: the manager's identity, for %LODESTAR_STAGED_MANAGER_KNOWN
 * @manager_entry: the manager's place in @entries, for %LODESTAR_STAGED_MANAGER_ENTRY
 * @n_changes: how many fields would change; 0 unless @state is %LODESTAR_STAGED_CHANGED
 * @changes: (array length=n_changes): these fields
 *
 * One person of the file. Values are cleaned text in one form whatever the file had: dates are ISO
 * 8601; the status is `active`, `leave` or `left`; lists have one item a line (`\n`); the role is
 * `mentor`, `mentee`, `both` or `peer`; the capacity is `min-max`; training is `yes` or `no`; the
 * time zone is an IANA name or an offset (`+02:00`); the note may have several lines; the manager's
 * value is the text of the file.
 * %LODESTAR_FIELD_NAME is always stated.
 */
typedef struct
{
  LodestarStagedState         state;
  guint                       line;
  gint64                      id;
  const char                 *values[LODESTAR_N_FIELDS];
  LodestarStagedManager       manager;
  gint64                      manager_id;
  guint                       manager_entry;
  guint                       n_changes;
  const LodestarStagedChange *changes;
} LodestarStagedEntry;

/**
 * LodestarRejection:
 * @line: the line of the file
 * @name: (not nullable): the name that stands there, or ""
 * @reason: why the row cannot be imported, translated
 *
 * A row that would be left out.
 */
typedef struct
{
  guint       line;
  const char *name;
  const char *reason;
} LodestarRejection;

/**
 * LodestarStagingWarningKind:
 *
 * What a warning is about.
 */
typedef enum
{
  LODESTAR_WARNING_DUPLICATE_ROW,
  LODESTAR_WARNING_DUPLICATE_EMAIL,
  LODESTAR_WARNING_SAME_NAME,
  LODESTAR_WARNING_MANAGER_NOT_FOUND,
  LODESTAR_WARNING_MANAGER_AMBIGUOUS,
  LODESTAR_WARNING_CYCLE,
  LODESTAR_WARNING_LEADING_ZEROS,
  LODESTAR_WARNING_DATE_ORDER,
  LODESTAR_WARNING_BAD_VALUE,
  LODESTAR_WARNING_NO_KEY,
  LODESTAR_WARNING_TEXT,
} LodestarStagingWarningKind;

/**
 * LodestarStagingWarning:
 * @kind: what it is about
 * @line: the line of the file, 0 where it is about the whole file
 * @text: the warning, translated
 *
 * Something to look at before importing.
 */
typedef struct
{
  LodestarStagingWarningKind kind;
  guint                      line;
  const char                *text;
} LodestarStagingWarning;

/**
 * LodestarStagingKey:
 * @LODESTAR_STAGING_BY_NUMBER: people are told apart by number, then by e-mail address
 * @LODESTAR_STAGING_BY_EMAIL: by e-mail address
 * @LODESTAR_STAGING_BY_NONE: the file has neither; each row is a person
 *
 * How the people of the file are told apart.
 */
typedef enum
{
  LODESTAR_STAGING_BY_NUMBER,
  LODESTAR_STAGING_BY_EMAIL,
  LODESTAR_STAGING_BY_NONE,
} LodestarStagingKey;

/**
 * LodestarStagingOptions:
 * @is_full_list: whether the file lists everybody, so that who is missing has left and an empty
 *   cell means that there is nothing
 *
 * How to understand a file.
 */
typedef struct
{
  gboolean is_full_list;
} LodestarStagingOptions;

/**
 * LodestarStaging:
 * @key: how the people of the file are told apart
 * @n_new: how many entries are new
 * @n_changed: how many would change
 * @n_unchanged: how many are as they were
 * @n_entries: all of these together
 * @entries: (array length=n_entries): the entries, in the order of the file
 * @n_rejections: how many rows are left out
 * @rejections: (array length=n_rejections): these rows, in the order of the file
 * @n_left: how many people of the workspace the file lacks; 0 unless it is a full list
 * @left: (array length=n_left): their identities; people who had left before are not among them
 * @n_warnings: how many warnings
 * @warnings: (array length=n_warnings): the warnings, in the order of the file
 * @date_column: the column whose dates can be read in two ways, or -1; nothing is taken from it
 *
 * What importing a list would do. It owns all its strings but those of the people of the
 * workspace and those of the table, both of which must outlive it.
 */
typedef struct
{
  LodestarStagingKey      key;
  guint                   n_new;
  guint                   n_changed;
  guint                   n_unchanged;
  guint                   n_entries;
  LodestarStagedEntry    *entries;
  guint                   n_rejections;
  LodestarRejection      *rejections;
  guint                   n_left;
  gint64                 *left;
  guint                   n_warnings;
  LodestarStagingWarning *warnings;
  int                     date_column;
  /*< private >*/
  GStringChunk *strings;
  GPtrArray    *changes;
} LodestarStaging;

LodestarStaging *lodestar_staging_new (const LodestarTable          *table,
                                       const LodestarShape          *shape,
                                       const LodestarMapping        *mapping,
                                       const LodestarKnownPerson    *known,
                                       gsize                         n_known,
                                       const LodestarStagingOptions *options,
                                       LodestarExchangeProgress      progress,
                                       gpointer                      user_data,
                                       GCancellable                 *cancellable,
                                       GError                      **error);
void             lodestar_staging_free (LodestarStaging *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarStaging, lodestar_staging_free)

G_END_DECLS
