#!/usr/bin/env bash
# Starts the workplace on a sample district in ./data; the first time it makes the district, adopts
# the sample report, carries some of its tasks on and opens the sample's accounts.
set -euo pipefail
cd "$(dirname "$0")/.."

data=${DUBAN_DATA:-data}
Scripts/setup.sh build run
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "building duban …"
swift build --product duban >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
bin=$(swift build --show-bin-path)/duban

if [ ! -e "$data/duban.json" ]; then
  echo "making the sample district in $data …"
  rm -rf "$data.new"
  Scripts/sample.sh "$bin" "$data.new"
  mv "$data.new" "$data"
fi
# A district of an older version is brought up first; a backup lies in its backups/.
"$bin" upgrade --data "$data" >"$log" || { cat "$log" >&2; exit 1; }
"$bin" account sample --data "$data"
exec "$bin" serve --data "$data" --catalogue Samples/湖滨区.yaml
