#!/usr/bin/env bash
# The first answer and the second: `dose` after every shipped procedure with an empty cache and with what that left,
# wall and processor seconds: `benches/doses.sh [EXOSKIN]`.
set -euo pipefail
cd "$(dirname "$0")/.."
exoskin=${1:-target/release/exoskin}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
uptime

# Prints wall and processor seconds of a command.
seconds() {
    /usr/bin/time -f '%e %U %S' -o "$work/time" "$exoskin" --quiet "$@" >/dev/null
    awk '{ printf "%6.2f s wall, %6.2f s of processors", $1, $2 + $3 }' "$work/time"
}

export EXOSKIN_CACHE="$work/cache"
dose=(dose --product frozen_msc --site face --volume 2mL)
for procedure in none hydradermabrasion roller pen injection rf_needles nonablative_1440_1927 fractional_co2 peel \
    full_field_eryag full_field_co2 punch donor_site; do
    asked=("${dose[@]}" --after "$procedure")
    [ "$procedure" = injection ] || asked+=(--delay 10min)
    rm -rf "$EXOSKIN_CACHE"
    echo "$procedure: first $(seconds "${asked[@]}"), again $(seconds "${asked[@]}")"
    rm -rf "$EXOSKIN_CACHE"
    echo "$procedure --count-only: first $(seconds "${asked[@]}" --count-only)"
done
rm -rf "$EXOSKIN_CACHE"
echo "pen --price 450: first $(seconds "${dose[@]}" --after pen --delay 10min --price 450)"
nine=scenarios/hair_prp_vs_exosomes.toml
rm -rf "$EXOSKIN_CACHE"
echo "compare $nine: first $(seconds compare "$nine" --out "$work/first"), again $(seconds compare "$nine" --out "$work/again")"
rm -rf "$EXOSKIN_CACHE"
echo "run scenarios/ref.toml: $(seconds run scenarios/ref.toml --samples 1000 --out "$work/out")"
