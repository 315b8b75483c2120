# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs unittest cases and reports them one by one in TAP, which Meson and build-aux/count-tests.py read."""
import sys
import unittest


class _Result(unittest.TestResult):
    def __init__(self, stream, descriptions=None, verbosity=None):
        super().__init__(stream, descriptions, verbosity)
        self.number = 0

    def report(self, words, test, directive=''):
        self.number += 1
        print(f'{words} {self.number} {test.id()}{directive}', flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.report('ok', test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.report('ok', test, f' # SKIP {reason}')

    def add_bad(self, test, error):
        for line in self._exc_info_to_string(error, test).splitlines():
            print(f'# {line}')
        self.report('not ok', test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.add_bad(test, err)

    def addError(self, test, err):
        super().addError(test, err)
        self.add_bad(test, err)


def main():
    """Like unittest.main(): the cases of the calling module; the exit status is 1 when one fails."""
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules['__main__'])
    print(f'1..{suite.countTestCases()}', flush=True)
    result = _Result(sys.stderr)
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)
