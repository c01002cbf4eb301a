#!/usr/bin/env bash
# Scores the reading and the number findings against the labelled cases, which are kept outside the
# repository: DUBAN_GOLD (score.py, score_audit.py and their data) and DUBAN_REPORTS.
set -euo pipefail
cd "$(dirname "$0")/.."

gold=${DUBAN_GOLD:-../shared/gold}
reports=${DUBAN_REPORTS:-../shared/reports}
for path in "$gold/score.py" "$gold/score_audit.py" "$reports"; do
  if [ ! -e "$path" ]; then
    echo "score: skipped, there is no $path (set DUBAN_GOLD and DUBAN_REPORTS)"
    exit 0
  fi
done

Scripts/setup.sh build tools
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "building duban …"
swift build --product duban >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
.venv/bin/python Scripts/score.py "$(swift build --show-bin-path)/duban" "$gold" "$reports" "$@"
