#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when the metainfo file is not valid, or names another program or version than the build does.

usage: check-metainfo.py METAINFO ID VERSION GETTEXT_DOMAIN | --self-test
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

# The program has no page on the web; newer versions of appstreamcli warn about that.
ACCEPTED = {'url-homepage-missing'}
XML_LANG = '{http://www.w3.org/XML/1998/namespace}lang'


def check_validity(path):
    done = subprocess.run(['appstreamcli', 'validate', '--no-net', '--format', 'yaml', str(path)],
                          capture_output=True, text=True, check=False)
    if 'Passed:' not in done.stdout:
        yield 'appstreamcli: ' + (done.stdout + done.stderr).strip()
    issues = re.findall(r'tag:\s*(\S+)\s+severity:\s*(\S+)', done.stdout)
    yield from (f'{severity}: {tag}' for tag, severity in issues
                if severity in ('error', 'warning') and tag not in ACCEPTED)


def check(path, app_id, version, domain):
    complaints = list(check_validity(path))
    try:
        root = xml.etree.ElementTree.parse(path).getroot()
    except xml.etree.ElementTree.ParseError as error:
        return complaints + [str(error)]
    release = root.find('releases/release')
    facts = [
        ('id', root.findtext('id'), app_id),
        ('launchable', root.findtext('launchable'), app_id + '.desktop'),
        ('gettext domain', root.findtext('translation'), domain),
        ('newest release', None if release is None else release.get('version'), version),
    ]
    complaints += [f'{name} is {found}, not {expected}' for name, found, expected in facts if found != expected]
    for tag in ('summary', 'description/p', 'description/ul/li', 'releases/release/description/p'):
        texts = root.findall(tag)
        translated = [node for node in texts if node.get(XML_LANG) == 'hu']
        if 2 * len(translated) != len(texts):
            complaints.append(f'{tag}: {len(translated)} of {len(texts) - len(translated)} in Hungarian')
    return complaints


GOOD = '''<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>hu.example.Minta</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>GPL-3.0-or-later</project_license>
  <name>Minta</name>
  <summary>Shows a sample</summary>
  <summary xml:lang="hu">Mintát mutat</summary>
  <developer id="hu.example"><name>People</name></developer>
  <description>
    <p>Shows a sample of what a program says about itself to those who look for one to use.</p>
    <p xml:lang="hu">Megmutatja, mit mond magáról egy program azoknak, akik használni szeretnék.</p>
  </description>
  <launchable type="desktop-id">hu.example.Minta.desktop</launchable>
  <translation type="gettext">minta</translation>
  <content_rating type="oars-1.1"/>
  <releases><release version="1.0" date="2026-01-01"/></releases>
</component>
'''
BAD = [
    (('</name>', '</nam>'), ''),
    (('GPL-3.0-or-later', 'My own'), 'spdx'),
    (('CC0-1.0', 'GPL-3.0-or-later'), 'metadata-license'),
    (('<id>hu.example.Minta</id>', '<id>hu.example.Other</id>'), 'id is'),
    (('version="1.0" date', 'version="0.9" date'), 'newest release is 0.9'),
    (('>minta<', '>mint<'), 'gettext domain is'),
    (('  <summary xml:lang="hu">Mintát mutat</summary>\n', ''), 'summary: 0 of 1'),
]


def self_test():
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'hu.example.Minta.metainfo.xml'
        for change, expected in [(('GPL', 'GPL'), None)] + BAD:
            path.write_text(GOOD.replace(*change), encoding='utf-8')
            complaints = check(path, 'hu.example.Minta', '1.0', 'minta')
            found = [line for line in complaints if expected is None or expected in line]
            if bool(found) != (expected is not None):
                failures.append(f'{change}: {complaints}')
    print('\n'.join(failures) or f'self-test: {len(BAD)} faults found, as they should be')
    return failures


if __name__ == '__main__':
    faults = self_test() if sys.argv[1:] == ['--self-test'] else check(*sys.argv[1:])
    if sys.argv[1:] != ['--self-test']:
        print('\n'.join(faults) or 'metainfo: ok')
    sys.exit(bool(faults))
