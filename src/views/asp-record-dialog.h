/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-document.h"
#include "asp-field-row.h"

G_BEGIN_DECLS

#define ASP_TYPE_RECORD_DIALOG (asp_record_dialog_get_type ())

/* A field that is typed; the rules of its column say what may stand in it. */
typedef struct
{
  const char *column;
  const char *title;            /* marked for translation */
  const char *hint;             /* (nullable): marked for translation */
  gboolean    required;
} AspRecordDialogField;

/* A form over one record, or a few that belong together: groups of fields, each checked when it is
 * left and told in words what is wrong. "Store" runs one command; nothing changes before. */
G_DECLARE_DERIVABLE_TYPE (AspRecordDialog, asp_record_dialog, ASP, RECORD_DIALOG, AdwWindow)

struct _AspRecordDialogClass
{
  AdwWindowClass   parent_class;

  /* The rules of the fields, as asp-municipality-rules.h has them unless a subclass has others. */
  char     *(*check_field)  (const char *column,
                             const char *text,
                             AspDay      reference);
  char     *(*parse_field)  (const char *column,
                             const char *text,
                             AspDay      reference);
  char     *(*format_field) (const char *column,
                             const char *value);

  /* (nullable): what the fields' own rules cannot see: sets errors on rows */
  void      (*check)       (AspRecordDialog *self);
  /* Returns: (transfer full) (nullable): NULL when nothing was changed */
  AspEdit  *(*create_edit) (AspRecordDialog *self);
};

void                 asp_record_dialog_set_document (AspRecordDialog            *self,
                                                     AspDocument                *document);
AspDocument         *asp_record_dialog_get_document (AspRecordDialog            *self);
void                 asp_record_dialog_set_first    (AspRecordDialog            *self,
                                                     AspFieldRow                *row);
AdwPreferencesGroup *asp_record_dialog_add_group    (AspRecordDialog            *self,
                                                     const char                 *title);
void                 asp_record_dialog_set_footer   (AspRecordDialog            *self,
                                                     GtkWidget                  *widget);
void                 asp_record_dialog_append_group (AspRecordDialog           *self,
                                                     AdwPreferencesGroup        *group);
void                 asp_record_dialog_add_fields   (AspRecordDialog            *self,
                                                     AdwPreferencesGroup        *group,
                                                     const AspRecordDialogField *fields,
                                                     guint                       n_fields,
                                                     AspRow                     *row);
AspFieldRow         *asp_record_dialog_add_control  (AspRecordDialog            *self,
                                                     AdwPreferencesGroup        *group,
                                                     const char                 *title,
                                                     GtkWidget                  *control);
void                 asp_record_dialog_remove_control (AspRecordDialog         *self,
                                                     AdwPreferencesGroup        *group,
                                                     AspFieldRow                *row);
AspFieldRow         *asp_record_dialog_get_row      (AspRecordDialog            *self,
                                                     const AspRecordDialogField *field);
void                 asp_record_dialog_set_text     (AspRecordDialog            *self,
                                                     const AspRecordDialogField *field,
                                                     const char                 *text);
GHashTable          *asp_record_dialog_get_values   (AspRecordDialog            *self,
                                                     const AspRecordDialogField *fields,
                                                     guint                       n_fields);

G_END_DECLS
