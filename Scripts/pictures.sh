#!/usr/bin/env bash
# Takes pictures of the annotated page and of the page of styles (desk, phone, wall, dark, paper), and
# of every page of a sample district as its people see them (gallery.py); asks axe about each and fails
# on a serious fault. Look at the pictures. With a file as argument that report is annotated, else the
# sample.
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/setup.sh build run browser
swift build --build-tests
bin=$(swift build --show-bin-path)
report=${1:-$(find Samples -name '*政府工作报告.md' | sort | tail -n 1)}
[ -f "$report" ] || { echo "pictures: there is no report to annotate" >&2; exit 66; }
out=out/pictures
rm -rf "$out"
mkdir -p "$out"
export DUBAN_CATALOGUE=${DUBAN_CATALOGUE:-Samples/湖滨区.yaml}
"$bin/duban" report annotate "$report" -o "$out/annotated.html"
# A test writes the page of styles in each theme, and a report in the workplace's frame.
DUBAN_PICTURES=$PWD/$out swift test --skip-build --disable-xctest --filter PictureTests >/dev/null

commit=$(git rev-parse --short HEAD)
git diff --quiet HEAD || commit="$commit with changes"
status=0
.venv-browser/bin/python Scripts/pictures.py "$out"/*.html --out "$out" \
  --write Documents/pictures.md \
  --of "commit $commit, \`make pictures\` of \`$(basename "$report")\`" || status=1
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
Scripts/sample.sh "$bin/duban" "$data/district"
.venv-browser/bin/python Scripts/browser/gallery.py --duban "$bin/duban" --data "$data/district" \
  --out "$out/workplace" --write Documents/pictures-workplace.md \
  --of "commit $commit, \`make pictures\` of the sample district" || status=1
exit $status
