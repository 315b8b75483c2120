#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when po/POTFILES.in is not the sorted list of the files with strings to translate.

usage: check-potfiles.py SOURCE_ROOT | --self-test | --write SOURCE_ROOT
"""
import pathlib
import re
import sys

import checklib

GETTEXT = re.compile(r'(?<![\w])(?:_|N_|C_|NC_|Q_|gettext|dgettext|ngettext|dngettext|g_dgettext|g_dngettext'
                     r'|g_dpgettext2?)\s*\(')
TRANSLATABLE = re.compile(r'\btranslatable="(?:yes|true|1|y|t)"', re.IGNORECASE)
MERGED = re.compile(r'\.(?:desktop|metainfo\.xml)\.in$|\.gschema\.xml$')


def has_strings(path):
    if path.suffix in ('.c', '.h'):
        return GETTEXT.search(checklib.strip_c(path.read_text(encoding='utf-8'))) is not None
    if path.suffix == '.ui':
        return TRANSLATABLE.search(path.read_text(encoding='utf-8')) is not None
    return MERGED.search(path.name) is not None


def find_files(root):
    folders = [folder for folder in ('data', 'src', 'ui') if (root / folder).is_dir()]
    return sorted(str(path.relative_to(root)) for path in checklib.source_files(root, *folders) if has_strings(path))


def read_list(root):
    lines = (root / 'po/POTFILES.in').read_text(encoding='utf-8').splitlines()
    return [line for line in lines if line.strip() and not line.startswith('#')]


def check(root):
    listed, found = read_list(root), find_files(root)
    complaints = [f'po/POTFILES.in: lacks {name}' for name in found if name not in listed]
    complaints += [f'po/POTFILES.in: {name} has nothing to translate' for name in listed if name not in found]
    if listed != sorted(set(listed)):
        complaints.append('po/POTFILES.in: not sorted, or a file twice')
    return complaints


def write(root):
    path = root / 'po/POTFILES.in'
    head = [line for line in path.read_text(encoding='utf-8').splitlines() if line.startswith('#')]
    path.write_text('\n'.join(head + find_files(root)) + '\n', encoding='utf-8')


GOOD = {
    'po/POTFILES.in': '# the list\ndata/a.desktop.in\nsrc/app/asp-b.c\nui/asp-c.ui\n',
    'data/a.desktop.in': 'Name=A\n',
    'src/app/asp-b.c': 'x = _("Text");\n',
    'src/app/asp-d.c': '/* _("comment") */ x_ ("not");\n',
    'ui/asp-c.ui': '<property name="label" translatable="yes">C</property>\n',
    'ui/asp-e.ui': '<property name="name">c</property>\n',
}
BAD = [
    ({'src/app/asp-n.c': 'x = ngettext ("a", "b", n);\n'}, 'lacks src/app/asp-n.c'),
    ({'src/app/asp-n.c': 'C_("context", "b")\n'}, 'lacks src/app/asp-n.c'),
    ({'ui/asp-n.ui': '<property name="a" translatable="true">b</property>\n'}, 'lacks ui/asp-n.ui'),
    ({'data/n.gschema.xml': '<summary>a</summary>\n'}, 'lacks data/n.gschema.xml'),
    ({'src/app/asp-b.c': 'no text\n'}, 'src/app/asp-b.c has nothing'),
    ({'po/POTFILES.in': 'data/a.desktop.in\nui/asp-c.ui\nsrc/app/asp-b.c\n'}, 'not sorted'),
]

if __name__ == '__main__':
    if sys.argv[1] == '--write':
        write(pathlib.Path(sys.argv[2]))
    else:
        checklib.main(check, GOOD, BAD, 'POTFILES')
