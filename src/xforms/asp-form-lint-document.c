/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What can be seen in the file, before anything is computed. */

#define MAX_NAMES 3

typedef void (*NodeFunc) (AspLint *self,
                          xmlNode *node,
                          gpointer data);

/* Calls @func with each element of the form, not with those of its instances. */
static void
foreach_element (AspLint  *self,
                 xmlNode  *node,
                 NodeFunc  func,
                 gpointer  data)
{
  func (self, node, data);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE && !_asp_xml_is (node, "instance"))
        foreach_element (self, child, func, data);
    }
}

static xmlNode *
get_model (AspLint *self)
{
  xmlNode *root = xmlDocGetRootElement (self->form->doc);

  return _asp_xml_find_child (_asp_xml_find_child (root, "head"), "model");
}

static void
check_repeated (AspLint    *self,
                xmlNode    *node,
                const char *attribute,
                GHashTable *seen)
{
  char *id = _asp_xml_attribute (node, attribute);

  if (id == NULL || g_hash_table_add (seen, id))
    return;

  _asp_lint_add (self, ASP_FINDING_WARNING, "duplicate-id", (int) xmlGetLineNo (node), NULL,
                 /* Translators: the kind of an element of a form, its id */
                 _("two elements “%s” have the id “%s”; the later one counts"),
                 (const char *) node->name, id);
}

static void
check_bind (AspLint    *self,
            xmlNode    *node,
            GHashTable *seen)
{
  g_autofree char *nodeset = _asp_xml_attribute (node, "nodeset");
  g_autofree char *path = NULL;

  if (nodeset == NULL)
    nodeset = _asp_xml_attribute (node, "ref");
  if (nodeset == NULL || strchr (nodeset, '@') != NULL)
    return;

  path = _asp_form_resolve (((AspFormPath *) self->form->paths->pdata[0])->path, nodeset);
  if (g_hash_table_contains (seen, path))
    _asp_lint_add (self, ASP_FINDING_WARNING, "duplicate-bind", (int) xmlGetLineNo (node), path,
                   "%s", _("two binds are about this node; they are joined here, elsewhere the "
                           "later one counts"));
  g_hash_table_add (seen, g_steal_pointer (&path));
}

static GHashTable *
create_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
check_model (AspLint *self,
             xmlNode *model)
{
  g_autoptr (GHashTable) instances = create_set ();
  g_autoptr (GHashTable) ids = create_set ();
  g_autoptr (GHashTable) binds = create_set ();

  for (xmlNode *child = model->children; child != NULL; child = child->next)
    {
      if (_asp_xml_is (child, "instance"))
        check_repeated (self, child, "id", instances);
      else if (_asp_xml_is (child, "bind"))
        {
          check_repeated (self, child, "id", ids);
          check_bind (self, child, binds);
        }
    }
}

static void
check_event (AspLint *self,
             xmlNode *node,
             gpointer data)
{
  static const char *const names[][2] = {
    { "xforms-ready", "odk-instance-first-load" },
    { "jr-insert", "odk-new-repeat" },
  };
  g_autofree char *event = _asp_xml_attribute (node, "event");
  g_auto (GStrv) tokens = g_strsplit (event != NULL ? event : "", " ", -1);

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_strv_contains ((const char *const *) tokens, names[i][0]))
        _asp_lint_add (self, ASP_FINDING_HINT, "old-event", (int) xmlGetLineNo (node), NULL,
                       /* Translators: the old and the new name of an event */
                       _("the event “%s” is called “%s” today"), names[i][0], names[i][1]);
    }
}

static gboolean
is_known_appearance (const char *name)
{
  static const char *const known[] = {
    "field-list", "minimal", "autocomplete", "search", "multiline", "numbers", "thousands-sep",
    "label", "list-nolabel", "list", "table-list", "quick", "quickcompact", "compact", "columns",
    "columns-pack", "year", "month-year", "no-calendar", "masked", "url", "likert", "horizontal",
    "horizontal-compact", "full", "no-buttons", "no-ticks", "vertical", "counter",
    "hidden-answer", "rating", "picker", "maps", "placement-map", "image-map", "signature",
    "draw", "annotate", "selfie", "new", "new-front", "new-rear", "front", "printer", "bearing",
    "ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian", "buddhist", "page",
    "pages", "map", "textarea", "text", "list-no-label", "comment", "analog-scale", "distress",
    "my", "no-collapse", "hide-input", "horizontal-definition-list", "summary", NULL,
  };
  static const char *const prefixes[] = { "columns-", "compact-", "quickcompact-" };

  if (g_strv_contains (known, name))
    return TRUE;
  if (name[0] == 'w' && g_ascii_isdigit (name[1]))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (g_str_has_prefix (name, prefixes[i]))
        return TRUE;
    }

  return FALSE;
}

