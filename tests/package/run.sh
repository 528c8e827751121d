#!/usr/bin/env bash
# Packs FastCluster.ResourceServer and what it needs as its README says, builds the program of that README outside of the
# project against the packages alone, and asks it: without its authorization server it is not ready and lets nobody in.
# The project must be built in Release. Prints "N passed, N failed"; the exit code is 0 only when nothing failed.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
readme=$root/api/FastCluster.ResourceServer/README.md
work=$(mktemp -d)
program=
trap 'kill $program 2>/dev/null || true; rm -rf "$work"' EXIT
passed=0 failed=0

holds() { # WHAT COMMAND...
  if "${@:2}" >"$work/log" 2>&1; then
    passed=$((passed + 1))
    echo "ok   $1"
  else
    failed=$((failed + 1))
    echo "FAIL $1"
    tail -n 20 "$work/log"
  fi
}

block() { # LANGUAGE: the first block of code in the README of that language
  awk -v open="\`\`\`$1" '$0 == open { on = 1; next } on && /^```/ { exit } on' "$readme"
}

answers() { # STATUS PATH
  local status
  status=$(curl -s -o /dev/null -w '%{http_code}' --max-time 5 "$address$2")
  [ "$status" = "$1" ] || { echo "$2: $status, wanted $1"; return 1; }
}

# The commands of the README pack from the root of the project; what they write goes into the temporary folder.
pack() { (cd "$root" && eval "$(block sh | grep '^dotnet pack' | sed "s|--output packages|--no-build --output $work/packages|")"); }

make_program() {
  mkdir "$work/reader"
  cd "$work/reader"
  dotnet new web --no-restore --output . >/dev/null
  # Restored packages of ours must not stay on the machine: another build has the same version.
  export NUGET_PACKAGES=$work/restored RestoreFallbackFolders=${NUGET_PACKAGES:-$HOME/.nuget/packages}
  dotnet add package FastCluster.ResourceServer --source "$work/packages" --no-restore
  block csharp | sed 's|https://as.example.org|https://127.0.0.1:1|' >Program.cs
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout rs.key -out rs.pem -days 2 -subj /CN=reader \
    -addext subjectAltName=URI:https://fhir.example.org/r4
  dotnet build -c Release -nologo -warnaserror -p:RestoreAdditionalProjectSources="$work/packages" --output "$work/built"
}

start_program() {
  cd "$work/reader"
  ASPNETCORE_URLS=http://127.0.0.1:0 dotnet "$work/built/reader.dll" >"$work/program.log" 2>&1 &
  program=$!
  for _ in $(seq 100); do
    address=$(sed -n 's|.*Now listening on: \(http://[^ ]*\).*|\1|p' "$work/program.log")
    [ -z "$address" ] || return 0
    sleep 0.1
  done
  cat "$work/program.log"
  return 1
}

holds 'packages are made' pack
holds 'the program of the README builds against them without a warning' make_program
holds 'it starts' start_program
holds 'it is not ready without its authorization server' answers 503 /ready
holds 'no token, no answer' answers 401 /r4/Observation
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
