/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-submission.h"

#include "fuzz.h"

#define FORM \
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' " \
  "xmlns:jr='http://openrosa.org/javarosa' xmlns:orx='http://openrosa.org/xforms'>" \
  "<h:head><h:title>F</h:title><model><instance><d id='f' version='1'><a/><b/>" \
  "<o><i><x/></i><n/></o><orx:meta><orx:instanceID/></orx:meta></d></instance>" \
  "<bind nodeset='/d/b' relevant=\"/d/a != ''\"/>" \
  "<bind nodeset='/d/o/n' calculate='count(/d/o/i)'/></model></h:head><h:body>" \
  "<input ref='/d/a'/><repeat nodeset='/d/o'><repeat nodeset='/d/o/i'><input ref='/d/o/i/x'/>" \
  "</repeat></repeat></h:body></h:html>"

/* Any bytes as the answers to a form: refused in words, or written out again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) form = asp_form_new (FORM, -1, "form.xml", &error);
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (AspFormInstance) instance = NULL;
  g_autofree char *xml = NULL;

  g_assert_no_error (error);
  instance = asp_form_instance_load_submission (form, asp_day_new (2014, 9, 15), ASP_LANGUAGE_HU,
                                                text, (gssize) size, "answers.xml", &losses,
                                                &error);
  g_assert_true ((instance == NULL) == (error != NULL));
  if (instance == NULL)
    return 0;

  xml = asp_form_instance_to_submission (instance);
  g_assert_nonnull (xml);

  return 0;
}
