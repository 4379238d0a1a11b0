/* lodestar-program-switcher.c - the program that is shown, and the others
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-program-switcher.h"

#include "lodestar-program.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarProgramSwitcher:
 *
 * A button with the name of the program that is shown. Its popover lists all
 * programs with their states; choosing one emits
 * #LodestarProgramSwitcher::activated.
 */
struct _LodestarProgramSwitcher
{
  AdwBin parent_instance;
  gint64 program_id;

  /* Template children */
  GtkMenuButton     *button;
  GtkLabel          *label;
  GtkPopover        *popover;
  GtkListBox        *list;
  GtkScrolledWindow *scroller;
};

G_DEFINE_FINAL_TYPE (LodestarProgramSwitcher, lodestar_program_switcher, ADW_TYPE_BIN)

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
lodestar_program_switcher_new_label (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static GtkWidget *
lodestar_program_switcher_new_row (LodestarProgram *program, LodestarDate today)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *state;
  g_autofree char *line = lodestar_program_dup_state_line (program, today);

  lodestar_program_switcher_new_label (box, lodestar_program_get_name (program));
  state = lodestar_program_switcher_new_label (box, line);
  gtk_widget_add_css_class (state, "caption");
  gtk_widget_add_css_class (state, "dimmed");
  gtk_widget_add_css_class (state, "numeric");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "lodestar-program", g_object_ref (program),
                          g_object_unref);

  return row;
}

static void
lodestar_program_switcher_update (LodestarProgramSwitcher *self)
{
  const char      *name = _ ("No Program");
  g_autofree char *description = NULL;
  GtkListBoxRow   *selected = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row;
       row = gtk_widget_get_next_sibling (row))
    {
      LodestarProgram *program = g_object_get_data (G_OBJECT (row), "lodestar-program");

      if (program && lodestar_record_get_id (LODESTAR_RECORD (program)) == self->program_id)
        {
          name = lodestar_program_get_name (program);
          selected = GTK_LIST_BOX_ROW (row);
        }
    }

  gtk_list_box_select_row (self->list, selected);
  gtk_label_set_label (self->label, name);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller),
                          gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
  /* Translators: %s is the name of the program that is shown */
  description = g_strdup_printf (_ ("Program: %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description, -1);
}

static void
lodestar_program_switcher_activated_cb (GtkListBox              *list,
                                        GtkListBoxRow           *row,
                                        LodestarProgramSwitcher *self)
{
  LodestarProgram *program = g_object_get_data (G_OBJECT (row), "lodestar-program");

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0,
                 lodestar_record_get_id (LODESTAR_RECORD (program)));
}

static void
lodestar_program_switcher_new_cb (GtkButton *button, LodestarProgramSwitcher *self)
{
  gtk_popover_popdown (self->popover);
}

static void
lodestar_program_switcher_class_init (LodestarProgramSwitcherClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * LodestarProgramSwitcher::activated:
   * @self: the switcher
   * @id: the program
   *
   * A program has been chosen.
   */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", LODESTAR_TYPE_PROGRAM_SWITCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/app/lodestar-program-switcher.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarProgramSwitcher, button);
  gtk_widget_class_bind_template_child (widget_class, LodestarProgramSwitcher, label);
  gtk_widget_class_bind_template_child (widget_class, LodestarProgramSwitcher, popover);
  gtk_widget_class_bind_template_child (widget_class, LodestarProgramSwitcher, list);
  gtk_widget_class_bind_template_child (widget_class, LodestarProgramSwitcher, scroller);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_program_switcher_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_program_switcher_new_cb);
}

static void
lodestar_program_switcher_init (LodestarProgramSwitcher *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lodestar_program_switcher_update (self);
}

/**
 * lodestar_program_switcher_set_programs:
 * @self: a switcher
 * @programs: (element-type LodestarProgram): the programs in their order
 * @today: the day it is
 *
 * Sets what can be chosen.
 */
void
lodestar_program_switcher_set_programs (LodestarProgramSwitcher *self,
                                        GPtrArray               *programs,
                                        LodestarDate             today)
{
  g_return_if_fail (LODESTAR_IS_PROGRAM_SWITCHER (self));

  gtk_list_box_remove_all (self->list);

  for (guint i = 0; i < programs->len; i++)
    gtk_list_box_append (
      self->list, lodestar_program_switcher_new_row (g_ptr_array_index (programs, i), today));

  lodestar_program_switcher_update (self);
}

/**
 * lodestar_program_switcher_set_program_id:
 * @self: a switcher
 * @id: a program, 0 for none
 *
 * Sets the program that is shown.
 */
void
lodestar_program_switcher_set_program_id (LodestarProgramSwitcher *self, gint64 id)
{
  g_return_if_fail (LODESTAR_IS_PROGRAM_SWITCHER (self));

  self->program_id = id;
  lodestar_program_switcher_update (self);
}
