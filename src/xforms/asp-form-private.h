/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-node.h"
#include "asp-xpath-private.h"

G_BEGIN_DECLS

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

/* What else has to follow when a node changes; numbered on from the kinds of binds. */
enum
{
  ASP_READ_TEXT = ASP_N_BIND_KINDS,   /* a label or hint has it in its words */
  ASP_READ_CHOICES,                   /* a list is filtered by it */
  ASP_READ_COUNT,                     /* jr:count */
  ASP_N_READ_KINDS,
};

typedef enum
{
  ASP_FORM_TYPE_STRING,
  ASP_FORM_TYPE_INTEGER,
  ASP_FORM_TYPE_DECIMAL,
  ASP_FORM_TYPE_DATE,
  ASP_FORM_TYPE_TIME,
  ASP_FORM_TYPE_DATE_TIME,
  ASP_FORM_TYPE_BOOLEAN,
} AspFormType;

/* What a node begins with in a new instance (jr:preload). */
typedef enum
{
  ASP_PRELOAD_NONE,
  ASP_PRELOAD_UID,
  ASP_PRELOAD_TODAY,
  ASP_PRELOAD_START,              /* timestamp */
  ASP_PRELOAD_END,                /* timestamp, when the form is finished */
  ASP_PRELOAD_EMPTY,              /* what we do not tell or have: device, user, telephone … */
} AspPreload;

/* A piece of a text: as it stands, or computed. */
typedef struct
{
  char    *literal;               /* (owned) (nullable) */
  AspExpr *output;                /* (owned) (nullable) */
} AspTextPart;

/* A text in one language: words, or parts, or neither where the language lacks it. */
typedef struct
{
  const char *words;              /* (unowned) (nullable): of the form's strings */
  GPtrArray  *parts;              /* (owned) (nullable) (element-type AspTextPart) */
} AspTextVersion;

/* A text in each language; a language that lacks it has the form's default language's. */
typedef struct
{
  guint           n_languages;
  gboolean        is_reference;   /* it names a text that has no words: a picture, or nothing */
  AspTextVersion  versions[];     /* by language */
} AspFormText;

typedef struct _AspFormBind AspFormBind;
typedef struct _AspFormElement AspFormElement;
typedef struct _AspFormPath AspFormPath;

/* A node of the primary instance, without the numbers of rows. */
struct _AspFormPath
{
  char        *path;              /* (owned): "/data/base/ksh" */
  const char  *name;              /* its last step */
  AspFormPath *parent;            /* (unowned) (nullable) */
  GPtrArray   *children;          /* (owned) (nullable) (element-type AspFormPath) (unowned) */
  GHashTable  *by_name;           /* (owned) (nullable): name → child */
  AspFormPath *repeat;            /* (nullable): the innermost repeat that it is or stands in */
  AspFormBind *bind;              /* (nullable) */
  GPtrArray   *elements;          /* (owned) (nullable): the controls that ask it */
  GArray      *readers;           /* (owned) (nullable) (element-type AspFormReader) */
  guint        index;             /* among the form's paths */
  xmlNode     *row;               /* (nullable): of a repeat: what a new row is copied from */
  gboolean     has_repeats;       /* some of its children are repeats */
  gboolean     row_is_template;   /* it is meant to be: jr:template */
  guint        depth;             /* of the root: 0 */
  guint        vertex[ASP_N_READ_KINDS];  /* place in the order; G_MAXUINT: none */
};

/* What has to be computed anew when a path changes. */
typedef struct
{
  AspFormPath    *path;           /* (nullable): of what has to be computed; NULL: @element's */
  AspFormElement *element;        /* (nullable): of TEXT, CHOICES and COUNT */
  AspFormPath    *pivot;          /* only what stands in the same node of this path is concerned */
  guint           kind;           /* an AspBindKind, or ASP_READ_… */
  gboolean        nodes_only;     /* it asks which nodes there are, not what is in them */
} AspFormReader;

