#!/usr/bin/env bash
# Reads the labelled sentences with two peers and with Duban; writes Documents/peers.md.
set -euo pipefail
cd "$(dirname "$0")/.."

gold=${DUBAN_GOLD:-../shared/gold}
reports=${DUBAN_REPORTS:-../shared/reports}
for path in "$gold/sentences.jsonl" "$gold/score.py" "$reports"; do
  if [ ! -e "$path" ]; then
    echo "peers: skipped, there is no $path (set DUBAN_GOLD and DUBAN_REPORTS)"
    exit 0
  fi
done

Scripts/setup.sh build peers
swift build -c release --product duban
.venv-peers/bin/python Scripts/peers.py --duban "$(swift build -c release --show-bin-path)/duban" \
  --gold "$gold/sentences.jsonl" --reports "$reports" --write Documents/peers.md
