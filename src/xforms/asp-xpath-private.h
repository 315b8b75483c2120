/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>
#include <string.h>

#include "asp-calendar.h"
#include "asp-format.h"

G_BEGIN_DECLS

/* The expressions of forms: XPath 1.0 with ODK's functions and dates (questionnaire.md 2.6, 2.7,
 * 3.4). Parsed here, evaluated over libxml2's nodes. */

/* The bit patterns of values are small enough to be handed on by copying: what is borrowed stays
 * borrowed, what is owned moves. A value lives no longer than the nodes it was read from stay as
 * they are. */
typedef enum
{
  ASP_XPATH_BOOLEAN,
  ASP_XPATH_NUMBER,
  ASP_XPATH_STRING,
  ASP_XPATH_DATE,                 /* a number of days that is written as a date */
  ASP_XPATH_DATE_TIME,            /* an instant, in days since 1970-01-01T00:00Z */
  ASP_XPATH_NODES,
} AspXPathType;

typedef struct
{
  AspXPathType    type;
  guint           n_nodes;        /* NODES */
  double          number;         /* NUMBER, DATE, DATE_TIME; BOOLEAN: 0 or 1 */
  union
  {
    const char      *string;      /* STRING: in @owned, in a node, or in the expression */
    xmlNode         *node;        /* NODES: the only one */
    xmlNode *const  *nodes;       /* NODES: two and more; in @owned, or in the cache */
  } u;
  gpointer        owned;          /* (owned) (nullable): what the string or the nodes lie in */
} AspXPathValue;

typedef struct _AspXPathCache AspXPathCache;

/* What an expression needs to know of the form in which it stands. All functions are nullable. */
typedef struct
{
  xmlNode       *root;            /* the primary instance's root element; "/" is its parent */
  AspDay         today;
  gint64         now;             /* µs since 1970 (UTC); 0: the clock is read */
  GTimeZone     *zone;            /* (unowned) (nullable): NULL: the process's */
  AspLanguage    language;        /* of the names of months and days */
  GRand         *random;          /* (unowned) (nullable): for random(), uuid(), randomize() */
  AspXPathCache *cache;           /* (unowned) (nullable): see below */
  /* (unowned) (nullable): what may still be done, in nodes looked at and bytes written: below 0
   * what comes out means nothing. NULL: as much as there is to do */
  gint64        *work;
  gpointer       data;
  /* For asp:workday(). Returns: (transfer none) */
  AspCalendar *(*get_calendar) (void);
  /* Whether a node is relevant, by its own and its ancestors' binds; asked for each node, so it
   * has to be quick. Nodes of secondary instances always are. */
  gboolean     (*is_relevant) (xmlNode    *node,
                               gpointer    data);
  gboolean     (*is_row)      (xmlNode    *node,
                               gpointer    data);
  /* The place of @node among its siblings of the same name, from 1; 0: to be counted. */
  guint        (*get_place) (xmlNode    *node,
                             gpointer    data);
  /* The only child of that name, where it is known without looking at each. Returns: FALSE: it is
   * to be looked for */
  gboolean     (*find_child) (xmlNode     *parent,
                              const char  *name,
                              xmlNode    **child,
                              gpointer     data);
  xmlNode     *(*get_instance) (const char *id,
                                gpointer    data);
  /* Returns: (transfer full) (nullable) */
  char        *(*get_record_value) (const char *field,
                                    gpointer    data);
  /* @context: where a relative path begins. Returns: (transfer full) (nullable) */
  char        *(*get_choice_name) (const char *value,
                                   const char *path,
                                   xmlNode    *context,
                                   gpointer    data);
  /* Returns: (transfer full) (nullable) */
  char        *(*get_text)    (const char *id,
                               gpointer    data);
  /* Returns: (transfer full) (nullable): of property(), as "deviceid" */
  char        *(*get_property) (const char *name,
                                gpointer    data);
  /* The URI of a prefix. Without this function names are told apart by their local part alone, as
   * the instances of forms want it; with it, names without a prefix are in no namespace or in that
   * of XForms, and only those with a prefix that it does not know go by their local part. */
  const char  *(*get_namespace) (const char *prefix,
                                 gpointer    data);
} AspXPathEnv;

/* Most names differ in their first letter: of ten that are looked at one is compared to its end. */
static inline gboolean
_asp_is_name (const char *name,
              const char *wanted)
{
  return name[0] == wanted[0] && strcmp (name, wanted) == 0;
}

