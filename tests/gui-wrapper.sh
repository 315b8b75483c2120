#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Runs a test that needs a display on an X server, a session bus and a home of its own.
# -noreset: the server must keep its keymap when the first client goes.
set -eu
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -p "$home/config/gtk-4.0" "$home/data" "$home/cache" "$home/state" "$home/run"
chmod 700 "$home/run"
cat > "$home/config/gtk-4.0/settings.ini" <<END
[Settings]
gtk-font-name=Cantarell 11
gtk-enable-animations=false
gtk-cursor-blink=false
gtk-decoration-layout=:close
END
export HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data"
export XDG_CACHE_HOME="$home/cache" XDG_STATE_HOME="$home/state" XDG_RUNTIME_DIR="$home/run"

# What the session's services say is no result of the test: it is shown only when the test fails.
# dbus-run-session closes every descriptor but the first three, so the test finds ours by their names: as 3 and 4,
# for a shell may turn its own 1 and 2 while a command runs.
exec 3>&1 4>&2
CSATLAKOZAS_TEST_STDOUT=/proc/$$/fd/3 CSATLAKOZAS_TEST_STDERR=/proc/$$/fd/4
export CSATLAKOZAS_TEST_STDOUT CSATLAKOZAS_TEST_STDERR
status=0
xvfb-run -a -s '-screen 0 1280x1024x24 -nolisten tcp -noreset' dbus-run-session -- \
  sh -c '[ -z "${CSATLAKOZAS_TEXT_SCALE:-}" ] || xprop -root -f RESOURCE_MANAGER 8s \
           -set RESOURCE_MANAGER "Xft.dpi: $((96 * CSATLAKOZAS_TEXT_SCALE))"
         exec "$@" >>"$CSATLAKOZAS_TEST_STDOUT" 2>>"$CSATLAKOZAS_TEST_STDERR"' sh "$@" \
  >"$home/session.log" 2>&1 || status=$?
[ "$status" = 0 ] || cat "$home/session.log" >&2
exit "$status"
