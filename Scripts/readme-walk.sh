#!/usr/bin/env bash
# Types the README's listing "Driving a matter to closure" as it stands, in a new folder.
# Scripts/readme-walk.sh DUBAN; the one command that the rules forbid must be refused, all others done.
set -euo pipefail
cd "$(dirname "$0")/.."
duban=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
lines=$(sed -n '/^## Driving a matter to closure/,/^## /p' README.md | sed -n '/^```$/,/^```$/p' | sed '/^```$/d')
refused=0
while IFS= read -r line; do
  case "$line" in
    "export DUBAN_DATA="*) export DUBAN_DATA="$folder/data"; continue ;;
    "export "*) export "${line#export }"; continue ;;
    duban\ *) ;;
    *) echo "readme-walk: not a command: $line" >&2; exit 1 ;;
  esac
  read -ra words <<<"${line#duban }"
  code=0
  "$duban" "${words[@]}" >"$folder/out" 2>&1 || code=$?
  if [ "$code" = 2 ] && [ "${words[1]}" = verify ]; then
    refused=$((refused + 1))
  elif [ "$code" != 0 ]; then
    echo "readme-walk: exit code $code from: $line" >&2
    cat "$folder/out" >&2
    exit 1
  fi
done <<<"$lines"
[ "$refused" = 1 ] || { echo "readme-walk: $refused refusals instead of one" >&2; exit 1; }
grep -q 已销号 "$folder/out" || { echo "readme-walk: not closed at the end" >&2; exit 1; }
