#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is chosen in the preferences holds at once and after the next start.

usage: test-settings.py PROGRAM
"""
import os
import sqlite3
import sys

from driver import App, Role, State, run, run_test, wait_until

PROGRAM = sys.argv[1]
EVERYBODY = 'Minden önkormányzat — Áttekintés'


def authors(document):
    with sqlite3.connect(f'file:{document}?mode=ro', uri=True) as base:
        return [author for author, in base.execute('SELECT author FROM journal ORDER BY seq')]


def add_municipality(app, name):
    app.key('ctrl+2')
    app.wait_active('Minden önkormányzat — Önkormányzatok')
    app.press('Új felvétele…')
    app.wait_active('Új önkormányzat')
    app.fill(app.wait_for(Role.TEXT, 'Név'), name)
    app.press('Tárolás')
    app.wait_active('Minden önkormányzat — Önkormányzatok')


def sidebar_is_shown(app):
    states = app.wait_for(None, 'Oldalsáv').get_state_set()
    return states.contains(State.PRESSED) or states.contains(State.CHECKED)


def first_row(app):
    rows = app.rows(app.wait_for(Role.LIST, 'Önkormányzatok'))
    return ' '.join(rows[0]) if rows else ''


def whole_job(tap, folder):
    environment = {**os.environ, 'GSETTINGS_BACKEND': 'keyfile', 'XDG_CONFIG_HOME': str(folder / 'config')}
    settings = folder / 'config/glib-2.0/settings/keyfile'
    document = folder / 'terv.csatlakozas'
    run(PROGRAM, 'create-sample', str(document))
    before = len(authors(document))

    with App([PROGRAM, str(document)], 'csatlakozas', environment) as app:
        app.wait_active(EVERYBODY)
        app.key('ctrl+comma')
        app.wait_active('Beállítások')
        app.key('alt+n')
        app.type('Kovács Mária')
        app.key('Escape')
        app.wait_active(EVERYBODY)
        add_municipality(app, 'Tápiószőlős')
        if app.close() != 0:
            raise AssertionError(f'the program ended with {app.process.returncode}')
    if authors(document)[before:] != ['Kovács Mária']:
        raise AssertionError(f'the changes are of {authors(document)[before:]}')
    tap.ok('changes carry the name that was just given')

    with App([PROGRAM], 'csatlakozas', environment) as app:
        app.wait_active('Minden önkormányzat — Önkormányzatok')
        add_municipality(app, 'Zsombó')
        app.key('ctrl+comma')
        app.wait_active('Beállítások')
        app.key('Down', 'Return')
        # A switch takes its time.
        wait_until(lambda: 'reopen-document=false' in settings.read_text(encoding='utf-8'), 'the switch to be stored')
        app.key('Escape')
        app.wait_active('Minden önkormányzat — Önkormányzatok')
        app.close()
    if authors(document)[before:] != ['Kovács Mária', 'Kovács Mária']:
        raise AssertionError(f'the changes are of {authors(document)[before:]}')
    tap.ok('the program starts with the last document, where it was left, and knows the name')

    with App([PROGRAM], 'csatlakozas', environment) as app:
        app.wait_active('Csatlakozás')
        app.wait_label('Csatlakozás az önkormányzati ASP központhoz')
        app.close()
    tap.ok('or it starts without one, when that was chosen')

    with App([PROGRAM, str(document)], 'csatlakozas', environment) as app:
        app.wait_active('Minden önkormányzat — Önkormányzatok')
        app.wait_label('Üres szerepkör')
        app.press('Oszlopok')
        app.wait_menu()
        # The last but two of the menu.
        app.key('Up', 'Up', 'Up', 'Return')
        app.wait_gone(Role.LABEL, 'Üres szerepkör')
        app.key('Escape')
        app.key('F9')
        wait_until(lambda: not sidebar_is_shown(app), 'the sidebar to go')
        app.click(app.wait_for(Role.LABEL, 'Önkormányzat'))
        wait_until(lambda: first_row(app).startswith('Zsombó'), 'the names to be sorted the other way round')
        app.close()
    with App([PROGRAM, str(document)], 'csatlakozas', environment) as app:
        app.wait_active('Minden önkormányzat — Önkormányzatok')
        app.wait_label(lambda text: text.endswith(' önkormányzat'))
        if sidebar_is_shown(app):
            raise AssertionError('the sidebar is there again')
        app.wait_gone(Role.LABEL, 'Üres szerepkör')
        wait_until(lambda: first_row(app).startswith('Zsombó'), 'the list to be sorted as it was')
        app.close()
    tap.ok('a hidden sidebar and a hidden column stay hidden, and the list stays sorted as it was')


if __name__ == '__main__':
    run_test(whole_job)
