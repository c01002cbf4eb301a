#!/usr/bin/env bash
# The README's walks and the supervision section's days in a real browser, each in an office and on a
# server of its own (office.py beside them): Scripts/walks.sh [--write] [--pictures DIR]. With --write the
# times go to Documents/walks.md too. Fails when a page does not say what it should, or a walk takes
# longer than it may.
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/setup.sh build run browser
[ -x "$(swift build --show-bin-path)/duban" ] || swift build --product duban
duban=$(swift build --show-bin-path)/duban
results=$(mktemp)
data=$(mktemp -d)
trap 'rm -rf "$data" "$results"' EXIT
writes=
if [ "${1:-}" = --write ]; then writes=yes; shift; fi
for walk in walks.py half_day.py last_year.py; do
  .venv-browser/bin/python "Scripts/browser/$walk" --duban "$duban" --results "$results" "$@"
done

# The days want a district that has been lived in.
Scripts/sample.sh "$duban" "$data/district"
.venv-browser/bin/python Scripts/browser/supervision.py --duban "$duban" --data "$data/district" \
  --results "$results" "$@"
if [ -n "$writes" ]; then python3 Scripts/walks.py "$results" --write Documents/walks.md; fi
