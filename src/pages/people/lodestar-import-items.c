/* lodestar-import-items.c - the lists of a staging report
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-import-items.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarImportItem:
 *
 * A line of a staging report.
 */
struct _LodestarImportItem
{
  GObject parent_instance;
  char   *title;  /* (owned) (not nullable) */
  char   *detail; /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (LodestarImportItem, lodestar_import_item, G_TYPE_OBJECT)

/**
 * LodestarImportItems:
 *
 * A list of a staging report. The words are made when a line is looked at, so
 * that a list of a hundred thousand costs nothing.
 */
struct _LodestarImportItems
{
  GObject            parent_instance;
  LodestarImport    *import; /* (owned) */
  LodestarImportList list;
  GArray            *places; /* (owned), of guint: which entries of the staging */
};

static void
lodestar_import_item_finalize (GObject *object)
{
  LodestarImportItem *self = LODESTAR_IMPORT_ITEM (object);

  g_free (self->title);
  g_free (self->detail);

  G_OBJECT_CLASS (lodestar_import_item_parent_class)->finalize (object);
}

static void
lodestar_import_item_class_init (LodestarImportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lodestar_import_item_finalize;
}

static void
lodestar_import_item_init (LodestarImportItem *self)
{
}

static LodestarImportItem *
lodestar_import_item_new (char *title, char *detail)
{
  LodestarImportItem *self = g_object_new (LODESTAR_TYPE_IMPORT_ITEM, NULL);

  self->title = title;
  self->detail = detail;

  return self;
}

/**
 * lodestar_import_item_get_title:
 * @self: a line
 *
 * Returns: (not nullable): whom or what it is about
 */
const char *
lodestar_import_item_get_title (LodestarImportItem *self)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT_ITEM (self), "");

  return self->title;
}

/**
 * lodestar_import_item_get_detail:
 * @self: a line
 *
 * Returns: (not nullable): what would happen, and where in the file it stands
 */
const char *
lodestar_import_item_get_detail (LodestarImportItem *self)
{
  g_return_val_if_fail (LODESTAR_IS_IMPORT_ITEM (self), "");

  return self->detail;
}

static char *
lodestar_import_items_dup_changes (const LodestarStagedEntry *entry)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entry->n_changes; i++)
    {
      const LodestarStagedChange *change = &entry->changes[i];
      g_autofree char            *old_value = g_strdup (change->old_value);
      g_autofree char            *new_value = g_strdup (change->new_value);

      g_strdelimit (old_value, "\n", ',');
      g_strdelimit (new_value, "\n", ',');
      g_string_append_printf (
        text, "%s%s: %s → %s", i > 0 ? "\n" : "", lodestar_field_get_label (change->field),
        *old_value != '\0' ? old_value : "–", *new_value != '\0' ? new_value : "–");
    }

  return g_string_free (text, FALSE);
}

static char *
lodestar_import_items_dup_summary (const LodestarStagedEntry *entry)
{
  const LodestarField fields[] = { LODESTAR_FIELD_TITLE, LODESTAR_FIELD_DEPARTMENT,
                                   LODESTAR_FIELD_LOCATION, LODESTAR_FIELD_LEVEL };
  GString            *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Line %u"), entry->line);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (entry->values[fields[i]] != NULL && *entry->values[fields[i]] != '\0')
      g_string_append_printf (text, " · %s", entry->values[fields[i]]);

  return g_string_free (text, FALSE);
}

