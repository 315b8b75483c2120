/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

#include "asp-calendar.h"

G_BEGIN_DECLS

/* The expressions of forms: XPath 1.0 with ODK's functions and dates (questionnaire.md 2.6, 2.7,
 * 3.4). Parsed here, evaluated over libxml2's nodes. */

typedef enum
{
  ASP_XPATH_BOOLEAN,
  ASP_XPATH_NUMBER,
  ASP_XPATH_STRING,
  ASP_XPATH_DATE,                 /* a number of days that is written as a date */
  ASP_XPATH_NODES,
} AspXPathType;

typedef struct
{
  AspXPathType  type;
  double        number;           /* NUMBER, DATE; BOOLEAN: 0 or 1 */
  char         *string;           /* (owned) (nullable): STRING */
  GPtrArray    *nodes;            /* (owned) (nullable) (element-type xmlNode): NODES */
} AspXPathValue;

/* What an expression needs to know of the form in which it stands. */
typedef struct
{
  xmlNode     *root;              /* the primary instance's root element */
  AspDay       today;
  AspCalendar *calendar;          /* (nullable): for asp:workday() */
  gpointer     data;
  /* Whether a node of the primary instance is relevant, by its own and its ancestors' binds. */
  gboolean   (*is_relevant) (xmlNode    *node,
                             gpointer    data);
  gboolean   (*is_row)      (xmlNode    *node,
                             gpointer    data);
  xmlNode   *(*get_instance) (const char *id,
                              gpointer    data);
  /* Returns: (transfer full) (nullable) */
  char      *(*get_record_value) (const char *field,
                                  gpointer    data);
  /* Returns: (transfer full) (nullable) */
  char      *(*get_choice_name) (const char *value,
                                 const char *path,
                                 gpointer    data);
  char      *(*get_text)    (const char *id,
                             gpointer    data);
} AspXPathEnv;

typedef struct
{
  const AspXPathEnv *env;
  xmlNode           *node;
  xmlNode           *current;     /* the node that the whole expression is evaluated for */
  guint              position;    /* from 1 */
  guint              size;
} AspXPathContext;

typedef enum
{
  ASP_EXPR_NUMBER,
  ASP_EXPR_STRING,
  ASP_EXPR_OR,
  ASP_EXPR_AND,
  ASP_EXPR_EQUAL,
  ASP_EXPR_NOT_EQUAL,
  ASP_EXPR_LESS,
  ASP_EXPR_LESS_EQUAL,
  ASP_EXPR_GREATER,
  ASP_EXPR_GREATER_EQUAL,
  ASP_EXPR_PLUS,
  ASP_EXPR_MINUS,
  ASP_EXPR_TIMES,
  ASP_EXPR_DIV,
  ASP_EXPR_MOD,
  ASP_EXPR_NEGATE,
  ASP_EXPR_UNION,
  ASP_EXPR_PATH,
  ASP_EXPR_CALL,
} AspExprKind;

typedef enum
{
  ASP_AXIS_CHILD,
  ASP_AXIS_PARENT,
  ASP_AXIS_SELF,
  ASP_AXIS_DESCENDANT_OR_SELF,
  ASP_AXIS_ATTRIBUTE,
} AspAxis;

typedef struct _AspExpr AspExpr;
typedef struct _AspXPathFunction AspXPathFunction;

typedef struct
{
  AspAxis    axis;
  char      *name;                /* (owned) (nullable): local name; NULL: any */
  GPtrArray *predicates;          /* (owned) (element-type AspExpr) */
} AspExprStep;

struct _AspExpr
{
  AspExprKind             kind;
  double                  number;
  char                   *text;         /* (owned) (nullable): a string; a function's name */
  GPtrArray              *args;         /* (owned) (element-type AspExpr): operands, arguments */
  const AspXPathFunction *function;     /* of a CALL */

  /* PATH */
  /* (owned) (nullable): instance('x') in instance('x')/root */
  AspExpr                *base;
  GPtrArray              *steps;        /* (owned) (element-type AspExprStep) */
  gboolean                absolute;
  gboolean                wants_all;    /* it stands where all nodes are wanted, as in sum() */
};

struct _AspXPathFunction
{
  const char *name;
  int         min_args;
  int         max_args;           /* -1: any number */
  gboolean    takes_nodes;        /* its arguments are node-sets: a path means all rows (R14) */
  void      (*call) (const AspExpr         *expr,
                     const AspXPathContext *context,
                     AspXPathValue         *result);
};

/* asp-xpath-parser.c */
AspExpr                *_asp_expr_parse         (const char             *text,
                                                 GError                **error);
void                    _asp_expr_free          (AspExpr                *self);

/* Calls @func for each path that the expression reads, as "/data/base/ksh", without predicates.
 * A path that cannot be known before it is evaluated is given as far as it is known. */
typedef void          (*AspExprReadFunc)        (const char             *path,
                                                 gpointer                user_data);
void                    _asp_expr_foreach_read  (const AspExpr          *self,
                                                 const char             *context_path,
                                                 AspExprReadFunc         func,
                                                 gpointer                user_data);

/* asp-xpath-eval.c */
void                    _asp_expr_evaluate      (const AspExpr          *self,
                                                 const AspXPathContext  *context,
                                                 AspXPathValue          *result);
gboolean                _asp_expr_is_true       (const AspExpr          *self,
                                                 const AspXPathContext  *context);
char                   *_asp_expr_to_string     (const AspExpr          *self,
                                                 const AspXPathContext  *context);
double                  _asp_expr_to_number     (const AspExpr          *self,
                                                 const AspXPathContext  *context);

/* asp-xpath-value.c */
void                    _asp_xpath_value_clear     (AspXPathValue       *self);
gboolean                _asp_xpath_value_is_true   (const AspXPathValue *self);
char                   *_asp_xpath_value_to_string (const AspXPathValue *self);
double                  _asp_xpath_value_to_number (const AspXPathValue *self);
void                    _asp_xpath_set_boolean     (AspXPathValue       *self,
                                                    gboolean             value);
void                    _asp_xpath_set_number      (AspXPathValue       *self,
                                                    double               value);
void                    _asp_xpath_set_date        (AspXPathValue       *self,
                                                    double               days);
void                    _asp_xpath_take_string     (AspXPathValue       *self,
                                                    char                *value);
void                    _asp_xpath_take_nodes      (AspXPathValue       *self,
                                                    GPtrArray           *nodes);
gboolean                _asp_xpath_compare         (AspExprKind          operation,
                                                    const AspXPathValue *left,
                                                    const AspXPathValue *right);
double                  _asp_xpath_parse_number    (const char          *text);
char                   *_asp_xpath_format_number   (double               value);
char                   *_asp_xpath_node_value      (xmlNode             *node);

/* asp-xpath-functions.c */
const AspXPathFunction *_asp_xpath_find_function   (const char          *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspExpr, _asp_expr_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AspXPathValue, _asp_xpath_value_clear)

G_END_DECLS
