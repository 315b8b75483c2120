/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* A list of places as ODK takes it: root/item for each feature, with its geometry ("latitude
 * longitude 0 0"; several points separated by semicolons) and a child for each property. */

/* What a number or text of JSON is as text. Returns: (transfer full): "" for what has none */
static char *
node_to_text (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return g_strdup ("");
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  return _asp_xpath_format_number (json_node_get_double (node));
}

static gboolean
append_point (GString   *text,
              JsonArray *point)
{
  g_autofree char *longitude = NULL;
  g_autofree char *latitude = NULL;

  if (json_array_get_length (point) < 2)
    return FALSE;

  longitude = node_to_text (json_array_get_element (point, 0));
  latitude = node_to_text (json_array_get_element (point, 1));
  g_string_append_printf (text, "%s%s %s 0 0", text->len > 0 ? "; " : "", latitude, longitude);

  return TRUE;
}

/* A point, a line, or the outer edge of a shape. */
static gboolean
append_coordinates (GString  *text,
                    JsonNode *node,
                    guint     depth)
{
  JsonArray *array;
  JsonNode *first;

  if (!JSON_NODE_HOLDS_ARRAY (node) || depth > 3)
    return FALSE;

  array = json_node_get_array (node);
  first = json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;
  if (first == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_ARRAY (first))
    return append_point (text, array);
  if (json_array_get_length (json_node_get_array (first)) > 0 &&
      JSON_NODE_HOLDS_ARRAY (json_array_get_element (json_node_get_array (first), 0)))
    return append_coordinates (text, first, depth + 1);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!append_coordinates (text, json_array_get_element (array, i), depth + 1))
        return FALSE;
    }

  return TRUE;
}

static void
add_child (xmlNode    *item,
           const char *name,
           const char *text)
{
  if (xmlValidateNCName ((const xmlChar *) name, 0) == 0)
    xmlNewTextChild (item, NULL, (const xmlChar *) name, (const xmlChar *) text);
}

static void
add_properties (xmlNode    *item,
                JsonObject *properties)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, properties);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *text = node_to_text (node);

      add_child (item, name, text);
    }
}

/* Returns: (nullable): the member, when it is an object */
static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
add_feature (xmlNode  *root,
             JsonNode *node)
{
  xmlNode *item = xmlNewChild (root, NULL, (const xmlChar *) "item", NULL);
  JsonObject *feature = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonObject *geometry = feature != NULL ? get_object (feature, "geometry") : NULL;
  JsonObject *properties = feature != NULL ? get_object (feature, "properties") : NULL;
  JsonNode *coordinates = geometry != NULL ? json_object_get_member (geometry, "coordinates")
                                           : NULL;
  JsonNode *id;
  g_autoptr (GString) text = g_string_new (NULL);

  if (feature == NULL)
    return FALSE;
  if (coordinates != NULL && !append_coordinates (text, coordinates, 0))
    return FALSE;

  add_child (item, "geometry", text->str);
  id = json_object_get_member (feature, "id");
  if (id != NULL && (properties == NULL || !json_object_has_member (properties, "id")))
    {
      g_autofree char *id_text = node_to_text (id);

      add_child (item, "id", id_text);
    }
  if (properties != NULL)
    add_properties (item, properties);

  return TRUE;
}

/* Returns: (transfer full) (nullable). Errors: ASP_FORM_ERROR_STRUCTURE, JSON_PARSER_ERROR */
xmlDoc *
_asp_form_read_geojson (const char  *name,
                        const char  *data,
                        gsize        length,
                        GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *top;
  JsonNode *features;
  JsonArray *array;
  xmlDoc *doc;
  xmlNode *root;

  if (!json_parser_load_from_data (parser, data, (gssize) length, error))
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  top = json_parser_get_root (parser);
  features = top != NULL && JSON_NODE_HOLDS_OBJECT (top)
               ? json_object_get_member (json_node_get_object (top), "features") : NULL;
  array = features != NULL && JSON_NODE_HOLDS_ARRAY (features) ? json_node_get_array (features)
                                                               : NULL;
  doc = xmlNewDoc ((const xmlChar *) "1.0");
  root = xmlNewDocNode (doc, NULL, (const xmlChar *) "root", NULL);
  xmlDocSetRootElement (doc, root);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      if (!add_feature (root, json_array_get_element (array, i)))
        array = NULL;
    }
  if (array != NULL)
    return doc;

  xmlFreeDoc (doc);
  g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE,
               /* Translators: %s is the name of a file */
               _("%s is not a GeoJSON collection of features"), name);

  return NULL;
}
