#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes until a window is on the screen: a bare libadwaita window, and the program with documents.

usage: bench-start.py PROGRAM BARE_WINDOW BENCH_DOCUMENT

A window counts as there when it shows the title it has with its document open, and its middle has been drawn.
"""
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 7
TIMEOUT = 60


def windows(pid, title):
    return subprocess.run(['xdotool', 'search', '--onlyvisible', '--all', '--pid', str(pid), '--name', title],
                          capture_output=True, text=True, check=False).stdout.split()


def is_drawn(window):
    """More than one colour: until its first frame a window is of one."""
    colours = subprocess.run(['import', '-window', window, '-format', '%k', 'info:'],
                             capture_output=True, text=True, check=False).stdout.strip()
    return colours.isdigit() and int(colours) > 1


def start(argv, title):
    """Seconds from the start of the process to its first frame."""
    begin = time.monotonic()
    with subprocess.Popen(argv, stderr=subprocess.DEVNULL) as process:
        try:
            while True:
                seen = time.monotonic()
                found = windows(process.pid, title)
                if found and is_drawn(found[0]):
                    return seen - begin
                if process.poll() is not None or seen - begin > TIMEOUT:
                    raise AssertionError(f'{argv[0]} shows no window {title!r}')
        finally:
            process.kill()


def measure(what, argv, title):
    times = sorted(start(argv, title) for _ in range(ROUNDS))
    print(f'{what:34} {statistics.median(times) * 1000:8.0f} ms  ({times[0] * 1000:.0f} to {times[-1] * 1000:.0f})')
    return statistics.median(times)


def main():
    program, bare, bench_document = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        base = measure('bare libadwaita window', [bare], '.')
        for count in (11, 3200):
            path = pathlib.Path(folder) / f'{count}.csatlakozas'
            subprocess.run([bench_document, '--keep', str(path), str(count)], check=True, stdout=subprocess.DEVNULL)
            seconds = measure(f'{count} municipalities', [program, str(path)], ' — ')
            print(f'{"":34} {seconds / base:8.2f} × the bare window')


if __name__ == '__main__':
    main()
