/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "asp-format.h"

G_BEGIN_DECLS

#define ASP_TYPE_FORM (asp_form_get_type ())
#define ASP_FORM_ERROR (asp_form_error_quark ())

typedef enum
{
  ASP_FORM_ERROR_XML,             /* not well-formed, or it has a DTD or entities */
  ASP_FORM_ERROR_STRUCTURE,       /* not an ODK XForm; the message names element and line */
  ASP_FORM_ERROR_EXPRESSION,      /* an expression cannot be read; names node, position, reason */
  ASP_FORM_ERROR_CYCLE,           /* calculations need each other; the nodes are named */
  /* a control, function or type that the engine does not know, by name */
  ASP_FORM_ERROR_UNSUPPORTED,
  ASP_FORM_ERROR_LIMIT,           /* larger than the reader accepts */
} AspFormError;

GQuark asp_form_error_quark (void);

/* A form in the ODK XForms dialect, compiled: binds, expressions, the dependency graph, texts.
 * Immutable once made; instances of it share it. */
typedef struct _AspForm AspForm;

GType       asp_form_get_type      (void) G_GNUC_CONST;
AspForm    *asp_form_new           (const char   *data,
                                    gssize        length,
                                    const char   *source_name,
                                    GError      **error);
AspForm    *asp_form_new_from_bytes (GBytes      *bytes,
                                    const char   *source_name,
                                    GError      **error);
AspForm    *asp_form_new_from_file (GFile     *file,
                                    GError   **error);
AspForm    *asp_form_ref           (AspForm      *self);
void        asp_form_unref         (AspForm      *self);
const char *asp_form_get_id        (AspForm      *self);
const char *asp_form_get_version   (AspForm      *self);
char       *asp_form_get_title     (AspForm      *self,
                                    AspLanguage   language);
guint       asp_form_get_n_pages   (AspForm      *self);
GPtrArray  *asp_form_get_losses    (AspForm      *self);
const char *asp_form_get_hash      (AspForm      *self);
char       *asp_form_write_whole   (AspForm      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspForm, asp_form_unref)

G_END_DECLS
