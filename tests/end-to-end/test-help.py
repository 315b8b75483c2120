#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""F1: which page is opened, and with what, on a desktop with a reader of help, with a browser only, and with neither.

usage: test-help.py PROGRAM HELP_FOLDER
"""
import os
import pathlib
import sys
import tempfile

from driver import App, run, run_test, wait_until

PROGRAM, HELP = sys.argv[1:3]
SHARED = ('icons', 'mime', 'fonts', 'glib-2.0', 'gtk-4.0', 'X11', 'locale')


def make_desktop(folder, kinds):
    """A desktop with nothing but one program, which opens these kinds and writes down what it was asked for."""
    data = folder / 'data'
    (data / 'applications').mkdir(parents=True)
    for name in SHARED:
        if os.path.isdir(f'/usr/share/{name}'):
            (data / name).symlink_to(f'/usr/share/{name}')
    asked = folder / 'asked'
    script = folder / 'handler'
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" > "{asked}.new"\nmv "{asked}.new" "{asked}"\n', encoding='utf-8')
    script.chmod(0o755)
    (data / 'applications/handler.desktop').write_text(
        f'[Desktop Entry]\nType=Application\nName=Handler\nExec={script} %u\nMimeType={kinds}\n', encoding='utf-8')
    (data / 'applications/mimeinfo.cache').write_text(
        '[MIME Cache]\n' + ''.join(f'{kind}=handler.desktop;\n' for kind in kinds.split(';') if kind), encoding='utf-8')
    environment = {**os.environ, 'XDG_DATA_DIRS': str(data), 'XDG_DATA_HOME': str(folder / 'home')}
    return asked, environment


def ask(tap, kinds, expected):
    """expected: the address for each page, or None when an error has to be told."""
    with tempfile.TemporaryDirectory() as name:
        asked, environment = make_desktop(pathlib.Path(name), kinds)
        with App([PROGRAM, '--sample'], 'csatlakozas', environment) as app:
            app.wait_active('Minden önkormányzat — Áttekintés')
            for key, title, page in (('ctrl+3', 'Ütemterv', 'schedule'), ('ctrl+1', 'Áttekintés', 'overview')):
                app.key(key)
                app.wait_active('Minden önkormányzat — ' + title)
                app.key('F1')
                if expected is None:
                    app.wait_label('A súgó nem jeleníthető meg')
                    # The dialog is no window to assistive technology: App.key () would wait for one.
                    run('xdotool', 'key', 'Escape')
                    app.wait_active('Minden önkormányzat — ' + title)
                    continue
                wait_until(asked.exists, f'{kinds} to be opened')
                # GIO gives a local file by its path or by its address.
                address = asked.read_text(encoding='utf-8').strip().removeprefix('file://')
                if address != expected.format(page=page):
                    raise AssertionError(f'{address} was opened for {page}')
                asked.unlink()
            app.close()


def whole_job(tap, _):
    ask(tap, 'x-scheme-handler/help;text/html;', 'help:csatlakozas/{page}')
    tap.ok('the reader of help gets the page of what is shown')
    ask(tap, 'text/html;', HELP + '/hu/{page}.html')
    tap.ok('without it the browser gets the page in Hungarian')
    ask(tap, 'image/x-nothing;', None)
    tap.ok('without either the window says so')


if __name__ == '__main__':
    run_test(whole_job)
