#!/usr/bin/env bash
# What takes longer than ./test.sh: a million inputs for each fuzz target, 200 rounds of each race, a hundred rounds of
# parallel refreshes, also while a node dies, more kill rounds, a million tokens, ten and a hundred thousand families below
# one anchor, a rolling restart of five minutes, a million imported clients, the ratios to the floors, registration as a
# workload, loads with an event, processor time of clusters, rules taken out of the source one by one.
# Result files go to out/soak with commit and machine in their names. Goes on after a failure and ends with 1.
set -uo pipefail
cd "$(dirname "$0")"
out=out/soak/$(git rev-parse --short HEAD)-$(uname -m)-$(nproc)cpu
mkdir -p "$out"
dotnet build FastCluster.sln -c Release -nologo -v q -clp:NoSummary || exit 1
export FASTCLUSTER_FUZZ=1000000 FASTCLUSTER_RACE_ROUNDS=200 FASTCLUSTER_KILL_ROUNDS=5
export FASTCLUSTER_GROWTH_TOKENS=1000000 FASTCLUSTER_FAMILIES=10000 FASTCLUSTER_CASCADE_ROUNDS=1000
export FASTCLUSTER_ROLL_SECONDS=300 FASTCLUSTER_REFRESH_ROUNDS=100 FASTCLUSTER_REFRESH_KILLS=100
result=0

tests() { # PROJECT [FILTER]
  local name=$1${2:+-$2}
  dotnet test "tests/FastCluster.$1.Tests" -c Release --no-build ${2:+--filter "FullyQualifiedName~$2"} \
    --logger "trx;LogFileName=$name.trx" --logger 'console;verbosity=detailed' --results-directory "$out" \
    >"$out/$name.txt" 2>&1 || result=1
  tail -n 5 "$out/$name.txt"
}

measured() { # NAME COMMAND...
  "${@:2}" | tee "$out/$1.txt" || result=1
}

measured first-token eng/measure first-token
measured import eng/measure import
measured floor dotnet run --project perf/FastCluster.Floor -c Release --no-build -- --requests 20000 --rounds 5
measured introspection-floor dotnet run --project perf/FastCluster.Floor -c Release --no-build -- introspection --requests 20000 --rounds 5
measured registrations dotnet run --project perf/FastCluster.Floor -c Release --no-build -- registrations --requests 20000
measured peers dotnet run --project perf/FastCluster.Floor -c Release --no-build -- peers --requests 8000 --rounds 5
tests Udap Fuzz
tests Api Fuzz
tests Conformance RaceTests
tests Conformance RefreshTests
tests Cluster
FASTCLUSTER_FAMILIES=100000 tests Cluster Anchor
load=(dotnet run --project perf/FastCluster.LoadTests -c Release --no-build --)
measured hot-client "${load[@]}" saturate token-client-credentials token-hot-client --least 60
measured storm "${load[@]}" storm
measured events "${load[@]}" run crl-outage rolling-restart revoke-cascade --nodes 3 --rate 100 --duration 60 \
  --threshold 'token-in-outage.errors<=0%' 'introspect.errors<=0%' 'introspect-after.errors<=0%' 'revoke-authority.errors<=0%'
measured cluster-cost dotnet run --project perf/FastCluster.ClusterCost -c Release --no-build
tests Durability
measured rule-removal eng/rule-removal
echo "results: $out"
exit "$result"
