/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads XML of strangers from beginning to end without keeping it: a document type is refused, and
 * with it entities; size, depth and length of texts have limits. */
typedef struct _AspXmlScan AspXmlScan;

/* Depth 1 is the root. A name is the same pointer whenever it comes in a scan. What they report
 * with asp_xml_scan_fail() ends the scan. Each may be NULL. */
typedef struct
{
  void (*start) (AspXmlScan *scan,
                 const char *name,
                 gpointer    user_data);
  void (*end)   (AspXmlScan *scan,
                 const char *name,
                 const char *text,
                 gpointer    user_data);
} AspXmlHandler;

gboolean    asp_xml_scan_run           (GInputStream         *stream,
                                        const AspXmlHandler  *handler,
                                        gpointer              user_data,
                                        GError              **error);
guint       asp_xml_scan_get_depth     (AspXmlScan           *scan);
const char *asp_xml_scan_get_name      (AspXmlScan           *scan,
                                        guint                 depth);
gboolean    asp_xml_scan_is_below      (AspXmlScan           *scan,
                                        const char           *name);
int         asp_xml_scan_get_line      (AspXmlScan           *scan);
char       *asp_xml_scan_get_attribute (AspXmlScan           *scan,
                                        const char           *name);
char       *asp_xml_scan_get_prefixed_attribute (AspXmlScan  *scan,
                                        const char           *name);
const char *asp_xml_scan_get_namespace (AspXmlScan           *scan);
void        asp_xml_scan_fail          (AspXmlScan           *scan,
                                        GError               *error);
gboolean    asp_xml_scan_has_failed    (AspXmlScan           *scan);

G_END_DECLS
