#!/usr/bin/env bash
# The main job on the samples: reads a work report, proves its numbers, writes out/.
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/setup.sh build run
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "building duban …"
swift build --product duban >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
bin=$(swift build --show-bin-path)/duban

shopt -s nullglob
reports=(Samples/*政府工作报告.txt Samples/*政府工作报告.md)
catalogue=Samples/湖滨区.yaml
if [ ${#reports[@]} = 0 ]; then
  echo "run: Samples/ holds no work report (*政府工作报告.md)" >&2
  exit 66
fi
this=${reports[-1]}
options=()
[ ! -f "$catalogue" ] || options=(--catalogue "$catalogue")
rm -rf out
mkdir -p out

step() { printf '\n== %s\n' "$*"; }

# Exit code 3 says that the audit found a contradiction: news, not a failure.
allow_findings() {
  local code=0
  "$@" || code=$?
  [ "$code" = 0 ] || [ "$code" = 3 ] || exit "$code"
}

step "duban report read $this"
"$bin" report read "$this" "${options[@]}"
"$bin" report read "$this" "${options[@]}" --json -o out/reading.json
"$bin" report read "$this" "${options[@]}" --csv -o out/commitments.csv

step "duban report audit $this"
allow_findings "$bin" report audit "$this"

compare() {
  local file
  for file in "$@"; do
    [[ $file == --* || -f $file ]] || return 0
  done
  step "duban report compare $*"
  allow_findings "$bin" report compare "$@"
}

stem=${this%政府工作报告.*}
[ ${#reports[@]} -lt 2 ] || compare "${reports[-2]}" "$this"
compare --drafts "${this%.*}.征求意见稿.${this##*.}" "$this"
compare --congress "$this" "${stem}计划报告.${this##*.}" "${stem}预算报告.${this##*.}"

step "breakdown, figures and annotated page"
"$bin" report breakdown "$this" "${options[@]}" -o out/breakdown.xlsx
"$bin" report figures "$this" "${options[@]}" -o out/figures.xlsx
"$bin" report annotate "$this" "${options[@]}" -o out/page.html

step "open these"
printf '%s\n' "$PWD"/out/*
