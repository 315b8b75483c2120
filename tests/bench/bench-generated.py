# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: bench-generated.py PROGRAM MUNICIPALITIES…

Makes MS Project files with so many municipalities of 71 rows with the generator of the test data, and runs the program
on each. Skipped without the test data."""
import os
import pathlib
import subprocess
import sys
import tempfile

SKIPPED = 77

data = os.environ.get('CSATLAKOZAS_TEST_DATA')
if data is None:
    print('no test data')
    sys.exit(SKIPPED)

for number in sys.argv[2:]:
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, 'schedule.xml')
        subprocess.run([sys.executable, pathlib.Path(data, 'bench', 'gen.py'), 'mspdi', number, path], check=True)
        print(f'{number} municipalities, {path.stat().st_size / 1e6:.1f} MB:', flush=True)
        subprocess.run([sys.argv[1], path], check=True)
