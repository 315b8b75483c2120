#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Schedules of other programs as import-schedule reads them, against ElementTree and against dates counted by hand.

usage: check-readers.py PROGRAM
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
OWN = pathlib.Path(__file__).resolve().parent.parent / 'data' / 'exchange'
DATA = os.environ.get('CSATLAKOZAS_TEST_DATA')
LINKS = ('FF', 'FS', 'SF', 'SS')


def run(path, *options):
    return subprocess.run([PROGRAM, 'import-schedule', '--dry-run', *options, path], capture_output=True, text=True,
                          check=False, timeout=60)


def read(path):
    """Returns (tasks, moves), both as dictionaries by the heads of the columns."""
    done = run(path, '--format=tsv')
    if done.returncode:
        raise AssertionError(f'{path}: {done.stderr}')
    tables = done.stdout.split('\n\n')
    return [list(csv.DictReader(table.splitlines(), delimiter='\t', quoting=csv.QUOTE_NONE)) for table in tables]


def files_of(folder):
    if not DATA:
        raise unittest.SkipTest('CSATLAKOZAS_TEST_DATA is not set')
    found = sorted(path for path in (pathlib.Path(DATA) / folder).iterdir() if path.suffix in ('.xml', '.planner', '.gan'))
    assert found, folder
    return found


def cases():
    if not DATA:
        raise unittest.SkipTest('CSATLAKOZAS_TEST_DATA is not set')
    return sorted((pathlib.Path(DATA) / 'cases').iterdir())


class Mspdi(unittest.TestCase):
    def test_tasks_and_links_are_all_there(self):
        for path in files_of('mspdi'):
            root = ET.parse(path).getroot()
            space = root.tag[:root.tag.index('}') + 1]

            def text(element, name, space=space):
                return (element.findtext(space + name) or '').strip()

            expected = []
            for task in root.iterfind(f'{space}Tasks/{space}Task'):
                if text(task, 'IsNull') == '1' or (text(task, 'UID'), text(task, 'OutlineLevel')) == ('0', '0'):
                    continue
                links = [f'{text(link, "PredecessorUID")} {LINKS[int(text(link, "Type"))]}'
                         for link in task.iterfind(space + 'PredecessorLink')]
                start = text(task, 'Start')
                # What begins when the day is over begins on the next one.
                late = start[11:16] >= '17:00' and text(task, 'Duration') != 'PT0H0M0S'
                expected.append((text(task, 'UID'), text(task, 'Name'), text(task, 'OutlineLevel'),
                                 text(task, 'PercentComplete') or '0', '' if late else start[:10], links))
            found = [(task['uid'], task['name'], str(task['outline'].count('.') + 1), task['percent'], task['start'],
                      [link.rsplit(' ', 1)[0] for link in task['predecessors'].split(', ') if link])
                     for task in read(path)[0]]
            self.assertEqual(len(found), len(expected), path.name)
            found = [row[:4] + ('' if not wanted[4] else row[4], row[5]) for row, wanted in zip(found, expected)]
            self.assertEqual(found, expected, path.name)

    def test_dates_of_project_stay_where_whole_days_are_planned(self):
        for path in files_of('mspdi'):
            if 'project20' in path.name:
                self.assertEqual(read(path)[1], [], path.name)


def predecessors_of(task):
    return sorted(link.rsplit(' ', 1)[0] for link in task['predecessors'].split(', ') if link)


class Planner(unittest.TestCase):
    def test_tasks_and_links_are_all_there(self):
        for path in files_of('planner'):
            expected = []
            tasks = ET.parse(path).getroot().find('tasks')
            levels = [(task, 1) for task in reversed(tasks.findall('task'))]
            while levels:
                task, level = levels.pop()
                start = task.get('work-start')
                links = sorted(f'{link.get("predecessor-id")} {link.get("type", "FS")}'
                               for link in task.iterfind('predecessors/predecessor'))
                expected.append((task.get('id'), task.get('name'), str(level),
                                 f'{start[:4]}-{start[4:6]}-{start[6:8]}', links))
                levels += [(child, level + 1) for child in reversed(task.findall('task'))]
            self.assertEqual([(task['uid'], task['name'], str(task['outline'].count('.') + 1), task['start'], predecessors_of(task))
                              for task in read(path)[0]], expected, path.name)

    def test_dates_of_planner_stay(self):
        self.assertEqual(read(pathlib.Path(files_of('planner')[0]).parent / 'planner-sample.planner')[1], [])

    def test_lag_is_elapsed(self):
        """Case 17: Friday 5 September, 17 hours, and 48 hours are Sunday evening."""
        folder = next(iter(path for path in cases() if path.name.startswith('17-')))
        tasks, moves = read(next(folder.glob('*.planner')))
        self.assertEqual(tasks[1]['predecessors'], '1 FS 2d')
        self.assertEqual(tasks[1]['start'], '2014-09-08')
        self.assertEqual(moves, [])


class Gan(unittest.TestCase):
    def test_tasks_and_links_are_all_there(self):
        for path in files_of('gan'):
            root = ET.parse(path).getroot()
            tasks = root.find('tasks')
            links = {}
            for task in tasks.iter('task'):
                for link in task.findall('depend'):
                    kind = {'1': 'SS', '2': 'FS', '3': 'FF', '4': 'SF'}[link.get('type')]
                    links.setdefault(link.get('id'), []).append(f'{task.get("id")} {kind}')
            self.assertEqual([(task['uid'], task['name'], task['start'], task['days'], predecessors_of(task))
                              for task in read(path)[0]],
                             [(task.get('id'), task.get('name'), task.get('start'), task.get('duration'),
                               sorted(links.get(task.get('id'), []))) for task in tasks.iter('task')], path.name)

    def test_whole_days_stay_where_ganttproject_has_them(self):
        """But milestones, which we show on the day that ends with them."""
        for path in files_of('gan'):
            tasks, moves = read(path)
            milestones = {task['uid'] for task in tasks if task['milestone'] == '1'}
            self.assertEqual([move for move in moves if move['uid'] not in milestones and move['rule'] != 'children'],
                             [])


