#!/usr/bin/env bash
# Kills the commands that write files at random moments: what stood before must stand whole, or what is
# new must; then the store (Scripts/crash-store.sh). Scripts/crash.sh ROUNDS [STORE ROUNDS]; notes date,
# commit and results in Documents/crash.md.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-120}
store_rounds=${2:-200}

Scripts/setup.sh build run
swift build --product duban
bin=$(swift build --show-bin-path)/duban
report=Samples/湖滨区2026年政府工作报告.md
other=Samples/湖滨区2025年政府工作报告.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What a whole run writes of each report.
"$bin" report annotate "$report" -o "$work/new.html" > "$work/log"
"$bin" report annotate "$other" -o "$work/old.html" > "$work/log"
new=$(sha256sum < "$work/new.html")
old=$(sha256sum < "$work/old.html")

killed=0 finished=0
for round in $(seq "$rounds"); do
  cp "$work/old.html" "$work/page.html"
  "$bin" report annotate "$report" -o "$work/page.html" > "$work/log" 2>&1 &
  process=$!
  sleep "0.$(printf %03d $((RANDOM % 400)))"
  if kill -9 "$process" 2> "$work/log"; then killed=$((killed + 1)); fi
  wait "$process" 2> "$work/log" || true
  now=$(sha256sum < "$work/page.html")
  [ "$now" != "$new" ] || finished=$((finished + 1))
  if [ "$now" != "$new" ] && [ "$now" != "$old" ]; then
    echo "crash: round $round left a broken file" >&2
    exit 1
  fi
done

Scripts/crash-store.sh "$store_rounds" | tee "$work/store-log"

commit=$(git rev-parse --short HEAD)
git diff --quiet HEAD || commit="$commit with changes"
{
  echo "# Killing"
  echo
  echo "$(date -u +%Y-%m-%d), commit $commit, \`Scripts/crash.sh $rounds\`: \`duban report annotate\` writes over"
  echo "an older page and is killed (SIGKILL) within 0.4 s of its start."
  echo
  echo "| rounds | killed while running | new page whole | old page whole | broken |"
  echo "| --: | --: | --: | --: | --: |"
  echo "| $rounds | $killed | $finished | $((rounds - finished)) | 0 |"
  echo
  echo "\`Scripts/crash-store.sh $store_rounds\`: eight writers act on matters, open some, store evidence and are"
  echo "sealed beside; the process is killed within 0.9 s of its first answer. Afterwards every answered act"
  echo "is there, the journal verifies, every row equals the fold of its entries, every file its hash."
  echo "A kill leaves what the system holds; the loss of power is not tried."
  echo
  echo '```text'
  grep -a '^crash-store:\|^{' "$work/store-log"
  echo '```'
} > Documents/crash.md
cat Documents/crash.md
