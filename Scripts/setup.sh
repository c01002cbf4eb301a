#!/usr/bin/env bash
# Installs what is missing for the purposes named: build, run, test, pictures, tools, peers, browser, load, package.
# Says what it installs; with nothing missing it prints nothing and calls neither apt nor pip.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  echo "setup: $*" >&2
  exit 1
}

packages_for() {
  case $1 in
    build)
      echo libzip-dev libxlsxwriter-dev libxml2-dev libssl-dev libpq-dev libsqlite3-dev pkg-config
      echo libqrencode-dev libturbojpeg0-dev libpng-dev zlib1g-dev
      ;;
    run) echo poppler-utils ;;
    test) echo libreoffice-calc libreoffice-writer fonts-noto-cjk postgresql ;;
    pictures) echo chromium fonts-noto-cjk ;;
    load) echo wrk strace ;;
    package) echo patchelf binutils iproute2 curl ;;
    browser) echo chromium fonts-noto-cjk python3 python3-venv ;;
    tools | peers | api) echo python3 python3-venv ;;
    *) fail "no such purpose: $1" ;;
  esac
}

is_installed() {
  dpkg -s "$1" 2>/dev/null | grep -q '^Status: install ok installed$'
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "these packages need root or sudo; as root, run: $*"
  fi
}

apt() {
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -o DPkg::Lock::Timeout=900 -o Dpkg::Use-Pty=0 "$@" </dev/null
}

missing_of() {
  local package
  for package in "$@"; do
    is_installed "$package" || echo "$package"
  done
}

install_packages() {
  local missing log
  missing=$(missing_of "$@" | sort -u | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null || fail "not a Debian system; install by hand: $missing"
  echo "setup: installing Debian packages: $missing"
  # apt's exit code is not the judge: an unrelated broken package must not stop us.
  # shellcheck disable=SC2086 # one word a package
  log=$({ apt update; apt install --yes --no-install-recommends $missing; } 2>&1) || true
  missing=$(missing_of "$@" | sort -u | tr '\n' ' ')
  [ -z "$missing" ] || fail "could not install: $missing"$'\n'"$log"
}

# A virtual environment with exactly the packages of a requirements file.
install_python() {
  local folder=$1 requirements=$2
  if cmp -s "$requirements" "$folder/installed.txt"; then return 0; fi
  echo "setup: installing Python packages into $folder:" \
    "$(grep -vE '^(#|$)' "$requirements" | tr '\n' ' ')"
  rm -rf "$folder"
  /usr/bin/python3 -m venv "$folder"
  local log
  log=$("$folder/bin/pip" install --disable-pip-version-check -r "$requirements" 2>&1) ||
    fail "pip could not install them:"$'\n'"$log"
  cp "$requirements" "$folder/installed.txt"
}

check_swift() {
  swift --version >/dev/null 2>&1 || fail "no swift that runs; install Swift 6.2 or newer"
}

packages=()
for purpose in "$@"; do
  names=$(packages_for "$purpose")
  # shellcheck disable=SC2206 # names have no spaces
  packages+=($names)
done
install_packages "${packages[@]}"
for purpose in "$@"; do
  case $purpose in
    build) check_swift ;;
    tools) install_python .venv Scripts/tools-requirements.txt ;;
    browser) install_python .venv-browser Scripts/browser-requirements.txt ;;
    api) install_python .venv-api Scripts/api-requirements.txt ;;
    peers) install_python .venv-peers Scripts/peers-requirements.txt ;;
  esac
done
