#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the exported workbooks with readers that are not ours: Python's library and Gnumeric."""

import csv
import datetime
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import taplib  # noqa: E402

MAKE_SCHEDULES = sys.argv.pop(1)
MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
EPOCH = datetime.date(1899, 12, 30)
HEADER_ROW = 7
FORMULA = '=HYPERLINK("http://example.org";"kattintson")'


def serial(year, month, day):
    return (datetime.date(year, month, day) - EPOCH).days


class Workbook:
    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        assert self.archive.testzip() is None
        self.parts = {}
        for name in self.archive.namelist():
            self.parts[name] = self.archive.read(name)
            ET.fromstring(self.parts[name])
        self.strings = [''.join(t.text or '' for t in si.iter(MAIN + 't'))
                        for si in self.root('xl/sharedStrings.xml')]

    def root(self, name):
        return ET.fromstring(self.parts[name])

    def sheet(self, number):
        return self.root('xl/worksheets/sheet%d.xml' % number)

    def rows(self, number):
        """Row number -> (attributes, {column letters: (type, value, style)})"""
        result = {}
        for row in self.sheet(number).find(MAIN + 'sheetData'):
            cells = {}
            for cell in row:
                value = cell.find(MAIN + 'v')
                kind = cell.get('t', 'n')
                if value is None:
                    continue
                text = self.strings[int(value.text)] if kind == 's' else value.text
                column = re.match('[A-Z]+', cell.get('r')).group()
                cells[column] = (kind, text, int(cell.get('s', 0)))
            result[int(row.get('r'))] = (row.attrib, cells)
        return result

    def number_format(self, style):
        styles = self.root('xl/styles.xml')
        formats = {f.get('numFmtId'): f.get('formatCode') for f in styles.iter(MAIN + 'numFmt')}
        cell = styles.find(MAIN + 'cellXfs')[style]
        return formats.get(cell.get('numFmtId'), cell.get('numFmtId'))

    def font_is_bold(self, style):
        styles = self.root('xl/styles.xml')
        cell = styles.find(MAIN + 'cellXfs')[style]
        return styles.find(MAIN + 'fonts')[int(cell.get('fontId'))].find(MAIN + 'b') is not None


