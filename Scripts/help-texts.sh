#!/usr/bin/env bash
# Writes the help of every verb into Tests/HelpTexts, one file each; `HelpTests` compares them whole. Run it after
# a change of help texts and read the difference: Scripts/help-texts.sh DUBAN
set -euo pipefail
cd "$(dirname "$0")/.."
duban=$1
folder=Tests/HelpTexts
rm -rf "$folder"
mkdir -p "$folder"

write() {
  local name
  "$duban" "$@" --help >"$folder/${*:-duban}.txt"
  # The names that stand below 子命令, two blanks in.
  for name in $(sed -n '/^子命令：/,/^$/p' "$folder/${*:-duban}.txt" | sed -nE 's/^  ([a-z-]+) .*/\1/p'); do
    write "$@" "$name"
  done
}

write
