#!/bin/sh
# Kills `exoskin run` with signal 9 at random instants, runs the same command again, and compares every result with
# an undisturbed run, bit for bit. Ends with a count; exit code 0 where no bit differs.
#
#   validation/kill_resume.sh [KILLS]       (default 50)
#
# Environment: EXOSKIN (the program; default target/release/exoskin), SCENARIO, DRAWS, SAMPLES.
set -eu
cd "$(dirname "$0")/.."

KILLS=${1:-50}
EXOSKIN=${EXOSKIN:-target/release/exoskin}
SCENARIO=${SCENARIO:-scenarios/ref.toml}
DRAWS=${DRAWS:-60}
SAMPLES=${SAMPLES:-300}
RESULTS="scenario.toml summary.json ledger.parquet readouts.parquet draws.parquet inputs.parquet report.html"
# Nothing kept from other runs: every row has to come from the killed run's own snapshot, or be solved.
EXOSKIN_CACHE=
export EXOSKIN_CACHE

[ -x "$EXOSKIN" ] || cargo build --release -p exoskin-cli
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

start() { # folder, threads
    exec "$EXOSKIN" run "$SCENARIO" --out "$1" --threads "$2" --draws "$DRAWS" --samples "$SAMPLES" --quiet >"$work/said" 2>&1
}

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

differing() { # folder: results that are not those of the undisturbed run
    for file in $RESULTS; do
        cmp -s "$work/whole/$file" "$1/$file" || echo "$file"
    done
}

half_written() { # folder: results that are there but not whole
    for file in $RESULTS; do
        [ ! -e "$1/$file" ] || cmp -s "$work/whole/$file" "$1/$file" || echo "$file"
    done
}

began=$(milliseconds)
(start "$work/whole" 1)
long=$(($(milliseconds) - began))
(start "$work/whole2" 2)
[ -z "$(differing "$work/whole2")" ] || { echo "1 and 2 threads differ: $(differing "$work/whole2")"; exit 1; }
echo "undisturbed run: $long ms; 1 and 2 threads: same bits"

killed=0 wrong=0 early=0 resumed=0
while [ "$killed" -lt "$KILLS" ]; do
    threads=$((1 + killed % 2))
    rm -rf "$work/cut"
    number=$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')
    wait_ms=$((number % long))
    (start "$work/cut" "$threads") &
    child=$!
    sleep "$(printf '%d.%03d' $((wait_ms / 1000)) $((wait_ms % 1000)))"
    kill -9 "$child" 2>/dev/null || true
    code=0
    wait "$child" 2>/dev/null || code=$?
    if [ "$code" -ne 137 ]; then
        early=$((early + 1)) # it had ended by then: another instant
        continue
    fi
    killed=$((killed + 1))
    half=$(half_written "$work/cut")
    rows=0
    [ ! -e "$work/cut/.snapshot" ] || rows=$(wc -c <"$work/cut/.snapshot")
    [ "$rows" -le 48 ] || resumed=$((resumed + 1))
    if ! (start "$work/cut" "$threads"); then
        echo "kill $killed after $wait_ms ms ($threads threads): the second run failed: $(cat "$work/said")"
        wrong=$((wrong + 1))
        continue
    fi
    bad=$(differing "$work/cut")
    left=$(find "$work/cut" -name '.*.part' -o -name '.snapshot')
    if [ -n "$half$bad$left" ]; then
        echo "kill $killed after $wait_ms ms ($threads threads): half written: $half; differing: $bad; left: $left"
        wrong=$((wrong + 1))
    fi
done
echo "killed $killed times ($resumed with solved rows in the snapshot), $early instants fell after the end: $wrong wrong"
[ "$wrong" -eq 0 ]
