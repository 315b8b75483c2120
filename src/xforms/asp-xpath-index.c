/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-index-private.h"

#include "asp-xpath-private.h"

/* Which of a thousand rows have a key: found without asking each, and kept when some have another
 * key than before. */

/* So many rows may have another key until it is shorter to look at all of them again. */
#define MAX_STALE 16

/* The rows of one key in their order. */
typedef struct
{
  GArray *nodes;                /* (owned) (element-type xmlNode *) */
  GArray *places;               /* (owned) (element-type guint): of each among all rows */
} Bucket;

struct _AspXPathIndex
{
  xmlNode    **nodes;           /* (unowned) */
  guint        n_nodes;
  char        *key_name;        /* (owned) */
  GHashTable  *buckets;         /* (owned): text → Bucket (owned) */
  Bucket     **bucket_of;       /* (owned): by place; NULL: several */
  guint        stale[MAX_STALE];
  guint        n_stale;         /* one more than there is room for: all of them */
};

static void
free_bucket (gpointer data)
{
  Bucket *self = data;

  g_array_unref (self->nodes);
  g_array_unref (self->places);
  g_free (self);
}

static Bucket *
get_bucket (AspXPathIndex *self,
            const char    *text)
{
  Bucket *bucket = g_hash_table_lookup (self->buckets, text);

  if (bucket == NULL)
    {
      bucket = g_new (Bucket, 1);
      bucket->nodes = g_array_new (FALSE, FALSE, sizeof (xmlNode *));
      bucket->places = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->buckets, g_strdup (text), bucket);
    }

  return bucket;
}

/* Returns: where @place is in @bucket, or would be */
static guint
find_in_bucket (const Bucket *bucket,
                guint         place)
{
  guint low = 0;
  guint high = bucket->places->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (bucket->places, guint, middle) < place)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
add_to_bucket (AspXPathIndex *self,
               const char    *text,
               guint          place)
{
  Bucket *bucket = get_bucket (self, text);
  guint at = find_in_bucket (bucket, place);

  /* Two children of the same text. */
  if (at < bucket->places->len && g_array_index (bucket->places, guint, at) == place)
    return;

  g_array_insert_val (bucket->nodes, at, self->nodes[place]);
  g_array_insert_val (bucket->places, at, place);
  self->bucket_of[place] = bucket;
}

static void
add_row (AspXPathIndex     *self,
         const AspXPathEnv *env,
         guint              place)
{
  guint n_keys = 0;

  for (xmlNode *child = self->nodes[place]->children; child != NULL; child = child->next)
    {
      g_auto (AspXPathValue) text = { 0 };

      if (child->type != XML_ELEMENT_NODE ||
          !_asp_is_name ((const char *) child->name, self->key_name) ||
          (env->is_relevant != NULL && !env->is_relevant (child, env->data)))
        continue;
      _asp_xpath_set_node_text (&text, child);
      add_to_bucket (self, text.u.string, place);
      n_keys++;
    }
  /* What is missing is blank (R7). */
  if (n_keys == 0)
    add_to_bucket (self, "", place);
  else if (n_keys > 1)
    self->bucket_of[place] = NULL;
}

static void
add_all_rows (AspXPathIndex     *self,
              const AspXPathEnv *env)
{
  g_hash_table_remove_all (self->buckets);
  for (guint i = 0; i < self->n_nodes; i++)
    add_row (self, env, i);
  self->n_stale = 0;
}

/* The nodes have to stay as long as the index. */
AspXPathIndex *
_asp_xpath_index_new (xmlNode           **nodes,
                      guint               n_nodes,
                      const char         *key_name,
                      const AspXPathEnv  *env)
{
  AspXPathIndex *self = g_new0 (AspXPathIndex, 1);

  self->nodes = nodes;
  self->n_nodes = n_nodes;
  self->key_name = g_strdup (key_name);
  self->buckets = g_hash_table_new_full (_asp_text_hash, g_str_equal, g_free, free_bucket);
  self->bucket_of = g_new0 (Bucket *, n_nodes);
  add_all_rows (self, env);

  return self;
}

void
_asp_xpath_index_free (AspXPathIndex *self)
{
  g_hash_table_unref (self->buckets);
  g_free (self->key_name);
  g_free (self->bucket_of);
  g_free (self);
}

/* The key of @row may be another one. */
void
_asp_xpath_index_change (AspXPathIndex *self,
                         xmlNode       *row)
{
  guint place = 0;

  if (self->n_stale > MAX_STALE)
    return;

  while (place < self->n_nodes && self->nodes[place] != row)
    place++;
  if (place == self->n_nodes)
    return;

  if (self->n_stale < MAX_STALE)
    self->stale[self->n_stale] = place;
  self->n_stale++;
}

static void
refresh (AspXPathIndex     *self,
         const AspXPathEnv *env)
{
  gboolean again = self->n_stale > MAX_STALE;

  for (guint i = 0; i < self->n_stale && !again; i++)
    {
      guint place = self->stale[i];
      Bucket *bucket = self->bucket_of[place];
      guint at;

      again = bucket == NULL;
      if (again)
        break;

      at = find_in_bucket (bucket, place);
      g_array_remove_index (bucket->nodes, at);
      g_array_remove_index (bucket->places, at);
      add_row (self, env, place);
    }

  if (again)
    add_all_rows (self, env);
  self->n_stale = 0;
}

/* Returns: (transfer none) (nullable): the rows of that key in their order, until the next
 * change */
xmlNode **
_asp_xpath_index_find (AspXPathIndex     *self,
                       const AspXPathEnv *env,
                       const char        *text,
                       guint             *n_nodes)
{
  Bucket *bucket;

  if (self->n_stale > 0)
    refresh (self, env);
  bucket = g_hash_table_lookup (self->buckets, text);
  *n_nodes = bucket != NULL ? bucket->nodes->len : 0;

  return *n_nodes > 0 ? (xmlNode **) (gpointer) bucket->nodes->data : NULL;
}
