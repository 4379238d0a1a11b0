/* lodestar-enroll-dialog.c - participants from the directory
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-enroll-dialog.h"

#include "lodestar-enroll-verbs.h"
#include "lodestar-participant-verbs.h"
#include "lodestar-participant.h"
#include "lodestar-person-filters.h"
#include "lodestar-person-store.h"
#include "lodestar-state-stack.h"
#include "lodestar-widgets.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarEnrollDialog:
 *
 * Everybody in the directory who does not take part in the program yet, with
 * search and filters. Some can be chosen, whatever the search is at that
 * moment; or all that match are taken, however many these are.
 */
struct _LodestarEnrollDialog
{
  AdwDialog            parent_instance;
  LodestarPage        *page;       /* (owned) (nullable) */
  LodestarIdList      *list;       /* (owned) (nullable) */
  LodestarPersonQuery *query;      /* (owned) */
  GHashTable          *chosen;     /* (owned), of gint64 */
  gboolean             is_filling; /* the rows, whose notifications mean nothing then */

  LodestarPersonFilters filters;

  /* Template children */
  AdwWrapBox         *filter_box;
  GtkButton          *all_button;
  GtkButton          *enroll_button;
  GtkDropDown        *role_drop_down;
  GtkEditable        *search_entry;
  GtkListView        *list_view;
  GtkSpinButton      *max_spin;
  GtkSpinButton      *min_spin;
  LodestarStateStack *states;
};

G_DEFINE_FINAL_TYPE (LodestarEnrollDialog, lodestar_enroll_dialog, ADW_TYPE_DIALOG)

static void
lodestar_enroll_dialog_update_cb (LodestarEnrollDialog *self)
{
  guint    n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint    n_chosen = g_hash_table_size (self->chosen);
  gboolean is_narrowed = self->query->search != NULL || self->query->department != NULL ||
                         self->query->location != NULL || self->query->level_id != 0;
  g_autofree char *all =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Enroll the One That Matches",
                                  "Enroll All %'u That Match", n_items),
                     n_items);
  g_autofree char *chosen =
    n_chosen > 0 ? g_strdup_printf (_ ("Enroll %'u"), n_chosen) : g_strdup (_ ("Enroll"));

  gtk_button_set_label (self->all_button, all);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all_button), n_items > 0);
  gtk_button_set_label (self->enroll_button, chosen);
  gtk_widget_set_sensitive (GTK_WIDGET (self->enroll_button), n_chosen > 0);
  lodestar_state_stack_set_list_state (self->states, n_items,
                                       lodestar_id_list_is_loading (self->list), is_narrowed,
                                       lodestar_id_list_get_error (self->list));
}

static void
lodestar_enroll_dialog_run_query (LodestarEnrollDialog *self)
{
  if (self->list != NULL)
    lodestar_id_list_set_query (self->list, lodestar_person_query_run,
                                lodestar_person_query_copy (self->query),
                                (GDestroyNotify) lodestar_person_query_free);
}

static void
lodestar_enroll_dialog_search_changed_cb (LodestarEnrollDialog *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);

  g_set_str (&self->query->search, *text != '\0' ? text : NULL);
  lodestar_enroll_dialog_run_query (self);
}

static void
lodestar_enroll_dialog_filter_changed_cb (LodestarEnrollDialog *self)
{
  lodestar_person_filters_apply (&self->filters, self->query);
  lodestar_enroll_dialog_run_query (self);
}

static void
lodestar_enroll_dialog_add_filters (LodestarEnrollDialog *self)
{
  LodestarFilterChip *chips[3];

  lodestar_person_filters_init (&self->filters, self->page);
  chips[0] = self->filters.department;
  chips[1] = self->filters.level;
  chips[2] = self->filters.location;

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      adw_wrap_box_append (self->filter_box, GTK_WIDGET (chips[i]));
      g_signal_connect_object (chips[i], "notify::value",
                               G_CALLBACK (lodestar_enroll_dialog_filter_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
lodestar_enroll_dialog_min_cb (LodestarEnrollDialog *self)
{
  if (gtk_spin_button_get_value (self->min_spin) > gtk_spin_button_get_value (self->max_spin))
    gtk_spin_button_set_value (self->max_spin, gtk_spin_button_get_value (self->min_spin));
}

static void
lodestar_enroll_dialog_max_cb (LodestarEnrollDialog *self)
{
  if (gtk_spin_button_get_value (self->min_spin) > gtk_spin_button_get_value (self->max_spin))
    gtk_spin_button_set_value (self->min_spin, gtk_spin_button_get_value (self->max_spin));
}

static void
lodestar_enroll_dialog_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarEnrollDialog) self = data;
  g_autoptr (GVariant) out = NULL;
  g_autofree char *text = NULL;
  guint            n_new;

  if (!lodestar_page_do_finish (LODESTAR_PAGE (source), result, &out, NULL))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
      return;
    }

  g_variant_get (out, "(uu)", &n_new, NULL);
  text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u person enrolled", "%'u people enrolled", n_new), n_new);
  adw_dialog_close (ADW_DIALOG (self));
  lodestar_page_toast_undo (self->page, text);
}

