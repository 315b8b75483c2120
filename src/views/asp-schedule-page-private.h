/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-schedule-page.h"
#include "asp-standing.h"

G_BEGIN_DECLS

AspScope *_asp_schedule_page_get_scope      (AspSchedulePage  *self);
gboolean _asp_schedule_page_get_selection   (AspSchedulePage  *self,
                                             AspScope        **scope,
                                             AspStanding     **standing,
                                             const char      **code);
void     _asp_schedule_page_select_later    (AspSchedulePage  *self,
                                             AspStanding      *standing,
                                             const char       *code);

void     _asp_schedule_page_install_editing (GtkWidgetClass   *widget_class);
void     _asp_schedule_page_add_edit_keys   (GtkWidget        *timeline);

/* asp-schedule-importing.c */
void     _asp_schedule_page_install_importing (GtkWidgetClass *widget_class);
void     _asp_schedule_page_update_importing  (AspSchedulePage *page);
void     _asp_schedule_page_update_accepting  (AspSchedulePage *page);

G_END_DECLS
