#!/usr/bin/env bash
# Times the reading in a release build, beside jieba's segmentation of the same text in the same
# run, and its growth to 100 MB; writes Documents/bench.md.
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/setup.sh build tools
swift build -c release --product duban
report=${DUBAN_REPORTS:-../shared/reports}/yueyanglou-2021.txt
sample=$(find Samples -name '*政府工作报告.md' | sort | tail -n 1)
if [ ! -f "$report" ]; then
  echo "bench: no $report; timing the sample instead (set DUBAN_REPORTS)"
  report=$sample
fi
.venv/bin/python Scripts/bench.py --duban "$(swift build -c release --show-bin-path)/duban" \
  --report "$report" --growing "${sample:-$report}" --write Documents/bench.md
