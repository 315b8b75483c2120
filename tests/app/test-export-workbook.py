#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The workbook with the schedules of all municipalities, read with Python's library, says what the CSV file says.

usage: test-export-workbook.py PROGRAM
"""
import contextlib
import csv
import datetime
import os
import pathlib
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import taplib  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
SPACE = '{http://www.w3.org/XML/1998/namespace}space'
SHEET = 'xl/worksheets/sheet1.xml'
EPOCH = datetime.date(1899, 12, 30)
NOTES = ('a < b && c > d: "idéző" és \'aposztróf\'', '  elöl és hátul  ', 'ÁRVÍZTŰRŐ tükörfúrógép → 𝄞', '=1+1',
         'két\nsor', 'vezérlő\x01jel', ']]>', '&amp;', '\ttabulátor\n', '-5', '2014-06-12', '_x0041_', 'a_x00e1_x005F_x')
CHUNK = 256 * 1024


def run(*argv, limit=None, language='hu_HU.UTF-8'):
    def bound():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    environment = {**os.environ, 'LC_ALL': language}
    environment.pop('LANGUAGE', None)
    # Python ignores SIGXFSZ, and so has the program to: then a file that grows too large is a failed write.
    done = subprocess.run([PROGRAM, *argv], capture_output=True, text=True, check=False, env=environment, timeout=60,
                          preexec_fn=bound if limit else None, restore_signals=False)
    return done.returncode, done.stderr


def plain(text):
    """As the standard has it (ECMA-376, ST_Xstring)."""
    return re.sub('_x([0-9A-Fa-f]{4})_', lambda match: chr(int(match[1], 16)), text)


def make_document(path):
    code, err = run('create-sample', path)
    assert code == 0, err
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as base:
        # Ids are drawn by lot, and a task that has something to say of its own says it before its note.
        states = base.execute("SELECT s.id FROM task_state s JOIN municipality m ON m.id = s.municipality_id "
                              "WHERE m.name = 'Zebegény' AND s.note IS NULL AND s.not_before IS NULL "
                              "AND s.constraint_type IS NULL AND s.deadline IS NULL ORDER BY s.task_code").fetchall()
        assert len(states) > len(NOTES)
        for (identifier,), note in zip(states, NOTES):
            base.execute('UPDATE task_state SET note = ? WHERE id = ?', (note, identifier))
        base.execute("UPDATE task_state SET state = 'in-progress', percent = 7, actual_finish = NULL WHERE id = ?",
                     states[0])
        base.execute("UPDATE municipality SET name = 'Kő & <Vár>' WHERE name = 'Abony'")


class Book:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.sheet = ET.fromstring(self.parts[SHEET])
        styles = ET.fromstring(self.parts['xl/styles.xml'])
        codes = {f.get('numFmtId'): f.get('formatCode') for f in styles.iter(f'{MAIN}numFmt')}
        self.formats = [codes.get(x.get('numFmtId'), x.get('numFmtId')) for x in styles.find(f'{MAIN}cellXfs')]
        self.fonts = [x.get('fontId') for x in styles.find(f'{MAIN}cellXfs')]

    def rows(self):
        """[{column letters: cell}], numbered one after the other."""
        result = []
        for number, row in enumerate(self.sheet.find(f'{MAIN}sheetData'), 1):
            assert row.get('r') == str(number)
            cells = {}
            for cell in row:
                letters, digits = re.fullmatch('([A-Z]+)([0-9]+)', cell.get('r')).groups()
                assert digits == str(number) and letters not in cells
                cells[letters] = cell
            result.append(cells)
        return result

    def read(self, cell):
        """The cell as the CSV file has it."""
        if cell is None:
            return ''
        if cell.get('t') == 'inlineStr':
            text = cell.find(f'{MAIN}is/{MAIN}t')
            assert text.text == text.text.strip() or text.get(SPACE) == 'preserve', text.text
            return plain(text.text)
        assert cell.get('t') is None
        value, code = cell.find(f'{MAIN}v').text, self.formats[int(cell.get('s', 0))]
        if code == r'yyyy\-mm\-dd':
            return (EPOCH + datetime.timedelta(int(value))).isoformat()
        if code in ('9', '0%'):
            return f'{round(float(value) * 100, 9):g}%'
        assert code == '0', code
        return str(int(value))


class Exported(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.document = cls.path('minta.csatlakozas')
        make_document(cls.document)
        for extension in ('csv', 'xlsx'):
            code, err = cls.export(cls.path('all.' + extension))
            assert (code, err) == (0, ''), err
        cls.book = Book(cls.path('all.xlsx'))
        with open(cls.path('all.csv'), encoding='utf-8-sig', newline='') as file:
            cls.table = list(csv.reader(file, delimiter=';'))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder.name, name)

    @classmethod
    def export(cls, output, *more, **options):
        return run('export-schedule', f'--document={cls.document}', *(more or ['--all']), f'--output={output}', **options)

    def test_every_cell_is_that_of_the_csv(self):
        letters = [chr(ord('A') + i) for i in range(len(self.table[0]))]
        rows = self.book.rows()
        self.assertEqual(len(rows), len(self.table))
        for number, (cells, line) in enumerate(zip(rows, self.table), 1):
            self.assertLessEqual(set(cells), set(letters))
            # A mark of the CSV file: what follows is no formula.
            line = [re.sub("^'(?=['=+@\t-])", '', text) for text in line]
            self.assertEqual([self.book.read(cells.get(column)) for column in letters], line, number)

    def test_special_texts_are_there(self):
        texts = {plain(text.text) for text in self.book.sheet.iter(f'{MAIN}t')}
        self.assertLessEqual({note.replace('\x01', '\ufffd') for note in NOTES}, texts)
        self.assertIn('Kő & <Vár>', texts)
        self.assertEqual(list(self.book.sheet.iter(f'{MAIN}f')), [])

    def test_kinds_of_cells(self):
        read = [self.book.read(cell) for row in self.book.rows() for cell in row.values()]
        self.assertIn('7%', read)
        self.assertIn('100%', read)
        self.assertTrue(any(re.fullmatch(r'201\d-\d\d-\d\d', text) for text in read))

    def test_table_around_the_cells(self):
        last = f'{chr(ord("A") + len(self.table[0]) - 1)}{len(self.table)}'
        self.assertEqual(self.book.sheet.find(f'{MAIN}dimension').get('ref'), f'A1:{last}')
        self.assertEqual(self.book.sheet.find(f'{MAIN}autoFilter').get('ref'), f'A1:{last}')
        self.assertIn(re.sub('([A-Z]+)([0-9]+)', r'!$A$1:$\1$\2<', last), self.book.parts['xl/workbook.xml'].decode())
        pane = self.book.sheet.find(f'.//{MAIN}pane')
        self.assertEqual((pane.get('xSplit'), pane.get('ySplit'), pane.get('state')), ('1', '1', 'frozen'))
        widths = [round(float(c.get('width'))) for c in self.book.sheet.iter(f'{MAIN}col')]
        self.assertEqual(widths, [41, 17, 41] + [17] * (len(self.table[0]) - 3))
        head, first = self.book.rows()[:2]
        self.assertEqual(len({self.book.fonts[int(cell.get('s'))] for cell in head.values()}), 1)
        self.assertNotEqual(self.book.fonts[int(head['A'].get('s'))], self.book.fonts[int(first['A'].get('s', 0))])

    def test_numbers_have_points_in_every_language(self):
        for name in (['--all'], ['--municipality=Nagymaros']):
            self.assertEqual(self.export(self.path('point.xlsx'), *name), (0, ''))
            book = Book(self.path('point.xlsx'))
            for element in book.sheet.iter():
                for key in ('width', 'left', 'top'):
                    float(element.get(key, 0))
                if element.tag == f'{MAIN}v':
                    self.assertNotIn(',', element.text)

    def test_threads_change_nothing(self):
        self.assertGreater(len(self.book.parts[SHEET]), 2 * CHUNK)
        packed = set()
        processors = os.sched_getaffinity(0)
        for several in (True, False, True):
            os.sched_setaffinity(0, processors if several else {min(processors)})
            try:
                self.assertEqual(self.export(self.path('again.xlsx')), (0, ''))
            finally:
                os.sched_setaffinity(0, processors)
            with zipfile.ZipFile(self.path('again.xlsx')) as archive:
                info = archive.getinfo(SHEET)
                data = pathlib.Path(self.path('again.xlsx')).read_bytes()
                start = data.index(SHEET.encode()) + len(SHEET)
                packed.add(data[start:start + info.compress_size])
                self.assertEqual(archive.read(SHEET), self.book.parts[SHEET])
        self.assertEqual(len(packed), 1)

    def test_too_little_room_leaves_the_old_file(self):
        size = os.path.getsize(self.path('all.xlsx'))
        folder = pathlib.Path(self.path('kicsi'))
        folder.mkdir()
        target = folder / 'a.xlsx'
        target.write_bytes(b'old')
        # The first is too little for the library's own book, the last for the directory at the end of ours; the time
        # of making in it is packed into a few bytes more or less.
        for limit in (1000, size // 2, size - 100):
            code, err = self.export(target, limit=limit)
            self.assertEqual(code, 1, limit)
            self.assertIn('nem írható', err)
            self.assertEqual(target.read_bytes(), b'old')
            self.assertEqual(os.listdir(folder), ['a.xlsx'])

    def test_what_looks_like_an_escape_is_none(self):
        document = self.path('Jel.csatlakozas')
        shutil.copy(self.document, document)
        with contextlib.closing(sqlite3.connect(document, isolation_level=None)) as base:
            base.execute("UPDATE municipality SET name = 'Kő_x0041_' WHERE name = 'Csobánka'")
        for command, part, text in (('export-schedule', 'xl/sharedStrings.xml', 'Kő_x0041_'),
                                    ('export-schedule', SHEET, 'Kő_x0041_'),
                                    ('export-costs', 'xl/sharedStrings.xml', 'Kő_x0041_')):
            output = self.path('jel.xlsx')
            code, err = run(command, f'--document={document}', '--municipality=Kő_x0041_', f'--output={output}')
            self.assertEqual((code, err), (0, ''))
            book = Book(output)
            read = {plain(element.text or '') for element in ET.fromstring(book.parts[part]).iter()}
            self.assertTrue([found for found in read if text in found], (command, part))
            self.assertFalse([found for found in read if 'KőA' in found], (command, part))

    def test_a_text_no_cell_holds(self):
        document = self.path('long.csatlakozas')
        shutil.copy(self.document, document)
        for note, done in (('ő' * 32767, 0), ('ő' * 32768, 1)):
            with contextlib.closing(sqlite3.connect(document, isolation_level=None)) as base:
                base.execute("UPDATE task_state SET note = ? WHERE id = (SELECT max (id) FROM task_state "
                             "WHERE task_code = '1.2')", (note,))
            code, err = run('export-schedule', f'--document={document}', '--all', f'--output={self.path("long.xlsx")}')
            self.assertEqual(code, done)
            self.assertEqual('32767' in err, done == 1, err)
        texts = {text.text for text in Book(self.path('long.xlsx')).sheet.iter(f'{MAIN}t')}
        self.assertIn('ő' * 32767, texts)


if __name__ == '__main__':
    taplib.main()
