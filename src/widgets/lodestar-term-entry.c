/* lodestar-term-entry.c - a row of terms that can be added and taken away
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-term-entry.h"

#include "lodestar-text.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* How many suggestions are shown while typing. */
#define LODESTAR_TERM_ENTRY_MAX_SUGGESTIONS 5

/**
 * LodestarTermEntry:
 *
 * A row of a boxed list with whole terms: skills, topics, languages. Each is a
 * chip with a button that takes it away; an entry adds one on Enter, or
 * several with commas between. While typing, known terms are offered as
 * buttons, so that the same thing gets the same name. Backspace in the empty
 * entry takes the last term away.
 *
 * # CSS nodes
 *
 * The row has the name `termentry`; each chip is a box with the class `chip`.
 */
struct _LodestarTermEntry
{
  AdwPreferencesRow parent_instance;
  GPtrArray        *terms;       /* (owned), of char */
  GStrv             suggestions; /* (owned) (nullable) */

  GtkLabel   *title_label;
  AdwWrapBox *chips;
  AdwWrapBox *offers;
  GtkWidget  *entry;
};

G_DEFINE_FINAL_TYPE (LodestarTermEntry, lodestar_term_entry, ADW_TYPE_PREFERENCES_ROW)

typedef enum
{
  SIGNAL_CHANGED,
} LodestarTermEntrySignal;

static guint signals[SIGNAL_CHANGED + 1];

static void lodestar_term_entry_update_chips (LodestarTermEntry *self);

static gboolean
lodestar_term_entry_find (LodestarTermEntry *self, const char *term, guint *position)
{
  g_autofree char *key = lodestar_text_key (term);

  for (guint i = 0; i < self->terms->len; i++)
    {
      g_autofree char *other = lodestar_text_key (g_ptr_array_index (self->terms, i));

      if (strcmp (key, other) == 0)
        {
          if (position != NULL)
            *position = i;

          return TRUE;
        }
    }

  return FALSE;
}

/* The spelling that is known already is taken. */
static gboolean
lodestar_term_entry_add (LodestarTermEntry *self, const char *text)
{
  g_autofree char *term = lodestar_text_clean (text);
  g_autofree char *key = lodestar_text_key (term);

  if (lodestar_text_is_blank (term) || lodestar_term_entry_find (self, term, NULL))
    return FALSE;

  for (guint i = 0; self->suggestions != NULL && self->suggestions[i] != NULL; i++)
    {
      g_autofree char *known = lodestar_text_key (self->suggestions[i]);

      if (strcmp (key, known) == 0)
        {
          g_set_str (&term, self->suggestions[i]);
          break;
        }
    }

  g_ptr_array_add (self->terms, g_steal_pointer (&term));

  return TRUE;
}

static void
lodestar_term_entry_clear_box (AdwWrapBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    adw_wrap_box_remove (box, child);
}

static void
lodestar_term_entry_offer_clicked_cb (GtkButton *button, LodestarTermEntry *self)
{
  g_autofree char *term = g_strdup (gtk_button_get_label (button));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);

  if (lodestar_term_entry_add (self, term))
    {
      lodestar_term_entry_update_chips (self);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
}

static void
lodestar_term_entry_changed_cb (LodestarTermEntry *self)
{
  g_autofree char *typed = lodestar_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  guint            n_offers = 0;

  lodestar_term_entry_clear_box (self->offers);

  for (guint i = 0; *typed != '\0' && self->suggestions != NULL && self->suggestions[i] != NULL &&
                    n_offers < LODESTAR_TERM_ENTRY_MAX_SUGGESTIONS;
       i++)
    {
      g_autofree char *folded = lodestar_text_fold (self->suggestions[i]);
      GtkWidget       *button;

      if (strstr (folded, typed) == NULL ||
          lodestar_term_entry_find (self, self->suggestions[i], NULL))
        continue;

      button = gtk_button_new_with_label (self->suggestions[i]);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "caption");
      g_signal_connect_object (button, "clicked", G_CALLBACK (lodestar_term_entry_offer_clicked_cb),
                               self, 0);
      adw_wrap_box_append (self->offers, button);
      n_offers++;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->offers), n_offers > 0);
}

static void
lodestar_term_entry_activate_cb (LodestarTermEntry *self)
{
  g_auto (GStrv) parts =
    g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->entry)), ",;", -1);
  gboolean is_changed = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    is_changed = lodestar_term_entry_add (self, parts[i]) || is_changed;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");

  if (is_changed)
    {
      lodestar_term_entry_update_chips (self);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
}