struct _AspFormBind
{
  char        *path;              /* (owned): "/data/base/ksh" */
  AspFormPath *at;
  guint        index;             /* among the form's binds */
  AspFormType  type;
  char        *type_name;         /* (owned) (nullable): as the form gives it */
  AspExpr     *exprs[ASP_N_BIND_KINDS];   /* (owned) (nullable) */
  char        *sources[ASP_N_BIND_KINDS]; /* (owned) (nullable): the expressions as written */
  AspFormText *constraint_text;   /* (nullable): owned by the form, as all texts */
  AspFormText *required_text;     /* (nullable) */
  AspFormText *warning_text;      /* (nullable) */
  char        *identifier;        /* (owned) (nullable): asp:identifier */
  char        *from;              /* (owned) (nullable): asp:from */
  char        *code;              /* (owned) (nullable): asp:code */
  char        *was;               /* (owned) (nullable): asp:was: paths in earlier versions */
  char        *id;                /* (owned) (nullable): what a control's bind="…" names */
  AspPreload   preload;
  int          line;
};

typedef struct
{
  char        *value;             /* (owned) */
  AspFormText *label;             /* (nullable) */
  int          line;
} AspFormItem;

/* Choices that come from a secondary instance, or from rows. */
typedef struct
{
  AspExpr *nodes;                 /* (owned) */
  char    *source;                /* (owned): as written */
  AspExpr *value;                 /* (owned): relative to a choice */
  AspExpr *label;                 /* (owned) (nullable): relative to a choice */
  gboolean label_is_id;           /* jr:itext(label) */
  gboolean randomized;
  gboolean varies;                /* it depends on answers */
  int      line;
} AspFormItemset;

typedef enum
{
  ASP_EVENT_FIRST_LOAD = 1 << 0,
  ASP_EVENT_LOAD = 1 << 1,
  ASP_EVENT_VALUE_CHANGED = 1 << 2,
  ASP_EVENT_NEW_REPEAT = 1 << 3,
} AspFormEvent;

/* setvalue: a value put into a node when something happens. */
typedef struct
{
  guint        events;            /* AspFormEvent */
  AspFormPath *target;
  AspFormPath *context;           /* (nullable): of the control or repeat that it stands in */
  AspExpr     *value;             /* (owned) (nullable) */
  char        *literal;           /* (owned) (nullable) */
  int          line;
} AspFormAction;

/* What stands in the body: a page, group, repeat or question. */
struct _AspFormElement
{
  AspFormNodeKind  kind;
  AspFormControl   control;
  char            *path;          /* (owned) (nullable): NULL for a group without a node */
  AspFormPath     *at;            /* (nullable) */
  AspFormPath     *context;       /* where relative paths of its texts begin */
  char            *appearance;    /* (owned) (nullable) */
  char            *media_type;    /* (owned) (nullable): of an upload */
  AspFormText     *label;         /* (nullable) */
  AspFormText     *hint;          /* (nullable) */
  AspFormText     *guidance;      /* (nullable) */
  AspFormBind     *bind;          /* (nullable) */
  AspFormElement  *parent;        /* (unowned) (nullable) */
  GPtrArray       *children;      /* (owned) (element-type AspFormElement) */
  GPtrArray       *items;         /* (owned) (element-type AspFormItem) */
  AspFormItemset  *itemset;       /* (owned) (nullable) */
  AspExpr         *count;         /* (owned) (nullable): jr:count of a repeat */
  gboolean         counts_itself; /* @count hangs on its own rows, or on answers in them */
  gboolean         fixed_rows;    /* jr:noAddRemove, or rows by count */
  double           range[3];      /* of a range: start, end, step (less than 0: it goes down) */
  int              line;
};

/* A calculation, a relevance or a filtered list, in the order in which they can be computed. */
typedef struct
{
  AspFormPath    *path;
  AspFormElement *element;        /* (nullable): of CHOICES */
  guint           kind;           /* CALCULATE, RELEVANT or ASP_READ_CHOICES */
} AspFormVertex;

/* The first thing that is wrong with an XML file. */
typedef struct
{
  char *words;                    /* (owned) (nullable): nothing */
  int   line;
} AspXmlProblem;

/* A <text> of a <translation>. It is a node only where there is more than words in its values. */
typedef struct
{
  const xmlNode *translation;
  int            line;
  const char    *id;              /* (unowned) (nullable) */
  guint          rank;            /* of the words: _asp_form_rank_value() */
  const char    *words;           /* (unowned) (nullable): without blanks around them */
  xmlNode       *node;            /* (nullable): it may have a better value */
} AspTextEntry;

typedef struct _AspParseAhead AspParseAhead;

