#!/usr/bin/env bash
# Fuzzes the reader of reports and each file format for some seconds each: Scripts/fuzz.sh 600
# Findings stay in .build/fuzz/findings; a run of a minute or more is noted in Documents/fuzz.md.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:?"usage: Scripts/fuzz.sh SECONDS"}
out=$PWD/.build/fuzz
targets="Report Text Web Word Pdf Sheet"
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0

flags="-O -wmo -parse-as-library -swift-version 6 -package-name duban -sanitize=fuzzer,address
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
  -enable-upcoming-feature MemberImportVisibility -I $out"
for library in CZip CXML2 CCrypto; do flags="$flags -I Sources/$library"; done
for option in $(pkg-config --cflags libxml-2.0 libzip libcrypto); do
  flags="$flags -Xcc $option"
done

# module NAME FILES: compiles a module for the targets to link.
module() {
  name=$1
  shift
  # shellcheck disable=SC2086
  swiftc $flags -module-name "$name" -emit-module -emit-module-path "$out/$name.swiftmodule" \
    -c -o "$out/$name.o" "$@"
}

build() {
  mkdir -p "$out/findings"
  # shellcheck disable=SC2046
  module DubanReport $(find Sources/DubanReport -name '*.swift')
  # Without what runs other programs, so that no package needs to be built this way.
  # shellcheck disable=SC2046
  module DubanOffice $(find Sources/DubanOffice/Zip Sources/DubanOffice/Reading \
    -name '*.swift' ! -path '*/Programs/*' ! -name ReadingSource.swift ! -name ExtractedText.swift) \
    Sources/DubanOffice/Sheets/{SheetReader,SheetArchive,SheetError,GridReader,Cell{Formats,Range,Text}}.swift
  for target in $targets; do
    # shellcheck disable=SC2086
    swiftc $flags -use-ld=lld -module-name "${target}Fuzz" -o "$out/$target" Fuzz/FuzzInput.swift \
      "Fuzz/${target}Fuzz.swift" "$out/DubanReport.o" "$out/DubanOffice.o"
  done
}

# little BYTES NUMBER: the number's bytes, lowest first.
little() {
  count=$1 number=$2
  while [ "$count" -gt 0 ]; do
    printf "\\$(printf %03o $((number % 256)))"
    number=$((number / 256)) count=$((count - 1))
  done
}

# zip_of FILE: a zip that holds the file as word/document.xml, deflated by gzip.
zip_of() {
  name=word/document.xml
  gzip -nc "$1" > "$out/part.gz"
  packed=$(($(wc -c < "$out/part.gz") - 18))
  common() {
    little 2 20 && little 2 0 && little 2 8 && little 4 0
    tail -c 8 "$out/part.gz" | head -c 4
    little 4 "$packed" && little 4 "$(wc -c < "$1")" && little 2 ${#name} && little 2 0
  }
  printf 'PK\003\004' && common "$1" && printf %s "$name"
  tail -c +11 "$out/part.gz" | head -c "$packed"
  printf 'PK\001\002' && little 2 20 && common "$1"
  little 2 0 && little 2 0 && little 2 0 && little 4 0 && little 4 0 && printf %s "$name"
  printf 'PK\005\006' && little 4 0 && little 2 1 && little 2 1
  little 4 $((46 + ${#name})) && little 4 $((30 + ${#name} + packed)) && little 2 0
}

# Short pieces of the samples, if there are any, in every encoding and format.
seed() {
  for target in $targets; do mkdir -p "$out/seeds/$target" "$out/corpus/$target"; done
  for format in Web Word Pdf Sheet; do cp "Fuzz/Seeds/$format"* "$out/seeds/$format/"; done
  zip_of Fuzz/Seeds/Word.xml > "$out/seeds/Word/docx"
  cp Fuzz/Seeds/Text.txt "$out/seeds/Report/"
  for sample in Samples/*.md Samples/*.txt; do
    [ -f "$sample" ] || continue
    split -C 2000 "$sample" "$out/seeds/Report/$(basename "$sample")."
  done
  for piece in "$out"/seeds/Report/*; do
    name=$out/seeds/Text/$(basename "$piece")
    cp "$piece" "$name"
    for encoding in UTF-16LE UTF-16BE GB18030; do
      iconv -f UTF-8 -t "$encoding" "$piece" > "$name.$encoding"
    done
  done
}

run() {
  "$out/$1" "$out/corpus/$1" "$out/seeds/$1" -max_total_time="$seconds" -timeout=10 \
    -rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 \
    -artifact_prefix="$out/findings/$1-" > "$out/$1.log" 2>&1 && return
  echo "$1: a finding, kept in $out/findings" >&2
  grep -E -A 12 'ERROR|Fatal|SUMMARY' "$out/$1.log" | head -40 >&2
  return 1
}

note() {
  commit=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
  git diff --quiet HEAD 2>/dev/null || commit="$commit with changes"
  {
    echo "# Fuzzing"
    echo
    echo "$(date -u +%Y-%m-%d), commit $commit, \`Scripts/fuzz.sh $seconds\`:"
    echo
    echo "| target | seconds | inputs tried | result |"
    echo "| --- | --: | --: | --- |"
    for target in $targets; do
      tried=$(sed -n 's/^stat::number_of_executed_units: *//p' "$out/$target.log")
      result="no finding"
      [ -f "$out/$target.failed" ] && result="a finding"
      echo "| $target | $seconds | ${tried:-0} | $result |"
    done
  } > Documents/fuzz.md
}

build
seed
for target in $targets; do
  # As many at once as there are cores.
  while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n || true; done
  rm -f "$out/$target.failed"
  { run "$target" || touch "$out/$target.failed"; } &
done
wait
failed=0
for target in $targets; do [ ! -f "$out/$target.failed" ] || failed=1; done
if [ "$seconds" -ge 60 ]; then mkdir -p Documents && note; fi
[ "$failed" = 0 ] && echo "fuzzed $targets for $seconds s each: no finding"
exit "$failed"
