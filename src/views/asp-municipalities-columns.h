/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-painter.h"
#include "asp-standing.h"

G_BEGIN_DECLS

/* What the list of municipalities shows of a standing, column by column. */
typedef enum
{
  ASP_MUNICIPALITIES_NAME,
  ASP_MUNICIPALITIES_WAVE,
  ASP_MUNICIPALITIES_STAGE,
  ASP_MUNICIPALITIES_PROGRESS,
  ASP_MUNICIPALITIES_LATE,
  ASP_MUNICIPALITIES_NEXT,
  ASP_MUNICIPALITIES_GO_LIVE,
  ASP_MUNICIPALITIES_MISSING,
  ASP_MUNICIPALITIES_ROLES,
  ASP_MUNICIPALITIES_POPULATION,
  ASP_MUNICIPALITIES_KSH_CODE,
} AspMunicipalitiesColumn;

#define ASP_N_MUNICIPALITIES_COLUMNS 11

typedef enum
{
  ASP_MUNICIPALITIES_TONE_PLAIN,
  ASP_MUNICIPALITIES_TONE_DIM,
  ASP_MUNICIPALITIES_TONE_WELL,
  ASP_MUNICIPALITIES_TONE_WRONG,
} AspMunicipalitiesTone;

char       *asp_municipalities_column_format     (AspMunicipalitiesColumn  column,
                                                  AspStanding             *standing);
const char *asp_municipalities_column_get_icon   (AspMunicipalitiesColumn  column,
                                                  AspStanding             *standing);
AspMunicipalitiesTone asp_municipalities_column_get_tone (AspMunicipalitiesColumn  column,
                                                          AspStanding             *standing);
AspTextStyle asp_municipalities_column_get_style (AspMunicipalitiesColumn  column);
gboolean    asp_municipalities_column_is_numeric (AspMunicipalitiesColumn  column);
char       *asp_municipalities_describe          (AspStanding             *standing);
void        asp_municipalities_columns_append    (GtkColumnView           *head);
void        asp_municipalities_columns_set_waves (GtkColumnView           *head,
                                                  GtkStringList           *waves);
GMenuModel *asp_municipalities_columns_create_menu (GtkColumnView         *head,
                                                    GActionMap            *actions);

G_END_DECLS
