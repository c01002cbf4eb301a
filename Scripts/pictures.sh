#!/usr/bin/env bash
# Takes pictures of the annotated page and of the page of styles: at the desk, on a phone, on the
# wall, dark, and as printed. Look at them.
# With a file as argument that report is annotated, else the sample.
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/setup.sh build run pictures
swift build --build-tests
bin=$(swift build --show-bin-path)
report=${1:-$(find Samples -name '*政府工作报告.md' | sort | tail -n 1)}
[ -f "$report" ] || { echo "pictures: there is no report to annotate" >&2; exit 66; }
out=out/pictures
rm -rf "$out"
mkdir -p "$out"
export DUBAN_CATALOGUE=${DUBAN_CATALOGUE:-Samples/湖滨区.yaml}
"$bin/duban" report annotate "$report" -o "$out/page.html"
# A test writes the page of styles, once in each theme.
DUBAN_PICTURES=$PWD/$out swift test --skip-build --disable-xctest --filter PictureTests >/dev/null

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

# shoot PAGE OPTIONS… : one run of the browser on a page.
shoot() {
  local page=$1
  shift
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$profile" \
    --lang=zh-CN "$@" "file://$PWD/$out/$page.html" >/dev/null 2>&1
}

# sheets PAGE: the page as printed, and its first sheets as pictures.
sheets() {
  shoot "$1" --no-pdf-header-footer --print-to-pdf="$out/$1-print.pdf"
  pdftoppm -r 60 -l 6 -png "$out/$1-print.pdf" "$out/$1-print"
}

shoot page --window-size=1366,768 --screenshot="$out/page-first-screen.png"
shoot page --window-size=1366,4000 --screenshot="$out/page-wide.png"
shoot page --window-size=390,2600 --screenshot="$out/page-phone.png"
shoot page --window-size=1366,1600 --force-dark-mode --blink-settings=preferredColorScheme=0 \
  --screenshot="$out/page-dark.png"
sheets page

for theme in day night paper; do
  shoot "styles-$theme" --window-size=1366,768 --screenshot="$out/styles-$theme-1366.png"
  shoot "styles-$theme" --window-size=1366,6000 --screenshot="$out/styles-$theme-whole.png"
  shoot "styles-$theme" --window-size=390,844 --screenshot="$out/styles-$theme-390.png"
  shoot "styles-$theme" --window-size=1920,1080 --screenshot="$out/styles-$theme-1920.png"
done
shoot styles-day --window-size=390,11500 --screenshot="$out/styles-day-phone.png"
shoot styles-wall --window-size=1920,1080 --screenshot="$out/styles-wall-1920.png"
shoot styles-wall --window-size=1920,9500 --screenshot="$out/styles-wall-whole.png"
sheets styles-day

commit=$(git rev-parse --short HEAD)
git diff --quiet HEAD || commit="$commit with changes"
{
  echo "# Pictures"
  echo
  echo "$(date -u +%Y-%m-%d), commit $commit, \`make pictures\` of \`$(basename "$report")\`"
  echo "and of the page of styles; the pictures stay in \`$out\`."
  echo
  echo "| picture | bytes |"
  echo "| --- | --: |"
  for file in "$out"/*; do echo "| $(basename "$file") | $(wc -c < "$file") |"; done
} > Documents/pictures.md
ls -1 "$PWD/$out"
