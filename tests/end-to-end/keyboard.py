# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person with a keyboard alone, for the tests that do whole tasks so."""
import time

from gi.repository import Atspi, GLib

from driver import App, Role, State, has_state, labels_of, text_of, wait_until

# Titles and labels start with what has the keyboard; further than this nobody presses Tab.
MOST_TABS = 40


class Keyboard(App):
    """A person without a pointer: whatever would use one, or act for her, is an error."""

    def press(self, text, root=None):
        raise AssertionError(f'{text!r} is to be reached by keys')

    def click(self, node, times=1):
        raise AssertionError(f'{node.get_name()!r} is to be reached by keys')

    focus = act = activate = set_text = fill = click

    def __init__(self, *args):
        self.last = None
        self.listener = Atspi.EventListener.new(self._note_focus)
        self.listener.register('object:state-changed:focused')
        super().__init__(*args)

    def _note_focus(self, event):
        if event.detail1 and event.source.get_process_id() == self.process.pid:
            self.last = event.source

    def focused(self):
        """The widget that has the keyboard, as the program tells a screen reader: to look for it in a table takes long."""
        while GLib.MainContext.default().iteration(False):
            pass
        return self.last

    def where(self):
        """What the widget with the keyboard says of itself, with its labels."""
        node = self.focused()
        return '' if node is None else ' '.join([node.get_name(), *labels_of(node)[:8]])

    def tab_to(self, text, key='Tab'):
        """Presses Tab until the keyboard is where the text is; every stop has to differ from the one before."""
        seen = []
        for _ in range(MOST_TABS):
            words = self.where()
            if text in words:
                return
            seen.append(words)
            self.key(key)
            try:
                wait_until(lambda: self.where() != seen[-1], 'the next stop', 1)
            except AssertionError:
                pass  # two stops that say the same
        raise AssertionError(f'{text!r} is not reached by {key}; there are {seen}')

    def go_down_to(self, start):
        """Presses Down until the row with the keyboard begins with this; from no row, GTK 4.18 goes to the first one."""
        if not self.where().startswith(start):
            self.key('Down')
            time.sleep(0.5)
        while not (row := self.where()).startswith(start):
            self.key('Down')
            wait_until(lambda before=row: self.where() != before, f'a row after {row!r}')

    def type_in(self, label, text):
        """Types over the field that has the keyboard."""
        entry = self.wait_for(Role.TEXT, label)
        wait_until(lambda: has_state(entry, State.FOCUSED), f'the keyboard in {label}')
        self.key('ctrl+a', 'Delete')
        self.type(text)
        wait_until(lambda: text_of(entry) == text, f'{text!r} in {label}, not {text_of(entry)!r}')


def choose_scope(app, typed, title):
    app.wait_document()
    app.key('ctrl+l')
    entry = app.wait_for(Role.ENTRY, 'Keresés: kiről szóljanak az oldalak')
    wait_until(lambda: has_state(entry, State.FOCUSED), 'the keyboard in the search')
    app.type(typed)
    wait_until(lambda: text_of(entry) == typed, typed)
    app.key('Return')
    wait_until(lambda: app.find_all(Role.FRAME, lambda name: name.startswith(f'{title} — ')), title)
