# common.sh - what the scripts of this folder share; to be read by bash with "."
#
# SPDX-FileCopyrightText: 2026 The Lodestar authors
# SPDX-License-Identifier: GPL-3.0-or-later

LODESTAR_AUX=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
LODESTAR_TOP=$(cd "$LODESTAR_AUX/.." && pwd)
LODESTAR_CACHE=${XDG_CACHE_HOME:-${HOME:?is not set}/.cache}/lodestar
lodestar_program=$(basename "$0")

# What is said to people goes to standard error: standard output belongs to the command that was asked for.
lodestar_say () {
  printf '%s: %s\n' "$lodestar_program" "$1" >&2
}

# The first argument says what failed, each further one is a line of what to do about it.
lodestar_fail () {
  lodestar_say "$1"
  shift
  [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
  exit 1
}

# The packages of build-aux/packages/FAMILY, one a line.
lodestar_packages () {
  sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$LODESTAR_AUX/packages/$1"
}

# Runs a command as root: as it is, or by sudo where there is somebody to type the password.
# Fails without a word where there is neither.
lodestar_as_root () {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    lodestar_say "this needs your password: sudo $*"
    sudo "$@"
  else
    return 1
  fi
}

# Installs packages of Debian, telling what it does.
lodestar_apt_install () {
  lodestar_say "installing $# packages (a minute or two where they are many): $*"
  local log=$LODESTAR_CACHE/apt.log
  mkdir -p "$LODESTAR_CACHE"
  if ! lodestar_as_root apt-get update -qq >"$log" 2>&1 ||
     ! lodestar_as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$log" 2>&1; then
    tail -n 5 "$log" >&2
    lodestar_fail "could not install $*" "Run as root, then try again:" "apt-get update && apt-get install --no-install-recommends $*"
  fi
}

# Sets up a build folder: lodestar_ensure_build FOLDER OPTION…. One that was set up elsewhere (this machine
# itself, another root) holds paths of that place and is made anew. LODESTAR_MESON_OPTIONS are set in any case.
lodestar_ensure_build () {
  local folder=$1 place=${LODESTAR_PLACE:-host} log status=0
  shift
  log=$(mktemp)
  if [ ! -e "$folder/build.ninja" ] || [ "$(cat "$folder/.place" 2>/dev/null || echo host)" != "$place" ]; then
    rm -rf "$folder"
    # shellcheck disable=SC2086
    meson setup "$folder" "$LODESTAR_TOP" "$@" ${LODESTAR_MESON_OPTIONS-} >"$log" 2>&1 &&
      echo "$place" >"$folder/.place" || status=1
  elif [ -n "${LODESTAR_MESON_OPTIONS-}" ]; then
    # shellcheck disable=SC2086
    meson configure "$folder" $LODESTAR_MESON_OPTIONS >"$log" 2>&1 || status=1
  fi
  [ $status = 0 ] || { tail -n 30 "$log" >&2; lodestar_say "meson cannot set up the build in $folder"; }
  rm -f "$log"
  return $status
}
