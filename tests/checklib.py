# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the check scripts share: the files of the tree, C source without its comments, and the self-test.

A check is a function of the source root that returns a list of complaints. Its self-test gives, for each rule,
a small tree that breaks it: a check that finds nothing there fails.
"""
import pathlib
import re
import sys
import tempfile

SKIPPED = {'.git', '_build', '__pycache__'}


def source_files(root, *folders):
    """Yields the files below the folders (all of the tree without folders), sorted, without what a build leaves."""
    for start in [root / folder for folder in folders] or [root]:
        for path in sorted(start.rglob('*')):
            if path.is_file() and not SKIPPED & set(path.relative_to(root).parts):
                yield path


_TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def strip_c(text, keep_strings=False):
    """Blanks comments and the inside of strings, and keeps every character where it was."""
    def blank(match):
        token = match.group()
        if token[0] in '"\'':
            return token if keep_strings else token[0] + ' ' * (len(token) - 2) + token[-1]
        return re.sub(r'[^\n]', ' ', token)
    return _TOKEN.sub(blank, text)


def c_tokens(text):
    """Yields (line number, token) for every comment and string of C source."""
    for match in _TOKEN.finditer(text):
        yield text.count('\n', 0, match.start()) + 1, match.group()


def write_tree(root, files):
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding='utf-8')


def self_test(check, good, bad):
    """good: files without fault; bad: (files laid over the good ones, a word of the complaint expected) ..."""
    failures = []
    for number, (files, expected) in enumerate([({}, None)] + list(bad)):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            write_tree(root, {**good, **files})
            complaints = check(root)
            if expected is None and complaints:
                failures.append('the good tree is refused: ' + '; '.join(complaints))
            elif expected is not None and not any(expected in complaint for complaint in complaints):
                failures.append(f'sample {number} ({expected!r}) passes; complaints: {complaints}')
    print('\n'.join(failures) or f'self-test: {len(bad)} faults found, as they should be')
    return bool(failures)


def main(check, good, bad, name):
    if sys.argv[1:] == ['--self-test']:
        sys.exit(self_test(check, good, bad))
    complaints = check(pathlib.Path(sys.argv[1]))
    print('\n'.join(complaints) or f'{name}: ok')
    sys.exit(bool(complaints))
