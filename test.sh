#!/usr/bin/env bash
# Installs what the tests need, builds with warnings as errors, runs every test and writes docs/requirements.md.
# Prints one closing line: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
touch "$results/passed" "$results/failed"
export FASTCLUSTER_REFUSALS=$results/refusals # the conformance tests leave here why they were refused

step() { printf '\n== %s\n' "$1"; }

# A check is one more passed or failed: its output is shown only when it fails.
check() {
  local name=$1 log
  log=$(mktemp -p "$results")
  shift
  step "$name"
  if "$@" >"$log" 2>&1; then
    echo "$name" >>"$results/passed"
    tail -n 3 "$log"
  else
    echo "$name" >>"$results/failed"
    tail -n 60 "$log"
    echo "FAILED: $name"
  fi
}

tests() { # PROJECT [NAME FILTER]
  local name=${2:-$(basename "$1")}
  step "$name"
  dotnet test "$1" -c Release --no-build -nologo -v q --filter "Category!=Soak${3:+&$3}" \
    --logger "trx;LogFileName=$name.trx" --results-directory "$results/trx"
}

# Nodes that live for seconds run little code often enough for the profile that the compiler would make of it.
test_clusters() { # NAME FILTER
  DOTNET_TieredPGO=0 tests $cluster "$@"
}

step 'build, and install beside it'
eng/install-test-tools >"$results/install" 2>&1 &
install=$!
dotnet build FastCluster.sln -c Release -nologo -v q -clp:NoSummary
built=$?
if ! wait $install || [ $built -ne 0 ]; then
  tail -n 20 "$results/install"
  echo '0 passed, 1 failed'
  exit 1
fi

# The tests of clusters wait for clocks much of their time, so everything else runs beside them, at a lower priority, and then
# those of them that wait most.
cluster=tests/FastCluster.Cluster.Tests
waiting=FastCluster.Cluster.Tests.Outages
{
  export FASTCLUSTER_TEST_PORTS=21504-32767
  (
    renice -n 5 "$BASHPID" >/dev/null
    for project in tests/*.Tests; do
      [ "$project" = $cluster ] || tests "$project"
    done
    check 'layout' dotnet csharpier check .
    check 'places of the rules that are taken out' eng/rule-removal --check
    check 'signed vectors' dotnet run --project tests/FastCluster.VectorRunner -c Release --no-build -- --vectors tests/vectors/signed
    check 'scope vectors' dotnet run --project tests/FastCluster.VectorRunner -c Release --no-build -- --vectors tests/vectors/cases/scope.json
    check 'package of the library' tests/package/run.sh
  )
  test_clusters $waiting "FullyQualifiedName~$waiting"
} >"$results/beside" 2>&1 &
FASTCLUSTER_TEST_PORTS=10240-21503 test_clusters FastCluster.Cluster.Tests "FullyQualifiedName!~$waiting"
wait
cat "$results/beside"

check 'independent client' tests/interop/run.sh
check 'people in a browser' tests/browser/run.sh
check 'requirement report' eng/requirements "$results/trx" "$results/refusals" docs/requirements.md

read -r passed failed < <(eng/count-trx "$results/trx" tests/*.Tests $waiting)
passed=$((passed + $(wc -l <"$results/passed")))
failed=$((failed + $(wc -l <"$results/failed")))
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
