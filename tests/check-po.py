#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when the Hungarian translation is not complete and correct for the strings of this very tree.

usage: check-po.py SOURCE_ROOT | --self-test | --template FILE SOURCE_ROOT
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import checklib

# Meson's preset "glib", which builds the catalogue, with the file's place for the translator.
XGETTEXT = (
    'xgettext --from-code=UTF-8 --add-comments=Translators: --package-name=csatlakozas --sort-by-file '
    '--keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dcgettext:2 '
    '--keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 --flag=N_:1:pass-c-format '
    '--flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format --flag=g_dngettext:2:pass-c-format '
    '--flag=g_strdup_printf:1:c-format --flag=g_string_printf:2:c-format '
    '--flag=g_string_append_printf:2:c-format --flag=g_error_new:3:c-format --flag=g_set_error:4:c-format '
    '--flag=g_markup_printf_escaped:1:c-format --flag=g_print:1:c-format --flag=g_printerr:1:c-format').split()
PLURAL_FORMS = 'nplurals=2; plural=(n != 1);'
PLACEHOLDER = re.compile(r'%(?:\d+\$)?[-+0#\']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|j|t)?[diouxXeEfgGcsp]'
                         r'|%%|\{\w+\}')
# The program says "Ön", and says it without the familiar imperative.
FAMILIAR = re.compile(r'\b(?:add|adj|állítsd|ellenőrizd|írd|javítsd|kattints|kérlek|mentsd|neked|nézd|nyisd|nyomd'
                      r'|olvasd|próbáld|töltsd|töröld|válaszd|válassz|vedd|akarod|szeretnéd|tudod|te|tiéd)\b',
                      re.IGNORECASE)


def run(*argv, cwd=None):
    done = subprocess.run(argv, capture_output=True, text=True, check=False, cwd=cwd,
                          env={**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'C'})
    return done.returncode, (done.stdout + done.stderr).strip()


def write_template(root, target):
    """Extracts the strings of the files in POTFILES.in; returns the tool's complaints."""
    code, output = run(*XGETTEXT, '--files-from=po/POTFILES.in', '--directory=.', f'--output={target}', cwd=root)
    if code == 0 and not pathlib.Path(target).exists():
        return 'po/POTFILES.in: no strings at all'
    return output if code else ''


def unquote(text):
    return re.sub(r'\\(.)', lambda match: {'n': '\n', 't': '\t'}.get(match.group(1), match.group(1)), text)


def read_entries(path):
    """Yields a dict (msgctxt, msgid, msgid_plural, msgstr, msgstr[0] …, line, flags) for each entry."""
    entry, field = {}, None
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines() + [''], 1):
        match = re.match(r'(msg\w+(?:\[\d\])?)\s+"(.*)"$', line)
        if line.startswith('#,'):
            entry['flags'] = line
        elif match:
            field = match.group(1)
            entry.setdefault('line', number)
            entry[field] = unquote(match.group(2))
        elif line.startswith('"') and field:
            entry[field] += unquote(line[1:-1])
        elif not line.strip():
            if 'msgid' in entry:
                yield entry
            entry, field = {}, None


def check_pair(source, target):
    """Yields what is wrong with a translation beside its original."""
    if not target:
        yield 'not translated'
        return
    if sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(target)):
        yield 'other placeholders'
    if source.endswith('\n') != target.endswith('\n'):
        yield 'other line end'
    for mark in (':', '…'):
        if source.rstrip().endswith(mark) != target.rstrip().endswith(mark):
            yield f'only one ends in “{mark}”'
    markup = re.sub(r'<[^>]*>', '', target)
    if re.search(r'["“]', markup) or "'" in markup and "'" not in source:
        yield 'quotes other than „…”'
    if '...' in target:
        yield 'three dots instead of …'
    match = FAMILIAR.search(target)
    if match:
        yield f'familiar form “{match.group()}”'


def check_entry(entry):
    if 'fuzzy' in entry.get('flags', ''):
        yield 'fuzzy'
    forms = {key: text for key, text in entry.items() if key.startswith('msgstr')}
    if 'msgid_plural' in entry and set(forms) != {'msgstr[0]', 'msgstr[1]'}:
        yield 'other plural forms than two'
    for key, text in forms.items():
        source = entry['msgid_plural'] if key == 'msgstr[1]' else entry['msgid']
        if key == 'msgstr[0]' and sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(source)):
            source = entry['msgid_plural']
        yield from check_pair(source, text)


