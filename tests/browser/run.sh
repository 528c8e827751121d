#!/usr/bin/env bash
# Starts the built server with people, as tests/interop does, and goes through its pages with Chromium.
# Usage: run.sh [SERVER [JOURNEY]]   SERVER is the built program, see ../interop/node.sh; JOURNEY is one function of journeys/.
# Prints "N passed, N failed"; the exit code is 0 only when nothing failed. Pictures of the pages lie in artefacts/.
set -euo pipefail
cd "$(dirname "$0")"
. ../interop/node.sh
if [[ ! -x ${FASTCLUSTER_CHROMIUM:-/usr/bin/chromium} ]]; then
  echo "There is no Chromium: run eng/install-test-tools, or name one in FASTCLUSTER_CHROMIUM." >&2
  exit 2
fi
[[ -d node_modules/playwright-core ]] || npm ci --ignore-scripts --silent --no-audit --no-fund
[[ -d ../interop/node_modules/jose ]] || (cd ../interop && npm ci --ignore-scripts --silent --no-audit --no-fund)

rm -rf artefacts
start_node "${1:-}"
part timeout 600 node main.mjs --base "$base" --pki "$work/community" --server "$server" --artefacts "$PWD/artefacts" ${2:+--only "$2"}
close_parts
