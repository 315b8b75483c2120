/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-banner.h"
#include "asp-scope-button.h"
#include "asp-scope.h"
#include "asp-side-pane.h"
#include "asp-window.h"

G_BEGIN_DECLS

/* A place where the user was: what Back goes to. */
typedef struct
{
  char *scope;                  /* (owned): asp_scope_to_text() */
  char *page;                   /* (owned) */
  char *place;                  /* (owned) (nullable) */
} AspWindowPlace;

struct _AspWindow
{
  AdwApplicationWindow  parent_instance;

  /* Template widgets */
  AdwToastOverlay      *toasts;
  GtkStack             *main_stack;
  AspSidePane          *side_pane;
  GtkStack             *pages;
  GtkListBox           *page_list;
  AspScopeButton       *scope_button;
  AdwWindowTitle       *title;
  AspBanner            *access_banner;
  AspBanner            *failure_banner;
  GtkButton            *undo_button;
  GtkButton            *redo_button;
  GtkStack             *undo_stack;
  GtkMenuButton        *status_button;
  GtkLabel             *status_label;
  GtkCalendar          *status_calendar;
  GtkWidget            *document_buttons;

  /* Owned */
  AspDocument          *document;         /* (owned) (nullable) */
  AspPlanner           *planner;          /* (owned) (nullable) */
  AspStandingList      *standings;        /* (owned) (nullable) */
  AspScope             *scope;            /* (owned) (nullable) */
  GPtrArray            *back;             /* (owned) (element-type AspWindowPlace) */
  GPtrArray            *forward;          /* (owned) (element-type AspWindowPlace) */
  AspEdit              *failed_edit;      /* (owned) (nullable): what "Again" tries */
  GCancellable         *cancellable;      /* (owned) */
  GSettings            *settings;         /* (owned) (nullable): NULL without the schema */
  guint                 spinner_source;
  gboolean              is_sample;
};

/* asp-window-document.c: opening and closing */
void      _asp_window_install_document_actions (GtkWidgetClass *klass);
void      _asp_window_set_document             (AspWindow   *self,
                                                AspDocument *document);
gboolean  _asp_window_close_document           (AspWindow   *self);

/* asp-window-navigation.c: scope, pages, history */
void      _asp_window_install_navigation       (GtkWidgetClass *klass);
void      _asp_window_init_navigation          (AspWindow   *self);
void      _asp_window_go                       (AspWindow   *self,
                                                const char  *scope,
                                                const char  *page,
                                                const char  *place);
void      _asp_window_restore_place            (AspWindow   *self);
void      _asp_window_save_place               (AspWindow   *self);
void      _asp_window_refresh                  (AspWindow   *self);
void      _asp_window_clear_history            (AspWindow   *self);

/* asp-window-actions.c: what menus and keys do */
void      _asp_window_install_actions          (GtkWidgetClass *klass);
void      _asp_window_add_undo_keys            (AspWindow   *self);
void      _asp_window_update_actions           (AspWindow   *self);

G_END_DECLS
