#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people at one document, and stores that fail, in the real window.

usage: test-documents.py PROGRAM
"""
import contextlib
import os
import resource
import sqlite3
import subprocess
import sys

from gi.repository import Gio

from driver import App, Role, extents_of, is_shown, run, run_test, text_of, wait_until

PROGRAM = sys.argv[1]
PIR = 'PIR törzskönyvi azonosító'


class OtherSession:
    """A session of its own, where a program knows nothing of one in this session, as on another machine; what assistive
    technology sees is the same."""

    def __enter__(self):
        self.bus = subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--print-address'], stdout=subprocess.PIPE,
                                    stderr=subprocess.DEVNULL, text=True)
        accessibility = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, Gio.DBusCallFlags.NONE, -1)
        return {'DBUS_SESSION_BUS_ADDRESS': self.bus.stdout.readline().strip(),
                'AT_SPI_BUS_ADDRESS': accessibility.unpack()[0]}

    def __exit__(self, *_):
        self.bus.terminate()
        self.bus.wait()


def make_document(folder):
    document = folder / 'minta.csatlakozas'
    run(PROGRAM, 'create-sample', str(document))
    return document


def choose_municipality(app, typed, title):
    app.wait_active('Minden önkormányzat — Áttekintés')
    app.key('ctrl+l')
    app.fill(app.wait_for(Role.ENTRY, 'Keresés: kiről szóljanak az oldalak'), typed)
    app.key('Return')
    app.wait_active(f'{title} — Áttekintés')


def open_questionnaire(app, title):
    app.key('ctrl+3')
    app.wait_active(f'{title} — Kérdőívek')
    app.key('Return')
    app.wait_for(Role.TEXT, 'KSH településazonosító')


def go_to_field(app, label):
    """Page by page until the field is there: a key that comes before the page can take it is lost."""
    for _ in range(8):
        app.key('ctrl+Next')
        try:
            return app.wait_for(Role.TEXT, label, timeout=3)
        except AssertionError:
            pass  # not on this page, or the key was lost
    return app.wait_for(Role.TEXT, label)


def next_task(app):
    """The first of "Most ez következik" that can be ticked."""
    return app.wait_for(Role.CHECK_BOX, lambda name: name.startswith('Kész: '))


def raise_window(app):
    run('xdotool', 'windowactivate', '--sync', app.window_id(app.wait_for(Role.FRAME)))
    app.wait_document()


def share(tap, document):
    with App([PROGRAM, str(document)], 'csatlakozas') as first:
        first.wait_document()
        choose_municipality(first, 'nagymaros', 'Nagymaros')
        with OtherSession() as session, App([PROGRAM, str(document)], 'csatlakozas', session) as second:
            follow(tap, first, second)
            take_over(tap, first, second)
            if second.close() != 0:
                raise AssertionError('the second program ended badly')
        first.wait_label('Most senki sem szerkeszti ezt a dokumentumot. Ön szerkesztheti.')
        raise_window(first)
        first.press('Szerkesztés átvétele')
        first.wait_label('Most már Ön szerkesztheti a dokumentumot')
        tap.ok('who is left alone can edit the document again')
        first.close()


def follow(tap, first, second):
    second.wait_document()
    second.wait_label(lambda text: text.startswith('Csak olvasható: most ') and '@' in text)
    tap.ok('the second program is told who edits the document')
    choose_municipality(second, 'nagymaros', 'Nagymaros')
    title = next_task(second).get_name()

    raise_window(first)
    first.click(first.wait_for(Role.CHECK_BOX, title))
    first.wait_gone(Role.CHECK_BOX, title)
    second.wait_gone(Role.CHECK_BOX, title)
    tap.ok('the second program shows what is done in the first')


def take_over(tap, first, second):
    raise_window(first)
    open_questionnaire(first, 'Nagymaros')
    first.fill(go_to_field(first, PIR), '839824')

    raise_window(second)
    second.press('Szerkesztés átvétele')
    second.wait_label('Most már Ön szerkesztheti a dokumentumot')
    first.wait_label(lambda text: text.startswith('Csak olvasható: most ') and '@' in text)
    tap.ok('editing passes to the second program')

    raise_window(second)
    open_questionnaire(second, 'Nagymaros')
    entry = go_to_field(second, PIR)
    wait_until(lambda: text_of(entry) == '839824', 'what was being typed')
    tap.ok('what was being typed in the first program is stored before it passes')

    second.fill(entry, '100001')
    second.key('Return')
    entry = first.wait_for(Role.TEXT, PIR)
    wait_until(lambda: text_of(entry) == '100001', 'the answer of the other')
    tap.ok('the first program follows the second now')


def limit_files(app, size):
    """No file of the program may grow beyond this size: what a full disk does."""
    resource.prlimit(app.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def fail_to_store(tap, document):
    with App([PROGRAM, str(document)], 'csatlakozas') as app:
        app.wait_document()
        choose_municipality(app, 'zebegény', 'Zebegény')
        open_questionnaire(app, 'Zebegény')
        entry = go_to_field(app, PIR)
        limit_files(app, 0)
        app.fill(entry, '839824')
        app.key('Tab')
        app.wait_label(lambda text: text.startswith('Nincs eltárolva: ') and 'Elfogyott a hely' in text)
        tap.ok('a full disk is told in words, with what was not stored')
        if text_of(entry) != '839824':
            raise AssertionError(f'the field holds {text_of(entry)!r}')
        tap.ok('what was typed stays where it was typed')

        app.activate('window.close')
        app.wait_label('Bezárja tárolás nélkül?')
        app.press('Mégse')
        app.wait_gone(Role.LABEL, 'Bezárja tárolás nélkül?')
        tap.ok('the window is not closed over what is not stored')

        limit_files(app, resource.RLIM_INFINITY)
        app.press('Újra')
        app.wait_gone(None, lambda text: text.startswith('Nincs eltárolva: '))
        lose_the_file(tap, app, document, entry)
        if app.close() != 0:
            raise AssertionError('the program ended badly')

    with App([PROGRAM, str(document)], 'csatlakozas') as app:
        app.wait_active('Zebegény — Kérdőívek')
        entry = app.wait_for(Role.TEXT, PIR)
        wait_until(lambda: text_of(entry) == '100001', 'the answer that was stored at last')
        app.close()
    tap.ok('after another try everything is on the disk')


def lose_the_file(tap, app, document, entry):
    """The folder of the document goes away, as a network share does, and comes back."""
    elsewhere = document.parent.with_name('elsewhere')
    document.parent.rename(elsewhere)
    app.fill(entry, '100001')
    app.key('Tab')
    app.wait_label(lambda text: text.startswith('Nincs eltárolva: '))
    tap.ok('a document that is gone is told in words')
    elsewhere.rename(document.parent)
    app.press('Újra')
    app.wait_gone(None, lambda text: text.startswith('Nincs eltárolva: '))


def shown_items(app):
    """Where the items of the open menu stand."""
    return [extents_of(node) for node in app.find_all(Role.MENU_ITEM) if is_shown(node)]


def open_recent(tap, document):
    """From the start page by the main menu; GTK 4.18 gives its items no names, so the keys tell what was chosen."""
    with App([PROGRAM], 'csatlakozas') as app:
        app.wait_label('Csatlakozás az önkormányzati ASP központhoz')
        app.key('F10')
        items = wait_until(lambda: shown_items(app), 'the menu')
        app.screenshot(os.environ.get('CSATLAKOZAS_E2E_SCREENSHOT'))
        app.key('Down', 'Down', 'Return')
        wait_until(lambda: shown_items(app) not in ([], items), 'the recent documents')
        app.key('Down', 'Return')
        app.wait_active('Zebegény — Kérdőívek')
        tap.ok('a recent document opens from the menu, where it was left')
        app.close()


def attach(tap, document):
    """A letter is attached to a task, saved again, removed and brought back."""
    letter, copy = document.with_name('levél.txt'), document.with_name('másolat.txt')
    letter.write_text('Tisztelt Központ!\n', encoding='utf-8')
    with App([PROGRAM, str(document)], 'csatlakozas') as app:
        choose_municipality(app, 'nagymaros', 'Nagymaros')
        app.key('ctrl+2')
        app.wait_active('Nagymaros — Ütemterv')
        app.press('Következő késő')
        app.wait_label('9.1 Tesztelési forgatókönyv testreszabása')
        app.press('Csatolás…')
        app.choose_file('Fájl csatolása', letter)
        app.wait_label('levél.txt')
        tap.ok('a file is attached to a task')

        app.press('Mentés fájlba: levél.txt')
        app.name_file('A fájl mentése', copy)
        wait_until(lambda: copy.exists() and copy.read_bytes() == letter.read_bytes(), 'the copy')
        tap.ok('what was attached comes out as it went in')

        app.press('A fájl eltávolítása: levél.txt')
        app.wait_gone(Role.LABEL, 'levél.txt')
        app.wait_active('Nagymaros — Ütemterv')
        app.key('ctrl+z')
        app.wait_label('levél.txt')
        tap.ok('a file that was removed comes back by undo')
        app.close()


# What a newer program may make of a document while it is open for reading: nothing that is read here is missing, a
# column of it is missing, a table of it is missing.
UPGRADES = ("ALTER TABLE municipality ADD COLUMN jovobeli TEXT DEFAULT 'x'; UPDATE municipality SET name = 'Új ' || name",
            'ALTER TABLE municipality RENAME COLUMN name TO megnevezes',
            'ALTER TABLE answer RENAME TO valasz')


def upgrade(document, statements):
    with contextlib.closing(sqlite3.connect(document)) as base:
        base.executescript(f'BEGIN; {statements}; PRAGMA user_version = 9999; COMMIT')


def read_while_upgraded(tap, document, statements):
    with App([PROGRAM, str(document)], 'csatlakozas') as first:
        first.wait_document()
        choose_municipality(first, 'nagymaros', 'Nagymaros')
        with OtherSession() as session, App([PROGRAM, str(document)], 'csatlakozas', session) as reader:
            reader.wait_document()
            choose_municipality(reader, 'nagymaros', 'Nagymaros')
            title = next_task(reader).get_name()
            raise_window(first)
            if first.close() != 0:
                raise AssertionError('the first program ended badly')
            reader.wait_label('Most senki sem szerkeszti ezt a dokumentumot. Ön szerkesztheti.')

            upgrade(document, statements)
            before = contents(document.parent)
            reader.wait_label(lambda text: 'egy újabb változata átalakította ezt a dokumentumot' in text)
            reader.wait_gone(Role.PUSH_BUTTON, 'Szerkesztés átvétele')
            reader.wait_for(Role.CHECK_BOX, title)
            raise_window(reader)
            look_around(reader)
            reader.wait_label(lambda text: 'egy újabb változata átalakította ezt a dokumentumot' in text)
            if contents(document.parent) != before:
                raise AssertionError('the reader wrote')
            if reader.close() != 0:
                raise AssertionError('the reader ended badly')
            if contents(document.parent) != before:
                raise AssertionError('the reader wrote when it was closed')
    tap.ok(f'a reader of a document that is upgraded meanwhile says so, and writes nothing: {statements}')


def look_around(app):
    """What it had is still there, for everybody, and nothing can be changed by a key."""
    for key, page in (('ctrl+2', 'Ütemterv'), ('ctrl+3', 'Kérdőívek'), ('ctrl+4', 'Költségek'),
                      ('ctrl+5', 'Kapcsolattartók'), ('ctrl+1', 'Áttekintés')):
        app.key(key)
        app.wait_active(f'Nagymaros — {page}')
    app.key('ctrl+z')
    app.key('ctrl+l')
    app.fill(app.wait_for(Role.ENTRY, 'Keresés: kiről szóljanak az oldalak'), 'zebegény')
    app.key('Return')
    app.wait_active('Zebegény — Áttekintés')


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob('*') if path.is_file()}


def drive(tap, folder):
    for name, function in (('share', share), ('fail', fail_to_store)):
        place = folder / name
        place.mkdir()
        function(tap, make_document(place))
    open_recent(tap, place / 'minta.csatlakozas')
    for number, statements in enumerate(UPGRADES):
        place = folder / f'upgrade-{number}'
        place.mkdir()
        read_while_upgraded(tap, make_document(place), statements)
    place = folder / 'attach'
    place.mkdir()
    attach(tap, make_document(place))


if __name__ == '__main__':
    run_test(drive)