/* What is taken out of a form's file while it is read. */
typedef struct
{
  GStringChunk  *strings;         /* (unowned): where ids and words are kept */
  GArray        *texts;           /* (unowned) (element-type AspTextEntry): as they stand */
  AspParseAhead *ahead;           /* (unowned) (nullable): gets the expressions of binds */
  int            first_line;      /* of an <itext> that is read alone; 0: it is a file */
  gsize          hole;            /* where an <itext> begins that is read elsewhere; 0: nowhere */
  xmlNode       *itext;           /* (out) (nullable): the one at the hole */
} AspFormHarvest;

struct _AspForm
{
  gatomicrefcount  ref_count;

  char            *source_name;   /* (owned) */
  char            *folder;        /* (owned) (nullable): where its external lists lie */
  char            *id;            /* (owned) */
  char            *version;       /* (owned) */
  char            *title;         /* (owned) */
  GBytes          *data;          /* (owned): the file */
  char            *hash;          /* (owned) (nullable): its SHA-256, once it was asked for */
  xmlDoc          *doc;           /* (owned): the form as read; the instances below stand in it */
  xmlNode         *primary;       /* the primary instance's root element */
  char            *primary_id;    /* (owned) (nullable): what instance() may call it */
  GHashTable      *instances;     /* (owned): id → xmlNode of a secondary <instance> */
  GPtrArray       *documents;     /* (owned) (element-type xmlDoc): external instances */
  GPtrArray       *languages;     /* (owned) (element-type utf8): names of the translations */
  guint            default_language;
  GStringChunk    *strings;       /* (owned): ids and words of texts */
  GArray          *text_entries;  /* (owned) (element-type AspTextEntry): where they stand */
  guint            n_texts_read;  /* entries whose words are in @texts already */
  GHashTable      *texts;         /* (owned): id → AspFormText (owned) */
  GPtrArray       *loose_texts;   /* (owned) (element-type AspFormText): without an id */
  GPtrArray       *paths;         /* (owned) (element-type AspFormPath) */
  GHashTable      *path_of;       /* (owned): path → AspFormPath */
  GPtrArray       *binds;         /* (owned) (element-type AspFormBind) */
  GHashTable      *bind_of;       /* (owned): path → AspFormBind */
  GPtrArray       *pages;         /* (owned) (element-type AspFormElement) */
  gboolean         has_nested_repeats;
  GPtrArray       *repeats;       /* (owned) (element-type AspFormElement) (unowned) */
  GPtrArray       *actions;       /* (owned) (element-type AspFormAction) */
  GArray          *order;         /* (owned) (element-type AspFormVertex) */
  GPtrArray       *losses;        /* (owned) (element-type utf8): what is not supported, where */
  GHashTable      *named;         /* (owned) (nullable): name → its nodes, while it is read */
  GHashTable      *conditions;    /* (owned) (nullable): text → AspExpr, while it is read */
};

/* asp-form.c */
AspFormPath *_asp_form_find_path     (AspForm            *self,
                                      const char         *path);
/* Notes that something of the form has no effect here, with file, line and words. */
void         _asp_form_add_loss      (AspForm            *self,
                                      xmlNode            *node,
                                      const char         *format,
                                      ...) G_GNUC_PRINTF (3, 4);

/* asp-form-reader.c */
gboolean     _asp_form_read          (AspForm            *self,
                                      const char         *data,
                                      gsize               length,
                                      GError            **error);

/* asp-form-paths.c */
void         _asp_form_read_paths    (AspForm            *self);
void         _asp_form_path_free     (AspFormPath        *self);
AspFormPath *_asp_form_path_find_child (AspFormPath        *self,
                                      const char         *name,
                                      guint              *cursor);
gboolean     _asp_form_path_is_pattern (const char         *text);
gboolean     _asp_form_path_matches  (const AspFormPath  *self,
                                      const char         *pattern);

/* asp-form-ahead.c */
typedef void (*AspAheadFunc)         (gpointer            data);
AspParseAhead *_asp_parse_ahead_new  (AspAheadFunc        first,
                                      gpointer            data);
void         _asp_parse_ahead_wait   (AspParseAhead      *self);
void         _asp_parse_ahead_push   (AspParseAhead      *self,
                                      const char         *text,
                                      gsize               length);
GHashTable  *_asp_parse_ahead_finish (AspParseAhead      *self);