static void
check_appearance (AspLint *self,
                  xmlNode *node,
                  gpointer data)
{
  g_autofree char *appearance = _asp_xml_attribute (node, "appearance");
  g_autofree char *ref = NULL;
  g_auto (GStrv) tokens = NULL;

  (void) data;
  /* Words with brackets are calls, as search('towns', …). */
  if (appearance == NULL || strpbrk (appearance, "(:") != NULL)
    return;

  ref = _asp_xml_attribute (node, "ref");
  tokens = g_strsplit_set (appearance, " \t\n", -1);
  for (guint i = 0; tokens[i] != NULL; i++)
    {
      if (*tokens[i] != '\0' && !is_known_appearance (tokens[i]))
        _asp_lint_add (self, ASP_FINDING_HINT, "unknown-appearance", (int) xmlGetLineNo (node),
                       ref,
                       /* Translators: %s is the name of an appearance */
                       _("the appearance “%s” is not known"), tokens[i]);
    }
}

/* @data: the words of all expressions */
static void
gather_attributes (AspLint *self,
                   xmlNode *node,
                   gpointer data)
{
  (void) self;
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      xmlChar *content = xmlNodeGetContent ((xmlNode *) attribute);

      g_string_append_printf (data, "%s\n", (const char *) content);
      xmlFree (content);
    }
}

/* Returns: (transfer full) (element-type xmlNode): the lists that no expression names. The first
 * instance is the one that is answered. */
static GPtrArray *
find_unused (xmlNode    *model,
             const char *words)
{
  GPtrArray *unused = g_ptr_array_new ();
  gboolean is_first = TRUE;

  for (xmlNode *child = model->children; child != NULL; child = child->next)
    {
      g_autofree char *id = NULL;
      g_autofree char *single = NULL;
      g_autofree char *twofold = NULL;

      if (!_asp_xml_is (child, "instance"))
        continue;
      id = _asp_xml_attribute (child, "id");
      single = g_strdup_printf ("'%s'", id != NULL ? id : "");
      twofold = g_strdup_printf ("\"%s\"", id != NULL ? id : "");
      if (!is_first && id != NULL && strstr (words, single) == NULL &&
          strstr (words, twofold) == NULL)
        g_ptr_array_add (unused, child);
      is_first = FALSE;
    }

  return unused;
}

static void
check_unused (AspLint    *self,
              xmlNode    *model,
              const char *words)
{
  g_autoptr (GPtrArray) unused = find_unused (model, words);

  for (guint i = 0; i < unused->len; i++)
    {
      xmlNode *instance = g_ptr_array_index (unused, i);
      g_autofree char *id = _asp_xml_attribute (instance, "id");

      if (unused->len > MAX_NAMES)
        {
          _asp_lint_add (self, ASP_FINDING_HINT, "unused-list", (int) xmlGetLineNo (instance), NULL,
                         /* Translators: how many lists of a form, the id of the first one */
                         ngettext ("%u list is not used: “%s”",
                                   "%u lists are not used, “%s” among them", unused->len),
                         unused->len, id);
          break;
        }
      _asp_lint_add (self, ASP_FINDING_HINT, "unused-list", (int) xmlGetLineNo (instance), NULL,
                     /* Translators: %s is the id of a list of a form */
                     _("the list “%s” is not used"), id);
    }
}

/* Tables of answers have a column for each last name: two of one name are mixed up. */
static void
check_names (AspLint *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint said = 0;

  for (guint i = 0; i < self->form->paths->len && said < MAX_NAMES; i++)
    {
      AspFormPath *path = g_ptr_array_index (self->form->paths, i);
      const AspFormElement *question = _asp_lint_get_question (path);
      const AspFormPath *other;

      if (question == NULL)
        continue;
      other = g_hash_table_lookup (seen, path->name);
      if (other == NULL)
        {
          g_hash_table_insert (seen, (gpointer) path->name, path);
          continue;
        }
      _asp_lint_add (self, ASP_FINDING_HINT, "duplicate-name", question->line, path->path,
                     /* Translators: %s is the path of a question */
                     _("%s has the same name; tables of older programs mix them up"), other->path);
      said++;
    }
}

void
_asp_lint_document (AspLint *self)
{
  xmlNode *root = xmlDocGetRootElement (self->form->doc);
  xmlNode *model = get_model (self);
  g_autoptr (GString) words = g_string_new (NULL);

  check_model (self, model);
  foreach_element (self, root, check_event, NULL);
  foreach_element (self, _asp_xml_find_child (root, "body"), check_appearance, NULL);
  foreach_element (self, root, gather_attributes, words);
  check_unused (self, model, words->str);
  check_names (self);
}
