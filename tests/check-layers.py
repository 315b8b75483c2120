#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a file includes a header that its layer may not use.

usage: check-layers.py SOURCE_ROOT | --self-test
"""
import re

import checklib

GLIB = r'glib(?:-object|-unix)?\.h|glib/\S+|gio/\S+|gobject/\S+'
GTK = GLIB + r'|gtk/\S+|gdk/\S+|gsk/\S+|adwaita\.h|pango/\S+|graphene\S*'
XML = r'libxml/\S+'
PAINT = r'pango/\S+|cairo\S*\.h'
LIBC = (r'(?:assert|ctype|dirent|errno|fcntl|fenv|float|grp|inttypes|libintl|limits|locale|math|poll|pwd|setjmp|signal'
        r'|stdarg|stdbool|stddef|stdint|stdio|stdlib|string|sys/\w+|time|unistd)\.h')

# layer: (layers whose headers it may include, outside headers besides the C library)
LAYERS = {
    'base': ((), GLIB + r'|unicode/\S+'),
    'model': (('base',), GLIB),
    'schedule': (('base', 'model'), GLIB),
    'xforms': (('base', 'model'), GLIB + '|' + XML + r'|json-glib/\S+'),
    'storage': (('base', 'model'), GLIB + r'|sqlite3\.h'),
    'drawing': (('base', 'model', 'schedule'), GLIB + '|' + PAINT),
    'exchange': (('base', 'model', 'schedule', 'xforms', 'drawing'),
                 GLIB + '|' + XML + '|' + PAINT + r'|xlsxwriter\.h|libical/\S+|archive\w*\.h|zip\.h|zlib\.h'),
    'workspace': (('base', 'model', 'schedule', 'xforms', 'storage', 'drawing', 'exchange'), GLIB),
    'compat': (('base',), GTK),
    'widgets': (('base', 'model', 'schedule', 'drawing', 'compat'), GTK),
    'views': (('base', 'model', 'schedule', 'xforms', 'workspace', 'drawing', 'widgets', 'compat'), GTK),
    'app': (('base', 'model', 'workspace', 'widgets', 'views', 'compat'), GTK),
}
MAIN = (('app', 'base'), GTK)

# Outside headers that only one kind of file of a layer may use: its readers of XML.
READERS = {
    'schedule': (r'asp-template\S*\.[ch]', XML),
    'workspace': (r'asp-rules\S*\.[ch]', XML),
}

# What the tests of a layer may use besides what the layer itself may: an oracle, or a look behind the scenes.
TEST_HEADERS = {
    'exchange': r'sqlite3\.h',
    'schedule': XML,
}

INCLUDE = re.compile(r'\s*#\s*include\s*(["<])([^">]+)[">]')


def layer_of(path, top):
    parts = path.relative_to(top).parts
    return parts[0] if len(parts) > 1 else '.'


def rules_for(layer, name, is_test):
    """Returns (layers, outside headers) for a file, or None when its folder is not in the table."""
    if is_test and layer in ('bench', 'end-to-end', 'fuzz', 'faults'):
        return tuple(LAYERS), GTK + r'|sqlite3\.h|' + XML
    if layer == '.' and not is_test:
        return MAIN
    if layer not in LAYERS:
        return None
    inner, outer = LAYERS[layer]
    if layer in READERS and re.fullmatch(READERS[layer][0], name):
        outer += '|' + READERS[layer][1]
    if is_test:
        inner += (layer,)
        if layer in TEST_HEADERS:
            outer += '|' + TEST_HEADERS[layer]
    return inner, outer


def is_generated(name, folder):
    """Whether the folder's own meson.build makes the header: a resource or an enum."""
    recipe = folder / 'meson.build'
    stem = re.escape(name.removesuffix('.h'))
    return recipe.is_file() and re.search(rf"'{stem}(?:\.h)?'", recipe.read_text(encoding='utf-8')) is not None


def check_include(kind, name, layer, path, rules, owners):
    """Returns what is wrong with an include, or None; owners: for each header the layers that have it."""
    inner, outer = rules
    if kind == '<':
        return None if re.fullmatch(f'(?:{outer})|{LIBC}', name) else f'<{name}>'
    if '/' in name:
        return f'"{name}" by path'
    if (path.parent / name).is_file():
        return None
    if name not in owners:
        return None if is_generated(name, path.parent) else f'"{name}", which no folder has'
    if name.endswith('-private.h'):
        return None if layer in owners[name] else f'"{name}", private to {owners[name][0]}/'
    if owners[name][0] not in (layer, *inner):
        return f'"{name}" of {owners[name][0]}/'
    return None


