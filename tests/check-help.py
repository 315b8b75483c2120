#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when the help is not valid, a link leads nowhere, a page of the window has none, or the languages differ.

usage: check-help.py SOURCE_ROOT | --self-test
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import checklib

ROOT = pathlib.Path(__file__).resolve().parent.parent
LANGUAGES = ('C', 'hu')
MALLARD = '{http://projectmallard.org/1.0/}'
PAGES_OF_WINDOW = re.compile(r'<object class="GtkStackPage">\s*<property name="name">([a-z-]+)</property>\s*'
                             r'<property name="title"')


def run(*argv):
    done = subprocess.run([str(word) for word in argv], capture_output=True, text=True, check=False)
    return done.returncode, (done.stdout + done.stderr).strip()


def check_language(root, language):
    paths = sorted((root / 'help' / language).glob('*.page'))
    for kind in ('validate', 'links', 'ids', 'orphans'):
        code, said = run('yelp-check', kind, *paths)
        if code or said:
            yield f'help/{language}: {kind}: {said}'
    with tempfile.TemporaryDirectory() as folder:
        code, said = run(sys.executable, root / 'help/mallard-to-html.py', language, folder, *paths)
        if code:
            yield f'help/{language}: {said.splitlines()[-1]}'
        for path in sorted(pathlib.Path(folder).glob('*.html')):
            code, said = run('xmllint', '--noout', '--html', path)
            # The parser is of HTML 4 and does not know what HTML 5 brought.
            faults = [line for line in said.splitlines() if ' error : ' in line and ' invalid' not in line]
            yield from (f'help/{language}/{path.name}: {fault}' for fault in faults)
            missing = set(re.findall(r'href="([^"#:]+)', path.read_text(encoding='utf-8'))) - \
                {page.stem + '.html' for page in paths}
            yield from (f'help/{language}/{path.name}: no {name}' for name in missing)


def outline(path):
    """What has to be the same in every language: the kinds of elements in their order, and the ids."""
    return [(node.tag.removeprefix(MALLARD), node.get('id'), node.get('xref')) for node in ET.parse(path).iter()
            if node.get('id') or node.get('xref') or node.tag in (MALLARD + 'p', MALLARD + 'item')]


def check(root):
    complaints = []
    for language in LANGUAGES:
        complaints += check_language(root, language)
    folders = {language: root / 'help' / language for language in LANGUAGES}
    names = {language: {path.name for path in folder.glob('*.page')} for language, folder in folders.items()}
    complaints += [f'help/{name} is not in every language' for name in sorted(names['C'] ^ names['hu'])]
    listed = re.findall(r"^  '([a-z-]+)',$", (root / 'help/meson.build').read_text(encoding='utf-8'), re.MULTILINE)
    complaints += [f'help/meson.build: {name} is not both listed and written'
                   for name in sorted({name + '.page' for name in listed} ^ names['C'])]
    if not complaints:
        complaints += [f'help/hu/{name}: its parts are not those of the English page' for name in sorted(names['C'])
                       if outline(folders['C'] / name) != outline(folders['hu'] / name)]
    window = PAGES_OF_WINDOW.findall((root / 'ui/asp-window.ui').read_text(encoding='utf-8'))
    complaints += [f'help: the page {name} of the window has no help' for name in window if name + '.page' not in names['C']]
    if not window:
        complaints.append('ui/asp-window.ui: no pages found')
    return complaints


def page(key, body, info='<desc>About</desc>'):
    return (f'<page xmlns="http://projectmallard.org/1.0/" type="topic" id="{key}"><info>{info}</info>'
            f'<title>T</title>{body}</page>\n')


GUIDED = '<link type="guide" xref="index"/><desc>About</desc>'
BOTH = {f'help/{language}/{name}': text for language in LANGUAGES for name, text in (
    ('index.page', page('index', '<p>Text</p>').replace('topic', 'guide')),
    ('costs.page', page('costs', '<p>See <link xref="index"/></p><section id="a"><title>A</title><p>B</p></section>',
                        GUIDED)))}
GOOD = {
    **BOTH,
    'help/meson.build': "help_pages = [\n  'index',\n  'costs',\n]\n",
    'help/mallard-to-html.py': (ROOT / 'help/mallard-to-html.py').read_text(encoding='utf-8'),
    'ui/asp-window.ui': '<object class="GtkStackPage">\n<property name="name">costs</property>\n<property name="title"/>',
}


def broken(name, old, new):
    assert old in GOOD[name]
    return {name: GOOD[name].replace(old, new)}


BAD = [
    (broken('help/hu/costs.page', '<p>B</p>', '<p>B'), 'help/hu'),
    (broken('help/hu/costs.page', '<p>B</p>', '<item/>'), 'validate'),
    (broken('help/C/costs.page', 'xref="index"/></p>', 'xref="lost"/></p>'), 'lost'),
    (broken('help/C/costs.page', 'xref="index"/></p>', 'xref="index#lost"/></p>'), 'index#lost'),
    (broken('help/C/costs.page', '<link type="guide" xref="index"/>', ''), 'orphans'),
    (broken('help/C/costs.page', '<p>B</p>', '<p><output>B</output></p>'), 'output'),
    (broken('help/hu/costs.page', 'id="a"', 'id="b"'), 'not those of the English page'),
    (broken('help/hu/costs.page', '<p>B</p>', '<p>B</p><p>C</p>'), 'not those of the English page'),
    ({'help/C/more.page': page('more', '<p>More</p>', GUIDED)}, 'not in every language'),
    (broken('help/meson.build', "  'costs',\n", ''), 'costs.page is not both listed and written'),
    (broken('ui/asp-window.ui', 'costs', 'people'), 'the page people of the window has no help'),
]

if __name__ == '__main__':
    checklib.main(check, GOOD, BAD, 'help')
