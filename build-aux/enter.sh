# enter.sh - go into the private root: bubblewrap, else chroot with mounts, else chroot with copies
#
# SPDX-FileCopyrightText: 2026 The Lodestar authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Read by build-aux/shell with "."; uses its variables: lodestar_root, binds, display and home.

# The folders that are writable inside, parents before what they hold: one a line.
enter_print_folders () {
  local folder here
  here=$(pwd -P)
  {
    printf '%s\n' "$LODESTAR_TOP" "${binds[@]}"
    [ -z "$home" ] || printf '%s\n' "$home"
    printf '%s\n' "$here"
  } | LC_ALL=C sort -u | while read -r folder; do
    case $folder in
      /var/tmp/?* | /run/media/?*) printf '%s\n' "$folder" ;;
      # What is the system's stays the root's.
      / | /bin | /bin/* | /boot | /boot/* | /dev | /dev/* | /etc | /etc/* | /home | /lib* | /proc | /proc/* | \
      /run | /sbin | /sbin/* | /sys | /sys/* | /tmp | /usr | /usr/* | /var | /var/*)
        [ "$folder" = "$here" ] && [ "$folder" != "$LODESTAR_TOP" ] ||
          lodestar_fail "$folder belongs to the system and cannot be bound" ;;
      *) printf '%s\n' "$folder" ;;
    esac
  done
}

# The variables that go inside: what steers the tools, nothing that speaks of this machine.
enter_print_variables () {
  local name
  for name in $(compgen -e); do
    case $name in
      LODESTAR_SHELL | LODESTAR_OS_RELEASE) ;;
      CI | TERM | COLORTERM | NO_COLOR | SOURCE_DATE_EPOCH | TZ | LANG | LANGUAGE | LC_* | LODESTAR_* | \
      MESON_* | NINJA_STATUS | ASAN_OPTIONS | LSAN_OPTIONS | UBSAN_OPTIONS | \
      G_DEBUG | G_MESSAGES_DEBUG | G_SLICE | GSETTINGS_BACKEND | GDK_* | GSK_* | GTK_* | ADW_*)
        printf '%s\n' "$name" ;;
    esac
  done
}

# A language that the root does not have would only make every program complain.
enter_fix_locale () {
  local name
  for name in LANG $(compgen -e | grep '^LC_' || true); do
    case ${!name-} in
      '' | C | C.UTF-8 | C.utf8 | POSIX | ar_EG.UTF-8 | de_DE.UTF-8 | en_GB.UTF-8 | en_US.UTF-8) ;;
      *) unset "$name" ;;
    esac
  done
  [ -n "${LANG-}" ] || export LANG=C.UTF-8
}

enter_git_folder () {
  git -C "$LODESTAR_TOP" rev-parse --path-format=absolute --git-common-dir 2>/dev/null || true
}

# With bubblewrap: own processes, no network, the root read-only, "/" empty but for what is bound.
enter_by_bwrap () {
  local arguments folder name git here id=1000
  here=$(pwd -P)
  arguments=(--die-with-parent --unshare-user --uid $id --gid $id --unshare-pid --unshare-uts
    --hostname lodestar --unshare-net
    --ro-bind "$lodestar_root/usr" /usr
    --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64
    --ro-bind "$lodestar_root/etc" /etc --ro-bind-data 11 /etc/passwd
    --ro-bind "$lodestar_root/var" /var --perms 1777 --tmpfs /var/tmp
    --dev /dev --proc /proc --perms 1777 --tmpfs /tmp --perms 1777 --dir /tmp/.X11-unix
    --tmpfs /run --perms 0700 --dir /run/user/$id --perms 0700 --dir /home/user
    --clearenv --setenv PATH /usr/bin:/bin:/usr/sbin --setenv HOME "${home:-/home/user}" --setenv USER user
    --setenv SHELL /bin/bash --setenv XDG_RUNTIME_DIR /run/user/$id)

  # The history of a linked work tree lies elsewhere.
  git=$(enter_git_folder)
  [ -z "$git" ] || arguments+=(--ro-bind "$git" "$git")

  while read -r folder; do
    arguments+=(--bind "$folder" "$folder")
  done <<<"$folders"
  while read -r name; do
    arguments+=(--setenv "$name" "${!name}")
  done < <(enter_print_variables)

  # A display shares memory with its clients.
  [ -n "$display" ] || arguments+=(--unshare-ipc)
  if [ -n "$display" ]; then
    local runtime=${XDG_RUNTIME_DIR:-/nonexistent}
    [ ! -d /tmp/.X11-unix ] || arguments+=(--ro-bind /tmp/.X11-unix /tmp/.X11-unix)
    [ -z "${DISPLAY-}" ] || arguments+=(--setenv DISPLAY "$DISPLAY")
    [ ! -r "${XAUTHORITY:-/nonexistent}" ] || arguments+=(--ro-bind "$XAUTHORITY" /run/xauthority --setenv XAUTHORITY /run/xauthority)
    [ ! -S "$runtime/${WAYLAND_DISPLAY:-wayland-0}" ] ||
      arguments+=(--ro-bind "$runtime/${WAYLAND_DISPLAY:-wayland-0}" /run/user/$id/wayland-0 --setenv WAYLAND_DISPLAY wayland-0)
    [ ! -S "$runtime/bus" ] ||
      arguments+=(--ro-bind "$runtime/bus" /run/user/$id/bus --setenv DBUS_SESSION_BUS_ADDRESS "unix:path=/run/user/$id/bus")
    [ ! -d /dev/dri ] || arguments+=(--dev-bind /dev/dri /dev/dri)
  fi

  case $'\n'$folders$'\n' in
    *$'\n'"$here"$'\n'*) arguments+=(--chdir "$here") ;;
    *) arguments+=(--chdir /) ;;
  esac

  # The lock tells others that the root is in use and must stay.
  exec 8<"$lodestar_root/.ready"
  flock -s 8
  exec bwrap "${arguments[@]}" "$@" \
    11< <(cat "$lodestar_root/etc/passwd"; echo "user:x:$id:$id:User:/home/user:/bin/bash")
}

# The command line of a chroot: whoever owns the project does the work, and where that is root, without
# the right to ignore file modes, so that everything behaves as for a user.
enter_chroot_command () {
  local owner group name here
  here=$(pwd -P)
  owner=$(stat -c %u "$LODESTAR_TOP") group=$(stat -c %g "$LODESTAR_TOP")
  enter_command=(chroot "$1" setpriv --reuid "$owner" --regid "$group" --clear-groups --inh-caps=-all)
  [ "$owner" != 0 ] || enter_command+=(--bounding-set=-dac_override,-dac_read_search,-fowner)
  enter_command+=(env -i PATH=/usr/bin:/bin:/usr/sbin HOME="${home:-/home/user}" SHELL=/bin/bash
    XDG_RUNTIME_DIR=/run/user-lodestar GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0='*')
  while read -r name; do
    enter_command+=("$name=${!name}")
  done < <(enter_print_variables)
  [ -z "$display" ] || [ -z "${DISPLAY-}" ] || enter_command+=(DISPLAY="$DISPLAY")
  case $'\n'$folders$'\n' in *$'\n'"$here"$'\n'*) ;; *) here=/ ;; esac
  enter_command+=(sh -c 'cd "$0" && exec "$@"' "$here")
  enter_owner=$owner:$group
}

# With mounts of one's own (a container that may mount but not make user namespaces). They are made in a
# mount namespace, so that nothing is left of them whatever happens.
enter_by_mounts () {
  lodestar_say "user namespaces are forbidden here; using chroot with mounts"
  local place=$LODESTAR_CACHE/mounts
  mkdir -p "$place"
  enter_chroot_command "$place"
  export enter_owner folders lodestar_root
  exec 8<"$lodestar_root/.ready"
  flock -s 8
  # shellcheck disable=SC2016
  exec unshare --mount --propagation private bash -euc '
    place=$0 git=$1
    shift
    mount -t tmpfs -o mode=0755 lodestar "$place"
    ln -s usr/bin usr/sbin usr/lib usr/lib64 "$place"
    for d in usr etc var; do
      mkdir "$place/$d"
      mount --bind "$lodestar_root/$d" "$place/$d"
      mount -o remount,bind,ro "$place/$d"
    done
    mkdir -p "$place"/{dev,proc,tmp,run,home/user}
    mount --rbind /dev "$place/dev"
    mount --rbind /proc "$place/proc"
    for d in tmp var/tmp run; do mount -t tmpfs -o mode=1777 lodestar "$place/$d"; done
    mkdir -m 0700 "$place/run/user-lodestar"
    mkdir -m 1777 "$place/tmp/.X11-unix"
    { cat "$lodestar_root/etc/passwd"
      [ "${enter_owner%:*}" = 0 ] || echo "user:x:$enter_owner:User:/home/user:/bin/bash"; } >"$place/run/passwd"
    mount --bind "$place/run/passwd" "$place/etc/passwd"
    chown "$enter_owner" "$place/run/user-lodestar" "$place/home/user"
    while read -r d; do mkdir -p "$place$d"; mount --rbind "$d" "$place$d"; done <<<"$folders"
    if [ -n "$git" ] && [ ! -e "$place$git" ]; then mkdir -p "$place$git"; mount --bind "$git" "$place$git"; fi
    exec "$@"' "$place" "$(enter_git_folder)" "${enter_command[@]}" "$@"
}

# Without any mount: the folders are copied into the root, and what has changed is copied back.
# Only one at a time can do that.
enter_by_copies () {
  local folder status=0 before after
  lodestar_say "namespaces and mounts are forbidden here; using chroot with copies of your folders"
  exec 8<"$lodestar_root/.ready"
  flock -n 8 || { lodestar_say "another run uses the root; waiting for it"; flock 8; }
  enter_chroot_command "$lodestar_root"
  mkdir -p "$lodestar_root"/{tmp,run/user-lodestar,home/user,tmp/.X11-unix}
  chmod 1777 "$lodestar_root/tmp" "$lodestar_root/tmp/.X11-unix"
  chmod 0700 "$lodestar_root/run/user-lodestar"
  chown "$enter_owner" "$lodestar_root/run/user-lodestar" "$lodestar_root/home/user"
  [ -c "$lodestar_root/dev/null" ] || enter_make_devices
  grep -q "^[^:]*:[^:]*:${enter_owner%:*}:" "$lodestar_root/etc/passwd" ||
    echo "user:x:$enter_owner:User:/home/user:/bin/bash" >>"$lodestar_root/etc/passwd"

  while read -r folder; do
    rm -rf --one-file-system "${lodestar_root:?}$folder"
    mkdir -p "$lodestar_root$folder"
    cp -a "$folder/." "$lodestar_root$folder"
  done <<<"$folders"
  before=$(enter_list_copies)
  "${enter_command[@]}" "$@" || status=$?
  after=$(enter_list_copies)

  # What the command has deleted goes here too; what it left as it was is not touched.
  while read -r folder; do
    comm -23 <(sort <<<"$before") <(sort <<<"$after") | while read -r path; do
      case $path in "$folder"/*) rm -rf "$path" ;; esac
    done
    cp -a -u "$lodestar_root$folder/." "$folder"
    rm -rf --one-file-system "${lodestar_root:?}$folder"
  done <<<"$folders"
  exit $status
}

enter_list_copies () {
  local folder
  while read -r folder; do
    (cd "$lodestar_root$folder" && find . -mindepth 1 -printf "$folder/%P\n")
  done <<<"$folders"
}

enter_make_devices () {
  local entry
  mkdir -p "$lodestar_root/dev"
  for entry in null:3 zero:5 full:7 random:8 urandom:9; do
    rm -f "$lodestar_root/dev/${entry%:*}"
    mknod -m 0666 "$lodestar_root/dev/${entry%:*}" c 1 "${entry#*:}" 2>/dev/null ||
      lodestar_fail "cannot make devices in $lodestar_root" "This container forbids namespaces, mounts and devices: give it one of them."
  done
  ln -sfn /proc/self/fd "$lodestar_root/dev/fd"
}

# Runs a command inside, by the best way that this machine allows. Does not come back.
lodestar_enter () {
  local folders
  enter_fix_locale
  folders=$(enter_print_folders)
  [ -n "$folders" ] || exit 1

  if command -v bwrap >/dev/null && bwrap --unshare-user --unshare-pid --unshare-net --ro-bind / / --proc /proc --dev /dev true 2>/dev/null; then
    enter_by_bwrap "$@"
  elif [ "$(id -u)" != 0 ]; then
    lodestar_fail "this machine does not let you make namespaces" \
      "Ask for kernel.unprivileged_userns_clone=1 (sysctl), or run it as root: then chroot does."
  elif unshare --mount --propagation private true 2>/dev/null; then
    enter_by_mounts "$@"
  else
    enter_by_copies "$@"
  fi
}
