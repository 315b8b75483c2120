/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-banner.h"
#include "asp-document-watch.h"
#include "asp-scope-button.h"
#include "asp-scope.h"
#include "asp-side-pane.h"
#include "asp-unstored-edits.h"
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
  AdwBin               *start_slot;
  GtkWidget            *loading_spinner;
  AspSidePane          *side_pane;
  GtkStack             *pages;
  GtkListBox           *page_list;
  AspScopeButton       *scope_button;
  AdwWindowTitle       *title;
  GMenu                *file_section;
  GMenu                *main_menu;
  GMenu                *export_menu;
  GtkMenuButton        *start_menu_button;
  GtkMenuButton        *main_menu_button;
  GtkMenuButton        *export_button;
  AspBanner            *access_banner;
  AspBanner            *failure_banner;
  GtkButton            *undo_button;
  GtkButton            *redo_button;
  GtkStack             *undo_stack;
  GtkMenuButton        *status_button;
  GtkLabel             *status_label;
  GtkWidget            *document_buttons;

  /* Owned */
  AspDocument          *document;         /* (owned) (nullable) */
  AspPlanner           *planner;          /* (owned) (nullable) */
  AspStandingList      *standings;        /* (owned) (nullable) */
  AspScope             *scope;            /* (owned) (nullable) */
  /* (owned) (nullable): where the user was when the document began to be opened anew */
  AspWindowPlace       *kept_place;
  gint64                kept_key;         /* of its document */
  GPtrArray            *back;             /* (owned) (element-type AspWindowPlace) */
  GPtrArray            *forward;          /* (owned) (element-type AspWindowPlace) */
  AspDocumentWatch     *watch;            /* (owned) (nullable) */
  AspUnstoredEdits     *unstored;         /* (owned): what "Try Again" tries */
  char                 *failure;          /* (owned) (nullable): why the last was not stored */
  GCancellable         *cancellable;      /* (owned) */
  GSettings            *settings;         /* (nullable): NULL without the schema */
  guint                 spinner_source;
  guint                 loading_source;   /* until it is told that the document takes long */
  gboolean              is_sample;
  gboolean              is_taking_over;   /* the document is opened again to be edited here */
  gboolean              has_recent;       /* the menu has an entry for recent documents */
  gboolean              imports_next;     /* the document is made to import into it */
  gboolean              is_closing;       /* as soon as what is on its way is stored */
};

/* asp-window-document.c: opening and closing */
void      _asp_window_install_document_actions (GtkWidgetClass *klass);
void      _asp_window_set_document             (AspWindow   *self,
                                                AspDocument *document);
gboolean  _asp_window_close_document           (AspWindow   *self);
void      _asp_window_update_author            (AspWindow   *self);
void      _asp_window_open_as                  (AspWindow   *self,
                                                GFile       *file,
                                                AspDocumentMode mode);

/* asp-window-export.c: what the export menu does */
void      _asp_window_install_export_actions   (GtkWidgetClass *klass);

/* asp-window-popovers.c: menus and the status date */
void      _asp_window_install_status_actions   (GtkWidgetClass *klass);
void      _asp_window_init_popovers            (AspWindow   *self);
void      _asp_window_update_status_date       (AspWindow   *self);

/* asp-window-recent.c: the menu of recent documents */
void      _asp_window_init_recent              (AspWindow   *self);
void      _asp_window_update_recent            (AspWindow   *self);

/* asp-window-sharing.c: who may write the document */
void      _asp_window_start_sharing            (AspWindow   *self);
void      _asp_window_stop_sharing             (AspWindow   *self);
void      _asp_window_take_over_cb             (AspWindow   *self);

/* asp-window-unstored.c: what could not be stored */
void      _asp_window_start_storing            (AspWindow   *self);
void      _asp_window_stop_storing             (AspWindow   *self);
void      _asp_window_try_again_cb             (AspWindow   *self);
gboolean  _asp_window_ask_about_unstored       (AspWindow   *self);

/* asp-window-help.c: F1 */
void      _asp_window_install_help             (GtkWidgetClass *klass);

/* asp-window-import.c: tables of municipalities */
void      _asp_window_install_import           (GtkWidgetClass *klass);
void      _asp_window_import_municipalities    (AspWindow   *self);

/* asp-window-navigation.c: scope, pages, history */
void      _asp_window_install_navigation       (GtkWidgetClass *klass);
void      _asp_window_init_navigation          (AspWindow   *self);
void      _asp_window_go                       (AspWindow   *self,
                                                const char  *scope,
                                                const char  *page,
                                                const char  *place);
void      _asp_window_restore_place            (AspWindow   *self);
void      _asp_window_save_place               (AspWindow   *self);
void      _asp_window_keep_place               (AspWindow   *self);
void      _asp_window_forget_place             (AspWindow   *self);
void      _asp_window_refresh                  (AspWindow   *self);
void      _asp_window_clear_history            (AspWindow   *self);

/* asp-window-actions.c: what menus and keys do */
void      _asp_window_install_actions          (GtkWidgetClass *klass);
void      _asp_window_add_undo_keys            (AspWindow   *self);
void      _asp_window_update_actions           (AspWindow   *self);
void      _asp_window_add_toast                (AspWindow   *self,
                                                AdwToast    *toast);

G_END_DECLS
