#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The cost sheet in the real window, in Hungarian, filled in by keyboard.

usage: test-costs.py PROGRAM
"""
import csv
import subprocess
import sys

from driver import App, Role, State, has_state, labels_of, run, run_test, text_of, wait_until

NBSP = '\u00a0'


def amounts_in_sight(app):
    return labels_of(app.wait_for(None, 'Összesítés'))


def wait_figure(app, title, text):
    def look():
        labels = amounts_in_sight(app)
        return title in labels and labels[labels.index(title) + 1].replace('\u202f', NBSP) == text.replace(' ', NBSP)
    wait_until(look, f'{title}: {text}, not {amounts_in_sight(app)}')


def focused(app, name):
    return wait_until(lambda: next((node for node in app.find_all(Role.TEXT, name) if has_state(node, State.FOCUSED)),
                                   None), f'the keyboard in {name}')


def type_line(app):
    app.wait_active('Zsámbok — Költségek')
    app.key('Return')
    focused(app, 'Megnevezés: névtelen tétel')
    app.type('Nyomtató')
    app.key('Tab')
    focused(app, 'Mennyiség: Nyomtató')
    app.type('3')
    app.key('Tab')
    app.type('db')
    app.key('Tab')
    focused(app, 'Nettó egységár: Nyomtató')
    app.type('145 669')
    app.key('Tab')


def work(tap, app):
    app.wait_active('Minden önkormányzat — Áttekintés')
    app.key('ctrl+l')
    app.fill(app.wait_for(Role.ENTRY, 'Keresés: kiről szóljanak az oldalak'), 'zsambok')
    app.key('Return')
    app.wait_active('Zsámbok — Áttekintés')
    app.key('ctrl+4')
    type_line(app)
    # 3 × 145 669 = 437 007; 27 % of it is 117 991.89
    wait_figure(app, 'Nettó', '437 007 Ft')
    wait_figure(app, 'Áfa', '117 992 Ft')
    wait_figure(app, 'Bruttó', '554 999 Ft')
    tap.ok('a line is typed from cell to cell, and its sums are in sight')

    price = app.wait_for(Role.TEXT, 'Nettó egységár: Nyomtató')
    app.fill(price, 'sok')
    app.key('Tab')
    app.wait_label(lambda text: text.startswith('Nyomtató – Nettó egységár: „sok” nem vehető át.'))
    if text_of(price) != 'sok':
        raise AssertionError(f'the cell holds {text_of(price)!r}')
    wait_figure(app, 'Nettó', '437 007 Ft')
    tap.ok('what is no price is told in words, and stays where it was typed')
    app.focus(price)
    app.key('Escape')
    wait_until(lambda: text_of(price).replace(NBSP, ' ') == '145 669', 'the price that is stored')
    app.wait_gone(None, lambda text: text.startswith('Nyomtató – '))
    tap.ok('Escape brings back what is stored')

    paste(tap, app)


def paste(tap, app):
    subprocess.run(['xclip', '-selection', 'clipboard'], input='Szerver\t2\t450000\r\n"Kábel,\nhosszú"\t\t\r\n', text=True,
                   check=True)
    app.focus(app.wait_for(Role.TEXT, 'Megnevezés: Nyomtató'))
    app.key('ctrl+v')
    app.wait_for(Role.TEXT, 'Mennyiség: Szerver')
    wait_figure(app, 'Nettó', '900 000 Ft')
    tap.ok('a block from a spreadsheet goes over the lines')
    app.key('ctrl+z')
    app.wait_for(Role.TEXT, 'Mennyiség: Nyomtató')
    wait_figure(app, 'Nettó', '437 007 Ft')
    tap.ok('one undo takes the whole block away')


def delete(tap, app):
    app.press('A tétel törlése: Nyomtató')
    wait_figure(app, 'Nettó', '0 Ft')
    app.wait_label('Törölt költségtétel: Nyomtató')
    app.press('Visszavonás')
    wait_figure(app, 'Nettó', '437 007 Ft')
    tap.ok('a deleted line comes back from the toast')


def export(tap, app, folder):
    target = folder / 'költségek.csv'
    app.press('Exportálás')
    app.wait_label('Az önkormányzat költségtáblája')
    app.key('Up', 'Return')
    name = app.wait_for(Role.TEXT, 'Név:')
    wait_until(lambda: has_state(name, State.FOCUSED), 'the keyboard in the name of the file')
    run('xdotool', 'key', 'ctrl+a')
    app.type(str(target))
    wait_until(lambda: text_of(name) == str(target), 'the path')
    run('xdotool', 'key', 'Return')
    wait_until(target.exists, str(target))
    with open(target, encoding='utf-8-sig', newline='') as stream:
        rows = list(csv.reader(stream, delimiter=';'))
    if rows[1][1:4] != ['Nyomtató', '3', 'db'] or rows[1][6:9] != ['437007', '117992', '554999']:
        raise AssertionError(f'the file holds {rows}')
    tap.ok('the sheet is exported from the menu')


def drive(tap, folder):
    with App([sys.argv[1], '--sample'], 'csatlakozas') as app:
        work(tap, app)
        delete(tap, app)
        export(tap, app, folder)
        if app.close() != 0:
            raise AssertionError('the program ended badly')


if __name__ == '__main__':
    run_test(drive)