/* Returns: FALSE: it is too much, and need not be done */
static inline gboolean
_asp_xpath_spend (const AspXPathEnv *env,
                  gsize              amount)
{
  if (env->work == NULL)
    return TRUE;

  *env->work -= (gint64) amount;

  return *env->work >= 0;
}

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
  ASP_AXIS_DESCENDANT,
  ASP_AXIS_DESCENDANT_OR_SELF,
  ASP_AXIS_ANCESTOR,
  ASP_AXIS_ANCESTOR_OR_SELF,
  ASP_AXIS_FOLLOWING_SIBLING,
  ASP_AXIS_PRECEDING_SIBLING,
  ASP_AXIS_FOLLOWING,
  ASP_AXIS_PRECEDING,
  ASP_AXIS_ATTRIBUTE,
  ASP_AXIS_NAMESPACE,
} AspAxis;

typedef enum
{
  ASP_NODE_TEST_NAME,             /* with no name: "*", elements on most axes */
  ASP_NODE_TEST_NODE,
  ASP_NODE_TEST_TEXT,
  ASP_NODE_TEST_COMMENT,
  ASP_NODE_TEST_INSTRUCTION,      /* with its target as name, if any */
} AspNodeTest;

typedef struct _AspExpr AspExpr;
typedef struct _AspXPathFunction AspXPathFunction;

typedef struct
{
  AspAxis      axis;
  AspNodeTest  test;
  char        *prefix;            /* (owned) (nullable) */
  char        *name;              /* (owned) (nullable): local name; NULL: any */
  GPtrArray   *predicates;        /* (owned) (element-type AspExpr) */
  /* The first predicate is "@key_name = @key", a child and what is the same for all nodes. */
  char        *key_name;          /* (owned) (nullable) */
  AspExpr     *key;               /* (unowned) (nullable) */
  gboolean     is_outer_row;      /* rows of a repeat in which the path enters another one */
} AspExprStep;

struct _AspExpr
{
  grefcount               ref_count;
  AspExprKind             kind;
  double                  number;
  char                   *text;         /* (owned) (nullable): a string; a function's name */
  GPtrArray              *args;         /* (owned) (element-type AspExpr): operands, arguments */
  const AspXPathFunction *function;     /* of a CALL */
  GRegex                 *regex;        /* (owned) (nullable): a CALL's pattern that is a literal */

  /* PATH */
  /* (owned) (nullable): instance('x') in instance('x')/root */
  AspExpr                *base;
  GPtrArray              *filters;      /* (owned) (element-type AspExpr): predicates of @base */
  GPtrArray              *steps;        /* (owned) (element-type AspExprStep) */
  gboolean                absolute;
  gboolean                wants_all;    /* it stands where all nodes are wanted, as in sum() */
  gboolean                may_nest;     /* one of its nodes may lie within another */
  /* The first steps that give the same nodes wherever the expression is evaluated, those of the
   * last one before its predicates. 0: none */
  guint                   n_fixed;
  guint64                 id;           /* in the cache */
};

typedef enum
{
  ASP_FUNCTION_TAKES_NODES = 1 << 0,    /* a path as argument means all rows (R14) */
  ASP_FUNCTION_NEEDS_NODES = 1 << 1,    /* its first argument has to be a node-set */
  ASP_FUNCTION_GIVES_NODES = 1 << 2,
  ASP_FUNCTION_IS_LOST = 1 << 3,        /* known, and gives a blank here */
} AspXPathFunctionFlags;

struct _AspXPathFunction
{
  const char            *name;
  int                    min_args;
  int                    max_args;      /* -1: any number */
  AspXPathFunctionFlags  flags;
  void                 (*call) (const AspExpr         *expr,
                                const AspXPathContext *context,
                                AspXPathValue         *result);
};

/* asp-text-hash.c */
guint                   _asp_text_hash          (gconstpointer           text);

/* asp-xpath-parser.c */
AspExpr                *_asp_expr_parse         (const char             *text,
                                                 GError                **error);
AspExpr                *_asp_expr_ref           (AspExpr                *self);
void                    _asp_expr_unref         (AspExpr                *self);

void                    _asp_expr_want_all      (AspExpr                *self);

/* Calls @func for each path that the expression reads, as "/data/base/ksh", without predicates;
 * "*" stands for any name, "//" for any nodes between. A path that cannot be known before it is
 * evaluated is given as far as it is known, with ASP_EXPR_ANYTHING_BELOW behind it.
 * @nodes_only: it is asked which nodes there are, not what is in them */
#define ASP_EXPR_ANYTHING_BELOW "//"
typedef void          (*AspExprReadFunc)        (const char             *path,
                                                 gboolean                nodes_only,
                                                 gpointer                user_data);
gboolean                _asp_expr_calls         (const AspExpr          *expr,
                                                 const char *const      *names);
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

