#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs the built tree into an empty folder, and runs the program from there.

usage: test-install.py MESON BUILD_ROOT PREFIX APP_ID VERSION
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import taplib  # noqa: E402

MESON, BUILD, PREFIX, APP_ID, VERSION = sys.argv[1:6]
PAGES = ('index', 'first-steps', 'overview', 'municipalities', 'schedule', 'questionnaires', 'costs', 'contacts',
         'documents', 'export', 'keyboard')
FILES = {
    'bin/csatlakozas',
    *(f'share/{place}/{language}{below}/{page}.{ending}' for language in ('C', 'hu') for page in PAGES
      for place, below, ending in (('help', '/csatlakozas', 'page'), ('csatlakozas/help', '', 'html'))),
    f'share/applications/{APP_ID}.desktop',
    'share/bash-completion/completions/csatlakozas',
    f'share/glib-2.0/schemas/{APP_ID}.gschema.xml',
    f'share/icons/hicolor/scalable/apps/{APP_ID}.svg',
    f'share/icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg',
    'share/locale/hu/LC_MESSAGES/csatlakozas.mo',
    'share/man/hu/man1/csatlakozas.1',
    'share/man/man1/csatlakozas.1',
    f'share/metainfo/{APP_ID}.metainfo.xml',
    f'share/mime/packages/{APP_ID}.xml',
}
# Asks for the schema as the program does, and for what the desktop would show and start.
ASK = '''
import sys
from gi.repository import Gio
schema = Gio.SettingsSchemaSource.get_default().lookup(sys.argv[1], True)
settings = Gio.Settings.new_full(schema, None, None)
launcher = Gio.DesktopAppInfo.new(sys.argv[1] + '.desktop')
print(schema.get_path(), settings.get_string('color-scheme'), launcher.get_executable(), launcher.get_icon().to_string())
'''


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.home = pathlib.Path(cls.folder.name) / 'home'
        cls.top = pathlib.Path(cls.folder.name) / 'installed'
        cls.prefix = cls.top / PREFIX.lstrip('/')
        cls.home.mkdir()
        subprocess.run([MESON, 'install', '-C', BUILD, '--no-rebuild', '--quiet', '--destdir', str(cls.top)],
                       check=True, timeout=120, stdout=subprocess.DEVNULL)
        cls.files = {str(path.relative_to(cls.top)) for path in cls.top.rglob('*') if not path.is_dir()}
        # What a package's own trigger does.
        subprocess.run(['glib-compile-schemas', '--strict', str(cls.prefix / 'share/glib-2.0/schemas')], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def environment(self):
        """Nothing of the build: the program finds its things where they are installed."""
        kept = {name: value for name, value in os.environ.items()
                if not name.startswith(('CSATLAKOZAS_', 'GSETTINGS_', 'XDG_')) and name not in ('LANGUAGE', 'DISPLAY')}
        return {**kept, 'LC_ALL': 'hu_HU.UTF-8', 'HOME': str(self.home), 'GSETTINGS_BACKEND': 'memory',
                'XDG_DATA_DIRS': str(self.prefix / 'share'), 'PATH': f'{self.prefix}/bin:{os.environ["PATH"]}',
                'CSATLAKOZAS_LOCALEDIR': str(self.prefix / 'share/locale')}

    def run_installed(self, *argv):
        done = subprocess.run([str(self.prefix / 'bin/csatlakozas'), *argv], capture_output=True, text=True,
                              check=False, env=self.environment(), cwd=self.home, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        return done.stdout

    def test_every_file_is_in_its_place_and_no_other(self):
        below = PREFIX.lstrip('/') + '/'
        self.assertEqual({name for name in self.files if not name.startswith(below)}, set())
        found = {name.removeprefix(below) for name in self.files}
        self.assertEqual(found, FILES)

    def test_program_runs_in_hungarian(self):
        self.assertEqual(self.run_installed('--version'), f'csatlakozas {VERSION}\n')
        self.run_installed('create-sample', 'minta.csatlakozas')
        text = self.run_installed('status', '--document=minta.csatlakozas', '--municipality=Nagymaros')
        self.assertIn('2014. szeptember 15.', text)
        self.assertEqual([path.name for path in self.home.iterdir()], ['minta.csatlakozas'])

    def test_desktop_knows_the_program(self):
        done = subprocess.run([sys.executable, '-W', 'ignore', '-c', ASK, APP_ID], capture_output=True, text=True,
                              check=True, env=self.environment(), timeout=60)
        self.assertEqual(done.stdout.split(), ['/' + APP_ID.replace('.', '/') + '/', 'follow', 'csatlakozas', APP_ID])


if __name__ == '__main__':
    taplib.main()
