#!/usr/bin/env bash
# The README's walk: a made-up district, the commitments of its report, one of them from signature to closure.
# Scripts/walk.sh DUBAN FOLDER; leaves the district's data in FOLDER, which must be new.
set -euo pipefail
cd "$(dirname "$0")/.."
duban=$1
export DUBAN_DATA=$2
report=Samples/湖滨区2026年政府工作报告.md
task='重点〔2026〕011号'

step() { printf '\n$ duban %s\n' "$*"; "$duban" "$@"; }

# What the rules forbid must be refused, with exit code 2.
refused() {
  local code=0
  step "$@" || code=$?
  [ "$code" = 2 ] || { echo "walk: expected a refusal, got exit code $code" >&2; exit 1; }
}

step init --division 430699 --name 湖滨区 --sample --at 2026-01-01T08:00
step commitment adopt "$report" --catalogue Samples/湖滨区.yaml --as 柏若溪 --at 2026-01-20T09:00 \
  --commit | tail -n 3
step matter submit "$task" --as 柏若溪 --at 2026-01-21T09:00
step matter sign "$task" --as 袁伯言 --at 2026-01-22T09:00
step matter sign "$task" --as 何岳鸣 --at 2026-01-22T15:00
step matter sign "$task" --as 陆清和 --at 2026-01-23T09:00
step matter issue "$task" --document 湖政办〔2026〕2号 --as 柏若溪 --at 2026-01-26T09:00
step matter accept "$task" --as 范清越 --at 2026-01-27T09:00
step matter plan "$task" --from 2026-01-26 --milestone 2026-02-28=40%=备齐开工条件 \
  --as 范清越 --at 2026-01-28T09:00
step matter sign "$task" --as 邓怀瑾 --at 2026-01-28T15:00
step matter sign "$task" --as 何岳鸣 --at 2026-01-29T09:00
step matter report "$task" --counted 13/18个 --text '首批18个项目中13个已具备开工条件' \
  --as 范清越 --at 2026-02-26T09:00
step matter sign "$task" --as 邓怀瑾 --at 2026-02-26T15:00
step lights --at 2026-03-01T09:00
step matter report "$task" --counted 18/18个 --text '首批18个项目全部开工' --as 范清越 --at 2026-03-20T09:00
step matter sign "$task" --as 邓怀瑾 --at 2026-03-20T15:00
step matter close "$task" --text '集中开工完成' --evidence 完成情况报告="$report" \
  --as 范清越 --at 2026-03-23T09:00
step matter sign "$task" --as 程望舒 --at 2026-03-23T15:00
refused matter verify "$task" --text '自己核查' --as 程望舒 --at 2026-03-24T09:00
step matter verify "$task" --text '实地看过，18个项目都已开工' --as 岑文远 --at 2026-03-24T10:00
step matter sign "$task" --as 何岳鸣 --at 2026-03-25T09:00
step matter relapse "$task" --reason '两个项目停工' --as 岑文远 --at 2026-05-06T09:00
refused matter close "$task" --text '已复工' --as 范清越 --at 2026-05-20T08:30
step matter close "$task" --text '已复工' --evidence 完成情况报告="$report" --as 范清越 --at 2026-05-20T09:00
step matter sign "$task" --as 程望舒 --at 2026-05-20T15:00
step matter verify "$task" --text '已复工' --as 岑文远 --at 2026-05-21T10:00
step matter sign "$task" --as 何岳鸣 --at 2026-05-22T09:00
step matter show "$task" --at 2026-05-25T09:00
step tick --at 2026-05-25T09:00
step journal verify
step rebuild --check
