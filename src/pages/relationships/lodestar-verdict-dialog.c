/* lodestar-verdict-dialog.c - what each member says of the relationship
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-verdict-dialog.h"

#include "lodestar-relationship-verbs.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarVerdictDialog:
 *
 * A dialog with a row for each member and what the member says. Where a
 * verdict is poor, the question follows whether to end the relationship.
 */
struct _LodestarVerdictDialog
{
  AdwDialog                parent_instance;
  LodestarPage            *page; /* (owned) */
  LodestarRelationshipRow *row;  /* (owned) */
  GPtrArray               *rows; /* (owned), of AdwComboRow, borrowed, by member */

  /* Template children */
  AdwPreferencesGroup *group;
  AdwWindowTitle      *window_title;
};

G_DEFINE_FINAL_TYPE (LodestarVerdictDialog, lodestar_verdict_dialog, ADW_TYPE_DIALOG)

/* What a question that goes on after its dialog needs. */
typedef struct
{
  LodestarPage            *page;  /* (owned) */
  LodestarRelationshipRow *row;   /* (owned) */
  GtkEditable             *entry; /* (nullable): in the dialog */
} LodestarVerdictQuestion;

static LodestarVerdictQuestion *
lodestar_verdict_question_new (LodestarPage *page, LodestarRelationshipRow *row)
{
  LodestarVerdictQuestion *self = g_new0 (LodestarVerdictQuestion, 1);

  self->page = g_object_ref (page);
  self->row = lodestar_relationship_row_ref (row);

  return self;
}

static void
lodestar_verdict_question_free (gpointer data, GClosure *closure)
{
  LodestarVerdictQuestion *self = data;

  g_object_unref (self->page);
  lodestar_relationship_row_unref (self->row);
  g_free (self);
}

static void
lodestar_decide_dialog_response_cb (AdwAlertDialog          *dialog,
                                    const char              *response,
                                    LodestarVerdictQuestion *question)
{
  if (g_str_equal (response, "keep"))
    lodestar_page_do (question->page, &lodestar_verb_relationship_keep,
                      g_variant_new ("(x)", question->row->id), _ ("Relationship kept"));
  else if (g_str_equal (response, "end"))
    lodestar_end_dialog_present (question->page, question->row);
}

static void
lodestar_decide_dialog_ask (LodestarPage *page, LodestarRelationshipRow *row, const char *said)
{
  g_autofree char *name = lodestar_relationship_row_dup_name (row);
  g_autofree char *body = g_strconcat (name, said, NULL);
  AdwDialog       *dialog = adw_alert_dialog_new (_ ("Keep This Relationship?"), body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "later", _ ("_Later"), "end",
                                  _ ("_End…"), "keep", _ ("_Keep"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "end",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "keep",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "later");
  g_signal_connect_data (dialog, "response", G_CALLBACK (lodestar_decide_dialog_response_cb),
                         lodestar_verdict_question_new (page, row), lodestar_verdict_question_free,
                         0);
  adw_dialog_present (dialog, GTK_WIDGET (page));
}

static void
lodestar_verdict_dialog_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarVerdictDialog) self = data;
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean is_poor = FALSE;

  /* the user has been told why it could not be saved, and finds what was chosen */
  if (!lodestar_page_do_finish (LODESTAR_PAGE (source), result, NULL, &error) || self->rows == NULL)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const LodestarMember *member = &g_array_index (self->row->members, LodestarMember, i);
      LodestarVerdict       verdict =
        (LodestarVerdict) adw_combo_row_get_selected (g_ptr_array_index (self->rows, i));
      g_autofree char *name = lodestar_text_isolate (member->name);

      g_string_append_printf (said, "\n%s: %s", name, lodestar_verdict_get_label (verdict));
      is_poor |= verdict == LODESTAR_VERDICT_POOR && verdict != member->verdict;
    }

  if (is_poor && self->row->state == LODESTAR_RELATIONSHIP_TRIAL)
    lodestar_decide_dialog_ask (self->page, self->row, said->str);

  adw_dialog_force_close (ADW_DIALOG (self));
}

/* All that has been changed is one step. */
static void
lodestar_verdict_dialog_save_cb (LodestarVerdictDialog *self)
{
  g_autofree char *toast = NULL;
  GVariantBuilder  verdicts;
  char             today[LODESTAR_DATE_ISO_SIZE];
  guint            n = 0;

  lodestar_date_to_iso (lodestar_date_today (), today);
  g_variant_builder_init (&verdicts, G_VARIANT_TYPE ("a(xs)"));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const LodestarMember *member = &g_array_index (self->row->members, LodestarMember, i);
      LodestarVerdict       verdict =
        (LodestarVerdict) adw_combo_row_get_selected (g_ptr_array_index (self->rows, i));

      if (verdict == member->verdict)
        continue;

      g_variant_builder_add (&verdicts, "(xs)", member->participant_id,
                             lodestar_verdict_get_nick (verdict));
      g_clear_pointer (&toast, g_free);
      /* Translators: a person's name and a verdict, as “Good fit” */
      toast = g_strdup_printf (_ ("%s: %s"), member->name, lodestar_verdict_get_label (verdict));
      n++;
    }

  if (n == 0)
    {
      g_variant_builder_clear (&verdicts);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }

  lodestar_page_do_async (self->page, &lodestar_verb_relationship_set_verdicts,
                          g_variant_new ("(xa(xs)s)", self->row->id, &verdicts, today),
                          n == 1 ? toast : _ ("Verdicts set"), lodestar_verdict_dialog_saved_cb,
                          g_object_ref (self));
}

