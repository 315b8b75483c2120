/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "asp-day.h"

G_BEGIN_DECLS

/* Hungarian written forms (ux.md 3) are made here, never by the C library's locale.
 * "hu" is chosen when the messages are Hungarian, otherwise the English forms. */

typedef enum
{
  ASP_LANGUAGE_HU,
  ASP_LANGUAGE_EN,
} AspLanguage;

void        asp_format_set_language       (AspLanguage  language);
AspLanguage asp_format_get_language       (void);

char       *asp_format_integer            (gint64       value);
char       *asp_format_integer_in_column  (gint64       value);
char       *asp_format_forint             (gint64       forints);
char       *asp_format_forint_in_column   (gint64       forints);
char       *asp_format_thousandths        (gint64       thousandths);
char       *asp_format_percent            (int          percent);
char       *asp_format_day                (AspDay       day);
char       *asp_format_day_short          (AspDay       day);
char       *asp_format_day_long           (AspDay       day);
char       *asp_format_day_with_weekday   (AspDay       day);
char       *asp_format_month              (AspDay       day);
char       *asp_format_month_short        (AspDay       day);
char       *asp_format_weekday_short      (AspDay       day);

gboolean    asp_parse_integer             (const char  *text,
                                           gint64      *value);
gboolean    asp_parse_forint              (const char  *text,
                                           gint64      *forints);
gboolean    asp_parse_thousandths         (const char  *text,
                                           gint64      *thousandths);
AspDay      asp_parse_day                 (const char  *text,
                                           AspDay       reference);

G_END_DECLS
