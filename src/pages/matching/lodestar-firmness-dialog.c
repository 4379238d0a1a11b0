/* lodestar-firmness-dialog.c - how far weights can move before a pair changes
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-firmness-dialog.h"

#include "lodestar-matching-rows.h"
#include "lodestar-matching-words.h"
#include "lodestar-widgets.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarFirmnessDialog:
 *
 * Moves the weight of each criterion, in a thread, until a pair changes, and says how far that was.
 * Closing it gives the search up.
 */
struct _LodestarFirmnessDialog
{
  AdwDialog     parent_instance;
  GCancellable *cancellable; /* (owned) */

  /* Template children */
  GtkStack            *stack;
  AdwStatusPage       *failed_page;
  AdwPreferencesGroup *ranges_group;
  GtkListBox          *ranges_list;
};

G_DEFINE_FINAL_TYPE (LodestarFirmnessDialog, lodestar_firmness_dialog, ADW_TYPE_DIALOG)

static void
lodestar_firmness_dialog_answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarFirmnessDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ranges = lodestar_advisor_find_ranges_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (ranges == NULL)
    {
      adw_status_page_set_description (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  for (guint i = 0; i < ranges->len; i++)
    {
      const LodestarAdviceRange *one = &g_array_index (ranges, LodestarAdviceRange, i);
      g_autofree char           *words = lodestar_advice_range_dup_words (one);

      gtk_list_box_append (self->ranges_list,
                           lodestar_matching_rows_new (
                             lodestar_matching_criterion_get_label (one->criterion), words, NULL));
    }

  gtk_stack_set_visible_child_name (self->stack, "ranges");
}

static void
lodestar_firmness_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (LODESTAR_FIRMNESS_DIALOG (dialog)->cancellable);
}

static void
lodestar_firmness_dialog_dispose (GObject *object)
{
  LodestarFirmnessDialog *self = LODESTAR_FIRMNESS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_FIRMNESS_DIALOG);

  G_OBJECT_CLASS (lodestar_firmness_dialog_parent_class)->dispose (object);
}

static void
lodestar_firmness_dialog_class_init (LodestarFirmnessDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_firmness_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = lodestar_firmness_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-firmness-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarFirmnessDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LodestarFirmnessDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, LodestarFirmnessDialog, ranges_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarFirmnessDialog, ranges_list);
}

static void
lodestar_firmness_dialog_init (LodestarFirmnessDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * lodestar_firmness_dialog_new:
 * @advisor: who knows pool and settings
 * @mentor: a mentor …
 * @mentee: … and a mentee who are a pair
 *
 * Returns: (transfer floating): a dialog
 */
GtkWidget *
lodestar_firmness_dialog_new (LodestarAdvisor *advisor, guint mentor, guint mentee)
{
  LodestarFirmnessDialog *self = g_object_new (LODESTAR_TYPE_FIRMNESS_DIALOG, NULL);
  const LodestarPool     *pool = lodestar_advisor_get_pool (advisor);
  g_autofree char        *names = g_strdup_printf (
    _ ("%s and %s"), lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, mentee)->name,
    lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, mentor)->name);
  g_autofree char *escaped = g_markup_escape_text (names, -1);

  adw_preferences_group_set_title (self->ranges_group, escaped);
  lodestar_advisor_find_ranges_async (advisor, mentor, mentee, self->cancellable,
                                      lodestar_firmness_dialog_answer_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
