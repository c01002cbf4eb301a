#!/usr/bin/env bash
# Checks the layout of all Swift files; `swift format -i -r Sources Tests` mends it.
set -euo pipefail
cd "$(dirname "$0")/.."
swift format lint --strict --parallel --recursive Package.swift Sources Tests
echo "lint: every Swift file is laid out as .swift-format says"