def check(root):
    complaints, owners = [], {}
    src, tests = root / 'src', root / 'tests'
    for header in checklib.source_files(root, 'src'):
        if header.suffix == '.h':
            if header.name in owners and not header.name.endswith('-private.h'):
                complaints.append(f'{header.relative_to(root)}: second header of this name')
            owners.setdefault(header.name, []).append(layer_of(header, src))
    # What the tests of a layer share may be used by the tests of the layers above it.
    fixtures = {header.name: [layer_of(header, tests)] for header in checklib.source_files(root, 'tests')
                if header.suffix == '.h'}
    for path in checklib.source_files(root, 'src', 'tests'):
        if path.suffix not in ('.c', '.h'):
            continue
        is_test = tests in path.parents
        layer = layer_of(path, tests if is_test else src)
        rules = rules_for(layer, path.name, is_test)
        if rules is None:
            complaints.append(f'{path.relative_to(root)}: folder {layer}/ is not in the table')
            continue
        text = checklib.strip_c(path.read_text(encoding='utf-8'), keep_strings=True)
        for number, line in enumerate(text.splitlines(), 1):
            match = INCLUDE.match(line)
            known = {**fixtures, **owners} if is_test else owners
            found = match and check_include(*match.groups(), layer, path, rules, known)
            if found:
                complaints.append(f'{path.relative_to(root)}:{number}: {layer}/ may not include {found}')
    return complaints


GOOD = {
    'src/main.c': '#include "asp-application.h"\n',
    'src/app/asp-application.h': '#include <adwaita.h>\n',
    'src/base/asp-day.h': '#include <glib.h>\n',
    'src/base/asp-text.c': '#include <unicode/ucol.h>\n/* #include <gtk/gtk.h> */\n',
    'src/schedule/asp-template-load.c': '#include "asp-day.h"\n#include <libxml/tree.h>\n',
    'src/storage/asp-db-private.h': '#include <sqlite3.h>\n',
    'src/storage/asp-db.c': '#include "asp-db-private.h"\n#include "asp-storage-resources.h"\n',
    'src/storage/meson.build': "gnome.compile_resources('asp-storage-resources', 'asp-storage.gresource.xml')\n",
    'tests/storage/db-fixture.h': '#include <glib.h>\n',
    'tests/workspace/test-document.c': '#include "db-fixture.h"\n',
    'tests/storage/test-db.c': '#include "asp-day.h"\n#include "asp-db-private.h"\n#include <sqlite3.h>\n',
}
BAD = [
    ({'src/base/asp-bad.c': '#include <gtk/gtk.h>\n'}, 'base/ may not include <gtk/gtk.h>'),
    ({'src/model/asp-bad.c': '  # include <sqlite3.h>\n'}, 'model/ may not include <sqlite3.h>'),
    ({'src/schedule/asp-plan.c': '#include <libxml/tree.h>\n'}, 'schedule/ may not include <libxml/tree.h>'),
    ({'src/base/asp-bad.c': '#include "asp-application.h"\n'}, 'base/ may not include "asp-application.h" of app/'),
    ({'src/views/asp-bad.c': '#include "asp-db-private.h"\n'}, 'private to storage/'),
    ({'src/views/asp-bad.c': '#include "../storage/asp-db-private.h"\n'}, 'by path'),
    ({'src/views/asp-bad.c': '#include "asp-nowhere.h"\n'}, 'which no folder has'),
    ({'src/views/asp-day.h': '\n'}, 'second header of this name'),
    ({'src/extra/asp-bad.c': '\n'}, 'not in the table'),
    ({'tests/model/test-bad.c': '#include <sqlite3.h>\n'}, 'model/ may not include <sqlite3.h>'),
    ({'tests/model/test-bad.c': '#include "asp-db-private.h"\n'}, 'private to storage/'),
    ({'tests/storage/test-bad.c': '#include "asp-application.h"\n'}, 'of app/'),
    ({'tests/base/test-bad.c': '#include "db-fixture.h"\n'}, 'base/ may not include "db-fixture.h" of storage/'),
    ({'src/workspace/asp-bad.c': '#include "db-fixture.h"\n'}, 'which no folder has'),
]

if __name__ == '__main__':
    checklib.main(check, GOOD, BAD, 'layers')
