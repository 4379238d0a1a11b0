/* lodestar-check.c - whether a workspace is whole and keeps its own rules
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-check.h"

#include "lodestar-check-rules.h"
#include "lodestar-error.h"

#include <glib/gi18n-lib.h>

/* Checked before the rules, which make no sense in a file that is not intact. */
static const char *const lodestar_check_of_file[] = { "file-intact", "references-kept" };

/**
 * lodestar_finding_free:
 * @finding: (transfer full): a finding
 *
 * Frees a finding.
 */
void
lodestar_finding_free (LodestarFinding *finding)
{
  g_free (finding->name);
  g_free (finding->message);
  g_free (finding->table);
  g_free (finding);
}

static void
lodestar_check_add (
  GPtrArray *findings, const char *name, const char *message, const char *table, gint64 id)
{
  LodestarFinding *finding = g_new0 (LodestarFinding, 1);

  finding->name = g_strdup (name);
  finding->message = id != 0 ? g_strdup_printf ("%s (%s %" G_GINT64_FORMAT ").", message, table, id)
                             : g_strdup (message);
  finding->table = g_strdup (table);
  finding->id = id;
  g_ptr_array_add (findings, finding);
}

/* SQLite's own check: pages, indexes, NOT NULL, UNIQUE, CHECK and the types of STRICT tables. */
static gboolean
lodestar_check_run_integrity (LodestarDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = lodestar_db_prepare (db, "PRAGMA integrity_check (100)", error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  while (lodestar_db_step (db, stmt, &has_row, error))
    {
      g_autofree char *message = NULL;

      if (!has_row)
        return TRUE;

      if (g_str_equal (lodestar_db_column_text (stmt, 0), "ok"))
        continue;

      message = g_strdup_printf (_ ("The file is damaged: %s."), lodestar_db_column_text (stmt, 0));
      lodestar_check_add (findings, lodestar_check_of_file[0], message, "", 0);
    }

  return FALSE;
}

static gboolean
lodestar_check_run_references (LodestarDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = lodestar_db_prepare (db, "PRAGMA foreign_key_check", error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  while (lodestar_db_step (db, stmt, &has_row, error))
    {
      const char      *table;
      g_autofree char *message = NULL;

      if (!has_row)
        return TRUE;

      table = lodestar_db_column_text (stmt, 0);
      message = g_strdup_printf (_ ("A row refers to one of the table “%s” that is not there"),
                                 lodestar_db_column_text (stmt, 2));
      lodestar_check_add (findings, lodestar_check_of_file[1], message, table,
                          sqlite3_column_int64 (stmt, 1));
    }

  return FALSE;
}

static gboolean
lodestar_check_run_rule (LodestarDb              *db,
                         const LodestarCheckRule *rule,
                         const char              *latest_day,
                         GPtrArray               *findings,
                         GError                 **error)
{
  g_autoptr (sqlite3_stmt) stmt = lodestar_db_prepare (db, rule->sql, error);
  gboolean has_row;
  gint64   last_id = 0;

  if (stmt == NULL)
    return FALSE;

  if (sqlite3_bind_parameter_count (stmt) > 0)
    sqlite3_bind_text (stmt, 1, latest_day, -1, SQLITE_TRANSIENT);

  while (lodestar_db_step (db, stmt, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return TRUE;

      /* A row is named once, however often it breaks the rule. */
      if ((id = sqlite3_column_int64 (stmt, 0)) != last_id)
        lodestar_check_add (findings, rule->name, g_dgettext (GETTEXT_PACKAGE, rule->message),
                            rule->table, id);

      last_id = id;
    }

  return FALSE;
}

/**
 * lodestar_check_get_n_invariants:
 *
 * Returns: how many things lodestar_check_run() checks
 */
guint
lodestar_check_get_n_invariants (void)
{
  return G_N_ELEMENTS (lodestar_check_of_file) + lodestar_check_n_rules;
}

/**
 * lodestar_check_get_invariant:
 * @nth: a number below lodestar_check_get_n_invariants()
 *
 * Returns: (transfer none): the name that findings about it have
 */
const char *
lodestar_check_get_invariant (guint nth)
{
  g_return_val_if_fail (nth < lodestar_check_get_n_invariants (), NULL);

  return nth < G_N_ELEMENTS (lodestar_check_of_file)
           ? lodestar_check_of_file[nth]
           : lodestar_check_rules[nth - G_N_ELEMENTS (lodestar_check_of_file)].name;
}

/**
 * lodestar_check_run:
 * @db: a connection
 * @error: return location for a #GError, or %NULL
 *
 * Checks that the file is intact, that every reference leads somewhere, and
 * every rule of the domain that the schema alone cannot enforce. All of it
 * sees one state of the file.
 *
 * Returns: (transfer full) (element-type LodestarFinding): what is wrong, empty where all is well;
 * or %NULL with @error set where it could not be found out
 */
GPtrArray *
lodestar_check_run (LodestarDb *db, GError **error)
{
  g_autoptr (GPtrArray) findings = NULL;
  char     latest_day[LODESTAR_DATE_ISO_SIZE];
  gboolean is_done;

  g_return_val_if_fail (db != NULL, NULL);

  findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_finding_free);
  lodestar_date_to_iso (lodestar_date_today () + 1, latest_day);

  if (!lodestar_db_execute (db, "SAVEPOINT lodestar_check;", error))
    return NULL;

  is_done = lodestar_check_run_integrity (db, findings, error);

  if (is_done && findings->len == 0)
    {
      is_done = lodestar_check_run_references (db, findings, error);

      for (guint i = 0; is_done && i < lodestar_check_n_rules; i++)
        is_done =
          lodestar_check_run_rule (db, &lodestar_check_rules[i], latest_day, findings, error);
    }

  is_done = lodestar_db_execute (db, "RELEASE lodestar_check;", is_done ? error : NULL) && is_done;

  return is_done ? g_steal_pointer (&findings) : NULL;
}

/**
 * lodestar_check_keeps:
 * @db: a connection
 * @names: (array zero-terminated=1): names of rules of the domain
 * @error: return location for a #GError, or %NULL
 *
 * For what changes so much at once that nobody can foresee which rule it
 * breaks. Fails with %LODESTAR_ERROR_CONFLICT where it breaks one.
 *
 * Returns: whether all of these rules are kept
 */
gboolean
lodestar_check_keeps (LodestarDb *db, const char *const *names, GError **error)
{
  g_autoptr (GPtrArray) findings = NULL;
  char latest_day[LODESTAR_DATE_ISO_SIZE];

  g_return_val_if_fail (db != NULL && names != NULL, FALSE);

  findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_finding_free);
  lodestar_date_to_iso (lodestar_date_today () + 1, latest_day);

  for (guint i = 0; i < lodestar_check_n_rules; i++)
    {
      const LodestarCheckRule *rule = &lodestar_check_rules[i];

      if (!g_strv_contains (names, rule->name))
        continue;

      if (!lodestar_check_run_rule (db, rule, latest_day, findings, error))
        return FALSE;

      if (findings->len > 0)
        {
          g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT, "%s.",
                       g_dgettext (GETTEXT_PACKAGE, rule->message));
          return FALSE;
        }
    }

  return TRUE;
}