static void
lodestar_enroll_dialog_do (LodestarEnrollDialog *self, const LodestarVerb *verb, GVariant *in)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  lodestar_page_do_async (self->page, verb, in, NULL, lodestar_enroll_dialog_done_cb,
                          g_object_ref (self));
}

static const char *
lodestar_enroll_dialog_get_role (LodestarEnrollDialog *self)
{
  return lodestar_role_get_nick ((LodestarRole) gtk_drop_down_get_selected (self->role_drop_down));
}

static void
lodestar_enroll_dialog_chosen_clicked_cb (LodestarEnrollDialog *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  char           today[LODESTAR_DATE_ISO_SIZE];
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, self->chosen);

  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);

  lodestar_enroll_dialog_do (
    self, &lodestar_verb_participant_enroll,
    g_variant_new (
      "(x@axsiis)", lodestar_page_get_program_id (self->page),
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)),
      lodestar_enroll_dialog_get_role (self), gtk_spin_button_get_value_as_int (self->min_spin),
      gtk_spin_button_get_value_as_int (self->max_spin),
      lodestar_date_to_iso (lodestar_date_today (), today)));
}

static void
lodestar_enroll_dialog_all_clicked_cb (LodestarEnrollDialog *self)
{
  char today[LODESTAR_DATE_ISO_SIZE];

  lodestar_enroll_dialog_do (self, &lodestar_verb_enroll_query,
                             g_variant_new ("(xsiis@a{sv})",
                                            lodestar_page_get_program_id (self->page),
                                            lodestar_enroll_dialog_get_role (self),
                                            gtk_spin_button_get_value_as_int (self->min_spin),
                                            gtk_spin_button_get_value_as_int (self->max_spin),
                                            lodestar_date_to_iso (lodestar_date_today (), today),
                                            lodestar_enroll_verbs_pack_query (self->query)));
}

static void
lodestar_enroll_dialog_toggled_cb (GtkCheckButton *check, GtkListItem *item)
{
  LodestarEnrollDialog *self = LODESTAR_ENROLL_DIALOG (
    gtk_widget_get_ancestor (GTK_WIDGET (check), LODESTAR_TYPE_ENROLL_DIALOG));
  LodestarRecord *record = gtk_list_item_get_item (item);
  gint64          id;

  if (self == NULL || self->is_filling || record == NULL)
    return;

  id = lodestar_record_get_id (record);

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->chosen, &id);

  lodestar_enroll_dialog_update_cb (self);
}

static void
lodestar_enroll_dialog_setup_cb (GtkListItemFactory   *factory,
                                 GtkListItem          *item,
                                 LodestarEnrollDialog *self)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *text = gtk_inscription_new (NULL);

      gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                         GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
      gtk_widget_set_hexpand (text, TRUE);
      gtk_box_append (GTK_BOX (box), text);

      if (i == 1)
        {
          gtk_widget_add_css_class (text, "caption");
          gtk_widget_add_css_class (text, "dimmed");
        }
    }

  /* A click anywhere in a row chooses it. */
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_start (check, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  g_signal_connect (check, "toggled", G_CALLBACK (lodestar_enroll_dialog_toggled_cb), item);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_child (item, check);
}

