/* lodestar-rematch-dialog.c - matching a running program again, looked at before it is kept
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-rematch-dialog.h"

#include "lodestar-matching-rows.h"
#include "lodestar-page.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/**
 * LodestarRematchDialog:
 *
 * Asks how much may change when a running program is matched again, and shows at once what that
 * would do: it matches in a thread. Only *Match Again* writes: a proposal, to be reviewed and
 * published like any other.
 */
struct _LodestarRematchDialog
{
  AdwDialog            parent_instance;
  LodestarRematch     *rematch;     /* (owned) (nullable) */
  GtkWidget           *target;      /* (owned) (nullable): within the page */
  GCancellable        *cancellable; /* (owned) (nullable): of the matching that runs */
  LodestarRematchKeep *answer;      /* (owned) (nullable): what Match Again keeps */

  /* Template children */
  GtkWidget      *apply_button;
  GtkCheckButton *keep_check;
  GtkCheckButton *few_check;
  GtkCheckButton *worth_check;
  GtkCheckButton *best_check;
  GtkSpinButton  *cost_spin;
  GtkWidget      *spinner;
  AdwActionRow   *sum_row;
  GtkWidget      *changes_group;
  GtkListBox     *changes_list;
};

G_DEFINE_FINAL_TYPE (LodestarRematchDialog, lodestar_rematch_dialog, ADW_TYPE_DIALOG)

/* What is to be kept, on its way to the writer. */
typedef struct
{
  LodestarRematchDialog *dialog; /* (owned) */
  LodestarRematchKeep   *answer; /* (owned) */
} LodestarRematchRun;

static void
lodestar_rematch_dialog_stop (LodestarRematchDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->answer, lodestar_rematch_keep_free);
}

static char *
lodestar_rematch_dialog_dup_change (const LodestarPool *pool, const LodestarRematchChange *change)
{
  const LodestarPoolMember *from =
    change->from_id != 0 ? lodestar_pool_find_participant (pool, change->from_id) : NULL;
  const LodestarPoolMember *to =
    change->to != LODESTAR_MATCHING_NOBODY
      ? lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, change->to)
      : NULL;
  const char *reason =
    change->reason != NULL ? lodestar_rematch_reason_get_label (change->reason) : NULL;

  if (from == NULL && to != NULL)
    return g_strdup_printf (_ ("begins with %s"), to->name);

  if (from != NULL && to == NULL)
    /* Translators: a mentor, and why a relationship with them ends */
    return g_strdup_printf (_ ("ends with %s, stays without a mentor. %s"), from->name, reason);

  if (from != NULL && to != NULL)
    /* Translators: the mentor before, the mentor after, and why the relationship ends */
    return g_strdup_printf (_ ("from %s to %s. %s"), from->name, to->name, reason);

  return g_strdup ("");
}

static void
lodestar_rematch_dialog_show_answer (LodestarRematchDialog *self)
{
  const LodestarMatchingResult *result = self->answer->result;
  const LodestarPool           *pool = lodestar_rematch_get_pool (self->rematch);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint n_kept, n_ended, n_new;
  g_autoptr (GArray) changes =
    lodestar_rematch_keep_list_changes (self->answer, &n_kept, &n_ended, &n_new);
  g_autofree char *title = lodestar_rematch_dup_words (n_kept, n_ended, n_new);
  g_autofree char *subtitle = g_strdup_printf (_ ("%u of %u mentees matched, total score %" PRIu64),
                                               result->n_pairs, result->n_mentees, result->total);

  for (guint i = 0; i < changes->len; i++)
    {
      const LodestarRematchChange *change = &g_array_index (changes, LodestarRematchChange, i);
      g_autofree char             *words = lodestar_rematch_dialog_dup_change (pool, change);

      g_ptr_array_add (
        rows, lodestar_matching_rows_new (
                lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, change->mentee)->name,
                words, NULL));
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sum_row), title);
  adw_action_row_set_subtitle (self->sum_row, subtitle);
  lodestar_matching_rows_fill (self->changes_list, rows, _ ("Nothing changes"));
  gtk_widget_set_visible (self->changes_group, TRUE);
  gtk_widget_set_sensitive (self->apply_button, changes->len > 0);
}

static void
lodestar_rematch_dialog_answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarRematchDialog) self = data;
  g_autoptr (GError) error = NULL;
  LodestarRematchKeep *answer = lodestar_rematch_solve_finish (result, &error);

  /* A newer question is on its way. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->spinner, FALSE);
  self->answer = answer;

  if (answer != NULL)
    {
      lodestar_rematch_dialog_show_answer (self);
      return;
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sum_row), error->message);
  adw_action_row_set_subtitle (self->sum_row, NULL);
  gtk_widget_set_visible (self->changes_group, FALSE);
}

static void
lodestar_rematch_dialog_ask (LodestarRematchDialog *self)
{
  LodestarRematchWish wish = { .cost = LODESTAR_MATCHING_ANY_COST };

  if (self->rematch == NULL)
    return;

  wish.keeps_all = gtk_check_button_get_active (self->keep_check);

  if (gtk_check_button_get_active (self->best_check))
    wish.cost = 0;
  else if (gtk_check_button_get_active (self->worth_check))
    wish.cost = (guint) gtk_spin_button_get_value_as_int (self->cost_spin);

  lodestar_rematch_dialog_stop (self);
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  gtk_widget_set_visible (self->spinner, TRUE);
  self->cancellable = g_cancellable_new ();
  lodestar_rematch_solve_async (self->rematch, &wish, self->cancellable,
                                lodestar_rematch_dialog_answer_cb, g_object_ref (self));
}

/* Every choice tells of itself and of the one before. */
static void
lodestar_rematch_dialog_check_cb (LodestarRematchDialog *self,
                                  GParamSpec            *pspec,
                                  GtkCheckButton        *check)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->cost_spin),
                            gtk_check_button_get_active (self->worth_check));

  if (gtk_check_button_get_active (check))
    lodestar_rematch_dialog_ask (self);
}

