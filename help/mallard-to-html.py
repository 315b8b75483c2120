#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the pages that a browser shows where there is no reader of help: HTML from the part of Mallard used here.

usage: mallard-to-html.py LANGUAGE OUTPUT_FOLDER PAGE…

An element that it does not know is an error, and so is a link that leads nowhere: nothing is left out silently.
"""
import pathlib
import sys
import xml.etree.ElementTree as ET
from html import escape

MALLARD = '{http://projectmallard.org/1.0/}'
BLOCKS = {'p': 'p', 'list': 'ul', 'item': 'li', 'steps': 'ol', 'table': 'table', 'tr': 'tr', 'td': 'td', 'thead': 'thead',
          'tbody': 'tbody', 'note': 'aside', 'terms': 'dl', 'section': 'section'}
INLINES = {'em': 'em', 'gui': 'b', 'guiseq': 'span', 'key': 'kbd', 'keyseq': 'span', 'file': 'code', 'code': 'code',
           'cmd': 'code', 'app': 'span'}
WORDS = {'C': ('en', 'Contents'), 'hu': ('hu', 'Tartalom')}
STYLE = '''
:root { color-scheme: light dark; }
body { font: 1em/1.55 Cantarell, sans-serif; max-width: 44em; margin: 0 auto; padding: 1em 1.5em 3em; }
h1 { line-height: 1.2; } h2 { margin-top: 2em; } kbd, code { font-size: .95em; }
kbd { border: 1px solid; border-radius: 4px; padding: 0 .35em; }
aside { border-left: 4px solid #2fae9d; padding: .1em 1em; margin: 1em 0; }
table { border-collapse: collapse; } td { border-bottom: 1px solid #8886; padding: .1em 1em .1em 0; vertical-align: top; }
td p { margin: .3em 0; } dt { font-weight: bold; } .topics a { display: block; font-weight: bold; }
.topics p { margin: .2em 0 1em; }
'''


def local(node):
    if not node.tag.startswith(MALLARD):
        raise ValueError(f'{node.tag} is not of Mallard')
    return node.tag.removeprefix(MALLARD)


class Page:
    def __init__(self, path, book):
        self.root, self.book = ET.parse(path).getroot(), book
        self.key = self.root.get('id')
        if self.key != path.stem:
            raise ValueError(f'{path}: its id is {self.key}')

    def title(self):
        return self.inside(self.root.find(MALLARD + 'title'))

    def description(self):
        return self.inside(self.root.find(f'{MALLARD}info/{MALLARD}desc'))

    def guides(self):
        """Where the page stands in the contents: 'index#section'."""
        return [link.get('xref') for link in self.root.findall(f'{MALLARD}info/{MALLARD}link') if link.get('type') == 'guide']

    def inside(self, node):
        parts = [escape(node.text or '', quote=False)]
        for child in node:
            parts += [self.element(child, node), escape(child.tail or '', quote=False)]
        return ''.join(parts)

    def link(self, node):
        page, _, section = node.get('xref').partition('#')
        target = self.book[page or self.key]
        if section and not any(part.get('id') == section for part in target.root.iter(MALLARD + 'section')):
            raise ValueError(f'{self.key}: {node.get("xref")} leads nowhere')
        text = self.inside(node) if node.text or len(node) else target.title()
        return f'<a href="{target.key}.html{"#" + section if section else ""}">{text}</a>'

    def element(self, node, parent):
        name = local(node)
        if name == 'info':
            return ''
        if name == 'link':
            return self.link(node)
        if name == 'title':
            if local(parent) == 'terms':
                raise ValueError('a list of terms has no title')
            return f'<h{1 if local(parent) == "page" else 2}>{self.inside(node)}</h{1 if local(parent) == "page" else 2}>'
        if name == 'item' and local(parent) == 'terms':
            title = node.find(MALLARD + 'title')
            rest = ''.join(self.element(child, node) for child in node if child is not title)
            return f'<dt>{self.inside(title)}</dt><dd>{rest}</dd>'
        if name in ('guiseq', 'keyseq'):
            joined = (' ▸ ' if name == 'guiseq' else '+').join(self.element(child, node) for child in node)
            return f'<span>{joined}</span>'
        tag = BLOCKS.get(name) or INLINES[name]
        key = f' id="{escape(node.get("id"))}"' if node.get('id') else ''
        topics = self.topics(f'{self.key}#{node.get("id")}') if name == 'section' else ''
        return f'<{tag}{key}>{self.inside(node)}{topics}</{tag}>'

    def topics(self, place):
        pages = [page for page in self.book.values() if place in page.guides()]
        links = ''.join(f'<a href="{page.key}.html">{page.title()}</a><p>{page.description()}</p>' for page in pages)
        return f'<div class="topics">{links}</div>' if links else ''

    def html(self, language):
        code, contents = WORDS[language]
        up = '' if self.key == 'index' else f'<nav><a href="index.html">{contents}</a></nav>'
        title = ''.join(self.root.find(MALLARD + 'title').itertext())
        return (f'<!DOCTYPE html>\n<html lang="{code}">\n<head><meta charset="utf-8"><title>{escape(title)}</title>'
                f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head>\n'
                f'<body>{up}<main>{self.inside(self.root)}{self.topics(self.key)}</main></body>\n</html>\n')


def main():
    language, folder, *paths = sys.argv[1:]
    book = {}
    for path in map(pathlib.Path, paths):
        book[path.stem] = Page(path, book)
    for page in book.values():
        (pathlib.Path(folder) / f'{page.key}.html').write_text(page.html(language), encoding='utf-8')


if __name__ == '__main__':
    main()