static void
lodestar_enroll_dialog_bind_cb (GtkListItemFactory   *factory,
                                GtkListItem          *item,
                                LodestarEnrollDialog *self)
{
  LodestarPerson  *person = gtk_list_item_get_item (item);
  GtkCheckButton  *check = GTK_CHECK_BUTTON (gtk_list_item_get_child (item));
  GtkWidget       *box = gtk_check_button_get_child (check);
  g_autofree char *summary = lodestar_person_dup_summary (person);
  g_autofree char *first = lodestar_widgets_dup_aligned (lodestar_person_get_name (person));
  g_autofree char *second = lodestar_widgets_dup_aligned (summary);
  gint64           id = lodestar_record_get_id (LODESTAR_RECORD (person));

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_first_child (box)), first);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (box)), second);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lodestar_person_get_name (person), -1);
  gtk_list_item_set_accessible_label (item, lodestar_person_get_name (person));
  self->is_filling = TRUE;
  gtk_check_button_set_active (check, g_hash_table_contains (self->chosen, &id));
  self->is_filling = FALSE;
}

static void
lodestar_enroll_dialog_dispose (GObject *object)
{
  LodestarEnrollDialog *self = LODESTAR_ENROLL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_ENROLL_DIALOG);
  g_clear_object (&self->page);
  g_clear_object (&self->list);
  g_clear_pointer (&self->query, lodestar_person_query_free);
  g_clear_pointer (&self->chosen, g_hash_table_unref);

  G_OBJECT_CLASS (lodestar_enroll_dialog_parent_class)->dispose (object);
}

static void
lodestar_enroll_dialog_class_init (LodestarEnrollDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lodestar_enroll_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-enroll-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarEnrollDialog, all_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarEnrollDialog, enroll_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarEnrollDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, LodestarEnrollDialog, max_spin);
  gtk_widget_class_bind_template_child (widget_class, LodestarEnrollDialog, min_spin);
  gtk_widget_class_bind_template_child (widget_class, LodestarEnrollDialog, filter_box);
  gtk_widget_class_bind_template_child (widget_class, LodestarEnrollDialog, role_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LodestarEnrollDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LodestarEnrollDialog, states);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_widgets_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_enroll_dialog_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_enroll_dialog_chosen_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_enroll_dialog_max_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_enroll_dialog_min_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_enroll_dialog_search_changed_cb);
}

static void
lodestar_enroll_dialog_init (LodestarEnrollDialog *self)
{
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->query = lodestar_person_query_new ();
  self->query->states = 1u << LODESTAR_PERSON_STATE_ACTIVE | 1u << LODESTAR_PERSON_STATE_LEAVE;
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_filling = FALSE;

  for (guint i = 0; i < LODESTAR_N_ROLES; i++)
    gtk_string_list_append (roles, lodestar_role_get_label ((LodestarRole) i));

  gtk_drop_down_set_model (self->role_drop_down, G_LIST_MODEL (roles));
  g_signal_connect_object (factory, "setup", G_CALLBACK (lodestar_enroll_dialog_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (lodestar_enroll_dialog_bind_cb), self, 0);
  gtk_list_view_set_factory (self->list_view, factory);
}

/**
 * lodestar_enroll_dialog_new:
 * @page: (transfer none): a page with a workspace and a program
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
lodestar_enroll_dialog_new (LodestarPage *page)
{
  LodestarEnrollDialog *self;
  LodestarWorkspace    *workspace;
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_val_if_fail (LODESTAR_IS_PAGE (page), NULL);

  self = g_object_new (LODESTAR_TYPE_ENROLL_DIALOG, NULL);
  workspace = lodestar_page_get_workspace (page);
  self->page = g_object_ref (page);
  self->query->not_in_program = lodestar_page_get_program_id (page);

  lodestar_enroll_dialog_add_filters (self);
  lodestar_person_filters_refresh (&self->filters, lodestar_workspace_get_db (workspace));
  self->list = lodestar_id_list_new (
    lodestar_workspace_get_reader (workspace), lodestar_workspace_get_db (workspace),
    lodestar_workspace_get_map (workspace), LODESTAR_TYPE_PERSON, lodestar_person_store_load_page);
  g_signal_connect_object (self->list, "notify", G_CALLBACK (lodestar_enroll_dialog_update_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed",
                           G_CALLBACK (lodestar_enroll_dialog_update_cb), self, G_CONNECT_SWAPPED);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  gtk_list_view_set_model (self->list_view, selection);
  lodestar_enroll_dialog_update_cb (self);
  lodestar_enroll_dialog_run_query (self);

  return ADW_DIALOG (self);
}
