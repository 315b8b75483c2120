/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-index-private.h"
#include "asp-xpath-nodes-private.h"

#include <string.h>

/* Kept for the many evaluations between two changes: the nodes of paths that are the same wherever
 * they are evaluated, an index of such nodes by a child's text, and compiled patterns. The entries
 * are told by the paths' numbers: those of an expression that is no more are never asked for. Paths
 * that say the same share an entry: a list of towns is filtered in many places. */

/* An axis or a test as a letter. */
#define FIRST_LETTER 'A'

typedef enum
{
  ENTRY_NODES,
  ENTRY_HANGS_ON_ROW,           /* not the same everywhere */
} EntryKind;

typedef struct
{
  guint      presence;          /* how often an element of the name came or went */
  GPtrArray *keyed;             /* (owned) (element-type Entry): by children of the name */
} Name;

typedef struct
{
  EntryKind      kind;
  guint          structure;     /* of the cache when it was found */
  const guint   *presence;      /* (unowned): what it hangs on, in the cache */
  guint          seen_presence; /* what *presence was when it was found */
  gboolean       is_primary;    /* else nothing changes */
  xmlNode      **nodes;         /* (owned) */
  guint          n_nodes;
  AspXPathIndex *index;         /* (owned) (nullable): by the text of the key's child */
} Entry;

typedef struct
{
  guint64  id;                  /* 0: free */
  Entry   *entry;
} Slot;

struct _AspXPathCache
{
  Slot       *slots;            /* (owned): by number; a power of two, never full */
  guint       size;
  guint       n_slots;
  GHashTable *entries;          /* (owned): what a path says → Entry (owned) */
  guint       structure;
  guint       presence;         /* how often any element came or went */
  GHashTable *names;            /* (owned): of elements that are asked for → Name (owned) */
  GHashTable *regexes;          /* (owned): pattern → GRegex (owned) */
};

#define MAX_REGEXES 64

static void
clear_entry (Entry *entry)
{
  g_clear_pointer (&entry->nodes, g_free);
  g_clear_pointer (&entry->index, _asp_xpath_index_free);
  entry->n_nodes = 0;
}

static void
free_entry (gpointer data)
{
  clear_entry (data);
  g_free (data);
}

static void
free_name (gpointer data)
{
  Name *name = data;

  g_ptr_array_unref (name->keyed);
  g_free (name);
}

AspXPathCache *
_asp_xpath_cache_new (void)
{
  AspXPathCache *self = g_new0 (AspXPathCache, 1);

  self->size = 64;
  self->slots = g_new0 (Slot, self->size);
  self->entries = g_hash_table_new_full (_asp_text_hash, g_str_equal, g_free, free_entry);
  self->names = g_hash_table_new_full (_asp_text_hash, g_str_equal, g_free, free_name);
  self->regexes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_regex_unref);

  return self;
}

void
_asp_xpath_cache_free (AspXPathCache *self)
{
  if (self == NULL)
    return;

  g_free (self->slots);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->regexes);
  g_free (self);
}

void
_asp_xpath_cache_structure_changed (AspXPathCache *self)
{
  if (self != NULL)
    self->structure++;
}

static void
change_key (const Name *name,
            xmlNode    *row)
{
  for (guint i = 0; i < name->keyed->len; i++)
    {
      Entry *entry = g_ptr_array_index (name->keyed, i);

      if (entry->index != NULL && entry->is_primary)
        _asp_xpath_index_change (entry->index, row);
    }
}

/* @node: an element that is relevant now and was not, or the other way round. Paths to elements of
 * other names find what they found. */
void
_asp_xpath_cache_presence_changed (AspXPathCache *self,
                                   xmlNode       *node)
{
  Name *name;

  if (self == NULL)
    return;

  self->presence++;
  name = g_hash_table_lookup (self->names, node->name);
  if (name == NULL)
    return;

  name->presence++;
  change_key (name, node->parent);
}

/* @node: the one whose text is another now, and so that of the elements around it. Most answers are
 * no key of any index. */
void
_asp_xpath_cache_value_changed (AspXPathCache *self,
                                xmlNode       *node)
{
  if (self == NULL || g_hash_table_size (self->names) == 0)
    return;

  for (; node != NULL && node->name != NULL; node = node->parent)
    {
      const Name *name = g_hash_table_lookup (self->names, node->name);

      if (name != NULL)
        change_key (name, node->parent);
    }
}

