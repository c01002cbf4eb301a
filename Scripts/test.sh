#!/usr/bin/env bash
# Everything that must hold before a change lands: layout, build, tests, schema, a short fuzz run.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$*"; }

# What the commands print as JSON is what Schemas/ says: checked on the samples.
check_schemas() {
  local bin reports
  bin=$(swift build --show-bin-path)/duban
  shopt -s nullglob
  reports=(Samples/*政府工作报告.txt Samples/*政府工作报告.md)
  if [ ${#reports[@]} = 0 ]; then
    echo "schemas: Samples/ holds no work report" >&2
    return 66
  fi
  mkdir -p out
  "$bin" report read --json -o out/report-check.json "${reports[@]}"
  "$bin" report audit --json -o out/findings-check.json "${reports[@]}" || [ $? = 3 ]
  .venv/bin/python Scripts/check_schema.py Schemas/report.schema.json out/report-check.json
  .venv/bin/python Scripts/check_schema.py Schemas/findings.schema.json out/findings-check.json
}

Scripts/setup.sh build run test tools browser
step "layout"
Scripts/lint.sh
step "build"
swift build --build-tests
step "schemas"
check_schemas
step "a matter's walk"
walk=$(mktemp -d)
trap 'rm -rf "$walk"' EXIT
Scripts/walk.sh "$(swift build --show-bin-path)/duban" "$walk/data" >"$walk/log" || {
  cat "$walk/log" >&2
  exit 1
}
tail -n 2 "$walk/log"
Scripts/readme-walk.sh "$(swift build --show-bin-path)/duban"
step "walks in a browser"
Scripts/walks.sh
if [ -x Scripts/fuzz.sh ]; then
  step "fuzz, 20 seconds each"
  Scripts/fuzz.sh 20
fi
step "kill the store, 20 rounds"
Scripts/crash-store.sh 20
step "the interface, a short run of schemathesis"
Scripts/api-check.sh 1 "$walk/data" >"$walk/api" || {
  cat "$walk/api" >&2
  exit 1
}
grep -A 1 'Test cases' "$walk/api"
# What must end within a time has the machine to itself; all else runs at once.
step "timed tests"
swift test --skip-build --disable-xctest --filter ProgramTests.swift
step "tests"
swift test --skip-build --disable-xctest --skip ProgramTests.swift
