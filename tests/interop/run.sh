#!/usr/bin/env bash
# Starts the built server on free loopback ports with a community made by openssl, runs the journey, stops the server;
# then verifies with jose the tokens that the server's own demo wrote down, one for each algorithm of access tokens.
# Usage: run.sh [SERVER]   SERVER is the built program, default silo/bin/{Release,Debug}/net10.0/fastcluster, the newer.
# Prints "N passed, N failed"; the exit code is 0 only when nothing failed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here"

newest() { ls -t ../../silo/bin/{Release,Debug}/net10.0/fastcluster 2>/dev/null | head -1 || true; }
server=$(realpath "${1:-$(newest)}" 2>/dev/null || true)
if [[ ! -x $server ]]; then
  echo "The server is not built: run 'dotnet build silo' first." >&2
  exit 2
fi
[[ -d node_modules/jose ]] || npm ci --silent --no-audit --no-fund

work=$(mktemp -d)
pid=
finish() {
  if [[ -n $pid ]]; then
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap finish EXIT

read -r port management < <(node free-ports.mjs 2)
base="https://127.0.0.1:$port/fhir"
./pki.sh "$work/community" "$base" "$(node -e "import('./lib/names.mjs').then((names) => console.log(names.CRL_BASE))")"
node config.mjs "$work" "$port" "$management"

"$server" run --config "$work/fastcluster.json" >"$work/server.log" 2>&1 &
pid=$!
for _ in $(seq 150); do
  if curl -sf -o /dev/null "http://127.0.0.1:$management/healthz/ready"; then
    break
  fi
  if ! kill -0 "$pid" 2>/dev/null; then
    break
  fi
  sleep 0.2
done
if ! curl -sf -o /dev/null "http://127.0.0.1:$management/healthz/ready"; then
  echo "The server did not become ready:" >&2
  tail -50 "$work/server.log" >&2
  exit 1
fi

counts=(0 0)
part() { # COMMAND...: runs one part, shows its checks and adds up its closing count
  "$@" >"$work/part.log" 2>&1 || true
  sed '$d' "$work/part.log"
  if [[ $(tail -1 "$work/part.log") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    counts=($((counts[0] + BASH_REMATCH[1])) $((counts[1] + BASH_REMATCH[2])))
  else
    tail -1 "$work/part.log"
    counts[1]=$((counts[1] + 1))
  fi
}

export NODE_EXTRA_CA_CERTS="$work/community/root.leaf.pem"
part timeout 120 node journey.mjs --base "$base" --pki "$work/community"

for algorithm in ES256 RS256; do
  (cd "$work" && FASTCLUSTER__KEYRING__ALGORITHM=$algorithm timeout 120 "$server" demo --json "$work/demo-$algorithm.json") || true
  part timeout 60 node demo-token.mjs "$work/demo-$algorithm.json" "$algorithm"
done

if ((counts[1] > 0)); then
  echo "--- the server's last lines" >&2
  tail -30 "$work/server.log" >&2
fi
echo "${counts[0]} passed, ${counts[1]} failed"
((counts[1] == 0))