static LodestarImportItem *
lodestar_import_items_make (LodestarImportItems *self, guint place)
{
  const LodestarStaging *staging = lodestar_import_get_staging (self->import);

  switch (self->list)
    {
    case LODESTAR_IMPORT_REJECTED:
      {
        const LodestarRejection *rejection = &staging->rejections[place];

        return lodestar_import_item_new (
          *rejection->name != '\0'
            ? g_strdup_printf (_ ("Line %u: %s"), rejection->line, rejection->name)
            : g_strdup_printf (_ ("Line %u"), rejection->line),
          g_strdup (rejection->reason));
      }

    case LODESTAR_IMPORT_WARNINGS:
      {
        const LodestarStagingWarning *warning = &staging->warnings[place];

        return lodestar_import_item_new (g_strdup (warning->text),
                                         warning->line > 0
                                           ? g_strdup_printf (_ ("Line %u"), warning->line)
                                           : g_strdup (_ ("The whole file")));
      }

    case LODESTAR_IMPORT_LEFT:
      return lodestar_import_item_new (lodestar_import_dup_left_name (self->import, place),
                                       g_strdup (_ ("In the workspace, not in the file")));

    case LODESTAR_IMPORT_NEW:
    case LODESTAR_IMPORT_CHANGED:
    case LODESTAR_IMPORT_UNCHANGED:
    default:
      {
        const LodestarStagedEntry *entry = &staging->entries[place];

        return lodestar_import_item_new (g_strdup (entry->values[LODESTAR_FIELD_NAME]),
                                         self->list == LODESTAR_IMPORT_CHANGED
                                           ? lodestar_import_items_dup_changes (entry)
                                           : lodestar_import_items_dup_summary (entry));
      }
    }
}

static GType
lodestar_import_items_get_item_type (GListModel *model)
{
  return LODESTAR_TYPE_IMPORT_ITEM;
}

static guint
lodestar_import_items_get_n_items (GListModel *model)
{
  return LODESTAR_IMPORT_ITEMS (model)->places->len;
}

static gpointer
lodestar_import_items_get_item (GListModel *model, guint position)
{
  LodestarImportItems *self = LODESTAR_IMPORT_ITEMS (model);

  if (position >= self->places->len)
    return NULL;

  return lodestar_import_items_make (self, g_array_index (self->places, guint, position));
}

static void
lodestar_import_items_init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = lodestar_import_items_get_item_type;
  iface->get_n_items = lodestar_import_items_get_n_items;
  iface->get_item = lodestar_import_items_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LodestarImportItems,
                               lodestar_import_items,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      lodestar_import_items_init_list_model))

static void
lodestar_import_items_finalize (GObject *object)
{
  LodestarImportItems *self = LODESTAR_IMPORT_ITEMS (object);

  g_clear_object (&self->import);
  g_array_unref (self->places);

  G_OBJECT_CLASS (lodestar_import_items_parent_class)->finalize (object);
}

static void
lodestar_import_items_class_init (LodestarImportItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lodestar_import_items_finalize;
}

static void
lodestar_import_items_init (LodestarImportItems *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
}

static guint
lodestar_import_items_count (const LodestarStaging *staging, LodestarImportList list)
{
  switch (list)
    {
    case LODESTAR_IMPORT_REJECTED:
      return staging->n_rejections;

    case LODESTAR_IMPORT_LEFT:
      return staging->n_left;

    case LODESTAR_IMPORT_WARNINGS:
      return staging->n_warnings;

    case LODESTAR_IMPORT_NEW:
    case LODESTAR_IMPORT_CHANGED:
    case LODESTAR_IMPORT_UNCHANGED:
    default:
      return staging->n_entries;
    }
}

/**
 * lodestar_import_items_new:
 * @import: an import that was staged
 * @list: which list
 *
 * Returns: (transfer full): the list
 */
LodestarImportItems *
lodestar_import_items_new (LodestarImport *import, LodestarImportList list)
{
  static const LodestarStagedState states[] = {
    [LODESTAR_IMPORT_NEW] = LODESTAR_STAGED_NEW,
    [LODESTAR_IMPORT_CHANGED] = LODESTAR_STAGED_CHANGED,
    [LODESTAR_IMPORT_UNCHANGED] = LODESTAR_STAGED_UNCHANGED,
  };
  LodestarImportItems   *self;
  const LodestarStaging *staging;
  guint                  n;

  g_return_val_if_fail (LODESTAR_IS_IMPORT (import), NULL);

  staging = lodestar_import_get_staging (import);
  g_return_val_if_fail (staging != NULL, NULL);

  self = g_object_new (LODESTAR_TYPE_IMPORT_ITEMS, NULL);
  self->import = g_object_ref (import);
  self->list = list;
  n = lodestar_import_items_count (staging, list);

  for (guint i = 0; i < n; i++)
    if (list > LODESTAR_IMPORT_UNCHANGED || staging->entries[i].state == states[list])
      g_array_append_val (self->places, i);

  return self;
}
