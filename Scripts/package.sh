#!/usr/bin/env bash
# Makes one tar that installs on a bare Debian 12 without internet: the program with the Swift library
# inside, its C libraries, pdftotext, ledgers, calendars, samples, systemd unit and install script.
# Then tries it: Scripts/try-package.sh. Scripts/package.sh [DUBAN] takes a program built before.
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/setup.sh build run package
if [ $# = 1 ]; then
  bin=$1
else
  build=(-c release --product duban --static-swift-stdlib --scratch-path .build/package)
  swift build "${build[@]}"
  bin=$(swift build "${build[@]}" --show-bin-path)/duban
fi
version=$("$bin" --version)
name=duban-$version-$(uname -m)
stage=out/package/$name
rm -rf out/package
mkdir -p "$stage/bin" "$stage/lib"

strip --strip-debug -o "$stage/bin/duban" "$bin"
chmod 755 "$stage/bin/duban"
cp "$(command -v pdftotext)" "$stage/bin/pdftotext"
# All libraries but those of glibc, which is the system's own.
ldd "$stage/bin/duban" "$stage/bin/pdftotext" | sed -nE 's/.* => (\/[^ ]+) .*/\1/p' | sort -u |
  while read -r library; do
    case $(basename "$library") in
      ld-linux* | libc.so.* | libm.so.* | libdl.so.* | librt.so.*) ;;
      libpthread.so.* | libresolv.so.* | libutil.so.*) ;;
      *) cp -L "$library" "$stage/lib/" ;;
    esac
  done
for file in "$stage"/bin/* "$stage"/lib/*; do
  case $file in
    */bin/*) at="\$ORIGIN/../lib" ;;
    *) at="\$ORIGIN" ;;
  esac
  patchelf --force-rpath --set-rpath "$at" "$file"
done
cp -R Ledgers Calendars Samples "$stage/"
cp Packaging/* LICENSE README.zh-Hans.md "$stage/"
echo "$version" >"$stage/VERSION"
# The install script checks every file against it.
(cd "$stage" && find . -type f ! -path ./SHA256SUMS -print0 | LC_ALL=C sort -z | xargs -0 sha256sum >SHA256SUMS)
tar -C out/package --sort=name --owner=0 --group=0 --numeric-owner -czf "out/$name.tar.gz" "$name"
rm -f out/SHA256SUMS
(cd out && sha256sum "$name.tar.gz" | tee SHA256SUMS)
Scripts/try-package.sh "out/$name.tar.gz"
