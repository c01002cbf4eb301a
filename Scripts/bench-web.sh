#!/usr/bin/env bash
# Times the workplace in a release build from a second process with 16 connections, from 10 thousand
# to a million matters; writes Documents/benchmarks-web.md. Scripts/bench-web.sh [--sizes N,…]
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/setup.sh build tools load
swift build -c release --product duban
.venv/bin/python Scripts/bench_web.py --write Documents/benchmarks-web.md \
  --duban "$(swift build -c release --show-bin-path)/duban" "$@"
