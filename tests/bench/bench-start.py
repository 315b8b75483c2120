#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes until a window is on the screen: a bare libadwaita window, and the program with documents.

usage: bench-start.py PROGRAM BARE_WINDOW BENCH_DOCUMENT [ROUNDS]

The first frame is there when the screen is another than before: of the program, its window while the document is
still being read. All is there when the screen looks as it looked at the end of a first run, when nothing moved any more: with its
page, its figures and its counters, not with a frame around them. The programs take turns, so that what else the
machine does meets all of them. Processor time is that of all threads of the program until then.
"""
import ctypes
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 9
TIMEOUT = 60
STILL = 1.5  # seconds without a change
TICK = os.sysconf('SC_CLK_TCK')


class XImage(ctypes.Structure):
    """The beginning of Xlib's structure of this name."""
    _fields_ = [(name, ctypes.c_int) for name in ('width', 'height', 'xoffset', 'format')] + \
               [('data', ctypes.POINTER(ctypes.c_char))] + \
               [(name, ctypes.c_int) for name in ('byte_order', 'bitmap_unit', 'bitmap_bit_order', 'bitmap_pad',
                                                  'depth', 'bytes_per_line')]


class Screen:
    """Reads the whole screen in about three milliseconds; a program of its own for each picture takes thirty."""

    def __init__(self):
        self.lib = ctypes.CDLL('libX11.so.6')
        self.lib.XOpenDisplay.restype = ctypes.c_void_p
        self.lib.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.lib.XDefaultRootWindow.restype = ctypes.c_ulong
        self.lib.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint,
                                       ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
        self.lib.XGetImage.restype = ctypes.POINTER(XImage)
        self.lib.XDestroyImage.argtypes = [ctypes.POINTER(XImage)]
        self.display = self.lib.XOpenDisplay(None)
        if not self.display:
            raise AssertionError('no display')
        self.root = self.lib.XDefaultRootWindow(self.display)
        self.width, self.height = (int(word) for word in subprocess.run(
            ['xdotool', 'getdisplaygeometry'], capture_output=True, text=True, check=True).stdout.split())

    def grab(self):
        image = self.lib.XGetImage(self.display, self.root, 0, 0, self.width, self.height, ctypes.c_ulong(-1).value, 2)
        try:
            return ctypes.string_at(image.contents.data, image.contents.bytes_per_line * self.height)
        finally:
            self.lib.XDestroyImage(image)


def has_window(process, title):
    return bool(subprocess.run(['xdotool', 'search', '--onlyvisible', '--all', '--pid', str(process.pid), '--name', title],
                               capture_output=True, text=True, check=False).stdout.split())


def processor_seconds(process):
    fields = pathlib.Path(f'/proc/{process.pid}/stat').read_text(encoding='utf-8').rpartition(')')[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


class Program:
    """Something that is started again and again."""

    def __init__(self, what, argv, title):
        self.what, self.argv, self.title = what, argv, title
        self.picture = None
        self.seconds, self.processor, self.first = [], [], []

    def run(self, function):
        with subprocess.Popen(self.argv, stderr=subprocess.DEVNULL) as process:
            try:
                return function(process, time.monotonic())
            finally:
                process.kill()

    def check_runs(self, process, begin):
        if process.poll() is not None or time.monotonic() - begin > TIMEOUT:
            raise AssertionError(f'{self.what}: no window as it was before')

    def look(self, screen):
        """Keeps what the screen shows when all is there."""
        def wait(process, begin):
            while not has_window(process, self.title):
                self.check_runs(process, begin)
            last, since = screen.grab(), time.monotonic()
            while time.monotonic() - since < STILL:
                time.sleep(0.05)
                self.check_runs(process, begin)
                now = screen.grab()
                if now != last:
                    last, since = now, time.monotonic()
            return last
        self.picture = self.run(wait)

    def measure(self, screen):
        """Seconds from the start of the process to the first frame and to the picture."""
        def wait(process, begin):
            first = None
            while True:
                time.sleep(0.005)
                now = time.monotonic()
                shown = screen.grab()
                if first is None and shown != empty:
                    first = now - begin
                if shown == self.picture:
                    self.first.append(first)
                    self.seconds.append(now - begin)
                    self.processor.append(processor_seconds(process))
                    return
                self.check_runs(process, begin)
        empty = screen.grab()
        self.run(wait)
        end = time.monotonic() + TIMEOUT
        while screen.grab() == self.picture != empty and time.monotonic() < end:
            time.sleep(0.01)

    def report(self, base):
        print(f'{self.what:24} first frame {statistics.median(self.first) * 1000:.0f} ms, '
              f'{statistics.median(self.first) / statistics.median(base.first):.2f} ×; all there '
              f'{statistics.median(self.seconds) * 1000:.0f} ms ({min(self.seconds) * 1000:.0f} to '
              f'{max(self.seconds) * 1000:.0f}), {statistics.median(self.seconds) / statistics.median(base.seconds):.2f} '
              f'× the bare window; processor {statistics.median(self.processor) * 1000:.0f} ms, '
              f'{statistics.median(self.processor) / statistics.median(base.processor):.2f} ×')


def main():
    executable, bare, bench_document, *rounds = sys.argv[1:]
    screen = Screen()
    with tempfile.TemporaryDirectory() as folder:
        programs = [Program('bare libadwaita window', [bare], '.')]
        for count in (11, 3178):
            path = pathlib.Path(folder) / f'{count}.csatlakozas'
            subprocess.run([bench_document, '--make-only', '--keep', str(path), str(count)], check=True,
                           stdout=subprocess.DEVNULL)
            programs.append(Program(f'{count} municipalities', [executable, str(path)], ' — '))
        for program in programs:
            program.look(screen)
        for _ in range(int(rounds[0]) if rounds else ROUNDS):
            for program in programs:
                program.measure(screen)
        for program in programs:
            program.report(programs[0])


if __name__ == '__main__':
    main()
