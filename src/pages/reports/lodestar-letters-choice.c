/* lodestar-letters-choice.c - whom introduction letters go to
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-letters-choice.h"

#include <glib/gi18n-lib.h>

/* What an entry stands for, where it is no single relationship; that is its identity. */
enum
{
  LODESTAR_LETTERS_ALL = 0,
  LODESTAR_LETTERS_NEWEST = -1,
  LODESTAR_LETTERS_CHOSEN = -2,
};

struct _LodestarLettersChoice
{
  GArray      *entries; /* (owned), of gint64: what the entries stand for, in their order */
  gint64       entry;   /* the one that is selected */
  GArray      *chosen;  /* (owned), of gint64: the relationships that a list asked for */
  LodestarDate newest;  /* when the newest running relationships began */
};

/**
 * lodestar_letters_choice_new:
 *
 * Returns: (transfer full): a choice of all running relationships
 */
LodestarLettersChoice *
lodestar_letters_choice_new (void)
{
  LodestarLettersChoice *self = g_new0 (LodestarLettersChoice, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->chosen = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

/**
 * lodestar_letters_choice_free:
 * @self: (transfer full): a choice
 */
void
lodestar_letters_choice_free (LodestarLettersChoice *self)
{
  g_array_unref (self->entries);
  g_array_unref (self->chosen);
  g_free (self);
}

static void
lodestar_letters_choice_add (LodestarLettersChoice *self,
                             GtkStringList         *names,
                             const char            *name,
                             gint64                 entry)
{
  gtk_string_list_append (names, name);
  g_array_append_val (self->entries, entry);
}

/* Those that began last, where others run, too. */
static void
lodestar_letters_choice_add_newest (LodestarLettersChoice *self,
                                    GtkStringList         *names,
                                    const LodestarCohort  *cohort)
{
  LodestarDate     oldest = LODESTAR_DATE_NONE;
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;

  self->newest = LODESTAR_DATE_NONE;

  for (guint i = 0; i < cohort->relationships->len; i++)
    {
      const LodestarRelationshipRow *row = g_ptr_array_index (cohort->relationships, i);

      if (!lodestar_relationship_row_is_running (row))
        continue;

      self->newest = MAX (self->newest, row->started_on);
      oldest = oldest != LODESTAR_DATE_NONE ? MIN (oldest, row->started_on) : row->started_on;
    }

  if (self->newest == oldest)
    return;

  day = lodestar_date_format (self->newest);
  /* Translators: relationships; %s is a date */
  name = g_strdup_printf (_ ("Newly published, since %s"), day);
  lodestar_letters_choice_add (self, names, name, LODESTAR_LETTERS_NEWEST);
}

/* Those that a list asked for, but for the ones that have gone meanwhile. */
static void
lodestar_letters_choice_add_chosen (LodestarLettersChoice *self,
                                    GtkStringList         *names,
                                    const LodestarCohort  *cohort)
{
  g_autofree char *name = NULL;

  for (guint i = self->chosen->len; i > 0; i--)
    if (lodestar_cohort_find (cohort, g_array_index (self->chosen, gint64, i - 1)) == NULL)
      g_array_remove_index (self->chosen, i - 1);

  if (self->chosen->len == 0)
    return;

  name = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u chosen pair", "%u chosen pairs", self->chosen->len),
    self->chosen->len);
  lodestar_letters_choice_add (self, names, name, LODESTAR_LETTERS_CHOSEN);
}

/**
 * lodestar_letters_choice_fill:
 * @self: a choice
 * @cohort: the relationships of the program
 * @selected: (out): the entry that is selected: the one before, as long as it is there
 *
 * Returns: (transfer full): the entries, by name
 */
GtkStringList *
lodestar_letters_choice_fill (LodestarLettersChoice *self,
                              const LodestarCohort  *cohort,
                              guint                 *selected)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  g_array_set_size (self->entries, 0);
  lodestar_letters_choice_add (self, names, _ ("All running pairs"), LODESTAR_LETTERS_ALL);
  lodestar_letters_choice_add_newest (self, names, cohort);
  lodestar_letters_choice_add_chosen (self, names, cohort);

  for (guint i = 0; i < cohort->relationships->len; i++)
    {
      const LodestarRelationshipRow *row = g_ptr_array_index (cohort->relationships, i);
      g_autofree char               *name = NULL;

      if (!lodestar_relationship_row_is_running (row) && row->id != self->entry)
        continue;

      name = lodestar_relationship_row_dup_name (row);
      lodestar_letters_choice_add (self, names, name, row->id);
    }

  *selected = 0;

  for (guint i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, gint64, i) == self->entry)
      *selected = i;

  lodestar_letters_choice_select (self, *selected);

  return names;
}

/**
 * lodestar_letters_choice_select:
 * @self: a choice
 * @position: the place of an entry
 *
 * Selects an entry.
 */
void
lodestar_letters_choice_select (LodestarLettersChoice *self, guint position)
{
  self->entry = position < self->entries->len ? g_array_index (self->entries, gint64, position)
                                              : LODESTAR_LETTERS_ALL;
}

/**
 * lodestar_letters_choice_set_id:
 * @self: a choice
 * @id: the identity of a relationship, or 0 for all that run
 *
 * Selects one relationship.
 */
void
lodestar_letters_choice_set_id (LodestarLettersChoice *self, gint64 id)
{
  self->entry = id;
}

/**
 * lodestar_letters_choice_set_ids:
 * @self: a choice
 * @ids: identities of relationships, with commas between
 *
 * Selects several relationships. What is no identity is passed over.
 */
void
lodestar_letters_choice_set_ids (LodestarLettersChoice *self, const char *ids)
{
  g_auto (GStrv) words = g_strsplit (ids, ",", -1);

  g_array_set_size (self->chosen, 0);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gint64 id;

      if (g_ascii_string_to_signed (words[i], 10, 1, G_MAXINT64, &id, NULL))
        g_array_append_val (self->chosen, id);
    }

  self->entry = self->chosen->len > 0 ? LODESTAR_LETTERS_CHOSEN : LODESTAR_LETTERS_ALL;

  if (self->chosen->len != 1)
    return;

  self->entry = g_array_index (self->chosen, gint64, 0);
  g_array_set_size (self->chosen, 0);
}

/**
 * lodestar_letters_choice_apply:
 * @self: a choice
 * @options: the options of a set of letters
 *
 * Says in the options whom the letters go to.
 */
void
lodestar_letters_choice_apply (const LodestarLettersChoice *self, LodestarReportOptions *options)
{
  if (self->entry == LODESTAR_LETTERS_NEWEST)
    options->since = self->newest;
  else if (self->entry == LODESTAR_LETTERS_CHOSEN)
    options->relationship_ids = g_array_copy (self->chosen);
  else if (self->entry != LODESTAR_LETTERS_ALL)
    {
      options->relationship_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (options->relationship_ids, self->entry);
    }
}
