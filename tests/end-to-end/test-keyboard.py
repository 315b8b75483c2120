#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The core tasks by the keyboard alone: no pointer, and no action of assistive technology, which only looks.

usage: test-keyboard.py PROGRAM
"""
import csv
import json
import pathlib
import re
import subprocess
import sys

from driver import Role, State, has_state, labels_of, run, run_test, text_of, wait_until, words_of
from keyboard import Keyboard, choose_scope

# Seven rows; two are wrong, and one is of a municipality that the sample has.
TABLE = pathlib.Path(__file__).resolve().parent.parent / 'data/exchange/municipalities.csv'
# Its menu has the formats of a schedule before those of the template.
MENU = pathlib.Path(__file__).resolve().parent.parent.parent / 'ui/asp-window.ui'
IMPORT = 'Önkormányzatok importálása'


def find_municipality(tap, app):
    app.wait_active('Csatlakozás')
    app.tab_to('A mintaprogram megnyitása')
    app.key('Return')
    app.wait_active('Minden önkormányzat — Áttekintés')
    app.key('ctrl+2')
    app.wait_active('Minden önkormányzat — Önkormányzatok')
    app.key('ctrl+f')
    search = app.wait_for(Role.ENTRY, 'Keresés az önkormányzatok között')
    wait_until(lambda: has_state(search, State.FOCUSED), 'the keyboard in the search')
    app.type('marianosztra')
    app.wait_label('1 / 11')
    app.tab_to('Márianosztra')
    app.key('Return')
    wait_until(lambda: app.find_all(Role.FRAME, lambda name: name.startswith('Márianosztra — ')), 'her window')
    tap.ok('the sample is opened and Márianosztra found')


def do_task(tap, app):
    app.key('ctrl+1')
    app.wait_active('Márianosztra — Áttekintés')
    app.tab_to('Kész: ')
    name = app.focused().get_name()
    app.key('space')
    app.wait_gone(Role.CHECK_BOX, name)
    app.key('ctrl+z')
    app.wait_for(Role.CHECK_BOX, name)
    tap.ok('a task is done, and undone')


def count_missing(app):
    label = app.wait_label(lambda text: re.match(r'\d+ hiányzó', text))
    return int(words_of(label).split()[0])


def fill_in(tap, app):
    app.key('ctrl+3')
    app.wait_active('Márianosztra — Kérdőívek')
    app.key('Return')
    app.wait_for(Role.TEXT, 'KSH településazonosító')
    missing = count_missing(app)
    app.key('F7')
    app.type_in('Állandó lakosságszám', '843')
    app.key('F7')
    wait_until(lambda: count_missing(app) == missing - 1, f'{missing - 1} missing answers')
    tap.ok('the first page of the questionnaire is filled in and checked')
    app.key('Escape')


def export_template(tap, app, folder):
    target = folder / 'sablon.xlsx'
    app.key('ctrl+1')
    app.wait_active('Márianosztra — Áttekintés')
    app.tab_to('Exportálás', 'shift+Tab')
    app.key('Return')
    app.wait_label('Ennek az önkormányzatnak az ütemterve')
    app.key(*['Down'] * MENU.read_text(encoding='utf-8').count('win.export-schedule'), 'Return')
    name = app.wait_for(Role.TEXT, 'Név:')
    wait_until(lambda: has_state(name, State.FOCUSED), 'the keyboard in the name of the file')
    # GTK's file dialog is no window to assistive technology: key () would wait for one.
    run('xdotool', 'key', 'ctrl+a')
    app.type(str(target))
    wait_until(lambda: text_of(name) == str(target), 'the path')
    run('xdotool', 'key', 'Return')
    wait_until(target.exists, str(target))
    app.wait_active('Márianosztra — Áttekintés')

    table = target.with_suffix('.csv')
    subprocess.run(['ssconvert', '--export-type=Gnumeric_stf:stf_csv', str(target), str(table)], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(table, encoding='utf-8') as stream:
        cells = {cell for row in csv.reader(stream) for cell in row}
    if 'Tesztelési forgatókönyv testreszabása' not in cells or 'Márianosztra' in ' '.join(cells):
        raise AssertionError('the workbook is not the template')
    tap.ok('the template is exported as a workbook that Gnumeric reads')


def add_municipality(tap, app):
    choose_scope(app, 'minden', 'Minden önkormányzat')
    app.key('ctrl+2')
    app.wait_active('Minden önkormányzat — Önkormányzatok')
    app.tab_to('Új felvétele…')
    app.key('Return')
    app.wait_active('Új önkormányzat')
    app.tab_to('Név')
    app.type_in('Név', 'Ágfalva')
    app.tab_to('KSH-kód')
    app.type_in('KSH-kód', '04570')
    app.key('alt+t')
    app.wait_active('Minden önkormányzat — Önkormányzatok')
    app.wait_label('12 önkormányzat')
    tap.ok('a municipality is added')


def move_to_wave(tap, app):
    app.key('ctrl+f')
    app.wait_for(Role.ENTRY, 'Keresés az önkormányzatok között')
    app.type('agfalva')
    app.wait_label('1 / 12')
    app.tab_to('Ágfalva')
    app.key('space')
    app.button('Ütem…')
    app.key('alt+e')
    app.wait_active('Áthelyezés másik ütembe')
    app.key('alt+e')
    app.key('Down', 'Return')
    app.key('alt+t')
    app.wait_active('Minden önkormányzat — Önkormányzatok')
    app.wait_label('Ütem módosítása – Ágfalva: 2. ütem – KMOP-nyertesek')
    tap.ok('a municipality is moved to another wave')
    app.key('ctrl+f', 'Escape')
    app.wait_label('12 önkormányzat')


def import_table(tap, app):
    app.key('F10')
    app.wait_menu()
    app.key('i')
    app.choose_file(IMPORT, TABLE)
    dialog = app.wait_active(IMPORT)
    app.wait_label('7 sor: 4 új, 0 módosul, 1 változatlan, 2 hibás', dialog)
    app.key('alt+h')
    wait_until(lambda: has_state(app.button('Importálás', dialog), State.SENSITIVE), 'a way on without the wrong rows')
    app.key('alt+i')
    app.wait_active('Minden önkormányzat — Önkormányzatok')
    app.wait_label('16 önkormányzat')
    tap.ok('municipalities are imported from a table')


def name_contact(tap, app):
    choose_scope(app, 'jaszkarajeno', 'Jászkarajenő')
    app.key('ctrl+1')
    app.wait_active('Jászkarajenő — Áttekintés')
    app.tab_to('Jelölje ki az ASP kapcsolattartót')
    app.key('Return')
    app.wait_active('Jászkarajenő — Kapcsolattartók')
    app.key('Return')
    app.wait_active('Jászkarajenő')
    app.type_in('Név', 'Ócsai Ibolya')
    app.key('Return')
    app.wait_active('Jászkarajenő — Kapcsolattartók')
    app.wait_for(Role.LIST_ITEM, 'Kapcsolattartók, 2 üres szerepkör')
    app.wait_label('Ócsai Ibolya')
    tap.ok('a person is named for a role')


def type_cost_line(tap, app):
    choose_scope(app, 'zsambok', 'Zsámbok')
    app.key('ctrl+4')
    app.wait_active('Zsámbok — Költségek')
    app.key('Return')
    for label, text in (('Megnevezés: névtelen tétel', 'Nyomtató'), ('Mennyiség: Nyomtató', '3'),
                        ('Egység: Nyomtató', 'db'), ('Nettó egységár: Nyomtató', '145669')):
        app.type_in(label, text)
        app.key('Tab')
    # 3 × 145 669 = 437 007; with 27 % of it, rounded to 117 992, it is 554 999.
    app.wait_label(lambda text: re.sub(r'\D', '', text) == '554999')
    tap.ok('a line of costs is typed, and its sum is in sight')


def ask_why(tap, app, folder):
    """Back to the first cause; what is shown is what the command line tells of the same programme."""
    document = folder / 'minta.csatlakozas'
    run(sys.argv[1], 'create-sample', str(document))
    chain = json.loads(run(sys.argv[1], 'why', f'--document={document}', '--municipality=Nagymaros', '--task=9.3',
                           '--format=json'))
    if len(chain) < 3 or chain[-1]['predecessor'] is not None:
        raise AssertionError(f'9.3 has no causes to go through: {chain}')

    choose_scope(app, 'nagymaros', 'Nagymaros')
    app.key('ctrl+2')
    app.wait_active('Nagymaros — Ütemterv')
    app.tab_to('1. Felkészülés')
    app.go_down_to('9.3 ')
    app.key('ctrl+i')
    dialog = app.wait_active('Miért ekkor?')
    for number, cause in enumerate(chain):
        if number > 0:
            app.key('alt+k')
        app.wait_label(lambda text, code=cause['task']: text.startswith(f'{code} '), dialog)
        sentences = [text for text in labels_of(dialog) if text in cause['text']]
        if ' '.join(sentences) != cause['text'] or app.where().split('.')[0] not in sentences[0]:
            raise AssertionError(f'{cause} is told as {labels_of(dialog)}, with the keyboard at {app.where()}')
    if has_state(app.button('Következő ok', dialog), State.SENSITIVE):
        raise AssertionError('the first cause has another')
    app.key('alt+m')
    app.wait_active('Nagymaros — Ütemterv')
    app.key('ctrl+i')
    dialog = app.wait_active('Miért ekkor?')
    app.wait_label(lambda text: text.startswith(f'{chain[-1]["task"]} '), dialog)
    app.key('Escape')
    app.wait_active('Nagymaros — Ütemterv')
    tap.ok('why a task is on its days is told back to the first cause, which is shown in the schedule')


def work(tap, folder):
    with Keyboard([sys.argv[1]], 'csatlakozas') as app:
        find_municipality(tap, app)
        do_task(tap, app)
        fill_in(tap, app)
        export_template(tap, app, folder)
        add_municipality(tap, app)
        move_to_wave(tap, app)
        import_table(tap, app)
        name_contact(tap, app)
        type_cost_line(tap, app)
        ask_why(tap, app, folder)
        app.key('ctrl+q')
        if app.process.wait(30) != 0:
            raise AssertionError(f'the program ended with {app.process.returncode}')
    tap.ok('Ctrl+Q ends the program well')


if __name__ == '__main__':
    run_test(work)
