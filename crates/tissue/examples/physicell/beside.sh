#!/usr/bin/env bash
# The template spheroid here and in PhysiCell, in turn: beside.sh PHYSICELL_DIR [CELLS:MINUTES ...]
# PHYSICELL_DIR is a copy of PhysiCell 1.14.2 that may be changed; it is built with -O3 -march=native.
# Both run one thread; what counts is processor time, three runs each.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
physicell=$(cd "$1" && pwd)
shift
cases=${*:-10000:12 100000:6 500000:3}

cd "$physicell"
template=sample_projects/template
cp $template/Makefile $template/main.cpp .
cp $template/config/* config/
cp $template/custom_modules/* custom_modules/
mkdir -p output
# Three dimensions, substrate taken up; nothing is computed that the spheroid does not need.
sed -e 's|<use_2D>true</use_2D>|<use_2D>false</use_2D>|' \
    -e 's|in_each_agent>true|in_each_agent>false|;s|<calculate_gradients>true|<calculate_gradients>false|' \
    -e 's|<uptake_rate units="1/min">0<|<uptake_rate units="1/min">10<|;s|<initial_condition units="mmHg">0<|<initial_condition units="mmHg">1<|' \
    -e 's|<enable>true</enable>|<enable>false</enable>|' $template/config/PhysiCell_settings.xml > config/spheroid.xml
if [ ! -x spheroid ]; then
    make > make.log 2>&1
    g++ -O3 -march=native -fomit-frame-pointer -mfpmath=both -fopenmp -m64 -std=c++14 -I. -o spheroid "$here/spheroid.cpp" ./*.o
fi

cd "$here"
cargo build --release --quiet -p exoskin-tissue --example spheroid
ours=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release/examples/spheroid
for one in $cases; do
    for _ in 1 2 3; do
        "$ours" "${one%:*}" "${one#*:}" 1
        (cd "$physicell" && ./spheroid "${one%:*}" "${one#*:}" 1 2>&1 > output/log.txt | tail -1)
    done
done
