#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases in Meson's logs and prints "N passed, N failed".

usage: count-tests.py TESTLOG.json… | --self-test

A program that speaks TAP counts by its cases, any other as one. A program that fails though none of its cases
did (it crashed, leaked, or ran out of time) counts as one failure more, and one that says nothing is a failure.
A log that is not there is a failure.
"""
import json
import pathlib
import re
import sys

CASE = re.compile(r'^(not )?ok\b[^#\n]*(#\s*skip\b.*)?', re.MULTILINE | re.IGNORECASE)

ALL_SKIPPED = re.compile(r'^1\.\.0\b', re.MULTILINE)


def count(entry):
    """Returns (passed, failed, skipped) of one test program."""
    cases = CASE.findall(entry.get('stdout') or '')
    failed = sum(1 for negation, _ in cases if negation)
    skipped = sum(1 for negation, skip in cases if skip and not negation)
    passed = len(cases) - failed - skipped
    good = entry['result'] in ('OK', 'EXPECTEDFAIL')
    if entry['result'] == 'SKIP':
        # Meson takes a program that says nothing at all for one that skips.
        return (0, 0, max(skipped, 1)) if skipped or ALL_SKIPPED.search(entry.get('stdout') or '') else (0, 1, 0)
    if not cases:
        return int(good), int(not good), 0
    return passed, failed if good or failed else 1, skipped


def main(paths):
    passed = failed = 0
    for path in map(pathlib.Path, paths):
        if not path.is_file():
            print(f'No tests were run: {path} is missing')
            failed += 1
            continue
        for line in path.read_text(encoding='utf-8').splitlines():
            entry = json.loads(line)
            counts = count(entry)
            passed += counts[0]
            failed += counts[1]
            if counts[1]:
                print(f'Failed: {entry["name"]} ({entry["result"].lower()}, {path.parent.parent.name} build)')
            if counts[2]:
                print(f'Skipped: {counts[2]} in {entry["name"]}')
    print(f'{passed} passed, {failed} failed')
    return failed > 0 or passed == 0


def self_test():
    tap = '1..3\nok 1 /a\n# ok, a remark\nok 2 /b # SKIP no network\n'
    samples = [
        ({'result': 'OK', 'stdout': tap + 'ok 3 /c\n'}, (2, 0, 1)),
        ({'result': 'FAIL', 'stdout': tap + 'not ok 3 /c\n'}, (1, 1, 1)),
        ({'result': 'ERROR', 'stdout': tap}, (1, 1, 1)),
        ({'result': 'TIMEOUT', 'stdout': ''}, (0, 1, 0)),
        ({'result': 'FAIL', 'stdout': 'okay?\n'}, (0, 1, 0)),
        ({'result': 'OK'}, (1, 0, 0)),
        ({'result': 'SKIP', 'stdout': '1..0 # SKIP\n'}, (0, 0, 1)),
        ({'result': 'SKIP', 'stdout': '1..1\nok 1 /a # SKIP no network\n'}, (0, 0, 1)),
        ({'result': 'SKIP', 'stdout': ''}, (0, 1, 0)),
    ]
    wrong = [f'{entry}: {count(entry)}, not {expected}' for entry, expected in samples if count(entry) != expected]
    print('\n'.join(wrong) or 'counting: ok')
    return bool(wrong)


if __name__ == '__main__':
    sys.exit(self_test() if sys.argv[1:] == ['--self-test'] else main(sys.argv[1:]))
