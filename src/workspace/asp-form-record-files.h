/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-upload.h"

G_BEGIN_DECLS

/* The files that a record names lie beside it, as the programs of the ODK family have it. */

/* What was found beside a record. */
typedef struct
{
  GPtrArray  *names;            /* (owned) (element-type utf8): of the files that it names */
  GHashTable *files;            /* (owned) (element-type utf8 AspAttachmentFile): by name */
  GHashTable *problems;         /* (owned) (element-type utf8 utf8): why one cannot be taken */
} AspRecordFiles;

GPtrArray      *_asp_record_files_list_names (AspFormInstance *instance);
AspRecordFiles *_asp_record_files_new        (GPtrArray       *names);
void            _asp_record_files_load       (AspRecordFiles  *self,
                                              GFile           *record);
void            _asp_record_files_free       (AspRecordFiles  *self);
void            _asp_record_files_store      (AspRecordFiles  *self,
                                              AspFormSession  *session,
                                              GHashTable      *after,
                                              AspEdit         *edit,
                                              GPtrArray       *losses);
gboolean        _asp_record_files_check      (GPtrArray       *names,
                                              GFile           *record,
                                              GError         **error);
gboolean        _asp_record_files_write      (GPtrArray       *files,
                                              GFile           *record,
                                              GBytes          *contents,
                                              gboolean         replace,
                                              GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspRecordFiles, _asp_record_files_free)

G_END_DECLS
