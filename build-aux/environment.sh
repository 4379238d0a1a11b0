# environment.sh - where the build lives: this machine itself or the private root; read by bash with "."
#
# SPDX-FileCopyrightText: 2026 The Lodestar authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Whether this machine's own libraries and tools are new enough, whatever distribution it is.
lodestar_host_is_new_enough () {
  command -v pkg-config >/dev/null &&
    pkg-config --atleast-version=4.18 gtk4 2>/dev/null &&
    pkg-config --atleast-version=1.7 libadwaita-1 2>/dev/null &&
    command -v blueprint-compiler meson ninja >/dev/null &&
    printf '%s\n' 0.16 "$(blueprint-compiler --version)" | sort -V -C
}

# The list in packages/ that holds for this machine, or nothing where its release is too old or unknown.
lodestar_host_family () (
  os_release=${LODESTAR_OS_RELEASE:-/etc/os-release} ID='' ID_LIKE='' VERSION_ID=''
  # shellcheck disable=SC1090
  [ ! -r "$os_release" ] || . "$os_release"
  at_least () { [ -n "$VERSION_ID" ] && printf '%s\n' "$1" "$VERSION_ID" | sort -V -C; }

  case $ID in
    debian) [ -z "$VERSION_ID" ] || at_least 13 && echo debian ;; # testing and unstable have no number
    ubuntu) at_least 25.04 && echo debian ;;
    fedora) at_least 42 && echo fedora ;;
    arch | archarm | manjaro | endeavouros | cachyos) echo arch ;;
    *) case " $ID_LIKE " in *" arch "*) echo arch ;; esac ;;
  esac
  true
)

# Prints the packages of the list of family $1 that this machine has not.
lodestar_host_missing () {
  case $1 in
    debian)
      lodestar_packages debian | while read -r package; do
        dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || echo "$package"
      done ;;
    fedora)
      lodestar_packages fedora | while read -r package; do
        rpm -q --whatprovides "$package" >/dev/null 2>&1 || echo "$package"
      done ;;
    arch) lodestar_packages arch | xargs pacman -T || true ;;
  esac
}

lodestar_host_install () {
  local family=$1
  shift
  case $family in
    debian) lodestar_apt_install "$@" ;;
    fedora)
      lodestar_say "installing $*"
      lodestar_as_root dnf install -y "$@" >&2 ||
        lodestar_fail "could not install them" "Run as root, then try again:" "dnf install $*" ;;
    arch)
      lodestar_say "installing $*"
      lodestar_as_root pacman -S --needed --noconfirm "$@" >&2 ||
        lodestar_fail "could not install them" "Run as root, then try again:" "pacman -S --needed $*" ;;
  esac
}

# Sets lodestar_root to the folder of the private root, or to nothing where this machine itself is it.
# Everything that is missing is installed or made on the way.
lodestar_ensure_environment () {
  local family missing choice=${LODESTAR_ENVIRONMENT:-}

  lodestar_root=
  case $choice in
    '' | host | root) ;;
    *) lodestar_fail "LODESTAR_ENVIRONMENT is “$choice”" "It may be “host”, “root” or empty." ;;
  esac

  if [ "$choice" != root ]; then
    family=$(lodestar_host_family)
    if [ -n "$family" ]; then
      mapfile -t missing < <(lodestar_host_missing "$family")
      [ ${#missing[@]} = 0 ] || lodestar_host_install "$family" "${missing[@]}"
      return 0
    fi
    ! lodestar_host_is_new_enough || return 0
    [ "$choice" != host ] || lodestar_fail "this machine's GTK, libadwaita or Blueprint is too old or missing"
  fi

  command -v apt-get >/dev/null || lodestar_fail "this system is not known, and its libraries are too old or missing" \
    "Needed: GTK 4.18, libadwaita 1.7, Blueprint 0.16, and what build-aux/packages/ lists." \
    "Debian 12 and later, Ubuntu 25.04, Fedora 42 and Arch are set up by this script itself."
  lodestar_root=$("$LODESTAR_AUX/root")
  [ -n "$lodestar_root" ] || exit 1
}
