#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that need no display: what they print and write, and what they say of bad input.

usage: test-command-line.py PROGRAM
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import taplib  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
DATA = pathlib.Path(__file__).resolve().parent.parent / 'data'
WAVES = {'pilot': 'P', 'kmop': 'K', 'further': 'T'}


def run(*argv, language='hu'):
    locale = {'hu': 'hu_HU.UTF-8', 'en': 'C.UTF-8'}[language]
    environment = {**os.environ, 'LC_ALL': locale}
    environment.pop('LANGUAGE', None)
    environment.pop('DISPLAY', None)
    done = subprocess.run([PROGRAM, *argv], capture_output=True, text=True, check=False, env=environment,
                          timeout=60)
    return done.returncode, done.stdout, done.stderr


class Schedule(unittest.TestCase):
    def test_tsv_has_the_expected_dates(self):
        expected = [line.split('\t') for line in
                    (DATA / 'schedule/expected-dates.tsv').read_text(encoding='utf-8').splitlines()
                    if not line.startswith('#')]
        self.assertGreater(len(expected), 250)
        for wave, letter in WAVES.items():
            code, out, _ = run('schedule', f'--wave={wave}', '--start=2014-06-12', '--format=tsv')
            self.assertEqual(code, 0)
            head, *rows = out.splitlines()
            self.assertEqual(head, 'wave\tid\twd\tes\tef\ttotal_slack\tstart\tfinish')
            wanted = ['\t'.join([letter, *row[1:5], row[5].replace('-', ''), *row[6:]])
                      for row in expected if row[0] == wave]
            self.assertEqual(rows, wanted)

    def test_table_follows_the_language(self):
        _, hungarian, _ = run('schedule', '--wave=pilot', '--start=2014-06-12')
        _, english, _ = run('schedule', '--wave=pilot', '--start=2014-06-12', language='en')
        self.assertIn('1. Felkészülés: 2014. jún. 12. – 2014. aug. 29.', hungarian)
        self.assertIn('Éles indulás', hungarian)
        self.assertIn('1. Preparation: 12 Jun 2014 – 29 Aug 2014', english)
        self.assertEqual(len(hungarian.splitlines()), len(english.splitlines()))

    def test_bad_options_are_named(self):
        for argv, words in ((['--wave=x'], '„x”'), ([], '--wave'), (['--wave=pilot', '--start=12.6.2014'], '12.6.2014'),
                            (['--wave=pilot', '--start=2014-02-30'], '2014-02-30'),
                            (['--wave=pilot', '--format=xml'], '„xml”')):
            code, out, err = run('schedule', *argv)
            self.assertEqual((code, out), (2, ''), argv)
            self.assertIn(words, err)


class Program(unittest.TestCase):
    def test_version_needs_no_display(self):
        code, out, err = run('--version')
        self.assertEqual((code, err), (0, ''))
        self.assertRegex(out, r'\Acsatlakozas [0-9]+\.[0-9]+\.[0-9]+\n\Z')


class Documents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.document = os.path.join(cls.folder.name, 'minta.csatlakozas')
        code, _, err = run('create-sample', cls.document)
        assert code == 0, err

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def test_sample_overwrites_nothing(self):
        before = pathlib.Path(self.document).read_bytes()
        code, _, err = run('create-sample', self.document)
        self.assertEqual(code, 1)
        self.assertIn('már van', err)
        self.assertEqual(pathlib.Path(self.document).read_bytes(), before)

    def test_status_finds_without_accents(self):
        for name in ('Márianosztra', 'marianosztra', '04570', 'nosztra'):
            code, out, _ = run('status', '--document', self.document, '--municipality', name)
            self.assertEqual(code, 0, name)
            self.assertIn('Márianosztra', out)
            self.assertIn('2014. szeptember 15.', out)

    def test_status_names_what_is_not_there(self):
        code, _, err = run('status', '--document', self.document, '--municipality', 'Óbuda')
        self.assertEqual(code, 1)
        self.assertIn('„Óbuda”', err)
        code, _, err = run('status', '--document', self.path('nincs.csatlakozas'), '--municipality', 'Abony')
        self.assertEqual(code, 1)
        self.assertIn('nincs.csatlakozas', err)
        code, _, err = run('status', '--document', self.document, '--municipality', 'a')
        self.assertEqual(code, 1)
        self.assertIn('Több önkormányzat', err)

    def test_export_takes_the_format_from_the_ending(self):
        for name, start in (('a.xlsx', b'PK'), ('a.xml', b'<?xml'), ('a.csv', b'\xef\xbb\xbf')):
            target = self.path(name)
            code, out, err = run('export-schedule', f'--document={self.document}', '--municipality=Nagymaros',
                                 f'--output={target}')
            self.assertEqual((code, out.strip()), (0, target), err)
            self.assertTrue(pathlib.Path(target).read_bytes().startswith(start))
        with zipfile.ZipFile(self.path('a.xlsx')) as book:
            self.assertIsNone(book.testzip())

    def test_template_needs_no_document(self):
        target = self.path('minta.csv')
        code, _, err = run('export-schedule', '--template', '--wave=further', '--start=2015-09-01',
                           f'--output={target}')
        self.assertEqual(code, 0, err)
        text = pathlib.Path(target).read_text(encoding='utf-8-sig')
        self.assertIn('2015-09-01', text)
        self.assertNotIn('Nagymaros', text)

    def test_contradicting_options_are_refused(self):
        for argv in ([], ['--template', '--municipality=Abony'], ['--municipality=Abony'],
                     ['--municipality=Abony', f'--document={self.document}', '--wave=pilot'],
                     ['--template', '--wave=pilot', '--output=x.pdf']):
            code, _, err = run('export-schedule', *argv)
            self.assertEqual(code, 2, argv)
            self.assertNotEqual(err, '')

    def test_an_unwritable_target_leaves_the_old_file(self):
        folder = self.path('mappa')
        os.makedirs(os.path.join(folder, 'ut.xlsx'))
        code, _, err = run('export-schedule', f'--document={self.document}', '--municipality=Nagymaros',
                           f'--output={folder}/ut.xlsx')
        self.assertEqual(code, 1)
        self.assertIn('mappának', err)
        code, _, err = run('export-schedule', f'--document={self.document}', '--municipality=Nagymaros',
                           f'--output={folder}/nincs/ut.xlsx')
        self.assertEqual(code, 1)
        self.assertIn('a mappa nem létezik', err)

    def test_the_document_is_read_only_here(self):
        before = pathlib.Path(self.document).read_bytes()
        run('status', '--document', self.document, '--municipality', 'Abony')
        self.assertEqual(pathlib.Path(self.document).read_bytes(), before)


if __name__ == '__main__':
    taplib.main()
