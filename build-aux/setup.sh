# SPDX-FileCopyrightText: 2026 The Csatlakozás developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# What the commands of this folder share; they read it with "source".

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
builds=${CSATLAKOZAS_BUILD_DIR:-$top/_build}
export PYTHONDONTWRITEBYTECODE=1

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
  hu*) hungarian=yes ;;
  *) hungarian= ;;
esac

# say MAGYAR ENGLISH: one of the two, as the user's locale wants it
say ()
{
  if [ -n "$hungarian" ]; then printf '%s\n' "$1"; else printf '%s\n' "$2"; fi
}

# list_packages SECTION…
list_packages ()
{
  local section
  for section; do
    sed -n "/^\[$section\]/,/^\[/{/^[a-z0-9]/p}" "$top/build-aux/packages"
  done
}

# find_missing PACKAGE…
find_missing ()
{
  local installed package
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p')
  for package; do
    grep -Fqx "$package" <<<"$installed" || printf '%s\n' "$package"
  done
}

# refuse REASON_HU REASON_EN PACKAGE…
refuse ()
{
  say "$1" "$2" >&2
  shift 2
  say "Ezek a csomagok hiányoznak:" "These packages are missing:" >&2
  printf '  %s\n' "$@" >&2
  return 1
}

# install_missing SECTION…: installs what is not there. With nothing missing: no privilege, no network.
install_missing ()
{
  local packages missing as_root=() log
  mapfile -t packages < <(list_packages "$@")

  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    refuse "Ez a gép nem Debian rendszerű, a csomagokat nem lehet telepíteni." \
           "This is not a Debian system: the packages cannot be installed." "${packages[@]}"
    return
  fi

  mapfile -t missing < <(find_missing "${packages[@]}")
  if [ ${#missing[@]} = 0 ]; then
    return 0
  fi

  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
      refuse "A telepítéshez rendszergazdai jog kell, és a sudo parancs nincs meg." \
             "Installing needs the system administrator's right, and there is no sudo." "${missing[@]}"
      return
    fi
    # Only a person at a terminal can be asked for a password.
    if [ -t 0 ]; then as_root=(sudo); else as_root=(sudo -n); fi
  fi

  say "${#missing[@]} hiányzó csomag telepítése…" "Installing ${#missing[@]} missing packages…"
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=600 update &&
         "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes \
           --no-install-recommends -o DPkg::Lock::Timeout=600 "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    refuse "A telepítés nem sikerült." "The installation failed." "${missing[@]}"
    return
  fi
  rm -f "$log"
}

# configure NAME OPTION…: a build folder with these options, whatever an earlier checkout left there
configure ()
{
  local dir=$builds/$1 log=$builds/$1.log
  shift
  mkdir -p "$builds"
  if [ -f "$dir/build.ninja" ] && meson setup --reconfigure "$@" "$dir" "$top" >"$log" 2>&1; then
    return 0
  fi
  rm -rf "$dir"
  if ! meson setup "$@" "$dir" "$top" >"$log" 2>&1; then
    cat "$log" >&2
    return 1
  fi
}

# compile NAME: quiet unless it fails
compile ()
{
  local log=$builds/$1.log
  if ! ninja -C "$builds/$1" -j "$(nproc)" >"$log" 2>&1; then
    grep -vE '^\[[0-9]+/[0-9]+\] |^ninja: Entering' "$log" | tail -n 100 >&2
    return 1
  fi
}

# install_program: builds for use, and installs below the build folder, where the program finds its settings,
# translations, icon and document type; sets "program"
install_program ()
{
  local prefix=$builds/run/install log=$builds/run.log
  configure run --buildtype=release -Dwerror=false -Dtests=false --prefix="$prefix" || return 1
  compile run || return 1
  if ! meson install -C "$builds/run" --no-rebuild --quiet >"$log" 2>&1; then
    cat "$log" >&2
    return 1
  fi
  # shellcheck disable=SC2034
  program=$prefix/bin/csatlakozas
  export XDG_DATA_DIRS="$prefix/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
}

# prepare_locale: the Hungarian locale, made in the build folder where the system lacks it
prepare_locale ()
{
  local own=$builds/locale
  if locale -a 2>/dev/null | grep -qix 'hu_HU\.utf-\?8'; then
    return 0
  fi
  if [ ! -d "$own/hu_HU.UTF-8" ]; then
    mkdir -p "$own"
    localedef -i hu_HU -f UTF-8 "$own/hu_HU.UTF-8" || return 1
  fi
  # The second folder is the system's: it has C.UTF-8.
  export LOCPATH=$own:/usr/lib/locale
}
