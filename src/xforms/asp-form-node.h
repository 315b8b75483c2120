/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "asp-form.h"

G_BEGIN_DECLS

typedef enum
{
  ASP_FORM_NODE_PAGE,             /* top-level group */
  ASP_FORM_NODE_GROUP,
  ASP_FORM_NODE_REPEAT,           /* its children are rows */
  ASP_FORM_NODE_ROW,
  ASP_FORM_NODE_QUESTION,
} AspFormNodeKind;

/* How a question is asked. */
typedef enum
{
  ASP_FORM_CONTROL_TEXT,
  ASP_FORM_CONTROL_LONG_TEXT,     /* appearance "multiline" */
  ASP_FORM_CONTROL_INTEGER,
  ASP_FORM_CONTROL_DECIMAL,
  ASP_FORM_CONTROL_DATE,
  ASP_FORM_CONTROL_TIME,          /* value: as ODK writes it, hh:mm:ss.fff+hh:mm */
  ASP_FORM_CONTROL_DATE_TIME,
  ASP_FORM_CONTROL_SELECT_ONE,
  ASP_FORM_CONTROL_SELECT_MANY,   /* value: the chosen values separated by spaces */
  ASP_FORM_CONTROL_RANGE,         /* a number between two, in steps */
  ASP_FORM_CONTROL_RANK,          /* value: the choices in their order, separated by spaces */
  ASP_FORM_CONTROL_TRIGGER,       /* value: "OK" once it is ticked */
  ASP_FORM_CONTROL_UPLOAD,        /* value: name of a file */
  ASP_FORM_CONTROL_NOTE,          /* no answer: a text, or a computed value */
} AspFormControl;

/* States that ODK lacks; they stand beside the value. */
typedef enum
{
  ASP_ANSWER_ANSWERED,
  ASP_ANSWER_DONT_KNOW,
  ASP_ANSWER_NOT_APPLICABLE,
  ASP_ANSWER_LATER,
} AspAnswerKind;

const char      *asp_answer_kind_get_code     (AspAnswerKind  kind);
AspAnswerKind    asp_answer_kind_from_code    (const char    *code);

typedef struct
{
  char *value;                    /* (owned) */
  char *label;                    /* (owned): in the instance's language */
} AspFormChoice;

#define ASP_TYPE_FORM_NODE (asp_form_node_get_type ())

/* A page, group, repeat, row or question of a running instance, as a view shows it. Properties
 * notify when a recalculation changes them: label, hint, value, kind, relevant, required,
 * readonly, error, warning, missing, choices. Only the instance changes them. */
G_DECLARE_FINAL_TYPE (AspFormNode, asp_form_node, ASP, FORM_NODE, GObject)

AspFormNodeKind  asp_form_node_get_node_kind  (AspFormNode *self);
AspFormControl   asp_form_node_get_control    (AspFormNode *self);
/* "/data/base/ksh", without row numbers */
const char      *asp_form_node_get_path       (AspFormNode *self);
/* of the innermost row it stands in; 0 outside */
gint64           asp_form_node_get_row_id     (AspFormNode *self);
/* (nullable): asp:identifier, "ksh", "pir" … */
const char      *asp_form_node_get_identifier (AspFormNode *self);
/* (nullable): asp:code, "F1.02" */
const char      *asp_form_node_get_code       (AspFormNode *self);
/* (nullable): asp:from, column of the municipality */
const char      *asp_form_node_get_from       (AspFormNode *self);
AspFormNode     *asp_form_node_get_parent     (AspFormNode *self);
/* (nullable) (element-type AspFormNode) */
GListModel      *asp_form_node_get_children   (AspFormNode *self);
/* of a repeat: its rows are the form's own, nobody adds or removes any */
gboolean         asp_form_node_get_has_fixed_rows (AspFormNode *self);
const char      *asp_form_node_get_label      (AspFormNode *self);
const char      *asp_form_node_get_hint       (AspFormNode *self);
/* (not nullable): "" when blank */
const char      *asp_form_node_get_value      (AspFormNode *self);
AspAnswerKind    asp_form_node_get_kind       (AspFormNode *self);
gboolean         asp_form_node_get_relevant   (AspFormNode *self);
gboolean         asp_form_node_get_required   (AspFormNode *self);
gboolean         asp_form_node_get_readonly   (AspFormNode *self);
/* relevant, required and without an answer */
gboolean         asp_form_node_get_missing    (AspFormNode *self);
/* (nullable): what is wrong, in words */
const char      *asp_form_node_get_error      (AspFormNode *self);
/* (nullable): what should hold and does not; it blocks nothing */
const char      *asp_form_node_get_warning    (AspFormNode *self);
gboolean         asp_form_node_get_range      (AspFormNode *self,
                                               double      *start,
                                               double      *end,
                                               double      *step);
double           asp_form_range_get_number    (double       start,
                                               double       step,
                                               double       index);
/* (nullable): of an upload: what kinds of files are meant, "image/png", separated by commas */
const char      *asp_form_node_get_media_type (AspFormNode *self);
/* (element-type AspFormChoice) (nullable) */
GPtrArray       *asp_form_node_get_choices    (AspFormNode *self);
void             asp_form_node_count          (AspFormNode *self,
                                               guint       *n_answered,
                                               guint       *n_missing,
                                               guint       *n_wrong);

G_END_DECLS
