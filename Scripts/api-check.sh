#!/usr/bin/env bash
# Runs schemathesis against a server on a small sample of its own, or on the folder named: api-check.sh
# [EXAMPLES] [DATA]. Fails when a request comes to a 5xx or an answer is not as /openapi.json says. With 1 example it
# is short: one person, no search for odd values at the edges.
set -euo pipefail
cd "$(dirname "$0")/.."

examples=${1:-20}
Scripts/setup.sh build run api
swift build --product duban >/dev/null
bin=$(swift build --show-bin-path)/duban
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT

data=${2:-}
if [ -z "$data" ]; then
  data=$work/data
  Scripts/walk.sh "$bin" "$data" >"$work/walk.log" || { cat "$work/walk.log" >&2; exit 1; }
fi
"$bin" account sample --data "$data" >/dev/null
echo '{"signInsPerMinute": 10000, "tokenRequestsPerMinute": 1000000}' >"$work/serve.json"
"$bin" serve --data "$data" --port 0 --config "$work/serve.json" >"$work/out" 2>"$work/log" &
server=$!
for _ in $(seq 200); do
  address=$(grep -o 'http://[^ ]*' "$work/out" || true)
  [ -z "$address" ] || break
  sleep 0.1
done
[ -n "$address" ] || { cat "$work/log" >&2; exit 1; }

python3 Scripts/api_check.py .venv-api/bin/st "$address" "$examples" || {
  grep '"level":"error"' "$work/log" | head -20 >&2
  exit 1
}
# What schemathesis did not call a failure, the log would still tell.
if grep -q '"status":"5' "$work/log"; then
  grep -m 20 -e '"status":"5' -e '"level":"error"' "$work/log" >&2
  exit 1
fi