def check_catalogue(root, catalogue, name):
    code, output = run('msgfmt', '--check', '--output-file=/dev/null', str(catalogue))
    if code:
        yield output.replace(str(root) + '/', '')
        return
    for entry in read_entries(catalogue):
        if entry['msgid'] == '':
            if PLURAL_FORMS not in entry['msgstr'] or 'charset=UTF-8' not in entry['msgstr']:
                yield f'{name}: the header lacks charset or Plural-Forms: {PLURAL_FORMS}'
            continue
        for fault in check_entry(entry):
            yield f'{name}:{entry["line"]}: {fault}: {entry["msgid"]!r}'


def check_coverage(catalogue, template, name):
    """The catalogue has each string of the tree, and no other."""
    have, need = ([(entry.get('msgctxt'), entry['msgid'], entry.get('msgid_plural'))
                   for entry in read_entries(path)][1:] for path in (catalogue, template))
    yield from (f'{name}: lacks {key[1]!r}' for key in need if key not in have)
    yield from (f'{name}: no longer used: {key[1]!r}' for key in have if key not in need)


def check(root):
    complaints = []
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder) / 'csatlakozas.pot'
        output = write_template(root, template)
        if output:
            return [output]
        for language in (root / 'po/LINGUAS').read_text(encoding='utf-8').split():
            catalogue = root / 'po' / f'{language}.po'
            complaints += check_catalogue(root, catalogue, f'po/{language}.po')
            complaints += check_coverage(catalogue, template, f'po/{language}.po')
    return complaints


HEADER = ('msgid ""\nmsgstr ""\n"Project-Id-Version: a\\n"\n"PO-Revision-Date: 2026-01-01 00:00+0000\\n"\n'
          '"Last-Translator: a\\n"\n"Language-Team: Hungarian\\n"\n"Language: hu\\n"\n"MIME-Version: 1.0\\n"\n'
          '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
          f'"Plural-Forms: {PLURAL_FORMS}\\n"\n\n')
OPEN = 'msgid "Open…"\nmsgstr "Megnyitás…"\n\n'
ROWS = 'msgid "%d row"\nmsgid_plural "%d rows"\nmsgstr[0] "%d sor"\nmsgstr[1] "%d sor"\n'
GOOD = {
    'po/LINGUAS': 'hu\n',
    'po/POTFILES.in': 'src/a.c\n',
    'src/a.c': '_("Open…"); ngettext ("%d row", "%d rows", n);\n',
    'po/hu.po': HEADER + OPEN + ROWS,
}


def catalogue(entries):
    return {'po/hu.po': HEADER + entries}


BAD = [
    (catalogue(ROWS), "lacks 'Open…'"),
    (catalogue(OPEN + 'msgid "Old"\nmsgstr "Régi"\n\n' + ROWS), "no longer used: 'Old'"),
    (catalogue('msgid "Open…"\nmsgstr ""\n\n' + ROWS), 'not translated'),
    (catalogue('#, fuzzy\n' + OPEN + ROWS), 'fuzzy'),
    (catalogue(OPEN + ROWS.replace('"%d sor"', '"sor"')), 'other placeholders'),
    (catalogue(OPEN.replace('Megnyitás…', 'Megnyitás') + ROWS), 'only one ends in'),
    (catalogue(OPEN.replace('Megnyitás…', 'A \\"fájl\\"…') + ROWS), 'quotes other than'),
    (catalogue(OPEN.replace('Megnyitás…', 'Nyisd meg…') + ROWS), 'familiar form'),
    (catalogue(OPEN.replace('msgstr "Megnyitás…"', 'msgstr "Megnyitás%') + ROWS), 'po/hu.po'),
    ({'po/hu.po': HEADER.replace(PLURAL_FORMS, 'nplurals=1; plural=0;') + OPEN
        + ROWS.replace('msgstr[1] "%d sor"\n', '')}, 'the header lacks'),
    ({'src/a.c': GOOD['src/a.c'] + '_("New");\n'}, "lacks 'New'"),
]

if __name__ == '__main__':
    if sys.argv[1] == '--template':
        fault = write_template(pathlib.Path(sys.argv[3]), sys.argv[2])
        print(fault, end='\n' if fault else '')
        sys.exit(bool(fault))
    checklib.main(check, GOOD, BAD, 'translation')
