/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-page.h"

G_BEGIN_DECLS

#define ASP_TYPE_PAGE_SLOT (asp_page_slot_get_type ())

/* The place of a page in the window. The page is made when it is shown for the first time: what
 * nobody looks at costs nothing at the start. */
G_DECLARE_FINAL_TYPE (AspPageSlot, asp_page_slot, ASP, PAGE_SLOT, GtkWidget)

G_END_DECLS
