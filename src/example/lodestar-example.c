/* lodestar-example.c - a workspace to look at
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-example.h"

#include "lodestar-example-private.h"
#include "lodestar-example-resources.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* The example is made by the program's own verbs, called one after another inside one step, so
 * that it is quick and can be taken back as a whole. Everything in it follows from today's date and
 * a fixed seed. */

#define LODESTAR_EXAMPLE_SEED G_GUINT64_CONSTANT (0x4c6f646573746172)

/* xorshift64*; see Vigna, "An experimental exploration of Marsaglia's xorshift generators" (2016)
 */
static guint64
lodestar_example_next (LodestarExample *self)
{
  self->state ^= self->state >> 12;
  self->state ^= self->state << 25;
  self->state ^= self->state >> 27;

  return self->state * G_GUINT64_CONSTANT (0x2545F4914F6CDD1D);
}

/* Returns a number below @n. */
guint
lodestar_example_pick (LodestarExample *self, guint n)
{
  g_assert (n > 0);

  return (guint) ((lodestar_example_next (self) >> 33) % n);
}

gboolean
lodestar_example_chance (LodestarExample *self, guint percent)
{
  return lodestar_example_pick (self, 100) < percent;
}

int
lodestar_example_between (LodestarExample *self, int least, int most)
{
  return least + (int) lodestar_example_pick (self, (guint) (most - least + 1));
}

void
lodestar_example_shuffle (LodestarExample *self, gint64 *ids, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint  other = lodestar_example_pick (self, i);
      gint64 id = ids[i - 1];

      ids[i - 1] = ids[other];
      ids[other] = id;
    }
}

/* Returns the words of a list, which must be there. */
GStrv
lodestar_example_list (LodestarExample *self, const char *group, const char *key)
{
  g_autoptr (GError) error = NULL;
  GStrv words = g_key_file_get_string_list (self->words, group, key, NULL, &error);

  if (words == NULL)
    g_error ("The example lacks words: %s", error->message);

  return words;
}

char *
lodestar_example_read (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (LODESTAR_EXAMPLE_PATH, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

/* As lodestar_date_to_iso(), with "" for no date. */
const char *
lodestar_example_iso (LodestarDate date, char buffer[LODESTAR_DATE_ISO_SIZE])
{
  const char *iso = lodestar_date_to_iso (date, buffer);

  return iso != NULL ? iso : "";
}

/* Does a verb; takes @in. Where it gives an identity, that goes to @id. */
gboolean
lodestar_example_do (
  LodestarExample *self, const LodestarVerb *verb, GVariant *in, gint64 *id, GError **error)
{
  g_autoptr (GVariant) input = g_variant_ref_sink (in);
  g_autoptr (GVariant) out = NULL;

  g_assert (g_variant_is_of_type (input, G_VARIANT_TYPE (verb->signature)));

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      !verb->func (self->db, input, &out, error))
    {
      g_prefix_error (error, "%s: ", verb->name);
      return FALSE;
    }

  if (out != NULL)
    g_variant_take_ref (out);

  if (id != NULL)
    *id = g_variant_get_int64 (out);

  return TRUE;
}

gboolean
lodestar_example_set_terms (LodestarExample    *self,
                            const LodestarVerb *verb,
                            gint64              id,
                            const char         *role,
                            GPtrArray          *terms,
                            GError            **error)
{
  return terms->len == 0 ||
         lodestar_example_do (
           self, verb,
           g_variant_new ("(xs@as)", id, role,
                          g_variant_new_strv ((const char *const *) terms->pdata, terms->len)),
           NULL, error);
}

/* Returns @n different words of a list, or all of it; the words are borrowed. */
GPtrArray *
lodestar_example_pick_some (LodestarExample *self, GStrv from, guint n)
{
  GPtrArray *some = g_ptr_array_new ();
  guint      length = g_strv_length (from);

  while (some->len < MIN (n, length))
    {
      char *word = from[lodestar_example_pick (self, length)];

      if (!g_ptr_array_find (some, word, NULL))
        g_ptr_array_add (some, word);
    }

  return some;
}

static gboolean
lodestar_example_work (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LodestarDate today = GPOINTER_TO_INT (data);
  g_autoptr (GKeyFile) words = g_key_file_new ();
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (LodestarExamplePerson));
  g_autofree char *text = NULL;
  LodestarExample  self = { .db = db,
                            .words = words,
                            .cancellable = cancellable,
                            .today = today,
                            .state = LODESTAR_EXAMPLE_SEED,
                            .people = people };

  return (text = lodestar_example_read ("company.ini", error)) != NULL &&
         g_key_file_load_from_data (words, text, strlen (text), G_KEY_FILE_NONE, error) &&
         lodestar_example_add_people (&self, error) &&
         lodestar_example_add_running (&self, error) &&
         lodestar_example_add_matching (&self, error) &&
         lodestar_example_add_draft (&self, error) && lodestar_example_add_groups (&self, error);
}

/**
 * lodestar_example_create:
 * @workspace: an open, empty workspace
 * @today: the day that the example is about
 * @error: return location for a #GError, or %NULL
 *
 * Fills a workspace with a fictional company of about 300 people in eight
 * countries and with four programs: one in its tenth month with relationships
 * in every state, two that are being matched, into pairs and into groups, and one that is being
 * designed.
 * The same day gives the same workspace.
 *
 * Returns: whether it was made
 */
gboolean
lodestar_example_create (LodestarWorkspace *workspace, LodestarDate today, GError **error)
{
  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (today > 0, FALSE);

  g_resources_register (lodestar_example_get_resource ());

  return lodestar_workspace_run (workspace, "example-create", _ ("Create Example"),
                                 lodestar_example_work, GINT_TO_POINTER (today), NULL, error);
}

/**
 * lodestar_example_create_async:
 * @workspace: an open, empty workspace
 * @today: the day that the example is about
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is made or has failed
 * @user_data: data for @callback
 *
 * As lodestar_example_create(), without blocking.
 */
void
lodestar_example_create_async (LodestarWorkspace  *workspace,
                               LodestarDate        today,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (LODESTAR_IS_WORKSPACE (workspace));
  g_return_if_fail (today > 0);

  g_resources_register (lodestar_example_get_resource ());
  lodestar_workspace_run_async (workspace, "example-create", _ ("Create Example"),
                                lodestar_example_work, GINT_TO_POINTER (today), NULL, cancellable,
                                callback, user_data);
}

/**
 * lodestar_example_create_finish:
 * @workspace: a workspace
 * @result: what the callback was given
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was made
 */
gboolean
lodestar_example_create_finish (LodestarWorkspace *workspace, GAsyncResult *result, GError **error)
{
  return lodestar_workspace_run_finish (workspace, result, error);
}
