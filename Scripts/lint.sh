#!/usr/bin/env bash
# Checks the layout of all Swift files; `swift format -i -r Package.swift Sources Tests Fuzz` mends it.
set -euo pipefail
cd "$(dirname "$0")/.."
swift format lint --strict --parallel --recursive Package.swift Sources Tests Fuzz
echo "lint: every Swift file is laid out as .swift-format says"