class Plan(unittest.TestCase):
    """Dates of the cases, counted there."""

    def check(self, number, expected, end='start'):
        folder = next(iter(path for path in cases() if path.name.startswith(number + '-')))
        moves = read(folder / 'plan.csv')[1]
        found = {move['uid']: move['ours'] for move in moves if move['date'] == end}
        self.assertEqual(found, expected)

    def test_holidays_and_transferred_days(self):
        self.check('01', {'A': '2015-08-17', 'B': '2015-08-26'})
        self.check('01', {'A': '2015-08-25', 'B': '2015-08-28'}, 'finish')

    def test_leads_and_finish_finish(self):
        self.check('02', {'T1': '2014-09-01', 'T2': '2014-09-08', 'T3': '2014-09-10'})
        self.check('02', {'T1': '2014-09-10', 'T2': '2014-09-15', 'T3': '2014-09-15'}, 'finish')

    def test_upper_limits_move_nothing(self):
        self.check('09', {'A': '2014-09-12', 'B': '2014-09-19'}, 'finish')

    def test_milestone_is_on_the_day_that_ends_with_it(self):
        self.check('11', {'A': '2014-09-03', 'M': '2014-09-03'}, 'finish')

    def test_what_is_wrong_is_named_with_its_line(self):
        for text, expected in (('A;Első;x;;;', 'line 3, task A'), ('A;Első;1;B;;', 'predecessor B'),
                               ('A;Első;1;;2014-02-30;', '2014-02-30'), ('A;Első;1;AFS;;', 'wait for each other'),
                               ('A;;1;;;\nA;;1;;;', 'line 4')):
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / 'terv.csv'
                path.write_text('# projekt kezdete: 2014-09-01\nid;név;munkanap;elődök;nem_korábban;nem_később\n'
                                + text, encoding='utf-8')
                done = run(path)
                self.assertEqual(done.returncode, 1)
                self.assertIn(expected, done.stderr)


class RoundTrip(unittest.TestCase):
    def test_own_export_comes_back_with_its_dates(self):
        for wave in ('pilot', 'kmop', 'further'):
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / 'minta.xml'
                subprocess.run([PROGRAM, 'export-schedule', '--template', f'--wave={wave}', '--start=2014-06-12',
                                f'--output={path}'], check=True, capture_output=True, timeout=60)
                said = subprocess.run([PROGRAM, 'schedule', f'--wave={wave}', '--start=2014-06-12', '--format=tsv'],
                                      check=True, capture_output=True, text=True, timeout=60).stdout
                tasks, moves = read(path)
            planned = {row['id']: row for row in csv.DictReader(said.splitlines(), delimiter='\t')}
            leaves = {task['wbs']: task for task in tasks if task['wbs'] in planned}
            self.assertEqual({code: (task['start'], task['finish']) for code, task in leaves.items()},
                             {code: (row['start'], row['finish']) for code, row in planned.items()})
            self.assertEqual(moves, [], wave)


class Drift(unittest.TestCase):
    """1 September 2014 was a Monday."""

    def test_every_date_that_moves_is_reported_with_its_reason(self):
        moves = [tuple(move.values()) for move in read(OWN / 'drift.xml')[1]]
        september = '2014-09-'
        expected = [('2', 'start', '08', '04', 'link 1'), ('2', 'finish', '09', '05', 'link 1'),
                    ('3', 'start', '06', '08', 'calendar'), ('3', 'finish', '06', '08', 'calendar'),
                    ('6', 'start', '11', '10', 'constraint'), ('6', 'finish', '11', '10', 'constraint'),
                    ('8', 'start', '15', '01', 'project-start'), ('8', 'finish', '15', '01', 'project-start'),
                    ('9', 'finish', '05', '02', 'children'),
                    ('13', 'start', '01', '02', 'whole-days'), ('13', 'finish', '01', '02', 'whole-days')]
        self.assertEqual(moves, [(uid, end, september + old, september + new, rule)
                                 for uid, end, old, new, rule in expected])

    def test_people_read_sentences(self):
        said = run(OWN / 'drift.xml').stdout
        self.assertIn('13 “Délután”, start: 1 Sep 2014 → 2 Sep 2014, because parts of days count as whole', said)
        self.assertIn('11 dates would be moved', said)

    def test_cycles_are_named_task_by_task(self):
        done = run(OWN / 'cycle.xml')
        self.assertEqual(done.returncode, 1)
        chain = done.stderr.split('wait for each other: ')[1].splitlines()[0].split(' → ')
        self.assertEqual(chain[0], chain[-1])
        order = ['1 “Tojás”', '2 “Csibe”', '3 “Tyúk”']
        first = order.index(chain[0])
        self.assertEqual(chain[:-1], order[first:] + order[:first])


class Usage(unittest.TestCase):
    def test_what_cannot_be_read_is_named(self):
        done = run('/nowhere.xml')
        self.assertEqual(done.returncode, 1)
        self.assertIn('/nowhere.xml', done.stderr)

    def test_wrong_options_are_told(self):
        for options in (['--format=xml'], []):
            done = subprocess.run([PROGRAM, 'import-schedule', *options, str(OWN / 'drift.xml')], capture_output=True,
                                  text=True, check=False, timeout=60)
            self.assertEqual(done.returncode, 2)
            self.assertIn('tsv' if options else '--dry-run', done.stderr)


if __name__ == '__main__':
    taplib.main()
