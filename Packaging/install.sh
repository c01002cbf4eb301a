#!/bin/sh
# 安装或升级督办。以 root 在解开的目录里运行：./install.sh
# 装到 /opt/duban/<版本>，数据在 /var/lib/duban，设置在 /etc/duban/duban.env；旧版本不删除。
# DESTDIR 指明另一个根目录（试装用）：只放文件，不建用户，不动 systemd。
set -eu
cd "$(dirname "$0")"
version=$(cat VERSION)
root=${DESTDIR:-}
place=$root/opt/duban/$version

say() { printf '%s\n' "$*"; }

if [ -z "$root" ] && [ "$(id -u)" != 0 ]; then
  say "请以 root 运行。" >&2
  exit 1
fi
# Nothing is missing, changed or added since the package was made; links are none of ours.
if ! sha256sum --check --strict --quiet SHA256SUMS >&2 ||
  [ "$(find . ! -type d ! -path ./SHA256SUMS | LC_ALL=C sort)" != \
    "$(cut -c 67- SHA256SUMS | LC_ALL=C sort)" ]; then
  say "安装包不完整或被改动过，没有安装。请重新取得安装包，并核对 SHA256SUMS。" >&2
  exit 1
fi
if [ -e "$place" ]; then
  say "$version 已经装在 $place，没有改动。要重装请先移走它。" >&2
  exit 1
fi
old=$(readlink "$root/opt/duban/current" 2>/dev/null || true)
mkdir -p "$root/opt/duban" "$root/etc/duban" "$root/var/lib/duban"
cp -R . "$place.new"
mv "$place.new" "$place"
if [ ! -e "$root/etc/duban/duban.env" ]; then
  cp duban.env "$root/etc/duban/duban.env"
fi
if [ -z "$root" ]; then
  getent passwd duban >/dev/null ||
    useradd --system --home-dir /var/lib/duban --shell /usr/sbin/nologin duban
  chown -R root:root "$place"
  chown duban:duban /var/lib/duban
  chmod 750 /var/lib/duban
  cp duban.service /etc/systemd/system/duban.service
  systemctl daemon-reload
fi

if [ -n "$old" ] && [ -e "$root/var/lib/duban/duban.json" ] && [ -z "$root" ]; then
  say "停止服务，备份并升级数据库 ……"
  systemctl stop duban
  ln -sfn "$version" /opt/duban/current
  if ! runuser -u duban -- /opt/duban/current/bin/duban upgrade --data /var/lib/duban; then
    say "升级没有通过核验，服务没有启动。旧版本仍在 /opt/duban/$old。" >&2
    say "退回的办法见上。" >&2
    exit 1
  fi
  systemctl start duban
  say "已由 $old 升级到 $version。要退回："
  say "  systemctl stop duban; ln -sfn $old /opt/duban/current"
  say "  再按上面的办法恢复备份，然后 systemctl start duban。"
else
  ln -sfn "$version" "$root/opt/duban/current"
  say "已装好 $version。下一步："
  say "  1. 在 /etc/duban/duban.env 写明监听地址和证书。"
  say "  2. systemctl enable --now duban，再用 journalctl -u duban 查看一次性的设置码。"
fi
