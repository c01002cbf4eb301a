#!/usr/bin/env bash
# The README's walks and the supervision section's days in a real browser, each in an office and on a
# server of its own (office.py beside them): Scripts/walks.sh [--pictures DIR]
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/setup.sh build run browser
[ -x "$(swift build --show-bin-path)/duban" ] || swift build --product duban
duban=$(swift build --show-bin-path)/duban
for walk in walks.py half_day.py last_year.py; do
  .venv-browser/bin/python "Scripts/browser/$walk" --duban "$duban" "$@"
done

# The days want a district that has been lived in.
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
Scripts/sample.sh "$duban" "$data/district"
.venv-browser/bin/python Scripts/browser/supervision.py --duban "$duban" --data "$data/district" "$@"
