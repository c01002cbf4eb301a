#!/usr/bin/env bash
# Everything that must hold before a change lands: layout, build, tests, schema, a short fuzz run.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$*"; }

# The schema describes what `duban report read --json` prints: check it on the sample.
check_schema() {
  local bin reports
  bin=$(swift build --show-bin-path)/duban
  shopt -s nullglob
  reports=(Samples/*工作报告*.txt Samples/*工作报告*.md)
  if [ ${#reports[@]} = 0 ]; then
    echo "schema: Samples/ holds no work report; nothing to check"
    return
  fi
  mkdir -p out
  "$bin" report read "${reports[@]}" --json -o out/schema-check.json
  .venv/bin/python Scripts/check_schema.py Resources/reading.schema.json out/schema-check.json
}

Scripts/setup.sh build run test tools
step "layout"
Scripts/lint.sh
step "build"
swift build --build-tests
step "schema of the reading"
check_schema
if [ -x Scripts/fuzz.sh ]; then
  step "fuzz, 20 seconds each"
  Scripts/fuzz.sh 20
fi
step "tests"
swift test --skip-build --disable-xctest
