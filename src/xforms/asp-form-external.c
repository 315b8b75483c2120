/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "asp-csv.h"

/* Lists in files that lie beside the form: jr://file/name.xml, jr://file-csv/name.csv, GeoJSON.
 * Only a plain name is followed, so nothing outside of the form's folder is ever read. */

/* As many as the villages of a large country, ten times over. */
#define MAX_SIZE (64 * 1024 * 1024)
#define MAX_ITEMS 1000000

/* Returns: (transfer full) (nullable): the file's name; NULL: not a name beside the form */
static char *
get_plain_name (const char *src)
{
  static const char *const prefixes[] = { "jr://file-csv/", "jr://file/" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      const char *name = src + strlen (prefixes[i]);

      if (!g_str_has_prefix (src, prefixes[i]))
        continue;
      if (*name == '\0' || *name == '.' || strpbrk (name, "/\\:") != NULL)
        return NULL;

      return g_strdup (name);
    }

  return NULL;
}

/* A link may point anywhere: what is read has to be a file of the folder itself. */
static char *
load (AspForm     *self,
      const char  *name,
      gsize       *length,
      GError     **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  char *content = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_LIMIT,
                   /* Translators: %s is the name of a file */
                   _("%s is not a file of the questionnaire's own folder"), name);
      return NULL;
    }
  if (g_file_info_get_size (info) > MAX_SIZE)
    {
      g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_LIMIT,
                   /* Translators: %s is the name of a file */
                   _("%s is larger than a list may be"), name);
      return NULL;
    }
  if (!g_file_load_contents (file, NULL, &content, length, NULL, error))
    return NULL;

  return content;
}

/* What a column may be called as an element: a name that XML does not know is not reachable by
 * any expression either. */
static gboolean
is_element_name (const char *name)
{
  return *name != '\0' && xmlValidateNCName ((const xmlChar *) name, 0) == 0;
}

static void
add_item (xmlNode *root,
          AspCsv  *table,
          guint    row)
{
  xmlNode *item = xmlNewChild (root, NULL, (const xmlChar *) "item", NULL);

  for (guint i = 0; i < asp_csv_get_n_cells (table, 0); i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (asp_csv_get_cell (table, 0, i)));

      if (is_element_name (name))
        xmlNewTextChild (item, NULL, (const xmlChar *) name,
                         (const xmlChar *) asp_csv_get_cell (table, row, i));
    }
}

/* As ODK does it: root/item, a child for each column. */
static xmlDoc *
read_csv (const char  *name,
          const char  *data,
          gsize        length,
          GError     **error)
{
  g_autoptr (AspCsv) table = asp_csv_parse (data, length, error);
  xmlDoc *doc;
  xmlNode *root;

  if (table == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  if (asp_csv_get_n_rows (table) > MAX_ITEMS + 1)
    {
      g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_LIMIT,
                   /* Translators: %s is the name of a file */
                   _("%s is larger than a list may be"), name);
      return NULL;
    }

  doc = xmlNewDoc ((const xmlChar *) "1.0");
  root = xmlNewDocNode (doc, NULL, (const xmlChar *) "root", NULL);
  xmlDocSetRootElement (doc, root);
  for (guint i = 1; i < asp_csv_get_n_rows (table); i++)
    add_item (root, table, i);

  return doc;
}

static xmlDoc *
read_list (const char  *name,
           const char  *data,
           gsize        length,
           GError     **error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (g_str_has_suffix (lower, ".csv"))
    return read_csv (name, data, length, error);
  if (g_str_has_suffix (lower, ".geojson"))
    return _asp_form_read_geojson (name, data, length, error);

  return _asp_xml_parse (data, length, NULL, name, error);
}

/* A list that cannot be read is empty and one of the form's losses: its questions have nothing to
 * choose from, the others work. */
void
_asp_form_read_external (AspForm    *self,
                         xmlNode    *instance,
                         const char *id,
                         const char *src)
{
  g_autofree char *name = get_plain_name (src);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  xmlDoc *doc = NULL;
  gsize length = 0;

  if (g_str_has_prefix (src, "jr://instance/last-saved"))
    {
      _asp_form_add_loss (self, instance,
                          /* Translators: %s is the id of a list in a form */
                          _("“%s”: the answers of the last time are not taken over"), id);
      return;
    }
  if (name == NULL)
    {
      _asp_form_add_loss (self, instance,
                          /* Translators: %s is an address within a form */
                          _("the list “%s” is not a file beside the questionnaire; it stays empty"),
                          src);
      return;
    }
  if (self->folder == NULL)
    {
      _asp_form_add_loss (self, instance,
                          /* Translators: %s is the name of a file */
                          _("the list in the file %s is not at hand; it stays empty"), name);
      return;
    }

  data = load (self, name, &length, &error);
  if (data != NULL)
    doc = read_list (name, data, length, &error);
  if (doc == NULL)
    {
      _asp_form_add_loss (self, instance,
                          /* Translators: id of a list, the reason */
                          _("the list “%s” stays empty: %s"), id, error->message);
      return;
    }

  g_ptr_array_add (self->documents, doc);
  g_hash_table_insert (self->instances, g_strdup (id), (xmlNode *) doc);
}

/* Puts a list into the form's file, instead of the address of another one. */
static void
put_in (AspForm *self,
        xmlNode *instance)
{
  g_autofree char *id = _asp_xml_attribute (instance, "id");
  g_autofree char *src = _asp_xml_attribute (instance, "src");
  xmlNode *list = id != NULL && src != NULL ? g_hash_table_lookup (self->instances, id) : NULL;
  xmlNode *root = list != NULL && list->type == XML_DOCUMENT_NODE
                    ? xmlDocGetRootElement ((xmlDoc *) list) : NULL;

  if (root == NULL)
    return;

  xmlUnsetProp (instance, (const xmlChar *) "src");
  xmlAddChild (instance, xmlDocCopyNode (root, instance->doc, 1));
}

static void
put_all_in (AspForm *self,
            xmlNode *parent)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (strcmp ((const char *) node->name, "instance") == 0)
        put_in (self, node);
      else if (strcmp ((const char *) node->name, "head") == 0 ||
               strcmp ((const char *) node->name, "model") == 0)
        put_all_in (self, node);
    }
}

/* The form as one file in UTF-8: lists that lie beside it stand in it.
 * Returns: (transfer full) */
char *
asp_form_write_whole (AspForm *self)
{
  gsize length = 0;
  const char *data;
  xmlDoc *doc;
  xmlChar *text = NULL;
  char *whole;
  int size = 0;

  g_return_val_if_fail (self != NULL, NULL);

  data = g_bytes_get_data (self->data, &length);
  if (self->documents->len == 0 && g_utf8_validate_len (data, length, NULL))
    return g_strndup (data, length);

  /* It was read from these bytes before. */
  doc = _asp_xml_parse (data, length, NULL, self->source_name, NULL);
  put_all_in (self, xmlDocGetRootElement (doc));
  xmlDocDumpMemoryEnc (doc, &text, &size, "UTF-8");
  whole = g_strndup ((const char *) text, (gsize) size);
  xmlFree (text);
  xmlFreeDoc (doc);

  return whole;
}
