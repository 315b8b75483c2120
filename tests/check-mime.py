#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when the system would not know a document by its content or its name.

usage: check-mime.py MIME_PACKAGE

Builds a MIME database of the system's types and ours in a new folder, and asks GIO in a process of its own; then
breaks the package in several ways, and expects to notice.
"""
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile

OURS = 'application/vnd.onkormanyzat.csatlakozas+sqlite3'
SQLITE = 'application/vnd.sqlite3'
APPLICATION_ID = 0x41535043
ASK = '''
import sys
from gi.repository import Gio
for path in sys.argv[1:]:
    info = Gio.File.new_for_path(path).query_info('standard::content-type', Gio.FileQueryInfoFlags.NONE, None)
    kind = info.get_content_type()
    print(kind, Gio.content_type_is_a(kind, 'application/vnd.sqlite3'), Gio.content_type_get_description(kind), sep='|')
'''


def sqlite_header(application_id):
    """The first page of an SQLite file as far as it tells its kind: the name at 0, the number at 68."""
    head = bytearray(4096)
    head[:16] = b'SQLite format 3\0'
    head[16:18] = struct.pack('>H', 4096)
    head[68:72] = struct.pack('>I', application_id)
    return bytes(head)


# name: (content, type expected; None: anything but ours)
SAMPLES = {
    'content-only': (sqlite_header(APPLICATION_ID), OURS),
    'damaged.csatlakozas': (bytes(range(256)), OURS),
    'other-database': (sqlite_header(0x0F055112), SQLITE),
    'other-text': (b'SQLite format 3 is a file format' + bytes(36) + struct.pack('>I', APPLICATION_ID), None),
}
# Without any of these the check has to fail.
BREAKING = [('0x41535043', '0x41535044'), ('*.csatlakozas', '*.csatlakozo'), ('application/vnd.sqlite3', 'text/plain'),
            ('xml:lang="hu"', 'xml:lang="fi"')]


def ask(data, files, locale):
    env = {**os.environ, 'XDG_DATA_HOME': str(data), 'XDG_DATA_DIRS': str(data), 'LC_ALL': locale}
    env.pop('LANGUAGE', None)
    done = subprocess.run(['/usr/bin/python3', '-W', 'ignore', '-c', ASK, *map(str, files)],
                          capture_output=True, text=True, check=True, env=env)
    return [tuple(line.split('|')) for line in done.stdout.splitlines()]


def check(package):
    """Returns what a system with this package, given as text, gets wrong."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        packages = folder / 'mime/packages'
        packages.mkdir(parents=True)
        shutil.copy('/usr/share/mime/packages/freedesktop.org.xml', packages)
        (packages / 'hu.onkormanyzat.Csatlakozas.xml').write_text(package, encoding='utf-8')
        # Nothing of it has to survive a power cut: on a busy disk each of its thousand files would take its time.
        environment = {**os.environ, 'XDG_DATA_HOME': name, 'XDG_DATA_DIRS': name, 'PKGSYSTEM_ENABLE_FSYNC': '0'}
        done = subprocess.run(['update-mime-database', str(folder / 'mime')], capture_output=True, text=True,
                              check=False, env=environment)
        if done.returncode or done.stderr:
            return [done.stderr]
        for sample, (content, _) in SAMPLES.items():
            (folder / sample).write_bytes(content)
        answers = ask(folder, [folder / sample for sample in SAMPLES], 'hu_HU.UTF-8')
    faults = [f'{sample} is taken for {kind}' for (sample, (_, expected)), (kind, _, _) in zip(SAMPLES.items(), answers)
              if (kind != expected if expected else kind == OURS)]
    kind, is_sqlite, text = answers[0]
    if is_sqlite != 'True':
        faults.append(f'{kind} is not a kind of {SQLITE}')
    if text != 'Csatlakozás-dokumentum':
        faults.append(f'the Hungarian name is “{text}”')
    return faults


def main(path):
    package = pathlib.Path(path).read_text(encoding='utf-8')
    faults = check(package)
    for old, new in BREAKING:
        if old not in package or not check(package.replace(old, new)):
            faults.append(f'a package without {old} passes')
    print('\n'.join(faults) or 'MIME type: ok')
    return bool(faults)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