static void
lodestar_rematch_dialog_cost_cb (LodestarRematchDialog *self)
{
  if (gtk_check_button_get_active (self->worth_check))
    lodestar_rematch_dialog_ask (self);
}

static void
lodestar_rematch_dialog_cancel_cb (LodestarRematchDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
lodestar_rematch_dialog_kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarRematchRun *run = data;
  GtkWidget          *target = run->dialog->target;
  LodestarPage       *page = LODESTAR_PAGE (gtk_widget_get_ancestor (target, LODESTAR_TYPE_PAGE));
  g_autoptr (GError) error = NULL;

  if (lodestar_workspace_run_finish (LODESTAR_WORKSPACE (source), result, &error))
    {
      gtk_widget_activate_action (target, "matching.open-proposal", "x", run->answer->proposal_id);
      gtk_widget_activate_action (target, "matching.step", "s", "review");

      if (page != NULL)
        lodestar_page_toast_undo (page, _ ("Matched again"));
    }
  else if (page != NULL)
    {
      lodestar_page_show_error (page, _ ("Could Not Keep the Proposal"), error);
    }

  adw_dialog_close (ADW_DIALOG (run->dialog));
  g_object_unref (run->dialog);
  lodestar_rematch_keep_free (run->answer);
  g_free (run);
}

static void
lodestar_rematch_dialog_apply_cb (LodestarRematchDialog *self)
{
  GtkWidget          *page = gtk_widget_get_ancestor (self->target, LODESTAR_TYPE_PAGE);
  LodestarRematchRun *run;

  if (self->answer == NULL || page == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  run = g_new0 (LodestarRematchRun, 1);
  run->dialog = g_object_ref (self);
  run->answer = g_steal_pointer (&self->answer);
  lodestar_workspace_run_async (lodestar_page_get_workspace (LODESTAR_PAGE (page)), "proposal-add",
                                _ ("Match Again"), lodestar_rematch_keep, run->answer, NULL, NULL,
                                lodestar_rematch_dialog_kept_cb, run);
}

static void
lodestar_rematch_dialog_closed (AdwDialog *dialog)
{
  lodestar_rematch_dialog_stop (LODESTAR_REMATCH_DIALOG (dialog));
}

static void
lodestar_rematch_dialog_dispose (GObject *object)
{
  LodestarRematchDialog *self = LODESTAR_REMATCH_DIALOG (object);

  lodestar_rematch_dialog_stop (self);
  g_clear_pointer (&self->rematch, lodestar_rematch_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_REMATCH_DIALOG);
  g_clear_object (&self->target);

  G_OBJECT_CLASS (lodestar_rematch_dialog_parent_class)->dispose (object);
}

#define LODESTAR_REMATCH_DIALOG_BIND(child)                                                        \
  gtk_widget_class_bind_template_child (widget_class, LodestarRematchDialog, child)

static void
lodestar_rematch_dialog_class_init (LodestarRematchDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AdwDialogClass *dialog_class = ADW_DIALOG_CLASS (klass);

  object_class->dispose = lodestar_rematch_dialog_dispose;
  dialog_class->closed = lodestar_rematch_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-rematch-dialog.ui");
  LODESTAR_REMATCH_DIALOG_BIND (apply_button);
  LODESTAR_REMATCH_DIALOG_BIND (keep_check);
  LODESTAR_REMATCH_DIALOG_BIND (few_check);
  LODESTAR_REMATCH_DIALOG_BIND (worth_check);
  LODESTAR_REMATCH_DIALOG_BIND (best_check);
  LODESTAR_REMATCH_DIALOG_BIND (cost_spin);
  LODESTAR_REMATCH_DIALOG_BIND (spinner);
  LODESTAR_REMATCH_DIALOG_BIND (sum_row);
  LODESTAR_REMATCH_DIALOG_BIND (changes_group);
  LODESTAR_REMATCH_DIALOG_BIND (changes_list);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_rematch_dialog_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_rematch_dialog_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_rematch_dialog_check_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_rematch_dialog_cost_cb);
}

static void
lodestar_rematch_dialog_init (LodestarRematchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cost_spin), FALSE);
}

/**
 * lodestar_rematch_dialog_new:
 * @rematch: the running program
 * @target: a widget within the page; a dialog stands outside of it
 *
 * Returns: (transfer floating): a dialog
 */
GtkWidget *
lodestar_rematch_dialog_new (LodestarRematch *rematch, GtkWidget *target)
{
  LodestarRematchDialog *self = g_object_new (LODESTAR_TYPE_REMATCH_DIALOG, NULL);

  g_return_val_if_fail (rematch != NULL, NULL);

  self->rematch = lodestar_rematch_ref (rematch);
  self->target = g_object_ref (target);
  lodestar_rematch_dialog_ask (self);

  return GTK_WIDGET (self);
}
