/* lodestar-proposal-name.c - asks for another name of a proposal
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-proposal-name.h"

#include "lodestar-match.h"

#include <glib/gi18n-lib.h>

static void
lodestar_proposal_name_response_cb (AdwAlertDialog *dialog, const char *response, gpointer data)
{
  GtkEditable  *entry = GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog));
  const gint64 *id = g_object_get_data (G_OBJECT (dialog), "proposal");

  if (g_str_equal (response, "rename"))
    lodestar_page_do (LODESTAR_PAGE (data), &lodestar_verb_proposal_rename,
                      g_variant_new ("(xs)", *id, gtk_editable_get_text (entry)),
                      _ ("Proposal renamed"));
}

/**
 * lodestar_proposal_name_ask:
 * @page: the page that asks
 * @proposal: the proposal
 *
 * Asks for a name and gives it to @proposal.
 */
void
lodestar_proposal_name_ask (LodestarPage *page, const LodestarProposal *proposal)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Rename Proposal"), NULL);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), proposal->name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "rename",
                                  _ ("_Rename"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "rename");
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "rename",
                                            ADW_RESPONSE_SUGGESTED);
  g_object_set_data_full (G_OBJECT (dialog), "proposal",
                          g_memdup2 (&proposal->id, sizeof proposal->id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (lodestar_proposal_name_response_cb),
                           page, 0);
  adw_dialog_present (dialog, GTK_WIDGET (page));
}