static void
lodestar_term_entry_remove_clicked_cb (GtkWidget *button, LodestarTermEntry *self)
{
  const char *term = g_object_get_data (G_OBJECT (button), "lodestar-term");
  guint       position;

  if (!lodestar_term_entry_find (self, term, &position))
    return;

  g_ptr_array_remove_index (self->terms, position);
  gtk_widget_grab_focus (self->entry);
  lodestar_term_entry_update_chips (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
lodestar_term_entry_key_cb (LodestarTermEntry *self, guint keyval)
{
  if (keyval != GDK_KEY_BackSpace || self->terms->len == 0 ||
      *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    return GDK_EVENT_PROPAGATE;

  g_ptr_array_remove_index (self->terms, self->terms->len - 1);
  lodestar_term_entry_update_chips (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return GDK_EVENT_STOP;
}

static GtkWidget *
lodestar_term_entry_new_chip (LodestarTermEntry *self, const char *term)
{
  GtkWidget       *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget       *label = gtk_label_new (term);
  GtkWidget       *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove %s"), term);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data_full (G_OBJECT (button), "lodestar-term", g_strdup (term), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (lodestar_term_entry_remove_clicked_cb),
                           self, 0);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);

  return chip;
}

static void
lodestar_term_entry_update_chips (LodestarTermEntry *self)
{
  lodestar_term_entry_clear_box (self->chips);

  for (guint i = 0; i < self->terms->len; i++)
    adw_wrap_box_append (self->chips,
                         lodestar_term_entry_new_chip (self, g_ptr_array_index (self->terms, i)));

  gtk_widget_set_visible (GTK_WIDGET (self->chips), self->terms->len > 0);
}

static void
lodestar_term_entry_title_cb (LodestarTermEntry *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

static void
lodestar_term_entry_finalize (GObject *object)
{
  LodestarTermEntry *self = LODESTAR_TERM_ENTRY (object);

  g_ptr_array_unref (self->terms);
  g_strfreev (self->suggestions);

  G_OBJECT_CLASS (lodestar_term_entry_parent_class)->finalize (object);
}

static void
lodestar_term_entry_class_init (LodestarTermEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lodestar_term_entry_finalize;

  /**
   * LodestarTermEntry::changed:
   * @self: the row
   *
   * The user has added a term or taken one away.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LODESTAR_TYPE_TERM_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static AdwWrapBox *
lodestar_term_entry_new_wrap_box (void)
{
  AdwWrapBox *box = ADW_WRAP_BOX (adw_wrap_box_new ());

  adw_wrap_box_set_child_spacing (box, 6);
  adw_wrap_box_set_line_spacing (box, 6);
  gtk_widget_set_visible (GTK_WIDGET (box), FALSE);

  return box;
}

static void
lodestar_term_entry_init (LodestarTermEntry *self)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->terms = g_ptr_array_new_with_free_func (g_free);
  self->title_label = GTK_LABEL (gtk_label_new (NULL));
  self->chips = lodestar_term_entry_new_wrap_box ();
  self->offers = lodestar_term_entry_new_wrap_box ();
  self->entry = gtk_entry_new ();

  gtk_label_set_xalign (self->title_label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self), "termentry");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Add…"));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chips));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->offers));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);

  g_signal_connect_object (self->entry, "activate", G_CALLBACK (lodestar_term_entry_activate_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (lodestar_term_entry_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (lodestar_term_entry_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect (self, "notify::title", G_CALLBACK (lodestar_term_entry_title_cb), NULL);
}

/**
 * lodestar_term_entry_new:
 * @title: what the terms are
 *
 * Returns: (transfer floating): a new row without terms
 */
GtkWidget *
lodestar_term_entry_new (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);

  return g_object_new (LODESTAR_TYPE_TERM_ENTRY, "title", title, NULL);
}

/**
 * lodestar_term_entry_set_terms:
 * @self: a row
 * @terms: (array zero-terminated=1): the terms
 *
 * Sets the terms, without #LodestarTermEntry::changed.
 */
void
lodestar_term_entry_set_terms (LodestarTermEntry *self, const char *const *terms)
{
  g_return_if_fail (LODESTAR_IS_TERM_ENTRY (self) && terms != NULL);

  if (self->terms->len == g_strv_length ((char **) terms))
    {
      guint i = 0;

      while (i < self->terms->len && strcmp (g_ptr_array_index (self->terms, i), terms[i]) == 0)
        i++;

      /* The focus may be on one of the chips. */
      if (i == self->terms->len)
        return;
    }

  g_ptr_array_set_size (self->terms, 0);

  for (guint i = 0; terms[i] != NULL; i++)
    g_ptr_array_add (self->terms, g_strdup (terms[i]));

  lodestar_term_entry_update_chips (self);
}

/**
 * lodestar_term_entry_dup_terms:
 * @self: a row
 *
 * Returns: (transfer full): the terms, in their order
 */
GStrv
lodestar_term_entry_dup_terms (LodestarTermEntry *self)
{
  g_autoptr (GStrvBuilder) terms = g_strv_builder_new ();

  g_return_val_if_fail (LODESTAR_IS_TERM_ENTRY (self), NULL);

  for (guint i = 0; i < self->terms->len; i++)
    g_strv_builder_add (terms, g_ptr_array_index (self->terms, i));

  return g_strv_builder_end (terms);
}

/**
 * lodestar_term_entry_set_suggestions:
 * @self: a row
 * @suggestions: (array zero-terminated=1) (nullable): terms that are known
 *
 * Sets what is offered while typing.
 */
void
lodestar_term_entry_set_suggestions (LodestarTermEntry *self, const char *const *suggestions)
{
  g_return_if_fail (LODESTAR_IS_TERM_ENTRY (self));

  g_strfreev (self->suggestions);
  self->suggestions = g_strdupv ((char **) suggestions);
}
