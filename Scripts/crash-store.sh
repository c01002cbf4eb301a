#!/usr/bin/env bash
# Kills a process that acts and stores evidence at random moments, opens the store again and checks
# that no answered act is lost, that journal, rows and files are whole; then fills a small disk, as
# root. Scripts/crash-store.sh ROUNDS [RELEASE]; called by Scripts/crash.sh and Scripts/test.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-20}
bin=$(swift build ${2:+-c "$2"} --show-bin-path)/duban
work=$(mktemp -d)
trap 'umount "$work/disk" 2> /dev/null || true; rm -rf "$work"' EXIT

field() { sed -n "s/.*\"$1\":\([0-9]*\).*/\1/p"; }

acknowledged=0 entries=0 files=0
for round in $(seq "$rounds"); do
  # A new store every ten rounds, so that checking stays quick.
  if [ $((round % 10)) = 1 ]; then rm -rf "$work/store" "$work/log"; fi
  "$bin" bench hammer "$work/store" --log "$work/log" --name "r$round" > "$work/out" 2>&1 &
  process=$!
  # The first kill comes after the store is laid: laying it is `duban init`'s, not this check's.
  until [ -s "$work/log" ]; do
    kill -0 "$process" || { cat "$work/out" >&2; exit 1; }
    sleep 0.05
  done
  sleep "0.$(printf %03d $((RANDOM % 900)))"
  kill -9 "$process"
  wait "$process" 2> "$work/out" || true
  if ! "$bin" bench hammered "$work/store" --log "$work/log" > "$work/check"; then
    echo "crash-store: round $round: not whole after the kill" >&2
    exit 1
  fi
  if [ $((round % 10)) = 0 ] || [ "$round" = "$rounds" ]; then
    acknowledged=$((acknowledged + $(field acknowledged < "$work/check")))
    entries=$((entries + $(field entries < "$work/check")))
    files=$((files + $(field files < "$work/check")))
  fi
done
echo "crash-store: $rounds kills, $acknowledged answers, $entries entries, $files files: none lost"

if [ "$(id -u)" != 0 ] || ! mkdir "$work/disk" || ! mount -t tmpfs -o size=48m tmpfs "$work/disk"; then
  echo "crash-store: no small disk without root; the full disk was not tried"
  exit 0
fi
head -c 16M /dev/zero > "$work/disk/ballast"
rm -f "$work/log"
"$bin" bench full "$work/disk/store" --ballast "$work/disk/ballast" --log "$work/log"
"$bin" bench hammered "$work/disk/store" --log "$work/log"
mount -o remount,ro "$work/disk"
if "$bin" bench hammer "$work/disk/store" --log "$work/ro" --name ro > "$work/out" 2>&1; then
  echo "crash-store: a disk that is read-only was written to" >&2
  exit 1
fi
cat "$work/out"
mount -o remount,rw "$work/disk"
"$bin" bench hammered "$work/disk/store" --log "$work/log"
echo "crash-store: full and read-only disk: told, nothing lost, went on"
