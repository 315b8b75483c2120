#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exported Planner and iCalendar files, read again by others: days as the table of text has them.

usage: check-planner-ics.py MAKE-SCHEDULES PROGRAM
"""
import csv
import datetime
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import taplib  # noqa: E402

PROGRAM = os.path.abspath(sys.argv.pop())
MAKE_SCHEDULES = sys.argv.pop()
DATA = os.environ.get('CSATLAKOZAS_TEST_DATA')
FILES = ('pilot', 'kmop', 'further', 'running', 'constrained', 'template-pilot', 'template-kmop', 'template-further')
DAY = datetime.timedelta(days=1)
RELATION = re.compile(r'([^;]*?)((?:[FS][FS])?)(?:([+-]\d+)(ed)?)?\Z')
TYPES = {'': 'FINISHTOSTART', 'FS': 'FINISHTOSTART', 'SS': 'STARTTOSTART', 'FF': 'FINISHTOFINISH',
         'SF': 'STARTTOFINISH'}


def read_table(path):
    """The table of text: code -> row; only tasks. Its heads are of its language, so by place."""
    with open(path, encoding='utf-8-sig', newline='') as file:
        rows = list(csv.reader(file, delimiter=';'))[1:]
    return {row[0]: row for row in rows if re.match(r'\d+\.', row[0])}


def unfold(text):
    return text.replace('\r\n ', '').split('\r\n')


def read_calendar(path):
    """Components as lists of (name, parameters, value)."""
    data = path.read_bytes()
    for line in data.split(b'\r\n'):
        assert len(line) <= 75 and b'\n' not in line, line
    components, current = [], None
    for line in unfold(data.decode('utf-8')):
        if line in ('BEGIN:VTODO', 'BEGIN:VEVENT'):
            current = [('BEGIN', {}, line[6:])]
            components.append(current)
        elif line in ('END:VTODO', 'END:VEVENT'):
            current = None
        elif current is not None:
            head, value = line.split(':', 1)
            name, *parameters = head.split(';')
            current.append((name, dict(parameter.split('=', 1) for parameter in parameters), value))
    return components


def get(component, name):
    return [(parameters, value) for key, parameters, value in component if key == name]


def date_of(component, name):
    (parameters, value), = get(component, name)
    assert parameters == {'VALUE': 'DATE'}, (name, parameters)
    return datetime.datetime.strptime(value, '%Y%m%d').date()


class Exported(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        subprocess.run([MAKE_SCHEDULES, cls.folder], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def columns(self, name):
        """Places of start, finish and predecessors in the table of text."""
        with open(self.folder / f'{name}.csv', encoding='utf-8-sig', newline='') as file:
            heads = next(csv.reader(file, delimiter=';'))
        english = name.startswith('template')
        words = ('Start', 'Finish', 'Predecessors') if english else ('Kezdet', 'Vége', 'Elődök')
        return [next(i for i, head in enumerate(heads) if head.startswith(word)) for word in words]

    def test_days_of_calendars(self):
        for name in FILES:
            table = read_table(self.folder / f'{name}.csv')
            start, finish, _ = self.columns(name)
            components = read_calendar(self.folder / f'{name}.ics')
            self.assertEqual(len(components), len(table), name)
            for component in components:
                (_, summary), = get(component, 'SUMMARY')
                row = table[summary.split(' ', 1)[0]]
                end = 'DTEND' if component[0][2] == 'VEVENT' else 'DUE'
                self.assertEqual(date_of(component, 'DTSTART').isoformat(), row[start], (name, summary))
                self.assertEqual((date_of(component, end) - DAY).isoformat(), row[finish], (name, summary))
                self.assertGreater(date_of(component, end), date_of(component, 'DTSTART'))
                self.assertFalse(get(component, 'DURATION'))

    def test_links_of_calendars(self):
        for name in FILES:
            table = read_table(self.folder / f'{name}.csv')
            predecessors = self.columns(name)[2]
            components = read_calendar(self.folder / f'{name}.ics')
            codes = {get(component, 'UID')[0][1]: get(component, 'SUMMARY')[0][1].split(' ', 1)[0]
                     for component in components}
            self.assertEqual(len(codes), len(components))
            for component in components:
                code = codes[get(component, 'UID')[0][1]]
                found = {(codes[uid], parameters['RELTYPE'], parameters.get('GAP'))
                         for parameters, uid in get(component, 'RELATED-TO')}
                expected = set()
                for word in filter(None, table[code][predecessors].split(', ')):
                    if '→' in word:
                        continue
                    other, kind, lag, _ = RELATION.match(word).groups()
                    gap = lag and ('-' if lag[0] == '-' else '') + f'P{lag[1:]}D'
                    expected.add((other, TYPES[kind], gap))
                self.assertEqual(found, expected, (name, code))

    def test_planner_by_its_own_rules(self):
        if not DATA:
            self.skipTest('CSATLAKOZAS_TEST_DATA is not set')
        if not shutil.which('xmllint'):
            self.skipTest('xmllint is not installed')
        for name in FILES:
            done = subprocess.run(['xmllint', '--noout', '--dtdvalid', f'{DATA}/schema/mrproject-0.6.dtd',
                                   self.folder / f'{name}.planner'], capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, ''), name)

    def test_days_of_planner(self):
        for name in FILES:
            table = read_table(self.folder / f'{name}.csv')
            start, finish, _ = self.columns(name)
            tasks = [task for task in ET.parse(self.folder / f'{name}.planner').iter('task')
                     if task.find('task') is None]
            self.assertEqual(len(tasks), len(table), name)
            for task in tasks:
                row = table[task.get('name').split(' ', 1)[0]]
                self.assertEqual(task.get('start')[:8], row[start].replace('-', ''), (name, task.get('name')))
                self.assertEqual(task.get('end')[:8], row[finish].replace('-', ''), (name, task.get('name')))

    def read_back(self, path):
        done = subprocess.run([PROGRAM, 'import-schedule', '--dry-run', '--format=tsv', path], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        tables = done.stdout.split('\n\n')
        return [list(csv.DictReader(table.splitlines(), delimiter='\t', quoting=csv.QUOTE_NONE)) for table in tables]

    def test_nothing_moves_when_read_again(self):
        for name in FILES:
            for extension in ('planner', 'xml'):
                tasks, moves = self.read_back(self.folder / f'{name}.{extension}')
                self.assertGreater(len(tasks), 80)
                self.assertEqual(moves, [], (name, extension))


if __name__ == '__main__':
    taplib.main()