/* Returns: (transfer none) */
static Name *
get_name (AspXPathCache *self,
          const char    *text)
{
  Name *name = g_hash_table_lookup (self->names, text);

  if (name == NULL)
    {
      name = g_new0 (Name, 1);
      name->keyed = g_ptr_array_new ();
      g_hash_table_insert (self->names, g_strdup (text), name);
    }

  return name;
}

static Slot *
find_slot (Slot    *slots,
           guint    size,
           guint64  id)
{
  guint place = (guint) id & (size - 1);

  while (slots[place].id != 0 && slots[place].id != id)
    place = (place + 1) & (size - 1);

  return &slots[place];
}

static void
grow (AspXPathCache *self)
{
  Slot *old = self->slots;
  guint old_size = self->size;

  self->size *= 2;
  self->slots = g_new0 (Slot, self->size);
  for (guint i = 0; i < old_size; i++)
    {
      if (old[i].id != 0)
        *find_slot (self->slots, self->size, old[i].id) = old[i];
    }
  g_free (old);
}

/* Each path of a form is described once when it is opened: nothing is formatted here. */
static void
append_separated (GString    *text,
                  char        separator,
                  const char *word)
{
  g_string_append_c (text, separator);
  g_string_append (text, word);
}

/* What the fixed steps of a path say, separated by what XML cannot hold.
 * Returns: (transfer full) */
static char *
describe (const AspExpr *path)
{
  GString *text = g_string_sized_new (128);

  if (path->wants_all)
    g_string_append_c (text, '*');
  if (path->base != NULL)
    append_separated (text, '\001', ((AspExpr *) g_ptr_array_index (path->base->args, 0))->text);
  for (guint i = 0; i < path->n_fixed; i++)
    {
      const AspExprStep *step = g_ptr_array_index (path->steps, i);

      g_string_append_c (text, '\002');
      g_string_append_c (text, (char) (FIRST_LETTER + step->axis));
      g_string_append_c (text, (char) (FIRST_LETTER + step->test));
      if (step->prefix != NULL)
        g_string_append (text, step->prefix);
      append_separated (text, ':', step->name != NULL ? step->name : "*");
      if (i + 1 == path->n_fixed && step->key_name != NULL)
        append_separated (text, '\003', step->key_name);
    }

  return g_string_free (text, FALSE);
}

/* Returns: (transfer none): what counts the changes of what the path leads to. What stands in
 * something that is not relevant is not relevant either, so that the last name tells. */
static const guint *
find_presence (AspXPathCache *self,
               const AspExpr *path)
{
  const AspExprStep *step = NULL;

  for (guint i = 0; i < path->n_fixed; i++)
    {
      step = g_ptr_array_index (path->steps, i);
      if (step->axis != ASP_AXIS_CHILD || step->test != ASP_NODE_TEST_NAME)
        return &self->presence;
    }

  return step != NULL && step->name != NULL ? &get_name (self, step->name)->presence
                                            : &self->presence;
}

static Entry *
get_entry (AspXPathCache *self,
           const AspExpr *path)
{
  Slot *slot = find_slot (self->slots, self->size, path->id);
  g_autofree char *words = NULL;
  Entry *entry;

  if (slot->id != 0)
    return slot->entry;

  words = describe (path);
  entry = g_hash_table_lookup (self->entries, words);
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->is_primary = TRUE;
      entry->structure = self->structure - 1;
      entry->presence = find_presence (self, path);
      g_hash_table_insert (self->entries, g_steal_pointer (&words), entry);
    }
  *slot = (Slot) { path->id, entry };
  if (++self->n_slots * 2 > self->size)
    grow (self);

  return entry;
}

static xmlNode *
get_top (xmlNode *node)
{
  while (node->parent != NULL)
    node = node->parent;

  return node;
}

