#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of the program's views; build-aux/screenshots calls it once for a language and a colour scheme.

usage: screenshots.py PROGRAM FOLDER PREFIX [VIEW…]
       CSATLAKOZAS_SHOT_WIDTHS=1280 … takes only pictures of these widths

A new view is a line in VIEWS: its name, how the program is started, and the steps that lead to it from the view
above it. A picture is taken when the screen stands still; a view that looks like the one before it is an error,
for then a step did not do what it should.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from driver import App, TIMEOUT, Timeout, WINDOWS, start_desktop, wait_until

SIZES = ((1280, 800), (1024, 600), (640, 480))
SAMPLE = ('--sample',)

DATA = pathlib.Path(__file__).resolve().parent.parent / 'data/exchange'
TABLE = DATA / 'municipalities.csv'
SCHEDULE = DATA / 'drift.xml'
FORM = pathlib.Path(tempfile.gettempdir()) / 'f1-next.xml'

# A step: ('key', keys…), ('type', text), ('action', name of an action of the window), ('choose', file to open),
# ('everybody',) to type the name of the scope of all, ('still',) to wait until a window has closed before the keys for
# the one below it.
VIEWS = [
    ('welcome', (), []),
    ('all-overview', SAMPLE, [('key', 'ctrl+1')]),
    ('all-municipalities', SAMPLE, [('key', 'ctrl+2')]),
    ('wave-change', SAMPLE, [('key', 'ctrl+f', 'Escape', 'ctrl+a'), ('key', 'alt+e', 'alt+w')]),
    ('all-schedule', SAMPLE, [('key', 'Escape'), ('still',), ('key', 'ctrl+3')]),
    ('all-costs', SAMPLE, [('key', 'ctrl+5')]),
    ('all-contacts', SAMPLE, [('key', 'ctrl+6')]),
    ('scope', SAMPLE, [('key', 'ctrl+l'), ('type', 'nagymaros')]),
    ('one-overview', SAMPLE, [('key', 'Return'), ('key', 'ctrl+1')]),
    ('one-schedule', SAMPLE, [('key', 'ctrl+2')]),
    ('one-schedule-task', SAMPLE, [('key', 'ctrl+period')]),
    ('why', SAMPLE, [('key', 'ctrl+i')]),
    ('task-plan', SAMPLE, [('key', 'Escape'), ('still',), ('key', 'alt+udiaeresis')]),
    ('new-task', SAMPLE, [('key', 'Escape'), ('still',), ('key', 'Escape'), ('still',), ('key', 'alt+f'), ('still',),
                          ('type', 'szerverszoba')]),
    ('schedule-menu', SAMPLE, [('key', 'Escape'), ('still',), ('key', 'ctrl+period'), ('key', 'Escape'), ('still',),
                               ('key', 'shift+Tab', 'shift+Tab', 'Return')]),
    ('schedule-import', SAMPLE, [('key', 'Return'), ('choose', str(SCHEDULE))]),
    ('one-questionnaires', SAMPLE, [('key', 'Escape'), ('still',), ('key', 'ctrl+3')]),
    ('questionnaire', SAMPLE, [('key', 'Return'), ('key', 'F7')]),
    ('one-costs', SAMPLE, [('key', 'ctrl+4')]),
    ('one-contacts', SAMPLE, [('key', 'ctrl+l'), ('type', 'zsambok'), ('key', 'Return'), ('key', 'ctrl+5')]),
    ('role', SAMPLE, [('key', 'Return')]),
    ('import', SAMPLE, [('key', 'Escape'), ('action', 'win.import-municipalities'), ('choose', str(TABLE))]),
    ('import-skip', SAMPLE, [('key', 'alt+h')]),
    ('form-import', SAMPLE, [('key', 'Escape'), ('still',), ('action', 'win.import-form'), ('choose', str(FORM))]),
    ('programme', SAMPLE, [('key', 'Escape'), ('still',), ('action', 'win.programme')]),
    ('programme-wave', SAMPLE, [('key', *['Tab'] * 7), ('key', 'Return')]),
    ('baselines', SAMPLE, [('key', 'Escape'), ('still',), ('key', 'Escape'), ('still',), ('action', 'win.baselines')]),
    ('days', SAMPLE, [('key', 'Escape'), ('still',), ('action', 'win.days')]),
    ('days-new', SAMPLE, [('key', 'alt+n')]),
    ('preferences', SAMPLE, [('key', 'Escape'), ('still',), ('key', 'Escape'), ('still',), ('key', 'ctrl+comma')]),
    ('shortcuts', SAMPLE, [('key', 'Escape', 'ctrl+question')]),
    ('about', SAMPLE, [('key', 'Escape', 'F10', 'Up', 'Return')]),
    ('wave-change', SAMPLE, [('key', 'Escape'), ('still',), ('key', 'ctrl+l'), ('everybody',), ('key', 'Return'),
                             ('still',), ('key', 'ctrl+2'), ('still',), ('key', 'ctrl+f', 'Escape', 'ctrl+a'),
                             ('key', 'alt+e', 'alt+w')]),
]


