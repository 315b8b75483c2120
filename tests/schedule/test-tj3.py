#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the solver against TaskJuggler, which knows nothing of us: random networks of FS and SS links.

usage: test-tj3.py SOLVE-NETWORKS [FILES]     FILES (2): how many files of 100 networks each

TaskJuggler gets the working days from the table of transferred days of the test data and from holidays computed
here, not from our calendar: six working days a week, with every Saturday that is not worked as a day of leave.

Where TaskJuggler and we look at a moment differently is not drawn: it has neither leads nor FF and SF, and a gap in
calendar days that begins with a milestone or with a start depends on which side of the night they stand; so such a
gap begins with the end of work, or with a task that stands at the start of its network."""
import csv
import datetime
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import taplib  # noqa: E402

N_NETWORKS = 100
YEARS = range(2012, 2019)
DAY = datetime.timedelta(days=1)
# A zone without summer time, in which every day has 24 hours.
HEAD = '''project prj "networks" 2012-01-01 - 2019-01-01 {
  timezone "Africa/Abidjan"
  timingresolution 60min
  dailyworkinghours 8
  yearlyworkingdays 252
  workinghours mon - sat 9:00 - 17:00
  workinghours sun off
  timeformat "%Y-%m-%d %H"
}
'''
TAIL = 'taskreport out "out" { formats csv columns id, start, end }\n'


def easter(year):
    """Easter Sunday, by the anonymous Gregorian algorithm."""
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return datetime.date(year, month, day + 1)


def public_holidays(year):
    fixed = [(1, 1), (3, 15), (5, 1), (8, 20), (10, 23), (11, 1), (12, 25), (12, 26)]
    moving = [1, 50] + ([-2] if year >= 2017 else [])
    return {datetime.date(year, *day) for day in fixed} | {easter(year) + days * DAY for days in moving}


class Calendar:
    def __init__(self, swapped_days):
        with open(swapped_days, encoding='utf-8', newline='') as file:
            rows = [row for row in csv.DictReader(file) if int(row['year']) in YEARS]
        self.saturdays = {datetime.date.fromisoformat(row['working_saturday']) for row in rows}
        self.off = {datetime.date.fromisoformat(row['day_off']) for row in rows}
        for year in YEARS:
            self.off |= public_holidays(year)
        self.days = [datetime.date(YEARS[0], 1, 1)]
        while self.days[-1] < datetime.date(YEARS[-1], 12, 31):
            self.days.append(self.days[-1] + DAY)
        self.before = {}
        n_worked = 0
        for day in self.days:
            self.before[day] = n_worked
            n_worked += self.works(day)

    def works(self, day):
        return day in self.saturdays or (day.weekday() < 5 and day not in self.off)

    def leaves(self):
        return ''.join(f'leaves holiday "off" {day}\n' for day in self.days if day.weekday() < 6 and not self.works(day))

    def moment(self, text):
        """How much work there is before a moment of TaskJuggler, in days: 17:00 is the same as the next 9:00."""
        day, hour = text.split(' ')
        day = datetime.date.fromisoformat(day)
        if hour not in ('09', '17'):
            raise ValueError(f'{text} is neither the beginning nor the end of a working day')
        return self.before[day] + (1 if hour == '17' and self.works(day) else 0)


def draw_network(chance, calendar):
    """Start day, durations and links (from, to, type, unit, lag); a lower number never waits for a higher one."""
    starts = [day for day in calendar.days if day.year <= YEARS[-3] and calendar.works(day)]
    durations = [0 if chance.random() < 0.15 else chance.randint(1, 15) for _ in range(chance.randint(4, 16))]
    links = []
    waits = set()
    for to in range(1, len(durations)):
        for source in chance.sample(range(to), min(to, chance.choice([0, 1, 1, 2, 3]))):
            kind = 'FS' if chance.random() < 0.65 else 'SS'
            plain = source not in waits or (kind == 'FS' and durations[source] > 0)
            unit = 'calendar' if plain and chance.random() < 0.3 else 'working'
            links.append((source, to, kind, unit, 0 if chance.random() < 0.4 else chance.randint(1, 20)))
            waits.add(to)
    return chance.choice(starts), durations, links


def write_tjp(networks, calendar):
    parts = [HEAD, calendar.leaves()]
    for number, (start, durations, links) in enumerate(networks):
        parts.append(f'task n{number} "network" {{\n')
        for task, duration in enumerate(durations):
            into = []
            for source, to, kind, unit, lag in links:
                if to == task:
                    # A milestone's start is its finish; TaskJuggler takes its start for a loop.
                    options = ['onstart'] if kind == 'SS' and durations[source] else []
                    if lag:
                        options.append(f'{"gapduration" if unit == "calendar" else "gaplength"} {lag}d')
                    into.append(f'!t{source}' + (f' {{ {" ".join(options)} }}' if options else ''))
            parts.append(f'  task t{task} "task" {{\n')
            parts.append(f'    depends {", ".join(into)}\n' if into else f'    start {start}-9:00\n')
            parts.append(f'    length {duration}d\n  }}\n' if duration else '    milestone\n  }\n')
        parts.append('}\n')
    return ''.join(parts + [TAIL])


def run_tj3(networks, calendar):
    """(network, task) → moments of start and end."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, 'networks.tjp')
        path.write_text(write_tjp(networks, calendar), encoding='utf-8')
        done = subprocess.run(['tj3', '--silent', '--no-color', '-o', folder, str(path)], capture_output=True, text=True,
                              timeout=240, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])
        with open(pathlib.Path(folder, 'out.csv'), encoding='utf-8', newline='') as file:
            rows = [row for row in csv.DictReader(file, delimiter=';') if '.' in row['Id']]
    return {tuple(int(part[1:]) for part in row['Id'].split('.')):
            (calendar.moment(row['Start']), calendar.moment(row['End'])) for row in rows}


