#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start page to a document with the municipalities of a table, in Hungarian.

usage: test-import.py PROGRAM
"""
import contextlib
import pathlib
import sqlite3
import sys

from driver import App, Role, State, has_state, run_test, wait_until

# Two of its seven rows are wrong: a check digit of Nagykőrös, and a number of dwellings that is none.
TABLE = pathlib.Path(__file__).resolve().parent.parent / 'data/exchange/municipalities.csv'
TITLE = 'Önkormányzatok importálása'
# Codes of KSH's gazetteer of 2015.
IMPORTED = {'Aba': '17376', 'Abaliget': '12548', 'Budapest': '13578', 'Gyöngyös': '05236', 'Nagymaros': '31732'}


def stored(document):
    """What another program reads from the document."""
    with contextlib.closing(sqlite3.connect(f'file:{document}?mode=ro', uri=True)) as connection:
        return dict(connection.execute('SELECT name, ksh_code FROM municipality'))


def wait_stored(document, expected, what):
    wait_until(lambda: stored(document) == expected, what)


def start(tap, app, document):
    app.press('Új dokumentum táblázatból…')
    app.name_file('Új dokumentum', document)
    app.choose_file(TITLE, TABLE)
    app.wait_active(TITLE)
    wait_stored(document, {}, 'an empty document')
    tap.ok('the start page makes a document and asks for a table')


def skip_wrong_rows(tap, app, document):
    dialog = app.wait_active(TITLE)
    app.wait_label('7 sor: 5 új, 0 módosul, 0 változatlan, 2 hibás', dialog)
    for words in ('7. sor, KSH-kód: A KSH-kód ellenőrző számjegye nem stimmel: nézze meg, nincs-e benne elütés.',
                  '8. sor, Lakások száma: Adjon meg egész számot, például 843, vagy hagyja üresen.'):
        app.wait_for(Role.LABEL, words, dialog)
    tap.ok('what is wrong is told by row and column')

    button = app.button('Importálás', dialog)
    if has_state(button, State.SENSITIVE):
        raise AssertionError('wrong rows can be imported')
    app.key('alt+h')
    wait_until(lambda: has_state(button, State.SENSITIVE), 'a way on without the wrong rows')
    wait_stored(document, {}, 'a document that is still empty')
    tap.ok('nothing is stored until the wrong rows are left out')

    app.press('Importálás', dialog)
    app.wait_gone(Role.DIALOG, TITLE)
    app.wait_gone(Role.FRAME, TITLE)
    wait_stored(document, IMPORTED, 'the imported municipalities')
    tap.ok('the right rows are stored')


def look(tap, app, document):
    app.wait_document()
    app.key('ctrl+2')
    app.wait_active('Minden önkormányzat — Önkormányzatok')
    app.wait_label('5 önkormányzat')
    places = app.wait_for(Role.LIST, 'Önkormányzatok')

    def names():
        return sorted(row[0].split(',')[0] for row in app.rows(places))

    wait_until(lambda: names() == sorted(IMPORTED), 'the imported municipalities, and only them')
    tap.ok('the list shows them, and only them')

    app.key('ctrl+z')
    wait_until(lambda: not names(), 'no row')
    wait_stored(document, {}, 'an empty document after one undo')
    tap.ok('one undo takes all of them away')

    app.key('ctrl+shift+z')
    wait_until(lambda: 'Gyöngyös' in names(), 'the rows again')
    wait_stored(document, IMPORTED, 'the municipalities after redo')
    tap.ok('redo brings them back')


def drive(tap, folder):
    with App([sys.argv[1]], 'csatlakozas') as app:
        document = folder / 'szobi járás.csatlakozas'
        app.wait_active()
        start(tap, app, document)
        skip_wrong_rows(tap, app, document)
        look(tap, app, document)
        if app.close() != 0:
            raise AssertionError('the program ended badly')


if __name__ == '__main__':
    run_test(drive)
