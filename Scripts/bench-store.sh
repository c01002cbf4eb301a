#!/usr/bin/env bash
# Times the store in a release build beside the bare engines in the same run: writing, lists,
# dashboards, search, memory, size and bulk loading from 10 thousand to a million matters; writes
# Documents/benchmarks.md. Scripts/bench-store.sh [--quick] [--no-postgres]
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/setup.sh build tools load
swift build -c release --product duban
.venv/bin/python Scripts/bench_store.py --write Documents/benchmarks.md \
  --duban "$(swift build -c release --show-bin-path)/duban" "$@"
