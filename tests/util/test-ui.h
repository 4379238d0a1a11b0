/* test-ui.h - driving widgets from inside a test
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef gboolean (*TestUiCondition) (gpointer data);

void     test_ui_init (int *argc, char ***argv);
gboolean test_ui_wait (TestUiCondition condition, gpointer data);
void     test_ui_wait_for (GtkWidget *root, const char *text);
void     test_ui_settle (GtkWidget *widget);
void     test_ui_drain (void);

GtkWidget  *test_ui_find (GtkWidget *root, GType type, const char *text);
const char *test_ui_get_text (GtkWidget *widget);
void        test_ui_click (GtkWidget *button);
AdwDialog  *test_ui_get_dialog (GtkWidget *widget);
void        test_ui_press (const char *chord);
void        test_ui_point (GtkWidget *widget, const char *modifier);

GtkWidget *test_ui_show (GtkWidget *widget, int width, int height);
GtkWidget *test_ui_show_page (GtkWidget *page, int width, int height);
void       test_ui_destroy (GtkWidget *window);
void       test_ui_destroy_page (GtkWidget *window, GtkWidget *page);

void test_ui_assert_names (GtkWidget *root);
void test_ui_assert_fits (GtkWidget *root, int width);
void test_ui_shot (GtkWidget *widget, const char *name);

G_END_DECLS
