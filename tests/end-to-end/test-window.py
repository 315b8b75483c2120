#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's main job in the real window, in Hungarian, as a person with keyboard and mouse does it.

usage: test-window.py PROGRAM
"""
import sys

from driver import App, Role, Tap, start_desktop, text_of, wait_until

SAMPLE_TITLE = 'Minden önkormányzat — '


def open_municipality(tap, app):
    app.wait_active(f'{SAMPLE_TITLE}Áttekintés')
    tap.ok('the sample programme opens on the overview of everybody')

    app.key('ctrl+2')
    app.wait_active(f'{SAMPLE_TITLE}Önkormányzatok')
    app.wait_label('11 önkormányzat')
    search = app.wait_for(Role.ENTRY, 'Keresés az önkormányzatok között')
    app.fill(search, 'marianosztra')
    app.wait_label('1 / 11')
    app.wait_label('Márianosztra')
    tap.ok('the list finds Márianosztra without accents')

    app.key('Escape')
    app.wait_label('11 önkormányzat')
    app.key('ctrl+l')
    scope = app.wait_for(Role.ENTRY, 'Keresés: kiről szóljanak az oldalak')
    app.fill(scope, 'marianosztra')
    app.key('Return')
    wait_until(lambda: app.find_all(Role.FRAME, lambda name: name.startswith('Márianosztra — ')), 'her window')
    tap.ok('the scope becomes Márianosztra by keyboard')


def work_on_a_task(tap, app):
    app.key('ctrl+1')
    app.wait_active('Márianosztra — Áttekintés')
    tick = app.wait_for(Role.CHECK_BOX, lambda name: name.startswith('Kész: '))
    title = tick.get_name().split(': ', 1)[1]
    app.click(tick)
    app.wait_gone(Role.CHECK_BOX, f'Kész: {title}')
    app.wait_label(lambda text: text.startswith('„') and text.endswith('”: kész'))
    tap.ok('a ticked task is done and says so in a toast')

    app.key('ctrl+z')
    app.wait_for(Role.CHECK_BOX, f'Kész: {title}')
    tap.ok('undo brings it back')

    app.key('ctrl+shift+z')
    app.wait_gone(Role.CHECK_BOX, f'Kész: {title}')
    tap.ok('redo does it again')
    app.key('ctrl+z')
    app.wait_for(Role.CHECK_BOX, f'Kész: {title}')


def choose_scope(app, typed, title):
    app.key('ctrl+l')
    app.fill(app.wait_for(Role.ENTRY, 'Keresés: kiről szóljanak az oldalak'), typed)
    app.key('Return')
    wait_until(lambda: app.find_all(Role.FRAME, lambda name: name.startswith(f'{title} — ')), title)


def mark_in_the_schedule(tap, app):
    choose_scope(app, 'nagymaros', 'Nagymaros')
    app.key('ctrl+2')
    app.wait_active('Nagymaros — Ütemterv')
    app.press('Következő késő')
    app.wait_label('9.1 Tesztelési forgatókönyv testreszabása')
    tap.ok('the next late task opens beside the timeline')

    start = app.wait_for(Role.TEXT, 'Tényleges kezdés')
    app.fill(start, 'valamikor')
    app.key('Return')
    app.wait_label('Adjon meg dátumot, például 2014. 06. 12., vagy hagyja üresen.')
    wait_until(lambda: text_of(start) == 'valamikor', 'what was typed')
    tap.ok('what is no date is told and kept')
    app.fill(start, '2014-09-04')
    app.key('Return')
    wait_until(lambda: text_of(start) == '2014. szept. 4.', 'the date in its usual form')
    app.wait_label(lambda text: text.endswith('”: tényleges napok'))
    tap.ok('a date is stored')

    app.click(app.wait_for({Role.RADIO_BUTTON, Role.CHECK_BOX}, 'Kész'))
    app.wait_label(lambda text: text.endswith('”: kész'))
    finish = app.wait_for(Role.TEXT, 'Tényleges befejezés')
    wait_until(lambda: text_of(finish) == '2014. szept. 15.', 'the day of finishing')
    tap.ok('a task marked as done is finished on the status date')

    app.key('ctrl+z')
    wait_until(lambda: text_of(finish) == '', 'no day of finishing')
    app.key('ctrl+z')
    wait_until(lambda: text_of(start) == '2014. szept. 3.', 'the first day')
    tap.ok('both are undone')
    app.key('Escape')


def edit_municipality(tap, app):
    choose_scope(app, 'minden', 'Minden önkormányzat')
    app.key('ctrl+2')
    app.wait_active(f'{SAMPLE_TITLE}Önkormányzatok')
    app.press('Új felvétele…')
    app.wait_active('Új önkormányzat')
    code = app.wait_for(Role.TEXT, 'KSH-kód')
    app.fill(code, '04571')
    app.press('Tárolás')
    app.wait_label('Hiányzik a név.')
    app.wait_label(lambda text: text.startswith('A KSH-kód ellenőrző számjegye nem stimmel'))
    tap.ok('a missing name and a wrong check digit are told in words')

    app.fill(app.wait_for(Role.TEXT, 'Név'), 'Ágfalva')
    app.fill(code, '04570')
    app.press('Tárolás')
    app.wait_active(f'{SAMPLE_TITLE}Önkormányzatok')
    app.wait_label('12 önkormányzat')
    tap.ok('a municipality is added')
    app.key('ctrl+z')
    app.wait_label('11 önkormányzat')
    tap.ok('and undone')


def drive(tap, app):
    open_municipality(tap, app)
    work_on_a_task(tap, app)
    mark_in_the_schedule(tap, app)
    edit_municipality(tap, app)

    status = app.close()
    if status != 0:
        raise AssertionError(f'the program ended with {status}')
    tap.ok('the window closes and the program ends well')


def main():
    tap = Tap()
    manager = start_desktop()
    try:
        with App([sys.argv[1], '--sample'], 'csatlakozas') as app:
            tap.run(lambda: drive(tap, app))
    finally:
        manager.terminate()
        manager.wait()


if __name__ == '__main__':
    main()
