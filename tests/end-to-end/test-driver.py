#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that the driver sees what is there, does what it says, and notices what is not there.

usage: test-driver.py SAMPLE_WINDOW
"""
import io
import sys

from driver import App, BUTTONS, Role, Tap, Timeout, start_desktop, text_of, wait_until

TITLE = 'Próbaablak'


def drive(tap, app):
    entry = app.wait_for(Role.TEXT, 'Név')
    tap.ok('an entry is found by its accessible name')

    app.set_text(entry, 'Dávid')
    app.press('Köszönés')
    app.wait_label('Jó napot, Dávid!')
    tap.ok('text and click through accessibility reach the program')

    app.fill(entry, 'Őrs Űrsula')
    app.click(app.button('Köszönés'))
    app.wait_label('Jó napot, Őrs Űrsula!')
    tap.ok('typed Hungarian letters and a mouse click reach the program')

    app.key('ctrl+l')
    app.wait_label('Üres')
    tap.ok('a keyboard shortcut reaches the program')

    app.fill(entry, 'Ágnes')
    app.press('Köszönés')
    app.wait_label(lambda text: text.endswith('Ágnes!'))
    app.activate('win.clear')
    app.wait_label('Üres')
    tap.ok('an action of the window runs')

    places = app.wait_for(Role.LIST, 'Települések')
    wait_until(lambda: app.rows(places) == [['Csongrád'], ['Nagymaros'], ['Őriszentpéter']], 'the rows in order')
    app.wait_row(places, 'Nagymaros')
    tap.ok('rows are read in the order shown')

    app.resize(640, 480)
    tap.ok('the window takes a size')

    try:
        app.wait_for(BUTTONS, 'Nincs ilyen', timeout=0.3)
    except Timeout:
        tap.ok('a button that is not there is not found')
    else:
        raise AssertionError('a button was found that is not there')

    stream = io.StringIO()
    app.dump(stream)
    if TITLE not in stream.getvalue() or 'Nagymaros' not in stream.getvalue():
        raise AssertionError('the dump lacks the window or a row')
    if text_of(entry) != 'Ágnes':
        raise AssertionError('the entry is read wrongly')
    tap.ok('the dump shows the window and its rows')

    status = app.close()
    if status != 0:
        raise AssertionError(f'the program ended with {status}')
    tap.ok('the window closes and the program ends well')


def main():
    tap = Tap()
    manager = start_desktop()
    try:
        with App([sys.argv[1]], 'sample-window') as app:
            tap.run(lambda: drive(tap, app))
    finally:
        manager.terminate()
        manager.wait()


if __name__ == '__main__':
    main()