static void
resolve (Entry                 *entry,
         const AspExpr         *path,
         const AspXPathContext *context)
{
  const AspXPathEnv *env = context->env;
  AspXPathEnv unbounded = *env;
  const AspXPathContext inner = { &unbounded, context->node, context->current, context->position,
                                  context->size };
  AspXPathWalk walk = { path, &inner, TRUE, FALSE };
  AspNodeList nodes;

  /* What is kept has to be whole. There is no predicate in it: the document is walked once. */
  unbounded.work = NULL;

  clear_entry (entry);
  entry->structure = env->cache->structure;
  entry->seen_presence = *entry->presence;
  _asp_node_list_init (&nodes);
  if (path->base != NULL)
    {
      const AspExpr *id = g_ptr_array_index (path->base->args, 0);
      xmlNode *instance = env->get_instance != NULL ? env->get_instance (id->text, env->data)
                                                    : NULL;

      if (instance != NULL)
        _asp_node_list_add (&nodes, instance);
    }
  else
    {
      _asp_node_list_add (&nodes, env->root->parent != NULL ? env->root->parent : env->root);
    }
  _asp_xpath_walk_steps (&walk, 0, path->n_fixed, FALSE, &nodes);

  entry->kind = walk.met_row ? ENTRY_HANGS_ON_ROW : ENTRY_NODES;
  entry->is_primary = nodes.len == 0 || get_top (nodes.items[0]) == get_top (env->root);
  if (!walk.met_row)
    {
      entry->nodes = g_memdup2 (nodes.items, nodes.len * sizeof (xmlNode *));
      entry->n_nodes = nodes.len;
    }
  _asp_node_list_clear (&nodes);
}

static void
make_index (Entry             *entry,
            const AspExprStep *step,
            const AspXPathEnv *env)
{
  Name *name = get_name (env->cache, step->key_name);

  entry->index = _asp_xpath_index_new (entry->nodes, entry->n_nodes, step->key_name, env);
  if (!g_ptr_array_find (name->keyed, entry, NULL))
    g_ptr_array_add (name->keyed, entry);
}

/* Returns: FALSE: the key is not one text */
static gboolean
look_up (Entry                 *entry,
         const AspExprStep     *step,
         const AspXPathContext *context,
         AspXPathValue         *result)
{
  g_auto (AspXPathValue) key = { 0 };
  xmlNode **found;
  guint n_found;

  _asp_expr_evaluate (step->key, context, &key);
  if (key.type != ASP_XPATH_STRING && (key.type != ASP_XPATH_NODES || key.n_nodes > 1))
    return FALSE;

  if (entry->index == NULL)
    make_index (entry, step, context->env);
  found = _asp_xpath_index_find (entry->index, context->env,
                                 _asp_xpath_value_make_string (&key, context->env), &n_found);
  if (found == NULL)
    _asp_xpath_set_node (result, NULL);
  else
    _asp_xpath_set_nodes (result, found, n_found);

  return TRUE;
}

/* The nodes of the path's fixed steps, lent until the next change. Returns: FALSE: they are to be
 * walked to */
gboolean
_asp_xpath_cache_find (const AspExpr         *path,
                       const AspXPathContext *context,
                       AspXPathValue         *result)
{
  AspXPathCache *self = context->env->cache;
  const AspExprStep *last = g_ptr_array_index (path->steps, path->n_fixed - 1);
  Entry *entry = get_entry (self, path);

  if (entry->is_primary && (entry->structure != self->structure ||
                            entry->seen_presence != *entry->presence))
    resolve (entry, path, context);
  if (entry->kind == ENTRY_HANGS_ON_ROW)
    return FALSE;
  if (last->key != NULL)
    return look_up (entry, last, context, result);

  _asp_xpath_set_nodes (result, entry->nodes, entry->n_nodes);

  return TRUE;
}

/* Returns: (transfer none) (nullable): NULL: it is no pattern */
GRegex *
_asp_xpath_cache_regex (AspXPathCache *self,
                        const char    *pattern)
{
  GRegex *regex = g_hash_table_lookup (self->regexes, pattern);

  if (regex != NULL)
    return regex;

  if (g_hash_table_size (self->regexes) >= MAX_REGEXES)
    g_hash_table_remove_all (self->regexes);
  regex = _asp_xpath_compile_regex (pattern);
  if (regex != NULL)
    g_hash_table_insert (self->regexes, g_strdup (pattern), regex);

  return regex;
}