class Exported(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        subprocess.run([MAKE_SCHEDULES, cls.folder.name], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def book(self, name):
        return Workbook(self.path(name))

    def columns(self, rows):
        return {text: letters for letters, (_, text, _) in rows[HEADER_ROW][1].items()}

    def tasks(self, rows):
        return {cells['A'][1]: cells for number, (_, cells) in rows.items()
                if number > HEADER_ROW}

    def test_dates_are_real_dates(self):
        book = self.book('pilot.xlsx')
        rows = book.rows(1)
        columns = self.columns(rows)
        tasks = self.tasks(rows)
        expected = {
            '1.7': (serial(2014, 6, 23), serial(2014, 6, 24)),
            '11.4': (serial(2014, 11, 28), serial(2014, 11, 28)),
            '2.12': (serial(2015, 1, 7), serial(2015, 1, 19)),
            'S1': (serial(2014, 6, 12), serial(2014, 8, 29)),
        }
        for code, days in expected.items():
            for title, day in zip(('Kezdet', 'Vége'), days):
                kind, value, style = tasks[code][columns[title]]
                self.assertEqual((kind, int(value)), ('n', day), code)
                self.assertEqual(book.number_format(style), r'yyyy\.\ mm\.\ dd\.')
        held = self.book('running.xlsx').rows(1)
        self.assertEqual(int(self.tasks(held)['11.4'][columns['Kezdet']][1]), serial(2015, 1, 5))

    def test_percent_and_numbers(self):
        book = self.book('running.xlsx')
        rows = book.rows(1)
        columns = self.columns(rows)
        tasks = self.tasks(rows)
        kind, value, style = tasks['1.2'][columns['Készültség']]
        self.assertEqual((kind, float(value)), ('n', 0.4))
        self.assertIn(book.number_format(style), ('9', '0%'))
        self.assertEqual(tasks['2.12'][columns['Munkanap']][:2], ('n', '10'))
        self.assertEqual(tasks['1.7'][columns['Felelős szerepkör']][1], 'ASP kapcsolattartó')

    def test_hierarchy(self):
        for name, n_tasks in (('pilot', 88), ('kmop', 86), ('further', 83)):
            book = self.book(name + '.xlsx')
            levels = {0: 0, 1: 0, 2: 0}
            for number, (attributes, cells) in book.rows(1).items():
                if number <= HEADER_ROW:
                    continue
                level = int(attributes.get('outlineLevel', 0))
                levels[level] += 1
                code = cells['A'][1]
                pattern = {0: r'S[123]', 1: r'G\d\d', 2: r'\d+\.\d+(/[AB])?'}[level]
                self.assertRegex(code, '^' + pattern + '$')
                self.assertEqual(book.font_is_bold(cells['B'][2]), level < 2, code)
            self.assertEqual(levels[0], 3)
            self.assertEqual(levels[2], n_tasks)
            summary = book.sheet(1).find(MAIN + 'sheetPr').find(MAIN + 'outlinePr')
            self.assertEqual(summary.get('summaryBelow'), '0')

    def test_text_is_never_a_formula(self):
        book = self.book('running.xlsx')
        for number in (1, 2):
            self.assertEqual(list(book.sheet(number).iter(MAIN + 'f')), [])
        rows = book.rows(1)
        columns = self.columns(rows)
        tasks = self.tasks(rows)
        self.assertEqual(tasks['1.7'][columns['Megjegyzés']][:2], ('s', FORMULA))
        self.assertEqual(tasks['1.9'][columns['Felelős személy']][:2], ('s', '+36 1 234 5678'))
        self.assertEqual(tasks['1.8'][columns['Megjegyzés']][1],
                         ']]> <b>&amp; %s%n \ufffd \ufffd vége')

    def test_title_and_page(self):
        book = self.book('pilot.xlsx')
        rows = book.rows(1)
        sheet = book.sheet(1)
        self.assertEqual(rows[1][1]['A'][1], 'Csatlakozási ütemterv')
        self.assertEqual(rows[2][1]['B'][1], 'Márianosztra & Társai')
        self.assertEqual(int(rows[4][1]['B'][1]), serial(2014, 6, 12))
        self.assertEqual(int(rows[5][1]['B'][1]), serial(2014, 6, 12))
        pane = sheet.find('.//' + MAIN + 'pane')
        self.assertEqual((pane.get('ySplit'), pane.get('xSplit'), pane.get('state')),
                         (str(HEADER_ROW), '2', 'frozen'))
        page = sheet.find(MAIN + 'pageSetup')
        self.assertEqual((page.get('paperSize'), page.get('orientation'), page.get('fitToHeight')),
                         ('9', 'landscape', '0'))
        self.assertIsNotNone(sheet.find(MAIN + 'autoFilter'))
        self.assertEqual(sheet.find(MAIN + 'headerFooter').find(MAIN + 'oddFooter').text,
                         '&L Márianosztra && Társai&R&P / &N')
        names = {n.get('name') + n.get('localSheetId'): n.text
                 for n in book.root('xl/workbook.xml').iter(MAIN + 'definedName')}
        self.assertEqual(names['_xlnm.Print_Titles0'], "'Ütemterv'!$7:$7")
        self.assertIn(b'2014-09-15T10:20:30Z', book.parts['docProps/core.xml'])

    def test_template_is_english_and_without_states(self):
        rows = self.book('template-kmop.xlsx').rows(1)
        columns = self.columns(rows)
        self.assertEqual(rows[2][1]['A'][1], 'Schedule template')
        self.assertIn('Responsible role', columns)
        self.assertNotIn('State', columns)
        self.assertNotIn('Person in charge', columns)

    def test_second_sheet_lists_the_days(self):
        rows = self.book('pilot.xlsx').rows(2)
        days = {int(cells['A'][1]): (cells['B'][1], cells['C'][1], cells.get('D', ('', ''))[1])
                for number, (_, cells) in rows.items() if number > 1}
        self.assertEqual(days[serial(2014, 10, 18)][:2], ('szombat', 'áthelyezett munkanap'))
        self.assertEqual(days[serial(2014, 10, 24)][:2], ('péntek', 'áthelyezett pihenőnap'))
        self.assertEqual(days[serial(2014, 12, 25)],
                         ('csütörtök', 'munkaszüneti nap', 'Karácsony'))

    def test_gnumeric_reads_the_dates(self):
        target = self.path('pilot-gnumeric.csv')
        environment = dict(os.environ, LC_ALL='C.UTF-8', HOME=self.folder.name)
        environment.pop('G_DEBUG', None)
        subprocess.run(['ssconvert', '-T', 'Gnumeric_stf:stf_assistant', '-O',
                        'format=raw separator=; charset=UTF-8', self.path('pilot.xlsx'), target],
                       check=True, env=environment, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        with open(target, encoding='utf-8', newline='') as file:
            rows = list(csv.reader(file, delimiter=';'))
        header = rows[HEADER_ROW - 1]
        tasks = {row[0]: dict(zip(header, row)) for row in rows[HEADER_ROW:]}
        self.assertEqual(int(float(tasks['1.7']['Kezdet'])), serial(2014, 6, 23))
        self.assertEqual(int(float(tasks['2.12']['Vége'])), serial(2015, 1, 19))
        self.assertEqual(len([code for code in tasks if '.' in code]), 88)


if __name__ == '__main__':
    taplib.main()
