#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Municipalities come from a workbook as from a table of text: Gnumeric makes the one from the other, and parts that it
does not write are put together here by the standard (ECMA-376).

usage: test-import-workbook.py PROGRAM
"""
import contextlib
import csv
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import taplib  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
TABLE = pathlib.Path(__file__).resolve().parent.parent / 'data/exchange/municipalities.csv'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
COLUMNS = 'name, ksh_code, county, district, office_code, population, permanent_population, start_day, note'


def run(*argv):
    environment = {**os.environ, 'LC_ALL': 'hu_HU.UTF-8'}
    environment.pop('LANGUAGE', None)
    environment.pop('DISPLAY', None)
    done = subprocess.run([PROGRAM, *argv], capture_output=True, text=True, check=False, env=environment, timeout=60)
    return done.returncode, done.stdout, done.stderr


def workbook(path, sheet, strings='', styles='', settings='', sheets='<sheet name="Adatok" sheetId="1" r:id="rId7"/>'):
    """A workbook whose sheets are all the same part but the hidden one, which is empty."""
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as book:
        book.writestr('xl/workbook.xml', f'<workbook {MAIN} xmlns:r="{LINK}">{settings}<sheets>{sheets}</sheets></workbook>')
        book.writestr('xl/_rels/workbook.xml.rels',
                      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                      f'<Relationship Id="rId1" Type="{LINK}/worksheet" Target="worksheets/rejtett.xml"/>'
                      f'<Relationship Id="rId7" Type="{LINK}/worksheet" Target="/xl/worksheets/lap.xml"/></Relationships>')
        book.writestr('xl/worksheets/rejtett.xml', f'<worksheet {MAIN}><sheetData/></worksheet>')
        book.writestr('xl/worksheets/lap.xml', f'<worksheet {MAIN}><sheetData>{sheet}</sheetData></worksheet>')
        if strings:
            book.writestr('xl/sharedStrings.xml', f'<sst {MAIN}>{strings}</sst>')
        if styles:
            book.writestr('xl/styles.xml', f'<styleSheet {MAIN}>{styles}</styleSheet>')


class ImportWorkbook(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def load(self, table, *options):
        """Into a fresh document. Returns: code, out, err, and the rows that are not of the sample"""
        document = self.folder / f'{len(list(self.folder.iterdir()))}.csatlakozas'
        self.assertEqual(run('create-sample', str(document))[0], 0)
        code, out, err = run('import-municipalities', f'--document={document}', str(table), *options)
        with contextlib.closing(sqlite3.connect(f'file:{document}?mode=ro', uri=True)) as base:
            rows = base.execute(f'SELECT {COLUMNS} FROM municipality ORDER BY name').fetchall()
        return code, out, err, rows

    def row_of(self, rows, name):
        return next(dict(zip(COLUMNS.split(', '), row)) for row in rows if row[0] == name)

    @unittest.skipUnless(shutil.which('ssconvert'), 'ssconvert is not installed')
    def test_a_workbook_of_gnumeric_is_the_table(self):
        book = self.folder / 'tabla.xlsx'
        plain = self.folder / 'tabla.csv'
        with open(TABLE, encoding='utf-8-sig', newline='') as source, open(plain, 'w', encoding='utf-8') as target:
            csv.writer(target).writerows(csv.reader(source, delimiter=';'))
        subprocess.run(['ssconvert', '--export-type=Gnumeric_Excel:xlsx2', str(plain), str(book)], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        from_text, from_book = self.load(plain, '--skip-wrong'), self.load(book, '--skip-wrong')
        self.assertEqual(from_text[:2], from_book[:2])
        self.assertEqual(from_text[3], from_book[3])
        self.assertGreater(len(from_text[3]), 11)

    def test_texts_numbers_and_dates(self):
        book = self.folder / 'tabla.xlsx'
        workbook(book,
                 '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="inlineStr"><is><t>KSH-kód</t></is></c>'
                 '<c r="C3" t="str"><f>"Lakó"&amp;"népesség"</f><v>Lakónépesség</v></c>'
                 '<c r="D3" t="inlineStr"><is><t>Indulás napja</t></is></c>'
                 '<c r="F3" t="inlineStr"><is><t>Megjegyzés</t></is></c></row>'
                 '<row r="5"><c r="A5" t="s"><v>1</v></c><c r="B5"><v>9982</v></c><c r="C5"><v>1.569E3</v></c>'
                 '<c r="D5" s="1"><v>41802</v></c><c r="F5" t="s"><v>2</v></c></row>'
                 '<row><c t="inlineStr"><is><r><t>Ab</t></r><r><t>a</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>'
                 '<c><v>17376</v></c><c><v>4426.0</v></c><c s="2"><v>41803.75</v></c></row>',
                 strings='<si><t>Név</t></si><si><r><t>Szűc</t></r><r><rPr><b/></rPr><t>si</t></r></si>'
                         '<si><t>egy "idézet",\ttab\nés új sor</t></si>',
                 styles='<numFmts><numFmt numFmtId="164" formatCode="[$-40E]yyyy\\.\\ mmmm\\ d\\.;@"/>'
                        '<numFmt numFmtId="165" formatCode="&quot;nap&quot; 0"/></numFmts>'
                        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
                        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs>',
                 sheets='<sheet name="Titok" sheetId="1" state="hidden" r:id="rId1"/>'
                        '<sheet name="Adatok" sheetId="2" r:id="rId7"/>')
        code, out, err, rows = self.load(book)
        self.assertEqual((code, out.splitlines()[-1]), (0, '2 sor: 2 új, 0 módosul, 0 változatlan, 0 hibás'), err)
        first, second = self.row_of(rows, 'Szűcsi'), self.row_of(rows, 'Aba')
        self.assertEqual((first['ksh_code'], first['population'], first['start_day']), ('09982', 1569, '2014-06-12'))
        self.assertEqual(first['note'], 'egy "idézet",\ttab és új sor')
        self.assertEqual((second['ksh_code'], second['population'], second['start_day']), ('17376', 4426, '2014-06-13'))

    def test_days_are_counted_from_1904(self):
        book = self.folder / 'tabla.xlsx'
        workbook(book, '<row><c t="inlineStr"><is><t>Név</t></is></c><c t="inlineStr"><is><t>KSH-kód</t></is></c>'
                       '<c t="inlineStr"><is><t>Indulás napja</t></is></c></row>'
                       '<row><c t="inlineStr"><is><t>Aba</t></is></c><c><v>17376</v></c><c s="1"><v>40340</v></c></row>',
                 styles='<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>', settings='<workbookPr date1904="1"/>')
        code, _, err, rows = self.load(book)
        self.assertEqual((code, self.row_of(rows, 'Aba')['start_day']), (0, '2014-06-12'), err)

    def test_escapes_are_characters(self):
        book = self.folder / 'tabla.xlsx'
        workbook(book, '<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>KSH-k_x00F3_d</t></is></c>'
                       '<c t="inlineStr"><is><t>Megjegyzés</t></is></c></row>'
                       '<row><c t="inlineStr"><is><t>Aba</t></is></c><c><v>17376</v></c>'
                       '<c t="inlineStr"><is><t>egy_x000D__x000A_két _x005F_x0041_</t></is></c></row>'
                       '<row><c t="inlineStr"><is><t>Szűcsi</t></is></c><c><v>9982</v></c>'
                       '<c t="str"><f>A1</f><v>_x0041__x0000__xD834__xDD1E_</v></c></row>',
                 strings='<si><r><t>N_x0</t></r><r><t>0E9_v</t></r></si>')
        code, _, err, rows = self.load(book)
        self.assertEqual(code, 0, err)
        self.assertEqual(self.row_of(rows, 'Aba')['note'], 'egy  két _x0041_')
        self.assertEqual(self.row_of(rows, 'Szűcsi')['note'], 'A_x0000_𝄞')

    def test_errors_name_the_row_of_the_sheet(self):
        book = self.folder / 'tabla.xlsx'
        workbook(book, '<row r="2"><c r="A2" t="inlineStr"><is><t>Név</t></is></c>'
                       '<c r="B2" t="inlineStr"><is><t>KSH-kód</t></is></c></row>'
                       '<row r="9"><c r="A9" t="inlineStr"><is><t>Mór</t></is></c><c r="B9"><v>18486</v></c></row>')
        code, _, err, rows = self.load(book)
        self.assertEqual(code, 1)
        self.assertIn('9. sor, KSH-kód: ', err)
        self.assertNotIn('Mór', [row[0] for row in rows])

    def test_damaged_workbooks_are_told(self):
        good = self.folder / 'jo.xlsx'
        workbook(good, '<row r="1"><c r="A1" t="inlineStr"><is><t>Név</t></is></c></row>' * 40)
        data = good.read_bytes()
        cases = {'cut.xlsx': data[:len(data) // 2], 'flipped.xlsx': bytearray(data), 'empty.xlsx': b'PK\x03\x04',
                 'other.xlsx': b''}
        at = data.index(b'xl/worksheets/lap.xml') + 30
        cases['flipped.xlsx'][at:at + 4] = bytes(byte ^ 0xff for byte in data[at:at + 4])
        with zipfile.ZipFile(self.folder / 'other.xlsx', 'w') as book:
            book.writestr('mimetype', 'application/epub+zip')
        cases['other.xlsx'] = (self.folder / 'other.xlsx').read_bytes()
        with zipfile.ZipFile(self.folder / 'dtd.xlsx', 'w') as book:
            for name in ('xl/workbook.xml', 'xl/_rels/workbook.xml.rels'):
                book.writestr(name, zipfile.ZipFile(good).read(name))
            book.writestr('xl/worksheets/lap.xml', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>')
        cases['dtd.xlsx'] = (self.folder / 'dtd.xlsx').read_bytes()
        for name, contents in cases.items():
            with self.subTest(name):
                path = self.folder / name
                path.write_bytes(bytes(contents))
                code, out, err, rows = self.load(path)
                self.assertEqual((code, out, len(rows)), (1, '', 11), err)
                self.assertIn(name, err)

    def test_a_bomb_is_refused(self):
        book = self.folder / 'tabla.xlsx'
        cell = '<c t="inlineStr"><is><t>' + 'x' * 30000 + '</t></is></c>'
        workbook(book, f'<row>{cell}</row>' * 3000)
        self.assertLess(book.stat().st_size, 1 << 20)
        shared = self.folder / 'szovegek.xlsx'
        workbook(shared, '<row><c t="s"><v>0</v></c></row>',
                 strings=('<si><t>' + 'x' * 30000 + '</t></si>') * 3000)
        wide = self.folder / 'szeles.xlsx'
        workbook(wide, '<row><c r="ZZZZZZ1"><v>1</v></c></row>')
        for path in (book, shared, wide):
            code, _, err, _ = self.load(path)
            self.assertEqual(code, 1)
            self.assertIn(f'A táblázat nagyobb, mint amekkora beolvasható.\n{path}\n', err)


if __name__ == '__main__':
    taplib.main()
