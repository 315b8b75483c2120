/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-document.h"

G_BEGIN_DECLS

#define ASP_TYPE_WINDOW (asp_window_get_type ())

/* The window of one document: one scope, a few pages (ui.md). */
G_DECLARE_FINAL_TYPE (AspWindow, asp_window, ASP, WINDOW, AdwApplicationWindow)

/* A document that is being read for a window that does not exist yet. */
typedef struct _AspOpening AspOpening;

AspOpening  *asp_opening_new            (GFile          *file);
GFile       *asp_opening_get_file       (AspOpening     *self);
AspWindow   *asp_window_new_for_opening (AdwApplication *application,
                                         AspOpening     *opening);

AspWindow   *asp_window_new          (AdwApplication *application);
AspDocument *asp_window_get_document (AspWindow      *self);
gboolean     asp_window_is_empty     (AspWindow      *self);
void         asp_window_open         (AspWindow      *self,
                                      GFile          *file);
void         asp_window_create       (AspWindow      *self,
                                      GFile          *file);
void         asp_window_open_sample  (AspWindow      *self);
void         asp_window_show_error   (AspWindow      *self,
                                      const char     *heading,
                                      const char     *text);

G_END_DECLS
