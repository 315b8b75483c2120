#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's main job in the real window, in Hungarian, as a person with keyboard and mouse does it.

usage: test-window.py PROGRAM
"""
import csv
import os
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as ET

from driver import App, Role, State, extents_of, has_state, run, run_test, text_of, wait_until

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
    places = app.wait_for(Role.LIST, 'Önkormányzatok')
    wait_until(lambda: [row[0].split(',')[0] for row in app.rows(places)] == ['Márianosztra'], 'her row alone')
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


def overlap(one, other):
    """Whether two places have a point in common: each is x, y, width and height."""
    return all(one[axis] < other[axis] + other[axis + 2] and other[axis] < one[axis] + one[axis + 2] for axis in (0, 1))


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

    app.key('ctrl+f', 'Escape', 'ctrl+a')
    app.wait_label('12 kiválasztva')
    toast = extents_of(app.button('Visszavonás'))
    for text in ('Megnyitás', 'Szerkesztés…', 'Ütem…', 'Törlés'):
        if overlap(toast, extents_of(app.button(text))):
            raise AssertionError(f'the toast lies over {text}')
    tap.ok('its toast hides nothing of what can be done with selected rows')
    app.key('ctrl+z')
    app.wait_label('11 önkormányzat')
    tap.ok('and undone')


def name_a_contact(tap, app):
    """Jászkarajenő has nobody for three of the four mandatory roles: KT, IT and KF."""
    choose_scope(app, 'jaszkarajeno', 'Jászkarajenő')
    app.key('ctrl+1')
    app.wait_active('Jászkarajenő — Áttekintés')
    app.click(app.wait_label('Jelölje ki az ASP kapcsolattartót'))
    app.wait_active('Jászkarajenő — Kapcsolattartók')
    app.wait_for(Role.LIST_ITEM, 'Kapcsolattartók, 3 üres szerepkör')
    tap.ok('what is missing leads to the page of contacts')

    app.key('Return')
    app.wait_active('Jászkarajenő')
    name = app.wait_for(Role.TEXT, 'Név')
    wait_until(lambda: has_state(name, State.FOCUSED), 'the keyboard in the name')
    app.type('Ócsai Ibolya')
    app.key('Return')
    app.wait_active('Jászkarajenő — Kapcsolattartók')
    app.wait_for(Role.LIST_ITEM, 'Kapcsolattartók, 2 üres szerepkör')
    app.wait_label('Ócsai Ibolya')
    tap.ok('an ASP contact is named by keyboard and the counter falls')

    app.key('ctrl+z')
    app.wait_for(Role.LIST_ITEM, 'Kapcsolattartók, 3 üres szerepkör')
    app.wait_gone(None, 'Ócsai Ibolya')
    tap.ok('and undone, with the new person')


WRONG_CODE = 'A KSH-kód ellenőrző számjegye nem stimmel: nézze meg, nincs-e benne elütés.'

# What Márianosztra's clerk still has to fill in after her population; codes from the worked examples of their rules.
MISSING_ANSWERS = (
    ('A tag KSH-kódja', '28097'),
    ('A tag lakosságszáma', '359'),
    ('PIR törzskönyvi azonosító', '839824'),
    ('Adószám', '15839826-2-13'),
    ('Fizetési számla', '10032000-01720361-00000000'),
    ('Székhely: cím', 'Kossuth tér 1.'),
    ('Központi telefon', '+36 27 370 000'),
    ('Központi e-mail', 'hivatal@pelda.hu'),
    ('Hivatali létszám (fő)', '12'),
)


def fill_wrongly(tap, app):
    choose_scope(app, 'marianosztra', 'Márianosztra')
    app.key('ctrl+3')
    app.wait_active('Márianosztra — Kérdőívek')
    app.key('Return')
    code = app.wait_for(Role.TEXT, 'KSH településazonosító')
    wait_until(lambda: text_of(code) == '04570', 'the code of the record')
    tap.ok('the questionnaire opens by keyboard and knows what the record knows')

    app.fill(code, '04571')
    app.key('Tab')
    app.wait_label(WRONG_CODE)
    if text_of(code) != '04571':
        raise AssertionError(f'the wrong answer was changed to {text_of(code)}')
    app.wait_label(lambda text: text.endswith('1 hibás válasz'))
    tap.ok('a wrong KSH code stays and is told in words under the field')

    app.press('Befejezés')
    app.wait_label(lambda text: text.startswith('Befejezés előtt javítandó: '))
    wait_until(lambda: app.find_all(None, WRONG_CODE), 'the error')
    tap.ok('a questionnaire with a wrong answer cannot be finished')

    app.key('ctrl+z')
    wait_until(lambda: text_of(code) == '04570', 'the right code')
    app.key('ctrl+shift+z')
    wait_until(lambda: text_of(code) == '04571', 'the wrong code')
    app.fill(code, '04570')
    app.key('Tab')
    app.wait_gone(None, WRONG_CODE)
    tap.ok('it is undone, done again and corrected')


def answer_next(app, label, answer):
    """F7 stores what is being typed and goes on to the next question without an answer."""
    app.key('F7')
    entry = app.wait_for(Role.TEXT, label)
    wait_until(lambda: has_state(entry, State.FOCUSED), f'the keyboard in {label}')
    app.type(answer)
    wait_until(lambda: text_of(entry) == answer, f'{answer} in {label}')


def finish_questionnaire(tap, app):
    answer_next(app, 'Állandó lakosságszám', '843')
    app.key('ctrl+Next')
    app.wait_label('A hivatal')
    app.press('Új sor')
    app.wait_for(Role.TEXT, 'A tag KSH-kódja')
    for label, answer in MISSING_ANSWERS:
        answer_next(app, label, answer)
    app.press('Befejezés')
    app.wait_label('Befejezve')
    app.button('Újranyitás')
    tap.ok('the questionnaire is filled in from question to question and finished')


def save_as(app, keys, path):
    """Exports by the menu in the header, whose items GTK 4.18 gives no names, and GTK's own file dialog."""
    app.press('Exportálás')
    app.wait_label('Ennek az önkormányzatnak az ütemterve')
    app.key(*keys)
    name = app.wait_for(Role.TEXT, 'Név:')
    wait_until(lambda: has_state(name, State.FOCUSED), 'the keyboard in the name of the file')
    # GTK's file dialog is no window to assistive technology: App.key () would wait for one.
    run('xdotool', 'key', 'ctrl+a')
    app.type(str(path))
    wait_until(lambda: text_of(name) == str(path), 'the path')
    run('xdotool', 'key', 'Return')
    wait_until(path.exists, str(path))
    app.wait_active('Márianosztra — Kérdőívek')


