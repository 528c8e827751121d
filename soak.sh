#!/usr/bin/env bash
# What takes longer than ./test.sh: larger fuzzing, more kill rounds, a million tokens. Result files go to out/soak with
# commit and machine in their names.
set -euo pipefail
cd "$(dirname "$0")"
out=out/soak/$(git rev-parse --short HEAD)-$(uname -m)-$(nproc)cpu
mkdir -p "$out"
dotnet build FastCluster.sln -c Release -nologo -v q -clp:NoSummary
export FASTCLUSTER_FUZZ=1000000 FASTCLUSTER_KILL_ROUNDS=5 FASTCLUSTER_GROWTH_TOKENS=1000000
dotnet test tests/FastCluster.Udap.Tests -c Release --no-build --filter FullyQualifiedName~Fuzz \
  --logger "trx;LogFileName=fuzz.trx" --results-directory "$out"
dotnet test tests/FastCluster.Durability.Tests -c Release --no-build \
  --logger "trx;LogFileName=durability.trx" --results-directory "$out"
dotnet run --project perf/FastCluster.Floor -c Release --no-build -- --requests 20000 --rounds 5 | tee "$out/floor.txt"
echo "results: $out"
