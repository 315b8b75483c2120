#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Schedules the exported MS Project files again, from what stands in them alone.

A program that opens such a file works out the dates anew from calendar, durations, links and
constraints. If that gave other dates than the file tells, tasks would move when it is opened.
"""

import datetime
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import taplib  # noqa: E402

MAKE_SCHEDULES = sys.argv.pop(1)
NS = '{http://schemas.microsoft.com/project}'
FILES = ('pilot', 'kmop', 'further', 'running', 'template-pilot', 'template-kmop',
         'template-further')
DAY = datetime.timedelta(days=1)


def text(element, name, default=None):
    found = element.find(NS + name)
    return default if found is None else found.text


def duration(value):
    hours, rest = value[2:].split('H')
    return int(hours) * 60 + int(rest.split('M')[0])


class Project:
    def __init__(self, path):
        self.root = ET.parse(path).getroot()
        calendar = self.root.find('%sCalendars/%sCalendar' % (NS, NS))
        self.week = {int(text(d, 'DayType')): text(d, 'DayWorking') == '1'
                     for d in calendar.iter(NS + 'WeekDay')}
        self.exceptions = {}
        for exception in calendar.iter(NS + 'Exception'):
            day = text(exception.find(NS + 'TimePeriod'), 'FromDate')[:10]
            self.exceptions[day] = text(exception, 'DayWorking') == '1'
        self.tasks = {int(text(t, 'UID')): t for t in self.root.iter(NS + 'Task')}
        self.index = {}
        day = datetime.date(2014, 1, 1)
        count = 0
        while day.year < 2017:
            self.index[day.isoformat()] = count
            count += self.works(day)
            day += DAY

    def works(self, day):
        # DayType 1 is Sunday
        return self.exceptions.get(day.isoformat(), self.week[day.isoweekday() % 7 + 1])

    def position(self, instant):
        """Working minutes before the instant"""
        day, time = instant.split('T')
        works = self.works(datetime.date.fromisoformat(day))
        return 480 * (self.index[day] + (1 if works and time == '17:00:00' else 0))

    def leaves(self):
        return {uid: t for uid, t in self.tasks.items() if text(t, 'Summary') == '0'}

    def schedule(self):
        """UID -> (start, finish) in working minutes"""
        leaves = self.leaves()
        begin = self.position(text(self.root, 'StartDate'))
        dates = {}

        def visit(uid):
            if uid in dates:
                return dates[uid]
            task = leaves[uid]
            start = begin
            for link in task.iter(NS + 'PredecessorLink'):
                end = {'1': 1, '3': 0}[text(link, 'Type')]
                bound = visit(int(text(link, 'PredecessorUID')))[end]
                start = max(start, bound + int(text(link, 'LinkLag')) // 10)
            if text(task, 'ConstraintType') == '4':
                start = max(start, self.position(text(task, 'ConstraintDate')))
            if text(task, 'ActualStart'):
                start = self.position(text(task, 'ActualStart'))
            finish = start + duration(text(task, 'Duration'))
            if text(task, 'ActualFinish'):
                finish = self.position(text(task, 'ActualFinish'))
            dates[uid] = (start, finish)
            return dates[uid]

        for uid in leaves:
            visit(uid)
        return dates


class Exported(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        subprocess.run([MAKE_SCHEDULES, cls.folder.name], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def projects(self):
        for name in FILES:
            yield name, Project(os.path.join(self.folder.name, name + '.xml'))

    def test_no_task_moves(self):
        for name, project in self.projects():
            dates = project.schedule()
            self.assertGreaterEqual(len(dates), 83)
            for uid, task in project.leaves().items():
                told = tuple(project.position(text(task, end)) for end in ('Start', 'Finish'))
                self.assertEqual(dates[uid], told, '%s %s' % (name, text(task, 'WBS')))

    def test_only_the_held_milestone_begins_its_day(self):
        for name, project in self.projects():
            for task in project.leaves().values():
                if text(task, 'Milestone') == '1':
                    expected = '08:00:00' if name == 'running' else '17:00:00'
                    self.assertEqual(text(task, 'Start')[11:], expected)

    def test_summaries_span_what_is_below(self):
        for name, project in self.projects():
            tasks = list(project.tasks.values())
            for place, task in enumerate(tasks):
                if text(task, 'Summary') != '1':
                    continue
                level = int(text(task, 'OutlineLevel'))
                below = []
                for other in tasks[place + 1:]:
                    if int(text(other, 'OutlineLevel')) <= level:
                        break
                    below.append(other)
                self.assertEqual(text(task, 'Start')[:10],
                                 min(text(t, 'Start')[:10] for t in below))
                self.assertEqual(text(task, 'Finish')[:10],
                                 max(text(t, 'Finish')[:10] for t in below))

    def test_references_lead_somewhere(self):
        for name, project in self.projects():
            calendars = [text(c, 'UID') for c in project.root.iter(NS + 'Calendar')]
            names = [text(c, 'Name') for c in project.root.iter(NS + 'Calendar')]
            resources = [text(r, 'UID') for r in project.root.iter(NS + 'Resource')]
            self.assertEqual(len(set(calendars)), len(calendars))
            self.assertEqual(len(set(names)), len(names))
            for resource in project.root.iter(NS + 'Resource'):
                self.assertIn(text(resource, 'CalendarUID'), calendars)
            for assignment in project.root.iter(NS + 'Assignment'):
                self.assertIn(text(assignment, 'ResourceUID'), resources)
                task = project.tasks[int(text(assignment, 'TaskUID'))]
                for element in ('Start', 'Finish'):
                    self.assertEqual(text(assignment, element), text(task, element))

    def test_schema_of_microsoft(self):
        data = os.environ.get('CSATLAKOZAS_TEST_DATA')
        if not data:
            self.skipTest('CSATLAKOZAS_TEST_DATA is not set')
        schema = os.path.join(data, 'schema', 'mspdi_pj12_assembled_ns.xsd')
        for name in FILES:
            run = subprocess.run(['xmllint', '--noout', '--nonet', '--schema', schema,
                                  os.path.join(self.folder.name, name + '.xml')],
                                 check=False, capture_output=True, text=True)
            self.assertEqual(run.returncode, 0, run.stderr)

    def test_nobody_is_given_more_than_the_file_allows(self):
        for name, project in self.projects():
            limits = {text(r, 'UID'): int(text(r, 'MaxUnits'))
                      for r in project.root.iter(NS + 'Resource')}
            busy = {}
            for assignment in project.root.iter(NS + 'Assignment'):
                start = project.position(text(assignment, 'Start'))
                finish = project.position(text(assignment, 'Finish'))
                for day in range(start, finish, 480):
                    key = (text(assignment, 'ResourceUID'), day)
                    busy[key] = busy.get(key, 0) + 1
            for (resource, _), units in busy.items():
                self.assertLessEqual(units, limits[resource])


if __name__ == '__main__':
    taplib.main()