def grab():
    """The whole screen as it is now, as a bitmap: popovers and dialogs are windows of their own."""
    return subprocess.run(['import', '-window', 'root', 'bmp:-'], capture_output=True, check=True).stdout


def grab_still():
    """Waits until the screen stays the same for a third of a second."""
    end = time.monotonic() + TIMEOUT
    last, since = grab(), time.monotonic()
    while time.monotonic() - since < 0.35:
        if time.monotonic() > end:
            raise Timeout('waited for the screen to stand still')
        time.sleep(0.1)
        now = grab()
        if now != last:
            last, since = now, time.monotonic()
    return last


def save(picture, width, height, path):
    subprocess.run(['convert', 'bmp:-', '-crop', f'{width}x{height}+0+0', '+repage', str(path)], input=picture, check=True)


def do_step(app, step):
    kind, *values = step
    if kind == 'key':
        app.key(*values)
    elif kind == 'type':
        app.type(*values)
    elif kind == 'everybody':
        app.type('minden' if os.environ['LC_ALL'].startswith('hu') else 'all')
    elif kind == 'still':
        grab_still()
    elif kind == 'choose':
        choose(app, *values)
    else:
        app.activate(*values)


def choose(app, path):
    """Names a file in the file dialog, which is no window for the accessibility bus."""
    grab_still()
    app.type(path)
    grab_still()
    subprocess.run(['xdotool', 'key', 'Return'], check=True)
    wait_until(lambda: len(app.find_all(WINDOWS)) > 1, 'the window that shows the file')


class Camera:
    """Takes the pictures of one run of the program after another."""

    def __init__(self, program, folder, prefix, wanted):
        self.program, self.folder, self.prefix, self.wanted = program, folder, prefix, wanted
        self.faults = []

    def run(self, arguments, views, size):
        """One run of the program in one size, so that popovers stay open while a picture is taken."""
        width, height = size
        with App([self.program, *arguments], 'csatlakozas') as app:
            app.wait_for(WINDOWS, timeout=30)
            app.wait_active()
            app.resize(width, height)
            before = None
            for name, _, steps in views:
                for step in steps:
                    do_step(app, step)
                picture = grab_still()
                if picture == before:
                    self.faults.append(f'{self.prefix}: {name} looks like the view before it')
                if not self.wanted or name in self.wanted:
                    save(picture, width, height, self.folder / f'{self.prefix}-{name}-{width}.png')
                before = picture
            if app.close() != 0:
                self.faults.append(f'{self.prefix}: the program ended with {app.process.returncode}')


def write_form():
    """The next version of the first questionnaire, which asks for no telephone any more."""
    text = (pathlib.Path(__file__).resolve().parents[2] / 'data/forms/f1.xml').read_text(encoding='utf-8')
    for pattern, words in ((r'orx:version="(\d+)"', lambda match: f'orx:version="{int(match[1]) + 1}"'),
                           (r'<phone/>', ''), (r'<bind nodeset="/f1/contact/phone"[^>]*>', ''),
                           (r'<input ref="/f1/contact/phone">.*?</input>', '')):
        text, n = re.subn(pattern, words, text, count=1, flags=re.DOTALL)
        if n != 1:
            raise AssertionError(f'the first questionnaire has no {pattern}')
    FORM.write_text(text, encoding='utf-8')


def main():
    program, folder, prefix, *wanted = sys.argv[1:]
    unknown = set(wanted) - {name for name, _, _ in VIEWS}
    if unknown:
        sys.exit(f'no such view: {", ".join(sorted(unknown))}')
    widths = os.environ.get('CSATLAKOZAS_SHOT_WIDTHS', '').split()
    sizes = [size for size in SIZES if not widths or str(size[0]) in widths]
    write_form()
    manager = start_desktop()
    camera = Camera(program, pathlib.Path(folder), prefix, wanted)
    try:
        for start in dict.fromkeys(start for _, start, _ in VIEWS):
            for size in sizes:
                camera.run(start, [view for view in VIEWS if view[1] == start], size)
    finally:
        manager.terminate()
        manager.wait()
    print('\n'.join(camera.faults), end='\n' if camera.faults else '', file=sys.stderr)
    return bool(camera.faults)


if __name__ == '__main__':
    sys.exit(main())