static void
lodestar_verdict_dialog_dispose (GObject *object)
{
  LodestarVerdictDialog *self = LODESTAR_VERDICT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_VERDICT_DIALOG);
  g_clear_object (&self->page);
  g_clear_pointer (&self->row, lodestar_relationship_row_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lodestar_verdict_dialog_parent_class)->dispose (object);
}

static void
lodestar_verdict_dialog_class_init (LodestarVerdictDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lodestar_verdict_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-verdict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarVerdictDialog, group);
  gtk_widget_class_bind_template_child (widget_class, LodestarVerdictDialog, window_title);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_verdict_dialog_save_cb);
}

static void
lodestar_verdict_dialog_init (LodestarVerdictDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

/**
 * lodestar_verdict_dialog_new:
 * @page: the page that asks
 * @row: a relationship
 *
 * Returns: (transfer floating): a dialog for the members' verdicts
 */
AdwDialog *
lodestar_verdict_dialog_new (LodestarPage *page, LodestarRelationshipRow *row)
{
  LodestarVerdictDialog *self = g_object_new (LODESTAR_TYPE_VERDICT_DIALOG, NULL);
  g_autofree char       *name = lodestar_relationship_row_dup_name (row);

  self->page = g_object_ref (page);
  self->row = lodestar_relationship_row_ref (row);
  adw_window_title_set_subtitle (self->window_title, name);

  for (guint i = 0; i < row->members->len; i++)
    {
      const LodestarMember *member = &g_array_index (row->members, LodestarMember, i);
      g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
      GtkWidget *combo = adw_combo_row_new ();

      for (guint v = 0; v < LODESTAR_N_VERDICTS; v++)
        gtk_string_list_append (model, lodestar_verdict_get_label ((LodestarVerdict) v));

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (combo), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), member->name);
      adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (model));
      adw_combo_row_set_selected (ADW_COMBO_ROW (combo), member->verdict);
      g_ptr_array_add (self->rows, combo);
    }

  /* The mentee first, as on the page. */
  for (guint i = self->rows->len; i > 0; i--)
    adw_preferences_group_add (self->group, g_ptr_array_index (self->rows, i - 1));

  return ADW_DIALOG (self);
}

/**
 * lodestar_decide_dialog_present:
 * @page: the page that asks
 * @row: a relationship in trial of which not everybody says that it fits
 *
 * Asks whether to keep the relationship or to end it.
 */
void
lodestar_decide_dialog_present (LodestarPage *page, LodestarRelationshipRow *row)
{
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < row->members->len; i++)
    {
      const LodestarMember *member = &g_array_index (row->members, LodestarMember, i);
      g_autofree char      *name = lodestar_text_isolate (member->name);

      g_string_append_printf (said, "\n%s: %s", name, lodestar_verdict_get_label (member->verdict));
    }

  lodestar_decide_dialog_ask (page, row, said->str);
}

static void
lodestar_end_dialog_response_cb (AdwAlertDialog          *dialog,
                                 const char              *response,
                                 LodestarVerdictQuestion *question)
{
  char today[LODESTAR_DATE_ISO_SIZE];

  if (!g_str_equal (response, "end"))
    return;

  lodestar_date_to_iso (MAX (lodestar_date_today (), question->row->started_on), today);
  lodestar_page_do (
    question->page, &lodestar_verb_relationship_end,
    g_variant_new ("(xss)", question->row->id, today, gtk_editable_get_text (question->entry)),
    _ ("Relationship ended"));
}

static void
lodestar_end_dialog_changed_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  adw_alert_dialog_set_response_enabled (dialog, "end",
                                         !lodestar_text_is_blank (gtk_editable_get_text (entry)));
}

/**
 * lodestar_end_dialog_present:
 * @page: the page that asks
 * @row: a running relationship
 *
 * Asks why the relationship ends, and ends it today.
 */
void
lodestar_end_dialog_present (LodestarPage *page, LodestarRelationshipRow *row)
{
  g_autofree char         *name = lodestar_relationship_row_dup_name (row);
  LodestarVerdictQuestion *question = lodestar_verdict_question_new (page, row);
  AdwDialog               *dialog = adw_alert_dialog_new (_ ("End This Relationship?"), NULL);
  GtkWidget               *list = gtk_list_box_new (), *entry = adw_entry_row_new ();

  if (row->members->len > 2)
    adw_alert_dialog_format_body (
      ADW_ALERT_DIALOG (dialog),
      /* Translators: %s is what a group or circle is called: “Jonas Lindqvist’s group” */
      _ ("%s is given up today. Planned meetings are called off, and the same people are not put "
         "together again."),
      name);
  else
    adw_alert_dialog_format_body (
      ADW_ALERT_DIALOG (dialog),
      /* Translators: %s are the names of two people */
      _ ("%s end today. Planned meetings are called off, and the two are not paired again."), name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Reason"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  adw_dialog_set_focus (dialog, entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "end",
                                  _ ("_End Relationship"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "end",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "end");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "end", FALSE);
  question->entry = GTK_EDITABLE (entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (lodestar_end_dialog_changed_cb), dialog,
                           0);
  g_signal_connect_data (dialog, "response", G_CALLBACK (lodestar_end_dialog_response_cb), question,
                         lodestar_verdict_question_free, 0);
  adw_dialog_present (dialog, GTK_WIDGET (page));
}
