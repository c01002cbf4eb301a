#!/usr/bin/env bash
# Makes a living sample district: the units and people of the sample catalogue, the sample report's
# commitments adopted, and a year of work on them. Scripts/sample.sh DUBAN DATA; DATA must be new.
set -euo pipefail
cd "$(dirname "$0")/.."
export DUBAN_DATA=$2 DUBAN_CATALOGUE=Samples/湖滨区.yaml

"$1" init --division 430602 --name 湖滨区 --sample --catalogue "$DUBAN_CATALOGUE" --at 2026-01-01T08:00 >/dev/null
"$1" commitment adopt Samples/湖滨区2026年政府工作报告.md --as 柏若溪 --at 2026-01-20T09:00 --commit | tail -n 1
"$1" sample
