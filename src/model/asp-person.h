/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-record.h"

G_BEGIN_DECLS

#define ASP_TYPE_PERSON (asp_person_get_type ())

/* A person who has to do with the joining. */
G_DECLARE_FINAL_TYPE (AspPerson, asp_person, ASP, PERSON, AspRecord)

G_END_DECLS
