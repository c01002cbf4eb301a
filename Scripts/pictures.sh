#!/usr/bin/env bash
# Takes pictures of the annotated page: wide, on a phone, dark, and as printed. Look at them.
# With a file as argument that report is annotated, else the sample.
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/setup.sh build run pictures
swift build --product duban
report=${1:-$(find Samples -name '*政府工作报告.md' | sort | tail -n 1)}
[ -f "$report" ] || { echo "pictures: there is no report to annotate" >&2; exit 66; }
out=out/pictures
rm -rf "$out"
mkdir -p "$out"
export DUBAN_CATALOGUE=${DUBAN_CATALOGUE:-Samples/湖滨区.yaml}
"$(swift build --show-bin-path)/duban" report annotate "$report" -o "$out/page.html"

shoot() {
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$profile" \
    "$@" "file://$PWD/$out/page.html" >/dev/null 2>&1
}

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
shoot --window-size=1366,768 --screenshot="$out/first-screen.png"
shoot --window-size=1366,4000 --screenshot="$out/wide.png"
shoot --window-size=390,2600 --screenshot="$out/phone.png"
shoot --window-size=1366,1600 --force-dark-mode --blink-settings=preferredColorScheme=0 \
  --screenshot="$out/dark.png"
shoot --no-pdf-header-footer --print-to-pdf="$out/print.pdf"
pdftoppm -r 60 -l 4 -png "$out/print.pdf" "$out/print"
commit=$(git rev-parse --short HEAD)
git diff --quiet HEAD || commit="$commit with changes"
{
  echo "# Pictures"
  echo
  echo "$(date -u +%Y-%m-%d), commit $commit, \`make pictures\` of \`$(basename "$report")\`;"
  echo "the pictures stay in \`$out\`."
  echo
  echo "| picture | bytes |"
  echo "| --- | --: |"
  for file in "$out"/*; do echo "| $(basename "$file") | $(wc -c < "$file") |"; done
} > Documents/pictures.md
ls -1 "$PWD/$out"
