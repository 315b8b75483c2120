/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-municipalities-columns.h"

G_BEGIN_DECLS

/* Pixels */
#define ASP_MUNICIPALITIES_ICON_SIZE 16
#define ASP_MUNICIPALITIES_SPACING 6
#define ASP_MUNICIPALITIES_BAR_WIDTH 60

/* What a column's texts need, in pixels. */
typedef struct
{
  int char_width;
  int text_width;
  int height;
} AspMunicipalitiesMetrics;

#define ASP_TYPE_MUNICIPALITIES_CELL (asp_municipalities_cell_get_type ())

G_DECLARE_FINAL_TYPE (AspMunicipalitiesCell, asp_municipalities_cell, ASP, MUNICIPALITIES_CELL,
                      GtkWidget)

GtkWidget   *asp_municipalities_cell_new           (AspMunicipalitiesColumn  column);
void         asp_municipalities_cell_set_text      (AspMunicipalitiesCell   *self,
                                                    const char              *text);
const AspMunicipalitiesMetrics *
             asp_municipalities_cell_get_metrics   (GtkWidget               *widget,
                                                    AspMunicipalitiesColumn  column);

G_END_DECLS
