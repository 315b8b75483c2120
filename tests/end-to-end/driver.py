# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK program as a person with a keyboard, a mouse and an assistive technology would.

Widgets are found by role and name on the accessibility bus; keys and clicks go through the X server. It works on
GTK 4.8 to 4.18, under gui-wrapper.sh, with a window manager that does not composite: then a widget's place in its
accessible window is its place in the X window.

Nothing waits by sleeping: every step polls for what it needs, and says what that was when it does not come.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

from tree import Tree  # noqa: E402

Role, State = Atspi.Role, Atspi.StateType
TIMEOUT = float(os.environ.get('CSATLAKOZAS_E2E_TIMEOUT', '15'))
# GTK 4.8 calls a toggle button a push button, 4.18 does not.
BUTTONS = frozenset({Role.PUSH_BUTTON, Role.TOGGLE_BUTTON})
# A label may be a status line or an alert.
WORDS = frozenset({Role.LABEL, Role.STATUS_BAR, Role.NOTIFICATION, Role.ALERT})
WINDOWS = frozenset({Role.FRAME, Role.DIALOG, Role.WINDOW, Role.ALERT})
# Widgets that hold others.
HOLDERS = frozenset({Role.PANEL, Role.SCROLL_PANE, Role.FILLER, Role.LIST, Role.TREE, Role.TREE_TABLE, Role.TABLE})
# GTK 4.8 has no names for these; what they say is in the labels inside.
ROWS = frozenset({Role.LIST_ITEM, Role.TABLE_ROW, Role.TREE_ITEM, Role.TABLE_CELL})


class Timeout(AssertionError):
    """Something that should have come did not."""


def run(*argv):
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f'{" ".join(argv)}: {done.stderr.strip() or done.returncode}')
    return done.stdout.strip()


def wait_until(condition, what, timeout=None):
    """Polls until the condition gives something true, and returns that. A widget that goes away is polled again."""
    end = time.monotonic() + (timeout or TIMEOUT)
    while True:
        try:
            result = condition()
        except GLib.Error:
            result = None
        if result:
            return result
        if time.monotonic() > end:
            raise Timeout(f'waited for {what}')
        time.sleep(0.03)


