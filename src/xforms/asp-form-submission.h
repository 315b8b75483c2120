/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-instance.h"

G_BEGIN_DECLS

/* Answers as other programs of the ODK family send and store them (OpenRosa submissions). */

char            *asp_form_instance_to_submission   (AspFormInstance *self);
AspFormInstance *asp_form_instance_load_submission (AspForm         *form,
                                                    AspDay           today,
                                                    AspLanguage      language,
                                                    const char      *xml,
                                                    gssize           length,
                                                    const char      *source_name,
                                                    GPtrArray      **losses,
                                                    GError         **error);
AspFormInstance *asp_form_instance_load_other      (AspFormInstance *self,
                                                    const char      *xml,
                                                    gssize           length,
                                                    const char      *source_name,
                                                    GPtrArray      **losses,
                                                    GError         **error);

/* (transfer full) (nullable): what tells this record from all others; NULL: the form has no place
 * for it. */
char            *asp_form_instance_get_id          (AspFormInstance *self);
gboolean         asp_form_instance_renew_id        (AspFormInstance *self);
void             asp_form_instance_finish          (AspFormInstance *self);

G_END_DECLS
