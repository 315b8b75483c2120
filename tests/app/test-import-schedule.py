#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""import-schedule into a document: what is stored, what is told, and that bad input changes nothing.

usage: test-import-schedule.py PROGRAM
"""
import csv
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import taplib  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
DRIFT = pathlib.Path(__file__).resolve().parent.parent / 'data/exchange/drift.xml'
SPACE = '{http://schemas.microsoft.com/project}'


def run(*argv):
    environment = {**os.environ, 'LC_ALL': 'hu_HU.UTF-8'}
    environment.pop('LANGUAGE', None)
    environment.pop('DISPLAY', None)
    done = subprocess.run([PROGRAM, *argv], capture_output=True, text=True, check=False, env=environment, timeout=60)
    return done.returncode, done.stdout, done.stderr


def tables(text):
    return [list(csv.DictReader(table.splitlines(), delimiter='\t', quoting=csv.QUOTE_NONE))
            for table in text.split('\n\n')]


class ImportSchedule(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.document = self.folder / 'minta.csatlakozas'
        code, _, err = run('create-sample', str(self.document))
        self.assertEqual(code, 0, err)

    def load(self, path, *options):
        return run('import-schedule', str(path), f'--document={self.document}', '--municipality=Nagymaros', *options)

    def export(self, ending):
        path = self.folder / f'ki.{ending}'
        code, _, err = run('export-schedule', f'--document={self.document}', '--municipality=Nagymaros',
                           f'--output={path}')
        self.assertEqual((code, err), (0, ''))
        return path

    def dates(self):
        """First and last day of each task of the schedule by its title."""
        with open(self.export('csv'), encoding='utf-8-sig', newline='') as file:
            head, *rows = csv.reader(file, delimiter=';')
        title, start, finish = (head.index(word) for word in ('Feladat', 'Kezdet', 'Vége'))
        return {row[title]: (row[start], row[finish]) for row in rows}

    @staticmethod
    def dates_of_file():
        tasks = ET.parse(DRIFT).getroot().iter(SPACE + 'Task')
        found = {task.findtext(SPACE + 'Name'): (task.findtext(SPACE + 'Start'), task.findtext(SPACE + 'Finish'))
                 for task in tasks if task.findtext(SPACE + 'Start')}
        return {name: (start[:10], finish[:10]) for name, (start, finish) in found.items()}

    def test_dates_stay_until_they_are_accepted(self):
        code, out, err = self.load(DRIFT, '--format=tsv')
        self.assertEqual((code, err), (0, ''))
        tasks, moves, _ = tables(out)
        # An inactive task does not apply here and is in no export.
        own = [task['name'] for task in tasks if task['kind'] == 'own' and task['name'] != 'Kihagyott']
        self.assertGreater(len(own), 3)
        self.assertIn('Szombaton', own)
        self.assertGreater(len(moves), 2)
        expected, shown = self.dates_of_file(), self.dates()
        for name in own:
            self.assertEqual(shown[name], expected[name], name)
        for move in moves:
            name = next(task['name'] for task in tasks if task['uid'] == move['uid'])
            self.assertEqual(move['imported'], expected[name][move['date'] == 'finish'])
            self.assertNotEqual(move['imported'], move['ours'])

    def test_dates_by_the_rules(self):
        _, out, _ = self.load(DRIFT, '--dry-run', '--format=tsv')
        tasks, moves, _ = tables(out)
        code, out, err = self.load(DRIFT, '--accept-dates')
        self.assertEqual((code, err), (0, ''))
        self.assertIn('Ütemterv beolvasva: ', out)
        shown = self.dates()
        for move in moves:
            name = next(task['name'] for task in tasks if task['uid'] == move['uid'])
            if name != 'Kihagyott':
                self.assertEqual(shown[name][move['date'] == 'finish'], move['ours'], name)

    def test_own_export_changes_nothing(self):
        for ending in ('xml', 'planner'):
            path, before = self.export(ending), self.document.read_bytes()
            code, out, err = self.load(path)
            self.assertEqual((code, err), (0, ''))
            self.assertIn('semmi sem változik', out)
            self.assertEqual(self.document.read_bytes(), before)

    def test_bad_input_changes_nothing(self):
        before = self.document.read_bytes()
        text = DRIFT.read_text(encoding='utf-8')
        for name, content, words in (
                ('csonka.xml', text[:len(text) // 2], '. sor'),
                ('elod.xml', text.replace('<PredecessorUID>1<', '<PredecessorUID>99<', 1), '„Követi az elsőt”'),
                ('hatra.xml', text.replace('2014-09-09T17', '2014-09-02T17', 1), '„Követi az elsőt”'),
                ('nap.xml', text.replace('2014-09-08T08', '2014-02-30T08', 1), '2014-02-30')):
            path = self.folder / name
            path.write_text(content, encoding='utf-8')
            code, out, err = self.load(path)
            self.assertEqual((code, out), (1, ''), name)
            self.assertIn(words, err)
            self.assertIn(name, err)
            self.assertEqual(self.document.read_bytes(), before)
        code, out, err = self.load(DRIFT, '--dry-run')
        self.assertEqual((code, err), (0, ''))
        self.assertIn('Semmi sem lett tárolva.', out)
        self.assertEqual(self.document.read_bytes(), before)

    def test_wrong_options_are_told(self):
        for options, words in (([], '--document'), ([f'--document={self.document}'], '--municipality'),
                               (['--dry-run', '--accept-dates'], '--accept-dates')):
            code, out, err = run('import-schedule', str(DRIFT), *options)
            self.assertEqual((code, out), (2, ''))
            self.assertIn(words, err)


if __name__ == '__main__':
    taplib.main()
