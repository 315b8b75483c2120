#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times forms of 1 000 and 10 000 questions and a list of 1 000 rows, made by the generator of the test data, and the
largest real form there.

usage: bench-form.py BENCH-FORM
"""
import os
import pathlib
import subprocess
import sys
import tempfile

DATA = os.environ.get('CSATLAKOZAS_TEST_DATA')
WHO = 'xforms/forms/javarosa/smoketests/whova_form.xml'

if not DATA:
    print('CSATLAKOZAS_TEST_DATA is not set: nothing is measured.')
    sys.exit(0)

with tempfile.TemporaryDirectory() as scratch:
    subprocess.run([sys.executable, os.path.join(DATA, 'bench/gen_forms.py'), scratch], check=True)
    forms = [pathlib.Path(scratch) / name for name in ('big1000.xml', 'big10000.xml', 'rep1000.xml')]
    # Each in a process of its own: what was opened before makes the next one faster.
    for form in (*forms, os.path.join(DATA, WHO)):
        subprocess.run([sys.argv[1], form], check=True)
