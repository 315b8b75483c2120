#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when the manual pages or bash's completion know other commands, options or values than the program.

usage: check-command-line.py PROGRAM SOURCE_ROOT

What the program knows comes from its --help and from what it says of a wrong value. Then the pages and the
completion are broken in several ways, each of which must be noticed.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

PAGES = ('data/man/csatlakozas.1', 'data/man/hu/csatlakozas.1')
COMPLETION = 'data/completions/csatlakozas'
# Asked with everything that a shell would give; prints a suggestion a line.
ASK = '''
source "$1"; shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_csatlakozas "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
'''
OPTION = re.compile(r'^  (?:-(\w), )?--([\w-]+)', re.MULTILINE)


def run(*argv, folder=None):
    environment = {**os.environ, 'LC_ALL': 'C.UTF-8'}
    environment.pop('LANGUAGE', None)
    return subprocess.run(argv, capture_output=True, text=True, check=False, env=environment, cwd=folder, timeout=60)


def options_of(help_text):
    """The options of a --help, as they are typed: {'-w', '--wave'}."""
    found = OPTION.findall(help_text)
    return {'-' + short for short, _ in found if short} | {'--' + name for _, name in found}


def ask_program(program):
    """Returns ({command or '': options}, {(command, option): values})."""
    text = run(program, '--help-all').stdout
    summary = text[text.index('Commands that need no display'):text.index('Help Options')]
    options = {'': options_of(text)}
    for command in re.findall(r'^  ([a-z-]+)(?:  |$)', summary, re.MULTILINE):
        options[command] = options_of(run(program, command, '--help').stdout)
    values = {}
    for command, asked, others in (
            ('schedule', ('--wave', '--format'), ['--wave=pilot']), ('import-schedule', ('--format',), []),
            ('export-costs', ('--format',), ['--document=/nowhere', '--municipality=x']),
            ('export-schedule', ('--wave', '--format'), ['--template', '--wave=pilot', '--output=/nowhere/x.csv'])):
        for option in asked:
            rest = [word for word in others if not word.startswith(option)]
            said = run(program, command, *rest, option + '=?').stderr
            values[command, option] = set(re.findall(r'[a-z]+', re.search(r' is (.*), not', said)[1])) - {'or'}
    return options, values


def ask_page(text):
    """The options that a page explains, by command."""
    text = text.replace('\\-', '-')
    options, command = {'': set()}, ''
    for line in text.splitlines():
        if line.startswith('.SS '):
            command = line.split()[1]
            options[command] = set()
        elif line.startswith('.SH '):
            command = ''
        elif re.match(r'\.BR? -', line):
            options[command] |= set(re.findall(r'(?<![\w-])--?[a-z][a-z-]*', line))
    return options


def complete(script, *words, folder=None):
    done = run('bash', '--norc', '-c', ASK, 'bash', str(script), 'csatlakozas', *words, folder=folder)
    return {line for line in done.stdout.splitlines() if line}, done.stderr


def check_pages(root, options):
    for name in PAGES:
        path = root / name
        warnings = run('groff', '-man', '-Kutf8', '-Tutf8', '-ww', '-z', str(path)).stderr
        if warnings:
            yield f'{name}: {warnings.strip()}'
        explained = ask_page(path.read_text(encoding='utf-8'))
        for command in sorted(options.keys() | explained.keys()):
            # --help is explained once, for all commands.
            known = options.get(command, set()) - ({'-h', '--help'} if command else set())
            for option in sorted(known ^ explained.get(command, set())):
                yield f'{name}: {command} {option} is ' + ('not explained' if option in known else 'unknown')
            if command not in explained or command not in options:
                yield f'{name}: the command {command} is ' + ('unknown' if command in explained else 'not explained')


