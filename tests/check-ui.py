#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on a template that is not well-formed, not in the resource, or has text that nobody can translate.

usage: check-ui.py SOURCE_ROOT | --self-test

That each template builds is for the display tests: the tool that comes with GTK knows no type of libadwaita.
"""
import re
import xml.etree.ElementTree

import checklib

TEXTS = {'label', 'title', 'subtitle', 'description', 'tooltip-text', 'placeholder-text', 'heading', 'body'}
# What a button may not say: it names what it does.
IDLE_WORDS = {'OK', 'Ok', 'Yes', 'No'}
LETTER = re.compile(r'[^\W\d_]')


def camel(stem):
    return ''.join(part.capitalize() for part in stem.split('-'))


def check_template(name, stem, tree):
    seen = set()
    for node in tree.iter():
        key = node.get('id')
        if key is not None and node.tag in ('object', 'menu'):
            if key in seen:
                yield f'{name}: two objects with the id {key}'
            seen.add(key)
        if node.tag == 'template' and node.get('class') != camel(stem):
            yield f'{name}: template of {node.get("class")}, not of {camel(stem)}'
        if node.tag == 'object' and node.get('class') in ('GtkButton', 'AdwButtonContent'):
            yield from check_button(name, node)
        if node.tag in ('property', 'attribute'):
            yield from check_property(name, node)


def check_button(name, button):
    for node in button.findall('property'):
        text = (node.text or '').strip().replace('_', '')
        if node.get('name') == 'label' and text in IDLE_WORDS:
            yield f'{name}: a button “{text}” does not say what it does'


def check_property(name, node):
    key, text = node.get('name', ''), (node.text or '').strip()
    if '_' in key:
        yield f'{name}: property {key} with an underscore'
    if key in TEXTS and not len(node) and LETTER.search(text) and 'bind-source' not in node.attrib:
        if node.get('translatable') != 'yes':
            yield f'{name}: {key} “{text}” is not translatable'
    if node.get('translatable') == 'yes' and '%' in text and not node.get('comments'):
        yield f'{name}: {key} “{text}” has a placeholder and no comment for translators'


def check(root):
    complaints = []
    resource = root / 'ui/asp-ui.gresource.xml'
    listed = [node.text.strip() for node in xml.etree.ElementTree.parse(resource).iter('file')]
    present = [str(path.relative_to(root / 'ui')) for path in checklib.source_files(root, 'ui')
               if path.suffix in ('.ui', '.css', '.svg')]
    complaints += [f'ui/asp-ui.gresource.xml: lacks {name}' for name in present if name not in listed]
    complaints += [f'ui/asp-ui.gresource.xml: {name} is listed twice' for name in set(listed) if listed.count(name) > 1]
    for path in checklib.source_files(root, 'ui'):
        if path.suffix != '.ui':
            continue
        name = str(path.relative_to(root))
        try:
            complaints += check_template(name, path.stem, xml.etree.ElementTree.parse(path))
        except xml.etree.ElementTree.ParseError as error:
            complaints.append(f'{name}: {error}')
    return complaints


def ui(body):
    return {'ui/asp-page.ui': f'<interface><template class="AspPage" parent="AdwBin">{body}</template></interface>\n'}


RESOURCE = '<gresources><gresource prefix="/a">{}</gresource></gresources>\n'
GOOD = {
    'ui/asp-ui.gresource.xml': RESOURCE.format('<file preprocess="xml-stripblanks">asp-page.ui</file>'),
    **ui('<property name="title" translatable="yes">Page</property><object class="GtkLabel" id="a">'
         '<property name="label">12:30</property></object>'),
}
BAD = [
    (ui('<property'), 'asp-page.ui: not well-formed'),
    (ui('<property name="label">Text</property>'), '“Text” is not translatable'),
    (ui('<property name="label" translatable="yes">%d rows</property>'), 'no comment for translators'),
    (ui('<property name="tooltip_text" translatable="yes">A</property>'), 'with an underscore'),
    (ui('<object class="GtkButton"><property name="label" translatable="yes">_OK</property></object>'), 'a button “OK”'),
    (ui('<object class="A" id="a"/><object class="A" id="a"/>'), 'two objects with the id a'),
    ({'ui/asp-page.ui': GOOD['ui/asp-page.ui'].replace('AspPage', 'AspSheet')}, 'template of AspSheet'),
    ({'ui/asp-new.ui': '<interface/>\n'}, 'lacks asp-new.ui'),
    ({'ui/asp-ui.gresource.xml': RESOURCE.format('<file>asp-page.ui</file>' * 2)}, 'listed twice'),
]

if __name__ == '__main__':
    checklib.main(check, GOOD, BAD, 'templates')
