/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-page.h"
#include "document-fixture.h"

G_BEGIN_DECLS

/* A page of the sample, about one municipality, in a window. */
typedef struct
{
  DocumentFixture  base;
  GtkWindow       *window;      /* (owned) */
  AspPage         *page;        /* (unowned) */
  gint64           id;          /* the municipality's */
} PageFixture;

typedef gboolean (*ViewPredicate) (GtkWidget  *widget,
                                   const char *text);

void        view_fixture_init       (int           *argc,
                                     char        ***argv);
GtkWidget  *view_fixture_find       (GtkWidget      *root,
                                     ViewPredicate   predicate,
                                     const char     *text);
gboolean    view_fixture_is_label   (GtkWidget      *widget,
                                     const char     *text);
gboolean    view_fixture_has_tooltip (GtkWidget     *widget,
                                     const char     *text);
gboolean    view_fixture_is_button  (GtkWidget      *widget,
                                     const char     *text);
gboolean    view_fixture_is_row     (GtkWidget      *widget,
                                     const char     *text);
void        view_fixture_press      (GtkWidget      *root,
                                     const char     *text);
GtkWidget  *view_fixture_get_control (GtkWindow     *dialog,
                                     const char     *title);
GtkEditable *view_fixture_get_entry (GtkWindow      *dialog,
                                     const char     *title);
GtkWindow  *view_fixture_get_dialog (GtkWindow      *parent);
void        view_fixture_settle     (AspDocument    *document);
void        view_fixture_end        (GtkWindow      *window);

void        page_fixture_set_up     (PageFixture    *self,
                                     GType           page_type,
                                     const char     *municipality);
void        page_fixture_tear_down  (PageFixture    *self,
                                     gconstpointer   data);

G_END_DECLS
