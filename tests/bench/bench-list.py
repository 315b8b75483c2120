#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the list of all 3178 municipalities takes to appear, to be searched and to be sorted.

usage: bench-list.py BENCH_LIST BENCH_DOCUMENT
"""
import pathlib
import subprocess
import sys
import tempfile


def main():
    bench_list, bench_document = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / '3178.csatlakozas'
        subprocess.run([bench_document, '--make-only', '--keep', str(path), '3178'], check=True,
                       stdout=subprocess.DEVNULL)
        subprocess.run([bench_list, str(path)], check=True)


if __name__ == '__main__':
    main()
