# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program shows on the accessibility bus, asked for many widgets at a time.

Atspi asks for one thing and waits for it, five times for each widget. Here a whole level of the tree is asked for at
once, and only what is looked for becomes an Atspi.Accessible.
"""
import itertools

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ACCESSIBLE = 'org.a11y.atspi.Accessible'
COMPONENT = 'org.a11y.atspi.Component'
PROPERTIES = 'org.freedesktop.DBus.Properties'

_CONNECTIONS = []
# By the path, which is no other widget's, also of another program, but the root's: a widget's role stays.
_ROLES = {}


def connection():
    if not _CONNECTIONS:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None,
                                    GLib.VariantType('(s)'), Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        _CONNECTIONS.append(Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
            None, None))
    return _CONNECTIONS[0]


def ask(bus_name, calls):
    """Calls (path, interface, method, arguments), all at once; returns what they return, None for what failed."""
    if not calls:
        return []
    results = [None] * len(calls)
    waiting = len(calls)
    context = GLib.MainContext.new()
    loop = GLib.MainLoop.new(context, False)

    def done(bus, result, index):
        nonlocal waiting
        waiting -= 1
        try:
            results[index] = bus.call_finish(result).unpack()[0]
        except GLib.Error:
            pass  # a widget that went away, or has none of this
        if waiting == 0:
            loop.quit()

    context.push_thread_default()
    try:
        for index, (path, interface, method, arguments) in enumerate(calls):
            connection().call(bus_name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, -1, None,
                              done, index)
        loop.run()
    finally:
        context.pop_thread_default()
    return results


def children_of(node):
    children = (node.get_child_at_index(index) for index in range(node.get_child_count()))
    return [child for child in children if child is not None]


class Node:
    """A widget that is not asked for itself yet."""

    def __init__(self, path, parent, index):
        self.path = path
        self.parent = parent
        self.index = index
        self.role = None
        self.name = ''
        self.children = []
        self._accessible = None

    @property
    def accessible(self):
        """The widget; GLib.Error when the tree has changed since it was read."""
        if self._accessible is None:
            children = children_of(self.parent.accessible)
            # Between a stack and what it holds GTK puts a page, which it leaves out of a list of children.
            places = itertools.chain(children[self.index:],
                                     itertools.chain.from_iterable(map(children_of, children)))
            self._accessible = next((found for found in places if found.path == self.path), None)
            if self._accessible is None:
                raise GLib.Error('the tree changed while it was read')
        return self._accessible


class Tree:
    """The widgets below one, without what is below those that hide what they hold."""

    def __init__(self, root, holders):
        """holders: the roles of what hides all it holds when it takes no room."""
        self.bus_name = root.app.bus_name
        self.root = Node(root.path, None, 0)
        self.root._accessible = root
        level = [self.root]
        while level:
            level = self._read_level(level, holders)

    def _read_level(self, level, holders):
        new = [node for node in level if node.path not in _ROLES]
        for node, role in zip(new, ask(self.bus_name, [(node.path, ACCESSIBLE, 'GetRole', None) for node in new])):
            if role is not None:
                _ROLES[node.path] = Atspi.Role(role)
        for node in level:
            node.role = _ROLES.get(node.path)
        held = [node for node in level if node.role in holders]
        in_window = GLib.Variant('(u)', (int(Atspi.CoordType.WINDOW),))
        places = ask(self.bus_name, [(node.path, COMPONENT, 'GetExtents', in_window) for node in held])
        # Like is_shown (): without a place of its own, what it holds is there.
        hidden = {node for node, place in zip(held, places) if place is not None and (place[2] <= 0 or place[3] <= 0)}
        open_nodes = [node for node in level if node not in hidden and node.role is not None]
        families = ask(self.bus_name, [(node.path, ACCESSIBLE, 'GetChildren', None) for node in open_nodes])
        for node, family in zip(open_nodes, families):
            node.children = [Node(path, node, index) for index, (_, path) in enumerate(family or [])]
        return [child for node in open_nodes for child in node.children]

    def find(self, roles):
        """Those of these roles (None: of any), in the tree's order, with their names."""
        found = [node for node in self._walk(self.root) if roles is None or node.role in roles]
        arguments = GLib.Variant('(ss)', (ACCESSIBLE, 'Name'))
        for node, name in zip(found, ask(self.bus_name, [(node.path, PROPERTIES, 'Get', arguments)
                                                         for node in found])):
            node.name = name or ''
        return found

    def _walk(self, node):
        yield node
        for child in node.children:
            yield from self._walk(child)