def start_desktop():
    """Starts the window manager and sets the Hungarian keyboard; returns the manager's process.

    Without a manager the main window does not get the keyboard back from a dialog. With a layout that lacks a
    letter xdotool has to remap keys, and loses some.
    """
    manager = subprocess.Popen(['openbox'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_until(lambda: subprocess.run(['xdotool', 'get_num_desktops'], capture_output=True,
                                      check=False).returncode == 0, 'the window manager')
    run('setxkbmap', 'hu')
    return manager


def has_state(node, state):
    return node.get_state_set().contains(state)


def actions_of(node):
    if 'Action' not in node.get_interfaces():
        return []
    return [Atspi.Action.get_action_name(node, index) for index in range(node.get_n_actions())]


def walk(node):
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from walk(child)


def labels_of(node):
    """The texts of the labels below a node, in the tree's order."""
    return [child.get_name() for child in walk(node) if child.get_role() == Role.LABEL and child.get_name()]


def text_of(node):
    """The text of an entry or text view; an end of -1 gives nothing on GTK 4.8."""
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def words_of(node):
    """A widget's name; GTK 4.18 gives a label none that is a status line, but its text."""
    name = node.get_name()
    if not name and node.get_role() in WORDS and 'Text' in node.get_interfaces():
        return text_of(node)
    return name


def extents_of(node):
    place = node.get_extents(Atspi.CoordType.WINDOW)
    return place.x, place.y, place.width, place.height


def is_shown(node):
    """Whether the widget takes room: GTK 4.8 sets the state SHOWING on windows only."""
    _, _, width, height = extents_of(node)
    return width > 0 and height > 0


def focused_window(*what):
    """The X window with the keyboard, whether assistive technology knows it or not, or its title; '' between two."""
    return subprocess.run(['xdotool', 'getwindowfocus', *what], capture_output=True, text=True, check=False).stdout.strip()


def focused_title():
    return focused_window('getwindowname')


class App:
    """A program that runs, seen from outside."""

    def __init__(self, argv, name, env=None):
        """name: what the program is called on the accessibility bus, that is, its g_get_prgname ()."""
        self.name = name
        self.process = subprocess.Popen(argv, env={**os.environ, 'GTK_A11Y': 'atspi',
                                                   'G_DEBUG': 'gc-friendly,fatal-warnings', **(env or {})})
        try:
            self.node = wait_until(self._find_on_bus, f'the program {name} on the accessibility bus', 30)
        except AssertionError:
            self.kill()
            raise

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error is not None and self.process.poll() is None:
            self.dump(sys.stderr)
            self.screenshot(os.environ.get('CSATLAKOZAS_E2E_SCREENSHOT'))
        self.kill()

    def _find_on_bus(self):
        if self.process.poll() is not None:
            raise AssertionError(f'{self.name} ended with {self.process.returncode}')
        desktop = Atspi.get_desktop(0)
        children = (desktop.get_child_at_index(index) for index in range(desktop.get_child_count()))
        return next((child for child in children
                     if child is not None and child.get_process_id() == self.process.pid), None)

    # Finding

    def find_all(self, role=None, name=None, root=None):
        """role: a role, a set of roles, or None; name: a text, a function of a text, or None."""
        return list(self._iterate(role, name, root))

    def _iterate(self, role, name, root):
        """One by one: mostly the first one is wanted."""
        roles = {role} if isinstance(role, Role) else role
        matches = name if callable(name) or name is None else name.__eq__
        if roles is not None and roles <= WINDOWS and root is None:
            for index in range(self.node.get_child_count()):
                node = self.node.get_child_at_index(index)
                if node is not None and node.get_role() in roles and (matches is None or matches(node.get_name())):
                    yield node
            return
        for node in Tree(root or self.node, HOLDERS).find(roles):
            if matches is None or matches(node.name or self._words_of(node)):
                yield node.accessible

    def _words_of(self, node):
        """GTK 4.18 gives a label no name that is a status line, but its text."""
        return words_of(node.accessible) if node.role in WORDS else ''

    def wait_for(self, role=None, name=None, root=None, timeout=None):
        """The first widget of this role and name that takes room on the screen (a window: that is there)."""
        def look():
            nodes = self._iterate(role, name, root)
            return next((node for node in nodes if node.get_role() in WINDOWS or is_shown(node)), None)
        return wait_until(look, f'{role.value_nick if isinstance(role, Role) else role} {name!r}', timeout)

    def wait_gone(self, role=None, name=None, root=None, timeout=None):
        wait_until(lambda: not any(is_shown(node) for node in self._iterate(role, name, root)),
                   f'{role} {name!r} to go', timeout)

    def wait_label(self, text, root=None, timeout=None):
        """A label with this text, or one for which the function of its text is true."""
        return self.wait_for(WORDS, text, root, timeout)

    def button(self, text, root=None, timeout=None):
        """By its name or by its label inside: GTK 4.8 doubles the name where there is a mnemonic."""
        def look():
            for node in self._iterate(BUTTONS, None, root):
                if is_shown(node) and (node.get_name() == text or text in labels_of(node)) and actions_of(node):
                    return node
            return None
        return wait_until(look, f'button {text!r}', timeout)

    def rows(self, view):
        """The visible rows of a list as lists of texts, top to bottom: the pool is not in the order shown.

        A row that paints itself has no labels in it; it tells all it shows in its name."""
        return [labels_of(node) or [node.get_name()] for node in self.row_nodes(view)]

    def row_nodes(self, view):
        shown = [(extents_of(node)[1], index, node) for index, node in enumerate(self.find_all(ROWS, None, view))
                 if node.get_role() != Role.TABLE_CELL and is_shown(node)]
        return [node for _, _, node in sorted(shown, key=lambda row: row[:2])]

    def wait_row(self, view, text, timeout=None):
        """The row of a list that has a label with this text."""
        return wait_until(lambda: next((node for node in self.row_nodes(view) if text in labels_of(node)), None),
                          f'row {text!r}', timeout)

    # Acting as an assistive technology

    def act(self, node, action='click'):
        names = actions_of(node)
        if action not in names:
            raise AssertionError(f'{node.get_name()!r} has the actions {names}, not {action!r}')
        if not node.do_action(names.index(action)):
            raise AssertionError(f'{action!r} of {node.get_name()!r} failed')

    def press(self, text, root=None):
        """Presses a button by its text."""
        self.act(self.button(text, root))

    def set_text(self, node, text):
        if not node.set_text_contents(text):
            raise AssertionError(f'{node.get_name()!r} takes no text')

    def activate(self, action, window=None):
        """Runs an action of the window, "win.undo" for example; GTK 4 shows them as actions of its frame."""
        self.act(window or self.wait_for(Role.FRAME), action)

    # Acting as a person

    def window_id(self, node):
        """The X window that a widget is in: the visible one with the title of its frame or dialog."""
        while node.get_role() not in WINDOWS:
            node = node.get_parent()
        title = re.sub(r'([][.^$*+?(){}|\\])', r'\\\1', node.get_name())
        return wait_until(lambda: [line for line in subprocess.run(
            ['xdotool', 'search', '--all', '--onlyvisible', '--pid', str(self.process.pid), '--name', f'^{title}$'],
            capture_output=True, text=True, check=False).stdout.split()], f'X window {title!r}')[-1]

    def centre_of(self, node):
        """The middle of a widget in its window, once it has room and stands still."""
        last = []

        def look():
            place = extents_of(node)
            if place[2] > 0 and place[3] > 0 and last == [place]:
                return place
            last[:] = [place]
            return None
        x, y, width, height = wait_until(look, f'{node.get_name()!r} to stand still')
        return x + width // 2, y + height // 2

    def origin_of(self, node):
        """Where the places of a window's widgets are counted from, in the X window: GTK leaves out the window's
        shadow, 4.18 once more than 4.8."""
        while node.get_role() not in WINDOWS:
            node = node.get_parent()
        left, top, width, height = extents_of(node.get_child_at_index(0))
        geometry = dict(line.split('=') for line in run('xdotool', 'getwindowgeometry', '--shell',
                                                        self.window_id(node)).split())
        return (int(geometry['WIDTH']) - width) // 2 - left, (int(geometry['HEIGHT']) - height) // 2 - top

    def click(self, node, times=1):
        x, y = self.centre_of(node)
        left, top = self.origin_of(node)
        run('xdotool', 'mousemove', '--sync', '--window', self.window_id(node), str(x + left), str(y + top))
        run('xdotool', 'click', '--repeat', str(times), '--delay', '60', '1')

    def wait_active(self, title=None, timeout=None):
        """The window that has the keyboard."""
        return wait_until(lambda: next((node for node in self.find_all(WINDOWS, title)
                                        if has_state(node, State.ACTIVE)), None),
                          f'window {title or ""} active', timeout)

    def wait_document(self):
        """A main window that shows its document: before that most of its keys do nothing."""
        return self.wait_active(lambda title: ' — ' in title)

    def focus(self, node):
        """Clicks until the widget has the keyboard: GrabFocus is not supported by GTK 4."""
        def look():
            if has_state(node, State.FOCUSED):
                return True
            self.click(node)
            return has_state(node, State.FOCUSED)
        self.wait_active()
        wait_until(look, f'focus in {node.get_name()!r}')

    def type(self, text):
        run('xdotool', 'type', '--delay', '12', text)

    def key(self, *keys):
        """Presses keys one after the other: key ('ctrl+a', 'Return')."""
        self.wait_active()
        run('xdotool', 'key', '--delay', '30', *keys)

    def wait_menu(self):
        """Until an open menu has the keyboard, which comes after the menu itself: an earlier key goes elsewhere."""
        wait_until(lambda: any(has_state(item, State.FOCUSED) for item in self._iterate(Role.MENU_ITEM, None, None)),
                   'the menu with the keyboard')

    def fill(self, node, text):
        """Types over what an entry holds, and waits until it holds the new text."""
        self.focus(node)
        self.key('ctrl+a', 'Delete')
        wait_until(lambda: text_of(node) == '', 'an empty entry')
        self.type(text)
        wait_until(lambda: text_of(node) == text, f'{text!r} in the entry, not {text_of(node)!r}')

    def resize(self, width, height, window=None):
        """Gives the window a size and waits until it has it."""
        frame = window or self.wait_for(Role.FRAME)
        xid = self.window_id(frame)
        run('xdotool', 'windowmove', xid, '0', '0')
        run('xdotool', 'windowsize', xid, str(width), str(height))
        size = f'WIDTH={width}\nHEIGHT={height}'
        wait_until(lambda: size in run('xdotool', 'getwindowgeometry', '--shell', xid), f'{width} x {height}')

    # GTK's own file dialogs, which are no windows to assistive technology

    def choose_file(self, title, path):
        """A file to open, by its path, which Ctrl+L lets be typed."""
        wait_until(lambda: focused_title() == title, f'the file dialog {title!r}')
        run('xdotool', 'key', 'ctrl+l')
        self._type_path(path)

    def name_file(self, title, path):
        """A file to write; the whole path takes the place of the name."""
        wait_until(lambda: focused_title() == title, f'the file dialog {title!r}')
        self._type_path(path)

    def _type_path(self, path):
        def is_typed():
            if text_of(entry) == str(path):
                return True
            # GTK 4.18 completes a folder's name while it is typed, and may leave an end of it behind the cursor.
            run('xdotool', 'key', 'shift+End', 'Delete')
            return text_of(entry) == str(path)

        def confirm():
            # The first Return may only take what GTK offers to complete the path.
            run('xdotool', 'key', 'Return')
            try:
                # What comes next may have the same title.
                return wait_until(lambda: focused_window() != dialog, 'the file dialog to go', 2)
            except Timeout:
                return False
        dialog = focused_window()
        entry = wait_until(lambda: next((node for node in self.find_all(Role.TEXT) if has_state(node, State.FOCUSED)
                                         and node.get_name() != 'Megjegyzés'), None), 'the keyboard in the path')
        run('xdotool', 'key', 'ctrl+a')
        self.type(str(path))
        wait_until(is_typed, 'the path')
        wait_until(confirm, 'the file dialog to go')

    # Looking back, and the end

    def dump(self, stream):
        """Writes the tree of what the program shows."""
        def line(node, depth):
            place = extents_of(node) if 'Component' in node.get_interfaces() else ''
            print('  ' * depth, node.get_role().value_nick, repr(node.get_name()), place, file=stream)
            for index in range(node.get_child_count()):
                child = node.get_child_at_index(index)
                if child is not None:
                    line(child, depth + 1)
        try:
            line(self.node, 0)
        except GLib.Error as error:
            print(error.message, file=stream)

    def screenshot(self, path):
        if path:
            run('import', '-window', 'root', str(path))

    def close(self, window=None):
        """Closes the window as a person does, so that the program ends by itself; returns its exit status."""
        try:
            self.activate('window.close', window)
        except GLib.Error:
            pass  # the program was gone before it answered: its exit status tells how
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()
            return -1

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


class Tap:
    """Reports steps as test cases in TAP, and ends the program with their outcome."""

    def __init__(self):
        self.count = 0

    def ok(self, what):
        self.count += 1
        print(f'ok {self.count} {what}', flush=True)

    def run(self, function):
        """Runs the steps; an exception is a failed case with its message and place."""
        try:
            function()
        except Exception as error:  # a test must report whatever happened
            self.count += 1
            print(f'not ok {self.count} {type(error).__name__}: {str(error).splitlines()[0] if str(error) else ""}')
            print(f'1..{self.count}', flush=True)
            raise
        print(f'1..{self.count}', flush=True)


def run_test(function):
    """Runs function (tap, folder) on a desktop, with a folder that goes afterwards."""
    tap = Tap()
    manager = start_desktop()
    try:
        with tempfile.TemporaryDirectory() as folder:
            tap.run(lambda: function(tap, pathlib.Path(folder)))
    finally:
        manager.terminate()
        manager.wait()
