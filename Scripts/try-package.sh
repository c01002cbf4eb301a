#!/usr/bin/env bash
# Installs a package into a root that holds nothing but glibc and a shell, in a network namespace
# without routes, makes a district there, serves it and asks for a page: Scripts/try-package.sh TAR
set -euo pipefail
cd "$(dirname "$0")/.."

tar=$(realpath "$1")
[ "$(id -u)" = 0 ] || exec sudo -n "$0" "$tar"
root=$(mktemp -d)
cleanup() {
  [ ! -e "$root/pid" ] || kill "$(cat "$root/pid")" 2>/dev/null || true
  rm -rf "$root"
}
trap cleanup EXIT

mkdir -p "$root"/{bin,tmp,proc,dev,unpacked,lib64}
dpkg -L libc6 | grep -E '^/lib.*\.so' | while read -r file; do
  [ -d "$file" ] || cp --parents -P "$file" "$root/"
done
[ -e "$root/lib64/ld-linux-x86-64.so.2" ] || cp -L /lib64/ld-linux-x86-64.so.2 "$root/lib64/"
(cd "$(dirname "$tar")" && sha256sum --check --strict --ignore-missing SHA256SUMS)
tar -C "$root/unpacked" -xzf "$tar"
# A file that was changed, and one that was added, are not installed.
cp -R "$root"/unpacked/* "$root/tmp/changed"
cp -R "$root"/unpacked/* "$root/tmp/added"
echo >>"$root/tmp/changed/LICENSE"
touch "$root/tmp/added/lib/libevil.so"
for harm in changed added; do
  if DESTDIR=$root "$root/tmp/$harm/install.sh" 2>/dev/null; then
    echo "package: a package with a file $harm was installed" >&2
    exit 1
  fi
  rm -rf "$root/tmp/$harm"
done
DESTDIR=$root "$root"/unpacked/*/install.sh
rm -rf "$root/unpacked"

# Everything from here on has no way out: not even a default route.
export root
unshare --net --mount bash -euo pipefail -c '
ip link set lo up
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
[ -z "$(ip route)" ]
inside() { chroot "$root" /opt/duban/current/bin/"$@"; }
inside duban --version
inside pdftotext -v 2>&1 | head -n 1
inside duban init --division 430600 --name 试装区 --sample --data /var/lib/duban/sample
inside duban account sample --data /var/lib/duban/sample >/dev/null
chroot "$root" /opt/duban/current/bin/duban serve --data /var/lib/duban/sample --port 18080 \
  >"$root/out" 2>"$root/log" &
echo $! >"$root/pid"
for _ in $(seq 100); do
  curl -fsS http://127.0.0.1:18080/ready 2>/dev/null && break
  sleep 0.1
done
curl -fsS http://127.0.0.1:18080/sign-in | grep -q "<form"
report=$(cd "$root" && ls opt/duban/current/Samples/*年政府工作报告.md | tail -n 1)
inside duban report read --json -o /tmp/report.json "/$report"
kill "$(cat "$root/pid")"
wait || true
inside duban upgrade --data /var/lib/duban/sample
'
echo "package: installed, served and upgraded in a root with glibc alone, without a network"
