/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-functions-private.h"

#include <stdlib.h>
#include <string.h>

#define TAKES ASP_FUNCTION_TAKES_NODES
#define NEEDS ASP_FUNCTION_NEEDS_NODES
#define LOST ASP_FUNCTION_IS_LOST
#define GIVES ASP_FUNCTION_GIVES_NODES

/* By name, for searching. */
static const AspXPathFunction functions[] = {
  { "abs", 1, 1, 0, _asp_xpath_call_abs },
  { "acos", 1, 1, 0, _asp_xpath_call_acos },
  { "area", 0, -1, LOST, _asp_xpath_call_nothing },
  { "asin", 1, 1, 0, _asp_xpath_call_asin },
  { "asp:add-workdays", 2, 2, 0, _asp_xpath_call_add_workdays },
  { "asp:record", 1, 1, 0, _asp_xpath_call_record },
  { "asp:workday", 1, 1, 0, _asp_xpath_call_workday },
  { "atan", 1, 1, 0, _asp_xpath_call_atan },
  { "atan2", 2, 2, 0, _asp_xpath_call_atan2 },
  { "base64-decode", 1, 1, 0, _asp_xpath_call_base64_decode },
  { "boolean", 1, 1, 0, _asp_xpath_call_boolean },
  { "boolean-from-string", 1, 1, 0, _asp_xpath_call_boolean_from_string },
  { "ceiling", 1, 1, 0, _asp_xpath_call_ceiling },
  { "checklist", 2, -1, TAKES, _asp_xpath_call_checklist },
  { "coalesce", 1, -1, GIVES, _asp_xpath_call_coalesce },
  { "concat", 0, -1, TAKES, _asp_xpath_call_concat },
  { "contains", 2, 2, 0, _asp_xpath_call_contains },
  { "cos", 1, 1, 0, _asp_xpath_call_cos },
  { "count", 1, 1, TAKES | NEEDS, _asp_xpath_call_count },
  { "count-non-empty", 1, 1, TAKES | NEEDS, _asp_xpath_call_count_non_empty },
  { "count-selected", 1, 1, 0, _asp_xpath_call_count_selected },
  { "current", 0, 0, GIVES, _asp_xpath_call_current },
  { "date", 1, 1, 0, _asp_xpath_call_date },
  { "date-time", 1, 1, 0, _asp_xpath_call_date_time },
  { "decimal-date-time", 1, 1, 0, _asp_xpath_call_decimal_date_time },
  { "decimal-time", 1, 1, 0, _asp_xpath_call_decimal_time },
  { "digest", 2, 3, 0, _asp_xpath_call_digest },
  { "distance", 0, -1, LOST, _asp_xpath_call_nothing },
  { "enclosed-area", 0, -1, LOST, _asp_xpath_call_nothing },
  { "ends-with", 2, 2, 0, _asp_xpath_call_ends_with },
  { "exp", 1, 1, 0, _asp_xpath_call_exp },
  { "exp10", 1, 1, 0, _asp_xpath_call_exp10 },
  { "extract-signed", 0, -1, LOST, _asp_xpath_call_nothing },
  { "false", 0, 0, 0, _asp_xpath_call_false },
  { "floor", 1, 1, 0, _asp_xpath_call_floor },
  { "format-date", 2, 2, 0, _asp_xpath_call_format_date },
  { "format-date-time", 2, 2, 0, _asp_xpath_call_format_date },
  { "geofence", 0, -1, LOST, _asp_xpath_call_nothing },
  { "id", 1, 1, TAKES | GIVES, _asp_xpath_call_id },
  { "if", 3, 3, GIVES, _asp_xpath_call_if },
  { "indexed-repeat", 3, 11, TAKES | NEEDS | GIVES, _asp_xpath_call_indexed_repeat },
  { "instance", 1, 1, GIVES, _asp_xpath_call_instance },
  { "int", 1, 1, 0, _asp_xpath_call_int },
  { "intersects", 0, -1, LOST, _asp_xpath_call_nothing },
  { "is-selected", 2, 2, 0, _asp_xpath_call_selected },
  { "join", 1, -1, TAKES, _asp_xpath_call_join },
  { "jr:choice-name", 2, 2, 0, _asp_xpath_call_choice_name },
  { "jr:itext", 1, 1, 0, _asp_xpath_call_itext },
  { "lang", 1, 1, 0, _asp_xpath_call_lang },
  { "last", 0, 0, 0, _asp_xpath_call_last },
  { "local-name", 0, 1, NEEDS, _asp_xpath_call_local_name },
  { "log", 1, 1, 0, _asp_xpath_call_log },
  { "log10", 1, 1, 0, _asp_xpath_call_log10 },
  { "max", 1, -1, TAKES, _asp_xpath_call_max },
  { "min", 1, -1, TAKES, _asp_xpath_call_min },
  { "name", 0, 1, NEEDS, _asp_xpath_call_name },
  { "namespace-uri", 0, 1, NEEDS, _asp_xpath_call_namespace_uri },
  { "normalize-space", 0, 1, 0, _asp_xpath_call_normalize_space },
  { "not", 1, 1, 0, _asp_xpath_call_not },
  { "now", 0, 0, 0, _asp_xpath_call_now },
  { "number", 0, 1, 0, _asp_xpath_call_number },
  { "once", 1, 1, GIVES, _asp_xpath_call_once },
  { "pi", 0, 0, 0, _asp_xpath_call_pi },
  { "position", 0, 1, NEEDS, _asp_xpath_call_position },
  { "pow", 2, 2, 0, _asp_xpath_call_pow },
  { "property", 1, 1, 0, _asp_xpath_call_property },
  { "pulldata", 4, 4, 0, _asp_xpath_call_pulldata },
  { "random", 0, 0, 0, _asp_xpath_call_random },
  { "randomize", 1, 2, TAKES | NEEDS | GIVES, _asp_xpath_call_randomize },
  { "regex", 2, 2, 0, _asp_xpath_call_regex },
  { "round", 1, 2, 0, _asp_xpath_call_round },
  { "selected", 2, 2, 0, _asp_xpath_call_selected },
  { "selected-at", 2, 2, 0, _asp_xpath_call_selected_at },
  { "sin", 1, 1, 0, _asp_xpath_call_sin },
  { "sqrt", 1, 1, 0, _asp_xpath_call_sqrt },
  { "starts-with", 2, 2, 0, _asp_xpath_call_starts_with },
  { "string", 0, 1, 0, _asp_xpath_call_string },
  { "string-length", 0, 1, 0, _asp_xpath_call_string_length },
  { "substr", 2, 3, 0, _asp_xpath_call_substr },
  { "substring", 2, 3, 0, _asp_xpath_call_substring },
  { "substring-after", 2, 2, 0, _asp_xpath_call_substring_after },
  { "substring-before", 2, 2, 0, _asp_xpath_call_substring_before },
  { "sum", 1, 1, TAKES | NEEDS, _asp_xpath_call_sum },
  { "tan", 1, 1, 0, _asp_xpath_call_tan },
  { "today", 0, 0, 0, _asp_xpath_call_today },
  { "translate", 3, 3, 0, _asp_xpath_call_translate },
  { "true", 0, 0, 0, _asp_xpath_call_true },
  { "uuid", 0, 1, 0, _asp_xpath_call_uuid },
  { "version", 0, 0, 0, _asp_xpath_call_version },
  { "weighted-checklist", 4, -1, TAKES, _asp_xpath_call_weighted_checklist },
};

static int
compare_name (const void *name,
              const void *function)
{
  return strcmp (name, ((const AspXPathFunction *) function)->name);
}

/* Returns: (nullable) */
const AspXPathFunction *
_asp_xpath_find_function (const char *name)
{
  return bsearch (name, functions, G_N_ELEMENTS (functions), sizeof functions[0], compare_name);
}
