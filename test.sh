#!/usr/bin/env bash
# Installs what the tests need, builds with warnings as errors, runs every test and writes docs/requirements.md.
# Prints one closing line: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
export FASTCLUSTER_REFUSALS=$results/refusals # the conformance tests leave here why they were refused
passed=0
failed=0

step() { printf '\n== %s\n' "$1"; }

# A check is one more passed or failed: its output is shown only when it fails.
check() {
  local name=$1
  shift
  step "$name"
  if "$@" >"$results/check.log" 2>&1; then
    passed=$((passed + 1))
    tail -n 3 "$results/check.log"
  else
    failed=$((failed + 1))
    tail -n 60 "$results/check.log"
    echo "FAILED: $name"
  fi
}

step 'install'
eng/install-test-tools || { echo '0 passed, 1 failed'; exit 1; }

step 'build'
if ! dotnet build FastCluster.sln -c Release -nologo -v q -clp:NoSummary; then
  echo '0 passed, 1 failed'
  exit 1
fi

check 'layout' dotnet csharpier check .
check 'places of the rules that are taken out' eng/rule-removal --check

for project in tests/*.Tests; do
  step "$(basename "$project")"
  dotnet test "$project" -c Release --no-build -nologo -v q --filter 'Category!=Soak' \
    --logger "trx;LogFileName=$(basename "$project").trx" --results-directory "$results/trx" || true
done
read -r test_passed test_failed < <(eng/count-trx "$results/trx" tests/*.Tests)
passed=$((passed + test_passed))
failed=$((failed + test_failed))

check 'signed vectors' dotnet run --project tests/FastCluster.VectorRunner -c Release --no-build -- --vectors tests/vectors/signed
check 'scope vectors' dotnet run --project tests/FastCluster.VectorRunner -c Release --no-build -- --vectors tests/vectors/cases/scope.json
check 'independent client' tests/interop/run.sh
check 'people in a browser' tests/browser/run.sh
check 'requirement report' eng/requirements "$results/trx" "$results/refusals" docs/requirements.md

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