def run_solver(program, networks, calendar):
    """The same from us, whose finish is the last day that is worked."""
    lines = []
    for start, durations, links in networks:
        lines.append(f'network {start}')
        lines += [f'task {duration}' for duration in durations]
        lines += [f'link {source} {to} {kind} {unit} {lag}' for source, to, kind, unit, lag in links]
        lines.append('solve')
    done = subprocess.run([program], input='\n'.join(lines) + '\n', capture_output=True, text=True, check=True)
    found = {}
    for number, block in enumerate(done.stdout.strip().split('\n\n')):
        for task, line in enumerate(block.splitlines()):
            start, finish, *begins = line.split()
            start, finish = calendar.before[datetime.date.fromisoformat(start)], \
                calendar.before[datetime.date.fromisoformat(finish)]
            if networks[number][1][task] > 0:
                found[number, task] = start, finish + 1
            else:
                found[number, task] = (start, start) if begins else (start + 1, start + 1)
    return found


class TaskJuggler(unittest.TestCase):
    maxDiff = 4000

    def compare(self, seed):
        data = os.environ.get('CSATLAKOZAS_TEST_DATA')
        if data is None:
            self.skipTest('no test data')
        if shutil.which('tj3') is None:
            self.skipTest('tj3 is not installed')
        calendar = Calendar(pathlib.Path(data, 'hu_swapped_days.csv'))
        chance = random.Random(seed)
        networks = [draw_network(chance, calendar) for _ in range(N_NETWORKS)]
        theirs = run_tj3(networks, calendar)
        ours = run_solver(sys.argv[1], networks, calendar)
        self.assertEqual(len(theirs), sum(len(durations) for _, durations, _ in networks))
        wrong = [key for key, dates in theirs.items() if ours.get(key) != dates]
        for key in wrong[:3]:
            print(f'# {key}: TaskJuggler {theirs[key]}, ours {ours.get(key)}; {networks[key[0]]}')
        self.assertEqual(len(wrong), 0, f'of {len(theirs)} tasks {len(wrong)} have other dates')


def add_cases(n_files):
    for seed in range(1, n_files + 1):
        setattr(TaskJuggler, f'test_file_{seed}', lambda self, seed=seed: self.compare(seed))


if __name__ == '__main__':
    add_cases(int(sys.argv[2]) if len(sys.argv) > 2 else 2)
    taplib.main()
