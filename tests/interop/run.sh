#!/usr/bin/env bash
# Starts the built server with a community made by openssl, runs the journeys and stops the server; then verifies with jose
# the tokens that the server's own demo wrote down, one for each algorithm of access tokens.
# Usage: run.sh [SERVER]   SERVER is the built program, see node.sh.
# Prints "N passed, N failed"; the exit code is 0 only when nothing failed.
set -euo pipefail
cd "$(dirname "$0")"
. ./node.sh
[[ -d node_modules/oidc-provider && -d node_modules/openid-client ]] || npm ci --silent --no-audit --no-fund

start_node "${1:-}"
part timeout 120 node journey.mjs --base "$base" --pki "$work/community"
part timeout 120 node code.mjs --base "$base" --pki "$work/community"
part timeout 120 node identity.mjs --base "$base" --pki "$work/community"

for algorithm in ES256 RS256; do
  (cd "$work" && FASTCLUSTER__KEYRING__ALGORITHM=$algorithm timeout 120 "$server" demo --json "$work/demo-$algorithm.json") || true
  part timeout 60 node demo-token.mjs "$work/demo-$algorithm.json" "$algorithm"
done
stop_node

start_upstream_node "${1:-}"
part timeout 120 node upstream.mjs --base "$base" --pki "$work/community" --upstream "$upstream"
close_parts
