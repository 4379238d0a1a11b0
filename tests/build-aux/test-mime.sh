#!/bin/bash
# test-mime.sh MIME.XML LODESTARCTL - a workspace is known by its name and by its bytes; prints TAP
#
# SPDX-FileCopyrightText: 2026 The Lodestar authors
# SPDX-License-Identifier: GPL-3.0-or-later

set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_DATA_HOME=$work/data XDG_DATA_DIRS=/usr/local/share:/usr/share HOME=$work
mkdir -p "$work/data/mime/packages"
cp "$1" "$work/data/mime/packages/"
update-mime-database "$work/data/mime"
"$2" new "$work/with-name.lodestar" || { echo "Bail out! no workspace"; exit 1; }
cp "$work/with-name.lodestar" "$work/without-name"
sqlite3 "$work/other-database" 'CREATE TABLE t (a)'

number=0 status=0
expect () { # NAME WANTED FILE
  number=$((number + 1))
  got=$(gio info -a standard::content-type "$3" | sed -n 's/^ *standard::content-type: //p')
  if [ "$got" = "$2" ]; then echo "ok $number $1"; else echo "not ok $number $1"; echo "# it is $got"; status=1; fi
}

expect /desktop/mime/workspace-by-name application/x-lodestar "$work/with-name.lodestar"
expect /desktop/mime/workspace-by-its-bytes application/x-lodestar "$work/without-name"
expect /desktop/mime/other-databases-are-not application/vnd.sqlite3 "$work/other-database"
echo "1..$number"
exit $status
