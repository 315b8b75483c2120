#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads exported cost sheets with readers that are not ours, and reckons their sums again with Python's decimals."""

import csv
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
import zipfile
from decimal import ROUND_HALF_UP, Decimal

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import taplib  # noqa: E402

MAKE_COSTS = sys.argv.pop(1)
MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
RATES = {'27': 27, '18': 18, '5': 5, '0': 0, 'AAM': 0, 'TAHK': 0, 'FAD': 0}
TEXTS = ('=== régi tételek ===', '=2+3', '+36 1 234 5678', '-akció', '@raktár')

# Group, title, thousandths, unit, price, VAT, funding. Line VAT 28, 28, 28, 0, 50; halves up and down; thousandths that
# have no exact binary form; a line without a price; texts that begin like formulas.
LINES = [
    ('A', 'Címke', 1000, 'db', 105, '27', 'grant'), ('A', 'Tokozat', 1000, 'db', 105, '27', 'grant'),
    ('A', 'Szalag', 1000, 'db', 105, '27', 'own'), ('A', 'Térítésmentes', 1000, 'db', 0, '27', 'grant'),
    ('A', 'Könyv', 3000, 'db', 333, '5', 'grant'), ('B', 'Migráció', 505, 'nap', 100, '0', 'other'),
    ('B', 'Tanácsadás', 1005, 'nap', 1000, '27', 'grant'), ('B', 'Jóváírás', -500, 'db', 101, '27', 'grant'),
    ('B', 'Kábel', None, '', None, '27', 'grant'), ('C', 'Bankjegy', 1001, 'db', 4503599627370, '18', 'own'),
] + [('C', text, 1000, 'db', 1, 'AAM', 'own') for text in TEXTS]


def to_whole(amount):
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def reckon(line):
    _, _, quantity, _, price, rate, _ = line
    if quantity is None or price is None:
        return 0, 0, 0
    net = to_whole(Decimal(quantity) * price / 1000)
    vat = to_whole(Decimal(net) * RATES[rate] / 100)
    return net, vat, net + vat


def add_up(lines):
    return [sum(column) for column in zip(*map(reckon, lines))] if lines else [0, 0, 0]


class Exported(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        place = pathlib.Path(cls.folder.name)
        text = ''.join('|'.join('' if cell is None else str(cell) for cell in line) + '\n' for line in LINES)
        subprocess.run([MAKE_COSTS, cls.folder.name], input=text, text=True, check=True)
        cls.archive = zipfile.ZipFile(place / 'costs.xlsx')
        # Gnumeric reckons every formula again, so that our own values are not read back.
        subprocess.run(['ssconvert', '--recalc', '--export-type=Gnumeric_stf:stf_assistant', '-O',
                        'separator=; format=raw', str(place / 'costs.xlsx'), str(place / 'again.csv')],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(place / 'again.csv', encoding='utf-8', newline='') as stream:
            cls.again = [row for row in csv.reader(stream, delimiter=';')]
        cls.csv_bytes = (place / 'costs.csv').read_bytes()

    @classmethod
    def tearDownClass(cls):
        cls.archive.close()
        cls.folder.cleanup()

    def find_rows(self, column, text):
        return [row for row in self.again if len(row) > column and row[column] == text]

    def test_every_line_is_reckoned_alike(self):
        for line in LINES:
            row, = self.find_rows(1, line[1])
            amounts = [int(float(cell)) if cell else 0 for cell in row[6:9]]
            self.assertEqual(amounts, list(reckon(line)), line)

    def test_missing_amounts_are_empty(self):
        row, = self.find_rows(1, 'Kábel')
        self.assertEqual([row[index] for index in (2, 4, 6, 7, 8)], [''] * 5)

    def test_sums_are_those_of_the_shown_amounts(self):
        titles = {'A': 'Hardware and software', 'B': 'Testing and migration', 'C': 'Other joining tasks'}
        for code, title in titles.items():
            row = [row for row in self.find_rows(0, title) if row[1] == ''][0]
            self.assertEqual([int(float(cell)) for cell in row[6:9]], add_up([line for line in LINES if line[0] == code]))
        row, = self.find_rows(0, 'Total')
        self.assertEqual([int(float(cell)) for cell in row[6:9]], add_up(LINES))

    def test_funding_and_what_is_left_of_the_grant(self):
        for code, title in (('grant', 'Grant'), ('own', 'Own contribution'), ('other', 'Other source')):
            row, = self.find_rows(0, title)
            self.assertEqual(int(float(row[1])), add_up([line for line in LINES if line[6] == code])[2])
        row, = self.find_rows(0, 'Left of the grant')
        self.assertEqual(int(float(row[1])), 6900000 - add_up([line for line in LINES if line[6] == 'grant'])[2])

    def test_sums_are_formulas_and_texts_are_not(self):
        sheet = ET.fromstring(self.archive.read('xl/worksheets/sheet1.xml'))
        strings = [''.join(t.text or '' for t in si.iter(MAIN + 't'))
                   for si in ET.fromstring(self.archive.read('xl/sharedStrings.xml'))]
        texts = {}
        formulas = []
        for cell in sheet.iter(MAIN + 'c'):
            formula, value = cell.find(MAIN + 'f'), cell.find(MAIN + 'v')
            if formula is not None:
                formulas.append(formula.text)
            if cell.get('t') == 's':
                texts.setdefault(strings[int(value.text)], set()).add(formula is not None)
        for text in TEXTS:
            self.assertEqual(texts.get(text), {False}, text)
        self.assertEqual(sum(formula.startswith('SUM(') for formula in formulas), 9)
        self.assertTrue(all(re.fullmatch(r'[A-Z0-9():*/,+\-]+', formula) for formula in formulas), formulas)

    def test_csv_is_as_excel_reads_it(self):
        text = self.csv_bytes.decode('utf-8-sig')
        self.assertTrue(self.csv_bytes.startswith(b'\xef\xbb\xbf'))
        rows = list(csv.reader(text.splitlines(), delimiter=';'))
        self.assertEqual(len(rows), len(LINES) + 1)
        self.assertTrue(all(len(row) == 10 for row in rows))
        for line, row in zip(LINES, rows[1:]):
            amounts = [int(cell) if cell else 0 for cell in row[6:9]]
            self.assertEqual(amounts, list(reckon(line)), line)
            if line[2] is not None:
                self.assertEqual(Decimal(row[2].replace(',', '.')) * 1000, line[2])
        marked = [row[1] for row in rows[-len(TEXTS):]]
        self.assertEqual(marked, ["'" + text for text in TEXTS])


if __name__ == '__main__':
    taplib.main()
