/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-row-list.h"

G_BEGIN_DECLS

/* Pixels. */
#define TEST_ROW_HEIGHT 20

#define TEST_TYPE_ROW (test_row_get_type ())

/* A row that shows a string and tells it. */
G_DECLARE_FINAL_TYPE (TestRow, test_row, TEST, ROW, GtkWidget)

AspRowList *test_list_new     (GtkSelectionModel *model);
const char *test_row_get_text (GtkWidget         *row);

G_END_DECLS
