#!/usr/bin/env bash
# Wall time and peak memory of whole commands, from process start: `benches/commands.sh [REPEATS]`.
set -euo pipefail
cd "$(dirname "$0")/.."
repeats=${1:-7}

cargo build --release --quiet
exoskin="$PWD/target/release/exoskin"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
uptime

# Prints the median wall time of a command, the least and the most, and its largest peak memory.
measure() {
    local name=$1
    shift
    : >"$work/times"
    for _ in $(seq "$repeats"); do
        rm -rf "$work/out"
        /usr/bin/time -f '%e %U %M' -a -o "$work/times" "$@" >"$work/stdout" 2>"$work/stderr" ||
            { echo "$name failed:"; cat "$work/stderr"; return 1; }
    done
    sort -n "$work/times" | awk -v name="$name" '
        { wall[NR] = $1; if ($2 > user) user = $2; if ($3 > memory) memory = $3 }
        END { printf "%-46s median %6.2f s (%.2f to %.2f), user at most %.2f s, peak %4.0f MB\n",
              name, wall[int((NR + 1) / 2)], wall[1], wall[NR], user, memory / 1024 }'
}

command -v /usr/bin/time >/dev/null || { echo "needs GNU time (/usr/bin/time)" >&2; exit 1; }
dose=(dose --product frozen_msc --site face --volume 2mL --after microneedling --delay 10min --samples 10000)
measure "vial, 10,000 samples" "$exoskin" vial frozen_msc --history "-80C 60d; thaw; 4C 36h" --samples 10000
awk 'BEGIN { print "time,temperature C"; for (i = 0; i < 100000; i++) { s = i * 20; printf "2026-03-%02d %02d:%02d:%02d,%.1f\n",
    1 + int(s / 86400), int(s / 3600) % 24, int(s / 60) % 60, s % 60, 4 + (i * 7919 % 13) / 10 } }' >"$work/log.csv"
measure "vial, logger file of 100,000 lines" "$exoskin" vial frozen_msc --log "$work/log.csv"
measure "claim 20" "$exoskin" claim 20
measure "status, one country" "$exoskin" status --country US
measure "risk, needling with a placental product" "$exoskin" risk scenarios/needling_placental.toml
measure "dose into a vein, 10,000 samples" "$exoskin" dose --route iv --product frozen_msc --volume 15mL
# The first call fills a fresh cache of solved draws.
export EXOSKIN_CACHE="$work/cache"
measure_cold=$(date +%s.%N)
"$exoskin" "${dose[@]}" >/dev/null 2>&1 || true
echo "dose, first call: $(awk -v a="$measure_cold" -v b="$(date +%s.%N)" 'BEGIN { printf "%.2f", b - a }') s"
measure "dose, 10,000 samples" "$exoskin" "${dose[@]}"
measure "dose with a price, draws in the cache" "$exoskin" "${dose[@]}" --price 450
measure "run ref.toml, 1,000 samples" env EXOSKIN_CACHE= "$exoskin" run scenarios/ref.toml --samples 1000 --out "$work/out"
measure "run ref.toml, 1,000 samples, one thread" \
    env EXOSKIN_CACHE= "$exoskin" run scenarios/ref.toml --samples 1000 --threads 1 --out "$work/out"
