/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "asp-form-lint.h"
#include "asp-form-report.h"
#include "asp-form-submission.h"

#include "fuzz.h"

/* More questions than these are answered in no time, but a form may ask for ten thousand rows. */
#define MAX_ANSWERS 40

#define BEGIN_TEXTS "<itext>"

static void
answer_all (AspFormInstance *instance,
            GListModel      *nodes,
            guint           *n_left)
{
  static const char *const values[] = { "1", "igen", "2014-06-12", "", "99999999999", "-1" };

  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes) && *n_left > 0; i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);
      const char *path = asp_form_node_get_path (node);
      gint64 row_id = asp_form_node_get_row_id (node);

      if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_QUESTION)
        asp_form_instance_set_answer (instance, path, row_id, ASP_ANSWER_ANSWERED,
                                      values[*n_left % G_N_ELEMENTS (values)]);
      else if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_REPEAT)
        asp_form_instance_add_inner_row (instance, path, row_id, 1000 + *n_left, 0);
      --*n_left;
      answer_all (instance, asp_form_node_get_children (node), n_left);
    }
}

/* What we wrote is read again without a loss. */
static void
read_again (AspForm    *form,
            const char *xml)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (AspFormInstance) instance = NULL;

  instance = asp_form_instance_load_submission (form, asp_day_new (2014, 9, 15), ASP_LANGUAGE_HU,
                                                xml, -1, "answers.xml", &losses, &error);
  g_assert_true ((instance == NULL) == (error != NULL));
}

/* Returns: (transfer full): the form with its texts so long that a thread reads them; @tag: what
 * they begin with */
static char *
lengthen_texts (const char *text,
                gsize       place,
                const char *tag)
{
  g_autofree char *blanks = g_strnfill (64 * 1024, ' ');

  return g_strdup_printf ("%.*s%s%s%s", (int) place, text, tag, blanks,
                          text + place + strlen (BEGIN_TEXTS));
}

static guint
count_findings (AspForm *form)
{
  g_autoptr (GPtrArray) findings = asp_form_lint (form);

  return findings->len;
}

/* Read by two threads or in one piece: the form is the same. A blank in the tag is not looked for
 * by who divides the work. */
static void
compare_readings (const char *text)
{
  const char *begin = strstr (text, BEGIN_TEXTS);
  g_autofree char *divided = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (AspForm) x = NULL;
  g_autoptr (AspForm) y = NULL;
  g_autoptr (GError) error = NULL;

  if (begin == NULL)
    return;

  divided = lengthen_texts (text, (gsize) (begin - text), BEGIN_TEXTS);
  whole = lengthen_texts (text, (gsize) (begin - text), "<itext >");
  x = asp_form_new (divided, -1, "form.xml", &error);
  g_assert_true ((x == NULL) == (error != NULL));
  y = asp_form_new (whole, -1, "form.xml", NULL);
  g_assert_true ((x == NULL) == (y == NULL));
  if (x != NULL)
    g_assert_cmpuint (count_findings (x), ==, count_findings (y));
}

/* Any bytes as a questionnaire: it is refused in words, or it is opened, filled in and told. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) form = asp_form_new (text, (gssize) size, "form.xml", &error);
  g_autoptr (AspFormInstance) instance = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *state = NULL;
  g_autofree char *xml = NULL;
  guint n_left = MAX_ANSWERS;

  compare_readings (text);
  if (form == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }

  findings = asp_form_lint (form);
  g_assert_nonnull (findings);
  instance = asp_form_instance_new_first (form, asp_day_new (2014, 9, 15), FALSE);
  answer_all (instance, asp_form_instance_get_pages (instance), &n_left);
  asp_form_instance_remove_row (instance, 1000 + MAX_ANSWERS);
  asp_form_instance_check_all (instance);
  state = asp_form_report_state (instance, "form.xml");
  xml = asp_form_instance_to_submission (instance);
  g_assert_nonnull (state);
  g_assert_nonnull (xml);
  read_again (form, xml);

  return 0;
}
