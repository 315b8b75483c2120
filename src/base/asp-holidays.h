/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-day.h"

G_BEGIN_DECLS

/* What a minister's yearly decree on the order of working days does to a day. */
typedef enum
{
  ASP_TRANSFER_NONE,
  ASP_TRANSFER_DAY_OFF,
  ASP_TRANSFER_WORKED,
} AspTransfer;

const char  *asp_holidays_get_name     (AspDay day);
AspTransfer  asp_holidays_get_transfer (AspDay day);

G_END_DECLS
