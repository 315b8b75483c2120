#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A schedule of another program is imported by the keyboard alone, its dates are accepted, and all of it is undone.

usage: test-schedule-import.py PROGRAM
"""
import contextlib
import pathlib
import sqlite3
import sys
import xml.etree.ElementTree as ET

from driver import Role, State, has_state, run, run_test, wait_until
from keyboard import Keyboard, choose_scope

DRIFT = pathlib.Path(__file__).resolve().parent.parent / 'data/exchange/drift.xml'
SPACE = '{http://schemas.microsoft.com/project}'
TITLE = 'Ütemterv beolvasása'
CHOICE = 'Ütemterv kiválasztása'
PAGE = 'Nagymaros — Ütemterv'
MENU = 'Az ütemterv további műveletei'


def tasks_of_file():
    """First and last day of each task by its name, None where it has none; what has tasks below it is a heading."""
    tasks = list(ET.parse(DRIFT).getroot().iter(SPACE + 'Task'))
    levels = [int(task.findtext(SPACE + 'OutlineLevel')) for task in tasks]
    return {task.findtext(SPACE + 'Name'): tuple((task.findtext(SPACE + day) or '')[:10] for day in ('Start', 'Finish'))
            for task, level, following in zip(tasks, levels, levels[1:] + [0]) if following <= level}


def stored(document):
    """What another program reads from the document: own tasks, and the days of those that keep imported ones."""
    with contextlib.closing(sqlite3.connect(f'file:{document}?mode=ro', uri=True)) as connection:
        return {title: (start, finish) for title, start, finish in connection.execute(
            'SELECT title, imported_start, imported_finish FROM own_task LEFT JOIN task_state'
            ' ON task_state.task_code = own_task.code AND task_state.municipality_id = own_task.municipality_id')}


def kept(document):
    return {title: days for title, days in stored(document).items() if days[0] is not None}


def open_menu(app):
    app.tab_to(MENU)
    app.key('Return')
    app.wait_menu()


def look(tap, app, document):
    choose_scope(app, 'nagymaros', 'Nagymaros')
    app.key('ctrl+2')
    app.wait_active(PAGE)
    before = stored(document)
    open_menu(app)
    app.key('b')
    app.choose_file(CHOICE, DRIFT)
    dialog = app.wait_active(TITLE)
    app.wait_label(lambda text: text.startswith(f'{len(tasks_of_file())} feladat a fájlban'), dialog)
    app.wait_for(Role.LIST_ITEM, lambda name: name.startswith('Szombaton, Kezdet, 2014. szept. 6. → '), dialog)
    if stored(document) != before:
        raise AssertionError('something was stored before it was asked for')
    app.key('Escape')
    app.wait_active(PAGE)
    if stored(document) != before:
        raise AssertionError('something was stored though it was not wanted')
    tap.ok('what a file would do is seen, and Escape does nothing of it')
    return before


def do_import(tap, app, document, before):
    expected = tasks_of_file()
    open_menu(app)
    app.key('b')
    app.choose_file(CHOICE, DRIFT)
    dialog = app.wait_active(TITLE)
    wait_until(lambda: has_state(app.button('Beolvasás', dialog), State.SENSITIVE), 'a way on')
    app.key('alt+b')
    app.wait_active(PAGE)
    wait_until(lambda: len(stored(document)) == len(before) + len(expected), 'the tasks of the file')
    if not kept(document) or any(expected[title] != days for title, days in kept(document).items()):
        raise AssertionError(f'{kept(document)} are not the days of {expected}')
    tap.ok('it is imported with its own days')


def accept_and_undo(tap, app, document, before):
    imported = kept(document)
    open_menu(app)
    app.key('odiaeresis')
    wait_until(lambda: not kept(document), 'no imported days')
    tap.ok('all dates are accepted')

    app.wait_active(PAGE)
    app.key('ctrl+z')
    wait_until(lambda: kept(document) == imported, 'the imported days again')
    app.key('ctrl+z')
    wait_until(lambda: stored(document) == before, 'the schedule as it was')
    tap.ok('each is one step of undo')


def drive(tap, folder):
    document = folder / 'minta.csatlakozas'
    run(sys.argv[1], 'create-sample', str(document))
    with Keyboard([sys.argv[1], str(document)], 'csatlakozas') as app:
        app.wait_document()
        before = look(tap, app, document)
        do_import(tap, app, document, before)
        accept_and_undo(tap, app, document, before)
        app.key('ctrl+q')
        if app.process.wait(30) != 0:
            raise AssertionError(f'the program ended with {app.process.returncode}')


if __name__ == '__main__':
    run_test(drive)