def check_completion(root, options, values):
    script = root / COMPLETION
    with tempfile.TemporaryDirectory() as folder:
        for name in ('a.csatlakozas', 'a.txt', 'a.xlsx', 'a.gan', 'a.csv', 'b c.csatlakozas'):
            (pathlib.Path(folder) / name).touch()
        os.mkdir(os.path.join(folder, 'mappa'))
        documents = {'a.csatlakozas', 'b c.csatlakozas', 'mappa'}
        cases = [(('',), documents | (options.keys() - {''})), (('a',), {'a.csatlakozas'}), (('st',), {'status'}),
                 (('create-sample', ''), documents),
                 (('import-schedule', 'a'), {'a.csv', 'a.gan'}), (('import-municipalities', 'a'), {'a.csv', 'a.xlsx'}),
                 (('export-costs', '-o', 'a'), {'a.csv', 'a.xlsx'}), (('a.csatlakozas', ''), documents),
                 (('status', '-d', ''), documents), (('status', '--document', '=', 'b'), {'b c.csatlakozas'}),
                 (('export-schedule', '--output', '=', 'a'), {'a.csv', 'a.xlsx'}), (('status', '-m', 'N'), set())]
        for command, known in options.items():
            words = (command, '--') if command else ('--',)
            cases.append((words, {option for option in known if option.startswith('--')}))
        for (command, option), known in values.items():
            first = min(known)
            cases += [((command, option, ''), known), ((command, option[1:3], ''), known),
                      ((command, option, '='), known), ((command, option, '=', first[:2]), {first})]
        for words, expected in cases:
            offered, problem = complete(script, *words, folder=folder)
            if problem:
                yield f'{COMPLETION}: {problem.strip()}'
            if offered != expected:
                yield f'{COMPLETION}: {" ".join(words)!r} offers {sorted(offered)}, not {sorted(expected)}'


def check(root, options, values):
    return list(check_pages(root, options)) + list(check_completion(root, options, values))


FAULTS = [
    (PAGES[0], '.BR \\-m ", " \\-\\-municipality=', '.BR \\-m ", " \\-\\-village=', '--municipality is not explained'),
    (PAGES[1], '.SS status', '.SS state', 'the command status is not explained'),
    (PAGES[0], '.SS import\\-municipalities', '.SS status', 'the command import-municipalities is not explained'),
    (COMPLETION, ' import-municipalities ', ' ', 'import-municipalities'),
    (PAGES[1], '.B \\-\\-sample\n', '.B \\-\\-example\n', '--example is unknown'),
    (PAGES[0], '.SH OPTIONS', '.SH OPTIONS\n.nonsense', 'nonsense'),
    (COMPLETION, 'pilot kmop further', 'pilot kmop', 'further'),
    (COMPLETION, "'table tsv'", "'table tsv csv'", 'csv'),
    (COMPLETION, '--document --municipality --help', '--document --help', '--municipality'),
    (COMPLETION, '*.csatlakozas', '*.txt', 'a.txt'),
    (COMPLETION, "[[ $previous = '=' ]]", "[[ $previous = ':' ]]", "'schedule --wave = "),
]


def check_that_faults_are_found(root, options, values):
    for name, old, new, expected in FAULTS:
        with tempfile.TemporaryDirectory() as folder:
            for path in (*PAGES, COMPLETION):
                text = (root / path).read_text(encoding='utf-8')
                if path == name:
                    assert old in text, (name, old)
                    text = text.replace(old, new)
                target = pathlib.Path(folder) / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding='utf-8')
            complaints = check(pathlib.Path(folder), options, values)
            if not any(expected in complaint for complaint in complaints):
                yield f'{new!r} in {name} is not noticed: {complaints}'


def main():
    root = pathlib.Path(sys.argv[2])
    options, values = ask_program(os.path.abspath(sys.argv[1]))
    assert len(options) > 4 and all(options.values()) and len(values) == 6, options
    complaints = check(root, options, values) or list(check_that_faults_are_found(root, options, values))
    print('\n'.join(complaints) or 'command line: ok')
    sys.exit(bool(complaints))


if __name__ == '__main__':
    main()
