#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The answers to a questionnaire go out into a file and come in again, by the keyboard alone.

usage: test-answers.py PROGRAM
"""
import contextlib
import sqlite3
import sys
import xml.etree.ElementTree as ET

from driver import Role, State, has_state, labels_of, run, run_test, wait_until
from keyboard import Keyboard, choose_scope

LABEL = 'Állandó lakosságszám'
PAGE = 'Márianosztra — Kérdőívek'
MENU = 'Válaszok fájlban'
DOUBT = 'Nem minden fér bele ebbe a kérdőívbe'
KNOWN = 'A többi válasz már megvan a dokumentumban'


def stored(document):
    """What another program reads from the document."""
    with contextlib.closing(sqlite3.connect(f'file:{document}?mode=ro', uri=True)) as connection:
        return [value for value, in connection.execute(
            "SELECT value FROM answer JOIN form_instance ON form_instance.id = answer.instance_id"
            " JOIN municipality ON municipality.id = form_instance.municipality_id"
            " WHERE municipality.name = 'Márianosztra' AND path LIKE '%/population'")]


def open_menu(app):
    app.tab_to(MENU)
    app.key('Return')
    app.wait_menu()


def answer(app, document, value):
    app.tab_to(LABEL)
    app.type_in(LABEL, value)
    app.key('Tab')
    wait_until(lambda: stored(document) == [value], f'the answer {value}')


def export(tap, app, document, target):
    choose_scope(app, 'marianosztra', 'Márianosztra')
    app.key('ctrl+3')
    app.wait_active(PAGE)
    app.key('Return')
    app.wait_for(Role.TEXT, 'KSH településazonosító')
    app.key('F7')
    answer(app, document, '843')
    open_menu(app)
    app.key('e')
    app.name_file('Válaszok exportálása', target)
    wait_until(target.exists, str(target))
    app.wait_active(PAGE)
    texts = [node.text for node in ET.parse(target).iter() if node.tag.endswith('population')]
    if texts != ['843']:
        raise AssertionError(f'the file has {texts}')
    tap.ok('the answers are written into a file')


def take_in(tap, app, document, target):
    answer(app, document, '900')
    open_menu(app)
    app.key('i')
    app.choose_file('Válaszok importálása', target)
    wait_until(lambda: stored(document) == ['843'], 'the answers of the file')
    app.wait_active(PAGE)
    app.key('ctrl+z')
    wait_until(lambda: stored(document) == ['900'], 'the answer as it was')
    tap.ok('they come in again, which is one step of undo')


def ask(tap, app, document, target):
    text = target.read_text(encoding='utf-8')
    end = text.rindex('</')
    target.write_text(f'{text[:end]}<nincs>x</nincs>{text[end:]}', encoding='utf-8')
    open_menu(app)
    app.key('i')
    app.choose_file('Válaszok importálása', target)
    app.wait_label(DOUBT)
    if stored(document) != ['900']:
        raise AssertionError('something was stored before it was asked for')
    # An alert is none of the windows that key () waits for.
    wait_until(lambda: any(has_state(node, State.FOCUSED) for node in app.find_all(Role.PUSH_BUTTON)
                           if 'A többi beolvasása' in labels_of(node)), 'the keyboard in the alert')
    run('xdotool', 'key', 'alt+t')
    wait_until(lambda: stored(document) == ['843'], 'the answers of the file')
    tap.ok('what does not fit is told before the rest is stored')

    app.wait_active(PAGE)
    open_menu(app)
    app.key('i')
    app.choose_file('Válaszok importálása', target)
    app.wait_label(KNOWN)
    app.wait_label(lambda words: 'nincs' in words)
    run('xdotool', 'key', 'Escape')
    tap.ok('it is told when the rest is known already')


def drive(tap, folder):
    document, target = folder / 'minta.csatlakozas', folder / 'valaszok.xml'
    run(sys.argv[1], 'create-sample', str(document))
    with Keyboard([sys.argv[1], str(document)], 'csatlakozas') as app:
        app.wait_document()
        export(tap, app, document, target)
        take_in(tap, app, document, target)
        ask(tap, app, document, target)
        app.wait_active(PAGE)
        app.key('ctrl+q')
        if app.process.wait(30) != 0:
            raise AssertionError(f'the program ended with {app.process.returncode}')


if __name__ == '__main__':
    run_test(drive)
