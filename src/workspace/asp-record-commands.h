/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"

G_BEGIN_DECLS

/* Commands on whole records, for forms that edit several fields at once. The fields come as a
 * table of column → text in the document's form: integers as digits, days in ISO form, yes and no
 * as 1 and 0, NULL or "" for nothing. They must have been checked before. */

/* These add to an edit, for commands that write more than one record. */
gint64   asp_record_edit_insert    (AspEdit     *edit,
                                    GType        record_type,
                                    GHashTable  *fields);
gboolean asp_record_edit_update    (AspEdit     *edit,
                                    GType        record_type,
                                    AspRow      *row,
                                    GHashTable  *fields);

AspEdit *asp_record_command_insert (GType        record_type,
                                    const char  *label,
                                    GHashTable  *fields,
                                    gint64      *id);
AspEdit *asp_record_command_update (AspRecord   *record,
                                    const char  *label,
                                    GHashTable  *fields);
AspEdit *asp_record_command_delete (GPtrArray   *records,
                                    const char  *label);

/* The day against which lateness is reckoned; ASP_DAY_NONE: always the real day. */
AspEdit *asp_record_command_set_status_date (AspDocument *document,
                                             AspDay       day);

G_END_DECLS