/* asp-form-parts.c */
xmlDoc      *_asp_form_read_in_parts (AspForm            *self,
                                      const char         *data,
                                      gsize               length,
                                      AspParseAhead     **ahead);

/* asp-form-external.c */
void         _asp_form_read_external (AspForm            *self,
                                      xmlNode            *instance,
                                      const char         *id,
                                      const char         *src);

/* asp-form-geojson.c */
xmlDoc      *_asp_form_read_geojson  (const char         *name,
                                      const char         *data,
                                      gsize               length,
                                      GError            **error);

/* asp-form-binds.c */
gboolean     _asp_form_read_binds    (AspForm            *self,
                                      xmlNode            *model,
                                      GError            **error);
void         _asp_form_bind_free     (AspFormBind        *self);
gboolean     _asp_form_is_bind_expression (const char    *name);

/* asp-form-actions.c */
gboolean     _asp_form_read_actions  (AspForm            *self,
                                      xmlNode            *parent,
                                      AspFormPath        *context,
                                      GError            **error);
void         _asp_form_action_free   (AspFormAction      *self);

/* asp-form-body.c */
gboolean     _asp_form_read_body     (AspForm            *self,
                                      xmlNode            *body,
                                      GError            **error);
void         _asp_form_element_free  (AspFormElement     *self);

/* asp-form-items.c */
gboolean     _asp_form_read_choices  (AspForm            *self,
                                      xmlNode            *node,
                                      AspFormElement     *element,
                                      GError            **error);
void         _asp_form_item_free     (gpointer            data);
void         _asp_form_itemset_free  (AspFormItemset     *self);

/* asp-form-text.c */
typedef gboolean (*AspTextOutputFunc) (AspExpr           *output,
                                       gpointer           user_data);
AspFormText *_asp_form_find_text     (AspForm            *self,
                                      const char         *reference);
AspFormText *_asp_form_read_text     (AspForm            *self,
                                      xmlNode            *element,
                                      GError            **error);
AspFormText *_asp_form_message       (AspForm            *self,
                                      const char         *message);
void         _asp_form_text_free     (AspFormText        *self);
guint        _asp_form_find_language (AspForm            *self,
                                      AspLanguage         language);
char        *_asp_form_text_format   (const AspFormText  *self,
                                      guint               language,
                                      const AspXPathContext *context);
gboolean     _asp_form_text_varies   (const AspFormText  *self);
gboolean     _asp_form_text_says_something (const AspFormText *self,
                                      guint               language);
void         _asp_form_text_foreach_output (const AspFormText *self,
                                      AspTextOutputFunc   func,
                                      gpointer            user_data);
guint        _asp_form_rank_value    (const char         *form);
void         _asp_form_read_plain_texts (AspForm         *self,
                                      xmlNode            *itext);
void         _asp_form_forget_texts  (AspForm            *self);
gboolean     _asp_form_read_texts    (AspForm            *self,
                                      xmlNode            *model,
                                      GError            **error);

/* asp-form-graph.c */
gboolean     _asp_form_build_graph   (AspForm            *self,
                                      GError            **error);

/* asp-form-reader.c: what the readers share */
/* asp-form-xml.c */
void         _asp_xml_watch          (struct _xmlParserCtxt *parser,
                                      AspXmlProblem      *problem);
void         _asp_xml_set_problem    (const AspXmlProblem *problem,
                                      const char         *source_name,
                                      GError            **error);
xmlDoc      *_asp_xml_parse          (const char         *data,
                                      gsize               length,
                                      AspFormHarvest     *harvest,
                                      const char         *source_name,
                                      GError            **error);
xmlDoc      *_asp_xml_parse_part     (const char         *data,
                                      gsize               length,
                                      AspFormHarvest     *harvest);
gboolean     _asp_xml_is             (xmlNode            *node,
                                      const char         *name);
char        *_asp_xml_content        (xmlNode            *node);
xmlNode     *_asp_xml_find_child     (xmlNode            *parent,
                                      const char         *name);
char        *_asp_xml_attribute      (xmlNode            *node,
                                      const char         *name);
char        *_asp_xml_jr_attribute   (xmlNode            *node,
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
AspExpr     *_asp_form_parse_condition (AspForm          *self,
                                      xmlNode            *node,
                                      const char         *text,
                                      GError            **error);
char        *_asp_form_resolve       (const char         *context,
                                      const char         *path);

G_END_DECLS
