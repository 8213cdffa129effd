#!/usr/bin/env bash
# Random and malformed requests to every described path of `exoskin serve`: none may end in a server error or in an answer of another kind
# than is described. Needs curl, and schemathesis (SCHEMATHESIS names it).
#   validation/api_fuzz.sh target/release/exoskin [SECONDS]
set -euo pipefail
binary=$1
seconds=${2:-300}
data=$(mktemp -d)
pid=
trap 'kill "$pid" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$data"' EXIT

"$binary" serve --no-open --port 0 --quiet --data "$data/app" >"$data/url" &
pid=$!
for _ in $(seq 300); do [ -s "$data/url" ] && break; sleep 0.1; done
url=$(head -n 1 "$data/url")
base=${url%/start*}
curl -fsS -o /dev/null -c "$data/cookies" "$url"
cookie=$(awk '$6 == "exoskin_session" { print $6 "=" $7 }' "$data/cookies")
word=$(curl -fsS -b "$data/cookies" "$base/api/v1/session" | sed 's/.*"csrf":"\([0-9a-f]*\)".*/\1/')

# Signing out would end the run; streams of progress are tested elsewhere. What schemathesis remembers goes with the folder.
cd "$data"
"${SCHEMATHESIS:-schemathesis}" run "$base/api/v1/openapi.json" -H "Cookie: $cookie" -H "X-CSRF-Token: $word" \
    --exclude-path /api/v1/logout --exclude-path-regex '/events$' --checks not_a_server_error,content_type_conformance \
    --max-time "$seconds" --request-timeout 60 --continue-on-failure --seed 1 --warnings off --suppress-health-check all
kill -0 "$pid"
curl -fsS -o /dev/null "$base/"
