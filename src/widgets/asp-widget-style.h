/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void asp_widget_style_ensure (GtkWidget *widget);
int  asp_widget_scale_length (GtkWidget *widget,
                              int        length);
void asp_widget_limit_labels (GtkWidget *widget,
                              int        n_chars);

G_END_DECLS
