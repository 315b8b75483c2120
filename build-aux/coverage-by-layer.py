#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums what gcov counted in a build by layer, that is, by folder of src/.

usage: coverage-by-layer.py SOURCE_FOLDER BUILD_FOLDER
       coverage-by-layer.py --self-test
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

WORST = 10  # files named at the end
SMALL = 30  # a file with fewer lines is not named


def read_counts(source, build):
    """Asks gcov about every object of src/, also of those that nothing ran."""
    notes = sorted(str(path.resolve()) for path in (build / 'src').rglob('*.gcno'))
    if not notes:
        sys.exit(f'{build} was not built with -Db_coverage=true')
    with tempfile.TemporaryDirectory() as folder:
        output = subprocess.run(['gcov', '--json-format', '--stdout', *notes], cwd=folder, check=True,
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    return sum_files((json.loads(line) for line in output.splitlines() if line.startswith('{')), source / 'src', build)


def sum_files(documents, top, build):
    """{file below src/: {line: how often it was run}}; a line may be in several functions or objects."""
    counts = collections.defaultdict(dict)
    for document in documents:
        for entry in document['files']:
            path = (build / entry['file']).resolve()
            if top.resolve() not in path.parents:
                continue
            lines = counts[path.relative_to(top.resolve())]
            for line in entry['lines']:
                number = line['line_number']
                lines[number] = max(lines.get(number, 0), line['count'])
    return counts


def describe(counts):
    layers = collections.defaultdict(lambda: [0, 0])
    files = []
    for path, lines in counts.items():
        done = sum(1 for count in lines.values() if count > 0)
        layer = layers[path.parts[0] if len(path.parts) > 1 else '(main)']
        layer[0] += done
        layer[1] += len(lines)
        if len(lines) >= SMALL:
            files.append((done / len(lines), str(path), done, len(lines)))
    layers = dict(sorted(layers.items()))
    layers['all'] = [sum(layer[index] for layer in layers.values()) for index in (0, 1)]
    text = [f'{"layer":12}{"lines":>8}{"run":>8}{"":>8}']
    text += [f'{name:12}{total:8}{done:8}{100 * done / total:7.1f} %' for name, (done, total) in layers.items() if total]
    text += ['', 'least run:']
    text += [f'{100 * share:5.1f} %  {done:4} of {total:4}  src/{name}'
             for share, name, done, total in sorted(files)[:WORST]]
    return '\n'.join(text)


def self_test():
    lines = [{'line_number': number, 'count': number % 4} for number in range(1, 41)]
    again = [{'line_number': 4, 'count': 9}]
    documents = [{'files': [{'file': '../src/base/asp-day.c', 'lines': lines}, {'file': '/usr/include/x.h', 'lines': again}]},
                 {'files': [{'file': '../src/base/asp-day.c', 'lines': again}]},
                 {'files': [{'file': '../src/model/asp-row.c', 'lines': [{'line_number': 1, 'count': 0}]}]}]
    text = describe(sum_files(documents, pathlib.Path('tree/src'), pathlib.Path('tree/_build')))
    for wanted in ('base              40      31   77.5 %', 'model              1       0    0.0 %',
                   'all               41      31   75.6 %', '77.5 %    31 of   40  src/base/asp-day.c'):
        if wanted not in text:
            sys.exit(f'lacks {wanted!r}:\n{text}')


def main():
    if sys.argv[1:] == ['--self-test']:
        self_test()
        return
    source, build = (pathlib.Path(argument) for argument in sys.argv[1:])
    print(describe(read_counts(source, build)))


if __name__ == '__main__':
    main()
