#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A task is moved and made longer by keys in the timeline, and a closing day of the office moves it further.

usage: test-plan-keys.py PROGRAM
"""
import csv
import datetime
import sys

from driver import run, run_test, wait_until
from keyboard import Keyboard, choose_scope

PROGRAM = sys.argv[1]
PAGE = 'Nagymaros — Ütemterv'
CODE = '2.12'


def next_workday(day):
    """There is no holiday in February, and no Saturday is worked."""
    day += datetime.timedelta(days=1)
    while day.weekday() > 4:
        day += datetime.timedelta(days=1)
    return day


def days_of_task(folder, document):
    """Its first day and its working days, as the program exports them."""
    target = folder / 'utemterv.csv'
    target.unlink(missing_ok=True)
    run(PROGRAM, 'export-schedule', '--document', str(document), '--municipality', 'Nagymaros', '--format', 'csv',
        '--output', str(target))
    with target.open(encoding='utf-8-sig', newline='') as file:
        row = next(row for row in csv.reader(file, delimiter=';') if row[0] == CODE)
    return datetime.date.fromisoformat(row[5]), int(row[4])


def press_shifted(key):
    """As fingers do it: a key with Shift is another character."""
    run('xdotool', 'keydown', 'ctrl', 'keydown', 'shift', 'key', key, 'keyup', 'shift', 'keyup', 'ctrl')


def wait_for_days(folder, document, expected):
    wait_until(lambda: days_of_task(folder, document) == expected,
               f'{expected}, not {days_of_task(folder, document)}', 20)


def move(tap, app, folder, document):
    start, length = days_of_task(folder, document)
    choose_scope(app, 'nagymaros', 'Nagymaros')
    app.key('ctrl+2')
    app.wait_active(PAGE)
    while not app.where().startswith(f'{CODE} '):
        before = app.where()
        press_shifted('period')
        wait_until(lambda seen=before: app.where() != seen, 'the next critical task')
    tap.ok('the keyboard goes to the next critical task')

    app.key('ctrl+Right')
    wait_for_days(folder, document, (next_workday(start), length))
    press_shifted('Right')
    wait_for_days(folder, document, (next_workday(start), length + 1))
    tap.ok('it moves by a working day, and gets longer by one')
    press_shifted('Left')
    app.key('ctrl+Left')
    wait_for_days(folder, document, (start, length))
    tap.ok('and back')


def close_a_day(tap, app, folder, document):
    start, length = days_of_task(folder, document)
    app.key('F10')
    app.wait_menu()
    app.key('u')
    app.wait_active('Munkanap-táblázat')
    app.key('alt+z')
    app.wait_active('Új zárvatartási nap')
    app.type_in('Nap', start.isoformat())
    app.key('alt+t')
    app.wait_active('Munkanap-táblázat')
    wait_for_days(folder, document, (next_workday(start), length))
    tap.ok('on a closing day of the office no task begins')
    app.key('ctrl+z')
    wait_for_days(folder, document, (start, length))
    tap.ok('which is undone where it was done')
    app.key('Escape')
    app.wait_active(PAGE)


def drive(tap, folder):
    document = folder / 'minta.csatlakozas'
    run(PROGRAM, 'create-sample', str(document))
    with Keyboard([PROGRAM, str(document)], 'csatlakozas') as app:
        app.wait_document()
        move(tap, app, folder, document)
        close_a_day(tap, app, folder, document)
        app.key('ctrl+q')
        if app.process.wait(10) != 0:
            raise AssertionError(f'the program ended with {app.process.returncode}')
    tap.ok('it ends as it should')


if __name__ == '__main__':
    run_test(drive)
