#!/usr/bin/env bash
# Builds the DocC documentation of DubanReport; a broken link is an error.
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/setup.sh build
mkdir -p out
swift package --allow-writing-to-directory out/docs generate-documentation \
  --target DubanReport --warnings-as-errors --transform-for-static-hosting --output-path out/docs
echo "docs: serve out/docs over http and open /documentation/dubanreport"
