/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-explain-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form-lint-private.h"

/* Tells in words when a question is asked, when it has to be answered, which answers are accepted
 * and how values are calculated. */

static const char *const kinds[ASP_N_BIND_KINDS] = {
  [ASP_BIND_CALCULATE] = "calculate",
  [ASP_BIND_RELEVANT] = "relevant",
  [ASP_BIND_REQUIRED] = "required",
  [ASP_BIND_READONLY] = "readonly",
  [ASP_BIND_CONSTRAINT] = "constraint",
  [ASP_BIND_WARNING] = "warning",
};

/* What is the same whatever is answered. Returns: (transfer none) (nullable) */
static const char *
get_plain_sentence (guint          kind,
                    const AspExpr *expr)
{
  gboolean is_true = _asp_lint_is_call (expr, "true");

  if (!is_true && !_asp_lint_is_call (expr, "false"))
    return NULL;

  switch (kind)
    {
    case ASP_BIND_RELEVANT:
      return is_true ? _("always asked") : _("never asked");
    case ASP_BIND_REQUIRED:
      return is_true ? _("an answer is required") : _("no answer is required");
    case ASP_BIND_READONLY:
      return is_true ? _("cannot be changed") : _("can be changed");
    case ASP_BIND_CONSTRAINT:
      return is_true ? _("each answer is accepted") : _("no answer is accepted");
    default:
      return NULL;
    }
}

static char *
explain_calculate (const AspExplain *self,
                   const AspExpr    *expr)
{
  g_autofree char *value = _asp_explain_value (self, expr);

  if (value == NULL)
    value = _asp_expr_print (expr, NULL);

  /* Translators: %s is what a value is calculated from, as “Price” · 12 */
  return g_strdup_printf (_("calculated: %s"), value);
}

/* Returns: (transfer full) */
char *
_asp_explain_sentence (const AspExplain *self,
                       guint             kind,
                       const AspExpr    *expr)
{
  static const char *const formats[ASP_N_BIND_KINDS] = {
    /* Translators: %s is a condition */
    [ASP_BIND_RELEVANT] = N_("asked if %s"),
    /* Translators: %s is a condition */
    [ASP_BIND_REQUIRED] = N_("an answer is required if %s"),
    /* Translators: %s is a condition */
    [ASP_BIND_READONLY] = N_("cannot be changed if %s"),
    /* Translators: %s is a condition */
    [ASP_BIND_CONSTRAINT] = N_("an answer is accepted if %s"),
    /* Translators: %s is a condition */
    [ASP_BIND_WARNING] = N_("there is a warning unless %s"),
  };
  const char *plain = get_plain_sentence (kind, expr);
  AspExplain explain = *self;
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;

  if (plain != NULL)
    return g_strdup (plain);

  explain.is_own = kind == ASP_BIND_CONSTRAINT || kind == ASP_BIND_WARNING;
  if (kind == ASP_BIND_CALCULATE)
    {
      sentence = explain_calculate (&explain, expr);
    }
  else
    {
      g_auto (GStrv) parts = g_strsplit (_(formats[kind]), "%s", 2);

      words = _asp_explain_condition (&explain, expr, FALSE);
      sentence = g_strconcat (parts[0], words, parts[1], NULL);
    }

  return _asp_explain_articles (sentence);
}

static void
free_explanation (gpointer data)
{
  AspFormExplanation *explanation = data;

  g_free (explanation->path);
  g_free (explanation->label);
  g_free (explanation->source);
  g_free (explanation->words);
  g_free (explanation);
}

static void
explain_bind (AspForm     *form,
              AspFormBind *bind,
              guint        language,
              GPtrArray   *explanations)
{
  static const guint order[] = { ASP_BIND_RELEVANT, ASP_BIND_REQUIRED, ASP_BIND_READONLY,
                                 ASP_BIND_CONSTRAINT, ASP_BIND_WARNING, ASP_BIND_CALCULATE };
  const AspExplain self = { form, bind->at, language, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint kind = order[i];
      AspFormExplanation *explanation;

      if (bind->exprs[kind] == NULL)
        continue;
      explanation = g_new0 (AspFormExplanation, 1);
      explanation->path = g_strdup (bind->path);
      explanation->label = bind->at->elements != NULL ? _asp_explain_label (&self, bind->at)
                                                      : g_strdup ("");
      explanation->line = bind->line;
      explanation->kind = kinds[kind];
      explanation->source = g_strdup (bind->sources[kind]);
      explanation->words = _asp_explain_sentence (&self, kind, bind->exprs[kind]);
      g_ptr_array_add (explanations, explanation);
    }
}

/* Returns: (transfer full) (element-type AspFormExplanation) */
GPtrArray *
asp_form_explain (AspForm     *form,
                  AspLanguage  language)
{
  GPtrArray *explanations;

  g_return_val_if_fail (form != NULL, NULL);

  explanations = g_ptr_array_new_with_free_func (free_explanation);
  for (guint i = 0; i < form->paths->len; i++)
    {
      const AspFormPath *path = g_ptr_array_index (form->paths, i);

      if (path->bind != NULL)
        explain_bind (form, path->bind, _asp_form_find_language (form, language), explanations);
    }

  return explanations;
}
