#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on what the style guide forbids and a program can decide.

usage: check-style.py SOURCE_ROOT | --self-test

Length of a function: the lines between its braces.
"""
import re

import checklib

MAX_COLUMNS, MAX_LINES, MAX_BODY = 100, 800, 60
FOLDERS = ('src', 'tests', 'ui', 'data', 'build-aux', 'po', 'help', '.ci')
SPDX = ('SPDX-FileCopyrightText: 2026 The Csatlakozás developers', 'SPDX-License-Identifier: GPL-3.0-or-later')
WITH_SPDX = {'.c', '.h', '.py', '.sh', '.sql', '.css', '.ui', '.build', '.rng', '.rnc', '.svg', '.in'}
TEXT = WITH_SPDX | {'.xml', '.txt', '.csv', '.page', '.po', '.supp', '.md', ''}

# Replaced, renamed or deprecated between GTK 4.8 and 4.18, libadwaita 1.2 and 1.7: compat/ has both forms.
DEPRECATED_TYPES = (
    'GtkDialog GtkMessageDialog GtkFileChooser GtkAssistant GtkInfoBar GtkComboBox GtkTreeView GtkListStore '
    'GtkTreeStore GtkCellRenderer GtkEntryCompletion GtkStatusbar GtkColorButton GtkFontButton GtkAppChooser '
    'GtkLockButton GtkVolumeButton GtkIconView GtkColorChooser GtkFontChooser AdwLeaflet AdwFlap AdwSqueezer '
    'AdwViewSwitcherTitle AdwPreferencesWindow AdwAboutWindow AdwMessageDialog').split()
DEPRECATED_FUNCTIONS = (
    'gtk_style_context_ gtk_widget_get_style_context gtk_show_uri gtk_widget_show gtk_widget_hide '
    'gtk_widget_get_allocat gtk_widget_translate_coordinates gtk_snapshot_render_ gtk_css_provider_load_from_data '
    'adw_action_row_set_icon_name adw_expander_row_set_icon_name adw_expander_row_add_action').split()
# In C the version pins refuse these; in .ui files nothing else does.
TOO_NEW_TYPES = (
    'GtkFileDialog GtkAlertDialog GtkColorDialog GtkFontDialog GtkUriLauncher GtkFileLauncher GtkListHeader '
    'GtkSectionModel GtkScrollInfo GtkGraphicsOffload AdwDialog AdwAlertDialog AdwPreferencesDialog '
    'AdwAboutDialog AdwNavigationSplitView AdwOverlaySplitView AdwNavigationView AdwNavigationPage AdwToolbarView '
    'AdwBreakpoint AdwBreakpointBin AdwBanner AdwSwitchRow AdwSpinRow AdwButtonRow AdwSpinner AdwToggleGroup '
    'AdwWrapBox AdwInlineViewSwitcher AdwShortcutsDialog AdwTabOverview AdwBottomSheet AdwMultiLayoutView').split()

# Spelled in two halves, so that this file does not find itself.
UNFINISHED = re.compile(r'\b(?:TO' r'DO|FIX' r'ME|XX' r'X|HA' r'CK)\b')
MACHINE_PATH = re.compile(r'(?<![\w.-])/(?:wo' r'rk|ro' r'ot|ho' r'me|tm' r'p)/[\w.-]')
SQL = re.compile(r'"\s*(?:SELECT\s+\S+|INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s+\w+'
                 r'|CREATE\s+(?:TABLE|INDEX|VIEW|TRIGGER)|ALTER\s+TABLE|DROP\s+TABLE|BEGIN\s+IMMEDIATE)\b')
CALL_WITHOUT_SPACE = re.compile(r'\b([A-Za-z]\w+|[A-Za-z])\(')
NO_SPACE = {'g_autoptr', 'g_auto', 'g_autolist', 'g_autoslist', 'g_autoqueue', 'N_', 'C_', 'NC_', 'Q_', 'defined',
            '__attribute__'}
SIGNAL_HANDLER = re.compile(r'\bG_CALLBACK\s*\(\s*(\w+)\s*\)'
                            r'|\bgtk_widget_class_bind_template_callback\s*\(\s*\w+\s*,\s*(\w+)\s*\)')
LIBRARY_PREFIX = re.compile(r'(?:g|gtk|gdk|adw)_')


def camel_to_snake(name):
    return re.sub(r'(?<=[a-z])(?=[A-Z])', '_', name).lower()


def type_pattern(names):
    """Matches a type by its name, its functions, or its macros."""
    words = []
    for name in names:
        snake = camel_to_snake(name)
        prefix, rest = snake.upper().split('_', 1)
        kinds = r'(?:Flags|Func|Native|Widget|Button|Text|Pixbuf|Toggle|Dialog|Row)?\b'
        words += [name + kinds, snake + '_', rf'{prefix}_(?:IS_|TYPE_)?{rest}\b']
    return re.compile(r'\b(?:' + '|'.join(words) + ')')


DEPRECATED = re.compile(type_pattern(DEPRECATED_TYPES).pattern + r'|\b(?:' + '|'.join(DEPRECATED_FUNCTIONS) + ')')
DEPRECATED_UI = type_pattern(DEPRECATED_TYPES + TOO_NEW_TYPES)


def check_text(name, path, text):
    if not text.endswith('\n') and text:
        yield f'{name}: no newline at the end'
    lines = text.splitlines()
    if path.suffix in WITH_SPDX or path.name in ('run', 'test', 'bench', 'screenshots'):
        head = '\n'.join(lines[:8])
        if not all(line in head for line in SPDX):
            yield f'{name}: no SPDX lines at the top'
    for number, line in enumerate(lines, 1):
        where = f'{name}:{number}: '
        if line != line.rstrip():
            yield where + 'trailing space'
        if '\t' in line and path.suffix != '.csv':
            yield where + 'tab'
        if UNFINISHED.search(line):
            yield where + 'sounds unfinished'
        if MACHINE_PATH.search(line):
            yield where + 'path of one machine'


def find_bodies(lines):
    """Yields (line of the name, lines between the braces) for every function: its braces stand in the first column."""
    start = None
    for number, line in enumerate(lines):
        if line == '{':
            before = next((text.rstrip() for text in reversed(lines[:number]) if text.strip()), '')
            start = number if before.endswith(')') else None
        elif line.startswith('}') and start is not None:
            yield start, number - start - 1
            start = None


def check_calls(where, line):
    if re.match(r'\s*#\s*define\s+\w+\(', line):
        line = re.sub(r'^(\s*#\s*define\s+\w+)\(', r'\1 (', line)
    for match in CALL_WITHOUT_SPACE.finditer(line):
        if match.group(1) not in NO_SPACE:
            yield f'{where}no space between {match.group(1)} and its parenthesis'


def check_words(where, line, layer):
    if re.search(r'\b(?:gchar|gint|gfloat|gdouble)\b', line):
        yield where + 'write char, int, float, double'
    if re.search(r'\bgoto\b', line):
        yield where + 'goto'
    if re.search(r'\b(?:printf|puts|putchar|g_print|g_printerr)\s*\(|\bfprintf\s*\(\s*std(?:out|err)', line) \
            and layer not in ('src/app', 'src/main.c'):
        yield where + 'prints to the terminal'
    if re.search(r'\bg_application_get_default\b', line) and layer not in ('src/app', 'src/main.c'):
        yield where + 'only the application knows the application'
    for match in SIGNAL_HANDLER.finditer(line):
        handler = match.group(1) or match.group(2)
        if not handler.endswith('_cb') and not LIBRARY_PREFIX.match(handler):
            yield f'{where}callback {handler} does not end in _cb'


def check_c(name, path, text):
    code = checklib.strip_c(text)
    lines = code.splitlines()
    parts = name.split('/')
    layer = '/'.join(parts[:2])
    if len(lines) > MAX_LINES:
        yield f'{name}: {len(lines)} lines, more than {MAX_LINES}'
    if path.suffix == '.h' and '\n#pragma once\n' not in code:
        yield f'{name}: no #pragma once'
    for start, length in find_bodies(lines):
        if length > MAX_BODY:
            yield f'{name}:{start + 1}: function of {length} lines, more than {MAX_BODY}'
    for number, token in checklib.c_tokens(text):
        if token.startswith('//'):
            yield f'{name}:{number}: C++ comment'
        if token.startswith('"') and parts[0] == 'src' and parts[1] != 'storage' and SQL.match(token):
            yield f'{name}:{number}: SQL outside storage/'
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > MAX_COLUMNS:
            yield f'{name}:{number}: {len(line)} columns, more than {MAX_COLUMNS}'
    for number, line in enumerate(lines, 1):
        where = f'{name}:{number}: '
        yield from check_calls(where, line)
        if parts[0] == 'src':
            yield from check_words(where, line, layer)
            match = DEPRECATED.search(line) if layer != 'src/compat' else None
            if match:
                yield f'{where}{match.group()} is deprecated on newer libraries; see compat/'


def check_ui(name, text):
    for number, line in enumerate(text.splitlines(), 1):
        match = DEPRECATED_UI.search(line)
        if match:
            yield f'{name}:{number}: {match.group()} is deprecated or newer than the baseline'


def check(root):
    complaints = []
    # In a linked working tree .git is a file.
    not_ours = ('COPYING', '.git', '.gitignore')
    top = [path for path in sorted(root.iterdir()) if path.is_file() and path.name not in not_ours]
    for path in [*top, *checklib.source_files(root, *[folder for folder in FOLDERS if (root / folder).is_dir()])]:
        name = str(path.relative_to(root))
        if path.suffix not in TEXT or name.startswith('tests/data/'):
            continue
        text = path.read_text(encoding='utf-8')
        complaints += check_text(name, path, text)
        if path.suffix in ('.c', '.h'):
            complaints += check_c(name, path, text)
        elif path.suffix == '.ui':
            complaints += check_ui(name, text)
    return complaints


HEAD = f'/* {SPDX[0]}\n * {SPDX[1]}\n */\n'
FUNCTION = 'static int\nadd (int a,\n     int b)\n{\n  return a + b;\n}\n'
GOOD = {
    'src/base/asp-good.c': HEAD + FUNCTION
        + 'static const char *text = N_("a(b) // goto /* gint */");\n'
        + '/* gtk_widget_show(x) and "SELECT a" in a comment */\n'
        + '#define TWICE(x) ((x) + (x))\n'
        + 'g_signal_connect (a, "b", G_CALLBACK (name_changed_cb), NULL);\n',
    'src/base/asp-good.h': HEAD + '\n#pragma once\n',
    'src/app/asp-options.c': HEAD + 'g_print ("%s", text);\n',
    'src/compat/asp-alert.c': HEAD + 'adw_message_dialog_new (a, b, c);\n',
    'src/storage/asp-db.c': HEAD + 'run ("SELECT a FROM b");\n',
    'src/views/asp-rows.c': HEAD + 'AdwDialogue *gtk_dialogue;\ngtk_widget_set_visible (widget, TRUE);\n',
    'ui/asp-page.ui': f'<!-- {SPDX[0]} -->\n<!-- {SPDX[1]} -->\n<object class="AdwActionRow"/>\n',
}


def c_sample(body, name='src/base/asp-bad.c'):
    return {name: HEAD + body}


BAD = [
    ({'src/base/asp-bad.c': FUNCTION}, 'no SPDX lines'),
    (c_sample('int a;'), 'no newline'),
    (c_sample('int a; \n'), 'trailing space'),
    (c_sample('\tint a;\n'), 'tab'),
    (c_sample('int ' + 'a' * 100 + ';\n'), '105 columns'),
    (c_sample('int a;\n' * 800), '803 lines'),
    (c_sample('static void\nf (void)\n{\n' + '  a ();\n' * 61 + '}\n'), 'function of 61 lines'),
    ({'src/base/asp-bad.h': HEAD}, 'no #pragma once'),
    (c_sample('f(x);\n'), 'no space between f'),
    (c_sample('gchar *a;\n'), 'write char'),
    (c_sample('goto end;\n'), 'goto'),
    (c_sample('int a; // one\n'), 'C++ comment'),
    (c_sample('run ("DELETE FROM b");\n'), 'SQL outside'),
    (c_sample('g_printerr ("here");\n'), 'prints to the terminal'),
    (c_sample('g_application_get_default ();\n'), 'knows the application'),
    (c_sample('g_signal_connect (a, "b", G_CALLBACK (on_changed), NULL);\n'), 'on_changed does not end'),
    (c_sample('gtk_widget_class_bind_template_callback (klass, clicked);\n'), 'clicked does not end'),
    (c_sample('/* TO' + 'DO: later */\n'), 'sounds unfinished'),
    (c_sample('open ("/ho' + 'me/user/file");\n'), 'path of one machine'),
    (c_sample('GtkFileChooserNative *chooser;\n'), 'GtkFileChooserNative is deprecated'),
    (c_sample('gtk_info_bar_new ();\n'), 'gtk_info_bar_ is deprecated'),
    (c_sample('x = GTK_TYPE_DIALOG;\n'), 'GTK_TYPE_DIALOG is deprecated'),
    (c_sample('gtk_widget_show (widget);\n'), 'gtk_widget_show is deprecated'),
    ({'ui/asp-bad.ui': GOOD['ui/asp-page.ui'] + '<object class="AdwLeaflet"/>\n'}, 'AdwLeaflet is deprecated'),
    ({'ui/asp-bad.ui': GOOD['ui/asp-page.ui'] + '<object class="AdwSwitchRow"/>\n'}, 'AdwSwitchRow is deprecated'),
]

if __name__ == '__main__':
    checklib.main(check, GOOD, BAD, 'style')
