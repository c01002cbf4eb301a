#!/usr/bin/env bash
# The README's walks in a real browser, in an office and on a server of their own (office.py beside
# walks.py and half_day.py): Scripts/walks.sh [--pictures DIR]
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/setup.sh build run browser
[ -x "$(swift build --show-bin-path)/duban" ] || swift build --product duban
for walk in walks half_day; do
  .venv-browser/bin/python "Scripts/browser/$walk.py" \
    --duban "$(swift build --show-bin-path)/duban" "$@"
done