def read_workbook(path):
    """The rows of the first sheet by Gnumeric, a reader that is not ours."""
    table = path.with_suffix('.csv')
    subprocess.run(['ssconvert', '--export-type=Gnumeric_stf:stf_csv', str(path), str(table)], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(table, encoding='utf-8') as stream:
        return list(csv.reader(stream))


def export(tap, app, folder):
    workbook, project = folder / 'ütemterv.xlsx', folder / 'ütemterv.xml'
    save_as(app, ('Return',), workbook)
    rows = read_workbook(workbook)
    names = {cell for row in rows for cell in row}
    if 'Tesztelési forgatókönyv testreszabása' not in names or 'Márianosztra' not in ' '.join(names):
        raise AssertionError(f'the workbook lacks the schedule: {rows[:12]}')
    tap.ok('the workbook exported from the menu is read by Gnumeric')

    save_as(app, ('Down', 'Return'), project)
    space = {'p': 'http://schemas.microsoft.com/project'}
    tasks = ET.parse(project).getroot().findall('p:Tasks/p:Task', space)
    titles = [task.findtext('p:Name', None, space) for task in tasks]
    if 'Tesztelési forgatókönyv testreszabása' not in titles:
        raise AssertionError(f'the project lacks the schedule: {titles}')
    schema = os.environ.get('CSATLAKOZAS_TEST_DATA', '')
    schema = pathlib.Path(schema) / 'schema/mspdi_pj12_assembled_ns.xsd'
    if schema.is_file():
        subprocess.run(['xmllint', '--noout', '--schema', str(schema), str(project)], check=True, stderr=subprocess.PIPE)
    tap.ok('the project exported from the menu is read by Python')


def drive(tap, app, folder):
    open_municipality(tap, app)
    work_on_a_task(tap, app)
    mark_in_the_schedule(tap, app)
    edit_municipality(tap, app)
    name_a_contact(tap, app)
    fill_wrongly(tap, app)
    finish_questionnaire(tap, app)
    export(tap, app, folder)

    status = app.close()
    if status != 0:
        raise AssertionError(f'the program ended with {status}')
    tap.ok('the window closes and the program ends well')


def restart(tap, folder):
    """Closes the window while an answer is being typed, and starts again."""
    document = str(folder / 'önkormányzat.csatlakozas')
    run(sys.argv[1], 'create-sample', document)
    with App([sys.argv[1], document], 'csatlakozas') as app:
        app.wait_document()
        choose_scope(app, 'nagymaros', 'Nagymaros')
        app.key('ctrl+3')
        app.wait_active('Nagymaros — Kérdőívek')
        app.key('Return')
        app.wait_for(Role.TEXT, 'KSH településazonosító')
        app.key('ctrl+Next', 'ctrl+Next')
        app.fill(app.wait_for(Role.TEXT, 'PIR törzskönyvi azonosító'), '839824')
        if app.close() != 0:
            raise AssertionError(f'the program ended with {app.process.returncode}')

    with App([sys.argv[1], document], 'csatlakozas') as app:
        app.wait_active('Nagymaros — Kérdőívek')
        entry = app.wait_for(Role.TEXT, 'PIR törzskönyvi azonosító')
        if text_of(entry) != '839824':
            raise AssertionError(f'the answer is {text_of(entry)!r}')
        app.close()
    tap.ok('after a restart the window is where it was, with what was being typed')


def whole_job(tap, folder):
    with App([sys.argv[1], '--sample'], 'csatlakozas') as app:
        drive(tap, app, folder)
    restart(tap, folder)


if __name__ == '__main__':
    run_test(whole_job)