/* asp-xpath-cache.c
 *
 * One cache for each instance of a form, in its env. Without it all works, only slower. Whoever
 * changes the instance has to say so before the next evaluation:
 * - _asp_xpath_cache_structure_changed() when nodes were added, removed or moved;
 * - _asp_xpath_cache_presence_changed() for each element whose relevance changed, and for each that
 *   stands in one and is there no longer, or again;
 * - _asp_xpath_cache_value_changed() when the text of a node changed.
 * Secondary instances never change; whoever exchanges one makes a new cache. */
AspXPathCache          *_asp_xpath_cache_new               (void);
void                    _asp_xpath_cache_free              (AspXPathCache *self);
void                    _asp_xpath_cache_structure_changed (AspXPathCache *self);
void                    _asp_xpath_cache_presence_changed  (AspXPathCache *self,
                                                            xmlNode       *node);
void                    _asp_xpath_cache_value_changed     (AspXPathCache *self,
                                                            xmlNode       *node);

/* asp-xpath-value.c */
void                    _asp_xpath_value_clear     (AspXPathValue         *self);
gboolean                _asp_xpath_value_is_true   (const AspXPathValue   *self);
char                   *_asp_xpath_value_to_string (const AspXPathValue   *self,
                                                    const AspXPathEnv     *env);
double                  _asp_xpath_value_to_number (const AspXPathValue   *self,
                                                    const AspXPathEnv     *env);
const char             *_asp_xpath_value_make_string (AspXPathValue       *self,
                                                    const AspXPathEnv     *env);
void                    _asp_xpath_set_boolean     (AspXPathValue         *self,
                                                    gboolean               value);
void                    _asp_xpath_set_number      (AspXPathValue         *self,
                                                    double                 value);
void                    _asp_xpath_set_date        (AspXPathValue         *self,
                                                    double                 days);
void                    _asp_xpath_set_date_time   (AspXPathValue         *self,
                                                    double                 days);
void                    _asp_xpath_set_string      (AspXPathValue         *self,
                                                    const char            *value);
void                    _asp_xpath_take_string     (AspXPathValue         *self,
                                                    char                  *value);
void                    _asp_xpath_set_node        (AspXPathValue         *self,
                                                    xmlNode               *node);
void                    _asp_xpath_set_nodes       (AspXPathValue         *self,
                                                    xmlNode *const        *nodes,
                                                    guint                  n_nodes);
void                    _asp_xpath_take_nodes      (AspXPathValue         *self,
                                                    xmlNode              **nodes,
                                                    guint                  n_nodes);
void                    _asp_xpath_set_node_text   (AspXPathValue         *self,
                                                    xmlNode               *node);
double                  _asp_xpath_parse_number    (const char            *text,
                                                    const AspXPathEnv     *env);
char                   *_asp_xpath_format_number   (double                 value);
char                   *_asp_xpath_node_value      (xmlNode               *node);
double                  _asp_xpath_round_digits    (double                 value);

static inline xmlNode *
_asp_xpath_value_get_node (const AspXPathValue *self,
                           guint                index)
{
  return self->n_nodes == 1 ? self->u.node : self->u.nodes[index];
}

/* asp-xpath-compare.c */
gboolean                _asp_xpath_compare         (AspExprKind            operation,
                                                    const AspXPathValue   *left,
                                                    const AspXPathValue   *right,
                                                    const AspXPathEnv     *env);
double                  _asp_xpath_calculate       (AspExprKind            operation,
                                                    AspXPathValue         *left,
                                                    AspXPathValue         *right,
                                                    const AspXPathEnv     *env);

/* asp-xpath-time.c */
typedef enum
{
  ASP_TIME_NONE,
  ASP_TIME_DATE,
  ASP_TIME_DATE_TIME,
} AspTimeKind;

AspTimeKind             _asp_xpath_parse_time      (const char            *text,
                                                    const AspXPathEnv     *env,
                                                    double                *days);
double                  _asp_xpath_parse_clock     (const char            *text,
                                                    const AspXPathEnv     *env);
double                  _asp_xpath_date_to_instant (double                 days,
                                                    const AspXPathEnv     *env);
double                  _asp_xpath_instant_to_local (double                days,
                                                    const AspXPathEnv     *env);
char                   *_asp_xpath_format_instant  (double                 days,
                                                    const AspXPathEnv     *env);
AspXPathType            _asp_xpath_value_get_time  (const AspXPathValue   *self,
                                                    const AspXPathEnv     *env,
                                                    double                *days);

/* asp-xpath-functions-strings.c */
GRegex                 *_asp_xpath_compile_regex   (const char            *pattern);

/* asp-xpath-functions.c */
const AspXPathFunction *_asp_xpath_find_function   (const char            *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspExpr, _asp_expr_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspXPathCache, _asp_xpath_cache_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AspXPathValue, _asp_xpath_value_clear)

G_END_DECLS
