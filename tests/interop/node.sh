# Sourced by the scripts that need a node: starts the built server on free loopback ports, with a community made by openssl
# and people in a development user store, and stops it by its process id at the exit.
#   start_node [SERVER]  SERVER is the built program, default silo/bin/{Release,Debug}/net10.0/fastcluster, the newer.
#                        Sets work (a temporary folder), server, base (FHIR base URL) and NODE_EXTRA_CA_CERTS.
#   start_upstream_node [SERVER]  the same with people who sign in at lib/identity-system.mjs; sets upstream, its origin
#   part COMMAND...      runs one part, shows its checks and adds up its closing count
#   close_parts          prints "N passed, N failed", with the server's last lines after a failure; fails when a part did
interop=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
counts=(0 0)
node_pid=
upstream=
upstream_pid=

newest_server() { ls -t "$interop"/../../silo/bin/{Release,Debug}/net10.0/fastcluster 2>/dev/null | head -1 || true; }

stop_node() {
  local pid
  for pid in $node_pid $upstream_pid; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  node_pid= upstream_pid=
  unset NODE_EXTRA_CA_CERTS
  rm -rf "$work"
}

start_node() {
  local port management
  server=$(realpath "${1:-$(newest_server)}" 2>/dev/null || true)
  if [[ ! -x $server ]]; then
    echo "The server is not built: run 'dotnet build silo' first." >&2
    exit 2
  fi
  work=$(mktemp -d)
  trap stop_node EXIT
  read -r port management < <(node "$interop/free-ports.mjs" 2)
  base="https://127.0.0.1:$port/fhir"
  "$interop/pki.sh" "$work/community" "$base" "$(name CRL_BASE)"
  "$server" people hash <(name PASSWORD) >"$work/password.hash"
  node "$interop/config.mjs" "$work" "$port" "$management" ${upstream:+"$upstream" "$secret"}
  export NODE_EXTRA_CA_CERTS="$work/community/root.leaf.pem"

  if [[ -n $upstream ]]; then
    node "$interop/lib/identity-system.mjs" "$work/community" "${upstream##*:}" "https://127.0.0.1:$port/sign-in/callback" "$secret" \
      >"$work/upstream.log" 2>&1 &
    upstream_pid=$!
  fi
  "$server" run --config "$work/fastcluster.json" >"$work/server.log" 2>&1 &
  node_pid=$!
  for _ in $(seq 150); do
    if curl -sf -o /dev/null "http://127.0.0.1:$management/healthz/ready"; then
      return
    fi
    if ! kill -0 "$node_pid" 2>/dev/null; then
      break
    fi
    sleep 0.2
  done
  echo "The server did not become ready:" >&2
  tail -50 "$work/server.log" >&2
  exit 1
}

start_upstream_node() {
  secret=$(openssl rand -hex 32)
  upstream="https://127.0.0.1:$(node "$interop/free-ports.mjs" 1)"
  start_node "$@"
}

name() { node -e "import('$interop/lib/names.mjs').then((names) => console.log(names.$1))"; }

part() {
  "$@" >"$work/part.log" 2>&1 || true
  sed '$d' "$work/part.log"
  if [[ $(tail -1 "$work/part.log") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    counts=($((counts[0] + BASH_REMATCH[1])) $((counts[1] + BASH_REMATCH[2])))
  else
    tail -1 "$work/part.log"
    counts[1]=$((counts[1] + 1))
  fi
}

close_parts() {
  if ((counts[1] > 0)); then
    echo "--- the server's last lines" >&2
    tail -30 "$work/server.log" >&2
  fi
  echo "${counts[0]} passed, ${counts[1]} failed"
  ((counts[1] == 0))
}
