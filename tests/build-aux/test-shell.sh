#!/bin/bash
# test-shell.sh SHELL - the ways into the private root keep their promises; prints TAP
#
# SPDX-FileCopyrightText: 2026 The Lodestar authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs outside, where build-aux/shell is called: .ci/run does it. The ways that this machine does not
# allow, or does not need, are skipped.

set -u
shell=$(readlink -f "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0 status=0

# Fake programs that fail take a way from build-aux/shell, as a container does that forbids it.
mkdir "$work/no-bwrap" "$work/no-unshare"
printf '#!/bin/sh\nexit 1\n' >"$work/no-bwrap/bwrap"
cp "$work/no-bwrap/bwrap" "$work/no-unshare/bwrap"
cp "$work/no-bwrap/bwrap" "$work/no-unshare/unshare"
chmod +x "$work"/no-*/*

report () {
  number=$((number + 1))
  [ "$1" = ok ] || status=1
  echo "$1 $number $2"
}

expect () { # NAME WANTED GOT
  if [ "$2" = "$3" ]; then report ok "$1"; else report "not ok" "$1"; printf '# wanted: %q\n# got: %q\n' "$2" "$3"; fi
}

check_way () { # NAME PATH-PREFIX
  local name=$1 bound=$work/bound here=$work/here got
  rm -rf "$bound" "$here"
  mkdir -p "$bound" "$here" "$work/elsewhere"
  touch "$bound/old" "$here/kept"
  cd "$here" || exit 1

  # shellcheck disable=SC2016
  got=$(PATH=$2$PATH "$shell" --no-build --bind "$bound" -- bash -c '
    pwd; cat; touch written; touch "$1/written"; rm "$1/old"; touch "$2/written" 2>/dev/null
    echo "$LODESTAR_SHELL $(pkg-config --modversion gtk4 | cut -d. -f1)"; exit 7' - "$bound" "$work/elsewhere" <<<"input" 2>/dev/null)
  expect "/build-aux/shell/$name/passes-the-exit-status" 7 $?
  expect "/build-aux/shell/$name/passes-folder-input-and-output" "$here"$'\ninput\n1 4' "$got"
  expect "/build-aux/shell/$name/writes-the-current-folder" "kept written" "$(cd "$here" && echo *)"
  expect "/build-aux/shell/$name/writes-and-deletes-in-a-bound-folder" written "$(cd "$bound" && echo *)"
  [ "$LODESTAR_WHERE" = host ] || expect "/build-aux/shell/$name/leaves-other-folders-alone" "" "$(ls "$work/elsewhere")"
  cd "$work" || exit 1
  rm -f "$work/elsewhere/written"
}

LODESTAR_WHERE=$("$shell" --no-build -- bash -c 'echo "${LODESTAR_PLACE}"')
check_way usual ""
if [ "$LODESTAR_WHERE" != host ] && [ "$(id -u)" = 0 ]; then
  check_way chroot-with-mounts "$work/no-bwrap:"
  check_way chroot-with-copies "$work/no-unshare:"
  expect "/build-aux/shell/leaves-no-mounts" "" "$(grep "$(cd && pwd)/.cache/lodestar" /proc/self/mountinfo)"
  # shellcheck disable=SC2016
  expect "/build-aux/shell/chroot-obeys-file-modes" denied \
    "$(cd "$work" && touch secret && chmod 0400 secret && PATH=$work/no-bwrap:$PATH "$shell" --no-build -- \
      bash -c '{ echo x >secret; } 2>/dev/null && echo written || echo denied' 2>/dev/null)"
fi

"$shell" --no-build --bind /etc -- true 2>/dev/null
[ "$LODESTAR_WHERE" = host ] || expect "/build-aux/shell/refuses-to-bind-the-system" 1 $?
"$shell" --no-build --bind "$work/nowhere" -- true 2>/dev/null
expect "/build-aux/shell/refuses-a-folder-that-is-not-there" 1 $?
"$shell" --wrong 2>/dev/null
expect "/build-aux/shell/wrong-usage-is-2" 2 $?

echo "1..$number"
exit $status
