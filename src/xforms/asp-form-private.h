/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-node.h"
#include "asp-xpath-private.h"

G_BEGIN_DECLS

#define ASP_N_LANGUAGES 2

/* What a bind may compute, in the order in which it is computed. */
typedef enum
{
  ASP_BIND_CALCULATE,
  ASP_BIND_RELEVANT,
  ASP_BIND_REQUIRED,
  ASP_BIND_READONLY,
  ASP_BIND_CONSTRAINT,
  ASP_BIND_WARNING,
  ASP_N_BIND_KINDS,
} AspBindKind;

typedef enum
{
  ASP_FORM_TYPE_STRING,
  ASP_FORM_TYPE_INTEGER,
  ASP_FORM_TYPE_DECIMAL,
  ASP_FORM_TYPE_DATE,
  ASP_FORM_TYPE_BOOLEAN,
} AspFormType;

/* A piece of a text: as it stands, or computed. */
typedef struct
{
  char    *literal;               /* (owned) (nullable) */
  AspExpr *output;                /* (owned) (nullable) */
} AspTextPart;

/* A text in each language; a language that lacks it has the form's default language's. */
typedef struct
{
  GPtrArray *parts[ASP_N_LANGUAGES];  /* (owned) (nullable) (element-type AspTextPart) */
} AspFormText;

typedef struct
{
  char        *path;              /* (owned): "/data/base/ksh" */
  guint        index;             /* among the form's binds */
  AspFormType  type;
  AspExpr     *exprs[ASP_N_BIND_KINDS];   /* (owned) (nullable) */
  AspFormText *constraint_text;   /* (nullable): owned by the form, as all texts */
  AspFormText *required_text;     /* (nullable) */
  AspFormText *warning_text;      /* (nullable) */
  char        *identifier;        /* (owned) (nullable): asp:identifier */
  char        *from;              /* (owned) (nullable): asp:from */
  char        *code;              /* (owned) (nullable): asp:code */
  int          line;
} AspFormBind;

typedef struct
{
  char        *value;             /* (owned) */
  AspFormText *label;             /* (nullable) */
} AspFormItem;

/* Choices that come from a secondary instance. */
typedef struct
{
  AspExpr *nodes;                 /* (owned) */
  char    *value;                 /* (owned): name of the child with the value */
  char    *label;                 /* (owned): name of the child with the label, or with its id */
  gboolean label_is_id;           /* jr:itext(label) */
} AspFormItemset;

/* What stands in the body: a page, group, repeat or question. */
typedef struct
{
  AspFormNodeKind  kind;
  AspFormControl   control;
  char            *path;          /* (owned) (nullable): NULL for a group without a node */
  AspFormText     *label;         /* (nullable) */
  AspFormText     *hint;          /* (nullable) */
  AspFormBind     *bind;          /* (nullable) */
  GPtrArray       *children;      /* (owned) (element-type AspFormElement) */
  GPtrArray       *items;         /* (owned) (element-type AspFormItem) */
  AspFormItemset  *itemset;       /* (owned) (nullable) */
} AspFormElement;

/* A calculation or a relevance, placed in the order in which they can be computed. */
typedef struct
{
  AspFormBind *bind;
  AspBindKind  kind;              /* ASP_BIND_CALCULATE or ASP_BIND_RELEVANT */
} AspFormVertex;

/* What has to be computed anew when a path changes. */
typedef struct
{
  AspFormBind *bind;
  AspBindKind  kind;
} AspFormReader;

struct _AspForm
{
  gatomicrefcount  ref_count;

  char            *source_name;   /* (owned) */
  char            *id;            /* (owned) */
  char            *version;       /* (owned) */
  char            *title;         /* (owned) */
  xmlDoc          *doc;           /* (owned): the form as read; the instances below stand in it */
  xmlNode         *primary;       /* the primary instance's root element */
  GHashTable      *instances;     /* (owned): id → xmlNode of a secondary <instance> */
  GHashTable      *texts;         /* (owned): id → AspFormText (owned) */
  GPtrArray       *loose_texts;   /* (owned) (element-type AspFormText): without an id */
  GPtrArray       *binds;         /* (owned) (element-type AspFormBind) */
  GHashTable      *bind_of;       /* (owned): path → AspFormBind */
  GPtrArray       *pages;         /* (owned) (element-type AspFormElement) */
  GArray          *order;         /* (owned) (element-type AspFormVertex) */
  GHashTable      *readers;       /* (owned): path → GArray of AspFormReader */
};

/* asp-form-reader.c */
gboolean     _asp_form_read          (AspForm            *self,
                                      const char         *data,
                                      gsize               length,
                                      GError            **error);

/* asp-form-binds.c */
gboolean     _asp_form_read_binds    (AspForm            *self,
                                      xmlNode            *model,
                                      GError            **error);
void         _asp_form_bind_free     (AspFormBind        *self);

/* asp-form-body.c */
gboolean     _asp_form_read_body     (AspForm            *self,
                                      xmlNode            *body,
                                      GError            **error);
void         _asp_form_element_free  (AspFormElement     *self);

/* asp-form-text.c */
gboolean     _asp_form_read_texts    (AspForm            *self,
                                      xmlNode            *model,
                                      GError            **error);
AspFormText *_asp_form_find_text     (AspForm            *self,
                                      const char         *reference);
AspFormText *_asp_form_read_text     (AspForm            *self,
                                      xmlNode            *element,
                                      GError            **error);
AspFormText *_asp_form_message       (AspForm            *self,
                                      const char         *message);
void         _asp_form_text_free     (AspFormText        *self);
char        *_asp_form_text_format   (const AspFormText  *self,
                                      AspLanguage         language,
                                      const AspXPathContext *context);
gboolean     _asp_form_text_varies   (const AspFormText  *self);

/* asp-form-graph.c */
gboolean     _asp_form_build_graph   (AspForm            *self,
                                      GError            **error);

/* asp-form-reader.c: what the readers share */
gboolean     _asp_xml_is             (xmlNode            *node,
                                      const char         *name);
char        *_asp_xml_attribute      (xmlNode            *node,
                                      const char         *name);
void         _asp_form_set_error     (AspForm            *self,
                                      xmlNode            *node,
                                      int                 code,
                                      GError            **error,
                                      const char         *format,
                                      ...) G_GNUC_PRINTF (5, 6);
AspExpr     *_asp_form_parse         (AspForm            *self,
                                      xmlNode            *node,
                                      const char         *text,
                                      GError            **error);
char        *_asp_form_resolve       (const char         *context,
                                      const char         *path);

G_END_DECLS
